"""The kernel decorator: numba with single-precision literals, typed as the identity so that callers stay checked.

Python's float literals are doubles. One of them in a loop makes LLVM widen every lane of it to double, which halves the
speed of the whole loop. ``kernel`` rewrites each float literal of the function's source to ``float32(literal)`` before
numba sees it. All kernels are cached on disk, use fast maths and the numpy error model (no zero-division branch).
"""

import ast
import importlib
import inspect
import os
import textwrap
import zlib
from collections.abc import Callable
from functools import cache
from pathlib import Path
from types import FunctionType
from typing import Any, ParamSpec, TypeVar, cast

import numba
import numpy as np
from numpy.typing import NDArray

from studio.stage.render import own_copies

P = ParamSpec("P")
R = TypeVar("R")

F32 = NDArray[np.float32]
I32 = NDArray[np.int32]
U8 = NDArray[np.uint8]
I64 = NDArray[np.int64]
f32 = cast("Callable[[float], float]", np.float32)
"""``numpy.float32``, typed as the number it stands for."""
i32 = cast("Callable[[float], int]", np.int32)

# Threads that wait for work must sleep: by default they spin, and a frame of many short passes burns twice its cost.
os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")

# A loop over many planes needs more run-time overlap checks than LLVM's default allows before it gives up on vectors.
cast("Any", importlib.import_module("llvmlite.binding")).set_option("ekonte", "--runtime-memory-check-threshold=256")

prange = cast("type[range]", getattr(numba, "prange"))  # noqa: B009  numba types it as a class of its own
"""``range`` whose turns may run at once; each must write memory of its own."""


@cache
def _sources(folder: Path) -> int:
    """Checksum of all kernels of a folder."""
    texts = (path.read_bytes() for path in sorted(folder.glob("*.py")))
    return zlib.crc32(b"".join(text for text in texts if b"@kernel" in text))


def depend_on_neighbours(made: Any, folder: Path) -> None:
    """Make a kernel's cache stale when any kernel beside it changes: numba looks at the caller's own file alone."""
    file = getattr(getattr(made, "_cache", None), "_cache_file", None)
    if file is not None and hasattr(file, "_source_stamp"):
        file._source_stamp = (file._source_stamp, _sources(folder), own_copies.VERSION)


class _SinglePrecision(ast.NodeTransformer):
    def visit_Constant(self, node: ast.Constant) -> ast.expr:
        if isinstance(node.value, float):
            return ast.copy_location(ast.Call(ast.Name("f32", ast.Load()), [node], []), node)
        return node


def kernel(
    *, parallel: bool = False, inline: bool = False, leaf: bool = False
) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Compile a function with numba, float literals as float32.

    ``parallel`` lets ``prange`` use threads; ``inline`` copies the body into its callers: array arguments are dear;
    ``leaf`` is for what makes no array: it does not count references to those it is given, two atomic steps each.
    """

    def decorate(function: Callable[P, R]) -> Callable[P, R]:
        lines, first = inspect.getsourcelines(function)
        tree = ast.parse(textwrap.dedent("".join(lines)))
        definition = tree.body[0]
        assert isinstance(definition, ast.FunctionDef)
        definition.decorator_list = []
        definition.returns = None
        for argument in definition.args.args:
            argument.annotation = None
        tree = ast.fix_missing_locations(_SinglePrecision().visit(tree))
        ast.increment_lineno(tree, first - 1)
        plain = cast(FunctionType, function)
        scope = plain.__globals__
        scope.setdefault("f32", f32)
        made: dict[str, Any] = {}
        exec(compile(tree, plain.__code__.co_filename, "exec"), scope, made)
        single = made[plain.__name__]
        single.__module__, single.__qualname__, single.__doc__ = plain.__module__, plain.__qualname__, plain.__doc__
        options: dict[str, Any] = {"fastmath": True, "cache": True, "nogil": True, "error_model": "numpy"}
        if parallel:
            options["parallel"] = True
        if inline:
            options["inline"] = "always"
        if leaf:
            options["_nrt"] = False
        compiled = cast("Any", numba).njit(**options)(single)
        depend_on_neighbours(compiled, Path(plain.__code__.co_filename).parent)
        return cast("Callable[P, R]", compiled)

    return decorate
