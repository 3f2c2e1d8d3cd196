"""What it says that a name is just as much of another one as a line of a payment message holds."""

from __future__ import annotations

import math

from dissuade.model.match import Evidence
from dissuade.names.payment_lines import Beginning

__all__ = ["cut_line_evidence"]

_MAY_BE_WHOLE = -1.5
"""Nats for a line that ends with a whole word: the China National Nuclear Corporation has subsidiaries called so."""


def cut_line_evidence(cut: str, beginning: Beginning, alike: int = 1) -> Evidence:
    """What is still to be said where a name has been compared as far as the line goes.

    Args:
        cut: the name that fills the line. beginning: of the longer name.
        alike: how many parties are called so as far as the line goes; each of them is one of so many.
    """
    others = "" if alike == 1 else f"; {alike} listed parties are called so as far as that"
    return Evidence(
        feature="cut_line",
        contribution=-math.log(alike) + (_MAY_BE_WHOLE if beginning.whole else 0.0),
        query_value=cut,
        party_value=beginning.text,
        reason=f"{len(cut)} characters may be a line of a payment message; of the longer name no more counts{others}",
    )
