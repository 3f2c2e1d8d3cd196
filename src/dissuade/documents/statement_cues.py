"""Finds the cues of one sentence: verbs with subject and complement, passives, nouns, "according to", silence."""

from __future__ import annotations

from dataclasses import dataclass, field

from dissuade.documents.cues import Cue, cue_lexicon
from dissuade.documents.phrases import (
    has_verb,
    is_person_like,
    main_subject,
    noun_phrase_after,
    noun_phrase_before,
    subject_before,
)
from dissuade.documents.sentences import Words

__all__ = ["Attribution", "find_attributions", "read_signed", "shared_source"]

_BE = frozenset(["is", "are", "was", "were", "be", "been", "being", "'s", "'re", "it's", "he's", "she's", "they're", "isn't", "wasn't", "aren't", "weren't"])
_UNREAL = frozenset(["could", "may", "might", "should", "must", "can", "cannot", "can't", "couldn't", "shouldn't"])
_HALF_OPEN = "JtPDXnKdRCO,"
_BEFORE_CONTENT = 14
_WH = frozenset(["whether", "how", "why", "if", "what", "who", "which", "when", "where"])
_BEFORE_GERUND = frozenset({"by", "after", "before", "while", "in", "for", "of"})
_HEARSAY = frozenset({"reports", "rumors", "rumours", "allegations", "accusations"})
_WITHHELD = frozenset(
    {"refused", "refuses", "refuse", "refusing", "declined", "declines", "decline", "declining", "failed", "fails", "fail"}
    | {"failing", "unwilling", "unable", "hesitated", "hesitates"}
)
_NOBODY = frozenset({"neither", "nobody", "none", "no"})
_SHARED = frozenset({"shared", "participle"})


@dataclass(slots=True)
class Attribution:
    """One cue in a sentence; all places are ranges of words of the block.

    Args:
        cue: the entry of the lexicon.
        head: the verb or noun itself; ``span`` the cue with its auxiliaries left out.
        source: None if nobody is named.
        content: None if there is none (or it is not found).
        begins: where the clause of this cue begins (subject, conjunction): an earlier content ends there.
        shares: ``own`` subject, ``shared`` with the verb before ("and said"), ``participle`` (", adding").
        frame: which complement was found; the name of the rule is made from it.
        negated: "did not say".
    """

    cue: Cue
    head: int
    span: tuple[int, int]
    source: tuple[int, int] | None
    content: tuple[int, int] | None
    begins: int
    shares: str
    frame: str
    negated: bool = False
    act: str = ""
    modality: str = ""
    addressee: tuple[int, int] | None = None
    parent: int | None = None
    extra: list[tuple[int, int]] = field(default_factory=list)


def find_attributions(words: Words, first: int, last: int) -> list[Attribution]:
    """The attributions of a sentence, in the order of their cues, contents not yet cut against each other."""
    found = []
    tags, nouns = words.tags, cue_lexicon().nouns
    for i in range(first, last):
        tag = tags[i]
        if tag == "V":
            is_owned = i > first and words.lower[i - 1].endswith(("'s", "s'")) and words.lower[i] in nouns
            made = None if is_owned else _read_verb(words, i, first, last)
            if made is None and words.lower[i] in nouns:
                made = _read_noun(words, i, first, last)
        elif tag == "K":
            made = _read_noun(words, i, first, last)
        elif tag == "g" and words.lower[i] == "according" and i + 1 < last and words.lower[i + 1] == "to":
            made = _read_according(words, i, first, last)
        else:
            continue
        if made is not None and not (found and found[-1].head < made.head < found[-1].span[1]):
            found.append(made)
    return found


def _clause_end(words: Words, last: int) -> int:
    end = last
    while end > 0 and words.tags[end - 1] in ".,;:-":
        end -= 1
    return end


