"""One file fetched over HTTP: conditional, resumable, within limits, and never trusted to be what it says."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import re
import ssl
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

import httpx2

from dissuade.errors import ListError
from dissuade.model.records import Record

__all__ = ["DownloadError", "Downloaded", "Limits", "Validators", "fetch_file"]

_LOCAL = frozenset({"localhost", "127.0.0.1", "::1"})
_RETRIED = frozenset({408, 425, 429, 500, 502, 503, 504})
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_NEVER_A_LIST = ("image/", "audio/", "video/", "font/")
_REASONS = {
    401: "the server wants credentials; give the header that it needs in lists.toml",
    403: "the server refuses access; some publishers block programs or countries; fetch the file with a browser",
    404: "there is no such file any more; the address may have changed",
    410: "the file was withdrawn",
}


class DownloadError(ListError):
    """A file could not be fetched.

    Args:
        url: its address.
        message: why, for people.
        status: the last HTTP status, if there was an answer.
    """

    def __init__(self, url: str, message: str, *, status: int | None = None) -> None:
        self.url = url
        self.status = status
        super().__init__(f"{url}: {message}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Of one download.

    Args:
        total_seconds: for all attempts together; idle_seconds: without a byte; connect_seconds: until connected.
        max_bytes: of the file; the largest official list known has 42 MB.
        attempts: how often a broken transfer is taken up again.
        max_redirects: in a row.
        backoff_seconds: before the second attempt; doubled each time.
    """

    total_seconds: float = 900.0
    idle_seconds: float = 30.0
    connect_seconds: float = 15.0
    max_bytes: int = 512 << 20
    attempts: int = 6
    max_redirects: int = 8
    backoff_seconds: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Validators(Record):
    """By what a server recognises a version of a file: its headers ETag and Last-Modified, "" if it sent none."""

    etag: str = ""
    last_modified: str = ""

    @property
    def resumable(self) -> str:
        """What If-Range may carry: a strong ETag, else the date, else ""."""
        return self.etag if self.etag and not self.etag.startswith("W/") else self.last_modified


@dataclass(frozen=True, slots=True)
class Downloaded:
    """A file that arrived completely; ``modified`` is its ISO date by the server, "" if it gave none."""

    url: str
    path: Path
    validators: Validators
    modified: str


class _TryAgainError(Exception):
    """This attempt failed, the next may not; ``after`` is how many seconds the server asks to wait."""

    def __init__(self, message: str, *, status: int | None = None, after: float | None = None) -> None:
        self.status = status
        self.after = after
        super().__init__(message)


@dataclass(slots=True)
class _Partial:
    """What has arrived so far, kept across attempts and processes."""

    path: Path
    url: str
    validators: Validators = field(default_factory=Validators)

    @property
    def _notes(self) -> Path:
        return self.path.with_suffix(".json")

    @property
    def size(self) -> int:
        return self.path.stat().st_size if self.path.exists() else 0

    def recall(self) -> None:
        """Take up what an earlier process left, if it can be continued."""
        try:
            notes = json.loads(self._notes.read_text(encoding="utf-8"))
            self.validators = Validators(**notes["validators"])
            fits = notes["url"] == self.url and bool(self.validators.resumable)
        except (OSError, ValueError, TypeError, KeyError):
            fits = False
        if not fits:
            self.forget()

    def start(self, validators: Validators) -> None:
        """Begin anew with another version of the file."""
        self.path.unlink(missing_ok=True)
        self.validators = validators
        self._notes.write_text(json.dumps({"url": self.url, "validators": validators.to_dict()}), encoding="utf-8")

    def forget(self) -> None:
        self.path.unlink(missing_ok=True)
        self._notes.unlink(missing_ok=True)
        self.validators = Validators()

    def finish(self, target: Path) -> None:
        if not self.path.exists():
            self.path.touch()
        self.path.replace(target)
        self._notes.unlink(missing_ok=True)


