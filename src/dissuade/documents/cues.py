"""The lexicon of attribution: verbs, phrases and nouns that report, and the word classes of the grammar."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from dissuade.documents.lexicons import read_rows

__all__ = ["Cue", "CueLexicon", "Form", "cue_lexicon", "inflect"]

_VOWELS = "aeiou"


@dataclass(frozen=True, slots=True)
class Cue:
    """One entry: how a cue is written, what may follow it, and what it makes of its content.

    Args:
        name: the lemma and the words after it ("call for").
        tail: the words after the head ("for"), lower case.
        frames: ``that``, ``bare``, ``to``, ``np``, ``addr``, ``quote``, ``wh``, ``post``, ``ing``, ``noun`` or a
            preposition; ``cues.tsv`` explains them.
        act, modality: as ``Statement.act`` and ``Claim.modality``.
    """

    name: str
    tail: tuple[str, ...]
    frames: frozenset[str]
    act: str
    modality: str


@dataclass(frozen=True, slots=True)
class Form:
    """An inflected form: its lemma and whether it is ``base``, ``s``, ``past``, ``participle``, ``both`` or ``ing``."""

    lemma: str
    kind: str


@dataclass(frozen=True, slots=True)
class CueLexicon:
    """All of it, ready to look up by lower-case word.

    Args:
        forms: inflected verb to its lemma.
        cues: lemma to its entries, the ones with the longest tail first.
        nouns: reporting noun to its entry; ``frames`` are its complements.
        no_comment: lemma to what follows when it means silence, each a tuple of sets of words.
        silence: the same for verbs that mean silence when negated.
        declining: words that make a statement a refusal to say anything.
        denying: words that make a statement about a claim a denial of it.
        tags: word to class: see ``words.tsv``; ``V`` a cue verb, ``K`` a reporting noun.
        tails: verb that reports only together with the words after it ("talk about") to those words; without them
            it is no cue.
    """

    forms: dict[str, Form]
    cues: dict[str, tuple[Cue, ...]]
    nouns: dict[str, Cue]
    no_comment: dict[str, tuple[tuple[frozenset[str], ...], ...]]
    silence: dict[str, tuple[tuple[frozenset[str], ...], ...]]
    declining: tuple[str, ...]
    denying: frozenset[str]
    tags: dict[str, str]
    tails: dict[str, tuple[tuple[str, ...], ...]]


def inflect(lemma: str, irregular: str = "-") -> dict[str, str]:
    """Forms of an English verb, each with its kind.

    Args:
        lemma: the base form.
        irregular: past tense and past participle, "-" if regular.

    Example:
        >>> inflect("deny")
        {'deny': 'base', 'denies': 's', 'denying': 'ing', 'denied': 'both'}
    """
    past, participle = irregular.split() if irregular != "-" else ("", "")
    stem = lemma[:-1] if lemma.endswith("e") and not lemma.endswith("ee") else lemma
    doubles = past.endswith("ed") and len(past) == len(lemma) + 3
    has_y = lemma.endswith("y") and lemma[-2] not in _VOWELS
    s_form = (
        lemma[:-1] + "ies" if has_y else lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")
    )
    regular = lemma[:-1] + "ied" if has_y else stem + "ed"
    forms = {lemma: "base", s_form: "s", (lemma + lemma[-1] if doubles else stem) + "ing": "ing"}
    if past and past != participle:
        forms |= {past: "past", participle: "participle"}
    else:
        forms |= {past or regular: "both"}
    return forms


@cache
def cue_lexicon() -> CueLexicon:
    """The lexicon that ships with the package, read once."""
    forms: dict[str, Form] = {}
    cues: dict[str, list[Cue]] = {}
    for lemma, irregular, frames, act, modality in read_rows("cues"):
        forms |= {form: Form(lemma, kind) for form, kind in inflect(lemma, irregular).items()}
        cues.setdefault(lemma, []).append(Cue(lemma, (), frozenset(frames.split()), act, modality))
    for lemma, irregular, tail, frames, act, modality in read_rows("phrases"):
        for form, kind in inflect(lemma, irregular).items():
            forms.setdefault(form, Form(lemma, kind))
        words = tuple(tail.split())
        cues.setdefault(lemma, []).append(Cue(f"{lemma} {tail}", words, frozenset(frames.split()), act, modality))
    no_comment, silence = _read_silence("no_comment", forms), _read_silence("silence", forms)
    nouns: dict[str, Cue] = {}
    for written, frames, act, modality in read_rows("cue_nouns"):
        nouns |= {w: Cue(written.split()[0], (), frozenset(frames.split()), act, modality) for w in written.split()}
    tags = dict.fromkeys(nouns, "K") | dict.fromkeys(forms, "V")
    for tag, listed in read_rows("words"):
        tags |= {word: tag for word in listed.split() if tags.get(word) != "V" or tag != "v"}
    ordered = {lemma: tuple(sorted(found, key=lambda c: -len(c.tail))) for lemma, found in cues.items()}
    declining = tuple(row[0] for row in read_rows("declining"))
    denying = frozenset(row[0] for row in read_rows("denying"))
    tails = {
        form: tuple(cue.tail for cue in ordered[entry.lemma])
        for form, entry in forms.items()
        if entry.lemma in ordered and all(cue.tail for cue in ordered[entry.lemma])
    }
    tails |= {
        form: () for form, entry in forms.items() if entry.lemma not in ordered and entry.kind != "base"
    }  # silence is told by the base form: "did not return a call"
    return CueLexicon(forms, ordered, nouns, no_comment, silence, declining, denying, tags, tails)


def _read_silence(name: str, forms: dict[str, Form]) -> dict[str, tuple[tuple[frozenset[str], ...], ...]]:
    entries: dict[str, list[tuple[frozenset[str], ...]]] = {}
    for lemma, irregular, following in read_rows(name):
        for form, kind in inflect(lemma, irregular).items():
            forms.setdefault(form, Form(lemma, kind))
        words = [] if following == "-" else following.split()
        entries.setdefault(lemma, []).append(tuple(frozenset(word.split("|")) for word in words))
    return {lemma: tuple(sorted(found, key=len, reverse=True)) for lemma, found in entries.items()}
