"""How many bits are set: written so that it becomes one instruction."""

from __future__ import annotations

import numpy as np

from dissuade.kernels.compiled import inlined

__all__ = ["count_bits"]


@inlined
def count_bits(value: np.uint64) -> int:
    """The bits of a number of at most 64."""
    value = np.uint64(value)
    value = value - ((value >> np.uint64(1)) & np.uint64(0x5555555555555555))
    value = (value & np.uint64(0x3333333333333333)) + ((value >> np.uint64(2)) & np.uint64(0x3333333333333333))
    value = (value + (value >> np.uint64(4))) & np.uint64(0x0F0F0F0F0F0F0F0F)
    return int((value * np.uint64(0x0101010101010101)) >> np.uint64(56))
