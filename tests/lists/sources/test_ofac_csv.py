from __future__ import annotations

import lzma
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from dissuade.errors import EditionRefusedError
from dissuade.lists.reading import Reading, take_sample
from dissuade.lists.sources.ofac_csv import FORMATS, part_of, read_csv_set
from dissuade.lists.sources.ofac_remarks import split_remarks
from dissuade.model.party import Identifier, NameKind, Party
from tests.lists.sources.ofac_oracles import (
    IDENTIFIER_PATTERNS,
    count_identifiers,
    count_names,
    find_part,
    read_cells,
    whole_remarks,
)

SETS = (
    ("ofac-sdn", "sdn_trio_2018-12", 7_379),
    ("ofac-sdn", "sdn_trio_2021-04", 8_890),
    ("ofac-sdn", "sdn_trio_2021-06", 8_976),
    ("ofac-sdn", "sdn_trio_2022-01-21", 9_044),
    ("ofac-sdn", "sdn_trio_2023-12-28", 13_821),
    ("ofac-cons", "cons_2025-04", 443),
    ("ofac-cons", "cons_quartet_after_2025-08", 442),
)
# Every warning of the complete sets: regions without a country code (Kafia Kingi, the CIS), remarks cut without a
# continuation, comments on entries long delisted, files without the end mark, sets without one of their parts.
WARNINGS = {
    "sdn_trio_2018-12": {"missing-part": 1, "end-mark": 3, "country": 6, "remarks-cut": 3},
    "sdn_trio_2021-04": {"missing-part": 1, "country": 6, "remarks-cut": 7},
    "sdn_trio_2021-06": {"end-mark": 1, "country": 6},
    "sdn_trio_2022-01-21": {"missing-part": 1, "end-mark": 1, "country": 6, "remarks-cut": 7},
    "sdn_trio_2023-12-28": {"country": 7, "remarks-cut": 7, "orphan": 3},
    "cons_2025-04": {"missing-part": 1, "remarks-cut": 10},
    "cons_quartet_after_2025-08": {},
}
NULL = "-0- "
KIM = (
    '7,"KIM, Jong Un","individual","DPRK3] [NPWMD",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,'
    '"DOB 08 Jan 1984; POB Pyongyang, Korea, North; nationality Korea, North; Gender Male."\r\n'
)
ACME = '8,"ANGLO-CARIBBEAN CO., LTD.",-0- ,"CUBA",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \r\n'
END = "\x1a"


def read(source: str, *paths: Path) -> tuple[Reading, list[Party]]:
    reading = Reading(source, paths)
    return reading, list(read_csv_set(reading))


@cache
def read_folder(source: str, folder: Path) -> tuple[Reading, list[Party]]:
    """A real set is read once for all tests."""
    return read(source, *sorted(folder.glob("*.csv")))


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_bytes(text.encode("cp1252"))
    return path


@pytest.mark.parametrize(("source", "folder", "parties"), SETS)
def test_real_sets_agree_with_counts_made_by_regular_expressions(
    shared: Path, source: str, folder: str, parties: int
) -> None:
    place = shared / "data" / "A_ofac" / folder
    reading, found = read_folder(source, place)
    primary = find_part(place, "sdn") or find_part(place, "prim")
    assert primary is not None
    remarks = whole_remarks(primary, find_part(place, "comments"))
    expected_names = count_names(primary, find_part(place, "alt"), remarks)

    assert parties == len(found) == reading.records == len(read_cells(primary))
    assert {f"{source}-{number}": names for number, names in expected_names.items()} == {
        party.id: {name.text for name in party.names} for party in found
    }
    types = Counter(identifier.type for party in found for identifier in party.identifiers)
    assert count_identifiers(remarks) == {kind: types[kind] for kind in IDENTIFIER_PATTERNS}
    assert WARNINGS[folder] == dict(reading.warnings)


