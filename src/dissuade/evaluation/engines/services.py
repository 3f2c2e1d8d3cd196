"""Engines that run as a service: yente (OpenSanctions) and Watchman (Moov). They keep lists of their own."""

from __future__ import annotations

import json
import time
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

import httpx2

from dissuade.evaluation.engines.ftm import query_entity
from dissuade.evaluation.engines.protocol import Answer, EngineError
from dissuade.model.party import Party
from dissuade.model.query import Query

__all__ = ["WatchmanEngine", "YenteEngine"]

_TIMEOUT = 60.0
_PATIENCE = 20.0  # seconds in which a service has to answer anything at all
_DEADLINE = 120.0  # seconds in which an answer has to be whole
_LARGEST = 32_000_000  # bytes of an answer; fifty queries with fifty matches each are 2 MB
_RETRIES = (1.0, 4.0)  # seconds to wait before asking again where a service stumbled
_STUMBLED = frozenset((429, 502, 503, 504))
_PASSING = (httpx2.NetworkError, httpx2.RemoteProtocolError)
_UNREACHABLE = (httpx2.HTTPError, httpx2.InvalidURL)
_YENTE_BATCH = 50  # it refuses more than 100
_WATCHMAN_TYPES = {
    "Person": "person",
    "Organization": "organization",
    "PublicBody": "organization",
    "Company": "business",
    "LegalEntity": "business",
    "Vessel": "vessel",
    "Airplane": "aircraft",
}


class _Service:
    """A connection, and which of our parties its ids mean."""

    judges = False

    def __init__(self, address: str) -> None:
        self.version = ""
        self._address = address.rstrip("/")
        self._client = httpx2.Client(timeout=_TIMEOUT)
        self._ids: dict[str, list[str]] = {}

    def check(self) -> None:
        """Find out whether anything answers there, whatever it says."""
        try:
            with self._client.stream("GET", self._address + "/", timeout=_PATIENCE):
                pass
        except _UNREACHABLE as error:
            raise EngineError(f"{self._address} cannot be reached: {error or type(error).__name__}") from error

    def load(self, parties: Sequence[Party]) -> None:
        """Learn by which references the service may know the parties: our id, or the authority's own number."""
        self._ids = {}
        for party in parties:
            for key in dict.fromkeys((party.id, *(item.reference for item in party.listings if item.reference))):
                self._ids.setdefault(key.casefold(), []).append(party.id)

    def close(self) -> None:
        """Close the connection."""
        self._client.close()

    def _parties(self, keys: Sequence[str]) -> list[str]:
        """Our ids for theirs; ``ofac-12345`` also goes by ``12345``."""
        found: list[str] = []
        for key in keys:
            low = key.casefold()
            for form in (low, low.partition("-")[2]):
                found += self._ids.get(form, ()) if form else ()
        return list(dict.fromkeys(found)) or list(keys[:1])

    def _fetch(self, method: str, path: str, **options: Any) -> Any:
        """The JSON that a request is answered with; asked again where the service or the network stumbled."""
        address = self._address + path
        for wait in (*_RETRIES, None):
            try:
                status, body = self._ask(method, address, options)
                if wait is None or status not in _STUMBLED:
                    break
            except _UNREACHABLE as error:
                if wait is None or not isinstance(error, _PASSING):
                    raise EngineError(f"{address} cannot be reached: {error or type(error).__name__}") from error
            time.sleep(wait)
        if status != 200:
            raise EngineError(f"{address} answered with status {status}: {body[:200].decode(errors='replace')!r}")
        try:
            return json.loads(body)
        except (ValueError, RecursionError) as error:
            raise EngineError(f"{address} answered what is no JSON: {error}") from error

    def _ask(self, method: str, address: str, options: dict[str, Any]) -> tuple[int, bytes]:
        """Status and body of one answer, as long as it is neither endless nor too slow."""
        until = time.monotonic() + _DEADLINE
        body = bytearray()
        with self._client.stream(method, address, **options) as response:
            if response.is_redirect:
                raise EngineError(f"{address} answered with status {response.status_code}: it sends to another address")
            for part in response.iter_bytes():
                body += part
                if len(body) > _LARGEST:
                    raise EngineError(f"{address} answered with more than {_LARGEST:,} bytes")
                if time.monotonic() > until:
                    raise EngineError(f"{address} had not answered in full after {_DEADLINE:.0f} seconds")
            return response.status_code, bytes(body)


