from __future__ import annotations

from pathlib import Path

import pytest

from dissuade.errors import InputError
from dissuade.rules.loader import load_penalties, load_regimes, read_regime, read_regimes
from dissuade.rules.vocabulary import load_facts
from tests.rules.worked import all_cases

HEAD = """regime: xx
jurisdiction: US
title: Test
version: 2026-01-01
rules:
"""
RULE = """- id: xx.rule
  kind: prohibition
  title: A rule
  authority: OFAC
  penalty: ieepa
  confidence: V
  valid: [[2020-01-01, null]]
  cite: [31 CFR 510.201]
  when: {fact: ofac.blocked}
  cases: [a-case]
"""


def swap(old: str, new: str) -> str:
    assert old in HEAD + RULE
    return (HEAD + RULE).replace(old, new)


def test_a_good_rule_is_read(tmp_path: Path) -> None:
    path = tmp_path / "good.yaml"
    path.write_text(HEAD + RULE)
    rule = read_regime(path).rules[0]
    assert (rule.id, rule.jurisdiction, rule.valid) == ("xx.rule", "US", (("2020-01-01", ""),))


MALFORMED = [
    (swap("version: 2026-01-01", "version: soon"), 4, "version", "date"),
    (swap("jurisdiction: US", "jurisdiction: FR"), 2, "jurisdiction", "one of"),
    (swap("title: Test\n", "titel: Test\n"), 3, "titel", "unknown key"),
    (HEAD, 5, "rules", "list of rules"),
    (swap("  kind: prohibition", "  kind: ban"), 7, "xx.rule.kind", "one of"),
    (swap("  confidence: V", "  confidence: A"), 11, "xx.rule.confidence", "one of"),
    (swap("  cite: [31 CFR 510.201]", "  cite: []"), 13, "xx.rule.cite", "at least one"),
    (swap("  cite: [31 CFR 510.201]\n", ""), 6, "xx.rule.cite", "missing"),
    (swap("  cases: [a-case]", "  cases: []"), 15, "xx.rule.cases", "at least one"),
    (swap("[[2020-01-01, null]]", "[[2020-01-01, 2019-01-01]]"), 12, "xx.rule.valid", "ends after"),
    (swap("[[2020-01-01, null]]", "[[2020-01-01, 2021-01-01], [2020-06-01, null]]"), 12, "xx.rule.valid", "in order"),
    (swap("[[2020-01-01, null]]", "[[2020-01-01, null], [2021-01-01, null]]"), 12, "xx.rule.valid", "in order"),
    (swap("[[2020-01-01, null]]", "[2020-01-01, null]"), 12, "xx.rule.valid", "interval"),
    (swap("[[2020-01-01, null]]", "[[2020-13-01, null]]"), 12, "xx.rule.valid", "not a date"),
    (swap("{fact: ofac.blocked}", "{fact: ofac.bloked}"), 14, "xx.rule.when", "vocabulary"),
    (swap("{fact: ofac.blocked}", "{fact: ofac.blocked, is: US}"), 14, "xx.rule.when", "yes-no fact"),
    (swap("{fact: ofac.blocked}", "{fact: route.origin}"), 14, "xx.rule.when", "needs one of"),
    (swap("{fact: ofac.blocked}", "{fact: route.origin, table: nowhere}"), 14, "xx.rule.when", "no such table"),
    (swap("{fact: ofac.blocked}", "{any: []}"), 14, "xx.rule.when", "list of conditions"),
    (swap("{fact: ofac.blocked}", "{fact: route.origin, in: [true]}"), 14, "xx.rule.when", "codes"),
    (
        swap("{fact: ofac.blocked}", "{all: [{fact: ofac.blocked}], any: [{fact: bis.uvl}]}"),
        14,
        "xx.rule.when",
        "one of",
    ),
    (swap("  penalty: ieepa", "  penalty: gulag"), 10, "xx.rule.penalty", "no such penalty"),
    (swap("id: xx.rule", "id: XX"), 6, "id", "lower case"),
    (
        swap("  cases: [a-case]", "  cases: [a-case]\n  defeats: [us.ofac.blocked]"),
        6,
        "xx.rule.defeats",
        "authorisation",
    ),
    (swap("  cases: [a-case]", "  cases: [a-case]\n  duty: doc.uvl_statement"), 16, "xx.rule.duty", "condition"),
    (swap("  cases: [a-case]", "  cases: [a-case]\n  cases: [b]"), 16, "cases", "twice"),
]


@pytest.mark.parametrize(("text", "line", "field", "words"), MALFORMED)
def test_a_malformed_rule_file_names_line_and_field(
    tmp_path: Path, text: str, line: int, field: str, words: str
) -> None:
    path = tmp_path / "bad.yaml"
    path.write_text(text)
    with pytest.raises(InputError) as caught:
        read_regime(path)
    error = caught.value
    assert (str(path), line, field) == (error.path, error.line, error.field)
    assert words in error.message


def test_a_defeated_rule_must_exist(tmp_path: Path) -> None:
    folder = tmp_path / "us"
    folder.mkdir()
    text = swap("  kind: prohibition", "  kind: authorisation").replace(
        "  cases: [a-case]", "  cases: [a-case]\n  defeats: [us.ofac.nothing]"
    )
    (folder / "bad.yaml").write_text(text)
    with pytest.raises(InputError, match="no such rule to defeat"):
        read_regimes(tmp_path)


def test_an_id_is_used_once(tmp_path: Path) -> None:
    folder = tmp_path / "us"
    folder.mkdir()
    (folder / "bad.yaml").write_text(HEAD + RULE + RULE)
    with pytest.raises(InputError, match="used twice"):
        read_regimes(tmp_path)


def test_every_rule_names_a_case_that_exists_and_expects_it() -> None:
    expected = {case.id: set(case.expected.get("rules") or ()) for case, _ in all_cases()}
    untested = [
        rule.id
        for regime in load_regimes()
        for rule in regime.rules
        for case in rule.cases
        if rule.id not in expected.get(case, set())
    ]
    assert untested == []


def test_every_rule_that_binds_has_a_penalty_that_exists() -> None:
    penalties = load_penalties()
    bare = [
        rule.id
        for regime in load_regimes()
        for rule in regime.rules
        if rule.kind != "authorisation" and rule.penalty not in penalties
    ]
    assert bare == []


def test_every_fact_of_the_vocabulary_has_a_question() -> None:
    assert [fact.name for fact in load_facts().values() if "?" not in fact.ask] == []


def test_the_rule_nobody_has_confirmed_says_so() -> None:
    rules = {rule.id: rule for regime in load_regimes() for rule in regime.rules}
    assert "nobody" in rules["us.ear.affiliates50"].caveat
    assert rules["us.ear.affiliates50"].valid == (("2025-09-29", "2025-11-10"), ("2026-11-10", ""))


@pytest.mark.shared
def test_every_drafted_rule_is_here(shared: Path) -> None:
    from dissuade.rules.nodes import read_nodes

    drafted = {item.entries["id"].text for item in read_nodes(shared / "rules/draft.yaml").entries["rules"].items}
    assert drafted - {rule.id for regime in load_regimes() for rule in regime.rules} == set()


@pytest.mark.shared
def test_every_drafted_fact_is_here(shared: Path) -> None:
    from dissuade.rules.nodes import read_nodes

    drafted = set(read_nodes(shared / "rules/draft.yaml").entries["facts"].entries)
    assert drafted - set(load_facts()) == set()
