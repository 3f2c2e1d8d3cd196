"""Whether words that look like a time are one where they stand."""

from __future__ import annotations

import re

from dissuade.documents.date_words import MONTHS

__all__ = ["is_time"]

_MAY = re.compile(
    r"\b(?:in|of|since|until|till|by|from|to|through|during|late|early|mid|last|next|this|before|after|and|or|"
    r"between|with)\s$",
    re.IGNORECASE,
)
_FOR_MAY = re.compile(
    r"\b(?:set|scheduled|planned|slated|due|forecasts?|figures?|data|sales|numbers|report|rate|first|second|third|others?|"
    r"one)\s(?:\w+\s){0,2}for\s$",
    re.IGNORECASE,
)
_MID_SENTENCE = re.compile(r"(?<![’'])\b(?!(?:the|an?|its|his|her|their|our)\s)[a-z]+\s$")
_OF_MARCH = re.compile(r"\b(?:[Aa]|[Tt]he|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir|[Oo]ur)\s$|[’']s\s$")
_MARCH_FOR = re.compile(r"\s(?:for|on|against)\s[A-Z]")
_SOMETHING = re.compile(r"\s(?!(?:to|on|of|for|in|from|towards?|against|through|with|by|at|and)\b)[a-z]")
_TO_MONTH = re.compile(
    r"\s(?:to|through|until|till)\s(?:" + "|".join(word.title() for word in MONTHS if len(word) > 3) + r")\b"
)
_RECORD = re.compile(
    r"\b(?:first|second|third|once|twice|time|times|[a-z]{3,}est|most|least|best|worst) (?:\w+ )?$", re.IGNORECASE
)
_FIRST_IN_YEARS = re.compile(
    r"\b(?:first|only|worst|biggest|largest|highest|lowest|deadliest|strongest|heaviest|steepest|sharpest|fastest|slowest|"
    r"weakest|longest) (?:[\w’'-]+ ){1,4}$"
)
_MANY_YEARS = re.compile(r"\b(?:years|decades)$")
_AS = re.compile(r"\b(?:as|too|so|how|sooner|very|any|anytime) $", re.IGNORECASE)
_SENTENCE = re.compile(r"[.!?]\s|\n")
_AS_MANY = re.compile(r"\bas\s(?:many\s)?$", re.IGNORECASE)
_ARE = re.compile(r"\s(?:are|were)\b")
_HALF_SAID = re.compile(r"\d|year")
_BEGINS = re.compile(r"(?:^|[.!?:\n“”\"])\s*$")
_ABBREVIATED_DAY = {"mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun"}
# mostly no time of their own: "the former minister", "once more", "at the time"
_VAGUE_DEICTICS = {"once", "former", "future", "present", "at the time"}
_OF_NOW = {"current", "recent"}
_NOUN_AFTER = re.compile(
    r"\s(?!(?:and|or|of|in|on|at|to|for|from|with|by|is|are|was|were|be|been|has|have|had|will|would|can|could|may|"
    r"that|which|than|as|when|times|flow\w*|carri\w*|r[au]ns?|ran)\b)[a-z][a-z-]+|\s[A-Z]\w"
)
_NO_ADJECTIVE = re.compile(
    r"\b(?:most|more|an?\s(?:\w+\s)?electric(?:al)?|alternating|direct|ocean|tidal|strong|rip)\s$", re.IGNORECASE
)
_ACCOUNT = re.compile(r"\saccounts?\b", re.IGNORECASE)
_OLD = re.compile(r"[\s-]olds?$", re.IGNORECASE)
_OLD_AFTER = re.compile(r"[\s-]old\b", re.IGNORECASE)
_BOUND_DEICTIC = re.compile(r"\s(?:as|after|before|afterwards?|thereafter|enough)\b|-to-", re.IGNORECASE)
_COUNTED_BEFORE = re.compile(
    r"(?:^|[.!?:;,(—–“\"]|\b(?:for|in|of|over|after|before|within|or|and|to|until|take|takes|took|taken|taking|last|lasts|"
    r"lasted|spend|spends|spent|spending|wait|waited|waiting|back|just|only|mere|many|be|were|was|is|are|dragged|went|"
    r"goes|go|go on|on for|every few))\s*$",
    re.IGNORECASE,
)
_LENGTHS = frozenset(("duration", "compound_duration", "units_alone", "duration_half", "rate"))
_SECOND = re.compile(
    r"(?:almost\s|just\s|about\s)?(?:a|an|the|one|[a-z]+(?:st|nd|rd|th))?\s?-?(?:long\s|full\s)?(?:second|quarter)|"
    r"(?:the )?seconds"
)
_AMOUNT = re.compile(
    r"(?:(?:[$€£¥]\s?|\b(?!(?:1[6-9]|20)\d\d\b))\d(?:[\d.,]*\d)?%?(?:\s?(?:m|bn|k|million|billion|trillion))?|"
    r"\b(?:hundreds?|thousands?|millions?|billions?|times|once|twice|two|three|four|five|six|seven|eight|nine|ten|dozen))"
    r"(?:\s(?:of\s)?(?!miles|kilomet|km|knots|in\b|for\b|after\b|by\b|within\b|and\b|to\b|as\b|was\b|took\b|per\b)[a-z-]+){0,2}\s$",
    re.IGNORECASE,
)
_OF_WHOLE = re.compile(r"\sof\s(?!\d|(?:the|this|last|next|its|each)\s(?:\w+\s)?year\b)")
_FRACTION = re.compile(r"\b(?:three|3)[ -]quarters?$")
_SPEED = re.compile(r"\b(?:miles|kilomet(?:er|re)s|km|knots|mph)\s$", re.IGNORECASE)
_NUMBERED = re.compile(r"\b[Rr]esolutions?\s(?:\d{3,4}(?:\s\(\d{4}\))?(?:,|\sand|,\sand)\s)*$")
_COUNT_BEFORE = re.compile(
    r"(?:[$€£¥#№]|\bNo\.?|[Rr]esolution|page|(?<!\b19\d)(?<!\b20\d)\d[,.])\s?$|\d[,.]$|"
    r"\b(?:nearly|almost|roughly|approximately|another|at least|"
    r"more than|less than|fewer than)\s$"
)
_OF_YEAR = re.compile(r"\s\((?:19|20)\d\d\)")
_ON_DAY = re.compile(r"\b(?:on|by|until|till|since|from|before|after)\s$", re.IGNORECASE)
_FROM = re.compile(r"\sfrom\s")
_TO_THEN = re.compile(r"\s(?:to|through|until|till)\s|\s?[-–—]\s?\d")
_BARE_DAY = re.compile(r"\d+\s(?!of\b|day\b)", re.IGNORECASE)
_IN_PERIOD = re.compile(r"\b(?:for|in|during|ended|ends|closed|finished)\s$", re.IGNORECASE)
_OF_A_YEAR = re.compile(r"(?:the\s)?(?:1[89]|20)\d\d\s[a-z]+(?<!s)")  # "the 2011 quarter"
_AT_DAWN = re.compile(r"\b(?:at|by|until|till|before|after|since|from|around|near)\s$", re.IGNORECASE)
_BY_MORNING = re.compile(r"\b(?:by|until|till)\s$", re.IGNORECASE)
_OF_TRADE = re.compile(r"\s(?:trad(?:e|ing)|dealings|session|rush\shour)\b")
_OF = re.compile(r"\sof\b")
_ALL_OF_IT = re.compile(
    r"\b(?:despite|with|without|by|from|past|through|amid|into|as|following|facing?|faces|up|cost|capping|capped|caps|"
    r"(?:bring|mark|end|suffer|endur|survive|mean|follow|need|threaten|climax|culminat)\w*)\s$",
    re.IGNORECASE,
)
_FROM_THERE = re.compile(r"\s(?:after|before|ahead\sof)\b", re.IGNORECASE)
_PLURAL_ALONE = re.compile(r"(?:hours|days|weeks|months|years|decades|centuries|generations)", re.IGNORECASE)
_ADVERB = re.compile(r"\w+ly|annual|biannual|biennial|semiannual", re.IGNORECASE)
_QUOTED_AFTER = re.compile(r"\s(?:[“„«\"'‘][A-Z]|[A-Z]{2,}\b)")
_NATIONAL = re.compile(r"\b(?:[Aa]n?|[Tt]he)\s[A-Z][a-z]+(?:an|ish|ese|ch|ic)\s$")
_NAMED_AFTER = re.compile(r"\s[A-Z]\w")
_OF_HALF = re.compile(
    r"\b(?:profits?|earnings|sales|revenues?|exports?|imports|output|produc\w+|growth|economy|GDP|trade|deliver\w+|"
    r"ship(?:s|ping|ped|ments?)?|orders|loss(?:es)?|spending|year|results|demand)\b",
    re.IGNORECASE,
)
_NOT_AT_START = re.compile(r"[\w’'),](?:\s|-)$")
_QUOTE_OPENS = re.compile(r"(?:[“„\"‘]|''|``)$")
_TITLED_UNIT = re.compile(r"\s(?:Day|Night|Week|Weekend|Month|Year|Morning)$")
_TITLED_LENGTH = re.compile(r"\d+\s[A-Z][a-z]+")
_CAPITAL_BEFORE = re.compile(r"(?:^|\s)[“\"(]?[A-Z0-9][\w&’'.]*\s$")
_PAPER = re.compile(
    r"\s(?:Times|Telegraph|Mirror|Express|Herald|Mail|Post|People|World|Independent|Tribune|Sun|Star|Age|Standard|"
    r"Business\sPost|Night\sLive|Night\sFootball|Night\sLights|Fox|TV)\b"
)
_PAPER_BEFORE = re.compile(r"\b(?:Mail|Independent|Sun|Star|Scotland|Ireland|World|Herald)\son\s$")
_SEASON_BEFORE = re.compile(
    r"\b(?:in|of|by|since|until|till|during|through|throughout|before|after|from|to|over|for|each|every|all|early|mid|"
    r"late|this|last|next|the)[\s-]$",
    re.IGNORECASE,
)
_ONE_OF_MANY = re.compile(r"\b(?:an?|his|her|their|our|my|your|its|whose|\d+|[’']s)\s$", re.IGNORECASE)
_WHOSE = re.compile(
    r"\b(?:his|her|their|my|our|your|its|one’s)\s(?:[\w-]+[\s-](?:to[\s-])?)?$|\b(?:low|lower|high|upper|mid-to-late|temperatures?|degrees)"
    r"[\s-](?:in\s|into\s)?(?:the\s)?$",
    re.IGNORECASE,
)
_ITS_LAST = re.compile(r"\s(?:of|that|to|before|when|I|he|she|it|we|you|they)\b")
_THAT_BEFORE = re.compile(
    r"\b(?:on|in|at|of|by|until|till|since|from|before|after|during|for|to|through|throughout|late|early|exactly|all)\s$|"
    r"(?:^|[.!?:;,(—–“\"]\s?)$",
    re.IGNORECASE,
)
_CLAUSE_ENDS = re.compile(r"\s*(?:[.,;:)!?—–”\"]|$|\sand\b)")
_FALL_OF = re.compile(r"\sof\s(?:[A-Z]\D|the\s|an?\s|his|its)")
_CAN_BEFORE = re.compile(
    r"\b(?:would|will|could|can|may|might|should|must|to|not|did|does|do|that|which)\s$", re.IGNORECASE
)
_SMALL_MONTH = re.compile(r"\s(?:may|march|mar|jan|dec|sun|sat|mon|wed|fri|thu)$")
_THERE_ARE = re.compile(r"\b(?:is|are|was|were|be|been|has|have|had)\s$")
_WHEN = re.compile(r"\s(?:when|where)\b")
_GREETING = re.compile(r"\b(?:[Mm]erry|[Hh]appy)\s$")
_WORDS = re.compile(r"[^\W\d_]+")
_CENTURY = re.compile(r"(?:1[0-9]|20)\d0")


