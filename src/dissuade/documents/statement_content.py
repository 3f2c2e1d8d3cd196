"""What follows or precedes a cue: complement, addressee, quotation, the clause before "…, he said"."""

from __future__ import annotations

from dissuade.documents.cues import Cue, cue_lexicon
from dissuade.documents.lexicons import word_set
from dissuade.documents.phrases import has_verb, noun_phrase_after
from dissuade.documents.tagged_words import Words

__all__ = [
    "clause_end",
    "content_left",
    "extend_apposition",
    "leans_on_next",
    "object_end",
    "quote_extent",
    "read_complement",
    "read_inserted",
]

_PAPER = 7  # words of "in a joint emailed statement"
_PAPERS = frozenset({"statement", "interview", "email", "e-mail", "letter", "reply", "post", "filing", "report",
                     "speech", "message", "note", "memo", "briefing", "release"})  # fmt: skip
_PERIODS = word_set("periods")
_AFTER_ADDRESSEE = frozenset({"to", "against", "for"})
_HALF_OPEN = "JtPDXnKdRCO,"
_BACKGROUND = word_set("background")
_BEFORE_CONTENT = 14
_HELD_OR_FILED = word_set("held")
_SHORT_THAT = 5  # words: "said that before"
_WH = frozenset({"whether", "how", "why", "if", "what", "who", "which", "when", "where"})


def clause_end(words: Words, last: int) -> int:
    end = last
    while end > 0 and words.tags[end - 1] in ".,;:-":
        end -= 1
    return end


def object_end(words: Words, start: int, last: int) -> int:
    """Where a content that is no clause ends: before "after ...", "despite ...", ", which ...", which tell about it."""
    for k in range(start + 1, last):
        if (words.tags[k] == "T" and words.tags[k - 1] == ",") or words.tags[k] == ";":
            return clause_end(words, k)
        if words.tags[k] == "W" and words.tags[k - 1] == "," and words.lower[k] in ("which", "who"):
            return clause_end(words, k)
        if words.lower[k] in _BACKGROUND and words.tags[k] == "S":
            return clause_end(words, k)
    return clause_end(words, last)


def read_complement(words: Words, k: int, last: int, cue: Cue) -> tuple[str, int, tuple[int, int] | None]:
    """What follows a cue: name of the frame, where the content begins, the addressee."""
    tags, lower, frames = words.tags, words.lower, cue.frames
    addressee: tuple[int, int] | None = None
    while k < last and tags[k] == "J":
        k += 1
    if "addr" in frames and k < last and tags[k] in "RXDnKd":
        end = noun_phrase_after(words, k, last)
        if end == k and lower[k] == "her":
            end = k + 1
        if end > k and not (tags[k] == "R" and lower[k] in ("he", "she", "they", "we", "i")):
            addressee = (k, end)
            k = end
            if tags[addressee[1] - 1 : k] and "of" in frames and "of" in lower[addressee[0] : k]:
                cut = lower.index("of", addressee[0], k)
                addressee, k = (addressee[0], cut), cut
            if not _AFTER_ADDRESSEE.isdisjoint(frames):
                for word in sorted(_AFTER_ADDRESSEE):
                    if word in frames and word in lower[addressee[0] : k]:
                        cut = lower.index(word, addressee[0], k)
                        addressee, k = (addressee[0], cut), cut
    while k < last and tags[k] in "Jt":
        k += 1
    if k + 1 < last and tags[k] == "P" and tags[k + 1] == "t":
        k += 2
        k += k + 1 < last and tags[k] == "d" and tags[k + 1] == "T"  # "acknowledged in November 2022 that"
    if lower[k : k + 1] == ["in"] and (stop := _past_paper(words, k, last)) is not None:
        k = stop
    if k + 3 < last and tags[k + 3] == "T" and lower[k + 2] in ("later", "earlier", "afterwards", "ago"):
        k += 3  # "replied two days later that"
    if k + 1 < last and lower[k] in ("last", "this", "next", "earlier", "late") and lower[k + 1] in _PERIODS:
        k += 2  # "asked the council last week to"
    if k >= last:
        return "post", k, addressee
    if lower[k] == "so" and k + 1 < last and tags[k + 1] == "P":
        return "post", k, addressee  # "said so in a statement"
    tag, word = tags[k], lower[k]
    if tag == "V" and word in cue_lexicon().nouns and cue.tail == ():
        tag = "K"  # "denied claims that"
    if tag == "T" and "that" in frames and not (k + 1 < last and tags[k + 1] in "PS" and last - k < _SHORT_THAT):
        return "that", k, addressee
    if tag == "," and "that" in frames and (after := _past_inserted(words, k, last)) is not None:
        return "that", after, addressee
    if tag == "Q" and "quote" in frames:
        return "quote", k, addressee
    if tag in ",:" and k + 1 < last and tags[k + 1] == "Q" and "quote" in frames:
        return "quote", k + 1, addressee
    if tag == ":" and "quote" in frames:
        return ("that" if k + 1 < last else "colon"), k + 1, addressee
    if tag == "N" and "to" in frames and k + 2 < last and tags[k + 1] == "O":
        return "to", k, addressee
    if tag == "O" and "to" in frames and k + 1 < last and tags[k + 1] in "nVJvAQK":
        return "to", k, addressee
    if tag == "P" and word in frames:
        return word, k, addressee
    if word in _WH and "wh" in frames:
        return "wh", k, addressee
    if (tag == "g" or (tag in "VA" and word.endswith("ing"))) and "ing" in frames:
        return "ing", k, addressee
    if tag in "DXnKRQ" and "np" in frames and "that" not in frames:
        return "np", k, addressee
    later = _content_later(words, k, last, frames)
    if later is not None:
        return later[0], later[1], addressee
    if (
        "bare" in frames
        and (tag in "RDXnKdJgSQ" or (tag in "AM" and "'" in word))
        and (words.heading or has_verb(words, k + 1, _before_semicolon(words, k, last)))
    ):
        return "bare", k, addressee
    if tag in "DXnKRQ" and "np" in frames:
        return "np", k, addressee
    if tag in ".,;:-)C":
        return "post", k, addressee
    if tag in "PS" and ("post" in frames):
        return "post", k, addressee
    return "", k, addressee


