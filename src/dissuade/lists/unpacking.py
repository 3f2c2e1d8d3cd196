"""Files, folders and archives as they are handed in become plain files in a work folder, within limits."""

from __future__ import annotations

import bz2
import datetime as dt
import gzip
import hashlib
import lzma
import os
import re
import stat
import zipfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO, Any, Protocol

from dissuade.errors import EditionRefusedError, InputError, ListError

__all__ = ["MAX_UNPACKED", "OfferedFile", "Unpacked", "unpack"]

CHUNK = 1 << 20
MAX_UNPACKED = 1 << 30  # bytes of one file; the largest official list known, SECO's XML, has 42 MB
MAX_RATIO = 200  # official XML packs 20 to 40 times smaller
RATIO_FREE = 16 << 20  # bytes below which the ratio does not matter
MAX_MEMBERS = 10_000

_MAGIC = {b"\x1f\x8b": "gz", b"BZh": "bz2", b"\xfd7zXZ\x00": "xz"}
_OPENERS: dict[str, Callable[[Path], Any]] = {"gz": gzip.GzipFile, "bz2": bz2.BZ2File, "xz": lzma.LZMAFile}
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_PACKED_SUFFIX = re.compile(r"\.(gz|bz2|xz)$", re.IGNORECASE)
_UNSAFE_CHARACTER = re.compile(r"[\x00-\x1f<>:\"|?*\\/\ud800-\udfff]")  # of a name in no UTF-8 Python makes surrogates


class _Readable(Protocol):
    def read(self, size: int, /) -> bytes: ...


@dataclass(frozen=True, slots=True)
class OfferedFile:
    """A plain file in the work folder, ready to be read.

    Args:
        path: the copy; its last part is ``name``.
        name: the file's own name, without the suffix of a compression.
        origin: where it came from, for people (``lists.zip: sdn.csv``).
        group: the folder or archive it came from; the files of one set share it.
        given: whether it was named itself, not found in a folder or archive.
        modified: ISO date of the last change, as the file system or the archive has it.
        sha256: of the content; ``packed_sha256`` of the compressed file or archive it came in, else "".
        size: bytes.
    """

    path: Path
    name: str
    origin: str
    group: str
    given: bool
    modified: str
    sha256: str
    size: int
    packed_sha256: str = ""


@dataclass(frozen=True, slots=True)
class Unpacked:
    """What was found: the files, and the refusals of what could not be unpacked."""

    files: tuple[OfferedFile, ...]
    refused: tuple[EditionRefusedError, ...]


def unpack(paths: Sequence[Path], folder: Path) -> Unpacked:
    """Copy what is at ``paths`` into numbered folders below ``folder``, decompressed.

    Folders are searched through (hidden entries are left out), ZIP archives are opened unless they are a workbook,
    and gzip, bzip2 and xz files are decompressed.

    Raises:
        InputError: a path does not exist or cannot be read.
        ListError: the work folder cannot be written.
    """
    files: list[OfferedFile] = []
    refused: list[EditionRefusedError] = []
    for path, group, given in _walk(paths):
        try:
            files.extend(_unpack_one(path, group, given, folder, len(files)))
        except EditionRefusedError as error:
            refused.append(error)
        except OSError as error:
            raise InputError(f"cannot be read: {error.strerror or error}", path=path) from error
    return Unpacked(tuple(files), tuple(refused))


def _walk(paths: Sequence[Path]) -> Iterator[tuple[Path, str, bool]]:
    """Yield every file with its group and whether it was named itself; a folder without files comes itself."""
    for path in paths:
        if not path.exists():
            raise InputError("there is no such file or folder", path=path)
        if not path.is_dir():
            if not path.is_file():
                raise InputError("this is neither a file nor a folder", path=path)
            yield path, str(path.absolute().parent), True
            continue
        empty = True
        for parent, folders, names in os.walk(path):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            for name in sorted(names):
                found = Path(parent, name)
                if not name.startswith(".") and found.is_file():
                    empty = False
                    yield found, parent, False
        if empty:
            yield path, str(path), True


