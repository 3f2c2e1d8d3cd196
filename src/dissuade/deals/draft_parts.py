"""The parts of a deal from what a report mentions: parties, goods, ship, end use."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import Any

from dissuade.deals.codes import COUNTRIES, check_hs, check_imo
from dissuade.model.report import Entity, Report, Span

__all__ = [
    "country_code",
    "draft_good",
    "draft_party",
    "end_use_of",
    "is_arms",
    "is_ordinary",
    "one_country",
    "vessel_of",
]

_SCHEMATA = {"person": "Person", "organization": "Organization"}
_CLOSE = 80  # code points between the words for goods and the verb that trades in them
_SURE_HEADINGS = ("munitions", "oil", "raw", "luxury")
"""Classes of goods whose HS heading the words tell; dual-use goods need their specification."""

_QUANTITY = re.compile(
    r"(?<![\w$€£.,])(?<![A-Za-z]-)(\d[\d,.]*(?: (?:thousand|million|billion))?"
    r"(?: (?:metric )?(?:tons?|tonnes?|barrels?|litres?|kilograms?|kilos?|rounds|units|pieces|sets|boxes|crates|"
    r"containers?)(?: of)?)?) (?:(?:[a-z][\w-]*|[A-Z][A-Za-z]*-?\d[\w-]*) ){0,2}$"
)
"""A figure before goods; "T-72" is none, but may stand between."""
_GENERAL = frozenset({"goods", "items", "equipment", "machines", "machinery"})
_ADJECTIVES = 40  # code points in which adjectives of goods stand
_MADE = ("-made", "-built", "-origin", "-manufactured", "-produced")
_BETWEEN = re.compile(
    r"(?:[- ](?!(?:to|for|of|with|and|or|in|from|by|at|on|that|has|had|have|was|were|is)\b)[\w-]+){0,3} "
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_BEFORE = 48  # code points in which a quantity stands
_IMO = re.compile(r"\bIMO\b\D{0,12}(\d{7})\b")
_CAPITALS = 1000  # code points
_IMO_REACH = 60  # code points after a ship's name
_FORCES = re.compile(
    r"\b(?:army|navy|air force|armed forces|military|defen[cs]e ministry|ministry of defen[cs]e|"
    r"revolutionary guards?)\b",
    re.IGNORECASE,
)


def country_code(entity: Entity) -> str | None:
    """ISO code of an entity's country, None if it is unknown."""
    code = entity.country.upper()
    return code if code in COUNTRIES else None


def one_country(side: Sequence[Entity]) -> str | None:
    """The country of all of a side, None if there are several or none."""
    codes = {entity.country.upper() for entity in side} & COUNTRIES
    return codes.pop() if len(codes) == 1 else None


def draft_party(role: str, entity: Entity, *, arms: bool) -> dict[str, Any]:
    """A party; of a state nobody is named, so that its name is no name to screen.

    Args:
        arms: whether arms are traded. A state that gets or gives arms is its government; other goods that go to a
            country may go to anybody there, so that stays open.
    """
    country = country_code(entity)
    party: dict[str, Any] = {"role": role, "name": None, "country": country}
    if entity.type in ("country", "government"):
        return {**party, "government_of": country if arms else None, "note": entity.name[:200]}
    if entity.type == "place":
        return {**party, "note": entity.name[:200]}
    if entity.type in _SCHEMATA:
        party["schema"] = _SCHEMATA[entity.type]
    return {**party, "note": entity.name[:200]} if entity.is_unnamed else {**party, "name": entity.name[:300]}


def is_arms(thing: Entity) -> bool:
    """Whether goods are munitions."""
    return thing.role.startswith("munitions")


def is_ordinary(thing: Entity) -> bool:
    """Whether goods are on no list, whatever they are: "equipment"."""
    return thing.role.startswith("ordinary")


def draft_good(thing: Entity, report: Report, places: Sequence[int]) -> dict[str, Any]:
    """A good as the report writes of it and the lexicon knows it: class, category of the munitions list, HS heading.

    Args:
        places: where the report claims that it is traded; the words nearest to the first of them are its description,
            or longer ones that end with them and stand beside another.
    """
    kind, _, heading = thing.role.partition("; HS ")
    kind = kind.split(" ")[0]
    spans = [m.span for m in report.mentions if m.entity == thing.id]
    nearest = max(_beside(spans, places), key=lambda span: len(span.text.split()), default=None)
    nearest = _named_before(nearest, spans) if nearest else None
    good: dict[str, Any] = {
        "description": " ".join(nearest.text.split()) if nearest else thing.name,
        "hs": check_hs(heading) if kind in _SURE_HEADINGS else None,
        "arms": True if kind == "munitions" else None if kind in ("dual-use", "ordinary", "") else False,
        "origin": _origin(nearest, report) if nearest else None,
        "subject_to_ear": None,
    }
    if nearest and (quantity := _quantity(report.text, _start_of(nearest, spans))):
        good["quantity"] = quantity
    if kind == "luxury":
        good["luxury"] = True
    return good


