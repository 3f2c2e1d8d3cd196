"""The EU consolidated financial sanctions list as XML (``xmlFullSanctionsList_1_1``)."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from dissuade.lists.identity import PartyIds
from dissuade.lists.markup import attributes, find_root, iterate_records, line_of, root_attributes
from dissuade.lists.raw import RawFields
from dissuade.lists.reading import Reading, Sample, SourceFormat, local_name
from dissuade.lists.sources.eu_record import GROUPS, SOURCE, TITLE, EuRecord, build_party
from dissuade.lists.values import clean_text, parse_date
from dissuade.model.party import Party

__all__ = ["FORMATS"]

ROOT = "export"
RECORD = "sanctionEntity"
NAMESPACE = b"http://eu.europa.ec/fpi/fsd/export"


def _detect(sample: Sample) -> bool:
    is_known = NAMESPACE in sample.head or b"<sanctionEntity" in sample.head
    return is_known and find_root(sample.head) == ROOT


def _read(reading: Reading) -> Iterator[Party]:
    ids = PartyIds(reading)
    for element in iterate_records(reading, reading.paths[0], ROOT, (RECORD,)):
        if not reading.records:
            _read_date(reading, root_attributes(element).get("generationDate", ""))
        reading.records += 1
        yield build_party(reading, _read_entity(reading, element), ids)
    if not reading.records:
        raise reading.refuse("empty", f"the list has no <{RECORD}>")


def _read_date(reading: Reading, stated: str) -> None:
    date = parse_date(stated)
    if date is None or len(date.value) != len("2026-02-25"):
        raise reading.refuse("schema", f"no date in generationDate ({stated!r})", field="generationDate")
    reading.published = date.value


def _read_entity(reading: Reading, element: etree._Element) -> EuRecord:
    record = EuRecord(line=line_of(element), raw=RawFields(reading))
    record.values.update(_stated(element))
    for child in element:
        tag = local_name(child)
        if tag in GROUPS:
            record.groups[tag].append(_read_item(record, child, tag))
        elif tag == "subjectType":
            record.values.update(_stated(child))
        elif tag == "remark":
            record.remarks.append(clean_text(child.text))
        else:
            record.raw.keep_element(child)
    return record


def _read_item(record: EuRecord, element: etree._Element, group: str) -> dict[str, str]:
    item = _stated(element)
    for child in element:
        tag = local_name(child)
        if tag == "regulationSummary":
            citation = _stated(child)
            item["regulationSummary"] = citation.get("numberTitle", "")
            record.citations["; ".join(citation.values())] = None
        elif tag == "contactInfo":
            stated = _stated(child)
            words = f"{stated.pop('key', '')}[{stated.pop('value', '')}]"
            item["contactInfo"] = " ".join(filter(None, [item.get("contactInfo", ""), words, *stated.values()]))
        elif tag in ("remark", "publicationUrl") and not len(child):
            item[tag] = "; ".join(filter(None, [item.get(tag, ""), clean_text(child.text)]))
        else:
            record.raw.keep_element(child, group)
    return item


def _stated(element: etree._Element) -> dict[str, str]:
    return {name: text for name, value in attributes(element).items() if (text := clean_text(value))}


FORMATS = (SourceFormat(source=SOURCE, name="xml", title=TITLE, detect=_detect, read=_read),)
