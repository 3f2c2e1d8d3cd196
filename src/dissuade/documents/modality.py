"""How real an event is said to be: hedges and negation in its clause, combined with what the cue makes of it."""

from __future__ import annotations

from functools import cache

from dissuade.documents.cues import cue_lexicon
from dissuade.documents.lexicons import read_rows, word_list, word_set
from dissuade.documents.tagged_words import Words
from dissuade.model.report import Statement

__all__ = ["NEGATED", "combine_modality", "cue_modality", "hedge_of", "is_turned_down", "local_modality"]

_RANK = {"asserted": 0, "alleged": 1, "expected": 2, "possible": 3, "conditional": 4}
_AT_LEAST = {"accuse": "alleged", "expect": "expected", "promise": "expected", "urge": "possible", "ask": "possible"}
NEGATED = dict.fromkeys(word_list("intentions"), "expected") | {"rule out": "possible"}
"""Cues that are neither silence nor denial if they are negated, and what they then make of an event: "does not plan to
sell", "did not rule out that". Their rule says "not"."""
_HEARSAY = frozenset({"impersonal", "raising"})
_PROOF = word_set("proof")
_CLAIM_REACH = 8  # words
_REFUSALS = frozenset({"to:refuse", "to:decline"})
_SPEECH = word_set("speech-besides-cues")
_TALKS = word_set("talks")
_GIVES = frozenset({"give", "provide", "release"})
_TOLD_BY_GIVING = word_set("told-by-giving")
_OPENING = {"reportedly": "alleged", "allegedly": "alleged", "supposedly": "alleged", "perhaps": "possible",
            "possibly": "possible"}  # fmt: skip
_BOUNDARY = "TW;:.-"
_CERTAIN = frozenset((
    "a", "an", "one", "another", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "dozens", "several",
))  # fmt: skip
_CHARGED = word_list("charged-begins")
_FOR_WHAT = frozenset({"for", "over", "of", "with", "on"})
_AHEAD = ("approv", "authori", "due", "expected")
"""How words begin that name an event which is to come: "authorized missiles for", "is due in"."""
_CHARGING = ("charg", "indict")
_CHARGE_REACH, _NAMES = 4, 40  # words from an event back to "with", and from there to the charge
_NAME = 5  # words of a name between commas, and one comma
_LONGEST_HEADING = 24  # words


@cache
def _hedges() -> dict[str, str]:
    return {word: modality for modality, words in read_rows("hedges") for word in words.split()}


def hedge_of(word: str) -> str:
    """What a word in small letters makes of an event it stands before, "" if nothing."""
    return "negative" if word.endswith("n't") else _hedges().get(word, "")


@cache
def _cue_modalities() -> dict[tuple[bool, str], str]:
    """Modality by whether the cue is a noun, and its name: "to report" states, "reports" are hearsay."""
    lexicon = cue_lexicon()
    verbs = {(False, cue.name): cue.modality for cues in lexicon.cues.values() for cue in cues}
    verbs |= {(False, f"not {name}"): modality for name, modality in NEGATED.items()}
    return verbs | {(True, cue.name): cue.modality for cue in lexicon.nouns.values()}


