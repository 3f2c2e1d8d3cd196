"""Attributions of other shapes: inverted, passive, nouns, "according to", signed quotations."""

from __future__ import annotations

from dissuade.documents.attributions import Attribution
from dissuade.documents.cues import Cue, cue_lexicon
from dissuade.documents.lexicons import word_set
from dissuade.documents.phrases import INNER, has_verb, noun_phrase_after, noun_phrase_before
from dissuade.documents.statement_content import (
    clause_end,
    content_left,
    extend_apposition,
    object_end,
    quote_extent,
)
from dissuade.documents.subjects import subject_before
from dissuade.documents.tagged_words import Words

__all__ = [
    "read_according",
    "read_as_told",
    "read_cited",
    "read_headline",
    "read_inverted",
    "read_noun",
    "read_passive",
    "read_signed",
]

_HELD = word_set("hearsay-cues")
_AS_SAYING = word_set("as-saying")
_CITED_REACH = 26
_PASSIVE = frozenset({"was", "were", "is", "are", "been", "being"})
_SHORTEST_HEADLINE = 5
_SHORTEST_CLAIM = 3
_LONGEST_NAME = 4
_SOURCE_INNER = INNER | {"by"}  # "according to a report by the ministry"
_IN_BY = (["in"], ["by"])
_VOICED = frozenset({"made", "voiced", "raised", "issued", "repeated", "spread", "given"})
_HEARSAY = word_set("hearsay-nouns")


def read_inverted(words: Words, i: int, group: int, after: int, first: int, last: int, cue: Cue) -> Attribution | None:
    """Read "…," said X: the verb comes right after the content, its subject after the verb."""
    tags = words.tags
    if group != i or i == first or "post" not in cue.frames or after >= last:
        return None
    touches_quote = tags[i - 1] == "Q" or (tags[i - 1] in ",-" and i - 1 > first and tags[i - 2] == "Q")
    if not touches_quote and (tags[i - 1] != "," or "addr" in cue.frames or subject_before(words, i, first)):
        return None
    if tags[after] not in "XDnR" or (tags[after] == "R" and words.lower[after] in ("him", "her", "them", "it")):
        return None
    end = noun_phrase_after(words, after, last)
    if end == after or (end < last and tags[end] not in ".,;:-(PStQOJWgC"):
        return None
    if not touches_quote and (end < last and tags[end] not in ".,("):
        return None
    content = content_left(words, i, first, bare=True)
    if content is None:
        return None
    end = extend_apposition(words, end, last)
    extra = []
    follows = end + 1 if end < last and tags[end] in ",:" else end
    if follows < last and tags[follows] == "Q":
        extra = [quote_extent(words, follows, last)]
    return Attribution(
        cue=cue, head=i, span=(i, after), source=(after, end), content=content, begins=i, shares="own",
        frame="inverted", extra=extra,
    )  # fmt: skip


def read_passive(
    words: Words, i: int, group: int, after: int, first: int, last: int, cue: Cue, negated: bool
) -> Attribution | None:
    """Read "was denied by both", "is expected to", "it was reported that"."""
    tags, lower = words.tags, words.lower
    if cue.name in ("post", "email"):
        return None  # pictures that were posted by somebody
    by = after if after < last and lower[after] == "by" else -1
    if by < 0 and after + 1 < last and tags[after] in "Jt" and lower[after + 1] == "by":
        by = after + 1
    subject = (group, group + 1) if lower[group] == "it's" else subject_before(words, group, first)
    if subject is None and group > first and tags[group - 1] in "TW":
        stop = group - 1
        subject = noun_phrase_before(words, stop, first)
    if by > 0:
        end = noun_phrase_after(words, by + 1, last)
        if end == by + 1 or subject is None:
            return None
        if lower[subject[0]] == "it" and end < last and tags[end] == "T" and "that" in cue.frames:
            subject = (end, clause_end(words, last))  # "it was alleged by X that"
            return Attribution(
                cue=cue, head=i, span=(i, after), source=(by + 1, end), content=subject, begins=group, shares="own",
                frame="passive", negated=negated,
            )  # fmt: skip
        if "addr" in cue.frames and (told := _told_to(words, by + 1, end, last, cue)) is not None:
            named, content = told
            return Attribution(
                cue=cue, head=i, span=(i, after), source=(by + 1, named), content=content, begins=subject[0],
                shares="own", frame="passive", negated=negated, addressee=subject,
            )  # fmt: skip
        return Attribution(
            cue=cue, head=i, span=(i, after), source=(by + 1, end), content=subject, begins=subject[0], shares="own",
            frame="passive", negated=negated,
        )  # fmt: skip
    if subject is None or after >= last:
        return None
    end = clause_end(words, last)
    if lower[subject[0]] in ("it", "it's") and subject[1] - subject[0] == 1 and "that" in cue.frames:
        return _read_impersonal(words, i, after, subject, first, end, cue, negated)
    if (
        tags[after] == "O"
        and after + 1 < end
        and tags[after + 1] not in "DXRd"
        and cue.act in ("expect", "assert")
        and "that" in cue.frames
    ):
        return Attribution(
            cue=cue, head=i, span=(i, after), source=None, content=(after, end), begins=subject[0], shares="own",
            frame="raising", negated=negated, extra=[subject],
        )  # fmt: skip
    return None


