"""A report as one HTML page that stands on its own: no script, no network, everything escaped."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from dissuade.model.decision import Decision
from dissuade.model.report import Mention, Report, TimelineEntry

__all__ = ["render_page"]

_STYLE = """
:root{color-scheme:light dark}body{font:16px/1.55 system-ui,sans-serif;max-width:62rem;margin:2rem auto;padding:0 1rem}
h1{font-size:1.5rem}h2{font-size:1.15rem;margin-top:2rem;border-bottom:1px solid #8886}
mark{background:#8882;color:inherit;border-radius:3px;padding:0 2px}mark.listed{background:#d22c;color:#fff}
mark.goods{background:#e902}mark.person{background:#08f2}mark.country,mark.government{background:#0a52}
mark.date{background:#90f2}table{border-collapse:collapse;width:100%}td,th{text-align:left;vertical-align:top;
padding:.25rem .5rem;border-bottom:1px solid #8883}
.text{white-space:pre-wrap;overflow-wrap:anywhere}
.warn{background:#e902;padding:.4rem .7rem;border-radius:4px}.boiler{opacity:.45}
.denied{color:#c22}.declined{color:#a70}
.alleged{color:#a3a}.asserted{color:#272}svg{max-width:100%;height:auto}
svg text{font:12px system-ui,sans-serif;fill:currentColor}
""".strip()
_UNSAFE = dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A), *range(0xD800, 0xE000)), "\ufffd")


def render_page(report: Report, decisions: Sequence[Decision] = ()) -> str:
    """Render a report.

    Args:
        report: what was read; hostile text is only ever text.
        decisions: on its deals, in their order.
    """
    title = _safe(report.title or "Report")
    parts = [
        "<!doctype html><html lang=en><head><meta charset=utf-8><meta name=viewport content='width=device-width'>",
        "<meta http-equiv=Content-Security-Policy content=\"default-src 'none'; style-src 'unsafe-inline'\">",
        f"<title>{title}</title><style>{_STYLE}</style></head><body><h1>{title}</h1>",
        f"<p>{_safe(_when(report))}</p>",
        *(f"<p class=warn>{_safe(notice)}</p>" for notice in _warnings(report)),
        _parties(report),
        *(_decision(deal, decision) for deal, decision in zip(report.deals, decisions, strict=False)),
        _ledger(report),
        _timeline(report),
        "<h2>Text</h2><div class=text>", _text(report), "</div>",
        _statements(report),
        f"<p><small>SHA-256 of the text {report.sha256}; snapshot {report.snapshot.id if report.snapshot else ''}. "
        "Not legal advice.</small></p></body></html>",
    ]  # fmt: skip
    return "\n".join(part for part in parts if part)


def _when(report: Report) -> str:
    return (
        f"Published {report.published} ({report.published_basis})" if report.published else "Publication date unknown"
    )


def _safe(text: str) -> str:
    return escape(text.translate(_UNSAFE), quote=True)


def _warnings(report: Report) -> list[str]:
    starter = report.snapshot is not None and report.snapshot.starter
    own = ["Starter snapshot: a few example parties, not the official lists."] if starter else []
    return [*own, *report.notices]


def _parties(report: Report) -> str:
    rows = []
    for match in report.parties:
        names = sorted({e.name for e in report.entities if e.party == match.party.id})
        listings = "; ".join(dict.fromkeys(f"{x.authority} {' '.join(x.programmes)}" for x in match.party.listings))
        rows.append(
            f"<tr><td><mark class=listed>{_safe(', '.join(names) or match.matched_name)}</mark></td>"
            f"<td>{_safe(match.party.caption)}</td><td>{match.probability:.0%}</td><td>{_safe(listings)}</td></tr>"
        )
    body = "".join(rows) or "<tr><td>none</td></tr>"
    head = "<tr><th>in the text<th>on the list<th>probability<th>listings</tr>"
    return f"<h2>Listed parties</h2><table>{head}{body}</table>"


def _decision(deal: object, decision: Decision) -> str:
    title = str(deal.get("title", "deal")) if hasattr(deal, "get") else "deal"
    by = "; ".join(f"{name}: {outcome}" for name, outcome in sorted(decision.by_jurisdiction.items()))
    missing = "".join(f"<li>{_safe(item.question)}</li>" for item in decision.missing[:12])
    return (
        f"<h2>Decision: {_safe(decision.overall)}</h2><p>{_safe(title)}, as of {_safe(decision.as_of)}</p>"
        f"<p>{_safe(by)}</p>" + (f"<p>To find out:</p><ul>{missing}</ul>" if missing else "")
    )


def _ledger(report: Report) -> str:
    if not report.clusters:
        return ""
    names = {entity.id: entity.name for entity in report.entities} | {"": "the author", "author": "the author"}
    rows = []
    for cluster in report.clusters:
        positions = "<br>".join(
            f"<span class={_safe(p.stance)}>{_safe(p.stance)}</span>: {_safe(names.get(p.source, p.source))}"
            for p in cluster.positions
        )
        when = (
            cluster.earliest
            if cluster.earliest == cluster.latest
            else f"{cluster.earliest or '…'} – {cluster.latest or '…'}"
        )
        rows.append(f"<tr><td>{_safe(cluster.title)}</td><td>{_safe(when)}</td><td>{positions}</td></tr>")
    return f"<h2>Ledger</h2><table><tr><th>event<th>when<th>who holds what</tr>{''.join(rows)}</table>"


def _timeline(report: Report) -> str:
    entries = [e for e in report.timeline if e.earliest or e.latest][:40]
    if not entries:
        return ""
    days = sorted({day for e in entries for day in (e.earliest or e.latest, e.latest or e.earliest)})
    place = {day: 40 + 700 * i / max(1, len(days) - 1) for i, day in enumerate(days)}
    lines = "".join(_bar(i, entry, place) for i, entry in enumerate(entries))
    ticks = "".join(
        f"<text x='{x:.0f}' y='14' text-anchor=middle>{_safe(day)}</text>" for day, x in place.items() if len(days) <= 9
    )
    return f"<h2>Timeline</h2><svg viewBox='0 0 800 {30 + 26 * len(entries)}' role=img>{ticks}{lines}</svg>"


def _bar(row: int, entry: TimelineEntry, place: dict[str, float]) -> str:
    first, last = place[entry.earliest or entry.latest], place[entry.latest or entry.earliest]
    y = 30 + 26 * row
    colour = "#08f" if entry.kind == "event" else "#999"
    return (
        f"<rect x='{first - 4:.0f}' y='{y}' width='{last - first + 8:.0f}' height='6' rx='3' fill='{colour}'/>"
        f"<text x='{min(first, 420):.0f}' y='{y + 19}'>{_safe(entry.title[:90])}</text>"
    )


def _text(report: Report) -> str:
    """The text with its mentions and dates marked; of two that overlap, the first and longest."""
    marks: list[tuple[int, int, str, str]] = [
        (m.span.start, m.span.end, _css(m), f"{m.type}: {m.entity or 'unresolved'}") for m in report.mentions
    ]
    marks += [(d.span.start, d.span.end, "date", f"{d.value}: {d.basis}") for d in report.dates]
    dull = [(z.start, z.end) for z in report.zones if z.kind == "boilerplate"]
    marks += [(start, end, "boiler", "boilerplate") for start, end in dull]
    out, at = [], 0
    for start, end, css, hint in sorted(marks, key=lambda m: (m[0], -m[1])):
        if start < at:
            continue
        out.append(_safe(report.text[at:start]))
        out.append(f'<mark class="{css}" title="{_safe(hint)}">{_safe(report.text[start:end])}</mark>')
        at = end
    return "".join([*out, _safe(report.text[at:])])


def _css(mention: Mention) -> str:
    return "listed" if mention.listing is not None else mention.type


def _statements(report: Report) -> str:
    if not report.statements:
        return ""
    names = {entity.id: entity.name for entity in report.entities}
    rows = []
    for statement in report.statements:
        source = names.get(statement.source.entity) or (statement.source.span.text if statement.source.span else "")
        content = " … ".join(span.text for span in statement.content)
        rows.append(f"<tr><td>{_safe(source)}</td><td>{_safe(statement.act)}</td><td>{_safe(content)}</td></tr>")
    return f"<h2>Statements</h2><table><tr><th>who<th>act<th>content</tr>{''.join(rows)}</table>"
