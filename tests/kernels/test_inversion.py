import numpy as np

from dissuade.kernels.inversion import SIDES, count_postings, invert


def test_each_form_has_a_list_on_each_side_with_the_leading_names_first() -> None:
    start, form = np.array([0, 2, 3, 5], dtype=np.int64), np.array([0, 1, 0, 1, 0], dtype=np.int32)
    share = np.array([0.5, 0.5, 1.0, -0.75, 0.25], dtype=np.float32)
    leading = np.array([False, True, True, True, False])
    sides = np.array([0b01, 0b11, 0b10], dtype=np.uint8)
    starts = np.zeros(2 * SIDES + 1, dtype=np.int64)
    count_postings(start, form, sides, starts)
    assert [0, 2, 4, 5, 6] == starts.tolist()
    leading_end = np.zeros(2 * SIDES, dtype=np.int64)
    names, shares = np.zeros(6, dtype=np.int32), np.zeros(6, dtype=np.float32)
    invert(start, form, share, leading, sides, starts, leading_end, names, shares)
    assert [1, 0, 1, 2, 0, 2] == names.tolist()
    assert [1.0, 0.5, 1.0, 0.25, 0.5, -0.75] == shares.tolist()
    assert [1, 3, 5, 6] == leading_end.tolist()
