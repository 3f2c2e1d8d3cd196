"""Labelled pairs of names made from the official lists: what the model is fitted on.

Positives: two names of one party on one list, the same party on two lists (by UN reference), its name in its own
script, and names with treatments (typing errors, initials, order, spaces, omissions). An alias that shares no word
with the other name is left out: nobody could tell from the names.
Negatives: near neighbours on the same list (an entry there is a party of its own), the listed names nearest to made-up
customers, names with one word, number or place exchanged for another that the lists use, and names that happen to
spell the acronym of another organisation.
Every pair carries a group, the party it was made from, so that splits go by party.
"""

from __future__ import annotations

import csv
import random
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from benchmarks.list_names import ListedNames, read_listed_names
from dissuade.index.joined import join_words
from dissuade.kernels.comparison import FEATURES
from dissuade.matching.features import encode_set, pair_classes, pair_features
from dissuade.matching.score import logits
from dissuade.names import analyze_name
from dissuade.names.columns import encode_analyzed
from dissuade.names.form_numbers import FormNumbers
from dissuade.names.tokens import NameClass, TokenKind

__all__ = ["NamePair", "make_pairs", "read_labelled_pairs"]

_CLASSES = {
    "Person": NameClass.PERSON,
    "Organization": NameClass.ORGANIZATION,
    "Vessel": NameClass.VESSEL,
    "Airplane": NameClass.VESSEL,
}
_COVERAGE = FEATURES.index("coverage")
_WORST = FEATURES.index("worst_token")
_ACRONYM = FEATURES.index("acronym")


@dataclass(frozen=True, slots=True)
class NamePair:
    """Two names, whether they mean one party, where the pair comes from, and the party it was made from."""

    a: str
    b: str
    match: bool
    origin: str
    group: str


