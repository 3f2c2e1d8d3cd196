"""How long a call takes, whatever other tests have left in memory."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable

__all__ = ["processor_seconds"]


def processor_seconds(call: Callable[[], object]) -> float:
    """Processor time of a call; garbage is collected before it and not during it."""
    gc.collect()
    gc.disable()
    try:
        start = time.process_time()
        call()
        return time.process_time() - start
    finally:
        gc.enable()
