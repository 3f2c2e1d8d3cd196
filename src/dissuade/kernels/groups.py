"""Several tokens of one name that answer one of another: written together, read as one word, or abbreviated."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from dissuade.kernels.bits import count_bits
from dissuade.kernels.compiled import inlined
from dissuade.kernels.forms import LONGEST
from dissuade.kernels.spelling import weighted_distance
from dissuade.kernels.strings import ONE_OF_EACH, osa_distance
from dissuade.kernels.syllables import spelt_together
from dissuade.kernels.token_pairs import READ
from dissuade.kernels.transliteration import MAX_UNITS, ReadingTable, reading_similarity
from dissuade.kernels.workspace import (
    GENERIC,
    HAN,
    HANGUL,
    INITIALS,
    LONGEST_ACRONYM,
    MAX_TOKENS,
    NAME,
    NOT_LOADED,
    NUMBER,
    PARTICLE,
    PATRONYMIC,
    PLACE,
    STOP,
    Workspace,
)

__all__ = [
    "ACRONYM",
    "EQUAL",
    "GLUED",
    "INITIAL",
    "LETTER_NATS",
    "SIMILAR",
    "abbreviate",
    "glue",
    "glue_syllables",
    "open_group",
    "take_over",
]

EQUAL, SIMILAR, INITIAL, GLUED, ACRONYM = 0, 1, 2, 3, 4
"""How the tokens of a group answer each other."""

_GLUED_LEAST = 0.8
_READ_LEAST = 0.5
_LIKELY = 0.8  # of a form that may be spelt by several tokens
_SPELT_TOGETHER, _SPELT_COST = 0.9, 0.6
LETTER_NATS = 2.6
"""What a letter of an acronym says: names do not begin with all letters alike."""

_SYLLABLE_NATS = 1.6  # what is off where more than its first letter stands for a word
_SMALL_NATS = 0.7  # where a small word is counted
_REST_NATS = 1.1  # where words before or after the letters are left out
_SHORTEST_SYLLABIC, _SYLLABLE = 4, 3
_ACRONYM_LEAST = 4.5
_ACRONYM_SURE = 7.0


@inlined
def _read_together(work: Workspace, many: int, token: int, readings: ReadingTable) -> float:
    """How well a Latin token reads all tokens of the other name as one word (a foreigner's name in Han or Hangul)."""
    row = readings.row[work.script[many]]
    total = 0
    for t in range(work.tokens[many]):
        if work.units[many, t] == 0 or work.group[many, t] >= 0:
            return 0.0
        for u in range(work.units[many, t]):
            if total < MAX_UNITS:
                work.together[total] = work.unit[many, t, u]
                total += 1
    if row < 0 or total == 0 or work.original[1 - many, token] != 0:
        return 0.0
    return float(
        reading_similarity(
            work.together,
            total,
            work.letters[1 - many, token, 0],
            work.length[1 - many, token, 0],
            readings,
            row,
            work.reading,
        )
    )


@inlined
def take_over(work: Workspace, many: int, begin: int, width: int, token: int) -> None:
    """Let tokens that are read together weigh what the Latin token weighs, and be spelt as it is."""
    one = 1 - many
    work.loaded[many] = NOT_LOADED
    for t in range(begin, begin + width):
        work.weight[many, t] = work.weight[one, token] / width
        work.length[many, t, 0] = 0
    work.length[many, begin, 0] = work.length[one, token, 0]
    for position in range(work.length[one, token, 0]):
        work.letters[many, begin, 0, position] = work.letters[one, token, 0, position]


@inlined
def open_group(work: Workspace, groups: int, relation: int, similarity: float, edits: float, cost: float) -> None:
    work.relation[groups] = relation
    work.g_similarity[groups] = similarity
    work.g_edits[groups] = edits
    work.g_cost[groups] = cost
    work.g_quality[groups] = 1.0
    work.g_met[groups, 0] = 0
    work.g_met[groups, 1] = 0


@inlined
def _spells(work: Workspace, many: int, begin: int, end: int, token: int) -> bool:
    """Whether forms of tokens ``begin:end``, one of each in their order, spell a likely form of the other side's."""
    one = 1 - many
    for whole in range(work.forms[one, token]):
        length = work.length[one, token, whole]
        if (whole > 0 and work.likely[one, token, whole] < _LIKELY) or length >= LONGEST:
            continue
        reached = np.uint64(1)  # bit p: the first p letters are spelt
        for t in range(begin, end):
            onward = np.uint64(0)
            for f in range(work.forms[many, t]):
                size = work.length[many, t, f]
                for position in range(length - size + 1):
                    if (reached >> np.uint64(position)) & np.uint64(1):
                        same = True
                        for k in range(size):
                            same = same and work.letters[many, t, f, k] == work.letters[one, token, whole, position + k]
                        if same:
                            onward |= np.uint64(1) << np.uint64(position + size)
            reached = onward
        if (reached >> np.uint64(length)) & np.uint64(1):
            return True
    return False


@inlined
def glue(work: Workspace, many: int, groups: int, readings: ReadingTable) -> int:
    """Let two to four neighbouring tokens of side ``many`` answer one token of the other side."""
    one = 1 - many
    joined = work.joined[many]
    syllabic = work.script[many] in (HANGUL, HAN) and work.script[one] not in (HANGUL, HAN)
    while groups < MAX_TOKENS:
        best, best_begin, best_width, best_token, best_edits, best_cost = 0.0, 0, 0, 0, 0.0, 0.0
        best_read = False
        for token in range(work.tokens[one]):
            length = work.length[one, token, 0]
            if work.group[one, token] >= 0 or work.kind[one, token] == NUMBER or length < 4:
                continue
            limit = 1 if length < 6 else 2
            alone = 0.0
            for t in range(work.tokens[many]):
                if work.group[many, t] < 0:
                    alone = max(alone, work.similarity[t, token] if many == 0 else work.similarity[token, t])
            asked = work.signature[one, token, 0] & ONE_OF_EACH
            for begin in range(work.tokens[many] - 1):
                total = 0
                present = np.uint64(0)
                for end in range(begin + 1, min(begin + 5, work.tokens[many] + 1)):
                    t = end - 1
                    if work.group[many, t] >= 0 or work.kind[many, t] == NUMBER:
                        break
                    if not syllabic and total + work.length[many, t, 0] > length + limit:
                        break
                    for position in range(work.length[many, t, 0]):
                        joined[total] = work.letters[many, t, 0, position]
                        total += 1
                    present |= work.signature[many, t, 0] & ONE_OF_EACH
                    if end - begin < 2 or (not syllabic and abs(total - length) > limit):
                        continue
                    read = False
                    if syllabic and work.original[many, begin] != 0:
                        # Syllables have readings, not spellings: another reading is another name.
                        similarity = 0.97 if _spells(work, many, begin, end, token) else 0.0
                        distance, cost = 0.0, 0.0
                        if similarity == 0.0 and work.tokens[one] == 1 and end - begin == work.tokens[many]:
                            read = True
                            similarity = 0.97 * _read_together(work, many, token, readings)
                            distance = (1.0 - similarity) * length
                            cost = distance
                    else:
                        if max(count_bits(present & ~asked), count_bits(asked & ~present)) > limit:
                            continue
                        letters = work.letters[one, token, 0]
                        distance = 1.0 * osa_distance(joined, 0, total, letters, 0, length)
                        if distance > limit:
                            continue
                        cost = weighted_distance(joined, 0, total, letters, 0, length, work.rows)
                        similarity = 0.97 * (1.0 - cost / max(total, length))
                    least = _READ_LEAST if read else _GLUED_LEAST
                    if similarity >= least and similarity > best and similarity > alone:
                        best, best_begin, best_width, best_token = similarity, begin, end - begin, token
                        best_edits, best_cost, best_read = distance, cost, read
        if best == 0.0:
            break
        open_group(work, groups, GLUED, best, best_edits, best_cost)
        work.group[one, best_token] = groups
        for t in range(best_begin, best_begin + best_width):
            work.group[many, t] = groups
        if best_read:
            work.g_met[groups, 0] = READ
            work.g_met[groups, 1] = READ
            take_over(work, many, best_begin, best_width, best_token)
        groups += 1
    return groups


@inlined
def glue_syllables(work: Workspace, many: int, groups: int, table: NDArray[np.uint64]) -> int:
    """Let two neighbouring syllables of side ``many`` answer the word that is spelt of them by another system."""
    one = 1 - many
    for token in range(work.tokens[one]):
        if work.group[one, token] >= 0:
            continue
        for begin in range(work.tokens[many] - 1):
            free = work.group[many, begin] < 0 and work.group[many, begin + 1] < 0 and groups < MAX_TOKENS
            if free and spelt_together(work, many, begin, token, table):
                joined = work.joined[many]
                total = 0
                for t in range(begin, begin + 2):
                    for position in range(work.length[many, t, 0]):
                        joined[total] = work.letters[many, t, 0, position]
                        total += 1
                letters, length = work.letters[one, token, 0], work.length[one, token, 0]
                distance = 1.0 * osa_distance(joined, 0, total, letters, 0, length)
                open_group(work, groups, GLUED, _SPELT_TOGETHER, min(distance, 1.0), min(distance, _SPELT_COST))
                work.group[one, token] = groups
                work.group[many, begin] = groups
                work.group[many, begin + 1] = groups
                groups += 1
                break
    return groups


@inlined
def _spelt(
    work: Workspace, short: int, token: int, t: int, before: NDArray[np.float64], after: NDArray[np.float64]
) -> bool:
    """Let a token of the long side take its letters of an acronym; whether it may.

    Args:
        short, token: the side and place of the acronym.
        t: the token of the other side.
        before, after: float64[L + 1], the most that the first letters are worth, -1 where they cannot be spelt.
    """
    long = 1 - short
    length = work.length[short, token, 0]
    kind = work.kind[long, t]
    small = kind in (STOP, PARTICLE)
    most = 1 if small or length < _SHORTEST_SYLLABIC else min(_SYLLABLE, work.length[long, t, 0])
    taken = False
    for p in range(length + 1):
        after[p] = before[p] if small else -1.0
    for p in range(length):
        if before[p] < 0.0:
            continue
        for k in range(1, min(most, length - p) + 1):
            if work.letters[long, t, 0, k - 1] != work.letters[short, token, 0, p + k - 1]:
                break
            worth = before[p] + LETTER_NATS * k - (_SYLLABLE_NATS if k > 1 else (_SMALL_NATS if small else 0.0))
            after[p + k] = max(after[p + k], worth)
            taken = True
        for f in range(1, work.forms[long, t]):
            k = work.length[long, t, f]
            if work.likely[long, t, f] >= INITIALS or p + k > length:
                continue
            same = True
            for position in range(k):
                same = same and work.letters[long, t, f, position] == work.letters[short, token, 0, p + position]
            if same:
                after[p + k] = max(after[p + k], before[p] + LETTER_NATS * k)
                taken = True
    return taken or small


@inlined
def abbreviate(work: Workspace, short: int, groups: int) -> int:
    """Let a token of side ``short`` answer a run of unanswered tokens of the other side by their first letters.

    A word gives its first letter, or up to three (KOMID: Korea Mining Development); small words give theirs or none.
    """
    long = 1 - short
    for token in range(work.tokens[short]):
        length = work.length[short, token, 0]
        if work.group[short, token] >= 0 or work.kind[short, token] != NAME or length < 2 or length > LONGEST_ACRONYM:
            continue
        best, best_begin, best_end = _ACRONYM_LEAST, 0, 0
        whole = True  # no word of weight was passed over
        for begin in range(work.tokens[long] - 1):
            kind = work.kind[long, begin]
            if work.group[long, begin] >= 0 or kind == NUMBER:
                continue
            if work.letters[long, begin, 0, 0] == work.letters[short, token, 0, 0]:
                row = 0
                for p in range(length + 1):
                    work.spelt[row, p] = -1.0
                work.spelt[row, 0] = 0.0
                end = begin
                while end < work.tokens[long] and work.group[long, end] < 0:
                    if not _spelt(work, short, token, end, work.spelt[row], work.spelt[1 - row]):
                        break
                    row = 1 - row
                    end += 1
                    if end == begin + 1:
                        work.spelt[row, 0] = -1.0
                        if work.spelt[row, length] >= 0.0:  # a word alone is no run
                            work.spelt[row, length] = -1.0
                        continue
                    worth = work.spelt[row, length] - (0.0 if whole else _REST_NATS)
                    for t in range(end, work.tokens[long]):
                        if work.group[long, t] < 0 and work.kind[long, t] in (NAME, GENERIC, PLACE, PATRONYMIC):
                            worth -= _REST_NATS
                            break
                    if worth > best:
                        best, best_begin, best_end = worth, begin, end
            if kind in (NAME, GENERIC, PLACE, PATRONYMIC):
                whole = False
        if best_end > 0 and groups < MAX_TOKENS:
            open_group(work, groups, ACRONYM, 0.85 if best >= _ACRONYM_SURE else 0.6, 0.0, 0.0)
            work.g_spelt[groups] = best
            work.group[short, token] = groups
            for t in range(best_begin, best_end):
                work.group[long, t] = groups
            groups += 1
    return groups
