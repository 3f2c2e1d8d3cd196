"""Words of a block of text, quotations as single words, each word with a coarse class."""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from dissuade.documents.cues import CueLexicon, cue_lexicon
from dissuade.documents.headings import is_heading, tag_in_heading
from dissuade.documents.known_words import KnownWords
from dissuade.documents.letters import codes_of, in_first_plane, letter_kinds
from dissuade.documents.lexicons import word_list
from dissuade.documents.sentence_breaks import STARTERS
from dissuade.documents.word_places import word_table
from dissuade.kernels.word_tables import Bits
from dissuade.kernels.words import cut_words

__all__ = ["TaggedBlocks", "Words", "normalize_word"]

_TITLES = word_list("titles-with-stop")
_PLAIN = {"’": "'", "‘": "'", "‑": "-", "\u00ad": "", "\u200b": "", "\u2060": ""}
_PUNCTUATION = {
    ",": ",", ";": ";", ":": ":", "(": "(", ")": ")", "[": "(", "]": ")", ".": ".", "!": ".", "?": ".", "…": ".",
    "...": ".", "–": "-", "—": "-", "―": "-", "-": "-", "--": "-", "&": "C",
}  # fmt: skip
_OPENING = frozenset("“„‘\"'«»「『`")
_ARTICLES = ("al-", "Al-", "el-", "El-", "bin ")
_CAPITALISED = frozenset({"the", "i"})


@dataclass(slots=True)
class Words:
    """The words of one block.

    Args:
        starts, ends: code points of each word in the text.
        words: as written; ``lower``: lower case, apostrophes straight, ligatures and soft hyphens undone.
        tags: one letter for each word: the classes of ``words.tsv``, ``V`` cue verb, ``K`` reporting noun,
            ``X`` capitalised, ``n`` other, ``g`` ending in -ing, ``d`` number, ``Q`` quotation, ``.`` end of sentence.
        heading: whether all words but short ones have a capital, so that capitals tell no names.
        sentences: as ``split_sentences`` has found them, None before.
    """

    starts: array[int]
    ends: array[int]
    words: list[str]
    lower: list[str]
    tags: str
    heading: bool = False
    sentences: list[tuple[int, int]] | None = None

    def __len__(self) -> int:
        return len(self.words)


def normalize_word(word: str) -> str:
    """A word in lower case for looking up, whatever ligatures, apostrophes and invisible hyphens it is written with."""
    if word.isascii():
        return word.lower()
    return _with_plain_marks(unicodedata.normalize("NFKC", _with_plain_marks(word))).lower()


def _with_plain_marks(word: str) -> str:
    for mark, plain in _PLAIN.items():
        if mark in word:
            word = word.replace(mark, plain)
    return word


