"""The frame that every page shares: one style sheet, one content policy, and text from outside made safe to show."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from html import escape

__all__ = ["OUTCOME_WORDS", "frame", "items", "safe", "visible"]

OUTCOME_WORDS = {
    "permitted": "Permitted",
    "risk": "Permitted, with exposure",
    "conditions": "Permitted under conditions",
    "needs_review": "Needs review",
    "licence_required": "Licence required",
    "prohibited": "Prohibited",
}
_CSP = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"
_STYLE = """
body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a;background:#fff;
overflow-wrap:anywhere}
h1{font-size:1.4rem;margin:0}h2{font-size:1.1rem;margin:2rem 0 .5rem;border-bottom:1px solid #ccc}
.verdict{padding:1rem;border-left:.5rem solid;margin:1rem 0;background:#f6f6f6}
.permitted{border-color:#2a7a2a}.risk,.conditions{border-color:#b07b00}.needs_review{border-color:#7a3f9a}
.licence_required,.prohibited{border-color:#b00020}
table{border-collapse:collapse;width:100%}td,th{text-align:left;padding:.3rem .6rem;border-bottom:1px solid #ddd;
vertical-align:top}ul{margin:.3rem 0}.small{color:#555;font-size:.85rem}details{margin:.5rem 0}
.true::before{content:"+ "}.false::before{content:"\\2212 "}.unknown::before{content:"? "}
svg{max-width:100%;height:auto}@media print{details{display:block}}
"""
_SUSPECT = re.compile(r"[^\w !-~]")
_HARMLESS = frozenset("\u200c")  # the zero-width non-joiner belongs to Persian spelling


@lru_cache(maxsize=4096)
def _shown(character: str) -> str:
    hidden = unicodedata.category(character) in {"Cc", "Cf", "Cs", "Zl", "Zp"} and character not in _HARMLESS
    return f"\\u{ord(character):04x}" if hidden else character


def visible(text: str, *, keep: str = "") -> str:
    """Return text with control, direction and invisible characters written as escapes such as ``\\u202e``.

    Args:
        text: anything, lone surrogates included.
        keep: characters to leave as they are, such as a line feed.

    Example:
        >>> visible("ACME\\u202eDTL")
        'ACME\\\\u202eDTL'
    """
    return _SUSPECT.sub(lambda match: match[0] if match[0] in keep else _shown(match[0]), text)


def safe(text: object, *, keep: str = "") -> str:
    """Return text from outside as HTML: markup escaped, hidden characters shown."""
    return escape(visible(str(text), keep=keep))


def items(entries: Iterable[str]) -> str:
    """Return a bullet list of HTML fragments, "" for none."""
    inner = "".join(f"<li>{entry}</li>" for entry in entries)
    return f"<ul>{inner}</ul>" if inner else ""


def frame(title: str, body: Iterable[str], *, style: str = "") -> str:
    """Return a whole page that loads nothing and runs nothing.

    Args:
        title: plain text.
        body: HTML fragments; empty ones are left out.
        style: rules to add to the shared style sheet.
    """
    parts = (
        "<!doctype html>",
        '<html lang="en"><head><meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{_CSP}">',
        '<meta name="viewport" content="width=device-width,initial-scale=1">',
        f"<title>{safe(title)}</title><style>{_STYLE}{style}</style></head><body>",
        *body,
        "</body></html>",
    )
    return "\n".join(part for part in parts if part) + "\n"
