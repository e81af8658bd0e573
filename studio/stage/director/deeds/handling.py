"""Everyday handiwork: hammer, type, water flowers, brush, blow bubbles, throw a paper plane, pull a sled."""

import math
from dataclasses import replace

import numpy as np

from studio.project.scene import Subject
from studio.stage.acting import paths
from studio.stage.director.blocking import Blocking, Spot, travel
from studio.stage.director.company import height_of, seed_for
from studio.stage.director.deeds.benches import bench, made, seat
from studio.stage.director.deeds.cooking import eyes_on, over_table, worker
from studio.stage.director.deeds.fists import in_fist, placed, stood, touch
from studio.stage.director.deeds.lines import Strands, Stream, sagging
from studio.stage.director.deeds.said import deeds_of, doers, named, objects_of
from studio.stage.director.deeds.standing import Stand, always, before_camera, ease, shift
from studio.stage.mesh import Floats, Material, Texture
from studio.stage.performer import Beat, Cue, Path, Reach
from studio.stage.shapes import box, capsule, faceted, lathe, torus, tube
from studio.stage.things import PropPerformer, Thing
from studio.stage.things.thing import made as thing_of
from studio.stage.world import Vector


def handling(block: Blocking) -> None:
    """Whoever does some handiwork with a thing that belongs to it."""
    for i, s in list(doers(block)):
        if s.count > 1:
            continue
        said, things = deeds_of(s), objects_of(s)
        near = {o.kind for _, o in block.subjects("thing", "vehicle")} | {
            o.attributes.get("word", "") for _, o in block.subjects("thing", "vehicle")
        }  # fmt: skip
        scenic = set(block.scene.surroundings)
        words = things | near
        if "hammer" in said or ("hammer" in things and said & {"hit", "strike", "pound", "fight", "push"}):
            _hammer(block, i, s)
        elif said & {"type", "write", "work", "program", "code"} and (things | near | scenic) & {
            "laptop", "computer", "keyboard", "notebook_computer"
        }:  # fmt: skip
            _type(block, i, s)
        elif "water" in said and (words & _PLANTS or block.scene.place in ("garden", "park", "farmland")):
            _water(block, i, s)
        elif said & {"brush", "brush_teeth"} and not things & {"horse", "dog", "cat"}:
            _brush(block, i, s)
        elif words & {"bubble", "bubbles"} and said & {"blow", "stand", "blow_up", "play_instrument", "float"}:
            _bubbles(block, i, s)
        elif "paper_plane" in words and said & {"throw", "fly", "let_fly", "launch", "toss"}:
            _launch(block, i, s)
        elif said & {"pull", "drag", "tow"} and words & _DRAGGED:
            _drag(block, i, s, frozenset(words))


_PLANTS = frozenset(["flower", "flowers", "plant", "potted_plant", "rose", "tulip", "sunflower", "garden", "bush"])
_DRAGGED = frozenset(["sled", "box", "cart", "wagon", "suitcase", "log", "boat", "crate", "barrel"])


def _gone(block: Blocking, *kinds: str) -> None:
    """What a deed brings itself is no subject any more."""
    for j, o in block.subjects("thing", "vehicle"):
        if o.kind in kinds or o.attributes.get("word", "") in kinds:
            block.done.add(j)


