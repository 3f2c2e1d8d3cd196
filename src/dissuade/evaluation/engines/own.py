"""Our own engine as one among others."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np

import dissuade
from dissuade.evaluation.engines.protocol import Answer
from dissuade.index.layout import group_mask
from dissuade.index.search import Searcher
from dissuade.model.party import Party
from dissuade.model.query import Query
from dissuade.names.analysis import name_class_of
from dissuade.screening import Screener
from dissuade.snapshots import Snapshot, build_snapshot, open_snapshot

__all__ = ["FLOOR", "DissuadeEngine"]

FLOOR = 0.001
"""Probabilities below count as not found; nobody sets a threshold there."""

_BATCH = 4096


class DissuadeEngine:
    """Screens against a snapshot.

    Args:
        snapshot: an open one; without it ``load`` compiles one for as long as this engine lives.
        recall: whether to tell the candidates of each query.
    """

    name = "dissuade"
    judges = False  # it reports its own candidates only

    def __init__(self, snapshot: Snapshot | None = None, *, recall: bool = True) -> None:
        self.version = _version()
        self._recall = recall
        self._folder: Path | None = None
        if snapshot is not None:
            self._open(snapshot)

    def check(self) -> None:
        """It is there."""

    def load(self, parties: Sequence[Party]) -> None:
        """Compile a snapshot of these parties in a folder of its own."""
        self.close()
        self._folder = Path(tempfile.mkdtemp(prefix="dissuade-evaluation-"))
        self._open(open_snapshot(build_snapshot(parties, self._folder / "snapshot", {})))

    def answer(
        self, queries: Sequence[Query], candidates: Sequence[frozenset[str] | None] | None = None
    ) -> list[Answer]:
        """See ``Engine.answer``; given candidates only restrict what is reported."""
        answers: list[Answer] = []
        for first in range(0, len(queries), _BATCH):
            batch = queries[first : first + _BATCH]
            known = self._candidates(batch) if self._recall else [None] * len(batch)
            found = self._screener.find(batch, limit=None, threshold=FLOOR)
            answers += [
                Answer(
                    scores={hit.party.id: hit.probability for hit in hits},
                    candidates=ids,
                    names={hit.party.id: hit.matched_name for hit in hits},
                )
                for hits, ids in zip(found, known, strict=True)
            ]
        if candidates is None:
            return answers
        return [
            answer
            if allowed is None
            else Answer({i: s for i, s in answer.scores.items() if i in allowed}, answer.candidates, answer.names)
            for answer, allowed in zip(answers, candidates, strict=True)
        ]

    def close(self) -> None:
        """Remove a snapshot that ``load`` compiled."""
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)
            self._folder = None

    def _open(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self._screener = Screener(snapshot)
        self._searcher = Searcher(snapshot.index)
        self._ids = [party.id for party in snapshot.parties]

    def _candidates(self, queries: Sequence[Query]) -> list[frozenset[str] | None]:
        """The parties whose names the index brings up, before anything is compared."""
        index = self._snapshot.index
        names = self._searcher.encode(
            [query.name for query in queries], [name_class_of(query.schema) for query in queries]
        )
        allowed = np.array([group_mask(query.schema) for query in queries], dtype=np.uint32)
        found = self._searcher.search(names, allowed)
        sets: list[frozenset[str] | None] = []
        for q in range(len(queries)):
            numbers: set[int] = set()
            for name in found.name[found.start[q] : found.start[q + 1]].tolist():
                numbers.update(index.bearer_party[index.bearer_start[name] : index.bearer_start[name + 1]].tolist())
            sets.append(frozenset(self._ids[number] for number in numbers))
        return sets


def _version() -> str:
    from importlib.metadata import version

    return version(dissuade.__name__)
