"""Nothing in an official record is dropped silently: every text of it is found in the party record.

Raw records are walked without the readers (``record_walks``), a seeded sample of each list. What a party says otherwise
than in words is listed here, field by field: ``SAID_BY_PLACE`` for words that tell a kind (an alias, a person, a flag
that is set), ``ROW_KEYS`` for numbers that only tell the rows of one file apart, which are left out on purpose.
"""

from __future__ import annotations

import csv
import json
import lzma
import random
import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from zipfile import ZipFile

import pytest
import python_calamine
from lxml import etree

from dissuade.lists.reading import Reading, SourceFormat
from dissuade.lists.sources import (
    au_dfat,
    ca_sema,
    ch_seco,
    eu_csv,
    eu_xml,
    ftm_stream,
    jp_meti,
    jp_mof,
    ofac_csv,
    ofac_enhanced,
    ofac_xml,
    opensanctions,
    uk_tables,
    uk_xml,
    un,
    us_bis_dpl,
    us_csl,
    worldbank,
)
from dissuade.model.party import Party
from tests.lists.record_walks import Leaf, Said, cell_words, csv_records, json_leaves, xml_leaves

pytestmark = pytest.mark.shared

Records = Iterable[tuple[Sequence[Leaf], Party]]
SAMPLE = 150
_REMARKS = (
    "dob pob gender male female nationality citizen alt linked to a k f n d b tax id no registration number email "
    "address website phone telephone fax passport organization type established date target vessel identification "
    "imo aircraft model manufacturer s serial msn manufacture tail operator digital currency swift bic government "
    "gazette code unified united social credit certificate usccc uscc legal entity v t listing effective year of "
    "build other former flag mode transponder equity ticker country italian fiscal title alternate rank "
    "occupation position construction also called l or f national foreign company isin issuer name country micex "
    "cmic i n e personal card residency bik u the republic kingdom states congo democratic man isle cabo verde "
    "previously cape"
)
SAID_BY_PLACE: dict[str, dict[str, str]] = {
    "un": {
        "TYPE_OF_DATE": "exact approximately between",
        "QUALITY": "good low a k f",
        "TYPE_OF_DOCUMENT": "passport national identification number numéro de passeport número pasaporte",
    },
    "ofac-csv": {"type": "individual aircraft", "alttype": "aka fka nka", "remarks": _REMARKS, "comment": _REMARKS},
    "ofac-xml": {
        "sdnType": "individual entity vessel aircraft",
        "aka/type": "a k f n",
        "category": "strong weak",
        "mainEntry": "true false",
        "idType": _REMARKS,
        "remarks": _REMARKS,
    },
    "ofac-enhanced": {
        "entityType": "individual entity vessel aircraft",
        "sanctionsList": "sdn list",
        "isPrimary": "true false",
        "isLowQuality": "true false",
        "isValid": "true false",
        "isApproximate": "true false",
        "isDateRange": "true false",
        "script": "latin arabic cyrillic chinese traditional simplified",
        "namePart/type": "last first middle entity aircraft vessel name nickname maiden patronymic matronymic",
        "addressPart/type": "city address1 address2 address3 postal code state province region",
        "aliasType": "a k f n",
        "feature/type": f"{_REMARKS} birthdate citizenship place birth",
        "identityDocument/type": _REMARKS,
        "reliability": "confirmed",
        "remarks": _REMARKS,
    },
    "eu-xml": {
        "subjectType@code": "person enterprise",
        "nameAlias@strong": "true false",
        "birthdate@circa": "true false",
        "calendarType": "gregorian",
        "nameLanguage": "sv cs bg pt sk pl mt lt et lv es gd mo",
        "countryIso2Code": "00",
        "countryDescription": "unknown serbia and montenegro",
    },
    "eu-csv": {
        "Subject_type": "p e",
        "Naal_gender": "m f",
        "Naal_language": "sv cs bg pt sk pl mt lt et lv es",
        "Iden_number": "passport national",
        "other": "fax",
    },
    "uk-ods": {"Type": "individual entity ship"},
    "uk-xml": {
        "NameType": "primary name variation alias",
        "AliasStrength": "good low quality a k",
        "IndividualEntityShip": "individual entity ship",
        "DOB": "dd mm",
        "IMONumber": "imo",
    },
    "ch-seco": {
        "@name-type": "primary name",
        "@quality": "good low",
        "@name-part-type": "family given father whole name",
        "@script": "latn",
        "@spelling-variant-type": "not defined",
        "@main": "true false",
        "@calendar": "gregorian",
    },
    "us-csl": {
        "source": (
            "list security treasury state department bureau of industry and specially designated nationals entity "
            "denied persons unverified itar debarred sectoral sanctions identifications palestinian legislative "
            "council nonproliferation military end user foreign evaders non sdn chinese industrial complex "
            "companies menu based capta"
        ),
        "type": "individual entity vessel aircraft",
        "ids": _REMARKS,
        "countries": "region",
    },
    "ca-sema": {
        "Aliases": "russian belarusian belarussian ukrainian arabic or and",
        "DateOfBirthOrShipBuildDate": "or",
        "DateOfBirth": "or",
    },
    "au-dfat": {
        "Type": "individual entity",
        "Name Type": "primary name aka original script formerly previously known listed as",
        "Date of Birth": "approximately between and or alt alternative dob to",
        "Address": "ii iii iv n a na",
        "Place of Birth": "n a",
        "Citizenship": "and n a",
    },
    "jp-meti": {"懸念区分": "生物 化学 ミサイル ミサイルm 核 b c m n", "通常兵器": "通常兵器 cw"},
    "jp-mof": {
        "": (
            "不明 a k f known as also original script 別称 旧称 別名 別名1 別名2 "
            "または 又は から の間 頃 年頃 おおよそ に と iv"
        )
    },
    "wb-debarred": {"DEBAR_TO_DATE": "2999 12 31", "LAND1": "zr"},
    "opensanctions": {"identifiers": "imo"},
}
ROW_KEYS: dict[str, tuple[str, ...]] = {
    "ofac-csv": ("altnum", "addnum"),
    "ofac-xml": ("aka/uid", "address/uid", "id/uid", "Item/uid", "nationality/uid", "citizenship/uid"),
    "ofac-enhanced": (
        "@id", "@refId", "@featureTypeId", "@nameId", "@nameTranslationId", "@featureVersionId", "identityId",
        "versionId", "valueRefId", "fromDateBegin", "fromDateEnd", "toDateBegin", "toDateEnd",
    ),
    "ch-seco": ("@ssid", "sanctions-set-id"),
    "au-dfat": ("Reference",),
    "wb-debarred": ("LAST_REFRESH_DATE",),
}  # fmt: skip
"""When the World Bank's file was made dates the edition; the days of an enhanced period spell out its date."""


