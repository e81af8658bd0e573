"""A snowman that is being built: hands pat its head and its belly, another rolls a ball of snow along."""

import math

import numpy as np

from studio.project.scene import Subject
from studio.stage.acting import paths
from studio.stage.director.blocking import Blocking
from studio.stage.director.company import height_of
from studio.stage.director.deeds.benches import made
from studio.stage.director.deeds.fists import stood
from studio.stage.director.deeds.said import deeds_of, doers, named
from studio.stage.director.deeds.standing import Stand, always, shift
from studio.stage.mesh import Floats, Material, Texture
from studio.stage.performer import Beat, Path, Reach
from studio.stage.shapes import rock
from studio.stage.things import PropPerformer
from studio.stage.things.thing import made as thing_of
from studio.stage.world import Vector

_BUILDS = frozenset(["build", "make", "create", "decorate", "finish", "shape", "push", "put_together", "mold"])
_BALL_M = 0.34


def snow_play(block: Blocking) -> None:
    """Whoever builds a snowman."""
    found = named(block, "snowman")
    if found is None:
        return
    builders = [
        (i, m, s) for i, s in doers(block)
        if s.attributes.get("target") == "snowman" and _BUILDS & deeds_of(s) for m in range(min(s.count, 6))
    ]  # fmt: skip
    if builders:
        _build(block, builders, found[0])


def _build(block: Blocking, builders: list[tuple[int, int, Subject]], j: int) -> None:
    floor = block.floor
    k = min(height_of(s.kind, s.attributes) for _, _, s in builders) / 1.7
    scale = 0.78 if k < 0.9 else 1.0
    middle = Stand(floor.at(0.0, 0.25), floor.facing_camera + 0.12)
    man = made(block, "snowman")
    block.add(j, stood(man, middle.at, middle.yaw, scale=scale, seconds=block.until), lead=True)
    for n, (i, m, s) in enumerate(builders):
        if n >= 2:
            _roll(block, i, m, s, n)
            continue
        side = 1.0 if n == 0 else -1.0
        own = height_of(s.kind, s.attributes) / 1.7
        at = floor.grounded(middle.point(0.14, side * (0.44 * scale + 0.34 * own), 0.0))
        face = math.atan2(middle.at[1] - at[1], middle.at[0] - at[0])
        stand = Stand(at, face)
        high, out = (1.36, 0.235) if n == 0 else (0.95, 0.325)

        def hand(t: float, left: float, side: float = side, high: float = high, out: float = out) -> Vector:
            beat = math.sin(math.tau * 1.3 * t + (1.6 if left > 0 else 0.0))
            pat = max(beat, 0.0)
            around = left * 0.55 * side
            r = (out + 0.015 + 0.10 * pat) * scale
            return shift(middle.point(math.sin(around) * r + 0.04, side * math.cos(around) * r, 0.0),
                         (0.0, 0.0, (high + 0.05 * left) * scale))  # fmt: skip

        hands = {
            "left": Reach(at=lambda t, hand=hand: hand(t, 1.0), shape="flat"),
            "right": Reach(at=lambda t, hand=hand: hand(t, -1.0), shape="flat"),
        }
        beat = Beat(action="stand", start=0.0, end=block.seconds, path=paths.hold(at, face), hands=hands)
        block.hands_full.add(i)
        eyes = middle.point(0.1, 0.2 * side, high * scale)
        mood = s.attributes.get("mood", "") or "happy"
        block.actor(i, m, block.score(i, m, [beat], stand.at, face, look_at=always(eyes), mood=mood))
    block.heading, block.still, block.widen = None, True, True
    block.look_yaw = floor.view_yaw


def _roll(block: Blocking, i: int, m: int, s: Subject, n: int) -> None:
    """Bent over a ball that rolls ahead of the hands."""
    floor = block.floor
    side = 1.0 if n % 2 == 0 else -1.0
    k = height_of(s.kind, s.attributes) / 1.7
    length = 0.42 * block.seconds
    a, b = floor.at(side * (1.6 + 0.4 * length), 1.3 + 0.5 * (n // 2)), floor.at(side * 1.45, 0.9 + 0.5 * (n // 2))
    path: Path = paths.straight(a, b, 0.0, block.seconds)

    def here(t: float) -> Stand:
        at, yaw = path(t)
        return Stand(at, yaw)

    def motion(t: float) -> Floats:
        x, y, z = here(t).point(0.62 * k + 0.1, 0.0, 0.0)
        turn = math.hypot(x - a[0], y - a[1]) / _BALL_M
        c, d = math.cos(turn), math.sin(turn)
        stand = here(t)
        ahead, left = stand.way(1.0, 0.0, 0.0), stand.way(0.0, 1.0, 0.0)
        ox, oz = (c * ahead[0], c * ahead[1], -d), (d * ahead[0], d * ahead[1], c)
        z = floor.place.ground(x, y) + 0.9 * _BALL_M
        return _matrix(ox, left, oz, (x, y, z))

    def palm(sign: float) -> Reach:
        near = 0.62 * k + 0.1 - 0.72 * _BALL_M
        return Reach(at=lambda t: here(t).point(near, sign * 0.13, 1.45 * _BALL_M), shape="spread")

    snow = Material(texture=Texture.SNOW, roughness=0.9)
    lump = thing_of("snowball", [rock((0, 0, 0), _BALL_M, "#eef2f6", snow, 4, 3, 0.05)], 20.0, "snow")
    beat = Beat(action="walk", start=0.0, end=block.seconds, path=path, hands={"left": palm(1.0), "right": palm(-1.0)})
    block.hands_full.add(i)
    block.actor(i, m, block.score(i, m, [beat], a, path(0.0)[1], mood="happy"))
    block.prop(PropPerformer(lump, motion, seconds=block.until))


def _matrix(x: Vector, y: Vector, z: Vector, at: Vector) -> Floats:
    return np.array([[x[r], y[r], z[r], at[r]] for r in range(3)], np.float32)
