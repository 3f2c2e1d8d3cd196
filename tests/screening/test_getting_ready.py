"""Getting ready before the first use."""

from __future__ import annotations

import pytest

from dissuade.names.arrays import SCRIPTS
from dissuade.names.scripts import script_of
from dissuade.screening.__main__ import main
from dissuade.screening.getting_ready import NAMES


def test_getting_ready_ends_with_its_time(capsys: pytest.CaptureFixture[str]) -> None:
    main()
    assert capsys.readouterr().out.startswith("ready to screen after ")


def test_every_script_has_a_name() -> None:
    assert {script_of(letter) for name in NAMES for letter in name} >= set(SCRIPTS)
