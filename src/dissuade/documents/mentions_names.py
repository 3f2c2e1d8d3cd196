"""Persons, organisations and places by the shape of their names: runs of capitalised words and their context."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import NamedTuple

from dissuade.documents.heading_names import cut_in_heading, heading_verbs
from dissuade.documents.lexicons import any_of, word_list
from dissuade.documents.mentions_gates import Hit, Hits
from dissuade.documents.mentions_lexicon import given_names, name_words, nationalities
from dissuade.documents.mentions_text import FoldedText
from dissuade.documents.name_stretches import CODE_NAMES, Stretch, find_stretches
from dissuade.documents.offices import is_holder, is_holder_surname
from dissuade.documents.remembered import Remembered
from dissuade.documents.word_places import FoundPlaces

__all__ = ["PLACES", "FoundRuns", "NameRun", "end_of_ship", "find_runs"]

_UPPER = "A-Z" + "".join(chr(c) for c in range(0xC0, 0x250) if chr(c).isupper())
_REST = r"\w*+(?:(?:'(?!s\b)|-)(?=\w)\w*+)*+"  # of a capitalised word
_CAP = rf"(?:(?:al|el|ul|as|ash|an|ad|ar|az|at)-)?[{_UPPER}]{_REST}"
_PARTICLE = r"(?:bin|ibn|bint|abu|van|von|de|der|den|di|da|dos|del|della|la|le|al|el|ul|zu|ter|ten|al-)"
_RUN = re.compile(
    rf"[{_UPPER}aeu](?<![\w@#/.-].)(?:(?<=[{_UPPER}])|(?:(?<=a)(?:l|sh?|n|d|r|z|t)|(?<=[eu])l)-[{_UPPER}]){_REST}\.?"
    rf"(?: (?:{_PARTICLE} ){{0,2}}{_CAP}(?:(?<=\b[{_UPPER}])\.)?)*"
)
_ORG_LINK = re.compile(rf" (?:of|for|on|and|&)(?: the)? (?={_CAP})|, (?=(?:Ltd|Inc|LLC|Co|S\.A|GmbH)\b)")

_HEADS_LAST = name_words("organisation-last")
_HEADS_FIRST = name_words("organisation-first")
_HOUSES = frozenset((kind, "House") for kind in ("Trading", "Exchange", "Auction", "Export", "Commodity"))
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
_SHIP_NUMBER = re.compile(r" \d{1,4}(?= [a-z]|,)")
_ABOARD = " aboard the "
_LOADED_BEFORE = re.compile(
    r"\b(?:left|sailed|shipped|loaded|carried|transported|sent|arrived|reached|cargo|consignment|shipment|oil|coal|goods)\b"
    r"[^.;]{0,60}$"
)
_AIRCRAFT = frozenset(("Air", "Airbus", "Antonov", "Boeing", "Concorde", "Hercules", "Ilyushin", "Space", "Tupolev"))
_A_SHIP = re.compile(rf"\b(?:{any_of('ship-nouns')})s?\b")
PLACES = {
    "ship": (
        "bulker",
        "aboard",
        *word_list("ship-nouns"),
        *(f"{noun}s" for noun in word_list("ship-nouns")),
    )
}
"""Words of which a text that names a ship has one."""
_OF_WORK = re.compile(r", of (?:the )?[A-Z]")
_SPEECH_AFTER = re.compile(rf",? (?:{any_of('person-did')})\b")
_BEFORE_COMPANY = (*(f"{noun} " for noun in sorted(_NOUN_BEFORE)), "'s ")
_ENDS_BEFORE_COMPANY = frozenset(ending[-3:] for ending in _BEFORE_COMPANY)
_WORD_BEFORE = re.compile(r"([\w-]+) $")
_OF_COUNTRY = re.compile(r"(\w+)'s $")
_APPOSED_BEFORE = re.compile(rf"\b(?:{'|'.join(sorted(_NOUN_BEFORE))}|sender|consignee|supplier|buyer|forwarder), $")
_MAKES_AFTER = re.compile(
    r"(?:,? (?:has |had |have |will |also )?(?:makes|produce[ds]?|manufacture[ds]?|sells|sold|supplie[ds]|supply|"
    r"exports|exported|deliver(?:s|ed)?|designs|designed|develops)|(?:'s)? (?:plants?|factor(?:y|ies)|shares|"
    r"shareholders|subsidiar(?:y|ies)|headquarters|drones|jets|missiles))\b"
)
_AGE_AFTER = re.compile(r"^,? \(?\d\d\)?[,.) ]")
_BESIDE = "|".join(sorted(name_words("person-beside")))
_CALLED_BEFORE = re.compile(rf"\b(?:{_BESIDE})s?, $")
_CALLED_AFTER = re.compile(rf", (?:an?|the|his|her|their|its) (?:[\w'-]+ ){{0,4}}(?:{_BESIDE})\b")
_FIRM_AFTER = re.compile(
    rf", (?:an?|the) (?:[\w'.-]+ ){{0,4}}(?:{'|'.join(sorted(_NOUN_BEFORE))})"
    r"(?=[,.;]| (?:that|which|based|in|with|under|on|whose|and|owned|"
    r"linked|from|registered|controlled|run|known|tied|close)\b)|"
    r", (?:an?|the) (?:[\w'.-]+ ){0,3}(?:trading|clearing) house\b|"
    r", (?:based|registered|headquartered|incorporated) in [A-Z]"
)
_DEALS_AFTER = re.compile(
    r" (?:(?:has|had|have|also|then) ){0,2}(?:supplied|exported|shipped|imported|resold|re-exported|procured|"
    r"manufactured|chartered|leased|delivered (?:the|\d)|sold (?:\d|the)|bought (?:\d|the)|purchased (?:\d|the))"
)
"""What firms do, and persons as a rule for one."""
_DEALS_BEFORE = re.compile(
    r"\b(?:owned|operated|managed|chartered|insured|manufactured|made|built|produced|supplied|exported|imported) by $|"
    r"\b(?:bought|purchased|imported|procured|ordered|sourced|chartered|leased|acquired)\b[^.;,]{0,60} from $|"
    r"\b(?:sold|resold|consigned|invoiced|leased)\b[^.;,]{0,60} to $"
)
"""Before whom somebody deals with."""
_BY_FROM_TO = frozenset((" by ", "rom ", " to "))
_AND_BEFORE = re.compile(r"(?<=(?:'s|he) )([A-Z][a-z]+) and $")
_THE = ("the ", "The ")
_COLOURS = tuple(f" {word} " for word in word_list("ship-colours"))
_COLOUR_BEFORE = re.compile(rf"[a-z,;] ((?:{any_of('ship-colours')}) )$")
_LEGAL_FORM = re.compile(r"(?<=\w),? (S\.r\.l|S\.p\.A|S\.A|B\.V|N\.V|A\.S|A\.Ş|S\.L|L\.L\.C)\b")
"""Forms of companies that are written with full stops; the last one is no part of the name."""
_SHORTEST_ENDING = 4  # code points of a word that may end a sentence
_SHORTENED = frozenset(("Capt", "Cmdr", "Prof", "Sens", "Corp", "Dept", "Dist", "Univ", "Bros"))
_LEGAL_REACH = 8  # code points
_NOTHING: frozenset[str] = frozenset()
_INSIDE_NAMES = frozenset(("bin", "ibn", "van", "von", "al", "de"))
_FOR = frozenset(("for ", " of ", " at ", "the "))
_SUBJECT = 40  # code points of the first subject of an organisation, and what stands before it
_RENAMED = re.compile(r",? (?:which )?(?:was|is|had been) (?:re)?named\b|,? (?:re)named\b")
_OPENING_NAME = re.compile(
    r"(?:\b(?:General|Oil|Energy|Trade|Defence|Defense|International|Star|Air|Special|Marine|Black|Blue) )+$"
)
_ENDS_OPENING = frozenset(("al ", "il ", "gy ", "de ", "ce ", "se ", "ar ", "ir ", "ne ", "ck ", "ue "))
"""Words that open sentences, and names of bodies after a place: "Basra | Oil | Trading Company"."""
_SPOKEN_FOR = re.compile(
    r"\b(?:spokes(?:man|woman|person|people) (?:for|of|at)|[Oo]fficials of|"
    r"(?:[Ee]xecutive|[Mm]anager|[Ee]mployee)s? of) (?:the )?$"
)
_A_SHIP_AFTER = re.compile(
    r", (?:an?|the) (?:[\w'-]+ ){0,5}(?:ship|vessel|tanker|freighter|trawler|ferry|bulker|carrier|coaster|barge)\b"
)
_SAID_BEFORE = re.compile(
    r"\b(?:said|says|told|added|met|meet|meets|meeting|hosts?|hosted|invited?|between|by|named|called|with|against) $"
)


@dataclass(slots=True)
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
    role: Hit | None = None


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
        places: of the words of ``PLACES`` and ``name_stretches.PLACES``.
    """
    stretches, plain, followed, swallowed = find_stretches(folded, hits, places)
    text, has_ships = folded.text, bool(places.of("ship"))
    runs: list[NameRun] = []
    for stretch, shape in _with_shapes(text, stretches):
        run = _classify(text, stretch, shape, has_ships, hits.ends)
        if run is None:
            continue
        if (
            run.kind == "organization"
            and text.endswith(" and ", 0, run.start)
            and (subject := _AND_BEFORE.search(text[max(0, run.start - _SUBJECT) : run.start]))
        ):
            begin = run.start - len(subject[0])
            if hits.ends.get(begin + len(subject[1])) is None and subject[1] not in _HEADS_FIRST:
                run = NameRun(begin, run.end, "organization", tuple(text[begin : run.end].split()), run.rule)
                if runs and runs[-1].start == begin:
                    runs.pop()
        if run.kind == "organization" and runs and _goes_on(text, runs[-1], run):
            words = (*runs[-1].tokens, "and", *run.tokens)
            runs[-1] = NameRun(runs[-1].start, run.end, "organization", words, run.rule)
        else:
            runs.append(run)
    apposed = {place for place in followed if _is_apposed(text, *place)}
    if apposed:
        runs += [
            NameRun(*place, "organization", (text[slice(*place)],), "apposed-company") for place in sorted(apposed)
        ]
        runs.sort(key=attrgetter("start"))
        plain = [place for place in plain if place not in apposed]
    single = [*plain, *((run.start, run.end) for run in runs if run.rule == "one-word")] if has_ships else []
    ships = frozenset(text[start:end] for start, end in single if _is_ship(text, start, end)) if single else _NOTHING
    return FoundRuns(runs, plain, swallowed, ships)


