"""What a snapshot depends on besides the editions."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

import dissuade.names

__all__ = ["FORMAT", "names_version"]

FORMAT = 3
"""Of the folder; another number cannot be opened."""


@cache
def names_version() -> str:
    """A hash of everything that decides how a name is taken apart; a snapshot must have been compiled with the same."""
    folder = Path(dissuade.names.__file__).parent
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts and path.name != "rarity.tsv":
            digest.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:16]
