"""A small list of parties, and snapshots of it."""

from __future__ import annotations

from pathlib import Path

from dissuade.model.party import Identifier, Listing, Name, NameKind, PartialDate, Party
from dissuade.snapshots import Snapshot, build_snapshot, open_snapshot

__all__ = ["PARTIES", "party", "small_snapshot"]


def party(
    source: str,
    number: str,
    *names: str,
    schema: str = "Person",
    born: str = "",
    country: str = "",
    identifiers: tuple[Identifier, ...] = (),
    ended: str = "",
) -> Party:
    """A party on a list; the first name is the primary one."""
    return Party(
        id=f"{source}-{number}",
        schema=schema,
        names=tuple(Name(text=n, kind=NameKind.ALIAS if i else NameKind.PRIMARY) for i, n in enumerate(names)),
        birth_dates=(PartialDate(value=born),) if born else (),
        countries=(country,) if country else (),
        identifiers=identifiers,
        listings=(Listing(source=source, authority=source[:2].upper(), listed_to=ended, reference=number),),
    )


_PASSPORT = Identifier(type="passportNumber", value="654210025", country="kp")
PARTIES = (
    party("un-sc", "KPi.033", "RI Won Ho", "Ri Wonho", born="1964-07-17", country="kp"),
    party(
        "un-sc", "KPi.061", "JANG Myong Jin", "장명진", "Chang Myong-Chin", born="1968-02-19", country="kp",
        identifiers=(_PASSPORT,),
    ),
    party("ofac-sdn", "20931", "CHANG, Myong Chin", born="1968-02-19", country="kp",
          identifiers=(_PASSPORT,)),
    party("eu-fsf", "EU.1", "Сергей Кужугетович Шойгу", "Sergei Kuzhugetovich SHOIGU", born="1955-05-21", country="ru"),
    party("uk-sl", "RUS0001", "SHOYGU Sergey Kuzhugetovich", born="1955-05-21", country="ru"),
    party("uk-sl", "RUS0002", "SAVELYEV Vitaly Gennadyevich", born="1954", country="ru"),
    party("ofac-sdn", "100", "OCEAN MARITIME MANAGEMENT COMPANY LIMITED", "OMM", schema="Company", country="kp"),
    party("ofac-sdn", "101", "KOREA MINING DEVELOPMENT TRADING CORPORATION", "KOMID", schema="Organization"),
    party("ofac-sdn", "102", "CHONG CHON GANG", schema="Vessel",
          identifiers=(Identifier(type="imoNumber", value="7937317"),)),
    party("un-sc", "KPi.002", "KIM Jong Il", born="1941-02-16", country="kp", ended="2011-12-17"),
)  # fmt: skip


def small_snapshot(folder: Path) -> Snapshot:
    """A snapshot of ``PARTIES``."""
    sources = {"un-sc": "2026-02-27", "ofac-sdn": "2023-12-28", "eu-fsf": "2026-02-25", "uk-sl": "2025-08-11"}
    return open_snapshot(build_snapshot(PARTIES, folder / "snapshot", sources))
