"""In a hammock between two trees, and under a table where one hides."""

import math
from dataclasses import replace
from functools import partial

import numpy as np

from studio.project.scene import Subject
from studio.stage.acting import paths
from studio.stage.director.blocking import Blocking
from studio.stage.director.company import height_of
from studio.stage.director.deeds.benches import closer, made
from studio.stage.director.deeds.fists import stood
from studio.stage.director.deeds.said import deeds_of, doers, objects_of
from studio.stage.director.deeds.standing import Stand, always
from studio.stage.mesh import Material, Mesh, Texture
from studio.stage.performer import Beat, Reach
from studio.stage.shapes import rock, smooth, tube
from studio.stage.world import Vector

_LIES = frozenset(["lie", "sleep", "nap", "read", "rest", "relax", "sit", "doze", "swing", "lounge", "stand"])
_HIDES = frozenset(["hide", "cower", "crouch", "duck", "take_cover", "crawl", "shelter", "sneak", "huddle"])
_TABLES = frozenset(["table", "desk", "dining_table", "kitchen_table"])
_HAMMOCK_M = 0.62
"""How high its lowest point hangs."""


def lounging(block: Blocking) -> None:
    """Whoever lies in a hammock; whoever hides under a table."""
    scenic = set(block.scene.surroundings)
    for i, s in list(doers(block)):
        if ("hammock" in scenic or "hammock" in objects_of(s)) and s.count == 1 and _LIES & deeds_of(s):
            _in_hammock(block, i, s)
            return
        if _HIDES & deeds_of(s) and s.attributes.get("under", "") in _TABLES:
            _under(block, i, s)
            return


# ------------------------------------------------------------------------------------------------ a hammock


def _in_hammock(block: Blocking, i: int, s: Subject) -> None:
    floor = block.floor
    for j, o in block.subjects("thing"):
        if o.kind in ("bed", "palm_tree", "tree"):
            block.done.add(j)
    k = height_of(s.kind, s.attributes) / 1.7
    middle = Stand(floor.at(0.0, 0.3), floor.view_yaw + math.pi / 2 + 0.12)  # head to the left of the picture
    level = middle.at[2] + _HAMMOCK_M
    lies = middle.point(0.10 - 0.86 + 0.86 * k, 0.0, _HAMMOCK_M)
    action = "sleep" if s.action == "sleep" or {"nap", "doze"} & deeds_of(s) else "lie"
    hands: dict[str, Reach] = {}
    if "book" in objects_of(s) or s.action == "read":
        book = made(block, "book")
        held = middle.point(-0.30 * k, 0.0, _HAMMOCK_M + 0.50)
        block.prop(stood(book, held, middle.yaw + math.pi, seconds=block.until))
        hands = {side: Reach(at=always(middle.point(-0.30 * k, sign * 0.12, _HAMMOCK_M + 0.46)), shape="hold")
                 for side, sign in (("left", 1.0), ("right", -1.0))}  # fmt: skip
    beat = Beat(action=action, start=0.0, end=block.seconds, path=paths.hold(lies, middle.yaw), params={"side": 0.0},
                hands=hands)  # fmt: skip
    block.hands_full.add(i)
    score = block.score(i, 0, [beat], lies, middle.yaw, ground=partial(_level, level), ground_material="cloth")
    block.actor(i, 0, score)
    palms = {"palm_tree", "palm", "beach", "tropical", "island"} & {*block.scene.surroundings, block.scene.place}
    _hung(block, middle, bool(palms))
    block.heading, block.still, block.widen = None, True, False
    block.look_yaw = floor.view_yaw
    closer(block, middle.point(0.0, 0.0, _HAMMOCK_M - 0.02), 1.0)


def _level(z: float, _x: float, _y: float) -> float:
    return z


def _hung(block: Blocking, middle: Stand, palms: bool) -> None:
    """Cloth that hangs through, its edges drawn up, ropes from its ends, the trees they are tied to."""
    cloth = Material(texture=Texture.CLOTH, roughness=0.95, two_sided=True, a=1.0)
    rows, columns = 21, 9
    u, v = np.meshgrid(np.linspace(-1.0, 1.0, rows), np.linspace(-1.0, 1.0, columns), indexing="ij")
    wide = 0.42 * (1.0 - 0.72 * np.abs(u) ** 2.6)
    ahead = 1.12 * u
    up = _HAMMOCK_M - 0.10 + 0.16 * np.abs(u) ** 2.2 + 0.40 * np.abs(u) ** 8 + (0.20 - 0.06 * u**2) * v**2
    flat = np.stack([ahead, wide * v, up], -1).reshape(-1, 3)
    points = np.array([middle.point(*(float(c) for c in p)) for p in flat])
    a = (np.arange(rows - 1)[:, None] * columns + np.arange(columns - 1)[None]).ravel()
    faces = np.concatenate([np.stack([a, a + columns, a + columns + 1], 1), np.stack([a, a + columns + 1, a + 1], 1)])
    parts: list[Mesh] = [smooth(points, faces, "#d9542f", cloth)]
    rope = Material(roughness=0.9)
    for sign in (1.0, -1.0):
        tie = middle.point(sign * 1.92, 0.0, 1.42)
        for n in range(5):
            end = middle.point(sign * 1.12, 0.05 * (n - 2), _HAMMOCK_M + 0.46 + 0.01 * abs(n - 2))
            parts.append(tube([end, tie], [0.007, 0.007], "#e8dcc0", rope, 5))
        parts += _tree(block, middle.point(sign * 2.02, 0.0, 0.0), sign, palms)
    place = block.floor.place
    block.floor.place = replace(place, scenery=(*place.scenery, *parts))


