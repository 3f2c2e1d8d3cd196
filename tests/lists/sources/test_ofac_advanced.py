from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from dissuade.errors import EditionRefusedError
from dissuade.lists.reading import Reading, take_sample
from dissuade.lists.sources.ofac_advanced import FORMATS, read_advanced_xml
from dissuade.model.party import Address, Identifier, Party

UN = "http://www.un.org/sanctions/1.0"
NEW = "https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports/ADVANCED_XML"
VALUES = (
    ("AliasType", '<{0} ID="1400">A.K.A.</{0}><{0} ID="1401">F.K.A.</{0}><{0} ID="1403">Name</{0}>'),
    ("AreaCode", '<{0} ID="408" CountryID="11080" AreaCodeTypeID="1">KP</{0}>'),
    ("AreaCodeType", '<{0} ID="1">ISO</{0}>'),
    ("CalendarType", '<{0} ID="1">Gregorian</{0}>'),
    ("Country", '<{0} ID="11080" ISO2="KP">Korea, North</{0}><{0} ID="11131">Panama</{0}>'),
    ("CountryRelevance", '<{0} ID="91">Unknown</{0}>'),
    ("DecisionMakingBody", '<{0} ID="1" OrganisationID="1">OFAC</{0}>'),
    ("DetailReference", '<{0} ID="91526">Male</{0}><{0} ID="11080">Korea, North</{0}>'),
    ("DetailType", '<{0} ID="1432">TEXT</{0}><{0} ID="1430">DATE</{0}><{0} ID="1431">LOOKUP</{0}>'),
    ("DocNameStatus", '<{0} ID="1">Primary Latin</{0}>'),
    ("EntryEventType", '<{0} ID="1">Created</{0}>'),
    ("EntryLinkType", ""),
    ("ExRefType", ""),
    (
        "FeatureType",
        '<{0} ID="8" FeatureTypeGroupID="1">Birthdate</{0}><{0} ID="9" FeatureTypeGroupID="1">Place of Birth</{0}>'
        '<{0} ID="224" FeatureTypeGroupID="1">Gender</{0}><{0} ID="25" FeatureTypeGroupID="1">Location</{0}>'
        '<{0} ID="26" FeatureTypeGroupID="1">Title</{0}><{0} ID="3" FeatureTypeGroupID="1">Vessel Flag</{0}>'
        '<{0} ID="344" FeatureTypeGroupID="1">Digital Currency Address - XBT</{0}>'
        '<{0} ID="10" FeatureTypeGroupID="1">Nationality Country</{0}>'
        '<{0} ID="77" FeatureTypeGroupID="1">Shoe size</{0}>',
    ),
    ("FeatureTypeGroup", '<{0} ID="1">Unknown</{0}>'),
    ("IDRegDocDateType", '<{0} ID="1480">Issue Date</{0}><{0} ID="1481">Expiration Date</{0}>'),
    ("IDRegDocType", '<{0} ID="1571">Passport</{0}><{0} ID="1626">Vessel Registration Identification</{0}>'),
    ("IdentityFeatureLinkType", '<{0} ID="1">Unknown</{0}>'),
    ("LegalBasis", '<{0} ID="1" LegalBasisTypeID="1" SanctionsProgramID="1">Executive Order 13722 (North Korea)</{0}>'),
    ("LegalBasisType", '<{0} ID="1">Unknown</{0}>'),
    ("List", '<{0} ID="1550">SDN List</{0}><{0} ID="91512">Consolidated List</{0}>'),
    ("LocPartType", '<{0} ID="1451">ADDRESS1</{0}><{0} ID="1454">CITY</{0}><{0} ID="1">Unknown</{0}>'),
    ("LocPartValueStatus", '<{0} ID="1">Unknown</{0}>'),
    ("LocPartValueType", '<{0} ID="1">Unknown</{0}>'),
    ("NamePartType", '<{0} ID="1520">Last Name</{0}><{0} ID="1521">First Name</{0}><{0} ID="1524">Vessel Name</{0}>'),
    ("Organisation", '<{0} ID="1">OFAC</{0}>'),
    (
        "PartySubType",
        '<{0} ID="1" PartyTypeID="3">Vessel</{0}><{0} ID="4" PartyTypeID="1">Unknown</{0}>',
    ),
    ("PartyType", '<{0} ID="1">Individual</{0}><{0} ID="2">Entity</{0}><{0} ID="3">Transport</{0}>'),
    ("RelationQuality", '<{0} ID="1">Unknown</{0}>'),
    ("RelationType", '<{0} ID="15003" Symmetrical="false">Owned or Controlled By</{0}>'),
    ("Reliability", '<{0} ID="1560">Unknown</{0}><{0} ID="1561">False</{0}>'),
    ("SanctionsProgram", '<{0} ID="1" SubsidiaryBodyID="1">DPRK3</{0}>'),
    ("SanctionsType", '<{0} ID="1">Program</{0}><{0} ID="1705">Block</{0}>'),
    ("Script", '<{0} ID="215" ScriptCode="Latn">Latin</{0}><{0} ID="287" ScriptCode="Kore">Korean</{0}>'),
    ("ScriptStatus", '<{0} ID="1">Unknown</{0}>'),
    ("SubsidiaryBody", '<{0} ID="1" Notional="true" DecisionMakingBodyID="1">OFAC</{0}>'),
    ("SupInfoType", ""),
    ("TargetType", ""),
    ("Validity", '<{0} ID="1">Valid</{0}><{0} ID="2">Fraudulent</{0}>'),
)


