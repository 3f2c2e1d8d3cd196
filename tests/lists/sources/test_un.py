from __future__ import annotations

import re
import tarfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from dissuade.errors import EditionRefusedError
from dissuade.lists.reading import Reading, take_sample
from dissuade.lists.sources.un import FORMATS
from dissuade.model.party import Identifier, Name, NameKind, Party, RawField
from tests.lists.sources.un_eu_readings import read, read_text, refuse_text

UN = FORMATS[0]
PLAIN = (
    "B_lists/un/un_consolidated_2018-10-29.xml",
    "B_lists/un/un_consolidated_2020-04.xml",
    "B_lists/un/un_consolidated_2020-11-30.xml",
    "B_lists/un/un_consolidated_2024-11-30.xml",
    "B_lists/un/un_consolidated_2025-04-19.xml",
    "B_lists/un/un_consolidated_2025-11-20.xml",
    "B_lists/un/un_consolidated_2026-02-27.xml",
    "D_deltas/un_consolidated/plain/un_2022-03-01.xml",
    "D_deltas/un_consolidated/plain/un_2025-06-10.xml",
)
NO_COUNTRIES = {
    "Bahrain (citizenship revoked in Jan. 2015)",
    "Branch Office 11: Iran",
    "Indonesia (as at Dec. 2003)",
    "Indonesian passport",
    "Iran / unknown",
    "Kuwaiti citizenship withdrawn in 2002",
    "Libya (in custody)",
    "Possibly Ethiopian",
    "Sudan/South Sudan",
    "Sudan/or South Sudan",
    "Sudanese by birth",
    "Tunisian passport",
    "USSR (until 1991)",
    "United States. Also believed to hold Syrian nationality",
}


def document(individuals: str = "", entities: str = "", head: str = 'dateGenerated="2026-02-27T00:00:09.554Z"') -> str:
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<CONSOLIDATED_LIST {head}>\n'
        f"<INDIVIDUALS>{individuals}</INDIVIDUALS>\n<ENTITIES>{entities}</ENTITIES>\n</CONSOLIDATED_LIST>"
    )


def individual(inside: str, reference: str = "KPi.999") -> str:
    return f"<INDIVIDUAL><REFERENCE_NUMBER>{reference}</REFERENCE_NUMBER>{inside}</INDIVIDUAL>"


def read_one(folder: Path, inside: str) -> tuple[Party, Reading]:
    parties, reading = read_text(UN, folder, document(individual(inside)))
    return parties[0], reading


class Oracle:
    """Independent counts: XPath over the whole tree."""

    def __init__(self, path: Path) -> None:
        self.root: Any = etree.parse(str(path), etree.XMLParser(resolve_entities=False)).getroot()

    def texts(self, path: str) -> list[str]:
        return [" ".join(text.split()) for text in self.root.xpath(f"{path}/text()") if text.strip()]

    def names(self) -> int:
        named = self.root.xpath("count(//*[self::INDIVIDUAL or self::ENTITY][FIRST_NAME[normalize-space()]])")
        in_notes = [
            note
            for note in self.texts("//*[self::INDIVIDUAL_ALIAS or self::ENTITY_ALIAS]/NOTE")
            if re.search(r"original script:|in (Arabic|Arabic script): ", note, re.IGNORECASE)
        ]
        return int(named) + len(self.texts("//ALIAS_NAME")) + len(self.texts("//NAME_ORIGINAL_SCRIPT")) + len(in_notes)

    def documents(self) -> set[tuple[str, str]]:
        found = set()
        for number in self.root.xpath("//INDIVIDUAL_DOCUMENT/NUMBER[normalize-space()]"):
            reference = number.getparent().getparent().findtext("REFERENCE_NUMBER")
            found.add((reference.strip(), " ".join(number.text.split())))
        return found

    def documents_without_number(self) -> int:
        without = "//INDIVIDUAL_DOCUMENT[not(normalize-space(NUMBER))][normalize-space(TYPE_OF_DOCUMENT) or "
        return int(self.root.xpath(f"count({without} normalize-space(NOTE) or normalize-space(TYPE_OF_DOCUMENT2)])"))


