"""Canada's consolidated autonomous sanctions list (``sema-lmes.xml``), in its shapes of 2020 and since 2025.

The list has no identifiers of persons; country, schedule and item name an entry. Aliases stand in one element, joined
by commas, semicolons or slashes, and commas also stand inside Russian legal names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from types import MappingProxyType

from lxml import etree

from dissuade.lists.drafts import NameList, keep_raw, read_date, slugify, unique, uses_latin
from dissuade.lists.markup import find_root, iterate_records, line_of
from dissuade.lists.reading import Reading, Sample, SourceFormat, local_name
from dissuade.lists.values import clean_text, find_country
from dissuade.model.party import Identifier, Listing, Name, NameKind, Party

__all__ = ["FORMATS", "split_aliases"]

SOURCE = "ca-sema"
_NAMES = ("Entity", "EntityOrShip")
_TITLES = ("Title", "TitleOrShip")
_DATES = ("DateOfBirth", "DateOfBirthOrShipBuildDate")
_PERSON = ("LastName", "GivenName")
_OTHER = ("Country", "Schedule", "Item", "DateOfListing", "ShipIMONumber", "Aliases")
_KNOWN = {*_NAMES, *_TITLES, *_DATES, *_PERSON, *_OTHER}
_SHIP = re.compile(
    r"\b(tanker|cargo|carrier|vessel|ship|tug|bulk|container|ro-ro|passenger|supply|barge|yacht)\b", re.I
)
_URL = "https://www.international.gc.ca/world-monde/international_relations-relations_internationales/sanctions/"
_LEGAL_FORM = re.compile(
    r"(?:co|company|corp|corporation|inc|incorporated|llc|ltd|limited|pte|plc|pjsc|ojsc|cjsc|jsc|ooo|oao|zao|ao|pao|gmbh|"
    r"s\.?a|s\.?r\.?l|sarlu?|l\.?l\.?c|tov|b\.?v|n\.?v|kft|fze|pvt|оао|ооо|зао|ао|пао)\.?",
    re.IGNORECASE,
)
_PATRONYMIC = re.compile(r"\S+ \S+(?:vich|vych|ich|vna|ivna|inichna)", re.IGNORECASE)
_LANGUAGES = {
    "belarusian": "bel", "belarussian": "bel", "russian": "rus", "ukrainian": "ukr", "farsi": "fas", "persian": "fas",
    "arabic": "ara",
    "burmese": "mya", "chinese": "zho", "spanish": "spa", "french": "fra",
}  # fmt: skip
_LABEL = re.compile(rf"\s*({'|'.join(_LANGUAGES)})\s*:\s*", re.IGNORECASE)
_BEFORE_LABEL = re.compile(rf"[\s,;]+(?=(?:{'|'.join(_LANGUAGES)})\s*:)", re.IGNORECASE)
_ALSO = re.compile(
    r"\(?(?<!\w)(also known as|a\.k\.a\.?|(?<=\()aka|formerly known as|formerly|f\.k\.a\.?|(?<=\()fka"
    r"|previously known as)(?!\w):?\s*([^();]+)\)?",
    re.IGNORECASE,
)
_JOINED = re.compile(r"(?<=[Ѐ-ӿ]) (?:or|and) (?=[Ѐ-ӿ])")
_QUOTES = {"«": "»", "“": "”", "(": ")"}


def read_xml(reading: Reading) -> Iterator[Party]:
    """Read ``sema-lmes.xml``."""
    seen: set[str] = set()
    for record in iterate_records(reading, reading.paths[0], "data-set", ["record"]):
        reading.records += 1
        party = _read_party(reading, record)
        if party.id in seen:
            reading.warn("duplicate-reference", f"{party.id} occurs twice", line=line_of(record), field="Item")
            continue
        seen.add(party.id)
        yield party
    if not reading.records:
        raise reading.refuse("schema", "no <record> in the list", field="record")


def _read_party(reading: Reading, record: etree._Element) -> Party:
    texts: dict[str, str] = {}
    raw: list[tuple[str, str]] = []
    for child in record:
        tag = local_name(child)
        if tag in _KNOWN and tag not in texts:
            texts[tag] = child.text or ""
        else:
            raw.append((tag, clean_text("".join(str(text) for text in child.itertext()))))
    line = line_of(record)
    values = {tag: clean_text(text) for tag, text in texts.items()}
    entity, title, date_text = (_first(values, tags) for tags in (_NAMES, _TITLES, _DATES))
    is_ship = bool(values.get("ShipIMONumber")) or (bool(entity) and _SHIP.search(title) is not None)
    schema = "Vessel" if is_ship else "Organization" if entity else "Person"
    names = _read_names(values, entity, schema)
    if not any(found.kind is NameKind.PRIMARY for found in names):
        raise reading.refuse("schema", "a record without a name", line=line, field="EntityOrShip")
    dates = [
        read_date(reading, text, line=line, field=_DATES[1]) for text in re.split(r"\s+or\s+", date_text, flags=re.I)
    ]
    known = tuple(date for date in dates if date)
    listed = read_date(reading, values.get("DateOfListing", ""), line=line, field="DateOfListing")
    reading.published = max(reading.published, listed.value if listed else "")
    aliases = values.get("Aliases", "")
    raw += [("Aliases", aliases)] if "," in aliases else []
    raw += [("EntityOrShip", entity)] if entity and names[0].text != entity else []
    raw += [("DateOfBirthOrShipBuildDate", date_text)] if not all(dates) or schema == "Organization" else []
    raw += [("TitleOrShip", title)] if schema == "Organization" else []
    country = values.get("Country", "")
    regime = clean_text(country.partition(" / ")[0])
    code = find_country(regime.partition("(")[0] or regime)
    schedule, item = values.get("Schedule", ""), values.get("Item", "")
    where = f"Schedule {schedule}, item {item}" if schedule else f"item {item}"
    return Party(
        id=f"{reading.source}-{slugify(' '.join((regime, schedule, item)))}",
        schema=schema,
        names=names,
        birth_dates=known if schema == "Person" else (),
        countries=(code,) if code else (),
        titles=unique(part.strip() for part in title.split("/") if part.strip()) if schema == "Person" else (),
        identifiers=_read_imo(values.get("ShipIMONumber", "")),
        listings=(
            Listing(
                source=reading.source,
                authority="CA",
                programmes=(regime,),
                listed_from=listed.value if listed else "",
                basis=country,
                reference=where,
                url=_URL,
            ),
        ),
        topics=("sanction",),
        properties=_read_ship(title, known[0].value if known else "") if is_ship else MappingProxyType({}),
        raw=keep_raw(reading, raw),
    )


def _first(values: dict[str, str], tags: tuple[str, ...]) -> str:
    return next((values[tag] for tag in tags if values.get(tag)), "")


def _read_imo(text: str) -> tuple[Identifier, ...]:
    number = re.sub(r"^IMO\s*", "", text, flags=re.IGNORECASE)
    return (Identifier(type="imoNumber", value=number),) if number else ()


def _read_ship(kind: str, built: str) -> MappingProxyType[str, tuple[str, ...]]:
    return MappingProxyType({name: (text,) for name, text in (("type", kind), ("buildDate", built)) if text})


def _read_names(values: dict[str, str], entity: str, schema: str) -> tuple[Name, ...]:
    names = NameList()
    if schema == "Person":
        family, given = values.get("LastName", ""), values.get("GivenName", "")
        names.add(f"{given} {family}", NameKind.PRIMARY, parts={"firstName": given, "lastName": family})
    else:
        _add_entity(names, entity)
    for text, lang in split_aliases(values.get("Aliases", "")):
        if not uses_latin(text):
            kind = NameKind.ORIGINAL
        else:  # one word, or given name and patronymic, is another spelling of a part of the name
            part = schema == "Person" and (" " not in text or _PATRONYMIC.fullmatch(text))
            kind = NameKind.WEAK if part else NameKind.ALIAS
        names.add(text, kind, lang=lang)
    return names.names()


def _add_entity(names: NameList, text: str) -> None:
    """Add ``X (also known as Y)`` and ``English name/nom français`` as the names they are."""
    main = clean_text(_ALSO.sub(" ", text)).strip(" ,;")
    english, slash, french = main.partition("/")
    both = slash and min(len(english.split()), len(french.split())) >= 2 and english.count("(") == english.count(")")
    names.add(english if both else main or text, NameKind.PRIMARY)
    if both:
        names.add(french, NameKind.ALIAS, lang="fra")
    for how, other in _ALSO.findall(text):
        kind = NameKind.FORMER if how.lower().startswith(("f", "prev")) else NameKind.ALIAS
        for alias, lang in split_aliases(other):
            names.add(alias, kind, lang=lang)


def split_aliases(text: str) -> list[tuple[str, str]]:
    """Split Canada's alias element into ``(name, language)``.

    A comma does not part names within quotes or brackets, around a legal form, or before a Cyrillic word in lower case,
    which continues the name of an office or institution. A language before a colon holds until the next one.

    Args:
        text: the element, such as ``Midas Ressources LLC; Мідас Ресурс САРЛЮ`` or ``TEM Co., TEM Company``.

    Returns:
        Names in their order with an ISO 639-3 code or "".
    """
    found: list[tuple[str, str]] = []
    lang = ""
    for piece in _cut(_BEFORE_LABEL.sub("; ", clean_text(text))):
        label = _LABEL.match(piece)
        if label:
            lang = _LANGUAGES[label[1].lower()]
            piece = piece[label.end() :]
        name = piece.strip(" ,;/")
        if name.endswith(")") and name.count(")") > name.count("("):
            name = name[:-1].rstrip()
        if name.startswith("(") and name.endswith(")") and name.count("(") == 1:
            name = name[1:-1].strip()
        if name:
            found.append((name, lang))
    return found


def _cut(text: str) -> Iterator[str]:
    start = 0
    open_quotes: list[str] = []
    for position, character in enumerate(text):
        if open_quotes and character == open_quotes[-1]:
            open_quotes.pop()
        elif character in _QUOTES:
            open_quotes.append(_QUOTES[character])
        rest = text[position + 1 :].lstrip()
        if character == ";":
            open_quotes.clear()
            parts = True
        elif open_quotes:
            parts = False
        elif character == ",":
            parts = not _continues(text[start:position].strip(), rest)
        elif character == "/":
            parts = text[position - 1 : position] == " " and text[position + 1 : position + 2] == " "
        else:
            parts = _JOINED.match(text, position) is not None
        if parts:
            yield text[start:position]
            joined = _JOINED.match(text, position)
            start = joined.end() if joined else position + 1
    yield text[start:]


def _continues(before: str, rest: str) -> bool:
    """Whether a comma stands inside a name: around a legal form, or before a Cyrillic word in lower case."""
    following = re.split(r"[,;/]", rest, maxsplit=1)[0].strip()
    forms = all(_LEGAL_FORM.fullmatch(word) for word in following.split())
    return forms or _LEGAL_FORM.fullmatch(before) is not None or (rest[:1].islower() and not uses_latin(rest))


def _is_sema(sample: Sample) -> bool:
    return find_root(sample.head) == "data-set" and b"<record" in sample.head and b"<Country>" in sample.head


FORMATS: tuple[SourceFormat, ...] = (
    SourceFormat(SOURCE, "xml", "Canada, Consolidated Autonomous Sanctions List", _is_sema, read_xml),
)
