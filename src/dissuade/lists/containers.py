"""Spreadsheets are ZIP containers, and a container may be a bomb: it is checked before any parser unpacks it."""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from dissuade.lists.reading import Reading

__all__ = ["check_container"]

MAX_MEMBERS = 10_000
MAX_MEMBER = 1 << 30
MAX_TOTAL = 1 << 30
MAX_RATIO = 400  # a sheet of repeated cells reaches 100; deflate can do 1032
RATIO_FLOOR = 1 << 20  # small members may compress as well as they like
MAX_CELLS = 50_000_000
CHUNK = 1 << 18
LOCAL_HEADER = 30
_REFERENCE = re.compile(rb"""\br=["']([A-Z]{0,3})(\d{1,9})["']""")
_REFERENCE_LENGTH = 20


def check_container(reading: Reading, path: Path) -> None:
    """Make sure that a ZIP container (XLSX, ODS, zipped set) can be unpacked without harm.

    Every member is inflated once, in pieces, and compared with the size and checksum that the directory declares,
    because parsers that trust the data instead of the declaration would otherwise unpack what was never announced.
    For XLSX the rectangle spanned by the cell references is bounded too: a parser allocates all of it.

    Args:
        reading: the notebook of the edition, which words the refusal.
        path: the container.

    Raises:
        EditionRefusedError: ``malformed`` (no ZIP, damaged, encrypted, unusual compression), ``truncated``
            (no directory at its end) or ``too-large`` (more than 1 GiB, a ratio above 400, 50 million cells).
    """
    try:
        with zipfile.ZipFile(path) as archive, path.open("rb") as stream:
            members = archive.infolist()
            _check_declared(reading, path, members)
            for member in members:
                _check_member(reading, path, stream, member)
    except zipfile.BadZipFile as error:
        with path.open("rb") as stream:
            reason = "truncated" if stream.read(4) == b"PK\x03\x04" else "malformed"
        raise reading.refuse(reason, f"not a complete ZIP container: {error}", path=path) from error
    except (zlib.error, NotImplementedError, EOFError, ValueError) as error:
        raise reading.refuse("malformed", f"the ZIP container is damaged: {error}", path=path) from error


def _check_declared(reading: Reading, path: Path, members: list[zipfile.ZipInfo]) -> None:
    if len(members) > MAX_MEMBERS:
        raise reading.refuse("too-large", f"{len(members):,} members in the container", path=path)
    total = sum(member.file_size for member in members)
    if total > MAX_TOTAL:
        raise reading.refuse("too-large", f"the container unpacks to {total:,} bytes", path=path)
    seen: set[str] = set()
    for member in members:
        name = member.filename
        if name in seen:
            raise reading.refuse("malformed", f"two members are called {name!r}", path=path)
        seen.add(name)
        if member.flag_bits & 0x1:
            raise reading.refuse("malformed", f"member {name!r} is encrypted", path=path)
        if member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise reading.refuse("malformed", f"member {name!r} uses compression {member.compress_type}", path=path)
        if member.file_size > RATIO_FLOOR and member.file_size > MAX_RATIO * max(1, member.compress_size):
            raise reading.refuse(
                "too-large",
                f"member {name!r} unpacks {member.compress_size:,} bytes to {member.file_size:,}",
                path=path,
            )


def _check_member(reading: Reading, path: Path, stream: IO[bytes], member: zipfile.ZipInfo) -> None:
    """Inflate one member in pieces: size and checksum must be the declared ones, the sheet must not be too wide."""
    size = checksum = widest = tallest = 0
    is_sheet = member.filename.startswith("xl/worksheets/") and member.filename.endswith(".xml")
    tail = b""
    for piece in _inflate(stream, member):
        size += len(piece)
        if size > member.file_size:
            raise reading.refuse("too-large", f"member {member.filename!r} is larger than declared", path=path)
        checksum = zlib.crc32(piece, checksum)
        if is_sheet:
            for column, row in _REFERENCE.findall(tail + piece):
                tallest = max(tallest, int(row))
                widest = max(widest, _column_number(column))
            tail = (tail + piece)[-_REFERENCE_LENGTH:]
    if size != member.file_size or checksum != member.CRC:
        raise reading.refuse("malformed", f"member {member.filename!r} is damaged (size or checksum)", path=path)
    if widest * tallest > MAX_CELLS:
        raise reading.refuse("too-large", f"sheet {member.filename!r} spans {tallest:,} x {widest:,} cells", path=path)


def _inflate(stream: IO[bytes], member: zipfile.ZipInfo) -> Iterator[bytes]:
    stream.seek(member.header_offset)
    header = stream.read(LOCAL_HEADER)
    if len(header) < LOCAL_HEADER or header[:4] != b"PK\x03\x04":
        raise zipfile.BadZipFile(f"no local header for {member.filename!r}")
    stream.seek(int.from_bytes(header[26:28], "little") + int.from_bytes(header[28:30], "little"), 1)
    left = member.compress_size
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    while left > 0:
        packed = stream.read(min(CHUNK, left))
        if not packed:
            raise EOFError(f"member {member.filename!r} ends early")
        left -= len(packed)
        if member.compress_type == zipfile.ZIP_STORED:
            yield packed
            continue
        while packed and not inflater.eof:
            yield inflater.decompress(packed, CHUNK)
            packed = inflater.unconsumed_tail
    if member.compress_type == zipfile.ZIP_DEFLATED:
        yield inflater.flush()


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number
