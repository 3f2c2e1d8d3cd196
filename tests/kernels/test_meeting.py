import numpy as np
import pytest

from dissuade.kernels import meeting
from dissuade.kernels.meeting import pack_postings

_NAMES = np.array([0, 1, 2, 3, 3, 1], dtype=np.int32)
_STARTS, _LEADING_END = np.array([0, 4, 6], dtype=np.int64), np.array([3, 6], dtype=np.int64)
_GROUP = np.array([0, 1, 9, 2], dtype=np.uint8)


def test_each_part_of_a_list_begins_with_initials_and_then_falls_by_share() -> None:
    shares = np.array([0.2, 0.1, -0.9, 1.0, 0.4, 0.3], dtype=np.float32)
    about, share = pack_postings(
        _NAMES, shares, _STARTS, _LEADING_END, _GROUP, np.array([0, 1, 0, 0], dtype=np.uint32)
    )  # fmt: skip
    assert [1, 2, 0, 3, 1, 3] == (about >> 6).tolist()
    assert np.array_equal(np.array([0.1, 0.9, 0.2, 1.0, 0.3, 0.4], dtype=np.float32), share)
    assert [1, 9, 0, 2, 1, 2] == (about & 15).tolist()
    assert [1, 0, 0, 0, 1, 0] == (about >> 4 & 1).tolist()
    assert [0, 1, 0, 0, 0, 0] == (about >> 5 & 1).tolist()


def test_more_names_than_a_posting_can_tell_apart_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(meeting, "MAX_NAMES", 3)
    with pytest.raises(ValueError, match="4 distinct names"):
        pack_postings(
            _NAMES, np.ones(6, dtype=np.float32), _STARTS, _LEADING_END, _GROUP, np.zeros(4, dtype=np.uint32)
        )  # fmt: skip
