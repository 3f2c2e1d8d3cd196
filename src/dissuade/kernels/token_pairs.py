"""How alike two tokens of two loaded names are: by their forms, by how one reads the other."""

from __future__ import annotations

import numpy as np

from dissuade.kernels.bits import count_bits
from dissuade.kernels.compiled import inlined
from dissuade.kernels.spelling import weighted_distance
from dissuade.kernels.strings import ONE_OF_EACH, fill_masks, osa_distance_masked
from dissuade.kernels.transliteration import ReadingTable, reading_similarity
from dissuade.kernels.workspace import (
    CYRILLIC,
    EXACT,
    HAN,
    HANGUL,
    INITIAL_KIND,
    INITIALS,
    LEGAL,
    NAME,
    NUMBER,
    PARTICLE,
    PATRONYMIC,
    PLACE,
    READINGS_KEPT,
    TITLE,
    Workspace,
    is_syllable,
)

__all__ = [
    "INITIAL_SIMILARITY",
    "LEAST",
    "READ",
    "write_identity",
    "write_similarity",
]

READ = -1
"""In place of the form that met: the one word reads the other (``kernels.transliteration``)."""

LEAST = 0.3
"""A similarity below this is no answer."""

INITIAL_SIMILARITY = 0.6
"""Of an initial and a word that begins with it."""

_DOUBT = 0.3  # what the quality of forms can take from a similarity
_READING = 0.9  # quality of the usual Korean spelling of a character; after it come others of the same reading
_ROUNDING = 1e-3
_LIKELY_ENOUGH = 0.85  # of two forms of words in one alphabet
_MIX = np.uint64(0x9E3779B97F4A7C15)


@inlined
def write_identity(work: Workspace, i: int, j: int) -> bool:
    """Whether token i of side 0 and token j of side 1 share a form that neither leaves in doubt; if so, write that."""
    a_original, b_original = work.original[0, i], work.original[1, j]
    best_a, best_b = -1, 0
    if a_original != 0 and a_original == b_original:
        best_a = 0
    elif a_original == 0 or b_original == 0 or work.script[0] != work.script[1]:
        if work.exact_form[0, i] & work.exact_form[1, j] == np.uint64(0):
            return False
        for fa in range(work.forms[0, i]):
            if work.likely[0, i, fa] < EXACT:
                continue
            for fb in range(work.forms[1, j]):
                if best_a < 0 and work.digest[0, i, fa] == work.digest[1, j, fb] and work.likely[1, j, fb] >= EXACT:
                    best_a, best_b = fa, fb
    elif work.script[0] not in (HANGUL, HAN) and work.digest[0, i, 0] == work.digest[1, j, 0]:
        best_a = 0 if work.likely[0, i, 0] * work.likely[1, j, 0] >= EXACT else -1
    if best_a < 0:
        return False
    work.similarity[i, j] = 1.0
    work.edits[i, j] = 0.0
    work.cost[i, j] = 0.0
    work.quality[i, j] = 1.0
    work.met[i, j, 0] = best_a
    work.met[i, j, 1] = best_b
    return True


@inlined
def _most_edits(length: int) -> int:
    """Edits beyond which two forms, the longer of this length, have nothing in common."""
    return (length * 11) // 20 if length >= 5 else (2 if length >= 3 else 1)


@inlined
def _may_be_near(work: Workspace, i: int, j: int) -> bool:
    """Whether any form of one token could be near one of the other, by the letters that all or some of them have."""
    limit = _most_edits(max(work.longest[0, i], work.longest[1, j]))
    if work.shortest[0, i] - work.longest[1, j] > limit or work.shortest[1, j] - work.longest[0, i] > limit:
        return False
    only_a = count_bits(work.every_letter[0, i] & ~work.some_letter[1, j])
    only_b = count_bits(work.every_letter[1, j] & ~work.some_letter[0, i])
    return bool(max(only_a, only_b) <= limit)


@inlined
def _korean_reading(work: Workspace, side: int, token: int) -> int:
    """Which form of a character is its usual Korean spelling, -1 if none is."""
    for form in range(work.forms[side, token]):
        if abs(work.likely[side, token, form] - _READING) < _ROUNDING:
            return form
    return -1


