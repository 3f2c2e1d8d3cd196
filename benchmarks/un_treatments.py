"""UN persons with spelling treatments: is the right id found and flagged, at how many false alerts?

    python -m benchmarks.un_treatments [--home FOLDER] [--nomenklatura PYTHON] [--names-only]

Every living listing of a UN person is asked for once, with one light treatment drawn for it (as listed, upper case,
turned, comma, one typing error, one sound respelt, a middle name left out or an initial, glued, split) and a
birth date that is exact, missing, the year only, a year off, swapped or a placeholder. False alerts are counted on
customers that are made up and, where they are there, on the shared ones. The lists hold UN persons alone, as in the
validation that peers publish; logic-v2 93.7 %, name-based 99.3 % at 0.6 to 1.3 % (figures of ``peers``).
"""

from __future__ import annotations

import argparse
import csv
import dataclasses
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from benchmarks.figures import Figure, record
from benchmarks.shared import SHARED
from dissuade.evaluation.cases import Case, CaseKind, Knows, chance_of, main_script, make_case_query
from dissuade.evaluation.engines import Engine
from dissuade.evaluation.engines.nomenklatura import NomenklaturaEngine
from dissuade.evaluation.engines.own import DissuadeEngine
from dissuade.evaluation.negatives import customer_cases, listed_names, make_customers
from dissuade.evaluation.outcomes import ask
from dissuade.evaluation.statistics import Share, threshold_at_alerts
from dissuade.evaluation.treatments import TREATMENTS
from dissuade.lists.home import find_home
from dissuade.lists.values import find_country
from dissuade.model.party import PartialDate, Party
from dissuade.model.query import Query
from dissuade.snapshots import open_current

__all__ = ["main", "make_cases"]

_LIGHT = (
    "upper-ascii", "turned", "comma", "typo", "respelt", "dropped", "middle-initial", "glued", "split",
)  # fmt: skip
_BIRTHS = ("exact",) * 10 + ("missing",) * 4 + ("year",) * 3 + ("off",) * 2 + ("swapped", "placeholder")
_RATE = 0.001


def make_cases(persons: Sequence[Party], seed: int, knows: Knows = Knows.FULL) -> list[Case]:
    """One treated query for each person."""
    changes = {treatment.name: treatment.change for treatment in TREATMENTS}
    cases = []
    for party in persons:
        chance = chance_of(seed, "un", party.id)
        treatment = chance.choice(("verbatim", *_LIGHT))
        text = party.caption
        if treatment != "verbatim":
            text = changes[treatment](text, chance) or text
        query = make_case_query(party, text, knows)
        if query.birth_dates:
            dates = _vary(query.birth_dates[0], chance.choice(_BIRTHS))
            query = dataclasses.replace(query, birth_dates=dates)
        cases.append(
            Case(
                id=party.id, kind=CaseKind.POSITIVE, treatment=treatment, query=query, listed=party.caption,
                right=(party.id,), script=main_script(text), schema="Person", source="un-sc",
            )
        )  # fmt: skip
    return cases


def _vary(date: PartialDate, how: str) -> tuple[PartialDate, ...]:
    year, *rest = date.value.split("-")
    if how == "missing":
        return ()
    if how == "year" or not rest:
        return (PartialDate(value=str(int(year) + (how == "off"))),)
    if how == "off":
        return (PartialDate(value="-".join([str(int(year) + 1), *(["02", "28"] if rest == ["02", "29"] else rest)])),)
    if how == "placeholder":
        return (PartialDate(value=f"{year}-01-01"),)
    if how == "swapped" and len(rest) == 2 and rest[1] <= "12":
        return (PartialDate(value=f"{year}-{rest[1]}-{rest[0]}"),)
    return (date,)