def _with_shapes(text: str, stretches: Sequence[Stretch]) -> Iterator[tuple[Stretch, _Shape]]:
    """Stretches with what their own words tell, those of headings cut at verbs."""
    for stretch in stretches:
        shape = _SHAPES[text[stretch[0] : stretch[1]]]
        if shape.stops:
            yield from _with_shapes(text, _cut_at_stop(text, stretch))
            continue
        if not shape.has_verb:
            yield stretch, shape  # the usual one
            continue
        for piece in cut_in_heading(text, stretch):
            yield piece, _SHAPES[text[piece[0] : piece[1]]]


def _cut_at_stop(text: str, stretch: Stretch) -> list[Stretch]:
    """The two names of "in Adana. Toros Enerji"."""
    start, end, role, before = stretch
    stop = text.index(". ", start, end)
    return [(start, stop, role, before), (stop + 2, end, None, None)]


def _goes_on(text: str, before: NameRun, run: NameRun) -> bool:
    """Whether an organisation is the second subject of the one before it: "Lusk Oil and Gas Enterprise"."""
    are_subjects = run.tokens[0] in _SUBJECTS and before.tokens[-1] in _SUBJECTS
    return are_subjects and text[before.end : run.start] in (" and ", " & ")


class _Shape(NamedTuple):
    """What a name is as far as its own words tell.

    Args:
        words: without full stops, but for those of initials.
        size: code points, without a full stop at the end.
        kind: ``organization``, ``place`` or "".
        is_name, is_titled: whether it may be a name at all if no title stands before it, and if one does.
        rule: why several words are a person, "" if they are none, None if the words beside them have to tell.
        has_verb: whether one of several words is a verb, if it stands in a heading.
        stops: whether a sentence ends after the first of several words.
    """

    words: tuple[str, ...]
    size: int
    kind: str
    is_name: bool
    is_titled: bool
    rule: str | None
    has_verb: bool
    stops: bool


