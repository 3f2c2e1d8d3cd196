"""OFAC's CSV sets: ``sdn, alt, add, sdn_comments`` and ``cons_prim, cons_alt, cons_add, cons_comments``.

The files have no header, write null as ``-0-``, end with a 0x1A byte (since 2019) and are cp1252. Remarks are cut at
1,000 characters; the comments file continues them without a separator. Column order and codes: OFAC, "SDN data file
specifications". The row numbers of alternate names and addresses (``alt_num``, ``add_num``) are keys of OFAC's own
database and are not kept.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from dissuade.lists.reading import Reading, Sample, SourceFormat, read_rows, refuse_blank_or_html, take_sample
from dissuade.lists.sources.ofac_lists import NON_SDN_PROGRAMMES, names_consolidated
from dissuade.lists.sources.ofac_party import PartyDraft
from dissuade.lists.sources.ofac_remarks import read_remarks, split_remarks
from dissuade.model.party import NameKind, Party

__all__ = ["FORMATS", "part_of", "read_csv_set"]

PARTS = {12: "primary", 6: "addresses", 5: "alternate names", 2: "comments"}
"""The parts of a set by their number of columns."""

CUT_AT = 1000
_NULL = "-0-"
_NUMBER = re.compile(r"\d{1,9}")
_ALT_KINDS = {"aka": NameKind.ALIAS, "fka": NameKind.FORMER, "nka": NameKind.ALIAS}
_MAX_BAD_SHARE = 0.01

Rows = dict[str, list[tuple[int, list[str]]]]


def part_of(sample: Sample) -> str:
    """Which part of a CSV set a file is, told from its first rows; "" if it is none."""
    head = sample.head
    if b"\0" in head or head[:1] in (b"<", b"{", b"["):
        return ""
    lines = head.decode("cp1252", "replace").split("\n")
    if len(head) < sample.size:
        lines = lines[:-1]
    try:
        rows = [row for row in csv.reader(lines) if len(row) > 1]
    except csv.Error:
        return ""
    counts = {width: sum(len(row) == width for row in rows) for width in PARTS}
    width = max(counts, key=lambda key: counts[key])
    fitting = [row for row in rows if len(row) == width and _NUMBER.fullmatch(row[0].strip())]
    if not rows or len(fitting) < 0.6 * len(rows):
        return ""
    if width == 12:
        good = sum(_read_null(row[2]).lower() in ("", "individual", "vessel", "aircraft", "entity") for row in fitting)
    elif width == 6:
        good = sum(_NUMBER.fullmatch(_read_null(row[1]) or "0") is not None for row in fitting)
    elif width == 5:
        good = sum(_read_null(row[2]).lower() in ("", *_ALT_KINDS) for row in fitting)
    else:
        # Two columns are common: the continuation of remarks reads "...; label value; ... ." and there is no header.
        good = sum("; " in row[1] or row[1].rstrip().endswith(".") for row in fitting) if rows[0] in fitting else 0
    return PARTS[width] if good > 0.6 * len(fitting) else ""


def _read_null(cell: str) -> str:
    text = cell.strip(" \t\x1a")
    return "" if text == _NULL else text


def _is_consolidated(sample: Sample) -> bool:
    """Whether a primary file is the non-SDN list: by name, else by the programmes of its first rows."""
    named = names_consolidated(sample.name)
    if named is not None:
        return named
    rows = list(csv.reader(sample.head.decode("cp1252", "replace").splitlines()))
    programmes = [row[3] for row in rows if len(row) == 12]
    other = sum(any(code in NON_SDN_PROGRAMMES for code in _split_programmes(text)) for text in programmes)
    return bool(programmes) and other > 0.5 * len(programmes)


def _is_part(part: str, consolidated: bool, sample: Sample) -> bool:
    if part_of(sample) != part:
        return False
    if part == "primary":
        return _is_consolidated(sample) is consolidated
    named = names_consolidated(sample.name)
    return named is None or named is consolidated


def _split_programmes(text: str) -> list[str]:
    return [code for part in _read_null(text).split("]") if (code := part.strip(" ["))]


def read_csv_set(reading: Reading) -> Iterator[Party]:
    """Read a CSV set; the parts are told by their content, so that their order and names do not matter.

    Args:
        reading: the notebook; ``paths`` holds at least the primary file.

    Yields:
        One party for each row of the primary file, in its order.

    Raises:
        EditionRefusedError: ``empty``, ``html``, ``schema``, ``truncated`` or ``malformed``.
    """
    files = _sort_files(reading)
    primary = files.pop("primary")
    missing = [part for part in PARTS.values() if part != "primary" and part not in files]
    if missing:
        reading.warn("missing-part", f"the set lacks {', '.join(missing)}: what they hold is not in this edition")
    alternates, addresses, comments = (
        _group_rows(reading, files.get(part), width) for width, part in ((5, PARTS[5]), (6, PARTS[6]), (2, PARTS[2]))
    )
    by_name = _index_names(reading, primary)
    seen: dict[str, int] = {}
    for line, row in _checked_rows(reading, primary, 12):
        number = row[0]
        count = seen[number] = seen.get(number, 0) + 1
        if count > 1:
            reading.warn("duplicate-number", f"entry {number} stands {count} times in the file", line=line)
        reference = number if count == 1 else f"{number}-{count}"
        draft = PartyDraft(reading, reference, _read_null(row[2]), line)
        draft.add_name(_read_null(row[1]), NameKind.PRIMARY)
        _add_alternates(draft, alternates.get(number, []))
        _add_addresses(draft, addresses.get(number, []))
        _add_columns(draft, row)
        _add_remarks(draft, row, comments.get(number, []), by_name, "comments" in files)
        if len(row) > 12:
            draft.add_raw("columns after the twelfth", ", ".join(row[12:]))
        yield draft.build(draft.make_listings(_split_programmes(row[3])))
    for part, rows in ((PARTS[5], alternates), (PARTS[6], addresses), (PARTS[2], comments)):
        for number in rows.keys() - seen.keys():
            line = rows[number][0][0]
            reading.warn("orphan", f"{part}: entry {number} is not in the primary file", line=line)


def _sort_files(reading: Reading) -> dict[str, Path]:
    files: dict[str, Path] = {}
    for path in reading.paths:
        refuse_blank_or_html(reading, path)
        part = part_of(take_sample(path))
        if not part:
            message = "not a part of OFAC's CSV set: rows that begin with a number and have 12, 6, 5 or 2 columns"
            raise reading.refuse("schema", message, path=path)
        if part in files:
            raise reading.refuse("schema", f"two files of the set hold {part}: also {files[part].name}", path=path)
        files[part] = path
    if "primary" not in files:
        raise reading.refuse("schema", "the primary file (12 columns) of the set is missing")
    return files


def _checked_rows(reading: Reading, path: Path, width: int) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows of one file and refuse it where it is evidently broken; rows with a wrong width are warned of."""
    rows = bad = 0
    previous, last_bad, ended = 0, 0, False
    number = ""
    for line, row in read_rows(reading, path):
        rows += 1
        ended = row[-1].endswith("\x1a")
        row[-1] = row[-1].rstrip("\x1a")
        first, previous = previous + 1, line
        number = row[0].strip()
        if not any(cell.strip(" \x1a") for cell in row):
            ended = True  # the end mark as a row of its own, as converters write it
            continue
        if rows == 1 and number.lower() == "ent_num":
            reading.warn(
                "header", f"{path.name} has a header, official files have none: somebody converted it", line=line
            )
            rows = 0
            continue
        if line > first and any("\n" in cell for cell in row):
            message = f"a quotation mark that opens in line {first} is closed only in line {line}"
            reason = "truncated" if _ends_at(path, line) else "malformed"
            raise reading.refuse(reason, message, path=path, line=first)
        if number.startswith("\x1a"):
            message = "rows follow the end mark 0x1A: two files were joined"
            raise reading.refuse("malformed", message, path=path, line=line)
        if not _NUMBER.fullmatch(number) or (width == 12 and not (len(row) > 1 and _read_null(row[1]))):
            what = "no entry number" if not _NUMBER.fullmatch(number) else "no name"
            raise reading.refuse("malformed", f"{what} in a row of {len(row)} columns", path=path, line=line)
        if len(row) != width:
            bad += 1
            last_bad = line
            message = f"{path.name}: entry {number} has {len(row)} columns, {width} are expected; kept what there is"
            reading.warn("columns", message, line=line)
        if width == 2 and len(row) > 2:
            row = [row[0], ",".join(row[1:])]
        yield line, [number, *row[1:], *[_NULL] * (width - len(row))]
    if bad and last_bad == previous:
        raise reading.refuse("truncated", f"the last row (entry {number}) lacks columns", path=path, line=previous)
    if bad > max(2, _MAX_BAD_SHARE * rows):
        message = f"{bad} of {rows} rows do not have {width} columns"
        raise reading.refuse("schema", message, path=path, line=last_bad)
    if not (ended or _has_end_mark(path)):
        reading.warn("end-mark", f"{path.name} does not end with the byte 0x1A; whole files have had it since 2019")


