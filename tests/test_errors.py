from __future__ import annotations

import pickle

import pytest

from dissuade.errors import DissuadeError, EditionRefusedError, InputError, ListError


def test_a_value_of_any_length_does_not_fill_the_screen() -> None:
    error = EditionRefusedError("schema", f"no date in {'9' * 5000!r}", path="list.xml")
    assert len(str(error)) < 1600


@pytest.mark.parametrize(
    "error",
    [
        DissuadeError("nothing to do"),
        ListError("no list"),
        InputError("not a date", path="deal.yaml", line=3, field="signed", value="soon"),
        EditionRefusedError("shrunk", "half is gone", path="sdn.csv", source="ofac-sdn", line=7, field="name"),
    ],
)
def test_an_error_of_another_process_arrives_with_its_facts(error: DissuadeError) -> None:
    copy = pickle.loads(pickle.dumps(error))
    assert (type(error), str(error), vars(error)) == (type(copy), str(copy), vars(copy))
