"""Candidate recall by variant: of the names on the lists, misspelt on purpose, how many does the index bring back?

    python -m benchmarks.index_recall [--names 4000] [--home FOLDER]

A variant counts as found if a candidate is a name of the party whose name was misspelt. Candidates alone are counted,
not what the matcher makes of them. Names in their original script are asked for twice: in the lists as they are, where
names in the same script take up places among the candidates, and in an index of the Latin names alone, as a list in
English is; then Latin names in one of the others.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import time
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

import numpy as np

from benchmarks.figures import Figure, record
from dissuade.index.build import ListedName, build_index
from dissuade.index.layout import NameIndex, group_mask
from dissuade.index.search import FLOOR, LIMIT, Searcher
from dissuade.lists.home import find_home
from dissuade.model.party import Party
from dissuade.names.analysis import name_class_of
from dissuade.snapshots import Snapshot, open_current

__all__ = ["VARIANTS", "Apart", "main", "measure", "measure_apart", "names_apart", "search_missed"]

_ASKED = {
    "original script, persons": 0.97,
    "original script, others, often translated": 0.97,
    "original script in Latin lists, persons": 0.97,
    "original script in Latin lists, others": 0.97,
}
_OTHERS = ("Organization", "Company", "Vessel")
_WORD = re.compile(r"[^\W\d_]+(?:['’ʻʼ‘`´][^\W\d_]+)*")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_HABITS = (
    ("yy", "y"), ("iy", "i"), ("ii", "i"), ("ou", "u"), ("oo", "u"), ("ee", "i"), ("kh", "h"), ("gh", "g"), ("zh", "j"),
    ("sh", "ch"), ("ch", "tch"), ("ph", "f"), ("w", "v"), ("q", "k"), ("ck", "k"), ("dh", "d"), ("th", "t"),
    ("ey", "ei"), ("ai", "ay"), ("ya", "ia"), ("yu", "iu"), ("x", "ks"), ("dj", "j"), ("aa", "a"), ("ss", "s"),
    ("mm", "m"), ("ll", "l"),
)  # fmt: skip


def _typo(word: str, chance: random.Random) -> str:
    kind = chance.randrange(4)
    place = chance.randrange(len(word))
    letter = chance.choice(_LETTERS)
    if kind == 0 and len(word) > 1:
        return word[:place] + word[place + 1 :]
    if kind == 1:
        return word[:place] + letter + word[place:]
    if kind == 2 and len(word) > 1:
        place = min(place, len(word) - 2)
        return word[:place] + word[place + 1] + word[place] + word[place + 2 :]
    return word[:place] + letter + word[place + 1 :]


def _words(text: str) -> list[str]:
    return _WORD.findall(text)


def _exact(text: str, chance: random.Random) -> str | None:
    return text


def _one_typo(text: str, chance: random.Random) -> str | None:
    words = [match for match in _WORD.finditer(text) if len(match.group()) > 2]
    if not words:
        return None
    chosen = chance.choice(words)
    return text[: chosen.start()] + _typo(chosen.group(), chance) + text[chosen.end() :]


def _all_typos(text: str, chance: random.Random) -> str | None:
    if not any(len(word) > 2 for word in _words(text)):
        return None
    return _WORD.sub(lambda m: _typo(m.group(), chance) if len(m.group()) > 2 else m.group(), text)


def _initials(text: str, chance: random.Random) -> str | None:
    words = _words(text)
    if not 2 <= len(words) <= 5 or min(map(len, words)) < 2:
        return None
    kept = 0 if "," in text else len(words) - 1
    return " ".join(word if i == kept else word[0] + "." for i, word in enumerate(words))


def _reordered(text: str, chance: random.Random) -> str | None:
    words = _words(text)
    chance.shuffle(words)
    return " ".join(words) if len(words) > 1 else None


def _glued(text: str, chance: random.Random) -> str | None:
    words = _words(text)
    if len(words) < 2:
        return None
    place = chance.randrange(len(words) - 1)
    return " ".join((*words[:place], words[place] + words[place + 1].lower(), *words[place + 2 :]))


def _split(text: str, chance: random.Random) -> str | None:
    words = [match for match in _WORD.finditer(text) if len(match.group()) > 5]
    if not words:
        return None
    chosen = chance.choice(words)
    place = chosen.start() + chance.randint(2, len(chosen.group()) - 2)
    return text[:place] + " " + text[place:]


def _transliterated(text: str, chance: random.Random) -> str | None:
    words = text.lower()
    changed = 0
    for old, new in chance.sample(_HABITS, len(_HABITS)):
        if old in words and changed < max(1, len(_words(text))):
            words = words.replace(old, new, 1)
            changed += 1
    return words if changed else None


VARIANTS: dict[str, Callable[[str, random.Random], str | None]] = {
    "exact": _exact,
    "one typo": _one_typo,
    "a typo in every token": _all_typos,
    "initials": _initials,
    "reordered": _reordered,
    "glued": _glued,
    "split": _split,
    "transliterated": _transliterated,
}
"""Each takes a name apart in one way, or says None where that cannot be done to it."""


def measure(snapshot: Snapshot, sample: int, seed: int = 7) -> list[tuple[str, int, int, float, float]]:
    """Recall by variant.

    Returns:
        variant, queries, found, candidates a query, CPU microseconds a query, analysis of the names apart.
    """
    chance = random.Random(seed)
    pairs = [(number, party.schema, name.text) for number, party in enumerate(snapshot.parties) for name in party.names]
    latin = [pair for pair in pairs if _is_latin(pair[2])]
    other = [pair for pair in pairs if not _is_latin(pair[2]) and _has_latin(snapshot.parties.get(pair[0]))]
    chosen = chance.sample(latin, min(sample, len(latin)))
    rows = []
    for variant, change in VARIANTS.items():
        queries = [
            (number, schema, changed)
            for number, schema, text in chosen
            if (schema == "Person" or variant != "initials") and (changed := change(text, chance))
        ]
        rows.append(_row(snapshot, variant, queries, latin_only=False))
    for label, schemata in (
        ("persons", ("Person",)),
        ("others, often translated", _OTHERS),
    ):
        foreign = [pair for pair in other if pair[1] in schemata]
        foreign = chance.sample(foreign, min(sample, len(foreign)))
        rows.append(_row(snapshot, f"original script, {label}", foreign, latin_only=True))
    return rows


class Apart(NamedTuple):
    """Names in one sort of script, and the names of their bearers in the other sort to ask for.

    Args:
        label: which way.
        listed: what the index is built of.
        asked: party, schema and text by ``persons`` or ``others``.
    """

    label: str
    listed: list[ListedName]
    asked: dict[str, list[tuple[int, str, str]]]


def names_apart(snapshot: Snapshot) -> Iterator[Apart]:
    """Names in Latin letters listed and those in their original script asked for, and the reverse."""
    sides: tuple[list[ListedName], list[ListedName]] = ([], [])
    for number, party in enumerate(snapshot.parties):
        for order, name in enumerate(party.names):
            if any(map(str.isalpha, name.text)):
                latin = _is_latin(name.text)
                sides[not latin].append(ListedName(name.text, party.schema, number, order, False))
    for listed, asked, label in (
        (sides[0], sides[1], "original script in Latin lists"),
        (sides[1], sides[0], "Latin in lists of original script"),
    ):
        bearers = {entry.party for entry in listed}
        kinds = (("persons", ("Person",)), ("others", _OTHERS))
        pairs = {
            kind: [(e.party, e.schema, e.text) for e in asked if e.party in bearers and e.schema in schemata]
            for kind, schemata in kinds
        }
        yield Apart(label, listed, pairs)


def measure_apart(snapshot: Snapshot, sample: int, seed: int = 7) -> list[tuple[str, int, int, float, float]]:
    """Recall of original script in an index of Latin names alone, and the reverse; rows as those of ``measure``."""
    chance = random.Random(seed)
    rows = []
    for apart in names_apart(snapshot):
        index = build_index(apart.listed)
        for kind, pairs in apart.asked.items():
            queries = chance.sample(pairs, min(sample, len(pairs)))
            missed, candidates, microseconds = search_missed(index, queries)
            found = len(queries) - len(missed)
            rows.append((f"{apart.label}, {kind}", len(queries), found, candidates, microseconds))
    return rows


def search_missed(
    index: NameIndex,
    queries: Sequence[tuple[int, str, str]],
    *,
    latin_only: bool = False,
    limit: int = LIMIT,
    floor: float = FLOOR,
) -> tuple[list[tuple[int, str, str]], float, float]:
    """The queries whose party is not among the candidates, candidates a query, CPU microseconds a query."""
    searcher = Searcher(index, limit=limit, floor=floor)
    classes = [name_class_of(schema) for _, schema, _ in queries]
    names = searcher.encode([text for _, _, text in queries], classes)
    allowed = [group_mask(schema, ended=True) for _, schema, _ in queries]
    searcher.search(searcher.encode([text for _, _, text in queries[:10]], classes[:10]), allowed[:10])
    begin = time.process_time()
    found = searcher.search(names, allowed)
    elapsed = time.process_time() - begin
    missed = []
    for q, query in enumerate(queries):
        own = set(index.names_of(query[0]).tolist())
        if latin_only:
            own = {name for name in own if index.names.script[name] == 1}
        if not own.intersection(found.name[found.start[q] : found.start[q + 1]].tolist()):
            missed.append(query)
    count = max(1, len(queries))
    return missed, len(found.name) / count, elapsed / count * 1e6


def _row(
    snapshot: Snapshot, variant: str, queries: Sequence[tuple[int, str, str]], latin_only: bool
) -> tuple[str, int, int, float, float]:
    missed, candidates, microseconds = search_missed(snapshot.index, queries, latin_only=latin_only)
    if os.environ.get("SHOW_MISSES"):
        for number, schema, text in missed[: int(os.environ["SHOW_MISSES"])]:
            print("   ", schema, repr(text), [name.text for name in snapshot.parties.get(number).names][:3])
    return variant, len(queries), len(queries) - len(missed), candidates, microseconds


def _is_latin(text: str) -> bool:
    letters = [c for c in text if c.isalpha()]
    return bool(letters) and all(unicodedata.name(c, "").startswith(("LATIN", "FULLWIDTH LATIN")) for c in letters)


def _has_latin(party: Party) -> bool:
    return any(_is_latin(name.text) for name in party.names)


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--names", type=int, default=4000, help="names drawn from the lists")
    options = parser.parse_args(arguments)
    snapshot = open_current(find_home())
    index = snapshot.index
    print(f"{len(snapshot.parties):,} parties, {len(index):,} distinct names, {len(index.vocabulary):,} forms")
    print(f"{'variant':42} {'queries':>8} {'recall':>8} {'+-95%':>6} {'candidates':>10} {'CPU us':>6}")
    measured = [*measure(snapshot, options.names), *measure_apart(snapshot, options.names)]
    for variant, queries, found, candidates, microseconds in measured:
        share = found / max(1, queries)
        margin = 1.96 * float(np.sqrt(share * (1 - share) / max(1, queries)))
        print(f"{variant:42} {queries:8,} {share:8.2%} {margin:6.2%} {candidates:10.1f} {microseconds:6.0f}")
        record(Figure(f"candidate recall, {variant}", share, _ASKED.get(variant), unit="%"))


if __name__ == "__main__":
    main()