def _hammer(block: Blocking, i: int, s: Subject) -> None:
    """Stroke by stroke a nail goes into a plank on the table."""
    _gone(block, "box", "nail", "hammer")
    table = bench(block, own=True)
    steel = Material(roughness=0.35)
    nail = thing_of("nail", [
        capsule((0, 0, -0.05), (0, 0, 0.05), 0.0028, 0.0028, "#a9adb2", steel, 8, 2),
        lathe((0, 0, 0.050), [(0.0075, 0.0), (0.0075, 0.003), (0.001, 0.0035)], "#b9bdc2", steel, 12),
    ], 0.01, "metal")  # fmt: skip
    wood = Material(texture=Texture.WOOD, roughness=0.6)
    plank = thing_of("plank", [box((0, 0, 0.0225), (0.62, 0.13, 0.045), "#c0935f", wood)], 1.0, "wood")
    lies = table.on(0.14, 0.02)
    block.prop(stood(plank, lies, table.worker.yaw + math.pi / 2, seconds=block.until))
    high = lies[2] + 0.045
    period, first = 0.95, 0.75
    strikes = [first + period * k for k in range(int((block.until - first) / period) + 1)]

    def sunk(t: float) -> float:
        return 0.075 * min(sum(ease(u - 0.01, u + 0.02, t) for u in strikes) / 6.0, 1.0)

    def lift(t: float) -> float:
        u = ((t - first) / period) % 1.0
        up = math.sin(0.5 * math.pi * min(u / 0.55, 1.0)) if u < 0.55 else math.cos(0.5 * math.pi * (u - 0.55) / 0.45)
        return max(up, 0.0) if t > first - period else 0.5

    scale = 0.42
    long = 0.60 * scale

    def tilt(t: float) -> float:
        return 0.85 * lift(t)

    def along(t: float) -> Vector:
        a = tilt(t)
        return table.worker.way(math.cos(a), 0.0, math.sin(a))

    def hand(t: float) -> Vector:
        a = tilt(t)
        top = high + 0.055 - sunk(t) + 0.10 * scale
        nail_at = table.on(0.14, 0.02)
        x, y, _ = shift(nail_at, table.worker.way(-long * 0.97 - 0.02 * math.sin(a), 0.0, 0.0))
        return (x, y, top + 0.16 * lift(t))

    hands = {
        "right": Reach(at=hand, along=along, knuckles=lambda t: table.worker.way(0.0, 0.0, -1.0)),
        "left": Reach(at=lambda t: table.on(0.12, 0.17, 0.07), shape="cup", share=lambda t: 0.95),
    }
    who = worker(block, i, s, table.worker, hands, look_at=always(eyes_on(table, 0.02)))
    tool = made(block, "hammer")
    cues = [touch("hammer", "nail", t, lies, 3.5, 0.5, "metal", "metal") for t in strikes if t < block.until]
    block.prop(in_fist(tool, who, "right_hand", (0, 0, 0), (0, 0, 1), (0, 1, 0), scale=scale, cues=cues,
                       seconds=block.until))  # fmt: skip
    foot = (lies[0], lies[1])

    def nail_at(t: float) -> Floats:
        return placed((foot[0], foot[1], high + 0.035 - sunk(t)), 0.0)

    block.prop(PropPerformer(nail, nail_at, seconds=block.until))
    over_table(block, 0.55)


def _type(block: Blocking, i: int, s: Subject) -> None:
    """Seated before the machine, fingers going up and down over its keys."""
    _gone(block, "laptop", "computer", "keyboard")
    table = bench(block, seated=True, own=True, forward=-0.1)
    yaw = table.worker.yaw
    stand = replace(table.worker, at=table.worker.point(-0.10, 0.0, 0.0))
    _, high = seat(block, stand)
    machine = made(block, "laptop")
    lies = table.on(0.24, 0.0)
    block.prop(stood(machine, lies, yaw, seconds=block.until))
    keys = table.on(0.14, 0.0, 0.055)
    g = np.random.default_rng(seed_for(block.seed, "keys"))
    rhythm = g.uniform(0, math.tau, 4)

    def hand(side: int) -> Reach:
        sign = 1.0 if side == 0 else -1.0

        def at(t: float) -> Vector:
            tap = max(0.0, math.sin(math.tau * 3.1 * t + float(rhythm[side]))) * 0.014
            drift = 0.028 * math.sin(0.9 * t + float(rhythm[side + 2]))
            return shift(keys, table.worker.way(0.0, sign * 0.085 + drift, 0.012 + tap))

        return Reach(at=at, shape="cup")

    params = {"seated": 1.0, "seat_height": high}
    beat = Beat(action="sit", start=0.0, end=block.seconds, path=paths.hold(stand.at, yaw), params=params,
                hands={"left": hand(0), "right": hand(1)})  # fmt: skip
    screen = table.on(0.42, 0.0, 0.16)
    block.hands_full.add(i)
    block.actor(i, 0, block.score(i, 0, [beat], stand.at, yaw, look_at=always(screen)))
    clicks = np.sort(g.uniform(0.3, max(block.until, 0.5), int(5 * block.until)))
    cues = tuple(touch("finger", "key", float(t), keys, 0.35, 0.02, "flesh", "plastic") for t in clicks)
    block.prop(_Heard(cues, keys))
    block.heading, block.still = None, True
    block.look_yaw = block.floor.view_yaw + 0.95


