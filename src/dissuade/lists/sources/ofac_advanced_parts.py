"""The parts of an advanced XML edition that parties refer to by number."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from lxml import etree

from dissuade.lists.markup import line_of
from dissuade.lists.reading import Reading, local_name
from dissuade.lists.sources.ofac_enhanced import PART_NAMES
from dissuade.lists.sources.ofac_party import join_period
from dissuade.lists.values import clean_text
from dissuade.model.party import NameKind, PartialDate

__all__ = ["Document", "Location", "Parts", "Relationship", "collect_parts", "day_of", "period_of", "values_of"]

_FAMILY = ("lastName", "maidenName")
_GIVEN = ("firstName", "middleName", "fatherName", "motherName", "nickname")


@dataclass(slots=True)
class Location:
    """A place: its parts in OFAC's words."""

    street: str = ""
    city: str = ""
    region: str = ""
    postal_code: str = ""
    country: str = ""
    note: str = ""

    @property
    def pieces(self) -> list[str]:
        """The parts but the country, in reading order."""
        return [piece for piece in (self.street, self.city, self.region, self.postal_code) if piece]

    @property
    def words(self) -> str:
        """The whole place in one line."""
        return ", ".join([*self.pieces, *([self.country] if self.country else [])])


@dataclass(slots=True)
class Document:
    """An identity document or registration."""

    type: str
    number: str
    country: str
    notes: list[str]
    name_id: str


@dataclass(slots=True)
class Relationship:
    """A link from one profile to another."""

    type: str
    to_profile: str
    former: bool
    comment: str
    quality: str


@dataclass(slots=True)
class Parts:
    """What the first pass collects.

    Attributes:
        values: reference values by element name and ID, such as ``values["AliasType"]["1400"]``.
        subtypes: party subtype ID -> (its name, the name of its party type).
        locations: by ID. documents: by identity ID. relationships, entries: by profile ID.
        references: profile ID -> entry number; captions: profile ID -> primary name; by_name: primary name -> party id.
        documented: documented name ID -> name.
    """

    values: dict[str, dict[str, str]] = field(default_factory=dict)
    countries: dict[str, str] = field(default_factory=dict)
    subtypes: dict[str, tuple[str, str]] = field(default_factory=dict)
    locations: dict[str, Location] = field(default_factory=dict)
    documents: dict[str, list[Document]] = field(default_factory=dict)
    relationships: dict[str, list[Relationship]] = field(default_factory=dict)
    entries: dict[str, list[etree._Element]] = field(default_factory=dict)
    references: dict[str, str] = field(default_factory=dict)
    captions: dict[str, str] = field(default_factory=dict)
    by_name: dict[str, str] = field(default_factory=dict)
    documented: dict[str, str] = field(default_factory=dict)

    def value(self, kind: str, number: str) -> str:
        """A reference value, or its bare number where the file does not define it."""
        return self.values.get(kind, {}).get(number, number)

    def kind_of(self, profile: etree._Element) -> str:
        """``Vessel``, ``Aircraft``, ``Individual`` or ``Entity``: the subtype, where that is unknown the type."""
        subtype, kind = self.subtypes.get(profile.get("PartySubTypeID", ""), ("", ""))
        return subtype if subtype not in ("", "Unknown") else kind

    def names_of(self, identity: etree._Element, person: bool) -> Iterator[tuple[str, NameKind, dict[str, str]]]:
        """Yield the names of an identity with their kind and parts; a person's Latin name as ``Family, Given``."""
        groups = {
            group.get("ID", ""): self.value("NamePartType", group.get("NamePartTypeID", ""))
            for group in identity.iterfind("{*}NamePartGroups/{*}MasterNamePartGroup/{*}NamePartGroup")
        }
        for alias in identity.iterfind("{*}Alias"):
            kind = (
                NameKind.FORMER if self.value("AliasType", alias.get("AliasTypeID", "")) == "F.K.A." else NameKind.ALIAS
            )
            kind = NameKind.WEAK if alias.get("LowQuality") == "true" else kind
            kind = NameKind.PRIMARY if alias.get("Primary") == "true" else kind
            for name in alias.iterfind("{*}DocumentedName"):
                text, latin, parts = self._read_name(name, groups, person)
                yield text, kind if latin else NameKind.ORIGINAL, parts

    def name_of_document(self, document: Document, caption: str) -> str:
        """The name in which a document was issued, if that is not the primary name."""
        name = self.documented.get(document.name_id, "")
        return "" if name == caption else name

    def _read_name(
        self, name: etree._Element, groups: dict[str, str], person: bool
    ) -> tuple[str, bool, dict[str, str]]:
        pieces: list[tuple[str, str]] = []
        latin = True
        for part in name.iterfind("{*}DocumentedNamePart"):
            value = part.find("{*}NamePartValue")
            if value is None or not clean_text(value.text):
                continue
            latin = self.value("Script", value.get("ScriptID", "")) in ("Latin", "", "215")
            words = part.get("LeadingChars", "") + clean_text(value.text) + part.get("TrailingChars", "")
            pieces.append((PART_NAMES.get(groups.get(value.get("NamePartGroupID", ""), ""), ""), words))
        parts: dict[str, str] = {}
        for key, words in pieces:
            if key:
                parts[key] = f"{parts[key]} {words}" if key in parts else words
        text = " ".join(words for _, words in pieces)
        family = [words for key, words in pieces if key in _FAMILY]
        given = [words for key, words in pieces if key in _GIVEN]
        if person and latin and family and given and len(family) + len(given) == len(pieces):
            text = f"{' '.join(family)}, {' '.join(given)}"
        return text, latin, parts if len(parts) > 1 else {}


