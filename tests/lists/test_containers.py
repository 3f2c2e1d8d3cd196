from __future__ import annotations

import struct
import zipfile
from pathlib import Path

import pytest

from dissuade.errors import EditionRefusedError
from dissuade.lists import containers
from dissuade.lists.containers import check_container
from dissuade.lists.reading import Reading


def make(folder: Path, members: dict[str, bytes], *, compression: int = zipfile.ZIP_DEFLATED) -> Path:
    path = folder / "book.xlsx"
    with zipfile.ZipFile(path, "w", compression) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return path


def check(path: Path) -> None:
    check_container(Reading("au-dfat", [path]), path)


def refuse(path: Path) -> EditionRefusedError:
    with pytest.raises(EditionRefusedError) as caught:
        check(path)
    return caught.value


def test_an_ordinary_container_passes(tmp_path: Path) -> None:
    check(make(tmp_path, {"xl/worksheets/sheet1.xml": b'<c r="IV9553"/>' * 1000, "[Content_Types].xml": b"<Types/>"}))
    check(make(tmp_path, {"xl/worksheets/sheet1.xml": b""}, compression=zipfile.ZIP_STORED))


@pytest.mark.shared
def test_every_real_workbook_passes(shared: Path) -> None:
    paths = [*shared.glob("data/B_lists/*/*.xlsx"), *shared.glob("data/B_lists/*/*.ods")]
    for path in paths:
        check(path)
    assert len(paths) == 4


def test_a_bomb_is_too_large(tmp_path: Path) -> None:
    refusal = refuse(make(tmp_path, {"content.xml": bytes(8 << 20)}))
    assert (refusal.reason, "unpacks" in str(refusal)) == ("too-large", True)


def test_many_members_are_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(containers, "MAX_MEMBERS", 10)
    assert refuse(make(tmp_path, {f"{number}.xml": b"" for number in range(11)})).reason == "too-large"


def test_the_total_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(containers, "MAX_TOTAL", 1000)
    assert refuse(make(tmp_path, {"a.xml": b"a" * 600, "b.xml": b"b" * 600})).reason == "too-large"


def test_cells_far_apart_are_too_large(tmp_path: Path) -> None:
    refusal = refuse(make(tmp_path, {"xl/worksheets/sheet1.xml": b'<c r="A1"/><c r="XFD1048576"/>'}))
    assert "spans 1,048,576 x 16,384 cells" in str(refusal)


def test_a_cell_reference_across_two_pieces_is_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(containers, "CHUNK", 7)
    assert refuse(make(tmp_path, {"xl/worksheets/s.xml": b'<c r="XFD1048576"/>' + b" " * 99})).reason == "too-large"


def test_a_member_that_lies_about_its_size_is_refused(tmp_path: Path) -> None:
    path = make(tmp_path, {"content.xml": b"\0\1" * 50_000})
    data = bytearray(path.read_bytes())
    central = data.rindex(b"PK\x01\x02")
    struct.pack_into("<I", data, central + 24, 100)
    path.write_bytes(data)
    refusal = refuse(path)
    assert (refusal.reason, "larger than declared" in str(refusal)) == ("too-large", True)


@pytest.mark.parametrize("offset", [60, 90])
def test_a_damaged_member_is_refused(tmp_path: Path, offset: int) -> None:
    path = make(tmp_path, {"content.xml": b"<row/>" * 90 + bytes(range(256))})
    data = bytearray(path.read_bytes())
    data[offset] ^= 0xFF
    path.write_bytes(data)
    assert refuse(path).reason in ("malformed", "too-large")


def test_a_wrong_checksum_is_malformed(tmp_path: Path) -> None:
    path = make(tmp_path, {"content.xml": b"<row/>"})
    data = bytearray(path.read_bytes())
    data[data.rindex(b"PK\x01\x02") + 16] ^= 0xFF
    path.write_bytes(data)
    assert "size or checksum" in str(refuse(path))


def test_an_encrypted_member_is_malformed(tmp_path: Path) -> None:
    path = make(tmp_path, {"content.xml": b"<row/>"})
    data = bytearray(path.read_bytes())
    data[data.rindex(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(data)
    assert "encrypted" in str(refuse(path))


def test_unusual_compression_is_malformed(tmp_path: Path) -> None:
    assert "compression 12" in str(refuse(make(tmp_path, {"a.xml": b"<a/>"}, compression=zipfile.ZIP_BZIP2)))


def test_two_members_of_one_name_are_malformed(tmp_path: Path) -> None:
    path = make(tmp_path, {"content.xml": b"<row/>"})
    with zipfile.ZipFile(path, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("content.xml", b"<other/>")
    assert "two members" in str(refuse(path))


@pytest.mark.parametrize("share", [0.2, 0.5, 0.9, 0.99])
def test_a_cut_container_is_truncated(tmp_path: Path, share: float) -> None:
    path = make(tmp_path, {"content.xml": b"<row/>" * 1000, "meta.xml": bytes(range(256)) * 8})
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * share)])
    assert refuse(path).reason == "truncated"


@pytest.mark.parametrize("data", [b"", b"<html></html>", b"not a container at all"])
def test_what_is_no_container_is_malformed(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "book.xlsx"
    path.write_bytes(data)
    assert refuse(path).reason == "malformed"
