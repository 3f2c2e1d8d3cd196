"""yente and Watchman, played by a small server that speaks as they do."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlparse

import pytest

from dissuade.evaluation.engines import EngineError, services
from dissuade.evaluation.engines.services import WatchmanEngine, YenteEngine
from dissuade.model.party import PartialDate
from dissuade.model.query import Query
from tests.evaluation.listed import PARTIES
from tests.misbehaving_server import dies_after, drips, raw, redirect, serve

QUERIES = [
    Query(name="Ri Won Ho", schema="Person", birth_dates=(PartialDate(value="1964-07-17"),), countries=("kp",)),
    Query(name="Nobody Atall", schema="Person"),
]
Answerer = Callable[[str, dict[str, list[str]], Any], tuple[int, str]]


class _Service:
    """What was asked, and how to answer."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, dict[str, list[str]], Any]] = []
        self.answer: Answerer = lambda path, query, body: (404, "not found")
        service = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                self._reply(None)

            def do_POST(self) -> None:
                self._reply(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))

            def _reply(self, body: Any) -> None:
                parts = urlparse(self.path)
                asked = (parts.path, parse_qs(parts.query), body)
                service.asked.append(asked)
                status, text = service.answer(*asked)
                data = text.encode()
                self.send_response(status)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(data)))
                self.end_headers()
                self.wfile.write(data)

            def log_message(self, *_arguments: Any) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.handle_error = lambda request, client_address: None  # type: ignore[method-assign]  # who hangs up
        self.address = f"http://127.0.0.1:{self.server.server_address[1]}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()


@pytest.fixture(autouse=True)
def _no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(services, "_RETRIES", (0.0, 0.0))


@pytest.fixture
def service() -> Iterator[_Service]:
    made = _Service()
    yield made
    made.server.shutdown()
    made.server.server_close()


def yente_reply(_path: str, _query: dict[str, list[str]], body: Any) -> tuple[int, str]:
    found = {"id": "NK-abc", "caption": "Ri Won Ho", "schema": "Person", "properties": {},
             "referents": ["unsc-KPi.033", "un-sc-KPi.033"], "score": 0.98, "match": True, "features": {}}  # fmt: skip
    other = {"id": "ofac-20931", "referents": [], "score": 0.41, "match": False}
    responses = {
        key: {"status": 200, "results": [found, other] if "Ri Won Ho" in query["properties"]["name"] else []}
        for key, query in body["queries"].items()
    }
    return 200, json.dumps({"responses": responses, "matcher": {}, "limit": 50})


def watchman_reply(_path: str, query: dict[str, list[str]], _body: Any) -> tuple[int, str]:
    if query["name"] != ["Ri Won Ho"]:
        return 200, json.dumps({"entities": None})
    entity = {
        "name": "CHANG, Myong Chin",
        "entityType": "person",
        "sourceList": "us_ofac",
        "sourceID": "20931",
        "match": 0.62,
    }
    return 200, json.dumps({"entities": [entity]})


def test_yente_is_asked_in_its_form_and_its_ids_become_ours(service: _Service) -> None:
    service.answer = yente_reply
    engine = YenteEngine(service.address + "/", "sanctions", "logic-v2")
    engine.load(PARTIES)
    first, second = engine.answer(QUERIES)
    engine.close()
    assert {"un-sc-KPi.033": 0.98, "ofac-sdn-20931": 0.41} == first.scores
    assert {} == second.scores
    path, options, body = service.asked[0]
    assert path == "/match/sanctions"
    assert options["algorithm"] == ["logic-v2"]
    assert body["queries"]["query-0"] == {
        "schema": "Person",
        "properties": {"name": ["Ri Won Ho"], "birthDate": ["1964-07-17"], "nationality": ["kp"]},
    }


def test_yente_gets_no_more_queries_at_once_than_it_takes(service: _Service) -> None:
    service.answer = yente_reply
    engine = YenteEngine(service.address)
    assert len(engine.answer([QUERIES[1]] * 120)) == 120
    engine.close()
    assert [50, 50, 20] == [len(body["queries"]) for _, _, body in service.asked]


