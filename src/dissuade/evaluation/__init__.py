"""How well screening works on the lists at hand: what it finds, what it flags in vain, and where to put the line."""

from dissuade.evaluation.plan import EvaluationPlan
from dissuade.evaluation.running import evaluate

__all__ = ["EvaluationPlan", "evaluate"]
