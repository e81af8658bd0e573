"""Meals at a counter or a table: bowls before those who eat, seats under them, a stall over them where one is named."""

import math
from dataclasses import replace

import numpy as np

from studio.project.scene import Subject
from studio.stage.director.blocking import Blocking, Spot
from studio.stage.director.company import seed_for
from studio.stage.director.deeds.benches import made
from studio.stage.director.deeds.fists import in_fist, stood
from studio.stage.director.deeds.said import doers, objects_of
from studio.stage.director.deeds.standing import Stand, always, shift
from studio.stage.mesh import Floats, Material, Mesh, Texture
from studio.stage.performer import Beat, Cue, Posed
from studio.stage.shapes import box, capsule, lathe
from studio.stage.things import resting
from studio.stage.things.thing import made as thing_of
from studio.stage.world import Lamp, Sprites, Vector

_STALLS = frozenset(["market_stall", "food_stall", "stall", "yatai", "ramen_stall"])
_DISHES = frozenset(["bowl", "ramen", "noodle", "noodles", "soup", "rice", "udon", "soba", "meal", "dinner", "lunch"])
_AT_TABLE = frozenset(["eat", "drink", "laugh", "talk", "sit", "stand", "look", "cry"])
COUNTER_M = 0.76
_SEAT_M = 0.48


def dining(block: Blocking) -> None:
    """Those who eat, or are at it over a meal, at a stall or with a dish named."""
    scenic = set(block.scene.surroundings)
    stall = bool(_STALLS & scenic)
    eaters = [
        (i, m, s)
        for i, s in doers(block)
        if s.action in _AT_TABLE and s.count <= 4
        for m in range(s.count)
        if (stall and s.action not in ("look", "stand")) or _DISHES & (objects_of(s) | {s.attributes.get("word", "")})
    ]
    named = any(_DISHES & objects_of(s) for _, _, s in eaters) or bool(_DISHES & scenic)
    if not eaters or len(eaters) > 4 or not (stall or named) or block.floor.place.indoor:
        return
    _at_counter(block, eaters, stall, named or stall)


def _at_counter(block: Blocking, eaters: list[tuple[int, int, Subject]], stall: bool, dish: bool) -> None:
    """On stools along the far side of a counter, so that faces and bowls are seen over it."""
    floor = block.floor
    n = len(eaters)
    along = floor.view_yaw - math.pi / 2  # to the picture's right
    middle = Stand(floor.at(0.0, 0.2), along)
    base = middle.at[2]
    if stall:
        stall_over(block, middle, n)
    else:
        wood = Material(texture=Texture.WOOD, roughness=0.5)
        _scenery(block, [
            box(middle.point(0.0, 0.0, COUNTER_M - 0.025), (0.9 * n + 0.5, 0.62, 0.05), "#8a6038", wood, along),
            box(middle.point(0.0, 0.0, COUNTER_M / 2), (0.9 * n, 0.10, COUNTER_M - 0.05), "#6d4526", wood, along),
        ])  # fmt: skip
    placed: list[Vector] = []
    for k, (i, m, s) in enumerate(eaters):
        ahead = (k - (n - 1) / 2) * 0.86
        at = middle.point(ahead, 0.62, _SEAT_M)
        turned = along - math.pi / 2
        # two at it turn to each other, and so to the camera
        turned += (0.55 if k < n / 2 else -0.55) if n > 1 else 0.35
        seat = made(block, "stool")
        block.prop(resting(seat, middle.point(ahead, 0.62, 0.0), turned, seconds=block.until))
        bowl = made(block, "bowl")
        place = middle.point(ahead + (0.06 if k < n / 2 else -0.06) * (n > 1), 0.20, COUNTER_M)
        if dish:
            block.prop(stood(bowl, place, along, scale=1.15, seconds=block.until))
            _served(block, place, 1.15, k)
        other = middle.point((n - 1) / 2 * 0.86 - k * 0.86, 0.60, 1.22) if n > 1 else (place[0], place[1], base + 0.9)
        placed.append(at)
        laughs = s.action in ("laugh", "talk")
        half = block.seconds * (0.42 if k % 2 else 0.62)
        first, second = ("eat", s.action) if k % 2 else (s.action, "eat")
        params = {"seated": 1.0, "table_height": COUNTER_M}
        beats = [Beat(action=s.action, start=0.0, end=block.seconds, params=params)]
        if laughs and dish:
            beats = [
                Beat(action=first, start=0.0, end=half, params=params),
                Beat(action=second, start=half, end=max(block.seconds, half + 0.1), params=params),
            ]
        mood = "happy" if laughs else s.attributes.get("mood", "")
        more: dict[str, object] = {"look_at": always(other)}
        if mood:
            more["mood"] = mood
        block.hands_full.add(i)
        who = block.actor(i, m, block.score(i, m, beats, at, turned, **more))
        if dish and any(beat.action == "eat" for beat in beats):
            sticks = made(block, "chopsticks")
            block.prop(
                in_fist(sticks, who, "right_hand", (0, 0, 0), (0, 0, 1), (1, 0, 0), level=False, seconds=block.until)
            )
    if block.scene.camera.shot_size in ("medium", "full") and not block.scene.dialogue:
        # from what stands on the counter up to what hangs over it
        middle_of = middle.point(0.0, 0.45, 1.36)
        block.leads = [Spot(middle_of, 0.66), *(Spot(shift(at, (0.0, 0.0, 0.6)), 0.3) for at in placed)]
    block.heading, block.still = None, True
    block.look_yaw = floor.view_yaw + 0.10


