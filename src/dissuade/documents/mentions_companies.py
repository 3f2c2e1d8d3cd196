"""Companies by part of their names: the words that stand for them, and where such a name ends."""

from __future__ import annotations

from collections.abc import Sequence

from dissuade.documents.lexicons import word_set
from dissuade.documents.mentions_names import NameRun

__all__ = ["companies_of", "end_of_company"]

_COMPANIES = word_set("company-last")
_SHORTEST_COMPANY = 4
_CALLED_COMPANIES = frozenset(("named-company", "apposed-company", "spoken-for"))


def companies_of(runs: Sequence[NameRun]) -> dict[tuple[str, ...], str]:
    """The first words of the companies of a text, which stand for them, to the whole name: "Halden" of "Halden Inc"."""
    named = [run.tokens for run in runs if run.kind == "organization" and run.tokens[-1].rstrip(".") in _COMPANIES]
    found: dict[tuple[str, ...], str] = {}
    for tokens in dict.fromkeys(named):
        for size in range(1, len(tokens)):
            if size > 1 or len(tokens[0]) >= _SHORTEST_COMPANY:
                found.setdefault(tokens[:size], " ".join(tokens))
    for tokens in dict.fromkeys(named):  # "Huaxin" of "Chengdu Huaxin Microelectronics"
        for inner in tokens[1:-1]:
            if len(inner) >= _SHORTEST_COMPANY and inner[0].isupper():
                found.setdefault((inner,), " ".join(tokens))
    for run in runs:
        if run.rule in _CALLED_COMPANIES:
            found.setdefault(run.tokens, " ".join(run.tokens))
    return found


def end_of_company(text: str, end: int, word: str, name: str) -> int:
    """Where a company ends of which more words follow than stand for it: "Gorica | Trade" of "Gorica Trade Ltd"."""
    tokens = name.split()
    for token in tokens[tokens.index(word) + 1 :]:
        if not text.startswith(f" {token}", end) or text[end + 1 + len(token) : end + 2 + len(token)].isalnum():
            break
        end += 1 + len(token)
    return end