def _shape_of(written: str) -> _Shape:
    tokens = written.split(" ")
    if "." in written or "-" in written:
        words = tuple([token if token[-1] not in ".-" else _bare(token) for token in tokens])
    else:
        words = tuple(tokens)  # the usual one
    first, last = words[0], words[-1]
    size = len(written) - len(tokens[-1]) + len(last)
    if first in CODE_NAMES:
        kind, is_name, is_titled = "", False, False
    elif first in _HEADS_FIRST or last in _HEADS_LAST or last + "." in _HEADS_LAST or (*words[-2:-1], last) in _HOUSES:
        kind, is_name, is_titled = "organization", False, False
    elif len(words) == 1:
        kind, is_name = "", last not in _THINGS_LAST
        is_titled = is_name
    else:
        kind = "place" if last in _PLACE_LAST else ""
        may_be = last not in _THINGS_LAST
        is_name = may_be and _STOP.isdisjoint(words)
        is_titled = is_name or (may_be and _STOP.isdisjoint(words[first in given_names() :]))
    if len(words) == 1:
        return _Shape(words, size, kind, is_name, is_titled, "", False, False)
    has_verb = not heading_verbs().isdisjoint([word.lower() for word in words])
    stops = tokens[0][-1] == "." and len(first) >= _SHORTEST_ENDING and first not in _SHORTENED
    return _Shape(words, size, kind, is_name, is_titled, _own_rule(words) if is_titled else "", has_verb, stops)


