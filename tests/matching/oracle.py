"""The alignment said slowly: recurrences, and every assignment tried."""

from __future__ import annotations

from itertools import permutations

from dissuade.kernels.spelling import GAP, SUBSTITUTION

__all__ = ["best_assignment", "osa", "weighted_osa"]

_CODE = {chr(96 + c): c for c in range(1, 27)} | {str(d): 27 + d for d in range(10)}


def osa(a: str, b: str) -> int:
    """Optimal string alignment distance by its definition."""
    if not a or not b:
        return len(a) + len(b)
    best = min(osa(a[:-1], b[:-1]) + (a[-1] != b[-1]), osa(a[:-1], b) + 1, osa(a, b[:-1]) + 1)
    if len(a) > 1 and len(b) > 1 and a[-1] == b[-2] and a[-2] == b[-1]:
        best = min(best, osa(a[:-2], b[:-2]) + 1)
    return best


def weighted_osa(a: str, b: str) -> float:
    """The same with the costs of confusable letters: 0.3 for a doubled letter, 0.8 for two that changed places."""

    def gap(text: str) -> float:
        return 0.3 if len(text) > 1 and text[-1] == text[-2] else float(GAP[_CODE[text[-1]]])

    if not a and not b:
        return 0.0
    options = []
    if a:
        options.append(weighted_osa(a[:-1], b) + gap(a))
    if b:
        options.append(weighted_osa(a, b[:-1]) + gap(b))
    if a and b:
        options.append(weighted_osa(a[:-1], b[:-1]) + float(SUBSTITUTION[_CODE[a[-1]], _CODE[b[-1]]]))
    if len(a) > 1 and len(b) > 1 and a[-1] == b[-2] and a[-2] == b[-1] and a[-1] != a[-2]:
        options.append(weighted_osa(a[:-2], b[:-2]) + 0.8)
    return min(options)


def best_assignment(values: list[list[float]]) -> float:
    """The largest sum of values with every row and every column used at most once; all assignments are tried."""
    if not values or not values[0]:
        return 0.0
    if len(values) > len(values[0]):
        values = [list(column) for column in zip(*values, strict=True)]
    return max(
        sum(row[column] for row, column in zip(values, choice, strict=True))
        for choice in permutations(range(len(values[0])), len(values))
    )
