"""Which listed names a query brings up."""

from __future__ import annotations

import random

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from dissuade.index.build import ListedName, build_index
from dissuade.index.layout import NameIndex, group_mask
from dissuade.index.search import FLOOR, Candidates, Searcher
from dissuade.names.analysis import analyze_name, name_class_of
from dissuade.names.tokens import AnalyzedName
from tests import reference
from tests.index.listed import PERSONS, make_listed


@pytest.fixture(scope="module")
def index() -> NameIndex:
    return build_index(make_listed())


@pytest.fixture(scope="module")
def searcher(index: NameIndex) -> Searcher:
    return Searcher(index, limit=1000, floor=0.0)


def analyze(text: str, schema: str) -> AnalyzedName:
    return analyze_name(text, name_class_of(schema))


def search(searcher: Searcher, texts: list[str], schema: str, allowed: int) -> Candidates:
    queries = searcher.encode(texts, [name_class_of(schema)] * len(texts))
    return searcher.search(queries, [allowed] * len(texts))


def found(searcher: Searcher, text: str, schema: str = "Person", *, ended: bool = False) -> set[str]:
    """The listed texts that a query brings up."""
    listed = make_listed()
    index = searcher.index
    candidates = search(searcher, [text], schema, group_mask(schema, ended=ended))
    bearers = [index.bearer_party[index.bearer_start[name]] for name in candidates.name]
    return {listed[party].text for party in bearers}


@pytest.mark.parametrize(
    ("query", "listed"),
    [
        ("Kim Jong Un", "KIM, Jong Un"),
        ("Kim Jong Un", "김정은"),
        ("Kim Jongun", "KIM, Jong Un"),
        ("Kimjongun", "KIM, Jong Un"),
        ("김정은", "KIM, Jong Un"),
        ("Gim Jeong Eun", "KIM, Jong Un"),
        ("Sergey Shoygu", "SHOIGU, Sergei Kuzhugetovich"),
        ("Шойгу Сергей Кужугетович", "SHOIGU, Sergei Kuzhugetovich"),
        ("Vladimir Poutine", "PUTIN, Vladimir Vladimirovich"),
        ("V. Putin", "PUTIN, Vladimir Vladimirovich"),
        ("PUITN VLADIMRI", "PUTIN, Vladimir Vladimirovich"),
        ("Usama Binladen", "Bin Laden, Usama"),
        ("Jean Bemba", "J. B. Bemba"),
        ("Xi Jinping", "习近平"),
        ("Lukashenka Alexandr", "LUKASHENKO, Alexander Grigoryevich"),
        ("Ali", "ALI, Ali"),
        ("Sherzai Khan", "Sherzai"),
    ],
)
def test_a_person_is_brought_up_under_another_spelling(searcher: Searcher, query: str, listed: str) -> None:
    assert listed in found(searcher, query, ended=True)


@pytest.mark.parametrize(
    ("query", "schema", "listed"),
    [
        ("Sea Star", "Vessel", "SEASTAR"),
        ("Seastar 7", "Vessel", "SEA STAR 7"),
        ("Al Qaeda", "Organization", "Alqaeda"),
        ("I.R.G.C.", "Organization", "IRGC"),
        ("IRGC", "Organization", "Islamic Revolutionary Guard Corps"),
        ("KOMID", "Organization", "Korea Mining Development Trading Corporation"),
        ("ROE", "Company", "Rosoboronexport"),
        ("ABC Trading", "Company", "A B C Trading LLC"),
        ("T D G", "Company", "T.D.G."),
        ("XZACTinc", "Company", "XZACT, INC."),
        ("Interpolytradelimited Company", "Company", "INTERPOLYTRADE LIMITED LIABILITY COMPANY"),
        ("TDG", "Company", "T.D.G."),
        ("Rosoboroneksport", "Company", "Rosoboronexport"),
        ("EP IBB", "Airplane", "EP-IBB"),
        ("Wagner Group", "Company", "Wagner Group"),
    ],
)
def test_others_are_brought_up_glued_split_and_abbreviated(
    searcher: Searcher, query: str, schema: str, listed: str
) -> None:
    assert listed in found(searcher, query, schema)


