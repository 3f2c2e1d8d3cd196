from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dissuade.lists.reading import Reading
from dissuade.lists.sources.ofac_labels import LABELS, find_label, split_label
from dissuade.lists.sources.ofac_party import PartyDraft
from dissuade.lists.sources.ofac_remarks import read_remarks, split_document, split_remarks
from dissuade.model.party import Identifier, NameKind, Party


def read(remarks: str, kind: str = "individual", *, title: str = "") -> tuple[Reading, Party]:
    reading = Reading("ofac-sdn", [Path("sdn.csv")])
    draft = PartyDraft(reading, "7", kind)
    draft.add_name("KIM, Jong Un", NameKind.PRIMARY)
    read_remarks(draft, remarks, {"HIZBALLAH": "ofac-sdn-9", "OOO S.A.": "ofac-sdn-10"}.get, official_title=title)  # type: ignore[arg-type]
    return reading, draft.build(draft.make_listings(["RUSSIA-EO14024"]))


def identifier(remarks: str, kind: str = "-0-") -> Identifier:
    _, party = read(remarks, "" if kind == "-0-" else kind)
    (only,) = party.identifiers
    return only


@pytest.mark.parametrize(
    ("remarks", "expected"),
    [
        ("Passport D1000 (Iran) expires 13 Oct 2025.", ("passportNumber", "D1000", "ir", "expires 13 Oct 2025")),
        (
            "Passport E590976 (Tunisia) issued 19 Jun 1987 expires 18 Jun 1992.",
            ("passportNumber", "E590976", "tn", "issued 19 Jun 1987; expires 18 Jun 1992"),
        ),
        ("National ID No. D489833(9) (Hong Kong).", ("idNumber", "D489833(9)", "hk", "National ID No.")),
        ("Folio Mercantil No. 22839 (Jalisco) (Mexico).",
         ("registrationNumber", "22839", "mx", "Folio Mercantil No.; Jalisco")),
        ("Tax ID No. 7707083893 (Russia).", ("innCode", "7707083893", "ru", "")),
        ("Tax ID No. 303750105 (Ukraine).", ("taxNumber", "303750105", "ua", "")),
        ("Registration Number 1027700132195 (Russia).", ("ogrnCode", "1027700132195", "ru", "")),
        ("Registration Number HRB 32490 (Mainz) (Germany).",
         ("registrationNumber", "HRB 32490", "de", "Registration Number; Mainz")),
        ("alt. Digital Currency Address - XBT 1Kuf2Rd8mDyAViwBozGTNYnvWL8uYFrkVo.",
         ("publicKey", "1Kuf2Rd8mDyAViwBozGTNYnvWL8uYFrkVo", "", "XBT")),
        ("SWIFT/BIC SABRRUMM.", ("swiftBic", "SABRRUMM", "", "")),
        ("Legal Entity Number 253400V1H6ART1UQ0N98 (Russia).", ("leiCode", "253400V1H6ART1UQ0N98", "ru", "")),
        ("Company Number IMO 5055293.", ("imoNumber", "5055293", "", "Company Number")),
        ("International Maritime Organization No. (5777731).",
         ("imoNumber", "5777731", "", "International Maritime Organization No.")),
        ("Telephone (98)(9121115315).", ("phone", "(98)(9121115315)", "", "")),
        ("Alt. Fax: 982188708761.", ("phone", "982188708761", "", "Fax")),
        ("PHONE 850 2 381 8221.", ("phone", "850 2 381 8221", "", "")),
        ("EMAIL kdb@co.chesin.com.", ("email", "kdb@co.chesin.com", "", "")),
        ("info@sanabel.org.uk (email).", ("email", "info@sanabel.org.uk", "", "")),
        ("http://www.sanabel.org.uk (website).", ("website", "http://www.sanabel.org.uk", "", "")),
        ("Website www.gazprombank.ru.", ("website", "www.gazprombank.ru", "", "")),
        ("Aircraft Manufacturer’s Serial Number (MSN) 409.", ("serialNumber", "409", "", "")),
        ("Aircraft Tail Number EP-MMH.", ("registrationNumber", "EP-MMH", "", "")),
        ("Cedula No. 6068015 (Colombia).", ("idNumber", "6068015", "co", "Cedula No.")),
    ],
)  # fmt: skip
def test_labelled_values_become_identifiers(remarks: str, expected: tuple[str, str, str, str]) -> None:
    kind, value, country, note = expected
    assert identifier(remarks) == Identifier(type=kind, value=value, country=country, note=note)


