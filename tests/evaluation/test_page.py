"""The report page: whole in itself, and safe whatever names say."""

from __future__ import annotations

import dataclasses
import re

import pytest
from lxml import etree

from dissuade.evaluation import EvaluationPlan, evaluate
from dissuade.evaluation.engines.own import DissuadeEngine
from dissuade.evaluation.page import make_page
from dissuade.evaluation.results import Evaluation, LineSample
from tests.evaluation.listed import small_snapshot

HOSTILE = "<script>alert('x')</script>\"><img src=x onerror=alert(1)>\u202egpj.exe & \x1b[31m"


@pytest.fixture(scope="module")
def evaluation(tmp_path_factory: pytest.TempPathFactory) -> Evaluation:
    snapshot = small_snapshot(tmp_path_factory.mktemp("page"))
    engine = DissuadeEngine(snapshot)
    engine.name = HOSTILE
    plan = EvaluationPlan(sample=5, negatives=100, target_alerts=0.02, engines=[engine])
    return evaluate(snapshot, plan)[0]


def test_the_page_has_the_figures_the_plots_and_what_it_takes_to_do_it_again(evaluation: Evaluation) -> None:
    page = make_page(evaluation)
    assert page.count("<svg") == 5
    for text in (evaluation.id, evaluation.snapshot.id, f"{evaluation.threshold:.6f}", "seed", "verbatim"):
        assert text in page


def parse(page: str) -> etree._Element:
    """The page as a tree; it fails where the page is not well formed."""
    text = re.sub(r"<(meta [^>]*)>", r"<\1/>", page.removeprefix("<!doctype html>"))
    return etree.fromstring(text.encode(), etree.XMLParser(resolve_entities=False, no_network=True))


def test_the_page_loads_nothing_and_runs_nothing(evaluation: Evaluation) -> None:
    page = make_page(evaluation)
    assert "default-src 'none'" in page
    assert "url(" not in page
    for element in parse(page).iter():
        assert element.tag not in {"script", "link", "img", "iframe", "object", "form", "a"}
        assert not [name for name in element.attrib if str(name).startswith("on") or name in ("src", "href")]


def test_hostile_names_are_shown_and_do_nothing(evaluation: Evaluation) -> None:
    sample = LineSample(
        side="above", what="false alert", treatment="customer", query=HOSTILE, listed=HOSTILE, answer=HOSTILE,
        party_id=HOSTILE, score=0.9,
    )  # fmt: skip
    page = make_page(dataclasses.replace(evaluation, lines=(sample,), notes=(HOSTILE,)))
    assert not {"script", "img"} & {element.tag for element in parse(page).iter()}
    assert "\u202e" not in page
    assert "\x1b" not in page
    assert "&lt;script&gt;" in page
    assert "\\u202e" in page