def _shared_customers(path: Path, most: int) -> list[Query]:
    if not path.is_file():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))[:most]
    return [
        Query(
            name=row["full_name"],
            schema="Person",
            birth_dates=(PartialDate(value=row["date_of_birth"]),),
            countries=tuple(filter(None, (find_country(row["nationality"]),))),
            gender=row["gender"],
        )
        for row in rows
    ]


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--home", type=Path, default=None, help="$DISSUADE_HOME with the UN list")
    parser.add_argument("--data", type=Path, default=SHARED / "data")
    parser.add_argument("--nomenklatura", default="", metavar="PYTHON")
    parser.add_argument("--customers", type=int, default=10_000)
    parser.add_argument("--seeds", type=int, default=3)
    parser.add_argument("--names-only", action="store_true")
    parser.add_argument("--missed", type=int, default=0, help="show so many missed persons")
    options = parser.parse_args(arguments)
    snapshot = open_current(options.home or find_home())
    persons = [
        party
        for number, party in enumerate(snapshot.parties)
        if party.id.startswith("un-sc-") and party.schema == "Person" and not snapshot.ended[number]
    ]
    knows = Knows.NAME if options.names_only else Knows.FULL
    cases = [case for seed in range(options.seeds) for case in make_cases(persons, seed, knows)]
    files = options.data / "G_matching" / "synthetic_customers"
    customers = {"made up": make_customers(options.customers, 1, listed_names(persons))}
    for name in ("global", "us"):
        if found := _shared_customers(files / f"negatives_{name}.csv", options.customers):
            customers[name] = found
    engines: list[Engine] = [DissuadeEngine()]
    if options.nomenklatura:
        engines += [NomenklaturaEngine(options.nomenklatura, name) for name in ("logic-v2", "name-based")]
    print(f"{len(persons)} UN persons, {len(cases)} queries; customers: { {k: len(v) for k, v in customers.items()} }")
    flagged: dict[str, float] = {}
    for engine in engines:
        flagged[engine.name] = _report(
            engine, persons, cases, {k: customer_cases(v, knows, k) for k, v in customers.items()}, options.missed
        )
        engine.close()
    ours = flagged.pop(engines[0].name)
    record(Figure("UN persons, respelt, flagged at 1 false alert in 1,000", ours, 0.995, unit="%"))
    for name, theirs in flagged.items():
        record(Figure("UN persons, respelt, flagged at 1 false alert in 1,000", ours, None, theirs, name, "%"))


def _report(
    engine: Engine, persons: Sequence[Party], cases: Sequence[Case], customers: dict[str, list[Case]], missed: int
) -> float:
    """Print the figures of an engine; its share found and flagged at one false alert in 1,000."""
    engine.load(persons)
    begin = time.perf_counter()
    found = ask(engine, cases)
    elapsed = time.perf_counter() - begin
    scores = np.array([outcome.right_score for outcome in found])
    candidates = Share.of(sum(bool(outcome.candidate) for outcome in found), len(found))
    quiet = {name: np.array([o.top_score for o in ask(engine, of)]) for name, of in customers.items()}
    print(f"\n{engine.name}: among the candidates {candidates.value:.2%}, {len(cases) / elapsed:,.0f} queries/s")
    flagged = 0.0
    picked = threshold_at_alerts(np.concatenate(list(quiet.values())), _RATE)
    for label, line in (("0.5", 0.5), ("0.7", 0.7), (f"{_RATE:.1%} false alerts", picked)):
        if line is None:
            print(f"  at {label}: no threshold keeps to it")
            continue
        share = Share.of(int((scores >= line).sum()), len(scores))
        flagged = share.value  # the last is the one at the picked threshold
        alerts = ", ".join(f"{name} {(s >= line).mean():.3%}" for name, s in quiet.items())
        print(
            f"  at {label} ({line:.4f}): found and flagged {share.value:.2%} "
            f"({share.low:.2%} to {share.high:.2%}); false alerts {alerts}"
        )
    if missed and picked is not None:
        worst = sorted((o for o in found if o.right_score < picked), key=lambda o: o.right_score)
        for o in worst[:missed]:
            dates = o.case.query.birth_dates
            print(f"    {o.right_score:.4f} {o.case.query.name} {dates[0].value if dates else ''} [{o.case.treatment}] "
                  f"= {o.case.listed} ({o.case.id})")  # fmt: skip
        for name, of in customers.items():
            order = np.argsort(-quiet[name])[:missed]
            for number in order.tolist():
                top = ask(engine, [of[number]])[0]
                print(f"    {top.top_score:.4f} {name}: {top.case.query.name} ~ {top.top_name} ({top.top_id})")
    return flagged if picked is not None else 0.0


if __name__ == "__main__":
    main()
