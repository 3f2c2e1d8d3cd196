from __future__ import annotations

import datetime as dt
import errno
import gzip
import hashlib
import os
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from dissuade.errors import EditionRefusedError, InputError, ListError
from dissuade.lists import staging
from dissuade.lists.checks import Allowances
from dissuade.lists.editions import Edition, EditionStore
from dissuade.lists.intake import Intake, add_files
from tests.lists.official_files import KIM, PEOPLE, Person, make_people, set_date, un_list, write_sdn_set, write_un

NOW = dt.datetime(2026, 3, 1, 12, 0, tzinfo=dt.UTC)
LATER = "2026-02-28T00:00:09.554Z"
EARLIER = "2025-11-20T00:00:04.000Z"


@pytest.fixture
def store(tmp_path: Path) -> EditionStore:
    return EditionStore(tmp_path / "home")


def add(
    store: EditionStore, *paths: Path, allowed: Allowances | None = None, date: str = "", source: str = ""
) -> Intake:
    return add_files(store, list(paths), allowed=allowed, date=date, source=source, now=NOW)


def accept(store: EditionStore, *paths: Path, allowed: Allowances | None = None, date: str = "") -> Edition:
    found = add(store, *paths, allowed=allowed, date=date)
    assert found.refused == ()
    return found.added[-1].edition


def refusal(
    store: EditionStore, *paths: Path, allowed: Allowances | None = None, date: str = ""
) -> EditionRefusedError:
    before = contents(store)
    found = add(store, *paths, allowed=allowed, date=date)
    assert found.added == ()
    assert before == contents(store)
    (error,) = found.refused
    return error


def contents(store: EditionStore) -> dict[str, bytes]:
    files = (path for path in store.folder.rglob("*") if path.is_file() and path.name != ".lock")
    return {str(path.relative_to(store.folder)): path.read_bytes() for path in files}


def changed(people: tuple[Person, ...], reference: str, **values: str) -> tuple[Person, ...]:
    return tuple(replace(person, **values) if person.reference == reference else person for person in people)


def test_an_edition_knows_what_it_is(store: EditionStore, tmp_path: Path) -> None:
    path = write_un(tmp_path, PEOPLE)
    edition = accept(store, path)
    sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
    assert ("un-sc", "xml", "2026-02-27", "content") == (
        edition.source,
        edition.format,
        edition.published,
        edition.date_basis,
    )
    assert (f"2026-02-27-{sha256[:12]}", sha256) == (edition.id, edition.sha256)
    assert (6, 6, {"Person": 6}) == (edition.parties, edition.records, dict(edition.schemata))
    assert edition.added_at == "2026-03-01T12:00:00.000000+00:00"


def test_the_parties_of_an_edition_come_back_in_order(store: EditionStore, tmp_path: Path) -> None:
    edition = accept(store, write_un(tmp_path, PEOPLE))
    parties = list(store.parties(edition))
    assert [f"un-sc-{person.reference}" for person in PEOPLE] == [party.id for party in parties]
    assert "리랑" in [name.text for name in parties[2].names]
    assert edition.names == sum(len(party.names) for party in parties)
    assert edition.identifiers == sum(len(party.identifiers) for party in parties)


def test_the_official_bytes_are_kept_under_their_hash(store: EditionStore, tmp_path: Path) -> None:
    path = write_un(tmp_path, PEOPLE)
    edition = accept(store, path)
    (kept,) = store.extract(edition, tmp_path / "out")
    assert (path.name, path.read_bytes()) == (kept.name, kept.read_bytes())


def test_a_compressed_list_is_the_same_edition_as_the_plain_one(store: EditionStore, tmp_path: Path) -> None:
    path = write_un(tmp_path, PEOPLE)
    accept(store, path)
    packed = tmp_path / "un.xml.gz"
    packed.write_bytes(gzip.compress(path.read_bytes()))
    assert len(add(store, packed).unchanged) == 1


def test_adding_the_same_file_again_changes_nothing(store: EditionStore, tmp_path: Path) -> None:
    path = write_un(tmp_path, PEOPLE)
    edition = accept(store, path)
    before = contents(store)
    found = add(store, path)
    assert ((edition,), ()) == (found.unchanged, found.added)
    assert before == contents(store)


