"""What happens to names on their way into a customer file or a payment message, by severity."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from anyascii import anyascii

__all__ = ["TREATMENTS", "Treatment", "typo"]

Change = Callable[[str, random.Random], str]

_LETTERS = "aeioulnrstkmdbgphvzy"
_OCR = (
    ("rn", "m"), ("m", "rn"), ("cl", "d"), ("d", "cl"), ("O", "0"), ("o", "0"), ("I", "l"), ("l", "1"), ("i", "l"),
    ("S", "5"), ("B", "8"), ("e", "c"), ("h", "b"), ("u", "v"), ("v", "u"), ("G", "6"), ("Z", "2"), ("g", "q"),
    ("E", "F"), ("U", "V"), ("N", "H"), ("D", "O"), ("A", "4"), ("a", "o"),
)  # fmt: skip
_LONE = "(?<![aeiouy]){}(?![aeiouyh])"  # a vowel between consonants
_HABITS = tuple(
    (re.compile(pattern, re.IGNORECASE), other)
    for pattern, other in (
        ("kh", "h"), ("gh", "g"), ("zh", "j"), ("(?<!d)j", "dj"), ("dj", "j"), ("(?<!t)ch", "tch"), ("sh", "ch"),
        ("ou", "u"), ("oo", "u"), ("ee", "i"), (_LONE.format("u"), "ou"), (_LONE.format("u"), "oo"),
        (_LONE.format("i"), "ee"), (_LONE.format("i"), "e"), (_LONE.format("e"), "i"), (_LONE.format("o"), "u"),
        (_LONE.format("u"), "o"), ("ey", "ei"), ("ai", "ay"), ("ay(?![aeiou])", "ai"), ("ya", "ia"), ("ia", "ya"),
        ("yu", "iu"), ("iu", "yu"), ("(?<=[a-z])ye", "e"), ("q", "k"), ("k(?=[aou])", "q"), ("w", "v"), ("v", "w"),
        ("x", "ks"), ("ks", "x"), ("ts", "tz"), ("ph", "f"), (r"y\b", "i"), (r"(?<![aeiou])i\b", "y"),
        ("(?<=[aeiou])s(?=[aeiou])", "z"), ("(?<=[aeiou])z(?=[aeiou])", "s"), ("iy", "y"), ("yy", "y"), ("aa", "a"),
        ("(?<=[aeiou])([mlstd])(?=[aeiou])", r"\1\1"), (r"([mlstdf])\1", r"\1"), ("dh", "d"), ("th", "t"),
    )
)  # fmt: skip
"""Spellings that stand for the same sounds in the ways Arabic, Cyrillic, Persian and other names are romanised."""


_LEGAL = re.compile(
    r"(?<!\w)(limited liability company|(open |public |closed )?joint[ -]stock company|co\.?,? ltd\.?|limited|ltd\.?|"
    r"llc|"
    r"inc\.?|incorporated|corp(oration)?\.?|gmbh|s\.?a\.?r\.?l\.?|s\.?a\.?l?\.?|s\.?r\.?l\.?|s\.?p\.?a\.?|jsc|ojsc|pjsc|ooo|"
    r"oao|zao|pao|ao|d\.?o\.?o\.?|b\.?v\.?|pte|pty|fze|fzco|fzc|fz-llc|plc|a\.?s\.?|company)(?!\w)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Treatment:
    """One change.

    Args:
        name: its name. severity: 0 nothing is lost .. 3 heavy. about: one line for readers.
        change: the name and a source of chance to the changed name, "" or the same if it does not apply.
        persons, organisations: only for these.
    """

    name: str
    severity: int
    about: str
    change: Change
    persons: bool = False
    organisations: bool = False


def typo(word: str, chance: random.Random) -> str:
    """A word with one letter left out, exchanged, added, doubled, or two that changed places; never its first one."""
    if len(word) < 3:
        return word
    place = chance.randrange(1, len(word))
    letter = chance.choice([c for c in _LETTERS if c != word[place].lower()])
    letter = letter.upper() if word[place].isupper() else letter
    swapped = word
    if place + 1 < len(word) and word[place] != word[place + 1]:
        swapped = word[:place] + word[place + 1] + word[place] + word[place + 2 :]
    changed = [
        word[:place] + word[place + 1 :],
        word[:place] + letter + word[place + 1 :],
        word[:place] + letter + word[place:],
        word[:place] + word[place] + word[place:],
        swapped,
    ]
    return chance.choice([text for text in changed if text != word])


def _longest(words: Sequence[str]) -> int:
    return max(range(len(words)), key=lambda i: (len(words[i]), -i))


def _one_typo(text: str, chance: random.Random) -> str:
    words = text.split()
    long = [i for i, word in enumerate(words) if len(word) >= 4 and word.isalpha()]
    if not long:
        return ""
    i = chance.choice(long)
    words[i] = typo(words[i], chance)
    return " ".join(words)


def _two_typos(text: str, chance: random.Random) -> str:
    words = text.split()
    i = _longest(words) if words else 0
    if not words or len(words[i]) < 6:
        return ""
    words[i] = typo(typo(words[i], chance), chance)
    return " ".join(words)


def _typo_each(text: str, chance: random.Random) -> str:
    words = text.split()
    return " ".join(typo(word, chance) if len(word) >= 4 and word.isalpha() else word for word in words)


def _confuse(text: str, chance: random.Random, most: int) -> str:
    for _ in range(most):
        places = [(i, a, b) for a, b in _OCR for i in range(len(text)) if text.startswith(a, i)]
        if not places:
            return text
        i, a, b = chance.choice(places)
        text = text[:i] + b + text[i + len(a) :]
    return text


def _respell(text: str, chance: random.Random, most: int) -> str:
    """Write up to ``most`` sounds the way another romanisation writes them; none twice, and no first letter."""
    done: set[int] = set()
    for _ in range(most):
        places = [
            (found, other)
            for pattern, other in _HABITS
            for found in pattern.finditer(text)
            if found.start() and text[found.start() - 1].isalpha() and done.isdisjoint(range(*found.span()))
        ]
        if not places:
            break
        found, other = chance.choice(places)
        new = found.expand(other)
        new = new.upper() if found[0].isupper() else new
        first, last = found.span()
        text = text[:first] + new + text[last:]
        grown = len(new) - (last - first)
        done = {d if d < first else d + grown for d in done} | set(range(first, first + len(new)))
    return text


def _swap(text: str, _chance: random.Random) -> str:
    words = text.split()
    return " ".join([*words[-1:], *words[:-1]])


def _turn(text: str, _chance: random.Random) -> str:
    """The family name at the other end: ``IVANOV, Ivan`` and ``Ivan IVANOV``."""
    words = text.split()
    given, _family = _given_and_family(words) if len(words) > 1 else (0, 0)
    if len(words) < 2:
        return ""
    if given == 0:
        return " ".join([words[-1], *words[:-1]])
    return " ".join([*words[given:], *words[:given]]).rstrip(",")


def _comma(text: str, _chance: random.Random) -> str:
    words = text.split()
    if len(words) < 2 or "," in text:
        return ""
    given, _family = _given_and_family(words)
    cut = given if given else -1
    if given:
        return f"{' '.join(words[:cut])}, {' '.join(words[cut:])}"
    return f"{words[-1]}, {' '.join(words[:-1])}"


def _given_and_family(words: Sequence[str]) -> tuple[int, int]:
    """Which word is the given name and which the family name, as commas and capitals tell, else first and last."""
    comma = next((i for i, word in enumerate(words) if word.endswith(",")), -1)
    if 0 <= comma < len(words) - 1:
        return comma + 1, 0
    capital = [len(word) > 1 and word.isupper() for word in words]
    if any(capital) and not all(capital):
        return capital.index(False), capital.index(True)
    return 0, len(words) - 1


def _middle(words: Sequence[str], chance: random.Random) -> int:
    """A word that is neither the given nor the family name, -1 if there is none."""
    given, family = _given_and_family(words)
    others = [i for i, w in enumerate(words) if i not in (given, family) and len(w) > 2 and not w.endswith(",")]
    return chance.choice(others) if others else -1


def _drop(text: str, chance: random.Random) -> str:
    words = text.split()
    i = _middle(words, chance) if len(words) > 2 else -1
    return "" if i < 0 else " ".join([*words[:i], *words[i + 1 :]])


def _glue(text: str, chance: random.Random) -> str:
    words = text.split()
    if len(words) < 2:
        return ""
    i = chance.randrange(len(words) - 1)
    return " ".join([*words[:i], words[i] + words[i + 1], *words[i + 2 :]])


def _split(text: str, chance: random.Random) -> str:
    words = text.split()
    i = _longest(words) if words else 0
    if not words or len(words[i]) < 6:
        return ""
    cut = chance.randrange(3, len(words[i]) - 2)
    words[i] = f"{words[i][:cut]} {words[i][cut:]}"
    return " ".join(words)


def _middle_initial(text: str, chance: random.Random) -> str:
    words = text.split()
    i = _middle(words, chance) if len(words) > 2 else -1
    return "" if i < 0 else " ".join([*words[:i], f"{words[i][0]}.", *words[i + 1 :]])


def _first_initial(text: str, _chance: random.Random) -> str:
    words = text.split()
    i = _given_and_family(words)[0] if len(words) > 1 else -1
    return "" if i < 0 or len(words[i]) < 3 else " ".join([*words[:i], f"{words[i][0]}.", *words[i + 1 :]])


def _without_legal_form(text: str, _chance: random.Random) -> str:
    rest = _LEGAL.sub(" ", text)
    rest = " ".join(rest.split()).strip(" ,")
    return rest if rest != text and len(rest) >= 4 else ""


def _upper_ascii(text: str, _chance: random.Random) -> str:
    return anyascii(text).upper()


def _bare(text: str, _chance: random.Random) -> str:
    return " ".join("".join(c if c.isalnum() or c == " " else " " for c in text).split())


def _cut(size: int) -> Change:
    return lambda text, _chance: text[:size].rstrip() if len(text) > size else ""


TREATMENTS: tuple[Treatment, ...] = (
    Treatment("upper-ascii", 0, "upper case, without accents", _upper_ascii),
    Treatment("no-punctuation", 0, "punctuation became blanks", _bare),
    Treatment("comma", 0, "last word first, with a comma", _comma, persons=True),
    Treatment("turned", 0, "family name at the other end", _turn, persons=True),
    Treatment("no-legal-form", 1, "without its legal form", _without_legal_form, organisations=True),
    Treatment("swapped", 1, "last word first", _swap, organisations=True),
    Treatment("typo", 1, "one typing error", _one_typo),
    Treatment("middle-initial", 1, "a middle name became an initial", _middle_initial, persons=True),
    Treatment("glued", 1, "two words written as one", _glue),
    Treatment("split", 1, "the longest word written as two", _split),
    Treatment(
        "respelt", 1, "one sound romanised another way", lambda text, chance: _respell(text, chance, 1), persons=True
    ),
    Treatment("truncated-70", 1, "cut to 70 characters (names in SEPA payments)", _cut(70)),
    Treatment("ocr", 2, "one character misread", lambda text, chance: _confuse(text, chance, 1)),
    Treatment("two-typos", 2, "two typing errors in the longest word", _two_typos),
    Treatment("dropped", 2, "a middle name left out", _drop, persons=True),
    Treatment("first-initial", 2, "the first name became an initial", _first_initial, persons=True),
    Treatment(
        "respelt-3",
        2,
        "three sounds romanised another way",
        lambda text, chance: _respell(text, chance, 3),
        persons=True,
    ),
    Treatment("truncated-35", 2, "cut to 35 characters (a line of a SWIFT MT message)", _cut(35)),
    Treatment("typo-each", 3, "a typing error in every word", _typo_each),
    Treatment("ocr-3", 3, "three characters misread", lambda text, chance: _confuse(text, chance, 3)),
    Treatment(
        "typo-swapped",
        3,
        "last word first, and a typing error",
        lambda text, chance: _one_typo(_swap(text, chance), chance),
    ),
    Treatment(
        "respelt-6", 3, "six sounds romanised another way", lambda text, chance: _respell(text, chance, 6), persons=True
    ),
)
"""By severity."""
