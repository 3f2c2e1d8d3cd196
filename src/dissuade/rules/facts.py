"""From a deal and what is known of its parties to the facts that rules ask for.

Every value remembers where it came from. Nothing here decides: a code may recognise munitions, but what it only
suggests stays unknown and becomes a question.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from dissuade.model.deal import Deal
from dissuade.model.decision import Contradiction
from dissuade.rules.good_facts import add_good
from dissuade.rules.sheet import Sheet
from dissuade.rules.vocabulary import Codes, FactValue, load_facts

__all__ = ["FactSheet", "Standing", "derive_facts"]

_MONEY_ROLES = frozenset({"bank", "payer", "payee", "seller", "buyer", "consignee", "insurer"})
_SHIP_ROLES = frozenset({"owner", "operator", "manager", "charterer"})
_FOLLOWS = "follows from "
_EMPTY: Mapping[str, Any] = {}


@dataclass(frozen=True, slots=True)
class Standing:
    """What screening and ownership say about the deal's parties.

    Args:
        facts: fact name to value and source.
        details: fact name to what would settle it.
    """

    facts: Mapping[str, tuple[FactValue, str]] = field(default_factory=dict)
    details: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class FactSheet:
    """All facts of a deal for one of its goods.

    Args:
        values: by fact name, with ``deal.date`` and ``item.stated``.
        sources: where the values that are not defaults came from.
        good: number of the good, counted from 1; 0 if the deal names none.
        derived: facts that follow from other yes-no facts and change with them (see ``follow``).
    """

    values: dict[str, Any]
    sources: dict[str, str]
    good: int
    derived: frozenset[str] = frozenset()

    def answered(self, changes: Mapping[str, Any]) -> FactSheet:
        """Return the sheet with some facts answered and what follows from them."""
        values = {**self.values, **changes}
        for name in self.derived:
            if name not in changes:
                values[name] = follow(name, values)
        return FactSheet(values, self.sources, self.good, self.derived)


ROOTS: Mapping[str, tuple[str, ...]] = {
    "end_use.foreign_forces": ("end_use.military",),
    "item.food_or_medicine_ear99": ("item.food_or_medicine", "item.ear99"),
    "vessel.kp_call_180d": ("redflag.ais_gap",),
}
"""Facts that may follow from other yes-no facts, and those facts."""


def follow(name: str, values: Mapping[str, Any]) -> bool | None:
    """Work out a fact of ``ROOTS`` from the facts that it follows from."""
    if name == "end_use.foreign_forces":
        destination, military = values["route.destination"], values["end_use.military"]
        if not (destination.known - {"KP"} or destination.open):
            return False
        return None if destination.open and military else military
    if name == "item.food_or_medicine_ear99":
        return _truth_and(values["item.food_or_medicine"], values["item.ear99"])
    return False if values["redflag.ais_gap"] is False else None


def derive_facts(deal: Deal, standing: Standing, date: str) -> tuple[list[FactSheet], list[Contradiction]]:
    """Work out the facts of a deal.

    Args:
        deal: the checked deal.
        standing: facts about its parties.
        date: ISO date whose tables apply.

    Returns:
        One sheet for each good (one for a deal without goods), and the contradictions found on the way.
    """
    common = Sheet(date)
    _nexus(common, deal)
    _parties(common, deal)
    _route(common, deal)
    _vessel(common, deal)
    common.read_section("end_use", deal.end_use)
    common.read_section("conduct", deal.conduct)
    common.read_section("documents", deal.documents)
    _red_flags(common, deal)
    for name, (value, source) in standing.facts.items():
        common.put(name, value, source)
    contradictions: list[Contradiction] = []
    sheets = []
    for number, good in enumerate(deal.goods or (_EMPTY,)):
        sheet = common.copy()
        add_good(sheet, good, number, deal, contradictions)
        _afterwards(sheet, deal)
        _stated_outright(sheet, deal, contradictions)
        derived = frozenset(name for name in ROOTS if sheet.sources.get(name, "").startswith(_FOLLOWS))
        sheets.append(FactSheet(sheet.values, sheet.sources, number + 1 if deal.goods else 0, derived))
    return sheets, list(dict.fromkeys(contradictions))


def _nexus(sheet: Sheet, deal: Deal) -> None:
    for name in (name for name in load_facts() if name.startswith("nexus.")):
        short = name.partition(".")[2]
        if not deal.nexus_known:
            sheet.put(name, None, "nexus: not known")
        elif short in deal.nexus:
            sheet.put(name, deal.nexus[short], "nexus")
    payment = deal.payment
    if "us_fi" in deal.nexus or not deal.nexus_known:
        return
    if payment is None:
        sheet.put("nexus.us_fi", None, "payment: not known")
    elif "us_clearing" in payment:
        sheet.put("nexus.us_fi", payment["us_clearing"], "payment.us_clearing")
    elif "currency" in payment:
        currency = payment["currency"]
        if currency is None:
            sheet.put("nexus.us_fi", None, "payment.currency: not known")
        elif currency == "USD":
            sheet.put("nexus.us_fi", True, "payment.currency USD clears through US correspondent banks")
        else:
            sheet.put("nexus.us_fi", False, f"payment.currency {currency}")


def _parties(sheet: Sheet, deal: Deal) -> None:
    governments = [
        (number, party.said["government_of"])
        for number, party in enumerate(deal.parties)
        if "government_of" in party.said
    ]
    for name, code in (("party.gov_kp", "KP"), ("party.gov_ir", "IR")):
        for number, government in governments:
            if government == code:
                sheet.put(name, True, f"parties[{number}].government_of {code}")
                break
            if government is None:
                sheet.put(name, None, f"parties[{number}].government_of: not known")
    money = deal.payment is None or bool(deal.payment)
    for number, party in enumerate(deal.parties):
        country = party.said.get("country", "")
        place = f"parties[{number}].country"
        if country == "KP" or party.said.get("government_of") == "KP":
            sheet.put("party.kp_person", True, f"{place} KP")
            if party.role in _MONEY_ROLES and money and sheet.values["funds.kp"] is not True:
                sheet.put("funds.kp", True, f"{place} KP: money goes to or comes from there")
            if party.role in _SHIP_ROLES:
                sheet.put("vessel.kp_owned", True, f"{place} KP, {party.role}")
        elif country is None and sheet.values["party.kp_person"] is False:
            sheet.put("party.kp_person", None, f"{place}: not known")
        if "el_address" in party.said and sheet.values["bis.el_address"] is not True:
            sheet.put("bis.el_address", party.said["el_address"], f"parties[{number}].el_address")
        if party.name and " ".join(party.name.casefold().split()) in sheet.table("mil_intel_organisations"):
            sheet.put("party.mil_intel_named", True, f"parties[{number}].name")
    if deal.payment is None:
        return
    if "kp" in deal.payment:
        sheet.put("funds.kp", deal.payment["kp"], "payment.kp")


def _route(sheet: Sheet, deal: Deal) -> None:
    sheet.read_section("route", deal.route)
    route = deal.route
    for name in ("origin", "destination", "region"):
        if route is None:
            sheet.put(f"route.{name}", Codes(open=True), "route: not known")
        elif name in route:
            code = route[name]
            known = frozenset() if code in (None, "NONE") else frozenset({code})
            sheet.put(f"route.{name}", Codes(known, code is None), f"route.{name}")
    if route is None:
        return
    transit = route.get("transit", ())
    if transit is None:
        for name in ("route.transit_gp8", "route.transit_ru"):
            if name not in sheet.sources:
                sheet.put(name, None, "route.transit: not known")
        transit = ()
    if transit:
        if "route.transit_ru" not in sheet.sources:
            sheet.put("route.transit_ru", "RU" in transit, "route.transit")
        if "route.transit_gp8" not in sheet.sources:
            listed = sheet.table("ear_gp8_countries")
            sheet.put("route.transit_gp8", any(code in listed for code in transit), "route.transit")
    places = {*transit, *sheet.values["route.destination"].known}
    hubs = places.intersection(sheet.table("transshipment_watch"))
    if hubs:
        sheet.put("route.hub", True, f"{', '.join(sorted(hubs))} is on the list of transshipment points")


def _vessel(sheet: Sheet, deal: Deal) -> None:
    vessel = deal.vessel
    sheet.read_section("vessel", vessel)
    if not vessel:
        return
    if "flag" in vessel and "vessel.kp_flag" not in sheet.sources:
        flag = vessel["flag"]
        sheet.put("vessel.kp_flag", None if flag is None else flag == "KP", "vessel.flag")
    gap = vessel.get("ais_gap", False)
    if gap is not False and "vessel.kp_call_180d" not in sheet.sources:
        sheet.put("vessel.kp_call_180d", None, f"{_FOLLOWS}redflag.ais_gap: missing AIS is not an answer")


def _red_flags(sheet: Sheet, deal: Deal) -> None:
    sheet.read_section("red_flags", deal.red_flags)
    for name in ("ais_gap", "flag_hopping", "sts_unexplained"):
        if deal.red_flags and name in deal.red_flags:
            sheet.put(f"redflag.{name}", deal.red_flags[name], f"red_flags.{name}")


def _afterwards(sheet: Sheet, deal: Deal) -> None:
    """Settle the facts that follow from several others."""
    values = sheet.values
    for name, roots in ROOTS.items():
        if name not in sheet.sources and name != "vessel.kp_call_180d":
            sheet.put(name, follow(name, values), f"{_FOLLOWS}{' and '.join(roots)}")
    if "item.us_import" not in sheet.sources:
        destination = values["route.destination"]
        if "US" in destination.known:
            sheet.put("item.us_import", True, "route.destination US")
        elif destination.open:
            sheet.put("item.us_import", None, "route.destination: not known")
    if "end_use.in_ru" not in sheet.sources and "RU" in values["route.destination"].known:
        sheet.put("end_use.in_ru", True, "route.destination RU")
    flag = "russia_military_industrial_base"
    if flag in deal.flags:
        sheet.put("party.ru_mib", deal.flags[flag], flag)
    elif not _touches_russia(sheet, deal):
        sheet.put("party.ru_mib", False, "nothing in the deal touches Russia or Belarus")


def _touches_russia(sheet: Sheet, deal: Deal) -> bool:
    values = sheet.values
    places = {*values["route.origin"].known, *values["route.destination"].known, *values["route.region"].known}
    places |= {party.said.get("country") for party in deal.parties}
    if values["route.destination"].open or None in places:
        return True
    return bool(places & {"RU", "BY", "UA-CRIMEA", "UA-DNR", "UA-LNR"})


def _stated_outright(sheet: Sheet, deal: Deal, contradictions: list[Contradiction]) -> None:
    vocabulary = load_facts()
    for name, value in deal.facts.items():
        if vocabulary[name].type == "codes":
            said: FactValue = Codes(open=True) if value is None else Codes(frozenset(value))
        else:
            said = value
        derived = sheet.values[name]
        source = sheet.sources.get(name)
        opposite = isinstance(said, bool) and isinstance(derived, bool) and said is not derived
        if source is not None and opposite:
            contradictions.append(
                Contradiction(
                    fields=(f"facts.{name}", source.partition(" ")[0].rstrip(":")),
                    message=f"facts.{name} is {str(said).lower()}, but it follows otherwise from {source}",
                )
            )
            sheet.put(name, None, f"facts.{name} and {source} contradict each other")
        else:
            sheet.put(name, said, f"facts.{name}")


def _truth_and(*values: bool | None) -> bool | None:
    if any(value is False for value in values):
        return False
    return None if any(value is None for value in values) else True
