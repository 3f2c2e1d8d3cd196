"""Stretches of capitalised words are those that a pattern and plain rules give, word for word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dissuade.documents import mentions_gates, mentions_wares
from dissuade.documents.entities import surname_key
from dissuade.documents.mentions_gates import WORDINGS, Hit, lexicon_hits
from dissuade.documents.mentions_lexicon import given_names, load_lexicon, name_words
from dissuade.documents.mentions_names import _classify
from dissuade.documents.mentions_text import fold_text
from dissuade.documents.name_shapes import _shape_of
from dissuade.documents.name_stretches import PLACES, find_stretches
from dissuade.documents.offices import is_holder_surname
from dissuade.documents.word_places import WordPlaces

UPPER = "A-Z" + "".join(chr(c) for c in range(0xC0, 0x250) if chr(c).isupper())
REST = r"\w*+(?:(?:'(?!s\b)|-)(?=\w)\w*+)*+"
CAP = rf"(?:(?:al|el|ul|as|ash|an|ad|ar|az|at)-)?[{UPPER}]{REST}"
PARTICLE = r"(?:bin|ibn|bint|abu|van|von|de|der|den|di|da|dos|del|della|la|le|al|el|ul|zu|ter|ten|al-)"
RUN = re.compile(
    rf"(?<![\w@#/.-])(?:(?:al|el|ul|as|ash|an|ad|ar|az|at)-(?=[{UPPER}])|(?=[{UPPER}]))[{UPPER}]{REST}\.?"
    rf"(?: (?:{PARTICLE} ){{0,2}}{CAP}(?:(?<=\b[{UPPER}])\.)?)*"
)
TOKEN = re.compile(rf"{CAP}\.?|{PARTICLE}\b")
OPENING, HEADS = name_words("opening"), name_words("organisation-last")
ENDS = (". ", "? ", "! ", '" ', "” ", ": ")
TABLE = WordPlaces(
    mentions_gates.PLACES | mentions_wares.PLACES | PLACES | {WORDINGS: load_lexicon().first_words},
    unlisted=(*PLACES, WORDINGS),
)
Token = tuple[int, int, str]


def is_opening(text: str, tokens: Sequence[Token]) -> bool:
    low, _, word = tokens[0]
    bare = word.rstrip(".")
    if bare in OPENING and not (len(tokens) == 2 and bare in ("Will", "Mark")):
        return True
    if low and text[low - 1] not in '\n"“‘(' and not (low > 1 and text.startswith(ENDS, low - 2)):
        return False
    return word not in given_names() and word.lower() in text.split()


def is_closing(tokens: Sequence[Token]) -> bool:
    last = tokens[-1][2]
    if re.match(r"[a-z]{2,3}-.", last):
        return False
    return not last[0].isupper() or (last in OPENING and not (len(tokens) > 1 and last in HEADS))


def role_before(text: str, previous: Hit | None, start: int) -> Hit | None:
    is_role = previous is not None and previous.entry.kind == "role"
    return previous if previous and is_role and text[previous.end : start] in (" ", ", ") else None


def is_part_of_name(
    text: str, hit: Hit, tokens: Sequence[Token], at: int, current: Sequence[Token], previous: Hit | None,
    hits: Sequence[Hit],
) -> bool:  # fmt: skip
    low, high, word = tokens[at]
    kind = hit.entry.kind
    if (hit.start, hit.end) != (low, high):
        return False
    if kind != "role" and len(current) == 1 and (at == len(tokens) - 1 or kind == "capital"):
        first_name = given_names().get(current[0][2], "s") != "s"
        if first_name:
            return True
    if kind == "organization":
        return word in HEADS and any(token[2] not in OPENING for token in current)
    if current or role_before(text, previous, low) is None or word not in given_names() or at + 1 == len(tokens):
        return False
    following = all(other.start != tokens[at + 1][0] for other in hits)
    return kind in ("ethnic", "capital", "country", "place") and following


def segments(text: str, tokens: list[Token], hits: Sequence[Hit], before: Hit | None, swallowed: set[int]) -> Iterator[
    tuple[list[Token], Hit | None, Hit | None]
]:  # fmt: skip
    previous = before if before and text[before.end : tokens[0][0]] in (" ", " , ") else None
    current: list[Token] = []
    for at, (low, high, word) in enumerate(tokens):
        hit = next((hit for hit in hits if hit.start < high and low < hit.end), None)
        if hit is not None and is_part_of_name(text, hit, tokens, at, current, previous, hits):
            swallowed.add(hit.start)
            hit = None
        if hit is not None and hit.entry.kind == "role" and current and tokens[-1][2].rstrip(".") in HEADS:
            hit = None
        if hit is None:
            current.append((low, high, word))
            continue
        if current:
            yield current, role_before(text, previous, current[0][0]), previous
        current, previous = [], hit
    if current:
        yield current, role_before(text, previous, current[0][0]), previous


def naive(text: str, hits: Sequence[Hit]) -> tuple[list[tuple[int, int, Hit | None, Hit | None]], list[int]]:
    swallowed: set[int] = set()
    found = []
    for match in RUN.finditer(text):
        start, end = match.span()
        tokens = [(start + m.start(), start + m.end(), m[0]) for m in TOKEN.finditer(match[0])]
        inside = [hit for hit in hits if hit.end > start and hit.start < end]
        before = next((hit for hit in reversed(hits) if hit.end <= start), None)
        before = before if before and start - before.end <= 3 else None
        if len(inside) == 1 and inside[0].start <= start and inside[0].end >= end:
            continue
        if not inside and before is None and match[0].rstrip(".") in OPENING:
            continue
        for words, role, nation in segments(text, tokens, inside, before, swallowed):
            national = nation and nation.entry.kind in ("country", "adjective") and text[nation.end] == " "
            while words and role is None and not (national and words[-1][2] in HEADS) and is_opening(text, words):
                words = words[1:]
            while words and is_closing(words):
                words = words[:-1]
            if words:
                found.append((words[0][0], words[-1][1], role, nation))
    return found, [number for number, hit in enumerate(hits) if hit.start in swallowed]


def check(text: str) -> None:
    folded = fold_text(text)
    places = TABLE.find(folded.codes)
    hits = lexicon_hits(folded, places)
    found = find_stretches(folded, hits, places)
    expected, swallowed = naive(folded.text, hits.all)
    assert swallowed == found.swallowed
    for stretch in expected:
        start, end, role, _ = stretch
        if (start, end) in found.plain:
            assert role is None
            run = _classify(folded.text, stretch, _shape_of(folded.text[start:end]), True, hits.ends)
            assert run is not None
            assert run.kind == "short"
            assert run.tokens == (folded.text[start:end],)
            assert not is_holder_surname(run.tokens[0])
            assert surname_key(run.tokens) == run.tokens[0].lower()
    assert [stretch for stretch in expected if stretch[:2] not in found.plain] == found.several
    assert set(found.plain) <= {stretch[:2] for stretch in expected}
    assert [place for place in found.plain if folded.text.startswith(", ", place[1])] == found.apposed


SAMPLE = (
    "George Washington Virginia Georgia President Gen. Mr. The Will Mark Kim Jong-un Lusk Energy Corp. Bank National "
    "Congress of Iran Iranian Russia US bin van de la al- al-Assad as-Sadr O'Brien Lusk's J. A. É. said the and energy "
    "“Lusk (The Moscow Paris France's Hezbollah Arab Kurdish Jordan Chad Foreign Minister Korea General Corporation "
    "Putin PUTIN Rice drone maker Lusk Operation Ministry Oil Gas Times ashraf's @Lusk /Lusk x.Lusk Ǆ 한국 𝐀b 😀 . , ! "
    "will mark lusk"
)
WORDS = SAMPLE.split()


@settings(max_examples=400)
@given(st.lists(st.sampled_from(WORDS), max_size=14), st.sampled_from([" ", " ", ", ", ". ", "\n"]))
def test_stretches_of_words(words: list[str], mark: str) -> None:
    check(mark.join([" ".join(words[: len(words) // 2]), " ".join(words[len(words) // 2 :])]))


@settings(max_examples=400)
@given(st.text(st.sampled_from("AÉaleul-'s. \n,bindJ@9ſßΣ"), max_size=30))
def test_stretches_of_letters(text: str) -> None:
    check(text)


@pytest.mark.parametrize("text", ["", " ", "A", "A " * 500, "US " * 300, "President " * 100 + "Lusk", "\ud800Lusk al-"])
def test_odd_texts(text: str) -> None:
    check(text)


def test_a_word_that_tells_something_by_itself_is_not_plain() -> None:
    text = "He met Lusk, Putin, Oil, Lusk's Petrov, the drone maker Vostok, Ivanov. and Señor of Lusk-on-Don."
    folded = fold_text(text)
    places = TABLE.find(folded.codes)
    found = find_stretches(folded, lexicon_hits(folded, places), places)
    assert ["Lusk", "Lusk"] == [text[start:end] for start, end in found.plain]
