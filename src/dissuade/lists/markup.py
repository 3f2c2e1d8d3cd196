"""XML lists: is it the document it should be, and its records one after another in bounded memory."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from pathlib import Path

from lxml import etree

from dissuade.errors import EditionRefusedError
from dissuade.lists.reading import SAMPLE_BYTES, Reading, local_name

__all__ = ["attributes", "check_document", "find_root", "iterate_records", "line_of", "root_attributes"]

_PROLOGUE = re.compile(r"\s*(<\?.*?\?>|<!--.*?-->|<!DOCTYPE(?:[^\[>]|\[.*?\]\s*)*>)", re.DOTALL)
_TAG = re.compile(r"\s*<(?:[A-Za-z_][\w.-]*:)?([A-Za-z_][\w.-]*)")
_HTML = re.compile(r"\s*<(!doctype\s+html|html|head|body|title|meta)\b", re.IGNORECASE)
_TAIL = 4096


def find_root(head: bytes) -> str:
    """The local name of the root element of an XML document, ``html`` for a web page, "" for anything else.

    Args:
        head: the first bytes of the file.
    """
    return _read_head(head)[0]


def _read_head(head: bytes) -> tuple[str, str]:
    """The root as ``find_root`` gives it, and what stands before it."""
    text = _decode(head)
    start = 0
    while True:
        if _HTML.match(text, start):
            return "html", text[:start]
        prologue = _PROLOGUE.match(text, start)
        if prologue is None:
            break
        start = prologue.end()
    tag = _TAG.match(text, start)
    return (tag[1] if tag else ""), text[:start]


def check_document(reading: Reading, path: Path, root: str) -> None:
    """Make sure that a file starts as an XML document with the root element ``root``.

    Raises:
        EditionRefusedError: ``empty``, ``html``, ``malformed`` (no XML, or it declares entities) or ``schema`` (another
            root).
    """
    with path.open("rb") as stream:
        head = stream.read(SAMPLE_BYTES)
    if not _decode(head).strip(" \t\r\n\0"):
        raise reading.refuse("empty", "the file holds nothing", path=path)
    found, before = _read_head(head)
    if found == "html":
        raise reading.refuse("html", "a web page came instead of the list", path=path)
    if not found:
        raise reading.refuse("malformed", "the file is not XML", path=path, line=1)
    if "<!ENTITY" in before:
        raise _refuse_entities(reading, path)
    if found != root:
        raise reading.refuse("schema", f"the root element is <{found}>, expected <{root}>", path=path, field=found)


def iterate_records(
    reading: Reading, path: Path, root: str, tags: Collection[str], groups: Collection[str] = ()
) -> Iterator[etree._Element]:
    """Stream the complete records of an XML list; each is emptied after use.

    A record is an element of one of the names ``tags`` that stands directly under the root or under one of the
    ``groups`` below it; the same names deeper inside (SECO repeats old states of a target within it) belong to their
    record. Other elements at these levels are counted as unmapped and warned about. No entity is resolved, no DTD
    loaded, nothing fetched; depth and text size stay within libxml2's limits.

    Args:
        reading: the notebook of the edition.
        path: the file.
        root: local name of the root element.
        tags: local names of the records.
        groups: local names of the elements between root and records, if any.

    Raises:
        EditionRefusedError: see ``check_document``; further ``truncated`` and ``malformed`` with the line.
    """
    check_document(reading, path, root)
    with path.open("rb") as stream:
        context = etree.iterparse(
            stream,
            events=("end",),
            tag=[f"{{*}}{tag}" for tag in tags],
            resolve_entities=False,
            load_dtd=False,
            no_network=True,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
        )
        try:
            yield from _records(reading, path, context, tags, groups)
        except etree.XMLSyntaxError as error:
            raise _refuse_syntax(reading, path, root, context) from error


def _records(
    reading: Reading, path: Path, context: etree.iterparse, tags: Collection[str], groups: Collection[str]
) -> Iterator[etree._Element]:
    levels: set[etree._Element] = set()
    for _, element in context:
        parent = element.getparent()
        if parent is None:
            continue
        if parent not in levels:
            doctype = element.getroottree().docinfo.internalDTD
            if doctype is not None and any(True for _ in doctype.iterentities()):
                raise _refuse_entities(reading, path)
            above = parent.getparent()
            is_level = above is None or (above.getparent() is None and local_name(parent) in groups)
            if not is_level:
                continue
            levels.add(parent)
        yield element
        element.clear()
        while (previous := element.getprevious()) is not None:
            _note_unknown(reading, previous, tags, groups)
            parent.remove(previous)
    for parent in {context.root, *levels}:
        for child in parent:
            _note_unknown(reading, child, tags, groups)


def attributes(element: etree._Element) -> dict[str, str]:
    """The attributes of an element under their local names."""
    return {etree.QName(name).localname: str(value) for name, value in element.attrib.items()}


def root_attributes(record: etree._Element) -> dict[str, str]:
    """The attributes of the root of the document that a record belongs to, under their local names."""
    return attributes(record.getroottree().getroot())


def line_of(element: etree._Element) -> int | None:
    """The line on which an element starts, if the parser knows."""
    line: object = element.sourceline
    return line if isinstance(line, int) else None


def _decode(head: bytes) -> str:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head.decode("utf-16", errors="replace")
    return head.decode("utf-8-sig", errors="replace")


def _refuse_entities(reading: Reading, path: Path) -> EditionRefusedError:
    return reading.refuse("malformed", "the file declares XML entities", path=path)


def _note_unknown(reading: Reading, element: etree._Element, tags: Collection[str], groups: Collection[str]) -> None:
    tag = local_name(element)
    if tag not in tags and tag not in groups:
        reading.unmapped[tag] += 1
        reading.warn("unknown-element", f"<{tag}> is not part of the known format", line=line_of(element), field=tag)


def _refuse_syntax(reading: Reading, path: Path, root: str, context: etree.iterparse) -> EditionRefusedError:
    """A file that lacks its closing tag was cut off, whatever the parser stumbled over."""
    with path.open("rb") as stream:
        stream.seek(max(0, path.stat().st_size - _TAIL))
        tail = stream.read().replace(b"\0", b"").decode("utf-8", errors="replace")
    closed = re.search(rf"</(?:[\w.-]+:)?{re.escape(root)}\s*>", tail) or tail.rstrip().endswith("/>")
    # The exception may speak of the consequence ("no element found"); the log starts with the cause.
    entries = [(str(entry.message), int(entry.line)) for entry in context.error_log]
    message, line = entries[0] if entries else ("not well-formed", 1)
    if not closed or "Premature end" in message:
        return reading.refuse("truncated", f"the closing </{root}> is missing: {message}", path=path, line=line)
    return reading.refuse("malformed", message, path=path, line=line)
