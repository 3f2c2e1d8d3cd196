"""A report made by hand, in several scripts: the arms that North Korea is said to have shipped to Russia in 2023."""

from __future__ import annotations

from dissuade.model.match import Evidence, Match, PartyRef, SnapshotRef
from dissuade.model.party import Listing
from dissuade.model.report import (
    Claim,
    DateMention,
    Entity,
    EventCluster,
    Mention,
    Position,
    Report,
    Source,
    Span,
    Statement,
    TimelineEntry,
    Zone,
)

TEXT = """Containers from Rason
The White House said on October 13, 2023 that North Korea had shipped over 1,000 containers of munitions to Russia.
Moscow denied it: «Никаких поставок не было», the embassy wrote.
The Kremlin would not comment on whether Kim Jong Un (김정은) had agreed to it.
Read also: ten ships to watch
وقال محلل إن السفينة ANGARA نقلت الشحنة.
"""
SNAPSHOT = SnapshotRef(id="5" * 64, compiled_at="2023-10-20T00:00:00", sources=(("ofac-sdn", "2023-10-19"),))
LISTING = Listing(source="ofac-sdn", authority="OFAC", programmes=("DPRK3",), listed_from="2016-07-06")
KIM = Match(
    party=PartyRef(
        id="ofac-20157", caption="KIM, Jong Un", schema="Person", source_ids=("20157",), listings=(LISTING,)
    ),
    probability=0.994,
    matched_name="KIM, Jong Un",
    evidence=(
        Evidence(
            feature="name", contribution=6.2, query_value="Kim Jong Un", party_value="KIM, Jong Un", reason="same"
        ),
    ),
    alignment=(),
    snapshot=SNAPSHOT,
)


def span(words: str, text: str = TEXT, *, after: int = 0) -> Span:
    """The first place of some words."""
    start = text.index(words, after)
    return Span(start, start + len(words), words)


def zones(text: str, boilerplate: str = "Read also") -> tuple[Zone, ...]:
    """Every line as a paragraph, the first as the heading."""
    found, at = [], 0
    for number, line in enumerate(text.splitlines()):
        kind = "boilerplate" if line.startswith(boilerplate) else "heading" if number == 0 else "paragraph"
        if line.strip():
            found.append(Zone(kind=kind, start=at, end=at + len(line)))
        at += len(line) + 1
    return tuple(found)


_QUOTE = "«Никаких поставок не было»"
_SAID = "that North Korea had shipped over 1,000 containers of munitions to Russia"
_ON = "whether Kim Jong Un (김정은) had agreed to it"


def handmade() -> Report:
    """The report: one event that is claimed, denied and not commented on."""
    dated = DateMention(
        span=span("October 13, 2023"), value="2023-10-13", earliest="2023-10-13", latest="2023-10-13",
        granularity="day", basis="year given",
    )  # fmt: skip
    entities = (
        Entity(id="kp", type="country", name="North Korea", country="kp"),
        Entity(id="ru", type="country", name="Russia", country="ru"),
        Entity(id="gov-ru", type="government", name="Government of Russia", country="ru"),
        Entity(id="org-white-house", type="organization", name="White House", country="us"),
        Entity(id="person-kim-jong-un", type="person", name="Kim Jong Un", country="kp", party="ofac-20157"),
        Entity(id="goods-ammunition", type="goods", name="munitions", role="munitions ML3; HS 9306"),
        Entity(id="vessel-angara", type="vessel", name="ANGARA"),
    )
    statements = (
        Statement(kind="indirect", source=Source(span=span("White House"), entity="org-white-house"),
                  cue=span("said"), content=(span(_SAID),), date=0),
        Statement(kind="direct", source=Source(span=span("Moscow"), entity="gov-ru"), cue=span("denied"),
                  content=(span(_QUOTE),), act="deny"),
        Statement(kind="indirect", source=Source(span=span("Kremlin"), entity="gov-ru"),
                  cue=span("would not comment"), content=(span(_ON),), act="decline"),
    )  # fmt: skip
    slots = {"supplier": ("kp",), "recipient": ("ru",), "goods": ("goods-ammunition",)}
    claims = tuple(
        Claim(statement=number, event="shipment", trigger=span("shipped"), participants=slots, modality=modality,
              polarity="negative" if modality == "denied" else "positive", cluster="shipment-1")
        for number, modality in enumerate(("alleged", "denied", "declined"))
    )  # fmt: skip
    cluster = EventCluster(
        id="shipment-1", event="shipment", title="shipment: North Korea → Russia (munitions)", participants=slots,
        positions=(
            Position(source="org-white-house", stance="alleged", claims=(0,),
                     evidence=(span("White House"), span("said"), span(_SAID))),
            Position(source="gov-ru", stance="denied", claims=(1,), evidence=(span("denied"), span(_QUOTE))),
            Position(source="gov-ru", stance="declined", claims=(2,), evidence=(span(_ON),)),
        ),
        latest="2023-10-13",
    )  # fmt: skip
    return Report(
        text=TEXT,
        sha256="0" * 64,
        title="Containers from Rason",
        published="2023-10-14",
        published_basis="given",
        zones=(*zones(TEXT), Zone(kind="quote", start=span(_QUOTE).start, end=span(_QUOTE).end)),
        entities=entities,
        mentions=(
            Mention(span=span("White House"), type="organization", entity="org-white-house", level="name"),
            Mention(span=span("North Korea"), type="country", entity="kp", level="name"),
            Mention(span=span("munitions"), type="goods", entity="goods-ammunition", level="nominal"),
            Mention(span=span("Russia"), type="country", entity="ru", level="name"),
            Mention(
                span=span("Kim Jong Un"), type="person", entity="person-kim-jong-un", level="name", listing=LISTING
            ),
            Mention(span=span("ANGARA"), type="vessel", entity="vessel-angara", level="name"),
        ),
        statements=statements,
        claims=claims,
        dates=(dated,),
        clusters=(cluster,),
        timeline=(
            TimelineEntry(kind="event", earliest="", latest="2023-10-13", title=cluster.title, cluster="shipment-1"),
            TimelineEntry(kind="statement", earliest="2023-10-13", latest="2023-10-13", title="White House said",
                          statement=0),
        ),
        parties=(KIM,),
        notices=("the caption of a picture was left out",),
        snapshot=SNAPSHOT,
    )  # fmt: skip