def _read(form: SourceFormat, *paths: Path) -> list[Party]:
    return list(form.read(Reading(form.source, list(paths))))


def _unpack(path: Path, folder: Path) -> Path:
    plain = folder / path.stem
    plain.write_bytes(lzma.decompress(path.read_bytes()))
    return plain


def _paired(records: Iterable[Iterable[Leaf]], parties: Sequence[Party]) -> Records:
    return [(list(leaves), party) for leaves, party in zip(records, parties, strict=True)]


def _by_reference(records: Mapping[str, Sequence[Leaf]], parties: Iterable[Party]) -> Records:
    """Pair records with parties by the end of the party's id; every record must have one."""
    by_id = {party.id: party for party in parties}
    source = next(iter(by_id.values())).listings[0].source
    return [(leaves, by_id[f"{source}-{reference}"]) for reference, leaves in records.items()]


def _grouped(rows: Iterable[tuple[str, Mapping[str, str]]]) -> dict[str, list[Leaf]]:
    found: dict[str, list[Leaf]] = defaultdict(list)
    for reference, cells in rows:
        found[reference] += [Leaf(column, text) for column, text in cells.items() if text.strip()]
    return found


def _un(data: Path, folder: Path) -> Records:
    path = data / "B_lists/un/un_consolidated_2026-02-27.xml"
    tree = etree.parse(str(path))
    records = [*tree.iterfind(".//INDIVIDUAL"), *tree.iterfind(".//ENTITY")]
    return _paired(map(xml_leaves, records), _read(un.FORMATS[0], path))


