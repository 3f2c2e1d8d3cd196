"""The units of a batch of queries as columns, as one compiled loop: a single query is laid out as quickly as many."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from dissuade.kernels.compiled import compiled, inlined
from dissuade.kernels.postings import EXACT, SYLLABLE, TOKEN
from dissuade.kernels.strings import LETTERS
from dissuade.kernels.vocabulary import MOST_EDITS, Chars
from dissuade.kernels.workspace import INITIAL_KIND, INITIALS, NameTable, is_syllable

__all__ = ["gather_words", "lay_out_units", "most_letters", "place_neighbours"]

Ints = NDArray[np.int64]
Numbers = NDArray[np.int32]
Floats = NDArray[np.float32]

_EDITS_OF_JOINED = 1

_BARE = np.float32(0.19)
"""A name of which no token counts more, nothing but titles, stop words or legal forms, is known by those."""


@compiled
def lay_out_units(
    names: NameTable,
    chars: NDArray[np.uint8],
    start: Ints,
    kind_share: Floats,
    words: Ints,
    unit_start: Ints,
    unit_form_start: Ints,
    unit_form: Numbers,
    unit_quality: Floats,
    unit_mode: NDArray[np.uint8],
    unit_span: NDArray[np.int32],
    unit_share: Floats,
    letters: NDArray[np.uint32],
    initials: NDArray[np.uint32],
) -> None:
    """Write the units of each query: its tokens but for initials, then what they give when written together.

    Args:
        names: Q names.
        chars, start: the forms that they mean.
        kind_share: float32[10], what a token of a kind counts against a plain one.
        words: int64[W, 4], words that tokens give, from ``joining.join_tokens``.
        unit_start ...: outputs as for ``postings.search_batch``; ``unit_start`` and ``unit_form_start`` are zeros at
            first, the others are long enough for all tokens and words.
        unit_form: numbers of forms; below 0, word -1 - number.
        letters, initials: uint32[Q], zeros at first; bit c for a token that begins with letter c or is that initial.
    """
    units = 0
    forms = 0
    word = 0
    for query in range(len(names.token_start) - 1):
        begin, end = names.token_start[query], names.token_start[query + 1]
        bare = True
        for token in range(begin, end):
            bare = bare and kind_share[names.token_kind[token]] <= _BARE
        own = units
        for token in range(begin, end):
            initial = names.token_kind[token] == INITIAL_KIND
            for place in range(names.form_start[token], names.form_start[token + 1]):
                letter = chars[start[names.form[place]]]
                bit = np.uint32(1) << np.uint32(letter) if letter <= LETTERS else np.uint32(0)
                if initial:
                    initials[query] |= bit
                    continue
                letters[query] |= bit
                if names.form_quality[place] < INITIALS:
                    continue
                unit_form[forms] = names.form[place]
                unit_quality[forms] = np.float32(0.7 + 0.3 * np.float64(names.form_quality[place]))
                forms += 1
            if initial:
                continue
            native = names.unit_start[token + 1] - names.unit_start[token]
            syllable = end - begin > 1 and is_syllable(names.script[query], native)
            unit_mode[units] = SYLLABLE if syllable else TOKEN
            unit_span[units, 0] = units - own
            unit_span[units, 1] = units - own + 1
            unit_share[units] = np.float32(1.0) if bare else kind_share[names.token_kind[token]]
            units += 1
            unit_form_start[units] = forms
        while word < len(words) and words[word, 0] == query:
            unit_form[forms] = -1 - word
            unit_quality[forms] = 1.0
            forms += 1
            unit_mode[units] = words[word, 1]
            letters_of_all = words[word, 1] == EXACT and words[word, 3] == 0
            unit_span[units, 0] = _units_in(names, begin, begin + words[word, 2])
            unit_span[units, 1] = _units_in(names, begin, end if letters_of_all else begin + words[word, 3])
            unit_share[units] = 1.0
            units += 1
            unit_form_start[units] = forms
            word += 1
        unit_start[query + 1] = units


@inlined
def _units_in(names: NameTable, begin: int, end: int) -> int:
    count = 0
    for token in range(begin, end):
        count += names.token_kind[token] != INITIAL_KIND
    return count


@compiled
def most_letters(unit_form: Numbers, first: Ints, start: Ints, joined_start: Ints) -> int:
    """Letters that ``gather_words`` has to have room for; arguments as there."""
    letters = joined_start[len(joined_start) - 1]
    for form in unit_form:
        if form >= 0 and first[form] < 0:
            letters += start[form + 1] - start[form]
    return int(letters)


@compiled
def gather_words(
    unit_form: Numbers, first: Ints, chars: Chars, start: Ints, joined: Ints, joined_chars: Chars, joined_start: Ints,
    unknown: Numbers, out_chars: Chars, out_start: Ints, most: Chars,
) -> int:  # fmt: skip
    """Gather the words whose neighbours have to be looked up: those that tokens give together, and unknown forms.

    Args:
        unit_form: int32[F], from ``lay_out_units``.
        first: int64[V], where the neighbours of each form begin; below 0 if they are not known, and 0 after the call.
        chars, start: the V forms.
        joined, joined_chars, joined_start: W words, from ``joining.join_tokens``.
        unknown: int32[F], room for the U forms that are not known, each once.
        out_chars, out_start: room for the letters of all W + U words, and where each begins: ``most_letters`` and
            int64[W + F + 1].
        most: uint8[W + F], room for within how many edits each may be met.

    Returns:
        U.
    """
    words, count = len(joined), 0
    out_start[0] = 0
    for word in range(words):
        out_start[word + 1] = joined_start[word + 1]
        most[word] = 0 if joined[word, 1] == EXACT else _EDITS_OF_JOINED
    for place in range(out_start[words]):
        out_chars[place] = joined_chars[place]
    for form in unit_form:
        if form >= 0 and first[form] < 0:
            first[form] = 0
            unknown[count] = form
            begin = out_start[words + count]
            for place in range(start[form], start[form + 1]):
                out_chars[begin + place - start[form]] = chars[place]
            out_start[words + count + 1] = begin + start[form + 1] - start[form]
            most[words + count] = MOST_EDITS
            count += 1
    return count


@compiled
def place_neighbours(
    unit_form: Numbers, unknown: Numbers, begin: int, ends: Ints, first: Ints, last: Ints, out_first: Ints,
    out_last: Ints,
) -> None:  # fmt: skip
    """Write where the neighbours of the forms of units begin and end.

    Args:
        unit_form: int32[F], from ``lay_out_units``.
        unknown: int32[U], from ``gather_words``.
        begin: where those of the first word begin. ends: int64[W + U], from there, where those of each word end.
        first, last: int64[V], of the forms of tokens; those of unknown ones are written there.
        out_first, out_last: int64[F].
    """
    words = len(ends) - len(unknown)
    for number in range(len(unknown)):
        place = words + number
        first[unknown[number]] = begin + (ends[place - 1] if place > 0 else 0)
        last[unknown[number]] = begin + ends[place]
    for place in range(len(unit_form)):
        form = unit_form[place]
        if form >= 0:
            out_first[place], out_last[place] = first[form], last[form]
        else:
            word = -1 - form
            out_first[place] = begin + (ends[word - 1] if word > 0 else 0)
            out_last[place] = begin + ends[word]
