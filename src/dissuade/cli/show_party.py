"""A listed party in one line: what tells it from a namesake."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from dissuade.cli.show import plain
from dissuade.model.party import NameKind, PartialDate, Party

__all__ = ["describe_party"]

_MOST = 3  # of each kind
_LONGEST = 60  # characters of a name
_LEAST_TELLING = {NameKind.WEAK: 2, NameKind.FORMER: 1}


def describe_party(party: Party, shown: Collection[str] = ()) -> str:
    """Birth dates, countries, identifiers and a few other names, safe for a terminal; "" if the list has none of it.

    Args:
        party: whole.
        shown: names that the reader has seen.

    Example:
        >>> from dissuade.model.party import Name
        >>> names = (Name(text="SHOIGU, Sergei"), Name(text="SHOYGU, Sergey"))
        >>> born = (PartialDate(value="1955-05-21"),)
        >>> describe_party(Party(id="x", schema="Person", names=names, birth_dates=born, countries=("ru",)))
        'born 1955-05-21; ru; also SHOYGU, Sergey'
    """
    seen = {party.caption, *shown}
    numbers = (f"{item.type or 'number'} {item.value}" for item in party.identifiers if item.value not in seen)
    parts = (
        _some("born ", map(_date, party.birth_dates), " or "),
        _some("died ", map(_date, party.death_dates), " or "),
        _some("", (*party.nationalities, *party.citizenships, *party.countries), ", "),
        _some("", numbers, ", "),
        _some("also ", _other_names(party, seen), " / "),
    )
    return "; ".join(part for part in parts if part)


def _some(words: str, values: Iterable[str], between: str) -> str:
    """The first of some values, each once, and how many more there are."""
    found = [plain(" ".join(value.split())) for value in dict.fromkeys(values) if value]
    more = f" and {len(found) - _MOST} more" if len(found) > _MOST else ""
    return words + between.join(map(_cut, found[:_MOST])) + more if found else ""


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 3] + "..."


def _date(date: PartialDate) -> str:
    return f"{'circa ' * date.circa}{date.value}{f' to {date.until}' if date.until else ''}"


def _other_names(party: Party, shown: Collection[str]) -> list[str]:
    names = sorted(party.names, key=lambda name: _LEAST_TELLING.get(name.kind, 0))
    return [name.text for name in names if name.text not in shown]