@pytest.mark.parametrize("query", ["Margaret Thornbury", "Zbigniew Wójcik", "山田太郎", "Oluwaseun Adeyemi"])
def test_a_harmless_name_brings_up_nothing(searcher: Searcher, query: str) -> None:
    assert set() == found(searcher, query)


@pytest.mark.parametrize("query", ["", "...", "1=1; --", "<b></b>", "\u200b", "((((", "😀" * 50, "-", "'"])
def test_what_is_no_name_brings_up_nothing(searcher: Searcher, query: str) -> None:
    assert set() == found(searcher, query, "")


def test_a_person_never_answers_for_an_organisation(searcher: Searcher) -> None:
    assert set() == found(searcher, "Kim Jong Un", "Company")


def test_without_a_schema_everybody_answers(searcher: Searcher) -> None:
    assert {"KIM, Jong Un"} <= found(searcher, "Kim Jong Un", "")


def test_those_whose_listings_ended_answer_only_if_asked_for(searcher: Searcher) -> None:
    assert "Xue Meng Li" not in found(searcher, "Xue Meng Li")
    assert "Xue Meng Li" in found(searcher, "Xue Meng Li", ended=True)


TOKENS = sorted({word for name in PERSONS for word in name.replace(",", " ").split() if word.isascii()})
WORDS = st.one_of(st.sampled_from(TOKENS), st.text("aeimnorsu", min_size=2, max_size=8))
FLOORS = [0.0, FLOOR, 0.7]


def check(searcher: Searcher, query: str, schema: str) -> None:
    """Compare what a query brings up with a look at every name."""
    allowed = group_mask(schema, ended=True)
    candidates = search(searcher, [query], schema, allowed)
    ranks = dict(zip(candidates.name.tolist(), candidates.rank.tolist(), strict=True))
    expected, doubtful = reference.find_candidates(searcher.index, analyze(query, schema), allowed)
    surely = {name for name, rank in expected.items() if rank > searcher.floor + 1e-4}
    perhaps = {name for name, rank in expected.items() if rank > searcher.floor - 1e-4}
    assert surely - doubtful <= ranks.keys() <= perhaps
    assert {name: pytest.approx(expected[name], abs=1e-4) for name in ranks} == ranks


@pytest.mark.parametrize("floor", FLOORS)
@given(st.lists(WORDS, min_size=1, max_size=5, unique=True).map(" ".join), st.sampled_from(["Person", "Company", ""]))
@example("bin ao", "Company")
@settings(max_examples=60)
def test_candidates_are_those_of_a_look_at_every_name(
    searcher: Searcher, floor: float, query: str, schema: str
) -> None:
    check(Searcher(searcher.index, limit=1000, floor=floor), query, schema)


@pytest.fixture(scope="module")
def common() -> Searcher:
    """Of thousands of names with a word in common, and one with a rare one."""
    chance = random.Random(7)
    words = ["".join(chance.choices("abdehiklmnorstuz", k=7)) for _ in range(9000)]
    names = [f"Mohammed {word} {chance.choice(('', 'J. '))}Rahimi" for word in words[:4500]]
    names += [f"{word} Mohammed" for word in words[4500:]] + ["Mohammed Quillfeather"]
    index = build_index([ListedName(name, "Person", number, 0, False) for number, name in enumerate(names)])
    return Searcher(index, limit=len(index))


@pytest.mark.parametrize("floor", [FLOOR, 0.7])
@pytest.mark.parametrize("query", ["Mohammed {}", "{} Mohammed Rahimi", "Mohamed J. {}"])
def test_common_words_whose_postings_are_not_read_are_not_missed(common: Searcher, floor: float, query: str) -> None:
    common.floor = floor
    name = query.format("Quilfeather")
    check(common, name, "Person")
    read, _, found = search(common, [name], "Person", group_mask("Person")).counters
    assert found > 0
    assert read < 4500


