"""Names put together from parts: words that are known, and names that were taken apart for once."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from dissuade.kernels.compiled import compiled, inlined
from dissuade.kernels.workspace import NameTable

__all__ = ["copy_parts", "count_parts"]

Ints = NDArray[np.int64]
Ends = NDArray[np.int32]


@compiled
def count_parts(parts: Ints, words: NameTable, others: NameTable, counts: Ints) -> None:
    """How much room the names take.

    Args:
        parts: part p is name p of ``words``, or, below 0, name -1 - p of ``others``.
        counts: int64[3], zeros at first: tokens, forms, units.
    """
    for part in parts:
        if part >= 0:
            _count(part, words, counts)
        else:
            _count(-1 - part, others, counts)


@inlined
def _count(name: int, table: NameTable, counts: Ints) -> None:
    first, last = table.token_start[name], table.token_start[name + 1]
    counts[0] += last - first
    counts[1] += table.form_start[last] - table.form_start[first]
    counts[2] += table.unit_start[last] - table.unit_start[first]


@compiled
def copy_parts(
    part_start: Ints,
    parts: Ints,
    words: NameTable,
    word_ends: Ends,
    others: NameTable,
    other_ends: Ends,
    out: NameTable,
    out_ends: Ends,
) -> None:
    """Write names whose parts follow one another.

    Args:
        part_start: int64[N + 1], where the parts of each name begin in ``parts``; see ``count_parts`` for those.
        word_ends, other_ends: int32[T, 2], as from ``names.arrays.encode_ends``.
        out, out_ends: room for the answer; the first number of each start is 0. The class of a name is left alone, its
            script is the greatest of its parts.
    """
    token = 0
    for name in range(len(part_start) - 1):
        script = np.uint8(0)
        for place in range(part_start[name], part_start[name + 1]):
            part = parts[place]
            if part >= 0:
                script = max(script, words.script[part])
                token = _copy(part, words, word_ends, token, out, out_ends)
            else:
                script = max(script, others.script[-1 - part])
                token = _copy(-1 - part, others, other_ends, token, out, out_ends)
        out.token_start[name + 1] = token
        out.script[name] = script


@inlined
def _copy(name: int, table: NameTable, ends: Ends, token: int, out: NameTable, out_ends: Ends) -> int:
    """Write the tokens of a name from ``token`` on; where the next one comes."""
    form, unit = out.form_start[token], out.unit_start[token]
    for own in range(table.token_start[name], table.token_start[name + 1]):
        out.token_kind[token] = table.token_kind[own]
        out.original[token] = table.original[own]
        out_ends[token, 0] = ends[own, 0]
        out_ends[token, 1] = ends[own, 1]
        for entry in range(table.form_start[own], table.form_start[own + 1]):
            out.form[form] = table.form[entry]
            out.form_quality[form] = table.form_quality[entry]
            form += 1
        for entry in range(table.unit_start[own], table.unit_start[own + 1]):
            out.unit[unit] = table.unit[entry]
            unit += 1
        token += 1
        out.form_start[token] = form
        out.unit_start[token] = unit
    return token
