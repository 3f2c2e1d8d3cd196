from __future__ import annotations

import contextlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dissuade.deals.format import parse_deal, read_deal
from dissuade.deals.schema import json_schema
from dissuade.errors import InputError

GOOD = """date: 2024-05-01
nexus: [us_person]
parties:
- {role: buyer, name: Al Noor Stationery, country: AE}
ownership:
- {owner: Omar Said, owned: Al Noor Stationery, share: [0.2, 0.4]}
control:
- {controller: Omar Said, controlled: Al Noor Stationery}
goods:
- {description: office paper, hs: '480256', eccn: EAR99, origin: US, arms: false}
route: {origin: US, destination: AE, transit: [NL]}
vessel: {name: BRIGHT STAR, imo: '9074729'}
end_use: {military: false}
payment: {currency: EUR}
documents: {uvl_statement: null}
screening_pending: false
licences:
- {authority: BIS, reference: D123456}
facts: {item.luxury: false}
"""


def swap(old: str, new: str) -> str:
    assert GOOD.count(old) == 1, old
    return GOOD.replace(old, new)


MALFORMED = [
    (swap("date: 2024-05-01", "date: 2024-02-30"), 1, "date", "calendar"),
    (swap("date: 2024-05-01", "date: 1 May 2024"), 1, "date", "calendar"),
    (swap("date: 2024-05-01", "date: 20240501"), 1, "date", "calendar"),
    (swap("date: 2024-05-01", "datum: 2024-05-01"), 1, "datum", "did you mean 'date'"),
    (swap("[us_person]", "[us_persn]"), 2, "nexus", "did you mean 'us_person'"),
    (swap("[us_person]", "us_person"), 2, "nexus", "list of names"),
    (swap("[us_person]", "{us_person: maybe}"), 2, "nexus.us_person", "true, false or null"),
    (swap("role: buyer", "role: byer"), 4, "parties[0].role", "did you mean 'buyer'"),
    (swap("role: buyer", "rolle: buyer"), 4, "parties[0].rolle", "did you mean 'role'"),
    (swap("country: AE}", "country: UAE}"), 4, "parties[0].country", "ISO 3166-1"),
    (swap("country: AE}", "country: UK}"), 4, "parties[0].country", "GB is meant"),
    (swap("country: AE}", "country: false}"), 4, "parties[0].country", "text"),
    (swap("name: Al Noor Stationery, country", "name: [Al Noor], country"), 4, "parties[0].name", "text"),
    (swap("- {role: buyer, name: Al Noor Stationery, country: AE}", "- buyer"), 4, "parties[0]", "map of keys"),
    (
        swap("parties:\n- {role: buyer, name: Al Noor Stationery, country: AE}", "parties: {role: buyer}"),
        3,
        "parties",
        "list",
    ),
    (swap("[0.2, 0.4]", "51"), 6, "ownership[0].share", "write 0.51"),
    (swap("[0.2, 0.4]", "1.5e3"), 6, "ownership[0].share", "between 0 and 1"),
    (swap("[0.2, 0.4]", "-0.1"), 6, "ownership[0].share", "between 0 and 1"),
    (swap("[0.2, 0.4]", "[0.4, 0.2]"), 6, "ownership[0].share", "lower to the higher"),
    (swap("[0.2, 0.4]", "half"), 6, "ownership[0].share", "number between"),
    (swap("[0.2, 0.4]", "[0.1, 0.2, 0.3]"), 6, "ownership[0].share", "number between"),
    (swap("owner: Omar Said, owned", "owned_by: Omar Said, owned"), 6, "ownership[0].owned_by", "unknown key"),
    (
        swap("{controller: Omar Said, controlled: Al Noor Stationery}", "{controller: Omar Said}"),
        8,
        "control[0].controlled",
        "missing",
    ),
    (
        swap("{controller: Omar Said, controlled: Al Noor Stationery}", "{controller: '', controlled: B}"),
        8,
        "control[0].controller",
        "empty",
    ),
    (swap("hs: '480256'", "hs: '48025'"), 10, "goods[0].hs", "4, 6, 8 or 10 digits"),
    (swap("hs: '480256'", "hs: '980256'"), 10, "goods[0].hs", "chapter from 01 to 97"),
    (swap("hs: '480256'", "hs: '770256'"), 10, "goods[0].hs", "chapter from 01 to 97"),
    (swap("hs: '480256'", "hs: paper"), 10, "goods[0].hs", "digits"),
    (swap("eccn: EAR99", "eccn: EAR98"), 10, "goods[0].eccn", "ECCN"),
    (swap("eccn: EAR99", "eccn: 3F001"), 10, "goods[0].eccn", "ECCN"),
    (swap("arms: false", "arms: 'no'"), 10, "goods[0].arms", "true, false or null"),
    (swap("arms: false", "arm: false"), 10, "goods[0].arm", "did you mean 'arms'"),
    (swap("arms: false", "us_content_percent: 120"), 10, "goods[0].us_content_percent", "from 0 to 100"),
    (swap("arms: false", "licence_exception: XYZ"), 10, "goods[0].licence_exception", "unknown value"),
    (swap("origin: US, arms", "origin: XX, arms"), 10, "goods[0].origin", "ISO 3166-1"),
    (swap("transit: [NL]", "transit: [NL, ZZ]"), 11, "route.transit", "ISO 3166-1"),
    (swap("transit: [NL]", "region: CRIMEA"), 11, "route.region", "UA-CRIMEA"),
    (swap("route: {", "rout: {"), 11, "rout", "did you mean 'route'"),
    (swap("'9074729'", "'9074728'"), 12, "vessel.imo", "check digit"),
    (swap("'9074729'", "'907472'"), 12, "vessel.imo", "check digit"),
    (swap("military: false", "military: civil"), 13, "end_use.military", "true, false or null"),
    (swap("currency: EUR", "currency: EURO"), 14, "payment.currency", "ISO 4217"),
    (swap("payment: {currency: EUR}", "payment: EUR"), 14, "payment", "map of keys"),
    (swap("uvl_statement: null", "uvl: null"), 15, "documents.uvl", "unknown key"),
    (swap("screening_pending: false", "screening_pending: 0"), 16, "screening_pending", "true, false or null"),
    (swap("authority: BIS", "authority: NASA"), 18, "licences[0].authority", "one of"),
    (swap("item.luxury", "item.luxurious"), 19, "facts.item.luxurious", "vocabulary"),
    (GOOD + "date: 2024-05-02\n", 20, "date", "twice"),
]


