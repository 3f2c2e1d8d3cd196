"""``dissuade read FILE``."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from dissuade.documents.input import Document
    from dissuade.model.decision import Decision
    from dissuade.model.report import Report

__all__ = ["read"]


@click.command()
@click.argument("file", type=click.Path(path_type=str, allow_dash=True))
@click.option(
    "--published",
    metavar="DATE",
    help="Publication date (YYYY-MM-DD); by default what the document says, in a batch only where it says none.",
)
@click.option("--snapshot", type=click.Path(path_type=Path), help="Lists to screen against; by default the newest.")
@click.option("--decide", "deciding", is_flag=True, help="Also decide the deals that the report speaks of.")
@click.option("--json", "as_json", is_flag=True, help="Print everything as JSON.")
@click.option("--html", type=click.Path(path_type=Path, dir_okay=False), help="Write a page that stands on its own.")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="For a folder or .jsonl: where to."
)
@click.option("--restart", is_flag=True, help="Forget an interrupted run over this folder or file.")
def read(
    file: str,
    published: str | None,
    snapshot: Path | None,
    deciding: bool,
    as_json: bool,
    html: Path | None,
    output: Path | None,
    restart: bool,
) -> int:
    """Read a report: text, HTML, e-mail or PDF; ``-`` reads standard input.

    A folder, or a .jsonl file with a document a line (``text``, and perhaps ``id``, ``published``, ``title``), is
    read as a batch into the JSON lines of -o; run it again and it goes on where it stopped.

    Exit status: 0 no listed party, 1 a listed party or a deal that is not permitted, 2 wrong usage or input, 3 list
    trouble.
    """
    path = Path(file)
    if file != "-" and (path.is_dir() or path.suffix.lower() == ".jsonl"):
        if html is not None or output is None:
            raise click.UsageError("a folder or a .jsonl file needs -o OUT.jsonl, and --html goes with one document")
        from dissuade.cli.read_batch import read_many

        return read_many(
            path, output, published=published, snapshot=snapshot, restart=restart, as_json=as_json,
            decide=_decider(snapshot) if deciding else None,
        )  # fmt: skip
    if output is not None or restart:
        raise click.UsageError("-o and --restart go with a folder or a .jsonl file")
    if html is not None:
        from dissuade.cli.runs import keep_files

        keep_files([path], html)
    from dissuade.reports import read_into_report
    from dissuade.screening import Screener

    document = _document(file)
    report = read_into_report(document, published=published, screener=Screener.open(snapshot))
    decisions = _decider(snapshot)(report) if deciding else []
    if html is not None:
        from dissuade.cli.runs import write_page
        from dissuade.reports.page import render_page

        write_page(html, render_page(report, decisions))
    if as_json:
        answer = report.to_dict() | ({"decisions": [d.to_dict() for d in decisions]} if deciding else {})
        click.echo(json.dumps(answer, ensure_ascii=False).encode("utf-8", "backslashreplace").decode("utf-8"))
    else:
        from dissuade.cli.show_report import show_report

        show_report(report, decisions)
    return int(bool(report.parties) or any(decision.overall != "permitted" for decision in decisions))


def _document(file: str) -> Document:
    from dissuade.documents.input import LARGEST_FILE, read_bytes, read_document

    if file == "-":
        return read_bytes(sys.stdin.buffer.read(LARGEST_FILE + 1))
    return read_document(Path(file))


def _decider(snapshot: Path | None) -> Callable[[Report], list[Decision]]:
    """What decides the deals of a report against the same lists."""
    from dissuade.deals import decide

    return lambda report: [decide(deal, snapshot=snapshot) for deal in report.deals]
