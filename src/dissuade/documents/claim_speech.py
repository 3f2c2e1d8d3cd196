"""Claims that name no event: what somebody says, denies, calls for or declines to say all the same."""

from __future__ import annotations

from collections.abc import Sequence
from types import MappingProxyType

from dissuade.documents.lexicons import read_rows
from dissuade.documents.modality import combine_modality, cue_modality, hedge_of
from dissuade.model.report import Claim, Statement, make_claim

__all__ = ["find_speech_claims"]

_EVENTS = {
    "assert": "statement",
    "expect": "statement",
    "deny": "denial",
    "decline": "no_comment",
    "urge": "appeal",
    "ask": "question",
    "warn": "warning",
    "threaten": "warning",
    "promise": "pledge",
    "accuse": "accusation",
}
_OF_ACTS = {"warn": "conditional", "threaten": "conditional", "promise": "expected"}
_OF_OTHERS = ("noun:", "ground:", "np:cite", "np:identify", "np:tout", "raising:", "impersonal:")
"""Rules of statements that somebody makes in passing, or nobody."""
_SILENT = frozenset({"silence", "to"})
_ACTS = frozenset(
    {"ask", "promise", "pledge", "vow", "offer", "urge", "call on", "call for", "demand", "warn", "threaten"}
)
_OPENING = 160  # code points of what is said in which its verb is looked for
_CLAUSE = 16  # words of it
_GROUP = 5  # words of a verb with its auxiliaries
_MARKS = ".,;:!?()\"'“”‘’«»"
_IF, _NOBODY = frozenset({"if", "unless"}), frozenset({"no", "nobody", "nothing", "none"})
_HEDGES = frozenset({"possible", "expected"})
_AUXILIARIES = frozenset(word for tag, words in read_rows("words") if tag in "AMN" for word in words.split())
_GOES_ON = _AUXILIARIES | {"be", "been", "also", "now", "still", "already", "likely"}


def find_speech_claims(statements: Sequence[Statement], claims: Sequence[Claim]) -> list[Claim]:
    """Find a claim for each statement of somebody that no claim was found in.

    Args:
        statements: as ``find_statements`` returns for the same text.
        claims: as ``find_claims`` returns.

    Returns:
        Claims by statement, in no cluster: they tell of no event that others could assert or deny. Their words are
        the cue; modality and polarity are those of the cue and of the first verb of what is said.
    """
    told = {claim.statement for claim in claims}
    found = []
    for number, statement in enumerate(statements):
        if number in told or statement.source.span is None or statement.cue is None:
            continue
        if statement.rule.startswith(_OF_OTHERS):
            continue
        local, negative = _first_clause(statement)
        modality, polarity = combine_modality(statement, local, negative)
        if statement.act == "accuse":
            modality = cue_modality(statement)  # "condemned" leaves no doubt
        event, modality = _EVENTS[statement.act], _OF_ACTS.get(statement.act, modality)
        if statement.act == "decline" and _is_not_done(statement):
            event, modality, polarity = "statement", "asserted", "negative"
        actors = tuple(statement.source.entity.split("+")) if statement.source.entity else ()
        found.append(
            make_claim(
                statement=number,
                event=event,
                trigger=statement.cue,
                participants=MappingProxyType({"actor": actors} if actors else {}),
                modality=modality,
                polarity=polarity,
                date=None,
                cluster="",
            )
        )
    return found


def _is_not_done(statement: Statement) -> bool:
    """Whether somebody is told not to have asked, warned or promised, which is no silence."""
    frame, _, name = statement.rule.partition(":")
    return frame not in _SILENT and name in _ACTS


def _first_clause(statement: Statement) -> tuple[str, bool]:
    """Modality and negation of the first verb of what is said that has an auxiliary."""
    if not statement.content or statement.act in ("deny", "decline", "threaten"):
        return "asserted", False
    said = statement.content[0].text[:_OPENING].lower().replace("’", "'").split(None, _CLAUSE)[:_CLAUSE]
    said[0] = said[0].strip(_MARKS)
    if not _IF.isdisjoint(said[:3]) or "should" in said[:2]:
        return "conditional", False
    best, negative = "asserted", not _NOBODY.isdisjoint(said[:2])
    verb = next((k for k, word in enumerate(said) if word in _AUXILIARIES), len(said))
    for word in said[verb : verb + _GROUP]:
        hedge = "expected" if word.endswith("'ll") else hedge_of(word.strip(_MARKS))
        negative |= hedge == "negative"
        if hedge in _HEDGES and best == "asserted":
            best = hedge
        if not hedge and word not in _GOES_ON:
            break
    return best, negative
