"""Getting ready before the first use."""

from __future__ import annotations

import pytest

from dissuade.screening.__main__ import main


def test_getting_ready_ends_with_its_time(capsys: pytest.CaptureFixture[str]) -> None:
    main()
    assert capsys.readouterr().out.startswith("ready to screen after ")
