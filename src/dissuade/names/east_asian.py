"""Han, Hangul and kana words: written without blanks, so they are cut by what is known of names in them."""

from __future__ import annotations

import re
from functools import lru_cache

from dissuade.names import hangul
from dissuade.names.chinese_abroad import chinese_in_hangul
from dissuade.names.given_names import spellings_of
from dissuade.names.han_family_names import begins_with_family, double_family_names, family_sounds
from dissuade.names.han_variants import level_han
from dissuade.names.japanese import firm_readings, is_japanese_firm, japanese_parts, japanese_word, read_on
from dissuade.names.kana_words import split_kana
from dissuade.names.letter_names import glued_letters
from dissuade.names.lexicon import Entry, Lexicon, native_key
from dissuade.names.meant_words import spans_meant
from dissuade.names.organisation_lexicon import glued_lexicon
from dissuade.names.romanize import best_forms, romanize
from dissuade.names.romanize_han import read_together, romanize_character, romanize_han_surname
from dissuade.names.romanize_korean import romanize_surname, romanize_syllable
from dissuade.names.spans import Span
from dissuade.names.tokenize import Word
from dissuade.names.tokens import Form, NameClass, TokenKind
from dissuade.names.translation import han_numbers

__all__ = ["spans_of"]

_MIDDLE_DOTS = frozenset("·・•‧∙⋅･.．")
_SURNAME_FORMS = 8
_WORD_FORMS, _FOREIGN, _READ = 7, 2, 5
_MEANT = 0.85
_READ_KINDS = frozenset((TokenKind.NAME, TokenKind.GENERIC))
_DIVISIONS = {
    "省": "province", "市": "city", "县": "county", "縣": "county", "区": "district", "區": "district",
    "镇": "town", "鎮": "town", "乡": "township", "鄉": "township", "村": "village", "旗": "banner",
}  # fmt: skip
_DIGITS = re.compile("[0-9０-９]+|[^0-9０-９]+")
_DIVISION = re.compile(f"(..)([{''.join(_DIVISIONS)}])")
_KOREAN = re.compile("朝鮮|朝鲜|平壌|平壤|高麗|高丽|韓国|韩国|韓國|元山|南浦|清津|咸興|開城|新義州|羅先")


def spans_of(words: list[Word], at: int, text: str, lexicon: Lexicon, name_class: NameClass) -> list[Span]:
    """Spans of one word in Han, Hangul or kana.

    Personal names get a token for each character or syllable, so that they meet Latin spellings whether those are
    glued or split; names of foreigners, which these scripts spell by sound, stay one token.
    """
    word = words[at]
    piece = text[word.start : word.end]
    if word.script in ("Kana", "Hira"):
        if name_class == NameClass.ORGANIZATION:
            return split_kana(word, piece)
        return [Span(word.start, word.end, word.script)]
    as_person = name_class in (NameClass.PERSON, NameClass.ANY)
    if name_class == NameClass.ORGANIZATION:
        lexicon = glued_lexicon()
    cut = _cut(piece, lexicon, name_class)
    if name_class == NameClass.ANY and any(entry is not None and entry.kind != TokenKind.TITLE for _, _, entry in cut):
        as_person = False
    spans: list[Span] = []
    firm = word.script == "Hani" and name_class == NameClass.ORGANIZATION
    korean = firm and _KOREAN.search(text) is not None
    in_japan = firm and not korean and is_japanese_firm(text)
    for start, end, entry in cut:
        begin, stop = word.start + start, word.start + end
        part = piece[start:end]
        if entry is not None:
            known = _with_readings(part, entry, japanese=in_japan, korean=korean) if firm else entry
            spans += spans_meant(Span(begin, stop, word.script), known)
        elif word.script == "Hang":
            plain = Span(begin, stop, "Hang", forms=_spelt(part))
            spans += _hangul_person(begin, part, words, at, text, lexicon) if as_person else [plain]
        elif as_person and (japanese := _japanese(begin, part, words, at, text)):
            spans += japanese
        elif as_person and _is_foreign_han(part, words, at, text):
            spans.append(Span(begin, stop, "Hani", forms=_foreign_han(part)))
        elif in_japan and (read := firm_readings(part)):
            spans.append(Span(begin, stop, "Hani", forms=best_forms((*read[:_READ], *_word(part, False)))))
        elif name_class == NameClass.ORGANIZATION:
            spans += _numbered(begin, part, text[stop:], korean=korean)
        else:
            spans += _characters(begin, part, surname_first=as_person and (at == 0 or len(part) > 1))
    return spans


