"""The World Bank's debarred and cross-debarred firms and individuals (JSON of its procurement pages)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from dissuade.lists.drafts import NameList, keep_raw, read_date, unique, uses_latin
from dissuade.lists.json_text import guard_depth, load_json
from dissuade.lists.reading import Reading, Sample, SourceFormat
from dissuade.lists.values import clean_text, find_country
from dissuade.model.party import Address, Identifier, Listing, Name, NameKind, Party

__all__ = ["FORMATS"]

SOURCE = "wb-debarred"
_SCHEMAS = {"I": "Person", "F": "Company"}
_FOREVER = "2999-12-31"
_URL = "https://www.worldbank.org/en/projects-operations/procurement/debarred-firms"
_ADDRESS = ("SUPP_ADDR", "SUPP_CITY", "SUPP_STATE_CODE", "SUPP_PROV_NAME", "SUPP_ZIP_CODE", "SUPP_POST_CODE")
_MAPPED = {
    "SUPP_ID", "SUPP_NAME", "SUPP_PRE_ACRN", "SUPP_POST_ACRN", "LAND1", "COUNTRY_NAME", *_ADDRESS, "SUPP_TYPE_CODE",
    "DEBAR_FROM_DATE", "DEBAR_TO_DATE", "DEBAR_REASON", "ADD_SUPP_INFO", "ELIG_STAT", "INELIGIBLY_STATUS",
    "LAST_REFRESH_DATE", "DNB_ID", "REGISTER_ID",
}  # fmt: skip
_FOOTNOTE = re.compile(r"\*+\s*\d+")
_ALSO = re.compile(
    r"(?<!\w)(?P<how>also known as|a\.k\.a\.?|(?:(?<=\()|(?<=^))aka|also doing business as|d/b/a"
    r"|formerly known as|formerly|previously known as|f\.k\.a\.?)(?!\w)[:,]?\s*",
    re.IGNORECASE,
)


_BRACKETS = re.compile(r"\(([^()]*(?:\([^()]*\)[^()]*)*)\)")
_SOCIAL_CREDIT = re.compile(r"\b[0-9A-Z]{18}\b")


@guard_depth
def read_json(reading: Reading) -> Iterator[Party]:
    """Read the answer of the World Bank's list service."""
    path = reading.paths[0]
    document = load_json(reading, path)
    response = document.get("response") if isinstance(document, dict) else None
    records = response.get("ZPROCSUPP") if isinstance(response, dict) else None
    if not isinstance(records, list):
        raise reading.refuse("schema", "no list of suppliers", path=path, field="response/ZPROCSUPP")
    if not records:
        raise reading.refuse("empty", "the list of suppliers is empty", path=path, field="response/ZPROCSUPP")
    seen: set[str] = set()
    for number, record in enumerate(records, start=1):
        if not isinstance(record, dict):
            raise reading.refuse("schema", "a supplier is no object", path=path, line=number, field="ZPROCSUPP")
        for field in ("SUPP_ID", "SUPP_NAME"):
            if not isinstance(record.get(field), str | int) or not _text(record, field):
                raise reading.refuse("schema", f"a supplier without {field}", path=path, line=number, field=field)
        reading.records += 1
        party = _read_party(reading, record, number)
        if party.id in seen:
            reading.warn("duplicate-reference", f"{party.id} occurs twice", line=number, field="SUPP_ID")
            continue
        seen.add(party.id)
        yield party


