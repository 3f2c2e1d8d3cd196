"""What two names have in common, as numbers: the features that the model weighs."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any, NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from dissuade.kernels.comparison import FEATURES, compare_pairs
from dissuade.kernels.forms import FORM, FormTable, describe, digest_forms
from dissuade.kernels.workspace import NameTable, Rooms, make_rooms
from dissuade.matching.readings import load_readings
from dissuade.matching.score import load_model
from dissuade.names.arrays import SCRIPT_CODE, NameArrays, encode_names, read_only
from dissuade.names.form_numbers import FormNumbers
from dissuade.names.given_names import known_names
from dissuade.names.numbered_bodies import numbered_bodies
from dissuade.names.rarity import rarity_table
from dissuade.names.tokens import AnalyzedName, NameClass
from dissuade.names.vocabulary import Vocabulary, pack_vocabulary

__all__ = [
    "FEATURES",
    "NameSet",
    "describe_forms",
    "encode_set",
    "pair_classes",
    "pair_features",
    "prepare_names",
    "thread_rooms",
]

_Scalar = TypeVar("_Scalar", bound=np.generic)

_HANI, _HANG = SCRIPT_CODE["Hani"], SCRIPT_CODE["Hang"]
_SYLLABIC = frozenset((_HANI, _HANG))
_JAMO = 3  # units of a Korean syllable at most
_PERSONAL = (NameClass.PERSON, NameClass.ANY)
_SYLLABLES = (2, 3)  # of a name whose given name has one, or two
_SYLLABLE_CONFLICT, _CORE_CONFLICT = FEATURES.index("syllable_conflict"), FEATURES.index("core_conflict")
_WORST_TOKEN = FEATURES.index("worst_token")
_OTHER_GIVEN = 0.15  # share of a name from which on a contradiction counts in full
_OTHER_SYLLABLE = 0.4  # what is left of the similarity of two syllables that differ

_CHAIN_WORDS = (
    "bin", "ibn", "ben", "bint", "bent", "binti", "ould", "wuld", "weld", "oglu", "ogly", "oghlu", "uglu", "qizi",
    "kizi", "kyzy", "gyzy", "walad", "bar", "bat",
)  # fmt: skip
"""Words for "son of" or "daughter of" between names."""


class NameSet(NamedTuple):
    """Names ready for comparing, with the forms that they use."""

    names: NameTable
    forms: FormTable

    def __len__(self) -> int:
        return len(self.names.name_class)


def describe_forms(vocabulary: Vocabulary, rarity: NDArray[np.float32], first: int = 0) -> FormTable:
    """What comparing needs to know about distinct forms.

    Args:
        vocabulary: V of them.
        rarity: float32[V - first, 3] from ``rarity_table``, of those that are described.
        first: the first one that is described.
    """
    chars, start = _frozen(vocabulary.chars, np.uint8), _frozen(vocabulary.start, np.int64)
    about = np.zeros(len(vocabulary) - first, FORM)
    describe(chars, start, first, rarity, _chain_digests(), _known_digests(), _numbered_digests(), about)
    about.flags.writeable = False
    return FormTable(about, chars, start)


def prepare_names(names: NameArrays, vocabulary: Vocabulary, rarity: NDArray[np.float32] | None = None) -> NameSet:
    """Make columns ready for comparing.

    Args:
        names: N names; their forms are numbers of ``vocabulary``.
        vocabulary: V distinct forms.
        rarity: float32[V, 3] from ``names.rarity.rarity_table`` if it is at hand (looking it up is the slow part).
    """
    forms = describe_forms(vocabulary, rarity_table(vocabulary) if rarity is None else rarity)
    return NameSet(read_only(names), forms)


def encode_set(names: Iterable[AnalyzedName]) -> NameSet:
    """Turn analysed names into a set with a vocabulary of its own."""
    numbers = FormNumbers()
    arrays = encode_names(names, numbers)
    return prepare_names(arrays, pack_vocabulary(numbers), rarity_table(numbers))


def pair_features(a: NameSet, b: NameSet, pair_a: NDArray[np.int64], pair_b: NDArray[np.int64]) -> NDArray[np.float32]:
    """The features of P pairs of names, float32[P, K] with the columns of ``FEATURES``; the same if sides are swapped.

    Args:
        a, b: the two sets; may be the same.
        pair_a, pair_b: int64[P], positions in them.
    """
    out = np.zeros((len(pair_a), len(FEATURES)), np.float32)
    compare_pairs(
        a.names, a.forms, b.names, b.forms, _frozen(pair_a, np.int64), _frozen(pair_b, np.int64),
        load_model().weights, load_readings(), thread_rooms(), out,
    )  # fmt: skip
    _tell_lengths_apart(a.names, b.names, pair_a, pair_b, out)
    return out


def _tell_lengths_apart(
    a: NameTable, b: NameTable, pair_a: NDArray[np.int64], pair_b: NDArray[np.int64], features: NDArray[np.float32]
) -> None:
    """In Chinese and Korean characters a given name of one syllable is another one than a given name of two.

    Nobody leaves one of them out (李强, 李克强), so what looks like an omission is a contradiction.
    """
    asked = a.script if len(a.script) <= len(b.script) else b.script
    if _SYLLABIC.isdisjoint(asked.tolist()):  # nearly always, and quicker than to look at all pairs
        return
    script = a.script[pair_a]
    some = np.flatnonzero(((script == _HANI) | (script == _HANG)) & (script == b.script[pair_b]))
    if not len(some):
        return
    pair_a, pair_b = pair_a[some], pair_b[some]
    first_a, first_b = a.token_start[pair_a], b.token_start[pair_b]
    tokens_a, tokens_b = a.token_start[pair_a + 1] - first_a, b.token_start[pair_b + 1] - first_b
    two_and_three = (np.abs(tokens_a - tokens_b) == 1) & (tokens_a + tokens_b == sum(_SYLLABLES))
    for k in np.flatnonzero(two_and_three).tolist():
        one_family = a.original[first_a[k]] == b.original[first_b[k]] != 0
        if one_family and _all_syllables(a, int(pair_a[k])) and _all_syllables(b, int(pair_b[k])):
            found = features[some[k]]
            found[_SYLLABLE_CONFLICT] = max(found[_SYLLABLE_CONFLICT], 1.0)
            found[_CORE_CONFLICT] = max(found[_CORE_CONFLICT], _OTHER_GIVEN)
            found[_WORST_TOKEN] = min(found[_WORST_TOKEN], _OTHER_SYLLABLE)


def _all_syllables(names: NameTable, number: int) -> bool:
    """Whether each token of a person's name in Chinese or Korean characters is one syllable."""
    first, last = names.token_start[number], names.token_start[number + 1]
    units = np.diff(names.unit_start[first : last + 1])
    most = 1 if names.script[number] == _HANI else _JAMO
    return names.name_class[number] in _PERSONAL and 0 < units.min() <= units.max() <= most


