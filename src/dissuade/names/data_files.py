"""The tables under ``names/data``: tab-separated UTF-8, comments begin with #."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files

__all__ = ["read_rows"]


def read_rows(name: str) -> Iterator[list[str]]:
    """Rows of ``names/data/<name>.tsv`` as lists of fields, without comments and empty lines."""
    text = (files("dissuade.names") / "data" / f"{name}.tsv").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")
