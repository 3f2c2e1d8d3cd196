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
from dissuade.kernels.forms import FormTable
from dissuade.kernels.groups import (
    ACRONYM,
    EQUAL,
    INITIAL,
    LETTER_NATS,
    SIMILAR,
    abbreviate,
    glue,
    glue_syllables,
    open_group,
    take_over,
)
from dissuade.kernels.syllables import all_syllables, compare_syllables, tell_readings_apart
from dissuade.kernels.token_pairs import (
    INITIAL_SIMILARITY,
    LEAST,
    READ,
    write_identity,
    write_similarity,
)
from dissuade.kernels.transliteration import ReadingTable
from dissuade.kernels.workspace import (
    HAN,
    HANGUL,
    INITIAL_KIND,
    INITIALS,
    MAX_TOKENS,
    NOT_LOADED,
    NameTable,
    Rooms,
    Workspace,
    load_pair,
)

__all__ = ["align_loaded", "align_pair"]

_CLOSENESS = 1e-4  # among equally similar tokens, the one at the nearer position answers


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
        work.g_spelt[groups] = LETTER_NATS * work.length[0, i, met_a]
    open_group(work, groups, relation, similarity, work.edits[i, j], work.cost[i, j])
    work.g_quality[groups] = work.quality[i, j]
    work.g_met[groups, 0] = work.met[i, j, 0]
    work.g_met[groups, 1] = work.met[i, j, 1]
    work.group[0, i] = groups
    work.group[1, j] = groups
    if work.met[i, j, 0] == READ:  # how common and how long the name is, the Latin side knows
        native = 0 if work.original[0, i] != 0 else 1
        token, latin = (i, j) if native == 0 else (j, i)
        take_over(work, native, token, 1, latin)


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
    some = False
    for r in range(n):
        for c in range(m):
            some = some or work.similarity[work.free[0, r], work.free[1, c]] >= LEAST
    if not some:
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
    if person and all_syllables(work, readings.syllables):
        compare_syllables(work, readings.syllables)
        groups = glue_syllables(work, 0, groups, readings.syllables)
        groups = glue_syllables(work, 1, groups, readings.syllables)
    elif person and (work.script[0] in (HANGUL, HAN)) != (work.script[1] in (HANGUL, HAN)):
        tell_readings_apart(work, readings.syllables)
    groups = glue(work, 0, groups, readings)
    groups = glue(work, 1, groups, readings)
    if not person:
        groups = abbreviate(work, 0, groups)
        groups = abbreviate(work, 1, groups)
    return _assign(work, groups)


@compiled
def align_pair(
    an: NameTable, a: int, af: FormTable, bn: NameTable, b: int, bf: FormTable,
    factor: NDArray[np.float32], readings: ReadingTable, rooms: Rooms,
) -> tuple[int, bool]:  # fmt: skip
    """Align name a of one table with name b of another; the answer stands in ``rooms[0]``.

    Args:
        an, a, af, bn, b, bf, factor: as for ``load_pair``.
        readings: how scripts are read.

    Returns:
        the number of groups, and whether name b became side 0.
    """
    work = rooms[0]
    work.loaded[0] = NOT_LOADED
    work.loaded[1] = NOT_LOADED
    swapped = load_pair(an, a, af, bn, b, bf, factor, work)
    return align_loaded(work, readings), swapped
