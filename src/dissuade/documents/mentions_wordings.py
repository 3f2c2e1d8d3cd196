"""What the wordings of the lexicons mean where they stand: states, organisations, goods, places, capitals."""

from __future__ import annotations

import re
from functools import cache

from dissuade.documents.entities import Draft, EntityTable, entity_of, make_draft
from dissuade.documents.lexicons import word_set
from dissuade.documents.mentions_gates import Hit, Hits, reads_as_place
from dissuade.documents.mentions_lexicon import Entry, load_lexicon, slug
from dissuade.documents.mentions_wares import is_ware
from dissuade.documents.remembered import Remembered
from dissuade.model.report import Entity

__all__ = ["find_wordings"]

_ORGAN = re.compile(
    r"(?:State|Foreign|Home|Defen[cs]e|Treasury|Justice|Commerce|Interior|Finance|Energy) "
    r"(?:Department|Office|Ministry)|"
    r"Department of \w+|Supreme Court|Treasury|Senate|Congress|House of Representatives|National Guard|Coast Guard|"
    r"Navy|Air Force|National Security Council"
)
_ANYTHING = "*"
_GENERIC_GOODS = word_set("generic-goods")
_THESE = ("the ", "these ", "those ")
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


def find_wordings(text: str, hits: Hits, table: EntityTable) -> list[Draft]:
    """Find what the wordings mean, but for offices and kinds of ships, which need a name."""
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
