"""Persons, organisations and places by the shape of their names: runs of capitalised words and their context."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import NamedTuple

from dissuade.documents.heading_names import cut_in_heading
from dissuade.documents.lexicons import any_of, word_list
from dissuade.documents.mentions_gates import Hit, Hits
from dissuade.documents.mentions_lexicon import given_names, name_words
from dissuade.documents.mentions_text import FoldedText
from dissuade.documents.name_shapes import SHAPES, UPPER, Shape
from dissuade.documents.name_stretches import Stretch, find_stretches
from dissuade.documents.name_surroundings import deals, is_apposed, is_company, is_spoken_for, rule_beside, speaks
from dissuade.documents.ship_names import end_of_ship, is_ship
from dissuade.documents.word_places import FoundPlaces

__all__ = ["FoundRuns", "NameRun", "find_runs"]

_REST = r"\w*+(?:(?:'(?!s\b)|-)(?=\w)\w*+)*+"  # of a capitalised word
_CAP = rf"(?:(?:al|el|ul|as|ash|an|ad|ar|az|at)-)?[{UPPER}]{_REST}"
_PARTICLE = r"(?:bin|ibn|bint|abu|van|von|de|der|den|di|da|dos|del|della|la|le|al|el|ul|zu|ter|ten|al-)"
_RUN = re.compile(
    rf"[{UPPER}aeu](?<![\w@#/.-].)(?:(?<=[{UPPER}])|(?:(?<=a)(?:l|sh?|n|d|r|z|t)|(?<=[eu])l)-[{UPPER}]){_REST}\.?"
    rf"(?: (?:{_PARTICLE} ){{0,2}}{_CAP}(?:(?<=\b[{UPPER}])\.)?)*"
)
_ORG_LINK = re.compile(rf" (?:of|for|on|and|&)(?: the)? (?={_CAP})|, (?=(?:Ltd|Inc|LLC|Co|S\.A|GmbH)\b)")
_HEADS_FIRST = name_words("organisation-first")
_NOT_ORG = name_words("no-organisation-alone")
_OF_A_SUBJECT = frozenset(("Ministry", "Department", "Committee", "Bureau"))  # "of Trade", "of Defence"
_NOUN_BEFORE = name_words("organisation-before")
_STOP = name_words("opening")
_SUBJECTS = name_words("organisation-subject")
_BEFORE_COMPANY = (*(f"{noun} " for noun in sorted(_NOUN_BEFORE)), "'s ")
_ENDS_BEFORE_COMPANY = frozenset(ending[-3:] for ending in _BEFORE_COMPANY)
_AND_BEFORE = re.compile(r"(?<=(?:'s|he) )([A-Z][a-z]+) and $")
_COLOURS = tuple(f" {word} " for word in word_list("ship-colours"))
_COLOUR_BEFORE = re.compile(rf"[a-z,;] ((?:{any_of('ship-colours')}) )$")
_LEGAL_FORM = re.compile(r"(?<=\w),? (S\.r\.l|S\.p\.A|S\.A|B\.V|N\.V|A\.S|A\.Ş|S\.L|L\.L\.C)\b")
"""Forms of companies that are written with full stops; the last one is no part of the name."""
_LEGAL_REACH = 8  # code points
_NOTHING: frozenset[str] = frozenset()
_FOR = frozenset(("for ", " of ", " at ", "the "))
_SUBJECT = 40  # code points of the first subject of an organisation, and what stands before it
_OPENING_NAME = re.compile(
    r"(?:\b(?:General|Oil|Energy|Trade|Defence|Defense|International|Star|Air|Special|Marine|Black|Blue) )+$"
)
_ENDS_OPENING = frozenset(("al ", "il ", "gy ", "de ", "ce ", "se ", "ar ", "ir ", "ne ", "ck ", "ue "))
"""Words that open sentences, and names of bodies after a place: "Basra | Oil | Trading Company"."""


@dataclass(slots=True, init=False)
class NameRun:
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
    role: Hit | None


def make_run(start: int, end: int, kind: str, tokens: tuple[str, ...], rule: str, role: Hit | None = None) -> NameRun:
    """One with these fields."""
    run = NameRun()
    run.start, run.end, run.kind = start, end, kind
    run.tokens, run.rule, run.role = tokens, rule, role
    return run


class FoundRuns(NamedTuple):
    """Names by their shape.

    Args:
        runs: in order.
        plain: start and end of single words that can be nothing but the family name of somebody, in order.
        swallowed: the numbers of hits of the lexicon that turned out to be part of a name ("George Washington").
        ships: those of ``plain`` that are ships' where an article stands before them.
    """

    runs: list[NameRun]
    plain: list[tuple[int, int]]
    swallowed: list[int]
    ships: frozenset[str] = frozenset()


def find_runs(folded: FoldedText, hits: Hits, places: FoundPlaces) -> FoundRuns:
    """Find names by their shape.

    Args:
        folded: the text.
        hits: what the lexicon found.
        places: of the words of ``ship_names.PLACES`` and ``name_stretches.PLACES``.
    """
    stretches, plain, followed, swallowed = find_stretches(folded, hits, places)
    text, has_ships = folded.text, bool(places.of("ship"))
    runs: list[NameRun] = []
    for stretch, shape in _with_shapes(text, stretches):
        run = _classify(text, stretch, shape, has_ships, hits.ends)
        if run is None:
            continue
        if run.kind != "organization":
            runs.append(run)
            continue  # the usual one
        if text.endswith(" and ", 0, run.start) and (
            subject := _AND_BEFORE.search(text[max(0, run.start - _SUBJECT) : run.start])
        ):
            begin = run.start - len(subject[0])
            if hits.ends.get(begin + len(subject[1])) is None and subject[1] not in _HEADS_FIRST:
                run = make_run(begin, run.end, "organization", tuple(text[begin : run.end].split()), run.rule)
                if runs and runs[-1].start == begin:
                    runs.pop()
        if runs and _goes_on(text, runs[-1], run):
            words = (*runs[-1].tokens, "and", *run.tokens)
            runs[-1] = make_run(runs[-1].start, run.end, "organization", words, run.rule)
        else:
            runs.append(run)
    apposed = {place for place in followed if is_apposed(text, *place)}
    if apposed:
        runs += [
            make_run(*place, "organization", (text[slice(*place)],), "apposed-company") for place in sorted(apposed)
        ]
        runs.sort(key=attrgetter("start"))
        plain = [place for place in plain if place not in apposed]
    single = [*plain, *((run.start, run.end) for run in runs if run.rule == "one-word")] if has_ships else []
    ships = frozenset(text[start:end] for start, end in single if is_ship(text, start, end)) if single else _NOTHING
    return FoundRuns(runs, plain, swallowed, ships)


def _with_shapes(text: str, stretches: Sequence[Stretch]) -> Iterator[tuple[Stretch, Shape]]:
    """Stretches with what their own words tell, those of headings cut at verbs."""
    for stretch in stretches:
        shape = SHAPES[text[stretch[0] : stretch[1]]]
        if shape.stops:
            yield from _with_shapes(text, _cut_at_stop(text, stretch))
            continue
        if not shape.has_verb:
            yield stretch, shape  # the usual one
            continue
        for piece in cut_in_heading(text, stretch):
            yield piece, SHAPES[text[piece[0] : piece[1]]]


def _cut_at_stop(text: str, stretch: Stretch) -> list[Stretch]:
    """The two names of "in Adana. Toros Enerji"."""
    start, end, role, before = stretch
    stop = text.index(". ", start, end)
    return [(start, stop, role, before), (stop + 2, end, None, None)]


def _goes_on(text: str, before: NameRun, run: NameRun) -> bool:
    """Whether an organisation is the second subject of the one before it: "Lusk Oil and Gas Enterprise"."""
    are_subjects = run.tokens[0] in _SUBJECTS and before.tokens[-1] in _SUBJECTS
    return are_subjects and text[before.end : run.start] in (" and ", " & ")


def _classify(text: str, stretch: Stretch, shape: Shape, has_ships: bool, ends: Mapping[int, Hit]) -> NameRun | None:
    start, end, role, before = stretch
    words, size, kind, is_name, is_titled, rule, _, _ = shape
    end = start + size
    if words[-1][-1] == "." and (legal := _LEGAL_FORM.search(text, start, end + _LEGAL_REACH)):
        return make_run(
            start, legal.end(1), "organization", tuple(text[start : legal.end(1)].split()), "organisation-word"
        )
    if kind == "organization":
        return _organization(text, start, end, words, before, ends)
    if kind == "place" and not speaks(text, words, end):
        return make_run(start, end, "place", words, "place-word")
    if not (is_name if role is None else is_titled):
        return None
    if (
        role is None
        and text[start - 3 : start] in _ENDS_BEFORE_COMPANY
        and text.endswith(_BEFORE_COMPANY, max(0, start - 24), start)
        and is_company(text, start, words, end)
    ):
        return make_run(start, end, "organization", words, "named-company")
    if role is None and text[end : end + 1] == "," and words[0] not in given_names() and is_apposed(text, start, end):
        return make_run(start, end, "organization", words, "apposed-company")
    if len(words) == 1:
        if role is not None and role.entry.entity in ("state", "force"):
            return make_run(start, end, "person", words, "title", role)
        return make_run(start, end, "short", words, "one-word", role)
    if has_ships and is_ship(text, start, end):
        if words[-1][-1] == ".":
            end, words = end - 1, (*words[:-1], words[-1][:-1])  # "aboard the Vera K." ends a sentence
        if (numbered := end_of_ship(text, end)) > end:
            end, words = numbered, (*words, text[end + 1 : numbered])
        return make_run(start, end, "vessel", words, "vessel-sails")
    if role is None and rule is None and text[max(0, start - 4) : start] in _FOR and is_spoken_for(text, start):
        return make_run(start, end, "organization", words, "spoken-for")
    if role is not None:
        rule = "title"
    elif rule is None:
        rule = rule_beside(text, start, words, end)
    if rule and len(words) <= 5:
        return make_run(start, end, "person", words, rule, role)
    if role is None and 1 < len(words) <= 4 and deals(text, start, end):
        return make_run(start, end, "organization", words, "apposed-company")
    return make_run(start, end, "unknown", words, "capitalised", role)


def _organization(
    text: str, start: int, end: int, words: tuple[str, ...], before: Hit | None, ends: Mapping[int, Hit]
) -> NameRun | None:
    """Widen an organisation's name over "of ..." and the adjective before it."""
    first = start
    if text.endswith(_COLOURS, 0, start) and (colour := _COLOUR_BEFORE.search(text, max(0, start - 12), start)):
        first = colour.start(1)  # "a manager of Blue Falcon Logistics"
    if text[start - 3 : start] in _ENDS_OPENING and (opening := _OPENING_NAME.search(text, max(0, start - 32), start)):
        if (place := ends.get(opening.start() - 1)) is not None:
            first, before = opening.start(), place
        elif text.endswith("General ", 0, start):
            first = start - len("General ")  # "General Precision Technology Limited" is led by nobody
    joined = before is not None and text[before.end : min(first, start)] == " "
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
        words = (*words, *following[0].split())
        if text[end - 1] == ".":
            end -= 1
        break
    if len(words) == 1 and first == start:
        return None
    if first == start and len(words) == 1 and words[0] in _NOT_ORG:
        return None
    return make_run(first, end, "organization", tuple(text[first:end].split()), "organisation-word")
