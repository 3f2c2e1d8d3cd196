"""Slow, obvious counts over OFAC's CSV files, made with regular expressions and without the readers."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

_CELL = re.compile(r'(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))')
_QUOTED_NAME = re.compile(r"(?:^|; )(?:alt\. )?[afnd]\.[kb]\.a\. '(.+?)(?:'(?=; |\.?$)|(?=; |\.$))")
_ISSUER = re.compile(r"(?:^|; )(?:alt\. )?Issuer Name (.+?)(?=; |\.?$)")

IDENTIFIER_PATTERNS = {
    "passportNumber": r"(?:Diplomatic |British National Overseas |Stateless Person )?Passport (?!issued|place)",
    "publicKey": r"Digital Currency Address - \w+ ",
    "swiftBic": r"SWIFT/BIC ",
    "mmsi": r"MMSI ",
    "imoNumber": r"(?:Vessel Registration Identification|Identification Number|Company Number|Registration Number|"
    r"Business Registration Number|Registration ID) IMO +\d{7}|International Maritime Organization No\.|"
    r"Vessel Registration Identification \d{7}(?!\d)",
    "leiCode": r"Legal Entity Number ",
    "dunsCode": r"D-U-N-S Number ",
    "bikCode": r"BIK \(RU\) ",
    "okpoCode": r"Government Gazette Number ",
    "uscCode": r"Unified Social Credit Code|United Social Credit Code",
    "vatCode": r"V\.A\.T\. Number ",
    "isin": r"ISIN ",
    "ticker": r"Equity Ticker |MICEX Code ",
    "serialNumber": r"Aircraft (?:Manufacturer's Serial Number|Construction Number|Serial Identification)",
}


def read_cells(path: Path) -> list[list[str]]:
    """The cells of every line that begins with a number."""
    rows = []
    for line in path.read_bytes().decode("cp1252").split("\n"):
        line = line.rstrip("\r\x1a")
        if re.match(r"\d+,", line):
            rows.append([quoted.replace('""', '"') or plain for quoted, plain in _CELL.findall(line)])
    return rows


def find_part(folder: Path, ending: str) -> Path | None:
    """``sdn.csv`` or ``cons_prim.csv`` for the ending ``sdn`` or ``prim`` and so on."""
    return next((path for path in sorted(folder.glob("*.csv")) if path.stem.endswith(ending)), None)


def whole_remarks(primary: Path, comments: Path | None) -> dict[str, str]:
    """Remarks by entry number, continued; the fragment behind a cut is left out."""
    continued = {row[0]: row[1] for row in read_cells(comments)} if comments else {}
    remarks = {}
    for row in read_cells(primary):
        number, text = row[0], row[11]
        if text.strip() == "-0-":
            continue
        if len(text) >= 1000:
            if number in continued:
                text += continued[number]
            elif not text.endswith("."):
                text = text[: max(text.rfind(";"), 0)]
        remarks[number] = text
    return remarks


def count_names(primary: Path, alternates: Path | None, remarks: dict[str, str]) -> dict[str, set[str]]:
    """The distinct names of every entry: the primary one, the alternate ones, those in quotes and of issuers."""
    names: dict[str, set[str]] = defaultdict(set)
    for row in read_cells(primary):
        names[row[0]].add(" ".join(row[1].split()))
    for row in read_cells(alternates) if alternates else []:
        if row[0] in names:
            names[row[0]].add(" ".join(row[3].split()))
    for number, text in remarks.items():
        found = _QUOTED_NAME.findall(text) + _ISSUER.findall(text)
        names[number].update(" ".join(name.split()) for name in found)
    return names


def count_identifiers(remarks: dict[str, str]) -> dict[str, int]:
    """How many distinct segments of the remarks carry an identifier, by type."""
    counts = {}
    for kind, pattern in IDENTIFIER_PATTERNS.items():
        segment = re.compile(rf"(?:^|; )(?:alt\. )?((?:{pattern})[^;]*)")
        counts[kind] = sum(len({s.rstrip(". ") for s in segment.findall(text)}) for text in remarks.values())
    return counts
