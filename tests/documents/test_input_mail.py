"""Messages as programs write them: bodies in odd places, labels that lie, letters in letters."""

from __future__ import annotations

from email import policy
from email.message import EmailMessage

from dissuade.documents.input import read_bytes

HEAD = b"From: a@example.org\r\nSubject: s\r\nMIME-Version: 1.0\r\n"


def _multipart(kind: str, *parts: bytes) -> bytes:
    head = HEAD + f'Content-Type: multipart/{kind}; boundary="b"\r\n\r\n'.encode()
    return head + b"".join(b"--b\r\n" + part + b"\r\n" for part in parts) + b"--b--\r\n"


def test_where_the_plain_text_is_blank_the_page_is_read() -> None:
    mail = _multipart(
        "alternative",
        b"Content-Type: text/plain\r\n\r\n \r\n",
        b"Content-Type: text/html\r\n\r\n<p>The crates left.</p>",
    )
    assert "The crates left." == read_bytes(mail, path="m.eml").text


def test_texts_between_and_after_attachments_are_read() -> None:
    mail = _multipart(
        "mixed",
        b"Content-Type: text/html\r\n\r\n<p>First the crates.</p>",
        b"Content-Type: image/png; name=map.png\r\n\r\nx",
        b"Content-Type: text/html\r\n\r\n<p>Then the ship.</p>",
        b"Content-Type: text/plain; charset=koi8-r\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
        + "И груз.".encode("koi8-r"),
    )
    document = read_bytes(mail, path="m.eml")
    assert "И груз.\n\nFirst the crates.\n\nThen the ship." == document.text
    assert "map.png (image/png) was not read" in document.notices


def test_a_page_without_words_does_not_hide_the_attachments() -> None:
    mail = _multipart(
        "mixed",
        b"Content-Type: text/html\r\n\r\n<img src=x>",
        b"Content-Type: text/plain\r\nContent-Disposition: attachment; filename=note.txt\r\n\r\nThe ship left.",
    )
    assert "The ship left." == read_bytes(mail, path="m.eml").text


def test_a_binary_body_does_not_hide_the_attachments() -> None:
    mail = _multipart(
        "mixed",
        b"Content-Type: text/plain\r\nContent-Transfer-Encoding: base64\r\n\r\nAAAAAAAAAAAAAAAA",
        b"Content-Type: text/plain\r\nContent-Disposition: attachment; filename=note.txt\r\n\r\nThe ship left.",
    )
    document = read_bytes(mail, path="m.eml")
    assert "The ship left." == document.text
    assert any(notice.startswith("the body was not read: it is binary") for notice in document.notices)


def test_old_outlook_quotation_marks_are_quotation_marks() -> None:
    body = "“Nothing was sold,” the firm’s owner said."
    head = b"Content-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
    assert body == read_bytes(HEAD + head + body.encode("cp1252"), path="m.eml").text


def test_what_was_not_read_of_a_forwarded_message_is_told() -> None:
    inner, outer = EmailMessage(), EmailMessage()
    inner["Subject"], outer["Subject"] = "inner", "outer"
    inner.set_content("The crates left.")
    inner.add_attachment(b"PK..", maintype="application", subtype="zip", filename="lists.zip")
    outer.set_content("See below.")
    outer.add_attachment(inner)
    document = read_bytes(outer.as_bytes(policy=policy.SMTP), path="m.eml")
    assert "The crates left." in document.text
    assert "attachment 1: lists.zip (application/zip) was not read" in document.notices
