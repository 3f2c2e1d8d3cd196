"""What a list ten times as large costs: the same queries on the lists that were added, and on ten times as much.

    python -m benchmarks.list_growth [--data FOLDER] [--times 10] [--home FOLDER]

The further parties are made up: each takes the schema, the birth date and the number of names of a listed one, and each
name new words from names of the same script, schema and length, at the same place; one word in ten gets a typo.
``--home`` keeps the grown lists, or measures those that are there. The customers are a peer's synthetic ones. Each is
asked for twice: new, after 40,000 others, as in a table, and again, when what its name is made of is known.
"""

from __future__ import annotations

import argparse
import csv
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.figures import Figure, record
from benchmarks.shared import SHARED
from benchmarks.table_speed import make_customers
from dissuade.evaluation.treatments import typo
from dissuade.lists.home import find_home
from dissuade.model.query import Query
from dissuade.names.structure import main_script
from dissuade.names.tokenize import split_words_of
from dissuade.screening import Screener
from dissuade.screening.queries import make_query
from dissuade.snapshots import open_current

__all__ = ["main"]

_ASKED = 3.0
_TYPOS = 0.1
_BATCH = 2048
_OTHERS = 40_000
_SINGLE = 500
_HEADER = ("id", "name", "aliases", "schema", "birth_date")


def _grown(screener: Screener, times: int, chance: random.Random) -> Iterator[tuple[str, str, str, str, str]]:
    """Rows of a private list with so many times the parties of a snapshot, but for themselves."""
    words: dict[tuple[str, str, int, int], list[str]] = defaultdict(list)
    parties = []
    for party in screener.parties():
        names = []
        for name in party.names:
            text = name.text.replace(";", " ").replace('"', " ").split()
            key = (main_script(split_words_of(name.text)), party.schema, len(text))
            for place, word in enumerate(text):
                words[(*key, place)].append(word)
            names.append(key)
        born = next((date.value for date in party.birth_dates), "")
        parties.append((party.schema, born, names))
    for copy in range(1, times):
        for number, (schema, born, names) in enumerate(parties):
            made = list(dict.fromkeys(_made(key, words, chance) for key in names))
            yield f"{copy}-{number}", made[0], ";".join(f'"{name}"' for name in made[1:]), schema, born


def _made(key: tuple[str, str, int], words: dict[tuple[str, str, int, int], list[str]], chance: random.Random) -> str:
    drawn = [chance.choice(words[(*key, place)]) for place in range(key[2])]
    return " ".join(typo(word, chance) if chance.random() < _TYPOS else word for word in drawn)


def _grow(home: Path, times: int) -> None:
    """Copy the home in use and add the further parties."""
    shutil.copytree(find_home(), home, dirs_exist_ok=True)
    rows = home / "growth.csv"
    with rows.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(_HEADER)
        writer.writerows(_grown(Screener.open(), times, random.Random(3)))
    command = [sys.executable, "-m", "dissuade.cli.main", "lists", "add", str(rows), "--date", "2026-01-01"]
    subprocess.run(command, check=True, env={**os.environ, "DISSUADE_HOME": str(home)})


def _customers(path: Path, chance: random.Random) -> list[tuple[str, str]]:
    customers = make_customers(path, _OTHERS + _SINGLE + 4 * _BATCH, random.Random(7))
    chance.shuffle(customers)
    return customers


def _queries(customers: Sequence[tuple[str, str]]) -> list[Query]:
    return [make_query(name, birth_date=born or None, schema="Person" if born else "") for name, born in customers]


def _seconds(screener: Screener, queries: Sequence[Query], size: int) -> float:
    """Processor seconds a query, so many in a call."""
    begin = time.process_time()
    for first in range(0, len(queries), size):
        screener.find(queries[first : first + size])
    return (time.process_time() - begin) / len(queries)


def main(arguments: Sequence[str] | None = None) -> None:
    """Print what a query costs on both, and the ratio."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=SHARED / "data")
    parser.add_argument("--times", type=int, default=10)
    parser.add_argument("--home", type=Path)
    options = parser.parse_args(arguments)
    work = Path(tempfile.mkdtemp(prefix="dissuade-bench-"))
    home = options.home or work
    try:
        if not (home / "growth.csv").exists():
            _grow(home, options.times)
        small = Screener.open()
        large = Screener(open_current(home))
        for screener in (small, large):
            screener.get_ready()
        chance = random.Random(5)
        folder = options.data / "G_matching" / "synthetic_customers"
        asked = {path.stem: _customers(path, chance) for path in sorted(folder.glob("negatives_*"))}
        listed = [name.text for party in small.parties() for name in party.names]
        asked["listed names"] = [(name, "") for name in chance.sample(listed, 2 * _SINGLE)]
        for title, rows in asked.items():
            queries = _queries(rows)
            if len(queries) > _OTHERS:
                for screener in (small, large):
                    _seconds(screener, queries[:_OTHERS], _BATCH)
            new = queries[_OTHERS:] or queries
            for some, size, kind in ((new[_SINGLE:], _BATCH, "in batches"), (new[:_SINGLE], 1, "one by one")):
                for turn in ("new", "again"):
                    one, ten = (_seconds(screener, some, size) for screener in (small, large))
                    what = f"{title}, {kind}, {turn}"
                    print(f"{what:40} {one * 1e6:7.0f} us and {ten * 1e6:7.0f} us a query: {ten / one:4.1f} times")
                    record(Figure(f"a list {options.times} times as large, {what}", ten / one, asked=_ASKED, less=True))
    finally:
        shutil.rmtree(work)


if __name__ == "__main__":
    main()
