from __future__ import annotations

import lzma
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from dissuade.lists.reading import Reading, take_sample
from dissuade.lists.sources.eu_xml import FORMATS
from dissuade.model.party import Address, Identifier, NameKind, Party, RawField
from tests.lists.sources.un_eu_readings import read, read_text, refuse_text

EU = FORMATS[0]
REGULATION = (
    '<regulation regulationType="amendment" publicationDate="2022-02-23" numberTitle="2022/261 (OJ L42I)" '
    'programme="UKR" logicalId="9"><publicationUrl>https://eur-lex.europa.eu/a</publicationUrl></regulation>'
)


def document(inside: str, head: str = 'generationDate="2026-02-25T00:00:00.000+01:00"') -> str:
    return f'<?xml version="1.0"?><export xmlns="http://eu.europa.ec/fpi/fsd/export" {head}>{inside}</export>'


def entity(inside: str, head: str = 'euReferenceNumber="EU.1.1" logicalId="13"', code: str = "person") -> str:
    return f'<sanctionEntity {head}>{REGULATION}<subjectType code="{code}"/>{inside}</sanctionEntity>'


def read_one(folder: Path, inside: str, code: str = "person", head: str = "") -> tuple[Party, Reading]:
    attributes = f'euReferenceNumber="EU.1.1" logicalId="13" {head}'
    parties, reading = read_text(EU, folder, document(entity(inside, attributes, code)))
    return parties[0], reading


