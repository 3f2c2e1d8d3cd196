from __future__ import annotations

import datetime as dt
import gzip
import hashlib
import os
import time
from collections.abc import Iterator
from dataclasses import replace
from email.utils import format_datetime
from pathlib import Path

import pytest

from dissuade.errors import ListError
from dissuade.lists.download import Downloaded, DownloadError, Limits, Validators, fetch_file
from dissuade.lists.unpacking import unpack
from tests import misbehaving_server
from tests.misbehaving_server import (
    MisbehavingServer,
    content,
    dies_after,
    drips,
    drips_headers,
    raw,
    redirect,
    stalls_after,
    status,
)

BODY = b"<CONSOLIDATED_LIST>" + os.urandom(300_000).hex().encode() + b"</CONSOLIDATED_LIST>"
OTHER = b"<CONSOLIDATED_LIST>" + os.urandom(300_000).hex().encode() + b"</CONSOLIDATED_LIST>"
QUICK = Limits(total_seconds=10, idle_seconds=0.3, connect_seconds=1, attempts=4, backoff_seconds=0.01)
ETAG = '"2026-02-27"'
DATE = "Fri, 27 Feb 2026 06:00:00 GMT"


@pytest.fixture
def server() -> Iterator[MisbehavingServer]:
    with misbehaving_server.serve() as found:
        yield found


def fetch(
    url: str, folder: Path, *, limits: Limits = QUICK, known: Validators | None = None, **headers: str
) -> Downloaded:
    found = fetch_file(url, folder, "list.xml", limits=limits, known=known, headers=headers)
    assert found is not None
    return found


def failure(url: str, folder: Path, *, limits: Limits = QUICK) -> str:
    with pytest.raises(DownloadError) as caught:
        fetch_file(url, folder, "list.xml", limits=limits)
    assert not (folder / "list.xml").exists()
    assert str(caught.value).startswith(url)
    return str(caught.value)


def test_a_file_arrives_with_its_validators_and_date(server: MisbehavingServer, tmp_path: Path) -> None:
    url = server.on("/un.xml", content(BODY, etag=ETAG, last_modified=DATE))
    found = fetch(url, tmp_path)
    assert (BODY, Validators(etag=ETAG, last_modified=DATE), "2026-02-27") == (
        found.path.read_bytes(),
        found.validators,
        found.modified,
    )
    assert ["list.xml"] == [path.name for path in tmp_path.iterdir()]


def test_the_server_is_told_who_asks(server: MisbehavingServer, tmp_path: Path) -> None:
    fetch(server.on("/un.xml", content(BODY)), tmp_path, apikey="abc")
    (asked,) = server.asked
    assert asked.headers["user-agent"].startswith("dissuade/")
    assert ("identity", "abc") == (asked.headers["accept-encoding"], asked.headers["apikey"])


@pytest.mark.parametrize("validators", [{"etag": ETAG}, {"last_modified": DATE}, {"etag": f"W/{ETAG}"}])
def test_what_has_not_changed_is_not_fetched_again(
    validators: dict[str, str], server: MisbehavingServer, tmp_path: Path
) -> None:
    url = server.on("/un.xml", content(BODY, **validators))
    known = fetch(url, tmp_path).validators
    assert fetch_file(url, tmp_path, "list.xml", limits=QUICK, known=known) is None


def test_what_has_changed_is_fetched_again(server: MisbehavingServer, tmp_path: Path) -> None:
    url = server.on("/un.xml", content(OTHER, etag='"new"'))
    assert fetch(url, tmp_path, known=Validators(etag=ETAG)).path.read_bytes() == OTHER


def test_a_transfer_that_dies_is_continued(server: MisbehavingServer, tmp_path: Path) -> None:
    url = server.on("/un.xml", dies_after(200_000, BODY, ETag=ETAG), content(BODY, etag=ETAG))
    assert fetch(url, tmp_path).path.read_bytes() == BODY
    first, second = server.asked
    assert "range" not in first.headers
    assert second.headers["range"].startswith("bytes=")
    assert ETAG == second.headers["if-range"]


def test_a_transfer_that_dies_again_and_again_is_continued_each_time(server: MisbehavingServer, tmp_path: Path) -> None:
    def dies_on_the_way(count: int) -> misbehaving_server.Answer:
        def answer(handler: misbehaving_server.Handler) -> None:
            start = int((handler.headers["Range"] or "bytes=0-").removeprefix("bytes=").removesuffix("-"))
            span = f"bytes {start}-{len(BODY) - 1}/{len(BODY)}"
            handler.head(206, ETag=ETAG, Content_Range=span, Content_Length=str(len(BODY) - start))
            handler.wfile.write(BODY[start : start + count])
            handler.hang_up()

        return answer

    url = server.on(
        "/un.xml", dies_after(100_000, BODY, ETag=ETAG), dies_on_the_way(150_000), dies_on_the_way(len(BODY))
    )
    assert fetch(url, tmp_path).path.read_bytes() == BODY