def _told_to(words: Words, start: int, end: int, last: int, cue: Cue) -> tuple[int, tuple[int, int]] | None:
    """Read "was told by X that ...", "was accused by X of ...": where X ends, and what follows."""
    for k in range(start + 1, min(end + 1, last - 1)):
        if words.tags[k] == "T" and "that" in cue.frames:
            return k, (k, clause_end(words, last))
        if words.tags[k] in "PO" and words.lower[k] in cue.frames and words.tags[k + 1] in "gnv":
            if words.tags[k] == "P" and not words.lower[k + 1].endswith("ing"):
                continue
            return k, (k, object_end(words, k, last))
    return None


def _read_impersonal(
    words: Words, i: int, after: int, subject: tuple[int, int], first: int, end: int, cue: Cue, negated: bool
) -> Attribution | None:
    """Read "it was reported on Friday that", "it is claimed he", "…, it has been claimed." """
    tags = words.tags
    at = after
    while at < end and tags[at] in "Jt":
        at += 1
    if at + 1 < end and tags[at] == "P" and tags[at + 1] == "t":
        at += 2
    content: tuple[int, int] | None = None
    is_clause = at + 2 < end and tags[at] in "RDXn" and cue.name in _HELD and has_verb(words, at + 1, end)
    if is_clause or (at + 1 < end and tags[at] == "T"):
        content = (at, end)
    elif at >= end and cue.name in _HELD:
        content = content_left(words, subject[0], first, bare=True)
    if content is None:
        return None
    return Attribution(
        cue=cue, head=i, span=(i, after), source=None, content=content, begins=subject[0], shares="own",
        frame="impersonal", negated=negated,
    )  # fmt: skip


def read_cited(words: Words, i: int, after: int, group: int, first: int, last: int, cue: Cue) -> Attribution | None:
    """Read "the agency quoted X as saying", "X was quoted as saying": X is the source, whoever passes it on."""
    tags, lower = words.tags, words.lower
    as_at = next((k for k in range(after, min(last - 1, after + _CITED_REACH)) if lower[k] == "as"), -1)
    outlet = subject_before(words, group, first)
    begins = outlet[0] if outlet else group
    if as_at < 0 or lower[as_at + 1] not in _AS_SAYING:
        end = noun_phrase_after(words, after, last)  # "“…,” the agency quoted X"
        quoted = content_left(words, begins, first, bare=False) if "X" in tags[after:end] and i == group else None
        if quoted is None:
            return None
        return Attribution(
            cue=cue, head=i, span=(i, after), source=(after, end), content=quoted, begins=begins, shares="own",
            frame="cited",
        )  # fmt: skip
    if any(lower[k] in _PASSIVE for k in range(group, i)):
        source = outlet
    else:
        end = noun_phrase_after(words, after, as_at)
        source = (after, end) if end > after else None
    if source is None:
        return None
    start, stop = as_at + 2, clause_end(words, last)
    while start < stop and tags[start] in "Jt,:":
        start += 1
    if start + 1 < stop and tags[start] == "P" and tags[start + 1] == "t":
        start += 2
    content = (start, stop) if start < stop and tags[start] in "TQRDXnKdJ" else None
    content = content or content_left(words, begins, first, bare=True)
    if content is None:
        return None
    return Attribution(
        cue=cue, head=i, span=(i, after), source=source, content=content, begins=begins, shares="own", frame="cited",
    )  # fmt: skip


