"""A party in one line."""

from __future__ import annotations

from dissuade.cli.show_party import describe_party
from dissuade.model.party import Identifier, Name, NameKind, PartialDate, Party


def test_what_tells_namesakes_apart_is_said_in_one_line() -> None:
    party = Party(
        id="x-1",
        schema="Person",
        names=(
            Name(text="KIM Jong Un"),
            Name(text="The Marshal", kind=NameKind.WEAK),
            Name(text="김정은", kind=NameKind.ORIGINAL),
            Name(text="Kim Jong-un", kind=NameKind.ALIAS),
            Name(text="Pak Un", kind=NameKind.ALIAS),
        ),
        birth_dates=(PartialDate(value="1984-01-08"), PartialDate(value="1982", until="1984", circa=True)),
        death_dates=(PartialDate(value="2031"),),
        nationalities=("kp",),
        countries=("kp", "ch"),
        identifiers=(Identifier(type="passportNumber", value="563410108"),),
    )
    assert (
        "born 1984-01-08 or circa 1982 to 1984; died 2031; kp, ch; passportNumber 563410108; "
        "also 김정은 / Pak Un / The Marshal"
    ) == describe_party(party, ["Kim Jong-un"])


def test_much_is_cut_and_hidden_characters_are_shown() -> None:
    names = (
        Name(text="A"),
        Name(text="\x1b[31mred\u202e\n"),
        Name(text="B" * 80),
        *(Name(text=str(n)) for n in range(4)),
    )
    line = describe_party(Party(id="x-2", schema="Company", names=names))
    assert "also \\u001b[31mred\\u202e / " + "B" * 57 + "... / 0 and 3 more" == line


def test_a_party_of_which_a_list_says_nothing_has_no_line() -> None:
    assert "" == describe_party(Party(id="x-3", schema="Vessel", names=(Name(text="LADY R"),)))
