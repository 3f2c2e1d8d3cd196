"""Getting ready before the first use."""

from __future__ import annotations

import gc
from pathlib import Path

import pytest

from dissuade.names.arrays import SCRIPTS
from dissuade.names.scripts import script_of
from dissuade.screening import Screener
from dissuade.screening.__main__ import main
from dissuade.screening.getting_ready import NAMES
from dissuade.snapshots import open_starter


def test_getting_ready_ends_with_its_time(capsys: pytest.CaptureFixture[str]) -> None:
    main()
    assert capsys.readouterr().out.startswith("ready to screen after ")


def test_every_script_has_a_name() -> None:
    assert {script_of(letter) for name in NAMES for letter in name} >= set(SCRIPTS)


def test_what_is_loaded_is_not_gone_through_again(tmp_path: Path) -> None:
    try:
        Screener(open_starter(tmp_path)).get_ready()
        assert gc.get_freeze_count() > 100_000
    finally:
        gc.unfreeze()