def _unpack_one(path: Path, group: str, given: bool, folder: Path, number: int) -> list[OfferedFile]:
    if path.is_dir():
        raise EditionRefusedError("empty", "the folder holds no file", path=path)
    with path.open("rb") as stream:
        head = stream.read(8)
        stream.seek(0)
        modified = dt.datetime.fromtimestamp(path.stat().st_mtime, dt.UTC).date().isoformat()
        packing = _packing(head)
        if packing == "zip" and not _is_document(path):
            return _unpack_zip(path, folder, number)
        name = _PACKED_SUFFIX.sub("", path.name) if packing not in ("", "zip") else path.name
        target = folder / str(number) / (_UNSAFE_CHARACTER.sub("_", name)[-200:] or "file")
        packed_sha256 = ""
        if packing in ("", "zip"):
            sha256, size = _copy(stream, target, path, limit=MAX_UNPACKED)
            if packing == "zip":
                _check_document(path)
        else:
            packed_sha256 = hashlib.file_digest(stream, "sha256").hexdigest()
            sha256, size = _copy_unpacked(path, packing, target)
    return [OfferedFile(target, target.name, str(path), group, given, modified, sha256, size, packed_sha256)]


def _packing(head: bytes) -> str:
    if head.startswith(_ZIP):
        return "zip"
    return next((name for magic, name in _MAGIC.items() if head.startswith(magic)), "")


def _copy(stream: _Readable, target: Path, origin: Path, *, limit: int, packed_size: int = 0) -> tuple[str, int]:
    """Copy with a limit; ``packed_size`` > 0 also limits the ratio. Returns the hash and the size."""
    digest, size = hashlib.sha256(), 0
    with _writing(target.parent):
        target.parent.mkdir(parents=True, exist_ok=True)
        out = target.open("wb")
    try:
        while chunk := stream.read(CHUNK):
            size += len(chunk)
            if size > limit:
                raise EditionRefusedError("too-large", f"more than {limit:,} bytes when unpacked", path=origin)
            if packed_size and size > RATIO_FREE and size > MAX_RATIO * packed_size:
                message = f"unpacks to more than {MAX_RATIO} times its {packed_size:,} bytes, as no list does"
                raise EditionRefusedError("too-large", message, path=origin)
            digest.update(chunk)
            with _writing(target.parent):
                out.write(chunk)
    finally:
        with _writing(target.parent):
            out.close()
    return digest.hexdigest(), size


@contextmanager
def _writing(folder: Path) -> Iterator[None]:
    """Tell trouble with the work folder from trouble with what is read.

    Raises:
        ListError: the folder cannot be written.
    """
    try:
        yield
    except OSError as error:
        raise ListError(f"cannot write to {folder}: {error.strerror or error}") from error


def _copy_unpacked(path: Path, packing: str, target: Path) -> tuple[str, int]:
    try:
        with _OPENERS[packing](path) as stream:
            return _copy(stream, target, path, limit=MAX_UNPACKED, packed_size=path.stat().st_size)
    except EOFError as error:
        raise EditionRefusedError("truncated", f"the {packing} stream ends before its end mark", path=path) from error
    except (lzma.LZMAError, zlib.error, gzip.BadGzipFile, OSError, ValueError) as error:
        raise EditionRefusedError("malformed", f"not a valid {packing} file: {error}", path=path) from error


def _is_document(path: Path) -> bool:
    """Whether a ZIP container is a workbook (XLSX, ODS) and so a file of its own."""
    try:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
    except zipfile.BadZipFile as error:
        message = f"the ZIP container has no readable table of contents: {error}"
        raise EditionRefusedError("truncated", message, path=path) from error
    return "[Content_Types].xml" in names or "mimetype" in names


