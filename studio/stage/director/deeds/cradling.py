"""A baby in somebody's arms: wrapped in a blanket, its head in the crook of the left arm, looked at and rocked."""

import math
from collections.abc import Callable

import numpy as np

from studio.project.scene import Subject
from studio.stage.acting import paths
from studio.stage.director.blocking import TRAVELS, Blocking, travel
from studio.stage.director.company import height_of
from studio.stage.director.deeds.benches import closer
from studio.stage.director.deeds.said import deeds_of, doers
from studio.stage.director.deeds.standing import Stand, before_camera
from studio.stage.mesh import Floats, Material, Mesh, Texture
from studio.stage.performer import Beat, Path, Reach
from studio.stage.shapes import ball, capsule
from studio.stage.things import PropPerformer, Thing
from studio.stage.things.thing import made as thing_of
from studio.stage.world import Vector

BABIES = frozenset(["baby", "newborn", "infant", "赤ちゃん", "赤ん坊", "赤子", "乳児", "新生児"])
_CRADLES = frozenset(["hold", "carry", "cradle", "rock", "hug", "cuddle", "embrace", "lull", "comfort", "hold_up",
                      "hold_in_arms", "feed_milk", "nurse", "soothe"])  # fmt: skip
_BLANKETS = ("#7fb2dc", "#e58fa6", "#e6c552", "#86c08a")


def is_baby(s: Subject) -> bool:
    """Whether the words say that a child is still carried about."""
    return s.kind == "baby" or bool(BABIES & {s.attributes.get("word", ""), s.attributes.get("sense", "")})


def cradling(block: Blocking) -> None:
    """Whoever has a baby in the arms."""
    baby = next(((j, o) for j, o in doers(block) if is_baby(o) and o.count == 1), None)
    if baby is None:
        return
    j, o = baby
    for i, s in list(doers(block)):
        if i == j or s.count > 1 or is_baby(s):
            continue
        holds = s.attributes.get("holding", "") in ("child", "baby") or o.attributes.get("on", "").startswith("hand")
        if holds or (_CRADLES & deeds_of(s) and s.attributes.get("target", "child") in ("child", "baby", o.kind)):
            _cradle(block, i, s, j)
            return


def _cradle(block: Blocking, i: int, s: Subject, j: int) -> None:
    floor = block.floor
    k = height_of(s.kind, s.attributes) / 1.7
    goes = s.action if s.action in TRAVELS and s.action not in ("carry", "push", "pull") else ""
    goes = "walk" if s.action == "carry" else goes
    path: Path
    if goes:
        path, yaw = travel(block, s, goes, 0.0)
    else:
        stand = before_camera(floor, 0.0, 0.0, 0.42)
        path, yaw = paths.hold(stand.at, stand.yaw), stand.yaw

    def here(t: float) -> Stand:
        at, turned = path(t)
        return Stand(at, turned)

    def sway(t: float) -> float:
        return 0.0 if goes else 0.018 * math.sin(1.9 * t)

    def middle(t: float) -> Vector:
        return here(t).point(0.235 * k, 0.02 + sway(t), 1.17 * k + 0.006 * math.sin(3.8 * t))

    def left(t: float) -> Vector:  # the near arm goes round its back, and the hand holds it by the thigh
        return here(t).point(0.31 * k, -0.13 + sway(t), 1.08 * k)

    def right(t: float) -> Vector:  # the other lies under it
        return here(t).point(0.33 * k, 0.06 + sway(t), 1.05 * k)

    def held(at: Callable[[float], Vector], along: Vector, knuckles: Vector) -> Reach:
        return Reach(at=at, along=lambda t: here(t).way(*along), knuckles=lambda t: here(t).way(*knuckles), shape="cup")

    hands = {
        "left": held(left, (0.25, -0.75, 0.55), (0.8, 0.3, -0.3)),
        "right": held(right, (0.3, 0.8, 0.4), (0.75, -0.2, -0.5)),
    }

    def face(t: float) -> Vector:
        return here(t).point(0.22 * k, 0.20 + sway(t), 1.25 * k)

    block.hands_full.add(i)
    beat = Beat(action=goes or "stand", start=0.0, end=block.seconds, path=path, hands=hands)
    mood = s.attributes.get("mood", "") or "happy"
    more: dict[str, object] = {} if block.lines_of(i) else {"look_at": face}
    block.actor(i, 0, block.score(i, 0, [beat], path(0.0)[0], path(0.0)[1], mood=mood, **more))

    def motion(t: float) -> Floats:
        return lying(here(t), middle(t), k)

    bundle = PropPerformer(swaddled(_BLANKETS[block.seed % len(_BLANKETS)]), motion, seconds=block.until)
    block.add(j, bundle, lead=False)
    block.heading, block.still = yaw, not goes
    if not goes:
        block.heading, block.look_yaw = None, floor.view_yaw
        closer(block, here(0.0).point(0.1, 0.0, 0.95 * k), 0.52 * k)


