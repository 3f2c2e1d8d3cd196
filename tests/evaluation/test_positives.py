"""Cases in which a listed party has to be found."""

from __future__ import annotations

from dissuade.evaluation.cases import Case, Knows, fold_name
from dissuade.evaluation.links import link_parties
from dissuade.evaluation.positives import CASE_SORTS, hide_names, make_positives
from tests.evaluation.listed import PARTIES

LINKS = link_parties(PARTIES)
LIVE = [number for number, party in enumerate(PARTIES) if not party.listings[0].listed_to]


def make(knows: Knows = Knows.FULL, seed: int = 1) -> list[Case]:
    return make_positives(PARTIES, LINKS, LIVE, sample=50, seed=seed, knows=knows)


def test_cases_repeat_with_the_seed() -> None:
    assert make() == make()
    assert make() != make(seed=2)


def test_every_sort_of_case_is_a_known_one_and_every_id_is_unique() -> None:
    cases = make()
    assert {case.treatment for case in cases} <= set(CASE_SORTS)
    assert len(cases) == len({case.id for case in cases})


def test_a_party_whose_listing_ended_is_not_asked_for() -> None:
    assert not [case for case in make() if "un-sc-KPi.002" in case.right]


def test_the_same_party_on_another_list_is_a_right_answer() -> None:
    verbatim = {case.right[0]: case.right for case in make() if case.treatment == "verbatim"}
    assert verbatim["un-sc-KPi.061"] == ("un-sc-KPi.061", "ofac-sdn-20931")


def test_a_name_as_listed_is_also_asked_for_without_a_schema() -> None:
    asked = {(case.treatment, case.query.name): case for case in make() if case.treatment in ("verbatim", "no-schema")}
    for _, name in asked:
        assert asked["no-schema", name].query.schema == ""
        assert asked["no-schema", name].schema == asked["verbatim", name].query.schema


def test_a_hidden_name_is_gone_from_every_record_of_the_party_and_others_stay() -> None:
    cases = make()
    hidden = [case for case in cases if case.hidden]
    assert hidden
    rest = {party.id: {fold_name(name.text) for name in party.names} for party in hide_names(PARTIES, LINKS, cases)}
    for case in hidden:
        for party in case.right:
            assert fold_name(case.query.name) not in rest.get(party, set())
    assert sum(map(len, rest.values())) < sum(len(party.names) for party in PARTIES)
    assert rest["uk-sl-RUS0002"] == {fold_name("SAVELYEV Vitaly Gennadyevich")}


def test_at_most_one_name_of_a_party_is_hidden() -> None:
    hidden = [case.right[0] for case in make() if case.hidden]
    assert len(hidden) == len(set(hidden))


def test_a_cross_list_spelling_asks_for_the_other_record_only() -> None:
    cases = [case for case in make() if case.treatment.startswith("cross-list")]
    assert {("un-sc-KPi.061",), ("ofac-sdn-20931",)} >= {case.right for case in cases}
    assert cases
    assert all(len(case.neutral) == 2 for case in cases)


def test_birth_date_variants_keep_the_name_and_change_the_date() -> None:
    dates = {
        case.treatment: [date.value for date in case.query.birth_dates]
        for case in make()
        if case.treatment.startswith("birth") and case.right[0] == "un-sc-KPi.033"
    }
    assert dates == {
        "birth-missing": [],
        "birth-year-only": ["1964"],
        "birth-year-off": ["1965-07-17"],
        "birth-placeholder": ["1964-01-01"],
    }


def test_queries_that_know_only_the_name_say_nothing_else() -> None:
    assert all(not case.query.birth_dates and not case.query.countries for case in make(Knows.NAME))