def check_edition(path: Path) -> None:
    parties, reading = read(UN, path)
    oracle = Oracle(path)
    assert oracle.root.xpath("count(//INDIVIDUAL)+count(//ENTITY)") == len(parties) == reading.records
    assert oracle.root.xpath("count(//INDIVIDUAL)") == sum(party.schema == "Person" for party in parties)
    assert oracle.names() == sum(len(party.names) for party in parties)
    assert len(oracle.texts("//QUALITY[.='Low']")) == sum(
        name.kind is NameKind.WEAK for party in parties for name in party.names
    )
    assert oracle.documents() == {
        (party.listings[0].reference, identifier.value) for party in parties for identifier in party.identifiers
    }
    assert set(oracle.texts("//REFERENCE_NUMBER")) == {party.listings[0].reference for party in parties}
    assert sorted(text[:10] for text in oracle.texts("//LISTED_ON")) == sorted(
        party.listings[0].listed_from for party in parties
    )
    assert oracle.root.get("dateGenerated")[:10] == reading.published
    assert oracle.documents_without_number() == reading.warnings.pop("document-without-number")
    check_warnings(reading, oracle)


def check_warnings(reading: Reading, oracle: Oracle) -> None:
    """Each remaining warning is one of these phrases of the list."""
    no_dates = {"30-35 years old", "29 years old", "24/06/1402 (Hijri Calendar)", "Between Aug. and Sep. 1977"}
    notes = oracle.texts("//INDIVIDUAL_DATE_OF_BIRTH[not(DATE or YEAR or FROM_YEAR)]/NOTE")
    assert sum(note in no_dates for note in notes) == reading.warnings.pop("date", 0)
    phrases = oracle.texts("//NATIONALITY/VALUE") + oracle.texts("//COUNTRY") + oracle.texts("//ISSUING_COUNTRY")
    phrases += oracle.texts("//INDIVIDUAL_DOCUMENT[not(normalize-space(ISSUING_COUNTRY))]/COUNTRY_OF_ISSUE")
    assert sum(text in NO_COUNTRIES for text in phrases) == reading.warnings.pop("country", 0)
    references = oracle.texts("//REFERENCE_NUMBER")
    assert len(references) - len(set(references)) == reading.warnings.pop("duplicate-reference", 0)
    assert dict(reading.warnings) == {}


@pytest.mark.shared
@pytest.mark.parametrize("name", PLAIN)
def test_counts_of_a_real_edition_equal_an_xpath_count(shared: Path, name: str) -> None:
    check_edition(shared / "data" / name)


@pytest.mark.shared
def test_every_twelfth_archived_edition_equals_an_xpath_count(shared: Path, tmp_path: Path) -> None:
    with tarfile.open(shared / "data/D_deltas/un_consolidated/un_all_versions.tar.xz") as archive:
        members = [member for member in archive if member.isfile()]
        for member in members[::12]:
            stream = archive.extractfile(member)
            assert stream is not None
            path = tmp_path / "edition.xml"
            path.write_bytes(stream.read())
            check_edition(path)
    assert len(members) == 117


@pytest.mark.shared
@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("un_consolidated_2025-08-16_MALFORMED.xml", "malformed"),
        ("un_download_2021-02-09_92b.html", "html"),
        ("un_download_2021-08-19_153b.html", "html"),
        ("ofac_sdn_2024-05-04_EMPTY.csv", "empty"),
    ],
)
def test_failed_downloads_are_refused_for_the_right_reason(shared: Path, name: str, reason: str) -> None:
    path = shared / "data/D_deltas/failure_cases" / name
    with pytest.raises(EditionRefusedError) as caught:
        read(UN, path)
    assert reason == caught.value.reason
    if reason == "malformed":
        assert caught.value.line == 53


@pytest.mark.shared
def test_a_real_edition_cut_anywhere_is_truncated(shared: Path, tmp_path: Path) -> None:
    data = (shared / "data" / PLAIN[6]).read_bytes()
    for size in (1_000, 100_003, 777_777, len(data) - 30):
        assert refuse_text(UN, tmp_path, data[:size]).reason == "truncated"


@pytest.mark.shared
def test_only_un_lists_are_detected(shared: Path) -> None:
    assert UN.detect(take_sample(shared / "data" / PLAIN[0]))
    assert not UN.detect(take_sample(shared / "data/D_deltas/failure_cases/un_download_2021-02-09_92b.html"))
    assert not UN.detect(take_sample(shared / "data/B_lists/canada/sema-lmes_2020-04.xml"))


def test_names_come_first_to_fourth_with_parts_and_original_script(tmp_path: Path) -> None:
    party, _ = read_one(
        tmp_path,
        "<FIRST_NAME> SADDAM </FIRST_NAME><SECOND_NAME>HUSSEIN</SECOND_NAME><FOURTH_NAME>AL-TIKRITI</FOURTH_NAME>"
        "<NAME_ORIGINAL_SCRIPT>صدام حسين التكريتي</NAME_ORIGINAL_SCRIPT>",
    )
    parts = {"firstName": "SADDAM", "secondName": "HUSSEIN", "lastName": "AL-TIKRITI"}
    assert party.caption == "SADDAM HUSSEIN AL-TIKRITI"
    assert parts == dict(party.names[0].parts)
    assert Name(text="صدام حسين التكريتي", kind=NameKind.ORIGINAL) == party.names[1]


