"""How quick the command line screens a long table: the whole process, its children's memory included.

    python -m benchmarks.table_speed [--data FOLDER] [--rows 100000]

The customers are a peer's published synthetic ones, made up to so many distinct rows by giving family names to other
given names of the same script (the seed is fixed), with their birth dates; they are on no list. The lists are those
under $DISSUADE_HOME.
"""

from __future__ import annotations

import argparse
import csv
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from benchmarks.figures import Figure, record
from benchmarks.shared import SHARED
from dissuade.names.structure import main_script
from dissuade.names.tokenize import split_words_of

__all__ = ["main", "make_customers"]

_ASKED = 10_000  # rows/s
_PAUSE = 0.2  # seconds between looks at the memory


def make_customers(path: Path, rows: int, chance: random.Random) -> list[tuple[str, str]]:
    """So many distinct names with birth dates, each of a given name and a family name of the file."""
    with path.open(encoding="utf-8", newline="") as file:
        read = list(csv.DictReader(file))
    made = {row["full_name"]: row["date_of_birth"] for row in read[:rows]}
    of_script: dict[str, list[dict[str, str]]] = {}
    for row in read:
        of_script.setdefault(main_script(split_words_of(row["full_name"])), []).append(row)
    while len(made) < rows:
        one = chance.choice(read)
        other = chance.choice(of_script[main_script(split_words_of(one["full_name"]))])
        given = one["full_name"].replace(one["last_name"], "").strip()
        name = f"{other['last_name']} {given}" if _family_first(one) else f"{given} {other['last_name']}"
        made.setdefault(name, one["date_of_birth"])
    return list(made.items())


def _family_first(row: dict[str, str]) -> bool:
    return bool(row["last_name"]) and row["full_name"].startswith(row["last_name"])


def _memory_of(process: int) -> float:
    """Memory in MB that a process and its descendants hold and share with nobody, and no file can give back."""
    total, waiting = 0.0, [process]
    while waiting:
        folder = Path("/proc") / str(waiting.pop())
        try:
            lines = (folder / "smaps_rollup").read_text().splitlines()
            waiting += [
                int(word) for task in (folder / "task").iterdir() for word in (task / "children").read_text().split()
            ]
        except OSError:  # it has ended
            continue
        total += sum(int(line.split()[1]) for line in lines if line.startswith("Anonymous:")) / 1024
    return total


def _run(table: Path, answer: Path) -> tuple[float, float, int]:
    """Screen a table: seconds, most memory in MB, exit status."""
    begin = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", "dissuade.cli.main", "screen", str(table), "-o", str(answer)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    most = 0.0
    while process.poll() is None:
        most = max(most, _memory_of(process.pid))
        time.sleep(_PAUSE)
    return time.perf_counter() - begin, most, process.returncode


def main(arguments: Sequence[str] | None = None) -> None:
    """Print rows per second for each file of customers."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=SHARED / "data")
    parser.add_argument("--rows", type=int, default=100_000)
    options = parser.parse_args(arguments)
    work = Path(tempfile.mkdtemp(prefix="dissuade-bench-"))
    try:
        for path in sorted((options.data / "G_matching" / "synthetic_customers").glob("negatives_*.csv")):
            customers = make_customers(path, options.rows, random.Random(7))
            table = work / path.name
            with table.open("w", encoding="utf-8", newline="") as file:
                writer = csv.writer(file)
                writer.writerow(["id", "name", "birth_date", "schema"])
                writer.writerows((str(row), name, born, "Person") for row, (name, born) in enumerate(customers))
            seconds, memory, status = _run(table, work / f"{path.stem}.answer.csv")
            speed = len(customers) / seconds
            print(
                f"{path.stem:18} {len(customers):,} rows  {seconds:6.1f} s  {speed:7,.0f} rows/s  "
                f"{memory:5.0f} MB of all processes  exit {status}"
            )
            if status in (0, 1):
                record(Figure(f"rows of a CSV, {path.stem}", speed, asked=_ASKED, unit="rows/s"))
    finally:
        shutil.rmtree(work)


if __name__ == "__main__":
    main()
