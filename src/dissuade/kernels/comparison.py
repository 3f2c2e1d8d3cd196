"""Features of name pairs from their alignment, as a compiled loop over columns."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from dissuade.kernels.alignment import (
    ACRONYM,
    GLUED,
    INITIAL,
    MAX_TOKENS,
    FormTable,
    NameTable,
    Workspace,
    _precedes,
    align_pair,
)
from dissuade.kernels.compiled import compiled, inlined
from dissuade.kernels.strings import osa_distance

__all__ = ["FEATURES", "add_terms", "compare_pairs", "precedes"]

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
)
"""What each column says; ``matching.compare`` documents them."""

_NAME, _INITIAL_KIND, _PATRONYMIC, _PARTICLE, _TITLE, _LEGAL, _GENERIC, _PLACE, _NUMBER, _STOP = range(10)
_HANGUL, _HAN = 6, 7
_CORE, _SOFT, _DIGITS, _MINOR = 0, 1, 2, 3
_WEAK = 0.5  # two tokens less similar than this contradict each other
_EXACT = 0.999


@inlined
def _class_of(kind: int) -> int:
    if kind in (_NAME, _INITIAL_KIND, _PATRONYMIC):
        return _CORE
    if kind in (_GENERIC, _PLACE):
        return _SOFT
    if kind == _NUMBER:
        return _DIGITS
    return _MINOR


@inlined
def _length(forms: FormTable, form: int) -> int:
    return int(forms.start[form + 1] - forms.start[form])


@inlined
def _read(rank: int, count: int, lead: int) -> int:
    """Place of a token in reading order: what stands before the comma is read last."""
    return rank + count - lead if rank < lead else rank - lead


@inlined
def _disorder(work: Workspace, a_lead: int, b_lead: int) -> float:
    """0 for core tokens in one order, 0.5 for a rotation (family name first), 1 for another order."""
    pairs = 0
    turns = 0
    previous = -1
    first = -1
    for reading in range(work.tokens[0]):
        i = reading + a_lead if reading + a_lead < work.tokens[0] else reading + a_lead - work.tokens[0]
        group = work.group[0, i]
        if group < 0 or _class_of(work.kind[0, i]) != _CORE or work.relation[group] >= GLUED:
            continue
        place = -1
        for j in range(work.tokens[1]):
            if work.group[1, j] == group:
                place = _read(j, work.tokens[1], b_lead)
        if place < 0:
            continue
        if pairs == 0:
            first = place
        elif place < previous:
            turns += 1
        previous = place
        pairs += 1
    if pairs < 2 or turns == 0:
        return 0.0
    return 0.5 if turns == 1 and previous < first else 1.0


@inlined
def _is_child(work: Workspace, forms: FormTable, side: int, token: int) -> bool:
    """Whether a token stands right after a word for "son of"."""
    return token > 0 and work.kind[side, token - 1] == _PARTICLE and forms.chain[work.first[side, token - 1]]


@inlined
def _chain_swap(work: Workspace, af: FormTable, bf: FormTable) -> float:
    """1 if somebody's father on one side is somebody's child on the other (SALMAN BIN MUHAMMAD)."""
    down = False
    up = False
    for i in range(work.tokens[0]):
        group = work.group[0, i]
        if group < 0:
            continue
        for j in range(work.tokens[1]):
            if work.group[1, j] != group:
                continue
            a_father, b_father = _is_child(work, af, 0, i), _is_child(work, bf, 1, j)
            down = down or (a_father and not b_father)
            up = up or (b_father and not a_father)
    return 1.0 if down and up else 0.0


@inlined
def _joined_distance(work: Workspace, af: FormTable, bf: FormTable) -> tuple[int, int]:
    """Edit distance and length of all that is not legal form, title or stop word, written together."""
    for side in range(2):
        length = 0
        for t in range(work.tokens[side]):
            kind = work.kind[side, t]
            if kind in (_LEGAL, _TITLE, _STOP):
                continue
            forms = af if side == 0 else bf
            form = work.first[side, t]
            for position in range(forms.start[form], forms.start[form + 1]):
                if length < 64:
                    work.joined[side, length] = forms.chars[position]
                    length += 1
        if side == 0:
            a_length = length
        else:
            b_length = length
    distance = osa_distance(work.joined[0], 0, a_length, work.joined[1], 0, b_length)
    return distance, max(a_length, b_length)


@inlined
def _end_token(work: Workspace, side: int, lead: int, last: bool) -> int:
    """The first or last core token in reading order, or -1."""
    found = -1
    for reading in range(work.tokens[side]):
        t = reading + lead if reading + lead < work.tokens[side] else reading + lead - work.tokens[side]
        if _class_of(work.kind[side, t]) == _CORE:
            found = t
            if not last:
                break
    return found


@inlined
def _answered(work: Workspace, side: int, token: int) -> bool:
    group = work.group[side, token]
    return bool(group >= 0 and work.g_similarity[group] >= _WEAK)


@compiled
def _measure(
    an: NameTable, a: int, af: FormTable, bn: NameTable, b: int, bf: FormTable, groups: int, work: Workspace,
    out: NDArray[np.float32],
) -> None:  # fmt: skip
    """Write the features of an aligned pair into ``out`` (float32[K])."""
    agreement = 0.0
    spelling = 0.0
    edits = 0.0
    worst = 1.0
    imperfect = 0
    initials = 0
    glued, acronym = False, False
    syllables = 0
    quality_sum, quality_count = 0.0, 0
    core_agreed = 0.0
    a_syllabic = an.script[a] in (_HANGUL, _HAN)
    b_syllabic = bn.script[b] in (_HANGUL, _HAN)
    a_token, b_token = an.token_start[a], bn.token_start[b]

    residual = np.zeros((2, 4))  # by side and class of kinds
    total = np.zeros((2, 4))
    letters = np.zeros((2, 4))  # of unanswered tokens
    unanswered = np.zeros((2, 4), np.int64)
    places = np.zeros(2, np.int64)
    legals = np.zeros(2, np.int64)
    lone_initials = np.zeros(2, np.int64)
    core_count = np.zeros(2, np.int64)
    core_letters = np.zeros(2, np.int64)
    shares = np.zeros((2, MAX_TOKENS))  # weight of a group on either side
    group_class = np.full(MAX_TOKENS, _MINOR)
    legal_agreed = False
    for side in range(2):
        forms = af if side == 0 else bf
        for t in range(work.tokens[side]):
            kind = work.kind[side, t]
            its_class = _class_of(kind)
            weight = work.weight[side, t]
            group = work.group[side, t]
            length = _length(forms, work.first[side, t])
            total[side, its_class] += weight
            if its_class == _CORE:
                core_count[side] += 1
                core_letters[side] += length
            if group >= 0:
                shares[side, group] += weight
                group_class[group] = min(group_class[group], its_class)
                if kind == _LEGAL and work.g_similarity[group] >= _EXACT:
                    legal_agreed = True
                continue
            residual[side, its_class] += weight
            unanswered[side, its_class] += 1
            letters[side, its_class] += length
            if kind == _PLACE:
                places[side] += 1
            elif kind == _LEGAL:
                legals[side] += 1
            elif kind == _INITIAL_KIND:
                lone_initials[side] += 1
    for g in range(groups):
        similarity = work.g_similarity[g]
        a_share, b_share = shares[0, g], shares[1, g]
        its_class = group_class[g]
        relation = work.relation[g]
        agreed = min(a_share, b_share) * similarity
        if relation == INITIAL:
            initials += 1
            agreed = min(a_share, b_share)
        elif relation == ACRONYM:
            acronym = True
            agreed = max(a_share, b_share) * similarity
        if its_class == _MINOR:
            continue
        agreement += agreed
        if relation == GLUED:
            glued = True
        if its_class == _DIGITS or relation in (INITIAL, ACRONYM):
            if its_class == _CORE:
                core_agreed += agreed
            continue
        edits += work.g_edits[g]
        spelling += work.g_cost[g]
        lost = 1.0 - similarity
        # What two tokens of different weight cannot agree on is worth no more than the lighter of them.
        residual[0, its_class] += min(a_share, b_share) * lost
        residual[1, its_class] += min(a_share, b_share) * lost
        if its_class == _CORE:
            core_agreed += agreed
            worst = min(worst, similarity)
            if work.g_edits[g] > 0.0:
                imperfect += 1
            quality_sum += work.g_quality[g]
            quality_count += 1
    for side in range(2):
        names, syllabic, start = (an, a_syllabic, a_token) if side == 0 else (bn, b_syllabic, b_token)
        if not syllabic:
            continue
        for t in range(work.tokens[side]):
            group = work.group[side, t]
            if names.original[start + t] != 0 and _class_of(work.kind[side, t]) == _CORE:
                bad = group < 0 or work.g_edits[group] > 0.0
                if bad and (group >= 0 or unanswered[1 - side, _CORE] > 0):
                    syllables += 1

    core_unanswered = min(unanswered[0, _CORE], unanswered[1, _CORE])
    core_conflict = min(residual[0, _CORE], residual[1, _CORE])
    core_omission = max(residual[0, _CORE], residual[1, _CORE]) - core_conflict
    lighter = max(min(total[0, _CORE], total[1, _CORE]), 1e-9)
    heavier = max(max(total[0, _CORE], total[1, _CORE]), 1e-9)
    if core_unanswered > 0:
        worst = 0.0
        imperfect += core_unanswered
        edits += max(letters[0, _CORE], letters[1, _CORE])
        spelling += max(letters[0, _CORE], letters[1, _CORE])
    soft_conflict = min(residual[0, _SOFT], residual[1, _SOFT])
    soft_omission = max(residual[0, _SOFT], residual[1, _SOFT]) - soft_conflict
    # A core word on one side against a soft word on the other is a contradiction too.
    crossed = max(
        min(residual[0, _CORE] - core_conflict, residual[1, _SOFT] - soft_conflict),
        min(residual[1, _CORE] - core_conflict, residual[0, _SOFT] - soft_conflict),
    )
    soft_conflict += crossed
    if unanswered[0, _SOFT] > 0 and unanswered[1, _SOFT] > 0:
        edits += max(letters[0, _SOFT], letters[1, _SOFT])
    elif crossed > 0.0:
        edits += max(min(letters[0, _CORE], letters[1, _SOFT]), min(letters[1, _CORE], letters[0, _SOFT]))

    flawless = edits == 0.0 and core_omission + soft_omission == 0.0 and unanswered[0, _DIGITS] == 0
    flawless = flawless and unanswered[1, _DIGITS] == 0 and initials == 0 and not acronym
    joined = 1.0
    if not flawless:
        distance, longest = _joined_distance(work, af, bf)
        if longest > 0:
            joined = 1.0 - distance / longest
        if an.script[a] == bn.script[b]:
            edits = min(edits, np.float64(distance))
            spelling = min(spelling, np.float64(distance))
    a_lead = int(an.lead[a]) if an.lead[a] < work.tokens[0] else 0
    b_lead = int(bn.lead[b]) if bn.lead[b] < work.tokens[1] else 0
    order = _disorder(work, a_lead, b_lead)
    if order > 0.0 and a_lead + b_lead > 0:
        order = min(order, _disorder(work, 0, 0))
    last_conflict, first_conflict = 0.0, 0.0
    if core_unanswered > 0 or worst < _WEAK:
        a_end, b_end = _end_token(work, 0, a_lead, True), _end_token(work, 1, b_lead, True)
        if a_end >= 0 and b_end >= 0 and not _answered(work, 0, a_end) and not _answered(work, 1, b_end):
            last_conflict = 1.0
        a_end, b_end = _end_token(work, 0, a_lead, False), _end_token(work, 1, b_lead, False)
        if a_end >= 0 and b_end >= 0 and not _answered(work, 0, a_end) and not _answered(work, 1, b_end):
            first_conflict = 1.0
    core_least = min(core_count[0], core_count[1])
    letters_least = max(min(core_letters[0], core_letters[1]), 1)

    out[0] = min(agreement, 60.0)
    out[1] = 1.0 - min(residual[0, _CORE] / max(total[0, _CORE], 1e-9), residual[1, _CORE] / max(total[1, _CORE], 1e-9))
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
    out[13] = (
        1.0 if min(lone_initials[0], unanswered[1, _CORE]) + min(lone_initials[1], unanswered[0, _CORE]) > 0 else 0.0
    )
    out[14] = min(soft_conflict, 20.0)
    out[15] = min(soft_omission, 20.0)
    out[16] = 1.0 if places[0] > 0 and places[1] > 0 else 0.0
    out[17] = 1.0 if (places[0] > 0) != (places[1] > 0) else 0.0
    out[18] = 1.0 if unanswered[0, _DIGITS] > 0 and unanswered[1, _DIGITS] > 0 else 0.0
    out[19] = 1.0 if (unanswered[0, _DIGITS] > 0) != (unanswered[1, _DIGITS] > 0) else 0.0
    out[20] = 1.0 if legals[0] > 0 and legals[1] > 0 and not legal_agreed else 0.0
    out[21] = order
    out[22] = _chain_swap(work, af, bf)
    out[23] = 1.0 if an.script[a] != bn.script[b] else 0.0
    out[24] = 1.0 - quality_sum / quality_count if quality_count > 0 else 0.0
    out[25] = min(core_least, 5)
    out[26] = 1.0 if glued else 0.0
    out[27] = 1.0 if acronym else 0.0
    out[28] = last_conflict
    out[29] = first_conflict
    out[30] = min(syllables, 3)
    out[31] = 1.0 if core_agreed <= 0.0 else 0.0
    out[32] = max(0.0, 12.0 - letters_least)
    out[33] = 1.0 if flawless else 0.0


@compiled
def precedes(an: NameTable, a: int, af: FormTable, bn: NameTable, b: int, bf: FormTable) -> int:
    """-1 if name a stands first in canonical order, 1 if name b does, 0 if they are alike."""
    return _precedes(an, a, af, bn, b, bf)


@compiled
def compare_pairs(
    an: NameTable, af: FormTable, bn: NameTable, bf: FormTable,
    pair_a: NDArray[np.int64], pair_b: NDArray[np.int64],
    factor: NDArray[np.float32], work: Workspace, out: NDArray[np.float32],
) -> None:  # fmt: skip
    """Write the features of P pairs into ``out`` (float32[P, K], columns as in ``FEATURES``).

    Args:
        an, af, bn, bf: the two tables of names with their forms.
        pair_a, pair_b: int64[P], rows of the two tables.
        factor: float32[4, 10], what a nat of rarity is worth by name class and token kind.
        work: room for one thread.
    """
    for p in range(len(pair_a)):
        a, b = pair_a[p], pair_b[p]
        if _precedes(an, a, af, bn, b, bf) <= 0:
            groups = align_pair(an, a, af, bn, b, bf, factor, work)
            _measure(an, a, af, bn, b, bf, groups, work, out[p])
        else:
            groups = align_pair(bn, b, bf, an, a, af, factor, work)
            _measure(bn, b, bf, an, a, af, groups, work, out[p])


@compiled
def add_terms(
    features: NDArray[np.float32], models: NDArray[np.int64], intercepts: NDArray[np.float64],
    knots: NDArray[np.float64], values: NDArray[np.float64], counts: NDArray[np.int64],
    parts: NDArray[np.float64], logits: NDArray[np.float64],
) -> None:  # fmt: skip
    """Evaluate additive piecewise-linear models.

    Args:
        features: float32[P, K].
        models: int64[P], the model that judges each pair.
        intercepts: float64[M].
        knots, values: float64[M, K, L], the terms; constant outside the knots.
        counts: int64[M, K], how many of the L knots a term has; 0 for no term.
        parts: float64[P, K + 1] for the contributions, the intercept last; or float64[0, 0] if nobody asks.
        logits: float64[P], the contributions added up from left to right.
    """
    columns = features.shape[1]
    keep = len(parts) > 0
    for p in range(len(features)):
        m = models[p]
        logit = 0.0
        for k in range(columns):
            count = counts[m, k]
            if count == 0:
                part = 0.0
            else:
                x = np.float64(features[p, k])
                if x <= knots[m, k, 0]:
                    part = values[m, k, 0]
                elif x >= knots[m, k, count - 1]:
                    part = values[m, k, count - 1]
                else:
                    i = 1
                    while x > knots[m, k, i]:
                        i += 1
                    left, right = knots[m, k, i - 1], knots[m, k, i]
                    share = (x - left) / (right - left)
                    part = values[m, k, i - 1] + share * (values[m, k, i] - values[m, k, i - 1])
            logit += part
            if keep:
                parts[p, k] = part
        logit += intercepts[m]
        if keep:
            parts[p, columns] = intercepts[m]
        logits[p] = logit
