"""What pronouns mean, where the text leaves one choice."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from dissuade.documents.coreference_context import ACTORS, LONGEST, Context, Ordered
from dissuade.documents.entities import Draft, EntityTable, make_draft
from dissuade.documents.lexicons import any_of, word_set
from dissuade.documents.word_places import FoundPlaces

__all__ = ["PRONOUNS", "resolve_pronouns"]

_SINGLE_QUOTED = re.compile(r"(?<!\w)‘[^\n]{0,3000}?[’'](?!\w)")
_CLOSING = {'"': '"', "“": "”"}
_LONGEST_QUOTATION = 3000  # code points between the marks
_SPEECH = re.compile(rf"\b(?:{any_of('said')})\b")
_OPENING = re.compile(
    r"[\"“‘(]?(?:In|At|On|During|After|Before|With|From|By|Asked|Speaking|Writing|Citing|Quoting|[A-Z]\w+ing)\b"
)
_OBJECT_OF = re.compile(r"\b(?:with|by|of|to|from|against|about|for|between)\s(?:[\w’'.-]+\s){0,4}$")
_BODY_BEFORE = re.compile(r"\s*(?:The )?|\s*(?:The|An?|Another) (?:[a-z]+ )?[a-z]+, ")
"""Before a body that a sentence begins with: "The manufacturer, | Lusk Precision, said"."""
_WHERE = re.compile(r" (?:to|of|in|at) (?:the )?[A-Z][\w.]*(?: [A-Z][\w.]*){0,3}")
"""What may follow a body: "mission | to the United Nations"."""
_SPEAKS_ON = re.compile(rf" (?:(?:has|had) )?(?:\w+ly |also |always |never |since )?(?:{any_of('body-said')})\b")
_TRADES_ON = re.compile(
    r" (?:has |had |also |then |later )?(?:paid|sold|bought|shipped|exported|imported|supplied|ordered|received|"
    r"delivered|transferred|purchased|acquired|provided|procured)\b"
)
_COMPANIES = word_set("company-last")
_DATELINE = re.compile(r"\) ?[-–—]")
"""After the agency of a dateline: "PRAGUE, Oct 22 (Vltava News) - "."""
_VERB_NEXT = re.compile(
    r"^ (?:\w+ly )?(?:has|have|had|is|was|were|are|would|will|could|can|may|might|must|should|did|does|do|said|says|"
    r"told|"
    r"[a-z]+ed|[a-z]+s|met|went|came|took|made|gave|held|sent|put|began|kept|won|lost|led|saw)\b"
)
_IT_IS_THAT = re.compile(
    r" (?:is|was|has been|would be|will be|'s|seems|appears|remains) (?:\w+ )?[\"“‘]?\w+[\"”']? (?:that|to|for|if|"
    r"whether|when)\b"
)
_SAID_THAT = re.compile(r"\b(?:that|sa(?:id|ys?)|\w+ed|claims?|believes?|thinks?)\b")
"""Between a name and "they": "Israel charged that they", who are others."""
_MAKE_IT = re.compile(r"\b(?:make|makes|made|making|find|finds|found) $")
_ACCUSED = re.compile(r"\b(?:accus|blam|charg|suspect|sanction|denounc|condemn|criticiz|criticis)\w+ $")
"""Before "it": what somebody accuses is another."""
_OWN_LIST = re.compile(r"[^.;:]{0,60} (?:on|to|onto|from) its (?:[\w-]+ ){0,3}(?:list|blacklist|register|sanctions)\b")
"""After whom a state puts on a list: "added the firm to its sanctions list"."""
_MODIFIED = re.compile(
    r"(?:'s)? [a-z]+ial\b| (?:official|spokes|leader|president|minister|claim|sanction|report\b|article|story\b|"
    r"investigation|newspaper|correspondent|allegation|assessment|intelligence)"
)
_TIME_CLAUSE = re.compile(r"\b(?:when|while|as|after|before|if|because|once|until|since) $", re.IGNORECASE)
_ENDS_CLAUSE = re.compile(r"[.;:]")
_CLAUSE = re.compile(r"[,;:–—]|\b(?:and|but|that|which|who)\b")


_BACK = 2  # sentences before that are looked at for whom "he" means
_OF_KIND = {
    "person": ("he", "He", "she", "She", "his", "His", "her", "Her", "him", "Him"),
    "thing": ("it", "It", "its", "Its"),
    "plural": ("they", "They", "their", "Their", "them", "Them"),
    "first": ("we", "We", "our", "Our", "us", "Us"),
}
PRONOUNS = {word: kind for kind, words in _OF_KIND.items() for word in words}
_HIS = frozenset(("his", "His", "her", "Her"))
_STATE = re.compile(r" (?:own )?(?:country|government|nation)\b")
_STATES = (" own ", " country", " government", " nation")
_SHE = frozenset(("she", "She", "her", "Her"))
_THEY = frozenset(("they", "They"))
_ANDS = frozenset((" and ", " and the "))
_LENGTHS_OF_AND = frozenset(map(len, _ANDS))
_BY_NAME = frozenset(("name", "metonym"))
_SIDES = frozenset(("person", "country", "government"))


def resolve_pronouns(
    text: str, drafts: Sequence[Draft], table: EntityTable, breaks: Sequence[int], places: FoundPlaces
) -> list[Draft]:
    """All mentions in order, with those of pronouns where the text leaves one choice whom they mean.

    Rules, each named in the mention: the nearest actor right before ("Russia for its war"), the only actor of the
    sentence, the subject of the clause before ("the US would ... its partners"), the speaker of the sentence before,
    two coordinated names ("Kim and Putin ... their"), the speaker's country for "we" in a quotation.
    """
    context = Context(text, drafts, table, breaks, places.of("unnamed"))
    quotes = _Quotes(_quotations(text, places.of("quote")))
    own = []
    for start, end in places.spans_of("pronoun"):
        if text.startswith("'", end):
            continue
        word = text[start:end]
        kind = PRONOUNS[word]
        if kind == "first":
            if quotes.around(start) is not None:
                own.append((start, end))
            continue
        number = bisect_right(breaks, start) - 1
        low = breaks[number]
        if start - low > LONGEST:
            low = start - LONGEST
        if kind == "person":
            meant = _person(context, number, low, start, word, quotes)
        elif kind == "thing":
            meant = _thing(context, number, low, start, end)
        else:
            meant = _plural(context, low, start, word)
        if meant is None:
            continue
        context.add(_pronoun(start, end, meant))
        if (
            text.startswith(_STATES, end)
            and word in _HIS
            and (noun := _STATE.match(text, end))
            and (state := _own_state(context, meant[1]))
        ):
            context.add(_pronoun(start, noun.end(), state))
    context.pronouns += [
        _pronoun(start, end, meant) for start, end in own if (meant := _first(context, start, end, quotes))
    ]
    return context.all()


def _quotations(text: str, marks: Sequence[int]) -> list[tuple[int, int]]:
    """Quotations within a line, none inside of another.

    Args:
        marks: where marks stand that may open one, in order.
    """
    found: list[tuple[int, int]] = []
    end = 0
    for start in marks:
        if start < end:
            continue
        mark = text[start]
        closing = _CLOSING.get(mark)
        if closing is None:
            match = _SINGLE_QUOTED.match(text, start)
            if match is None:
                continue
            end = match.end()
        else:
            last = text.find(closing, start + 1, start + _LONGEST_QUOTATION + 2)
            if last < 0 or text.find("\n", start + 1, last) >= 0 or text.find(mark, start + 1, last) >= 0:
                continue
            end = last + 1
        found.append((start, end))
    return found


class _Quotes:
    """Quotations, in order and apart: where they begin and end."""

    __slots__ = ("_spans", "_starts")

    def __init__(self, spans: list[tuple[int, int]]) -> None:
        self._spans, self._starts = spans, [start for start, _ in spans]

    def around(self, place: int) -> tuple[int, int] | None:
        """The one with a place inside."""
        at = bisect_left(self._starts, place) - 1
        return self._spans[at] if at >= 0 and place < self._spans[at][1] else None


_Meant = tuple[str, str, str]
"""Type and entity that a pronoun means, and by which rule."""


def _own_state(context: Context, person: str) -> _Meant | None:
    """Which state "his country" is, if the text tells where somebody is from."""
    code = context.table.country_of(person)
    return ("country", context.table.add_country(code), "pronoun-own-state") if code else None


def _pronoun(start: int, end: int, meant: _Meant) -> Draft:
    type, entity, rule = meant
    return make_draft(start, end, type, entity, "pronoun", rule)


def _person(context: Context, number: int, low: int, start: int, word: str, quotes: _Quotes) -> _Meant | None:
    text = context.text
    other = "m" if word in _SHE else "f"
    inside = quotes.around(start)
    before = context.persons(low if inside is None or inside[0] < low else inside[0] + 1, start, other)
    if before:
        first = before[0]
        if len(before) == 1 or _are_one(before):
            # between words, as most are, "he" stands in no clause of its own
            is_apart = inside is None and not (text[start - 1] == " " and text[start - 2].isalnum())
            is_another = is_apart and _opens_for_another(text, low, first, start)
            return None if is_another else ("person", first.entity, "pronoun-only-person")
        if _TIME_CLAUSE.search(text, max(0, start - 10), start) is None:
            return None
        for person in reversed(before):
            if _VERB_NEXT.match(text[person.end : person.end + 20]):
                return "person", person.entity, "pronoun-subject-of-main-clause"
        return None
    breaks = context.breaks
    furthest = breaks[number - _BACK] if number > _BACK else 0
    if inside is not None or not context.people.any_between(furthest, low):
        return None
    if context.unnamed and context.has_unnamed_person(low, start):
        return None
    for back in range(number - 1, max(-1, number - _BACK - 1), -1):
        first_place, last = breaks[back], breaks[back + 1]
        if last - first_place > 2 * LONGEST:
            last = first_place + 2 * LONGEST
        people = context.persons(first_place, last, other)
        if (
            context.unnamed
            and context.has_unnamed_speaker(first_place, last)
            and not any(_speaks(text, person) for person in people)
        ):
            return None  # "said the official. He ..."
        if not people:
            continue
        if len(people) == 1 or _are_one(people):
            return "person", people[0].entity, "pronoun-person-before"
        said = {d.entity for d in people if _speaks(text, d) and quotes.around(d.start) is None}
        return ("person", said.pop(), "pronoun-speaker-before") if len(said) == 1 else None
    return None


def _are_one(mentions: Sequence[Draft]) -> bool:
    """Whether all mean the same."""
    if mentions[0].entity != mentions[-1].entity:
        return False
    return len(mentions) == 2 or len({mention.entity for mention in mentions}) == 1


def _opens_for_another(text: str, low: int, person: Draft, pronoun: int) -> bool:
    """Whether a person only stands in the phrase that opens a sentence: "In a call with Biden, he said"."""
    near = text[max(low, pronoun - 4) : pronoun].rstrip()
    if near and near[-1] != ",":
        return False
    if not text[low:pronoun].rstrip().endswith(",") or _OPENING.match(text, low) is None:
        return False
    return _OBJECT_OF.search(text, low, person.start) is not None and "," not in text[person.end : pronoun].rstrip(" ,")


def _speaks(text: str, person: Draft) -> bool:
    before = text[max(0, person.start - 8) : person.start]
    return _SPEECH.search(text[person.end : person.end + 30]) is not None or _SPEECH.search(before) is not None


def _thing(context: Context, number: int, low: int, start: int, end: int) -> _Meant | None:
    text = context.text
    actors = context.actors.between(low, start)
    if actors:
        actors = _acting(context, actors, low, start)
    if not actors:
        if start != low:
            return None
        if _TRADES_ON.match(text, end):
            return _company_before(context, number)
        return _speaker_before(context, number) if _SPEAKS_ON.match(text, end) else None
    if _ACCUSED.search(text, max(0, start - 14), start):
        actors = [d for d in actors if context.table.country_of(d.entity) != context.table.country_of(actors[0].entity)]
    if not actors or _IT_IS_THAT.match(text, end) or _MAKE_IT.search(text, max(0, start - 8), start):
        return None
    return _choose(context, start, actors)


def _speaker_before(context: Context, number: int) -> _Meant | None:
    """Whom "It has denied" at the head of a sentence means: the actor that the sentence before begins with."""
    first, last = context.before(number, 1)
    if first == last or "\n" in context.text[first:last].rstrip("\n "):
        return None
    drafts = Ordered(context.all()).between(first, last)
    drafts = [d for d in drafts if d.type in ACTORS and d.entity]
    opening = [d for d in drafts if _BODY_BEFORE.fullmatch(context.text, first, d.start)]
    subject = max(opening, key=lambda d: d.end, default=None)
    if subject is None or subject.level == "pronoun":
        return None
    where = _WHERE.match(context.text, subject.end)
    end = where.end() if where else subject.end
    end += context.text[end : end + 1] == "," and context.text[subject.start - 2] == ","
    if not _VERB_NEXT.match(context.text[end : end + 16]):
        return None
    return subject.type, subject.entity, "pronoun-speaker-before"


def _company_before(context: Context, number: int) -> _Meant | None:
    """Who "It paid" at the head of a sentence means: the only organisation of the sentence before."""
    first, last = context.before(number, 1)
    named = {d.entity for d in context.actors.between(first, last) if d.type == "organization" and d.entity}
    if len(named) > 1:
        named = {one for one in named if context.table.entities[one].name.split()[-1].rstrip(".") in _COMPANIES}
    return ("organization", named.pop(), "company-before") if len(named) == 1 else None


def _acting(context: Context, actors: Sequence[Draft], low: int, start: int) -> list[Draft]:
    """Those that can act of the countries, governments and organisations before a place: not those that only modify a
    noun."""
    text = context.text
    actors = [
        d
        for d in actors
        if (d.level == "pronoun" or _MODIFIED.match(text, d.end) is None)
        and (text[d.start - 1 : d.start] != "(" or not _DATELINE.match(text, d.end))
    ]
    near = context.drafts.between(max(0, low - 60), min(len(text), start + 40))
    wider = [d for d in near if d.type in ("organization", "government", "person")]
    return [
        d
        for d in actors
        if not any(o.start <= d.start and d.end <= o.end and o.end - o.start > d.end - d.start for o in wider)
    ]


def _choose(context: Context, start: int, actors: list[Draft]) -> _Meant | None:
    text = context.text
    nearest = actors[-1]
    gap = text[nearest.end : start]
    if len(actors) > 1 and _OWN_LIST.match(text, nearest.end):
        return actors[0].type, actors[0].entity, "pronoun-subject"
    if ";" in gap and not _VERB_NEXT.match(text[nearest.end : nearest.end + 16]):
        return None  # "denied that it was for Israel; it refused": whose clause it is goes on
    countries = list(dict.fromkeys(context.table.country_of(d.entity) or d.entity for d in actors))
    if len(gap.split()) <= 3 and not _ENDS_CLAUSE.search(gap):
        return nearest.type, nearest.entity, "pronoun-right-before"
    if len(countries) == 1:
        return nearest.type, nearest.entity, "pronoun-only-actor"
    subject = [d for d in actors if _VERB_NEXT.match(text[d.end : d.end + 16])]
    if subject and subject[-1] is nearest:
        return nearest.type, nearest.entity, "pronoun-subject"
    return None


def _plural(context: Context, low: int, start: int, word: str) -> _Meant | None:
    text = context.text
    if text.find(" and ", low, start) >= 0 and (pair := _coordinated(context, low, start)) is not None:
        return "group", context.table.add_group(pair), "pronoun-coordination"
    if word not in _THEY:
        return None
    actors = context.actors.between(low, start)
    if not actors or not (actors := _acting(context, actors, low, start)):
        return None
    gap = text[actors[-1].end : start]
    if len(gap.split()) <= 2 and (actors[-1].type == "organization" or _SAID_THAT.search(gap) is None):
        return actors[-1].type, actors[-1].entity, "pronoun-right-before"
    return None


def _coordinated(context: Context, low: int, start: int) -> list[str] | None:
    """The last two persons, or states, of a stretch with nothing but "and" between."""
    text, second = context.text, None
    for first in reversed(context.drafts.between(low, start)):
        if not first.entity or first.level not in _BY_NAME or first.type not in _SIDES:
            continue
        if (
            second is not None
            and second.start - first.end in _LENGTHS_OF_AND
            and first.type == second.type
            and text[first.end : second.start] in _ANDS
            and first.entity != second.entity
        ):
            return [first.entity, second.entity]
        second = first
    return None


def _first(context: Context, start: int, end: int, quotes: _Quotes) -> _Meant | None:
    """ "We" in a quotation is the side of the speaker: the country that the speaker is an official of."""
    quote, text = quotes.around(start), context.text
    if quote is None or text[start : end + 1] == "us-":
        return None
    opened, closed = quote
    speaker = None
    for person in context.people.between(closed, min(len(text), closed + 60)):
        if len(text[closed : person.start].split()) <= 8:
            if _SPEECH.search(text[closed : person.end + 30]):
                speaker = person
            break
    if speaker is None:
        for person in reversed(context.people.between(context.sentence_start(opened), opened)):
            if _SPEECH.search(text[person.end : opened]):
                speaker = person
                break
    if speaker is None:
        return None
    entity = context.table.entities[speaker.entity]
    if not entity.country or not entity.role:
        return None
    return "country", context.table.add_country(entity.country), "pronoun-speaker-side"
