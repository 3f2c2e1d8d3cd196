from __future__ import annotations

import bz2
import errno
import gzip
import io
import lzma
import os
import stat
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from dissuade.errors import InputError, ListError
from dissuade.lists import unpacking
from dissuade.lists.unpacking import OfferedFile, unpack

LIST = "<CONSOLIDATED_LIST>리랑 Ри Ран</CONSOLIDATED_LIST>".encode()
PACKERS: dict[str, Callable[[bytes], bytes]] = {"gz": gzip.compress, "bz2": bz2.compress, "xz": lzma.compress}


def unpack_one(path: Path, work: Path) -> OfferedFile:
    found = unpack([path], work)
    assert found.refused == ()
    assert len(found.files) == 1
    return found.files[0]


def refusal(path: Path, work: Path) -> str:
    found = unpack([path], work)
    assert found.files == ()
    assert len(found.refused) == 1
    assert str(path) in str(found.refused[0])
    return found.refused[0].reason


def test_a_plain_file_is_copied_and_hashed(tmp_path: Path) -> None:
    path = tmp_path / "consolidated.xml"
    path.write_bytes(LIST)
    file = unpack_one(path, tmp_path / "work")
    assert file.path.read_bytes() == LIST
    assert ("consolidated.xml", len(LIST), "", True) == (file.name, file.size, file.packed_sha256, file.given)


@pytest.mark.parametrize("packing", PACKERS)
def test_a_compressed_file_is_unpacked_and_loses_its_suffix(packing: str, tmp_path: Path) -> None:
    path = tmp_path / f"consolidated.xml.{packing}"
    path.write_bytes(PACKERS[packing](LIST))
    file = unpack_one(path, tmp_path / "work")
    assert (file.name, file.path.read_bytes()) == ("consolidated.xml", LIST)
    assert file.packed_sha256 not in ("", file.sha256)


@pytest.mark.parametrize("packing", PACKERS)
def test_the_content_tells_the_compression_not_the_name(packing: str, tmp_path: Path) -> None:
    path = tmp_path / "consolidated.xml"
    path.write_bytes(PACKERS[packing](LIST))
    assert unpack_one(path, tmp_path / "work").path.read_bytes() == LIST


@pytest.mark.parametrize("packing", PACKERS)
def test_a_cut_compressed_file_is_truncated(packing: str, tmp_path: Path) -> None:
    path = tmp_path / f"sdn.csv.{packing}"
    path.write_bytes(PACKERS[packing](os.urandom(5000))[:2500])
    assert refusal(path, tmp_path / "work") == "truncated"


@pytest.mark.parametrize("packing", PACKERS)
def test_a_damaged_compressed_file_is_malformed(packing: str, tmp_path: Path) -> None:
    data = bytearray(PACKERS[packing](os.urandom(5000)))
    data[40:2000] = b"\xff" * 1960
    path = tmp_path / f"sdn.csv.{packing}"
    path.write_bytes(bytes(data))
    assert refusal(path, tmp_path / "work") == "malformed"


@pytest.mark.parametrize("packing", PACKERS)
def test_a_bomb_is_too_large(packing: str, tmp_path: Path) -> None:
    path = tmp_path / f"sdn.csv.{packing}"
    path.write_bytes(PACKERS[packing](b"0" * (24 << 20)))
    assert refusal(path, tmp_path / "work") == "too-large"


def test_more_than_the_limit_is_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unpacking, "MAX_UNPACKED", 1000)
    path = tmp_path / "sdn.csv"
    path.write_bytes(b"1" * 1001)
    assert refusal(path, tmp_path / "work") == "too-large"


def test_the_files_of_an_archive_share_a_group(tmp_path: Path) -> None:
    path = tmp_path / "SDN.ZIP"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(zipfile.ZipInfo("2024/sdn.csv", (2024, 5, 3, 12, 0, 0)), LIST)
        archive.writestr("2024/alt.csv", b"1,2,3")
        archive.writestr("__MACOSX/._sdn.csv", b"mac")
        archive.writestr("2024/.DS_Store", b"mac")
    found = unpack([path], tmp_path / "work")
    assert [file.name for file in found.files] == ["sdn.csv", "alt.csv"]
    assert len({file.group for file in found.files}) == 1
    assert found.files[0].modified == "2024-05-03"
    assert found.files[0].path.read_bytes() == LIST


@pytest.mark.parametrize(
    "name", ["../sdn.csv", "a/../../sdn.csv", "/etc/passwd", "C:/windows/sdn.csv", "..\\sdn.csv", "a\\..\\..\\sdn.csv"]
)
def test_a_member_that_points_outside_refuses_the_archive(name: str, tmp_path: Path) -> None:
    path = tmp_path / "lists.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("alt.csv", b"1")
        archive.writestr(name, b"2")
    assert refusal(path, tmp_path / "work") == "malformed"
    assert not (tmp_path / "sdn.csv").exists()


def test_a_symbolic_link_in_an_archive_refuses_it(tmp_path: Path) -> None:
    path = tmp_path / "lists.zip"
    link = zipfile.ZipInfo("sdn.csv")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(link, "/etc/passwd")
    assert refusal(path, tmp_path / "work") == "malformed"


