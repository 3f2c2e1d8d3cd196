"""Who is owned or controlled by listed persons: a least fixed point with bounds.

Shares are never multiplied along a chain. An entity joins the set of blocked persons when the shares held by members
of the set reach the threshold; then its own holdings count in full (OFAC, Revised Guidance of 2014-08-13 and FAQ 401).
The set starts with the listed persons alone, so cross-holdings cannot block themselves. Unknown shares run as bounds:
what is in the lower set is owned for certain, what is only in the upper set may be.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

__all__ = [
    "TESTS",
    "Closure",
    "ControlEdge",
    "OwnershipTest",
    "ShareEdge",
    "close",
    "find_loops",
    "fold",
    "ownership_test",
]

_EPSILON = 1e-9


def fold(name: str) -> str:
    """Return a name's key: case, accents, punctuation and runs of blanks do not count."""
    decomposed = unicodedata.normalize("NFKD", name.casefold())
    letters = "".join(
        char if char.isalnum() else " " for char in decomposed if not unicodedata.combining(char) and char not in ".'’"
    )
    return " ".join(letters.split())


@dataclass(frozen=True, slots=True)
class ShareEdge:
    """One holding.

    Args:
        owner, owned: names as given.
        low, high: bounds of the share, 0..1; equal if it is known, 0 and 1 if nothing is known.
    """

    owner: str
    owned: str
    low: float
    high: float

    @property
    def text(self) -> str:
        """The share in words."""
        if self.low == self.high:
            return _percent(self.low)
        if self.low == 0 and self.high == 1:
            return "an unknown share"
        return f"{_percent(self.low)} to {_percent(self.high)}"


@dataclass(frozen=True, slots=True)
class ControlEdge:
    """Somebody controls an entity by other means than shares."""

    controller: str
    controlled: str


@dataclass(frozen=True, slots=True)
class OwnershipTest:
    """An authority's test on a date.

    Args:
        authority: ``OFAC``, ``BIS``, ``EU`` or ``UK``.
        strict: more than the threshold is needed, not just as much.
        aggregate: holdings of different listed persons are added up.
        control: control counts as well as ownership.
        threshold: 0..1.
        cite: the source of the test.
    """

    authority: str
    strict: bool
    aggregate: bool
    control: bool
    cite: str
    threshold: float = 0.5

    def passes(self, share: float) -> bool:
        """Say whether a sum of shares meets the test."""
        if self.strict:
            return share > self.threshold + _EPSILON
        return share >= self.threshold - _EPSILON

    @property
    def text(self) -> str:
        """The threshold in words."""
        return f"{'more than' if self.strict else 'at least'} {_percent(self.threshold)}"


TESTS: Mapping[str, Sequence[tuple[str, OwnershipTest]]] = {
    "OFAC": (
        ("0001-01-01", OwnershipTest("OFAC", False, False, False, "OFAC guidance of 2008-02-14")),
        ("2014-08-13", OwnershipTest("OFAC", False, True, False, "OFAC Revised Guidance of 2014-08-13; FAQ 401")),
    ),
    "BIS": (
        ("0001-01-01", OwnershipTest("BIS", False, True, False, "90 FR 47201; 15 CFR 744.11(a)(1), 744.21(a)(3)")),
    ),
    "EU": (
        ("0001-01-01", OwnershipTest("EU", True, True, True, "EU Best Practices before 2024-07-03")),
        ("2024-07-03", OwnershipTest("EU", False, True, True, "EU Best Practices of 2024-07-03")),
    ),
    "UK": (("0001-01-01", OwnershipTest("UK", True, False, True, "SI 2019/855 reg. 7; SI 2019/411 reg. 7")),),
}
"""Tests of each authority with the date from which they hold."""


def ownership_test(authority: str, date: str) -> OwnershipTest:
    """Return an authority's test on an ISO date."""
    return [test for begin, test in TESTS[authority] if begin <= date][-1]


@dataclass(frozen=True, slots=True, kw_only=True)
class Closure:
    """The result of the test over a whole register.

    Args:
        owned: keys of entities that are owned or controlled for certain (without the listed persons themselves).
        maybe: keys of entities that may be, depending on unknown shares.
        why: a sum that can be checked by hand for every entity in ``owned``, ``maybe`` or ``minority``.
        open_edges: for every entity in ``maybe``, the holdings whose exact share would settle it.
        minority: keys of entities in which a member certainly holds an interest, or which it controls, without the
            test being met for certain.
    """

    owned: frozenset[str]
    maybe: frozenset[str]
    why: Mapping[str, str] = field(default_factory=dict)
    open_edges: Mapping[str, tuple[ShareEdge, ...]] = field(default_factory=dict)
    minority: frozenset[str] = frozenset()


def close(
    edges: Sequence[ShareEdge],
    controls: Sequence[ControlEdge],
    listed: Collection[str],
    test: OwnershipTest,
    *,
    maybe_listed: Collection[str] = (),
) -> Closure:
    """Find every entity that listed persons own or control.

    Args:
        edges: holdings; several between the same two add up.
        controls: control by other means.
        listed: names of listed persons.
        test: the authority's test.
        maybe_listed: names whose match with a list is still open.

    Returns:
        The certain and the possible set with their explanations.
    """
    register = _Register(edges, controls)
    seeds = frozenset(map(fold, listed))
    doubtful = seeds | frozenset(map(fold, maybe_listed))
    if test.aggregate:
        lower = register.grow(seeds, test, certain=True)
        upper = register.grow(doubtful, test, certain=False)
    else:
        lower = frozenset().union(*(register.grow(frozenset({seed}), test, certain=True) for seed in seeds))
        upper = frozenset().union(*(register.grow(frozenset({seed}), test, certain=False) for seed in doubtful))
    owned = lower - seeds
    maybe = upper - lower - doubtful
    minority = frozenset(key for key in register.names if key not in lower and register.touches(key, lower))
    why = {key: register.explain(key, lower, test) for key in owned | minority}
    why |= {key: register.explain(key, upper, test) for key in maybe}
    return Closure(
        owned=owned,
        maybe=maybe,
        why=why,
        open_edges={key: register.open_edges(key, upper) for key in maybe},
        minority=minority,
    )


