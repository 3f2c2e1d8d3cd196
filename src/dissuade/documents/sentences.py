"""Words and sentences of a block of text, quotations as single words, each word with a coarse class."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from dissuade.documents.cues import CueLexicon, cue_lexicon

__all__ = ["TaggedBlocks", "Words", "normalize_word", "split_sentences", "tag_words"]

# A word keeps its apostrophes, hyphens and inner dots; format characters (zero width, bidi, soft hyphen) are no words.
# The first pattern takes nothing that the others would read otherwise: it is there because most words are like that.
_WORD = re.compile(
    r"[a-z]++(?![\w’'‑\-&/\u00ad\u200b\u2060.])|"
    r"(?:Mr|Mrs|Ms|Dr|Prof|Sen|Sens|Rep|Reps|Gov|Gen|Lt|Col|Sgt|Capt|Adm|Maj|Cmdr|St|Jr|Sr|Rev|Hon)\.|[A-Z]\.(?=\s[A-Z])|"
    r"(?:[^\W\d_]\.){2,}|\d+(?:[.,:]\d+)*(?:[^\W\d_]+)?|"
    r"[^\W\d_][^\W_]*+(?:[’'‑\-&/\u00ad\u200b\u2060.][^\W_]++)*+|\.\.\.|--|"
    r"[^\w\s\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
)
_IGNORED = str.maketrans({"’": "'", "‘": "'", "‑": "-", "\u00ad": None, "\u200b": None, "\u2060": None})
_PUNCTUATION = {
    ",": ",", ";": ";", ":": ":", "(": "(", ")": ")", "[": "(", "]": ")", ".": ".", "!": ".", "?": ".", "…": ".",
    "...": ".", "–": "-", "—": "-", "―": "-", "-": "-", "--": "-", "&": "C",
}  # fmt: skip
_ABBREVIATIONS = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "dr",
        "prof",
        "sen",
        "rep",
        "gov",
        "gen",
        "lt",
        "col",
        "sgt",
        "capt",
        "cmdr",
        "adm",
        "maj",
        "st",
        "jr",
        "sr",
        "vs",
        "no",
        "inc",
        "ltd",
        "co",
        "corp",
        "dept",
        "dist",
        "fig",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sept",
        "sep",
        "oct",
        "nov",
        "dec",
        "rev",
        "hon",
        "pres",
        "ala",
        "ariz",
        "ark",
        "calif",
        "colo",
        "conn",
        "del",
        "fla",
        "ga",
        "ill",
        "ind",
        "kan",
        "ky",
        "la",
        "md",
        "mass",
        "mich",
        "minn",
        "miss",
        "mo",
        "mont",
        "neb",
        "nev",
        "okla",
        "ore",
        "pa",
        "tenn",
        "tex",
        "va",
        "vt",
        "wash",
        "wis",
        "wyo",
        "u.s",
        "u.k",
        "u.n",
        "e.g",
        "i.e",
        "a.m",
        "p.m",
    ]
)
_OPENING = frozenset("“„‘\"'«»「『`")
_CAPITALISED = frozenset({"the", "i"})
_LONGEST_SENTENCE = 400  # words
_ENDING = re.compile(r"[.Q]")


@dataclass(slots=True)
class Words:
    """The words of one block.

    Args:
        starts, ends: code points of each word in the text.
        words: as written; ``lower``: lower case, apostrophes straight, ligatures and soft hyphens undone.
        tags: one letter for each word: the classes of ``words.tsv``, ``V`` cue verb, ``K`` reporting noun,
            ``X`` capitalised, ``n`` other, ``g`` ending in -ing, ``d`` number, ``Q`` quotation, ``.`` end of sentence.
    """

    starts: list[int]
    ends: list[int]
    words: list[str]
    lower: list[str]
    tags: str

    def __len__(self) -> int:
        return len(self.words)


def normalize_word(word: str) -> str:
    """A word in lower case for looking up, whatever ligatures, apostrophes and invisible hyphens it is written with."""
    if word.isascii():
        return word.lower()
    return unicodedata.normalize("NFKC", word.translate(_IGNORED)).translate(_IGNORED).lower()


class TaggedBlocks:
    """The words of a document's blocks; those of a block without quotations are kept for the next reader.

    Args:
        text: the raw text.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._plain: dict[tuple[int, int], Words] = {}

    def read(self, start: int, end: int, quotes: list[tuple[int, int]]) -> Words:
        """See ``tag_words``."""
        if any(s < end and e > start for s, e in quotes):
            return tag_words(self._text, start, end, quotes)
        words = self._plain.get((start, end))
        if words is None:
            words = self._plain[start, end] = tag_words(self._text, start, end, [])
        return words


