"""Names that are just what a list calls somebody: a search leaves them likely enough to be looked at."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from dissuade.kernels.comparison import FEATURES
from dissuade.kernels.compiled import compiled, inlined
from dissuade.kernels.forms import FormTable
from dissuade.kernels.workspace import ANY, LEGAL, ORGANIZATION, STOP, VESSEL, NameTable

__all__ = ["LISTED", "CalledNames", "called_names", "leave_listed"]

_IDENTICAL, _OTHER_FORM = FEATURES.index("identical"), FEATURES.index("legal_conflict")
_AGREEMENT = FEATURES.index("agreement")
_RARE = 8.0  # nats: fewer than one name in 3,000 has such a word

LISTED = 0.4
"""Log-odds that a search leaves to what is called just as it is listed, but for common names: somebody has to look."""

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


@compiled
def leave_listed(
    features: NDArray[np.float32], a: CalledNames, b: CalledNames, pair_a: NDArray[np.int64], pair_b: NDArray[np.int64],
    classes: NDArray[np.int64], log_odds: NDArray[np.float64], taken: NDArray[np.float64],
) -> None:  # fmt: skip
    """Lessen what a search takes from pairs of names that are alike to the word, so that ``LISTED`` is left of them.

    Args:
        features: float32[P, K], of the pairs.
        a, b: both tables of names, those asked for and those listed. pair_a, pair_b: int64[P], rows of them.
        classes: int64[P], of the pairs.
        log_odds, taken: float64[P], from ``additive.weigh_pairs``; changed.
    """
    for p in range(len(features)):
        before = log_odds[p] - taken[p]
        if not log_odds[p] < LISTED < before or not _may_stand(features[p], classes[p], b.name_class[pair_b[p]]):
            continue
        if _called_alike(a, pair_a[p], b, pair_b[p]):
            taken[p] = LISTED - before
            log_odds[p] = LISTED


@inlined
def _may_stand(features: NDArray[np.float32], m: int, listed: int) -> bool:
    """Whether a name that is just what a list calls an organisation or a vessel is a hit, however common its words.

    A lone given name, which persons are listed under, is none unless it is rare; so is a ship's name by itself if no
    ship is asked for.
    """
    if features[_IDENTICAL] == 0 or features[_OTHER_FORM] != 0:
        return False
    if features[_AGREEMENT] >= _RARE:
        return True
    return m in (ORGANIZATION, VESSEL) or (m == ANY and listed in (ORGANIZATION, ANY))


@inlined
def _called_alike(a: CalledNames, first: int, b: CalledNames, second: int) -> bool:
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
