"""Companies by part of their names: the words that stand for them, and where such a name ends."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dissuade.documents.lexicons import word_set
from dissuade.documents.mentions_gates import Hits
from dissuade.documents.mentions_names import NameRun

__all__ = ["companies_of", "end_of_company", "short_forms"]

_COMPANIES = word_set("company-last")
_SHORTEST_COMPANY = 4
_MOST_WORDS = 24  # of a company; more are a list or a text in capitals
_SHORT_FORM = re.compile(r" \([\"“‘']?((?=[A-Za-z0-9-]*[A-Z][A-Za-z0-9-]*[A-Z])[A-Z][A-Za-z0-9-]{1,8})[\"”’']?\)")
_CALLED_COMPANIES = frozenset(("named-company", "apposed-company", "spoken-for"))


def companies_of(runs: Sequence[NameRun]) -> dict[tuple[str, ...], str]:
    """The first words of the companies of a text, which stand for them, to the whole name: "Halden" of "Halden Inc"."""
    named = [run.tokens for run in runs if run.kind == "organization" and run.tokens[-1].rstrip(".") in _COMPANIES]
    found: dict[tuple[str, ...], str] = {}
    wholes = {tokens: " ".join(tokens) for tokens in named if len(tokens) <= _MOST_WORDS}
    for tokens, whole in wholes.items():
        for size in range(1, len(tokens)):
            if size > 1 or len(tokens[0]) >= _SHORTEST_COMPANY:
                found.setdefault(tokens[:size], whole)
    for tokens, whole in wholes.items():  # "Huaxin" of "Chengdu Huaxin Microelectronics"
        for inner in tokens[1:-1]:
            if len(inner) >= _SHORTEST_COMPANY and inner[0].isupper():
                found.setdefault((inner,), whole)
    for run in runs:
        if run.rule in _CALLED_COMPANIES:
            found.setdefault(run.tokens, " ".join(run.tokens))
            if len(run.tokens) > 1 and len(run.tokens[0]) > _SHORTEST_COMPANY:
                found.setdefault(run.tokens[:1], " ".join(run.tokens))
    return found


def short_forms(text: str, runs: Sequence[NameRun], hits: Hits) -> dict[str, str]:
    """What stands in brackets after organisations and stands for them from there on: "Rapid Support Forces (RSF)"."""
    bracketed, at = [], text.find("(", 1)  # one letter is found many times as quickly as two
    while at >= 0:
        if not text[at + 1 : at + 2].islower() and (match := _SHORT_FORM.match(text, at - 1)):
            bracketed.append(match)
        at = text.find("(", at + 1)
    if not bracketed:
        return {}  # the usual one
    named = {hit.end: hit.entry.name for hit in hits.of("organization")}
    named |= {run.end: " ".join(run.tokens) for run in runs if run.kind == "organization"}
    forms = ((match[1], named.get(match.start(), "")) for match in bracketed)
    return {form: name for form, name in forms if name}


def end_of_company(text: str, end: int, word: str, name: str) -> int:
    """Where a company ends of which more words follow than stand for it: "Gorica | Trade" of "Gorica Trade Ltd"."""
    tokens = name.split()
    for token in tokens[tokens.index(word) + 1 :]:
        if not text.startswith(f" {token}", end) or text[end + 1 + len(token) : end + 2 + len(token)].isalnum():
            break
        end += 1 + len(token)
    return end
