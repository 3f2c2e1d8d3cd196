"""Attribution against PolNeAR: precision, right sources, recall by kind, speed.

    python -m benchmarks.polnear ARCHIVE [--part dev] [--errors N] [--unused]

ARCHIVE is PolNeAR's train and dev parts as a tar file; the rules were tuned on dev (and the lexicon counted on train),
so these figures say nothing about new text. An article with several annotators counts once for each.

- *overlap*: a top-level statement is right if its content shares a stretch with the content of a gold attribution;
  *half*: if the shared part is at least half of both together.
- A statement is held against the gold attribution that shares its cue and content, else the most of its content.
- *source right*: of the right statements whose gold attribution names a source, the share whose source overlaps it.
- *explicit*: gold attributions with a source and a cue that holds a verb of speech (the list below) or "according to".
- *direct*: gold attributions whose content begins and ends with a quote mark.
"""

from __future__ import annotations

import argparse
import re
import tarfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from dissuade.documents.cues import cue_lexicon
from dissuade.documents.quotes import find_quotes
from dissuade.documents.statements import find_statements
from dissuade.model.report import Statement, Zone

__all__ = ["Figures", "GoldAttribution", "measure", "read_polnear"]

SPEECH = re.compile(
    r"\b(?:sa(?:y|ys|id|ying)|t(?:ell|ells|old|elling)|add(?:s|ed|ing)?|according to|wr(?:ite|ites|ote|iting|itten)|"
    r"stat(?:e|es|ed|ing)|not(?:e|es|ed|ing)|declar(?:e|es|ed|ing)|announc(?:e|es|ed|ing)|report(?:s|ed|ing)?|"
    r"explain(?:s|ed|ing)?|argu(?:e|es|ed|ing)|claim(?:s|ed|ing)?|alleg(?:e|es|ed|ing)|assert(?:s|ed|ing)?|"
    r"insist(?:s|ed|ing)?|warn(?:s|ed|ing)?|acknowledg(?:e|es|ed|ing)|admit(?:s|ted|ting)?|conced(?:e|es|ed|ing)|"
    r"den(?:y|ies|ied|ying)|confirm(?:s|ed|ing)?|repl(?:y|ies|ied|ying)|respond(?:s|ed|ing)?|tweet(?:s|ed|ing)?|"
    r"vow(?:s|ed|ing)?|pledg(?:e|es|ed|ing)|promis(?:e|es|ed|ing)|accus(?:e|es|ed|ing)|suggest(?:s|ed|ing)?|"
    r"stress(?:es|ed|ing)?|emphasi[sz](?:e|es|ed|ing)|ask(?:s|ed|ing)?|predict(?:s|ed|ing)?|conclud(?:e|es|ed|ing))\b",
    re.IGNORECASE,
)
_LINE = re.compile(r"[TEAR*#]\d*\t")
Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class GoldAttribution:
    """One annotated attribution: ranges of code points."""

    source: tuple[Range, ...]
    cue: tuple[Range, ...]
    content: tuple[Range, ...]


@dataclass(slots=True)
class Figures:
    """Counts; the properties are the figures."""

    statements: int = 0
    overlapping: int = 0
    half: int = 0
    with_source: int = 0
    source_right: int = 0
    source_half: int = 0
    gold: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    rules: dict[str, list[int]] = field(default_factory=lambda: defaultdict(lambda: [0, 0]))
    seconds: float = 0.0
    characters: int = 0
    errors: list[str] = field(default_factory=list)
    used: Counter[str] = field(default_factory=Counter)


def read_polnear(archive: Path, part: str) -> Iterator[tuple[str, str, list[GoldAttribution]]]:
    """Name, text and gold attributions of each annotation of one part (``train`` or ``dev``)."""
    texts, annotations = {}, {}
    with tarfile.open(archive) as tar:
        for member in tar:
            name = Path(member.name)
            file = tar.extractfile(member)
            if file is None or name.parent.parent.name != part:
                continue
            if name.suffix == ".txt":
                texts[name.stem] = file.read().decode("utf-8")
            elif name.suffix == ".ann":
                annotations[name.stem] = file.read().decode("utf-8")
    for stem, annotation in sorted(annotations.items()):
        yield stem, texts[stem.rsplit("_", 1)[0]], _read_annotation(annotation)


def _read_annotation(annotation: str) -> list[GoldAttribution]:
    lines: list[str] = []
    for line in annotation.splitlines():
        if _LINE.match(line):
            lines.append(line)
        elif lines:
            lines[-1] += " " + line
    spans = {}
    for line in lines:
        if line.startswith("T"):
            name, place = line.split("\t")[:2]
            spans[name] = [(int(s), int(e)) for s, e in (p.split() for p in place.split(" ", 1)[1].split(";"))]
    gold = []
    for line in lines:
        if line.startswith("E"):
            roles: dict[str, list[Range]] = defaultdict(list)
            for role, name in (pair.split(":") for pair in line.split("\t")[1].split()):
                roles[role.rstrip("0123456789")] += spans.get(name, [])
            gold.append(GoldAttribution(tuple(roles["Source"]), tuple(roles["Cue"]), tuple(roles["Content"])))
    return gold


