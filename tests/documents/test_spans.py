"""The shortest span around a place."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dissuade.documents.spans import InnermostSpans

_SPANS = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=12)


def test_the_inner_one_of_nested_spans_is_found() -> None:
    spans = InnermostSpans([(0, 20, 0), (5, 10, 1)])
    assert [(0, 20, 0), (5, 10, 1), (0, 20, 0), None] == [spans.at(place) for place in (4, 5, 10, 20)]


@given(_SPANS)
def test_it_answers_as_a_search_through_all_spans_does(pairs: list[tuple[int, int]]) -> None:
    spans = [(start, end, n) for n, (start, end) in enumerate(pairs)]
    index = InnermostSpans(spans)
    for place in range(-1, 32):
        around = [s for s in spans if s[0] <= place < s[1]]
        assert min(around, key=lambda s: (s[1] - s[0], -s[2]), default=None) == index.at(place)
