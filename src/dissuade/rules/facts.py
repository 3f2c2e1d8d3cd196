"""From a deal and what is known of its parties to the facts that rules ask for.

Every value remembers where it came from. Nothing here decides: a code may recognise munitions, but what it only
suggests stays unknown and becomes a question.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from dissuade.model.deal import Deal, Section
from dissuade.model.decision import Contradiction
from dissuade.rules.conditions import STATED
from dissuade.rules.ear import ccl_entry, country_chart, read_chart
from dissuade.rules.tables import load_tables
from dissuade.rules.vocabulary import Codes, FactValue, load_facts

__all__ = ["FactSheet", "Standing", "derive_facts"]

_MONEY_ROLES = frozenset({"bank", "payer", "payee", "seller", "buyer", "consignee", "insurer"})
_SHIP_ROLES = frozenset({"owner", "operator", "manager", "charterer"})
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
    """

    values: dict[str, Any]
    sources: dict[str, str]
    good: int


def derive_facts(deal: Deal, standing: Standing, date: str) -> tuple[list[FactSheet], list[Contradiction]]:
    """Work out the facts of a deal.

    Args:
        deal: the checked deal.
        standing: facts about its parties.
        date: ISO date whose tables apply.

    Returns:
        One sheet for each good (one for a deal without goods), and the contradictions found on the way.
    """
    common = _Sheet(date)
    common.nexus(deal)
    common.parties(deal)
    common.route(deal)
    common.vessel(deal)
    common.plain("end_use", deal.end_use)
    common.plain("conduct", deal.conduct)
    common.plain("documents", deal.documents)
    common.red_flags(deal)
    for name, (value, source) in standing.facts.items():
        common.put(name, value, source)
    contradictions: list[Contradiction] = []
    sheets = []
    for number, good in enumerate(deal.goods or (_EMPTY,)):
        sheet = common.copy()
        sheet.good(good, number, deal, contradictions)
        sheet.afterwards(deal)
        sheet.stated_outright(deal, contradictions)
        sheets.append(FactSheet(sheet.values, sheet.sources, number + 1 if deal.goods else 0))
    return sheets, list(dict.fromkeys(contradictions))


def _truth_and(*values: bool | None) -> bool | None:
    if any(value is False for value in values):
        return False
    return None if any(value is None for value in values) else True


_DEFAULTS: dict[str, FactValue] = {}
_PLACES: dict[str, list[tuple[str, tuple[str, ...]]]] = {}


def _prepare() -> None:
    for fact in load_facts().values():
        _DEFAULTS[fact.name] = fact.default
        section, _, key = fact.said.partition(".")
        if key and fact.type == "bool":
            _PLACES.setdefault(section, []).append((fact.name, (key, *fact.also)))


