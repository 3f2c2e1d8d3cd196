"""Which parties are one."""

from __future__ import annotations

import dataclasses

from dissuade.evaluation.links import link_parties
from dissuade.model.party import Identifier, Party
from tests.evaluation.listed import PARTIES, party


def partners(parties: tuple[Party, ...], number: int, strong: bool = True) -> list[str]:
    links = link_parties(parties)
    return [parties[n].id for n in (links.strong if strong else links.all)[number]]


def test_a_passport_of_one_country_links_two_lists() -> None:
    assert ["ofac-sdn-20931"] == partners(PARTIES, 1)


def test_the_same_words_with_the_same_full_birth_date_link_but_not_strongly() -> None:
    both = (
        party("ofac-sdn", "1", "SECHIN, Igor Ivanovich", born="1960-09-07"),
        party("eu-fsf", "2", "Igor Ivanovich Sechin", born="1960-09-07"),
        party("uk-sl", "3", "Igor Ivanovich Sechin", born="1960"),
    )
    assert [] == partners(both, 0)
    assert ["eu-fsf-2"] == partners(both, 0, strong=False)


def test_a_un_reference_links_and_a_placeholder_number_does_not() -> None:
    base = party("eu-fsf", "9", "Jang Myong-Jin")
    referring = dataclasses.replace(base, properties={"unscId": ("KPi.061",)})
    assert ["un-sc-KPi.061", "ofac-sdn-20931"] == partners((*PARTIES, referring), len(PARTIES))
    zeros = (Identifier(type="passportNumber", value="00000000", country="kp"),)
    same = tuple(party("eu-fsf", str(n), f"Somebody {n}", identifiers=zeros) for n in range(2))
    assert [] == partners(same, 0)


def test_a_vessel_is_no_company_though_they_share_an_imo_number() -> None:
    number = (Identifier(type="imoNumber", value="5342883"),)
    both = (
        party("ofac-sdn", "1", "OCEAN SHIPPING CO", schema="Company", identifiers=number),
        party("un-sc", "2", "OCEAN STAR", schema="Vessel", identifiers=number),
    )
    assert [] == partners(both, 0)
