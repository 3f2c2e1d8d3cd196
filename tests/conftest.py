"""Fixtures that every test may use."""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import pytest
from hypothesis import settings

if os.environ.get("NUMBA_DISABLE_JIT", "0") != "0":
    np.seterr(over="ignore")  # unsigned integers wrap on purpose; numpy warns of it where the kernels run uncompiled

settings.register_profile("unhurried", deadline=None)  # a busy machine is no error, nor is a first call that compiles
settings.load_profile("unhurried")

SHARED = Path(os.environ.get("DISSUADE_SHARED", Path(__file__).parent.parent.parent / "shared"))


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with the real official files; the test skips where it is absent."""
    if not (SHARED / "data" / "MANIFEST.md").exists():
        pytest.skip(f"the real official files are not at {SHARED}")
    return SHARED


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty DISSUADE_HOME."""
    folder = tmp_path / "home"
    monkeypatch.setenv("DISSUADE_HOME", str(folder))
    return folder
