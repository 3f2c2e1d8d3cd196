"""Identifiers agree exactly, each by its own rules, or not at all."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from enum import IntEnum

from dissuade.model.party import Identifier

__all__ = ["IdentifierVerdict", "meant_type", "normalize_identifier", "weigh_identifiers"]

_MEANT = {"cryptoAddress": "publicKey", "isinCode": "isin"}
"""FtM properties by another name for the type that ``Identifier`` has."""

_UNIQUE = frozenset({"imoNumber", "leiCode", "isin", "publicKey", "swiftBic", "ogrnCode", "innCode", "dunsCode"})
_NUMBERED = frozenset((
    "passportNumber", "idNumber", "taxNumber", "registrationNumber", "mmsi", "serialNumber", "icijId", "uscCode",
    "vatCode", "uniqueEntityId", "cageCode", "cikCode", "permId", "socialSecurityNumber",
))  # fmt: skip
"""Given by an authority to one owner, but sometimes written without saying by which."""
_CONTACT = frozenset({"phone", "email", "website", "callSign"})

_AGREE = {"unique": 12.0, "numbered": 9.0, "other": 5.0, "contact": 3.0}
_CONTRADICT = {
    "imoNumber": -6.0,  # one hull, one number, for life (IMO resolution A.1117(30))
    "leiCode": -4.0,
    "ogrnCode": -4.0,
    "innCode": -4.0,
    "taxNumber": -2.0,
    "idNumber": -1.0,
    "registrationNumber": -1.0,
    "passportNumber": -0.5,  # passports are renewed, and many people hold two
}
"""Nats for a type of which one owner has one value for long. Of wallets, phones and call signs one may have many."""

_SHORTEST = 5  # a bare number shorter than this agrees by chance


class IdentifierVerdict(IntEnum):
    """What the identifiers say."""

    CONTRADICTS = -1
    SILENT = 0
    AGREES = 1


def meant_type(identifier_type: str) -> str:
    """The one type for an identifier that FtM has under two names: ``publicKey`` for ``cryptoAddress``."""
    return _MEANT.get(identifier_type, identifier_type)


def normalize_identifier(identifier_type: str, value: str) -> str:
    """The part of an identifier that counts.

    BIC8 equals BIC11 of the head office, an IMO number has seven digits whatever stands before it, hexadecimal and
    Bech32 wallets have no case and Base58 ones do.
    """
    text = value.strip()
    if meant_type(identifier_type) == "publicKey":
        return text.lower() if text[:2].lower() == "0x" or re.match(r"(bc1|ltc1|addr1)", text, re.I) else text
    if identifier_type == "email":
        return text.lower()
    if identifier_type == "website":
        return re.sub(r"^(https?://)?(www\.)?", "", text.lower()).rstrip("/")
    compact = re.sub(r"[\W_]+", "", text).upper()
    if identifier_type == "imoNumber":
        return compact.removeprefix("IMO")
    if identifier_type == "swiftBic":
        return compact.removesuffix("XXX") if len(compact) == 11 else compact
    if identifier_type == "phone":
        return re.sub(r"\D", "", text).lstrip("0")
    return compact


def weigh_identifiers(
    ours: Collection[Identifier], theirs: Iterable[Identifier]
) -> tuple[IdentifierVerdict, float, Identifier | None, Identifier | None]:
    """The strongest agreement; without one, the strongest contradiction.

    An agreement of a contact (phone, mail, website) does not silence a contradiction: both count then.

    Returns:
        verdict, nats, and the two identifiers that decide.
    """
    if not ours:
        return IdentifierVerdict.SILENT, 0.0, None, None
    normalized = [(other, normalize_identifier(other.type, other.value)) for other in theirs]
    best, worst = 0.0, 0.0
    best_pair: tuple[Identifier, Identifier] | None = None
    worst_pair: tuple[Identifier, Identifier] | None = None
    agreed_types = set()
    for own in ours:
        for other, value in normalized:
            if not value or normalize_identifier(own.type or other.type, own.value) != value:
                continue
            nats = _agreement(own, other, value)
            if nats > 0.0:
                agreed_types.add(meant_type(own.type))
            if nats > best:
                best, best_pair = nats, (own, other)
    if best < _AGREE["other"]:
        for own in ours:
            kind = meant_type(own.type)
            penalty = _CONTRADICT.get(kind, 0.0)
            rivals = [other for other, _ in normalized if meant_type(other.type) == kind and _same_issuer(own, other)]
            if rivals and penalty < worst and kind not in agreed_types:
                worst, worst_pair = penalty, (own, rivals[0])
    pair = best_pair or worst_pair
    if pair is None:
        return IdentifierVerdict.SILENT, 0.0, None, None
    verdict = IdentifierVerdict.AGREES if best > 0.0 else IdentifierVerdict.CONTRADICTS
    return verdict, best + worst, pair[0], pair[1]


def _agreement(own: Identifier, other: Identifier, value: str) -> float:
    kind = meant_type(other.type)
    if own.type and kind and meant_type(own.type) != kind:
        # Lists file one number under several labels; the number itself still has to be long enough to mean something.
        comparable = own.type not in _CONTACT and other.type not in _CONTACT and len(value) > _SHORTEST
        return _AGREE["other"] if comparable and _same_issuer(own, other) else 0.0
    if kind in _UNIQUE:
        return _AGREE["unique"]
    if kind in _CONTACT:
        return _AGREE["contact"] if len(value) > _SHORTEST else 0.0
    if not _same_issuer(own, other):
        return 0.0
    nats = _AGREE["numbered"] if kind in _NUMBERED else _AGREE["other"]
    return nats if len(value) > _SHORTEST else nats / 3


def _same_issuer(own: Identifier, other: Identifier) -> bool:
    return not own.country or not other.country or own.country == other.country
