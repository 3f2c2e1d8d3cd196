"""Features of name pairs from their alignment, as a compiled loop over columns."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from dissuade.kernels.alignment import align_loaded
from dissuade.kernels.compiled import compiled, inlined
from dissuade.kernels.forms import FormTable
from dissuade.kernels.genders import SURE, gender_apart
from dissuade.kernels.groups import ACRONYM, GLUED, INITIAL, SIMILAR
from dissuade.kernels.token_classes import CORE, DIGITS, MINOR, SOFT, class_of
from dissuade.kernels.token_order import chain_swap, disorder
from dissuade.kernels.token_pairs import READ
from dissuade.kernels.transliteration import ReadingTable
from dissuade.kernels.without_spaces import joined_distance
from dissuade.kernels.workspace import (
    EXACT,
    GENERIC,
    HAN,
    HANGUL,
    INITIAL_KIND,
    LEGAL,
    NOT_LOADED,
    PLACE,
    NameTable,
    Rooms,
    Workspace,
    fetch_names,
    load_pair,
)

__all__ = ["FEATURES", "compare_pairs"]

FEATURES = (
    "agreement",
    "coverage",
    "core_conflict",
    "core_conflict_nats",
    "core_omission",
    "core_omission_nats",
    "worst_token",
    "edits",
    "edit_share",
    "spelling_cost",
    "imperfect_tokens",
    "joined_similarity",
    "initials",
    "initial_conflict",
    "soft_conflict",
    "soft_omission",
    "place_conflict",
    "place_omission",
    "number_conflict",
    "number_omission",
    "legal_conflict",
    "order",
    "chain_swap",
    "cross_script",
    "reading_doubt",
    "core_tokens",
    "glued",
    "acronym",
    "last_conflict",
    "first_conflict",
    "syllable_conflict",
    "no_core_agreement",
    "shortness",
    "identical",
    "other_gender",
    "known_apart",
)
"""What each column says; ``matching.reasons`` puts each into words."""

_AHEAD = 16  # names that are fetched together
_SURE_ENOUGH = 0.73  # of what two words mean; less if both have to be translated
_ALIKE = 0.6  # of names that are, written without spaces
_WEAK = 0.5  # two tokens less similar than this contradict each other
_NOTHING = ((2, 1.0), (3, 30.0), (6, 0.0), (7, 10.0), (8, 1.0), (9, 10.0), (10, 4.0), (11, 0.0), (31, 1.0), (33, 0.0))


@inlined
def _end_token(work: Workspace, side: int, last: bool) -> int:
    """The first or last core token as written, or -1."""
    found = -1
    for t in range(work.tokens[side]):
        if class_of(work.kind[side, t]) == CORE:
            found = t
            if not last:
                break
    return found


@inlined
def _answered(work: Workspace, side: int, token: int) -> bool:
    group = work.group[side, token]
    return bool(group >= 0 and work.g_similarity[group] >= _WEAK)


@inlined
def _count_as_core(work: Workspace, side: int, token: int) -> int:
    """Count a general word that answers a core word as one, such as Shipping for Shpping; its letters, else 0."""
    if work.kind[side, token] != GENERIC:
        return 0
    work.total[side, CORE] += work.weight[side, token]
    return int(work.length[side, token, 0])


@inlined
def _letters_apart(work: Workspace, group: int) -> float:
    """The letters by which two names differ that are known as two; 0 if one of them is not known."""
    i, j = work.g_token[0, group], work.g_token[1, group]
    both = work.known[0, i] != 0 and work.known[1, j] != 0 and work.digest[0, i, 0] != work.digest[1, j, 0]
    return float(work.g_edits[group]) if both and work.script[0] not in (HANGUL, HAN) else 0.0


@inlined
def _measure(groups: int, work: Workspace, out: NDArray[np.float32]) -> None:
    """Write the features of the aligned pair in ``work`` into ``out`` (float32[K])."""
    agreement = 0.0
    spelling = 0.0
    edits = 0.0
    worst = 1.0
    imperfect = 0
    initials = 0
    glued, acronym, read = False, 0.0, False
    syllables = 0
    quality_sum, quality_count, least_quality = 0.0, 0, 1.0
    core_agreed = 0.0
    gendered, known_apart = 0, 0.0
    for side in range(2):
        for c in range(4):
            work.residual[side, c] = 0.0
            work.total[side, c] = 0.0
            work.unanswered[side, c] = 0
            work.open_letters[side, c] = 0
        for g in range(groups):
            work.share[side, g] = 0.0
    for g in range(groups):
        work.g_class[g] = MINOR
    a_places, b_places, a_legals, b_legals, a_lone, b_lone = 0, 0, 0, 0, 0, 0
    a_core, b_core, a_letters, b_letters = 0, 0, 0, 0
    legal_agreed = False
    for side in range(2):
        places, legals, lone, core, letters = 0, 0, 0, 0, 0
        for t in range(work.tokens[side]):
            kind = work.kind[side, t]
            its_class = class_of(kind)
            weight = work.weight[side, t]
            group = work.group[side, t]
            length = work.length[side, t, 0]
            work.total[side, its_class] += weight
            if its_class == CORE:
                core += 1
                letters += length
            if group >= 0:
                work.share[side, group] += weight
                work.g_token[side, group] = t
                work.g_class[group] = min(work.g_class[group], its_class)
                if kind == LEGAL and work.g_similarity[group] >= EXACT:
                    legal_agreed = True
                continue
            work.residual[side, its_class] += weight
            work.unanswered[side, its_class] += 1
            work.open_letters[side, its_class] += length
            places += kind == PLACE
            legals += kind == LEGAL
            lone += kind == INITIAL_KIND
        if side == 0:
            a_places, a_legals, a_lone, a_core, a_letters = places, legals, lone, core, letters
        else:
            b_places, b_legals, b_lone, b_core, b_letters = places, legals, lone, core, letters
    for g in range(groups):
        similarity = work.g_similarity[g]
        a_share, b_share = work.share[0, g], work.share[1, g]
        its_class = work.g_class[g]
        relation = work.relation[g]
        agreed = min(a_share, b_share) * similarity
        if relation == INITIAL:
            initials += 1
            agreed = min(a_share, b_share)
        elif relation == ACRONYM:
            acronym = max(acronym, work.g_spelt[g])
            # First letters say what the short form says, however rare the words that they begin.
            agreed = min(a_share, b_share) * similarity
        if its_class == MINOR:
            continue
        agreement += agreed
        if work.g_met[g, 0] == READ:
            read = True
        if relation == GLUED:
            glued = True
        if its_class == DIGITS or relation in (INITIAL, ACRONYM):
            if its_class == CORE:
                core_agreed += agreed
            if relation == INITIAL:  # the rest of the word is left open
                work.residual[0, its_class] += max(0.0, a_share - b_share)
                work.residual[1, its_class] += max(0.0, b_share - a_share)
            continue
        edits += work.g_edits[g]
        spelling += work.g_cost[g]
        lost = 1.0 - similarity
        # What two tokens of different weight cannot agree on is worth no more than the lighter of them.
        work.residual[0, its_class] += min(a_share, b_share) * lost
        work.residual[1, its_class] += min(a_share, b_share) * lost
        if its_class == CORE:
            a_letters += _count_as_core(work, 0, work.g_token[0, g])
            b_letters += _count_as_core(work, 1, work.g_token[1, g])
            core_agreed += agreed
            worst = min(worst, similarity)
            if work.g_edits[g] > 0.0:
                imperfect += 1
                if work.person[0] != 0 and relation == SIMILAR and work.script[0] == work.script[1]:
                    gendered += gender_apart(work, work.g_token[0, g], work.g_token[1, g])
                    known_apart += _letters_apart(work, g)
            quality_sum += work.g_quality[g]
            quality_count += 1
            least_quality = min(least_quality, work.g_quality[g])
    if work.script[0] == work.script[1] and work.script[0] in (HANGUL, HAN):
        for t in range(work.tokens[0]):
            group = work.group[0, t]
            if work.original[0, t] != 0 and class_of(work.kind[0, t]) == CORE:
                differs = work.g_edits[group] > 0.0 if group >= 0 else work.unanswered[1, CORE] > 0
                syllables += 1 if differs else 0

    core_unanswered = min(work.unanswered[0, CORE], work.unanswered[1, CORE])
    core_conflict = min(work.residual[0, CORE], work.residual[1, CORE])
    core_omission = max(work.residual[0, CORE], work.residual[1, CORE]) - core_conflict
    lighter = max(min(work.total[0, CORE], work.total[1, CORE]), 1e-9)
    heavier = max(max(work.total[0, CORE], work.total[1, CORE]), 1e-9)
    if core_unanswered > 0:
        worst = 0.0
        imperfect += core_unanswered
        edits += max(work.open_letters[0, CORE], work.open_letters[1, CORE])
        spelling += max(work.open_letters[0, CORE], work.open_letters[1, CORE])
    soft_conflict = min(work.residual[0, SOFT], work.residual[1, SOFT])
    soft_omission = max(work.residual[0, SOFT], work.residual[1, SOFT]) - soft_conflict
    # A core word on one side against a soft word on the other is a contradiction too.
    crossed = max(
        min(work.residual[0, CORE] - core_conflict, work.residual[1, SOFT] - soft_conflict),
        min(work.residual[1, CORE] - core_conflict, work.residual[0, SOFT] - soft_conflict),
    )
    soft_conflict += crossed
    if work.unanswered[0, SOFT] > 0 and work.unanswered[1, SOFT] > 0:
        edits += max(work.open_letters[0, SOFT], work.open_letters[1, SOFT])
    elif crossed > 0.0:
        edits += max(
            min(work.open_letters[0, CORE], work.open_letters[1, SOFT]),
            min(work.open_letters[1, CORE], work.open_letters[0, SOFT]),
        )

    flawless = edits == 0.0 and core_omission + soft_omission == 0.0 and work.unanswered[0, DIGITS] == 0
    flawless = flawless and work.unanswered[1, DIGITS] == 0 and initials == 0 and acronym == 0.0
    joined, distance = 1.0, 0
    if not flawless or (least_quality < _SURE_ENOUGH and work.person[0] == 0):
        distance, longest = joined_distance(work)
        if longest > 0:
            joined = 1.0 - distance / longest
        flawless = flawless and joined >= _ALIKE
    if flawless:
        joined = 1.0
    else:
        if read:  # the letters of the one side stand for those of the other
            joined = min(joined, 1.0 - min(edits / max(min(a_letters, b_letters), 1), 1.0))
        if work.script[0] == work.script[1]:
            edits = min(edits, np.float64(distance))
            spelling = min(spelling, np.float64(distance))
    order = disorder(work)
    last_conflict, first_conflict = 0.0, 0.0
    if core_unanswered > 0 or worst < _WEAK:
        a_end, b_end = _end_token(work, 0, True), _end_token(work, 1, True)
        if a_end >= 0 and b_end >= 0 and not _answered(work, 0, a_end) and not _answered(work, 1, b_end):
            last_conflict = 1.0
        a_end, b_end = _end_token(work, 0, False), _end_token(work, 1, False)
        if a_end >= 0 and b_end >= 0 and not _answered(work, 0, a_end) and not _answered(work, 1, b_end):
            first_conflict = 1.0
    core_least = min(a_core, b_core)
    letters_least = max(min(a_letters, b_letters), 1)

    out[0] = min(agreement, 60.0)
    out[1] = 0.0
    if work.total[0, CORE] > 0.0 and work.total[1, CORE] > 0.0:
        a_open = work.residual[0, CORE] / work.total[0, CORE]
        b_open = work.residual[1, CORE] / work.total[1, CORE]
        out[1] = 1.0 - min(a_open, b_open)
    elif agreement > 0.0:  # names of nothing but general words
        out[1] = 1.0
    out[2] = min(core_conflict / lighter, 1.0)
    out[3] = min(core_conflict, 30.0)
    out[4] = min(core_omission / heavier, 1.0)
    out[5] = min(core_omission, 30.0)
    out[6] = worst
    out[7] = min(edits, 10.0)
    out[8] = min(edits / letters_least, 1.0)
    out[9] = min(spelling, 10.0)
    out[10] = min(imperfect, 4)
    out[11] = joined
    out[12] = min(initials, 3)
    out[13] = 1.0 if min(a_lone, work.unanswered[1, CORE]) + min(b_lone, work.unanswered[0, CORE]) > 0 else 0.0
    out[14] = min(soft_conflict, 20.0)
    out[15] = min(soft_omission, 20.0)
    out[16] = 1.0 if a_places > 0 and b_places > 0 else 0.0
    out[17] = 1.0 if (a_places > 0) != (b_places > 0) else 0.0
    out[18] = 0.0
    if work.unanswered[0, DIGITS] > 0 and work.unanswered[1, DIGITS] > 0:
        out[18] = 2.0 if work.numbered[0] != 0 and work.numbered[1] != 0 else 1.0
    out[19] = 1.0 if (work.unanswered[0, DIGITS] > 0) != (work.unanswered[1, DIGITS] > 0) else 0.0
    out[20] = 1.0 if a_legals > 0 and b_legals > 0 and not legal_agreed else 0.0
    out[21] = order
    out[22] = chain_swap(work)
    out[23] = 1.0 if work.script[0] != work.script[1] else 0.0
    out[24] = 1.0 - quality_sum / quality_count if quality_count > 0 else 0.0
    out[25] = min(core_least, 5)
    out[26] = 1.0 if glued else 0.0
    out[27] = min(acronym, 20.0)
    out[28] = last_conflict
    out[29] = first_conflict
    out[30] = min(syllables, 3)
    out[31] = 1.0 if core_agreed <= 0.0 else 0.0
    out[32] = max(0.0, 12.0 - letters_least)
    out[33] = 1.0 if flawless else 0.0
    out[34] = 1.0 if gendered >= SURE else 0.0
    out[35] = min(known_apart, 3.0)
    if work.tokens[0] == 0 or work.tokens[1] == 0:  # nothing to go by is no agreement
        for k, value in _NOTHING:
            out[k] = value


@compiled
def compare_pairs(
    an: NameTable, af: FormTable, bn: NameTable, bf: FormTable,
    pair_a: NDArray[np.int64], pair_b: NDArray[np.int64],
    factor: NDArray[np.float32], readings: ReadingTable, rooms: Rooms, out: NDArray[np.float32],
) -> None:  # fmt: skip
    """Write the features of P pairs into ``out`` (float32[P, K], columns as in ``FEATURES``).

    Args:
        an, af, bn, bf: the two tables of names with their forms.
        pair_a, pair_b: int64[P], rows of the two tables; quickest with pairs of one ``pair_a`` one after another.
        factor: float32[4, 10], what a nat of rarity is worth by name class and token kind.
        readings: how scripts are read.
        rooms: room for one thread.
    """
    work = rooms[0]
    work.loaded[0] = NOT_LOADED
    work.loaded[1] = NOT_LOADED
    fetched = 0
    for p in range(len(pair_a)):
        if p == fetched:
            fetched = min(p + _AHEAD, len(pair_a))
            fetch_names(bn, bf, pair_b, p, fetched, work)
        load_pair(an, pair_a[p], af, bn, pair_b[p], bf, factor, work)
        _measure(align_loaded(work, readings), work, out[p])
