"""What screening and comparing give back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

from dissuade.model.party import Listing
from dissuade.model.records import Record

__all__ = ["AlignedTokens", "Comparison", "Evidence", "Match", "PartyRef", "SnapshotRef"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence(Record):
    """One feature's part in a score.

    Args:
        feature: name of the feature.
        contribution: what it adds to the log-odds; all contributions of a match add up to the logit of its probability.
        query_value, party_value: the two values that were compared, as shown to people.
        reason: one clause in plain words.
    """

    feature: str
    contribution: float
    query_value: str = ""
    party_value: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AlignedTokens(Record):
    """Which token of the query answers which token of the party's name.

    Args:
        query, party: the surface text of the tokens on each side ("" where the side has no answer).
        similarity: 0..1 of the best pair of forms; 0 for an unanswered token.
        relation: ``equal``, ``romanised``, ``similar``, ``initial``, ``glued``, ``acronym``, ``equivalent``
            (nickname, legal form), ``missing`` (no answer) or ``contradicts``.
        via: the forms that met, such as ``kim = kim (ko-press)``.
    """

    query: str
    party: str
    similarity: float
    relation: str
    via: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison(Record):
    """Two names (or parties) compared: the probability that they mean the same party, 0..1, and why."""

    probability: float
    evidence: tuple[Evidence, ...]
    alignment: tuple[AlignedTokens, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyRef(Record):
    """What a match says about the party that it found; the whole record is in the snapshot under ``id``."""

    id: str
    caption: str
    schema: str
    source_ids: tuple[str, ...]
    listings: tuple[Listing, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SnapshotRef(Record):
    """Which lists an answer rests on.

    Args:
        id: hash of the editions and the compiler version.
        compiled_at: ISO date and time, UTC.
        sources: source names with the date of the edition, such as ``{"un-sc": "2026-02-27"}``, as pairs.
        undated: those of the sources that carry no date, with what their date is in its place: ``mtime`` (of the file)
            or ``server`` (when the server says that its file was changed), as pairs. How old they are is not known.
        starter: true for the small example snapshot that ships with the package; then every answer must say so.
    """

    id: str
    compiled_at: str
    sources: tuple[tuple[str, str], ...]
    starter: bool = False
    undated: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, kw_only=True)
class Match(Record):
    """A query x party, with probability and evidence.

    Args:
        probability: calibrated, 0..1.
        matched_name: the name of the party that answered best.
        alignment, evidence: why; a screener works them out when somebody looks (``explained_later``).
    """

    party: PartyRef
    probability: float
    matched_name: str
    evidence: tuple[Evidence, ...]
    alignment: tuple[AlignedTokens, ...]
    snapshot: SnapshotRef

    @classmethod
    def explained_later(
        cls, *, party: PartyRef, probability: float, matched_name: str, snapshot: SnapshotRef, explain: Explain
    ) -> Match:
        """A match whose ``evidence`` and ``alignment`` come from ``explain`` when one of them is first asked for.

        Args:
            party, probability, matched_name, snapshot: as above.
            explain: gives the same answer whenever it is called, in any thread.
        """
        match = object.__new__(cls)
        match.__dict__.update(
            party=party, probability=probability, matched_name=matched_name, snapshot=snapshot, _explain=explain
        )
        return match

    if not TYPE_CHECKING:  # to a type checker both are plain fields

        def __getattr__(self, name: str) -> object:
            explain = self.__dict__.get("_explain")
            if explain is None or name not in ("evidence", "alignment"):
                raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")
            evidence, alignment = explain()
            self.__dict__.update(evidence=evidence, alignment=alignment)
            return self.__dict__[name]

    def __getstate__(self) -> dict[str, object]:
        """What is copied or sent to another process: the fields, all of them known by then."""
        return {field.name: getattr(self, field.name) for field in fields(self)}


Explain = Callable[[], tuple[tuple[Evidence, ...], tuple[AlignedTokens, ...]]]
"""Gives the evidence and the alignment of a match."""
