"""One designation of the UK Sanctions List, whatever file format it came in, on its way to a party.

XML states a designation once; CSV and ODS spread it over the product of its names, addresses, dates of birth and so on.
Both are gathered here as groups of distinct tuples.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from types import MappingProxyType

from dissuade.lists.drafts import unique
from dissuade.lists.identity import PartyIds
from dissuade.lists.raw import RawFields
from dissuade.lists.reading import Reading
from dissuade.lists.values import clean_text, find_country, is_imo_number, parse_date
from dissuade.model.party import Address, Identifier, Listing, Name, NameKind, PartialDate, Party, Relation

__all__ = ["SOURCE", "TITLE", "WIDTHS", "UkRecord", "build_party", "read_day"]

SOURCE = "uk-sl"
TITLE = "UK Sanctions List"

WIDTHS = {
    "name": 8,  # name 1 to 6, type, strength
    "non_latin": 3,  # text, script, language
    "address": 8,  # line 1 to 6, postal code, country
    "passport": 2,
    "national_id": 2,
    "birth_place": 2,  # town, country
}
"""Groups of more than one field; any other group has one."""

_SCHEMATA = {"individual": "Person", "entity": "Organization", "ship": "Vessel", "vessel": "Vessel"}
_NOT_STATED = {"n/a", "unknown", "not known", "none"}
_PARTS = ("firstName", "secondName", "middleName", "middleName", "middleName", "lastName")
_NUMBERED = re.compile(r"\(\d{1,2}\)\s*")
_TIME = re.compile(r"[T ]\d\d:\d\d(:\d\d)?$")
_IMO = re.compile(r"(?:IMO)?[\s:.]*(\d{7})", re.IGNORECASE)
_PROPERTIES = {
    "flag": "flag",
    "previous_flag": "pastFlags",
    "ship_type": "type",
    "tonnage": "tonnage",
    "year_built": "buildDate",
    "entity_type": "legalForm",
}
_CONTACTS = {"phone": "phone", "website": "website", "email": "email"}
_RELATIONS = {
    "owner": "current owner/operator",
    "previous_owner": "previous owner/operator",
    "parent": "parent company",
    "subsidiary": "subsidiary",
}

Cells = tuple[str, ...]


@dataclass(slots=True)
class UkRecord:
    """The parts of one designation.

    Args:
        line: where it starts in its file.
        raw: what the reader could not place.
        groups: distinct tuples by group, each as wide as ``WIDTHS`` says.
    """

    line: int | None
    raw: RawFields
    groups: dict[str, dict[Cells, None]] = field(default_factory=dict)

    def add(self, cells: Iterable[tuple[str, int, str]]) -> None:
        """Add texts that belong together, as ``(group, place in its tuple, text)``; empty tuples are left out."""
        tuples: dict[str, list[str]] = {}
        for group, place, text in cells:
            words = clean_text(text)
            if words and words.lower() != "n/a":
                tuples.setdefault(group, [""] * WIDTHS.get(group, 1))[place] = words
        for group, texts in tuples.items():
            self.groups.setdefault(group, {})[tuple(texts)] = None


def read_day(text: str) -> str:
    """The ISO date of ``29/06/2012``, ``29-06-2012``, ``11-Sep-2026`` or ``29/06/2012 00:00:00``, else ""."""
    date = parse_date(_TIME.sub("", clean_text(text)))
    return date.value if date is not None else ""


def build_party(reading: Reading, record: UkRecord, ids: PartyIds) -> Party:
    """Make the party of one designation.

    Raises:
        EditionRefusedError: ``schema``, the designation has no Unique ID.
    """
    return _Builder(reading, record).party(ids)


class _Builder:
    def __init__(self, reading: Reading, record: UkRecord) -> None:
        self.reading = reading
        self.record = record
        self.raw = record.raw
        self.groups = dict(record.groups)
        self.reference = self._first("unique_id")
        self.schema = "LegalEntity"
        self.countries: list[str] = []

    def party(self, ids: PartyIds) -> Party:
        if not self.reference:
            raise self.reading.refuse(
                "schema", "a designation has no Unique ID", line=self.record.line, field="Unique ID"
            )
        self.schema = self._read_schema()
        names = self._names()
        nationalities = unique(filter(None, map(self._country, self._singles("nationality"))))
        self.countries.extend(nationalities)
        gender = self._gender()
        births = self._birth_dates()
        birth_places = self._birth_places()
        addresses = unique(filter(None, [self._address(cells) for cells in self.groups.pop("address", {})]))
        identifiers = unique(self._identifiers())
        properties = self._properties()
        relations = [
            Relation(kind="ownership", target_name=name, role=role)
            for group, role in _RELATIONS.items()
            for name in self._singles(group)
        ]
        listing = self._listing()
        notes = self._singles("other_information")
        titles, positions = self._singles("title"), self._singles("position")
        for group, tuples in self.groups.items():
            for cells in tuples:
                self.raw.keep(group, "; ".join(filter(None, cells)))
        return Party(
            id=ids.take(self.reference, line=self.record.line),
            schema=self.schema,
            names=names,
            birth_dates=births,
            birth_places=birth_places,
            countries=unique(self.countries),
            nationalities=nationalities,
            gender=gender,
            titles=unique(titles),
            positions=unique(positions),
            addresses=addresses,
            identifiers=identifiers,
            listings=(listing,),
            relations=unique(relations),
            topics=("sanction",),
            notes=unique(notes),
            properties=MappingProxyType(properties),
            raw=self.raw.take(),
        )

    def _warn(self, kind: str, message: str, field: str) -> None:
        self.reading.warn(kind, f"{self.reference}: {message}", line=self.record.line, field=field)

    def _singles(self, group: str) -> list[str]:
        """The texts of a group of one field; the tables may number several in one cell: ``(1) Russia (2) Cyprus``."""
        texts: list[str] = []
        for (text,) in self.groups.pop(group, {}):
            if text.startswith("(1)") and "(2)" in text:
                texts.extend(part.strip(" ;,") for part in _NUMBERED.split(text))
            else:
                texts.append(text)
        return [text for text in texts if text]

    def _first(self, group: str) -> str:
        """The one text of a group; further ones are kept raw."""
        texts = [text for (text,) in self.groups.pop(group, {})]
        for text in texts[1:]:
            self.raw.keep(group, text)
        return texts[0] if texts else ""

    def _country(self, name: str) -> str:
        if name.lower() in _NOT_STATED:
            return ""
        code = find_country(name)
        if name and not code:
            self._warn("country", f"unknown country {name!r}", "Country")
            self.raw.keep("country", name)
        return code

    def _read_schema(self) -> str:
        kind = self._first("kind")
        schema = _SCHEMATA.get(kind.lower())
        if schema is None:
            self._warn("schema", f"neither individual, entity nor ship: {kind!r}", "IndividualEntityShip")
            self.raw.keep("kind", kind)
        return schema or "LegalEntity"

    def _names(self) -> tuple[Name, ...]:
        names: list[Name] = []
        for cells in self.groups.pop("name", {}):
            texts, kind_words, strength = cells[:6], cells[6].lower(), cells[7].lower()
            text = " ".join(filter(None, texts))
            if not text:
                self.raw.keep("name", "; ".join(filter(None, cells)))
                continue
            kind = NameKind.ALIAS
            if kind_words == "primary name":
                kind = NameKind.PRIMARY
            elif "low quality" in strength:
                kind = NameKind.WEAK
            elif kind_words not in ("alias", "primary name variation"):
                self._warn("name-type", f"unknown type of name {cells[6]!r}", "NameType")
                self.raw.keep("NameType", f"{text}: {cells[6]}")
            if strength and "quality" not in strength:
                self.raw.keep("AliasStrength", f"{text}: {cells[7]}")
            names.append(Name(text=text, kind=kind, parts=MappingProxyType(self._parts(texts))))
        names.sort(key=lambda name: name.kind is not NameKind.PRIMARY)
        for text, script, language in self.groups.pop("non_latin", {}):
            if text:
                names.append(Name(text=text, kind=NameKind.ORIGINAL))
            self.raw.keep("non_latin", "; ".join(filter(None, [script, language])))
        if not names:
            self._warn("no-name", "the designation has no name; its Unique ID stands in", "Name6")
            return (Name(text=self.reference),)
        return tuple(names)

    def _parts(self, texts: Cells) -> dict[str, str]:
        parts: dict[str, str] = {}
        if self.schema == "Person" and any(texts[:5]):
            for key, text in zip(_PARTS, texts, strict=True):
                if text:
                    parts[key] = f"{parts[key]} {text}" if key in parts else text
        return parts

    def _gender(self) -> str:
        stated = unique(text.lower() for text in self._singles("gender"))
        if len(stated) == 1 and stated[0] in ("male", "female"):
            return stated[0]
        for text in stated:
            self.raw.keep("gender", text)
        return ""

    def _birth_dates(self) -> tuple[PartialDate, ...]:
        dates = []
        for text in self._singles("birth_date"):
            date = parse_date(_TIME.sub("", text))
            if date is None:
                self._warn("date", f"no date in {text!r}", "DOB")
                self.raw.keep("birth_date", text)
            else:
                dates.append(date)
        return unique(dates)

    def _birth_places(self) -> tuple[str, ...]:
        places = []
        for town, country in self.groups.pop("birth_place", {}):
            if place := ", ".join(text for text in (town, country) if text and text.lower() not in _NOT_STATED):
                places.append(place)
            if country and (code := self._country(country)):
                self.countries.append(code)
        return unique(places)

    def _address(self, cells: Cells) -> Address | None:
        lines = [text for text in cells[:6] if text and text.lower() not in _NOT_STATED]
        postal_code, country = cells[6], cells[7]
        code = self._country(country) if country else ""
        if code:
            self.countries.append(code)
        full = ", ".join(filter(None, [*lines, postal_code, country]))
        if not full:
            return None
        return Address(full=full, street=", ".join(lines), postal_code=postal_code, country=code)

    def _identifiers(self) -> Iterable[Identifier]:
        for group, kind in (("passport", "passportNumber"), ("national_id", "idNumber")):
            for number, note in self.groups.pop(group, {}):
                if number and number.lower() not in _NOT_STATED:
                    yield Identifier(type=kind, value=number, note=note)
                else:
                    self.raw.keep(group, note)
        for group, kind in _CONTACTS.items():
            for value in self._singles(group):
                yield Identifier(type=kind, value=value)
        for value in self._singles("registration_number"):
            if value.lower() not in _NOT_STATED:
                yield Identifier(type="registrationNumber", value=value)
        for value in self._singles("hull_number"):
            if value.lower() not in _NOT_STATED:
                yield Identifier(type="registrationNumber", value=value, note="hull identification number")
        for value in self._singles("imo_number"):
            yield from self._imo(value)

    def _imo(self, text: str) -> Iterable[Identifier]:
        match = _IMO.fullmatch(text)
        if match is None:
            if text.lower() not in _NOT_STATED:
                self._warn("imo", f"no IMO number: {text!r}", "IMONumber")
                self.raw.keep("imo_number", text)
            return
        if not is_imo_number(match[1]):
            self._warn("imo-check-digit", f"IMO number {match[1]} fails its check digit", "IMONumber")
        yield Identifier(type="imoNumber", value=match[1])

    def _properties(self) -> dict[str, tuple[str, ...]]:
        properties = {key: unique(self._singles(group)) for group, key in _PROPERTIES.items()}
        measures = [
            measure.strip()
            for text in self._singles("measures")
            for measure in text.split("|" if "|" in text else ", ")
            if measure.strip()
        ]
        properties["provisions"] = unique(measures)
        properties["unscId"] = unique(self._singles("un_reference"))
        properties["modifiedAt"] = tuple(filter(None, [self._day("last_updated")]))
        return {key: values for key, values in properties.items() if values}

    def _day(self, group: str) -> str:
        text = self._first(group)
        day = read_day(text)
        if text and not day:
            self._warn("date", f"no date in {text!r}", group)
            self.raw.keep(group, text)
        return day

    def _listing(self) -> Listing:
        regimes = unique(self._singles("regime"))
        return Listing(
            source=SOURCE,
            authority="UK",
            programmes=regimes,
            listed_from=self._day("designated"),
            basis="; ".join(regime for regime in regimes if "regulations" in regime.lower()),
            reason="\n".join(unique(self._singles("reasons"))),
            reference=self.reference,
        )
