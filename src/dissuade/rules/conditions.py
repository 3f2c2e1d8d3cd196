"""Condition trees: checked once, compiled to closures, explained on demand.

Logic is Kleene's: unknown stays unknown unless the other operands decide (S. C. Kleene, Introduction to
Metamathematics, 1952, section 64).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from dissuade.errors import InputError
from dissuade.model.decision import Reason
from dissuade.rules.nodes import Node
from dissuade.rules.tables import Table
from dissuade.rules.vocabulary import Codes, Fact, FactValue

__all__ = ["STATED", "Condition", "Facts", "compile_condition", "word"]

Facts = Mapping[str, FactValue | Mapping[str, bool | None] | str]
"""Values by fact name; ``deal.date`` is an ISO date, ``item.stated`` what the deal itself says about tables."""

Truth = bool | None
STATED = "item.stated"
_TESTS = ("is", "in", "only", "table")
_EMPTY: Mapping[str, bool | None] = {}


def word(value: Truth) -> str:
    """Return ``true``, ``false`` or ``unknown``."""
    return "unknown" if value is None else str(value).lower()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Condition:
    """One node of a condition tree.

    Args:
        kind: ``all``, ``any``, ``not`` or ``fact``.
        run: facts in, truth out.
        parts: nodes below.
        fact: name of the fact for a leaf.
        test: ``""`` (is it true), ``is``, ``in``, ``only`` or ``table``.
        codes: what a leaf compares with.
        table: the table a leaf looks into.
        marks: row attributes the table test asks for.
    """

    kind: str
    run: Callable[[Facts], Truth]
    parts: tuple[Condition, ...] = ()
    fact: str = ""
    test: str = ""
    codes: tuple[str, ...] = ()
    table: Table | None = None
    marks: tuple[tuple[str, str], ...] = field(default=())

    def leaves(self) -> Iterator[Condition]:
        """Yield every leaf below this node."""
        if self.kind == "fact":
            yield self
        for part in self.parts:
            yield from part.leaves()

    def unknown_leaves(self, facts: Facts) -> Iterator[Condition]:
        """Yield the leaves whose being unknown makes this node unknown."""
        if self.run(facts) is not None:
            return
        if self.kind == "fact":
            yield self
        for part in self.parts:
            yield from part.unknown_leaves(facts)

    def explain(self, facts: Facts, sources: Mapping[str, str]) -> Reason:
        """Return the evaluation tree with values and where they came from."""
        value = word(self.run(facts))
        if self.kind != "fact":
            return Reason(test=self.kind, value=value, parts=tuple(part.explain(facts, sources) for part in self.parts))
        return Reason(
            test=self._words(),
            value=value,
            fact=self.fact,
            known=_shown(facts[self.fact]),
            source=sources.get(self.fact, "nothing was said"),
        )

    def to_data(self) -> dict[str, Any]:
        """Return the tree as plain dicts and lists."""
        if self.kind == "not":
            return {"not": self.parts[0].to_data()}
        if self.kind == "fact":
            return {"fact": self.fact, "test": self._words()}
        return {self.kind: [part.to_data() for part in self.parts]}

    def _words(self) -> str:
        if self.test == "table":
            assert self.table is not None
            marks = "".join(f", {name} {value}" for name, value in self.marks)
            return f"listed in {self.table.name}{marks}"
        if self.test:
            return f"{self.test} {', '.join(self.codes)}"
        return "is true"


def compile_condition(
    node: Node, facts: Mapping[str, Fact], tables: Mapping[str, Table], path: object, name: str
) -> Condition:
    """Check a condition and compile it.

    Args:
        node: the YAML node.
        facts: the closed vocabulary.
        tables: tables that conditions may look into.
        path, name: file and field for errors.

    Raises:
        InputError: an unknown fact, table or test, an empty connective, or a test that does not fit the fact.
    """

    def fail(message: str, at: Node, value: object = None) -> InputError:
        return InputError(message, path=str(path), line=at.line, field=name, value=value)

    if node.kind != "map":
        raise fail("a condition is a map with 'all', 'any', 'not' or 'fact'", node)
    keys = set(node.entries)
    if keys in ({"all"}, {"any"}):
        kind = keys.pop()
        children = node.entries[kind]
        if children.kind != "list" or not children.items:
            raise fail(f"'{kind}' needs a list of conditions", children)
        parts = tuple(compile_condition(child, facts, tables, path, name) for child in children.items)
        return Condition(kind=kind, run=_all(parts) if kind == "all" else _any(parts), parts=parts)
    if keys == {"not"}:
        part = compile_condition(node.entries["not"], facts, tables, path, name)
        return Condition(kind="not", run=_not(part), parts=(part,))
    if "fact" not in keys:
        raise fail("a condition has exactly one of 'all', 'any', 'not' or 'fact'", node)
    fact_name = node.entries["fact"].text
    fact = facts.get(fact_name)
    if fact is None:
        raise fail("this fact is not in the vocabulary", node.entries["fact"], fact_name)
    tests = [test for test in _TESTS if test in keys]
    if len(tests) > 1:
        raise fail("one test for one fact", node)
    if fact.type == "bool":
        if keys != {"fact"}:
            raise fail(f"{fact_name} is a yes-no fact and takes no test", node)
        return Condition(kind="fact", fact=fact_name, run=_flag(fact_name))
    if not tests:
        raise fail(f"{fact_name} needs one of {', '.join(_TESTS)}", node)
    test = tests[0]
    extra = keys - {"fact", test}
    if test == "table":
        table = tables.get(node.entries["table"].text)
        if table is None:
            raise fail("there is no such table", node.entries["table"], node.entries["table"].text)
        marks = tuple(sorted((key, node.entries[key].text) for key in extra))
        for mark, _ in marks:
            if not any(mark in row.marks for row in table.rows):
                raise fail(f"no row of {table.name} carries this mark", node, mark)
        return Condition(
            kind="fact", fact=fact_name, test=test, table=table, marks=marks, run=_table(fact_name, table, marks)
        )
    if extra:
        raise fail("unknown key", node, sorted(extra)[0])
    values = node.entries[test]
    listed = values.items if values.kind == "list" else [values]
    codes = tuple(item.text for item in listed)
    if not codes or any(item.kind not in ("text", "number") for item in listed):
        raise fail(f"'{test}' needs codes; a country code such as NO is text", values)
    run = _only(fact_name, codes) if test == "only" else _in(fact_name, codes)
    return Condition(kind="fact", fact=fact_name, test=test, codes=codes, run=run)


def _all(parts: tuple[Condition, ...]) -> Callable[[Facts], Truth]:
    runs = tuple(part.run for part in parts)

    def run(facts: Facts) -> Truth:
        result: Truth = True
        for part in runs:
            value = part(facts)
            if value is False:
                return False
            if value is None:
                result = None
        return result

    return run


def _any(parts: tuple[Condition, ...]) -> Callable[[Facts], Truth]:
    runs = tuple(part.run for part in parts)

    def run(facts: Facts) -> Truth:
        result: Truth = False
        for part in runs:
            value = part(facts)
            if value:
                return True
            if value is None:
                result = None
        return result

    return run


def _not(part: Condition) -> Callable[[Facts], Truth]:
    inner = part.run

    def run(facts: Facts) -> Truth:
        value = inner(facts)
        return None if value is None else not value

    return run


def _flag(name: str) -> Callable[[Facts], Truth]:
    def run(facts: Facts) -> Truth:
        return facts[name]  # type: ignore[return-value]

    return run


def _in(name: str, codes: tuple[str, ...]) -> Callable[[Facts], Truth]:
    wanted = frozenset(codes)

    def run(facts: Facts) -> Truth:
        value = facts[name]
        assert isinstance(value, Codes)
        if not wanted.isdisjoint(value.known):
            return True
        return None if value.open else False

    return run


def _only(name: str, codes: tuple[str, ...]) -> Callable[[Facts], Truth]:
    wanted = frozenset(codes)

    def run(facts: Facts) -> Truth:
        value = facts[name]
        assert isinstance(value, Codes)
        if not value.known <= wanted:
            return False
        if value.open:
            return None
        return bool(value.known)

    return run


def _table(name: str, table: Table, marks: tuple[tuple[str, str], ...]) -> Callable[[Facts], Truth]:
    table_name = table.name
    contains = table.contains

    def run(facts: Facts) -> Truth:
        stated = facts.get(STATED, _EMPTY)
        if table_name in stated:  # type: ignore[operator]
            return stated[table_name]  # type: ignore[index,return-value]
        value = facts[name]
        assert isinstance(value, Codes)
        date = facts["deal.date"]
        assert isinstance(date, str)
        result: Truth = None if value.open else False
        for code in value.known:
            found = contains(code, date, marks)
            if found:
                return True
            if found is None:
                result = None
        return result

    return run


def _shown(value: object) -> str:
    if isinstance(value, Codes):
        known = ", ".join(sorted(value.known))
        if not value.open:
            return known or "none"
        return f"{known} and perhaps others" if known else "unknown"
    return word(value)  # type: ignore[arg-type]
