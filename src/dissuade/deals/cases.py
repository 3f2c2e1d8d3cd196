"""Worked cases: deals with the outcome that each should get, in files that a lawyer can write."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dissuade.deals.deciding import decide_deal
from dissuade.deals.format import parse_deal
from dissuade.deals.private_list import PrivateList
from dissuade.deals.screening import ScreenParty
from dissuade.errors import InputError
from dissuade.model.deal import Deal
from dissuade.model.decision import OUTCOMES, Decision
from dissuade.model.match import SnapshotRef
from dissuade.model.records import Record
from dissuade.rules.evaluate import RuleSet
from dissuade.rules.nodes import Node, read_nodes

__all__ = ["Case", "CaseResult", "read_cases", "run_case", "run_cases"]

_CASE_KEYS = ("id", "title", "source", "deal", "like", "expected", "note")
_EXPECTED_KEYS = ("overall", "by_jurisdiction", "rules", "missing", "contradictions")


@dataclass(frozen=True, slots=True, kw_only=True)
class Case(Record):
    """One worked case.

    Args:
        id, title: the case's own.
        deal: the checked deal, or ``None`` if it is not in the format.
        error: why it is not.
        expected: ``overall``, ``by_jurisdiction``, ``rules`` that must apply, ``missing`` facts that must be named.
    """

    id: str
    title: str
    deal: Deal | None
    error: str
    expected: Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseResult(Record):
    """What a case came to: its id, whether everything expected came out, what did not, and the decision."""

    id: str
    agrees: bool
    differences: tuple[str, ...]
    decision: Decision | None


def read_cases(path: str | Path) -> tuple[list[Case], PrivateList]:
    """Read a case file.

    A case may say ``like: ID``: its deal is then that case's deal with the given keys replaced. ``goods: {0: {...}}``
    style patches are not offered; a section that is given replaces the other case's section key by key.

    Raises:
        InputError: the file is no case file, or a case lacks its id or expectation. A deal that is not in the format
            does not stop the file: the case disagrees and says why.
    """
    root = read_nodes(path)
    if root.kind != "map" or "cases" not in root.entries or root.entries["cases"].kind != "list":
        raise InputError("a case file has a list of cases", path=path, line=root.line, field="cases")
    for key in root.entries:
        if key not in ("designations", "cases"):
            raise InputError("unknown key", path=path, line=root.key_lines[key], field=key)
    designations = root.entries.get("designations")
    private = PrivateList() if designations is None else PrivateList.from_node(designations, str(path))
    deals: dict[str, Node] = {}
    cases: list[Case] = []
    for number, node in enumerate(root.entries["cases"].items):
        case = _read_case(node, f"cases[{number}]", path, deals)
        if any(case.id == other.id for other in cases):
            raise InputError("this case id is used twice", path=path, line=node.line, field="id", value=case.id)
        cases.append(case)
    return cases, private


def _read_case(node: Node, field: str, path: str | Path, deals: dict[str, Node]) -> Case:
    if node.kind != "map":
        raise InputError("a case is a map", path=path, line=node.line, field=field)
    for key in node.entries:
        if key not in _CASE_KEYS:
            raise InputError("unknown key", path=path, line=node.key_lines[key], field=f"{field}.{key}")
    own = node.entries.get("id")
    expected = node.entries.get("expected")
    if own is None or not own.text or expected is None or expected.kind != "map":
        raise InputError("a case needs an id and what is expected", path=path, line=node.line, field=field)
    for key, child in expected.entries.items():
        _check_expected(key, child, expected.key_lines[key], f"{own.text}.expected", path)
    deal = node.entries.get("deal", Node("map", node.line))
    like = node.entries.get("like")
    if like is not None:
        base = deals.get(like.text)
        if base is None:
            raise InputError("no earlier case has this id", path=path, line=like.line, field="like", value=like.text)
        deal = _patched(base, deal)
    deals[own.text] = deal
    title = node.entries["title"].text if "title" in node.entries else ""
    try:
        checked, error = parse_deal(deal, path), ""
    except InputError as problem:
        checked, error = None, str(problem)
    data = expected.to_data()
    assert isinstance(data, dict)
    return Case(id=own.text, title=title, deal=checked, error=error, expected=data)


def _check_expected(key: str, node: Node, line: int, field: str, path: str | Path) -> None:
    if key not in _EXPECTED_KEYS:
        raise InputError("unknown key", path=path, line=line, field=f"{field}.{key}")
    if key in ("rules", "missing") and not (
        node.kind == "null" or (node.kind == "list" and all(item.kind == "text" for item in node.items))
    ):
        raise InputError("a list of names", path=path, line=line, field=f"{field}.{key}")
    if key == "by_jurisdiction" and node.kind not in ("map", "null"):
        raise InputError("an outcome by jurisdiction", path=path, line=line, field=f"{field}.{key}")
    for word in [node] if key == "overall" else node.entries.values() if key == "by_jurisdiction" else ():
        if word.text not in OUTCOMES:
            message = f"one of {', '.join(OUTCOMES)}"
            raise InputError(message, path=path, line=word.line, field=field, value=word.text)


def _patched(base: Node, patch: Node) -> Node:
    """Return a deal with some keys replaced; maps merge, a list of one map merges into a list of one map."""
    if base.kind == patch.kind == "map":
        merged = Node("map", patch.line, entries=dict(base.entries), key_lines=dict(base.key_lines))
        for key, child in patch.entries.items():
            merged.entries[key] = _patched(base.entries[key], child) if key in base.entries else child
            merged.key_lines[key] = patch.key_lines[key]
        return merged
    if base.kind == patch.kind == "list" and len(base.items) == len(patch.items) == 1:
        return Node("list", patch.line, items=[_patched(base.items[0], patch.items[0])])
    return patch


def run_case(
    case: Case,
    private: PrivateList,
    *,
    screen: ScreenParty | None = None,
    snapshot: SnapshotRef | None = None,
    rules: RuleSet | None = None,
) -> CaseResult:
    """Decide one case and compare."""
    if case.deal is None:
        return CaseResult(id=case.id, agrees=False, differences=(case.error,), decision=None)
    decision = decide_deal(case.deal, private=private, screen=screen, snapshot=snapshot, rules=rules)
    return CaseResult(
        id=case.id,
        agrees=not (found := _differences(case.expected, decision)),
        differences=tuple(found),
        decision=decision,
    )


def run_cases(
    path: str | Path,
    *,
    screen: ScreenParty | None = None,
    snapshot: SnapshotRef | None = None,
    rules: RuleSet | None = None,
) -> list[CaseResult]:
    """Decide every case of a file, in order.

    Raises:
        InputError: see ``read_cases``.
    """
    cases, private = read_cases(path)
    return [run_case(case, private, screen=screen, snapshot=snapshot, rules=rules) for case in cases]


def _differences(expected: Mapping[str, Any], decision: Decision) -> list[str]:
    found = []
    if "overall" in expected and expected["overall"] != decision.overall:
        found.append(f"overall: expected {expected['overall']}, got {decision.overall}")
    for name, outcome in (expected.get("by_jurisdiction") or {}).items():
        got = decision.by_jurisdiction.get(name, "permitted")
        if got != outcome:
            found.append(f"{name}: expected {outcome}, got {got}")
    applied = {finding.rule for finding in decision.findings if finding.state != "defeated"}
    found += _absent("rule", expected.get("rules") or (), applied)
    found += _absent("missing", expected.get("missing") or (), {entry.fact for entry in decision.missing})
    if "contradictions" in expected and expected["contradictions"] != len(decision.contradictions):
        found.append(f"contradictions: expected {expected['contradictions']}, got {len(decision.contradictions)}")
    return found


def _absent(kind: str, expected: Sequence[str], got: set[str]) -> list[str]:
    return [f"{kind} {name}: expected, not there" for name in expected if name not in got]