def test_a_newer_edition_becomes_current_and_says_what_changed(store: EditionStore, tmp_path: Path) -> None:
    accept(store, write_un(tmp_path, PEOPLE))
    people = (*changed(PEOPLE, "KPi.003", born="1941")[1:], Person("KPi.099", "Tong-chol", "Kim"))
    (item,) = add(store, write_un(tmp_path, people, LATER)).added
    assert (1, 1, 1, True) == (item.added, item.removed, item.changed, item.is_current)
    assert item.edition == store.current()["un-sc"]


def test_several_editions_at_once_are_taken_in_by_date(store: EditionStore, tmp_path: Path) -> None:
    lists = tmp_path / "lists"
    write_un(lists, PEOPLE, LATER, name="a.xml")
    write_un(lists, PEOPLE[:5], EARLIER, name="b.xml")
    found = add(store, lists)
    assert ["2025-11-20", "2026-02-28"] == [item.edition.published for item in found.added]
    assert store.current()["un-sc"].published == "2026-02-28"


def test_a_set_is_one_edition_and_its_files_have_their_parts(store: EditionStore, tmp_path: Path) -> None:
    edition = accept(store, *write_sdn_set(tmp_path / "ofac", range(9)), date="2024-05-03")
    assert ["sdn.csv", "alt.csv", "add.csv", "sdn_comments.csv"] == [file.name for file in edition.files]
    assert ["primary", "alternate names", "addresses", "comments"] == [file.part for file in edition.files]
    assert (9, 18) == (edition.parties, edition.names)


def test_a_set_in_an_archive_is_dated_by_the_archive(store: EditionStore, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "SDN.ZIP", "w") as archive:
        for path in write_sdn_set(tmp_path / "ofac", range(9)):
            archive.writestr(zipfile.ZipInfo(path.name, (2024, 5, 3, 10, 0, 0)), path.read_bytes())
    edition = accept(store, tmp_path / "SDN.ZIP")
    assert ("2024-05-03", "mtime", 4) == (edition.published, edition.date_basis, len(edition.files))


def test_a_list_without_a_date_takes_the_given_one(store: EditionStore, tmp_path: Path) -> None:
    (path, *_) = write_sdn_set(tmp_path / "ofac", range(9))
    edition = accept(store, path, date="2024-05-03")
    assert ("2024-05-03", "option") == (edition.published, edition.date_basis)


@pytest.mark.parametrize(
    ("name", "date"),
    [
        ("sdn_2024-05-03.csv", "2024-05-03"),
        ("20240503-sdn.csv", "2024-05-03"),
        ("sdn 2024.05.03 (1).csv", "2024-05-03"),
    ],
)
def test_a_list_without_a_date_takes_that_of_its_name(
    name: str, date: str, store: EditionStore, tmp_path: Path
) -> None:
    (path, *_) = write_sdn_set(tmp_path / "ofac", range(9))
    edition = accept(store, path.rename(tmp_path / name))
    assert ("2024-05-03", "name") == (edition.published, edition.date_basis)


@pytest.mark.parametrize("name", ["sdn_2024-13-03.csv", "sdn_20270503.csv", "sdn_2024-02-30.csv", "sdn_120240503.csv"])
def test_a_number_in_a_name_that_is_no_date_is_not_taken(name: str, store: EditionStore, tmp_path: Path) -> None:
    (path, *_) = write_sdn_set(tmp_path / "ofac", range(9))
    set_date(path, 1704067200)
    edition = accept(store, path.rename(tmp_path / name))
    assert ("2024-01-01", "mtime") == (edition.published, edition.date_basis)


def test_a_better_date_replaces_that_of_the_file_system(store: EditionStore, tmp_path: Path) -> None:
    (path, *_) = write_sdn_set(tmp_path / "ofac", range(9))
    accept(store, path)
    accept(store, path, date="2024-05-03")
    assert [("2024-05-03", "option")] == [(e.published, e.date_basis) for e in store.editions("ofac-sdn")]


def test_a_date_that_contradicts_the_content_is_a_mismatch(store: EditionStore, tmp_path: Path) -> None:
    assert refusal(store, write_un(tmp_path, PEOPLE), date="2026-01-01").reason == "mismatch"


