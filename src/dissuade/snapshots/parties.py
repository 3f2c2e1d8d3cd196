"""The party records of a snapshot, and briefly what screening has to know of each."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

from dissuade.errors import SnapshotError
from dissuade.model.party import Party
from dissuade.model.party_brief import PartyBrief, brief_from_json, brief_of, brief_to_json
from dissuade.model.party_data import party_from_json
from dissuade.snapshots.lines import LineStore, LineWriter

__all__ = ["PartyStore", "PartyWriter"]

LEVEL, BRIEF_LEVEL = 6, 4
CACHED = 4096
_RECORDS, _BRIEFS = "parties", "briefs"
_SEED = (
    b'"Person""Organization""Vessel""listed_to":"","programmes":["RUSSIA-EO14024"],"positions":["'
    b'"identifiers":[{"type":"passportNumber","value":"","country":""},{"type":"taxNumber","value":"'
    b'"type":"registrationNumber","value":"","addresses":[{"full":"","city":"Moscow","country":"ru"}],"kind":"weak"'
    b'"birth_dates":[{"value":"19"}],"birth_places":["'
    b'"listings":[{"source":"ofac-sdn","authority":"OFAC","programmes":["SDGT"],"listed_from":"20","basis":"'
    b'{"id":"","schema":"Person","names":[{"text":"","kind":"primary"},{"text":"","kind":"alias"},{"text":"","kind":"'
)
"""What most records have in common (a zlib preset dictionary; a change needs a new snapshot format)."""


_BRIEF_SEED = (
    b'"Vessel","Organization","Company","male","female","passportNumber","taxNumber","registrationNumber","imoNumber",'
    b'"un-sc","UN",["eu-fsf","EU",["ca-sema","CA",["au-dfat","AU",["jp-mof","JP",["uk-sl","UK",["ofac-cons","OFAC",['
    b'["","",[],"","","","","",""]]],["ru"],[["19","",false,""]],[],[["ofac-sdn","OFAC",["RUSSIA-EO14024"],"20'
)

_Record = TypeVar("_Record")


class PartyWriter:
    """Writes parties one after another; use it as a context manager.

    Args:
        folder: of the snapshot.
    """

    def __init__(self, folder: Path) -> None:
        self._records = LineWriter(folder, _RECORDS, _SEED, LEVEL)
        self._briefs = LineWriter(folder, _BRIEFS, _BRIEF_SEED, BRIEF_LEVEL)

    def write(self, line: str, party: Party) -> None:
        """Add the next party.

        Args:
            line: what ``party_to_json`` gives of it.
        """
        self._records.write(line)
        self._briefs.write(brief_to_json(brief_of(party)))

    def __enter__(self) -> PartyWriter:
        return self

    def __exit__(self, *trouble: object) -> None:
        """Finish the files."""
        self._records.__exit__()
        self._briefs.__exit__()


class PartyStore:
    """Reads parties by their numbers.

    Args:
        folder: of the snapshot.
    """

    def __init__(self, folder: Path) -> None:
        self._records = LineStore(folder, _RECORDS, _SEED)
        self._briefs = LineStore(folder, _BRIEFS, _BRIEF_SEED)
        self.brief = lru_cache(maxsize=CACHED)(self._read_brief)

    def __len__(self) -> int:
        return len(self._records)

    def __iter__(self) -> Iterator[Party]:
        return (self.get(number) for number in range(len(self)))

    def get(self, number: int) -> Party:
        """The whole record of a party.

        Raises:
            SnapshotError: it is damaged.
        """
        return _read(self._records, number, party_from_json)

    def _read_brief(self, number: int) -> PartyBrief:
        """What screening has to know of a party.

        Raises:
            SnapshotError: it is damaged.
        """
        return _read(self._briefs, number, brief_from_json)


def _read(store: LineStore, number: int, read: Callable[[bytes], _Record]) -> _Record:
    try:
        return read(store.read(number))
    except (zlib.error, ValueError) as error:
        raise SnapshotError(f"{store.path}: party {number} is damaged: {error}") from error
