"""Which token of one name answers which token of another, as a compiled loop over columns.

The order of business for one pair: the two names are put in a canonical order (so that swapping them changes nothing,
not even the last bit); every token pair gets a similarity over its forms; glued and split tokens and acronyms are
joined; identical tokens answer each other in reading order; the rest is a best assignment.
``tests/matching/oracle.py`` states the same slowly. ``docs/decisions/0003-matching.md`` says why.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from dissuade.kernels.compiled import compiled, inlined
from dissuade.kernels.strings import fill_masks, osa_distance, osa_distance_masked

__all__ = [
    "ACRONYM",
    "EQUAL",
    "GLUED",
    "INITIAL",
    "MAX_TOKENS",
    "SIMILAR",
    "FormTable",
    "NameTable",
    "Workspace",
    "align_pair",
    "digest_forms",
    "make_workspace",
    "weighted_distance",
]

MAX_TOKENS = 16
"""Tokens of a name beyond this number are not looked at."""

EQUAL, SIMILAR, INITIAL, GLUED, ACRONYM = 0, 1, 2, 3, 4
"""How the tokens of a group answer each other."""

_LONGEST = 64  # of a token in characters; what follows is cut off
_LEAST = 0.3  # a similarity below this is no answer
_EXACT = 0.999
_GLUED_LEAST = 0.8
_INITIAL_SIMILARITY = 0.6
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
    lead: NDArray[np.uint8]


class Workspace(NamedTuple):
    """Room for one pair, used again for the next; sides 0 and 1 are in canonical order.

    Args:
        kind: int64[2, 16], token kinds. weight: float64[2, 16], nats. first: int64[2, 16], first form of each token.
        tokens: int64[2], how many. group: int64[2, 16], the group a token belongs to, -1 for unanswered.
        similarity, edits, cost, quality: float64[16, 16] of token pairs.
        form: int64[16, 16, 2], the forms that met.
        relation: int64[16], g_similarity, g_edits, g_cost, g_quality: float64[16], g_form: int64[16, 2]: of groups.
        masks: uint64[37]. rows: float64[3, 65]. joined: uint8[2, 1024], letters of tokens written together.
        match, path, used, value, potential: for the assignment.
    """

    kind: NDArray[np.int64]
    weight: NDArray[np.float64]
    first: NDArray[np.int64]
    tokens: NDArray[np.int64]
    group: NDArray[np.int64]
    similarity: NDArray[np.float64]
    edits: NDArray[np.float64]
    cost: NDArray[np.float64]
    quality: NDArray[np.float64]
    form: NDArray[np.int64]
    relation: NDArray[np.int64]
    g_similarity: NDArray[np.float64]
    g_edits: NDArray[np.float64]
    g_cost: NDArray[np.float64]
    g_quality: NDArray[np.float64]
    g_form: NDArray[np.int64]
    masks: NDArray[np.uint64]
    rows: NDArray[np.float64]
    joined: NDArray[np.uint8]
    match: NDArray[np.int64]
    path: NDArray[np.int64]
    used: NDArray[np.bool_]
    value: NDArray[np.float64]
    potential: NDArray[np.float64]


def make_workspace() -> Workspace:
    """Room for the alignment of one pair; every thread needs its own."""
    n = MAX_TOKENS
    return Workspace(
        kind=np.zeros((2, n), np.int64),
        weight=np.zeros((2, n), np.float64),
        first=np.zeros((2, n), np.int64),
        tokens=np.zeros(2, np.int64),
        group=np.zeros((2, n), np.int64),
        similarity=np.zeros((n, n), np.float64),
        edits=np.zeros((n, n), np.float64),
        cost=np.zeros((n, n), np.float64),
        quality=np.zeros((n, n), np.float64),
        form=np.zeros((n, n, 2), np.int64),
        relation=np.zeros(n, np.int64),
        g_similarity=np.zeros(n, np.float64),
        g_edits=np.zeros(n, np.float64),
        g_cost=np.zeros(n, np.float64),
        g_quality=np.zeros(n, np.float64),
        g_form=np.zeros((n, 2), np.int64),
        masks=np.zeros(37, np.uint64),
        rows=np.zeros((3, _LONGEST + 1), np.float64),
        joined=np.zeros((2, n * _LONGEST), np.uint8),
        match=np.zeros(n + 1, np.int64),
        path=np.zeros(n + 1, np.int64),
        used=np.zeros(n + 1, np.bool_),
        value=np.zeros(n + 1, np.float64),
        potential=np.zeros((2, n + 1), np.float64),
    )


@compiled
def digest_forms(chars: NDArray[np.uint8], start: NDArray[np.int64], digest: NDArray[np.uint64]) -> None:
    """Write a 64-bit FNV-1a hash of every form into ``digest`` (uint64[V])."""
    for form in range(len(start) - 1):
        value = np.uint64(0xCBF29CE484222325)
        for position in range(start[form], start[form + 1]):
            value = (value ^ np.uint64(chars[position])) * np.uint64(0x100000001B3)
        digest[form] = value


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
    return int((value * np.uint64(0x0101010101010101)) >> np.uint64(56))


@inlined
def _precedes(an: NameTable, a: int, af: FormTable, bn: NameTable, b: int, bf: FormTable) -> int:
    """-1 if name a stands first in canonical order, 1 if name b does, 0 if they are alike in everything that counts."""
    a_token, b_token = an.token_start[a], bn.token_start[b]
    a_count, b_count = an.token_start[a + 1] - a_token, bn.token_start[b + 1] - b_token
    if a_count != b_count:
        return -1 if a_count < b_count else 1
    for t in range(a_count):
        a_form, b_form = an.form_start[a_token + t], bn.form_start[b_token + t]
        a_forms, b_forms = an.form_start[a_token + t + 1] - a_form, bn.form_start[b_token + t + 1] - b_form
        if a_forms != b_forms:
            return -1 if a_forms < b_forms else 1
        for f in range(a_forms):
            a_digest, b_digest = af.digest[an.form[a_form + f]], bf.digest[bn.form[b_form + f]]
            if a_digest != b_digest:
                return -1 if a_digest < b_digest else 1
            a_quality, b_quality = an.form_quality[a_form + f], bn.form_quality[b_form + f]
            if a_quality != b_quality:
                return -1 if a_quality < b_quality else 1
        a_kind, b_kind = an.token_kind[a_token + t], bn.token_kind[b_token + t]
        if a_kind != b_kind:
            return -1 if a_kind < b_kind else 1
        a_original, b_original = an.original[a_token + t], bn.original[b_token + t]
        if a_original != b_original:
            return -1 if a_original < b_original else 1
    if an.lead[a] != bn.lead[b]:
        return -1 if an.lead[a] < bn.lead[b] else 1
    if an.script[a] != bn.script[b]:
        return -1 if an.script[a] < bn.script[b] else 1
    if an.name_class[a] != bn.name_class[b]:
        return -1 if an.name_class[a] < bn.name_class[b] else 1
    return 0


@inlined
def _fill_side(
    names: NameTable, name: int, forms: FormTable, side: int, column: int, factor: NDArray[np.float32], work: Workspace
) -> None:
    token = names.token_start[name]
    count = min(names.token_start[name + 1] - token, MAX_TOKENS)
    work.tokens[side] = count
    for t in range(count):
        kind = np.int64(names.token_kind[token + t])
        begin, end = names.form_start[token + t], names.form_start[token + t + 1]
        rarity = forms.rarity[names.form[begin], column]
        for f in range(begin + 1, end):  # a token is as common as its most common likely reading
            if names.form_quality[f] >= 0.5:
                rarity = min(rarity, forms.rarity[names.form[f], column])
        work.kind[side, t] = kind
        work.weight[side, t] = factor[kind] * (1.0 if kind in (_INITIAL_KIND, _NUMBER) else rarity)
        work.first[side, t] = names.form[begin]
        work.group[side, t] = -1


@inlined
def _token_pair(
    an: NameTable, ta: int, af: FormTable, a_script: int, bn: NameTable, tb: int, bf: FormTable, b_script: int,
    i: int, j: int, work: Workspace,
) -> None:  # fmt: skip
    """Write similarity, edits, cost, quality and the forms that met for token i of side 0 and token j of side 1."""
    a_begin, a_end = an.form_start[ta], an.form_start[ta + 1]
    b_begin, b_end = bn.form_start[tb], bn.form_start[tb + 1]
    a_kind, b_kind = work.kind[0, i], work.kind[1, j]
    a_original, b_original = an.original[ta], bn.original[tb]
    work.similarity[i, j] = 0.0
    work.form[i, j, 0] = an.form[a_begin]
    work.form[i, j, 1] = bn.form[b_begin]
    a_length = af.start[an.form[a_begin] + 1] - af.start[an.form[a_begin]]
    b_length = bf.start[bn.form[b_begin] + 1] - bf.start[bn.form[b_begin]]
    work.edits[i, j] = max(a_length, b_length)
    work.cost[i, j] = work.edits[i, j]
    work.quality[i, j] = 1.0
    if a_original != 0 and a_original == b_original:
        work.similarity[i, j] = 1.0
        work.edits[i, j] = 0.0
        work.cost[i, j] = 0.0
        return
    a_syllabic = a_original != 0 and (a_script in (_HANGUL, _HAN))
    b_syllabic = b_original != 0 and (b_script in (_HANGUL, _HAN))
    # Two different syllables of one script are different names even where a romanisation makes them one.
    told_apart = a_syllabic and b_syllabic and a_script == b_script
    if told_apart:
        a_end, b_end = a_begin + 1, b_begin + 1
    best = 0.0
    best_quality = 1.0
    found = False
    best_a, best_b = 0, 0
    for fa in range(a_begin, a_end):
        form_a = an.form[fa]
        for fb in range(b_begin, b_end):
            form_b = bn.form[fb]
            if af.digest[form_a] == bf.digest[form_b]:
                quality = np.float64(an.form_quality[fa]) * np.float64(bn.form_quality[fb])
                if not found or quality > best_quality:
                    found = True
                    best_quality = quality
                    best_a, best_b = form_a, form_b
    if found:
        similarity = 1.0 if not told_apart else (0.85 if a_script == _HAN else 0.4)
        work.similarity[i, j] = similarity * (1.0 - 0.3 * (1.0 - best_quality))
        work.edits[i, j] = 0.0 if not told_apart else 1.0
        work.cost[i, j] = (1.0 - similarity) * 2.0
        work.quality[i, j] = best_quality
        work.form[i, j, 0] = best_a
        work.form[i, j, 1] = best_b
        return
    if a_kind == _NUMBER or b_kind == _NUMBER or (a_kind == _LEGAL and b_kind == _LEGAL):
        return
    if min(a_length, b_length) == 1:
        if max(a_length, b_length) > 1 and (a_kind == _INITIAL_KIND or b_kind == _INITIAL_KIND):
            for fa in range(a_begin, a_end):
                for fb in range(b_begin, b_end):
                    same = af.chars[af.start[an.form[fa]]] == bf.chars[bf.start[bn.form[fb]]]
                    quality = np.float64(an.form_quality[fa]) * np.float64(bn.form_quality[fb])
                    if same and quality >= 0.3:
                        work.similarity[i, j] = _INITIAL_SIMILARITY
                        work.edits[i, j] = 0.0
                        work.cost[i, j] = 0.0
                        return
        return
    best_edits = 0
    for fa in range(a_begin, a_end):
        form_a = an.form[fa]
        a_first, a_last = af.start[form_a], min(af.start[form_a + 1], af.start[form_a] + _LONGEST)
        length_a = a_last - a_first
        filled = False
        for fb in range(b_begin, b_end):
            form_b = bn.form[fb]
            b_first, b_last = bf.start[form_b], min(bf.start[form_b + 1], bf.start[form_b] + _LONGEST)
            length_b = b_last - b_first
            longest = max(length_a, length_b)
            limit = (longest * 11) // 20 if longest >= 5 else (2 if longest >= 3 else 1)
            if abs(length_a - length_b) > limit:
                continue
            only_a = _bits(af.signature[form_a] & ~bf.signature[form_b])
            only_b = _bits(bf.signature[form_b] & ~af.signature[form_a])
            if max(only_a, only_b) > limit:
                continue
            if not filled:
                fill_masks(af.chars, a_first, a_last, work.masks)
                filled = True
            distance = osa_distance_masked(work.masks, length_a, bf.chars, b_first, b_last)
            if distance > limit:
                continue
            quality = np.float64(an.form_quality[fa]) * np.float64(bn.form_quality[fb])
            value = (1.0 - distance / longest) * (1.0 - 0.3 * (1.0 - quality))
            if value > best:
                best = value
                best_quality = quality
                best_edits = distance
                best_a, best_b = form_a, form_b
    if best <= 0.0:
        return
    a_first, b_first = af.start[best_a], bf.start[best_b]
    a_last = min(af.start[best_a + 1], a_first + _LONGEST)
    b_last = min(bf.start[best_b + 1], b_first + _LONGEST)
    longest = max(a_last - a_first, b_last - b_first)
    cost = weighted_distance(af.chars, a_first, a_last, bf.chars, b_first, b_last, work.rows)
    steep = 2.5 if told_apart else (1.6 if a_syllabic or b_syllabic else 1.0)
    similarity = (1.0 - steep * cost / longest) * (1.0 - 0.3 * (1.0 - best_quality))
    if (a_kind >= _PARTICLE) != (b_kind >= _PARTICLE):
        similarity *= 0.9
    if similarity < _LEAST:
        similarity = 0.0
    work.similarity[i, j] = similarity
    work.edits[i, j] = best_edits
    work.cost[i, j] = cost
    work.quality[i, j] = best_quality
    work.form[i, j, 0] = best_a
    work.form[i, j, 1] = best_b


@inlined
def _join(work: Workspace, forms: FormTable, side: int, begin: int, end: int) -> int:
    """Write tokens ``begin:end`` of a side together; their length."""
    length = 0
    for t in range(begin, end):
        form = work.first[side, t]
        for position in range(forms.start[form], min(forms.start[form + 1], forms.start[form] + _LONGEST)):
            work.joined[side, length] = forms.chars[position]
            length += 1
    return length


@inlined
def _open_group(work: Workspace, groups: int, relation: int, similarity: float, edits: float, cost: float) -> None:
    work.relation[groups] = relation
    work.g_similarity[groups] = similarity
    work.g_edits[groups] = edits
    work.g_cost[groups] = cost
    work.g_quality[groups] = 1.0
    work.g_form[groups, 0] = -1
    work.g_form[groups, 1] = -1


@inlined
def _glue(work: Workspace, af: FormTable, bf: FormTable, many: int, groups: int) -> int:
    """Let two or three neighbouring tokens of side ``many`` answer one token of the other side."""
    one = 1 - many
    many_forms, one_forms = (af, bf) if many == 0 else (bf, af)
    while groups < MAX_TOKENS:
        best, best_begin, best_width, best_token, best_edits, best_cost = 0.0, 0, 0, 0, 0, 0.0
        for token in range(work.tokens[one]):
            if work.group[one, token] >= 0 or work.kind[one, token] == _NUMBER:
                continue
            form = work.first[one, token]
            first, last = one_forms.start[form], one_forms.start[form + 1]
            length = last - first
            if length < 4 or length > _LONGEST:
                continue
            alone = 0.0
            for t in range(work.tokens[many]):
                if work.group[many, t] < 0:
                    alone = max(alone, work.similarity[t, token] if many == 0 else work.similarity[token, t])
            for width in range(2, 5):
                for begin in range(work.tokens[many] - width + 1):
                    total = 0
                    taken = False
                    for t in range(begin, begin + width):
                        form = work.first[many, t]
                        total += many_forms.start[form + 1] - many_forms.start[form]
                        taken = taken or work.group[many, t] >= 0 or work.kind[many, t] == _NUMBER
                    limit = 1 if length < 6 else 2
                    if taken or abs(total - length) > limit or total > _LONGEST:
                        continue
                    _join(work, many_forms, many, begin, begin + width)
                    distance = osa_distance(work.joined[many], 0, total, one_forms.chars, first, last)
                    if distance > limit:
                        continue
                    cost = weighted_distance(work.joined[many], 0, total, one_forms.chars, first, last, work.rows)
                    similarity = 0.97 * (1.0 - cost / max(total, length))
                    if similarity >= _GLUED_LEAST and similarity > best and similarity > alone:
                        best, best_begin, best_width, best_token = similarity, begin, width, token
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
def _acronym(work: Workspace, af: FormTable, bf: FormTable, short: int, groups: int) -> int:
    """Let a token of side ``short`` answer a run of unanswered tokens of the other side by their first letters."""
    long = 1 - short
    short_forms, long_forms = (af, bf) if short == 0 else (bf, af)
    for token in range(work.tokens[short]):
        form = work.first[short, token]
        first = short_forms.start[form]
        length = short_forms.start[form + 1] - first
        if work.group[short, token] >= 0 or work.kind[short, token] != _NAME or length < 2 or length > 8:
            continue
        done = False
        for skips in range(2):  # with and without small words
            for begin in range(work.tokens[long]):
                letter = 0
                end = begin
                while end < work.tokens[long] and letter < length:
                    small = work.kind[long, end] == _STOP or work.kind[long, end] == _PARTICLE
                    if skips == 0 and small and end > begin:
                        end += 1
                        continue
                    if work.group[long, end] >= 0:
                        break
                    long_form = work.first[long, end]
                    if long_forms.chars[long_forms.start[long_form]] != short_forms.chars[first + letter]:
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
    work.g_form[groups, 0] = work.form[i, j, 0]
    work.g_form[groups, 1] = work.form[i, j, 1]
    work.group[0, i] = groups
    work.group[1, j] = groups


@inlined
def _value(work: Workspace, i: int, j: int) -> float:
    similarity = work.similarity[i, j]
    return similarity - _CLOSENESS * abs(i - j) if similarity >= _LEAST else 0.0


@inlined
def _assign(work: Workspace, groups: int) -> int:
    """Best assignment of what is still unanswered, by shortest augmenting paths (Kuhn 1955, Jonker-Volgenant 1987)."""
    rows_side = 0
    free_a, free_b = 0, 0
    for t in range(work.tokens[0]):
        free_a += work.group[0, t] < 0
    for t in range(work.tokens[1]):
        free_b += work.group[1, t] < 0
    if free_a == 0 or free_b == 0:
        return groups
    if free_a > free_b:
        rows_side = 1
    rows, columns = min(free_a, free_b), max(free_a, free_b)
    row_of = work.rows[0]  # the forms' rows are free now
    column_of = work.rows[1]
    n = 0
    for t in range(work.tokens[rows_side]):
        if work.group[rows_side, t] < 0:
            row_of[n] = t
            n += 1
    n = 0
    for t in range(work.tokens[1 - rows_side]):
        if work.group[1 - rows_side, t] < 0:
            column_of[n] = t
            n += 1
    match, path, used, least, potential = work.match, work.path, work.used, work.value, work.potential
    for c in range(columns + 1):
        match[c] = 0
        potential[1, c] = 0.0
    for r in range(rows + 1):
        potential[0, r] = 0.0
    for r in range(1, rows + 1):
        match[0] = r
        column = 0
        for c in range(columns + 1):
            least[c] = np.inf
            used[c] = False
        while True:
            used[column] = True
            row = match[column]
            delta = np.inf
            next_column = 0
            for c in range(1, columns + 1):
                if used[c]:
                    continue
                i, j = int(row_of[row - 1]), int(column_of[c - 1])
                value = _value(work, i, j) if rows_side == 0 else _value(work, j, i)
                reduced = -value - potential[0, row] - potential[1, c]
                if reduced < least[c]:
                    least[c] = reduced
                    path[c] = column
                if least[c] < delta:
                    delta = least[c]
                    next_column = c
            for c in range(columns + 1):
                if used[c]:
                    potential[0, match[c]] += delta
                    potential[1, c] -= delta
                else:
                    least[c] -= delta
            column = next_column
            if match[column] == 0:
                break
        while column != 0:
            previous = path[column]
            match[column] = match[previous]
            column = previous
    for r in range(1, rows + 1):
        for c in range(1, columns + 1):
            if match[c] != r:
                continue
            i, j = int(row_of[r - 1]), int(column_of[c - 1])
            if rows_side == 1:
                i, j = j, i
            if _value(work, i, j) > 0.0 and groups < MAX_TOKENS:
                _pair_up(work, i, j, groups)
                groups += 1
    return groups


@compiled
def align_pair(
    an: NameTable, a: int, af: FormTable, bn: NameTable, b: int, bf: FormTable,
    factor: NDArray[np.float32], work: Workspace,
) -> int:  # fmt: skip
    """Align name a of one table with name b of another; the answer stands in ``work``.

    Args:
        an, af, bn, bf: names and their forms; a and b must already be in canonical order.
        factor: float32[4, 10], what a nat of rarity is worth by name class and token kind.

    Returns:
        the number of groups.
    """
    a_class, b_class = np.int64(an.name_class[a]), np.int64(bn.name_class[b])
    kind_class = a_class if a_class == b_class else _ANY
    column = 0 if kind_class == _PERSON else (2 if kind_class == _ANY else 1)
    _fill_side(an, a, af, 0, column, factor[kind_class], work)
    _fill_side(bn, b, bf, 1, column, factor[kind_class], work)
    a_token, b_token = an.token_start[a], bn.token_start[b]
    groups = 0
    open_tokens = work.tokens[1]
    for i in range(work.tokens[0]):
        for j in range(work.tokens[1]):
            _token_pair(an, a_token + i, af, an.script[a], bn, b_token + j, bf, bn.script[b], i, j, work)
    for i in range(work.tokens[0]):
        for j in range(work.tokens[1]):
            if work.group[1, j] < 0 and work.similarity[i, j] >= _EXACT:
                _pair_up(work, i, j, groups)
                groups += 1
                open_tokens -= 1
                break
    if open_tokens > 0 or groups < work.tokens[0]:
        groups = _glue(work, af, bf, 0, groups)
        groups = _glue(work, af, bf, 1, groups)
        if kind_class != _PERSON:
            groups = _acronym(work, af, bf, 0, groups)
            groups = _acronym(work, af, bf, 1, groups)
        groups = _assign(work, groups)
    return groups
