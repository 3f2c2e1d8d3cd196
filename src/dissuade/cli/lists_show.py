"""Lists and editions as people read them in a terminal."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from dissuade.cli.show import make_console, plain
from dissuade.errors import InputError
from dissuade.lists.catalog import SourceEntry, find_source
from dissuade.lists.checks import GUESSED
from dissuade.lists.diff import EditionDiff
from dissuade.lists.editions import Edition
from dissuade.lists.intake import Intake
from dissuade.lists.updating import SourceUpdate

__all__ = [
    "show_catalog",
    "show_diff",
    "show_edition",
    "show_editions",
    "show_intake",
    "show_new_snapshot",
    "show_updates",
]

SHOWN_CHANGES = 50
_WIDEST = 1000
_BASES = {"content": "content", "option": "given", "name": "file name", "server": "server", "mtime": "file time"}


def show_editions(editions: Iterable[Edition]) -> None:
    """A table of the current edition of each source, with its age against the usual cadence."""
    table = _table("source", "published", ">age", "date from", ">parties", ">names", ">ids", ">warnings", "format")
    today = dt.datetime.now(dt.UTC).date()
    for edition in editions:
        age = (today - dt.date.fromisoformat(edition.published)).days
        undated = edition.date_basis in GUESSED
        cadence = _cadence(edition.source)
        table.add_row(
            edition.source,
            edition.published,
            Text("not known" if undated else f"{age} d", style="yellow" if undated or 0 < cadence < age else ""),
            _BASES[edition.date_basis],
            f"{edition.parties:,}",
            f"{edition.names:,}",
            f"{edition.identifiers:,}",
            f"{sum(edition.warnings.values()):,}",
            edition.format,
        )
    _print_table(table)


def show_intake(intake: Intake) -> None:
    """What was added, what was kept already, and on the error stream what was refused or skipped."""
    console, errors = make_console(), make_console(stderr=True)
    for item in intake.added:
        edition = item.edition
        words = f"added {edition.source} {edition.published}: {edition.parties:,} parties, {edition.names:,} names"
        if item.previous:
            words += f"; against {item.previous}: +{item.added:,} -{item.removed:,} ~{item.changed:,}"
        if not item.is_current:
            words += "; kept as history, a newer edition stays current"
        console.print(words, soft_wrap=True)
        if item.notice:
            errors.print(Text(f"  taken nevertheless: {plain(item.notice)}", style="yellow"), soft_wrap=True)
        _show_remarks(errors, edition)
    for edition in intake.unchanged:
        console.print(f"unchanged {edition.source} {edition.published}: this edition is kept already", soft_wrap=True)
    for path, reason in intake.skipped:
        errors.print(Text(f"skipped {plain(path)}: {plain(reason)}", style="dim"), soft_wrap=True)
    for error in intake.refused:
        errors.print(Text(plain(str(error)), style="red"), soft_wrap=True)


def show_updates(results: Sequence[SourceUpdate]) -> None:
    """One line for each source, with the intake of those that were fetched."""
    console, errors = make_console(), make_console(stderr=True)
    for result in results:
        if result.intake is not None:
            show_intake(result.intake)
        elif result.state == "failed":
            errors.print(Text(f"failed {result.source}: {plain(result.detail)}", style="red"), soft_wrap=True)
        else:
            console.print(f"{result.state} {result.source}: {plain(result.detail)}", soft_wrap=True)


def show_new_snapshot(snapshot: Mapping[str, Any] | None) -> None:
    """Name the snapshot on which answers rest from now on."""
    if snapshot is not None:
        sources = snapshot["sources"]
        make_console().print(f"snapshot {snapshot['id'][:12]}: {len(sources)} lists", soft_wrap=True)


def show_diff(found: EditionDiff) -> None:
    """Added, removed and changed parties; of changes the first fifty, those of raw fields alone only as a number."""
    console = make_console()
    console.print(
        f"{found.source}: {found.from_edition} -> {found.to_edition}: "
        f"{len(found.added):,} added, {len(found.removed):,} removed, {len(found.changed):,} changed",
        soft_wrap=True,
    )
    for sign, style, briefs in (("+", "green", found.added), ("-", "red", found.removed)):
        for brief in briefs:
            console.print(Text(f"{sign} {brief.id}  {plain(brief.caption)}  ({brief.schema})", style=style))
    told = [change for change in found.changed if any(field.field != "raw" for field in change.changes)]
    for change in told[:SHOWN_CHANGES]:
        console.print(Text(f"~ {change.id}  {plain(change.caption)}", style="yellow"))
        for field in change.changes:
            for value in field.old:
                console.print(f"    {field.field} - {plain(value)}", soft_wrap=True)
            for value in field.new:
                console.print(f"    {field.field} + {plain(value)}", soft_wrap=True)
    if len(told) > SHOWN_CHANGES:
        console.print(f"... and {len(told) - SHOWN_CHANGES:,} more changed; --json shows all")
    if len(told) < len(found.changed):
        console.print(f"{len(found.changed) - len(told):,} changed in raw fields alone; --json shows them")


def show_edition(edition: Edition, editions: Sequence[Edition]) -> None:
    """Everything that the record of an edition says."""
    console = make_console()
    console.print(f"{edition.source} {edition.id} ({edition.format})", style="bold")
    rows = [
        ("published", f"{edition.published} (from: {edition.date_basis})"),
        ("added", edition.added_at),
        ("sha256", edition.sha256),
        ("counts", f"{edition.parties:,} parties, {edition.names:,} names, {edition.identifiers:,} identifiers, "
                   f"{edition.records:,} records"),
        ("declared", "not stated" if edition.declared is None else f"{edition.declared:,} records"),
        ("schemata", ", ".join(f"{schema} {count:,}" for schema, count in edition.schemata.items())),
        ("reader", edition.reader),
        ("address", plain(edition.address)),
        *(("file", f"{plain(file.name)}  {file.size:,} bytes  {file.sha256}") for file in edition.files),
        *((f"warning {kind}", f"{count:,}") for kind, count in edition.warnings.items()),
        *((f"unmapped {plain(field)}", f"{count:,}") for field, count in edition.unmapped.items()),
    ]  # fmt: skip
    for name, value in rows:
        if value:
            console.print(f"  {name:<12} {value}", soft_wrap=True)
    for example in edition.examples[:10]:
        console.print(f"    {plain(example)}", style="dim", soft_wrap=True)
    if len(editions) > 1:
        console.print("kept editions, oldest first: " + ", ".join(other.id for other in editions), soft_wrap=True)


def show_catalog(catalog: Sequence[SourceEntry]) -> None:
    """A table of the sources that can be read."""
    table = _table("source", "publication", "publisher", "update")
    for entry in catalog:
        confirmed = all(item.confirmed for item in entry.downloads)
        how = "" if not entry.downloads else "yes" if confirmed else "address not confirmed"
        table.add_row(entry.name, entry.title, entry.publisher, how)
    _print_table(table)


def _show_remarks(console: Console, edition: Edition) -> None:
    """What somebody who adds a list should see at once."""
    if edition.date_basis in GUESSED:
        console.print(
            f"  the file carries no date: {edition.published} is only that of the {_BASES[edition.date_basis]}, and "
            "how old the list is cannot be told; give the real date with --date",
            style="yellow",
            soft_wrap=True,
        )
    least = _least(edition.source)
    if edition.parties < least:
        console.print(
            f"  only {edition.parties:,} parties; whole editions have at least {least:,}. Is this an excerpt?",
            style="yellow",
            soft_wrap=True,
        )
    if edition.format in ("csv", "jsonl") and edition.source.startswith("private") and edition.unmapped:
        words = ", ".join(f"{plain(column)} {count:,}" for column, count in edition.unmapped.items())
        console.print(f"  columns that are kept but do not count in screening: {words}", style="yellow", soft_wrap=True)
    if edition.warnings:
        words = ", ".join(f"{kind} {count:,}" for kind, count in edition.warnings.items())
        console.print(f"  warnings: {words}", style="yellow", soft_wrap=True)


def _cadence(source: str) -> int:
    try:
        return find_source(source).cadence_days
    except InputError:
        return 0


def _least(source: str) -> int:
    try:
        return find_source(source).least
    except InputError:
        return 0


def _print_table(table: Table) -> None:
    """Print a table whole: on a narrow terminal its lines run over, and no column disappears."""
    console = make_console()
    whole = console.measure(table, options=console.options.update(max_width=_WIDEST)).maximum
    console.width = max(console.width, whole)
    console.print(table)


def _table(*columns: str) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold")
    for column in columns:
        table.add_column(
            column.lstrip(">"),
            justify="right" if column.startswith(">") else "left",
            no_wrap=column != "publication",
            max_width=60 if column == "publication" else None,
        )
    return table