def _scenery(block: Blocking, meshes: list[Mesh], lamps: tuple[Lamp, ...] = ()) -> None:
    """What stands there for this deed, as part of the place."""
    place = block.floor.place
    block.floor.place = replace(place, scenery=(*place.scenery, *meshes), lamps=(*place.lamps, *lamps))


def stall_over(block: Blocking, middle: Stand, n: int) -> None:
    """A cart with a counter, posts, an awning with a fringe of short curtains, pots, and lanterns that burn."""
    long, yaw = 0.9 * n + 1.0, middle.yaw
    wood, paint = Material(texture=Texture.WOOD, roughness=0.55), Material(roughness=0.6)
    cloth = Material(texture=Texture.CLOTH, roughness=0.85, two_sided=True)
    out = [
        box(middle.point(0.0, 0.0, COUNTER_M - 0.025), (long, 0.62, 0.05), "#a87a48", wood, yaw),
        box(middle.point(0.0, -0.10, 0.38), (long - 0.1, 0.30, 0.68), "#7a4a2a", wood, yaw),
        box(middle.point(0.0, 0.42, 2.30), (long + 0.5, 2.1, 0.05), "#8a2c22", paint, yaw),
    ]
    for ahead in (-long / 2 + 0.04, long / 2 - 0.04):
        for left in (-0.28, 1.30):
            out.append(box(middle.point(ahead, left, 1.14), (0.07, 0.07, 2.28), "#5d3a20", wood, yaw))
    flaps = max(4, round(long / 0.42))
    for k in range(flaps):
        ahead = (k - (flaps - 1) / 2) * (long / flaps)
        red = "#b5312a" if k % 2 else "#a92b25"
        out.append(box(middle.point(ahead, 1.32, 1.98), (long / flaps - 0.03, 0.012, 0.52), red, cloth, yaw))
    steel = Material(texture=Texture.METAL, roughness=0.35)
    for k, ahead in enumerate((-long / 2 + 0.30, long / 2 - 0.28)):
        x, y, z = middle.point(ahead, -0.06, COUNTER_M)
        pot = "#b9bdc1" if k else "#3a3c40"
        out.append(lathe((x, y, z), [(0.15, 0.0), (0.155, 0.20), (0.13, 0.215), (0.02, 0.24)], pot, steel, 24))
    lamps: list[Lamp] = []
    lit = block.scene.time_of_day in ("night", "dusk", "dawn")
    for ahead in (-long / 2 - 0.10, long / 2 + 0.10):
        x, y, z = middle.point(ahead, 0.55, 1.78)
        paper = Material(roughness=0.8, emission=0.9 if lit else 0.0)
        shape = [(0.05, -0.2), (0.12, -0.16), (0.15, 0.0), (0.12, 0.16), (0.05, 0.2)]
        out.append(lathe((x, y, z), shape, "#d8402c", paper, 18))
        out.append(lathe((x, y, z), [(0.06, 0.2), (0.06, 0.23), (0.01, 0.24)], "#1d1a18", paint, 12))
        lamps.append(Lamp(position=(x, y, z), color=(1.0, 0.42, 0.2), power=1.8, range_m=5.0, halo=0.4))
    x, y, z = middle.point(0.0, 0.10, 2.15)
    lamps.append(Lamp(position=(x, y, z), color=(1.0, 0.78, 0.5), power=5.0, range_m=6.0, halo=0.2))
    _scenery(block, out, tuple(lamps) if lit else ())


