"""Small files in official formats, written by the tests themselves."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape

__all__ = ["KIM", "PEOPLE", "Person", "make_people", "un_list", "write_sdn_set", "write_un"]


@dataclass(frozen=True)
class Person:
    """One individual on the UN list."""

    reference: str
    first: str
    last: str
    born: str = ""
    passport: str = ""
    original: str = ""
    comment: str = ""


KIM = Person("KPi.033", "Rang", "Ri", "1970", "654330000", "리랑", "Korea Mining Development Trading Corporation")
PEOPLE = (
    Person("KPi.001", "Ho-jin", "Yun", "1944-10-13", original="윤호진", comment="Director of Namchongang"),
    Person("KPi.003", "Hong-sop", "Ri", "1940", original="리홍섭"),
    KIM,
    Person("QDi.006", "Ayman", "al-Zawahiri", "1951-06-19", "1084010", "ايمن محمد ربيع الظواهري"),
    Person("QDi.431", "Amir Muhammad", "al-Salbi", "1976-10-05", original="أمير محمد سعيد السلبي"),
    Person("CDi.036", "Gédéon", "Kyungu Mutanga", "1974", comment="Katangan rebel leader"),
)


def make_people(count: int) -> tuple[Person, ...]:
    """That many individuals with names of their own."""
    syllables = ("Kang", "Jong", "Chol", "Ryong", "Myong", "Hyok", "Song", "Guk", "Su", "Nam", "Il", "Ung")
    return tuple(
        Person(
            f"KPi.{number:03}",
            f"{syllables[number % 12]}-{syllables[number // 12 % 12].lower()}",
            syllables[number // 144 % 12] + f"{number:x}",
            str(1940 + number % 50),
            f"{745000000 + number}",
        )
        for number in range(1, count + 1)
    )


def un_list(people: Iterable[Person], generated: str = "2026-02-27T00:00:09.554Z") -> str:
    """The UN consolidated list with these individuals."""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<CONSOLIDATED_LIST dateGenerated="{generated}">\n<INDIVIDUALS>\n'
        + "\n".join(_individual(person) for person in people)
        + "\n</INDIVIDUALS>\n<ENTITIES></ENTITIES>\n</CONSOLIDATED_LIST>\n"
    )


def write_un(
    folder: Path, people: Iterable[Person] = PEOPLE, generated: str = "2026-02-27T00:00:09.554Z", name: str = ""
) -> Path:
    """Write the UN list into a folder; the name is free, since the content tells."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / (name or f"un-{generated[:10]}.xml")
    path.write_text(un_list(people, generated), encoding="utf-8")
    return path


def write_sdn_set(folder: Path, numbers: Iterable[int], end: str = "") -> list[Path]:
    """Write an OFAC CSV set: ``sdn<end>.csv``, ``alt<end>.csv``, ``add<end>.csv``, ``sdn_comments<end>.csv``."""
    folder.mkdir(parents=True, exist_ok=True)
    numbers = list(numbers)
    null = "-0- "
    rows = {
        "sdn": [
            f'{n},"KOREA SHIPPING {n} LIMITED",{null},"DPRK",{null},{null},{null},{null},{null},{null},{null},{null}'
            for n in numbers
        ],
        "alt": [f'{n},{10000 + n},"aka","CHOSON HAEUN {n}",{null}' for n in numbers],
        "add": [f'{n},{20000 + n},"Ryugyong-dong {n}","Pyongyang","Korea, North",{null}' for n in numbers],
        "sdn_comments": [f'{numbers[0]}," Linked To: OCEAN MARITIME MANAGEMENT."'],
    }
    paths = []
    for name, lines in rows.items():
        path = folder / f"{name}{end}.csv"
        path.write_bytes(("\r\n".join(lines) + "\r\n\x1a").encode("cp1252"))
        paths.append(path)
    return paths


def set_date(path: Path, stamp: int) -> None:
    """Give a file a time of last change, in seconds since 1970."""
    os.utime(path, (stamp, stamp))


def _individual(person: Person) -> str:
    parts = [
        f"<DATAID>{6900000 + sum(map(ord, person.reference))}</DATAID><VERSIONNUM>1</VERSIONNUM>",
        f"<FIRST_NAME>{escape(person.first)}</FIRST_NAME><SECOND_NAME>{escape(person.last)}</SECOND_NAME>",
        "<UN_LIST_TYPE>DPRK</UN_LIST_TYPE>",
        f"<REFERENCE_NUMBER>{person.reference}</REFERENCE_NUMBER><LISTED_ON>2016-03-02</LISTED_ON>",
    ]
    if person.original:
        parts.append(f"<NAME_ORIGINAL_SCRIPT>{person.original}</NAME_ORIGINAL_SCRIPT>")
    if person.comment:
        parts.append(f"<COMMENTS1>{escape(person.comment)}</COMMENTS1>")
    if person.born:
        kind, tag = ("EXACT", "DATE") if len(person.born) == 10 else ("EXACT", "YEAR")
        parts.append(
            f"<INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>{kind}</TYPE_OF_DATE><{tag}>{person.born}</{tag}>"
            "</INDIVIDUAL_DATE_OF_BIRTH>"
        )
    if person.passport:
        parts.append(
            "<INDIVIDUAL_DOCUMENT><TYPE_OF_DOCUMENT>Passport</TYPE_OF_DOCUMENT>"
            f"<NUMBER>{person.passport}</NUMBER></INDIVIDUAL_DOCUMENT>"
        )
    return f"<INDIVIDUAL>{''.join(parts)}</INDIVIDUAL>"
