from __future__ import annotations

from pathlib import Path

import pytest

from dissuade.lists.reading import Reading, SourceFormat, take_sample
from dissuade.lists.sources.private import FORMATS
from tests.lists.sources.un_eu_readings import read_text, refuse_text

CSV, LINES = FORMATS
HEADER = "id,name,aliases,schema,birth_date,countries,identifiers,listed_from,programme,reason,mood\n"
ROW = (
    "7,Kim Yong Chol,김영철;Kim Yong-chol,Person,1946,kp;Russia,passportNumber=563210099;email=a@b.kp,2017-01-01,"
    'watch,"said, so",grim\n'
)


def test_a_row_becomes_a_party_with_everything_it_says(tmp_path: Path) -> None:
    (party,), reading = read_text(CSV, tmp_path, HEADER + ROW)
    assert ("private-7", "Person", ("kp", "ru")) == (party.id, party.schema, party.countries)
    assert ["Kim Yong Chol", "김영철", "Kim Yong-chol"] == [name.text for name in party.names]
    assert [("passportNumber", "563210099"), ("email", "a@b.kp")] == [(i.type, i.value) for i in party.identifiers]
    listing = party.listings[0]
    assert ("2017-01-01", ("watch",), "said, so") == (listing.listed_from, listing.programmes, listing.reason)
    assert ([("mood", "grim")], {"mood": 1}) == ([(f.field, f.value) for f in party.raw], dict(reading.unmapped))


