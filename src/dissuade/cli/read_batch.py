"""Reading many documents from the command line: a progress bar, resumable, nothing lost."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import click
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from dissuade.cli.runs import Journal, fingerprint, keep_files
from dissuade.cli.show import make_console, plain
from dissuade.cli.words import count_of
from dissuade.errors import InputError
from dissuade.model.decision import Decision
from dissuade.model.report import Report
from dissuade.reports.batch import count_documents, left_out, read_batch
from dissuade.screening import Screener

__all__ = ["read_many"]

_NAMED = 5


def read_many(
    path: Path,
    output: Path,
    *,
    published: str | None,
    snapshot: Path | None,
    decide: Callable[[Report], Sequence[Decision]] | None,
    restart: bool,
    as_json: bool,
) -> int:
    """Read every document of a folder or .jsonl file into JSON lines.

    Returns:
        0 no listed party, 1 listed parties, 2 some documents could not be read (their lines say why).
    """
    if output.suffix != ".jsonl":
        raise InputError("the reports of a batch are written as .jsonl", path=output)
    keep_files([path], output, called="the documents themselves")
    total = count_documents(path)
    if path.is_dir():
        _tell_left_out(path, output)
    screener = Screener.open(snapshot)
    settings = {"published": published, "snapshot": screener.snapshot.id, "decide": decide is not None}
    counts = {"documents": 0, "failed": 0, "listed": 0}
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    console = make_console(stderr=True)
    with Journal(output, fingerprint(path, settings, output=output), restart=restart) as journal:
        for entry in journal.entries():
            _count(counts, entry)
        done = counts["documents"]
        if done:
            click.echo(f"going on after document {done:,}", err=True)
        with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
            task = progress.add_task(path.name, total=total, completed=done)
            for read in journal.add(read_batch(path, screener, published=published, skip=done, decide=decide)):
                _count(counts, read)
                progress.advance(task)
        journal.finish()
    if as_json:
        answer = {**counts, "output": str(output), "snapshot": screener.snapshot.to_dict()}
        click.echo(json.dumps(answer, ensure_ascii=False))
    else:
        if screener.snapshot.starter:
            click.echo("STARTER SNAPSHOT: a small example, not the official lists", err=True)
        click.echo(
            f"{count_of(counts['documents'], 'document')} in {output}: {counts['listed']:,} with a listed party, "
            f"{counts['failed']:,} could not be read"
        )
    if counts["failed"]:
        click.echo(f"why they could not be read: field 'error' in {output}", err=True)
    return 2 if counts["failed"] else int(counts["listed"] > 0)


def _tell_left_out(folder: Path, output: Path) -> None:
    """Name the files that will not be read, so that none is missed in silence."""
    own = (output.resolve(), output.with_name(output.name + ".parts").resolve())
    files = [file for file in left_out(folder) if file.resolve() not in own and file.resolve().parent not in own]
    if files:
        names = ", ".join(plain(file.relative_to(folder).as_posix()) for file in files[:_NAMED])
        more = f" and {len(files) - _NAMED:,} more" if len(files) > _NAMED else ""
        click.echo(f"not read, being of another kind: {count_of(len(files), 'file')}: {names}{more}", err=True)


def _count(counts: dict[str, int], entry: Mapping[str, Any]) -> None:
    counts["documents"] += 1
    counts["failed"] += entry["report"] is None
    counts["listed"] += bool(entry["report"] and entry["report"]["parties"])
