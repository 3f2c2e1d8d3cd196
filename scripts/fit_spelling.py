"""Fit src/dissuade/names/data/spelling from pairs of Latin names and their spellings in other scripts.

    python scripts/fit_spelling.py SHARED_DATA [--report] [--write]

Only counts of letter correspondences are written, no names. ``--report`` fits on four fifths of the Latin names (by
hash) and reports, on the rest, how often the right name ranks first among 300 others of its script.
"""

from __future__ import annotations

import csv
import io
import lzma
import math
import random
import sys
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

from dissuade.names import spelling
from dissuade.names.graphemes import graphemes
from dissuade.names.normalize import fold_latin

TARGET = Path(__file__).parents[1] / "src/dissuade/names/data/spelling"
GAIN = 8.0
STRENGTH = 3.0
MOST_PAIRS = 40_000
LONGEST = {"Hani": 5, "Kana": 4}
SOURCES = {
    "Cyrl": ("russian_80", "russian_20"),
    "Hang": ("korean.tokens", "korean"),
    "Hani": ("chinese.tokens",),
    "Arab": ("arabic.tokens",),
    "Hebr": ("hebrew.tokens", "hebrew"),
    "Kana": ("katakana.tokens", "japanese.tokens"),
}
Pair = tuple[str, str]


def read(path: Path) -> str:
    data = path.read_bytes()
    return (lzma.decompress(data) if path.suffix == ".xz" else data).decode("utf-8")


def wikidata_pairs(data: Path, name: str) -> list[Pair]:
    """(Latin, other) pairs of single words."""
    pairs: list[Pair] = []
    rare: list[Pair] = []
    for line in read(data / "G_matching/translit_wikidata" / f"wd_{name}.tsv.xz").splitlines():
        latin, other, *count = line.split("\t")
        if count and count[0] == "1":
            rare.append((latin, other.replace(" ", "")))
            continue
        if name in ("korean", "hebrew"):  # full names; words are paired in order where their number agrees
            left, right = latin.replace("-", " ").split(), other.replace("-", " ").split()
            if len(left) == len(right):
                pairs += zip(left, right, strict=True)
        else:
            pairs.append((latin, other.replace(" ", "")))
    pairs += rare  # met once only: more of them are mistakes, so they are used last
    return [(fold_latin(latin), other) for latin, other in pairs if fold_latin(latin).isalpha()]


def arabic_pairs(data: Path) -> list[Pair]:
    """Words of the transliteration sets and of official lists that print names in Arabic script as well."""
    pairs: list[Pair] = []
    for name in ("train", "eval", "test"):
        for line in read(data / f"G_matching/translit_arabic/google_ar2en-{name}.txt").splitlines():
            other, latin = line.split("\t")[:2]
            pairs.append((fold_latin(latin), other))
    rows = list(csv.DictReader(io.StringIO(read(data / "G_matching/derived/un_latin_original_script_pairs.csv"))))
    names = [(row["latin"], row["original_script"]) for row in rows]
    variants = csv.DictReader(io.StringIO(read(data / "G_matching/derived/eu_name_variant_pairs.csv.xz")))
    persons = [r for r in variants if r["scripts"] == "Latn-Arab" and r["subject_type"] == "person"]
    names += [(r["name1"], r["name2"]) for r in persons]
    for latin, other in names:
        left, right = latin.replace("-", " ").split(), other.split()
        if len(left) == len(right):
            pairs += [(fold_latin(a), b) for a, b in zip(left, right, strict=True)]
    return [(a, b) for a, b in pairs if a.isalpha()]


def held_out(latin: str) -> bool:
    return zlib.crc32(latin.encode()) % 5 == 0


def prob(table: dict[str, dict[str, float]], unit: str, text: str) -> float:
    """Probability of a unit being spelt so; at first only shorter is likelier."""
    if not table:
        return (0.1, 1.0, 0.4, 0.1, 0.03, 0.01)[len(text)]
    return table.get(unit, {}).get(text, 0.0) + 1e-7


