"""How much it says that two names share a token: the rarer the token, the more.

``data/rarity.tsv`` holds document frequencies as nats, counted over the names of the official lists and of persons in
Wikidata (CC0) by ``benchmarks/build_rarity.py``. Only aggregated figures ship.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from functools import cache
from importlib import resources

import numpy as np
from numpy.typing import NDArray

from dissuade.names.tokens import NameClass
from dissuade.names.vocabulary import Vocabulary

__all__ = ["UNSEEN", "known_forms", "rarity", "rarity_table"]

UNSEEN = 9.5
"""Nats for a token that the table does not know: fewer than one name in 13,000 has it."""


@cache
def _table() -> dict[str, tuple[float, float]]:
    text = resources.files("dissuade.names").joinpath("data/rarity.tsv").read_text(encoding="utf-8")
    table = {}
    for line in text.splitlines():
        if line.startswith("#"):
            continue
        form, person, organization = line.split("\t")
        table[form] = (float(person) if person else UNSEEN, float(organization) if organization else UNSEEN)
    return table


def rarity(form: str, name_class: NameClass = NameClass.ANY) -> float:
    """How rare a form is among names of a class, in nats (natural log of one over its share of names), 0..``UNSEEN``.

    For a name of unknown class the commoner of the two counts.
    """
    person, organization = _table().get(form, (UNSEEN, UNSEEN))
    if name_class is NameClass.PERSON:
        return person
    if name_class is NameClass.ANY:
        return min(person, organization)
    return organization


def known_forms() -> Collection[str]:
    """The forms that the table knows."""
    return _table().keys()


def rarity_table(vocabulary: Vocabulary | Iterable[str]) -> NDArray[np.float32]:
    """The rarity of every form among persons, among organisations and among names of any class, float32[V, 3]."""
    table = _table()
    unseen = (UNSEEN, UNSEEN)
    texts = vocabulary.texts() if isinstance(vocabulary, Vocabulary) else vocabulary
    pairs = np.array([table.get(form, unseen) for form in texts], dtype=np.float32).reshape(-1, 2)
    out = np.empty((len(pairs), 3), dtype=np.float32)
    out[:, :2] = pairs
    np.minimum(pairs[:, 0], pairs[:, 1], out=out[:, 2])
    return out
