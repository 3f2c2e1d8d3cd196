from __future__ import annotations

import datetime as dt
import re
import zipfile
from pathlib import Path

import pytest
import python_calamine

from dissuade.errors import EditionRefusedError
from dissuade.lists.reading import take_sample
from dissuade.lists.sources.au_dfat import FORMATS
from dissuade.model.party import NameKind, Party
from tests.lists.sources.un_eu_readings import read
from tests.lists.sources.workbooks import Value, write_workbook

(XLSX,) = FORMATS
FILE = "data/B_lists/australia/regulation8_consolidated_2024-12.xlsx"
OLD = (
    "Reference", "Name of Individual or Entity", "Type", "Name Type", "Date of Birth", "Place of Birth", "Citizenship",
    "Address", "Additional Information", "Listing Information", "Committees", "Control Date",
)  # fmt: skip
NEW = (
    *OLD[:4], "Alias Strength", *OLD[4:10], "IMO Number", "Committees", "Control Date", "Instrument of Designation",
    "Targeted Financial Sanction", "Travel Ban", "Arms Embargo", "Maritime Restriction",
)  # fmt: skip


def _row(header: tuple[str, ...] = OLD, **cells: Value) -> list[Value]:
    given: dict[str, Value] = {
        "Reference": 1000, "Name_of_Individual_or_Entity": "Haji Mudir", "Type": "Individual",
        "Name_Type": "Primary Name", "Committees": "1988 (Taliban)", "Control_Date": dt.date(2024, 11, 11),
    }  # fmt: skip
    given |= cells
    return [given.get(column.replace(" ", "_")) for column in header]


def _read(folder: Path, *rows: list[Value], header: tuple[str, ...] = OLD) -> list[Party]:
    parties, _ = read(XLSX, write_workbook(folder / "list.xlsx", {"Sheet1": [list(header), *rows]}))
    return parties


def test_the_official_workbook_has_a_party_for_every_reference_number(shared: Path) -> None:
    sheet = python_calamine.CalamineWorkbook.from_path(shared / FILE).get_sheet_by_index(0)
    rows = [[str(cell) for cell in row] for row in sheet.to_python()[1:]]
    assert XLSX.detect(take_sample(shared / FILE))
    parties, reading = read(XLSX, shared / FILE)
    groups: dict[str, set[str]] = {}
    for row in rows:
        number = re.match(r"\d+", row[0])
        assert number is not None
        groups.setdefault(number[0], set()).add(" ".join(row[1].split()))
    assert (len(rows), len(groups)) == (reading.records, len(parties))
    assert {f"au-dfat-{number}": names for number, names in groups.items()} == {
        party.id: {name.text for name in party.names} for party in parties
    }
    people = {re.match(r"\d+", row[0])[0] for row in rows if row[2].strip().lower() == "individual"}  # type: ignore[index]
    assert len(people) == sum(party.schema == "Person" for party in parties)
    assert "2024-11-11" == reading.published


def test_what_the_official_workbook_warns_about_is_dates_that_nobody_could_read(shared: Path) -> None:
    parties, reading = read(XLSX, shared / FILE)
    assert {"date", "country"} == set(reading.warnings)
    assert (40, 10) >= (reading.warnings["date"], reading.warnings["country"])
    assert 2200 <= sum(bool(party.birth_dates) for party in parties)
    assert 2900 <= sum(bool(party.listings[0].listed_from) for party in parties)


def test_rows_of_a_reference_are_names_of_one_party(tmp_path: Path) -> None:
    (party,) = _read(
        tmp_path,
        _row(Name_of_Individual_or_Entity="Mohammed Omar"),
        _row(Reference="1000a", Name_of_Individual_or_Entity="محمد عمر", Name_Type="original Script"),
        _row(Reference="1000b1 ", Name_of_Individual_or_Entity="Mullah Omar", Name_Type="aka "),
        _row(Reference="1000c", Name_of_Individual_or_Entity="Omari", Name_Type="Formerly known as"),
    )
    assert [NameKind.PRIMARY, NameKind.ORIGINAL, NameKind.ALIAS, NameKind.FORMER] == [name.kind for name in party.names]
    assert ("au-dfat-1000", "Mohammed Omar") == (party.id, party.caption)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (dt.date(1970, 7, 2), [("1970-07-02", "", False)]),
        (1963, [("1963", "", False)]),
        (25569, [("1970-01-01", "", False)]),
        ("a) Approximately 1955- 1958 b) 11 Apr.1963", [("1955", "1958", True), ("1963-04-11", "", False)]),
        (
            "1961; \n5 May 1964; \n22 May 1964",
            [("1961", "", False), ("1964-05-05", "", False), ("1964-05-22", "", False)],
        ),
        ("a) 09/10/1954; b) 09/11/ 1954 ", [("1954-10-09", "", False), ("1954-11-09", "", False)]),
        ("Between 1968 and 1970", [("1968", "1970", False)]),
        ("f) 1965 g) (Aug. 1961)", [("1965", "", False), ("1961-08", "", False)]),
    ],
)
def test_birth_dates_are_read_from_any_kind_of_cell(
    tmp_path: Path, cell: Value, expected: list[tuple[str, str, bool]]
) -> None:
    (party,) = _read(tmp_path, _row(Date_of_Birth=cell))
    assert expected == [(date.value, date.until, date.circa) for date in party.birth_dates]


