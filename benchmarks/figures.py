"""Figures for the closing table of ``make bench``: measured, asked for, and a peer's in the same run.

A benchmark calls ``record`` for what it prints anyway; nothing happens unless ``$DISSUADE_BENCH_FIGURES`` names a file.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

__all__ = ["Figure", "read", "record", "table"]

FILE = "DISSUADE_BENCH_FIGURES"


class Figure(NamedTuple):
    """One line of the table; what is not known is None.

    Args:
        what: the figure in words.
        measured: ours.
        asked: what the project asks of it.
        peer: the peer's in the same run, and ``peer_name`` who that is.
        unit: ``%`` (of a share in 0..1), ``rows/s``, ``us``, ``ms`` or "" for a plain number.
        less: whether less is better.
    """

    what: str
    measured: float
    asked: float | None = None
    peer: float | None = None
    peer_name: str = ""
    unit: str = ""
    less: bool = False

    @property
    def ratio(self) -> float | None:
        """How many times better than the peer, or than what is asked where there is no peer."""
        other = self.peer if self.peer is not None else self.asked
        if other is None or not self.measured or not other:
            return None
        return other / self.measured if self.less else self.measured / other

    @property
    def met(self) -> bool | None:
        """Whether what is asked is reached; None where nothing is asked."""
        if self.asked is None:
            return None
        return self.measured <= self.asked if self.less else self.measured >= self.asked


def record(figure: Figure) -> None:
    """Append a figure to the file of this run, if there is one."""
    if path := os.environ.get(FILE):
        with Path(path).open("a", encoding="utf-8") as file:
            file.write(json.dumps(figure._asdict()) + "\n")


def read(path: Path) -> list[Figure]:
    """The figures of a run, in the order recorded."""
    if not path.exists():
        return []
    return [Figure(**json.loads(line)) for line in path.read_text(encoding="utf-8").splitlines()]


def table(figures: Iterable[Figure]) -> str:
    """The figures as a Markdown table."""
    rows = ["| what | measured | asked | met | peer, same run | ratio |", "|---|---|---|---|---|---|"]
    for f in figures:
        peer = f"{_shown(f.peer, f.unit)} {f.peer_name}".strip() if f.peer is not None else ""
        ratio = f"{f.ratio:.2f}" if f.ratio is not None else ""
        met = "" if f.met is None else "yes" if f.met else "**no**"
        asked = ("<= " if f.less else ">= ") + _shown(f.asked, f.unit) if f.asked is not None else ""
        rows.append(f"| {f.what} | {_shown(f.measured, f.unit)} | {asked} | {met} | {peer} | {ratio} |")
    return "\n".join(rows)


def _shown(value: float | None, unit: str) -> str:
    if value is None:
        return ""
    if unit == "%":
        return f"{value:.2%}"
    return f"{value:,.0f} {unit}".strip() if abs(value) >= 100 else f"{value:.3g} {unit}".strip()
