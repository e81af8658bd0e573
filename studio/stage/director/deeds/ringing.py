"""A temple's bell: the beam that hangs beside it is drawn back by its rope and swung against it."""

import math

from studio.project.scene import Subject
from studio.stage.acting import paths
from studio.stage.director.blocking import Blocking
from studio.stage.director.company import height_of
from studio.stage.director.deeds.fists import placed, touch
from studio.stage.director.deeds.lines import Strands, sagging
from studio.stage.director.deeds.said import deeds_of, doers, objects_of
from studio.stage.director.deeds.standing import Stand, always, ease
from studio.stage.mesh import Floats, Material, Texture
from studio.stage.performer import Beat, Reach
from studio.stage.shapes import box, capsule, gable, lathe, torus
from studio.stage.things import PropPerformer, Thing
from studio.stage.things.thing import made as thing_of
from studio.stage.world import Vector

_RINGS = frozenset(["ring", "strike", "hit", "toll", "ring_bell", "sound", "push", "pull", "thrust", "poke", "bang"])
_BELLS = frozenset(["bell", "temple_bell", "gong", "bonsho", "church_bell", "鐘", "釣鐘", "梵鐘"])
_PERIOD_S = 3.4
_SWING_M = 0.55


def ringing(block: Blocking) -> None:
    """Whoever strikes a great bell: a monk, or anybody at a temple."""
    if block.scene.place not in ("temple", "shrine", "village", "mountain", "garden", "castle"):
        return
    things = [o for _, o in block.subjects("thing")]
    bells = {o.attributes.get("word", "") for o in things} | {o.kind for o in things} | set(block.scene.surroundings)
    for i, s in list(doers(block)):
        words = objects_of(s) | bells
        if s.count == 1 and words & _BELLS and _RINGS & deeds_of(s):
            for j, o in block.subjects("thing"):
                if {o.kind, o.attributes.get("word", "")} & (_BELLS | {"log", "beam", "stick"}):
                    block.done.add(j)
            _ring(block, i, s)
            return


def _ring(block: Blocking, i: int, s: Subject) -> None:
    floor = block.floor
    along = Stand(floor.at(0.55, 0.9), floor.view_yaw - math.pi / 2)  # ahead: to the picture's right, to the bell
    frame = placed(along.at, along.yaw)
    block.prop(PropPerformer(_tower(), lambda _: frame, seconds=block.until), lead=True)
    strikes = [0.5 * block.seconds if block.seconds < 5 else 2.2]
    while strikes[-1] + _PERIOD_S < block.until:
        strikes.append(strikes[-1] + _PERIOD_S)

    def back(t: float) -> float:
        """How far the beam is drawn from where it touches."""
        return max(_SWING_M * ease(u - 1.7, u - 0.55, t) * (1 - ease(u - 0.42, u, t)) for u in strikes)

    def beam(t: float) -> Floats:
        return placed(along.point(-back(t), 0.0, 0.02 * (back(t) / _SWING_M) ** 2), along.yaw)

    cues = [touch("beam", "bell", t, along.point(0.0, 0.0, 1.55), 2.0, 30.0, "wood", "metal") for t in strikes]
    block.prop(PropPerformer(_beam(), beam, cues=cues, seconds=block.until))
    k = height_of(s.kind, s.attributes) / 1.7
    stand = Stand(floor.grounded(along.point(-2.35, -0.42, 0.0)), along.yaw + 0.22)

    def rope(side: float) -> Reach:
        def at(t: float) -> Vector:
            x, y, z = (float(v) for v in beam(t)[:, 3])
            return Stand((x, y, z), along.yaw).point(-1.88, -0.16, 1.12 * k + 0.10 * side)

        return Reach(at=at, along=lambda t: (0.0, 0.0, 1.0))

    hands = {"left": rope(1.0), "right": rope(-1.0)}
    beat = Beat(action="stand", start=0.0, end=block.seconds, path=paths.hold(stand.at, stand.yaw), hands=hands)
    block.hands_full.add(i)
    there = along.point(0.4, 0.0, 1.7)
    block.actor(i, 0, block.score(i, 0, [beat], stand.at, stand.yaw, look_at=always(there)))

    def top(t: float) -> Vector:
        x, y, z = (float(v) for v in beam(t)[:, 3])
        return Stand((x, y, z), along.yaw).point(-1.72, 0.0, 1.55)

    def low(t: float) -> Vector:
        return rope(-1.6).at(t)

    block.prop(Strands("rope", (sagging(top, low, 0.02),), 0.012, "#d8c89a"))
    block.heading, block.still, block.widen = None, True, True
    block.look_yaw = floor.view_yaw


def _tower() -> Thing:
    """Four posts and a roof over a bell of bronze; the origin is on the ground under the bell's near face."""
    wood, bronze = Material(texture=Texture.WOOD, roughness=0.6), Material(texture=Texture.METAL, roughness=0.45)
    parts = [lathe((0.52, 0, 0.95), [
        (0.50, 0.0), (0.50, 0.10), (0.47, 0.14), (0.45, 0.5), (0.42, 0.86), (0.36, 1.06), (0.22, 1.2), (0.001, 1.26),
    ], "#5a6a58", bronze, 32)]  # fmt: skip
    rings = ((0.05, 0.50), (0.42, 0.46), (0.8, 0.43))
    parts += [torus((0.52, 0, 0.95 + z), r, 0.018, "#4a5848", bronze, 30, 6) for z, r in rings]
    parts.append(torus((0.52, 0, 2.28), 0.08, 0.025, "#4a5848", bronze, 14, 6))
    for x in (-0.75, 1.75):
        for y in (-1.15, 1.15):
            parts.append(capsule((x, y, 0.0), (x, y * 0.92, 2.75), 0.11, 0.10, "#6a3a28", wood, 12, 2))
    for y in (-1.08, 1.08):
        parts.append(box((0.5, y, 2.6), (2.9, 0.14, 0.18), "#6a3a28", wood))
    for x in (-0.75, 0.52, 1.75):
        parts.append(box((x, 0, 2.55), (0.16, 2.4, 0.18), "#6a3a28", wood))
    roof = gable((0.5, 0, 2.72), (2.6, 2.5), 1.05, "#3c4248", Material(texture=Texture.TILES, scale=3.2, roughness=0.6))
    parts.append(roof)
    return thing_of("bell_tower", parts, 900.0, "metal")


def _beam() -> Thing:
    """A beam in two slings, its striking end at the origin's height over the ground, along +x."""
    wood = Material(texture=Texture.WOOD, roughness=0.7)
    parts = [capsule((-2.0, 0, 1.55), (-0.06, 0, 1.55), 0.085, 0.085, "#a87c50", wood, 14, 3)]
    parts += [capsule((x, 0, 1.6), (x, 0, 2.62), 0.012, 0.012, "#d8c89a", wood, 6, 2) for x in (-1.6, -0.5)]
    return thing_of("beam", parts, 30.0, "wood")
