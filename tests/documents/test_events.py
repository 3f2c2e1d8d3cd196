"""Each event fills its slots; words that only look like one name none."""

from __future__ import annotations

import pytest

from dissuade.documents.event_frames import frames
from tests.documents.reading import read


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


_GOODS = {"arms": "missiles", "any": "crude oil", "money": "$5 million", "": ""}
_SENTENCES = {
    "giving": "Iran {verb} {goods} to Russia.",
    "paying_for": "Russia {verb} Iran for {goods}.",
    "approving": "Iran {verb} {goods} for Russia.",
    "offering": "Iran {verb} Russia {goods}.",
    "loading": "The {goods} was {verb} at Odesa.",
    "dealer_noun": "Iran is the main {noun} of {goods} from Russia.",
    "payment_noun": "The {goods} {noun} from Iran to Russia was late.",
    "writing": "Iran {verb} to Russia.",
    "boarding": "The Iranian tanker Luna {verb} {goods} on board.",
    "contract": "Russia signed the {noun} with Iran for {goods}.",
    "moving": "The {goods} {verb} Iran for Russia.",
    "bound": "They seized {goods} {noun} for Russia.",
    "arming": "Iran {verb} Russia.",
    "taking": "Russia {verb} {goods} from Iran.",
    "goods_noun": "The {goods} {noun} from Iran to Russia went on.",
    "parties_noun": "The {noun} between Iran and Russia went on.",
    "parties_verb": "Iran {verb} with Russia.",
    "persons_verb": "Sergei Shoigu {verb} Kim Jong Un.",
    "seeking": "Russia {verb} to Iran for missiles.",
    "visiting": "Sergei Shoigu {verb} Iran.",
    "going": "Sergei Shoigu {verb} to Iran.",
    "visit_noun": "The {noun} by Sergei Shoigu to Iran was short.",
    "letters": "There was a {noun} from Iran to Russia.",
    "listing": "The United States {verb} Iran on its blacklist.",
    "designating": "The United States {verb} Iran.",
    "measure": "There are {noun} on Iran.",
    "freezing": "Japan {verb} the assets of Velka Trading.",
    "using": "Russia {verb} missiles at Ukraine.",
    "steps": "The US said the US would take {noun}.",
    "swapping": "Russia {verb} oil for Iranian missiles.",
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
    elif lemma == "list":
        sentence = "Iran was listed by the United States."
    elif lemma == "show":
        sentence = "Sergei Shoigu showed Kim Jong Un new missiles."
    elif lemma == "land":
        sentence = "Sergei Shoigu landed in Iran."
    elif lemma in ("due", "expected"):
        sentence = f"Sergei Shoigu is {word} in Iran."
    elif pattern == "bound" and lemma in ("way", "route"):
        sentence = f"They seized {_GOODS[goods]} {'on the' if lemma == 'way' else 'en'} {word} to Russia."
    elif pattern == "moving" and lemma == "come":
        sentence = f"The {_GOODS[goods]} {word} from Iran."
    elif pattern == "moving" and lemma == "end":
        sentence = f"The {_GOODS[goods]} {word} up in Sudan."
    elif pattern == "moving" and lemma == "go":
        sentence = f"The {_GOODS[goods]} {word} to Russia."
    elif lemma == "restrictions":
        sentence = "Japan imposed restrictions on Iran."
    elif lemma == "freeze" and pattern == "measure":
        sentence = "Japan imposed an asset freeze on Iran."
    assert event in [claim.event for claim in read(sentence).claims]


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


def test_sanctions_under_the_name_of_a_state_are_aimed_at_it() -> None:
    assert {"target": ("ir",)} == read("The new Iran sanctions took effect.").slots("designation")
    assert {"authority": ("us",)} == read("The bank is under US sanctions.").slots("designation")


_BODY = "\n\nPYONGYANG - North Korean leader Kim Jong Un and Russian Defence Minister Sergei Shoigu shook hands."


@pytest.mark.parametrize("heading", ["Kim shows Shoigu new drones", "Kim Shows Shoigu New Drones", "Shoigu meets Kim"])
def test_a_headline_in_the_present_tense_tells_of_a_meeting(heading: str) -> None:
    assert {"person-kim-jong-un", "person-sergei-shoigu"} == set(read(heading + _BODY).slots("meeting")["party"])


@pytest.mark.parametrize(
    ("heading", "stance"),
    [
        ("Iran sends Russia missiles", ("author", "asserted", "positive")),
        ("Iran Sends Missiles to Russia", ("author", "asserted", "positive")),
        ("Iran to send missiles to Russia", ("author", "expected", "positive")),
        ("Iran to Sell Drones to Russia", ("author", "expected", "positive")),
        ("Iran Sells Drones to Russia, Says Sergei Lavrov", ("person-sergei-lavrov", "asserted", "positive")),
        ("Orion LLC sanctioned for selling drones to Russia", ("author", "alleged", "positive")),
        ("Japan sanctions Orion LLC for selling drones to Russia", ("jp", "alleged", "positive")),
    ],
)
def test_a_headline_without_articles_tells_of_a_transfer(heading: str, stance: tuple[str, str, str]) -> None:
    assert [stance] == read(heading).stances()


def test_who_shows_somebody_things_does_not_say_so() -> None:
    assert [] == read("Vladimir Putin showed Kim Jong Un new drones.").statements
    assert [] == read("Japan added Orion LLC to the list of guests.").statements


@pytest.mark.parametrize(
    ("text", "authority", "target"),
    [
        ("Japan added Orion LLC to its sanctions list.", ("jp",), ("org-orion-llc",)),
        ("Orion LLC was placed on the European Union's blacklist.", ("org-european-union",), ("org-orion-llc",)),
        ("Japan sanctions Orion LLC", ("jp",), ("org-orion-llc",)),
        ("Orion LLC blacklisted by Japan", ("jp",), ("org-orion-llc",)),
    ],
)
def test_a_list_of_sanctions_has_an_authority_and_a_target(
    text: str, authority: tuple[str, ...], target: tuple[str, ...]
) -> None:
    assert {"authority": authority, "target": target} == read(text).slots("designation")
    assert 1 == len(read(text).claims)


@pytest.mark.parametrize(
    "text",
    [
        "The polls show Sergei Shoigu with most votes.",
        "Sergei Shoigu welcomed Kim Jong Un's speech.",
        "Sergei Shoigu spoke to host Ivan Petrov.",
        "Sergei Shoigu left a video showing Kim Jong Un beside missiles.",
    ],
)
def test_who_is_only_shown_or_spoken_of_is_not_met(text: str) -> None:
    assert [] == [claim.event for claim in read(text).claims]


def test_who_is_listed_for_something_is_designated() -> None:
    text = "Ivan Petrov was also listed for organising the sales. Britain sanctioned Ost Gold, a firm, for helping."
    assert [("person-ivan-petrov",), ("org-ost-gold",)] == [
        claim.participants["target"] for claim in read(text).claims if claim.event == "designation"
    ]
    assert [] == read("Ivan Petrov was listed by his name.").claims


def test_somebody_without_a_name_can_be_designated() -> None:
    [claim] = read("The United States sanctioned a Rwandan general in August.").claims
    assert ("designation", ("us",)) == (claim.event, claim.participants["authority"])


def test_who_is_named_after_what_he_is_is_met() -> None:
    reading = read("Sergei Lavrov is due to meet his counterpart, Asif Qureshi, in Minsk.")
    assert ("person-sergei-lavrov", "person-asif-qureshi") == reading.slots("meeting")["party"]


def test_a_question_of_the_author_claims_nothing() -> None:
    assert [] == read("Did Iran sell missiles to Russia?").claims
    assert ["possible"] == [claim.modality for claim in read("“Did Iran sell missiles to Russia?” Kyiv asked.").claims]


@pytest.mark.parametrize(
    ("text", "event", "slots"),
    [
        ("The Rapid Support Forces have been armed by Iran.", "arms_transfer", {"supplier": ("ir",)}),
        (
            "The coal was bought by Velka Trading and resold to Malta.",
            "shipment",
            {"supplier": ("org-velka-trading",), "recipient": ("mt",)},
        ),
        ("Coal was sent to Russian steel plants.", "shipment", {"recipient": ("ru",)}),
        ("Mali took delivery of helicopters.", "arms_transfer", {"recipient": ("ml",)}),
        ("Velka Trading brokered the sale of drones to Sudan.", "arms_transfer", {"broker": ("org-velka-trading",)}),
        ("Poland's prime minister wrote to Vladimir Putin.", "letters", {"party": ("pl", "person-vladimir-putin")}),
        ("Washington reimposed sanctions on Iran's oil industry.", "designation", {"target": ("ir",)}),
        ("Japan will respond with sanctions against Iran.", "designation", {"authority": ("jp",), "target": ("ir",)}),
        ("The tanker Luna, which Japan sanctioned in 2015, left.", "designation", {"target": ("vessel-luna",)}),
        (
            "A European Union arms embargo on Mali was extended.",
            "designation",
            {"authority": ("org-european-union",), "target": ("ml",)},
        ),
        ("Mali bought Turkish and Iranian drones.", "arms_transfer", {"supplier": ("tr", "ir")}),
        (
            "Turkey halted deliveries of drones to Mali under pressure from Egypt.",
            "arms_transfer",
            {"supplier": ("tr",)},
        ),
        ("Rotek GmbH shipped 150 tonnes of coal a month to Mali.", "shipment", {"recipient": ("ml",)}),
        ("Rotek GmbH sold rifles worth more than $2 million to Mali.", "arms_transfer", {"recipient": ("ml",)}),
        (
            "The US sanctioned a Malian politician, Adama Velkan, for buying arms.",
            "designation",
            {"authority": ("us",)},
        ),
        ("The EU sanctioned two of Mali's state banks.", "designation", {"target": ("ml",)}),
        ("Velka Trading, a firm under EU sanctions, left.", "designation", {"target": ("org-velka-trading",)}),
        ("Mali ordered six of the fighter jets in May.", "arms_transfer", {"recipient": ("ml",)}),
        (
            "Velka Trading supplied Russian tractor plants with engines and arms.",
            "arms_transfer",
            {"recipient": ("ru",)},
        ),
        (
            "Velka Trading has bought crude oil since 2021 from Rotek GmbH.",
            "shipment",
            {"supplier": ("org-rotek-gmbh",)},
        ),
        ("Velka Trading has been under EU sanctions since May.", "designation", {"target": ("org-velka-trading",)}),
    ],
)
def test_who_takes_part_is_read_from_farther_words(text: str, event: str, slots: dict[str, tuple[str, ...]]) -> None:
    claims = [claim for claim in read(text).claims if claim.event == event]
    assert any(slots.items() <= dict(claim.participants).items() for claim in claims)


def test_sanctions_that_are_spoken_of_are_neither_denied_nor_made_by_who_speaks_of_them() -> None:
    assert [] == read("The EU's sanctions envoy left.").claims
    assert [("author", "asserted", "positive")] == read("It is due to discuss the arms embargo on Mali.").stances(
        "designation"
    )
    assert [("author", "asserted", "positive")] == read("Turkey has not joined sanctions against Iran.").stances(
        "designation"
    )


def test_what_stands_before_a_charge_tells_of_the_charge() -> None:
    text = "Seoul will place two firms on its blacklist for sending arms to Iran."
    assert [("author", "alleged", "positive")] == read(text).stances()
    text = "Washington imposed sanctions on two Turkish firms for sending arms to Iran."
    assert [("author", "alleged", "positive")] == read(text).stances()


def test_an_application_that_is_rejected_was_no_claim() -> None:
    assert [] == read("The ministry rejected an application to export rifles to Sudan.").statements


def test_the_agency_of_a_dateline_sells_nothing() -> None:
    text = "PRAGUE, Oct 22 (Velka News) - Police searched an office and said it sold rifles to Sudan."
    assert all("supplier" not in claim.participants for claim in read(text).claims)


def test_a_denial_of_claims_that_are_told_with_it_points_to_no_other() -> None:
    text = "The US said Iran sold arms to Syria. Tehran rejected claims that it was arming any side."
    assert [("us", "asserted", "positive")] == read(text).stances()


def test_who_are_to_meet_meet() -> None:
    both = ("person-viktor-sorokin", "person-peter-marlow")
    text = "President Viktor Sorokin and Chancellor Peter Marlow are to meet on Friday."
    assert read(text).slots("meeting")["party"] == both
    later = read(f"{text} When the two meet on Thursday, oil will be a topic.")
    assert [set(claim.participants["party"]) for claim in later.claims if claim.event == "meeting"] == [set(both)] * 2


def test_when_they_meet_is_ahead_where_something_will_be_then() -> None:
    told = "President Viktor Sorokin and Chancellor Peter Marlow spoke. When the two meet, "
    assert [c.modality for c in read(f"{told}oil will be a topic.").claims if c.event == "meeting"] == ["expected"]
    assert [c.modality for c in read(f"{told}oil is a topic.").claims if c.event == "meeting"] == ["asserted"]


def test_who_may_list_somebody_designates() -> None:
    assert read("The United States listed Velka Ltd in May for buying gold.").slots("designation") == {
        "authority": ("us",),
        "target": ("org-velka-ltd",),
    }
    assert not [
        c for c in read("The Nevsky Times listed Velka Ltd for buying gold.").claims if c.event == "designation"
    ]


def test_a_name_between_commas_ends_no_charge() -> None:
    told = "The European Union imposed sanctions on a firm, Velka Ltd, last month over deliveries of drones to Mali."
    assert [c.modality for c in read(told).claims if c.event == "arms_transfer"] == ["alleged"]


@pytest.mark.parametrize(
    ("text", "event", "slots"),
    [
        ("At a meeting with Kim Jong Un, Sergei Shoigu promised oil.", "meeting",
         {"party": ("person-sergei-shoigu", "person-kim-jong-un")}),
        ("After meeting Kim Jong Un, Sergei Shoigu left.", "meeting",
         {"party": ("person-sergei-shoigu", "person-kim-jong-un")}),
        ("Sergei Shoigu was received by Kim Jong Un.", "meeting",
         {"party": ("person-sergei-shoigu", "person-kim-jong-un")}),
        ("During a visit to Iran, Sergei Shoigu promised oil.", "visit",
         {"visitor": ("person-sergei-shoigu",), "host": ("ir",)}),
        ("Sergei Shoigu paid a visit to Iran.", "visit", {"visitor": ("person-sergei-shoigu",), "host": ("ir",)}),
        ("Sergei Shoigu visited the Iranian capital.", "visit",
         {"visitor": ("person-sergei-shoigu",), "host": ("ir",)}),
        ("In a letter to Iran, Sergei Shoigu promised oil.", "letters", {"party": ("person-sergei-shoigu", "ir")}),
        ("Sanctions were imposed on Iran by the United States.", "designation",
         {"authority": ("us",), "target": ("ir",)}),
        ("Velka Trading, sanctioned by the United States in May, closed.", "designation",
         {"authority": ("us",), "target": ("org-velka-trading",)}),
    ],
)  # fmt: skip
def test_meetings_visits_letters_and_sanctions_are_told_in_many_wordings(
    text: str, event: str, slots: dict[str, tuple[str, ...]]
) -> None:
    assert slots == read(text).slots(event)
