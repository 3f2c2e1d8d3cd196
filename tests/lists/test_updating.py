from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import filelock
import pytest

from dissuade.errors import ConfigurationError, InputError, ListError
from dissuade.lists import updating
from dissuade.lists.catalog import Download
from dissuade.lists.download import Limits
from dissuade.lists.editions import EditionStore
from dissuade.lists.updating import SourceUpdate, read_settings, update_sources
from tests import misbehaving_server
from tests.lists.official_files import PEOPLE, make_people, un_list, write_sdn_set
from tests.misbehaving_server import Answer, MisbehavingServer, content, dies_after, stalls_after, status

QUICK = Limits(total_seconds=10, idle_seconds=0.3, connect_seconds=1, attempts=2, backoff_seconds=0.01)
FIRST = un_list(PEOPLE).encode()
SECOND = un_list(PEOPLE[:5], "2026-02-28T00:00:00.000Z").encode()


@pytest.fixture
def server() -> Iterator[MisbehavingServer]:
    with misbehaving_server.serve() as found:
        yield found


@pytest.fixture
def store(tmp_path: Path) -> EditionStore:
    return EditionStore(tmp_path / "home")


def update(store: EditionStore, source: str, urls: Sequence[str], *, again: bool = False) -> SourceUpdate:
    (result,) = update_sources(store, [source], addresses={source: urls}, limits=QUICK, again=again)
    return result


def test_a_list_is_fetched_and_added(server: MisbehavingServer, store: EditionStore) -> None:
    url = server.on("/consolidated.xml", content(FIRST, etag='"1"'))
    assert update(store, "un-sc", [url]).state == "added"
    edition = store.current()["un-sc"]
    assert (len(PEOPLE), url, "consolidated.xml") == (edition.parties, edition.address, edition.files[0].name)


def test_what_has_not_changed_is_not_fetched_again(server: MisbehavingServer, store: EditionStore) -> None:
    url = server.on("/consolidated.xml", content(FIRST, etag='"1"'))
    update(store, "un-sc", [url])
    assert update(store, "un-sc", [url]) == SourceUpdate(
        "un-sc", "unchanged", "the server says that nothing has changed"
    )
    assert server.asked[1].headers["if-none-match"] == '"1"'


def test_it_is_fetched_again_if_one_insists(server: MisbehavingServer, store: EditionStore) -> None:
    url = server.on("/consolidated.xml", content(FIRST, etag='"1"'))
    update(store, "un-sc", [url])
    assert update(store, "un-sc", [url], again=True).state == "unchanged"
    assert "if-none-match" not in server.asked[1].headers


def test_a_newer_list_replaces_the_current_one(server: MisbehavingServer, store: EditionStore) -> None:
    url = server.on("/consolidated.xml", content(FIRST, etag='"1"'), content(SECOND, etag='"2"'))
    update(store, "un-sc", [url])
    assert update(store, "un-sc", [url]).state == "added"
    assert store.current()["un-sc"].published == "2026-02-28"


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (status(404), "HTTP status 404"),
        (status(403), "HTTP status 403"),
        (status(503), "HTTP status 503"),
        (stalls_after(500, SECOND), "nothing arrived"),
        (dies_after(500, SECOND), "gave up"),
        (content(b""), "empty"),
        (content(b"<html>maintenance</html>", Content_Type="text/html"), "html"),
        (content(SECOND[:2000]), "truncated"),
        (content(SECOND.replace(b"</INDIVIDUAL>", b"</INDIVIDUALS>", 1)), "malformed"),
        (content(b"{}"), "un-sc"),
        (content(b"\x00\xff" * 5000), "un-sc"),
        (content(un_list(PEOPLE, "2019-02-28T00:00:00.000Z").encode()), "older"),
    ],
)
def test_whatever_goes_wrong_the_current_list_stays(
    answer: Answer, words: str, server: MisbehavingServer, store: EditionStore
) -> None:
    update(store, "un-sc", [server.on("/good.xml", content(FIRST))])
    before = store.current()
    result = update(store, "un-sc", [server.on("/bad.xml", answer)])
    details = result.detail
    assert result.state == "failed"
    assert words in details
    assert before == store.current()
    assert len(store.editions("un-sc")) == 1


