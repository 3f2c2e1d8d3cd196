from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from dissuade.lists.diff import compare_lines, diff_editions
from dissuade.lists.editions import EditionStore
from dissuade.lists.intake import add_files
from dissuade.model.party import Identifier, Listing, Name, NameKind, PartialDate, Party
from dissuade.model.party_data import party_to_json
from tests.lists.official_files import PEOPLE, Person, write_un

BELYAKOV = Party(
    id="uk-sl-RUS0251",
    schema="Person",
    names=(
        Name(text="Aleksandr Belyakov"),
        Name(text="Александр Беляков", kind=NameKind.ORIGINAL),
    ),
    birth_dates=(PartialDate(value="1971"),),
    identifiers=(
        Identifier(type="passportNumber", value="71 2345678", country="ru"),
        Identifier(type="innCode", value="500100732259", country="ru"),
    ),
    listings=(Listing(source="uk-sl", authority="UK", listed_from="2022-03-24"),),
)
VESSEL = Party(id="uk-sl-RUS3001", schema="Vessel", names=(Name(text="ANGARA"),))

ids = st.integers(1, 9).map("ofac-sdn-{}".format)
names = st.sampled_from(["KIM, Jong Un", "CHOE, Ryong Hae", "ПАК, Хон Су", "مؤسسة", "大連海程"])
lists = st.lists(st.builds(Party, id=ids, schema=st.just("Person"), names=st.tuples(st.builds(Name, text=names))))


def lines(*parties: Party) -> list[str]:
    return [party_to_json(party) + "\n" for party in parties]


def keys(parties: Sequence[Party]) -> dict[str, Party]:
    """The slow, obvious way to number parties that share an id."""
    found: dict[str, Party] = {}
    for party in parties:
        same = sum(key.partition("#")[0] == party.id for key in found)
        found[party.id if not same else f"{party.id}#{same + 1}"] = party
    return found


def test_equal_lists_do_not_differ() -> None:
    found = compare_lines(lines(BELYAKOV, VESSEL), lines(VESSEL, BELYAKOV))
    assert ({}, {}, {}) == (found.added, found.removed, found.changed)


def test_added_and_removed_parties_are_told() -> None:
    found = compare_lines(lines(BELYAKOV), lines(VESSEL))
    assert (["uk-sl-RUS3001"], ["uk-sl-RUS0251"]) == (list(found.added), list(found.removed))


def test_another_order_of_values_is_no_change() -> None:
    turned = replace(BELYAKOV, identifiers=BELYAKOV.identifiers[::-1], names=BELYAKOV.names[::-1])
    assert compare_lines(lines(BELYAKOV), lines(turned)).changed == {}


def test_two_parties_with_one_id_are_both_compared() -> None:
    twin = replace(VESSEL, names=(Name(text="MARIA"),))
    found = compare_lines(lines(VESSEL), lines(VESSEL, twin))
    assert ({}, 0) == (found.changed, len(found.removed))
    assert len(found.added) + len(found.changed) == 1


@given(lists)
def test_a_list_never_differs_from_itself(parties: list[Party]) -> None:
    found = compare_lines(lines(*parties), lines(*parties))
    assert ({}, {}, {}) == (found.added, found.removed, found.changed)


@given(lists.map(keys), lists.map(keys))
def test_the_difference_is_that_of_the_obvious_comparison(old: dict[str, Party], new: dict[str, Party]) -> None:
    before = {key: party for key, party in old.items() if "#" not in key}
    after = {key: party for key, party in new.items() if "#" not in key}
    found = compare_lines(lines(*before.values()), lines(*after.values()))
    assert after.keys() - before.keys() == set(found.added)
    assert before.keys() - after.keys() == set(found.removed)
    assert {key for key in before.keys() & after.keys() if before[key] != after[key]} == set(found.changed)


def test_kept_editions_are_compared_with_the_fields_that_changed(tmp_path: Path) -> None:
    store = EditionStore(tmp_path / "home")
    people = [
        *PEOPLE[1:5],
        replace(PEOPLE[5], born="1975", comment="Former rebel leader"),
        Person("KPi.099", "Tong-chol", "Kim"),
    ]
    add_files(store, [write_un(tmp_path, PEOPLE), write_un(tmp_path, people, "2026-02-28T00:00:00.000Z")])
    old, new = store.editions("un-sc")
    found = diff_editions(store, old, new)
    assert (old.id, new.id) == (found.from_edition, found.to_edition)
    assert [("un-sc-KPi.099", "Tong-chol Kim", "Person")] == [(b.id, b.caption, b.schema) for b in found.added]
    assert [("un-sc-KPi.001", "Ho-jin Yun")] == [(brief.id, brief.caption) for brief in found.removed]
    (change,) = found.changed
    changes = {field.field: (field.old, field.new) for field in change.changes}
    assert ("un-sc-CDi.036", "Gédéon Kyungu Mutanga") == (change.id, change.caption)
    assert (("1974",), ("1975",)) == changes["birth_dates"]
    assert (("Katangan rebel leader",), ("Former rebel leader",)) == changes["notes"]
    assert {"added", "removed", "changed", "source", "from_edition", "to_edition"} == found.to_dict().keys()
