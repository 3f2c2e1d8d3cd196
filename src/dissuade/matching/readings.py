"""The learned readings of scripts, as the compiled loops take them."""

from __future__ import annotations

from functools import cache
from importlib.resources import as_file, files

import numpy as np
from numpy.typing import NDArray

from dissuade.kernels.forms import digest_forms
from dissuade.kernels.transliteration import ReadingTable
from dissuade.names.arrays import SCRIPTS
from dissuade.names.syllables import latin_syllables
from dissuade.names.transliteration import READ_SCRIPTS
from dissuade.names.vocabulary import pack_vocabulary

__all__ = ["load_readings"]

_SYLLABLE_ROOM = 8192


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
        np.array(row_of, np.int64),
        worth,
        np.array([settings[script] for script in READ_SCRIPTS], np.float64),
        _syllable_table(),
    )
    for array in table:
        array.flags.writeable = False
    return table


def _syllable_table() -> NDArray[np.uint64]:
    """An open hash table of digests and sets of syllables, as ``kernels.alignment`` looks them up."""
    syllables = latin_syllables()
    words = pack_vocabulary(syllables)
    digests = np.zeros(len(words), np.uint64)
    digest_forms(words.chars, words.start, digests)
    table = np.zeros((_SYLLABLE_ROOM, 2), np.uint64)
    for digest, numbers in zip(digests.tolist(), syllables.values(), strict=True):
        place = digest & (_SYLLABLE_ROOM - 1)
        while table[place, 1]:
            place = (place + 1) & (_SYLLABLE_ROOM - 1)
        bits = 0
        for number in numbers:
            bits |= 1 << (number % 61)
        table[place] = digest, bits
    return table
