"""Finds who and what a document mentions: one pass over the lexicons, rules on the context, then who is who."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from dissuade.documents import (
    coreference,
    mentions_bodies,
    mentions_gates,
    mentions_patterns,
    mentions_persons,
    mentions_wares,
    name_stretches,
    sentence_breaks,
    ship_names,
)
from dissuade.documents.coreference import resolve_groups
from dissuade.documents.entities import Draft, EntityTable
from dissuade.documents.mentions_bodies import find_bodies
from dissuade.documents.mentions_gates import WORDINGS, lexicon_hits
from dissuade.documents.mentions_lexicon import load_lexicon
from dissuade.documents.mentions_named import find_named
from dissuade.documents.mentions_names import find_runs
from dissuade.documents.mentions_patterns import (
    find_governments,
    find_halves,
    find_measures,
    find_money,
    find_sites,
    find_vessels,
    find_wars,
)
from dissuade.documents.mentions_persons import find_persons_again
from dissuade.documents.mentions_roles import find_appositions, find_roles, find_unnamed
from dissuade.documents.mentions_text import FoldedText, fold_text
from dissuade.documents.mentions_wordings import find_wordings
from dissuade.documents.pronouns import resolve_pronouns
from dissuade.documents.word_places import WordPlaces
from dissuade.model.report import Entity, Mention, Span, Zone, make_mention

__all__ = ["FoundMentions", "find_mentions"]


class FoundMentions(NamedTuple):
    """What a document mentions.

    Args:
        mentions: in order; a longer one before the ones inside it.
        entities: what they mean. A group's id joins those of its members with "+".
        names: stretches of capitalised words that no rule could tell the kind of.
        identifiers: entity id to its identifiers as written (``imoNumber``, ``registrationNumber``).
    """

    mentions: tuple[Mention, ...]
    entities: tuple[Entity, ...]
    names: tuple[Span, ...] = ()
    identifiers: Mapping[str, Mapping[str, str]] = {}


def find_mentions(text: str, zones: Sequence[Zone] = (), *, published: dt.date | None = None) -> FoundMentions:
    """Find persons, states, governments, organisations, goods, vessels, aircraft, places, groups and money.

    Args:
        text: raw text; offsets are its code points.
        zones: of the document (``find_zones``): what is ``boilerplate`` is left out; without them, all is searched.
        published: publication date, to know who held an office then; None if unknown.

    Returns:
        Mentions whose spans leave out a leading article and the possessive, and the entities of this document.

    Example:
        >>> found = find_mentions("Moscow denied that North Korea had shipped shells, and its army said so.")
        >>> [(m.span.text, m.entity, m.level) for m in found.mentions][:2]
        [('Moscow', 'gov-ru', 'metonym'), ('North Korea', 'kp', 'name')]
    """
    folded = fold_text(text, zones)
    text, table = folded.text, EntityTable()
    places = _words().find(folded.codes)
    hits = lexicon_hits(folded, places)
    found = find_runs(folded, hits, places)
    if found.swallowed:
        hits = hits.without(found.swallowed)
    vessels = find_vessels(text, hits, table, places)
    taken = {(d.start, d.end) for d in vessels}
    drafts = vessels + find_wordings(text, hits, table)
    drafts += find_named(text, hits, found, table, published, vessels)
    persons = {draft.start: draft for draft in drafts if draft.type == "person"}
    drafts += find_roles(text, hits, persons, table, published)
    appositions = find_appositions(text, hits, persons, table)
    drafts += appositions
    drafts += find_governments(text, hits, persons, table, places)
    drafts += find_wars(text, hits, table, places)
    drafts += find_measures(text, hits, table, places)
    drafts += find_money(text, table, places)
    drafts += find_halves(text, hits, table, places)
    drafts += find_sites(text, hits, drafts, table, places)
    drafts += find_unnamed(text, hits, persons, appositions, drafts, table)
    drafts += find_persons_again(text, drafts, table, places)
    breaks = sentence_breaks.sentence_breaks(folded.codes, places)
    drafts += find_bodies(text, hits, drafts, table, breaks, places)
    drafts += resolve_groups(text, drafts, table, breaks, places)
    drafts = resolve_pronouns(text, drafts, table, breaks, places)
    names = [
        folded.span(run.start, run.end)
        for run in found.runs
        if run.kind == "unknown" and (run.start, run.end) not in taken
    ]
    return _finish(folded, drafts, table, names, zones)


@cache
def _words() -> WordPlaces:
    """All words that the patterns for whole texts begin with."""
    classes = coreference.PLACES | mentions_patterns.PLACES | mentions_bodies.PLACES | mentions_wares.PLACES
    classes |= ship_names.PLACES | mentions_persons.PLACES | mentions_gates.PLACES
    unlisted = name_stretches.PLACES | sentence_breaks.PLACES | {WORDINGS: tuple(load_lexicon().first_words)}
    return WordPlaces(classes | unlisted, unlisted=tuple(unlisted))


def _finish(
    folded: FoldedText, drafts: list[Draft], table: EntityTable, names: list[Span], zones: Sequence[Zone]
) -> FoundMentions:
    """Back to raw offsets; mentions in boilerplate are left out, and entities that only those had.

    Args:
        drafts: in order.
    """
    skipped = [zone for zone in zones if zone.kind == "boilerplate"]
    starts = [zone.start for zone in skipped]
    mentions = []
    raw, offsets = folded.raw, folded.offsets
    last_start = last_end = -1
    types: tuple[str, ...] = ()  # of the mentions of the same stretch
    for draft in drafts:
        start, end, type = draft.start, draft.end, draft.type
        if start == last_start and end == last_end:
            if type in types:
                continue
            types = (*types, type)
        else:
            last_start, last_end, types = start, end, (type,)
        if offsets is not None:
            start, end = offsets[start], offsets[end - 1] + 1
        if skipped and _inside(start, skipped, starts):
            continue
        mentions.append(make_mention(start, end, raw[start:end], type, draft.entity, draft.level, rule=draft.rule))
    used = {mention.entity for mention in mentions}
    if "+" in " ".join(used):
        for group in [id for id in used if "+" in id]:
            used.update(group.split("+"))
    entities = tuple([entity for id, entity in table.entities.items() if id in used])
    identifiers = {id: dict(values) for id, values in table.identifiers.items() if id in used}
    if skipped:
        names = [span for span in names if not _inside(span.start, skipped, starts)]
    return FoundMentions(tuple(mentions), entities, tuple(names), identifiers)


def _inside(place: int, zones: Sequence[Zone], starts: Sequence[int]) -> bool:
    at = bisect_right(starts, place) - 1
    return at >= 0 and place < zones[at].end