def test_a_list_that_shrank_on_the_server_is_refused(server: MisbehavingServer, store: EditionStore) -> None:
    many = un_list(make_people(100)).encode()
    few = un_list(make_people(50), "2026-02-28T00:00:00.000Z").encode()
    update(store, "un-sc", [server.on("/a.xml", content(many))])
    assert "shrunk" in update(store, "un-sc", [server.on("/b.xml", content(few))]).detail


def test_a_refused_list_is_fetched_again_next_time(server: MisbehavingServer, store: EditionStore) -> None:
    url = server.on("/un.xml", content(SECOND[:2000], etag='"1"'), content(SECOND, etag='"1"'))
    assert update(store, "un-sc", [url]).state == "failed"
    assert update(store, "un-sc", [url]).state == "added"


def test_a_set_is_one_edition_dated_by_the_server(
    server: MisbehavingServer, store: EditionStore, tmp_path: Path
) -> None:
    urls = [
        server.on(f"/exports/{path.name}", content(path.read_bytes(), last_modified="Fri, 03 May 2024 14:00:00 GMT"))
        for path in write_sdn_set(tmp_path / "ofac", range(1, 30))
    ]
    assert update(store, "ofac-sdn", urls).state == "added"
    edition = store.current()["ofac-sdn"]
    assert (4, "2024-05-03", "server") == (len(edition.files), edition.published, edition.date_basis)


def test_if_one_part_of_a_set_changed_all_are_fetched(
    server: MisbehavingServer, store: EditionStore, tmp_path: Path
) -> None:
    old = write_sdn_set(tmp_path / "old", range(1, 30))
    new = write_sdn_set(tmp_path / "new", range(1, 31))
    urls = []
    for number, (before, after) in enumerate(zip(old, new, strict=True)):
        same = before.read_bytes() == after.read_bytes()
        second = content(
            after.read_bytes(), etag='"1"' if same else '"2"', last_modified="Fri, 03 May 2024 14:00:00 GMT"
        )
        first = content(before.read_bytes(), etag='"1"', last_modified="Thu, 02 May 2024 14:00:00 GMT")
        urls.append(server.on(f"/{number}/{before.name}", first, second))
    update(store, "ofac-sdn", urls)
    assert update(store, "ofac-sdn", urls).state == "added"
    assert ["2024-05-02", "2024-05-03"] == [edition.published for edition in store.editions("ofac-sdn")]
    assert [4, 4] == [len(edition.files) for edition in store.editions("ofac-sdn")]


def test_a_source_that_fails_does_not_stop_the_others(server: MisbehavingServer, store: EditionStore) -> None:
    good = server.on("/un.xml", content(FIRST))
    bad = server.on("/eu.xml", status(404))
    results = update_sources(store, ["eu-fsf", "un-sc"], addresses={"un-sc": [good], "eu-fsf": [bad]}, limits=QUICK)
    assert ["failed", "added"] == [result.state for result in results]


def test_without_names_what_was_added_before_is_updated(server: MisbehavingServer, store: EditionStore) -> None:
    url = server.on("/un.xml", content(FIRST, etag='"1"'))
    assert update_sources(store, limits=QUICK) == []
    (result,) = update_sources(store, addresses={"un-sc": [url]}, limits=QUICK)
    assert ("un-sc", "added") == (result.source, result.state)


def test_settings_give_addresses_and_headers(server: MisbehavingServer, store: EditionStore) -> None:
    url = server.on("/un.xml", content(FIRST))
    store.home.mkdir()
    (store.home / "lists.toml").write_text(f'[sources.un-sc]\nurls = ["{url}"]\nheaders = {{ apikey = "s3cret" }}\n')
    (result,) = update_sources(store, limits=QUICK)
    assert ("un-sc", "added") == (result.source, result.state)
    assert server.asked[0].headers["apikey"] == "s3cret"


