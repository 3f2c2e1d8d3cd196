from __future__ import annotations

from pathlib import Path

import pytest

from dissuade.errors import ConfigurationError
from dissuade.lists.home import find_home


def test_the_environment_names_the_home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("DISSUADE_HOME", str(tmp_path / "списки"))
    assert tmp_path / "списки" == find_home()


def test_a_home_may_be_written_with_a_tilde(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("DISSUADE_HOME", "~/lists")
    assert tmp_path / "lists" == find_home()


@pytest.mark.parametrize("value", [None, "", "  "])
def test_without_it_the_home_is_in_the_users_data_folder(value: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DISSUADE_HOME", raising=False)
    if value is not None:
        monkeypatch.setenv("DISSUADE_HOME", value)
    assert find_home().is_absolute()
    assert find_home().name == "dissuade"


def test_a_home_that_is_a_file_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "lists.toml").touch()
    monkeypatch.setenv("DISSUADE_HOME", str(tmp_path / "lists.toml"))
    with pytest.raises(ConfigurationError, match="field 'DISSUADE_HOME': a file, not a folder"):
        find_home()
