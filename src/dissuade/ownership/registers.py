"""Registers of owners read from BODS 0.4 statements, FollowTheMoney entities, or a plain CSV of edges.

BODS: https://standard.openownership.org/en/0.4.0/ ; FtM: https://followthemoney.tech/explorer/schemata/Ownership/
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from dissuade.errors import InputError
from dissuade.ownership.closure import ControlEdge, ShareEdge

__all__ = ["MAX_BYTES", "Register", "read_register"]

MAX_BYTES = 200_000_000
_CONTROL = frozenset(
    {
        "appointmentOfBoard",
        "otherInfluenceOrControl",
        "controlViaCompanyRulesOrArticles",
        "controlByLegalFramework",
        "unknownInterest",
        "votingRights",
    }
)
"""BODS interests that are control rather than shares; voting rights count from more than half."""


@dataclass(slots=True)
class Register:
    """Holdings and control with what could not be used.

    Args:
        shares, controls: the edges.
        notes: statements that were left out, and why.
    """

    shares: list[ShareEdge] = field(default_factory=list)
    controls: list[ControlEdge] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def read_register(path: str | Path, *, date: str = "") -> Register:
    """Read a register; the format follows from the content.

    Args:
        path: ``.csv`` with the columns owner, owned and share (or low and high) or control; or JSON or JSON lines of
            BODS statements or FtM entities.
        date: ISO date on which an interest must exist; "" takes all that have not ended.

    Raises:
        InputError: the file cannot be read, or a record says something impossible.
    """
    place = Path(path)
    try:
        data = place.read_bytes() if place.stat().st_size <= MAX_BYTES else None
    except OSError as error:
        raise InputError(f"cannot read the file: {error.strerror or error}", path=path) from None
    if data is None:
        raise InputError(f"the file is larger than {MAX_BYTES:,} bytes", path=path)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise InputError("the file is not UTF-8", path=path) from None
    if place.suffix.lower() == ".csv":
        return _read_csv(text, path)
    records = list(_json_records(text, path))
    if any("recordType" in record for _, record in records):
        return _read_bods(records, path, date)
    if any("schema" in record for _, record in records):
        return _read_ftm(records, path, date)
    raise InputError("neither BODS statements (recordType) nor FtM entities (schema)", path=path)


def _json_records(text: str, path: str | Path) -> Iterable[tuple[int, Mapping[str, Any]]]:
    stripped = text.lstrip()
    try:
        if stripped.startswith("["):
            whole = json.loads(text)
            items = [(0, item) for item in whole]
        else:
            items = []
            for number, line in enumerate(text.splitlines(), start=1):
                if line.strip():
                    try:
                        items.append((number, json.loads(line)))
                    except json.JSONDecodeError as error:
                        raise InputError(f"not JSON: {error.msg}", path=path, line=number) from None
    except json.JSONDecodeError as error:
        raise InputError(f"not JSON: {error.msg}", path=path, line=error.lineno) from None
    except RecursionError:
        raise InputError("nested too deeply", path=path) from None
    for number, item in items:
        if not isinstance(item, dict):
            raise InputError("a record is a JSON object", path=path, line=number or None)
        yield number, item


def _read_csv(text: str, path: str | Path) -> Register:
    register = Register()
    reader = csv.DictReader(io.StringIO(text))
    columns = set(reader.fieldnames or ())
    if not {"owner", "owned"} <= columns:
        raise InputError("a register needs the columns owner and owned", path=path, line=1)
    try:
        for row in reader:
            line = reader.line_num
            owner, owned = (row.get("owner") or "").strip(), (row.get("owned") or "").strip()
            if not owner or not owned:
                raise InputError("owner and owned must not be empty", path=path, line=line, field="owner")
            if (row.get("control") or "").strip().lower() in ("yes", "true", "1"):
                register.controls.append(ControlEdge(owner, owned))
                continue
            exact = _percentage(row.get("share"), path, line, "share")
            low = exact if exact is not None else _percentage(row.get("low"), path, line, "low")
            high = exact if exact is not None else _percentage(row.get("high"), path, line, "high")
            edge = ShareEdge(owner, owned, 0.0 if low is None else low, 1.0 if high is None else high)
            if edge.low > edge.high:
                raise InputError("low is above high", path=path, line=line, field="low")
            register.shares.append(edge)
    except csv.Error as error:
        raise InputError(f"not CSV: {error}", path=path, line=reader.line_num) from None
    return register


def _percentage(text: object, path: str | Path, line: int, name: str) -> float | None:
    """Read ``0.51`` or ``51 %`` as a share; more than 1 without a per cent sign is an error."""
    if text is None or not str(text).strip():
        return None
    words = str(text).strip()
    percent = words.endswith("%")
    try:
        value = float(words.rstrip("%").strip().replace(",", "."))
    except ValueError:
        raise InputError("not a share", path=path, line=line or None, field=name, value=words) from None
    value = value / 100 if percent else value
    if not 0 <= value <= 1:
        message = "a share lies between 0 and 1, or is written with %"
        raise InputError(message, path=path, line=line or None, field=name, value=words)
    return value


def _read_bods(records: list[tuple[int, Mapping[str, Any]]], path: str | Path, date: str) -> Register:
    """Read BODS 0.4; the last statement about a record holds, and closed records are gone."""
    current: dict[str, tuple[int, Mapping[str, Any]]] = {}
    for line, statement in records:
        record = str(statement.get("recordId") or statement.get("statementId") or "")
        if not record:
            raise InputError("a statement needs a recordId", path=path, line=line or None, field="recordId")
        current.pop(record, None)
        if statement.get("recordStatus") != "closed":
            current[record] = (line, statement)
    names: dict[str, str] = {}
    for record, (_, statement) in current.items():
        names[record] = _bods_name(statement) or record
    register = Register()
    for record, (line, statement) in current.items():
        if statement.get("recordType") == "relationship":
            _bods_relationship(register, record, _details(statement), names, (path, line), date)
    return register


def _details(statement: Mapping[str, Any]) -> Mapping[str, Any]:
    details = statement.get("recordDetails")
    return details if isinstance(details, dict) else {}


def _bods_name(statement: Mapping[str, Any]) -> str:
    details = _details(statement)
    if statement.get("recordType") == "entity":
        return str(details.get("name") or "")
    names = details.get("names")
    if isinstance(names, list) and names and isinstance(names[0], dict):
        return str(names[0].get("fullName") or "")
    return ""


def _bods_relationship(
    register: Register,
    record: str,
    details: Mapping[str, Any],
    names: Mapping[str, str],
    place: tuple[str | Path, int],
    date: str,
) -> None:
    path, line = place
    subject, party = details.get("subject"), details.get("interestedParty")
    if not isinstance(subject, str) or not isinstance(party, str):
        register.notes.append(f"{record}: the owner or the owned entity is not stated")
        return
    owner, owned = names.get(party, party), names.get(subject, subject)
    for interest in details.get("interests") or ():
        if not isinstance(interest, dict) or _ended(interest, date):
            continue
        kind = str(interest.get("type") or "unknownInterest")
        if interest.get("directOrIndirect") == "indirect":
            register.notes.append(f"{record}: an indirect interest is a summary of others and was left out")
            continue
        low, high = _bods_bounds(interest.get("share"), path, line)
        if kind == "shareholding":
            register.shares.append(ShareEdge(owner, owned, low, high))
        elif kind == "votingRights" and high <= 0.5:
            register.notes.append(f"{record}: {owner} has at most half of the votes in {owned}")
        elif kind in _CONTROL:
            register.controls.append(ControlEdge(owner, owned))
        else:
            register.notes.append(f"{record}: {kind} of {owner} in {owned} is neither shares nor control")


def _bods_bounds(share: object, path: str | Path, line: int) -> tuple[float, float]:
    if not isinstance(share, dict):
        return 0.0, 1.0

    def bound(*keys: str, default: float) -> float:
        for key in keys:
            value = share.get(key)
            if isinstance(value, int | float) and not isinstance(value, bool):
                if not 0 <= value <= 100:
                    message = "a BODS share lies between 0 and 100"
                    raise InputError(message, path=path, line=line or None, field=f"share.{key}", value=value)
                return value / 100
        return default

    if isinstance(share.get("exact"), int | float):
        exact = bound("exact", default=0.0)
        return exact, exact
    low = bound("minimum", "exclusiveMinimum", default=0.0)
    high = bound("maximum", "exclusiveMaximum", default=1.0)
    if low > high:
        raise InputError("the minimum is above the maximum", path=path, line=line or None, field="share")
    return low, high


def _ended(interest: Mapping[str, Any], date: str) -> bool:
    begin, end = str(interest.get("startDate") or ""), str(interest.get("endDate") or "")
    if not date:
        return bool(end)
    return bool((end and end <= date) or (begin and begin > date))


def _read_ftm(records: list[tuple[int, Mapping[str, Any]]], path: str | Path, date: str) -> Register:
    names: dict[str, str] = {}
    for _, entity in records:
        values = _ftm(entity, "name")
        names[str(entity.get("id") or "")] = values[0] if values else str(entity.get("caption") or entity.get("id"))
    register = Register()
    for line, entity in records:
        schema = entity.get("schema")
        first = {key: (_ftm(entity, key) or [""])[0] for key in ("startDate", "endDate")}
        if schema not in ("Ownership", "Directorship") or _ended(first, date):
            continue
        ends = ("owner", "asset") if schema == "Ownership" else ("director", "organization")
        for above in _ftm(entity, ends[0]):
            for below in _ftm(entity, ends[1]):
                owner, owned = names.get(above, above), names.get(below, below)
                if schema == "Directorship":
                    register.notes.append(f"{owner} is a director of {owned}: not control by itself")
                    continue
                shares = _ftm(entity, "percentage")
                value = None if not shares else _ftm_share(shares[0], path, line)
                register.shares.append(
                    ShareEdge(owner, owned, 0.0 if value is None else value, 1.0 if value is None else value)
                )
    return register


def _ftm_share(text: str, path: str | Path, line: int) -> float | None:
    """FtM percentages are per cent with or without the sign."""
    words = text.strip()
    return _percentage(words if words.endswith("%") else f"{words}%", path, line, "percentage")


def _ftm(entity: Mapping[str, Any], key: str) -> list[str]:
    properties = entity.get("properties")
    if not isinstance(properties, dict):
        return []
    values = properties.get(key) or []
    return [str(value) for value in (values if isinstance(values, list) else [values])]