class TaggedBlocks:
    """The words of a document, for all who read its blocks: they are cut and looked up once.

    Args:
        text: the raw text.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._codes = codes_of(text)
        self._plane = self._codes if text.isascii() else in_first_plane(self._codes)
        self._all = self._look_up(0, len(text))
        self._plain: dict[tuple[int, int], Words] = {}

    def read(self, start: int, end: int, quotes: list[tuple[int, int]]) -> Words:
        """Words of ``text[start:end]`` with their classes.

        Args:
            quotes: quotations by start that do not overlap; each becomes one word with tag ``Q``, cut to the stretch.
        """
        inside = [(max(s, start), min(e, end)) for s, e in quotes if s < end and e > start]
        if inside:
            return self._with_quotes(start, end, inside)
        words = self._plain.get((start, end))
        if words is None:
            cut, first, last = self._stretch(start, end)
            words = self._plain[start, end] = _settled(
                cut.starts[first:last], cut.ends[first:last], cut.words[first:last], cut.lower[first:last],
                cut.tags[first:last],
            )  # fmt: skip
        return words

    def sentence_start(self, place: int) -> int:
        """Where the sentence around a place begins, roughly: after the full stop or empty line before it."""
        before = [self._text.rfind(mark, 0, place) for mark in (". ", "! ", "? ", ".\n", "\n\n", ".” ", '." ')]
        return max(before) + 1

    def _with_quotes(self, start: int, end: int, quotes: list[tuple[int, int]]) -> Words:
        starts, ends = array("i"), array("i")
        words: list[str] = []
        lower: list[str] = []
        tags: list[str] = []
        at = start
        for s, e in (*quotes, (end, end)):
            cut, first, last = self._stretch(at, s)
            starts += cut.starts[first:last]
            ends += cut.ends[first:last]
            words += cut.words[first:last]
            lower += cut.lower[first:last]
            tags.append(cut.tags[first:last])
            if s < e:
                starts.append(s)
                ends.append(e)
                words.append(self._text[s:e])
                lower.append(normalize_word(words[-1]))
                tags.append("Q")
            at = e
        return _settled(starts, ends, words, lower, "".join(tags))

    def _stretch(self, start: int, end: int) -> tuple[_Cut, int, int]:
        """The words of a stretch that is cut off from what is around it, as a range of others."""
        starts, ends = self._all.starts, self._all.ends
        first, last = bisect_left(starts, start), bisect_left(starts, end)
        whole = first == 0 or ends[first - 1] <= start
        if whole and last > first:  # the last word must not depend on what stands after the stretch
            initial = ends[last - 1] - starts[last - 1] == 2 and self._text[ends[last - 1] - 1] == "."
            whole = ends[last - 1] + 2 * initial <= end
        if whole:
            return self._all, first, last
        cut = self._look_up(start, end)
        return cut, 0, len(cut.words)

    def _look_up(self, start: int, end: int) -> _Cut:
        room = max(0, end - start)
        places = np.empty((2, room), np.int32)
        count = cut_words(self._plane, letter_kinds(), *_titles(), start, end, places[0], places[1])
        starts, ends = places[0, :count], places[1, :count]
        words, lower, tags = _known_words().look_up(self._text, self._codes, starts, ends)
        return _Cut(array("i", starts.tobytes()), array("i", ends.tobytes()), words, lower, tags)


class _Cut(NamedTuple):
    """Words as in ``Words``, with what is known of their classes alone."""

    starts: array[int]
    ends: array[int]
    words: list[str]
    lower: list[str]
    tags: str


@cache
def _titles() -> tuple[NDArray[np.uint64], Bits]:
    return word_table([(title, 1) for title in _TITLES])


_CAPITAL, _NAME, _PHRASE_HEAD = "^", "%", "~"  # classes that the words around tell; a name is no known word
_UNSETTLED = re.compile(r"[\^~]|(?:^|(?<=[.Q:*-]))%")


@cache
def _known_words() -> KnownWords:
    lexicon = cue_lexicon()

    def describe(word: str) -> tuple[str, str]:
        low = normalize_word(word)
        return low, _class_alone(word, low, lexicon)

    return KnownWords(describe)


def _class_alone(word: str, low: str, lexicon: CueLexicon) -> str:
    if word in _PUNCTUATION:
        return _PUNCTUATION[word]
    if word[0].isupper():
        tag = lexicon.tags.get(low, _NAME)
        return tag if tag in (_NAME, "t") or low in _CAPITALISED else _CAPITAL
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


def _settled(starts: array[int], ends: array[int], words: list[str], lower: list[str], unsettled: str) -> Words:
    """Words with their classes, also of those that have none without the ones around them."""
    lexicon = cue_lexicon()
    heading = is_heading(words)
    tags = list(unsettled.replace(_NAME, "X"))  # the usual one
    for match in _UNSETTLED.finditer(unsettled):
        i = match.start()
        if unsettled[i] == _PHRASE_HEAD:
            tags[i] = _tag_phrase_head(i, lower, lexicon)
        elif heading and i and (tag := tag_in_heading(lower[i], lexicon)):
            tags[i] = tag
        else:
            begins = i == 0 or (tags[i - 1] in ".Q:-*" and _begins(i, words, tags)) or _follows_dotted(i, words)
            if begins or unsettled[i] == _CAPITAL:
                tags[i] = _tag_capitalised(i, words, lower, begins, lexicon.tags)
    return Words(starts, ends, words, lower, "".join(tags), heading)


def _follows_dotted(i: int, words: list[str]) -> bool:
    """Whether a word begins a sentence after one with a full stop of its own: "the U.S. He", "Group B. They"."""
    before = words[i - 1]
    return (
        before[-1] == "."
        and words[i] in STARTERS
        and (len(before) == 2 or before.count(".") == 2 or before in ("Jr.", "Sr."))
    )


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
    follows = lower[i + 1] if i + 1 < len(lower) else ""
    for tail in lexicon.tails[word]:
        if tail[0] == follows and lower[i + 1 : i + 1 + len(tail)] == list(tail):
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
    if low == "said" and i + 1 < len(words) and words[i + 1].startswith(_ARTICLES):
        return "X"  # "Said al-Hakimi"
    if tag in "VKv":
        follows = words[i + 1][:1] if i + 1 < len(words) else ""
        return "X" if follows.isupper() and tag != "V" else tag
    if tag == "X" and low.endswith("ing") and len(low) > 5:
        following = lower[i + 1] if i + 1 < len(lower) else ","
        is_subject = known.get(following, "n") in "AMVvN" or following.endswith("ed") or not following[0].isalpha()
        return "X" if is_subject else "g"
    return tag
