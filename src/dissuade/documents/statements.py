"""Statements: who says what to whom, with nesting, from rules over the words of each sentence."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence

from dissuade.documents.attributions import Attribution
from dissuade.documents.cues import Cue
from dissuade.documents.lexicons import word_set
from dissuade.documents.modality import NEGATED
from dissuade.documents.phrases import head_word
from dissuade.documents.quotes import find_quotes, text_blocks
from dissuade.documents.sentences import split_sentences
from dissuade.documents.spans import InnermostSpans, outermost, overlapping
from dissuade.documents.statement_cues import find_attributions
from dissuade.documents.statement_finish import Draft, finish_statements
from dissuade.documents.statement_forms import read_headline, read_signed
from dissuade.documents.statement_grounds import designations
from dissuade.documents.statement_nesting import nest_attributions
from dissuade.documents.statement_quotes import read_quoted
from dissuade.documents.statement_silence import SILENT_NOUNS
from dissuade.documents.tagged_words import TaggedBlocks, Words
from dissuade.model.report import DateMention, Mention, Statement, Zone

__all__ = ["find_statements"]

_DIRECT_LENGTH = 4
_WORTH_READING = 25
_GAP = 20
_CLOSING = "”’\"'»“"
_TO_SAY = word_set("to-say")
_TELLS, _MAY_TELL = re.compile("[VKQ]"), re.compile("[VKQ:-]")
"""Tags of words that most statements have one of; and with marks that headlines have ("Kremlin: no decision")."""
_SPOKEN = frozenset({"post", "inverted", "quote", "carried", "signed", "colon"})
_QUESTION = frozenset({"Q", "QUESTION"})
_TRANSCRIPT = re.compile(r"((?:[A-Z]{2,}\.?[ \u00a0]){0,2}[A-Z][A-Z'’-]+[A-Z]|Q|A):\s+(?=[A-Z“\"'‘(])")
"""How a turn of a transcript begins."""
_SIGNED = Cue("signature", (), frozenset(), "assert", "asserted")


def find_statements(
    text: str,
    zones: Iterable[Zone],
    mentions: Sequence[Mention] = (),
    dates: Sequence[DateMention] = (),
    *,
    blocks: TaggedBlocks | None = None,
) -> list[Statement]:
    """Find who says what in a text.

    Args:
        text: the raw text.
        zones: paragraphs, boilerplate (skipped) and quotations; quotations are found here if none are given.
        mentions: mentions with their entities; they name the sources.
        dates: time expressions; the one nearest to a cue in its sentence, outside of what is said, tells when.
        blocks: the words of the text, if somebody else reads them too.

    Returns:
        Statements by paragraph and sentence; ``parent`` is an index into the list. Content spans include
        complementiser and quotation marks. Silence ("declined to comment") has act ``decline`` and its topic, if
        there is one, as content; it is never a denial. Several sources of one statement are joined with "+".

    Example:
        >>> [s] = find_statements("The ministry denied that shells were shipped.", [])
        >>> s.source.span.text, s.cue.text, s.act
        ('The ministry', 'denied', 'deny')
    """
    zones = list(zones)
    quotes = [(z.start, z.end) for z in zones if z.kind == "quote"]
    if not quotes:
        quotes = [(z.start, z.end) for z in find_quotes(text, zones)]
    outer = outermost(quotes)
    drafts: list[Draft] = []
    blocks = blocks or TaggedBlocks(text)
    unclosed: list[tuple[int, int]] = []
    named = sorted((m.span.start, m.span.end) for m in mentions)
    for start, end in text_blocks(text, zones):
        _read_block(text, blocks.read(start, end, overlapping(outer, start, end)), drafts, unclosed, named)
    _read_inside(text, outer, quotes, drafts, blocks)
    drafts = _in_order(drafts)
    return finish_statements(text, drafts, outer, mentions, dates)


def _read_block(
    text: str,
    words: Words,
    drafts: list[Draft],
    unclosed: list[tuple[int, int]],
    named: list[tuple[int, int]],
) -> None:
    """Add the statements of a block; ``unclosed`` are the quotations right before it that wait for their speaker."""
    before = len(drafts)
    waiting = list(unclosed) if words.tags[:1] == "Q" else []
    unclosed.clear()
    _read_sentences(text, words, drafts, named)
    if words.tags[:1] != "Q":
        return
    first = _code_points(words, (0, 1))
    speaker = next((d for d in drafts[before:] if d.attribution.frame in _SPOKEN and first in d.content), None)
    if speaker is not None:
        speaker.content = waiting + speaker.content
    elif len(words) == 1 and text[first[1] - 1] not in _CLOSING:
        unclosed += [*waiting, first]


def _read_sentences(text: str, words: Words, drafts: list[Draft], named: list[tuple[int, int]]) -> None:
    if _MAY_TELL.search(words.tags) is None and not _tell_without_verb(words.lower):
        return
    before = len(drafts)
    parent = None
    turn = _TRANSCRIPT.match(text, words.starts[0], words.ends[-1])
    if turn is not None and _speaks_again(text, turn[1]):
        parent = _read_turn(words, turn.end(1), drafts)
    for first, last in split_sentences(words, text):
        if parent is not None:
            _read_sentence(words, max(first, parent[1]), last, drafts, parent[0])
            continue
        tags = words.tags[first:last]
        if first == 0 and last == len(words):
            headline = read_headline(words, first, last)
            if headline is not None and (not named or _is_named(named, _code_points(words, headline[1]))):
                drafts.append(_signed_draft(words, *headline, "headline"))
                continue
        if "Q" in tags and _read_quotation(text, words, first, last, before, drafts):
            continue
        lower = words.lower[first:last]
        if _TELLS.search(tags) or _tell_without_verb(lower):
            _read_sentence(words, first, last, drafts)


def _speaks_again(text: str, name: str) -> bool:
    """Whether a text has more than one turn of somebody."""
    turns, at = 0, text.find(f"{name}:")
    while at >= 0 and turns < 2:
        at += len(name) + 1
        turns += text[at : at + 1].isspace()
        at = text.find(f"{name}:", at)
    return turns > 1


def _read_turn(words: Words, end: int, drafts: list[Draft]) -> tuple[int, int] | None:
    """Add what somebody says in a transcript ("MR. MILLARD: ..."); its number, and where the first sentence begins."""
    colon = next(n for n, place in enumerate(words.ends) if place > end)
    if colon + 1 >= len(words):
        return None
    drafts.append(_signed_draft(words, (colon + 1, len(words)), (0, colon), "turn"))
    if words.words[0].rstrip(".") in _QUESTION:
        drafts[-1].act = "ask"
    return len(drafts) - 1, colon + 1


def _tell_without_verb(lower: list[str]) -> bool:
    return "according" in lower or not SILENT_NOUNS.isdisjoint(lower) or not designations().isdisjoint(lower)


def _is_named(named: list[tuple[int, int]], span: tuple[int, int]) -> bool:
    """Whether a mention stands there: "Analysis: ..." and "Shocking: ..." quote nobody."""
    at = bisect_left(named, span)
    return any(start < span[1] and end > span[0] for start, end in named[max(0, at - 2) : at + 2])


def _read_sentence(words: Words, first: int, last: int, drafts: list[Draft], parent: int | None = None) -> None:
    found = find_attributions(words, first, last)
    if found:
        nest_attributions(words, found, first, last)
    if "Q" in words.tags[first:last]:
        found += read_quoted(words, first, last, found)
    base = len(drafts)
    for attribution in found:
        draft = _draft(words, attribution, base, (words.starts[first], words.ends[last - 1]))
        draft.parent = parent if draft.parent is None else draft.parent
        drafts.append(draft)


def _read_inside(
    text: str,
    outer: list[tuple[int, int]],
    quotes: list[tuple[int, int]],
    drafts: list[Draft],
    blocks: TaggedBlocks,
) -> None:
    """What a speaker quotes from others is nested in the speaker's statement."""
    if not drafts:
        return
    holders = InnermostSpans((*span, n) for n, d in enumerate(drafts) for span in d.content)
    for start, end in outer:
        if end - start < _WORTH_READING:
            continue
        holder = holders.at(start)
        if holder is None or holder[1] < end:
            continue
        inner = outermost([q for q in overlapping(quotes, start + 1, end) if q[0] > start and q[1] < end])
        words = blocks.read(start + 1, end - 1 if text[end - 1] in _CLOSING else end, inner)
        for first, last in split_sentences(words, text):
            tags = words.tags[first:last]
            if "V" in tags or "K" in tags:
                _read_sentence(words, first, last, drafts, holder[2])


