"""A report as one HTML page that stands on its own: no script, no network, every outside word escaped."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from dissuade.deals import parse_deal
from dissuade.deals.page import render_decision, render_verdict
from dissuade.model.decision import Decision
from dissuade.model.match import Match
from dissuade.model.party import Listing
from dissuade.model.report import Mention, Report, Span, Statement
from dissuade.pages import OUTCOME_WORDS, frame, items, safe
from dissuade.reports.drawing import draw_timeline
from dissuade.reports.highlights import Insert, Mark, mark_text
from dissuade.reports.positions import Side, entity_names, is_contested, ledger_of, name_source

__all__ = ["render_page"]

_STYLE = """
body{max-width:64rem}h3{font-size:1rem;margin:1.2rem 0 .3rem}
p.notice{background:#fff4d6;padding:.4rem .7rem;margin:.4rem 0}
ul{padding-left:1.1rem}.verdict h3{margin:0}
nav{margin:.6rem 0}nav a{margin-right:1rem}a{color:#1f5fbf}.event+.event{border-top:1px solid #ddd}
.event{padding:.2rem 0 .6rem}
.sides{display:flex;gap:1rem;flex-wrap:wrap}.side{flex:1 1 16rem;padding:.3rem .7rem;border-left:.25rem solid #999;
background:#fafafa}.side.claimed{border-color:#1f5fbf}.side.denied{border-color:#b3261e;background:#fdf3f2}
.side.opposed{border-color:#7a3f9a}
.side.declined{border-color:#b07b00;background:#fdf9ee}.side h4{margin:0;font-size:.85rem;text-transform:uppercase;
letter-spacing:.04em;color:#555}.badge{font-size:.75rem;font-weight:600;
padding:.1rem .45rem;border-radius:1rem;color:#fff;background:#b3261e;vertical-align:middle}
.text{border:1px solid #ddd;padding:.2rem 1rem;background:#fff}.text p{white-space:pre-wrap;margin:.7rem 0}
.text .heading{font-weight:700}.text .boilerplate,.text .caption{color:#8a8a8a;background:#f3f3f3;font-size:.9rem}
.text .boilerplate *,.text .caption *{color:inherit}
.quote{font-style:italic}.statement{text-decoration:underline 2px #1f5fbf66;text-underline-offset:4px}
.statement.deny{text-decoration-color:#b3261e}.statement.decline{text-decoration-color:#b07b00}
.cue{font-weight:650}.m,.date{border-radius:3px;padding:0 2px}.m{background:#ececec}.m.person{background:#dcebff}
.m.country,.m.government,.m.place{background:#dff3e3}.m.organization,.m.group{background:#e4e4fb}
.m.goods,.m.money{background:#ffe7c7}.m.vessel,.m.aircraft{background:#d3f0f0}.m.role{background:#f0f0f0}
.m.event{background:#efefef}.m.listed{background:#b3261e;color:#fff}
.m .m:not(.listed){background:#0001;color:inherit}.m.listed .m:not(.listed){background:#fff3}.date{background:#f3e0f7}
.ref{font-size:.7em;vertical-align:super;text-decoration:none;padding-left:1px}
:target{outline:2px solid #e08a00;outline-offset:2px;background-color:#fff3c4}.m.listed:target{color:#1a1a1a}
.legend span{margin-right:.7rem}.bar{display:inline-block;width:5rem;height:.55rem;background:#eee;
vertical-align:middle;margin-left:.4rem}.bar i{display:block;height:100%;background:#b3261e}svg.timeline{width:100%}
.why{border-left:2px solid #ddd;padding-left:1rem}
"""
_LEGEND = (
    ("m listed", "listed party"),
    ("m person", "person"),
    ("m country", "country, government, place"),
    ("m organization", "organisation"),
    ("m goods", "goods of concern, money"),
    ("m vessel", "ship, aircraft"),
    ("date", "date"),
    ("statement", "statement"),
    ("statement deny", "denial"),
    ("statement decline", "no comment"),
    ("quote", "quotation"),
)
_LONGEST = 160
_FIRST_WORDS = re.compile(r"^(?:.*\n|\S{0,20}\s)", re.DOTALL)
_LAST_WORDS = re.compile(r"(?:\n.*|\s\S{0,20})$", re.DOTALL)


def render_page(report: Report, decisions: Sequence[Decision] = ()) -> str:
    """Render a report.

    Args:
        report: what was read; hostile text is only ever text.
        decisions: on its deals, in their order.
    """
    sections = [
        ("parties", "Listed parties", _parties(report)),
        ("deals", "The deals it speaks of", _deals(report, decisions)),
        ("ledger", "Who claims what", _ledger(report)),
        ("timeline", "Timeline", _timeline(report)),
        ("text", "The text", _text(report)),
        ("statements", "Statements", _statements(report)),
        ("dates", "Dates", _dates(report)),
    ]
    shown = [section for section in sections if section[2]]
    links = "".join(f'<a href="#{id}">{title}</a>' for id, title, _ in shown)
    title = _title(report)
    body = [
        f"<h1>{safe(title)}</h1><p>{safe(_published(report))}</p>",
        *(f'<p class="notice">{safe(notice)}</p>' for notice in _notices(report)),
        f"<nav>{links}</nav>",
        *(f'<section id="{id}"><h2>{title}</h2>{content}</section>' for id, title, content in shown),
        _footer(report),
    ]
    return frame(title, body, style=_STYLE)


def _title(report: Report) -> str:
    return " ".join(report.title.split())[:300] or "Report"


def _published(report: Report) -> str:
    if not report.published:
        return "Publication date unknown"
    return f"Published {report.published}" + (f" ({report.published_basis})" if report.published_basis else "")


def _notices(report: Report) -> Iterator[str]:
    if report.snapshot is not None and report.snapshot.starter:
        yield "Starter lists: a small example that ships with dissuade, not the official lists."
    yield from report.notices


def _parties(report: Report) -> str:
    if not report.parties:
        return "<p>No listed party was found.</p>"
    entities: dict[str, set[str]] = {}
    for entity in report.entities:
        entities.setdefault(entity.party, set()).add(entity.id)
    places: dict[str, list[int]] = {}
    for number, mention in enumerate(report.mentions):
        places.setdefault(mention.entity, []).append(number)
    rows = "".join(
        _party(report, match, sorted(n for id in entities.get(match.party.id, ()) for n in places.get(id, ())))
        for match in report.parties
    )
    return f"<table><tr><th>In the text</th><th>On the list</th><th>Probability</th><th>Listed</th></tr>{rows}</table>"


def _party(report: Report, match: Match, numbers: Sequence[int]) -> str:
    """A row; ``numbers`` are those of the mentions that mean the party."""
    names = dict.fromkeys(report.mentions[n].span.text for n in numbers if report.mentions[n].level == "name")
    places = " ".join(f'<a href="#m{number}">{at}</a>' for at, number in enumerate(numbers[:12], start=1))
    more = f" and {len(numbers) - 12:,} more" if len(numbers) > 12 else ""
    reasons = [
        safe(f"{item.contribution:+.2f} {item.feature}: {item.reason or f'{item.query_value} / {item.party_value}'}")
        for item in match.evidence
        if abs(item.contribution) >= 0.005
    ]
    why = f'<details class="small"><summary>why</summary>{items(reasons)}</details>' if reasons else ""
    percent = f"{match.probability:.1%}"
    return (
        f"<tr><td><bdi>{safe(', '.join(names) or match.matched_name)}</bdi>"
        f'<div class="small">{len(numbers)} mentions: {places}{more}</div></td>'
        f'<td><bdi>{safe(match.party.caption)}</bdi><div class="small">{safe(match.party.id)}</div></td>'
        f'<td>{percent}<div class="bar"><i style="width:{match.probability * 100:.0f}%"></i></div>{why}</td>'
        f"<td>{items(safe(_listing(listing)) for listing in match.party.listings)}</td></tr>"
    )


def _listing(listing: Listing) -> str:
    until = f" until {listing.listed_to}" if listing.listed_to else ""
    since = f" since {listing.listed_from}" if listing.listed_from else ""
    return f"{listing.authority} {', '.join(listing.programmes)}{since}{until}"


def _deals(report: Report, decisions: Sequence[Decision]) -> str:
    parts = []
    for number, data in enumerate(report.deals):
        deal = parse_deal(data)
        if number < len(decisions):
            reasons = "".join(render_decision(deal, decisions[number], heading="h4"))
            parts.append(render_verdict(deal, decisions[number], heading="h3"))
            parts.append(f"<p>{safe(_by_jurisdiction(decisions[number]))}</p>")
            parts.append(f'<details class="why"><summary>Reasons, questions and remedies</summary>{reasons}</details>')
        else:
            parts.append(f"<h3>{safe(deal.title)}</h3><p>Not decided.</p>")
        if deal.id:
            parts.append(f'<p class="small"><a href="#e-{safe(deal.id)}">Who claims it</a>. {safe(_dated(data))}</p>')
    return "".join(parts)


def _by_jurisdiction(decision: Decision) -> str:
    return "; ".join(f"{name}: {OUTCOME_WORDS[o].lower()}" for name, o in sorted(decision.by_jurisdiction.items()))


def _dated(data: object) -> str:
    return str(data.get("note") or "") if hasattr(data, "get") else ""


def _ledger(report: Report) -> str:
    parts = []
    for cluster, sides in ledger_of(report):
        badge = ' <span class="badge">contested</span>' if is_contested(sides) else ""
        period = _period(cluster.earliest, cluster.latest)
        columns = "".join(_side(report, side) for side in sides)
        parts.append(
            f'<div class="event" id="e-{safe(cluster.id)}"><h3>{safe(cluster.title)}{badge}</h3>'
            f'<div class="small">{safe(period)}</div><div class="sides">{columns}</div></div>'
        )
    return "".join(parts)


def _period(earliest: str, latest: str) -> str:
    if not (earliest or latest):
        return "no date is said"
    if earliest == latest:
        return f"said to be on {earliest}"
    return " ".join(
        part for part in (f"from {earliest}" if earliest else "", f"until {latest}" if latest else "") if part
    )


def _side(report: Report, side: Side) -> str:
    entries = []
    for holder in side.holders:
        links = " ".join(_evidence_link(report, span) for span in holder.evidence)
        entries.append(f"<strong><bdi>{safe(holder.name)}</bdi></strong> {safe(holder.stance)}: {links}")
    return f'<div class="side {side.kind}"><h4>{side.heading}</h4>{items(entries)}</div>'


def _anchor(span: Span) -> str:
    return f"t{span.start}-{span.end}"


def _evidence_link(report: Report, span: Span) -> str:
    words = " ".join(span.text.split())
    if len(words) < 24:
        before = _FIRST_WORDS.sub("", report.text[max(0, span.start - 40) : span.start])
        after = _LAST_WORDS.sub("", report.text[span.end : span.end + 40])
        words = f"…{before}{words}{after}…"
    elif len(words) > _LONGEST:
        words = words[:_LONGEST].rstrip() + "…"
    return f'<a href="#{_anchor(span)}"><bdi>{safe(words)}</bdi></a>'


def _timeline(report: Report) -> str:
    contested = frozenset(cluster.id for cluster, sides in ledger_of(report) if is_contested(sides))
    picture = draw_timeline(report.timeline, contested=contested, published=report.published)
    rows = "".join(
        f"<tr><td>{safe(entry.earliest or '…')}</td><td>{safe(entry.latest or '…')}</td><td>{safe(entry.kind)}</td>"
        f'<td>{safe(entry.title)}<div class="small">{safe(entry.basis)}</div></td></tr>'
        for entry in report.timeline
    )
    if not rows:
        return ""
    table = (
        f"<table><tr><th>From</th><th>Until</th><th></th><th>What, and how the date is known</th></tr>{rows}</table>"
    )
    legend = (
        '<p class="small">Blue: event. Red: event that somebody denies. Grey: when it was said. An arrow is an open '
        "end, the dashed line the day of publication. Gaps are shortened.</p>"
    )
    return f"{picture}{legend if picture else ''}<details><summary>As a table</summary>{table}</details>"


def _text(report: Report) -> str:
    legend = "".join(f'<span class="{css}">{word}</span>' for css, word in _LEGEND)
    refs = [
        Insert(statement.content[-1].end, f'<a class="ref" href="#st{number}">{number + 1}</a>')
        for number, statement in enumerate(report.statements)
        if statement.content
    ]
    body = mark_text(report.text, report.zones, _marks(report), refs)
    return f'<p class="legend small">{legend}</p><div class="text">{body}</div>'


def _marks(report: Report) -> Iterator[Mark]:
    names = entity_names(report)
    for zone in report.zones:
        if zone.kind == "quote":
            yield Mark(zone.start, zone.end, "quote")
    for number, statement in enumerate(report.statements):
        source = name_source(names, statement)
        for part, span in enumerate(statement.content):
            hint = f"{number + 1}: {source}, {statement.act}"
            yield Mark(span.start, span.end, f"statement {statement.act}", hint, "" if part else f"s{number}")
        if statement.cue is not None:
            yield Mark(statement.cue.start, statement.cue.end, "cue", f"{number + 1}: {statement.act}")
    for span in _evidence_spans(report):
        yield Mark(span.start, span.end, "evidence", id=_anchor(span))
    for date in report.dates:
        yield Mark(date.span.start, date.span.end, "date", f"{date.value or 'not anchored'}: {date.basis}")
    for number, mention in enumerate(report.mentions):
        yield Mark(mention.span.start, mention.span.end, _css(mention), _hint(mention, names), f"m{number}")


def _evidence_spans(report: Report) -> list[Span]:
    spans: dict[Span, None] = {}
    for _, sides in ledger_of(report):
        for side in sides:
            for holder in side.holders:
                spans.update(dict.fromkeys(holder.evidence))
    return list(spans)


def _css(mention: Mention) -> str:
    return f"m {mention.type} listed" if mention.listing is not None else f"m {mention.type}"


def _hint(mention: Mention, names: Mapping[str, str]) -> str:
    who = names.get(mention.entity, mention.entity) or "unresolved"
    listed = f"; listed: {_listing(mention.listing)}" if mention.listing is not None else ""
    return f"{mention.type}: {who}{listed}"


def _statements(report: Report) -> str:
    names = entity_names(report)
    rows = "".join(_statement(report, names, number, statement) for number, statement in enumerate(report.statements))
    head = "<tr><th></th><th>Who</th><th>Cue</th><th>What</th><th>When said</th></tr>"
    return f"<table>{head}{rows}</table>" if rows else ""


def _statement(report: Report, names: Mapping[str, str], number: int, statement: Statement) -> str:
    content = " … ".join(span.text for span in statement.content)
    link = f'<a href="#s{number}"><bdi>{safe(content)}</bdi></a>' if statement.content else ""
    cue = statement.cue.text if statement.cue else ""
    role = f'<div class="small">{safe(statement.source.role)}</div>' if statement.source.role else ""
    date = report.dates[statement.date] if statement.date is not None else None
    inside = f", inside {statement.parent + 1}" if statement.parent is not None else ""
    return (
        f'<tr id="st{number}"><td>{number + 1}</td><td><bdi>{safe(name_source(names, statement))}</bdi>{role}</td>'
        f'<td>{safe(cue)}<div class="small">{safe(f"{statement.kind}, {statement.act}{inside}")}</div></td>'
        f"<td>{link}</td><td>{safe(date.value or date.span.text) if date else ''}</td></tr>"
    )


def _dates(report: Report) -> str:
    rows = "".join(
        f"<tr><td>{safe(date.span.text)}</td><td>{safe(date.value)}</td>"
        f"<td>{safe(_period(date.earliest, date.latest) if date.earliest or date.latest else '')}</td>"
        f"<td>{safe(date.basis)}</td></tr>"
        for date in report.dates
    )
    head = "<tr><th>In the text</th><th>Value</th><th>Days</th><th>Why</th></tr>"
    return f"<details><summary>{len(report.dates)} dates</summary><table>{head}{rows}</table></details>" if rows else ""


def _footer(report: Report) -> str:
    lists = report.snapshot.id if report.snapshot else "none"
    return (
        f'<p class="small">Not legal advice. What a report says is what its sources claim. SHA-256 of the text: '
        f"{safe(report.sha256)}. Lists: {safe(lists)}.</p>"
    )