@pytest.fixture(scope="module")
def full_list(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    packed = shared / "data/B_lists/eu/RECONSTRUCTED_xmlFullSanctionsList_1_1_2026-02-25.xml.xz"
    path = tmp_path_factory.mktemp("eu") / "full.xml"
    with lzma.open(packed) as source, path.open("wb") as target:
        shutil.copyfileobj(source, target)
    yield path
    path.unlink()


@pytest.mark.shared
def test_counts_of_the_full_scale_list_equal_a_text_count(full_list: Path) -> None:
    parties, reading = read(EU, full_list)
    text = full_list.read_text("utf-8")
    assert text.count("<sanctionEntity ") == len(parties) == reading.records == 5860
    assert text.count("<nameAlias ") == sum(len(party.names) for party in parties)
    assert text.count('<subjectType code="person"') == sum(party.schema == "Person" for party in parties)
    numbers = [
        (reference, number)
        for reference, inside in re.findall(r'euReferenceNumber="(.*?)"(.*?)</sanctionEntity>', text, re.DOTALL)
        for number in re.findall(r'<identification [^>]*?\bnumber="([^"]*)"', inside)
        if re.search(r"\w", number)
    ]
    found = [(party.listings[0].reference, one.value) for party in parties for one in party.identifiers]
    assert {(a, " ".join(b.replace("&amp;", "&").replace("&quot;", '"').split())) for a, b in numbers} == set(found)
    dates = re.findall(r"<birthdate [^>]*?calendarType=\"(\w+)\"[^>]*>", text)
    dated = re.findall(r"<birthdate (?=[^>]*\byear=)[^>]*?calendarType=\"GREGORIAN\"", text)
    assert len(dated) >= sum(len(party.birth_dates) for party in parties) > 0.95 * len(dated)
    no_numbers = len(re.findall(r'<identification [^>]*?\bnumber="[^\w"]*"', text))
    assert dict(reading.warnings) == {
        "calendar": len(dates) - dates.count("GREGORIAN"),
        "document-without-number": no_numbers,
    }
    assert reading.published == "2026-02-25"


@pytest.mark.shared
def test_the_full_scale_list_is_detected_and_cut_ones_are_truncated(full_list: Path, tmp_path: Path) -> None:
    assert EU.detect(take_sample(full_list))
    data = full_list.read_bytes()
    for size in (500, 99_999, 2_000_003):
        assert refuse_text(EU, tmp_path, data[:size]).reason == "truncated"


def test_kinds_follow_strength_script_and_language(tmp_path: Path) -> None:
    party, _ = read_one(
        tmp_path,
        '<nameAlias wholeName="Владимир Владимирович Путин" nameLanguage="RU" strong="true"/>'
        '<nameAlias wholeName="Владимир Владимирович Путин" nameLanguage="BG" strong="true"/>'
        '<nameAlias firstName="Vladimir" lastName="PUTIN" wholeName="Vladimir PUTIN" nameLanguage="EN" strong="true"/>'
        '<nameAlias wholeName="Vova" strong="false"/><nameAlias wholeName="Wladimir Putin" nameLanguage="DE"/>',
    )
    assert [(name.text, name.kind, name.lang) for name in party.names] == [
        ("Vladimir PUTIN", NameKind.PRIMARY, "eng"),
        ("Владимир Владимирович Путин", NameKind.ORIGINAL, "rus"),
        ("Владимир Владимирович Путин", NameKind.ALIAS, "bul"),
        ("Vova", NameKind.WEAK, ""),
        ("Wladimir Putin", NameKind.ALIAS, "deu"),
    ]
    assert dict(party.names[0].parts) == {"firstName": "Vladimir", "lastName": "PUTIN"}


def test_another_calendar_is_never_read_as_gregorian(tmp_path: Path) -> None:
    birth = '<birthdate calendarType="ISLAMIC" year="1343" city="Farsan" countryIso2Code="IR"/>'
    party, reading = read_one(tmp_path, birth)
    assert party.birth_dates == ()
    assert party.birth_places == ("Farsan",)
    assert RawField(field="birthdate", value="calendarType=ISLAMIC year=1343") in party.raw
    assert reading.warnings["calendar"] == 1


@pytest.mark.parametrize(
    ("attributes", "value", "until", "circa"),
    [
        ('birthdate="1952-10-07" year="1952" monthOfYear="10" dayOfMonth="7"', "1952-10-07", "", False),
        ('year="1960" monthOfYear="3"', "1960-03", "", False),
        ('year="1958" circa="true"', "1958", "", True),
        ('yearRangeFrom="1955" yearRangeTo="1958"', "1955", "1958", False),
        ('yearRangeFrom="1955"', "1955", "", False),
    ],
)
def test_birth_dates_are_as_exact_as_stated(
    tmp_path: Path, attributes: str, value: str, until: str, circa: bool
) -> None:
    party, _ = read_one(tmp_path, f'<birthdate calendarType="GREGORIAN" {attributes} countryIso2Code="00"/>')
    date = party.birth_dates[0]
    assert (date.value, date.until, date.circa) == (value, until, circa)


def test_country_00_is_not_stated(tmp_path: Path) -> None:
    unknown = 'countryIso2Code="00" countryDescription="UNKNOWN"'
    party, reading = read_one(
        tmp_path, f'<citizenship {unknown}/><citizenship countryIso2Code="KP"/><address city="Yangon" {unknown}/>'
    )
    assert (party.citizenships, party.countries) == (("kp",), ("kp",))
    assert party.addresses == (Address(full="Yangon", city="Yangon"),)
    assert reading.warnings["country"] == 0


def test_a_country_code_that_was_given_twice_is_told_by_its_name(tmp_path: Path) -> None:
    citizenships = '<citizenship countryIso2Code="CS" countryDescription="SERBIA AND MONTENEGRO"/>'
    assert ("csxx",) == read_one(tmp_path, citizenships)[0].citizenships
    citizenships = '<citizenship countryIso2Code="CS" countryDescription="CZECHOSLOVAKIA"/>'
    assert ("cshh",) == read_one(tmp_path, citizenships)[0].citizenships


def test_the_imo_number_of_a_company_says_so(tmp_path: Path) -> None:
    number = '<identification identificationTypeCode="imo" number="5342883" countryIso2Code="00"/>'
    party, _ = read_one(tmp_path, number, code="enterprise")
    assert party.identifiers == (Identifier(type="imoNumber", value="5342883", note="IMO number of a company"),)


def test_what_an_organisation_is_called_to_do_is_a_note(tmp_path: Path) -> None:
    alias = '<nameAlias wholeName="Positive Technologies" title="JSC" function="a Russian technology company"/>'
    party, _ = read_one(tmp_path, alias, code="enterprise")
    assert ((), (), ("JSC", "a Russian technology company")) == (party.titles, party.positions, party.notes)


def test_documents_keep_flags_issuer_and_remark(tmp_path: Path) -> None:
    party, _ = read_one(
        tmp_path,
        '<identification identificationTypeCode="passport" number="A12 345" countryIso2Code="RU" knownExpired="true" '
        'issuedBy="МВД" diplomatic="false"><remark>expired</remark></identification>'
        '<address countryIso2Code="RU" poBox="77"><contactInfo key="PHONE" value="+7 495 0"/></address>',
    )
    passport = Identifier(
        type="passportNumber", value="A12 345", country="ru", note="known expired; issued by МВД; expired"
    )
    assert party.identifiers == (Identifier(type="phone", value="+7 495 0"), passport)


def test_the_listing_names_regulation_programme_and_designation(tmp_path: Path) -> None:
    party, _ = read_one(tmp_path, "<remark>note</remark>", head='designationDate="2014-03-17" unitedNationId="QDi.1"')
    listing = party.listings[0]
    assert (listing.authority, listing.programmes, listing.listed_from) == ("EU", ("UKR",), "2014-03-17")
    assert (listing.basis, listing.url) == ("2022/261 (OJ L42I) of 2022-02-23", "https://eur-lex.europa.eu/a")
    assert (party.notes, dict(party.properties)) == (("note",), {"unscId": ("QDi.1",)})


def test_the_regulation_of_each_name_is_kept(tmp_path: Path) -> None:
    summary = '<regulationSummary numberTitle="2003/9 (OJ L1)" publicationDate="2003-09-13"/>'
    party, reading = read_one(tmp_path, f'<nameAlias wholeName="A B" logicalId="5">{summary}</nameAlias>')
    assert RawField(field="nameAlias", value="logicalId=5; regulationSummary=2003/9 (OJ L1)") in party.raw
    assert RawField(field="regulationSummary", value="2003/9 (OJ L1); 2003-09-13") in party.raw
    assert reading.unmapped["nameAlias"] == 1


def test_unknown_attributes_and_elements_are_kept(tmp_path: Path) -> None:
    party, reading = read_one(
        tmp_path, '<nameAlias wholeName="A" tone="4"><sound>x</sound></nameAlias><risk level="3"/>', head='rank="7"'
    )
    assert {("nameAlias@tone", "4"), ("nameAlias/sound", "x"), ("risk@level", "3"), ("sanctionEntity@rank", "7")} <= {
        (field.field, field.value) for field in party.raw
    }
    assert reading.unmapped["risk@level"] == 1


MALFORMED = {
    "no date": (document(entity(""), head=""), "schema", "generationDate"),
    "no real date": (document(entity(""), head='generationDate="25.02."'), "schema", "generationDate"),
    "no entity": (document(""), "empty", "sanctionEntity"),
    "an entity without number": (document(entity("", head="")), "schema", "euReferenceNumber"),
    "another root": ("<exports/>", "schema", "expected <export>"),
    "cut": (document(entity(""))[:-3], "truncated", "</export>"),
    "a stray ampersand": (document(entity('<nameAlias wholeName="A & B"/>')), "malformed", "EntityRef"),
    "a web page": ("<!doctype html>\n<title>Login</title>", "html", "web page"),
}


@pytest.mark.parametrize("case", MALFORMED, ids=str)
def test_malformed_lists_are_refused_with_reason_and_words(tmp_path: Path, case: str) -> None:
    text, reason, words = MALFORMED[case]
    refusal = refuse_text(EU, tmp_path, text)
    assert (refusal.reason, words in str(refusal)) == (reason, True), str(refusal)
