from __future__ import annotations

import datetime as dt
import json
import lzma
import re
from pathlib import Path

import pytest
import python_calamine

from dissuade.errors import EditionRefusedError
from dissuade.lists.reading import Reading, take_sample
from dissuade.lists.sources.jp_mof import FORMATS
from dissuade.model.party import NameKind, Party
from tests.lists.sources.un_eu_readings import read
from tests.lists.sources.workbooks import Value, write_workbook

(XLSX,) = FORMATS
FILE = "data/B_lists/japan/mof_shisantouketsu_2026-03-05.xlsx"
COLUMNS = (
    "告示日付", "告示番号", "日本語表記", "英語表記", "別名", "確定に十分でない別名", "役職", "生年月日", "出生地",
    "国籍", "旅券番号", "住所", "リスト掲載日", "その他の情報",
)  # fmt: skip


def _read(folder: Path, *rows: list[Value], sheet: str = "9.コンゴ民主共和国（個人）") -> tuple[list[Party], Reading]:
    path = write_workbook(folder / "list.xlsx", {"一覧": [["1", "…"]], sheet: [["題名"], list(COLUMNS), *rows]})
    return read(XLSX, path)


def _row(**cells: Value) -> list[Value]:
    given: dict[str, Value] = {
        "告示日付": "2013.2.27\n2017.3.10改訂",
        "告示番号": "1",
        "英語表記": "ERIC BADEGE",
    }
    given |= cells
    return [given.get(column) for column in COLUMNS]


def test_every_named_row_of_the_official_workbook_becomes_a_party(shared: Path) -> None:
    book = python_calamine.CalamineWorkbook.from_path(shared / FILE)
    named = deleted = 0
    for sheet in book.sheet_names:
        rows = book.get_sheet_by_name(sheet).to_python()
        start = next((n for n, row in enumerate(rows) if row and str(row[0]).strip() == "告示日付"), None)
        for row in rows[start + 1 :] if start is not None else []:
            if str(row[2]).strip() or str(row[3]).strip():
                named += 1
            elif str(row[0]).strip() and str(row[1]).strip():
                deleted += "削除" in str(row[0])
    assert XLSX.detect(take_sample(shared / FILE))
    parties, reading = read(XLSX, shared / FILE)
    assert (2862, 598) == (named, deleted)
    assert (named, deleted) == (len(parties), reading.warnings["deleted"])
    assert len(parties) == len({party.id for party in parties})
    assert ("2026-03-05", named + deleted + 1) == (
        reading.published,
        reading.records,
    )  # one row has neither name nor 削除


def test_the_parties_are_those_of_an_independent_conversion(shared: Path) -> None:
    text = lzma.decompress((shared / "data/B_lists/japan/mof_structured_20260305.jsonl.xz").read_bytes()).decode()
    entities = [entity for line in text.splitlines() for entity in json.loads(line)["sanction_details"]["entities"]]
    parties, _ = read(XLSX, shared / FILE)
    names = {re.sub(r"\W", "", name.text.lower()) for party in parties for name in party.names}
    theirs = [re.split(r"[(（]?original|\n", entity["name"].get("en", ""))[0] for entity in entities]
    missing = [text for text in theirs if re.sub(r"\W", "", text.lower()) not in names]
    assert (len(entities), len(parties)) == (2862, 2862)
    assert len(missing) <= 40, missing


def test_the_warnings_of_the_official_workbook_are_few_and_explained(shared: Path) -> None:
    _, reading = read(XLSX, shared / FILE)
    other = {kind: count for kind, count in reading.warnings.items() if kind != "deleted"}
    assert {"identifier", "country", "date", "name"} == set(other)
    assert 30 >= sum(other.values())


