"""Facts of one of the goods: origin, classification, munitions, lists, reach of the EAR, Country Chart."""

from __future__ import annotations

from dissuade.model.deal import Deal, Section
from dissuade.model.decision import Contradiction
from dissuade.rules.conditions import STATED
from dissuade.rules.ear import ccl_entry, country_chart, read_chart
from dissuade.rules.sheet import Sheet
from dissuade.rules.tables import load_tables
from dissuade.rules.vocabulary import Codes

__all__ = ["add_good"]


def add_good(sheet: Sheet, good: Section, number: int, deal: Deal, contradictions: list[Contradiction]) -> None:
    """Add the facts of one of the goods.

    Args:
        sheet: already holds the facts of the deal.
        good: what the deal says of it.
        number: its place in the deal, from 0.
        deal: the whole deal.
        contradictions: gains what is found.
    """
    place = f"goods[{number}]"
    values = sheet.values
    sheet.read_section("goods", good, place)
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
        sheet.put("item.hs", Codes(frozenset({hs})), f"{place}.hs")
    _origin(sheet, good, place, deal)
    _classification(sheet, good, place, eccn)
    _arms(sheet, good, place, hs, eccn, contradictions)
    _by_code(sheet, good, place, hs)
    _reach(sheet, good, place, contradictions)
    _chart(sheet, place, eccn)


def _origin(sheet: Sheet, good: Section, place: str, deal: Deal) -> None:
    if "origin" not in good:
        return
    code = good["origin"]
    route = sheet.values["route.origin"]
    said_route = deal.route is None or "origin" in deal.route
    known = route.known if code is None else route.known | {code}
    unknown = code is None or (route.open and said_route)
    sheet.put("route.origin", Codes(known, unknown), f"{place}.origin and route.origin")
    if "us_origin" not in good:
        sheet.put("item.us_origin", None if code is None else code == "US", f"{place}.origin")


def _classification(sheet: Sheet, good: Section, place: str, eccn: str | None) -> None:
    if "usml" in good:
        usml = good["usml"]
        sheet.put("item.usml", None if usml is None else usml.lower() not in ("no", "none", ""), f"{place}.usml")
    if good.get("licence_exception"):
        sheet.put("item.exception", Codes(frozenset({good["licence_exception"]})), f"{place}.licence_exception")
    elif "licence_exception" in good:
        sheet.put("item.exception", Codes(open=True), f"{place}.licence_exception: not known")
    if not eccn:
        return
    source = f"{place}.eccn {eccn}"
    sheet.put("item.eccn", Codes(frozenset({eccn})), source)
    if "ear99" not in good:
        sheet.put("item.ear99", eccn == "EAR99", source)
    if "on_ccl" not in good:
        sheet.put("item.on_ccl", eccn != "EAR99", source)
    if not {"ear_744_supp2", "meu_supp2"} & set(good):
        if eccn[:5] in sheet.table("ear_meu_eccns"):
            sheet.put("item.meu_supp2", None, f"{source}: Supp. 2 lists the ECCN, perhaps in part")
        else:
            sheet.put("item.meu_supp2", False, f"{source} is not in Supp. 2")
    sheet.put("item.six_hundred_series", len(eccn) >= 5 and (eccn[2] == "6" or eccn[2:5] == "515"), source)
    if eccn[:5] in sheet.table("ear_746_supp2_eccns") and "ear_746_supp2" not in good:
        sheet.put("item.ear_supp2_746", True, source)
    if eccn == "EAR99":
        sheet.put("item.reasons", Codes(), source)
        sheet.put("item.ccl_exceptions", Codes(), source)
        return
    entry = ccl_entry(eccn)
    if entry is not None:
        sheet.put("item.reasons", Codes(frozenset(entry.reasons)), f"{source}, CCL {country_chart()['issue']}")
        sheet.put("item.ccl_exceptions", Codes(frozenset(entry.exceptions)), f"{source}, CCL entry")


def _arms(
    sheet: Sheet, good: Section, place: str, hs: str | None, eccn: str | None, contradictions: list[Contradiction]
) -> None:
    if sheet.values["item.usml"] is True:
        evidence: bool | None = True
        source = f"{place}.usml"
    elif hs:
        evidence = sheet.listed("arms_headings", hs)
        source = f"{place}.hs {hs}"
    else:
        evidence, source = None, f"{place}: not said"
    if evidence is None and eccn and not _is_munitions_eccn(eccn):
        evidence, source = False, f"{place}.eccn {eccn}"
    said = good.get("arms")
    if said is None:
        sheet.put("item.arms", evidence, source)
    elif said is False and evidence is True:
        sheet.put("item.arms", None, f"{place}.arms and {source} contradict each other")
        contradictions.append(
            Contradiction(
                fields=(f"{place}.arms", source.partition(" ")[0]),
                message=f"{place}.arms is false, but {source} is a munitions code",
            )
        )


def _is_munitions_eccn(eccn: str) -> bool:
    """Say whether an ECCN is of the 600 series, of firearms and ammunition (0x5yy), or a former munitions entry."""
    return eccn != "EAR99" and (eccn[2] == "6" or (eccn[0] == "0" and eccn[2] == "5") or eccn[2:5] == "018")