def _past_paper(words: Words, k: int, last: int) -> int | None:
    """Past where something is said, before "that": "said in an emailed statement that"."""
    end = next((n for n in range(k + 2, min(last, k + _PAPER)) if words.tags[n] == "T"), None)
    return end if end is not None and not _PAPERS.isdisjoint(words.lower[end - 1 : end]) else None


def _before_semicolon(words: Words, k: int, last: int) -> int:
    semicolon = words.tags.find(";", k, last)
    return semicolon if semicolon > 0 else last


def _past_inserted(words: Words, k: int, last: int) -> int | None:
    """Where "that" stands in "noted, however, that" and "reported, citing two officials, that"."""
    comma = words.tags.find(",", k + 1, min(last, k + _BEFORE_CONTENT))
    if comma < 0 or comma + 2 >= last or words.tags[comma + 1] != "T":
        return None
    return comma + 1 if not set(words.tags[k + 1 : comma]) & set("Q.;:TAM") else None


def _content_later(words: Words, k: int, last: int, frames: frozenset[str]) -> tuple[str, int] | None:
    """Past "in a statement", "at a briefing on Monday": the "that" or quotation that the cue is about."""
    tags = words.tags
    if tags[k] not in "Pt" and not (tags[k] == "O" and k + 1 < last and tags[k + 1] in "XDn"):
        return None
    for at in range(k + 1, min(last, k + _BEFORE_CONTENT)):
        if tags[at] == "T" and "that" in frames:
            return "that", at
        if tags[at] == "Q" and "quote" in frames:
            return ("quote", at) if tags[at - 1] in ",:" or at == k + 1 else None
        if tags[at] == ":" and at + 1 < last and tags[at + 1] == "Q":
            return "quote", at + 1
        if tags[at] == "V" and tags[at - 1] in "DJX" and words.lower[at] in cue_lexicon().nouns:
            continue  # "said in a report that"
        if words.lower[at] in _HELD_OR_FILED:
            continue  # "said in a filing on Friday that"
        if tags[at] not in _HALF_OPEN:
            return None
        if tags[at] == "R" and "bare" in frames and has_verb(words, at + 1, last):
            return "bare", at
    return None


def quote_extent(words: Words, start: int, last: int) -> tuple[int, int]:
    """A quotation that ends a sentence stands alone; one in mid sentence runs on with it."""
    inner = words.words[start].rstrip("”’\"'»“ ")
    if inner.endswith((".", "!", "?", ",")):
        return (start, start + 1)
    return (start, max(clause_end(words, last), start + 1))


