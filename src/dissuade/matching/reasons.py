"""Words for what a feature found."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from dissuade.kernels.comparison import FEATURES
from dissuade.model.match import Evidence
from dissuade.names.tokens import AnalyzedName

__all__ = ["REASONS", "name_evidence"]

REASONS = {
    "agreement": "rarity of what the names share, {:.1f} nats",
    "coverage": "{:.0%} of the less covered name is answered",
    "core_conflict": "{:.0%} of the lighter name is contradicted",
    "core_conflict_nats": "contradicting words weigh {:.1f} nats",
    "core_omission": "{:.0%} of the fuller name is left out",
    "core_omission_nats": "words left out weigh {:.1f} nats",
    "worst_token": "the least similar words agree to {:.0%}",
    "edits": "{:.0f} letters differ",
    "edit_share": "differing letters against the shorter name: {:.0%}",
    "spelling_cost": "differences weighed by how easily they are confused: {:.1f}",
    "imperfect_tokens": "{:.0f} words are not equal",
    "joined_similarity": "written without spaces the names agree to {:.0%}",
    "initials": "{:.0f} initials stand for words",
    "initial_conflict": "an initial fits no word",
    "soft_conflict": "general or geographic words contradict each other, {:.1f} nats",
    "soft_omission": "general or geographic words are left out, {:.1f} nats",
    "place_conflict": "different places",
    "place_omission": "a place on one side only",
    "number_conflict": "different numbers",
    "number_omission": "a number on one side only",
    "legal_conflict": "different legal forms",
    "order": "the order of the words differs",
    "chain_swap": "father and child are swapped",
    "cross_script": "the names are in different scripts",
    "reading_doubt": "uncertain romanisation or nickname, {:.0%}",
    "core_tokens": "words of the shorter name: {:.0f}",
    "glued": "words are written together or apart",
    "acronym": "one side abbreviates the other, letters worth {:.1f} nats",
    "last_conflict": "the last names differ",
    "first_conflict": "the first names differ",
    "syllable_conflict": "{:.0f} Chinese or Korean syllables differ",
    "no_core_agreement": "only general words agree",
    "shortness": "short name, {:.0f} letters below twelve",
    "identical": "nothing differs",
    "other_gender": "a man's name and a woman's",
    "known_apart": "{:.0f} letters differ between words that are known as two names",
}
"""One clause for each feature; the figure is the value of the feature."""


def name_evidence(
    a: AnalyzedName, b: AnalyzedName, features: NDArray[np.float32], parts: NDArray[np.float64]
) -> tuple[Evidence, ...]:
    """Evidence records for one pair; contributions of zero are left out, so the rest still adds up.

    Args:
        features: float32[K].
        parts: float64[K + 1] from ``score.contributions``.
    """
    evidence = [
        Evidence(
            feature=name,
            contribution=float(parts[k]),
            query_value=a.text,
            party_value=b.text,
            reason=_reason(name, float(features[k])),
        )
        for k, name in enumerate(FEATURES)
        if parts[k] != 0.0
    ]
    start = Evidence(feature="start", contribution=float(parts[-1]), reason="what the model starts from")
    return (*evidence, start)


def _reason(feature: str, value: float) -> str:
    if value == 0.0 and "{" not in REASONS[feature]:
        return f"not so: {REASONS[feature]}"
    return REASONS[feature].format(value)
