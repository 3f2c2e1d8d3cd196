"""The command line starts at once, and says what is wrong with status 2."""

from __future__ import annotations

import subprocess
import sys

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