def test_another_process_continues_where_the_first_was_stopped(server: MisbehavingServer, tmp_path: Path) -> None:
    url = server.on("/un.xml", dies_after(200_000, BODY, ETag=ETAG), content(BODY, etag=ETAG))
    failure(url, tmp_path, limits=replace(QUICK, attempts=1))
    assert fetch(url, tmp_path).path.read_bytes() == BODY
    assert "range" in server.asked[1].headers


def test_a_file_that_changed_meanwhile_is_fetched_from_the_beginning(server: MisbehavingServer, tmp_path: Path) -> None:
    url = server.on("/un.xml", dies_after(200_000, BODY, ETag=ETAG), content(OTHER, etag='"new"'))
    assert fetch(url, tmp_path).path.read_bytes() == OTHER


def test_a_server_that_continues_with_another_version_is_not_believed(
    server: MisbehavingServer, tmp_path: Path
) -> None:
    def mixes(handler: misbehaving_server.Handler) -> None:
        start = int(handler.headers["Range"].removeprefix("bytes=").removesuffix("-"))
        span = f"bytes {start}-{len(OTHER) - 1}/{len(OTHER)}"
        handler.head(206, ETag='"new"', Content_Range=span, Content_Length=str(len(OTHER) - start))
        handler.wfile.write(OTHER[start:])

    url = server.on("/un.xml", dies_after(200_000, BODY, ETag=ETAG), mixes, content(OTHER, etag='"new"'))
    assert fetch(url, tmp_path).path.read_bytes() == OTHER


@pytest.mark.parametrize("span", ["", "bytes 5-9/10", "bytes */10", "lines 1-2/3"])
def test_a_part_that_is_not_the_one_asked_for_is_not_used(span: str, server: MisbehavingServer, tmp_path: Path) -> None:
    def answer(handler: misbehaving_server.Handler) -> None:
        handler.head(206, Content_Length="5", **({"Content_Range": span} if span else {}))
        handler.wfile.write(b"wrong")

    url = server.on("/un.xml", dies_after(200_000, BODY, ETag=ETAG), answer, content(BODY, etag=ETAG))
    assert fetch(url, tmp_path).path.read_bytes() == BODY


def test_a_range_that_the_server_refuses_begins_anew(server: MisbehavingServer, tmp_path: Path) -> None:
    url = server.on("/un.xml", dies_after(200_000, BODY, ETag=ETAG), status(416), content(BODY, etag=ETAG))
    assert fetch(url, tmp_path).path.read_bytes() == BODY


def test_without_validators_nothing_is_continued(server: MisbehavingServer, tmp_path: Path) -> None:
    url = server.on("/un.xml", dies_after(200_000, BODY), content(BODY))
    assert fetch(url, tmp_path).path.read_bytes() == BODY
    assert "range" not in server.asked[1].headers


def test_a_stalled_transfer_is_taken_up_again(server: MisbehavingServer, tmp_path: Path) -> None:
    url = server.on("/un.xml", stalls_after(100_000, BODY, ETag=ETAG), content(BODY, etag=ETAG))
    assert fetch(url, tmp_path).path.read_bytes() == BODY


def test_a_server_that_always_stalls_is_given_up(server: MisbehavingServer, tmp_path: Path) -> None:
    url = server.on("/un.xml", stalls_after(10, BODY))
    assert "gave up after 2 attempts: nothing arrived for 0.3 s" in failure(
        url, tmp_path, limits=replace(QUICK, attempts=2)
    )


def test_a_server_that_drips_is_given_up_when_the_time_is_over(server: MisbehavingServer, tmp_path: Path) -> None:
    url = server.on("/un.xml", drips(BODY, pause=0.02))
    began = time.monotonic()
    assert "the next run goes on from there" in failure(url, tmp_path, limits=replace(QUICK, total_seconds=0.5))
    assert time.monotonic() - began < 5


def test_a_server_that_drips_its_headers_is_given_up_too(server: MisbehavingServer, tmp_path: Path) -> None:
    url = server.on("/un.xml", drips_headers(pause=0.02))
    began = time.monotonic()
    assert "the time of 0.5 s is over" in failure(url, tmp_path, limits=replace(QUICK, total_seconds=0.5))
    assert time.monotonic() - began < 5


