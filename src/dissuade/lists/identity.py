"""Party ids: the source and the authority's own reference, unique within an edition."""

from __future__ import annotations

from dissuade.lists.reading import Reading

__all__ = ["PartyIds"]


class PartyIds:
    """Hands out the ids of one edition.

    Args:
        reading: the notebook of the edition; a reference that comes twice is warned about there.
    """

    __slots__ = ("_reading", "_seen")

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._seen: dict[str, int] = {}

    def take(self, reference: str, *, line: int | None = None) -> str:
        """``<source>-<reference>``; a repeated reference gets a number, so that both records stay."""
        count = self._seen[reference] = self._seen.get(reference, 0) + 1
        if count == 1:
            return f"{self._reading.source}-{reference}"
        self._reading.warn("duplicate-reference", f"{reference} stands for more than one record", line=line)
        return f"{self._reading.source}-{reference}-{count}"
