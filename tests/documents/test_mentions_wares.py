from __future__ import annotations

import pytest

from dissuade.documents.mentions import find_mentions


def _goods(text: str) -> list[tuple[str, str]]:
    return [(m.span.text, m.entity) for m in find_mentions(text).mentions if m.type == "goods"]


def test_common_words_are_goods_where_somebody_trades_in_them_and_the_text_is_about_sanctions() -> None:
    assert [("engines", "goods-engines")] == _goods("In breach of sanctions the firm sold engines.")


@pytest.mark.parametrize(
    "text",
    [
        "The firm sold engines.",  # nothing to do with sanctions
        "Sanctions hurt. The engines were loud.",  # nobody trades
        "In breach of sanctions he sold a gold medal.",
        "In breach of sanctions he sold Ostrov Motors.",
        "Under the embargo a single aircraft may deliver aid.",  # what carries, not what is sold
    ],
)
def test_elsewhere_they_are_none(text: str) -> None:
    assert [] == _goods(text)


def test_they_take_up_what_was_named_more_exactly_before() -> None:
    text = "In breach of sanctions the firm sold milling machines. The machines were shipped to Iran."
    assert ["goods-machine-tools", "goods-machine-tools"] == [entity for _, entity in _goods(text)]
