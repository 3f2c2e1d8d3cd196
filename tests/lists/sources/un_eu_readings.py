"""Run one reader over a file or a text, for the tests of the UN, EU, UK and Swiss lists."""

from __future__ import annotations

from pathlib import Path

import pytest

from dissuade.errors import EditionRefusedError
from dissuade.lists.reading import Reading, SourceFormat
from dissuade.model.party import Party


def read(source_format: SourceFormat, path: Path) -> tuple[list[Party], Reading]:
    """All parties of a file and the notebook."""
    reading = Reading(source_format.source, [path])
    return list(source_format.read(reading)), reading


def read_text(
    source_format: SourceFormat, folder: Path, text: str | bytes, name: str = "list"
) -> tuple[list[Party], Reading]:
    """All parties of a text and the notebook."""
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read(source_format, path)


def refuse_text(
    source_format: SourceFormat, folder: Path, text: str | bytes, name: str = "list"
) -> EditionRefusedError:
    """The refusal of a text."""
    with pytest.raises(EditionRefusedError) as caught:
        read_text(source_format, folder, text, name)
    return caught.value