def test_a_good_deal_is_read() -> None:
    deal = parse_deal(GOOD)
    assert deal.date == "2024-05-01"
    assert deal.parties[0].said["country"] == "AE"
    assert deal.ownership == (("Omar Said", "Al Noor Stationery", 0.2, 0.4),)
    assert deal.licences == (("BIS", "D123456"),)


@pytest.mark.parametrize(("text", "line", "field", "words"), MALFORMED)
def test_a_malformed_deal_names_file_line_and_field(
    tmp_path: Path, text: str, line: int, field: str, words: str
) -> None:
    path = tmp_path / "deal.yaml"
    path.write_text(text)
    with pytest.raises(InputError) as caught:
        read_deal(path)
    error = caught.value
    assert (error.path, error.line, error.field) == (str(path), line, field)
    assert words in error.message


def test_there_are_at_least_forty_malformed_deals() -> None:
    assert len(MALFORMED) >= 40


@pytest.mark.parametrize(
    ("said", "bounds"),
    [
        ("share: 0.5", (0.5, 0.5)),
        ("share: [0.2, 0.6]", (0.2, 0.6)),
        ("share: {min: 0.2, max: 0.6}", (0.2, 0.6)),
        ("share: {min: 0.2}", (0.2, 1.0)),
        ("share_min: 0.25", (0.25, 1.0)),
        ("share_min: 0.2, share_max: 0.6", (0.2, 0.6)),
        ("share: null", (0.0, 1.0)),
        ("note: from the annual report", (0.0, 1.0)),
    ],
)
def test_a_share_is_exact_ranged_or_unknown(said: str, bounds: tuple[float, float]) -> None:
    deal = parse_deal(f"ownership: [{{owner: A, owned: B, {said}}}]")
    assert deal.ownership[0][2:] == bounds


def test_norway_is_a_country_in_plain_yaml() -> None:
    assert parse_deal("route: {origin: NO}").route == {"origin": "NO"}


def test_what_is_null_differs_from_what_is_absent() -> None:
    deal = parse_deal("goods: [{arms: null}]\nvessel: null\n")
    assert deal.goods[0] == {"arms": None}
    assert deal.vessel is None
    assert deal.aircraft == {}


def test_a_code_may_be_written_without_quotes_with_dots_or_in_lower_case() -> None:
    deal = parse_deal("goods: [{hs: 0306.14, eccn: 3a001.B.2, origin: kp}]")
    assert deal.goods[0] == {"hs": "030614", "eccn": "3A001.b.2", "origin": "KP"}


def test_a_mapping_is_read_like_a_file() -> None:
    assert parse_deal({"route": {"origin": "KP"}, "nexus": ["eu_person"]}).nexus == {"eu_person": True}


def test_an_error_in_a_mapping_names_the_field_without_a_line() -> None:
    with pytest.raises(InputError) as caught:
        parse_deal({"route": {"origin": "Korea"}})
    assert (caught.value.line, caught.value.field) == (None, "route.origin")


def test_the_schema_names_every_part_of_a_deal() -> None:
    schema = json_schema()
    assert schema["additionalProperties"] is False
    assert {"goods", "parties", "ownership", "route", "facts"} <= set(schema["properties"])
    assert "eu_annex_vii" in schema["properties"]["goods"]["items"]["properties"]


def test_the_published_schema_is_the_one_of_the_code() -> None:
    import json

    published = Path(__file__).parent.parent.parent / "docs" / "deal.schema.json"
    assert json.loads(published.read_text()) == json_schema()


@given(st.text(max_size=200))
def test_any_text_gives_a_deal_or_a_precise_error(text: str) -> None:
    with contextlib.suppress(InputError):
        parse_deal(text, "deal.yaml")


def test_evidence_is_kept_and_names_its_source_and_stance() -> None:
    said = {"source": "제2경제위원회", "stance": "denied", "text": "we never sold shells", "start": 10, "end": 30}
    assert parse_deal({"evidence": [said]}).evidence == (said,)
    with pytest.raises(InputError, match=r"evidence\[0\]\.stance"):
        parse_deal({"evidence": [{"source": "Moscow"}]})


@pytest.mark.parametrize(
    ("part", "field"),
    [
        ({"parties": [{"role": "buyer", "name": b"Al Noor"}]}, "deal.parties[0].name"),
        ({"nexus": {"us_person"}}, "deal.nexus"),
        ({"payment": {"currency": object()}}, "deal.payment.currency"),
    ],
)
def test_what_is_neither_text_nor_number_is_not_taken_for_a_text(part: dict[str, object], field: str) -> None:
    with pytest.raises(InputError, match="a deal is made of texts, numbers") as caught:
        parse_deal({"date": "2024-05-01", **part})
    assert caught.value.field == field