def _is_name(kind: str, words: str, text: str, start: int) -> bool:
    """Whether the words are part of a name: "the Sunday Times", "USA Today", a Mr Winter."""
    end = start + len(words)
    if kind in ("weekday", "shift_part", "century", "month") and (
        _PAPER.match(text, end) or _PAPER_BEFORE.search(text, max(0, start - 16), start)
    ):
        return True
    if kind == "season" and words[0].isupper():
        return _SEASON_BEFORE.search(text, max(0, start - 12), start) is None
    if kind not in ("deictic", "shift_unit", "shift_part") or not words[0].isupper():
        return False
    before = text[max(0, start - 40) : start]
    parts = _WORDS.findall(words)
    if _QUOTE_OPENS.search(before):
        return _TITLED_UNIT.search(words) is not None
    if _NOT_AT_START.search(before) is None or before.rstrip(" ").endswith(","):
        return False
    if kind == "deictic" and len(parts) == 1:
        return _CAPITAL_BEFORE.search(before) is not None and not (words.isupper() and before.isupper())
    named = all(part[0].isupper() for part in parts if len(part) > 1)
    return named and len(parts) > 1 and not words.isupper()


def is_time(kind: str, words: str, text: str, start: int) -> bool:
    """Whether words that look like a time are one here; May, March, fall, second and once often are not."""
    lower = words.lower()
    before = text[max(0, start - 12) : start]
    if _is_name(kind, words, text, start) or (kind in _LENGTHS and _is_age(words, text, start)):
        return False
    if kind == "month":
        if lower not in ("may", "march") and not words[0].isupper():
            return len(lower) > 3 and _MAY.search(before) is not None
        short = len(lower.rstrip(".")) < 4 and lower != "may" and not lower.endswith(".")
        if not words[0].isupper() or (short and (lower == "jan" or _MAY.search(before) is None)):
            return False
        if lower not in ("may", "march") or _MAY.search(before):
            return True
        if _FOR_MAY.search(text, max(0, start - 40), start):
            return True
        end = start + len(words)
        if lower == "march" and _MARCH_FOR.match(text, end):
            return False  # "the annual March for Life"
        if lower == "march" and _MID_SENTENCE.search(before):
            return True
        return bool(_TO_MONTH.match(text, end) or (_OF_MARCH.search(before) and _SOMETHING.match(text, end)))
    if kind == "weekday":
        return lower.rstrip(".") not in _ABBREVIATED_DAY
    if kind == "season":
        if lower == "the fall" and _FALL_OF.match(text, start + len(words)):
            return False
        if " " not in lower and _ONE_OF_MANY.search(before):
            return False  # "a summer job", "20 summer analysts"
        return " " in lower or lower in ("winter", "summer", "autumn") or re.search(r"\bin $", before) is not None
    if kind == "deictic":
        if lower == "recently" and _AS_MANY.search(text, max(0, start - 3), start):
            return False  # "as recently as July"
        if lower in ("soon", "shortly") and (_AS.search(before) or _BOUND_DEICTIC.match(text, start + len(words))):
            return False
        if lower in _OF_NOW:
            return _is_of_now(lower, text, start)
        return lower not in _VAGUE_DEICTICS
    if kind == "units_alone" and _PLURAL_ALONE.fullmatch(lower):
        if lower == "hours" and words[0].isupper() and _ARE.match(text, start + len(words)):
            return False  # "Hours are 10 to 5"
        if _AS_MANY.search(before):
            return False
        if _OF.match(text, start + len(words)) and _ALL_OF_IT.search(text, max(0, start - 24), start):
            return True
        if _WHEN.match(text, start + len(words)) and _THERE_ARE.search(before):
            return False
        return bool(_COUNTED_BEFORE.search(before) or _FROM_THERE.match(text, start + len(words)))
    if kind == "shift_unit":
        return _is_shifted(words, text, start)
    if kind == "shift_span":
        return not (lower.startswith("last ") and _CAN_BEFORE.search(before))
    if kind == "decade":
        return not _is_share(lower, text, start)
    if kind == "named_day":
        return _GREETING.search(before) is None
    if kind == "half_year" and not _HALF_SAID.search(lower):
        head, tail = text[max(0, start - 60) : start], text[start : start + len(words) + 60]
        return _OF_HALF.search(_SENTENCE.split(head)[-1] + _SENTENCE.split(tail)[0]) is not None
    if kind == "time_of_day" and lower.endswith("dawn") and _OF.match(text, start + len(words)):
        return False
    if kind == "in_units":
        if _FIRST_IN_YEARS.search(text, max(0, start - 60), start) and _MANY_YEARS.search(lower):
            return False  # "the first landing there in 37 years"
        return _RECORD.search(text, max(0, start - 24), start) is None
    if kind == "clock" and " in the " in lower:
        return _AT_DAWN.search(before) is not None
    if kind == "clock":
        return ":" in lower or "m" in lower or "clock" in lower or "noon" in lower or lower[:4].isdigit()
    if kind == "from_day" and _FROM.search(lower):
        return before[-4:] != "for " and _TO_THEN.match(text, start + len(words)) is None  # "for two days from May 1"
    if kind == "day_of_shift" and _BARE_DAY.match(words) and not _ON_DAY.search(before):
        return words == text  # "she turns 30 next month"
    if kind == "day_alone":
        return _ON_DAY.search(before) is not None
    if kind == "the_period":
        return words.endswith(lower.split()[-1]) and _IN_PERIOD.search(before) is not None
    if kind == "rate":
        return _AMOUNT.search(text, max(0, start - 40), start) is not None
    if kind == "time_of_day" and lower in ("morning", "evening") and _OF_TRADE.match(text, start + len(words)) is None:
        return _BY_MORNING.search(before) is not None and _CLAUSE_ENDS.match(text, start + len(words)) is not None
    if kind == "time_of_day" and lower in ("dawn", "daybreak", "dusk", "nightfall"):
        return _AT_DAWN.search(before) is not None and not _OF.match(text, start + len(words))
    if kind == "duration":
        if _QUOTE_OPENS.search(before) and _TITLED_LENGTH.fullmatch(words):
            return False  # “60 Minutes”
        if lower.startswith("many ") and _AS_MANY.search(text, max(0, start - 3), start):
            return False  # "the second in as many weeks"
        if _SPEED.search(text, max(0, start - 12), start) or _OF_A_YEAR.fullmatch(lower):
            return False
        if _FRACTION.search(lower) and (
            lower.rfind("-") > lower.rfind(" ") or _OF_WHOLE.match(text, start + len(words))
        ):
            return False  # "three-quarters", "three quarters of the shares"
        if lower.startswith("some ") and not lower.endswith("s") and " " not in lower[5:]:
            return False  # "some day"
        return _SECOND.fullmatch(lower) is None and lower not in ("some quarters", "many quarters")
    if kind == "set":
        if _SMALL_MONTH.search(words):
            return False
        named = _NAMED_AFTER.match(text, start + len(words)) or not _BEGINS.search(before)
        if named and words[0].isupper() and _ADVERB.fullmatch(words):
            return False  # the Daily Mail, the Weekly Standard
        if _ADVERB.fullmatch(words) and _NATIONAL.search(text, max(0, start - 24), start):
            return False  # "a Norwegian daily"
        if _ADVERB.fullmatch(words) and _QUOTED_AFTER.match(text, start + len(words)):
            return False  # the weekly "Panorama"
        return lower not in ("seconds", "nights", "mornings", "evenings", "minutes", "falls", "springs", "mons", "suns")
    if kind == "numeric":
        return lower.count(".") != 2 or len(lower) >= 8
    if kind == "year":
        if words[0] in "’'‘`" and text[max(0, start - 1) : start] == words[0]:
            return False  # quote marks of two apostrophes
        if _NUMBERED.search(text, max(0, start - 80), start) or _OF_YEAR.match(text, start + len(words)):
            return False  # "resolutions 1718 (2006) and 1874"
        return _COUNT_BEFORE.search(before) is None
    return True


