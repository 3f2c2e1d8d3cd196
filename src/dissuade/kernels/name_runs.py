"""Runs of capitalised words, cut where a lexicon knows some of them, less the words that are no part of a name."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from dissuade.kernels.compiled import compiled, inlined
from dissuade.kernels.letters import CAPITAL, LATIN_CAPITAL, LATIN_SMALL, WORD, Codes
from dissuade.kernels.word_tables import SEED, Bits, add_letter, look_up, place_in_set

__all__ = [
    "APPOSED",
    "ARTICLE",
    "CITY",
    "FAMILY",
    "GIVEN",
    "HEAD_NOUN",
    "KNOWN",
    "MAKER",
    "NATION",
    "OPENING",
    "ORGANIZATION",
    "PARTICLE",
    "PEOPLE",
    "PLAIN",
    "ROLE",
    "VERB_OR_NAME",
    "cut_runs",
]

OPENING, GIVEN, FAMILY, HEAD_NOUN, VERB_OR_NAME, PARTICLE, ARTICLE, KNOWN, MAKER = 1, 2, 4, 8, 16, 32, 64, 128, 256
"""Bits of a word: it begins sentences and is no name; a name that stands first; one that is a family name and nothing
else; the last word of organisations; a verb that is a first name too; what stands small inside of names ("bin"); an
article that is joined to one ("al-"); one that tells what it is if it stands alone, as it is written or in small
letters; what companies are called before their name ("maker")."""

ROLE, ORGANIZATION, CITY, PEOPLE, NATION = 1, 2, 4, 8, 16
"""Bits of what a lexicon found: a title; an organisation; a capital; a people or place of any kind; a country or its
adjective."""

PLAIN, APPOSED = 1, 2
"""Bits of a stretch: one word that may be a family name, and nothing else; a comma follows."""

_SPACE, _STOP, _COMMA, _HYPHEN, _APOSTROPHE, _SMALL_S = ord(" "), ord("."), ord(","), ord("-"), ord("'"), ord("s")
_SMALL_A, _SMALL_L = ord("a"), ord("l")
_JOINED = tuple(map(ord, "@#/.-"))  # no name begins after them
_OPEN = tuple(map(ord, '\n"“‘('))  # a sentence begins after them, and after a blank that follows one of these
_ENDS = tuple(map(ord, '.?!"”:'))
_NEAR = 3  # letters within which the lexicon says something about what follows
_LONGEST_SMALL = 5


@inlined
def _is_word(codes: Codes, kinds: NDArray[np.uint16], place: int) -> bool:
    return 0 <= place < len(codes) and kinds[codes[place]] & WORD != 0


@inlined
def _end_of_word(codes: Codes, kinds: NDArray[np.uint16], place: int) -> int:
    """Where a capitalised word ends; apostrophes and hyphens are parts of it, a possessive is not."""
    while _is_word(codes, kinds, place):
        place += 1
    while place < len(codes) and _is_word(codes, kinds, place + 1):
        mark = codes[place]
        possessive = codes[place + 1] == _SMALL_S and not _is_word(codes, kinds, place + 2)
        if mark != _HYPHEN and (mark != _APOSTROPHE or possessive):
            break
        place += 2
        while _is_word(codes, kinds, place):
            place += 1
    return place


@inlined
def _small_word(
    codes: Codes, kinds: NDArray[np.uint16], keys: NDArray[np.uint64], values: Bits, place: int
) -> tuple[int, np.uint32]:
    """The end of a short word in small letters, and its bits."""
    state, end = SEED, place
    while end < len(codes) and end - place <= _LONGEST_SMALL and kinds[codes[end]] & LATIN_SMALL:
        state = add_letter(state, codes[end])
        end += 1
    return end, look_up(state | np.uint64(1), keys, values)


@inlined
def _capital_of(codes: Codes, kinds: NDArray[np.uint16], keys: NDArray[np.uint64], values: Bits, place: int) -> int:
    """Where the capital stands of a capitalised word that begins here, perhaps with an article; -1 if none begins."""
    if place >= len(codes):
        return -1
    if kinds[codes[place]] & CAPITAL:
        return place
    end, bits = _small_word(codes, kinds, keys, values, place)
    if bits & ARTICLE and end + 1 < len(codes) and codes[end] == _HYPHEN and kinds[codes[end + 1]] & CAPITAL:
        return end + 1
    return -1


@inlined
def _note_word(
    codes: Codes, keys: NDArray[np.uint64], values: Bits, words: NDArray[np.int32], number: int, start: int, end: int
) -> None:
    """Write down a word: start, end, its bits as it is written and without a full stop."""
    state = SEED
    bare = end - 1 if codes[end - 1] == _STOP else end
    for place in range(start, bare):
        state = add_letter(state, codes[place])
    bits = look_up(state | np.uint64(1), keys, values)
    words[number, 0], words[number, 1], words[number, 2], words[number, 3] = start, end, bits, bits
    if bare < end:
        words[number, 2] = look_up(add_letter(state, np.uint32(_STOP)) | np.uint64(1), keys, values)


@inlined
def _is_gap(codes: Codes, start: int, end: int, comma: int) -> bool:
    """Whether a stretch is a blank, or a comma and blanks: one after it (1), or on both sides (2)."""
    if end - start == 1:
        return bool(codes[start] == _SPACE)
    if end - start != comma + 1 or codes[end - 2] != _COMMA or codes[end - 1] != _SPACE:
        return False
    return bool(comma == 1 or codes[start] == _SPACE)


@inlined
def _role_before(codes: Codes, hits: NDArray[np.int32], meanings: NDArray[np.int32], hit: int, start: int) -> int:
    """The hit, if it is the title of what begins at a place; else -1."""
    if hit >= 0 and meanings[hits[hit, 2]] & ROLE and _is_gap(codes, hits[hit, 1], start, 1):
        return hit
    return -1


@inlined
def _is_opening(
    codes: Codes,
    lower: NDArray[np.uint16],
    known: NDArray[np.uint64],
    words: NDArray[np.int32],
    first: int,
    last: int,
) -> bool:
    """Whether a word is capitalised only because a sentence begins with it, or is no part of a name.

    The first word of a sentence is one of a name if it is a first name, or nowhere in the text in small letters.
    """
    start, bits = words[first, 0], words[first, 3]
    if bits & OPENING and not (last - first == 2 and bits & VERB_OR_NAME):
        return True
    if start > 0:
        begins = False
        for mark in _OPEN:
            begins |= codes[start - 1] == mark
        if start > 1 and codes[start - 1] == _SPACE:
            for mark in _ENDS:
                begins |= codes[start - 2] == mark
        if not begins:
            return False
    if words[first, 2] & GIVEN:
        return False
    state = SEED
    for place in range(start, words[first, 1]):
        state = add_letter(state, np.uint32(lower[codes[place]]))
    return bool(known[place_in_set(state | np.uint64(1), known)] != np.uint64(0))


@inlined
def _is_closing(codes: Codes, kinds: NDArray[np.uint16], words: NDArray[np.int32], first: int, last: int) -> bool:
    """Whether the last word is no part of the name; a kind of organisation is one after a name ("Lusk Energy")."""
    start, bits = words[last - 1, 0], words[last - 1, 2]
    if not kinds[codes[start]] & CAPITAL:
        size = words[last - 1, 1] - start  # "el-Sisi", "ash-Sharif", but no "bin"
        return not (size > 3 and (codes[start + 2] == _HYPHEN or codes[start + 3] == _HYPHEN))
    return bits & OPENING != 0 and not (last - first > 1 and bits & HEAD_NOUN)


@inlined
def _is_plain(
    codes: Codes,
    kinds: NDArray[np.uint16],
    lower: NDArray[np.uint16],
    keys: NDArray[np.uint64],
    values: Bits,
    words: NDArray[np.int32],
    number: int,
) -> bool:
    """Whether a word that stands alone can be nothing but a family name: letters of ASCII, none that is known, and no
    maker and no possessive before it."""
    start, end = words[number, 0], words[number, 1]
    if words[number, 2] & KNOWN:
        return False
    state = SEED
    for place in range(start, end):
        if not kinds[codes[place]] & (LATIN_SMALL | LATIN_CAPITAL):
            return False
        state = add_letter(state, np.uint32(lower[codes[place]]))
    if look_up(state | np.uint64(1), keys, values) & KNOWN:
        return False
    if start < 2 or codes[start - 1] != _SPACE:
        return True
    if codes[start - 2] == _SMALL_S and start > 2 and codes[start - 3] == _APOSTROPHE:
        return False
    first = start - 1
    while first > 0 and (_is_word(codes, kinds, first - 1) or codes[first - 1] == _HYPHEN):
        first -= 1
    state = SEED
    for place in range(first, start - 1):
        state = add_letter(state, codes[place])
    return not look_up(state | np.uint64(1), keys, values) & MAKER


@compiled
def cut_runs(
    codes: Codes,
    kinds: NDArray[np.uint16],
    lower: NDArray[np.uint16],
    keys: NDArray[np.uint64],
    values: Bits,
    starts: NDArray[np.int32],
    classes: Bits,
    wanted: int,
    hits: NDArray[np.int32],
    meanings: NDArray[np.int32],
    swallowed: NDArray[np.int32],
    words: NDArray[np.int32],
    known: NDArray[np.uint64],
    out: NDArray[np.int32],
) -> tuple[int, int]:
    """Find runs of capitalised words, and cut them where a lexicon has found something in them.

    A run is words with a capital and a blank between, also "bin", "van" and the like before such a word. A hit of the
    lexicon ends a stretch of it, unless it turns out to be a part of the name ("George Washington"). What is left loses
    words at its beginning and end that are no part of a name.

    Args:
        codes: the letters of a text, all below ``ASTRAL``.
        kinds: uint16[65536], bits of each letter.
        lower: uint16[65536], the small one of each letter.
        keys, values: a table from ``place_words`` with the bits of words, from ``OPENING`` on.
        starts, classes, wanted: places where words begin, and the bits of those where a run can.
        hits: int32[H, 3], start, end and wording of what the lexicon has found, in order, apart.
        meanings: int32[W], the bits (from ``ROLE`` on) of each wording.
        swallowed: int32[H], room for the numbers of those that turn out to be part of a name.
        words: int32[W, 4], room for the words of a run; two letters of the text for each, and two more, are enough.
        known: uint64[K], a hash set of what the text has in small letters, from ``find_words``.
        out: int32[S, 5], room for the stretches: start, end, number of the hit that is the title before it, and of the
            one right before it, -1 for none; ``PLAIN`` if it is one word that can be nothing but a family name,
            ``PLAIN | APPOSED`` if a comma and a blank follow that, else 0.

    Returns:
        How many stretches there are, and how many hits are part of a name; of more stretches than ``out`` has room
        for, the last are left out.
    """
    room, count, taken, position, end = len(out), 0, 0, 0, 0
    for number in range(len(starts)):
        start = starts[number]
        if not classes[number] & np.uint32(wanted) or start < end:
            continue
        size = _read_run(codes, kinds, keys, values, start, words)
        if size == 0:
            continue
        end = words[size - 1, 1]
        while position < len(hits) and hits[position, 1] <= start:
            position += 1
        before = position - 1 if position > 0 and start - hits[position - 1, 1] <= _NEAR else -1
        stop = position
        while stop < len(hits) and hits[stop, 0] < end:
            stop += 1
        if stop == position and before < 0 and size == 1 and words[0, 3] & OPENING:
            continue  # most are the first words of sentences
        if stop == position + 1 and hits[position, 0] <= start and hits[position, 1] >= end:
            continue
        previous = before
        if before >= 0 and not _is_gap(codes, hits[before, 1], start, 2):
            previous = -1
        hit, first, named = position, -1, False  # of the stretch that is open
        for at in range(size + 1):
            found = -1
            if at < size:
                found, kept, hit = _hit_at(codes, words, at, size, first, named, previous, hits, meanings, hit, stop)
                if kept:
                    swallowed[taken] = found
                    taken += 1
                    found = -1
                elif found >= 0 and meanings[hits[found, 2]] & ROLE and first >= 0 and words[size - 1, 3] & HEAD_NOUN:
                    found = -1  # "Korea Ryonbong General Corporation"
            if at < size and found < 0:
                if first < 0:
                    first, named = at, False
                named |= not words[at, 2] & OPENING
                continue
            if first >= 0:
                role = _role_before(codes, hits, meanings, previous, words[first, 0])
                low, high = _strip(codes, kinds, lower, known, words, first, at, hits, meanings, previous, role)
                if low < high:
                    if count < room:
                        out[count, 0], out[count, 1] = words[low, 0], words[high - 1, 1]
                        out[count, 2], out[count, 3] = role, previous
                        out[count, 4] = 0
                        if role < 0 and high - low == 1 and _is_plain(codes, kinds, lower, keys, values, words, low):
                            after = words[low, 1]
                            is_apposed = after + 1 < len(codes) and _is_gap(codes, after, after + 2, 1)
                            out[count, 4] = PLAIN | APPOSED if is_apposed else PLAIN
                    count += 1
                first = -1
            previous = found
    return count, taken


@inlined
def _read_run(
    codes: Codes,
    kinds: NDArray[np.uint16],
    keys: NDArray[np.uint64],
    values: Bits,
    start: int,
    words: NDArray[np.int32],
) -> int:
    """Note the words of a run that begins at a place; how many they are, 0 if none begins."""
    if _is_word(codes, kinds, start - 1):
        return 0
    if start > 0:
        for mark in _JOINED:
            if codes[start - 1] == mark:
                return 0
    capital = _capital_of(codes, kinds, keys, values, start)
    if capital < 0:
        return 0
    end = _end_of_word(codes, kinds, capital + 1)
    if end < len(codes) and codes[end] == _STOP:
        end += 1
    _note_word(codes, keys, values, words, 0, start, end)
    size = 1
    while end < len(codes) and codes[end] == _SPACE:
        place = end + 1
        added = size
        for _ in range(2):
            after, bits = _small_word(codes, kinds, keys, values, place)
            if not bits & PARTICLE or after >= len(codes):
                break
            blank = after
            if (
                codes[after] == _HYPHEN
                and after - place == 2
                and codes[place] == _SMALL_A
                and codes[place + 1] == _SMALL_L
            ):
                blank += 1  # "al- " is written apart
            if blank >= len(codes) or codes[blank] != _SPACE:
                break
            _note_word(codes, keys, values, words, added, place, after)
            added += 1
            place = blank + 1
        capital = _capital_of(codes, kinds, keys, values, place)
        if capital < 0:
            break
        end = _end_of_word(codes, kinds, capital + 1)
        initial = kinds[codes[end - 1]] & CAPITAL and not _is_word(codes, kinds, end - 2)
        if initial and end < len(codes) and codes[end] == _STOP:
            end += 1
        _note_word(codes, keys, values, words, added, place, end)
        size = added + 1
    return size


@inlined
def _hit_at(
    codes: Codes,
    words: NDArray[np.int32],
    at: int,
    size: int,
    first: int,
    named: bool,
    previous: int,
    hits: NDArray[np.int32],
    meanings: NDArray[np.int32],
    hit: int,
    stop: int,
) -> tuple[int, bool, int]:
    """The hit that overlaps a word of a run, -1 if none does; whether it is a part of the name; the next to look at."""
    low, high = words[at, 0], words[at, 1]
    while hit < stop and hits[hit, 1] <= low:
        hit += 1
    if hit == stop or hits[hit, 0] >= high:
        return -1, False, hit
    if hits[hit, 0] != low or hits[hit, 1] != high:
        return hit, False, hit
    kind = meanings[hits[hit, 2]]
    if not kind & ROLE and 0 <= first == at - 1 and (at == size - 1 or kind & CITY):
        first_name = words[first, 2] & GIVEN and not words[first, 2] & FAMILY
        if first_name:
            return hit, True, hit  # "George Washington"
    if kind & ORGANIZATION:  # "Lusk National Congress"
        return hit, words[at, 2] & HEAD_NOUN != 0 and first >= 0 and named, hit
    if first >= 0 or at + 1 == size or not (kind & PEOPLE and words[at, 2] & GIVEN):
        return hit, False, hit
    if _role_before(codes, hits, meanings, previous, low) < 0:
        return hit, False, hit
    following = hit + 1
    while following < stop and hits[following, 0] < words[at + 1, 0]:
        following += 1
    return hit, following == stop or hits[following, 0] != words[at + 1, 0], hit  # "Sgt. Virginia Lusk"


@inlined
def _strip(
    codes: Codes,
    kinds: NDArray[np.uint16],
    lower: NDArray[np.uint16],
    known: NDArray[np.uint64],
    words: NDArray[np.int32],
    first: int,
    last: int,
    hits: NDArray[np.int32],
    meanings: NDArray[np.int32],
    before: int,
    role: int,
) -> tuple[int, int]:
    """The words of a stretch without those at its beginning and end that are no part of a name."""
    if role < 0:
        national = before >= 0 and meanings[hits[before, 2]] & NATION and codes[hits[before, 1]] == _SPACE
        if not (national and words[last - 1, 2] & HEAD_NOUN):
            while first < last and _is_opening(codes, lower, known, words, first, last):
                first += 1
    while first < last and _is_closing(codes, kinds, words, first, last):
        last -= 1
    return first, last