@lru_cache(maxsize=5_000)
def _with_readings(part: str, entry: Entry, *, japanese: bool, korean: bool) -> Entry:
    """A known word of a firm's name as it is read in Japan or Korea, too; a name may be Korean without a sign of it."""
    if entry.kind not in _READ_KINDS:
        return entry
    if japanese:
        read = [Form(on, _MEANT, "ja-firm")] if (on := read_on(part)) else []
    elif korean or entry.kind is TokenKind.NAME:
        read = [form for form in read_together(part) if form.system.startswith("ko")][: _FOREIGN if korean else 1]
    else:
        return entry
    return entry._replace(forms=best_forms((*read, *entry.forms)))


def _spelt(part: str) -> tuple[Form, ...]:
    """The forms of a word of Hangul that spells Latin letters by their names; none for other words."""
    letters = glued_letters(part)
    return best_forms((*letters, *romanize(part, "Hang"))) if letters else ()


def _numbered(begin: int, part: str, after: str, *, korean: bool) -> list[Span]:
    """The core of an organisation's name, with the numbers in it (``第十四``) apart."""
    spans: list[Span] = []
    done = 0
    for start, end, digits in han_numbers(part, after):
        spans += _core(begin + done, part[done:start], korean=korean)
        spans.append(Span(begin + start, begin + end, "Hani", number=digits))
        done = end
    return spans + _core(begin + done, part[done:].removesuffix("第"), korean=korean)  # 第 356


def _core(begin: int, part: str, *, korean: bool) -> list[Span]:
    """Characters that no lexicon knows, those before a county, district or city apart."""
    division = _DIVISION.match(part)
    if division is None or korean:
        return _pairs(begin, part, korean=korean)
    place, sort = division.span(1), division.start(2)
    meant = Entry(TokenKind.PLACE, (Form(_DIVISIONS[part[sort]], _MEANT, "translated"),))
    return [
        *_pairs(begin, part[place[0] : place[1]], korean=korean),
        Span(begin + sort, begin + sort + 1, "Hani", meant),
        *_core(begin + sort + 1, part[sort + 1 :], korean=korean),
    ]


def _pairs(begin: int, part: str, *, korean: bool) -> list[Span]:
    """Characters as words of two, the last of three if they are odd: so Latin glues them."""
    units = _units(part)
    spans = []
    at = 0
    while at < len(units):
        size = 3 if len(units) - at == 3 else 2
        chosen = units[at : at + size]
        start, end = chosen[0][0], chosen[-1][1]
        forms = _word("".join(part[first] for first, _ in chosen), korean)
        spans.append(Span(begin + start, begin + end, "Hani", forms=forms))
        at += size
    return spans


def _units(piece: str) -> list[tuple[int, int]]:
    """Offsets of the characters or syllables of a piece; marks and conjoining jamo stay with what they follow."""
    if piece and min(piece) >= "\u3400" and max(piece) < "\ufe00":  # characters and syllables without any marks
        return [(i, i + 1) for i in range(len(piece))]
    units: list[tuple[int, int]] = []
    for i, char in enumerate(piece):
        begins = not (
            "\u1160" <= char <= "\u11ff"
            or "\ufe00" <= char <= "\ufe0f"
            or "\U000e0100" <= char <= "\U000e01ef"
            or "\u0300" <= char <= "\u036f"
            or "\u302a" <= char <= "\u302f"
            or char in "\u200b\u200c\u200d\u2060\u00ad\ufeff"
        )
        if begins or not units:
            units.append((i, i + 1))
        else:
            units[-1] = (units[-1][0], i + 1)
    return units


