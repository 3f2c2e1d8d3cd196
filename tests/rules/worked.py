"""The worked cases of the repository, for tests that need realistic facts."""

from __future__ import annotations

import functools
from pathlib import Path

from dissuade.deals.cases import Case, read_cases
from dissuade.deals.private_list import PrivateList
from dissuade.deals.standing import find_standing
from dissuade.rules.facts import FactSheet, derive_facts

FOLDER = Path(__file__).parent.parent / "cases" / "decisions"


@functools.cache
def all_cases() -> tuple[tuple[Case, PrivateList], ...]:
    """Every worked case with its file's private list."""
    found = []
    for path in sorted(FOLDER.glob("*.yaml")):
        cases, private = read_cases(path)
        found += [(case, private) for case in cases]
    return tuple(found)


def sheets_of(case: Case, private: PrivateList) -> tuple[list[FactSheet], str]:
    """The facts of a case and its date."""
    assert case.deal is not None
    looked = find_standing(case.deal, case.deal.date, private=private)
    return derive_facts(case.deal, looked.standing, case.deal.date)[0], case.deal.date
