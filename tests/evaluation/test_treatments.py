"""Names as they get written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import DamerauLevenshtein, Levenshtein

from dissuade.evaluation.cases import chance_of
from dissuade.evaluation.treatments import TREATMENTS, typo

BY_NAME = {treatment.name: treatment for treatment in TREATMENTS}


def treat(name: str, text: str, seed: int = 0) -> str:
    return BY_NAME[name].change(text, chance_of(seed))


@pytest.mark.parametrize(
    ("treatment", "before", "after"),
    [
        ("upper-ascii", "Đorđe Müller-Łuczak", "DORDE MULLER-LUCZAK"),
        ("no-punctuation", "ABU-AL-KHAYR, Muhammad", "ABU AL KHAYR Muhammad"),
        ("comma", "Igor Ivanovich SECHIN", "SECHIN, Igor Ivanovich"),
        ("comma", "SECHIN, Igor", ""),
        ("comma", "SHOIGU Sergei Kuzhugetovich", "SHOIGU, Sergei Kuzhugetovich"),
        ("turned", "SECHIN, Igor Ivanovich", "Igor Ivanovich SECHIN"),
        ("turned", "Igor Ivanovich SECHIN", "SECHIN Igor Ivanovich"),
        ("turned", "TARIQ AZIZ", "AZIZ TARIQ"),
        ("swapped", "Axiom International", "International Axiom"),
        ("no-legal-form", "LAMA FOODS S.A.R.L.", "LAMA FOODS"),
        ("no-legal-form", "OPEN JOINT STOCK COMPANY COMMERCIAL BANK", "COMMERCIAL BANK"),
        ("no-legal-form", "OCEAN MARITIME MANAGEMENT CO., LTD.", "OCEAN MARITIME MANAGEMENT"),
        ("no-legal-form", "Beltechexport", ""),
        ("middle-initial", "SHOIGU Sergei Kuzhugetovich", "SHOIGU Sergei K."),
        ("middle-initial", "KIM Jong", ""),
        ("first-initial", "SHOIGU, Sergei Kuzhugetovich", "SHOIGU, S. Kuzhugetovich"),
        ("first-initial", "SHOIGU Sergei Kuzhugetovich", "SHOIGU S. Kuzhugetovich"),
        ("first-initial", "TARIQ AZIZ", "T. AZIZ"),
        ("dropped", "Ahmad Vahid DASTJERDI", "Ahmad DASTJERDI"),
        ("truncated-35", "NAVAL DEFENCE MISSILE INDUSTRY GROUP", "NAVAL DEFENCE MISSILE INDUSTRY GROU"),
        ("truncated-70", "NAVAL DEFENCE MISSILE INDUSTRY GROUP", ""),
    ],
)
def test_a_treatment_does_what_its_name_says(treatment: str, before: str, after: str) -> None:
    assert after == treat(treatment, before)


@given(st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ", min_size=3, max_size=20), st.integers(0, 1000))
def test_a_typo_is_one_edit_behind_the_first_letter(word: str, seed: int) -> None:
    changed = typo(word, chance_of(seed))
    assert DamerauLevenshtein.distance(word, changed) == 1
    assert changed[0] == word[0]


@given(st.integers(0, 500))
def test_glued_and_split_names_keep_their_letters(seed: int) -> None:
    for treatment in ("glued", "split", "swapped"):
        changed = treat(treatment, "Mohammad Sadegh Heidari MOUSA", seed)
        assert changed != "Mohammad Sadegh Heidari MOUSA"
        assert sorted(changed.replace(" ", "")) == sorted("MohammadSadeghHeidariMOUSA")


@given(st.integers(0, 500))
def test_heavier_severity_changes_more_sounds(seed: int) -> None:
    name = "Khaled Youssef Al-Qahtani"
    assert 0 < Levenshtein.distance(name, treat("respelt", name, seed)) <= 2
    assert Levenshtein.distance(name, treat("respelt-6", name, seed)) > 2


@given(st.text(max_size=60), st.integers(0, 20))
def test_no_text_breaks_a_treatment(text: str, seed: int) -> None:
    for treatment in TREATMENTS:
        assert isinstance(treatment.change(text, chance_of(seed)), str)


def test_severities_are_in_order() -> None:
    assert sorted(t.severity for t in TREATMENTS) == [t.severity for t in TREATMENTS]
