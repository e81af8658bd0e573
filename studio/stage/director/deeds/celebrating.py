"""A cake with candles: it is blown at, the flames go out one by one, and whoever is there claps."""

import math
from dataclasses import replace

import numpy as np

from studio.project.scene import Subject
from studio.stage.acting import paths
from studio.stage.director.blocking import Blocking
from studio.stage.director.company import height_of, seed_for
from studio.stage.director.deeds.benches import bench, made
from studio.stage.director.deeds.cooking import over_table
from studio.stage.director.deeds.fists import placed, stood
from studio.stage.director.deeds.said import deeds_of, doers, named, objects_of
from studio.stage.director.deeds.standing import always
from studio.stage.mesh import Floats, Mesh
from studio.stage.performer import Beat, Cue, Posed
from studio.stage.things import PropPerformer, Thing
from studio.stage.world import Lamp, Sprites, Vector

_CANDLES = 5
_SMALL = 0.42
"""A cake's candle against one that stands by itself."""
_GUESTS = ((-0.95, 0.42), (0.98, 0.46), (-1.5, 0.92), (1.52, 0.95), (0.62, 1.12), (-0.7, 1.15))
"""Where guests stand about who blows: metres to the right and behind the cake."""


def celebrating(block: Blocking) -> None:
    """Whoever blows at candles."""
    candles = named(block, "candle", "candles")
    for i, s in list(doers(block)):
        at_candles = candles is not None and (s.attributes.get("target") == "candle" or "candle" in objects_of(s))
        if at_candles and ({"blow", "blow_out"} & deeds_of(s) or s.action in ("stand", "blow")):
            _blow_out(block, i, s, candles[0] if candles else -1)
            return


def _blow_out(block: Blocking, i: int, s: Subject, candles: int) -> None:
    table = bench(block, own=True, forward=0.1)
    floor = block.floor
    short = height_of(s.kind, s.attributes) / 1.7
    stand = replace(table.worker, at=table.worker.point(0.06, 0.0, 0.0))
    cake, candle = made(block, "cake"), made(block, "candle")
    scale = 1.15
    lies = table.on(0.16, 0.0)
    block.prop(stood(cake, lies, floor.view_yaw, scale=scale, seconds=block.until))
    top = lies[2] + scale * float(cake.sockets["top"][2, 3]) - 0.006
    puff = 0.46 * block.seconds
    block.done.add(candles)
    g = np.random.default_rng(seed_for(block.seed, "candles"))
    count = _count(block, candles)
    for k in range(count):
        a = math.tau * (k + 0.5) / count
        radius = 0.105 if count > 1 else 0.0
        foot = (lies[0] + radius * math.cos(a), lies[1] + radius * math.sin(a), top)
        near = (foot[0] - stand.at[0]) * math.cos(stand.yaw) + (foot[1] - stand.at[1]) * math.sin(stand.yaw)
        out = puff + 0.25 + 1.6 * (near - 0.2) + float(g.uniform(0.0, 0.15))
        matrix = placed(foot, k * 1.3, _SMALL)
        lit = candle if k == 0 else unlit(candle)
        out_by_then = replace(candle, life=None)
        block.prop(PropPerformer(lit, lambda _, m=matrix: m, shown=(-1.0, out), seconds=block.until))
        block.prop(PropPerformer(out_by_then, lambda _, m=matrix: m, shown=(out, 1e9), seconds=block.until))
        block.prop(_Smoke((foot[0], foot[1], foot[2] + 0.07), out, seed_for(block.seed, "smoke", k)))
    cheer = puff + 1.1
    beats = [
        Beat(action="blow", start=0.0, end=cheer + 0.5, path=paths.hold(stand.at, stand.yaw),
             params={"blow_s": puff, "lean": 0.62 if short > 0.9 else 0.30, "table_height": table.top}),
        Beat(action="clap", start=cheer + 0.5, end=max(block.seconds, cheer + 0.8)),
    ]  # fmt: skip
    eyes = (lies[0], lies[1], top + 0.05)
    block.hands_full.add(i)
    block.actor(i, 0, block.score(i, 0, beats, stand.at, stand.yaw, look_at=always(eyes), mood="happy"))
    _guests(block, (floor_right(block, lies), floor_forward(block, lies)), eyes, cheer)
    over_table(block, 0.30)
    block.widen = True


