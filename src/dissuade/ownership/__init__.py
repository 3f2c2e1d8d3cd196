"""Who owns and controls whom, and whom that makes blocked."""

from dissuade.ownership.closure import (
    TESTS,
    Closure,
    ControlEdge,
    OwnershipTest,
    ShareEdge,
    close,
    find_loops,
    fold,
    ownership_test,
)
from dissuade.ownership.registers import Register, read_register

__all__ = [
    "TESTS",
    "Closure",
    "ControlEdge",
    "OwnershipTest",
    "Register",
    "ShareEdge",
    "close",
    "find_loops",
    "fold",
    "ownership_test",
    "read_register",
]
