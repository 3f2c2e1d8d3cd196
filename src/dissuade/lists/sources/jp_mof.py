"""Japan's asset freeze list of the Ministry of Finance (``shisantouketsu*.xlsx``): a sheet for every programme.

Sheets differ in their columns; each is read by its own header row. Rows of deleted entries keep their number and the
date of the deletion, but no name.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from types import MappingProxyType

from dissuade.lists.drafts import NameList, keep_raw, unique, uses_latin
from dissuade.lists.japanese import (
    find_leading_country,
    has_particulars,
    is_unknown,
    read_dates,
    says_more_than_dates,
    split_items,
    split_names,
)
from dissuade.lists.reading import Reading, Sample, SourceFormat
from dissuade.lists.spreadsheets import Cell, cell_date, cell_text, is_workbook, read_sheets
from dissuade.lists.values import clean_text, find_country
from dissuade.model.party import Address, Identifier, Listing, Name, NameKind, PartialDate, Party

__all__ = ["FORMATS"]

SOURCE = "jp-mof"
_FIELDS = {
    "notice": "告示日付",
    "number": "告示番号",
    "japanese": "日本語表記",
    "english": "英語表記",
    "aliases": "別名・別称 別名 別称・旧称 別称・別名 別称 確定可能な別名",
    "former": "旧称 旧称・以前の呼称 以前の別名 過去の別名",
    "weak": "確定に十分でない別名",
    "title": "称号 肩書 肩書等",
    "position": "役職",
    "born": "生年月日 生年月日・出生地",
    "birthplace": "出生地 出生地・出身地",
    "nationality": "国籍",
    "passport": "旅券番号",
    "identity": "ID番号 身分登録番号 身分証番号",
    "address": "住所・所在地 所在地 住所 住所等 活動地域・住所 所在地・住所登録された事務所の住所",
    "phone": "電話 電話番号 FAX",
    "listed": "国連制裁員会による指定日 国連制裁委員会による指定日 リスト掲載日",
    "reference": "国連参照番号",
    "reason": "指定の根拠 決議1483上の根拠",
    "notes": "その他の情報 詳細",
}
_FIELD_OF = {column: field for field, columns in _FIELDS.items() for column in columns.split()}
_NAME_FIELDS = ("english", "japanese", "aliases", "former", "weak")
_PERSON_FIELDS = ("born", "birthplace", "nationality", "passport", "position", "title")
_PERSON_ONLY = ("born", "birthplace", "position", "title")
_SHEET = re.compile(r"\s*(\d+)\s*[.．]\s*(.+)", re.DOTALL)
_NOTICE = re.compile(r"(\d{4})[./](\d{1,2})[./](\d{1,2})[ \t]*([^\s\d]\S*)?")
_NUMBER = re.compile(r"\d+")
_UN = re.compile(r"\b[A-Z]{2}([ie])\.\d{3}\b")
_DOCUMENT = re.compile(r"[A-Z0-9][A-Z0-9./ -]{2,}(?:\(\d\))?")
_MORE_THAN_COUNTRY = re.compile(r"[\u3041-\u309f]|[()（）0-9]")  # "believed to be", "until 1991"
_BORN_AT = re.compile(r"日(?P<ja>[^\n]+?)生|[Bb]orn at (?P<en>.+?),? (?:on|in) ")
_URL = "https://www.mof.go.jp/policy/international_policy/gaitame_kawase/gaitame/economic_sanctions/list.html"


class _Row:
    """A row under the header of its sheet."""

    def __init__(self, header: list[str], cells: list[Cell], line: int) -> None:
        self.line = line
        self.texts: dict[str, list[str]] = {}
        self.dates: dict[str, str] = {}
        self.unknown: list[tuple[str, str]] = []
        for column, cell in zip(header, cells, strict=True):
            text = cell_text(cell)
            if not text:
                continue
            field = _FIELD_OF.get(column)
            if field is None:
                self.unknown.append((column or "(no header)", text))
                continue
            self.texts.setdefault(field, []).append(text)
            if not isinstance(cell, str) and cell_date(cell):
                self.dates[field] = cell_date(cell)

    def text(self, field: str) -> str:
        return "\n".join(self.texts.get(field, []))

    def known(self, field: str) -> str:
        return "" if is_unknown(self.text(field)) else self.text(field)

    def items(self, field: str) -> list[str]:
        return split_items(self.known(field))


def read_xlsx(reading: Reading) -> Iterator[Party]:
    """Read the workbook sheet by sheet; ended entries have no name and are counted as warnings."""
    any_header = False
    seen: Counter[str] = Counter()
    for name, rows in read_sheets(reading, reading.paths[0]):
        start = next((n for n, row in enumerate(rows[:20]) if row and cell_text(row[0]) == "告示日付"), None)
        if start is None:
            continue
        any_header = True
        header = [re.sub(r"\s", "", cell_text(cell)) for cell in rows[start]]
        for column in ("告示番号", "日本語表記", "英語表記"):
            if column not in header:
                message = f"sheet {name!r} has no column {column}"
                raise reading.refuse("schema", message, line=start + 1, field=column)
        sheet = _SHEET.fullmatch(name)
        body = [_Row(header, row, line) for line, row in enumerate(rows[start + 1 :], start + 2)]
        number, programme = (sheet[1], sheet[2]) if sheet else (name, name)
        yield from _read_sheet(reading, number, clean_text(programme), body, seen)
    if not any_header:
        raise reading.refuse("schema", "no sheet has a header row that starts with 告示日付", field="告示日付")
    if not reading.records:
        raise reading.refuse("empty", "no entry under any header")


def _read_sheet(reading: Reading, sheet: str, programme: str, rows: list[_Row], seen: Counter[str]) -> Iterator[Party]:
    pending: _Row | None = None
    for row in rows:
        if not row.texts and not row.unknown:
            continue
        where = f"sheet {sheet}"
        if row.text("japanese") or row.text("english"):
            if pending is not None:
                yield _read_party(reading, sheet, programme, pending, seen)
            pending = row
        elif row.text("notice") and row.text("number"):
            reading.records += 1
            for date, _ in _read_notices(row):
                reading.published = max(reading.published, date)
            kind = "deleted" if "削除" in row.text("notice") else "name"
            message = f"{where}: entry {clean_text(row.text('number'))} of {clean_text(row.text('notice'))} has no name"
            reading.warn(kind, message, line=row.line, field="日本語表記")
        elif pending is not None:  # a reason that continues in the cells below
            for field, texts in row.texts.items():
                pending.texts.setdefault(field, []).extend(texts)
            pending.unknown += row.unknown
        else:
            reading.warn("row", f"{where}: a row belongs to no entry", line=row.line)
    if pending is not None:
        yield _read_party(reading, sheet, programme, pending, seen)


def _read_notices(row: _Row) -> list[tuple[str, str]]:
    """The dates of the notice and of its amendments, each with its word (改訂, 削除)."""
    if date := row.dates.get("notice"):
        return [(date, "")]
    found = _NOTICE.finditer(unicodedata.normalize("NFKC", row.text("notice")))
    return [
        (f"{match[1]}-{int(match[2]):02d}-{int(match[3]):02d}", match[4] or "")
        for match in found
        if 0 < int(match[2]) < 13 and 0 < int(match[3]) < 32
    ]


def _read_party(reading: Reading, sheet: str, programme: str, row: _Row, seen: Counter[str]) -> Party:
    reading.records += 1
    raw = list(row.unknown)
    names = _read_names(row)
    with_particulars = [field for field in _NAME_FIELDS if has_particulars(row.known(field))]
    raw += [(_FIELDS[field].split()[0], row.text(field)) for field in with_particulars]
    number = _NUMBER.search(unicodedata.normalize("NFKC", row.text("number")))
    reference = f"{sheet}-{number[0]}" if number else f"{sheet}-row-{row.line}"
    seen[reference] += 1
    if seen[reference] > 1:
        reading.warn(
            "duplicate-reference", f"sheet {sheet}: number {reference} occurs twice", line=row.line, field="告示番号"
        )
        reference = f"{reference}-{seen[reference]}"
    schema = _find_schema(programme, row)
    person = schema == "Person"
    raw += [(_FIELDS[field].split()[0], row.known(field)) for field in _PERSON_ONLY if not person]
    births = _read_births(reading, row, raw) if person else ()
    places = [place for text in row.items("birthplace") if (place := text.strip())]
    places += [m["ja"] or m["en"] for m in _BORN_AT.finditer(row.text("born")) if m["ja"] or m["en"]]
    addresses = tuple(_read_address(text) for text in row.items("address"))
    nationalities = unique(code for text in row.items("nationality") if (code := _country(reading, row, text, raw)))
    notices = _read_notices(row)
    if not notices:
        reading.warn("date", f"no notice date in {row.text('notice')[:40]!r}", line=row.line, field="告示日付")
    if "notice" not in row.dates and re.search(r"\d", _NOTICE.sub("", row.text("notice"))):
        raw.append(("告示日付", row.text("notice")))
    for date, _ in notices:
        reading.published = max(reading.published, date)
    amended = max((date for date, word in notices if word), default="")
    listed = row.known("listed")
    un_dates = read_dates(listed) if listed else []
    return Party(
        id=f"{reading.source}-{reference}",
        schema=schema,
        names=names,
        birth_dates=births,
        birth_places=unique(places) if person else (),
        countries=unique([*nationalities, *(a.country for a in addresses if a.country)]),
        nationalities=nationalities if person else (),
        titles=tuple(row.items("title")) if person else (),
        positions=tuple(row.items("position")) if person else (),
        addresses=addresses,
        identifiers=unique([*_read_documents(reading, row, raw), *_read_phones(row)]),
        listings=(
            Listing(
                source=reading.source,
                authority="JP",
                programmes=(programme,),
                listed_from=min((date for date, _ in notices), default=""),
                basis="; ".join(f"{date} {word}".strip() for date, word in notices),
                reason=clean_text(row.known("reason")),
                reference=clean_text(row.text("number")),
                url=_URL,
            ),
            *_read_un_listing(reading, row, un_dates),
        ),
        topics=("sanction",),
        notes=tuple(clean_text(text) for text in row.texts.get("notes", ()) if not is_unknown(text)),
        properties=MappingProxyType({"modifiedAt": (amended,)} if amended else {}),
        raw=keep_raw(reading, raw),
    )


def _read_un_listing(reading: Reading, row: _Row, dates: list[PartialDate]) -> tuple[Listing, ...]:
    """The designation by the UN committee that the entry follows, where the list tells it."""
    reference = clean_text(row.known("reference"))
    listed = clean_text(row.known("listed"))
    if not reference and not listed:
        return ()
    started = row.dates.get("listed") or (dates[0].value if dates else "")
    return (Listing(source=reading.source, authority="UN", listed_from=started, basis=listed, reference=reference),)


def _read_names(row: _Row) -> tuple[Name, ...]:
    names = NameList()
    english = list(split_names(row.known("english")))
    for number, (text, kind) in enumerate(english):
        original = kind is NameKind.ORIGINAL or not uses_latin(text)
        names.add(text, NameKind.ORIGINAL if original else kind or (NameKind.ALIAS if number else NameKind.PRIMARY))
    for text, kind in split_names(row.known("japanese")):
        names.add(text, kind or (NameKind.ALIAS if names else NameKind.PRIMARY), lang="" if uses_latin(text) else "jpn")
    for field, default in (("aliases", NameKind.ALIAS), ("former", NameKind.FORMER), ("weak", NameKind.WEAK)):
        for text, kind in split_names(row.known(field)):
            names.add(text, kind or default, lang="" if uses_latin(text) else _script_language(text))
    if not names:
        names.add(row.text("english") or row.text("japanese"), NameKind.PRIMARY)
    return names.names()


def _script_language(text: str) -> str:
    """Japanese if there is any kana or Han; other scripts are the party's own."""
    return "jpn" if re.search(r"[\u3040-\u30ff\u4e00-\u9fff]", text) else ""


