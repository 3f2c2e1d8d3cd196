"""What groups mean in a document ("both leaders"), where that is safe to say."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dissuade.documents.coreference_context import Context
from dissuade.documents.entities import Draft, EntityTable, make_draft
from dissuade.documents.lexicons import word_list
from dissuade.documents.pronouns import PRONOUNS
from dissuade.documents.word_places import FoundPlaces, matches_at

__all__ = ["PLACES", "resolve_groups"]

# Patterns that are looked for in whole texts begin with a class of letters: "re" skips to those.
_GROUP = re.compile(
    r"[BbTt](?<!\w[BbTt])(?:(?P<leaders>(?<=[Bb])oth (?:leaders|presidents|men|sides' leaders)|"
    r"(?<=[Tt])he (?:two|pair of) (?:leaders|presidents|men|"
    r"heads of state)|(?<=[Tt])he pair)\b|"
    r"(?P<meeting>(?<=[Tt])he two)(?= (?:last |will |are (?:due |set )?to )?me[et]t?\b)|"
    r"(?P<countries>(?:(?<=[Bb])oth|(?<=[Tt])(?:he two|heir two|heir)) "
    r"(?:countries|nations|states|neighbou?rs|capitals|sides|governments))\b)"
)
_LEADER = re.compile(r"leader|president|prime minister|premier|chancellor|king|emir|sultan|minister", re.IGNORECASE)
PLACES: dict[str, tuple[str, ...]] = {
    "pronoun": tuple(PRONOUNS),
    "pair": ("both", "Both", "their", "Their"),
    "the pair": ("two", "pair"),
    "quote": ("“", '"', "‘"),
    "unnamed": word_list("unnamed-speakers"),
}
"""Words that pronouns, groups and quotations begin with; before "two" and "pair" there is an article. And the nouns for
speakers without a name."""

_ARTICLES = ("the ", "The ")


def resolve_groups(
    text: str, drafts: Sequence[Draft], table: EntityTable, breaks: Sequence[int], places: FoundPlaces
) -> list[Draft]:
    """Find "both leaders" and "the two countries" and say who they are, if exactly two can be meant.

    Args:
        breaks: where the sentences of the text begin.
        places: of the words of ``PLACES``.
    """
    matches = _groups(text, places)
    if not matches:
        return []
    context = Context(text, drafts, table, breaks)
    found = []
    for match in matches:
        if match["leaders"] or match["meeting"]:
            members = _two_leaders(context, match.start(), anybody=bool(match["meeting"]))
        else:
            members = _two_countries(context, match.start())
            if match[0].lower().startswith("their ") and "two" not in match[0] and not members:
                continue
        entity = table.add_group(members) if members else ""
        found.append(make_draft(match.start(), match.end(), "group", entity, "nominal", "pair"))
    return found


def _groups(text: str, places: FoundPlaces) -> list[re.Match[str]]:
    starts = places.of("pair")
    if pairs := places.of("the pair"):
        starts += [start - 4 for start in pairs if start > 3 and text[start - 4 : start] in _ARTICLES]
        starts.sort()
    return matches_at(_GROUP, text, starts) if starts else []


def _two_leaders(context: Context, position: int, *, anybody: bool = False) -> list[str]:
    """The two leaders last spoken of, both in one sentence; or two persons, whatever they are."""
    for back in range(4):
        start, end = context.sentence(position, back)
        leaders = list(
            dict.fromkeys(
                d.entity
                for d in reversed(context.people.between(start, min(end, position)))
                if (anybody or _LEADER.search(context.table.entities[d.entity].role)) and not _possesses(context, d)
            )
        )
        if len(leaders) == 2 or (len(leaders) > 2 and back):
            return sorted(leaders[:2]) if len(leaders) == 2 else []
        if leaders and back:
            return []
    return []


def _possesses(context: Context, draft: Draft) -> bool:
    """Whether the person only names an administration ("Biden's administration")."""
    return (
        re.match(r"(?:'s?)? (?:administration|government|regime|cabinet)\b", context.text[draft.end : draft.end + 18])
        is not None
    )


def _two_countries(context: Context, position: int) -> list[str]:
    for back in range(3):
        start, end = context.sentence(position, back)
        stretch = context.drafts.between(start, min(end, position))
        persons = list(
            dict.fromkeys(context.table.country_of(d.entity) for d in stretch if d.type == "person" and d.entity)
        )
        countries = list(
            dict.fromkeys(
                context.table.country_of(d.entity)
                for d in stretch
                if d.type in ("country", "government") and d.level in ("name", "metonym") and d.entity
            )
        )
        for codes in (countries, persons):
            known = [code for code in codes if code]
            if len(known) == 2:
                return [context.table.add_country(code) for code in known]
        if countries or persons:
            return []
    return []