def read_noun(words: Words, i: int, first: int, last: int) -> Attribution | None:
    """Read "its claim that", "US allegations of", "promises by the ministry to"."""
    tags, lower = words.tags, words.lower
    cue = cue_lexicon().nouns[lower[i]]
    if i + 1 >= last:
        return None
    source: tuple[int, int] | None = None
    k = i + 1
    if lower[k] in _VOICED and k + 2 < last and lower[k + 1] == "by":
        k += 1  # "the claim made by Ankara that"
    if lower[k] in ("by", "from") and k + 1 < last:
        end = noun_phrase_after(words, k + 1, last)
        for word in ("that", "of", "to"):
            if word in lower[k + 1 : end]:
                end = lower.index(word, k + 1, end)
        named = end
        while named > k + 2 and (
            tags[named - 1] == "t" or lower[named - 1] in ("week", "month", "year", "last", "this")
        ):
            named -= 1
        if end < last and tags[end] == "t" and tags[end - 1] in "dP":  # "by Ankara on 30 June that"
            while named > k + 2 and tags[named - 1] in "dP":
                named -= 1
            end += 1
        if end > k + 1:
            source, k = (k + 1, named), end
    if k >= last:
        return None
    if tags[k] == "N" and k + 1 < last:
        k += 1
    complement = {"T": "that", "O": "to"}.get(tags[k], lower[k])
    if complement not in cue.frames or (complement == "of" and tags[k + 1 : k + 2] in ("d", "t")):
        return None  # "reports of 15 January"
    if complement == "of" and lower[i].startswith("report") and tags[k + 1 : k + 3] == "DX":
        return None  # "the report of the Panel"
    if complement == "that" and (k + 1 >= last or tags[k + 1] in "AMVv"):
        return None
    if tags[k - 1] == "N":
        k -= 1
    if complement == "to" and tags[k] == "O" and (k + 1 >= last or tags[k + 1] not in "nVJ"):
        return None
    if source is None:
        source = _possessor(words, i, first)
    if source is None and (lower[i] not in _HEARSAY or (i > first and lower[i - 1] in ("no", "any", "little", "few"))):
        return None
    end = clause_end(words, last) if complement != "of" else noun_phrase_after(words, k + 1, last)
    opens = _phrase_start(words, i, first)
    if complement == "that" and (tags[opens - 1 : opens] == "V" or not any(tag in "AMVv" for tag in tags[first:i])):
        end = _before_main_verb(words, k + 1, end)
    if end <= k + 1:
        return None
    return Attribution(
        cue=cue, head=i, span=(i, i + 1), source=source, content=(k, end), begins=source[0] if source else i,
        shares="own", frame="noun",
    )  # fmt: skip


def _phrase_start(words: Words, i: int, first: int) -> int:
    """Where the phrase that a noun ends begins: "said | the allegation that"."""
    while i > first and words.tags[i - 1] in "DJnX":
        i -= 1
    return i


def _before_main_verb(words: Words, start: int, end: int) -> int:
    """Where "that ..." ends if its noun is the subject: "its claim that it sends no aid | was questioned"."""
    tags, seen = words.tags, False
    for k in range(start, end):
        if tags[k] in "TWSC,;:":
            return end
        if seen and tags[k] in "AM" and tags[k - 1] in "XndKt" and k + 1 < end:
            return k
        if tags[k] in "AM" and _is_passive(words, k, end):
            return k
        past = tags[k] == "n" and k > start and words.lower[k].endswith("ed")
        seen |= past or tags[k] in "Vv" or (tags[k] not in "AMNJ" and tags[k - 1] in "AMNJ" and k > start)
    return end


def _is_passive(words: Words, k: int, end: int) -> bool:
    """Whether a cue stands in the passive there: "was | firmly | denied by"."""
    while k < end and words.tags[k] in "AMNJ":
        k += 1
    return k + 1 < end and words.tags[k] == "V" and words.lower[k + 1] == "by"


def _possessor(words: Words, i: int, first: int) -> tuple[int, int] | None:
    """Read "its" or "Moscow's" before a reporting noun; adjectives may stand between."""
    tags, lower = words.tags, words.lower
    at = i
    while at > first and tags[at - 1] in "nJgd" and i - at < 4 and not lower[at - 1].endswith(("'s", "s'")):
        at -= 1
    if at == first:
        return None
    if lower[at - 1] in ("his", "her", "its", "their", "our", "my"):
        return (at - 1, at)
    if lower[at - 1].endswith(("'s", "s'")):
        return noun_phrase_before(words, at, first, possessive=True)
    if tags[at - 1] == "X" and at == i and lower[at - 1] != words.words[at - 1]:
        begin = at - 1
        while begin > first and tags[begin - 1] == "X" and not lower[begin - 1].endswith(("'s", "s'")):
            begin -= 1
        if begin == first and at - begin == 1 and not _names_a_state(words.words[begin]):
            return None  # "Final report of", "New reports of"
        return (begin, at)
    return None


