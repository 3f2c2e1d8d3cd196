"""Which token of one name answers which token of another, as a compiled loop over columns.

The order of business for one pair: the two names are put in a canonical order (so that swapping them changes nothing,
not even the last bit); every token pair gets a similarity over its forms; glued and split tokens and acronyms are
joined; identical tokens answer each other in reading order; the rest is a best assignment.
``tests/matching/oracle.py`` states the same slowly. ``docs/decisions/0003-matching.md`` says why.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from dissuade.kernels.compiled import compiled, inlined
from dissuade.kernels.spelling import weighted_distance
from dissuade.kernels.strings import osa_distance
from dissuade.kernels.token_pairs import (
    INITIAL_SIMILARITY,
    LEAST,
    READ,
    all_syllables,
    tell_syllables_apart,
    write_identity,
    write_similarity,
)
from dissuade.kernels.transliteration import MAX_UNITS, ReadingTable, reading_similarity
from dissuade.kernels.workspace import (
    GENERIC,
    HAN,
    HANGUL,
    INITIAL_KIND,
    INITIALS,
    LONGEST,
    LONGEST_ACRONYM,
    MAX_TOKENS,
    NAME,
    NUMBER,
    PARTICLE,
    PATRONYMIC,
    PLACE,
    STOP,
    FormTable,
    NameTable,
    Workspace,
    digest_forms,
    load_pair,
    make_workspace,
)

__all__ = [
    "ACRONYM",
    "EQUAL",
    "GLUED",
    "INITIAL",
    "MAX_TOKENS",
    "READ",
    "SIMILAR",
    "FormTable",
    "NameTable",
    "Workspace",
    "align_loaded",
    "align_pair",
    "digest_forms",
    "load_pair",
    "make_workspace",
]

EQUAL, SIMILAR, INITIAL, GLUED, ACRONYM = 0, 1, 2, 3, 4
"""How the tokens of a group answer each other."""

_GLUED_LEAST = 0.8
_READ_LEAST = 0.5
_LETTER_NATS = 2.6  # what a letter of an acronym says: names do not begin with all letters alike
_SYLLABLE_NATS = 1.6  # what is off where more than its first letter stands for a word
_SMALL_NATS = 0.7  # where a small word is counted
_REST_NATS = 1.1  # where words before or after the letters are left out
_SHORTEST_SYLLABIC, _SYLLABLE = 4, 3
_ACRONYM_LEAST = 4.5
_ACRONYM_SURE = 7.0
_CLOSENESS = 1e-4  # among equally similar tokens, the one at the nearer position answers


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
            work.rows,
            work.buckets,
        )
    )


@inlined
def _take_over(work: Workspace, many: int, begin: int, width: int, token: int) -> None:
    """Let tokens that are read together weigh what the Latin token weighs, and be spelt as it is."""
    one = 1 - many
    for t in range(begin, begin + width):
        work.weight[many, t] = work.weight[one, token] / width
        work.length[many, t, 0] = 0
    work.length[many, begin, 0] = work.length[one, token, 0]
    for position in range(work.length[one, token, 0]):
        work.letters[many, begin, 0, position] = work.letters[one, token, 0, position]


@inlined
def _open_group(work: Workspace, groups: int, relation: int, similarity: float, edits: float, cost: float) -> None:
    work.relation[groups] = relation
    work.g_similarity[groups] = similarity
    work.g_edits[groups] = edits
    work.g_cost[groups] = cost
    work.g_quality[groups] = 1.0
    work.g_met[groups, 0] = 0
    work.g_met[groups, 1] = 0


@inlined
def _spells(work: Workspace, many: int, begin: int, end: int, token: int) -> bool:
    """Whether forms of tokens ``begin:end``, one of each in their order, spell a token of the other side."""
    one = 1 - many
    length = work.length[one, token, 0]
    reached = np.uint64(1)  # bit p: the first p letters are spelt
    for t in range(begin, end):
        onward = np.uint64(0)
        for f in range(work.forms[many, t]):
            size = work.length[many, t, f]
            for position in range(length - size + 1):
                if (reached >> np.uint64(position)) & np.uint64(1):
                    same = True
                    for k in range(size):
                        same = same and work.letters[many, t, f, k] == work.letters[one, token, 0, position + k]
                    if same:
                        onward |= np.uint64(1) << np.uint64(position + size)
        reached = onward
    return bool(length < LONGEST and (reached >> np.uint64(length)) & np.uint64(1))


@inlined
def _glue(work: Workspace, many: int, groups: int, readings: ReadingTable) -> int:
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
            for begin in range(work.tokens[many] - 1):
                total = 0
                for end in range(begin + 1, min(begin + 5, work.tokens[many] + 1)):
                    t = end - 1
                    if work.group[many, t] >= 0 or work.kind[many, t] == NUMBER:
                        break
                    if not syllabic and total + work.length[many, t, 0] > length + limit:
                        break
                    for position in range(work.length[many, t, 0]):
                        joined[total] = work.letters[many, t, 0, position]
                        total += 1
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
        _open_group(work, groups, GLUED, best, best_edits, best_cost)
        work.group[one, best_token] = groups
        for t in range(best_begin, best_begin + best_width):
            work.group[many, t] = groups
        if best_read:
            work.g_met[groups, 0] = READ
            work.g_met[groups, 1] = READ
            _take_over(work, many, best_begin, best_width, best_token)
        groups += 1
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
            worth = before[p] + _LETTER_NATS * k - (_SYLLABLE_NATS if k > 1 else (_SMALL_NATS if small else 0.0))
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
                after[p + k] = max(after[p + k], before[p] + _LETTER_NATS * k)
                taken = True
    return taken or small


@inlined
def _acronym(work: Workspace, short: int, groups: int) -> int:
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
            _open_group(work, groups, ACRONYM, 0.85 if best >= _ACRONYM_SURE else 0.6, 0.0, 0.0)
            work.g_spelt[groups] = best
            work.group[short, token] = groups
            for t in range(best_begin, best_end):
                work.group[long, t] = groups
            groups += 1
    return groups


@inlined
def _pair_up(work: Workspace, i: int, j: int, groups: int) -> None:
    similarity = work.similarity[i, j]
    relation = EQUAL if work.edits[i, j] == 0.0 else SIMILAR
    a_initial = work.kind[0, i] == INITIAL_KIND
    b_initial = work.kind[1, j] == INITIAL_KIND
    if a_initial != b_initial and similarity == INITIAL_SIMILARITY:
        relation = INITIAL
    met_a, met_b = work.met[i, j, 0], work.met[i, j, 1]
    if met_a >= 0 and met_b >= 0 and min(work.likely[0, i, met_a], work.likely[1, j, met_b]) < INITIALS:
        relation = ACRONYM
        work.g_spelt[groups] = _LETTER_NATS * work.length[0, i, met_a]
    _open_group(work, groups, relation, similarity, work.edits[i, j], work.cost[i, j])
    work.g_quality[groups] = work.quality[i, j]
    work.g_met[groups, 0] = work.met[i, j, 0]
    work.g_met[groups, 1] = work.met[i, j, 1]
    work.group[0, i] = groups
    work.group[1, j] = groups
    if work.met[i, j, 0] == READ:  # how common and how long the name is, the Latin side knows
        native = 0 if work.original[0, i] != 0 else 1
        token, latin = (i, j) if native == 0 else (j, i)
        _take_over(work, native, token, 1, latin)


@inlined
def _value(work: Workspace, i: int, j: int) -> float:
    """What it is worth that token i answers token j."""
    similarity = work.similarity[i, j]
    return float(similarity - _CLOSENESS * abs(i - j)) if similarity >= LEAST else 0.0


@inlined
def _assign(work: Workspace, groups: int) -> int:
    """Best assignment of what is still unanswered, by shortest augmenting paths (Kuhn 1955, Jonker-Volgenant 1987)."""
    n = 0
    for t in range(work.tokens[0]):
        if work.group[0, t] < 0:
            work.free[0, n] = t
            n += 1
    m = 0
    for t in range(work.tokens[1]):
        if work.group[1, t] < 0:
            work.free[1, m] = t
            m += 1
    if n == 0 or m == 0:
        return groups
    rows_side = 0 if n <= m else 1
    rows, columns = min(n, m), max(n, m)
    for c in range(columns + 1):
        work.match[c] = 0
        work.potential[1, c] = 0.0
    for r in range(rows + 1):
        work.potential[0, r] = 0.0
    for r in range(1, rows + 1):
        work.match[0] = r
        column = 0
        for c in range(columns + 1):
            work.least[c] = np.inf
            work.used[c] = 0
        while True:
            work.used[column] = 1
            row = work.match[column]
            delta = np.inf
            next_column = 0
            for c in range(1, columns + 1):
                if work.used[c]:
                    continue
                if rows_side == 0:
                    value = _value(work, work.free[0, row - 1], work.free[1, c - 1])
                else:
                    value = _value(work, work.free[0, c - 1], work.free[1, row - 1])
                reduced = -value - work.potential[0, row] - work.potential[1, c]
                if reduced < work.least[c]:
                    work.least[c] = reduced
                    work.path[c] = column
                if work.least[c] < delta:
                    delta = work.least[c]
                    next_column = c
            for c in range(columns + 1):
                if work.used[c]:
                    work.potential[0, work.match[c]] += delta
                    work.potential[1, c] -= delta
                else:
                    work.least[c] -= delta
            column = next_column
            if work.match[column] == 0:
                break
        while column != 0:
            previous = work.path[column]
            work.match[column] = work.match[previous]
            column = previous
    for r in range(1, rows + 1):
        for c in range(1, columns + 1):
            if work.match[c] != r:
                continue
            i = work.free[0, r - 1] if rows_side == 0 else work.free[0, c - 1]
            j = work.free[1, c - 1] if rows_side == 0 else work.free[1, r - 1]
            if _value(work, i, j) > 0.0 and groups < MAX_TOKENS:
                _pair_up(work, i, j, groups)
                groups += 1
    return groups


@inlined
def align_loaded(work: Workspace, readings: ReadingTable) -> int:
    """Align the two names in the workspace; the number of groups."""
    person = work.person[0] != 0
    groups = 0
    for i in range(work.tokens[0]):
        for j in range(work.tokens[1]):
            if work.group[1, j] < 0 and write_identity(work, i, j):
                _pair_up(work, i, j, groups)
                groups += 1
                break
    if groups == work.tokens[0] or groups == work.tokens[1]:
        return groups
    for i in range(work.tokens[0]):
        for j in range(work.tokens[1]):
            if work.group[0, i] < 0 and work.group[1, j] < 0:
                write_similarity(work, i, j, person, readings)
    if person and all_syllables(work, readings):
        tell_syllables_apart(work, readings)
    groups = _glue(work, 0, groups, readings)
    groups = _glue(work, 1, groups, readings)
    if not person:
        groups = _acronym(work, 0, groups)
        groups = _acronym(work, 1, groups)
    return _assign(work, groups)


@compiled
def align_pair(
    an: NameTable, a: int, af: FormTable, bn: NameTable, b: int, bf: FormTable,
    factor: NDArray[np.float32], readings: ReadingTable, work: Workspace,
) -> tuple[int, bool]:  # fmt: skip
    """Align name a of one table with name b of another; the answer stands in ``work``.

    Args:
        an, a, af, bn, b, bf, factor: as for ``load_pair``.
        readings: how scripts are read.

    Returns:
        the number of groups, and whether name b became side 0.
    """
    swapped = load_pair(an, a, af, bn, b, bf, factor, work)
    return align_loaded(work, readings), swapped
