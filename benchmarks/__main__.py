"""Run the benchmarks one after another: ``python -m benchmarks [NAME...]``.

With the real official files beside the project (../shared, or $DISSUADE_SHARED) they are added to a temporary home and
measured; without them the lists under $DISSUADE_HOME are (the starter snapshot without any), and what needs the files
is left out, saying so. $DISSUADE_PEER names the interpreter of an environment with nomenklatura to measure beside; what
compares engines is left out without it. The last thing printed is one table of the figures that matter, with what is
asked, the peer's in the same run, and the ratio.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from benchmarks.figures import FILE, read, table
from benchmarks.shared import SHARED

__all__ = ["BENCHMARKS", "main"]

BENCHMARKS = {
    "lists_load": ("adding and compiling the real lists; cold starts", ["--shared", "{shared}", "--home", "{home}"]),
    "index_recall": ("candidate recall by variant", []),
    "recall_misses": ("why organisations are missed in another script", []),
    "verbatim": ("names asked for just as they are listed", []),
    "screen_speed": ("opening, one name, a table", []),
    "screen_stages": ("where the time of a row goes", []),
    "table_speed": ("the command line on long tables", []),
    "names_dev": ("labelled pairs of names", ["--labelled", "{shared}/cases/names_dev.csv", "--wrong"]),
    "names_romanize": ("words of other scripts against their Latin spellings", ["{shared}"]),
    "translit_ranks": ("names of other scripts against their Latin spellings", []),
    "un_treatments": ("UN persons, respelt", []),
    "false_alerts": ("customers who are on no list", []),
    "known_names": ("names that are known worldwide", []),
    "evaluate_peers": ("every sort of case beside other engines, same queries, same candidates and end to end", []),
    "decide_speed": ("decisions per second", []),
    "dates": ("dates and times in English", []),
    "times": ("time expressions of news as TempEval-3 scores them", []),
    "mentions": ("who and what is mentioned", []),
    "read_speed": ("reports per second, and a long batch", []),
    "polnear": ("who said what", ["{shared}/data/H_news_events/polnear/polnear_train_dev.tar.xz"]),
}
"""Name to title and arguments; one that needs ``{shared}`` is left out without the files."""
NEEDS_FILES = {
    "translit_ranks",
    "un_treatments",
    "known_names",
    "screen_stages",
    "table_speed",
    "evaluate_peers",
    "dates",
    "mentions",
    "read_speed",
}
PEER_OPTION = {"names_dev": "--peer", "un_treatments": "--nomenklatura", "evaluate_peers": "--nomenklatura"}
NEEDS_PEER = {"evaluate_peers"}


def main(arguments: Sequence[str]) -> int:
    """Run the named benchmarks, or all of them; the status is that of the worst."""
    unknown = [name for name in arguments if name not in BENCHMARKS]
    if unknown:
        print(f"no benchmark {', '.join(unknown)}; there are {', '.join(BENCHMARKS)}", file=sys.stderr)
        return 2
    files = (SHARED / "data").exists()
    home = Path(tempfile.mkdtemp(prefix="dissuade-bench-"))
    figures = home / "figures.jsonl"
    environment = {**os.environ, "DISSUADE_SHARED": str(SHARED), FILE: str(figures)}
    environment |= {"DISSUADE_HOME": str(home)} if files else {}
    names = list(arguments or BENCHMARKS)
    if files and "lists_load" not in names:
        names.insert(0, "lists_load")
    peer = os.environ.get("DISSUADE_PEER", "")
    worst = 0
    try:
        for name in names:
            title, words = BENCHMARKS[name]
            print(f"== {name}: {title}", flush=True)
            if not files and (name in NEEDS_FILES or any("{shared}" in word for word in words)):
                print(f"left out: the real official files are not at {SHARED}\n", flush=True)
                continue
            if name in NEEDS_PEER and not peer:
                print("left out: $DISSUADE_PEER names no interpreter with nomenklatura\n", flush=True)
                continue
            words = [word.format(shared=SHARED, home=home) for word in words]
            words += [PEER_OPTION[name], peer] if peer and name in PEER_OPTION else []
            command = [sys.executable, "-m", f"benchmarks.{name}", *words]
            worst = max(worst, subprocess.run(command, env=environment, check=False).returncode)
            print(flush=True)
        if rows := read(figures):
            print("== all figures; the ratio says how many times better than the peer, or than what is asked")
            print(table(rows), flush=True)
    finally:
        shutil.rmtree(home, ignore_errors=True)
    return worst


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