@pytest.mark.parametrize(("source", "folder", "parties"), SETS)
def test_real_sets_keep_every_address(shared: Path, source: str, folder: str, parties: int) -> None:
    place = shared / "data" / "A_ofac" / folder
    addresses = find_part(place, "add")
    assert addresses is not None
    _, found = read_folder(source, place)
    expected = {
        (f"{source}-{row[0]}", *(cell.replace(NULL, "") for cell in row[2:5]))
        for row in read_cells(addresses)
        if any(cell.strip() != "-0-" for cell in row[2:6])
    }
    got = {
        (party.id, address.street, address.city, address.full.removeprefix(f"{address.street}, "))
        for party in found
        for address in party.addresses
        if "UN/LOCODE" not in address.note
    }
    assert len(expected) == len(got)
    assert {entry[:3] for entry in expected} == {entry[:3] for entry in got}


@pytest.mark.parametrize(
    ("folder", "files", "segments"),
    [
        ("A_ofac/sdn_trio_2023-12-28", ("sdn.csv", "alt.csv", "add.csv", "sdn_comments.csv"), 56_503),
        ("A_ofac/latest_pieces", ("sdn_2024-07-02.csv",), 63_282),
    ],
)
def test_at_least_995_of_1000_remark_segments_are_understood(
    shared: Path, folder: str, files: tuple[str, ...], segments: int
) -> None:
    place = shared / "data" / folder
    paths = [place / name for name in files]
    reading, found = read("ofac-sdn", *paths)
    remarks = whole_remarks(paths[0], paths[3] if len(paths) > 3 else None)
    counted = sum(len(split_remarks(text)) for text in remarks.values()) + reading.unmapped["Remarks (cut)"]
    kept_raw = sum(len(party.raw) for party in found)
    assert segments == counted
    assert kept_raw == sum(reading.unmapped.values())
    assert kept_raw <= 0.005 * segments


@pytest.mark.parametrize("name", ["2022-02-24", "2022-02-25", "2024-05-03", "2024-06-13"])
def test_daily_primary_files_load_alone_and_say_what_is_missing(shared: Path, name: str) -> None:
    path = shared / "data" / "D_deltas" / "ofac_sdn_csv" / "plain" / f"sdn_{name}.csv"
    reading, found = read("ofac-sdn", path)
    assert len(read_cells(path)) == len(found)
    missing = [example.message for example in reading.examples if example.kind == "missing-part"]
    assert missing == ["the set lacks addresses, alternate names, comments: what they hold is not in this edition"]


def test_a_converted_copy_with_a_header_loads_with_a_warning(shared: Path) -> None:
    pieces = shared / "data" / "A_ofac" / "latest_pieces"
    reading, found = read("ofac-sdn", pieces / "sdn_2024-07-02.csv", pieces / "alt_2024-09.csv")
    assert len(found) == 15_443
    assert reading.warnings["header"] == 1


def test_two_lists_joined_into_one_file_are_refused(shared: Path, tmp_path: Path) -> None:
    primary = tmp_path / "sdn.csv"
    packed = shared / "data" / "A_ofac" / "latest_pieces" / "sdn_2023-03.csv.xz"
    primary.write_bytes(lzma.decompress(packed.read_bytes()))
    with pytest.raises(EditionRefusedError, match="rows follow the end mark 0x1A: two files were joined") as refusal:
        read("ofac-sdn", primary)
    assert refusal.value.line == 11_119


@pytest.mark.parametrize(
    ("folder", "name", "part"),
    [
        ("sdn_trio_2018-12", "sdn.csv", "primary"),
        ("sdn_trio_2018-12", "alt.csv", "alternate names"),
        ("sdn_trio_2018-12", "add.csv", "addresses"),
        ("sdn_trio_2021-06", "sdn_comments.csv", "comments"),
        ("latest_pieces", "alt_2024-09.csv", "alternate names"),
        ("cons_2025-08", "cons_prim.csv", "primary"),
    ],
)
def test_parts_are_told_by_content_whatever_the_file_is_called(
    shared: Path, tmp_path: Path, folder: str, name: str, part: str
) -> None:
    copy = tmp_path / "OFAC.csv"
    copy.write_bytes((shared / "data" / "A_ofac" / folder / name).read_bytes())
    sample = take_sample(copy)
    assert part == part_of(sample)
    if part == "primary":
        expected = "ofac-cons" if folder.startswith("cons") else "ofac-sdn"
        assert [expected] == [form.source for form in FORMATS if form.detect(sample)]


