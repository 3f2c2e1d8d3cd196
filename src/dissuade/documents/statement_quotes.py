"""Quotations whose speaker no cue of the lexicon names: after a colon, or beside a verb that the lexicon lacks."""

from __future__ import annotations

from dissuade.documents.attributions import Attribution
from dissuade.documents.cues import Cue
from dissuade.documents.lexicons import word_set
from dissuade.documents.phrases import has_verb, is_person_like, noun_phrase_after, noun_phrase_before
from dissuade.documents.subjects import main_subject
from dissuade.documents.tagged_words import Words

__all__ = ["read_quoted"]

_SPOKEN = Cue("speech", (), frozenset(), "assert", "asserted")
_SHORTEST = 12  # letters of a quotation that is more than a name or a word
_REACH = 12  # words between a quotation and the verb after it
_UNSPOKEN = word_set("unspoken")


def read_quoted(words: Words, first: int, last: int, found: list[Attribution]) -> list[Attribution]:
    """Attributions of the quotations of a sentence that no other attribution has.

    Args:
        first, last: the sentence.
        found: what the cues of the lexicon made of it.
    """
    taken = [span for a in found for span in (a.content, a.source, *a.extra) if span is not None]
    made = []
    for q in range(first, last):
        if words.tags[q] != "Q" or any(a <= q < b for a, b in taken) or words.ends[q] - words.starts[q] < _SHORTEST:
            continue
        attribution = _after_colon(words, q, first) or _verb_first(words, q, last) or _name_first(words, q, last)
        if attribution is not None:
            made.append(attribution)
            taken.append((q, q + 1))
    return made


def _after_colon(words: Words, q: int, first: int) -> Attribution | None:
    """Read "Lavrov was blunt: “…”": the subject of the sentence speaks."""
    if q - 2 <= first or words.tags[q - 1] != ":" or not has_verb(words, first + 1, q - 1):
        return None
    source = main_subject(words, first, q - 1)
    if source is None or not is_person_like(words, source):
        return None
    return _attribution(q - 1, source, q, first, "colon-quote")


def _verb_first(words: Words, q: int, last: int) -> Attribution | None:
    """Read "“…!” thundered Sergei Lavrov."."""
    verb = q + 1
    if (
        verb + 1 >= last
        or not _ends_in_speech(words, q)
        or not _is_past(words, verb)
        or words.tags[verb + 1] not in "XD"
    ):
        return None
    end = noun_phrase_after(words, verb + 1, last)
    if end == verb + 1 or "X" not in words.tags[verb + 1 : end]:
        return None
    return _attribution(verb, (verb + 1, end), q, verb, "inverted")


def _name_first(words: Words, q: int, last: int) -> Attribution | None:
    """Read "“…,” Lavrov thundered." """
    begin = q + 1
    if begin >= last or not _ends_in_speech(words, q) or words.tags[begin] not in "XR":
        return None
    for verb in range(begin + 1, min(last, begin + _REACH)):
        if _is_past(words, verb):
            source = noun_phrase_before(words, verb, begin)
            if source is None or source[0] != begin or not is_person_like(words, source):
                return None
            return _attribution(verb, source, q, begin, "post")
        if words.tags[verb] not in "XnJP":
            return None
    return None


def _ends_in_speech(words: Words, q: int) -> bool:
    return words.words[q].rstrip("”’\"'»“ ").endswith((",", "!", "?"))


def _is_past(words: Words, at: int) -> bool:
    word = words.words[at]
    return words.tags[at] in "nv" and word.islower() and word.endswith("ed") and word not in _UNSPOKEN


def _attribution(head: int, source: tuple[int, int], q: int, begins: int, frame: str) -> Attribution:
    return Attribution(
        cue=_SPOKEN, head=head, span=(head, head + 1), source=source, content=(q, q + 1), begins=begins, shares="own",
        frame=frame,
    )  # fmt: skip
