"""How well screening works on the lists at hand: what it finds, what it flags in vain, and where to put the line."""

from dissuade.evaluation.running import EvaluationPlan, evaluate

__all__ = ["EvaluationPlan", "evaluate"]