def lying(stand: Stand, at: Vector, k: float = 1.0) -> Floats:
    """(3, 4): a baby across somebody's chest, its head to their left and a little raised, its face up and to them."""
    raised, turned = 0.30, 0.55
    up = stand.way(-math.sin(turned) * 0.4, 0.0, 1.0)
    along = stand.way(0.0, math.cos(raised), math.sin(raised))
    x, y, z = _columns(along, up)
    scale = 0.6 + 0.4 * k
    return _matrix(x, y, z, at, scale)


def _columns(along: Vector, up: Vector) -> tuple[Vector, Vector, Vector]:
    lx = math.sqrt(sum(v * v for v in along))
    x = (along[0] / lx, along[1] / lx, along[2] / lx)
    share = sum(a * b for a, b in zip(up, x, strict=True))
    z0 = (up[0] - share * x[0], up[1] - share * x[1], up[2] - share * x[2])
    lz = math.sqrt(sum(v * v for v in z0))
    z = (z0[0] / lz, z0[1] / lz, z0[2] / lz)
    y = (z[1] * x[2] - z[2] * x[1], z[2] * x[0] - z[0] * x[2], z[0] * x[1] - z[1] * x[0])
    return x, y, z


def _matrix(x: Vector, y: Vector, z: Vector, at: Vector, scale: float) -> Floats:
    return np.array([[scale * x[r], scale * y[r], scale * z[r], at[r]] for r in range(3)], np.float32)


def head_of(at: Vector) -> list[Mesh]:
    """A baby's head about a point, its crown along +x, its face up (+z)."""
    skin = Material(texture=Texture.SKIN, roughness=0.55)
    plain = Material(roughness=0.5)
    x, y, z = at
    out = [
        ball(at, (0.076, 0.068, 0.068), "#e8b896", skin, 3),
        ball((x + 0.022, y, z - 0.012), (0.062, 0.064, 0.060), "#5a3f2c", Material(roughness=0.8), 3),
        ball((x - 0.018, y, z + 0.066), (0.010, 0.009, 0.010), "#e0a584", skin, 2),
        ball((x - 0.040, y, z + 0.056), (0.006, 0.014, 0.005), "#b8605a", plain, 2),
    ]
    for side in (1.0, -1.0):
        out.append(ball((x + 0.006, y + side * 0.027, z + 0.060), (0.009, 0.009, 0.006), "#1d1512", plain, 2))
        out.append(ball((x - 0.026, y + side * 0.036, z + 0.050), (0.018, 0.018, 0.012), "#eaa791", skin, 2))
        out.append(ball((x - 0.006, y + side * 0.068, z), (0.017, 0.008, 0.013), "#e0a584", skin, 2))
    return out


def swaddled(blanket: str) -> Thing:
    """A baby in a blanket, about its middle: head along +x, face up."""
    cloth = Material(texture=Texture.CLOTH, roughness=0.95)
    parts = [
        *head_of((0.235, 0.0, 0.03)),
        capsule((0.13, 0, 0), (-0.17, 0, -0.005), 0.105, 0.078, blanket, cloth, 20, 6),
        capsule((0.20, 0, -0.035), (0.08, 0, -0.02), 0.092, 0.100, blanket, cloth, 18, 5),
        capsule((0.10, 0.07, 0.05), (-0.10, -0.06, 0.075), 0.030, 0.020, blanket, cloth, 10, 3),
    ]
    return thing_of("baby", parts, 4.0, "cloth", sockets={})
