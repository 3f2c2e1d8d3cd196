from __future__ import annotations

from pathlib import Path

import pytest

from dissuade.errors import EditionRefusedError
from dissuade.lists import json_text
from dissuade.lists.json_text import iterate_json_lines, load_json
from dissuade.lists.reading import Reading


def _file(folder: Path, data: bytes) -> tuple[Reading, Path]:
    path = folder / "list.json"
    path.write_bytes(data)
    return Reading("own", [path]), path


def test_a_document_with_a_byte_order_mark_is_read(tmp_path: Path) -> None:
    assert {"name": "김정은"} == load_json(*_file(tmp_path, '\ufeff{"name": "김정은"}'.encode()))


@pytest.mark.parametrize(
    ("data", "reason", "line"),
    [
        (b"", "empty", None),
        (b" \n ", "empty", None),
        (b"  <html>", "html", None),
        (b'{"a":\n [1,\n', "truncated", 3),
        (b'{"a": "x', "truncated", 1),
        (b'{"a": tr', "truncated", 1),
        (b"{'a': 1}", "malformed", 1),
        (b'{"a": 1}\n{"b": 2}', "malformed", 2),
        (b'{"a": Infinity}', "malformed", None),
        (b'{"a": "\\udead"}', "malformed", None),
        (b'{"a":\n"\xff"}', "malformed", 2),
        (b"[" * 100_000, "malformed", None),
        (b"1" * 5_000, "malformed", None),
    ],
)
def test_a_bad_document_is_refused_where_it_is_bad(tmp_path: Path, data: bytes, reason: str, line: int | None) -> None:
    with pytest.raises(EditionRefusedError) as caught:
        load_json(*_file(tmp_path, data))
    assert (reason, line) == (caught.value.reason, caught.value.line)


def test_files_and_lines_have_a_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_text, "MAX_DOCUMENT", 10)
    monkeypatch.setattr(json_text, "MAX_LINE", 10)
    reading, path = _file(tmp_path, b'{"a": 1}\n{"a": "much too long"}\n')
    with pytest.raises(EditionRefusedError) as caught:
        load_json(reading, path)
    assert "too-large" == caught.value.reason
    with pytest.raises(EditionRefusedError) as caught:
        list(iterate_json_lines(reading, path))
    assert ("too-large", 2) == (caught.value.reason, caught.value.line)


def test_blank_lines_are_skipped_and_lines_counted(tmp_path: Path) -> None:
    assert [(1, {"a": 1}), (3, 2)] == list(iterate_json_lines(*_file(tmp_path, b'{"a": 1}\n\n2')))
