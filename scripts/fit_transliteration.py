"""Fit src/dissuade/names/data/readings.npy from pairs of Latin names and their spellings in other scripts.

    python scripts/fit_transliteration.py SHARED_DATA [SCRIPT...] [--all] [--write]

Only worths of letter correspondences are written, no names. Expectation-maximisation over monotone alignments gives
first worths (pointwise mutual information of a unit and a chunk of Latin letters); then they are learned so that the
right word wins against random others of its script, of either side. The Latin names whose crc32 divided by 10 leaves
0 are kept out of the fit, unless ``--all`` is given; it is reported how often the right word ranks first among 300
others, of those and of the fitted ones.
"""

from __future__ import annotations

import sys
import zlib
from pathlib import Path

import numpy as np
from fit_spelling import all_pairs, read, wikidata_pairs
from numba import njit
from rapidfuzz.distance import Levenshtein

from dissuade.kernels.transliteration import LONGEST_CHUNK, TEMPLATES, chunk_features, make_reading_rooms, score_words
from dissuade.kernels.workspace import INITIALS
from dissuade.names.analysis import analyze_name
from dissuade.names.normalize import fold_latin
from dissuade.names.romanize import romanize
from dissuade.names.tokens import NameClass
from dissuade.names.transliteration import READ_SCRIPTS, unit_codes
from dissuade.names.vocabulary import pack_vocabulary

TARGET = Path(__file__).parents[1] / "src/dissuade/names/data/readings.npy"
BITS = 18
SHIFT = np.uint64(64 - BITS)
SIZE = 1 << BITS
MEASURED = {
    "Cyrl": "russian_80", "Hang": "korean.tokens", "Hani": "chinese.tokens", "Arab": "arabic.tokens",
    "Hebr": "hebrew.tokens", "Kana": "katakana.tokens",
}  # fmt: skip
SHARES = (0.2, 0.25, 0.34, 0.4, 0.5)
LOST = 0.0002
EPOCHS = 5
RIVALS = 12
RANDOM = {"Hani": 0.9975}  # syllables leave less to tell words apart by; a steeper scale would lose true pairs
STEPS = 12  # of a byte to a nat


def held_out(latin: str) -> bool:
    return zlib.crc32(latin.encode()) % 10 == 0


def pack_units(words):
    start = np.zeros(len(words) + 1, np.int64)
    np.cumsum([len(w) for w in words], out=start[1:])
    return np.array([u for w in words for u in w], np.uint32), start


@njit(nogil=True, cache=True, error_model="numpy")
def expect(units, ustart, letters, lstart, pa, pb, prob, counts, totals, chunk_counts, rounds_first, out):
    """One round of expectation: adds to counts (by unit and chunk), totals (by unit); log likelihood a unit to out."""
    b = np.zeros(TEMPLATES, np.int64)
    first = np.array([0.1, 1.0, 0.4, 0.1, 0.03, 0.01])
    for p in range(len(pa)):
        u0, n = ustart[pa[p]], ustart[pa[p] + 1] - ustart[pa[p]]
        l0, m = lstart[pb[p]], lstart[pb[p] + 1] - lstart[pb[p]]
        out[p] = -99.0
        if n == 0 or m == 0 or m > n * LONGEST_CHUNK or n > 40 or m > 60:
            continue
        f = np.zeros((n + 1, m + 1))
        g = np.zeros((n + 1, m + 1))
        q = np.zeros((n, m + 1, LONGEST_CHUNK + 1))
        f[0, 0] = 1.0
        for i in range(n):
            for j in range(m + 1):
                if f[i, j] > 0.0:
                    for k in range(min(LONGEST_CHUNK, m - j) + 1):
                        chunk_features(units, u0, n, i, letters, l0, m, j, k, SHIFT, b)
                        q[i, j, k] = first[k] if rounds_first else prob[b[0]] + 1e-7
                        f[i + 1, j + k] += f[i, j] * q[i, j, k]
        if f[n, m] <= 0.0:
            continue
        out[p] = np.log(f[n, m]) / n
        if not rounds_first and out[p] < -5.0:
            continue
        g[n, m] = 1.0
        for i in range(n - 1, -1, -1):
            for j in range(m + 1):
                if f[i, j] > 0.0:
                    for k in range(min(LONGEST_CHUNK, m - j) + 1):
                        part = q[i, j, k] * g[i + 1, j + k]
                        if part > 0.0:
                            g[i, j] += part
                            share = f[i, j] * part / f[n, m]
                            chunk_features(units, u0, n, i, letters, l0, m, j, k, SHIFT, b)
                            counts[b[0]] += share
                            totals[units[u0 + i] % 1_000_003] += share
                            code = np.int64(1)
                            for t in range(j, j + k):
                                code = code * 37 + np.int64(letters[l0 + t])
                            chunk_counts[code % 1_000_003] += share


