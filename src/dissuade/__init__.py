"""Sanctions and export controls as code: screen parties, read reports, decide deals."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dissuade.deals import decide
    from dissuade.matching.compare import compare, compare_many
    from dissuade.reports import read
    from dissuade.screening import Screener

__all__ = ["Screener", "compare", "compare_many", "decide", "read"]

_HOMES = {
    "Screener": "dissuade.screening",
    "compare": "dissuade.matching.compare",
    "compare_many": "dissuade.matching.compare",
    "decide": "dissuade.deals",
    "read": "dissuade.reports",
}


def __getattr__(name: str) -> Any:
    """Import what is asked for, and only that: ``import dissuade`` alone costs nothing."""
    if name == "__version__":
        from importlib.metadata import version

        return version("dissuade")
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module 'dissuade' has no attribute {name!r}")
    value = getattr(importlib.import_module(home), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
