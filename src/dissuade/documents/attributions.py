"""One cue in a sentence with its source and content, as ranges of words."""

from __future__ import annotations

from dataclasses import dataclass, field

from dissuade.documents.cues import Cue

__all__ = ["Attribution"]


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
