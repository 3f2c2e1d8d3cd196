from __future__ import annotations

import pytest

from dissuade.names.data_files import read_rows
from dissuade.names.given_names import equivalents, spellings_of
from dissuade.names.lexicon import native_key


@pytest.mark.parametrize(
    ("one", "other"),
    [("bill", "william"), ("sasha", "alexander"), ("aleksandr", "alexander"), ("mehmet", "muhammad"), ("ivan", "john"),
     ("juan", "john"), ("yousef", "yusuf"), ("dima", "dmitry")],
)  # fmt: skip
def test_short_and_foreign_forms_lead_to_the_canonical_name(one: str, other: str) -> None:
    assert other in {form.text for form in equivalents(one)}


def test_a_nickname_counts_less_than_a_spelling() -> None:
    nickname, spelling = equivalents("sasha")[0], equivalents("aleksandr")[0]
    assert (nickname.system, spelling.system) == ("nickname", "variant")
    assert nickname.quality < spelling.quality


@pytest.mark.parametrize(
    ("one", "other"),
    [("kassemi", "qasimi"), ("ghasemi", "qasimi"), ("akhmedov", "ahmadov"), ("mukhammadov", "muhammadov"),
     ("alexandrovich", "aleksandrovich")],
)  # fmt: skip
def test_a_family_name_made_of_a_given_name_has_its_spellings(one: str, other: str) -> None:
    texts = [{name, *(form.text for form in equivalents(name))} for name in (one, other)]
    assert texts[0] & texts[1]


def test_a_diminutive_of_another_alphabet_leads_to_its_name() -> None:
    assert "catherine" in {form.text for form in spellings_of(native_key("Катя"))}


def test_most_names_have_no_equivalent() -> None:
    assert equivalents("smithson") == ()


@pytest.mark.parametrize(("written", "latin"), [("محمد", "muhammad"), ("Сергей", "sergei"), ("يوسف", "yusuf")])
def test_given_names_in_other_scripts_have_their_usual_spellings(written: str, latin: str) -> None:
    assert latin in {form.text for form in spellings_of(native_key(written))}


def test_every_name_in_the_table_can_be_found() -> None:
    for row in read_rows("names"):
        spellings, nicknames, foreign = [*row, "", ""][:3]
        canonical, *others = spellings.split("|")
        assert canonical.isascii()
        for word in [*others, *nicknames.split("|")]:
            assert not word or equivalents(native_key(word)), word
        for word in foreign.split("|"):
            assert not word or spellings_of(native_key(word)), word