def _read_quotation(text: str, words: Words, first: int, last: int, before: int, drafts: list[Draft]) -> bool:
    """Quotations without a verb of their own: one that goes on, follows a colon, or is signed."""
    tags = words.tags[first:last]
    if tags[0] == "Q" and tags.strip(".") == "Q":
        if words.ends[first] - words.starts[first] >= _DIRECT_LENGTH:
            _add_quotation(text, words, first, before, drafts)
        return True
    if first == 0 and tags[0] == "Q" and _awaits(drafts, before) and not drafts[before - 1].content:
        drafts[before - 1].content.append(_code_points(words, (0, 1)))
        return True
    signed = read_signed(words, first, last)
    if signed is not None:
        drafts.append(_signed_draft(words, *signed))
    return signed is not None


def _awaits(drafts: list[Draft], before: int) -> bool:
    """Whether the paragraph before ended in "X said:"."""
    return before == len(drafts) and before > 0 and drafts[before - 1].rule.startswith("colon")


def _add_quotation(text: str, words: Words, at: int, before: int, drafts: list[Draft]) -> None:
    """A quotation that stands alone goes on with what was said before it in the same paragraph."""
    quoted = _code_points(words, (at, at + 1))
    if at == 0 and _awaits(drafts, before):
        drafts[before - 1].content.append(quoted)
        return
    for draft in reversed(drafts[before:]):
        if draft.parent is None and draft.attribution.frame in _SPOKEN:
            draft.content.append(quoted)
            return
    last = next((d for d in reversed(drafts[:before]) if d.parent is None), None)
    if last is None or last.attribution.frame not in _SPOKEN or at > 0 or not last.content:
        return
    end = max(last.content[-1][1], last.sentence[1])
    if quoted[0] - end > _GAP or text[end : quoted[0]].strip(" .\n\t\u00a0"):
        return  # something else came between
    attribution = Attribution(
        cue=_SIGNED, head=at, span=(at, at + 1), source=None, content=(at, at + 1), begins=at, shares="own",
        frame="carried",
    )  # fmt: skip
    draft = _draft(words, attribution, 0, quoted)
    draft.cue, draft.rule = None, "carried:quotation"
    draft.source, draft.head = last.source, last.head
    drafts.append(draft)


