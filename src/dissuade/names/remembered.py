"""What tables become once they are taken apart, kept from one process to the next.

Taking the lexicon, the given names and the syllables apart costs a cold start a quarter of a second. What comes out is
kept as JSON beside the bytecode of this package, or under the user's cache folder, under a name that changes with any
file that it could depend on. Where nothing can be written, it is made anew each time.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

__all__ = ["names_version", "remembered"]

_FOLDER = Path(__file__).parent


@cache
def names_version() -> str:
    """A hash of everything that decides how a name is taken apart: the code and the tables, but how rare words are."""
    digest = hashlib.sha256()
    for path in sorted(_FOLDER.rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts and path.name != "rarity.tsv":
            digest.update(path.relative_to(_FOLDER).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:16]


def remembered(name: str, make: Callable[[], Any]) -> Any:
    """What ``make`` returns, from an earlier process where none of the code and the tables has changed since.

    Args:
        name: of what is made; a word.
        make: returns what JSON can hold; called if nothing is remembered.
    """
    path = _cache_folder() / f"{name}-{names_version()}.json"
    try:
        return json.loads(path.read_bytes())
    except (OSError, ValueError):
        made = make()
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor, draft = tempfile.mkstemp(dir=path.parent, prefix=f"{name}-", suffix=".part")
        with open(descriptor, "w", encoding="utf-8") as stream:
            json.dump(made, stream, ensure_ascii=False, separators=(",", ":"))
        outdated = [other for other in path.parent.glob(f"{name}-*.json") if other != path]
        os.replace(draft, path)
        for other in outdated:
            other.unlink(missing_ok=True)
    return made


def _cache_folder() -> Path:
    beside = _FOLDER / "__pycache__"
    if beside.is_dir() and os.access(beside, os.W_OK):
        return beside
    from platformdirs import user_cache_dir

    return Path(user_cache_dir("dissuade")) / "names"