def local_modality(
    words: Words, at: int, first: int, *, gerund_subject: bool = False, author: bool = False
) -> tuple[str, bool]:
    """Modality and negation of an event from the words before it in its clause.

    Args:
        at: the word that names the event.
        first: where its sentence, or the content of its statement, begins.
        author: nobody else says it; a reporting verb that governs the clause all the same makes it hearsay.
        gerund_subject: the clause is the subject of the sentence ("Providing weapons ... will").

    Returns:
        One of ``asserted``, ``alleged``, ``expected``, ``possible``, ``conditional``; whether it is negated.
    """
    hedges, tags, lower = _hedges(), words.tags, words.lower
    best, negative, in_clause = "asserted", False, True
    if gerund_subject and "M" in tags[at : at + 80]:
        best = "conditional"
    elif lower[at].startswith("offer"):
        best = "possible"
    elif (first == 0 and _is_announced(words, at)) or lower[at].startswith(_AHEAD):
        best = "expected"
    for k in range(at - 1, first - 1, -1):
        tag = tags[k]
        hedge = "negative" if lower[k].endswith("n't") else hedges.get(lower[k], "")
        if (lower[k] == "may" and words.words[k] == "May" and k > first) or (tag == "X" and hedge == "averted"):
            hedge = ""  # the month; the port of Bar
        if lower[k + 1] == "to" and lower[k] in ("set", "about", "ready") and tags[k - 1 : k] in ("A", "J"):
            hedge = "expected"  # "is set to deliver"
        if not in_clause and lower[k] not in ("if", "unless"):
            continue
        if hedge == "negative":
            negative |= not _is_caught(lower, k) and lower[k + 1 : k + 2] != ["guilty"]
        elif hedge == "averted":
            best = "conditional"
        elif hedge and _RANK[hedge] > _RANK[best]:
            best = hedge
        elif in_clause and _is_charge(words, k, at):
            return ("alleged" if best == "asserted" else best), negative  # what stands before tells of the charge
        elif best == "asserted" and lower[k] in _TALKS and _is_talked_of(words, k, at):
            best = "possible"
        elif best == "asserted" and (
            (
                in_clause
                and (
                    (author and tag == "V" and not _is_conviction(words, k) and not _goes_on(words, k))
                    or _is_charge(words, k, at)
                )
            )
            or _is_hearsay(words, k, at)
        ):
            best = "alleged"
        if tag == "T" and in_clause:
            negative |= _is_unproved(lower, k, first)
            said = hedges.get(lower[k - 1].strip("“”‘’\"'«»"), "") if k > first else ""
            if said in _RANK and _RANK[said] > _RANK[best] and tags[k - 2 : k - 1] in ("A", "J", "N"):
                best = said  # "it is possible that"
        if author and tag == "T" and in_clause and best == "asserted" and _is_complement(words, k, first):
            best = "alleged"
        if tag in _BOUNDARY or (tag == "S" and lower[k] != "whether"):
            in_clause = tag not in _BOUNDARY and hedge == "conditional"
            if not in_clause and tag != "S":
                break
            in_clause = False
        elif tag == "," and not _is_beside_name(tags, k):
            in_clause = False
            if k == first + 1 and best == "asserted":
                best = _OPENING.get(lower[first], best)
    if best == "asserted" and (lower[first : first + 2] == ["as", "alleged"] or _is_charged_with(lower, at, first)):
        best = "alleged"
    return best, negative


def _is_beside_name(tags: str, comma: int) -> bool:
    """Whether a comma opens or closes a name after which the clause goes on: "the firm, Velka Ltd, over"."""
    before, after = tags[max(0, comma - _NAME) : comma], tags[comma + 1 : comma + 1 + _NAME]
    named_before, named_after = before[before.rfind(",") + 1 :], after.partition(",")[0]
    closes = "," in before and named_before != "" and not named_before.strip("X")
    opens = "," in after and named_after != "" and not named_after.strip("X")
    return closes or opens


def _is_caught(lower: list[str], verb: int) -> bool:
    """Whether a certain one is stopped on its way, and so was sent: "stopped a shipment of rifles"."""
    following = lower[verb + 1] if verb + 1 < len(lower) else ""
    return lower[verb] in ("stopped", "halted") and (following in _CERTAIN or following[:1].isdigit())


def _is_charge(words: Words, verb: int, at: int) -> bool:
    """Whether an event is what somebody is designated or charged for: "sanctioned | for selling", "charged with"."""
    is_measure = words.lower[verb] == "sanctions" and words.tags[at - 1] in "PA"
    if not (is_measure or words.lower[verb].startswith(_CHARGED)) or words.tags[verb] == "X":
        return False
    return not _FOR_WHAT.isdisjoint(words.lower[verb + 1 : at])


def _is_charged_with(lower: list[str], at: int, first: int) -> bool:
    """Whether somebody is charged with an event, however many are: "charging A, 44, and B, of Bonn, with selling"."""
    held = next((k for k in range(at - 1, max(first, at - _CHARGE_REACH) - 1, -1) if lower[k] == "with"), -1)
    is_gerund = held > first and lower[held + 1].endswith("ing")
    return is_gerund and any(word.startswith(_CHARGING) for word in lower[max(first, held - _NAMES) : held])


def _is_conviction(words: Words, verb: int) -> bool:
    """Whether a verb tells that somebody is guilty, which is settled: "pleaded | guilty to", "was found guilty of"."""
    return words.lower[verb + 1 : verb + 2] == ["guilty"]


