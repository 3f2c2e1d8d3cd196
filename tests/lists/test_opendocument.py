from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from dissuade.errors import EditionRefusedError
from dissuade.lists.opendocument import read_ods_rows
from dissuade.lists.reading import Reading

HEAD = (
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>'
)
TAIL = "</office:spreadsheet></office:body></office:document-content>"


def write_ods(path: Path, sheets: str) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", HEAD + sheets + TAIL)
    return path


def cell(text: str, attributes: str = "") -> str:
    return f'<table:table-cell office:value-type="string" {attributes}><text:p>{text}</text:p></table:table-cell>'


def table(*rows: str) -> str:
    return f'<table:table table:name="Sheet">{"".join(rows)}</table:table>'


def row(*cells: str, attributes: str = "") -> str:
    return f"<table:table-row {attributes}>{''.join(cells)}</table:table-row>"


def rows_of(folder: Path, *sheets: str) -> list[tuple[int, list[str]]]:
    path = write_ods(folder / "list.ods", "".join(sheets))
    return list(read_ods_rows(Reading("uk-sl", [path]), path))


def refuse(folder: Path, *sheets: str) -> EditionRefusedError:
    with pytest.raises(EditionRefusedError) as caught:
        rows_of(folder, *sheets)
    return caught.value


def test_cells_keep_their_column_across_repeated_empty_ones(tmp_path: Path) -> None:
    empty = '<table:table-cell table:number-columns-repeated="2"/>'
    far = '<table:table-cell table:number-columns-repeated="16370"/>'
    rows = rows_of(tmp_path, table(row(cell("a"), empty, cell("Шойгу", 'table:number-columns-repeated="2"'), far)))
    assert rows == [(1, ["a", "", "", "Шойгу", "Шойгу"])]


def test_row_numbers_count_empty_and_repeated_rows(tmp_path: Path) -> None:
    nothing = row(
        '<table:table-cell table:number-columns-repeated="16384"/>', attributes='table:number-rows-repeated="9"'
    )
    twice = row(cell("金"), attributes='table:number-rows-repeated="2"')
    assert rows_of(tmp_path, table(row(cell("x")), nothing, twice)) == [(1, ["x"]), (11, ["金"]), (12, ["金"])]


def test_dates_spaces_and_paragraphs_are_text(tmp_path: Path) -> None:
    date = (
        '<table:table-cell office:value-type="date" office:date-value="2012-06-29T00:00:00">'
        "<text:p>29/06/12</text:p></table:table-cell>"
    )
    styled = cell("one<text:s text:c='2'/>two <text:span>three</text:span>") + cell("a</text:p><text:p>b")
    assert rows_of(tmp_path, table(row(date, styled))) == [(1, ["2012-06-29", "one two three", "a\nb"])]


def test_only_the_first_sheet_with_content_is_read(tmp_path: Path) -> None:
    rows = rows_of(tmp_path, table(row("<table:table-cell/>")), table(row(cell("a"))), table(row(cell("notes"))))
    assert rows == [(1, ["a"])]


def test_a_billion_repeated_rows_are_refused(tmp_path: Path) -> None:
    refusal = refuse(tmp_path, table(row(cell("x"), attributes='table:number-rows-repeated="999999999"')))
    assert (refusal.reason, "repeated 999,999,999 times" in str(refusal)) == ("too-large", True)


def test_a_billion_repeated_cells_are_refused(tmp_path: Path) -> None:
    refusal = refuse(tmp_path, table(row(cell("x", 'table:number-columns-repeated="999999999"'))))
    assert (refusal.reason, refusal.line) == ("too-large", 1)


def test_broken_xml_inside_is_malformed(tmp_path: Path) -> None:
    refusal = refuse(tmp_path, "<table:table><table:table-row></table:table>")
    assert (refusal.reason, "content.xml" in str(refusal)) == ("malformed", True)


def test_a_container_without_content_is_another_schema(tmp_path: Path) -> None:
    path = tmp_path / "list.ods"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", "<w/>")
    with pytest.raises(EditionRefusedError) as caught:
        list(read_ods_rows(Reading("uk-sl", [path]), path))
    assert caught.value.reason == "schema"
