"""Claims: events with participants, each as real as its source makes it."""

from __future__ import annotations

import pytest

from dissuade.documents.cues import Cue, cue_lexicon
from tests.documents.reading import read


def _cues(lemma: str) -> tuple[Cue, ...]:
    return cue_lexicon().cues.get(lemma, ())


@pytest.mark.parametrize(
    ("text", "modality", "polarity"),
    [
        ("Ukraine said Iran sold drones to Russia.", "asserted", "positive"),
        ("Ukraine claimed Iran sold drones to Russia.", "alleged", "positive"),
        ("Ukraine accused Iran of selling drones to Russia.", "alleged", "positive"),
        ("Ukraine believes Iran sold drones to Russia.", "alleged", "positive"),
        ("Ukraine expects Iran to sell drones to Russia.", "expected", "positive"),
        ("Ukraine suggested that Iran sold drones to Russia.", "possible", "positive"),
        ("Ukraine denied that Iran sold drones to Russia.", "denied", "negative"),
        ("Ukraine refused to comment on claims that Iran sold drones to Russia.", "declined", "positive"),
        ("Ukraine warned Iran against selling drones to Russia.", "conditional", "positive"),
        ("Ukraine warned that Iran had sold drones to Russia.", "alleged", "positive"),
        ("“Iran sold drones to Russia,” Ukraine said.", "asserted", "positive"),
        ("“Iran did not sell drones to Russia,” Ukraine said.", "asserted", "negative"),
        ("According to Ukraine, Iran sold drones to Russia.", "asserted", "positive"),
    ],
)
def test_the_cue_tells_how_real_the_source_makes_it(text: str, modality: str, polarity: str) -> None:
    assert ("ua", modality, polarity) in read(text).stances()
    assert "author" not in [source for source, _, _ in read(text).stances()]


_VERBS = sorted(
    word
    for word, form in cue_lexicon().forms.items()
    if form.kind in ("past", "both") and any({"that", "bare"} & c.frames and not c.tail for c in _cues(form.lemma))
)


@pytest.mark.parametrize("verb", [*_VERBS, "bemoaned", "whispered", "lied"])
@pytest.mark.parametrize(
    "sentence", ["Kim {} that Iran sold drones to Russia.", "“Iran sold drones to Russia,” Kim {}."]
)
def test_what_somebody_says_is_never_the_fact_of_the_author(sentence: str, verb: str) -> None:
    assert ("author", "asserted", "positive") not in read(sentence.format(verb)).stances()


def test_a_quotation_of_nobody_is_never_the_fact_of_the_author() -> None:
    assert [("author", "alleged", "positive")] == read("Kim left.\n\n“Iran sold drones to Russia.”").stances()


def test_a_promise_not_to_is_expected_and_negative() -> None:
    assert [("cn", "expected", "negative")] == read("China has vowed not to sell missiles to Russia.").stances()


_TOLD = "{} said that {} had sold drones to {}."


@pytest.mark.parametrize(
    "names", [("Ukraine", "Iran", "Russia"), ("Russia", "Ukraine", "Iran"), ("Iran", "Russia", "Ukraine")]
)
def test_claims_follow_when_names_are_swapped(names: tuple[str, str, str]) -> None:
    codes = {"Ukraine": "ua", "Iran": "ir", "Russia": "ru"}
    found = read(_TOLD.format(*names))
    assert [(codes[names[0]], "asserted", "positive")] == found.stances()
    assert ((codes[names[1]],), (codes[names[2]],)) == (found.slots()["supplier"], found.slots()["recipient"])


@pytest.mark.parametrize("marks", ["“”", "‘’", '""', "''", "«»", "„“"])
def test_claims_do_not_depend_on_the_kind_of_quote_marks(marks: str) -> None:
    text = f"{marks[0]}Iran has sold drones to Russia,{marks[1]} Ukraine said."
    assert [("ua", "asserted", "positive")] == read(text).stances()


