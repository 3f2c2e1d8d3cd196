"""Whether a wording of the lexicon means what it says where it stands, and at which level."""

from __future__ import annotations

import re
from typing import NamedTuple

from dissuade.documents.mentions_lexicon import Entry, load_lexicon
from dissuade.documents.mentions_text import FoldedText

__all__ = ["Hit", "lexicon_hits", "reads_as_place"]


class Hit(NamedTuple):
    """A wording that was found in the folded text."""

    start: int
    end: int
    entry: Entry


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
_UPPER_AMBIGUOUS = {"IS", "WHO", "AP", "RT", "US", "SCO", "IRA", "ICC", "BIS", "SANA", "ELN", "RIA", "ISF", "SDF"}
_PLACE_BEFORE = re.compile(
    r"(?:\b(?:in|at|near|from|outside|around|inside|across|throughout|via|through|over|into|leave|leaves|left|"
    r"leaving|reach|"
    r"reached|reaching|of|downtown|central|visit|visits|visited|visiting|toured|east|west|north|south|northeast|"
    r"northwest|"
    r"southeast|southwest|en route to|bound for|"
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
    r"outskirts|mayor|metro|residents|streets)\b| (?:region|airport|suburbs?|province|street|streets|time|residents?|"
    r"court|mayor|metro|police|hotel|area|city|International Airport|State|Zoo|University)\b)"
)
_BODY = re.compile(
    r"\b(?:his|her|my|your|their|our|open|both|crossed|folded|outstretched|bare|up in|up|left|right|loving|"
    r"in each other's) $",
    re.IGNORECASE,
)
_NOT_GOODS_BEFORE = {
    "tank": re.compile(r"\b(?:think|fish|water|fuel|gas|septic|oil|storage|shark)[ -]$", re.IGNORECASE),
    "oil": re.compile(
        r"\b(?:olive|cooking|coconut|palm|vegetable|essential|fish|sunflower|soybean|corn|baby|motor|engine|snake|"
        r"argan|castor|hair|body|cannabis|hemp) $",
        re.IGNORECASE,
    ),
    "shell": re.compile(
        r"\b(?:sea|egg|nut|turtle|tortoise|snail|oyster|clam|crab|mussel|pasta|Royal Dutch|taco|Shell)[ -]$",
        re.IGNORECASE,
    ),
    "bomb": re.compile(r"\b(?:photo|sex|time|dropped a) $", re.IGNORECASE),
    "bullet": re.compile(r"\b(?:bite the|silver|dodged a|magic) $", re.IGNORECASE),
    "weapon": re.compile(r"\b(?:secret) $", re.IGNORECASE),
}  # fmt: skip
_NOT_GOODS_AFTER = {
    "arms": re.compile(r"^(?: and legs|,? legs|[- ]length| around| were|-wide| wide| up\b| outstretched)"),
    "arm": re.compile(r"^"),
    "shell": re.compile(r"^ (?:compan|corporation|entit|firm)"),
    "bullet": re.compile(r"^(?: point|[- ]train|proof)"),
    "tank": re.compile(r"^(?: top|ed| top)"),
    "bomb": re.compile(r"^ (?:threat|squad|scare|hoax|shelter)"),
    "oil": re.compile(r"^ (?:painting|paint|change|lamp)"),
    "drone": re.compile(r"^ on\b"),
    "rocket": re.compile(r"^ (?:science|scientist)"),
    "explosive": re.compile(r"^$"),
}
_GOODS_MODIFY = re.compile(
    r"^ (?:teams?|crews?|units?|batter(?:y|ies)|regiments?|brigades?|factor(?:y|ies)|facilit(?:y|ies)|storage|"
    r"training|attacks?\b|pumps?|wells?|refinement|infrastructure)\b"
)
_CRUDE = re.compile(r"^ (?:oil|price|export|import|shipment|cargo|suppl|benchmark|futures|from\b|to\b)")
_CRUDE_BEFORE = re.compile(r"\b(?:of|Russian|Iranian|Venezuelan|Brent|Urals|light|heavy|sour|sweet|WTI) $")
_MILITARY = re.compile(
    r"\b(?:artillery|troops|mortars?|howitzers?|army|munitions|ammunition|missiles?|rockets?|soldiers|weapons|military|"
    r"rebels?|gunners?|shelling|shelled|(?:arms|weapons) deals?|battlefield|front ?lines?|war in|invasion|stockpiles?|"
    r"North Korean?|Pyongyang|Ukrain\w+|(?:fired?|firing|rained?|lobbed) (?:\w+ ){0,3}shells)\b"
)
_SHIPPED = re.compile(
    r"\b(?:million|thousand|hundreds|thousands|\d{3}|ship\w*|fir(?:ed?|ing)|suppl\w+|deliver\w*|s[eo]nd?t?|s[eo]ll?d?|"
    r"buy|bought|produc\w+|provid\w+|export\w*|transfer\w*|receiv\w+) (?:[\w-]+ ){0,4}$"
)
_DAESH = re.compile(r"Islamic State|ISIL|ISIS|Daesh|Da'esh")
_REGION_BEFORE = re.compile(r"\b(?:South|North|New|West|East|Latin|Central) $")


