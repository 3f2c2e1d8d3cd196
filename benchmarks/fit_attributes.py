"""Count how birth dates and countries of one party on two lists stand to each other, birth dates against two persons'.

    python -m benchmarks.fit_attributes --data ../shared/data [--home FOLDER]

Linked persons: OFAC (SDN 2023-12-28) and EU (2026-02) entries with the same three or more name tokens, which no third
entry has. Homonyms among them make the far grades look milder than they are; with ``--home``, persons that a passport,
a national number or a UN reference links over all lists are counted too. The printed log-ratios are the evidence behind
``matching.birth_dates.NATS``, which are rounded, capped and made to fall with the distance. Of parties of different
lists that an identifier links it also says how many have a country in common; what strangers have, no list tells.
"""

from __future__ import annotations

import argparse
import csv
import json
import lzma
import math
import random
import re
from collections import Counter, defaultdict
from pathlib import Path

from dissuade.evaluation.links import link_parties
from dissuade.index.layout import GROUPS, group_of
from dissuade.matching.birth_dates import NATS, DateGrade, grade_birth_dates
from dissuade.model.party import PartialDate, Party
from dissuade.names import analyze_name
from dissuade.names.tokens import NameClass, TokenKind
from dissuade.snapshots import open_current

Person = tuple[tuple[str, ...], tuple[PartialDate, ...]]
Dates = tuple[tuple[PartialDate, ...], tuple[PartialDate, ...]]
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_DOB = re.compile(r"DOB (circa )?(?:(\d{2}) )?(?:([A-Z][a-z]{2}) )?(\d{4})")


def main() -> None:
    """Link, grade, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder of the official files")
    parser.add_argument("--home", type=Path, help="$DISSUADE_HOME with the lists")
    options = parser.parse_args()
    data = options.data
    ofac, eu = _read_ofac(data), _read_eu(data)
    by_name: dict[tuple[str, ...], list[Person]] = defaultdict(list)
    for person in eu:
        by_name[person[0]].append(person)
    names = Counter(name for name, _ in ofac)
    linked = [
        (dates, by_name[name][0][1])
        for name, dates in ofac
        if len(name) >= 3 and names[name] == 1 and len(by_name[name]) == 1
    ]
    rng = random.Random(7)
    strangers = [(rng.choice(ofac)[1], rng.choice(eu)[1]) for _ in range(200_000)]
    _report("linked by name", linked, strangers)
    if options.home:
        linked_parties = _linked_by_identifiers(options.home)
        dates = [(a.birth_dates, b.birth_dates) for a, b in linked_parties if a.schema == b.schema == "Person"]
        _report("linked by identifiers", dates, strangers)
        _report_countries(linked_parties)


def _linked_by_identifiers(home: Path) -> list[tuple[Party, Party]]:
    parties = list(open_current(home).parties)
    links = link_parties(parties).strong
    return [
        (party, parties[other]) for number, party in enumerate(parties) for other in links[number] if other > number
    ]


def _report_countries(linked: list[tuple[Party, Party]]) -> None:
    counts: Counter[tuple[str, bool]] = Counter()
    for a, b in linked:
        apart = {listing.authority for listing in a.listings}.isdisjoint(listing.authority for listing in b.listings)
        if apart and a.countries and b.countries:
            counts[GROUPS[group_of(a.schema)], not set(a.countries).isdisjoint(b.countries)] += 1
    for group in GROUPS:
        common, other = counts[group, True], counts[group, False]
        if common + other:
            print(f"{group}: {common} of {common + other} linked by identifiers over lists have a country in common")


def _report(title: str, linked: list[Dates], strangers: list[Dates]) -> None:
    same, other = (_count(pairs) for pairs in (linked, strangers))
    print(f"{sum(same.values())} persons {title}, {len(strangers)} pairs of strangers")
    print(f"{'grade':32} {'linked':>7} {'strangers':>9} {'nats':>6} {'used':>6}")
    for grade in DateGrade:
        p = (same[grade] + 0.5) / (same.total() + 0.5 * len(DateGrade))
        q = (other[grade] + 0.5) / (len(strangers) + 0.5 * len(DateGrade))
        print(f"{grade.value:32} {p:7.4f} {q:9.5f} {math.log(p / q):6.2f} {NATS[grade]:6.2f}")


def _count(pairs: list[Dates]) -> Counter[DateGrade]:
    grades = (grade_birth_dates(a, b) for a, b in pairs)
    return Counter(grade[0] for grade in grades if grade is not None)


def _bag(text: str) -> tuple[str, ...]:
    tokens = analyze_name(text, NameClass.PERSON).tokens
    return tuple(sorted(t.forms[0].text for t in tokens if t.kind in (TokenKind.NAME, TokenKind.PATRONYMIC)))


def _read_ofac(data: Path) -> list[Person]:
    persons = []
    with (data / "A_ofac" / "sdn_trio_2023-12-28" / "sdn.csv").open(encoding="latin-1", newline="") as file:
        for cells in csv.reader(file):
            if len(cells) < 12 or cells[2].strip() != "individual":
                continue
            dates = tuple(_ofac_date(*found) for found in _DOB.findall(cells[11]))
            if dates:
                persons.append((_bag(cells[1]), dates))
    return persons


def _ofac_date(circa: str, day: str, month: str, year: str) -> PartialDate:
    value = year
    if month in _MONTHS:
        value += f"-{_MONTHS.index(month) + 1:02}"
        value += f"-{day}" if day else ""
    return PartialDate(value=value, circa=bool(circa))


def _read_eu(data: Path) -> list[Person]:
    persons = []
    path = data / "B_lists" / "_structured_full" / "eu_entities_2026-02-25.jsonl.xz"
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if (row.get("subject_type") or {}).get("code") != "person":
                continue
            dates = tuple(
                PartialDate(value=d.get("birthdate") or str(d["year"]), circa=bool(d.get("circa")))
                for d in row.get("birthdates") or []
                if d.get("birthdate") or d.get("year")
            )
            latin = {a["whole_name"] for a in row.get("name_aliases") or [] if a.get("whole_name", "").isascii()}
            if dates:
                persons += [(bag, dates) for bag in {_bag(text) for text in latin}]
    return persons


if __name__ == "__main__":
    main()
