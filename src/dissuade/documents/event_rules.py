"""Rules that tell of no event: "is prohibited from exporting", "a licence is required to ship", "must not sell"."""

from __future__ import annotations

from dissuade.documents.lexicons import word_set
from dissuade.documents.tagged_words import Words

__all__ = ["is_condition", "is_ruled"]

_BARRING, _UNLAWFUL = word_set("barring-somebody"), word_set("unlawful")
_LICENCES, _RULES = word_set("licences"), word_set("rules")
_REQUIRED = frozenset({"required", "requires", "require", "need", "needs"})
_PAST = frozenset({"had", "was", "were", "having"})
_FORBIDDING = frozenset({"must", "shall"})
_CONDITIONS = frozenset({"where", "if", "when", "unless", "provided"})
_NOBODY = frozenset({"no", "nobody", "none"})
_BREACHES = frozenset({"violation", "breach", "violate", "violates", "violated", "illegal", "unlawful", "contravene"})
_VERDICT = 6  # words from "is" to what it is
_BOUNDARY = "TWS.;:"
_LIST_REACH = 20  # words of "selling, supplying or | exporting"
_REACH = 16  # words from a rule to what it bars or allows


def is_ruled(words: Words, i: int, first: int, form: str) -> bool:
    """Whether the word of a transfer only stands in a rule, which says what may be and not what is.

    Args:
        i: the word; ``form``: of its verb, or "noun".
        first: where its sentence begins.
    """
    if form == "noun" or i == first:
        return _is_barred_by_rule(words, i, first) or _are_barred(words, i, first)
    if form == "ing":
        return _is_barred(words, i, first)
    return _is_forbidden(words, i, first) or _is_licensed(words, i, first)


def is_condition(words: Words, ruled: int, i: int) -> bool:
    """Whether a word only tells when a rule before it holds: "... where the exporter knows that they are | destined".

    Args:
        ruled: the word that the rule is about.
    """
    return not _CONDITIONS.isdisjoint(words.lower[ruled:i])


def _is_barred(words: Words, i: int, first: int) -> bool:
    """Read "bars Iran from | selling", "prohibited from selling, supplying or | exporting"."""
    lower, tags = words.lower, words.tags
    at = i - 1
    while (
        at > max(first, i - _LIST_REACH) and (lower[at] != "from" or tags[at + 1] != "g") and tags[at] not in _BOUNDARY
    ):
        at -= 1
    if lower[at] != "from" or (at < i - 1 and not {"or", "and", ","} & set(lower[max(at, i - 2) : i])):
        return False
    for k in range(at - 1, max(first, at - _REACH) - 1, -1):
        if lower[k] in _BARRING:
            return True
        if tags[k] in _BOUNDARY:
            return False
    return False


def _is_forbidden(words: Words, i: int, first: int) -> bool:
    """Read "must not | ship", "no person may | sell", "it is illegal for firms to | sell"."""
    lower, tags = words.lower, words.tags
    if tags[i - 1 : i] == "N" and not _FORBIDDING.isdisjoint(lower[max(first, i - 2) : i]):
        return True
    if lower[first] in _NOBODY and lower[i - 1] in ("may", "shall", "must"):
        return True
    if lower[i - 1] != "to":
        return False
    for k in range(i - 2, max(first, i - _REACH) - 1, -1):
        if lower[k] in _UNLAWFUL:
            return "it" in lower[max(first, k - 4) : k]
        if tags[k] in _BOUNDARY:
            return False
    return False


def _is_licensed(words: Words, i: int, first: int) -> bool:
    """Read "a licence is required to | export", "firms need a licence to | sell"; not "had applied for a licence"."""
    lower, begin = words.lower, max(first, i - _REACH)
    if lower[i - 1] != "to":
        return False
    at = next((k for k in range(i - 2, begin - 1, -1) if lower[k] in _LICENCES or words.tags[k] in _BOUNDARY), -1)
    if at < 0 or lower[at] not in _LICENCES:
        return False
    around = lower[max(first, at - 4) : i]
    return not _REQUIRED.isdisjoint(around) and _PAST.isdisjoint(around)


def _is_barred_by_rule(words: Words, i: int, first: int) -> bool:
    """Read "the embargo bars arms | sales", which no state does."""
    at = i
    while at > first and words.tags[at - 1] in "DJnXd" and words.lower[at - 1] not in _BARRING:
        at -= 1
    return at - 1 > first and words.lower[at - 1] in _BARRING and words.lower[at - 2] in _RULES


def _are_barred(words: Words, i: int, first: int) -> bool:
    """Read "| exports of drones to Russia have been forbidden", "any | transfer of arms is a violation of"."""
    lower, tags = words.lower, words.tags
    verb = next((k for k in range(i + 1, min(len(words) - 1, i + _REACH)) if tags[k] in "AMVv.;:TW,"), -1)
    if verb < 0 or tags[verb] not in "AMVv":
        return False
    said = lower[verb : verb + _VERDICT]
    if not _BARRING.isdisjoint(said) and tags[verb] == "A" and not lower[i - 1].endswith(("'s", "s'")):
        return True
    at = i
    while at > first and tags[at - 1] in "nJXd":
        at -= 1
    return lower[at - 1 : at] == ["any"] and not _BREACHES.isdisjoint(said)
