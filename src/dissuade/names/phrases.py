"""The words of a name grouped: the longest phrase of the lexicon at each place, else a number, else the word itself."""

from __future__ import annotations

from dissuade.names.compounds import split_latin_compound
from dissuade.names.indic_letters import BLOCKS
from dissuade.names.lexicon import Entry, Lexicon
from dissuade.names.meant_words import phrase_meant
from dissuade.names.misspellings import stands_alone
from dissuade.names.numerals import has_ordinal_ending, number_meant
from dissuade.names.scripts import EAST_ASIAN
from dissuade.names.slavic_words import sound_of
from dissuade.names.spans import Span
from dissuade.names.tokenize import Word
from dissuade.names.tokens import NameClass, TokenKind

__all__ = ["find_entries"]

_SPELLING = {  # scripts that may spell Latin letters by their names
    NameClass.PERSON: frozenset(), NameClass.VESSEL: frozenset(), NameClass.ANY: frozenset(("Kana",)),
    NameClass.ORGANIZATION: frozenset(("Kana", "Cyrl", "Arab", "Hebr")),
}  # fmt: skip
_PERSONAL = (NameClass.PERSON, NameClass.ANY)


def _longest_entry(spellings: tuple[list[str], ...], at: int, lexicon: Lexicon) -> tuple[Entry | None, int]:
    """The longest phrase of the lexicon that begins at a word and how many words it has.

    Args:
        spellings: the words as spelt; of an organisation also as meant where they are misspelt, and as they sound.
    """
    keys = spellings[0]
    most = 1
    for spelling in spellings:
        most = max(most, lexicon.longest.get(spelling[at], 1))
    for length in range(min(most, len(keys) - at), 1, -1):
        for spelling in spellings:
            entry = lexicon.words.get(" ".join(spelling[at : at + length]))
            if entry is not None and not _cuts_legal_form(keys, at, length, entry, lexicon):
                return entry, length
    if len(spellings) == 1 or (entry := lexicon.words.get(keys[at])) is not None:
        return lexicon.words.get(keys[at]), 1
    _, meant, sounds = spellings
    if meant[at] != keys[at] and (stands_alone(meant[at]) or not keys[at].isalpha()):
        return lexicon.words.get(meant[at]), 1
    return lexicon.words.get(sounds[at]), 1


def _cuts_legal_form(keys: list[str], at: int, length: int, entry: Entry, lexicon: Lexicon) -> bool:
    """Whether the last word of a legal form begins a longer one: ``Co Limited Liability Company``."""
    last = at + length - 1
    most = min(lexicon.longest.get(keys[last], 1), len(keys) - last) if entry.kind is TokenKind.LEGAL else 0
    longer = (lexicon.words.get(" ".join(keys[last : last + size])) for size in range(length + 1, most + 1))
    return any(other is not None and other.kind is TokenKind.LEGAL for other in longer)


def find_entries(
    words: list[Word], keys: list[str], meant: list[str], text: str, lexicon: Lexicon, name_class: NameClass
) -> list[Span]:
    """Group words into spans: the longest phrase of the lexicon at each place, else a number, else the word itself.

    Args:
        words: the words of the text.
        keys: their keys in the lexicon.
        meant: the same list; of an organisation another, with the word that is meant for one that is misspelt.
        text: the name.
        lexicon: that of the class.
        name_class: what bears the name.
    """
    spans: list[Span] = []
    spellings = (keys, meant, [sound_of(key) or key for key in keys]) if meant is not keys else (keys,)
    at = 0
    last = len(words) - 1
    while at <= last:
        word, key = words[at], keys[at]
        if word.script in _SPELLING[name_class]:
            from dissuade.names.letter_names import spelt_letters

            letters = spelt_letters(words, keys, at)
            whole = letters is not None and (letters.start, letters.end) == (words[0].start, words[last].end)
            if letters is not None and (whole or name_class == NameClass.ORGANIZATION):
                spans.append(letters)
                at += sum(1 for other in words[at:] if other.start < letters.end)
                continue
        entry, size = _longest_entry(spellings, at, lexicon)
        if word.script in BLOCKS and name_class in _PERSONAL:
            from dissuade.names.spoken_letters import spoken_initial

            if (initial := spoken_initial(text, words, at, known=entry is not None)) is not None:
                spans.append(initial)
                at += 1
                continue
        if entry is not None and name_class == NameClass.PERSON and size == 1 and len(key) == 1 and key.isalpha():
            written = text[word.start : word.end]
            if key.isascii() and (written.isupper() or at in (0, last)):
                entry = None
        number = number_meant(key, text[word.start : word.end], at, last, name_class) if size == 1 else ""
        if number:
            size += name_class == NameClass.ORGANIZATION and has_ordinal_ending(words, keys, at, text)
            spans.append(Span(word.start, words[at + size - 1].end, word.script, number=number))
        elif entry is not None:
            span = Span(word.start, words[at + size - 1].end, word.script, entry)
            spans += phrase_meant(span, entry, [w.start for w in words[at : at + size]]) if size > 1 else [span]
        elif word.script in EAST_ASIAN:
            from dissuade.names.east_asian import spans_of

            spans += spans_of(words, at, text, lexicon, name_class)
        elif word.script == "Arab":
            from dissuade.names.arabic import join_allah, split_arabic

            named = name_class in (NameClass.PERSON, NameClass.ANY) and at < last and words[at + 1].script == "Arab"
            joined = join_allah(text, word, words[at + 1]) if named else None
            spans += [joined] if joined is not None else split_arabic(text, word, name_class)
            size += joined is not None
        elif name_class == NameClass.ORGANIZATION and word.script in ("Thai", "Laoo", "Khmr", "Mymr"):
            from dissuade.names.segmentation import split_at_known

            spans += split_at_known(text, word)
        elif word.script == "Mymr":
            from dissuade.names.burmese import split_burmese

            spans += split_burmese(text, word)
        elif word.script == "Tibt":
            from dissuade.names.romanize_tibetan import join_syllables

            spans.append(join_syllables(text, words, at))
            size += spans[-1].end > word.end
        elif name_class in (NameClass.PERSON, NameClass.ANY) and word.end - word.start > 7:
            spans += split_latin_compound(text, word)
        else:
            spans.append(Span(word.start, word.end, word.script))
        at += size
    if name_class == NameClass.ORGANIZATION:
        from dissuade.names.translation import add_meanings

        return add_meanings(spans, text)
    return spans