@njit(nogil=True, cache=True, error_model="numpy")
def set_first(units, ustart, letters, lstart, pa, pb, counts, totals, chunk_counts, worth, by_length):
    """First worths: pointwise mutual information of unit and chunk, above a floor that every chunk has by length."""
    b = np.zeros(TEMPLATES, np.int64)
    everything = chunk_counts.sum()
    for p in range(len(pa)):
        u0, n = ustart[pa[p]], ustart[pa[p] + 1] - ustart[pa[p]]
        l0, m = lstart[pb[p]], lstart[pb[p] + 1] - lstart[pb[p]]
        for i in range(n):
            for j in range(m + 1):
                for k in range(min(LONGEST_CHUNK, m - j) + 1):
                    chunk_features(units, u0, n, i, letters, l0, m, j, k, SHIFT, b)
                    c = counts[b[0]]
                    if c < 3.0 or c < 0.004 * totals[units[u0 + i] % 1_000_003]:
                        continue
                    code = np.int64(1)
                    for t in range(j, j + k):
                        code = code * 37 + np.int64(letters[l0 + t])
                    together = c / totals[units[u0 + i] % 1_000_003]
                    pmi = np.log(together / ((chunk_counts[code % 1_000_003] + 20.0) / everything))
                    worth[b[0]] = max(pmi, -2.0) - by_length[k]


@njit(nogil=True, cache=True, error_model="numpy")
def best_features(units, u0, n, letters, l0, m, worth, found):
    """Score of the best alignment; its buckets into found, their number returned."""
    b = np.zeros(TEMPLATES, np.int64)
    best = np.full((n + 1, m + 1), -1e30)
    back = np.zeros((n + 1, m + 1), np.int64)
    best[0, 0] = 0.0
    for i in range(n):
        lowest = max(0, m - (n - i) * LONGEST_CHUNK)
        for j in range(lowest, min(m, i * LONGEST_CHUNK) + 1):
            if best[i, j] <= -1e30:
                continue
            for k in range(min(LONGEST_CHUNK, m - j) + 1):
                chunk_features(units, u0, n, i, letters, l0, m, j, k, SHIFT, b)
                total = best[i, j] + worth[SIZE + k]
                for t in range(TEMPLATES):
                    total += worth[b[t]]
                if total > best[i + 1, j + k]:
                    best[i + 1, j + k] = total
                    back[i + 1, j + k] = k
    count = 0
    if best[n, m] > -1e29:
        j = m
        for i in range(n - 1, -1, -1):
            k = back[i + 1, j]
            j -= k
            chunk_features(units, u0, n, i, letters, l0, m, j, k, SHIFT, b)
            for t in range(TEMPLATES):
                found[count] = b[t]
                count += 1
            found[count] = SIZE + k
            count += 1
    return best[n, m], count


