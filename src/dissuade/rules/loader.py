"""Rule files: read, checked against the schema, and compiled.

One file per regime under ``regimes/<jurisdiction>/``. Everything that can be wrong with a rule is found here,
with file, line and field, before any deal is decided.
"""

from __future__ import annotations

import functools
import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from dissuade.errors import InputError
from dissuade.model.decision import Penalty
from dissuade.rules.conditions import Condition, compile_condition
from dissuade.rules.nodes import Node, read_nodes
from dissuade.rules.tables import Table, load_tables
from dissuade.rules.vocabulary import Fact, load_facts

__all__ = ["JURISDICTIONS", "KINDS", "Regime", "Rule", "load_penalties", "load_regimes", "read_regime"]

KINDS = ("prohibition", "licence", "condition", "flag", "caution", "risk", "authorisation")
JURISDICTIONS = ("UN", "US", "EU", "UK", "JP", "KR", "ALL")
CONFIDENCES = ("V", "S", "M")
_FOLDER = Path(__file__).parent
_ID = re.compile(r"[a-z][a-z0-9]*(\.[a-z0-9_]+)+")
_DATE = re.compile(r"(19|20)\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])")
_REQUIRED = ("id", "kind", "title", "authority", "confidence", "valid", "cite", "when", "cases")
_OPTIONAL = ("penalty", "limit", "caveat", "policy", "route", "defeats", "duty", "remedy")
_REGIME_KEYS = ("regime", "jurisdiction", "title", "version", "rules")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Rule:
    """One rule of a regime.

    Args:
        id: stable id, such as ``un.dprk.arms_from``.
        valid: half-open intervals of legal validity, in order; "" for an open end.
        cite: pinpoint citations.
        defeats: ids of the rules that this authorisation switches off.
        duty: the fact that says whether the duty of a condition is met.
        remedy: the lawful step that resolves it.
        policy: how the authority reviews applications, or the route to a licence.
        limit: what the rule does not cover or what of the text was not read.
        caveat: shown with every answer that rests on the rule.
        cases: worked cases that test it.
    """

    id: str
    regime: str
    jurisdiction: str
    kind: str
    title: str
    authority: str
    confidence: str
    valid: tuple[tuple[str, str], ...]
    cite: tuple[str, ...]
    when: Condition
    cases: tuple[str, ...]
    penalty: str = ""
    limit: str = ""
    caveat: str = ""
    policy: str = ""
    defeats: tuple[str, ...] = ()
    duty: str = ""
    remedy: str = ""
    line: int = 0

    def interval(self, date: str) -> tuple[str, str] | None:
        """Return the interval of validity in which an ISO date falls."""
        for begin, end in self.valid:
            if begin <= date and (not end or date < end):
                return begin, end
        return None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Regime:
    """One rule file.

    Args:
        version: date of the last review with the first digits of the file's hash.
    """

    name: str
    jurisdiction: str
    title: str
    version: str
    rules: tuple[Rule, ...]
    path: str