def fetch_file(
    url: str,
    folder: Path,
    name: str,
    *,
    limits: Limits | None = None,
    headers: Mapping[str, str] | None = None,
    known: Validators | None = None,
) -> Downloaded | None:
    """Fetch a file into ``folder`` under ``name``; None if the server says that it still is the ``known`` version.

    A broken transfer is continued where it stopped (Range with If-Range), also by a later call. Content that arrives
    gzip-encoded is left so, for the limits of unpacking to apply.

    Args:
        headers: sent to the host of ``url`` only, not to where it redirects.

    Raises:
        DownloadError: the file did not arrive; nothing is at ``folder/name`` that was not there before.
    """
    limits = limits or Limits()
    folder.mkdir(parents=True, exist_ok=True)
    partial = _Partial(folder / f"{hashlib.sha256(url.encode()).hexdigest()[:16]}.part", url)
    partial.recall()
    deadline = time.monotonic() + limits.total_seconds
    timeout = httpx2.Timeout(limits.idle_seconds, connect=limits.connect_seconds)
    with (
        httpx2.Client(timeout=timeout, follow_redirects=False) as client,
        _closed_after(client, limits.total_seconds),
    ):
        modified = _try_repeatedly(_Transfer(client, partial, limits, dict(headers or {}), known, deadline))
    if modified is None:
        return None
    validators = partial.validators
    partial.finish(folder / name)
    return Downloaded(url, folder / name, validators, modified)


def _try_repeatedly(transfer: _Transfer) -> str | None:
    url, limits = transfer.partial.url, transfer.limits
    for attempt in range(limits.attempts):
        try:
            return transfer.run()
        except _TryAgainError as trouble:
            wait = limits.backoff_seconds * 2**attempt if trouble.after is None else trouble.after
            if attempt + 1 == limits.attempts:
                message = f"gave up after {limits.attempts} attempts: {trouble}"
                raise DownloadError(url, message, status=trouble.status) from trouble
            if time.monotonic() + wait > transfer.deadline:
                message = f"gave up, the time is over or too short to wait {wait:.0f} s: {trouble}"
                raise DownloadError(url, message, status=trouble.status) from trouble
            time.sleep(wait)
    raise AssertionError("a transfer is tried at least once")


@contextmanager
def _closed_after(client: httpx2.Client, seconds: float) -> Iterator[None]:
    """Close a client's connections when the time is over: a server can send headers for ever without being idle."""
    watchdog = threading.Timer(seconds, client.close)
    watchdog.daemon = True
    watchdog.start()
    try:
        yield
    finally:
        watchdog.cancel()


