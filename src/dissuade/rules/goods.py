"""Goods looked up by code or by words: candidates to choose from, never a classification."""

from __future__ import annotations

import dataclasses
import functools
import json
import math
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dissuade.model.records import Record
from dissuade.rules.ear import ccl_entry
from dissuade.rules.tables import load_tables

__all__ = ["GoodsCandidate", "find_eccn", "find_goods", "find_hs"]

_FOLDER = Path(__file__).parent / "tables"
_HS_TABLES = (
    "un_dprk_hs_export_ban",
    "un_dprk_hs_import_ban",
    "eu_kp_hs_import_ban_full",
    "eu_kp_hs_export_ban_full",
    "ear_746_supp2",
    "ear_746_supp4",
    "ear_746_supp5",
    "iran_supp7",
)
_LEAST_ECCN = 0.5
"""Below this share of the query's words an ECCN heading is noise."""
_SAME = {
    "shells": ("ammunition", "projectiles", "bombs"),
    "missiles": ("missiles", "rockets"),
    "drones": ("unmanned", "aircraft"),
    "drone": ("unmanned", "aircraft"),
    "chips": ("integrated", "circuits"),
    "chip": ("integrated", "circuits"),
    "guns": ("firearms", "weapons"),
    "phones": ("telephones", "smartphones"),
    "laptop": ("portable", "automatic", "processing"),
    "cars": ("motor", "vehicles", "passenger"),
    "fuel": ("oils", "petroleum"),
    "diesel": ("oils", "petroleum"),
}
"""Everyday words for those of the nomenclature."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GoodsCandidate(Record):
    """A code that the goods may have.

    Args:
        kind: ``HS`` or ``ECCN``.
        code: the code.
        score: 0..1, share of the query's words (rare words count more) that the heading has; 1 for a code asked for.
        words: the heading's content words in alphabetical order, to recognise it by.
        chpl_tier: tier on the Common High Priority List, "" if not listed.
        munitions: true if the code is one of arms.
        listed_in: tables of the rules that list the code on the date.
        reasons: reasons for control of an ECCN.
        exceptions: list-based licence exceptions that the ECCN entry offers.
    """

    kind: str
    code: str
    score: float
    words: tuple[str, ...] = ()
    chpl_tier: str = ""
    munitions: bool = False
    listed_in: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    exceptions: tuple[str, ...] = ()


class _Headings:
    """Headings as bags of words, with what each word weighs (rare words more)."""

    def __init__(self, file_name: str) -> None:
        with open(_FOLDER / file_name, encoding="utf-8") as file:
            data: dict[str, Any] = json.load(file)
        words = data["words"]
        self.bags = {code: frozenset(words[n] for n in numbers) for code, numbers in data["codes"].items()}
        self.stems = {code: frozenset(map(_stem, bag)) for code, bag in self.bags.items()}
        count: dict[str, int] = {}
        for bag in self.stems.values():
            for word in bag:
                count[word] = count.get(word, 0) + 1
        self.weight = {word: math.log(1 + len(self.bags) / number) for word, number in count.items()}

    def search(self, text: str, limit: int, *, parents: bool) -> list[tuple[float, str]]:
        """Return (score, code), best first; with ``parents`` the words of the four-digit heading count for less."""
        wanted: list[set[str]] = []
        for word in re.findall(r"[a-z]{2,}", text.casefold()):
            forms = {_stem(word), *(_stem(other) for other in _SAME.get(word, ()))} & set(self.weight)
            if forms:
                wanted.append(forms)
        total = sum(max(self.weight[form] for form in forms) for forms in wanted)
        scored: list[tuple[float, int, str]] = []
        for code, own in self.stems.items():
            if parents and len(code) != 6:
                continue
            above = self.stems.get(code[:4], frozenset()) if parents else frozenset()
            hit = 0.0
            for forms in wanted:
                if direct := forms & own:
                    hit += max(self.weight[form] for form in direct)
                elif indirect := forms & above:
                    hit += 0.6 * max(self.weight[form] for form in indirect)
            if hit:
                scored.append((hit / total, len(own), code))
        scored.sort(key=lambda item: (-item[0], item[1], item[2]))
        return [(round(score, 3), code) for score, _, code in scored[:limit]]


@functools.cache
def _headings(file_name: str = "hs_words.json") -> _Headings:
    return _Headings(file_name)


def find_goods(query: str, *, date: str, limit: int = 10) -> list[GoodsCandidate]:
    """Find codes for goods.

    Args:
        query: an HS code, an ECCN, or words such as ``ball bearings``.
        date: ISO date on which tables are read.
        limit: most candidates.

    Returns:
        HS candidates, best first, then ECCN candidates. A suggestion is a question to whoever knows the goods.
    """
    text = query.strip()
    digits = re.sub(r"[ .]", "", text)
    if digits.isdigit() and digits.isascii():
        return find_hs(digits, date=date, limit=limit)
    if re.fullmatch(r"\d[A-Ea-e]\d{3}(\.[A-Za-z0-9.]+)?", text):
        found = find_eccn(text)
        return [] if found is None else [found]
    return _by_words(text, date, limit)


def find_hs(digits: str, *, date: str, limit: int = 10) -> list[GoodsCandidate]:
    """Return the headings that a code of two to ten digits names or begins."""
    code = digits[:6]
    found = [other for other in _headings().bags if len(other) == 6 and other.startswith(code)]
    return [_hs(other, 1.0, date) for other in sorted(found)[:limit]]


def find_eccn(eccn: str) -> GoodsCandidate | None:
    """Return an ECCN with its reasons for control, or ``None`` if the copy of the CCL has none."""
    head, dot, tail = eccn.partition(".")
    entry = ccl_entry(head.upper())
    if entry is None:
        return None
    return GoodsCandidate(
        kind="ECCN",
        code=entry.eccn + dot + tail.lower(),
        score=1.0,
        words=tuple(sorted(_headings("eccn_words.json").bags.get(entry.eccn, ()))),
        munitions=len(entry.eccn) == 5 and (entry.eccn[2] == "6" or entry.eccn[3:] == "18"),
        reasons=entry.reasons,
        exceptions=entry.exceptions,
    )


def _by_words(text: str, date: str, limit: int) -> list[GoodsCandidate]:
    found = [_hs(code, score, date) for score, code in _headings().search(text, limit, parents=True)]
    for score, code in _headings("eccn_words.json").search(text, max(1, limit // 2), parents=False):
        candidate = find_eccn(code)
        if candidate is not None and score >= _LEAST_ECCN:
            found.append(dataclasses.replace(candidate, score=score))
    return found


def _hs(code: str, score: float, date: str) -> GoodsCandidate:
    tables = load_tables()
    tier = tables["chpl"].row_of(code, date)
    return GoodsCandidate(
        kind="HS",
        code=code,
        score=score,
        words=tuple(sorted(_headings().bags.get(code, ()))),
        chpl_tier=tier.marks["tier"] if tier is not None else "",
        munitions=tables["arms_headings"].contains(code, date) is True,
        listed_in=tuple(name for name in _HS_TABLES if tables[name].contains(code, date)),
    )


@functools.lru_cache(maxsize=16384)
def _stem(word: str) -> str:
    for ending, least in (("ies", 5), ("es", 5), ("s", 4)):
        if word.endswith(ending) and len(word) >= least and not word.endswith("ss"):
            base = word[: -len(ending)]
            if ending == "ies":
                return base + "y"
            if ending == "es" and not base.endswith(("x", "ch", "sh", "ss")):
                return word[:-1]
            return base
    return word
