"""The alignment of two names, for people to read."""

from __future__ import annotations

from dissuade.kernels.alignment import align_pair
from dissuade.kernels.groups import ACRONYM, EQUAL, GLUED, INITIAL
from dissuade.kernels.token_pairs import READ
from dissuade.kernels.workspace import MAX_TOKENS
from dissuade.matching.features import encode_set, thread_rooms
from dissuade.matching.readings import load_readings
from dissuade.matching.score import load_model
from dissuade.model.match import AlignedTokens
from dissuade.names.tokens import AnalyzedName, Form, Token, TokenKind

__all__ = ["align_names"]

_RELATIONS = {EQUAL: "equal", INITIAL: "initial", GLUED: "glued", ACRONYM: "acronym"}
_CORE = (TokenKind.NAME, TokenKind.INITIAL, TokenKind.PATRONYMIC)
_SOFT = (TokenKind.GENERIC, TokenKind.PLACE)


def align_names(a: AnalyzedName, b: AnalyzedName) -> tuple[AlignedTokens, ...]:
    """Which token of name a (the query) answers which token of name b (the party), as the score sees it.

    Tokens beyond the sixteenth of a name are left out, as they are of the score.
    """
    names = encode_set((a, b))
    rooms = thread_rooms()
    weights = load_model().weights
    groups, swapped = align_pair(
        names.names, 0, names.forms, names.names, 1, names.forms, weights, load_readings(), rooms
    )
    work = rooms[0]
    a_side, b_side = (1, 0) if swapped else (0, 1)
    a_tokens, b_tokens = a.tokens[:MAX_TOKENS], b.tokens[:MAX_TOKENS]
    a_group = work.group[a_side, : len(a_tokens)].tolist()
    b_group = work.group[b_side, : len(b_tokens)].tolist()
    relations, similarities, met = work.relation.tolist(), work.g_similarity.tolist(), work.g_met.tolist()
    lines = []
    for g in range(groups):
        ours = [token for token, group in zip(a_tokens, a_group, strict=True) if group == g]
        theirs = [token for token, group in zip(b_tokens, b_group, strict=True) if group == g]
        relation = _RELATIONS.get(relations[g], "similar")
        via = ""
        if met[g][0] == READ:
            via = "learned reading"
        elif len(ours) == len(theirs) == 1 and relation in ("equal", "similar"):
            our_form = ours[0].forms[met[g][a_side]]
            their_form = theirs[0].forms[met[g][b_side]]
            if relation == "equal" and ours[0].text.casefold() != theirs[0].text.casefold():
                relation = _kinship(our_form, their_form)
            if our_form.system != "fold" or their_form.system != "fold":
                via = _via(our_form, their_form)
        position = ours[0].start
        lines.append(
            (
                position,
                AlignedTokens(
                    query=" ".join(token.text for token in ours),
                    party=" ".join(token.text for token in theirs),
                    similarity=round(similarities[g], 4),
                    relation=relation,
                    via=via,
                ),
            )
        )
    our_rest = [token for token, group in zip(a_tokens, a_group, strict=True) if group < 0]
    their_rest = [token for token, group in zip(b_tokens, b_group, strict=True) if group < 0]
    lines.extend(_rest(our_rest, their_rest, len(a.text)))
    return tuple(line for _, line in sorted(lines, key=lambda item: item[0]))


def _rest(ours: list[Token], theirs: list[Token], end: int) -> list[tuple[int, AlignedTokens]]:
    """Unanswered tokens: those of one sort on both sides contradict each other, the others are missing."""
    lines = []
    ours, theirs = list(ours), list(theirs)
    for sort in (_CORE, _SOFT, (TokenKind.NUMBER,), (TokenKind.LEGAL,), _CORE + _SOFT):
        while True:
            a_token = next((token for token in ours if token.kind in sort), None)
            b_token = next((token for token in theirs if token.kind in sort), None)
            if a_token is None or b_token is None:
                break
            ours.remove(a_token)
            theirs.remove(b_token)
            line = AlignedTokens(query=a_token.text, party=b_token.text, similarity=0.0, relation="contradicts")
            lines.append((a_token.start, line))
    lines += [(t.start, AlignedTokens(query=t.text, party="", similarity=0.0, relation="missing")) for t in ours]
    lines += [
        (end + t.start, AlignedTokens(query="", party=t.text, similarity=0.0, relation="missing")) for t in theirs
    ]
    return lines


def _kinship(ours: Form, theirs: Form) -> str:
    if ours.system == "fold" and theirs.system == "fold":
        return "equal"
    return "equivalent" if "lexicon" in (ours.system, theirs.system) else "romanised"


def _via(ours: Form, theirs: Form) -> str:
    systems = [form.system for form in (ours, theirs) if form.system != "fold"]
    return f"{ours.text} = {theirs.text} ({', '.join(dict.fromkeys(systems))})"