@inlined
def _form_pair(work: Workspace, i: int, j: int, person: bool) -> None:
    """Write similarity, edits, cost, quality and the forms that met for token i of side 0 and token j of side 1."""
    a_kind, b_kind = work.kind[0, i], work.kind[1, j]
    a_original, b_original = work.original[0, i], work.original[1, j]
    a_length, b_length = work.length[0, i, 0], work.length[1, j, 0]
    work.similarity[i, j] = 0.0
    work.met[i, j, 0] = 0
    work.met[i, j, 1] = 0
    work.edits[i, j] = max(a_length, b_length)
    work.cost[i, j] = work.edits[i, j]
    work.quality[i, j] = 1.0
    if a_original != 0 and a_original == b_original:
        work.similarity[i, j] = 1.0
        work.edits[i, j] = 0.0
        work.cost[i, j] = 0.0
        return
    a_syllabic = a_original != 0 and work.script[0] in (HANGUL, HAN)
    b_syllabic = b_original != 0 and work.script[1] in (HANGUL, HAN)
    # Two different syllables of one script are different names even where a romanisation makes them one.
    told_apart = a_syllabic and b_syllabic and work.script[0] == work.script[1]
    # A Korean syllable is one of the readings of a character or it is not: what another reading may be spelt as as well
    # (정 as jong, like 종) proves nothing. Family names are read in several ways (盧: 로, 노).
    one_reading = a_syllabic and b_syllabic and not told_apart and i + j > 0
    one_reading = one_reading and is_syllable(work.script[0], work.units[0, i])
    one_reading = one_reading and is_syllable(work.script[1], work.units[1, j])
    # Within one script the letters say it all; guessed romanisations would only make different names meet.
    one_script = a_original != 0 and b_original != 0 and work.script[0] == work.script[1]
    a_forms = 1 if one_script else work.forms[0, i]
    b_forms = 1 if one_script else work.forms[1, j]
    best = 0.0
    best_quality = 0.0
    best_a, best_b = 0, 0
    # Сергей and Сергій are spellings of one name in two languages of one alphabet: likely forms may meet, if equal.
    several = one_script and work.script[0] == CYRILLIC
    a_met = work.forms[0, i] if several else a_forms
    b_met = work.forms[1, j] if several else b_forms
    if one_reading:
        han, character = (0, i) if work.script[0] == HAN else (1, j)
        reading = _korean_reading(work, han, character)
        if reading >= 0:  # a Chinese name as Korean hears it may be near its pinyin, which comes first
            a_forms = b_forms = 1
            a_met, b_met = (reading + 1, b_met) if han == 0 else (a_met, reading + 1)
    for fa in range(a_met if work.any_form[0, i] & work.any_form[1, j] else 0):
        for fb in range(b_met):
            if work.digest[0, i, fa] == work.digest[1, j, fb]:
                quality = work.likely[0, i, fa] * work.likely[1, j, fb]
                if quality > best_quality and (fa + fb == 0 or not several or quality >= _LIKELY_ENOUGH):
                    best_quality = quality
                    best_a, best_b = fa, fb
    if best_quality > 0.0:
        similarity = 1.0 if not told_apart else (0.85 if work.script[0] == HAN else 0.4)
        work.similarity[i, j] = similarity * (1.0 - _DOUBT * (1.0 - best_quality))
        work.edits[i, j] = 1.0 if told_apart else 0.0
        work.cost[i, j] = (1.0 - similarity) * 2.0
        work.quality[i, j] = best_quality
        work.met[i, j, 0] = best_a
        work.met[i, j, 1] = best_b
        return
    if a_kind == NUMBER or b_kind == NUMBER or (a_kind == b_kind and a_kind in (LEGAL, PLACE)):
        return  # the lexicon knows both, and knows them as different
    if (a_kind == TITLE) != (b_kind == TITLE):
        return  # Mr is no Omar
    if told_apart and person:
        return  # a name has one token a syllable
    if min(a_length, b_length) == 1:
        if max(a_length, b_length) > 1 and (a_kind == INITIAL_KIND or b_kind == INITIAL_KIND):
            for fa in range(a_forms):
                for fb in range(b_forms):
                    same = work.letters[0, i, fa, 0] == work.letters[1, j, fb, 0]
                    if same and work.likely[0, i, fa] * work.likely[1, j, fb] >= LEAST:
                        work.similarity[i, j] = INITIAL_SIMILARITY
                        work.edits[i, j] = 0.0
                        work.cost[i, j] = 0.0
                        return
        return
    if not _may_be_near(work, i, j):
        return
    best_edits = 0
    for fa in range(a_forms):
        length_a = work.length[0, i, fa]
        filled = False
        if work.likely[0, i, fa] < INITIALS:
            continue
        for fb in range(b_forms):
            length_b = work.length[1, j, fb]
            if work.likely[1, j, fb] < INITIALS:
                continue
            longest = max(length_a, length_b)
            limit = _most_edits(longest)
            if abs(length_a - length_b) > limit:
                continue
            only_a = count_bits(work.signature[0, i, fa] & ~work.signature[1, j, fb])
            only_b = count_bits(work.signature[1, j, fb] & ~work.signature[0, i, fa])
            least = max(only_a, only_b)
            quality = work.likely[0, i, fa] * work.likely[1, j, fb]
            trust = 1.0 - _DOUBT * (1.0 - quality)
            if least > limit or (1.0 - least / longest) * trust <= best:
                continue
            if not filled:
                fill_masks(work.letters[0, i, fa], 0, length_a, work.masks)
                filled = True
            distance = osa_distance_masked(work.masks, length_a, work.letters[1, j, fb], 0, length_b)
            if distance > limit:
                continue
            value = (1.0 - distance / longest) * trust
            if value > best:
                best = value
                best_quality = quality
                best_edits = distance
                best_a, best_b = fa, fb
    if best <= 0.0:
        return
    a_length, b_length = work.length[0, i, best_a], work.length[1, j, best_b]
    a_letters, b_letters = work.letters[0, i, best_a], work.letters[1, j, best_b]
    cost = weighted_distance(a_letters, 0, a_length, b_letters, 0, b_length, work.rows)
    steep = 2.5 if told_apart else (1.6 if a_syllabic or b_syllabic else 1.0)
    similarity = (1.0 - steep * cost / max(a_length, b_length)) * (1.0 - _DOUBT * (1.0 - best_quality))
    if (a_kind >= PARTICLE) != (b_kind >= PARTICLE):
        similarity *= 0.9
    if similarity < LEAST:
        similarity = 0.0
    work.similarity[i, j] = similarity
    work.edits[i, j] = best_edits
    work.cost[i, j] = cost
    work.quality[i, j] = best_quality
    work.met[i, j, 0] = best_a
    work.met[i, j, 1] = best_b


