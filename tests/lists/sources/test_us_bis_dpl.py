from __future__ import annotations

from pathlib import Path

import pytest

from dissuade.lists.reading import take_sample
from dissuade.lists.sources.us_bis_dpl import COLUMNS, FORMATS
from tests.lists.sources.un_eu_readings import read, read_text, refuse_text

(TEXT,) = FORMATS
HEADER = "\t".join(COLUMNS)
NAME, PLACE, DATES = "ABDULAH AL NASSER", "RICHARDSON\tTX\tUS\t75081", "03/04/2002\t06/29/2056"
ROW = f"{NAME}\t605 TRAIL LAKE DRIVE\t{PLACE}\t{DATES}\tY\t2006-07-11\tNEW\t67 F.R. 56530 9/4/02"
OTHER = f"{NAME}\t908 AUDELIA ROAD\t{PLACE}\t{DATES}\tY\t2006-07-12\tNEW\t71 F.R. 38843 7/10/06"


def test_an_official_file_has_a_party_for_every_name_and_date(shared: Path) -> None:
    path = shared / "data/C_csl/official_samples/dpl.txt"
    assert TEXT.detect(take_sample(path))
    parties, reading = read(TEXT, path)
    rows = [line.split("\t") for line in path.read_text("utf-8").splitlines()[1:] if line.strip()]
    cells = {tuple(cell.strip('" ') for cell in (row[0], row[6])) for row in rows}
    assert (len(rows), len(cells)) == (reading.records, len(parties))
    assert len(parties) == len({party.id for party in parties})
    assert {"date": 1, "country": 1} == dict(reading.warnings)  # an update in the year 3017, and country NM


def test_the_addresses_and_citations_of_one_order_come_together(tmp_path: Path) -> None:
    (party,), reading = read_text(TEXT, tmp_path, "\n".join((HEADER, ROW, OTHER)))
    (listing,) = party.listings
    assert ("2002-03-04", "2056-06-29") == (listing.listed_from, listing.listed_to)
    assert "67 F.R. 56530 9/4/02; 71 F.R. 38843 7/10/06" == listing.basis
    assert ["605 TRAIL LAKE DRIVE", "908 AUDELIA ROAD"] == [address.street for address in party.addresses]
    assert ("2006-07-12", 2, ("us",)) == (reading.published, reading.records, party.countries)


def test_orders_that_end_on_different_days_are_two_listings(tmp_path: Path) -> None:
    (party,), _ = read_text(TEXT, tmp_path, "\n".join((HEADER, ROW, OTHER.replace("06/29/2056", "01/01/2007"))))
    assert ["2056-06-29", "2007-01-01"] == [listing.listed_to for listing in party.listings]


@pytest.mark.parametrize(
    ("text", "reason", "line"),
    [
        ("", "empty", None),
        ("<html><title>404</title></html>", "html", None),
        ("Name\tStreet_Address\tTown\n", "schema", 1),
        (HEADER + "\n", "empty", None),
        (HEADER + "\n\tsomewhere" + "\t" * 10 + "\n", "malformed", 2),
        (f"{HEADER}\n{ROW}\nA\tB\n{ROW}\n", "malformed", 3),
        (f"{HEADER}\n{ROW}\n{ROW[:60]}", "truncated", 3),
        (f"{HEADER}\n{ROW.rpartition(chr(9))[0]}" + '\t"67 F.R', "truncated", 2),
        (f"{HEADER}\n{ROW}\tmore\n", "malformed", 2),
    ],
)
def test_a_broken_file_is_refused(tmp_path: Path, text: str, reason: str, line: int | None) -> None:
    refusal = refuse_text(TEXT, tmp_path, text)
    assert (reason, line) == (refusal.reason, refusal.line)
