"""Who does it: the subject before a verb, and the one that a sentence opens with."""

from __future__ import annotations

from dissuade.documents.lexicons import word_set
from dissuade.documents.phrases import (
    FORMS,
    INNER,
    NOMINAL,
    REACH,
    head_word,
    noun_phrase_after,
    noun_phrase_before,
    opens_clause,
    with_conjunct,
)
from dissuade.documents.tagged_words import Words

__all__ = ["after_dateline", "main_subject", "subject_before"]

_DATELINE = 12
_DESCRIPTIONS = 3  # between commas after a name: "51", "of New Jersey"
_NEITHER_REACH = 16  # words
_ISSUED = word_set("issued")
_PASTS = word_set("pasts-of-relatives")
_PARTICIPLES = word_set("participles-of-subjects")
_PASSED = frozenset({"week", "month", "year", "night", "evening"})
_PERIODS = word_set("periods")
_SPEAKERS = word_set("speakers")
_IN_PASSING = word_set("in-passing")
_TRAILING_TIME = frozenset({"on", "in", "last", "this", "late", "early", "earlier", "later", "that"})


def subject_before(words: Words, verb: int, first: int) -> tuple[int, int] | None:
    """The subject that ends right before a verb group, as a range of words.

    Args:
        verb: the first word of the verb group.
        first: where the sentence begins.
    """
    tags = words.tags
    end = _skip_time(words, verb, first)
    if end <= first:
        return None
    last = tags[end - 1]
    if last == "W" and end - 1 > first and words.lower[end - 1] in ("who", "which"):
        stop = end - 2 if tags[end - 2] == "," else end - 1
        phrase = noun_phrase_before(words, stop, first)
        return (_antecedent(words, phrase, words.lower[end - 1]), end) if phrase else None
    if last in ",)-":
        return _with_apposition(words, end, first)
    phrase = noun_phrase_before(words, end, first)
    if phrase is None or end != phrase[1]:
        return phrase
    if (neither := _neither_before(words, phrase[0], first)) is not None:
        return (neither, end)
    if (issued := _issued_by(words, phrase[0], first)) is not None:
        return (issued, end)
    if (described := _with_relative_clause(words, phrase, first)) is not None:
        return described
    return with_conjunct(words, _with_participle(words, phrase, first), first)


def _neither_before(words: Words, at: int, first: int) -> int | None:
    """Where "neither" stands before a subject or its second part: "Neither | the ministry nor | the company"."""
    lower = words.lower
    if at > first and lower[at - 1] == "neither":
        return at - 1
    if at - 2 < first or lower[at - 1] != "nor":
        return None
    for k in range(at - 2, max(first, at - _NEITHER_REACH) - 1, -1):
        if lower[k] == "neither":
            return k
        if words.tags[k] in "VvAM.;:":
            return None
    return None


def _issued_by(words: Words, at: int, first: int) -> int | None:
    """Where "a study by | the institute" begins, None if nothing of that kind stands before."""
    if at - 2 < first or words.lower[at - 1] != "by" or words.lower[at - 2] not in _ISSUED:
        return None
    held = noun_phrase_before(words, at - 1, first)
    if held is None or not (opens_clause(words, held[0], first) or words.tags[held[0] - 1] == ","):
        return None
    return held[0]


def _with_relative_clause(words: Words, phrase: tuple[int, int], first: int) -> tuple[int, int] | None:
    """Read "A friend who used to inspect ships" as one subject of the verb after it."""
    tags, lower = words.tags, words.lower
    at = phrase[0]
    if tags.find("W", first, at) < 0 and tags.find("T", first, at) < 0:
        return None  # the usual one
    while at > first and (tags[at - 1] in "AMNJvgPOnXdDK" or lower[at - 1] == "once") and phrase[1] - at < REACH:
        at -= 1
    if at - 2 < first or lower[at - 1] not in ("who", "that") or at >= phrase[1]:
        return None
    is_verb = tags[at] in "AMNv" or lower[at].endswith("ed") or lower[at] in _PASTS
    if not is_verb and not (tags[at] in "JS" and tags[at + 1] in "AMvn"):
        return None
    if lower[at - 1] == "that" and tags[at - 2] not in "nX":
        return None
    held = noun_phrase_before(words, at - 1, first)
    is_open = held is not None and (held[0] == first or opens_clause(words, held[0], first))
    return (held[0], phrase[1]) if held is not None and is_open and tags[held[0]] in "DnX" else None