def _ofac_csv(set_folder: str, form: SourceFormat, names: Sequence[str]) -> Callable[[Path, Path], Records]:
    columns = (
        "ent_num name type program title call_sign vess_type tonnage grt flag owner remarks",
        "ent_num altnum alttype altname altremarks",
        "ent_num addnum address city country addremarks",
        "ent_num comment",
    )

    def pair(data: Path, folder: Path) -> Records:
        paths = [data / "A_ofac" / set_folder / name for name in names]
        records: dict[str, list[Leaf]] = {}
        for path, names_of_columns in zip(paths, columns, strict=True):
            for number, leaves in csv_records(path, names_of_columns.split()).items():
                kept = [leaf for leaf in leaves if leaf.text.strip() != "-0-"]
                if names_of_columns.startswith("ent_num name") or number in records:  # three comments have no entry
                    records.setdefault(number, []).extend(kept)
        for leaves in records.values():  # the comments continue remarks that were cut in the middle of a word
            remarks = [leaf.text.rstrip("\n") for leaf in leaves if leaf.field in ("remarks", "comment")]
            leaves[:] = [leaf for leaf in leaves if leaf.field not in ("remarks", "comment")]
            leaves += [Leaf("remarks", piece) for piece in "".join(remarks).rstrip(". ").split("; ")]
        return _by_reference(records, _read(form, *paths))

    return pair


def _ofac_xml(data: Path, folder: Path) -> Records:
    path = data / "A_ofac/consolidated_xml/consolidated_2025-03-28.xml"
    records = etree.parse(str(path)).getroot().iterfind("{*}sdnEntry")
    return _paired(map(xml_leaves, records), _read(ofac_xml.FORMATS[1], path))


def _ofac_enhanced(data: Path, folder: Path) -> Records:
    path = data / "A_ofac/enhanced_xml/IRGC_sanctions_ENHANCED_2024-08-28.xml"
    records = etree.parse(str(path)).iterfind("{*}entities/{*}entity")
    return _paired(map(xml_leaves, records), _read(ofac_enhanced.FORMATS[0], path))


def _eu_xml(data: Path, folder: Path) -> Records:
    path = _unpack(data / "B_lists/eu/RECONSTRUCTED_xmlFullSanctionsList_1_1_2026-02-25.xml.xz", folder)
    records = etree.parse(str(path)).getroot().iterfind("{*}sanctionEntity")
    return _paired(map(xml_leaves, records), _read(eu_xml.FORMATS[0], path))


def _eu_csv(data: Path, folder: Path) -> Records:
    """The uploader put quotation marks around every line and made tabs of its commas."""
    wrapped = (data / "B_lists/eu/EUSanctionsShort_csv_1_0_2018-07-04.csv").read_text("cp1252").splitlines()
    lines = [line[1:-1].rstrip("\t").replace("\t", ",").replace('""', '"') for line in wrapped if line]
    path = folder / "csvFullSanctionsList.csv"
    path.write_text("\n".join(lines).replace("Date_filexxxx", "Date_file") + "\n", "cp1252")
    header, *rows = csv.reader(path.read_text("cp1252").splitlines(), delimiter=";")
    records: dict[str, list[Leaf]] = defaultdict(list)
    for row in rows:  # the name of a column may come twice; a backslash and an n stand for a line break
        cells = zip(header[1:], row[1:], strict=False)
        records[row[1]] += [Leaf(column, text.replace("\\n", "\n")) for column, text in cells if text]
    return _paired(records.values(), _read(eu_csv.FORMATS[1], path))


def _uk_ods(data: Path, folder: Path) -> Records:
    path = data / "B_lists/uk/FCDO_SL_2025-08-11.ods"
    with ZipFile(path) as archive:
        tree = etree.fromstring(archive.read("content.xml"))
    rows = [["".join(map(str, cell.itertext())).strip() for cell in row] for row in tree.iter("{*}table-row")]
    parties = {party.listings[0].reference: party for party in _read(uk_tables.FORMATS[1], path)}
    records = _grouped((row[0], dict(zip(rows[0][:8], row, strict=False))) for row in rows[1:] if row and row[0])
    return [(leaves, parties[reference]) for reference, leaves in records.items()]


def _uk_xml(data: Path, folder: Path) -> Records:
    path = data / "B_lists/_format_excerpts/UK_Sanctions_List_EXCERPT_2026-08.xml"
    return _paired(map(xml_leaves, etree.parse(str(path)).iterfind(".//Designation")), _read(uk_xml.FORMATS[0], path))


