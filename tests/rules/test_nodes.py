from __future__ import annotations

from pathlib import Path

import pytest

from dissuade.errors import InputError
from dissuade.rules.nodes import MAX_DEPTH, parse_nodes, read_nodes


def value(text: str) -> object:
    return parse_nodes(f"key: {text}").entries["key"].value


def test_norway_is_text_and_not_false() -> None:
    assert value("NO") == "NO"
    assert value("yes") == "yes"
    assert value("off") == "off"


def test_numbers_keep_their_text() -> None:
    node = parse_nodes("hs: 030614").entries["hs"]
    assert node.kind == "number"
    assert node.text == "030614"


def test_an_eccn_that_looks_like_a_float_keeps_its_text() -> None:
    assert parse_nodes("eccn: 2E001").entries["eccn"].text == "2E001"
    assert value("1E994") == "1E994"


def test_null_true_and_numbers_follow_the_core_schema() -> None:
    assert [value("null"), value("~"), value(""), value("true"), value("False")] == [None, None, None, True, False]
    assert [value("12"), value("-0.5"), value("1e3"), value("'12'")] == [12, -0.5, 1000.0, "12"]


def test_every_node_knows_its_line() -> None:
    root = parse_nodes("a:\n- 1\n- b: 2\n")
    assert root.entries["a"].items[1].entries["b"].line == 3
    assert root.entries["a"].items[1].key_lines["b"] == 3


def test_data_comes_back_plain() -> None:
    assert parse_nodes("a: [1, {b: null}]").to_data() == {"a": [1, {"b": None}]}


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("a: 1\na: 2\n", 2, "twice"),
        ("a: &x [1]\nb: *x\n", 2, "aliases"),
        ("a: !!python/object:os.system x\n", 1, "tags"),
        ("a: 1\n---\nb: 2\n", 2, "one document"),
        ("a: [1, 2\nb: 3\n", 2, "not valid YAML"),
        ("a: 1\n b: 2\n", 2, "not valid YAML"),
        ("? [a, b]\n: 1\n", 1, "plain text"),
        ("a: " + "[" * (MAX_DEPTH + 2) + "]" * (MAX_DEPTH + 2), 1, "deeper"),
        ("a: \tb\n\tc: d\n", None, "not valid YAML"),
    ],
)
def test_hostile_or_broken_yaml_is_refused_with_its_line(text: str, line: int | None, words: str) -> None:
    with pytest.raises(InputError) as caught:
        parse_nodes(text, "deal.yaml")
    assert words in str(caught.value)
    if line is not None:
        assert caught.value.line == line


def test_a_missing_file_is_an_input_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot read"):
        read_nodes(tmp_path / "absent.yaml")


def test_bytes_that_are_not_utf_8_are_refused_with_the_line(tmp_path: Path) -> None:
    path = tmp_path / "deal.yaml"
    path.write_bytes(b"a: 1\nb: \xff\n")
    with pytest.raises(InputError) as caught:
        read_nodes(path)
    assert caught.value.line == 2