def values_of(element: etree._Element, tag: str) -> list[str]:
    """The words of all elements of one name below an element."""
    return [words for item in element.iter(f"{{*}}{tag}") if (words := clean_text(item.text))]


def day_of(element: etree._Element | None) -> str:
    """The ISO day of an element with ``Year``, ``Month`` and ``Day``, "" if it has none."""
    if element is None:
        return ""
    words = [clean_text(element.findtext(f"{{*}}{tag}")) for tag in ("Year", "Month", "Day")]
    if not all(word.isdecimal() and word.isascii() and len(word) <= 4 for word in words):
        return ""
    year, month, day = (int(word) for word in words)
    return f"{year:04d}-{month:02d}-{day:02d}" if 1 <= month <= 12 and 1 <= day <= 31 and 1000 <= year <= 2999 else ""


def period_of(period: etree._Element) -> PartialDate | None:
    """The partial date of a ``DatePeriod``; None if it has no usable days."""
    start, end = period.find("{*}Start"), period.find("{*}End")
    bounds = [edge for edge in (start, end) if edge is not None]
    if not bounds:
        return None
    circa = any(edge.get("Approximate") == "true" for edge in bounds)
    days = [(day_of(edge.find("{*}From")), day_of(edge.find("{*}To"))) for edge in bounds]
    days = [(first or last, last or first) for first, last in days]
    if not all(first for first, _ in days):
        return None
    return join_period(days[0][0], days[0][1], days[-1][0], days[-1][1], circa)


def collect_parts(reading: Reading, elements: Iterable[etree._Element]) -> Parts:
    """Collect what parties refer to from the first pass over a file; sets ``reading.published``."""
    parts = Parts()
    for element in elements:
        match local_name(element):
            case "DateOfIssue":
                reading.published = day_of(element)
                if not reading.published:
                    reading.warn("date", "no usable date of issue", line=line_of(element), field="DateOfIssue")
            case "ReferenceValueSets":
                _collect_values(parts, element)
            case "Location":
                parts.locations[element.get("ID", "")] = _read_location(parts, element)
            case "IDRegDocument":
                _collect_document(parts, element)
            case "DistinctParty":
                _collect_party(parts, reading.source, element)
            case "ProfileRelationship":
                relation = Relationship(
                    type=parts.value("RelationType", element.get("RelationTypeID", "")),
                    to_profile=element.get("To-ProfileID", ""),
                    former=element.get("Former") == "true",
                    comment=clean_text(element.findtext("{*}Comment")),
                    quality=parts.values.get("RelationQuality", {}).get(element.get("RelationQualityID", ""), ""),
                )
                parts.relationships.setdefault(element.get("From-ProfileID", ""), []).append(relation)
            case "SanctionsEntry":
                # The stream empties the element behind us; a copy by way of its text keeps no tree alive.
                copy = etree.fromstring(etree.tostring(element))
                parts.entries.setdefault(element.get("ProfileID", ""), []).append(copy)
    return parts


