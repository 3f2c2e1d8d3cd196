"""Dates, names and enumerations as Japanese ministries write them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from dissuade.lists.drafts import uses_latin
from dissuade.lists.values import clean_text, find_country, parse_date
from dissuade.model.party import NameKind, PartialDate

__all__ = [
    "find_leading_country",
    "has_particulars",
    "is_unknown",
    "read_dates",
    "says_more_than_dates",
    "split_items",
    "split_names",
]

_ERAS = {"明治": 1867, "大正": 1911, "昭和": 1925, "平成": 1988, "令和": 2018}
_DATE = re.compile(
    rf"(?:(?P<era>{'|'.join(_ERAS)})\s*(?P<year>\d{{1,2}}|元)|(?P<western>\d{{4}}))\s*年\s*"
    r"(?:(?P<month>\d{1,2})\s*月\s*(?:(?P<day>\d{1,2})\s*日)?)?"
)
_RANGE = re.compile(r"^\s*(?:頃)?\s*(?:から|[-‐–—―~〜～])\s*$")
_CIRCA = re.compile(r"頃|ごろ|およそ|約")
_CIRCA_BEFORE = re.compile(r"(?:お?およそ|約)\s*$")
_SHORTENED = (
    (r"(\d{4})\s*[-‐–—―~〜～]\s*(?=\d{4}\s*年)", r"\1年-"),  # 1970-1973年
    (r"(\d{4})/(\d{4})年(\d{1,2}月\d{1,2}日)", r"\1年\3又は\2年\3"),  # 1966/1969年3月27日
    (r"(\d{4}年\d{1,2}月)(\d{1,2})/(?=\d{1,2}日)", r"\1\2日又は\1"),  # 2000年2月20/29日
    (
        r"(\d{4}年)(\d{1,2}月(?:\d{1,2}日)?\s*(?:又は|または|から)\s*)(?=\d{1,2}月)",
        r"\1\2\1",
    ),  # 1967年12月22日又は10月22日
    (r"(\d{4}年\d{1,2}月)(\d{1,2}日\s*(?:又は|または|から)\s*)(?=\d{1,2}日)", r"\1\2\1"),  # 1986年12月13日又は31日
)
"""How dates leave out what they share with the date beside them, and their full form."""
_BETWEEN_DATES = re.compile(r"又は|または|及び|から|まで|[のにお間頃約]|およそ|ごろ|\W")
_WESTERN = re.compile(
    r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}\.? [A-Za-z]{3,9}\.? \d{4}|[A-Za-z]{3,9} \d{1,2},? \d{4}|\b\d{4}\b"
)
_MARKER = re.compile(r"\(\s*[a-zａ-ｚ]{1,2}\s*\)|(?<![\w)])[1-9]\)")
_PARTICULARS = re.compile(
    r"\((?:[^()]|\([^()]*\))*(?:旅券|出生|生年月日|番号|\d{4})(?:[^()]|\([^()]*\))*\)"
    r"|(?:旅券|出生|生年月日|生まれ|[Bb]orn ).*"
)
_REMARK = re.compile(r"\([^()]*(?:以前の|以前掲載|記載ぶり|[Pp]reviously listed|イニシャル|identified as)[^()]*\)")
_ABOUT_A_NAME = re.compile(r"使用している別名|\([\u30a0-\u30ff]+語\)")
_LANGUAGE = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]{1,8}語")
_WIDE = str.maketrans({"（": "(", "）": ")", "；": ";", "：": ":", "，": ",", "［": "[", "］": "]", "　": " "})
_KIND = re.compile(
    r"(?P<former>(?<!\w)f\.\s?k\.\s?a\.?(?!\w)\s*:?|(?<=\()fka\b:?|\bfka:|旧称[、:]?\s*|formerly known as:?)"
    r"|(?P<alias>(?<!\w)a\.\s?k\.\s?a\.?(?!\w)\s*:?|(?<=\()aka\b:?|\baka:|別称[、:]?\s*|別名[、:]?\s*|also known as:?)"
    r"|(?P<original>\boriginal script\s*:?)",
    re.IGNORECASE,
)
_COUNTRIES = {"サウディ・アラビア": "sa", "ソビエト社会主義共和国連邦": "suhh", "ソ連": "suhh"}
_UNKNOWN = re.compile(r"不明|不詳|unknown|na|n/a|なし|-|－", re.IGNORECASE)
_FORM = re.compile(
    r"(?:co|company|inc|llc|l\.l\.c|ltd|limited|plc|pjsc|ojsc|cjsc|jsc|ooo|oao|zao|ao|corp|s\.?a|gmbh|pte|fze|bv|b\.v)\.?",
    re.IGNORECASE,
)


def is_unknown(text: str) -> bool:
    """Whether a cell says that nothing is known (不明)."""
    return not text.strip() or _UNKNOWN.fullmatch(text.strip(" \n　。")) is not None


def read_dates(text: str) -> list[PartialDate]:
    """The dates in a cell: ``1955年-1958年頃``, ``昭和40年4月14日``, ``1965年又は1964年3月1日``, ``20 August 1941``.

    Returns:
        Ranges as one date with ``until``; empty if there is no date.
    """
    words = _complete(text)
    matches = list(_DATE.finditer(words))
    if not matches:
        dates = [parse_date(match[0].replace("/", "-").replace(".", "-") if match[0][:4].isdigit() else match[0])
                 for match in _WESTERN.finditer(words)]  # fmt: skip
        return list(dict.fromkeys(date for date in dates if date))
    found: list[PartialDate] = []
    position = before = 0
    while position < len(matches):
        first = matches[position]
        last = first
        if position + 1 < len(matches) and _RANGE.match(words[first.end() : matches[position + 1].start()]):
            position += 1
            last = matches[position]
        position += 1
        end = matches[position].start() if position < len(matches) else len(words)
        around = words[first.end() : last.start()] + _CIRCA_BEFORE.sub("", words[last.end() : end])
        start = _CIRCA_BEFORE.search(words, before, first.start())
        circa = start is not None or _CIRCA.search(around) is not None
        before = last.end()
        value, until = _iso(first), _iso(last) if last is not first else ""
        if value and (until or last is first):
            said = clean_text(words[start.start() if start else first.start() : end]) if circa or until else ""
            found.append(PartialDate(value=value, until=until, circa=circa, text=said))
    return list(dict.fromkeys(found))


def says_more_than_dates(text: str) -> bool:
    """Whether a cell of dates also says what ``read_dates`` leaves out (偽造旅券より, "from a forged passport")."""
    words = _MARKER.sub("", _complete(text.translate(_WIDE)))
    dates = _DATE if _DATE.search(words) else _WESTERN
    return not is_unknown(words) and _BETWEEN_DATES.sub("", dates.sub("", words)) != ""


def _complete(text: str) -> str:
    words = unicodedata.normalize("NFKC", text)
    for shortened, full in _SHORTENED:
        words = re.sub(shortened, full, words)
    return words


def _iso(match: re.Match[str]) -> str:
    year = match["western"] or str(_ERAS[match["era"]] + (1 if match["year"] == "元" else int(match["year"])))
    date = parse_date("-".join(part for part in (year, match["month"], match["day"]) if part))
    return date.value if date else ""


def split_items(text: str) -> list[str]:
    """Split a cell at ``(a)`` marks, line breaks, semicolons and 、 outside brackets; unknown items drop out."""
    marked = _MARKER.sub("\n", unicodedata.normalize("NFKC", text.translate(_WIDE)).replace("(a.k.a", "\n(a.k.a"))
    items = (clean_text(item).strip(" ,、") for line in marked.split("\n") for item in _cut(line, ";、"))
    return [item for item in items if not is_unknown(item)]


def has_particulars(text: str) -> bool:
    """Whether a cell of names also tells dates, places, documents or uses, which ``split_names`` leaves out."""
    plain = text.translate(_WIDE)
    told = any(pattern.search(plain) for pattern in (_PARTICULARS, _REMARK, _ABOUT_A_NAME))
    return told or any(map(_DATE.match, split_items(text)))


def split_names(text: str) -> Iterator[tuple[str, NameKind | None]]:
    """Split a cell of names into ``(name, kind)``; the kind is None where the cell does not say.

    Understands ``(a)カナ(b)カナ\\n(a.k.a.: (a)Latin (b)Latin)``, ``カナ；カナ\\nLatin; Latin``, ``カナ（Latin）``,
    ``（別称、甲、旧称、乙）`` and ``NAME (original script: نام)``. A comma parts Latin names only in a cell that has no
    better mark, and never before a legal form.
    """
    plain = "\n".join(_PARTICULARS.sub(" ", _REMARK.sub(" ", line)) for line in text.translate(_WIDE).split("\n"))
    marked = _MARKER.sub("\n", plain)
    has_marks = marked != plain or ";" in plain
    kind: NameKind | None = None
    for line in marked.split("\n"):
        for piece, said in _by_kind(line):
            kind = said or (kind if said is None and has_marks else None)
            for item in _cut(piece, ";、"):
                parts = [item] if has_marks or not uses_latin(item) else list(_at_commas(item))
                for part in parts:
                    for whole in _at_lost_bracket(clean_text(part)):
                        yield from _with_bracket(_balance(whole), kind)
        kind = None if not has_marks else kind


def _by_kind(line: str) -> Iterator[tuple[str, NameKind | None]]:
    """The pieces of a line between ``a.k.a.``, ``f.k.a.``, ``original script`` and their Japanese counterparts."""
    start, kind = 0, None
    for match in _KIND.finditer(line):
        yield line[start : match.start()], kind
        kind = NameKind.FORMER if match["former"] else NameKind.ALIAS if match["alias"] else NameKind.ORIGINAL
        start = match.end()
    yield line[start:], kind


def _cut(text: str, marks: str) -> Iterator[str]:
    """Split at any of the marks outside balanced brackets."""
    depth, start = 0, 0
    for position, character in enumerate(text):
        if character == "(":
            depth += 1
        elif character == ")":
            depth = max(0, depth - 1)
        elif character in marks and (depth == 0 or ")" not in text[position:]):
            yield text[start:position]
            start = position + 1
    yield text[start:]


def _at_commas(text: str) -> Iterator[str]:
    parts = [part.strip() for part in _cut(text, ",")]
    joined: list[str] = []
    for part in parts:
        if joined and all(_FORM.fullmatch(word) for word in part.split()):
            joined[-1] += f", {part}"
        else:
            joined.append(part)
    yield from joined


def _at_lost_bracket(text: str) -> list[str]:
    """Split where a closing bracket has lost its partner: ``نام) Latin`` is what remains of a bracketed original."""
    depth = 0
    for position, character in enumerate(text):
        depth += {"(": 1, ")": -1}.get(character, 0)
        if depth < 0:
            return [text[:position], *_at_lost_bracket(text[position + 1 :])]
    return [text]


def _balance(text: str) -> str:
    """Without an opening bracket that has lost its partner, without brackets around everything, without empty ones."""
    words = re.sub(r"\(\s*\)", "", text).strip(" ,、:;\u202a\u202b\u202c")
    while words.count("(") > words.count(")"):
        if words.startswith("("):
            words = words[1:].strip()
        else:
            words = words[:-1].strip() if words.endswith("(") else f"{words})"
    if words.startswith("(") and words.endswith(")") and words.count("(") == 1:
        words = words[1:-1]
    return words.strip()


def _with_bracket(text: str, kind: NameKind | None) -> Iterator[tuple[str, NameKind | None]]:
    """A name, and as a second one what stands in brackets after it in the other script."""
    if is_unknown(text) or _LANGUAGE.fullmatch(text) or _DATE.match(unicodedata.normalize("NFKC", text)):
        return
    match = re.fullmatch(r"(?P<name>[^()]+?)\s*\((?P<inner>[^()]+)\)", text)
    if match and uses_latin(match["name"]) is not uses_latin(match["inner"]):
        yield match["name"].strip(), kind
        if not is_unknown(match["inner"]):
            yield match["inner"].strip(), kind
        return
    yield text, kind


def find_leading_country(text: str) -> str:
    """The code of the country that a Japanese address, nationality or document begins with, "" if none."""
    words = unicodedata.normalize("NFKC", text).strip()
    for name, code in _COUNTRIES.items():
        if words.startswith(name):
            return code
    for length in range(min(14, len(words)), 1, -1):
        if not words[:length].isascii() and (code := find_country(words[:length])):
            return code
    return ""
