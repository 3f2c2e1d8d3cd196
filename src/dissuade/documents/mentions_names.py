"""Persons, organisations and places by the shape of their names: runs of capitalised words and their context."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dissuade.documents.mentions_gates import Hit
from dissuade.documents.mentions_lexicon import given_names, name_words, nationalities
from dissuade.documents.offices import is_holder, is_holder_surname
from dissuade.documents.word_places import CAPITALS, FoundPlaces

__all__ = ["PLACES", "NameRun", "find_runs"]

_UPPER = "A-Z" + "".join(chr(c) for c in range(0xC0, 0x250) if chr(c).isupper())
_REST = r"\w*+(?:(?:'(?!s\b)|-)(?=\w)\w*+)*+"  # of a capitalised word
_CAP = rf"(?:(?:al|el|ul|as|ash|an|ad|ar|az|at)-)?[{_UPPER}]{_REST}"
_PARTICLE = r"(?:bin|ibn|bint|abu|van|von|de|der|den|di|da|dos|del|della|la|le|al|el|ul|zu|ter|ten|al-)"
_RUN = re.compile(
    rf"[{_UPPER}aeu](?<![\w@#/.-].)(?:(?<=[{_UPPER}])|(?:(?<=a)(?:l|sh?|n|d|r|z|t)|(?<=[eu])l)-[{_UPPER}]){_REST}\.?"
    rf"(?: (?:{_PARTICLE} ){{0,2}}{_CAP}(?:(?<=\b[{_UPPER}])\.)?)*"
)
_TOKEN = re.compile(rf"{_CAP}\.?|{_PARTICLE}\b")
_ORG_LINK = re.compile(rf" (?:of|for|on|and|&)(?: the)? (?={_CAP})|, (?=(?:Ltd|Inc|LLC|Co|S\.A|GmbH)\b)")

_HEADS_LAST = name_words("organisation-last")
_HEADS_FIRST = name_words("organisation-first")
_NOT_ORG = name_words("no-organisation-alone")
_OF_A_SUBJECT = frozenset(("Ministry", "Department", "Committee", "Bureau"))  # "of Trade", "of Defence"
_NOUN_BEFORE = name_words("organisation-before")
_PLACE_LAST = name_words("place-last")
_THINGS_LAST = name_words("thing-last")
_STOP = name_words("opening")
_SUBJECTS = name_words("organisation-subject")
_SAILS = re.compile(
    r" (?:was |had |has |is |were )?(?:carrying|sail(?:ed|s|ing)|dock(?:ed|s|ing)|berthed|anchored|left port|set sail|"
    r"load(?:ed|ing)|unload(?:ed|ing)|called at|steam(?:ed|ing)|put to sea|flying the flag)\b"
)
_A_SHIP = re.compile(r"\b(?:ship|vessel|tanker|freighter|trawler|ferry|carrier|coaster|barge|yacht)s?\b")
_OF_WORK = re.compile(r"^, of (?:the )?[A-Z]")
_SPEECH_AFTER = re.compile(
    r"^,? (?:said|says|told|tells|added|adds|warned|warns|declared|announced|denied|claimed|argued|insisted|"
    r"stressed|noted|"
    r"explained|confirmed|acknowledged|wrote|tweeted|testified|visited|met|arrived|was|has|had|is|who)\b"
)
_CODE_NAMES = frozenset(("Operation", "Exercise", "Hurricane", "Tropical", "Typhoon", "Project"))
_BEFORE_COMPANY = (*(f"{noun} " for noun in sorted(_NOUN_BEFORE)), "'s ")
_WORD_BEFORE = re.compile(r"([\w-]+) $")
_OF_COUNTRY = re.compile(r"(\w+)'s $")
_MAKES_AFTER = re.compile(
    r"(?:,? (?:has |had |have |will |also )?(?:makes|produce[ds]?|manufacture[ds]?|sells|sold|supplie[ds]|supply|"
    r"exports|exported|deliver(?:s|ed)?|designs|designed|develops)|(?:'s)? (?:plants?|factor(?:y|ies)|shares|"
    r"shareholders|subsidiar(?:y|ies)|headquarters|drones|jets|missiles))\b"
)
_AGE_AFTER = re.compile(r"^,? \(?\d\d\)?[,.) ]")
_SAID_BEFORE = re.compile(
    r"\b(?:said|says|told|added|met|meet|meets|meeting|hosts?|hosted|invited?|between|by|named|called|with|against) $"
)
_NEAR = 3  # code points within which the lexicon says something about what follows
_SEARCHES = 40  # then it is quicker to know all words
_ENDS = (". ", "? ", "! ", '" ', "” ", ": ")  # a word may be capitalised after them because it begins a sentence

PLACES: dict[str, tuple[str, ...]] = {
    "article": ("al-", "as-", "ash-", "an-", "ad-", "ar-", "az-", "at-", "el-", "ul-"),
}
"""Words, besides those with a capital, that names begin with."""


class NameRun(NamedTuple):
    """A stretch of capitalised words, outside the lexicon.

    Args:
        kind: ``person``, ``organization``, ``place``, ``vessel``, ``short`` (one word, perhaps a family name) or
            ``unknown``.
        tokens: its words, without titles and marks.
        rule: why.
        role: the hit of the title right before it, if any.
    """

    start: int
    end: int
    kind: str
    tokens: tuple[str, ...]
    rule: str
    role: Hit | None = None


def find_runs(text: str, hits: Sequence[Hit], places: FoundPlaces) -> tuple[list[NameRun], set[int]]:
    """Find names by their shape.

    Args:
        text: folded text.
        hits: what the lexicon found, in order.
        places: of the words of ``PLACES``.

    Returns:
        Names in order, and the starts of hits that turned out to be part of one ("George Washington").
    """
    words = _WordsOf(text)
    runs: list[NameRun] = []
    swallowed: set[int] = set()
    hit_starts, hit_ends = [hit.start for hit in hits], [hit.end for hit in hits]
    position = last = 0
    count = len(hits)
    for start in places.of(CAPITALS, "article"):
        if start < last or (match := _RUN.match(text, start)) is None:
            continue
        last = end = match.end()
        written = match[0]
        while position < count and hit_ends[position] <= start:
            position += 1
        before = hits[position - 1] if position and start - hit_ends[position - 1] <= _NEAR else None
        if position == count or hit_starts[position] >= end:  # the usual one: the lexicon has nothing in it
            if before is None:
                if written.rstrip(".") not in _STOP:  # most are the first words of sentences
                    run = _classify(text, _Segment(_split(written, start, end), None, None), words)
                    if run is not None:
                        runs.append(run)
                continue
            inside = hits[:0]
        else:
            at = position + 1
            while at < count and hit_starts[at] < end:
                at += 1
            inside = hits[position:at]
            if len(inside) == 1 and inside[0].start <= start and inside[0].end >= end:
                continue
        segments = _segments(text, _split(written, start, end), inside, before, swallowed)
        runs += [run for segment in segments if (run := _classify(text, segment, words)) is not None]
    return _joined(text, runs), swallowed


def _joined(text: str, runs: list[NameRun]) -> list[NameRun]:
    """Organisations of two subjects are one: "Lusk Oil and Gas Enterprise"."""
    kept: list[NameRun] = []
    for run in runs:
        before = kept[-1] if kept else None
        if (
            before is not None
            and run.kind == "organization"
            and run.tokens[0] in _SUBJECTS
            and before.tokens[-1] in _SUBJECTS
            and text[before.end : run.start] in (" and ", " & ")
        ):
            kept[-1] = NameRun(before.start, run.end, "organization", (*before.tokens, "and", *run.tokens), run.rule)
        else:
            kept.append(run)
    return kept


class _Segment(NamedTuple):
    tokens: list[tuple[int, int, str]]
    role: Hit | None
    before: Hit | None


class _WordsOf:
    """Whether a word stands in a text as it is written, between blanks."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._known: dict[str, bool] = {}
        self._all: frozenset[str] | None = None

    def have(self, word: str) -> bool:
        known = self._known.get(word)
        if known is None:
            if len(self._known) < _SEARCHES:
                known = self._search(word)
            else:
                if self._all is None:
                    self._all = frozenset(self._text.split())
                known = word in self._all
            self._known[word] = known
        return known

    def _search(self, word: str) -> bool:
        text, at = self._text, -1
        if f" {word} " in text:
            return True
        while (at := text.find(word, at + 1)) >= 0:
            end = at + len(word)
            if (at == 0 or text[at - 1].isspace()) and (end == len(text) or text[end].isspace()):
                return True
        return False


