"""From what the user wrote to an engine."""

from __future__ import annotations

from dissuade.errors import InputError
from dissuade.evaluation.engines.protocol import Engine

__all__ = ["FORMS", "make_engine"]

FORMS = (
    "nomenklatura=PYTHON[:ALGORITHM]",
    "yente=http://HOST:PORT[/DATASET[:ALGORITHM]]",
    "watchman=http://HOST:PORT",
)
"""How engines can be named."""


def make_engine(text: str) -> Engine:
    """Make the engine that a text such as ``nomenklatura=/opt/nk/bin/python:name-based`` names.

    Raises:
        InputError: it names none.
    """
    kind, _, rest = text.partition("=")
    if kind == "nomenklatura" and rest:
        from dissuade.evaluation.engines.nomenklatura import ALGORITHMS, NomenklaturaEngine

        python, _, algorithm = rest.partition(":")
        if (algorithm or "logic-v2") not in ALGORITHMS:
            raise InputError(f"not an algorithm; one of {', '.join(ALGORITHMS)}", field="--engine", value=algorithm)
        return NomenklaturaEngine(python, algorithm or "logic-v2")
    if kind in ("yente", "watchman") and rest.startswith(("http://", "https://")):
        from dissuade.evaluation.engines.services import WatchmanEngine, YenteEngine

        if kind == "watchman":
            return WatchmanEngine(rest)
        scheme, _, place = rest.partition("://")
        host, _, path = place.rstrip("/").partition("/")
        dataset, _, algorithm = path.partition(":")
        return YenteEngine(f"{scheme}://{host}", dataset or "default", algorithm)
    raise InputError(f"not an engine; write {' or '.join(FORMS)}", field="--engine", value=text)
