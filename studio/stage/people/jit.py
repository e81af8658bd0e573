"""The compiler's door: ``kernel`` turns a function over arrays into machine code and keeps its type."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar, cast

import numba

from studio.stage.render.jit import depend_on_neighbours

_F = TypeVar("_F", bound=Callable[..., object])


def kernel(function: _F) -> _F:
    """Compile on first call, cache on disk, release the GIL. Serial, so results never depend on thread counts."""
    compiler = cast(Any, numba).njit(cache=True, nogil=True, error_model="numpy")
    made = compiler(function)
    depend_on_neighbours(made, Path(function.__code__.co_filename).parent)
    return cast(_F, made)