@njit(nogil=True, cache=True, error_model="numpy")
def learn(units, ustart, letters, lstart, pa, pb, order, rivals_a, rivals_b, worth, squares, rate, shrink, scale):
    """One epoch: the right pair against pairs with another Latin word, and with another word of the script."""
    count = rivals_a.shape[1]
    found = np.zeros((count + 1, 41 * (TEMPLATES + 1)), np.int64)
    counts = np.zeros(count + 1, np.int64)
    scores = np.zeros(count + 1)
    lost = 0.0
    for step in range(len(order)):
        p = order[step]
        for side in range(2):
            for r in range(count + 1):
                a, b = pa[p], pb[p]
                if r > 0:
                    if side == 0:
                        b = rivals_b[p, r - 1]
                    else:
                        a = rivals_a[p, r - 1]
                u0, n = ustart[a], ustart[a + 1] - ustart[a]
                l0, m = lstart[b], lstart[b + 1] - lstart[b]
                scores[r], counts[r] = best_features(units, u0, n, letters, l0, m, worth, found[r])
                if r > 0 and a == pa[p] and b == pb[p]:
                    counts[r] = 0
                    scores[r] = -1e30
                if scale > 0.0:
                    scores[r] = scores[r] * scale / (n + m + 2.0)
            if counts[0] == 0:
                continue
            top = scores.max()
            whole = np.exp(scores - top).sum()
            lost += np.log(whole) + top - scores[0]
            for r in range(count + 1):
                slope = np.exp(scores[r] - top) / whole - (1.0 if r == 0 else 0.0)
                if abs(slope) < 1e-4:
                    continue
                for t in range(counts[r]):
                    w = found[r, t]
                    gradient = slope + shrink * worth[w]
                    squares[w] += gradient * gradient
                    worth[w] -= rate * gradient / np.sqrt(squares[w] + 1.0)
    return lost / len(order) / 2


class Words:
    def __init__(self, pairs, script):
        self.native = sorted({b for _, b in pairs})
        self.latin = sorted({a for a, _ in pairs})
        self.units, self.ustart = pack_units([unit_codes(w, script) for w in self.native])
        vocabulary = pack_vocabulary(self.latin)
        self.letters, self.lstart = vocabulary.chars, vocabulary.start
        na = {w: i for i, w in enumerate(self.native)}
        nb = {w: i for i, w in enumerate(self.latin)}
        self.pa = np.array([na[b] for _, b in pairs])
        self.pb = np.array([nb[a] for a, _ in pairs])


def fit(pairs, more, script, epochs=EPOCHS, scale=0.0):
    w = Words(pairs + more, script)
    near = np.array([
        any(Levenshtein.normalized_similarity(a, f.text) >= 0.55 for f in romanize(b, script)) for a, b in pairs + more
    ])  # fmt: skip
    sure = w.pa[near], w.pb[near]
    prob = np.zeros(SIZE, np.float64)
    out = np.zeros(len(w.pa))
    for turn in range(5):
        counts, totals, chunks = np.zeros(SIZE), np.zeros(1_000_003), np.zeros(1_000_003)
        expect(w.units, w.ustart, w.letters, w.lstart, *sure, prob, counts, totals, chunks, turn == 0, out)
        # probability by bucket: buckets of one unit are found by going over the pairs again
        prob = np.zeros(SIZE)
        divide(w.units, w.ustart, w.letters, w.lstart, *sure, counts, totals, prob)
    worth = np.zeros(SIZE + LONGEST_CHUNK + 1, np.float32)
    by_length = -np.array([3.0, 3.5, 5.0, 6.0, 7.0, 8.0])
    worth[SIZE:] = by_length
    set_first(w.units, w.ustart, w.letters, w.lstart, *sure, counts, totals, chunks, worth, by_length)
    rng = np.random.default_rng(5)
    pa, pb = sure
    squares = np.zeros(len(worth))
    for epoch in range(epochs):
        if epoch in (2, 3):
            pa, pb = plausible(w, worth, rng)
        ra = rng.integers(0, len(w.native), (len(pa), RIVALS))
        rb = rng.integers(0, len(w.latin), (len(pa), RIVALS))
        lost = learn(
            w.units,
            w.ustart,
            w.letters,
            w.lstart,
            pa,
            pb,
            rng.permutation(len(pa)),
            ra,
            rb,
            worth,
            squares,
            0.3,
            0.0005,
            scale,
        )
        print(f"{script} epoch {epoch}: {len(pa)} of {len(w.pa)} pairs, loss {lost:.4f}")  # noqa: T201
    return worth