@pytest.mark.parametrize(
    ("remarks", "expected"),
    [
        ("DOB 08 Jan 1984.", ("1984-01-08", "", False)),
        ("alt. DOB circa 1951.", ("1951", "", True)),
        ("DOB 1951 to 1953.", ("1951", "1953", False)),
        ("DOB Mar 1955 to Mar 1956.", ("1955-03", "1956-03", False)),
        ("DOB 01 Jan 1960 to 31 Dec 1962.", ("1960-01-01", "1962-12-31", False)),
        ("DOB circa 1958-1963.", ("1958", "1963", True)),
    ],
)
def test_birth_dates_are_read_as_far_as_they_go(remarks: str, expected: tuple[str, str, bool]) -> None:
    _, party = read(remarks)
    (date,) = party.birth_dates
    assert (date.value, date.until, date.circa) == expected


def test_a_birth_date_that_is_none_is_kept_and_warned_of() -> None:
    reading, party = read("DOB unknown; Gender Male.")
    assert [(raw.field, raw.value) for raw in party.raw] == [("DOB", "unknown")]
    assert dict(reading.warnings) == {"date": 1}


def test_quoted_names_are_weak_and_lose_only_the_quotes_around_them() -> None:
    _, party = read("a.k.a. 'ABU 'ABD AL-'AZIZ'; f.k.a. 'ANA I'; a.k.a. ''ABD AL-MUHSI'; a.k.a. 'R.E.N.T.A.L A.S.'.")
    assert [(name.text, name.kind.value) for name in party.names[1:]] == [
        ("ABU 'ABD AL-'AZIZ", "weak"),
        ("ANA I", "weak"),
        ("'ABD AL-MUHSI", "weak"),
        ("R.E.N.T.A.L A.S.", "weak"),
    ]


def test_links_are_resolved_even_when_the_full_stop_of_the_name_ends_the_remarks() -> None:
    _, party = read("Linked To: HIZBALLAH; (Linked To: BANK SEPAH); Linked To: OOO S.A.")
    assert [(link.kind, link.target_name, link.target) for link in party.relations] == [
        ("linked", "HIZBALLAH", "ofac-sdn-9"),
        ("linked", "BANK SEPAH", ""),
        ("linked", "OOO S.A.", "ofac-sdn-10"),
    ]


def test_family_and_membership_become_relations() -> None:
    _, party = read(
        "wife of Saddam Hussein al-Tikriti; Saddam Hussein al-Tikriti's eldest son; Member ETA; HAMAS - Gaza."
    )
    assert [(link.kind, link.target_name, link.role) for link in party.relations] == [
        ("family", "Saddam Hussein al-Tikriti", "wife"),
        ("family", "Saddam Hussein al-Tikriti", "eldest son"),
        ("membership", "ETA", "Member ETA"),
        ("membership", "HAMAS", "HAMAS - Gaza"),
    ]


def test_ranks_are_titles_and_offices_are_positions() -> None:
    _, party = read("Brigadier General; Former Minister of Education; Alternate Title, Dr.; Position: Director, GID.")
    assert party.titles == ("Brigadier General", "Dr.")
    assert party.positions == ("Former Minister of Education", "Director, GID")


def test_the_title_is_not_read_twice() -> None:
    reading, party = read("Grand Poobah; Gender Male.", title="Grand Poobah")
    assert (party.positions, dict(reading.unmapped)) == ((), {})


