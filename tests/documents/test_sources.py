"""Sources carry entity and role."""

from __future__ import annotations

from tests.documents.reading import resolve_statements


def test_sources_carry_entity_and_role() -> None:
    [statement] = resolve_statements("US National Security Adviser Jake Sullivan said that talks went on.")
    assert ("person-jake-sullivan", "US National Security Adviser") == (statement.source.entity, statement.source.role)


def test_a_role_is_carried_over_to_the_bare_surname() -> None:
    found = resolve_statements(
        "US National Security Adviser Jake Sullivan said that talks went on. “They do,” Sullivan said."
    )
    assert ["US National Security Adviser"] * 2 == [s.source.role for s in found]


def test_several_sources_are_joined() -> None:
    [statement] = resolve_statements("The allegation was denied by both Moscow and Pyongyang.")
    assert "gov-ru+gov-kp" == statement.source.entity


def test_courtesy_and_what_somebody_did_are_no_role() -> None:
    (minister,) = resolve_statements("The Minister of Trade, Mr. Andrej Kolar, said it was over.")
    assert "Minister of Trade" == minister.source.role
    (director,) = resolve_statements("One of the directors, Farid Mogadam, reached by telephone, said it was over.")
    assert ("person-farid-mogadam", "") == (director.source.entity, director.source.role)


def test_who_speaks_for_somebody_is_another() -> None:
    text = "Anna Lindner spoke. A spokeswoman for Chancellor Olaf Scholz disputed this; all was legal, she said."
    disputed, said = resolve_statements(text)
    assert ("person-unnamed-1", "") == (disputed.source.entity, said.source.entity)


def test_an_age_is_no_role() -> None:
    (statement,) = resolve_statements("Sergei Petkov, 61, said it was over.")
    assert "" == statement.source.role


def test_a_name_after_a_spokesman_without_one_is_the_source() -> None:
    (denial,) = resolve_statements("A spokesman for Rwanda's government, Jean Habimana, denied the sale.")
    assert "person-jean-habimana" == denial.source.entity