def _is_shifted(words: str, text: str, start: int) -> bool:
    """Whether "last minute", "that may", "same day" and their like are a time here."""
    if words.lower().endswith("last minute") or _SMALL_MONTH.search(words):
        return False
    head, _, rest = words.partition(" ")
    before = text[max(0, start - 12) : start]
    if words.lower().endswith("last day"):
        return _ITS_LAST.match(text, start + len(words)) is None
    if head.lower() == "same":
        return _THAT_BEFORE.search(before) is not None
    if head.lower() == "that" and rest[:1].isupper():
        ends = _CLAUSE_ENDS.match(text, start + len(words))
        return ends is not None or (_THAT_BEFORE.search(before) is not None and not words.endswith(("’s", "'s")))
    return True


def _is_age(words: str, text: str, start: int) -> bool:
    """Whether a length tells how old somebody or something is: "a 17-year-old deckhand", "52 years old"."""
    return _OLD.search(words) is not None or _OLD_AFTER.match(text, start + len(words)) is not None


def _is_of_now(word: str, text: str, start: int) -> bool:
    """Whether "current" and its like tell the time of what they stand before: "the current talks", no ocean current."""
    end = start + len(word)
    if word == "current" and _ACCOUNT.match(text, end):
        return False
    return _NOUN_AFTER.match(text, end) is not None and _NO_ADJECTIVE.search(text, max(0, start - 24), start) is None


def _is_share(words: str, text: str, start: int) -> bool:
    """Whether a decade of two figures or one word is an age or a percentage: "in her forties", "the low 50s"."""
    if _CENTURY.search(words) or any(mark in words for mark in "’'‘"):
        return False
    return _WHOSE.search(text, max(0, start - 24), start) is not None
