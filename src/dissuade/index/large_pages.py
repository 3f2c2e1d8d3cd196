"""Arrays in large pages of memory.

A search reads a few bytes in each of some thousand places. In pages of 4 KiB, such as those of a mapped file, the
processor needs longer to find the page than to read it, most of all in a virtual machine.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from typing import Any

import numpy as np
from numpy.typing import NDArray

__all__ = ["in_large_pages"]

_LINE = 64  # bytes that the processor reads together


def in_large_pages(arrays: Sequence[NDArray[Any]]) -> list[NDArray[Any]]:
    """Copies of arrays, read-only, side by side in one block, for which numpy asks Linux for large pages."""
    ends = list(accumulate((-(-array.nbytes // _LINE) * _LINE for array in arrays), initial=0))
    block = np.empty(ends[-1] + _LINE, np.uint8)
    block = block[-block.ctypes.data % _LINE :]
    copies = []
    for array, begin in zip(arrays, ends, strict=False):
        copy = block[begin : begin + array.nbytes].view(array.dtype).reshape(array.shape)
        copy[...] = array
        copy.flags.writeable = False
        copies.append(copy)
    return copies
