"""Verbs with a subject before and a complement after them: "X said that", "X told Y to", "…, X said"."""

from __future__ import annotations

from dissuade.documents.attributions import Attribution
from dissuade.documents.cues import Cue, Form, cue_lexicon
from dissuade.documents.lexicons import word_set
from dissuade.documents.phrases import has_verb, head_word, noun_phrase_after
from dissuade.documents.statement_content import (
    clause_end,
    content_left,
    leans_on_next,
    object_end,
    quote_extent,
    read_complement,
    read_inserted,
)
from dissuade.documents.statement_forms import read_cited, read_inverted, read_passive
from dissuade.documents.statement_silence import is_asked_aside, read_neither, read_silent
from dissuade.documents.statement_subjects import Subject, VerbGroup, is_infinitive, read_group, read_subject
from dissuade.documents.tagged_words import Words

__all__ = ["read_verb"]
_WITHHELD = word_set("withheld")
_NOBODY = frozenset({"neither", "nobody", "none", "no"})
_ANSWERS = word_set("answers")
_CITES = frozenset({"quote", "cite"})
_CHARGES = frozenset({"accuse", "suspect", "charge"})
_OF_WHAT = (["of"], ["with"])
_DISMISSED = 4  # words
_STAFF = word_set("staff")
_REQUESTS = frozenset({"application", "applications", "bid", "bids", "tender", "tenders"})
_THREATS = word_set("things-that-threaten")
_PASTS = word_set("pasts-of-relatives")
_OF_THINGS = frozenset({"show", "find", "add"})
_UNNAMED = word_set("unnamed")
_TO_BE_UNNAMED = frozenset({"remain", "be", "not", "stay"})
_ADVERBIAL = frozenset(
    {"while", "although", "though", "if", "when", "as", "because", "since", "after", "before", "whereas"}
)
_AS_REACH = 10
_NOMINATIVE = frozenset({"he", "she", "they", "we", "i"})
_VAGUE_FRAMES = frozenset({"bare", "np", "wh", "about", "for", "on"})
_CLAUSES = frozenset({"that", "bare", "wh"})
_INFINITIVE_FRAMES = frozenset({"that", "quote", "of", "wh"})


def read_verb(words: Words, i: int, first: int, last: int) -> Attribution | None:
    """The attribution that a verb makes, None if it makes none.

    Args:
        i: the verb, a form that the lexicon knows.
        first, last: its sentence.
    """
    group = read_group(words, i, first)
    if is_asked_aside(words, i, first, last):
        return None
    silent = read_neither(words, i, first, last) or read_silent(words, i, group.first, first, last, group.negated)
    if silent is not None:
        return silent
    cue = _find_cue(words, i, group.form)
    if cue is None or group.unreal or (cue.name in _ANSWERS and "M" in words.tags[group.first : i]):
        return None
    after = i + 1 + len(cue.tail)
    if cue.name in _CITES and (cited := read_cited(words, i, after, group.first, first, last, cue)) is not None:
        return cited
    if group.passive:
        return read_passive(words, i, group.first, after, first, last, cue, group.negated)
    if group.form.kind == "participle" and group.first == i:
        return None
    if cue.name in _CHARGES and group.first == i and words.lower[after : after + 1] in _OF_WHAT:
        return None  # "four firms accused of supplying"
    inverted = read_inverted(words, i, group.first, after, first, last, cue) if group.form.kind != "ing" else None
    if inverted is not None:
        return inverted
    subject = read_subject(words, i, group, cue, first)
    return None if subject is None else _read_content(words, i, after, group, subject, cue, first, last)


def _find_cue(words: Words, i: int, form: Form) -> Cue | None:
    """The entry with the longest tail that stands there."""
    for cue in cue_lexicon().cues.get(form.lemma, ()):
        if tuple(words.lower[i + 1 : i + 1 + len(cue.tail)]) == cue.tail:
            return cue
    return None


