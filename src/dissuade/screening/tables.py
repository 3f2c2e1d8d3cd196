"""Tables in, matches out, as Arrow.

Columns that are read (others are ignored, with a warning if they are called like these elsewhere; missing ones count as
unknown):

    id               any type       the asker's own key, carried into the answer as text
    name             text           may be null or empty if there is an identifier
    schema           text           FtM schema
    birth_date       text or date   YYYY, YYYY-MM or YYYY-MM-DD
    countries        text or list   codes; text is split at ; and ,
    gender           text           male, female, other
    imoNumber ...    text or list   one column for each type of identifier (``IDENTIFIER_COLUMNS``)

Columns of the answer, one row per match, in the order of the rows and then of probability: see ``MATCH_SCHEMA``.
"""

from __future__ import annotations

import os
import warnings
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from dissuade.errors import InputError
from dissuade.lists.columns import ATTRIBUTES, TYPES, column_meaning
from dissuade.model.query import Query
from dissuade.screening.queries import make_query

if TYPE_CHECKING:
    from dissuade.screening.hits import Hit
    from dissuade.screening.screener import Screener

__all__ = ["BATCH_ROWS", "IDENTIFIER_COLUMNS", "MATCH_SCHEMA", "PART_ROWS", "screen_batches", "screen_table"]

BATCH_ROWS = 16384
"""Rows of a table that make one batch of the answer."""

PART_ROWS = 2048
"""Rows that one thread screens together: enough to spread the cost of a call. Half of the work is compiled and needs no
GIL, so two threads are nearly twice as quick as one."""

IDENTIFIER_COLUMNS = (*TYPES, "cryptoAddress", "isinCode")
"""FtM properties, each known under its own name only; ``dissuade screen TABLE`` knows more (``lists.columns``)."""

_READ = frozenset((*ATTRIBUTES, *IDENTIFIER_COLUMNS))

MATCH_SCHEMA = pa.schema(
    [
        pa.field("row", pa.int64(), metadata={"about": "row of the input, counted from 0"}),
        pa.field("id", pa.string(), metadata={"about": "the asker's key of that row"}),
        pa.field("name", pa.string(), metadata={"about": "the name of that row"}),
        pa.field("party_id", pa.string()),
        pa.field("caption", pa.string(), metadata={"about": "first primary name of the party"}),
        pa.field("schema", pa.string(), metadata={"about": "FtM schema of the party"}),
        pa.field("probability", pa.float64(), metadata={"about": "0..1"}),
        pa.field("matched_name", pa.string(), metadata={"about": "the name of the party that answered best"}),
        pa.field("authorities", pa.list_(pa.string())),
        pa.field("programmes", pa.list_(pa.string())),
        pa.field("listed_from", pa.string(), metadata={"about": "earliest start of a listing, ISO date or empty"}),
        pa.field("reasons", pa.list_(pa.string()), metadata={"about": "evidence besides the name, with its log-odds"}),
        pa.field("snapshot", pa.string(), metadata={"about": "id of the snapshot"}),
    ]
)


def screen_table(
    screener: Screener, table: Any, *, limit: int | None, threshold: float | None, include_ended: bool
) -> pa.Table:
    """See ``Screener.screen_table``."""
    batches = screen_batches(
        screener, iter(_as_batches(table)), limit=limit, threshold=threshold, include_ended=include_ended
    )
    return pa.Table.from_batches(batches, schema=MATCH_SCHEMA)


def screen_batches(
    screener: Screener,
    batches: Iterator[pa.RecordBatch],
    *,
    limit: int | None,
    threshold: float | None,
    include_ended: bool,
) -> Iterator[pa.RecordBatch]:
    """See ``Screener.screen_batches``."""

    def screen_part(part: pa.RecordBatch, first_row: int) -> list[tuple[int, Query, Hit]]:
        queries = read_queries(part, first_row)
        found = screener.find(queries, limit=limit, threshold=threshold, include_ended=include_ended)
        return [
            (first_row + offset, query, hit)
            for offset, (query, hits) in enumerate(zip(queries, found, strict=True))
            for hit in hits
        ]

    row = 0
    told = False
    with ThreadPoolExecutor(max_workers=os.cpu_count()) as threads:
        for batch in batches:
            if not told:
                told = True
                _warn_of_columns(batch.schema.names)
            firsts = range(0, batch.num_rows, PART_ROWS)
            parts = [batch.slice(first, PART_ROWS) for first in firsts]
            found = threads.map(screen_part, parts, [row + first for first in firsts])
            row += batch.num_rows
            yield _write([hit for hits in found for hit in hits], screener.snapshot.id)


