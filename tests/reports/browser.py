"""A real browser without a window, for looking at pages."""

from __future__ import annotations

import functools
import re
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import NamedTuple

import pytest

__all__ = ["Seen", "look_at"]

_FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-extensions",
    "--enable-logging=stderr",
    "--v=0",
)
_CONSOLE = re.compile(r":CONSOLE[(:].*")


class Seen(NamedTuple):
    """The document after the browser has built it, and what went to the console."""

    dom: str
    console: list[str]


@functools.cache
def _browser() -> str:
    return shutil.which("chromium") or shutil.which("chromium-browser") or ""


def look_at(page: Path, *, width: int = 1100, screenshot: Path | None = None) -> Seen:
    """Open a page in Chromium; the test skips where there is none.

    Args:
        page: the file.
        width: of the window in pixels.
        screenshot: where to write a picture of it; then ``dom`` is empty.
    """
    if not _browser():
        pytest.skip("no Chromium here: apt-get install chromium")
    action = "--dump-dom" if screenshot is None else f"--screenshot={screenshot}"
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        done = subprocess.run(
            [_browser(), *_FLAGS, f"--user-data-dir={profile}", f"--window-size={width},1400", action, page.as_uri()],
            capture_output=True, timeout=120, check=False,
        )  # fmt: skip
    errors = done.stderr.decode("utf-8", "replace")
    assert done.returncode == 0, errors[-2000:]
    return Seen(done.stdout.decode("utf-8"), _CONSOLE.findall(errors))