def _antecedent(words: Words, phrase: tuple[int, int], pronoun: str) -> int:
    """Where what "who" or "which" means begins: "the island off Evia at the request of | the United States, which"."""
    tags, lower = words.tags, words.lower
    head = head_word(words, phrase)
    inner = [k for k in range(head + 1, phrase[1] - 1) if tags[k] in "PO" and (tags[k] == "O" or lower[k] in INNER)]
    if pronoun == "which" and tags[head] == "X" and (thing := next((k for k in inner if tags[k + 1] == "D"), 0)):
        return thing + 1  # "thanked Putin for | a cargo of wheat, which"
    if len(inner) < 2 or tags[head] == "X" or lower[head] in _SPEAKERS or lower[head].endswith(("er", "or")):
        return phrase[0]
    if pronoun == "which":
        return inner[-1] + 1 if "X" in tags[inner[-1] + 1 : phrase[1]] else phrase[0]
    return next((k + 1 for k in reversed(inner) if tags[k + 1] == "D"), phrase[0])


def _with_participle(words: Words, phrase: tuple[int, int], first: int) -> tuple[int, int]:
    """Read "officials briefed on the talks", "fighters moving in the south" as one subject of the verb after it."""
    tags, lower = words.tags, words.lower
    while phrase[0] - 2 >= first and tags[phrase[0] - 1] in "POg":
        if lower[phrase[0] - 1] == "by" and (whole := _made_by(words, phrase, first)) is not None:
            return whole
        verb = phrase[0] - 1 - (tags[phrase[0] - 1] != "g")
        if not (tags[verb] in "gnvV" and (lower[verb].endswith(("ed", "ing")) or lower[verb] in _PARTICIPLES)):
            break
        while verb > first and tags[verb - 1] == "J":
            verb -= 1
        held = noun_phrase_before(words, verb, first)
        if held is None or held[1] != verb:
            break
        if not (opens_clause(words, held[0], first) or tags[held[0] - 1] == ","):
            break
        phrase = (held[0], phrase[1])
    return phrase


def _made_by(words: Words, phrase: tuple[int, int], first: int) -> tuple[int, int] | None:
    """Read "diplomats familiar with an inquiry by | the agency" as one subject, None if it is none."""
    made = noun_phrase_before(words, phrase[0] - 1, first)
    if made is None or made[1] != phrase[0] - 1 or made[0] - 2 < first or words.tags[made[0] - 1] not in "PO":
        return None
    whole = _with_participle(words, made, first)
    return (whole[0], phrase[1]) if whole != made else None


def _skip_time(words: Words, end: int, first: int) -> int:
    """Leave out a time between subject and verb: "Sullivan on Tuesday said", "who in turn told"."""
    tags, at = words.tags, end
    if at - 3 >= first and words.lower[at - 2] == "in" and words.lower[at - 1] in _IN_PASSING:
        at = end = at - 2
    if at - 1 > first and words.lower[at - 1] == "at" and words.lower[at] in ("first", "once"):
        at = end = at - 1  # "Tehran at first denied"
    while at - 1 > first and (tags[at - 1] == "t" or words.lower[at - 1] in _PASSED):
        at -= 1
        while at - 1 > first and words.lower[at - 1] in _TRAILING_TIME:
            at -= 1
    is_apposed = tags[at - 1] == "," and "," in tags[first : at - 1] and tags[end - 1] == "t"
    return at if at < end and at > first and (tags[at - 1] in NOMINAL + "RW" or is_apposed) else end


