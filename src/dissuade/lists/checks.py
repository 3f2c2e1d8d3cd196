"""Which reading of a file may become an edition: every check that can refuse it, and why."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dissuade.errors import EditionRefusedError
from dissuade.lists.catalog import find_source
from dissuade.lists.diff import LineDiff, changed_fields, describe_changes
from dissuade.lists.editions import Edition
from dissuade.lists.fields import find_lost_fields, find_missing_fields, find_new_names
from dissuade.lists.traces import Lead

__all__ = [
    "GUESSED",
    "Allowances",
    "check_age",
    "check_changes",
    "check_counts",
    "check_entries",
    "check_fields",
    "check_repetitions",
    "check_schema",
    "check_shrinkage",
    "find_replaced_names",
]

GUESSED = ("mtime", "server")  # bases of a date that nobody stated
MIN_COUNTED = 50  # parties; fewer may vanish without suspicion
MIN_DETAILS = 500  # names or identifiers; small lists drop a third of their few identifiers in a month
DETAIL_LOSS = 0.5
MIN_REPEATED = 5
REPEATED_SHARE = 0.05  # the worst real list, of the UN in December 2023, has 1 of 870
MIN_NAMELESS = 5
NAMELESS_SHARE = 0.1  # the worst real list has 2 of 5,302 parties without a name
MIN_KEPT_IDS = 0.1
SIMILAR = 60.0  # per cent; "Mohammed" and "Muhammad" are above, words without relation below
SHOWN = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Allowances:
    """What the user lets pass.

    Args:
        max_shrink: share of the parties, 0..1, by which an edition may be smaller than the one before.
        accept_shrink: whatever it lost.
        accept_changes: changes that look like tampering.
        accept_schema: fields that have gone.
        allow_older: an edition older than the current one, which then stays current.
    """

    max_shrink: float = 0.2
    accept_shrink: bool = False
    accept_changes: bool = False
    accept_schema: bool = False
    allow_older: bool = False


def check_counts(new: Edition, path: str) -> None:
    """Refuse an edition without parties or with another number of records than it says itself.

    Raises:
        EditionRefusedError: ``empty``, ``truncated`` or ``mismatch``.
    """
    if not new.parties:
        raise _refuse("empty", "the file is of the right format but holds no party", path, new)
    if new.declared is not None and new.records != new.declared:
        reason = "truncated" if new.records < new.declared else "mismatch"
        message = f"it says that it has {new.declared:,} records, but {new.records:,} were found"
        raise _refuse(reason, message, path, new)


def check_age(new: Edition, editions: Sequence[Edition], path: str, today: dt.date, allowed: Allowances) -> None:
    """Refuse an edition from the future, or one that is older than the current edition unless that is allowed.

    Raises:
        EditionRefusedError: ``mismatch`` or ``older``.
    """
    if dt.date.fromisoformat(new.published) > today + dt.timedelta(days=1):
        message = f"it says that it was published on {new.published}, which is in the future; give the date with --date"
        raise _refuse("mismatch", message, path, new)
    if editions and new.published < editions[-1].published and not allowed.allow_older:
        current = editions[-1]
        message = (
            f"published {new.published} ({new.date_basis}), but the current edition is of {current.published} "
            f"({current.date_basis}); --allow-older keeps it as history"
        )
        if current.date_basis in GUESSED:
            message += (
                f". The date of the current edition, {current.id}, is a guess, since its file carries none: "
                "if it is older, add that file again with its real --date first"
            )
        raise _refuse("older", message, path, new)


def check_entries(new: Edition, current: Edition, lead: Lead | None, path: str) -> None:
    """Refuse an edition whose date is a guess if the current edition has entries that are newer than all of its own.

    Args:
        lead: of the current edition before the new one.

    Raises:
        EditionRefusedError: ``older``.
    """
    if lead is None:
        return
    message = (
        f"the file carries no date, and {lead.entries:,} parties of the current edition ({current.published}) are "
        f"newer than all in it: {lead.what} up to {lead.newest}, here up to {lead.other}. "
        "Give its real date with --date"
    )
    raise _refuse("older", message, path, new)


def check_shrinkage(new: Edition, before: Edition, path: str, allowed: Allowances) -> None:
    """Refuse an edition that lost too much against the one before it.

    Counted are parties and, between editions of one format, names, identifiers and every schema.

    Raises:
        EditionRefusedError: ``shrunk``.
    """
    if allowed.accept_shrink:
        return
    counts = [("parties", before.parties, new.parties, allowed.max_shrink, MIN_COUNTED)]
    if new.format == before.format and new.reader == before.reader:
        lenient = max(DETAIL_LOSS, allowed.max_shrink)
        counts.append(("names", before.names, new.names, allowed.max_shrink, MIN_DETAILS))
        counts.append(("identifiers", before.identifiers, new.identifiers, lenient, MIN_DETAILS))
        counts += [
            (f"parties of schema {schema}", count, new.schemata.get(schema, 0), lenient, MIN_COUNTED)
            for schema, count in before.schemata.items()
            if schema not in ("LegalEntity", "Organization", "Company", "PublicBody")  # lists move between these
        ]
    for what, had, has, limit, least in counts:
        if had >= least and has < (1 - limit) * had:
            message = (
                f"{has:,} {what}, {1 - has / had:.0%} fewer than the {had:,} of the edition of {before.published}; "
                f"at most {limit:.0%} pass without --accept-shrink"
            )
            raise _refuse("shrunk", message, path, new)


def check_repetitions(new: Edition, path: str) -> None:
    """Refuse an edition in which a good part of the records have the number of an earlier record.

    Raises:
        EditionRefusedError: ``malformed``.
    """
    repeated = sum(count for kind, count in new.warnings.items() if kind.startswith("duplicate"))
    if repeated >= MIN_REPEATED and repeated > REPEATED_SHARE * new.records:
        message = (
            f"{repeated:,} of {new.records:,} records have the number of an earlier one; was the file put together of "
            "two, or saved twice over?"
        )
        raise _refuse("malformed", message, path, new)


def check_fields(new: Edition, before: Edition | None, path: str, allowed: Allowances) -> None:
    """Refuse an edition of which many parties have no name, or that lacks what every whole list of its format states.

    An excerpt, which has fewer parties than any whole list, may lack whatever it likes but names.

    Args:
        before: an earlier edition of the same format, if there is one.

    Raises:
        EditionRefusedError: ``schema``.
    """
    if allowed.accept_schema:
        return
    nameless = new.warnings.get("no-name", 0) + new.warnings.get("name", 0)
    if nameless >= MIN_NAMELESS and nameless > NAMELESS_SHARE * new.parties:
        message = f"{nameless:,} of {new.parties:,} parties have no name where the reader looks for it"
        raise _refuse("schema", message + _tell_new_names(new, before, nameless), path, new)
    if new.parties >= find_source(new.source).least and (missing := find_missing_fields(new)):
        told = "; ".join(map(str, missing[:SHOWN]))
        raise _refuse("schema", told + _tell_new_names(new, before, missing[0].expected), path, new)


def check_schema(new: Edition, before: Edition, found: LineDiff, path: str, allowed: Allowances) -> None:
    """Refuse an edition in which a kind of statement or the numbers of the records are no longer what they were.

    Args:
        before: an earlier edition of the same format.
        found: the difference between the two.

    Raises:
        EditionRefusedError: ``schema``, with the fields and how many parties had and have them.
    """
    if allowed.accept_schema or [file.part for file in new.files] != [file.part for file in before.files]:
        return
    stayed = before.parties - len(found.removed)
    if min(before.parties, new.parties) >= MIN_COUNTED and stayed < MIN_KEPT_IDS * before.parties:
        message = (
            f"only {stayed:,} of the {before.parties:,} parties of the edition of {before.published} are in it by "
            "their number: another list, or one whose records are numbered anew"
        )
        raise _refuse("schema", message + _tell_new_names(new, before, new.parties), path, new)
    if lost := find_lost_fields(before, found):
        told = "; ".join(map(str, lost[:SHOWN]))
        message = f"against the edition of {before.published} a field is missing: {told}"
        raise _refuse("schema", message + _tell_new_names(new, before, lost[0].had), path, new)


def _tell_new_names(new: Edition, before: Edition | None, count: int) -> str:
    names = find_new_names(new, before, count)
    told = f"; {'new' if before else 'not known'} in the file: {', '.join(names)}" if names else ""
    return f"{told}; --accept-schema takes it nevertheless"


def check_changes(
    new: Edition, other: Edition, found: LineDiff, path: str, allowed: Allowances, *, same_moment: bool | None
) -> str:
    """Refuse an edition that looks tampered with against a kept one of the same format.

    Two signs are looked for: it was generated at the same moment as the other, or has the same date and the same number
    of records, but other content; or a name was replaced by unrelated words in a record that is otherwise as it was.

    Args:
        found: the difference between the two.
        same_moment: whether both files carry the same time of generation; if it differs, a publisher corrected the list
            of a day; None if one of them carries none.

    Returns:
        What was found although it is allowed, "" if nothing was.

    Raises:
        EditionRefusedError: ``tampered``, with the records that differ.
    """
    sign = "" if same_moment is False else _find_contradiction(new, other, found, same_moment is True)
    sign = sign or _find_suspicion(other, found)
    if sign and not allowed.accept_changes:
        message = f"{sign}; check it with the publisher, --accept-changes keeps it nevertheless"
        raise _refuse("tampered", message, path, new)
    return sign


def _find_contradiction(new: Edition, other: Edition, found: LineDiff, same_moment: bool) -> str:
    differing = len(found.changed) + len(found.added) + len(found.removed)
    came_or_went = len(found.added) + sum(not _is_repetition(key, data, found) for key, data in found.removed.items())
    if same_moment and came_or_went:
        return (
            f"it was generated at the same moment as a kept edition of {other.published}, "
            f"but {differing:,} records differ: {_tell_changes(found)}"
        )
    same_date = new.published == other.published and new.date_basis == other.date_basis == "content"
    if not differing or not same_date or (new.declared, new.records) != (other.declared, other.records):
        return ""  # with another number of records, a list that is dated by its newest one, or that was issued twice
    return (
        f"it has the date {new.published} and the {new.records:,} records of a kept edition, "
        f"but {differing:,} records differ: {_tell_changes(found)}"
    )


def _is_repetition(key: str, data: Mapping[str, Any], found: LineDiff) -> bool:
    """Whether a record that is gone had the reference of one that stayed: the UN took one out without a new date."""
    bare = {f"{listing['source']}-{listing.get('reference', '')}" for listing in data.get("listings", ())}
    first = next((name for name in bare if re.fullmatch(re.escape(name) + r"-\d+", key)), "")
    return bool(first) and first not in found.removed


def _find_suspicion(other: Edition, found: LineDiff) -> str:
    replaced = [(key, *names) for key, pair in found.changed.items() if (names := find_replaced_names(*pair))]
    if not replaced:
        return ""
    told = "; ".join(f"{key}: {old!r} became {new!r}" for key, old, new in replaced[:SHOWN])
    more = f" and {len(replaced) - SHOWN} more" if len(replaced) > SHOWN else ""
    return (
        f"suspicious change against the edition of {other.published}: a name was replaced by unrelated words while "
        f"nothing else in the record changed ({told}{more})"
    )


def find_replaced_names(before: Mapping[str, Any], after: Mapping[str, Any]) -> tuple[str, str] | None:
    """Tell whether the only change of a party is that names were replaced by words unlike any of its own.

    A correction resembles what it corrects, a renamed party keeps its old name as an alias, and other changes come
    with a new name; none of these count.

    Args:
        before, after: the same party in compact form.

    Returns:
        The replaced and the replacing name, or None.
    """
    if any(name != "names" for name, _, _ in changed_fields(before, after)):
        return None
    old = {_name_key(name["text"]): name["text"] for name in before["names"]}
    new = {_name_key(name["text"]): name["text"] for name in after["names"]}
    gone = [old[key] for key in old if key not in new]
    come = [new[key] for key in new if key not in old]
    if not gone or not come:
        return None
    words_before, words_after = set(_all_words(before)), set(_all_words(after))
    if not any(_unlike(text, words_after) for text in gone) or not any(_unlike(text, words_before) for text in come):
        return None
    return gone[0], come[0]


def _unlike(text: str, words: Iterable[str]) -> bool:
    from rapidfuzz.fuzz import ratio

    def is_new(word: str) -> bool:
        return all(word != other and (len(word) < 3 or ratio(word, other) < SIMILAR) for other in words)

    return any(is_new(word) for word in _words(text))


def _name_key(text: str) -> tuple[str, ...]:
    return tuple(sorted(_words(text)))


def _words(text: str) -> list[str]:
    folded = unicodedata.normalize("NFKD", text).casefold()
    return re.findall(r"\w+", "".join(char for char in folded if not unicodedata.combining(char)))


def _all_words(value: Any) -> Iterable[str]:
    if isinstance(value, str):
        yield from _words(value)
    elif isinstance(value, Mapping):
        for item in value.values():
            yield from _all_words(item)
    elif isinstance(value, list):
        for item in value:
            yield from _all_words(item)


def _tell_changes(found: LineDiff) -> str:
    told = []
    for key, (before, after) in list(found.changed.items())[:SHOWN]:
        words = [
            f"{change.field} {' / '.join(change.old) or 'nothing'} -> {' / '.join(change.new) or 'nothing'}"
            for change in describe_changes(before, after)
        ]
        told.append(f"{key} ({'; '.join(words)[:200]})")
    told += [f"{key} is new" for key in list(found.added)[:SHOWN]]
    told += [f"{key} is missing" for key in list(found.removed)[:SHOWN]]
    return ", ".join(told[:SHOWN]) + (" ..." if len(told) > SHOWN else "")


def _refuse(reason: str, message: str, path: str, new: Edition) -> EditionRefusedError:
    return EditionRefusedError(reason, message, path=path, source=new.source)
