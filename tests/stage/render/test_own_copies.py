"""What a kernel computes does not depend on which kernels were compiled or loaded before it."""

from typing import Any, cast

import numba
import numpy as np
import pytest

from studio.stage.render.jit import F32, prange

_compile = cast("Any", numba).njit(fastmath=True)  # as ``kernel`` does, but never from the cache
_compile_parallel = cast("Any", numba).njit(fastmath=True, parallel=True)


@_compile
def _length(a: F32) -> float:
    """Too long to be copied into the place where it is called."""
    total = 0.0
    for i in range(a.shape[0]):
        for j in range(i):
            total += a[i] * a[j] / (1.0 + abs(a[i] - a[j]))
        for j in range(i, a.shape[0]):
            total -= np.sin(a[i]) * np.cos(a[j]) / (2.0 + np.exp(a[i]))
        for j in range(0, a.shape[0], 3):
            total += np.sqrt(abs(a[i] * a[j])) * np.log(3.0 + a[j])
    return total


@_compile
def _lengths(a: F32, out: F32) -> None:
    for i in range(out.shape[0]):
        out[i] = _length(a[i:]) - _length(a[: i + 1]) + _length(a[1:]) * _length(a[2:])


@_compile_parallel
def _rows(a: F32, out: F32) -> None:
    for i in prange(out.shape[0]):
        out[i] = _length(a[i:]) + _length(a[1:])


def _library(made: object) -> Any:
    """The machine code of a kernel."""
    (result,) = cast("Any", made).overloads.values()
    return result.library


@pytest.mark.parametrize("kernel", [_lengths, _rows])
def test_machine_code_holds_no_function_that_another_may_replace(kernel: Any) -> None:
    a, out = np.linspace(0, 1, 64, dtype=np.float32), np.zeros(8, np.float32)
    kernel(a, out)
    assert out.any()
    names = {function.name: function.linkage.name for function in _library(kernel).get_defined_functions()}
    assert any(kernel.__name__ in name for name in names)
    assert "external" in names.values(), "its own name can be called"
    assert not [name for name, linkage in names.items() if "weak" in linkage or "linkonce" in linkage]
    assert "internal" in names.values(), "it has a copy of what it calls"


def test_what_is_kept_for_linking_may_be_merged() -> None:
    """Or each further caller would hold copies of copies."""
    _lengths(np.zeros(4, np.float32), np.zeros(2, np.float32))
    shared = _library(_lengths)._get_module_for_linking()
    assert {f.linkage.name for f in shared.functions if not f.is_declaration} == {"linkonce_odr"}