def align(pairs: list[tuple[str, list[str]]], longest: int, rounds: int) -> list[tuple[str, list[str], list[str]]]:
    """Expectation-maximisation over monotone alignments; the best alignment of each pair that is likely enough."""
    table: dict[str, dict[str, float]] = {}
    for turn in range(rounds + 1):
        last = turn == rounds
        counts: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
        aligned = []
        for latin, units in pairs:
            n, m = len(units), len(latin)
            if not n or m > n * longest:
                continue

            if last:
                best = [[(-math.inf, 0)] * (m + 1) for _ in range(n + 1)]
                best[0][0] = (0.0, 0)
                for i in range(n):
                    for j in range(m + 1):
                        if best[i][j][0] > -math.inf:
                            for k in range(min(longest, m - j) + 1):
                                score = best[i][j][0] + math.log(prob(table, units[i], latin[j : j + k]))
                                if score > best[i + 1][j + k][0]:
                                    best[i + 1][j + k] = (score, k)
                if best[n][m][0] / n < -4.2:  # not the same name
                    continue
                chunks, j = [], m
                for i in range(n, 0, -1):
                    k = best[i][j][1]
                    chunks.append(latin[j - k : j])
                    j -= k
                aligned.append((latin, units, chunks[::-1]))
                continue
            forward = [[0.0] * (m + 1) for _ in range(n + 1)]
            forward[0][0] = 1.0
            for i in range(n):
                for j in range(m + 1):
                    if forward[i][j]:
                        for k in range(min(longest, m - j) + 1):
                            forward[i + 1][j + k] += forward[i][j] * prob(table, units[i], latin[j : j + k])
            backward = [[0.0] * (m + 1) for _ in range(n + 1)]
            backward[n][m] = 1.0
            total = forward[n][m]
            if total <= 0 or (table and math.log(total) / n < -5.0):
                continue
            for i in range(n - 1, -1, -1):
                for j in range(m + 1):
                    if forward[i][j]:
                        for k in range(min(longest, m - j) + 1):
                            if backward[i + 1][j + k]:
                                chunk = latin[j : j + k]
                                p = prob(table, units[i], chunk) * backward[i + 1][j + k]
                                backward[i][j] += p
                                counts[units[i]][chunk] += forward[i][j] * p / total
        if last:
            return aligned
        table = {
            unit: {t: c / sum(spelt.values()) for t, c in spelt.items() if c > 1e-3} for unit, spelt in counts.items()
        }
    return []


def count_contexts(aligned: Iterable[tuple[str, list[str], list[str]]], script: str) -> dict[str, dict[str, float]]:
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for _, units, chunks in aligned:
        padded = ["#", *units, "#"]
        for i, chunk in enumerate(chunks, 1):
            left, unit, right = padded[i - 1], padded[i], padded[i + 1]
            for context in (unit, f"{left} {unit} *", f"* {unit} {right}", f"{left} {unit} {right}"):
                counts[context][chunk] += 1
    return prune(counts)


def prune(counts: dict[str, Counter[str]]) -> dict[str, dict[str, float]]:
    """Keep a longer context only where it says what the shorter ones do not: ``GAIN`` nats over all it saw."""

    def gain(context: str, shorter: list[str]) -> float:
        seen = counts[context]
        total = sum(seen.values())
        score = 0.0
        for spelt, n in seen.items():
            p = sum(counts[s][spelt] / sum(counts[s].values()) for s in shorter) / len(shorter)
            score += n * math.log((n + STRENGTH * p) / (total + STRENGTH) / p)
        return score

    kept: dict[str, dict[str, float]] = {}
    for context, seen in counts.items():
        parts = context.split(" ")
        if len(parts) == 3:
            left, unit, right = parts
            if sum(seen.values()) < 6:
                continue
            pair = [f"{left} {unit} *", f"* {unit} {right}"] if "*" not in (left, right) else [unit]
            if gain(context, pair) < GAIN:
                continue
        least = 1 if len(parts) == 1 else 2
        often = {t: float(c) for t, c in seen.most_common(8) if c >= least}
        if often:
            kept[context] = often
    return kept


