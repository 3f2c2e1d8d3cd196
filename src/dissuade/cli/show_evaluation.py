"""An evaluation as people read it in a terminal."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from rich.table import Table
from rich.text import Text

from dissuade.cli.show import make_console, plain, show_snapshot
from dissuade.evaluation.results import Evaluation, LineSample
from dissuade.evaluation.statistics import Share

__all__ = ["show_evaluation"]

_SHOWN_LINES = 5


def show_evaluation(evaluation: Evaluation, kept: Path) -> None:
    """Print the summary: threshold, recall by treatment, the curve, engines, and some cases near the line."""
    console = make_console()
    show_snapshot(console, evaluation.snapshot, today=dt.datetime.now(dt.UTC).date())
    threshold = "none meets it" if evaluation.threshold is None else f"{evaluation.threshold:.6f}"
    console.print(Text(f"Threshold for {evaluation.target}: {threshold}", style="bold"))
    console.print(f"  recall            {_interval(evaluation.recall)}, {evaluation.recall.cases:,} queries")
    low, high = evaluation.interval
    console.print(f"  by bootstrap      {low:.1%} to {high:.1%} at {evaluation.alert_rate * 1000:g} alerts per 1,000")
    if evaluation.candidates is not None:
        console.print(f"  among candidates  {_interval(evaluation.candidates)}")
    console.print(f"  false alerts      {_interval(evaluation.alerts, 3)}, {evaluation.alerts.cases:,} customers")
    if evaluation.namesakes.cases:
        console.print(f"  namesakes flagged {_interval(evaluation.namesakes)}, {evaluation.namesakes.cases:,} persons")
    if evaluation.calibration:
        first = evaluation.calibration[0]
        console.print(f"  calibration error {first.error:.3f} over the {first.over} ({first.cases:,})")
    if evaluation.decisions is not None:
        _print_decisions(console, evaluation.decisions)
    for by in ("treatment", "schema", "script", "source"):
        _print_slices(console, evaluation, by)
    _print_curve(console, evaluation)
    _print_engines(console, evaluation)
    _print_lines(console, evaluation.lines)
    for note in evaluation.notes:
        console.print(f"Note: {note}", soft_wrap=True)
    console.print(f"Evaluation {evaluation.id}, seed {evaluation.seed}, kept in {kept}", soft_wrap=True)


def _interval(share: Share, digits: int = 1) -> str:
    return f"{share.value:.{digits}%} ({share.low:.{digits}%} to {share.high:.{digits}%})"


def _print_decisions(console: Console, decisions: dict[str, object]) -> None:
    for key, words in (("true_matches", "true matches flagged"), ("false_positives", "false positives flagged")):
        share = decisions[key]
        assert isinstance(share, dict)
        console.print(f"  {words}: {share['hits']:,} of {share['cases']:,} past decisions")


def _table(*columns: str) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    for number, column in enumerate(columns):
        table.add_column(column, justify="right" if number else "left", no_wrap=True)
    return table


def _print_slices(console: Console, evaluation: Evaluation, by: str) -> None:
    slices = [s for s in evaluation.slices if s.by == by]
    table = _table(by, "queries", "recall", "95 %", "candidates")
    for item in slices:
        table.add_row(
            Text(plain(item.value)),
            f"{item.recall.cases:,}",
            f"{item.recall.value:.1%}",
            f"{item.recall.low:.1%} - {item.recall.high:.1%}",
            f"{item.candidates.value:.1%}" if item.candidates else "",
        )
    console.print()
    console.print(table)


def _print_curve(console: Console, evaluation: Evaluation) -> None:
    table = _table("threshold", "alerts per 1,000", "recall", "namesakes flagged")
    for point in evaluation.curve:
        if round(point.threshold * 100) % 10 == 0 or point.threshold > 0.9:
            table.add_row(
                f"{point.threshold:g}",
                f"{point.alerts_per_1000:.1f}",
                f"{point.recall.value:.1%}",
                f"{point.namesakes.value:.1%}",
            )
    console.print()
    console.print(table)


def _print_engines(console: Console, evaluation: Evaluation) -> None:
    if not evaluation.engines:
        return
    table = _table("engine", "threshold", "alerts", "recall", "95 %", "candidates", "namesakes")
    for result in evaluation.engines:
        table.add_row(
            Text(plain(result.label)),
            "none" if result.threshold is None else f"{result.threshold:.4f}",
            f"{result.alerts.hits}/{result.alerts.cases}",
            f"{result.recall.value:.1%}",
            f"{result.interval[0]:.1%} - {result.interval[1]:.1%}",
            f"{result.candidates.value:.1%}" if result.candidates else "",
            f"{result.namesakes.value:.1%}" if result.namesakes.cases else "",
        )
    console.print()
    console.print(table)
    rates = evaluation.engines[0].trade_off
    table = _table("recall by alerts per 1,000", *(f"{point.alerts_per_1000:g}" for point in rates))
    for result in evaluation.engines:
        recalls = ("" if p.threshold is None else f"{p.recall.value:.1%}" for p in result.trade_off)
        table.add_row(Text(plain(result.label)), *recalls)
    console.print()
    console.print(table)


def _print_lines(console: Console, lines: Sequence[LineSample]) -> None:
    titles = {
        "false alert": "Above the line, in vain",
        "quiet": "Just below the line, rightly",
        "missed": "Below the line, missed",
        "lost match": "Below the line, past true matches",
    }
    for what, title in titles.items():
        chosen = [line for line in lines if line.what == what][:_SHOWN_LINES]
        if chosen:
            console.print()
            console.print(Text(title, style="bold"))
        for line in chosen:
            answer = line.answer or line.listed
            console.print(
                f"  {line.score:.4f}  {plain(line.query)}  ~  {plain(answer)}"
                f"  [{plain(line.party_id)}, {line.treatment}]",
                soft_wrap=True,
            )
