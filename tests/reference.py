"""Slow, obvious answers that the quick code is compared with."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from rapidfuzz.distance import OSA

from dissuade.index.batches import initials_of
from dissuade.index.build import KIND_SHARE
from dissuade.index.layout import NameIndex
from dissuade.kernels.name_records import HEAD
from dissuade.kernels.postings import INITIAL_WEIGHT
from dissuade.kernels.vocabulary import SAME_KEY
from dissuade.names.acronyms import INITIALS
from dissuade.names.skeleton import skeleton
from dissuade.names.tokens import AnalyzedName, Token, TokenKind
from tests.joined_words import find_acronyms, glue_tokens, spell_out

__all__ = ["find_candidates", "find_neighbours", "is_syllable"]

_SIMILARITY = {0: 1.0, 1: 0.86, 2: 0.74, SAME_KEY: 0.7}
_ROUNDING = 1e-5
_SHORT_READING = 4
_TOKENS = ("token", "syllable", "spelled")
_LEAST = {"token": 0.0, "syllable": 0.8, "spelled": 1.0, "glued": 0.8, "exact": 1.0}


def find_neighbours(form: str, vocabulary: Sequence[str], reach: Sequence[int]) -> dict[int, int]:
    """Every form of a vocabulary that is near: by comparing with all of them. Number to edits."""
    near = {}
    for number, other in enumerate(vocabulary):
        shorter, longer = sorted((len(form), len(other)))
        allowed = 0 if longer <= 2 else 2 if shorter >= 6 and longer > 6 else 1
        if len(form) == 1 or len(other) == 1:
            allowed = 0
        edits = OSA.distance(form, other)
        if edits <= min(allowed, reach[number]):
            near[number] = edits
    return near


def find_candidates(index: NameIndex, query: AnalyzedName, allowed: int) -> tuple[dict[int, float], set[int]]:
    """Every name that shares enough with a query: by looking at all names, one after another.

    Returns:
        Number of the name to its rank; and those names of which one form was met by two units of the query ("al" and
        "ali" both meet "ali"; such a name looks better than it is), that share just enough but for rounding, or that
        share it by initials of their own (of A B C Trading, "bin ao" has two). The search may leave these out.
    """
    vocabulary = [index.vocabulary.text(form) for form in range(len(index.vocabulary))]
    keys: dict[str, list[int]] = {}
    for form in range(int(index.names.form.max()) + 1):
        keys.setdefault(_key(vocabulary[form]), []).append(form)
    units = _units(query)
    similarities, weights = [], []
    for mode, forms, share in units:
        near: dict[int, float] = {}
        own, reachable = 0.0, 0.0
        for text, quality in forms:
            found = find_neighbours(text, vocabulary, index.reach.tolist())
            for other in keys.get(_key(text), ()) if len(text) > 1 and text.isalpha() else ():
                shorter = min(len(text), len(vocabulary[other]))
                if OSA.distance(text, vocabulary[other]) <= (0 if shorter <= 3 else 2 if shorter <= 5 else 3):
                    found.setdefault(other, SAME_KEY)
            for other, edits in found.items():
                weight = float(index.form_weight[other])
                reachable = max(reachable, weight)
                if edits == 0:
                    own = max(own, weight * quality)
                if mode == "syllable" and edits and len(vocabulary[other]) <= _SHORT_READING:
                    continue
                if _SIMILARITY[edits] >= _LEAST[mode]:
                    near[other] = max(near.get(other, 0.0), _SIMILARITY[edits] * quality)
        similarities.append(near if share > 0 else {})
        weights.append(min(own or reachable or index.unknown_weight, share * index.unknown_weight))
    spans = _spans(query)
    for unit in range(len(units)):
        if units[unit][0] in ("glued", "exact"):
            weights[unit] = sum(weights[slice(*spans[unit])])
    letters, initials = initials_of(query)
    asked = INITIAL_WEIGHT * initials.bit_count()
    query_weight = asked + sum(w for w, (mode, _, _) in zip(weights, units, strict=True) if mode in _TOKENS) or 1.0
    answers, doubtful = {}, set()
    for name in range(len(index)):
        if not allowed >> int(index.name_group[name]) & 1:
            continue
        of_name = of_query = 0.0
        record = index.record[index.record_start[name] : index.record_start[name + 1]].tolist()
        met: list[int] = []
        for near, weight, (mode, _, _) in zip(similarities, weights, units, strict=True):
            gain = answer = 0.0
            for form, carried in record[HEAD:]:
                similarity = near.get(form, 0.0)
                if similarity and (carried > 0 or mode in _TOKENS):
                    met.append(form)
                    gain = max(gain, abs(carried) * similarity)
                    answer = max(answer, weight * similarity)
            of_name += gain
            of_query += answer
        if of_name == 0:
            continue
        own_letters, own_initials = int(index.name_letters[name]), int(index.name_initials[name])
        by_asked = INITIAL_WEIGHT * (initials & (own_letters | own_initials)).bit_count()
        by_own = INITIAL_WEIGHT * (own_initials & letters).bit_count()
        own = record[0][1] + INITIAL_WEIGHT * own_initials.bit_count()
        without = max((of_name + by_asked) / own, (of_query + by_asked) / query_weight)
        of_name = min(1.0, (of_name + by_asked + by_own) / own)
        of_query = min(1.0, (of_query + by_asked + by_own) / query_weight)
        if max(of_name, of_query) >= index.share - _ROUNDING:
            answers[name] = (of_name + of_query) / 2
            if len(met) > len(set(met)) or without < index.share + _ROUNDING:
                doubtful.add(name)
    return answers, doubtful


def _units(query: AnalyzedName) -> list[tuple[str, list[tuple[str, float]], float]]:
    bare = all(KIND_SHARE.get(token.kind, 0.0) < 0.2 for token in query.tokens)
    units: list[tuple[str, list[tuple[str, float]], float]] = [
        (
            "syllable" if is_syllable(query, token) else "token",
            [
                (form.text, float(np.float32(0.7 + 0.3 * form.quality)))
                for form in token.forms
                if form.system != INITIALS
            ],
            1.0 if bare else KIND_SHARE.get(token.kind, 0.0),
        )
        for token in query.tokens
        if token.kind is not TokenKind.INITIAL
    ]
    if letters := spell_out(query):
        return [("spelled", [(letters, 1.0)], 1.0)]
    units += [("glued" if unit.loose else "exact", [(unit.text, 1.0)], 1.0) for unit in glue_tokens(query)]
    units += [("exact", [(text, 1.0)], 1.0) for text in find_acronyms(query)]
    return units


def is_syllable(query: AnalyzedName, token: Token) -> bool:
    """Whether a token is one syllable of a Chinese or Korean name."""
    return (
        query.script in ("Hani", "Hang")
        and len(query.tokens) > 1
        and len(token.text) == 1
        and not token.text.isascii()
        and token.kind in (TokenKind.NAME, TokenKind.PATRONYMIC)
    )


def _spans(query: AnalyzedName) -> list[tuple[int, int]]:
    places = [0]
    for token in query.tokens:
        places.append(places[-1] + (token.kind is not TokenKind.INITIAL))
    spans = [(place, place + 1) for place in range(places[-1])]
    spans += [(places[unit.first], places[unit.last]) for unit in glue_tokens(query)]
    spans += [(0, places[-1]) for _ in _acronyms(query)]
    return spans


def _acronyms(query: AnalyzedName) -> Iterable[str]:
    return list(find_acronyms(query))


def _key(form: str) -> str:
    return skeleton(form) if len(form) > 1 and form.isalpha() else "=" + form