def _goes_on(words: Words, verb: int) -> bool:
    """Whether a verb that may report only tells that something goes on: "continued | to import"."""
    return words.lower[verb].startswith("continu") and words.tags[verb + 1 : verb + 2] in ("O", "g")


def _is_talked_of(words: Words, talks: int, at: int) -> bool:
    """Whether an event is what talks are about: "in talks | with Russia about buying"."""
    about = next((k for k in range(at - 1, talks, -1) if words.lower[k] in ("about", "on", "over")), None)
    return about is not None and not set(words.tags[about:at]) & set("CAMvV,")


def _is_announced(words: Words, at: int) -> bool:
    """Whether a heading says by an infinitive what will be: "Turkey to sell drones"."""
    tags = words.tags
    if at < 2 or tags[at - 1] != "O" or tags[-1] == "." or set(tags[: at - 1]) & set("AMvV.Q"):
        return False
    return tags[0] in "XDnd" and len(words) <= _LONGEST_HEADING


def _is_unproved(lower: list[str], that: int, first: int) -> bool:
    """Whether it is "no evidence that"."""
    return that - 2 >= first and lower[that - 1] in _PROOF and lower[that - 2] in ("no", "little", "without", "any")


def _is_complement(words: Words, that: int, first: int) -> bool:
    """Whether "that" follows a verb, known or not ("bemoaned that"), and so opens what somebody says."""
    if that > first and (words.tags[that - 1] in "VvK" or words.lower[that - 1].endswith("ed")):
        return True
    for k in range(that - 1, max(first, that - _CLAIM_REACH) - 1, -1):  # "claims circulating on social media that"
        if words.tags[k] not in "nPDgXJKV":
            return False
        if words.lower[k] in cue_lexicon().nouns:
            return True
    return False


def _is_hearsay(words: Words, k: int, at: int) -> bool:
    """Whether a reporting noun governs the event: "reports of a sale"."""
    return words.tags[k] == "K" and k + 1 < at and words.lower[k + 1] in ("of", "that")


def cue_modality(statement: Statement) -> str:
    """What the lexicon makes of a statement's cue."""
    frame, _, name = statement.rule.partition(":")
    return _cue_modalities().get((frame == "noun", name), "asserted")


def is_turned_down(statement: Statement) -> bool:
    """Whether the cue says that what it speaks of is not to be: "does not plan to sell"."""
    name = statement.rule.partition(":")[2]
    return name.startswith("not ") and NEGATED.get(name.removeprefix("not ")) == "expected"


def _refuses_to_act(statement: Statement) -> bool:
    """Whether what is refused is a deed ("refused to ship the shells"): then it is told that it was not done."""
    if statement.rule not in _REFUSALS or not statement.content:
        return False
    words = statement.content[0].text.lower().split()
    if len(words) < 2 or words[0] != "to":
        return False
    if words[1] in _GIVES:
        return _TOLD_BY_GIVING.isdisjoint(words[2:])
    return words[1] not in cue_lexicon().forms and words[1] not in _SPEECH


def combine_modality(statement: Statement | None, local: str, negative: bool) -> tuple[str, str]:
    """Modality and polarity of a claim.

    Args:
        statement: the statement whose content holds the event; None for the author's own words.
        local, negative: as ``local_modality`` returns.

    Returns:
        Modality and polarity as in ``Claim``. Silence is ``declined`` whatever it is about; a denied event is
        ``denied`` and negative.
    """
    if statement is not None and is_turned_down(statement):
        negative = not negative
    polarity = "negative" if negative else "positive"
    if statement is None:
        return local, polarity
    if statement.act == "decline":
        return ("asserted", "negative") if _refuses_to_act(statement) else ("declined", "positive")
    if statement.act == "deny":
        return "denied", "positive" if negative else "negative"
    if statement.act in ("warn", "threaten"):
        if statement.act == "threaten":
            return "conditional", polarity
        return {"asserted": "alleged", "expected": "possible"}.get(local, local), polarity
    least = _AT_LEAST.get(statement.act, cue_modality(statement))
    if statement.rule.partition(":")[0] in _HEARSAY and least == "asserted":
        least = "alleged"
    return max(least, local, key=lambda m: _RANK.get(m, 0)), polarity
