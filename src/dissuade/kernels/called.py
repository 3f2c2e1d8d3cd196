"""Whether a name is written with just the words of a listed one."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from dissuade.kernels.compiled import inlined
from dissuade.kernels.forms import FormTable
from dissuade.kernels.workspace import LEGAL, STOP, NameTable

__all__ = ["CalledNames", "called_alike", "called_names"]

_LEFT_OUT = (LEGAL, STOP)


class CalledNames(NamedTuple):
    """What names are called: the columns that tell it, as in ``workspace.NameTable``, and what their forms are."""

    name_class: NDArray[np.uint8]
    token_start: NDArray[np.int64]
    token_kind: NDArray[np.uint8]
    form_start: NDArray[np.int64]
    form: NDArray[np.int32]
    about: NDArray[Any]


def called_names(names: NameTable, forms: FormTable) -> CalledNames:
    """Those columns of names."""
    return CalledNames(
        names.name_class, names.token_start, names.token_kind, names.form_start, names.form, forms.about
    )  # fmt: skip


@inlined
def called_alike(a: CalledNames, first: int, b: CalledNames, second: int) -> bool:
    """Whether two names have the same words in any order, but for legal forms and small words, by their first forms."""
    words = 0
    for token in range(a.token_start[first], a.token_start[first + 1]):
        if a.token_kind[token] in _LEFT_OUT:
            continue
        words += 1
        if _times(a, first, token, a) != _times(b, second, token, a):
            return False
    others = 0
    for token in range(b.token_start[second], b.token_start[second + 1]):
        others += b.token_kind[token] not in _LEFT_OUT
    return words == others and words > 0


@inlined
def _times(names: CalledNames, name: int, token: int, other: CalledNames) -> int:
    """How often a token of other names stands in a name."""
    digest = other.about[other.form[other.form_start[token]]].digest
    times = 0
    for own in range(names.token_start[name], names.token_start[name + 1]):
        if names.token_kind[own] not in _LEFT_OUT:
            times += names.about[names.form[names.form_start[own]]].digest == digest
    return times
