"""Screening a table from the command line: a progress bar, resumable, nothing lost."""

from __future__ import annotations

import datetime as dt
import itertools
import json
import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import click
import pyarrow as pa

from dissuade.cli.runs import keep_files
from dissuade.cli.table_columns import tell_unused
from dissuade.cli.table_input import Batch, read_batches
from dissuade.cli.table_output import SUFFIXES, Parts, fingerprint, write_alerts, write_problems
from dissuade.cli.words import count_of
from dissuade.errors import InputError
from dissuade.lists.columns import TYPES
from dissuade.screening import Screener
from dissuade.snapshots.identifiers import identifier_types

__all__ = ["screen_table"]

BATCH_ROWS = 20_000


def screen_table(
    path: Path,
    output: Path | None,
    *,
    columns: Mapping[str, str],
    defaults: Mapping[str, Any],
    snapshot: Path | None,
    encoding: str,
    dates: str,
    restart: bool,
    as_json: bool,
) -> int:
    """Screen every row of a table and write one row per match.

    Args:
        path: the table; output: where the alerts go, None for the terminal.
        columns: our column name to the table's.
        defaults: ``schema``, ``limit``, ``threshold`` and ``include_ended`` for every row.
        dates: how the table writes days and months, if it is known (``model.birth_dates.ORDERS``).

    Returns:
        0 no alert, 1 alerts, 2 some rows could not be screened (they are named in ``<output>.problems.csv``).
    """
    if output is not None and output.suffix not in SUFFIXES:
        raise InputError("the alerts can be written as .csv, .parquet or .jsonl", path=output)
    try:
        found, folder = path.is_file(), path.is_dir()
    except (OSError, ValueError):  # no path at all, such as a very long name
        found = folder = False
    if not found:
        raise InputError("a folder, not a table" if folder else "there is no such file", path=path)
    if output is not None:
        keep_files([path], output, called="the table itself")
    screener = Screener.open(snapshot)
    if output is None:
        return _print_alerts(
            screener, path, columns=columns, defaults=defaults, encoding=encoding, dates=dates, as_json=as_json
        )
    settings = {**defaults, "columns": dict(columns), "encoding": encoding, "dates": dates}
    settings["snapshot"] = screener.snapshot.id
    run = fingerprint(path, {**settings, "batch": BATCH_ROWS})
    problem_file = output.with_name(output.name + ".problems.csv")
    columns_told = _ColumnTeller(screener.folder)
    with Parts(output, run, restart=restart) as parts:
        done = parts.rows_done()
        if done:
            click.echo(f"going on after row {done:,}", err=True)
        batches = read_batches(
            path,
            columns=columns,
            schema=defaults["schema"],
            encoding=encoding,
            dates=dates,
            batch_rows=BATCH_ROWS,
            skip_rows=done,
        )
        with _progress() as progress:
            task = progress.add_task(path.name, total=None, completed=done)
            for batch, alerts in _screen_all(screener, batches, defaults):
                parts.add(alerts, batch.rows, batch.problems, batch.unused)
                columns_told.tell(batch)
                progress.advance(task, batch.rows)
        rows, problems, unused = parts.rows_done(), parts.problems(), parts.unused()
        alerts_written = write_alerts(output, parts.tables())
        write_problems(problem_file, problems)
        parts.remove()
    unscreened = sum(not problem.screened for problem in problems)
    summary = {
        "rows": rows,
        "alerts": alerts_written,
        "not_screened": unscreened,
        "problems": len(problems),
        "unused_columns": list(unused),
        "output": str(output),
        "snapshot": screener.snapshot.to_dict(),
    }
    if as_json:
        click.echo(json.dumps(summary, ensure_ascii=False))
    else:
        _show_snapshot(screener)
        screened = count_of(rows - unscreened, "row")
        click.echo(f"{screened} screened, {count_of(alerts_written, 'alert')} in {output}")
    if problems:
        told = []
        if unscreened:
            told.append(f"{count_of(unscreened, 'row')} could not be screened")
        if noted := len(problems) - unscreened:
            told.append(f"{count_of(noted, 'problem')} in rows that were screened")
        click.echo(f"{', '.join(told)}: see {problem_file}", err=True)
    return 2 if unscreened else int(alerts_written > 0)


