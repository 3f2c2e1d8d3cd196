"""The compiled index: arrays that are written once and opened by memory map."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dissuade.names.arrays import NameArrays
from dissuade.names.vocabulary import Vocabulary

__all__ = [
    "GROUPS",
    "NameIndex",
    "arrays_of",
    "frozen",
    "group_mask",
    "group_of",
    "load_index",
    "open_array",
    "save_index",
    "sides_by_mask",
    "sides_of",
    "with_arrays",
]

GROUPS = ("Person", "Organization", "LegalEntity", "Vessel", "Airplane", "CryptoWallet")
"""Schemata as far as they keep names apart; Company and PublicBody are organisations."""

_GROUP_OF = {"Company": "Organization", "PublicBody": "Organization"}
_ANSWERS = {
    "Person": ("Person", "LegalEntity"),
    "Organization": ("Organization", "LegalEntity"),
    "LegalEntity": ("LegalEntity", "Person", "Organization"),
}
_SIDES = (1, 2, 3, 2, 2, 2)  # of each group, see ``sides_of``
ENDED = 8
"""Added to the group of a name that only parties bear whose listings have all ended."""


def group_of(schema: str) -> int:
    """The number of the group of a schema."""
    return GROUPS.index(_GROUP_OF.get(schema, schema))


@lru_cache
def group_mask(schema: str, *, ended: bool = False) -> int:
    """The groups that may answer a query: bit g for group g.

    Args:
        schema: of the query, "" for any. A person never answers for an organisation; a legal entity may be either.
        ended: also names of parties whose listings have all ended.
    """
    if schema:
        wanted = _GROUP_OF.get(schema, schema)
        mask = sum(1 << GROUPS.index(answer) for answer in _ANSWERS.get(wanted, (wanted,)))
    else:
        mask = (1 << len(GROUPS)) - 1
    return mask | mask << ENDED if ended else mask


def sides_of(groups: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """On which sides of the index names stand, by their groups: bit 0 among persons, bit 1 among the others.

    A legal entity may be either, so it stands on both, and who asks for persons or for organisations reads one side.
    """
    return np.array(_SIDES, dtype=np.uint8)[groups % ENDED]


@cache
def sides_by_mask() -> NDArray[np.uint8]:
    """The sides that a query has to look at, by the groups that may answer it.

    Returns:
        uint8[M, 2], for each value of ``group_mask``: the first side, and how many.
    """
    masks = np.arange(1 << (ENDED + len(GROUPS)), dtype=np.uint32)
    groups = (masks | masks >> ENDED)[:, None] >> np.arange(len(GROUPS), dtype=np.uint32) & 1
    alone = np.array([side in (1, 2) for side in _SIDES])  # groups that stand on one side
    persons, others = ((groups[:, alone & (np.array(_SIDES) == side)] != 0).any(axis=1) for side in (1, 2))
    sides = np.column_stack((others & ~persons, 1 + (persons & others))).astype(np.uint8)
    sides.flags.writeable = False
    return sides


@dataclass(frozen=True, slots=True)
class NameIndex:
    """N distinct names over V forms.

    Args:
        names: the names as columns; its forms are the first of the vocabulary.
        vocabulary: token forms, then forms that only neighbouring tokens or initials give.
        signatures: uint64[V]; reach: uint8[V], at how many edits a form may be found.
        bucket_start, entries: hash table of remainders (``kernels.vocabulary``), 2**bits buckets.
        key_hash: uint64[K], sorted hashes of phonetic keys; key_start: int64[K + 1], key_form: int32.
        near_start: int64[F + 1], near_form, near_edits: what is near the F forms of tokens (``form_search``).
        starts, leading_end, posting_about, posting_share: postings (``kernels.meeting.Postings``) of each form on each
            side (``sides_of``).
        record_start, record: the same by name (``kernels.name_records``).
        form_weight: float32[V], greatest weight of a form as one of a token; as of joined tokens where it is of none.
        name_group: uint8[N], ``GROUPS`` (+ ``ENDED``).
        name_letters, name_initials: uint32[N], bit per first letter of tokens, of initials.
        bearer_start: int64[N + 1]; bearer_party: int32, who bears the name; bearer_name: int32, which of its names.
        carried_start: int64[P + 1]; carried_name: int32, the names of party p are
            ``carried_name[carried_start[p]:carried_start[p + 1]]``.
        word_hash, word_start, word_line: the words of names with their forms (``word_forms.WordTable``).
        unknown_weight: weight of a token that is in no name, nats.
        share: what the leading parts were made for.
    """

    names: NameArrays
    vocabulary: Vocabulary
    signatures: NDArray[np.uint64]
    reach: NDArray[np.uint8]
    bucket_start: NDArray[np.int64]
    entries: NDArray[np.uint64]
    key_hash: NDArray[np.uint64]
    key_start: NDArray[np.int64]
    key_form: NDArray[np.int32]
    near_start: NDArray[np.int64]
    near_form: NDArray[np.int32]
    near_edits: NDArray[np.uint8]
    starts: NDArray[np.int64]
    leading_end: NDArray[np.int64]
    posting_about: NDArray[np.uint32]
    posting_share: NDArray[np.float32]
    record_start: NDArray[np.int64]
    record: NDArray[Any]
    form_weight: NDArray[np.float32]
    name_group: NDArray[np.uint8]
    name_letters: NDArray[np.uint32]
    name_initials: NDArray[np.uint32]
    bearer_start: NDArray[np.int64]
    bearer_party: NDArray[np.int32]
    bearer_name: NDArray[np.int32]
    carried_start: NDArray[np.int64]
    carried_name: NDArray[np.int32]
    word_hash: NDArray[np.uint64]
    word_start: NDArray[np.int64]
    word_line: NDArray[np.uint8]
    unknown_weight: float
    share: float

    def __len__(self) -> int:
        return len(self.names)

    def names_of(self, party: int) -> NDArray[np.int32]:
        """The numbers of the distinct names that a party bears."""
        if party + 1 >= len(self.carried_start):
            return self.carried_name[:0]
        return self.carried_name[self.carried_start[party] : self.carried_start[party + 1]]

    @property
    def bits(self) -> int:
        """The hash table has two to this power of buckets."""
        return (len(self.bucket_start) - 1).bit_length() - 1


def frozen(index: NameIndex) -> NameIndex:
    """Make every array read-only: nothing may change an index, and one sort of array means one compiled version."""
    for array in arrays_of(index):
        array.flags.writeable = False
    return index


def arrays_of(index: NameIndex) -> list[NDArray[Any]]:
    """All arrays of an index, in a fixed order."""
    owners = [index, *(getattr(index, name) for name in _PARTS)]
    values = (getattr(owner, field.name) for owner in owners for field in fields(owner))
    return [value for value in values if isinstance(value, np.ndarray)]


def with_arrays(index: NameIndex, arrays: Iterable[NDArray[Any]]) -> NameIndex:
    """An index with other arrays, given in the order of ``arrays_of``."""
    left = iter(arrays)
    own = {f.name: next(left) for f in fields(index) if isinstance(getattr(index, f.name), np.ndarray)}
    changed: dict[str, Any] = own | {
        name: part(**{f.name: next(left) for f in fields(part)}) for name, part in _PARTS.items()
    }
    return replace(index, **changed)


_PARTS: dict[str, type[Any]] = {"names": NameArrays, "vocabulary": Vocabulary}


def save_index(index: NameIndex, folder: Path) -> None:
    """Write every array as ``<attribute>.npy``; the two numbers as ``settings.npy``."""
    for field in fields(index):
        value = getattr(index, field.name)
        if field.name in _PARTS:
            for part in fields(value):
                np.save(folder / f"{field.name}.{part.name}.npy", getattr(value, part.name))
        elif isinstance(value, np.ndarray):
            np.save(folder / f"{field.name}.npy", value)
    np.save(folder / "settings.npy", np.array([index.unknown_weight, index.share]))


def load_index(folder: Path) -> NameIndex:
    """Open the arrays by memory map.

    Raises:
        OSError, ValueError: an array is missing or is none.
    """
    values: dict[str, Any] = {}
    for field in fields(NameIndex):
        if field.name in _PARTS:
            part = _PARTS[field.name]
            values[field.name] = part(
                **{f.name: open_array(folder / f"{field.name}.{f.name}.npy") for f in fields(part)}
            )
        elif field.name not in ("unknown_weight", "share"):
            values[field.name] = open_array(folder / f"{field.name}.npy")
    unknown_weight, share = np.load(folder / "settings.npy")
    return NameIndex(unknown_weight=float(unknown_weight), share=float(share), **values)


def open_array(path: Path) -> NDArray[Any]:
    """Open an array by memory map.

    Raises:
        OSError, ValueError: it is missing or is none.
    """
    array: NDArray[Any] = np.load(path, mmap_mode="r", allow_pickle=False)
    return array.view(np.ndarray)  # indexing a memmap object is slower and compiles anew
