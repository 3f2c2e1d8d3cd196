"""Does the right name rank first among 300 others of its script? Latin spellings against names in their own script.

    python -m benchmarks.translit_ranks [--data FOLDER] [--names 400] [--split kept-out|fitted] [--forms-only]

Pairs are those of Wikidata (Merhav and Ash, COLING 2018), single words and, of Korean and Hebrew, full names too. They
are split by the Latin name, as ``scripts/fit_transliteration.py`` splits them (crc32 divided by 10 leaves 0: kept out,
unless ``--all`` was given to the fit; of a full name at least one word must be so). Ranked is by
``compare_many``: the names of the script that may answer a Latin name, and the Latin names that may answer a name of
the script. Ties count as lost. ``edits`` is the plain edit distance to the first romanisation. The data pair some words
wrongly (a family name with a given name), so that 100 % cannot be reached: of the Korean words about 12 in 100.
"""

from __future__ import annotations

import argparse
import lzma
import random
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from rapidfuzz.distance import Levenshtein

from benchmarks.figures import Figure, record
from benchmarks.shared import SHARED
from dissuade.matching import readings
from dissuade.matching.compare import compare_many
from dissuade.names.normalize import fold_latin
from dissuade.names.romanize import romanize

__all__ = ["FILES", "Ranks", "main", "measure"]

FILES = {
    "Cyrl": ("russian_80", "russian_20"),
    "Hang": ("korean", "korean.tokens"),
    "Hani": ("chinese.tokens",),
    "Arab": ("arabic.tokens",),
    "Hebr": ("hebrew", "hebrew.tokens"),
    "Kana": ("katakana.tokens",),
}
_ASKED = {"Cyrl": 0.97, "Hang": 0.90, "Hani": 0.85, "Arab": 0.88, "Hebr": 0.96, "Kana": 0.92}
_FULL = frozenset(("korean", "hebrew"))
_OTHERS = 300


class Ranks(NamedTuple):
    """Shares that rank first: names of the script for a Latin one, the reverse, and by plain edit distance."""

    native: float
    latin: float
    edits: float
    lost: list[tuple[str, str, str]]


def measure(folder: Path, script: str, file: str, names: int, *, kept_out: bool = True, seed: int = 7) -> Ranks:
    """Rank names of one file.

    Args:
        folder: with the files of ``FILES``.
        names: how many are asked for.
        kept_out: ask for names that the fit has not seen, else for the others.
    """
    pairs = list(dict.fromkeys(_read(folder / f"wd_{file}.tsv.xz", full=file in _FULL)))
    chance = random.Random(seed)
    asked = [pair for pair in pairs if (True in _kept_out(pair[0])) == kept_out]
    chance.shuffle(asked)
    asked = asked[:names]
    of_latin: dict[str, set[str]] = {}
    of_native: dict[str, set[str]] = {}
    for latin, native in pairs:
        of_latin.setdefault(latin, set()).add(native)
        of_native.setdefault(native, set()).add(latin)
    latins, natives = sorted(of_latin), sorted(of_native)
    left: list[str] = []
    right: list[str] = []
    edits = 0
    for latin, native in asked:
        rivals = [o for o in chance.sample(natives, _OTHERS + 60) if o not in of_latin[latin]][:_OTHERS]
        left += [latin] * (_OTHERS + 1)
        right += [native, *rivals]
        near = [Levenshtein.normalized_similarity(_plain(latin), _romanized(o, script)) for o in (native, *rivals)]
        edits += near[0] > max(near[1:])
    for latin, native in asked:
        rivals = [o for o in chance.sample(latins, _OTHERS + 60) if o not in of_native[native]][:_OTHERS]
        left += [latin, *rivals]
        right += [native] * (_OTHERS + 1)
    scores = compare_many(left, right, "Person").reshape(2, len(asked), _OTHERS + 1)
    won = scores[:, :, 0] > scores[:, :, 1:].max(axis=2)
    best = scores[0, :, 1:].argmax(axis=1)
    winners = [right[p * (_OTHERS + 1) + 1 + int(b)] for p, b in enumerate(best)]
    lost = [(*pair, winner) for pair, good, winner in zip(asked, won[0], winners, strict=True) if not good]
    return Ranks(float(won[0].mean()), float(won[1].mean()), edits / len(asked), lost)


def _kept_out(latin: str) -> set[bool]:
    return {zlib.crc32(fold_latin(word).encode()) % 10 == 0 for word in latin.replace("-", " ").split()}


def _plain(latin: str) -> str:
    return " ".join(sorted(fold_latin(word) for word in latin.split()))


def _romanized(native: str, script: str) -> str:
    return " ".join(sorted((romanize(word, script) or (("",),))[0][0] for word in native.split()))


def _read(path: Path, *, full: bool) -> Iterator[tuple[str, str]]:
    for line in lzma.decompress(path.read_bytes()).decode("utf-8").splitlines():
        latin, native = line.split("\t")[:2]
        native = native.strip() if full else native.replace(" ", "")
        if native and all(map(fold_latin, latin.split())) and latin:
            yield latin, native


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=SHARED / "data")
    parser.add_argument("--names", type=int, default=400)
    parser.add_argument("--script", choices=sorted(FILES), help="only this one")
    parser.add_argument("--split", choices=("kept-out", "fitted"), default="kept-out")
    parser.add_argument("--forms-only", action="store_true", help="without the learned readings")
    parser.add_argument("--lost", type=int, default=0, help="show so many lost names")
    options = parser.parse_args(arguments)
    if options.forms_only:
        readings.load_readings().row.flags.writeable = True
        readings.load_readings().row[:] = np.int64(-1)
        readings.load_readings().row.flags.writeable = False
    print(f"{'script':7} {'file':15} {'script first':>13} {'Latin first':>12} {'edits':>7}")
    for script in [options.script] if options.script else FILES:
        for file in FILES[script]:
            folder = options.data / "G_matching" / "translit_wikidata"
            ranks = measure(folder, script, file, options.names, kept_out=options.split == "kept-out")
            print(f"{script:7} {file:15} {ranks.native:13.1%} {ranks.latin:12.1%} {ranks.edits:7.1%}", flush=True)
            least = min(ranks.native, ranks.latin)
            record(
                Figure(f"right name first of {_OTHERS + 1}, {file}", least, _ASKED[script], ranks.edits, "edits", "%")
            )
            for latin, right, winner in ranks.lost[: options.lost]:
                print(f"    {latin} {right}, lost to {winner}")


if __name__ == "__main__":
    main()
