# ruff: noqa: E501 - a table of patterns reads best with one on each line
"""The grammar of English time expressions: one pattern for each way to write a time, tried by the first word."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from dissuade.documents.date_openings import Narrowing, Openings
from dissuade.documents.date_words import (
    CARDINALS,
    MONTHS,
    NUMBER_PATTERN,
    ORDINAL_PATTERN,
    ORDINALS,
    SEASONS,
    SPELLED_YEAR_PATTERN,
    UNITS,
    WEEKDAYS,
    alternatives,
)

__all__ = ["CLOCK_AFTER", "TOKEN", "Rule", "first_words", "rules_for"]

_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|Jun(?:e|\.)?|Jul(?:y|\.)?|Aug(?:ust|\.)?|"
    r"Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)(?![a-z])"
)
_WEEKDAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|(?:Mon|Tues?|Wed|Thurs?|Thu|Fri|Sat|Sun)\b\.?)"
_DAY = r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?\b"
_FULL_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_DAY_WORD = rf"(?:{ORDINAL_PATTERN}|(?:twenty|thirty)(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?)\b"
_ANY_DAY = rf"(?:{_DAY}|{_DAY_WORD})"
_YEAR = r"(?:1[0-9]\d\d|20\d\d)(?!\d|,\d|\.\d|%|s\b)"
_SHORT_YEAR = r"[’'‘`]\d\d\b"
_ANY_YEAR = rf"(?:{_YEAR}|{_SHORT_YEAR}|{SPELLED_YEAR_PATTERN})"
_OF_YEAR = rf"(?:(?:\s?,\s?|\s)(?:(?:of|in)\s)?(?:the\syear\s)?{_ANY_YEAR})"
_PART = r"(?:morning|afternoon|evening|night|noon|midday|dawn|daybreak|dusk|nightfall)"
_HOUR = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_CLOCK = (
    r"(?:(?:[01]?\d|2[0-3])[:.][0-5]\d(?:[:.][0-5]\d)?(?:\s?[ap]\.?\s?m\b\.?)?|(?:1[0-2]|0?[1-9])\s?[ap]\.?\s?m\b\.?|"
    rf"(?:1[0-2]|[1-9]|{_HOUR})\so[’']clock|noon|midnight|"
    r"(?:[01]\d|2[0-3])[0-5]\d(?:\shours\b|(?=\s(?:GMT|UTC)\b)))"
)
_ZONE = r"(?:\s(?:GMT|UTC|EST|EDT|CST|CDT|PST|PDT|CET|BST|ET|PT|local time|(?:Eastern|Central|Mountain|Pacific|Moscow|Kyiv|Kiev|London|Paris|Berlin|Brussels|Washington|Beijing|Tokyo|Seoul|Tehran)\stime|Eastern|Pacific)\b)?"
CLOCK_AFTER = re.compile(rf",?\s(?:-\s)?({_CLOCK}{_ZONE})(?![\d:])", re.IGNORECASE)
"""The time of day that may follow a day: "March 3, 10:30 a.m."."""
_NEAR = r"(?:(?:about|around)\s)?"
_UNIT = rf"(?:{alternatives({k: v for k, v in UNITS.items() if k not in ('centurie', 'min', 'sec', 'hr', 'yr')})})"
_UNITS = rf"(?:(?:{alternatives(UNITS)})s?)"
_NUMBER = NUMBER_PATTERN
_VAGUE = (
    r"(?:(?:several|a\sfew|few|many|some)\s(?:dozen|hundred|thousand|million|billion)|several|a\sfew|few|many|some|recent|"
    r"a\snumber\sof|numerous|(?:tens|dozens|hundreds|thousands|millions|billions)\sof(?:\s(?:thousands|millions|billions)\sof)?)"
)
_SEASON = rf"(?:{alternatives(SEASONS)})"
_LAST = r"(?:last|this\spast|past|previous|preceding|prior)"
_NEXT = r"(?:next|coming|following|upcoming|forthcoming|subsequent)"
_SHIFT = rf"(?:{_LAST}|{_NEXT}|this|(?:that\s|the\s)?(?:very\s)?same|that|current|the\scurrent)"
_PHASE = (
    r"(?:early(?:\sin)?|late(?:\sin)?|mid|(?:the\s)?(?:very\s)?(?:beginning|start|end|middle|rest|remainder)\sof|(?:the\s)?(?:first|second)\shalf\sof|"
    r"later(?:\sin)?|earlier(?:\sin)?)"
)
_ORDER = r"(?:first|second|third|fourth|fifth|last|final|1st|2nd|3rd|4th|5th)"
_FOUR = r"(?:first|second|third|fourth|1st|2nd|3rd|4th|(?:last|final)(?=\squarter\sof))"
_PLURAL = r"(?:hours|days|weeks|months|years|decades|centuries|generations)"
_PARTS_AND = r"(?:(?:,|\sand|,\sand)\s|\s(?!an?\s))"
_TO = r"(?:\s?[-–—]\s?|\s(?:to|until|till|through|thru|and)\s(?:the\s)?)"
_BASE = rf"(?:(?:{_NEXT}|{_LAST}|this)\s{_WEEKDAY}|today|now|tomorrow|yesterday|{_WEEKDAY}|{_MONTH}\s{_ANY_DAY}{_OF_YEAR}?|{_DAY}\s{_MONTH}{_OF_YEAR}?|\d{{1,2}}/\d{{1,2}}/\d{{2,4}})"
_LENGTH = r"(?:full\s|long\s|calendar\s|straight\s|consecutive\s|business\s|working\s|trading\s|solid\s|more\s|additional\s|extra\s|short\s)*"
_ABOUT = r"(?:(?:nearly|almost|about|around|over|roughly|approximately|some|just\sover|just\sunder|at\sleast|at\smost|more\sthan|less\sthan|up\sto|as\smuch\sas)\s)?"

_W = {
    "month": " ".join(MONTHS),
    "weekday": " ".join(WEEKDAYS),
    "number": " ".join(sorted({word.split()[0].split("-")[0] for word in CARDINALS})),
    "ordinal": " ".join(sorted({word.split()[0].split("-")[0] for word in ORDINALS})) + " last final",
    "season": " ".join(SEASONS),
    "plural": " ".join(f"{word}s" for word in (*WEEKDAYS, *SEASONS)),
    "last": "last past previous preceding prior",
    "next": "next coming following upcoming forthcoming subsequent",
    "this": "this that same current",
    "phase": "early late mid beginning start end middle rest remainder first second later earlier very",
    "vague": "several few many some recent tens dozens hundreds thousands millions billions numerous",
    "about": "nearly almost about around over roughly approximately just some at more less up as",
    "near": "about around",
    "today": "today now tomorrow yesterday tonight overnight",
    "spelled": "twenty thirty",
}  # fmt: skip


class Rule(NamedTuple):
    """A way to write a time: its name (see ``date_resolution``), and the pattern that is matched at its first word."""

    kind: str
    pattern: re.Pattern[str]


# Name, classes or words it may begin with ("#" a figure, "'" an apostrophe before figures), pattern. Specific ones first.
_RULES: tuple[tuple[str, str, str], ...] = (
    ("iso", "#", r"(?:1[0-9]\d\d|20\d\d)-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?:T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?)?\b"),
    ("named_ymd", "#", rf"{_YEAR}[-/. ](?:{_MONTH})[-/. ]\d{{1,2}}\b"),
    ("compact_ymd", "#", r"(?:19|20)\d\d[/.](?:0?[1-9]|1[0-2])[/.](?:0?[1-9]|[12]\d|3[01])\b"),
    ("compact_ymd", "# figure", r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\b"),
    ("numeric", "#", r"\d{1,2}[/.-]\d{1,2}[/.-](?:\d{4}|\d{2})\b(?![/.]\d|-\d+(?![\d/.]))"),
    ("numeric_month", "#", r"(?:0?[1-9]|1[0-2])[/-](?:19|20)\d\d\b(?![-/])|(?:19|20)\d\d[/-](?:0[1-9]|1[0-2])\b(?![-/\d]|\s(?:season|school|academic|fiscal|financial|budget|campaign|crisis|recession|winter)\b)"),
    ("year_span", "#", rf"{_YEAR}\s?[-–—/~]\s?(?:(?:1[0-9]|20)?\d\d|(?<=0[0-9][-–—])[0-9])\b(?![-/\d])"),
    ("shift_day_span", "#", rf"{_DAY}{_TO}{_DAY}\s(?:of\s)?(?:{_SHIFT}\smonth\b|the\smonth\b)"),
    ("day_span", "# ordinal spelled the", rf"(?:the\s)?{_ANY_DAY}{_TO}{_ANY_DAY}\s(?:of\s|in\s)?{_MONTH}{_OF_YEAR}?"),
    ("day_span", "month", rf"{_MONTH}\s(?:the\s)?{_ANY_DAY}{_TO}{_ANY_DAY}(?!\s(?:{_MONTH})|[/.]\d){_OF_YEAR}?"),
    ("month_span", "month", rf"{_MONTH}\s?[-–—]\s?{_MONTH}(?!\s{_DAY})(?:{_OF_YEAR}|\sof\s{_SHIFT}\syear)?"),
    ("month_day", "month weekday", rf"(?:{_WEEKDAY},?\s)?{_MONTH}\s{_DAY}\s\d\d:\d\d(?::\d\d)?\s(?:[A-Z]{{2,4}}\s)?{_YEAR}"),
    ("attacks_2001", "september sept #", r"(?:Sept(?:ember|\.)?\s11(?:th)?(?:(?=(?:[’']s)?\s(?:terror\w*|attacks?|hijack\w*|commission|victims|conspira\w*|plot\w*|memorial))|(?<=attacks of Sept\. 11)|(?<=attacks of September 11)|(?<=attacks on Sept\. 11)|(?<=attacks on September 11))(?!,?\s\d)|9/11\b(?!/))"),
    ("month_day", "month weekday", rf"(?:{_WEEKDAY},?\s(?:the\s)?)?{_MONTH}(?:,?\s(?:the\s)?{_DAY}|(?<!\.)\s(?:the\s)?{_DAY_WORD})(?!\s?[ap]\.?m\b|:\d)(?:{_OF_YEAR}|\s(?:of\s)?(?:{_LAST}|{_NEXT}|this)\syear\b)?"),
    ("month_day", "month", rf"{_MONTH}[/-](?:[12]\d|3[01]|0?[1-9])\b(?![/-]\d|\d)"),
    ("day_month", "# ordinal spelled weekday the", rf"(?:{_WEEKDAY},?\s)?(?:the\s)?{_ANY_DAY}(?:\.?\s|-|/|\sday\s)(?:of\s)?{_MONTH}(?:{_OF_YEAR}|[-/]{_YEAR}|\s(?:of\s)?(?:{_LAST}|{_NEXT}|this)\syear\b)?"),
    ("weekday_day", "weekday", rf"{_WEEKDAY},?\s(?:the\s)(?:{_DAY}|{_DAY_WORD})(?!-|\s(?:of\s)?{_UNIT}|(?<![\dhd])\s(?!(?:at|in|on|and|for|from|to|or|we|he|she|they|i)\b)[a-z])|{_WEEKDAY}\s(?:[12]\d|3[01]|[1-9])(?:st|nd|rd|th)\b"),
    ("day_of_shift", "# ordinal the", rf"(?:the\s)?{_ANY_DAY}\s(?:day\s)?(?:of\s)?(?:{_SHIFT}|the)\smonth\b"),
    ("part_of_day", "the early late morning afternoon evening night small at dawn daybreak dusk midday nightfall", rf"(?:(?:the\s)?(?:(?:(?:early|late)\s)?(?:morning|afternoon|evening|night|noon|dawn)(?:\shours)?|(?:early|small)\shours)\sof|(?:at\s)?(?:dawn|daybreak|dusk|midday)\son|(?:at\s)?(?:dawn|daybreak|dusk|nightfall|midday)(?=\s[A-Z]))\s(?:(?:{_WEEKDAY},?\s)?{_MONTH}\s{_ANY_DAY}{_OF_YEAR}?|(?:{_WEEKDAY},?\s)?{_ANY_DAY}\s(?:of\s)?{_MONTH}{_OF_YEAR}?|{_FULL_WEEKDAY}\b(?:\smorning\b)?)"),
    ("phase_month", "phase the", rf"(?:{_PHASE}[\s-])(?:the\s)?(?:(?:{_SHIFT})\s)?{_MONTH}(?!\s\d)(?:{_OF_YEAR}|,?\s(?:of\s)?{_SHIFT}\syear)?"),
    ("phase_month", "phase", rf"(?:{_PHASE}[\s-]){_MONTH}{_OF_YEAR}"),
    ("month_year", "#", rf"{_YEAR},?\s{_MONTH}(?!\s?[\d’'])"),
    ("month_year", "month", rf"{_MONTH}(?:{_OF_YEAR}|[-/]{_YEAR}|,?\s(?:of\s)?(?:the\s)?(?:{_SHIFT})\syear\b)"),
    ("month_year", "the", rf"the\smonth\sof\s{_MONTH}{_OF_YEAR}?"),
    ("week_of", "# ordinal the", rf"(?:the\s)?{_ORDER}\s(?:full\s)?(?:week|weekend)\s(?:of\s|in\s)?(?:{_MONTH}{_OF_YEAR}?|{_YEAR}|(?:{_SHIFT}|the)\s(?:month|year))"),
    ("weekday_of", "# ordinal the", rf"(?:the\s)?{_ORDER}\s(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\s(?:of|in)\s(?:{_MONTH}{_OF_YEAR}?|(?:{_SHIFT}|the)\smonth|{_YEAR})"),
    ("week_number", "week", rf"week\s(?:no\.?\s|number\s)?\d{{1,2}}\b(?:,?\s(?:of\s|in\s)?(?:{_YEAR}|(?:{_SHIFT}|the)\syear))?"),
    ("week_of_day", "week the", rf"(?:the\s)?week\s(?:of|commencing|beginning|starting|ending)(?:\son)?\s(?:{_MONTH}\s(?:the\s)?{_ANY_DAY}{_OF_YEAR}?|{_DAY}\s{_MONTH}{_OF_YEAR}?)"),
    ("month_number", "# ordinal the", rf"(?:the\s)?{_ANY_DAY}\smonth\sof\s(?:{_YEAR}|(?:{_SHIFT}|the)\syear)\b"),
    ("part_of_period", "ordinal the", rf"(?:the\s)?(?:first|last|final)\s(?:{_NUMBER}\s)(?:months|weeks|days|years)\sof\s(?:{_YEAR}|(?:{_SHIFT}|the)\s(?:year|month|decade|century)|{_MONTH}{_OF_YEAR}?)"),
    ("quarter_year", "ordinal q # fiscal", rf"(?:(?:fiscal\s)?{_FOUR}[\s-]quarter(?:\s(?:of\s)?(?:fiscal\s(?:year\s)?)?(?:{_YEAR}|(?:{_SHIFT}|the)\syear))?|Q[1-4](?:(?:[\s/-]|\sof\s)?{_ANY_YEAR}|\s(?:of\s)?{_SHIFT}\syear)?|{_YEAR}[\s-]?Q[1-4]|[1-4]Q(?:\s?{_ANY_YEAR})?)\b"),
    ("quarter_year", "last next this", rf"(?:{_SHIFT})\syear[’']s\s{_FOUR}[\s-]quarter\b"),
    ("quarter_year", "the", r"the\s(?:comparable\s|corresponding\s|same\s)?year-(?:ago|earlier)\squarter\b"),
    ("the_unit", "the same", r"(?:the\s)?(?:very\s)?same\s(?:period|month|time)\s(?:of\s|in\s)?(?:last\syear|the\s(?:last|previous|prior|preceding)\syear|a\syear\s(?:ago|earlier|before))\b"),
    ("quarter_year", "the same", rf"(?:the\s)?(?:very\s)?same\squarter\s(?:of\s|in\s)?(?:{_YEAR}|{_LAST}\syear|the\s(?:{_LAST})\syear|a\syear\s(?:ago|earlier|before))\b"),
    ("quarter_alone", "the", r"the\s(?:first|second|third|fourth)(?=[.,;:)]|\s(?:and|but|when)\b)"),
    ("half_year", "last next this", rf"(?:{_SHIFT})\syear[’']s\s(?:first|second|latter)[\s-]half\b"),
    ("quarter_year", "the", rf"the\s(?:fiscal\s)?{_FOUR}[\s-]quarter(?:\s(?:of\s)?(?:fiscal\s(?:year\s)?)?(?:{_YEAR}|(?:{_SHIFT}|the)\syear))?\b"),
    ("half_year", "ordinal the latter h #", rf"(?:the\s)?(?:first|second|latter)[\s-]half(?:\sof\s(?:{_YEAR}|(?:{_SHIFT}|the)\syear))?\b|H[12](?:[\s/-]|\sof\s)?{_ANY_YEAR}\b|{_YEAR}[\s-]?H[12]\b"),
    ("season_year", "season phase the", rf"(?:(?:{_PHASE})[\s-])?(?:the\s)?{_SEASON}(?:,?\s(?:of\s)?(?:{_ANY_YEAR}|(?:{_LAST}|{_NEXT}|this|that)\syear\b))"),
    ("phase_year", "phase the", rf"(?:{_PHASE}[\s-])(?:{_YEAR}|{_SHIFT}\syear\b|the\syear\b)"),
    ("decade", "# ' phase the twenties thirties forties fifties sixties seventies eighties nineties noughties twenty", rf"(?:the\s)?(?:(?:{_PHASE})[\s-](?:the\s)?)?(?:(?:1[0-9]|20)\d0\s?[’']?s|[’'‘]?[2-9]0[’']?s|(?:twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties|noughties|twenty-tens))\b"),
    ("century", "# phase the ordinal", r"(?:the\s)?(?:(?:early|late|mid)[\s-])?(?:\d{1,2}(?:st|nd|rd|th)|(?:first|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|twenty-first))[\s-]\s?century\b"),
    ("fiscal", "fiscal fy", rf"(?:fiscal\s(?:year\s)?|FY\s?)(?:{_YEAR}|[’']?\d\d\b)"),
    ("named_day", "christmas palm ash maundy holy black new boxing independence thanksgiving easter good valentine valentines halloween labor labour memorial veterans armistice st saint may international", rf"(?:Christmas\sEve|Christmas(?:\sDay)?|(?:Palm|Easter)\sSunday|Ash\sWednesday|(?:Maundy|Holy)\sThursday|Black\sFriday|New\sYear[’']?s?(?:\sDay|\sEve)|Boxing\sDay|Independence\sDay|Thanksgiving(?:\sDay)?|Easter(?:\s(?:Sunday|Monday))?|Good\sFriday|Valentine[’']?s[’']?\sDay|Halloween|Labou?r\sDay|Memorial\sDay|(?:Veterans[’']?|Armistice)\sDay|(?:St\.?|Saint)\sPatrick(?:[’']?s\sDay)?|May\sDay|International\sWorkers[’']\sDay)(?:,?\s(?:of\s|in\s)?(?:{_YEAR}|{_SHIFT}\syear))?\b"),
    ("day_before", "day the", r"(?:the\s)?day\s(?:before\syesterday|after\stomorrow)\b"),
    ("compound_ago", "number #", rf"{_NUMBER}\s{_UNITS}(?:{_PARTS_AND}{_NUMBER}\s{_UNITS}){{1,2}}\s(?:ago|earlier|later|hence|from\s(?:now|today))\b"),
    ("from_day", "about number # the", rf"(?:{_ABOUT}{_NUMBER}|the)\s{_LENGTH}(?:days?|weeks?|months?|years?|fortnights?)\s(?:from|after|before)\s{_BASE}"),
    ("ago", "about number vague #", rf"{_ABOUT}(?:{_NUMBER}|{_VAGUE})(?:\s(?:or|to)\s{_NUMBER})?[\s-]{{0,2}}(?:and[\s-]a[\s-]half[\s-])?{_LENGTH}{_UNITS}(?:\sand\sa\shalf|\sor\s(?:so|two))?\s{{1,2}}(?:ago|earlier|before(?=[.,;:)”]|\sthat\b)|later|after(?=[.,;)])|back\b|hence|from\snow|from\stoday|prior)\b(?!\sthan)"),
    ("ago", "seconds minutes moments hours days weeks months years decades centuries generations", rf"(?:(?:seconds|minutes|moments)|{_PLURAL})\s(?:ago|earlier|later)\b(?!\sthan)"),
    ("half_ago", "a half quarter nearly almost about over more", rf"{_ABOUT}(?:an?\s)?(?:half|quarter)[\s-](?:(?:of\s)?an?[\s-])?(?:century|decade|year|day|hour)\s(?:ago|earlier|later)\b"),
    ("within", "within", rf"within\s(?:the\snext\s|the\scoming\s|about\s)?{_NUMBER}\s(?:days?|weeks?|months?|years?)\b(?!\s(?:of|after|from)\b)"),
    ("in_units", "in", rf"in\s(?:(?:about|around|another|just|some|roughly)\s)?{_NUMBER}\s(?:days?|weeks?|months?|years?|decades?|fortnights?)(?:[’']s?\stime)?\b(?!\s(?:of|or|to|and|old|that|which|since|when|where|in\swhich)\b|-)"),
    ("shift_span", "last next ordinal latest the these those", rf"(?:(?:the|these|those)\s(?:{_LAST}|{_NEXT}|first|final|latest)|{_LAST}|next|coming|first|final|latest)\s(?:{_NUMBER}(?:\s(?:to|or)\s{_NUMBER})?|{_VAGUE}|couple\sof)[\s-]?{_LENGTH}{_UNITS}\b"),
    ("span_after_number", "number # the", rf"(?:the\s)?(?:{_NUMBER})[\s-](?:{_UNITS}\s(?:to\scome|ahead)|(?:{_LAST}|{_NEXT})\s(?:days|weeks|months|quarters|years|decades))\b|the\s(?:week|month|year|decade)\sahead\b(?!\sof)"),
    ("weekday_shift", "weekday last next this", rf"{_WEEKDAY},?\s(?:of\s)?(?:the\s)?(?:{_LAST}|{_NEXT}|this)\sweek\b|{_WEEKDAY}\s(?:last|next|past|(?:the\s)?following(?=[.,;]))(?!\s(?:{_UNIT}|{_MONTH}))|{_WEEKDAY}\s(?:a\s)?week\b|(?:{_LAST}|{_NEXT}|this)\sweek(?:\son)?,?\s{_WEEKDAY}"),
    ("shift_part", "the", rf"the\s(?:next|following|previous|preceding|same)\s{_PART}\b"),
    ("shift_part", "last next this weekday today late early later earlier", rf"(?:(?:early|late|earlier|later)\s)?(?:{_SHIFT}|{_WEEKDAY}|yesterday|tomorrow|today|late|early)\s(?:(?:{_WEEKDAY}|early|late)\s)?{_PART}\b(?:\s(?:at\s)?{_CLOCK})?|tonight\b|overnight\b(?:\s(?:on\s)?{_FULL_WEEKDAY}\b)?"),
    ("clock_day", "# number noon midnight near", rf"(?:{_NEAR}{_CLOCK}{_ZONE}(?:\s\([\w:.\s]{{3,24}}\)|\))?(?:,?\s(?:on\s|in\sthe\s|at\s)?(?:(?:{_WEEKDAY},?\s)?(?:{_MONTH}\s{_ANY_DAY}{_OF_YEAR}?|{_DAY}\s(?:of\s)?{_MONTH}{_OF_YEAR}?)|{_WEEKDAY}{_ZONE}|today|tomorrow|yesterday|morning|afternoon|evening|night|tonight|(?:1[0-9]|20)\d\d-\d\d-\d\d|\d{{1,2}}/\d{{1,2}}/(?:\d{{4}}|\d{{2}}))))\b"),
    ("day_clock", "weekday today", rf"(?:(?:{_WEEKDAY}|today|tomorrow|yesterday),?\s{_CLOCK}{_ZONE})"),
    ("clock", "# number noon midnight near", rf"{_NEAR}{_CLOCK}{_ZONE}|{_NEAR}(?:1[0-2]|[1-9]|{_HOUR})\sin\sthe\s(?:morning|afternoon|evening)\b"),
    ("phase_shift_unit", "phase the later earlier late", rf"(?:{_PHASE}[\s-])(?:{_SHIFT}|the)\s(?:week|month|quarter|decade|century|season|{_SEASON})\b|(?:later|earlier)\sin\sthe\sday\b|later\s(?:today|{_WEEKDAY})|(?:earlier|late|early)\s(?:today|yesterday|tomorrow|{_WEEKDAY})"),
    ("after_next", "the week month year", r"(?:the\s)?(?:week|month|year|weekend|quarter)\safter\s(?:the\s)?next\b|the\s(?:week|month|year)\sbefore\slast\b"),
    ("shift_unit", "last next this the a one latest most", rf"(?:the\s)?{_SHIFT}\s(?:calendar\s|fiscal\s|financial\s|school\s)?(?:{_UNIT}|{_SEASON}|{_WEEKDAY}|{_MONTH}(?!\.?\s\d\d?(?:st|nd|rd|th)?\b))\b(?!-)(?:,?\s{_YEAR})?|(?:the\s)?(?:latest|most\srecent)\s(?:fiscal\s)?quarter\b"),
    ("set", "weekday number # once twice several many every each per daily bi weekly biweekly fortnightly monthly bimonthly quarterly yearly annually annual biannual semiannual semiannually semi biennial hourly nightly plural mornings afternoons evenings nights weekends", rf"(?:(?:once|twice|(?:{_NUMBER})\stimes|several\stimes|many\stimes)\s(?:a|an|per|each|every)\s{_UNIT}|(?:every|each)\s(?:other\s|single\s|few\s|(?:{_NUMBER})\s|{_DAY_WORD}\s)?(?:{_UNITS}|{_WEEKDAY}|{_MONTH}|{_SEASON}|{_PART})|per\s(?:day|night|week|month|quarter|year|decade)|twice[\s-](?:daily|weekly|monthly|yearly)|(?:daily|weekly|biweekly|fortnightly|monthly|bimonthly|quarterly|yearly|annually|annual|biannual|semi-?annual(?:ly)?|biennial|hourly|nightly)|{_FULL_WEEKDAY}\s(?:mornings|afternoons|evenings|nights)|every\sweekday|bi-(?:weekly|monthly)|(?:{_FULL_WEEKDAY}|{_SEASON}|{_PART}|weekend)s(?!\w))\b"),
    ("set", "about virtually", rf"(?:almost|nearly|virtually)\s(?:every|each)\s(?:other\s)?{_UNIT}\b"),
    ("duration_half", "a an one half quarter", r"(?:a|an|one)?\s?half[\s-](?:an?[\s-])?(?:hour|day|year|month|century|decade|minute)\b|(?:an?\s)?quarter[\s-](?:of\san?\s)?century\b|(?:an?\s)?quarter\sof\san\shour\b|(?:a|an|one)\s(?:hour|day|week|month|year|decade)\sand\sa\shalf\b"),
    ("the_period", "the", rf"the\sfull\syear\b(?=[.,;:)]|\s(?:and|as|amid|with|from|but|was|were|rose|fell)\b|$)|the\s(?:latest|{_YEAR})\speriod\b|the\s{_YEAR}\squarter\b"),
    ("compound_duration", "about number #", rf"{_ABOUT}{_NUMBER}\s(?:{_UNITS})(?:{_PARTS_AND}{_NUMBER}\s{_UNITS}){{1,3}}\b(?:\sold\b)?"),
    ("rate", "a an", r"an?\s(?:hour|day|night|week|month|year)\b(?!-|\s(?:after|before|ago|earlier|later|from(?!\sthe\b|\s[$€£¥\d])|of|and\sa\shalf)\b)"),
    ("duration", "about number vague another the #", rf"(?:(?:{_ABOUT}|another\s|the\sfull\s|a\sfull\s|the\s|a\swhole\s|the\swhole\s)(?:(?:{_NUMBER}|{_VAGUE})(?:-plus)?(?:\s(?:and\sa\shalf|to|or)\s?(?:{_NUMBER})?)?[\s-]?(?:and[\s-]a[\s-]half[\s-])?{_LENGTH}{_UNITS}(?:\sand\sa\shalf|\sor\s(?:so|two|more|less)\b)?(?:[\s-](?:long|olds?))?))\b(?!-[a-z])"),
    ("units_alone", "seconds minutes hours days weeks months years decades centuries generations all whole entire full another weekend the a some quite", r"(?<=for )(?:a\s(?:short\s)?while|(?:quite\s)?some\stime)\b|(?<=for )(?:the\s)?(?:seconds|minutes|hours|days|weeks|months|years|decades|centuries|generations)\b|(?<=over )the\s(?:years|decades|centuries)\b|(?<=down )the\s(?:years|decades|centuries)\b|(?:all[\s-](?:day|week|weekend|month|year|night)(?:\slong)?\b|(?:the\s)?(?:whole|entire|full)[\s-](?:day|week|month|year|decade)\b|another\s(?:day|week|month|year|decade|hour)\b|(?:hours|days|weeks|months|years|decades|centuries|generations)-(?:long|old)\b|(?:weekend|weeks|months|years|decades)\b(?=\s(?:of|long)\b)|(?:hours|days|weeks|months|years|decades|centuries|generations)\b)"),
    ("the_unit", "the year month a number", rf"the\s(?:weekend|(?:{_NUMBER}\s)?(?:year|month|week|day|quarter|decade|hour|night)\s(?:before|after|earlier))\b|(?:the\s)?year-end\b|the\syear\send\b|(?:the\s)?year[’']s\send\b|(?:year|month)[\s-](?:earlier|ago)\b|(?:a|the)\syear-(?:earlier|ago)(?:\s(?:period|month|half))?\b"),
    ("the_period", "the", rf"the\s(?:year|quarter|month|week)\b(?=[.,;:)]|\s(?:and|as|amid|with|from|but|end(?:ed|ing)|was|were|rose|fell)\b|\s(?:to|through)\s{_MONTH}|$)"),
    ("to_date", "year month", r"(?:year|month)[\s-]to[\s-]date\b"),
    ("time_of_day", "the dead", r"(?:the\s)?(?:middle|dead)\sof\s(?:the\s)?night\b"),
    ("time_of_day", "in the at early late morning afternoon evening dawn daybreak dusk nightfall", rf"(?:in\sthe\s|the\s){_PART}\b|(?:(?:early|late)\s)?at\s(?:night|dawn|daybreak|dusk|nightfall|midday)\b|(?:early|late)\sin\sthe\s(?:day|{_PART})\b|(?:morning|afternoon)(?=\s(?:trading|trade|dealings|session|rush\shour)\b)|(?:dawn|daybreak|dusk|nightfall)\b|(?:morning|evening)\b"),
    ("deictic", "past of some long not coming yesterday today tomorrow now nowadays currently presently recently lately right just at these the someday future soon shortly near recent present current previously formerly former once", rf"(?:yesterday|today|tomorrow|now|nowadays|currently|presently|recently|lately|right\snow|just\snow|at\s(?:this|the)\s(?:moment|time)|these\sdays|of\slate(?!-)|long\sago|not\s(?:(?:so|that|too|very|all\sthat)\s)?long\sago|some\sday|someday|the\sother\sday|(?<=for )the\s(?:moment|time\sbeing)|at\sthe\spresent\stime|the\spresent\sday|the\spresent(?=[.,;:!?)”\"]|$)|the\s(?:hours|days|weeks|months|years|decades)\s(?:ahead|to\scome)|the\spast(?=[.,;:!?)”\"]|$|\s(?:but|and|when|as|to|by|he|she|it|they|the)\b)|(?<=in )the\spast(?!\s(?:\d|few|several|couple|\w+\s(?:hours|days|weeks|months|years|decades)|hour|day|week|month|year|quarter|decade|century|{_SEASON}))|(?<=in )past\s(?:days|weeks|months|years|decades|centuries)|the\sfuture|(?:the\s)?coming\s(?:hours|days|weeks|months|quarters|years|decades)|future|(?:the\s)?(?:near|foreseeable|recent|distant)\s(?:future|past)|recent\stimes|recent|soon|shortly|at\spresent|present|current|previously|formerly|former|once)\b"),
    ("day_alone", "the", r"the\s(?:[12]\d|3[01]|[1-9])(?:st|nd|rd|th)(?=[.,;:)!?]|$|\s(?:and|but|when|as|at|he|she|it|they|we|I)\b)"),
    ("weekday", "weekday", rf"{_WEEKDAY}(?![/\w]|-(?!to-))"),
    ("month", "month", rf"{_MONTH}(?!\w|-(?!to-))"),
    ("season", "season this last next the early late mid", rf"(?:this\s|last\s|next\s|the\s|(?:early|late|mid)[\s-])?{_SEASON}\b"),
    ("year", "the", rf"the\syear\s(?:{_YEAR}(?![-/]\d|\w)|{SPELLED_YEAR_PATTERN}|two\sthousand\b)"),
    ("year", "eighteen nineteen spelled", SPELLED_YEAR_PATTERN),
    ("year", "# ' figure", rf"(?<![$€£¥#№])(?:{_ANY_YEAR})(?![-/]\d|\w|\s(?:people|soldiers|troops|men|women|jobs|miles|feet|tons|tonnes|dollars|points|shares|kilom|km|meters|metres|pounds|killed|dead|percent|per\scent|rounds|shells|units|employees|workers|barrels|times))"),
)  # fmt: skip

TOKEN = re.compile(r"(?<![\w$€£¥])(?:[A-Za-z]+|[’'‘`]?\d)")
"""What a time expression can begin with: a word, a figure, an apostrophe before figures."""


_GOES_ON = re.compile(r"[\d,.]*\d(?:\s?[A-Za-z’'–—/:-]|\.\s?[A-Za-z])|\d+[./-]\d")


@cache
def _buckets() -> dict[str, tuple[Rule, ...]]:
    found: dict[str, list[Rule]] = {}
    for kind, starts, pattern in _RULES:
        rule = Rule(kind, re.compile(pattern, re.IGNORECASE))
        words = dict.fromkeys(word for start in starts.split() for word in (_W.get(start, start)).split())
        if "last" in starts.split():
            words |= dict.fromkeys(_W["last"].split())
        for word in words:
            found.setdefault(word, []).append(rule)
    return {word: tuple(rules) for word, rules in found.items()}


_EVERYWHERE = frozenset(
    ("the", "a", "that", "in", "of", "not", "some", "long", "at", "this", "just", "more", "one", "as", "up",
     "all", "new", "those", "these", "another", "very", "most", "quite")
)  # fmt: skip
"""Words that seldom begin a time, and stand in every sentence."""


@cache
def _openings(word: str) -> Openings:
    return Openings(word, (rule.pattern.pattern for rule in _buckets()[word]))


_MANY = frozenset(
    ("the", "an", "a", "in", "at", "last", "first", "about", "two", "around", "over", "more", "second", "that")
)
"""Frequent words that begin many ways to write a time: telling those apart by the next letters pays."""


@cache
def _narrowing(word: str) -> Narrowing[Rule]:
    rules = _buckets()["#" if word == "0" else word]
    return Narrowing(word, [(rule, rule.pattern.pattern) for rule in rules])


def common_openings() -> dict[str, Openings]:
    """The words that stand in every sentence, with what has to follow if they are to begin a time."""
    return {word: _openings(word) for word in sorted(_EVERYWHERE) if word in _buckets()}


@cache
def first_words() -> frozenset[str]:
    """The words, lower case, that a time expression can begin with."""
    return frozenset(_buckets())


def rules_for(token: str, text: str, position: int) -> tuple[Rule, ...]:
    """The ways to write a time that can begin with a token of ``TOKEN`` at a position, the specific ones first.

    A figure that no letter and no date mark follows can only be a year or a date without marks.
    """
    buckets = _buckets()
    if not token[-1].isdigit():
        word = token.lower()
        if word in _MANY:
            return _narrowing(word).at(text, position)
        if word in _EVERYWHERE and not _openings(word).allow(text, position):
            return ()
        return buckets.get(word, ())
    if len(token) > 1:
        return buckets["'"]
    return _narrowing("0").at(text, position) if _GOES_ON.match(text, position) else buckets["figure"]
