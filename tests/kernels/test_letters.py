"""Letters are replaced one for one, and what takes more is told."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from dissuade.documents.letters import codes_of, letter_kinds
from dissuade.kernels.letters import plain_letters

PLAIN = np.arange(1 << 16, dtype=np.uint16)
PLAIN[ord("\t")] = ord(" ")
PLAIN[ord("’")] = ord("'")
PLAIN.flags.writeable = False
FIRST, LAST = np.array([2, 9], np.int64), np.array([6, 12], np.int64)


def naive(text: str) -> tuple[str, bool]:
    letters = list(text.replace("\t", " ").replace("’", "'"))
    for start, end in zip(FIRST.tolist(), LAST.tolist(), strict=True):
        letters[start:end] = ["".join(letters[start:end]).replace("\n", " ")] if letters[start:end] else []
        letters = list("".join(letters))
    plain = "".join(letters)
    return plain, "  " in plain or "-\n" in plain or "\u200b" in text


@given(st.text(st.sampled_from("a-\n \t’\u200b😀"), max_size=16))
def test_as_by_strings(text: str) -> None:
    out = np.empty(len(text), np.uint32)
    told = plain_letters(codes_of(text), PLAIN, letter_kinds(), FIRST, LAST, out)
    plain, odd = naive(text)
    assert plain == out.tobytes().decode("utf-32-le")
    assert told == (plain != text, odd, "😀" in text)


@given(st.text(st.sampled_from("aa -\n\t’\x7f"), max_size=6), st.integers(0, 30), st.integers(0, 30))
def test_what_is_plain_already_is_told_apart(text: str, before: int, after: int) -> None:
    text = "to a " * before + text + " to a" * after
    out = np.zeros(len(text), np.uint32)
    nowhere = np.empty(0, np.int64)
    told = plain_letters(codes_of(text), PLAIN, letter_kinds(), nowhere, nowhere, out)
    plain = text.replace("\t", " ").replace("’", "'")
    assert told == (plain != text, "  " in plain or "-\n" in plain, False)
    assert not any(told) or plain == out.tobytes().decode("utf-32-le")
