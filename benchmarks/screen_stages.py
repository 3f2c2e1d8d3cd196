"""Where the time of screening a table goes, stage by stage, and what a search reads.

    python -m benchmarks.screen_stages [--data FOLDER] [--known 40000] [--rows 20000]

Microseconds of processor for a row, in one thread, of customers who are new but whose names are mostly made of words
that earlier rows had; the customers are those of ``table_speed``. Each stage is timed around its call, which costs a
little itself. The lists are those under $DISSUADE_HOME.
"""

from __future__ import annotations

import argparse
import gc
import random
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa

import dissuade.index.neighbours
import dissuade.index.search
import dissuade.names.columns
import dissuade.screening.asked
import dissuade.screening.screener
import dissuade.screening.tables
from benchmarks.shared import SHARED
from benchmarks.table_speed import make_customers
from dissuade.index.layout import group_mask
from dissuade.names.analysis import name_class_of
from dissuade.screening import Screener
from dissuade.screening.tables import PART_ROWS

__all__ = ["main"]

_STAGES: tuple[tuple[str, Any, str], ...] = (
    ("reading the rows", dissuade.screening.tables, "read_queries"),
    ("names as columns", dissuade.index.search.Searcher, "encode"),
    ("  names with a word that is not known", dissuade.names.columns, "analyze_name"),
    ("search", dissuade.index.search.Searcher, "search"),
    ("  units", dissuade.index.search, "units_of"),
    ("  neighbours of words", dissuade.index.neighbours.Neighbourhood, "find"),
    ("  postings", dissuade.index.search, "search_batch"),
    ("describing new words", dissuade.screening.asked.AskedForms, "prepare"),
    ("comparing", dissuade.screening.screener, "weigh_found"),
    ("who bears the names", dissuade.screening.screener.Screener, "_bearers"),
    ("dates and the rest", dissuade.screening.screener.Screener, "_weigh"),
)
"""Label, indented below the stage that it is part of, and where the function stands."""


def _timed(function: Callable[..., Any], spent: list[float]) -> Callable[..., Any]:
    def call(*arguments: Any, **options: Any) -> Any:
        begin = time.thread_time()
        try:
            return function(*arguments, **options)
        finally:
            spent[0] += time.thread_time() - begin

    return call


def _screen(screener: Screener, customers: Sequence[tuple[str, str]]) -> None:
    for first in range(0, len(customers), PART_ROWS):
        part = customers[first : first + PART_ROWS]
        names, dates = [name for name, _ in part], [born for _, born in part]
        screener.screen_table(pa.table({"name": names, "birth_date": dates, "schema": ["Person"] * len(part)}))


def _stages(screener: Screener, customers: Sequence[tuple[str, str]]) -> tuple[float, list[float]]:
    """Seconds of processor: of all, and of each stage."""
    spent: list[list[float]] = []
    kept = [(owner, name, getattr(owner, name)) for _, owner, name in _STAGES]
    for owner, name, function in kept:
        spent.append([0.0])
        setattr(owner, name, _timed(function, spent[-1]))
    try:
        begin = time.process_time()
        _screen(screener, customers)
        return time.process_time() - begin, [seconds for (seconds,) in spent]
    finally:
        for owner, name, function in kept:
            setattr(owner, name, function)


def _counters(screener: Screener, customers: Sequence[tuple[str, str]]) -> list[float]:
    """Postings read, names looked at and candidates, for a row."""
    searcher = dissuade.index.search.Searcher(screener._snapshot.index)
    queries = searcher.encode([name for name, _ in customers], [name_class_of("Person")] * len(customers))
    found = searcher.search(queries, np.full(len(customers), group_mask("Person"), dtype=np.uint32))
    per_row: list[float] = (found.counters / len(customers)).tolist()
    return per_row


def main(arguments: Sequence[str] | None = None) -> None:
    """Print both tables for each file of customers."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=SHARED / "data")
    parser.add_argument("--known", type=int, default=40_000, help="rows that are screened before")
    parser.add_argument("--rows", type=int, default=20_000)
    options = parser.parse_args(arguments)
    for path in sorted((options.data / "G_matching" / "synthetic_customers").glob("negatives_*.csv")):
        chance = random.Random(7)
        customers = make_customers(path, options.known + options.rows, chance)
        chance.shuffle(customers)
        screener = Screener.open()
        _screen(screener, customers[: options.known])
        new = customers[options.known :]
        gc.collect()
        gc.freeze()  # as the processes of a table do
        total, seconds = _stages(screener, new)
        print(f"{path.stem}: {total / len(new) * 1e6:.0f} us of processor a row")
        for (label, *_), spent in zip(_STAGES, seconds, strict=True):
            print(f"  {label:40} {spent / len(new) * 1e6:6.1f}")
        read, looked_at, candidates = _counters(screener, new)
        print(
            f"  a search reads {read:,.0f} postings, looks at {looked_at:.0f} names closer "
            f"and gives {candidates:.0f} to compare"
        )


if __name__ == "__main__":
    main()
