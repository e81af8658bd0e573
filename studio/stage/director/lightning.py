"""Lightning: bolts over the horizon of a storm, and the light they throw on everything for a moment."""

import itertools
import math

import numpy as np
from numpy.typing import NDArray

from studio.stage.mesh import Floats
from studio.stage.performer import Posed
from studio.stage.world import Lamp, Sprites, Vector

_EVERY_S = 2.6
_PULSES = ((0.0, 1.0, 0.05), (0.09, 0.55, 0.05), (0.17, 0.85, 0.16))
"""(seconds after the first, strength, seconds it fades in) of the strokes of one bolt (IEC 62305-1: three to four)."""
_AWAY_M, _HIGH_M = 130.0, 62.0
_COLOR: Vector = (0.72, 0.82, 1.0)
_POWER = 5200.0


class Lightning:
    """Bolts at seeded moments, each in another part of the sky the camera looks at."""

    kind = "lightning"
    meshes = ()
    cues = ()

    def __init__(self, seconds: float, view_yaw: float, seed: int) -> None:
        g = np.random.default_rng([seed & 0x7FFFFFFF, 913])
        count = max(2, round(seconds / _EVERY_S))
        edges: list[float] = np.linspace(0.1, max(seconds - 0.4, 0.5), count + 1).tolist()
        self._when = [float(g.uniform(a, a + 0.55 * (b - a))) for a, b in itertools.pairwise(edges)]
        self._bolts = [_bolt(g, view_yaw + float(g.uniform(-0.34, 0.34))) for _ in self._when]

    def at(self, seconds: float) -> Posed:
        for start, bolt in zip(self._when, self._bolts, strict=True):
            bright = max(
                (power * math.exp(-(seconds - start - late) / fade) for late, power, fade in _PULSES
                 if 0 <= seconds - start - late < 6 * fade), default=0.0,
            )  # fmt: skip
            if bright > 0.02:
                foot = bolt[len(bolt) // 2]
                lamp = Lamp(
                    position=(float(foot[0]) * 0.6, float(foot[1]) * 0.6, _HIGH_M * 0.8), color=_COLOR,
                    power=_POWER * bright, range_m=400.0, size_m=2.0, halo=0.0,
                )  # fmt: skip
                radii = np.full(len(bolt), 0.34 + 0.3 * bright, np.float32)
                glow = (_COLOR[0] * 5 * bright, _COLOR[1] * 5 * bright, _COLOR[2] * 5 * bright)
                return Posed((), (), lamps=(lamp,), sprites=(Sprites(bolt, radii, glow, 0.9, glow=True),))
        return Posed((), ())

    def focus(self, seconds: float) -> Vector:
        return (0.0, 0.0, _HIGH_M)

    def bounds(self, seconds: float) -> tuple[Vector, Vector]:
        return (0.0, 0.0, _HIGH_M), (0.0, 0.0, _HIGH_M)

    def socket(self, name: str, seconds: float) -> Floats:
        raise KeyError(name)


def _bolt(g: np.random.Generator, yaw: float) -> Floats:
    """(n, 3) points close together down a jagged way from the clouds to the ground, with a branch (midpoints moved
    aside by half as much at each halving)."""
    way = np.array([math.cos(yaw), math.sin(yaw), 0.0]) * _AWAY_M
    across = np.array([-math.sin(yaw), math.cos(yaw), 0.0])
    top, foot = way + across * float(g.uniform(-14, 14)) + [0, 0, _HIGH_M], way
    trunk = _jagged(g, np.array([top, foot]), across, 11.0)
    fork = trunk[len(trunk) // 3]
    branch = _jagged(g, np.array([fork, fork + across * float(g.choice([-20, 20])) - [0, 0, 22.0]]), across, 5.0)
    return np.concatenate([_filled(trunk), _filled(branch)]).astype(np.float32)


def _jagged(
    g: np.random.Generator, points: NDArray[np.float64], across: NDArray[np.float64], aside: float
) -> NDArray[np.float64]:
    for _ in range(5):
        middles = (points[:-1] + points[1:]) / 2 + across * g.normal(0, aside / 2, (len(points) - 1, 1))
        both = np.empty((len(points) + len(middles), 3))
        both[::2], both[1::2] = points, middles
        points, aside = both, aside / 2
    return points


def _filled(points: NDArray[np.float64]) -> NDArray[np.float64]:
    share = np.linspace(0, 1, 7, endpoint=False)[:, None, None]
    return (points[:-1] * (1 - share) + points[1:] * share).reshape(-1, 3)
