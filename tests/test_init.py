"""What the package offers at the top, and what that costs."""

from __future__ import annotations

import subprocess
import sys
from importlib.metadata import version

import pytest

import dissuade


def test_exported_names_are_these() -> None:
    assert sorted(dissuade.__all__) == ["Screener", "compare", "compare_many", "decide", "read"]


@pytest.mark.parametrize("name", dissuade.__all__)
def test_every_exported_name_is_there(name: str) -> None:
    assert callable(getattr(dissuade, name))
    assert name in dir(dissuade)


def test_another_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'screeen'"):
        dissuade.screeen  # noqa: B018


def test_the_version_is_that_of_the_package() -> None:
    assert dissuade.__version__ == version("dissuade")


def test_importing_the_package_imports_nothing_heavy() -> None:
    code = "import dissuade, sys; print([m for m in ('numba', 'numpy', 'pyarrow', 'lxml') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
