"""Who is asked about."""

from __future__ import annotations

from dataclasses import dataclass

from dissuade.model.party import Identifier, PartialDate
from dissuade.model.records import Record

__all__ = ["Query"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Query(Record):
    """A party to be screened, as far as the asker knows it.

    Args:
        name: as written, in any script.
        schema: an FtM schema name, or "" if unknown (then every schema is searched).
        birth_dates: persons; several if the asker has several.
        countries: FtM country codes (nationality, residence, registration), lower case.
        gender: ``male``, ``female``, ``other`` or "".
        identifiers: typed as in ``Identifier``; type "" if the asker does not know which.
        id: the asker's own key for this party, carried into the answer.
    """

    name: str
    schema: str = ""
    birth_dates: tuple[PartialDate, ...] = ()
    countries: tuple[str, ...] = ()
    gender: str = ""
    identifiers: tuple[Identifier, ...] = ()
    id: str = ""
