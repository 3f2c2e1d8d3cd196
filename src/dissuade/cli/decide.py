"""``dissuade decide``: a deal in, a decision out."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from dissuade.deals.screening import ScreenParty
    from dissuade.model.match import SnapshotRef

__all__ = ["decide"]


@click.command()
@click.argument("deal", required=False, type=click.Path(path_type=Path))
@click.option("--cases", type=click.Path(path_type=Path), help="Run worked cases and report each disagreement.")
@click.option("--as-of", metavar="DATE", help="Apply the law and the listings of this date (YYYY-MM-DD).")
@click.option("--snapshot", type=click.Path(path_type=Path), help="Lists to screen the parties against.")
@click.option(
    "--owners",
    type=click.Path(path_type=Path),
    multiple=True,
    help="A register of owners: BODS 0.4, FtM, or CSV; repeatable.",
)
@click.option("--json", "as_json", is_flag=True, help="Print everything as JSON.")
@click.option("--html", type=click.Path(path_type=Path, dir_okay=False), help="Write a page that stands on its own.")
@click.option("--tree/--no-tree", default=True, help="Print the evaluation of each finding.")
def decide(
    deal: Path | None,
    cases: Path | None,
    as_of: str | None,
    snapshot: Path | None,
    owners: tuple[Path, ...],
    as_json: bool,
    html: Path | None,
    tree: bool,
) -> int:
    """Decide whether the deal in a YAML file may go ahead.

    Exit status: 0 permitted (or every case agrees), 1 anything else, 2 wrong usage or input.
    """
    if (deal is None) == (cases is None):
        raise click.UsageError("give one DEAL.yaml, or --cases FILE")
    if cases is not None:
        if html is not None or as_of is not None or owners or snapshot is not None:
            raise click.UsageError("--html, --as-of, --owners and --snapshot go with a single deal")
        return _run_cases(cases, as_json=as_json)
    assert deal is not None
    return _decide_one(deal, as_of, snapshot, owners, html, as_json=as_json, tree=tree)


def _decide_one(
    path: Path,
    as_of: str | None,
    snapshot: Path | None,
    owners: tuple[Path, ...],
    html: Path | None,
    *,
    as_json: bool,
    tree: bool,
) -> int:
    from dissuade.deals.deciding import decide_deal
    from dissuade.deals.format import check_date, read_deal, with_owners
    from dissuade.ownership import read_register

    date = None if as_of is None else check_date(as_of, "--as-of")
    checked = read_deal(path)
    for register in owners:
        checked = with_owners(checked, read_register(register, date=date or checked.date))
    screen, lists = _open_lists(snapshot)
    decision = decide_deal(checked, as_of=date, screen=screen, snapshot=lists)
    if html is not None:
        from dissuade.cli.runs import keep_files, write_page
        from dissuade.deals.page import render_page

        keep_files([path], html)
        write_page(html, render_page(checked, decision))
    if as_json:
        click.echo(json.dumps(decision.to_dict(), ensure_ascii=False, indent=2))
    else:
        from dissuade.cli.show_decision import show_decision

        show_decision(checked.title or path.name, decision, tree=tree)
    return 0 if decision.overall == "permitted" else 1


def _run_cases(path: Path, *, as_json: bool) -> int:
    from dissuade.deals.cases import run_cases

    results = run_cases(path)
    agreed = sum(result.agrees for result in results)
    if as_json:
        shown = [
            {
                "id": result.id,
                "agrees": result.agrees,
                "differences": list(result.differences),
                "decision": None if result.decision is None else result.decision.to_dict(),
            }
            for result in results
        ]
        click.echo(json.dumps({"cases": shown}, ensure_ascii=False))
    else:
        for result in results:
            for difference in result.differences:
                click.echo(f"{result.id}: {difference}")
        click.echo(f"{agreed} of {len(results)} cases agree")
    return 0 if agreed == len(results) else 1


def _open_lists(snapshot: Path | None) -> tuple[ScreenParty, SnapshotRef]:
    from dissuade.deals.lists import open_lists

    return open_lists(snapshot)