def date(year: int, month: int, day: int) -> str:
    return f"<Year>{year}</Year><Month>{month}</Month><Day>{day}</Day>"


def period(first: str, last: str, approximate: str = "false") -> str:
    fixed = 'YearFixed="false" MonthFixed="false" DayFixed="false"'
    edges = "".join(
        f'<{tag} Approximate="{approximate}" {fixed}><From>{day}</From><To>{day}</To></{tag}>'
        for tag, day in (("Start", first), ("End", last))
    )
    return f'<DatePeriod CalendarTypeID="1" {fixed}>{edges}</DatePeriod>'


def name(number: int, *parts: tuple[int, int, str]) -> str:
    inner = "".join(
        f'<DocumentedNamePart><NamePartValue NamePartGroupID="{group}" ScriptID="{script}" ScriptStatusID="1" '
        f'Acronym="false">{value}</NamePartValue></DocumentedNamePart>'
        for group, script, value in parts
    )
    return f'<DocumentedName ID="{number}" FixedRef="7" DocNameStatusID="1">{inner}</DocumentedName>'


def alias(kind: int, names: str, primary: str = "false", weak: str = "false") -> str:
    return f'<Alias FixedRef="7" AliasTypeID="{kind}" Primary="{primary}" LowQuality="{weak}">{names}</Alias>'


def feature(number: int, kind: int, inner: str, reliability: int = 1560) -> str:
    return (
        f'<Feature ID="{number}" FeatureTypeID="{kind}"><FeatureVersion ID="{number}" ReliabilityID="{reliability}">'
        f'{inner}</FeatureVersion><IdentityReference IdentityID="1" IdentityFeatureLinkTypeID="1"/></Feature>'
    )


def detail(text: str = "", reference: int = 0) -> str:
    said = f' DetailReferenceID="{reference}"' if reference else ""
    return f'<VersionDetail DetailTypeID="1432"{said}>{text}</VersionDetail>'


