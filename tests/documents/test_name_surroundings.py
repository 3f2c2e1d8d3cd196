"""What stands beside a name tells whose it is."""

from __future__ import annotations

import datetime as dt

import pytest

from dissuade.documents.mentions import find_mentions


def _named(text: str) -> dict[str, str]:
    """Words to the id of the entity; the last one wins."""
    return {m.span.text: m.entity for m in find_mentions(text, published=dt.date(2023, 9, 6)).mentions}


@pytest.mark.parametrize(
    ("text", "entity"),
    [
        ("Mary Park said the ship had left.", "person-mary-park"),
        ("Anna Lake, of the World Bank, agreed.", "person-anna-lake"),
        ("They met in Hyde Park on Monday.", "place-hyde-park"),
    ],
)
def test_who_speaks_or_is_of_somewhere_is_a_person_whatever_the_name_ends_with(text: str, entity: str) -> None:
    assert entity in {e.id for e in find_mentions(text).entities}


@pytest.mark.parametrize(
    ("text", "words", "entity"),
    [
        ("Turkey's Baykar sold drones to Ukraine.", "Baykar", "org-baykar"),
        ("Armenia's Kryvonos supplied shells.", "Kryvonos", "org-kryvonos"),
        ("South Korea’s Poongsan produces rounds.", "Poongsan", "org-poongsan"),
        ("The Turkish drone maker Vestavia said so.", "Vestavia", "org-vestavia"),
        ("Chinese company Norlanco shipped it.", "Norlanco", "org-norlanco"),
        ("Belarus's Minsk Tractor Plant made chassis.", "Minsk Tractor Plant", "org-minsk-tractor-plant"),
        ("Russia's Putin sold it.", "Putin", "person-vladimir-putin"),
    ],
)  # fmt: skip
def test_a_company_is_told_by_its_country_and_what_it_makes(text: str, words: str, entity: str) -> None:
    assert entity == _named(text)[words]


def test_a_person_named_in_full_is_no_company() -> None:
    assert "org-maduro" not in _named("Venezuela's Maduro sold gold. Nicolas Maduro denied it.").values()


@pytest.mark.parametrize(
    "text",
    [
        "Sava Logistika, a Serbian firm that makes lathes, denied it. Sava Logistika left.",
        "Sava Logistika, a shipping company, denied it.",
        "They spoke of the mixer Sava Logistika there.",
    ],
)
def test_a_name_is_a_company_if_it_is_called_one(text: str) -> None:
    assert "org-sava-logistika" == _named(text)["Sava Logistika"]


def test_a_name_beside_a_company_is_not_the_company() -> None:
    assert "org-anna-marin" not in _named("Anna Marin, a company director, left.").values()


@pytest.mark.parametrize(
    ("text", "words", "entity"),
    [
        ("Mr Ospanov paid. He left.", "He", "person-ospanov"),
        ("So the Ursa Borealis, a rust-bucket bulker, left.", "Ursa Borealis", "vessel-ursa-borealis"),
        ("The European Union met. Brussels will act.", "Brussels", "org-european-union"),
        ("Brussels will act.", "Brussels", "gov-be"),
        ("Spetsoptika OOO bought night-vision goggles.", "Spetsoptika OOO", "org-spetsoptika-ooo"),
        ("Spetsoptika OOO bought night-vision goggles.", "night-vision goggles", "goods-imaging"),
        ("General Precision Limited left.", "General Precision Limited", "org-general-precision-limited"),
        (
            "Changzhou Uteck Composite Company left. They wrote to Changzhou Uteck.",
            "Changzhou Uteck",
            "org-changzhou-uteck-composite-company",
        ),
        ("Halden Storage Inc. left. Halden was fined.", "Halden", "org-halden-storage-inc"),
        ("Pakistan's Foreign Office left.", "Pakistan's Foreign Office", "org-pk-foreign-office"),
        ("The Foreign Office left.", "Foreign Office", "org-uk-foreign-office"),
        ("A tanker was held. The Pegas, which was renamed in May, left.", "Pegas", "vessel-pegas"),
        (
            "Iran's Ports and Maritime Organization left.",
            "Ports and Maritime Organization",
            "org-ports-and-maritime-organization",
        ),
        ("A spokesman for Aegean Vector said it was over.", "Aegean Vector", "org-aegean-vector"),
        ("A responsible official of Iran left.", "A responsible official of Iran", "person-unnamed-1"),
    ],
)
def test_what_stands_beside_a_name_tells_what_it_is(text: str, words: str, entity: str) -> None:
    assert (words, entity) in [(m.span.text, m.entity) for m in find_mentions(text).mentions]


@pytest.mark.parametrize(
    ("text", "words", "type"),
    [
        ("The Syrian-flagged ship, Velka Falcon, arrived on Monday.", "Velka Falcon", "vessel"),
        ("It loaded crude at the Venezuelan port of Josefa.", "Josefa", "place"),
        ("They sold it to Velkanor, a plant in the Urals.", "Velkanor", "organization"),
        ("They met at Velkanor. Toros Enerji said so.", "Toros Enerji", "organization"),
        ("The Hong Kong-based Eastern Velka Holdings bought coal.", "Eastern Velka Holdings", "organization"),
    ],
)
def test_names_are_told_by_what_stands_beside_them(text: str, words: str, type: str) -> None:
    assert [type] == [m.type for m in find_mentions(text).mentions if m.span.text == words]


@pytest.mark.parametrize(
    "text",
    [
        "Officials of Velka Orro said nothing.",
        "Velka Orro, based in Izmir, bought coal.",
        "Velka Orro, a trading house based in Izmir, bought coal.",
        "Velka Orro supplied lathes to Iran.",
    ],
)
def test_a_firm_without_a_word_for_one_is_told_by_what_stands_beside_it(text: str) -> None:
    found = find_mentions(f"{text} It was said that Velka Orro was big.")
    named = [m for m in found.mentions if m.span.text == "Velka Orro"]
    assert [(m.type, m.entity) for m in named] == [("organization", "org-velka-orro")] * 2


@pytest.mark.parametrize(
    "text",
    [
        "Velkan Mare shipped coal to Iran.",
        "The ship, owned by Velkan Mare, left.",
        "Iran bought coal from Velkan Mare.",
    ],
)
def test_who_deals_is_a_company(text: str) -> None:
    assert ("Velkan Mare", "org-velkan-mare") in _named(text).items()
