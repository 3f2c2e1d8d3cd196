"""What patterns can begin with, read off the patterns: most places where they are tried fail by the next letters."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from re import _parser  # type: ignore[attr-defined]
from typing import Any, Generic, TypeVar

__all__ = ["Narrowing", "Openings"]

_NEXT = 4  # code points that are looked at after the first word
_AS_READ = str.maketrans("123456789\t\n\r\v\f", "000000000     ")


class Openings:
    """The first letters that some patterns allow after a word; what has none of them cannot match any of the patterns.

    Args:
        word: the first word, lower case.
        patterns: the patterns, case ignored.

    Example:
        >>> openings = Openings("the", [r"(?:the\\s)?(?:first|2nd)\\sweek", r"last\\sweek"])
        >>> openings.allow("The first man", 0), openings.allow("the man", 0)
        (True, False)
    """

    def __init__(self, word: str, patterns: Iterable[str]) -> None:
        self._length = len(word) + 1 + _NEXT
        self._word = word
        found: set[str] = set()
        for pattern in patterns:
            found |= self._after(_parsed(pattern), {""}, found)
        self._whole = frozenset(text for text in found if len(text) == self._length)
        self._short = tuple(sorted(text for text in found if len(text) < self._length))

    def allow(self, text: str, position: int) -> bool:
        """Whether one of the patterns may match at a position; True if that cannot be told."""
        ahead = _as_read(text[position : position + self._length])
        return ahead is None or self.allow_as_read(ahead)

    def allow_as_read(self, ahead: str) -> bool:
        """The same for what stands there, small letters, every digit 0, every blank a space."""
        return ahead in self._whole or ahead.startswith(self._short)

    def prefixes(self) -> frozenset[str]:
        """How a text that may match begins, word included: small letters, every digit 0, every blank a space."""
        return self._whole | frozenset(self._short)

    def _after(self, items: Iterable[Any], begun: set[str], found: set[str]) -> set[str]:
        """What ``begun`` becomes by the items of a parsed pattern; what is long enough or goes on anyhow is found."""
        for operation, value in items:
            if not begun:
                break
            begun = self._step(str(operation), value, begun, found)
            begun = {text for text in begun if self._word.startswith(text) or text.startswith(self._word)}
            found |= {text for text in begun if len(text) == self._length}
            begun -= found
        return begun

    def _step(self, operation: str, value: Any, begun: set[str], found: set[str]) -> set[str]:
        if operation in ("ASSERT", "ASSERT_NOT", "AT"):
            return begun
        if operation == "LITERAL":
            return {text + chr(value).lower().translate(_AS_READ) for text in begun}
        if operation == "IN" and (letters := _letters(value)):
            return {text + letter for text in begun for letter in letters}
        if operation == "SUBPATTERN":
            return self._after(value[3], begun, found)
        if operation == "BRANCH":
            return set().union(*(self._after(branch, begun, found) for branch in value[1]))
        if operation in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
            least, most, repeated = value
            ended = begun if least == 0 else set()
            for number in range(1, min(int(most), self._length) + 1):
                begun = self._after(repeated, begun, found)
                ended = ended | begun if number >= least else ended
            return ended
        found |= begun  # anything may follow
        return set()


_Choice = TypeVar("_Choice")
_MOST_KNOWN = 8192


class Narrowing(Generic[_Choice]):
    """Which of many choices the letters after a word leave; what was met before is known.

    Args:
        word: the first word, lower case, digits as 0.
        choices: each with its pattern, case ignored.

    Example:
        >>> narrowing = Narrowing("the", [("week", r"the\\sweek"), ("day", r"the\\s(?:first\\s)?day")])
        >>> narrowing.at("In the first days", 3), narrowing.at("In the war", 3)
        (('day',), ())
    """

    def __init__(self, word: str, choices: Sequence[tuple[_Choice, str]]) -> None:
        self._length = len(word) + 1 + _NEXT
        self._openings = [(choice, Openings(word, [pattern])) for choice, pattern in choices]
        self._all = tuple(choice for choice, _ in choices)
        self._known: dict[str, tuple[_Choice, ...]] = {}

    def at(self, text: str, position: int) -> tuple[_Choice, ...]:
        """The choices whose patterns may match at a position, in their order; all if that cannot be told."""
        ahead = _as_read(text[position : position + self._length])
        if ahead is None:
            return self._all
        left = self._known.get(ahead)
        if left is None:
            if len(self._known) >= _MOST_KNOWN:
                self._known.clear()
            left = tuple(choice for choice, openings in self._openings if openings.allow_as_read(ahead))
            self._known[ahead] = left
        return left


def _as_read(ahead: str) -> str | None:
    return ahead.lower().translate(_AS_READ) if ahead.isascii() else None


@cache
def _parsed(pattern: str) -> Sequence[Any]:
    return tuple(_parser.parse(pattern, re.IGNORECASE))


def _letters(choices: Sequence[tuple[Any, Any]]) -> set[str]:
    """The letters of a set, figures as 0; none if there are too many to tell."""
    letters: set[str] = set()
    for kind, value in choices:
        if str(kind) == "LITERAL":
            letters.add(chr(value).lower().translate(_AS_READ))
        elif str(kind) == "RANGE" and value[1] - value[0] < 10:
            letters |= {chr(code).lower().translate(_AS_READ) for code in range(value[0], value[1] + 1)}
        elif str(value) in ("CATEGORY_DIGIT", "CATEGORY_SPACE"):
            letters.add("0" if str(value) == "CATEGORY_DIGIT" else " ")
        else:
            return set()
    return letters
