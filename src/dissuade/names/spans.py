"""A stretch of a name on its way to becoming a token."""

from __future__ import annotations

from typing import NamedTuple

from dissuade.names.lexicon import Entry
from dissuade.names.tokens import Form

__all__ = ["Span"]


class Span(NamedTuple):
    """A stretch of a name that becomes one token: what the lexicon says, or its number, or forms already known."""

    start: int
    end: int
    script: str
    entry: Entry | None = None
    number: str = ""
    forms: tuple[Form, ...] = ()
