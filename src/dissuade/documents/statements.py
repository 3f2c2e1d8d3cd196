"""Statements: who says what to whom, with nesting, from rules over the words of each sentence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dissuade.documents.cues import Cue
from dissuade.documents.quotes import find_quotes, text_blocks
from dissuade.documents.sentences import Words, outermost, split_sentences, tag_words
from dissuade.documents.statement_cues import Attribution, find_attributions, shared_source
from dissuade.model.report import DateMention, Mention, Source, Span, Statement, Zone

__all__ = ["find_statements"]

_DIRECT_LENGTH = 4


@dataclass(slots=True)
class _Draft:
    """A statement in the making: spans as code points, the parent as an index into the drafts."""

    attribution: Attribution
    source: tuple[int, int] | None
    cue: tuple[int, int] | None
    content: list[tuple[int, int]]
    addressee: tuple[int, int] | None
    act: str
    rule: str
    parent: int | None = None
    sentence: tuple[int, int] = (0, 0)


def find_statements(
    text: str, zones: Iterable[Zone], mentions: Sequence[Mention] = (), dates: Sequence[DateMention] = ()
) -> list[Statement]:
    """Find who says what in a text.

    Args:
        text: the raw text.
        zones: paragraphs, boilerplate (skipped) and quotations; quotations are found here if none are given.
        mentions: mentions with their entities; they name the sources.
        dates: time expressions; the nearest one to a cue in its clause tells when it was said.

    Returns:
        Statements by the place of their first word; ``parent`` is an index into the list. Content spans include
        complementiser and quotation marks. Silence ("declined to comment") has act ``decline`` and its topic, if
        any, as content.
    """
    zones = list(zones)
    quotes = [(z.start, z.end) for z in zones if z.kind == "quote"]
    if not quotes:
        quotes = [(z.start, z.end) for z in find_quotes(text, zones)]
    outer = outermost(quotes)
    drafts: list[_Draft] = []
    for start, end in text_blocks(text, zones):
        _read_block(text, start, end, [q for q in outer if q[0] < end and q[1] > start], drafts)
    return [_finish(text, draft) for draft in drafts]


def _read_block(text: str, start: int, end: int, quotes: list[tuple[int, int]], drafts: list[_Draft]) -> None:
    words = tag_words(text, start, end, quotes)
    for first, last in split_sentences(words, text):
        tags = words.tags[first:last]
        if "V" in tags or "K" in tags or "according" in words.lower[first:last]:
            found = find_attributions(words, first, last)
            _resolve(words, found, first, last)
            base = len(drafts)
            drafts.extend(_draft(words, a, base, (first, last)) for a in found)


def _resolve(words: Words, found: list[Attribution], first: int, last: int) -> None:
    for n, attribution in enumerate(found):
        shared_source(words, attribution, found[:n], first, last)
    found[:] = [a for a in found if a.source is not None or a.frame in ("impersonal", "raising", "noun")]
    for n, outer in enumerate(found):
        for m in range(n + 1, len(found)):
            inner = found[m]
            if outer.content is None or inner.frame == "silence" and inner.content is None:
                continue
            a, b = outer.content
            if not a <= inner.head < b:
                continue
            if _is_sibling(words, outer, inner):
                outer.content = (a, max(a, min(b, inner.begins)))
            else:
                inner.parent = n


def _is_sibling(words: Words, outer: Attribution, inner: Attribution) -> bool:
    tags = words.tags
    if inner.shares == "participle":
        return inner.begins < len(tags) and tags[inner.begins] == ","
    if inner.shares == "shared":
        return inner.source == outer.source
    before = inner.begins - 1
    if before > outer.head and tags[before] in "CS" and tags[before - 1] == ",":
        return True
    return inner.frame == "according"


def _draft(words: Words, a: Attribution, base: int, sentence: tuple[int, int]) -> _Draft:
    spans = [s for s in ([a.content] if a.content else []) + a.extra]
    content = sorted(_code_points(words, s) for s in spans if s[0] < s[1])
    return _Draft(
        attribution=a,
        source=_code_points(words, a.source) if a.source else None,
        cue=_code_points(words, a.span),
        content=content,
        addressee=_code_points(words, a.addressee) if a.addressee else None,
        act=a.act or a.cue.act,
        rule=f"{a.frame}:{a.cue.name}",
        parent=None if a.parent is None else base + a.parent,
        sentence=sentence,
    )


def _code_points(words: Words, span: tuple[int, int]) -> tuple[int, int]:
    return words.starts[span[0]], words.ends[span[1] - 1]


def _span(text: str, span: tuple[int, int]) -> Span:
    return Span(span[0], span[1], text[span[0] : span[1]])


def _finish(text: str, draft: _Draft) -> Statement:
    return Statement(
        kind="indirect",
        source=Source(span=_span(text, draft.source) if draft.source else None),
        cue=_span(text, draft.cue) if draft.cue else None,
        content=tuple(_span(text, s) for s in draft.content),
        parent=draft.parent,
        act=draft.act,
        addressee=_span(text, draft.addressee) if draft.addressee else None,
        rule=draft.rule,
    )
