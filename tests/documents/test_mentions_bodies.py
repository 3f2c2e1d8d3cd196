from __future__ import annotations

import pytest

from dissuade.documents.mentions import find_mentions


def _told(text: str) -> dict[str, tuple[str, str]]:
    """Words of nominal mentions to the name and country of whom they mean."""
    found = find_mentions(text)
    entities = {entity.id: entity for entity in found.entities}
    return {
        m.span.text: (entities[m.entity].name, entities[m.entity].country)
        for m in found.mentions
        if m.rule in ("unnamed-body", "meant-again") and m.entity
    }


@pytest.mark.parametrize(
    ("text", "words", "meant"),
    [
        ("It sold them to a Turkish company.", "a Turkish company", ("Turkish company", "tr")),
        ("It sold them to a company in Dubai.", "a company", ("company in Dubai", "ae")),
        ("It sold them to a Singapore-based trader.", "a Singapore-based trader", ("Singapore-based trader", "sg")),
        ("It sold them to two Chinese firms.", "two Chinese firms", ("two Chinese firms", "cn")),
        ("It sold them to suppliers in Germany.", "suppliers", ("suppliers in Germany", "de")),
        ("Chinese firms buy them.", "Chinese firms", ("Chinese firms", "cn")),
    ],
)
def test_a_body_without_a_name_has_its_country(text: str, words: str, meant: tuple[str, str]) -> None:
    assert _told(text)[words] == meant


@pytest.mark.parametrize(
    "text",
    [
        "They met Velka Trading Ltd, a firm in Dubai, there.",
        "They met an Emirati firm called Velka Trading Ltd there.",
        "They met the Emirati firm Velka Trading Ltd there.",
        "They met Velka Trading Ltd of Dubai there.",
    ],
)
def test_who_is_named_beside_it_is_who_is_meant_and_has_the_country(text: str) -> None:
    entities = [entity for entity in find_mentions(text).entities if entity.type == "organization"]
    assert [("Velka Trading Ltd", "ae")] == [(entity.name, entity.country) for entity in entities]


def test_the_company_is_the_one_before() -> None:
    assert _told("Velka Trading Ltd sold arms. The company did not answer.")["company"] == ("Velka Trading Ltd", "")


@pytest.mark.parametrize("mark", ['"', "“", "‘"])
def test_the_company_may_open_a_quotation(mark: str) -> None:
    assert _told(f"Velka Trading Ltd denied it. {mark}The company sold nothing.")["company"] == (
        "Velka Trading Ltd",
        "",
    )


def test_the_ship_is_the_only_one_of_the_text() -> None:
    text = "The tanker Ocean Luna left Kharg. It was raining. Nobody saw it. Two men left. The ship came back."
    assert _told(text)["ship"] == ("Ocean Luna", "")


@pytest.mark.parametrize(
    "text",
    [
        "Velka Trading Ltd met Orion Holding Ltd. The company did not answer.",
        "Velka Trading Ltd, an Iranian firm, sold arms. The Turkish company did not answer.",
        "The company did not answer.",
    ],
)
def test_nobody_is_meant_where_two_may_be_or_none(text: str) -> None:
    assert {"company", "Turkish company"}.isdisjoint(_told(text))


def test_a_trader_beside_a_family_name_of_two_is_nobody() -> None:
    text = (
        "Ivan Petrov and Oleg Petrov left. A Russian trader, Petrov, sold arms. A dealer of Iran called Petrov stayed."
    )
    assert ("Russian trader", "ru") == _told(text)["A Russian trader"]


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Mali's defence ministry is poor. Serbia met the ministry.", "ministry", "Mali defence ministry"),
        ("The junta in Niger is poor. Serbia met the junta.", "junta", "Government of Niger"),
        ("The Sudanese army is poor. Serbia met the army.", "army", "Sudanese army"),
        ("The Karo Front, a rebel group, is poor. Serbia met the insurgents.", "insurgents", "Karo Front"),
        ("The Rapid Support Forces are poor. Serbia met the paramilitaries.", "paramilitaries", "Rapid Support Forces"),
    ],
)
def test_a_body_that_was_named_is_meant_by_what_it_is(text: str, words: str, name: str) -> None:
    assert _told(text)[words][0] == name


@pytest.mark.parametrize(
    "text",
    [
        "Serbia met the rebels.",
        "Mali's defence ministry met Chad's interior ministry. Serbia met the ministry.",
        "Houthi rebels met the M23 rebels. Serbia met the rebels.",
        "Serbia met the army. The Sudanese army is poor.",
    ],
)
def test_what_several_are_or_is_named_later_means_nobody(text: str) -> None:
    assert not _told(text)


@pytest.mark.parametrize("ministry", ["Foreign Ministry", "Unification Ministry", "Ministry of Trade", "Navy"])
def test_a_ministry_after_the_name_of_a_state_is_its_own(ministry: str) -> None:
    found = find_mentions(f"Vietnam's {ministry} left.")
    assert "vn" in {entity.country for entity in found.entities if entity.type == "organization"}


@pytest.mark.parametrize("troop", ["a company of T-72 tanks", "a company of 14 tanks", "a company of Russian marines"])
def test_a_company_of_tanks_is_no_party(troop: str) -> None:
    assert [] == [m.span.text for m in find_mentions(f"It sent {troop} to Mali.").mentions if m.rule == "unnamed-body"]


def test_a_company_of_traders_is_one() -> None:
    told = find_mentions("It was bought by a company of Turkish oil traders.").mentions
    assert "a company" in [m.span.text for m in told if m.rule == "unnamed-body"]
