"""Documents as they come in: plain text, HTML, e-mail and PDF, turned into one text that never changes again."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from dissuade.documents.encodings import decode
from dissuade.errors import InputError

__all__ = ["LARGEST_FILE", "LARGEST_TEXT", "Document", "read_bytes", "read_document", "read_text", "text_hash"]

LARGEST_FILE = 32_000_000
"""Bytes of a file; a report is a thousandth of that."""

LARGEST_TEXT = 8_000_000
"""Code points of a text."""

_SUFFIXES = {
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".eml": "mail",
    ".pdf": "pdf",
    ".txt": "text",
    ".md": "text",
}
_HTML = re.compile(
    rb"\s*(?:\xef\xbb\xbf)?\s*(?:<!doctype html|<html|<head|<body|<article|<\?xml[^>]*>\s*<(?:!doctype )?html)",
    re.IGNORECASE,
)
_MAIL = re.compile(
    rb"(?:(?:From|To|Subject|Date|Received|Return-Path|Delivered-To|Message-ID|MIME-Version|Content-Type|X-[\w-]+|"
    rb"DKIM-Signature|Reply-To|Cc): ?[^\n]*\r?\n(?:[ \t][^\n]*\r?\n)*){3}",
    re.IGNORECASE,
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_LIKE_A_PATH = re.compile(r"[^\n]{1,1000}\.(?:html?|xhtml|eml|pdf|txt|md)", re.IGNORECASE)
_PUBLISHED = re.compile(
    r"^(?:(?:first )?(?:published|posted|updated|date|issued|release date|publication date)(?: on| at)?\s?:?\s+)?"
    r"(?:by [^|\n]{3,50} \| )?(?P<date>[^|\n]{6,48})$",
    re.IGNORECASE,
)
_SAYS_PUBLISHED = ("published", "first published", "posted", "issued", "publication date")
_EITHER_DAY = re.compile(r"(?<!\d)(?!(\d\d?)/\1/)(?:0?[1-9]|1[0-2])/(?:0?[1-9]|1[0-2])/(?:19|20)\d\d(?!\d)")
"""One day in Britain and another in America: 03/05/2024."""
_DATELINE_DAY = re.compile(
    r"^(?!(?:On|In|By|From|Since|Between|At|Until|Till|Before|After|Dated|During|As|For)\b)"
    r"[A-Z][\w.'’/-]+,?(?: (?:[A-Z(][\w.'’/-]*\)?|de|da|do|la|al|of|the|and),?){0,5},? "
    r"(?P<date>[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4}|\d{1,2} [A-Z][a-z]{2,8}\.? \d{4})\b"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """What came in.

    Args:
        text: the text that all offsets refer to.
        format: ``text``, ``html``, ``mail`` or ``pdf``.
        published: publication date, None if unknown; ``basis`` says where it comes from.
        notices: what was left out or mended.
        meta: what the file says about itself (``from``, ``to``, ``url``, ``author``, ``path``).
    """

    text: str
    format: str = "text"
    title: str = ""
    published: dt.date | None = None
    basis: str = ""
    notices: tuple[str, ...] = ()
    meta: Mapping[str, str] = field(default_factory=dict)


def text_hash(text: str) -> str:
    """SHA-256 of a text in UTF-8, half surrogates passed through, in hexadecimal."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def read_document(source: str | Path) -> Document:
    """Read a document from a file, or take a text as it is.

    Args:
        source: a path; a string is one if it has one line and such a file exists, or if it ends like a file name.

    Raises:
        InputError: the file is missing, too large, broken, binary, or holds no text.
    """
    if isinstance(source, str) and not _is_path(source):
        return read_text(source)
    path = Path(source)
    try:
        size = path.stat().st_size
        if size > LARGEST_FILE:
            raise InputError(f"{size:,} bytes are no report; at most {LARGEST_FILE:,}", path=path)
        data = path.read_bytes()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise InputError(f"cannot be read ({reason})", path=path) from error
    return read_bytes(data, path=path)


