"""Editions that were accepted: their files, their parties and the record of each, kept so that a crash loses nothing.

Layout under ``<home>/lists``::

    files/ab/<sha256>.gz         official bytes, by the hash of their content
    parties/ab/<sha256>.jsonl.gz parties as read, one compact JSON object a line, by the hash of those lines
    editions/<source>/<id>.json  the record; an edition exists from the moment this file does
    incoming/                    work in progress; nothing in it counts

Files and parties are written first and may be orphaned by a crash; the record is renamed into place last.
The current edition of a source is not stored but follows: the one with the latest date, of several the one added last.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import IO, Any

from dissuade.errors import ListError
from dissuade.model.party import Party
from dissuade.model.party_data import party_from_json
from dissuade.model.records import Record

__all__ = ["Edition", "EditionFile", "EditionStore", "edition_from_dict", "open_gzip", "write_atomically"]

CHUNK = 1 << 20
FILE_LEVEL = 4  # 10:1 on official XML at 100 MB/s
LOCK_WAIT = 600.0  # seconds; an update of all lists takes less


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionFile(Record):
    """One official file of an edition.

    Args:
        part: what the file is called in a set (``add``), "" for a single file.
        name: its name when it was offered.
        sha256: of its content, after decompression where it came compressed.
        size: bytes of the same.
    """

    part: str
    name: str
    sha256: str
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition(Record):
    """One dated, hashed copy of a source.

    Args:
        id: ``<published>-<first 12 digits of sha256>``, unique within the source.
        source, format: what it was read as.
        sha256: of the set of files; equal files give an equal hash.
        published: ISO date.
        date_basis: where that date comes from: ``content``, ``option``, ``name`` (file name), ``server``
            (Last-Modified) or ``mtime``.
        added_at: ISO date and time, UTC.
        files: in the order of the parts of the format.
        parties, names, identifiers: counts of what was read; ``records`` counts the official records.
        declared: how many records the file says it has, or None.
        schemata: parties by schema.
        fields: parties by the kind of statement that is made about them (see ``lists.fields``).
        warnings: how often each kind of warning occurred; ``examples`` has the first ones of each kind in words.
        unmapped: how often each official field was kept raw.
        reader: hash of the reader code; another value means that the files may read differently now.
        parties_sha256: of the stored parties.
        address: where it was downloaded, "" for a file that was handed in.
    """

    id: str
    source: str
    format: str
    sha256: str
    published: str
    date_basis: str
    added_at: str
    files: tuple[EditionFile, ...]
    parties: int
    names: int
    identifiers: int
    records: int
    declared: int | None = None
    schemata: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    fields: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    warnings: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    examples: tuple[str, ...] = ()
    unmapped: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    reader: str
    parties_sha256: str
    address: str = ""


class EditionStore:
    """The editions under one home folder.

    Args:
        home: the folder that ``find_home`` gives; made when something is written.
    """

    def __init__(self, home: Path) -> None:
        self.home = home
        self.folder = home / "lists"

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Hold the only right to write; remains of an interrupted run are cleared on entry.

        Raises:
            ListError: another process held the lock for ten minutes, or the folder cannot be written.
        """
        import filelock

        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            with filelock.FileLock(self.folder / ".lock", timeout=LOCK_WAIT):
                shutil.rmtree(self.folder / "incoming", ignore_errors=True)
                self.incoming.mkdir()
                try:
                    yield
                finally:
                    shutil.rmtree(self.folder / "incoming", ignore_errors=True)
        except filelock.Timeout as error:
            raise ListError(f"another process has been writing to {self.folder} for ten minutes") from error
        except OSError as error:
            raise ListError(f"cannot write to {self.folder}: {error}") from error

    @property
    def incoming(self) -> Path:
        """Where the holder of the lock may work; on the same file system as the store."""
        return self.folder / "incoming"

    def sources(self) -> tuple[str, ...]:
        """The sources with at least one edition, sorted."""
        return tuple(sorted(path.name for path in self.folder.glob("editions/*") if any(path.glob("*.json"))))

    def editions(self, source: str) -> tuple[Edition, ...]:
        """All editions of a source, oldest first; the last one is current.

        Raises:
            ListError: a record is damaged.
        """
        found = [_read_edition(path) for path in self.folder.glob(f"editions/{source}/*.json")]
        return tuple(sorted(found, key=lambda edition: (edition.published, edition.added_at, edition.id)))

    def current(self) -> dict[str, Edition]:
        """The current edition of every source, by source name."""
        return {source: self.editions(source)[-1] for source in self.sources()}

    def find(self, source: str, wanted: str = "") -> Edition:
        """Return the edition of a source with that id, id prefix or date; without one, the current edition.

        Raises:
            ListError: there is none, or several fit.
        """
        editions = self.editions(source)
        if not editions:
            known = ", ".join(self.sources()) or "none"
            raise ListError(f"no edition of {source!r} has been added (there are: {known})")
        if not wanted:
            return editions[-1]
        fitting = [edition for edition in editions if edition.id.startswith(wanted)]
        if len(fitting) == 1:
            return fitting[0]
        trouble = "no" if not fitting else "more than one"
        ids = ", ".join(edition.id for edition in fitting or editions)
        raise ListError(f"{trouble} edition of {source} fits {wanted!r}; there are: {ids}")

    def parties(self, edition: Edition) -> Iterator[Party]:
        """Yield the parties of an edition in the order of the official file.

        Raises:
            ListError: the stored parties are missing or damaged.
        """
        return (party for _, party in self.records(edition))

    def records(self, edition: Edition) -> Iterator[tuple[str, Party]]:
        """Yield the same parties, each after its line of JSON.

        Raises:
            ListError: the stored parties are missing or damaged.
        """
        for number, line in enumerate(self.party_lines(edition), start=1):
            try:
                yield line.rstrip("\n"), party_from_json(line)
            except ValueError as error:
                raise ListError(f"parties of {edition.source} {edition.id}: line {number}: {error}") from error

    def party_lines(self, edition: Edition) -> Iterator[str]:
        """Yield the same parties as lines of compact JSON (see ``party_to_json``), checked against their hash.

        Raises:
            ListError: the stored parties are missing or damaged.
        """
        path = self._parties_path(edition.parties_sha256)
        digest = hashlib.sha256()
        try:
            with gzip.open(path, "rb") as stream:
                for line in stream:
                    digest.update(line)
                    yield line.decode("utf-8")
        except (OSError, EOFError, ValueError) as error:
            raise ListError(f"parties of {edition.source} {edition.id} cannot be read: {error}") from error
        if digest.hexdigest() != edition.parties_sha256:
            raise ListError(f"parties of {edition.source} {edition.id} are damaged: {path} does not have its own hash")

    def extract(self, edition: Edition, folder: Path) -> tuple[Path, ...]:
        """Write the official files of an edition, under their own names, into numbered folders below ``folder``.

        Raises:
            ListError: a file is missing or no longer has its hash.
        """
        paths = []
        for number, file in enumerate(edition.files):
            target = folder / str(number) / file.name
            target.parent.mkdir(parents=True, exist_ok=True)
            digest = hashlib.sha256()
            try:
                with gzip.open(self._file_path(file.sha256), "rb") as stream, target.open("wb") as out:
                    while chunk := stream.read(CHUNK):
                        digest.update(chunk)
                        out.write(chunk)
            except (OSError, EOFError) as error:
                raise ListError(f"{file.name} of {edition.source} {edition.id} cannot be read: {error}") from error
            if digest.hexdigest() != file.sha256:
                raise ListError(f"{file.name} of {edition.source} {edition.id} no longer has its hash {file.sha256}")
            paths.append(target)
        return tuple(paths)

    def head(self, edition: Edition, count: int) -> bytes:
        """The first bytes of the first file of an edition.

        Raises:
            ListError: the file is missing or damaged.
        """
        try:
            with gzip.open(self._file_path(edition.files[0].sha256), "rb") as stream:
                return stream.read(count)
        except (OSError, EOFError) as error:
            raise ListError(f"{edition.files[0].name} of {edition.source} {edition.id}: {error}") from error

    def keep_file(self, path: Path, sha256: str) -> None:
        """Keep the bytes of an official file; one that is kept already is left alone."""
        target = self._file_path(sha256)
        if target.exists():
            return
        with path.open("rb") as stream, open_gzip(self.incoming / sha256, FILE_LEVEL) as out:
            shutil.copyfileobj(stream, out, CHUNK)
        _move_synced(self.incoming / sha256, target)

    def keep_parties(self, path: Path, sha256: str) -> None:
        """Keep a gzip file of party lines, whose uncompressed hash is ``sha256``; it is moved."""
        target = self._parties_path(sha256)
        if target.exists():
            path.unlink()
            return
        _move_synced(path, target)

    def keep_edition(self, edition: Edition) -> None:
        """Write the record; from here on the edition exists."""
        target = self.folder / "editions" / edition.source / f"{edition.id}.json"
        text = json.dumps(edition.to_dict(), ensure_ascii=False, indent=1)
        write_atomically(target, text.encode("utf-8"), self.incoming)

    def drop_edition(self, edition: Edition) -> None:
        """Forget the record of an edition; its files and parties stay for those that share them."""
        (self.folder / "editions" / edition.source / f"{edition.id}.json").unlink(missing_ok=True)

    def _file_path(self, sha256: str) -> Path:
        return self.folder / "files" / sha256[:2] / f"{sha256}.gz"

    def _parties_path(self, sha256: str) -> Path:
        return self.folder / "parties" / sha256[:2] / f"{sha256}.jsonl.gz"


