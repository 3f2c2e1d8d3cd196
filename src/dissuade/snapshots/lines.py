"""Lines of text, each compressed by itself, so that one can be read without the others."""

from __future__ import annotations

import mmap
import zlib
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from dissuade.errors import SnapshotError

__all__ = ["LineStore", "LineWriter"]


class LineWriter:
    """Writes lines one after another; use it as a context manager.

    Args:
        folder: of the snapshot; ``<name>.bin`` and ``<name>.offsets.npy`` are written there.
        name: of the two files.
        seed: what most lines have in common (a zlib preset dictionary).
        level: of zlib, 1..9.
    """

    def __init__(self, folder: Path, name: str, seed: bytes, level: int) -> None:
        self._offsets_path = folder / f"{name}.offsets.npy"
        self._seed, self._level = seed, level
        self._out = (folder / f"{name}.bin").open("wb")
        self._offsets = [0]

    def write(self, line: str) -> None:
        """Add the next line."""
        packer = zlib.compressobj(self._level, zdict=self._seed)
        data = packer.compress(line.encode("utf-8")) + packer.flush()
        self._out.write(data)
        self._offsets.append(self._offsets[-1] + len(data))

    def __enter__(self) -> LineWriter:
        return self

    def __exit__(self, *trouble: object) -> None:
        """Finish the two files."""
        self._out.close()
        np.save(self._offsets_path, np.array(self._offsets, dtype=np.int64))


class LineStore:
    """Reads lines by their numbers.

    Args:
        folder, name, seed: as for the writer.

    Raises:
        SnapshotError: the two files do not fit.
    """

    def __init__(self, folder: Path, name: str, seed: bytes) -> None:
        self.path = folder / f"{name}.bin"
        self._seed = seed
        self._offsets: NDArray[np.int64] = np.load(
            folder / f"{name}.offsets.npy", mmap_mode="r", allow_pickle=False
        ).view(np.ndarray)
        if self.path.stat().st_size != int(self._offsets[-1]):
            raise SnapshotError(f"{self.path} is {self.path.stat().st_size} bytes, not {int(self._offsets[-1])}")
        self._data: bytes | mmap.mmap = b""
        if int(self._offsets[-1]):
            with self.path.open("rb") as stream:
                self._data = mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ)

    def __len__(self) -> int:
        return len(self._offsets) - 1

    def read(self, number: int) -> bytes:
        """The line with this number.

        Raises:
            zlib.error: it is damaged.
        """
        begin, end = int(self._offsets[number]), int(self._offsets[number + 1])
        return zlib.decompressobj(zdict=self._seed).decompress(self._data[begin:end])
