from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from lxml import etree

from dissuade.errors import EditionRefusedError
from dissuade.lists.reading import Reading, take_sample
from dissuade.lists.sources.ofac_csv import read_csv_set
from dissuade.lists.sources.ofac_enhanced import FORMATS, read_enhanced_xml
from dissuade.model.party import NameKind, Party

NAMESPACE = "https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports/ENHANCED_XML"
EDITION = "A_ofac/enhanced_xml/IRGC_sanctions_ENHANCED_2024-08-28.xml"
ENTITY = (
    '<entity id="7"><generalInfo><entityType>Individual</entityType></generalInfo><sanctionsLists>'
    '<sanctionsList datePublished="2016-07-06">SDN List</sanctionsList></sanctionsLists><names><name>'
    "<isPrimary>true</isPrimary><isLowQuality>false</isLowQuality><translations>"
    "<translation><script>Latin</script><formattedFullName>KIM, Jong Un</formattedFullName></translation>"
    "<translation><script>Korean</script><formattedFullName>김정은</formattedFullName></translation>"
    "</translations></name></names><features>{features}</features></entity>"
)
BIRTH = (
    "<feature><type>Birthdate</type><value></value><valueDate><fromDateBegin>1984-01-01</fromDateBegin>"
    "<fromDateEnd>1984-01-01</fromDateEnd><toDateBegin>1984-12-31</toDateBegin><toDateEnd>1984-12-31</toDateEnd>"
    "<isApproximate>true</isApproximate></valueDate></feature>"
)


def document(*entities: str) -> str:
    return (
        f'<?xml version="1.0"?><sanctionsData xmlns="{NAMESPACE}"><publicationInfo><dataAsOf>2024-08-28T00:00:00'
        f"</dataAsOf></publicationInfo><entities>{''.join(entities)}</entities></sanctionsData>"
    )


def read(path: Path) -> tuple[Reading, list[Party]]:
    reading = Reading("ofac-sdn", [path])
    return reading, list(read_enhanced_xml(reading))


def write(folder: Path, text: str) -> Path:
    path = folder / "sdn_enhanced.xml"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_real_edition_agrees_with_counts_made_by_xpath(shared: Path) -> None:
    path = shared / "data" / EDITION
    reading, found = read(path)
    root = etree.parse(str(path)).getroot()
    ns = {"o": root.nsmap[None]}

    def count(xpath: str) -> int:
        return int(float(str(root.xpath(f"count({xpath})", namespaces=ns))))

    kinds = Counter(name.kind for party in found for name in party.names)
    types = Counter(identifier.type for party in found for identifier in party.identifiers)
    names = "//o:entity/o:names/o:name"
    originals = sum(
        len({translation.findtext("o:formattedFullName", namespaces=ns) for translation in translations})
        for translations in (
            [item for item in entity.iter(f"{{{NAMESPACE}}}translation")
             if item.findtext("o:script", "Latin", ns) != "Latin"]
            for entity in root.iterfind("o:entities/o:entity", ns)
        )
    )  # fmt: skip
    assert count("//o:entities/o:entity") == len(found) == 293
    assert count(f"{names}[o:isPrimary='true']") == kinds[NameKind.PRIMARY]
    assert originals == kinds[NameKind.ORIGINAL]
    assert count(f"{names}[o:isLowQuality='true']") == kinds[NameKind.WEAK]
    assert count("//o:identityDocument[contains(o:type,'Passport')]") == types["passportNumber"]
    assert count("//o:feature[o:type='Birthdate']") == sum(len(party.birth_dates) for party in found)
    assert count("//o:relatedEntity") + count("//o:feature[o:type='Aircraft Operator']") == sum(
        len(p.relations) for p in found
    )
    assert count("//o:entity//o:sanctionsProgram") == sum(len(party.listings[0].programmes) for party in found)
    assert all(party.listings[0].listed_from for party in found)
    assert reading.published == "2024-08-28"
    assert dict(reading.warnings) == {"filtered": 1}
    assert dict(reading.unmapped) == {
        "identityDocument/idFeatures/idFeature": 1,
        "Remarks": 1,
        "Organization Established Date": 1,  # a range of two years
        "Birthdate (reliability)": count("//o:reliability[.='Reported']"),
        "relationship/quality": count("//o:relationship/o:quality"),
    }