def read_bytes(data: bytes, *, path: str | Path | None = None, label: str = "") -> Document:
    """Read a document from its bytes; the ending of the path, else the first bytes, tell the format.

    Args:
        data: the bytes.
        path: where they are from.
        label: the charset that a message says they are in.

    Raises:
        InputError: it is too large, broken, binary, or holds no text.
    """
    if len(data) > LARGEST_FILE:
        raise InputError(f"{len(data):,} bytes are no report; at most {LARGEST_FILE:,}", path=path)
    if not data.strip():
        raise InputError("it is empty", path=path)
    kind = _format(data, path)
    if kind == "pdf":
        from dissuade.documents.input_pdf import read_pdf

        return _checked(read_pdf(data, path=path), path)
    if kind == "mail":
        from dissuade.documents.input_mail import read_mail

        return _checked(read_mail(data, path=path), path)
    text, notices = decode(data, label=label, path=path)
    if kind == "html":
        from dissuade.documents.input_html import read_html

        return _checked(read_html(text, notices=notices, path=path), path)
    return read_text(text, path=path, notices=notices)


def read_text(text: str, *, path: str | Path | None = None, notices: tuple[str, ...] = ()) -> Document:
    """Take a plain text; a date that stands alone in its first lines, or in its dateline, is its publication date.

    Raises:
        InputError: it is empty, too long or binary.
    """
    document = _checked(Document(text=text, notices=notices, meta={"path": str(path)} if path else {}), path)
    day, basis = find_published(text)
    return Document(text=text, published=day, basis=basis, notices=document.notices, meta=document.meta)


def _is_path(source: str) -> bool:
    if "\n" in source or len(source) > 1000 or not source.strip() or "\x00" in source:
        return False
    if _LIKE_A_PATH.fullmatch(source):
        return True
    try:
        return Path(source).is_file()
    except (OSError, ValueError):
        return False


def _format(data: bytes, path: str | Path | None) -> str:
    head = data[:4096]
    if b"%PDF-" in head[:1024]:
        return "pdf"
    by_name = _SUFFIXES.get(Path(path).suffix.lower(), "") if path is not None else ""
    if by_name == "pdf":
        raise InputError("the name ends in .pdf, but it is no PDF", path=path)
    if by_name:
        return by_name
    if _HTML.match(head):
        return "html"
    return "mail" if _MAIL.match(head) else "text"


def _checked(document: Document, path: str | Path | None) -> Document:
    text = document.text
    if len(text) > LARGEST_TEXT:
        raise InputError(f"{len(text):,} characters are no report; at most {LARGEST_TEXT:,}", path=path)
    if not any(c.isalnum() for c in text[:10_000]) and not any(c.isalnum() for c in text):
        raise InputError("it holds no words", path=path)
    if len(_CONTROL.findall(text[:100_000])) > max(2, len(text[:100_000]) // 200):
        raise InputError("it is binary, not a text, an HTML page, an e-mail or a PDF", path=path)
    return document


def find_published(text: str) -> tuple[dt.date | None, str]:
    """The publication date that a text states at its head, with the year; None if it does not.

    Of a line that says when it was published and one before that says when it was updated, the former counts.
    """
    from dissuade.documents.dates import find_dates

    updated: tuple[dt.date | None, str] = None, ""
    lines = [line.strip() for line in text[:3000].split("\n") if line.strip()][:8]
    for number, line in enumerate(lines):
        own = _PUBLISHED.match(line) if len(line) <= 100 else None
        dateline = _DATELINE_DAY.match(line) if number < 4 else None
        for match, basis in ((own, "a line of its own at the head"), (dateline, "dateline")):
            dates = find_dates(match["date"], None) if match else []
            days = [d for d in dates if d.granularity in ("day", "time") and len(d.earliest) == 10]
            if match and len(days) == 1 and len(days[0].span.text) >= 0.5 * len(match["date"]):
                if _EITHER_DAY.search(line):
                    return updated
                found = dt.date.fromisoformat(days[0].earliest), basis
                if not line.lower().startswith("updated"):
                    return updated if updated[0] and not line.lower().startswith(_SAYS_PUBLISHED) else found
                updated = updated if updated[0] else found
    return updated