class _Register:
    def __init__(self, edges: Sequence[ShareEdge], controls: Sequence[ControlEdge]) -> None:
        self.into: dict[str, list[tuple[str, ShareEdge]]] = {}
        self.out: dict[str, set[str]] = {}
        self.controllers: dict[str, set[str]] = {}
        self.names: dict[str, str] = {}
        for edge in edges:
            owner, owned = fold(edge.owner), fold(edge.owned)
            self.names.setdefault(owner, edge.owner)
            self.names.setdefault(owned, edge.owned)
            if owner != owned:  # a company's own shares give nobody a say
                self.into.setdefault(owned, []).append((owner, edge))
                self.out.setdefault(owner, set()).add(owned)
        for control in controls:
            controller, controlled = fold(control.controller), fold(control.controlled)
            self.names.setdefault(controller, control.controller)
            self.names.setdefault(controlled, control.controlled)
            self.controllers.setdefault(controlled, set()).add(controller)
            self.out.setdefault(controller, set()).add(controlled)

    def share(self, key: str, members: Collection[str], *, certain: bool) -> float:
        """Sum what members hold in an entity: the least it can be, or the most."""
        incoming = self.into.get(key, ())
        if certain:
            return sum(edge.low for owner, edge in incoming if owner in members)
        most = sum(edge.high for owner, edge in incoming if owner in members)
        others = sum(edge.low for owner, edge in incoming if owner not in members)
        return min(most, max(0.0, 1.0 - others)) if most else 0.0

    def grow(self, seeds: frozenset[str], test: OwnershipTest, *, certain: bool) -> frozenset[str]:
        members = set(seeds)
        work = list(seeds)
        while work:
            for key in self.out.get(work.pop(), ()):
                if key in members:
                    continue
                controlled = test.control and not members.isdisjoint(self.controllers.get(key, ()))
                if controlled or test.passes(self.share(key, members, certain=certain)):
                    members.add(key)
                    work.append(key)
        return frozenset(members)

    def touches(self, key: str, members: Collection[str]) -> bool:
        if not self.controllers.get(key, set()).isdisjoint(members):
            return True
        return any(owner in members and edge.low > 0 for owner, edge in self.into.get(key, ()))

    def explain(self, key: str, members: Collection[str], test: OwnershipTest) -> str:
        name = self.names[key]
        held = [edge for owner, edge in self.into.get(key, ()) if owner in members]
        parts = [f"{edge.owner} holds {edge.text}" for edge in held]
        text = f"{name}: {'; '.join(parts)}" if parts else f"{name}: no shares held by listed or owned persons"
        if len(held) > 1 and test.aggregate:
            low, high = self.share(key, members, certain=True), self.share(key, members, certain=False)
            total = _percent(low) if abs(low - high) < _EPSILON else f"{_percent(low)} to {_percent(high)}"
            text += f"; together {total}"
        controllers = sorted(self.names[c] for c in self.controllers.get(key, ()) if c in members)
        if controllers:
            text += f"; controlled by {', '.join(controllers)}"
            text += "" if test.control else " (control does not count here)"
        return f"{text}. Test: {test.text} ({test.cite})."

    def open_edges(self, key: str, members: Collection[str]) -> tuple[ShareEdge, ...]:
        found: dict[ShareEdge, None] = {}
        seen: set[str] = set()
        work = [key]
        while work:
            current = work.pop()
            if current in seen:
                continue
            seen.add(current)
            for owner, edge in self.into.get(current, ()):
                if owner in members:
                    if edge.low < edge.high:
                        found[edge] = None
                    work.append(owner)
        return tuple(found)


def find_loops(edges: Iterable[ShareEdge]) -> list[tuple[str, ...]]:
    """Return the groups of entities that own each other in a circle, by name, each group sorted.

    Strongly connected components by Tarjan's algorithm, without recursion.
    """
    names: dict[str, str] = {}
    out: dict[str, list[str]] = {}
    for edge in edges:
        owner, owned = fold(edge.owner), fold(edge.owned)
        names.setdefault(owner, edge.owner)
        names.setdefault(owned, edge.owned)
        out.setdefault(owner, []).append(owned)
        out.setdefault(owned, [])
    order: dict[str, int] = {}
    low: dict[str, int] = {}
    stack: list[str] = []
    on_stack: set[str] = set()
    loops: list[tuple[str, ...]] = []
    for root in out:
        if root in order:
            continue
        work: list[tuple[str, int]] = [(root, 0)]
        while work:
            key, position = work.pop()
            if position == 0:
                order[key] = low[key] = len(order)
                stack.append(key)
                on_stack.add(key)
            children = out[key]
            if position < len(children):
                work.append((key, position + 1))
                child = children[position]
                if child not in order:
                    work.append((child, 0))
                elif child in on_stack:
                    low[key] = min(low[key], order[child])
                continue
            if low[key] == order[key]:
                group: list[str] = []
                while True:
                    member = stack.pop()
                    on_stack.discard(member)
                    group.append(member)
                    if member == key:
                        break
                if len(group) > 1 or key in children:
                    loops.append(tuple(sorted(names[member] for member in group)))
            if work:
                parent = work[-1][0]
                low[parent] = min(low[parent], low[key])
    return loops


def _percent(share: float) -> str:
    return f"{100 * share:.6g} %"
