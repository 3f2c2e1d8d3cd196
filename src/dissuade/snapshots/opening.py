"""Opening a snapshot: everything stays on disk until it is needed."""

from __future__ import annotations

import atexit
import hashlib
import json
import shutil
import tempfile
from dataclasses import dataclass, replace
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dissuade.errors import ListError, SnapshotError
from dissuade.index.large_pages import in_large_pages
from dissuade.index.layout import NameIndex, arrays_of, load_index, open_array, with_arrays
from dissuade.kernels.forms import FORM, FormTable
from dissuade.lists.editions import EditionStore
from dissuade.matching.features import NameSet
from dissuade.model.match import SnapshotRef
from dissuade.names.arrays import read_only
from dissuade.snapshots.compiling import build_snapshot, compile_snapshot, snapshot_id
from dissuade.snapshots.cut_names import CutNameIndex
from dissuade.snapshots.identifiers import IdentifierIndex
from dissuade.snapshots.parties import PartyStore
from dissuade.snapshots.versions import FORMAT, names_version

__all__ = ["Snapshot", "current_snapshot", "in_memory", "open_current", "open_snapshot", "open_starter"]


@dataclass(frozen=True, slots=True, eq=False)
class Snapshot:
    """An open snapshot.

    Args:
        folder: where it lies. ref: what answers say about it.
        index: the names. comparison: the same, ready for comparing.
        parties: the records. ended: bool[P], all listings of the party have ended.
        born: int16[P, 3], the birth dates of each party, from ``matching.birth_dates.summarize``.
        identifiers: exact lookup. cut_names: lookup of names that a payment message may have cut.
    """

    folder: Path
    ref: SnapshotRef
    index: NameIndex
    comparison: NameSet
    parties: PartyStore
    ended: NDArray[np.bool_]
    born: NDArray[np.int16]
    identifiers: IdentifierIndex
    cut_names: CutNameIndex


def open_snapshot(folder: Path, *, verify: bool = False) -> Snapshot:
    """Open a snapshot folder.

    Args:
        folder: as ``build_snapshot`` wrote it.
        verify: also read every file and compare its hash.

    Raises:
        SnapshotError: it is no snapshot, damaged, or of another format.
    """
    try:
        meta: dict[str, Any] = json.loads((folder / "meta.json").read_text())
        if meta["format"] != FORMAT:
            raise SnapshotError(f"{folder} has snapshot format {meta['format']}, this version reads {FORMAT}")
        _check(folder, verify=verify)
        index = load_index(folder)
        if meta.get("names_version") != names_version():  # their words may have other forms by now
            index = replace(index, word_hash=index.word_hash[:0])
        sources = tuple((str(source), str(date)) for source, date in meta["sources"])
        ref = SnapshotRef(
            id=meta["id"],
            compiled_at=meta["compiled_at"],
            sources=sources,
            starter=bool(meta["starter"]),
            undated=tuple((str(source), str(basis)) for source, basis in meta.get("undated", ())),
        )
        return Snapshot(
            folder=folder,
            ref=ref,
            index=index,
            comparison=_comparison_of(index, open_array(folder / "comparison.about.npy").view(FORM)),
            parties=PartyStore(folder),
            ended=open_array(folder / "parties.ended.npy"),
            born=open_array(folder / "parties.born.npy"),
            identifiers=IdentifierIndex(folder),
            cut_names=CutNameIndex(folder),
        )
    except FileNotFoundError as error:
        raise SnapshotError(f"{folder} is no complete snapshot: {error.filename} is missing") from error
    except (OSError, ValueError, KeyError, TypeError, EOFError) as error:
        raise SnapshotError(f"{folder} cannot be read as a snapshot: {error}") from error


def in_memory(snapshot: Snapshot) -> Snapshot:
    """The same with all that a search reads in memory: 3 KB a party, in exchange for a quicker search."""
    *arrays, about = in_large_pages([*arrays_of(snapshot.index), snapshot.comparison.forms.about])
    index = with_arrays(snapshot.index, arrays)
    return replace(snapshot, index=index, comparison=_comparison_of(index, about))


def current_snapshot(home: Path) -> Path | None:
    """The folder of the current snapshot, None if nothing has been compiled.

    Raises:
        SnapshotError: the pointer leads nowhere.
    """
    pointer = home / "snapshots" / "current"
    if not pointer.exists():
        return None
    name = pointer.read_text().strip()
    folder = home / "snapshots" / name
    if not name or Path(name).name != name or not folder.is_dir():
        raise SnapshotError(f"{pointer} names {name!r}, which is not there; compile the lists again")
    return folder


def open_current(home: Path) -> Snapshot:
    """Open the newest snapshot; compile one where lists were added but none was, or by another version.

    With no list at all the starter snapshot answers.

    Raises:
        SnapshotError: it is damaged.
        ListError: an edition is.
    """
    folder = current_snapshot(home)
    if folder is None or _version_of(folder) != (FORMAT, names_version()):
        if not EditionStore(home).sources():
            return open_starter(home)
        folder = compile_snapshot(home)
    return open_snapshot(folder)


def open_starter(home: Path) -> Snapshot:
    """Open the snapshot of the example parties that ship with the package; it is compiled on first use."""
    from dissuade.lists.starter import STARTER_DATE, STARTER_SOURCE, read_starter

    content = files("dissuade.lists").joinpath("data", "starter.yaml").read_bytes()
    identity = snapshot_id([f"{STARTER_SOURCE} {hashlib.sha256(content).hexdigest()}"])
    folder = home / "snapshots" / f"starter-{identity[:16]}"
    if not (folder / "meta.json").exists():
        sources = {STARTER_SOURCE: STARTER_DATE}
        try:
            build_snapshot(read_starter(), folder, sources, identity=identity, starter=True)
        except ListError:  # a home that cannot be written
            private = Path(tempfile.mkdtemp(prefix="dissuade-"))
            atexit.register(shutil.rmtree, private, ignore_errors=True)
            folder = build_snapshot(read_starter(), private / "starter", sources, identity=identity, starter=True)
    return open_snapshot(folder)


def _version_of(folder: Path) -> tuple[Any, Any]:
    try:
        meta = json.loads((folder / "meta.json").read_text())
        return meta.get("format"), meta.get("names_version")
    except (OSError, ValueError, AttributeError) as error:
        raise SnapshotError(f"{folder} is damaged: {error}; compile the lists again") from error


def _check(folder: Path, *, verify: bool) -> None:
    manifest = json.loads((folder / "manifest.json").read_text())
    for name, told in manifest.items():
        path = folder / name
        size = path.stat().st_size
        if size != told["size"]:
            raise SnapshotError(f"{path} is damaged: {size} bytes, not {told['size']}")
        if verify:
            with path.open("rb") as stream:
                if hashlib.file_digest(stream, "sha256").hexdigest() != told["sha256"]:
                    raise SnapshotError(f"{path} is damaged: it does not have the hash that the manifest gives")


def _comparison_of(index: NameIndex, about: NDArray[Any]) -> NameSet:
    return NameSet(read_only(index.names), FormTable(about, index.vocabulary.chars, index.vocabulary.start))
