"""Names that differ as those of a man and a woman do: Karim and Karima, Carlo and Carla, Julius and Julia."""

from __future__ import annotations

from dissuade.kernels.compiled import inlined
from dissuade.kernels.workspace import NAME, Workspace

__all__ = ["SURE", "gender_apart"]

SURE = 2
"""What two given names say that are a man's and a woman's."""

_HINT = 1  # what a family name says, or a given name that no table knows: Ivanov and Ivanova are one family
_A, _E, _I, _N, _O, _S, _V, _Y = 1, 5, 9, 14, 15, 19, 22, 25  # letters as forms hold them
_STEM = 3
_UNSEEN = 9.5  # nats of a name that no table knows (``names.rarity``)


@inlined
def _letter(work: Workspace, side: int, token: int, position: int) -> int:
    return int(work.letters[side, token, 0, position])


@inlined
def _ends_in_a(work: Workspace, side: int, token: int) -> bool:
    length = work.length[side, token, 0]
    return bool(length > 0 and _letter(work, side, token, length - 1) == _A)


@inlined
def gender_apart(work: Workspace, i: int, j: int) -> int:
    """How surely token i of side 0 and token j of side 1 name a man and a woman: ``SURE``, a hint (1) or not (0)."""
    if work.kind[0, i] != NAME or work.kind[1, j] != NAME or _ends_in_a(work, 0, i) == _ends_in_a(work, 1, j):
        return 0
    his = 0 if _ends_in_a(work, 1, j) else 1
    him, her = (i, j) if his == 0 else (j, i)
    length, longer = work.length[his, him, 0], work.length[1 - his, her, 0]
    same = 0
    while same < min(length, longer) and _letter(work, his, him, same) == _letter(work, 1 - his, her, same):
        same += 1
    if same < _STEM:
        return 0
    given = SURE if work.weight[his, him] < _UNSEEN else _HINT
    if length == same:
        if longer != same + 1:
            return 0
        last, before = _letter(work, his, him, same - 1), _letter(work, his, him, same - 2)
        family = last == _V and before in (_O, _E)
        family = family or (last == _N and before == _I and (i > 0 or j > 0))  # Putina; Martina stands first
        return _HINT if family else given
    last = _letter(work, his, him, length - 1)
    if length == same + 1:
        if last == _O and longer == same + 1:
            return given
        if last in (_I, _Y) and longer == same + 2 and _letter(work, 1 - his, her, same) == _I:
            return given
        return _HINT if last == _Y and longer == same + 3 else 0
    return given if length == same + 2 and last == _S and longer == same + 1 else 0