def _cut(piece: str, lexicon: Lexicon, name_class: NameClass) -> list[tuple[int, int, Entry | None]]:
    """Known words of the lexicon inside a piece, longest first, and what lies between them."""
    of_firm = name_class == NameClass.ORGANIZATION
    if of_firm:
        piece = level_han(piece)
    parts: list[tuple[int, int, Entry | None]] = []
    plain_from = at = 0
    while at < len(piece):
        for known in lexicon.glued.get(piece[at], ()):
            longest = len(known)
            if not piece.startswith(known, at):
                continue
            # One character is a word of its own only at the end, and titles only after a name.
            if longest == 1 and (at + 1 < len(piece) or at < 2):
                continue
            if not of_firm and at == 0 and longest < 2:
                continue
            if of_firm and at > plain_from and _goes_on_better(piece, at, longest, lexicon):
                continue
            if at > plain_from:
                parts.append((plain_from, at, None))
            parts.append((at, at + longest, lexicon.words[known]))
            at += longest
            plain_from = at
            break
        else:
            at += 1
    if plain_from < len(piece):
        parts.append((plain_from, len(piece), None))
    return parts


def _goes_on_better(piece: str, at: int, size: int, lexicon: Lexicon) -> bool:
    """Whether a name reaches one character into a known word: 浩通 and 商贸, not 浩, 通商 and 贸.

    Args:
        at, size: where the word begins, and its characters.
    """
    end = at + size
    if end == len(piece) or _known_at(piece, end, lexicon):
        return False
    later = at + 1 + _known_at(piece, at + 1, lexicon)
    return later > end and (later == len(piece) or _known_at(piece, later, lexicon) > 0)


def _known_at(piece: str, at: int, lexicon: Lexicon) -> int:
    """The characters of the longest known word that begins at a place, two or more; 0 if there is none."""
    known = (len(word) for word in lexicon.glued.get(piece[at], ()) if piece.startswith(word, at))
    return next((size for size in known if size > 1), 0)


def _dotted(words: list[Word], at: int, text: str) -> bool:
    """Whether a middle dot parts this word from a neighbour; a full stop behind a Latin word (``Mr.``) is none."""
    for left, right in ((at - 1, at), (at, at + 1)):
        if left >= 0 and right < len(words):
            between = text[words[left].end : words[right].start]
            before = words[left]
            written_out = before.script == "Latn" and before.end - before.start > 1
            if any(c in _MIDDLE_DOTS and not (written_out and c in ".．") for c in between):
                return True
    return False


def _is_foreign_han(part: str, words: list[Word], at: int, text: str) -> bool:
    if _dotted(words, at, text):
        return True
    if len(part) == 1 or part[:2] in double_family_names():
        return False
    if len(part) >= 5:
        return True
    only_word = sum(1 for w in words if w.script == "Hani") == 1
    return only_word and not begins_with_family(part) and not any("\u3041" <= c <= "\u30ff" for c in text)


@lru_cache(maxsize=20_000)
def _surname(char: str) -> tuple[Form, ...]:
    return best_forms(romanize_han_surname(char), _SURNAME_FORMS)


@lru_cache(maxsize=20_000)
def _character(char: str) -> tuple[Form, ...]:
    return best_forms(romanize_character(char))


@lru_cache(maxsize=20_000)
def _word(characters: str, korean: bool) -> tuple[Form, ...]:
    """Forms of a word of an organisation's name: Mandarin, Korean, Cantonese, and the foreign word it may spell."""
    if len(characters) == 1:
        return _character(characters)
    read = read_together(characters)
    if korean:
        read = [*(form for form in read if form.system.startswith("ko")), *read]
    spelt = romanize(characters, "Hani")[:_FOREIGN] if len(characters) > 2 else ()
    return best_forms((*read, *spelt), _WORD_FORMS)


@lru_cache(maxsize=20_000)
def _foreign_han(part: str) -> tuple[Form, ...]:
    return best_forms((*spellings_of(native_key(part)), *romanize(part, "Hani")))


