"""What is there to be looked at: fireworks over those who watch, a goldfish in its bowl, bees about their hive."""

import math

import numpy as np

from studio.stage.acting import paths
from studio.stage.director.blocking import Blocking, Spot
from studio.stage.director.company import seed_for
from studio.stage.director.deeds.benches import closer, made
from studio.stage.director.deeds.fists import stood
from studio.stage.director.deeds.said import deeds_of, doers, named
from studio.stage.director.deeds.standing import always
from studio.stage.mesh import Floats, Material, Mesh, Texture
from studio.stage.performer import Beat, Cue, Path, Posed
from studio.stage.shapes import ball, box, lathe, rock
from studio.stage.things import Thing, resting
from studio.stage.things.thing import made as thing_of
from studio.stage.world import Sprites, Vector

_WATCHES = frozenset(["look", "watch", "look_up", "see", "admire", "gaze", "stare", "stand", "sit", "kiss", "cheer"])
_WIDE = ("full", "wide", "extreme_wide", "medium")
_BOWLS = frozenset(["fishbowl", "fish_bowl", "goldfish_bowl", "aquarium", "fish_tank", "金魚鉢", "水槽"])
_HIVES = frozenset(["beehive", "hive", "apiary", "bee_hive", "巣箱"])
_WET = frozenset(["sea", "lake", "river", "underwater", "space"])
_BOWL_M = 0.155


def beholding(block: Blocking) -> None:
    """Fireworks and who watches them, goldfish in bowls, bees at their hive."""
    _fireworks(block)
    _goldfish(block)
    _bees(block)


# ------------------------------------------------------------------------------------------------ fireworks


def _fireworks(block: Blocking) -> None:
    """Those who watch stand with their backs to the camera low in the picture; it bursts over them."""
    found = named(block, "fireworks", "firework")
    scene = block.scene
    if found is None or block.floor.place.indoor or scene.camera.shot_size not in _WIDE or scene.dialogue:
        return
    watchers = [(i, m, s) for i, s in doers(block) if s.count <= 6 for m in range(s.count) if _WATCHES & deeds_of(s)]
    if not watchers or len(watchers) != sum(s.count for _, s in doers(block)) or len(watchers) > 6:
        return
    floor = block.floor
    n = len(watchers)
    apart = 0.56 if n == 2 else 0.78
    for k, (i, m, s) in enumerate(watchers):
        right = (k - (n - 1) / 2) * apart
        at = floor.at(right, 0.06 * (k % 2))
        yaw = floor.view_yaw + 0.10 * (right < 0) - 0.10 * (right > 0)
        action = s.action if s.action in ("point", "wave", "clap") else "stand"
        beat = Beat(action=action, start=0.0, end=block.seconds, path=paths.hold(at, yaw))
        up = floor.at(0.3 * right, 40.0, 12.0)
        block.actor(i, m, block.score(i, m, [beat], at, yaw, look_at=always(up), mood="happy"))
    for k, aside in enumerate((-11.0, 10.0, 1.0)):
        seed = seed_for(block.seed, "fireworks", k)
        thing = block.company.thing("fireworks", {}, seed=seed, style=scene.style)
        x, y, z = floor.at(0.0, 0.0)
        ahead = 58.0 + 4.0 * k
        x += floor.forward[0] * ahead + floor.right[0] * aside
        y += floor.forward[1] * ahead + floor.right[1] * aside
        performer = resting(thing, (x, y, z - 5.5 + 2.0 * (k % 2)), floor.facing_camera, seconds=block.until)
        if k == 0:
            block.add(found[0], performer, lead=False)
        else:
            block.prop(performer)
    block.leads.append(Spot(floor.at(0.0, 1.2, 4.3), 0.2))
    block.heading, block.still, block.widen = None, True, True
    block.look_yaw = floor.view_yaw


# ------------------------------------------------------------------------------------------------ a goldfish


