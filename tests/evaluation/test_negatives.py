"""Customers who are on no list."""

from __future__ import annotations

from collections import Counter

from dissuade.evaluation.cases import CaseKind, Knows, fold_name, main_script
from dissuade.evaluation.negatives import customer_cases, listed_names, make_customers, make_namesakes
from tests.evaluation.listed import PARTIES, party


def test_made_up_customers_repeat_with_the_seed_and_differ_without_it() -> None:
    assert make_customers(50, 1, set()) == make_customers(60, 1, set())[:50]
    assert make_customers(50, 1, set()) != make_customers(50, 2, set())


def test_no_made_up_customer_has_the_name_of_a_listed_party() -> None:
    first = make_customers(200, 1, set())
    taken = {fold_name(customer.name) for customer in first[:100]}
    assert taken.isdisjoint(fold_name(customer.name) for customer in make_customers(200, 1, taken))


def test_made_up_customers_are_of_many_cultures_scripts_and_schemata() -> None:
    customers = make_customers(3000, 1, set())
    assert {"Person", "Company", "Vessel"} == {customer.schema for customer in customers}
    scripts = Counter(main_script(customer.name) for customer in customers)
    assert {"Latn", "Cyrl", "Arab", "Hani", "Hang"} == set(scripts)
    assert scripts["Latn"] > 2400
    assert all(customer.birth_dates and customer.countries for customer in customers if customer.schema == "Person")
    assert len(customers) == len({fold_name(customer.name) for customer in customers})
    assert all(customer.name == customer.name.strip() and "_" not in customer.name for customer in customers)


def test_a_namesake_is_years_younger_or_older_than_everybody_listed_by_that_name() -> None:
    parties = (*PARTIES, party("uk-sl", "7", "RI Won Ho", born="1970"))
    cases = make_namesakes(parties, range(len(parties)), count=100, seed=1)
    asked = {case.listed: int(case.query.birth_dates[0].value[:4]) for case in cases}
    assert all(abs(asked["RI Won Ho"] - year) >= 3 for year in (1964, 1970))
    assert all(case.kind is CaseKind.NAMESAKE and case.right for case in cases)


def test_there_is_no_namesake_where_somebody_of_that_name_has_no_birth_date() -> None:
    parties = (PARTIES[0], party("uk-sl", "7", "RI Won Ho"))
    assert [] == make_namesakes(parties, range(2), count=10, seed=1)


def test_a_customer_of_whom_only_the_name_is_known_keeps_nothing_else() -> None:
    customers = make_customers(20, 1, listed_names(PARTIES))
    for case in customer_cases(customers, Knows.NAME, "synthetic"):
        assert not case.query.birth_dates
        assert not case.query.countries
        assert case.query.schema
