"""Arabic script: articles and compounds that are written glued or apart."""

from __future__ import annotations

from functools import lru_cache

from dissuade.names.given_names import spellings_of
from dissuade.names.lexicon import Entry, native_key
from dissuade.names.romanize import best_forms, romanize
from dissuade.names.spans import Span
from dissuade.names.tokenize import Word
from dissuade.names.tokens import Form, NameClass, TokenKind

__all__ = ["join_allah", "split_arabic"]

_ARTICLE_FORMS = (Form("al", 1.0, "ar"), Form("el", 0.95, "ar"), Form("ul", 0.85, "ar"))
_ARTICLE = Entry(TokenKind.PARTICLE, _ARTICLE_FORMS)
_ARTICLE_OF_ORGANISATION = Entry(TokenKind.STOP, _ARTICLE_FORMS)
_FOR_THE, _SHORTEST_FOR_THE = "لل", 6
_FOR_THE_ENTRY = Entry(TokenKind.STOP, (Form("lil", 1.0, "ar"), Form("li", 0.9, "ar"), Form("lel", 0.85, "ar")))
# Words in which the first letters are no article.
_NO_ARTICLE = frozenset(
    native_key(word)
    for word in (
        "الله", "الهام", "الیاس", "إلياس", "الهه", "البرز", "المیرا", "الناز", "الیزابت", "الكسندر", "المپیک",
    )
)  # fmt: skip


_ALLAH = native_key("الله")
_SERVANT = native_key("عبد")
_JOINER = "\u200c"  # parts words of Persian that are written together
_SHORTEST_PART = 3
_MOST_FORMS = 8
_KNOWN_TOGETHER = 4


def join_allah(text: str, word: Word, following: Word) -> Span | None:
    """``سیف الله`` as the one name that Latin makes of it (Saifullah); None for other words."""
    key = native_key(text[word.start : word.end])
    if native_key(text[following.start : following.end]) != _ALLAH or key in (_ALLAH, _SERVANT) or len(key) < 2:
        return None
    return Span(word.start, following.end, "Arab", forms=_with_allah(text[word.start : word.end]))


def split_arabic(text: str, word: Word, name_class: NameClass) -> list[Span]:
    """A word in Arabic script as its parts: the article and ``abd`` apart from the name, ``-ullah`` left on it."""
    spans = _split(text[word.start : word.end], name_class)
    return [span._replace(start=word.start + span.start, end=word.start + span.end) for span in spans]


@lru_cache(maxsize=50_000)
def _split(piece: str, name_class: NameClass) -> tuple[Span, ...]:
    """The parts of a word, counted from its beginning."""
    whole = len(piece)
    if _JOINER in piece.strip(_JOINER) and name_class is NameClass.PERSON:
        at = piece.index(_JOINER, 1)
        return (Span(0, whole, "Arab", forms=_together(piece[:at], piece[at + 1 :])),)
    letters = [i for i, c in enumerate(piece) if c.isalpha() and c != "ـ"]
    key = "".join(native_key(piece[i]) for i in letters)
    known = spellings_of(key)
    if known:
        return (Span(0, whole, "Arab", forms=best_forms((*known, *romanize(piece, "Arab")))),)
    if not letters or len(letters) != len(key) or key in _NO_ARTICLE:
        return (Span(0, whole, "Arab"),)
    cuts = [0]
    if key.startswith("عبدال") and len(key) >= 7:
        cuts += [3, 5]
    elif (key.startswith("ال") and len(key) >= 5) or (name_class is NameClass.ORGANIZATION and _is_for_the(key)):
        cuts += [2]
    if key.endswith("الله") and len(key) >= 7:
        return (Span(0, whole, "Arab", forms=_with_allah(piece[: letters[-4]])),)
    if len(cuts) == 1 and name_class is NameClass.PERSON and (cut := _two_names(key)):
        return (Span(0, whole, "Arab", forms=_together(key[:cut], key[cut:])),)
    spans = []
    for begin, end in zip(cuts, [*cuts[1:], len(key)], strict=True):
        start = letters[begin]
        stop = letters[end] if end < len(key) else whole
        part = key[begin:end]
        if part == _FOR_THE and begin == 0 and end == len(_FOR_THE):
            spans.append(Span(start, stop, "Arab", _FOR_THE_ENTRY))
        elif part == "ال":
            of_person = name_class in (NameClass.PERSON, NameClass.ANY)
            spans.append(Span(start, stop, "Arab", _ARTICLE if of_person else _ARTICLE_OF_ORGANISATION))
        else:
            forms = best_forms((*spellings_of(part), *romanize(piece[start:stop], "Arab")), _MOST_FORMS)
            spans.append(Span(start, stop, "Arab", forms=forms))
    return tuple(spans)


def _is_for_the(key: str) -> bool:
    """Whether a word is one with ``for the`` before it: شركة للروافد."""
    return key.startswith(_FOR_THE) and len(key) >= _SHORTEST_FOR_THE


def _two_names(key: str) -> int:
    """Where the second of two known given names that are one word begins (``محمدباقر``); 0 for other words."""
    for cut in range(len(key) - _SHORTEST_PART, _SHORTEST_PART - 1, -1):
        if spellings_of(key[:cut]) and spellings_of(key[cut:]):
            return cut
    return 0


def _together(first: str, second: str) -> tuple[Form, ...]:
    """The forms of two names written as one word (Alireza), which Latin names in two words answer as well."""
    names = [best_forms((*spellings_of(native_key(part)), *romanize(part, "Arab")), 4) for part in (first, second)]
    forms = [Form(a.text + b.text, a.quality * b.quality, a.system) for a in names[0] for b in names[1]]
    likely = sorted(forms, key=lambda form: -form.quality)[:_KNOWN_TOGETHER]
    return best_forms((*likely, *romanize(first + second, "Arab")), _MOST_FORMS)


def _with_allah(stem: str) -> tuple[Form, ...]:
    """``حمیدالله`` as Hamidullah, Hamidallah, Hamidollah."""
    if known := spellings_of(native_key(stem) + _ALLAH):
        return known
    stems = best_forms((*spellings_of(native_key(stem)), *romanize(stem, "Arab")), 2)
    endings = (("ullah", 1.0), ("allah", 0.9), ("ollah", 0.85))
    forms = [Form(s.text + end, s.quality * q, s.system) for end, q in endings for s in stems]
    return best_forms(forms, _MOST_FORMS)
