"""A text is folded as the pattern that describes it would, and every letter knows where it comes from."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from dissuade.documents.letters import INVISIBLE, LIGATURES, codes_of, in_first_plane
from dissuade.documents.mentions_text import fold_text
from dissuade.model.report import Zone

ODD = re.compile(f" {{2,}}|[{INVISIBLE}]+|[{''.join(LIGATURES)}]|-\n(?=[a-z])")
PIECES = [*"ab-\n \t’ﬁﬃ\u200b\u00ad\u2065\ufeff😀A", "  ", "-\n", "-\na"]


def naive(text: str) -> tuple[str, list[int]]:
    letters: list[str] = []
    places: list[int] = []
    at = 0
    for match in ODD.finditer(text):
        new = " " if match[0][0] == " " else LIGATURES.get(match[0], "")
        letters += [*text[at : match.start()], *new]
        places += [*range(at, match.start()), *[match.start()] * len(new)]
        at = match.end()
    return "".join([*letters, text[at:]]), [*places, *range(at, len(text) + 1)]


@given(st.lists(st.sampled_from(PIECES), max_size=16).map("".join), st.integers(0, 12), st.integers(0, 12))
@settings(max_examples=300)
def test_as_by_the_pattern(text: str, start: int, length: int) -> None:
    end = min(start + length, len(text))
    zones = [Zone(kind="paragraph", start=start, end=end)] if start < end else []
    folded = fold_text(text, zones)
    plain = text.replace("\t", " ").replace("’", "'")
    if zones:
        plain = plain[:start] + plain[start:end].replace("\n", " ") + plain[end:]
    joined, places = naive(plain)
    assert joined == folded.text
    assert places == (list(range(len(text) + 1)) if folded.offsets is None else list(folded.offsets))
    assert folded.codes.tolist() == in_first_plane(codes_of(joined)).tolist()