def plausible(w, worth, rng):
    """The pairs that fit each other better than 99 of 100 random pairs."""

    def mean(pa, pb):
        out = np.zeros(len(pa))
        score_words(w.units, w.ustart, w.letters, w.lstart, pa, pb, worth, make_reading_rooms(), out)
        return out / (w.ustart[pa + 1] - w.ustart[pa] + w.lstart[pb + 1] - w.lstart[pb] + 2)

    some = rng.integers(0, len(w.native), 20_000), rng.integers(0, len(w.latin), 20_000)
    least = np.quantile(mean(*some), 0.99)
    keep = mean(w.pa, w.pb) > least
    return w.pa[keep], w.pb[keep]


@njit(nogil=True, cache=True, error_model="numpy")
def divide(units, ustart, letters, lstart, pa, pb, counts, totals, prob):
    b = np.zeros(TEMPLATES, np.int64)
    for p in range(len(pa)):
        u0, n = ustart[pa[p]], ustart[pa[p] + 1] - ustart[pa[p]]
        l0, m = lstart[pb[p]], lstart[pb[p] + 1] - lstart[pb[p]]
        if n > 40 or m > 60:
            continue
        for i in range(n):
            for j in range(m + 1):
                for k in range(min(LONGEST_CHUNK, m - j) + 1):
                    chunk_features(units, u0, n, i, letters, l0, m, j, k, SHIFT, b)
                    prob[b[0]] = counts[b[0]] / totals[units[u0 + i] % 1_000_003]


def quantised(worth):
    """Worths as bytes: what ships, and what is measured."""
    return np.clip(np.round(worth * STEPS), -127, 127).astype(np.int8)


def calibrate(pairs, worth, script):
    """Slope and offset that bend a mean worth into a similarity.

    Half of the right pairs come above 0.95, and of random pairs one in 1,000 (``RANDOM``) above 0.5.
    """
    w = Words(pairs, script)
    rng = np.random.default_rng(9)

    def mean(pa, pb):
        out = np.zeros(len(pa))
        score_words(w.units, w.ustart, w.letters, w.lstart, pa, pb, worth, make_reading_rooms(), out)
        return out / (w.ustart[pa + 1] - w.ustart[pa] + w.lstart[pb + 1] - w.lstart[pb] + 2)

    count = 100_000
    low = np.quantile(
        mean(rng.integers(0, len(w.native), count), rng.integers(0, len(w.latin), count)), RANDOM.get(script, 0.999)
    )
    right = mean(w.pa, w.pb)
    high = np.median(right[right > low])
    slope = np.log(0.95 / 0.05) / (high - low)
    return slope, -slope * low


def least_shared(pairs, worth, script, settings):
    """The share of a Latin word's letters that every word it reads has in some romanisation: of ``SHARES`` the greatest
    below which stands one in 5,000 of the right pairs that read at least half."""
    w = Words(pairs, script)
    score = np.zeros(len(w.pa))
    score_words(w.units, w.ustart, w.letters, w.lstart, w.pa, w.pb, worth, make_reading_rooms(), score)
    mean = score / (w.ustart[w.pa + 1] - w.ustart[w.pa] + w.lstart[w.pb + 1] - w.lstart[w.pb] + 2)
    reads = settings[0] * mean + settings[1] >= 0
    letters = [
        {
            c
            for token in analyze_name(word, NameClass.PERSON).tokens
            for form in token.forms
            if form.quality >= INITIALS
            for c in form.text
        }
        for word in w.native
    ]
    shared = np.array(
        [len(letters[a] & set(w.latin[b])) / len(set(w.latin[b])) for a, b in zip(w.pa, w.pb, strict=True)]
    )
    return max((share for share in SHARES if np.mean(shared[reads] < share) <= LOST), default=0.0)


