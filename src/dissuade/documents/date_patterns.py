"""The grammar of English time expressions: one pattern for each way to write a time, the more specific ones first."""

from __future__ import annotations

import re

from dissuade.documents.date_words import CARDINALS, ORDINALS, SEASONS, UNITS, alternatives

__all__ = ["DATE_PATTERN", "PATTERNS"]

_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|Aug(?:ust|\.)?|"
    r"Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)(?![a-z])"
)
_WEEKDAY = r"(?:Mon|Tues?|Wed(?:nes)?|Thurs?|Thu|Fri|Sat(?:ur)?|Sun)(?:day)?\b\.?"
_DAY = r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?\b"
_DAY_WORD = rf"(?:{alternatives({k: v for k, v in ORDINALS.items() if v <= 31 and ' ' not in k})})"
_YEAR = r"(?:1[0-9]\d\d|20\d\d)(?!\d|,\d|\.\d|%)"
_SHORT_YEAR = r"[’'‘`]\d\d\b"
_PART = r"(?:morning|afternoon|evening|night|noon|midday|dawn|dusk)"
_CLOCK = (
    r"(?:(?:[01]?\d|2[0-3])[:.][0-5]\d(?:[:.][0-5]\d)?(?:\s?[ap]\.?\s?m\b\.?)?|(?:1[0-2]|0?[1-9])\s?[ap]\.?\s?m\b\.?|"
    r"(?:1[0-2]|[1-9]|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) o[’']clock|noon|midnight)"
)
_ZONE = r"(?:\s(?:GMT|UTC|EST|EDT|CST|CDT|PST|PDT|CET|BST|local time|ET|PT)\b)?"
_UNIT = rf"(?:{alternatives({k: v for k, v in UNITS.items() if k not in ('centurie', 'min', 'sec')})})"
_UNITS = rf"(?:(?:{alternatives(UNITS)})s?)"
_NUMBER = rf"(?:\d{{1,3}}(?:,\d{{3}})+|\d+(?:\.\d+)?|{alternatives(CARDINALS)})"
_VAGUE = r"(?:several|a few|few|many|some|recent|a number of|numerous|dozens of|hundreds of|thousands of)"
_SEASON = rf"(?:{alternatives(SEASONS)})"
_LAST = r"(?:last|past|previous|preceding|prior)"
_NEXT = r"(?:next|coming|following|upcoming|forthcoming|subsequent)"
_SHIFT = rf"(?:{_LAST}|{_NEXT}|this|that|same|the same|current|the current)"
_PHASE = (
    r"(?:early|late|mid|the beginning of|beginning of|the start of|start of|the end of|end of|the middle of|middle of|"
    r"the first half of|the second half of|first half of|second half of|later|earlier)"
)
_ORD_FOUR = r"(?:first|second|third|fourth|1st|2nd|3rd|4th)"

