"""A group of files read into what may become an edition: its parties written down, its record filled in."""

from __future__ import annotations

import datetime as dt
import errno
import hashlib
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from dissuade.errors import DissuadeError, EditionRefusedError, ListError
from dissuade.lists.editions import Edition, EditionFile, EditionStore, edition_from_dict, open_gzip
from dissuade.lists.fields import add_kinds
from dissuade.lists.loader import FileGroup
from dissuade.lists.reading import Reading, SourceFormat
from dissuade.model.party_data import party_to_compact_dict, party_to_json
from dissuade.processes import open_pool, reporting_a_stop

__all__ = [
    "Dating",
    "PartyCounts",
    "StagedEdition",
    "hash_readers",
    "is_date",
    "stage_editions",
    "write_parties",
]

_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS)
WORTH_A_PROCESS = 4 << 20  # bytes; less is read before other processes have started
PARTY_LEVEL = 1  # the parties are read back often and are small
_NAME_DATE = re.compile(r"(?<!\d)(20\d\d)[-_.]?(0[1-9]|1[0-2])[-_.]?(0[1-9]|[12]\d|3[01])(?!\d)")
_ISO_DATE = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True)
class StagedEdition:
    """An edition that was read but not yet accepted, with the gzip file of its party lines."""

    edition: Edition
    group: FileGroup
    parties: Path

    @property
    def origin(self) -> str:
        return self.group.files[0].origin


class Dating(NamedTuple):
    """What is known of the date of an edition beside its content.

    Args:
        moment: the time of the intake, UTC.
        date, server_date: see ``add_files``.
    """

    moment: dt.datetime
    date: str
    server_date: str


def stage_editions(
    store: EditionStore, groups: Sequence[FileGroup], dating: Dating, address: str, processes: int
) -> list[StagedEdition | EditionRefusedError]:
    """Read groups of files, write their parties down and fill in their records.

    Args:
        store: whose work folder is used; locked by the caller.
        groups: the files of each possible edition.
        dating, address: where they come from.
        processes: how many may read at the same time.

    Returns:
        For each group what came of it; a group is refused by its reader, or because its date contradicts its content.
    """
    targets = [store.incoming / f"parties-{number}.jsonl.gz" for number in range(len(groups))]
    sizes = [sum(file.size for file in group.files) for group in groups]
    if processes < 2 or len(groups) < 2 or sum(sizes) < WORTH_A_PROCESS:
        return [_stage(group, target, dating, address) for group, target in zip(groups, targets, strict=True)]
    with reporting_a_stop(ListError), open_pool(min(processes, len(groups)), [__name__]) as pool:
        largest_first = sorted(range(len(groups)), key=lambda number: -sizes[number])
        answers = {
            number: pool.submit(_stage_elsewhere, groups[number], targets[number], dating, address)
            for number in largest_first
        }
        outcomes: list[StagedEdition | EditionRefusedError] = []
        for number, group in enumerate(groups):
            answer = answers[number].result()
            if isinstance(answer, EditionRefusedError):
                outcomes.append(answer)
            else:
                outcomes.append(StagedEdition(edition_from_dict(answer), group, targets[number]))
    return outcomes


def _stage_elsewhere(
    group: FileGroup, target: Path, dating: Dating, address: str
) -> dict[str, Any] | EditionRefusedError:
    """The same for one group in another process: its record as plain data."""
    outcome = _stage(group, target, dating, address)
    return outcome if isinstance(outcome, EditionRefusedError) else outcome.edition.to_dict()


def _stage(group: FileGroup, target: Path, dating: Dating, address: str) -> StagedEdition | EditionRefusedError:
    try:
        return _read(group, target, dating, address)
    except EditionRefusedError as error:
        return error


def _read(group: FileGroup, target: Path, dating: Dating, address: str) -> StagedEdition:
    reading = Reading(group.format.source, [file.path for file in group.files])
    try:
        counts = write_parties(group.format, reading, target)
    except EditionRefusedError as error:
        raise _with_origin(error, group) from error
    sha256 = _hash_set(group)
    published, basis = _date_of(reading, group, dating.date, dating.server_date, dating.moment.date())
    edition = Edition(
        id=f"{published}-{sha256[:12]}",
        source=group.format.source,
        format=group.format.name,
        sha256=sha256,
        published=published,
        date_basis=basis,
        added_at=dating.moment.isoformat(timespec="microseconds"),
        files=tuple(
            EditionFile(part=part, name=file.name, sha256=file.sha256, size=file.size)
            for part, file in zip(group.parts, group.files, strict=True)
        ),
        parties=sum(counts.schemata.values()),
        names=counts.names,
        identifiers=counts.identifiers,
        records=reading.records,
        declared=reading.declared,
        schemata=MappingProxyType(dict(sorted(counts.schemata.items()))),
        fields=MappingProxyType(dict(sorted(counts.fields.items()))),
        warnings=MappingProxyType(dict(sorted(reading.warnings.items()))),
        examples=tuple(_tell_warning(reading)),
        unmapped=MappingProxyType(dict(sorted(reading.unmapped.items()))),
        reader=hash_readers(),
        parties_sha256=counts.sha256,
        address=address,
    )
    return StagedEdition(edition, group, target)