_SHAPES: Remembered[str, _Shape] = Remembered(_shape_of, most=1 << 14)


def _classify(text: str, stretch: Stretch, shape: _Shape, has_ships: bool, ends: Mapping[int, Hit]) -> NameRun | None:
    start, end, role, before = stretch
    words, size, kind, is_name, is_titled, rule, _, _ = shape
    end = start + size
    if words[-1][-1] == "." and (legal := _LEGAL_FORM.search(text, start, end + _LEGAL_REACH)):
        return NameRun(
            start, legal.end(1), "organization", tuple(text[start : legal.end(1)].split()), "organisation-word"
        )
    if kind == "organization":
        return _organization(text, start, end, words, before, ends)
    if kind == "place" and not _speaks(text, words, end):
        return NameRun(start, end, "place", words, "place-word")
    if not (is_name if role is None else is_titled):
        return None
    if (
        role is None
        and text[start - 3 : start] in _ENDS_BEFORE_COMPANY
        and text.endswith(_BEFORE_COMPANY, max(0, start - 24), start)
        and _is_company(text, start, words, end)
    ):
        return NameRun(start, end, "organization", words, "named-company")
    if role is None and text[end : end + 1] == "," and words[0] not in given_names() and _is_apposed(text, start, end):
        return NameRun(start, end, "organization", words, "apposed-company")
    if len(words) == 1:
        if role is not None and role.entry.entity in ("state", "force"):
            return NameRun(start, end, "person", words, "title", role)
        return NameRun(start, end, "short", words, "one-word", role)
    if has_ships and _is_ship(text, start, end):
        if words[-1][-1] == ".":
            end, words = end - 1, (*words[:-1], words[-1][:-1])  # "aboard the Vera K." ends a sentence
        if (numbered := end_of_ship(text, end)) > end:
            end, words = numbered, (*words, text[end + 1 : numbered])
        return NameRun(start, end, "vessel", words, "vessel-sails")
    if role is None and rule is None and text[max(0, start - 4) : start] in _FOR and _is_spoken_for(text, start):
        return NameRun(start, end, "organization", words, "spoken-for")
    if role is not None:
        rule = "title"
    elif rule is None:
        rule = _rule_beside(text, start, words, end)
    if rule and len(words) <= 5:
        return NameRun(start, end, "person", words, rule, role)
    if role is None and 1 < len(words) <= 4 and _deals(text, start, end):
        return NameRun(start, end, "organization", words, "apposed-company")
    return NameRun(start, end, "unknown", words, "capitalised", role)


def _deals(text: str, start: int, end: int) -> bool:
    """Whether what stands beside a name is said of firms: "Velka Mare shipped", "owned by Velka Mare"."""
    if text.startswith(", which ", end) or _DEALS_AFTER.match(text, end):
        return True
    is_after = text[start - 4 : start] in _BY_FROM_TO
    return is_after and _DEALS_BEFORE.search(text, max(0, start - 80), start) is not None


