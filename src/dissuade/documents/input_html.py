"""HTML pages: the article without menus, sharing lines and advertisements, with title and date."""

from __future__ import annotations

import datetime as dt
import re
from html import unescape
from pathlib import Path

from lxml import etree, html

from dissuade.documents.input import Document, find_published
from dissuade.errors import InputError

__all__ = ["read_html"]

_LARGEST = 16_000_000
_MOST_TAGS = 400_000
_LONG_TAG = re.compile(r"<([A-Za-z][\w:-]{0,63})\s[^<>]{50000,}>")
"""A picture written into its tag, or an attack: readers of HTML take the square of the time for as many attributes."""
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_BREAK = re.compile(r"<br\b[^<>]{0,200}>", re.IGNORECASE)
_BLOCKS = "p|h1|h2|h3|h4|h5|h6|li|blockquote|pre|td|th|figcaption|div|section|article|br|tr|title"
_DATE_PATHS = (
    ("//meta[@property='article:published_time']/@content", "article:published_time"),
    ("//meta[@itemprop='datePublished']/@content", "itemprop datePublished"),
    ("//meta[@name='date' or @name='dc.date' or @name='DC.date.issued' or @name='pubdate' or @name='publish-date' or "
     "@name='parsely-pub-date' or @name='sailthru.date']/@content", "meta date"),
    ("//time[@itemprop='datePublished']/@datetime", "itemprop datePublished"),
    ("//article//time/@datetime", "time element"),
    ("//time[@pubdate]/@datetime", "time element"),
)  # fmt: skip
_JSON_DATE = re.compile(r'"datePublished"\s*:\s*"(\d{4}-\d\d-\d\d)')


def read_html(page: str, *, notices: tuple[str, ...] = (), path: str | Path | None = None) -> Document:
    """Read the article of an HTML page; where none stands out, all its text.

    The date is what the page states in its metadata, else in its first lines; nothing is guessed from its address.

    Args:
        page: the markup.
        notices: to pass on.
        path: for errors.

    Raises:
        InputError: it is too large, nests too deep, or holds no text.
    """
    if len(page) > _LARGEST or page.count("<") > _MOST_TAGS:
        raise InputError(f"{len(page):,} characters with {page.count('<'):,} tags are no report", path=path)
    page = _LONG_TAG.sub(r"<\1>", _UNFIT.sub("\ufffd", page))
    tree = _parse(page, path)
    text = _article(page) or _all_text(tree) or _without_tags(page)
    if not text.strip():
        raise InputError("the page holds no text", path=path)
    day, basis = _published(tree, page)
    if day is None:
        day, basis = find_published(text)
    title = " ".join((tree.findtext(".//h1") or tree.findtext(".//title") or "").split())
    meta = {"path": str(path)} if path else {}
    if address := tree.xpath("string(//link[@rel='canonical']/@href)"):
        meta["url"] = str(address)[:2000]
    return Document(text=text, format="html", title=title[:500], published=day, basis=basis, notices=notices, meta=meta)


def _parse(page: str, path: str | Path | None) -> html.HtmlElement:
    parser = html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=False)
    try:
        tree = html.document_fromstring(page.encode("utf-8"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise InputError("it is no HTML page that can be read", path=path) from error
    return tree


def _article(page: str) -> str:
    """The main text by trafilatura, "" if it finds none or gives up on the markup."""
    from trafilatura import extract
    from trafilatura.settings import use_config

    config = use_config()
    config.set("DEFAULT", "MIN_EXTRACTED_SIZE", "120")
    try:
        page = _BREAK.sub(r"\g<0>\n", page)  # of "<span>a</span><br><span>b" trafilatura makes "ab"
        found = extract(page, output_format="txt", include_comments=False, include_tables=True, deduplicate=False,
                        favor_precision=False, config=config)  # fmt: skip
    except (ValueError, TypeError, AttributeError, RecursionError, etree.LxmlError):
        return ""
    return found or ""


def _all_text(tree: html.HtmlElement) -> str:
    """All the words of a page, one block a line."""
    for element in tree.xpath("//script|//style|//noscript|//template|//nav|//footer|//form|//iframe"):
        element.drop_tree()
    blocks = re.compile(_BLOCKS)
    parts: list[str] = []
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        tag = element.tag if isinstance(element.tag, str) else ""
        if blocks.fullmatch(tag):
            parts.append("\n")
        text = element.text if event == "start" else element.tail
        if text:
            parts.append(re.sub(r"\s+", " ", text))
    return re.sub(r" ?\n[ \n]*", "\n", "".join(parts)).strip()


def _without_tags(page: str) -> str:
    """The words of a page that nests deeper than a parser goes."""
    page = re.sub(r"<(script|style)\b.*?(?:</\1>|$)", " ", page, flags=re.IGNORECASE | re.DOTALL)
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^<>]*>", " ", page))).strip()


def _published(tree: html.HtmlElement, page: str) -> tuple[dt.date | None, str]:
    found = [(value, basis) for query, basis in _DATE_PATHS for value in tree.xpath(query)[:1]]
    if stated := _JSON_DATE.search(page):
        found.insert(0, (stated[1], "datePublished in JSON-LD"))
    for value, basis in found:
        if match := re.match(r"\s*(\d{4})-?(\d\d)-?(\d\d)", str(value)):
            try:
                return dt.date(int(match[1]), int(match[2]), int(match[3])), f"metadata of the page ({basis})"
            except ValueError:
                continue
    return None, ""
