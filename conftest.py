"""Runs the examples in README.md and docs/: Python blocks are executed, console blocks are run and compared."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from sybil import Example, Sybil
from sybil.parsers.markdown import CodeBlockParser, PythonCodeBlockParser

ROOT = Path(__file__).parent


def run_console(example: Example) -> str | None:
    """Run each ``$ command`` of a block and compare what it prints; ``...`` stands for anything."""
    problems = []
    for command, expected in split_commands(example.parsed):
        actual = run_command(command, example.namespace)
        if not matches(expected, actual):
            problems.append(f"$ {command}\nexpected:\n{expected}\nprinted:\n{actual}")
    return "\n".join(problems) or None


def split_commands(block: str) -> list[tuple[str, str]]:
    """Take a console block apart into commands and what they should print."""
    parts = re.split(r"^\$ (.+)\n?", block, flags=re.MULTILINE)
    return list(zip(parts[1::2], parts[2::2], strict=True))


def set_up(namespace: dict[str, Any]) -> None:
    """Give a document a folder of its own, with the examples, and with lists of its own."""
    folder = Path(tempfile.mkdtemp(prefix="dissuade-docs-"))
    for name in ("examples", "src"):
        (folder / name).symlink_to(ROOT / name)
    namespace["_folder"], namespace["_home"] = folder, os.environ.get("DISSUADE_HOME")
    os.environ["DISSUADE_HOME"] = str(folder / "home")


def tear_down(namespace: dict[str, Any]) -> None:
    """Remove the folder of a document."""
    if namespace["_home"] is None:
        del os.environ["DISSUADE_HOME"]
    else:
        os.environ["DISSUADE_HOME"] = namespace["_home"]
    shutil.rmtree(namespace["_folder"])


def run_command(command: str, namespace: dict[str, Any]) -> str:
    """Run one command with the project's own interpreter in the folder of its document."""
    words = shlex.split(command, comments=True)
    if words[0] == "dissuade":
        words[:1] = [sys.executable, "-m", "dissuade.cli.main"]
    result = subprocess.run(
        words,
        cwd=namespace["_folder"],
        env={**os.environ, "COLUMNS": "100", "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )
    return result.stdout + result.stderr


def matches(expected: str, actual: str) -> bool:
    """Compare line by line without trailing blanks; ``...`` in a line or as a line stands for anything."""
    pattern = r"\n".join(
        re.escape(line.rstrip()).replace(r"\.\.\.", ".*") for line in expected.strip().splitlines()
    ).replace("\n", r"\n")
    text = "\n".join(line.rstrip() for line in actual.strip().splitlines())
    return re.fullmatch(pattern, text, flags=re.DOTALL) is not None


pytest_collect_file = Sybil(
    parsers=[PythonCodeBlockParser(), CodeBlockParser("console", run_console)],
    patterns=["README.md", "docs/*.md"],
    setup=set_up,
    teardown=tear_down,
).pytest()
