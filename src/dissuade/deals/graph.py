"""An ownership graph as SVG: owners above, what they own below."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from dissuade.ownership import ShareEdge, fold
from dissuade.pages import safe

__all__ = ["draw_ownership"]

_WIDTH, _HEIGHT, _GAP_X, _GAP_Y, _MARGIN = 180, 44, 30, 80, 16


def draw_ownership(
    ownership: Sequence[tuple[str, str, float, float]],
    control: Sequence[tuple[str, str]],
    listed: Collection[str],
    parties: Collection[str],
) -> str:
    """Return an SVG picture of a register.

    Args:
        ownership: (owner, owned, low, high), shares 0..1.
        control: (controller, controlled), drawn dashed.
        listed: names drawn as listed.
        parties: names drawn as parties of the deal.
    """
    names: dict[str, str] = {}
    links: list[tuple[str, str, str, bool]] = []
    for edge in ownership:
        share = ShareEdge(*edge)
        links.append((fold(share.owner), fold(share.owned), share.text, False))
        names.setdefault(fold(share.owner), share.owner)
        names.setdefault(fold(share.owned), share.owned)
    for controller, controlled in control:
        links.append((fold(controller), fold(controlled), "controls", True))
        names.setdefault(fold(controller), controller)
        names.setdefault(fold(controlled), controlled)
    place = _places(list(names), [(above, below) for above, below, _, _ in links])
    width = max((x for x, _ in place.values()), default=0) + _WIDTH + _MARGIN
    height = max((y for _, y in place.values()), default=0) + _HEIGHT + _MARGIN
    listed_keys, party_keys = set(map(fold, listed)), set(map(fold, parties))
    lines = [_link(place, above, below, text, dashed=dashed) for above, below, text, dashed in links]
    boxes = [_box(place[key], name, key in listed_keys, key in party_keys) for key, name in names.items()]
    return (
        f'<svg viewBox="0 0 {width} {height}" width="{width}" role="img" aria-label="ownership graph" '
        'font-family="system-ui,sans-serif" font-size="13"><defs><marker id="tip" viewBox="0 0 8 8" refX="8" refY="4" '
        'markerWidth="8" markerHeight="8" orient="auto"><path d="M0 0 8 4 0 8z" fill="#555"/></marker></defs>'
        f"{''.join(lines)}{''.join(boxes)}</svg>"
    )


def _places(keys: Sequence[str], links: Sequence[tuple[str, str]]) -> dict[str, tuple[int, int]]:
    """Give every entity a row below its owners; a link that would close a circle points up instead."""
    below: dict[str, set[str]] = {key: set() for key in keys}
    for upper, lower in links:
        if not _reaches(below, lower, upper):
            below[upper].add(lower)
    row = dict.fromkeys(keys, 0)
    for _ in keys:
        for upper, lowers in below.items():
            for lower in lowers:
                row[lower] = max(row[lower], row[upper] + 1)
    columns: dict[int, int] = {}
    place = {}
    for key in keys:
        column = columns.get(row[key], 0)
        columns[row[key]] = column + 1
        shift = (row[key] % 2) * (_WIDTH // 3)
        place[key] = (
            _MARGIN + shift + column * (_WIDTH + _GAP_X),
            _MARGIN + row[key] * (_HEIGHT + _GAP_Y),
        )
    return place


def _reaches(below: dict[str, set[str]], start: str, goal: str) -> bool:
    seen: set[str] = set()
    work = [start]
    while work:
        key = work.pop()
        if key == goal:
            return True
        if key not in seen:
            seen.add(key)
            work.extend(below[key])
    return False


def _link(place: dict[str, tuple[int, int]], above: str, below: str, text: str, *, dashed: bool) -> str:
    (x1, y1), (x2, y2) = place[above], place[below]
    side = _WIDTH // 4 if dashed or y2 <= y1 else -_WIDTH // 4
    x1, x2 = x1 + _WIDTH // 2 + side, x2 + _WIDTH // 2 + side
    y1, y2 = (y1 + _HEIGHT, y2) if y2 > y1 else (y1, y2 + _HEIGHT)
    dash = ' stroke-dasharray="5 4"' if dashed else ""
    return (
        f'<line x1="{x1}" y1="{y1}" x2="{x2}" y2="{y2}" stroke="#555"{dash} marker-end="url(#tip)"/>'
        f'<text x="{(2 * x1 + x2) // 3 + 6}" y="{(2 * y1 + y2) // 3 + 4}" fill="#333">{safe(text)}</text>'
    )


def _box(at: tuple[int, int], name: str, is_listed: bool, is_party: bool) -> str:
    fill = "#f7d4d8" if is_listed else "#dce9f7" if is_party else "#fff"
    shown = name if len(name) <= 24 else name[:23] + "…"
    return (
        f"<g><title>{safe(name)}{' (listed)' if is_listed else ''}</title>"
        f'<rect x="{at[0]}" y="{at[1]}" width="{_WIDTH}" height="{_HEIGHT}" rx="6" fill="{fill}" stroke="#555"/>'
        f'<text x="{at[0] + _WIDTH // 2}" y="{at[1] + _HEIGHT // 2 + 4}" text-anchor="middle">'
        f"{safe(shown)}</text></g>"
    )