def content_left(words: Words, begins: int, first: int, *, bare: bool) -> tuple[int, int] | None:
    """The content before "…, he said": a quotation or a clause that ends in a comma."""
    tags = words.tags
    if begins <= first:
        return None
    at = begins
    if tags[at - 1] in ",-" and at - 1 > first:
        at -= 1
        if tags[at - 1] != "Q" and not bare:
            return None
    elif tags[at - 1] != "Q":
        return None
    begin = first
    while begin < at and tags[begin] in "C,":
        begin += 1
    semicolon = tags.rfind(";", begin, at)
    if semicolon > 0 and "V" in tags[begin:semicolon] and has_verb(words, semicolon + 1, at):
        begin = semicolon + 1  # "He denied it; all had been legal, she said"
    if tags[at - 1] == "Q" and tags[begin:at].count("Q") == at - begin:
        return (begin, at)
    if not words.heading and not has_verb(words, begin, at) and "Q" not in tags[begin:at]:
        return None
    if tags[begin] == "P" and not any(tag in "AMvV" for tag in tags[begin:at]) and not _acts(words, begin, at):
        return None
    is_noun = words.lower[begin] in cue_lexicon().nouns or words.lower[begin].endswith("s")  # "Talks on it were held"
    return (
        (begin, at)
        if tags[begin] not in "SVW" or is_noun or "," in tags[begin : at - 1] or tags[at - 1] == "Q"
        else None
    )


def _acts(words: Words, begin: int, end: int) -> bool:
    """Whether a subject with a regular past follows a phrase: "In the letter, Kim | thanked", "In May Iran shipped"."""
    tags = words.tags
    comma = tags.find(",", begin, end)
    after = comma + 1 if comma > 0 else begin + 2 if tags[begin + 1] == "t" or words.words[begin + 1] == "May" else end
    return any(
        tags[k] == "n" and words.lower[k].endswith("ed") and tags[k - 1] in "XnRKJ" for k in range(after + 1, end)
    )


def leans_on_next(words: Words, content: tuple[int, int]) -> bool:
    """Whether a quotation leans on what follows: it ends in a comma, a question or an exclamation mark."""
    return words.words[content[1] - 1].rstrip("”’\"'»“ ").endswith((",", "?", "!"))


def read_inserted(
    words: Words, k: int, begins: int, first: int, last: int
) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """Read "the threat, he said, is real": the two parts of a clause that the cue stands in."""
    tags = words.tags
    if begins - 2 < first or tags[begins - 1] != ",":
        return None
    comma = tags.find(",", k, min(last, k + 12))
    end = clause_end(words, last)
    if (
        comma == k
        and comma + 1 < end
        and not tags[first : begins - 1].strip("CJSt")
        and has_verb(words, comma + 1, end)
    ):
        return (comma + 1, end), (comma + 1, comma + 1)  # "But, he said, it is a risk"
    if comma == k and comma + 1 < end and tags[first] == "P" and tags[comma + 1] in "RDXn":
        is_phrase = not set(tags[first : begins - 1]) & set("AMv,")
        if is_phrase and has_verb(words, comma + 1, end):
            return (first, begins - 1), (comma + 1, end)  # "In return, he said, Moscow had paid"
    if comma < 0 or comma + 1 >= end or "." in tags[k:comma]:
        return None
    if tags[first] == "S" and tags[comma + 1] in "RDXn" and has_verb(words, comma + 1, end):
        return (first, begins - 1), (comma + 1, end)  # "While the talks go on, he said, they are slow"
    if tags[comma + 1] not in "AMvVJ" and not (tags[comma + 1] == "n" and words.lower[comma + 1].endswith("ed")):
        return None
    if tags[comma + 1] == "V" and words.lower[comma + 1].endswith("ing"):
        return None
    return (first, begins - 1), (comma + 1, end)


def extend_apposition(words: Words, end: int, last: int) -> int:
    tags = words.tags
    if end + 1 < last and tags[end] == "," and tags[end + 1] in "DXn":
        inner = noun_phrase_after(words, end + 1, last)
        if inner > end + 1 and (inner >= last or tags[inner] in ".,"):
            return inner
    return end