def test_names_and_identifiers_agree_with_the_csv_edition_of_the_same_summer(shared: Path) -> None:
    _, enhanced = read(shared / "data" / EDITION)
    csv_reading = Reading("ofac-sdn", [shared / "data" / "A_ofac" / "latest_pieces" / "sdn_2024-07-02.csv"])
    from_csv = {party.id: party for party in read_csv_set(csv_reading)}
    for party in enhanced:
        other = from_csv[party.id]
        weak, weak_too = ({n.text for n in one.names if n.kind is NameKind.WEAK} for one in (party, other))
        ours, theirs = ({(i.type, i.value, i.country) for i in one.identifiers} for one in (party, other))
        assert (party.caption, weak, ours) == (other.caption, weak_too, theirs)
        assert (party.schema, party.gender, set(party.nationalities)) == (
            other.schema,
            other.gender,
            set(other.nationalities),
        )
        assert set(party.birth_dates) == set(other.birth_dates)


def test_original_script_and_parts_are_kept(shared: Path) -> None:
    _, found = read(shared / "data" / EDITION)
    names = {name.text: name for party in found for name in party.names}
    hasan = names["حسن سبری نژاد"]
    assert (hasan.kind, dict(hasan.parts)) == (NameKind.ORIGINAL, {"firstName": "حسن", "lastName": "سبری نژاد"})
    amini = names["AMINI, Meghdad"]
    assert dict(amini.parts) == {"firstName": "Meghdad", "lastName": "Amini"}


def test_a_period_stands_in_for_a_missing_date(tmp_path: Path) -> None:
    _, (kim,) = read(write(tmp_path, document(ENTITY.format(features=BIRTH))))
    assert [(date.value, date.circa) for date in kim.birth_dates] == [("1984", True)]
    assert [(name.text, name.kind.value) for name in kim.names] == [("KIM, Jong Un", "primary"), ("김정은", "original")]


def test_what_ofac_calls_false_is_never_read_as_a_fact(tmp_path: Path) -> None:
    feature = "<feature><type>Birthdate</type><value>08 Jan 1983</value><reliability>False</reliability></feature>"
    reading, (kim,) = read(write(tmp_path, document(ENTITY.format(features=feature))))
    assert kim.birth_dates == ()
    assert dict(reading.unmapped) == {"Birthdate (called false by OFAC)": 1}


def test_what_ofac_only_heard_is_read_and_its_reliability_kept(tmp_path: Path) -> None:
    feature = "<feature><type>Birthdate</type><value>08 Jan 1983</value><reliability>Reported</reliability></feature>"
    _, (kim,) = read(write(tmp_path, document(ENTITY.format(features=feature))))
    assert [date.value for date in kim.birth_dates] == ["1983-01-08"]
    assert [(raw.field, raw.value) for raw in kim.raw] == [("Birthdate (reliability)", "08 Jan 1983: Reported")]


def test_a_new_feature_type_is_kept_raw(tmp_path: Path) -> None:
    feature = "<feature><type>Shoe size</type><value>45</value></feature>"
    _, (kim,) = read(write(tmp_path, document(ENTITY.format(features=feature))))
    assert [(raw.field, raw.value) for raw in kim.raw] == [("Shoe size", "45")]


def test_the_format_is_told_from_the_content(shared: Path) -> None:
    sample = take_sample(shared / "data" / EDITION)
    assert [form.source for form in FORMATS if form.detect(sample)] == ["ofac-sdn"]


MALFORMED = {
    "no bytes": ("", "empty", "the file holds nothing"),
    "a web page": ("<html></html>", "html", "a web page"),
    "no entities": (document(), "schema", "the file holds no entities"),
    "another root": ("<sanctions/>", "schema", "<sanctions>"),
    "cut off": (document(ENTITY.format(features=BIRTH))[:-60], "truncated", "closing </sanctionsData> is missing"),
    "an entity without a number": (document('<entity id="x"/>'), "malformed", "not an entry number: 'x'"),
}


@pytest.mark.parametrize("case", MALFORMED)
def test_malformed_documents_are_refused_with_a_precise_message(tmp_path: Path, case: str) -> None:
    content, reason, words = MALFORMED[case]
    with pytest.raises(EditionRefusedError) as refusal:
        read(write(tmp_path, content))
    assert refusal.value.reason == reason
    assert words in refusal.value.message
