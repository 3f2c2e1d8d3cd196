"""Which token of one name answers which token of another, as a compiled loop over columns.

The order of business for one pair: the two names are put in a canonical order (so that swapping them changes nothing,
not even the last bit); every token pair gets a similarity over its forms; glued and split tokens and acronyms are
joined; identical tokens answer each other in reading order; the rest is a best assignment.
``tests/matching/oracle.py`` states the same slowly. ``docs/decisions/0003-matching.md`` says why.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from dissuade.kernels.compiled import compiled, inlined
from dissuade.kernels.strings import fill_masks, osa_distance, osa_distance_masked

__all__ = [
    "ACRONYM",
    "EQUAL",
    "GLUED",
    "INITIAL",
    "MAX_FORMS",
    "MAX_TOKENS",
    "SIMILAR",
    "FormTable",
    "NameTable",
    "Workspace",
    "align_loaded",
    "align_pair",
    "digest_forms",
    "load_pair",
    "make_workspace",
    "weighted_distance",
]

MAX_TOKENS = 16
"""Tokens of a name beyond this number are not looked at."""

MAX_FORMS = 12
"""Forms of a token beyond this number, the least likely ones, are not looked at."""

EQUAL, SIMILAR, INITIAL, GLUED, ACRONYM = 0, 1, 2, 3, 4
"""How the tokens of a group answer each other."""

_LONGEST = 64  # of a token in characters; what follows is cut off
_LEAST = 0.3  # a similarity below this is no answer
_EXACT = 0.999
_GLUED_LEAST = 0.8
_INITIAL_SIMILARITY = 0.6
_LIKELY = 0.5
_DOUBT = 0.3  # what the quality of forms can take from a similarity
_CLOSENESS = 1e-4  # among equally similar tokens, the one at the nearer position answers

_NAME, _INITIAL_KIND, _PATRONYMIC, _PARTICLE, _TITLE, _LEGAL, _GENERIC, _PLACE, _NUMBER, _STOP = range(10)
_PERSON, _ORGANIZATION, _VESSEL, _ANY = range(4)
_HANGUL, _HAN = 6, 7  # positions in names.arrays.SCRIPTS


class FormTable(NamedTuple):
    """What the loop needs to know about V distinct forms.

    Args:
        chars, start: as in ``names.arrays.Vocabulary``.
        signature: uint64[V], ``strings.letter_signature``.
        digest: uint64[V], ``digest_forms``; equal forms have equal digests whatever vocabulary they are in.
        rarity: float32[V, 3], nats, for persons, organisations and names of any class.
        chain: bool[V], the form is a word for "son of" or "daughter of".
    """

    chars: NDArray[np.uint8]
    start: NDArray[np.int64]
    signature: NDArray[np.uint64]
    digest: NDArray[np.uint64]
    rarity: NDArray[np.float32]
    chain: NDArray[np.bool_]


class NameTable(NamedTuple):
    """The columns of ``names.arrays.NameArrays``."""

    token_start: NDArray[np.int64]
    token_kind: NDArray[np.uint8]
    form_start: NDArray[np.int64]
    form: NDArray[np.int32]
    form_quality: NDArray[np.float32]
    name_class: NDArray[np.uint8]
    script: NDArray[np.uint8]
    original: NDArray[np.uint32]


_N, _F = MAX_TOKENS, MAX_FORMS
_WORKSPACE = np.dtype(
    (
        np.record,
        [
            # the two names, copied side by side; side 0 stands first in canonical order
            ("person", np.uint8, 1),
            ("tokens", np.int64, 2),
            ("script", np.int64, 2),
            ("kind", np.int64, (2, _N)),
            ("weight", np.float64, (2, _N)),  # nats
            ("original", np.uint32, (2, _N)),
            ("chain", np.uint8, (2, _N)),
            ("forms", np.int64, (2, _N)),
            ("digest", np.uint64, (2, _N, _F)),
            ("signature", np.uint64, (2, _N, _F)),
            ("length", np.int64, (2, _N, _F)),
            ("likely", np.float64, (2, _N, _F)),  # quality of a form
            ("letters", np.uint8, (2, _N, _F, _LONGEST)),
            # token pairs
            ("similarity", np.float64, (_N, _N)),
            ("edits", np.float64, (_N, _N)),
            ("cost", np.float64, (_N, _N)),
            ("quality", np.float64, (_N, _N)),
            ("met", np.int64, (_N, _N, 2)),  # positions of the two forms that met
            # the answer: which group a token belongs to (-1: unanswered), and what each group is
            ("group", np.int64, (2, _N)),
            ("relation", np.int64, _N),
            ("g_similarity", np.float64, _N),
            ("g_edits", np.float64, _N),
            ("g_cost", np.float64, _N),
            ("g_quality", np.float64, _N),
            ("g_met", np.int64, (_N, 2)),
            # sums for the features, by side and class of kinds
            ("residual", np.float64, (2, 4)),
            ("total", np.float64, (2, 4)),
            ("unanswered", np.int64, (2, 4)),
            ("open_letters", np.int64, (2, 4)),
            ("share", np.float64, (2, _N)),
            ("g_class", np.int64, _N),
            # room to work in
            ("masks", np.uint64, 37),
            ("rows", np.float64, (3, _LONGEST + 1)),
            ("joined", np.uint8, (2, _N * _LONGEST)),
            ("free", np.int64, (2, _N)),
            ("match", np.int64, _N + 1),
            ("path", np.int64, _N + 1),
            ("used", np.uint8, _N + 1),
            ("least", np.float64, _N + 1),
            ("potential", np.float64, (2, _N + 1)),
        ],
    )
)

Workspace = Any
"""One record of ``_WORKSPACE``: a pointer to numba, where a tuple of arrays would be counted at every access."""


def make_workspace() -> Workspace:
    """Room for the alignment of one pair; every thread needs its own."""
    return np.zeros(1, _WORKSPACE)[0]


@compiled
def digest_forms(chars: NDArray[np.uint8], start: NDArray[np.int64], digest: NDArray[np.uint64]) -> None:
    """Write a 62-bit hash of every form into ``digest`` (uint64[V]): two polynomials modulo primes below 2**31."""
    for form in range(len(start) - 1):
        high, low = np.int64(1), np.int64(1)
        for position in range(start[form], start[form + 1]):
            high = (high * 65_599 + np.int64(chars[position])) % 2_147_483_647
            low = (low * 31_337 + np.int64(chars[position])) % 2_147_483_629
        digest[form] = np.uint64(high << 31 | low)


def _letter_costs() -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    substitution = np.ones((37, 37))
    np.fill_diagonal(substitution, 0.0)
    classes: tuple[tuple[str, float], ...]
    classes = (("aeiouy", 0.5), ("iyj", 0.3), ("ckqg", 0.5), ("szcx", 0.5), ("bpvf", 0.6), ("vw", 0.3), ("uw", 0.4))
    classes += (("dt", 0.5), ("gjz", 0.7), ("hg", 0.6), ("hk", 0.6), ("mn", 0.7), ("lr", 0.7), ("jdzc", 0.7))
    classes += (("ou", 0.3), ("ei", 0.4), ("ckq", 0.2), ("o0", 0.2), ("l1", 0.2), ("i1", 0.2), ("s5", 0.3), ("g9", 0.3))
    classes += (("b8", 0.3), ("e3", 0.3), ("a4", 0.3), ("z2", 0.4), ("t7", 0.4), ("kh", 0.6))
    code = {chr(96 + c): c for c in range(1, 27)} | {str(d): 27 + d for d in range(10)}
    for letters, cost in classes:
        for a in letters:
            for b in letters:
                if a != b:
                    substitution[code[a], code[b]] = min(substitution[code[a], code[b]], cost)
    gap = np.ones(37)
    for letter, cost in (("a", 0.6), ("e", 0.6), ("i", 0.6), ("o", 0.6), ("u", 0.6), ("y", 0.5), ("h", 0.4)):
        gap[code[letter]] = cost
    return substitution, gap


_SUBSTITUTION, _GAP = _letter_costs()
_DOUBLED = 0.3
_SWAPPED = 0.8


@inlined
def weighted_distance(
    a: NDArray[np.uint8],
    a_start: int,
    a_end: int,
    b: NDArray[np.uint8],
    b_start: int,
    b_end: int,
    rows: NDArray[np.float64],
) -> float:
    """Optimal string alignment with what spellers and romanisers confuse costing less than 1.

    Args:
        a, a_start, a_end, b, b_start, b_end: two forms of at most 64 characters.
        rows: float64[3, 65], room to work in.
    """
    width = b_end - b_start
    rows[0, 0] = 0.0
    for j in range(1, width + 1):
        letter = b[b_start + j - 1]
        doubled = j > 1 and b[b_start + j - 2] == letter
        rows[0, j] = rows[0, j - 1] + (_DOUBLED if doubled else _GAP[letter])
    two_ago, ago, row = 2, 2, 0
    for i in range(1, a_end - a_start + 1):
        two_ago, ago, row = ago, row, i % 3
        letter = a[a_start + i - 1]
        drop = _DOUBLED if i > 1 and a[a_start + i - 2] == letter else _GAP[letter]
        rows[row, 0] = rows[ago, 0] + drop
        for j in range(1, width + 1):
            other = b[b_start + j - 1]
            add = _DOUBLED if j > 1 and b[b_start + j - 2] == other else _GAP[other]
            best = rows[ago, j - 1] + _SUBSTITUTION[letter, other]
            best = min(best, rows[ago, j] + drop)
            best = min(best, rows[row, j - 1] + add)
            if i > 1 and j > 1 and letter == b[b_start + j - 2] and a[a_start + i - 2] == other and letter != other:
                best = min(best, rows[two_ago, j - 2] + _SWAPPED)
            rows[row, j] = best
    return float(rows[row, width])


@inlined
def _bits(value: np.uint64) -> int:
    value = value - ((value >> np.uint64(1)) & np.uint64(0x5555555555555555))
    value = (value & np.uint64(0x3333333333333333)) + ((value >> np.uint64(2)) & np.uint64(0x3333333333333333))
    value = (value + (value >> np.uint64(4))) & np.uint64(0x0F0F0F0F0F0F0F0F)
    value += value >> np.uint64(8)
    value += value >> np.uint64(16)
    value += value >> np.uint64(32)
    return int(value & np.uint64(127))


@inlined
def _fill_side(
    names: NameTable, forms: FormTable, name: int, side: int, kind_class: np.int64, factor: NDArray[np.float32],
    work: Workspace,
) -> None:  # fmt: skip
    """Copy a name into the workspace, where the loops find all of it together."""
    column = 0 if kind_class == _PERSON else (2 if kind_class == _ANY else 1)
    token = names.token_start[name]
    count = min(names.token_start[name + 1] - token, MAX_TOKENS)
    work.tokens[side] = count
    work.script[side] = names.script[name]
    for t in range(count):
        kind = names.token_kind[token + t]
        begin = names.form_start[token + t]
        number = min(names.form_start[token + t + 1] - begin, MAX_FORMS)
        rarity = forms.rarity[names.form[begin], column]
        for f in range(number):
            form = names.form[begin + f]
            quality = names.form_quality[begin + f]
            first = forms.start[form]
            length = min(forms.start[form + 1] - first, _LONGEST)
            work.digest[side, t, f] = forms.digest[form]
            work.signature[side, t, f] = forms.signature[form]
            work.length[side, t, f] = length
            work.likely[side, t, f] = quality
            for position in range(length):
                work.letters[side, t, f, position] = forms.chars[first + position]
            if quality >= _LIKELY:  # a token is as common as its most common likely reading
                rarity = min(rarity, forms.rarity[form, column])
        work.forms[side, t] = number
        work.kind[side, t] = kind
        work.original[side, t] = names.original[token + t]
        work.chain[side, t] = forms.chain[names.form[begin]]
        work.weight[side, t] = factor[kind_class, kind] * (1.0 if kind in (_INITIAL_KIND, _NUMBER) else rarity)
        work.group[side, t] = -1


@inlined
def _out_of_order(work: Workspace) -> bool:
    """Whether the second name stands first in canonical order, which looks at everything that counts."""
    if work.tokens[0] != work.tokens[1]:
        return bool(work.tokens[0] > work.tokens[1])
    for t in range(work.tokens[0]):
        if work.forms[0, t] != work.forms[1, t]:
            return bool(work.forms[0, t] > work.forms[1, t])
        for f in range(work.forms[0, t]):
            if work.digest[0, t, f] != work.digest[1, t, f]:
                return bool(work.digest[0, t, f] > work.digest[1, t, f])
            if work.likely[0, t, f] != work.likely[1, t, f]:
                return bool(work.likely[0, t, f] > work.likely[1, t, f])
        if work.kind[0, t] != work.kind[1, t]:
            return bool(work.kind[0, t] > work.kind[1, t])
        if work.original[0, t] != work.original[1, t]:
            return bool(work.original[0, t] > work.original[1, t])
    return bool(work.script[0] > work.script[1])


@inlined
def _swap_sides(work: Workspace) -> None:
    """Exchange the two names; quicker than filling again, since the tables of names are not at hand here."""
    tokens = max(work.tokens[0], work.tokens[1])
    work.tokens[0], work.tokens[1] = work.tokens[1], work.tokens[0]
    work.script[0], work.script[1] = work.script[1], work.script[0]
    for t in range(tokens):
        forms = max(work.forms[0, t], work.forms[1, t])
        work.forms[0, t], work.forms[1, t] = work.forms[1, t], work.forms[0, t]
        work.kind[0, t], work.kind[1, t] = work.kind[1, t], work.kind[0, t]
        work.weight[0, t], work.weight[1, t] = work.weight[1, t], work.weight[0, t]
        work.original[0, t], work.original[1, t] = work.original[1, t], work.original[0, t]
        work.chain[0, t], work.chain[1, t] = work.chain[1, t], work.chain[0, t]
        work.group[0, t] = -1
        work.group[1, t] = -1
        for f in range(forms):
            work.digest[0, t, f], work.digest[1, t, f] = work.digest[1, t, f], work.digest[0, t, f]
            work.signature[0, t, f], work.signature[1, t, f] = work.signature[1, t, f], work.signature[0, t, f]
            work.likely[0, t, f], work.likely[1, t, f] = work.likely[1, t, f], work.likely[0, t, f]
            letters = max(work.length[0, t, f], work.length[1, t, f])
            work.length[0, t, f], work.length[1, t, f] = work.length[1, t, f], work.length[0, t, f]
            for p in range(letters):
                work.letters[0, t, f, p], work.letters[1, t, f, p] = work.letters[1, t, f, p], work.letters[0, t, f, p]


@inlined
def load_pair(
    an: NameTable, a: int, af: FormTable, bn: NameTable, b: int, bf: FormTable,
    factor: NDArray[np.float32], work: Workspace,
) -> bool:  # fmt: skip
    """Copy two names into the workspace in canonical order; true if they changed places.

    Args:
        an, a, af, bn, b, bf: two tables of names with their forms, and the rows.
        factor: float32[4, 10], what a nat of rarity is worth by name class and token kind.
    """
    kind_class = np.int64(an.name_class[a])
    if bn.name_class[b] != kind_class:
        kind_class = np.int64(_ANY)
    work.person[0] = kind_class == _PERSON
    _fill_side(an, af, a, 0, kind_class, factor, work)
    _fill_side(bn, bf, b, 1, kind_class, factor, work)
    if not _out_of_order(work):
        return False
    _swap_sides(work)
    return True


@inlined
def _identical(work: Workspace, i: int, j: int) -> bool:
    """Whether token i of side 0 and token j of side 1 share a form that neither leaves in doubt; if so, write that."""
    a_original, b_original = work.original[0, i], work.original[1, j]
    best_a, best_b = -1, 0
    if a_original != 0 and a_original == b_original:
        best_a = 0
    elif a_original == 0 or b_original == 0 or work.script[0] != work.script[1]:
        for fa in range(work.forms[0, i]):
            if work.likely[0, i, fa] < _EXACT:
                continue
            for fb in range(work.forms[1, j]):
                if best_a < 0 and work.digest[0, i, fa] == work.digest[1, j, fb] and work.likely[1, j, fb] >= _EXACT:
                    best_a, best_b = fa, fb
    elif work.script[0] not in (_HANGUL, _HAN) and work.digest[0, i, 0] == work.digest[1, j, 0]:
        best_a = 0 if work.likely[0, i, 0] * work.likely[1, j, 0] >= _EXACT else -1
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
def _token_pair(work: Workspace, i: int, j: int, person: bool) -> None:
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
    a_syllabic = a_original != 0 and work.script[0] in (_HANGUL, _HAN)
    b_syllabic = b_original != 0 and work.script[1] in (_HANGUL, _HAN)
    # Two different syllables of one script are different names even where a romanisation makes them one.
    told_apart = a_syllabic and b_syllabic and work.script[0] == work.script[1]
    # Within one script the letters say it all; guessed romanisations would only make different names meet.
    one_script = a_original != 0 and b_original != 0 and work.script[0] == work.script[1]
    a_forms = 1 if one_script else work.forms[0, i]
    b_forms = 1 if one_script else work.forms[1, j]
    best = 0.0
    best_quality = 0.0
    best_a, best_b = 0, 0
    for fa in range(a_forms):
        for fb in range(b_forms):
            if work.digest[0, i, fa] == work.digest[1, j, fb]:
                quality = work.likely[0, i, fa] * work.likely[1, j, fb]
                if quality > best_quality:
                    best_quality = quality
                    best_a, best_b = fa, fb
    if best_quality > 0.0:
        similarity = 1.0 if not told_apart else (0.85 if work.script[0] == _HAN else 0.4)
        work.similarity[i, j] = similarity * (1.0 - _DOUBT * (1.0 - best_quality))
        work.edits[i, j] = 1.0 if told_apart else 0.0
        work.cost[i, j] = (1.0 - similarity) * 2.0
        work.quality[i, j] = best_quality
        work.met[i, j, 0] = best_a
        work.met[i, j, 1] = best_b
        return
    if a_kind == _NUMBER or b_kind == _NUMBER or (a_kind == b_kind and a_kind in (_LEGAL, _PLACE)):
        return  # the lexicon knows both, and knows them as different
    if told_apart and person:
        return  # a name has one token a syllable
    if min(a_length, b_length) == 1:
        if max(a_length, b_length) > 1 and (a_kind == _INITIAL_KIND or b_kind == _INITIAL_KIND):
            for fa in range(a_forms):
                for fb in range(b_forms):
                    same = work.letters[0, i, fa, 0] == work.letters[1, j, fb, 0]
                    if same and work.likely[0, i, fa] * work.likely[1, j, fb] >= _LEAST:
                        work.similarity[i, j] = _INITIAL_SIMILARITY
                        work.edits[i, j] = 0.0
                        work.cost[i, j] = 0.0
                        return
        return
    best_edits = 0
    for fa in range(a_forms):
        length_a = work.length[0, i, fa]
        filled = False
        for fb in range(b_forms):
            length_b = work.length[1, j, fb]
            longest = max(length_a, length_b)
            limit = (longest * 11) // 20 if longest >= 5 else (2 if longest >= 3 else 1)
            if abs(length_a - length_b) > limit:
                continue
            only_a = _bits(work.signature[0, i, fa] & ~work.signature[1, j, fb])
            only_b = _bits(work.signature[1, j, fb] & ~work.signature[0, i, fa])
            if max(only_a, only_b) > limit:
                continue
            if not filled:
                fill_masks(work.letters[0, i, fa], 0, length_a, work.masks)
                filled = True
            distance = osa_distance_masked(work.masks, length_a, work.letters[1, j, fb], 0, length_b)
            if distance > limit:
                continue
            quality = work.likely[0, i, fa] * work.likely[1, j, fb]
            value = (1.0 - distance / longest) * (1.0 - _DOUBT * (1.0 - quality))
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
    if (a_kind >= _PARTICLE) != (b_kind >= _PARTICLE):
        similarity *= 0.9
    if similarity < _LEAST:
        similarity = 0.0
    work.similarity[i, j] = similarity
    work.edits[i, j] = best_edits
    work.cost[i, j] = cost
    work.quality[i, j] = best_quality
    work.met[i, j, 0] = best_a
    work.met[i, j, 1] = best_b


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
    return bool(length < _LONGEST and (reached >> np.uint64(length)) & np.uint64(1))


@inlined
def _glue(work: Workspace, many: int, groups: int) -> int:
    """Let two to four neighbouring tokens of side ``many`` answer one token of the other side."""
    one = 1 - many
    joined = work.joined[many]
    syllabic = work.script[many] in (_HANGUL, _HAN) and work.script[one] not in (_HANGUL, _HAN)
    while groups < MAX_TOKENS:
        best, best_begin, best_width, best_token, best_edits, best_cost = 0.0, 0, 0, 0, 0, 0.0
        for token in range(work.tokens[one]):
            length = work.length[one, token, 0]
            if work.group[one, token] >= 0 or work.kind[one, token] == _NUMBER or length < 4:
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
                    if work.group[many, t] >= 0 or work.kind[many, t] == _NUMBER:
                        break
                    if not syllabic and total + work.length[many, t, 0] > length + limit:
                        break
                    for position in range(work.length[many, t, 0]):
                        joined[total] = work.letters[many, t, 0, position]
                        total += 1
                    if end - begin < 2 or (not syllabic and abs(total - length) > limit):
                        continue
                    if syllabic and work.original[many, begin] != 0:
                        # Syllables have readings, not spellings: another reading is another name.
                        similarity = 0.97 if _spells(work, many, begin, end, token) else 0.0
                        distance, cost = 0, 0.0
                    else:
                        letters = work.letters[one, token, 0]
                        distance = osa_distance(joined, 0, total, letters, 0, length)
                        if distance > limit:
                            continue
                        cost = weighted_distance(joined, 0, total, letters, 0, length, work.rows)
                        similarity = 0.97 * (1.0 - cost / max(total, length))
                    if similarity >= _GLUED_LEAST and similarity > best and similarity > alone:
                        best, best_begin, best_width, best_token = similarity, begin, end - begin, token
                        best_edits, best_cost = distance, cost
        if best == 0.0:
            break
        _open_group(work, groups, GLUED, best, best_edits, best_cost)
        work.group[one, best_token] = groups
        for t in range(best_begin, best_begin + best_width):
            work.group[many, t] = groups
        groups += 1
    return groups


@inlined
def _acronym(work: Workspace, short: int, groups: int) -> int:
    """Let a token of side ``short`` answer a run of unanswered tokens of the other side by their first letters."""
    long = 1 - short
    for token in range(work.tokens[short]):
        length = work.length[short, token, 0]
        if work.group[short, token] >= 0 or work.kind[short, token] != _NAME or length < 2 or length > 8:
            continue
        done = False
        for skips in range(2):  # small words left out first, then counted
            for begin in range(work.tokens[long]):
                letter = 0
                end = begin
                while end < work.tokens[long] and letter < length:
                    small = work.kind[long, end] in (_STOP, _PARTICLE)
                    if skips == 0 and small and end > begin:
                        end += 1
                        continue
                    if work.group[long, end] >= 0:
                        break
                    if work.letters[long, end, 0, 0] != work.letters[short, token, 0, letter]:
                        break
                    letter += 1
                    end += 1
                if letter == length and groups < MAX_TOKENS:
                    _open_group(work, groups, ACRONYM, 0.85 if length > 2 else 0.6, 0.0, 0.0)
                    work.group[short, token] = groups
                    for t in range(begin, end):
                        if work.group[long, t] < 0:
                            work.group[long, t] = groups
                    groups += 1
                    done = True
                    break
            if done:
                break
    return groups


@inlined
def _pair_up(work: Workspace, i: int, j: int, groups: int) -> None:
    similarity = work.similarity[i, j]
    relation = EQUAL if work.edits[i, j] == 0.0 else SIMILAR
    a_initial = work.kind[0, i] == _INITIAL_KIND
    b_initial = work.kind[1, j] == _INITIAL_KIND
    if a_initial != b_initial and similarity == _INITIAL_SIMILARITY:
        relation = INITIAL
    _open_group(work, groups, relation, similarity, work.edits[i, j], work.cost[i, j])
    work.g_quality[groups] = work.quality[i, j]
    work.g_met[groups, 0] = work.met[i, j, 0]
    work.g_met[groups, 1] = work.met[i, j, 1]
    work.group[0, i] = groups
    work.group[1, j] = groups


@inlined
def _value(work: Workspace, i: int, j: int) -> float:
    """What it is worth that token i answers token j."""
    similarity = work.similarity[i, j]
    return float(similarity - _CLOSENESS * abs(i - j)) if similarity >= _LEAST else 0.0


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
def align_loaded(work: Workspace) -> int:
    """Align the two names in the workspace; the number of groups."""
    person = work.person[0] != 0
    groups = 0
    for i in range(work.tokens[0]):
        for j in range(work.tokens[1]):
            if work.group[1, j] < 0 and _identical(work, i, j):
                _pair_up(work, i, j, groups)
                groups += 1
                break
    if groups == work.tokens[0] or groups == work.tokens[1]:
        return groups
    for i in range(work.tokens[0]):
        for j in range(work.tokens[1]):
            if work.group[0, i] < 0 and work.group[1, j] < 0:
                _token_pair(work, i, j, person)
    groups = _glue(work, 0, groups)
    groups = _glue(work, 1, groups)
    if not person:
        groups = _acronym(work, 0, groups)
        groups = _acronym(work, 1, groups)
    return _assign(work, groups)


@compiled
def align_pair(
    an: NameTable, a: int, af: FormTable, bn: NameTable, b: int, bf: FormTable,
    factor: NDArray[np.float32], work: Workspace,
) -> tuple[int, bool]:  # fmt: skip
    """Align name a of one table with name b of another; the answer stands in ``work``.

    Args:
        an, a, af, bn, b, bf, factor: as for ``load_pair``.

    Returns:
        the number of groups, and whether name b became side 0.
    """
    swapped = load_pair(an, a, af, bn, b, bf, factor, work)
    return align_loaded(work), swapped