class _Reader:
    def __init__(
        self, path: Path, facts: Mapping[str, Fact], tables: Mapping[str, Table], penalties: Mapping[str, Penalty]
    ) -> None:
        self.path = path
        self.facts = facts
        self.tables = tables
        self.penalties = penalties

    def fail(self, message: str, line: int, field: str, value: object = None) -> InputError:
        return InputError(message, path=self.path, line=line, field=field, value=value)

    def read(self) -> Regime:
        root = read_nodes(self.path)
        if root.kind != "map":
            raise self.fail("a rule file is a map", root.line, "")
        for key in root.entries:
            if key not in _REGIME_KEYS:
                raise self.fail("unknown key", root.key_lines[key], key)
        for key in _REGIME_KEYS:
            if key not in root.entries:
                raise self.fail("this key is missing", root.line, key)
        name = root.entries["regime"].text
        jurisdiction = root.entries["jurisdiction"]
        if jurisdiction.text not in JURISDICTIONS:
            raise self.fail(
                f"a jurisdiction is one of {', '.join(JURISDICTIONS)}",
                jurisdiction.line,
                "jurisdiction",
                jurisdiction.text,
            )
        version = root.entries["version"]
        if not _DATE.fullmatch(version.text):
            raise self.fail("a version is a date, YYYY-MM-DD", version.line, "version", version.text)
        rules = root.entries["rules"]
        if rules.kind != "list" or not rules.items:
            raise self.fail("'rules' is a list of rules", root.key_lines["rules"], "rules")
        digest = hashlib.sha256(self.path.read_bytes()).hexdigest()[:8]
        return Regime(
            name=name,
            jurisdiction=jurisdiction.text,
            title=root.entries["title"].text,
            version=f"{version.text}+{digest}",
            rules=tuple(self.rule(node, name, jurisdiction.text) for node in rules.items),
            path=str(self.path),
        )

    def rule(self, node: Node, regime: str, jurisdiction: str) -> Rule:
        if node.kind != "map":
            raise self.fail("a rule is a map", node.line, "rules")
        own = node.entries.get("id")
        name = own.text if own is not None and own.text else "rules"
        for key in node.entries:
            if key not in _REQUIRED and key not in _OPTIONAL:
                raise self.fail("unknown key", node.key_lines[key], f"{name}.{key}")
        for key in _REQUIRED:
            if key not in node.entries:
                raise self.fail("this key is missing", node.line, f"{name}.{key}")
        assert own is not None
        if not _ID.fullmatch(own.text):
            raise self.fail("an id is lower case with dots, such as un.dprk.arms_from", own.line, "id", own.text)
        kind = self.choice(node, "kind", KINDS, name)
        cite = self.texts(node, "cite", name)
        cases = self.texts(node, "cases", name)
        penalty = self.text(node, "penalty", name)
        if penalty and penalty not in self.penalties:
            raise self.fail("there is no such penalty", node.entries["penalty"].line, f"{name}.penalty", penalty)
        defeats = self.texts(node, "defeats", name) if "defeats" in node.entries else ()
        if (kind == "authorisation") != bool(defeats):
            raise self.fail(
                "an authorisation, and nothing else, names what it defeats", node.line, f"{name}.defeats", kind
            )
        duty = self.text(node, "duty", name)
        if duty and (kind != "condition" or duty not in self.facts or self.facts[duty].type != "bool"):
            raise self.fail("a duty is a yes-no fact of a condition", node.entries["duty"].line, f"{name}.duty", duty)
        return Rule(
            id=own.text,
            regime=regime,
            jurisdiction=jurisdiction,
            kind=kind,
            title=self.text(node, "title", name, needed=True),
            authority=self.text(node, "authority", name, needed=True),
            confidence=self.choice(node, "confidence", CONFIDENCES, name),
            valid=self.intervals(node.entries["valid"], name),
            cite=cite,
            when=compile_condition(node.entries["when"], self.facts, self.tables, self.path, f"{name}.when"),
            cases=cases,
            penalty=penalty,
            limit=self.text(node, "limit", name),
            caveat=self.text(node, "caveat", name),
            policy=self.text(node, "policy", name) or self.text(node, "route", name),
            defeats=defeats,
            duty=duty,
            remedy=self.text(node, "remedy", name),
            line=node.line,
        )

    def text(self, node: Node, key: str, name: str, *, needed: bool = False) -> str:
        child = node.entries.get(key)
        if child is None:
            return ""
        if child.kind in ("map", "list", "bool") or (needed and not child.text.strip()):
            raise self.fail("this is one line of text", child.line, f"{name}.{key}")
        return child.text

    def texts(self, node: Node, key: str, name: str) -> tuple[str, ...]:
        child = node.entries[key]
        if child.kind != "list" or not child.items:
            raise self.fail("at least one is needed, as a list", child.line, f"{name}.{key}")
        for item in child.items:
            if item.kind not in ("text", "number") or not item.text.strip():
                raise self.fail("each one is text", item.line, f"{name}.{key}")
        return tuple(item.text for item in child.items)

    def choice(self, node: Node, key: str, options: tuple[str, ...], name: str) -> str:
        child = node.entries[key]
        if child.text not in options:
            raise self.fail(f"one of {', '.join(options)}", child.line, f"{name}.{key}", child.text)
        return child.text

    def intervals(self, node: Node, name: str) -> tuple[tuple[str, str], ...]:
        field = f"{name}.valid"
        if node.kind != "list" or not node.items:
            raise self.fail("validity is a list of [from, to) intervals", node.line, field)
        found: list[tuple[str, str]] = []
        for item in node.items:
            if item.kind != "list" or len(item.items) != 2:
                raise self.fail("an interval is [from, to)", item.line, field)
            begin, end = item.items
            if not _DATE.fullmatch(begin.text):
                raise self.fail("not a date, YYYY-MM-DD", begin.line, field, begin.text)
            if end.kind != "null" and not _DATE.fullmatch(end.text):
                raise self.fail("not a date, YYYY-MM-DD, or null", end.line, field, end.text)
            if end.kind != "null" and end.text <= begin.text:
                raise self.fail("an interval ends after it begins", item.line, field, f"{begin.text}..{end.text}")
            if found and (not found[-1][1] or begin.text < found[-1][1]):
                raise self.fail("intervals are in order and do not overlap", item.line, field, begin.text)
            found.append((begin.text, "" if end.kind == "null" else end.text))
        return tuple(found)