def test_watchman_is_asked_in_its_form_and_its_source_ids_become_ours(service: _Service) -> None:
    service.answer = watchman_reply
    engine = WatchmanEngine(service.address)
    engine.load(PARTIES)
    first, second = engine.answer(QUERIES)
    engine.close()
    assert {"ofac-sdn-20931": 0.62} == first.scores
    assert {} == second.scores
    path, options, _ = service.asked[0]
    assert path == "/v2/search"
    assert (options["type"], options["birthDate"]) == (["person"], ["1964-07-17"])


def test_candidates_restrict_what_a_service_reports(service: _Service) -> None:
    service.answer = yente_reply
    engine = YenteEngine(service.address)
    engine.load(PARTIES)
    answers = engine.answer(QUERIES, [frozenset({"ofac-sdn-20931"}), None])
    engine.close()
    assert [{"ofac-sdn-20931": 0.41}, {}] == [answer.scores for answer in answers]


@pytest.mark.parametrize(
    ("status", "text", "message"),
    [
        (500, "out of memory", "status 500"),
        (200, "<html>", "no JSON"),
        (200, '{"responses": {}}', "another form than yente's"),
        (200, '{"responses": {"query-0": {"results": [{"id": 1}]}}}', "another form than yente's"),
        (200, "[]", "another form than yente's"),
        (200, "[" * 100_000, "no JSON"),
        (200, '{"responses": {"query-0": {"results": [{"id": "x", "score": NaN}]}}}', "another form than yente's"),
        (200, '{"responses": {"query-0": {"results": [{"id": "x", "score": 97}]}}}', "not between 0 and 1"),
    ],
)
def test_an_answer_in_another_form_is_an_error_that_says_so(
    service: _Service, status: int, text: str, message: str
) -> None:
    service.answer = lambda path, query, body: (status, text)
    engine = YenteEngine(service.address)
    with pytest.raises(EngineError, match=message):
        engine.answer(QUERIES[:1])
    engine.close()


def test_a_service_that_is_not_there_is_an_error(service: _Service) -> None:
    for address in ("http://127.0.0.1:9", "http://127.0.0.1:port", "http://"):
        engine = WatchmanEngine(address)
        with pytest.raises(EngineError, match="cannot be reached"):
            engine.check()
        with pytest.raises(EngineError, match="cannot be reached"):
            engine.answer(QUERIES[:1])
        engine.close()


def test_a_service_is_there_whatever_it_says(service: _Service) -> None:
    engine = YenteEngine(service.address)
    engine.check()
    engine.close()
    assert [path for path, _, _ in service.asked] == ["/"]


def test_a_service_that_stumbles_is_asked_again(service: _Service) -> None:
    replies = [(503, "busy"), (502, ""), None]
    service.answer = lambda *asked: replies.pop(0) or yente_reply(*asked)
    engine = YenteEngine(service.address)
    assert engine.answer(QUERIES[1:])[0].scores == {}
    engine.close()
    assert len(service.asked) == 3


def test_a_service_that_keeps_stumbling_is_an_error(service: _Service) -> None:
    service.answer = lambda *_asked: (503, "busy")
    engine = WatchmanEngine(service.address)
    with pytest.raises(EngineError, match="status 503"):
        engine.answer(QUERIES[:1])
    engine.close()


def test_an_answer_without_end_is_not_read_to_its_end(service: _Service, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(services, "_LARGEST", 100_000)
    service.answer = lambda *_asked: (200, "[" + " " * 10_000_000 + "]")
    engine = WatchmanEngine(service.address)
    with pytest.raises(EngineError, match="more than 100,000 bytes"):
        engine.answer(QUERIES[:1])
    engine.close()


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        (drips(b" " * 1000, pause=0.02), "had not answered in full"),
        (redirect("http://127.0.0.1:9/"), "status 302: it sends to another address"),
        (dies_after(10, b" " * 1000), "cannot be reached"),
        (raw(b"SSH-2.0-OpenSSH_9.6\r\n"), "cannot be reached"),
    ],
)
def test_a_server_that_misbehaves_is_an_error(
    answer: Callable[[Any], None], message: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(services, "_DEADLINE", 0.2)
    with serve() as server:
        server.on("/v2/search", answer)
        engine = WatchmanEngine(server.url)
        with pytest.raises(EngineError, match=message):
            engine.answer(QUERIES[:1])
        engine.close()
    assert server.asked
