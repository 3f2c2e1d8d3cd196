from __future__ import annotations

import pytest
from hypothesis import given

from dissuade.model.party import Address, Party
from dissuade.model.party_brief import brief_from_json, brief_of, brief_to_json
from tests.model.test_party_data import RI, parties


@given(parties)
def test_a_brief_comes_back_as_it_was_written(party: Party) -> None:
    brief = brief_of(party)
    assert brief == brief_from_json(brief_to_json(brief))


@given(parties)
def test_a_brief_says_what_the_record_says(party: Party) -> None:
    brief = brief_of(party)
    assert (party.id, party.schema, party.caption, party.gender) == (
        brief.id, brief.schema, brief.caption, brief.gender,
    )  # fmt: skip
    assert [name.text for name in party.names] == list(brief.names)
    assert (party.birth_dates, party.identifiers, party.listings) == (
        brief.birth_dates, brief.identifiers, brief.listings,
    )  # fmt: skip


def test_every_country_counts_once() -> None:
    assert ("kp",) == brief_of(RI).countries
    both = Party(id="a", schema="Person", names=RI.names, countries=("ru", ""), addresses=(Address(country="kp"),))
    assert ("kp", "ru") == brief_of(both).countries


@pytest.mark.parametrize("line", ["", "[", "null", "7", "{}", "[]", "[1,2]", '["a","b","c","d",[],[],[[]],[],[]]'])
def test_what_is_no_brief_is_refused(line: str) -> None:
    with pytest.raises(ValueError, match=r"brief|Expecting|values"):
        brief_from_json(line)
