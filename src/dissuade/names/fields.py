"""Names within a field: ``Sergei Shoigu & Irina Shoigu``, ``c/o Kim Jong Un``, ``A. Petrov a.k.a. B. Sidorov``.

Fields of customers and payments hold more than a name: two holders of an account, an alias, an office, a date. As one
name such a text is like nobody. Each name within it is looked for by itself besides the whole, as if it stood alone.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from dissuade.names.data_files import read_rows
from dissuade.names.given_names import known_names
from dissuade.names.lexicon import lexicon_for, native_key
from dissuade.names.normalize import fold_latin
from dissuade.names.organisation_signs import says_organisation
from dissuade.names.scripts import EAST_ASIAN, script_of
from dissuade.names.tokens import NameClass, TokenKind

__all__ = ["NamePart", "names_within"]

MOST = 8
"""Names that are looked for within one field."""

_SIGNS = re.compile(r"[&/\\|;<>@%()\[\]（）+又别別旧\x1b\u200c]|\s[-–—\"'“”«»„‘’]")
_BRACKET = re.compile(r"\s*[(\[（]([^()\[\]（）]*)[)\]）]\s*")
_STROKE = re.compile(r"\s+[/\\|]\s+|\s*//\s*|(?<=\w{3})/(?=\w{3})|\s+[-–—]\s+")
_QUOTED = re.compile(r"\s[\"'“”«»„‘’][^\"'“”«»„‘’]+[\"'“”«»„‘’]\s")
_LINES = re.compile(r"(?:^|\s)[1-8]/")
_ACCOUNT = re.compile(r"^/+[A-Z0-9]*\d[A-Z0-9]*\s+", re.IGNORECASE)
_SPACED = re.compile(r"\w(?:\s\w)+")
_YEAR = re.compile(r"[\s,]*\d{4}\s*$")
_DIGIT = re.compile(r"\d")
_NON_JOINER = "\u200c"
_OF_BIRTH = ("née", "nee", "урожденная", "урождённая")
_MARKUP = re.compile(r"<[^<>]*>|&#?\w{1,8};|%20|\S+@\S+|\x1b\[[0-9;]*m")
_EDGES = " \t,;:.-–—|*\"'“”„«»<>"
_FEWEST, _LONGEST_PERSON = 2, 5  # words of a name that may stand alone, of a person's
_LONG_FIELD = 5  # words from which on a number is that of an address
_LONGEST_WORD = 4  # letters above which one word may be an alias


class NamePart(NamedTuple):
    """A name within a field, and how it was found, as a clause for people."""

    text: str
    reason: str


class _Marks(NamedTuple):
    first_words: frozenset[str]
    alias: re.Pattern[str]
    before: re.Pattern[str]
    after: re.Pattern[str]
    joint: re.Pattern[str]
    office: re.Pattern[str]
    then_office: re.Pattern[str]


@cache
def _marks() -> _Marks:
    spellings = {kind: words.split("|") for kind, words in read_rows("field_words")}
    firsts = {word.split()[0] for words in spellings.values() for word in words}
    firsts |= {word.replace(".", "") for word in firsts} | {word.rstrip(".") for word in firsts}
    firsts |= {word + sign for word in firsts for sign in ":.,"}

    def pattern(kind: str, head: str = r"(?<![\w/])", tail: str = r"(?![\w/])") -> re.Pattern[str]:
        ordered = sorted(spellings[kind], key=len, reverse=True)
        words = "|".join(re.escape(word).replace(r"\.", r"\.?").replace(r"\ ", r"\s+") for word in ordered)
        return re.compile(f"{head}(?:{words}){tail}", re.IGNORECASE)

    return _Marks(
        frozenset(firsts),
        pattern("ALIAS", r"(?:(?<![\w/])|(?<=[\u3000-\u9fff]))", r"(?:(?![\w/])|(?=[\u3000-\u9fff]))[.:]*"),
        pattern("BEFORE", tail=r"(?![\w/])[.:]*"),
        pattern("AFTER"),
        pattern("JOINT", r"(?:(?<=\s)|(?<=\w)(?=[;&+]))", r"(?:(?=\s)|(?<=[;&+])(?=\w))"),
        pattern("OFFICE"),
        pattern("OFFICE", r"\s*[,;–—]\s*(?:the\s+|former\s+|ex-|acting\s+)*"),
    )


def names_within(text: str, name_class: NameClass) -> tuple[NamePart, ...]:
    """The names that a field holds besides being one.

    Args:
        text: as written. name_class: what the field is said to name.

    Returns:
        Up to ``MOST``, none for most fields; none of them is the whole field.
    """
    if not _may_hold_names(text):
        return ()
    parts: dict[str, NamePart] = {}
    whole = _words(text)
    for part in _all_within(text, name_class):
        if (words := _words(part.text)) != whole and _may_stand_alone(part.text, words):
            parts.setdefault(words, part)
    return tuple(parts.values())[:MOST]


def _may_hold_names(text: str) -> bool:
    """A quick look, for few fields hold more than a name."""
    words = text.lower().split()
    if not _marks().first_words.isdisjoint(words) or _SIGNS.search(text) is not None:
        return True
    if "," in text and " " in text.split(",", 1)[0].strip():  # no family name before a given name
        return True
    return len(words) >= _LONG_FIELD and (len(words[1]) == 1 or _DIGIT.search(text) is not None)


def _all_within(text: str, name_class: NameClass) -> Iterator[NamePart]:
    """The names within a field, and those within these."""
    waiting = [text]
    seen: set[str] = set()
    while waiting and len(seen) < 4 * MOST:
        piece = waiting.pop(0)
        for part in _cut(piece, name_class):
            stripped = part._replace(text=part.text.strip(_EDGES).rstrip("([ ").lstrip(")] "))
            if stripped.text and stripped.text not in seen and stripped.text != piece:
                seen.add(stripped.text)
                waiting.append(stripped.text)
                yield stripped


def _cut(text: str, name_class: NameClass) -> Iterator[NamePart]:
    """The names that the first mark of each kind shows."""
    marks = _marks()
    person = name_class is NameClass.PERSON
    if _MARKUP.search(text) is not None:
        yield NamePart(_without_markup(text), "without markup and addresses")
        return
    if name_class is NameClass.VESSEL:
        return
    if len(text) > 2 * _LONG_FIELD and _SPACED.fullmatch(text.replace("  ", " ").strip()):
        words = [word.replace(" ", "") for word in re.split(r"\s{2,}", text.strip())]
        yield NamePart(" ".join(words), "its letters stand apart")
        return
    if _NON_JOINER in text:  # in Persian it joins an ending, or parts two names
        yield NamePart(text.replace(_NON_JOINER, " "), "with its words parted")
    if (account := _ACCOUNT.match(text)) is not None:
        yield NamePart(text[account.end() :], "after the number of an account")
    if _LINES.match(text) is not None:
        lines = [line for line in _LINES.split(text) if line.strip()]
        yield from (NamePart(line, "on a numbered line") for line in lines[:1])
        return
    if (found := marks.alias.search(text)) is not None:
        yield from _aliases(text[: found.start()], text[found.end() :], found.group().strip(" .:"))
        return
    if (found := marks.before.search(text)) is not None:
        yield NamePart(text[found.end() :], f"after {found.group().strip(' .:')}")
        yield NamePart(text[: found.start()], f"before {found.group().strip(' .:')}")
    yield from _bracketed(text, person)
    if len(sides := _STROKE.split(text)) > 1:
        yield from (NamePart(side, "on one side of a stroke") for side in sides)
    if person and (quoted := _QUOTED.search(text)) is not None:
        yield NamePart(f"{text[: quoted.start()]} {text[quoted.end() :]}", "outside quotation marks")
    if not person and len(lines := text.split(",")) > 1 and _ends_as_firm(lines[0]):
        yield NamePart(lines[0], "before a comma")
    if (found := marks.after.search(text)) is not None and (person or _like_person(text[: found.start()])):
        yield NamePart(_YEAR.sub("", text[: found.start()]), f"before {found.group().strip(' .:')}")
    if (found := marks.then_office.search(text)) is not None:
        yield NamePart(text[: found.start()], "before an office")
    yield from _of_persons(text, person)


def _without_markup(text: str) -> str:
    """Of text of a page what a reader sees, without electronic addresses."""
    return " ".join(_MARKUP.sub(" ", html.unescape(re.sub(r"<[^<>]*>", " ", text))).split())


def _aliases(first: str, second: str, mark: str) -> Iterator[NamePart]:
    """Both names, and of a maiden name the one that it was part of."""
    yield NamePart(first, f"before {mark}")
    born = second.strip(_EDGES)
    if mark.lower() in _OF_BIRTH and " " not in born and " " in first.strip():
        for given in first.split()[:_FEWEST]:  # the family name may stand first
            yield NamePart(f"{given} {born}", f"with the name after {mark}")
    else:
        yield NamePart(second, f"after {mark}")


def _bracketed(text: str, person: bool) -> Iterator[NamePart]:
    """What stands in brackets and what does not, if one of them is no remark on the other."""
    found = _BRACKET.search(text)
    if found is None:
        return
    inner, outer = found.group(1).strip(_EDGES), _BRACKET.sub(" ", text)
    other_script = bool(inner) and _script(inner) != _script(outer)
    if len(inner.split()) >= _FEWEST or other_script:
        yield NamePart(outer, "outside brackets")
        yield NamePart(inner, "in brackets")
    elif person or _like_person(outer):
        yield NamePart(outer, "outside brackets")


def _of_persons(text: str, person: bool) -> Iterator[NamePart]:
    """Persons that are named together, or after what they are."""
    marks = _marks()
    pieces = [piece.strip(_EDGES) for piece in marks.joint.split(text)]
    if len(pieces) == 1 and "," in text:
        pieces = [piece.strip(_EDGES) for piece in text.split(",")]
        pieces = pieces if all(_names_in(piece) >= _FEWEST and _like_person(piece) for piece in pieces) else []
    pieces = [piece for piece in pieces if piece]
    if " y " in text and pieces and _names_in(pieces[-1]) < _FEWEST:  # Ortega y Gasset
        pieces = []
    if len(pieces) > 1:
        family = pieces[-1].split()[-1] if _names_in(pieces[-1]) >= _FEWEST else ""
        persons = [piece if _names_in(piece) >= _FEWEST else f"{piece} {family}" for piece in pieces]
        if person or (all(map(_like_person, persons)) and not says_organisation(text)):
            for piece in persons:
                if _names_in(piece) >= _FEWEST:
                    yield NamePart(piece, "one of several persons")
    words = text.split()
    if (office := marks.office.search(text)) is not None and "," not in text:
        for count in (_FEWEST, _FEWEST + 1):
            last = " ".join(words[-count:])
            if len(text[office.end() :].split()) >= count and (_like_person(last) or (person and not office.start())):
                yield NamePart(last, "after an office")
    numbered = [place for place, word in enumerate(words) if _DIGIT.search(word)]
    if person and len(words) >= _LONG_FIELD and numbered and numbered[0] >= _FEWEST:
        for count in (_FEWEST, _FEWEST + 1):
            if count <= numbered[0]:
                yield NamePart(" ".join(words[:count]), "before an address")


def _ends_as_firm(text: str) -> bool:
    """Whether a text of several words ends with a legal form."""
    words = text.split()
    if len(words) < _FEWEST:
        return False
    entry = lexicon_for(NameClass.ORGANIZATION).words.get(native_key(words[-1].strip(_EDGES)))
    return entry is not None and entry.kind is TokenKind.LEGAL


def _names_in(text: str) -> int:
    """How many words of a text are no titles."""
    known = lexicon_for(NameClass.PERSON).words
    entries = (known.get(native_key(word.strip(_EDGES))) for word in text.split())
    return sum(1 for entry in entries if entry is None or entry.kind is not TokenKind.TITLE)


def _may_stand_alone(text: str, words: str) -> bool:
    """Whether a part says enough to be looked for by itself."""
    if sum(1 for word in words.split() if not _DIGIT.search(word)) >= _FEWEST:
        return any(len(word) > 1 for word in words.split())
    return bool(words) and (len(words) > _LONGEST_WORD or _script(text) in EAST_ASIAN) and not _DIGIT.search(words)


def _like_person(text: str) -> bool:
    """Whether a text is that of a person: a few words, one of them a name that is known."""
    words = [fold_latin(word.strip(_EDGES)) for word in text.split()]
    return _FEWEST <= len(words) <= _LONGEST_PERSON and any(word in _known() for word in words)


@cache
def _known() -> frozenset[str]:
    return frozenset(known_names())


def _words(text: str) -> str:
    return " ".join(re.findall(r"[\w'’\u200c-]+", text.casefold()))


def _script(text: str) -> str:
    letters = [script_of(char) for char in text if char.isalpha()]
    return max(set(letters), key=letters.count) if letters else ""