def test_ligatures_and_odd_whitespace_change_no_claim() -> None:
    plain = read("Ukraine confirmed that Iran supplied drones to Russia.")
    odd = read("Ukraine con\ufb01rmed\u00a0that Iran\u2009supplied\u202fdrones  to Russia.")
    assert plain.stances() == odd.stances()
    assert plain.slots() == odd.slots()


def test_a_belief_of_the_own_side_is_claimed_by_the_speaker_too() -> None:
    found = read("US President Joe Biden said that the United States believes Iran sold drones to Russia.")
    assert ["person-joe-biden", "us"] == [source for source, _, _ in found.stances()]


def test_what_others_claim_is_not_claimed_by_the_one_who_reports_it() -> None:
    found = read("US President Joe Biden said that Ukraine claims Iran sold drones to Russia.")
    assert ["ua"] == [source for source, _, _ in found.stances()]


def test_a_warning_without_an_event_is_an_event() -> None:
    slots = read("Washington warned Pyongyang of a price.").slots("warning")
    assert {"actor": ("gov-us",), "target": ("gov-kp",)} == slots


def test_reports_called_false_are_denied_by_who_says_so() -> None:
    found = read("Reports that Iran sold drones to Russia are false, the North Korean foreign ministry said.")
    assert [("", "alleged", "positive"), ("org-kp-foreign-ministry", "denied", "negative")] == found.stances()


def test_what_a_speaker_says_of_us_is_the_claim_of_the_speaker() -> None:
    found = read("“We accuse Iran of selling drones to Russia,” US President Joe Biden said.")
    assert ("person-joe-biden", "alleged", "positive") in found.stances()


def test_boilerplate_claims_nothing() -> None:
    assert (
        []
        == read(
            "Kim left the city on Monday.\n\nRead Also: Japan, South Korea Leaders To Meet Biden – White House\n"
        ).claims
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tehran gave no details of the shipment of missiles to Russia.", ("gov-ir", "declined", "positive")),
        ("Tehran offered no explanation and gave no further details of the arms deal with Russia.",
         ("gov-ir", "declined", "positive")),
        ("Asked whether Iran had sold drones to Russia, Sergei Lavrov said: “No comment.”",
         ("person-sergei-lavrov", "declined", "positive")),
        ("The allegation that Iran shipped shells to Russia was denied by Moscow.", ("gov-ru", "denied", "negative")),
        ("Claims that Iran sold shells to Russia were rejected by Pyongyang.", ("gov-kp", "denied", "negative")),
        ("It is simply not true that Iran shipped missiles to Russia, Tehran said.", ("gov-ir", "denied", "negative")),
        ("According to a report by the Pentagon, Iran shipped missiles to Syria.",
         ("org-us-department-of-defense", "asserted", "positive")),
    ],
)  # fmt: skip
def test_who_says_nothing_or_denies_is_heard(text: str, expected: tuple[str, str, str]) -> None:
    assert expected in read(text).stances()


def test_hearsay_at_the_head_of_a_sentence_is_no_fact() -> None:
    assert [("author", "alleged", "positive")] == read("Reportedly, Iran shipped missiles to Russia.").stances()


def test_a_heading_makes_no_fact_of_what_is_denied() -> None:
    assert [("kp", "denied", "negative")] == read("North Korea Denies Arms Sales to Russia").stances()


def test_what_is_said_at_a_briefing_is_no_fact_of_the_author() -> None:
    text = "China has not provided arms to Russia, spokeswoman Mao Ning told a regular briefing on Friday."
    assert [("person-mao-ning", "asserted", "negative")] == read(text).stances()


def test_a_question_to_who_is_silent_is_no_pledge() -> None:
    reading = read("Asked if Ankara planned to buy missiles from Russia, its spokesman declined to comment.")
    assert [] == [c for c in reading.claims if c.event == "pledge"]


def test_who_did_not_threaten_warned_of_nothing() -> None:
    assert [] == read("Kim did not threaten Japan.").stances("warning")
