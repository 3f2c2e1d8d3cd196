"""Silence: "refused to comment", "made no comment", "neither confirmed nor denied". It is never a denial."""

from __future__ import annotations

from dissuade.documents.attributions import Attribution
from dissuade.documents.cues import Cue, cue_lexicon
from dissuade.documents.lexicons import word_list, word_set
from dissuade.documents.phrases import head_word, is_person_like, noun_phrase_after
from dissuade.documents.subjects import subject_before
from dissuade.documents.tagged_words import Words

__all__ = ["SILENT_NOUNS", "is_asked_aside", "read_neither", "read_no_comment", "read_silent"]

_SAID_NOUNS = frozenset({"comment", "comments", "response", "reply"})
_DETAILS = word_set("details")
SILENT_NOUNS = (
    _SAID_NOUNS
    | _DETAILS
    | {"respond", "silent", "mum", "tight-lipped", "drawn", "reached", "contacted", "traced", "located"}
)
"""Words that ``read_no_comment`` begins from."""

_ASKED = frozenset({"asked", "questioned", "pressed", "quizzed"})
_NEITHER = frozenset({"neither", "not", "never"})
_CONFIRM = word_list("confirm-begins")
_NOBODY = frozenset({"neither", "nobody", "none", "no"})
_SAY_NOTHING = word_set("say-nothing")
_KEEP = frozenset(
    {"stayed", "remained", "kept", "was", "were", "is", "stay", "remain", "stays", "remains", "keeps", "been"}
)
_OUT_OF_REACH = word_set("out-of-reach")
_REACHED = frozenset({"reached", "contacted", "traced", "located"})
_REACHABLE = frozenset({"be", "immediately", "directly", "not"})
_REACHED_THINGS = word_set("reached-things")
_BEFORE_TIME = frozenset({"on", "in", "at", "this", "last", "late", "early", "earlier", "later", "of"})
_PERIODS = frozenset({"week", "weekend", "month", "night", "day", "time"})
_NOT_A_TOPIC = frozenset({"but", "when", "after", "while", "because"})
_REACH = 8


def read_silent(words: Words, i: int, group: int, first: int, last: int, negated: bool) -> Attribution | None:
    """Read "refused to comment", "did not provide details", "neither X nor Y has commented".

    Silence has its topic as content, if it names one.
    """
    lexicon = cue_lexicon()
    tags, lower = words.tags, words.lower
    form = lexicon.forms[lower[i]]
    if form.lemma not in lexicon.silence and form.lemma not in lexicon.no_comment:
        return None
    source = subject_before(words, group, first)
    if source is not None and source[1] - source[0] == 1 and lower[source[0]] == "neither":
        return None  # "would neither confirm nor deny": read at "deny"
    opens_with_nobody = source is not None and lower[source[0]] in _NOBODY
    neither = source[0] - 1 if source is not None and not opens_with_nobody else -1
    is_neither = neither >= first and lower[neither] == "neither"
    if source is not None and opens_with_nobody and source[1] - source[0] > 1:
        source = (source[0] + 1, source[1])
    negated = negated or opens_with_nobody or is_neither
    if form.lemma == "discuss" and "M" not in tags[group:i]:
        return None  # "they did not discuss it"
    endings = lexicon.silence.get(form.lemma, ()) if negated else lexicon.no_comment.get(form.lemma, ())
    for ending in endings:
        at = i + 1
        while at < last and tags[at] == "J" and ending and lower[at] not in ending[0]:
            at += 1
        if at + len(ending) > last or not all(lower[at + n] in wanted for n, wanted in enumerate(ending)):
            continue
        end = at + len(ending) if ending else i + 1
        if end + 1 < last and lower[end] == "or" and lower[end + 1] in ("deny", "denied"):
            end += 2  # "declined to confirm or deny"
        shares = "own"
        begins = source[0] if source else group
        if source is None:
            if group == first or tags[group - 1] not in "C,O":
                return None
            shares, begins = "shared", group - 1
        elif not is_person_like(words, source, it=True):
            return None
        topic = _topic(words, end, first, last, begins)
        if source is not None:
            source, aside = _without_question(words, source)
            topic = topic or aside
        return _silence(form.lemma, i, (group if negated and group <= i else i, end), source, topic, begins, shares)
    return None