def _warn_of_columns(names: Sequence[str]) -> None:
    """Name the columns that would count under another name: a birth date that is not read costs matches and alerts."""
    meant = {name: ours for name in names if name not in _READ and (ours := column_meaning(name))}
    if meant:
        told = ", ".join(f"{name!r} ({ours})" for name, ours in meant.items())
        warnings.warn(f"columns that are not read under these names: {told}", UserWarning, stacklevel=3)


def read_queries(batch: pa.RecordBatch, first_row: int = 0) -> list[Query]:
    """Turn the rows of a batch into queries.

    Raises:
        InputError: no column to search by, two of one name, a column of another type, or a value that cannot be used
            (with its row).
    """
    double = [name for name, times in Counter(batch.schema.names).items() if times > 1]
    if double:
        raise InputError("two columns have this name", field=min(double))
    present = [name for name in IDENTIFIER_COLUMNS if name in batch.schema.names]
    if "name" not in batch.schema.names and not present:
        raise InputError(f"a table needs a column 'name'; there are {', '.join(batch.schema.names) or 'none'}")
    names = _texts(batch, "name", "")
    ids = _texts(batch, "id", "")
    schemata = _texts(batch, "schema", "")
    dates = _texts(batch, "birth_date", "")
    genders = _texts(batch, "gender", "")
    countries = _countries(batch)
    identifiers = {name: _numbers(batch, name) for name in present}
    queries = []
    for row in range(batch.num_rows):
        known = {name: values[row] for name, values in identifiers.items() if values[row]} if present else None
        try:
            query = make_query(
                names[row],
                schema=schemata[row],
                birth_date=dates[row],
                countries=countries[row],
                identifiers=known,
                gender=genders[row],
                id=ids[row],
            )
        except InputError as error:
            raise InputError(error.message, line=first_row + row + 1, field=error.field, value=error.value) from error
        queries.append(query)
    return queries


def _as_batches(table: Any) -> list[pa.RecordBatch]:
    if isinstance(table, pa.RecordBatch):
        return [table]
    if not isinstance(table, pa.Table):
        if not hasattr(table, "__arrow_c_stream__"):
            raise InputError("not a table: it has no __arrow_c_stream__", value=type(table).__name__)
        table = pa.table(table)
    batches: list[pa.RecordBatch] = table.to_batches(max_chunksize=BATCH_ROWS)
    return batches


def _texts(batch: pa.RecordBatch, name: str, missing: str) -> list[str]:
    if name not in batch.schema.names:
        return [missing] * batch.num_rows
    column = batch.column(name)
    kind = column.type
    if pa.types.is_dictionary(kind):
        column, kind = column.dictionary_decode(), kind.value_type
    if not (pa.types.is_string(kind) or pa.types.is_large_string(kind) or pa.types.is_string_view(kind)):
        dates = pa.types.is_date(kind) and name == "birth_date"
        if not (dates or pa.types.is_null(kind) or (name != "name" and pa.types.is_integer(kind))):
            raise InputError(f"the column is {kind}, not text", field=name)
        column = column.cast(pa.string())
    return [missing if value is None else value for value in column.to_pylist()]


def _numbers(batch: pa.RecordBatch, name: str) -> list[Any]:
    """Of each row a text, or a list of texts."""
    column = batch.column(name)
    if pa.types.is_list(column.type) or pa.types.is_large_list(column.type):
        return [[value for value in row or () if value] for row in column.to_pylist()]
    return _texts(batch, name, "")


def _countries(batch: pa.RecordBatch) -> Sequence[Sequence[str]]:
    if "countries" not in batch.schema.names:
        return [()] * batch.num_rows
    column = batch.column("countries")
    if pa.types.is_list(column.type) or pa.types.is_large_list(column.type):
        return [[code for code in row or () if code] for row in column.to_pylist()]
    texts = _texts(batch, "countries", "")
    return [[code for code in text.replace(",", ";").split(";") if code.strip()] for text in texts]


def _write(rows: Sequence[tuple[int, Query, Hit]], snapshot: str) -> pa.RecordBatch:
    columns: dict[str, list[Any]] = {name: [] for name in MATCH_SCHEMA.names}
    for row, query, hit in rows:
        party = hit.party
        starts = [item.listed_from for item in party.listings if item.listed_from]
        values = (
            row,
            query.id,
            query.name,
            party.id,
            party.caption,
            party.schema,
            hit.probability,
            hit.matched_name,
            list(dict.fromkeys(item.authority for item in party.listings)),
            list(dict.fromkeys(code for item in party.listings for code in item.programmes)),
            min(starts, default=""),
            [f"{item.feature} {item.contribution:+.2f}: {item.reason}" for item in hit.evidence],
            snapshot,
        )
        for name, value in zip(columns, values, strict=True):
            columns[name].append(value)
    arrays = [pa.array(columns[field.name], type=field.type) for field in MATCH_SCHEMA]
    return pa.record_batch(arrays, schema=MATCH_SCHEMA)
