"""What the tokens of a name give when they are written together or abbreviated: the same on both sides of a search.

Neighbouring tokens as one word, three around a particle, runs of initials, short names without their legal forms; the
letters of a name that has nothing else; and the acronyms of an organisation: first letters, with and without small
words and legal forms, and of three words or more the first two letters of two before those of the third (KO-MI-D).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from dissuade.kernels.compiled import compiled, inlined
from dissuade.kernels.postings import EXACT, GLUED, SPELLED
from dissuade.kernels.workspace import (
    ANY,
    GENERIC,
    INITIAL_KIND,
    INITIALS,
    LATIN,
    LEGAL,
    NAME,
    NUMBER,
    ORGANIZATION,
    PARTICLE,
    PLACE,
    NameTable,
)

__all__ = ["LONGEST", "join_tokens", "most_words"]

LONGEST = 24
"""Letters of a word that tokens give."""

_SHORT_PART = 2  # with a part of so few letters a word must agree exactly: within one edit it is as good as the rest
_MOST_WHOLE = 4  # tokens, besides legal forms, of a name that is written as one word
_SHORTEST_ACRONYM, _LONGEST_ACRONYM = 3, 8
_SYLLABIC = 3  # words that give a syllabic acronym
_ACRONYMS = 5

Words = NDArray[np.int64]
Ints = NDArray[np.int64]
Chars = NDArray[np.uint8]
Ends = NDArray[np.int32]


def most_words(names: int, tokens: int) -> int:
    """The most words that so many names of so many tokens may give."""
    return 2 * tokens + (2 + _ACRONYMS) * names


@compiled
def join_tokens(
    names: NameTable,
    ends: Ends,
    chars: Chars,
    start: Ints,
    asked: bool,
    words: Words,
    out_chars: Chars,
    out_start: Ints,
) -> int:
    """Write the words that the tokens of each name give.

    Args:
        names: Q names. ends: int32[T, 2], the first and last word of each token (``names.arrays.encode_ends``).
        chars, start: the forms that both mean.
        asked: whether the names are queries; one that has nothing but initials is only spelt out.
        words: int64[W, 4], room for ``most_words``: name, mode of the word (``postings``), the first token of the name
            that it stands for and the one after the last; of letters of the whole name 0 and 0.
        out_chars: uint8[LONGEST * W]; out_start: int64[W + 1], its first is 0: the words themselves.

    Returns:
        How many there are.
    """
    count = 0
    for name in range(len(names.token_start) - 1):
        begin, end = names.token_start[name], names.token_start[name + 1]
        before = count
        if asked:
            count = _spell_out(names, chars, start, begin, end, words, out_chars, out_start, count)
        if count == before:
            count = _glue(names, ends, chars, start, begin, end, words, out_chars, out_start, count)
        if names.name_class[name] == ORGANIZATION or names.name_class[name] == ANY:
            latin = names.script[name] == LATIN
            count = _abbreviate(names, chars, start, begin, end, latin, words, out_chars, out_start, count)
        for word in range(before, count):
            words[word, 0] = name
    return count


@inlined
def _write(chars: Chars, start: Ints, form: int, most: int, out_chars: Chars, place: int) -> int:
    """Add letters of a form to a word; where the next ones come."""
    for letter in range(start[form], min(start[form + 1], start[form] + most)):
        out_chars[place] = chars[letter]
        place += 1
    return place


@inlined
def _end(words: Words, out_start: Ints, count: int, place: int, mode: int, first: int, last: int) -> int:
    """End a word; how many there are now."""
    words[count, 1], words[count, 2], words[count, 3] = mode, first, last
    out_start[count + 1] = place
    return count + 1


@inlined
def _first_form(names: NameTable, token: int) -> int:
    return int(names.form[names.form_start[token]])


@inlined
def _length(names: NameTable, start: Ints, token: int) -> int:
    form = _first_form(names, token)
    return int(start[form + 1] - start[form])


@inlined
def _spell_out(
    names: NameTable, chars: Chars, start: Ints, begin: int, end: int, words: Words, out_chars: Chars, out_start: Ints,
    count: int,
) -> int:  # fmt: skip
    """The letters of a name that is nothing but initials (``T.D.G.``) as one word."""
    letters = 0
    for token in range(begin, end):
        if names.token_kind[token] != INITIAL_KIND:
            return count
        letters += _length(names, start, token)
    if end - begin < 2 or letters > LONGEST:
        return count
    place = out_start[count]
    for token in range(begin, end):
        place = _write(chars, start, _first_form(names, token), LONGEST, out_chars, place)
    return _end(words, out_start, count, place, SPELLED, 0, 0)


@inlined
def _glue(
    names: NameTable, ends: Ends, chars: Chars, start: Ints, begin: int, end: int, words: Words, out_chars: Chars,
    out_start: Ints, count: int,
) -> int:  # fmt: skip
    """Neighbouring tokens, three around a particle, runs of initials, and a short name without its legal forms."""
    alone = 0  # tokens of one letter
    for token in range(begin, end):
        alone += _length(names, start, token) == 1
    for token in range(begin, end - 1):
        tail, head = ends[token, 1], ends[token + 1, 0]
        of_tail, of_head = start[tail + 1] - start[tail], start[head + 1] - start[head]
        if of_tail + of_head <= LONGEST:
            place = _write(chars, start, tail, LONGEST, out_chars, out_start[count])
            place = _write(chars, start, head, LONGEST, out_chars, place)
            mode = GLUED if min(of_tail, of_head) > _SHORT_PART else EXACT
            count = _end(words, out_start, count, place, mode, token - begin, token + 2 - begin)
        last = token
        if token + 2 < end and names.token_kind[token + 1] == PARTICLE:
            last = token + 3
        elif token == begin or _length(names, start, token - 1) != 1:
            while last < end and _length(names, start, last) == 1:
                last += 1
        if last - token > 2:
            count = _join(names, chars, start, begin, token, last, words, out_chars, out_start, count)
    first, last = begin, end
    while first < last and names.token_kind[first] == LEGAL:
        first += 1
    while first < last and names.token_kind[last - 1] == LEGAL:
        last -= 1
    several = 2 < last - first <= _MOST_WHOLE and alone < end - begin
    if several and not (last - first == 3 and names.token_kind[first + 1] == PARTICLE):
        count = _join(names, chars, start, begin, first, last, words, out_chars, out_start, count)
    return count


@inlined
def _join(
    names: NameTable, chars: Chars, start: Ints, begin: int, first: int, last: int, words: Words, out_chars: Chars,
    out_start: Ints, count: int,
) -> int:  # fmt: skip
    """Tokens ``first`` to ``last - 1`` as one word, if it is not too long."""
    letters, shortest = 0, LONGEST
    for token in range(first, last):
        length = _length(names, start, token)
        letters += length
        shortest = min(shortest, length)
    if letters > LONGEST:
        return count
    place = out_start[count]
    for token in range(first, last):
        place = _write(chars, start, _first_form(names, token), LONGEST, out_chars, place)
    mode = GLUED if shortest > _SHORT_PART else EXACT
    return _end(words, out_start, count, place, mode, first - begin, last - begin)


@inlined
def _abbreviate(
    names: NameTable, chars: Chars, start: Ints, begin: int, end: int, latin: bool, words: Words, out_chars: Chars,
    out_start: Ints, count: int,
) -> int:  # fmt: skip
    """What an organisation may be abbreviated to."""
    before = count
    for which in range(3):  # of the core, with legal forms, of all
        place = out_start[count]
        letters = 0
        for token in range(begin, end):
            if not _counts(names.token_kind[token], which):
                continue
            last = names.form_start[token + 1] - 1
            whole = names.form_quality[last] < INITIALS  # the token's own first letters
            form = names.form[last] if whole else _first_form(names, token)
            letters += start[form + 1] - start[form] if whole else 1
            if letters > _LONGEST_ACRONYM:
                break
            place = _write(chars, start, form, _LONGEST_ACRONYM if whole else 1, out_chars, place)
        if not _SHORTEST_ACRONYM <= letters <= _LONGEST_ACRONYM:
            continue
        known = False
        for other in range(before, count):
            known = known or _same(out_chars, out_start[other], out_start[other + 1], out_start[count], place)
        if not known:
            count = _end(words, out_start, count, place, EXACT, 0, 0)
    core = 0
    for token in range(begin, end):
        core += _counts(names.token_kind[token], 0)
    for letters in range(1, 3 if latin and core >= _SYLLABIC else 1):
        place = out_start[count]
        core = 0
        for token in range(begin, end):
            if _counts(names.token_kind[token], 0) and core < _SYLLABIC:
                core += 1
                most = 2 if core < _SYLLABIC else letters
                place = _write(chars, start, _first_form(names, token), most, out_chars, place)
        count = _end(words, out_start, count, place, EXACT, 0, 0)
    return count


@inlined
def _counts(kind: int, which: int) -> bool:
    """Whether a token gives letters to an acronym: of the core (0), of the core and legal forms (1), of all (2)."""
    return bool(which == 2 or kind in (NAME, GENERIC, PLACE, NUMBER) or (which and kind == LEGAL))


@inlined
def _same(chars: Chars, first: int, end: int, other: int, other_end: int) -> bool:
    if end - first != other_end - other:
        return False
    for place in range(end - first):  # noqa: SIM110 - compiled
        if chars[first + place] != chars[other + place]:
            return False
    return True