def test_an_encrypted_member_refuses_the_archive(tmp_path: Path) -> None:
    path = tmp_path / "lists.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("sdn.csv", b"1")
    data = bytearray(path.read_bytes())
    place = data.index(b"PK\x01\x02") + 8
    data[place : place + 2] = struct.pack("<H", 1)
    path.write_bytes(bytes(data))
    assert refusal(path, tmp_path / "work") == "malformed"


def test_a_cut_archive_is_truncated(tmp_path: Path) -> None:
    path = tmp_path / "lists.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("sdn.csv", os.urandom(4000))
    path.write_bytes(path.read_bytes()[:3000])
    assert refusal(path, tmp_path / "work") == "truncated"


def test_an_archive_with_a_damaged_member_is_malformed(tmp_path: Path) -> None:
    path = tmp_path / "lists.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("sdn.csv", b"KIM Jong Un" * 100)
    data = path.read_bytes().replace(b"KIM Jong Un", b"KIM Jong Il", 1)
    path.write_bytes(data)
    assert refusal(path, tmp_path / "work") == "malformed"


def test_a_bomb_in_an_archive_is_too_large(tmp_path: Path) -> None:
    path = tmp_path / "lists.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("sdn.csv", b"0" * (24 << 20))
    assert refusal(path, tmp_path / "work") == "too-large"


def test_an_archive_of_too_many_members_is_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unpacking, "MAX_MEMBERS", 2)
    path = tmp_path / "lists.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for number in range(3):
            archive.writestr(f"{number}.csv", b"1")
    assert refusal(path, tmp_path / "work") == "too-large"


@pytest.mark.parametrize("inner", ["inner.zip", "inner.gz"])
def test_an_archive_in_an_archive_is_not_opened(inner: str, tmp_path: Path) -> None:
    nested = tmp_path / "nested.zip"
    with zipfile.ZipFile(nested, "w") as archive:
        archive.writestr("sdn.csv", b"1")
    path = tmp_path / "lists.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(inner, nested.read_bytes() if inner.endswith("zip") else gzip.compress(b"1"))
    assert refusal(path, tmp_path / "work") == "unknown-format"


@pytest.mark.parametrize("marker", ["[Content_Types].xml", "mimetype"])
def test_a_workbook_is_one_file(marker: str, tmp_path: Path) -> None:
    path = tmp_path / "list.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(marker, b"types")
        archive.writestr("xl/sheet1.xml", LIST)
    file = unpack_one(path, tmp_path / "work")
    assert ("list.xlsx", path.read_bytes()) == (file.name, file.path.read_bytes())


def test_a_workbook_that_is_a_bomb_is_too_large(tmp_path: Path) -> None:
    path = tmp_path / "list.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", b"types")
        archive.writestr("xl/sheet1.xml", b"0" * (24 << 20))
    assert refusal(path, tmp_path / "work") == "too-large"


def test_a_folder_is_searched_in_order_and_hidden_entries_are_left_out(tmp_path: Path) -> None:
    lists = tmp_path / "lists"
    for name in ("un/b.xml", "un/a.xml", "ofac/sdn.csv", ".git/config", "un/.hidden"):
        (lists / name).parent.mkdir(parents=True, exist_ok=True)
        (lists / name).write_bytes(LIST)
    found = unpack([lists], tmp_path / "work")
    assert [file.name for file in found.files] == ["sdn.csv", "a.xml", "b.xml"]
    assert not any(file.given for file in found.files)


def test_a_hostile_file_name_stays_in_the_work_folder(tmp_path: Path) -> None:
    path = tmp_path / ("x" * 240 + "\n:.csv")
    path.write_bytes(LIST)
    file = unpack_one(path, tmp_path / "work")
    assert (tmp_path / "work" / "0") == file.path.parent
    assert len(file.name) <= 200


def test_a_path_that_does_not_exist_is_an_input_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file"):
        unpack([tmp_path / "nothing.xml"], tmp_path / "work")


def test_a_pipe_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    with pytest.raises(InputError, match="neither a file nor a folder"):
        unpack([path], tmp_path / "work")


def test_an_empty_archive_has_no_files(tmp_path: Path) -> None:
    path = tmp_path / "lists.zip"
    zipfile.ZipFile(path, "w").close()
    assert unpack([path], tmp_path / "work").files == ()


@pytest.mark.parametrize("kind", ["folder", "archive"])
def test_a_folder_or_archive_without_files_is_refused_as_empty(kind: str, tmp_path: Path) -> None:
    path = tmp_path / "lists"
    if kind == "folder":
        (path / "inner").mkdir(parents=True)
        (path / ".hidden").write_bytes(LIST)
    else:
        zipfile.ZipFile(path, "w").close()
    assert refusal(path, tmp_path / "work") == "empty"


def test_a_full_disk_names_the_folder_that_could_not_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "un.xml").write_bytes(LIST)
    opened = Path.open

    class Full(io.BytesIO):
        def write(self, _: object) -> int:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    def open_full(path: Path, mode: str = "r", *arguments: Any) -> Any:
        return Full() if mode == "wb" else opened(path, mode, *arguments)

    monkeypatch.setattr(Path, "open", open_full)
    with pytest.raises(ListError, match=r"cannot write to .*work.*No space left"):
        unpack([tmp_path / "un.xml"], tmp_path / "work")
