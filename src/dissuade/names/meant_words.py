"""A word that stands for several English ones (重工業, ФСБ) as a span for each: languages order them otherwise."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from dissuade.names.lexicon import Entry, lexicon_for
from dissuade.names.meanings import MEANT, OTHERWISE, PART_OF_MEANING
from dissuade.names.romanize import best_forms
from dissuade.names.spans import Span
from dissuade.names.tokens import Form, NameClass, TokenKind

__all__ = ["phrase_meant", "spans_meant", "words_meant"]

_WHOLE_CHARACTERS = frozenset(("Hani", "Hang"))
_SHORTEST_PART = 2  # letters of a word that stand for one of several; acronyms have a letter for each
_SHORTEST_ACRONYM = 3
_IN_PHRASE = {TokenKind.LEGAL: TokenKind.GENERIC}  # the company of National Iranian Oil Company


def spans_meant(span: Span, entry: Entry, letters: Sequence[int] = ()) -> list[Span]:
    """A known word as a span, or as one for each of the English words that it stands for, parted evenly.

    Args:
        span: the word.
        entry: what is known of it.
        letters: where in the word each of its letters stands, if it is not made of letters alone (``I.R.I.S.L``).
    """
    places = letters or range(span.end - span.start)
    meant = words_meant(entry)
    if not _may_part(len(places), len(meant), span.script):
        return [span._replace(entry=entry)]
    edges = [span.start + places[round(at * len(places) / len(meant))] for at in range(len(meant))]
    return [
        span._replace(start=first, end=last, entry=word)
        for (first, last), word in zip(pairwise([*edges, span.end]), meant, strict=True)
    ]


def phrase_meant(span: Span, entry: Entry, starts: Sequence[int]) -> list[Span]:
    """A phrase of a table of meanings as a span for each of the English words that it stands for: ``dış ticaret``.

    Args:
        span: the phrase.
        entry: what is known of it; a phrase that the lexicon has, or that stands for one word, is one span.
        starts: where in the text each of its words begins.
    """
    meant = words_meant(entry) if entry.forms and entry.forms[0].system == "translated" else ()
    if not 1 < len(meant) <= len(starts):
        return [span._replace(entry=entry)]
    edges = [*(starts[round(at * len(starts) / len(meant))] for at in range(len(meant))), span.end]
    return [
        span._replace(start=first, end=last, entry=word)
        for (first, last), word in zip(pairwise(edges), meant, strict=True)
    ]


def _may_part(letters: int, words: int, script: str) -> bool:
    if words < 2:
        return False
    if script in _WHOLE_CHARACTERS:
        return letters >= words
    acronym = letters >= words >= _SHORTEST_ACRONYM if script == "Latn" else letters == words
    return acronym or letters == words or letters >= words * _SHORTEST_PART


@lru_cache(maxsize=5_000)
def words_meant(entry: Entry) -> tuple[Entry, ...]:
    """The English words that a word stands for, one by one, if they are several: heavy and industry for 重工業."""
    english = lexicon_for(NameClass.ORGANIZATION).words
    parts = [form for form in entry.forms if form.quality == PART_OF_MEANING]
    if len(parts) + 1 != sum(form.system == "translated" for form in entry.forms):
        return ()  # not one meaning of several words
    words = []
    for part in parts:
        first, *others = part.text.split(OTHERWISE)
        known = english.get(first)
        if known is None or known.kind is not TokenKind.STOP:
            of_word = [Form(text, MEANT, part.system) for text in (first, *others)]
            kind = TokenKind.NAME if known is None else _IN_PHRASE.get(known.kind, known.kind)
            words.append(Entry(kind, best_forms((*of_word, *(known.forms if known else ())))))
    return tuple(words)
