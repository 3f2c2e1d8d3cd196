"""The command line starts at once, and says what is wrong with status 2."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from dissuade.cli.main import cli, main

HEAVY = ("numba", "numpy", "pyarrow", "lxml", "rich", "rigour", "pydantic", "httpx2", "ruamel")


def test_help_imports_none_of_the_heavy_modules() -> None:
    code = (
        "import sys; from dissuade.cli.main import main; main(['--help']);"
        f"print('HEAVY', sorted(m for m in {HEAVY!r} if m in sys.modules))"
    )
    output = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert output.rstrip().endswith("HEAVY []")


@pytest.mark.parametrize("command", cli.list_commands(None))  # type: ignore[arg-type]
def test_every_command_explains_itself(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([command, "--help"]) == 0
    assert capsys.readouterr().out.startswith(f"Usage: dissuade {command}")


@pytest.mark.parametrize(
    "arguments",
    [["scren"], ["screen"], ["screen", "x", "--limit", "0"], ["screen", "x", "--threshold", "2"], ["compare", "one"]],
)
def test_wrong_usage_ends_with_status_2_and_no_traceback(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 2
    captured = capsys.readouterr()
    assert "Error" in captured.err
    assert "Traceback" not in captured.err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["screen", "x", "--birth-date", "8/1/1984"], "'--birth-date': not a date"),
        (["screen", "x", "--birth-date", "1984-02-31"], "'--birth-date': not a date"),
        (["screen", "x", "--country", "Atlantis"], "'--country': not a country name"),
        (["screen", "x", "--id", "imoNumber"], "'--id': not TYPE=VALUE"),
        (["screen", "x", "--id", "imoNumber=1", "--id", "imoNumber=2"], "given twice"),
        (["compare", "...", "😀"], "'A': no name to compare: it has no letter and no digit"),
        (["goods", " -"], "'QUERY': neither a word nor a code"),
        (["screen", "none.csv"], "none.csv: there is no such file"),
        (["screen", "x", "-o", "out.xlsx"], "out.xlsx: the alerts can be written as"),
        (["screen", "x.csv", "--column", "name", "-o", "out.csv"], "'--column': not OURS=THEIRS"),
    ],
)
def test_a_value_that_cannot_be_used_is_named(
    arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 2
    assert message in capsys.readouterr().err


def _run(arguments: list[str], **settings: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "dissuade.cli.main", *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, **settings},
    )


def test_a_name_that_the_terminal_cannot_show_is_shown_as_escapes(home: Path) -> None:
    shown, told = _run(["screen", "Ким 😀"], PYTHONIOENCODING="latin-1").communicate()
    assert b"\\u041a\\u0438\\u043c \\ud83d\\ude00: no match" in shown
    assert b"Traceback" not in told
    answer, _ = _run(["screen", "Ким 😀", "--json"], PYTHONIOENCODING="latin-1").communicate()
    assert json.loads(answer.decode("latin-1"))["query"] == "Ким 😀"


@pytest.mark.parametrize("arguments", [["rules", "--all"], ["screen", "Kim Jong Un"], ["screen", "Kim", "--json"]])
def test_a_pipe_that_is_closed_is_no_answer(arguments: list[str], home: Path) -> None:
    with _run(arguments) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        told = process.stderr.read()
    assert process.returncode == 141
    assert b"Broken" not in told


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_a_full_disk_is_named_without_a_traceback() -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "dissuade.cli.main", "rules"], stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert (done.returncode, done.stderr) == (2, b"dissuade: No space left on device\n")
