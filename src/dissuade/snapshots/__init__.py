"""Editions compiled together: one immutable folder that is opened by memory map."""

from dissuade.snapshots.compiling import build_snapshot, compile_snapshot
from dissuade.snapshots.opening import Snapshot, current_snapshot, in_memory, open_current, open_snapshot, open_starter

__all__ = [
    "Snapshot",
    "build_snapshot",
    "compile_snapshot",
    "current_snapshot",
    "in_memory",
    "open_current",
    "open_snapshot",
    "open_starter",
]
