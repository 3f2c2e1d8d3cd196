"""From files that are handed in to editions that are kept: read, checked, dated, stored."""

from __future__ import annotations

import datetime as dt
import gzip
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType

from dissuade.errors import EditionRefusedError, InputError
from dissuade.lists.catalog import find_source, load_catalog, load_formats
from dissuade.lists.checks import (
    GUESSED,
    Allowances,
    check_age,
    check_changes,
    check_counts,
    check_entries,
    check_fields,
    check_repetitions,
    check_schema,
    check_shrinkage,
)
from dissuade.lists.diff import LineDiff, compare_lines
from dissuade.lists.editions import Edition, EditionStore
from dissuade.lists.loader import identify
from dissuade.lists.reading import Reading, SourceFormat
from dissuade.lists.staging import Dating, StagedEdition, hash_readers, is_date, stage_editions, write_parties
from dissuade.lists.traces import find_lead
from dissuade.lists.unpacking import OfferedFile, unpack
from dissuade.model.records import Record

__all__ = ["AddedEdition", "Intake", "add_files"]

_STAMP = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[.\d]*(?:Z|[+-]\d\d:?\d\d)?")
HEAD = 1024  # bytes; beyond may be dates of records


@dataclass(frozen=True, slots=True, kw_only=True)
class AddedEdition(Record):
    """An edition that was accepted.

    Args:
        edition: its record.
        is_current: whether answers rest on it from now on.
        previous: id of the edition that it was compared with, "" if it is the first of its source.
        added, removed, changed: parties against that edition.
        notice: a change that would have been refused had it not been allowed, "" if there is none.
    """

    edition: Edition
    is_current: bool
    previous: str = ""
    added: int = 0
    removed: int = 0
    changed: int = 0
    notice: str = ""


@dataclass(frozen=True, slots=True)
class Intake:
    """What came of the files that were handed in.

    Args:
        added: editions kept now, in the order they were taken in.
        unchanged: editions that were kept already.
        refused: why the others were not taken.
        skipped: files of no concern, each with the reason.
    """

    added: tuple[AddedEdition, ...]
    unchanged: tuple[Edition, ...]
    refused: tuple[EditionRefusedError, ...]
    skipped: tuple[tuple[str, str], ...]


def add_files(
    store: EditionStore,
    paths: Sequence[Path],
    *,
    source: str = "",
    date: str = "",
    server_date: str = "",
    sha256: str = "",
    address: str = "",
    allowed: Allowances | None = None,
    now: dt.datetime | None = None,
    processes: int = 1,
) -> Intake:
    """Take in files, folders and archives; what is refused changes nothing.

    Args:
        store: where accepted editions are kept; locked meanwhile.
        paths: files, folders or archives.
        source: what they are an edition of; "" to tell it from the content.
        date: ISO date for files whose content does not say when they were published.
        server_date: the same as the server reported it; weaker than a date in the file's name.
        sha256: the publisher's hash of the one file that is given, hexadecimal.
        address: where they were downloaded.
        allowed: what passes although it looks wrong.
        now: the time of the intake, UTC; default is the clock.
        processes: how many may read at the same time.

    Raises:
        InputError: a path, source, date or hash that cannot be used.
        EditionRefusedError: ``mismatch``, the given file has another hash.
        ListError: the store cannot be written.
    """
    moment = now or dt.datetime.now(dt.UTC)
    if date and not is_date(date):
        raise InputError("a date is written YYYY-MM-DD", field="--date", value=date)
    if sha256 and not re.fullmatch(r"[0-9a-fA-F]{64}", sha256):
        raise InputError("a SHA-256 has 64 hexadecimal digits", field="--sha256", value=sha256)
    formats = load_formats([find_source(source).name] if source else [])
    with store.locked():
        unpacked = unpack(paths, store.incoming / "files")
        refused = list(unpacked.refused)
        if sha256 and unpacked.files:
            _check_hash(unpacked.files, sha256.lower())
        own = [] if source else [entry.name for entry in load_catalog() if entry.own]
        identified = identify(unpacked.files, formats, own)
        refused += identified.refused
        dating = Dating(moment, date, server_date)
        outcomes = stage_editions(store, identified.groups, dating, address, processes)
        staged = [outcome for outcome in outcomes if isinstance(outcome, StagedEdition)]
        refused += [outcome for outcome in outcomes if isinstance(outcome, EditionRefusedError)]
        added: list[AddedEdition] = []
        unchanged: list[Edition] = []
        ranks = {(form.source, form.name): -place for place, form in enumerate(formats)}
        staged.sort(key=lambda item: (item.edition.source, item.edition.published, _rank(item, ranks)))
        for item in staged:
            try:
                outcome = _accept(store, item, moment.date(), allowed or Allowances())
            except EditionRefusedError as error:
                refused.append(error)
                continue
            if isinstance(outcome, Edition):
                unchanged.append(outcome)
            else:
                added.append(outcome)
    return Intake(tuple(added), tuple(unchanged), tuple(refused), identified.skipped)


def _rank(item: StagedEdition, ranks: Mapping[tuple[str, str], int]) -> int:
    """Of two formats of one date the one that the reader lists first is taken in last and becomes current."""
    return ranks[(item.edition.source, item.edition.format)]


def _check_hash(files: Sequence[OfferedFile], sha256: str) -> None:
    if len({file.packed_sha256 or file.sha256 for file in files}) != 1:
        raise InputError("a hash belongs to one file; give that file alone", field="--sha256")
    if sha256 not in (files[0].sha256, files[0].packed_sha256):
        message = f"its SHA-256 is {files[0].packed_sha256 or files[0].sha256}, not {sha256} as was given"
        raise EditionRefusedError("mismatch", message, path=files[0].origin)


