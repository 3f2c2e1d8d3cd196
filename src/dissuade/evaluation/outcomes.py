"""Asking an engine the cases."""

from __future__ import annotations

from collections.abc import Sequence

from dissuade.evaluation.cases import Case
from dissuade.evaluation.engines.protocol import Answer, Engine
from dissuade.evaluation.results import Outcome

__all__ = ["ask", "judge"]


def ask(
    engine: Engine,
    cases: Sequence[Case],
    candidates: Sequence[frozenset[str] | None] | None = None,
    label: str = "",
) -> list[Outcome]:
    """Put cases to an engine.

    Args:
        candidates: for each case the parties to judge, None for the engine's own.
        label: what to call the engine in the outcomes, its name if "".

    Raises:
        EngineError: it fails.
    """
    answers = engine.answer([case.query for case in cases], candidates)
    return [judge(case, answer, label or engine.name) for case, answer in zip(cases, answers, strict=True)]


def judge(case: Case, answer: Answer, engine: str) -> Outcome:
    """Compare an answer with what is right."""
    right = max((party for party in case.right if party in answer.scores), key=answer.scores.__getitem__, default="")
    apart = {*case.right, *case.neutral}
    others = [(score, party) for party, score in answer.scores.items() if party not in apart]
    top_score, top = max(others, default=(0.0, ""), key=lambda item: (item[0], item[1]))
    candidate = None
    if answer.candidates is not None and case.right:
        candidate = not answer.candidates.isdisjoint(case.right)
    return Outcome(
        engine=engine,
        case=case,
        right_score=answer.scores.get(right, 0.0),
        right_name=answer.names.get(right, ""),
        top_score=top_score,
        top_id=top,
        top_name=answer.names.get(top, ""),
        candidate=candidate,
    )
