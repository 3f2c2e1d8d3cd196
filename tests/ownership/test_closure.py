from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dissuade.ownership import ControlEdge, OwnershipTest, ShareEdge, close, find_loops, fold, ownership_test

OFAC = ownership_test("OFAC", "2024-01-01")
EU_OLD = ownership_test("EU", "2024-07-02")
EU_NEW = ownership_test("EU", "2024-07-03")
UK = ownership_test("UK", "2024-01-01")


def share(owner: str, owned: str, low: float, high: float | None = None) -> ShareEdge:
    return ShareEdge(owner, owned, low, low if high is None else high)


def owned(edges: list[ShareEdge], listed: list[str], test: OwnershipTest = OFAC) -> set[str]:
    return set(close(edges, [], listed, test).owned)


def test_half_of_a_half_is_blocked_because_shares_are_not_multiplied() -> None:
    assert owned([share("X", "A", 0.5), share("A", "B", 0.5)], ["X"]) == {"a", "b"}


def test_two_blocked_owners_are_added_up_by_ofac_and_not_by_the_uk() -> None:
    edges = [share("X", "A", 0.3), share("Y", "A", 0.25)]
    assert owned(edges, ["X", "Y"]) == {"a"}
    assert owned(edges, ["X", "Y"], UK) == set()


def test_a_quarter_through_an_entity_that_is_not_blocked_does_not_count() -> None:
    edges = [share("X", "A", 0.5), share("X", "B", 0.25), share("A", "C", 0.25), share("B", "C", 0.25)]
    closure = close(edges, [], ["X"], OFAC)
    assert closure.owned == {"a"}
    assert "c" in closure.minority


def test_exactly_half_counts_for_the_union_only_since_july_2024() -> None:
    edges = [share("X", "A", 0.5)]
    assert owned(edges, ["X"], EU_OLD) == set()
    assert owned(edges, ["X"], EU_NEW) == {"a"}


def test_exactly_half_does_not_count_in_the_uk() -> None:
    assert owned([share("X", "A", 0.5)], ["X"], UK) == set()
    assert owned([share("X", "A", 0.51)], ["X"], UK) == {"a"}


def test_control_counts_for_the_union_and_the_uk_but_not_for_ofac() -> None:
    controls = [ControlEdge("X", "A")]
    assert close([], controls, ["X"], EU_NEW).owned == {"a"}
    assert close([], controls, ["X"], UK).owned == {"a"}
    ofac = close([], controls, ["X"], OFAC)
    assert ofac.owned == frozenset()
    assert ofac.minority == {"a"}


def test_cross_holdings_do_not_block_themselves() -> None:
    edges = [share("A", "B", 0.6), share("B", "A", 0.6), share("X", "A", 0.1)]
    assert owned(edges, ["X"]) == set()
    assert find_loops(edges) == [("A", "B")]


def test_own_shares_give_nobody_a_say() -> None:
    edges = [share("A", "A", 0.3), share("X", "A", 0.3)]
    assert owned(edges, ["X"]) == set()
    assert find_loops(edges) == [("A",)]


def test_an_unknown_share_leaves_the_question_open_and_names_the_edge() -> None:
    edge = share("X", "A", 0.0, 1.0)
    closure = close([edge], [], ["X"], OFAC)
    assert (closure.owned, closure.maybe) == (frozenset(), frozenset({"a"}))
    assert closure.open_edges["a"] == (edge,)


def test_an_unknown_share_beside_a_known_majority_cannot_reach_half() -> None:
    edges = [share("X", "A", 0.0, 1.0), share("Clean", "A", 0.75)]
    closure = close(edges, [], ["X"], OFAC)
    assert (closure.owned, closure.maybe) == (frozenset(), frozenset())


def test_a_range_that_reaches_the_threshold_is_open_and_one_above_it_is_not() -> None:
    assert close([share("X", "A", 0.4, 0.6)], [], ["X"], OFAC).maybe == {"a"}
    assert close([share("X", "A", 0.5, 0.6)], [], ["X"], OFAC).owned == {"a"}


def test_an_open_match_of_the_owner_leaves_the_question_open() -> None:
    closure = close([share("X", "A", 0.9)], [], [], OFAC, maybe_listed=["X"])
    assert closure.maybe == {"a"}