def read_labelled_pairs(path: Path) -> list[tuple[NamePair, str, str]]:
    """Pairs of a labelled file (columns ``schema,name1,name2,is_match,quality``), with schema and quality."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    groups = _connect([(row["name1"].casefold(), row["name2"].casefold()) for row in rows])
    return [
        (NamePair(r["name1"], r["name2"], r["is_match"] == "true", r["case_group"], g), r["schema"], r["quality"])
        for r, g in zip(rows, groups, strict=True)
    ]


def make_pairs(data: Path, name_class: NameClass, most: int, seed: int = 7) -> list[NamePair]:
    """Pairs for one class of names.

    Args:
        data: the folder of official files.
        most: about how many parties to make pairs from.
        seed: the same seed gives the same pairs.
    """
    rng = random.Random(seed)
    parties = [p for p in read_listed_names(data) if _CLASSES.get(p.schema) is name_class]
    rng.shuffle(parties)
    chosen = parties[:most]
    words = _words(parties, name_class)
    pairs: list[NamePair] = []
    for party in chosen:
        pairs += _aliases(party, rng)
        pairs += _treated(party, rng, name_class)
        pairs += _exchanged(party, rng, name_class, words)
    if name_class is not NameClass.VESSEL:
        pairs += _cross_list(data, name_class)
    pairs = _tellable(pairs, name_class) + _neighbours(parties, name_class, rng)
    if name_class is NameClass.PERSON:
        pairs += _customers(data, parties, rng)
    if name_class is NameClass.ORGANIZATION:
        pairs += _acronyms(parties, most // 5, rng)
    return pairs


def _aliases(party: ListedNames, rng: random.Random) -> list[NamePair]:
    first = party.names[0][0]
    others = [(text, kind) for text, kind in party.names[1:] if kind not in ("weak", "former")]
    rng.shuffle(others)
    return [
        NamePair(first, text, True, "original" if kind == "original" or not _latin(text) else "alias", party.key)
        for text, kind in others[:4]
    ]


def _cross_list(data: Path, name_class: NameClass) -> list[NamePair]:
    with (data / "G_matching" / "derived" / "cross_list_un_links.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return [
        NamePair(r["un_name"], r["other_name"], True, "cross-list", f"un-{r['un_ref']}")
        for r in rows
        if _CLASSES.get(r["schema"]) is name_class
    ]


def _treated(party: ListedNames, rng: random.Random, name_class: NameClass) -> list[NamePair]:
    """The primary name with one clerical treatment."""
    name = party.names[0][0]
    words = name.split()
    if len(words) < 2 or not name.isascii():
        return []
    kind = rng.choice(
        ("same", "same", "typo", "typo", "typos", "glued", "split", "order", "initial", "omission", "comma")
    )
    changed = list(words)
    longest = sorted(range(len(words)), key=lambda i: (-len(words[i]), i))
    if kind == "same":
        changed = [word.swapcase() for word in words]
    elif kind == "typo":
        changed[longest[0]] = _typo(words[longest[0]], rng)
    elif kind == "typos":
        for i in longest[:2]:
            changed[i] = _typo(words[i], rng)
    elif kind == "glued":
        i = rng.randrange(len(words) - 1)
        changed[i : i + 2] = ["".join(words[i : i + 2])]
    elif kind == "split":
        word = words[longest[0]]
        if len(word) < 6:
            return []
        cut = rng.randrange(3, len(word) - 2)
        changed[longest[0]] = f"{word[:cut]} {word[cut:]}"
    elif kind in ("initial", "comma") and name_class is not NameClass.PERSON:
        return []
    elif kind == "order" and len(words) > 2:
        changed = [*words[-1:], *words[:-1]]
    elif kind == "comma":
        changed = [f"{words[-1]},", *words[:-1]]
    elif kind == "initial" and len(words) > 2:
        i = rng.randrange(1, len(words) - 1)
        changed[i] = f"{words[i][0]}."
    elif kind == "omission" and len(words) > 3 and name_class is NameClass.PERSON:
        del changed[rng.randrange(1, len(words) - 1)]
    text = " ".join(changed)
    return [] if text == name else [NamePair(name, text, True, kind, party.key)]


def _typo(word: str, rng: random.Random) -> str:
    if len(word) < 4:
        return word
    i = rng.randrange(1, len(word) - 1)
    letter = rng.choice("aeioulnrstkmd")
    letter = letter.upper() if word[i].isupper() else letter
    return rng.choice(
        (
            word[:i] + word[i + 1 :],
            word[:i] + letter + word[i + 1 :],
            word[:i] + letter + word[i:],
            word[:i] + word[i] + word[i:],
            word[:i] + word[i + 1] + word[i] + word[i + 2 :],
        )
    )


def _words(parties: list[ListedNames], name_class: NameClass) -> dict[tuple[TokenKind, str], list[str]]:
    """Words of primary names by kind and, for persons, by place (first, middle, last)."""
    found: dict[tuple[TokenKind, str], list[str]] = defaultdict(list)
    for party in parties[:4000]:
        name = analyze_name(party.names[0][0], name_class)
        for position, token in enumerate(name.tokens):
            found[token.kind, _place(position, len(name.tokens), name_class)].append(token.text)
    return found


def _place(position: int, count: int, name_class: NameClass) -> str:
    if name_class is not NameClass.PERSON:
        return "any"
    return "first" if position == 0 else ("last" if position == count - 1 else "middle")


def _exchanged(
    party: ListedNames, rng: random.Random, name_class: NameClass, words: dict[tuple[TokenKind, str], list[str]]
) -> list[NamePair]:
    """The primary name with one word exchanged for another of its kind: somebody else's name."""
    text = party.names[0][0]
    name = analyze_name(text, name_class)
    movable = (TokenKind.NAME, TokenKind.PATRONYMIC, TokenKind.NUMBER, TokenKind.PLACE)
    tokens = [(i, t) for i, t in enumerate(name.tokens) if t.kind in movable]
    core = sum(t.kind in (TokenKind.NAME, TokenKind.PATRONYMIC) for _, t in tokens)
    pairs = []
    fathers = [i for i, t in enumerate(name.tokens) if t.kind is TokenKind.PATRONYMIC and i > 1]
    if fathers and name.tokens[fathers[0] - 1].kind is TokenKind.PARTICLE and rng.random() < 0.5:
        child, father = name.tokens[fathers[0] - 2], name.tokens[fathers[0]]
        if child.kind is TokenKind.NAME and child.text != father.text:
            swapped = text[: child.start] + father.text + text[child.end : father.start] + child.text
            pairs.append(NamePair(text, swapped + text[father.end :], False, "chain", party.key))
    if core < 2 and not any(t.kind in (TokenKind.NUMBER, TokenKind.PLACE) for _, t in tokens):
        return pairs
    rng.shuffle(tokens)
    for position, token in tokens[:1]:
        if len(token.text) < 3 and token.kind is not TokenKind.NUMBER:
            continue
        choice = words[token.kind, _place(position, len(name.tokens), name_class)]
        other = rng.choice(choice) if choice else token.text
        if _distance(other.casefold(), token.text.casefold()) > (0 if token.kind is TokenKind.NUMBER else 2):
            other = other.upper() if token.text.isupper() else other.title()
            pairs.append(NamePair(text, text[: token.start] + other + text[token.end :], False, "exchange", party.key))
    return pairs


def _tellable(pairs: list[NamePair], name_class: NameClass) -> list[NamePair]:
    """Without positives whose names share too little for anybody to tell."""
    names = encode_set([analyze_name(text, name_class) for pair in pairs for text in (pair.a, pair.b)])
    features = pair_features(names, names, np.arange(0, 2 * len(pairs), 2), np.arange(1, 2 * len(pairs), 2))
    seen: set[tuple[str, str]] = set()
    kept = []
    for pair, row in zip(pairs, features, strict=True):
        known = pair.origin not in ("alias", "original", "cross-list") or (row[_COVERAGE] >= 0.6 and row[_WORST] > 0.0)
        if (not pair.match or known) and (pair.a, pair.b) not in seen and pair.a != pair.b:
            seen.add((pair.a, pair.b))
            kept.append(pair)
    return kept


