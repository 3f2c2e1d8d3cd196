"""Build the export-control tables of the package from the official data.

    python scripts/build_tables.py ../shared/data/F_export_control

Writes facts only (codes, marks, dates, sources), no prose, into src/dissuade/rules/tables/. Run it again when the
data change and compare; nothing in the output is edited by hand.
"""

from __future__ import annotations

import csv
import json
import re
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from rigour.territories import lookup_territory

OUT = Path(__file__).parent.parent / "src" / "dissuade" / "rules" / "tables"
NAMES = {
    "Burma": "MM",
    "China (PRC)": "CN",
    "China": "CN",
    "Congo (Democratic Republic of the)": "CD",
    "Congo (Democratic Republic of)": "CD",
    "Congo (Republic of the)": "CG",
    "Cote d'lvoire": "CI",
    "Cote d'Ivoire": "CI",
    "Korea, North": "KP",
    "Korea, South": "KR",
    "Kosovo": "XK",
    "Macau": "MO",
    "Micronesia (Federated State of)": "FM",
    "Micronesia, Federated States of": "FM",
    "Seycheles": "SC",
    "Sint Maarten (the Dutch two-fifths of the island of Saint Martin)": "SX",
    "South Sudan, Republic of": "SS",
    "Bahamas, The": "BS",
    "The Bahamas": "BS",
    "Gambia, The": "GM",
    "Vatican City": "VA",
    "Western Sahara": "EH",
    "Aruba": "AW",
    "Curaçao": "CW",
}
GROUP_DATES = {
    # Federal Register notices that moved a country; everything else holds for the whole period covered.
    ("D:5", "NI"): ("2024-03-15", ""),
    ("D:1", "NI"): ("2024-03-15", ""),
    ("D:5", "RU"): ("2021-03-18", ""),
}
GROUP_EXTRA = {"D:5": [("KH", "2021-12-09", "2025-11-07", "86 FR 70015; 22 CFR 126.1, FR 2025-19822")]}
PARAGRAPH = re.compile(
    r"\b\d[A-E]\d{3}\.([a-z][0-9a-z.]*)|(?<![\w.])\.([a-z][0-9a-z.]*)|(?<![\w.])([a-z]\.\d[0-9a-z.]*)"
)
CONNECTIVES = re.compile(
    r"\b(?:and|or|to|by|items|commodities|controlled|described|in|paragraphs?)\b|[0-9][a-e][0-9]{3}"
)
STOP_WORDS = (
    "and or of the a an in for with not to by than other whether on as from at its their which n.e.c nec nes "
    "excluding including kind used heading headings chapter no thereof exceeding more less weight only if"
)
STOP = frozenset(STOP_WORDS.split())


def iso(name: str) -> str:
    if name in NAMES:
        return NAMES[name]
    found = lookup_territory(name)
    if found is None:
        raise SystemExit(f"no country code for {name!r}")
    return found.code.upper()[:2]


def chart(folder: Path) -> None:
    data = json.loads((folder / "us_ear/country-chart.json").read_text("utf-8"))
    marks = {iso(name): row["marks"] for name, row in data["countries"].items() if name != "Liechtenstein"}
    marks["LI"] = marks["CH"]
    write_json(
        "ear_country_chart.json",
        {
            "source": data["citation"],
            "issue": data["ecfrIssueDate"],
            "conf": "V",
            "columns": data["columns"],
            "embargoed": sorted(iso(name) for name in data["embargoed"]),
            "marks": {code: marks[code] for code in sorted(marks)},
        },
    )


def groups(folder: Path) -> None:
    data = json.loads((folder / "us_ear/country-groups.json").read_text("utf-8"))
    lines = [
        "# Country Groups of 15 CFR 740 Supp. 1. Written by scripts/build_tables.py; not edited by hand.",
        "# Hong Kong has followed China since 2020-12-23 (85 FR 83788). Macau is not in D:5.",
    ]
    for group, countries in data["groups"].items():
        name = "ear_group_" + group.replace(":", "").lower()
        lines += [f"{name}:", f"  source: 15 CFR 740 Supp. 1, eCFR {data['ecfrIssueDate']}", "  conf: V", "  rows:"]
        codes = [iso(country) for country in countries]
        plain = sorted(code for code in codes if (group, code) not in GROUP_DATES)
        if "CN" in plain:
            lines.append("  - {codes: [HK], from: 2020-12-23}")
        lines.append(f"  - codes: [{', '.join(quoted(plain))}]")
        for code in codes:
            if (group, code) in GROUP_DATES:
                lines.append(f"  - {{codes: [{code}], from: {GROUP_DATES[group, code][0]}}}")
        for code, begin, end, cite in GROUP_EXTRA.get(group, []):
            lines.append(f"  - {{codes: [{code}], from: {begin}, to: {end}, cite: '{cite}'}}")
    (OUT / "ear_country_groups.yaml").write_text("\n".join(lines) + "\n", "utf-8")


