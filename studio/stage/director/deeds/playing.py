"""Instruments that are blown, bowed or pulled: at the lips, under the chin, before the chest, in both hands."""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from studio.project.scene import Subject
from studio.stage.acting import paths
from studio.stage.director.blocking import Blocking
from studio.stage.director.company import height_of
from studio.stage.director.deeds.benches import closer
from studio.stage.director.deeds.fists import frame
from studio.stage.director.deeds.said import doers, objects_of
from studio.stage.director.deeds.standing import before_camera
from studio.stage.mesh import Material, Texture
from studio.stage.performer import Beat, Reach, Score
from studio.stage.shapes import box, capsule
from studio.stage.things import PropPerformer, Thing
from studio.stage.things.thing import made as thing_of
from studio.stage.world import Vector

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class _Hold:
    """How an instrument is held. ``at``: the point of it, in its own axes, that is at the lips (or ``from_lips`` away
    from them: ahead, left, up); ``x``, ``z``: where its axes point, in the player's; for each hand a point of it and
    the way past the thumb, in its own axes, and where the knuckles point in the player's."""

    at: Vector
    x: Vector
    z: Vector
    left: tuple[Vector, Vector, Vector]
    right: tuple[Vector, Vector, Vector]
    from_lips: Vector = (0.0, 0.0, 0.0)
    turned: float = 0.7
    shape: str = "hold"


_UP: Vector = (0.0, 0.0, 1.0)
_TRUMPET = _Hold(
    (-0.27, 0.0, 0.0), (1.0, 0.0, -0.10), _UP, ((-0.045, 0.03, -0.045), _UP, (0.85, -0.4, 0.0)),
    ((-0.02, -0.03, -0.02), _UP, (0.85, 0.5, 0.1)), turned=0.95,
)  # fmt: skip
_PIPE = _Hold(
    (-0.30, 0.0, 0.0), (0.62, 0.0, -0.78), (0.78, 0.0, 0.62), ((-0.08, 0.0, 0.0), (-1.0, 0.0, 0.0), (0.6, -0.7, 0.2)),
    ((0.12, 0.0, 0.0), (-1.0, 0.0, 0.0), (0.6, 0.7, 0.2)), turned=0.55,
)  # fmt: skip
_HOLDS: dict[str, _Hold] = {
    "trumpet": _TRUMPET,
    "horn": _TRUMPET,
    "trombone": _Hold(
        (-0.9, 0.0, 0.0), (1.0, 0.0, -0.12), _UP, ((-0.75, 0.03, -0.02), _UP, (0.8, -0.5, 0.0)),
        ((-0.42, -0.02, -0.03), _UP, (0.8, 0.5, 0.0)), turned=0.95,
    ),
    "saxophone": _Hold(
        (-0.20, 0.0, 0.345), (1.0, -0.10, 0.22), (-0.22, 0.05, 1.0),
        ((0.0, 0.03, 0.13), (0.0, 0.4, 1.0), (0.8, -0.5, 0.0)),
        ((0.02, -0.02, -0.12), (0.0, -0.4, 1.0), (0.8, 0.5, 0.0)), turned=0.75,
    ),
    "flute": _Hold(
        (-0.26, 0.0, 0.0), (0.10, -1.0, -0.13), _UP, ((-0.10, 0.0, -0.015), (-1.0, 0.0, 0.2), (-0.55, 0.0, 0.85)),
        ((0.13, 0.0, -0.01), (-1.0, 0.0, 0.1), (0.75, 0.0, 0.65)), from_lips=(0.012, 0.0, -0.008), turned=-0.15,
    ),
    "clarinet": _PIPE,
    "recorder": _PIPE,
    "shakuhachi": _PIPE,
    "harmonica": _Hold(
        (-0.016, 0.0, 0.0), (1.0, 0.0, 0.0), _UP, ((0.02, 0.055, -0.005), (-0.6, 0.0, 0.8), (0.3, -0.95, 0.0)),
        ((0.02, -0.055, -0.005), (-0.6, 0.0, 0.8), (0.3, 0.95, 0.0)), turned=0.4,
    ),
    "accordion": _Hold(
        (0.0, 0.0, 0.0), (1.0, 0.0, 0.05), _UP, ((0.0, 0.23, 0.0), _UP, (0.75, -0.6, 0.0)),
        ((0.05, -0.245, 0.0), _UP, (0.75, 0.6, 0.0)), from_lips=(0.14, 0.0, -0.36), turned=0.3,
    ),
    "violin": _Hold(
        (0.0, 0.0, -0.175), (-0.12, -0.30, 0.95), (0.60, 0.80, 0.02),
        ((-0.012, 0.0, 0.27), (0.4, -0.9, 0.0), (-0.2, -0.6, 0.8)),
        ((0.0, 0.0, 0.0), _UP, _UP), from_lips=(-0.040, 0.065, -0.125), turned=-0.45,
    ),
}  # fmt: skip
_NAMES = {
    "sax": "saxophone", "fiddle": "violin", "cornet": "trumpet", "bugle": "trumpet", "french_horn": "horn",
    "oboe": "clarinet", "piccolo": "flute", "tin_whistle": "recorder", "concertina": "accordion",
    "bandoneon": "accordion",
}  # fmt: skip
_AS_BUILT = {"recorder": "clarinet", "shakuhachi": "clarinet"}
_SHAKUHACHI = frozenset(["shakuhachi", "bamboo_flute", "recorder", "oboe"])


def playing(block: Blocking) -> None:
    """Whoever plays an instrument that is known here."""
    for i, s in list(doers(block)):
        if s.action != "play_instrument" or s.count > 1:
            continue
        words = objects_of(s)
        asked = next((w for w in words if w in _NAMES or w in _SHAKUHACHI), "")
        kind = _NAMES.get(asked, asked) or next((w for w in sorted(words) if w in _HOLDS), "")
        if kind in _HOLDS:
            _play(block, i, s, kind)


