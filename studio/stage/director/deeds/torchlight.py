"""A flashlight in the hand: its beam goes ahead into the dark and is led to and fro."""

import math

import numpy as np

from studio.project.scene import Subject
from studio.stage.acting import paths
from studio.stage.director.blocking import TRAVELS, Blocking, travel
from studio.stage.director.company import height_of
from studio.stage.director.deeds.fists import frame
from studio.stage.director.deeds.said import doers
from studio.stage.director.deeds.standing import Stand, before_camera
from studio.stage.director.floor import Floor
from studio.stage.mesh import Floats, Material, Mesh, Texture, srgb
from studio.stage.performer import Beat, Path, Reach
from studio.stage.shapes import lathe
from studio.stage.things import PropPerformer, Thing
from studio.stage.things.thing import Life
from studio.stage.things.thing import made as thing_of
from studio.stage.world import Lamp, Vector

FLASHLIGHTS = frozenset(["flashlight", "torch_light", "searchlight", "penlight", "懐中電灯", "head_lamp"])
_SEARCHES = frozenset(["explore", "search", "creep", "sneak", "investigate", "wander", "patrol", "prowl"])
_BEAM_M = 7.0


def torchlight(block: Blocking) -> None:
    """Whoever has a flashlight in the hand."""
    for i, s in list(doers(block)):
        words = {s.attributes.get("holding", ""), s.attributes.get("holding_word", "")}
        if s.count == 1 and FLASHLIGHTS & words and s.action in TRAVELS | {"stand": 1.0, "look": 1.0, "talk": 1.0}:
            _light(block, i, s)


def _light(block: Blocking, i: int, s: Subject) -> None:
    floor = block.floor
    k = height_of(s.kind, s.attributes) / 1.7
    said = set(s.attributes.get("deed", "").split(", "))
    goes = s.action if s.action in TRAVELS else "walk" if said & _SEARCHES else ""
    path: Path
    if goes:
        path, yaw = travel(block, s, goes, 0.0)
    else:
        stand = before_camera(floor, 0.0, 0.0, 0.75)
        path, yaw = paths.hold(stand.at, stand.yaw), stand.yaw

    def here(t: float) -> Stand:
        at, turned = path(t)
        return Stand(at, turned)

    def way(t: float) -> Vector:
        return here(t).way(1.0, 0.16 + 0.34 * math.sin(1.25 * t), -0.13 + 0.08 * math.sin(0.8 * t + 1.0))

    def hand(t: float) -> Vector:
        return here(t).point(0.40 * k, -0.18 * k + 0.05 * math.sin(1.25 * t), 1.16 * k)

    def lit(t: float) -> Vector:
        x, y, z = hand(t)
        a, b, c = way(t)
        return (x + 4.0 * a, y + 4.0 * b, z + 4.0 * c)

    hands = {"right": Reach(at=hand, along=way, knuckles=lambda t: here(t).way(0.0, 0.5, -0.9))}
    block.hands_full.add(i)
    beat = Beat(action=goes or s.action, start=0.0, end=block.seconds, path=path, hands=hands)
    more: dict[str, object] = {} if block.lines_of(i) else {"look_at": lit}
    if "mood" not in s.attributes and not block.lines_of(i):
        more["mood"] = "afraid" if block.scene.style in ("horror",) else "neutral"
    who = block.actor(i, 0, block.score(i, 0, [beat], path(0.0)[0], path(0.0)[1], **more))
    light = flashlight(_dark(floor, block))

    def motion(t: float) -> Floats:
        """In the fist, but pointed where it is meant to shine: no wrist bends so far."""
        turn = frame(np.array(way(t)), np.array([0.0, 0.0, 1.0]))[:, [1, 2, 0]]
        return np.concatenate([turn, who.socket("right_hand", t)[:, 3:4]], 1).astype(np.float32)

    block.prop(PropPerformer(light, motion, seconds=block.until))
    block.heading = yaw
    block.still = not goes


def _dark(floor: Floor, block: Blocking) -> bool:
    return floor.place.indoor or block.scene.time_of_day in ("night", "dusk", "dawn")


def flashlight(dark: bool = True) -> Thing:
    """Along z from the fist, its lens ahead; what it sends out is seen in the air where it is dark."""
    metal = Material(texture=Texture.METAL, roughness=0.35)
    body = lathe((0, 0, 0), [(0.001, -0.10), (0.019, -0.10), (0.019, 0.07), (0.031, 0.10), (0.031, 0.125)], "#26292d",
                 metal, 18)  # fmt: skip
    lens = lathe((0, 0, 0), [(0.029, 0.122), (0.012, 0.126), (0.001, 0.127)], "#fff6dc", Material(emission=9.0), 18)
    if not dark:
        return thing_of("flashlight", [body, lens], 0.3, "metal")
    lamp = Lamp(position=(0.0, 0.0, 0.16), color=(1.0, 0.93, 0.78), power=60.0, range_m=18.0, kind="spot",
                direction=(0.0, 0.0, 1.0), cone=(0.965, 0.88), halo=0.5)  # fmt: skip
    beam = _beam()
    shape = ((beam.positions, beam.normals),)
    life = Life(meshes=(beam,), shape=lambda t: shape, lamps=lambda t: (lamp,))
    small = ((-0.04, -0.04, -0.1), (0.04, 0.04, 0.13))
    return thing_of("flashlight", [body, lens], 0.3, "metal", life=life, extent=small)


def _beam() -> Mesh:
    """Lit air, fainter the farther."""
    rings, sides = 9, 20
    u = np.linspace(0.0, 1.0, rings)
    a = np.linspace(0.0, math.tau, sides, endpoint=False)
    r = 0.028 + 0.95 * u
    points = np.stack([
        np.outer(r, np.cos(a)), np.outer(r, np.sin(a)), np.broadcast_to((0.13 + _BEAM_M * u)[:, None], (rings, sides)),
    ], -1).reshape(-1, 3)  # fmt: skip
    normals = np.stack([np.tile(np.cos(a), rings), np.tile(np.sin(a), rings), np.zeros(rings * sides)], 1)
    i = np.arange(rings * sides).reshape(rings, sides)
    j = np.roll(i, -1, 1)
    faces = np.concatenate([
        np.stack([i[:-1].ravel(), j[:-1].ravel(), j[1:].ravel()], 1),
        np.stack([i[:-1].ravel(), j[1:].ravel(), i[1:].ravel()], 1),
    ]).astype(np.int32)  # fmt: skip
    fade = np.repeat((1.0 - u) ** 2, sides)[:, None]
    colors = (srgb("#fff0cf") * fade).astype(np.float32)
    air = Material(texture=Texture.GLASS, a=0.0, emission=0.35, two_sided=True, roughness=1.0)
    return Mesh(points.astype(np.float32), normals.astype(np.float32), colors, faces, air, casts_shadow=False, ink=0.0)
