"""Run the benchmarks of this folder, one after another: ``python -m benchmarks [NAME...]``.

They measure the lists that were added under ``$DISSUADE_HOME`` (the starter snapshot without any), so add lists first.
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Sequence

__all__ = ["BENCHMARKS", "main"]

BENCHMARKS = {
    "lists_load": "adding and compiling the real lists; cold starts",
    "index_recall": "candidate recall by variant",
    "screen_speed": "opening, one name, a table",
}


def main(arguments: Sequence[str]) -> int:
    """Run the named benchmarks, or all of them."""
    unknown = [name for name in arguments if name not in BENCHMARKS]
    if unknown:
        print(f"no benchmark {', '.join(unknown)}; there are {', '.join(BENCHMARKS)}", file=sys.stderr)
        return 2
    for name in arguments or BENCHMARKS:
        print(f"== {name}: {BENCHMARKS[name]}")
        importlib.import_module(f"benchmarks.{name}").main([])
        print()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