@pytest.mark.parametrize(
    ("column", "words", "kept"),
    [
        ("Date of Birth", "3 Mar 1979 (from false passport)", True),
        ("Date of Birth", "a) 1959 b) (Aug. 1961)", False),
        ("Citizenship", "Possibly Ethiopian", True),
        ("Citizenship", "USSR (until 1991)", True),
        ("Citizenship", "Russian and Ukrainian", False),
    ],
)
def test_a_remark_beside_a_date_or_a_country_is_kept_raw(tmp_path: Path, column: str, words: str, kept: bool) -> None:
    row = _row()
    row[OLD.index(column)] = words
    (party,) = _read(tmp_path, row)
    assert ([(column, words)] if kept else []) == [(field.field, field.value) for field in party.raw]


def test_every_date_of_an_edit_is_kept(tmp_path: Path) -> None:
    days = (dt.date(2024, 11, 11), dt.date(2012, 2, 27), dt.date(2024, 11, 11))
    (party,) = _read(tmp_path, *(_row(Reference=f"1000{letter}", Control_Date=day)
                                 for letter, day in zip("abc", days, strict=True)))  # fmt: skip
    assert ("2012-02-27", "2024-11-11") == party.properties["modifiedAt"]


def test_a_date_that_is_none_is_kept_raw(tmp_path: Path) -> None:
    (party,) = _read(tmp_path, _row(Date_of_Birth="29 March"))
    assert [("Date of Birth", "29 March")] == [(field.field, field.value) for field in party.raw]


@pytest.mark.parametrize(
    ("information", "expected"),
    [
        ("Listed by UN 1267 Committee on 25 January 2001 (amended on 9 July 2007)", "2001-01-25"),
        ("Listed on: 11 Jan. 2002 (amended 31 Jul. 2006)", "2002-01-11"),
        ("Instrument of first listing: Charter List 2009 (No 1). Last listed on: 16/09/2022", "2022-09-16"),
        (
            "Instrument of first designation: Autonomous Sanctions (Persons) Amendment (No. 4) Instrument 2022",
            "2022",
        ),
        (dt.date(2003, 7, 7), "2003-07-07"),
        ("Listed under Resolution 1483 (2003)", ""),
    ],
)
def test_the_listing_date_is_not_the_control_date(tmp_path: Path, information: Value, expected: str) -> None:
    (party,) = _read(tmp_path, _row(Listing_Information=information))
    assert (expected, ("2024-11-11",)) == (party.listings[0].listed_from, party.properties["modifiedAt"])


def test_the_current_layout_has_ships_measures_and_weak_aliases(tmp_path: Path) -> None:
    parties = _read(
        tmp_path,
        _row(NEW, Control_Date="3/26/26", Citizenship="Syrian and Lebanese"),
        _row(NEW, Reference="1000a", Name_of_Individual_or_Entity="Mudir", Name_Type="Alias", Alias_Strength="Weak"),
        _row(
            NEW, Reference=417, Name_of_Individual_or_Entity="ANDAMAN SKIES", Type="Vessel", IMO_Number=9288693,
            Instrument_of_Designation="Russia Instrument 2025", Maritime_Restriction="TRUE",
        ),
        header=NEW,
    )  # fmt: skip
    person, ship = parties
    assert (NameKind.WEAK, ("sy", "lb")) == (person.names[1].kind, person.citizenships)
    assert ("Vessel", "imoNumber", "9288693") == (ship.schema, ship.identifiers[0].type, ship.identifiers[0].value)
    assert ("Maritime Restriction", "TRUE") in [(field.field, field.value) for field in ship.raw]
    assert "Russia Instrument 2025" == ship.listings[0].basis


@pytest.mark.parametrize(
    ("rows", "reason", "field"),
    [
        ([["Ref", "Name"], [1, "A"]], "schema", "Reference"),
        ([list(OLD[:6]), [1, "A"]], "schema", "Committees"),
        ([list(OLD)], "empty", None),
        ([list(OLD), _row(Reference="see above")], "malformed", "Reference"),
        ([list(OLD), _row(Name_of_Individual_or_Entity=None)], "malformed", "Name of Individual or Entity"),
    ],
)
def test_a_workbook_of_another_shape_is_refused(
    tmp_path: Path, rows: list[list[Value]], reason: str, field: str | None
) -> None:
    path = write_workbook(tmp_path / "list.xlsx", {"Sheet1": rows})
    with pytest.raises(EditionRefusedError) as caught:
        read(XLSX, path)
    assert (reason, field) == (caught.value.reason, caught.value.field)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b"<!DOCTYPE html><p>gone", "html"),
        (b"PK\x03\x04rest", "truncated"),
        (b"Reference,Name", "malformed"),
    ],
)
def test_what_is_no_workbook_is_refused(tmp_path: Path, data: bytes, reason: str) -> None:
    path = tmp_path / "list.xlsx"
    path.write_bytes(data)
    with pytest.raises(EditionRefusedError) as caught:
        read(XLSX, path)
    assert reason == caught.value.reason


def test_a_container_without_a_workbook_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "list.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook")
    with pytest.raises(EditionRefusedError) as caught:
        read(XLSX, path)
    assert "malformed" == caught.value.reason
