"""Tables in, matches out."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import polars as pl
import pyarrow as pa
import pytest

from dissuade.errors import InputError
from dissuade.screening import Screener
from dissuade.screening.tables import MATCH_SCHEMA
from dissuade.snapshots import build_snapshot, open_snapshot
from tests.screening.listed import PARTIES

ROWS = [
    {
        "id": "c1",
        "name": "Margaret Thornbury",
        "schema": "Person",
        "birth_date": "1984-01-08",
        "countries": None,
        "imoNumber": None,
    },
    {"id": "c2", "name": "Kim Jong Un", "schema": "Person", "birth_date": "1984-01-08", "countries": ["kp"]},
    {"id": "c3", "name": None, "imoNumber": "7937317"},
    {"id": "c4", "name": "Шойгу Сергей Кужугетович", "schema": "Person", "birth_date": ""},
]


@pytest.fixture(scope="module")
def screener(tmp_path_factory: pytest.TempPathFactory) -> Screener:
    folder = tmp_path_factory.mktemp("snapshots") / "parties"
    return Screener(open_snapshot(build_snapshot(PARTIES, folder, {"un-sc": "2026-02-27"})))


def test_two_columns_of_one_name_are_refused(screener: Screener) -> None:
    with pytest.raises(InputError, match="two columns have this name") as error:
        screener.screen_table(pa.table([["Kim Jong Un"], ["Jane Smith"]], names=["name", "name"]))
    assert "name" == error.value.field


def test_a_column_of_identifiers_may_hold_lists_and_has_any_name_of_ftm(screener: Screener) -> None:
    wallets = [["149w62rY42aZBox8fGcmqNsXUzSStKeq8C", "x" * 20], None]
    answer = screener.screen_table(pa.table({"name": ["", "Jane Roe"], "cryptoAddress": wallets}))
    assert ["ofac-sdn-30001"] == answer.column("party_id").to_pylist()


def test_a_table_gives_one_row_per_match(screener: Screener) -> None:
    answer = screener.screen_table(pa.Table.from_pylist(ROWS))
    assert MATCH_SCHEMA == answer.schema
    assert [(1, "c2", "un-sc-KPi.001"), (2, "c3", "ofac-sdn-20001"), (3, "c4", "un-sc-RUi.010")] == [
        (row["row"], row["id"], row["party_id"]) for row in answer.to_pylist()
    ]


def test_a_table_gives_what_single_queries_give(screener: Screener) -> None:
    answer = screener.screen_table(pa.Table.from_pylist(ROWS[:2]), threshold=0.01)
    single = screener.screen("Kim Jong Un", schema="Person", birth_date="1984-01-08", countries=["kp"], threshold=0.01)
    assert [match.probability for match in single] == answer.column("probability").to_pylist()


@pytest.mark.parametrize("rows", [1, 2, 3])
def test_batches_give_what_the_table_gives(screener: Screener, rows: int) -> None:
    table = pa.Table.from_pylist(ROWS)
    batches = list(screener.screen_batches(iter(table.to_batches(max_chunksize=rows))))
    assert screener.screen_table(table) == pa.Table.from_batches(batches, schema=MATCH_SCHEMA)


def test_a_polars_frame_will_do(screener: Screener) -> None:
    frame = pl.DataFrame({"name": ["Kim Jong Un"], "birth_date": [dt.date(1984, 1, 8)], "countries": ["kp; cn"]})
    assert ["un-sc-KPi.001"] == screener.screen_table(frame).column("party_id").to_pylist()


def test_large_strings_and_dictionaries_will_do(screener: Screener) -> None:
    table = pa.table(
        {
            "name": pa.array(["Kim Jong Un"], pa.large_string()),
            "schema": pa.array(["Person"]).dictionary_encode(),
            "id": pa.array([17]),
        }
    )
    assert ["17"] == screener.screen_table(table).column("id").to_pylist()


def test_an_empty_table_gives_an_empty_answer(screener: Screener) -> None:
    assert MATCH_SCHEMA == screener.screen_table(pa.table({"name": pa.array([], pa.string())})).schema


@pytest.mark.parametrize(
    ("table", "message"),
    [
        (pa.table({"customer": ["Kim"]}), "a table needs a column 'name'; there are customer"),
        (pa.table({"name": [1.5]}), "the column is double, not text"),
        (pa.table({"name": ["Kim"], "schema": ["Human"]}), "not a schema"),
        (pa.table({"name": ["Kim", None]}), "neither a name nor an identifier"),
        (pa.table({"name": ["Kim"], "birth_date": ["01/08/1984"]}), "not a date"),
        (pa.table({"name": ["Kim"], "birth_date": ["1984-02-31"]}), "not a date"),
        ({"name": ["Kim"]}, "not a table"),
    ],
)
def test_a_table_that_cannot_be_used_is_an_input_error(screener: Screener, table: object, message: str) -> None:
    with pytest.raises(InputError, match=message):
        screener.screen_table(table)


def test_the_row_that_cannot_be_used_is_named(screener: Screener, tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        screener.screen_table(pa.table({"name": ["Kim", "Lee", ""]}))
    assert (3, "name") == (caught.value.line, caught.value.field)


def test_columns_that_count_under_another_name_are_told_once(screener: Screener) -> None:
    table = pa.table({"name": ["Kim Jong Un"] * 3, "dob": ["1984-01-08"] * 3, "IMO no": [""] * 3, "remark": [""] * 3})
    message = r"not read under these names: 'dob' \(birth_date\), 'IMO no' \(imoNumber\)$"
    with pytest.warns(UserWarning, match=message) as told:
        screener.screen_table(pa.Table.from_batches(table.to_batches(max_chunksize=1)))
    assert 1 == len(told)
