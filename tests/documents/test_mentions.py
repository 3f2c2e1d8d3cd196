"""Mentions: who and what, at which level, as which entity."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dissuade.documents.mentions import find_mentions
from dissuade.documents.zones import find_zones
from tests.timing import processor_seconds

DAY = dt.date(2023, 9, 6)


def found(text: str, day: dt.date | None = DAY) -> dict[str, str]:
    """Words to the id of the entity; the last one wins."""
    return {m.span.text: m.entity for m in find_mentions(text, find_zones(text), published=day).mentions}


@pytest.mark.parametrize(
    ("text", "words", "entity"),
    [
        ("Moscow denied the report.", "Moscow", "gov-ru"),
        ("He arrived in Moscow.", "Moscow", "place-moscow"),
        ("He travelled to Pyongyang.", "Pyongyang", "place-pyongyang"),
        ("Washington warned Pyongyang.", "Pyongyang", "gov-kp"),
        ("The Kremlin declined to comment.", "Kremlin", "gov-ru"),
        ("The DPRK said so.", "DPRK", "kp"),
        ("North Korean troops came.", "North Korean", "kp"),
        ("Russia’s army came.", "Russia", "ru"),
        ("the Biden administration, and President Joe Biden", "Biden administration", "gov-us"),
        ("the government of Iran", "government of Iran", "gov-ir"),
        ("It sold artillery shells to Russia.", "artillery shells", "goods-artillery-shells"),
        ("It sold weapons.", "weapons", "goods-weapons"),
        ("the World Food Programme", "World Food Programme", "org-world-food-programme"),
        ("Korea Ryonbong General Corp said", "Korea Ryonbong General Corp", "org-korea-ryonbong-general-corp"),
        ("the tanker Yuk Tung (IMO 9030591)", "Yuk Tung", "vessel-yuk-tung"),
        ("It paid $1.2 billion.", "$1.2 billion", "money-1-2-billion"),
        ("the port of Rajin", "Rajin", "place-rajin"),
        ("Defence Minister Sergei Shoigu came.", "Sergei Shoigu", "person-sergei-shoigu"),
        ("The Russian president spoke.", "Russian president", "person-vladimir-putin"),
        ("President Putin spoke.", "Putin", "person-vladimir-putin"),
    ],
)  # fmt: skip
def test_a_wording_means_its_entity(text: str, words: str, entity: str) -> None:
    assert entity == found(text)[words]


@pytest.mark.parametrize(
    "text",
    [
        "She held the baby in her arms.",
        "He works for a think tank and cooks with olive oil.",
        "They walked along the beach and found sea shells.",
        "give it to us now",
        "the word justice has a polish",
    ],
)
def test_common_words_are_no_mentions(text: str) -> None:
    assert {} == {words: entity for words, entity in found(text).items() if words not in ("They", "She", "He", "it")}


def test_the_country_before_a_company_is_its_own_mention() -> None:
    assert {"Turkey": "tr", "Baykar": "org-baykar"}.items() <= found("Turkey’s Baykar sold drones to Chad.").items()


@pytest.mark.parametrize("text", ["Chad Johnson spoke.", "Jordan Smith came."])
def test_a_given_name_is_no_country(text: str) -> None:
    assert not {"td", "jo"} & set(found(text).values())


def test_a_country_before_an_office_stays_one() -> None:
    assert {"Chad": "td", "Jordan": "jo"}.items() <= found("Chad President Deby met Jordan King Abdullah.").items()


def test_a_short_name_means_the_person_named_in_full() -> None:
    assert "person-kim-jong-un" == found("North Korean leader Kim Jong Un waved. Kim left.")["Kim"]


def test_a_short_name_that_two_persons_bear_is_not_guessed() -> None:
    assert "" == found("Kim Jong Un met Kim Yo Jong. Kim left.")["Kim"]


def test_an_office_follows_the_publication_date() -> None:
    text = "The US president spoke."
    assert ["person-joe-biden", "person-donald-trump", ""] == [
        found(text, day)["US president"] for day in (DAY, dt.date(2018, 5, 1), None)
    ]


def test_a_role_after_the_name_is_noted() -> None:
    text = "Pavel Felgenhauer, a defence and military analyst, said so."
    (entity,) = (e for e in find_mentions(text).entities if e.type == "person")
    assert "defence and military analyst" == entity.role


@pytest.mark.parametrize(
    ("text", "pronoun", "entity"),
    [
        ("North Korea would pay if it sells weapons.", "it", "kp"),
        ("The Kremlin has refused to comment on the US claims, saying it has nothing to say.", "it", "gov-ru"),
        (
            "Kim Jong Un and Vladimir Putin met; their talks went on.",
            "their",
            "person-kim-jong-un+person-vladimir-putin",
        ),
        ("Jake Sullivan said so. He left.", "He", "person-jake-sullivan"),
    ],
)
def test_a_pronoun_with_one_possible_meaning_is_resolved(text: str, pronoun: str, entity: str) -> None:
    assert entity == found(text)[pronoun]


def test_a_pronoun_with_two_possible_meanings_is_left_out() -> None:
    assert "it" not in found("Iran told Syria last week in public that it must leave.")


def test_both_leaders_are_the_two_of_the_sentence_before() -> None:
    text = "President Vladimir Putin met North Korean leader Kim Jong Un. The two leaders shook hands."
    assert "person-kim-jong-un+person-vladimir-putin" == found(text)["The two leaders"]


def test_boilerplate_has_no_mentions() -> None:
    assert "Japan" not in found("Russia said so.\nRead Also: Japan To Meet Biden\nIran denied it.")


def test_ligatures_and_odd_spaces_change_nothing_but_the_words() -> None:
    plain = "North Korea sent artillery shells to the Defence Office of Russia, officials said."
    odd = (
        plain.replace("North Korea", "North\u00a0 Korea")
        .replace("Office", "O\ufb03ce")
        .replace("artillery", "artil\u00adlery")
    )
    assert [m.entity for m in find_mentions(plain).mentions] == [m.entity for m in find_mentions(odd).mentions]


def test_swapping_names_swaps_entities() -> None:
    text = "{} sold weapons to {}; {} denied it."
    assert {"Iran": "ir", "Syria": "sy"}.items() <= found(text.format("Iran", "Syria", "Iran")).items()
    assert {"Iran": "ir", "Syria": "sy"}.items() <= found(text.format("Syria", "Iran", "Syria")).items()


@pytest.mark.shared
def test_finds_the_core_mentions_of_the_annotated_report(shared: Path) -> None:
    from benchmarks.mentions import measure_report

    assert (99, 99, []) == measure_report()


PIECES = st.sampled_from(
    ["North Korea", "Russia’s", "Kim Jong Un", "김정은", "Владимир Путин", "محمد", "习近平", "“We", "they”", "he said",
     "\n", "\n\n",
     "M/V", "LADY R", "IMO 9161003", "weapons", "\u200b", "\ufb01", "  ", "\u2029", "President", "of", "the", "US", ".",
     ", a",
     "spokesman", "both leaders", "\ud800", "their two countries", "$5bn", "Read Also: x", "\u202e", "’", "\x85"]
)  # fmt: skip


@given(st.lists(PIECES, max_size=25), st.sampled_from(["", " "]))
@settings(max_examples=300)
def test_spans_are_the_raw_text_in_any_script(pieces: list[str], glue: str) -> None:
    text = glue.join(pieces)
    result = find_mentions(text, find_zones(text), published=DAY)
    known = {entity.id for entity in result.entities}
    for mention in result.mentions:
        assert text[mention.span.start : mention.span.end] == mention.span.text
        assert not mention.entity or mention.entity in known
    assert all(text[span.start : span.end] == span.text for span in result.names)


@given(st.text(max_size=200))
def test_any_text_can_be_read(text: str) -> None:
    assert all(text[m.span.start : m.span.end] == m.span.text for m in find_mentions(text).mentions)


@pytest.mark.parametrize(
    ("text", "words", "entity"),
    [
        ("The Gambian army left.", "Gambian", "gm"),
        ("Iran Airlines flew there.", "Iran", "ir"),
        ("They saw Sergeant Virginia Belinsky there.", "Virginia Belinsky", "person-virginia-belinsky"),
        ("President Kassym-Jomart Belinsky spoke.", "Kassym-Jomart Belinsky", "person-kassym-jomart-belinsky"),
        ("Ostrov National Congress met.", "Ostrov National Congress", "org-ostrov-national-congress"),
        ("They buy from Ostrov Energy.", "Ostrov Energy", "org-ostrov-energy"),
    ],
)
def test_a_word_inside_a_longer_name_is_not_taken_for_what_it_is_alone(text: str, words: str, entity: str) -> None:
    assert entity == found(text)[words]


@pytest.mark.parametrize("name", ["Russian Ministry of Trade", "Iranian Defense Ministry", "Chinese Foreign Ministry"])
def test_a_ministry_is_read_with_its_country_and_its_subject(name: str) -> None:
    assert f"org-{name.lower().replace(' ', '-')}" == found(f"They said the {name} denied it.")[name]


@pytest.mark.parametrize("speaker", ["said a customs official", "said the spokesman"])
def test_he_after_an_unnamed_speaker_is_nobody_named_before(speaker: str) -> None:
    text = f"Sergei Lavrov left Moscow. The cargo was wheat, {speaker}. He called it harmless."
    assert "He" not in found(text)


def test_a_mr_lee_who_is_a_dealer_is_no_president() -> None:
    assert "lee-jae" not in found("Mr Lee, a dealer in Seoul, came.").get("Lee", "")


@pytest.mark.parametrize(
    "text", ["In a call with Joe Biden, he said so.", "Quoting a film by Clint Eastwood, he said so."]
)
def test_he_after_an_opening_phrase_is_not_who_stands_in_it(text: str) -> None:
    assert "he" not in found(text)


def test_a_government_is_no_organisation_beside_it() -> None:
    mentions = find_mentions("The Government of Jordan stated it.").mentions
    assert ["gov-jo"] == [m.entity for m in mentions if m.span.text == "Government of Jordan"]


def test_the_first_word_of_a_company_is_no_name_where_it_says_nothing_or_somebody_bears_it() -> None:
    general = find_mentions("National Orion Company left. National pride fell.").mentions
    assert "National" not in [m.span.text for m in general]
    borne = find_mentions("Halden Storage Inc. left. Anna Halden stayed. Halden spoke.").mentions
    assert "person-anna-halden" == borne[-1].entity


def test_who_is_named_after_a_role_has_it() -> None:
    text = "The Emirati envoy, Khalid Nasser, said that his country had sold arms."
    assert {"Emirati envoy": "person-khalid-nasser", "his country": "ae"}.items() <= found(text).items()


@pytest.mark.parametrize("ministry", ["commerce", "trade", "energy", "justice", "foreign", "defence"])
def test_a_ministry_is_of_the_state_before_it(ministry: str) -> None:
    assert (
        f"org-cn-{ministry}-ministry"
        == found(f"He said China's {ministry} ministry left.")[f"China's {ministry} ministry"]
    )


def test_georgia_is_the_country_where_the_text_says_so() -> None:
    assert "ge" == found("It was sent from Georgia, officials in Tbilisi said.")["Georgia"]
    assert "ge" not in found("It was sent from Georgia, officials in Atlanta said.").values()


@pytest.mark.parametrize("name", ["al-Wycomb", "el-Wycomb", "ar-Wycomb", "ash-Wycomb"])
def test_a_name_with_an_article_is_a_name_after_a_title_or_another(name: str) -> None:
    assert f"person-{name.lower()}" == found(f"They saw President {name} there.")[name]
    assert f"person-yusuf-{name.lower()}" == found(f"They saw Yusuf {name} there.")[f"Yusuf {name}"]


def test_a_name_before_an_imo_number_is_a_ship() -> None:
    text = "It met the Malta-flagged Nova Spirit (IMO 9177155) at sea. The Nova Spirit left."
    assert ["vessel", "vessel"] == [m.type for m in find_mentions(text).mentions if m.span.text == "Nova Spirit"]


def test_a_ship_with_its_prefix_after_what_it_is_called_is_one_ship() -> None:
    text = "The navy seized a tanker, the MT Okala Star, off Bonny. The ship MV Luna sank."
    assert ["vessel-okala-star", "vessel-luna"] == [m.entity for m in find_mentions(text).mentions]


def test_a_firm_is_known_by_an_estonian_legal_form_without_its_dots() -> None:
    text = "A court fined Optiveer OU for exporting 46 thermal imaging sights."
    assert {"Optiveer OU": "org-optiveer-ou", "thermal imaging sights": "goods-imaging"} == found(text)


def test_to_ship_is_no_ship() -> None:
    assert [] == [m for m in find_mentions("They tried to ship Belarusian potash.").mentions if m.type == "vessel"]


@pytest.mark.parametrize(
    "text", ["The ship, Captain Lee said, was late.", "The tanker, Iran said, was late.", "A ship, Nadia Velka, said."]
)
def test_who_speaks_between_commas_is_no_ship(text: str) -> None:
    assert [] == [m for m in find_mentions(text).mentions if m.type == "vessel"]


@pytest.mark.parametrize(
    "hostile",
    ["SS ", "Ferry ", "F-15s ", "President ", "WLL ", "Georgia ", "Wagner ", "IS ",
     "the tanker Luna (IMO {:07d}) sailed. ",
     "A Turkish company sold engines. The company ", "the ministry of Iran, the ministry ", "the spokesman ",
     "the port of Luna{} and "],
)  # fmt: skip
def test_a_hostile_line_takes_time_in_proportion_to_its_length(hostile: str) -> None:
    def seconds(length: int) -> float:
        text = "".join(hostile.format(number) for number in range(length // len(hostile)))
        return processor_seconds(lambda: find_mentions(text, find_zones(text)))

    seconds(2_000)
    assert seconds(48_000) < 24 * max(seconds(6_000), 0.01)
