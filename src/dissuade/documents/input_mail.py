"""E-mail: the body, and attachments that can be read, with subject and date."""

from __future__ import annotations

import datetime as dt
from email import policy
from email.errors import MessageError
from email.message import EmailMessage
from email.parser import BytesParser
from pathlib import Path

from dissuade.documents.input import Document, decode, read_bytes
from dissuade.errors import InputError

__all__ = ["read_mail"]

_MOST_PARTS = 200
_READABLE = {"text/plain": ".txt", "text/html": ".html", "application/pdf": ".pdf", "message/rfc822": ".eml"}


def read_mail(data: bytes, *, path: str | Path | None = None) -> Document:
    """Read a message (RFC 5322, MIME): plain text rather than HTML where it has both, then readable attachments.

    Args:
        data: the message.
        path: for errors.

    Raises:
        InputError: it is no message, or holds no text.
    """
    try:
        message = BytesParser(policy=policy.default).parsebytes(data)
    except (MessageError, ValueError, RecursionError) as error:
        raise InputError("it is no e-mail message that can be read", path=path) from error
    assert isinstance(message, EmailMessage)
    notices: list[str] = []
    texts = [text for text in (_body(message, notices, path),) if text.strip()]
    position = sum(len(text) + 2 for text in texts)
    for number, part in enumerate(_attachments(message)):
        if number >= _MOST_PARTS:
            notices.append(f"attachments after the first {_MOST_PARTS} were not read")
            break
        name = _header(part, "filename") or f"attachment {number + 1}"
        text = _attachment(part, name, notices)
        if text:
            notices.append(f"{name} was read too, from character {position:,} on")
            texts.append(text)
            position += len(text) + 2
    if not texts:
        raise InputError("the message holds no text", path=path)
    day = _date(message)
    meta = {key.lower(): value for key in ("From", "To", "Message-ID") if (value := _header(message, key))}
    if path:
        meta["path"] = str(path)
    return Document(
        text="\n\n".join(texts), format="mail", title=_header(message, "Subject")[:500], published=day,
        basis="Date header of the message" if day else "", notices=tuple(notices), meta=meta,
    )  # fmt: skip


def _body(message: EmailMessage, notices: list[str], path: str | Path | None) -> str:
    try:
        found = message.get_body(preferencelist=("plain", "html"))
    except (AttributeError, KeyError, ValueError, RecursionError):
        return ""
    if not isinstance(found, EmailMessage):
        return ""
    part = found
    data = _payload(part)
    if part.get_content_type() == "text/html":
        from dissuade.documents.input_html import read_html

        return read_html(_decoded(part, data, notices, path), path=path).text if data.strip() else ""
    return _decoded(part, data, notices, path).replace("\r\n", "\n")


def _payload(part: EmailMessage) -> bytes:
    try:
        data = part.get_payload(decode=True)
    except (ValueError, AssertionError, LookupError):
        return b""
    return data if isinstance(data, bytes) else b""


def _decoded(part: EmailMessage, data: bytes, notices: list[str], path: str | Path | None) -> str:
    charset = part.get_content_charset("")
    if charset:
        try:
            return data.decode(charset)
        except (LookupError, UnicodeDecodeError):
            notices.append(f"the message says it is in {charset}, but it is not")
    text, more = decode(data, path=path)
    notices.extend(more)
    return text


def _attachments(message: EmailMessage) -> list[EmailMessage]:
    try:
        return [part for part in message.iter_attachments() if isinstance(part, EmailMessage)]
    except (AttributeError, KeyError, ValueError, RecursionError):
        return []


def _attachment(part: EmailMessage, name: str, notices: list[str]) -> str:
    kind = part.get_content_type()
    suffix = Path(name).suffix.lower()
    if kind not in _READABLE and suffix not in _READABLE.values():
        notices.append(f"{name} ({kind}) was not read")
        return ""
    try:
        if kind == "message/rfc822":
            inner = part.get_payload(0)
            data = inner.as_bytes() if isinstance(inner, EmailMessage) else b""
        else:
            data = _payload(part)
        return read_bytes(data, path=f"{name}{'' if suffix in _READABLE.values() else _READABLE[kind]}").text
    except (InputError, MessageError, ValueError, RecursionError) as error:
        notices.append(f"{name} was not read: {error.message if isinstance(error, InputError) else error}")
        return ""


def _header(message: EmailMessage, name: str) -> str:
    try:
        value = message.get_filename() if name == "filename" else message[name]
    except (ValueError, IndexError, AttributeError, TypeError):
        return ""
    return " ".join(str(value).split()) if value else ""


def _date(message: EmailMessage) -> dt.date | None:
    try:
        stamp = message["Date"].datetime if message["Date"] else None
    except (ValueError, AttributeError, IndexError, TypeError):
        return None
    return stamp.date() if isinstance(stamp, dt.datetime) else None
