"""Compile everything that screening needs before its first use: ``python -m dissuade.screening``."""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

import pyarrow as pa

from dissuade.screening.getting_ready import NAMES
from dissuade.screening.screener import Screener
from dissuade.snapshots import open_starter

__all__ = ["main"]


def main() -> None:
    """Compile and screen the example parties in a folder that is thrown away; the machine code stays."""
    began = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        screener = Screener(open_starter(Path(folder)))
        screener.get_ready()
        screener.screen_table(pa.table({"name": NAMES}))
    sys.stdout.write(f"ready to screen after {time.perf_counter() - began:.1f} s\n")


if __name__ == "__main__":
    main()
