"""Which file belongs to which source, told from its content."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from dissuade.errors import EditionRefusedError
from dissuade.lists.reading import Sample, SourceFormat, take_sample
from dissuade.lists.unpacking import OfferedFile

__all__ = ["FileGroup", "Identified", "identify"]

_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->).)*+-->\s*+)*+<(?:!doctype\s+html|html|head|body|script|title|meta)\b",
    re.IGNORECASE | re.DOTALL,
)
_KNOWN_BUT_UNREADABLE = (
    (b"%PDF-", "a PDF; take the XML, CSV or workbook that the publisher offers beside it"),
    (b"\xd0\xcf\x11\xe0", "an old binary Office file; save it as XLSX or take another format"),
    (b"\x28\xb5\x2f\xfd", "compressed with zstd; decompress it first"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive; unpack it first"),
    (b"Rar!", "a RAR archive; unpack it first"),
)


@dataclass(frozen=True, slots=True)
class FileGroup:
    """The files of what may become one edition, in the order of the parts of its format; ``parts`` names them."""

    format: SourceFormat
    files: tuple[OfferedFile, ...]
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Identified:
    """What the offered files are.

    Args:
        groups: one for each possible edition.
        refused: files that were named themselves, or look like a failed download, and are of no use.
        skipped: other files found in folders and archives, and copies of a file that was taken, each with the reason.
    """

    groups: tuple[FileGroup, ...]
    refused: tuple[EditionRefusedError, ...]
    skipped: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class _Told:
    """One file with a format that it is of and the place of its part (0 for a single file).

    ``leads`` tells whether the format detects itself in this file: a set needs at least one such part.
    """

    file: OfferedFile
    format: SourceFormat
    place: int
    leads: bool

    @property
    def set_key(self) -> tuple[str, str, str, str]:
        """Equal for the parts of one set: what tells two sets in one folder apart is the end of their names."""
        return (self.format.source, self.format.name, self.file.group, _name_end(self.file.name))


def identify(files: Sequence[OfferedFile], formats: Sequence[SourceFormat], own: Collection[str] = ()) -> Identified:
    """Tell source, format and part of every file and put sets together.

    Args:
        files: as ``unpack`` gives them.
        formats: all that may be meant; only those of one source if the user named it.
        own: sources that are no publication; they count only where no other fits and the file was named itself.
    """
    singles: dict[tuple[str, str, str], FileGroup] = {}
    parts: list[list[_Told]] = []
    refused: list[EditionRefusedError] = []
    skipped: list[tuple[str, str]] = []
    for file in files:
        try:
            fitting = _tell(file, formats, own)
        except EditionRefusedError as error:
            if error.reason == "unknown-format" and not file.given:
                skipped.append((file.origin, error.message))
            else:
                refused.append(error)
            continue
        form = fitting[0].format
        if form.parts:
            parts.append(fitting)
            continue
        group = singles.setdefault((file.sha256, form.source, form.name), FileGroup(form, (file,), ("",)))
        if group.files[0] is not file:
            skipped.append((file.origin, f"the same content as {group.files[0].origin}"))
    sets = _join_sets(_settle(parts, refused), refused, skipped)
    return Identified((*singles.values(), *sets), tuple(refused), tuple(skipped))


def _tell(file: OfferedFile, formats: Sequence[SourceFormat], own: Collection[str]) -> list[_Told]:
    """Every way to take a file: one, or several where it may be the same part of several sets."""
    sample = take_sample(file.path)
    if not sample.head.strip(b"\x1a \t\r\n\x00\xef\xbb\xbf"):
        detail = "no bytes" if file.size == 0 else f"{file.size:,} bytes of blanks"
        raise _refuse(file, "empty", f"the file holds {detail}; a download probably failed")
    if _HTML.match(sample.head.lstrip(b"\xef\xbb\xbf")):
        raise _refuse(file, "html", f"a web page was saved in place of the list: {_page_words(sample.head)!r}")
    fitting = [
        _Told(file, form, place, form.detect(sample)) for form in formats if (place := _place(form, sample)) is not None
    ]
    fitting = [told for told in fitting if told.format.source not in own] or fitting
    if fitting and fitting[0].format.source in own and not file.given:
        source = fitting[0].format.source
        raise _refuse(
            file, "unknown-format", f"if this is a list of your own, name the file itself or --source {source}"
        )
    if not fitting and len(formats) == 1 and not formats[0].parts:
        return [_Told(file, formats[0], 0, True)]  # the user named the source; its reader says what is wrong
    if not fitting:
        raise _refuse(file, "unknown-format", _describe_unknown(sample, formats))
    sources = dict.fromkeys(told.format.source for told in fitting)
    if len(sources) > 1 and any(told.leads for told in fitting):
        raise _ambiguous(file, sources)
    return fitting


def _settle(parts: Sequence[list[_Told]], refused: list[EditionRefusedError]) -> list[_Told]:
    """Give a part that several sets may have to the one whose leading part lies beside it and that lacks this part."""
    settled = [fitting[0] for fitting in parts if len(fitting) == 1]
    leaders = {told.set_key for told in settled if told.leads}
    taken = {(told.set_key, told.place) for told in settled}
    for fitting in parts:
        if len(fitting) == 1:
            continue
        beside = [told for told in fitting if told.set_key in leaders]
        beside = [told for told in beside if (told.set_key, told.place) not in taken] or beside
        sources = list(dict.fromkeys(told.format.source for told in beside or fitting))
        if not beside:
            part = fitting[0].format.parts[fitting[0].place][0]
            message = (
                f"this is the part {part!r} of a set of {' or '.join(sources)}, whose leading part is not beside it"
            )
            refused.append(_refuse(fitting[0].file, "mismatch", message))
        elif len(sources) > 1:
            refused.append(_ambiguous(fitting[0].file, sources))
        else:
            settled.append(beside[0])
    return settled


def _place(form: SourceFormat, sample: Sample) -> int | None:
    if not form.parts:
        return 0 if form.detect(sample) else None
    return next((place for place, (_, detect) in enumerate(form.parts) if detect(sample)), None)


def _join_sets(
    told: Sequence[_Told], refused: list[EditionRefusedError], skipped: list[tuple[str, str]]
) -> list[FileGroup]:
    """Put the parts from one folder together."""
    sets: dict[tuple[str, str, str, str], list[_Told]] = defaultdict(list)
    for item in told:
        sets[item.set_key].append(item)
    groups: list[FileGroup] = []
    for items in sets.values():
        form = items[0].format
        parts: dict[int, OfferedFile] = {}
        clash: EditionRefusedError | None = None
        for item in items:
            taken = parts.setdefault(item.place, item.file)
            if taken is item.file:
                continue
            if taken.sha256 == item.file.sha256:
                skipped.append((item.file.origin, f"the same content as {taken.origin}"))
                continue
            name = form.parts[item.place][0]
            message = f"{taken.origin} is also the part {name!r} of this set, with other content; give one of them"
            clash = clash or _refuse(item.file, "mismatch", message, form.source)
        places = sorted(parts)
        part_names = tuple(form.parts[place][0] for place in places)
        if clash is None and not any(item.leads for item in items):
            message = f"{', '.join(part_names)} without {form.parts[0][0]}, the part of the set that holds the parties"
            clash = _refuse(parts[places[0]], "mismatch", message, form.source)
        if clash is not None:
            refused.append(clash)
        else:
            groups.append(FileGroup(form, tuple(parts[place] for place in places), part_names))
    return groups


def _name_end(name: str) -> str:
    """What follows the letters of a file name: ``add_2025-02.csv`` and ``sdn_comments_2025-02.csv`` belong together."""
    return re.sub(r"^[^\W\d]+", "", Path(name).stem.lower()).strip("_- .")


def _refuse(file: OfferedFile, reason: str, message: str, source: str | None = None) -> EditionRefusedError:
    return EditionRefusedError(reason, message, path=file.origin, source=source)


def _ambiguous(file: OfferedFile, sources: Iterable[str]) -> EditionRefusedError:
    return _refuse(file, "unknown-format", f"this could be {' or '.join(sources)}; say which one with --source")


def _page_words(head: bytes) -> str:
    text = re.sub(rb"(?is)<(script|style)\b.*?</\1>|<[^>]*>", b" ", head[:4096]).decode("utf-8", "replace")
    return " ".join(text.split())[:80]


def _describe_unknown(sample: Sample, formats: Sequence[SourceFormat]) -> str:
    for magic, words in _KNOWN_BUT_UNREADABLE:
        if sample.head.startswith(magic):
            return words
    if sample.head[257:262] == b"ustar":
        return "a tar archive; unpack it first"
    sources = dict.fromkeys(form.source for form in formats)
    asked = f"not a format of {next(iter(sources))}" if len(sources) == 1 else "no reader knows this format"
    first = sample.head[:4096].decode("utf-8", "replace").strip().splitlines()
    return f"{asked}; it begins {first[0][:60]!r}" if first else asked
