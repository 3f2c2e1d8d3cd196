"""What is told stays the same however it is worded, and follows when it is negated, hedged or told by others."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from dissuade.documents.dates import find_dates
from dissuade.documents.event_frames import frames
from tests.documents.reading import read

_CASES = Path(__file__).parents[1] / "cases" / "reports"
_TEXTS = {
    path.stem: case["text"]
    for path in sorted(_CASES.glob("*.yaml"))
    if (case := YAML(typ="safe").load(path))["kind"] == "text"
}
_GIVING = (
    "Iran {past} missiles to Russia.",
    "Iran has {participle} missiles to Russia.",
    "Missiles were {participle} to Russia by Iran.",
    "Missiles were {participle} by Iran to Russia.",
    "The missiles that Iran {past} to Russia were shown.",
    "Kyiv showed missiles Iran had {participle} to Russia.",
    "The missiles {participle} to Russia by Iran were shown.",
    "Iran {s} missiles to Russia",
    "“Iran {past} missiles to Russia,” Kyiv said.",
    "It was Iran that {past} missiles to Russia.",
    "Iran secretly {past} missiles to Russia in May.",
    "In May, Iran, according to Kyiv, {past} missiles to Russia.",
    "Iran {past} drones, shells and missiles to Russia.",
    "Iran built and {past} missiles to Russia.",
    "Iran, an ally of Syria, {past} missiles to Russia.",
    "Iran {past} dozens of short-range missiles to Russia.",
    "Iran {past} missiles through Syria to Russia.",
)
_TAKING = (
    "Russia {past} missiles from Iran.",
    "Russia has {participle} missiles from Iran.",
    "Missiles were {participle} from Iran by Russia.",
    "The missiles that Russia {past} from Iran were shown.",
    "The missiles {participle} from Iran by Russia were shown.",
    "Russia {s} missiles from Iran",
    "Russia {past} drones, shells and missiles from Iran.",
)
_NEGATIONS = (
    "Iran did not {base} missiles to Russia.",
    "Iran has never {participle} missiles to Russia.",
    "Missiles were not {participle} to Russia by Iran.",
    "Iran {past} no missiles to Russia.",
    "Iran denies {ing} missiles to Russia.",
    "Iran denied that it had {participle} missiles to Russia.",
    "The report that Iran {past} missiles to Russia is false, Tehran said.",
    "Iran refused to {base} missiles to Russia.",
    "Iran stopped {ing} missiles to Russia.",
)
_HEDGES = (
    ("Iran will {base} missiles to Russia.", "expected"),
    ("Iran to {base} missiles to Russia", "expected"),
    ("Iran plans to {base} missiles to Russia.", "expected"),
    ("Iran may {base} missiles to Russia.", "possible"),
    ("Iran could {base} missiles to Russia.", "possible"),
    ("If Iran {s} missiles to Russia, it will be punished.", "conditional"),
    ("Iran would {base} missiles to Russia if Kyiv struck back.", "conditional"),
    ("It is unclear whether Iran {past} missiles to Russia.", "conditional"),
    ("Iran allegedly {past} missiles to Russia.", "alleged"),
    ("Iran has reportedly {participle} missiles to Russia.", "alleged"),
    ("Iran is said to have {participle} missiles to Russia.", "alleged"),
    ("Kyiv accused Iran of {ing} missiles to Russia.", "alleged"),
    ("Kyiv sanctioned Iran for {ing} missiles to Russia.", "alleged"),
)


def _verbs(pattern: str) -> Iterator[dict[str, str]]:
    """The forms of each verb that names a transfer of arms in a pattern."""
    forms: dict[str, dict[str, str]] = {}
    for word, entries in frames().items():
        for entry in entries:
            if entry.pattern == pattern and entry.event == "arms_transfer":
                forms.setdefault(entry.lemma, {})[entry.form] = word
    for found in forms.values():
        both = found.get("both", "")
        yield {"past": both, "participle": both, **found}


def _told(text: str) -> list[tuple[str, str]]:
    """Modality and polarity of the transfers of missiles from Iran to Russia."""
    return [
        (claim.modality, claim.polarity)
        for claim in read(text).claims
        if claim.event == "arms_transfer"
        and claim.participants.get("supplier") in (("ir",), ("gov-ir",))
        and claim.participants.get("recipient") == ("ru",)
        and "goods-rockets-missiles" in claim.participants["goods"]
    ]


@pytest.mark.parametrize("template", _GIVING)
def test_who_gives_what_to_whom_is_the_same_in_every_wording(template: str) -> None:
    untold = [
        verb["base"] for verb in _verbs("giving") if ("asserted", "positive") not in _told(template.format(**verb))
    ]
    assert [] == untold


@pytest.mark.parametrize("template", _TAKING)
def test_who_takes_what_from_whom_is_the_same_in_every_wording(template: str) -> None:
    untold = [
        verb["base"] for verb in _verbs("taking") if ("asserted", "positive") not in _told(template.format(**verb))
    ]
    assert [] == untold


@pytest.mark.parametrize("template", _NEGATIONS)
def test_what_is_negated_is_negative(template: str) -> None:
    told = {verb["base"]: _told(template.format(**verb)) for verb in _verbs("giving")}
    assert [] == [verb for verb, stances in told.items() if "negative" not in {polarity for _, polarity in stances}]
    assert [] == [verb for verb, stances in told.items() if ("asserted", "positive") in stances]


@pytest.mark.parametrize(("template", "modality"), _HEDGES)
def test_what_is_hedged_is_less_than_asserted(template: str, modality: str) -> None:
    told = {verb["base"]: _told(template.format(**verb)) for verb in _verbs("giving")}
    assert [] == [verb for verb, stances in told.items() if (modality, "positive") not in stances]


def _quoted(left: str, right: str) -> Callable[[str], str]:
    def change(text: str) -> str:
        curly = re.sub(r"[“„]([^“”„\"]*)[”“]", rf"{left}\1{right}", text)
        return re.sub(r"\"([^\"]*)\"", rf"{left}\1{right}", curly)

    return change


def _ligatures(text: str) -> str:
    for letters, ligature in (("ffi", "ﬃ"), ("fi", "ﬁ"), ("fl", "ﬂ"), ("ff", "ﬀ")):
        text = text.replace(letters, ligature)
    return text


_CHANGES: dict[str, Callable[[str], str]] = {
    "guillemets": _quoted("«", "»"),
    "low-and-high": _quoted("„", "“"),
    "straight": _quoted('"', '"'),
    "curly": _quoted("“", "”"),
    "ligatures": _ligatures,
    "no-break-spaces": lambda text: re.sub(r"(?<=\w) (?=\w\w\w)", "\u00a0", text),
    "double-spaces": lambda text: re.sub(r"(?<=[a-z]) (?=[a-z][a-z][a-z])", "  ", text),
    "soft-hyphens": lambda text: re.sub(r"(?<=[a-z]{4})(?=[a-z]{4})", "\u00ad", text),
    "apostrophes": lambda text: re.sub(r"(?<=\w)['’](?=\w)", "’" if "’" not in text else "'", text),
    "line-ends": lambda text: text.replace("\n", "\r\n"),
    "indents": lambda text: "\n".join(f"\t{line}" if line else line for line in text.split("\n")),
}


def _claims(text: str) -> list[str]:
    reading = read(text)
    return sorted(
        repr(
            (
                claim.event, claim.modality, claim.polarity, sorted(claim.participants.items()),
                "author" if claim.statement is None else reading.statements[claim.statement].source.entity,
            )
        )
        for claim in reading.claims
    )  # fmt: skip


@pytest.mark.parametrize("change", _CHANGES)
def test_marks_and_blanks_change_no_claim(change: str) -> None:
    changed = [name for name, text in _TEXTS.items() if _claims(text) != _claims(_CHANGES[change](text))]
    assert [] == changed


def test_days_of_the_week_move_with_the_day_of_the_text() -> None:
    day, later = dt.date(2023, 9, 6), dt.timedelta(weeks=5)
    for name, text in _TEXTS.items():
        for before, after in zip(find_dates(text, day), find_dates(text, day + later), strict=True):
            if re.fullmatch(r"\w+day", before.span.text) and before.granularity == "day":
                moved = dt.date.fromisoformat(before.value) + later
                assert (name, before.span.text, moved.isoformat()) == (name, after.span.text, after.value)
