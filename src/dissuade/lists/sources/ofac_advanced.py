"""OFAC's advanced XML: ``SDN_ADVANCED.XML`` and ``CONS_ADVANCED.XML``.

The schema is the United Nations' Advanced Sanctions Data Model (root ``Sanctions``, namespace
``http://www.un.org/sanctions/1.0``, since 2024 one of sanctionslistservice.ofac.treas.gov). A party refers to reference
values, locations, documents, relationships and sanctions entries by number; those parts stand before and after the
parties, so the file is passed twice. Numbers and attributes that only serve the data model (``FixedRef`` of names,
``DeltaAction``, statuses) are not kept.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from lxml import etree

from dissuade.lists.markup import find_root, iterate_records, line_of
from dissuade.lists.reading import Reading, Sample, SourceFormat, local_name
from dissuade.lists.sources.ofac_advanced_parts import Parts, collect_parts, day_of, period_of, values_of
from dissuade.lists.sources.ofac_labels import RELATION_KINDS
from dissuade.lists.sources.ofac_lists import names_consolidated
from dissuade.lists.sources.ofac_party import PartyDraft, keep_unknown
from dissuade.lists.sources.ofac_remarks import add_document, read_remarks
from dissuade.lists.values import clean_text
from dissuade.model.party import Listing, Party

__all__ = ["FORMATS", "read_advanced_xml"]

TAGS = ("DateOfIssue", "ReferenceValueSets", "Location", "IDRegDocument", "DistinctParty", "ProfileRelationship",
        "SanctionsEntry", "SanctionsEntryLink")  # fmt: skip
GROUPS = ("Locations", "IDRegDocuments", "DistinctParties", "ProfileRelationships", "SanctionsEntries",
          "SanctionsEntryLinks")  # fmt: skip
_KINDS = {"Vessel": "vessel", "Aircraft": "aircraft", "Individual": "individual", "Entity": "entity"}
_KNOWN_PROFILE = {"Comment", "Identity", "Feature", "SanctionsEntryReference"}
_KNOWN_IDENTITY = {"Comment", "Alias", "NamePartGroups", "IDRegDocumentReference"}
_KNOWN_FEATURE = {"Comment", "DatePeriod", "VersionDetail", "VersionLocation", "IDRegDocumentReference"}


def read_advanced_xml(reading: Reading) -> Iterator[Party]:
    """Read an advanced XML edition.

    Yields:
        One party for each ``DistinctParty``, in the order of the file.

    Raises:
        EditionRefusedError: ``empty``, ``html``, ``malformed``, ``schema`` or ``truncated``.
    """
    path = reading.paths[0]
    scratch = Reading(source=reading.source, paths=reading.paths)
    parts = collect_parts(reading, iterate_records(scratch, path, "Sanctions", TAGS, GROUPS))
    for element in iterate_records(reading, path, "Sanctions", TAGS, GROUPS):
        tag = local_name(element)
        if tag == "DistinctParty":
            yield _read_party(reading, element, parts)
        elif tag == "SanctionsEntryLink":
            reading.unmapped[tag] += 1
            reading.warn(
                "entry-link", "links between sanctions entries have no place in a party", line=line_of(element)
            )
    if not reading.records:
        raise reading.refuse("schema", "the file holds no parties", path=path, field="DistinctParties")
    for profile in parts.entries.keys() - parts.references.keys():
        reading.warn("orphan", f"a sanctions entry for profile {profile}, which is not in the file")


def _read_party(reading: Reading, element: etree._Element, parts: Parts) -> Party:
    reference, line = element.get("FixedRef", ""), line_of(element)
    profiles = list(element.iterfind("{*}Profile"))
    if not reference.isdigit() or not profiles:
        what = f"not an entry number: {reference!r}" if not reference.isdigit() else f"party {reference} has no profile"
        raise reading.refuse("malformed", what, line=line, field="DistinctParty FixedRef")
    kind = parts.kind_of(profiles[0])
    draft = PartyDraft(reading, reference, _KINDS.get(kind, kind), line)
    listings: tuple[Listing, ...] = ()
    for profile in profiles:
        for identity in profile.iterfind("{*}Identity"):
            _read_identity(draft, identity, parts)
        for feature in profile.iterfind("{*}Feature"):
            _read_feature(draft, feature, parts)
        number = profile.get("ID", "")
        _read_relationships(draft, number, parts)
        listings += _read_entries(draft, number, parts)
        keep_unknown(draft, profile, _KNOWN_PROFILE)
    for comment in [*element.iterfind("{*}Comment"), *(item for p in profiles for item in p.iterfind("{*}Comment"))]:
        if words := clean_text(comment.text):
            read_remarks(draft, words, lambda name: parts.by_name.get(name, ""))
    return draft.build(listings or draft.make_listings(()))


def _read_identity(draft: PartyDraft, identity: etree._Element, parts: Parts) -> None:
    if identity.get("False") == "true":
        draft.add_raw("Identity (called false by OFAC)", "; ".join(values_of(identity, "NamePartValue")))
        return
    for text, kind, name_parts in parts.names_of(identity, person=draft.schema == "Person"):
        draft.add_name(text, kind, name_parts)
    for comment in identity.iter("{*}Comment"):
        if words := clean_text(comment.text):
            draft.add_raw("Identity/Comment", words)
    for document in parts.documents.get(identity.get("ID", ""), ()):
        holder = parts.name_of_document(document, draft.names[0].text if draft.names else "")
        notes = [*document.notes, *([f"in the name of {holder}"] if holder else [])]
        if document.number:
            add_document(draft, document.type, document.number, document.country, notes)
        else:
            draft.add_raw(document.type, "; ".join(notes) or "without a number")
    keep_unknown(draft, identity, _KNOWN_IDENTITY)


def _read_feature(draft: PartyDraft, feature: etree._Element, parts: Parts) -> None:
    label = parts.value("FeatureType", feature.get("FeatureTypeID", ""))
    for version in feature.iterfind("{*}FeatureVersion"):
        values: list[str] = []
        for detail in version.iterfind("{*}VersionDetail"):
            referred = parts.value("DetailReference", detail.get("DetailReferenceID", ""))
            if words := clean_text(detail.text) or referred:
                values.append(words)
        for period in version.iterfind("{*}DatePeriod"):
            if date := period_of(period):
                said = f"{'circa ' if date.circa else ''}{date.value}{' to ' + date.until if date.until else ''}"
                values.append(said)
            else:
                draft.reading.warn("date", f"{draft.reference}: {label}: a period without usable days",
                                   line=line_of(period), field="DatePeriod")  # fmt: skip
        for place in version.iterfind("{*}VersionLocation"):
            location = parts.locations.get(place.get("LocationID", ""))
            if location is None:
                draft.reading.warn("reference", f"{draft.reference}: a location that is not in the file",
                                   line=line_of(place), field="LocationID")  # fmt: skip
            elif label == "Location":
                draft.add_address(*location.pieces, country=location.country, street=location.street,
                                  city=location.city, region=location.region,
                                  postal_code=location.postal_code, note=location.note)  # fmt: skip
            else:
                values.append(location.words)
        values += [words for comment in version.iterfind("{*}Comment") if (words := clean_text(comment.text))]
        reliability = parts.values.get("Reliability", {}).get(version.get("ReliabilityID", ""), "")
        for value in values:
            if reliability == "False":
                draft.add_raw(f"{label} (called false by OFAC)", value)
                continue
            if reliability not in ("", "Confirmed", "Unknown"):
                draft.add_raw(f"{label} (reliability)", f"{value}: {reliability}")
            draft.add_field(label, value)
        keep_unknown(draft, version, _KNOWN_FEATURE)


def _read_relationships(draft: PartyDraft, profile: str, parts: Parts) -> None:
    for relation in parts.relationships.get(profile, ()):
        if relation.type not in RELATION_KINDS:
            draft.reading.warn("relation", f"{draft.reference}: unknown relationship {relation.type!r}")
        role = "; ".join(
            piece for piece in (relation.type, "former" if relation.former else "", relation.comment) if piece
        )
        if relation.quality not in ("", "Unknown"):
            captioned = parts.captions.get(relation.to_profile, relation.to_profile)
            draft.add_raw("relationship/quality", f"{relation.type} {captioned}: {relation.quality}")
        reference = parts.references.get(relation.to_profile, "")
        target = f"{draft.reading.source}-{reference}" if reference else ""
        name = parts.captions.get(relation.to_profile, "")
        draft.add_relation(RELATION_KINDS.get(relation.type, "linked"), name, role, target)


def _read_entries(draft: PartyDraft, profile: str, parts: Parts) -> tuple[Listing, ...]:
    listings: list[Listing] = []
    for entry in parts.entries.get(profile, ()):
        programmes: list[str] = []
        days: list[str] = []
        for event in entry.iterfind("{*}EntryEvent"):
            if day := day_of(event.find("{*}Date")):
                days.append(day)
            basis = parts.value("LegalBasis", event.get("LegalBasisID", ""))
            if basis and basis.lower() != "unknown" and basis not in draft.basis:
                draft.basis.append(basis)
        for measure in entry.iterfind("{*}SanctionsMeasure"):
            kind = parts.value("SanctionsType", measure.get("SanctionsTypeID", ""))
            comment = clean_text(measure.findtext("{*}Comment"))
            if kind == "Program":
                programmes.append(comment)
            else:
                draft.notes.append(f"Sanctions: {kind}{' - ' + comment if comment else ''}")
        for path in ("{*}Comment", "{*}LimitationsToListing"):
            if words := clean_text(entry.findtext(path)):
                draft.add_raw(f"SanctionsEntry/{path[3:]}", words)
        draft.notes += [f"Supporting information: {words}" for words in values_of(entry, "Text")]
        urls = values_of(entry, "DirectURL")
        named = parts.value("List", entry.get("ListID", ""))
        if named and named != "SDN List":
            draft.notes.append(f"List: {named}")
        made = draft.make_listings(programmes, listed_from=min(days, default=""), url=urls[0] if urls else "")
        draft.notes += [f"See {url}" for url in urls[1:]]
        draft.directives.clear()
        listings.extend(made)
    return tuple(listings)


def _detect(consolidated: bool, sample: Sample) -> bool:
    if find_root(sample.head) != "Sanctions" or b"ReferenceValueSets" not in sample.head:
        return False
    return (names_consolidated(sample.name) is True) is consolidated


FORMATS = (
    SourceFormat("ofac-sdn", "xml-advanced", "OFAC SDN list, advanced XML", partial(_detect, False), read_advanced_xml),
    SourceFormat(
        "ofac-cons",
        "xml-advanced",
        "OFAC consolidated non-SDN lists, advanced XML",
        partial(_detect, True),
        read_advanced_xml,
    ),
)