def control(eccn: str, entry: dict[str, str]) -> list[dict[str, Any]]:
    where, scope = entry["countryChart"], entry["control"]
    reason = re.match(r"[A-Z]{2}\b", scope)
    columns = re.findall(r"\b([A-Z]{2}) Column (\d)", where)
    if not columns and reason and (short := re.match(r"Column (\d)", where)):
        columns = [(reason[0], short[1])]
    if columns:
        targets = [f"{name} {number}" for name, number in columns]
    elif "D:1, D:4" in where:
        targets = ["AE+D1+D4+D5-A5-A6"]
    elif "Macau" in where:
        targets = ["MO+D5"]
    elif where.startswith("China, Russia"):
        targets = ["CN+RU+VE"]
    elif "except Canada" in where or "742.15" in where:
        targets = ["ALL-CA"]
    elif re.search(r"[Ww]orldwide|all destinations", where):
        targets = ["ALL"]
    elif re.search(r"74[6].1|764\.1", where) or (reason and reason[0] == "UN"):
        targets = ["UN"]
    elif "746.8" in where:
        targets = ["RU+BY"]
    else:
        targets = ["SEE"]
    body = scope.split(" applies ", 1)[1] if " applies " in scope else scope
    paragraphs = sorted({"." + (a or b or c).rstrip(".") for a, b, c in PARAGRAPH.findall(body)})
    row: dict[str, Any] = {"reason": reason[0] if reason else "", "at": targets}
    if re.search(r"entire entry", scope):
        if "except" in scope:
            row["except"] = paragraphs
    else:
        row["only"] = paragraphs
        if paragraphs and not re.search(r"[a-z]{2,}", CONNECTIVES.sub(" ", PARAGRAPH.sub(" ", body.lower()))):
            row["exact"] = True
    return [row]


def ccl(folder: Path) -> None:
    data = json.loads((folder / "us_ear/ccl.json").read_text("utf-8"))
    entries: dict[str, Any] = {}
    for entry in data["entries"]:
        flags = [
            name
            for name, value in entry["licenceExceptionFlags"].items()
            if not str(value).upper().startswith("N/A") and name != "STA"
        ]
        reasons = re.findall(r"\b[A-Z]{2}\b", entry["reasonForControl"] or "")
        entries[entry["eccn"]] = {
            "reasons": reasons,
            "controls": [row for item in entry["countryChart"] for row in control(entry["eccn"], item)],
            "exceptions": flags,
        }
    write_json(
        "ear_ccl.json",
        {"source": data["citation"], "issue": data["ecfrIssueDate"], "conf": "V", "entries": entries},
    )


def eccn_words(folder: Path) -> None:
    """Keep the distinct content words of each ECCN heading, as for HS."""
    data = json.loads((folder / "us_ear/ccl.json").read_text("utf-8"))
    bags = {}
    for entry in data["entries"]:
        found = re.findall(r"[a-z]{3,}", entry["heading"].lower())
        bags[entry["eccn"]] = sorted({word for word in found if word not in STOP | {"follows", "see", "list", "items"}})
    vocabulary = sorted({word for bag in bags.values() for word in bag})
    number = {word: index for index, word in enumerate(vocabulary)}
    write_json(
        "eccn_words.json",
        {
            "source": f"CCL headings, eCFR {data['ecfrIssueDate']}, words only",
            "words": vocabulary,
            "codes": {code: [number[word] for word in bag] for code, bag in sorted(bags.items())},
        },
    )


def chpl(folder: Path) -> None:
    path = next((folder / "chpl").glob("*.csv"))
    tiers: dict[str, list[str]] = {}
    with path.open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            tiers.setdefault(row["tier"].replace(".", ""), []).append(row["hs6"])
    lines = [
        "# Common High Priority List. Written by scripts/build_tables.py; not edited by hand.",
        "chpl:",
        "  source: BIS, EU, UK and Japan, list of 2024-02-23",
        "  conf: S",
        "  prefix: true",
        "  rows:",
    ]
    lines += [f"  - {{tier: {tier}, codes: [{', '.join(quoted(codes))}]}}" for tier, codes in sorted(tiers.items())]
    (OUT / "chpl.yaml").write_text("\n".join(lines) + "\n", "utf-8")


def hs_words(folder: Path) -> None:
    """Keep the distinct content words of each HS heading: enough to find it, nothing to read."""
    words: dict[str, list[str]] = {}
    with (folder / "hs/harmonized-system.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            code = row["hscode"]
            if code.isdigit() and len(code) in (4, 6):
                found = re.findall(r"[a-z]{3,}", row["description"].lower())
                words[code] = sorted({word for word in found if word not in STOP})
    vocabulary = sorted({word for bag in words.values() for word in bag})
    number = {word: index for index, word in enumerate(vocabulary)}
    write_json(
        "hs_words.json",
        {
            "source": "Harmonized System 2022 (UN Comtrade), words only",
            "words": vocabulary,
            "codes": {code: [number[word] for word in bag] for code, bag in sorted(words.items())},
        },
    )


def quoted(codes: Iterable[str]) -> list[str]:
    return [f"'{code}'" if code.isdigit() or code == "NO" else code for code in codes]


def write_json(name: str, data: object) -> None:
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    (OUT / name).write_text(re.sub(r'("(?:[0-9][A-Z0-9]{4}|[A-Z]{2})":[\[{])', r"\n\1", text) + "\n", "utf-8")


def main() -> None:
    folder = Path(sys.argv[1])
    OUT.mkdir(parents=True, exist_ok=True)
    for build in (chart, groups, ccl, chpl, hs_words, eccn_words):
        build(folder)


if __name__ == "__main__":
    main()