@pytest.mark.parametrize(
    "query", ["김정은", "리설주", "习近平", "王 伟明", "장 성택", "블라디미르 푸틴", "김정은 위원장"]
)
def test_candidates_for_syllables_are_those_of_a_look_at_every_name(searcher: Searcher, query: str) -> None:
    allowed = group_mask("Person", ended=True)
    name = analyze(query, "Person")
    found = search(searcher, [query], "Person", allowed).name.tolist()
    expected, doubtful = reference.find_candidates(searcher.index, name, allowed)
    assert expected.keys() - doubtful <= set(found) <= expected.keys()


def test_a_syllable_is_met_by_its_readings_and_by_no_other_syllable() -> None:
    listed = ("Gim Sook", "Kin Sug")
    index = build_index([ListedName(name, "Person", number, 0, False) for number, name in enumerate(listed)])
    searcher = Searcher(index, floor=0.0)
    mask = group_mask("Person")
    assert [0] == search(searcher, ["김숙"], "Person", mask).name.tolist()
    assert {0, 1} == set(search(searcher, ["Kim Suk"], "Person", mask).name.tolist())


def test_a_name_of_many_initials_is_not_taken_for_less_than_it_shares() -> None:
    listed = ("M. P. R. T. Xan Yod", "Maria Paula Rosa Teresa")
    index = build_index([ListedName(name, "Person", number, 0, False) for number, name in enumerate(listed)])
    mask = group_mask("Person")
    query = "Mona Petra Rita Tilda Xan Quill"
    found = search(Searcher(index, floor=0.0), [query], "Person", mask)
    expected, doubtful = reference.find_candidates(index, analyze(query, "Person"), mask)
    assert expected.keys() - doubtful <= set(found.name.tolist()) <= expected.keys()
    assert 0 in expected


def test_the_answer_does_not_depend_on_the_batch(searcher: Searcher) -> None:
    names = [*PERSONS, "Nobody Atall", "Kim", ""]
    mask = group_mask("Person")
    together = search(searcher, names, "Person", mask)
    for number, name in enumerate(names):
        alone = search(searcher, [name], "Person", mask)
        part = slice(together.start[number], together.start[number + 1])
        pairs = zip(together.name[part].tolist(), together.rank[part].tolist(), strict=True)
        assert sorted(pairs) == sorted(zip(alone.name.tolist(), alone.rank.tolist(), strict=True))


def test_the_limit_keeps_the_best(index: NameIndex) -> None:
    query, mask = "Sergei Ivanov", group_mask("Person")
    every = search(Searcher(index, limit=1000, floor=0.0), [query], "Person", mask)
    best = search(Searcher(index, limit=2), [query], "Person", mask)
    order = sorted(zip((-every.rank).tolist(), every.name.tolist(), strict=True))
    assert order[:2] == sorted(zip((-best.rank).tolist(), best.name.tolist(), strict=True))


@pytest.mark.parametrize("query", ["Ivan Petrov", "Petrov, Ivan", "Иван Петров"])
def test_of_equal_names_the_limit_keeps_those_of_the_lowest_numbers(query: str) -> None:
    patronymics = [
        f"{given}{ending}" for given in ("Mark", "Oleg", "Pavl", "Lev", "Gleb") for ending in ("ov", "in", "un")
    ]
    listed = [f"Ivan {one} {other} Petrov" for one in patronymics for other in patronymics]
    index = build_index([ListedName(name, "Person", number, 0, False) for number, name in enumerate(listed)])
    mask = group_mask("Person")
    every = search(Searcher(index, limit=1000), [query], "Person", mask)
    best = search(Searcher(index, limit=50), [query], "Person", mask)
    order = sorted(zip((-every.rank).tolist(), every.name.tolist(), strict=True))
    assert len(order) > 50
    assert order[:50] == sorted(zip((-best.rank).tolist(), best.name.tolist(), strict=True))


def test_a_harmless_name_reads_next_to_nothing(searcher: Searcher) -> None:
    mask = group_mask("Person")
    harmless = search(searcher, ["Margaret Thornbury"], "Person", mask).counters
    listed = search(searcher, ["Mohammed Ali"], "Person", mask).counters
    assert harmless[0] < listed[0]
    assert harmless[1] <= 2
