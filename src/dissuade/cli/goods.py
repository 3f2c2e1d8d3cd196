"""``dissuade goods``: HS and ECCN candidates for goods."""

from __future__ import annotations

import datetime as dt
import json

import click

from dissuade.errors import InputError

__all__ = ["goods"]


@click.command()
@click.argument("query", nargs=-1, required=True)
@click.option("--on", "date", metavar="DATE", help="Read the tables of this date (YYYY-MM-DD).")
@click.option("--limit", type=click.IntRange(1, 100), default=10, show_default=True)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def goods(query: tuple[str, ...], date: str | None, limit: int, as_json: bool) -> int:
    """Find HS and ECCN candidates by code or by words, such as: dissuade goods ball bearings.

    A candidate is a question to whoever knows the goods, never a classification. Exit status 1 if a candidate is
    of arms or of high priority, 0 if none is, or if nothing was found.
    """
    from dissuade.deals.format import check_date
    from dissuade.rules.goods import find_goods

    if not any(map(str.isalnum, "".join(query))):
        raise InputError("neither a word nor a code", field="QUERY", value=" ".join(query))
    day = dt.datetime.now(tz=dt.UTC).date().isoformat() if date is None else check_date(date, "--on")
    found = find_goods(" ".join(query), date=day, limit=limit)
    if as_json:
        click.echo(json.dumps({"date": day, "candidates": [item.to_dict() for item in found]}, ensure_ascii=False))
    else:
        for item in found:
            marks = []
            if item.munitions:
                marks.append("ARMS")
            if item.chpl_tier:
                marks.append(f"high priority, tier {item.chpl_tier}")
            marks += item.listed_in
            if item.reasons:
                marks.append(f"controlled for {', '.join(item.reasons)}")
            if item.exceptions:
                marks.append(f"exceptions {', '.join(item.exceptions)}")
            click.echo(f"{item.kind} {item.code:<8} {item.score:4.2f}  {' '.join(item.words)}")
            if marks:
                click.echo(f"         {'; '.join(marks)}")
        click.echo("Candidates only: which of them are the goods?" if found else "Nothing found; try other words.")
    return 1 if any(item.munitions or item.chpl_tier for item in found) else 0
