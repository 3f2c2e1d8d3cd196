"""Build data/han.tsv and data/hangul_syllables.tsv of dissuade.names from the Unicode Han database.

    python scripts/build_han_readings.py DIRECTORY_OF_UNIHAN

The directory holds Unihan_Readings.txt and Unihan_Variants.txt (or .bz2) of Unicode 15 or later,
https://www.unicode.org/Public/UCD/latest/ucd/Unihan.zip; on Debian, package unicode-data.
"""

from __future__ import annotations

import bz2
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

TARGET = Path(__file__).parents[1] / "src/dissuade/names/data/han.tsv"
SYLLABLES = TARGET.with_name("hangul_syllables.tsv")
SYLLABLES_HEADER = "# Hangul syllables that read a Han character (kHangul); by scripts/build_han_readings.py\n"
# Characters that names read otherwise than running text does: 地产 dichan, 首都 shoudu, 长江 changjiang, 厦门 xiamen.
IN_NAMES = {"地": "di", "都": "du", "长": "chang", "長": "chang", "厦": "xia", "廈": "xia"}
HEADER = """\
# Readings of Han characters: Mandarin (pinyin, u-umlaut as v), Cantonese (Jyutping), Korean (Hangul), Vietnamese.
# Built by scripts/build_han_readings.py from Unihan (kMandarin, kHanyuPinlu, kTGHZ2013, kCantonese, kHangul,
# kVietnamese, kTraditionalVariant). Unicode data files: https://www.unicode.org/license.txt
"""


def read(directory: Path, name: str) -> Iterator[tuple[str, str, str]]:
    packed = directory / f"{name}.txt.bz2"
    text = bz2.decompress(packed.read_bytes()) if packed.exists() else (directory / f"{name}.txt").read_bytes()
    for line in text.decode().splitlines():
        if line.startswith("U+"):
            code, field, value = line.split("\t")
            yield chr(int(code[2:], 16)), field, value


def plain(pinyin: str) -> str:
    decomposed = unicodedata.normalize("NFD", pinyin.lower()).replace("u\u0308", "v")
    return "".join(c for c in decomposed if c.isascii() and c.isalpha())


def main(directory: Path) -> None:
    fields: dict[str, dict[str, str]] = defaultdict(dict)
    for char, field, value in read(directory, "Unihan_Readings"):
        fields[char][field] = value
    traditional = {
        char: [chr(int(v.split("<")[0][2:], 16)) for v in value.split()]
        for char, field, value in read(directory, "Unihan_Variants")
        if field == "kTraditionalVariant"
    }
    rows: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for char in sorted(fields):
        known = fields[char]
        if not "\u4e00" <= char <= "\u9fff" or not ("kTGHZ2013" in known or "kHangul" in known or "kXHC1983" in known):
            continue
        mandarin = [plain(p) for p in known.get("kMandarin", "").split()]
        mandarin += [plain(entry.split("(")[0]) for entry in known.get("kHanyuPinlu", "").split()]
        for entry in known.get("kTGHZ2013", "").split():
            mandarin += [plain(p) for p in entry.split(":")[1].split(",")]
        mandarin = [IN_NAMES[char], *mandarin] if char in IN_NAMES else mandarin
        cantonese = [c.rstrip("123456") for c in known.get("kCantonese", "").split()]
        hangul = [h.split(":") for h in known.get("kHangul", "").split()]
        for other in traditional.get(char, []):
            hangul += [h.split(":") for h in fields.get(other, {}).get("kHangul", "").split()]
        # N marks readings for use in personal names; they come first.
        korean = [h for h, source in hangul if "N" in source] + [h for h, source in hangul if "E" in source]
        korean = korean or [h for h, _ in hangul]
        vietnamese = [plain(v.replace("đ", "d")) for v in known.get("kVietnamese", "").split()]
        key = tuple(
            ",".join(list(dict.fromkeys(r for r in readings if r))[:most])
            for readings, most in ((mandarin, 3), (cantonese, 2), (korean, 2), (vietnamese, 1))
        )
        rows[key].append(char)
    lines = ["\t".join((*key, "".join(chars))) for key, chars in sorted(rows.items())]
    syllables = sorted({h for key in rows for h in key[2].split(",") if h})
    SYLLABLES.write_text(SYLLABLES_HEADER + "".join(syllables) + "\n", encoding="utf-8")
    TARGET.write_text(HEADER + "\n".join(lines) + "\n", encoding="utf-8")
    print(f"{sum(map(len, rows.values()))} characters, {len(rows)} lines, {TARGET.stat().st_size} bytes")  # noqa: T201


if __name__ == "__main__":
    main(Path(sys.argv[1]))