def letter_table(words: Iterable[str]) -> str:
    """Quantised cost of each letter after each two, interpolated with shorter contexts."""
    three: Counter[tuple[int, int, int]] = Counter()
    two: Counter[tuple[int, int]] = Counter()
    one: Counter[int] = Counter()
    for word in words:
        codes = [26, 26, *(ord(c) - 97 for c in word), 26]
        for a, b, c in zip(codes, codes[1:], codes[2:], strict=False):
            three[a, b, c] += 1
            two[b, c] += 1
            one[c] += 1
    total = sum(one.values())
    after_two, after_one = Counter[tuple[int, int]](), Counter[int]()
    for (a, b, _), n in three.items():
        after_two[a, b] += n
    for (b, _), n in two.items():
        after_one[b] += n
    signs = []
    for a in range(27):
        for b in range(27):
            for c in range(27):
                p1 = (one[c] + 1) / (total + 27)
                p2 = (two[b, c] + 5 * p1) / (after_one[b] + 5)
                p3 = (three[a, b, c] + 8 * p2) / (after_two[a, b] + 8)
                signs.append(chr(48 + min(74, round(-math.log(p3) / 0.125))))
    return "".join(signs)


def all_pairs(data: Path, script: str) -> list[Pair]:
    pairs = [pair for name in SOURCES[script] for pair in wikidata_pairs(data, name)]
    return (arabic_pairs(data) if script == "Arab" else []) + pairs


def fit(pairs: list[Pair], script: str) -> dict[str, dict[str, float]]:
    unit_pairs = [(latin, graphemes(other, script)) for latin, other in list(dict.fromkeys(pairs))[:MOST_PAIRS]]
    return count_contexts(align(unit_pairs, LONGEST.get(script, 4), 3), script)


def report(data: Path, scripts: list[str]) -> None:
    from rapidfuzz.distance import Levenshtein

    from dissuade.names.romanize import romanize

    for script in scripts:
        pairs = all_pairs(data, script)
        model = spelling.SpellingModel(fit([p for p in pairs if not held_out(p[0])], script))
        spelling.load_model.cache_clear()
        original = spelling.load_model
        spelling.load_model = lambda _s, m=model: m  # type: ignore[assignment]
        wanted = [p for p in dict.fromkeys(wikidata_pairs(data, SOURCES[script][0])) if held_out(p[0]) and p[0]]
        latin_names = sorted({p[0] for p in wikidata_pairs(data, SOURCES[script][0])})
        rng = random.Random(7)  # noqa: S311
        plain = full = 0
        rng.shuffle(wanted)
        wanted = wanted[:600]
        for latin, other in wanted:
            rivals = [r for r in rng.sample(latin_names, 301) if r != latin][:300]
            forms = [f.text for f in romanize.__wrapped__(other, script)]

            def score(name: str, forms: list[str]) -> float:
                return max(Levenshtein.normalized_similarity(name, f) for f in forms)

            for which in (0, 1):
                some = forms if which else forms[:1]
                right = score(latin, some)
                first = all(score(r, some) < right for r in rivals)
                if which:
                    full += first
                else:
                    plain += first
        print(f"{script} {len(wanted)} pairs: first form {plain / len(wanted):.3f}, all forms {full / len(wanted):.3f}")  # noqa: T201
        spelling.load_model = original


def write(data: Path, scripts: list[str]) -> None:
    words: set[str] = set()
    for script in SOURCES:
        words |= {latin for latin, _ in all_pairs(data, script)}
    head = "# Fitted by scripts/fit_spelling.py: counts from Wikidata labels, google/transliteration, official lists.\n"
    table = letter_table(sorted(words))
    lines = "\n".join(table[i : i + 108] for i in range(0, len(table), 108))
    (TARGET / "letters.txt").write_text(head + lines + "\n")
    for script in scripts:
        counts = fit(all_pairs(data, script), script)
        rows = [
            context + "\t" + " ".join(f"{t}:{c:g}" for t, c in sorted(spelt.items(), key=lambda i: (-i[1], i[0])))
            for context, spelt in sorted(counts.items())
        ]
        path = TARGET / f"{script}.tsv"
        path.write_text(head + "\n".join(rows) + "\n", encoding="utf-8")
        print(script, len(rows), "contexts", path.stat().st_size, "bytes")  # noqa: T201


def main() -> None:
    data = Path(sys.argv[1])
    scripts = [a for a in sys.argv[2:] if a in SOURCES] or list(SOURCES)
    if "--write" in sys.argv:
        write(data, scripts)
    if "--report" in sys.argv:
        report(data, scripts)


if __name__ == "__main__":
    main()