def _read_verb(words: Words, i: int, first: int, last: int) -> Attribution | None:
    lexicon = cue_lexicon()
    tags, lower = words.tags, words.lower
    form = lexicon.forms[lower[i]]
    group, negated, passive, progressive, unreal = i, False, False, False, False
    while group > first and tags[group - 1] in "AMNJ":
        group -= 1
        word = lower[group]
        negated |= tags[group] == "N" or word.endswith("n't") or word == "cannot"
        unreal |= word in _UNREAL
        if word in _BE:
            passive |= form.kind in ("both", "participle")
            progressive |= form.kind == "ing"
    while group < i and tags[group] == "J" and group == first:
        group += 1
    silent = _read_silent(words, i, group, first, last, negated)
    if silent is not None:
        return silent
    if form.lemma not in lexicon.cues or unreal:
        return None
    cue = next(c for c in lexicon.cues[form.lemma] if tuple(lower[i + 1 : i + 1 + len(c.tail)]) == c.tail) if any(
        tuple(lower[i + 1 : i + 1 + len(c.tail)]) == c.tail for c in lexicon.cues[form.lemma]) else None  # fmt: skip
    if cue is None:
        return None
    after = i + 1 + len(cue.tail)
    if passive:
        return _read_passive(words, i, group, after, first, last, cue, negated)
    previous = tags[group - 1] if group > first else ""
    infinitive = form.kind == "base" and previous == "O"
    withheld = infinitive and group - 2 >= first and lower[group - 2] in _WITHHELD
    participle = form.kind == "ing" and not progressive
    if form.kind == "participle" and group == i:
        return None
    inverted = _read_inverted(words, i, group, after, first, last, cue) if form.kind != "ing" else None
    if inverted is not None:
        return inverted
    shares, source, begins = "own", None, group
    if infinitive or participle:
        if previous in "PD" and previous and lower[group - 1] not in _BEFORE_GERUND:
            return None
        shares = "participle"
        begins = group - 1 if previous in ",OC" else group
    elif previous == "C" or (previous == "," and form.kind in ("both", "past", "s")):
        shares = "shared"
        begins = group - 1
        if begins > first and tags[begins - 1] == ",":
            begins -= 1
        if previous == ",":
            source = subject_before(words, group, first)
            if source is not None:
                shares, begins = "own", source[0]
    else:
        source = subject_before(words, group, first)
        if source is None or not is_person_like(words, source):
            return None
        begins = source[0]
        if form.kind == "base" and group == i and not _is_plural(words, source):
            return None
        is_noun = "noun" in cue.frames and form.kind in ("base", "s") and group == i
        if is_noun and not _is_clear_subject(words, source):
            return None
        if begins > first and lower[begins - 1] == "what":
            return None
        if form.kind == "s" and _is_plural_only(words, source):
            return None
    negated |= source is not None and lower[source[0]] in _NOBODY
    frame, start, addressee = _read_complement(words, after, last, cue)
    if shares == "participle" and previous != "," and frame in ("bare", "np", "wh", "about", "for", "on"):
        return None
    if frame == "colon":
        return Attribution(
            cue=cue, head=i, span=(i, after), source=source, content=None, begins=begins, shares=shares, frame=frame,
            addressee=addressee,
        )  # fmt: skip
    if addressee is not None and frame in ("", "post") and "np" in cue.frames:
        frame, start, addressee = "np", addressee[0], None
    if infinitive and frame not in ("that", "quote", "of", "wh"):
        return None
    content: tuple[int, int] | None = None
    extra: list[tuple[int, int]] = []
    touching = None
    if shares == "own" and frame != "quote" and {"post", "quote"} & cue.frames:
        touching = _content_left(words, begins, first, bare=False)
        if touching is not None and frame in ("that", "wh", "bare") and not _is_comma_quote(words, touching):
            touching = None
    if touching is not None:
        content, frame = touching, "post"
    elif frame in ("", "post"):
        frame = ""
        inserted = _read_inserted(words, start, begins, first, last) if shares == "own" else None
        if inserted is not None and "post" in cue.frames:
            content, frame, extra = inserted[0], "inserted", [inserted[1]]
        elif shares == "own" and ("post" in cue.frames or "quote" in cue.frames):
            content = _content_left(words, begins, first, bare="post" in cue.frames)
            frame = "post" if content else ""
        if not content:
            return None
    else:
        content = (start, _clause_end(words, last))
        if frame == "quote":
            left = _content_left(words, begins, first, bare=False) if shares == "own" else None
            content = _quote_extent(words, start, last)
            if left:
                content, extra = left, [content]
    if content[0] >= content[1]:
        return None
    return Attribution(
        cue=cue, head=i, span=(i, after), source=source, content=content, begins=begins, shares=shares, frame=frame,
        negated=negated, addressee=addressee, extra=extra, act="decline" if withheld else "",
    )  # fmt: skip