def reads_as_place(text: str, start: int, end: int) -> bool:
    """Whether the name of a capital stands for the city: after "in" or a verb of motion, or before "airport"."""
    before = text[max(0, start - 60) : start]
    if _PLACE_AFTER.match(text[end : end + 30]):
        return True
    return _PLACE_BEFORE.search(before) is not None and _FROM_ACTOR.search(before) is None


def lexicon_hits(folded: FoldedText) -> list[Hit]:
    """The wordings of the lexicon that stand as words of their own and pass their gate, in order."""
    text = folded.text
    automaton, wordings, entries = load_lexicon()
    hits = []
    length = len(text)
    for number, start, end in automaton.find_matches_as_indexes(text):
        if (start and (text[start - 1].isalnum() or text[start - 1] == "_")) or (
            end < length and (text[end].isalnum() or text[end] == "_") and text[end - 1] != "."
        ):
            continue
        entry = entries[number]
        gate = _GATES.get(entry.kind)
        if gate is None or gate(text, start, end, wordings[number]):
            hits.append(Hit(start, end, entry))
    return hits


def _shouting(text: str, start: int, end: int) -> bool:
    """Whether the words beside are in capitals too, so that capitals say nothing."""
    before = re.search(r"(\w+)\W*$", text[max(0, start - 20) : start])
    after = re.match(r"\W*(\w+)", text[end : end + 20])
    around = [match[1] for match in (before, after) if match and len(match[1]) > 1]
    return bool(around) and all(word.isupper() and not word.isdigit() for word in around)


def _gate_organization(text: str, start: int, end: int, word: str) -> bool:
    if word in _UPPER_AMBIGUOUS and _shouting(text, start, end):
        return False
    if word == "IS":
        return _DAESH.search(text) is not None
    if word in _COMMON_NAMES:
        return _gate_common_name(text, start, end, word)
    if word == "Coalition":
        return text[max(0, start - 7) : start].lower().endswith(("the ", "global ")) or text[end : end + 1] in " .,'"
    return not (word == "ISIS" and text[end : end + 2] == " (")


def _gate_common_name(text: str, start: int, end: int, word: str) -> bool:
    before, after = text[max(0, start - 24) : start], text[end : end + 24]
    if word == "AP":
        return before.endswith(("(", "the ", "The ", "to ")) or after.startswith((")", " reported"))
    if word == "Wagner":
        return after.startswith(
            (" mercenar", " fighter", " group", " boss", " chief", " forces", " troops", "'s mercenar")
        )
    if word in ("Guardian", "Times", "Economist"):
        return before.endswith(("The ", "the ")) and not after.startswith(" of ")
    if word == "IMO":
        return not re.match(r"\W{0,3}(?:[Nn]o|[Nn]umber|\d)", after)
    return not re.match(r" [A-Z]", after)


def _gate_country(text: str, start: int, end: int, word: str) -> bool:
    if word == "US" and _shouting(text, start, end):
        return False
    after = text[end : end + 12]
    if word in ("Chad", "Jordan", "Israel") and re.match(r" [A-Z][a-z]+(?: said|,)", text[end : end + 24]):
        return False
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
    after = text[end : end + 16]
    return not re.match(r" (?:Post|Times|Nationals|Redskins|Wizards|Examiner|Hilton|Irving|Street)", after)


def _gate_adjective(text: str, start: int, end: int, word: str) -> bool:
    if word in ("English", "Welsh", "French"):
        return not re.match(r" (?:fries|toast|kiss|bulldog)", text[end : end + 10])
    return word != "Lao" or text[end : end + 1] == " "


def _gate_goods(text: str, start: int, end: int, word: str) -> bool:
    before, after = text[max(0, start - 24) : start], text[end : end + 16]
    lower = word.lower()
    if lower == "arms":
        return not _BODY.search(before) and not _NOT_GOODS_AFTER["arms"].match(after)
    if lower in ("shells", "shell"):
        if _not_goods("shell", before, after):
            return False
        return (lower == "shells" and _SHIPPED.search(text, max(0, start - 40), start) is not None) or (
            _MILITARY.search(text, max(0, start - 1500), end + 1500) is not None
        )
    if lower == "crude":
        return _CRUDE.match(after) is not None or _CRUDE_BEFORE.search(before) is not None
    if lower in ("torpedo", "mortar") and after.startswith((" board", "ed")):
        return False
    if lower in ("destroyer", "bombers", "bomber", "destroyers"):
        return not before.endswith(("suicide ", "Suicide ")) and "_" not in after and before[-3:].lower() != "of "
    if word != lower and " " not in word and word[1:] == lower[1:] and after[:2].strip()[:1].isupper():
        return False  # part of a proper name ("Bullet Club")
    if _GOODS_MODIFY.match(after) or before.endswith(("ounter-", "nti-")):
        return False
    stem = lower.split()[-1].rstrip("s")
    return not _not_goods(stem, before, after)


def _not_goods(stem: str, before: str, after: str) -> bool:
    left, right = _NOT_GOODS_BEFORE.get(stem), _NOT_GOODS_AFTER.get(stem)
    return (left is not None and left.search(before) is not None) or (
        right is not None and right.match(after) is not None
    )


_GATES = {
    "organization": _gate_organization,
    "country": _gate_country,
    "capital": _gate_capital,
    "adjective": _gate_adjective,
    "goods": _gate_goods,
}
