from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dissuade.kernels.bits import count_bits

pytestmark = pytest.mark.filterwarnings("ignore:overflow encountered:RuntimeWarning")  # sums wrap, if interpreted


@given(st.integers(0, 2**64 - 1))
def test_bits_are_counted(value: int) -> None:
    assert count_bits(np.uint64(value)) == value.bit_count()
