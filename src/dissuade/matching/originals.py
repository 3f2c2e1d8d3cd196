"""Where both sides are known in Chinese or Korean characters, these outrank any romanisation.

김종은 and 김정은 may both be written Kim Jong Un in Latin letters. If a party's name in its own script is known, a
query in that script is compared with it, and a Latin name of the party that would answer just as well proves nothing.
It is known from the list, or because the Latin name is how the world spells somebody in ``originals.tsv``.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib import resources

import numpy as np

from dissuade.matching.features import FEATURES, encode_set, pair_classes, pair_features
from dissuade.matching.score import logits
from dissuade.model.match import Evidence
from dissuade.names import analyze_name
from dissuade.names.tokens import AnalyzedName, NameClass

__all__ = ["bound_by_originals", "is_known_person", "known_originals", "original_evidence", "same_known_person"]

_IDENTICAL = FEATURES.index("identical")
_SYLLABIC = frozenset({"Hang", "Hani"})


def bound_by_originals(query: AnalyzedName, names: Iterable[str], log_odds: float) -> float:
    """Log-odds of a query against a party, not above what the party's names in the script of the query allow.

    Args:
        query: the name asked about.
        names: all names of the party.
        log_odds: what the best name of the party has earned.

    Returns:
        ``log_odds``, or the best figure of the names in the query's own script if that is less; unchanged if the query
        is not in Chinese or Korean characters or no name of the party in them is known.
    """
    if query.script not in _SYLLABIC:
        return log_odds
    texts = list(names)
    analyzed = (analyze_name(text, query.name_class) for text in texts if not text.isascii())
    originals = [name for name in analyzed if name.script == query.script]
    if not originals and query.name_class in (NameClass.PERSON, NameClass.ANY):
        known = dict.fromkeys(original for text in texts for original in known_originals(text))
        analyzed = (analyze_name(text, query.name_class) for text in known)
        originals = [name for name in analyzed if name.script == query.script]
    if not originals:
        return log_odds
    name_set = encode_set((query, *originals))
    first, others = np.zeros(len(originals), np.int64), np.arange(1, len(originals) + 1)
    features = pair_features(name_set, name_set, first, others)
    if features[:, _IDENTICAL].any():
        return log_odds
    best = float(logits(features, pair_classes(name_set, name_set, first, others)).max())
    return min(log_odds, best)


def original_evidence(a: AnalyzedName, b: AnalyzedName, log_odds: float) -> Evidence | None:
    """What the known original of one name takes from two names that agree in Latin letters; the same if they swap.

    Args:
        a, b: two names in different scripts.
        log_odds: of the two.

    Returns:
        Evidence, or None if it takes nothing.
    """
    if (a.script in _SYLLABIC) == (b.script in _SYLLABIC):
        return None
    original, other = (a, b) if a.script in _SYLLABIC else (b, a)
    bound = bound_by_originals(original, (other.text,), log_odds)
    if bound >= log_odds:
        return None
    return Evidence(
        feature="original_script",
        contribution=bound - log_odds,
        query_value=a.text,
        party_value=b.text,
        reason="the name of this spelling is written otherwise in its own script",
    )


def known_originals(spelling: str) -> tuple[str, ...]:
    """How a person known worldwide under a spelling writes the name; empty for any other name.

    >>> known_originals("KIM, Jong Un")
    ('김정은', '金正恩')
    """
    return _known().get(_key(spelling), ())


def same_known_person(a: str, b: str) -> bool:
    """Whether two names are written as the same person known worldwide writes it or is spelt; false for all others.

    >>> same_known_person("KIM, Jong Un", "キム・ジョンウン")
    True
    """
    persons = _persons()
    known = persons.get(_key(a))
    return known is not None and not known.isdisjoint(persons.get(_key(b), ()))


def is_known_person(name: str) -> bool:
    """Whether a name is one that somebody known worldwide writes or is spelt with."""
    return _key(name) in _persons()


@cache
def _persons() -> dict[str, frozenset[int]]:
    """Spellings and originals by their letters, with the lines of the file that have them."""
    found: dict[str, frozenset[int]] = {}
    for number, (originals, spellings) in enumerate(_lines()):
        for written in (*originals, *spellings, *map(_turned, spellings)):
            found[_key(written)] = found.get(_key(written), frozenset()) | {number}
    return found


def _turned(spelling: str) -> str:
    """The family name last instead of first, or the reverse."""
    first, _, rest = spelling.partition(" ")
    return f"{rest} {first}"


def _lines() -> list[tuple[list[str], list[str]]]:
    text = resources.files("dissuade.matching").joinpath("originals.tsv").read_text(encoding="utf-8")
    cells = (line.split("\t") for line in text.splitlines() if not line.startswith("#"))
    return [(originals.split("|"), spellings.split("|")) for originals, spellings in cells]


@lru_cache(maxsize=1024)  # that of a query is asked for with each party that is found
def _key(spelling: str) -> str:
    """The letters of a spelling: case, blanks, hyphens and commas vary."""
    return "".join(filter(str.isalpha, unicodedata.normalize("NFKC", spelling).casefold()))


@cache
def _known() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for originals, spellings in _lines():
        for written in (*spellings, *map(_turned, spellings)):  # family name first or last
            known = found.get(_key(written), ())
            found[_key(written)] = (*known, *(o for o in originals if o not in known))
    return found