def pair_classes(a: NameSet, b: NameSet, pair_a: NDArray[np.int64], pair_b: NDArray[np.int64]) -> NDArray[np.int64]:
    """The class of each pair, int64[P]: that of both names, or ``NameClass.ANY`` where they differ."""
    a_class, b_class = a.names.name_class[pair_a], b.names.name_class[pair_b]
    return np.where(a_class == b_class, a_class, NameClass.ANY).astype(np.int64)


_ROOM = threading.local()


def thread_rooms() -> Rooms:
    """The room of this thread to compare in: it remembers readings from call to call."""
    rooms: Rooms | None = getattr(_ROOM, "rooms", None)
    if rooms is None:
        rooms = _ROOM.rooms = make_rooms()
    return rooms


@cache
def _chain_digests() -> NDArray[np.uint64]:
    return _digests(_CHAIN_WORDS)


@cache
def _known_digests() -> NDArray[np.uint64]:
    """Of all known names: as keys of a cache thousands of words would be hashed at every call."""
    return _digests(known_names())


@cache
def _numbered_digests() -> NDArray[np.uint64]:
    """Of the words of bodies that are told apart by their number."""
    return _digests(numbered_bodies())


def _digests(forms: Sequence[str]) -> NDArray[np.uint64]:
    words = pack_vocabulary(forms)
    digests = np.zeros(len(words), np.uint64)
    digest_forms(_frozen(words.chars, np.uint8), _frozen(words.start, np.int64), digests)
    return np.sort(digests)


def _frozen(array: NDArray[Any], dtype: type[_Scalar]) -> NDArray[_Scalar]:
    """A read-only view: memory maps are read-only, and one kind of array means one compiled version."""
    if array.dtype == dtype and array.flags.c_contiguous and not array.flags.writeable:
        return array
    view = np.ascontiguousarray(array, dtype=dtype).view()
    view.flags.writeable = False
    return view
