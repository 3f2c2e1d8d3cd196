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


def test_passive_and_active_say_the_same() -> None:
    active = read("Ukraine said Iran had sold drones to Russia.")
    passive = read("Ukraine said drones had been sold to Russia by Iran.")
    assert active.stances() == passive.stances()
    assert active.slots() == passive.slots()


def test_a_form_that_may_be_a_verb_is_a_noun_after_an_article() -> None:
    text = "The United States condemned the transfer of missiles from North Korea to Russia."
    assert ("kp",) == read(text).slots()["supplier"]


def test_an_infinitive_belongs_to_the_subject_of_the_verb_that_governs_it() -> None:
    assert ("ir",) == read("Iran condemned Ukraine and agreed to sell drones to Russia.").slots()["supplier"]
    assert ("ua",) == read("Iran expected Ukraine to sell drones to Russia.").slots()["supplier"]


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
    elif pattern == "moving" and lemma == "go":
        sentence = f"The {_GOODS[goods]} {word} to Russia."
    elif lemma == "restrictions":
        sentence = "Japan imposed restrictions on Iran."
    elif lemma == "freeze" and pattern == "measure":
        sentence = "Japan imposed an asset freeze on Iran."
    assert event in [claim.event for claim in read(sentence).claims]


def test_a_rule_for_any_country_is_no_transfer() -> None:
    assert [] == read("The US said it would punish any country that buys missiles from Russia.").stances()


def test_an_accuser_is_not_who_bought() -> None:
    reading = read("The US Treasury sanctioned three firms it accused of buying drones for Russia.")
    assert all("org-us-department-of-the-treasury" not in ids for c in reading.claims
               for slot, ids in c.participants.items() if slot in ("recipient", "supplier"))  # fmt: skip


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


@pytest.mark.parametrize(
    ("text", "supplier"),
    [
        ("Washington accused Iran of sending drones to Russia.", ("ir",)),
        ("Iran was accused by the United States of sending drones to Russia.", ("ir",)),
        ("Iran was accused of sending drones to Russia.", ("ir",)),
        ("The United States accused two directors of sending drones to Russia.", ()),
        ("The United States imposed sanctions on a trading company, accusing it of sending drones to Russia.", ()),
        ("Israel charged that they had sent drones to Russia.", ()),
        ("The EU blacklisted three firms for sending drones to Russia.", ("org-unnamed-1",)),
        ("The United States sanctioned Orion LLC for sending drones to Russia.", ("org-orion-llc",)),
        ("It is run by a firm that Washington placed on a list for its role in sending drones to Russia.", ()),
    ],
)
def test_an_accuser_is_never_who_is_accused(text: str, supplier: tuple[str, ...]) -> None:
    assert supplier == read(text).slots().get("supplier", ())


def test_a_request_for_goods_moves_none() -> None:
    assert [] == read("Iran said it had received no request for drones from Russia.").stances()


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
    assert {"supplier": ("de",), "recipient": ("ua",), "goods": ("goods-tanks",)} == slots


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


@pytest.mark.parametrize(
    ("text", "slots"),
    [
        ("The missiles that Iran sent to Russia were shown.", {"supplier": ("ir",), "recipient": ("ru",)}),
        ("Kyiv showed missiles Iran had sent to Russia.", {"supplier": ("ir",), "recipient": ("ru",)}),
        ("The tanks and missiles, which Iran sold Russia, were old.", {"supplier": ("ir",), "recipient": ("ru",)}),
        ("The missiles Russia bought from Iran are old.", {"supplier": ("ir",), "recipient": ("ru",)}),
        ("Missiles sent to Russia from Iran were shown.", {"supplier": ("ir",), "recipient": ("ru",)}),
        ("Iranian missiles shipped to Russia", {"recipient": ("ru",)}),
    ],
)
def test_goods_before_a_relative_clause_are_those_of_its_verb(text: str, slots: dict[str, tuple[str, ...]]) -> None:
    [claim] = read(text).claims
    assert slots.items() <= dict(claim.participants).items()
    assert "goods-rockets-missiles" in claim.participants["goods"]
    assert "asserted" == claim.modality


@pytest.mark.parametrize(
    "text",
    [
        "He said of the missiles that Iran sent troops to Syria.",
        "The army with missiles that Iran sent advisers to left.",
    ],
)
def test_what_a_clause_has_an_object_of_its_own_for_is_not_its_goods(text: str) -> None:
    assert [] == [claim.event for claim in read(text).claims]


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


