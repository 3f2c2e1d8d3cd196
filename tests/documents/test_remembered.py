"""What was asked before is not asked again, until there is too much of it."""

from __future__ import annotations

from dissuade.documents.remembered import Remembered


def test_a_function_is_asked_once_until_all_are_forgotten() -> None:
    asked: list[str] = []

    def length(word: str) -> int:
        asked.append(word)
        return len(word)

    lengths = Remembered(length, most=2)
    assert [5, 4, 5] == [lengths[word] for word in ("Minsk", "Kyiv", "Minsk")]
    assert ["Minsk", "Kyiv"] == asked
    assert [6, 5] == [lengths[word] for word in ("Moscow", "Minsk")]
    assert ["Minsk", "Kyiv", "Moscow", "Minsk"] == asked
