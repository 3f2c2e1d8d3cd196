"""False alerts on customers who are on no list: alerts in 1,000 over all lists, with and without birth dates.

    python -m benchmarks.false_alerts [--home FOLDER] [--data FOLDER] [--customers 3000] [--show 10]

The customers are a peer's published synthetic ones (a family name for each culture, names in their own script among
them) where the shared files are there, and ours otherwise. They are made up, so every alert is false; what is counted
are customers with at least one match at a threshold, not matches.
"""

from __future__ import annotations

import argparse
import csv
import random
from collections.abc import Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from benchmarks.figures import Figure, record
from benchmarks.shared import SHARED
from dissuade.evaluation.negatives import make_customers
from dissuade.evaluation.statistics import Share
from dissuade.lists.home import find_home
from dissuade.screening import Screener
from dissuade.snapshots import open_current

__all__ = ["THRESHOLDS", "count_alerts", "main"]

THRESHOLDS = (0.5, 0.7, 0.9)
_ASKED = {0.5: 0.001}


def count_alerts(screener: Screener, customers: pa.Table) -> dict[float, tuple[Share, list[str]]]:
    """Customers with a match, by threshold, and who they are."""
    matches = screener.screen_table(customers, threshold=min(THRESHOLDS))
    found: dict[float, tuple[Share, list[str]]] = {}
    names = customers.column("name").to_pylist()
    for threshold in THRESHOLDS:
        above = matches.filter(pc.greater_equal(matches["probability"], threshold))
        rows = sorted(set(above["row"].to_pylist()))
        found[threshold] = Share.of(len(rows), len(names)), [names[row] for row in rows]
    return found


def _read(path: Path, most: int) -> pa.Table:
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    random.Random(3).shuffle(rows)
    rows = rows[:most]
    return _table([row["full_name"] for row in rows], [row["date_of_birth"] for row in rows])


def _table(names: list[str], dates: list[str]) -> pa.Table:
    return pa.table({"name": names, "birth_date": dates, "schema": ["Person"] * len(names)})


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--home", type=Path, default=None, help="$DISSUADE_HOME with the lists")
    parser.add_argument("--data", type=Path, default=SHARED / "data")
    parser.add_argument("--customers", type=int, default=3000, help="of each file")
    parser.add_argument("--show", type=int, default=0, help="show so many of the customers with an alert")
    options = parser.parse_args(arguments)
    screener = Screener(open_current(options.home or find_home()))
    folder = options.data / "G_matching" / "synthetic_customers"
    tables = {path.stem: _read(path, options.customers) for path in sorted(folder.glob("negatives_*.csv"))}
    if not tables:
        queries = [q for q in make_customers(2 * options.customers, 20, set()) if q.schema == "Person"]
        dates = [q.birth_dates[0].value if q.birth_dates else "" for q in queries]
        tables = {"made up": _table([q.name for q in queries][: options.customers], dates[: options.customers])}
    print(f"{'customers':20} {'known of them':16} {'threshold':>9} {'alerts in 1,000 (95 %)':>26}")
    for label, customers in tables.items():
        for known, table in (("name, birth", customers), ("name", customers.drop_columns(["birth_date"]))):
            for threshold, (share, who) in count_alerts(screener, table).items():
                interval = f"{share.value * 1000:.2f} ({share.low * 1000:.2f} to {share.high * 1000:.2f})"
                print(f"{label:20} {known:16} {threshold:9} {interval:>26}")
                asked = _ASKED.get(threshold) if known != "name" else None
                if threshold == THRESHOLDS[0]:
                    record(Figure(f"false alerts, {label}, {known}, at {threshold}", share.value, asked, None, "", "%",
                                  less=True))  # fmt: skip
                for name in who[: options.show]:
                    print(f"    {name}")


if __name__ == "__main__":
    main()
