"""A local HTTP server that serves files and, on request, misbehaves as list publishers and networks do."""

from __future__ import annotations

import socket
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

__all__ = ["Asked", "MisbehavingServer", "serve"]


@dataclass(frozen=True)
class Asked:
    """One request as it arrived; header names in lower case."""

    path: str
    headers: dict[str, str]


Answer = Callable[["Handler"], None]


@dataclass
class MisbehavingServer:
    """Answers by path.

    Attributes:
        url: such as ``http://127.0.0.1:40123``.
        asked: every request so far.
    """

    url: str = ""
    asked: list[Asked] = field(default_factory=list)
    stopping: threading.Event = field(default_factory=threading.Event)
    _answers: dict[str, list[Answer]] = field(default_factory=lambda: defaultdict(list))

    def on(self, path: str, *answers: Answer) -> str:
        """Give these answers to requests for ``path``, one after the other, the last one for ever; returns the URL."""
        self._answers[path] = list(answers)
        return self.url + path

    def next_answer(self, path: str) -> Answer:
        answers = self._answers[path]
        if not answers:
            return status(404)
        return answers.pop(0) if len(answers) > 1 else answers[0]

    def requests_for(self, path: str) -> list[Asked]:
        return [asked for asked in self.asked if asked.path == path]


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    book: MisbehavingServer

    def do_GET(self) -> None:
        self.book.asked.append(Asked(self.path, {name.lower(): value for name, value in self.headers.items()}))
        self.book.next_answer(self.path.partition("?")[0])(self)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""

    def head(self, status: int, **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()

    def hang_up(self) -> None:
        self.wfile.flush()
        self.close_connection = True
        self.connection.shutdown(socket.SHUT_RDWR)


@contextmanager
def serve() -> Iterator[MisbehavingServer]:
    """Run a server on a free port of this machine."""
    book = MisbehavingServer()
    handler = type("BoundHandler", (Handler,), {"book": book})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    server.handle_error = lambda request, client_address: None  # type: ignore[method-assign]  # clients that hang up
    book.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield book
    finally:
        book.stopping.set()
        server.shutdown()
        server.server_close()
        thread.join()


def status(code: int, **headers: str) -> Answer:
    """An answer without content."""
    return lambda handler: handler.head(code, Content_Length="0", **headers)


def content(body: bytes, *, etag: str = "", last_modified: str = "", **headers: str) -> Answer:
    """A well-behaved answer: conditional requests and ranges are honoured."""
    known = {"ETag": etag, "Last_Modified": last_modified}
    validators = {name: value for name, value in known.items() if value}

    def answer(handler: Handler) -> None:
        asked = handler.headers
        if (etag and asked["If-None-Match"] == etag) or (
            last_modified and not asked["If-None-Match"] and asked["If-Modified-Since"] == last_modified
        ):
            handler.head(304, **validators)
            return
        start = 0
        if asked["Range"] and asked["If-Range"] in validators.values():
            start = int(asked["Range"].removeprefix("bytes=").removesuffix("-"))
        part = body[start:]
        extra = {"Content_Range": f"bytes {start}-{len(body) - 1}/{len(body)}"} if start else {}
        handler.head(206 if start else 200, Content_Length=str(len(part)), **validators, **extra, **headers)
        handler.wfile.write(part)

    return answer


def dies_after(count: int, body: bytes, **headers: str) -> Answer:
    """Announces the whole body, sends ``count`` bytes of it and hangs up."""

    def answer(handler: Handler) -> None:
        handler.head(200, Content_Length=str(len(body)), **headers)
        handler.wfile.write(body[:count])
        handler.hang_up()

    return answer


def stalls_after(count: int, body: bytes, **headers: str) -> Answer:
    """Announces the whole body, sends ``count`` bytes of it and then nothing for ever."""

    def answer(handler: Handler) -> None:
        handler.head(200, Content_Length=str(len(body)), **headers)
        handler.wfile.write(body[:count])
        handler.wfile.flush()
        handler.book.stopping.wait(30)
        handler.hang_up()

    return answer


def drips(body: bytes, *, pause: float) -> Answer:
    """Sends a byte at a time, never idle for long."""

    def answer(handler: Handler) -> None:
        handler.head(200, Content_Length=str(len(body)))
        for place in range(len(body)):
            if handler.book.stopping.is_set():
                return
            handler.wfile.write(body[place : place + 1])
            handler.wfile.flush()
            time.sleep(pause)

    return answer


def drips_headers(*, pause: float) -> Answer:
    """Sends header lines for ever, a byte at a time."""

    def answer(handler: Handler) -> None:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nX-Wait: ")
        while not handler.book.stopping.is_set():
            handler.wfile.write(b"a")
            handler.wfile.flush()
            time.sleep(pause)

    return answer


def raw(data: bytes) -> Answer:
    """Sends exactly these bytes, be they HTTP or not, and hangs up."""

    def answer(handler: Handler) -> None:
        handler.wfile.write(data)
        handler.hang_up()

    return answer


def redirect(target: str, code: int = 302) -> Answer:
    """Sends the client elsewhere."""
    return status(code, Location=target)