def _goldfish(block: Blocking) -> None:
    """Round and round in a bowl of water on a table."""
    fish = next(((i, s) for i, s in block.subjects("animal") if s.kind in ("goldfish", "fish")), None)
    words = _BOWLS & set(block.scene.surroundings)
    if fish is None or not words or block.scene.place in _WET:
        return
    i, s = fish
    floor = block.floor
    for j, o in block.subjects("thing"):
        if o.kind in ("bowl", "table", "glass", "vase"):
            block.done.add(j)
    mark = floor.place.marks.get("table")
    if mark is None:
        table = made(block, "table")
        at = floor.at(0.0, 0.2)
        block.prop(resting(table, at, floor.view_yaw - math.pi / 2, seconds=block.until))
        at = (at[0], at[1], at[2] + float(table.sockets["top"][2, 3]) + 0.002)
    else:
        x, y, z = mark.position
        at = (x, y, z + 0.002)
    block.prop(stood(_bowl(), at, seconds=block.until))
    n = min(s.count, 4)
    for m in range(n):
        path = _rounds(at, m, n)
        beat = Beat(action="swim", start=0.0, end=block.seconds, path=path)
        block.actor(i, m, block.score(i, m, [beat], path(0.0)[0], path(0.0)[1], ground=None), lead=False)
    block.leads.append(Spot((at[0], at[1], at[2] + _BOWL_M), _BOWL_M))
    block.heading, block.still, block.widen = None, True, False
    block.look_yaw = floor.view_yaw
    closer(block, (at[0], at[1], at[2] + _BOWL_M - 0.34), 0.23)


def _rounds(at: Vector, m: int, n: int) -> Path:
    def path(t: float) -> tuple[Vector, float]:
        a = 1.15 * t + math.tau * m / n
        r = 0.055
        z = at[2] + _BOWL_M + 0.01 + 0.018 * math.sin(0.9 * t + 2.0 * m)
        return (at[0] + r * math.cos(a), at[1] + r * math.sin(a), z), a + math.pi / 2

    return path


def _bowl() -> Thing:
    """A ball of glass open at its top, water up to its shoulder, pebbles and a weed."""
    r = _BOWL_M
    glass = Material(texture=Texture.GLASS, roughness=0.05, a=0.03)
    water = Material(texture=Texture.GLASS, roughness=0.05, a=0.05)
    angles = np.linspace(-1.25, 0.98, 16)
    shell = [(0.001, r + r * math.sin(-1.25)), *((r * math.cos(a), r + r * math.sin(a)) for a in angles)]
    rim = shell[-1]
    shell.append((rim[0] + 0.012, rim[1] + 0.008))
    inner, low = 0.965 * r, 0.012 + r + r * math.sin(-1.25)
    fill = [(0.001, low), *((inner * math.cos(a), r + inner * math.sin(a)) for a in np.linspace(-1.22, 0.42, 12))]
    top = fill[-1]
    parts: list[Mesh] = [
        lathe((0, 0, 0), [*fill, (0.001, top[1])], "#a9d6e6", water, 28),
        lathe((0, 0, 0), shell, "#e4f1f4", glass, 32),
        lathe((0, 0, 0), [(0.001, 0.0), (0.06, 0.0), (0.062, 0.010), (0.001, 0.012)], "#d7e6ea", glass, 24),
    ]
    g = np.random.default_rng(3)
    for n in range(26):
        a, d = float(g.uniform(0, 6.28)), 0.075 * math.sqrt(float(g.uniform()))
        parts.append(ball((d * math.cos(a), d * math.sin(a), 0.024 + 0.3 * d * d * 10), 0.009,
                          ("#d8c49a", "#8f9aa2", "#c98f6a")[n % 3], Material(roughness=0.6), 1))  # fmt: skip
    leaf = Material(texture=Texture.LEAVES, roughness=0.7, two_sided=True)
    for n in range(4):
        at = (0.04 - 0.01 * n, 0.05 + 0.006 * n, 0.06 + 0.035 * n)
        parts.append(rock(at, (0.012, 0.02, 0.022), "#3f8a4a", leaf, n, 1, 0.3))
    return thing_of("fishbowl", parts, 4.0, "glass")


# ------------------------------------------------------------------------------------------------ bees


