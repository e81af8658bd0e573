"""Eight samples of a triangle at once: the inner step of the raster, written in vectors because LLVM does not find them
in loops this short. No fast maths here: one rounding for every way of compiling it."""

import importlib
from collections.abc import Callable, Generator
from contextlib import contextmanager
from typing import Any, cast

LANES = 8
"""Samples a step: 8 pixels of one sample, 4 of two, 2 of four, 1 of eight."""

_numba = cast("Any", importlib.import_module("numba"))
_ir = cast("Any", importlib.import_module("llvmlite.ir"))
_cgutils = cast("Any", importlib.import_module("numba.core.cgutils"))
_extending = cast("Any", importlib.import_module("numba.extending"))


def _cover(_context: object, *types: Any) -> tuple[Any, Callable[..., Any]]:
    """The numba intrinsic behind ``cover``."""
    floats = _ir.VectorType(_ir.FloatType(), LANES)
    whole = _ir.VectorType(_ir.IntType(32), LANES)

    def generate(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        def data(i: int) -> Any:
            return context.make_array(signature.args[i])(context, builder, arguments[i]).data

        def address(base: Any, at: Any, vector: Any) -> Any:
            return _cgutils.pointer_add(builder, base, builder.shl(at, _ir.Constant(at.type, 2)), vector.as_pointer())

        def spread(value: Any, vector: Any) -> Any:
            one = builder.insert_element(_ir.Constant(vector, None), value, _ir.Constant(_ir.IntType(32), 0))
            lanes = _ir.Constant(_ir.VectorType(_ir.IntType(32), LANES), [0] * LANES)
            return builder.shuffle_vector(one, one, lanes)

        def load(pointer: Any, vector: Any) -> Any:
            return builder.load(pointer, align=4, typ=vector)

        def at_least(value: Any, limit: Any) -> Any:
            return builder.fcmp_ordered(">=", value, limit)

        depth, seen, at, rows, steps, stride = data(0), data(1), *arguments[4:8]
        start = _ir.Constant(at.type, 0)
        x, y = (load(address(data(i), start, floats), floats) for i in (2, 3))
        mine, step = spread(arguments[8], whole), spread(arguments[9], floats)
        zero = _ir.Constant(floats, [0.0] * LANES)
        edges: list[Any] = []
        along: list[Any] = []
        down: list[Any] = []
        for i in (10, 13, 16):
            constant, right, below = (spread(arguments[i + j], floats) for j in range(3))
            edges.append(builder.fadd(constant, builder.fadd(builder.fmul(right, x), builder.fmul(below, y))))
            along.append(builder.fmul(right, step))
            down.append(below)
        with _rounds(builder, rows, at, edges) as (row_at, row_edges, row_next):
            with _rounds(builder, steps, row_at, row_edges) as (here, (a, b, c), column_next):
                w = builder.fadd(builder.fadd(a, b), c)
                near, who = address(depth, here, floats), address(seen, here, whole)
                old = load(near, floats)
                inside = builder.and_(builder.and_(at_least(a, zero), at_least(b, zero)), at_least(c, zero))
                inside = builder.and_(inside, builder.fcmp_ordered(">", w, old))
                hits = builder.bitcast(inside, _ir.IntType(LANES))
                with builder.if_then(builder.icmp_unsigned("!=", hits, _ir.Constant(hits.type, 0))):
                    builder.store(builder.select(inside, w, old), near, align=4)
                    builder.store(builder.select(inside, mine, load(who, whole)), who, align=4)
                column_next(_ir.Constant(at.type, LANES), along)
            row_next(stride, down)
        return context.get_dummy_value()

    t = _numba.types
    wanted = (*types[:4], *(t.int64,) * 4, t.int32, *(t.float32,) * 10)
    return t.none(*wanted), generate


@contextmanager
def _rounds(builder: Any, count: Any, at: Any, edges: list[Any]) -> Generator[tuple[Any, list[Any], Any]]:
    """A loop of ``count`` turns, at least one, that carries a place and three edges along: yields those, and what
    takes the steps of both to the next turn."""
    before, loop, after = builder.block, builder.append_basic_block("turn"), builder.append_basic_block("done")
    builder.branch(loop)
    builder.position_at_end(loop)
    carried = [builder.phi(value.type) for value in (count, at, *edges)]
    for value, first in zip(carried, (_ir.Constant(count.type, 0), at, *edges), strict=True):
        value.add_incoming(first, before)

    def go_on(far: Any, steps: list[Any]) -> None:
        number, place, *rest = carried
        later = [builder.add(number, _ir.Constant(count.type, 1)), builder.add(place, far)]
        later += [builder.fadd(value, step) for value, step in zip(rest, steps, strict=True)]
        for value, then in zip(carried, later, strict=True):
            value.add_incoming(then, builder.block)
        builder.cbranch(builder.icmp_signed("<", later[0], count), loop, after)
        builder.position_at_end(after)

    yield carried[1], carried[2:], go_on


def _signed(
    _context: object, depth: Any, seen: Any, x: Any, y: Any, at: Any, rows: Any, steps: Any, stride: Any, k: Any,
    step: Any, a: Any, a_x: Any, a_y: Any, b: Any, b_x: Any, b_y: Any, c: Any, c_x: Any, c_y: Any,
) -> tuple[Any, Callable[..., Any]]:  # fmt: skip
    return _cover(_context, depth, seen, x, y, at, rows, steps, stride, k, step, a, a_x, a_y, b, b_x, b_y, c, c_x, c_y)


cover = cast("Callable[..., None]", _extending.intrinsic(_signed))
"""``cover(depth, seen, x, y, at, rows, steps, stride, k, step, a, a_x, a_y, b, b_x, b_y, c, c_x, c_y)``: test eight
samples at once against triangle ``k``: ``steps`` times from index ``at`` of the flat ``depth`` and ``seen`` on, in
``rows`` rows that are ``stride`` samples long; at least once. Its three edges are ``a + a_x * x + a_y * y`` and so on
at the samples' offsets ``x, y`` (8,), ``step`` pixels farther right with each step and one farther down with each row;
their sum is 1 / depth, and the larger one stays."""
