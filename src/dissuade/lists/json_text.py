"""JSON from strangers: size, depth, numbers and Unicode have limits, and every refusal says where."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from functools import wraps
from pathlib import Path
from typing import Any

from dissuade.lists.reading import Reading
from dissuade.model.party import Party

__all__ = ["guard_depth", "iterate_json_lines", "load_json"]

MAX_DOCUMENT = 512 << 20
MAX_LINE = 32 << 20
_WORDS = ("true", "false", "null")


def load_json(reading: Reading, path: Path) -> Any:
    """Read one JSON document.

    Args:
        reading: the notebook of the edition, which words the refusal.
        path: the file; at most 512 MiB.

    Raises:
        EditionRefusedError: ``empty``, ``html``, ``too-large``, ``truncated`` or ``malformed``.
    """
    size = path.stat().st_size
    if size > MAX_DOCUMENT:
        raise reading.refuse("too-large", f"{size:,} bytes; a JSON document may have {MAX_DOCUMENT:,}", path=path)
    text = _decode(reading, path, path.read_bytes(), None)
    _check_head(reading, path, text)
    return _parse(reading, path, text, None)


def iterate_json_lines(reading: Reading, path: Path) -> Iterator[tuple[int, Any]]:
    """Yield ``(line number, value)`` of a file with one JSON value a line; blank lines are skipped.

    Raises:
        EditionRefusedError: as ``load_json``; ``truncated`` if the last line breaks off.
    """
    seen = False
    with path.open("rb") as stream:
        number = 0
        while line := stream.readline(MAX_LINE + 1):
            number += 1
            if len(line) > MAX_LINE:
                raise reading.refuse("too-large", f"the line has more than {MAX_LINE:,} bytes", path=path, line=number)
            text = _decode(reading, path, line, number)
            if not text.strip():
                continue
            if not seen:
                _check_head(reading, path, text)
            seen = True
            yield number, _parse(reading, path, text, number)
    if not seen:
        raise reading.refuse("empty", "the file holds no JSON line", path=path)


def guard_depth(read: Callable[[Reading], Iterator[Party]]) -> Callable[[Reading], Iterator[Party]]:
    """Make a reader of JSON refuse values that parse but are nested deeper than anybody can walk."""

    @wraps(read)
    def guarded(reading: Reading) -> Iterator[Party]:
        try:
            yield from read(reading)
        except RecursionError as error:
            raise reading.refuse("malformed", "JSON is nested too deep") from error

    return guarded


def _decode(reading: Reading, path: Path, data: bytes, line: int | None) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        place = line if line is not None else data.count(b"\n", 0, error.start) + 1
        raise reading.refuse("malformed", f"not UTF-8 at byte {error.start:,}", path=path, line=place) from error


def _check_head(reading: Reading, path: Path, text: str) -> None:
    head = text[:512].lstrip().lower()
    if not head:
        raise reading.refuse("empty", "the file is empty", path=path)
    if head.startswith("<"):
        raise reading.refuse("html", "a web page or XML instead of JSON", path=path)


def _parse(reading: Reading, path: Path, text: str, line: int | None) -> Any:
    try:
        value = json.loads(text, parse_constant=_refuse_constant)
        if "\\u" in text:  # only an escape can bring in half a surrogate pair
            json.dumps(value, ensure_ascii=False).encode()
    except json.JSONDecodeError as error:
        rest = text[error.pos :].rstrip()
        broken_off = "Unterminated" in error.msg or any(word.startswith(rest) for word in _WORDS)
        reason = "truncated" if broken_off else "malformed"
        place = error.lineno if line is None else line
        raise reading.refuse(reason, f"{error.msg} (column {error.colno:,})", path=path, line=place) from error
    except RecursionError as error:
        raise reading.refuse("malformed", "JSON is nested too deep", path=path, line=line) from error
    except UnicodeEncodeError as error:
        raise reading.refuse("malformed", "half a surrogate pair in a string", path=path, line=line) from error
    except ValueError as error:  # NaN, Infinity, or a number with more digits than Python converts
        raise reading.refuse("malformed", str(error), path=path, line=line) from error
    return value


def _refuse_constant(word: str) -> None:
    raise ValueError(f"{word} is not JSON")