@pytest.mark.parametrize(
    ("text", "event", "slots"),
    [
        ("Orion LLC bought shells in Iran and shipped them to Syria.", "arms_transfer", {"recipient": ("sy",)}),
        ("The Nordlys was carrying coal from North Korea to China.", "shipment", {"supplier": ("kp",)}),
        ("A tanker carried crude oil from Iran to Syria.", "shipment", {"supplier": ("ir",), "recipient": ("sy",)}),
        ("Crates of ammunition were flown to Amdjarass in Chad.", "arms_transfer", {"recipient": ("td",)}),
        (
            "Sava Logistika, a Serbian firm that delivered machine tools to Russia, was listed.",
            "shipment",
            {"supplier": ("org-sava-logistika",)},
        ),
    ],
)
def test_slots_are_filled_from_farther_away(text: str, event: str, slots: dict[str, tuple[str, ...]]) -> None:
    claims = [dict(claim.participants) for claim in read(text).claims if claim.event == event]
    assert any(slots.items() <= found.items() for found in claims)


@pytest.mark.parametrize(
    "text",
    [
        "Russia flew drones over Syria.",
        "Iran gave Russia details of the missiles.",
        "Iran refused to provide information on missiles to Russia.",
        "They listed the cargo ship Nordlys for carrying them.",
    ],
)
def test_who_gets_it_and_what_flies_are_no_goods(text: str) -> None:
    assert [] == [claim for claim in read(text).claims if claim.event in ("arms_transfer", "shipment")]


def test_what_who_gets_them_makes_is_not_among_the_goods() -> None:
    [claim] = read("Iran sold the circuits to a Russian maker of drones, in breach of sanctions.").claims
    assert ("goods-electronics",) == claim.participants["goods"]
    assert ("org-unnamed-1",) == claim.participants["recipient"]


def test_who_is_listed_for_something_is_designated() -> None:
    text = "Ivan Petrov was also listed for organising the sales. Britain sanctioned Ost Gold, a firm, for helping."
    assert [("person-ivan-petrov",), ("org-ost-gold",)] == [
        claim.participants["target"] for claim in read(text).claims if claim.event == "designation"
    ]
    assert [] == read("Ivan Petrov was listed by his name.").claims


@pytest.mark.parametrize(
    ("text", "slots"),
    [
        ("Vietnam is in talks with Russia about buying tanks.", {"supplier": ("ru",), "recipient": ("vn",)}),
        ("Iran held negotiations with Russia on selling tanks.", {"supplier": ("ir",), "recipient": ("ru",)}),
    ],
)
def test_who_talks_about_a_deal_and_with_whom_are_its_sides(text: str, slots: dict[str, tuple[str, ...]]) -> None:
    [deal] = [claim for claim in read(text).claims if claim.event == "arms_transfer"]
    assert slots.items() <= dict(deal.participants).items()
    assert "possible" == deal.modality


@pytest.mark.parametrize(
    "text",
    [
        "Washington has banned exports of drones to Russia.",
        "A law bars the export of missiles to Iran.",
        "Canada restricted deliveries of tanks to Mali.",
    ],
)
def test_a_rule_against_exports_is_no_transfer(text: str) -> None:
    assert [] == [claim for claim in read(text).claims if claim.event in ("arms_transfer", "shipment")]


def test_somebody_without_a_name_can_be_designated() -> None:
    [claim] = read("The United States sanctioned a Rwandan general in August.").claims
    assert ("designation", ("us",)) == (claim.event, claim.participants["authority"])


def test_who_is_named_after_what_he_is_is_met() -> None:
    reading = read("Sergei Lavrov is due to meet his counterpart, Asif Qureshi, in Minsk.")
    assert ("person-sergei-lavrov", "person-asif-qureshi") == reading.slots("meeting")["party"]


def test_a_question_of_the_author_claims_nothing() -> None:
    assert [] == read("Did Iran sell missiles to Russia?").claims
    assert ["possible"] == [claim.modality for claim in read("“Did Iran sell missiles to Russia?” Kyiv asked.").claims]


def test_a_verb_after_a_name_is_no_part_of_it() -> None:
    assert ("am",) == read("Exports of missiles from Iran to Armenia tripled last year.").slots()["recipient"]


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


def test_rebels_whose_name_stands_before_them_get_arms() -> None:
    assert read("Iran sold rifles to the Houthi rebels.").slots()["recipient"] == ("group-houthi",)


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


def test_a_time_before_the_ground_is_no_part_of_who_is_accused() -> None:
    told = read("Washington sanctioned Velka Ltd this month for shipping diesel to Iran.")
    assert told.slots("shipment")["supplier"] == ("org-velka-ltd",)


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
