from __future__ import annotations

import csv
import json
import lzma
from pathlib import Path

import pytest

from dissuade.lists.reading import take_sample
from dissuade.lists.sources.us_csl import FIELDS, FORMATS
from dissuade.model.party import Party
from tests.lists.sources.un_eu_readings import read, read_text, refuse_text

CSV, JSON, LINES = FORMATS
SAMPLES = "data/C_csl/official_samples"
SDN = "Specially Designated Nationals (SDN) - Treasury Department"
EL = "Entity List (EL) - Bureau of Industry and Security"
RECORD = {
    "id": "9a1c",
    "source": SDN,
    "entity_number": "52291",
    "type": "Individual",
    "programs": ["NPWMD", "DPRK3"],
    "name": "RIM, Ryong Nam",
    "addresses": [
        {"address": "5 Changgwang St", "city": "Pyongyang", "state": None, "postal_code": None, "country": "KP"}
    ],
    "alt_names": ["IM, Ryong-nam"],
    "dates_of_birth": ["1978-12-05", "circa 1979"],
    "nationalities": ["KP"],
    "ids": [
        {
            "type": "Passport",
            "number": "836238033",
            "country": "KP",
            "issue_date": None,
            "expiration_date": "2027-01-01",
        },
        {"type": "Gender", "number": "Male", "country": None},
        {"type": "Secondary sanctions risk:", "number": "North Korea Sanctions Regulations", "country": None},
    ],
    "remarks": "(Linked To: KOREA RYONBONG GENERAL CORPORATION)",
    "source_list_url": "https://sanctionslist.ofac.treas.gov/Home/SdnList",
    "shoe_size": "42",
}


def _csv(*records: dict[str, str], header: tuple[str, ...] = ("_id", *FIELDS)) -> str:
    lines = [",".join(header)]
    lines += [",".join('"' + record.get(name, "").replace('"', '""') + '"' for name in header) for record in records]
    return "\n".join(lines) + "\n"


def _one(folder: Path, **fields: str) -> Party:
    parties, _ = read_text(CSV, folder, _csv({"source": EL, "name": "Novyi Mir", **fields}))
    return parties[0]


def test_the_current_and_the_older_header_are_told_from_other_files(shared: Path) -> None:
    names = ("consolidated_sample_current_format.csv", "csl_sample.csv", "dpl.txt", "us_tel.json")
    found = [CSV.detect(take_sample(shared / SAMPLES / name)) for name in names]
    assert [True, True, False, False] == found


