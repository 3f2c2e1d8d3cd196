"""Noun phrases and clauses over word classes: where they begin and end, what they are about."""

from __future__ import annotations

from dissuade.documents.cues import cue_lexicon
from dissuade.documents.lexicons import word_set
from dissuade.documents.tagged_words import Words

__all__ = [
    "FORMS",
    "INNER",
    "NOMINAL",
    "REACH",
    "has_verb",
    "head_word",
    "is_person_like",
    "noun_phrase_after",
    "noun_phrase_before",
    "opens_clause",
    "with_conjunct",
]

NOMINAL = "XnKdQ"
INNER = frozenset({"of", "in", "for", "at", "from", "with", "on", "to", "against", "close", "including"})
"""Prepositions that may stand inside a noun phrase."""
REACH = 28
_HELD = word_set("held")
_SPEAKERS = word_set("speakers") | word_set("unnamed-speakers")
_PERIODS = word_set("periods")
_TIMES = _PERIODS | {"weeks", "months", "years", "decade", "decades", "minutes", "hours", "days", "day", "past", "time"}
_CURRENCIES = frozenset("$€£¥")
_PASTS = frozenset({"sold", "shot", "fought", "taught", "caught"})
"""Pasts that are neither known to the grammar nor end as others do."""
_BY_NATURE = frozenset({"it", "there"})


def with_conjunct(words: Words, phrase: tuple[int, int], first: int) -> tuple[int, int]:
    """Read "The chief of staff and a senior aide" as one subject: what stands before "and" opens the clause."""
    tags = words.tags
    if phrase[0] - 2 < first or words.lower[phrase[0] - 1] != "and":
        return phrase
    held = noun_phrase_before(words, phrase[0] - 1, first)
    if held is None or not is_person_like(words, held):
        return phrase
    speak = tags[held[0] - 1] == "," and words.lower[head_word(words, held)] in _SPEAKERS
    if not speak and not opens_clause(words, held[0], first):
        return phrase
    return (held[0], phrase[1]) if tags[held[1] - 1] in "XnKd" else phrase


def opens_clause(words: Words, at: int, first: int) -> bool:
    """Whether a clause begins at a word: the sentence does, or a time, a conjunction or a mark stands before it."""
    if at == first:
        return True
    before = words.tags[at - 1]
    return before in "T:S-.t" or words.lower[at - 1] in ("but", "week", "month", "year")


def noun_phrase_before(words: Words, end: int, first: int, *, possessive: bool = False) -> tuple[int, int] | None:
    """The noun phrase whose last word is ``end - 1``, None if that is no noun (or a possessive, unless wanted)."""
    tags, lower = words.tags, words.lower
    if end <= first or (lower[end - 1].endswith(("'s", "s'")) and not possessive):
        return None
    last = tags[end - 1]
    if last == "Q" and not _is_name(words, end - 1):
        return None
    if last == "D" and lower[end - 1] in _FLOATING and end - 2 >= first and tags[end - 2] in "Xn":
        held = noun_phrase_before(words, end - 1, first)  # "the ministry and the army both said"
        held = held and with_conjunct(words, held, first)
        return (held[0], end) if held and opens_clause(words, held[0], first) else (end - 1, end)
    if last == "R" and end - 3 >= first and lower[end - 1] in _SHARERS and lower[end - 2] == "of":
        return (end - 3, end) if lower[end - 3] in _STANDALONE else (end - 1, end)  # "one of them"
    if last == "R" or (last == "D" and lower[end - 1] in _STANDALONE):
        is_the_two = lower[end - 1] == "two" and end - 2 >= first and lower[end - 2] == "the"
        return (end - 2 if is_the_two else end - 1, end)
    if last == "V" and end - 2 >= first and tags[end - 2] in "DXn" and not lower[end - 1].endswith(("ed", "ing")):
        last = "n"
    if last == "V" and lower[end - 1] == "accused" and end - 2 >= first and tags[end - 2] == "D":
        last = "n"  # "one of the accused"
    if last == "V" and end - 1 == first and lower[first].endswith("s"):
        last = "n"  # "Emails seen by"
    if last not in NOMINAL and last != "g":
        return None
    at = end - 1
    limit = max(first, end - REACH)
    while at > limit:
        tag = tags[at - 1]
        if tags[at] == "D" and tag not in "PCDO":
            break
        if tag == "-" and at - 2 >= limit and _is_hyphen(words, at - 1, end):
            at -= 1
            continue
        if tag == "*" and at - 2 >= limit and words.words[at - 1] in _CURRENCIES and tags[at] == "d":
            at -= 1  # "ammunition worth €800m"
            continue
        if tag == "*" and at - 2 >= limit and _is_possessive(words, at - 1, end):
            at -= 1
            continue
        if tag in "XnKd" or tag == "g" or (tag == "V" and tags[at] in "PO" and _is_noun(words, at - 1, limit)):
            if lower[at - 1].endswith("ed") and tag == "n" and tags[at] in "DXP":
                break
            if possessive and lower[at - 1] in _PARTICLES:
                break  # "Boko Haram laughed off Nigeria's announcement"
            at -= 1
        elif (
            (
                tag == "D"
                or (tag == "J" and at - 1 > limit and tags[at - 2] in "DXn")
                or (tag == "Q" and _is_name(words, at - 1))
            )
            or (
                tag in "PO"
                and lower[at - 1] in INNER
                and at - 2 >= limit
                and (
                    tags[at - 2] in "XnKd"
                    or _is_noun(words, at - 2, limit)
                    or (lower[at - 1] == "of" and lower[at - 2] in _STANDALONE)
                )
                and not (tags[at] == "g" and at + 1 < end and tags[at + 1] in "DX")  # "for helping the Guards"
            )
            or (tag == "C" and at - 2 >= limit and _joins_nouns(tags, at, end))
            or (tag == "," and _is_list(tags, at, limit, end))
            or (tag == "." and lower[at - 2] in FORMS and tags[at] == "P" and at - 2 >= limit)
        ):
            at -= 1
        else:
            break
    while at < end and tags[at] in "CPOJ,":
        at += 1
    if (
        end - at > 1
        and tags[at] == "d"
        and len(words.words[at]) == 4
        and tags[at + 1] == "X"
        and tags[at - 1 : at] in ("t", "P")
    ):
        at += 1  # "In June 2024 Novak said"
    return (at, end) if at < end else None


