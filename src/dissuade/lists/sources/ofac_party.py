"""How one OFAC entry, whatever its edition, becomes a ``Party``."""

from __future__ import annotations

import calendar
import re
from collections.abc import Collection, Iterable
from types import MappingProxyType
from typing import TypeVar

from lxml import etree

from dissuade.lists.reading import Reading, local_name
from dissuade.lists.sources.ofac_labels import Label, Meaning, find_label
from dissuade.lists.values import clean_text, find_country, parse_date
from dissuade.model.party import (
    Address,
    Identifier,
    Listing,
    Name,
    NameKind,
    PartialDate,
    Party,
    RawField,
    Relation,
)

__all__ = ["SCHEMA_OF_TYPE", "PartyDraft", "country_code", "join_period", "keep_unknown", "split_person_name"]

SCHEMA_OF_TYPE = {
    "individual": "Person",
    "entity": "Organization",
    "": "Organization",
    "vessel": "Vessel",
    "aircraft": "Airplane",
}
"""OFAC's four entry types; in the CSV files an entity has none."""

T = TypeVar("T")
_COMPANY_TYPES = {"Private Company", "Public Company", "Financial Institution", "State-Owned Enterprise"}
_DATES = frozenset({"buildDate", "incorporationDate"})
_HONORIFIC = re.compile(
    r"(the )?(mr|mrs|ms|dr|doctor|haji|hajj|hajji|mullah|maulana|maulavi|maulawi|mawlawi|sheikh|shaykh|hojjatoleslam|"
    r"ayatollah|ali?m|qari|hafiz|imam|engineer|professor|prof|mufti or maulana|father|reverend|his excellency|"
    r"(irgc |first |second |rank )*(brig(adier|\.)|major|maj|lt|lieutenant|colonel|col|general|gen)[. ]*"
    r"(general|gen|colonel|col|commander)?)\.?",
    re.IGNORECASE,
)
_IMO = re.compile(r"(?:IMO\s*(?:No\.?|number)?\s*)?(\d{7})", re.IGNORECASE)
_MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])")
_NO_COUNTRY = {"undetermined", "none identified", "none", "unknown"}
_COUNTRY_WORDS = {"region: crimea": "ua", "possibly palestinian": "ps", "cabo verde. previously cape verde.": "cv"}
_DIRECTIVE = re.compile(r"\((?:EO (?P<order>\d+) (?P<directive>Directive \w+)|(?P<cmic>CMIC))\)")


def country_code(text: str) -> str:
    """The FtM code of a country in OFAC's words (``Korea, North``, ``Region: Gaza``), "" if it names none."""
    words = clean_text(text)
    if not words or words.lower() in _NO_COUNTRY:
        return ""
    return _COUNTRY_WORDS.get(words.lower()) or find_country(words) or find_country(words.removeprefix("Region: "))


def split_person_name(text: str) -> dict[str, str]:
    """Name parts of a person written ``FAMILY, Given``; empty for a name without a comma."""
    family, comma, given = text.partition(", ")
    return {"lastName": family.strip(), "firstName": given.strip()} if comma and family and given.strip() else {}


def _append_new(items: list[T], item: T) -> None:
    if item not in items:
        items.append(item)


def join_period(earliest: str, earliest_end: str, latest: str, latest_end: str, circa: bool) -> PartialDate | None:
    """The partial date that four ISO days of an XML period stand for; None if they are no days.

    Args:
        earliest, earliest_end: first and last day on which the period may begin.
        latest, latest_end: first and last day on which it may end.
        circa: OFAC calls the date approximate.
    """
    whole = _coarsen(earliest, latest_end)
    if whole:
        return PartialDate(value=whole, circa=circa)
    first = _coarsen(earliest, earliest_end) or earliest
    last = _coarsen(latest, latest_end) or latest_end
    try:
        return PartialDate(value=first, until=last if last != first else "", circa=circa)
    except ValueError:
        return None


def _coarsen(first: str, last: str) -> str:
    """The day, month or year that two ISO days span exactly, else ""."""
    if first == last:
        return first
    if first[:4] == last[:4] and first.endswith("-01-01") and last.endswith("-12-31"):
        return first[:4]
    if first[:7] == last[:7] and first.endswith("-01") and last[8:] == f"{_days_in_month(first[:7]):02d}":
        return first[:7]
    return ""