def test_a_person_keeps_the_published_name_and_its_parts(tmp_path: Path) -> None:
    _, (kim, _) = read("ofac-sdn", write(tmp_path, "sdn.csv", KIM + ACME + END))
    assert kim.caption == "KIM, Jong Un"
    assert dict(kim.names[0].parts) == {"lastName": "KIM", "firstName": "Jong Un"}
    assert (kim.schema, kim.nationalities, kim.gender) == ("Person", ("kp",), "male")
    assert tuple(date.value for date in kim.birth_dates) == ("1984-01-08",)
    assert kim.listings[0].programmes == ("DPRK3", "NPWMD")
    assert (kim.id, kim.listings[0].reference, kim.listings[0].authority) == ("ofac-sdn-7", "7", "OFAC")


def test_a_comma_in_the_name_of_an_organisation_makes_no_name_parts(tmp_path: Path) -> None:
    _, (_, acme) = read("ofac-sdn", write(tmp_path, "sdn.csv", KIM + ACME + END))
    assert (acme.schema, acme.caption, dict(acme.names[0].parts)) == ("Organization", "ANGLO-CARIBBEAN CO., LTD.", {})


def test_alternate_names_keep_their_kind(tmp_path: Path) -> None:
    alternates = (
        '7,1,"aka","KIM, Jong-un",-0- \r\n7,2,"fka","KIM, Jong Woon","student"\r\n7,3,"nka","MARSHAL KIM",-0- \r\n'
    )
    primary, alt = write(tmp_path, "sdn.csv", KIM + END), write(tmp_path, "alt.csv", alternates + END)
    reading, (kim,) = read("ofac-sdn", alt, primary)
    kinds = [NameKind.PRIMARY, NameKind.ALIAS, NameKind.FORMER, NameKind.ALIAS]
    assert kinds == [name.kind for name in kim.names]
    assert dict(reading.unmapped) == {"alt_remarks": 1}


def test_cut_remarks_are_continued_without_a_separator(tmp_path: Path) -> None:
    text = "DOB 1984; " + "Passport A1 (Korea, North); " * 40
    cut = text[:995] + "; Gen"
    primary = write(tmp_path, "sdn.csv", KIM.replace(KIM.split('"')[-2], cut) + END)
    comments = write(tmp_path, "sdn_comments.csv", "7,\"der Female; a.k.a. 'YOUNG GENERAL'.\"\r\n" + END)
    reading, (kim,) = read("ofac-sdn", primary, comments)
    assert kim.gender == "female"
    assert (kim.names[-1].text, kim.names[-1].kind) == ("YOUNG GENERAL", NameKind.WEAK)
    assert reading.warnings["remarks-cut"] == 0


def test_the_end_of_cut_remarks_is_never_read_as_a_value(tmp_path: Path) -> None:
    wallet = "Digital Currency Address - XBT 1Kuf2Rd8mDyAViwBozGTNYnvWL8uYFrkVo"
    cut = "Gender Male; " * 73 + "POB Wonsan; " + wallet[:43]
    reading, (kim,) = read("ofac-sdn", write(tmp_path, "sdn.csv", KIM.replace(KIM.split('"')[-2], cut) + END))
    assert kim.identifiers == ()
    assert [wallet[:43]] == [raw.value for raw in kim.raw]
    assert dict(reading.unmapped) == {"Remarks (cut)": 1}