def write_atomically(target: Path, data: bytes, folder: Path) -> None:
    """Replace a file as a whole: written beside, synced, renamed.

    Args:
        target: its folder is made.
        folder: for the temporary file; on the same file system.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=folder, delete=False) as out:
        out.write(data)
    _move_synced(Path(out.name), target)


@contextmanager
def open_gzip(path: Path, level: int) -> Iterator[IO[bytes]]:
    """Open a gzip stream whose bytes depend on nothing but what is written."""
    with path.open("wb") as raw, gzip.GzipFile("", "wb", level, raw, mtime=0) as out:
        yield out  # type: ignore[misc]


def _move_synced(path: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    with path.open("rb") as stream:
        os.fsync(stream.fileno())
    path.replace(target)
    _sync_folder(target.parent)


def _sync_folder(folder: Path) -> None:
    if os.name == "nt":  # folders cannot be opened there, and renames are journalled
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def edition_from_dict(data: Mapping[str, Any]) -> Edition:
    """Return the edition of ``Edition.to_dict``.

    Raises:
        TypeError, KeyError: it is none.
    """
    files = tuple(EditionFile(**item) for item in data["files"])
    return Edition(**{**data, "files": files, "examples": tuple(data["examples"])})


def _read_edition(path: Path) -> Edition:
    try:
        return edition_from_dict(json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise ListError(f"the record {path} is damaged: {error}") from error