def tag_words(text: str, start: int, end: int, quotes: list[tuple[int, int]]) -> Words:
    """Words of ``text[start:end]`` with their classes.

    Args:
        quotes: quotations by start that do not overlap; each becomes one word with tag ``Q``, cut to the stretch.
    """
    spans: list[tuple[int, int]] = []
    words: list[str] = []
    lower: list[str] = []
    tags: list[str] = []
    at = start
    inside = [(max(s, start), min(e, end)) for s, e in quotes if s < end and e > start]
    for s, e in [*inside, (end, end)]:
        stretch = [match.span() for match in _WORD.finditer(text, at, s)]
        written = [text[a:b] for a, b in stretch]
        spans += stretch
        words += written
        lower += map(_LOWER.__getitem__, written)
        tags += map(_TAGS.__getitem__, written)
        if s < e:
            spans.append((s, e))
            words.append(text[s:e])
            lower.append(normalize_word(text[s:e]))
            tags.append("Q")
        at = e
    _settle(words, lower, tags)
    return Words([a for a, _ in spans], [b for _, b in spans], words, lower, "".join(tags))


_CAPITAL, _PHRASE_HEAD = "^", "~"  # classes that the words around tell
_UNSETTLED = re.compile(r"[\^~]")
_MOST_KNOWN = 65_536


class _LowerCase(dict[str, str]):
    """Word to the one to look it up by; filled as words are met, emptied when there are too many."""

    def __missing__(self, word: str) -> str:
        if len(self) >= _MOST_KNOWN:
            self.clear()
        self[word] = low = normalize_word(word)
        return low


class _Classes(dict[str, str]):
    """Word to its class, or to what says that the words around tell."""

    def __missing__(self, word: str) -> str:
        if len(self) >= _MOST_KNOWN:
            self.clear()
        self[word] = tag = _class_alone(word, _LOWER[word], cue_lexicon())
        return tag


_LOWER, _TAGS = _LowerCase(), _Classes()


def _class_alone(word: str, low: str, lexicon: CueLexicon) -> str:
    if word in _PUNCTUATION:
        return _PUNCTUATION[word]
    if word[0].isupper():
        return _CAPITAL
    if low in lexicon.tags:
        tag = lexicon.tags[low]
        return _PHRASE_HEAD if tag == "V" and low in lexicon.tails else tag
    if low.endswith("ly"):
        return "J"
    if low.endswith("ing") and len(low) > 4:
        return "g"
    if word[0].isdigit():
        return "d"
    if word[0].isalpha():
        return "v" if low.endswith("n't") else "n"
    return "*"


def _settle(words: list[str], lower: list[str], tags: list[str]) -> None:
    """Give a class to the words that have none without those around them, from left to right."""
    lexicon = cue_lexicon()
    for match in _UNSETTLED.finditer("".join(tags)):
        i = match.start()
        if tags[i] == _PHRASE_HEAD:
            tags[i] = _tag_phrase_head(i, lower, lexicon)
        else:
            tags[i] = _tag_capitalised(i, words, lower, _begins(i, words, tags), lexicon.tags)


def _begins(i: int, words: list[str], tags: list[str]) -> bool:
    """Whether a sentence may begin at a word: all that is before it, up to the last end, is marks."""
    while i:
        i -= 1
        if tags[i] in ".Q:-" or (tags[i] == "*" and words[i] in _OPENING):
            return True
        if tags[i] != "*":
            return False
    return True


def _tag_phrase_head(i: int, lower: list[str], lexicon: CueLexicon) -> str:
    """Verbs that report only with certain words after them are common words without those."""
    word = lower[i]
    if any(tuple(lower[i + 1 : i + 1 + len(tail)]) == tail for tail in lexicon.tails[word]):
        return "V"
    kind = lexicon.forms[word].kind
    if kind == "ing":
        return "g"
    return "v" if kind in ("past", "participle", "both") else "n"


