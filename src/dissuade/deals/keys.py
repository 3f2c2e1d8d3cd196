"""The vocabulary of the deal format: sections, keys and what each key holds."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from types import MappingProxyType

from dissuade.rules.vocabulary import load_facts

__all__ = ["AUTHORITIES", "EXCEPTIONS", "ROLES", "TOP", "Kind", "nexus_names", "sections"]

_ROLES = (
    "seller buyer broker forwarder consignee intermediate_consignee ultimate_consignee end_user bank payer payee "
    "insurer carrier owner operator charterer manager signatory reseller distributor manufacturer agent guarantor "
    "lessor lessee other"
)
ROLES = tuple(_ROLES.split())
AUTHORITIES = ("OFAC", "BIS", "DDTC", "EU", "UK", "OFSI", "OTSI", "METI", "MOTIR")
_EXCEPTIONS = (
    "LVS GBS TSR SPP APP NAC ACA TMP RPL GOV GFT TSU BAG AVS APR ENC AGR CCD STA SCP ACE MED IEC HBM RFF AIA ACM LPP"
)
EXCEPTIONS = tuple(_EXCEPTIONS.split())
Kind = str

_FIXED: Mapping[str, Mapping[str, Kind]] = {
    "goods": {
        "description": "text",
        "hs": "hs",
        "eccn": "eccn",
        "usml": "text",
        "origin": "country",
        "us_content_percent": "percent",
        "us_content_600_series": "bool",
        "foreign_direct_product": "bool",
        "ear_basis": "text",
        "licence_exception": "exception",
        "quantity": "text",
        "value": "amount",
        "currency": "currency",
        "ear_746_supp4": "bool",
        "ear_746_supp5": "bool",
        "eu_12g": "bool",
    },
    "parties": {
        "role": "role",
        "name": "text",
        "country": "country",
        "government_of": "country",
        "schema": "schema",
        "birth_date": "text",
        "identifiers": "words",
        "address": "text",
        "el_address": "bool",
        "eu_annex_iv": "bool",
    },
    "route": {
        "origin": "country",
        "destination": "country",
        "region": "region",
        "transit": "countries",
        "loading_port": "text",
        "discharge_port": "text",
    },
    "vessel": {
        "name": "text",
        "imo": "imo",
        "mmsi": "text",
        "flag": "country",
        "type": "text",
        "owner": "text",
        "operator": "text",
    },
    "aircraft": {"name": "text", "registration": "text", "operator": "text", "owner": "text", "flag": "country"},
    "end_use": {"description": "text"},
    "payment": {"currency": "currency", "amount": "amount", "us_clearing": "bool", "method": "text", "bank": "text"},
    "conduct": {},
    "documents": {},
    "red_flags": {},
    "evidence": {
        "source": "text",
        "stance": "text",
        "text": "text",
        "said": "text",
        "start": "amount",
        "end": "amount",
    },
}
_TOP_KEYS = (
    "id title date nexus parties ownership control goods route vessel aircraft end_use payment conduct documents "
    "red_flags screening_pending russia_military_industrial_base facts licences evidence note"
)
TOP = tuple(_TOP_KEYS.split())


@functools.cache
def sections() -> Mapping[str, Mapping[str, Kind]]:
    """Return every section of a deal with its keys and their kinds; yes-no keys come from the vocabulary of facts."""
    found = {name: dict(keys) for name, keys in _FIXED.items()}
    for fact in load_facts().values():
        section, _, key = fact.said.partition(".")
        if section in found and key:
            for name in (key, *fact.also):
                found[section].setdefault(name, "bool" if fact.type == "bool" else "text")
    for name in ("ais_gap", "flag_hopping", "sts_unexplained"):
        found["red_flags"].setdefault(name, "bool")
    for keys in found.values():
        keys.setdefault("note", "text")
    return MappingProxyType({name: MappingProxyType(keys) for name, keys in found.items()})


@functools.cache
def nexus_names() -> tuple[str, ...]:
    """Return what a deal may list under ``nexus``."""
    return tuple(name.partition(".")[2] for name in load_facts() if name.startswith("nexus."))
