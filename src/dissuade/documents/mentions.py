"""Finds who and what a document mentions: one pass over the lexicons, rules on the context, then who is who."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from functools import cache
from operator import itemgetter
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
from dissuade.documents.entities import Draft, EntityTable, entity_of, keys_of_names, make_draft
from dissuade.documents.lexicons import word_set
from dissuade.documents.mentions_bodies import find_bodies
from dissuade.documents.mentions_companies import companies_of, end_of_company, short_forms
from dissuade.documents.mentions_gates import WORDINGS, Hit, Hits, lexicon_hits, reads_as_place
from dissuade.documents.mentions_lexicon import Entry, load_lexicon, name_words, slug
from dissuade.documents.mentions_names import FoundRuns, NameRun, find_runs
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
from dissuade.documents.mentions_wares import is_ware
from dissuade.documents.offices import country_of_holder, find_holder_by_surname
from dissuade.documents.pronouns import resolve_pronouns
from dissuade.documents.remembered import Remembered
from dissuade.documents.ship_names import end_of_ship
from dissuade.documents.word_places import WordPlaces
from dissuade.model.report import Entity, Mention, Span, Zone, make_mention

__all__ = ["FoundMentions", "find_mentions"]

_HONORIFICS = frozenset({"mr", "mrs", "ms", "dr"})
_COURTESY = _HONORIFICS | {""}
_NOBODY: Sequence[str] = ()
_SHORT = frozenset(("short", "person"))
_ORGAN = re.compile(
    r"(?:State|Foreign|Home|Defen[cs]e|Treasury|Justice|Commerce|Interior|Finance|Energy) "
    r"(?:Department|Office|Ministry)|"
    r"Department of \w+|Supreme Court|Treasury|Senate|Congress|House of Representatives|National Guard|Coast Guard|"
    r"Navy|Air Force|National Security Council"
)
_GENERAL = word_set("company-first-general")
_SAYS_NOTHING = _GENERAL.union(*map(name_words, ("opening", "organisation-first", "organisation-last")))
"""First words of companies that do not stand for them: "National", "Trading"."""
_THE = ("the ", "The ")
_ANYTHING = "*"
_GENERIC_GOODS = word_set("generic-goods")
_THESE = ("the ", "these ", "those ")
_NO_KIND = frozenset(("short", "unknown"))  # of names: who is meant is told elsewhere, or nowhere
_DESCRIBED = re.compile(r", (?:an?|the) [a-z]")
_LEVELS_AND_RULES = {
    "country": ("name", "lexicon-country"),
    "adjective": ("demonym", "lexicon-adjective"),
    "people": ("demonym", "lexicon-people"),
    "ethnic": ("demonym", "lexicon-ethnic"),
    "goods": ("nominal", "lexicon-goods"),
    "organization": ("name", "lexicon-organization"),
    "place": ("name", "lexicon-place"),
    "seat": ("name", "seat"),
}
_MEAN_NOBODY = frozenset(("role", "ship"))
_ANSWER_TO_TEXT = _MEAN_NOBODY | {"capital", "goods"}
_ABBREVIATED = frozenset(("us", "gb", "ae"))  # states that are written "US", "UK", "UAE"
_MODIFIES = re.compile(
    r"^ (?!(?:has|had|have|is|was|will|would|could|can|may|might|must|should|did|does|said|says|and|or|but|to|of|in|"
    r"on|for|from|with|at|by|that|which|who|as|than|after|before|if|when|while|because|over|against|about|into|also|"
    r"not|never|were|are|be|a|an|the|its|their|it|he|[a-z]+ed|[a-z]+ing|went|made|took|gave|sent|held|met|came|told|"
    r"believes?|wants?|needs?|says|warns|expects?|hopes?|plans|urges|denies|accuses|calls|seeks|remains|imposes|"
    r"continues|could|joined|until|since|where|so|amid|despite|through|during|without|within|under|between|via|though|"
    r"although|unless|whether|last|next|this|later|earlier|then|now|too|again|only|do|does|both|all)\b)[A-Za-z]"
)


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
    drafts = vessels + _from_lexicon(text, hits, table)
    drafts += _from_runs(text, hits, found, table, published, vessels)
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


def _from_lexicon(text: str, hits: Hits, table: EntityTable) -> list[Draft]:
    drafts = []
    entities = table.entities
    goods: dict[str, str] = {}
    for hit in hits.all:
        usual = _ALWAYS[hit.entry]
        if usual is not None:
            meant, entity, type, level, rule = usual
            if entities.setdefault(entity, meant) is not meant:
                table.add_known(meant)
            drafts.append(make_draft(hit.start, hit.end, type, entity, level, rule))
            continue
        start, end, entry = hit.start, hit.end, hit.entry
        kind = entry.kind
        if kind in _MEAN_NOBODY or (kind == "country" and end - start == 2 and text.startswith("$", end)):
            continue  # "US$2 million"
        if kind == "capital":
            drafts.append(_of_capital(text, hit, hits, table))
            continue
        if kind == "organization" and (owner := _other_state(text, hit, hits)) is not None:
            words = text[start:end]
            entity = table.add(
                f"org-{owner.entry.country}-{slug(words)}", "organization", f"{text[owner.start : owner.end]} {words}",
                country=owner.entry.country,
            )  # fmt: skip
            drafts.append(make_draft(owner.start, end, "organization", entity, "nominal", "state-organ"))
            continue
        level, rule = _level_and_rule(entry)
        if kind == "country" and end - start <= 4 and _modifies(text, end, entry.country):
            level = "demonym"
        entity = table.add_entry(entry)
        if kind == "goods":
            head = text[start:end].rpartition(" ")[2].lower()
            if is_ware(text[start:end]):  # "the engines" are the marine engines named before, "the items" anything
                named = goods.get(_ANYTHING, entity) if _means_anything(text, start, head) else entity
                entity = goods.get(head, named)
            else:
                goods.setdefault(head, entity)
                goods[_ANYTHING] = entity
        drafts.append(make_draft(start, end, table.entities[entity].type, entity, level, rule))
    drafts += [
        make_draft(h.start, h.start + 2, "country", table.add_country("us"), "demonym", "inside-name")
        for h in hits.of("organization")
        if text.startswith("US ", h.start)
    ]
    return drafts


def _of_capital(text: str, hit: Hit, hits: Hits, table: EntityTable) -> Draft:
    """What a capital means: the city, the union that sits there, or the government."""
    start, end, entry = hit.start, hit.end, hit.entry
    if reads_as_place(text, start, end):
        return make_draft(start, end, "place", table.add_entry(entry), "name", "capital-as-place")
    if text[start:end] == "Brussels":
        union = next((other.entry for other in hits.of("organization") if other.entry.name == "European Union"), None)
        if union is not None:
            return make_draft(start, end, "organization", table.add_entry(union), "metonym", "capital-of-the-union")
    return make_draft(start, end, "government", table.add_government(entry.country), "metonym", "capital-as-government")


def _level_and_rule(entry: Entry) -> tuple[str, str]:
    level, rule = _LEVELS_AND_RULES[entry.kind]
    return ("metonym" if entry.kind == "seat" and entry.note == "government" else level), rule


def _always(entry: Entry) -> tuple[Entity, str, str, str, str] | None:
    """What a wording means, its id and type, the level and the rule, if the text beside it cannot change that."""
    if (
        entry.kind in _ANSWER_TO_TEXT
        or (entry.kind == "country" and entry.country in _ABBREVIATED)
        or entry in _organs()
    ):
        return None
    meant = entity_of(entry)
    return meant, meant.id, meant.type, *_level_and_rule(entry)


_ALWAYS: Remembered[Entry, tuple[Entity, str, str, str, str] | None] = Remembered(_always, most=1 << 16)


@cache
def _organs() -> frozenset[Entry]:
    """Organisations of whose names other states have some."""
    lexicon = load_lexicon()
    return frozenset(
        entry
        for wording, entry in zip(lexicon.wordings, lexicon.entries, strict=True)
        if entry.kind == "organization" and _ORGAN.fullmatch(wording)
    )


def _means_anything(text: str, start: int, head: str) -> bool:
    """Whether a word for goods takes up whatever was named before: "the equipment", "these items"."""
    return head in _GENERIC_GOODS and text[max(0, start - 6) : start].lower().endswith(_THESE)


def _other_state(text: str, hit: Hit, hits: Hits) -> Hit | None:
    """The state before the name of an organ that another state has, too: "Pakistan's Foreign Office"."""
    if _ORGAN.fullmatch(text, hit.start, hit.end) is None:
        return None
    before = hits.ends.get(hit.start - (3 if text.startswith("'s ", hit.start - 3) else 1))
    if before is None or before.entry.kind not in ("country", "adjective"):
        return None
    return before if before.entry.country not in ("", hit.entry.country) else None


def _modifies(text: str, end: int, country: str) -> bool:
    """Whether "US" or "UK" stands as an adjective before a noun."""
    return country in _ABBREVIATED and _MODIFIES.match(text[end : end + 24]) is not None


def _from_runs(
    text: str,
    hits: Hits,
    found: FoundRuns,
    table: EntityTable,
    day: dt.date | None,
    vessels: Sequence[Draft],
) -> list[Draft]:
    drafts: list[Draft] = []
    taken = {place for d in vessels if d.type == "vessel" for place in range(d.start, d.end)}
    starts: dict[int, Hit] = {}
    ships = {tuple(table.entities[d.entity].name.split()) for d in vessels if d.type == "vessel"}
    companies = companies_of([run for run in found.runs if run.tokens not in ships] if ships else found.runs)
    if forms := short_forms(text, found.runs, hits):
        drafts += _in_short(text, forms, table)
        taken.update(place for draft in drafts for place in range(draft.start, draft.end))
    for run in found.runs:
        if (
            companies
            and len(run.tokens) > 1
            and run.tokens in companies
            and (run.kind != "organization" or run.rule == "organisation-word")
        ):
            entity = f"org-{slug(companies[run.tokens])}"
            drafts.append(make_draft(run.start, run.end, "organization", entity, "name", "short-company"))
            table.add(entity, "organization", companies[run.tokens])
            continue
        if run.kind in _NO_KIND and not (ships and run.tokens in ships):
            continue
        if run.start in taken:
            continue
        name = " ".join(run.tokens)
        if run.kind == "organization":
            starts = starts or {hit.start: hit for hit in hits.all}
            if _is_government(run, hits, starts):
                continue
            country = starts[run.start].entry.country if run.start in starts else ""
            entity = table.add(f"org-{slug(name)}", "organization", name, country=country)
            drafts.append(make_draft(run.start, run.end, "organization", entity, "name", run.rule))
        elif run.kind == "vessel" or run.tokens in ships:
            ships.add(run.tokens)
            entity = table.add(f"vessel-{slug(name)}", "vessel", name)
            drafts.append(make_draft(run.start, run.end, "vessel", entity, "name", "vessel-sails"))
        elif run.kind == "place":
            drafts.append(
                make_draft(
                    run.start, run.end, "place", table.add(f"place-{slug(name)}", "place", name), "name", run.rule
                )
            )
        elif run.kind == "person" and len(run.tokens) > 1:
            entity = table.add_person(name, country=country_of_holder(name))
            drafts.append(make_draft(run.start, run.end, "person", entity, "name", run.rule))
    drafts += _short_names(text, found, table, day, hits.ends, taken, companies, ships)
    return drafts


def _in_short(text: str, forms: Mapping[str, str], table: EntityTable) -> list[Draft]:
    """Wherever a short form stands that the text explains: "the RSF"."""
    drafts = []
    for form, name in forms.items():
        entity = f"org-{slug(name)}"
        at = text.find(form)
        while at >= 0:
            end = at + len(form)
            if is_found := _is_edge(text, at) and _is_edge(text, end):
                table.add(entity, "organization", name)
                drafts.append(make_draft(at, end, "organization", entity, "name", "short-form"))
            at = text.find(form, end if is_found else at + 1)
    return drafts


def _is_edge(text: str, place: int) -> bool:
    """Whether a word begins or ends at a place."""
    before, after = text[place - 1 : place] if place else "", text[place : place + 1]
    return (before.isalnum() or before == "_") != (after.isalnum() or after == "_")


def _is_government(run: NameRun, hits: Hits, starts: Mapping[int, Hit]) -> bool:
    """Whether a name is found as the government of a state: "Government of Malta", "the Maltese Government"."""
    if run.tokens[0] == "Government":
        state = hits.ends.get(run.end)
        return state is not None and state.entry.kind == "country"
    state = starts.get(run.start)
    return run.tokens[-1] == "Government" and state is not None and len(run.tokens) == len(state.entry.name.split()) + 1


def _short_names(
    text: str,
    found: FoundRuns,
    table: EntityTable,
    day: dt.date | None,
    ends: Mapping[int, Hit],
    taken: set[int],
    companies: Mapping[tuple[str, ...], str],
    vessels: set[tuple[str, ...]],
) -> list[Draft]:
    """Names of one word: who else in the document has it as family name, which company, who held the office then."""
    drafts = []
    ships = found.ships.union(*(tokens for tokens in vessels if len(tokens) == 1))
    short: list[tuple[int, int, NameRun | None]] = [(start, end, None) for start, end in found.plain]
    if single := [(run.start, run.end, run) for run in found.runs if run.kind in _SHORT and len(run.tokens) == 1]:
        short += single
        short.sort(key=itemgetter(0))
    people_only = not (companies or ships or taken)
    by_surname = table.by_surname
    for start, end, run in short:
        if run is None:
            word = text[start:end]
            people = by_surname.get(word.lower(), _NOBODY)
            if not people and people_only:
                continue  # the usual one
        else:
            word = run.tokens[0]
            people = by_surname.get(keys_of_names[word], _NOBODY)
        if start in taken:
            continue
        rule = "family-name"
        if len(people) == 1:
            entity = people[0]
        elif people:
            drafts.append(make_draft(start, end, "person", "", "name", "family-name-of-several"))
            continue
        elif (run is None or run.role is None) and word in ships and text.endswith(_THE, 0, start):
            end = end_of_ship(text, end)
            entity = table.add(f"vessel-{slug(text[start:end])}", "vessel", text[start:end])
            drafts.append(make_draft(start, end, "vessel", entity, "name", "vessel-sails"))
            continue
        elif companies and (word,) in companies and (run is None or run.role is None) and word not in _SAYS_NOTHING:
            entity = table.add(f"org-{slug(companies[(word,)])}", "organization", companies[(word,)])
            end = end_of_company(text, end, word, companies[(word,)])
            drafts.append(make_draft(start, end, "organization", entity, "name", "short-company"))
            continue
        elif run is None:
            continue
        else:
            title = run.role.entry.name if run.role else ""
            before = ends.get(run.role.start - 1) if run.role else None
            holder = find_holder_by_surname(word, title, before.entry.country if before else "", day)
            if holder is not None and title.lower().rstrip(".") in _COURTESY and _DESCRIBED.match(text, end):
                holder = None  # "Mr Lee, a dealer in Seoul"
            if holder is not None:
                entity, rule = (
                    table.add_person(holder.name, country=holder.country, role=holder.office),
                    "office-holder",
                )
            elif run.kind == "person" or title.lower().rstrip(".") in _HONORIFICS:
                entity, rule = table.add_person(word), "title"
            else:
                continue
        drafts.append(make_draft(start, end, "person", entity, "name", rule))
    return drafts


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
