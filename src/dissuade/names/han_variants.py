"""Han words of organisations whatever country's characters they are written in: 貿易, 贸易; 国際, 國際, 国际."""

from __future__ import annotations

from functools import cache

from dissuade.names.data_files import read_rows

__all__ = ["level_han"]


@cache
def _table() -> dict[int, str]:
    return {ord(other): simplified for simplified, others in read_rows("han_variants") for other in others}


def level_han(text: str) -> str:
    """A text with the simplified character for each that has one; as long as it was."""
    return text.translate(_table())
