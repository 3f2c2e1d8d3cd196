"""Arabic script: articles and compounds that are written glued or apart."""

from __future__ import annotations

from dissuade.names.given_names import spellings_of
from dissuade.names.lexicon import Entry, native_key
from dissuade.names.romanize import best_forms, romanize
from dissuade.names.spans import Span
from dissuade.names.tokenize import Word
from dissuade.names.tokens import Form, NameClass, TokenKind

__all__ = ["split_arabic"]

_ARTICLE_FORMS = (Form("al", 1.0, "ar"), Form("el", 0.95, "ar"), Form("ul", 0.85, "ar"))
_ARTICLE = Entry(TokenKind.PARTICLE, _ARTICLE_FORMS)
_ARTICLE_OF_ORGANISATION = Entry(TokenKind.STOP, _ARTICLE_FORMS)
# Words in which the first letters are no article.
_NO_ARTICLE = frozenset(
    native_key(word)
    for word in (
        "الله", "الهام", "الیاس", "إلياس", "الهه", "البرز", "المیرا", "الناز", "الیزابت", "الكسندر", "المپیک",
    )
)  # fmt: skip


def split_arabic(text: str, word: Word, name_class: NameClass) -> list[Span]:
    """A word in Arabic script as its parts: the article and ``abd`` apart from the name, ``-ullah`` left on it."""
    piece = text[word.start : word.end]
    letters = [i for i, c in enumerate(piece) if c.isalpha() and c != "ـ"]
    key = "".join(native_key(piece[i]) for i in letters)
    known = spellings_of(key)
    if known:
        return [Span(word.start, word.end, "Arab", forms=best_forms((*known, *romanize(piece, "Arab"))))]
    if not letters or len(letters) != len(key) or key in _NO_ARTICLE:
        return [Span(word.start, word.end, "Arab")]
    cuts = [0]
    if key.startswith("عبدال") and len(key) >= 7:
        cuts += [3, 5]
    elif key.startswith("ال") and len(key) >= 5:
        cuts += [2]
    if key.endswith("الله") and len(key) >= 7:
        return [Span(word.start, word.end, "Arab", forms=_with_allah(piece[: letters[-4]]))]
    spans = []
    for begin, end in zip(cuts, [*cuts[1:], len(key)], strict=True):
        start = word.start + letters[begin]
        stop = word.start + letters[end] if end < len(key) else word.end
        part = key[begin:end]
        if part == "ال":
            of_person = name_class in (NameClass.PERSON, NameClass.ANY)
            spans.append(Span(start, stop, "Arab", _ARTICLE if of_person else _ARTICLE_OF_ORGANISATION))
        else:
            forms = best_forms((*spellings_of(part), *romanize(text[start:stop], "Arab")))
            spans.append(Span(start, stop, "Arab", forms=forms))
    return spans


def _with_allah(stem: str) -> tuple[Form, ...]:
    """``حمیدالله`` as Hamidullah, Hamidallah, Hamidollah."""
    stems = best_forms((*spellings_of(native_key(stem)), *romanize(stem, "Arab")), 3)
    endings = (("ullah", 1.0), ("allah", 0.9), ("ollah", 0.85))
    forms = [Form(s.text + end, s.quality * q, s.system) for end, q in endings for s in stems]
    return best_forms(forms)
