"""Exact lookup of identifiers: sorted hashes of their normalised values."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from dissuade.matching.identifiers import meant_type, normalize_identifier
from dissuade.model.party import Identifier
from dissuade.snapshots.lookup import hash_of, rows_of

__all__ = ["IdentifierIndex", "identifier_types", "save_identifiers"]

_STYLES = ("", "imoNumber", "swiftBic", "publicKey", "email", "website", "phone")
"""Types with a way of their own to be written; an identifier of unknown type is tried in every one."""

_SHORTEST = 4
_TYPES = "identifiers.types.json"


def save_identifiers(identifiers: Iterable[tuple[Identifier, int]], folder: Path) -> None:
    """Write the lookup table of ``(identifier, number of its party)``, and which types there are."""
    keys: set[tuple[int, int]] = set()
    types: set[str] = set()
    for identifier, party in identifiers:
        types.add(meant_type(identifier.type))
        keys.update((key, party) for key in _keys(identifier))
    pairs = sorted(keys)
    (folder / _TYPES).write_text(json.dumps(sorted(types)))
    np.save(folder / "identifiers.hash.npy", np.array([key for key, _ in pairs], dtype=np.uint64))
    np.save(folder / "identifiers.party.npy", np.array([party for _, party in pairs], dtype=np.int32))


def identifier_types(folder: Path) -> frozenset[str]:
    """The types of identifier that the parties of a snapshot have; "" where a list does not say the type."""
    return frozenset(json.loads((folder / _TYPES).read_text()))


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
                found.update(self._party[rows_of(self._hash, key)].tolist())
        return sorted(found)


def _keys(identifier: Identifier) -> list[int]:
    styles = (identifier.type,) if identifier.type else _STYLES
    values = {normalize_identifier(style, identifier.value) for style in styles}
    return [hash_of(value) for value in sorted(values) if len(value) >= _SHORTEST]