def _check_document(path: Path) -> None:
    """Unpack a workbook into nothing, so that a reader never meets a bomb or a damaged member."""
    with zipfile.ZipFile(path) as archive:
        total = 0
        for member in _safe_members(archive, path):
            with _opened(archive, member, path) as stream:
                size = 0
                while chunk := _read_member(stream, member, path):
                    size += len(chunk)
                    if total + size > MAX_UNPACKED or (size > RATIO_FREE and size > MAX_RATIO * member.compress_size):
                        message = f"{member.filename!r} unpacks to far more than a list has"
                        raise EditionRefusedError("too-large", message, path=path)
            total += size


def _unpack_zip(path: Path, folder: Path, number: int) -> list[OfferedFile]:
    with path.open("rb") as stream:
        packed_sha256 = hashlib.file_digest(stream, "sha256").hexdigest()
    found: list[OfferedFile] = []
    left = MAX_UNPACKED
    with zipfile.ZipFile(path) as archive:
        for member in _safe_members(archive, path):
            base = PurePosixPath(member.filename).name
            if member.is_dir() or base.startswith(".") or member.filename.startswith("__MACOSX/"):
                continue
            target = folder / str(number + len(found)) / (_UNSAFE_CHARACTER.sub("_", base)[-200:] or "file")
            with _opened(archive, member, path) as stream:
                reader = _MemberStream(stream, member, path)
                sha256, size = _copy(reader, target, path, limit=left, packed_size=max(member.compress_size, 1))
            left -= size
            _check_member(target, member.filename, path)
            modified = dt.date(*member.date_time[:3]).isoformat() if member.date_time[1] else ""
            group = f"{path}!{PurePosixPath(member.filename).parent}"
            origin = f"{path}: {member.filename}"
            found.append(OfferedFile(target, target.name, origin, group, False, modified, sha256, size, packed_sha256))
    if not found:
        raise EditionRefusedError("empty", "the archive holds no file", path=path)
    return found


def _check_member(target: Path, name: str, path: Path) -> None:
    with target.open("rb") as stream:
        packing = _packing(stream.read(8))
    if packing == "zip" and _is_document(target):
        _check_document(target)
    elif packing:
        message = f"{name!r} is itself a {packing} archive; unpack it first"
        raise EditionRefusedError("unknown-format", message, path=path)


def _safe_members(archive: zipfile.ZipFile, path: Path) -> list[zipfile.ZipInfo]:
    members = archive.infolist()
    if len(members) > MAX_MEMBERS:
        raise EditionRefusedError("too-large", f"{len(members):,} members in one archive", path=path)
    for member in members:
        name = PurePosixPath(member.filename.replace("\\", "/"))
        if name.is_absolute() or ".." in name.parts or re.match(r"[A-Za-z]:", member.filename):
            message = f"member {member.filename!r} points outside the archive; nothing of it was unpacked"
            raise EditionRefusedError("malformed", message, path=path)
        if stat.S_ISLNK(member.external_attr >> 16):
            message = f"member {member.filename!r} is a symbolic link; nothing of it was unpacked"
            raise EditionRefusedError("malformed", message, path=path)
        if member.flag_bits & 0x1:
            raise EditionRefusedError("malformed", f"member {member.filename!r} is encrypted", path=path)
    return members


def _opened(archive: zipfile.ZipFile, member: zipfile.ZipInfo, path: Path) -> IO[bytes]:
    try:
        return archive.open(member)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError) as error:
        raise EditionRefusedError("malformed", f"member {member.filename!r}: {error}", path=path) from error


def _read_member(stream: _Readable, member: zipfile.ZipInfo, path: Path) -> bytes:
    try:
        return stream.read(CHUNK)
    except EOFError as error:
        raise EditionRefusedError("truncated", f"member {member.filename!r} is cut off", path=path) from error
    except (zipfile.BadZipFile, zlib.error, lzma.LZMAError, OSError) as error:
        raise EditionRefusedError("malformed", f"member {member.filename!r}: {error}", path=path) from error


@dataclass(frozen=True, slots=True)
class _MemberStream:
    stream: _Readable
    member: zipfile.ZipInfo
    path: Path

    def read(self, _: int, /) -> bytes:
        return _read_member(self.stream, self.member, self.path)