LOCATIONS = (
    '<Location ID="1"><LocationCountry CountryID="11080" CountryRelevanceID="91"/>'
    + "".join(
        f'<LocationPart LocPartTypeID="{kind}"><LocationPartValue Primary="true" LocPartValueTypeID="1" '
        f'LocPartValueStatusID="1"><Value>{value}</Value></LocationPartValue></LocationPart>'
        for kind, value in ((1451, "Ryongsong Residence"), (1454, "Pyongyang"))
    )
    + "</Location>"
)
PASSPORT = (
    '<IDRegDocument ID="1" IDRegDocTypeID="1571" IdentityID="1" IssuedBy-CountryID="11080" ValidityID="2">'
    "<IDRegistrationNo>123456789</IDRegistrationNo>"
    f'<DocumentDate IDRegDocDateTypeID="1481">{period(date(2016, 9, 14), date(2016, 9, 14))}</DocumentDate>'
    '<DocumentedNameReference DocumentedNameID="3"/></IDRegDocument>'
)
IMO = (
    '<IDRegDocument ID="2" IDRegDocTypeID="1626" IdentityID="2"><IDRegistrationNo>IMO 7406784</IDRegistrationNo>'
    "</IDRegDocument>"
)
GROUPS = (
    '<NamePartGroups><MasterNamePartGroup><NamePartGroup ID="{0}1" NamePartTypeID="1520"/></MasterNamePartGroup>'
    '<MasterNamePartGroup><NamePartGroup ID="{0}2" NamePartTypeID="{1}"/></MasterNamePartGroup></NamePartGroups>'
)
KIM = (
    '<DistinctParty FixedRef="7"><Comment>Chairman of the Workers\' Party</Comment><Profile ID="70" PartySubTypeID="4">'
    '<Identity ID="1" FixedRef="7" Primary="true" False="false">'
    + alias(
        1403,
        name(1, (12, 215, "Jong Un"), (11, 215, "Kim")) + name(2, (11, 287, "김"), (12, 287, "정은")),
        primary="true",
    )
    + alias(1401, name(3, (11, 215, "Kim"), (12, 215, "Jong Woon")))
    + alias(1400, name(4, (11, 215, "Young General")), weak="true")
    + GROUPS.format(1, 1521)
    + "</Identity>"
    + feature(1, 8, period(date(1983, 1, 1), date(1983, 12, 31), "true"))
    + feature(2, 9, detail("Wonsan, Korea, North"))
    + feature(3, 224, detail(reference=91526))
    + feature(4, 25, '<VersionLocation LocationID="1"/>')
    + feature(5, 10, detail(reference=11080))
    + feature(6, 344, detail("123WBUDmSJv4GctdVEz6Qq6z8nXSKrJ4KX"))
    + feature(7, 77, detail("45"))
    + feature(8, 9, detail("Beijing"), reliability=1561)
    + '<SanctionsEntryReference SanctionsEntryID="1"/></Profile></DistinctParty>'
)
SHIP = (
    '<DistinctParty FixedRef="15036"><Profile ID="150" PartySubTypeID="1">'
    '<Identity ID="2" FixedRef="15036" Primary="true" False="false">'
    + alias(1403, name(5, (22, 215, "TOUR 2")), primary="true")
    + GROUPS.format(2, 1524)
    + "</Identity>"
    + feature(9, 3, detail("Panama")).replace('IdentityID="1"', 'IdentityID="2"')
    + "</Profile></DistinctParty>"
)
RELATION = (
    '<ProfileRelationship ID="1" From-ProfileID="150" To-ProfileID="70" RelationTypeID="15003" RelationQualityID="1" '
    'Former="false" SanctionsEntryID="1"/>'
)
ENTRY = (
    f'<SanctionsEntry ID="1" ProfileID="70" ListID="1550"><EntryEvent ID="1" EntryEventTypeID="1" LegalBasisID="1">'
    f'<Date CalendarTypeID="1">{date(2016, 7, 6)}</Date></EntryEvent>'
    + "".join(
        f'<SanctionsMeasure ID="{number}" SanctionsTypeID="{kind}">{comment}'
        '<DatePeriod CalendarTypeID="1" YearFixed="false" MonthFixed="false" DayFixed="false"/></SanctionsMeasure>'
        for number, kind, comment in ((1, 1, "<Comment>DPRK3</Comment>"), (2, 1705, ""))
    )
    + "</SanctionsEntry>"
)


