"""Many documents one after the other; a broken one never stops the rest, and memory does not grow."""

from __future__ import annotations

import contextlib
import datetime as dt
import functools
import itertools
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from dissuade.documents.input import LARGEST_FILE, Document, read_document, read_text
from dissuade.errors import InputError
from dissuade.model.decision import Decision
from dissuade.model.report import Report
from dissuade.reports.linking import look_up
from dissuade.reports.reading import BegunReport, begin_report, finish_report
from dissuade.screening import Screener

__all__ = ["count_documents", "left_out", "read_batch"]

_SUFFIXES = frozenset({".txt", ".md", ".html", ".htm", ".xhtml", ".eml", ".pdf"})
_CHUNK = 1 << 20
_AHEAD = 32  # documents whose names are looked up at once: a search for many takes a third of the time a name
_AHEAD_SIZE = 1_000_000  # code points, after which no further document is begun
_Given = tuple[Document, str | None]


def count_documents(path: Path) -> int:
    """How many documents a folder (by their endings, folders inside it included) or a .jsonl file holds.

    Raises:
        InputError: there is no such file, or nothing to read in it.
    """
    number = len(_files(path)) if path.is_dir() else sum(1 for _ in _lines(path))
    if not number:
        looked = f"looked for {', '.join(sorted(_SUFFIXES))}" if path.is_dir() else "it has no lines"
        raise InputError(f"there is nothing to read ({looked})", path=path)
    return number


def left_out(folder: Path) -> list[Path]:
    """The files of a folder that are not read, because their endings are of other kinds; hidden ones do not count."""
    return sorted(
        file
        for file in folder.rglob("*")
        if file.suffix.lower() not in _SUFFIXES
        and not any(part.startswith(".") for part in file.relative_to(folder).parts)
        and file.is_file()
    )


def read_batch(
    path: Path,
    screener: Screener,
    *,
    published: str | None = None,
    skip: int = 0,
    decide: Callable[[Report], Sequence[Decision]] | None = None,
) -> Iterator[dict[str, Any]]:
    """Read the documents of a folder, or of the lines of a .jsonl file, in a stable order.

    Args:
        path: the folder; or the file, an object a line with ``text`` and perhaps ``id``, ``title``, ``published``.
        screener: whom to screen against.
        published: publication date of documents that do not say it.
        skip: documents that are done already.
        decide: also decides the deals of each report.

    Yields:
        For each document a mapping with ``document`` (path inside the folder, ``id``, or ``line-N``), ``error`` (None
        if it was read) and ``report`` (None if it was not); with ``decide`` also ``decisions``.
    """
    places: Iterable[Path | tuple[int, bytes]] = _files(path) if path.is_dir() else _lines(path)
    ahead: list[tuple[dict[str, Any], BegunReport | None]] = []
    size = 0
    for place in itertools.islice(places, skip, None):
        if isinstance(place, Path):
            name = place.relative_to(path).as_posix()
            load = functools.partial(_from_file, place)
        else:
            number, line = place
            content = _parse(line)
            name = _name(content, number)
            load = functools.partial(_from_line, path, number, content)
        entry: dict[str, Any] = {"document": name, "error": None, "report": None}
        with _telling(entry):
            document, day = load()
            given = day or (published if document.published is None else None)
            ahead.append((entry, begin_report(document, published=given)))
            size += len(document.text)
        if entry["error"] is not None:
            ahead.append((entry, None))
        if len(ahead) >= _AHEAD or size >= _AHEAD_SIZE:
            yield from _finish(ahead, screener, decide)
            ahead, size = [], 0
    yield from _finish(ahead, screener, decide)


def _finish(
    ahead: Sequence[tuple[dict[str, Any], BegunReport | None]],
    screener: Screener,
    decide: Callable[[Report], Sequence[Decision]] | None,
) -> Iterator[dict[str, Any]]:
    """Look up the names of some documents at once, then finish them one by one."""
    with contextlib.suppress(Exception):  # a name that cannot be looked up is told with its document
        look_up([begun.found for _, begun in ahead if begun is not None], screener)
    for entry, begun in ahead:
        if begun is not None:
            with _telling(entry):
                report = finish_report(begun, screener)
                found = report.to_dict()
                if decide is not None:
                    entry["decisions"] = [decision.to_dict() for decision in decide(report)]
                entry["report"] = found
        yield entry


@contextlib.contextmanager
def _telling(entry: dict[str, Any]) -> Iterator[None]:
    """Whatever one document does, the others are still read, and its entry says what it was."""
    try:
        yield
    except InputError as error:
        entry["error"] = str(error)
    except Exception as error:  # noqa: BLE001
        entry["error"] = f"{entry['document']}: internal error, please report it: {type(error).__name__}: {error}"


def _files(folder: Path) -> list[Path]:
    return sorted(file for file in folder.rglob("*") if file.suffix.lower() in _SUFFIXES and file.is_file())


def _lines(path: Path) -> Iterator[tuple[int, bytes]]:
    """Lines that are not blank, with their numbers; of one that is too long only the first part is kept."""
    try:
        with path.open("rb") as stream:
            number = 0
            while line := stream.readline(LARGEST_FILE + 1):
                number += 1
                if len(line) > LARGEST_FILE and not line.endswith(b"\n"):
                    while (rest := stream.readline(_CHUNK)) and not rest.endswith(b"\n"):
                        pass
                if line.strip():
                    yield number, line
    except OSError as error:
        raise InputError(f"cannot be read ({error.strerror})", path=path) from error


def _parse(line: bytes) -> object:
    """What a line holds; a sentence in words if that is not to be had."""
    if len(line) > LARGEST_FILE:
        return f"the line is longer than {LARGEST_FILE:,} bytes"
    try:
        content = json.loads(line)
    except (ValueError, RecursionError) as error:
        return f"it is no JSON ({error})"
    return content if isinstance(content, dict) else "it is no JSON object"


def _name(content: object, number: int) -> str:
    id = content.get("id") if isinstance(content, dict) else None
    return str(id)[:200] if isinstance(id, str | int) and str(id) else f"line-{number}"


def _from_file(file: Path) -> _Given:
    return read_document(file), None


def _from_line(path: Path, number: int, content: object) -> _Given:
    if not isinstance(content, dict):
        raise InputError(str(content), path=path, line=number)
    text = content.get("text")
    if not isinstance(text, str):
        raise InputError("it has no text", path=path, line=number, field="text")
    document = read_text(text, path=f"{path}#{number}")
    title = content.get("title")
    if isinstance(title, str) and title:
        document = replace(document, title=title[:500])
    return document, _day(content.get("published"), path, number)


def _day(value: object, path: Path, number: int) -> str | None:
    """An ISO date, also from a date with a time."""
    if value in (None, ""):
        return None
    try:
        return dt.date.fromisoformat(str(value)[:10]).isoformat()
    except ValueError as error:
        raise InputError(
            "not a date; write YYYY-MM-DD", path=path, line=number, field="published", value=value
        ) from error
