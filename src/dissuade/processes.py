"""A pool of processes for work that is mostly Python and would hold the interpreter lock.

The processes are started afresh, so a script that uses them has to keep its own work under
``if __name__ == "__main__"``; therefore nothing in the library starts them unless it is asked to.
"""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from dissuade.errors import DissuadeError

if TYPE_CHECKING:
    from concurrent.futures import ProcessPoolExecutor

__all__ = ["available_processors", "begin_early", "open_pool", "reporting_a_stop"]


def available_processors(most: int) -> int:
    """How many processors this process may use, ``most`` at most."""
    usable = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(usable, most)


def open_pool(
    processes: int,
    preload: Sequence[str] = (),
    prepare: Callable[..., None] | None = None,
    arguments: Sequence[Any] = (),
) -> ProcessPoolExecutor:
    """Make a pool; its processes leave interrupts to the process that made it and end when that one does.

    Args:
        processes: how many.
        preload: modules that are imported once for all of them, where the system can do that.
        prepare, arguments: what each process does first.
    """
    from concurrent.futures import ProcessPoolExecutor  # imported here: a command that needs no pool begins sooner

    context = _context(preload)
    return ProcessPoolExecutor(processes, mp_context=context, initializer=_begin, initargs=(prepare, tuple(arguments)))


def begin_early(preload: Sequence[str]) -> None:
    """Let modules be imported for a pool to come, in a process of their own, while this one has other things to do."""
    from multiprocessing import forkserver

    if _context(preload).get_start_method() == "forkserver":
        forkserver.ensure_running()


def _context(preload: Sequence[str]) -> Any:
    import multiprocessing

    methods = multiprocessing.get_all_start_methods()
    context = multiprocessing.get_context("forkserver" if "forkserver" in methods else "spawn")
    if "forkserver" in methods:
        context.set_forkserver_preload(list(preload))
    return context


@contextmanager
def reporting_a_stop(kind: type[DissuadeError], advice: str = "run the same command again") -> Iterator[None]:
    """Raise an error of this kind where a process of a pool was ended by something else, such as a lack of memory."""
    from concurrent.futures.process import BrokenProcessPool

    try:
        yield
    except BrokenProcessPool as error:
        raise kind(f"a process was stopped from outside (is there enough memory?); {advice}") from error


def _begin(prepare: Callable[..., None] | None, arguments: tuple[Any, ...]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    if prepare is not None:
        prepare(*arguments)


def _end_with_parent() -> None:
    """A process pool does not notice that the process that made it was killed."""
    import multiprocessing

    if (parent := multiprocessing.parent_process()) is not None:
        parent.join()
        os._exit(1)
