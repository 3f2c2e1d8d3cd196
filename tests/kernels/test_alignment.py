from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dissuade.kernels.alignment import _CLOSENESS, align_pair
from dissuade.kernels.groups import ACRONYM, EQUAL, GLUED, INITIAL, SIMILAR
from dissuade.kernels.spelling import weighted_distance
from dissuade.kernels.token_pairs import LEAST
from dissuade.kernels.workspace import MAX_TOKENS, Workspace, make_rooms
from dissuade.matching.features import encode_set
from dissuade.matching.readings import load_readings
from dissuade.matching.score import load_model
from dissuade.names.tokens import AnalyzedName, Form, NameClass, Token, TokenKind
from tests.matching.oracle import best_assignment, weighted_osa

pytestmark = pytest.mark.filterwarnings(
    "ignore:overflow encountered:RuntimeWarning"
)  # bit vectors wrap, if interpreted

WORDS = st.text(alphabet="abdehkmrsuy", min_size=1, max_size=7)
KINDS = st.sampled_from([TokenKind.NAME, TokenKind.NAME, TokenKind.NAME, TokenKind.GENERIC, TokenKind.PARTICLE])


def name_of(*words: str | tuple[str, TokenKind], name_class: NameClass = NameClass.PERSON) -> AnalyzedName:
    tokens, text = [], ""
    for word in words:
        letters, kind = (word, TokenKind.NAME) if isinstance(word, str) else word
        if kind is TokenKind.NAME and len(letters) == 1:
            kind = TokenKind.INITIAL
        start = len(text)
        text += letters + " "
        tokens.append(Token(letters, start, start + len(letters), kind, (Form(letters, 1.0, "fold"),)))
    return AnalyzedName(text, name_class, "Latn", tuple(tokens))


def align(a: AnalyzedName, b: AnalyzedName) -> tuple[int, Workspace, bool]:
    names = encode_set((a, b))
    rooms = make_rooms()
    weights = load_model().weights
    groups, swapped = align_pair(
        names.names, 0, names.forms, names.names, 1, names.forms, weights, load_readings(), rooms
    )
    return groups, rooms[0], swapped


def relations(a: AnalyzedName, b: AnalyzedName) -> dict[str, int]:
    groups, work, swapped = align(a, b)
    side = 1 if swapped else 0
    return {
        token.text: int(work.relation[work.group[side, t]]) if work.group[side, t] >= 0 else -1
        for t, token in enumerate(a.tokens)
        if groups >= 0
    }


@given(st.text(alphabet="aeiouhkstdlz0", max_size=6), st.text(alphabet="aeiouhkstdlz0", max_size=6))
@settings(max_examples=60)
def test_weighted_distance_equals_its_recurrence(a: str, b: str) -> None:
    code = {chr(96 + c): c for c in range(1, 27)} | {"0": 27}
    left, right = (np.array([code[c] for c in text] or [0], dtype=np.uint8) for text in (a, b))
    found = weighted_distance(left, 0, len(a), right, 0, len(b), np.zeros((3, 65)))
    assert pytest.approx(weighted_osa(a, b), abs=1e-9) == found


@given(
    st.lists(st.tuples(WORDS, KINDS), min_size=1, max_size=4),
    st.lists(st.tuples(WORDS, KINDS), min_size=1, max_size=4),
)
@settings(max_examples=150)
def test_assignment_is_the_best_of_all(
    a_words: list[tuple[str, TokenKind]], b_words: list[tuple[str, TokenKind]]
) -> None:
    groups, work, _ = align(name_of(*a_words), name_of(*b_words))
    kept = [g for g in range(groups) if work.relation[g] in (GLUED, ACRONYM) or work.g_similarity[g] >= 0.999]
    open_tokens = [[t for t in range(work.tokens[side]) if work.group[side, t] not in kept] for side in (0, 1)]

    def value(i: int, j: int) -> float:
        similarity = float(work.similarity[i, j])
        return similarity - _CLOSENESS * abs(i - j) if similarity >= LEAST else 0.0

    expected = best_assignment([[value(i, j) for j in open_tokens[1]] for i in open_tokens[0]])
    pairs = [
        (i, j)
        for i in open_tokens[0]
        for j in open_tokens[1]
        if work.group[0, i] >= 0 and work.group[0, i] == work.group[1, j]
    ]
    assert pytest.approx(expected, abs=1e-9) == sum(value(i, j) for i, j in pairs)