def _no_lamps(_seconds: float) -> tuple[Lamp, ...]:
    return ()


def unlit(candle: Thing) -> Thing:
    """A flame that gives no light of its own: the first one's is enough for all."""
    life = candle.life
    return candle if life is None else replace(candle, life=replace(life, lamps=_no_lamps, loop=""))


def _count(block: Blocking, candles: int) -> int:
    said = block.scene.subjects[candles].count if candles >= 0 else 1
    return said if said > 3 else _CANDLES


def floor_right(block: Blocking, at: Vector) -> float:
    """Metres to the right of the floor's middle."""
    return at[0] * block.floor.right[0] + at[1] * block.floor.right[1]


def floor_forward(block: Blocking, at: Vector) -> float:
    """Metres beyond the floor's middle."""
    return at[0] * block.floor.forward[0] + at[1] * block.floor.forward[1]


def _guests(block: Blocking, middle: tuple[float, float], eyes: Vector, cheer: float) -> None:
    """Everybody else, about the table, turned to it."""
    spots = iter(_GUESTS)
    for i, s in block.subjects("person"):
        for m in range(s.count):
            spot = next(spots, None)
            if spot is None:
                break
            at = block.floor.at(middle[0] + spot[0], middle[1] + spot[1])
            yaw = math.atan2(eyes[1] - at[1], eyes[0] - at[0])
            yaw += 0.35 * math.remainder(block.floor.facing_camera - yaw, math.tau)
            does = s.action if s.action not in ("walk", "run") else "stand"
            early = "look" if does == "clap" else does
            beats = [Beat(action=early, start=0.0, end=cheer), Beat(action=does, start=cheer, end=block.seconds)]
            if does == "clap" and m % 2 == 0:
                beats = [Beat(action=does, start=0.0, end=block.seconds)]
            kind = _FAMILY[m % len(_FAMILY)] if s.count > 1 and s.kind in ("person", "people") else None
            score = block.score(i, m, beats, at, yaw, look_at=always(eyes), mood="happy")
            block.actor(i, m, score, lead=m < 4, kind=kind)
        block.done.add(i)


_FAMILY = ("woman", "man", "old_woman", "boy", "old_man", "young_woman")


class _Smoke:
    """A thread of smoke from a wick that has gone out."""

    kind = "smoke"
    meshes: tuple[Mesh, ...] = ()
    cues: tuple[Cue, ...] = ()

    def __init__(self, at: Vector, start: float, seed: int) -> None:
        g = np.random.default_rng(seed)
        self._at, self._start = np.array(at), start
        self._phase = g.uniform(0, math.tau, 14)
        self._late = np.sort(g.uniform(0.0, 0.8, 14))

    def at(self, seconds: float) -> Posed:
        age = seconds - self._start - self._late
        seen = (age > 0) & (age < 1.4)
        if not seen.any():
            return Posed((), ())
        age, phase = age[seen], self._phase[seen]
        swirl = 0.012 * age
        offset = np.stack([swirl * np.sin(5 * age + phase), swirl * np.cos(4 * age + phase), 0.22 * age], 1)
        centers = (self._at + offset).astype(np.float32)
        radii = (0.006 + 0.014 * age).astype(np.float32)
        dots = Sprites(centers=centers, radii=radii, color=(0.7, 0.7, 0.72), opacity=0.14)
        return Posed((), (), sprites=(dots,))

    def focus(self, seconds: float) -> Vector:
        return (float(self._at[0]), float(self._at[1]), float(self._at[2]))

    def bounds(self, seconds: float) -> tuple[Vector, Vector]:
        x, y, z = self.focus(seconds)
        return (x - 0.02, y - 0.02, z), (x + 0.02, y + 0.02, z + 0.1)

    def socket(self, name: str, seconds: float) -> Floats:
        raise KeyError(name)