def _find_schema(programme: str, row: _Row) -> str:
    un = _UN.search(row.text("reference"))
    if un:
        return "Person" if un[1] == "i" else "Organization"
    if "個人" in programme:
        return "Person"
    if "団体" in programme or "銀行" in programme:
        return "Organization"
    if any(row.text(field) for field in _PERSON_FIELDS):
        return "Person"
    return "LegalEntity"


def _read_births(reading: Reading, row: _Row, raw: list[tuple[str, str]]) -> tuple[PartialDate, ...]:
    if date := row.dates.get("born"):
        return (PartialDate(value=date),)
    text = row.known("born")
    dates = tuple(read_dates(text.partition("\n")[0] if "Born" in text else text)) if text else ()
    if text and not dates:
        reading.warn("date", f"not a date: {clean_text(text)[:80]!r}", line=row.line, field="生年月日")
    if text and (says_more_than_dates(text) or len(dates) < len(split_items(text))):
        raw.append(("生年月日", text))
    return dates


def _country(reading: Reading, row: _Row, text: str, raw: list[tuple[str, str]]) -> str:
    words = re.sub(r"\(.*?\)", "", text).strip(" 人")
    code = find_country(words) or find_leading_country(words) or find_country(words.rpartition("、")[2])
    latin = re.search(r"[A-Za-z][A-Za-z .,'-]+$", words)
    code = code or (find_country(latin[0]) if latin else "")
    if not code:
        reading.warn("country", f"not a country: {text[:40]!r}", line=row.line, field="国籍")
    if not code or _MORE_THAN_COUNTRY.search(text):
        raw.append(("国籍", text))
    return code


