"""Compile what reading needs besides screening before its first use: ``python -m dissuade.reports``."""

from __future__ import annotations

import sys
import time

from dissuade.documents.dates import find_dates
from dissuade.documents.mentions import find_mentions
from dissuade.documents.statements import find_statements
from dissuade.documents.zones import find_zones

__all__ = ["main"]

_TEXT = "The ship left Nampo on Tuesday, he said."


def main() -> None:
    """Read a sentence; the machine code stays."""
    began = time.perf_counter()
    find_mentions(_TEXT, find_zones(_TEXT))
    find_dates(_TEXT, None)
    find_statements(_TEXT, find_zones(_TEXT))
    sys.stdout.write(f"ready to read after {time.perf_counter() - began:.1f} s\n")


if __name__ == "__main__":
    main()
