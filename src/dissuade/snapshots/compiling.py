"""From parties to a snapshot folder; it appears whole or not at all."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import os
import secrets
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import numpy as np

from dissuade.errors import ListError
from dissuade.index.build import ListedName, build_index
from dissuade.index.layout import NameIndex, save_index
from dissuade.lists.checks import GUESSED
from dissuade.lists.editions import EditionStore
from dissuade.matching.birth_dates import summarize
from dissuade.matching.features import prepare_names
from dissuade.model.party import Identifier, Party
from dissuade.model.party_data import party_to_json
from dissuade.names.payment_lines import LINES
from dissuade.names.rarity import rarity_table
from dissuade.processes import reporting_a_stop
from dissuade.snapshots.cut_names import save_cut_names
from dissuade.snapshots.identifiers import save_identifiers
from dissuade.snapshots.parties import PartyWriter
from dissuade.snapshots.versions import FORMAT, names_version

__all__ = ["build_snapshot", "compile_snapshot", "snapshot_id"]


def compile_snapshot(home: Path, *, processes: int = 1) -> Path:
    """Compile the current editions of all sources and make the result the current snapshot.

    Readers of the snapshot that was current before are not disturbed; it stays.

    Args:
        home: see ``lists.home.find_home``.
        processes: how many may work on it; the snapshot does not depend on it.

    Returns:
        The folder of the snapshot.

    Raises:
        ListError: there is no edition, or one is damaged.
    """
    store = EditionStore(home)
    editions = store.current()
    if not editions:
        raise ListError(f"no list has been added to {home}")
    sources = {source: edition.published for source, edition in editions.items()}
    undated = {source: edition.date_basis for source, edition in editions.items() if edition.date_basis in GUESSED}
    identity = snapshot_id(
        f"{source} {edition.published} {edition.parties_sha256} {undated.get(source, '')}".rstrip()
        for source, edition in editions.items()
    )
    target = home / "snapshots" / identity
    if not (target / "meta.json").exists():
        records = (record for edition in editions.values() for record in store.records(edition))
        _build(records, target, sources, undated, identity=identity, starter=False, processes=processes)
    _point_to(target)
    return target


def snapshot_id(editions: Iterable[str]) -> str:
    """The id of what is compiled from editions (texts that name their content) by this version of dissuade."""
    digest = hashlib.sha256(f"format {FORMAT} names {names_version()}\n".encode())
    for edition in sorted(editions):
        digest.update(edition.encode() + b"\n")
    return digest.hexdigest()


def build_snapshot(
    parties: Iterable[Party],
    folder: Path,
    sources: Mapping[str, str],
    *,
    identity: str = "",
    starter: bool = False,
) -> Path:
    """Write the snapshot of some parties.

    Args:
        parties: in any order; read once.
        folder: where it goes; its parent is made. Nothing is there until everything is.
        sources: name of each source and the date of its edition.
        identity: the snapshot's id; without it a hash of the parties themselves.
        starter: whether these are the example parties.

    Raises:
        ListError: the folder cannot be written, or is there already and holds something else.
    """
    records = ((party_to_json(party), party) for party in parties)
    return _build(records, folder, sources, {}, identity=identity, starter=starter)


def _build(
    records: Iterable[tuple[str, Party]],
    folder: Path,
    sources: Mapping[str, str],
    undated: Mapping[str, str],
    *,
    identity: str,
    starter: bool,
    processes: int = 1,
) -> Path:
    """The same for parties that come with their lines."""
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        work = folder.parent / f".incoming-{secrets.token_hex(8)}"
        work.mkdir()
        try:
            _write(records, work, sources, undated, identity, starter, processes)
            try:
                work.rename(folder)
            except OSError:
                if not (folder / "meta.json").exists():  # else another process was quicker with the same content
                    raise
        finally:
            shutil.rmtree(work, ignore_errors=True)
    except OSError as error:
        raise ListError(f"cannot write the snapshot {folder}: {error}") from error
    return folder


def _write(
    records: Iterable[tuple[str, Party]],
    work: Path,
    sources: Mapping[str, str],
    undated: Mapping[str, str],
    identity: str,
    starter: bool,
    processes: int,
) -> None:
    now = dt.datetime.now(dt.UTC).replace(microsecond=0)
    identifiers: list[tuple[Identifier, int]] = []
    long_names: list[tuple[str, int, int]] = []
    ended: list[bool] = []
    born: list[tuple[int, int, int]] = []
    digest = hashlib.sha256()

    def listed(writer: PartyWriter) -> Iterator[ListedName]:
        for number, (line, party) in enumerate(records):
            digest.update(line.encode("utf-8") + b"\n")
            writer.write(line, party)
            over = _is_over(party, now.date().isoformat())
            ended.append(over)
            born.append(summarize(party.birth_dates))
            identifiers.extend((identifier, number) for identifier in party.identifiers)
            for order, name in enumerate(party.names):
                if len(name.text) > min(LINES):
                    long_names.append((name.text, number, order))
                yield ListedName(name.text, party.schema, number, order, over)

    with PartyWriter(work) as writer, reporting_a_stop(ListError):
        index = build_index(listed(writer), processes=processes)
    save_index(index, work)
    _save_comparison(index, work)
    save_identifiers(identifiers, work)
    save_cut_names(long_names, work)
    np.save(work / "parties.ended.npy", np.array(ended, dtype=np.bool_))
    np.save(work / "parties.born.npy", np.array(born, dtype=np.int16).reshape(-1, 3))
    meta = {
        "format": FORMAT,
        "id": identity or snapshot_id([digest.hexdigest()]),
        "compiled_at": now.isoformat(),
        "sources": sorted(sources.items()),
        "undated": sorted(undated.items()),
        "starter": starter,
        "names_version": names_version(),
        "parties": len(ended),
        "names": len(index),
        "identifiers": len(identifiers),
    }
    manifest = {path.name: _describe(path) for path in sorted(work.iterdir())}
    (work / "manifest.json").write_text(json.dumps(manifest, indent=1))
    (work / "meta.json").write_text(json.dumps(meta, indent=1))
    for path in work.iterdir():
        with path.open("rb") as stream:
            os.fsync(stream.fileno())


def _save_comparison(index: NameIndex, work: Path) -> None:
    """Keep what comparing needs to know about the forms, so that opening does not have to work it out."""
    forms = prepare_names(index.names, index.vocabulary, rarity_table(index.vocabulary)).forms
    np.save(work / "comparison.about.npy", forms.about)


def _is_over(party: Party, today: str) -> bool:
    """Whether every listing of a party has ended."""
    return bool(party.listings) and all(item.listed_to and item.listed_to <= today for item in party.listings)


def _describe(path: Path) -> dict[str, int | str]:
    with path.open("rb") as stream:
        return {"size": path.stat().st_size, "sha256": hashlib.file_digest(stream, "sha256").hexdigest()}


def _point_to(target: Path) -> None:
    pointer = target.parent / "current"
    with tempfile.NamedTemporaryFile("w", dir=target.parent, prefix=".current-", delete=False) as out:
        out.write(target.name + "\n")
        out.flush()
        os.fsync(out.fileno())
    os.replace(out.name, pointer)
