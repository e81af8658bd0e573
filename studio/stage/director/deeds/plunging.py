"""Into the water from its edge: a run of the eye along the jump, the splash, a head that comes up and swims on."""

import math
from collections.abc import Callable

import numpy as np

from studio.project.scene import Subject
from studio.stage.director.blocking import Blocking
from studio.stage.director.deeds.said import deeds_of, doers
from studio.stage.mesh import Floats
from studio.stage.performer import Beat, Cue, Posed, Sprites
from studio.stage.world import Vector

_PLUNGES = frozenset(["dive", "dive_in", "plunge", "cannonball", "jump_in", "jump_into"])
_POOLS = frozenset(["swimming_pool", "pool", "indoor_swimming_pool"])
_SPEED_M_S, _RISE_M_S, _GRAVITY = 2.7, 2.9, 9.81
_SUNK_M = 2.3
"""How far the feet go below the surface before they rise: nothing is seen of whoever is down there."""
_UNDER_S = 1.1
"""Seconds from meeting the water to coming up."""
_APART_M = 1.98
"""From one starting block to the next (``sets.water.pool``); on a jetty, between its posts."""
_MOST = 5
"""Blocks from the one that is marked to the last."""
_FOAM = (2.3, 2.4, 2.5)
"""Air in water scatters the sun: brighter than what a smoke of its colour would be."""


def plunging(block: Blocking) -> None:
    """Those who dive, and those who jump where a pool is, one after the other."""
    place = block.floor.place
    edge = place.marks.get("plunge")
    if edge is None or place.water_z is None:
        return
    pool = bool(_POOLS & set(block.scene.surroundings))
    divers = [
        (i, m, s)
        for i, s in doers(block)
        if _PLUNGES & deeds_of(s) or (pool and s.action == "jump" and "from" not in s.attributes)
        for m in range(min(s.count, 4))
    ]
    for number, (i, m, s) in enumerate(divers[:_MOST]):
        _plunge(block, i, m, s, edge.position, edge.yaw, number)


def _plunge(block: Blocking, i: int, m: int, s: Subject, edge: Vector, yaw: float, number: int) -> None:
    water = block.floor.place.water_z or 0.0
    takeoff = min(1.0, 0.3 * block.seconds) + 0.25 * number
    headlong = 0.0 if "cannonball" in deeds_of(s) or not _PLUNGES & deeds_of(s) else 1.0
    # A diver's hands meet the water, a jumper's feet: the root is the feet's place under the hips.
    meets = water - (0.0 if not headlong else 0.35)
    fall = edge[2] - meets
    flight = (_RISE_M_S + math.sqrt(_RISE_M_S**2 + 2 * _GRAVITY * fall)) / _GRAVITY
    entry = takeoff + flight
    ahead, left = (math.cos(yaw), math.sin(yaw)), (-math.sin(yaw), math.cos(yaw))
    turn = yaw - 0.35

    def root(t: float) -> tuple[Vector, float]:
        u = max(t - takeoff, 0.0)
        gone = _SPEED_M_S * min(u, flight) + 1.1 * (1 - math.exp(-1.6 * max(u - flight, 0.0)))
        z = edge[2] + _RISE_M_S * u - _GRAVITY * u * u / 2
        if u > flight:
            speed = _RISE_M_S - _GRAVITY * flight
            z = max(meets + speed * (u - flight), water - _SUNK_M)
        near = -0.05 + gone
        at = (
            edge[0] + ahead[0] * near + left[0] * number * _APART_M, edge[1] + ahead[1] * near
            + left[1] * number * _APART_M, z,
        )  # fmt: skip
        return at, yaw

    up = entry + _UNDER_S
    (hits, _), (sunk, _) = root(entry), root(up)

    def swims(t: float) -> tuple[Vector, float]:
        u = max(t - up, 0.0)
        rise = min(u / 0.8, 1.0)
        gone = 0.4 + 0.9 * u
        x, y = sunk[0] + gone * math.cos(turn), sunk[1] + gone * math.sin(turn)
        return (x, y, water - 0.9 * (1 - rise * rise * (3 - 2 * rise))), turn

    params = {"takeoff_s": takeoff, "entry_s": entry, "headlong": headlong}
    beats = [Beat(action="plunge", start=0.0, end=up, path=root, params=params)]
    if up < block.until:
        beats.append(Beat(action="swim", start=up, end=max(block.seconds, up + 0.1), path=swims))
    block.actor(i, m, block.score(i, m, beats, root(0.0)[0], yaw), lead=False)

    def eye(t: float) -> Vector:
        """What is looked at: the body, and the water above it while it is down there."""
        x, y, z = (root if t < up else swims)(t)[0]
        return (x, y, max(z + 0.95, water + 0.45) if t < up else water + 0.45)

    splash = Splash((hits[0], hits[1], water), entry, seed=block.looks(i, s.kind) + m, eye=eye)
    block.prop(splash, lead=True)
    block.heading = yaw


