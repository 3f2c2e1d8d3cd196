"""A proposed transaction, as far as somebody knows it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from dissuade.model.records import Record

__all__ = ["Deal", "DealParty", "Section"]

Section = Mapping[str, Any]
"""What one part of a deal says: a key that is absent was not said, ``None`` means that the actor does not know."""


def _nothing() -> Section:
    return MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class DealParty(Record):
    """Somebody who takes part.

    Args:
        role: ``seller``, ``buyer``, ``broker``, ``forwarder``, ``consignee``, ``intermediate_consignee``, ``end_user``,
            ``bank``, ``payer``, ``payee``, ``insurer``, ``carrier``, ``owner``, ``operator``, ``charterer``,
            ``signatory``, ``reseller``, ``manufacturer``, ``agent``, ``guarantor`` or ``other``.
        name: as written; ``None`` if the actor does not know who it is.
        said: the rest: ``country``, ``government_of``, ``schema``, ``birth_date``, ``identifiers``, ``el_address``.
    """

    role: str
    name: str | None
    said: Section = field(default_factory=_nothing)


@dataclass(frozen=True, slots=True, kw_only=True)
class Deal(Record):
    """A proposed deal.

    Args:
        date: ISO date whose law applies, "" if the deal does not say.
        nexus: hold of a jurisdiction on the actor, by name; ``None`` if unknown.
        parties: who takes part.
        ownership: holdings as (owner, owned, low, high) with shares 0..1.
        control: (controller, controlled).
        goods: one section each.
        route, vessel, aircraft, end_use, payment, conduct, documents, red_flags: what the deal says of them;
            ``None`` where it says ``null`` (nothing is known).
        flags: single yes-no statements: ``screening_pending``, ``russia_military_industrial_base``.
        facts: facts of the vocabulary that are stated outright.
        licences: (authority, reference) of licences in hand.
        evidence: who asserts, denies or declines to say that the deal takes place: ``source``, ``stance``, ``text``,
            ``said`` (date), ``start`` and ``end`` in the document. No rule reads it: a denial switches nothing off.
        id, title: the asker's own.
    """

    date: str = ""
    nexus: Section = field(default_factory=_nothing)
    nexus_known: bool = True
    parties: tuple[DealParty, ...] = ()
    ownership: tuple[tuple[str, str, float, float], ...] = ()
    control: tuple[tuple[str, str], ...] = ()
    goods: tuple[Section, ...] = ()
    route: Section | None = field(default_factory=_nothing)
    vessel: Section | None = field(default_factory=_nothing)
    aircraft: Section | None = field(default_factory=_nothing)
    end_use: Section | None = field(default_factory=_nothing)
    payment: Section | None = field(default_factory=_nothing)
    conduct: Section | None = field(default_factory=_nothing)
    documents: Section | None = field(default_factory=_nothing)
    red_flags: Section | None = field(default_factory=_nothing)
    flags: Section = field(default_factory=_nothing)
    facts: Section = field(default_factory=_nothing)
    licences: tuple[tuple[str, str], ...] = ()
    evidence: tuple[Section, ...] = ()
    id: str = ""
    title: str = ""
