"""Names asked for just as a list writes them: how many bring their party up as an alert, with a schema and without one?

    python -m benchmarks.verbatim [--names 12000] [--home FOLDER] [--show]

Left out are weak aliases and parties whose listings have all ended.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from benchmarks.figures import Figure, record
from dissuade.lists.home import find_home
from dissuade.model.party import NameKind
from dissuade.names import analyze_name
from dissuade.names.tokens import NameClass
from dissuade.screening import Screener
from dissuade.screening.queries import make_query
from dissuade.screening.screener import THRESHOLD
from dissuade.snapshots import open_current

__all__ = ["main"]

_BATCH = 512
_PERSON = "Person"
_SORTS = {"persons": (_PERSON,), "organisations": ("Organization", "Company", "PublicBody")}


def main(arguments: Sequence[str] | None = None) -> None:
    """Print and record the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--names", type=int, default=12_000)
    parser.add_argument("--home", type=Path, default=None)
    parser.add_argument("--show", action="store_true", help="names that are missed")
    options = parser.parse_args(arguments)
    snapshot = open_current(options.home or find_home())
    screener = Screener(snapshot)
    names = [
        (name.text, party.schema, party.id)
        for party, ended in zip(snapshot.parties, snapshot.ended.tolist(), strict=True)
        if not ended
        for name in party.names
        if name.kind is not NameKind.WEAK
    ]
    random.Random(3).shuffle(names)
    _count_signs(names)
    for label, given in (("with a schema", True), ("without a schema", False)):
        asked: Counter[bool] = Counter()
        found: Counter[bool] = Counter()
        for begin in range(0, min(len(names), options.names), _BATCH):
            part = names[begin : begin + _BATCH]
            queries = [make_query(text, schema=schema if given else "") for text, schema, _ in part]
            for (text, schema, party), hits in zip(part, screener.find(queries, limit=None), strict=True):
                person = schema == _PERSON
                asked[person] += 1
                if any(hit.party.id == party for hit in hits):
                    found[person] += 1
                elif options.show:
                    print(f"{label}: {schema} {text!r}")
        for person, sort in ((True, "persons"), (False, "others")):
            share = found[person] / max(1, asked[person])
            print(f"{sort} {label}: {share:.2%} of {asked[person]:,} flagged at {THRESHOLD}")
            record(Figure(f"names as listed, {sort}, {label}, flagged at {THRESHOLD}", share, unit="%"))


def _count_signs(names: Sequence[tuple[str, str, str]]) -> None:
    """Print how many names without a schema are taken for those of organisations."""
    asked: Counter[str] = Counter()
    taken: Counter[str] = Counter()
    for text, schema, _ in names:
        sort = next((sort for sort, schemata in _SORTS.items() if schema in schemata), "")
        asked[sort] += 1
        taken[sort] += analyze_name(text, NameClass.ANY).name_class is NameClass.ORGANIZATION
    for sort in _SORTS:
        share = taken[sort] / max(1, asked[sort])
        print(f"{sort} without a schema: {share:.2%} of {asked[sort]:,} taken for organisations")


if __name__ == "__main__":
    main()
