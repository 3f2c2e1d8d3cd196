"""Cases near the line, for people to look at: what the threshold just lets through, and what it just stops."""

from __future__ import annotations

from collections.abc import Sequence

from dissuade.evaluation.cases import CaseKind, chance_of
from dissuade.evaluation.results import LineSample, Outcome

__all__ = ["sample_lines"]

_MOST = 15
_NEAREST = 60  # drawn from these many, so that another seed shows others


def sample_lines(outcomes: Sequence[Outcome], line: float, *, seed: int) -> list[LineSample]:
    """Draw samples above and below the line (as below-the-line testing asks for).

    Args:
        line: the threshold.

    Returns:
        At most 15 of each: false alerts, customers just below, listed parties just above, missed ones. Missed parties
        that score nothing come last.
    """
    samples: list[LineSample] = []
    positives = [o for o in outcomes if o.case.kind is CaseKind.POSITIVE]
    others = [o for o in outcomes if o.case.kind is not CaseKind.POSITIVE]
    groups = (
        ("above", "false alert", [(o.deciding, o) for o in others if o.deciding >= line]),
        ("below", "quiet", [(o.deciding, o) for o in others if 0.0 < o.deciding < line]),
        ("above", "found", [(o.deciding, o) for o in positives if o.deciding >= line]),
        ("below", "missed", [(o.deciding, o) for o in positives if o.deciding < line]),
    )
    for side, what, scored in groups:
        nearest = sorted(scored, key=lambda item: (abs(item[0] - line), item[1].case.id))[:_NEAREST]
        drawn = chance_of(seed, "lines", what).sample(nearest, min(_MOST, len(nearest)))
        for score, outcome in sorted(drawn, key=lambda item: (-item[0], item[1].case.id)):
            samples.append(_sample(side, what, score, outcome))
    return samples


def _sample(side: str, what: str, score: float, outcome: Outcome) -> LineSample:
    case = outcome.case
    own = case.kind is not CaseKind.NEGATIVE
    return LineSample(
        side=side,
        what=what,
        treatment=case.treatment,
        query=case.query.name,
        listed=case.listed,
        answer=outcome.right_name if own else outcome.top_name,
        party_id=(case.right[0] if case.right else "") if own else outcome.top_id,
        score=score,
    )
