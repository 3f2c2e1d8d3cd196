"""Names of parties from the official files beside the project, for scripts that count, fit and measure.

Only names, schema and a party key are read, with plain parsers of their own, so that a fit does not depend on readers.
"""

from __future__ import annotations

import csv
import json
import lzma
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

__all__ = ["ListedNames", "read_listed_names", "read_wikidata_persons"]

_OFAC_SCHEMA = {"individual": "Person", "vessel": "Vessel", "aircraft": "Airplane", "-0-": "Organization"}
_EU_SCHEMA = {"person": "Person", "enterprise": "Organization"}
_UK_SCHEMA = {"Individual": "Person", "Entity": "Organization", "Ship": "Vessel"}


@dataclass(frozen=True, slots=True)
class ListedNames:
    """All names of one party on one list; ``names`` are (text, kind), the first is the primary one."""

    source: str
    key: str
    schema: str
    names: tuple[tuple[str, str], ...]


def read_listed_names(data: Path) -> Iterator[ListedNames]:
    """Parties of OFAC (SDN 2023-12-28), UN, EU and UK (2026-02) that have a name.

    Args:
        data: the folder of official files (``MANIFEST.md`` describes it).
    """
    yield from _read_ofac(data / "A_ofac" / "sdn_trio_2023-12-28")
    folder = data / "B_lists" / "_structured_full"
    for row in _rows(folder / "uk_entities_2026-02-25.jsonl.xz"):
        names = [
            (" ".join(str(n[f"name{i}"]) for i in range(1, 7) if n.get(f"name{i}")), _kind(n.get("name_type", "")))
            for n in (row.get("names") or {}).get("names") or []
        ]
        names += [
            (n["name_non_latin_script"], "original")
            for n in (row.get("non_latin_names") or {}).get("names") or []
            if n.get("name_non_latin_script")
        ]
        yield from _party("uk", row.get("unique_id"), _UK_SCHEMA.get(row.get("individual_entity_ship", "")), names)
    for row in _rows(folder / "eu_entities_2026-02-25.jsonl.xz"):
        names = [
            (n["whole_name"], "primary" if k == 0 else "alias")
            for k, n in enumerate(row.get("name_aliases") or [])
            if n.get("whole_name")
        ]
        schema = _EU_SCHEMA.get((row.get("subject_type") or {}).get("code", ""))
        yield from _party("eu", row.get("eu_reference_number"), schema, names)
    for row in _rows(folder / "un_entities_2026-02-25.jsonl.xz"):
        parts = [row.get(f"{i}_name") for i in ("first", "second", "third", "fourth")]
        names = [(" ".join(p.strip() for p in parts if isinstance(p, str)), "primary")]
        names += [
            (a["alias_name"], "weak" if a.get("quality") == "Low" else "alias")
            for a in row.get("aliases") or []
            if isinstance(a.get("alias_name"), str)
        ]
        if isinstance(row.get("name_original_script"), str):
            names.append((row["name_original_script"], "original"))
        reference = str(row.get("reference_number"))
        schema = "Organization" if len(reference) > 2 and reference[2] == "e" else "Person"
        yield from _party("un", reference, schema, names)


def read_wikidata_persons(data: Path) -> list[str]:
    """Distinct Latin names of persons in Wikidata (CC0)."""
    names: dict[str, None] = {}
    for file in ("wd_hebrew", "wd_korean"):
        with lzma.open(data / "G_matching" / "translit_wikidata" / f"{file}.tsv.xz", "rt", encoding="utf-8") as lines:
            for line in lines:
                names[line.split("\t")[0]] = None
    return list(names)


def _read_ofac(folder: Path) -> Iterator[ListedNames]:
    aliases: dict[str, list[tuple[str, str]]] = {}
    with (folder / "alt.csv").open(encoding="latin-1", newline="") as file:
        for cells in csv.reader(file):
            if len(cells) >= 4:
                aliases.setdefault(cells[0], []).append((cells[3], "former" if cells[2] == "fka" else "alias"))
    with (folder / "sdn.csv").open(encoding="latin-1", newline="") as file:
        for cells in csv.reader(file):
            if len(cells) < 4:
                continue
            names = [(cells[1], "primary"), *aliases.get(cells[0], [])]
            yield from _party("ofac", cells[0], _OFAC_SCHEMA.get(cells[2].strip()), names)


def _party(source: str, key: object, schema: str | None, names: list[tuple[str, str]]) -> Iterator[ListedNames]:
    distinct = {text.strip(): kind for text, kind in reversed(names) if text.strip()}
    if schema and key and distinct:
        yield ListedNames(source, f"{source}-{key}", schema, tuple(reversed(distinct.items())))


def _kind(label: str) -> str:
    return "primary" if label.lower() == "primary name" else "alias"


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)