def _is_plural(words: Words, source: tuple[int, int]) -> bool:
    """Whether a base form ("they say", "officials claim") can follow."""
    tags, lower = words.tags, words.lower
    a, b = source
    if tags[a] == "R" and b - a == 1:
        return lower[a] not in ("he", "she", "it")
    if "C" in tags[a:b] or "W" in tags[a:b]:
        return True
    head = next((k for k in range(a + 1, b) if tags[k] == "P"), b) - 1
    return lower[head].endswith("s") or lower[head] in (
        "people",
        "police",
        "both",
        "some",
        "many",
        "media",
        "men",
        "women",
    )


def _is_clear_subject(words: Words, source: tuple[int, int]) -> bool:
    """Whether a word that may be a noun ("claims") follows a subject beyond doubt: a pronoun or a name, not "his"."""
    tags = words.tags[source[0] : source[1]]
    last = tags[-1]
    if last == "R" or last in ",W":
        return True
    if words.lower[source[0]] in ("a", "an", "his", "her", "their", "its", "this", "these", "those", "no"):
        return False
    return (last == "X" and not words.lower[source[1] - 1].endswith(("an", "ish", "ese", "ic"))) or (
        last == "n" and tags[0] in "DX" and words.lower[source[1] - 1].endswith("s")
    )


def _is_plural_only(words: Words, source: tuple[int, int]) -> bool:
    a, b = source
    return b - a == 1 and words.lower[a] in ("they", "we", "i", "you")


def _read_complement(words: Words, k: int, last: int, cue: Cue) -> tuple[str, int, tuple[int, int] | None]:
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
            if "to" in frames or "against" in frames:
                for word in ("to", "against"):
                    if word in frames and word in lower[addressee[0] : k]:
                        cut = lower.index(word, addressee[0], k)
                        addressee, k = (addressee[0], cut), cut
    while k < last and tags[k] in "Jt":
        k += 1
    if k + 1 < last and tags[k] == "P" and tags[k + 1] == "t":
        k += 2
    if k >= last:
        return "post", k, addressee
    tag, word = tags[k], lower[k]
    if tag == "T" and "that" in frames:
        return "that", k, addressee
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
    if tag == "g" and "ing" in frames:
        return "ing", k, addressee
    if tag in "DXnKRQ" and "np" in frames and "that" not in frames:
        return "np", k, addressee
    later = _content_later(words, k, last, frames)
    if later is not None:
        return later[0], later[1], addressee
    if "bare" in frames and (tag in "RDXnKdJgSQP" or (tag in "AM" and "'" in word)) and has_verb(words, k + 1, last):
        return "bare", k, addressee
    if tag in "DXnKRQ" and "np" in frames:
        return "np", k, addressee
    if tag in ".,;:-)C":
        return "post", k, addressee
    if tag in "PS" and ("post" in frames):
        return "post", k, addressee
    return "", k, addressee


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
        if tags[at] not in _HALF_OPEN:
            return None
        if tags[at] == "R" and "bare" in frames and has_verb(words, at + 1, last):
            return "bare", at
    return None


def read_signed(words: Words, first: int, last: int) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """ "“…” – X" and "X: “…”": a quotation and who it is signed with, without any verb."""
    tags = words.tags
    end = _clause_end(words, last)
    if tags[first] == "Q" and first + 2 < end and tags[first + 1] == "-" and tags[first + 2] == "X":
        stop = noun_phrase_after(words, first + 2, end)
        return ((first, first + 1), (first + 2, stop)) if stop == end or tags[stop] == "," else None
    colon = tags.find(":", first, min(first + 6, end))
    if colon > first and colon + 1 < end and tags[colon + 1] == "Q" and set(tags[first:colon]) <= set("X"):
        return (colon + 1, colon + 2), (first, colon)
    return None


def _read_inserted(
    words: Words, k: int, begins: int, first: int, last: int
) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """ "The threat, he said, is real": the two parts of a clause that the cue stands in."""
    tags = words.tags
    if begins - 2 < first or tags[begins - 1] != ",":
        return None
    comma = tags.find(",", k, min(last, k + 12))
    end = _clause_end(words, last)
    if comma < 0 or comma + 1 >= end or tags[comma + 1] not in "AMvVJ" or "." in tags[k:comma]:
        return None
    if tags[comma + 1] == "V" and words.lower[comma + 1].endswith("ing"):
        return None
    return (first, begins - 1), (comma + 1, end)


