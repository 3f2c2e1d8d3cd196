"""Every text of an official record, walked without the readers, and whether a party record still says it.

The walks know the containers only (XML elements, table cells, JSON values), not what the fields mean.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lxml import etree

from dissuade.lists.values import find_country
from dissuade.model.party import Party

__all__ = ["Leaf", "Said", "cell_words", "csv_records", "json_leaves", "xml_leaves"]

_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_SEPARATORS = re.compile(r"[\n;、；。，,/|“”\"«»\[\]{}・]|\(?\b[a-z]\)|[()（）]|[①-⑳]")


@dataclass(frozen=True)
class Leaf:
    """One text of a record: ``field`` is the path to it."""

    field: str
    text: str


def xml_leaves(element: etree._Element, path: str = "") -> Iterator[Leaf]:
    """Every text and attribute inside an element."""
    own = f"{path}/{etree.QName(element).localname}" if path else etree.QName(element).localname
    if element.text and element.text.strip():
        yield Leaf(own, element.text)
    for name, value in element.attrib.items():
        if str(value).strip():
            yield Leaf(f"{own}@{etree.QName(name).localname}", str(value))
    for child in element:
        if isinstance(child.tag, str):
            yield from xml_leaves(child, own)
        if child.tail and child.tail.strip():
            yield Leaf(own, child.tail)


def json_leaves(value: Any, path: str = "") -> Iterator[Leaf]:
    """Every text and number inside a JSON value."""
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield from json_leaves(inner, f"{path}/{key}" if path else str(key))
    elif isinstance(value, list):
        for inner in value:
            yield from json_leaves(inner, path)
    elif value is not None and value is not True and value is not False and str(value).strip():
        yield Leaf(path, str(value))


def csv_records(
    path: Path, columns: Iterable[str], *, key: int = 0, delimiter: str = ",", encoding: str = "cp1252"
) -> dict[str, list[Leaf]]:
    """The cells of a headerless table by the value of its key column."""
    names = list(columns)
    found: dict[str, list[Leaf]] = defaultdict(list)
    text = path.read_bytes().decode(encoding).replace("\x1a", "")
    for row in csv.reader(io.StringIO(text), delimiter=delimiter):
        if row:
            found[row[key]] += [Leaf(name, cell) for name, cell in zip(names, row, strict=False) if cell.strip()]
    return found


class Said:
    """What a party record says, for the question whether a text of the official record is among it."""

    def __init__(self, party: Party) -> None:
        texts = list(_texts(party.to_dict()))
        self._whole = "\n".join(_fold(text) for text in texts)
        self._values = {_fold(text) for text in texts}
        self._words = set(re.findall(r"\w+", self._whole))

    def lacks(self, text: str, labels: frozenset[str] = frozenset()) -> list[str]:
        """The pieces of a text that the party does not say.

        Args:
            text: of the official record.
            labels: words that the party says by where it keeps the rest of the piece ("DOB", "issued").
        """
        if self._says(text):
            return []
        return [
            chunk
            for piece in _SEPARATORS.split(_write_alike(text))
            if not self._says(piece)
            for chunk in _between_labels(piece, labels)
            if not self._says(chunk)
        ]

    def _says(self, text: str) -> bool:
        folded = _fold(text)
        if not any(character.isalnum() for character in folded) or folded in self._whole:
            return True
        country = find_country(text.strip(" ."))
        if country and country in self._values:
            return True
        return all(word in self._words for word in re.findall(r"\w+", folded))


def _between_labels(piece: str, labels: frozenset[str]) -> list[str]:
    """What stands around the words that only label: ``Colombia`` of ``alt. nationality Colombia``."""
    chunks, start = [], 0
    for word in re.finditer(r"\w+", piece):
        if word[0].casefold() in labels:
            chunks.append(piece[start : word.start()])
            start = word.end()
    return [*chunks, piece[start:]]


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from _texts(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _texts(inner)


def _fold(text: str) -> str:
    return " ".join(_write_alike(" ".join(text.split())).casefold().split())


def _write_alike(text: str) -> str:
    """Every date in a text as ISO, however the list writes it, and IMO numbers without their letters."""
    text = unicodedata.normalize("NFKC", text)
    text = re.sub(r"(\d{4})\s*[年.]\s*(\d{1,2})\s*[月.]\s*(\d{1,2})\s*日?", _ymd, text)
    text = re.sub(r"(\d{4})\s*年\s*(\d{1,2})\s*月", lambda m: f" {m[1]}-{int(m[2]):02} ", text)
    text = re.sub(r"(\d{4})\s*年", r" \1 ", text)
    text = re.sub(r"\bIMO\s*(?=\d{7})", "", text)
    text = re.sub(r"\b(\d{1,2})[ .-]+([A-Z][a-z]{2})[a-z]*[.,\s-]+(\d{4})\b", _dmy, text)
    text = re.sub(r"\b([A-Z][a-z]{2})[a-z]*\.? (\d{1,2}),? (\d{4})\b", _mdy, text)
    text = re.sub(r"\b([A-Z][a-z]{2})[a-z]*[.\s]+(\d{4})\b", _my, text)
    text = re.sub(r"(\d{4}-\d\d-\d\d)(?:[+-]\d\d:\d\d)", r"\1", text)
    return re.sub(r"\b(\d{1,2})[/](\d{1,2})[/](\d{4})\b", lambda m: f" {m[3]}-{int(m[2]):02}-{int(m[1]):02} ", text)


def _ymd(match: re.Match[str]) -> str:
    return f" {match[1]}-{int(match[2]):02}-{int(match[3]):02} "


def _dmy(match: re.Match[str]) -> str:
    month = _month(match[2])
    return f" {match[3]}-{month}-{int(match[1]):02} " if month else match[0]


def _mdy(match: re.Match[str]) -> str:
    month = _month(match[1])
    return f" {match[3]}-{month}-{int(match[2]):02} " if month else match[0]


def _my(match: re.Match[str]) -> str:
    month = _month(match[1])
    return f" {match[2]}-{month} " if month else match[0]


def _month(word: str) -> str:
    return f"{_MONTHS.index(word.lower()) + 1:02}" if word.lower() in _MONTHS else ""


def cell_words(cell: object) -> str:
    """The words of a cell of a workbook: dates as ISO, whole numbers without a fraction."""
    if isinstance(cell, dt.date):
        return cell.isoformat()[:10]
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).strip()
