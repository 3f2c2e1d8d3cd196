"""The user's own past decisions: which of them the lists can still answer, and how they come out at a threshold."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np

from dissuade.evaluation.cases import chance_of
from dissuade.evaluation.engines.protocol import Answer, Engine
from dissuade.evaluation.results import LineSample
from dissuade.evaluation.statistics import Share, area_under_curve, calibration
from dissuade.model.query import Query

__all__ = ["Decided", "DecidedScores", "score_decisions", "settle_decisions"]

_SHOWN = 3  # unknown parties that a note names
_MOST = 15  # samples of each sort


@dataclass(frozen=True, slots=True)
class Decided:
    """A past decision: was this query this party?"""

    query: Query
    party_id: str
    match: bool


def settle_decisions(decisions: Sequence[Decided], listed: Collection[str]) -> tuple[list[Decided], list[str]]:
    """Leave out what cannot be measured: parties that are not listed, what was decided both ways, repetitions.

    Args:
        listed: ids of the parties that the snapshot has and that are still listed.

    Returns:
        The others in their order, and a sentence for each sort that was left out.
    """
    notes = []
    known = [decided for decided in decisions if decided.party_id in listed]
    if away := len(decisions) - len(known):
        ids = dict.fromkeys(decided.party_id or "(none)" for decided in decisions if decided.party_id not in listed)
        named = ", ".join(list(ids)[:_SHOWN]) + (" ..." if len(ids) > _SHOWN else "")
        notes.append(
            f"{away:,} of {len(decisions):,} decisions are left out: their parties are not, or no longer, listed in "
            f"this snapshot ({named})."
        )
    verdicts: dict[tuple[Query, str], set[bool]] = {}
    for decided in known:
        verdicts.setdefault(_pair(decided), set()).add(decided.match)
    settled = {_pair(decided): decided for decided in reversed(known) if len(verdicts[_pair(decided)]) == 1}
    both = sum(len(verdicts[_pair(decided)]) > 1 for decided in known)
    if both:
        notes.append(f"{both:,} decisions are left out: the same customer and party were decided both ways.")
    if repeated := len(known) - both - len(settled):
        notes.append(f"{repeated:,} decisions repeat others and are counted once.")
    return list(reversed(settled.values())), notes


def _pair(decided: Decided) -> tuple[Query, str]:
    return dataclasses.replace(decided.query, id=""), decided.party_id


@dataclass(frozen=True, slots=True)
class DecidedScores:
    """Past decisions with the score that the party got, 0 if it was not found; ``answers`` as the engine gave them."""

    decisions: Sequence[Decided]
    answers: Sequence[Answer]

    @property
    def scores(self) -> list[float]:
        """Of each decision the score of its party."""
        return [a.scores.get(d.party_id, 0.0) for d, a in zip(self.decisions, self.answers, strict=True)]

    def measure(self, line: float) -> dict[str, object]:
        """How they come out at a threshold.

        Returns:
            ``true_matches`` and ``false_positives`` (the share of each that is flagged), ``auc``, ``calibration``.
        """
        scores = self.scores
        labels = [decided.match for decided in self.decisions]
        flagged = {
            label: Share.of(
                sum(s >= line for s, m in zip(scores, labels, strict=True) if m is label), labels.count(label)
            ).to_dict()
            for label in (True, False)
        }
        error, curve = calibration(np.array(scores, dtype=np.float64), np.array(labels, dtype=bool))
        return {
            "true_matches": flagged[True],
            "false_positives": flagged[False],
            "auc": area_under_curve(labels, scores),
            "calibration_error": error,
            "calibration": [point.to_dict() for point in curve],
        }

    def sample(self, line: float, *, seed: int) -> list[LineSample]:
        """Those that come out against the decision: true matches below the line and false positives above it.

        Returns:
            At most 15 of each.
        """
        samples: list[LineSample] = []
        for side, what, match in (("below", "lost match", True), ("above", "kept false positive", False)):
            against = [
                (score, decided, answer.names.get(decided.party_id, ""))
                for score, decided, answer in zip(self.scores, self.decisions, self.answers, strict=True)
                if decided.match is match and (score >= line) is not match
            ]
            drawn = chance_of(seed, "decisions", what).sample(against, min(_MOST, len(against)))
            samples += [
                LineSample(
                    side=side,
                    what=what,
                    treatment="decision",
                    query=decided.query.name,
                    listed="",
                    answer=name,
                    party_id=decided.party_id,
                    score=score,
                )
                for score, decided, name in sorted(drawn, key=lambda item: (-item[0], item[1].query.name))
            ]
        return samples


def score_decisions(engine: Engine, decisions: Sequence[Decided]) -> DecidedScores:
    """Ask an engine about the queries of past decisions."""
    return DecidedScores(decisions, engine.answer([decided.query for decided in decisions]))
