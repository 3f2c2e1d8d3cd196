"""From drafts to statements: who the source is, which act it was, when it was said."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from dissuade.documents.attributions import Attribution
from dissuade.documents.cues import cue_lexicon
from dissuade.documents.dates import says_when
from dissuade.documents.lexicons import word_set
from dissuade.documents.sources import SourceFinder
from dissuade.documents.spans import InnermostSpans, overlapping
from dissuade.documents.tagged_words import normalize_word
from dissuade.model.report import DateMention, Mention, Span, Statement, make_span, make_statement

__all__ = ["Draft", "finish_statements"]

_LETTERS = re.compile(r"[^\W\d_]+")
_COPULAS = frozenset({"is", "are", "was", "were", "as", "s", "called", "been", "be"})
_POINTING = frozenset({"such", "the", "these", "those", "this", "all"})
_SHORT = 200
_UNTRUE = re.compile(
    r"\W*(?:that )?(?:it(?: is|'s| was) (?:\w+ly |just )?(?:not (?:true|correct|the case)|"
    r"untrue|false|incorrect|wrong|a lie|nonsense|a fabrication) that\b|"
    r"(?:this|that|it|these|those|they)(?: is| are|'s| was| were) (?:\w+ly |just |all )?"
    r"(?:not (?:true|correct|the case)|untrue|false|incorrect|wrong|(?:a )?lies?|nonsense|(?:a )?fabrications?|"
    r"fake news)\W*(?:$|[.,!;]))"
)
_CALLED = re.compile(r"(?:it|this|that|these|those|them)\b\W*(?:an? )?(?:\w+ )?(\w+)\W*$")
_CALLING = frozenset({"call", "describe"})
_SPURIOUS = word_set("spurious")
_ASKED = re.compile(
    r"\W*(?:When |When he was |When she was )?[Aa]sked (?:\w+ ){0,3}?(?P<about>(?:whether|if|about|why|how|what|when)\b"
    r"[^,\n]*),\s"
)


@dataclass(slots=True)
class Draft:
    """A statement in the making: spans as code points, the parent as an index into the drafts."""

    attribution: Attribution
    source: tuple[int, int] | None
    head: int
    cue: tuple[int, int] | None
    content: list[tuple[int, int]]
    addressee: tuple[int, int] | None
    act: str
    rule: str
    sentence: tuple[int, int]
    parent: int | None = None


def finish_statements(
    text: str,
    drafts: list[Draft],
    quotes: list[tuple[int, int]],
    mentions: Sequence[Mention],
    dates: Sequence[DateMention],
) -> list[Statement]:
    """Name sources, kinds and dates."""
    finder = SourceFinder(text, mentions)
    date_starts = [d.span.start for d in dates]
    said = InnermostSpans((*span, n) for n, d in enumerate(drafts) if d.act != "decline" for span in d.content)
    declining = _any_of(cue_lexicon().declining)
    statements = []
    for draft in drafts:
        content = tuple(_span(text, s) for s in draft.content)
        act = draft.act
        if act == "assert" and content and draft.content[0][1] - draft.content[0][0] < _SHORT:
            normal = normalize_word(content[0].text)
            act = "decline" if declining.search(normal) else act
            untrue = (
                _denies(normal, draft.attribution.cue.name)
                or _UNTRUE.match(normal)
                or (draft.rule == "np:call" and _calls_untrue(normal))
            )
            act = "deny" if act == "assert" and untrue else act
            if act == "decline" != draft.act and (question := _question(text, draft)) is not None:
                content = (_span(text, question), *content)
        statements.append(
            make_statement(
                kind="direct" if draft.attribution.frame == "turn" else _kind(draft.content, quotes),
                source=finder.find(draft.source, draft.head),
                cue=_span(text, draft.cue) if draft.cue else None,
                content=content,
                parent=draft.parent,
                act=act,
                addressee=_span(text, draft.addressee) if draft.addressee else None,
                date=_date_of(draft, dates, date_starts, said),
                rule=draft.rule,
            )
        )
    return statements


def _question(text: str, draft: Draft) -> tuple[int, int] | None:
    """What the silence is about: "Asked whether ..., X said: “No comment.”"."""
    end = draft.source[0] if draft.source else draft.sentence[0]
    asked = _ASKED.match(text, draft.sentence[0], end)
    return asked.span("about") if asked else None


def _denies(normal: str, cue: str) -> bool:
    """Whether a claim is called untrue: "the accusations are baseless", "called | the claim “baseless”"."""
    lexicon = cue_lexicon()
    if _any_of(lexicon.denying).search(normal) is None:
        return False  # the usual one
    found = _LETTERS.findall(normal)
    words = set(found)
    if words.isdisjoint(lexicon.denying) or words.isdisjoint(lexicon.nouns) or "not" in words:
        return False
    if cue in _CALLING:
        return True
    at = next(n for n, word in enumerate(found) if word in lexicon.denying)
    return not _COPULAS.isdisjoint(found[max(0, at - 4) : at]) or not _POINTING.isdisjoint(found[max(0, at - 2) : at])


@cache
def _any_of(wordings: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(wordings))))


def _calls_untrue(normal: str) -> bool:
    """Whether somebody calls what was said a rumour or worse: "called it “a tired rumour”"."""
    called = _CALLED.match(normal)
    return called is not None and (called[1] in cue_lexicon().denying or called[1] in _SPURIOUS)


def _span(text: str, span: tuple[int, int]) -> Span:
    return make_span(span[0], span[1], text[span[0] : span[1]])


def _kind(content: list[tuple[int, int]], quotes: list[tuple[int, int]]) -> str:
    shares = [sum(min(e, b) - max(s, a) for a, b in overlapping(quotes, s, e)) for s, e in content]
    if not any(shares):
        return "indirect"
    return "direct" if all(share >= e - s for share, (s, e) in zip(shares, content, strict=True)) else "mixed"


def _date_of(draft: Draft, dates: Sequence[DateMention], starts: list[int], said: InnermostSpans) -> int | None:
    """The time expression nearest to the cue in its sentence that is not part of what anybody says."""
    if draft.cue is None or not dates or draft.parent is not None or draft.attribution.frame in ("passive", "noun"):
        return None
    first, last = bisect_left(starts, draft.sentence[0]), bisect_left(starts, draft.sentence[1])
    inside = [n for n in range(first, last) if said.at(dates[n].span.start) is None and says_when(dates[n])]
    if draft.source is not None:  # "Turkey, which took delivery in July, has said ..."
        inside = [n for n in inside if not draft.source[0] <= dates[n].span.start < draft.source[1]]
    cue = draft.cue[0]
    return min(inside, key=lambda n: abs(dates[n].span.start - cue), default=None)
