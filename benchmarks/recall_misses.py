"""Why organisations are missed that are asked for in another script than they are listed in: what bounds the recall?

    python -m benchmarks.recall_misses [--home FOLDER] [--show N]

Each missed name gets the first class that applies. What follows from the lists alone is out of reach for any program:
names that say nothing but a legal form, and names that stand in the row of another party. A name that has nothing in
common with its party's may be a brand or a former name, or a translation that the tables do not have; only a reader can
tell. ``docs/benchmarks.md`` says what was found.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from benchmarks.figures import Figure, record
from benchmarks.index_recall import names_apart, search_missed
from dissuade.index.build import build_index
from dissuade.lists.home import find_home
from dissuade.matching.compare import compare_many
from dissuade.names.analysis import analyze_name, name_class_of
from dissuade.names.tokens import TokenKind
from dissuade.snapshots import open_current

__all__ = ["main"]

_LEGAL, _OTHER_ROW = "nothing but a legal form", "in the row of another party"
_ACRONYM, _CROWDED, _LOW = "an acronym", "behind 64 others", "too little in common"
_NOTHING = "nothing in common"
_OUT_OF_REACH = (_LEGAL, _OTHER_ROW)
_CORE = frozenset((TokenKind.NAME, TokenKind.GENERIC, TokenKind.PLACE, TokenKind.NUMBER))
_ROWS = 8  # by which a list may have shifted names against parties, which are numbered in its order
_SURE, _RIGHT = 0.9, 0.5
_LONGEST_ACRONYM = 8
Query = tuple[int, str, str]


class _Reasons:
    """What there is to say of a missed name, for one index."""

    def __init__(self, listed: dict[int, list[str]], crowded: set[Query]) -> None:
        self._listed, self._crowded = listed, crowded

    def __call__(self, query: Query) -> str:
        """The first class that applies."""
        party, schema, text = query
        others = self._listed[party]
        if _says_nothing(text, schema) or all(_says_nothing(other, schema) for other in others):
            return _LEGAL
        if self._in_other_row(query):
            return _OTHER_ROW
        if _is_acronym(text) or all(map(_is_acronym, others)):
            return _ACRONYM
        if query in self._crowded:
            return _CROWDED
        forms = _core_forms(text, schema)
        return _LOW if any(forms & _core_forms(other, schema) for other in others) else _NOTHING

    def _in_other_row(self, query: Query) -> bool:
        """Whether the name is surely that of a party beside its own, and not of its own."""
        party, schema, text = query
        if max(compare_many([text] * len(own := self._listed[party]), own, schema)) >= _RIGHT:
            return False
        names = [
            name
            for near in range(party - _ROWS, party + _ROWS + 1)
            if near != party
            for name in self._listed.get(near, [])
        ]
        return bool(names) and max(compare_many([text] * len(names), names, schema)) >= _SURE


def _says_nothing(text: str, schema: str) -> bool:
    """Whether a name is nothing but legal forms; of such a name one is taken for the name itself."""
    tokens = analyze_name(text, name_class_of(schema)).tokens
    return all(token.kind is TokenKind.STOP or token.forms[0].system == "legal" for token in tokens)


def _is_acronym(text: str) -> bool:
    letters = [char for char in text if char.isalpha()]
    return len(text.split()) == 1 and 2 <= len(letters) <= _LONGEST_ACRONYM and text.isupper()


def _core_forms(text: str, schema: str) -> set[str]:
    tokens = analyze_name(text, name_class_of(schema)).tokens
    return {form.text for token in tokens if token.kind in _CORE for form in token.forms}


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--home", type=Path, default=None)
    parser.add_argument("--show", type=int, default=0, help="names of each class")
    options = parser.parse_args(arguments)
    snapshot = open_current(options.home or find_home())
    for apart in names_apart(snapshot):
        index = build_index(apart.listed)
        asked = apart.asked["others"]
        missed, _, _ = search_missed(index, asked)
        behind, _, _ = search_missed(index, missed, limit=len(index))
        listed: dict[int, list[str]] = {}
        for entry in apart.listed:
            listed.setdefault(entry.party, []).append(entry.text)
        reason_of = _Reasons(listed, set(missed) - set(behind))
        counts: Counter[str] = Counter()
        for query in missed:
            reason = reason_of(query)
            counts[reason] += 1
            if counts[reason] <= options.show:
                print(f"  {reason}: {query[2]} | {listed[query[0]][:3]}")
        ceiling = 1 - sum(counts[reason] for reason in _OUT_OF_REACH) / max(1, len(asked))
        print(f"{apart.label}: {len(missed):,} of {len(asked):,} missed; at most {ceiling:.1%} by the lists alone")
        for reason, count in counts.most_common():
            print(f"  {count:6,}  {count / max(1, len(asked)):5.2%}  {reason}")
        record(Figure(f"candidate recall, {apart.label}, others, that the lists allow", ceiling, unit="%"))


if __name__ == "__main__":
    main()
