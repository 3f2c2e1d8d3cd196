"""Long runs that go on after they were killed; the result appears whole or not at all."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Self

import filelock

from dissuade.errors import InputError

__all__ = ["Journal", "Run", "fingerprint", "keep_files", "write_atomically", "write_page"]


def fingerprint(path: Path, settings: Mapping[str, Any], *, output: Path | None = None) -> str:
    """A hash of the input and of everything that decides the result.

    Args:
        path: a file counts by its content, a folder by the paths, sizes and times of the files in it.
        settings: options and lists.
        output: may lie in the folder; it and its parts do not count.
    """
    digest = hashlib.sha256(json.dumps(settings, sort_keys=True, default=str).encode())
    if path.is_dir():
        own = {output.resolve(), _folder(output.resolve())} if output is not None else set()
        for file in sorted(path.rglob("*")):
            if file.is_file() and not own & {file.resolve(), file.resolve().parent}:
                facts = file.stat()
                name = file.relative_to(path).as_posix()
                digest.update(f"{name}\0{facts.st_size}\0{facts.st_mtime_ns}\n".encode("utf-8", "surrogateescape"))
        return digest.hexdigest()
    with path.open("rb") as stream:
        while chunk := stream.read(1 << 20):
            digest.update(chunk)
    return digest.hexdigest()


class Run:
    """A run that keeps what it has finished in a folder beside its output; only one at a time writes an output.

    A context manager: what is finished stays for the next run, a folder with nothing in it is taken away, and a full
    disk is an ``InputError`` that names the output.

    Args:
        output: where the result will go; the folder is ``<output>.parts``.
        run: fingerprint of the run; the folder of another run is refused unless ``restart``.
        restart: forget an interrupted run.

    Raises:
        InputError: the folder belongs to another run, or another process is writing there now.
    """

    def __init__(self, output: Path, run: str, *, restart: bool) -> None:
        self.output = output
        self.folder = _folder(output)
        self._lock = filelock.FileLock(self.folder / ".lock", timeout=0)
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            self._lock.acquire()
        except filelock.Timeout as error:
            raise InputError("another run is writing this output now; wait for it", path=output) from error
        except OSError as error:
            raise InputError(f"no output can be written there: {error.strerror or error}", path=output) from error
        try:
            self._begin(run, restart=restart)
        except BaseException:
            self._lock.release()
            raise

    def _begin(self, run: str, *, restart: bool) -> None:
        marker = self.folder / "run.json"
        if restart:
            for file in self._finished():
                file.unlink()
        if not marker.exists() or not self._finished():
            write_atomically(marker, json.dumps({"run": run}).encode())
        elif json.loads(marker.read_text()).get("run") != run:
            raise InputError(
                "an interrupted run with other input, options or lists left parts here; finish it, or say --restart",
                path=self.folder,
            )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if not self._finished():
            self.remove()
        self._lock.release()
        if isinstance(error, OSError) and error.filename is None and not isinstance(error, BrokenPipeError):
            raise InputError(f"cannot be written ({error.strerror or error})", path=self.output) from error

    def remove(self) -> None:
        """Forget the parts once the output stands."""
        shutil.rmtree(self.folder, ignore_errors=True)

    def _finished(self) -> list[Path]:
        """The files that hold a result."""
        if not self.folder.exists():
            return []
        files = (file for file in self.folder.iterdir() if file.name not in (".lock", "run.json"))
        return [file for file in files if file.suffix != ".writing" and file.stat().st_size]


class Journal(Run):
    """A run whose result is JSON lines: each line counts as soon as it is whole in the folder; see ``Run``."""

    @property
    def lines(self) -> Path:
        """The file of the lines so far."""
        return self.folder / "lines.jsonl"

    def entries(self) -> Iterator[dict[str, Any]]:
        """The entries so far, in order; what follows a broken line is taken away."""
        self.lines.touch()
        good = 0
        with self.lines.open("rb") as stream:
            for line in stream:
                try:
                    entry = json.loads(line) if line.endswith(b"\n") else None
                except ValueError:
                    entry = None
                if entry is None:
                    break
                good += len(line)
                yield entry
        os.truncate(self.lines, good)

    def add(self, entries: Iterator[Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
        """Write entries as they come, and hand them on; lone surrogates are written as JSON escapes."""
        with self.lines.open("a", encoding="utf-8", errors="backslashreplace", newline="\n") as stream:
            for entry in entries:
                stream.write(json.dumps(entry, ensure_ascii=False) + "\n")
                stream.flush()
                yield entry

    def finish(self) -> None:
        """Put the result in its place."""
        os.replace(self.lines, self.output)
        self.remove()


def _folder(output: Path) -> Path:
    return output.with_name(output.name + ".parts")


def write_atomically(path: Path, content: bytes) -> None:
    """Write a file so that it is there whole or not at all."""
    temporary = path.with_name(path.name + ".writing")
    with temporary.open("wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())
    os.replace(temporary, path)


def keep_files(files: Iterable[Path], output: Path, *, called: str = "the input itself") -> None:
    """Refuse to write over a file that is read or written in the same run.

    Args:
        files: those that are to be kept; they need not exist yet. called: how they are called in the error.

    Raises:
        InputError: the output is one of them.
    """
    for file in files:
        if file.resolve() == output.resolve() or (file.exists() and output.exists() and file.samefile(output)):
            raise InputError(f"would be written over {called}; give another name", path=output)


def write_page(path: Path, page: str) -> None:
    """Write a page that was asked for.

    Raises:
        InputError: it cannot be written there.
    """
    try:
        path.write_text(page, encoding="utf-8", errors="backslashreplace")
    except OSError as error:
        raise InputError(f"the page cannot be written ({error.strerror})", path=path) from error
