"""Names the source of a statement by the mentions inside its span."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from dissuade.documents.lexicons import any_of
from dissuade.documents.mentions_roles import OFFICES
from dissuade.model.report import Mention, Source, Span, make_source, make_span

__all__ = ["SourceFinder"]

_ARTICLE = re.compile(r"^(?:an?|the)(?:\s+|$)", re.IGNORECASE)
_JOIN = re.compile(r"\s*(?:,|and|,\s*and|&|as well as|or|nor)\s+(?:the\s+)?", re.IGNORECASE)
_CORE = re.compile(r"[^,(–—]*")
_DEPENDENT = re.compile(r"\b(?:of|for|to|by|with|from|in|at|on|against|and)\s+(?:the\s+)?$", re.IGNORECASE)
_COURTESIES = ("Mr", "Mr.", "Mrs", "Mrs.", "Ms", "Ms.", "Dr", "Dr.")
_COURTESY = re.compile(r"(?:^|,? )(?:Mr|Mrs|Ms|Dr)\.?$")
_DID = re.compile(r"(?:\w+ly )?[a-z]+(?:ed|ing) ")  # "reached by telephone", "speaking in Kyiv"
_SPEAKS_FOR = re.compile(rf"\b(?:spokes\w+|{any_of('speaks-for')})\s(?:for|of|to)\s(?:[\w.'’-]+\s){{0,3}}(?=[A-Z])")
_SHORTEST_OF = 5  # code points before a name: "aide of"
_AND = re.compile(r"\b(?:and|or|nor|as well as)\b|&", re.IGNORECASE)
_NOR = re.compile(r",? nor ", re.IGNORECASE)
_EDGE = " \t\n\u00a0,–—-()"

_ISSUED = re.compile(
    r"(?:reports?|statements?|stud(?:y|ies)|letters?|documents?|articles?|surveys?|assessments?|filings?|announcements?)"
    r"\s+(?:(?:(?:on|in|this|last)\s+\w+|released|published|issued|written)\s+)?(?:by|from|of)\s+(?:(?:the|an?)\s+)?",
    re.IGNORECASE,
)


class SourceFinder:
    """Finds entity and role of sources, carrying a role over to later mentions of the same person.

    Args:
        text: the raw text.
        mentions: mentions with their entities, in any order.
    """

    def __init__(self, text: str, mentions: Sequence[Mention]) -> None:
        self._text = text
        self._mentions = sorted((m for m in mentions if m.entity), key=lambda m: (m.span.start, -m.span.end))
        self._starts = [m.span.start for m in self._mentions]
        self._roles: dict[str, str] = {}

    def find(self, span: tuple[int, int] | None, head: int) -> Source:
        """The source that a span means.

        Args:
            span: where it is written, None if nobody is named.
            head: where the word begins that the phrase is about.
        """
        if span is None:
            return make_source(span=None)
        start, end = span
        written = make_span(start, end, self._text[start:end])
        first, last = bisect_left(self._starts, start - 2), bisect_left(self._starts, end)
        inside = [m for m in self._mentions[first:last] if m.span.end <= end + 2 and m.span.end > start]
        named = self._titled(inside, span) or self._at(inside, head)
        if named is None:
            apposed = self._apposed(inside, head)
            is_beside = apposed is not None and self._text.startswith(", ", apposed.span.start - 2)
            named = apposed if is_beside or not _SPEAKS_FOR.match(self._text, head) else None
        named = named or self._issuer(inside, head)
        both = self._neither(inside, span)
        named = named or (both[-1] if both else None)
        if named is None:
            return make_source(span=written, role=self._phrase_role(written))
        together = self._together(inside, named)
        together = both if len(both) > len(together) else together
        entity = "+".join(dict.fromkeys(m.entity for m in together))
        role = self._role(written, named) if len(together) == 1 else ""
        if role:
            self._roles[entity] = role
        return make_source(span=written, entity=entity, role=role or self._roles.get(entity, ""))

    def _neither(self, inside: list[Mention], span: tuple[int, int]) -> list[Mention]:
        """Whom "neither ... nor ..." names at the end of its parts: "Neither Velka nor its director, Ivan Petrov,"."""
        nor = _NOR.search(self._text, *span)
        if nor is None:
            return []
        named = [m for m in inside if m.type not in ("role", "place")]
        ends = (nor.start(), span[1])
        found = [[m for m in named if end - 2 <= m.span.end <= end] for end in ends]
        return [max(part, key=lambda m: m.span.end - m.span.start) for part in found if part]

    def _titled(self, inside: list[Mention], span: tuple[int, int]) -> Mention | None:
        """A name that a title leads up to: "State Department spokesperson Vedant Patel", not "an ally of Putin"."""
        core = _CORE.match(self._text, *span)
        end = core.end() if core else span[1]
        for m in inside:
            if m.type == "person" and m.level == "name" and end - 2 <= m.span.end <= end:
                return None if self._is_of_another(span[0], m.span.start) else m
        return None

    def _is_of_another(self, start: int, name: int) -> bool:
        """Whether a name says whose somebody is: "an ally of Putin", "a spokeswoman for Chancellor Scholz"."""
        if name - start < _SHORTEST_OF:
            return False
        is_other = _DEPENDENT.search(self._text, start, name) or _SPEAKS_FOR.search(self._text, start, name)
        return is_other is not None

    @staticmethod
    def _at(inside: list[Mention], head: int) -> Mention | None:
        """The longest mention over the head word."""
        covering = [m for m in inside if m.span.start <= head < m.span.end and (m.type != "role" or m.rule in OFFICES)]
        if len(covering) < 2:
            return covering[0] if covering else None
        return max(covering, key=lambda m: m.span.end - m.span.start)

    def _apposed(self, inside: list[Mention], head: int) -> Mention | None:
        """Read "another host, Abby Martin,": a person who is named after the head."""
        persons = [m for m in inside if m.type == "person" and m.level == "name" and m.span.start > head]
        return persons[0] if len(persons) == 1 else self._called(inside, head)

    def _called(self, inside: list[Mention], head: int) -> Mention | None:
        """Read "the manufacturer, Lung Precision of Taichung,": a body that is named right after the head."""
        for m in inside:
            if m.type == "organization" and m.level == "name" and m.span.start > head:
                between = self._text[head : m.span.start]
                is_whole = self._text.startswith((",", " of ", " in "), m.span.end)
                return m if is_whole and between.endswith(", ") and between[:-2].isalpha() else None
        return None

    def _issuer(self, inside: list[Mention], head: int) -> Mention | None:
        """Who issued what is the source: "a report by the ministry", "a statement from Tehran"."""
        issued = _ISSUED.match(self._text, head)
        return self._at(inside, issued.end()) if issued else None

    def _together(self, inside: list[Mention], named: Mention) -> list[Mention]:
        """Mentions joined to the head by commas and "and"."""
        if len(inside) == 1:
            return inside
        chain = [named]
        for other in sorted(inside, key=lambda m: m.span.start, reverse=True):
            if self._joined(other, chain[0]):
                chain.insert(0, other)
        for other in inside:
            if self._joined(chain[-1], other):
                chain.append(other)
        is_apposition = any(not _AND.search(self._gap(a, b)) for a, b in pairwise(chain))
        return [named] if is_apposition and len(chain) == 2 else chain

    def _joined(self, left: Mention, right: Mention) -> bool:
        if "role" in (left.type, right.type) or left.span.end > right.span.start:
            return False
        return _JOIN.fullmatch(self._text, left.span.end, right.span.start) is not None

    def _gap(self, a: Mention, b: Mention) -> str:
        return self._text[a.span.end : b.span.start]

    def _role(self, written: Span, named: Mention) -> str:
        """What stands beside the name: before it, or after a comma."""
        if named.level != "name":
            return self._phrase_role(written) if named.level == "nominal" else ""
        before = self._text[written.start : named.span.start].strip(_EDGE)
        after = self._text[named.span.end : written.end].strip(_EDGE)
        after = (
            ""
            if after.startswith(("who ", "which ", "’s", "'s"))
            or after in ("who", "which")
            or after.isdigit()
            or _DID.match(after)
            else after
        )
        before = _COURTESY.sub("", before) if before.endswith(_COURTESIES) else before
        return _ARTICLE.sub("", before, count=1) or _ARTICLE.sub("", after, count=1)

    def _phrase_role(self, written: Span) -> str:
        words = written.text.strip(_EDGE)
        return _ARTICLE.sub("", words, count=1) if " " in words else ""
