"""Two names side by side in one record, where the compiled loops find all of them together.

A record is a pointer to numba; a tuple of arrays would have its references counted at every access.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from dissuade.kernels.compiled import inlined
from dissuade.kernels.forms import INSIDE, LONGEST, FormTable
from dissuade.kernels.transliteration import MAX_UNITS, READING_ROOM

__all__ = [
    "LONGEST_ACRONYM",
    "MAX_FORMS",
    "MAX_TOKENS",
    "NOT_LOADED",
    "READINGS_KEPT",
    "NameTable",
    "Rooms",
    "Workspace",
    "fetch_names",
    "is_syllable",
    "load_pair",
    "make_rooms",
]

MAX_TOKENS = 16
"""Tokens of a name beyond this number are not looked at."""

MAX_FORMS = 12
"""Forms of a token beyond this number, the least likely ones, are not looked at."""

READINGS_KEPT = 1 << 15
"""Readings of words that a workspace remembers (a power of two): the same given names come up again and again."""

LONGEST_ACRONYM = 8
"""Letters of a word that may be an acronym."""

EXACT = 0.999
"""A similarity from here on is identity."""

NAME, INITIAL_KIND, PATRONYMIC, PARTICLE, TITLE, LEGAL, GENERIC, PLACE, NUMBER, STOP = range(10)
"""``names.tokens.TokenKind`` as plain numbers."""

PERSON, ORGANIZATION, VESSEL, ANY = range(4)
"""``names.tokens.NameClass`` as plain numbers."""

NAME_CLASSES = 4

NOT_LOADED = -1
"""No name that could be kept stands on a side."""

LATIN, CYRILLIC, HANGUL, HAN = 1, 2, 6, 7
"""Positions in ``names.arrays.SCRIPTS``."""

INITIALS = 0.3
"""A form of less quality is the first letters of a phrase or compound: it answers as a whole or not at all."""

_LIKELY = 0.5  # quality of a form from which on it counts for how common the token is


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
    unit_start: NDArray[np.int64]
    unit: NDArray[np.uint32]


_N, _F = MAX_TOKENS, MAX_FORMS
_WORKSPACE = np.dtype(
    (
        np.record,
        [
            # the two names, copied side by side; side 0 stands first in canonical order
            ("person", np.uint8, 1),
            ("tokens", np.int64, 2),
            ("numbered", np.uint8, 2),  # whether a word says that the body is told from others by its number
            ("script", np.int64, 2),
            ("kind", np.int64, (2, _N)),
            ("weight", np.float64, (2, _N)),  # nats
            ("original", np.uint32, (2, _N)),
            ("chain", np.uint8, (2, _N)),
            ("known", np.uint8, (2, _N)),  # whether the first form is a name that is known
            ("forms", np.int64, (2, _N)),
            ("loaded", np.int64, 2),  # the name of the first table that stands there, with its class
            # over all forms of a token, to tell quickly that nothing meets: bits of digests, letters, lengths
            ("any_form", np.uint64, (2, _N)),
            ("exact_form", np.uint64, (2, _N)),
            ("some_letter", np.uint64, (2, _N)),
            ("every_letter", np.uint64, (2, _N)),
            ("longest", np.int64, (2, _N)),
            ("shortest", np.int64, (2, _N)),
            ("digest", np.uint64, (2, _N, _F)),
            ("signature", np.uint64, (2, _N, _F)),
            ("length", np.int64, (2, _N, _F)),
            ("likely", np.float64, (2, _N, _F)),  # quality of a form
            ("letters", np.uint8, (2, _N, _F, LONGEST)),
            ("units", np.int64, (2, _N)),  # how many; 0 for a token without readings
            ("unit", np.uint32, (2, _N, MAX_UNITS)),
            # rows of the table of syllables: of a token that is one (-1: none), of the two that one falls into
            ("alone", np.int64, (2, _N)),
            ("cuts", np.int64, (2, _N)),
            ("cut", np.int64, (2, _N, 4, 2)),
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
            ("g_spelt", np.float64, _N),  # nats that the letters of an acronym are worth
            # sums for the features, by side and class of kinds
            ("residual", np.float64, (2, 4)),
            ("total", np.float64, (2, 4)),
            ("unanswered", np.int64, (2, 4)),
            ("open_letters", np.int64, (2, 4)),
            ("share", np.float64, (2, _N)),
            ("g_class", np.int64, _N),
            ("g_token", np.int64, (2, _N)),  # the last token of each side
            # room to work in
            ("masks", np.uint64, 37),
            ("rows", np.float64, (3, LONGEST + 1)),
            ("reading", READING_ROOM),
            ("together", np.uint32, MAX_UNITS),  # units of neighbouring tokens
            ("joined", np.uint8, (2, _N * LONGEST)),
            # readings that were worked out already: who reads whom, and how well
            ("read_key", np.uint64, READINGS_KEPT),
            ("read_similarity", np.float64, READINGS_KEPT),
            ("spelt", np.float64, (2, LONGEST_ACRONYM + 1)),  # what letters are worth, up to each letter
            ("free", np.int64, (2, _N)),
            ("match", np.int64, _N + 1),
            ("path", np.int64, _N + 1),
            ("used", np.uint8, _N + 1),
            ("least", np.float64, _N + 1),
            ("potential", np.float64, (2, _N + 1)),
            ("fetched", np.uint64, 1),
        ],
    )
)

Workspace = Any
"""One record of ``_WORKSPACE``: a pointer to numba, where a tuple of arrays would be counted at every access."""

Rooms = NDArray[Any]
"""One workspace as an array: a record by itself takes 16 us to get into compiled code."""


def make_rooms() -> Rooms:
    """Room for the alignment of one pair; every thread needs its own."""
    return np.zeros(1, _WORKSPACE)


@inlined
def is_syllable(script: int, units: int) -> bool:
    """Whether a token of so many units is a syllable of a native name, which has readings and not spellings.

    True of the tokens of Chinese and Korean names that have several; names of foreigners are words.
    """
    return bool(0 < units <= (1 if script == HAN else (3 if script == HANGUL else 0)))


@inlined
def _fill_side(
    names: NameTable, forms: FormTable, name: int, side: int, kind_class: np.int64, factor: NDArray[np.float32],
    work: Workspace,
) -> None:  # fmt: skip
    """Copy a name into the workspace, where the loops find all of it together."""
    column = 0 if kind_class == PERSON else (2 if kind_class == ANY else 1)
    token = names.token_start[name]
    count = min(names.token_start[name + 1] - token, MAX_TOKENS)
    work.tokens[side] = count
    work.script[side] = names.script[name]
    work.numbered[side] = 0
    for t in range(count):
        kind = names.token_kind[token + t]
        begin = names.form_start[token + t]
        number = min(names.form_start[token + t + 1] - begin, MAX_FORMS)
        rarity = forms.about[names.form[begin]].rarity[column]
        any_form, exact_form = np.uint64(0), np.uint64(0)
        some_letter, every_letter = np.uint64(0), ~np.uint64(0)
        longest, shortest = 0, LONGEST
        for f in range(number):
            form = names.form[begin + f]
            quality = names.form_quality[begin + f]
            about = forms.about[form]
            length: Any = np.int64(about.length)
            digest, signature = about.digest, about.signature
            work.digest[side, t, f] = digest
            work.signature[side, t, f] = signature
            work.length[side, t, f] = length
            work.likely[side, t, f] = quality
            for position in range(INSIDE):  # always as many: where a loop ends is hard to foresee
                work.letters[side, t, f, position] = about.letters[position]
            for position in range(INSIDE, length):
                work.letters[side, t, f, position] = forms.chars[forms.start[form] + position]
            if quality >= _LIKELY:  # a token is as common as its most common likely reading
                rarity = min(rarity, about.rarity[column])
            work.numbered[side] |= about.numbered
            bit = np.uint64(1) << (digest & np.uint64(63))
            any_form |= bit
            if quality >= EXACT:
                exact_form |= bit
            if quality >= INITIALS:
                some_letter |= signature
                every_letter &= signature
                longest, shortest = max(longest, length), min(shortest, length)
        work.forms[side, t] = number
        work.any_form[side, t] = any_form
        work.exact_form[side, t] = exact_form
        work.some_letter[side, t] = some_letter
        work.every_letter[side, t] = every_letter
        work.longest[side, t] = longest
        work.shortest[side, t] = shortest
        work.kind[side, t] = kind
        work.original[side, t] = names.original[token + t]
        first_unit = names.unit_start[token + t]
        units = min(names.unit_start[token + t + 1] - first_unit, MAX_UNITS)
        work.units[side, t] = units
        for u in range(units):
            work.unit[side, t, u] = names.unit[first_unit + u]
        work.chain[side, t] = forms.about[names.form[begin]].chain
        work.known[side, t] = forms.about[names.form[begin]].known
        work.weight[side, t] = factor[kind_class, kind] * (1.0 if kind in (INITIAL_KIND, NUMBER) else rarity)


@inlined
def _stands_second(an: NameTable, a: int, af: FormTable, bn: NameTable, b: int, bf: FormTable) -> bool:
    """Whether the first name stands second in canonical order, which looks at everything that counts."""
    a_token, b_token = an.token_start[a], bn.token_start[b]
    a_tokens = min(an.token_start[a + 1] - a_token, MAX_TOKENS)
    b_tokens = min(bn.token_start[b + 1] - b_token, MAX_TOKENS)
    if a_tokens != b_tokens:
        return bool(a_tokens > b_tokens)
    for t in range(a_tokens):
        a_form, b_form = an.form_start[a_token + t], bn.form_start[b_token + t]
        a_forms = min(an.form_start[a_token + t + 1] - a_form, MAX_FORMS)
        b_forms = min(bn.form_start[b_token + t + 1] - b_form, MAX_FORMS)
        if a_forms != b_forms:
            return bool(a_forms > b_forms)
        for f in range(a_forms):
            a_digest = af.about[an.form[a_form + f]].digest
            b_digest = bf.about[bn.form[b_form + f]].digest
            if a_digest != b_digest:
                return bool(a_digest > b_digest)
            a_quality, b_quality = an.form_quality[a_form + f], bn.form_quality[b_form + f]
            if a_quality != b_quality:
                return bool(a_quality > b_quality)
        a_kind, b_kind = an.token_kind[a_token + t], bn.token_kind[b_token + t]
        if a_kind != b_kind:
            return bool(a_kind > b_kind)
        a_original, b_original = an.original[a_token + t], bn.original[b_token + t]
        if a_original != b_original:
            return bool(a_original > b_original)
    return bool(an.script[a] > bn.script[b])


@inlined
def fetch_names(
    names: NameTable, forms: FormTable, rows: NDArray[np.int64], first: int, last: int, work: Workspace
) -> None:
    """Read a little of everything that names have, so that all of it comes from memory at once and not one by one.

    Where something stands has to be known before it can be read: each step is taken for all names before the next one.

    Args:
        rows: the names, of which those at ``first`` to ``last - 1`` are meant.
    """
    total = np.uint64(0)
    for place in range(first, last):
        name = rows[place]
        total += np.uint64(names.token_start[name] + names.name_class[name] + names.script[name])
    for place in range(first, last):
        name = rows[place]
        token, end = names.token_start[name], names.token_start[name + 1]
        total += np.uint64(names.token_kind[token] + names.original[token] + names.unit_start[token])
        total += np.uint64(names.form_start[token] + names.form_start[end])
    for place in range(first, last):
        name = rows[place]
        entry = names.form_start[names.token_start[name]]
        last_entry = names.form_start[names.token_start[name + 1]] - 1
        if entry <= last_entry:
            total += np.uint64(names.form[entry] + names.form[last_entry])
            total += np.uint64(names.form_quality[entry] + names.form_quality[last_entry])
    for place in range(first, last):
        name = rows[place]
        for entry in range(names.form_start[names.token_start[name]], names.form_start[names.token_start[name + 1]]):
            total += forms.about[names.form[entry]].digest
    work.fetched[0] = total  # or it would not be read


@inlined
def load_pair(
    an: NameTable, a: int, af: FormTable, bn: NameTable, b: int, bf: FormTable,
    factor: NDArray[np.float32], work: Workspace,
) -> bool:  # fmt: skip
    """Copy two names into the workspace in canonical order; true if they changed places.

    A name of the first table that stands where it stood for the pair before is not copied again.

    Args:
        an, a, af, bn, b, bf: two tables of names with their forms, and the rows.
        factor: float32[4, 10], what a nat of rarity is worth by name class and token kind.
    """
    kind_class = np.int64(an.name_class[a])
    if bn.name_class[b] != kind_class:
        kind_class = np.int64(ANY)
    work.person[0] = kind_class == PERSON
    swapped = _stands_second(an, a, af, bn, b, bf)
    side = 1 if swapped else 0
    loaded = a * NAME_CLASSES + kind_class
    if work.loaded[side] != loaded:
        _fill_side(an, af, a, side, kind_class, factor, work)
    work.loaded[side] = loaded
    _fill_side(bn, bf, b, 1 - side, kind_class, factor, work)
    work.loaded[1 - side] = NOT_LOADED
    for t in range(MAX_TOKENS):
        work.group[0, t] = -1
        work.group[1, t] = -1
    return swapped