def test_names_dates_documents_and_notices_find_their_place(tmp_path: Path) -> None:
    row = _row(
        日本語表記="エリック・バデジ",
        別名="(a)カコレレ（KAKORERE）、(b)不明",
        確定に十分でない別名="ファラオ（Pharaoh）",
        役職="准将",
        生年月日=dt.date(1971, 3, 4),
        出生地="ゴマ",
        国籍="コンゴ民主共和国",
        旅券番号="ドイツ旅券　5208323009（2007年2月2日発行）",
        住所="(a)コンゴ民主共和国ゴマ（Goma）、(b)Kigali, Rwanda",
        リスト掲載日="2012年12月31日（2016年10月13日修正）",
        その他の情報="ルワンダに逃亡。",
    )
    (party,), reading = _read(tmp_path, row)
    assert ("jp-mof-9-1", "Person", "ERIC BADEGE") == (party.id, party.schema, party.caption)
    kinds = [
        ("エリック・バデジ", NameKind.ALIAS, "jpn"),
        ("カコレレ", NameKind.ALIAS, "jpn"),
        ("KAKORERE", NameKind.ALIAS, ""),
        ("ファラオ", NameKind.WEAK, "jpn"),
        ("Pharaoh", NameKind.WEAK, ""),
    ]
    assert kinds == [(name.text, name.kind, name.lang) for name in party.names[1:]]
    assert (["1971-03-04"], ("cd",), ("准将",)) == (
        [date.value for date in party.birth_dates],
        party.nationalities,
        party.positions,
    )
    assert [("passportNumber", "5208323009", "de")] == [(i.type, i.value, i.country) for i in party.identifiers]
    assert ["cd", "rw"] == [address.country for address in party.addresses]
    japan, nations = party.listings
    assert (("コンゴ民主共和国（個人）",), "2013-02-27", "2013-02-27; 2017-03-10 改訂") == (
        japan.programmes,
        japan.listed_from,
        japan.basis,
    )
    assert ("UN", "2012-12-31") == (nations.authority, nations.listed_from)
    assert ("2017-03-10", ("2017-03-10",)) == (reading.published, party.properties["modifiedAt"])


@pytest.mark.parametrize(
    ("column", "words"),
    [
        ("国籍", "エチオピアと思われる"),
        ("生年月日", "1979年3月3日（偽造旅券より）"),
        ("告示日付", "2005.8.23\n2007.713改訂"),
    ],
)
def test_what_a_cell_says_beyond_its_kind_is_kept_raw(tmp_path: Path, column: str, words: str) -> None:
    (party,), _ = _read(tmp_path, _row(**{column: words}))
    assert [(column, words)] == [(field.field, field.value) for field in party.raw]


def test_what_only_persons_have_is_kept_raw_for_others(tmp_path: Path) -> None:
    (party,), _ = _read(tmp_path, _row(役職="司令部"), sheet="10.コンゴ民主共和国（団体）")
    assert ("Organization", [("役職", "司令部")]) == (party.schema, [(field.field, field.value) for field in party.raw])


def test_a_deleted_entry_is_counted_and_dates_the_list(tmp_path: Path) -> None:
    parties, reading = _read(tmp_path, _row(), _row(告示日付="2026.1.16削除", 告示番号="2", 英語表記=None))
    assert (1, 1, "2026-01-16") == (len(parties), reading.warnings["deleted"], reading.published)


def test_text_that_continues_in_the_next_row_belongs_to_the_entry_above(tmp_path: Path) -> None:
    tail: list[Value] = [*(None for _ in COLUMNS[1:]), "第二段落。"]
    (party,), _ = _read(tmp_path, _row(その他の情報="第一段落。"), tail)
    assert ("第一段落。", "第二段落。") == party.notes


@pytest.mark.parametrize(
    ("sheet", "cells", "schema"),
    [
        ("10.コンゴ民主共和国 (団体)", {}, "Organization"),
        ("30.ロシア連邦(特定銀行）", {}, "Organization"),
        ("39.イエメン共和国", {"役職": "不明"}, "Person"),
        ("13.北朝鮮(決議1695号)", {}, "LegalEntity"),
    ],
)
def test_sheet_and_columns_tell_who_is_a_person(
    tmp_path: Path, sheet: str, cells: dict[str, Value], schema: str
) -> None:
    (party,), _ = _read(tmp_path, _row(**cells), sheet=sheet)
    assert schema == party.schema


def test_a_column_that_nobody_knows_is_kept_raw(tmp_path: Path) -> None:
    path = write_workbook(tmp_path / "x.xlsx", {"1.某": [[*COLUMNS, "新欄"], [*_row(), "値"]]})
    (party,), reading = read(XLSX, path)
    assert ([("新欄", "値")], {"新欄": 1}) == ([(f.field, f.value) for f in party.raw], dict(reading.unmapped))


@pytest.mark.parametrize(
    ("rows", "reason", "field"),
    [
        ([["日付", "番号"], ["2022.3.1", 1]], "schema", "告示日付"),
        ([["告示日付", "番号"], ["2022.3.1", 1]], "schema", "告示番号"),
        ([list(COLUMNS)], "empty", None),
    ],
)
def test_a_workbook_of_another_shape_is_refused(
    tmp_path: Path, rows: list[list[Value]], reason: str, field: str | None
) -> None:
    with pytest.raises(EditionRefusedError) as caught:
        read(XLSX, write_workbook(tmp_path / "x.xlsx", {"1.某": rows}))
    assert (reason, field) == (caught.value.reason, caught.value.field)
