"""Listed parties, asked for as they are listed, under a name that was hidden, and as they get written elsewhere."""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Iterator, Sequence

from rapidfuzz import fuzz

from dissuade.evaluation.cases import (
    Case,
    CaseKind,
    Knows,
    chance_of,
    fold_name,
    main_script,
    make_case_query,
    source_of,
)
from dissuade.evaluation.links import Links
from dissuade.evaluation.treatments import TREATMENTS
from dissuade.model.party import NameKind, PartialDate, Party

__all__ = ["CASE_SORTS", "SCHEMATA", "hide_names", "make_positives"]

SCHEMATA = ("Person", "Organization", "Company", "PublicBody", "LegalEntity", "Vessel", "Airplane")
"""What is evaluated by name; wallets are found by their addresses or not at all."""

_ALIAS_SORTS = ("alias-spelling", "alias-partial", "alias-other-script", "alias-distant", "alias-weak")
_BIRTH_SORTS = ("birth-missing", "birth-year-only", "birth-year-off", "birth-swapped", "birth-placeholder")
CASE_SORTS = (
    "verbatim",
    "no-schema",
    *(treatment.name for treatment in TREATMENTS),
    *_BIRTH_SORTS,
    *_ALIAS_SORTS,
    "cross-list",
    "cross-list-distant",
)
"""Every sort of case in which a party has to be found."""

_ORGANISATIONS = ("Organization", "Company", "PublicBody", "LegalEntity")
_RELATED = 80.0  # of 100, similarity of two words that a reader takes for spellings of one


def make_positives(
    parties: Sequence[Party], links: Links, live: Sequence[int], *, sample: int, seed: int, knows: Knows
) -> list[Case]:
    """Make the cases in which a listed party has to be found.

    Args:
        parties: of the snapshot, in its order. links: which of them are one.
        live: numbers of the parties that are still listed; only they are asked for.
        sample: parties of each sort of case.
        knows: what a query says besides the name.

    Returns:
        Cases; those of a hidden name are marked.
    """
    chosen = [n for n in live if parties[n].schema in SCHEMATA]
    cases: list[Case] = []
    base = _draw(chosen, sample, seed, "base")
    for number in base:
        cases += _treated(parties, links, number, seed, knows)
    dated = _draw([n for n in chosen if _exact_birth(parties[n])], sample, seed, "birth")
    for number in dated if knows is Knows.FULL else ():
        cases += _birth_variants(parties, links, number)
    cases += _aliases(parties, links, _draw(chosen, len(chosen), seed, "alias"), sample, seed, knows)
    cases += _cross_list(parties, links, _draw(chosen, len(chosen), seed, "cross"), sample, knows)
    return cases


def hide_names(parties: Sequence[Party], links: Links, cases: Sequence[Case]) -> Iterator[Party]:
    """The parties without the names that the cases ask for; those that are one with them lose the same names.

    Args:
        cases: any; only those that are marked as hidden count.
    """
    numbers = {party.id: number for number, party in enumerate(parties)}
    hidden: dict[int, set[tuple[str, ...]]] = defaultdict(set)
    for case in cases:
        if case.hidden:
            number = numbers[case.id.split("|")[1]]
            for member in (number, *links.all[number]):
                hidden[member].add(fold_name(case.query.name))
    for number, party in enumerate(parties):
        if number in hidden:
            names = tuple(name for name in party.names if fold_name(name.text) not in hidden[number])
            if names:
                yield dataclasses.replace(party, names=names)
        else:
            yield party


def _draw(numbers: Sequence[int], count: int, seed: int, key: str) -> list[int]:
    return chance_of(seed, key).sample(numbers, min(count, len(numbers)))


def _right(parties: Sequence[Party], links: Links, number: int) -> tuple[str, ...]:
    return tuple(parties[n].id for n in (number, *links.all[number]))


def _case(
    parties: Sequence[Party], number: int, treatment: str, text: str, right: tuple[str, ...], knows: Knows,
    severity: int = 0, listed: str = "", hidden: bool = False,
) -> Case:  # fmt: skip
    party = parties[number]
    return Case(
        id=f"{treatment}|{party.id}|{text}",
        kind=CaseKind.POSITIVE,
        treatment=treatment,
        severity=severity,
        query=make_case_query(party, text, knows),
        listed=listed or text,
        right=right,
        hidden=hidden,
        script=main_script(text),
        schema=party.schema,
        source=source_of(party),
    )


def _treated(parties: Sequence[Party], links: Links, number: int, seed: int, knows: Knows) -> Iterator[Case]:
    party = parties[number]
    text, right = party.caption, _right(parties, links, number)
    yield _case(parties, number, "verbatim", text, right, knows)
    anything = _case(parties, number, "no-schema", text, right, knows)
    yield dataclasses.replace(anything, query=dataclasses.replace(anything.query, schema=""))
    if main_script(text) != "Latn":
        return
    for treatment in TREATMENTS:
        person = party.schema == "Person"
        if (treatment.persons and not person) or (treatment.organisations and party.schema not in _ORGANISATIONS):
            continue
        changed = treatment.change(text, chance_of(seed, treatment.name, party.id))
        if changed.strip() and changed != text:
            yield _case(parties, number, treatment.name, changed, right, knows, treatment.severity, text)


