"""Whom names mean that are told by their shape: companies, ships, places, persons, and each of them said short."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from operator import itemgetter

from dissuade.documents.entities import Draft, EntityTable, keys_of_names, make_draft
from dissuade.documents.lexicons import word_set
from dissuade.documents.mentions_companies import companies_of, end_of_company, short_forms
from dissuade.documents.mentions_gates import Hit, Hits
from dissuade.documents.mentions_lexicon import name_words, slug
from dissuade.documents.mentions_names import FoundRuns, NameRun
from dissuade.documents.offices import country_of_holder, find_holder_by_surname
from dissuade.documents.ship_names import end_of_ship

__all__ = ["find_named"]

_HONORIFICS = frozenset({"mr", "mrs", "ms", "dr"})
_COURTESY = _HONORIFICS | {""}
_NOBODY: Sequence[str] = ()
_SHORT = frozenset(("short", "person"))
_GENERAL = word_set("company-first-general")
_SAYS_NOTHING = _GENERAL.union(*map(name_words, ("opening", "organisation-first", "organisation-last")))
"""First words of companies that do not stand for them: "National", "Trading"."""
_THE = ("the ", "The ")
_NO_KIND = frozenset(("short", "unknown"))  # of names: who is meant is told elsewhere, or nowhere
_DESCRIBED = re.compile(r", (?:an?|the) [a-z]")


def find_named(
    text: str,
    hits: Hits,
    found: FoundRuns,
    table: EntityTable,
    day: dt.date | None,
    vessels: Sequence[Draft],
) -> list[Draft]:
    """Find whom stretches of capitalised words mean, and whom words that stand for one of them.

    Args:
        day: publication date, to know who held an office then.
        vessels: ships and aircraft that the words beside their names tell.
    """
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
