"""In what order two names have the tokens that answer each other, and who is whose child."""

from __future__ import annotations

from dissuade.kernels.compiled import inlined
from dissuade.kernels.groups import GLUED
from dissuade.kernels.token_classes import CORE, class_of
from dissuade.kernels.workspace import PARTICLE, Workspace

__all__ = ["chain_swap", "disorder"]


@inlined
def disorder(work: Workspace) -> float:
    """0 for core tokens in one order, 0.5 for a rotation (family name first), 1 for another order."""
    pairs = 0
    turns = 0
    previous = -1
    first = -1
    for i in range(work.tokens[0]):
        group = work.group[0, i]
        if group < 0 or class_of(work.kind[0, i]) != CORE or work.relation[group] >= GLUED:
            continue
        place = -1
        for j in range(work.tokens[1]):
            if work.group[1, j] == group:
                place = j
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
def _is_child(work: Workspace, side: int, token: int) -> bool:
    """Whether a token stands right after a word for "son of"."""
    return bool(token > 0 and work.kind[side, token - 1] == PARTICLE and work.chain[side, token - 1])


@inlined
def chain_swap(work: Workspace) -> float:
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
            a_father, b_father = _is_child(work, 0, i), _is_child(work, 1, j)
            down = down or (a_father and not b_father)
            up = up or (b_father and not a_father)
    return 1.0 if down and up else 0.0