def rank(pairs, worth, script, count, pool, natives):
    """Share of pairs whose right word is strictly first among 300 others: Latin ones, and ones of the script."""
    rng = np.random.default_rng(3)
    chosen = [pairs[i] for i in rng.permutation(len(pairs))[:count]]
    units, ustart = pack_units([unit_codes(w, script) for w in natives])
    vocabulary = pack_vocabulary(pool)
    na = {w: i for i, w in enumerate(natives)}
    nb = {w: i for i, w in enumerate(pool)}
    ul, ll = np.diff(ustart), np.diff(vocabulary.start)
    won = [0, 0]
    for latin, native in chosen:
        for side in range(2):
            a = np.full(301, na[native])
            b = np.full(301, nb[latin])
            (b if side == 0 else a)[1:] = rng.integers(0, len(pool if side == 0 else natives), 300)
            same = (a == a[0]) & (b == b[0])
            out = np.zeros(301)
            score_words(units, ustart, vocabulary.chars, vocabulary.start, a, b, worth, make_reading_rooms(), out)
            out /= ul[a] + ll[b] + 2
            won[side] += out[0] > out[1:][~same[1:]].max()
    return won[0] / count, won[1] / count


def swapped_pairs(data, script):
    """Words of two-word full names whose order differs (a family name first in Korean)."""
    if script not in ("Hang", "Hebr"):
        return []
    name = {"Hang": "korean", "Hebr": "hebrew"}[script]
    pairs = []
    for line in read(data / "G_matching/translit_wikidata" / f"wd_{name}.tsv.xz").splitlines():
        latin, other = line.split("\t")[:2]
        left, right = [fold_latin(x) for x in latin.split()], other.split()
        if len(left) == len(right) == 2:
            pairs += [(left[0], right[1]), (left[1], right[0])]
        elif len(left) == len(right) == 3:
            pairs += [(left[1], right[2]), (left[2], right[0]), (left[0], right[1])]
    return pairs


def main():
    data = Path(sys.argv[1])
    scripts = [a for a in sys.argv[2:] if a in MEASURED] or list(MEASURED)
    rows, settings = {}, {}
    if TARGET.exists():
        rows = dict(zip(READ_SCRIPTS, np.load(TARGET), strict=True))
        for line in TARGET.with_suffix(".tsv").read_text().splitlines():
            if not line.startswith("#"):
                script, *values = line.split("\t")
                settings[script] = [float(v) for v in values]
    for script in scripts:
        part = all_pairs(data, script)
        pairs = [p for p in dict.fromkeys(part) if p[0].isascii() and p[0].isalpha()]
        more = [p for p in dict.fromkeys(swapped_pairs(data, script)) if p[0].isascii() and p[0].isalpha()]
        if "--all" not in sys.argv:
            pairs = [p for p in pairs if not held_out(p[0])]
            more = [p for p in more if not held_out(p[0])]
        worth = fit(pairs, more, script)
        rows[script] = quantised(worth)
        slope, offset = calibrate(pairs, rows[script], script)
        settings[script] = [slope, offset, least_shared(pairs, rows[script], script, (slope, offset))]
        wanted = [p for p in dict.fromkeys(wikidata_pairs(data, MEASURED[script])) if p[0].isascii() and p[0].isalpha()]
        pool, natives = sorted({p[0] for p in wanted}), sorted({p[1] for p in wanted})
        for name, some in (
            ("kept out", [p for p in wanted if held_out(p[0])]), ("fitted", [p for p in wanted if not held_out(p[0])]),
        ):  # fmt: skip
            first = rank(some, rows[script], script, 600, pool, natives)
            print(f"{script} {name}: right Latin word first {first[0]:.3f}, right word of the script {first[1]:.3f}")  # noqa: T201
    if "--write" in sys.argv:
        np.save(TARGET, np.stack([rows[script] for script in READ_SCRIPTS]))
        head = (
            "# Fitted by scripts/fit_transliteration.py: script, slope and offset from a mean worth to a similarity,\n"
            "# share of the letters of a Latin word that some romanisation of what it reads has at least.\n"
        )
        lines = ["\t".join((script, *(f"{value:.6g}" for value in settings[script]))) + "\n" for script in READ_SCRIPTS]
        TARGET.with_suffix(".tsv").write_text(head + "".join(lines))


if __name__ == "__main__":
    main()
