"""Claims that point back: denials of and silence about what was claimed before."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from dissuade.documents.cues import cue_lexicon
from dissuade.documents.event_asides import ASIDE
from dissuade.documents.event_frames import TRANSFERS, Participants, frames
from dissuade.documents.lexicons import word_set
from dissuade.documents.tagged_words import TaggedBlocks
from dissuade.model.report import Claim, Span, Statement, make_span

__all__ = ["find_references"]


_LOOK_BACK = 8
_REQUEST = re.compile(
    r"(?:(?:to\s+)?(?:a|an|several|repeated)\s+)?(?:\w+\s+)?(?:requests?|emails?|calls?)\b.{0,40}",
    re.IGNORECASE | re.DOTALL,
)
_ASIDE = ASIDE | {"goods", "place"}
_NEAR = 200  # code points from an event to the "which" that means it
_POINTING = word_set("pointing")
_SAYINGS = word_set("sayings")
_IN_SENTENCE = ("apposed:", "which:")
"""Rules of statements whose words point to something in their own sentence."""
_ACCUSATIONS = ("charge", "accusation", "allegation")
_NO_CHARGES = frozenset({"pledge", "visit", "meeting", "letters", "designation"})
_DOING = frozenset({"doing", "having", "being", "making", "nothing", "something", "anything"})
_SHORT_NAME = 4  # words of "the alleged sale"
_DEFINITE = word_set("definite")
_DEALS = TRANSFERS | {"payment"}
_BELIEVED = frozenset({"alleged", "asserted", "expected"})
_DENIABLE = _BELIEVED | {"possible"}


def find_references(
    blocks: TaggedBlocks, statements: Sequence[Statement], claims: Sequence[Claim], people: Participants
) -> list[Claim]:
    """Denials of and silence about what was claimed before: "denied the allegation", "on the US claims"."""
    by_statement: dict[int, list[Claim]] = {}
    for claim in claims:
        if claim.statement is not None:
            by_statement.setdefault(claim.statement, []).append(claim)
    made = []
    for n, statement in enumerate(statements):
        if statement.act not in ("deny", "decline") or n in by_statement:
            continue
        pointer = _pointer(blocks, statement)
        kinds: frozenset[str] = frozenset()
        if pointer is None:
            pointer, kinds = _pointed_event(blocks, statement)
        if pointer is None:
            continue
        if _points_to_other(n, pointer, statements, by_statement):
            continue
        if pointer is statement.cue and statement.act == "decline":
            made += _silent_side(n, statement, pointer, statements, by_statement, people)
            continue
        side = _side(pointer, statement, people)
        is_plural = pointer.text.endswith("s") and statement.act == "decline"
        modality = "denied" if statement.act == "deny" else "declined"
        begin = blocks.sentence_start(pointer.start) if statement.rule.startswith(_IN_SENTENCE) else 0
        can_be = [
            (earlier, claim)
            for earlier in range(n - 1, max(-1, n - 1 - _LOOK_BACK), -1)
            if not side or people.country(statements[earlier].source.entity) == side
            for claim in by_statement.get(earlier, ())
            if claim.trigger.start >= begin and (not kinds or claim.event in kinds)
        ]
        answered = _answerable(can_be, modality, pointer)
        own = [(place, claim) for place, claim in answered if _takes_part(statement.source.entity, claim, people)]
        answered = own if modality == "denied" and own else answered
        if modality == "denied" and not side and _answers_author(statement, pointer, answered, claims, people):
            answered = []
        seen: set[str] = set()
        for place, claim in answered:
            if claim.cluster not in seen and (is_plural or place == answered[0][0]):
                seen.add(claim.cluster)
                polarity = "negative" if modality == "denied" else "positive"
                answer = replace(claim, statement=n, trigger=pointer, modality=modality, polarity=polarity, date=None)
                made.append(answer)
        if not seen and modality == "denied" and not side:
            told = [claim for claim in claims if claim.trigger.start >= begin]
            made += _denied_rumour(n, statement, pointer, kinds, told, people)
    return made


def _points_to_other(
    n: int, pointer: Span, statements: Sequence[Statement], by_statement: Mapping[int, list[Claim]]
) -> bool:
    """Whether "this" means what was said last, in which nothing is claimed: "The bank denied this"."""
    if pointer.text.lower() != "this" or n == 0 or statements[n - 1].act in ("deny", "decline"):
        return False
    return statements[n - 1].parent is None and n - 1 not in by_statement


def _answers_author(
    statement: Statement,
    pointer: Span,
    answered: list[tuple[int, Claim]],
    claims: Sequence[Claim],
    people: Participants,
) -> bool:
    """Whether who denies an accusation took part in no deal that others told of, but in one that the author did."""
    source = statement.source.entity
    if not source or not pointer.text.lower().startswith(_ACCUSATIONS):
        return False
    if any(_takes_part(source, claim, people) for _, claim in answered):
        return False
    own = [c for c in claims if c.statement is None and c.event in _DEALS and c.trigger.start < pointer.start]
    return any(_takes_part(source, claim, people) for claim in own)


def _answerable(claims: list[tuple[int, Claim]], modality: str, pointer: Span) -> list[tuple[int, Claim]]:
    """Those of the claims, with their statements, that can be denied or that one can be silent about."""
    if modality == "declined":
        return [(n, claim) for n, claim in claims if claim.modality in _BELIEVED and claim.polarity == "positive"]
    deniable = [(n, claim) for n, claim in claims if claim.modality in _DENIABLE]
    if pointer.text.lower().startswith(_ACCUSATIONS):
        deniable = [(n, claim) for n, claim in deniable if claim.event not in _NO_CHARGES]
        return [(n, claim) for n, claim in deniable if claim.modality == "alleged"] or deniable
    return deniable


def _denied_rumour(
    n: int, statement: Statement, pointer: Span, kinds: frozenset[str], claims: Sequence[Claim], people: Participants
) -> list[Claim]:
    """The denial of what the author tells: hearsay of nobody, or what the one who denies it takes part in."""
    told = [c for c in reversed(claims) if c.statement is None and c.trigger.start < pointer.start]
    told = [c for c in told if c.modality in _DENIABLE and c.polarity == "positive" and (not kinds or c.event in kinds)]
    if pointer.text.lower() in ("which", "something"):
        meant = [c for c in told if pointer.start - c.trigger.end < _NEAR]
    else:
        own = [c for c in told if _takes_part(statement.source.entity, c, people)]
        meant = own or [c for c in told if c.modality == "alleged"]
    return [
        replace(claim, statement=n, trigger=pointer, modality="denied", polarity="negative", date=None)
        for claim in meant[:1]
    ]


def _takes_part(source: str, claim: Claim, people: Participants) -> bool:
    """Whether somebody, or his state, is a party of what is claimed."""
    state = people.country(source) if source else ""
    actors = [one for slot, ids in claim.participants.items() if slot not in _ASIDE for one in ids]
    return source in actors or bool(state and any(people.country(one) == state for one in actors))


def _silent_side(
    n: int,
    statement: Statement,
    pointer: Span,
    statements: Sequence[Statement],
    by_statement: dict[int, list[Claim]],
    people: Participants,
) -> list[Claim]:
    """Silence without a topic is about the last claim before it in which the one who is silent takes part."""
    source = statement.source.entity
    for earlier in range(n - 1, max(-1, n - 1 - _LOOK_BACK), -1):
        for claim in by_statement.get(earlier, ()):
            if claim.polarity == "negative":
                continue  # nobody is silent about what was not done
            if source and _takes_part(source, claim, people) and claim.modality in _BELIEVED:
                return [
                    replace(claim, statement=n, trigger=pointer, modality="declined", polarity="positive", date=None)
                ]
    return []


def _pointer(blocks: TaggedBlocks, statement: Statement) -> Span | None:
    """The words that point back: a reporting noun or a pronoun in the content, or the cue if there is no content."""
    if not statement.content:
        return statement.cue
    content = statement.content[0]
    if statement.act == "decline" and _REQUEST.fullmatch(content.text.replace("\u00ad", "")):
        return statement.cue
    if statement.act == "deny" and content.text.startswith("as "):
        return statement.cue  # "which he dismissed as gossip"
    words = blocks.read(content.start, content.end, [])
    if words.lower[0].endswith("ing") and words.lower[0] not in _DOING:
        return None  # "denies using them"
    if words.lower[0] == "how":
        return None  # "declined to say how many reports it had received"
    nouns = cue_lexicon().nouns
    for i, word in enumerate(words.lower[:8]):
        is_last = i == len(words) - 1 and not set(words.tags[:i]) & set("AMvV")
        is_alone = len(words) <= 3 or is_last or words.lower[i + 1 : i + 2] in (["is"], ["was"])
        if word in nouns and words.tags[i + 1 :].lstrip("*")[:1] == "T":
            return None  # "claims that the country was arming any side"
        if word in nouns or word in _SAYINGS or (word in _POINTING and is_alone):
            return make_span(words.starts[i], words.ends[i], words.words[i])
    return None


def _pointed_event(blocks: TaggedBlocks, statement: Statement) -> tuple[Span | None, frozenset[str]]:
    """The noun that names again an event told before ("The sale was denied"), and which events it can mean."""
    if not statement.content:
        return None, frozenset()
    content = statement.content[0]
    words = blocks.read(content.start, content.end, [])
    if len(words) > _SHORT_NAME or words.lower[0] not in _DEFINITE:
        return None, frozenset()
    for i, word in enumerate(words.lower):
        kinds = frozenset(frame.event for frame in frames().get(word, ()) if frame.form == "noun")
        if word in ("deal", "agreement", "transaction"):
            kinds |= _DEALS
        if kinds:
            return Span(words.starts[i], words.ends[i], words.words[i]), kinds
    return None, frozenset()


def _side(pointer: Span, statement: Statement, people: Participants) -> str:
    """The country whose claims are meant: "the US claims"."""
    if not statement.content:
        return ""
    before = people.within(statement.content[0].start, pointer.start)
    return next((people.country(m.entity) for m in reversed(before)), "")