def _names_a_state(word: str) -> bool:
    """Whether a word at the head of a sentence is surely a name: "US claims", "Russian reports"."""
    return word.isupper() or word.endswith(("an", "ish", "ese", "ch", "i", "ic"))


def read_according(words: Words, i: int, first: int, last: int) -> Attribution | None:
    """Read "according to X", before or after its content."""
    tags = words.tags
    end = noun_phrase_after(words, i + 2, last, inner=_SOURCE_INNER)
    if end == i + 2:
        return None
    if end < last and tags[end] == "V" and words.lower[end] in cue_lexicon().nouns:
        end += 1  # "media reports"
    cue = Cue("according to", (), frozenset(), "assert", "asserted")
    before = tags[first:i].strip("C,J-")
    if not before:
        at = end
        while at < last and tags[at] != ",":
            at += 1
        if end < last and tags[end] in "DR" and has_verb(words, end + 1, last):
            at = end - 1  # "According to its manifest the vessel carried"
        if at >= last:
            return None
        content = (at + 1, clause_end(words, last))
        end = extend_apposition(words, end, at + 1) if end > at else end
        begins = first
    else:
        stop = i
        while stop > first and tags[stop - 1] in ",-J":
            stop -= 1
        begin = first
        while begin < stop and tags[begin] in "C,":
            begin += 1
        content = (begin, stop)
        begins = stop
    if not set(tags[content[0] : content[1]]) - set("J,"):
        return None
    return Attribution(
        cue=cue, head=i, span=(i, i + 2), source=(i + 2, end), content=content, begins=begins, shares="own",
        frame="according",
    )  # fmt: skip


def read_as_told(words: Words, i: int, first: int, last: int) -> Attribution | None:
    """Read "As alleged in the indictment, ...": the verb is no one's else, what follows the comma is the content."""
    tags, lower = words.tags, words.lower
    if i == first or lower[i - 1] != "as" or tags[first : i - 1].strip("C,J") or lower[i + 1 : i + 2] not in _IN_BY:
        return None
    form = cue_lexicon().forms[lower[i]]
    end = noun_phrase_after(words, i + 2, last)
    if end == i + 2 or tags[end : end + 1] != "," or form.kind not in ("both", "participle"):
        return None
    return Attribution(
        cue=cue_lexicon().cues[form.lemma][0], head=i, span=(i - 1, i + 2), source=(i + 2, end),
        content=(end + 1, clause_end(words, last)), begins=first, shares="own", frame="according",
    )  # fmt: skip


def read_headline(words: Words, first: int, last: int) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """Read "Iran sold drones to Russia – White House" and "Kremlin: no decision": content and source.

    Only for a line without a full stop: in running text a dash or colon says something else.
    """
    tags = words.tags
    if last - first < _SHORTEST_HEADLINE or tags[last - 1] == ".":
        return None
    dash = tags.rfind("-", first, last)
    name = tags[dash + 1 : last]
    if (
        dash - first >= _SHORTEST_CLAIM
        and 0 < len(name) <= _LONGEST_NAME
        and name[0] in "XD"
        and set(name) <= set("XDnPC")
    ):
        return (first, dash), (dash + 1, last)
    colon = tags.find(":", first, min(last, first + _LONGEST_NAME + 1))
    if colon > first and last - 1 - colon >= _SHORTEST_CLAIM and set(tags[first:colon]) <= set("XD"):
        return (colon + 1, last), (first, colon)
    return None


def read_signed(words: Words, first: int, last: int) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """Read "“…” – X" and "X: “…”": a quotation and who it is signed with, without any verb."""
    tags = words.tags
    end = clause_end(words, last)
    if tags[first] == "Q" and first + 2 < end and tags[first + 1] == "-" and tags[first + 2] == "X":
        stop = noun_phrase_after(words, first + 2, end)
        return ((first, first + 1), (first + 2, stop)) if stop == end or tags[stop] == "," else None
    colon = tags.find(":", first, min(first + 6, end))
    if colon > first and colon + 1 < end and tags[colon + 1] == "Q" and set(tags[first:colon]) <= set("X"):
        return (colon + 1, colon + 2), (first, colon)
    return None