def _ch_seco(data: Path, folder: Path) -> Records:
    path = data / "B_lists/_format_excerpts/seco_consolidated-list_EXCERPT_2026-08-27.xml"
    return _paired(
        map(xml_leaves, etree.parse(str(path)).getroot().iterfind("target")), _read(ch_seco.FORMATS[0], path)
    )


def _us_csl_csv(name: str) -> Callable[[Path, Path], Records]:
    def pair(data: Path, folder: Path) -> Records:
        path = data / "C_csl/official_samples" / name
        with path.open(newline="", encoding="utf-8") as stream:
            rows = [[Leaf(key, text) for key, text in row.items() if text] for row in csv.DictReader(stream)]
        return _paired(rows, _read(us_csl.FORMATS[0], path))

    return pair


def _us_csl_full(data: Path, folder: Path) -> Records:
    path = _unpack(data / "C_csl/screening-list_2026-07-31_flat.jsonl.xz", folder)
    records = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    return _paired(map(json_leaves, records), _read(us_csl.FORMATS[2], path))


def _us_bis_dpl(data: Path, folder: Path) -> Records:
    path = data / "C_csl/official_samples/dpl.txt"
    with path.open(newline="", encoding="cp1252") as stream:
        rows = [row for row in csv.DictReader(stream, delimiter="\t") if row["Name"]]
    records = _grouped((f"{' '.join(row['Name'].split())}|{row['Effective_Date']}", row) for row in rows)
    return _paired(records.values(), _read(us_bis_dpl.FORMATS[0], path))


def _ca_sema(name: str) -> Callable[[Path, Path], Records]:
    def pair(data: Path, folder: Path) -> Records:
        path = data / "B_lists/canada" / name
        return _paired(map(xml_leaves, etree.parse(str(path)).iterfind(".//record")), _read(ca_sema.FORMATS[0], path))

    return pair


def _sheet(path: Path) -> list[list[str]]:
    sheet = python_calamine.CalamineWorkbook.from_path(path).get_sheet_by_index(0)
    return [[cell_words(cell) for cell in row] for row in sheet.to_python()]


def _au_dfat(data: Path, folder: Path) -> Records:
    path = data / "B_lists/australia/regulation8_consolidated_2024-12.xlsx"
    header, *rows = _sheet(path)
    return _by_reference(
        _grouped((re.sub(r"\D.*", "", row[0]), dict(zip(header, row, strict=True))) for row in rows),
        _read(au_dfat.FORMATS[0], path),
    )


def _jp_meti(data: Path, folder: Path) -> Records:
    path = data / "B_lists/japan/meti_foreign_user_list_2025-09-29.xlsx"
    header, *rows = _sheet(path)
    records = [
        [Leaf(column.partition("\n")[0], text.partition("\n")[2] if "Country" in column else text)
         for column, text in zip(header, row, strict=True) if text]
        for row in rows
    ]  # fmt: skip
    return _paired(records, _read(jp_meti.FORMATS[0], path))


def _jp_mof(data: Path, folder: Path) -> Records:
    """An entry begins where the second column has its number; rows below without one continue it."""
    path = data / "B_lists/japan/mof_shisantouketsu_2026-03-05.xlsx"
    parties = {party.id: party for party in _read(jp_mof.FORMATS[0], path)}
    workbook = python_calamine.CalamineWorkbook.from_path(path)
    records: dict[str, list[Leaf]] = defaultdict(list)
    for name in workbook.sheet_names:
        header: list[str] = []
        reference, deleted = "", False
        for row in ([cell_words(cell) for cell in row] for row in workbook.get_sheet_by_name(name).to_python()):
            if not header:
                header = row if row[0] == "告示日付" else []
                continue
            if row[1]:
                number = re.search(r"\d+(-\d+)?", unicodedata.normalize("NFKC", row[1]))
                reference = f"jp-mof-{name.partition('.')[0]}-{number[0]}" if number else ""
                deleted = "削除" in row[0]
            if reference in parties and not deleted:
                columns = [re.sub(r"\s", "", column) for column in header]
                records[reference] += [Leaf(*cell) for cell in zip(columns, row, strict=False) if cell[1]]
    assert len(parties) - 20 <= len(records) <= len(parties)
    return [(leaves, parties[reference]) for reference, leaves in records.items()]