def test_the_sum_is_explained_so_that_it_can_be_checked_by_hand() -> None:
    closure = close([share("X", "A", 0.3), share("Y", "A", 0.25)], [], ["X", "Y"], OFAC)
    assert closure.why["a"] == (
        "A: X holds 30 %; Y holds 25 %; together 55 %. "
        "Test: at least 50 % (OFAC Revised Guidance of 2014-08-13; FAQ 401)."
    )


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Versor S.R.O.", "VERSOR SRO"),
        ("Société Générale", "SOCIETE GENERALE"),
        ("조선광업  무역", "조선광업 무역"),
        ("ООО «Нева»", "ооо нева"),
        ("ＡＢＣ Trading", "abc trading"),
    ],
)
def test_spelling_of_a_name_in_the_register_does_not_matter(a: str, b: str) -> None:
    assert fold(a) == fold(b)


NAMES = st.sampled_from(["X", "Y", "A", "B", "C", "D", "E"])
BOUND = st.sampled_from([0.0, 0.1, 0.2, 0.25, 0.3, 0.5, 0.51, 0.75, 1.0])


@st.composite
def registers(draw: st.DrawFn) -> list[ShareEdge]:
    """Registers with loops and bounds in which the certain shares of nobody add up to more than everything."""
    edges = []
    total: dict[str, float] = {}
    for _ in range(draw(st.integers(0, 9))):
        owner, company = draw(NAMES), draw(NAMES)
        low, high = sorted((draw(BOUND), draw(BOUND)))
        if total.get(company, 0.0) + low <= 1:
            total[company] = total.get(company, 0.0) + low
            edges.append(ShareEdge(owner, company, low, high))
    return edges


def slow_closure(edges: list[ShareEdge], listed: set[str], test: OwnershipTest, *, certain: bool) -> set[str]:
    """Passes over every entity until nothing changes, from the definition alone."""
    members = set(listed)
    while True:
        before = set(members)
        for company in {edge.owned for edge in edges} - members:
            incoming = [edge for edge in edges if edge.owned == company and edge.owner != company]
            inside = [edge for edge in incoming if edge.owner in members]
            outside = [edge for edge in incoming if edge.owner not in members]
            low = sum(edge.low for edge in inside)
            high = min(sum(edge.high for edge in inside), max(0.0, 1 - sum(edge.low for edge in outside)))
            if inside and test.passes(low if certain else high):
                members.add(company)
        if members == before:
            return members


@settings(max_examples=300)
@given(edges=registers(), listed=st.sets(st.sampled_from(["X", "Y"]), min_size=1))
@pytest.mark.parametrize("test", [OFAC, EU_OLD, EU_NEW], ids=["ofac", "eu-old", "eu-new"])
def test_the_closure_equals_the_slow_oracle(test: OwnershipTest, edges: list[ShareEdge], listed: set[str]) -> None:
    closure = close(edges, [], listed, test)
    certain = slow_closure(edges, listed, test, certain=True)
    possible = slow_closure(edges, listed, test, certain=False)
    assert {name.lower() for name in certain - listed} == closure.owned
    assert {name.lower() for name in possible - certain} == closure.maybe


@settings(max_examples=200)
@given(edges=registers(), listed=st.sets(st.sampled_from(["X", "Y"]), min_size=1), data=st.data())
def test_any_true_register_lies_between_the_bounds(
    edges: list[ShareEdge], listed: set[str], data: st.DataObject
) -> None:
    truth: list[ShareEdge] = []
    for edge in edges:
        exact = data.draw(st.sampled_from([edge.low, edge.high, (edge.low + edge.high) / 2]))
        truth.append(ShareEdge(edge.owner, edge.owned, exact, exact))
    for company in {edge.owned for edge in truth}:
        if sum(edge.low for edge in truth if edge.owned == company) > 1 + 1e-9:
            return
    closure = close(edges, [], listed, OFAC)
    actual = close(truth, [], listed, OFAC).owned
    assert closure.owned <= actual <= closure.owned | closure.maybe


@settings(max_examples=200)
@given(edges=registers())
def test_one_more_listed_owner_never_frees_anybody(edges: list[ShareEdge]) -> None:
    for test in (OFAC, EU_NEW, UK):
        fewer, more = close(edges, [], ["X"], test), close(edges, [], ["X", "Y"], test)
        assert fewer.owned <= more.owned | {"y"}
        assert fewer.maybe <= more.maybe | more.owned | {"y"}


def test_a_chain_of_thousands_is_followed() -> None:
    edges = [share(f"C{n}", f"C{n + 1}", 0.6) for n in range(5000)]
    assert len(owned(edges, ["C0"])) == 5000
    assert find_loops([*edges, share("C5000", "C0", 0.1)])[0][0] == "C0"