def test_a_list_from_the_future_is_refused_until_it_is_dated(store: EditionStore, tmp_path: Path) -> None:
    path = write_un(tmp_path, PEOPLE, "2062-02-27T00:00:09.554Z")
    error = refusal(store, path)
    assert error.reason == "mismatch"
    assert "future" in error.message
    assert accept(store, path, date="2026-02-26").published == "2026-02-26"


@pytest.mark.parametrize("date", ["yesterday", "2024-5-3", "2024-02-30", "03.05.2024", "2024-05-03T00:00"])
def test_a_date_that_is_none_is_an_input_error(date: str, store: EditionStore, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="YYYY-MM-DD"):
        add(store, write_un(tmp_path, PEOPLE), date=date)


def test_an_unknown_source_is_an_input_error(store: EditionStore, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no source of this name"):
        add(store, write_un(tmp_path, PEOPLE), source="un")


def test_the_publishers_hash_is_compared(store: EditionStore, tmp_path: Path) -> None:
    path = write_un(tmp_path, PEOPLE)
    right = hashlib.sha256(path.read_bytes()).hexdigest()
    with pytest.raises(EditionRefusedError, match=f"is {right}"):
        add_files(store, [path], sha256="0" * 64, now=NOW)
    assert len(add_files(store, [path], sha256=right.upper(), now=NOW).added) == 1


def test_the_publishers_hash_may_be_that_of_the_compressed_file(store: EditionStore, tmp_path: Path) -> None:
    path = tmp_path / "un.xml.gz"
    path.write_bytes(gzip.compress(un_list(PEOPLE).encode()))
    right = hashlib.sha256(path.read_bytes()).hexdigest()
    assert len(add_files(store, [path], sha256=right, now=NOW).added) == 1


@pytest.mark.parametrize("sha256", ["", "abc", "z" * 64])
def test_a_hash_that_is_none_or_for_two_files_is_an_input_error(
    sha256: str, store: EditionStore, tmp_path: Path
) -> None:
    paths = [write_un(tmp_path, PEOPLE), write_un(tmp_path, PEOPLE, LATER)]
    with pytest.raises(InputError):
        add_files(store, paths, sha256=sha256 or "0" * 64, now=NOW)


def test_a_truncated_list_is_refused(store: EditionStore, tmp_path: Path) -> None:
    path = write_un(tmp_path, make_people(200))
    path.write_bytes(path.read_bytes()[:20_000])
    error = refusal(store, path)
    assert ("truncated", "un-sc", str(path)) == (error.reason, error.source, error.path)


def test_a_list_that_shrank_too_much_is_refused_and_named_with_figures(store: EditionStore, tmp_path: Path) -> None:
    accept(store, write_un(tmp_path, make_people(100)))
    error = refusal(store, write_un(tmp_path, make_people(79), LATER))
    assert error.reason == "shrunk"
    assert "79 parties, 21% fewer than the 100" in error.message


@pytest.mark.parametrize(
    ("count", "allowed"),
    [(80, Allowances()), (50, Allowances(max_shrink=0.5)), (10, Allowances(accept_shrink=True)), (200, Allowances())],
)
def test_a_list_may_shrink_within_what_is_allowed(
    count: int, allowed: Allowances, store: EditionStore, tmp_path: Path
) -> None:
    accept(store, write_un(tmp_path, make_people(100)))
    assert count == accept(store, write_un(tmp_path, make_people(count), LATER), allowed=allowed).parties


def test_a_set_that_lost_its_aliases_is_refused(store: EditionStore, tmp_path: Path) -> None:
    accept(store, *write_sdn_set(tmp_path / "ofac", range(1, 400)), date="2024-05-03")
    (primary, *_) = write_sdn_set(tmp_path / "next", range(1, 401))
    error = refusal(store, primary, date="2024-05-04")
    assert error.reason == "shrunk"
    assert "names" in error.message


def test_an_older_list_is_refused_and_both_dates_are_named(store: EditionStore, tmp_path: Path) -> None:
    accept(store, write_un(tmp_path, PEOPLE))
    error = refusal(store, write_un(tmp_path, PEOPLE[:5], EARLIER))
    assert error.reason == "older"
    assert "2025-11-20" in error.message
    assert "2026-02-27" in error.message


def test_an_older_list_can_be_kept_as_history(store: EditionStore, tmp_path: Path) -> None:
    current = accept(store, write_un(tmp_path, PEOPLE))
    (item,) = add(store, write_un(tmp_path, PEOPLE[:2], EARLIER), allowed=Allowances(allow_older=True)).added
    assert not item.is_current
    assert current == store.current()["un-sc"]
    assert ["2025-11-20", "2026-02-27"] == [edition.published for edition in store.editions("un-sc")]


def test_a_copy_with_the_same_stamp_and_other_content_is_refused(store: EditionStore, tmp_path: Path) -> None:
    accept(store, write_un(tmp_path, PEOPLE))
    error = refusal(store, write_un(tmp_path / "copy", changed(PEOPLE, "KPi.033", passport="999999999")))
    assert error.reason == "tampered"
    assert "un-sc-KPi.033" in error.message
    assert "654330000" in error.message
    assert "999999999" in error.message


def test_a_list_that_the_publisher_corrected_the_same_day_is_taken(store: EditionStore, tmp_path: Path) -> None:
    accept(store, write_un(tmp_path, PEOPLE))
    corrected = changed(PEOPLE, "KPi.033", passport="999999999")
    edition = accept(store, write_un(tmp_path / "copy", corrected, "2026-02-27T18:30:00.000Z"))
    assert edition == store.current()["un-sc"]


def test_an_old_copy_that_contradicts_the_kept_edition_of_its_date_is_refused(
    store: EditionStore, tmp_path: Path
) -> None:
    accept(store, write_un(tmp_path, PEOPLE, EARLIER))
    accept(store, write_un(tmp_path, PEOPLE))
    copy = write_un(tmp_path / "copy", changed(PEOPLE, "QDi.006", last="al-Masri", first="Omar"), EARLIER)
    error = refusal(store, copy, allowed=Allowances(allow_older=True))
    assert error.reason == "tampered"
    assert "un-sc-QDi.006" in error.message


def test_a_name_replaced_by_unrelated_words_is_suspicious(store: EditionStore, tmp_path: Path) -> None:
    accept(store, write_un(tmp_path, PEOPLE))
    error = refusal(store, write_un(tmp_path, changed(PEOPLE, "CDi.036", first="Quarterly", last="Invoice"), LATER))
    assert error.reason == "tampered"
    assert "'Gédéon Kyungu Mutanga' became 'Quarterly Invoice'" in error.message


@pytest.mark.parametrize(
    ("reference", "values"),
    [
        ("CDi.036", {"first": "Gedeon", "last": "Kyungu Mutanga Wa Bafunkwa Kanonga"}),
        ("QDi.431", {"first": "Ameer Mohammed", "last": "Al Salbi"}),
        ("KPi.001", {"first": "Ho Jin", "last": "Yoon"}),
        ("QDi.006", {"first": "Aiman", "last": "Al-Zawahari"}),
    ],
)
def test_a_corrected_spelling_is_not_suspicious(
    reference: str, values: dict[str, str], store: EditionStore, tmp_path: Path
) -> None:
    accept(store, write_un(tmp_path, PEOPLE))
    assert accept(store, write_un(tmp_path, changed(PEOPLE, reference, **values), LATER)).parties == len(PEOPLE)


def test_a_new_name_that_comes_with_other_changes_is_not_suspicious(store: EditionStore, tmp_path: Path) -> None:
    accept(store, write_un(tmp_path, PEOPLE))
    renamed = changed(PEOPLE, "KPi.033", first="Su-il", last="Pak", comment="Promoted in 2026", passport="472838137")
    assert accept(store, write_un(tmp_path, renamed, LATER)).published == "2026-02-28"


def test_a_suspicious_change_can_be_accepted_and_stays_noted(store: EditionStore, tmp_path: Path) -> None:
    accept(store, write_un(tmp_path, PEOPLE))
    path = write_un(tmp_path, changed(PEOPLE, "CDi.036", first="Quarterly", last="Invoice"), LATER)
    (item,) = add(store, path, allowed=Allowances(accept_changes=True)).added
    assert "Quarterly Invoice" in item.notice


def test_what_another_reader_version_read_is_read_again_before_it_is_compared(
    store: EditionStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(staging, "hash_readers", lambda: "older reader")
    first = accept(store, write_un(tmp_path, PEOPLE))
    assert first.reader == "older reader"
    lines = "".join(store.party_lines(first)).replace("Mutanga", "MUTANGA").encode()
    forged = replace(
        first, parties_sha256=hashlib.sha256(lines).hexdigest(), added_at="2026-03-01T12:00:01.000000+00:00"
    )
    with store.locked():
        (store.incoming / "lines").write_bytes(gzip.compress(lines))
        store.keep_parties(store.incoming / "lines", forged.parties_sha256)
        store.keep_edition(forged)
    monkeypatch.undo()
    (item,) = add(store, write_un(tmp_path, PEOPLE, LATER)).added
    assert (0, 0, 0) == (item.added, item.removed, item.changed)


def test_a_reader_that_stumbles_refuses_the_file(
    store: EditionStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stumble(_: object) -> str:
        raise RecursionError("too deep")

    monkeypatch.setattr(staging, "party_to_json", stumble)
    error = refusal(store, write_un(tmp_path, PEOPLE))
    assert error.reason == "malformed"
    assert "RecursionError" in error.message


def test_one_bad_file_does_not_stop_the_good_ones(store: EditionStore, tmp_path: Path) -> None:
    good = write_un(tmp_path, PEOPLE)
    bad = tmp_path / "sdn.csv"
    bad.write_text("<html>maintenance</html>")
    found = add(store, bad, good, date="")
    assert (1, ["html"]) == (len(found.added), [error.reason for error in found.refused])


WATCHED = "id;name;countries;birth_date\nC-1;Пак Хон Су;kp;1970\nC-2;박수일;kp;\n"


def test_a_list_of_ones_own_is_taken_if_it_is_named(store: EditionStore, tmp_path: Path) -> None:
    path = tmp_path / "watched.csv"
    path.write_text(WATCHED, encoding="utf-8")
    (item,) = add(store, path).added
    assert ("private", 2) == (item.edition.source, item.edition.parties)


def test_lists_of_ones_own_are_kept_apart_by_name(store: EditionStore, tmp_path: Path) -> None:
    path = tmp_path / "watched.csv"
    path.write_text(WATCHED, encoding="utf-8")
    for name in ("private-suppliers", "private-staff"):
        assert [party.id for party in store.parties(add(store, path, source=name).added[0].edition)] == [
            f"{name}-C-1",
            f"{name}-C-2",
        ]
    assert ("private-staff", "private-suppliers") == store.sources()


def test_a_table_in_a_folder_is_not_taken_for_a_list_of_ones_own(store: EditionStore, tmp_path: Path) -> None:
    write_un(tmp_path / "lists", PEOPLE)
    (tmp_path / "lists" / "customers.csv").write_text(WATCHED, encoding="utf-8")
    found = add(store, tmp_path / "lists")
    assert ["un-sc"] == [item.edition.source for item in found.added]
    assert ((), 1) == (found.refused, len(found.skipped))


@pytest.mark.parametrize("source", ["private-", "private-../x", "private-A", "../un-sc", "Private"])
def test_a_source_name_cannot_be_anything(source: str, store: EditionStore, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no source of this name"):
        add(store, write_un(tmp_path, PEOPLE), source=source)


def test_files_that_are_read_by_several_processes_become_the_same_editions(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(staging, "WORTH_A_PROCESS", 0)
    write_sdn_set(tmp_path / "sdn", range(1, 80))
    (tmp_path / "un.xml").write_text(un_list(PEOPLE)[:-40], encoding="utf-8")
    paths = [tmp_path / "un.xml", tmp_path / "sdn", write_un(tmp_path, make_people(60))]
    alone, together = EditionStore(tmp_path / "alone"), EditionStore(tmp_path / "together")
    expected = add_files(alone, paths, now=NOW)
    found = add_files(together, paths, now=NOW, processes=2)
    assert expected.added == found.added
    assert [vars(error) for error in expected.refused] == [vars(error) for error in found.refused]
    assert contents(alone) == contents(together)


def renamed(path: Path, *tags: tuple[str, str]) -> Path:
    text = path.read_text(encoding="utf-8")
    for old, new in tags:
        text = text.replace(f"<{old}>", f"<{new}>").replace(f"</{old}>", f"</{new}>")
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("tag", "new", "words"),
    [
        ("FIRST_NAME", "FORENAME", "names (firstName): 100 of 100 parties before, 0 now"),
        ("INDIVIDUAL_DATE_OF_BIRTH", "INDIVIDUAL_BIRTH", "birth dates: 100 of 100 parties before, 0 now"),
        ("NUMBER", "DOCUMENT_NUMBER", "identifiers"),
        ("LISTED_ON", "DATE_LISTED", "listings (listed from): 100 of 100 parties before, 0 now"),
        ("UN_LIST_TYPE", "REGIME", "listings (programmes): 100 of 100 parties before, 0 now"),
        ("REFERENCE_NUMBER", "REF", "only 0 of the 100 parties"),
    ],
)
def test_a_renamed_element_is_refused_and_the_field_and_its_new_name_are_named(
    tag: str, new: str, words: str, store: EditionStore, tmp_path: Path
) -> None:
    accept(store, write_un(tmp_path, make_people(100)))
    error = refusal(store, renamed(write_un(tmp_path, make_people(101), LATER), (tag, new)))
    assert error.reason == "schema"
    assert words in error.message
    assert tag == "NUMBER" or new in error.message


def test_an_edition_that_lost_a_field_can_be_accepted(store: EditionStore, tmp_path: Path) -> None:
    accept(store, write_un(tmp_path, make_people(100)))
    path = renamed(write_un(tmp_path, make_people(101), LATER), ("LISTED_ON", "DATE_LISTED"))
    assert accept(store, path, allowed=Allowances(accept_schema=True)).parties == 101


def test_a_first_edition_without_names_is_refused(store: EditionStore, tmp_path: Path) -> None:
    path = renamed(write_un(tmp_path, make_people(30)), ("FIRST_NAME", "GIVEN"), ("SECOND_NAME", "FAMILY"))
    error = refusal(store, path)
    assert error.reason == "schema"
    assert "30 of 30 parties have no name" in error.message
    assert "'FAMILY' (30)" in error.message


def test_a_set_without_one_of_its_parts_is_not_blamed_for_another_schema(store: EditionStore, tmp_path: Path) -> None:
    accept(store, *write_sdn_set(tmp_path / "ofac", range(1, 400)), date="2024-05-03")
    (primary, *_) = write_sdn_set(tmp_path / "next", range(1, 401))
    assert accept(store, primary, date="2024-05-04", allowed=Allowances(accept_shrink=True)).names == 400


def undated_set(folder: Path, numbers: range, stamp: int) -> list[Path]:
    paths = write_sdn_set(folder, numbers)
    for path in paths:
        set_date(path, stamp)
    return paths


FEBRUARY_1, FEBRUARY_20 = 1769904000, 1771545600  # in 2026


def test_an_undated_file_without_the_newest_entries_is_older_whatever_its_file_time(
    store: EditionStore, tmp_path: Path
) -> None:
    accept(store, *write_sdn_set(tmp_path / "new", range(1, 100)), date="2024-07-02")
    error = refusal(store, *undated_set(tmp_path / "old", range(1, 90), FEBRUARY_20))
    assert error.reason == "older"
    assert "10 parties of the current edition (2024-07-02) are newer than all in it" in error.message
    assert "numbered up to 99, here up to 89" in error.message


def test_an_undated_file_of_which_nothing_can_be_told_is_taken_and_marked(store: EditionStore, tmp_path: Path) -> None:
    accept(store, *undated_set(tmp_path / "old", range(1, 100), FEBRUARY_1))
    edition = accept(store, *undated_set(tmp_path / "new", range(5, 100), FEBRUARY_20))
    assert ("2026-02-20", "mtime", 95) == (edition.published, edition.date_basis, edition.parties)


def test_an_older_edition_that_is_dated_by_the_user_can_be_kept_as_history(store: EditionStore, tmp_path: Path) -> None:
    current = accept(store, *write_sdn_set(tmp_path / "new", range(1, 100)), date="2024-07-02")
    files = undated_set(tmp_path / "old", range(1, 90), FEBRUARY_20)
    accept(store, *files, date="2023-12-28", allowed=Allowances(allow_older=True))
    assert current == store.current()["ofac-sdn"]


def test_a_dated_file_against_a_guessed_date_is_told_that_it_is_a_guess(store: EditionStore, tmp_path: Path) -> None:
    accept(store, *undated_set(tmp_path / "old", range(1, 90), FEBRUARY_20))
    error = refusal(store, *write_sdn_set(tmp_path / "new", range(1, 100)), date="2026-02-10")
    assert error.reason == "older"
    assert "is a guess" in error.message
    assert "with its real --date first" in error.message


def test_a_list_of_ones_own_may_lose_its_last_numbers(store: EditionStore, tmp_path: Path) -> None:
    for count, stamp in ((9, FEBRUARY_1), (5, FEBRUARY_20)):
        path = tmp_path / "watched.csv"
        path.write_text("id,name\n" + "".join(f"{n},Pak {n}\n" for n in range(1, count)), encoding="utf-8")
        set_date(path, stamp)
        assert add(store, path, source="private").refused == ()


@pytest.mark.parametrize("people", [PEOPLE[1:], (*PEOPLE, Person("KPi.099", "Tong-chol", "Kim"))])
def test_a_copy_of_the_same_moment_with_a_party_taken_out_or_put_in_is_refused(
    people: tuple[Person, ...], store: EditionStore, tmp_path: Path
) -> None:
    accept(store, write_un(tmp_path, PEOPLE))
    path = write_un(tmp_path / "copy", people)
    error = refusal(store, path)
    assert error.reason == "tampered"
    assert "generated at the same moment" in error.message
    assert "KPi.001 is missing" in error.message or "KPi.099 is new" in error.message
    assert accept(store, path, allowed=Allowances(accept_changes=True)).parties == len(people)


def test_a_copy_of_any_kept_moment_of_a_day_is_compared_with_that_edition(store: EditionStore, tmp_path: Path) -> None:
    evening = "2026-02-27T18:30:00.000Z"
    accept(store, write_un(tmp_path, PEOPLE))
    accept(store, write_un(tmp_path / "evening", PEOPLE[1:], evening))
    assert refusal(store, write_un(tmp_path / "copy", PEOPLE[2:])).reason == "tampered"


def test_the_same_list_written_otherwise_is_no_other_content(store: EditionStore, tmp_path: Path) -> None:
    path = write_un(tmp_path, PEOPLE)
    accept(store, path)
    path.write_text(path.read_text(encoding="utf-8").replace("><", ">\n<"), encoding="utf-8")
    assert accept(store, path).parties == len(PEOPLE)


def test_a_repeated_record_may_be_taken_out_without_another_date(store: EditionStore, tmp_path: Path) -> None:
    """As the UN did on 2023-12-12 with HTi.001."""
    accept(store, write_un(tmp_path, (*PEOPLE, replace(KIM, comment="Promoted"))))
    assert accept(store, write_un(tmp_path / "copy", PEOPLE)).parties == len(PEOPLE)


def test_a_file_that_holds_its_records_twice_is_refused(store: EditionStore, tmp_path: Path) -> None:
    (path, *_) = write_sdn_set(tmp_path / "ofac", range(1, 40))
    rows = path.read_bytes().rstrip(b"\x1a")
    path.write_bytes(rows + rows + b"\x1a")
    error = refusal(store, path, date="2024-05-03")
    assert error.reason == "malformed"
    assert "39 of 78 records have the number of an earlier one" in error.message


def test_a_few_repeated_records_are_a_warning(store: EditionStore, tmp_path: Path) -> None:
    people = make_people(100)
    edition = accept(store, write_un(tmp_path, (*people, *people[:4])))
    assert (104, {"duplicate-reference": 4}) == (edition.parties, dict(edition.warnings))


def test_a_full_disk_is_no_fault_of_the_list(
    store: EditionStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: object) -> str:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(staging, "party_to_json", fail)
    with pytest.raises(ListError, match=r"cannot write to .*incoming.*No space left"):
        add(store, write_un(tmp_path, PEOPLE))


def test_an_older_edition_that_its_name_dates_can_be_kept_as_history(store: EditionStore, tmp_path: Path) -> None:
    current = accept(store, *write_sdn_set(tmp_path / "new", range(1, 100)), date="2024-07-02")
    files = write_sdn_set(tmp_path / "old", range(1, 90), end="_2023-12-28")
    accept(store, *files, allowed=Allowances(allow_older=True))
    assert current == store.current()["ofac-sdn"]
