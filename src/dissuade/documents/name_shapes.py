"""What a name is as far as its own words tell, whatever stands beside it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from dissuade.documents.heading_names import heading_verbs
from dissuade.documents.mentions_lexicon import given_names, name_words
from dissuade.documents.name_stretches import CODE_NAMES
from dissuade.documents.offices import is_holder
from dissuade.documents.remembered import Remembered

__all__ = ["SHAPES", "UPPER", "Shape", "given_name"]

UPPER = "A-Z" + "".join(chr(c) for c in range(0xC0, 0x250) if chr(c).isupper())
"""Letters that begin names, for the brackets of a pattern."""

_HEADS_LAST = name_words("organisation-last")
_HEADS_FIRST = name_words("organisation-first")
_ENDS_ORGANISATIONS = _HEADS_LAST.union(word.removesuffix(".") for word in _HEADS_LAST)
_HOUSES = frozenset((kind,) for kind in ("Trading", "Exchange", "Auction", "Export", "Commodity"))
_PLACE_LAST = name_words("place-last")
_THINGS_LAST = name_words("thing-last")
_STOP = name_words("opening")
_SHORTEST_ENDING = 4  # code points of a word that may end a sentence
_SHORTENED = frozenset(("Capt", "Cmdr", "Prof", "Sens", "Corp", "Dept", "Dist", "Univ", "Bros"))
_INSIDE_NAMES = frozenset(("bin", "ibn", "van", "von", "al", "de"))


class Shape(NamedTuple):
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


def _shape_of(written: str) -> Shape:
    tokens = written.split(" ")
    size = len(written)
    if "." in written or "-" in written:
        words = tuple([token if token[-1] not in ".-" else _bare(token) for token in tokens])
        size += len(words[-1]) - len(tokens[-1])
        small = [word.lower() for word in words]
    else:
        words = tuple(tokens)  # the usual one
        small = written.lower().split(" ")
    first, last = words[0], words[-1]
    if first in CODE_NAMES:
        kind, is_name, is_titled = "", False, False
    elif first in _HEADS_FIRST or last in _ENDS_ORGANISATIONS or (last == "House" and words[-2:-1] in _HOUSES):
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
        return Shape(words, size, kind, is_name, is_titled, "", False, False)
    has_verb = not heading_verbs().isdisjoint(small)
    stops = tokens[0][-1] == "." and len(first) >= _SHORTEST_ENDING and first not in _SHORTENED
    return Shape(words, size, kind, is_name, is_titled, _own_rule(words) if is_titled else "", has_verb, stops)


SHAPES: Remembered[str, Shape] = Remembered(_shape_of, most=1 << 14)


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
    kind = given_name(words[0])
    if kind and kind != "s":
        return "given-name"
    if kind == "s" and (len(words) == 3 or "-" in words[1]):
        return "family-name-first"
    for word in words[1:]:
        if word in _INSIDE_NAMES or word.startswith("al-"):
            return "particle"
    return None


def given_name(word: str) -> str:
    names = given_names()
    kind = names.get(word, "")
    return kind if kind or "-" not in word else names.get(word.split("-")[0], "")