def _by_code(sheet: Sheet, good: Section, place: str, hs: str | None) -> None:
    if "hs" in good and hs is None:
        for name in ("chpl_tier", "agri_med", "aviation_fuel"):
            if name not in good:
                sheet.put(f"item.{name}", None, f"{place}.hs: not known")
    if not hs:
        return
    source = f"{place}.hs {hs}"
    if "chpl_tier" not in good:
        tier = sheet.listed("chpl", hs)
        row = load_tables()["chpl"].row_of(hs, sheet.date) if tier else None
        sheet.put("item.chpl_tier", tier, source if row is None else f"{source}, tier {row.marks['tier']}")
    if not {"ear_746_supp7", "iran_supp7"} & set(good):
        sheet.put("item.iran_supp7", sheet.listed("iran_supp7", hs), source)
    if "eu_12g" not in good:
        sheet.put("item.eu_12g", sheet.listed("eu_12g_goods", hs), source)
    if "agri_med" not in good:
        sheet.put("item.agri_med", sheet.listed("agri_med_headings", hs), source)
    if not {"ear_746_supp2", "ear_supp2_746"} & set(good) and sheet.listed("ear_746_supp2", hs):
        sheet.put("item.ear_supp2_746", True, source)
    if "food_or_medicine" not in good and sheet.listed("food_and_medicine_chapters", hs) is not False:
        sheet.put("item.food_or_medicine", None, f"{source} suggests food or medicine")
    if "aviation_fuel" not in good and hs[:6] in ("2710", "271012", "271019"):
        sheet.put("item.aviation_fuel", None, f"{source} may or may not be aviation fuel")


def _reach(sheet: Sheet, good: Section, place: str, contradictions: list[Contradiction]) -> None:
    """Settle whether the item is subject to the EAR (15 CFR 734.3, 734.4, 734.9)."""
    values = sheet.values
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
        sheet.put("item.subject_to_ear", None, f"{place}.subject_to_ear and {where} contradict each other")
    elif said is False and from_us and values["item.usml"] is False and values["item.us_origin"] is not False:
        contradictions.append(
            Contradiction(
                fields=(f"{place}.subject_to_ear", "route.origin"),
                message=f"{place}.subject_to_ear is false, but the item is shipped from the US and no USML "
                "category is given (15 CFR 734.3(a)(1))",
            )
        )
        sheet.put("item.subject_to_ear", None, f"{place}.subject_to_ear and route.origin contradict each other")
    elif "subject_to_ear" not in good:
        value, source = _derived_reach(sheet, good, place, from_us)
        sheet.put("item.subject_to_ear", value, source)
    elif said is False and "item.us_origin" not in sheet.sources:
        sheet.put("item.us_origin", False, f"{place}.subject_to_ear is false")
    if "us_content_percent" in good and "us_content_10" not in good:
        percent = good["us_content_percent"]
        sheet.put("item.us_content_10", None if percent is None else percent >= 10, f"{place}.us_content_percent")


def _derived_reach(sheet: Sheet, good: Section, place: str, from_us: bool) -> tuple[bool | None, str]:
    usml = sheet.values["item.usml"]
    if usml is True:
        return False, f"{place}.usml: under the ITAR (15 CFR 734.3(b)(1)(i))"
    if from_us:
        return (True if usml is False else None), f"{place}: from the US or of US origin (15 CFR 734.3(a))"
    if good.get("foreign_direct_product"):
        return True, f"{place}.foreign_direct_product (15 CFR 734.9)"
    destination = sheet.values["route.destination"]
    if good.get("us_content_600_series") and destination.known.intersection({*sheet.table("ear_group_d5"), "MO"}):
        return True, f"{place}.us_content_600_series: no de minimis level (15 CFR 734.4(a)(6))"
    percent = good.get("us_content_percent")
    if percent is None:
        return None, f"{place}: US content and foreign direct product not said"
    strict = destination.known.intersection({*sheet.table("ear_group_e1"), *sheet.table("ear_group_e2")})
    limit = 10 if strict else 25
    if percent > limit:
        return True, f"{place}.us_content_percent {percent:g} is above {limit} % (15 CFR 734.4)"
    if destination.open and percent > 10:
        return None, f"{place}.us_content_percent {percent:g}: the level depends on the destination"
    if good.get("foreign_direct_product", 0) is False:
        return False, f"{place}.us_content_percent {percent:g} is not above {limit} %; no foreign direct product"
    return None, f"{place}.us_content_percent {percent:g} is not above {limit} %; foreign direct product not said"


def _chart(sheet: Sheet, place: str, eccn: str | None) -> None:
    if "ear.chart_x" in sheet.sources:
        return
    destination = sheet.values["route.destination"]
    if eccn == "EAR99":
        sheet.put("ear.chart_x", False, f"{place}.eccn EAR99")
    elif not eccn or destination.open:
        sheet.put("ear.chart_x", None, f"{place}.eccn or route.destination: not known")
    else:
        answers = [read_chart(eccn, country, sheet.date) for country in sorted(destination.known)]
        marks = [answer.mark for answer in answers]
        mark = True if True in marks else None if None in marks else False
        sheet.put("ear.chart_x", mark, "; ".join(answer.why for answer in answers))
