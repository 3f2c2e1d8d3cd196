"""Whether a wording of the lexicon means what it says where it stands, and at which level."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

import numpy as np
from numpy.typing import NDArray

from dissuade.documents.letters import letter_kinds
from dissuade.documents.lexicons import word_list
from dissuade.documents.mentions_goods import names_goods
from dissuade.documents.mentions_lexicon import Entry, load_lexicon
from dissuade.documents.mentions_text import FoldedText
from dissuade.documents.mentions_wares import is_traded, is_ware
from dissuade.documents.word_places import FoundPlaces
from dissuade.kernels.wordings import find_wordings

__all__ = ["PLACES", "WORDINGS", "Hit", "Hits", "find_entries", "lexicon_hits", "reads_as_place"]

WORDINGS = "wordings"
"""The class of the words that wordings of the lexicon begin with."""

_Gate = Callable[[str, int, int, str], bool]


@dataclass(slots=True, init=False)
class Hit:
    """A wording that was found in the folded text."""

    start: int
    end: int
    entry: Entry


def make_hit(start: int, end: int, entry: Entry) -> Hit:
    """One with these fields."""
    hit = Hit()
    hit.start, hit.end, hit.entry = start, end, entry
    return hit


class Hits:
    """What the lexicon found in a text.

    Args:
        all: in order, none inside of another.
        rows: int32[H, 3], start, end and number of the wording of each.
    """

    __slots__ = ("_of_kind", "all", "ends", "rows")

    def __init__(self, all: list[Hit], rows: NDArray[np.int32]) -> None:
        self.all, self.rows = all, rows
        ends: dict[int, Hit] = {}
        of_kind: defaultdict[str, list[Hit]] = defaultdict(list)
        for hit in all:
            ends[hit.end] = hit
            of_kind[hit.entry.kind].append(hit)
        self.ends, self._of_kind = ends, of_kind

    def of(self, kind: str) -> list[Hit]:
        """Those of a kind, in order."""
        return self._of_kind[kind]

    def without(self, numbers: Sequence[int]) -> Hits:
        """The others than those of these numbers, which are in order."""
        return Hits([hit for number, hit in enumerate(self.all) if number not in numbers], _without(self.rows, numbers))


_COMMON_NAMES = frozenset(
    (
        "AP",
        "RT",
        "BIS",
        "SCO",
        "RIA",
        "SANA",
        "Fars",
        "Apple",
        "Amazon",
        "Guardian",
        "Times",
        "Economist",
        "Wagner",
        "IMO",
    )
)
_UPPER_AMBIGUOUS = frozenset(
    ("IS", "WHO", "AP", "RT", "US", "SCO", "IRA", "ICC", "BIS", "SANA", "ELN", "RIA", "ISF", "SDF")
)
_DOUBTFUL_COUNTRIES = frozenset(
    ("US", "Chad", "Jordan", "Israel", "America", "Guinea", "Wales", "England", "Ireland", "Georgia")
)
_BEFORE_PLACES = word_list("before-places")
_PHRASES_BEFORE_PLACES = frozenset(("to", "for", "the", "nearby"))  # their last words, and what may follow
_ARTICLES_BEFORE_PLACES = frozenset(("the", "nearby"))
_PLACE_BEFORE = re.compile(
    rf"(?:\b(?:{'|'.join(_BEFORE_PLACES)}|en route to|bound for|"
    r"(?:travel|fly|flew|go|went|gone|going|come|came|return|arriv|trip|visit|drive|drove|flight|journey|way|head|"
    r"headed|"
    r"train|road|back|moved?|sail|fled)\w*(?: \w+){0,2} to))(?: the| downtown| central| nearby)? $",
    re.IGNORECASE,
)
_FROM_ACTOR = re.compile(
    r"\b(?:pressure|help|support|signal|response|statement|demand)\w* (?:from|of|through|over|into) $"
)
_PLACE_AFTER = re.compile(
    r"^(?:-based\b|,? (?:the capital|on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day$)|'s? (?:streets?|airport|suburbs?|"
    r"outskirts|mayor|metro|residents|streets)\b| (?:aboard|on board|by (?:sea|air|ship|rail|road|truck|plane)|"
    r"region|airport|suburbs?|province|street|streets|time|residents?|"
    r"court|mayor|metro|police|hotel|area|city|International Airport|State|Zoo|University)\b)"
)
_MERCENARIES = re.compile(r"\b(?:[Mm]ercenar|Prigozhin|Bangui|Bamako|Benghazi|Wagner (?:Group|fighters))")
"""What tells that Wagner is the Russian company."""
_DAESH = re.compile(r"Islamic State|ISIL|ISIS|Daesh|Da'esh")
_FAMILY_AFTER = re.compile(
    r" (?!President|King|Queen|Prince|Prime|Foreign|Defen[cs]e|Interior|Minister|Ambassador|Army|River|Valley|Basin|"
    r"Lake|Times|Government|Parliament|Islamic|and\b)[A-Z][a-z]+"
)
_NEWSPAPER_OR_TEAM = re.compile(r" (?:Post|Times|Nationals|Redskins|Wizards|Examiner|Hilton|Irving|Street)")
_CAUCASUS = re.compile(
    r"\b(?:Tbilisi|Georgians?|Batumi|Kutaisi|Abkhazia|South Ossetia|Caucasus|Armenian?|Azerbaijani?|Saakashvili)\b"
)
"""What tells that Georgia is the country, not the state of the same name."""
PLACES: dict[str, tuple[str, ...]] = {
    "caucasus": (
        "Tbilisi", "Georgian", "Georgians", "Batumi", "Kutaisi", "Abkhazia", "Ossetia", "Caucasus", "Armenia",
        "Armenian", "Azerbaijan", "Azerbaijani", "Saakashvili",
    ),
}  # fmt: skip
"""Words of which a text has one that the pattern is found in; the pattern is slow."""
_WORD_BEFORE, _WORD_AFTER = re.compile(r"(\w+)\W*$"), re.compile(r"\W*(\w+)")
_SHIP_NUMBER = re.compile(r"\W{0,3}(?:[Nn]o|[Nn]umber|\d)")
_NO_NATION = re.compile(r" (?:fries|toast|kiss|bulldog)")
_CAPITAL_NEXT = re.compile(r" [A-Z]")
_ISRAEL_SAID = re.compile(r" [A-Z][a-z]+(?: said|,)")
"""After a first name: "Israel Katz said"."""
_REGION_BEFORE = re.compile(r"\b(?:South|North|New|West|East|Latin|Central) $")


def reads_as_place(text: str, start: int, end: int) -> bool:
    """Whether the name of a capital stands for the city: after "in" or a verb of motion, or before "airport"."""
    if _PLACE_AFTER.match(text[end : end + 30]):
        return True
    before = text[max(0, start - 60) : start]
    rest, _, word = before[:-1].rpartition(" ")
    small = word.lower()
    if small in _ARTICLES_BEFORE_PLACES:  # "in the"
        word = rest.rpartition(" ")[2]
        small = word.lower()
    if word.isascii() and word.isalpha() and small not in _PHRASES_BEFORE_PLACES:
        is_before = small in _BEFORE_PLACES and before[-1] == " "
    else:
        is_before = _PLACE_BEFORE.search(before) is not None
    return is_before and _FROM_ACTOR.search(before) is None


def lexicon_hits(folded: FoldedText, places: FoundPlaces) -> Hits:
    """The wordings of the lexicon that stand as words of their own and pass their gate, in order.

    Args:
        folded: the text.
        places: of the words of ``Lexicon.first_words``, under the name of ``WORDINGS``, and of ``PLACES`` here and in
            ``mentions_wares``.
    """
    text, rows = folded.text, find_entries(folded, places)
    entries, gates, wares, georgia = load_lexicon().entries, _gates(), _wares(), _georgia()
    trade = places.of("trading") if places.of("concern") else []  # of sanctions, customs or arms, or of anything else
    found, refused = [], []
    for number, (start, end, wording) in enumerate(rows.tolist()):
        gate = gates[wording]
        if gate is None:
            found.append(make_hit(start, end, entries[wording]))  # the usual one
        elif wording in wares and not (trade and is_traded(text, start, end, trade)):
            refused.append(number)
        elif wording == georgia and not places.of("caucasus"):
            refused.append(number)  # before the text is searched
        elif gate(text, start, end, text[start:end]):
            found.append(make_hit(start, end, entries[wording]))
        else:
            refused.append(number)
    return Hits(found, _without(rows, refused) if refused else rows)


def find_entries(folded: FoldedText, places: FoundPlaces) -> NDArray[np.int32]:
    """The wordings of the lexicon that stand as words of their own, in order: int32[N, 3], start, end and number."""
    lexicon, wanted, room = load_lexicon(), places.mask(WORDINGS), 64
    while True:
        rows = np.empty((room, 3), np.int32)
        count = find_wordings(
            folded.codes, letter_kinds(), lexicon.keys, lexicon.values, places.starts, places.bits, wanted, rows
        )
        if count <= room:
            return rows[:count]
        room = count


def _without(rows: NDArray[np.int32], numbers: Sequence[int]) -> NDArray[np.int32]:
    kept, count = rows.copy(), len(rows)
    for number in reversed(numbers):  # few
        kept[number : count - 1] = kept[number + 1 : count]
        count -= 1
    return kept[:count]


@cache
def _wares() -> frozenset[int]:
    """The numbers of the wordings that are common words for goods; as goods, they have a gate."""
    return frozenset(number for number, wording in enumerate(load_lexicon().wordings) if is_ware(wording))


@cache
def _georgia() -> int:
    """The number of the wording "Georgia"."""
    return load_lexicon().wordings.index("Georgia")


@cache
def _gates() -> tuple[_Gate | None, ...]:
    """What each wording of the lexicon has to pass, None for nothing."""
    lexicon = load_lexicon()
    found = []
    for wording, entry in zip(lexicon.wordings, lexicon.entries, strict=True):
        gate, doubtful = _GATES.get(entry.kind, (None, frozenset()))
        found.append(gate if not doubtful or wording in doubtful else None)
    return tuple(found)


def _shouting(text: str, start: int, end: int) -> bool:
    """Whether the words beside are in capitals too, so that capitals say nothing."""
    after = _WORD_AFTER.match(text, end, end + 20)
    if after is not None and not _shouts(after[1]) and len(after[1]) > 1:
        return False  # the usual one
    before = _WORD_BEFORE.search(text[max(0, start - 20) : start])
    around = [match[1] for match in (before, after) if match and len(match[1]) > 1]
    return bool(around) and all(map(_shouts, around))


def _shouts(word: str) -> bool:
    return word.isupper() and not word.isdigit()


@lru_cache(maxsize=3)
def _tells_of(subject: re.Pattern[str], text: str) -> bool:
    """Whether a text is about something; the same text is asked for each Georgia or Wagner in it."""
    return subject.search(text) is not None


def _gate_organization(text: str, start: int, end: int, word: str) -> bool:
    if word in _UPPER_AMBIGUOUS and _shouting(text, start, end):
        return False
    if word == "IS":
        return _tells_of(_DAESH, text)
    if word in _COMMON_NAMES:
        return _gate_common_name(text, start, end, word)
    if word == "Coalition":
        return text[max(0, start - 7) : start].lower().endswith(("the ", "global ")) or text[end : end + 1] in " .,'"
    return not (word == "ISIS" and text[end : end + 2] == " (")


def _gate_common_name(text: str, start: int, end: int, word: str) -> bool:
    before, after = text[max(0, start - 24) : start], text[end : end + 24]
    if word == "AP":
        return before.endswith(("(", "the ", "The ", "to ")) or after.startswith((")", " reported"))
    if word == "Wagner" and _tells_of(_MERCENARIES, text):
        return not _CAPITAL_NEXT.match(after) and not before.endswith("Richard ")
    if word == "Wagner":
        return after.startswith(
            (" mercenar", " fighter", " group", " boss", " chief", " forces", " troops", "'s mercenar")
        )
    if word in ("Guardian", "Times", "Economist"):
        return before.endswith(("The ", "the ")) and not after.startswith(" of ")
    if word == "IMO":
        return not _SHIP_NUMBER.match(after)
    return not _CAPITAL_NEXT.match(after)


def _gate_country(text: str, start: int, end: int, word: str) -> bool:
    if word == "US" and _shouting(text, start, end):
        return False
    after = text[end : end + 12]
    if word in ("Chad", "Jordan") and _FAMILY_AFTER.match(text, end):
        return False
    if word == "Israel" and _ISRAEL_SAID.match(text[end : end + 24]):
        return False
    if word == "Georgia":
        return not text.endswith("South ", 0, start) and _tells_of(_CAUCASUS, text)
    if word == "America":
        return _REGION_BEFORE.search(text[max(0, start - 8) : start]) is None and not after.startswith("'s Cup")
    if word == "Guinea":
        return not after.startswith((" pig", " Pig"))
    if word == "Wales":
        return not text[max(0, start - 12) : start].endswith(("Prince of ", "Princess of ", "Jimmy "))
    if word == "England":
        return text[max(0, start - 4) : start] != "New "
    return not (word == "Ireland" and text[max(0, start - 9) : start] == "Northern ")


def _gate_capital(text: str, start: int, end: int, word: str) -> bool:
    if word in ("Male", "Bo", "Praia", "Victoria"):
        return text[max(0, start - 3) : start] in ("in ", "to ")
    return _NEWSPAPER_OR_TEAM.match(text, end) is None


def _gate_adjective(text: str, start: int, end: int, word: str) -> bool:
    if word in ("English", "Welsh", "French"):
        return not _NO_NATION.match(text[end : end + 10])
    return word != "Lao" or text[end : end + 1] == " "


_GATES: dict[str, tuple[_Gate, frozenset[str]]] = {
    "organization": (_gate_organization, _COMMON_NAMES | _UPPER_AMBIGUOUS | {"Coalition", "ISIS"}),
    "country": (_gate_country, _DOUBTFUL_COUNTRIES),
    "capital": (_gate_capital, frozenset()),
    "adjective": (_gate_adjective, frozenset(("English", "Welsh", "French", "Lao"))),
    "goods": (names_goods, frozenset()),
}
"""What the wordings of a kind have to pass, and which of them; none means all."""