def _read_content(
    words: Words, i: int, after: int, group: VerbGroup, subject: Subject, cue: Cue, first: int, last: int
) -> Attribution | None:
    tags, lower = words.tags, words.lower
    shares, begins = subject.shares, subject.begins
    previous = tags[group.first - 1] if group.first > first else ""
    negated = group.negated or (subject.source is not None and lower[subject.source[0]] in _NOBODY)
    if subject.source is not None and subject.source[0] > first and lower[subject.source[0] - 1] == "nor":
        negated = True  # "Neither the ministry nor the agency wished to comment"
    infinitive = is_infinitive(words, group, first)
    withheld = infinitive and group.first - 2 >= first and lower[group.first - 2] in _WITHHELD
    frame, start, addressee = read_complement(words, after, last, cue)
    if shares == "participle" and previous != "," and frame in _VAGUE_FRAMES and not withheld:
        return None
    if addressee is not None and frame in ("", "post") and "np" in cue.frames:
        frame, start, addressee = "np", addressee[0], None
    if infinitive and frame not in _INFINITIVE_FRAMES and not (withheld and frame == "np"):
        return None
    if frame == "to" and cue.name == "ask" and addressee is None and _stays_unnamed(lower[start : start + 6]):
        return None
    if lower[after : after + 2] == ["the", "following"]:
        return None
    if cue.name == "threaten" and frame == "to" and subject.source and _is_thing(words, subject.source):
        return None  # "fighting threatens to spread"
    if frame == "np" and cue.name == "cite" and shares == "participle" and _tells_on(words, start, last):
        return None  # "reported, citing two officials, that"
    if cue.name == "dismiss" and frame in ("np", "bare") and _is_about_staff(words, start, last):
        return None  # "had dismissed the engineer"
    if cue.name in ("reject", "dismiss") and frame in ("np", "bare") and _is_request(words, start, last):
        return None  # "rejected an application to export rifles"
    if frame == "bare" and cue.name in _OF_THINGS and not _is_clause(words, cue, start, last):
        return None  # "Kim shows Shoigu new drones", "added the firm to its list"
    if frame == "bare" and cue.name == "suspect" and subject.source is not None and _is_modifier(words, subject.source):
        return None  # "many suspected militants"
    if frame in ("np", "bare") and tags[start] == "d" and tags[start - 1] == "t":
        return None  # "the deal announced October 17 followed": no verb of its own
    contents: list[tuple[int, int]] = []
    if frame != "colon":
        frame, contents = _contents(words, frame, start, shares, begins, cue, first, last)
        if not contents or contents[0][0] >= contents[0][1]:
            return None
    if frame == "apposed" and subject.source is not None:
        subject.source = (max(contents[0][1], subject.source[0]), subject.source[1])
        begins = contents[0][0]
    begins = contents[0][0] if frame == "which" else begins
    return Attribution(
        cue=cue, head=i, span=(i, after), source=subject.source, content=contents[0] if contents else None,
        begins=begins, shares=shares, frame=frame, negated=negated, addressee=addressee, extra=contents[1:],
        act="decline" if withheld else "",
    )  # fmt: skip


def _is_request(words: Words, start: int, last: int) -> bool:
    """Whether what is rejected was asked for, not claimed."""
    head = head_word(words, (start, max(start + 1, noun_phrase_after(words, start, last, inner=frozenset()))))
    return words.lower[head] in _REQUESTS


def _is_thing(words: Words, source: tuple[int, int]) -> bool:
    """Whether a subject threatens nobody by words."""
    head = head_word(words, source)
    return words.tags[source[0]] == "g" or words.lower[head] in _THREATS


def _is_clause(words: Words, cue: Cue, start: int, last: int) -> bool:
    """Whether a clause stands there, not things that somebody shows: "drones", "missiles Iran had sent"."""
    tags = words.tags
    if words.heading:
        return False
    if cue.name == "add" and words.lower[start] in _NOMINATIVE:
        return True
    for k in range(start + 1, last):
        if tags[k] in "TW" or (tags[k] in "XR" and tags[k - 1] == "n"):
            return False
        if tags[k] in "AMvV" or (tags[k] == "n" and (words.lower[k].endswith("ed") or words.lower[k] in _PASTS)):
            return True
    return False


def _is_about_staff(words: Words, start: int, last: int) -> bool:
    """Whether somebody is dismissed from office: "had dismissed the engineer"."""
    return not _STAFF.isdisjoint(words.lower[start : min(last, start + _DISMISSED)])


def _stays_unnamed(asked: list[str]) -> bool:
    """Whether somebody "asked to remain anonymous", "asked not to be identified"."""
    return asked[1:2] != [] and (asked[1] in _TO_BE_UNNAMED or not _UNNAMED.isdisjoint(asked))


def _tells_on(words: Words, start: int, last: int) -> bool:
    """Whether "that" follows a phrase between commas: it belongs to the verb before."""
    comma = words.tags.find(",", start, last)
    return 0 < comma < last - 1 and words.tags[comma + 1] == "T"


def _is_modifier(words: Words, source: tuple[int, int]) -> bool:
    """Whether what stands before a verb may be a part of the noun phrase after it: "several heavily armed"."""
    return words.tags[source[1] - 1] == "D" or words.lower[source[1] - 1].endswith("ed")


