"""Who takes what from whom; what is asked for or ruled out is no transfer."""

from __future__ import annotations

from tests.documents.reading import read


def test_a_rule_for_any_country_is_no_transfer() -> None:
    assert [] == read("The US said it would punish any country that buys missiles from Russia.").stances()


def test_an_accuser_is_not_who_bought() -> None:
    reading = read("The US Treasury sanctioned three firms it accused of buying drones for Russia.")
    assert all("org-us-department-of-the-treasury" not in ids for c in reading.claims
               for slot, ids in c.participants.items() if slot in ("recipient", "supplier"))  # fmt: skip


def test_several_suppliers_in_a_list_are_all_suppliers() -> None:
    assert ("ru", "cn", "sg") == read("Myanmar bought arms from Russia, China and Singapore.").slots()["supplier"]


def test_a_request_for_goods_moves_none() -> None:
    assert [] == read("Iran said it had received no request for drones from Russia.").stances()


def test_who_pays_for_goods_told_before_gets_them() -> None:
    _, paid = read("Iran supplied the missiles. Sudan paid for them with gold.").claims
    assert ("sd",) == paid.participants["recipient"]


def test_who_ordered_them_gets_the_goods_told_before() -> None:
    claims = read("Police seized rifles bound for Sudan. A dealer, Velka Ltd, had ordered them in May.").claims
    assert "org-velka-ltd" in claims[-1].participants["recipient"]