def _collect_values(parts: Parts, element: etree._Element) -> None:
    for group in element:
        for item in group:
            parts.values.setdefault(local_name(item), {})[item.get("ID", "")] = clean_text(item.text)
    for item in element.iterfind("{*}PartySubTypeValues/{*}PartySubType"):
        parts.subtypes[item.get("ID", "")] = (
            clean_text(item.text),
            parts.value("PartyType", item.get("PartyTypeID", "")),
        )
    for item in element.iterfind("{*}AreaCodeValues/{*}AreaCode"):
        parts.countries[item.get("ID", "")] = parts.value("Country", item.get("CountryID", ""))


def _read_location(parts: Parts, element: etree._Element) -> Location:
    by_type: dict[str, list[str]] = {}
    for part in element.iterfind("{*}LocationPart"):
        kind = parts.value("LocPartType", part.get("LocPartTypeID", "")).upper()
        by_type.setdefault(kind, []).extend(values_of(part, "Value"))
    countries = [parts.value("Country", item.get("CountryID", ""))
                 for item in element.iterfind("{*}LocationCountry")]  # fmt: skip
    countries = countries or [name for item in element.iterfind("{*}LocationAreaCode")
                              if (name := parts.countries.get(item.get("AreaCodeID", ""), ""))]  # fmt: skip

    def take(*kinds: str) -> str:
        return ", ".join(words for kind in kinds for words in by_type.pop(kind, ()))

    location = Location(
        street=take("ADDRESS1", "ADDRESS2", "ADDRESS3"),
        city=take("CITY"),
        region=take("STATE/PROVINCE", "REGION"),
        postal_code=take("POSTAL CODE"),
        country=countries[0] if countries else "",
    )
    rest = [words for group in by_type.values() for words in group]
    comment = clean_text(element.findtext("{*}Comment"))
    location.note = "; ".join([*countries[1:], *rest, *([comment] if comment else [])])
    return location


def _collect_document(parts: Parts, element: etree._Element) -> None:
    notes = [words for tag in ("IssuingAuthority", "Comment") if (words := clean_text(element.findtext(f"{{*}}{tag}")))]
    place = parts.locations.get(element.get("IssuedIn-LocationID", ""))
    if place is not None and place.words:
        notes.append(place.words)
    for dated in element.iterfind("{*}DocumentDate"):
        kind = parts.value("IDRegDocDateType", dated.get("IDRegDocDateTypeID", ""))
        period = dated.find("{*}DatePeriod")
        date = period_of(period) if period is not None else None
        if date is not None:
            word = {"Issue Date": "issued", "Expiration Date": "expires"}.get(kind, kind)
            notes.append(f"{word} {date.value}" + (f" to {date.until}" if date.until else ""))
    validity = parts.value("Validity", element.get("ValidityID", ""))
    if validity and validity.lower() not in ("valid", "unknown"):
        notes.append(validity)
    country = element.get("IssuedBy-CountryID", "")
    name = element.find("{*}DocumentedNameReference")
    document = Document(
        type=parts.value("IDRegDocType", element.get("IDRegDocTypeID", "")),
        number=clean_text(element.findtext("{*}IDRegistrationNo")),
        country=parts.value("Country", country) if country else "",
        notes=notes,
        name_id=name.get("DocumentedNameID", "") if name is not None else "",
    )
    parts.documents.setdefault(element.get("IdentityID", ""), []).append(document)


def _collect_party(parts: Parts, source: str, element: etree._Element) -> None:
    reference = element.get("FixedRef", "")
    for profile in element.iterfind("{*}Profile"):
        number, person = profile.get("ID", ""), parts.kind_of(profile) == "Individual"
        parts.references[number] = reference
        for identity in profile.iterfind("{*}Identity"):
            names = list(parts.names_of(identity, person))
            for text, kind, _ in names:
                if kind is NameKind.PRIMARY and number not in parts.captions:
                    parts.captions[number] = text
                    parts.by_name[text] = "" if text in parts.by_name else f"{source}-{reference}"
            documented = identity.iterfind("{*}Alias/{*}DocumentedName")
            for (text, _, _), item in zip(names, documented, strict=True):
                parts.documented[item.get("ID", "")] = text
