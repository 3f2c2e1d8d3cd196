"""Mentions by their wording around known ones: governments, wars and sanctions, money, vessels, aircraft."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from operator import attrgetter

from dissuade.documents.entities import Draft, EntityTable, make_draft
from dissuade.documents.lexicons import word_list
from dissuade.documents.mentions_gates import Hit, Hits
from dissuade.documents.mentions_lexicon import given_names, slug
from dissuade.documents.word_places import FIGURES, FoundPlaces, matches_at

__all__ = [
    "PLACES",
    "find_governments",
    "find_halves",
    "find_measures",
    "find_money",
    "find_sites",
    "find_vessels",
    "find_wars",
]

_GOVERNMENTS = word_list("governments")
_GOVERNMENT_AFTER = re.compile(
    r"(?:'s?)? (?:(?:federal|interim|transitional|central|new|own|brutal|military) )?"
    rf"({'|'.join(_GOVERNMENTS)})\b",
    re.IGNORECASE,
)
_TO_POWER, _FROM_POWER = 24, 30  # code points from a state to what it governs with, and back, at most
_GOVERNMENT_OF = re.compile(
    r"\b(?:([Gg]overnment|[Rr]egime|[Aa]uthorities|[Pp]eople's Government) of (?:the )?|"
    r"(?:military )?[Jj]unta (?:of|in) )$"
)
_OF_STATES = frozenset(("country", "adjective", "capital"))
_OF_HOLDERS = frozenset(("role", "country", "adjective"))
_IMPOSERS = frozenset(("country", "adjective", "organization"))
_OF = (" of ", " of the ", "unta in ")
_FORCES_AFTER = re.compile(
    r"(?:'s?)? ((?:(?:armed|security|special|government|military|air|ground|naval|coalition|regular) )?"
    r"(?:forces|military|army|navy|troops|police|air force|coast guard|intelligence services?|parliament|air defences?|"
    r"embassy|(?:permanent )?mission(?= to the (?:United Nations|UN|U\.N\.|European Union|EU)\b)|"
    r"(?:foreign|defen[cs]e|interior|commerce|trade|finance|economy|energy|justice|transport|oil) ministry|"
    r"central bank)|(?<='s )(?:[A-Z][a-z]+ (?:and )?){1,2}Ministry|"
    r"(?<='s )Ministry of [A-Z][a-z]+(?: (?:and )?[A-Z][a-z]+){0,2}|"
    r"(?<='s )(?:Navy|Army|Air Force|Parliament|Coast Guard))\b"
)
_WARS = word_list("wars")
_WAR_BEFORE = re.compile(
    rf"\b((?:full-scale |all-out |civil )?(?:{'|'.join(_WARS)})) "
    r"(?:in|on|of|against|with) (?:the )?$"
)
_FROM_WAR = 40  # code points back from a state, at most
_WAR_PREPOSITIONS = (" in ", " on ", " of ", " against ", " with ", " the ")
_MEASURE = re.compile(
    r"[saetp](?<!\w[saetp])(?:(?<=s)anctions?|(?<=e)xport controls?|(?<=a)rms embargo(?:es)?|(?<=e)mbargo(?:es)?|"
    r"(?<=t)ravel bans?|(?<=a)sset freezes?|(?<=p)rice caps?|(?<=t)rade restrictions)\b"
)
_AMOUNT = r"\d[\d,]*(?:\.\d+)?(?:[ -]?(?:hundred|thousand|million|billion|trillion|mn|bn|tn|m|b|k)\b)?"
_CURRENCY = (
    r"(?:US |U\.S\. |Hong Kong |Australian |Canadian )?(?:dollars?|euros?|pounds(?: sterling)?|sterling|yen|yuan|"
    r"renminbi|"
    r"roubles?|rubles?|won|rupees?|rials?|riyals?|dirhams?|francs?|lira|hryvnia|shekels?|USD|EUR|GBP|CNY|RUB|KRW|JPY)\b"
)
_LONGEST_AMOUNT = 100  # code points before its currency
_SYMBOL_MONEY = re.compile(rf"[$€£¥₽₩₹]{_AMOUNT}(?: {_CURRENCY})?")
_SYMBOL_PREFIX = re.compile(r"\b(?:US|A|C|HK|NZ|S)$")
_WORD_MONEY = re.compile(rf"(?<![\w$€£¥₽₩₹,.])(?:(?:USD|EUR|GBP|CNY|RUB|JPY|CHF) ?{_AMOUNT}|{_AMOUNT} {_CURRENCY})")
_SHIP_NAME = r"[A-Z0-9][\w'&.-]*(?: (?:[A-Z0-9][\w'&.-]*|de|of|the|du|la)){0,11}"
_SHIP_AFTER = re.compile(
    rf"(?P<link>,? (?:the|named|called|known as)|,(?= {_SHIP_NAME},))? "
    rf"(?P<quote>[\"“'‘])?(?P<name>{_SHIP_NAME})(?(quote)[\"”'’])"
)
_BEFORE_IMO = re.compile(r"(?<![\w-])([A-Z][\w'&.]*(?: (?:[A-Z0-9][\w'&.]*|de|of|la)){0,3}),? \(?$")
_ONE_SHIP = re.compile(r"\b(?:[Tt]he|[Aa]n?|[Ii]ts|[Hh]is|[Oo]ne) (?:[\w'-]+ ){0,4}$")
_TO = (" to ", " will ", " would ", " could ", " who ", " and ")
_TO_ARTICLE = 48  # code points from the word for a ship back to its article
_SITE_AFTER = re.compile(
    r" of ([A-Z][\w'-]+(?: (?:(?:al|el|de|la|e|bin)[ -])?[A-Z][\w'-]+){0,2})(?!\w|'s [A-Z]| [A-Z])"
)
_IMO = re.compile(r"\bIMO(?: (?:[Nn]umber|[Nn]o\.?))?[ :#-]{0,3}(\d{7})\b")
_AIRCRAFT = re.compile(
    r"[ABCEFGIKMPRSTUY](?<!\w.)(?:(?:(?<=I)(?:lyushin|l|L)|(?<=T)(?:upolev|u)|(?<=A)(?:ntonov|n|H)|"
    r"(?<=S)(?:ukhoi|u)|(?<=M)(?:iG|Q|i)|(?<=Y)ak|(?<=[FBCP])|(?<=K)(?:C|a)|(?<=R)Q|(?<=U)H|(?<=C)H)-\d{1,3}[A-Z]{0,3}"
    r"(?: (?:Fighting Falcons?|Stratotankers?|Hercules|Globemasters?|Reapers?|Predators?|Apaches?|Chinooks?|"
    r"Black Hawks?))?|"
    r"(?:(?<=B)(?:oeing|ombardier)|(?<=A)(?:irbus|ntonov)|(?<=E)mbraer|(?<=G)ulfstream|(?<=I)lyushin|(?<=T)upolev|"
    r"(?<=F)okker) [A-Z]?-?\d{2,3}(?:-\d{1,3})?)\b"
)
_TAIL = re.compile(
    r"[tr](?<!\w[tr])(?:(?<=t)ail number|(?<=r)egistration(?: number)?|(?<=r)egistered as) "
    r"([A-Z0-9]{1,2}-[A-Z0-9]{2,5})\b"
)

PLACES: dict[str, tuple[str, ...]] = {
    "measure": (
        "sanction", "sanctions", "export", "arms", "embargo", "embargoes", "travel", "asset", "price", "trade",
    ),
    "aircraft": (
        "Ilyushin-", "Il-", "IL-", "Tupolev-", "Tu-", "Antonov-", "An-", "AH-", "Sukhoi-", "Su-", "MiG-", "MQ-", "Mi-",
        "Yak-", "F-", "B-", "C-", "P-", "KC-", "Ka-", "RQ-", "UH-", "CH-",
        "Boeing", "Bombardier", "Airbus", "Antonov", "Embraer", "Gulfstream", "Ilyushin", "Tupolev", "Fokker",
    ),
    "power": (
        *_GOVERNMENTS, *map(str.capitalize, _GOVERNMENTS), *map(str.upper, _GOVERNMENTS), "forces", "military", "army",
        "navy", "troops", "police", "air", "coast", "intelligence", "parliament", "embassy", "mission", "permanent",
        "ministry", "central", "Ministry", "Navy", "Army", "Air", "Parliament", "Coast",
    ),
    "war": _WARS,
    "tail": ("tail", "registration", "registered"),
    "currency": (
        "dollar", "dollars", "euro", "euros", "pound", "pounds", "sterling", "yen", "yuan", "renminbi", "rouble",
        "roubles", "ruble", "rubles", "won", "rupee", "rupees", "rial", "rials", "riyal", "riyals", "dirham", "dirhams",
        "franc", "francs", "lira", "hryvnia", "shekel", "shekels", "USD", "EUR", "GBP", "CNY", "RUB", "KRW", "JPY",
    ),
    "half": ("North", "South"),
    "site": word_list("place-nouns"),
    "code": ("USD", "EUR", "GBP", "CNY", "RUB", "JPY", "CHF"),
    "symbol": tuple("$€£¥₽₩₹"),
}  # fmt: skip
"""Words that the patterns for whole texts begin with, and those that others stand near: wars, currencies,
what states govern with, halves of Korea."""


def find_governments(
    text: str, hits: Hits, persons: Mapping[int, Draft], table: EntityTable, places: FoundPlaces
) -> list[Draft]:
    """Governments, forces and organs of states, named by a country or a leader: "the Biden administration"."""
    found: list[Draft] = []
    powers = places.of("power")
    if not powers:
        return found
    powers.append(len(text) + _TO_POWER)
    spans = [
        (h.start, h.end, h.entry.country)
        for h in hits.all
        if h.entry.kind in _OF_STATES and powers[bisect_left(powers, h.start - _FROM_POWER)] < h.end + _TO_POWER
    ]
    spans += [
        (d.start, d.end, table.country_of(d.entity))
        for d in persons.values()
        if powers[bisect_left(powers, d.start - _FROM_POWER)] < d.end + _TO_POWER
    ]
    for start, end, country in spans:
        if not country:
            continue
        is_near = powers[bisect_left(powers, end)] < end + _TO_POWER
        if is_near and (match := _GOVERNMENT_AFTER.match(text, end)):
            first = _holder_start(text, start, hits.ends)
            entity = table.add_government(country)
            level = "name" if match[0][0] == " " else "nominal"
            found.append(make_draft(first, match.end(), "government", entity, level, "government"))
        elif is_near and (match := _FORCES_AFTER.match(text, end)):
            name = f"{text[start:end]} {match[1]}"
            entity = table.add(f"org-{slug(country + ' ' + match[1].lower())}", "organization", name, country=country)
            found.append(make_draft(start, match.end(), "organization", entity, "nominal", "state-organ"))
        elif text.endswith(_OF, max(0, start - 8), start) and (
            before := _GOVERNMENT_OF.search(text[max(0, start - _FROM_POWER) : start])
        ):
            entity = table.add_government(country)
            first = start - (len(text[max(0, start - _FROM_POWER) : start]) - before.start())
            found.append(make_draft(first, end, "government", entity, "name", "government-of"))
    return found


def _holder_start(text: str, start: int, ends: Mapping[int, Hit]) -> int:
    """Where "US President" begins before a name that begins at ``start``."""
    while text[start - 1] == " " and (hit := ends.get(start - 1)) is not None and hit.entry.kind in _OF_HOLDERS:
        start = hit.start
    return start


_HALF = re.compile(r"\b[Tt]he (North|South)(?='s\b|[ ,.;:)](?!(?:[A-Z]|of\b|side\b|coast\b|bank\b|pole\b)))")


def find_halves(text: str, hits: Hits, table: EntityTable, places: FoundPlaces) -> list[Draft]:
    """ "The North" and "the South" in a report that names either Korea."""
    halves = places.of("half")
    if not halves:
        return []
    named = (*hits.of("country"), *hits.of("adjective"))
    if not any(hit.entry.country in ("kp", "kr") for hit in named):
        return []
    return [
        make_draft(match.start(1), match.end(1), "country", table.add_country("kp" if match[1] == "North" else "kr"),
              "nominal", "half")
        for match in matches_at(_HALF, text, [start - len("the ") for start in halves if start >= len("the ")])
    ]  # fmt: skip


def find_wars(text: str, hits: Hits, table: EntityTable, places: FoundPlaces) -> list[Draft]:
    """Wars named by their country: "war in Ukraine"."""
    found: list[Draft] = []
    wars = places.of("war")
    if not wars:
        return found
    for hit in hits.all:
        if (
            hit.entry.kind in ("country", "place")
            and text.endswith(_WAR_PREPOSITIONS, max(0, hit.start - 12), hit.start)
            and bisect_left(wars, hit.start - _FROM_WAR) < bisect_left(wars, hit.start)
            and (match := _WAR_BEFORE.search(text[max(0, hit.start - _FROM_WAR) : hit.start]))
        ):
            first = hit.start - (len(text[max(0, hit.start - _FROM_WAR) : hit.start]) - match.start())
            entity = table.add(
                f"event-war-{slug(hit.entry.name)}", "event", f"war in {hit.entry.name}", country=hit.entry.country
            )
            found.append(make_draft(first, hit.end, "event", entity, "nominal", "war"))
    return found


def find_measures(text: str, hits: Hits, table: EntityTable, places: FoundPlaces) -> list[Draft]:
    """Sanctions and export controls, with the country that imposes them if it stands before."""
    matches = matches_at(_MEASURE, text, places.of("measure"))
    if not matches:
        return []
    found = []
    for match in matches:
        imposer = hits.ends.get(match.start() - 1)
        imposer = imposer if imposer and imposer.entry.kind in _IMPOSERS else None
        start = imposer.start if imposer and text[match.start() - 1] == " " else match.start()
        kind = "sanctions" if match[0].startswith("sanction") else slug(match[0].rstrip("s"))
        country = imposer.entry.country if imposer else ""
        entity = table.add(
            f"measure-{country + '-' if country else ''}{kind}", "event", text[start : match.end()], country=country
        )
        found.append(make_draft(start, match.end(), "event", entity, "nominal", "measure"))
    return found


def find_money(text: str, table: EntityTable, places: FoundPlaces) -> list[Draft]:
    """Amounts of money."""
    starts = places.of(FIGURES)
    if currencies := places.of("currency"):
        currencies.append(len(text) + _LONGEST_AMOUNT)
        starts = [
            start
            for start in starts
            if currencies[bisect_left(currencies, start)] < start + _LONGEST_AMOUNT or not text[start].isdigit()
        ]
    else:
        starts = [start for start in starts if not text[start].isdigit()]  # the usual ones
    if codes := places.of("code"):
        starts = sorted(starts + codes)
    spans = [match.span() for match in matches_at(_WORD_MONEY, text, starts)]
    symbols = places.of("symbol")
    for match in matches_at(_SYMBOL_MONEY, text, symbols) if symbols else ():
        start = match.start()
        prefix = _SYMBOL_PREFIX.search(text, max(0, start - 2), start)
        spans.append((prefix.start() if prefix else start, match.end()))
    found = []
    for start, end in spans:
        entity = table.add(f"money-{slug(text[start:end])}", "money", text[start:end])
        found.append(make_draft(start, end, "money", entity, "name", "money"))
    return found


def find_sites(text: str, hits: Hits, drafts: Sequence[Draft], table: EntityTable, places: FoundPlaces) -> list[Draft]:
    """Places that no list has, by what they are called before their name: "the Venezuelan port of Jose".

    Args:
        drafts: all mentions that are known; what one of them begins with is no other place.
    """
    found: list[Draft] = []
    spans = places.spans_of("site")
    begun = {draft.start for draft in drafts} if spans else ()
    for start, end in spans:
        match = _SITE_AFTER.match(text, end)
        if match is None:
            continue
        first = match.start(1)
        if first in begun:
            continue
        before = hits.ends.get(start - 1)
        country = before.entry.country if before is not None and before.entry.kind in _OF_STATES else ""
        entity = table.add(f"place-{slug(match[1])}", "place", match[1], country=country)
        found.append(make_draft(match.start(1), match.end(1), "place", entity, "name", "site"))
    return found


def find_vessels(text: str, hits: Hits, table: EntityTable, places: FoundPlaces) -> list[Draft]:
    """Vessels (by prefix, by what they are called, by an IMO number after the name) and aircraft."""
    found = []
    ships = [hit for hit in hits.of("goods") if hit.entry.entity in ("goods-warships", "goods-luxury-goods")]
    if ships := hits.of("ship") + ships:
        ships.sort(key=attrgetter("start"))
    prefixed = {hit.start for hit in ships if hit.entry.note == "prefix"}
    for hit in ships:
        match = _SHIP_AFTER.match(text, hit.end)
        if match is None or text[match.end() : match.end() + 1] == "/":
            continue  # the "M" of "M/V" is no name
        if match["link"] == "," and not _is_apposed_ship(text, hit, hits, match.start("name"), match["name"]):
            continue
        name, prefix = match["name"].rstrip(".'-"), text[hit.start : hit.end] if hit.entry.note == "prefix" else ""
        words = _until_full_stop(name.split())
        name = " ".join(words)
        if prefix in ("SS", "MT", "FS", "INS") and len(name) < 4:
            continue
        if not prefix and (text.endswith(_TO, 0, hit.start) or match.start("name") in prefixed):
            continue  # "to ship Belarusian potash", "the tanker, the | MT Okala Star"
        if not prefix and not match["quote"] and not match["link"]:
            words = _until_name_ends(words)
            if not words or (len(words) == 1 and words[0] in ("In", "The", "He", "It", "Captain", "Management")):
                continue
            name = " ".join(words)
        start, end = match.start("name"), match.start("name") + len(name)
        if prefix.isalpha() and prefix not in ("MV", "MT"):
            start = hit.start
        entity = table.add(f"vessel-{slug(name)}", "vessel", name)
        if imo := _IMO.search(text, end, min(len(text), end + 60)):
            table.identifiers[entity] = {"imoNumber": imo[1]}
        found.append(make_draft(start, end, "vessel", entity, "name", "vessel-prefix" if prefix else "vessel-noun"))
    named_until = {draft.end for draft in found}
    for imo in _IMO.finditer(text) if "IMO" in text else ():
        named = _BEFORE_IMO.search(text, max(0, imo.start() - _TO_ARTICLE), imo.start())
        if named is None or named.end(1) in named_until:
            continue
        entity = table.add(f"vessel-{slug(named[1])}", "vessel", named[1])
        table.identifiers[entity] = {"imoNumber": imo[1]}
        found.append(make_draft(named.start(1), named.end(1), "vessel", entity, "name", "vessel-number"))
    for match in matches_at(_AIRCRAFT, text, places.of("aircraft")):
        entity = table.add(f"aircraft-{slug(match[0])}", "aircraft", match[0])
        found.append(make_draft(match.start(), match.end(), "aircraft", entity, "name", "aircraft-type"))
    for match in matches_at(_TAIL, text, places.of("tail")):
        entity = table.add(f"aircraft-{slug(match[1])}", "aircraft", match[1])
        table.identifiers[entity] = {"registrationNumber": match[1]}
        found.append(make_draft(match.start(1), match.end(1), "aircraft", entity, "name", "aircraft-registration"))
    return found


_start = attrgetter("start")


def _is_apposed_ship(text: str, hit: Hit, hits: Hits, start: int, name: str) -> bool:
    """Whether a ship is named in "the Syrian-flagged ship, Sea Falcon,": nobody who is known, nor a place."""
    if not _ONE_SHIP.search(text, max(0, hit.start - _TO_ARTICLE), hit.start):
        return False
    if name.partition(" ")[0] in given_names():
        return False
    at = bisect_left(hits.all, start, key=_start)
    return at == len(hits.all) or hits.all[at].start != start


def _until_full_stop(words: list[str]) -> list[str]:
    """The words up to one that ends a sentence: "Ocean Fidelity." of "Ocean Fidelity. Its owner"."""
    ends = (n for n, word in enumerate(words, 1) if word[-1] == "." and len(word) > 3)
    kept = words[: next(ends, len(words))]
    return [*kept[:-1], kept[-1].rstrip(".")]


def _until_name_ends(words: list[str]) -> list[str]:
    """The words of a ship's name that follow its kind directly; a lower-case link ends it unless a name goes on."""
    while words and not words[-1][0].isupper() and not words[-1][0].isdigit():
        words = words[:-1]
    return words[:4]