def test_secondary_sanctions_stay_as_notes_and_directives_as_basis() -> None:
    _, party = read(
        "Additional Sanctions Information - Subject to Secondary Sanctions; "
        "Executive Order 13662 Directive Determination - Subject to Directive 1; "
        "alt. Executive Order 13662 Directive Determination - Subject to Directive 2.",
        "",
    )
    assert party.notes == ("Additional Sanctions Information - Subject to Secondary Sanctions",)
    assert party.listings[0].basis == (
        "Executive Order 13662 Directive Determination - Subject to Directive 1; "
        "Executive Order 13662 Directive Determination - Subject to Directive 2"
    )


def test_a_directive_with_its_own_date_dates_the_listing() -> None:
    _, party = read(
        "Listing Date (EO 14024 Directive 2): 24 Feb 2022; Effective Date (EO 14024 Directive 2): 26 Mar 2022.", ""
    )
    (listing,) = party.listings
    assert (listing.listed_from, listing.basis) == ("2022-02-24", "Executive Order 14024 Directive 2")
    assert party.notes == ("Effective Date (EO 14024 Directive 2): 26 Mar 2022",)


def test_a_semicolon_inside_a_reference_value_does_not_split_it() -> None:
    words = "Organization Type: Accounting, bookkeeping and auditing activities; tax consultancy"
    assert split_remarks(f"{words}; Gender Male.") == [words, "Gender Male"]


def test_organisations_are_told_by_their_target_type() -> None:
    assert [
        read(f"Target Type {kind}.", "")[1].schema for kind in ("Private Company", "Government Entity", "Armed Group")
    ] == [
        "Company",
        "PublicBody",
        "Organization",
    ]


def test_a_nationality_that_is_only_possible_keeps_its_words() -> None:
    _, party = read("nationality possibly Palestinian.")
    assert (("ps",), [("nationality", "possibly Palestinian")]) == (
        party.nationalities,
        [(raw.field, raw.value) for raw in party.raw],
    )


def test_words_without_a_place_are_kept_raw_and_counted() -> None:
    reading, party = read("Gender Male; #2 in Special Security Organization.")
    assert [(raw.field, raw.value) for raw in party.raw] == [("Remarks", "#2 in Special Security Organization")]
    assert dict(reading.unmapped) == {"Remarks": 1}


def test_an_unknown_kind_of_entry_is_kept_raw() -> None:
    reading, party = read("Gender Male.", "submarine")
    assert (party.schema, dict(reading.unmapped)) == ("LegalEntity", {"SDN_Type": 1})


@pytest.mark.parametrize("name", sorted(LABELS))
def test_every_label_is_found_alone_and_before_a_value(name: str) -> None:
    alone, before = find_label(name), split_label(f"alt. {name} 12345")
    assert alone is not None
    assert alone.name.casefold().rstrip(":,") == name.casefold().rstrip(":,")
    assert before is not None
    assert (before[0].meaning, before[1]) == (alone.meaning, "12345")


@given(st.text(alphabet=st.characters(blacklist_categories=["Cs"]), max_size=300))
def test_no_remarks_make_the_reader_fail(text: str) -> None:
    reading, party = read(text)
    segments = split_remarks(text)
    assert sum(reading.unmapped.values()) == len(party.raw) <= len(segments)


@given(
    number=st.from_regex(r"[A-Z0-9][A-Z0-9 /-]{0,14}[A-Z0-9]", fullmatch=True),
    country=st.sampled_from(["Iran", "Korea, North", "Congo, Democratic Republic of the", ""]),
    issued=st.sampled_from(["", "1999", "04 Jul 2011"]),
    expires=st.sampled_from(["", "Jan 2007", "18 Jun 1992"]),
)
def test_documents_are_taken_apart_as_they_were_put_together(
    number: str, country: str, issued: str, expires: str
) -> None:
    notes = [*([f"issued {issued}"] if issued else []), *([f"expires {expires}"] if expires else [])]
    value = " ".join([number, *([f"({country})"] if country else []), *notes])
    assert split_document(value) == (number, country, notes)