@pytest.mark.parametrize(
    "text",
    [
        "[sources",
        "sources = 1",
        "[others]",
        "[sources]\nun-sc = 1",
        '[sources.un-sc]\nurl = "https://example.org"',
        '[sources.un-sc]\nurls = "https://example.org"',
        '[sources.un-sc]\nurls = ["file:///etc/passwd"]',
        "[sources.un-sc]\nurls = [1]",
        "[sources.un-sc]\nheaders = { apikey = 1 }",
        '[sources.un-sc]\nheaders = { "a b" = "x" }',
        '[sources.un-sc]\nheaders = { apikey = "a\\r\\nHost: b" }',
    ],
)
def test_settings_that_make_no_sense_are_a_configuration_error(text: str, tmp_path: Path) -> None:
    (tmp_path / "lists.toml").write_text(text)
    with pytest.raises(ConfigurationError, match=r"lists\.toml"):
        read_settings(tmp_path)


def test_settings_in_another_encoding_are_a_configuration_error(tmp_path: Path) -> None:
    (tmp_path / "lists.toml").write_bytes("[sources.список]".encode("cp1251"))
    with pytest.raises(ConfigurationError, match="not valid TOML"):
        read_settings(tmp_path)


def test_a_source_without_an_address_says_where_to_look(store: EditionStore) -> None:
    with pytest.raises(InputError, match=r"meti\.go\.jp"):
        update_sources(store, ["jp-meti"])


def test_a_folder_that_cannot_be_written_is_told(server: MisbehavingServer, store: EditionStore) -> None:
    (store.folder / "downloads").mkdir(parents=True)
    (store.folder / "downloads" / "un-sc").write_text("a file, not a folder")
    assert "cannot write" in update(store, "un-sc", [server.on("/un.xml", content(FIRST))]).detail


@pytest.mark.parametrize("addresses", [{}, {"atlantis": ["http://127.0.0.1:1/list.csv"]}])
def test_an_unknown_source_is_an_input_error(addresses: dict[str, list[str]], store: EditionStore) -> None:
    with pytest.raises(InputError, match="no source of this name"):
        update_sources(store, ["atlantis"], addresses=addresses)


def test_a_list_of_ones_own_can_be_fetched(server: MisbehavingServer, store: EditionStore) -> None:
    url = server.on("/watched.csv", content("id,name,countries\nC-1,Пак Хон Су,kp\n".encode()))
    assert update(store, "private-watched", [url]).state == "added"
    assert store.sources() == ("private-watched",)


def test_two_updates_at_once_are_refused(store: EditionStore) -> None:
    store.folder.mkdir(parents=True)
    with filelock.FileLock(store.folder / ".update.lock"), pytest.raises(ListError, match="another update"):
        update_sources(store, ["un-sc"], addresses={"un-sc": ["http://127.0.0.1:1/"]}, limits=QUICK)


def page_source(monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    download = Download(name="list.xml", url=url, link=r"consolidated\d{8}\.xml")
    monkeypatch.setattr(updating, "_known", lambda _: (download,))


def test_a_list_whose_name_has_a_date_is_looked_up_on_its_page(
    server: MisbehavingServer, store: EditionStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = "<a href='./consolidated20260101.xml'>一</a> <a HREF=\"consolidated20260227.xml\">二</a> <a href='b.xml'>"
    server.on("/sanctions/consolidated20260227.xml", content(FIRST))
    page_source(monkeypatch, server.on("/sanctions/list.html", content(page.encode())))
    (result,) = update_sources(store, ["un-sc"], limits=QUICK)
    assert (result.state, result.detail) == ("added", "")
    assert store.current()["un-sc"].files[0].name == "consolidated20260227.xml"


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("<a href='other.xml'>", "no link"),
        ("", "no link"),
        ("<a href='https://example.org/consolidated20260227.xml'>", "another host"),
    ],
)
def test_a_page_without_a_fitting_link_is_a_failure(
    page: str, words: str, server: MisbehavingServer, store: EditionStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    page_source(monkeypatch, server.on("/list.html", content(page.encode())))
    (result,) = update_sources(store, ["un-sc"], limits=QUICK)
    assert result.state == "failed"
    assert words in result.detail


def test_a_changed_name_from_another_address_than_the_publishers_is_suspicious(
    server: MisbehavingServer, store: EditionStore
) -> None:
    people = [replace(PEOPLE[5], first="Quarterly", last="Invoice"), *PEOPLE[:5]]
    update(store, "un-sc", [server.on("/a.xml", content(FIRST))])
    forged = un_list(people, "2026-02-28T00:00:00.000Z").encode()
    assert "tampered" in update(store, "un-sc", [server.on("/b.xml", content(forged))]).detail
