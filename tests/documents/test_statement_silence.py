"""Silence in its many forms is never a denial."""

from __future__ import annotations

import pytest

from dissuade.documents.cues import cue_lexicon, inflect
from dissuade.documents.lexicons import read_rows
from dissuade.documents.statements import find_statements
from tests.documents.reading import brief, read_statements, resolve_statements


def _silences(name: str) -> list[str]:
    sentences = []
    for lemma, irregular, following in read_rows(name):
        for last in following.split()[-1].split("|"):
            words = " ".join([*following.split()[:-1], last]).strip("- ")
            verb = next(w for w, kind in inflect(lemma, irregular).items() if kind in ("past", "both"))
            verb = f"would not {lemma}" if name == "silence" else verb
            sentences.append(f"The ministry {verb} {words}".strip() + ".")
    return sentences


@pytest.mark.parametrize("sentence", _silences("no_comment") + _silences("silence"))
def test_every_way_to_say_nothing_is_silence_and_no_denial(sentence: str) -> None:
    assert ["decline"] == [s.act for s in read_statements(sentence)]


@pytest.mark.parametrize("words", cue_lexicon().declining)
def test_every_refusal_inside_a_statement_is_silence(words: str) -> None:
    assert {"decline"} == {s.act for s in read_statements(f"Kim said the ministry had {words} on the shells.")}


def test_a_question_that_is_not_answered_is_the_topic_of_the_silence() -> None:
    [silence] = read_statements("Asked what price North Korea would pay, Patel did not provide details.")
    assert ("Patel", "did not provide details", ["what price North Korea would pay"]) == brief(silence)


@pytest.mark.parametrize(
    "text",
    [
        "Kim refused to comment on the claim that shells were sent.",
        "Kim declined to say that shells were sent.",
        "Kim refused to acknowledge that shells were sent.",
        "Neither Kim nor Putin confirmed that shells were sent.",
        "Kim did not deny that shells were sent.",
    ],
)
def test_silence_is_neither_denial_nor_assertion(text: str) -> None:
    named = {s.act for s in read_statements(text) if s.source.span is not None}
    assert {"decline"} == named


@pytest.mark.parametrize(
    "text",
    [
        "The Kremlin stopped short of denying that shells were shipped.",
        "Peskov, speaking in Moscow, stopped short of denying that weapons had been bought.",
        "Seoul officials stopped short of confirming that the ship had sailed.",
    ],
)
def test_stopping_short_of_saying_something_is_not_saying_it(text: str) -> None:
    assert [] == [statement.act for statement in read_statements(text)]


@pytest.mark.parametrize(
    ("sentence", "source", "topic"),
    [
        ("Israel neither confirmed nor denied that it had struck the base.", "Israel", "that it had struck the base"),
        ("Moscow would neither confirm nor deny the shipment.", "Moscow", "the shipment"),
        ("The ministry declined to confirm or deny the sale of tanks.", "The ministry", "the sale of tanks"),
        ("The embassy could not confirm reports that oil was sold.", "The embassy", "reports that oil was sold"),
        ("Neither Minsk nor Moscow has commented.", "Minsk nor Moscow", ""),
        ("The finance ministry made no immediate comment.", "The finance ministry", ""),
        ("There was no immediate comment from Tehran on the sale.", "Tehran", "on the sale"),
        ("The company could not be reached for comment.", "The company", ""),
        ("Beijing has yet to comment on the report.", "Beijing", "on the report"),
        ("The general stayed silent on the deal.", "The general", "on the deal"),
        ("The ministry declined to comment on Tuesday.", "The ministry", ""),
        ("Peskov, asked whether Russia bought shells, declined to comment.", "Peskov", "whether Russia bought shells"),
    ],
)
def test_silence_in_its_many_forms_is_never_a_denial(sentence: str, source: str, topic: str) -> None:
    silent = [s for s in find_statements(sentence, []) if s.parent is None]

    assert [(s.act, s.source.span and s.source.span.text, " ".join(c.text for c in s.content)) for s in silent] == [
        ("decline", source, topic)
    ]


def test_not_to_have_details_is_no_silence() -> None:
    assert [] == read_statements("Officials had no details about the sale.")


@pytest.mark.parametrize(
    ("sentence", "source"),
    [
        ("There was also no immediate comment from the port authority.", "the port authority"),
        ("The navy has not released details on the search.", "The navy"),
        ("The broker was unable to confirm the sale.", "The broker"),
        ("The board has thus far refused to comment.", "The board"),
    ],
)
def test_silence_has_its_source_where_it_is_named_late(sentence: str, source: str) -> None:
    assert [("decline", source)] == [(s.act, brief(s)[0]) for s in read_statements(sentence)]


@pytest.mark.parametrize(
    ("text", "source", "topic"),
    [
        ("Halden neither admitted nor denied the findings.", "Halden", "the findings"),
        ("Neither the ministry nor the agency wished to comment.", "Neither the ministry nor the agency", "to comment"),
        ("She did not want to confirm a figure.", "She", "to confirm a figure"),
        ("Mr Ouattara would not be drawn on whether it left.", "Mr Ouattara", "on whether it left"),
    ],
)
def test_neither_to_admit_nor_to_deny_is_silence(text: str, source: str, topic: str) -> None:
    (silence,) = read_statements(text)
    assert (source, [topic], "decline") == (brief(silence)[0], brief(silence)[2], silence.act)


@pytest.mark.parametrize(
    ("text", "entity"),
    [
        ("Neither the Kremlin nor Pyongyang denied the sale of shells.", "gov-ru+gov-kp"),
        ("Neither Orion LLC nor its director, Ivan Petrov, denied selling drones.", "org-orion-llc+person-ivan-petrov"),
        ("Neither Iran nor its ally, Russia, would say whether drones were sold.", "ir+ru"),
        ("Neither the Iranian foreign ministry nor the Kremlin confirmed the sale.", "org-ir-foreign-ministry+gov-ru"),
        ("Neither the ministry nor the company commented.", ""),
    ],
)
def test_who_neither_confirms_nor_denies_are_both(text: str, entity: str) -> None:
    (silence,) = resolve_statements(text)
    assert ("decline", entity) == (silence.act, silence.source.entity)