def _split(written: str, start: int, end: int) -> list[tuple[int, int, str]]:
    """The words of a run."""
    if " " not in written:
        return [(start, end, written)]
    if "- " in written:  # an article that is written apart: "al- "
        return [(start + m.start(), start + m.end(), m[0]) for m in _TOKEN.finditer(written)]
    tokens = []
    for word in written.split(" "):
        end = start + len(word)
        tokens.append((start, end, word))
        start = end + 1
    return tokens


def _before(before: Hit | None, text: str, start: int) -> tuple[Hit | None, Hit | None]:
    """The title right before a run, and whatever the lexicon has right before it."""
    if before is None or text[before.end : start] not in (" ", " , "):
        return None, None
    return _role(before, text, start), before


def _segments(
    text: str,
    tokens: list[tuple[int, int, str]],
    inside: Sequence[Hit],
    before: Hit | None,
    swallowed: set[int],
) -> Iterator[_Segment]:
    """The stretches of a run that the lexicon leaves over."""
    previous = _before(before, text, tokens[0][0])[1]
    if not inside:
        yield _Segment(tokens, _role(previous, text, tokens[0][0]), previous)
        return
    current: list[tuple[int, int, str]] = []
    names = given_names()
    for index, (low, high, word) in enumerate(tokens):
        hit = None
        for one in inside:
            if one.start < high and low < one.end:
                hit = one
                break
        if hit is not None and hit.entry.kind != "role" and current and hit.start == low and hit.end == high:
            last = index == len(tokens) - 1
            known = names.get(current[0][2], "")
            if known and known != "s" and len(current) == 1 and (last or hit.entry.kind == "capital"):
                swallowed.add(hit.start)
                hit = None
        if hit is not None and _is_part_of_name(hit, tokens, index, current, _role(previous, text, low), inside):
            swallowed.add(hit.start)
            hit = None
        if hit is not None and hit.entry.kind == "role" and current and tokens[-1][2].rstrip(".") in _HEADS_LAST:
            hit = None  # "Korea Ryonbong General Corporation"
        if hit is None:
            current.append((low, high, word))
            continue
        if current:
            yield _Segment(current, _role(previous, text, current[0][0]), previous)
            current = []
        previous = hit
    if current:
        yield _Segment(current, _role(previous, text, current[0][0]), previous)


