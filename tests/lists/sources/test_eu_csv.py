from __future__ import annotations

import csv
from pathlib import Path

import pytest

from dissuade.errors import EditionRefusedError
from dissuade.lists.reading import take_sample
from dissuade.lists.sources.eu_csv import FORMATS
from dissuade.model.party import Identifier, NameKind, RawField
from tests.lists.sources.un_eu_readings import read, read_text, refuse_text

CSV_1_1, CSV_1_0 = FORMATS
WRAPPED = "data/B_lists/eu/EUSanctionsShort_csv_1_0_2018-07-04.csv"
HEADER = [
    "fileGenerationDate",
    "Entity_LogicalId",
    "Entity_EU_ReferenceNumber",
    "Entity_DesignationDate",
    "Entity_Remark",
    "Entity_SubjectType",
    "Entity_SubjectType_ClassificationCode",
    "Entity_Regulation_Type",
    "Entity_Regulation_PublicationDate",
    "Entity_Regulation_NumberTitle",
    "Entity_Regulation_Programme",
    "NameAlias_LastName",
    "NameAlias_WholeName",
    "NameAlias_NameLanguage",
    "NameAlias_LogicalId",
    "NameAlias_Regulation_NumberTitle",
    "Address_City",
    "Address_CountryIso2Code",
    "BirthDate_BirthDate",
    "BirthDate_Year",
    "BirthDate_CalendarType",
    "Identification_Number",
    "Identification_TypeCode",
    "Citizenship_CountryIso2Code",
]


def row(**cells: str) -> str:
    stated = {
        "fileGenerationDate": "05/08/2026",
        "Entity_LogicalId": "13",
        "Entity_EU_ReferenceNumber": "EU.27.28",
        "Entity_SubjectType": "P",
        "Entity_SubjectType_ClassificationCode": "person",
        "Entity_Regulation_NumberTitle": "1210/2003 (OJ L169)",
        "Entity_Regulation_PublicationDate": "2003-07-08",
        "Entity_Regulation_Programme": "IRQ",
        **cells,
    }
    return ";".join(stated.get(name, "") for name in HEADER)


def table(*rows: str) -> str:
    return "\ufeff" + "\r\n".join([";".join(HEADER), *rows]) + "\r\n"


@pytest.fixture
def official(shared: Path, tmp_path: Path) -> Path:
    """The real subset of version 1.0 without the wrapping that its uploader put around every line."""
    lines = (shared / WRAPPED).read_text("cp1252").splitlines()
    plain = [line[1:-1].rstrip("\t").replace("\t", ",").replace('""', '"') for line in lines if line]
    path = tmp_path / "csvFullSanctionsList.csv"
    path.write_text("\n".join(plain).replace("Date_filexxxx", "Date_file") + "\n", "cp1252")
    return path


@pytest.mark.shared
def test_counts_of_the_unwrapped_real_subset_equal_a_count_of_its_cells(official: Path) -> None:
    parties, reading = read(CSV_1_0, official)
    with official.open(encoding="cp1252", newline="") as stream:
        header, *rows = list(csv.reader(stream, delimiter=";"))
    entity, name_id = header.index("Entity_logical_id"), header.index("Naal_logical_id")
    assert len({cells[entity] for cells in rows}) == len(parties) == reading.records == 93
    assert len({cells[name_id] for cells in rows if cells[name_id]}) == sum(len(party.names) for party in parties)
    numbers = {(cells[entity], cells[header.index("Iden_number")]) for cells in rows}
    assert len({pair for pair in numbers if pair[1]}) == sum(
        identifier.type != "phone" for party in parties for identifier in party.identifiers
    )
    assert (reading.published, dict(reading.warnings)) == ("2018-07-04", {})
    assert CSV_1_0.detect(take_sample(official))


@pytest.mark.shared
def test_the_wrapped_copy_is_refused_because_it_is_not_the_official_format(shared: Path) -> None:
    with pytest.raises(EditionRefusedError, match="one quoted cell, not the official format") as caught:
        read(CSV_1_0, shared / WRAPPED)
    assert (caught.value.reason, caught.value.line) == ("schema", 1)