def _contents(
    words: Words, frame: str, start: int, shares: str, begins: int, cue: Cue, first: int, last: int
) -> tuple[str, list[tuple[int, int]]]:
    """Name of the frame and the parts of the content: a quotation before the subject wins over what follows."""
    is_own = shares == "own"
    if is_own and frame != "quote" and {"post", "quote"} & cue.frames:
        touching = content_left(words, begins, first, bare=False)
        if touching is not None and (frame not in ("that", "wh", "bare") or leans_on_next(words, touching)):
            return "post", [touching]
    if frame == "" and words.tags[start : start + 1] == "g":
        return "", []  # "continued sending"
    if frame in ("", "post"):
        if is_own and begins > first and _is_relative(words, begins, start):
            comma = words.tags.find(",", start, last)
            return "relative", [(start, comma if comma > start else clause_end(words, last))]
        if is_own and cue.act == "deny" and begins - 2 > first and words.lower[begins - 1] in ("which", "something"):
            return "which", [(begins - 1, begins)]  # "..., which Tehran denies"
        if begins > 1 and (apposed := _apposed_noun(words, begins, start)) is not None:
            return "apposed", [apposed]
        if not is_own or not {"post", "quote"} & cue.frames:
            return "", []
        if (after := _content_after_as(words, begins, start, first, last)) is not None:
            return "as", [after]
        inserted = read_inserted(words, start, begins, first, last) if "post" in cue.frames else None
        if inserted is not None:
            return "inserted", list(inserted)
        left = content_left(words, begins, first, bare="post" in cue.frames)
        return "post", [left] if left else []
    if frame == "quote":
        left = content_left(words, begins, first, bare=False) if is_own else None
        quoted = quote_extent(words, start, last)
        return frame, [left, quoted] if left else [quoted]
    end = clause_end(words, last) if frame in _CLAUSES else object_end(words, start, last)
    semicolon = words.tags.find(";", start, end)
    if frame == "that" and semicolon > 0 and words.tags[semicolon + 1 : semicolon + 2] not in ("T", "C"):
        end = semicolon  # "denied that it was theirs; it refused to ..."
    if begins > first and _opens_adverbial(words, begins, first):
        end = _end_of_adverbial(words, start, end)
    return frame, [(start, end)]


def _is_relative(words: Words, begins: int, start: int) -> bool:
    """Whether it is "which the ministry said | was false": what follows the cue lacks its subject."""
    before = words.lower[begins - 1]
    if before not in ("which", "who", "that") or start >= len(words):
        return False
    return words.tags[start] in "AM" or (words.tags[start] in "vV" and not words.lower[start].endswith("ing"))


def _opens_adverbial(words: Words, begins: int, first: int) -> bool:
    """Whether the clause of a cue stands before the main one: "While he says ..., the army ..."."""
    return words.lower[begins - 1] in _ADVERBIAL and words.tags[first : begins - 1].strip("CJ,") == ""


def _end_of_adverbial(words: Words, start: int, end: int) -> int:
    """The first comma after which a clause with a subject of its own stands, or "he said" without one."""
    tags = words.tags
    for k in range(start + 1, end - 2):
        if tags[k] == "R" and words.lower[k] in _NOMINATIVE and tags[k - 1] in "nXK" and tags[k + 1] == "V":
            return k
        if tags[k] == "," and tags[k + 1] in "DXRnK" and has_verb(words, start, k) and "," not in tags[k + 1 : k + 5]:
            verbs = [n for n in range(k + 2, end) if tags[n] in "AMvV"]
            if verbs and "W" not in tags[k : verbs[0]]:
                return k
    return end


def _apposed_noun(words: Words, begins: int, end: int) -> tuple[int, int] | None:
    """Read ", an allegation Beijing rejects", ", a claim that it denies": the noun stands before who answers it."""
    tags, lower, nouns = words.tags, words.lower, cue_lexicon().nouns
    k = begins
    while k < end and tags[k] in "DJ":
        k += 1
    if k == begins or lower[k] not in nouns:
        k = begins - 1 - (tags[begins - 1] == "T")
    start = k
    while start > 0 and tags[start - 1] in "DJ":
        start -= 1
    is_noun = 0 < start < k and lower[k] in nouns and k + 1 < end and tags[k + 1] in "XDRT"
    return (start, k + 1) if is_noun and tags[start - 1] in ",-" else None


def _content_after_as(words: Words, begins: int, start: int, first: int, last: int) -> tuple[int, int] | None:
    """Read "As Reuters reported on Tuesday, …": all that follows the comma."""
    if begins - 1 < first or words.lower[begins - 1] != "as" or words.tags[first : begins - 1].strip("C,J"):
        return None
    comma = words.tags.find(",", start, min(last, start + _AS_REACH))
    end = clause_end(words, last)
    return (comma + 1, end) if start <= comma < end - 1 else None