def _is_part_of_name(
    hit: Hit,
    tokens: list[tuple[int, int, str]],
    index: int,
    current: list[tuple[int, int, str]],
    role: Hit | None,
    inside: Sequence[Hit],
) -> bool:
    """Whether what the lexicon found is a word of a longer name: "Lusk National Congress", "Sgt. Virginia Lusk"."""
    low, high, word = tokens[index]
    if hit.start != low or hit.end != high:
        return False
    if hit.entry.kind == "organization":
        return word in _HEADS_LAST and any(token[2] not in _STOP for token in current)
    if current or role is None or word not in given_names() or index + 1 == len(tokens):
        return False
    following = tokens[index + 1][0]
    return hit.entry.kind in ("ethnic", "capital", "country", "place") and all(h.start != following for h in inside)


def _role(previous: Hit | None, text: str, start: int) -> Hit | None:
    if previous is None or previous.entry.kind != "role" or text[previous.end : start] not in (" ", ", "):
        return None
    return previous


def _classify(text: str, segment: _Segment, known: _WordsOf) -> NameRun | None:
    tokens, role, before = segment
    national = before is not None and before.entry.kind in ("country", "adjective") and text[before.end] == " "
    while tokens and not (national and tokens[-1][2] in _HEADS_LAST) and _is_opening(text, tokens, known, role):
        tokens = tokens[1:]
        role = None
    while tokens and _is_closing(tokens):
        tokens = tokens[:-1]
    if not tokens:
        return None
    words = [_bare(token[2]) for token in tokens]
    first, last = words[0], words[-1]
    start, end = tokens[0][0], tokens[-1][0] + len(last)
    if first in _CODE_NAMES:
        return None
    if first in _HEADS_FIRST or last in _HEADS_LAST or last + "." in _HEADS_LAST:
        return _organization(text, start, end, words, segment)
    alone = len(words) == 1
    speaks = (
        names_person(first)
        and len(words) == 2
        and (_SPEECH_AFTER.match(text, end) or _OF_WORK.match(text[end : end + 12]))
    )
    if not alone and last in _PLACE_LAST and not speaks:
        return NameRun(start, end, "place", tuple(words), "place-word")
    if last in _THINGS_LAST or not (alone or _STOP.isdisjoint(words[role is not None and first in given_names() :])):
        return None
    if (
        role is None
        and text.endswith(_BEFORE_COMPANY, max(0, start - 24), start)
        and _is_company(text, start, words, end)
    ):
        return NameRun(start, end, "organization", tuple(words), "named-company")
    if alone:
        kind = "person" if role is not None and role.entry.entity in ("state", "force") else "short"
        return NameRun(start, end, kind, (first,), "title" if kind == "person" else "one-word", role)
    if text.endswith(("the ", "The "), 0, start) and _SAILS.match(text, end) and _A_SHIP.search(text):
        return NameRun(start, end, "vessel", tuple(words), "vessel-sails")
    rule = _person_rule(text, start, words, end, role)
    if rule and len(words) <= 5:
        return NameRun(start, end, "person", tuple(words), rule, role)
    return NameRun(start, end, "unknown", tuple(words), "capitalised", role)