FORMS = frozenset({"inc", "co", "ltd", "corp", "llc", "bros"})
"""Forms of companies that have a full stop inside of a sentence: "Velka Inc. of Malta"."""
_FLOATING = frozenset({"both", "all", "each"})
_STANDALONE = word_set("standalone")
_SHARERS = frozenset({"them", "us", "those"})


_PARTICLES = frozenset({"off", "out", "up", "down", "away", "back"})


def _is_noun(words: Words, at: int, first: int) -> bool:
    """Whether a word that may be a verb is a noun: "a report on", "the UN statement from"."""
    tags, lower = words.tags, words.lower
    if tags[at] != "V" or lower[at] not in cue_lexicon().nouns:
        return False
    if at <= first:
        return lower[at].endswith("s")  # "Reports in the papers hinted"
    if tags[at - 1] in "DJ" or lower[at - 1].endswith(("'s", "s'")):
        return True
    if tags[at - 1] == "*" and at - 2 >= first and words.words[at - 1] in ("'", "’") and lower[at - 2].endswith("s"):
        return True  # "the experts' report"
    return tags[at - 1] in "Xn" and "D" in tags[max(first, at - 4) : at]


def _is_name(words: Words, at: int) -> bool:
    """Whether a quotation is part of a noun phrase ("the “phony” system"): short and without a mark at its end."""
    quoted = words.words[at].strip("“”‘’\"'«»„ ")
    return len(quoted) <= 30 and quoted[-1:] not in ",.?!…"


def _joins_nouns(tags: str, at: int, end: int) -> bool:
    left, right = tags[at - 2], tags[at]
    if left not in "XnK":
        return False
    return (left == "X" and right in "XD") or (left in "nK" and right == "n" and end - at <= 4)


def _is_list(tags: str, at: int, limit: int, end: int) -> bool:
    """Whether it is a list, "Moscow, Pyongyang and Beijing": a comma between capitalised words before an "and"."""
    return at - 2 >= limit and tags[at - 2] == "X" and tags[at] == "X" and "C" in tags[at:end]


def noun_phrase_after(words: Words, start: int, last: int, *, inner: frozenset[str] = INNER) -> int:
    """Where the noun phrase that begins at ``start`` ends (exclusive); ``start`` itself if none does.

    Args:
        inner: prepositions that may stand inside it.
    """
    tags, lower = words.tags, words.lower
    at = start
    if at >= last:
        return start
    if tags[at] == "R":
        return at + 1
    seen = False
    while at < last:
        tag = tags[at]
        if tag == "-" and seen and _is_hyphen(words, at, last):
            at += 1  # "the 43-year-old"
            continue
        if tag == "*" and seen and _is_possessive(words, at, last):
            at += 1  # "the prosecutors' office"
            continue
        if (
            seen
            and lower[at] in ("last", "next")
            and at + 1 < last
            and (lower[at + 1] in _PERIODS or tags[at + 1] == "t")
        ):
            break
        if tag == "V" and at > start and _may_be_noun(lower[at]) and _is_attribute(words, start, at):
            tag = "n"  # "a report", "the Russian claims"
        if tag == "V" and at > start and tags[at + 1 : at + 2] in ("n", "d") and _is_modifier(words, at):
            tag = "n"  # "12 attack drones", "an estimated 400 drones"
        if tag == "t" and at > start and tags[at - 1] == "D" and tags[at + 1 : at + 2] == "n":
            tag = "n"  # "the February cargo"
        if tag == "g" and lower[at] in _HELD and tags[start] == "D" and at > start:
            tag = "n"
        if tag in "XKd" or tag == "n":
            is_participle = tag == "n" and lower[at].endswith("ed") and tags[at - 1] != "d"  # not "20 used Leopards"
            if seen and is_participle and at + 1 < last and tags[at + 1] in "DXPRTO":
                break
            if (
                is_participle
                and tags[at - 1] == "X"
                and at > start
                and (at + 1 >= last or tags[at + 1] in "Jt.,;" or lower[at + 1] in ("last", "this"))
            ):
                break  # "exports to Georgia tripled last year"
            seen = True
        elif tag == "D":
            if seen and tags[at - 1] not in "PCDO" and lower[at] not in ("own",):
                break
        elif tag == "J" or tag == "g":
            is_modifier = tag == "g" or lower[at].endswith("ly")
            if seen and not (is_modifier and at + 1 < last and tags[at + 1] in "nXK"):
                break
        elif tag in "PO":
            seen |= lower[at] == "of" and at > start and lower[at - 1] in _STANDALONE  # "one of the officials"
            if not seen or lower[at] not in inner or at + 1 >= last or tags[at + 1] not in "XnDK":
                if lower[at] == "of" and at == start + 1 and lower[start] in _STANDALONE:
                    return at + 2 if at + 1 < last and lower[at + 1] in _SHARERS else at  # "one of them"
                break
        elif tag == "C":
            if not seen or at + 1 >= last or tags[at + 1] not in "XnD" or tags[at - 1] not in "XnK":
                break
        else:
            break
        at += 1
    return at if seen or (at > start and lower[start] in _STANDALONE) else start


