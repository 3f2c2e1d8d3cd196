from __future__ import annotations

import numpy as np

from dissuade.names.rarity import UNSEEN, rarity, rarity_table
from dissuade.names.tokens import NameClass
from dissuade.names.vocabulary import pack_vocabulary


def test_common_names_are_less_rare_than_uncommon_ones() -> None:
    assert rarity("mohammed", NameClass.PERSON) < rarity("shoigu", NameClass.PERSON)


def test_a_token_never_seen_is_as_rare_as_it_gets() -> None:
    assert UNSEEN == rarity("qzxwvk", NameClass.PERSON)


def test_rarity_depends_on_what_bears_the_name() -> None:
    assert rarity("trading", NameClass.ORGANIZATION) < rarity("trading", NameClass.PERSON)


def test_of_unknown_classes_the_commoner_counts() -> None:
    assert min(rarity("ali", NameClass.PERSON), rarity("ali", NameClass.ORGANIZATION)) == rarity("ali")


def test_a_table_holds_what_single_questions_answer() -> None:
    forms = ["kim", "mohammed", "trading", "qzxwvk"]
    table = rarity_table(pack_vocabulary(forms))
    for column, name_class in enumerate((NameClass.PERSON, NameClass.ORGANIZATION, NameClass.ANY)):
        expected = np.array([rarity(form, name_class) for form in forms], dtype=np.float32)
        assert np.array_equal(expected, table[:, column])