def _signed_draft(words: Words, quoted: tuple[int, int], name: tuple[int, int], frame: str = "signed") -> Draft:
    attribution = Attribution(
        cue=_SIGNED, head=name[0], span=name, source=name, content=quoted, begins=name[0], shares="own", frame=frame
    )
    draft = _draft(words, attribution, 0, _code_points(words, (min(quoted[0], name[0]), max(quoted[1], name[1]))))
    draft.cue = None
    return draft


def _draft(words: Words, a: Attribution, base: int, sentence: tuple[int, int]) -> Draft:
    spans = ([a.content] if a.content else []) + a.extra
    act = a.act or a.cue.act
    name = a.cue.name
    if a.negated and name in NEGATED and _is_speech(words, a):
        act = "decline"  # "did not want to confirm"
    elif a.negated and name in NEGATED:
        name, act = f"not {name}", "assert" if act == "deny" else "expect"
    elif a.negated and a.frame != "silence":
        act = "decline" if act in ("deny", "assert", "ask", "promise", "urge", "warn", "threaten", "accuse") else act
        act = "deny" if a.cue.modality == "alleged" and act == "decline" else act
    return Draft(
        attribution=a,
        source=_code_points(words, a.source) if a.source else None,
        head=words.starts[head_word(words, a.source)] if a.source else -1,
        cue=_code_points(words, a.span),
        content=sorted(_code_points(words, s) for s in spans if s[0] < s[1]),
        addressee=_code_points(words, a.addressee) if a.addressee else None,
        act=act,
        rule=f"{a.frame}:{name}",
        sentence=sentence,
        parent=None if a.parent is None else base + a.parent,
    )


def _is_speech(words: Words, a: Attribution) -> bool:
    """Whether what somebody does not want to do is to say something."""
    if a.content is None or words.lower[a.content[0]] != "to" or a.content[0] + 1 >= len(words):
        return False
    return words.lower[a.content[0] + 1] in _TO_SAY


def _code_points(words: Words, span: tuple[int, int]) -> tuple[int, int]:
    return words.starts[span[0]], words.ends[span[1] - 1]


def _in_order(drafts: list[Draft]) -> list[Draft]:
    """Drafts by sentence, without colons that nothing followed; the children of those go to their parents."""
    kept = [n for n, d in enumerate(drafts) if d.content or not d.rule.startswith("colon")]
    kept.sort(key=lambda n: (drafts[n].sentence[0], n))
    place = {n: at for at, n in enumerate(kept)}
    for n in kept:
        parent = drafts[n].parent
        while parent is not None and parent not in place:
            parent = drafts[parent].parent
        drafts[n].parent = parent
    for n in kept:
        parent = drafts[n].parent
        drafts[n].parent = None if parent is None else place[parent]
    return [drafts[n] for n in kept]