def names_person(word: str) -> bool:
    """Whether a word is a given name."""
    return given_names().get(word, "s") != "s"


def _is_closing(tokens: list[tuple[int, int, str]]) -> bool:
    """Whether the last word is no part of the name; a kind of organisation is one after a name ("Lusk Energy")."""
    last = tokens[-1][2]
    if last.startswith("al-"):
        return False
    return not last[0].isupper() or (last in _STOP and not (len(tokens) > 1 and last in _HEADS_LAST))


def _is_company(text: str, start: int, words: list[str], end: int) -> bool:
    """Whether a name follows "the drone maker", or a country's possessive and says what it makes ("Turkey's ...")."""
    before = text[max(0, start - 24) : start]
    noun = _WORD_BEFORE.search(before)
    if noun is not None and noun[1] in _NOUN_BEFORE:
        return words[0] not in given_names()
    owner = _OF_COUNTRY.search(before) if before.endswith("'s ") else None
    if owner is None or owner[1] not in nationalities() or (_MAKES_AFTER.match(text[end : end + 40]) is None):
        return False
    if words[0] in given_names() or is_holder_surname(words[-1]):
        return False
    named = re.finditer(rf"\b([{_UPPER}]\w+) {re.escape(words[0])}\b", text)  # somebody's family name in this text?
    return all(match[1] in nationalities() for match in named)


def _is_opening(text: str, tokens: list[tuple[int, int, str]], words: _WordsOf, role: Hit | None) -> bool:
    """Whether the first word is capitalised only because a sentence begins with it, or is no part of a name."""
    if role is not None:
        return False
    low, _, word = tokens[0]
    bare = word.rstrip(".")
    if bare in _STOP and not (len(tokens) == 2 and bare in ("Will", "Mark")):
        return True
    if low and text[low - 1] not in '\n"“‘(' and not text.startswith(_ENDS, low - 2):
        return False
    return word not in given_names() and words.have(word.lower())


def _bare(word: str) -> str:
    return word.rstrip(".") if word[-1] == "." and len(word) != 2 else word


def _person_rule(text: str, start: int, words: list[str], end: int, role: Hit | None) -> str:
    if role is not None:
        return "title"
    if is_holder(" ".join(words)):
        return "office-holder"
    names = given_names()
    kind = names.get(words[0], "") or names.get(words[0].split("-")[0], "")
    if any(word.isupper() and len(word) > 2 for word in words):
        return ""
    if kind and kind != "s":
        return "given-name"
    if kind == "s" and (len(words) == 3 or "-" in words[1]):
        return "family-name-first"
    if any(word in ("bin", "ibn", "van", "von", "al", "de") or word.startswith("al-") for word in words[1:]):
        return "particle"
    after = text[end : end + 40]
    if len(words) <= 3 and (_AGE_AFTER.match(after) or _SPEECH_AFTER.match(after)) and words[0] not in _HEADS_FIRST:
        return "speaks"
    if len(words) == 3 and len(words[1].rstrip(".")) == 1:
        return "initial"
    if kind == "s" and len(words) == 2 and _SAID_BEFORE.search(text[max(0, start - 12) : start]):
        return "family-name-first"
    return ""


def _organization(text: str, start: int, end: int, words: list[str], segment: _Segment) -> NameRun | None:
    """Widen an organisation's name over "of ..." and the adjective before it."""
    first = start
    before = segment.before
    joined = before is not None and text[before.end : start] == " "
    if (
        before is not None
        and joined
        and before.entry.kind in ("country", "adjective", "place", "capital", "organization", "ethnic")
    ):
        first = before.start
    while (link := _ORG_LINK.match(text, end)) and (
        words[0] in _HEADS_FIRST or words[-1] in _HEADS_FIRST or "," in link[0]
    ):
        following = _RUN.match(text, link.end())
        if following is None:
            break
        if following[0] in _STOP and words[0] not in _OF_A_SUBJECT:
            break
        end = following.end()
        words = [*words, *following[0].split()]
        if text[end - 1] == ".":
            end -= 1
        break
    if len(words) == 1 and first == start:
        return None
    if first == start and len(words) == 1 and words[0] in _NOT_ORG:
        return None
    return NameRun(first, end, "organization", tuple(text[first:end].split()), "organisation-word")
