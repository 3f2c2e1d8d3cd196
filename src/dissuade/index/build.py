"""From parties to the compiled index."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, compress, pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from dissuade.index.batches import BatchTaker, NameBatch, join_names
from dissuade.index.form_search import with_near_forms
from dissuade.index.layout import ENDED, GROUPS, NameIndex, frozen, group_of, sides_of
from dissuade.index.word_forms import join_words_of
from dissuade.kernels.inversion import SIDES, count_postings, invert
from dissuade.kernels.meeting import pack_postings
from dissuade.kernels.name_records import pack_records
from dissuade.kernels.postings import GLUED, INITIAL_WEIGHT
from dissuade.kernels.strings import fill_signatures
from dissuade.kernels.vocabulary import MAX_FORMS, MOST_EDITS, count_remainders, place_remainders
from dissuade.kernels.workspace import INITIALS
from dissuade.names.arrays import NameArrays
from dissuade.names.tokenize import INNER_CAPITAL
from dissuade.names.tokens import TokenKind
from dissuade.names.vocabulary import Vocabulary, pack_vocabulary

__all__ = ["KIND_SHARE", "SHARE", "ListedName", "build_index"]

SHARE = 0.5
"""The part of its weight that a query must find in a name, or a name in the query."""

KIND_SHARE = {
    TokenKind.NAME: 1.0,
    TokenKind.PATRONYMIC: 0.7,
    TokenKind.PARTICLE: 0.2,
    TokenKind.GENERIC: 0.5,
    TokenKind.PLACE: 0.6,
    TokenKind.NUMBER: 0.5,
    TokenKind.LEGAL: 0.1,
}
"""What a token of a kind counts against a plain one as rare; others do not count (initials are seen to apart)."""

_ACRONYM = 0.8
_ONE_EDIT = 1  # within which words that tokens give together may be met


class ListedName(NamedTuple):
    """A name of a party: its text, the schema of the party, who bears it, which of its names it is, listings ended."""

    text: str
    schema: str
    party: int
    number: int
    ended: bool


def build_index(listed: Iterable[ListedName], *, share: float = SHARE, processes: int = 1) -> NameIndex:
    """Compile an index over names; names that read the same are kept once.

    Args:
        listed: the names of all parties.
        share: see ``SHARE``.
        processes: how many take the names apart; the index does not depend on it.
    """
    bearers: dict[tuple[str, int], list[ListedName]] = {}
    with BatchTaker(processes) as taker:
        for entry in listed:
            written = entry.text if INNER_CAPITAL.search(entry.text) else entry.text.casefold()
            key = (written, group_of(entry.schema))
            if (known := bearers.get(key)) is None:
                bearers[key] = [entry]
                taker.add(entry.text, entry.schema)
            else:
                known.append(entry)
        batches = taker.finish()
    kept = list(compress(bearers.values(), chain.from_iterable(batch.kept.tolist() for batch in batches)))
    names, numbers, key_hashes = join_names(batches)
    token_forms = len(numbers)
    keys = _group_keys(key_hashes)
    token_weight = _weigh_tokens(names, token_forms, keys)
    forward = _list_forms(batches, names, token_weight, numbers, share)
    reach = np.full(len(numbers), MOST_EDITS, dtype=np.uint8)
    reach[token_forms:] = forward.reach[token_forms:]
    vocabulary = pack_vocabulary(numbers)
    table = _hash_forms(vocabulary, reach)
    signatures = np.zeros(len(vocabulary), dtype=np.uint64)
    fill_signatures(vocabulary.chars, vocabulary.start, signatures)
    group = np.array(
        [group_of(entries[0].schema) + ENDED * all(e.ended for e in entries) for entries in kept], dtype=np.uint8
    )
    sides = sides_of(group)
    starts = np.zeros(len(vocabulary) * SIDES + 1, dtype=np.int64)
    count_postings(forward.start, forward.form, sides, starts)
    leading_end = np.zeros(len(vocabulary) * SIDES, dtype=np.int64)
    posting_name = np.zeros(starts[-1], dtype=np.int32)
    posting_share = np.zeros(starts[-1], dtype=np.float32)
    letters = np.concatenate([batch.letters for batch in batches])
    invert(
        forward.start, forward.form, _shares(forward, letters[:, 1]), forward.leading, sides, starts, leading_end,
        posting_name, posting_share,
    )  # fmt: skip
    form_weight = np.zeros(len(vocabulary), dtype=np.float32)
    of_token = forward.weight > 0  # the others join several; an acronym (ALI) makes no name that is spelt like it rare
    np.maximum.at(form_weight, forward.form[of_token], forward.weight[of_token])
    joined = ~of_token & (form_weight[forward.form] == 0)
    np.maximum.at(form_weight, forward.form[joined], -forward.weight[joined])
    about, of_name = pack_postings(posting_name, posting_share, starts, leading_end, group, letters[:, 1])
    records = pack_records(
        forward.start, forward.form, forward.weight, forward.name_weight, letters[:, 0], letters[:, 1]
    )
    bearer_start = np.zeros(len(kept) + 1, dtype=np.int64)
    np.cumsum([len(entries) for entries in kept], out=bearer_start[1:])
    bearer_party = np.array([e.party for entries in kept for e in entries], dtype=np.int32)
    carried_start = np.zeros(int(bearer_party.max(initial=-1)) + 2, dtype=np.int64)
    np.cumsum(np.bincount(bearer_party, minlength=len(carried_start) - 1), out=carried_start[1:])
    bearer_of = np.repeat(np.arange(len(kept), dtype=np.int32), np.diff(bearer_start))
    words = join_words_of([batch.words for batch in batches])
    index = frozen(
        NameIndex(
            names=names,
            vocabulary=vocabulary,
            signatures=signatures,
            reach=reach,
            bucket_start=table[0],
            entries=table[1],
            key_hash=keys.hashes,
            key_start=keys.start,
            key_form=keys.form,
            near_start=np.zeros(1, dtype=np.int64),
            near_form=np.zeros(0, dtype=np.int32),
            near_edits=np.zeros(0, dtype=np.uint8),
            starts=starts,
            leading_end=leading_end,
            posting_about=about,
            posting_share=of_name,
            record_start=records.start,
            record=records.entry,
            form_weight=form_weight,
            name_group=group,
            name_letters=np.ascontiguousarray(letters[:, 0]),
            name_initials=np.ascontiguousarray(letters[:, 1]),
            bearer_start=bearer_start,
            bearer_party=bearer_party,
            bearer_name=np.array([e.number for entries in kept for e in entries], dtype=np.int32),
            carried_start=carried_start,
            carried_name=bearer_of[np.argsort(bearer_party, kind="stable")],
            word_hash=words.hashes,
            word_start=words.start,
            word_line=words.lines,
            unknown_weight=_nats(1, max(len(names), 1)),
            share=share,
        )
    )
    return frozen(with_near_forms(index, keys.of_form.astype(np.int64), processes))


class _Keys(NamedTuple):
    hashes: NDArray[np.uint64]
    start: NDArray[np.int64]
    form: NDArray[np.int32]
    of_form: NDArray[np.int32]


def _group_keys(hashes: NDArray[np.uint64]) -> _Keys:
    """Group the forms by phonetic key."""
    distinct, of_form, counts = np.unique(hashes, return_inverse=True, return_counts=True)
    start = np.zeros(len(distinct) + 1, dtype=np.int64)
    np.cumsum(counts, out=start[1:])
    return _Keys(distinct, start, np.argsort(of_form, kind="stable").astype(np.int32), of_form.astype(np.int32))


def _nats(count: float, names: int) -> float:
    return float(np.log1p(names / count))


def _weigh_tokens(names: NameArrays, forms: int, keys: _Keys) -> NDArray[np.float32]:
    """Weight of every token, float32[T]: how rare its first form is (half by spelling, half by sound), by its kind."""
    owner = np.repeat(np.arange(len(names)), np.diff(names.token_start))
    entry_owner = np.repeat(owner, np.diff(names.form_start))
    pairs = np.unique(entry_owner * np.int64(forms) + names.form) if forms else np.zeros(0, np.int64)
    spelled = np.bincount(pairs % max(forms, 1), minlength=forms).astype(np.float64)
    sounded = np.bincount(keys.of_form, weights=spelled, minlength=len(keys.hashes))[keys.of_form]
    nats = np.log1p(len(names) / np.maximum((spelled + sounded) / 2, 1.0))
    factors = np.array([KIND_SHARE.get(TokenKind(kind), 0.0) for kind in range(max(TokenKind) + 1)])
    first_form = names.form[names.form_start[:-1]]
    weights = nats[first_form] * factors[names.token_kind]
    # a name that has nothing but titles, stopwords or legal forms is known by those
    totals = np.bincount(owner, weights=weights, minlength=len(names))
    bare = (totals < 1.0)[owner] & (names.token_kind != TokenKind.INITIAL)
    weights = np.where(bare, nats[first_form], weights)
    return weights.astype(np.float32)


class _Forward(NamedTuple):
    start: NDArray[np.int64]
    form: NDArray[np.int32]
    weight: NDArray[np.float32]
    leading: NDArray[np.bool_]
    name_weight: NDArray[np.float32]
    reach: NDArray[np.uint8]


def _list_forms(
    batches: Sequence[NameBatch],
    names: NameArrays,
    token_weight: NDArray[np.float32],
    numbers: dict[str, int],
    share: float,
) -> _Forward:
    """Which forms each name can be met under, with what weight, and which of them are of its rarest tokens."""
    start = [0]
    forms: list[int] = []
    weights: list[float] = []
    leadings: list[bool] = []
    totals: list[float] = []
    reach: dict[int, int] = {}
    weight_of = token_weight.tolist()
    form_of, quality_of = names.form.tolist(), names.form_quality.tolist()
    form_start, token_start = names.form_start.tolist(), names.token_start.tolist()
    shown_of = np.where(names.token_kind == TokenKind.INITIAL, np.float64(INITIAL_WEIGHT), token_weight).tolist()
    for number, joined in enumerate(chain.from_iterable(map(_joined_forms, batches))):
        first, last = token_start[number], token_start[number + 1]
        own = weight_of[first:last]
        total = sum(own)
        leading = _leading(own, share * total)
        entries: dict[int, tuple[float, bool]] = {}
        for token, weight in enumerate(own):
            if weight == 0:
                continue
            for entry in range(form_start[first + token], form_start[first + token + 1]):
                if quality_of[entry] >= INITIALS:
                    _keep(entries, form_of[entry], weight * (0.7 + 0.3 * quality_of[entry]), leading[token])
        shown = shown_of[first:last]
        for text, start_token, end_token, edits in joined:
            weight = sum(shown[start_token:end_token]) if end_token else _ACRONYM * total
            if weight > 0:
                form = numbers.setdefault(text, len(numbers))
                reach[form] = max(reach.get(form, 0), edits)
                if form not in entries:
                    entries[form] = (-weight, True)
        forms.extend(entries)
        weights.extend(weight for weight, _ in entries.values())
        leadings.extend(is_leading for _, is_leading in entries.values())
        start.append(len(forms))
        totals.append(total or 1.0)
    reaches = np.zeros(len(numbers), dtype=np.uint8)
    for form, edits in reach.items():
        reaches[form] = edits
    if len(numbers) >= MAX_FORMS:
        raise ValueError(f"{len(numbers):,} distinct forms are more than an index can hold")
    return _Forward(
        np.array(start, dtype=np.int64),
        np.array(forms, dtype=np.int32),
        np.array(weights, dtype=np.float32),
        np.array(leadings, dtype=np.bool_),
        np.array(totals, dtype=np.float32),
        reaches,
    )


def _joined_forms(batch: NameBatch) -> Iterator[list[tuple[str, int, int, int]]]:
    """For each name of a batch: form, first token, the one after the last, edits."""
    texts, rows = batch.joined.words.texts(), batch.joined.place.tolist()
    starts = np.searchsorted(batch.joined.place[:, 0], np.arange(len(batch.letters) + 1)).tolist()
    for begin, end in pairwise(starts):
        yield [
            (text, first, last, _ONE_EDIT if mode == GLUED else 0)
            for text, (_, mode, first, last) in zip(texts[begin:end], rows[begin:end], strict=True)
        ]


def _shares(forward: _Forward, initials: NDArray[np.uint32]) -> NDArray[np.float32]:
    """What each entry is at most of the weight of its name, with all its initials; negative for glued tokens."""
    extra = INITIAL_WEIGHT * np.bitwise_count(initials).astype(np.float32)
    owner = np.repeat(np.arange(len(initials)), np.diff(forward.start))
    shares = (np.abs(forward.weight) + extra[owner]) / (forward.name_weight + extra)[owner]
    return np.asarray(np.copysign(shares, forward.weight), dtype=np.float32)


def _keep(entries: dict[int, tuple[float, bool]], form: int, weight: float, leading: bool) -> None:
    if form in entries:
        weight, leading = max(weight, entries[form][0]), leading or entries[form][1]
    entries[form] = (weight, leading)


def _leading(weights: Sequence[float], needed: float) -> list[bool]:
    """Mark the rarest tokens, until the others together weigh less than is needed."""
    leading = [False] * len(weights)
    rest = sum(weights)
    for token in sorted(range(len(weights)), key=lambda t: -weights[t]):
        if rest < needed:
            break
        leading[token] = True
        rest -= weights[token]
    return leading


def _hash_forms(vocabulary: Vocabulary, reach: NDArray[np.uint8]) -> tuple[NDArray[np.int64], NDArray[np.uint64]]:
    count = count_remainders(vocabulary.start, reach)
    bits = max(8, int(count // 2).bit_length())
    bucket_start = np.zeros((1 << bits) + 1, dtype=np.int64)
    entries = np.zeros(count, dtype=np.uint64)
    place_remainders(vocabulary.chars, vocabulary.start, reach, bits, bucket_start, entries)
    return bucket_start, entries


assert len(GROUPS) <= ENDED
