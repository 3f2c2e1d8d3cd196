"""Plots as SVG text: no script, no font, no file from elsewhere."""

from __future__ import annotations

from collections.abc import Sequence

from dissuade.evaluation.markup import safe_text
from dissuade.evaluation.results import Slice
from dissuade.evaluation.statistics import CalibrationBin

__all__ = ["bars", "calibration_plot", "curves"]

_BLUE, _GREY, _RED = "#1f5fa8", "#8a8f98", "#b3261e"
_COLOURS = (_BLUE, _RED, "#2e7d32", "#8e5a00", "#6a3d9a", "#00838f")
Point = tuple[float, float]


def bars(slices: Sequence[Slice]) -> str:
    """Recall of each slice with its interval; a thin line marks candidate recall."""
    row, left, width = 22, 190, 460
    lines = []
    for number, item in enumerate(slices):
        y = 24 + number * row
        share, candidates = item.recall, item.candidates
        lines.append(f'<text x="{left - 8}" y="{y + 12}" text-anchor="end">{safe_text(item.value)}</text>')
        lines.append(f'<rect x="{left}" y="{y}" width="{share.value * width:.1f}" height="14" fill="{_BLUE}"/>')
        low, high = left + share.low * width, left + share.high * width
        lines.append(f'<path d="M{low:.1f} {y + 7}H{high:.1f}" stroke="#000" stroke-width="1.5"/>')
        if candidates is not None:
            at = left + candidates.value * width
            lines.append(f'<path d="M{at:.1f} {y - 2}V{y + 16}" stroke="{_RED}" stroke-width="2"/>')
        text = f"{share.value:.1%} of {share.cases:,}"
        lines.append(f'<text x="{left + width + 10}" y="{y + 12}">{text}</text>')
    for tick in (0, 25, 50, 75, 100):
        x = left + tick / 100 * width
        lines.append(f'<text x="{x}" y="14" text-anchor="middle" fill="{_GREY}">{tick} %</text>')
    return _svg(left + width + 130, 30 + len(slices) * row, "Recall by slice with 95 % intervals", lines)


def curves(series: Sequence[tuple[str, Sequence[Point]]], *, x_label: str, y_label: str, log_x: bool = False) -> str:
    """Lines over one pair of axes.

    Args:
        series: name and points of each; y 0..1. x 0..1, or above 0 with ``log_x`` (drawn from 0.1 to 1000).
    """

    def place(x: float, y: float) -> str:
        return f"{_LEFT + _scale(x, log_x) * _WIDE:.1f} {_TOP + (1 - y) * _HIGH:.1f}"

    ticks = (0.1, 1.0, 10.0, 100.0, 1000.0) if log_x else (0.0, 0.2, 0.4, 0.6, 0.8, 1.0)
    lines = _axes(x_label, y_label, [(_scale(t, log_x), f"{t:g}") for t in ticks])
    for number, (name, points) in enumerate(series):
        colour = _COLOURS[number % len(_COLOURS)]
        if points:
            path = "L".join(place(x, y) for x, y in points)
            lines.append(f'<path d="M{path}" fill="none" stroke="{colour}" stroke-width="2"/>')
        y = _TOP + 14 + 18 * number
        lines.append(f'<path d="M{_LEFT + _WIDE + 12} {y - 4}h18" stroke="{colour}" stroke-width="3"/>')
        lines.append(f'<text x="{_LEFT + _WIDE + 36}" y="{y}">{safe_text(name)}</text>')
    return _svg(_LEFT + _WIDE + 260, _TOP + _HIGH + 50, f"{y_label} by {x_label}", lines)


def calibration_plot(curve: Sequence[CalibrationBin]) -> str:
    """What was right against what was said; the size of a dot shows how many matches."""
    lines = _axes("probability said", "share that was right", [(t / 5, f"{t / 5:g}") for t in range(6)])
    lines.append(f'<path d="M{_LEFT} {_TOP + _HIGH}L{_LEFT + _WIDE} {_TOP}" stroke="{_GREY}" stroke-dasharray="4 4"/>')
    most = max((point.cases for point in curve), default=1)
    for point in curve:
        x, y = _LEFT + point.said * _WIDE, _TOP + (1 - point.observed) * _HIGH
        radius = 3 + 9 * (point.cases / most) ** 0.5
        title = f"{point.cases:,} matches: said {point.said:.1%}, right {point.observed:.1%}"
        lines.append(
            f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}" fill="{_BLUE}" fill-opacity="0.7">'
            f"<title>{title}</title></circle>"
        )
    return _svg(_LEFT + _WIDE + 30, _TOP + _HIGH + 50, "Calibration", lines)


_LEFT, _TOP, _WIDE, _HIGH = 56, 16, 440, 260


def _scale(x: float, log: bool) -> float:
    if not log:
        return x
    from math import log10

    return min(1.0, max(0.0, (log10(max(x, 0.1)) + 1) / 4))


def _axes(x_label: str, y_label: str, ticks: Sequence[tuple[float, str]]) -> list[str]:
    bottom = _TOP + _HIGH
    lines = [f'<path d="M{_LEFT} {_TOP}V{bottom}H{_LEFT + _WIDE}" fill="none" stroke="#000"/>']
    for share, text in ticks:
        x = _LEFT + share * _WIDE
        lines.append(f'<path d="M{x:.1f} {bottom}v5" stroke="#000"/>')
        lines.append(f'<text x="{x:.1f}" y="{bottom + 18}" text-anchor="middle">{text}</text>')
    for tick in range(0, 101, 20):
        y = _TOP + (1 - tick / 100) * _HIGH
        lines.append(f'<path d="M{_LEFT} {y:.1f}h{_WIDE}" stroke="#ddd"/>')
        lines.append(f'<text x="{_LEFT - 6}" y="{y + 4:.1f}" text-anchor="end">{tick / 100:g}</text>')
    lines.append(f'<text x="{_LEFT + _WIDE / 2}" y="{bottom + 38}" text-anchor="middle">{safe_text(x_label)}</text>')
    middle = _TOP + _HIGH / 2
    lines.append(
        f'<text transform="translate(14 {middle}) rotate(-90)" text-anchor="middle">{safe_text(y_label)}</text>'
    )
    return lines


def _svg(width: float, height: float, title: str, lines: Sequence[str]) -> str:
    return (
        f'<svg viewBox="0 0 {width:g} {height:g}" width="{width:g}" role="img" font-family="sans-serif" font-size="12">'
        f"<title>{safe_text(title)}</title>{''.join(lines)}</svg>"
    )
