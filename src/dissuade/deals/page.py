"""A decision as one HTML page that stands on its own, with the ownership graph drawn.

Everything that comes from the deal or a list is escaped; the page loads nothing and runs nothing.
"""

from __future__ import annotations

from dissuade.deals.graph import draw_ownership
from dissuade.model.deal import Deal, Section
from dissuade.model.decision import Decision, Finding, Reason
from dissuade.pages import OUTCOME_WORDS, frame, items, safe

__all__ = ["render_decision", "render_page", "render_verdict"]


def render_page(deal: Deal, decision: Decision) -> str:
    """Return the page.

    Args:
        deal: what was asked.
        decision: what was answered.
    """
    title = f"{deal.title or deal.id or 'Deal'}: {OUTCOME_WORDS[decision.overall]}"
    return frame(title, [render_verdict(deal, decision), *render_decision(deal, decision)])


def render_verdict(deal: Deal, decision: Decision, *, heading: str = "h1") -> str:
    """Return the verdict and the title of the deal as a fragment.

    Args:
        deal: what was asked.
        decision: what was answered.
        heading: element for the verdict.
    """
    word = f"<{heading}>{OUTCOME_WORDS[decision.overall]}</{heading}>"
    return f'<div class="verdict {decision.overall}">{word}<div>{safe(deal.title or deal.id or "Deal")}</div></div>'


def render_decision(deal: Deal, decision: Decision, *, heading: str = "h2") -> list[str]:
    """Return everything below the verdict as fragments.

    Args:
        deal: what was asked.
        decision: what was answered.
        heading: element for the headings.
    """

    def listed(title: str, entries: list[str]) -> str:
        return f"<{heading}>{title}</{heading}>{items(entries)}" if entries else ""

    remedies = [f"{safe(r.step)} &rarr; {OUTCOME_WORDS[r.outcome].lower()}" for r in decision.remedies]
    return [
        _jurisdictions(decision),
        f"<{heading}>Why</{heading}>{_why(decision)}",
        listed("Find out", [_question(entry.question, entry.detail, entry.could_become) for entry in decision.missing]),
        listed("What would change it", remedies),
        listed("Contradictions in the input", [safe(c.message) for c in decision.contradictions]),
        listed("Listed", _listed(decision)),
        listed("Said about it (evidence, not facts)", [_evidence(entry) for entry in deal.evidence]),
        _ownership(deal, decision, heading),
        listed("Notes", [safe(note) for note in decision.notes]),
        f"<{heading}>How each finding came about</{heading}>",
        *(_finding(finding) for finding in decision.findings),
        _footer(decision),
    ]


def _jurisdictions(decision: Decision) -> str:
    rows = []
    for name, outcome in sorted(decision.by_jurisdiction.items()):
        floor = decision.at_least.get(name)
        more = f" (at least: {OUTCOME_WORDS[floor].lower()})" if floor else ""
        rows.append(f"<tr><th>{safe(name)}</th><td>{OUTCOME_WORDS[outcome]}{more}</td></tr>")
    return f"<table>{''.join(rows)}</table>" if rows else "<p>No jurisdiction has a hold on the actor.</p>"


def _why(decision: Decision) -> str:
    rows = []
    for finding in decision.findings:
        if finding.state == "defeated":
            state = f"switched off by {safe(', '.join(finding.defeated_by))}"
        else:
            silent = finding.kind in ("caution", "authorisation")
            said = finding.kind if silent else OUTCOME_WORDS[finding.outcome].lower()
            state = "waits for a fact" if finding.state == "unknown" else said
        penalty = f"{finding.penalty.civil}; criminal: {finding.penalty.criminal}" if finding.penalty else ""
        rows.append(
            f"<tr><th>{safe(finding.jurisdiction)}</th><td>{safe(finding.title)}"
            f'<div class="small">{safe("; ".join(finding.citations))} [{finding.confidence}]</div>'
            f'<div class="small">{safe(penalty)}</div></td><td>{state}</td></tr>'
        )
    body = f"<table>{''.join(rows)}</table>" if rows else "<p>No rule speaks against it.</p>"
    marks = "V: read in the primary text; S: secondary source; M: from memory, unverified."
    return f'{body}<p class="small">{marks}</p>'


def _question(question: str, detail: str, could_become: tuple[str, ...]) -> str:
    outcomes = ", ".join(OUTCOME_WORDS[outcome].lower() for outcome in could_become)
    more = f" {safe(detail)}" if detail else ""
    return f'{safe(question)}{more} <span class="small">could be: {outcomes}</span>'


def _listed(decision: Decision) -> list[str]:
    return [
        safe(f"{hit.name} ({hit.role}): {hit.listed_as}, {hit.authority} {hit.programme} {hit.listed_from}".strip())
        + ("" if hit.clear else " <strong>possible match, to be resolved</strong>")
        for hit in decision.screened
    ]


def _evidence(entry: Section) -> str:
    said = f' <span class="small">{safe(entry["text"])}</span>' if entry.get("text") else ""
    return f"{safe(entry['source'])}: {safe(entry['stance'])}{said}"


def _ownership(deal: Deal, decision: Decision, heading: str) -> str:
    if not deal.ownership and not deal.control:
        return ""
    listed = {hit.name for hit in decision.screened if hit.clear}
    parties = {party.name for party in deal.parties if party.name}
    steps = [safe(f"{s.authority}: {s.entity} {s.result}. {s.explanation}") for s in decision.ownership]
    picture = draw_ownership(deal.ownership, deal.control, listed, parties)
    return f"<{heading}>Ownership</{heading}>{picture}{items(steps)}"


def _finding(finding: Finding) -> str:
    extra = "".join(
        f'<div class="small">{word}: {safe(text)}</div>'
        for word, text in (("Limit", finding.limit), ("Caveat", finding.caveat), ("Policy", finding.policy))
        if text
    )
    return (
        f"<details><summary>{safe(finding.rule)}: {finding.state}</summary>{extra}"
        f"<ul>{_tree(finding.tree)}</ul></details>"
    )


def _tree(reason: Reason) -> str:
    if reason.fact:
        text = f"{reason.fact} {reason.test}: {reason.known}"
        return f'<li class="{reason.value}">{safe(text)} <span class="small">{safe(reason.source)}</span></li>'
    inner = "".join(_tree(part) for part in reason.parts)
    return f'<li class="{reason.value}">{safe(reason.test)}<ul>{inner}</ul></li>'


def _footer(decision: Decision) -> str:
    versions = "; ".join(f"{name} {version}" for name, version in decision.rule_versions.items())
    lists = decision.snapshot.id if decision.snapshot else "none"
    return (
        f'<p class="small">{decision.disclaimer} As of {decision.as_of}. '
        f"Rules: {safe(versions)}. Lists: {safe(lists)}.</p>"
    )