@pytest.mark.parametrize("name", ["consolidated_sample_current_format.csv", "csl_sample.csv"])
def test_official_rows_load_with_every_alias_and_address(shared: Path, name: str) -> None:
    parties, reading = read(CSV, shared / SAMPLES / name)
    with (shared / SAMPLES / name).open(newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert len(rows) == len(parties) == reading.records == len({party.id for party in parties})
    aliases = [[text for text in row["alt_names"].split(";") if text.strip()] for row in rows]
    assert [len(texts) for texts in aliases] == [len(party.names) - 1 for party in parties]
    assert {} == dict(reading.warnings)


def test_the_full_list_has_a_party_for_every_record(shared: Path, tmp_path: Path) -> None:
    text = lzma.decompress((shared / "data/C_csl/screening-list_2026-07-31_flat.jsonl.xz").read_bytes())
    records = [json.loads(line) for line in text.splitlines()]
    parties, reading = read_text(LINES, tmp_path, text)
    assert len(records) == len(parties) == len({party.id for party in parties})
    names = [" ".join(record["name"].split()).partition("and any successor")[0].rstrip("; ") for record in records]
    assert names == [party.caption for party in parties]
    aliases = [{" ".join(text.split()) for text in record.get("alt_names", ())} for record in records]
    assert sum(len(texts - {name}) for texts, name in zip(aliases, names, strict=True)) == sum(
        len(party.names) - 1 for party in parties
    )
    assert ["country"] == list(reading.warnings)
    assert 15 >= reading.warnings["country"]


def test_each_list_is_programme_and_authority(tmp_path: Path) -> None:
    sources = {
        "Non-SDN Menu-Based Sanctions List (NS-MBS List) - Treasury Department": ("OFAC", "NS-MBS"),
        "Military End User (MEU) List - Bureau of Industry and Security": ("BIS", "MEU"),
        "ITAR Debarred (DTC) - State Department": ("State", "DTC"),
        "Capta List (CAP) - Treasury Department": ("OFAC", "CAP"),
    }
    listings = [_one(tmp_path, source=source, programs="E.O. 13382; INKSNA").listings[0] for source in sources]
    assert list(sources.values()) == [(listing.authority, listing.programmes[0]) for listing in listings]
    assert {(listing.programmes[1:]) for listing in listings} == {("E.O. 13382", "INKSNA")}


def test_licence_terms_and_federal_register_notice_are_kept(tmp_path: Path) -> None:
    party = _one(
        tmp_path,
        federal_register_notice="83 FR 37423; 87 FR 77505",
        start_date="2018-08-01",
        end_date="2028-08-01",
        license_requirement="For all items subject to the EAR.",
        license_policy="Presumption of denial.",
    )
    listing = party.listings[0]
    assert ("83 FR 37423; 87 FR 77505", "2018-08-01", "2028-08-01") == (
        listing.basis,
        listing.listed_from,
        listing.listed_to,
    )
    assert [
        ("license_requirement", "For all items subject to the EAR."),
        ("license_policy", "Presumption of denial."),
    ] == [(field.field, field.value) for field in party.raw]


def test_a_json_record_gives_documents_dates_and_relations(tmp_path: Path) -> None:
    text = json.dumps({"results": [RECORD], "sources": [{"source": SDN, "source_last_updated": "2026-07-30T12:00:00"}]})
    (party,), reading = read_text(JSON, tmp_path, text)
    assert ("us-csl-9a1c", "Person", "male") == (party.id, party.schema, party.gender)
    assert ["1978-12-05", "1979"] == [date.value for date in party.birth_dates]
    assert [("passportNumber", "836238033", "kp")] == [(i.type, i.value, i.country) for i in party.identifiers]
    assert "expiration_date 2027-01-01" in party.identifiers[0].note
    assert ("Pyongyang", "kp") == (party.addresses[0].city, party.addresses[0].country)
    assert ["KOREA RYONBONG GENERAL CORPORATION"] == [relation.target_name for relation in party.relations]
    assert {"lastName": "RIM", "firstName": "Ryong Nam"} == dict(party.names[0].parts)
    assert ("2026-07-30", {"shoe_size": 1}) == (reading.published, dict(reading.unmapped))


@pytest.mark.parametrize(
    ("ids", "expected"),
    [
        ("Passport, 836238033, KP", ("passportNumber", "836238033", "kp")),
        ("KP, 836238033, Passport", ("passportNumber", "836238033", "kp")),
        ("CO, 800166941-0, NIT #", ("taxNumber", "800166941-0", "co")),
        ("IMO 8898831, Vessel Registration Identification", ("imoNumber", "8898831", "")),
        ("Vessel Registration Identification, IMO 8898831", ("imoNumber", "8898831", "")),
        ("SWIFT/BIC, RUDVRUMM", ("swiftBic", "RUDVRUMM", "")),
    ],
)
def test_the_parts_of_an_identifier_may_stand_in_any_order(
    tmp_path: Path, ids: str, expected: tuple[str, str, str]
) -> None:
    party = _one(tmp_path, type="Vessel" if "IMO" in ids else "Entity", ids=ids)
    assert [expected] == [(i.type, i.value, i.country) for i in party.identifiers]


def test_an_identifier_without_a_known_label_is_kept_raw_and_counted(tmp_path: Path) -> None:
    (party,), reading = read_text(CSV, tmp_path, _csv({"source": EL, "name": "Novyi Mir", "ids": "Zodiac, Pisces"}))
    assert [("ids", "Zodiac, Pisces")] == [(field.field, field.value) for field in party.raw]
    assert ({"identifier": 1}, {"ids": 1}) == (dict(reading.warnings), dict(reading.unmapped))


def test_a_place_without_a_country_code_is_kept_raw(tmp_path: Path) -> None:
    record = {"source": SDN, "name": "Sudan Master", "countries": ["RU", "REGION: KAFIA KINGI"], "source_list_url": ""}
    (party,), _ = read_text(LINES, tmp_path, json.dumps(record))
    assert (("ru",), [("countries", "REGION: KAFIA KINGI")]) == (
        party.countries,
        [(field.field, field.value) for field in party.raw],
    )


def test_successors_and_subsidiaries_are_no_part_of_a_name(tmp_path: Path) -> None:
    party = _one(
        tmp_path, name="Sinobright Import and Export Company; and any successor, sub-unit, or subsidiary thereof"
    )
    assert "Sinobright Import and Export Company" == party.caption
    assert "name" == party.raw[0].field


def test_rows_without_an_id_get_one_that_does_not_depend_on_their_order(tmp_path: Path) -> None:
    first = {"source": EL, "name": "Yaltinskaya Kinostudiya", "start_date": "2022-03-09"}
    second = {"source": EL, "name": "Bars 81", "start_date": "2022-03-09"}
    one, _ = read_text(CSV, tmp_path, _csv(first, second, header=FIELDS))
    other, _ = read_text(CSV, tmp_path, _csv(second, first, header=FIELDS))
    assert {party.caption: party.id for party in one} == {party.caption: party.id for party in other}


@pytest.mark.parametrize(
    ("text", "reason", "field", "line"),
    [
        ("", "empty", None, None),
        ("\x1a", "empty", None, None),
        ("<!DOCTYPE html><html><body>Sign in</body></html>", "html", None, None),
        ("_id,source,entity_number,type\n1,2,3,4\n", "schema", "name", 1),
        (_csv(), "empty", None, None),
        (_csv({"source": SDN}), "schema", "name", 2),
        (_csv({"name": "Novyi Mir"}), "schema", "source", 2),
        (_csv({"source": SDN, "name": "A"}) + "cut,off", "malformed", None, 3),
        ("\0\0\0", "malformed", None, None),
    ],
)
def test_a_broken_table_is_refused_with_line_and_field(
    tmp_path: Path, text: str, reason: str, field: str | None, line: int | None
) -> None:
    refusal = refuse_text(CSV, tmp_path, text)
    assert (reason, field, line) == (refusal.reason, refusal.field, refusal.line)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "empty"),
        ("<html>", "html"),
        ('{"results": [', "truncated"),
        ('{"results": {}}', "schema"),
        ('{"results": []}', "empty"),
        ('{"results": [7]}', "schema"),
        ('{"results": [{"source": "x", "name": NaN}]}', "malformed"),
        ("[" * 100_000, "malformed"),
        ('{"results": [{"source": "x", "name": "\\ud800"}]}', "malformed"),
        ('{"results": [{"source": "x", "name": ' + "[" * 900 + "1" + "]" * 900 + "}]}", "malformed"),
        ('{"results": 1' + "0" * 5000 + "}", "malformed"),
    ],
)
def test_broken_json_is_refused(tmp_path: Path, text: str, reason: str) -> None:
    assert reason == refuse_text(JSON, tmp_path, text).reason


def test_the_deliberately_broken_official_sample_is_refused_at_its_first_broken_row(
    shared: Path, tmp_path: Path
) -> None:
    refusal = refuse_text(CSV, tmp_path, (shared / SAMPLES / "csl_invalid.csv").read_bytes())
    assert ("malformed", 2) == (refusal.reason, refusal.line)
