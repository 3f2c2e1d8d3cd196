"""What an engine has to be able to do to be measured."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from dissuade.errors import DissuadeError
from dissuade.model.party import Party
from dissuade.model.query import Query

__all__ = ["Answer", "Engine", "EngineError"]


class EngineError(DissuadeError):
    """An engine cannot be started or reached, or answers what cannot be read."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What an engine says about one query.

    Args:
        scores: party id to score, 0..1; parties that it does not report are absent.
        candidates: ids of the parties that it looked at, None where it does not tell.
        names: party id to the name that matched, where it tells.
    """

    scores: Mapping[str, float]
    candidates: frozenset[str] | None
    names: Mapping[str, str]


class Engine(Protocol):
    """A screening engine.

    ``name`` is what reports call it, ``version`` what it says it is, ``judges`` whether it can be told which parties
    to judge.
    """

    name: str
    version: str
    judges: bool

    def check(self) -> None:
        """Find out whether it is there, before much is spent on it.

        Raises:
            EngineError: it is not.
        """

    def load(self, parties: Sequence[Party]) -> None:
        """Take these parties as the lists; an engine that has lists of its own leaves them as they are."""

    def answer(
        self, queries: Sequence[Query], candidates: Sequence[frozenset[str] | None] | None = None
    ) -> list[Answer]:
        """Screen a batch.

        Args:
            queries: what is asked.
            candidates: for each query the parties to judge, None for the engine's own candidates.

        Raises:
            EngineError: it cannot.
        """

    def close(self) -> None:
        """Let go of processes and connections."""
