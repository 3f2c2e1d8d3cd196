"""The learned readings of scripts, as the compiled loops take them."""

from __future__ import annotations

from functools import cache
from importlib.resources import as_file, files

import numpy as np

from dissuade.kernels.transliteration import ReadingTable
from dissuade.names.arrays import SCRIPTS
from dissuade.names.transliteration import READ_SCRIPTS

__all__ = ["load_readings"]


@cache
def load_readings() -> ReadingTable:
    """The readings that ship with the package (``scripts/fit_transliteration.py``), by memory map where it can be."""
    folder = files("dissuade.names") / "data"
    with as_file(folder / "readings.npy") as path:
        worth = np.load(path, mmap_mode="r", allow_pickle=False).view(np.ndarray)
    rows = [line.split("\t") for line in (folder / "readings.tsv").read_text(encoding="utf-8").splitlines()]
    settings = {row[0]: [float(value) for value in row[1:]] for row in rows if not row[0].startswith("#")}
    row_of = [READ_SCRIPTS.index("Kana" if s == "Hira" else s) if s in (*READ_SCRIPTS, "Hira") else -1 for s in SCRIPTS]
    table = ReadingTable(
        np.array(row_of, np.int64), worth, np.array([settings[script] for script in READ_SCRIPTS], np.float64)
    )
    for array in table:
        array.flags.writeable = False
    return table
