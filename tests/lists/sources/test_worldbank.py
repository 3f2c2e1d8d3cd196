from __future__ import annotations

import json
import tarfile
from pathlib import Path
from typing import Any

import pytest

from dissuade.lists.reading import take_sample
from dissuade.lists.sources.worldbank import FORMATS
from dissuade.model.party import NameKind, Party
from tests.lists.sources.un_eu_readings import read, read_text, refuse_text

(JSON,) = FORMATS
FILE = "data/B_lists/worldbank/wb_debarred_2026-02-22.json"


def _list(*suppliers: dict[str, Any]) -> str:
    given = {"SUPP_ID": 7, "SUPP_NAME": "DUTCHMED B.V.", "SUPP_TYPE_CODE": "F", "COUNTRY_NAME": "Netherlands"}
    return json.dumps({"response": {"ZPROCSUPP": [given | supplier for supplier in suppliers]}})


def _one(folder: Path, **fields: Any) -> Party:
    (party,), _ = read_text(JSON, folder, _list(fields))
    return party


def test_every_supplier_of_the_official_file_becomes_a_party(shared: Path) -> None:
    suppliers = json.loads((shared / FILE).read_text())["response"]["ZPROCSUPP"]
    assert JSON.detect(take_sample(shared / FILE))
    parties, reading = read(JSON, shared / FILE)
    assert [f"wb-debarred-{supplier['SUPP_ID']}" for supplier in suppliers] == [party.id for party in parties]
    assert [" ".join(supplier["SUPP_NAME"].split()) for supplier in suppliers] == [party.caption for party in parties]
    ended = [supplier["DEBAR_TO_DATE"] for supplier in suppliers if supplier["DEBAR_TO_DATE"] != "2999-12-31"]
    assert ended == [party.listings[0].listed_to for party in parties if party.listings[0].listed_to]
    assert ("2026-02-21", {}) == (reading.published, dict(reading.warnings))


def test_old_editions_load_alike(shared: Path, tmp_path: Path) -> None:
    with tarfile.open(shared / "data/D_deltas/worldbank/wb_monthly.tar.xz") as archive:
        members = [member for member in archive.getmembers() if member.isfile()]
        for member in (members[0], members[len(members) // 2]):
            stream = archive.extractfile(member)
            assert stream is not None
            data = stream.read()
            parties, _ = read_text(JSON, tmp_path, data)
            assert len(json.loads(data)["response"]["ZPROCSUPP"]) == len(parties)


def test_dates_and_grounds_make_the_listing(tmp_path: Path) -> None:
    fields = {"DEBAR_FROM_DATE": "2011-07-13", "DEBAR_TO_DATE": "2014-07-12", "DEBAR_REASON": "Collusive Practice"}
    listing = _one(tmp_path, ELIG_STAT="X-DEBARRED", **fields).listings[0]
    assert ("2011-07-13", "2014-07-12", "Collusive Practice", ("X-DEBARRED",)) == (
        listing.listed_from,
        listing.listed_to,
        listing.reason,
        listing.programmes,
    )


def test_a_listing_without_an_end_is_open(tmp_path: Path) -> None:
    party = _one(tmp_path, DEBAR_TO_DATE="2999-12-31", INELIGIBLY_STATUS="Permanent")
    assert ("", ("Ineligibility: Permanent",)) == (party.listings[0].listed_to, party.notes)


@pytest.mark.parametrize(
    ("info", "names"),
    [
        ("*356", []),
        (
            "(also known as UralKotloservice Closed Joint-Stock Co.) *78",
            [("UralKotloservice Closed Joint-Stock Co", "alias")],
        ),
        ("(Previously known as A2Z Services)*553", [("A2Z Services", "former")]),
        ("河北建设集团（宁波）供应链管理有限公司", [("河北建设集团（宁波）供应链管理有限公司", "original")]),
        ("(新疆创思特建设工程咨询有限公司)(91650100599156836G)*647", [("新疆创思特建设工程咨询有限公司", "original")]),
    ],
)
def test_the_remark_holds_further_names(tmp_path: Path, info: str, names: list[tuple[str, str]]) -> None:
    party = _one(tmp_path, ADD_SUPP_INFO=info)
    assert names == [(name.text, name.kind.value) for name in party.names if name.kind is not NameKind.PRIMARY]
    assert ("ADD_SUPP_INFO", info) in [(field.field, field.value) for field in party.raw]


def test_a_social_credit_code_in_the_remark_is_an_identifier(tmp_path: Path) -> None:
    party = _one(tmp_path, ADD_SUPP_INFO="(方正国际软件)(Tax ID: 91110108801144696L) *536")
    assert [("uscCode", "91110108801144696L", "cn")] == [(i.type, i.value, i.country) for i in party.identifiers]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "empty"),
        ("<html>", "html"),
        ('{"response": {}}', "schema"),
        ('{"response": {"ZPROCSUPP": []}}', "empty"),
        ('{"response": {"ZPROCSUPP": ["x"]}}', "schema"),
        (_list({"SUPP_NAME": None}), "schema"),
        (_list({"SUPP_ID": ""}), "schema"),
        (_list({})[:-20], "truncated"),
        (_list({}).replace('"SUPP_ID"', "SUPP_ID"), "malformed"),
        ("[]", "schema"),
        (_list({}).replace("7", "[" * 700 + "]" * 700), "schema"),
    ],
)
def test_a_broken_answer_is_refused(tmp_path: Path, text: str, reason: str) -> None:
    assert reason == refuse_text(JSON, tmp_path, text).reason


def test_what_has_no_place_is_kept_raw_and_counted(tmp_path: Path) -> None:
    (party,), reading = read_text(JSON, tmp_path, _list({"MANDT": "300", "SUPP_TYPE_CODE": "U"}))
    assert {"MANDT": 1, "SUPP_TYPE_CODE": 1} == dict(reading.unmapped)
    assert "LegalEntity" == party.schema