def _japanese(begin: int, part: str, words: list[Word], at: int, text: str) -> list[Span]:
    """A Japanese family name and given name, or one of them if the other is the next word; none for other names."""
    pieces: tuple[tuple[int, int, tuple[Form, ...]], ...]
    japanese = japanese_parts(part) if len(words) == 1 else None
    if japanese is not None:
        length, family, given = japanese
        pieces = ((0, length, family), (length, len(part), given))
    elif len(words) == 2 and len(part) == words[at].end - words[at].start:
        before, after = (text[word.start : word.end] for word in (words[0], words[1]))
        pieces = ((0, len(part), japanese_word(part, before if at else "", "" if at else after)),)
    else:
        return []
    return [
        Span(begin + start, begin + end, "Hani", forms=best_forms((*forms, *_word(part[start:end], False))))
        for start, end, forms in pieces
        if forms
    ]


def _characters(begin: int, part: str, *, surname_first: bool) -> list[Span]:
    spans = []
    for run in _DIGITS.finditer(part):
        if run.group().isdecimal():
            spans.append(Span(begin + run.start(), begin + run.end(), "Hani", number=str(int(run.group()))))
            continue
        for start, end in _units(run.group()):
            char = run.group()[start]
            forms = _surname(char) if surname_first and run.start() + start == 0 else _character(char)
            spans.append(Span(begin + run.start() + start, begin + run.start() + end, "Hani", forms=forms))
    return spans


@lru_cache(maxsize=5_000)
def _hangul_surname(surname: str) -> tuple[Form, ...]:
    return best_forms(romanize_surname(surname), _SURNAME_FORMS)


@lru_cache(maxsize=12_000)
def _hangul_syllable(syllable: str) -> tuple[Form, ...]:
    return best_forms(romanize_syllable(syllable))


def _hangul_person(begin: int, part: str, words: list[Word], at: int, text: str, lexicon: Lexicon) -> list[Span]:
    units = _units(part)
    syllables = [hangul.compose(part[start:end]) for start, end in units]
    whole = "".join(syllables)
    others = [hangul.compose(text[w.start : w.end]) for i, w in enumerate(words) if w.script == "Hang" and i != at]
    others = [word for word in others if len(word) < 3 or word not in lexicon.words]  # no titles
    surname = _korean_surname_length(whole, others) if not _dotted(words, at, text) else -1
    if surname < 0:
        chinese = chinese_in_hangul(whole, family_sounds()) if not others and len(units) == len(part) else None
        if chinese is None:
            return [Span(begin, begin + len(part), "Hang")]
        family, given = chinese
        return [
            Span(begin, begin + 1, "Hang", forms=best_forms((*romanize(part[0], "Hang")[:1], *family))),
            Span(begin + 1, begin + len(part), "Hang", forms=best_forms((*romanize(part[1:], "Hang")[:1], *given))),
        ]
    spans = []
    if surname:
        end = units[surname - 1][1]
        spans.append(Span(begin, begin + end, "Hang", forms=_hangul_surname("".join(syllables[:surname]))))
    for (start, end), syllable in zip(units[surname:], syllables[surname:], strict=True):
        spans.append(Span(begin + start, begin + end, "Hang", forms=_hangul_syllable(syllable)))
    return spans


def _korean_surname_length(whole: str, others: list[str]) -> int:
    """How many syllables of a Hangul word are a Korean surname, given the other words; -1 if it is no Korean name."""
    if not all("가" <= s <= "힣" for s in whole):
        return -1
    if not others:
        if hangul.is_korean_name(whole):
            return hangul.surname_length(whole)
        return len(whole) if whole in hangul.surnames() else -1
    bare = [w for w in others if w in hangul.surnames()]
    if whole in hangul.surnames() and (not bare or len(whole) == 1) and all(hangul.is_given_name(w) for w in others):
        return len(whole) if not bare else 0
    if hangul.is_given_name(whole) and bare:
        return 0
    return -1