def _bees(block: Blocking) -> None:
    """A hive of boxes on legs, bees on their rounds before it, more of them about it."""
    scenic = _HIVES & (set(block.scene.surroundings) | {v for _, s in block.subjects() for v in s.attributes.values()})
    bees = next(((i, s) for i, s in block.subjects("animal") if s.kind == "bee"), None)
    if not scenic or block.floor.place.indoor or block.scene.place in _WET:
        return
    floor = block.floor
    beside = 0.0 if not any(True for _ in doers(block)) else 1.15
    at = floor.at(beside, 0.5)
    block.prop(stood(_hive(), at, floor.facing_camera + 0.3, seconds=block.until), lead=True)
    block.prop(_Swarm((at[0], at[1], at[2] + 0.62), seed_for(block.seed, "swarm"), block.until))
    if bees is not None:
        i, s = bees
        for m in range(min(max(s.count, 1), 8)):
            path = _round_the_hive(block, at, m)
            beat = Beat(action="fly", start=0.0, end=block.seconds, path=path)
            block.actor(i, m, block.score(i, m, [beat], *path(0.0), ground=None), lead=False)
    if beside == 0.0:
        block.heading, block.still, block.widen = None, True, False
        block.look_yaw = floor.view_yaw
        closer(block, (at[0], at[1], at[2] + 0.22), 0.50)


def _round_the_hive(block: Blocking, at: Vector, m: int) -> Path:
    toward = block.floor.facing_camera
    phase = 1.7 * m

    def place(t: float) -> Vector:
        a = toward + 1.1 * math.sin(1.1 * t + phase)
        r = 0.42 + 0.14 * math.sin(1.9 * t + 2.0 * phase)
        up = 0.66 + 0.20 * math.sin(1.5 * t + 3.0 * phase)
        return (at[0] + r * math.cos(a), at[1] + r * math.sin(a), at[2] + up)

    def path(t: float) -> tuple[Vector, float]:
        p, q = place(t), place(t + 0.02)
        return p, math.atan2(q[1] - p[1], q[0] - p[0])

    return path


def _hive() -> Thing:
    """Three boxes, a lid, a landing board; it faces +x."""
    paint, tin = Material(texture=Texture.WOOD, roughness=0.7), Material(texture=Texture.METAL, roughness=0.4)
    parts = [box((0.17 * x, 0.19 * y, 0.12), (0.05, 0.05, 0.24), "#7a5a3a", paint) for x in (1, -1) for y in (1, -1)]
    for n, tint in enumerate(("#f1e6c8", "#9fc4d8", "#f0d27a")):
        parts.append(box((0, 0, 0.35 + 0.22 * n), (0.42, 0.48, 0.215), tint, paint))
        parts.append(box((0.215, 0, 0.39 + 0.22 * n), (0.012, 0.12, 0.03), "#6a5238", paint))
    parts += [
        box((0, 0, 0.92), (0.48, 0.54, 0.05), "#c4c9cc", tin),
        box((0.28, 0, 0.235), (0.18, 0.40, 0.02), "#8a6a48", paint),
        box((0.212, 0, 0.262), (0.01, 0.30, 0.022), "#1a1410", paint),
    ]
    return thing_of("beehive", parts, 40.0, "wood")


class _Swarm:
    """A ``Performer``: as many bees as nobody counts, to and fro about a hive."""

    kind = "swarm"
    meshes: tuple[Mesh, ...] = ()

    def __init__(self, at: Vector, seed: int, until: float) -> None:
        g = np.random.default_rng(seed)
        n = 44
        self._at = np.array(at)
        self._rate, self._phase = g.uniform(1.2, 3.6, (n, 3)), g.uniform(0, math.tau, (n, 3))
        self._reach = g.uniform(0.12, 0.72, (n, 1)) * np.array([1.0, 1.0, 0.62])
        self.cues = (
            Cue(kind="loop", seconds=0.0, until=until, position=at, subject="bee", other="wings", mass_kg=0.0002),
        )

    def at(self, seconds: float) -> Posed:
        wave = np.sin(self._rate * seconds + self._phase) + 0.35 * np.sin(2.7 * self._rate * seconds + 2 * self._phase)
        centers = (self._at + self._reach * wave).astype(np.float32)
        dark = Sprites(centers=centers, radii=np.full(len(centers), 0.013, np.float32), color=(0.10, 0.06, 0.01),
                       opacity=0.95)  # fmt: skip
        gold = Sprites(centers=centers + np.float32(0.005), radii=np.full(len(centers), 0.010, np.float32),
                       color=(0.72, 0.42, 0.04), opacity=0.95)  # fmt: skip
        return Posed((), (), sprites=(dark, gold))

    def focus(self, seconds: float) -> Vector:
        return (float(self._at[0]), float(self._at[1]), float(self._at[2]))

    def bounds(self, seconds: float) -> tuple[Vector, Vector]:
        at = self.focus(seconds)
        return at, at

    def socket(self, name: str, seconds: float) -> Floats:
        raise KeyError(name)
