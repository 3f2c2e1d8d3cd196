"""The files of the lexicon in ``data``: rows, and the sets of words that rules ask for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files

__all__ = ["any_of", "read_rows", "word_list", "word_set", "word_sets"]


def read_rows(name: str) -> Iterator[list[str]]:
    """Rows of a tab-separated file; empty lines and lines that begin with # are left out.

    Args:
        name: of the file, without its suffix.
    """
    text = (files("dissuade.documents") / "data" / f"{name}.tsv").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line.strip() and not line.startswith("#"):
            yield line.split("\t")


@cache
def word_sets() -> Mapping[str, tuple[str, ...]]:
    """The sets of ``word_sets.tsv`` by name, their words in the order of the file."""
    return {name: tuple(words.split("|")) for name, words in read_rows("word_sets")}


def word_list(name: str) -> tuple[str, ...]:
    """The words of a set, in order."""
    return word_sets()[name]


def word_set(name: str) -> frozenset[str]:
    """The words of a set."""
    return frozenset(word_sets()[name])


def any_of(name: str) -> str:
    """The words of a set as alternatives of a pattern, without a group around them.

    Example:
        >>> any_of("mutual")
        'deal|deals|trade|transaction|transactions'
    """
    return "|".join(map(re.escape, word_sets()[name]))