class _Sheet:
    __slots__ = ("date", "sources", "values")

    def __init__(self, date: str, values: dict[str, Any] | None = None, sources: dict[str, str] | None = None) -> None:
        if not _DEFAULTS:
            _prepare()
        self.date = date
        self.values: dict[str, Any] = {**_DEFAULTS, "deal.date": date} if values is None else values
        self.sources: dict[str, str] = {} if sources is None else sources

    def copy(self) -> _Sheet:
        return _Sheet(self.date, dict(self.values), dict(self.sources))

    def put(self, name: str, value: object, source: str) -> None:
        self.values[name] = value
        self.sources[name] = source

    def plain(self, section: str, said: Section | None, place: str | None = None) -> None:
        """Read the yes-no facts of a section that are said under their own key."""
        place = section if place is None else place
        for name, keys in _PLACES.get(section, ()):
            if said is None:
                self.put(name, None, f"{place}: not known")
                continue
            for key in keys:
                if key in said:
                    self.put(name, said[key], f"{place}.{key}")

    def nexus(self, deal: Deal) -> None:
        for name, _ in _PLACES["nexus"]:
            short = name.partition(".")[2]
            if not deal.nexus_known:
                self.put(name, None, "nexus: not known")
            elif short in deal.nexus:
                self.put(name, deal.nexus[short], "nexus")
        payment = deal.payment
        if "us_fi" in deal.nexus or not deal.nexus_known:
            return
        if payment is None:
            self.put("nexus.us_fi", None, "payment: not known")
        elif "us_clearing" in payment:
            self.put("nexus.us_fi", payment["us_clearing"], "payment.us_clearing")
        elif "currency" in payment:
            currency = payment["currency"]
            if currency is None:
                self.put("nexus.us_fi", None, "payment.currency: not known")
            elif currency == "USD":
                self.put("nexus.us_fi", True, "payment.currency USD clears through US correspondent banks")
            else:
                self.put("nexus.us_fi", False, f"payment.currency {currency}")

    def parties(self, deal: Deal) -> None:
        governments = [
            (number, party.said["government_of"])
            for number, party in enumerate(deal.parties)
            if "government_of" in party.said
        ]
        for name, code in (("party.gov_kp", "KP"), ("party.gov_ir", "IR")):
            for number, government in governments:
                if government == code:
                    self.put(name, True, f"parties[{number}].government_of {code}")
                    break
                if government is None:
                    self.put(name, None, f"parties[{number}].government_of: not known")
        money = deal.payment is None or bool(deal.payment)
        for number, party in enumerate(deal.parties):
            country = party.said.get("country", "")
            place = f"parties[{number}].country"
            if country == "KP" or party.said.get("government_of") == "KP":
                self.put("party.kp_person", True, f"{place} KP")
                if party.role in _MONEY_ROLES and money and self.values["funds.kp"] is not True:
                    self.put("funds.kp", True, f"{place} KP: money goes to or comes from there")
                if party.role in _SHIP_ROLES:
                    self.put("vessel.kp_owned", True, f"{place} KP, {party.role}")
            elif country is None and self.values["party.kp_person"] is False:
                self.put("party.kp_person", None, f"{place}: not known")
            if "el_address" in party.said and self.values["bis.el_address"] is not True:
                self.put("bis.el_address", party.said["el_address"], f"parties[{number}].el_address")
            if party.name and " ".join(party.name.casefold().split()) in self.table("mil_intel_organisations"):
                self.put("party.mil_intel_named", True, f"parties[{number}].name")
        if deal.payment is None:
            return
        if "kp" in deal.payment:
            self.put("funds.kp", deal.payment["kp"], "payment.kp")

    def route(self, deal: Deal) -> None:
        self.plain("route", deal.route)
        route = deal.route
        for name in ("origin", "destination", "region"):
            if route is None:
                self.put(f"route.{name}", Codes(open=True), "route: not known")
            elif name in route:
                code = route[name]
                known = frozenset() if code in (None, "NONE") else frozenset({code})
                self.put(f"route.{name}", Codes(known, code is None), f"route.{name}")
        if route is None:
            return
        transit = route.get("transit", ())
        if transit is None:
            for name in ("route.transit_gp8", "route.transit_ru"):
                if name not in self.sources:
                    self.put(name, None, "route.transit: not known")
            transit = ()
        if transit:
            if "route.transit_ru" not in self.sources:
                self.put("route.transit_ru", "RU" in transit, "route.transit")
            if "route.transit_gp8" not in self.sources:
                listed = self.table("ear_gp8_countries")
                self.put("route.transit_gp8", any(code in listed for code in transit), "route.transit")
        places = {*transit, *self.values["route.destination"].known}
        hubs = places.intersection(self.table("transshipment_watch"))
        if hubs:
            self.put("route.hub", True, f"{', '.join(sorted(hubs))} is on the list of transshipment points")

    def vessel(self, deal: Deal) -> None:
        vessel = deal.vessel
        self.plain("vessel", vessel)
        if not vessel:
            return
        if "flag" in vessel and "vessel.kp_flag" not in self.sources:
            flag = vessel["flag"]
            self.put("vessel.kp_flag", None if flag is None else flag == "KP", "vessel.flag")
        gap = vessel.get("ais_gap", False)
        if gap is not False and "vessel.kp_call_180d" not in self.sources:
            self.put("vessel.kp_call_180d", None, "vessel.ais_gap: missing AIS is not an answer")

    def red_flags(self, deal: Deal) -> None:
        self.plain("red_flags", deal.red_flags)
        for name in ("ais_gap", "flag_hopping", "sts_unexplained"):
            if deal.red_flags and name in deal.red_flags:
                self.put(f"redflag.{name}", deal.red_flags[name], f"red_flags.{name}")

    def table(self, name: str) -> tuple[str, ...]:
        return load_tables()[name].codes(self.date)

    def listed(self, name: str, hs: str) -> bool | None:
        return load_tables()[name].contains(hs, self.date)

    def good(self, good: Section, number: int, deal: Deal, contradictions: list[Contradiction]) -> None:
        place = f"goods[{number}]"
        values = self.values
        self.plain("goods", good, place)
        stated: dict[str, bool | None] = {
            table: good[key]
            for table, key in (
                ("ear_746_supp4", "ear_746_supp4"),
                ("ear_746_supp5", "ear_746_supp5"),
                ("ear_746_supp5", "luxury"),
            )
            if key in good
        }
        values[STATED] = stated
        hs = good.get("hs")
        eccn = good.get("eccn")
        if hs:
            self.put("item.hs", Codes(frozenset({hs})), f"{place}.hs")
        self.origin(good, place, deal)
        self.classification(good, place, eccn)
        self.arms(good, place, hs, eccn, contradictions)
        self.by_code(good, place, hs)
        self.reach(good, place, contradictions)
        self.chart(place, eccn)

    def origin(self, good: Section, place: str, deal: Deal) -> None:
        if "origin" not in good:
            return
        code = good["origin"]
        route = self.values["route.origin"]
        said_route = deal.route is None or "origin" in deal.route
        known = route.known if code is None else route.known | {code}
        unknown = code is None or (route.open and said_route)
        self.put("route.origin", Codes(known, unknown), f"{place}.origin and route.origin")
        if "us_origin" not in good:
            self.put("item.us_origin", None if code is None else code == "US", f"{place}.origin")

    def classification(self, good: Section, place: str, eccn: str | None) -> None:
        if "usml" in good:
            usml = good["usml"]
            self.put("item.usml", None if usml is None else usml.lower() not in ("no", "none", ""), f"{place}.usml")
        if good.get("licence_exception"):
            self.put("item.exception", Codes(frozenset({good["licence_exception"]})), f"{place}.licence_exception")
        elif "licence_exception" in good:
            self.put("item.exception", Codes(open=True), f"{place}.licence_exception: not known")
        if not eccn:
            return
        source = f"{place}.eccn {eccn}"
        self.put("item.eccn", Codes(frozenset({eccn})), source)
        if "ear99" not in good:
            self.put("item.ear99", eccn == "EAR99", source)
        if "on_ccl" not in good:
            self.put("item.on_ccl", eccn != "EAR99", source)
        if not {"ear_744_supp2", "meu_supp2"} & set(good):
            if eccn[:5] in self.table("ear_meu_eccns"):
                self.put("item.meu_supp2", None, f"{source}: Supp. 2 lists the ECCN, perhaps in part")
            else:
                self.put("item.meu_supp2", False, f"{source} is not in Supp. 2")
        self.put("item.six_hundred_series", len(eccn) >= 5 and (eccn[2] == "6" or eccn[2:5] == "515"), source)
        if eccn[:5] in self.table("ear_746_supp2_eccns") and "ear_746_supp2" not in good:
            self.put("item.ear_supp2_746", True, source)
        if eccn == "EAR99":
            self.put("item.reasons", Codes(), source)
            self.put("item.ccl_exceptions", Codes(), source)
            return
        entry = ccl_entry(eccn)
        if entry is not None:
            self.put("item.reasons", Codes(frozenset(entry.reasons)), f"{source}, CCL {country_chart()['issue']}")
            self.put("item.ccl_exceptions", Codes(frozenset(entry.exceptions)), f"{source}, CCL entry")

    def arms(
        self, good: Section, place: str, hs: str | None, eccn: str | None, contradictions: list[Contradiction]
    ) -> None:
        if self.values["item.usml"] is True:
            evidence: bool | None = True
            source = f"{place}.usml"
        elif hs:
            evidence = self.listed("arms_headings", hs)
            source = f"{place}.hs {hs}"
            if evidence is None and eccn == "EAR99":
                evidence, source = False, f"{place}.eccn EAR99"
        else:
            evidence, source = (False, f"{place}.eccn EAR99") if eccn == "EAR99" else (None, f"{place}: not said")
        said = good.get("arms")
        if said is None:
            self.put("item.arms", evidence, source)
        elif said is False and evidence is True:
            self.put("item.arms", None, f"{place}.arms and {source} contradict each other")
            contradictions.append(
                Contradiction(
                    fields=(f"{place}.arms", source.partition(" ")[0]),
                    message=f"{place}.arms is false, but {source} is a munitions code",
                )
            )

    def by_code(self, good: Section, place: str, hs: str | None) -> None:
        if "hs" in good and hs is None and "chpl_tier" not in good:
            self.put("item.chpl_tier", None, f"{place}.hs: not known")
        if not hs:
            return
        source = f"{place}.hs {hs}"
        if "chpl_tier" not in good:
            tier = self.listed("chpl", hs)
            row = load_tables()["chpl"].row_of(hs, self.date) if tier else None
            self.put("item.chpl_tier", tier, source if row is None else f"{source}, tier {row.marks['tier']}")
        if not {"ear_746_supp7", "iran_supp7"} & set(good):
            self.put("item.iran_supp7", self.listed("iran_supp7", hs), source)
        if "eu_12g" not in good:
            self.put("item.eu_12g", self.listed("eu_12g_goods", hs), source)
        if "agri_med" not in good:
            self.put("item.agri_med", self.listed("agri_med_headings", hs), source)
        if not {"ear_746_supp2", "ear_supp2_746"} & set(good) and self.listed("ear_746_supp2", hs):
            self.put("item.ear_supp2_746", True, source)
        if "food_or_medicine" not in good and self.listed("food_and_medicine_chapters", hs) is not False:
            self.put("item.food_or_medicine", None, f"{source} suggests food or medicine")
        if "aviation_fuel" not in good and hs[:6] in ("2710", "271012", "271019"):
            self.put("item.aviation_fuel", None, f"{source} may or may not be aviation fuel")

    def reach(self, good: Section, place: str, contradictions: list[Contradiction]) -> None:
        """Settle whether the item is subject to the EAR (15 CFR 734.3, 734.4, 734.9)."""
        values = self.values
        said = good.get("subject_to_ear")
        from_us = values["item.us_origin"] is True or "US" in values["route.origin"].known
        if said is False and values["item.us_origin"] is True and values["item.usml"] is False:
            where = f"{place}.us_origin" if "us_origin" in good else f"{place}.origin"
            contradictions.append(
                Contradiction(
                    fields=(f"{place}.subject_to_ear", where),
                    message=f"{place}.subject_to_ear is false, but the item is of US origin and no USML category is "
                    "given: US-origin items are subject to the EAR wherever they are (15 CFR 734.3(a)(2))",
                )
            )
            self.put("item.subject_to_ear", None, f"{place}.subject_to_ear and {where} contradict each other")
        elif said is False and from_us and values["item.usml"] is False and values["item.us_origin"] is not False:
            contradictions.append(
                Contradiction(
                    fields=(f"{place}.subject_to_ear", "route.origin"),
                    message=f"{place}.subject_to_ear is false, but the item is shipped from the US and no USML "
                    "category is given (15 CFR 734.3(a)(1))",
                )
            )
            self.put("item.subject_to_ear", None, f"{place}.subject_to_ear and route.origin contradict each other")
        elif "subject_to_ear" not in good:
            value, source = self.derived_reach(good, place, from_us)
            self.put("item.subject_to_ear", value, source)
        elif said is False and "item.us_origin" not in self.sources:
            self.put("item.us_origin", False, f"{place}.subject_to_ear is false")
        if "us_content_percent" in good and "us_content_10" not in good:
            percent = good["us_content_percent"]
            self.put("item.us_content_10", None if percent is None else percent >= 10, f"{place}.us_content_percent")

    def derived_reach(self, good: Section, place: str, from_us: bool) -> tuple[bool | None, str]:
        usml = self.values["item.usml"]
        if usml is True:
            return False, f"{place}.usml: under the ITAR (15 CFR 734.3(b)(1)(i))"
        if from_us:
            return (True if usml is False else None), f"{place}: from the US or of US origin (15 CFR 734.3(a))"
        if good.get("foreign_direct_product"):
            return True, f"{place}.foreign_direct_product (15 CFR 734.9)"
        destination = self.values["route.destination"]
        if good.get("us_content_600_series") and destination.known.intersection({*self.table("ear_group_d5"), "MO"}):
            return True, f"{place}.us_content_600_series: no de minimis level (15 CFR 734.4(a)(6))"
        percent = good.get("us_content_percent")
        if percent is None:
            return None, f"{place}: US content and foreign direct product not said"
        strict = destination.known.intersection({*self.table("ear_group_e1"), *self.table("ear_group_e2")})
        limit = 10 if strict else 25
        if percent > limit:
            return True, f"{place}.us_content_percent {percent:g} is above {limit} % (15 CFR 734.4)"
        if destination.open and percent > 10:
            return None, f"{place}.us_content_percent {percent:g}: the level depends on the destination"
        if good.get("foreign_direct_product", 0) is False:
            return False, f"{place}.us_content_percent {percent:g} is not above {limit} %; no foreign direct product"
        return None, f"{place}.us_content_percent {percent:g} is not above {limit} %; foreign direct product not said"

    def chart(self, place: str, eccn: str | None) -> None:
        if "ear.chart_x" in self.sources:
            return
        destination = self.values["route.destination"]
        if eccn == "EAR99":
            self.put("ear.chart_x", False, f"{place}.eccn EAR99")
        elif not eccn or destination.open:
            self.put("ear.chart_x", None, f"{place}.eccn or route.destination: not known")
        else:
            answers = [read_chart(eccn, country, self.date) for country in sorted(destination.known)]
            marks = [answer.mark for answer in answers]
            mark = True if True in marks else None if None in marks else False
            self.put("ear.chart_x", mark, "; ".join(answer.why for answer in answers))

    def afterwards(self, deal: Deal) -> None:
        """Settle the facts that follow from several others."""
        values = self.values
        if "food_or_medicine_ear99" not in self.sources and "item.food_or_medicine_ear99" not in self.sources:
            both = _truth_and(values["item.food_or_medicine"], values["item.ear99"])
            self.put("item.food_or_medicine_ear99", both, "item.food_or_medicine and item.ear99")
        if "item.us_import" not in self.sources:
            destination = values["route.destination"]
            if "US" in destination.known:
                self.put("item.us_import", True, "route.destination US")
            elif destination.open:
                self.put("item.us_import", None, "route.destination: not known")
        if "end_use.foreign_forces" not in self.sources:
            destination, military = values["route.destination"], values["end_use.military"]
            if destination.known - {"KP"} or destination.open:
                value = None if destination.open and military else military
                self.put("end_use.foreign_forces", value, "end_use.military outside the DPRK")
        if "end_use.in_ru" not in self.sources and "RU" in values["route.destination"].known:
            self.put("end_use.in_ru", True, "route.destination RU")
        flag = "russia_military_industrial_base"
        if flag in deal.flags:
            self.put("party.ru_mib", deal.flags[flag], flag)
        elif not self.touches_russia(deal):
            self.put("party.ru_mib", False, "nothing in the deal touches Russia or Belarus")

    def touches_russia(self, deal: Deal) -> bool:
        values = self.values
        places = {*values["route.origin"].known, *values["route.destination"].known, *values["route.region"].known}
        places |= {party.said.get("country") for party in deal.parties}
        if values["route.destination"].open or None in places:
            return True
        return bool(places & {"RU", "BY", "UA-CRIMEA", "UA-DNR", "UA-LNR"})

    def stated_outright(self, deal: Deal, contradictions: list[Contradiction]) -> None:
        vocabulary = load_facts()
        for name, value in deal.facts.items():
            if vocabulary[name].type == "codes":
                said: FactValue = Codes(open=True) if value is None else Codes(frozenset(value))
            else:
                said = value
            derived = self.values[name]
            source = self.sources.get(name)
            opposite = isinstance(said, bool) and isinstance(derived, bool) and said is not derived
            if source is not None and opposite:
                contradictions.append(
                    Contradiction(
                        fields=(f"facts.{name}", source.partition(" ")[0].rstrip(":")),
                        message=f"facts.{name} is {str(said).lower()}, but it follows otherwise from {source}",
                    )
                )
                self.put(name, None, f"facts.{name} and {source} contradict each other")
            else:
                self.put(name, said, f"facts.{name}")
