"""How every loop of this package is compiled: without the GIL, and kept on disk between runs.

The disk cache is safe here because no kernel is parallel (numba issues 4807 and 10128 are about parallel ones);
batches use threads of their own. See docs/decisions/0002-index.md for the figures.
"""

from __future__ import annotations

from numba import njit

__all__ = ["compiled", "inlined"]

compiled = njit(nogil=True, cache=True)
"""For loops that Python calls, or that are large."""

inlined = njit(nogil=True, cache=True, inline="never", boundscheck=False, error_model="numpy")
"""For small functions that only other kernels call; LLVM inlines them."""
