"""How quick screening is on the lists that were added: opening, one name, a table.

    python -m benchmarks.screen_speed [--customers NAMES.csv] [--rows 20000]

Customers are the names in a CSV file with a column ``full_name`` (and ``date_of_birth`` if there is one); without a
file they are made up. Wall time and processor time are both given: where they differ, the machine was busy.
"""

from __future__ import annotations

import argparse
import csv
import os
import random
import resource
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import pyarrow as pa

from dissuade.lists.home import find_home
from dissuade.screening import Screener
from dissuade.snapshots import open_current

__all__ = ["main"]

_GIVEN = (
    "James Mary John Patricia Robert Linda Michael Elena Wei Ahmed Fatima Olga Pedro Aisha Chen Yuki Lars Amara Ivan"
)
_FAMILY = (
    "Smith Jones Brown Garcia Muller Rossi Novak Silva Khan Singh Kim Nguyen Tanaka Cohen Okafor Larsen Petrov Dubois"
)


def _customers(path: Path | None, rows: int, chance: random.Random) -> pa.Table:
    if path is not None:
        with path.open(encoding="utf-8", newline="") as stream:
            read = list(csv.DictReader(stream))
        chance.shuffle(read)
        read = (read * (rows // max(1, len(read)) + 1))[:rows]
        names = [row["full_name"] for row in read]
        dates = [row.get("date_of_birth") or "" for row in read]
    else:
        given, family = _GIVEN.split(), _FAMILY.split()
        names = [
            f"{chance.choice(given)} {chance.choice(family)}{chance.choice(('', 'son', 'ova', 'i'))} {number % 97}"
            for number in range(rows)
        ]
        dates = [f"{1940 + number % 65}-{1 + number % 12:02}-{1 + number % 28:02}" for number in range(rows)]
    return pa.table({"name": names, "birth_date": dates, "schema": ["Person"] * len(names)})


def _time(label: str, calls: Sequence[Callable[[], object]]) -> None:
    wall, cpu = [], []
    for call in calls:
        w, c = time.perf_counter(), time.process_time()
        call()
        wall.append((time.perf_counter() - w) * 1e3)
        cpu.append((time.process_time() - c) * 1e3)
    figures = "  ".join(
        name + "".join(f" p{share} {np.percentile(values, share):.2f}" for share in (50, 95, 99))
        for name, values in (("wall", wall), ("cpu", cpu))
    )
    print(f"{label:30} {figures} ms")


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--customers", type=Path)
    parser.add_argument("--rows", type=int, default=20_000)
    options = parser.parse_args(arguments)
    chance = random.Random(11)
    home = find_home()
    open_current(home)
    _time("open", [lambda: open_current(home)] * 5)
    screener = Screener.open()
    index = screener._snapshot.index
    print(
        f"{sum(1 for _ in screener.parties()):,} parties, "
        f"{len(index):,} distinct names, {len(index.vocabulary):,} forms"
    )
    table = _customers(options.customers, options.rows, chance)
    harmless = table.column("name").to_pylist()[:1000]
    listed = [name.text for party in screener.parties() for name in party.names]
    chance.shuffle(listed)
    listed, other = listed[:500], listed[500:1000]
    began = time.perf_counter()
    screener.get_ready()
    print(f"getting ready                  {time.perf_counter() - began:.2f} s")
    _time("one harmless name", [lambda n=name: screener.screen(n, schema="Person") for name in harmless])  # type: ignore[misc]
    _time("one listed name", [lambda n=name: screener.screen(n) for name in listed])  # type: ignore[misc]
    _time(
        "one listed name, explained",
        [lambda n=name: [match.evidence for match in screener.screen(n)] for name in other],  # type: ignore[misc]
    )
    for label in ("table, first time", "table, again"):
        w, c = time.perf_counter(), time.process_time()
        matches = screener.screen_table(table)
        w, c = time.perf_counter() - w, time.process_time() - c
        print(
            f"{label:30} {table.num_rows / w:,.0f} rows/s, {c / table.num_rows * 1e6:.0f} us of processor a row, "
            f"{matches.num_rows:,} matches"
        )
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak memory {peak:,.0f} MB; load {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors")


if __name__ == "__main__":
    main()