def test_rows_of_one_entity_become_one_party(tmp_path: Path) -> None:
    name = {"NameAlias_WholeName": "Saddam Hussein Al-Tikriti", "NameAlias_LastName": "Hussein Al-Tikriti"}
    parties, reading = read_text(
        CSV_1_1,
        tmp_path,
        table(
            row(**name, NameAlias_LogicalId="17", NameAlias_Regulation_NumberTitle="1210/2003 (OJ L169)"),
            row(NameAlias_WholeName="صدام حسين", NameAlias_NameLanguage="AR", NameAlias_LogicalId="18"),
            row(Entity_LogicalId="20", Entity_EU_ReferenceNumber="EU.39.56", NameAlias_WholeName="Qusai Saddam"),
            row(Identification_Number="A1", Identification_TypeCode="passport", Citizenship_CountryIso2Code="IQ"),
            row(BirthDate_BirthDate="1937-04-28", Address_City="al-Awja", Address_CountryIso2Code="IQ"),
            row(**name, NameAlias_LogicalId="17", NameAlias_Regulation_NumberTitle="1210/2003 (OJ L169)"),
        ),
    )
    party = parties[0]
    assert [one.id for one in parties] == ["eu-fsf-EU.27.28", "eu-fsf-EU.39.56"]
    assert [(one.text, one.kind) for one in party.names] == [
        ("Saddam Hussein Al-Tikriti", NameKind.PRIMARY),
        ("صدام حسين", NameKind.ORIGINAL),
    ]
    assert (party.schema, party.citizenships, party.birth_dates[0].value) == ("Person", ("iq",), "1937-04-28")
    assert party.identifiers == (Identifier(type="passportNumber", value="A1"),)
    assert party.listings[0].basis == "1210/2003 (OJ L169) of 2003-07-08"
    assert (reading.records, reading.published) == (2, "2026-08-05")


def test_another_calendar_stays_raw(tmp_path: Path) -> None:
    birth = row(NameAlias_WholeName="A", BirthDate_Year="1343", BirthDate_CalendarType="ISLAMIC")
    parties, reading = read_text(CSV_1_1, tmp_path, table(birth))
    assert (parties[0].birth_dates, reading.warnings["calendar"]) == ((), 1)


def test_surplus_cells_and_unknown_columns_are_kept(tmp_path: Path) -> None:
    text = table(row(NameAlias_WholeName="A") + ";surplus").replace("BirthDate_Year", "NameAlias_Mood", 1)
    parties, reading = read_text(CSV_1_1, tmp_path, text)
    assert RawField(field="column 25", value="surplus") in parties[0].raw
    assert reading.warnings["columns"] == 1


MALFORMED = {
    "nothing": ("", "empty", "holds nothing"),
    "header alone": (table(), "empty", "no entity"),
    "another table": ("a;b;c\n1;2;3\n", "schema", "'Entity_LogicalId'"),
    "no name column": ("fileGenerationDate;Entity_LogicalId\n05/08/2026;13\n", "schema", "'NameAlias_WholeName'"),
    "no date": (table(row(fileGenerationDate="")), "schema", "no file date"),
    "a wrong date": (table(row(fileGenerationDate="31/31/2026")), "schema", "31/31/2026"),
    "no entity in a row": (table(row(), row(Entity_LogicalId="", Entity_EU_ReferenceNumber="")), "schema", "line 3"),
    "cut in the last row": (table(row(NameAlias_WholeName="A"))[:-12], "truncated", "of 24 cells"),
    "a huge cell": (table(row(NameAlias_WholeName="A" * (1 << 21))), "malformed", "field"),
}


@pytest.mark.parametrize("case", MALFORMED, ids=str)
def test_malformed_tables_are_refused_with_reason_and_words(tmp_path: Path, case: str) -> None:
    text, reason, words = MALFORMED[case]
    refusal = refuse_text(CSV_1_1, tmp_path, text)
    assert (refusal.reason, words in str(refusal)) == (reason, True), str(refusal)