class _Heard(PropPerformer):
    """Nothing to be seen: what is heard at a point."""

    def __init__(self, cues: tuple[Cue, ...], at: Vector) -> None:
        dot = capsule(at, shift(at, (0.0, 0.0, 0.001)), 0.0004, 0.0004, "#101010", Material(), 3, 1)
        speck = thing_of("key", [dot], 0.01, "plastic")
        super().__init__(speck, lambda _: np.eye(3, 4, dtype=np.float32), cues=cues)


def watering_can() -> Thing:
    """A can with a handle over its top and a long spout that ends in a rose, along +x."""
    tin = Material(roughness=0.4)
    body = lathe((0, 0, 0), [(0.01, 0.0), (0.10, 0.0), (0.10, 0.17), (0.085, 0.19), (0.06, 0.19)], "#3f7d5a", tin, 24)
    spout = tube([[0.085, 0, 0.05], [0.20, 0, 0.13], [0.31, 0, 0.235]], [0.022, 0.015, 0.012], "#3f7d5a", tin, 10)
    rose = capsule((0.31, 0, 0.235), (0.335, 0, 0.255), 0.020, 0.038, "#c9a64a", tin, 14, 3)
    grip = tube([[-0.10, 0, 0.07], [-0.13, 0, 0.19], [-0.06, 0, 0.285], [0.05, 0, 0.265], [0.075, 0, 0.19]],
                [0.010] * 5, "#2f5f45", tin, 8)  # fmt: skip
    return thing_of("watering_can", [body, spout, rose, grip], 1.6, "metal")


def _water(block: Blocking, i: int, s: Subject) -> None:
    """A can is tipped, swung a little to and fro; fine drops rain on the flowers."""
    floor = block.floor
    flower = named(block, *_PLANTS)
    stand = before_camera(floor, -0.42, 0.15, 0.95)
    bed = stand.point(0.86, -0.05, 0.0)
    kinds = {"rose": "rose", "sunflower": "sunflower", "tulip": "tulip"}
    kind = kinds.get(flower[1].kind if flower else s.attributes.get("holding", ""), "tulip")
    if flower is not None:
        block.done.add(flower[0])
    g = np.random.default_rng(seed_for(block.seed, "bed"))
    for k in range(12):
        at = floor.grounded(shift(bed, stand.way(float(g.uniform(-0.22, 0.30)), float(g.uniform(-0.35, 0.35)), 0.0)))
        plant = block.company.thing(kind, {}, seed=seed_for(block.seed, "bed", k), style=block.scene.style)
        block.prop(stood(plant, at, float(g.uniform(0, 6)), scale=float(g.uniform(1.0, 1.35)), seconds=block.until))
    begin = 0.7

    def hand(t: float) -> Vector:
        tip = ease(begin - 0.4, begin + 0.1, t)
        return stand.point(0.34, -0.14 + 0.06 * math.sin(1.5 * t), 0.98 + 0.05 * tip)

    def along(t: float) -> Vector:
        tip = 0.62 * ease(begin - 0.4, begin + 0.1, t)
        aside = 0.12 * math.sin(1.5 * t)
        return stand.way(math.cos(tip), 0.1 + aside, -math.sin(tip))

    hands = {"right": Reach(at=hand, along=along)}
    eyes = shift(bed, (0.0, 0.0, 0.45))
    who = worker(block, i, s, stand, hands, look_at=always(eyes), mood="happy")
    can = in_fist(watering_can(), who, "right_hand", (-0.02, 0.0, 0.275), (1, 0, 0), (0, 0, 1), seconds=block.until)
    block.prop(can)

    def rose(t: float) -> tuple[Vector, Vector]:
        m = can.matrix(t).astype(float)
        at = m[:, :3] @ np.array((0.345, 0.0, 0.262)) + m[:, 3]
        way = m[:, :3] @ np.array((0.85, 0.0, 0.5))
        return (float(at[0]), float(at[1]), float(at[2])), (float(way[0]), float(way[1]), float(way[2]))

    block.prop(Stream(rose, lambda t: bed[2] + 0.12, begin, block.until, (0.75, 0.82, 0.88), wide=0.14, radius=0.006,
                      drops=170, seed=block.seed))  # fmt: skip
    block.heading, block.look_yaw, block.still, block.widen = None, floor.view_yaw, True, True


