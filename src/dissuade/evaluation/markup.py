"""Text from outside made safe for a page."""

from __future__ import annotations

import unicodedata
from html import escape

__all__ = ["safe_text"]

_HIDDEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


def safe_text(text: str) -> str:
    """Escaped for HTML and SVG; control and direction characters are shown as what they are."""
    shown = "".join(f"\\u{ord(c):04x}" if unicodedata.category(c) in _HIDDEN and c != "\u200c" else c for c in text)
    return escape(shown, quote=True)
