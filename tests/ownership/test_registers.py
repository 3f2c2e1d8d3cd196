from __future__ import annotations

import json
from pathlib import Path

import pytest

from dissuade.errors import InputError
from dissuade.ownership import ControlEdge, ShareEdge, read_register


def write(folder: Path, name: str, content: object) -> Path:
    path = folder / name
    path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    return path


def bods(interests: list[dict[str, object]], **extra: object) -> list[dict[str, object]]:
    person = {"names": [{"fullName": "Иван Петров"}], "personType": "knownPerson"}
    return [
        {"statementId": "s1", "recordId": "p1", "recordType": "person", "recordDetails": person},
        {"statementId": "s2", "recordId": "e1", "recordType": "entity", "recordDetails": {"name": "Нева Трейд ООО"}},
        {
            "statementId": "s3",
            "recordId": "r1",
            "recordType": "relationship",
            "recordStatus": "new",
            "recordDetails": {"subject": "e1", "interestedParty": "p1", "interests": interests},
            **extra,
        },
    ]


def test_a_csv_gives_exact_ranged_and_unknown_shares_and_control(tmp_path: Path) -> None:
    text = "owner,owned,share,low,high,control\nA,B,0.5,,,\nA,C,51%,,,\nA,D,,0.2,0.4,\nA,E,,,,\nA,F,,,,yes\n"
    register = read_register(write(tmp_path, "owners.csv", text))
    assert register.shares == [
        ShareEdge("A", "B", 0.5, 0.5),
        ShareEdge("A", "C", 0.51, 0.51),
        ShareEdge("A", "D", 0.2, 0.4),
        ShareEdge("A", "E", 0.0, 1.0),
    ]
    assert register.controls == [ControlEdge("A", "F")]


def test_bods_shares_are_per_cent_with_bounds(tmp_path: Path) -> None:
    interests: list[dict[str, object]] = [
        {"type": "shareholding", "share": {"exact": 60}},
        {"type": "shareholding", "share": {"minimum": 25, "exclusiveMaximum": 50}},
        {"type": "shareholding"},
        {"type": "votingRights", "share": {"exact": 80}},
        {"type": "votingRights", "share": {"exact": 20}},
    ]
    register = read_register(write(tmp_path, "bods.json", bods(interests)))
    assert register.shares == [
        ShareEdge("Иван Петров", "Нева Трейд ООО", 0.6, 0.6),
        ShareEdge("Иван Петров", "Нева Трейд ООО", 0.25, 0.5),
        ShareEdge("Иван Петров", "Нева Трейд ООО", 0.0, 1.0),
    ]
    assert register.controls == [ControlEdge("Иван Петров", "Нева Трейд ООО")]
    assert len(register.notes) == 1


def test_a_closed_bods_record_is_gone(tmp_path: Path) -> None:
    statements = bods([{"type": "shareholding", "share": {"exact": 60}}])
    closed = {**statements[2], "statementId": "s4", "recordStatus": "closed"}
    assert read_register(write(tmp_path, "bods.json", [*statements, closed])).shares == []


def test_a_later_bods_statement_replaces_the_earlier_one(tmp_path: Path) -> None:
    statements = bods([{"type": "shareholding", "share": {"exact": 60}}])
    update = bods([{"type": "shareholding", "share": {"exact": 10}}])[2]
    register = read_register(write(tmp_path, "bods.jsonl", "\n".join(map(json.dumps, [*statements, update]))))
    assert [edge.low for edge in register.shares] == [0.1]


def test_an_interest_that_has_ended_counts_only_before_its_end(tmp_path: Path) -> None:
    interest: dict[str, object] = {"type": "shareholding", "share": {"exact": 60}, "endDate": "2023-01-01"}
    path = write(tmp_path, "bods.json", bods([interest]))
    assert read_register(path).shares == []
    assert len(read_register(path, date="2022-06-01").shares) == 1


def test_an_indirect_bods_interest_is_not_counted_twice(tmp_path: Path) -> None:
    interest: dict[str, object] = {"type": "shareholding", "directOrIndirect": "indirect", "share": {"exact": 60}}
    register = read_register(write(tmp_path, "bods.json", bods([interest])))
    assert register.shares == []
    assert "indirect" in register.notes[0]


def test_ftm_ownership_is_read_and_a_directorship_is_no_control(tmp_path: Path) -> None:
    entities = [
        {"id": "p", "schema": "Person", "properties": {"name": ["김철수"]}},
        {"id": "c", "schema": "Company", "properties": {"name": ["조선무역회사"]}},
        {"id": "o", "schema": "Ownership", "properties": {"owner": ["p"], "asset": ["c"], "percentage": ["55%"]}},
        {"id": "d", "schema": "Directorship", "properties": {"director": ["p"], "organization": ["c"]}},
    ]
    register = read_register(write(tmp_path, "ftm.jsonl", "\n".join(map(json.dumps, entities))))
    assert register.shares == [ShareEdge("김철수", "조선무역회사", 0.55, 0.55)]
    assert register.controls == []
    assert "director" in register.notes[0]


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.csv", "from,to\nA,B\n", "owner and owned"),
        ("a.csv", "owner,owned,share\nA,,0.5\n", "line 2"),
        ("a.csv", "owner,owned,share\nA,B,51\n", "written with %"),
        ("a.csv", "owner,owned,share\nA,B,half\n", "not a share"),
        ("a.csv", "owner,owned,low,high\nA,B,0.6,0.4\n", "low is above high"),
        ("a.json", "[{]", "not JSON"),
        ("a.jsonl", '{"schema": "Person"}\n{oops\n', "line 2"),
        ("a.json", "[1]", "JSON object"),
        ("a.json", '[{"a": 1}]', "neither BODS"),
        ("a.json", json.dumps(bods([{"type": "shareholding", "share": {"exact": 600}}])), "between 0 and 100"),
        ("a.json", json.dumps(bods([{"type": "shareholding", "share": {"minimum": 60, "maximum": 5}}])), "above"),
        ("a.json", "[" * 100000, "nested|not JSON"),
    ],
)
def test_a_broken_register_gives_a_precise_error(tmp_path: Path, name: str, content: str, words: str) -> None:
    with pytest.raises(InputError, match=words):
        read_register(write(tmp_path, name, content))


def test_a_missing_register_is_an_input_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot read"):
        read_register(tmp_path / "absent.csv")