def _accept(store: EditionStore, staged: StagedEdition, today: dt.date, allowed: Allowances) -> AddedEdition | Edition:
    """Check a staged edition against those that are kept and keep it; an edition that is kept already is returned."""
    new = staged.edition
    editions = store.editions(new.source)
    same = [kept for kept in editions if kept.sha256 == new.sha256]
    for kept in same:
        if new.date_basis in GUESSED or (kept.published == new.published and kept.date_basis not in GUESSED):
            return kept
    redated = [kept for kept in same if kept.date_basis in GUESSED]
    editions = tuple(kept for kept in editions if kept not in redated)
    check_counts(new, staged.origin)
    check_age(new, editions, staged.origin, today, allowed)
    stamp = _stamp_of(_read_head(staged.group.files[0].path))
    before = _find_twin(store, new, stamp, editions) or _neighbour(new, editions)
    found: LineDiff | None = None
    notice = ""
    if before is not None:
        found, before = _compare(store, staged, before)
        if before.published <= new.published:
            check_shrinkage(new, before, staged.origin, allowed)
        if before.format == new.format:
            if before.published <= new.published:
                check_schema(new, before, found, staged.origin, allowed)
            kept_stamp = _stamp_of(store.head(before, HEAD))
            same_moment = stamp == kept_stamp if stamp and kept_stamp else None
            notice = check_changes(new, before, found, staged.origin, allowed, same_moment=same_moment)
    unsure = new.date_basis in (*GUESSED, "name") and not find_source(new.source).own
    if unsure and editions and new.published >= editions[-1].published:  # an earlier one is not to become current
        lead = find_lead(store.party_lines(editions[-1]), _read_lines(staged.parties))
        check_entries(new, editions[-1], lead, staged.origin)
    check_repetitions(new, staged.origin)
    alike = before if before is not None and before.format == new.format else None
    check_fields(new, alike, staged.origin, allowed)
    for file in staged.group.files:
        store.keep_file(file.path, file.sha256)
    store.keep_parties(staged.parties, new.parties_sha256)
    if editions:  # of one date the edition added last is current, even if the clock went back
        new = replace(new, added_at=max(new.added_at, _just_after(max(kept.added_at for kept in editions))))
    store.keep_edition(new)
    for kept in redated:
        if kept.id != new.id:
            store.drop_edition(kept)
    return AddedEdition(
        edition=new,
        is_current=store.editions(new.source)[-1].id == new.id,
        previous=before.id if before else "",
        added=len(found.added) if found else 0,
        removed=len(found.removed) if found else 0,
        changed=len(found.changed) if found else 0,
        notice=notice,
    )


def _read_head(path: Path) -> bytes:
    with path.open("rb") as stream:
        return stream.read(HEAD)


def _stamp_of(head: bytes) -> str:
    """The time of generation that a file carries in its first lines, "" if there is none."""
    match = _STAMP.search(head.decode("utf-8", "replace"))
    return match[0] if match else ""


def _just_after(moment: str) -> str:
    return (dt.datetime.fromisoformat(moment) + dt.timedelta(microseconds=1)).isoformat(timespec="microseconds")


def _find_twin(store: EditionStore, new: Edition, stamp: str, editions: Sequence[Edition]) -> Edition | None:
    """A kept edition of the same date and format whose file carries the same time of generation."""
    of_date = [kept for kept in editions if (kept.format, kept.published) == (new.format, new.published)]
    return next((kept for kept in of_date if stamp and _stamp_of(store.head(kept, HEAD)) == stamp), None)


def _neighbour(new: Edition, editions: Sequence[Edition]) -> Edition | None:
    """The kept edition next before the new one in time, else the next after; one of the same format comes first."""
    of_format = [edition for edition in editions if edition.format == new.format] or list(editions)
    earlier = [edition for edition in of_format if edition.published <= new.published]
    return earlier[-1] if earlier else (of_format[0] if of_format else None)


def _compare(store: EditionStore, staged: StagedEdition, before: Edition) -> tuple[LineDiff, Edition]:
    """Compare party by party; what another version of the reader had read is read anew first."""
    if before.reader != staged.edition.reader and before.format == staged.edition.format:
        before, lines_path = _read_again(store, staged.group.format, before)
    else:
        lines_path = None
    old = _read_lines(lines_path) if lines_path else list(store.party_lines(before))
    return compare_lines(old, _read_lines(staged.parties)), before


def _read_again(store: EditionStore, form: SourceFormat, edition: Edition) -> tuple[Edition, Path]:
    folder = store.incoming / f"again-{edition.id}"
    reading = Reading(edition.source, store.extract(edition, folder))
    counts = write_parties(form, reading, folder / "parties.jsonl.gz")
    edition = replace(
        edition,
        parties=counts.schemata.total(),
        names=counts.names,
        identifiers=counts.identifiers,
        records=reading.records,
        declared=reading.declared,
        schemata=MappingProxyType(dict(counts.schemata)),
        fields=MappingProxyType(dict(counts.fields)),
        unmapped=MappingProxyType(dict(reading.unmapped)),
        reader=hash_readers(),
    )
    return edition, folder / "parties.jsonl.gz"


def _read_lines(path: Path) -> list[str]:
    with gzip.open(path, "rt", encoding="utf-8", newline="\n") as stream:
        return list(stream)
