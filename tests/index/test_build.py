"""What an index keeps of the names that it is made of."""

from __future__ import annotations

from dissuade.index.build import ListedName, build_index


def test_an_acronym_makes_no_name_that_is_spelt_like_it_rare() -> None:
    persons = [ListedName(f"Ali Karimi{letter}", "Person", n, 0, False) for n, letter in enumerate("abcdefghij")]
    authority = ListedName("Aviation Logistics Investments", "Organization", len(persons), 0, False)
    plain, with_acronym = build_index(persons), build_index([*persons, authority])
    weights = [index.form_weight[index.vocabulary.texts().index("ali")] for index in (plain, with_acronym)]
    assert weights[1] < 1.5 * weights[0]


def test_capitals_inside_a_word_make_another_name_of_it() -> None:
    texts = ["URALVAGON", "UralVagon", "Uralvagon"]
    index = build_index([ListedName(text, "Company", number, 0, False) for number, text in enumerate(texts)])
    assert len(index) == 2
    assert index.names_of(0).tolist() == index.names_of(2).tolist() != index.names_of(1).tolist()
