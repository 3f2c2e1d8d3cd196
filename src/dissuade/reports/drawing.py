"""The timeline as SVG: events where they are said to lie in time, statements apart, gaps shortened."""

from __future__ import annotations

import datetime as dt
import itertools
import math
import unicodedata
from collections.abc import Mapping, Sequence

from dissuade.model.report import TimelineEntry
from dissuade.pages import safe, visible

__all__ = ["draw_timeline"]

_WIDTH, _LEFT, _RIGHT, _ROW, _TOP = 960, 400, 930, 24, 30
_LABEL_CELLS = 56
_TICK_WIDTH = 74
_COLOURS = {"event": "#1f5fbf", "contested": "#b3261e", "statement": "#777777"}


def draw_timeline(
    entries: Sequence[TimelineEntry], *, contested: frozenset[str] = frozenset(), published: str = "", most: int = 40
) -> str:
    """Return the picture, "" if nothing is dated.

    The axis is not to scale: the space between two dates grows with the logarithm of the days between them, so that
    years of distance leave room for the days that matter.

    Args:
        entries: in any order; those without a usable date are left out.
        contested: ids of clusters that somebody denies, drawn in red.
        published: ISO date of publication, drawn as a line.
        most: rows of each kind; what does not fit is counted below the picture.
    """
    dated = [(entry, _day(entry.earliest), _day(entry.latest)) for entry in entries]
    rows = sorted(
        ((e, first, last) for e, first, last in dated if first or last),
        key=lambda row: (row[0].kind != "event", row[1] or row[2] or 0, row[2] or 0),
    )
    if not rows:
        return ""
    events = [row for row in rows if row[0].kind == "event"]
    statements = [row for row in rows if row[0].kind != "event"]
    left_out = max(0, len(events) - most) + max(0, len(statements) - most)
    events, statements = events[:most], statements[:most]
    days = {day for _, *both in (*events, *statements) for day in both if day}
    line = _day(published)
    axis = _axis(days | ({line} if line else set()))
    body, y = [], _TOP
    for heading, group in (("Said to have happened", events), ("Said", statements)):
        if not group:
            continue
        y += _ROW
        body.append(f'<text x="4" y="{y}" font-weight="600">{heading}</text>')
        for entry, first, last in group:
            y += _ROW
            body.append(_row(entry, first, last, axis, y, entry.cluster in contested))
    height = y + 14
    body += [_tick(day, x, height) for day, x in _spaced(axis)]
    if line:
        body.append(
            f'<line x1="{axis[line]:.1f}" x2="{axis[line]:.1f}" y1="{_TOP}" y2="{height}" stroke="#111" '
            f'stroke-dasharray="4 3"><title>published {safe(published)}</title></line>'
        )
    more = f'<p class="small">{left_out:,} more entries are in the table.</p>' if left_out else ""
    return (
        f'<svg class="timeline" viewBox="0 0 {_WIDTH} {height}" role="img" aria-label="timeline" '
        f'font-family="system-ui,sans-serif" font-size="12.5">{"".join(body)}</svg>{more}'
    )


def _day(text: str) -> int | None:
    try:
        return dt.date.fromisoformat(text).toordinal() if len(text) == 10 else None
    except ValueError:
        return None


def _axis(days: set[int]) -> Mapping[int, float]:
    """Place every day that occurs; the room on both sides is for open ends."""
    ordered = sorted(days)
    steps = [math.log1p(after - before) for before, after in itertools.pairwise(ordered)]
    low, high = _LEFT + 46, _RIGHT - 46
    scale = (high - low) / sum(steps) if steps else 0.0
    places, x = {ordered[0]: low if steps else (low + high) / 2}, float(low)
    for day, step in zip(ordered[1:], steps, strict=True):
        x += step * scale
        places[day] = x
    return places


def _spaced(axis: Mapping[int, float]) -> list[tuple[int, float]]:
    """The days that have room for their label, the last one first in line."""
    kept: list[tuple[int, float]] = []
    for day, x in sorted(axis.items(), reverse=True):
        if not kept or kept[-1][1] - x >= _TICK_WIDTH:
            kept.append((day, x))
    return kept


def _tick(day: int, x: float, height: int) -> str:
    label = dt.date.fromordinal(day).isoformat()
    return (
        f'<line x1="{x:.1f}" x2="{x:.1f}" y1="{_TOP - 4}" y2="{height}" stroke="#ccc"/>'
        f'<text x="{x:.1f}" y="{_TOP - 10}" text-anchor="middle" fill="#555">{label}</text>'
    )


def _row(
    entry: TimelineEntry, first: int | None, last: int | None, axis: Mapping[int, float], y: int, is_contested: bool
) -> str:
    colour = _COLOURS["contested" if is_contested else "event" if entry.kind == "event" else "statement"]
    period = entry.earliest if entry.earliest == entry.latest else f"{entry.earliest or '…'} to {entry.latest or '…'}"
    hint = "; ".join(part for part in (entry.title, period, entry.basis, "contested" if is_contested else "") if part)
    target = f"#e-{entry.cluster}" if entry.cluster else "" if entry.statement is None else f"#st{entry.statement}"
    label = f'<text x="14" y="{y}">{safe(_cut(visible(entry.title)))}</text>'
    if target:
        label = f'<a href="{safe(target)}">{label}</a>'
    middle = y - 4
    return (
        f"<g><title>{safe(hint)}</title>{label}{_shape(first, last, axis, middle, colour, entry.kind == 'event')}</g>"
    )


def _shape(first: int | None, last: int | None, axis: Mapping[int, float], y: int, colour: str, is_event: bool) -> str:
    """A dot for a day, a bar for a period, an arrow where one end is open."""
    low = axis[first] if first else _LEFT + 8.0
    high = axis[last] if last else _RIGHT - 8.0
    if first and last and first == last:
        if is_event:
            return f'<circle cx="{low:.1f}" cy="{y}" r="5.5" fill="{colour}"/>'
        return f'<path d="M{low:.1f} {y - 5} {low + 5:.1f} {y} {low:.1f} {y + 5} {low - 5:.1f} {y}z" fill="{colour}"/>'
    if first and last:
        return (
            f'<rect x="{min(low, high) - 3:.1f}" y="{y - 4}" width="{abs(high - low) + 6:.1f}" height="8" rx="4" '
            f'fill="{colour}" fill-opacity="0.75"/>'
        )
    tip, back = (high, -8) if first else (low, 8)
    return (
        f'<line x1="{low:.1f}" x2="{high:.1f}" y1="{y}" y2="{y}" stroke="{colour}" stroke-width="3" '
        f'stroke-dasharray="7 4"/><path d="M{tip:.1f} {y}l{back} -5v10z" fill="{colour}"/>'
        f'<circle cx="{(low if first else high):.1f}" cy="{y}" r="4" fill="{colour}"/>'
    )


def _cut(text: str) -> str:
    """As much of a text as the label has room for; wide characters count twice."""
    room = _LABEL_CELLS
    for number, character in enumerate(text):
        room -= 2 if unicodedata.east_asian_width(character) in "WF" else 1
        if room < 1:
            return text[:number].rstrip() + "…"
    return text
