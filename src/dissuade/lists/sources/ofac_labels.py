"""What OFAC's labels mean: one table for remarks, legacy XML, enhanced and advanced XML.

OFAC writes the same labels in every edition of its lists, in the CSV remarks before the value ("Passport A123 (Iran)"),
in the XML editions as ``idType``, feature type or document type. The labels are those of OFAC's own reference values
(feature types, identity document types) and of the remarks of the real lists from 2018 to 2025.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

__all__ = ["LABELS", "RELATION_KINDS", "Label", "Meaning", "find_label", "split_label"]


class Meaning(StrEnum):
    """Where the value of a label goes."""

    IDENTIFIER = "identifier"
    PROPERTY = "property"
    BIRTH_DATE = "birth date"
    BIRTH_PLACE = "birth place"
    NATIONALITY = "nationality"
    CITIZENSHIP = "citizenship"
    COUNTRY_PROPERTY = "country property"
    GENDER = "gender"
    POSITION = "position"
    BASIS = "basis"
    LISTING_DATE = "listing date"
    NOTE = "note"
    ADDRESS = "address"
    ALIAS = "alias"
    OWNER = "owner"
    LINKED = "linked"


@dataclass(frozen=True, slots=True)
class Label:
    """The meaning of one label.

    Args:
        name: the label as OFAC writes it.
        meaning: where its value goes.
        target: FtM property name of an identifier or property, else "".
        exact: the target alone says what the label says, so that no note is needed.
    """

    name: str
    meaning: Meaning
    target: str = ""
    exact: bool = False


_PASSPORTS = "Diplomatic Passport|British National Overseas Passport|Stateless Person Passport"
_PERSONAL = (
    "Cedula No.|SSN|D.N.I.|N.I.E.|National ID No.|LE Number|Bosnian Personal ID No.|Credencial electoral|Kenyan ID No.|"
    "Serial No.|C.I.N.|Moroccan Personal ID No.|Public Security and Immigration No.|C.U.R.P.|Immigration No.|"
    "Travel Document Number|Electoral Registry No.|Identification Number|National Foreign ID Number|"
    "Cartilla de Servicio Militar Nacional|C.U.I.P.|Personal ID Card|VisaNumberID|Residency Number|"
    "CNP (Personal Numerical Code)|Romanian Permanent Resident|Pilot License Number|Turkish Identification Number|"
    "Turkish Identificiation Number|Tarjeta Profesional|"
    "Stateless Person ID Card|Refugee ID Card|Numero de Identidad|Tazkira National ID Card|I.F.E.|"
    "Citizen's Card Number|UAE Identification|Birth Certificate Number|File Number|C.U.I.|"
    "Seafarer's Identification Document|"
    "Military Registration Number|Driver's License No.|Interpol Red Notice|Phone ID"
)
_TAX = (
    "R.F.C.|RFC|NIT #|US FEIN|RUC #|C.I.F.|RIF #|Italian Fiscal Code|C.U.I.T.|Paraguayan tax identification number|"
    "Numero Unico de Identificacao Tributaria (NUIT)|Fiscal Code|Romanian Tax Registration|N.I.F.|RTN|RSIN"
)
_REGISTRATION = (
    "Business Registration Document #|Registration ID|Registered Charity No.|C.R. No.|UK Company Number|"
    "Dubai Chamber of Commerce Membership No.|Trade License No.|Commercial Registry Number|"
    "Certificate of Incorporation Number|Tourism License No.|Registration Certificate Number (Dubai)|"
    "Matricula Mercantil No|Folio Mercantil No.|Romanian C.R.|Istanbul Chamber of Comm. No.|"
    "Afghan Money Service Provider License Number|Company Number|Public Registration Number|SRE Permit No.|License|"
    "Branch Unit Number|Enterprise Number|Organization Code|Chamber of Commerce Number|Business Number|"
    "Business Registration Number|Registration Number|MSB Registration Number|Central Registration System Number|"
    "Economic Register Number (CBLS)|Trademark number|Permit Number|"
    "Russian State Individual Business Registration Number Pattern (OGRNIP)"
)
_BASIS = (
    "CAATSA Section 235 Information:|Executive Order 13662 Directive Determination -|"
    "Executive Order 13846 information:|Executive Order 14014 Directive Information:|"
    "Executive Order 14024 Directive Information -|"
    "Executive Order 14024 Directive Information|Executive Order 14059 information:|IFCA Determination -|"
    "PEESA Information:"
)
_NOTES = (
    "Additional Sanctions Information -|Secondary sanctions risk:|Chinese Commercial Code|Tribe:|Subtribe:|ethnicity|"
    "Transactions Prohibited For Persons Owned or Controlled By U.S. Financial Institutions:|Interpol:|TELEX|TGMS|"
    "Effective Date (CMIC)|Purchase/Sales For Divestment Date (CMIC)|Individual's height is|passport place of issue:|"
    "For more information on directives, please visit the following link:|"
    "For more information, please reference the following link:"
)
_EXACT: tuple[tuple[str, Meaning, str], ...] = (
    ("Passport", Meaning.IDENTIFIER, "passportNumber"),
    ("Tax ID No.", Meaning.IDENTIFIER, "taxNumber"),
    ("MMSI", Meaning.IDENTIFIER, "mmsi"),
    ("Vessel Registration Identification", Meaning.IDENTIFIER, "registrationNumber"),
    ("SWIFT/BIC", Meaning.IDENTIFIER, "swiftBic"),
    ("BIK (RU)", Meaning.IDENTIFIER, "bikCode"),
    ("D-U-N-S Number", Meaning.IDENTIFIER, "dunsCode"),
    ("Legal Entity Number", Meaning.IDENTIFIER, "leiCode"),
    ("Government Gazette Number", Meaning.IDENTIFIER, "okpoCode"),
    ("Unified Social Credit Code (USCC)", Meaning.IDENTIFIER, "uscCode"),
    ("United Social Credit Code Certificate (USCCC)", Meaning.IDENTIFIER, "uscCode"),
    ("V.A.T. Number", Meaning.IDENTIFIER, "vatCode"),
    ("ISIN", Meaning.IDENTIFIER, "isin"),
    ("Equity Ticker", Meaning.IDENTIFIER, "ticker"),
    ("Email Address", Meaning.IDENTIFIER, "email"),
    ("Email", Meaning.IDENTIFIER, "email"),
    ("Website", Meaning.IDENTIFIER, "website"),
    ("Phone Number", Meaning.IDENTIFIER, "phone"),
    ("Phone No.", Meaning.IDENTIFIER, "phone"),
    ("Phone", Meaning.IDENTIFIER, "phone"),
    ("Telephone", Meaning.IDENTIFIER, "phone"),
    ("Vessel Call Sign", Meaning.IDENTIFIER, "callSign"),
    ("Aircraft Tail Number", Meaning.IDENTIFIER, "registrationNumber"),
    ("Aircraft Manufacturer's Serial Number (MSN)", Meaning.IDENTIFIER, "serialNumber"),
    ("Aircraft Mode S Transponder Code", Meaning.IDENTIFIER, "icaoCode"),
    ("Aircraft Manufacture Date", Meaning.PROPERTY, "buildDate"),
    ("Aircraft Model", Meaning.PROPERTY, "model"),
    ("Aircraft Operator", Meaning.LINKED, ""),
    ("VESSEL TYPE", Meaning.PROPERTY, "type"),
    ("Vessel Type", Meaning.PROPERTY, "type"),
    ("Other Vessel Type", Meaning.PROPERTY, "type"),
    ("Vessel Year of Build", Meaning.PROPERTY, "buildDate"),
    ("Vessel Tonnage", Meaning.PROPERTY, "tonnage"),
    ("Vessel Gross Registered Tonnage", Meaning.PROPERTY, "grossRegisteredTonnage"),
    ("Organization Established Date", Meaning.PROPERTY, "incorporationDate"),
    ("Organization Type:", Meaning.PROPERTY, "sector"),
    ("Target Type", Meaning.PROPERTY, "classification"),
    ("Vessel Flag", Meaning.COUNTRY_PROPERTY, "flag"),
    ("Other Vessel Flag", Meaning.COUNTRY_PROPERTY, "flag"),
    ("Former Vessel Flag", Meaning.COUNTRY_PROPERTY, "pastFlags"),
    ("Nationality of Registration", Meaning.COUNTRY_PROPERTY, "jurisdiction"),
    ("Registration Country", Meaning.COUNTRY_PROPERTY, "jurisdiction"),
    ("Vessel Owner", Meaning.OWNER, ""),
    ("Linked To:", Meaning.LINKED, ""),
    ("DOB", Meaning.BIRTH_DATE, ""),
    ("DOB:", Meaning.BIRTH_DATE, ""),
    ("Birthdate", Meaning.BIRTH_DATE, ""),
    ("POB", Meaning.BIRTH_PLACE, ""),
    ("POB:", Meaning.BIRTH_PLACE, ""),
    ("Place of Birth", Meaning.BIRTH_PLACE, ""),
    ("nationality", Meaning.NATIONALITY, ""),
    ("Nationality Country", Meaning.NATIONALITY, ""),
    ("citizen", Meaning.CITIZENSHIP, ""),
    ("Citizenship Country", Meaning.CITIZENSHIP, ""),
    ("Gender", Meaning.GENDER, ""),
    ("Title", Meaning.POSITION, ""),
    ("Alternate Title,", Meaning.POSITION, ""),
    ("Alternate Title:", Meaning.POSITION, ""),
    ("Position:", Meaning.POSITION, ""),
    ("Occupation:", Meaning.POSITION, ""),
    ("Rank", Meaning.POSITION, ""),
    ("Issuer Name", Meaning.ALIAS, ""),
    ("Location", Meaning.ADDRESS, ""),
    ("UN/LOCODE", Meaning.ADDRESS, ""),
)
_NOTED: tuple[tuple[str, str], ...] = (
    ("Aircraft Construction Number (also called L/N or S/N or F/N)", "serialNumber"),
    ("Aircraft Serial Identification", "serialNumber"),
    ("Previous Aircraft Tail Number", "registrationNumber"),
    ("Other Vessel Call Sign", "callSign"),
    ("MICEX Code", "ticker"),
    ("Fax", "phone"),
    ("International Maritime Organization No.", "imoNumber"),
)
_DIGITAL = "Digital Currency Address - "
_DATED = re.compile(r"(?P<what>Listing|Effective) Date \((?:EO \d+ Directive \w+|CMIC)\):?")


def _build() -> dict[str, Label]:
    table: dict[str, Label] = {}

    def enter(names: str, meaning: Meaning, target: str = "") -> None:
        for name in names.split("|"):
            table[name] = Label(name, meaning, target)

    enter(_PASSPORTS, Meaning.IDENTIFIER, "passportNumber")
    enter(_PERSONAL, Meaning.IDENTIFIER, "idNumber")
    enter(_TAX, Meaning.IDENTIFIER, "taxNumber")
    enter(_REGISTRATION, Meaning.IDENTIFIER, "registrationNumber")
    enter(_BASIS, Meaning.BASIS)
    enter(_NOTES, Meaning.NOTE)
    for name, meaning, target in _EXACT:
        table[name] = Label(name, meaning, target, exact=True)
    for name, target in _NOTED:
        table[name] = Label(name, Meaning.IDENTIFIER, target)
    return table


LABELS = _build()
"""Every label that has one spelling, by that spelling."""

_BY_FOLDED = {name.casefold().rstrip(":,"): label for name, label in LABELS.items()}
_PREFIX = re.compile(
    r"(?:alt\. )?(?P<label>"
    + "|".join([r"Digital Currency Address - \w{2,6}", _DATED.pattern.replace("?P<what>", "?:")])
    + "|"
    + "|".join(re.escape(name) for name in sorted(LABELS, key=len, reverse=True))
    + r")(?P<colon>:)?(?:\s+|(?<=[:.])|$)(?P<value>.*)",
    re.IGNORECASE | re.DOTALL,
)

RELATION_KINDS = {
    "Acting for or on behalf of": "representation",
    "Associate Of": "associate",
    "Family member of": "family",
    "Leader or official of": "directorship",
    "Owned or Controlled By": "ownership",
    "Owns, controls, or operates": "ownership",
    "Principal Executive Officer": "directorship",
    "Property in the interest of": "ownership",
    "Providing support to": "linked",
    "playing a significant role in": "linked",
}
"""OFAC's relationship types and the kinds of ``Relation``; the words themselves stay in ``Relation.role``."""


def find_label(name: str) -> Label | None:
    """The meaning of a label that stands alone, as in the XML editions; None if it is new."""
    name = " ".join(name.replace("’", "'").split())
    if name.startswith(_DIGITAL):
        return Label(name, Meaning.IDENTIFIER, "publicKey", exact=True)
    if dated := _DATED.fullmatch(name):
        return Label(name, Meaning.LISTING_DATE if dated["what"] == "Listing" else Meaning.NOTE)
    return LABELS.get(name) or _BY_FOLDED.get(name.casefold().rstrip(":,"))


def split_label(segment: str) -> tuple[Label, str] | None:
    """Split a segment of the CSV remarks into its label and the rest; None if it begins with no known label."""
    match = _PREFIX.match(segment.replace("’", "'"))
    if match is None:
        return None
    label = find_label(match["label"])
    value = match["value"].strip()
    if label is None or not value:
        return None
    return label, value
