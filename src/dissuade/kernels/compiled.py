"""How every loop of this package is compiled: without the GIL, and kept on disk between runs.

Keeping machine code is safe here because no kernel is parallel (numba issues 4807 and 10128 are about parallel ones);
batches use threads of their own. numba notices a change in the file of a kernel but not in the files of the kernels
that it calls, so the cache folder is named after the content of them all. docs/decisions/0002-index.md has
the figures.
"""

from __future__ import annotations

import hashlib
import logging
import os
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, TypeVar, cast

import numba
from numba import njit
from numba.core import event
from numba.core.caching import FunctionCache
from numba.core.runtime import rtsys  # type: ignore[attr-defined]
from platformdirs import user_cache_dir

__all__ = ["allocating", "compiled", "inlined"]

_IMPORT = re.compile(r"^from dissuade\.kernels\.(\w+) import", re.MULTILINE)
_LOG = logging.getLogger(__name__)
_Function = TypeVar("_Function", bound=Callable[..., Any])


@cache
def _sources(path: Path) -> frozenset[Path]:
    """The file of a kernel and those of the kernels that it imports."""
    found = {path}
    for name in _IMPORT.findall(path.read_text(encoding="utf-8")):
        found |= _sources(path.with_name(f"{name}.py"))
    return frozenset(found)


@cache
def _cache_folder(path: Path) -> str:
    """Beside the sources if that can be written, else under the user's cache folder."""
    digest = hashlib.sha256()
    for source in sorted(_sources(path)):
        digest.update(source.read_bytes())
    name = f"kernels-{digest.hexdigest()[:12]}"
    if configured := os.environ.get("NUMBA_CACHE_DIR"):
        return str(Path(configured) / name)
    beside = path.parent / "__pycache__"
    if beside.is_dir() and os.access(beside, os.W_OK):
        return str(beside / name)
    return str(Path(user_cache_dir("dissuade")) / name)


class _Announcer(event.Listener):
    """Says once why nothing seems to happen; loading what is compiled already is no such event."""

    def __init__(self) -> None:
        self._said = False

    def on_start(self, event: event.Event) -> None:
        if not self._said:
            self._said = True
            _LOG.warning("compiling the loops for this machine; this happens once and takes half a minute or more")

    def on_end(self, event: event.Event) -> None:
        pass


event.register("numba:compile", _Announcer())  # type: ignore[no-untyped-call]


class _ReadyCode(FunctionCache):
    """Loads machine code without first loading everything that a compilation would need.

    Before it looks into the cache, numba imports and registers the implementations of all that Python and numpy can do,
    a quarter of a second in each process. Code that is ready refers to none of it, only to the runtime system; a loop
    that is not in the cache is compiled in the usual way, and that registers the rest by itself.
    """

    def load_overload(self, sig: Any, target_context: Any) -> Any:
        rtsys.initialize(target_context)
        with self._guard_against_spurious_io_errors():
            return self._load_overload(sig, target_context)  # type: ignore[no-untyped-call]


def compiled(function: _Function) -> _Function:
    """Compile a loop on its first call, or load what an earlier run has compiled; it may make no arrays of its own.

    No references to arrays are counted in it: whoever calls it holds them. Counting is an atomic addition each time one
    is handed on to an inlined function, and made loops over letters up to five times as slow.
    """
    return _kept(function, counts=False)


def allocating(function: _Function) -> _Function:
    """The same for a loop that makes arrays, which counts references to free them; what it calls need not."""
    return _kept(function, counts=True)


def _kept(function: _Function, *, counts: bool) -> _Function:
    settings: Any = numba.config
    configured = settings.CACHE_DIR
    settings.CACHE_DIR = _cache_folder(Path(function.__code__.co_filename))
    try:
        loop: Any = njit(cache=True, **_options(counts))(function)
        if isinstance(getattr(loop, "_cache", None), FunctionCache):  # not where the loops run uncompiled
            loop._cache = _ReadyCode(function)  # type: ignore[no-untyped-call]
        return cast(_Function, loop)
    except RuntimeError:  # no folder can be written: compile in each process
        return cast(_Function, njit(**_options(counts))(function))
    finally:
        settings.CACHE_DIR = configured


def inlined(function: _Function) -> _Function:
    """Compile a small function that only other kernels call, and that makes no arrays; LLVM makes it part of them."""
    return cast(_Function, njit(**_options(False))(function))


def _options(counts: bool) -> dict[str, Any]:
    """How loops are compiled; ``_nrt`` is numba's own name for the counting of references to arrays."""
    return {"nogil": True, "error_model": "numpy", "_nrt": counts}