@inlined
def _reading(work: Workspace, native: int, token: int, latin: int, row: int, readings: ReadingTable) -> float:
    """How well a Latin token reads a token of the other side; looked up if this workspace has worked it out before."""
    units = work.units[native, token]
    key = work.digest[1 - native, latin, 0] ^ (np.uint64(row + 1) << np.uint64(62))
    for u in range(units):
        key = (key ^ np.uint64(work.unit[native, token, u])) * _MIX
        key ^= key >> np.uint64(29)
    place = np.int64(key & np.uint64(READINGS_KEPT - 1))
    if work.read_key[place] == key:
        return float(work.read_similarity[place])
    similarity = reading_similarity(
        work.unit[native, token], units, work.letters[1 - native, latin, 0], work.length[1 - native, latin, 0],
        readings, row, work.reading,
    )  # fmt: skip
    work.read_key[place] = key
    work.read_similarity[place] = similarity
    return float(similarity)


@inlined
def _share_few_letters(work: Workspace, native: int, token: int, latin: int, least: float) -> bool:
    """Whether the forms of a token of another script have too few of the letters of a Latin word to be read as it."""
    letters = work.signature[1 - native, latin, 0] & ONE_OF_EACH
    shared = count_bits(letters & work.some_letter[native, token])
    return bool(shared < least * count_bits(letters))


@inlined
def write_similarity(work: Workspace, i: int, j: int, person: bool, readings: ReadingTable) -> None:
    """Compare two tokens by their forms and, where one is Latin, by how well it reads the other."""
    _form_pair(work, i, j, person)
    native = 0 if work.units[0, i] > 0 else 1
    token, latin = (i, j) if native == 0 else (j, i)
    units = work.units[native, token]
    if units == 0 or work.original[1 - native, latin] != 0:
        return
    length = work.length[1 - native, latin, 0]
    script = work.script[native]
    row = readings.row[script]
    if row < 0 or length < 2 or work.kind[1 - native, latin] not in (NAME, PATRONYMIC):
        return
    if work.tokens[native] > 1 and is_syllable(script, units):
        return
    if work.similarity[i, j] == 1.0:  # nothing can be more alike
        return
    if work.similarity[i, j] == 0.0 and _share_few_letters(work, native, token, latin, readings.settings[row, 2]):
        return
    similarity = _reading(work, native, token, latin, row, readings)
    if similarity <= work.similarity[i, j]:
        if work.edits[i, j] == 0.0:  # some form is the Latin word itself
            return
        similarity = 0.5 * (similarity + work.similarity[i, j])
    if similarity < LEAST:
        similarity = 0.0
    work.similarity[i, j] = similarity
    work.edits[i, j] = (1.0 - similarity) * length
    work.cost[i, j] = work.edits[i, j]
    work.quality[i, j] = 1.0
    work.met[i, j, 0] = READ
    work.met[i, j, 1] = READ
