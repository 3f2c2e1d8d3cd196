"""Names that are known worldwide, asked for against all lists: who is answered that is not called like the listed one?

    python -m benchmarks.known_names [--home FOLDER]

The names are our own choice (``tests/cases/names/known_worldwide.tsv``). Whether somebody is listed changes with the
lists, so an answer is told apart by its evidence only: whether all words that stand against each other agree, however
they are romanised or translated. Answers by words that are only alike are false alerts, or nearly always; the others
are printed for a person to judge.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from benchmarks.figures import Figure, record
from dissuade.lists.home import find_home
from dissuade.screening import Screener
from dissuade.screening.screener import THRESHOLD
from dissuade.snapshots import open_current

__all__ = ["main"]

_NAMES = Path(__file__).parent.parent / "tests" / "cases" / "names" / "known_worldwide.tsv"
_DIFFER = frozenset({"edits", "core_conflict"})


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the answers and record their shares."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--home", type=Path, default=None)
    options = parser.parse_args(arguments)
    screener = Screener(open_current(options.home or find_home()))
    asked: Counter[str] = Counter()
    answered: Counter[tuple[str, bool]] = Counter()
    for line in _NAMES.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        schema, name = line.split("\t")
        asked[schema] += 1
        for match in screener.screen(name, schema=schema, limit=1):
            alike = any(item.feature in _DIFFER for item in match.evidence)
            answered[schema, alike] += 1
            sort = "alike" if alike else "the same words"
            print(f"  {match.probability:.2f} {schema} {name} | {match.party.caption}: {sort}")
    for schema, count in asked.items():
        same, near = (answered[schema, alike] for alike in (False, True))
        print(f"{schema}: of {count} names {same} are answered by the same words and {near} by words that are alike")
        record(
            Figure(f"names known worldwide, {schema}, answered by words alike at {THRESHOLD}", near / count, unit="%")
        )


if __name__ == "__main__":
    main()
