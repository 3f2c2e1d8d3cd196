"""Screening engines that can be measured side by side."""

from dissuade.evaluation.engines.protocol import Answer, Engine, EngineError
from dissuade.evaluation.engines.selecting import make_engine

__all__ = ["Answer", "Engine", "EngineError", "make_engine"]
