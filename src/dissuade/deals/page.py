"""A decision as one HTML page that stands on its own, with the ownership graph drawn.

Everything that comes from the deal or a list is escaped; the page loads nothing and runs nothing.
"""

from __future__ import annotations

from html import escape

from dissuade.deals.graph import draw_ownership
from dissuade.model.deal import Deal
from dissuade.model.decision import Decision, Finding, Reason

__all__ = ["render_page"]

_WORDS = {
    "permitted": "Permitted",
    "risk": "Permitted, with exposure",
    "conditions": "Permitted under conditions",
    "needs_review": "Needs review",
    "licence_required": "Licence required",
    "prohibited": "Prohibited",
}
_STYLE = """
body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a;background:#fff}
h1{font-size:1.4rem;margin:0}h2{font-size:1.1rem;margin:2rem 0 .5rem;border-bottom:1px solid #ccc}
.verdict{padding:1rem;border-left:.5rem solid;margin:1rem 0;background:#f6f6f6}
.permitted{border-color:#2a7a2a}.risk,.conditions{border-color:#b07b00}.needs_review{border-color:#7a3f9a}
.licence_required,.prohibited{border-color:#b00020}
table{border-collapse:collapse;width:100%}td,th{text-align:left;padding:.3rem .6rem;border-bottom:1px solid #ddd;
vertical-align:top}ul{margin:.3rem 0}.small{color:#555;font-size:.85rem}details{margin:.5rem 0}
.true::before{content:"+ "}.false::before{content:"\\2212 "}.unknown::before{content:"? "}
svg{max-width:100%;height:auto}@media print{details{display:block}}
"""
_CSP = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"


def render_page(deal: Deal, decision: Decision) -> str:
    """Return the page.

    Args:
        deal: what was asked.
        decision: what was answered.
    """
    title = escape(deal.title or deal.id or "Deal")
    parts = [
        "<!doctype html>",
        '<html lang="en"><head><meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{_CSP}">',
        '<meta name="viewport" content="width=device-width,initial-scale=1">',
        f"<title>{title}: {_WORDS[decision.overall]}</title><style>{_STYLE}</style></head><body>",
        f'<div class="verdict {decision.overall}"><h1>{_WORDS[decision.overall]}</h1><div>{title}</div></div>',
        _jurisdictions(decision),
        _why(decision),
        _list("Find out", [_question(entry.question, entry.detail, entry.could_become) for entry in decision.missing]),
        _list(
            "What would change it",
            [f"{escape(r.step)} &rarr; {_WORDS[r.outcome].lower()}" for r in decision.remedies],
        ),
        _list("Contradictions in the input", [escape(c.message) for c in decision.contradictions]),
        _listed(decision),
        _ownership(deal, decision),
        _list("Notes", [escape(note) for note in decision.notes]),
        "<h2>How each finding came about</h2>",
        *(_finding(finding) for finding in decision.findings),
        _footer(decision),
        "</body></html>",
    ]
    return "\n".join(part for part in parts if part) + "\n"


def _jurisdictions(decision: Decision) -> str:
    rows = []
    for name, outcome in sorted(decision.by_jurisdiction.items()):
        floor = decision.at_least.get(name)
        more = f" (at least: {_WORDS[floor].lower()})" if floor else ""
        rows.append(f"<tr><th>{escape(name)}</th><td>{_WORDS[outcome]}{more}</td></tr>")
    return f"<table>{''.join(rows)}</table>" if rows else "<p>No jurisdiction has a hold on the actor.</p>"


def _why(decision: Decision) -> str:
    rows = []
    for finding in decision.findings:
        if finding.state == "defeated":
            state = f"switched off by {escape(', '.join(finding.defeated_by))}"
        else:
            state = "waits for a fact" if finding.state == "unknown" else _WORDS[finding.outcome].lower()
        penalty = f"{finding.penalty.civil}; criminal: {finding.penalty.criminal}" if finding.penalty else ""
        rows.append(
            f"<tr><td>{escape(finding.jurisdiction)}</td><td>{escape(finding.title)}"
            f'<div class="small">{escape("; ".join(finding.citations))} [{finding.confidence}]</div>'
            f'<div class="small">{escape(penalty)}</div></td><td>{state}</td></tr>'
        )
    body = f"<table>{''.join(rows)}</table>" if rows else "<p>No rule speaks against it.</p>"
    marks = "V: read in the primary text; S: secondary source; M: from memory, unverified."
    return f'<h2>Why</h2>{body}<p class="small">{marks}</p>'


def _question(question: str, detail: str, could_become: tuple[str, ...]) -> str:
    outcomes = ", ".join(_WORDS[outcome].lower() for outcome in could_become)
    more = f" {escape(detail)}" if detail else ""
    return f'{escape(question)}{more} <span class="small">could be: {outcomes}</span>'


def _listed(decision: Decision) -> str:
    return _list(
        "Listed",
        [
            escape(
                f"{hit.name} ({hit.role}): {hit.listed_as}, {hit.authority} {hit.programme} {hit.listed_from}".strip()
            )
            + ("" if hit.clear else " <strong>possible match, to be resolved</strong>")
            for hit in decision.screened
        ],
    )


def _ownership(deal: Deal, decision: Decision) -> str:
    if not deal.ownership and not deal.control:
        return ""
    listed = {hit.name for hit in decision.screened if hit.clear}
    parties = {party.name for party in deal.parties if party.name}
    steps = [escape(f"{s.authority}: {s.entity} {s.result}. {s.explanation}") for s in decision.ownership]
    return f"<h2>Ownership</h2>{draw_ownership(deal.ownership, deal.control, listed, parties)}{_items(steps)}"


def _finding(finding: Finding) -> str:
    extra = "".join(
        f'<div class="small">{word}: {escape(text)}</div>'
        for word, text in (("Limit", finding.limit), ("Caveat", finding.caveat), ("Policy", finding.policy))
        if text
    )
    return (
        f"<details><summary>{escape(finding.rule)}: {finding.state}</summary>{extra}"
        f"<ul>{_tree(finding.tree)}</ul></details>"
    )


def _tree(reason: Reason) -> str:
    if reason.fact:
        text = f"{reason.fact} {reason.test}: {reason.known}"
        return f'<li class="{reason.value}">{escape(text)} <span class="small">{escape(reason.source)}</span></li>'
    inner = "".join(_tree(part) for part in reason.parts)
    return f'<li class="{reason.value}">{escape(reason.test)}<ul>{inner}</ul></li>'


def _list(title: str, items: list[str]) -> str:
    return f"<h2>{title}</h2>{_items(items)}" if items else ""


def _items(items: list[str]) -> str:
    return f"<ul>{''.join(f'<li>{item}</li>' for item in items)}</ul>" if items else ""


def _footer(decision: Decision) -> str:
    versions = "; ".join(f"{name} {version}" for name, version in decision.rule_versions.items())
    lists = decision.snapshot.id if decision.snapshot else "none"
    return (
        f'<p class="small">{decision.disclaimer} As of {decision.as_of}. '
        f"Rules: {escape(versions)}. Lists: {escape(lists)}.</p>"
    )
