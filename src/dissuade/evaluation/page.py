"""The validation report: one HTML page that needs nothing but itself."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from dissuade.errors import InputError
from dissuade.evaluation.markup import safe_text
from dissuade.evaluation.plots import bars, calibration_plot, curves
from dissuade.evaluation.results import Evaluation, Slice
from dissuade.evaluation.statistics import Share

__all__ = ["make_page", "write_page"]

_STYLE = """
body{font:15px/1.5 system-ui,sans-serif;max-width:62rem;margin:2rem auto;padding:0 1rem;color:#1a1c1e}
table{border-collapse:collapse;margin:1rem 0;font-size:13px}
th,td{border-bottom:1px solid #d9dce0;padding:.25rem .6rem;text-align:left;vertical-align:top}
td.n,th.n{text-align:right;font-variant-numeric:tabular-nums}
h2{margin-top:2.2rem}.big{font-size:1.5rem;font-weight:600}.note{background:#fff6e0;padding:.4rem .8rem}
svg{max-width:100%;height:auto}bdi{unicode-bidi:isolate}
"""
_TITLES = {
    ("above", "false alert"): "Above the line: flagged in vain",
    ("below", "quiet"): "Below the line: customers and namesakes that just pass",
    ("above", "found"): "Above the line: listed parties that are just found",
    ("below", "missed"): "Below the line: listed parties that are missed",
    ("below", "lost match"): "Below the line: past true matches that would be lost",
    ("above", "kept false positive"): "Above the line: past false positives that would come again",
}


def write_page(evaluation: Evaluation, path: Path) -> None:
    """Write the page of ``make_page``.

    Raises:
        InputError: the file cannot be written.
    """
    try:
        path.write_text(make_page(evaluation), encoding="utf-8")
    except OSError as error:
        raise InputError(f"cannot be written: {error}", path=path) from error


def make_page(evaluation: Evaluation) -> str:
    """The report as HTML: no script, nothing loaded, every text from outside escaped."""
    body = [
        _head(evaluation),
        _by_treatment(evaluation),
        _line(evaluation),
        _calibration(evaluation),
        _slices(evaluation),
        _engines(evaluation),
        _samples(evaluation),
        _reproduce(evaluation),
    ]
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>Screening evaluation {safe_text(evaluation.id)}</title><style>{_STYLE}</style></head>"
        f"<body>{''.join(body)}</body></html>\n"
    )


def _head(evaluation: Evaluation) -> str:
    threshold = "none meets it" if evaluation.threshold is None else f"{evaluation.threshold:.6f}"
    low, high = evaluation.interval
    rows = [
        ("Recall", f"{_share(evaluation.recall)} of {evaluation.recall.cases:,} queries"),
        (
            f"Recall at {evaluation.alert_rate * 1000:g} alerts per 1,000 customers, bootstrap over both samples",
            f"{low:.1%} to {high:.1%}",
        ),
        ("Right party among the candidates", _share(evaluation.candidates) if evaluation.candidates else "not told"),
        ("False alerts", f"{_share(evaluation.alerts, 3)} of {evaluation.alerts.cases:,} customers"),
    ]
    if evaluation.namesakes.cases:
        rows.append(("Namesakes flagged", f"{_share(evaluation.namesakes)} of {evaluation.namesakes.cases:,}"))
    if evaluation.decisions is not None:
        for key, words in (("true_matches", "true matches"), ("false_positives", "false positives")):
            share = evaluation.decisions[key]
            assert isinstance(share, dict)
            rows.append((f"Past {words} flagged", f"{share['hits']:,} of {share['cases']:,}"))
    notes = "".join(f'<p class="note">{safe_text(note)}</p>' for note in evaluation.notes)
    starter = "<p class='note'>The starter snapshot: a few dozen example parties.</p>"
    undated = dict(evaluation.snapshot.undated)
    sources = "; ".join(
        f"{source} {f'undated (added as of {date})' if source in undated else date or 'undated'}"
        for source, date in evaluation.snapshot.sources
    )
    return (
        f"<h1>Screening evaluation</h1><p>Snapshot {safe_text(evaluation.snapshot.id)}: {safe_text(sources)}</p>"
        f"{starter if evaluation.snapshot.starter else ''}"
        f'<p class="big">Threshold for {safe_text(evaluation.target)}: {threshold}</p>'
        f"{_table(('Measure', 'Value (95 % Wilson interval)'), rows)}{notes}"
    )


def _by_treatment(evaluation: Evaluation) -> str:
    chosen = [item for item in evaluation.slices if item.by == "treatment"]
    return (
        "<h2>Recall by sort of case</h2><p>Blue: right party flagged at the threshold, with its interval. Red mark: "
        f"right party among the candidates, whatever its score.</p>{bars(chosen)}"
    )


def _line(evaluation: Evaluation) -> str:
    points = evaluation.curve
    plot = curves(
        [
            ("recall", [(p.threshold, p.recall.value) for p in points]),
            ("customers flagged", [(p.threshold, p.alerts.value) for p in points]),
            ("namesakes flagged", [(p.threshold, p.namesakes.value) for p in points if p.namesakes.cases]),
        ],
        x_label="threshold",
        y_label="share flagged",
    )
    trade = curves(
        [("dissuade", [(p.alerts_per_1000, p.recall.value) for p in points])],
        x_label="alerts per 1,000 customers (logarithmic)",
        y_label="recall",
        log_x=True,
    )
    rows = [
        (f"{p.threshold:g}", f"{p.alerts_per_1000:.2f}", _share(p.alerts, 3), _share(p.recall), _share(p.namesakes))
        for p in points
    ]
    head = ("Threshold", "Alerts per 1,000", "Customers flagged", "Recall", "Namesakes flagged")
    return f"<h2>Where to put the line</h2>{plot}{trade}{_table(head, rows)}"


def _calibration(evaluation: Evaluation) -> str:
    parts = [
        "<h2>Calibration</h2><p>Of every query its best match. The mix of queries is this evaluation's own: "
        "a file with fewer listed parties has fewer right matches at every probability.</p>"
    ]
    if evaluation.calibration:
        parts.append(calibration_plot(evaluation.calibration[0].curve))
    rows = [(item.over, f"{item.cases:,}", f"{item.error:.3f}") for item in evaluation.calibration]
    return "".join(parts) + _table(("Over", "Matches", "Expected calibration error"), rows)


def _slices(evaluation: Evaluation) -> str:
    parts = ["<h2>Slices</h2>"]
    for by in ("severity", "schema", "script", "source"):
        chosen = [item for item in evaluation.slices if item.by == by]
        parts.append(f"<h3>By {by}</h3>{_table((by, 'Queries', 'Recall', 'Candidates'), map(_slice_row, chosen))}")
    return "".join(parts)


def _slice_row(item: Slice) -> tuple[str, ...]:
    candidates = _share(item.candidates) if item.candidates else ""
    return item.value, f"{item.recall.cases:,}", _share(item.recall), candidates


def _engines(evaluation: Evaluation) -> str:
    if not evaluation.engines:
        return ""
    rows = [
        (
            f"{r.engine} {r.version}",
            r.candidates_of,
            "none" if r.threshold is None else f"{r.threshold:.4f}",
            f"{r.alerts.hits} of {r.alerts.cases}",
            f"{r.recall.value:.1%} ({r.interval[0]:.1%} to {r.interval[1]:.1%})",
            f"{r.candidates.value:.1%}" if r.candidates else "",
            _share(r.namesakes) if r.namesakes.cases else "",
        )
        for r in evaluation.engines
    ]
    head = ("Engine", "Candidates of", "Threshold", "Alerts", "Recall (bootstrap)", "Candidates", "Namesakes flagged")
    treatments = sorted({item.value for result in evaluation.engines for item in result.slices})
    by = [{item.value: item.recall for item in result.slices} for result in evaluation.engines]
    detail = [(t, *(f"{r[t].value:.1%} of {r[t].cases}" if t in r else "" for r in by)) for t in treatments]
    names = [result.label for result in evaluation.engines]
    plot = curves(
        [
            (name, [(p.alerts_per_1000, p.recall.value) for p in result.trade_off if p.threshold is not None])
            for name, result in zip(names, evaluation.engines, strict=True)
        ],
        x_label="alerts per 1,000 customers (logarithmic)",
        y_label="recall",
        log_x=True,
    )
    return (
        "<h2>Engines side by side</h2><p>The same queries, each engine at its own threshold for the rate of alerts.</p>"
        f"{_table(head, rows)}{plot}{_table(('Recall by sort of case', *names), detail)}"
    )


def _samples(evaluation: Evaluation) -> str:
    parts = ["<h2>Cases near the line, for review</h2>"]
    for (side, what), title in _TITLES.items():
        rows = [
            (f"{s.score:.4f}", s.query, s.answer or s.listed, s.party_id, s.treatment)
            for s in evaluation.lines
            if (s.side, s.what) == (side, what)
        ]
        parts.append(f"<h3>{title}</h3>{_table(('Score', 'Query', 'Listed name', 'Party', 'Sort'), rows)}")
    return "".join(parts)


def _reproduce(evaluation: Evaluation) -> str:
    rows = [("dissuade", evaluation.version), ("seed", str(evaluation.seed)), ("evaluation", evaluation.id)]
    rows += [(key, str(value)) for key, value in evaluation.plan.items()]
    return f"<h2>To do it again</h2>{_table(('Setting', 'Value'), rows)}<p>Not legal advice.</p>"


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    titles = "".join(f"<th>{safe_text(cell)}</th>" for cell in head)
    lines = "".join(f"<tr>{''.join(f'<td><bdi>{safe_text(cell)}</bdi></td>' for cell in row)}</tr>" for row in rows)
    return f"<table><thead><tr>{titles}</tr></thead><tbody>{lines}</tbody></table>"


def _share(share: Share, digits: int = 1) -> str:
    return f"{share.value:.{digits}%} ({share.low:.{digits}%} to {share.high:.{digits}%})"
