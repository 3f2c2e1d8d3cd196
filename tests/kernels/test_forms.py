"""The record of a form says what its letters say, however long it is."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from dissuade.kernels.forms import FORM, INSIDE, LONGEST, describe, digest_forms
from dissuade.kernels.strings import fill_signatures
from dissuade.names.vocabulary import pack_vocabulary

FORMS = st.lists(st.text("abcxyz019", min_size=1, max_size=90), min_size=1, max_size=8, unique=True)


@given(FORMS)
def test_a_record_says_what_the_letters_say(forms: list[str]) -> None:
    vocabulary = pack_vocabulary(forms)
    about = np.zeros(len(forms), FORM)
    digests, signatures = np.zeros(len(forms), np.uint64), np.zeros(len(forms), np.uint64)
    rarity = np.arange(3 * len(forms), dtype=np.float32).reshape(-1, 3)
    for array in (vocabulary.chars, vocabulary.start):
        array.flags.writeable = False
    digest_forms(vocabulary.chars, vocabulary.start, digests)
    fill_signatures(vocabulary.chars, vocabulary.start, signatures)
    chain = np.sort(digests[::2])
    describe(vocabulary.chars, vocabulary.start, 0, rarity, chain, chain[1:], chain[:1], about)
    later = np.zeros(len(forms) - 1, FORM)
    describe(vocabulary.chars, vocabulary.start, 1, rarity[1:], chain, chain[1:], chain[:1], later)
    assert np.array_equal(later, about[1:])
    assert np.array_equal(about["rarity"], rarity)
    assert about["chain"].tolist() == [1, 0] * (len(forms) // 2) + [1] * (len(forms) % 2)
    assert (about["chain"] - about["known"]).tolist() == [digest == chain[0] for digest in digests]
    assert about["numbered"].tolist() == [digest == chain[0] for digest in digests]
    assert np.array_equal(about["digest"], digests)
    assert np.array_equal(about["signature"], signatures)
    assert about["length"].tolist() == [min(len(form), LONGEST) for form in forms]
    for number in range(len(forms)):
        inside = vocabulary.chars[vocabulary.start[number] : vocabulary.start[number + 1]][:INSIDE]
        assert about["letters"][number].tolist() == [*inside.tolist(), *[0] * (INSIDE - len(inside))]


def test_a_record_fills_a_line_of_the_cache() -> None:
    assert FORM.itemsize == 64
