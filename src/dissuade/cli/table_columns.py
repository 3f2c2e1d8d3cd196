"""Which columns of a table are used, and as what."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from dissuade.errors import InputError
from dissuade.lists.columns import ATTRIBUTES, SEVERAL, TYPES, best_first, column_meaning, fold_column

__all__ = ["ColumnUse", "assign_columns", "tell_unused"]

KNOWN = (*ATTRIBUTES, *TYPES)
_SHOWN = 200  # characters of a header in a message
_MOST_TOLD = 20


class ColumnUse(NamedTuple):
    """Of the columns of one table.

    Args:
        single: our column to that of the table.
        several: our column to those of the table, where more than one says it.
        unused: the others; of each the column that was used in its place, or "".
    """

    single: dict[str, str]
    several: dict[str, tuple[str, ...]]
    unused: dict[str, str]


def assign_columns(names: Sequence[str], given: Mapping[str, str], *, path: Path, line: int | None = None) -> ColumnUse:
    """Say what each column of a table means.

    Args:
        names: of its columns.
        given: our column to the table's, where the user says so.
        path, line: where the names stand.

    Raises:
        InputError: two columns have one name, the user names one that is not there, or there is nothing to search by.
    """
    present: dict[str, str] = {}
    for place, name in enumerate(names):
        key = name.strip().lower()
        if key and key in present:
            told = f", {present[key]!r} and {name!r}"
            raise InputError(f"two columns have this name{told}", path=path, line=line, field=name)
        present.setdefault(key or f"\0{place}", name)
    found: dict[str, list[str]] = {}
    for ours, theirs in given.items():
        found.setdefault(_ours(ours), []).append(_theirs(theirs, present, path, line))
    said = {ours: theirs[0] for ours, theirs in found.items() if not _is_several(ours)}
    taken = {name for theirs in found.values() for name in theirs}
    for name in names:
        if name not in taken and (meant := column_meaning(name)):
            found.setdefault(meant, []).append(name)
    used: dict[str, tuple[str, ...]] = {}
    unused = {name: "" for name in names if name not in taken and not column_meaning(name)}
    for ours in (name for name in KNOWN if name in found):
        best = found[ours] if ours in said or _is_several(ours) else best_first(ours, found[ours])
        used[ours] = tuple(best if _is_several(ours) else best[:1])
        unused |= {name: used[ours][0] for name in best if name not in used[ours]}
    if not used.keys() & {"name", *TYPES}:
        message = f"no column 'name' (there are: {_there(present)}); say --column name=THEIRS"
        raise InputError(message, path=path, line=line, field="name")
    single = {ours: theirs[0] for ours, theirs in used.items() if len(theirs) == 1}
    return ColumnUse(single, {ours: theirs for ours, theirs in used.items() if len(theirs) > 1}, unused)


def tell_unused(unused: Iterable[tuple[str, str]]) -> str:
    """One line that names the columns that do not count, "" if all do; names are from outside."""
    told = [f"{name or '(without a name)'}" + (f" ({other} is used)" if other else "") for name, other in unused]
    if not told:
        return ""
    more = f" and {len(told) - _MOST_TOLD:,} more" if len(told) > _MOST_TOLD else ""
    return f"columns that are not used: {', '.join(told[:_MOST_TOLD])}{more} (--column OURS=THEIRS says what one is)"


def _there(present: Mapping[str, str]) -> str:
    return ascii(", ".join(present.values())[:_SHOWN])


def _is_several(ours: str) -> bool:
    return ours in SEVERAL or ours in TYPES


def _ours(name: str) -> str:
    meant = column_meaning(name)
    if not meant:
        raise InputError(f"not a column that screening knows; known are {', '.join(KNOWN)}", field=name)
    return meant


def _theirs(name: str, present: Mapping[str, str], path: Path, line: int | None) -> str:
    same = present.get(name.strip().lower())
    alike = [other for other in present.values() if fold_column(other) == fold_column(name)]
    if same is None and len(alike) != 1:
        there = _there(present)
        raise InputError(f"the table has no such column (there are: {there})", path=path, line=line, field=name)
    return alike[0] if same is None else same