def _read_address(text: str) -> Address:
    bare = re.sub(r"\([^()]*\)", "", text).strip(" .")
    last = bare.rpartition(",")[2].strip()
    return Address(full=text, country=find_country(last) or find_leading_country(bare))


def _read_documents(reading: Reading, row: _Row, raw: list[tuple[str, str]]) -> Iterator[Identifier]:
    for field, kind in (("passport", "passportNumber"), ("identity", "idNumber")):
        column = _FIELDS[field].split()[0]
        for text in row.items(field):
            words = re.sub(r"\([^()]*\)$", "", text).strip()
            found = [number.strip(" ,.-") for number in _DOCUMENT.findall(words) if len(re.findall(r"\d", number)) > 2]
            if not found:
                if not text.startswith("("):  # what stands in brackets continues the number above it
                    reading.warn("identifier", f"no number in {text[:60]!r}", line=row.line, field=column)
                raw.append((column, text))
            country = find_leading_country(text) or next(
                (code for inner in re.findall(r"\(([^()]+)\)", text) if (code := find_leading_country(inner))), ""
            )
            for number in found:
                yield Identifier(type=kind, value=number, country=country, note="" if number == text else text)


def _read_phones(row: _Row) -> Iterator[Identifier]:
    for text in row.items("phone"):
        yield from (Identifier(type="phone", value=part.strip()) for part in text.split(",") if part.strip())


def _is_mof(sample: Sample) -> bool:
    return is_workbook(sample) and "告示日付".encode() in sample.excerpt


FORMATS: tuple[SourceFormat, ...] = (
    SourceFormat(SOURCE, "xlsx", "Japan, Ministry of Finance, asset freeze list", _is_mof, read_xlsx),
)
