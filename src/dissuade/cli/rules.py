"""``dissuade rules``: the regimes, their versions, and one rule in full."""

from __future__ import annotations

import datetime as dt
import json
from typing import TYPE_CHECKING, Any

import click

from dissuade.errors import InputError

if TYPE_CHECKING:
    from dissuade.rules.loader import Rule

__all__ = ["rules"]


@click.group(invoke_without_command=True)
@click.option("--on", "date", metavar="DATE", help="Only rules that are valid on this date (YYYY-MM-DD).")
@click.option("--all", "whole", is_flag=True, help="Also list the rules of each regime.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_context
def rules(context: click.Context, date: str | None, whole: bool, as_json: bool) -> None:
    """List regimes, their versions, and the rules live on a date."""
    if context.invoked_subcommand is not None:
        return
    from dissuade.deals.format import check_date
    from dissuade.rules.loader import load_regimes

    day = dt.datetime.now(tz=dt.UTC).date().isoformat() if date is None else check_date(date, "--on")
    shown = []
    for regime in load_regimes():
        live = [rule for rule in regime.rules if rule.interval(day) is not None]
        shown.append((regime, live))
    if as_json:
        data = [
            {
                "regime": regime.name,
                "jurisdiction": regime.jurisdiction,
                "title": regime.title,
                "version": regime.version,
                "live": [rule.id for rule in live],
                "rules": len(regime.rules),
            }
            for regime, live in shown
        ]
        click.echo(json.dumps({"date": day, "regimes": data}, ensure_ascii=False, indent=2))
        return
    for regime, live in shown:
        click.echo(f"{regime.name:<9} {regime.version}  {len(live)} of {len(regime.rules)} live  {regime.title}")
        if whole or date is not None:
            for rule in live:
                click.echo(f"  {rule.id:<28} {rule.kind:<13} {rule.confidence}  {rule.title}")
    click.echo(f"As of {day}. V: read in the primary text, S: secondary source, M: from memory, unverified.")


@rules.command()
@click.argument("rule_id", metavar="ID")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def show(rule_id: str, as_json: bool) -> None:
    """Show one rule: validity, citations, condition, penalty, limits."""
    from dissuade.rules.evaluate import load_rules

    every = load_rules()
    rule = next((rule for rule in every.rules if rule.id == rule_id), None)
    if rule is None:
        import difflib

        near = difflib.get_close_matches(rule_id, [other.id for other in every.rules], n=1)
        hint = f"; did you mean {near[0]!r}?" if near else ""
        raise InputError(f"there is no such rule{hint}", field="ID", value=rule_id)
    penalty = every.penalties.get(rule.penalty)
    if as_json:
        data = _plain(rule) | {"penalty": None if penalty is None else penalty.to_dict()}
        click.echo(json.dumps(data, ensure_ascii=False, indent=2))
        return
    click.echo(f"{rule.id}: {rule.title}")
    click.echo(f"  {rule.jurisdiction} {rule.kind} ({rule.authority}); checked: {rule.confidence}")
    for begin, end in rule.valid:
        click.echo(f"  valid from {begin} {f'to {end} (exclusive)' if end else 'on'}")
    for citation in rule.cite:
        click.echo(f"  {citation}")
    for word, text in (
        ("policy", rule.policy),
        ("limit", rule.limit),
        ("caveat", rule.caveat),
        ("duty", rule.duty),
        ("remedy", rule.remedy),
        ("defeats", ", ".join(rule.defeats)),
    ):
        if text:
            click.echo(f"  {word}: {text}")
    if penalty is not None:
        click.echo(f"  penalty: {penalty.statute}: {penalty.civil}; criminal: {penalty.criminal}")
    _condition(_plain(rule)["when"], 2)
    click.echo(f"  cases: {', '.join(rule.cases)}")


def _plain(rule: Rule) -> dict[str, Any]:
    keys = "id regime jurisdiction kind title authority confidence policy limit caveat defeats duty remedy cases"
    data: dict[str, Any] = {key: getattr(rule, key) for key in keys.split(" ")}
    data["valid"] = [list(interval) for interval in rule.valid]
    data["citations"] = list(rule.cite)
    data["when"] = rule.when.to_data()
    return data


def _condition(data: dict[str, Any], indent: int) -> None:
    for key in ("all", "any"):
        if key in data:
            click.echo(f"{' ' * indent}{key} of:")
            for part in data[key]:
                _condition(part, indent + 2)
            return
    if "not" in data:
        click.echo(f"{' ' * indent}not:")
        _condition(data["not"], indent + 2)
        return
    click.echo(f"{' ' * indent}{data['fact']} {data['test']}")
