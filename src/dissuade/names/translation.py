"""What the words of an organisation mean in English: lists translate a ministry or a factory, they do not spell it out.

A word keeps its romanised forms and gets the English ones after them. Slavic and Greek words are looked up by stems,
which any ending of a declension may follow; Arabic and Hebrew ones with and without the article and the letters that
join it.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from dissuade.names.english_sounds import english_word
from dissuade.names.lexicon import Entry, lexicon_for, native_key
from dissuade.names.meanings import LATIN, MEANT, NATIVE, SHORTEST_STEM, join_meanings, load_meanings
from dissuade.names.meant_words import spans_meant
from dissuade.names.place_spellings import place_meant
from dissuade.names.romanize import best_forms, romanize
from dissuade.names.romanize_arabic import BY_RULE
from dissuade.names.spans import Span
from dissuade.names.tokens import Form, NameClass, TokenKind
from dissuade.names.translation_latin import compound_parts, latin_meaning, may_mean

__all__ = ["add_meanings", "han_numbers", "meaning_of"]

_WITHOUT_ENDING = 0.75
_OWN_FORMS, _MOST_FORMS = 4, 8
_LONGEST_ENDING = 5
_SHORTEST_FORMED, _LONGEST_FORMED = 5, 9
_SHORTEST_REST = 4
_SHORTEST_COMPOUND = 9
_ENDINGS = {
    "Cyrl": re.compile("[аеиіийоуыьэюяїєъ]{0,3}(?:го|му|ми|м|х|в|т|та|то|те|т|н|ки|ка|га|ств[аоу]м?)?"),
    "Grek": re.compile("[αειουηω]{0,3}[σν]?"),
    "Geor": re.compile("(?:ებ)?(?:ი|ის|ისა|ისი|ს|სა|მა|ით|ად|ო|ა|თა|ური|ული|ურ|ულ)?"),
    "Armn": re.compile("(?:ներ|եր)?(?:ի|ը|ն|ում|ով|ից|ին|ական|ային|ու|յան)?"),
}
# What makes an adjective of a noun: вертолет, вертолетные.
_FORMED = re.compile(
    "(?:е?н|енн|ов|ев|[ое]?вск|ическ|ичн|еск|ск|яр?н)(?:[аеиіийоуыьэюяїєъ]{1,3})(?:го|му|ми|м|х|та|то|те)?"
)
_ELISION = re.compile(r"(?:d|l|un|dell|dall|nell|sull|all)['’‘ʼʹ´`′](?=\w{3})", re.IGNORECASE)
_OF = Entry(TokenKind.STOP, (Form("of", MEANT, "translated"),))
_ARABIC_JOINED = ("وال", "بال", "كال", "فال", "لل", "ال", "و", "ل", "ب")
_LONGEST_FIRST_PART = 10
_HEBREW_JOINED = re.compile("^ו?[לבמכש]?ה?(?=..)")
_PERSIAN_ENDING = re.compile("(?:های|ها|ی)$")
# казанский завод is the Kazan plant: an adjective of a place, in any gender, number and case.
_OF_PLACE = {
    "Cyrl": re.compile("(.{3,}?)ь?ск(?:ий|ій|и|ая|а|ое|о|ого|ої|ой|ому|ом|им|ую|ие|их|ими|ия|ият|ата|ото|ите|е)"),
    "Latn": re.compile("(.{4,}?)sk(?:iy|yy|yi|ii|ij|aya|aia|aja|oye|oe|oje|ogo)"),
}


@lru_cache(maxsize=20_000)
def meaning_of(key: str, script: str) -> Entry | None:
    """What a word means, by its key in the lexicon; None where that is not known."""
    if script == "Latn":
        return latin_meaning(key)
    words, stems, _ = load_meanings(NATIVE)
    if (entry := words.get(key)) is not None:
        return entry
    if (endings := _ENDINGS.get(script)) is not None:
        for size in range(len(key), max(SHORTEST_STEM, len(key) - _LONGEST_ENDING) - 1, -1):
            entry = stems.get(key[:size])
            if entry is not None and endings.fullmatch(key[size:]):
                return entry
    if script == "Cyrl":
        return _formed(key, stems) or _compound(key)
    if script == "Arab":
        lexicon = lexicon_for(NameClass.ORGANIZATION).words
        for joined in _ARABIC_JOINED:
            if key.startswith(joined):
                rest = key[len(joined) :]
                entry = words.get(rest) or (lexicon.get(rest) or lexicon.get("ال" + rest) if len(joined) > 1 else None)
                if entry is not None and entry.kind is not TokenKind.STOP:
                    return entry
        return words.get(_PERSIAN_ENDING.sub("", key)) or lexicon.get(key)
    if script == "Hebr":
        return words.get(_HEBREW_JOINED.sub("", key, 1))
    return None


def _formed(key: str, stems: dict[str, Entry]) -> Entry | None:
    """What an adjective means that is made of a noun."""
    for size in range(len(key) - 2, max(_SHORTEST_FORMED, len(key) - _LONGEST_FORMED) - 1, -1):
        entry = stems.get(key[:size])
        if entry is not None and _FORMED.fullmatch(key[size:]):
            return entry
    return None


def _compound(key: str) -> Entry | None:
    """What a compound means by both of its parts: электрооборудования is electrical equipment."""
    first_parts = load_meanings(NATIVE).first_parts
    for size in range(min(len(key) - _SHORTEST_REST, _LONGEST_FIRST_PART), 2, -1):
        first = first_parts.get(key[:size])
        rest = meaning_of(key[size:], "Cyrl") if first is not None else None
        if first is not None and rest is not None:
            return join_meanings(first, rest)
    return None


def add_meanings(spans: list[Span], text: str) -> list[Span]:
    """The spans of an organisation's name with what they mean, where the lexicon of its own language says nothing.

    A compound in Latin letters (Verteidigungsministerium) becomes a span for each of its parts.
    """
    meant: list[Span] = []
    for span in spans:
        piece = text[span.start : span.end]
        if span.entry is None and (elided := _elided(span, piece)):
            meant += elided
        elif span.entry is not None or span.number or (span.script == "Latn" and not may_mean(piece)):
            meant.append(span)
        else:
            parts = _parts(span, piece) if span.script == "Latn" and len(piece) >= _SHORTEST_COMPOUND else []
            meant += parts or _with_meaning(span, piece)
    return meant


def _elided(span: Span, piece: str) -> list[Span]:
    """``d'Iran``, ``dell'industria`` as a small word and one that is known; none for other words."""
    small = _ELISION.match(piece)
    if small is None:
        return []
    word, rest = piece[small.end() :], span._replace(start=span.start + small.end())
    entry = lexicon_for(NameClass.ORGANIZATION).words.get(native_key(word)) or latin_meaning(native_key(word))
    if entry is None:
        return []
    return [Span(span.start, span.start + small.end() - 1, span.script, _OF), _meaning(rest, word, entry)]


def _parts(span: Span, piece: str) -> list[Span]:
    """A span for each part of a compound; none for other words."""
    key, places = "", []  # where in the piece each letter of the key stands
    for place, letter in enumerate(piece):
        folded = native_key(letter)
        key += folded
        places += [place] * len(folded)
    parts = compound_parts(key) if key == native_key(piece) else []
    starts = [*(places[at] for at, _ in parts), len(piece)]
    return [
        _meaning(span._replace(start=span.start + begin, end=span.start + end), piece[begin:end], entry)
        for (begin, end), (_, entry) in zip(pairwise(starts), parts, strict=True)
    ]


def _with_meaning(span: Span, piece: str) -> list[Span]:
    key = native_key(piece)
    entry = meaning_of(key, span.script)
    if entry is None:
        latin = span.script == "Latn"
        entry = place_meant(piece) if latin else english_word(span.forms or romanize(piece, span.script))
    if entry is None:
        meant = _without_ending(piece, span.script)
        return [_with_forms(span, piece, meant) if meant else span]
    if key in load_meanings(LATIN if span.script == "Latn" else NATIVE).words:
        apart = spans_meant(span, entry, [at for at, letter in enumerate(piece) if letter.isalpha()])
        if len(apart) > 1:
            return apart
    return [_meaning(span, piece, entry)]


def _meaning(span: Span, piece: str, entry: Entry) -> Span:
    return span._replace(entry=entry) if entry.kind != TokenKind.NAME else _with_forms(span, piece, entry.forms)


def _with_forms(span: Span, piece: str, meant: tuple[Form, ...]) -> Span:
    own = span.forms or romanize(piece, span.script)
    ruled = [form for form in own[_OWN_FORMS:] if form.system == BY_RULE][:1]
    return span._replace(forms=best_forms((*own[: _OWN_FORMS - len(ruled)], *ruled, *meant), _MOST_FORMS))


def _without_ending(piece: str, script: str) -> tuple[Form, ...]:
    """Forms of the place that an adjective is made of, however little it is known; none for other words."""
    place = _OF_PLACE[script].fullmatch(native_key(piece)) if script in _OF_PLACE else None
    if place is None:
        return ()
    stem = romanize(place.group(1), script)[0].text
    whole = Form(stem + "a", _WITHOUT_ENDING, "place")  # Тула, Вологда, Калуга
    return (Form(stem, _WITHOUT_ENDING, "place"), whole) if len(place.group(1)) > SHORTEST_STEM else (whole,)


_NUMBERED = re.compile(
    "第?([0-9０-９]+|(?<=第)[〇○零一二三四五六七八九十百]+|[一二三四五六七八九十百]+(?=[院所局厂廠]$))"
)
_HAN_DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0}


_COUNTED = re.compile("[一二三四五六七八九十百]+$")
_COUNTED_WORDS = re.compile("(?:研究)?(?:院|所)|(?:设计|設計|工程|建筑|建築)?局|分?公司|厂|廠|工場|処|处|部")


def han_numbers(piece: str, after: str = "") -> list[tuple[int, int, str]]:
    """Numbers in a word without blanks (``第十四研究所``, ``第356``): where each begins and ends, and its digits.

    Args:
        piece: the word.
        after: what follows it; before an institute, bureau, works or branch a number needs no 第 (``八`` ``分公司``).
    """
    found = [(m.start(), m.end(), _han_number(m.group(1))) for m in _NUMBERED.finditer(piece)]
    last = _COUNTED.search(piece)
    if last and _COUNTED_WORDS.match(after) and (not found or found[-1][1] <= last.start()):
        found.append((last.start(), last.end(), _han_number(last.group())))
    return found


def _han_number(numeral: str) -> str:
    if numeral.isdigit():
        return str(int(numeral))
    if not any(char in "十百" for char in numeral):
        return str(int("".join(str(_HAN_DIGITS[char]) for char in numeral)))
    total = unit = 0
    for char in numeral:
        if char in "十百":
            total += (unit or 1) * (10 if char == "十" else 100)
            unit = 0
        else:
            unit = _HAN_DIGITS[char]
    return str(total + unit)