def _read_party(reading: Reading, record: Mapping[str, Any], line: int) -> Party:
    kind = _text(record, "SUPP_TYPE_CODE")
    schema = _SCHEMAS.get(kind, "LegalEntity")
    country = find_country(_text(record, "COUNTRY_NAME")) or find_country(_text(record, "LAND1"))
    if not country and _text(record, "COUNTRY_NAME"):
        reading.warn("country", f"not a country: {_text(record, 'COUNTRY_NAME')!r}", line=line, field="COUNTRY_NAME")
    info = clean_text(_FOOTNOTE.sub(" ", _text(record, "ADD_SUPP_INFO")))
    started = read_date(reading, _text(record, "DEBAR_FROM_DATE"), line=line, field="DEBAR_FROM_DATE")
    ended = read_date(reading, _text(record, "DEBAR_TO_DATE"), line=line, field="DEBAR_TO_DATE")
    refreshed = _text(record, "LAST_REFRESH_DATE")[:10]
    reading.published = max(reading.published, refreshed)
    status = _text(record, "INELIGIBLY_STATUS")
    parts = [_text(record, field) for field in _ADDRESS]
    address = Address(
        full=", ".join(unique(part for part in (*parts, _text(record, "COUNTRY_NAME")) if part)),
        street=parts[0],
        city=parts[1],
        region=parts[2] or parts[3],
        postal_code=parts[4] or parts[5],
        country=country,
    )
    raw = [(field, _text(record, field)) for field in record if field not in _MAPPED]
    raw += [("SUPP_TYPE_CODE", kind)] if kind not in _SCHEMAS else []
    raw += [("DEBAR_FROM_DATE", _text(record, "DEBAR_FROM_DATE"))] if started is None else []
    raw += [("DEBAR_TO_DATE", _text(record, "DEBAR_TO_DATE"))] if ended is None else []
    raw += [("ADD_SUPP_INFO", _text(record, "ADD_SUPP_INFO"))]
    return Party(
        id=f"{reading.source}-{_text(record, 'SUPP_ID')}",
        schema=schema,
        names=_read_names(record, info),
        countries=(country,) if country else (),
        addresses=(address,),
        identifiers=(
            *(
                Identifier(type=kind, value=text, country=country)
                for kind, field in (("dunsCode", "DNB_ID"), ("registrationNumber", "REGISTER_ID"))
                if (text := _text(record, field))
            ),
            *(Identifier(type="uscCode", value=code, country="cn") for code in unique(_SOCIAL_CREDIT.findall(info))),
        ),
        listings=(
            Listing(
                source=reading.source,
                authority="World Bank",
                programmes=(_text(record, "ELIG_STAT") or "DEBARRED",),
                listed_from=started.value if started else "",
                listed_to="" if ended is None or ended.value == _FOREVER else ended.value,
                reason=_text(record, "DEBAR_REASON"),
                reference=_text(record, "SUPP_ID"),
                url=_URL,
            ),
        ),
        topics=("debarment",),
        notes=tuple(note for note in (info, f"Ineligibility: {status}" if status else "") if note),
        raw=keep_raw(reading, raw),
    )


def _read_names(record: Mapping[str, Any], info: str) -> tuple[Name, ...]:
    names = NameList()
    name, before, after = (_text(record, field) for field in ("SUPP_NAME", "SUPP_PRE_ACRN", "SUPP_POST_ACRN"))
    names.add(name, NameKind.PRIMARY)
    if before or after:
        names.add(clean_text(f"{before} {name} {after}"), NameKind.ALIAS)
    for text in _BRACKETS.findall(info) or [info]:
        how = _ALSO.search(text)
        for alias in re.split(r";|\s*,?\s+and\s+(?=also known as)", text[how.end() :] if how else text):
            words = _ALSO.sub("", alias).strip(' ,.;"“”')
            if (how or not uses_latin(words)) and not _SOCIAL_CREDIT.search(words):
                former = how is not None and how["how"].lower().startswith(("f", "prev"))
                kind = NameKind.ALIAS if uses_latin(words) else NameKind.ORIGINAL
                names.add(words, NameKind.FORMER if former else kind)
    return names.names()


def _text(record: Mapping[str, Any], field: str) -> str:
    value = record.get(field)
    return "" if value is None else clean_text(str(value))


def _is_worldbank(sample: Sample) -> bool:
    head = sample.head[:4096]
    return head.lstrip(b"\xef\xbb\xbf \r\n").startswith(b"{") and b'"ZPROCSUPP"' in head


FORMATS: tuple[SourceFormat, ...] = (
    SourceFormat(SOURCE, "json", "World Bank, debarred firms and individuals", _is_worldbank, read_json),
)