def _brush(block: Blocking, i: int, s: Subject) -> None:
    """To and fro before the teeth."""
    stand = before_camera(block.floor, 0.0, 0.0, 0.35)
    beats = [Beat(action="brush", start=0.0, end=block.seconds, path=paths.hold(stand.at, stand.yaw))]
    block.hands_full.add(i)
    eyes = stand.point(1.6, 0.0, 0.9 * height_of(s.kind, s.attributes))
    who = block.actor(i, 0, block.score(i, 0, beats, stand.at, stand.yaw, look_at=always(eyes)))
    plain = Material(roughness=0.4)
    tooth = thing_of("toothbrush", [
        capsule((0, 0, -0.07), (0, 0, 0.085), 0.0055, 0.004, "#2f8fd0", plain, 8, 3),
        capsule((0.008, 0, 0.062), (0.008, 0, 0.084), 0.006, 0.006, "#f4f6f6", plain, 8, 2),
    ], 0.02, "plastic")  # fmt: skip
    block.prop(in_fist(tooth, who, "right_hand", (0, 0, 0), (0, 0, 1), (-1, 0, 0), level=False, seconds=block.until))
    block.heading = stand.yaw
    block.still = True


def _bubbles(block: Blocking, i: int, s: Subject) -> None:
    """A ring on a stick before the lips; bubble after bubble leaves it and floats off."""
    _gone(block, "bubble", "bubbles", "balloon")
    stand = before_camera(block.floor, -0.25, 0.0, 0.75)
    k = height_of(s.kind, s.attributes) / 1.7
    puff = 0.8
    beat = Beat(action="blow", start=0.0, end=block.seconds, path=paths.hold(stand.at, stand.yaw),
                params={"blow_s": puff, "lean": 0.05, "wand": 1.0})  # fmt: skip
    block.hands_full.add(i)
    far = stand.point(2.5, 0.0, 1.55 * k)
    who = block.actor(i, 0, block.score(i, 0, [beat], stand.at, stand.yaw, look_at=always(far), mood="happy"))
    plain = Material(roughness=0.4)
    hoop = torus((0, 0, 0), 0.022, 0.0025, "#e0489a", plain, 20, 6)
    upright = hoop.moved(np.array([[0, 0, 1, 0], [0, 1, 0, 0], [-1, 0, 0, 0.155]], np.float32))
    wand = thing_of(
        "wand", [capsule((0, 0, -0.03), (0, 0, 0.13), 0.003, 0.003, "#e0489a", plain, 8, 2), upright], 0.01, "plastic"
    )  # fmt: skip
    block.prop(in_fist(wand, who, "right_hand", (0, 0, 0), (0, 0, 1), (1, 0, 0), level=False, seconds=block.until))
    fist = who.socket("right_hand", puff).astype(float)
    x, y, z = (float(v) for v in fist[:, 3] + 0.155 * fist[:, 2])
    ring = (x, y, z)
    g = np.random.default_rng(seed_for(block.seed, "bubbles"))
    away = stand.way(1.0, 0.0, 0.0)
    for n in range(16):
        born = puff + 0.05 + 0.21 * n + float(g.uniform(0, 0.1))
        if born > block.until - 0.2:
            break
        thing = block.company.thing("bubble", {}, seed=seed_for(block.seed, "bubble", n), style=block.scene.style)
        _afloat(block, thing, ring, born, away, g)
    block.heading, block.still, block.widen = None, True, True
    block.look_yaw = block.floor.view_yaw


