"""Eight samples of a triangle at once: the inner step of the raster, written in vectors because LLVM does not find them
in loops this short. No fast maths here: one rounding for every way of compiling it."""

import importlib
from collections.abc import Callable
from typing import Any, cast

from studio.stage.render.jit import F32, I32

LANES = 8
"""Samples a step: 8 pixels of one sample, 4 of two, 2 of four."""

_numba = cast("Any", importlib.import_module("numba"))
_ir = cast("Any", importlib.import_module("llvmlite.ir"))
_cgutils = cast("Any", importlib.import_module("numba.core.cgutils"))
_extending = cast("Any", importlib.import_module("numba.extending"))


def _cover(_context: object, *types: Any) -> tuple[Any, Callable[..., Any]]:
    """The numba intrinsic behind ``cover``."""
    floats = _ir.VectorType(_ir.FloatType(), LANES)
    whole = _ir.VectorType(_ir.IntType(32), LANES)

    def generate(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        def address(i: int, at: Any, vector: Any) -> Any:
            data = context.make_array(signature.args[i])(context, builder, arguments[i]).data
            offset = builder.shl(at, _ir.Constant(at.type, 2))
            return _cgutils.pointer_add(builder, data, offset, vector.as_pointer())

        def spread(value: Any, vector: Any) -> Any:
            one = builder.insert_element(_ir.Constant(vector, None), value, _ir.Constant(_ir.IntType(32), 0))
            lanes = _ir.Constant(_ir.VectorType(_ir.IntType(32), LANES), [0] * LANES)
            return builder.shuffle_vector(one, one, lanes)

        def load(pointer: Any, vector: Any) -> Any:
            return builder.load(pointer, align=4, typ=vector)

        def edge(i: int) -> Any:
            """Constant + x * along + y * down."""
            c, along, down = (spread(arguments[i + j], floats) for j in range(3))
            return builder.fadd(c, builder.fadd(builder.fmul(along, x), builder.fmul(down, y)))

        def at_least(value: Any, limit: Any) -> Any:
            return builder.fcmp_ordered(">=", value, limit)

        at = arguments[4]
        start = _ir.Constant(at.type, 0)
        x, y = load(address(2, start, floats), floats), load(address(3, start, floats), floats)
        a, b, c = edge(6), edge(9), edge(12)
        w = builder.fadd(builder.fadd(a, b), c)
        depth, seen = address(0, at, floats), address(1, at, whole)
        old = load(depth, floats)
        zero = _ir.Constant(floats, [0.0] * LANES)
        inside = builder.and_(builder.and_(at_least(a, zero), at_least(b, zero)), at_least(c, zero))
        inside = builder.and_(inside, builder.fcmp_ordered(">", w, old))
        hits = builder.bitcast(inside, _ir.IntType(LANES))
        with builder.if_then(builder.icmp_unsigned("!=", hits, _ir.Constant(hits.type, 0))):
            builder.store(builder.select(inside, w, old), depth, align=4)
            mine = spread(arguments[5], whole)
            builder.store(builder.select(inside, mine, load(seen, whole)), seen, align=4)
        return context.get_dummy_value()

    t = _numba.types
    wanted = (*types[:4], t.int64, t.int32, *(t.float32,) * 9)
    return t.none(*wanted), generate


def _signed(
    _context: object, depth: Any, seen: Any, x: Any, y: Any, at: Any, k: Any, a: Any, a_x: Any, a_y: Any, b: Any,
    b_x: Any, b_y: Any, c: Any, c_x: Any, c_y: Any,
) -> tuple[Any, Callable[..., Any]]:  # fmt: skip
    return _cover(_context, depth, seen, x, y, at, k, a, a_x, a_y, b, b_x, b_y, c, c_x, c_y)


Cover = Callable[
    [F32, I32, F32, F32, int, int, float, float, float, float, float, float, float, float, float],
    None,
]
cover = cast("Cover", _extending.intrinsic(_signed))
"""``cover(depth, seen, x, y, at, k, a, a_x, a_y, b, b_x, b_y, c, c_x, c_y)``: test eight samples from index ``at`` of
the flat ``depth`` and ``seen`` against triangle ``k``. Its three edges are ``a + a_x * x + a_y * y`` and so on at the
samples' offsets ``x, y`` (8,); their sum is 1 / depth, and the larger one stays."""
