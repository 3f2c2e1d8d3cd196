"""Mentions: the annotated report, the defence corpus re3d, false alerts on ordinary news, and speed.

Run as ``python -m benchmarks.mentions [report|re3d|news|speed] [--show]`` beside the shared data; ``news`` screens
against the newest snapshot under ``$DISSUADE_HOME``.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import lzma
import sys
import tarfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from benchmarks.shared import SHARED
from dissuade.documents.lexicons import read_rows
from dissuade.documents.mentions import find_mentions
from dissuade.documents.zones import find_zones
from dissuade.model.report import Mention
from dissuade.reports.linking import link_parties
from dissuade.screening import Screener

REPORT = SHARED / "reports" / "000_38320f658f82b1b7"
# Type of re3d to the types that answer it here.
RE3D: dict[str, set[str]] = {
    "Organisation": {"organization", "government"},
    "Nationality": {"country", "group"},
    "Weapon": {"goods"},
    "MilitaryPlatform": {"goods", "vessel", "aircraft"},
}
PLATFORMS = (
    "goods-tanks",
    "goods-armoured-vehicles",
    "goods-warships",
    "goods-military-aircraft",
    "goods-helicopters",
    "goods-drones",
    "goods-air-defence",
    "vessel-",
    "aircraft-",
)

MUNITIONS = {f"goods-{row[0]}" for row in read_rows("goods") if row[1].startswith("munitions")}


def measure_report() -> tuple[int, int, list[str]]:
    """Core mentions of the annotated report found with the right entity; wrongly found ones."""
    gold = YAML(typ="safe").load(REPORT.with_suffix(".gold.yaml").read_text(encoding="utf-8"))
    text = REPORT.with_suffix(".txt").read_text(encoding="utf-8")
    found = find_mentions(text, find_zones(text), published=dt.date(2023, 9, 6))
    country = {entity.id: entity.country for entity in found.entities}
    right = total = 0
    wrong = []
    for mention in gold["mentions"]:
        answers = [m.entity for m in found.mentions if (m.span.start, m.span.end) == (mention["start"], mention["end"])]
        good = any(same_entity(gold["entities"][mention["entity"]], mention["entity"], a, country) for a in answers)
        if mention["tier"] == "core":
            total += 1
            right += good
        if (mention["tier"] == "must_exclude" and answers) or (mention["tier"] == "core" and not good):
            wrong.append(f"{mention['id']} {mention['text']}: {answers}")
    return right, total, wrong


def same_entity(gold: dict[str, Any], id: str, answer: str, country: dict[str, str]) -> bool:
    """Whether an answer means the gold entity; country level is enough for states and their governments."""
    if gold["type"] == "person":
        return answer == f"person-{id}" or (bool(gold.get("anonymous")) and answer.startswith("person-unnamed"))
    if gold["type"] in ("country", "government"):
        return country.get(answer) == str(gold.get("iso2") or gold["country"]).lower()
    if members := gold.get("members"):
        return sorted(answer.replace("person-", "").split("+")) == sorted(members)
    return answer == id if gold["type"] == "goods" else bool(answer)


def measure_re3d(show: bool) -> dict[str, tuple[int, int, int, int, int]]:
    """For each type: how many of ours overlap one of theirs, how many there are, theirs found, theirs, right if alike.

    The last counts as right, too, what is annotated in the same sentence of another document: paragraphs that return
    word for word in several documents are annotated in one of them and not in the others.
    """
    totals: dict[str, list[int]] = {kind: [0, 0, 0, 0, 0] for kind in (*RE3D, "Person")}
    documents = list(_re3d())
    alike = {
        (kind, *_place(text, place))
        for text, theirs in documents
        for kind in totals
        for start, end in _lenient(kind, theirs)
        for place in range(start, end)
    }
    for text, theirs in documents:
        found = find_mentions(text, find_zones(text))
        for kind, count in totals.items():
            ours = [(m.span.start, m.span.end, m.span.text) for m in found.mentions if _counts_as(kind, m)]
            accepted, lenient = theirs.get(kind, []), _lenient(kind, theirs)
            for start, end, words in ours:
                good = any(a < end and start < b for a, b in lenient)
                count[0] += good
                count[1] += 1
                count[4] += good or any((kind, *_place(text, place)) in alike for place in range(start, end))
                if show and not good:
                    print(kind, "FALSE", repr(words), "|", text[max(0, start - 40) : end + 30].replace("\n", " "))
            count[2] += sum(any(a < e and s < b for s, e, _ in ours) for a, b in set(accepted))
            count[3] += len(set(accepted))
    return {kind: (a, b, c, d, e) for kind, (a, b, c, d, e) in totals.items()}


def _re3d() -> Iterator[tuple[str, dict[str, list[tuple[int, int]]]]]:
    """Text and annotated stretches by type of each document."""
    for folder in sorted((SHARED / "data" / "J_text" / "re3d").iterdir()):
        if not folder.is_dir():
            continue
        gold: dict[str, dict[str, list[tuple[int, int]]]] = {}
        for entity in _json_lines(folder / "entities.json"):
            gold.setdefault(entity["documentId"], {}).setdefault(entity["type"], []).append(
                (entity["begin"], entity["end"])
            )
        for document in _json_lines(folder / "documents.json"):
            yield document["text"], gold.get(document["_id"], {})


def _lenient(kind: str, theirs: dict[str, list[tuple[int, int]]]) -> list[tuple[int, int]]:
    """Stretches of a type; weapons, platforms and vehicles pass for each other."""
    kinds = {
        "Weapon": ("Weapon", "MilitaryPlatform", "Vehicle"),
        "MilitaryPlatform": ("MilitaryPlatform", "Weapon", "Vehicle"),
    }
    return [stretch for one in kinds.get(kind, (kind,)) for stretch in theirs.get(one, [])]


def _place(text: str, at: int) -> tuple[str, int]:
    """The sentence of a code point, and where in it the code point is."""
    start = max(text.rfind(mark, 0, at) for mark in ("\n", ". ")) + 1
    ends = [end for mark in ("\n", ". ") if (end := text.find(mark, at)) >= 0]
    return text[start : min(ends, default=len(text))].strip(), at - start


def _counts_as(kind: str, mention: Mention) -> bool:
    if kind == "Person":
        return mention.type == "person" and mention.level == "name"
    if kind == "Nationality":
        return (
            mention.level == "demonym"
            and mention.type in RE3D[kind]
            and mention.rule in ("lexicon-adjective", "lexicon-ethnic")
        )
    if kind == "Organisation":
        return mention.type in RE3D[kind] and mention.level in ("name", "nominal")
    platform = mention.entity.startswith(PLATFORMS)
    if mention.type == "goods" and mention.entity not in MUNITIONS:
        return False
    return mention.type in RE3D[kind] and mention.level != "pronoun" and platform is (kind == "MilitaryPlatform")


def news() -> Iterator[tuple[str, str]]:
    """Ordinary US news: PolNeAR train and dev, FNC-1 bodies; id and text."""
    with tarfile.open(SHARED / "data" / "H_news_events" / "polnear" / "polnear_train_dev.tar.xz") as archive:
        for member in archive:
            if member.name.endswith(".txt") and "/text/" in member.name and (stream := archive.extractfile(member)):
                yield member.name, stream.read().decode("utf-8")
    csv.field_size_limit(10_000_000)
    for name in ("train_bodies", "competition_test_bodies"):
        path = SHARED / "data" / "M_watch" / "fnc1" / f"{name}.csv.xz"
        data = lzma.decompress(path.read_bytes()).decode("utf-8")
        for row in csv.DictReader(io.StringIO(data)):
            yield f"{name}-{row['Body ID']}", row["articleBody"]


def measure_news() -> tuple[int, Counter[tuple[str, str]]]:
    """Articles, and each (name in the text, caption of the party) with the number of articles that have it."""
    screener = Screener.open()
    articles = 0
    hits: Counter[tuple[str, str]] = Counter()
    for _, text in news():
        articles += 1
        _, entities, parties = link_parties(find_mentions(text, find_zones(text)), screener)
        caption = {
            match.party.id: f"{match.party.caption} [{match.party.schema} {match.probability:.2f}]" for match in parties
        }
        hits.update({(entity.name, caption.get(entity.party, entity.party)) for entity in entities if entity.party})
    return articles, hits


def measure_speed() -> float:
    """Megabytes of news a second, zones and mentions, on one core."""
    texts = [text for _, text in zip(range(300), (text for _, text in news()), strict=False)]
    size = sum(len(text.encode()) for text in texts) / 1e6
    find_mentions(texts[0])
    start = time.process_time()
    for text in texts:
        find_mentions(text, find_zones(text))
    return size / (time.process_time() - start)


def _json_lines(path: Path) -> Iterator[dict[str, Any]]:
    for line in path.read_text(encoding="utf-8-sig").splitlines():
        if line.strip():
            yield json.loads(line)


if __name__ == "__main__":
    chosen = [a for a in sys.argv[1:] if not a.startswith("-")] or ["report", "re3d", "speed"]
    if "report" in chosen:
        right, total, wrong = measure_report()
        print(f"report: {right} of {total} core mentions", *wrong, sep="\n  ")
    if "re3d" in chosen:
        for kind, (good, ours, hit, theirs, alike) in measure_re3d("--show" in sys.argv).items():
            print(
                f"re3d {kind}: precision {good}/{ours} = {good / max(1, ours):.3f} "
                f"({alike / max(1, ours):.3f} with equal sentences annotated alike), "
                f"recall {hit}/{theirs} = {hit / max(1, theirs):.3f}"
            )
    if "news" in chosen:
        articles, hits = measure_news()
        print(f"news: {articles} articles")
        for (name, caption), count in hits.most_common():
            print(f"  {count:4d}  {name}  =  {caption}")
    if "speed" in chosen:
        print(f"speed: {measure_speed():.2f} MB/s")