def measure(archive: Path, part: str) -> Figures:
    """Read every article of a part and count."""
    figures = Figures()
    for name, text, gold in read_polnear(archive, part):
        start = time.process_time()
        zones: list[Zone] = []
        statements = find_statements(text, zones + find_quotes(text, zones))
        figures.seconds += time.process_time() - start
        figures.characters += len(text)
        _count(figures, name, text, gold, statements)
    return figures


def _shared(a: tuple[Range, ...], b: tuple[Range, ...]) -> int:
    return sum(max(0, min(e, f) - max(s, t)) for s, e in a for t, f in b)


def _likeness(content: tuple[Range, ...], cue: tuple[Range, ...], gold: GoldAttribution) -> tuple[bool, int]:
    shared = _shared(content, gold.content)
    return shared > 0 and _shared(cue, gold.cue) > 0, shared


def _length(ranges: tuple[Range, ...]) -> int:
    return sum(e - s for s, e in ranges)


def _kinds(text: str, gold: GoldAttribution) -> list[str]:
    kinds = ["all"]
    cue = " ".join(text[s:e] for s, e in sorted(gold.cue))
    if gold.source and gold.content and SPEECH.search(cue):
        kinds.append("explicit")
    if gold.content:
        first, last = text[min(gold.content)[0]], text[max(e for _, e in gold.content) - 1]
        if first in "“\"‘'" and last in "”\"’'":
            kinds.append("direct")
    return kinds


def _count(figures: Figures, name: str, text: str, gold: list[GoldAttribution], statements: list[Statement]) -> None:
    found: set[int] = set()
    for statement in statements:
        figures.used[statement.rule] += 1
        content = tuple((c.start, c.end) for c in statement.content)
        if statement.parent is not None or not content:
            continue
        cue = ((statement.cue.start, statement.cue.end),) if statement.cue else ()
        best = max(range(len(gold)), key=lambda n: _likeness(content, cue, gold[n]), default=-1)
        overlap = _shared(content, gold[best].content) if best >= 0 else 0
        figures.statements += 1
        counts = figures.rules[statement.rule]
        counts[0] += 1
        where = f"{name}:{content[0][0]}"
        said = f"{statement.source.span and statement.source.span.text!r} {statement.cue and statement.cue.text!r}"
        if not overlap:
            shown = " / ".join(text[s:e] for s, e in content)[:160]
            figures.errors.append(f"FALSE {where} [{statement.rule}] {said}: {shown!r}")
            continue
        counts[1] += 1
        figures.overlapping += 1
        found |= {n for n, g in enumerate(gold) if _shared(content, g.content) * 2 >= min(_length(g.content), 40) > 0}
        union = _length(content) + _length(gold[best].content) - overlap
        figures.half += overlap * 2 >= union
        if gold[best].source:
            span = statement.source.span
            source = ((span.start, span.end),) if span else ()
            shared = _shared(source, gold[best].source)
            figures.with_source += 1
            figures.source_right += shared > 0
            figures.source_half += shared * 2 >= _length(source) + _length(gold[best].source) - shared
            if not shared:
                wanted = " ".join(text[s:e] for s, e in gold[best].source)
                figures.errors.append(f"SOURCE {where} [{statement.rule}] {said}, gold {wanted!r}")
    for n, attribution in enumerate(gold):
        kinds = _kinds(text, attribution)
        figures.gold.update(kinds)
        if n in found:
            figures.found.update(kinds)
        elif len(kinds) > 1:
            at = min(attribution.content or attribution.cue)[0]
            written = " ".join(text[s:e] for s, e in attribution.cue)
            around = text[max(0, at - 90) : at + 160]
            figures.errors.append(f"MISSED {'+'.join(kinds[1:])} {name}:{at} cue {written!r} in {around!r}")


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("archive", type=Path)
    parser.add_argument("--part", default="dev")
    parser.add_argument("--errors", default="", help="print errors that begin with this word")
    parser.add_argument("--rules", action="store_true", help="print each rule with its counts")
    parser.add_argument("--unused", action="store_true", help="print cues that no statement of this part uses")
    options = parser.parse_args()
    figures = measure(options.archive, options.part)
    ratio = figures.overlapping / figures.statements
    print(f"{options.part}: {figures.statements} statements, precision {ratio:.3f} (overlap), "
          f"{figures.half / figures.statements:.3f} (half)")  # fmt: skip
    print(f"source right {figures.source_right / figures.with_source:.3f} (overlap), "
          f"{figures.source_half / figures.with_source:.3f} (half) of {figures.with_source}")  # fmt: skip
    for kind, count in figures.gold.items():
        print(f"recall {kind}: {figures.found[kind] / count:.3f} of {count}")
    print(f"{figures.characters / figures.seconds / 1e6:.2f} M characters per second of one core")
    if options.rules:
        for rule, (count, right) in sorted(figures.rules.items(), key=lambda item: item[1][1] - item[1][0]):
            print(f"{rule}: {right} of {count} right")
    if options.unused:
        used = {rule.split(":")[1] for rule in figures.used}
        known = {cue.name for cues in cue_lexicon().cues.values() for cue in cues}
        print("unused:", ", ".join(sorted(known - used)))
    for error in figures.errors:
        if options.errors and error.startswith(options.errors):
            print(error)


if __name__ == "__main__":
    main()