@pytest.mark.parametrize(
    ("quality", "note", "kind"),
    [
        ("Good", "", NameKind.ALIAS),
        ("Low", "", NameKind.WEAK),
        ("a.k.a.", "", NameKind.ALIAS),
        ("f.k.a.", "", NameKind.FORMER),
        ("Good", "previously listed as", NameKind.FORMER),
        ("Low", "formerly listed as", NameKind.WEAK),
        ("", "", NameKind.ALIAS),
    ],
)
def test_alias_quality_and_note_decide_the_kind(tmp_path: Path, quality: str, note: str, kind: NameKind) -> None:
    inside = f"<QUALITY>{quality}</QUALITY><ALIAS_NAME>Haji Gul</ALIAS_NAME><NOTE>{note}</NOTE>"
    party, _ = read_one(tmp_path, f"<FIRST_NAME>GUL</FIRST_NAME><INDIVIDUAL_ALIAS>{inside}</INDIVIDUAL_ALIAS>")
    assert kind is party.names[1].kind


def test_original_script_in_the_note_of_an_alias_is_a_name(tmp_path: Path) -> None:
    party, _ = read_one(
        tmp_path,
        "<INDIVIDUAL_ALIAS><QUALITY>Low</QUALITY><ALIAS_NAME>Abu Jihad</ALIAS_NAME>"
        "<NOTE>original script: Абу Джихад</NOTE></INDIVIDUAL_ALIAS>",
    )
    assert tuple(name.text for name in party.names) == ("Abu Jihad", "Абу Джихад")
    assert RawField(field="ALIAS/NOTE", value="Abu Jihad: original script: Абу Джихад") in party.raw


@pytest.mark.parametrize(
    ("inside", "value", "until", "circa"),
    [
        ("<TYPE_OF_DATE>EXACT</TYPE_OF_DATE><DATE>1964-07-17</DATE>", "1964-07-17", "", False),
        ("<TYPE_OF_DATE>EXACT</TYPE_OF_DATE><YEAR>1971</YEAR>", "1971", "", False),
        ("<TYPE_OF_DATE>APPROXIMATELY</TYPE_OF_DATE><YEAR>1963</YEAR>", "1963", "", True),
        (
            "<TYPE_OF_DATE>BETWEEN</TYPE_OF_DATE><FROM_YEAR>1955</FROM_YEAR><TO_YEAR>1958</TO_YEAR>",
            "1955",
            "1958",
            False,
        ),
        (
            "<TYPE_OF_DATE>BETWEEN</TYPE_OF_DATE><FROM_YEAR>1955</FROM_YEAR><TO_YEAR>1958</TO_YEAR>"
            "<NOTE>Approximately</NOTE>",
            "1955",
            "1958",
            True,
        ),
        ("<TYPE_OF_DATE>EXACT</TYPE_OF_DATE><NOTE>Nov. 1973</NOTE>", "1973-11", "", False),
        ("<TYPE_OF_DATE>EXACT</TYPE_OF_DATE><YEAR>1958</YEAR><NOTE>Sep.</NOTE>", "1958-09", "", False),
        (
            "<TYPE_OF_DATE>EXACT</TYPE_OF_DATE><DATE>1979-03-03</DATE><NOTE>from a passport</NOTE>",
            "1979-03-03",
            "",
            False,
        ),
    ],
)
def test_birth_dates_of_every_type_are_read(tmp_path: Path, inside: str, value: str, until: str, circa: bool) -> None:
    party, reading = read_one(tmp_path, f"<INDIVIDUAL_DATE_OF_BIRTH>{inside}</INDIVIDUAL_DATE_OF_BIRTH>")
    date = party.birth_dates[0]
    assert (value, until, circa) == (date.value, date.until, date.circa)
    assert reading.warnings["date"] == 0


@pytest.mark.parametrize(
    "words", ["<NOTE>24/06/1402 (Hijri Calendar)</NOTE>", "<YEAR>1402</YEAR>", "<DATE>soon</DATE>"]
)
def test_what_is_no_gregorian_date_stays_raw_and_warns(tmp_path: Path, words: str) -> None:
    party, reading = read_one(tmp_path, f"<INDIVIDUAL_DATE_OF_BIRTH>{words}</INDIVIDUAL_DATE_OF_BIRTH>")
    assert party.birth_dates == ()
    assert reading.warnings["date"] == 1
    assert re.sub("<.*?>", "", words) in {field.value for field in party.raw if field.field == "DATE_OF_BIRTH"}