@dataclass(slots=True)
class _Transfer:
    """One file on its way; ``run`` is one attempt."""

    client: httpx2.Client
    partial: _Partial
    limits: Limits
    headers: dict[str, str]
    known: Validators | None
    deadline: float

    def run(self) -> str | None:
        """Return the ISO date of the file ("" if unknown), or None if it has not changed.

        Raises:
            _TryAgainError: the attempt failed in a way that may pass.
            DownloadError: it will not pass.
        """
        url = self.partial.url
        try:
            with self._open() as response:
                return self._receive(response)
        except (DownloadError, _TryAgainError):
            raise
        except Exception as error:  # a connection that is closed while it is read fails in many ways
            if time.monotonic() < self.deadline:
                self._explain(error)
            over = f"the time of {self.limits.total_seconds:g} s is over; {self.partial.size:,} bytes arrived"
            raise DownloadError(url, f"{over}, the next run goes on from there") from error

    def _explain(self, error: Exception) -> None:
        """Raise what an error of the connection means; another error is raised as it is."""
        url = self.partial.url
        try:
            raise error
        except httpx2.InvalidURL as error:
            raise DownloadError(url, f"not a usable address: {error}") from error
        except httpx2.TimeoutException as error:
            raise _TryAgainError(
                f"nothing arrived for {self.limits.idle_seconds:g} s ({type(error).__name__})"
            ) from error
        except httpx2.TransportError as error:
            if isinstance(_root_cause(error), ssl.SSLCertVerificationError):
                raise DownloadError(url, f"the server's certificate is not valid: {error}") from error
            raise _TryAgainError(str(error) or type(error).__name__) from error

    @contextmanager
    def _open(self) -> Iterator[httpx2.Response]:
        """Send the request and follow redirects, but not in circles and not from https down to http."""
        url, seen = self.partial.url, set()
        for _ in range(self.limits.max_redirects + 1):
            seen.add(url)
            with self.client.stream("GET", url, headers=self._request_headers(url)) as response:
                if response.status_code not in _REDIRECTS or "location" not in response.headers:
                    yield response
                    return
                target = urljoin(url, response.headers["location"])
            self._check_redirect(url, target, seen)
            url = target
        raise DownloadError(self.partial.url, f"more than {self.limits.max_redirects} redirects")

    def _check_redirect(self, url: str, target: str, seen: set[str]) -> None:
        parts = urlsplit(target)
        if target in seen:
            raise DownloadError(self.partial.url, f"the server redirects in a circle (again to {target})")
        if parts.scheme not in ("http", "https"):
            raise DownloadError(self.partial.url, f"redirected to {target}, which is not http")
        if urlsplit(url).scheme == "https" and parts.scheme == "http" and parts.hostname not in _LOCAL:
            raise DownloadError(self.partial.url, f"redirected from https down to {target}")

    def _request_headers(self, url: str) -> dict[str, str]:
        headers = {
            "User-Agent": f"dissuade/{version('dissuade')} (sanctions list update)",
            "Accept": "*/*",
            "Accept-Encoding": "identity",
        }
        if urlsplit(url).netloc == urlsplit(self.partial.url).netloc:
            headers |= self.headers
        if self.partial.size and self.partial.validators.resumable:
            headers["Range"] = f"bytes={self.partial.size}-"
            headers["If-Range"] = self.partial.validators.resumable
        elif self.known:
            if self.known.etag:
                headers["If-None-Match"] = self.known.etag
            if self.known.last_modified:
                headers["If-Modified-Since"] = self.known.last_modified
        return headers

    def _receive(self, response: httpx2.Response) -> str | None:
        status = response.status_code
        if status == 304 and self.known:
            return None
        if status in _RETRIED:
            raise _TryAgainError(f"HTTP status {status}", status=status, after=_retry_after(response))
        if status == 416:
            self.partial.forget()
            raise _TryAgainError("the server cannot continue the transfer; beginning anew", status=status, after=0.0)
        if status not in (200, 206):
            message = f"HTTP status {status}; {_REASONS.get(status, 'not an answer that can be used')}"
            raise DownloadError(self.partial.url, message, status=status)
        self._check_kind(response)
        validators = Validators(
            etag=response.headers.get("etag", ""), last_modified=response.headers.get("last-modified", "")
        )
        if status == 206:
            total = self._check_range(response, validators)
        else:
            self.partial.start(validators)
            length = response.headers.get("content-length", "")
            total = int(length) if length.isascii() and length.isdigit() else None
        if total is not None and total > self.limits.max_bytes:
            self.partial.forget()
            raise DownloadError(
                self.partial.url, f"{total:,} bytes are more than the limit of {self.limits.max_bytes:,}"
            )
        self._write(response)
        if total is not None and self.partial.size != total:
            raise _TryAgainError(f"{self.partial.size:,} of {total:,} bytes arrived")
        return _iso_date(self.partial.validators.last_modified)

    def _check_kind(self, response: httpx2.Response) -> None:
        kind = response.headers.get("content-type", "").lower()
        encoding = response.headers.get("content-encoding", "identity").lower()
        if kind.startswith(_NEVER_A_LIST):
            raise DownloadError(self.partial.url, f"the server sent {kind}, which is no list")
        if encoding not in ("", "identity", "gzip", "x-gzip"):
            raise DownloadError(self.partial.url, f"the server sent the encoding {encoding!r} without being asked")

    def _check_range(self, response: httpx2.Response, validators: Validators) -> int | None:
        """Return the total size that a partial answer states; one that does not continue ours is not used."""
        match = re.fullmatch(r"bytes (\d+)-\d+/(\d+|\*)", response.headers.get("content-range", ""))
        ours = self.partial.validators
        changed = validators.etag != ours.etag if validators.etag and ours.etag else False
        if match is None or int(match[1]) != self.partial.size or changed:
            self.partial.forget()
            raise _TryAgainError("the file changed during the transfer; beginning anew", after=0.0)
        return None if match[2] == "*" else int(match[2])

    def _write(self, response: httpx2.Response) -> None:
        size = self.partial.size
        with self.partial.path.open("ab") as out:
            for (
                chunk
            ) in response.iter_raw():  # as it comes, so that the time is looked at even if a byte comes at a time
                size += len(chunk)
                if size > self.limits.max_bytes:
                    self.partial.forget()
                    raise DownloadError(self.partial.url, f"more than the limit of {self.limits.max_bytes:,} bytes")
                out.write(chunk)
                if time.monotonic() > self.deadline:
                    raise TimeoutError


def _retry_after(response: httpx2.Response) -> float | None:
    text = response.headers.get("retry-after", "").strip()
    if text.isascii() and text.isdigit():
        return float(text)
    moment = _parse_http_date(text)
    return None if moment is None else max(0.0, (moment - dt.datetime.now(dt.UTC)).total_seconds())


def _iso_date(text: str) -> str:
    moment = _parse_http_date(text)
    return "" if moment is None or moment > dt.datetime.now(dt.UTC) else moment.date().isoformat()


def _parse_http_date(text: str) -> dt.datetime | None:
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)


def _root_cause(error: BaseException) -> Any:
    while (cause := error.__cause__ or error.__context__) is not None:
        error = cause
    return error
