"""What is asked in an evaluation, and what the right answer is."""

from __future__ import annotations

import hashlib
import random
import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from enum import StrEnum

from dissuade.model.party import Party
from dissuade.model.query import Query
from dissuade.model.records import Record
from dissuade.names.scripts import script_of

__all__ = ["Case", "CaseKind", "Knows", "chance_of", "fold_name", "main_script", "make_case_query", "source_of"]

_MARKS = re.compile(r"[\W_]+")


class CaseKind(StrEnum):
    """What flagging a case means."""

    POSITIVE = "positive"  # a listed party: it has to be found
    NEGATIVE = "negative"  # a customer who is on no list: an alert is in vain
    NAMESAKE = "namesake"  # the name of a listed person with another birth date


class Knows(StrEnum):
    """What the asker knows of a party."""

    NAME = "name"  # and the schema
    FULL = "full"  # also birth date and country, where they are known


@dataclass(frozen=True, slots=True, kw_only=True)
class Case(Record):
    """One query of an evaluation.

    Args:
        id: the same for the same lists and seed.
        treatment: what was done to the name, such as ``typo`` or ``alias``.
        severity: 0 as listed .. 3 heavy.
        listed: the name on the list that the query was made from; "" for customers.
        right: ids of the parties that are the right answer; of a namesake the party that is not meant; empty for
            customers.
        neutral: ids that are the same party and do not count, neither way.
        hidden: the query's own name was hidden from the index, so the shortened one has to answer.
        script: ISO 15924 code of most letters of the query. schema: of what is asked for, also where the query
            does not say it. source: the list it came from.
    """

    id: str
    kind: CaseKind
    treatment: str
    query: Query
    severity: int = 0
    listed: str = ""
    right: tuple[str, ...] = ()
    neutral: tuple[str, ...] = ()
    hidden: bool = False
    script: str = ""
    schema: str = ""
    source: str = ""


def make_case_query(party: Party, text: str, knows: Knows) -> Query:
    """What a customer file would hold of this party: the name and, if ``knows`` says so, a birth date and a country."""
    if knows is Knows.NAME:
        return Query(name=text, schema=party.schema)
    return Query(name=text, schema=party.schema, birth_dates=party.birth_dates[:1], countries=party.countries[:1])


def chance_of(seed: int, *keys: object) -> random.Random:
    """A source of chance that depends on the seed and the keys only, not on what was drawn before."""
    digest = hashlib.blake2b(repr((seed, *keys)).encode("utf-8", "replace"), digest_size=8).digest()
    return random.Random(int.from_bytes(digest, "little"))  # noqa: S311 - samples, no secrets


def fold_name(text: str) -> tuple[str, ...]:
    """The words of a name without case, accents and order: two names with the same are the same to anybody."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return tuple(sorted(word for word in _MARKS.split(plain.casefold()) if word))


def main_script(text: str) -> str:
    """The ISO 15924 code of most letters of a text, ``Zyyy`` if there is none."""
    scripts = Counter(script for c in text if c.isalpha() and (script := script_of(c)) != "Zyyy")
    return scripts.most_common(1)[0][0] if scripts else "Zyyy"


def source_of(party: Party) -> str:
    """The list that a party is on."""
    return party.listings[0].source if party.listings else party.id.rpartition("-")[0]
