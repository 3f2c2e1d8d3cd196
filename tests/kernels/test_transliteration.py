"""The score of a reading, said slowly: every way to share the letters out among the units is tried."""

from __future__ import annotations

import zlib

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dissuade.kernels.transliteration import LONGEST_CHUNK, TEMPLATES, chunk_features, make_reading_rooms, score_words
from dissuade.matching.compare import compare, compare_many
from dissuade.matching.readings import load_readings
from dissuade.names.transliteration import READ_SCRIPTS, unit_codes
from dissuade.names.vocabulary import pack_vocabulary

pytestmark = pytest.mark.filterwarnings("ignore:overflow encountered:RuntimeWarning")  # hashes wrap, if interpreted


def slow_score(units: list[int], latin: str, worth: np.ndarray) -> float:
    codes = np.array(units, np.uint32)
    letters = pack_vocabulary([latin]).chars
    size = len(worth) - LONGEST_CHUNK - 1
    shift = np.uint64(64 - (size.bit_length() - 1))

    def value(i: int, j: int, k: int) -> float:
        buckets = np.zeros(TEMPLATES, np.int64)
        chunk_features(codes, 0, len(codes), i, letters, 0, len(letters), j, k, shift, buckets)
        return float(sum(float(worth[b]) for b in buckets) + float(worth[size + k]))

    def best(i: int, j: int) -> float:
        if i == len(codes):
            return 0.0 if j == len(letters) else -np.inf
        widths = range(min(LONGEST_CHUNK, len(letters) - j) + 1)
        return max(value(i, j, k) + best(i + 1, j + k) for k in widths)

    return best(0, 0)


def score(units: list[int], latin: str, worth: np.ndarray) -> float:
    vocabulary = pack_vocabulary([latin])
    out = np.zeros(1)
    first = np.zeros(1, np.int64)
    start = np.array([0, len(units)], np.int64)
    score_words(
        np.array(units, np.uint32),
        start,
        vocabulary.chars,
        vocabulary.start,
        first,
        first,
        worth,
        make_reading_rooms(),
        out,
    )
    return float(out[0])


@settings(max_examples=30)
@given(st.text(alphabet="путинкжол", min_size=1, max_size=4), st.text(alphabet="putinkzhol", min_size=1, max_size=6))
def test_the_score_is_that_of_the_best_of_all_alignments(native: str, latin: str) -> None:
    worth = load_readings().worth[READ_SCRIPTS.index("Cyrl")]
    units = list(unit_codes(native, "Cyrl"))
    slow = slow_score(units, latin, worth)
    assert (score(units, latin, worth) if slow > -np.inf else slow) == slow


def test_a_word_of_another_script_than_its_name_has_no_units() -> None:
    assert unit_codes("Шойгу", "Hang") == ()
    assert unit_codes("กรุง", "Thai") == ()


def test_units_are_hashes_of_letters() -> None:
    assert unit_codes("Ян", "Cyrl") == (zlib.crc32("я".encode()), zlib.crc32("н".encode()))


@pytest.mark.parametrize(
    ("latin", "right", "wrong"),
    [
        ("Pinochet", "피노체트", "피노마르"),
        ("Netanyahu", "נתניהו", "נתנזון"),
        ("Schwarzenegger", "シュワルツェネッガー", "シュレーダー"),
        ("Shevchenko", "Шевченко", "Шевардин"),
        ("Clinton", "克林顿", "克莱恩"),
        ("Gaddafi", "القذافي", "القذاري"),
    ],
)
def test_the_right_word_reads_better_than_one_that_begins_alike(latin: str, right: str, wrong: str) -> None:
    scores = compare_many([latin, latin], [right, wrong], "Person")
    assert scores[0] > scores[1]


def test_a_syllable_that_is_no_reading_contradicts() -> None:
    assert compare("Xi Jinping", "习近朋", "Person").probability < 0.1 < compare("Xi Jinping", "习近平").probability


def test_a_reading_is_the_same_if_sides_are_swapped() -> None:
    for latin, native in (("Barack Obama", "バラク・オバマ"), ("Augusto Pinochet", "아우구스토 피노체트")):
        assert compare(latin, native, "Person").probability == compare(native, latin, "Person").probability


def test_what_is_remembered_of_other_words_changes_no_score() -> None:
    worth = load_readings().worth[READ_SCRIPTS.index("Cyrl")]
    natives, latins = ["путин", "путина", "пушкин", "шойгу"], ["putin", "poutine", "pushkin", "shoigu"]
    words = [list(unit_codes(native, "Cyrl")) for native in natives]
    vocabulary = pack_vocabulary(latins)
    start = np.cumsum([0, *map(len, words)]).astype(np.int64)
    pairs = [(a, b) for a in range(len(natives)) for b in range(len(latins))] * 2
    first, second = (np.array(side, np.int64) for side in zip(*pairs, strict=True))
    out = np.zeros(len(pairs))
    units = np.concatenate(words).astype(np.uint32)
    rooms = make_reading_rooms()
    score_words(units, start, vocabulary.chars, vocabulary.start, first, second, worth, rooms, out)
    alone = [score(words[a], latins[b], worth) for a, b in pairs]
    assert out.tolist() == alone
