"""What the FollowTheMoney model can hold, as far as parties, their designations and their links need it.

Source: followthemoney 4.11 (https://followthemoney.tech/explorer/); ``tests/lists/ftm_properties.json`` records its
schemata as they were verified, and the tests hold this table against it.
"""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["IDENTIFIERS", "LINKS", "NAME_PARTS", "PROPERTIES", "REFERENCES", "Link", "is_a"]

_THING = (
    "address addressEntity alephUrl alias country createdAt description indexText keywords modifiedAt "
    "name notes previousName program programId proof publisher publisherUrl retrievedAt riskSource "
    "sourceUrl summary topics weakAlias wikidataId wikipediaUrl"
)
_LEGAL_ENTITY = (
    f"{_THING} abbreviation brightQueryId brightQueryOrgId bvdId classification dissolutionDate dunsCode "
    "email icijId idNumber incorporationDate innCode jurisdiction legalForm leiCode licenseNumber "
    "mainCountry npiCode ogrnCode okpoCode okvedCode opencorporatesUrl parent phone registrationNumber "
    "sayariId sector status swiftBic taxNumber taxStatus uniqueEntityId uscCode vatCode website"
)
_PERSON = (
    f"{_LEGAL_ENTITY} appearance biography birthCountry birthDate birthPlace citizenship deathDate "
    "education ethnicity eyeColor fatherName firstName gender hairColor height lastName middleName "
    "motherName nameSuffix nationality passportNumber political position profession religion secondName "
    "socialSecurityNumber spokenLanguage title weight"
)
_ORGANIZATION = f"{_LEGAL_ENTITY} cageCode giiNumber imoNumber permId"
_VALUE = "amount amountEur amountUsd currency"
_COMPANY = (
    f"{_ORGANIZATION} {_VALUE} bikCode caemCode capital cikCode coatoCode fnsCode fssCode ipoCode irsCode "
    "isinCode jibCode kppCode mbsCode okopfCode oksmCode pfrNumber ricCode ticker voenCode"
)
_VEHICLE = (
    f"{_THING} {_VALUE} buildDate deregistrationDate model operator owner registrationDate registrationNumber type"
)
_VESSEL = (
    f"{_VEHICLE} callSign crsNumber deadweightTonnage flag grossRegisteredTonnage imoNumber mmsi "
    "nameChangeDate navigationArea pastFlags pastTypes registrationPort tonnage"
)
_WALLET = (
    f"{_THING} {_VALUE} accountId balance balanceDate blockchain creationDate cryptoAddress "
    "currencySymbol custodyType holder managingExchange privateKey publicKey"
)

PROPERTIES: dict[str, frozenset[str]] = {
    "Person": frozenset(_PERSON.split()),
    "Organization": frozenset(_ORGANIZATION.split()),
    "Company": frozenset(_COMPANY.split()),
    "LegalEntity": frozenset(_LEGAL_ENTITY.split()),
    "PublicBody": frozenset(_ORGANIZATION.split()),
    "Vessel": frozenset(_VESSEL.split()),
    "Airplane": frozenset(f"{_VEHICLE} icaoCode manufacturer serialNumber".split()),
    "CryptoWallet": frozenset(_WALLET.split()),
}
"""Every property that an entity of a schema may have, except the reverse ends of links."""

REFERENCES = frozenset({"addressEntity", "parent", "owner", "operator", "holder", "proof", "riskSource"})
"""Properties whose values are ids of other entities."""

NAME_PARTS = ("title", "firstName", "secondName", "middleName", "fatherName", "motherName", "lastName", "nameSuffix")
"""Properties of a person that are parts of a name."""

IDENTIFIERS = frozenset({
    "idNumber", "innCode", "leiCode", "licenseNumber", "npiCode", "ogrnCode", "okpoCode", "registrationNumber",
    "swiftBic", "taxNumber", "dunsCode", "icijId", "uniqueEntityId", "uscCode", "vatCode", "passportNumber",
    "socialSecurityNumber", "cageCode", "giiNumber", "imoNumber", "permId", "bikCode", "cikCode", "fnsCode",
    "irsCode", "isinCode", "kppCode", "ticker", "voenCode", "ricCode", "callSign", "crsNumber", "mmsi", "icaoCode",
    "serialNumber", "publicKey", "cryptoAddress", "phone", "email", "website",
})  # fmt: skip
"""Properties that become ``Identifier`` records (``isinCode`` is called ``isin`` there)."""

_IS_A: dict[str, frozenset[str]] = {
    "Person": frozenset({"LegalEntity"}),
    "Organization": frozenset({"LegalEntity"}),
    "Company": frozenset({"LegalEntity", "Organization", "Asset"}),
    "LegalEntity": frozenset(),
    "PublicBody": frozenset({"LegalEntity", "Organization"}),
    "Vessel": frozenset({"Asset"}),
    "Airplane": frozenset({"Asset"}),
    "CryptoWallet": frozenset(),
}


def is_a(schema: str, wanted: str) -> bool:
    """Whether an entity of one of our schemata may stand where FtM wants ``wanted``."""
    return wanted in ("Thing", schema) or wanted in _IS_A.get(schema, ())


@dataclass(frozen=True, slots=True)
class Link:
    """An FtM schema that links two parties.

    Args:
        schema: its name; ``kind`` is the kind of ``Relation``.
        own, other: properties for the party that has the relation and for its target.
        own_range: what FtM wants on the party's side.
        role: property for the words about it.
        reverse: what the other side is to the party, for a relation read from there.
    """

    schema: str
    kind: str
    own: str
    other: str
    own_range: str
    role: str
    reverse: str


LINKS: dict[str, Link] = {
    link.schema: link
    for link in (
        Link("Ownership", "ownership", "asset", "owner", "Asset", "role", "owner of"),
        Link("Directorship", "directorship", "director", "organization", "LegalEntity", "role", "directed by"),
        Link("Family", "family", "person", "relative", "Person", "relationship", ""),
        Link("Representation", "representation", "agent", "client", "LegalEntity", "role", "represented by"),
        Link("Membership", "membership", "member", "organization", "LegalEntity", "role", "has as member"),
        Link("Employment", "employment", "employee", "employer", "Person", "role", "employer of"),
        Link("Associate", "associate", "person", "associate", "Person", "relationship", ""),
        Link("UnknownLink", "linked", "subject", "object", "Thing", "role", ""),
    )
}
"""The link schemata by name."""