def test_documents_keep_type_country_and_note(tmp_path: Path) -> None:
    party, _ = read_one(
        tmp_path,
        "<INDIVIDUAL_DOCUMENT><TYPE_OF_DOCUMENT>Número de pasaporte</TYPE_OF_DOCUMENT><NUMBER> 381310014</NUMBER>"
        "<ISSUING_COUNTRY>Democratic People's Republic of Korea</ISSUING_COUNTRY><NOTE>expires 2026</NOTE>"
        "</INDIVIDUAL_DOCUMENT><INDIVIDUAL_DOCUMENT><TYPE_OF_DOCUMENT>National Identification\n Number"
        "</TYPE_OF_DOCUMENT><NUMBER>20227088368</NUMBER></INDIVIDUAL_DOCUMENT>",
    )
    passport = Identifier(type="passportNumber", value="381310014", country="kp", note="expires 2026")
    assert (passport, Identifier(type="idNumber", value="20227088368")) == party.identifiers


def test_a_document_without_a_number_stays_raw(tmp_path: Path) -> None:
    note = "Tunisian passport number L723315, issued on 5 May 1998"
    inside = f"<TYPE_OF_DOCUMENT>Passport</TYPE_OF_DOCUMENT><NOTE>{note}</NOTE>"
    party, reading = read_one(tmp_path, f"<INDIVIDUAL_DOCUMENT>{inside}</INDIVIDUAL_DOCUMENT>")
    assert party.identifiers == ()
    assert RawField(field="DOCUMENT", value=f"Passport; {note}") in party.raw
    assert reading.warnings["document-without-number"] == 1


def test_listing_names_regime_day_reference_and_interpol_notice(tmp_path: Path) -> None:
    party, _ = read_one(
        tmp_path,
        "<UN_LIST_TYPE>DPRK</UN_LIST_TYPE><LISTED_ON>2016-11-30</LISTED_ON><COMMENTS1>Stationed in Syria. Web link: "
        "https://www.interpol.int/en/notice.</COMMENTS1><LAST_DAY_UPDATED><VALUE>2018-06-05</VALUE></LAST_DAY_UPDATED>",
    )
    listing = party.listings[0]
    assert (
        listing.source,
        listing.authority,
        listing.programmes,
        listing.listed_from,
    ) == ("un-sc", "UN", ("DPRK",), "2016-11-30")
    assert (listing.reference, listing.url) == ("KPi.999", "https://www.interpol.int/en/notice")
    assert party.properties["modifiedAt"] == ("2018-06-05",)
    assert party.notes[0].startswith("Stationed in Syria.")


def test_unknown_elements_at_every_level_are_kept_and_counted(tmp_path: Path) -> None:
    text = document(individual('<FIRST_NAME>RI</FIRST_NAME><BIOMETRICS kind="iris"><CODE>77</CODE></BIOMETRICS>'))
    text = text.replace("<ENTITIES>", "<VESSELS><VESSEL/></VESSELS><ENTITIES>")
    parties, reading = read_text(UN, tmp_path, text)
    assert {
        RawField(field="BIOMETRICS@kind", value="iris"),
        RawField(field="BIOMETRICS/CODE", value="77"),
    } == set(parties[0].raw)
    assert 1 == reading.unmapped["VESSELS"] == reading.warnings["unknown-element"]


def test_a_namespace_changes_nothing(tmp_path: Path) -> None:
    text = document(individual("<FIRST_NAME>RI</FIRST_NAME>"), head='xmlns="urn:un" dateGenerated="2026-01-02"')
    parties, reading = read_text(UN, tmp_path, text)
    assert (parties[0].caption, reading.published) == ("RI", "2026-01-02")


def test_a_repeated_reference_keeps_both_records(tmp_path: Path) -> None:
    parties, reading = read_text(UN, tmp_path, document(individual("") + individual("")))
    assert [party.id for party in parties] == ["un-sc-KPi.999", "un-sc-KPi.999-2"]
    assert reading.warnings["duplicate-reference"] == 1


def test_a_record_without_name_keeps_its_reference_as_name(tmp_path: Path) -> None:
    party, reading = read_one(tmp_path, "<GENDER>Male</GENDER>")
    assert (party.caption, party.gender, reading.warnings["no-name"]) == ("KPi.999", "male", 1)