def _served(block: Blocking, at: Vector, scale: float, k: int) -> None:
    """Soup with noodles, an egg and greens in the bowl, and its steam."""
    g = np.random.default_rng(seed_for(block.seed, "ramen", k))
    soup = Material(roughness=0.25)
    parts = [lathe((0, 0, 0.048), [(0.070, -0.004), (0.066, 0.0), (0.001, 0.001)], "#a8642a", soup, 24)]
    for _ in range(7):
        a, r = float(g.uniform(0, math.tau)), float(g.uniform(0.0, 0.035))
        x, y = r * math.cos(a), r * math.sin(a)
        b = a + 1.3
        end = (x + 0.03 * math.cos(b), y + 0.03 * math.sin(b), 0.052)
        parts.append(capsule((x, y, 0.051), end, 0.004, 0.004, "#ecd27a", soup, 6, 2))
    parts.append(capsule((0.03, 0.01, 0.048), (0.03, 0.012, 0.050), 0.018, 0.018, "#f6efdc", soup, 12, 3))
    parts.append(capsule((0.03, 0.01, 0.059), (0.03, 0.012, 0.060), 0.010, 0.010, "#f0a030", soup, 10, 3))
    parts.append(box((-0.03, 0.015, 0.053), (0.03, 0.02, 0.006), "#2f6a34", soup, 0.5))
    block.prop(stood(thing_of("soup", parts, 0.3, "water"), at, float(g.uniform(0, 6)), scale=scale))
    block.prop(Steam((at[0], at[1], at[2] + 0.08), seed_for(block.seed, "steam", k)))


class Steam:
    """A ``Performer``: what rises from something hot."""

    kind = "steam"
    meshes: tuple[Mesh, ...] = ()
    cues: tuple[Cue, ...] = ()

    def __init__(self, at: Vector, seed: int, wide_m: float = 0.05) -> None:
        g = np.random.default_rng(seed)
        self._at, n = np.array(at), 16
        self._phase, self._born = g.uniform(0, math.tau, n), g.uniform(0, 1, n)
        self._from = g.uniform(-wide_m, wide_m, (n, 2))

    def at(self, seconds: float) -> Posed:
        age = np.mod(self._born + seconds / 1.9, 1.0)
        drift = 0.05 * np.sin(3.1 * age + self._phase) * age
        offset = np.stack([self._from[:, 0] + drift, self._from[:, 1] + 0.6 * drift, 0.36 * age], 1)
        out: list[Sprites] = []
        for low, high, opacity in ((0.0, 0.33, 0.10), (0.33, 0.66, 0.07), (0.66, 1.0, 0.03)):
            seen = (age >= low) & (age < high)
            if seen.any():
                centers = (self._at + offset[seen]).astype(np.float32)
                radii = (0.022 + 0.05 * age[seen]).astype(np.float32)
                out.append(Sprites(centers=centers, radii=radii, color=(0.85, 0.86, 0.88), opacity=opacity))
        return Posed((), (), sprites=tuple(out))

    def focus(self, seconds: float) -> Vector:
        return (float(self._at[0]), float(self._at[1]), float(self._at[2]))

    def bounds(self, seconds: float) -> tuple[Vector, Vector]:
        x, y, z = self.focus(seconds)
        return (x - 0.05, y - 0.05, z), (x + 0.05, y + 0.05, z + 0.2)

    def socket(self, name: str, seconds: float) -> Floats:
        raise KeyError(name)
