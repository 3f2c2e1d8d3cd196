"""What is near a place that means somebody: sentences, persons, what can act as a state does."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from operator import attrgetter

from dissuade.documents.entities import Draft, EntityTable, in_order
from dissuade.documents.lexicons import any_of
from dissuade.documents.mentions_lexicon import given_names
from dissuade.documents.remembered import Remembered

__all__ = ["ACTORS", "LONGEST", "Context", "Ordered"]

_UNNAMED = rf"(?:{any_of('unnamed-speakers')})"
_UNNAMED_SPEAKER = re.compile(
    rf"\b(?:said|says|added|explained) (?:the|an?|one|another) (?:[\w-]+ ){{0,3}}{_UNNAMED}\b(?! [A-Z])|"
    rf"\b(?:[Tt]he|[Aa]n?|[Oo]ne|[Aa]nother) (?:[\w-]+ ){{0,3}}{_UNNAMED} (?:[\w'-]+ ){{0,6}}"
    rf"(?:{any_of('unnamed-says')})\b"
)
_UNNAMED_HERE = re.compile(
    rf"\b(?:[Tt]he|[Aa]n?|[Oo]ne|[Aa]nother) (?:[\w-]+ ){{0,2}}(?:{any_of('unnamed-persons')})\b(?! [A-Z])"
)
_WORDS_BEFORE = 6  # more than stand before the noun in it
_LEVELS = frozenset(("name", "metonym", "pronoun"))
_NAMED = frozenset(("name", "pronoun"))
ACTORS = frozenset(("country", "government", "organization"))  # that can do something
_START = attrgetter("start")
_NOBODY: Sequence[Draft] = ()
LONGEST = 2000  # code points of a sentence; more is a table or a list


class Context:
    """Sentences and mentions in order; all of these, the persons with a name, and what can act as a state does.

    Pronouns are added to the last two, and stand apart from all.
    """

    def __init__(
        self, text: str, drafts: Sequence[Draft], table: EntityTable, breaks: Sequence[int], unnamed: Sequence[int] = ()
    ) -> None:
        self.text, self.table, self.breaks, self.unnamed = text, table, breaks, unnamed
        ordered = in_order(drafts)
        self.drafts = Ordered(ordered)
        people, actors = [], []
        again = set()
        for draft in ordered:
            type = draft.type
            if type == "person":
                if draft.rule == "meant-again":
                    again.add(draft.start)
                if draft.entity and draft.level in _NAMED:
                    people.append(draft)
            elif type in ACTORS and draft.entity and draft.level in _LEVELS:
                actors.append(draft)
        if again:
            self.unnamed = [place for place in unnamed if place not in again]
            people = [d for d in ordered if d.type == "person" and d.entity and (d.level in _NAMED or d.start in again)]
        self.people, self.actors = Ordered(people), Ordered(actors)
        self.pronouns: list[Draft] = []

    def persons(self, start: int, end: int, other: str) -> Sequence[Draft]:
        """Those that begin in a stretch and end in it, but for those whose first name tells another gender."""
        people = self.people
        starts = people.starts
        low = bisect_left(starts, start)
        if low == len(starts) or starts[low] >= end:
            return _NOBODY
        entities = self.table.entities
        following = low + 1
        if following == len(starts) or starts[following] >= end:
            only = people.drafts[low]  # the usual number
            return [only] if only.end <= end and _GENDERS[entities[only.entity].name] != other else _NOBODY
        found = people.drafts[low : bisect_left(starts, end, following)]
        return [d for d in found if d.end <= end and _GENDERS[entities[d.entity].name] != other]

    def sentence(self, position: int, back: int = 0) -> tuple[int, int]:
        """Bounds of the sentence at a position, or of one before it."""
        number = bisect_right(self.breaks, position) - 1 - back
        if number < 0:
            return 0, 0
        first = max(self.breaks[number], position - LONGEST) if not back else self.breaks[number]
        end = self.breaks[number + 1] if number + 1 < len(self.breaks) else len(self.text)
        return first, min(end, first + 2 * LONGEST)

    def before(self, number: int, back: int) -> tuple[int, int]:
        """Bounds of the sentence that is one or more before the one of a number; equal if there is none."""
        number -= back
        if number < 0:
            return 0, 0
        first = self.breaks[number]
        return first, min(self.breaks[number + 1], first + 2 * LONGEST)

    def sentence_start(self, position: int) -> int:
        """Where the sentence at a position begins."""
        start = self.breaks[bisect_right(self.breaks, position) - 1]
        return start if position - start <= LONGEST else position - LONGEST

    def has_unnamed_speaker(self, start: int, end: int) -> bool:
        """Whether somebody without a name speaks in a stretch."""
        at = bisect_left(self.unnamed, start)
        if at == len(self.unnamed) or self.unnamed[at] >= end:
            return False  # the usual one
        first = self.unnamed[at]
        for _ in range(_WORDS_BEFORE):
            first = self.text.rfind(" ", start, max(start, first))
        return _UNNAMED_SPEAKER.search(self.text, max(start, first), end) is not None

    def has_unnamed_person(self, start: int, end: int) -> bool:
        """Whether somebody without a name stands in a stretch."""
        at = bisect_left(self.unnamed, start)
        is_there = at < len(self.unnamed) and self.unnamed[at] < end
        return is_there and _UNNAMED_HERE.search(self.text, start, end) is not None

    def add(self, pronoun: Draft) -> None:
        """Add a pronoun; they come in order."""
        self.pronouns.append(pronoun)
        if pronoun.type == "person":
            self.people.add(pronoun)
        elif pronoun.type in ACTORS:
            self.actors.add(pronoun)

    def all(self) -> list[Draft]:
        """All mentions in order, pronouns after others that begin where they do."""
        return sorted((*self.drafts.drafts, *self.pronouns), key=_START)


def _gender(name: str) -> str:
    """What the first name of a person tells: ``m``, ``f``, or another letter or none for nothing."""
    return given_names().get(name.split()[0], "")


_GENDERS: Remembered[str, str] = Remembered(_gender, most=1 << 14)


class Ordered:
    """Mentions by their beginning.

    Args:
        drafts: in order.
    """

    __slots__ = ("drafts", "starts")

    def __init__(self, drafts: list[Draft]) -> None:
        self.drafts = drafts
        self.starts = [d.start for d in drafts]

    def between(self, start: int, end: int) -> list[Draft]:
        """Those that begin in a stretch and end in it."""
        starts = self.starts
        low = bisect_left(starts, start)
        if low == len(starts) or starts[low] >= end:
            return []
        following = low + 1
        if following == len(starts) or starts[following] >= end:
            only = self.drafts[low]  # the usual number
            return [only] if only.end <= end else []
        return [d for d in self.drafts[low : bisect_left(starts, end, following)] if d.end <= end]

    def any_between(self, start: int, end: int) -> bool:
        """Whether any begins in a stretch."""
        at = bisect_left(self.starts, start)
        return at < len(self.starts) and self.starts[at] < end

    def add(self, draft: Draft) -> None:
        """Add one, after others that begin where it does."""
        start = draft.start
        at = bisect_right(self.starts, start)
        self.drafts.insert(at, draft)
        self.starts.insert(at, start)