class Splash:
    """Water thrown up by a body: a crown that falls outward, a jet in its middle, foam that spreads and goes.

    The camera follows it by ``eye``: nothing is to be seen of who is under water."""

    kind = "splash"
    meshes = ()

    def __init__(self, at: Vector, start: float, seed: int, eye: Callable[[float], Vector]) -> None:
        g = np.random.default_rng(seed)
        n = 700
        a = g.uniform(0, math.tau, n)
        out = np.abs(g.normal(0.0, 1.0, n)) * 1.1 + 0.15
        up = g.uniform(1.2, 5.2, n) * np.exp(-0.35 * out)
        self._velocity = np.stack([np.cos(a) * out, np.sin(a) * out, up], 1)
        self._wait = g.uniform(0.0, 0.12, n)
        self._radii = g.uniform(0.015, 0.06, n)
        self._foam = np.stack([g.uniform(0, math.tau, 90), np.sqrt(g.uniform(0, 1, 90)), g.uniform(0.10, 0.24, 90)], 1)
        self._at, self._start, self._eye = np.array(at), start, eye
        self.cues = (
            Cue(kind="splash", seconds=start, position=at, subject="body", other="water", speed_m_s=5.5, mass_kg=60.0,
                material="flesh", other_material="water"),
        )  # fmt: skip

    def at(self, seconds: float) -> Posed:
        age = seconds - self._start
        if not 0.0 < age < 3.2:
            return Posed((), ())
        t = np.maximum(age - self._wait, 0.0)[:, None]
        p = self._at + self._velocity * t + np.array([0.0, 0.0, -4.905]) * t * t
        flying = (p[:, 2] > self._at[2] - 0.02) & (t[:, 0] > 0)
        drops = Sprites(p[flying].astype(np.float32), self._radii[flying].astype(np.float32), _FOAM, 0.85)
        wide = 0.35 + 0.75 * age**0.6
        angle, share, size = self._foam.T
        ring = self._at + np.stack([np.cos(angle) * share * wide, np.sin(angle) * share * wide, 0 * share + 0.02], 1)
        foam = Sprites(
            ring.astype(np.float32), (size * (1 + 0.4 * age)).astype(np.float32), _FOAM,
            0.6 * max(1 - age / 3.2, 0.0),
        )  # fmt: skip
        return Posed((), (), sprites=(drops, foam) if len(drops.centers) else (foam,))

    def focus(self, seconds: float) -> Vector:
        return self._eye(seconds)

    def bounds(self, seconds: float) -> tuple[Vector, Vector]:
        x, y, z = self._eye(seconds)
        return (x - 0.6, y - 0.6, z - 0.95), (x + 0.6, y + 0.6, z + 0.85)

    def socket(self, name: str, seconds: float) -> Floats:
        raise KeyError(name)
