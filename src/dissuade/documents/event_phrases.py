"""Phrases beside an event's word: its object, phrases by preposition, where they and its clause end."""

from __future__ import annotations

from dissuade.documents.lexicons import word_set
from dissuade.documents.phrases import noun_phrase_after
from dissuade.documents.tagged_words import Words

__all__ = ["clause_limit", "group_start", "phrase_end", "read_right"]

_OF = frozenset({"of"})
_ABOUT = frozenset({"about", "around", "over", "nearly", "roughly", "approximately", "almost", "under"})
_UP_TO = frozenset({"to", "least", "most", "many", "much"})
_SIDING = frozenset({"loyal", "allied", "aligned"})
_FIGURES = frozenset({"a", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
                      "dozens", "hundreds", "thousands", "half"})  # fmt: skip
_CLAUSE_STOP = "TWS.;:-"
_GOODS_REACH = 12
_EACH_TIME = frozenset({"day", "week", "month", "year"})
_SOUGHT = frozenset({"pressure", "help", "support", "permission", "approval", "criticism", "calls", "threats"})
"""What comes from others than who sells: "under pressure from the United States"."""
_RETURNS = word_set("returns-for-goods")
_APPOSED = 9  # words between two commas, with them


def read_right(words: Words, k: int, last: int) -> tuple[tuple[int, int] | None, dict[str, tuple[int, int]]]:
    """Object and prepositional phrases after a word, up to the end of its clause."""
    tags, lower = words.tags, words.lower
    after: dict[str, tuple[int, int]] = {}
    target: tuple[int, int] | None = None
    while k < last and tags[k] in "J*":
        k += 1
    k = _past_about(words, k, last)
    end = phrase_end(words, k, last)
    if end > k:
        end = _goods_list_end(words, end, last)
        target, k = (k, end), end
        if (examples := _examples(words, end, last)) is not None:
            k = examples[1]
    while k < last:
        if tags[k] in "PO":
            end = phrase_end(words, k + 1, last)
            if end == k + 1:
                if tags[k] == "O":
                    break
                k += 1
                continue
            end = _list_end(words, end, last)
            begin = k + 1
            if (examples := _examples(words, end, last)) is not None and "X" not in tags[begin:end]:
                begin, end = examples  # "to countries such as | Russia"
            elif lower[end - 1] in _SIDING and lower[end : end + 1] in (["to"], ["with"]):
                begin, end = end + 1, phrase_end(words, end + 1, last)  # "to forces loyal to | Haftar"
            if lower[k - 1] not in _SOUGHT:
                after.setdefault(lower[k], (begin, end))
            k = _past_apposition(words, end, last)
        elif tags[k] == "(" and (closes := tags.find(")", k, min(last, k + _APPOSED))) > 0:
            k = closes + 1  # "worth 78 million koruna (3.5 million dollars) to"
        elif tags[k] in "Jtdn*X" and tags[k] not in _CLAUSE_STOP:
            k += 1
        elif tags[k] == "D" and k + 1 < last and (lower[k] == "more" or lower[k + 1] in _EACH_TIME):
            k += 1 + (lower[k] != "more")  # "150 tonnes a month to", "worth more than $2 million to"
        elif lower[k] in ("since", "until") and k + 2 < last and tags[k + 1] in "dt":
            k += 2  # "has bought coal since 2023 from"
        else:
            break
    return target, after


def _examples(words: Words, end: int, last: int) -> tuple[int, int] | None:
    """Where examples begin and end: "weapons, including | drones |", "countries such as | Russia"."""
    lower, at = words.lower, end
    at += at < last and words.tags[at] == ","
    if at < last and lower[at] == "including":
        begin = at + 1
    elif lower[at : at + 2] in (["such", "as"], ["among", "them"]):
        begin = at + 2
    else:
        return None
    stop = phrase_end(words, begin, last)
    if stop == begin:
        return None
    closes = words.tags[end : end + 1] == "," and words.tags[stop : stop + 1] == ","
    return (begin, stop + closes) if not closes or words.tags[stop + 1 : stop + 2] in ("P", "O") else (begin, stop)


def _past_apposition(words: Words, end: int, last: int) -> int:
    """Where a phrase goes on after a name between commas: "from a firm in Hanoi, Cai Mep Oil, | by a trader"."""
    tags = words.tags
    if tags[end : end + 1] != ",":
        return end
    comma = tags.find(",", end + 1, min(last, end + _APPOSED))
    named = comma > 0 and tags[end + 1] in "XD" and set(tags[end + 1 : comma]) <= set("XnPDgd")
    return comma + 1 if named and tags[comma + 1 : comma + 2] in ("P", "O") else end


def _goods_list_end(words: Words, end: int, last: int) -> int:
    """Where a list of things ends that a noun begins: "drones, shells and missiles"."""
    tags, at = words.tags, end
    while at + 1 < last and tags[at] == "," and tags[at + 1] in "nJg":
        stop = phrase_end(words, at + 1, last)
        if stop == at + 1:
            return end
        if "C" in tags[at + 1 : stop]:
            return stop
        at = stop
    return end


def _list_end(words: Words, end: int, last: int) -> int:
    """Where a list of names ends that a name begins: "from Russia, China and Singapore"."""
    tags, at = words.tags, end
    while at + 1 < last and tags[at] == "," and tags[at + 1] == "X":
        at += 1
        while at < last and tags[at] == "X":
            at += 1
    if at == end:
        return end
    at += at + 1 < last and tags[at] == ","
    if at + 1 >= last or tags[at] != "C" or tags[at + 1] not in "XD":
        return end
    return phrase_end(words, at + 1, last)


def phrase_end(words: Words, k: int, last: int) -> int:
    while k < last and words.tags[k] == "*":
        k += 1
    k = _past_about(words, k, last)
    return noun_phrase_after(words, k, last, inner=_OF)


def _past_about(words: Words, k: int, last: int) -> int:
    """Past what only makes a figure vague: "about 1,400 servers", "up to 300 tanks", "at least 40 jets"."""
    lower = words.lower
    if k < last and lower[k] in _ABOUT:
        figure = k + 1
    elif k < last and lower[k] in ("up", "at", "as") and lower[k + 1 : k + 2] and lower[k + 1] in _UP_TO:
        figure = k + 2 + (lower[k + 2 : k + 3] == ["as"])
    else:
        return k
    vague = figure < last and (words.tags[figure] == "d" or lower[figure] in _FIGURES)
    return figure if vague else k


def clause_limit(words: Words, i: int, last: int) -> int:
    for k in range(i + 1, min(last, i + 1 + _GOODS_REACH)):
        if words.lower[k] == "as" and {"many", "much"} & set(words.lower[k - 1 : k + 2]):
            continue  # "shipped as many as nine million shells"
        if words.lower[k] in _RETURNS and words.lower[k - 1] == "in":
            return k - 1
        if words.tags[k] in "TWS.;" or (words.tags[k] == "," and words.tags[k + 1 : k + 2] in ("A", "M", "V", "v")):
            return k
    return min(last, i + 1 + _GOODS_REACH)


def group_start(words: Words, k: int, first: int) -> int:
    while k > first and words.tags[k - 1] in "AMNJO*":
        k -= 1
    return k
