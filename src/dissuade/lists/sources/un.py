"""The United Nations Security Council Consolidated List (``consolidated.xml``, schema sc-sanctions.xsd)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from types import MappingProxyType

from lxml import etree

from dissuade.lists.drafts import unique
from dissuade.lists.identity import PartyIds
from dissuade.lists.markup import find_root, iterate_records, line_of, root_attributes
from dissuade.lists.raw import RawFields
from dissuade.lists.reading import Reading, Sample, SourceFormat, local_name
from dissuade.lists.values import clean_text, find_country, parse_date
from dissuade.model.party import Address, Identifier, Listing, Name, NameKind, PartialDate, Party

__all__ = ["FORMATS"]

SOURCE = "un-sc"
ROOT = "CONSOLIDATED_LIST"
_RECORDS = {"INDIVIDUAL": "Person", "ENTITY": "Organization"}
_GROUPS = ("INDIVIDUALS", "ENTITIES")
_PARTS = {
    "FIRST_NAME": "firstName",
    "SECOND_NAME": "secondName",
    "THIRD_NAME": "middleName",
    "FOURTH_NAME": "lastName",
}
_QUALITIES = {"good": NameKind.ALIAS, "a.k.a.": NameKind.ALIAS, "low": NameKind.WEAK, "f.k.a.": NameKind.FORMER}
_FORMER = re.compile(r"(previously|formerly) (listed|known) as|f\.k\.a", re.IGNORECASE)
_ORIGINAL = re.compile(r"(?:original script|in \w+(?: script)?)\s*:\s*(\S.*)", re.IGNORECASE | re.DOTALL)
_INTERPOL = re.compile(r"https?://www\.interpol\.int/\S*[^\s.,;)]")
_GENDERS = {"male": "male", "female": "female"}
_FIRST_GREGORIAN_YEAR = 1800  # a birth year before it belongs to another calendar (1402 Hijri is 1981)


def _detect(sample: Sample) -> bool:
    return find_root(sample.head) == ROOT


def _read(reading: Reading) -> Iterator[Party]:
    ids = PartyIds(reading)
    for element in iterate_records(reading, reading.paths[0], ROOT, _RECORDS, _GROUPS):
        if not reading.records:
            _read_date(reading, root_attributes(element).get("dateGenerated", ""))
        reading.records += 1
        yield _Record(reading, element).party(ids)
    if not reading.records:
        raise reading.refuse("empty", "the list has neither an <INDIVIDUAL> nor an <ENTITY>")


def _read_date(reading: Reading, stated: str) -> None:
    date = parse_date(stated)
    if date is None or len(date.value) != len("2026-02-27"):
        raise reading.refuse("schema", f"no date in dateGenerated ({stated!r})", field="dateGenerated")
    reading.published = date.value


class _Record:
    """One <INDIVIDUAL> or <ENTITY> on its way to a party."""

    def __init__(self, reading: Reading, element: etree._Element) -> None:
        self.reading = reading
        self.element = element
        self.schema = _RECORDS[local_name(element)]
        self.raw = RawFields(reading)
        self.texts: dict[str, str] = {}
        self.names: list[Name] = []
        self.originals: list[Name] = []
        self.dates: list[PartialDate] = []
        self.places: list[str] = []
        self.countries: list[str] = []
        self.nationalities: list[str] = []
        self.titles: list[str] = []
        self.positions: list[str] = []
        self.updated: list[str] = []
        self.addresses: list[Address] = []
        self.identifiers: list[Identifier] = []

    def party(self, ids: PartyIds) -> Party:
        for child in self.element:
            self._read_child(child)
        reference = self._reference()
        comments = self.texts.pop("COMMENTS1", "")
        link = _INTERPOL.search(comments)
        listing = Listing(
            source=SOURCE,
            authority="UN",
            programmes=tuple(filter(None, [self.texts.pop("UN_LIST_TYPE", "")])),
            listed_from=self._date("LISTED_ON"),
            reference=reference,
            url=link[0] if link else "",
        )
        gender = self.texts.pop("GENDER", "")
        if gender and gender.lower() not in _GENDERS:
            self.raw.keep("GENDER", gender)
        names = self._all_names(reference)
        for tag, text in self.texts.items():
            self.raw.keep(tag, text)
        return Party(
            id=ids.take(reference, line=line_of(self.element)),
            schema=self.schema,
            names=names,
            birth_dates=unique(self.dates),
            birth_places=unique(self.places),
            countries=unique(self.countries),
            nationalities=unique(self.nationalities),
            gender=_GENDERS.get(gender.lower(), ""),
            titles=unique(self.titles),
            positions=unique(self.positions),
            addresses=unique(self.addresses),
            identifiers=unique(self.identifiers),
            listings=(listing,),
            topics=("sanction",),
            notes=(comments,) if comments else (),
            properties=MappingProxyType({"modifiedAt": unique(self.updated)} if self.updated else {}),
            raw=self.raw.take(),
        )

    def _read_child(self, child: etree._Element) -> None:
        tag = local_name(child)
        kind = tag.removeprefix("INDIVIDUAL_").removeprefix("ENTITY_")
        values = {"TITLE": self.titles, "DESIGNATION": self.positions, "LAST_DAY_UPDATED": self.updated}
        if kind == "ALIAS":
            self._read_alias(self._take(child))
        elif kind == "ADDRESS":
            self._read_address(self._take(child))
        elif kind == "DATE_OF_BIRTH":
            self._read_birth_date(self._take(child))
        elif kind == "PLACE_OF_BIRTH":
            self._read_birth_place(self._take(child))
        elif kind == "DOCUMENT":
            self._read_document(self._take(child))
        elif tag == "NATIONALITY":
            self.nationalities.extend(filter(None, map(self._country, self._values(child))))
            self.countries.extend(self.nationalities)
        elif tag in values:
            values[tag].extend(self._values(child))
        elif len(child) or child.attrib or tag in self.texts:
            self.raw.keep_element(child)
        elif text := clean_text(child.text):
            self.texts[tag] = text

    def _take(self, group: etree._Element) -> dict[str, str]:
        """The texts of the children of a group under their tags; what repeats or nests is kept raw."""
        texts: dict[str, str] = {}
        within = local_name(group)
        self.raw.keep(within, group.text)
        for child in group:
            tag = local_name(child)
            if len(child) or tag in texts:
                self.raw.keep_element(child, within)
            elif text := clean_text(child.text):
                texts[tag] = text
        return texts

    def _values(self, group: etree._Element) -> list[str]:
        values = []
        for child in group:
            if local_name(child) == "VALUE":
                values.append(clean_text(child.text))
            else:
                self.raw.keep_element(child, local_name(group))
        return [value for value in values if value]

    def _keep_rest(self, texts: dict[str, str], within: str) -> None:
        for tag, text in texts.items():
            self.raw.keep(f"{within}/{tag}", text)

    def _warn(self, kind: str, message: str, field: str) -> None:
        reference = clean_text(self.element.findtext("{*}REFERENCE_NUMBER"))
        self.reading.warn(kind, f"{reference}: {message}", line=line_of(self.element), field=field)

    def _reference(self) -> str:
        reference = self.texts.pop("REFERENCE_NUMBER", "") or self.texts.pop("DATAID", "")
        if not reference:
            raise self.reading.refuse(
                "schema",
                "a record has neither REFERENCE_NUMBER nor DATAID",
                line=line_of(self.element),
                field="REFERENCE_NUMBER",
            )
        return reference

    def _date(self, tag: str) -> str:
        text = self.texts.pop(tag, "")
        date = parse_date(text)
        if text and date is None:
            self._warn("date", f"no date in {text!r}", tag)
            self.raw.keep(tag, text)
        return date.value if date else ""

    def _country(self, name: str) -> str:
        code = find_country(name)
        if name and not code:
            self._warn("country", f"unknown country {name!r}", "COUNTRY")
            self.raw.keep("COUNTRY", name)
        return code

    def _all_names(self, reference: str) -> tuple[Name, ...]:
        parts = {tag: self.texts.pop(tag) for tag in _PARTS if tag in self.texts}
        if parts:
            by_property = {_PARTS[tag]: text for tag, text in parts.items()} if self.schema == "Person" else {}
            text = " ".join(parts.values())
            self.names.insert(0, Name(text=text, kind=NameKind.PRIMARY, parts=MappingProxyType(by_property)))
        original = self.texts.pop("NAME_ORIGINAL_SCRIPT", "")
        if original:
            self.originals.insert(0, Name(text=original, kind=NameKind.ORIGINAL))
        if not self.names and not self.originals:
            self._warn("no-name", "the record has no name; its reference stands in", "FIRST_NAME")
            return (Name(text=reference),)
        return (*self.names, *self.originals)

    def _read_alias(self, texts: dict[str, str]) -> None:
        alias, quality, note = texts.pop("ALIAS_NAME", ""), texts.pop("QUALITY", ""), texts.get("NOTE", "")
        kind = _QUALITIES.get(quality.lower(), NameKind.ALIAS)
        if alias and quality and quality.lower() not in _QUALITIES:
            self._warn("alias-quality", f"unknown quality {quality!r}", "QUALITY")
            self.raw.keep("ALIAS/QUALITY", f"{alias}: {quality}")
        if kind is NameKind.ALIAS and _FORMER.search(note):
            kind = NameKind.FORMER
        if alias:
            self.names.append(Name(text=alias, kind=kind))
        if original := _ORIGINAL.search(note):
            self.originals.append(Name(text=clean_text(original[1]), kind=NameKind.ORIGINAL))
        born = parse_date(texts.get("DATE_OF_BIRTH"))
        if born is not None:
            del texts["DATE_OF_BIRTH"]
            self.dates.append(PartialDate(value=born.value, until=born.until, circa=born.circa, text=f"as {alias}"))
        place = [texts.pop(tag) for tag in ("CITY_OF_BIRTH", "COUNTRY_OF_BIRTH") if tag in texts]
        if place:
            self.places.append(", ".join(place))
        for tag, text in texts.items():
            self.raw.keep(f"ALIAS/{tag}", f"{alias}: {text}" if alias else text)

    def _read_address(self, texts: dict[str, str]) -> None:
        country, note = texts.pop("COUNTRY", ""), texts.pop("NOTE", "")
        street, city = texts.pop("STREET", ""), texts.pop("CITY", "")
        region, postal_code = texts.pop("STATE_PROVINCE", ""), texts.pop("ZIP_CODE", "")
        self._keep_rest(texts, "ADDRESS")
        full = ", ".join(filter(None, [street, city, region, postal_code, country]))
        if not full and not note:
            return
        code = self._country(country)
        if code:
            self.countries.append(code)
        self.addresses.append(
            Address(
                full=full,
                street=street,
                city=city,
                region=region,
                postal_code=postal_code,
                country=code,
                note=note,
            )
        )

    def _read_birth_date(self, texts: dict[str, str]) -> None:
        kind, note = texts.pop("TYPE_OF_DATE", "").upper(), texts.pop("NOTE", "")
        exact, year = texts.pop("DATE", ""), texts.pop("YEAR", "")
        first, last = texts.pop("FROM_YEAR", ""), texts.pop("TO_YEAR", "")
        self._keep_rest(texts, "DATE_OF_BIRTH")
        stated = exact or (f"{first} to {last}" if first and last else first or last) or year
        date = parse_date(f"{note} {year}") if note and year and not exact else None
        used_note = date is not None or not stated
        date = date or parse_date(stated or note)
        if date is not None and int(date.value[:4]) < _FIRST_GREGORIAN_YEAR:
            date = None
        words = " ".join(filter(None, [stated, note]))
        if date is None:
            if words:
                self._warn("date", f"no Gregorian date in {words!r}", "DATE_OF_BIRTH")
                self.raw.keep("DATE_OF_BIRTH", words)
            return
        circa = date.circa or kind == "APPROXIMATELY" or "approx" in note.lower()
        text = words if circa or date.until or note else ""
        self.dates.append(PartialDate(value=date.value, until=date.until, circa=circa, text=text))
        if note and not used_note and "approx" not in note.lower():
            self.raw.keep("DATE_OF_BIRTH/NOTE", note)

    def _read_birth_place(self, texts: dict[str, str]) -> None:
        country = texts.get("COUNTRY", "")
        note = texts.pop("NOTE", "")
        place = ", ".join(texts.pop(tag) for tag in ("STREET", "CITY", "STATE_PROVINCE", "COUNTRY") if tag in texts)
        self._keep_rest(texts, "PLACE_OF_BIRTH")
        if place or note:
            self.places.append(f"{place} ({note})" if place and note else place or note)
        if country and (code := self._country(country)):
            self.countries.append(code)

    def _read_document(self, texts: dict[str, str]) -> None:
        number = texts.pop("NUMBER", "")
        kind = texts.pop("TYPE_OF_DOCUMENT", "")
        is_passport = re.search(r"pass?e?port|pasaporte", kind, re.IGNORECASE) is not None
        countries = [texts.get("ISSUING_COUNTRY", ""), texts.get("COUNTRY_OF_ISSUE", "")]
        note = "; ".join(text for tag, text in texts.items() if tag not in ("ISSUING_COUNTRY", "COUNTRY_OF_ISSUE"))
        if not number:
            if kind or note:
                self._warn("document-without-number", f"{kind} {note}", "NUMBER")
                self.raw.keep("DOCUMENT", "; ".join(filter(None, [kind, *texts.values()])))
            return
        if kind and not is_passport and "identif" not in kind.lower():
            self._warn("document-type", f"unknown type of document {kind!r}", "TYPE_OF_DOCUMENT")
            note = "; ".join(filter(None, [kind, note]))
        if countries[0] and countries[1] and countries[0] != countries[1]:
            note = "; ".join(filter(None, [note, f"country of issue: {countries[1]}"]))
        country = countries[0] or countries[1]
        self.identifiers.append(
            Identifier(
                type="passportNumber" if is_passport else "idNumber",
                value=number,
                country=self._country(country) if country else "",
                note=note,
            )
        )


FORMATS = (
    SourceFormat(
        source=SOURCE,
        name="xml",
        title="United Nations Security Council Consolidated List",
        detect=_detect,
        read=_read,
    ),
)
