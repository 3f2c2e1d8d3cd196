"""Who is this? From a query, or a table of them, to explained matches."""

from dissuade.screening.queries import make_query
from dissuade.screening.screener import THRESHOLD, Screener

__all__ = ["THRESHOLD", "Screener", "make_query"]
