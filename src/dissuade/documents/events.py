"""Finds the events that a sentence names and fills their slots, by one rule for each pattern of ``events.yaml``."""

from __future__ import annotations

from dissuade.documents.event_contacts import (
    read_going,
    read_letters,
    read_parties_noun,
    read_parties_verb,
    read_persons_verb,
    read_visit_noun,
    read_visiting,
    read_writing,
)
from dissuade.documents.event_frames import Event, Participants, frames
from dissuade.documents.event_giving import read_approving, read_arming, read_boarding, read_giving
from dissuade.documents.event_goods import goods_between, kinds_of_goods
from dissuade.documents.event_measures import (
    read_continuing,
    read_designating,
    read_freezing,
    read_listing,
    read_measure,
    read_steps,
    read_using,
)
from dissuade.documents.event_moves import read_bound, read_contract, read_loading, read_moving
from dissuade.documents.event_nouns import read_dealer_noun, read_goods_noun, read_payment_noun
from dissuade.documents.event_rules import is_condition, is_ruled
from dissuade.documents.event_swaps import find_return, read_swapping
from dissuade.documents.event_taking import read_paying_for, read_seeking, read_taking
from dissuade.documents.lexicons import word_set
from dissuade.documents.tagged_words import Words

__all__ = ["find_events", "may_name_events"]

_BANNING, _PLURALS = word_set("banning"), word_set("plurals")


def may_name_events(words: Words) -> bool:
    """Whether a block has any word that may name an event; most have none."""
    return not frames().keys().isdisjoint(words.lower)


def find_events(words: Words, first: int, last: int, people: Participants) -> list[Event]:
    """The events that a sentence names, in order, each word at most one."""
    known = frames()
    lower = words.lower[first:last]
    if known.keys().isdisjoint(lower):
        return []
    found = []
    kinds, ruled = kinds_of_goods(words, first, last, people), last
    for i, word in enumerate(lower, first):
        for frame in known.get(word, ()):
            if frame.goods and frame.goods not in kinds:
                continue  # the usual one
            if (
                frame.form in ("base", "s")
                and frame.pattern != "seeking"
                and _is_noun(words, i, first, people, frame.form)
            ):
                continue
            event = _PATTERNS[frame.pattern](words, i, first, last, people, frame)
            if event is not None and frame.goods and is_ruled(words, i, first, frame.form):
                ruled = i
            elif event is not None and not is_condition(words, ruled, i):
                found.append(event)
                if (returned := find_return(words, event, last, people)) is not None:
                    found.append(returned)
                break
    return found


def _is_noun(words: Words, i: int, first: int, people: Participants, form: str) -> bool:
    """Whether a form that may be a verb stands as a noun: "the transfer", "arms exports"."""
    if i == first:
        return False
    if words.lower[i + 1 : i + 2] == ["of"]:
        return True  # "said exports of chips rose"
    previous, before = words.tags[i - 1], words.lower[i - 1]
    if form == "base" and (words.tags[i + 1 : i + 2] in ("A", "M") or words.lower[i + 1 : i + 2] == ["carrying"]):
        return True  # "a Turkish ship has", "holds ship carrying"
    if before == "two" and any(m.type == "group" for m in people.within(words.starts[i - 1] - 4, words.ends[i - 1])):
        return False  # "when the two meet"
    if previous in "DP" or before.endswith(("'s", "s'")) or before in _BANNING:
        return True
    if previous == "n" and before.endswith("ed"):
        return True  # "halted exports"
    if form == "base" and previous == "n" and not before.endswith("s") and before not in _PLURALS:
        return True  # "the cargo ship", "the arms trade"
    return previous == "n" and bool(goods_between(words, i - 1, i, people, ""))


_PATTERNS = {
    "giving": read_giving,
    "offering": read_giving,
    "boarding": read_boarding,
    "taking": read_taking,
    "paying_for": read_paying_for,
    "arming": read_arming,
    "approving": read_approving,
    "goods_noun": read_goods_noun,
    "contract": read_contract,
    "loading": read_loading,
    "moving": read_moving,
    "swapping": read_swapping,
    "bound": read_bound,
    "dealer_noun": read_dealer_noun,
    "payment_noun": read_payment_noun,
    "parties_noun": read_parties_noun,
    "parties_verb": read_parties_verb,
    "persons_verb": read_persons_verb,
    "seeking": read_seeking,
    "visiting": read_visiting,
    "going": read_going,
    "visit_noun": read_visit_noun,
    "letters": read_letters,
    "writing": read_writing,
    "designating": read_designating,
    "listing": read_listing,
    "freezing": read_freezing,
    "measure": read_measure,
    "using": read_using,
    "steps": read_steps,
    "continuing": read_continuing,
}