def _tag_capitalised(i: int, words: list[str], lower: list[str], begins: bool, known: dict[str, str]) -> str:
    """A capital at the start of a sentence says nothing; elsewhere only closed classes keep theirs."""
    low = lower[i]
    tag = known.get(low, "X")
    if tag == "t" or (tag in "RDTPOWASMCNJ" and (begins or low in _CAPITALISED)):
        return "X" if low == "us" and words[i] == "US" else tag
    if not begins:
        return "X"
    if tag in "VKv":
        follows = words[i + 1][:1] if i + 1 < len(words) else ""
        return "X" if follows.isupper() and tag != "V" else tag
    if tag == "X" and low.endswith("ing") and len(low) > 5:
        following = lower[i + 1] if i + 1 < len(lower) else ","
        is_subject = known.get(following, "n") in "AMVvN" or following.endswith("ed") or not following[0].isalpha()
        return "X" if is_subject else "g"
    return tag


def split_sentences(words: Words, text: str) -> list[tuple[int, int]]:
    """Sentences as ranges of words, the full stop included.

    A quotation that ends in a question or exclamation mark does not end the sentence if "he asked" follows.
    """
    tags, count = words.tags, len(words)
    found: list[tuple[int, int]] = []
    first = previous = 0
    for i in [*_candidate_ends(words, text), count]:
        while (cut := max(first + _LONGEST_SENTENCE, previous + 1)) <= i:
            found.append((first, cut))
            first = cut
        if i == count:
            break
        if tags[i] == ".":
            ends_here = _ends_sentence(words, i)
        elif tags[i] == "Q":
            inner = words.words[i].rstrip("”’\"'»“ ")
            ends_here = inner.endswith((".", "!", "?", "…")) and _starts_sentence(words, i + 1)
            if ends_here and not inner.endswith("."):
                ends_here = not _is_attribution(tags, i + 1)
        else:
            ends_here = True
        if ends_here:
            found.append((first, i + 1))
            first = i + 1
        previous = i + 1
    if first < count:
        found.append((first, count))
    return found


def _candidate_ends(words: Words, text: str) -> list[int]:
    """Words after which a sentence may end: full stops, quotations, and what stands before an empty line."""
    marks = [match.start() for match in _ENDING.finditer(words.tags)]
    starts, ends = words.starts, words.ends
    if not starts or "\n\n" not in text[starts[0] : ends[-1]]:
        return marks
    gaps = [
        i
        for i in range(len(words) - 1)
        if starts[i + 1] - ends[i] > 1 and words.tags[i] not in ",;:-.Q" and "\n\n" in text[ends[i] : starts[i + 1]]
    ]
    return sorted(marks + gaps)


def _ends_sentence(words: Words, i: int) -> bool:
    if words.words[i] in "!?":
        return True
    previous = words.lower[i - 1] if i else ""
    touches = i > 0 and words.starts[i] == words.ends[i - 1]
    if touches and (previous.rstrip(".") in _ABBREVIATIONS or (len(previous) == 1 and words.words[i - 1].isupper())):
        return i + 1 >= len(words)
    return _starts_sentence(words, i + 1)


def _starts_sentence(words: Words, i: int) -> bool:
    if i >= len(words):
        return True
    word = words.words[i]
    return words.tags[i] in "Q(d*" or (not word[0].islower() and words.tags[i] not in ",;:.)-")


def _is_attribution(tags: str, i: int) -> bool:
    return re.match(r"[XR](?:[XDnP,]){0,8}?V|V[XRD]", tags[i : i + 12]) is not None


def outermost(quotes: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The quotations that lie in no other one, by start."""
    kept: list[tuple[int, int]] = []
    for start, end in sorted(quotes, key=lambda q: (q[0], -q[1])):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return kept


def overlapping(spans: list[tuple[int, int]], start: int, end: int) -> list[tuple[int, int]]:
    """Those of ``spans`` (by start, not overlapping) that share a code point with the stretch."""
    first = bisect_right(spans, (start, start)) - 1
    last = bisect_left(spans, (end, end))
    return [s for s in spans[max(first, 0) : last] if s[1] > start]
