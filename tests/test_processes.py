from __future__ import annotations

from dissuade.processes import available_processors, begin_early, open_pool


def test_a_pool_that_was_begun_early_answers_like_any_other() -> None:
    begin_early(["dissuade.errors"])
    with open_pool(1, ["dissuade.errors"]) as pool:
        assert pool.submit(abs, -1).result(timeout=60) == 1


def test_no_more_processors_are_used_than_asked_for() -> None:
    assert available_processors(1) == 1
    assert available_processors(10_000) >= 1