def test_vessel_columns_become_properties_and_identifiers(tmp_path: Path) -> None:
    row = (
        '15036,"TOUR 2","vessel","SYRIA",-0- ,"9HDS9","Crude Oil Tanker","163,660","88,564","Panama","NITC",'
        '"Former Vessel Flag Iran; Vessel Registration Identification IMO 7406784; MMSI 572469210."\r\n'
    )
    reading, (ship,) = read("ofac-sdn", write(tmp_path, "sdn.csv", row + END))
    assert {
        Identifier(type="callSign", value="9HDS9"),
        Identifier(type="imoNumber", value="7406784"),
        Identifier(type="mmsi", value="572469210"),
    } == set(ship.identifiers)
    expected = {
        "type": ("Crude Oil Tanker",), "tonnage": ("163,660",), "grossRegisteredTonnage": ("88,564",),
        "flag": ("pa",), "pastFlags": ("ir",),
    }  # fmt: skip
    assert expected == dict(ship.properties)
    assert (ship.relations[0].kind, ship.relations[0].target_name) == ("ownership", "NITC")
    assert {"missing-part"} == set(reading.warnings)


def test_a_wrong_imo_check_digit_is_warned_of_with_the_line(tmp_path: Path) -> None:
    row = ACME.replace("-0- \r\n", '"Vessel Registration Identification IMO 9434980."\r\n').replace(
        "-0- ", '"vessel"', 1
    )
    reading, _ = read("ofac-sdn", write(tmp_path, "sdn.csv", KIM + row + END))
    (warning,) = [example for example in reading.examples if example.kind == "imo-check-digit"]
    assert (warning.message, warning.line) == ("8: IMO number 9434980 fails its check digit", 2)


def test_links_point_to_the_party_of_that_name(tmp_path: Path) -> None:
    row = KIM.replace("Gender Male.", "Linked To: ANGLO-CARIBBEAN CO., LTD.")
    _, (kim, _) = read("ofac-sdn", write(tmp_path, "sdn.csv", row + ACME + END))
    assert (kim.relations[0].target, kim.relations[0].target_name) == ("ofac-sdn-8", "ANGLO-CARIBBEAN CO., LTD.")


def test_a_number_that_comes_twice_keeps_both_parties(tmp_path: Path) -> None:
    reading, found = read("ofac-sdn", write(tmp_path, "sdn.csv", KIM + KIM.replace("Jong Un", "Jong Il") + END))
    assert [party.id for party in found] == ["ofac-sdn-7", "ofac-sdn-7-2"]
    assert reading.warnings["duplicate-number"] == 1


def test_a_single_row_with_extra_columns_is_kept_and_named(tmp_path: Path) -> None:
    rows = "".join(KIM.replace("7,", f"{number},", 1) for number in range(100, 400))
    text = rows + ACME.replace("\r\n", ',"surplus"\r\n') + KIM + END
    reading, found = read("ofac-sdn", write(tmp_path, "sdn.csv", text))
    (warning,) = [example for example in reading.examples if example.kind == "columns"]
    assert (
        warning.message,
        warning.line,
    ) == ("sdn.csv: entry 8 has 13 columns, 12 are expected; kept what there is", 301)
    assert [raw.value for party in found for raw in party.raw] == ["surplus"]


def test_letters_of_both_encodings_are_read(tmp_path: Path) -> None:
    for encoding in ("cp1252", "utf-8"):
        path = tmp_path / f"sdn-{encoding}.csv"
        path.write_bytes(KIM.replace("Jong Un", "José Peña").encode(encoding) + b"\x1a")
        _, (party,) = read("ofac-sdn", path)
        assert party.caption == "KIM, José Peña"