def read_neither(words: Words, i: int, first: int, last: int) -> Attribution | None:
    """Read "neither confirmed nor denied that", "would neither confirm nor deny", "has not confirmed or denied"."""
    lower, tags = words.lower, words.tags
    if i - 3 < first or not lower[i].startswith(_CONFIRM) or lower[i - 1] not in ("nor", "or"):
        return None
    if not lower[i - 2].startswith(_CONFIRM):
        return None
    at = i - 3
    while at > first and tags[at] in "AMJ":
        at -= 1
    if lower[at] not in _NEITHER and not lower[at].endswith("n't"):
        return None
    while at > first and tags[at - 1] in "AMJ":
        at -= 1
    source = subject_before(words, at, first)
    if source is None and at > first and tags[at - 1] == "C":
        begins = at - 2 if at - 1 > first and tags[at - 2] == "," else at - 1
        return _silence("confirm", i, (at, i + 1), None, _topic(words, i + 1, first, last, at), begins, "shared")
    if source is None or not is_person_like(words, source):
        return None
    source, aside = _without_question(words, source)
    topic = _topic(words, i + 1, first, last, source[0]) or aside
    return _silence("confirm", i, (at, i + 1), source, topic, source[0], "own")


def read_no_comment(words: Words, i: int, first: int, last: int) -> Attribution | None:
    """Read silence that is said with a noun or an adjective, from that word on the left.

    "made no immediate comment", "there was no comment from X", "could not be reached for comment", "has yet to
    respond", "remained silent on".
    """
    lower, tags = words.lower, words.tags
    at = i - 1
    while at > first and (
        lower[at] in ("immediate", "public", "official", "further", "formal", "direct", "other", "more", "additional")
        or tags[at] == "J"
    ):
        at -= 1
    if at <= first:
        return None
    if lower[at] in ("no", "few", "any") and (lower[i] in _SAID_NOUNS or lower[i] in _DETAILS):
        if lower[at] == "any" and not (lower[at - 1] in _SAY_NOTHING and _is_negated(words, at - 1, first)):
            return None
        if lower[i] in _DETAILS and lower[at - 1] in ("had", "has", "have"):
            return None  # not to know is no silence
        return _no_comment(words, i, at, first, last)
    if lower[i] in _DETAILS:
        given = at if lower[at] in _SAY_NOTHING else -1
        if given < 0 or lower[given] in ("had", "has", "have") or not _is_negated(words, given, first):
            return None
        return _no_comment(words, i, given + 1, first, last)
    if lower[i] == "drawn":  # "would not be drawn on"
        if lower[at] not in ("be", "been") or not _is_negated(words, at, first):
            return None
        begin = at
    elif lower[i] in _REACHED:  # "could not be reached", by whom and for what is left open
        if not _REACHABLE.issuperset(lower[max(first, i - 2) : i]) or not _is_negated(words, i, first):
            return None
        begin = i - 1
    elif lower[i] in ("silent", "mum", "tight-lipped"):
        if lower[at] not in _KEEP:
            return None
        begin = at
    elif lower[at] == "for" and lower[i] in ("comment", "comments"):
        begin = next((k for k in range(at - 1, max(first, at - _REACH), -1) if lower[k] in _OUT_OF_REACH), -1)
        if begin < 0 or not (lower[begin].startswith("un") or _is_negated(words, begin, first)):
            return None
    elif lower[at] == "to" and lower[at - 1] == "yet" and tags[at - 2] == "A":
        begin = at - 2
    else:
        return None
    while begin > first and (tags[begin - 1] in "AMNJ" or lower[begin - 1] == "so"):
        begin -= 1
    source = subject_before(words, begin, first)
    if source is None or not is_person_like(words, source):
        return None
    source, aside = _without_question(words, source)
    if lower[i] in _REACHED and lower[head_word(words, source)] in _REACHED_THINGS:
        return None  # "an agreement could not be reached"
    topic = _topic(words, i + 1, first, last, source[0]) or aside
    return _silence("comment", i, (begin, i + 1), source, topic, source[0], "own")


