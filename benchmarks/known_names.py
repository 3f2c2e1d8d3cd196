"""Names that are known worldwide, asked for against all lists: who is answered that is not called like the listed one?

    python -m benchmarks.known_names [--home FOLDER]

The names are our own choice (``tests/cases/names/known_worldwide.tsv``). Whether somebody is listed changes with the
lists, so an answer is told apart by its evidence only: whether all words that stand against each other agree, however
they are romanised or translated. Answers by words that are only alike are false alerts, or nearly always; the others
are printed for a person to judge.

Then listed persons are asked for with one of their names exchanged for another known one (Hassan, Hussein), at most two
letters away: whoever is called so is somebody else.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from rapidfuzz.distance import OSA

from benchmarks.figures import Figure, record
from dissuade.lists.home import find_home
from dissuade.names.given_names import equivalents, known_names
from dissuade.screening import Screener
from dissuade.screening.screener import THRESHOLD
from dissuade.snapshots import open_current

__all__ = ["main"]

_NAMES = Path(__file__).parent.parent / "tests" / "cases" / "names" / "known_worldwide.tsv"
_SHORTEST, _FARTHEST, _PERSONS = 4, 2, 1_500
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
    _exchange(screener)


def _exchange(screener: Screener) -> None:
    """Ask for listed persons under another given name, and record how many are flagged."""
    chance = random.Random(5)
    known = [name for name in known_names() if len(name) >= _SHORTEST]
    near: dict[str, list[str]] = {}
    persons = [party for party in screener.parties() if party.schema == "Person"]
    chance.shuffle(persons)
    asked: Counter[int] = Counter()
    flagged: Counter[int] = Counter()
    for party in persons:
        text = party.names[0].text
        given = next((word for word in text.replace(",", " ").split() if word.lower() in known), None)
        if given is None:
            continue
        own = given.lower()
        if own not in near:
            near[own] = [name for name in known if OSA.distance(own, name) <= _FARTHEST and _are_apart(own, name)]
        if not near[own]:
            continue
        other = chance.choice(near[own])
        letters = OSA.distance(own, other)
        asked[letters] += 1
        exchanged = text.replace(given, other.upper() if given.isupper() else other.capitalize())
        flagged[letters] += any(match.party.id == party.id for match in screener.screen(exchanged, schema="Person"))
        if asked.total() == _PERSONS:
            break
    for letters, count in sorted(asked.items()):
        print(f"a known name for another one {letters} letters away: {flagged[letters]} of {count} persons flagged")
        record(Figure(f"persons flagged under another name {letters} letters away", flagged[letters] / count, unit="%"))


def _are_apart(one: str, other: str) -> bool:
    """Whether two known names are no spellings or short forms of one."""
    first, second = ({name, *(form.text for form in equivalents(name))} for name in (one, other))
    return not first & second


if __name__ == "__main__":
    main()