def _tree(block: Blocking, foot: Vector, sign: float, palm: bool) -> list[Mesh]:
    g = np.random.default_rng(block.seed + (5 if sign > 0 else 9))
    bark = Material(texture=Texture.BARK, roughness=0.95, scale=4.0)
    x, y, z = foot
    lean = float(g.uniform(0.05, 0.22))
    right = block.floor.right
    high = 4.2 if palm else 3.6
    spine = [(x + right[0] * lean * u * u * sign * -2, y + right[1] * lean * u * u * sign * -2, z - 0.1 + high * u)
             for u in (0.0, 0.3, 0.6, 0.85, 1.0)]  # fmt: skip
    parts = [tube(spine, [0.15, 0.125, 0.11, 0.10, 0.09], "#8a6a48" if palm else "#5d4632", bark, 12)]
    tx, ty, tz = spine[-1]
    leaf = Material(texture=Texture.LEAVES, roughness=0.8, two_sided=True)
    if not palm:
        for n in range(7):
            a = n * 0.9
            at = (tx + 0.75 * math.cos(a) * (n > 0), ty + 0.75 * math.sin(a) * (n > 0), tz + 0.25 * (n % 3) + 0.1)
            parts.append(rock(at, (0.85, 0.85, 0.6), ("#4c7a34", "#5b8a3c", "#406a2e")[n % 3], leaf, n, 2, 0.35))
        return parts
    for n in range(11):
        a, long = n * math.tau / 11 + float(g.uniform(-0.2, 0.2)), float(g.uniform(1.5, 1.9))
        u = np.linspace(0.0, 1.0, 7)
        out, drop = long * u, 0.55 * u - 1.5 * u**2.2
        mid = np.stack([tx + out * math.cos(a), ty + out * math.sin(a), tz + drop], 1)
        aside = np.array([-math.sin(a), math.cos(a), 0.0]) * (0.30 * np.sin(np.pi * (0.12 + 0.88 * u)))[:, None]
        down = np.array([0.0, 0.0, -0.16]) * np.sin(np.pi * u)[:, None]
        points = np.concatenate([mid - aside + down, mid, mid + aside + down])
        b = np.arange(6)
        faces = np.concatenate([np.stack([b + s, b + s + 1, b + s + 8], 1) for s in (0, 7)]
                               + [np.stack([b + s, b + s + 8, b + s + 7], 1) for s in (0, 7)])  # fmt: skip
        parts.append(smooth(points, faces, ("#4f8a3a", "#3f7a34", "#63993f")[n % 3], leaf))
    return parts


# ------------------------------------------------------------------------------------------------ under a table


def _under(block: Blocking, i: int, s: Subject) -> None:
    """On hands and knees under a long table, looking out."""
    floor = block.floor
    for j, o in block.subjects("thing"):
        if o.kind in _TABLES:
            block.done.add(j)
    k = height_of(s.kind, s.attributes) / 1.7
    scale = 1.26 if k < 0.9 else 1.45
    table = made(block, "table")
    at = floor.at(0.0, 0.45)
    block.prop(stood(table, at, floor.view_yaw - math.pi / 2, scale=scale, seconds=block.until))
    n = min(s.count, 3)
    for m in range(n):
        aside = (m - (n - 1) / 2) * 0.46
        place = floor.at(aside, 0.62 * k + 0.30)
        yaw = floor.facing_camera + 0.25 * (m - (n - 1) / 2) + 0.12
        beat = Beat(action="crawl", start=0.0, end=block.seconds, path=paths.hold(place, yaw))
        eyes = floor.at(2.0 * aside + 0.5 * math.sin(m), -3.0, 0.55)
        mood = s.attributes.get("mood", "") or "afraid"
        score = block.score(i, m, [beat], place, yaw, look_at=always(eyes), mood=mood)
        block.actor(i, m, score)
    block.heading, block.still, block.widen = None, True, True
    block.look_yaw = floor.view_yaw
    closer(block, floor.at(0.0, 0.35, 0.12), 0.62)
