"""The compiler's door: ``kernel`` turns a function over arrays into machine code and keeps its type."""

from collections.abc import Callable
from typing import Any, TypeVar, cast

import numba

_F = TypeVar("_F", bound=Callable[..., object])


def kernel(function: _F) -> _F:
    """Compile on first call, cache on disk, release the GIL. Serial, so results never depend on thread counts."""
    compiler = cast(Any, numba).njit(cache=True, nogil=True, error_model="numpy")
    return cast(_F, compiler(function))
