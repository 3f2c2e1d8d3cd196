from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dissuade.errors import EditionRefusedError
from dissuade.lists.reading import Reading, read_rows

ROWS = 'id,name\n1,"Kim, ""Rocket"" Jong Un"\n2,"Ri\nJin"\n'


def read(folder: Path, text: str) -> list[list[str]]:
    path = folder / "list.csv"
    path.write_text(text, encoding="utf-8", newline="")
    return [row for _, row in read_rows(Reading("private", [path]), path)]


@pytest.mark.parametrize(
    "text", [ROWS, ROWS[:-1], ROWS + "\x1a", ROWS + '3,5" gun\n', ROWS + '3,5" gun', ROWS.replace("\n", "\r\n"), ""]
)
def test_whole_tables_are_read_to_their_end(tmp_path: Path, text: str) -> None:
    rows = read(tmp_path, text)
    assert 3 <= len(rows) <= 4 or text == ""


@pytest.mark.parametrize("end", [-2, -4, -8, -16])
def test_a_table_that_breaks_off_within_quotation_marks_is_truncated(tmp_path: Path, end: int) -> None:
    with pytest.raises(EditionRefusedError, match="within quotation marks") as caught:
        read(tmp_path, ROWS[:end])
    assert "truncated" == caught.value.reason


@given(st.lists(st.lists(st.text("aб,\"\n '", max_size=5), min_size=2, max_size=2), min_size=1, max_size=4))
def test_what_a_writer_wrote_is_never_called_truncated(
    tmp_path_factory: pytest.TempPathFactory, rows: list[list[str]]
) -> None:
    quoted = "\n".join(",".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows)
    assert len(read(tmp_path_factory.mktemp("csv"), quoted)) == len(rows)
