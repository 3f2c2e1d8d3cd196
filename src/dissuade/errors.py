"""Every error as one tree; an error carries the facts a caller needs to mend its input."""

from __future__ import annotations

from pathlib import Path
from typing import Any

__all__ = [
    "ConfigurationError",
    "DissuadeError",
    "EditionRefusedError",
    "InputError",
    "ListError",
    "SnapshotError",
]


LONGEST = 1500
"""Characters of a message that are shown; a file may hold a value of any length."""


class DissuadeError(Exception):
    """Root of all errors that dissuade raises on purpose.

    ``exit_code`` is what the command line returns for it.
    """

    exit_code = 2

    def __reduce__(self) -> tuple[Any, ...]:
        """Errors of other processes arrive with their facts, which are no arguments of ``Exception``."""
        return _restore, (type(self), self.args, self.__dict__)


def _restore(kind: type[DissuadeError], arguments: tuple[Any, ...], facts: dict[str, Any]) -> DissuadeError:
    error = kind.__new__(kind, *arguments)
    error.__dict__.update(facts)
    return error


class InputError(DissuadeError):
    """Something that was handed in cannot be used.

    Args:
        message: what is wrong, in one sentence without the location.
        path: the file it came from, if any.
        line: line (text) or row (table) number in that file, counted from 1.
        field: column, key or element that holds the value.
        value: the offending value; shown cut to 80 characters.
    """

    def __init__(
        self,
        message: str,
        *,
        path: str | Path | None = None,
        line: int | None = None,
        field: str | None = None,
        value: object = None,
    ) -> None:
        self.message = message
        self.path = None if path is None else str(path)
        self.line = line
        self.field = field
        self.value = value
        super().__init__(str(self))

    def __str__(self) -> str:
        place = []
        if self.path is not None:
            place.append(self.path)
        if self.line is not None:
            place.append(f"line {self.line}")
        if self.field is not None:
            place.append(f"field {self.field!r}")
        text = f"{', '.join(place)}: {self.message}" if place else self.message
        if self.value is not None:
            shown = str(self.value)
            shown = shown if len(shown) <= 80 else shown[:77] + "..."
            text += f" (got {shown!r})"
        return text


class ConfigurationError(InputError):
    """A setting, environment variable or option has a value that cannot be used."""


class ListError(DissuadeError):
    """Trouble with the lists or their storage; the lists that were good before still are."""

    exit_code = 3


class SnapshotError(ListError):
    """A snapshot is missing, damaged or was written by an incompatible version."""


class EditionRefusedError(ListError):
    """A file was offered as a new edition and refused; nothing was replaced.

    Args:
        reason: a stable word: ``empty``, ``html``, ``truncated``, ``malformed``, ``schema``,
            ``shrunk``, ``older``, ``tampered``, ``mismatch``, ``too-large``, ``unknown-format``.
        message: the same for people, with figures; cut where the file makes it long.
        path: the file that was offered.
        source: the source it was offered for, once known.
        line: line in the file where the trouble shows, if known.
        field: element or column where the trouble shows, if known.
    """

    def __init__(
        self,
        reason: str,
        message: str,
        *,
        path: str | Path,
        source: str | None = None,
        line: int | None = None,
        field: str | None = None,
    ) -> None:
        message = message if len(message) <= LONGEST else message[: LONGEST - 3] + "..."
        self.reason = reason
        self.message = message
        self.path = str(path)
        self.source = source
        self.line = line
        self.field = field
        place = [str(path)]
        if line is not None:
            place.append(f"line {line}")
        if field is not None:
            place.append(f"field {field!r}")
        for_source = f" as an edition of {source}" if source else ""
        super().__init__(f"{', '.join(place)}: refused{for_source} ({reason}): {message}")
