"""Where the real official files are: ``$DISSUADE_SHARED``, or ``shared`` beside the project."""

from __future__ import annotations

import os
from pathlib import Path

__all__ = ["SHARED"]

SHARED = Path(os.environ.get("DISSUADE_SHARED", Path(__file__).parents[2] / "shared"))
