"""Where the lists and everything made of them live."""

from __future__ import annotations

import os
from pathlib import Path

from dissuade.errors import ConfigurationError

__all__ = ["find_home"]


def find_home() -> Path:
    """Return ``$DISSUADE_HOME`` or, where it is not set, the user data folder of the platform; it may not exist yet.

    Raises:
        ConfigurationError: it is a file.
    """
    if named := os.environ.get("DISSUADE_HOME", "").strip():
        home = Path(named).expanduser().absolute()
        if home.is_file():
            raise ConfigurationError("a file, not a folder", field="DISSUADE_HOME", value=home)
        return home
    import platformdirs

    return Path(platformdirs.user_data_dir("dissuade", appauthor=False))
