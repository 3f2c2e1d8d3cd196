"""Documents as they come in, good and hostile."""

from __future__ import annotations

import datetime as dt
import io
import random
import zipfile
import zlib
from email.message import EmailMessage
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dissuade.documents.input import (
    LARGEST_FILE,
    LARGEST_TEXT,
    find_published,
    read_bytes,
    read_document,
    text_hash,
)
from dissuade.documents.input_html import read_html
from dissuade.errors import InputError

ARTICLE = (
    "North Korea would pay a price if it goes ahead to sell weapons to Russia, a top White House official said.",
    "The Kremlin has refused to comment on the claims, stressing that it has nothing to say about the reports.",
)
PAGE = (
    "<!doctype html><html><head><title>Kim &amp; Putin</title>"
    '<meta property="article:published_time" content="2023-09-06T08:00:00Z"></head>'
    "<body><nav>Home | World | Sport</nav><article><h1>Kim and Putin</h1>"
    f"<p>{ARTICLE[0]}</p><p>{ARTICLE[1]}</p></article>"
    "<footer>All rights reserved</footer><script>alert('x')</script></body></html>"
)


def make_pdf(pages: list[str], info: str = "") -> bytes:
    """A PDF whose pages have the given content streams, Helvetica as F1."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", ""]
    kids = []
    for content in pages:
        number = len(objects) + 1
        kids.append(f"{number} 0 R")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {number + 1} 0 R "
            "/Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>"
        )
        objects.append(f"<< /Length {len(content.encode('latin-1'))} >>\nstream\n{content}\nendstream")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(pages)} >>"
    objects.append(f"<< {info} >>")
    out = b"%PDF-1.4\n"
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1")
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}".encode()
    trailer = f"trailer << /Size {len(objects) + 1} /Root 1 0 R /Info {len(objects)} 0 R >>\nstartxref\n0\n%%EOF"
    return out + trailer.encode()


def lines(*texts: tuple[int, int, str]) -> str:
    return "\n".join(f"BT /F1 10 Tf {x} {y} Td ({text}) Tj ET" for x, y, text in texts)


def test_a_text_file_is_read_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "note.txt"
    path.write_bytes("Ким Чен Ын сказал.\r\n金正恩。".encode())
    assert "Ким Чен Ын сказал.\r\n金正恩。" == read_document(path).text


def test_a_text_that_is_no_path_is_taken_as_text() -> None:
    assert "Kim met Putin." == read_document("Kim met Putin.").text


def test_the_hash_is_that_of_the_text_even_with_half_surrogates() -> None:
    assert text_hash("a\ud800") != text_hash("a?")


@pytest.mark.parametrize(
    "line", ["<span>{}</span><br/>", "<font>{}</font><BR clear=all><br>", "{}<br>", "<div>{}</div>"]
)
def test_lines_of_a_page_without_paragraphs_are_kept_apart(line: str) -> None:
    said = ("Iran sold 40 drones to Russia in May, two officials of the ministry said on Monday.", "Moscow denied it.")
    page = f"<html><body><div>{''.join(map(line.format, said * 4))}</div></body></html>"
    assert list(said * 4) == [line.strip() for line in read_html(page).text.splitlines() if line.strip()]


def test_an_html_page_gives_article_title_and_date() -> None:
    document = read_bytes(PAGE.encode())
    assert ("html", "Kim and Putin", dt.date(2023, 9, 6)) == (document.format, document.title, document.published)
    assert all(paragraph in document.text for paragraph in ARTICLE)
    assert "alert" not in document.text
    assert "Sport" not in document.text


def test_a_message_gives_body_date_and_readable_attachments() -> None:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "a@example.org", "b@example.org", "Rüstung"
    message["Date"] = "Wed, 06 Sep 2023 10:00:00 +0900"
    message.set_content("Kim met Putin.")
    message.add_alternative("<p>Kim met <b>Putin</b>.</p>", subtype="html")
    message.add_attachment(b"Shoigu came too.", maintype="text", subtype="plain", filename="more.txt")
    message.add_attachment(b"\x89PNG....", maintype="image", subtype="png", filename="map.png")
    document = read_bytes(message.as_bytes(), path="mail.eml")
    assert ("mail", "Rüstung", dt.date(2023, 9, 6)) == (document.format, document.title, document.published)
    assert "Kim met Putin.\n\n\nShoigu came too." == document.text
    assert ("more.txt was read too, from character 17 on", "map.png (image/png) was not read") == document.notices


def test_a_pdf_gives_its_text_without_hyphens_at_line_ends() -> None:
    content = lines((50, 800, "North Korea sent artil-"), (50, 788, "lery shells to Russia."))
    assert "North Korea sent artillery shells to Russia." == read_bytes(make_pdf([content])).text.strip()


def test_two_columns_are_read_one_after_the_other() -> None:
    left = ["Kim Jong Un", "met the", "Russian", "president", "in the far", "east."]
    right = ["Washington", "warned of", "a price", "for any", "sale of", "arms."]
    rows = [
        line
        for row, (a, b) in enumerate(zip(left, right, strict=True))
        for line in ((50, 800 - 12 * row, a), (320, 800 - 12 * row, b))
    ]
    assert "\n".join(left) + "\n\n" + "\n".join(right) == read_bytes(make_pdf([lines(*rows)])).text


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ("Published: 6 September 2023", dt.date(2023, 9, 6)),
        ("September 6, 2023", dt.date(2023, 9, 6)),
        ("SEOUL, Sept. 5, 2023 (AP) — Kim left.", dt.date(2023, 9, 5)),
        ("SEOUL, Sept. 5 (AP) — Kim left.", None),
        ("In September 2023 he left.", None),
    ],
)
def test_the_publication_date_is_taken_from_the_head_and_never_guessed(head: str, day: dt.date | None) -> None:
    assert day == read_bytes(f"Title of it\n{head}\nHe said so.".encode()).published


def test_latin_1_is_read_with_a_notice() -> None:
    document = read_bytes("Le président a démenti.".encode("latin-1"))
    assert ("Le président a démenti.", 1) == (document.text, len(document.notices))


def test_utf_16_is_told_by_its_mark() -> None:
    assert "金正恩 met 普京." == read_bytes("金正恩 met 普京.".encode("utf-16")).text


LOOP = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[2 0 R]/Count 1>>endobj "
    b"trailer<</Root 1 0 R>>"
)
HOSTILE = {
    "empty": b"",
    "blank": b" \n\t ",
    "marks only": "。。！？".encode(),
    "binary": random.Random(1).randbytes(5000),
    "zeros": bytes(5000),
    "control characters": b"\x01\x02\x03\x04 text" * 50,
    "pdf head only": b"%PDF-1.7\n",
    "pdf cut": make_pdf([lines((50, 800, "text"))])[:300],
    "pdf of nothing": make_pdf([""]),
    "pdf with a loop of pages": LOOP,
    "broken byte order mark": b"\xff\xfe\x00",
    "stored archive posing as text": b"PK\x03\x04" + b"Kim met Putin in Vladivostok. " * 40,
    "page of tags": b"<html>" + b"<b>" * 500_000,
    "page without words": b"<html><body><script>var a = 1;</script></body></html>",
    "too large": b"a" * (LARGEST_FILE + 1),
    "too long": b"ab " * (LARGEST_TEXT // 3 + 1),
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_what_cannot_be_read_is_refused_with_a_reason(name: str) -> None:
    with pytest.raises(InputError) as caught:
        read_bytes(HOSTILE[name], path="input")
    assert len(caught.value.message) > 8


ENTITIES = b'<!DOCTYPE html [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'
MAIL = b"From: a@b.c\nTo: d@e.f\nSubject: x\n"
ODD = {
    "deep page": b"<html><body>" + b"<div>" * 20_000 + b"Kim met Putin." + b"</div>" * 20_000,
    "page with a tag of 200,000 attributes": b"<html><body><p "
    + b" ".join(b"a%d=1" % n for n in range(200_000))
    + b">Kim met Putin.</p></body></html>",
    "page that is cut": PAGE.encode()[:420],
    "entities": ENTITIES + b"<html><body><p>Kim met &b; Putin.</p></body></html>",
    "mail in an unknown charset": MAIL + b"MIME-Version: 1.0\nContent-Type: text/plain; charset=klingon\n\nKim",
    "mail with broken base64": MAIL + b"Content-Type: text/plain\nContent-Transfer-Encoding: base64\n\nS2lt!!",
    "mail with a broken date": MAIL + b"Date: yesterday\n\nKim met Putin.",
    "bidi controls": "Kim \u202etuP\u202c met \u2066Putin\u2069.".encode(),
    "one long line": b"Kim met Putin and " * 100_000,
    "pdf with a broken page": make_pdf([lines((50, 800, "Kim")), "BT /F9 (unclosed"]),
}


@pytest.mark.parametrize("name", ODD)
def test_odd_but_readable_input_is_read(name: str) -> None:
    assert "Kim" in read_bytes(ODD[name]).text


def test_a_missing_file_is_named() -> None:
    with pytest.raises(InputError, match=r"missing\.txt: cannot be read"):
        read_document("missing.txt")


@given(st.binary(max_size=300), st.sampled_from([b"", b"%PDF-1.4\n", b"<html>", b"From: a\nTo: b\nSubject: c\n"]))
@settings(max_examples=150)
def test_any_bytes_end_in_a_document_or_a_clear_error(data: bytes, head: bytes) -> None:
    try:
        outcome = read_bytes(head + data).text
    except InputError as error:
        outcome = error.message
    assert outcome


def test_a_compressed_stream_that_explodes_is_refused_or_read() -> None:
    bomb = zlib.compress(b"BT (a) Tj ET " * 2_000_000).decode("latin-1")
    pdf = make_pdf([bomb]).replace(b"<< /Length", b"<< /Filter /FlateDecode /Length", 1)
    with pytest.raises(InputError):
        read_bytes(pdf)


def test_an_archive_that_is_called_a_message_is_named_in_the_error() -> None:
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as made:
        made.writestr("a.txt", "words of a report")
    with pytest.raises(InputError, match=r"zip\.eml"):
        read_bytes(archive.getvalue(), path="zip.eml")


@pytest.mark.parametrize(
    ("line", "published"),
    [
        (
            "THE HAGUE, 3 March 2025 (Agency) - A court on Monday sentenced a former engineer to three years.",
            "2025-03-03",
        ),
        ("Rio de Janeiro, March 3, 2025 - A court on Monday sentenced a former engineer to three years.", "2025-03-03"),
        ("In one message, dated 14 January 2020, a manager asks a broker in Sofia for the usual paper.", None),
        ("On March 3, 2021, the Commission said that it had received what it had asked for.", None),
    ],
)
def test_a_day_in_running_text_is_no_dateline(line: str, published: str | None) -> None:
    day, _ = find_published(f"A heading\n\n{line}")
    assert published == (day.isoformat() if day else None)


@pytest.mark.parametrize(
    ("head", "published"),
    [
        ("Updated 7 June 2022\nPublished 6 June 2022", "2022-06-06"),
        ("Published 6 June 2022\nUpdated 7 June 2022", "2022-06-06"),
        ("Updated: 7 June 2022", "2022-06-07"),
        ("Updated 7 June 2022\nThe port of Odesa", "2022-06-07"),
    ],
)
def test_the_day_of_publication_counts_before_that_of_an_update(head: str, published: str) -> None:
    day, _ = find_published(f"A heading\n{head}\n\nThe ship left on Monday.")
    assert dt.date.fromisoformat(published) == day


@pytest.mark.parametrize(
    ("line", "published"), [("06/07/2022", None), ("13/06/2022", "2022-06-13"), ("6/6/2022", "2022-06-06")]
)
def test_a_day_that_is_another_in_america_is_not_guessed(line: str, published: str | None) -> None:
    day, _ = find_published(f"{line}\nThe ship left on Monday.")
    assert published == (day.isoformat() if day else None)


def test_running_heads_of_a_pdf_do_not_break_its_sentences() -> None:
    words = ["The crates were sent to the", "port of Mombasa by ship.", "Nobody asked for them."]
    pages = [
        lines((50, 820, "Letter of the Chair"), (50, 780, line), (280, 20, f"{n} / 3")) for n, line in enumerate(words)
    ]
    document = read_bytes(make_pdf(pages))
    assert "The crates were sent to the\nport of Mombasa by ship.\n\nNobody asked for them." == document.text
    assert ("lines that return at the head or foot of pages were left out",) == document.notices
