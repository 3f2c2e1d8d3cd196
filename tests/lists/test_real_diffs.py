"""``lists diff`` between real editions, against a comparison of their cells and elements without the readers."""

from __future__ import annotations

import csv
import io
import json
import lzma
import tarfile
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from dissuade.lists.checks import Allowances
from dissuade.lists.diff import EditionDiff, diff_editions
from dissuade.lists.editions import EditionStore
from dissuade.lists.intake import add_files

pytestmark = pytest.mark.shared
ALLOWED = Allowances(accept_changes=True, accept_shrink=True)


def _diff(home: Path, old: Path, new: Path, dates: tuple[str, str] = ("", "")) -> EditionDiff:
    store = EditionStore(home)
    for path, date in zip((old, new), dates, strict=True):
        assert add_files(store, [path], allowed=ALLOWED, date=date).refused == ()
    (source,) = store.sources()
    before, after = store.editions(source)
    return diff_editions(store, before, after)


def _ids(found: Any) -> set[str]:
    return {item.id.rpartition("-")[2] for item in found}


def _compare(old: dict[str, Any], new: dict[str, Any]) -> tuple[set[str], set[str], set[str]]:
    both = old.keys() & new.keys()
    return new.keys() - old.keys(), old.keys() - new.keys(), {key for key in both if old[key] != new[key]}


def _sdn(path: Path) -> dict[str, list[str]]:
    text = path.read_bytes().decode("cp1252").replace("\x1a", "")
    return {row[0]: row for row in csv.reader(io.StringIO(text)) if row}


@pytest.mark.parametrize(
    ("old", "new", "counts", "resolved"),
    [
        ("2022-02-24", "2022-02-25", (91, 0, 4), {"33399", "33400"}),
        ("2024-05-03", "2024-06-13", (420, 13, 570), set()),
    ],
)
def test_two_sdn_lists_differ_as_their_rows_do(
    shared: Path, tmp_path: Path, old: str, new: str, counts: tuple[int, int, int], resolved: set[str]
) -> None:
    """A row that did not change has changed all the same where a party that it names is new (``resolved``)."""
    before, after = (shared / f"data/D_deltas/ofac_sdn_csv/plain/sdn_{date}.csv" for date in (old, new))
    found = _diff(tmp_path / "home", before, after, (old, new))
    added, removed, changed = _compare(_sdn(before), _sdn(after))
    assert counts == (len(added), len(removed), len(changed))
    assert (added, removed, changed | resolved) == (_ids(found.added), _ids(found.removed), _ids(found.changed))
    assert all(change.changes for change in found.changed)


def _un(path: Path) -> dict[str, list[tuple[str, str]]]:
    """Every element with its text by reference, in any order; empty elements and white space say nothing."""
    found = {}
    for record in etree.parse(str(path)).iter("INDIVIDUAL", "ENTITY"):
        texts = [(str(item.tag), " ".join((item.text or "").split())) for item in record.iter() if item is not record]
        found[(record.findtext("REFERENCE_NUMBER") or "").strip()] = sorted(pair for pair in texts if pair[1])
    return found


def test_two_un_lists_differ_as_their_elements_do(shared: Path, tmp_path: Path) -> None:
    before, after = (
        shared / f"data/D_deltas/un_consolidated/plain/un_{date}.xml" for date in ("2022-03-01", "2025-06-10")
    )
    found = _diff(tmp_path / "home", before, after)
    added, removed, changed = _compare(_un(before), _un(after))
    assert (29, 120) == (len(added), len(removed))
    ids = {part: {item.id.removeprefix("un-sc-") for item in getattr(found, part)} for part in ("added", "removed")}
    assert {"added": added, "removed": removed} == ids
    same = {"SOi.005"}  # a nationality "Somali" that became "Somalia" is the same country
    assert changed - same == {change.id.removeprefix("un-sc-") for change in found.changed}


def test_two_lists_of_the_world_bank_differ_as_their_records_do(shared: Path, tmp_path: Path) -> None:
    with tarfile.open(shared / "data/D_deltas/worldbank/wb_monthly.tar.xz") as archive:
        before, after = sorted(name for name in archive.getnames() if name.endswith(".json"))[-2:]
        archive.extractall(tmp_path, filter="data", members=[archive.getmember(name) for name in (before, after)])

    def records(name: str) -> dict[str, Any]:
        rows = json.loads((tmp_path / name).read_text())["response"]["ZPROCSUPP"]
        return {str(row["SUPP_ID"]): {k: v for k, v in row.items() if k != "LAST_REFRESH_DATE"} for row in rows}

    found = _diff(tmp_path / "home", tmp_path / before, tmp_path / after)
    assert (12, 3) == (len(found.added), len(found.removed))
    assert _compare(records(before), records(after)) == (_ids(found.added), _ids(found.removed), _ids(found.changed))


_TYPES = {"individual": "Person", "entity": "Organization", "vessel": "Vessel", "aircraft": "Airplane"}


def _flattened(path: Path) -> dict[str, tuple[str, str, frozenset[str], frozenset[str]]]:
    """Name, type, programmes and other names by number; of an entry the names count once and in any order."""
    rows = csv.DictReader(io.StringIO(lzma.decompress(path.read_bytes()).decode("utf-8")))
    return {
        row["uid"]: (
            row["name"],
            row["type"],
            frozenset(row["programs"].split("; ")),
            frozenset(text for text in row["alternate_names"].split("; ") if text) - {row["name"]},
        )
        for row in rows
    }


def _as_own_list(entries: dict[str, tuple[str, str, frozenset[str], frozenset[str]]], path: Path) -> Path:
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(("id", "name", "schema", "programme", "aliases"))
        for uid, (name, kind, programmes, aliases) in entries.items():
            writer.writerow((uid, name, _TYPES[kind], ";".join(sorted(programmes)), ";".join(sorted(aliases))))
    return path


def test_editions_of_a_month_that_somebody_flattened_differ_as_their_rows_do(shared: Path, tmp_path: Path) -> None:
    """The SDN list of July and August 2026 exists only as a table of numbers, names and programmes; three of nine."""
    store = EditionStore(tmp_path / "home")
    paths = sorted((shared / "data" / "D_deltas" / "ofac_sdn_2026_derived").glob("*.csv.xz"))[::4]
    dates = [path.name.removesuffix(".csv.xz")[-10:] for path in paths]
    tables = [_flattened(path) for path in paths]
    for date, table in zip(dates, tables, strict=True):
        path = _as_own_list(table, tmp_path / f"own-{date}.csv")
        assert add_files(store, [path], source="private-sdn", date=date, allowed=ALLOWED).refused == ()
    editions = store.editions("private-sdn")
    assert dates == [edition.published for edition in editions]
    for (before, after), (old, new) in zip(pairwise(editions), pairwise(tables), strict=True):
        found = diff_editions(store, before, after)
        assert _compare(old, new) == (_ids(found.added), _ids(found.removed), _ids(found.changed))
    whole = diff_editions(store, editions[0], editions[-1])
    assert (103, 108, 20) == tuple(map(len, (whole.added, whole.removed, whole.changed)))
