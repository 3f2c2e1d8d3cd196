"""Statements: who says what to whom, by which cue, nested in what."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dissuade.documents.cues import cue_lexicon
from dissuade.documents.dates import find_dates
from dissuade.documents.lexicons import read_rows
from dissuade.documents.quotes import find_quotes
from dissuade.documents.statements import find_statements
from dissuade.documents.tagged_words import TaggedBlocks
from tests.documents.reading import brief, read_statements, resolve_statements
from tests.timing import processor_seconds

_PAST = {form.lemma: word for word, form in cue_lexicon().forms.items() if form.kind in ("past", "both")}
_FRAMES = {
    "that": "Kim {past} that the shells were sent.",
    "bare": "Kim {past} the shells were sent.",
    "to": "Kim {past} to send the shells.",
    "of": "Kim {past} of the shells.",
    "for": "Kim {past} for the shells.",
    "against": "Kim {past} against the shells.",
    "about": "Kim {past} about the shells.",
    "on": "Kim {past} on the shells.",
    "at": "Kim {past} at the shells.",
    "in": "Kim {past} in the shells.",
    "over": "Kim {past} over the shells.",
    "with": "Kim {past} with the shells.",
    "np": "Kim {past} the shells.",
    "ing": "Kim {past} sending the shells.",
    "quote": "Kim {past}, “The shells were sent.”",
    "wh": "Kim {past} whether the shells were sent.",
    "post": "“The shells were sent,” Kim {past}.",
}
_ADDRESSED = {
    "that": "Kim {past} Putin that the shells were sent.",
    "bare": "Kim {past} Putin the shells were sent.",
    "to": "Kim {past} Putin to send the shells.",
    "of": "Kim {past} Putin of sending the shells.",
    "against": "Kim {past} Putin against sending the shells.",
    "quote": "Kim {past} Putin, “The shells were sent.”",
    "with": "Kim {past} Putin with sending the shells.",
    "wh": "Kim {past} Putin whether the shells were sent.",
    "post": "“The shells were sent,” Kim {past} Putin.",
}


def _entries() -> list[tuple[str, str, str, str]]:
    cues = [cue for entries in cue_lexicon().cues.values() for cue in entries]
    return [
        (cue.name, " ".join([_PAST[cue.name.split()[0]], *cue.tail]), frame, cue.act)
        for cue in cues
        for frame in sorted(cue.frames - {"addr", "noun", "as"})
    ]


@pytest.mark.parametrize(("name", "past", "frame", "act"), _entries())
def test_every_cue_of_the_lexicon_is_found_in_every_frame_it_lists(name: str, past: str, frame: str, act: str) -> None:
    frames = next(c.frames for entries in cue_lexicon().cues.values() for c in entries if c.name == name)
    template = _ADDRESSED.get(frame, _FRAMES[frame]) if "addr" in frames else _FRAMES[frame]
    found = [s for s in read_statements(template.format(past=past)) if s.parent is None]
    expected_act = "decline" if act == "decline" else act
    assert [("Kim", past, expected_act)] == [(brief(s)[0], brief(s)[1], s.act) for s in found]
    assert found[0].content


@pytest.mark.parametrize(
    ("noun", "complement"),
    [(noun, c) for noun, cue in cue_lexicon().nouns.items() for c in sorted(cue.frames)],
)
def test_every_reporting_noun_is_found_with_every_complement_it_lists(noun: str, complement: str) -> None:
    tail = {"that": "that shells were sent", "of": "of shells", "to": "to send shells", "for": "for shells"}[complement]
    found = [s for s in read_statements(f"They recalled Kim’s {noun} {tail}.") if s.rule.startswith("noun")]
    assert [("Kim’s", noun, [tail])] == [brief(s) for s in found]


@pytest.mark.parametrize("word", sorted(cue_lexicon().denying))
def test_every_word_for_untrue_makes_a_denial_of_a_claim(word: str) -> None:
    assert ["deny"] == [s.act for s in read_statements(f"Kim called the accusations {word}.")]
    assert ["deny"] == [s.act for s in read_statements(f"“The accusations are {word},” Kim said.")]


def test_every_word_class_is_used_for_its_words() -> None:
    for tag, words in ((row[0], row[1].split()) for row in read_rows("words")):
        for word in words:
            if cue_lexicon().tags[word] == tag and not word.startswith("'"):
                tagged = TaggedBlocks(f"x, {word} x").read(0, len(word) + 5, [])
                assert (word, tag) == (word, tagged.tags[2])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kim said that he left.", ("Kim", "said", ["that he left"])),
        ("Kim said he left.", ("Kim", "said", ["he left"])),
        ("“I left,” said Kim.", ("Kim", "said", ["“I left,”"])),
        ("“I left,” said Kim, the leader of Korea.", ("Kim, the leader of Korea", "said", ["“I left,”"])),
        ("“I left,” Kim said. “I had to go.”", ("Kim", "said", ["“I left,”", "“I had to go.”"])),
        ("Shells were sent, Kim said.", ("Kim", "said", ["Shells were sent"])),
        ("The shells, Kim said, were sent.", ("Kim", "said", ["The shells", "were sent"])),
        ("According to Kim, shells were sent.", ("Kim", "According to", ["shells were sent"])),
        ("Shells were sent, according to Kim.", ("Kim", "according to", ["Shells were sent"])),
        ("The claim was denied by both Kim and Putin.", ("both Kim and Putin", "denied", ["The claim"])),
        ("Ivan Volkov, an analyst, told us on Friday he left.", ("Ivan Volkov, an analyst,", "told", ["he left"])),
        ("Kim on Tuesday said he left.", ("Kim", "said", ["he left"])),
        ("Mr. Kim said: “I left.”", ("Mr. Kim", "said", ["“I left.”"])),
        ("Kim said:\n\n“I left.”", ("Kim", "said", ["“I left.”"])),
        ("“I left.” – Kim Jong Un", ("Kim Jong Un", "", ["“I left.”"])),
        ("KIM: “I left.”", ("KIM", "", ["“I left.”"])),
        ("Kim vowed not to send shells.", ("Kim", "vowed", ["not to send shells"])),
        ("Kim said in a statement on Monday that he left.", ("Kim", "said", ["that he left"])),
    ],
)
def test_source_cue_and_content_are_told_apart(text: str, expected: tuple[str, str, list[str]]) -> None:
    assert expected == brief(read_statements(text)[0])


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("“I left the city,” Kim said.", "direct"),
        ("Kim said he would pay “a price” for it.", "mixed"),
        ("Kim said he would pay a price.", "indirect"),
    ],
)
def test_direct_mixed_and_indirect_speech_are_told_apart(text: str, kind: str) -> None:
    assert kind == read_statements(text)[0].kind


@pytest.mark.parametrize("marks", ["“”", "‘’", '""', "''", "«»", "„“", "»«"])
def test_the_kind_of_quote_marks_does_not_matter(marks: str) -> None:
    text = f"{marks[0]}We sent the shells,{marks[1]} Kim said."
    assert [("Kim", "said", text[: text.index(" Kim")])] == [
        (*brief(s)[:2], *brief(s)[2]) for s in read_statements(text)
    ]


def test_verbs_that_share_a_subject_share_their_source() -> None:
    text = "Patel warned North Korea against sending shells, telling reporters that talks went on."
    assert ["Patel", "Patel"] == [brief(s)[0] for s in read_statements(text)]
    assert ["against sending shells", "that talks went on"] == [brief(s)[2][0] for s in read_statements(text)]


def test_a_second_verb_ends_what_the_first_one_says() -> None:
    found = read_statements("Patel did not provide details but said the ministry would act.")
    assert [("decline", []), ("assert", ["the ministry would act"])] == [(s.act, brief(s)[2]) for s in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Iran sold drones to Russia – White House", ("White House", "", ["Iran sold drones to Russia"])),
        ("Kremlin: no decision on arms deal yet", ("Kremlin", "", ["no decision on arms deal yet"])),
    ],
)
def test_headlines_name_their_source_by_a_dash_or_colon(text: str, expected: tuple[str, str, list[str]]) -> None:
    assert [expected] == [brief(s) for s in read_statements(text)]


def test_a_dash_in_running_text_names_no_source() -> None:
    assert [] == read_statements("The ships left the port of Rajin – North Korea.")


def test_a_paragraph_of_quotation_goes_on_with_the_speaker_before_it() -> None:
    found = read_statements("Kim said: “We sent shells.”\n\n“We sent more later.”\n\nHe left.")
    assert [("Kim", ["“We sent shells.”"]), ("Kim", ["“We sent more later.”"])] == [brief(s)[::2] for s in found]


def test_a_quotation_after_narration_is_given_to_nobody() -> None:
    found = read_statements("Kim said: “We sent shells.”\n\nPutin came.\n\n“We sent more later.”")
    assert [("Kim", ["“We sent shells.”"])] == [brief(s)[::2] for s in found]


def test_what_somebody_reports_of_others_is_nested() -> None:
    found = read_statements("Officials said the minister had warned that Iran would sell shells.")
    assert [None, 0] == [s.parent for s in found]
    assert ["Officials", "the minister"] == [brief(s)[0] for s in found]


def test_what_a_speaker_quotes_from_others_is_nested_in_the_quotation() -> None:
    found = read_statements("“The minister told us that shells were sent,” Kim said.")
    assert [("Kim", None), ("The minister", 0)] == [(brief(s)[0], s.parent) for s in found]


def test_denied_belief_is_a_denial() -> None:
    assert ["deny"] == [s.act for s in read_statements("Kim does not believe that shells were sent.")]


def test_hypothetical_speech_is_no_statement() -> None:
    assert [] == read_statements("Kim could say that shells were sent.")


def test_nouns_that_look_like_cues_are_no_statements() -> None:
    assert [] == read_statements("His recent comments drew crowds. The new rules leave room for doubt.")


def test_a_statement_has_the_date_outside_of_what_is_said() -> None:
    text = "Sullivan said on Monday that the shells had arrived in July."
    dates = find_dates(text, dt.date(2023, 9, 6))
    [statement] = find_statements(text, [], (), dates)
    assert statement.date is not None
    assert "Monday" == dates[statement.date].span.text


def test_ligatures_and_odd_whitespace_change_nothing_but_the_spans() -> None:
    plain = read_statements("The official said that the office had confirmed the offer.")
    odd = read_statements("The o\ufb03cial\u00a0\u2009said that the o\ufb03ce\u202fhad con\ufb01rmed the offer.")
    assert [(s.act, s.rule, s.kind) for s in plain] == [(s.act, s.rule, s.kind) for s in odd]


@pytest.mark.parametrize("name", ["Putin", "Ivan Petrov", "O’Brien", "Nguyễn Văn An", "Şahin"])
def test_any_name_may_be_the_source(name: str) -> None:
    assert [name] == [brief(s)[0] for s in read_statements(f"{name} said that shells were sent.")]


_WORDS = [
    "Kim",
    "said",
    "that",
    "denied",
    "“",
    "”",
    "according",
    "to",
    ",",
    ".",
    "claims",
    "not",
    "was",
    "by",
    "who",
    "\n\n",
    "he",
    "refused",
    "comment",
    "and",
    "’s",
    "\ufb01",
    "\u200b",
    "-",
]


@given(st.lists(st.sampled_from(_WORDS), max_size=30))
def test_spans_are_the_text_and_parents_have_no_cycle(words: list[str]) -> None:
    text = " ".join(words)
    statements = find_statements(text, find_quotes(text, []))
    for n, statement in enumerate(statements):
        spans = [statement.source.span, statement.cue, statement.addressee, *statement.content]
        assert all(text[s.start : s.end] == s.text for s in spans if s is not None)
        seen, at = {n}, statement.parent
        while at is not None:
            assert at not in seen
            seen.add(at)
            at = statements[at].parent


@pytest.mark.parametrize(
    "hostile", ["said ", "“a” said Kim, ", "Kim, ", "he said that ", "(", "according to ", "not ", "claims that "]
)
def test_a_hostile_line_takes_time_in_proportion_to_its_length(hostile: str) -> None:
    def seconds(length: int) -> float:
        text = hostile * (length // len(hostile))
        return processor_seconds(lambda: find_statements(text, []))

    seconds(5_000)
    assert seconds(100_000) < 40 * max(seconds(10_000), 0.005)


def test_what_it_was_alleged_by_somebody_that_is_their_claim() -> None:
    [statement] = find_statements("It was alleged by Ukrainian officials that Belarus had supplied ammunition.", [])

    assert statement.source.span is not None
    assert statement.source.span.text == "Ukrainian officials"
    assert statement.content[0].text == "that Belarus had supplied ammunition"


def test_a_claim_that_is_the_subject_ends_before_its_verb() -> None:
    statements = find_statements("China's claim that it does not supply lethal aid was questioned by Blinken.", [])

    assert statements[0].content[0].text == "that it does not supply lethal aid"


@pytest.mark.parametrize(("opening", "closing"), [("“", "”"), ('"', '"'), ("«", "»")])
def test_a_quotation_over_paragraphs_belongs_to_who_speaks_at_its_end(opening: str, closing: str) -> None:
    (statement,) = read_statements(
        f"{opening}Iran sold drones to Russia.\n\n{opening}We have proof of it,{closing} the minister said."
    )
    assert ("the minister", "said", 2) == (*brief(statement)[:2], len(statement.content))


def test_a_quotation_without_a_speaker_is_given_to_nobody() -> None:
    assert [] == read_statements("“Iran sold drones to Russia.\n\nThe minister left.")


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("According to a report by the agency, shells were shipped.", "a report by the agency"),
        ("Shells were shipped, according to a Ukrainian report.", "a Ukrainian report"),
    ],
)
def test_a_report_can_be_the_source(text: str, source: str) -> None:
    (statement,) = read_statements(text)
    assert (source, ["according"]) == (brief(statement)[0], [statement.rule.partition(":")[0]])


@pytest.mark.parametrize(
    ("text", "source", "cue"),
    [
        ("“The shells were sent to Russia!” thundered Pavel Orlov.", "Pavel Orlov", "thundered"),
        ("“The shells were sent to Russia,” Orlov bellowed.", "Orlov", "bellowed"),
        ("Orlov had a blunt answer: “The shells were sent to Russia.”", "Orlov", ":"),
        ('"The shells were sent to Russia,” Orlov said.', "Orlov", "said"),
        ("''The shells were 'sent,''' said Pavel Orlov.", "Pavel Orlov", "said"),
        ("As Reuters reported on Tuesday, shells were sent to Russia.", "Reuters", "reported"),
        ("But, she said, shells were sent to Russia.", "she", "said"),
        ("Recently, officials said, shells were sent to Russia.", "officials", "said"),
        ("Sixty percent of voters say shells were sent to Russia.", "Sixty percent of voters", "say"),
        ("A majority of lawmakers say shells were sent to Russia.", "A majority of lawmakers", "say"),
        ("North Korea Denies Arms Sales to Russia", "North Korea", "Denies"),
        ("Kremlin Says No Arms Deal With North Korea", "Kremlin", "Says"),
        ("US Accuses Iran of Shipping Missiles", "US", "Accuses"),
    ],
)
def test_speakers_are_found_in_other_shapes(text: str, source: str, cue: str) -> None:
    (statement,) = read_statements(text)
    assert (source, cue) == brief(statement)[:2]


@pytest.mark.parametrize(
    "text",
    [
        "The song titled “We shall overcome this” played.",
        "“A very long name of a play,” signed copies of which sold, opened.",
        "The Old Harbor: “A pilot story of the sea”",
        "As Expected, Shells Reach Russia From North Korea",
    ],
)
def test_what_stands_beside_a_quotation_is_not_always_its_speaker(text: str) -> None:
    assert [] == [s for s in read_statements(text) if s.source.span is not None and s.rule.endswith("speech")]


@pytest.mark.parametrize(
    ("sentence", "source", "content"),
    [
        ("The harbour master and a senior pilot announced on Friday that the tug was lost.",
         "The harbour master and a senior pilot", "that the tug was lost"),
        ("The navy and the coast guard both told the paper that it sank.",
         "The navy and the coast guard both", "that it sank"),
        ("People familiar with the charter said it was off.", "People familiar with the charter", "it was off"),
        ("Crews working along the quay in the south said the crane fell.",
         "Crews working along the quay in the south", "the crane fell"),
        ("A customs report on the cargo this month said it held rockets.",
         "A customs report on the cargo", "it held rockets"),
        ("At the same time, the harbour pilot Jon Aas, said the berth was free.",
         "the harbour pilot Jon Aas,", "the berth was free"),
        ("Ms Oyelaran, a broker in Lagos, the largest port, said the price was low.",
         "Ms Oyelaran, a broker in Lagos, the largest port,", "the price was low"),
        ("The board said in a report that the owner was unknown.", "The board", "that the owner was unknown"),
        ("The yard closed. On Monday it announced that the berth was free.", "it", "that the berth was free"),
        ("The wire quoted Ida Moe, an analyst, as saying on Friday that the truce was dead.",
         "Ida Moe", "that the truce was dead"),
        ("Two ships were lost, the wire quoted the ministry as saying.", "the ministry", "Two ships were lost"),
        ("The minister was quoted by Tass as saying that the deal was off.", "The minister", "that the deal was off"),
        ("The figures, which the board said were based on hearsay, spread.", "the board", "were based on hearsay"),
        ("The tug was lost, a group watching the strait said on Friday.",
         "a group watching the strait", "The tug was lost"),
        ("Reports in the local press hinted it was sold.", "Reports in the local press", "it was sold"),
        ("Owners laughed off the ministry’s claim that they hid the tug.",
         "the ministry’s", "that they hid the tug"),
        ("While he says the press printed fabricated reports, the owners see a threat.",
         "he", "the press printed fabricated reports"),
    ],
)  # fmt: skip
def test_the_whole_subject_is_the_source(sentence: str, source: str, content: str) -> None:
    (found,) = read_statements(sentence)
    assert (source, [content], "assert") == (brief(found)[0], brief(found)[2], found.act)


@pytest.mark.parametrize(
    ("sentence", "content"),
    [
        ("Iran has sold drones to Sudan, it has been claimed.", ["Iran has sold drones to Sudan"]),
        ("It was reported on Monday that Iran sold drones.", ["that Iran sold drones"]),
        ("It’s claimed he owns the tanker.", ["he owns the tanker"]),
    ],
)
def test_hearsay_of_nobody_has_a_content_and_no_source(sentence: str, content: list[str]) -> None:
    (found,) = read_statements(sentence)
    assert (None, content) == (found.source.span, brief(found)[2])


def test_two_speakers_joined_by_but_are_two_statements() -> None:
    found = read_statements("He claimed that the crew left but the owner said they were thrown out.")
    assert [("He", None), ("the owner", None)] == [(brief(s)[0], s.parent) for s in found]


def test_what_stands_around_an_inserted_speaker_is_the_content() -> None:
    (found,) = read_statements("The accord, the ministry said, included a swap of prisoners.")
    assert ["The accord", "included a swap of prisoners"] == brief(found)[2]


@pytest.mark.parametrize(
    "sentence",
    [
        "The accord announced October 17 followed a month of talks.",
        "Shops have to perform recalls if they got it.",
        "He was one who asked to remain anonymous.",
        "Four lightly armed suspected smugglers had tried to land.",
        "She runs a think tank called the Oslo Group.",
        "Additional reporting: ANNA BERG",
    ],
)
def test_words_that_only_look_like_a_cue_say_nothing(sentence: str) -> None:
    assert [] == read_statements(sentence)


def test_a_line_with_a_colon_quotes_only_who_is_named_in_the_text() -> None:
    text = "Shocking: The group has set up a unit for it\n\nThe Kremlin knew nothing of it.\n"
    assert [] == resolve_statements(text)


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("It has repeatedly denied sending drones.", "It", "denied", "sending drones"),
        ("It said the engine bore a number.", "It", "said", "the engine bore a number"),
        ("The talks had failed, one of them said.", "one of them", "said", "The talks had failed"),
        (
            "A friend who used to inspect ships thinks it was ammunition.",
            "A friend who used to inspect ships",
            "thinks",
            "it was ammunition",
        ),
        ("A man who sold rifles said he was sorry.", "A man who sold rifles", "said", "he was sorry"),
        ("UPDATE 24 Aug: The lawyer has written to say that it left.", "The lawyer", "say", "that it left"),
        ("He noted, however, that the ship had left.", "He", "noted", "that the ship had left"),
        ("The paper reported, citing two men, that it left.", "The paper", "reported", "that it left"),
        ("Their website claims they have supplied both.", "Their website", "claims", "they have supplied both"),
        ("When I asked for the statement he said it was lost.", "he", "said", "it was lost"),
        (
            "According to its manifest the vessel, owned by Orion, left.",
            "its manifest",
            "According to",
            "the vessel, owned by Orion, left",
        ),
        ("The dealer, who in turn told the Panel that he paid.", "The dealer, who", "told", "that he paid"),
        ("We have been assured by the unit that no member left.", "the unit", "assured", "that no member left"),
        ("Iran was accused by Kyiv of sending drones.", "Kyiv", "accused", "of sending drones"),
        (
            "Sources in the ministry, however, admitted that it left.",
            "Sources in the ministry",
            "admitted",
            "that it left",
        ),
        ("Kyiv said that it left, which Tehran has denied.", "Kyiv", "said", "that it left"),
        ("Kyiv said that it left, which Tehran has denied.", "Tehran", "denied", "which"),
        ("He disputed this; all had been legal, she said.", "He", "disputed", "this"),
        ("He disputed this; all had been legal, she said.", "she", "said", "all had been legal"),
        (
            "They held it near the island of Evia at the request of the United States, which believes that it left.",
            "the United States, which",
            "believes",
            "that it left",
        ),
        ("They sold it to a buyer in Belgium who intends to leave.", "a buyer in Belgium who", "intends", "to leave"),
        ("According to media reports, the firm left.", "media reports", "According to", "the firm left"),
        ("The 43-year-old had admitted that it left.", "The 43-year-old", "admitted", "that it left"),
        ("He said that it left, something Tehran has always rejected.", "Tehran", "rejected", "something"),
        ("Emails seen by this website suggest that it left.", "Emails seen by this website", "suggest", "that it left"),
        ("He replied two days later that it had left.", "He", "replied", "that it had left"),
        ("They received information that the ship left.", "", "information", "that the ship left"),
        ("He did not rule out that the ship had left.", "He", "rule out", "that the ship had left"),
        (
            "The United States imposed sanctions on a firm, accusing it of fraud.",
            "The United States",
            "accusing",
            "of fraud",
        ),
    ],
)
def test_each_way_to_tell_has_its_source_and_content(text: str, source: str, cue: str, content: str) -> None:
    assert (source, cue, [content]) in [brief(statement) for statement in read_statements(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Orion was added to the Entity List by the department.",
        "Velmaria observes the arms embargo on Darfur.",
        "Final report of the Panel of Experts",
        "There is no indication that the ship left.",
        "They said so in a statement.",
        "The Iranians have said that before.",
        "The pictures were posted by an account of the firm.",
        "In connection with media reports of 15 January, the Ministry states the following.",
    ],
)
def test_lists_embargoes_and_what_follows_are_not_said(text: str) -> None:
    assert [] == read_statements(text)


def test_who_asks_not_to_be_named_asks_nothing() -> None:
    text = "A diplomat, who asked not to be identified, told the agency that the ship had left."
    assert ["told"] == [brief(statement)[1] for statement in read_statements(text)]


def test_it_at_the_head_of_a_sentence_is_who_spoke_before() -> None:
    denied, warned = resolve_statements("North Korea denied that it sold shells. It has warned Seoul against balloons.")
    assert (denied.source.entity, warned.source.entity) == ("kp", "kp")
    denied = resolve_statements("Iran's envoy to the United Nations called it a lie. It has denied sending drones.")[-1]
    assert "" == denied.source.entity


def test_turns_of_a_transcript_belong_to_who_speaks() -> None:
    text = (
        "Q: Have they been delivered?\n\nMR. MILLARD: The ministry said that they were lost. It is over.\n\n"
        "Q: Is it?\n\nMR. MILLARD: Yes."
    )
    found = [(brief(s)[0], s.act, s.kind, s.parent) for s in read_statements(text)]
    assert [
        ("Q", "ask", "direct", None),
        ("MR. MILLARD", "assert", "direct", None),
        ("The ministry", "assert", "indirect", 1),
        ("Q", "ask", "direct", None),
        ("MR. MILLARD", "assert", "direct", None),
    ] == found


def test_a_word_before_a_colon_is_no_turn_of_a_transcript() -> None:
    assert [] == read_statements("UPDATE: The ship has left the port and nobody knows where it is.")


def test_what_stands_around_he_said_after_a_phrase_is_one_content() -> None:
    (statement,) = read_statements("In return, he said, Moscow had paid for it.")
    assert ["In return", "Moscow had paid for it"] == brief(statement)[2]


def test_who_is_dismissed_from_office_is_not_denied() -> None:
    assert [] == read_statements("Veltrix had dismissed the engineer in August.")


def test_he_after_a_spokesman_is_nobody_named_before() -> None:
    text = "General Khalifa Haftar left. A spokesman for Haftar's forces denied it. “We make our own,” he joked."
    assert "" == resolve_statements(text)[-1].source.entity


def test_who_speaks_somewhere_is_not_the_place() -> None:
    (warning,) = resolve_statements("Sergei Lavrov, speaking at a rally in Minsk, Belarus, warned that it was late.")
    assert "person-sergei-lavrov" == warning.source.entity


@pytest.mark.parametrize("noun", ["family", "ally", "assembly", "rally"])
def test_nouns_that_end_like_adverbs_speak(noun: str) -> None:
    assert [f"Her {noun}"] == [brief(s)[0] for s in read_statements(f"Her {noun} said she left.")]


def test_what_somebody_issued_speaks_after_its_content_too() -> None:
    (found,) = read_statements("Firms have shipped circuits to Russia, a study by the Caspian Institute found.")
    assert ("a study by the Caspian Institute", "found") == brief(found)[:2]


@pytest.mark.parametrize(
    ("text", "source", "act"),
    [
        ("Tehran at first denied having sold drones.", "Tehran", "deny"),
        ("Last year Britain left the talks, accusing Iran of selling drones.", "Britain", "accuse"),
        ("The freight, which it says was stolen, left.", "it", "assert"),
        (
            "Iran sold drones, four diplomats and a former officer said, as talks went on.",
            "four diplomats and a former officer",
            "assert",
        ),
        ("Iran sold coal, according to a bill of lading seen by the agency.", "a bill of lading", "assert"),
        ("The manufacturer, Velka Precision of Taichung, said it had sold nothing.", "The manufacturer", "assert"),
        ("As alleged in the indictment, Kim sold drones to Iran.", "the indictment", "assert"),
        ("Iran has sold coal, two officials said, and has warned that it would go on.", "Iran", "warn"),
        ("Kim, who ran a trading house called Velka Ltd., told them that it was late.", "Kim", "assert"),
        ("Commenting on reports that Iran sold coal, Kim warned Syria against it.", "Kim", "warn"),
        ("In the letter, Kim thanked Putin for the wheat, the agency said.", "the agency", "assert"),
        ("Iran sold coal, the prosecutors' office said.", "the prosecutors' office", "assert"),
        ("The firm said in an emailed statement that it had sold coal.", "The firm", "assert"),
        ("Officials have in the past denied selling coal.", "Officials", "deny"),
        ("The minister has today announced that coal was sold.", "The minister", "assert"),
        ("One buyer named in the report, Velka Metals Limited, said it had sold nothing.", "One buyer", "assert"),
    ],
)
def test_the_source_is_found_past_what_stands_between(text: str, source: str, act: str) -> None:
    found = resolve_statements(text)
    assert any(s.source.span and s.source.span.text.startswith(source) and s.act == act for s in found), found


def test_who_is_accused_accuses_nobody() -> None:
    assert [] == read_statements("The union is weighing sanctions on four firms accused of supplying drones to Iran.")


def test_things_threaten_nobody_by_words() -> None:
    assert [] == read_statements("The war threatens to spread.")
    assert ["threaten"] == [s.act for s in read_statements("Iran threatens to leave.")]


def test_a_body_named_beside_what_it_is_speaks() -> None:
    [statement] = resolve_statements("The manufacturer, Velka Precision of Taichung, said it had sold nothing.")
    assert "org-velka-precision" == statement.source.entity


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Velka Trading said in a filing on Friday that it would sell no oil.", "Velka Trading"),
        ("The ministry acknowledged in November 2022 that it had sent drones.", "The ministry"),
        ("The Minister of Trade, Anna Karel, today announced that Canada bought drones.",
         "The Minister of Trade, Anna Karel,"),
    ],
)  # fmt: skip
def test_times_and_papers_may_stand_between_a_cue_and_what_is_said(text: str, source: str) -> None:
    (statement,) = read_statements(text)
    assert (source, "that") == (brief(statement)[0], brief(statement)[2][0][:4])


@pytest.mark.parametrize("blank", [" ", "\u00a0"])
def test_a_turn_of_a_transcript_may_be_parted_by_any_blank(blank: str) -> None:
    turns = (
        "Q:",
        "Did you sell them?",
        "MR. HALLORAN:",
        "We sold nothing.",
        "Q:",
        "Who did?",
        "MR. HALLORAN:",
        "Ask them.",
    )
    text = "\n\n".join(f"{name}{blank}{said}" for name, said in zip(turns[::2], turns[1::2], strict=True))
    text = text.replace("MR. H", f"MR.{blank}H")
    assert ["turn:signature"] * 4 == [statement.rule for statement in read_statements(text)]