def _has_end_mark(path: Path) -> bool:
    with path.open("rb") as stream:
        stream.seek(max(0, path.stat().st_size - 8))
        return b"\x1a" in stream.read()


def _ends_at(path: Path, line: int) -> bool:
    with path.open("rb") as stream:
        return sum(1 for _ in stream) <= line


def _group_rows(reading: Reading, path: Path | None, width: int) -> Rows:
    groups: Rows = {}
    if path is not None:
        for line, row in _checked_rows(reading, path, width):
            groups.setdefault(row[0], []).append((line, row))
    return groups


def _index_names(reading: Reading, path: Path) -> dict[str, str]:
    """Party ids by primary name, for names that only one entry bears."""
    index: dict[str, str] = {}
    for _, row in read_rows(reading, path):
        if len(row) > 1:
            name = row[1].strip()
            index[name] = "" if name in index else f"{reading.source}-{row[0].strip()}"
    return index


def _add_alternates(draft: PartyDraft, rows: list[tuple[int, list[str]]]) -> None:
    for line, row in rows:
        kind, name, remarks = _read_null(row[2]), _read_null(row[3]), _read_null(row[4])
        if kind.lower() not in _ALT_KINDS:
            draft.reading.warn("alias-type", f"{draft.reference}: unknown type of name {kind!r}", line=line)
            draft.add_raw("alt_type", kind)
        draft.add_name(name, _ALT_KINDS.get(kind.lower(), NameKind.ALIAS))
        if remarks:
            draft.add_raw("alt_remarks", f"{name}: {remarks}")
        if row[5:]:
            draft.add_raw("alt: columns after the fifth", ", ".join(row[5:]))


