"""Legal forms of Korean and Japanese organisations that are cut down to a character in brackets: ``(주)``, ``㈱``."""

from __future__ import annotations

import re

from dissuade.names.lexicon import lexicon_for
from dissuade.names.tokens import AnalyzedName, NameClass, Token

__all__ = ["blank_forms", "with_forms"]

_WHOLE = {
    "주": "주식회사", "유": "유한회사", "합": "합자회사", "재": "재단법인", "사": "사단법인", "학": "학교법인",
    "株": "株式会社", "有": "有限会社", "合": "合同会社", "資": "合資会社", "財": "財団法人", "社": "社団法人",
    "学": "学校法人",
}  # fmt: skip
_ENCLOSED = {"㈜": "주", "㈱": "株", "㈲": "有", "㈾": "資", "㈶": "財", "㈳": "社", "㈻": "学"}
_FORM = re.compile(f"[(（]([{''.join(_WHOLE)}])[)）]|[{''.join(_ENCLOSED)}]")


def blank_forms(text: str) -> str:
    """The name with blanks in the place of its bracketed forms, or the text itself if it has none."""
    return _FORM.sub(lambda match: " " * len(match.group()), text)


def with_forms(name: AnalyzedName, text: str) -> AnalyzedName:
    """What was taken apart without its bracketed forms, with them.

    Args:
        name: of ``blank_forms(text)``.
        text: the name as written.
    """
    lexicon = lexicon_for(NameClass.ORGANIZATION)
    tokens = list(name.tokens)
    for match in _FORM.finditer(text):
        whole = _WHOLE[match.group(1) or _ENCLOSED[match.group()]]
        entry = lexicon.words[whole]
        tokens.append(Token(match.group(), match.start(), match.end(), entry.kind, entry.forms))
    tokens.sort(key=lambda token: token.start)
    return AnalyzedName(text, name.name_class, name.script, tuple(tokens))
