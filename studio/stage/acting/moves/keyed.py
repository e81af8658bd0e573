"""Actions told as a few whole postures and the times between them."""

from collections.abc import Callable, Sequence
from itertools import pairwise

from studio.stage.acting import solve
from studio.stage.acting.posture import Posture

Writer = Callable[[Posture, float], None]
"""Writes a whole posture from attention; the number is the time, for what moves within it."""


def keyed(p: Posture, t: float, keys: Sequence[tuple[float, Writer]]) -> None:
    """Pass through the keys (seconds, writer) with still ends at each."""
    if t <= keys[0][0]:
        keys[0][1](p, t)
        return
    for (a, first), (b, second) in pairwise(keys):
        if t < b:
            u = (t - a) / max(b - a, 1e-6)
            u = u * u * (3 - 2 * u)
            p.reset()
            first(p, t)
            one = p.v.copy()
            p.reset()
            second(p, t)
            p.v = solve.mix(one, p.v, u)
            return
    p.reset()
    keys[-1][1](p, t)


def hermite(a: float, va: float, b: float, vb: float, span: float, t: float) -> float:
    """Cubic from ``a`` with speed ``va`` to ``b`` with ``vb`` in ``span`` seconds."""
    u = min(max(t / span, 0.0), 1.0)
    u2, u3 = u * u, u * u * u
    return (2 * u3 - 3 * u2 + 1) * a + (u3 - 2 * u2 + u) * span * va + (3 * u2 - 2 * u3) * b + (u3 - u2) * span * vb
