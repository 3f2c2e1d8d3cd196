"""nomenklatura (the library behind OpenSanctions) in its own environment: another interpreter, a pipe between."""

from __future__ import annotations

import contextlib
import json
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import IO, Any

from dissuade.evaluation.engines import nomenklatura_worker
from dissuade.evaluation.engines.ftm import party_entity, query_entity
from dissuade.evaluation.engines.protocol import Answer, EngineError
from dissuade.model.party import Party
from dissuade.model.query import Query

__all__ = ["ALGORITHMS", "NomenklaturaEngine"]

ALGORITHMS = ("logic-v2", "logic-v1", "name-based", "name-qualified", "regression-v1")
_BATCH = 1000
_PATIENCE = 120.0  # seconds that an import may take


class NomenklaturaEngine:
    """Runs one scoring algorithm, on the candidates of its own blocker or on given ones.

    Args:
        python: interpreter of an environment that has nomenklatura.
        algorithm: see ``ALGORITHMS``.

    Raises:
        EngineError: there is no such interpreter.
    """

    judges = True

    def __init__(self, python: str | Path, algorithm: str = "logic-v2") -> None:
        self.name = f"nomenklatura {algorithm}"
        self.version = ""
        self._python = str(python)
        self._algorithm = algorithm
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        self._process: subprocess.Popen[str] | None = None

    def check(self) -> None:
        """Find out whether the interpreter has nomenklatura."""
        command = [self._python, "-I", "-c", "import nomenklatura"]
        try:
            done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, timeout=_PATIENCE)
        except (OSError, subprocess.TimeoutExpired) as error:
            raise EngineError(f"cannot start {self._python}: {error}") from error
        if done.returncode:
            said = done.stderr.decode("utf-8", "replace").strip().splitlines()
            raise EngineError(f"{self._python} has no nomenklatura: {said[-1] if said else 'it says nothing'}")

    def load(self, parties: Sequence[Party]) -> None:
        """Hand over the parties as FtM entities."""
        self.close()
        self._folder = tempfile.TemporaryDirectory(prefix="dissuade-evaluation-")
        entities = Path(self._folder.name) / "entities.jsonl"
        with entities.open("w", encoding="utf-8") as out:
            for party in parties:
                if party.schema != "CryptoWallet":  # FtM does not compare them by name
                    out.write(json.dumps(party_entity(party), ensure_ascii=False) + "\n")
        # -I: nothing of this project or of the user may get into its imports
        command = [self._python, "-I", str(Path(nomenklatura_worker.__file__).resolve())]
        try:
            self._process = subprocess.Popen(
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8", errors="replace"
            )
        except OSError as error:
            raise EngineError(f"cannot start {self._python}: {error}") from error
        try:
            self.version = str(self._ask({"entities": str(entities), "algorithm": self._algorithm})["version"])
        except EngineError:
            self.close()
            raise

    def answer(
        self, queries: Sequence[Query], candidates: Sequence[frozenset[str] | None] | None = None
    ) -> list[Answer]:
        """See ``Engine.answer``."""
        answers: list[Answer] = []
        given = candidates if candidates is not None else [None] * len(queries)
        for first in range(0, len(queries), _BATCH):
            told = self._ask(
                {
                    "queries": [query_entity(q, n) for n, q in enumerate(queries[first : first + _BATCH])],
                    "candidates": [None if ids is None else sorted(ids) for ids in given[first : first + _BATCH]],
                }
            )
            answers += [
                Answer({str(i): float(s) for i, s in item["scores"].items()}, frozenset(item["candidates"]), {})
                for item in told["answers"]
            ]
        return answers

    def close(self) -> None:
        """End the process."""
        process, self._process = self._process, None
        if process is not None:
            process.terminate()
            for pipe in (process.stdin, process.stdout):
                assert pipe is not None
                with contextlib.suppress(OSError):  # what was not written has no reader any more
                    pipe.close()
            process.wait()
        if self._folder is not None:
            self._folder.cleanup()
            self._folder = None

    def _ask(self, request: dict[str, Any]) -> dict[str, Any]:
        if self._process is None:
            raise EngineError(f"{self.name} has no lists yet")
        into: IO[str] | None = self._process.stdin
        out: IO[str] | None = self._process.stdout
        assert into is not None
        assert out is not None
        try:
            into.write(json.dumps(request) + "\n")
            into.flush()
            line = out.readline()
        except OSError:
            line = ""
        if not line:
            raise EngineError(f"{self._python} ended with status {self._process.wait()}; is nomenklatura there?")
        try:
            told: dict[str, Any] = json.loads(line)
        except ValueError as error:
            raise EngineError(f"{self._python} answered what is no JSON: {line[:80]!r}") from error
        if "error" in told:
            raise EngineError(f"{self.name}: {told['error']}")
        return told
