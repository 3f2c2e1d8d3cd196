"""``dissuade evaluate``: how well screening works on the lists at hand."""

from __future__ import annotations

import json
import math
import re
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dissuade.cli.options import dates_option
from dissuade.errors import InputError

if TYPE_CHECKING:
    from dissuade.evaluation.past_decisions import Decided
    from dissuade.model.query import Query

__all__ = ["evaluate"]


@click.command()
@click.option("--snapshot", type=click.Path(exists=True, file_okay=False, path_type=Path), help="Not the newest one.")
@click.option(
    "--customers", type=click.Path(dir_okay=False, path_type=Path), help="Your customers, instead of made-up ones."
)
@click.option(
    "--decisions", type=click.Path(dir_okay=False, path_type=Path), help="Past decisions, with party_id and decision."
)
@click.option("--column", "columns", multiple=True, metavar="OURS=THEIRS", help="Name a column of these tables.")
@click.option("--encoding", default="utf-8-sig", show_default=True, help="Of a CSV table.")
@dates_option
@click.option(
    "--target-alerts", default="", metavar="N/M", help="Pick the threshold by alerts per customers.  [default: 1/1000]"
)
@click.option("--target-recall", type=click.FloatRange(0, 1, min_open=True), help="Pick the threshold by recall.")
@click.option(
    "--sample", type=click.IntRange(1), default=300, show_default=True, help="Listed parties of each sort of case."
)
@click.option(
    "--negatives",
    type=click.IntRange(1),
    default=20_000,
    show_default=True,
    help="Customers to make up, or to draw from yours.",
)
@click.option(
    "--knows",
    type=click.Choice(["name", "full"]),
    default="full",
    show_default=True,
    help="What queries say: only names, or birth dates and countries too.",
)
@click.option("--treatment", "treatments", multiple=True, metavar="NAME", help="Only this sort of case; repeatable.")
@click.option(
    "--seed", type=click.IntRange(0), default=1, show_default=True, help="The same seed gives the same result."
)
@click.option("--engine", "engines", multiple=True, metavar="ENGINE", help="Measure another engine too; see below.")
@click.option(
    "--engine-sample",
    type=click.IntRange(1),
    default=500,
    show_default=True,
    help="Listed parties asked of every engine.",
)
@click.option(
    "--engine-negatives",
    type=click.IntRange(1),
    default=2000,
    show_default=True,
    help="Customers asked of every engine.",
)
@click.option(
    "-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="Every query and answer, .csv or .parquet."
)
@click.option("--html", type=click.Path(dir_okay=False, path_type=Path), help="A report as one page.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def evaluate(
    snapshot: Path | None,
    customers: Path | None,
    decisions: Path | None,
    columns: tuple[str, ...],
    encoding: str,
    dates: str,
    target_alerts: str,
    target_recall: float | None,
    sample: int,
    negatives: int,
    knows: str,
    treatments: tuple[str, ...],
    seed: int,
    engines: tuple[str, ...],
    engine_sample: int,
    engine_negatives: int,
    output: Path | None,
    html: Path | None,
    as_json: bool,
) -> int:
    """Measure what screening finds and what it flags in vain, and pick a threshold.

    Listed parties are asked for as listed, under a name that was hidden, as other lists spell them, in their own
    script, misspelt, cut and respelt; customers who are on no list and namesakes show the false alerts. The result is
    kept under $DISSUADE_HOME/evaluations; `dissuade screen --threshold-from ID` uses its threshold.

    \b
    ENGINE is one of
      nomenklatura=PYTHON[:ALGORITHM]      an interpreter that has nomenklatura
      yente=http://HOST:PORT[/DATASET[:ALGORITHM]]
      watchman=http://HOST:PORT

    Exit status 1 if no threshold meets the target.
    """
    from dissuade.cli.runs import keep_files
    from dissuade.evaluation.cases import Knows
    from dissuade.evaluation.engines import make_engine
    from dissuade.evaluation.plan import EvaluationPlan
    from dissuade.evaluation.running import evaluate as run
    from dissuade.evaluation.storage import save_evaluation
    from dissuade.evaluation.tables import SUFFIXES, write_outcomes
    from dissuade.lists.home import find_home
    from dissuade.snapshots import open_current, open_snapshot

    if target_recall is not None and math.isnan(target_recall):
        raise InputError("a share lies between 0 and 1", field="--target-recall", value=target_recall)
    if target_alerts and target_recall is not None:
        raise InputError("pick the threshold by alerts or by recall, not by both", field="--target-recall")
    if output is not None and output.suffix not in SUFFIXES:
        raise InputError("the queries can be written as .csv or .parquet", path=output)
    for path in (output, html):
        if path is not None and not path.absolute().parent.is_dir():
            raise InputError("there is no such folder to write into", path=path)
    files = [path for path in (customers, decisions) if path is not None]
    for path in (output, html):
        if path is not None:
            keep_files(files, path, called="another file of this run")
            files.append(path)
    rate = read_rate(target_alerts) if target_alerts else 0.001
    names = _column_names(columns)
    own: list[Query] = []
    decided: list[Decided] = []
    notes: list[str] = []
    if customers is not None:
        from dissuade.cli.decisions_input import read_customers

        read = read_customers(customers, names, encoding, dates, most=negatives, seed=seed)
        own = read.drawn
        notes += read.notes
    if decisions is not None:
        from dissuade.cli.decisions_input import read_decisions

        given = read_decisions(decisions, names, encoding, dates)
        decided = given.decided
        notes += given.notes
    for note in notes:
        click.echo(note, err=True)
    plan = EvaluationPlan(
        sample=sample,
        negatives=negatives,
        seed=seed,
        knows=Knows(knows),
        target_alerts=rate,
        target_recall=target_recall,
        customers=own,
        decisions=decided,
        engines=[make_engine(text) for text in engines],
        engine_sample=engine_sample,
        engine_negatives=engine_negatives,
        keep_treatments=_known_treatments(treatments),
        notes=notes,
    )
    opened = open_snapshot(snapshot) if snapshot is not None else open_current(find_home())
    try:
        evaluation, outcomes = run(opened, plan, progress=lambda text: click.echo(f"{text} ...", err=True))
    finally:
        for engine in plan.engines:
            engine.close()
    kept = save_evaluation(evaluation, find_home())
    if output is not None:
        thresholds = {result.label: result.threshold for result in evaluation.engines}
        write_outcomes(outcomes, thresholds | {"dissuade": evaluation.threshold}, output)
    if html is not None:
        from dissuade.evaluation.page import write_page

        write_page(evaluation, html)
    if as_json:
        click.echo(json.dumps(evaluation.to_dict(), ensure_ascii=False))
    else:
        from dissuade.cli.show_evaluation import show_evaluation

        show_evaluation(evaluation, kept)
    return int(evaluation.threshold is None)


def read_rate(text: str) -> float:
    """Read ``1/1000`` or ``0.001``.

    Raises:
        InputError: neither, or not between 0 and 1.
    """
    match = re.fullmatch(r"(\d+(?:\.\d+)?)(?:/(\d+(?:\.\d+)?))?", text.replace(",", "").strip())
    below = float(match[2] or 1) if match else 0.0
    rate = float(match[1]) / below if match and below else -1.0
    if not 0.0 < rate < 1.0:
        raise InputError("write alerts per customers, such as 1/1000", field="--target-alerts", value=text)
    return rate


def _column_names(columns: tuple[str, ...]) -> dict[str, str]:
    names = {}
    for column in columns:
        ours, sign, theirs = column.partition("=")
        if not (sign and ours and theirs):
            raise InputError("not OURS=THEIRS, such as name=Customer", field="--column", value=column)
        names[ours] = theirs
    return names


def _known_treatments(names: tuple[str, ...]) -> tuple[str, ...]:
    from dissuade.evaluation.positives import CASE_SORTS

    for name in names:
        if name not in CASE_SORTS:
            raise InputError(f"not a sort of case; one of {', '.join(CASE_SORTS)}", field="--treatment", value=name)
    return names