def _is_apposed(text: str, start: int, end: int) -> bool:
    """Whether what a company is stands before or after its name: "Velka, a firm in Dubai", "the sender, Velka,"."""
    if text.endswith(", ", 0, start) and _APPOSED_BEFORE.search(text, max(0, start - 24), start):
        return True
    return text.startswith(", ", end) and _FIRM_AFTER.match(text, end) is not None


def _is_spoken_for(text: str, start: int) -> bool:
    """Whether "spokesman for" stands before a name."""
    return _SPOKEN_FOR.search(text, max(0, start - 24), start) is not None


def end_of_ship(text: str, end: int) -> int:
    """Where a ship's name ends that has a number: "the Huitong | 78 unloaded"."""
    number = _SHIP_NUMBER.match(text, end)
    return number.end() if number else end


def _is_ship(text: str, start: int, end: int) -> bool:
    """Whether a name after an article is a ship's: "the Pegas, which was renamed", "the Ursa Borealis, a bulker"."""
    if not text.endswith(_THE, 0, start):
        return False
    end = end_of_ship(text, end)
    if _A_SHIP_AFTER.match(text, end):
        return True
    if text.endswith(_ABOARD, 0, start) and text[start:end].split(" ", 1)[0] not in _AIRCRAFT:
        return _LOADED_BEFORE.search(text, max(0, start - 80), start) is not None
    return (_SAILS.match(text, end) or _RENAMED.match(text, end)) is not None and _A_SHIP.search(text) is not None


def _speaks(text: str, words: Sequence[str], end: int) -> bool:
    """Whether a first name and a word that places end with speak, or are of somewhere: "Virginia Hill said"."""
    if len(words) != 2 or given_names().get(words[0], "s") == "s":
        return False
    return (_SPEECH_AFTER.match(text, end) or _OF_WORK.match(text, end)) is not None


def _is_company(text: str, start: int, words: Sequence[str], end: int) -> bool:
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


def _bare(word: str) -> str:
    """A word without its full stop, unless it is an initial; "al-" is an article that is written apart."""
    word = word.removesuffix("-")
    return word.rstrip(".") if word[-1] == "." and len(word) != 2 else word


def _own_rule(words: Sequence[str]) -> str | None:
    """Why words are a person's name whatever stands beside them, "" if they are none, None if they do not tell."""
    if is_holder(" ".join(words)):
        return "office-holder"
    for word in words:
        if word.isupper() and len(word) > 2:
            return ""
    kind = _given_name(words[0])
    if kind and kind != "s":
        return "given-name"
    if kind == "s" and (len(words) == 3 or "-" in words[1]):
        return "family-name-first"
    for word in words[1:]:
        if word in _INSIDE_NAMES or word.startswith("al-"):
            return "particle"
    return None


def _rule_beside(text: str, start: int, words: Sequence[str], end: int) -> str:
    """Why words are a person's name where they stand, "" if nothing tells."""
    after = text[end : end + 40]
    if len(words) <= 3 and words[0] not in _HEADS_FIRST and _is_called(text, start, end):
        return "apposition"
    if len(words) <= 3 and (_AGE_AFTER.match(after) or _SPEECH_AFTER.match(after)) and words[0] not in _HEADS_FIRST:
        return "speaks"
    if len(words) == 3 and len(words[1].rstrip(".")) == 1:
        return "initial"
    family = len(words) == 2 and _given_name(words[0]) == "s"
    return "family-name-first" if family and _SAID_BEFORE.search(text[max(0, start - 12) : start]) else ""


def _is_called(text: str, start: int, end: int) -> bool:
    """Whether what a person is stands before or after: "the director, Farid Mogadam,", "Artur Saar, a citizen"."""
    if text[end : end + 2] != ", ":
        return False
    before = text[max(0, start - 24) : start]
    return _CALLED_AFTER.match(text, end) is not None or (
        before[-2:] == ", " and _CALLED_BEFORE.search(before) is not None
    )


def _given_name(word: str) -> str:
    names = given_names()
    return names.get(word, "") or names.get(word.split("-")[0], "")


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
    return NameRun(first, end, "organization", tuple(text[first:end].split()), "organisation-word")
