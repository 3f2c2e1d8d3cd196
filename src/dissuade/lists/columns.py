"""What the columns of a table of parties are called, by those who keep customers or a list of their own.

Names are compared without case, blanks, underscores and signs: ``IMO number`` is ``imoNumber``.
``docs/guide-screen.md`` lists them all.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from dissuade.lists.ftm_model import IDENTIFIERS

__all__ = ["ATTRIBUTES", "SEVERAL", "TYPES", "best_first", "column_meaning", "fold_column", "identifier_of"]


def fold_column(name: str) -> str:
    """The letters and digits of a column's name, in lower case."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", name).casefold()))


ATTRIBUTES = {
    "name": (
        "name", "full_name", "customer_name", "client_name", "party_name", "entity_name", "company_name", "legal_name",
        "vessel_name", "caption",
    ),
    "id": (
        "id", "customer_id", "client_id", "party_id", "key", "customer_number", "client_number", "customer_no",
        "client_no",
    ),
    "schema": ("schema", "type", "party_type", "entity_type", "customer_type"),
    "birth_date": ("birth_date", "date_of_birth", "dob", "birthday"),
    "countries": (
        "countries", "country", "country_code", "nationality", "nationalities", "citizenship", "citizenships",
        "residence", "country_of_residence", "residence_country", "domicile", "jurisdiction",
        "country_of_incorporation", "country_of_registration", "flag_state",
    ),
    "gender": ("gender", "sex"),
}  # fmt: skip
"""Our column to what it is called, the best name first."""

SEVERAL = frozenset({"countries"})
"""Attributes of which every column counts; of another the first one in the order of ``ATTRIBUTES``."""

_OTHER_TYPE = {"cryptoAddress": "publicKey", "isinCode": "isin"}
TYPES = tuple(sorted(_OTHER_TYPE.get(name, name) for name in IDENTIFIERS if name != "cryptoAddress"))
"""Types of identifiers; every column of one counts."""

_OTHER_NAMES = {
    "imoNumber": "imo, imo no, imo nr, imo code, vessel imo, ship imo",
    "mmsi": "mmsi number, mmsi no, mmsi code",
    "callSign": "radio call sign",
    "passportNumber": "passport, passport no, passport nr, passport id",
    "idNumber": "id no, id card, id card number, id card no, national id, national id number, national id no, "
    "identity number, identity card, identity card number, personal id, personal number",
    "taxNumber": "tax, tax id, tax no, tax code, tax id number, tin",
    "vatCode": "vat, vat number, vat no, vat id",
    "innCode": "inn",
    "ogrnCode": "ogrn",
    "registrationNumber": "registration, registration no, registration nr, reg no, reg number, company number, "
    "company no, company registration number, registry number",
    "swiftBic": "swift, bic, swift code, bic code, swift bic code",
    "leiCode": "lei, lei number",
    "isin": "isin code",
    "dunsCode": "duns, duns number, duns no",
    "publicKey": "wallet, wallet address, crypto address, crypto wallet",
    "phone": "phone number, phone no, telephone, telephone number, tel, mobile, mobile number",
    "email": "mail, email address, mail address",
    "website": "web, web site, url, homepage",
    "socialSecurityNumber": "ssn, social security no",
}
_TYPE_OF = {fold_column(kind): kind for kind in TYPES} | {
    fold_column(name): kind for kind, names in _OTHER_NAMES.items() for name in names.split(",")
}
_ATTRIBUTE_OF = {fold_column(name): ours for ours, names in ATTRIBUTES.items() for name in names}


def identifier_of(name: str) -> str:
    """The type of identifier that a name means, an FtM property such as ``imoNumber``; "" if none."""
    return _TYPE_OF.get(fold_column(name), "")


@lru_cache(maxsize=4096)
def column_meaning(name: str) -> str:
    """Our column that a column means: one of ``ATTRIBUTES`` or ``TYPES``; "" if none."""
    return _ATTRIBUTE_OF.get(fold_column(name)) or identifier_of(name)


def best_first(ours: str, names: Iterable[str]) -> list[str]:
    """Columns of one meaning, the best name first."""
    order = [fold_column(name) for name in ATTRIBUTES.get(ours, ())]
    return sorted(names, key=lambda name: order.index(fold_column(name)) if fold_column(name) in order else len(order))
