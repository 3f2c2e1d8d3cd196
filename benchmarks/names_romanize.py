"""How well names in other scripts are met by their Latin spellings, and how fast names are taken apart.

    python benchmarks/names_romanize.py [SHARED]

For each pair of G_matching/translit_wikidata (single words) the right Latin name competes with 300 others of its
script; the score of a candidate is the normalised Levenshtein similarity of its best form. ``strict`` counts a tie as
lost, ``ties`` as half won; ``anyascii`` is the plain transliteration under the same count. The spelling tables were
fitted on such pairs: ``scripts/fit_spelling.py SHARED/data --report`` gives the figures on names kept out of the fit.
"""

from __future__ import annotations

import csv
import io
import lzma
import random
import sys
import time
from collections import defaultdict
from pathlib import Path

from anyascii import anyascii
from rapidfuzz.distance import Levenshtein

from benchmarks.shared import SHARED
from dissuade.names import analyze_name
from dissuade.names.normalize import fold_latin
from dissuade.names.romanize import romanize
from dissuade.names.skeleton import skeleton
from dissuade.names.tokens import NameClass

SETS = {
    "Cyrl": ("russian_80", 97), "Hang": ("korean.tokens", 90), "Hani": ("chinese.tokens", 85),
    "Arab": ("arabic.tokens", 88), "Hebr": ("hebrew.tokens", 96), "Kana": ("katakana.tokens", 92),
}  # fmt: skip
PAIRS = 400


def read(path: Path) -> str:
    return lzma.decompress(path.read_bytes()).decode("utf-8")


def best(name: str, forms: list[str]) -> float:
    return max((Levenshtein.normalized_similarity(name, form) for form in forms), default=0.0)


def rank_first(folder: Path) -> None:
    print("script  pairs  anyascii strict/ties  forms strict/ties  target")
    for script, (name, target) in SETS.items():
        rows = [line.split("\t") for line in read(folder / f"wd_{name}.tsv.xz").splitlines()]
        pairs = sorted({(fold_latin(r[0]), r[1].replace(" ", "")) for r in rows if fold_latin(r[0])})
        latin = sorted({pair[0] for pair in pairs})
        rng = random.Random(11)
        won: dict[tuple[str, str], float] = defaultdict(float)
        for right, written in rng.sample(pairs, PAIRS):
            others = [other for other in rng.sample(latin, 301) if other != right][:300]
            ways = {
                "plain": [fold_latin(anyascii(written))],
                "forms": [form.text for form in romanize(written, script)],
            }
            for way, forms in ways.items():
                score = best(right, forms)
                rival = max(best(other, forms) for other in others)
                won[way, "strict"] += score > rival
                won[way, "ties"] += 1.0 if score > rival else 0.5 if score == rival else 0.0
        share = {key: value / PAIRS for key, value in won.items()}
        print(
            f"{script}    {PAIRS}    {share['plain', 'strict']:.3f}/{share['plain', 'ties']:.3f}"
            f"           {share['forms', 'strict']:.3f}/{share['forms', 'ties']:.3f}        {target / 100:.2f}"
        )


def key_groups(derived: Path) -> None:
    rows = list(csv.reader(io.StringIO(read(derived / "ofac_primary_alias_pairs.csv.xz"))))[1:]
    persons = [(r[2], r[3]) for r in rows if r[1] == "Person"]
    vocabulary: set[str] = set()
    variants: set[tuple[str, str]] = set()
    for primary, alias in persons:
        left, right = ({t.forms[0].text for t in analyze_name(n, NameClass.PERSON).tokens} for n in (primary, alias))
        vocabulary |= left | right
        for one in left - right:
            other = max(right, key=lambda word: Levenshtein.normalized_similarity(one, word), default="")
            if other not in left and Levenshtein.normalized_similarity(one, other) >= 0.6:
                variants.add((min(one, other), max(one, other)))
    keys: dict[str, int] = defaultdict(int)
    for word in vocabulary:
        keys[skeleton(word)] += 1
    equal = sum(skeleton(a) == skeleton(b) for a, b in variants) / len(variants)
    mates = sum(n * (n - 1) for n in keys.values()) / len(vocabulary)
    print(f"skeleton: {equal:.3f} of {len(variants)} spelling variants of OFAC aliases share their key;")
    print(f"  {len(vocabulary)} forms, {len(keys)} keys, {mates:.1f} others with the same key on average")


def speed(derived: Path) -> None:
    rows = list(csv.reader(io.StringIO(read(derived / "ofac_primary_alias_pairs.csv.xz"))))[1:]
    names = [(text, NameClass.PERSON if r[1] == "Person" else NameClass.ORGANIZATION) for r in rows for text in r[2:4]]
    for turn in ("first", "again"):
        start = time.perf_counter()
        for text, name_class in names:
            analyze_name(text, name_class)
        print(f"{turn}: {(time.perf_counter() - start) / len(names) * 1e6:.1f} us a name, {len(names)} OFAC names")
    start = time.perf_counter()
    for _ in range(20_000):
        analyze_name("John Peter Smithson", NameClass.PERSON)
    print(f"harmless three-word Latin name: {(time.perf_counter() - start) / 20_000 * 1e6:.1f} us")


def main() -> None:
    shared = Path(sys.argv[1]) if len(sys.argv) > 1 else SHARED
    rank_first(shared / "data/G_matching/translit_wikidata")
    key_groups(shared / "data/G_matching/derived")
    speed(shared / "data/G_matching/derived")


if __name__ == "__main__":
    main()
