"""Lines of a mail that the next one quotes ("> ..."): the marks before them are no words."""

from __future__ import annotations

import dataclasses
import re
from typing import Any, TypeVar, cast

from dissuade.model.report import Span

__all__ = ["with_marks", "without_marks"]

_MARKS = re.compile(r"^(?:>[ \t]?)+", re.MULTILINE)
_BLANKS = " " * len("&nbsp;")
_NO_BREAK = ("\u00a0", "\u202f")
_Record = TypeVar("_Record")


def without_marks(text: str) -> str:
    """The text with blanks in place of the marks that quoted lines begin with, and of what pages leave behind for a
    blank ("&nbsp;") or write for one that breaks no line; no place moves.

    Where lines are quoted more or less deeply than the one before, a line break takes the place of a mark, so that they
    are paragraphs of their own.

    Example:
        >>> without_marks("He wrote:\\n> It left\\n> on Monday.")
        'He wrote:\\n\\n It left\\n  on Monday.'
    """
    if "&nbsp;" in text:
        text = text.replace("&nbsp;", _BLANKS)
    if not text.isascii():
        for blank in _NO_BREAK:
            text = text.replace(blank, " ")
    if not text.startswith(">") and "\n>" not in text:
        return text
    lines, before = [], 0
    for line in text.split("\n"):
        match = _MARKS.match(line)
        depth = match[0].count(">") if match else 0
        if match is not None:
            blanks = " " * len(match[0])
            line = ("\n" + blanks[1:] if depth != before else blanks) + line[match.end() :]
        lines.append(line)
        before = depth
    return "\n".join(lines)


def with_marks(record: _Record, text: str) -> _Record:
    """A record, or several in a tuple, in which each span has the words that stand at its place in a text."""
    made: Any = record
    if isinstance(record, Span):
        made = Span(record.start, record.end, text[record.start : record.end])
    elif isinstance(record, tuple):
        made = tuple([with_marks(one, text) for one in record])
    elif dataclasses.is_dataclass(record) and not isinstance(record, type):
        fields = {field.name: getattr(record, field.name) for field in dataclasses.fields(record)}
        changed = {name: new for name, old in fields.items() if (new := with_marks(old, text)) is not old}
        made = dataclasses.replace(record, **changed) if changed else record
    return cast(_Record, made)
