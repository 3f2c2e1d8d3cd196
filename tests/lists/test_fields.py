"""Kinds of statement are counted, and those that have gone are found."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest

from dissuade.lists.checks import Allowances
from dissuade.lists.diff import LineDiff
from dissuade.lists.editions import Edition, EditionStore
from dissuade.lists.fields import add_kinds, find_lost_fields, find_missing_fields, find_new_names
from dissuade.lists.intake import add_files
from dissuade.model.party import Address, Identifier, Listing, Name, NameKind, PartialDate, Party, RawField, Relation
from dissuade.model.party_data import party_to_compact_dict
from tests.lists.official_files import make_people, write_un

RI = Party(
    id="un-sc-KPi.033",
    schema="Person",
    names=(
        Name(text="Rang Ri", parts=MappingProxyType({"firstName": "Rang", "lastName": "Ri"})),
        Name(text="리랑", kind=NameKind.ORIGINAL),
        Name(text="Ri Nang", kind=NameKind.WEAK),
        Name(text="Lee Rang", kind=NameKind.WEAK),
    ),
    birth_dates=(PartialDate(value="1970"),),
    addresses=(Address(city="Pyongyang", country="kp"),),
    identifiers=(Identifier(type="passportNumber", value="654330000"),),
    listings=(Listing(source="un-sc", authority="UN", programmes=("DPRK",), url="https://example.org/1"),),
    relations=(Relation(kind="linked", target_name="KOMID"),),
    topics=("sanction",),
    properties=MappingProxyType({"modifiedAt": ("2017-06-02",)}),
    raw=(RawField(field="DATAID", value="6908555"),),
)


def test_every_kind_of_statement_counts_once_for_a_party() -> None:
    counts: Counter[str] = Counter()
    add_kinds(counts, party_to_compact_dict(RI))
    assert counts == {
        "Person": 1,
        **dict.fromkeys(
            (f"Person {kind}" for kind in (
                "names.primary", "names.firstName", "names.lastName", "names.original", "names.weak", "birth_dates",
                "addresses", "addresses.city", "addresses.country", "identifiers", "identifiers.passportNumber",
                "listings", "listings.programmes", "relations", "relations.linked", "properties.modifiedAt",
            )),
            1,
        ),
    }  # fmt: skip


@pytest.mark.parametrize("schema", ["Company", "LegalEntity", "Organization", "PublicBody"])
def test_the_schemata_of_organisations_are_counted_together(schema: str) -> None:
    counts: Counter[str] = Counter()
    add_kinds(counts, {"id": "un-sc-KPe.001", "schema": schema, "names": [{"text": "KOMID"}]})
    assert counts == {"Entity": 1, "Entity names.primary": 1}


@pytest.fixture
def edition(tmp_path: Path) -> Edition:
    (item,) = add_files(EditionStore(tmp_path / "home"), [write_un(tmp_path, make_people(60))]).added
    return item.edition


def _without_birth(count: int, removed: int = 0) -> LineDiff:
    def person(number: int, born: bool) -> dict[str, Any]:
        data: dict[str, Any] = {"id": f"un-sc-KPi.{number:03}", "schema": "Person", "names": [{"text": "Ri"}]}
        return {**data, "birth_dates": [{"value": "1970"}]} if born else data

    return LineDiff(
        added={},
        removed={f"gone-{number}": person(number, born=True) for number in range(removed)},
        changed={
            f"KPi.{number:03}": (person(number, born=True), person(number, born=False)) for number in range(count)
        },
    )


def test_a_kind_that_nearly_all_parties_lost_is_found_with_its_figures(edition: Edition) -> None:
    (lost,) = find_lost_fields(edition, _without_birth(58))
    assert ("birth_dates", 60, 2, 60) == (lost.kind, lost.had, lost.has, lost.of)
    assert str(lost) == "birth dates: 60 of 60 parties before, 2 now"


def test_parties_that_were_removed_do_not_hide_what_the_others_lost(edition: Edition) -> None:
    (lost,) = find_lost_fields(edition, _without_birth(30, removed=30))
    assert (30, 0, 30) == (lost.had, lost.has, lost.of)


@pytest.mark.parametrize(("count", "removed"), [(54, 0), (0, 60), (19, 41)])
def test_what_many_still_have_or_few_had_is_not_lost(count: int, removed: int, edition: Edition) -> None:
    assert find_lost_fields(edition, _without_birth(count, removed)) == []


def _with_fields(edition: Edition, **fields: int) -> Edition:
    return replace(edition, fields=MappingProxyType({key.replace("__", " "): value for key, value in fields.items()}))


def test_what_whole_lists_state_and_an_edition_does_not_is_missing(edition: Edition) -> None:
    missing = find_missing_fields(_with_fields(edition, Person=700, Person__birth_dates=9))
    assert "birth_dates" in [found.kind for found in missing]
    assert "birth dates: 9 of 700 persons, in every whole list so far 90% or more" in [str(found) for found in missing]


def test_what_few_parties_would_state_is_not_missing(edition: Edition) -> None:
    assert find_missing_fields(_with_fields(edition, Person=19, Entity=19)) == []


def test_a_format_of_which_nothing_is_known_lacks_nothing(edition: Edition) -> None:
    assert find_missing_fields(replace(edition, format="unheard-of", fields=MappingProxyType({"Person": 9999}))) == []


def test_names_are_new_that_are_frequent_and_were_not_there(edition: Edition) -> None:
    after = replace(edition, unmapped=MappingProxyType({"FORENAME": 60, "DATAID": 60, "VERSIONNUM": 60, "REMARK": 3}))
    assert find_new_names(after, edition, 60) == ["'FORENAME' (60)"]
    assert find_new_names(after, None, 60) == ["'FORENAME' (60)"]


@pytest.mark.shared
def test_no_whole_real_list_lacks_a_field(shared: Path, tmp_path: Path) -> None:
    lists = shared / "data" / "B_lists"
    paths = [*sorted((lists / "un").glob("*.xml")), lists / "canada" / "sema-lmes_2025-05.xml"]
    paths += [lists / "uk" / "FCDO_SL_2025-08-11.ods", lists / "worldbank" / "wb_debarred_2026-02-22.json"]
    allowed = Allowances(accept_changes=True, accept_shrink=True)
    found = add_files(EditionStore(tmp_path / "home"), paths, allowed=allowed)
    assert (len(paths), ()) == (len(found.added), found.refused)


@pytest.mark.shared
@pytest.mark.parametrize(
    ("name", "old", "new", "words"),
    [
        ("un/un_consolidated_2026-02-27.xml", "INDIVIDUAL_DATE_OF_BIRTH>", "INDIVIDUAL_BIRTH>", "birth dates"),
        ("canada/sema-lmes_2025-05.xml", "GivenName>", "FirstName>", "names (firstName)"),
        ("worldbank/wb_debarred_2026-02-22.json", '"DEBAR_FROM_DATE"', '"FROM_DATE"', "listings (listed from)"),
    ],
)
def test_a_whole_real_list_with_a_renamed_field_is_refused_even_as_the_first(
    name: str, old: str, new: str, words: str, shared: Path, tmp_path: Path
) -> None:
    text = (shared / "data" / "B_lists" / name).read_text(encoding="utf-8")
    path = tmp_path / Path(name).name
    path.write_text(text.replace(old, new), encoding="utf-8")
    (error,) = add_files(EditionStore(tmp_path / "home"), [path]).refused
    assert error.reason == "schema"
    assert words in error.message
    assert new.strip('">') in error.message