def test_more_bytes_than_announced_are_not_read(server: MisbehavingServer, tmp_path: Path) -> None:
    answer = raw(b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n" + BODY)
    assert fetch(server.on("/un.xml", answer), tmp_path).path.read_bytes() == BODY[:10]


def test_fewer_bytes_than_announced_are_a_failure(server: MisbehavingServer, tmp_path: Path) -> None:
    url = server.on("/un.xml", dies_after(1000, BODY))
    assert "gave up after 4 attempts" in failure(url, tmp_path)
    assert len(server.asked) == 4


def test_a_chunked_answer_without_its_end_is_a_failure(server: MisbehavingServer, tmp_path: Path) -> None:
    url = server.on("/un.xml", raw(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n<CONS\r\n"))
    assert "gave up" in failure(url, tmp_path)


@pytest.mark.parametrize(
    "data", [b"", b"\x00\x01\x02", b"SSH-2.0-OpenSSH_9.6\r\n", b"HTTP/1.1 200 OK\r\nContent-Length: x\r\n\r\n", b"{}"]
)
def test_what_is_not_http_is_a_failure(data: bytes, server: MisbehavingServer, tmp_path: Path) -> None:
    assert "gave up" in failure(server.on("/un.xml", raw(data)), tmp_path)


def test_redirects_are_followed(server: MisbehavingServer, tmp_path: Path) -> None:
    server.on("/blob", content(BODY))
    server.on("/b", redirect("blob", 307))
    assert fetch(server.on("/a", redirect("/b", 301)), tmp_path).path.read_bytes() == BODY


def test_a_circle_of_redirects_is_a_failure(server: MisbehavingServer, tmp_path: Path) -> None:
    server.on("/b", redirect("/a"))
    assert "circle" in failure(server.on("/a", redirect("/b")), tmp_path)
    assert len(server.asked) == 2


def test_too_many_redirects_are_a_failure(server: MisbehavingServer, tmp_path: Path) -> None:
    for number in range(20):
        server.on(f"/{number}", redirect(f"/{number + 1}"))
    assert "more than 8 redirects" in failure(server.url + "/0", tmp_path)


@pytest.mark.parametrize("target", ["file:///etc/passwd", "ftp://example.org/list.xml", "data:text/xml,<a/>"])
def test_a_redirect_away_from_http_is_not_followed(target: str, server: MisbehavingServer, tmp_path: Path) -> None:
    assert "not http" in failure(server.on("/a", redirect(target)), tmp_path)


def test_a_redirect_to_another_host_does_not_carry_the_headers(server: MisbehavingServer, tmp_path: Path) -> None:
    with misbehaving_server.serve() as other:
        target = other.on("/blob", content(BODY))
        fetch(server.on("/a", redirect(target)), tmp_path, apikey="abc")
        assert "apikey" in server.asked[0].headers
        assert "apikey" not in other.asked[0].headers


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (401, "credentials"),
        (403, "browser"),
        (404, "no such file"),
        (410, "withdrawn"),
        (204, "status"),
        (418, "status"),
    ],
)
def test_a_final_answer_is_not_asked_for_again(
    code: int, words: str, server: MisbehavingServer, tmp_path: Path
) -> None:
    url = server.on("/un.xml", status(code))
    message = failure(url, tmp_path)
    assert f"HTTP status {code}" in message
    assert words in message
    assert len(server.asked) == 1


@pytest.mark.parametrize("code", [408, 429, 500, 502, 503, 504])
def test_a_passing_trouble_is_waited_out(code: int, server: MisbehavingServer, tmp_path: Path) -> None:
    url = server.on("/un.xml", status(code), status(code), content(BODY))
    assert fetch(url, tmp_path).path.read_bytes() == BODY
    assert len(server.asked) == 3


def test_a_trouble_that_does_not_pass_is_named_with_its_status(server: MisbehavingServer, tmp_path: Path) -> None:
    assert "HTTP status 503" in failure(server.on("/un.xml", status(503)), tmp_path)


def test_the_server_may_ask_to_wait(server: MisbehavingServer, tmp_path: Path) -> None:
    url = server.on("/un.xml", status(429, Retry_After="1"), content(BODY))
    began = time.monotonic()
    fetch(url, tmp_path)
    assert time.monotonic() - began >= 1


def test_the_server_may_ask_to_wait_until_a_time(server: MisbehavingServer, tmp_path: Path) -> None:
    then = dt.datetime.now(dt.UTC) + dt.timedelta(seconds=2)
    url = server.on("/un.xml", status(503, Retry_After=format_datetime(then, usegmt=True)), content(BODY))
    fetch(url, tmp_path)
    assert dt.datetime.now(dt.UTC) >= then.replace(microsecond=0)


def test_a_server_that_asks_for_too_much_patience_is_given_up(server: MisbehavingServer, tmp_path: Path) -> None:
    url = server.on("/un.xml", status(429, Retry_After="3600"))
    assert "3600 s" in failure(url, tmp_path)
    assert len(server.asked) == 1


@pytest.mark.parametrize("text", ["soon", "-5", "1e9", "٣", "Fri, 99 Foo"])
def test_a_wait_that_makes_no_sense_is_ignored(text: str, server: MisbehavingServer, tmp_path: Path) -> None:
    header = text if text.isascii() else "later"
    url = server.on("/un.xml", status(503, Retry_After=header), content(BODY))
    assert fetch(url, tmp_path).path.read_bytes() == BODY


def test_a_file_that_announces_too_much_is_not_fetched(server: MisbehavingServer, tmp_path: Path) -> None:
    url = server.on("/un.xml", content(BODY))
    assert "more than the limit of 1,000" in failure(url, tmp_path, limits=replace(QUICK, max_bytes=1000))


def test_a_file_that_does_not_end_is_cut_off(server: MisbehavingServer, tmp_path: Path) -> None:
    url = server.on("/un.xml", raw(b"HTTP/1.1 200 OK\r\n\r\n" + BODY))
    assert "more than the limit" in failure(url, tmp_path, limits=replace(QUICK, max_bytes=100_000))
    assert not list(tmp_path.iterdir())


def test_a_compressed_answer_is_left_packed_so_that_a_bomb_stays_small(
    server: MisbehavingServer, tmp_path: Path
) -> None:
    bomb = gzip.compress(b"0" * (64 << 20))
    url = server.on("/un.xml", content(bomb, Content_Encoding="gzip"))
    found = fetch(url, tmp_path)
    assert found.path.read_bytes() == bomb
    assert ["too-large"] == [error.reason for error in unpack([found.path], tmp_path / "work").refused]


def test_a_compressed_list_is_unpacked_later(server: MisbehavingServer, tmp_path: Path) -> None:
    url = server.on("/un.xml", content(gzip.compress(BODY), Content_Encoding="gzip"))
    (file,) = unpack([fetch(url, tmp_path).path], tmp_path / "work").files
    assert (BODY, "list.xml") == (file.path.read_bytes(), file.name)


@pytest.mark.parametrize("encoding", ["br", "zstd", "deflate", "gzip, br", "rot13"])
def test_an_encoding_that_was_not_asked_for_is_a_failure(
    encoding: str, server: MisbehavingServer, tmp_path: Path
) -> None:
    assert "encoding" in failure(server.on("/un.xml", content(BODY, Content_Encoding=encoding)), tmp_path)


def test_a_picture_is_no_list(server: MisbehavingServer, tmp_path: Path) -> None:
    assert "image/png" in failure(server.on("/un.xml", content(b"\x89PNG", Content_Type="image/png")), tmp_path)


def test_an_empty_file_arrives_as_it_is(server: MisbehavingServer, tmp_path: Path) -> None:
    assert fetch(server.on("/un.xml", content(b"")), tmp_path).path.read_bytes() == b""


def test_a_date_in_the_future_is_not_taken(server: MisbehavingServer, tmp_path: Path) -> None:
    future = format_datetime(dt.datetime.now(dt.UTC) + dt.timedelta(days=9), usegmt=True)
    assert fetch(server.on("/un.xml", content(BODY, last_modified=future)), tmp_path).modified == ""


@pytest.mark.parametrize("url", ["http://127.0.0.1:1/un.xml", "http://no-such-host.invalid/un.xml"])
def test_a_server_that_is_not_there_is_a_list_error(url: str, tmp_path: Path) -> None:
    with pytest.raises(ListError, match="gave up"):
        fetch_file(url, tmp_path, "list.xml", limits=replace(QUICK, attempts=2))


def test_notes_of_an_earlier_run_that_are_damaged_are_forgotten(server: MisbehavingServer, tmp_path: Path) -> None:
    url = server.on("/un.xml", content(BODY, etag=ETAG))
    stem = hashlib.sha256(url.encode()).hexdigest()[:16]
    (tmp_path / f"{stem}.part").write_bytes(b"old part")
    for notes in ("", "[]", '{"url": 1}', '{"url": "' + url + '", "validators": {"etag": ""}}'):
        (tmp_path / f"{stem}.json").write_text(notes)
        assert fetch(url, tmp_path).path.read_bytes() == BODY
