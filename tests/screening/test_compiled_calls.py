"""Compiled loops are called as they were compiled: a call that fits none exactly looks for a version in Python."""

from __future__ import annotations

import cProfile
import pstats
from pathlib import Path

import pyarrow as pa

from dissuade.screening import Screener
from dissuade.snapshots import open_starter

NAMES = (
    "Kim Jong Un",
    "김정은",
    "John Smith",
    "Шойгу Сергей",
    "Korea Mining Development Trading Corporation",
    "",
    "J. K.",
)
SCHEMATA = ("Person", "Company", "Vessel", "")


def screen_all(screener: Screener) -> None:
    for name in NAMES:
        for schema in SCHEMATA if name else ():
            assert all(match.evidence for match in screener.screen(name, schema=schema, threshold=0.01))
    screener.screen_table(pa.table({"name": NAMES[:5], "schema": ["Person"] * 5}))


def test_no_call_looks_for_a_version_that_fits(tmp_path: Path) -> None:
    screener = Screener(open_starter(tmp_path))
    screen_all(screener)
    profile = cProfile.Profile()
    profile.runcall(screen_all, screener)
    called = [function for *_, function in pstats.Stats(profile).stats]  # type: ignore[attr-defined]
    assert "screen_queries" in called
    assert "_compile_for_args" not in called