def _is_comma_quote(words: Words, content: tuple[int, int]) -> bool:
    """Whether a quotation leans on what follows: it ends in a comma, a question or an exclamation mark."""
    return words.words[content[1] - 1].rstrip("”’\"'»“ ").endswith((",", "?", "!"))


def _quote_extent(words: Words, start: int, last: int) -> tuple[int, int]:
    """A quotation that ends a sentence stands alone; one in mid sentence runs on with it."""
    inner = words.words[start].rstrip("”’\"'»“ ")
    if inner.endswith((".", "!", "?", ",")):
        return (start, start + 1)
    return (start, max(_clause_end(words, last), start + 1))


def _content_left(words: Words, begins: int, first: int, *, bare: bool) -> tuple[int, int] | None:
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
    if tags[at - 1] == "Q" and tags[begin:at].count("Q") == at - begin:
        return (begin, at)
    if not has_verb(words, begin, at) and "Q" not in tags[begin:at]:
        return None
    return (begin, at) if tags[begin] not in "SVW" or "," in tags[begin : at - 1] or tags[at - 1] == "Q" else None


def _read_inverted(words: Words, i: int, group: int, after: int, first: int, last: int, cue: Cue) -> Attribution | None:
    """ "…," said X: the verb comes right after the content, its subject after the verb."""
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
    content = _content_left(words, i, first, bare=True)
    if content is None:
        return None
    end = _extend_apposition(words, end, last)
    extra = []
    follows = end + 1 if end < last and tags[end] in ",:" else end
    if follows < last and tags[follows] == "Q":
        extra = [_quote_extent(words, follows, last)]
    return Attribution(
        cue=cue, head=i, span=(i, after), source=(after, end), content=content, begins=i, shares="own",
        frame="inverted", extra=extra,
    )  # fmt: skip


def _extend_apposition(words: Words, end: int, last: int) -> int:
    tags = words.tags
    if end + 1 < last and tags[end] == "," and tags[end + 1] in "DXn":
        inner = noun_phrase_after(words, end + 1, last)
        if inner > end + 1 and (inner >= last or tags[inner] in ".,"):
            return inner
    return end


def _read_passive(
    words: Words, i: int, group: int, after: int, first: int, last: int, cue: Cue, negated: bool
) -> Attribution | None:
    """ "was denied by both", "is expected to", "it was reported that"."""
    tags, lower = words.tags, words.lower
    by = after if after < last and lower[after] == "by" else -1
    if by < 0 and after + 1 < last and tags[after] in "Jt" and lower[after + 1] == "by":
        by = after + 1
    subject = subject_before(words, group, first)
    if subject is None and group > first and tags[group - 1] in "TW":
        stop = group - 1
        subject = noun_phrase_before(words, stop, first)
    if by > 0:
        end = noun_phrase_after(words, by + 1, last)
        if end == by + 1 or subject is None:
            return None
        return Attribution(
            cue=cue, head=i, span=(i, after), source=(by + 1, end), content=subject, begins=subject[0], shares="own",
            frame="passive", negated=negated,
        )  # fmt: skip
    if subject is None or after >= last:
        return None
    end = _clause_end(words, last)
    if tags[after] == "T" and "that" in cue.frames and lower[subject[0]] == "it" and after + 1 < end:
        return Attribution(
            cue=cue, head=i, span=(i, after), source=None, content=(after, end), begins=subject[0], shares="own",
            frame="impersonal", negated=negated,
        )  # fmt: skip
    if tags[after] == "O" and after + 1 < end and cue.act in ("expect", "assert") and "that" in cue.frames:
        return Attribution(
            cue=cue, head=i, span=(i, after), source=None, content=(after, end), begins=subject[0], shares="own",
            frame="raising", negated=negated, extra=[subject],
        )  # fmt: skip
    return None