def _days_in_month(month: str) -> int:
    return calendar.monthrange(int(month[:4]), int(month[5:7]))[1] if _MONTH.fullmatch(month) else 0


def keep_unknown(draft: PartyDraft, element: etree._Element, known: Collection[str]) -> None:
    """Keep raw every child of an XML element that the reader does not know, leaf by leaf."""
    for child in element:
        if local_name(child) in known:
            continue
        for leaf in child.iter():
            if len(leaf) or not clean_text(leaf.text):
                continue
            path = [local_name(leaf)]
            above = leaf
            while above is not child and (parent := above.getparent()) is not None:
                above = parent
                path.insert(0, local_name(above))
            draft.add_raw("/".join([local_name(element), *path]), clean_text(leaf.text))


class PartyDraft:
    """Collects what an entry says, label by label, and keeps raw what has no place.

    Args:
        reading: the notebook; unmapped labels and doubtful values are counted there.
        reference: OFAC's number of the entry (``ent_num`` or ``uid``).
        kind: ``individual``, ``entity``, ``vessel``, ``aircraft`` or "".
        line: where the entry stands in its file, if that is known.
    """

    def __init__(self, reading: Reading, reference: str, kind: str, line: int | None = None) -> None:
        self.reading = reading
        self.reference = reference
        self.schema = SCHEMA_OF_TYPE.get(kind.lower(), "LegalEntity")
        self.line = line
        self.names: list[Name] = []
        self.birth_dates: list[PartialDate] = []
        self.birth_places: list[str] = []
        self.countries: list[str] = []
        self.nationalities: list[str] = []
        self.citizenships: list[str] = []
        self.gender = ""
        self.titles: list[str] = []
        self.positions: list[str] = []
        self.addresses: list[Address] = []
        self.identifiers: list[Identifier] = []
        self.relations: list[Relation] = []
        self.notes: list[str] = []
        self.properties: dict[str, list[str]] = {}
        self.raw: list[RawField] = []
        self.basis: list[str] = []
        self.directives: list[tuple[str, str, str]] = []
        if kind.lower() not in SCHEMA_OF_TYPE:
            self.add_raw("SDN_Type", kind)

    def add_name(self, text: str, kind: NameKind, parts: dict[str, str] | None = None, lang: str = "") -> None:
        """Keep a name once; for a person the comma tells family from given names."""
        text = (
            clean_text(text).strip("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff").strip()
        )
        if not text:
            return
        if parts is None:
            parts = split_person_name(text) if self.schema == "Person" else {}
        _append_new(self.names, Name(text=text, kind=kind, parts=MappingProxyType(parts), lang=lang))

    def add_raw(self, field: str, value: str) -> None:
        """Keep and count something that has no place of its own."""
        self.raw.append(RawField(field=field, value=value))
        self.reading.unmapped[field] += 1

    def add_country(self, text: str) -> str:
        """Relate the party to a country; returns its code or ""."""
        code = country_code(text)
        if code:
            _append_new(self.countries, code)
        elif text.strip().lower() not in _NO_COUNTRY:
            self.reading.warn("country", f"{self.reference}: no country code for {text!r}", line=self.line)
        return code

    def add_address(self, *pieces: str, country: str = "", note: str = "", city: str = "", region: str = "",
                    postal_code: str = "", street: str = "") -> None:  # fmt: skip
        """Keep an address; ``pieces`` are its published parts in order, ``country`` OFAC's words for it."""
        words = [piece for piece in pieces if piece]
        code = self.add_country(country) if country else ""
        if country:
            words.append(country)
        if words or note:
            full = ", ".join(words)
            _append_new(self.addresses, Address(full=full, street=street, city=city, region=region,
                                                postal_code=postal_code, country=code, note=note))  # fmt: skip

    def add_property(self, name: str, value: str) -> None:
        """Keep a value of a further FtM property once."""
        _append_new(self.properties.setdefault(name, []), value)

    def add_position(self, text: str) -> None:
        """Keep a title or position; ranks and honorifics that stand alone are titles."""
        if self.schema != "Person":
            _append_new(self.notes, text)
        elif _HONORIFIC.fullmatch(text):
            _append_new(self.titles, text)
        else:
            _append_new(self.positions, text)

    def add_field(self, name: str, value: str, *, country: str = "", notes: Iterable[str] = ()) -> bool:
        """Place a labelled value; a label that is not known is kept raw.

        Args:
            name: OFAC's label.
            value: as published.
            country: OFAC's words for the issuing country.
            notes: what else is said about the value (dates of issue, place).

        Returns:
            Whether the value found a place of its own.
        """
        label = find_label(name)
        if label is None:
            said = "; ".join([value, *([country] if country else []), *notes])
            self.add_raw(name, said)
            return False
        return self.place(label, value, country=country, notes=notes)

    def place(self, label: Label, value: str, *, country: str = "", notes: Iterable[str] = ()) -> bool:
        """Place the value of a known label; see ``add_field``."""
        value = clean_text(value)
        match label.meaning:
            case Meaning.IDENTIFIER:
                self._add_identifier(label, value, country, list(notes))
                return True
            case Meaning.BIRTH_DATE:
                return self._add_birth_date(label, value)
            case Meaning.NATIONALITY | Meaning.CITIZENSHIP | Meaning.COUNTRY_PROPERTY:
                return self._add_country_field(label, value)
            case Meaning.BIRTH_PLACE:
                _append_new(self.birth_places, value)
            case Meaning.GENDER:
                if value.lower() not in ("male", "female", "other"):
                    self.add_raw(label.name, value)
                    return False
                self.gender = value.lower()
            case Meaning.POSITION:
                self.add_position(value)
            case Meaning.PROPERTY if label.target in _DATES:
                return self._add_date_property(label, value)
            case Meaning.PROPERTY:
                self.add_property(label.target, value)
                if label.target == "classification":
                    self._refine_schema(value)
            case Meaning.BASIS | Meaning.NOTE:
                said = f"{label.name} {value}"
                _append_new(self.basis if label.meaning is Meaning.BASIS else self.notes, said)
            case Meaning.LISTING_DATE:
                return self._add_listing_date(label, value)
            case Meaning.ADDRESS:
                self.add_address(value, note="" if label.name == "Location" else label.name)
            case Meaning.ALIAS:
                self.add_name(value, NameKind.ALIAS)
            case Meaning.OWNER | Meaning.LINKED:
                kind = "ownership" if label.meaning is Meaning.OWNER else "linked"
                self.add_relation(kind, value, label.name.rstrip(":"))
        return True

    def add_relation(self, kind: str, target_name: str, role: str, target: str = "") -> None:
        """Keep a link to another party once."""
        _append_new(self.relations, Relation(kind=kind, target=target, target_name=target_name, role=role))

    def _add_identifier(self, label: Label, value: str, country: str, notes: list[str]) -> None:
        code = self.add_country(country) if country else ""
        kind, said = label.target, [] if label.exact else [label.name]
        if kind == "publicKey":
            said = [label.name.rpartition(" - ")[2]]
        elif kind in ("registrationNumber", "idNumber", "imoNumber") and (imo := _find_imo(label, value)):
            kind, value = "imoNumber", imo
            if self.schema == "Vessel" and not _valid_imo(imo):
                message = f"{self.reference}: IMO number {imo} fails its check digit"
                self.reading.warn("imo-check-digit", message, line=self.line)
        elif kind == "taxNumber" and label.exact and code == "ru" and re.fullmatch(r"\d{10}|\d{12}", value):
            kind = "innCode"
        elif label.name == "Registration Number" and code == "ru" and re.fullmatch(r"[125]\d{12}", value):
            kind, said = "ogrnCode", []
        note = "; ".join([*said, *notes])
        _append_new(self.identifiers, Identifier(type=kind, value=value, country=code, note=note))

    def _add_birth_date(self, label: Label, value: str) -> bool:
        date = parse_date(value)
        if date is None:
            self.reading.warn("date", f"{self.reference}: not a date: {value!r}", line=self.line, field=label.name)
            self.add_raw(label.name, value)
            return False
        _append_new(self.birth_dates, date)
        return True

    def _add_date_property(self, label: Label, value: str) -> bool:
        """FtM has dates in ISO form; what a date does not say is kept raw."""
        date = parse_date(value)
        if date is not None:
            self.add_property(label.target, date.value)
        if date is None or date.circa or date.until:
            self.add_raw(label.name, value)
        return date is not None

    def _add_country_field(self, label: Label, value: str) -> bool:
        code = self.add_country(value)
        if label.meaning is Meaning.COUNTRY_PROPERTY:
            self.add_property(label.target, code or value)
            return True
        if not code or "possibly" in value.lower():
            self.add_raw(label.name, value)
        if not code:
            return False
        _append_new(self.nationalities if label.meaning is Meaning.NATIONALITY else self.citizenships, code)
        return True

    def _add_listing_date(self, label: Label, value: str) -> bool:
        directive, date = _DIRECTIVE.search(label.name), parse_date(value)
        if directive is None or date is None:
            self.add_raw(label.name, value)
            return False
        programme = "CMIC" if directive["cmic"] else f"EO{directive['order']}"
        name = "CMIC" if directive["cmic"] else f"Executive Order {directive['order']} {directive['directive']}"
        _append_new(self.directives, (programme, date.value, name))
        return True

    def _refine_schema(self, classification: str) -> None:
        if self.schema != "Organization":
            return
        if classification in _COMPANY_TYPES:
            self.schema = "Company"
        elif classification == "Government Entity":
            self.schema = "PublicBody"

    def make_listings(self, programmes: Iterable[str], listed_from: str = "", url: str = "") -> tuple[Listing, ...]:
        """The entry's designation, and one more for each sectoral directive that has a date of its own."""
        codes = tuple(dict.fromkeys(programmes))
        basis = list(self.basis)
        dated = list(self.directives)
        if len(dated) == 1 and len(codes) == 1 and not listed_from:
            listed_from = dated[0][1]
            _append_new(basis, dated.pop()[2])
        source = self.reading.source
        listings = [Listing(source=source, authority="OFAC", programmes=codes, listed_from=listed_from,
                            basis="; ".join(basis), reference=self.reference, url=url)]  # fmt: skip
        for programme, date, name in dated:
            own = tuple(code for code in codes if programme in code)
            listings.append(Listing(source=source, authority="OFAC", programmes=own, listed_from=date, basis=name,
                                    reference=self.reference))  # fmt: skip
        return tuple(listings)

    def build(self, listings: tuple[Listing, ...]) -> Party:
        """Finish the party; an entry without any name is named by its number."""
        if not self.names:
            self.reading.warn("name", f"{self.reference}: the entry has no name", line=self.line)
            self.add_name(f"{self.reading.source} {self.reference}", NameKind.PRIMARY, {})
        self.reading.records += 1
        return Party(
            id=f"{self.reading.source}-{self.reference}",
            schema=self.schema,
            names=tuple(self.names),
            birth_dates=tuple(self.birth_dates),
            birth_places=tuple(self.birth_places),
            countries=tuple(self.countries),
            nationalities=tuple(self.nationalities),
            citizenships=tuple(self.citizenships),
            gender=self.gender,
            titles=tuple(self.titles),
            positions=tuple(self.positions),
            addresses=tuple(self.addresses),
            identifiers=tuple(self.identifiers),
            listings=listings,
            relations=tuple(self.relations),
            topics=("sanction",),
            notes=tuple(self.notes),
            properties=MappingProxyType({key: tuple(values) for key, values in self.properties.items()}),
            raw=tuple(self.raw),
        )


def _find_imo(label: Label, value: str) -> str:
    """The IMO number in a value that is published as one, else ""."""
    says_imo = value.upper().startswith("IMO") or label.target == "imoNumber"
    match = _IMO.fullmatch(value.strip(" ()"))
    return match[1] if match and (says_imo or label.name.startswith("Vessel Registration")) else ""


def _valid_imo(number: str) -> bool:
    """Check digit of a ship's IMO number: the last digit of the sum of the first six, weighted 7 to 2."""
    total = sum(int(digit) * weight for digit, weight in zip(number[:6], range(7, 1, -1), strict=True))
    return total % 10 == int(number[6])
