"""How quick reading is on ordinary news, and whether a long batch grows.

    python -m benchmarks.read_speed [--articles 300] [--batch 10000]

Articles are those of ``benchmarks.mentions`` (PolNeAR train and dev, FNC-1), about 3,500 of 2.8 kB on average, screened
against the newest snapshot under $DISSUADE_HOME. Speed is told by processor time on one core: of mentions alone, of
each stage and of whole reports, for articles that were not read before. The batch goes through ``read_batch`` as
``dissuade read`` does; beyond the articles that there are, documents are made of the first half of one and the second
half of another. Memory is what the process holds at 1,000, 5,000 and 10,000 documents; mapped files of the snapshot,
which the system may drop, are told apart from its own where the system says so.
"""

from __future__ import annotations

import argparse
import gc
import itertools
import json
import random
import resource
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from benchmarks.mentions import news
from dissuade.cli.main import COLLECT_AFTER
from dissuade.documents.input import read_text
from dissuade.documents.mentions import find_mentions
from dissuade.documents.zones import find_zones
from dissuade.reports import reading
from dissuade.reports.batch import read_batch
from dissuade.screening import Screener

__all__ = ["main"]

_PUBLISHED = "2016-09-06"
_STAGES = ("find_zones", "find_mentions", "find_dates", "link_parties", "find_quotes", "find_statements",
           "find_claims", "build_ledger", "draft_deals")  # fmt: skip
_WARM = 20
_TOLD_AT = (1_000, 2_500, 5_000, 7_500, 10_000)


def measure_mentions(texts: Sequence[str]) -> float:
    """Processor seconds of zones and mentions."""
    start = time.process_time()
    for text in texts:
        find_mentions(text, find_zones(text))
    return time.process_time() - start


def measure_reports(texts: Sequence[str], screener: Screener) -> tuple[float, dict[str, float]]:
    """Processor seconds of whole reports, and of each stage in them."""
    spent = dict.fromkeys(_STAGES, 0.0)
    whole = {name: getattr(reading, name) for name in _STAGES}
    for name, stage in whole.items():
        setattr(reading, name, _clocked(name, stage, spent))
    try:
        start = time.process_time()
        for text in texts:
            reading.read_into_report(read_text(text), published=_PUBLISHED, screener=screener)
        return time.process_time() - start, spent
    finally:
        for name, stage in whole.items():
            setattr(reading, name, stage)


def _clocked(name: str, stage: Callable[..., Any], spent: dict[str, float]) -> Callable[..., Any]:
    def run(*args: Any, **options: Any) -> Any:
        start = time.process_time()
        try:
            return stage(*args, **options)
        finally:
            spent[name] += time.process_time() - start

    return run


def many_documents(texts: Sequence[str], number: int) -> Iterator[str]:
    """The texts, then as many as are wanted of two halves each, all different."""
    yield from itertools.islice(texts, number)
    chance = random.Random(17)
    seen: set[tuple[int, int]] = set()
    while len(seen) < number - len(texts):
        one, other = chance.randrange(len(texts)), chance.randrange(len(texts))
        if one == other or (one, other) in seen:
            continue
        seen.add((one, other))
        first, second = texts[one].splitlines(), texts[other].splitlines()
        yield "\n".join(first[: len(first) // 2 + 1] + second[len(second) // 2 :])


def measure_batch(texts: Sequence[str], number: int, screener: Screener) -> None:
    """Read a .jsonl of many documents, telling speed and memory on the way."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "news.jsonl"
        with path.open("w", encoding="utf-8") as stream:
            for place, text in enumerate(many_documents(texts, number)):
                stream.write(json.dumps({"id": f"news-{place}", "text": text, "published": _PUBLISHED}) + "\n")
        size = path.stat().st_size / 1e6
        start = time.process_time()
        failed = 0
        for done, entry in enumerate(read_batch(path, screener), start=1):
            failed += entry["error"] is not None
            json.dumps(entry, ensure_ascii=False)
            if done in _TOLD_AT or done == number:
                print(f"  {done:6,} documents: {time.process_time() - start:6.1f} s, {_memory()}", flush=True)
        seconds = time.process_time() - start
    print(f"batch: {number:,} documents, {size:.1f} MB in {seconds:.0f} s = {size / seconds:.3f} MB/s, {failed} failed")


def _memory() -> str:
    status = Path("/proc/self/status")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    if not status.exists():
        return f"peak {peak:.0f} MB"
    held = {line.split(":")[0]: line.split() for line in status.read_text().splitlines()}
    now, own = (int(held[name][1]) / 1024 for name in ("VmRSS", "RssAnon"))
    return f"holds {now:.0f} MB, {own:.0f} MB of them its own, peak {peak:.0f} MB"


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--articles", type=int, default=300, help="articles whose stages are timed")
    parser.add_argument("--batch", type=int, default=10_000, help="documents of the batch, 0 for none")
    options = parser.parse_args()
    gc.set_threshold(*COLLECT_AFTER)  # as the command line does
    texts = [text for _, text in news()]
    random.Random(5).shuffle(texts)
    warm, timed = texts[:_WARM], texts[_WARM : _WARM + options.articles]
    size = sum(len(text.encode()) for text in timed) / 1e6
    screener = Screener.open()
    measure_reports(warm, screener)
    print(f"{len(timed)} articles, {size:.2f} MB; snapshot {screener.snapshot.id}; {_memory()}")
    print(f"mentions alone: {size / measure_mentions(timed):.2f} MB/s")
    seconds, spent = measure_reports(timed, screener)
    print(f"whole reports: {size / seconds:.3f} MB/s, {seconds / len(timed) * 1e3:.1f} ms an article")
    for name, part in sorted(spent.items(), key=lambda item: -item[1]):
        print(f"  {name:16s} {part / len(timed) * 1e3:6.2f} ms an article, {size / max(part, 1e-9):7.2f} MB/s")
    if options.batch:
        measure_batch(texts, options.batch, screener)


if __name__ == "__main__":
    main()
