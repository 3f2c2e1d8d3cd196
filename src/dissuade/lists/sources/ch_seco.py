"""The Swiss consolidated list of sanctions (SECO, ``swiss-sanctions-list``, the whole list as XML).

Targets that were de-listed stay in the file; here they become parties whose listing has an end. Each modification of a
target repeats older states of it in ``<added>`` and ``<removed>``: these are counted, never read as parties.
The numbers (``ssid``) of names, dates and the like inside a target mean nothing outside the file and are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain
from types import MappingProxyType

from lxml import etree

from dissuade.lists.drafts import unique
from dissuade.lists.identity import PartyIds
from dissuade.lists.markup import attributes, find_root, iterate_records, line_of
from dissuade.lists.raw import RawFields
from dissuade.lists.reading import Reading, Sample, SourceFormat, local_name
from dissuade.lists.sources.ch_seco_lookups import PLACE, PROGRAMME, ROOT, TARGET, Lookups, read_lookups
from dissuade.lists.sources.ch_seco_names import read_name
from dissuade.lists.values import clean_text, find_country, is_imo_number, parse_date
from dissuade.model.party import Address, Identifier, Listing, Name, NameKind, PartialDate, Party, Relation

__all__ = ["FORMATS"]

SOURCE = "ch-seco"

_OBJECTS = {"vessel": "Vessel", "ship": "Vessel", "aircraft": "Airplane", "airplane": "Airplane"}
_GENDERS = {"male": "male", "female": "female"}
_IMO = re.compile(r"\bIMO(?:\s+(?:number|no\.?))?\s*:?\s*(\d{7})\b", re.IGNORECASE)
_PASSPORT = re.compile(r"passport|travel", re.IGNORECASE)
_RELATIONS = (
    (re.compile(r"own|subsidiar|parent|control|sharehold", re.IGNORECASE), "ownership"),
    (
        re.compile(r"famil|spouse|wife|husband|brother|sister|child|son\b|daughter|father|mother", re.IGNORECASE),
        "family",
    ),
    (re.compile(r"behalf|acting|represent", re.IGNORECASE), "representation"),
    (re.compile(r"member", re.IGNORECASE), "membership"),
    (re.compile(r"associat", re.IGNORECASE), "associate"),
)
_DATE_ORDER = ("effective-date", "enactment-date", "publication-date")


def _detect(sample: Sample) -> bool:
    return find_root(sample.head) == ROOT


def _read(reading: Reading) -> Iterator[Party]:
    path = reading.paths[0]
    lookups = read_lookups(reading)
    ids = PartyIds(reading)
    for element in iterate_records(reading, path, ROOT, (TARGET, PROGRAMME, PLACE)):
        if local_name(element) == TARGET:
            reading.records += 1
            yield _Target(reading, lookups, element).party(ids)
    if not reading.records:
        raise reading.refuse("empty", f"the list has no <{TARGET}>", path=path)


class _Target:
    """One <target> on its way to a party."""

    def __init__(self, reading: Reading, lookups: Lookups, element: etree._Element) -> None:
        self.reading = reading
        self.lookups = lookups
        self.element = element
        self.line = line_of(element)
        self.raw = RawFields(reading)
        self.reference = clean_text(str(element.get("ssid", "")))
        self.schema = ""
        self.gender = ""
        self.names: list[Name] = []
        self.titles: list[str] = []
        self.dates: list[PartialDate] = []
        self.founded: list[str] = []
        self.places: list[str] = []
        self.countries: list[str] = []
        self.nationalities: list[str] = []
        self.addresses: list[Address] = []
        self.identifiers: list[Identifier] = []
        self.relations: list[Relation] = []
        self.reasons: list[str] = []
        self.notes: list[str] = []
        self.sets: list[str] = []
        self.modifications: list[tuple[str, str]] = []  # type and date, in the order of the file

    def party(self, ids: PartyIds) -> Party:
        if not self.reference:
            raise self.reading.refuse("schema", "a target has no ssid", line=self.line, field="ssid")
        self.sets.extend(filter(None, [clean_text(str(self.element.get("sanctions-set-id", "")))]))
        for child in self.element:
            self._read_child(child)
        if not self.schema:
            self._warn("schema", "neither an individual, an entity nor an object", TARGET)
        if not self.names:
            self._warn("no-name", "the target has no name; its ssid stands in", "name")
            self.names.append(Name(text=self.reference))
        if self.schema == "Vessel":
            self._find_imo()
        listing, provisions = self._listing()
        founded = "buildDate" if self.schema in ("Vessel", "Airplane") else "incorporationDate"
        properties = {
            "provisions": provisions,
            "modifiedAt": self._last_modified(),
            founded: unique(self.founded),
        }
        return Party(
            id=ids.take(self.reference, line=self.line),
            schema=self.schema or "LegalEntity",
            names=self._ordered_names(),
            birth_dates=unique(self.dates),
            birth_places=unique(self.places),
            countries=unique(chain(self.nationalities, self.countries)),
            nationalities=unique(self.nationalities),
            gender=self.gender,
            titles=unique(self.titles),
            addresses=unique(self.addresses),
            identifiers=unique(self.identifiers),
            listings=(listing,),
            relations=unique(self.relations),
            topics=("sanction",) if not listing.listed_to else (),
            notes=unique(self.notes),
            properties=MappingProxyType({key: values for key, values in properties.items() if values}),
            raw=self.raw.take(),
        )

    def _warn(self, kind: str, message: str, field: str) -> None:
        self.reading.warn(kind, f"{self.reference}: {message}", line=self.line, field=field)

    def _read_child(self, child: etree._Element) -> None:
        tag = local_name(child)
        if tag == "sanctions-set-id":
            self.sets.append(clean_text(child.text))
        elif tag == "modification":
            self._read_modification(child)
        elif tag in ("individual", "entity", "object"):
            self._read_subject(child, tag)
        else:
            self.raw.keep_element(child)

    def _read_modification(self, element: etree._Element) -> None:
        stated = attributes(element)
        kind = stated.get("modification-type", "")
        days = [parse_date(stated.get(key)) for key in _DATE_ORDER]
        self.modifications.append((kind, next((day.value for day in days if day is not None), "")))
        self.raw.keep("modification", "; ".join(f"{key}={value}" for key, value in stated.items()))
        for child in element:
            if local_name(child) in ("added", "removed"):
                self.reading.unmapped[f"modification/{local_name(child)}"] += 1
            else:
                self.raw.keep_element(child, "modification")

    def _read_subject(self, element: etree._Element, tag: str) -> None:
        stated = attributes(element)
        kind = stated.get("object-type", "")
        self.schema = {"individual": "Person", "entity": "Organization"}.get(tag, "") or _OBJECTS.get(kind.lower(), "")
        if tag == "object" and not self.schema:
            self._warn("schema", f"unknown type of object {kind!r}", "object-type")
            self.schema = "LegalEntity"
            self.raw.keep("object@object-type", kind)
        sex = stated.get("sex", "")
        self.gender = _GENDERS.get(sex.lower(), "")
        if sex and not self.gender:
            self.raw.keep("individual@sex", sex)
        for child in element:
            name, text = local_name(child), clean_text(child.text)
            if name == "identity":
                self._read_identity(child)
            elif name == "justification":
                self.reasons.append(text)
            elif name == "other-information":
                self.notes.append(text)
            elif name == "relation":
                self._read_relation(child)
            else:
                self.raw.keep_element(child, tag)

    def _read_identity(self, element: etree._Element) -> None:
        is_main = str(element.get("main", "true")).lower() != "false"
        for child in element:
            tag = local_name(child)
            if tag == "name":
                names, titles = read_name(child, is_main=is_main, raw=self.raw)
                self.names.extend(names)
                self.titles.extend(titles)
            elif tag == "day-month-year":
                self._read_date(child)
            elif tag == "place-of-birth":
                words, code = self._place(child)
                self.places.extend(filter(None, [words]))
                self.countries.extend(filter(None, [code]))
            elif tag == "nationality":
                self._read_nationality(child)
            elif tag == "address":
                self._read_address(child)
            elif tag == "identification-document":
                self._read_document(child)
            else:
                self.raw.keep_element(child, "identity")

    def _place(self, element: etree._Element) -> tuple[str, str]:
        number = str(element.get("place-id", ""))
        if not number:
            return "", ""
        if number not in self.lookups.places:
            self._warn("place", f"no place {number}", "place-id")
            self.raw.keep("place-id", number)
        return self.lookups.places.get(number, ("", ""))

    def _read_date(self, element: etree._Element) -> None:
        stated = attributes(element)
        calendar = stated.pop("calendar", "Gregorian")
        words = "-".join(stated[key] for key in ("year", "month", "day") if stated.get(key))
        quality = stated.get("quality", "good")
        if calendar.lower() != "gregorian":
            self._warn("calendar", f"{calendar} date is kept as it is: {words}", "day-month-year")
            self.raw.keep("day-month-year", f"calendar={calendar} {words}")
            return
        date = parse_date(words) if "year" in stated else None
        if date is None:
            self._warn("date", f"no date in {words!r}", "day-month-year")
            self.raw.keep("day-month-year", "; ".join(f"{key}={value}" for key, value in stated.items()))
            return
        text = "" if quality == "good" else f"quality: {quality}"
        if self.schema == "Person":
            self.dates.append(PartialDate(value=date.value, text=text))
        else:
            self.founded.append(date.value)
        for child in element:
            self.raw.keep_element(child, "day-month-year")

    def _read_nationality(self, element: etree._Element) -> None:
        for country in element:
            text = clean_text(country.text)
            code = find_country(str(country.get("iso-code", ""))) or find_country(text)
            if code:
                self.nationalities.append(code)
            elif local_name(country) == "country":
                self._warn("country", f"unknown country {text!r}", "nationality")
                self.raw.keep("nationality", text)
            else:
                self.raw.keep_element(country, "nationality")

    def _read_address(self, element: etree._Element) -> None:
        words, code = self._place(element)
        texts: dict[str, str] = {}
        for child in element:
            tag = local_name(child)
            if tag in ("c-o", "address-details", "p-o-box", "zip-code", "remark") and tag not in texts:
                texts[tag] = clean_text(child.text)
            else:
                self.raw.keep_element(child, "address")
        order = ("c-o", "address-details", "p-o-box", "zip-code")
        full = ", ".join(filter(None, [*(texts.get(tag, "") for tag in order), words]))
        if code:
            self.countries.append(code)
        if full or texts.get("remark"):
            self.addresses.append(
                Address(
                    full=full,
                    street=texts.get("address-details", ""),
                    postal_code=texts.get("zip-code", ""),
                    country=code,
                    note=texts.get("remark", ""),
                )
            )

    def _read_document(self, element: etree._Element) -> None:
        kind, number, country = str(element.get("document-type", "")), "", ""
        notes = [] if _PASSPORT.fullmatch(kind) else [kind]
        for child in element:
            tag, text = local_name(child), clean_text(child.text)
            if tag == "number":
                number = text
            elif tag == "issuer":
                country = find_country(str(child.get("code", ""))) or find_country(text)
                notes.append("" if country else text)
            elif tag in ("remark", "date-of-issue", "expiry-date"):
                notes.append(text if tag == "remark" else f"{tag.replace('-', ' ')} {text}" if text else "")
            else:
                self.raw.keep_element(child, "identification-document")
        note = "; ".join(filter(None, notes))
        if not number:
            self._warn("document-without-number", f"{kind} {note}", "identification-document")
            self.raw.keep("identification-document", "; ".join(filter(None, [kind, country, note])))
            return
        kind = "passportNumber" if _PASSPORT.search(kind) else "idNumber"
        self.identifiers.append(Identifier(type=kind, value=number, country=country, note=note))

    def _read_relation(self, element: etree._Element) -> None:
        words = str(element.get("relation-type", ""))
        number = str(element.get("target-id", ""))
        remark = clean_text(element.findtext("{*}remark"))
        kind = next((kind for pattern, kind in _RELATIONS if pattern.search(words)), "linked")
        self.relations.append(
            Relation(
                kind=kind,
                target=f"{SOURCE}-{number}" if number else "",
                role="; ".join(filter(None, [words, remark])),
            )
        )
        for child in element:
            if local_name(child) != "remark":
                self.raw.keep_element(child, "relation")

    def _find_imo(self) -> None:
        for note in self.notes:
            for number in _IMO.findall(note):
                if not is_imo_number(number):
                    self._warn("imo-check-digit", f"IMO number {number} fails its check digit", "other-information")
                self.identifiers.append(Identifier(type="imoNumber", value=number))

    def _ordered_names(self) -> tuple[Name, ...]:
        """Names in the order of the file, the primary one first whichever identity it stands in."""
        return tuple(sorted(self.names, key=lambda name: name.kind is not NameKind.PRIMARY))

    def _last_modified(self) -> tuple[str, ...]:
        return tuple(filter(None, [max((day for _, day in self.modifications), default="")]))

    def _listing(self) -> tuple[Listing, tuple[str, ...]]:
        """The designation and its measures; the latest modification tells whether it ended, the first one at a tie."""
        programmes = []
        for number in unique(filter(None, self.sets)):
            programme = self.lookups.programmes.get(number)
            if programme is None:
                self._warn("programme", f"no sanctions set {number}", "sanctions-set-id")
                self.raw.keep("sanctions-set-id", number)
            else:
                programmes.append(programme)
        latest = max(self.modifications, key=lambda modification: modification[1], default=("", ""))
        ended = latest[1] if latest[0] == "de-listed" else ""
        if latest[0] == "de-listed" and not ended:
            self._warn("date", "de-listed without a date; the date of the list stands in", "modification")
            ended = self.reading.published
        ends = sorted(day for kind, day in self.modifications if kind == "de-listed" and day != ended)
        starts = sorted(day for kind, day in self.modifications if kind == "listed" and day)
        current = [day for day in starts if not ends or day >= ends[-1]] or starts
        listing = Listing(
            source=SOURCE,
            authority="CH",
            programmes=unique(filter(None, [programme.key for programme in programmes])),
            listed_from=current[0] if current else "",
            listed_to=ended,
            basis="; ".join(unique(filter(None, [programme.name for programme in programmes]))),
            reason="\n".join(unique(filter(None, self.reasons))),
            reference=self.reference,
        )
        return listing, unique(filter(None, [programme.measure for programme in programmes]))


FORMATS = (
    SourceFormat(
        source=SOURCE,
        name="xml",
        title="Swiss consolidated list of sanctions (SECO)",
        detect=_detect,
        read=_read,
    ),
)