def _play(block: Blocking, i: int, s: Subject, kind: str) -> None:
    alone = not block.leads and len(block.subjects("person")) == 1
    hold = _HOLDS[kind]
    place = 0.0 if alone else 1.0 * len(block.leads)
    stand = before_camera(block.floor, place, 0.0, hold.turned)
    lips = _lips(block, i, s)
    built = _AS_BUILT.get(kind, kind)
    look = {"bow": "apart"} if kind == "violin" else {}
    thing = block.company.thing(built, look, seed=block.looks(i, kind), style=block.scene.style)
    k = lips[2] / 1.5

    def pull(t: float) -> float:
        return 1.0 + (0.24 + 0.22 * math.sin(math.tau * 0.42 * t) if kind == "accordion" else 0.0)

    def matrix(t: float) -> Array:
        sway = 0.035 * math.sin(math.tau * 0.5 * t)
        turn = frame(np.array(stand.way(hold.x[0], hold.x[1], hold.x[2] + sway)), np.array(stand.way(*hold.z)))
        if kind == "violin":
            turn = frame(np.array(stand.way(*hold.z)), np.array(stand.way(*hold.x)))[:, [2, 1, 0]] * [1.0, -1.0, 1.0]
        ahead, left, up = hold.from_lips
        at = np.array(stand.point(lips[0] + ahead, lips[1] + left, lips[2] + up))
        turn = turn * np.array([1.0, pull(t), 1.0])
        return np.concatenate([turn, (at - turn @ np.array(hold.at))[:, None]], 1)

    def spot(t: float, point: Vector) -> Vector:
        m = matrix(t)
        x, y, z = (float(v) for v in m[:, :3] @ np.array(point) + m[:, 3])
        return (x, y, z)

    def hand(side: tuple[Vector, Vector, Vector]) -> Reach:
        point, along, knuckles = side

        def rod(t: float) -> Vector:
            x, y, z = (float(v) for v in matrix(t)[:, :3] @ np.array(along))
            return (x, y, z)

        return Reach(at=lambda t: spot(t, point), along=rod, knuckles=lambda t: stand.way(*knuckles), shape=hold.shape)

    hands = {"left": hand(hold.left), "right": hand(hold.right)}

    def eyes(t: float) -> Vector:
        return spot(t, (0.05, 0.0, 0.42)) if kind == "violin" else stand.point(3.0, 0.0, lips[2] - 0.1)

    def frog(t: float) -> Vector:
        x, y, z = (float(v) for v in _bow(matrix(t), t)[:, 3])
        return (x, y, z)

    if kind == "violin":
        hands["right"] = Reach(at=frog, along=lambda t: stand.way(0.3, 0.9, 0.2),
                               knuckles=lambda t: stand.way(0.8, 0.2, -0.5), shape="pinch")  # fmt: skip
    block.hands_full.add(i)
    beat = Beat(action="stand", start=0.0, end=block.seconds, path=paths.hold(stand.at, stand.yaw), hands=hands)
    block.actor(i, 0, block.score(i, 0, [beat], stand.at, stand.yaw, look_at=eyes))
    block.prop(PropPerformer(thing, lambda t: matrix(t).astype(np.float32), seconds=block.until, upright=False))
    if kind == "violin":
        block.prop(PropPerformer(_violin_bow(), lambda t: _bow(matrix(t), t).astype(np.float32), seconds=block.until))
    block.heading, block.still = None, True
    block.look_yaw = block.floor.view_yaw
    if alone and not block.subjects("person"):
        closer(block, stand.point(0.1, 0.0, 0.98 * k), 0.60 * k)


def _bow(violin: Array, t: float) -> Array:
    """(3, 4): the bow across the strings, its frog in the hand, going to and fro."""
    neck, front = violin[:, 2], violin[:, 0]
    away = np.cross(front, neck)
    away /= np.linalg.norm(away)
    stroke = 0.5 - 0.5 * math.cos(math.tau * 0.8 * t)
    contact = violin[:, 3] + front * 0.062 + neck * 0.05
    frog = contact - away * (0.10 + 0.42 * stroke)
    turn = frame(away, front)
    return np.concatenate([turn, frog[:, None]], 1)


def _violin_bow() -> Thing:
    """Along x from its frog."""
    wood = Material(texture=Texture.WOOD, roughness=0.3)
    parts = [
        capsule((-0.02, 0, 0.014), (0.70, 0, 0.014), 0.0045, 0.0035, "#5a2a14", wood, 8, 2),
        box((0.34, 0, 0.0), (0.66, 0.008, 0.002), "#efe8d6", Material(roughness=0.8)),
        box((0.01, 0, 0.006), (0.045, 0.012, 0.02), "#17181a", Material(roughness=0.3)),
        box((0.685, 0, 0.007), (0.02, 0.008, 0.02), "#5a2a14", wood),
    ]
    return thing_of("violin_bow", parts, 0.06, "wood")


def _lips(block: Blocking, i: int, s: Subject) -> Vector:
    """Where the lips of whoever plays a subject are, metres ahead, to the left and up from the feet."""
    seed = block.looks(i, s.name or f"{s.kind}#{i}")
    score = Score(beats=(Beat(action="stand", start=0.0, end=0.1),), seed=block.seed)
    level = min(block.lod_of(height_of(s.kind, s.attributes)), 2)  # who is coarser is built otherwise
    probe = block.company.person(s.kind, s.attributes, score, seed=seed, style=block.scene.style, lod=level)
    x, y, z = (float(v) for v in probe.socket("mouth", 0.0)[:, 3])
    return (x, y, z)
