"""Adding and compiling real official lists, and starting from a cold shell, as whole processes.

    python -m benchmarks.lists_load [--shared FOLDER] [--home FOLDER]

Needs the folder with the real official files (../shared beside the project, or --shared). The lists go into the given
home and stay there, or into a temporary one. Times are wall-clock medians; memory is what all processes of a run held
together at most (what they share counts once), or the largest resident set of the first where /proc does not tell.
"""

from __future__ import annotations

import argparse
import lzma
import os
import shutil
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from benchmarks.shared import SHARED

__all__ = ["FILES", "main"]

FILES = (
    "A_ofac/sdn_trio_2023-12-28",
    "A_ofac/cons_quartet_after_2025-08",
    "A_ofac/crypto",
    "B_lists/un/un_consolidated_2026-02-27.xml",
    "B_lists/uk/FCDO_SL_2025-08-11.ods",
    "B_lists/canada/sema-lmes_2025-05.xml",
    "B_lists/australia/regulation8_consolidated_2024-12.xlsx",
    "B_lists/japan/mof_shisantouketsu_2026-03-05.xlsx",
    "B_lists/japan/meti_foreign_user_list_2025-09-29.xlsx",
    "B_lists/worldbank/wb_debarred_2026-02-22.json",
    "C_csl/official_samples/dpl.txt",
    "E_opensanctions/ua_war_sanctions_targets.simple_2026-03-13.csv",
)
EU_LIST = "B_lists/eu/RECONSTRUCTED_xmlFullSanctionsList_1_1_2026-02-25.xml.xz"
DISSUADE = [sys.executable, "-m", "dissuade.cli.main"]


def memory_of(pid: int) -> float:
    """Memory of a process and all that descend from it, in MB; 0 where /proc does not tell."""
    parents: dict[int, list[int]] = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            parents.setdefault(int(path.read_text().rpartition(")")[2].split()[1]), []).append(int(path.parent.name))
    total, waiting = 0, [pid]
    while waiting:
        one = waiting.pop()
        waiting += parents.get(one, [])
        with suppress(OSError):
            lines = Path(f"/proc/{one}/smaps_rollup").read_text().splitlines()
            total += sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
    return total / 1024


def run_once(arguments: Sequence[str], home: Path, *, watched: bool = False) -> tuple[float, float, int]:
    """Run the command line once: seconds, memory in MB, exit status.

    Args:
        arguments, home: of the command line.
        watched: add up the memory of all processes five times a second; else that of the first is given.
    """
    begin = time.perf_counter()
    process = os.posix_spawn(
        sys.executable,
        [*DISSUADE, *arguments],
        {**os.environ, "DISSUADE_HOME": str(home)},
        file_actions=[(os.POSIX_SPAWN_OPEN, stream, os.devnull, os.O_WRONLY, 0) for stream in (1, 2)],
    )
    ended = threading.Event()
    seen = [0.0]

    def watch() -> None:
        while not ended.wait(0.2):
            seen.append(memory_of(process))

    watcher = threading.Thread(target=watch)
    if watched:
        watcher.start()
    _, status, usage = os.wait4(process, 0)
    seconds = time.perf_counter() - begin
    ended.set()
    if watched:
        watcher.join()
    return seconds, max(seen) or usage.ru_maxrss / 1024, os.waitstatus_to_exitcode(status)


def main(arguments: Sequence[str]) -> None:
    """Print a table: what was run, seconds, MB."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=SHARED)
    parser.add_argument("--home", type=Path, help="where the lists go and stay")
    given = parser.parse_args(arguments)
    data = given.shared / "data"
    if not data.exists():
        print(f"the real official files are not at {data}; nothing was measured")
        return
    work = Path(tempfile.mkdtemp(prefix="dissuade-bench-"))
    home = given.home or work / "home"
    try:
        eu_list = work / "xmlFullSanctionsList_1_1.xml"
        eu_list.write_bytes(lzma.decompress((data / EU_LIST).read_bytes()))
        paths = [str(data / name) for name in FILES] + [str(eu_list)]
        seconds, memory, status = run_once(["lists", "add", *paths], home, watched=True)
        print(f"lists add and compile, {len(paths)} lists  {seconds:7.2f} s  {memory:6.0f} MB  exit {status}")
        for title, words in (
            ("dissuade --help", ["--help"]),
            ("dissuade lists", ["lists"]),
            ('dissuade screen "Kim Jong Un"', ["screen", "Kim Jong Un"]),
        ):
            runs = [run_once(words, home) for _ in range(6)][1:]
            median = statistics.median(run[0] for run in runs)
            print(f"{title:40}  {median:6.3f} s  exit {runs[0][2]}")
    finally:
        shutil.rmtree(work)


if __name__ == "__main__":
    main(sys.argv[1:])
