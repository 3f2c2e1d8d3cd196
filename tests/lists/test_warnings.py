"""The sum of warnings of the real files; ``docs/lists.md`` says why each of them is there."""

from __future__ import annotations

import lzma
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from dissuade.lists.editions import EditionStore
from dissuade.lists.intake import add_files

pytestmark = pytest.mark.shared

FILES: dict[str, tuple[int, dict[str, int]]] = {
    "A_ofac/sdn_trio_2023-12-28": (13_821, {"country": 7, "remarks-cut": 7, "orphan": 3}),
    "A_ofac/sdn_trio_2018-12": (7_379, {"country": 6, "remarks-cut": 3, "end-mark": 3, "missing-part": 1}),
    "A_ofac/sdn_trio_2021-06": (8_976, {"country": 6, "end-mark": 1}),
    "A_ofac/cons_quartet_after_2025-08": (442, {}),
    "A_ofac/cons_2025-08": (443, {"remarks-cut": 10, "missing-part": 1}),
    "A_ofac/crypto": (641, {}),
    "A_ofac/enhanced_xml/IRGC_sanctions_ENHANCED_2024-08-28.xml": (293, {"filtered": 1}),
    "B_lists/un/un_consolidated_2026-02-27.xml": (1_003, {"document-without-number": 14, "date": 3}),
    "B_lists/un/un_consolidated_2018-10-29.xml": (1_093, {"document-without-number": 21, "country": 18, "date": 4}),
    "B_lists/eu/RECONSTRUCTED_xmlFullSanctionsList_1_1_2026-02-25.xml.xz": (
        5_860,
        {"calendar": 5, "document-without-number": 4},
    ),
    "B_lists/uk/FCDO_SL_2025-08-11.ods": (5_302, {"no-name": 2, "no-date": 1}),
    "B_lists/canada/sema-lmes_2020-04.xml": (1_369, {}),
    "B_lists/canada/sema-lmes_2025-05.xml": (4_759, {"date": 2}),
    "B_lists/australia/regulation8_consolidated_2024-12.xlsx": (3_062, {"date": 25, "country": 5}),
    "B_lists/japan/mof_shisantouketsu_2026-03-05.xlsx": (
        2_862,
        {"deleted": 598, "identifier": 16, "date": 3, "country": 2, "name": 1},
    ),
    "B_lists/japan/meti_foreign_user_list_2025-09-29.xlsx": (835, {}),
    "B_lists/worldbank/wb_debarred_2026-02-22.json": (1_370, {}),
    "C_csl/official_samples/dpl.txt": (417, {"date": 1, "country": 1}),
    "C_csl/screening-list_2026-07-31_flat.jsonl.xz": (25_921, {"country": 11}),
    "E_opensanctions/ua_war_sanctions_targets.simple_2026-03-13.csv": (5_600, {}),
    "E_opensanctions/sa_wiki_entities.ftm.json": (423, {"no-target": 184, "date": 10, "name": 1}),
}


@pytest.mark.parametrize("name", FILES)
def test_the_warnings_of_a_real_file_are_those_that_are_explained(name: str, shared: Path, tmp_path: Path) -> None:
    found = add_files(EditionStore(tmp_path / "home"), [shared / "data" / name])
    (edition,) = (item.edition for item in found.added)
    assert FILES[name] == (edition.parties, dict(edition.warnings))


def test_the_entries_that_japan_struck_off_are_counted_without_the_reader(shared: Path) -> None:
    """598 rows have a number and a date with the mark for struck off; their name cells are empty."""
    struck = 0
    with zipfile.ZipFile(shared / "data/B_lists/japan/mof_shisantouketsu_2026-03-05.xlsx") as book:
        shared_texts = [
            "".join(map(str, item.itertext("{*}t"))) for item in etree.fromstring(book.read("xl/sharedStrings.xml"))
        ]
        for name in book.namelist():
            if name.startswith("xl/worksheets/sheet"):
                for row in etree.fromstring(book.read(name)).iter("{*}row"):
                    texts = [shared_texts[int(cell.findtext("{*}v") or 0)] for cell in row if cell.get("t") == "s"]
                    struck += len([text for text in texts if text.strip()]) <= 2 and "\u524a\u9664" in "".join(texts)
    assert struck == 598


def test_the_cut_remarks_of_ofac_are_counted_without_the_reader(shared: Path) -> None:
    lines = (shared / "data/A_ofac/cons_2025-08/cons_prim.csv").read_bytes().decode("cp1252").splitlines()
    remarks = [line.rpartition(',"')[2].rstrip().rstrip('"') for line in lines]
    assert sum(len(text) >= 1_000 for text in remarks) == 10


def test_the_islamic_dates_of_the_eu_are_counted_without_the_reader(shared: Path) -> None:
    path = shared / "data/B_lists/eu/RECONSTRUCTED_xmlFullSanctionsList_1_1_2026-02-25.xml.xz"
    assert lzma.decompress(path.read_bytes()).count(b'calendarType="ISLAMIC"') == 5