def _may_be_noun(word: str) -> bool:
    """Whether a verb that reports is a noun as well: "claim", "attack" drones."""
    lexicon = cue_lexicon()
    if word in lexicon.nouns:
        return True
    form = lexicon.forms.get(word)
    return (
        form is not None
        and form.kind == "base"
        and any("noun" in cue.frames for cue in lexicon.cues.get(form.lemma, ()))
    )


def _is_possessive(words: Words, at: int, last: int) -> bool:
    """Whether a mark makes a possessive of the plural before it: "the prosecutors' office"."""
    if at + 1 >= last or words.words[at] not in ("'", "’") or not words.lower[at - 1].endswith("s"):
        return False
    touches = words.ends[at - 1] == words.starts[at] and words.ends[at] < words.starts[at + 1]
    return touches and words.tags[at + 1] in "nXK" and words.tags[at - 1] in "nX"


def _is_modifier(words: Words, at: int) -> bool:
    """Whether a verb that reports modifies the noun after it: after a figure, or as a participle after an article."""
    before, word = words.tags[at - 1], words.lower[at]
    if before == "D":
        return word.endswith("ed")
    return (
        (before in "dX" or words.lower[at - 1] == "of")
        and word in ("attack", "report", "support")
        and words.lower[at + 1].endswith("s")
    )


def _is_hyphen(words: Words, at: int, last: int) -> bool:
    """Whether a mark touches a figure before and a word after it."""
    is_inner = at + 1 < last and words.tags[at - 1] == "d"
    return is_inner and words.ends[at - 1] == words.starts[at] and words.ends[at] == words.starts[at + 1]


def _is_attribute(words: Words, start: int, at: int) -> bool:
    """Whether the word before belongs to a noun after it: an article, an adjective, a nationality after an article."""
    before = words.tags[at - 1]
    may_be = words.tags[start] == "D" or at == start + 1
    is_nationality = may_be and words.lower[at - 1].endswith(("an", "ish", "ese", "ic", "ch", "i"))
    return before in "DJ" or (before == "X" and is_nationality)


def head_word(words: Words, phrase: tuple[int, int]) -> int:
    """The word that a noun phrase is about: the last one before a preposition, relative clause or apposition."""
    tags = words.tags
    for at in range(phrase[0] + 1, phrase[1]):
        if tags[at] in "POW,(-" or (words.lower[at] == "worth" and tags[at] == "n"):
            return at - 1 - (tags[at - 1] == "." and at - 1 > phrase[0])
    return phrase[1] - 1


def has_verb(words: Words, start: int, end: int) -> bool:
    """Whether a clause stands there, judging by any word that looks like a finite verb."""
    tags = words.tags
    for i in range(start, end):
        tag = tags[i]
        if tag in "AMvVQ" or (tag == "n" and (words.lower[i].endswith(("ed", "s")) or words.lower[i] in _PASTS)):
            return True
    return False


def is_person_like(words: Words, subject: tuple[int, int], *, it: bool = False) -> bool:
    """Whether something that can speak could be meant: not "it" or "there", no bare number and no period of time.

    Args:
        it: "it" can speak: the verb is one that only people and bodies have.
    """
    if it and subject[1] - subject[0] == 1 and words.lower[subject[0]] == "it":
        return True
    if words.lower[head_word(words, subject)] in _TIMES and words.tags[subject[0]] != "X":
        return False
    tags = words.tags[subject[0] : subject[1]]
    if subject[1] - subject[0] == 1:
        return words.lower[subject[0]] not in _BY_NATURE and tags not in "dgJ"
    return any(tag in "XnRKQD" for tag in tags)
