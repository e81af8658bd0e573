"""Juggling: balls that go round from hand to hand in the air, thrown and caught in time."""

import math

import numpy as np

from studio.project.scene import Subject
from studio.stage.acting import paths
from studio.stage.director.blocking import Blocking, Spot
from studio.stage.director.company import height_of
from studio.stage.director.deeds.benches import closer
from studio.stage.director.deeds.said import deeds_of, doers
from studio.stage.director.deeds.standing import Stand, before_camera
from studio.stage.mesh import Floats, Material
from studio.stage.performer import Beat, Cue, Reach
from studio.stage.shapes import ball
from studio.stage.things import PropPerformer, Thing
from studio.stage.things.thing import made as thing_of
from studio.stage.world import Vector

_THROWN = frozenset(["ball", "bag", "beanbag", "apple", "orange", "torch", "egg", "knife", "basketball", "lemon"])
_JUGGLES = frozenset(["juggle", "juggling"])
_COLORS = ("#d8352c", "#f0b429", "#2f7fd0", "#3aa655", "#9a4fc0", "#f07a2a", "#e85f9a")
_GRAVITY = 9.81
_DWELL = 0.62
"""Share of a hand's round for which it has a ball."""


def juggling(block: Blocking) -> None:
    """Whoever juggles: the balls said, else three."""
    for i, s in list(doers(block)):
        beanbags = any(o.attributes.get("sense") == "beanbag" for _, o in block.subjects("thing"))
        if s.count > 1 or not (_JUGGLES & deeds_of(s) or beanbags):
            continue
        count = 3
        for j, o in block.subjects("thing"):
            if o.kind in _THROWN:
                count = o.count if o.count > 1 else count
                block.done.add(j)
        _juggle(block, i, s, min(max(count, 2), 7))
        return


class Cascade:
    """Where the balls of a juggler are, and the hands. Hands throw in turn, once every ``beat``; each ball comes down
    ``count`` beats after it was thrown, less the time that a hand has it (Shannon's theorem of juggling)."""

    def __init__(self, count: int, stand: Stand, scale: float) -> None:
        self.count, self.stand, self.scale = count, stand, scale
        self.beat = 0.30 if count <= 3 else 0.235
        self.held = _DWELL * 2 * self.beat
        self.flight = count * self.beat - self.held

    def hand(self, side: int, t: float) -> Vector:
        """0 left, 1 right: outside where it catches, inside where it throws, scooping between."""
        u = (t / (2 * self.beat) - 0.5 * side) % 1.0
        sign = 1.0 if side == 0 else -1.0
        empty = 1.0 - _DWELL
        share = 1.0 - u / empty if u < empty else (u - empty) / _DWELL
        inward = 0.5 - 0.5 * math.cos(math.pi * share)
        dip = 0.02 if u < empty else -0.10
        high = 1.08 + dip * math.sin(math.pi * share)
        return self.stand.point(0.36 * self.scale, sign * (0.27 - 0.14 * inward) * self.scale, high * self.scale)

    def at(self, number: int, t: float) -> Vector:
        """Where a ball is."""
        thrown = number + self.count * math.floor((t / self.beat - number) / self.count)
        since = t - thrown * self.beat
        catcher = (thrown + self.count) % 2
        if since >= self.flight:
            return self.hand(catcher, t)
        left = thrown * self.beat
        a, b = self.hand(thrown % 2, left), self.hand(catcher, left + self.flight)
        f = since / self.flight
        rise = _GRAVITY / 2 * self.flight**2 * f * (1.0 - f)
        x, y, z = (p + (q - p) * f for p, q in zip(a, b, strict=True))
        return (x, y, z + rise)


def _juggle(block: Blocking, i: int, s: Subject, count: int) -> None:
    floor = block.floor
    k = height_of(s.kind, s.attributes) / 1.7
    stand = before_camera(floor, 0.0, 0.0, 0.30)
    cascade = Cascade(count, stand, k)

    def reach(side: int) -> Reach:
        sign = 1.0 if side == 0 else -1.0
        return Reach(at=lambda t: cascade.hand(side, t), along=lambda t: stand.way(0.25, -sign, 0.0),
                     knuckles=lambda t: stand.way(0.9, 0.0, -0.35), shape="cup")  # fmt: skip

    def eyes(t: float) -> Vector:
        return stand.point(0.5, 0.05 * math.sin(math.pi * t / cascade.beat), 1.75 * k)

    hands = {"left": reach(0), "right": reach(1)}
    beat = Beat(action="stand", start=0.0, end=block.seconds, path=paths.hold(stand.at, stand.yaw), hands=hands)
    block.hands_full.add(i)
    more: dict[str, object] = {} if block.lines_of(i) else {"look_at": eyes}
    more["mood"] = s.attributes.get("mood", "") or "happy"
    block.actor(i, 0, block.score(i, 0, [beat], stand.at, stand.yaw, **more))
    for n in range(count):
        catches = [
            (m * count + n) * cascade.beat + cascade.flight
            for m in range(int(block.until / (count * cascade.beat)) + 1)
        ]
        cues = [
            Cue(kind="contact", seconds=t, position=cascade.at(n, t), subject="ball", other="hand", speed_m_s=2.5,
                mass_kg=0.12, material="rubber", other_material="flesh")
            for t in catches if t < block.until
        ]  # fmt: skip

        def motion(t: float, n: int = n) -> Floats:
            x, y, z = cascade.at(n, t)
            return np.array([[1, 0, 0, x], [0, 1, 0, y], [0, 0, 1, z + 0.045]], np.float32)

        block.prop(PropPerformer(_ball(_COLORS[n % len(_COLORS)]), motion, cues=cues, seconds=block.until))
    top = cascade.flight**2 * _GRAVITY / 8 + 1.2 * k
    block.leads.append(Spot(stand.point(0.36, 0.0, top), 0.10))
    block.heading, block.still, block.widen = stand.yaw, True, True
    if top < 1.9 * k:
        closer(block, stand.point(0.2, 0.0, 1.02 * k), 0.66 * k)


def _ball(color: str) -> Thing:
    return thing_of("ball", [ball((0, 0, 0), 0.062, color, Material(roughness=0.45), 3)], 0.12, "rubber")
