"""Ships: whether a name is one's where it stands, and where it ends."""

from __future__ import annotations

import re

from dissuade.documents.lexicons import any_of, word_list

__all__ = ["PLACES", "end_of_ship", "is_ship"]

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
_THE = ("the ", "The ")
_RENAMED = re.compile(r",? (?:which )?(?:was|is|had been) (?:re)?named\b|,? (?:re)named\b")
_A_SHIP_AFTER = re.compile(
    r", (?:an?|the) (?:[\w'-]+ ){0,5}(?:ship|vessel|tanker|freighter|trawler|ferry|bulker|carrier|coaster|barge)\b"
)


def end_of_ship(text: str, end: int) -> int:
    """Where a ship's name ends that has a number: "the Huitong | 78 unloaded"."""
    number = _SHIP_NUMBER.match(text, end)
    return number.end() if number else end


def is_ship(text: str, start: int, end: int) -> bool:
    """Whether a name after an article is a ship's: "the Pegas, which was renamed", "the Ursa Borealis, a bulker"."""
    if not text.endswith(_THE, 0, start):
        return False
    end = end_of_ship(text, end)
    if _A_SHIP_AFTER.match(text, end):
        return True
    if text.endswith(_ABOARD, 0, start) and text[start:end].split(" ", 1)[0] not in _AIRCRAFT:
        return _LOADED_BEFORE.search(text, max(0, start - 80), start) is not None
    return (_SAILS.match(text, end) or _RENAMED.match(text, end)) is not None and _A_SHIP.search(text) is not None
