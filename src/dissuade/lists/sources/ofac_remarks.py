"""OFAC's remarks: labelled values and free words in one string, separated by semicolons, closed by a full stop.

Example: ``DOB 08 Jan 1984; alt. DOB circa 1983; nationality Korea, North; Passport 123 (Korea, North) expires 14 Sep
2016; Linked To: WORKERS' PARTY OF KOREA.`` The legacy XML holds only the free words and the links, the rest in elements
of its own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from dissuade.lists.sources.ofac_labels import Meaning, find_label, split_label
from dissuade.lists.sources.ofac_party import PartyDraft, country_code
from dissuade.model.party import NameKind

__all__ = ["FindParty", "add_document", "read_remarks", "split_document", "split_remarks"]

FindParty = Callable[[str], str]
"""Gives the id of the one party with that name on the same list, or ""."""

_SPLIT = re.compile(r";(?:\s+|(?=arrested\b)|$)")
_INNER = ((" auditing activities; tax consultancy", " auditing activities\0 tax consultancy"),)
_TAIL = re.compile(
    r"(?P<value>.*?)"
    r"(?:\s+issued (?P<issued>(?:\d{1,2} )?(?:[A-Z][a-z]{2} )?\d{4}(?: to (?:\d{1,2} )?(?:[A-Z][a-z]{2} )?\d{4})?))?"
    r"(?:\s+expires (?P<expires>(?:\d{1,2} )?(?:[A-Z][a-z]{2} )?\d{4}(?: to (?:\d{1,2} )?(?:[A-Z][a-z]{2} )?\d{4})?))?"
)
_PAREN = re.compile(r"(?P<before>.*\S)\s+\((?P<inner>[^()]+)\)")
_PLAIN = ("publicKey", "email", "website", "phone")
_ALIAS = re.compile(r"(?:alt\. )?(?P<type>[afnd])\.[kb]\.a\.,? ['\"](?P<name>.+?)['\"]?\.?", re.IGNORECASE)
_ALIAS_KINDS = {"a": NameKind.WEAK, "f": NameKind.WEAK, "n": NameKind.WEAK, "d": NameKind.ALIAS}
_WEB = re.compile(
    r"(?:Email:\s*)?(?P<value>(?P<url>(?:https?://|www\.)\S+)|[\w.+-]+@[\w.-]+\.\w+)(?: \((?:website|email)\))?\.?"
)
_FAMILY = re.compile(
    r"(?P<role>(?:half-|step)?(?:wife|husband|spouse|son|daughter|brother|sister|nephew|niece|child|mother|father|"
    r"cousin|uncle)(?:-in-law)?) of (?P<name>[A-Z].*)",
    re.IGNORECASE,
)
_OWN_FAMILY = re.compile(r"(?P<name>.+)'s (?P<role>(?:\w+ )?(?:son|daughter|wife|brother|sister))")
_MEMBER = re.compile(
    r"(?P<role>member|organization:|associated with|assocated with)(?: of)?(?: the)? "
    r"(?P<name>ETA|Basque Fatherland and Liberty \(ETA\)|Islamic Movement of Uzbekistan|Islamic Jihad Group)",
    re.IGNORECASE,
)
_PARTY_LIST = re.compile(r"(?P<name>HAMAS|PFLP|DFLP)(?: - (?P<place>.+))?")
_SCOPE = re.compile(
    r".*\b(offices?|branch(es)?|locations?)\b.*\b(worldwide|in|within|only)\b.*|.*\bBranch only|<Head Office>|"
    r"(also )?operations in\b.*|this designation refers to\b.*|for more information on directives\b.*|"
    r"all offices worldwide\b.*|\(.* (is a subsidiary|are subsidiaries) of .*\)|founded by .*|"
    r"United States financial institutions are prohibited from .*",
    re.IGNORECASE,
)
_STATUS = re.compile(
    r"(ICTY indictee|(is )?arrested|(is |currently )?incarcerated|currently in jail|in custody|wanted (by|for)|"
    r"(holder of|u\.s\.a\. passport|temporary suspension of deportation|named in UNSCR|believed to be)|"
    r"possibly located|from:? |(also identified as|position also referred to as)).*",
    re.IGNORECASE,
)
_POSITION = re.compile(
    r"\b(ministers?|president(ial)?|directors?|chairman|chairperson|chair|chiefs?|commander(-in-chief)?|"
    r"secretary|general|colonel|major|governor|deputy|head|leaders?|official|representative|member|ambassador|"
    r"adviser|advisor|prosecutor|owner|manager|founder|businessman|officer|judge|rector|dealer|commissioner|sub-commander|MP|led|"
    r"oversaw|magistrate|employee|editor|dean|justice|spokes(man|person)|agent|admiral|trader|consul|"
    r"executive|national assembly)\b",
    re.IGNORECASE,
)  # fmt: skip


def split_remarks(remarks: str) -> list[str]:
    """The segments of the remarks, without the full stop that OFAC sets behind the last one."""
    for plain, guarded in _INNER:
        remarks = remarks.replace(plain, guarded)
    text = remarks.strip()
    text = text[:-1] if text.endswith(".") else text
    parts = (part.strip().replace("\0", ";") for part in _SPLIT.split(text))
    return [part for part in parts if part]


def split_document(value: str) -> tuple[str, str, list[str]]:
    """Split ``D10007350 (Iran) issued 1 Jan 2010 expires 13 Oct 2015`` into number, country words and notes."""
    tail = _TAIL.fullmatch(value)
    assert tail is not None  # every part of the pattern is optional
    notes = [f"{word} {tail[word]}" for word in ("issued", "expires") if tail[word]]
    number, country = tail["value"], ""
    paren = _PAREN.fullmatch(number)
    if paren and (country_code(paren["inner"]) or paren["inner"].lower() == "undetermined"):
        number, country = paren["before"], paren["inner"]
        place = _PAREN.fullmatch(number)
        if place and place["inner"][0].isalpha() and len(place["inner"]) > 2:
            number = place["before"]
            notes.insert(0, place["inner"])
    return number, country, notes


def add_document(draft: PartyDraft, name: str, number: str, country: str, notes: Sequence[str]) -> bool:
    """Place a number that an XML edition gives apart from its country, or here and there together with it."""
    label = find_label(name)
    if label is not None and not country and label.meaning is Meaning.IDENTIFIER and label.target not in _PLAIN:
        number, country, more = split_document(number)
        notes = [*more, *notes]
    return draft.add_field(name, number, country=country, notes=notes)


def read_remarks(
    draft: PartyDraft, remarks: str, find_party: FindParty, *, cut: bool = False, official_title: str = ""
) -> tuple[int, int]:
    """Place everything that the remarks say.

    Args:
        draft: the party that they are about.
        remarks: whole, that is, with the continuation from the comments file.
        find_party: resolves the names of linked parties.
        cut: the remarks break off; the fragment at the end is then kept raw and never read as a value.
        official_title: the entry's title; its parts are repeated in the remarks.

    Returns:
        How many segments there were and how many of them found a place of their own.
    """
    segments = split_remarks(remarks)
    whole = remarks.rstrip().endswith(";")  # cut between two segments
    fragment = segments.pop() if cut and segments and not whole else ""
    titles = {part.casefold() for part in split_remarks(official_title)}
    understood = 0
    for index, segment in enumerate(segments):
        last = index == len(segments) - 1 and not cut
        if segment.rstrip(".").casefold() in titles or _place(draft, segment, find_party, last):
            understood += 1
    if fragment:
        draft.add_raw("Remarks (cut)", fragment)
    return len(segments) + bool(fragment), understood


def _place(draft: PartyDraft, segment: str, find_party: FindParty, last: bool) -> bool:
    segment = segment[1:-1].strip() if segment.startswith("(Linked To:") and segment.endswith(")") else segment
    found = split_label(segment)
    if found is None:
        return _place_free_words(draft, segment, find_party)
    label, value = found
    if label.meaning is Meaning.LINKED:
        for name in _spellings(value, last):
            if target := find_party(name):
                draft.add_relation("linked", name, "Linked To", target)
                return True
        draft.add_relation("linked", next(iter(_spellings(value, last))), "Linked To")
        return True
    if label.meaning is Meaning.IDENTIFIER and value.startswith("issued in "):
        draft.notes.append(segment)
        return True
    if label.meaning is Meaning.IDENTIFIER and label.target not in _PLAIN:
        number, country, notes = split_document(value)
        return draft.place(label, number, country=country, notes=notes)
    return draft.place(label, value.rstrip(".") if label.meaning is Meaning.BIRTH_DATE else value)


def _spellings(name: str, last: bool) -> Iterator[str]:
    """The last segment has lost its full stop to the end of the remarks: ``S.A`` may stand for ``S.A.``."""
    if last and re.search(r"(\b\w\.\w|[ ,](LTD|INC|CO|CORP|BHD|DOO|PTE|STI))$", name, re.IGNORECASE):
        yield name + "."
    yield name
    if last:
        yield name + "."


def _place_free_words(draft: PartyDraft, text: str, find_party: FindParty) -> bool:
    if alias := _ALIAS.fullmatch(text):
        draft.add_name(alias["name"], _ALIAS_KINDS[alias["type"].lower()])
    elif web := _WEB.fullmatch(text):
        draft.add_field("Website" if web["url"] else "Email", web["value"].rstrip("."))
    elif family := _FAMILY.fullmatch(text) or _OWN_FAMILY.fullmatch(text):
        draft.add_relation("family", family["name"], family["role"], find_party(family["name"]))
    elif member := _MEMBER.match(text):
        draft.add_relation("membership", member["name"], text, find_party(member["name"]))
    elif faction := _PARTY_LIST.fullmatch(text):  # members of the Palestinian Legislative Council, with their district
        draft.add_relation("membership", faction["name"], text, find_party(faction["name"]))
    elif _SCOPE.fullmatch(text) or _STATUS.fullmatch(text):
        draft.notes.append(text)
    elif draft.schema == "Person" and _POSITION.search(text):
        draft.add_position(text)
    else:
        draft.add_raw("Remarks", text)
        return False
    return True