def _afloat(
    block: Blocking, thing: Thing, ring: Vector, born: float, away: Vector, g: np.random.Generator
) -> None:  # fmt: skip
    """A bubble: it grows at the ring, is blown off, slows, and drifts up on the air."""
    every = np.concatenate([mesh.positions for mesh in thing.meshes])
    middle, own = every.mean(0), float(np.ptp(every[:, 2])) / 2
    size = float(g.uniform(0.04, 0.085)) / max(own, 1e-3)
    speed, rise = float(g.uniform(0.5, 1.0)), float(g.uniform(0.03, 0.20))
    aside, phase = float(g.normal(0, 0.16)), float(g.uniform(0, math.tau))

    def motion(t: float) -> Floats:
        u = max(t - born, 0.0)
        grown = size * (0.25 + 0.75 * ease(0.0, 0.25, u))
        gone = speed * 0.8 * (1 - math.exp(-u / 0.8)) + 0.10 * u
        x = ring[0] + away[0] * gone - away[1] * aside * gone + 0.03 * math.sin(1.3 * u + phase) * min(u, 1.0)
        y = ring[1] + away[1] * gone + away[0] * aside * gone + 0.03 * math.cos(1.1 * u + phase) * min(u, 1.0)
        z = ring[2] + rise * u + 0.03 * math.sin(1.7 * u + phase) * min(u, 1.0)
        m = placed((0.0, 0.0, 0.0), phase + 0.3 * u, grown)
        m[:, 3] = np.array((x, y, z), np.float32) - m[:, :3] @ middle
        return m

    block.prop(PropPerformer(thing, motion, shown=(born, 1e9), seconds=block.until))


def _launch(block: Blocking, i: int, s: Subject) -> None:
    """Thrown gently, a paper plane glides on, rocking, down to the ground."""
    _gone(block, "paper_plane", "plane")
    floor = block.floor
    k = height_of(s.kind, s.attributes) / 1.7
    stand = before_camera(floor, -0.9, 0.25, 1.15)
    release = min(0.30 * block.seconds, 1.5)
    ground = floor.place.ground

    def hand(t: float) -> Vector:
        back = ease(release - 0.75, release - 0.25, t) * (1 - ease(release - 0.22, release, t))
        forth = ease(release - 0.22, release, t)
        down = ease(release + 0.25, release + 0.9, t)
        return stand.point((0.30 - 0.14 * back + 0.22 * forth) * k, -0.16 * k, (1.42 + 0.10 * forth - 0.35 * down) * k)

    hands = {
        "right": Reach(at=hand, along=lambda t: stand.way(0.15, 0.9, 0.3), shape="pinch",
                       share=lambda t: 1.0 - ease(release + 0.5, release + 1.2, t)),
    }  # fmt: skip
    start = np.array(hand(release)) + np.array(stand.way(0.06, 0.0, 0.02))
    speed, drop = 1.7, 0.26

    def flown(t: float) -> tuple[np.ndarray[tuple[int, ...], np.dtype[np.float64]], float, float]:
        u = max(t - release, 0.0)
        wave = 0.16 * math.sin(2.3 * u) * ease(0.0, 0.6, u)
        gone = speed * u
        x, y, _ = start + np.array(stand.way(1.0, 0.0, 0.0)) * gone
        z = start[2] + 0.28 * u - drop * u * u * 0.5 + wave
        z = max(z, ground(float(x), float(y)) + 0.02)
        pitch = -0.28 + drop * u / speed * 1.2 - 0.35 * math.cos(2.3 * u) * 0.3
        return np.array((x, y, z)), pitch, 0.35 * math.sin(1.7 * u) * ease(0.0, 0.5, u)

    white = Material(roughness=0.9, two_sided=True)
    plane = _paper(white)
    block.hands_full.add(i)
    beat = Beat(action="stand", start=0.0, end=block.seconds, path=paths.hold(stand.at, stand.yaw), hands=hands)

    def looked(t: float) -> Vector:
        x, y, z = flown(t)[0]
        return (float(x), float(y), float(z))

    who = block.actor(i, 0, block.score(i, 0, [beat], stand.at, stand.yaw, look_at=looked, mood="happy"))

    def motion(t: float) -> Floats:
        yaw = stand.yaw
        if t < release:
            fist = who.socket("right_hand", t)[:, 3].astype(float)
            at, pitch, roll = fist + np.array(stand.way(0.06, 0.0, 0.02)), -0.12, 0.0
        else:
            at, pitch, roll = flown(t)
        (cy, sy), (cp, sp), (cr, sr) = ((math.cos(a), math.sin(a)) for a in (yaw, pitch, roll))
        turn = np.array([[cy, -sy, 0], [sy, cy, 0], [0, 0, 1.0]]) @ np.array([[cp, 0, sp], [0, 1, 0], [-sp, 0, cp]])
        turn = turn @ np.array([[1, 0, 0], [0, cr, -sr], [0, sr, cr]])
        return np.concatenate([turn, at[:, None]], 1).astype(np.float32)

    x, y, z = hand(release)
    cue = Cue(kind="swing", seconds=release - 0.05, position=(x, y, z), subject="arm", speed_m_s=3.0, mass_kg=0.2)
    block.prop(PropPerformer(plane, motion, cues=[cue], seconds=block.until))
    block.leads.append(Spot(stand.point(3.3, 0.0, 0.9), 0.25))
    block.heading, block.still, block.widen = None, True, True
    block.look_yaw = floor.view_yaw


