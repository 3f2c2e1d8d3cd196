"""PDF files: their text in reading order, ligatures and hyphenation undone."""

from __future__ import annotations

import datetime as dt
import io
import logging
import re
import struct
import zlib
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

from dissuade.documents.input import Document, find_published
from dissuade.documents.pdf_pages import join_pages, without_running_lines
from dissuade.errors import InputError

__all__ = ["read_pdf"]

_MOST_PAGES = 1000
_MOST_TEXT = 8_000_000
_LARGEST_STREAM = 8_000_000
_LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st", "\xad": None}
)
_HYPHENATED = re.compile(r"(?<=[^\W\d_])[-‐]\n(?=[a-zà-ÿ])")
_BROKEN = (ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError, OverflowError, ArithmeticError,
           NotImplementedError, MemoryError, struct.error, zlib.error, OSError, AssertionError)  # fmt: skip


class _Piece(NamedTuple):
    """Text as it is drawn: left edge, baseline, approximate right edge, size, words."""

    x: float
    y: float
    right: float
    size: float
    text: str


def read_pdf(data: bytes, *, path: str | Path | None = None) -> Document:
    """Read the text of a PDF; pages in two columns are read column by column.

    Args:
        data: the file.
        path: for errors.

    Raises:
        InputError: it is damaged, encrypted, or has no text (a scan).
    """
    from pypdf import apply_configuration

    with apply_configuration(
        zlib_maximum_output_length=_LARGEST_STREAM,
        lzw_maximum_output_length=_LARGEST_STREAM,
        run_length_maximum_output_length=_LARGEST_STREAM,
    ):
        return _read(data, path)


def _read(data: bytes, path: str | Path | None) -> Document:
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    logging.getLogger("pypdf").setLevel(logging.ERROR)
    notices: list[str] = []
    try:
        reader = PdfReader(io.BytesIO(data), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            raise InputError("the PDF is encrypted", path=path)
        count = len(reader.pages)
    except (PyPdfError, *_BROKEN) as error:
        raise InputError(f"the PDF is damaged ({_short(error)})", path=path) from error
    pages: list[str] = []
    for number in range(min(count, _MOST_PAGES)):
        try:
            pages.append(_page_text(reader.pages[number]))
        except (PyPdfError, *_BROKEN) as error:
            notices.append(f"page {number + 1} could not be read ({_short(error)})")
        if sum(map(len, pages)) > _MOST_TEXT:
            raise InputError(f"more than {_MOST_TEXT:,} characters are no report", path=path)
    if count > _MOST_PAGES:
        notices.append(f"only the first {_MOST_PAGES:,} of {count:,} pages were read")
    pages, is_less = without_running_lines([page for page in pages if page.strip()])
    if is_less:
        notices.append("lines that return at the head or foot of pages were left out")
    text = _HYPHENATED.sub("", join_pages(pages).translate(_LIGATURES))
    if not text.strip():
        raise InputError("the PDF holds no text; if it is a scan, recognise its text first", path=path)
    day, basis = find_published(text)
    title, created = _information(reader)
    if day is None and created is not None:
        day, basis = created, "creation date of the PDF"
    return Document(text=text, format="pdf", title=title, published=day, basis=basis, notices=tuple(notices),
                    meta={"path": str(path)} if path else {})  # fmt: skip


def _short(error: BaseException) -> str:
    return (str(error).splitlines() or [""])[0][:120] or type(error).__name__


def _information(reader: Any) -> tuple[str, dt.date | None]:
    """Title and creation date of the document information; broken ones are none."""
    try:
        info = reader.metadata
        title = str(info.title or "") if info else ""
        created = info.creation_date if info else None
    except _BROKEN:
        return "", None
    return " ".join(title.split())[:500], created.date() if created else None


def _page_text(page: Any) -> str:
    """The text of a page: as it is drawn, unless two columns are drawn line by line across."""
    pieces: list[_Piece] = []

    def visit(text: str, _matrix: list[float], position: list[float], _font: Any, size: float) -> None:
        if text.strip():
            height = abs(size * (position[3] or position[0] or 1)) or 10.0
            x, y = position[4], position[5]
            pieces.append(_Piece(x, y, x + 0.5 * height * len(text.strip()), height, text.strip()))

    text = str(page.extract_text(visitor_text=visit))
    gutter = _gutter(pieces)
    return text if gutter is None else _by_columns(pieces, gutter)


def _gutter(pieces: list[_Piece]) -> float | None:
    """Where the right column begins, if lines of both columns are drawn in turn; None if not."""
    if len(pieces) < 8:
        return None
    left = min(piece.x for piece in pieces)
    starts: dict[int, int] = {}
    for piece in pieces:
        starts[round(piece.x / 4)] = starts.get(round(piece.x / 4), 0) + 1
    common = sorted(key * 4 for key, count in starts.items() if count >= max(4, len(pieces) // 4))
    if len(common) != 2 or common[1] - common[0] < 120 or common[0] - left > 40:
        return None
    border = common[1] - 4.0
    sides = [piece.x >= border for piece in pieces]
    turns = sum(a != b for a, b in pairwise(sides))
    return border if turns >= len(pieces) // 2 else None


def _by_columns(pieces: list[_Piece], border: float) -> str:
    columns = []
    for right in (False, True):
        lines = sorted((p for p in pieces if (p.x >= border) is right), key=lambda p: (-p.y, p.x))
        columns.append("\n".join(piece.text for piece in lines))
    return "\n\n".join(columns)