def _read_silent(words: Words, i: int, group: int, first: int, last: int, negated: bool) -> Attribution | None:
    """ "refused to comment", "did not provide details": silence, with its topic as content."""
    lexicon = cue_lexicon()
    tags, lower = words.tags, words.lower
    form = lexicon.forms[lower[i]]
    endings = lexicon.silence.get(form.lemma, ()) if negated else lexicon.no_comment.get(form.lemma, ())
    for ending in endings:
        at = i + 1
        while at < last and tags[at] == "J" and ending and lower[at] not in ending[0]:
            at += 1
        if at + len(ending) > last or not all(lower[at + n] in wanted for n, wanted in enumerate(ending)):
            continue
        end = at + len(ending) if ending else i + 1
        shares, source = "own", subject_before(words, group, first)
        begins = source[0] if source else group
        if source is None:
            if group == first or tags[group - 1] not in "C,O":
                return None
            shares, begins = "shared", group - 1
        elif not is_person_like(words, source):
            return None
        return Attribution(
            cue=Cue(form.lemma, (), frozenset(), "decline", "declined"), head=i, span=(group if negated else i, end),
            source=source, content=_silence_topic(words, end, first, last, begins), begins=begins, shares=shares,
            frame="silence", act="decline", modality="declined",
        )  # fmt: skip
    return None


def _silence_topic(words: Words, end: int, first: int, last: int, begins: int) -> tuple[int, int] | None:
    """What is not commented on: what follows, else the question that the sentence opens with."""
    tags, lower = words.tags, words.lower
    if end < last and (tags[end] in "PWSTODXKn") and lower[end] not in ("but", "when", "after", "while", "because"):
        stop = next((k for k in range(end, last) if tags[k] in ",.;" or lower[k] == "but"), last)
        if stop > end:
            return (end, stop)
    if lower[first] in ("asked", "questioned", "pressed"):
        comma = begins - 1
        if comma > first + 1 and tags[comma] == ",":
            return (first + 1, comma)
    return None


def _read_noun(words: Words, i: int, first: int, last: int) -> Attribution | None:
    """ "its claim that", "US allegations of", "promises by the ministry to"."""
    tags, lower = words.tags, words.lower
    cue = cue_lexicon().nouns[lower[i]]
    if i + 1 >= last:
        return None
    source: tuple[int, int] | None = None
    k = i + 1
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
        if end > k + 1:
            source, k = (k + 1, named), end
    if k >= last:
        return None
    if tags[k] == "N" and k + 1 < last:
        k += 1
    complement = {"T": "that", "O": "to"}.get(tags[k], lower[k])
    if complement not in cue.frames:
        return None
    if complement == "that" and (k + 1 >= last or tags[k + 1] in "AMVv"):
        return None
    if tags[k - 1] == "N":
        k -= 1
    if complement == "to" and tags[k] == "O" and (k + 1 >= last or tags[k + 1] not in "nVJ"):
        return None
    if source is None:
        source = _possessor(words, i, first)
    if source is None and complement != "that" and lower[i] not in _HEARSAY:
        return None
    end = _clause_end(words, last) if complement != "of" else noun_phrase_after(words, k + 1, last)
    if end <= k:
        return None
    return Attribution(
        cue=cue, head=i, span=(i, i + 1), source=source, content=(k, end), begins=source[0] if source else i,
        shares="own", frame="noun",
    )  # fmt: skip


def _possessor(words: Words, i: int, first: int) -> tuple[int, int] | None:
    """ "its" or "Moscow's" before a reporting noun; adjectives may stand between."""
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
        return (at - 1, at)
    return None


def _read_according(words: Words, i: int, first: int, last: int) -> Attribution | None:
    """ "according to X", before or after its content."""
    tags = words.tags
    end = noun_phrase_after(words, i + 2, last)
    if end == i + 2:
        return None
    cue = Cue("according to", (), frozenset(), "assert", "asserted")
    before = tags[first:i].strip("C,J-")
    if not before:
        at = end
        while at < last and tags[at] != ",":
            at += 1
        if at >= last:
            return None
        content = (at + 1, _clause_end(words, last))
        end = _extend_apposition(words, end, at + 1) if end > at else end
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
    if content[0] >= content[1]:
        return None
    return Attribution(
        cue=cue, head=i, span=(i, i + 2), source=(i + 2, end), content=content, begins=begins, shares="own",
        frame="according",
    )  # fmt: skip


def shared_source(words: Words, attribution: Attribution, earlier: list[Attribution], first: int, last: int) -> None:
    """Give a cue without a subject of its own the one it shares with the verb before or with the sentence."""
    if attribution.shares not in _SHARED or attribution.source is not None:
        return
    for other in reversed(earlier):
        if other.source is not None and other.frame not in ("noun", "according") and other.begins < attribution.begins:
            attribution.source = other.source
            return
    attribution.source = main_subject(words, first, attribution.begins)
