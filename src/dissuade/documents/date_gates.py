"""Whether words that look like a time are one where they stand."""

from __future__ import annotations

import re

from dissuade.documents.date_words import MONTHS

__all__ = ["is_time"]

_MAY = re.compile(
    r"\b(?:in|of|since|until|till|by|from|to|through|during|late|early|mid|last|next|this|before|after|and|or|"
    r"between)\s$",
    re.IGNORECASE,
)
_TO_MONTH = re.compile(
    r"\s(?:to|through|until|till)\s(?:" + "|".join(word.title() for word in MONTHS if len(word) > 3) + r")\b"
)
_RECORD = re.compile(r"\b(?:first|second|third|once|time|times|[a-z]{3,}est|most|least|best|worst) (?:\w+ )?$")
_AS = re.compile(r"\b(?:as|too|so|how|sooner|very|any|anytime) $", re.IGNORECASE)
_SENTENCE = re.compile(r"[.!?]\s|\n")
_HALF_SAID = re.compile(r"\d|year")
_BEGINS = re.compile(r"(?:^|[.!?:\n“”\"])\s*$")
_ABBREVIATED_DAY = {"mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun"}
# mostly no time of their own: "the former minister", "once more", "the current talks"
_VAGUE_DEICTICS = {"once", "former", "future", "present", "current", "at the time"}
_BOUND_DEICTIC = re.compile(r"\s(?:as|after|before|afterwards?|thereafter|enough)\b|-to-", re.IGNORECASE)
_COUNTED_BEFORE = re.compile(
    r"(?:^|[.!?:;,(—–“\"]|\b(?:for|in|of|over|after|before|within|or|and|to|until|take|takes|took|taken|taking|last|lasts|"
    r"lasted|spend|spends|spent|spending|wait|waited|waiting|back|just|only|mere|many|be|were|was|is|are|dragged|went|"
    r"goes|go|go on|on for|every few))\s*$",
    re.IGNORECASE,
)
_SECOND = re.compile(
    r"(?:almost\s|just\s|about\s)?(?:a|an|the|one|[a-z]+(?:st|nd|rd|th))?\s?-?(?:second|quarter)|(?:the )?seconds"
)
_FROM_THERE = re.compile(r"\s(?:after|before|ahead\sof)\b", re.IGNORECASE)
_PLURAL_ALONE = re.compile(r"(?:hours|days|weeks|months|years|decades|centuries|generations)", re.IGNORECASE)
_ADVERB = re.compile(r"\w+ly|annual|biannual|biennial|semiannual", re.IGNORECASE)
_NAMED_AFTER = re.compile(r"\s[A-Z]\w")
_OF_HALF = re.compile(
    r"\b(?:profits?|earnings|sales|revenues?|exports?|imports|output|production|growth|economy|GDP|trade|deliver\w+|"
    r"shipments|orders|loss(?:es)?|spending|year|results|demand)\b",
    re.IGNORECASE,
)


def is_time(kind: str, words: str, text: str, start: int) -> bool:
    """Whether words that look like a time are one here; May, March, fall, second and once often are not."""
    lower = words.lower()
    before = text[max(0, start - 12) : start]
    if kind == "month":
        if lower not in ("may", "march") and not words[0].isupper():
            return len(lower) > 3 and _MAY.search(before) is not None
        short = len(lower.rstrip(".")) < 4 and lower != "may" and not lower.endswith(".")
        if not words[0].isupper() or (short and (lower == "jan" or _MAY.search(before) is None)):
            return False
        if lower not in ("may", "march") or _MAY.search(before):
            return True
        return _TO_MONTH.match(text, start + len(words)) is not None
    if kind == "weekday":
        return lower.rstrip(".") not in _ABBREVIATED_DAY
    if kind == "season":
        return " " in lower or lower in ("winter", "summer", "autumn") or re.search(r"\bin $", before) is not None
    if kind == "deictic":
        if lower in ("soon", "shortly") and (_AS.search(before) or _BOUND_DEICTIC.match(text, start + len(words))):
            return False
        return lower not in _VAGUE_DEICTICS
    if kind == "units_alone" and _PLURAL_ALONE.fullmatch(lower):
        return bool(_COUNTED_BEFORE.search(before) or _FROM_THERE.match(text, start + len(words)))
    if kind == "shift_unit":
        return not lower.endswith("last minute")
    if kind == "half_year" and not _HALF_SAID.search(lower):
        head, tail = text[max(0, start - 60) : start], text[start : start + len(words) + 60]
        return _OF_HALF.search(_SENTENCE.split(head)[-1] + _SENTENCE.split(tail)[0]) is not None
    if kind == "in_units":
        return _RECORD.search(text, max(0, start - 24), start) is None
    if kind == "clock":
        return ":" in lower or "m" in lower or "clock" in lower or "noon" in lower or lower[:4].isdigit()
    if kind == "duration":
        return _SECOND.fullmatch(lower) is None
    if kind == "set":
        named = _NAMED_AFTER.match(text, start + len(words)) or not _BEGINS.search(before)
        if named and words[0].isupper() and _ADVERB.fullmatch(words):
            return False  # the Daily Mail, the Weekly Standard
        return lower not in ("seconds", "nights", "mornings", "evenings", "minutes", "falls", "springs", "mons", "suns")
    if kind == "numeric":
        return lower.count(".") != 2 or len(lower) >= 8
    if kind == "year":
        return re.search(r"(?:[$€£¥#№]|\bNo\.?|[Rr]esolution|page|\d[,.])\s?$", before) is None
    return True
