import numpy as np

from dissuade.kernels.name_records import HEAD, pack_records


def test_a_record_holds_letters_weight_initials_and_forms_of_one_name() -> None:
    records = pack_records(
        np.array([0, 2, 2, 3], dtype=np.int64),
        np.array([7, 9, 4], dtype=np.int32),
        np.array([1.5, -2.5, 3.5], dtype=np.float32),
        np.array([4.0, 1.0, 3.5], dtype=np.float32),
        np.array([0b11, 0, 0b100], dtype=np.uint32),
        np.array([0, 0b1, 0b10], dtype=np.uint32),
    )
    first, second, third = (records.entry[records.start[name] : records.start[name + 1]].tolist() for name in range(3))
    assert [(0b11, 4.0), (0, 0.0), (7, 1.5), (9, -2.5)] == first
    assert [(0, 1.0), (0b1, 0.0)] == second
    assert [(0b100, 3.5), (0b10, 0.0), (4, 3.5)] == third
    assert len(records.entry) == 3 * HEAD + 3


def test_no_names_make_no_records() -> None:
    none, letters = np.zeros(0, dtype=np.float32), np.zeros(0, dtype=np.uint32)
    records = pack_records(
        np.zeros(1, dtype=np.int64), np.zeros(0, dtype=np.int32), none, none, letters, letters
    )  # fmt: skip
    assert [0] == records.start.tolist()
    assert len(records.entry) == 0