def _named_before(span: Span, spans: Sequence[Span]) -> Span:
    """What "the goods" and "the machines" are: the last words for them before."""
    named = [one for one in spans if one.start < span.start and one.text.lower() not in _GENERAL]
    return named[-1] if named and span.text.lower() in _GENERAL else span


def _beside(spans: Sequence[Span], places: Sequence[int]) -> list[Span]:
    """The words nearest to each place; all but the first have to stand close to it."""
    if not spans:
        return []
    spans = sorted(spans, key=_start)
    nearest = [(place, _nearest(spans, place)) for place in places]
    first = nearest[0][1].text.lower() if nearest else ""
    return [
        span
        for n, (place, span) in enumerate(nearest)
        if n == 0 or (_distance(span, place) < _CLOSE and span.text.lower().endswith(first))
    ]


def _nearest(spans: Sequence[Span], place: int) -> Span:
    """Of words in their order the nearest to a place; in capitals only the next on either side can be."""
    at = bisect_left(spans, place, key=_start)
    near = list(spans[max(at - 1, 0) : at + 1])
    limit = min(_distance(span, place) for span in near)
    for side in (range(at - 1, -1, -1), range(at, len(spans))):
        within = itertools.takewhile(lambda n: abs(spans[n].start - place) <= limit, side)
        near += [spans[n] for n in itertools.islice((n for n in within if not spans[n].text[:1].isupper()), 1)]
    return min(near, key=lambda span: (_distance(span, place), span.start))


def _start(span: Span) -> int:
    return span.start


def _distance(span: Span, place: int) -> int:
    """How far words are from a place; capitals, as of headings, count for much."""
    return abs(span.start - place) + _CAPITALS * span.text[:1].isupper()


def _origin(goods: Span, report: Report) -> str | None:
    """The state that an adjective before goods names: "Russian Urals crude", "German-made engines"; None of several."""
    text = report.text
    states = [
        m for m in report.mentions if m.type == "country" and goods.start - _ADJECTIVES < m.span.end <= goods.start
    ]
    found = None
    for m in states:
        between = text[m.span.end : goods.start]
        is_adjective = m.level == "demonym" or between.startswith(_MADE)
        if is_adjective and _BETWEEN.fullmatch(between):
            is_one_of_two = text[: m.span.start].endswith((" and ", " or ", ", "))
            found = None if is_one_of_two and len(states) > 1 else m
    entity = next((e for e in report.entities if found is not None and e.id == found.entity), None)
    return country_code(entity) if entity is not None else None


def _start_of(words: Span, spans: Sequence[Span]) -> int:
    """Where words for goods begin, with the name of a weapon before them: "Leopard 2 | tanks"."""
    return next((one.start for one in spans if one.end == words.start - 1), words.start)


def _quantity(text: str, start: int) -> str:
    """The figure before goods, with its unit: "12,000 tons"."""
    found = _QUANTITY.search(" ".join(text[max(0, start - _BEFORE) : start].split()) + " ")
    return found[1].removesuffix(" of") if found and not _YEAR.fullmatch(found[1]) else ""


def vessel_of(vessels: Sequence[Entity], report: Report) -> dict[str, Any]:
    """The ship of a deal, with the IMO number that stands behind its name."""
    vessel = vessels[0]
    after = (report.text[m.span.end : m.span.end + _IMO_REACH] for m in report.mentions if m.entity == vessel.id)
    numbers = (check_imo(found[1]) for text in after if (found := _IMO.search(text)))
    return {"name": vessel.name, "imo": next((number for number in numbers if number), None)}


def end_use_of(buyers: Sequence[Entity]) -> dict[str, Any] | None:
    """Military, if armed forces or a ministry of defence gets the goods; else nothing is known."""
    force = next((buyer.name for buyer in buyers if _FORCES.search(buyer.name)), "")
    return {"military": True, "note": f"for {force}"[:200]} if force else None
