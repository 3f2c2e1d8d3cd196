"""Compare names: the probability that two names mean the same party, and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from dissuade.errors import InputError
from dissuade.matching.alignment import align_names
from dissuade.matching.cut_lines import cut_line_evidence
from dissuade.matching.features import encode_set, pair_classes, pair_features
from dissuade.matching.originals import original_evidence
from dissuade.matching.reasons import name_evidence
from dissuade.matching.score import contributions, logits, probabilities
from dissuade.model.match import Comparison
from dissuade.model.party import SCHEMATA
from dissuade.names import analyze_name, name_class_of
from dissuade.names.payment_lines import beginning_like
from dissuade.names.tokens import AnalyzedName, NameClass

__all__ = ["compare", "compare_analyzed", "compare_many"]


def compare(a: str, b: str, schema: str = "") -> Comparison:
    """Compare two names.

    Args:
        a, b: names in any script.
        schema: the FtM schema of both (``Person``, ``Company``, ``Vessel`` ...), or "" if it is not known.

    Returns:
        probability, evidence and alignment. The probability is the same, bit for bit, if a and b change places.

    Raises:
        InputError: a name is no text, or there is no such schema.
    """
    for field, name in (("a", a), ("b", b)):
        if not isinstance(name, str):
            raise InputError("a name has to be text", field=field, value=name)
    if schema and schema not in SCHEMATA:
        raise InputError(f"not a schema; one of {', '.join(SCHEMATA)}", field="schema", value=schema)
    name_class = name_class_of(schema)
    compared = compare_analyzed(analyze_name(a, name_class), analyze_name(b, name_class))
    as_cut = _compare_as_cut(a, b, name_class)
    return compared if as_cut is None or as_cut.probability < compared.probability else as_cut


def _compare_as_cut(a: str, b: str, name_class: NameClass) -> Comparison | None:
    """Compare two names as far as the shorter one goes, if a payment message may have cut it there."""
    cut, text = (a, b) if len(a) < len(b) else (b, a)
    beginning = beginning_like(cut, text)
    if beginning is None:
        return None
    first, second = (a, beginning.text) if cut is a else (beginning.text, b)
    compared = compare_analyzed(analyze_name(first, name_class), analyze_name(second, name_class))
    evidence = replace(cut_line_evidence(cut, beginning), query_value=first, party_value=second)
    log_odds = sum(item.contribution for item in compared.evidence) + evidence.contribution
    return replace(
        compared,
        probability=float(probabilities(np.array([log_odds]))[0]),
        evidence=(*compared.evidence, evidence),
    )


def compare_analyzed(a: AnalyzedName, b: AnalyzedName) -> Comparison:
    """Compare two names that are taken apart already."""
    names = encode_set((a, b))
    first, second = np.array([0]), np.array([1])
    features = pair_features(names, names, first, second)
    classes = pair_classes(names, names, first, second)
    parts = contributions(features, classes)
    log_odds = logits(features, classes)
    evidence = name_evidence(a, b, features[0], parts[0])
    known = original_evidence(a, b, float(log_odds[0]))
    if known is not None:
        evidence = (*evidence, known)
        log_odds += known.contribution
    return Comparison(
        probability=float(probabilities(log_odds)[0]),
        evidence=evidence,
        alignment=align_names(a, b),
    )


def compare_many(
    names_a: Sequence[str], names_b: Sequence[str], schemas: Sequence[str] | str = ""
) -> NDArray[np.float64]:
    """Compare pairs of names.

    Args:
        names_a, names_b: P names each; name i of one is compared with name i of the other.
        schemas: one FtM schema for all pairs, or P of them.

    Returns:
        float64[P], the probabilities that ``compare`` gives for each pair.

    Raises:
        ValueError: the sequences have different lengths.
    """
    count = len(names_a)
    if isinstance(schemas, str):
        schemas = [schemas] * count
    if len(names_b) != count or len(schemas) != count:
        raise ValueError(f"need as many names on both sides as schemas: {count}, {len(names_b)}, {len(schemas)}")
    numbers: dict[tuple[str, NameClass], int] = {}
    pairs = np.zeros((2, count), np.int64)
    for p, (a, b, schema) in enumerate(zip(names_a, names_b, schemas, strict=True)):
        name_class = name_class_of(schema)
        pairs[0, p] = numbers.setdefault((a, name_class), len(numbers))
        pairs[1, p] = numbers.setdefault((b, name_class), len(numbers))
    analyzed = [analyze_name(text, name_class) for text, name_class in numbers]
    names = encode_set(analyzed)
    features = pair_features(names, names, pairs[0], pairs[1])
    log_odds = logits(features, pair_classes(names, names, pairs[0], pairs[1]))
    for p in np.flatnonzero(names.names.script[pairs[0]] != names.names.script[pairs[1]]).tolist():
        known = original_evidence(analyzed[pairs[0, p]], analyzed[pairs[1, p]], float(log_odds[p]))
        if known is not None:
            log_odds[p] += known.contribution
    compared = probabilities(log_odds)
    for p, (a, b, schema) in enumerate(zip(names_a, names_b, schemas, strict=True)):
        as_cut = _compare_as_cut(a, b, name_class_of(schema))
        if as_cut is not None:
            compared[p] = max(compared[p], as_cut.probability)
    return compared