def _add_addresses(draft: PartyDraft, rows: list[tuple[int, list[str]]]) -> None:
    for _, row in rows:
        street, city, country, note = (_read_null(cell) for cell in row[2:6])
        draft.add_address(street, city, country=country, note=note, street=street, city=city)
        if row[6:]:
            draft.add_raw("add: columns after the sixth", ", ".join(row[6:]))


def _add_columns(draft: PartyDraft, row: list[str]) -> None:
    title, call_sign, kind, tonnage, gross, flag, owner = (_read_null(cell) for cell in row[4:11])
    for part in split_remarks(title):
        draft.add_position(part)
    labelled = (("Vessel Call Sign", call_sign), ("VESSEL TYPE", kind), ("Vessel Tonnage", tonnage),
                ("Vessel Gross Registered Tonnage", gross), ("Vessel Flag", flag), ("Vessel Owner", owner))  # fmt: skip
    for label, value in labelled:
        if value:
            draft.add_field(label, value)


def _add_remarks(
    draft: PartyDraft, row: list[str], comments: list[tuple[int, list[str]]], by_name: dict[str, str], joined: bool
) -> None:
    remarks = row[11]
    if _read_null(remarks) == "":
        remarks = ""
    cut = len(remarks) >= CUT_AT
    if cut and comments:
        remarks += "".join(comment[1].rstrip("\x1a") for _, comment in comments)
        cut = False
    elif comments:
        draft.add_raw("comments", "; ".join(comment[1] for _, comment in comments))
        message = f"{draft.reference}: a comment continues remarks that are not cut"
        draft.reading.warn("comment", message, line=draft.line)
    if cut and not remarks.endswith("."):
        where = "the comments do not continue it" if joined else "the comments file is missing"
        message = f"{draft.reference}: the remarks are cut at {CUT_AT} characters and {where}"
        draft.reading.warn("remarks-cut", message, line=draft.line)
    else:
        cut = False
    if remarks:
        read_remarks(draft, remarks, lambda name: by_name.get(name, ""), cut=cut, official_title=_read_null(row[4]))


def _make_format(source: str, title: str, consolidated: bool) -> SourceFormat:
    parts = tuple((part, partial(_is_part, part, consolidated)) for part in (PARTS[12], PARTS[5], PARTS[6], PARTS[2]))
    return SourceFormat(source=source, name="csv", title=title, detect=parts[0][1], read=read_csv_set, parts=parts)


FORMATS = (
    _make_format("ofac-sdn", "OFAC Specially Designated Nationals list, CSV set", False),
    _make_format("ofac-cons", "OFAC consolidated non-SDN lists, CSV set", True),
)
