"""E-mail: the body, and attachments that can be read, with subject and date."""

from __future__ import annotations

import datetime as dt
from email import policy
from email.errors import MessageError
from email.message import EmailMessage
from email.parser import BytesParser
from pathlib import Path

from dissuade.documents.encodings import decode
from dissuade.documents.input import Document, read_bytes
from dissuade.errors import InputError

__all__ = ["read_mail"]

_MOST_PARTS = 200
_READ_TOO = " was read too, from character "
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
    return _read_message(message, path)


def _read_message(message: EmailMessage, path: str | Path | None) -> Document:
    notices: list[str] = []
    text, body = _body(message, notices, path)
    texts = [text] if text else []
    position = sum(len(text) + 2 for text in texts)
    for number, part in enumerate(_attachments(message, body)):
        if number >= _MOST_PARTS:
            notices.append(f"attachments after the first {_MOST_PARTS} were not read")
            break
        name = _header(part, "filename") or f"attachment {number + 1}"
        text = _attachment(part, name, notices)
        if text:
            notices.append(f"{name}{_READ_TOO}{position:,} on")
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


def _body(message: EmailMessage, notices: list[str], path: str | Path | None) -> tuple[str, EmailMessage | None]:
    """The text of the body and the part that it was read from: plain text, or HTML where that has no words."""
    for kind in ("plain", "html"):
        try:
            part = message.get_body(preferencelist=(kind,))
            text = _part_text(part, notices, path) if isinstance(part, EmailMessage) else ""
        except InputError as error:
            notices.append(f"the body was not read: {error.message}")
            continue
        except (AttributeError, KeyError, ValueError, RecursionError):
            continue
        if isinstance(part, EmailMessage) and text.strip():
            return text, part
    return "", None


def _part_text(part: EmailMessage, notices: list[str], path: str | Path | None) -> str:
    """The words of a part that is text, plain or a page; "" if it has none."""
    data = _payload(part)
    if not data.strip():
        return ""
    text, more = decode(data, label=part.get_content_charset(""), path=path)
    notices.extend(more)
    if part.get_content_type() != "text/html":
        return text.replace("\r\n", "\n")
    from dissuade.documents.input_html import read_html

    return read_html(text, path=path).text


def _payload(part: EmailMessage) -> bytes:
    try:
        data = part.get_payload(decode=True)
    except (ValueError, AssertionError, LookupError):
        return b""
    return data if isinstance(data, bytes) else b""


def _attachments(message: EmailMessage, body: EmailMessage | None) -> list[EmailMessage]:
    """All parts but the body: attachments, and texts that stand between or after them."""
    if message.get_content_maintype() != "multipart":
        return []
    try:
        parts = [part for part in message.iter_parts() if isinstance(part, EmailMessage)]
    except (AttributeError, KeyError, ValueError, RecursionError):
        return []
    found: list[EmailMessage] = []
    for part in parts:
        if part is body:
            continue
        if part.get_content_maintype() == "multipart":
            found += _attachments(part, body)
        elif part.is_attachment() or message.get_content_subtype() != "alternative":
            found.append(part)
    return found


def _attachment(part: EmailMessage, name: str, notices: list[str]) -> str:
    kind = part.get_content_type()
    suffix = Path(name).suffix.lower()
    if kind not in _READABLE and suffix not in _READABLE.values():
        notices.append(f"{name} ({kind}) was not read")
        return ""
    try:
        inner = part.get_payload(0) if kind == "message/rfc822" else None
        if isinstance(inner, EmailMessage):
            document = _read_message(inner, name)
        else:
            file = f"{name}{'' if suffix in _READABLE.values() else _READABLE[kind]}"
            document = read_bytes(_payload(part), path=file, label=part.get_content_charset(""))
    except (InputError, MessageError, ValueError, RecursionError) as error:
        notices.append(f"{name} was not read: {error.message if isinstance(error, InputError) else error}")
        return ""
    notices.extend(f"{name}: {notice}" for notice in document.notices if _READ_TOO not in notice)
    return document.text


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