def test_the_source_has_the_name_that_the_user_gave(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_text("name\nBars 81\n")
    (party,) = CSV.read(Reading("house-list", [path]))
    assert (True, "house-list") == (party.id.startswith("house-list-"), party.listings[0].source)


def test_a_json_line_says_the_same(tmp_path: Path) -> None:
    text = (
        '{"name": "Kim", "aliases": ["김"], "identifiers": {"imoNumber": 9036387}, "birth_date": 1946, "mood": null}\n'
    )
    (party,), _ = read_text(LINES, tmp_path, text)
    assert ("imoNumber", "9036387", "1946") == (
        party.identifiers[0].type,
        party.identifiers[0].value,
        party.birth_dates[0].value,
    )


@pytest.mark.parametrize(
    ("form", "text"),
    [
        (
            CSV,
            "Full name,DOB,nationality,Country,Passport No,imo,aka,mood\n"
            "Kim,1946,kp,RU,563210099;X1,9036387,김;Gim,1\n",
        ),
        (
            LINES,
            '{"Full name": "Kim", "DOB": 1946, "nationality": "kp", "Country": ["ru"], '
            '"Passport No": [563210099, "X1"], "imo": 9036387, "aka": ["김", "Gim"], "mood": "1"}\n',
        ),
    ],
)
def test_usual_names_of_columns_are_understood(tmp_path: Path, form: SourceFormat, text: str) -> None:
    (party,), reading = read_text(form, tmp_path, text)
    assert ["Kim", "김", "Gim"] == [name.text for name in party.names]
    assert (["1946"], ("kp", "ru")) == ([date.value for date in party.birth_dates], party.countries)
    assert [("passportNumber", "563210099"), ("passportNumber", "X1"), ("imoNumber", "9036387")] == [
        (item.type, item.value) for item in party.identifiers
    ]
    assert {"mood": 1} == dict(reading.unmapped)


@pytest.mark.parametrize("delimiter", [";", "\t"])
def test_spreadsheets_may_part_cells_otherwise(tmp_path: Path, delimiter: str) -> None:
    text = f"id{delimiter}name{delimiter}schema\n1{delimiter}Bars 81{delimiter}Company\n"
    (party,), _ = read_text(CSV, tmp_path, text)
    assert ("Bars 81", "Company") == (party.caption, party.schema)


def test_a_party_without_an_id_keeps_its_id_when_rows_move(tmp_path: Path) -> None:
    one, _ = read_text(CSV, tmp_path, "name,countries\nBars 81,ru\nVega,by\n")
    other, _ = read_text(CSV, tmp_path, "name,countries\nVega,by\nBars 81,ru\n")
    assert {party.id for party in one} == {party.id for party in other}


@pytest.mark.parametrize(
    ("text", "line", "field"),
    [
        ("id,names\n1,Kim\n", 1, "name"),
        ("name,name\nKim,Kim\n", 1, "name"),
        ("id,name\n1,Kim,2\n", 2, None),
        ("id,name\n1,\n", 2, "name"),
        ("id,name\n1,---\n", 2, "name"),
        ("id,name\n1,Kim\n1,Ri\n", 3, "id"),
        ("id,name,schema\n1,Kim,Human\n", 2, "schema"),
        ("id,name,birth_date\n1,Kim,yesterday\n", 2, "birth_date"),
        ("id,name,birth_date\n1,Kim,1946-13-01\n", 2, "birth_date"),
        ("id,name,birth_date\n1,Kim,1946-02-31\n", 2, "birth_date"),
        ("id,name,listed_to\n1,Kim,31 Jun 2020\n", 2, "listed_to"),
        ("id,name,countries\n1,Kim,Atlantis\n", 2, "countries"),
        ("id,name,identifiers\n1,Kim,12345\n", 2, "identifiers"),
        ("id,name,identifiers\n1,Kim,passport=12345\n", 2, "identifiers"),
        ("id,name,identifiers\n1,Kim,passportNumber=\n", 2, "identifiers"),
        ("id,name,listed_from\n1,Kim,soon\n", 2, "listed_from"),
        ("", None, None),
        ("id,name\n", None, None),
        ("<html>\n", None, None),
    ],
)
def test_an_error_names_line_and_field(tmp_path: Path, text: str, line: int | None, field: str | None) -> None:
    refusal = refuse_text(CSV, tmp_path, text)
    assert (line, field) == (refusal.line, refusal.field)


@pytest.mark.parametrize(
    ("text", "reason", "field"),
    [
        ("7\n", "schema", None),
        ('{"id": 1}\n', "schema", "name"),
        ('{"name": {"first": "Kim"}}\n', "schema", "name"),
        ('{"name": ["Kim", "Ri"]}\n', "malformed", "name"),
        ('{"name": "Kim", "aliases": [["x"]]}\n', "schema", "aliases"),
        ('{"name": "Kim"', "truncated", None),
    ],
)
def test_a_broken_json_line_is_refused(tmp_path: Path, text: str, reason: str, field: str | None) -> None:
    refusal = refuse_text(LINES, tmp_path, text)
    assert (reason, field) == (refusal.reason, refusal.field)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (HEADER, (True, False)),
        ('{"name": "Kim"}\n', (False, True)),
        ('{"id": "x", "schema": "Person", "properties": {"name": []}}\n', (False, False)),
        ("_id,source,name\n", (False, False)),
        ("Full name;DOB;Passport No\n", (True, False)),
        ("name,dob,country,passport,mood\n", (True, False)),
        ("Name\tStreet_Address\tCity\tState\tCountry\tBegin_Date\n", (False, False)),
        ("name\n", (False, False)),
        ("first,second\n", (False, False)),
    ],
)
def test_a_private_list_is_told_from_others(tmp_path: Path, text: str, expected: tuple[bool, bool]) -> None:
    path = tmp_path / "own"
    path.write_text(text)
    sample = take_sample(path)
    assert expected == (CSV.detect(sample), LINES.detect(sample))


@pytest.mark.parametrize("encoding", ["cp1251", "koi8-r", "cp1253", "cp1256"])
def test_another_alphabet_that_is_no_utf8_is_refused(tmp_path: Path, encoding: str) -> None:
    name = {"cp1253": "Γιώργος Παπαδόπουλος", "cp1256": "محمد عبد الله"}.get(encoding, "Иван Тестов")
    refusal = refuse_text(CSV, tmp_path, f"id,name\n1,Kim\n2,{name}\n".encode(encoding))
    assert ("malformed", 3) == (refusal.reason, refusal.line)
    assert "UTF-8" in str(refusal)


def test_western_text_that_is_no_utf8_is_read_with_a_warning(tmp_path: Path) -> None:
    parties, reading = read_text(CSV, tmp_path, "id,name\n1,José Müller-Ångström\n".encode("cp1252"))
    assert [party.caption for party in parties] == ["José Müller-Ångström"]
    assert reading.warnings["encoding"] == 1
