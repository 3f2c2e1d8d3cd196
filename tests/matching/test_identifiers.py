from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dissuade.matching.identifiers import IdentifierVerdict, normalize_identifier, weigh_identifiers
from dissuade.model.party import Identifier
from dissuade.screening.hits import NO_NAME

TYPES = ("imoNumber", "passportNumber", "taxNumber", "innCode", "phone", "swiftBic", "idNumber", "publicKey", "leiCode")
IDENTIFIERS = st.builds(
    Identifier,
    type=st.sampled_from(TYPES),
    value=st.sampled_from(["9187629", "7707083893", "563410108", "SABRRUMM", "12345678"]),
    country=st.sampled_from(["", "ru", "kp"]),
)


@pytest.mark.parametrize(
    ("kind", "a", "b"),
    [
        ("imoNumber", "IMO 9187629", "9187629"),
        ("swiftBic", "SABRRUMMXXX", "sabrrumm"),
        ("leiCode", "5493 00WGB4BWEEJ7KX66", "549300WGB4BWEEJ7KX66"),
        ("passportNumber", "PS-472310104", "ps 472310104"),
        ("publicKey", "0x098B716B8Aaf21512996dC57EB0615e2383E2f96", "0x098b716b8aaf21512996dc57eb0615e2383e2f96"),
        ("website", "https://www.Sberbank.ru/", "sberbank.ru"),
        ("phone", "+850 2 381 4410", "0085023814410"),
    ],
)
def test_identifiers_are_equal_by_their_own_rules(kind: str, a: str, b: str) -> None:
    assert normalize_identifier(kind, a) == normalize_identifier(kind, b)


@pytest.mark.parametrize(
    ("kind", "a", "b"),
    [
        ("publicKey", "12QtD5BFwRsdNsAZY76UVE1xyCGNTojH9h", "12qtd5bfwrsdnsazy76uve1xycgntojh9h"),
        ("swiftBic", "SABRRUMM011", "SABRRUMM"),
        ("imoNumber", "9187629", "9187631"),
    ],
)
def test_identifiers_are_different_by_their_own_rules(kind: str, a: str, b: str) -> None:
    assert normalize_identifier(kind, a) != normalize_identifier(kind, b)


def test_an_imo_number_that_differs_contradicts() -> None:
    own, other = Identifier(type="imoNumber", value="9187629"), Identifier(type="imoNumber", value="9361407")
    verdict, nats, *_ = weigh_identifiers([own], [other])
    assert verdict is IdentifierVerdict.CONTRADICTS
    assert nats < -3.0


def test_an_agreeing_identifier_silences_a_contradicting_one() -> None:
    ours = [Identifier(type="innCode", value="7707083893"), Identifier(type="imoNumber", value="9187629")]
    theirs = [Identifier(type="innCode", value="7702070139"), Identifier(type="imoNumber", value="9187629")]
    verdict, nats, own, _ = weigh_identifiers(ours, theirs)
    assert (IdentifierVerdict.AGREES, "imoNumber") == (verdict, own.type if own else "")
    assert nats > 5.0


def test_an_identifier_of_unknown_type_may_agree_with_any() -> None:
    verdict, *_ = weigh_identifiers(
        [Identifier(type="", value="7707083893")], [Identifier(type="taxNumber", value="7707083893", country="ru")]
    )
    assert verdict is IdentifierVerdict.AGREES


@pytest.mark.parametrize(
    ("kind", "value"),
    [("uscCode", "91653200MA77HXFG5T"), ("vatCode", "LV40003032949"), ("uniqueEntityId", "ZQGGHJH74DW7")],
)
def test_a_number_that_an_authority_gives_to_one_owner_finds_it_without_a_name(kind: str, value: str) -> None:
    own = Identifier(type=kind, value=value)
    assert weigh_identifiers([own], [own])[1] > -NO_NAME + 2.0


def test_a_number_of_another_country_says_nothing() -> None:
    own = Identifier(type="passportNumber", value="A12345678", country="ru")
    other = Identifier(type="passportNumber", value="A12345678", country="ir")
    assert weigh_identifiers([own], [other])[0] is IdentifierVerdict.SILENT


@pytest.mark.parametrize(
    ("kind", "other", "value"),
    [("cryptoAddress", "publicKey", "12QtD5BFwRsdNsAZY76UVE1xyCGNTojH9h"), ("isinCode", "isin", "US0378331005")],
)
def test_two_names_of_one_type_agree_as_one(kind: str, other: str, value: str) -> None:
    same = weigh_identifiers([Identifier(type=other, value=value)], [Identifier(type=other, value=value)])
    for ours, theirs in ((kind, other), (other, kind), (kind, kind)):
        assert (
            same[:2]
            == weigh_identifiers([Identifier(type=ours, value=value)], [Identifier(type=theirs, value=value)])[:2]
        )


def test_many_wallets_of_one_owner_do_not_contradict() -> None:
    own = Identifier(type="publicKey", value="12QtD5BFwRsdNsAZY76UVE1xyCGNTojH9h")
    other = Identifier(type="publicKey", value="1KYiKJEfdJtap9QX2v9BXJMpz2SfU4pgZw")
    assert weigh_identifiers([own], [other])[0] is IdentifierVerdict.SILENT


@given(st.lists(IDENTIFIERS, max_size=3), st.lists(IDENTIFIERS, min_size=1, max_size=3), st.data())
def test_an_added_agreeing_identifier_never_lowers(
    ours: list[Identifier], theirs: list[Identifier], data: st.DataObject
) -> None:
    agreeing = data.draw(st.sampled_from(theirs))
    assert weigh_identifiers([*ours, agreeing], theirs)[1] >= weigh_identifiers(ours, theirs)[1]
