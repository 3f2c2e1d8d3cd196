"""Exact lookup of identifiers: sorted hashes of their normalised values."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from dissuade.matching.identifiers import normalize_identifier
from dissuade.model.party import Identifier

__all__ = ["IdentifierIndex", "save_identifiers"]

_STYLES = ("", "imoNumber", "swiftBic", "publicKey", "email", "website", "phone")
"""Types with a way of their own to be written; an identifier of unknown type is tried in every one."""

_SHORTEST = 4


def save_identifiers(identifiers: Iterable[tuple[Identifier, int]], folder: Path) -> None:
    """Write the lookup table of ``(identifier, number of its party)``."""
    pairs = sorted({(key, party) for identifier, party in identifiers for key in _keys(identifier)})
    np.save(folder / "identifiers.hash.npy", np.array([key for key, _ in pairs], dtype=np.uint64))
    np.save(folder / "identifiers.party.npy", np.array([party for _, party in pairs], dtype=np.int32))


class IdentifierIndex:
    """Finds the parties that have an identifier.

    Args:
        folder: of the snapshot.
    """

    def __init__(self, folder: Path) -> None:
        self._hash: NDArray[np.uint64] = np.load(folder / "identifiers.hash.npy", mmap_mode="r", allow_pickle=False)
        self._party: NDArray[np.int32] = np.load(folder / "identifiers.party.npy", mmap_mode="r", allow_pickle=False)

    def __len__(self) -> int:
        return len(self._hash)

    def find(self, identifiers: Iterable[Identifier]) -> list[int]:
        """The numbers of the parties with one of these values, whatever the type; sorted, each once."""
        found: set[int] = set()
        for identifier in identifiers:
            for key in _keys(identifier):
                first = int(np.searchsorted(self._hash, np.uint64(key)))
                while first < len(self._hash) and int(self._hash[first]) == key:
                    found.add(int(self._party[first]))
                    first += 1
        return sorted(found)


def _keys(identifier: Identifier) -> list[int]:
    styles = (identifier.type,) if identifier.type else _STYLES
    values = {normalize_identifier(style, identifier.value) for style in styles}
    return [
        int.from_bytes(hashlib.blake2b(value.encode("utf-8"), digest_size=8).digest(), "little")
        for value in sorted(values)
        if len(value) >= _SHORTEST
    ]
