"""The learned readings of scripts, as the compiled loops take them."""

from __future__ import annotations

from functools import cache
from importlib.resources import as_file, files

import numpy as np
from numpy.typing import NDArray

from dissuade.kernels.forms import digest_forms
from dissuade.kernels.syllables import APART, SYLLABLE_BITS
from dissuade.kernels.transliteration import ReadingTable
from dissuade.names.arrays import SCRIPTS
from dissuade.names.syllables import FIRST_VIETNAMESE, latin_syllables
from dissuade.names.transliteration import READ_SCRIPTS
from dissuade.names.vocabulary import pack_vocabulary

__all__ = ["load_readings"]

_SYLLABLE_ROOM = 8192
_IN_A_WORD = 64 // SYLLABLE_BITS


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
    """An open hash table of digests and numbers of syllables, as ``kernels.syllables`` looks them up."""
    syllables = latin_syllables()
    spellings = pack_vocabulary(syllables)
    digests = np.zeros(len(spellings), np.uint64)
    digest_forms(spellings.chars, spellings.start, digests)
    table = np.zeros((_SYLLABLE_ROOM, 3), np.uint64)
    for digest, numbers in zip(digests.tolist(), syllables.values(), strict=True):
        place = digest & (_SYLLABLE_ROOM - 1)
        while table[place, 1]:
            place = (place + 1) & (_SYLLABLE_ROOM - 1)
        words = [0, 0]
        for at, number in enumerate(sorted(numbers)[: 2 * _IN_A_WORD]):
            words[at // _IN_A_WORD] |= (number + 1) << (at % _IN_A_WORD * SYLLABLE_BITS)
        words[0] |= APART if min(numbers) >= FIRST_VIETNAMESE else 0
        table[place] = digest, *words
    return table