def _worldbank(data: Path, folder: Path) -> Records:
    path = data / "B_lists/worldbank/wb_debarred_2026-02-22.json"
    records = json.loads(path.read_text("utf-8"))["response"]["ZPROCSUPP"]
    return _paired(map(json_leaves, records), _read(worldbank.FORMATS[0], path))


def _simple_targets(data: Path, folder: Path) -> Records:
    path = data / "E_opensanctions/ua_war_sanctions_targets.simple_2026-03-13.csv"
    with path.open(newline="", encoding="utf-8") as stream:
        rows = [[Leaf(key, text) for key, text in row.items() if text] for row in csv.DictReader(stream)]
    return _paired(rows, _read(opensanctions.FORMATS[0], path))


def _ftm_lines(data: Path, folder: Path) -> Records:
    path = data / "E_opensanctions/sa_wiki_entities.ftm.json"
    parties = {party.id.removeprefix("opensanctions-"): party for party in _read(ftm_stream.FORMATS[0], path)}
    records = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    return [(list(json_leaves(one)), parties[one["id"]]) for one in records if one["id"] in parties]


_SETS = {
    "sdn_trio_2023-12-28": ("sdn.csv", "alt.csv", "add.csv", "sdn_comments.csv"),
    "cons_quartet_after_2025-08": ("cons_prim.csv", "cons_alt.csv", "cons_add.csv", "cons_comments.csv"),
}
LISTS: dict[str, tuple[str, Callable[[Path, Path], Records]]] = {
    "un": ("un", _un),
    "ofac-sdn-csv": ("ofac-csv", _ofac_csv("sdn_trio_2023-12-28", ofac_csv.FORMATS[0], _SETS["sdn_trio_2023-12-28"])),
    "ofac-cons-csv": (
        "ofac-csv",
        _ofac_csv("cons_quartet_after_2025-08", ofac_csv.FORMATS[1], _SETS["cons_quartet_after_2025-08"]),
    ),
    "ofac-xml": ("ofac-xml", _ofac_xml),
    "ofac-enhanced": ("ofac-enhanced", _ofac_enhanced),
    "eu-xml": ("eu-xml", _eu_xml),
    "eu-csv": ("eu-csv", _eu_csv),
    "uk-ods": ("uk-ods", _uk_ods),
    "uk-xml-excerpt": ("uk-xml", _uk_xml),
    "ch-seco-excerpt": ("ch-seco", _ch_seco),
    "us-csl-csv-2024": ("us-csl", _us_csl_csv("consolidated_sample_current_format.csv")),
    "us-csl-csv-2022": ("us-csl", _us_csl_csv("csl_sample.csv")),
    "us-csl-full": ("us-csl", _us_csl_full),
    "us-bis-dpl": ("us-bis-dpl", _us_bis_dpl),
    "ca-sema-2025": ("ca-sema", _ca_sema("sema-lmes_2025-05.xml")),
    "ca-sema-2020": ("ca-sema", _ca_sema("sema-lmes_2020-04.xml")),
    "au-dfat": ("au-dfat", _au_dfat),
    "jp-meti": ("jp-meti", _jp_meti),
    "jp-mof": ("jp-mof", _jp_mof),
    "wb-debarred": ("wb-debarred", _worldbank),
    "opensanctions-simple": ("opensanctions", _simple_targets),
    "opensanctions-ftm": ("opensanctions", _ftm_lines),
}


@pytest.mark.parametrize("name", LISTS)
def test_every_text_of_an_official_record_is_found_in_the_party(name: str, shared: Path, tmp_path: Path) -> None:
    kind, pair = LISTS[name]
    said_by_place = {ending: frozenset(words.split()) for ending, words in SAID_BY_PLACE.get(kind, {}).items()}
    keys = ROW_KEYS.get(kind, ())
    records = list(pair(shared / "data", tmp_path))
    lost = []
    for leaves, party in random.Random(name).sample(records, min(SAMPLE, len(records))):
        said = Said(party)
        for leaf in leaves:
            if not leaf.field.endswith(keys):
                labels = [words for ending, words in said_by_place.items() if leaf.field.endswith(ending)]
                lost += [(party.id, leaf.field, piece) for piece in said.lacks(leaf.text, frozenset().union(*labels))]
    assert not lost, "\n".join(map(str, lost[:20]))
