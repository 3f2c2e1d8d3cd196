"""Finds dates and time expressions in English text and gives each a value with a stated basis."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from dissuade.documents.date_gates import is_time
from dissuade.documents.date_patterns import CLOCK_AFTER, TOKEN, rules_for
from dissuade.documents.date_resolution import resolve_date
from dissuade.documents.date_starts import find_starts
from dissuade.documents.date_tense import find_anchor
from dissuade.documents.date_times import read_clock
from dissuade.documents.date_told import (
    a_year_earlier,
    counts_from_told,
    day_of_sentence,
    day_of_speech,
    day_of_story,
    told_day,
    told_period,
    with_told_month,
    with_told_year,
)
from dissuade.documents.date_values import Anchor, Value
from dissuade.documents.date_words import MONTHS
from dissuade.model.report import DateMention, Span, make_date, make_span

__all__ = ["find_dates", "says_when"]

_SOFT_HYPHEN = "\u00ad"
_OTHER_BLANKS = ("\u00a0", "\u202f", "\u2009")
_PLAIN_BLANKS = str.maketrans(dict.fromkeys(_OTHER_BLANKS, " "))
_WIDE = ("  ", "\n ", " \n", "\t", "\n\t")
_WIDE_BLANK = re.compile(r"(?:(?<=[\w,])|(?<=\.)(?=\s+\d))(?:[ \t]{2,}|[ \t]+\n[ \t]*|\n[ \t]+)(?=\w)")
_BESIDE = 200  # code points beside a stretch that are looked at
_BEFORE_EVENT = re.compile(r"\b(?:before|after)$", re.IGNORECASE)
_EVENT_AFTER = re.compile(r"\s(?!(?:that|and|but|he|she|it|they|we)\b)\w")
_LATER = re.compile(r"\b(?:later|after)$", re.IGNORECASE)
_DAYS = frozenset(("iso", "named_ymd", "compact_ymd", "numeric", "month_day", "day_month", "weekday_day", "day_before"))
_AFTER_WORD = frozenset(("in_units", "within"))
"""Kinds whose first word belongs to the verb ("sailed three times in a month"), not to the time."""
_WORD_BEFORE = re.compile(r"\w+\s+")
_APART = re.compile(r"\s\(|\)|,?\son\s", re.IGNORECASE)
_ON_THAT_DAY = re.compile(
    r",?\s(?:(?:at|by|before|after|until|till|from)\s)?|,?\swhen\s[^.;:!?\d]{1,60}\s(?:at|by|before|until)\s",
    re.IGNORECASE,
)
"""What stands between a day and a time of it that is told apart: "March 3, at 10:30 a.m."."""
_BESIDE_NOUN = re.compile(r"the\s[\w-]+-[\w-]+$", re.IGNORECASE)
"""The article belongs to the noun that follows: "the eight-year war"."""
_OR_SO = re.compile(r"\sor\sso\b", re.IGNORECASE)
_CLAUSE = 80  # code points
_SENTENCE = re.compile(r"[.!?;]\s|\n")
_PERFECT = re.compile(
    r"(?<!will )(?<!to )(?<!would )(?<!could )(?<!should )\b(?:ha(?:s|ve|d)(?:n[’']t)?|\w+[’']ve)\s"
    r"(?:(?:not|never|already|also|just|been|only|\w+ly)\s)*\w+(?:ed|en|ne|wn|ght|ade|old|eld|ost|ent|ept|eft|un|orn|ung|ut)\b|\bnever\b",
    re.IGNORECASE,
)
_PERFECT_AFTER = re.compile(rf",?\s\w+\s{_PERFECT.pattern}", re.IGNORECASE)
_A_YEAR_EARLIER = re.compile(
    r"(?:an?|one)\syear\s(?:ago|earlier|before)|(?:(?:the|a)\s)?year[\s-](?:ago|earlier)(?:\s(?:period|month))?|"
    r"(?:the\s)?(?:very\s)?same\s(?:period|month|time)\s.+",
    re.IGNORECASE,
)
_YEAR_AGO = re.compile(r"\byear-(?:ago|earlier)\b", re.IGNORECASE)
_YEAR_ENDED = re.compile(r"\byear$", re.IGNORECASE)
_ENDED = re.compile(r"\s(?:end(?:ed|s|ing)|(?:to|through)\s[A-Z])", re.IGNORECASE)
_AND_DAY = re.compile(r",?\s(?:and|or)\s(?:on\s)?|,\s", re.IGNORECASE)
_IN = re.compile(r"\b(?:in|from|for)\s$", re.IGNORECASE)
_MONTH_WORD = re.compile(r"\b(?:" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\b", re.IGNORECASE)
_TO = re.compile(r"\s?[-–—]\s?|-to-|\s(?:to|until|till|through|thru)\s(?:the\s)?")
_BETWEEN = re.compile(r"\bbetween\s(?:the\s)?$", re.IGNORECASE)
_HAS_YEAR = re.compile(r"\d{4}|[’'‘`]\d\d")
_SHARED_YEAR = re.compile(
    r"(?:\s?[-–—]\s?|\s(?:to|until|till|through|thru|and)\s)(?:the\s)?(?:\d{1,2}(?:st|nd|rd|th)?\s(?:of\s)?)?("
    + "|".join(sorted(MONTHS, key=len, reverse=True))
    + r")\.?(?:\s\d{1,2}(?:st|nd|rd|th)?)?(?:,?\s(?:of\s|in\s)?)((?:1[0-9]|20)\d\d)\b",
    re.IGNORECASE,
)
_UNDIRECTED = frozenset(
    ("iso", "named_ymd", "compact_ymd", "numeric", "numeric_month", "year_span", "decade", "century", "fiscal", "ago",
     "compound_ago", "shift_span", "duration_half", "compound_duration", "duration", "units_alone", "set", "year",
     "day_before", "after_next", "to_date", "deictic")
)  # fmt: skip
"""Kinds that the tense of the clause says nothing about."""


def find_dates(
    text: str,
    published: dt.date | None,
    *,
    start: int = 0,
    end: int | None = None,
    starts: Sequence[int] | None = None,
) -> list[DateMention]:
    """Find the time expressions of a text, in order, without overlaps.

    Args:
        text: raw text; offsets are its code points.
        published: dateline or publication date; None if unknown, then relative expressions keep a relative value
            ("P-1D", "XXXX-WXX-2") and have no earliest and latest date.
        start, end: only this stretch of the text.
        starts: where time expressions can begin in the text (``date_starts.find_starts``), if that is known.

    Returns:
        Mentions with TIMEX3-like values; ``basis`` says how each was reached.

    Example:
        >>> import datetime as dt
        >>> [(d.span.text, d.value) for d in find_dates("He said on Tuesday he left last month.", dt.date(2023, 9, 6))]
        [('Tuesday', '2023-09-05'), ('last month', '2023-08')]
    """
    stop = len(text) if end is None else end
    is_odd = not text.isascii() and any(text.find(sign, start, stop) >= 0 for sign in (_SOFT_HYPHEN, *_OTHER_BLANKS))
    if is_odd or _has_wide_blanks(text, start, stop):
        return _find_in_plain(text, published, start, stop)
    starts = find_starts(text) if starts is None else starts
    mentions: list[DateMention] = []
    number, last = bisect_left(starts, start), bisect_left(starts, stop)
    while number < last:
        found = _find_at(text, published, starts[number], stop, mentions)
        if found is None:
            number += 1
        else:
            mentions.append(found)
            number = bisect_left(starts, found.span.end, number + 1)
    return mentions


def _has_wide_blanks(text: str, start: int, stop: int) -> bool:
    """Whether several blanks, or a line break with blanks, part two words of a stretch: "last\\n year"."""
    if all(text.find(blanks, start, stop) < 0 for blanks in _WIDE):
        return False
    return _WIDE_BLANK.search(text, start, stop) is not None


def _find_in_plain(text: str, published: dt.date | None, start: int, stop: int) -> list[DateMention]:
    """The time expressions of a stretch whose words have soft hyphens in them or other blanks between them."""
    low, high = max(0, start - _BESIDE), min(len(text), stop + _BESIDE)
    dropped = {place for wide in _WIDE_BLANK.finditer(text, low, high) for place in range(wide.start() + 1, wide.end())}
    kept = [place for place in range(low, high) if text[place] != _SOFT_HYPHEN and place not in dropped]
    plain = "".join([text[place] for place in kept]).translate(_PLAIN_BLANKS)
    found = find_dates(plain, published, start=bisect_left(kept, start), end=bisect_left(kept, stop))
    raw = [(kept[date.span.start], kept[date.span.end - 1] + 1) for date in found]
    return [
        replace(date, span=make_span(first, last, text[first:last]))
        for date, (first, last) in zip(found, raw, strict=True)
    ]


def says_when(date: DateMention) -> bool:
    """Whether a time expression can say when something happened.

    A length without a place in the calendar ("for two years"), a repetition and a vague time ("now", "soon", "recent
    weeks") cannot; "the past five years" can.
    """
    if date.granularity == "duration":
        return bool(date.earliest and date.latest)
    return date.granularity not in ("set", "vague")


def _find_at(
    text: str, published: dt.date | None, start: int, stop: int, mentions: Sequence[DateMention]
) -> DateMention | None:
    """The time expression that begins at a place, None if none does."""
    token = TOKEN.match(text, start, stop)
    if token is None:
        return None
    for rule in rules_for(token[0], text, start):
        match = rule.pattern.match(text, start)
        if match is not None and match.end() <= stop:
            mention = _mention(rule.kind, match, text, published, mentions)
            if mention is not None:
                return mention
    return None


def _mention(
    kind: str, match: re.Match[str], text: str, published: dt.date | None, told: Sequence[DateMention]
) -> DateMention | None:
    """What a match of the grammar means here, None if it is no time after all; the last one told may begin a range."""
    rule = kind
    before = told[-1] if told else None
    words = match[0]
    trimmed = words if words.lower().endswith((".m.", " m.")) else words.rstrip(" .,")
    if not is_time(kind, trimmed, text, match.start()):
        return None
    end = match.start() + len(trimmed)
    anchor = Anchor(published) if kind in _UNDIRECTED else find_anchor(text, match.start(), match.end(), published)
    sense = _with_shared_year(kind, trimmed, text, end)
    if before is not None and before.earliest and _is_range(text, before.span, match.start()):
        sense, anchor = _end_of_range(kind, sense, anchor, before)
    day = None
    if counts_from_told(kind, sense):
        clause = find_anchor(text, match.start(), match.end(), published)
        day = told_day(sense, told, match.start(), published if clause.past else None)
        if kind == "ago" and _LATER.search(trimmed):
            anchor = Anchor(
                published if clause.future else None, clause.future
            )  # later than what, perhaps no day tells
    if day is not None:
        anchor = Anchor(day, anchor.future, anchor.tense)
    if kind == "the_unit" and _BEFORE_EVENT.search(trimmed) and _EVENT_AFTER.match(text, end):
        kind, sense = "duration", re.sub(r"^the\s(?=[dwmyhnq])", "one ", trimmed, flags=re.IGNORECASE)
    if kind == "in_units" and _has_lasted(text, match.start(), end):
        kind = "duration"
    sense = with_told_year(kind, sense, told, text, match.start())
    if (
        kind == "clock"
        and before is not None
        and before.earliest
        and _ON_THAT_DAY.fullmatch(text, before.span.end, match.start())
    ):
        sense, anchor = f"{sense} today", Anchor(dt.date.fromisoformat(before.earliest))
    elif kind in ("clock", "time_of_day", "weekday"):
        anchor = _counted_from_told(kind, text, match.start(), anchor, told, published)
    if kind == "quarter_alone" and not _is_quarter(text, before, match.start()):
        return None
    if kind == "day_alone":
        kind, sense = "day_month", with_told_month(sense, told, match.start())
    if kind == "the_period" and _YEAR_ENDED.search(trimmed) and _ENDED.match(text, end):
        kind, sense = "duration", "one year"
    if kind == "the_period" or (kind == "quarter_year" and _YEAR_AGO.search(trimmed)):
        sense = told_period(sense, told, match.start(), None if anchor.future else published)
    if kind in ("ago", "the_unit") and _A_YEAR_EARLIER.fullmatch(trimmed):
        kind, sense = a_year_earlier(kind, sense, told, text, match.start())
    value = resolve_date(kind, sense, anchor)
    if value is None:
        return None
    if kind in ("clock_day", "part_of_day") and (apart := _APART.search(trimmed)):
        end = match.start() + apart.start()
    if value.granularity == "day" and kind in _DAYS and (clock := CLOCK_AFTER.match(text, end)):
        end, value = _with_clock(text, end, clock, value)
    if rule in ("shift_unit", "shift_span") and (or_so := _OR_SO.match(text, end)):
        end = or_so.end()
    start = match.start()
    if (
        rule in _AFTER_WORD
        or (rule in ("time_of_day", "part_of_day") and words[:3].lower() in ("in ", "at "))
        or (rule in ("duration", "quarter_year") and _BESIDE_NOUN.match(words))
    ):
        start = _WORD_BEFORE.match(text, start).end()  # type: ignore[union-attr]
    basis = value.basis if day is None else value.basis.replace("dateline", "day told before")
    span = make_span(start, end, text[start:end])
    return make_date(
        span=span, value=value.value, earliest=value.earliest, latest=value.latest, granularity=value.granularity,
        basis=basis,
    )  # fmt: skip


def _counted_from_told(
    kind: str, text: str, start: int, anchor: Anchor, told: Sequence[DateMention], published: dt.date | None
) -> Anchor:
    """What a weekday or a time of day counts from: a day told before it in the sentence, or else the dateline."""
    if kind == "weekday":
        if published is None:
            return anchor
        if told and _goes_on(text, told[-1], start, published):
            return Anchor(dt.date.fromisoformat(told[-1].earliest), True, "the day before it lies ahead")
        spoken = day_of_speech(told, text, start, published) if anchor.future else None
        return Anchor(spoken + dt.timedelta(days=1), True, anchor.tense) if spoken else anchor
    same = day_of_sentence(told, text, start) or (day_of_story(told, text, start) if kind == "clock" else None)
    if same is None or (anchor.tense.startswith("past") and published and same > published):
        return anchor
    return Anchor(same, anchor.future, anchor.tense)


def _goes_on(text: str, before: DateMention, start: int, published: dt.date) -> bool:
    """Whether a weekday goes on from a weekday that lies ahead: "possible on Friday and Saturday"."""
    if before.granularity != "day" or not before.span.text.isalpha() or before.earliest <= published.isoformat():
        return False
    return _AND_DAY.fullmatch(text, before.span.end, start) is not None


def _is_quarter(text: str, before: DateMention | None, start: int) -> bool:
    """Whether "the third" is a quarter: "as in the second quarter, more than in the third"."""
    if before is None or before.granularity != "quarter" or start - before.span.end > _CLAUSE:
        return False
    return (
        _SENTENCE.search(text, before.span.end, start) is None
        and _IN.search(text, max(0, start - 6), start) is not None
    )


def _with_clock(text: str, end: int, clock: re.Match[str], value: Value) -> tuple[int, Value]:
    """Where a day ends with the time of day that follows it, and its value."""
    words = clock[1] if clock[1].lower().endswith((".m.", " m.")) else clock[1].rstrip(" .,")
    if not is_time("clock", words, text, clock.start(1)) or not value.earliest:
        return end, value
    time = read_clock(dt.date.fromisoformat(value.earliest), words)
    if time is None:
        return end, value
    return clock.start(1) + len(words), replace(value, value=time, granularity="time")


def _has_lasted(text: str, start: int, end: int) -> bool:
    """Whether "in two weeks" tells how long something took or was not done: "has not been seen in two weeks"."""
    head = text[max(0, start - _CLAUSE) : start]
    return _PERFECT.search(_SENTENCE.split(head)[-1]) is not None or _PERFECT_AFTER.match(text, end) is not None


def _is_range(text: str, first: Span, start: int) -> bool:
    """Whether a time ends what the one before it begins: "from May to July", "between May and July"."""
    if _TO.fullmatch(text, first.end, start):
        return True
    return (
        text[first.end : start].strip() == "and"
        and _BETWEEN.search(text, max(0, first.start - 12), first.start) is not None
    )


def _end_of_range(kind: str, words: str, anchor: Anchor, before: DateMention) -> tuple[str, Anchor]:
    """What ends a range lies after what begins it: "from August to October", "from Monday to Friday"."""
    first = dt.date.fromisoformat(before.earliest)
    if kind == "weekday":
        return words, Anchor(first, True, "end of a range")
    dated = _MONTH_WORD.search(before.span.text) or _HAS_YEAR.search(before.span.text)
    if kind in ("month", "month_day", "day_month") and dated and not _HAS_YEAR.search(words):
        month = MONTHS[_MONTH_WORD.search(words)[0].lower()]  # type: ignore[index]
        return f"{words} {first.year + (month < first.month)}", anchor
    return words, anchor


def _with_shared_year(kind: str, words: str, text: str, end: int) -> str:
    """The words with the year that stands only at the end of a range: "from May to October 2020"."""
    if kind not in ("month", "month_day", "day_month") or _HAS_YEAR.search(words):
        return words
    match = _SHARED_YEAR.match(text, end)
    if match is None:
        return words
    first, last = MONTHS[_MONTH_WORD.search(words)[0].lower()], MONTHS[match[1].lower()]  # type: ignore[index]
    return f"{words} {int(match[2]) - (first > last)}"