def _no_comment(words: Words, i: int, at: int, first: int, last: int) -> Attribution | None:
    lower, tags = words.lower, words.tags
    verb = at - 1
    while verb > first and tags[verb] == "J":
        verb -= 1
    if verb > first and lower[verb] in ("was", "were", "is", "been") and "there" in lower[max(first, verb - 3) : verb]:
        if i + 2 >= last or lower[i + 1] not in ("from", "by"):
            return None
        end = noun_phrase_after(words, i + 2, last, inner=frozenset({"of"}))
        if end == i + 2:
            return None
        topic = _topic(words, end, first, last, verb)
        return _silence("comment", i, (verb, i + 1), (i + 2, end), topic, verb, "own")
    if lower[verb] not in _SAY_NOTHING:
        return None
    begin = verb
    while begin > first and tags[begin - 1] in "AMNJ":
        begin -= 1
    source = subject_before(words, begin, first)
    if source is None and begin > first and tags[begin - 1] == "C":
        return _silence(
            "comment", i, (begin, i + 1), None, _topic(words, i + 1, first, last, begin - 1), begin - 1, "shared"
        )
    if source is None or not is_person_like(words, source):
        return None
    source, aside = _without_question(words, source)
    topic = _topic(words, i + 1, first, last, source[0]) or aside
    return _silence("comment", i, (begin, i + 1), source, topic, source[0], "own")


def is_asked_aside(words: Words, i: int, first: int, last: int) -> bool:
    """Whether a verb is "asked" in "Peskov, asked whether ..., declined": he was asked, he does not ask."""
    tags, lower = words.tags, words.lower
    if lower[i] not in _ASKED or i == first or tags[i - 1] != "," or i + 1 >= last:
        return False
    return lower[i + 1] in ("about", "whether", "if", "by", "how", "why", "what", "when") and "," in tags[i:last]


def _is_negated(words: Words, at: int, first: int) -> bool:
    return any(
        words.tags[k] == "N" or words.lower[k].endswith(("n't", "cannot")) for k in range(max(first, at - 5), at)
    )


def _silence(
    lemma: str,
    head: int,
    span: tuple[int, int],
    source: tuple[int, int] | None,
    topic: tuple[int, int] | None,
    begins: int,
    shares: str,
) -> Attribution:
    return Attribution(
        cue=Cue(lemma, (), frozenset(), "decline", "declined"), head=head, span=span, source=source, content=topic,
        begins=begins, shares=shares, frame="silence", act="decline", modality="declined",
    )  # fmt: skip


def _without_question(words: Words, source: tuple[int, int]) -> tuple[tuple[int, int], tuple[int, int] | None]:
    """Who is silent, and what about, in "Peskov, asked whether ...,"."""
    for k in range(source[0] + 1, source[1] - 2):
        if words.tags[k] == "," and words.lower[k + 1] in _ASKED:
            stop = source[1] - 1 if words.tags[source[1] - 1] == "," else source[1]
            return (source[0], k), (k + 2, stop)
    return source, None


def _topic(words: Words, end: int, first: int, last: int, begins: int) -> tuple[int, int] | None:
    """What is not commented on: what follows, a time apart, else the question that the sentence opens with."""
    tags, lower = words.tags, words.lower
    end = _past_time(words, end, last)
    if (
        end < last
        and (tags[end] in "PWSTODXKnQ" or lower[end] in cue_lexicon().nouns or lower[end] in ("questions", "it"))
        and lower[end] not in _NOT_A_TOPIC
    ):
        stop = next((k for k in range(end, last) if tags[k] in ",.;" or lower[k] == "but"), last)
        if stop > end:
            return (end, stop)
    if lower[first] in _ASKED:
        comma = begins - 1
        if comma > first + 1 and tags[comma] == ",":
            return (first + 1, comma)
    return None


def _past_time(words: Words, at: int, last: int) -> int:
    """Past a time ("on Tuesday", "late last week") that tells when somebody was silent, not about what."""
    end, seen = at, False
    while end < last and (words.tags[end] == "t" or words.lower[end] in _BEFORE_TIME or words.lower[end] in _PERIODS):
        if words.tags[end] != "t" and words.lower[end] not in _PERIODS and seen:
            break
        seen |= words.tags[end] == "t" or words.lower[end] in _PERIODS
        end += 1
    return end if seen else at
