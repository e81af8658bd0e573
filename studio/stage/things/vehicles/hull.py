"""Boats' hulls: strakes from a keel to a sheer line, both ends fine or one cut off; and what the water does around
them."""

import itertools
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from studio.stage.mesh import Material, Mesh, Texture
from studio.stage.shapes import smooth
from studio.stage.things.forms import Array
from studio.stage.things.vehicles.vehicle import Going
from studio.stage.world import Sprites

PLANKS = Material(texture=Texture.PLANKS, roughness=0.7, scale=3.0, two_sided=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hull:
    """Lines of a hull, metres. ``sheer``: height of the rail amidships and how much the ends rise; ``keel``
    likewise (the depth is negative); ``full``: larger makes fuller ends; ``transom``: part of its beam the stern
    keeps (0:
    pointed)."""

    length: float
    beam: float
    sheer: tuple[float, float, float]
    """Amidships, bow, stern."""
    keel: tuple[float, float, float]
    full: float = 2.2
    transom: float = 0.0
    strakes: int = 7
    step: float = 0.02
    """How far one strake overlaps the next."""

    def at(self, u: Array) -> tuple[Array, Array, Array]:
        """Half beam, sheer and keel at u = -1 (stern) .. 1 (bow)."""
        bow, stern = np.clip(u, 0, 1), np.clip(-u, 0, 1)
        half = self.beam / 2 * np.clip(1 - bow**self.full, 0, 1) ** 0.75
        half *= np.clip(1 - (1 - self.transom) * stern**self.full, 0, 1) ** 0.75
        sheer = (
            self.sheer[0] + (self.sheer[1] - self.sheer[0]) * bow**2.6 + (self.sheer[2] - self.sheer[0]) * stern**2.6
        )
        keel = self.keel[0] + (self.keel[1] - self.keel[0]) * bow**4 + (self.keel[2] - self.keel[0]) * stern**4
        return np.maximum(half, 0.02), sheer, keel

    def rail(self, n: int) -> Array:
        """(n, 3) points of the left rail from stern to bow."""
        u = np.linspace(-1, 1, n)
        half, sheer, _ = self.at(u)
        return np.stack([u * self.length / 2, half, sheer], 1)

    def side(self, u: float, t: float) -> tuple[float, float]:
        """y and z on the left side at height ``t`` 0 keel .. 1 rail."""
        half, sheer, keel = self.at(np.array([u]))
        return float(half[0] * _round(np.array([t]))[0]), float(keel[0] + (sheer[0] - keel[0]) * t)


def _round(t: Array) -> Array:
    """Half width over height: a soft bilge."""
    return np.clip(1 - (1 - t) ** 2.4, 0, 1) ** 0.8


def shell(hull: Hull, color: str, material: Material = PLANKS, stations: int = 30) -> list[Mesh]:
    """Both sides, planked; each strake is a band that stands out over the one below."""
    u = np.sin(np.linspace(-np.pi / 2, np.pi / 2, stations))
    half, sheer, keel = hull.at(u)
    out: list[Mesh] = []
    t = np.linspace(0, 1, hull.strakes + 1)
    for side in (1.0, -1.0):
        rows: list[Array] = []
        for a, b in itertools.pairwise(t):
            for tt, push in ((a, hull.step), (b, 0.0)):
                y = half * _round(np.full(stations, tt)) + push * (half > 0.05)
                rows.append(np.stack([u * hull.length / 2, side * y, keel + (sheer - keel) * tt], 1))
        i = np.arange(len(rows) * stations, dtype=np.int64).reshape(len(rows), stations)
        faces: list[NDArray[np.int64]] = []
        for r in range(len(rows) - 1):
            p, q, s, w = i[r, :-1], i[r, 1:], i[r + 1, 1:], i[r + 1, :-1]
            faces += (
                [np.stack([p, s, q], 1), np.stack([p, w, s], 1)]
                if side > 0
                else [np.stack([p, q, s], 1), np.stack([p, s, w], 1)]
            )
        out.append(smooth(np.concatenate(rows), np.concatenate(faces), color, material))
    if hull.transom:
        n = 9
        tt = np.linspace(0, 1, n)
        y = half[0] * _round(tt)
        z = keel[0] + (sheer[0] - keel[0]) * tt
        x = np.full(n, -hull.length / 2)
        points = np.concatenate([np.stack([x, y, z], 1), np.stack([x, -y, z], 1)])
        j = np.arange(n - 1)
        out.append(
            smooth(
                points,
                np.concatenate([np.stack([j, j + 1, n + j + 1], 1), np.stack([j, n + j + 1, n + j], 1)]),
                color,
                material,
            )
        )
    return out


def floor(hull: Hull, z: float, color: str, material: Material = PLANKS, n: int = 18, inset: float = 0.03) -> Mesh:
    """A deck at height ``z`` that fits inside the hull."""
    u = np.linspace(-0.97, 0.97, n)
    half, sheer, keel = hull.at(u)
    t = np.clip((z - keel) / np.maximum(sheer - keel, 1e-6), 0, 1)
    y = np.maximum(half * _round(t) - inset, 0.01)
    y = np.where(z > keel, y, 0.01)
    x = u * hull.length / 2
    points = np.concatenate([np.stack([x, y, np.full(n, z)], 1), np.stack([x, -y, np.full(n, z)], 1)])
    j = np.arange(n - 1)
    return smooth(
        points,
        np.concatenate([np.stack([n + j, n + j + 1, j + 1], 1), np.stack([n + j, j + 1, j], 1)]),
        color,
        material,
    )


def bow_spray(hull: Hull, count: int, seed: int, sea: float = 1.0) -> Callable[[Going], tuple[Sprites, ...]]:
    """-> function of ``Going``: foam along the water line, spray thrown up at the bow in bursts, a wake astern."""
    g = np.random.default_rng(seed)
    life = g.uniform(0.55, 1.1, count)
    birth = g.uniform(0, 1, count) * life
    side = np.where(g.uniform(size=count) < 0.5, -1.0, 1.0)
    up, out, back = g.uniform(0.6, 1.5, count), g.uniform(0.4, 1.4, count), g.uniform(0.1, 0.9, count)
    size = g.uniform(0.02, 0.07, count)
    foam = int(count * 0.8)
    fx, fy, fp = g.uniform(0, 1, foam), g.normal(0, 0.12, foam), g.uniform(0, 6.28, foam)
    bow_x = hull.length / 2 * 0.93

    def spray(going: Going) -> tuple[Sprites, ...]:
        v = going.speed
        if v < 0.4:
            return ()
        t = going.seconds
        burst = 0.45 + 0.55 * np.sin(2 * np.pi * t / 3.1) ** 2
        force = min(v / 4.0, 1.6) * burst * (0.5 + 0.5 * sea)
        age = np.mod(t + birth, life)
        x = bow_x - back * v * age * 0.7
        y = side * (0.12 + out * force * 1.3 * age)
        z = 0.15 + up * force * 3.4 * age - 4.9 * age**2
        grow = size * (1 + 1.6 * age / life)
        drops = Sprites(
            centers=np.stack([x, y, z], 1).astype(np.float32),
            radii=grow.astype(np.float32),
            color=(0.86, 0.90, 0.93),
            opacity=0.30,
        )
        run = np.mod(fx - t * v / (hull.length * 1.6), 1.0)
        px = bow_x - run * hull.length * 1.6
        u = np.clip(2 * px / hull.length, -1, 1)
        half, _, _ = hull.at(u)
        astern = np.clip(-px - hull.length / 2, 0, None)
        py = np.sign(fy) * (half * 0.82 + 0.10 + 0.10 * astern) + fy
        pz = 0.02 + 0.03 * np.sin(3 * t + fp)
        line = Sprites(
            centers=np.stack([px, py, pz], 1).astype(np.float32),
            radii=(0.10 + 0.16 * run).astype(np.float32),
            color=(0.80, 0.86, 0.90),
            opacity=0.20,
        )
        return (drops, line)

    return spray