MALFORMED = {
    "no bytes": (b"", "empty", "the file has no content (0 bytes)"),
    "only the end mark": (b"\r\n\x1a", "empty", "the file has no content (3 bytes)"),
    "only zero bytes": (b"\0" * 64, "empty", "the file has no content (64 bytes)"),
    "an HTML page": (b"<!DOCTYPE html><html><body>403</body></html>", "html", "a web page instead of a list"),
    "a redirect page": (b"<head><title>Document Moved</title></head>", "html", "a web page instead of a list"),
    "XML": (b'<?xml version="1.0"?><sdnList/>', "schema", "not a part of OFAC's CSV set"),
    "JSON": (b'{"results": []}', "schema", "not a part of OFAC's CSV set"),
    "a ZIP container": (b"PK\x03\x04\x14\0\0\0", "schema", "not a part of OFAC's CSV set"),
    "prose": (b"Access denied, try later\n" * 3, "schema", "not a part of OFAC's CSV set"),
    "another delimiter": (KIM.replace(",", ";").encode(), "schema", "not a part of OFAC's CSV set"),
    "a column lost in most rows": (ACME.replace("-0- ,", "", 1).encode() * 9, "schema", "not a part of OFAC's CSV set"),
    "a column lost in some rows": (
        KIM.encode() * 20 + ACME.replace("-0- ,", "", 1).encode() * 5 + KIM.encode() + b"\x1a",
        "schema",
        "5 of 26 rows do not have 12 columns",
    ),
    "cut in a row": (KIM.encode() * 5 + b'9,"BANCO', "truncated", "in the row that begins in line 6"),
    "cut in a quotation": (KIM.encode() * 5 + ACME.encode()[:-10] + b'"DOB 19', "truncated", "the last row (entry 8)"),
    "a quotation that never ends": (
        KIM.encode() * 3 + b'9,"BANCO,-0- \r\n' + b"10,BANK,-0- \r\n" * 3,
        "truncated",
        "within quotation marks, in the row that begins in line 4",
    ),
    "a quotation over lines": (
        KIM.encode() * 3 + b'9,"BANCO\r\nNACIONAL",-0- \r\n' + KIM.encode() * 3,
        "malformed",
        "a quotation mark that opens in line 4 is closed only in line 5",
    ),
    "a row without a number": (KIM.encode() * 5 + KIM[1:].encode() + KIM.encode(), "malformed", "no entry number"),
    "a row without a name": (
        KIM.encode() * 5 + ACME.replace('"ANGLO-CARIBBEAN CO., LTD."', NULL).encode() + KIM.encode(),
        "malformed",
        "no name in a row of 12 columns",
    ),
    "alternate names alone": (b'7,1,"aka","KIM",-0- \r\n', "schema", "the primary file (12 columns) of the set is"),
    "a field of two megabytes": (
        KIM.encode() * 3 + b'9,"' + b"A" * (1 << 21) + b'"' + b",-0- " * 10 + b"\r\n",
        "malformed",
        "field larger than field limit",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", MALFORMED)
def test_malformed_files_are_refused_with_a_precise_message(tmp_path: Path, case: str) -> None:
    content, reason, words = MALFORMED[case]
    path = tmp_path / "sdn.csv"
    path.write_bytes(content)
    with pytest.raises(EditionRefusedError) as refusal:
        read("ofac-sdn", path)
    assert reason == refusal.value.reason
    assert words in refusal.value.message
    assert str(path) == refusal.value.path


def test_two_primary_files_are_no_set(tmp_path: Path) -> None:
    with pytest.raises(EditionRefusedError, match=r"two files of the set hold primary: also sdn\.csv"):
        read("ofac-sdn", write(tmp_path, "sdn.csv", KIM), write(tmp_path, "sdn2.csv", KIM))


def test_the_empty_download_of_2024_05_04_is_refused(shared: Path) -> None:
    path = shared / "data" / "D_deltas" / "failure_cases" / "ofac_sdn_2024-05-04_EMPTY.csv"
    with pytest.raises(EditionRefusedError) as refusal:
        read("ofac-sdn", path)
    assert refusal.value.reason == "empty"


def test_another_table_of_two_columns_is_no_comments_file(tmp_path: Path) -> None:
    table = write(tmp_path, "codes.csv", "HS Code,Tier\n854231,Processors and controllers\n854232,Memories\n")
    assert part_of(take_sample(table)) == ""
