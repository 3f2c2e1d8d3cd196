"""From a written name to tokens with forms."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

from anyascii import anyascii

from dissuade.names.tokens import AnalyzedName, Form, NameClass, Token, TokenKind

__all__ = ["analyze_name", "name_class_of"]

_CLASSES = {
    "Person": NameClass.PERSON,
    "Organization": NameClass.ORGANIZATION,
    "Company": NameClass.ORGANIZATION,
    "PublicBody": NameClass.ORGANIZATION,
    "Vessel": NameClass.VESSEL,
    "Airplane": NameClass.VESSEL,
}
_WORD = re.compile(r"\w+")


def name_class_of(schema: str) -> NameClass:
    """The class of names that entities of an FtM schema bear; ``ANY`` for what is not known."""
    return _CLASSES.get(schema, NameClass.ANY)


def analyze_name(text: str, name_class: NameClass) -> AnalyzedName:
    """Take a name apart."""
    tokens = []
    for match in _WORD.finditer(text):
        folded = re.sub(r"[^a-z0-9]", "", anyascii(match.group()).lower())
        if folded:
            kind = TokenKind.INITIAL if len(folded) == 1 else TokenKind.NAME
            tokens.append(Token(match.group(), match.start(), match.end(), kind, (Form(folded, 1.0, "fold"),)))
    script = Counter(unicodedata.name(c, "LATIN").split()[0] for c in text if c.isalpha()).most_common(1)
    code = {"LATIN": "Latn", "CYRILLIC": "Cyrl", "HANGUL": "Hang", "CJK": "Hani", "ARABIC": "Arab"}
    return AnalyzedName(text, name_class, code.get(script[0][0], "Zyyy") if script else "Zyyy", tuple(tokens))