PATTERNS: tuple[tuple[str, str], ...] = (
    ("iso", r"(?:1[0-9]\d\d|20\d\d)-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?:T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?)?\b"),
    ("compact_ymd", r"(?:19|20)\d\d[/.](?:0?[1-9]|1[0-2])[/.](?:0?[1-9]|[12]\d|3[01])\b"),
    ("numeric", r"\d{1,2}[/.-]\d{1,2}[/.-](?:\d{4}|\d{2})\b(?![/.-]\d)"),
    ("year_span", rf"(?:{_YEAR})\s?[-–—/]\s?(?:(?:1[0-9]|20)?\d\d)\b(?![-/\d])"),
    ("day_span", rf"{_MONTH}\s{_DAY}\s?[-–—]\s?{_DAY}(?:,?\s{_YEAR})?|{_DAY}\s?[-–—]\s?{_DAY}\s(?:of\s)?{_MONTH}(?:,?\s{_YEAR})?"),
    ("month_span", rf"{_MONTH}\s?[-–—]\s?{_MONTH}(?:,?\s{_YEAR})?"),
    (
        "month_day",
        rf"(?:{_WEEKDAY},?\s(?:the\s)?)?{_MONTH}\s(?:the\s)?(?:{_DAY}|{_DAY_WORD}\b)(?!\s?[ap]\.?m\b|:\d)"
        rf"(?:(?:,\s?|\s)(?:of\s)?(?:{_YEAR}|{_SHORT_YEAR}))?",
    ),
    (
        "day_month",
        rf"(?:{_WEEKDAY},?\s)?(?:the\s)?(?:{_DAY}|{_DAY_WORD}\b)(?:\s|-|\sday\s)(?:of\s)?{_MONTH}"
        rf"(?:(?:,\s?|\s|-)(?:of\s)?(?:{_YEAR}|{_SHORT_YEAR}))?",
    ),
    ("day_of_shift", rf"(?:the\s)?{_DAY}\s(?:of\s)?(?:{_SHIFT}|the)\smonth\b"),
    ("phase_month", rf"(?:{_PHASE}[\s-])(?:the\s)?(?:(?:{_SHIFT})\s)?{_MONTH}(?:,?\s(?:of\s)?(?:{_YEAR}|{_SHORT_YEAR}|{_SHIFT}\syear))?"),
    ("month_year", rf"{_MONTH},?\s(?:of\s)?(?:{_YEAR}|{_SHORT_YEAR}|(?:{_SHIFT})\syear\b)"),
    ("quarter_year", rf"(?:the\s)?{_ORD_FOUR}[\s-]quarter(?:\s(?:of\s)?(?:(?:fiscal|fiscal\syear)\s)?(?:{_YEAR}|(?:{_SHIFT}|the)\syear))?\b|Q[1-4](?:\s|-|/)?(?:{_YEAR}|{_SHORT_YEAR})?\b|{_YEAR}\s?Q[1-4]\b|[1-4]Q\s?{_YEAR}"),
    ("half_year", rf"(?:the\s)?(?:first|second|latter)[\s-]half(?:\sof\s(?:{_YEAR}|(?:{_SHIFT}|the)\syear))?\b"),
    ("season_year", rf"(?:(?:{_PHASE})[\s-])?(?:the\s)?{_SEASON}\s(?:of\s)?{_YEAR}"),
    ("phase_year", rf"(?:{_PHASE}[\s-])(?:{_YEAR}|{_SHIFT}\syear\b|the\syear\b)"),
    ("decade", rf"(?:the\s)?(?:(?:{_PHASE})[\s-](?:the\s)?)?(?:(?:1[0-9]|20)\d0\s?[’']?s|[’'‘]\d0s|(?:twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties))\b"),
    ("century", r"(?:the\s)?(?:(?:early|late|mid)[\s-])?(?:\d{1,2}(?:st|nd|rd|th)|(?:first|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|twenty-first))[\s-]century\b"),
    ("fiscal", rf"fiscal\s(?:year\s)?(?:{_YEAR}|[’']?\d\d\b)"),
    ("named_day", rf"(?:Christmas\sEve|Christmas(?:\sDay)?|New\sYear[’']?s(?:\sDay|\sEve)|Boxing\sDay|Independence\sDay|Thanksgiving(?:\sDay)?|Easter(?:\sSunday)?|Good\sFriday|Valentine[’']s\sDay|Halloween|Labou?r\sDay|Memorial\sDay|Veterans[’']?\sDay|St\.?\sPatrick[’']s\sDay)(?:\s(?:of\s)?{_YEAR})?\b"),
    ("day_before", r"(?:the\s)?day\s(?:before\syesterday|after\stomorrow)\b"),
    ("ago", rf"(?:(?:about|around|nearly|almost|over|some|roughly|approximately|just|more\sthan|less\sthan|at\sleast)\s)?(?:{_NUMBER}|{_VAGUE})[\s-](?:and\sa\shalf\s)?(?:short\s|full\s|long\s|calendar\s)?{_UNITS}(?:\sand\sa\shalf)?\s(?:ago|earlier|before(?=[.,;)]|\s+(?:the\b|[A-Z]|that\b|he\b|she\b|it\b|they\b|this\b))|later|after(?=[.,;)])|back\b|hence|from\snow|from\stoday|prior)\b"),
    ("weeks_from_day", rf"(?:(?:{_NUMBER}))\s(?:weeks?|days?)\s(?:from|after|before)\s(?:today|tomorrow|yesterday|{_WEEKDAY})"),
    ("shift_span", rf"(?:the\s|these\s|those\s)?(?:{_LAST}|{_NEXT}|first|final|latest)\s(?:{_NUMBER}|{_VAGUE}|couple\sof)\s?-?{_UNITS}\b"),
    ("span_after_number", rf"(?:the\s)?(?:{_NUMBER})[\s-]{_UNITS}\s(?:{_LAST}|to\scome|ahead)\b"),
    ("shift_part", rf"(?:{_SHIFT}|{_WEEKDAY}|yesterday|tomorrow|today|late|early)\s(?:(?:{_WEEKDAY})\s)?{_PART}\b(?:\s(?:at\s)?{_CLOCK})?|tonight\b|overnight\b"),
    ("clock_day", rf"(?:{_CLOCK}{_ZONE}(?:,?\s(?:on\s|in\sthe\s|at\s)?(?:{_WEEKDAY}|today|tomorrow|yesterday|morning|afternoon|evening|night|tonight)))\b"),
    ("day_clock", rf"(?:(?:{_WEEKDAY}|today|tomorrow|yesterday),?\s(?:at\s|around\s|by\s|before\s)?{_CLOCK}{_ZONE})"),
    ("clock", rf"{_CLOCK}{_ZONE}"),
    ("phase_shift_unit", rf"(?:{_PHASE}[\s-])(?:{_SHIFT}|the)\s(?:week|month|quarter|decade|century|season|{_SEASON})\b|later\s(?:today|{_WEEKDAY})|(?:earlier|late|early)\s(?:today|{_WEEKDAY})"),
    ("shift_unit", rf"(?:the\s)?{_SHIFT}\s(?:calendar\s|fiscal\s|financial\s|school\s)?(?:{_UNIT}|{_SEASON}|{_WEEKDAY}|{_MONTH})(?:[’']s)?\b(?!-)(?:,?\s{_YEAR})?|(?:a|one|the)\s(?:week|month|year|day)\s(?:from|after)\s(?:today|now|tomorrow|yesterday|{_WEEKDAY})"),
    ("weekday_shift", rf"{_WEEKDAY}\s(?:of\s)?(?:{_LAST}|{_NEXT}|this)(?:\sweek)?\b|{_WEEKDAY}\s(?:a\s)?week\b"),
    ("set", rf"(?:(?:once|twice|(?:{_NUMBER})\stimes|several\stimes|many\stimes)\s(?:a|an|per|each|every)\s{_UNIT}|(?:every|each)\s(?:other\s|single\s|few\s|(?:{_NUMBER})\s|{_DAY_WORD}\s)?(?:{_UNITS}|{_WEEKDAY}|{_MONTH}|{_SEASON}|{_PART})|(?:daily|weekly|biweekly|monthly|quarterly|yearly|annually|annual|biannual|hourly|nightly)|(?:{_WEEKDAY}|{_SEASON}|{_PART}|weekend)s(?!\w))\b"),
    ("duration_half", r"(?:a|an|one)?\s?half[\s-](?:an?[\s-])?(?:hour|day|year|month|century|decade|minute)\b|(?:a|an|one)\s(?:hour|day|week|month|year|decade)\sand\sa\shalf\b"),
    ("duration", rf"(?:(?:nearly|almost|about|around|over|roughly|approximately|at\sleast|more\sthan|less\sthan|up\sto|as\smuch\sas|some|another|the\sfull|a\sfull|the|a\swhole|the\swhole)\s)?(?:(?:{_NUMBER}|{_VAGUE})(?:\s(?:and\sa\shalf|to|or)\s?(?:{_NUMBER})?)?[\s-](?:and\sa\shalf\s)?(?:full\s|long\s|calendar\s|straight\s|consecutive\s|business\s|working\s|trading\s|solid\s|more\s|additional\s|extra\s)*{_UNITS}(?:\sand\sa\shalf)?(?:[\s-]long)?)\b(?![’']s?\sold\b|-old\b)"),
    ("units_alone", r"(?<=for )(?:the\s)?(?:seconds|minutes|hours|days|weeks|months|years|decades|centuries|generations)\b|(?:all\s(?:day|week|month|year|night)(?:\slong)?|(?:whole|entire)\s(?:day|week|month|year|decade)|weekend|weeks|months|years|decades)\b(?=\s(?:of|long)\b)"),
    ("the_unit", rf"the\s(?:weekend|(?:{_NUMBER}\s)?(?:year|month|week|day|quarter|decade|hour|night)\s(?:before|after|earlier))\b|year-end|the\syear[\s-]end|(?:year|month)[\s-](?:earlier|ago)\b|(?:a|the)\syear-(?:earlier|ago)\b"),
    ("time_of_day", rf"(?:in\sthe\s|the\s|at\s)(?:{_PART})\b"),
    ("deictic", r"(?:yesterday|today|tomorrow|now|nowadays|currently|presently|recently|lately|right\snow|just\snow|at\s(?:this|the)\s(?:moment|time)|these\sdays|the\spresent|the\spast|the\sfuture|future|(?:the\s)?(?:near|foreseeable|recent|distant)\s(?:future|past)|soon|shortly|at\spresent|present|current|previously|formerly|former|once)\b"),
    ("weekday", rf"{_WEEKDAY}(?![-/\w])"),
    ("month", rf"{_MONTH}(?![-\w])"),
    ("season", rf"(?:this\s|last\s|next\s|the\s)?{_SEASON}\b"),
    ("year", rf"(?<![$€£¥#№])(?:{_YEAR}|{_SHORT_YEAR})(?![-/]\d|\w|\s(?:people|soldiers|troops|men|women|jobs|miles|feet|tons|tonnes|dollars|points|shares|kilom|km|meters|metres|pounds|killed|dead|percent|per\scent|rounds|shells|units|employees|workers|barrels|times))"),
)  # fmt: skip
"""Names and patterns, in the order in which they are tried at each position; a time expression is what one of them
covers. The numbers of days and months in them are not checked here: see ``date_resolution``."""

_FIRST = r"(?<![\w$€£¥])(?=[\d’'‘`A-Za-z])"
DATE_PATTERN = re.compile(
    _FIRST + "(?:" + "|".join(f"(?P<{name}>{pattern})" for name, pattern in PATTERNS) + ")", re.IGNORECASE
)
