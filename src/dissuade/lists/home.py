"""Where the lists and everything made of them live."""

from __future__ import annotations

import os
from pathlib import Path

__all__ = ["find_home"]


def find_home() -> Path:
    """Return ``$DISSUADE_HOME`` or, where it is not set, the user data folder of the platform; it may not exist yet."""
    if named := os.environ.get("DISSUADE_HOME", "").strip():
        return Path(named).expanduser().absolute()
    import platformdirs

    return Path(platformdirs.user_data_dir("dissuade", appauthor=False))
