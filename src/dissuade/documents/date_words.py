"""The words of English time expressions, and what they count."""

from __future__ import annotations

import re

__all__ = [
    "CARDINALS",
    "MONTHS",
    "NUMBER_PATTERN",
    "ORDINALS",
    "ORDINAL_PATTERN",
    "SEASONS",
    "SPELLED_YEAR_PATTERN",
    "UNITS",
    "WEEKDAYS",
    "alternatives",
    "read_number",
    "read_spelled_year",
]

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
            "september sept sep", "october oct", "november nov", "december dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip

WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            "monday mon", "tuesday tues tue", "wednesday wed", "thursday thurs thur thu", "friday fri",
            "saturday sat", "sunday sun",
        )
    )
    for name in names.split()
}  # fmt: skip
"""Monday is 0."""

SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}

UNITS = {
    "second": "TS", "sec": "TS", "minute": "TM", "min": "TM", "hour": "TH", "hr": "TH", "day": "D", "night": "D",
    "weekend": "WE", "week": "W", "fortnight": "FN", "month": "M", "quarter": "Q", "year": "Y", "yr": "Y",
    "decade": "DE", "century": "CE", "centurie": "CE", "millennium": "ML",
}  # fmt: skip
"""Unit to its letter in a TIMEX3 duration; a leading T means a time, two letters mean a unit with a factor."""

_ONES_TEXT = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
_ONES = _ONES_TEXT.split()
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
_ORDINAL_TEXT = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth"
)
_ORDINAL_ONES = _ORDINAL_TEXT.split()

CARDINALS: dict[str, int] = {word: number for number, word in enumerate(_ONES)} | _TENS
CARDINALS |= {
    f"{ten}{glue}{_ONES[one]}": value + one for ten, value in _TENS.items() for one in range(1, 10) for glue in "- "
}
CARDINALS |= {"a": 1, "an": 1, "hundred": 100, "a hundred": 100, "one hundred": 100, "dozen": 12, "a dozen": 12}
CARDINALS |= {"couple": 2}
CARDINALS |= {"a couple of": 2, "couple of": 2, "a couple": 2, "half a dozen": 6, "a thousand": 1000, "thousand": 1000}

ORDINALS: dict[str, int] = {word: number for number, word in enumerate(_ORDINAL_ONES, start=1)}
ORDINALS |= {ten[:-1] + "ieth": value for ten, value in _TENS.items()}
ORDINALS |= {
    f"{ten}{glue}{_ORDINAL_ONES[one - 1]}": value + one
    for ten, value in _TENS.items()
    for one in range(1, 10)
    for glue in "- "
}

_TEEN_PATTERN = "|".join(sorted(_ONES, key=len, reverse=True))
_TENS_PATTERN = "|".join(_TENS)
_SCALES = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9}
_SCALE_PATTERN = f"(?:{'|'.join(_SCALES)})"
NUMBER_PATTERN = (
    rf"(?:(?:\d{{1,3}}(?:,\d{{3}})+|\d+(?:\.\d+)?)(?:\s{_SCALE_PATTERN}(?![a-z]))?|(?:(?:{_TENS_PATTERN})"
    rf"(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?(?:\s{_SCALE_PATTERN})?"
    rf"|(?:(?:a|half a|{_TEEN_PATTERN}) )?(?:dozen|{_SCALE_PATTERN})|(?:a )?couple(?: of)?|{_TEEN_PATTERN}|an?)"
    r"(?![a-z]))"
)
"""A number in figures or words; "a" and "an" count as one."""

ORDINAL_PATTERN = (
    "(?:(?:twenty|thirty)[- ](?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|twentieth|thirtieth|"
    + "|".join(sorted(_ORDINAL_ONES, key=len, reverse=True))
    + ")"
)
"""The number of a day of a month in words."""

_ONE_PATTERN = "(?:one|two|three|four|five|six|seven|eight|nine)"
_TEEN_YEAR_PATTERN = "(?:eleven|twelve|ten|" + "|".join(_ONES[13:]) + ")"
_CENTURIES = {"eighteen": 1800, "nineteen": 1900, "twenty": 2000}
SPELLED_YEAR_PATTERN = (
    rf"(?:(?:eighteen|nineteen)[-\s](?:oh[-\s]{_ONE_PATTERN}|{_TEEN_YEAR_PATTERN}|(?:{_TENS_PATTERN})(?:[-\s]{_ONE_PATTERN})?)"
    rf"|twenty[-\s](?:{_TEEN_YEAR_PATTERN}|twenty[-\s]{_ONE_PATTERN})|two\sthousand(?:\s(?:and\s)?"
    rf"(?:{_TEEN_YEAR_PATTERN}|{_ONE_PATTERN})|(?!\s[a-z])))(?![-\w])"
)
"""A year as it is spoken: "nineteen ninety-six", "two thousand and four"."""

_DIGITS = re.compile(r"(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?(?:st|nd|rd|th)?", re.IGNORECASE)


def alternatives(words: dict[str, int] | dict[str, str]) -> str:
    """A regular expression for any of the words, longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def read_spelled_year(text: str) -> int:
    """The year that words of ``SPELLED_YEAR_PATTERN`` stand for.

    Example:
        >>> read_spelled_year("nineteen oh four"), read_spelled_year("two thousand and one")
        (1904, 2001)
    """
    words = [word for word in re.split(r"[-\s]", text.lower()) if word not in ("and", "oh")]
    if words[:2] == ["two", "thousand"]:
        return 2000 + sum(CARDINALS[word] for word in words[2:])
    return _CENTURIES[words[0]] + sum(CARDINALS[word] for word in words[1:])


def read_number(text: str) -> float | None:
    """The number that a word or figure stands for; None for a vague one ("several").

    Args:
        text: such as ``3``, ``1,200``, ``2.5``, ``21st``, ``twenty-one``, ``third``, ``a couple of``, ``13.8 billion``.
    """
    words = " ".join(text.lower().split())
    count, _, scale = words.rpartition(" ")
    if scale in _SCALES and words not in CARDINALS:
        number = read_number(count)
        return None if number is None else round(number * _SCALES[scale], 3)
    if match := _DIGITS.fullmatch(words):
        return float(match[1].replace(",", "") + (match[2] or ""))
    if words in CARDINALS:
        return float(CARDINALS[words])
    if words in ORDINALS:
        return float(ORDINALS[words])
    return None
