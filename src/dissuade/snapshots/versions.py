"""What a snapshot depends on besides the editions."""

from __future__ import annotations

from dissuade.names.remembered import names_version

__all__ = ["FORMAT", "names_version"]

FORMAT = 17
"""Of the folder; another number cannot be opened."""
