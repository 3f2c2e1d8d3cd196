"""Count in how many names each token stands and write ``src/dissuade/names/data/rarity.tsv``.

    python -m benchmarks.build_rarity --data ../shared/data

A token's share is the larger of its shares of the listed parties and of the persons in Wikidata.
"""

from __future__ import annotations

import argparse
import math
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from benchmarks.list_names import read_listed_names, read_wikidata_persons
from dissuade.names import analyze_name, name_class_of
from dissuade.names.tokens import NameClass

OUT = Path(__file__).parents[1] / "src" / "dissuade" / "names" / "data" / "rarity.tsv"
LEAST = 3
"""A token in fewer names than this is as good as unseen."""


def main() -> None:
    """Count, weigh, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of the official files")
    data = parser.parse_args().data
    listed: dict[NameClass, Counter[str]] = {NameClass.PERSON: Counter(), NameClass.ORGANIZATION: Counter()}
    parties: Counter[NameClass] = Counter()
    for party in read_listed_names(data):
        name_class = name_class_of(party.schema)
        name_class = NameClass.ORGANIZATION if name_class is NameClass.VESSEL else name_class
        listed[name_class].update(set().union(*(_tokens(text, name_class) for text, _ in party.names)))
        parties[name_class] += 1
    wikidata: Counter[str] = Counter()
    persons = read_wikidata_persons(data)
    for name in persons:
        wikidata.update(_tokens(name, NameClass.PERSON))
    person = _nats(((listed[NameClass.PERSON], parties[NameClass.PERSON]), (wikidata, len(persons))))
    organization = _nats(((listed[NameClass.ORGANIZATION], parties[NameClass.ORGANIZATION]),))
    forms = sorted(person.keys() | organization.keys())
    lines = [f"{f}\t{person.get(f, '')}\t{organization.get(f, '')}\n" for f in forms]
    head = "# form, nats among persons, nats among organisations and vessels; by benchmarks/build_rarity.py\n"
    OUT.write_text(head + "".join(lines), encoding="utf-8")
    print(f"{len(forms)} forms of {sum(parties.values())} listed parties and {len(persons)} Wikidata persons")


def _tokens(text: str, name_class: NameClass) -> set[str]:
    name = analyze_name(text, name_class)
    if name.script != "Latn":
        return set()
    return {token.forms[0].text for token in name.tokens if token.forms}


def _nats(populations: Iterable[tuple[Counter[str], int]]) -> dict[str, float]:
    share: dict[str, float] = {}
    for counts, total in populations:
        for form, count in counts.items():
            if count >= LEAST and len(form) > 1:
                share[form] = max(share.get(form, 0.0), count / total)
    return {form: round(-math.log(value), 1) for form, value in share.items()}


if __name__ == "__main__":
    main()
