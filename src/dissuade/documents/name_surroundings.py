"""What stands beside a name and tells that it is a person's or a company's."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dissuade.documents.lexicons import any_of
from dissuade.documents.mentions_lexicon import given_names, name_words, nationalities
from dissuade.documents.name_shapes import UPPER, given_name
from dissuade.documents.offices import is_holder_surname

__all__ = ["deals", "is_apposed", "is_company", "is_spoken_for", "rule_beside", "speaks"]

_HEADS_FIRST = name_words("organisation-first")
_NOUN_BEFORE = name_words("organisation-before")
_OF_WORK = re.compile(r", of (?:the )?[A-Z]")
_SPEECH_AFTER = re.compile(rf",? (?:{any_of('person-did')})\b")
_WORD_BEFORE = re.compile(r"([\w-]+) $")
_OF_COUNTRY = re.compile(r"(\w+)'s $")
_APPOSED_BEFORE = re.compile(rf"\b(?:{'|'.join(sorted(_NOUN_BEFORE))}|sender|consignee|supplier|buyer|forwarder), $")
_MAKES_AFTER = re.compile(
    r"(?:,? (?:has |had |have |will |also )?(?:makes|produce[ds]?|manufacture[ds]?|sells|sold|supplie[ds]|supply|"
    r"exports|exported|deliver(?:s|ed)?|designs|designed|develops)|(?:'s)? (?:plants?|factor(?:y|ies)|shares|"
    r"shareholders|subsidiar(?:y|ies)|headquarters|drones|jets|missiles))\b"
)
_AGE_AFTER = re.compile(r"^,? \(?\d\d\)?[,.) ]")
_BESIDE = "|".join(sorted(name_words("person-beside")))
_CALLED_BEFORE = re.compile(rf"\b(?:{_BESIDE})s?, $")
_CALLED_AFTER = re.compile(rf", (?:an?|the|his|her|their|its) (?:[\w'-]+ ){{0,4}}(?:{_BESIDE})\b")
_FIRM_AFTER = re.compile(
    rf", (?:an?|the) (?:[\w'.-]+ ){{0,4}}(?:{'|'.join(sorted(_NOUN_BEFORE))})"
    r"(?=[,.;]| (?:that|which|based|in|with|under|on|whose|and|owned|"
    r"linked|from|registered|controlled|run|known|tied|close)\b)|"
    r", (?:an?|the) (?:[\w'.-]+ ){0,3}(?:trading|clearing) house\b|"
    r", (?:based|registered|headquartered|incorporated) in [A-Z]"
)
_DEALS_AFTER = re.compile(
    r" (?:(?:has|had|have|also|then) ){0,2}(?:supplied|exported|shipped|imported|resold|re-exported|procured|"
    r"manufactured|chartered|leased|delivered (?:the|\d)|sold (?:\d|the)|bought (?:\d|the)|purchased (?:\d|the))"
)
"""What firms do, and persons as a rule for one."""
_DEALS_BEFORE = re.compile(
    r"\b(?:owned|operated|managed|chartered|insured|manufactured|made|built|produced|supplied|exported|imported) by $|"
    r"\b(?:bought|purchased|imported|procured|ordered|sourced|chartered|leased|acquired)\b[^.;,]{0,60} from $|"
    r"\b(?:sold|resold|consigned|invoiced|leased)\b[^.;,]{0,60} to $"
)
"""Before whom somebody deals with."""
_BY_FROM_TO = frozenset((" by ", "rom ", " to "))
_SPOKEN_FOR = re.compile(
    r"\b(?:spokes(?:man|woman|person|people) (?:for|of|at)|[Oo]fficials of|"
    r"(?:[Ee]xecutive|[Mm]anager|[Ee]mployee)s? of) (?:the )?$"
)
_SAID_BEFORE = re.compile(
    r"\b(?:said|says|told|added|met|meet|meets|meeting|hosts?|hosted|invited?|between|by|named|called|with|against) $"
)


def deals(text: str, start: int, end: int) -> bool:
    """Whether what stands beside a name is said of firms: "Velka Mare shipped", "owned by Velka Mare"."""
    if text.startswith(", which ", end) or _DEALS_AFTER.match(text, end):
        return True
    is_after = text[start - 4 : start] in _BY_FROM_TO
    return is_after and _DEALS_BEFORE.search(text, max(0, start - 80), start) is not None


def is_apposed(text: str, start: int, end: int) -> bool:
    """Whether what a company is stands before or after its name: "Velka, a firm in Dubai", "the sender, Velka,"."""
    if text.endswith(", ", 0, start) and _APPOSED_BEFORE.search(text, max(0, start - 24), start):
        return True
    return text.startswith(", ", end) and _FIRM_AFTER.match(text, end) is not None


def is_spoken_for(text: str, start: int) -> bool:
    """Whether "spokesman for" stands before a name."""
    return _SPOKEN_FOR.search(text, max(0, start - 24), start) is not None


def speaks(text: str, words: Sequence[str], end: int) -> bool:
    """Whether a first name and a word that places end with speak, or are of somewhere: "Virginia Hill said"."""
    if len(words) != 2 or given_names().get(words[0], "s") == "s":
        return False
    return (_SPEECH_AFTER.match(text, end) or _OF_WORK.match(text, end)) is not None


def is_company(text: str, start: int, words: Sequence[str], end: int) -> bool:
    """Whether a name follows "the drone maker", or a country's possessive and says what it makes ("Turkey's ...")."""
    before = text[max(0, start - 24) : start]
    noun = _WORD_BEFORE.search(before)
    if noun is not None and noun[1] in _NOUN_BEFORE:
        return words[0] not in given_names()
    owner = _OF_COUNTRY.search(before) if before.endswith("'s ") else None
    if owner is None or owner[1] not in nationalities() or (_MAKES_AFTER.match(text[end : end + 40]) is None):
        return False
    if words[0] in given_names() or is_holder_surname(words[-1]):
        return False
    named = re.finditer(rf"\b([{UPPER}]\w+) {re.escape(words[0])}\b", text)  # somebody's family name in this text?
    return all(match[1] in nationalities() for match in named)


def rule_beside(text: str, start: int, words: Sequence[str], end: int) -> str:
    """Why words are a person's name where they stand, "" if nothing tells."""
    after = text[end : end + 40]
    if len(words) <= 3 and words[0] not in _HEADS_FIRST and _is_called(text, start, end):
        return "apposition"
    if len(words) <= 3 and (_AGE_AFTER.match(after) or _SPEECH_AFTER.match(after)) and words[0] not in _HEADS_FIRST:
        return "speaks"
    if len(words) == 3 and len(words[1].rstrip(".")) == 1:
        return "initial"
    family = len(words) == 2 and given_name(words[0]) == "s"
    return "family-name-first" if family and _SAID_BEFORE.search(text[max(0, start - 12) : start]) else ""


def _is_called(text: str, start: int, end: int) -> bool:
    """Whether what a person is stands before or after: "the director, Farid Mogadam,", "Artur Saar, a citizen"."""
    if text[end : end + 2] != ", ":
        return False
    before = text[max(0, start - 24) : start]
    return _CALLED_AFTER.match(text, end) is not None or (
        before[-2:] == ", " and _CALLED_BEFORE.search(before) is not None
    )