def _paper(paper: Material) -> Thing:
    """A folded dart, its nose along +x."""
    nose, tail = (0.16, 0.0, 0.0), (-0.14, 0.0, -0.035)
    points = [nose, (-0.14, 0.10, 0.012), (-0.14, 0.012, 0.0), tail, (-0.14, -0.012, 0.0), (-0.14, -0.10, 0.012)]
    wings = faceted(points, [[0, 1, 2], [0, 2, 3], [0, 3, 4], [0, 4, 5]], "#f4f2ea", paper)
    return thing_of("paper_plane", [wings], 0.005, "paper")


def _drag(block: Blocking, i: int, s: Subject, words: frozenset[str]) -> None:
    """Walking ahead of it with the rope in hand; it follows on the same way."""
    thing_of_scene = named(block, *sorted(_DRAGGED))
    kind = thing_of_scene[1].kind if thing_of_scene else next(iter(sorted(words & _DRAGGED)))
    if kind in ("cart", "wagon", "boat"):
        return
    floor = block.floor
    path, yaw = travel(block, s, "walk", 0.0)
    thing = block.company.thing(
        kind, thing_of_scene[1].attributes if thing_of_scene else {}, seed=seed_for(block.seed, kind),
        style=block.scene.style,
    )  # fmt: skip
    behind = 1.15 + thing.size[0] / 2
    k = height_of(s.kind, s.attributes) / 1.7

    def load(t: float) -> Floats:
        (x, y, _), a = path(t)
        lag = behind / max(_speed(path, block.seconds), 0.3)
        (lx, ly, _), _ = path(max(t - lag, 0.0))
        back = Stand((x, y, 0.0), a).point(-behind, 0.0, 0.0)
        share = min(max(t / max(lag, 0.1), 0.0), 1.0)
        px, py = (lx, ly) if share >= 1.0 else (back[0], back[1])
        toward = math.atan2(y - py, x - px)
        return placed((px, py, floor.place.ground(px, py)), toward)

    def grip(t: float) -> Vector:
        (x, y, z), a = path(t)
        return Stand((x, y, z), a).point(-0.10 * k, -0.27 * k, 0.86 * k)

    def ring(t: float) -> Vector:
        m = load(t)
        x, y, z = (float(v) for v in m[:, :3] @ np.array((thing.size[0] / 2, 0.0, 0.12), np.float32) + m[:, 3])
        return (x, y, z)

    def rod(t: float) -> Vector:
        a, b = np.array(grip(t)), np.array(ring(t))
        x, y, z = (float(v) for v in b - a)
        return (-x, -y, -z)

    beat = Beat(action="walk", start=0.0, end=block.seconds, path=path, hands={"right": Reach(at=grip, along=rod)})
    block.hands_full.add(i)
    who = block.actor(i, 0, block.score(i, 0, [beat], path(0.0)[0], path(0.0)[1]))
    cue = Cue(kind="loop", seconds=0.0, until=block.until, position=ring(0.0), subject=kind, other="sliding",
              speed_m_s=1.0, mass_kg=6.0, material="wood", other_material=floor.place.ground_material)  # fmt: skip
    prop = PropPerformer(thing, load, cues=[cue], seconds=block.until)
    if thing_of_scene is None:
        block.prop(prop, lead=True)
    else:
        block.add(thing_of_scene[0], prop)

    def fist(t: float) -> Vector:
        x, y, z = (float(v) for v in who.socket("right_hand", t)[:, 3])
        return (x, y, z)

    block.prop(Strands("rope", (sagging(fist, ring, 0.05),), 0.008, "#b09a6a"))
    block.heading = yaw


def _speed(path: Path, seconds: float) -> float:
    (a, b, _), _ = path(0.0)
    (c, d, _), _ = path(seconds)
    return math.hypot(c - a, d - b) / max(seconds, 0.1)
