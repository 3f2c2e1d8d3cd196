"""One entity of the EU consolidated financial sanctions list, whatever file format it came in, on its way to a party.

Groups and keys are the elements and attributes of ``xmlFullSanctionsList_1_1``; CSV readers translate their columns.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from types import MappingProxyType

from dissuade.lists.drafts import unique, uses_latin
from dissuade.lists.identity import PartyIds
from dissuade.lists.raw import RawFields
from dissuade.lists.reading import Reading
from dissuade.lists.values import clean_text, find_country, parse_date
from dissuade.model.party import Address, Identifier, Listing, Name, NameKind, PartialDate, Party

__all__ = ["GROUPS", "SOURCE", "TITLE", "EuRecord", "build_party"]

SOURCE = "eu-fsf"
TITLE = "European Union consolidated list of financial sanctions"
GROUPS = ("regulation", "nameAlias", "birthdate", "citizenship", "address", "identification")
NOT_STATED = "00"
_REUSED_CODE = "CS"  # Czechoslovakia until 1993, Serbia and Montenegro from 2003 to 2006

_PERSON_CODES = {"person", "P"}
_PARTS = {"firstName": "firstName", "middleName": "middleName", "lastName": "lastName"}
_GENDERS = {"M": "male", "F": "female"}
_TRANSLATED = {"BG", "EL"}  # the list itself appears in Bulgarian and Greek: such a spelling is no original script
_DOCUMENTS = {
    "passport": "passportNumber",
    "diplpassport": "passportNumber",
    "id": "idNumber",
    "ssn": "idNumber",
    "unssn": "idNumber",
    "birthcert": "idNumber",
    "drivinglicence": "idNumber",
    "nationcert": "idNumber",
    "travelcardid": "idNumber",
    "residentperm": "idNumber",
    "electionid": "idNumber",
    "regnumber": "registrationNumber",
    "tradelic": "registrationNumber",
    "fiscalcode": "taxNumber",
    "taxid": "taxNumber",
    "euvat": "taxNumber",
    "imo": "imoNumber",
    "swiftbic": "swiftBic",
}
_CONTACTS = {"PHONE": "phone", "FAX": "phone", "MOBILE": "phone", "EMAIL": "email", "WEB": "website"}
_CONTACT = re.compile(r"(\w+)\s*\[([^\]]*)\]")
_FLAGS = ("diplomatic", "knownExpired", "knownFalse", "reportedLost", "revokedByIssuer")
_BOOKKEEPING = ("logicalId", "regulationLanguage", "regulationSummary")

Item = dict[str, str]


@dataclass(slots=True)
class EuRecord:
    """The parts of one entity.

    Args:
        line: where it starts in its file.
        values: attributes of ``sanctionEntity`` and ``subjectType``.
        groups: the items of each of ``GROUPS``; a ``remark`` and the citation of the regulation are keys like others.
        remarks: remarks on the whole entity.
        citations: each regulation that is cited anywhere in the entity, in full.
        raw: what the reader could not place.
    """

    line: int | None
    raw: RawFields
    values: Item = field(default_factory=dict)
    groups: dict[str, list[Item]] = field(default_factory=lambda: {group: [] for group in GROUPS})
    remarks: list[str] = field(default_factory=list)
    citations: dict[str, None] = field(default_factory=dict)


def build_party(reading: Reading, record: EuRecord, ids: PartyIds) -> Party:
    """Make the party of one entity.

    Raises:
        EditionRefusedError: ``schema``, the entity has neither a reference number nor a logical id.
    """
    return _Builder(reading, record).party(ids)


class _Builder:
    def __init__(self, reading: Reading, record: EuRecord) -> None:
        self.reading = reading
        self.record = record
        self.raw = record.raw
        self.reference = record.values.pop("euReferenceNumber", "") or record.values.get("logicalId", "")
        kinds = {record.values.pop("code", ""), record.values.pop("classificationCode", "")}
        self.is_person = bool(kinds & _PERSON_CODES)
        self.countries: list[str] = []
        self.identifiers: list[Identifier] = []
        self.birth_places: list[str] = []
        self.properties: dict[str, tuple[str, ...]] = {}

    def party(self, ids: PartyIds) -> Party:
        record, groups = self.record, self.record.groups
        if not self.reference:
            raise self.reading.refuse(
                "schema",
                "an entity has neither euReferenceNumber nor logicalId",
                line=record.line,
                field="euReferenceNumber",
            )
        aliases = [dict(item) for item in groups["nameAlias"]]
        names = self._names(groups["nameAlias"])
        gender = self._gender(aliases)
        births = unique(filter(None, [self._birth_date(item) for item in groups["birthdate"]]))
        citizenships = unique(filter(None, [self._country(item) for item in groups["citizenship"]]))
        addresses = unique(filter(None, [self._address(item) for item in groups["address"]]))
        for item in groups["identification"]:
            self._identify(item)
        listing = self._listing(groups["regulation"])
        self._keep_bookkeeping()
        if united_nations := record.values.pop("unitedNationId", ""):
            self.properties["unscId"] = (united_nations,)
        details = record.values.pop("designationDetails", "")
        for key, value in record.values.items():
            self.raw.keep(f"sanctionEntity@{key}", value)
        for citation in record.citations:
            self.raw.keep("regulationSummary", citation)
        titles, functions = _collect(aliases, "title"), _collect(aliases, "function")
        return Party(
            id=ids.take(self.reference, line=record.line),
            schema="Person" if self.is_person else "Organization",
            names=names,
            birth_dates=births,
            birth_places=unique(self.birth_places),
            countries=unique([*citizenships, *self.countries]),
            citizenships=citizenships,
            gender=gender,
            titles=titles if self.is_person else (),
            positions=functions if self.is_person else (),
            addresses=addresses,
            identifiers=unique(self.identifiers),
            listings=(listing,),
            topics=("sanction",),
            notes=unique(filter(None, [*record.remarks, details, *(() if self.is_person else (*titles, *functions))])),
            properties=MappingProxyType(self.properties),
            raw=self.raw.take(),
        )

    def _warn(self, kind: str, message: str, field: str) -> None:
        self.reading.warn(kind, f"{self.reference}: {message}", line=self.record.line, field=field)

    def _keep_rest(self, group: str, item: Item) -> None:
        for key, value in item.items():
            if key not in _BOOKKEEPING:
                self.raw.keep(f"{group}@{key}", value)

    def _keep_bookkeeping(self) -> None:
        """Numbers and citations of the single statements, one raw field for each of them."""
        for group in GROUPS:
            for item in self.record.groups[group]:
                words = "; ".join(f"{key}={item[key]}" for key in _BOOKKEEPING if item.get(key))
                self.raw.keep(group, words)

    def _country(self, item: Item) -> str:
        iso, description = item.pop("countryIso2Code", ""), item.pop("countryDescription", "")
        if iso == NOT_STATED or not (iso or description):
            return ""
        first, second = (description, iso) if iso == _REUSED_CODE else (iso, description)
        code = find_country(first) or find_country(second)
        if not code:
            self._warn("country", f"unknown country {iso or description!r}", "countryIso2Code")
            self.raw.keep("countryIso2Code", " ".join(filter(None, [iso, description])))
        return code

    def _names(self, aliases: list[Item]) -> tuple[Name, ...]:
        names: list[Name] = []
        chosen, best = 0, 3
        for item in aliases:
            parts = {_PARTS[key]: item.pop(key) for key in _PARTS if item.get(key)}
            text = item.pop("wholeName", "") or " ".join(parts.values())
            if not text:
                self._keep_rest("nameAlias", item)
                continue
            language, remark = item.pop("nameLanguage", "").upper(), item.pop("remark", "")
            is_latin, is_strong = uses_latin(text), item.pop("strong", "true").lower() != "false"
            kind = NameKind.ALIAS if is_strong else NameKind.WEAK
            if is_strong and not is_latin and language not in _TRANSLATED:
                kind = NameKind.ORIGINAL
            rank = 3 if not is_strong else 2 if not is_latin else 1 if language not in ("", "EN") else 0
            if rank < best:
                chosen, best = len(names), rank
            names.append(Name(text=text, kind=kind, parts=MappingProxyType(parts), lang=_language(language)))
            if remark:
                self.raw.keep("nameAlias/remark", f"{text}: {remark}")
            for key in ("gender", "title", "function"):
                item.pop(key, None)
            self._keep_rest("nameAlias", item)
        if not names:
            self._warn("no-name", "the entity has no name; its reference stands in", "nameAlias")
            return (Name(text=self.reference),)
        first = names.pop(chosen)
        primary = Name(text=first.text, kind=NameKind.PRIMARY, parts=first.parts, lang=first.lang)
        return (primary, *names)

    def _gender(self, aliases: Iterable[Item]) -> str:
        stated = _collect(aliases, "gender")
        if len(stated) == 1 and stated[0] in _GENDERS:
            return _GENDERS[stated[0]]
        if stated:
            self._warn("gender", f"names disagree: {', '.join(stated)}", "gender")
            self.raw.keep("gender", ", ".join(stated))
        return ""

    def _birth_date(self, item: Item) -> PartialDate | None:
        self._birth_place(item)
        stated = {
            key: item.pop(key)
            for key in ("birthdate", "dayOfMonth", "monthOfYear", "year", "yearRangeFrom", "yearRangeTo")
            if item.get(key) and item[key] != "N/A"
        }
        item.pop("birthdate", None)
        circa, calendar = item.pop("circa", "").lower() == "true", item.pop("calendarType", "GREGORIAN")
        remark = item.pop("remark", "")
        words = " ".join(f"{key}={value}" for key, value in stated.items())
        self._keep_rest("birthdate", item)
        if not stated:
            self.raw.keep("birthdate/remark", remark)
            return None
        if calendar.upper() not in ("GREGORIAN", ""):
            self._warn("calendar", f"{calendar} date is kept as it is: {words}", "calendarType")
            self.raw.keep("birthdate", f"calendarType={calendar} {words} {remark}")
            return None
        date = _gregorian_date(stated)
        if date is None:
            self._warn("date", f"no date in {words}", "birthdate")
            self.raw.keep("birthdate", f"{words} {remark}")
            return None
        text = "; ".join(filter(None, ["circa" if circa else "", remark]))
        return PartialDate(value=date[0], until=date[1], circa=circa, text=text)

    def _birth_place(self, item: Item) -> None:
        description = item.get("countryDescription", "") if item.get("countryIso2Code") != NOT_STATED else ""
        parts = [item.pop(key, "") for key in ("place", "city", "region", "zipCode")]
        place = ", ".join(filter(None, [*parts, description]))
        if place:
            self.birth_places.append(place)
        if code := self._country(item):
            self.countries.append(code)

    def _address(self, item: Item) -> Address | None:
        description = item.get("countryDescription", "") if item.get("countryIso2Code") != NOT_STATED else ""
        code = self._country(item)
        if code:
            self.countries.append(code)
        street, city, region = item.pop("street", ""), item.pop("city", ""), item.pop("region", "")
        box, place, postal_code = item.pop("poBox", ""), item.pop("place", ""), item.pop("zipCode", "")
        notes = [item.pop("remark", "")]
        if item.pop("asAtListingTime", "").lower() == "true":
            notes.append("as at listing time")
        self._contact(item.pop("contactInfo", ""))
        self._keep_rest("address", item)
        if box and "box" not in box.lower():
            box = f"PO Box {box}"
        full = ", ".join(filter(None, [street, box, place, city, region, postal_code, description]))
        note = "; ".join(filter(None, notes))
        if not full and not note:
            return None
        return Address(
            full=full, street=street, city=city, region=region, postal_code=postal_code, country=code, note=note
        )

    def _contact(self, words: str) -> None:
        rest = words
        for match in _CONTACT.finditer(words):
            kind, value = _CONTACTS.get(match[1].upper()), clean_text(match[2])
            if kind and value:
                note = "fax" if match[1].upper() == "FAX" else ""
                self.identifiers.append(Identifier(type=kind, value=value, note=note))
                rest = rest.replace(match[0], "")
        self.raw.keep("address/contactInfo", rest)

    def _identify(self, item: Item) -> None:
        code, description = item.pop("identificationTypeCode", ""), item.pop("identificationTypeDescription", "")
        number, latin = item.pop("number", ""), item.pop("latinNumber", "")
        country = self._country(item)
        kind = _DOCUMENTS.get(code.lower(), "idNumber" if self.is_person else "registrationNumber")
        if code.lower() not in _DOCUMENTS and code.lower() not in ("other", ""):
            self._warn("identifier-type", f"unknown type {code!r}", "identificationTypeCode")
        notes = [] if code.lower() in ("passport", "swiftbic") else [description or code]
        if code.lower() == "imo" and not self.is_person:
            notes = ["IMO number of a company"]  # these are numbered apart from ships
        notes += [_spell(flag) for flag in _FLAGS if item.pop(flag, "").lower() == "true"]
        labels = {"issuedBy": "issued by", "issuedDate": "issued", "validFrom": "valid from", "validTo": "valid to"}
        labels |= {"nameOnDocument": "name on document", "region": "region"}
        notes += [f"{label} {item.pop(key)}" for key, label in labels.items() if item.get(key)]
        notes.append(item.pop("remark", ""))
        self._keep_rest("identification", item)
        note = "; ".join(filter(None, notes))
        if not any(character.isalnum() for character in number + latin):
            self._warn("document-without-number", f"{code} {note}", "number")
            self.raw.keep("identification", "; ".join(filter(None, [code, number, note])))
            return
        for value in unique(filter(None, [number, latin])):
            self.identifiers.append(Identifier(type=kind, value=value, country=country, note=note))

    def _listing(self, regulations: list[Item]) -> Listing:
        designated = parse_date(self.record.values.get("designationDate"))
        if designated is not None:
            del self.record.values["designationDate"]
        basis = [
            " of ".join(filter(None, [item.pop("numberTitle", ""), item.pop("publicationDate", "")]))
            for item in regulations
        ]
        programmes = [item.pop("programme", "") for item in regulations]
        urls = [item.pop("publicationUrl", "") for item in regulations]
        for url in urls[1:]:
            self.raw.keep("regulation/publicationUrl", url)
        for item in regulations:
            self._keep_rest("regulation", item)
        return Listing(
            source=SOURCE,
            authority="EU",
            programmes=unique(filter(None, programmes)),
            listed_from=designated.value if designated else "",
            basis="; ".join(unique(filter(None, basis))),
            reference=self.reference,
            url=urls[0] if urls else "",
        )


def _gregorian_date(stated: Item) -> tuple[str, str] | None:
    """Earliest and latest value of a birth date; the latest is "" where there is no range."""
    if "yearRangeFrom" in stated or "yearRangeTo" in stated:
        ends = [parse_date(stated.get(key)) for key in ("yearRangeFrom", "yearRangeTo")]
        known = [end.value for end in ends if end is not None]
        return (known[0], known[1] if len(known) > 1 else "") if known else None
    words = stated.get("birthdate", "")
    if not words and "year" in stated:
        keys = ("year", "monthOfYear", "dayOfMonth") if "monthOfYear" in stated else ("year",)
        words = "-".join(stated[key] for key in keys if key in stated)
    date = parse_date(words)
    return None if date is None else (date.value, date.until)


def _collect(aliases: Iterable[Item], key: str) -> tuple[str, ...]:
    return unique(item[key] for item in aliases if item.get(key))


def _language(code: str) -> str:
    from rigour.langs import iso_639_alpha3  # imported late like the rest of rigour

    return (iso_639_alpha3(code) or "") if code else ""


def _spell(flag: str) -> str:
    return re.sub(r"(?<!^)([A-Z])", r" \1", flag).lower()