def _screen_all(
    screener: Screener, batches: Iterator[Batch], defaults: Mapping[str, Any]
) -> Iterator[tuple[Batch, pa.Table]]:
    """The alerts of every batch: of a table that is one batch here, of a longer one in a process for each processor."""
    first = list(itertools.islice(batches, 2))
    if len(first) < 2 or os.cpu_count() == 1:
        for batch in itertools.chain(first, batches):
            yield batch, _screen(screener, batch, defaults)
        return
    from dissuade.screening.workers import Workers

    tagged = ((batch, batch.table) for batch in itertools.chain(first, batches))
    with Workers(screener.folder, **_asked(defaults)) as workers:
        for batch, alerts in workers.screen(tagged):
            yield batch, _with_lines(alerts, batch)


def _screen(screener: Screener, batch: Batch, defaults: Mapping[str, Any]) -> pa.Table:
    return _with_lines(screener.screen_table(batch.table, **_asked(defaults)), batch)


def _asked(defaults: Mapping[str, Any]) -> dict[str, Any]:
    return {name: defaults[name] for name in ("limit", "threshold", "include_ended")}


def _with_lines(alerts: pa.Table, batch: Batch) -> pa.Table:
    """The alerts of a batch, with the line of the input in place of the row of the batch."""
    lines = pa.array([batch.lines[row] for row in alerts.column("row").to_pylist()], pa.int64())
    return alerts.set_column(alerts.schema.get_field_index("row"), "line", lines)


class _ColumnTeller:
    """Says on the error stream which columns cannot count, each once."""

    def __init__(self, snapshot: Path) -> None:
        self._listed = {*identifier_types(snapshot)}

    def tell(self, batch: Batch) -> None:
        """Of the columns of a batch those that were not told before."""
        from dissuade.cli.show import plain

        if told := tell_unused(batch.unused):
            click.echo(plain(told), err=True)
        if strange := [name for name in batch.table.column_names if name in TYPES and name not in self._listed]:
            self._listed.update(strange)
            click.echo(f"no party of these lists has {', '.join(strange)}; only other numbers were compared", err=True)


def _print_alerts(
    screener: Screener,
    path: Path,
    *,
    columns: Mapping[str, str],
    defaults: Mapping[str, Any],
    encoding: str,
    dates: str,
    as_json: bool,
) -> int:
    """Print the answer for a table without an output file, row by row."""
    from dissuade.cli.show import make_console, plain

    console = make_console()
    if not as_json:
        _show_snapshot(screener)
    columns_told = _ColumnTeller(screener.folder)
    found = unscreened = 0
    for batch in read_batches(
        path, columns=columns, schema=defaults["schema"], encoding=encoding, dates=dates, batch_rows=BATCH_ROWS
    ):
        columns_told.tell(batch)
        alerts = _screen(screener, batch, defaults)
        found += alerts.num_rows
        by_line: dict[int, list[dict[str, Any]]] = {}
        for alert in alerts.to_pylist():
            by_line.setdefault(alert["line"], []).append(alert)
            if as_json:
                click.echo(json.dumps(alert, ensure_ascii=False, default=str))
        if not as_json:
            for line, name in zip(batch.lines, batch.table.column("name").to_pylist(), strict=True):
                asked = plain(name) or f"line {line}, without a name"
                if line not in by_line:
                    console.print(f"        {asked}: no match")
                for alert in by_line.get(line, []):
                    console.print(
                        f"{alert['probability']:6.1%}  {asked}  ->  {plain(alert['caption'])}  [{alert['party_id']}]"
                    )
        for problem in batch.problems:
            unscreened += not problem.screened
            place = f"{path}, line {problem.line}" + (f", field {problem.field!r}" if problem.field else "")
            value = f" (got {problem.value[:80]!r})" if problem.value else ""
            click.echo(f"{place}: {problem.message}{value}", err=True)
    return 2 if unscreened else int(found > 0)


def _show_snapshot(screener: Screener) -> None:
    from dissuade.cli.show import make_console, show_snapshot

    show_snapshot(make_console(), screener.snapshot, today=dt.datetime.now(dt.UTC).date())


def _progress() -> Any:
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    from dissuade.cli.show import make_console

    console = make_console(stderr=True)
    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("rows"),
        TimeElapsedColumn(),
        console=console,
        transient=True,
        disable=not console.is_terminal,
    )
