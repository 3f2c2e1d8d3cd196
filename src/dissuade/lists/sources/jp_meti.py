"""Japan's Foreign End User List of the Ministry of Economy, Trade and Industry (外国ユーザーリスト, workbook).

The running number changes from edition to edition, so country and name make the id.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from dissuade.lists.drafts import NameList, digest, keep_raw, uses_latin
from dissuade.lists.japanese import find_leading_country
from dissuade.lists.reading import Reading, Sample, SourceFormat
from dissuade.lists.spreadsheets import Cell, cell_text, is_workbook, last_modified, read_sheets
from dissuade.lists.values import clean_text, find_country
from dissuade.model.party import Listing, NameKind, Party

__all__ = ["FORMATS"]

SOURCE = "jp-meti"
_COLUMNS = {
    "no.": "number",
    "country or region": "country",
    "company or organization": "name",
    "also known as": "aliases",
    "type of wmd": "wmd",
    "conventional weapons": "arms",
}
_REQUIRED = ("number", "country", "name", "aliases", "wmd")
_CONCERNS = {"B": "biological", "C": "chemical", "M": "missiles", "N": "nuclear"}
_URL = "https://www.meti.go.jp/policy/anpo/law05.html"


def read_xlsx(reading: Reading) -> Iterator[Party]:
    """Read the workbook."""
    path = reading.paths[0]
    _, rows = next(read_sheets(reading, path), ("", []))
    start = next((n for n, row in enumerate(rows[:20]) if _fields(row).count("name")), None)
    if start is None:
        message = "no header row with 'Company or Organization'"
        raise reading.refuse("schema", message, path=path, field="Company or Organization")
    fields = _fields(rows[start])
    missing = [field for field in _REQUIRED if field not in fields]
    if missing:
        raise reading.refuse("schema", f"no column for {missing[0]}", path=path, line=start + 1, field=missing[0])
    reading.published = last_modified(path)
    seen: set[str] = set()
    for line, row in enumerate(rows[start + 1 :], start=start + 2):
        cells = {
            field or f"column {n + 1}": cell_text(cell) for n, (field, cell) in enumerate(zip(fields, row, strict=True))
        }
        if not any(cells.values()):
            continue
        if not cells["name"]:
            raise reading.refuse(
                "malformed", "a row without a name", path=path, line=line, field="Company or Organization"
            )
        reading.records += 1
        party = _read_party(reading, cells, line)
        if party.id in seen:
            reading.warn(
                "duplicate-reference",
                f"{cells['name'][:60]!r} occurs twice",
                line=line,
                field="Company or Organization",
            )
            continue
        seen.add(party.id)
        yield party
    if not seen:
        raise reading.refuse("empty", "no row after the header", path=path, line=start + 1)


def _fields(row: list[Cell]) -> list[str]:
    """What each column is, by the English line of its header."""
    return [_COLUMNS.get(clean_text(cell_text(cell).rpartition("\n")[2]).lower(), "") for cell in row]


def _read_party(reading: Reading, cells: dict[str, str], line: int) -> Party:
    japanese, _, english = cells["country"].partition("\n")
    country = find_country(clean_text(english)) or find_leading_country(japanese)
    raw = [(field, text) for field, text in cells.items() if field.startswith("column ")]
    if not country:
        reading.warn("country", f"not a country: {cells['country'][:60]!r}", line=line, field="Country or Region")
        raw.append(("Country or Region", cells["country"]))
    names = NameList()
    for number, item in enumerate([cells["name"], *re.split(r"[\n\s]*・", cells["aliases"])]):
        for text in _split_name(item):
            latin = uses_latin(text)
            first = NameKind.PRIMARY if number == 0 and latin and not names else NameKind.ALIAS
            names.add(text, first if latin else NameKind.ORIGINAL)
    letters = re.findall(r"[BCMN]", unicodedata.normalize("NFKC", cells["wmd"]).upper())
    concerns = [f"{letter} ({_CONCERNS[letter]})" for letter in letters]
    if cells.get("arms"):
        concerns.append("CW (conventional weapons)")
    if not concerns:
        reading.warn("concern", f"no kind of weapon in {cells['wmd']!r}", line=line, field="Type of WMD")
        raw.append(("Type of WMD", cells["wmd"]))
    return Party(
        id=f"{reading.source}-{digest(country or cells['country'], clean_text(cells['name']))}",
        schema="Organization",
        names=names.names(),
        countries=(country,) if country else (),
        listings=(
            Listing(
                source=reading.source,
                authority="METI",
                programmes=("Foreign End User List",),
                reason=", ".join(concerns),
                reference=cells["number"],
                url=_URL,
            ),
        ),
        topics=("export.control",),
        raw=keep_raw(reading, raw),
    )


def _split_name(text: str) -> list[str]:
    """``Company Ltd\\n(公司)`` and ``Delta Concern FZE （DEC）`` are two names each."""
    words = clean_text(text.replace("（", "(").replace("）", ")"))
    match = re.fullmatch(r"(.+?)\s*\(((?:[^()]|\([^()]*\))+)\)", words)
    if match is None:
        return [words]
    name, inner = match[1], match[2].strip()
    if uses_latin(name) is not uses_latin(inner):
        return [name, inner]
    is_short = re.fullmatch(r"[A-Z0-9&./-]{2,12}", inner) is not None
    return [name, inner] if is_short or len(inner.split()) > 1 else [words]


def _is_meti(sample: Sample) -> bool:
    return is_workbook(sample) and "懸念区分".encode() in sample.excerpt


FORMATS: tuple[SourceFormat, ...] = (
    SourceFormat(SOURCE, "xlsx", "Japan, METI Foreign End User List", _is_meti, read_xlsx),
)
