"""``dissuade screen``: one name, or a table."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from pathlib import Path

import click

from dissuade.cli.options import dates_option, read_birth_date, read_countries, read_identifiers, schema_option
from dissuade.errors import InputError
from dissuade.model.birth_dates import FILLERS

__all__ = ["screen"]

TABLE_SUFFIXES = (".csv", ".parquet", ".jsonl")
OF_A_NAME = {
    "birth_date": "--birth-date",
    "countries": "--country",
    "gender": "--gender",
    "identifiers": "--id",
}
OF_A_TABLE = {"columns": "--column", "encoding": "--encoding", "dates": "--dates", "restart": "--restart"}
_LONG = 1_000_000  # bytes of a table that is more than one batch, near enough: a start in vain costs little


@click.command()
@click.argument("subject", metavar="NAME|TABLE")
@schema_option
@click.option("--birth-date", default="", metavar="DATE", help="YYYY, YYYY-MM or YYYY-MM-DD.")
@click.option("--country", "countries", multiple=True, metavar="CODE", help="Name or ISO code; may be repeated.")
@click.option("--gender", type=click.Choice(["male", "female", "other"]), default=None)
@click.option("--id", "identifiers", multiple=True, metavar="TYPE=VALUE", help="Such as imoNumber=9161003; repeatable.")
@click.option("--limit", type=click.IntRange(1, 1000), default=5, show_default=True, help="Matches per party.")
@click.option("--threshold", type=click.FloatRange(0, 1), default=None, help="Least probability to show.")
@click.option("--threshold-from", default="", metavar="EVALUATION", help="Use the threshold it picked.")
@click.option("--include-ended", is_flag=True, help="Also parties whose listings have all ended.")
@click.option("--snapshot", type=click.Path(exists=True, file_okay=False, path_type=Path), help="Not the newest one.")
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="Where the alerts of a table go.")
@click.option("--column", "columns", multiple=True, metavar="OURS=THEIRS", help="Name a column of a table.")
@click.option("--encoding", default="utf-8-sig", show_default=True, help="Of a CSV table.")
@dates_option
@click.option("--restart", is_flag=True, help="Forget an interrupted run over this table.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_context
def screen(
    context: click.Context,
    subject: str,
    schema: str,
    birth_date: str,
    countries: tuple[str, ...],
    gender: str | None,
    identifiers: tuple[str, ...],
    limit: int,
    threshold: float | None,
    threshold_from: str,
    include_ended: bool,
    snapshot: Path | None,
    output: Path | None,
    columns: tuple[str, ...],
    encoding: str,
    dates: str,
    restart: bool,
    as_json: bool,
) -> int:
    """Screen a NAME, or every row of a TABLE (.csv, .parquet, .jsonl), against the lists.

    A table needs a column `name`; `id`, `schema`, `birth_date`, `countries`, `gender` and identifier columns such as
    `imoNumber` count if they are there, and columns that are not used are named. A row that cannot be used is set
    aside with the reason, and the run goes on; a run that was killed goes on where it stopped. Exit status 1 if there
    is something to look at.
    """
    if threshold_from:
        threshold = _picked_threshold(threshold_from, threshold)
    if output is not None or _is_table(subject):
        _refuse(context, OF_A_NAME, "tell of one party; a table tells it row by row, in its columns")
        if output is not None and _is_long(subject):
            from dissuade.processes import available_processors, begin_early

            if available_processors(2) > 1:
                begin_early(["dissuade.screening.workers"])
        from dissuade.cli.screen_table import screen_table

        return screen_table(
            Path(subject),
            output,
            columns=_column_names(columns),
            defaults={"schema": schema, "limit": limit, "threshold": threshold, "include_ended": include_ended},
            snapshot=snapshot,
            encoding=encoding,
            dates=dates,
            restart=restart,
            as_json=as_json,
        )
    if _is_file(subject):
        message = f"a file, but not a table that can be read; use {', '.join(TABLE_SUFFIXES)}"
        raise InputError(message, path=subject)
    _refuse(context, OF_A_TABLE, "go with a table, and this is a name")
    given = read_identifiers(identifiers)
    _tell_faults(given, schema)
    if birth_date in FILLERS:
        told = "software writes this day where none is known; it counts only if a list has it too"
        click.echo(f"--birth-date {birth_date}: {told}", err=True)
    from dissuade.screening import Screener
    from dissuade.screening.queries import has_letters, make_query

    if subject.strip() and not given and not has_letters(subject):
        raise InputError("no letter and no digit to look for", field="name", value=subject)
    screener = Screener.open(snapshot)
    _tell_unlisted_types(given, screener.folder)
    query = make_query(
        subject,
        schema=schema,
        birth_date=read_birth_date(birth_date),
        countries=read_countries(countries),
        gender=gender or "",
        identifiers=given,
    )
    (hits,) = screener.find([query], limit=limit, threshold=threshold, include_ended=include_ended)
    matches = [screener.explain(query, hit) for hit in hits]
    if as_json:
        answer = {
            "query": subject,
            "snapshot": screener.snapshot.to_dict(),
            "matches": [match.to_dict() for match in matches],
        }
        click.echo(json.dumps(answer, ensure_ascii=False))
    else:
        from dissuade.cli.show import make_console, show_matches, show_snapshot
        from dissuade.cli.show_party import describe_party
        from dissuade.snapshots.parties import PartyStore

        console, parties = make_console(), PartyStore(screener.folder)
        show_snapshot(console, screener.snapshot, today=dt.datetime.now(dt.UTC).date())
        asked = subject.strip() or ", ".join(f"{kind} {value}" for kind, value in given.items())
        about = [
            describe_party(parties.get(hit.number), [match.party.caption, match.matched_name])
            for hit, match in zip(hits, matches, strict=True)
        ]
        show_matches(console, asked, matches, about)
    return int(bool(matches))


def _refuse(context: click.Context, names: Mapping[str, str], reason: str) -> None:
    """Make sure that no option was given that would not count."""
    given = [
        option
        for name, option in names.items()
        if context.get_parameter_source(name) is click.core.ParameterSource.COMMANDLINE
    ]
    if given:
        raise click.UsageError(f"{', '.join(given)} {reason}")


def _tell_faults(identifiers: Mapping[str, str], schema: str) -> None:
    if not identifiers:
        return
    from dissuade.cli.identifier_faults import find_fault
    from dissuade.cli.show import plain
    from dissuade.screening.queries import identifier_type

    for kind, value in identifiers.items():
        if fault := find_fault(identifier_type(kind), value, schema):
            click.echo(f"--id {plain(kind)}={plain(value)}: {fault}; looked for as it is written", err=True)


def _tell_unlisted_types(identifiers: Mapping[str, str], snapshot: Path) -> None:
    """Say of which type no list has an identifier: "no match" means little then."""
    if not identifiers:
        return
    from dissuade.screening.queries import identifier_type
    from dissuade.snapshots.identifiers import identifier_types

    listed = identifier_types(snapshot)
    for kind in identifiers:
        if (meant := identifier_type(kind)) and meant not in listed:
            click.echo(
                f"--id {kind}: no party of these lists has a {meant}; only other numbers were compared", err=True
            )


def _picked_threshold(evaluation: str, threshold: float | None) -> float:
    from dissuade.evaluation.storage import load_threshold
    from dissuade.lists.home import find_home

    if threshold is not None:
        raise InputError("give a threshold or an evaluation that picked one, not both", field="--threshold-from")
    picked = load_threshold(evaluation, find_home())
    click.echo(
        f"threshold {picked.threshold:.6f}, picked by evaluation {picked.evaluation} for {picked.target} "
        f"on snapshot {picked.snapshot[:12]}",
        err=True,
    )
    return picked.threshold


def _is_table(subject: str) -> bool:
    return subject.lower().endswith(TABLE_SUFFIXES)


def _column_names(columns: tuple[str, ...]) -> dict[str, str]:
    names = {}
    for column in columns:
        ours, sign, theirs = column.partition("=")
        if not (sign and ours and theirs):
            raise InputError("not OURS=THEIRS, such as name=Customer", field="--column", value=column)
        names[ours] = theirs
    return names


def _is_file(subject: str) -> bool:
    """Whether somebody means a file of another kind: a workbook must not be answered with "no match" for its path."""
    try:
        return bool(Path(subject).suffix) and Path(subject).is_file()
    except (OSError, ValueError):  # a name may be no path at all
        return False


def _is_long(subject: str) -> bool:
    """Whether a table is so long that several processes will screen it."""
    return _is_file(subject) and Path(subject).stat().st_size > _LONG
