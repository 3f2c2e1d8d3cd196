"""Asking for memory before it is needed, so that the processor need not wait for one place after another."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from llvmlite import ir
from numba import types
from numba.core import cgutils
from numba.extending import intrinsic
from numpy.typing import NDArray

__all__ = ["prefetch"]

_READ, _SOON_AND_OFTEN, _DATA = 0, 3, 1  # how LLVM's ``llvm.prefetch`` is told what for


def _prefetch(_typing: Any, array: Any, place: Any) -> tuple[Any, Callable[..., Any]]:
    def generate(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        data = context.make_array(signature.args[0])(context, builder, arguments[0]).data
        address = builder.bitcast(builder.gep(data, [arguments[1]]), cgutils.voidptr_t)
        number = ir.IntType(32)
        kind = ir.FunctionType(ir.VoidType(), [cgutils.voidptr_t, number, number, number])
        insert: Callable[..., Any] = cgutils.get_or_insert_function
        function = insert(builder.module, kind, "llvm.prefetch.p0")
        builder.call(function, [address, *(ir.Constant(number, how) for how in (_READ, _SOON_AND_OFTEN, _DATA))])
        return context.get_dummy_value()

    return types.void(array, types.int64), generate


prefetch = cast(Callable[[NDArray[Any], int], None], intrinsic(_prefetch))
"""Ask for the memory of an element of an array with one dimension, which need not exist; only compiled loops can."""
