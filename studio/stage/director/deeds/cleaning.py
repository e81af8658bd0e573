"""Floors that are mopped and swept: a long handle in both hands, to and fro before the feet, step by step."""

import math

import numpy as np

from studio.project.scene import Subject
from studio.stage.acting import paths
from studio.stage.director.blocking import Blocking
from studio.stage.director.company import height_of
from studio.stage.director.deeds.fists import frame, touch
from studio.stage.director.deeds.said import deeds_of, doers, objects_of
from studio.stage.director.deeds.standing import before_camera
from studio.stage.mesh import Floats, Material, Texture
from studio.stage.performer import Beat, Reach
from studio.stage.shapes import capsule, lathe
from studio.stage.things import PropPerformer, Thing
from studio.stage.things.thing import made as thing_of
from studio.stage.world import Vector

_CLEANS = frozenset(["mop", "sweep", "scrub", "sweep_up", "clean", "wipe", "brush"])
_TOOLS = frozenset(["mop", "broom", "brush", "モップ", "ほうき"])
_PERIOD_S = 1.9
_LONG_M = 1.45


def cleaning(block: Blocking) -> None:
    """Whoever mops or sweeps the floor."""
    scenic = set(block.scene.surroundings)
    for i, s in list(doers(block)):
        tools = (objects_of(s) | scenic | {o.kind for _, o in block.subjects("thing")}) & _TOOLS
        floor = {"mop", "sweep"} & deeds_of(s) or "floor" in objects_of(s) | scenic
        if s.count == 1 and _CLEANS & deeds_of(s) and tools | ({"mop"} if floor else set()):
            for j, o in block.subjects("thing"):
                if {o.kind, o.attributes.get("word", "")} & (_TOOLS | {"floor"}):
                    block.done.add(j)
            _clean(block, i, s, "broom" in tools)
            return


def _clean(block: Blocking, i: int, s: Subject, dry: bool) -> None:
    floor = block.floor
    k = height_of(s.kind, s.attributes) / 1.7
    stand = before_camera(floor, -0.1, 0.2, 0.62)

    def foot(t: float) -> Vector:
        """Where the head of it is on the floor."""
        u = math.sin(math.tau * t / _PERIOD_S)
        x, y, _ = stand.point(0.62 + 0.10 * math.cos(0.9 * t), 0.42 * u, 0.0)
        return (x, y, floor.place.ground(x, y) + 0.02)

    def shaft(t: float) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
        """Its direction, from the floor up through both hands."""
        u = math.sin(math.tau * t / _PERIOD_S)
        top = np.array(stand.point(0.20 * k, 0.10 * u, 1.24 * k))
        way = top - np.array(foot(t))
        return way / np.linalg.norm(way)

    def hand(up: float) -> Reach:
        def at(t: float) -> Vector:
            x, y, z = (float(v) for v in np.array(foot(t)) + shaft(t) * up * k)
            return (x, y, z)

        def along(t: float) -> Vector:
            x, y, z = (float(v) for v in shaft(t))
            return (x, y, z)

        return Reach(at=at, along=along)

    hands = {"left": hand(0.88), "right": hand(1.18)}
    beat = Beat(action="stand", start=0.0, end=block.seconds, path=paths.hold(stand.at, stand.yaw), hands=hands)
    block.hands_full.add(i)
    block.actor(i, 0, block.score(i, 0, [beat], stand.at, stand.yaw, look_at=foot))

    def motion(t: float) -> Floats:
        turn = frame(shaft(t), np.array(stand.way(1.0, 0.0, 0.0)))
        return np.concatenate([turn, np.array(foot(t))[:, None]], 1).astype(np.float32)

    strokes = np.arange(_PERIOD_S / 4, block.until, _PERIOD_S / 2).tolist()
    cues = [touch("mop", "floor", t, foot(t), 0.8, 0.6, "cloth", floor.place.ground_material) for t in strokes]
    block.prop(PropPerformer(_tool(dry), motion, cues=cues, seconds=block.until))
    block.heading, block.still, block.widen = None, True, True
    block.look_yaw = floor.view_yaw


def _tool(dry: bool) -> Thing:
    """A handle along +x; at its foot strands of cotton, or straw."""
    wood = Material(texture=Texture.WOOD, roughness=0.5)
    cotton = Material(roughness=0.95)
    color = "#c8a050" if dry else "#e8e6dc"
    parts = [capsule((0.06, 0, 0), (_LONG_M, 0, 0), 0.014, 0.014, "#b8884e" if dry else "#3a6a9a", wood, 10, 2)]
    for n in range(9):
        a = math.tau * n / 9
        out = 0.13 if not dry else 0.09
        tip = (-0.01, out * math.cos(a), out * math.sin(a))
        parts.append(capsule((0.13, 0.02 * math.cos(a), 0.02 * math.sin(a)), tip, 0.022, 0.03, color, cotton, 7, 2))
    parts.append(lathe((0, 0, 0), [(0.001, 0.0), (0.002, 0.001)], color, cotton, 6))
    return thing_of("broom" if dry else "mop", parts, 0.9, "cloth")