def _neighbours(parties: list[ListedNames], name_class: NameClass, rng: random.Random) -> list[NamePair]:
    """For some names of each list, the nearest names of other parties on that list."""
    pairs = []
    for source in ("uk", "ofac", "eu"):
        listed = [p for p in parties if p.source == source][:5000]
        texts = [(p.key, text) for p in listed for text, kind in p.names[:3] if kind in ("primary", "alias")]
        if len(texts) < 2:
            continue
        names = encode_set([analyze_name(text, name_class) for _, text in texts])
        keys = np.array([key for key, _ in texts])
        everything = np.arange(len(texts))
        for q in rng.sample(range(len(texts)), min(250, len(texts))):
            query = np.full(len(texts), q)
            score = logits(
                pair_features(names, names, query, everything), pair_classes(names, names, query, everything)
            )
            score[keys == keys[q]] = -np.inf
            for other in np.argsort(-score)[:3]:
                a, b = texts[q][1], texts[int(other)][1]
                if _bag(a) != _bag(b):  # a homonym or a double entry: the names cannot tell
                    pairs.append(NamePair(a, b, False, "neighbour", texts[q][0]))
    return pairs


def _acronyms(parties: list[ListedNames], most: int, rng: random.Random) -> list[NamePair]:
    """Acronyms of some names against these and against the names of other parties that spell them."""
    texts = [(p.key, p.names[0][0]) for p in parties if _latin(p.names[0][0])]
    names = encode_set([analyze_name(text, NameClass.ORGANIZATION) for _, text in texts])
    everything = np.arange(len(texts))
    pairs = []
    for key, text in rng.sample(texts, min(most, len(texts))):
        words = join_words(encode_analyzed([analyze_name(text, NameClass.ORGANIZATION)], FormNumbers()), asked=False)
        known = [word for word, place in zip(words.words.texts(), words.place.tolist(), strict=True) if not place[-1]]
        if not known:
            continue
        acronym = rng.choice(known).upper()
        pairs.append(NamePair(acronym, text, True, "acronym", key))
        asked = encode_set([analyze_name(acronym, NameClass.ORGANIZATION)])
        features = pair_features(asked, names, np.zeros(len(texts), np.int64), everything)
        others = [n for n in np.flatnonzero(features[:, _ACRONYM] > 0).tolist() if _bag(texts[n][1]) != _bag(text)]
        pairs += [
            NamePair(acronym, texts[n][1], False, "acronym", key) for n in rng.sample(others, min(2, len(others)))
        ]
    return pairs


def _customers(data: Path, parties: list[ListedNames], rng: random.Random) -> list[NamePair]:
    """For some made-up customers, the nearest names on the lists."""
    folder = data / "G_matching" / "synthetic_customers"
    customers = []
    for path in sorted(folder.glob("negatives_*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            customers += [row["full_name"] for row in csv.DictReader(file)]
    texts = [text for party in parties if party.source in ("un", "uk") for text, _ in party.names]
    names = encode_set([analyze_name(text, NameClass.PERSON) for text in texts])
    everything = np.arange(len(texts))
    pairs = []
    for customer in rng.sample(customers, min(600, len(customers))):
        asked = encode_set([analyze_name(customer, NameClass.PERSON)])
        query = np.zeros(len(texts), np.int64)
        score = logits(pair_features(asked, names, query, everything), pair_classes(asked, names, query, everything))
        nearest = [texts[int(other)] for other in np.argsort(-score)[:3]]
        pairs += [
            NamePair(customer, text, False, "customer", f"customer-{customer}")
            for text in nearest
            if _bag(customer) != _bag(text)
        ]
    return pairs


def _bag(text: str) -> tuple[str, ...]:
    name = analyze_name(text, NameClass.ANY)
    kinds = (TokenKind.LEGAL, TokenKind.STOP, TokenKind.TITLE)
    return tuple(sorted(token.forms[0].text for token in name.tokens if token.kind not in kinds))


def _latin(text: str) -> bool:
    return all(ord(c) < 0x250 for c in text if c.isalpha())


def _distance(a: str, b: str) -> int:
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        before, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (x != y))
    return row[-1]


def _connect(links: list[tuple[str, str]]) -> list[str]:
    """The same label for pairs that hang together through a name."""
    parent: dict[str, str] = {}

    def root(name: str) -> str:
        parent.setdefault(name, name)
        while parent[name] != name:
            parent[name] = parent[parent[name]]
            name = parent[name]
        return name

    for a, b in links:
        parent[root(a)] = root(b)
    return [root(a) for a, _ in links]
