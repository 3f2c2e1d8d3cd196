"""A name taken apart: its tokens, and the forms under which each token can be met."""

from __future__ import annotations

from enum import IntEnum
from typing import NamedTuple

__all__ = ["AnalyzedName", "Form", "NameClass", "Token", "TokenKind"]


class NameClass(IntEnum):
    """What sort of thing bears the name; it decides which lexicons apply."""

    PERSON = 0
    ORGANIZATION = 1  # Organization, Company, PublicBody
    VESSEL = 2  # Vessel, Airplane
    ANY = 3  # LegalEntity, unknown


class TokenKind(IntEnum):
    """What a token is in its name."""

    NAME = 0  # carries identity: a given name, a family name, the core of a company name
    INITIAL = 1
    PATRONYMIC = 2
    PARTICLE = 3  # al, bin, de, von, van
    TITLE = 4  # honorifics, ranks
    LEGAL = 5  # legal form; its first form is the canonical one ("llc")
    GENERIC = 6  # trading, company, bank, general
    PLACE = 7  # geographic qualifier
    NUMBER = 8  # numbers, ordinals, series; its first form is the number in digits
    STOP = 9  # and, the, of


class Form(NamedTuple):
    """One way to write a token in ``[a-z0-9]+``.

    ``quality`` is in (0, 1]: 1 for the plain folded text, less for rarer romanisations.
    ``system`` says where it comes from: ``fold``, ``ko-press``, ``ko-rr``, ``zh-pinyin``, ``ru-bgn``, ``lexicon`` ...
    """

    text: str
    quality: float
    system: str


class Token(NamedTuple):
    """A token of a name; ``start`` and ``end`` are code points in the original text."""

    text: str
    start: int
    end: int
    kind: TokenKind
    forms: tuple[Form, ...]


class AnalyzedName(NamedTuple):
    """A name with its tokens in the order written; ``script`` is the ISO 15924 code of most letters (``Latn``)."""

    text: str
    name_class: NameClass
    script: str
    tokens: tuple[Token, ...]