def _exact_birth(party: Party) -> PartialDate | None:
    dates = party.birth_dates
    first = dates[0] if len(dates) == 1 else None
    return first if first and len(first.value) == 10 and not first.until and not first.circa else None


def _birth_variants(parties: Sequence[Party], links: Links, number: int) -> Iterator[Case]:
    """The name as listed, and the birth date missing or not quite right."""
    date = _exact_birth(parties[number])
    assert date is not None
    year, month, day = date.value.split("-")
    values = (
        "",
        year,
        f"{int(year) + 1:04}-{month}-{'28' if (month, day) == ('02', '29') else day}",
        f"{year}-{day}-{month}" if day <= "12" and day != month else None,
        f"{year}-01-01" if (month, day) != ("01", "01") else None,
    )
    right = _right(parties, links, number)
    for treatment, value in zip(_BIRTH_SORTS, values, strict=True):
        if value is not None:
            case = _case(parties, number, treatment, parties[number].caption, right, Knows.FULL, 1)
            dates = (PartialDate(value=value),) if value else ()
            yield dataclasses.replace(case, query=dataclasses.replace(case.query, birth_dates=dates))


def _aliases(
    parties: Sequence[Party], links: Links, order: Sequence[int], sample: int, seed: int, knows: Knows
) -> list[Case]:
    """A name of a party that has others, to be hidden; the sorts of names are drawn apart, ``sample`` of each."""
    found: dict[str, list[Case]] = defaultdict(list)
    hidden: dict[int, set[tuple[str, ...]]] = defaultdict(set)
    for number in order:
        if len(found) == len(_ALIAS_SORTS) and all(len(cases) >= sample for cases in found.values()):
            break
        party = parties[number]
        choices: dict[str, list[str]] = defaultdict(list)
        for name in party.names:
            rest = [n.text for n in party.names if fold_name(n.text) != fold_name(name.text)]
            if rest and fold_name(name.text) and name.kind is not NameKind.PRIMARY:
                choices[_alias_sort(name.text, name.kind, rest)].append(name.text)
        cluster = (number, *links.all[number])
        for sort in sorted(choices):
            if len(found[sort]) >= sample or any(hidden[n] for n in cluster):
                continue  # one name of a party at a time: more would hide what the others rest on
            text = chance_of(seed, "alias", party.id, sort).choice(choices[sort])
            for member in cluster:
                hidden[member].add(fold_name(text))
            right = _right(parties, links, number)
            found[sort].append(_case(parties, number, sort, text, right, knows, 1, party.caption, hidden=True))
    return [case for sort in sorted(found) for case in found[sort]]


def _alias_sort(text: str, kind: NameKind, rest: Sequence[str]) -> str:
    """How a hidden name relates to those that stay: other script, a spelling of one of them, or another name."""
    script = main_script(text)
    same_script = [other for other in rest if main_script(other) == script]
    if not same_script:
        return "alias-other-script"
    words = fold_name(text)
    best = max(_shared(words, fold_name(other)) for other in same_script)
    if best >= 0.99:
        return "alias-spelling"
    if best >= 0.5:
        return "alias-partial"
    return "alias-weak" if kind is NameKind.WEAK else "alias-distant"


def _shared(words: Sequence[str], others: Sequence[str]) -> float:
    """The share of the words of the shorter name that the longer one has, spelt alike."""
    short, long = sorted((words, others), key=lambda w: (len(w), w))
    if not short or (len(short) == 1 and len(long) > 1 and len(words) == 1):
        return 0.0
    return sum(max(fuzz.ratio(word, other) for other in long) >= _RELATED for word in short) / len(short)


def _cross_list(parties: Sequence[Party], links: Links, order: Sequence[int], sample: int, knows: Knows) -> list[Case]:
    """Names that another list has for the same party and this one has not."""
    found: list[Case] = []
    for number in order:
        if len(found) >= sample:
            break
        party = parties[number]
        own = {fold_name(name.text) for name in party.names}
        others = [n for n in links.strong[number] if source_of(parties[n]) != source_of(party)]
        for other in others:
            text = parties[other].caption
            words = fold_name(text)
            best = max((_shared(words, fold_name(name.text)) for name in party.names), default=0.0)
            if words and words not in own:
                treatment = "cross-list" if best >= 0.5 or main_script(text) != "Latn" else "cross-list-distant"
                case = _case(parties, other, treatment, text, (party.id,), knows, 1, party.caption)
                found.append(dataclasses.replace(case, neutral=_right(parties, links, number)))
                break
    return found