def read_regime(
    path: Path,
    facts: Mapping[str, Fact] | None = None,
    tables: Mapping[str, Table] | None = None,
    penalties: Mapping[str, Penalty] | None = None,
) -> Regime:
    """Read one rule file.

    Args:
        path: the file.
        facts, tables, penalties: what rules may refer to; those of the package by default.

    Raises:
        InputError: the first thing that is wrong, with line and field.
    """
    return _Reader(
        path,
        load_facts() if facts is None else facts,
        load_tables() if tables is None else tables,
        load_penalties() if penalties is None else penalties,
    ).read()


def check_together(regimes: Iterable[Regime]) -> None:
    """Check what only shows across files: ids are unique and every defeated rule exists.

    Raises:
        InputError: an id twice, or a defeated rule that is not there or is itself an authorisation.
    """
    seen: dict[str, Rule] = {}
    together = tuple(regimes)
    for regime in together:
        for rule in regime.rules:
            if rule.id in seen:
                raise InputError("this id is used twice", path=regime.path, line=rule.line, field="id", value=rule.id)
            seen[rule.id] = rule
    for regime in together:
        for rule in regime.rules:
            for target in rule.defeats:
                if target not in seen or seen[target].kind == "authorisation":
                    raise InputError(
                        "there is no such rule to defeat",
                        path=regime.path,
                        line=rule.line,
                        field=f"{rule.id}.defeats",
                        value=target,
                    )


def read_regimes(folder: Path) -> tuple[Regime, ...]:
    """Read every rule file below a folder and check them together.

    Raises:
        InputError: as for ``read_regime`` and ``check_together``.
    """
    regimes = tuple(read_regime(path) for path in sorted(folder.glob("*/*.yaml")))
    check_together(regimes)
    return regimes


@functools.cache
def load_regimes() -> tuple[Regime, ...]:
    """Return the regimes that ship with the package, read once."""
    return read_regimes(_FOLDER / "regimes")


@functools.cache
def load_penalties() -> Mapping[str, Penalty]:
    """Return the penalties that ship with the package, read once."""
    path = _FOLDER / "penalties.yaml"
    found: dict[str, Penalty] = {}
    for name, node in read_nodes(path).entries.items():
        words = {key: child.text for key, child in node.entries.items()}
        try:
            found[name] = Penalty(id=name, **words)
        except TypeError:
            raise InputError(
                "a penalty has statute, civil, criminal, confidence and other", path=path, line=node.line, field=name
            ) from None
    return MappingProxyType(found)