@given(st.lists(WORDS, min_size=1, max_size=5), st.lists(WORDS, min_size=1, max_size=5))
@settings(max_examples=60)
def test_every_token_is_in_one_group_at_most_and_every_group_has_both_sides(a: list[str], b: list[str]) -> None:
    groups, work, _ = align(name_of(*a), name_of(*b))
    for side in (0, 1):
        members = set(work.group[side, : work.tokens[side]].tolist()) - {-1}
        assert set(range(groups)) == members


def test_an_initial_answers_the_word_it_stands_for() -> None:
    found = relations(name_of("v", "putin"), name_of("vladimir", "putin"))
    assert {"v": INITIAL, "putin": EQUAL} == found


def test_an_initial_does_not_answer_another_word() -> None:
    assert relations(name_of("d", "putin"), name_of("vladimir", "putin"))["d"] == -1


def test_neighbouring_tokens_answer_a_word_written_together() -> None:
    found = relations(name_of("van", "der", "bilt"), name_of("vanderbilt"))
    assert {"van": GLUED, "der": GLUED, "bilt": GLUED} == found


def test_first_letters_answer_an_acronym_of_an_organisation() -> None:
    army = name_of("peoples", "liberation", "army", name_class=NameClass.ORGANIZATION)
    assert {"pla": ACRONYM} == relations(name_of("pla", name_class=NameClass.ORGANIZATION), army)


@pytest.mark.parametrize(
    ("acronym", "words"),
    [
        ("komid", ("korea", "mining", "development", "trading")),
        ("satena", ("servicio", "aereo", "territorios", "nacionales")),
        ("nioc", ("national", "iranian", "oil", "company")),
    ],
)
def test_a_word_may_give_an_acronym_up_to_three_letters(acronym: str, words: tuple[str, ...]) -> None:
    long = name_of(*words, name_class=NameClass.ORGANIZATION)
    assert {acronym: ACRONYM} == relations(name_of(acronym, name_class=NameClass.ORGANIZATION), long)


@pytest.mark.parametrize(
    ("acronym", "words"),
    [
        ("komid", ("korea", "ryonbong", "general")),
        ("kor", ("korea", "development")),
        ("koreadev", ("korea", "development")),
        ("nioc", ("national", "iranian", "tanker", "company")),
    ],
)
def test_other_letters_are_no_acronym(acronym: str, words: tuple[str, ...]) -> None:
    long = name_of(*words, name_class=NameClass.ORGANIZATION)
    assert ACRONYM not in relations(name_of(acronym, name_class=NameClass.ORGANIZATION), long).values()


def test_persons_have_no_acronyms() -> None:
    assert {"abc": -1} == relations(name_of("abc"), name_of("ahmad", "bilal", "chalabi"))


def test_a_spelling_answers_and_is_not_equal() -> None:
    assert {"gaddafi": SIMILAR} == relations(name_of("gaddafi"), name_of("qaddafi"))


def test_the_dropped_letter_of_a_pair_costs_less_than_any_other() -> None:
    letters = np.array([13, 15, 8, 1, 13, 13, 5, 4], dtype=np.uint8)  # mohammed
    single = np.array([13, 15, 8, 1, 13, 5, 4], dtype=np.uint8)
    other = np.array([13, 15, 8, 1, 13, 13, 5], dtype=np.uint8)
    rows = np.zeros((3, 65))
    assert weighted_distance(letters, 0, 8, single, 0, 7, rows) < weighted_distance(letters, 0, 8, other, 0, 7, rows)


def test_tokens_past_the_limit_are_not_looked_at() -> None:
    long = name_of(*[f"word{chr(97 + i)}" for i in range(MAX_TOKENS + 4)])
    groups, work, _ = align(long, long)
    assert (MAX_TOKENS, MAX_TOKENS) == (groups, int(work.tokens[0]))
