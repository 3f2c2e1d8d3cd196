"""Runs nomenklatura in an environment of its own; talks JSON lines over standard input and output.

Started by ``dissuade.evaluation.engines.nomenklatura`` with another interpreter, so it imports nothing of dissuade.
First line in: ``{"entities": path, "algorithm": name}``; first line out: ``{"version": ..., "entities": count}``.
Then for each batch in: ``{"queries": [entity ...], "candidates": [[id ...] or null ...]}``;
out: ``{"answers": [{"scores": {id: score}, "candidates": [id ...]} ...]}``. Trouble: ``{"error": text}``.
"""

from __future__ import annotations

import json
import logging
import sys
import tempfile
from importlib.metadata import version
from pathlib import Path
from typing import Any

_DATASET = "lists"


class _Matcher:
    """Entities in memory, the blocker over them, and a scoring algorithm."""

    def __init__(self, path: str, algorithm: str) -> None:
        from followthemoney import Dataset, StatementEntity
        from nomenklatura.matching import get_algorithm
        from nomenklatura.resolver import Linker
        from nomenklatura.store.memory import MemoryStore

        chosen = get_algorithm(algorithm)
        if chosen is None:
            raise ValueError(f"nomenklatura has no algorithm {algorithm!r}")
        self._algorithm = chosen
        self._config = chosen.default_config()
        self._make = StatementEntity.from_data
        self._dataset = Dataset.make({"name": _DATASET, "title": _DATASET})
        self._store = MemoryStore(self._dataset, Linker({}))
        self.entities: dict[str, Any] = {}
        with open(path, encoding="utf-8") as lines, self._store.writer() as writer:
            for line in lines:
                data = json.loads(line)
                data["datasets"] = [_DATASET]
                entity = self._make(self._dataset, data)
                writer.add_entity(entity)
                self.entities[entity.id] = entity
        self._folder = tempfile.TemporaryDirectory(prefix="nomenklatura-")
        self._index: Any = None

    def answer(self, queries: list[dict[str, Any]], given: list[list[str] | None]) -> list[dict[str, Any]]:
        made = [self._make(self._dataset, query) for query in queries]
        wanted = [entity for entity, ids in zip(made, given, strict=True) if ids is None]
        blocked = self._block(wanted) if wanted else {}
        answers = []
        for entity, ids in zip(made, given, strict=True):
            candidates = blocked.get(entity.id, []) if ids is None else [i for i in ids if i in self.entities]
            scores = {}
            for candidate in candidates:
                score = self._algorithm.compare(entity, self.entities[candidate], self._config).score
                if score > 0.0:
                    scores[candidate] = score
            answers.append({"scores": scores, "candidates": candidates})
        return answers

    def _block(self, queries: list[Any]) -> dict[str, list[str]]:
        if self._index is None:
            from nomenklatura.blocker.index import Index

            self._index = Index(self._store.default_view(), Path(self._folder.name))
            self._index.build()
        return {
            str(query): [str(match) for match, _score in matches]
            for query, matches in self._index.match_entities(queries)
        }


def main() -> None:
    """Answer batches until standard input ends."""
    logging.disable(logging.WARNING)
    out = sys.stdout
    sys.stdout = sys.stderr  # nothing else may write between the answers
    matcher = None
    for line in sys.stdin:
        request = json.loads(line)
        try:
            if matcher is None:
                matcher = _Matcher(request["entities"], request["algorithm"])
                answer: dict[str, Any] = {"version": version("nomenklatura"), "entities": len(matcher.entities)}
            else:
                answer = {"answers": matcher.answer(request["queries"], request["candidates"])}
        except Exception as error:  # noqa: BLE001 - whatever happens there has to be told here
            answer = {"error": f"{type(error).__name__}: {error}"}
        out.write(json.dumps(answer) + "\n")
        out.flush()


if __name__ == "__main__":
    main()