def document(*parties: str, namespace: str = UN, locations: str = LOCATIONS) -> str:
    values = "".join(f"<{kind}Values>{text.format(kind)}</{kind}Values>" for kind, text in VALUES)
    return (
        f'<?xml version="1.0" encoding="utf-8"?>\n<Sanctions xmlns="{namespace}" Version="3">\n'
        f'<DateOfIssue CalendarTypeID="1">{date(2024, 8, 28)}</DateOfIssue>\n<ReferenceValueSets>{values}'
        f"</ReferenceValueSets>\n<Locations>{locations}</Locations>\n<IDRegDocuments>{PASSPORT}{IMO}</IDRegDocuments>\n"
        f"<DistinctParties>{''.join(parties)}</DistinctParties>\n<ProfileRelationships>{RELATION}"
        f"</ProfileRelationships>\n<SanctionsEntries>{ENTRY}</SanctionsEntries>\n<SanctionsEntryLinks/>\n</Sanctions>\n"
    )


def write(folder: Path, text: str, file_name: str = "sdn_advanced.xml") -> Path:
    path = folder / file_name
    path.write_text(text, encoding="utf-8")
    return path


def read(path: Path) -> tuple[Reading, list[Party]]:
    reading = Reading("ofac-sdn", [path])
    return reading, list(read_advanced_xml(reading))


def test_the_document_of_these_tests_is_valid_by_the_official_schema(shared: Path) -> None:
    schema = etree.XMLSchema(etree.parse(str(shared / "data" / "A_ofac" / "schema" / "sdn_advanced.xsd")))
    schema.assertValid(etree.fromstring(document(KIM, SHIP).encode()))


@pytest.mark.parametrize("namespace", [UN, NEW])
def test_a_person_is_read_with_everything_it_refers_to(tmp_path: Path, namespace: str) -> None:
    reading, (kim, _) = read(write(tmp_path, document(KIM, SHIP, namespace=namespace)))
    assert (kim.id, kim.schema, kim.gender, kim.nationalities) == ("ofac-sdn-7", "Person", "male", ("kp",))
    assert [(item.text, item.kind.value, dict(item.parts)) for item in kim.names] == [
        ("Kim, Jong Un", "primary", {"firstName": "Jong Un", "lastName": "Kim"}),
        ("김 정은", "original", {"lastName": "김", "firstName": "정은"}),
        ("Kim, Jong Woon", "former", {"lastName": "Kim", "firstName": "Jong Woon"}),
        ("Young General", "weak", {}),
    ]
    assert [(item.value, item.circa) for item in kim.birth_dates] == [("1983", True)]
    assert kim.birth_places == ("Wonsan, Korea, North",)
    assert kim.positions == ("Chairman of the Workers' Party",)
    assert kim.addresses == (
        Address(full="Ryongsong Residence, Pyongyang, Korea, North", street="Ryongsong Residence", city="Pyongyang",
                country="kp"),
    )  # fmt: skip
    assert set(kim.identifiers) == {
        Identifier(type="passportNumber", value="123456789", country="kp",
                   note="expires 2016-09-14; Fraudulent; in the name of Kim, Jong Woon"),
        Identifier(type="publicKey", value="123WBUDmSJv4GctdVEz6Qq6z8nXSKrJ4KX", note="XBT"),
    }  # fmt: skip
    (listing,) = kim.listings
    assert (listing.programmes, listing.listed_from) == (("DPRK3",), "2016-07-06")
    assert listing.basis == "Executive Order 13722 (North Korea)"
    assert kim.notes == ("Sanctions: Block",)
    assert (reading.published, reading.records) == ("2024-08-28", 2)