MALFORMED = {
    "nothing": (b"", "empty", "holds nothing"),
    "white space": (b" \r\n\t ", "empty", "holds nothing"),
    "zero bytes": (bytes(64), "empty", "holds nothing"),
    "a web page": (b"<!DOCTYPE html><html><body>403</body></html>", "html", "web page"),
    "a web page in capitals": (b"<HTML><HEAD></HEAD></HTML>", "html", "web page"),
    "json": (b'{"error": "try later"}', "malformed", "not XML"),
    "plain text": ("この物件は移動しました".encode(), "malformed", "not XML"),
    "another list": (b"<sdnList><sdnEntry/></sdnList>", "schema", "root element is <sdnList>"),
    "no date": (document(individual("<FIRST_NAME>RI</FIRST_NAME>"), head="").encode(), "schema", "dateGenerated"),
    "no real date": (document(individual(""), head='dateGenerated="soon"').encode(), "schema", "'soon'"),
    "a year for a date": (document(individual(""), head='dateGenerated="2026"').encode(), "schema", "'2026'"),
    "no record": (document().encode(), "empty", "neither an <INDIVIDUAL> nor"),
    "no reference": (document("<INDIVIDUAL><FIRST_NAME>A</FIRST_NAME></INDIVIDUAL>").encode(), "schema", "REFERENCE"),
    "cut in a tag": (document(individual("")).encode()[:150], "truncated", "is missing"),
    "cut after a record": (document(individual("")).encode().rsplit(b"<ENTITIES>")[0], "truncated", "is missing"),
    "an entity": (
        document(individual("<FIRST_NAME>&boom;</FIRST_NAME>"))
        .replace("<CONSOLIDATED_LIST", '<!DOCTYPE CONSOLIDATED_LIST [<!ENTITY boom "x">]><CONSOLIDATED_LIST', 1)
        .encode(),
        "malformed",
        "declares XML entities",
    ),
    "a file for an entity": (
        document(individual("<FIRST_NAME>&f;</FIRST_NAME>"))
        .replace(
            "<CONSOLIDATED_LIST", '<!DOCTYPE CONSOLIDATED_LIST [<!ENTITY f SYSTEM "/etc/passwd">]><CONSOLIDATED_LIST', 1
        )
        .encode(),
        "malformed",
        "declares XML entities",
    ),
    "an entity and no record": (
        document()
        .replace("<CONSOLIDATED_LIST", '<!DOCTYPE CONSOLIDATED_LIST [<!ENTITY boom "x">]><CONSOLIDATED_LIST', 1)
        .encode(),
        "malformed",
        "declares XML entities",
    ),
    "a document type and no record": (
        document().replace("<CONSOLIDATED_LIST", "<!DOCTYPE CONSOLIDATED_LIST><CONSOLIDATED_LIST", 1).encode(),
        "empty",
        "neither an <INDIVIDUAL> nor",
    ),
    "an undeclared entity": (document(individual("&who;")).encode(), "malformed", "who"),
    "a control character": (document(individual("<FIRST_NAME>\x19</FIRST_NAME>")).encode(), "malformed", "Char"),
    "bytes of another encoding": (
        document(individual("<FIRST_NAME>Ren\xe9</FIRST_NAME>")).encode("latin-1"),
        "malformed",
        "",
    ),
    "an unknown encoding": (document(individual("")).replace("UTF-8", "EBCDIC-9").encode(), "malformed", "encoding"),
    "crossed tags": (document(individual("<A><B></A></B>")).encode(), "malformed", "mismatch"),
    "two attributes alike": (document(individual('<A x="1" x="2"/>')).encode(), "malformed", "redefined"),
    "deep nesting": (document(individual("<A>" * 5000 + "</A>" * 5000)).encode(), "malformed", "depth"),
}


@pytest.mark.parametrize("case", MALFORMED, ids=str)
def test_malformed_lists_are_refused_with_reason_and_words(tmp_path: Path, case: str) -> None:
    data, reason, words = MALFORMED[case]
    refusal = refuse_text(UN, tmp_path, data)
    assert (reason, True) == (refusal.reason, words.lower() in str(refusal).lower()), str(refusal)


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Co", "Cn"]), min_size=1).map(str.strip))
def test_any_name_survives_as_it_is(tmp_path_factory: pytest.TempPathFactory, name: str) -> None:
    record = etree.Element("INDIVIDUAL")
    etree.SubElement(record, "REFERENCE_NUMBER").text = "KPi.1"
    etree.SubElement(record, "FIRST_NAME").text = name
    inside = etree.tostring(record, encoding="unicode")
    parties, _ = read_text(UN, tmp_path_factory.mktemp("un"), document(inside))
    assert (" ".join(name.split()) or "KPi.1") == parties[0].caption
