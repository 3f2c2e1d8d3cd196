from __future__ import annotations

from pathlib import Path

import pytest

from dissuade.lists.catalog import load_formats
from dissuade.lists.loader import FileGroup, Identified, identify
from dissuade.lists.unpacking import unpack
from tests.lists.official_files import PEOPLE, write_sdn_set, write_un


def identify_paths(paths: list[Path], work: Path, source: str = "") -> Identified:
    unpacked = unpack(paths, work)
    assert unpacked.refused == ()
    return identify(unpacked.files, load_formats([source] if source else []))


def names(group: FileGroup) -> list[str]:
    return [file.name for file in group.files]


def test_the_content_tells_the_source_whatever_the_name(tmp_path: Path) -> None:
    path = write_un(tmp_path, PEOPLE, name="sdn.csv")
    found = identify_paths([path], tmp_path / "work")
    assert [(group.format.source, group.format.name) for group in found.groups] == [("un-sc", "xml")]


def test_the_parts_of_a_set_come_in_the_order_of_the_format(tmp_path: Path) -> None:
    paths = write_sdn_set(tmp_path / "ofac", range(36, 60))
    found = identify_paths(list(reversed(paths)), tmp_path / "work")
    assert [names(group) for group in found.groups] == [["sdn.csv", "alt.csv", "add.csv", "sdn_comments.csv"]]
    assert (
        found.groups[0].format.source,
        found.groups[0].parts,
    ) == ("ofac-sdn", ("primary", "alternate names", "addresses", "comments"))


def test_sets_in_different_folders_are_different_editions(tmp_path: Path) -> None:
    write_sdn_set(tmp_path / "lists" / "january", range(36, 60))
    write_sdn_set(tmp_path / "lists" / "february", range(36, 61))
    found = identify_paths([tmp_path / "lists"], tmp_path / "work")
    assert [len(group.files) for group in found.groups] == [4, 4]


def test_sets_in_one_folder_are_told_apart_by_the_end_of_their_names(tmp_path: Path) -> None:
    write_sdn_set(tmp_path / "ofac", range(36, 60), end="_2024-01-05")
    write_sdn_set(tmp_path / "ofac", range(36, 61), end="_2024-02-09")
    found = identify_paths([tmp_path / "ofac"], tmp_path / "work")
    assert len(found.groups) == 2
    assert [{"_2024-01-05.csv"}, {"_2024-02-09.csv"}] == [
        {name[name.index("_2024") :] for name in names(group)} for group in found.groups
    ]


def test_two_files_for_one_part_with_other_content_are_refused(tmp_path: Path) -> None:
    paths = write_sdn_set(tmp_path / "ofac", range(36, 60))
    copy = tmp_path / "ofac" / "alternative.csv"
    copy.write_bytes(paths[1].read_bytes().replace(b"CHOSON", b"KOREAN"))
    found = identify_paths([tmp_path / "ofac"], tmp_path / "work")
    assert found.groups == ()
    assert [error.reason for error in found.refused] == ["mismatch"]
    assert "give one of them" in found.refused[0].message


def test_a_copy_of_a_file_is_skipped_and_named(tmp_path: Path) -> None:
    first = write_un(tmp_path / "a")
    second = write_un(tmp_path / "b")
    found = identify_paths([first, second], tmp_path / "work")
    assert len(found.groups) == 1
    assert ((str(second), f"the same content as {first}"),) == found.skipped


def test_a_part_without_its_set_is_refused(tmp_path: Path) -> None:
    paths = write_sdn_set(tmp_path / "ofac", range(36, 60))
    found = identify_paths([paths[1]], tmp_path / "work")
    assert [error.reason for error in found.refused] == ["mismatch"]


