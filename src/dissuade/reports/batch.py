"""Many documents into JSON lines: resumable, and a broken one never stops the rest."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from dissuade.documents.input import Document, read_document, read_text
from dissuade.errors import InputError
from dissuade.reports.reading import read_into_report
from dissuade.screening import Screener

__all__ = ["BatchItem", "BatchResult", "list_documents", "read_batch"]

_SUFFIXES = {".txt", ".md", ".html", ".htm", ".xhtml", ".eml", ".pdf"}


class BatchItem(NamedTuple):
    """A document of a batch: its id (relative path, ``id`` of the line, or number of the line), and where it is.

    ``line`` counts from 1 in a .jsonl file and is 0 for a file of its own.
    """

    id: str
    path: Path
    line: int
    offset: int


@dataclass(slots=True)
class BatchResult:
    """How many documents were read now, had been read before, failed, and name a listed party."""

    read: int = 0
    skipped: int = 0
    failed: int = 0
    listed: int = 0


def list_documents(path: Path, *, skip: Path | None = None) -> list[BatchItem]:
    """The documents of a folder (by their endings, with those in folders inside it) or of a .jsonl file.

    Args:
        path: the folder or file.
        skip: a file that is not a document (the output).

    Raises:
        InputError: there is no such file, or nothing to read in it.
    """
    if path.is_dir():
        files = sorted(
            file for file in path.rglob("*") if file.suffix.lower() in _SUFFIXES and file.is_file() and file != skip
        )
        items = [BatchItem(file.relative_to(path).as_posix(), file, 0, 0) for file in files]
    else:
        items = list(_lines(path))
    if not items:
        raise InputError(f"there is nothing to read (looked for {', '.join(sorted(_SUFFIXES))})", path=path)
    return items


def _lines(path: Path) -> Iterator[BatchItem]:
    try:
        with path.open("rb") as stream:
            offset = 0
            for number, line in enumerate(stream, start=1):
                if line.strip():
                    yield BatchItem(f"line-{number}", path, number, offset)
                offset += len(line)
    except OSError as error:
        raise InputError(f"cannot be read ({error.strerror})", path=path) from error


def read_batch(
    items: Sequence[BatchItem],
    output: Path,
    *,
    published: str | None = None,
    screener: Screener,
    advance: Callable[[], None] = lambda: None,
) -> BatchResult:
    """Read documents one after the other; each becomes one JSON line with ``document`` and ``report`` or ``error``.

    A run that was interrupted goes on after the documents that ``output`` has for the same snapshot; a line that was
    cut off is written anew.

    Args:
        items: from ``list_documents``.
        output: JSON lines, appended to.
        published: for documents that do not say themselves.
        screener: whom to screen against.
        advance: called after each document.
    """
    result = BatchResult()
    done = _done(output, screener.snapshot.id)
    with output.open("a", encoding="utf-8", errors="backslashreplace") as stream:
        for item in items:
            if item.id in done:
                result.skipped += 1
                advance()
                continue
            entry: dict[str, object] = {"document": item.id, "snapshot": screener.snapshot.id}
            try:
                document, day = _open(item)
                report = read_into_report(document, published=day or published, screener=screener)
            except InputError as error:
                entry["error"] = str(error)
                result.failed += 1
            else:
                entry["report"] = report.to_dict()
                result.read += 1
                result.listed += bool(report.parties)
            stream.write(json.dumps(entry, ensure_ascii=False) + "\n")
            stream.flush()
            advance()
    return result


def _done(output: Path, snapshot: str) -> set[str]:
    """Documents that the output has; a last line that was cut off is taken away."""
    if not output.exists():
        return set()
    done: set[str] = set()
    good = 0
    with output.open("rb") as stream:
        for line in stream:
            try:
                entry = json.loads(line) if line.endswith(b"\n") else None
            except ValueError:
                entry = None
            if not isinstance(entry, dict) or "document" not in entry:
                if line.endswith(b"\n"):
                    raise InputError("it exists and is no output of a batch; choose another name", path=output)
                break
            good += len(line)
            if entry.get("snapshot") == snapshot:
                done.add(str(entry["document"]))
    with output.open("r+b") as stream:
        stream.truncate(good)
    return done


def _open(item: BatchItem) -> tuple[Document, str | None]:
    if not item.line:
        return read_document(item.path), None
    with item.path.open("rb") as stream:
        stream.seek(item.offset)
        line = stream.readline()
    try:
        entry = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise InputError("it is no JSON", path=item.path, line=item.line) from error
    text = entry.get("text") if isinstance(entry, dict) else None
    if not isinstance(text, str):
        raise InputError("it has no text", path=item.path, line=item.line, field="text")
    day = entry.get("published")
    document = read_text(text, path=f"{item.path}#{entry.get('id', item.line)}")
    title = entry.get("title")
    if isinstance(title, str) and title:
        document = Document(text=document.text, title=title[:500], published=document.published, basis=document.basis,
                            notices=document.notices, meta=document.meta)  # fmt: skip
    return document, day if isinstance(day, str) and day else None
