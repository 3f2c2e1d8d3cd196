from __future__ import annotations

import os
import subprocess
import sys

SCRIPT = """
import sys
import numpy as np
from dissuade.kernels.forms import digest_forms

chars = np.frombuffer(b"kimjong", np.uint8)
digests = np.zeros(2, np.uint64)
digest_forms(chars, np.array([0, 3, 7], np.int64), digests)
print(*digests, digest_forms.stats.cache_hits.total(), "numba.np.random.generator_core" in sys.modules)
"""


def _run() -> list[str]:
    compiling = {name: value for name, value in os.environ.items() if name != "NUMBA_DISABLE_JIT"}
    done = subprocess.run([sys.executable, "-c", SCRIPT], capture_output=True, text=True, check=True, env=compiling)
    return done.stdout.split()


def test_ready_code_is_loaded_without_what_compiling_needs_and_gives_the_same() -> None:
    first, again = _run(), _run()
    assert first[:2] == again[:2]
    assert ["1", "False"] == again[2:]