class YenteEngine(_Service):
    """yente's ``POST /match/{dataset}`` (https://www.opensanctions.org/docs/yente/).

    Args:
        address: such as ``http://localhost:8000``.
        dataset: what it should search. algorithm: "" for its default.
    """

    def __init__(self, address: str, dataset: str = "default", algorithm: str = "") -> None:
        super().__init__(address)
        self.name = f"yente {algorithm}".strip()
        self._dataset = dataset
        self._algorithm = algorithm

    def answer(
        self, queries: Sequence[Query], candidates: Sequence[frozenset[str] | None] | None = None
    ) -> list[Answer]:
        """See ``Engine.answer``; it cannot be told what to judge, so given candidates only restrict the report."""
        answers: list[Answer] = []
        options = {"limit": "50", "cutoff": "0.05", "threshold": "0.05"}
        if self._algorithm:
            options["algorithm"] = self._algorithm
        path = f"/match/{quote(self._dataset, safe='')}"
        for first in range(0, len(queries), _YENTE_BATCH):
            entities = [query_entity(q, n) for n, q in enumerate(queries[first : first + _YENTE_BATCH])]
            body = {"queries": {e["id"]: {"schema": e["schema"], "properties": e["properties"]} for e in entities}}
            told = self._fetch("POST", path, params=options, json=body)
            try:
                for entity in entities:
                    scores: dict[str, float] = {}
                    for result in told["responses"][entity["id"]]["results"]:
                        keys = [str(result["id"]), *map(str, result.get("referents", ()))]
                        for party in self._parties(keys):
                            scores[party] = max(scores.get(party, 0.0), _score(result["score"]))
                    answers.append(Answer(scores, None, {}))
            except (KeyError, TypeError, ValueError, AttributeError) as error:
                raise EngineError(f"{self._address}{path} answered in another form than yente's: {error!r}") from error
        return _restrict(answers, candidates)


class WatchmanEngine(_Service):
    """Watchman's ``GET /v2/search`` (https://moov-io.github.io/watchman/).

    Args:
        address: such as ``http://localhost:8084``.
    """

    name = "watchman"

    def answer(
        self, queries: Sequence[Query], candidates: Sequence[frozenset[str] | None] | None = None
    ) -> list[Answer]:
        """See ``Engine.answer``; given candidates only restrict the report."""
        answers: list[Answer] = []
        for query in queries:
            options = {"name": query.name, "limit": "100", "minMatch": "0.05"}
            if kind := _WATCHMAN_TYPES.get(query.schema):
                options["type"] = kind
            if query.birth_dates and kind == "person":
                options["birthDate"] = query.birth_dates[0].value
            if query.gender and kind == "person":
                options["gender"] = query.gender
            told = self._fetch("GET", "/v2/search", params=options)
            scores: dict[str, float] = {}
            try:
                for result in told["entities"] or ():
                    for party in self._parties([str(result["sourceID"])]):
                        scores[party] = max(scores.get(party, 0.0), _score(result["match"]))
            except (KeyError, TypeError, ValueError) as error:
                raise EngineError(f"{self._address} answered in another form than Watchman's: {error!r}") from error
            answers.append(Answer(scores, None, {}))
        return _restrict(answers, candidates)


def _score(value: Any) -> float:
    score = float(value)
    if not 0.0 <= score <= 1.0:
        raise ValueError(f"a score of {value!r}, not between 0 and 1")
    return score


def _restrict(answers: list[Answer], candidates: Sequence[frozenset[str] | None] | None) -> list[Answer]:
    if candidates is None:
        return answers
    return [
        answer if ids is None else Answer({i: s for i, s in answer.scores.items() if i in ids}, None, {})
        for answer, ids in zip(answers, candidates, strict=True)
    ]
