"""Parties as official lists describe them, and a snapshot of them."""

from __future__ import annotations

from dissuade.model.party import Identifier, Listing, Name, NameKind, PartialDate, Party

__all__ = ["PARTIES"]


def _person(number: str, *names: str, born: str = "", country: str = "", gender: str = "", ended: str = "") -> Party:
    return Party(
        id=f"un-sc-{number}",
        schema="Person",
        names=tuple(
            Name(text=text, kind=NameKind.ALIAS if order else NameKind.PRIMARY) for order, text in enumerate(names)
        ),
        birth_dates=(PartialDate(value=born),) if born else (),
        countries=(country,) if country else (),
        gender=gender,
        listings=(
            Listing(
                source="un-sc",
                authority="UN",
                programmes=("DPRK",),
                listed_from="2016-03-02",
                listed_to=ended,
                reference=number,
            ),
        ),
    )


PARTIES = (
    _person("KPi.033", "RI Won Ho", born="1964-07-17", country="kp", gender="male"),
    _person("KPi.001", "KIM Jong Un", "김정은", "Kim Jong-un", born="1984-01-08", country="kp", gender="male"),
    _person("KPi.002", "KIM Jong Il", born="1941-02-16", country="kp", gender="male", ended="2011-12-17"),
    _person("RUi.010", "SHOIGU Sergei Kuzhugetovich", "Сергей Кужугетович Шойгу", born="1955-05-21", country="ru"),
    _person("RUi.011", "IVANOV Sergei Petrovich", born="1961", country="ru"),
    _person("RUi.012", "IVANOV Sergei Petrovich", born="1984-03-02", country="by"),
    Party(
        id="un-sc-KPe.010",
        schema="Company",
        names=(Name(text="Ocean Maritime Management Company"), Name(text="OMM", kind=NameKind.ALIAS)),
        countries=("kp",),
        identifiers=(Identifier(type="imoNumber", value="1790183"), Identifier(type="swiftBic", value="KKBCKPPYXXX")),
        listings=(Listing(source="un-sc", authority="UN", listed_from="2014-07-28", reference="KPe.020"),),
    ),
    Party(
        id="ofac-sdn-20001",
        schema="Vessel",
        names=(Name(text="CHONG CHON GANG"), Name(text="TONG HUNG 1", kind=NameKind.FORMER)),
        identifiers=(Identifier(type="imoNumber", value="IMO 7937317"),),
        listings=(Listing(source="ofac-sdn", authority="OFAC", programmes=("DPRK2",), reference="20001"),),
    ),
    Party(
        id="ofac-sdn-30001",
        schema="CryptoWallet",
        names=(Name(text="149w62rY42aZBox8fGcmqNsXUzSStKeq8C"),),
        identifiers=(
            Identifier(type="publicKey", value="149w62rY42aZBox8fGcmqNsXUzSStKeq8C", note="XBT"),
            Identifier(type="publicKey", value="0x098B716B8Aaf21512996dC57EB0615e2383E2f96", note="ETH"),
        ),
        listings=(Listing(source="ofac-sdn", authority="OFAC", programmes=("CYBER2",), reference="30001"),),
    ),
)
