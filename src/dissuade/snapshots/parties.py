"""The party records of a snapshot: each compressed by itself, so that one can be read without the others."""

from __future__ import annotations

import mmap
import zlib
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from dissuade.errors import SnapshotError
from dissuade.model.party import Party
from dissuade.model.party_data import party_from_json

__all__ = ["PartyStore", "PartyWriter"]

LEVEL = 6
CACHED = 4096
_SEED = (
    b'"Person""Organization""Vessel""listed_to":"","programmes":["RUSSIA-EO14024"],"positions":["'
    b'"identifiers":[{"type":"passportNumber","value":"","country":""},{"type":"taxNumber","value":"'
    b'"type":"registrationNumber","value":"","addresses":[{"full":"","city":"Moscow","country":"ru"}],"kind":"weak"'
    b'"birth_dates":[{"value":"19"}],"birth_places":["'
    b'"listings":[{"source":"ofac-sdn","authority":"OFAC","programmes":["SDGT"],"listed_from":"20","basis":"'
    b'{"id":"","schema":"Person","names":[{"text":"","kind":"primary"},{"text":"","kind":"alias"},{"text":"","kind":"'
)
"""What most records have in common (a zlib preset dictionary; a change needs a new snapshot format)."""


class PartyWriter:
    """Writes records one after another.

    Args:
        folder: of the snapshot; ``parties.bin`` and ``parties.offsets.npy`` are written there.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._out = (folder / "parties.bin").open("wb")
        self._offsets = [0]

    def write(self, line: str) -> None:
        """Add the next party, as ``party_to_json`` gives it."""
        packer = zlib.compressobj(LEVEL, zdict=_SEED)
        data = packer.compress(line.encode("utf-8")) + packer.flush()
        self._out.write(data)
        self._offsets.append(self._offsets[-1] + len(data))

    def __enter__(self) -> PartyWriter:
        return self

    def __exit__(self, *trouble: object) -> None:
        """Finish the two files."""
        self._out.close()
        np.save(self._folder / "parties.offsets.npy", np.array(self._offsets, dtype=np.int64))


class PartyStore:
    """Reads records.

    Args:
        folder: of the snapshot.
    """

    def __init__(self, folder: Path) -> None:
        self._path = folder / "parties.bin"
        self._offsets: NDArray[np.int64] = np.load(folder / "parties.offsets.npy", mmap_mode="r", allow_pickle=False)
        if self._path.stat().st_size != int(self._offsets[-1]):
            raise SnapshotError(f"{self._path} is {self._path.stat().st_size} bytes, not {int(self._offsets[-1])}")
        with self._path.open("rb") as stream:
            self._data: bytes | mmap.mmap = b""
            if int(self._offsets[-1]):
                self._data = mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ)
        self.get = lru_cache(maxsize=CACHED)(self._read)

    def __len__(self) -> int:
        return len(self._offsets) - 1

    def __iter__(self) -> Iterator[Party]:
        return (self._read(number) for number in range(len(self)))

    def _read(self, number: int) -> Party:
        """The party with this number.

        Raises:
            SnapshotError: its record is damaged.
        """
        begin, end = int(self._offsets[number]), int(self._offsets[number + 1])
        try:
            return party_from_json(zlib.decompressobj(zdict=_SEED).decompress(self._data[begin:end]))
        except (zlib.error, ValueError) as error:
            raise SnapshotError(f"{self._path}: party {number} is damaged: {error}") from error
