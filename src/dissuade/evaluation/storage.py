"""Evaluations kept under ``$DISSUADE_HOME``, with the thresholds that were picked from them."""

from __future__ import annotations

import json
import math
import os
import re
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dissuade.errors import InputError, ListError
from dissuade.evaluation.results import Evaluation

__all__ = ["KeptThreshold", "load_threshold", "save_evaluation"]

_ID = re.compile(r"[0-9a-f]{4,16}")


@dataclass(frozen=True, slots=True)
class KeptThreshold:
    """A threshold and where it comes from: evaluation id, what it was picked for, id of the snapshot."""

    threshold: float
    evaluation: str
    target: str
    snapshot: str


def save_evaluation(evaluation: Evaluation, home: Path) -> Path:
    """Write an evaluation to ``evaluations/<id>.json``; it appears whole or not at all.

    Args:
        home: see ``lists.home.find_home``.

    Raises:
        ListError: it cannot be written.
    """
    folder = home / "evaluations"
    path = folder / f"{evaluation.id}.json"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile("w", dir=folder, prefix=".incoming-", delete=False, encoding="utf-8") as out:
            json.dump(evaluation.to_dict(), out, ensure_ascii=False, indent=1, sort_keys=True)
        os.replace(out.name, path)
    except OSError as error:
        raise ListError(f"cannot write the evaluation {path}: {error}") from error
    return path


def load_threshold(name: str, home: Path) -> KeptThreshold:
    """The threshold of an evaluation.

    Args:
        name: its id, the beginning of one (4 characters at least), or the path of its file.
        home: see ``lists.home.find_home``.

    Raises:
        InputError: there is none, several begin so, it is damaged, or its target could not be met.
    """
    path = _find(name, home)
    try:
        data: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        threshold = data["threshold"]
        kept = (str(data["id"]), str(data["target"]), str(data["snapshot"]["id"]))
        if threshold is not None and not (isinstance(threshold, float | int) and 0 <= threshold <= 1):
            raise ValueError(f"{threshold!r} is no threshold")
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise InputError(f"not an evaluation that can be read: {error}", path=path) from error
    if threshold is None or math.isnan(threshold):
        raise InputError(f"no threshold met the target ({kept[1]}) of this evaluation", path=path)
    return KeptThreshold(float(threshold), *kept)


def _find(name: str, home: Path) -> Path:
    if not _ID.fullmatch(name):
        if not Path(name).is_file():
            raise InputError("neither the id of an evaluation nor a file", field="--threshold-from", value=name)
        return Path(name)
    found = sorted((home / "evaluations").glob(f"{name}*.json"))
    if len(found) != 1:
        there = "several evaluations begin so" if found else "there is no such evaluation; run `dissuade evaluate`"
        raise InputError(there, field="--threshold-from", value=name)
    return found[0]