def _with_apposition(words: Words, end: int, first: int) -> tuple[int, int] | None:
    """Read "Pavel Felgenhauer, a defence analyst," as one subject; the closing mark belongs to it."""
    tags = words.tags
    opening = {",": ",", ")": "(", "-": "-"}[tags[end - 1]]
    for at in range(end - 2, max(first, end - REACH), -1):
        if tags[at] == opening:
            is_clause = tags[at + 1] in "VvQMA" and words.lower[at + 1] not in ("asked", "including")
            if is_clause or (at == first and tags[at + 1] not in "Sg"):
                return None
            held = at
            if tags[at - 1] == ")" and (bracket := tags.rfind("(", first, at)) > first:
                held = bracket  # "Tanker Luna (IMO 9251274), owned by Velka Inc., delivered"
            phrase = noun_phrase_before(words, held, first)
            if phrase and phrase[0] == first + 1 and tags[first] == "P" and opening == "," and tags[at + 1] in "XD":
                return (at + 1, end)  # "At the same time, the district chief Anwar Muslim, said"
            if phrase and phrase[0] - 2 > first and tags[phrase[0] - 1] == "," and tags[phrase[0]] == "D":
                named = noun_phrase_before(words, phrase[0] - 1, first)  # "Mr Lee, a dealer in Seoul, the capital,"
                if named and "X" in tags[named[0] : named[1]] and opens_clause(words, named[0], first):
                    phrase = named
            if phrase and not tags[at + 1 : end - 1].strip("J"):
                return phrase  # "Sources in the ministry, however,"
            if phrase and set(tags[phrase[0] : at]) == {"d"} and phrase[0] > first and tags[phrase[0] - 1] == ",":
                phrase = noun_phrase_before(words, phrase[0] - 1, first)  # "Kim, 58, who"
            if phrase and (speaking := _before_participle(words, phrase[0], first)) is not None:
                return (speaking, end)
            if phrase and (neither := _neither_before(words, phrase[0], first)) is not None:
                return (neither, end)
            if phrase and (whole := _with_participle(words, phrase, first)) != phrase:
                return (whole[0], end)  # "One buyer named in the report, Velka Ltd, said"
            if phrase and (earlier := _first_of_two(words, phrase[0], first)) is not None:
                return (earlier, end)
            return (phrase[0], end) if phrase else None
        if tags[at] in "Q;" or (tags[at] == "." and opening != "(" and words.lower[at - 1] not in FORMS):
            return None
    return None


def _first_of_two(words: Words, at: int, first: int) -> int | None:
    """Where "Viktor Lys, 51, of New Jersey, and | Aibek Tok" begins, None if nobody is joined."""
    tags = words.tags
    if at - 3 <= first or words.lower[at - 1] != "and" or tags[at] != "X" or tags[at - 2] != ",":
        return None
    end = at - 2
    for _ in range(_DESCRIPTIONS):
        comma = tags.rfind(",", first, end)
        begin = comma + 1 if comma >= 0 else first
        if tags[begin] == "X" and set(tags[begin:end]) == {"X"}:
            return begin
        if comma < 0 or tags[begin] not in "dDP":
            return None
        end = comma
    return None


def _before_participle(words: Words, at: int, first: int) -> int | None:
    """Where "Kim, speaking at a rally in | Minsk, Belarus," begins, None if no clause of that kind stands before."""
    tags = words.tags
    comma = tags.rfind(",", first, at)
    if comma <= first or tags[at - 1] != "P" or not words.lower[comma + 1].endswith("ing"):
        return None
    held = noun_phrase_before(words, comma, first)
    return held[0] if held is not None and opens_clause(words, held[0], first) else None


def main_subject(words: Words, first: int, last: int) -> tuple[int, int] | None:
    """The subject that a sentence opens with, after what may come before it."""
    tags = words.tags
    at = after_dateline(words, first, last)
    while at < last and tags[at] in "CJ":
        at += 1
    if at < last and tags[at] in "PSVgtWOv":
        comma = tags.find(",", at, last)
        if comma < 0:
            return None
        at = comma + 1
    elif at + 2 < last and words.lower[at] in _TRAILING_TIME and words.lower[at + 1] in _PERIODS:
        at += 2  # "Last year the United States"
        at += tags[at] == ","
    elif at < last and tags[at] == "Q":
        at += 1
        if at < last and tags[at] == ",":
            at += 1
    end = noun_phrase_after(words, at, last)
    while end > at and tags[end - 1] in "Jg":
        end -= 1
    if at < end < last and tags[end] == ":":
        return main_subject(words, end + 1, last)  # "UPDATE 24 Aug: The lawyer has written"
    for k in range(at + 1, end - 1):
        if tags[k] == "n" and tags[k - 1] == "X" and tags[k + 1] in "nK" and words.lower[k].endswith("ed"):
            end = k  # "The United States imposed sanctions, saying"
            break
    if end == at + 1 and end < last and tags[end] == "," and words.lower[at].endswith("ed"):
        return main_subject(words, end + 1, last)
    return (at, end) if end > at and any(tag in "XnKRD" for tag in tags[at:end]) else None


def after_dateline(words: Words, first: int, last: int) -> int:
    """Past "WASHINGTON, Sept. 5 (AP) —" at the head of a sentence."""
    dash = words.tags.find("-", first, min(last, first + _DATELINE))
    if dash <= first or not words.words[first].isupper() or len(words.words[first]) < 3:
        return first
    return dash + 1 if set(words.tags[first:dash]) <= set("Xt,.()d") else first
