"""A decision as people read it in a terminal: the verdict first, then the reasons, then the tree."""

from __future__ import annotations

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from dissuade.cli.show import make_console, plain
from dissuade.model.decision import Decision, Finding, Reason

__all__ = ["WORDS", "show_decision"]

WORDS = {
    "permitted": "PERMITTED",
    "risk": "PERMITTED, WITH EXPOSURE",
    "conditions": "PERMITTED UNDER CONDITIONS",
    "needs_review": "NEEDS REVIEW",
    "licence_required": "LICENCE REQUIRED",
    "prohibited": "PROHIBITED",
}
STYLES = {
    "permitted": "bold green",
    "risk": "bold yellow",
    "conditions": "bold yellow",
    "needs_review": "bold magenta",
    "licence_required": "bold red",
    "prohibited": "bold white on red",
}
MARKS = {"V": "read in the primary text", "S": "secondary source", "M": "from memory, UNVERIFIED"}
_SIGNS = {"true": "+", "false": "-", "unknown": "?"}


def show_decision(title: str, decision: Decision, *, tree: bool = True, console: Console | None = None) -> None:
    """Print a decision.

    Args:
        title: of the deal.
        decision: what was decided.
        tree: also the evaluation of each finding.
        console: where to; standard output by default.
    """
    out = make_console() if console is None else console
    _line(out, (f" {WORDS[decision.overall]} ", STYLES[decision.overall]), f"  {plain(title)}")
    for name, outcome in sorted(decision.by_jurisdiction.items()):
        floor = decision.at_least.get(name)
        more = f" (at least: {WORDS[floor].lower()})" if floor else ""
        _line(out, f"  {name:<4} ", (WORDS[outcome].lower(), STYLES[outcome]), more)
    _line(out, ("", ""))
    _reasons(out, decision)
    _ask(out, decision)
    _remedies(out, decision)
    _price(out, decision)
    _extras(out, decision)
    if tree:
        _trees(out, decision)
    _footer(out, decision)


def _reasons(out: Console, decision: Decision) -> None:
    shown = [finding for finding in decision.findings if finding.state != "defeated"]
    if not shown:
        _line(out, "No rule speaks against it.")
    else:
        _line(out, ("Why", "bold"))
    for finding in shown:
        waits = "  waits for a fact" if finding.state == "unknown" else ""
        goods = f" [goods {', '.join(map(str, finding.goods))}]" if finding.goods else ""
        _item(out, f"{finding.jurisdiction} {finding.kind}: {finding.title}{goods}{waits}")
        _item(out, f"{'; '.join(finding.citations)}  [{finding.confidence}: {MARKS[finding.confidence]}]", 4)
    for finding in decision.findings:
        if finding.state == "defeated":
            _item(out, f"switched off: {finding.title} (by {', '.join(finding.defeated_by)})")


def _ask(out: Console, decision: Decision) -> None:
    if not decision.missing:
        return
    _line(out, ("Find out", "bold"))
    for entry in decision.missing:
        could = ", ".join(WORDS[outcome].lower() for outcome in entry.could_become)
        _item(out, f"{entry.question}  ({entry.fact}: the answer could be {could})")
        if entry.detail:
            _item(out, plain(entry.detail), 4)


def _remedies(out: Console, decision: Decision) -> None:
    if decision.remedies:
        _line(out, ("What would change it", "bold"))
    for remedy in decision.remedies:
        _item(out, f"{remedy.step}  -> {WORDS[remedy.outcome].lower()}")


def _price(out: Console, decision: Decision) -> None:
    penalties = {f.penalty.id: f.penalty for f in decision.findings if f.penalty and f.state != "defeated"}
    if penalties and decision.overall != "permitted":
        _line(out, ("Price of a breach", "bold"))
        for penalty in penalties.values():
            _item(out, f"{penalty.statute}: {penalty.civil}; criminal: {penalty.criminal}  [{penalty.confidence}]")


def _extras(out: Console, decision: Decision) -> None:
    if decision.contradictions:
        _line(out, ("Contradictions in the input", "bold red"))
        for contradiction in decision.contradictions:
            _item(out, plain(contradiction.message))
    if decision.screened:
        _line(out, ("Listed", "bold"))
        for hit in decision.screened:
            sure = "" if hit.clear else "  possible match, to be resolved"
            since = f" since {hit.listed_from}" if hit.listed_from else ""
            programme = f" {hit.programme}" if hit.programme else ""
            _item(out, plain(f"{hit.name} ({hit.role}): {hit.listed_as}, {hit.authority}{programme}{since}{sure}"))
    if decision.ownership:
        _line(out, ("Ownership", "bold"))
        for step in decision.ownership:
            _item(out, plain(f"{step.authority}: {step.entity} {step.result}. {step.explanation}"))
    if decision.notes:
        _line(out, ("Note", "bold"))
        for note in decision.notes:
            _item(out, plain(note))


def _trees(out: Console, decision: Decision) -> None:
    if not decision.findings:
        return
    _line(out, ("How each finding came about  (+ true, - false, ? unknown)", "bold"))
    for finding in decision.findings:
        _item(out, f"{finding.rule} ({finding.state})")
        _limits(out, finding)
        _tree(out, finding.tree, 4)


def _limits(out: Console, finding: Finding) -> None:
    for word, text in (("limit", finding.limit), ("caveat", finding.caveat), ("policy", finding.policy)):
        if text:
            _item(out, f"{word}: {text}", 4)


def _tree(out: Console, reason: Reason, indent: int) -> None:
    if reason.fact:
        text = f"{_SIGNS[reason.value]} {reason.fact} {reason.test}: {reason.known}  <- {reason.source}"
    else:
        text = f"{_SIGNS[reason.value]} {reason.test}"
    _item(out, plain(text), indent)
    for part in reason.parts:
        _tree(out, part, indent + 2)


def _footer(out: Console, decision: Decision) -> None:
    versions = "; ".join(f"{name} {version}" for name, version in decision.rule_versions.items())
    if decision.snapshot is None:
        lists = "no official list"
    else:
        lists = f"snapshot {decision.snapshot.id[:12]}{' (starter)' if decision.snapshot.starter else ''}"
    _line(out, (f"{decision.disclaimer} As of {decision.as_of}; {lists}; rules: {versions}.", "dim"))


def _line(out: Console, *parts: str | tuple[str, str]) -> None:
    out.print(Text.assemble(*parts))


def _item(out: Console, text: str, indent: int = 2) -> None:
    out.print(Padding(Text(text), (0, 0, 0, indent)))