def test_the_lists_of_ofac_in_one_folder_do_not_mix(tmp_path: Path) -> None:
    names = {"sdn": "cons_prim", "alt": "cons_alt", "add": "cons_add", "sdn_comments": "cons_comments"}
    for path in write_sdn_set(tmp_path / "other", range(360, 420)):
        other = tmp_path / "ofac" / f"{names[path.stem]}.csv"
        other.parent.mkdir(exist_ok=True)
        other.write_bytes(path.read_bytes().replace(b"DPRK", b"NS-PLC"))
    write_sdn_set(tmp_path / "ofac", range(36, 60))
    found = identify_paths([tmp_path / "ofac"], tmp_path / "work")
    assert {group.format.source: len(group.files) for group in found.groups} == {"ofac-sdn": 4, "ofac-cons": 4}
    assert found.refused == ()


@pytest.mark.parametrize("content", [b"", b"\r\n \t\r\n", b"\x1a", b"\xef\xbb\xbf", b"\x00" * 4096])
def test_a_file_of_nothing_is_empty(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "consolidated.xml"
    path.write_bytes(content)
    assert [error.reason for error in identify_paths([path], tmp_path / "work").refused] == ["empty"]


@pytest.mark.parametrize(
    "content",
    [
        "<html><head><title>403 Forbidden</title></head><body></body></html>",
        "<!DOCTYPE html>\n<HTML lang='ru'><body>Доступ запрещён</body></HTML>",
        "<head><body> This object may be found <a HREF='https://example.org/'>here</a> </body>",
        "<?xml version='1.0'?>\n<!-- moved --><!-- again -->\n<html xmlns='http://www.w3.org/1999/xhtml'></html>",
        "\ufeff \n<body>점검 중입니다</body>",
    ],
)
def test_a_web_page_is_told_from_a_list(content: str, tmp_path: Path) -> None:
    path = tmp_path / "un-data.xml"
    path.write_text(content, encoding="utf-8")
    assert [error.reason for error in identify_paths([path], tmp_path / "work").refused] == ["html"]


def test_comments_without_end_do_not_take_long(tmp_path: Path) -> None:
    path = tmp_path / "un-data.xml"
    path.write_bytes(b"<!-- --> " * 7000 + b"<!--")
    assert [error.reason for error in identify_paths([path], tmp_path / "work").refused] == ["unknown-format"]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"%PDF-1.7\n", "PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 99, "old binary Office file"),
        (b"Rar!\x1a\x07", "RAR"),
        (b"7z\xbc\xaf\x27\x1c", "7-Zip"),
        (b"\x28\xb5\x2f\xfd", "zstd"),
        (b"x" * 257 + b"ustar" + b"\0" * 300, "tar archive"),
        ("Hello, 김정은".encode(), "begins 'Hello, 김정은'"),
        (b"\xff\xfe\xfd\x00", "no reader knows"),
    ],
)
def test_an_unknown_file_is_described(content: bytes, words: str, tmp_path: Path) -> None:
    path = tmp_path / "list.dat"
    path.write_bytes(content)
    (error,) = identify_paths([path], tmp_path / "work").refused
    assert error.reason == "unknown-format"
    assert words in error.message


def test_an_unknown_file_in_a_folder_is_only_skipped(tmp_path: Path) -> None:
    write_un(tmp_path / "lists")
    (tmp_path / "lists" / "README.txt").write_text("Downloaded on Monday")
    found = identify_paths([tmp_path / "lists"], tmp_path / "work")
    assert found.refused == ()
    assert len(found.groups) == 1
    assert len(found.skipped) == 1


def test_a_failed_download_in_a_folder_is_refused(tmp_path: Path) -> None:
    write_un(tmp_path / "lists")
    (tmp_path / "lists" / "sdn.csv").touch()
    assert [e.reason for e in identify_paths([tmp_path / "lists"], tmp_path / "work").refused] == ["empty"]


def test_a_named_source_takes_only_its_own_formats(tmp_path: Path) -> None:
    path = write_un(tmp_path)
    (error,) = identify_paths([path], tmp_path / "work", source="us-csl").refused
    assert "not a format of us-csl" in error.message


def test_a_named_source_with_one_format_lets_its_reader_judge(tmp_path: Path) -> None:
    path = tmp_path / "consolidated.xml"
    path.write_text("<SOMETHING/>")
    found = identify_paths([path], tmp_path / "work", source="un-sc")
    assert [group.format.source for group in found.groups] == ["un-sc"]