@dataclass(slots=True)
class PartyCounts:
    """What was written: the hash of the lines, names, identifiers, parties by schema and by kind of statement."""

    sha256: str
    names: int
    identifiers: int
    schemata: Counter[str]
    fields: Counter[str]


def write_parties(form: SourceFormat, reading: Reading, target: Path) -> PartyCounts:
    """Read the files of a notebook and write the parties to a gzip file of JSON lines.

    Raises:
        EditionRefusedError: the reader refuses the files or fails over them, or a party has no name.
    """
    digest = hashlib.sha256()
    counts = PartyCounts("", 0, 0, Counter(), Counter())
    with open_gzip(target, PARTY_LEVEL) as out:
        try:
            for party in form.read(reading):
                if not party.names:
                    raise reading.refuse("schema", f"{party.id} has no name")
                line = (party_to_json(party) + "\n").encode("utf-8")
                digest.update(line)
                out.write(line)
                counts.names += len(party.names)
                counts.identifiers += len(party.identifiers)
                counts.schemata[party.schema] += 1
                add_kinds(counts.fields, party_to_compact_dict(party))
        except DissuadeError:
            raise
        except OSError as error:
            if error.errno in _NO_ROOM:
                raise ListError(f"cannot write to {target.parent}: {error.strerror}") from error
            raise reading.refuse("malformed", f"the reader for {form.name} failed: {error}") from error
        except Exception as error:  # a reader's slip over hostile input must refuse the file, not end the program
            message = f"the reader for {form.name} failed after {counts.schemata.total():,} parties: {error!r}"
            raise reading.refuse("malformed", message) from error
    counts.sha256 = digest.hexdigest()
    return counts


def _date_of(reading: Reading, group: FileGroup, date: str, server_date: str, today: dt.date) -> tuple[str, str]:
    """The date of an edition and what it rests on."""
    stated = reading.published if is_date(reading.published) else ""
    in_future = bool(stated) and dt.date.fromisoformat(stated) > today + dt.timedelta(days=1)
    if date and stated and not in_future and date != stated:
        message = f"its content says {stated}, --date says {date}; leave --date out"
        raise _with_origin(reading.refuse("mismatch", message), group)
    if date:
        return date, "content" if date == stated else "option"
    if stated:
        return stated, "content"
    for file in group.files:
        named = ["-".join(match.groups()) for match in _NAME_DATE.finditer(file.name)]
        if named and is_date(named[-1]) and dt.date.fromisoformat(named[-1]) <= today:
            return named[-1], "name"
    if server_date:
        return server_date, "server"
    return min(group.files[0].modified or today.isoformat(), today.isoformat()), "mtime"


def is_date(text: str) -> bool:
    """Whether a text is a whole ISO date."""
    try:
        return bool(_ISO_DATE.fullmatch(text)) and bool(dt.date.fromisoformat(text))
    except ValueError:
        return False


def _hash_set(group: FileGroup) -> str:
    """The hash of a single file, or of the parts of a set with their hashes."""
    if len(group.files) == 1:
        return group.files[0].sha256
    lines = [f"{part} {file.sha256}\n" for part, file in zip(group.parts, group.files, strict=True)]
    return hashlib.sha256("".join(lines).encode("utf-8")).hexdigest()


def _with_origin(error: EditionRefusedError, group: FileGroup) -> EditionRefusedError:
    """The same refusal, naming the file as the user knows it and not the copy in the work folder."""
    origins = {str(file.path): file.origin for file in group.files}
    path = origins.get(error.path, group.files[0].origin)
    return EditionRefusedError(
        error.reason, error.message, path=path, source=error.source, line=error.line, field=error.field
    )


def _tell_warning(reading: Reading) -> list[str]:
    told = []
    for example in reading.examples[:200]:
        place = f"line {example.line}: " if example.line is not None else ""
        told.append(f"{example.kind}: {place}{example.message}"[:300])
    return told


@cache
def hash_readers() -> str:
    """A short hash of the code that reads lists; with another one the same file may give other parties."""
    digest = hashlib.sha256()
    lists = resources.files("dissuade.lists")
    folders = (lists, lists.joinpath("sources"), resources.files("dissuade.model"))
    for folder in folders:
        for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
            if entry.name.endswith(".py"):
                digest.update(entry.read_bytes())
    return digest.hexdigest()[:12]
