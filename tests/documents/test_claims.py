"""Claims: events with participants, each as real as its source makes it."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

import pytest

from dissuade.documents.claims import find_claims
from dissuade.documents.cues import Cue, cue_lexicon, inflect
from dissuade.documents.dates import find_dates
from dissuade.documents.event_frames import frames
from dissuade.documents.lexicons import read_rows
from dissuade.documents.mentions import find_mentions
from dissuade.documents.quotes import find_quotes
from dissuade.documents.statements import find_statements
from dissuade.documents.zones import find_zones
from dissuade.model.report import Claim, Statement, Zone

PUBLISHED = dt.date(2023, 9, 6)


def _cues(lemma: str) -> tuple[Cue, ...]:
    return cue_lexicon().cues.get(lemma, ())


class Reading(NamedTuple):
    """What the tests look at."""

    statements: list[Statement]
    claims: list[Claim]

    def stances(self, event: str = "arms_transfer") -> list[tuple[str, str, str]]:
        """Source entity, modality and polarity of each claim of an event."""
        return [
            (
                self.statements[c.statement].source.entity if c.statement is not None else "author",
                c.modality,
                c.polarity,
            )
            for c in self.claims
            if c.event == event
        ]

    def slots(self, event: str = "arms_transfer") -> dict[str, tuple[str, ...]]:
        """Participants of the first claim of an event."""
        return dict(next(c for c in self.claims if c.event == event).participants)


def read(text: str) -> Reading:
    zones: list[Zone] = [zone for zone in find_zones(text) if zone.kind != "quote"]
    zones += find_quotes(text, zones)
    found, dates = find_mentions(text, zones, published=PUBLISHED), find_dates(text, PUBLISHED)
    statements = find_statements(text, zones, found.mentions, dates)
    claims = find_claims(text, statements, found.mentions, found.entities, dates, zones=zones, published=PUBLISHED)
    return Reading(statements, claims)


@pytest.mark.parametrize(
    ("text", "slots"),
    [
        ("Iran sold drones to Russia.", {"supplier": ("ir",), "recipient": ("ru",), "goods": ("goods-drones",)}),
        ("Iran provided Russia with drones.", {"supplier": ("ir",), "recipient": ("ru",), "goods": ("goods-drones",)}),
        (
            "Drones were sold to Russia by Iran.",
            {"supplier": ("ir",), "recipient": ("ru",), "goods": ("goods-drones",)},
        ),
        ("Russia bought drones from Iran.", {"supplier": ("ir",), "recipient": ("ru",), "goods": ("goods-drones",)}),
    ],
)
def test_a_transfer_has_the_same_slots_however_it_is_told(text: str, slots: dict[str, tuple[str, ...]]) -> None:
    assert slots == read(text).slots()


@pytest.mark.parametrize(
    ("event", "text", "slots"),
    [
        ("negotiation", "Iran is in talks with Russia.", {"party": ("ir", "ru")}),
        ("negotiation", "Negotiations between Iran and Russia went on.", {"party": ("ir", "ru")}),
        (
            "meeting",
            "Kim Jong Un met with Vladimir Putin in Vladivostok.",
            {"party": ("person-kim-jong-un", "person-vladimir-putin"), "place": ("place-vladivostok",)},
        ),
        ("visit", "Sergei Shoigu visited North Korea.", {"visitor": ("person-sergei-shoigu",), "host": ("kp",)}),
        (
            "visit",
            "Sergei Shoigu travelled home before he flew to North Korea.",
            {"visitor": ("person-sergei-shoigu",), "host": ("kp",)},
        ),
        (
            "letters",
            "Kim Jong Un and Vladimir Putin exchanged letters.",
            {"party": ("person-kim-jong-un", "person-vladimir-putin")},
        ),
        (
            "shipment",
            "Iran sent crude oil to Syria.",
            {"supplier": ("ir",), "recipient": ("sy",), "goods": ("goods-crude-oil",)},
        ),
        (
            "payment",
            "Russia paid $10 million to Iran.",
            {"payer": ("ru",), "payee": ("ir",), "goods": ("money-10-million",)},
        ),
        ("designation", "The United States imposed sanctions on Iran.", {"authority": ("us",), "target": ("ir",)}),
        (
            "military_use",
            "Russia fired missiles at Ukraine.",
            {"user": ("ru",), "goods": ("goods-rockets-missiles",), "target": ("ua",)},
        ),
    ],
)
def test_each_event_fills_its_slots(event: str, text: str, slots: dict[str, tuple[str, ...]]) -> None:
    assert slots == read(text).slots(event)


@pytest.mark.parametrize(
    ("text", "modality", "polarity"),
    [
        ("Iran sold drones to Russia.", "asserted", "positive"),
        ("Iran never sold drones to Russia.", "asserted", "negative"),
        ("Iran did not sell drones to Russia.", "asserted", "negative"),
        ("Iran may sell drones to Russia.", "possible", "positive"),
        ("Iran will sell drones to Russia.", "expected", "positive"),
        ("If Iran sells drones to Russia, prices will rise.", "conditional", "positive"),
        ("Iran allegedly sold drones to Russia.", "alleged", "positive"),
    ],
)
def test_hedges_and_negation_tell_how_real_the_author_makes_it(text: str, modality: str, polarity: str) -> None:
    assert [("author", modality, polarity)] == read(text).stances()


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


def test_passive_and_active_say_the_same() -> None:
    active = read("Ukraine said Iran had sold drones to Russia.")
    passive = read("Ukraine said drones had been sold to Russia by Iran.")
    assert active.stances() == passive.stances()
    assert active.slots() == passive.slots()


def test_ligatures_and_odd_whitespace_change_no_claim() -> None:
    plain = read("Ukraine confirmed that Iran supplied drones to Russia.")
    odd = read("Ukraine con\ufb01rmed\u00a0that Iran\u2009supplied\u202fdrones  to Russia.")
    assert plain.stances() == odd.stances()
    assert plain.slots() == odd.slots()


@pytest.mark.parametrize("noun", ["The allegation", "The accusation", "The claim"])
def test_a_denial_is_attached_to_what_was_alleged(noun: str) -> None:
    found = read(f"Last year, the US accused North Korea of shipping missiles to Russia. {noun} was denied by Moscow.")
    assert [("us", "alleged", "positive"), ("gov-ru", "denied", "negative")] == found.stances()
    assert 1 == len({c.cluster for c in found.claims})


def test_silence_is_attached_to_what_the_other_side_claimed_and_is_no_denial() -> None:
    found = read("The US said Iran sold drones to Russia. The Kremlin refused to comment on the US claims.")
    assert [("us", "asserted", "positive"), ("gov-ru", "declined", "positive")] == found.stances()


def test_a_belief_of_the_own_side_is_claimed_by_the_speaker_too() -> None:
    found = read("US President Joe Biden said that the United States believes Iran sold drones to Russia.")
    assert ["person-joe-biden", "us"] == [source for source, _, _ in found.stances()]


def test_what_others_claim_is_not_claimed_by_the_one_who_reports_it() -> None:
    found = read("US President Joe Biden said that Ukraine claims Iran sold drones to Russia.")
    assert ["ua"] == [source for source, _, _ in found.stances()]


def test_a_warning_without_an_event_is_an_event() -> None:
    slots = read("Washington warned Pyongyang of a price.").slots("warning")
    assert {"actor": ("gov-us",), "target": ("gov-kp",)} == slots


def test_an_event_has_the_date_of_its_clause() -> None:
    text = "Ukraine said on Tuesday that Iran sold drones to Russia in July."
    [claim] = read(text).claims
    assert claim.date is not None
    assert "July" == find_dates(text, PUBLISHED)[claim.date].span.text


def test_a_noun_does_not_take_the_date_of_the_verb_that_governs_it() -> None:
    text = "The United States on Monday condemned the transfer of missiles from North Korea to Russia."
    assert [None] == [claim.date for claim in read(text).claims if claim.event == "arms_transfer"]


def test_a_form_that_may_be_a_verb_is_a_noun_after_an_article() -> None:
    text = "The United States condemned the transfer of missiles from North Korea to Russia."
    assert ("kp",) == read(text).slots()["supplier"]


def test_an_infinitive_belongs_to_the_subject_of_the_verb_that_governs_it() -> None:
    assert ("ir",) == read("Iran condemned Ukraine and agreed to sell drones to Russia.").slots()["supplier"]
    assert ("ua",) == read("Iran expected Ukraine to sell drones to Russia.").slots()["supplier"]


def test_reports_called_false_are_denied_by_who_says_so() -> None:
    found = read("Reports that Iran sold drones to Russia are false, the North Korean foreign ministry said.")
    assert [("", "alleged", "positive"), ("org-kp-foreign-ministry", "denied", "negative")] == found.stances()


def test_claims_of_others_are_denied_by_who_denies_them() -> None:
    found = read("Russia denied claims by Ukraine that Iran sold drones to Russia.")
    assert {("ua", "alleged", "positive"), ("ru", "denied", "negative")} == set(found.stances())


def test_an_accusation_called_baseless_is_denied() -> None:
    found = read("Ukraine said Iran sold drones to Russia. Iran called the accusations baseless.")
    assert [("ua", "asserted", "positive"), ("ir", "denied", "negative")] == found.stances()


def test_what_a_speaker_says_of_us_is_the_claim_of_the_speaker() -> None:
    found = read("“We accuse Iran of selling drones to Russia,” US President Joe Biden said.")
    assert ("person-joe-biden", "alleged", "positive") in found.stances()


def test_an_event_with_a_date_ahead_is_expected() -> None:
    assert [("author", "expected", "positive")] == read("Vladimir Putin travels to Vladivostok next week.").stances(
        "visit"
    )


def test_boilerplate_claims_nothing() -> None:
    assert (
        []
        == read(
            "Kim left the city on Monday.\n\nRead Also: Japan, South Korea Leaders To Meet Biden – White House\n"
        ).claims
    )


_GOODS = {"arms": "missiles", "any": "crude oil", "money": "$5 million", "": ""}
_SENTENCES = {
    "giving": "Iran {verb} {goods} to Russia.",
    "arming": "Iran {verb} Russia.",
    "taking": "Russia {verb} {goods} from Iran.",
    "goods_noun": "The {goods} {noun} from Iran to Russia went on.",
    "parties_noun": "The {noun} between Iran and Russia went on.",
    "parties_verb": "Iran {verb} with Russia.",
    "seeking": "Russia {verb} to Iran for missiles.",
    "visiting": "Sergei Shoigu {verb} Iran.",
    "going": "Sergei Shoigu {verb} to Iran.",
    "visit_noun": "The {noun} by Sergei Shoigu to Iran was short.",
    "letters": "There was a {noun} from Iran to Russia.",
    "designating": "The United States {verb} Iran.",
    "measure": "There are {noun} on Iran.",
    "using": "Russia {verb} missiles at Ukraine.",
    "steps": "The US said the US would take {noun}.",
    "continuing": "The US said the US will {base} to push.",
}


def _triggers() -> list[tuple[str, str, str, str, str]]:
    return sorted(
        {
            (frame.event, frame.pattern, frame.goods, word, frame.lemma)
            for word, entries in frames().items()
            for frame in entries
            if frame.form in ("noun", "past", "both")
        }
    )


@pytest.mark.parametrize(("event", "pattern", "goods", "word", "lemma"), _triggers())
def test_every_event_word_names_its_event(event: str, pattern: str, goods: str, word: str, lemma: str) -> None:
    sentence = _SENTENCES[pattern].format(verb=word, noun=word, goods=_GOODS[goods], base=lemma)
    if lemma == "seek":
        sentence = "Russia sought missiles from Iran."
    assert event in [claim.event for claim in read(sentence).claims]


_HEDGED = {
    "possible": ("possible", "positive"),
    "expected": ("expected", "positive"),
    "conditional": ("conditional", "positive"),
    "alleged": ("alleged", "positive"),
    "negative": ("asserted", "negative"),
    "averted": ("conditional", "positive"),
}


@pytest.mark.parametrize(("modality", "word"), [(m, w) for m, words in read_rows("hedges") for w in words.split()])
def test_every_hedge_counts_before_an_event(modality: str, word: str) -> None:
    found = read(f"There was {word} sale of missiles from Iran to Russia.").stances()
    assert [("author", *_HEDGED[modality])] == found


def test_regular_and_irregular_verbs_are_inflected() -> None:
    assert {"ship": "base", "ships": "s", "shipping": "ing", "shipped": "both"} == inflect("ship", "shipped shipped")


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


def test_who_rejects_a_denial_denies_nothing_itself() -> None:
    reading = read("Tehran's denial that it sold drones to Russia was dismissed by Kyiv.")
    assert [("gov-ir", "denied", "negative")] == reading.stances()


def test_hearsay_at_the_head_of_a_sentence_is_no_fact() -> None:
    assert [("author", "alleged", "positive")] == read("Reportedly, Iran shipped missiles to Russia.").stances()


def test_a_length_of_time_is_no_date_of_an_event() -> None:
    reading = read("Iran has shipped drones to Russia for two years. Kyiv said it soon sold missiles to Syria.")
    assert [None, None] == [claim.date for claim in reading.claims if claim.event == "arms_transfer"][:2]


def test_a_heading_makes_no_fact_of_what_is_denied() -> None:
    assert [("kp", "denied", "negative")] == read("North Korea Denies Arms Sales to Russia").stances()


def test_what_is_said_at_a_briefing_is_no_fact_of_the_author() -> None:
    text = "China has not provided arms to Russia, spokeswoman Mao Ning told a regular briefing on Friday."
    assert [("person-mao-ning", "asserted", "negative")] == read(text).stances()


def test_a_rule_for_any_country_is_no_transfer() -> None:
    assert [] == read("The US said it would punish any country that buys missiles from Russia.").stances()


def test_an_accuser_is_not_who_bought() -> None:
    reading = read("The US Treasury sanctioned three firms it accused of buying drones for Russia.")
    assert all("org-us-department-of-the-treasury" not in ids for c in reading.claims
               for slot, ids in c.participants.items() if slot in ("recipient", "supplier"))  # fmt: skip


def test_a_question_to_who_is_silent_is_no_pledge() -> None:
    reading = read("Asked if Ankara planned to buy missiles from Russia, its spokesman declined to comment.")
    assert [] == [c for c in reading.claims if c.event == "pledge"]


def test_a_date_beside_the_name_of_a_speaker_is_not_when_it_was_said() -> None:
    (statement,) = read("Turkey, which took delivery of it in July 2019, has said the deal is done.").statements
    assert statement.date is None


def test_remarks_that_are_dismissed_are_denied() -> None:
    text = "Kyiv said Iran had likely sold drones to Russia. Dmitry Peskov dismissed the remarks as groundless."
    assert ("person-dmitry-peskov", "denied", "negative") in read(text).stances()


def test_a_ministry_after_the_adjective_of_its_country_is_silent_for_itself() -> None:
    text = (
        "Kyiv said Iran sold drones to Russia. The Russian Defense Ministry did not respond to a request for comment."
    )
    assert ("org-russian-defense-ministry", "declined", "positive") in read(text).stances()


@pytest.mark.parametrize(
    "text",
    [
        "Kyiv said Iran sold drones to Russia, a claim Tehran has denied.",
        "Kyiv said Iran sold drones to Russia, a claim that Tehran denies.",
        "Kyiv accused Iran of sending gunpowder to Russia, an allegation Tehran rejects.",
    ],
)
def test_a_claim_that_is_denied_in_passing_is_denied_by_who_does(text: str) -> None:
    assert ("gov-ir", "denied", "negative") in read(text).stances()


def test_several_suppliers_in_a_list_are_all_suppliers() -> None:
    assert ("ru", "cn", "sg") == read("Myanmar bought arms from Russia, China and Singapore.").slots()["supplier"]


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("Iran has sold no drones to Sudan.", "negative"),
        ("Iran sold Sudan no weapons.", "negative"),
        ("Sudan bought no missiles from Iran.", "negative"),
        ("Iran sold Sudan new drones.", "positive"),
    ],
)
def test_no_before_the_goods_negates_the_transfer(text: str, polarity: str) -> None:
    assert [("author", "asserted", polarity)] == read(text).stances()


def test_goods_that_it_was_not_are_no_goods_of_the_event() -> None:
    assert [] == read("Sudan bought tractors from Iran, not weapons.").claims


def test_an_embargo_on_arms_is_no_cargo() -> None:
    slots = read("Turkey sent drones to Libya in breach of an arms embargo.").slots()
    assert ("goods-drones",) == slots["goods"]


@pytest.mark.parametrize(
    ("denial", "stance"),
    [
        ("The sale was denied by Iran.", ("ir", "denied", "negative")),
        ("Iran would neither confirm nor deny the deal.", ("ir", "declined", "positive")),
        ("“That is not true,” Iran said.", ("ir", "denied", "negative")),
        (
            "Iran did not respond to questions about whether it had sold drones to Sudan.",
            ("ir", "declined", "positive"),
        ),
    ],
)
def test_an_event_named_again_is_the_one_told_before(denial: str, stance: tuple[str, str, str]) -> None:
    found = read(f"Officials said Iran had sold drones to Sudan. {denial}")
    assert stance in found.stances()
    assert 1 == len({c.cluster for c in found.claims if c.event == "arms_transfer"})


@pytest.mark.parametrize(
    ("text", "supplier", "recipient"),
    [
        ("Sudan accused Iran of arming Hezbollah.", ("ir",), ("org-hezbollah",)),
        ("Russia has begun deliveries of missiles to India.", ("ru",), ("in",)),
    ],
)
def test_arming_and_beginning_deliveries_have_a_supplier(
    text: str, supplier: tuple[str, ...], recipient: tuple[str, ...]
) -> None:
    slots = read(text).slots()
    assert (supplier, recipient) == (slots["supplier"], slots["recipient"])


def test_armed_men_are_no_transfer() -> None:
    assert [] == read("Armed men met an armed group near Kabul.").claims


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Iran refused to sell drones to Sudan.", ("ir", "asserted", "negative")),
        ("Iran refused to say whether it had sold drones to Sudan.", ("ir", "declined", "positive")),
    ],
)
def test_a_refusal_to_act_is_no_silence(text: str, stance: tuple[str, str, str]) -> None:
    assert [stance] == read(text).stances()


@pytest.mark.parametrize(
    "text",
    [
        "The chief of the Iranian Armed Forces, General Karimi, spoke.",
        "A strike carried out by Iran killed two with drones.",
        "Soldiers in Iran search houses for weapons.",
        "Kim decided to go home.",
        "Kim walked in carrying a rifle.",
        "Jordan sent fighter jets to hit targets in Syria.",
        "It would renew the Iran Sanctions Act.",
        "Kim was designated to receive the money.",
        "Kim was designated a high-risk traveller.",
        "It sent voters into the arms of Kim.",
        "Kim planned to stay neutral.",
        "“I’m flying to Paris,” she wrote to Facebook.",
    ],
)
def test_words_that_only_look_like_an_event_claim_none(text: str) -> None:
    assert [] == read(text).claims


def test_who_did_not_threaten_warned_of_nothing() -> None:
    assert [] == read("Kim did not threaten Japan.").stances("warning")


def test_a_country_that_only_says_where_is_no_visitor() -> None:
    found = read("Viktor Orlov was born in Kuwait and is thought to have travelled to Syria.")
    assert "kw" not in [one for c in found.claims for one in c.participants.get("visitor", ())]


def test_sanctions_under_the_name_of_a_state_are_aimed_at_it() -> None:
    assert {"target": ("ir",)} == read("The new Iran sanctions took effect.").slots("designation")
    assert {"authority": ("us",)} == read("The bank is under US sanctions.").slots("designation")


def test_who_sells_in_the_deal_of_a_state_is_not_said() -> None:
    slots = read("They reconsidered the Saudi arms deal.").slots()
    assert ("supplier" not in slots, slots["party"]) == (True, ("sa",))


def test_a_verb_after_which_belongs_to_what_stands_before_it() -> None:
    text = "Kim and Moon spoke of North Korea, which has tested a bomb and launched missiles at Japan."
    assert ("kp",) == read(text).slots("military_use")["user"]


def test_what_is_banned_is_no_fact() -> None:
    assert [("author", "conditional", "positive")] == read("The US barred Iran from selling drones to Sudan.").stances()


@pytest.mark.parametrize(
    ("text", "supplier"),
    [
        ("Washington accused Iran of sending drones to Russia.", ("ir",)),
        ("Iran was accused by the United States of sending drones to Russia.", ("ir",)),
        ("Iran was accused of sending drones to Russia.", ("ir",)),
        ("The United States accused two directors of sending drones to Russia.", ()),
        ("The United States imposed sanctions on a trading company, accusing it of sending drones to Russia.", ()),
        ("Israel charged that they had sent drones to Russia.", ()),
        ("The EU blacklisted three firms for sending drones to Russia.", ()),
        ("The United States sanctioned Orion LLC for sending drones to Russia.", ("org-orion-llc",)),
        ("It is run by a firm that Washington placed on a list for its role in sending drones to Russia.", ()),
    ],
)
def test_an_accuser_is_never_who_is_accused(text: str, supplier: tuple[str, ...]) -> None:
    assert supplier == read(text).slots().get("supplier", ())


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Moscow does not plan to sell missiles to Iran.", ("gov-ru", "expected", "negative")),
        ("Tokyo does not expect Pyongyang to sell missiles to Russia.", ("gov-jp", "expected", "negative")),
        ("Ankara did not agree to send tanks to Ukraine.", ("gov-tr", "expected", "negative")),
        ("Berlin did not rule out sending tanks to Ukraine.", ("gov-de", "possible", "positive")),
        ("Berlin ruled out sending tanks to Ukraine.", ("gov-de", "denied", "negative")),
    ],
)
def test_not_to_plan_is_no_silence(text: str, stance: tuple[str, str, str]) -> None:
    assert [stance] == read(text).stances()


@pytest.mark.parametrize(
    ("text", "stances"),
    [
        (
            "Kyiv said that Iran had sold drones to Russia, which Tehran denies.",
            [("gov-ua", "asserted", "positive"), ("gov-ir", "denied", "negative")],
        ),
        (
            "Iran sold drones to Russia, which Tehran denies.",
            [("author", "asserted", "positive"), ("gov-ir", "denied", "negative")],
        ),
        ("There is no evidence that Iran sold drones to Russia.", [("author", "asserted", "negative")]),
        ("Kyiv saw no sign that Iran had sold drones to Russia.", [("author", "asserted", "negative")]),
        ("There are indications that Iran sold drones to Russia.", [("", "alleged", "positive")]),
        ("It is possible that Iran will sell drones to Russia.", [("author", "possible", "positive")]),
        ("There were claims on social media that Iran had sold drones to Russia.", [("author", "alleged", "positive")]),
        (
            "Kyiv on Sunday night dismissed claims on social media that it had bought drones from Iran.",
            [("gov-ua", "denied", "negative")],
        ),
        ("It was listed in May 2020 for selling drones to Russia.", [("author", "asserted", "positive")]),
        ("Russia has failed to deliver missiles to Armenia.", [("author", "asserted", "negative")]),
        ("France suspended arms exports to Mali.", [("author", "asserted", "negative")]),
        ("Manila has scrapped a deal to buy tanks from Russia.", [("author", "asserted", "negative")]),
        ("Iran was accused by Kyiv of selling drones to Russia.", [("gov-ua", "alleged", "positive")]),
    ],
)
def test_what_is_denied_in_passing_unproved_or_called_off(text: str, stances: list[tuple[str, str, str]]) -> None:
    assert stances == read(text).stances()


def test_a_request_for_goods_moves_none() -> None:
    assert [] == read("Iran said it had received no request for drones from Russia.").stances()


def test_hearsay_of_nobody_can_be_denied() -> None:
    text = "A paper wrote of an alleged sale of rifles to Sudan. The ministry rejects the accusation."
    assert ("", "denied", "negative") == read(text).stances()[-1]


@pytest.mark.parametrize(
    "text",
    [
        "Kim Jong Un gave Sergei Shoigu a tour of an arms exhibition.",
        "Orion LLC agreed to pay $300 million to settle claims by the United States.",
    ],
)
def test_exhibitions_and_fines_are_no_deals(text: str) -> None:
    assert [] == [c for c in read(text).claims if c.event in ("arms_transfer", "payment")]


def test_used_tanks_are_goods() -> None:
    slots = read("Germany approved the export of 20 used Leopard 1 tanks to Ukraine.").slots()
    assert {"recipient": ("ua",), "goods": ("goods-tanks",)} == slots


@pytest.mark.parametrize(
    ("text", "recipient"),
    [
        ("China, which sold the Philippines rifles in 2017, has offered two patrol boats.", ("ph",)),
        ("Iran gave the Houthis missiles.", ("group-houthis",)),
        ("Germany sent Ukraine 14 tanks.", ("ua",)),
        ("They sold Russian tanks to India.", ("in",)),
        ("They sold Taiwan's missiles.", ()),
    ],
)
def test_who_stands_before_the_goods_may_get_them(text: str, recipient: tuple[str, ...]) -> None:
    slots = next((dict(c.participants) for c in read(text).claims), {})
    assert recipient == slots.get("recipient", ())


def test_a_mission_denies_for_itself() -> None:
    text = "Iran's mission to the United Nations called it a lie. It has denied sending drones to Russia."
    assert ("org-ir-mission", "denied", "negative") == read(text).stances()[-1]
