from __future__ import annotations

from dissuade.documents.mentions import find_mentions


def test_what_sails_under_a_name_with_an_article_is_a_vessel() -> None:
    text = "A ship was turned away. The Havfru Lind was carrying grain. The Havfru Lind docked at noon."
    assert "vessel-havfru-lind" in [m.entity for m in find_mentions(text).mentions if m.span.text == "Havfru Lind"]
