"""Two names written without spaces."""

from __future__ import annotations

from dissuade.kernels.compiled import inlined
from dissuade.kernels.strings import WORD, fill_masks, osa_distance_masked
from dissuade.kernels.workspace import LEGAL, STOP, TITLE, Workspace

__all__ = ["joined_distance"]


@inlined
def joined_distance(work: Workspace) -> tuple[int, int]:
    """Edit distance and length of all that is not legal form, title or stop word, written together."""
    lengths = (_write_joined(work, 0), _write_joined(work, 1))
    if lengths[0] == 0:
        return lengths[1], lengths[1]
    fill_masks(work.joined[0], 0, lengths[0], work.masks)
    return osa_distance_masked(work.masks, lengths[0], work.joined[1], 0, lengths[1]), max(lengths[0], lengths[1])


@inlined
def _write_joined(work: Workspace, side: int) -> int:
    length = 0
    for t in range(work.tokens[side]):
        if work.kind[side, t] in (LEGAL, TITLE, STOP):
            continue
        for position in range(work.length[side, t, 0]):
            if length < WORD:
                work.joined[side, length] = work.letters[side, t, 0, position]
                length += 1
    return length