def test_new_features_and_those_called_false_are_kept_raw(tmp_path: Path) -> None:
    reading, (kim, _) = read(write(tmp_path, document(KIM, SHIP)))
    assert [(raw.field, raw.value) for raw in kim.raw] == [
        ("Shoe size", "45"),
        ("Place of Birth (called false by OFAC)", "Beijing"),
    ]
    assert sum(reading.unmapped.values()) == 2
    assert dict(reading.warnings) == {}


def test_how_far_a_feature_and_a_relationship_are_believed_is_kept(tmp_path: Path) -> None:
    text = document(KIM, SHIP).replace('ID="1560">Unknown', 'ID="1560">Reported')
    text = text.replace('<RelationQuality ID="1">Unknown', '<RelationQuality ID="1">High')
    _, (kim, ship) = read(write(tmp_path, text))
    assert ("Gender (reliability)", "Male: Reported") in [(raw.field, raw.value) for raw in kim.raw]
    assert ("relationship/quality", "Owned or Controlled By Kim, Jong Un: High") in [
        (raw.field, raw.value) for raw in ship.raw
    ]


def test_a_vessel_knows_its_number_its_flag_and_its_owner(tmp_path: Path) -> None:
    _, (_, ship) = read(write(tmp_path, document(KIM, SHIP)))
    assert (ship.schema, ship.caption) == ("Vessel", "TOUR 2")
    assert ship.identifiers == (Identifier(type="imoNumber", value="7406784"),)
    assert dict(ship.properties) == {"flag": ("pa",)}
    (owner,) = ship.relations
    assert (owner.kind, owner.target, owner.target_name) == ("ownership", "ofac-sdn-7", "Kim, Jong Un")
    assert owner.role == "Owned or Controlled By"


@pytest.mark.parametrize(
    ("file_name", "source"),
    [("sdn_advanced.xml", "ofac-sdn"), ("CONS_ADVANCED.XML", "ofac-cons"), ("a.xml", "ofac-sdn")],
)
def test_the_list_is_told_by_the_file_name(tmp_path: Path, file_name: str, source: str) -> None:
    sample = take_sample(write(tmp_path, document(KIM, SHIP), file_name))
    assert [form.source for form in FORMATS if form.detect(sample)] == [source]


def test_a_location_that_is_not_in_the_file_is_warned_of(tmp_path: Path) -> None:
    reading, (kim, _) = read(write(tmp_path, document(KIM, SHIP, locations="")))
    assert kim.addresses == ()
    assert dict(reading.warnings) == {"reference": 1}


def test_an_entry_for_a_party_that_is_not_in_the_file_is_warned_of(tmp_path: Path) -> None:
    reading, found = read(write(tmp_path, document(SHIP)))
    assert len(found) == 1
    assert [example.message for example in reading.examples] == [
        "a sanctions entry for profile 70, which is not in the file"
    ]


MALFORMED = {
    "no bytes": ("", "empty", "the file holds nothing"),
    "a web page": ("<!doctype html><html></html>", "html", "a web page"),
    "another root": ("<sdnList/>", "schema", "<sdnList>"),
    "no parties": (document(), "schema", "the file holds no parties"),
    "cut off": (document(KIM, SHIP)[:-400], "truncated", "closing </Sanctions> is missing"),
    "a party without a number": (document(KIM.replace('FixedRef="7"', 'FixedRef=""', 1)), "malformed", "number: ''"),
    "a party without a profile": (document('<DistinctParty FixedRef="9"/>'), "malformed", "party 9 has no profile"),
    "unclosed tag": (document(KIM.replace("</Comment>", "", 1)), "malformed", "mismatch"),
}


@pytest.mark.parametrize("case", MALFORMED)
def test_malformed_documents_are_refused_with_a_precise_message(tmp_path: Path, case: str) -> None:
    content, reason, words = MALFORMED[case]
    with pytest.raises(EditionRefusedError) as refusal:
        read(write(tmp_path, content))
    assert refusal.value.reason == reason
    assert words in refusal.value.message
