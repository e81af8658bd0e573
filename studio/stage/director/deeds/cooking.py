"""At the stove and the table: what is tossed in a pan, cut, poured."""

import math
from collections.abc import Callable
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from studio.project.scene import Subject
from studio.stage.acting import paths
from studio.stage.acting.rotations import matrix_quat
from studio.stage.director.blocking import Blocking, Spot
from studio.stage.director.breakage import body_of, contact_cues, ground_of, walls_of
from studio.stage.director.company import seed_for
from studio.stage.director.deeds.benches import Bench, bench, made
from studio.stage.director.deeds.fists import gripped, in_fist, stood, touch
from studio.stage.director.deeds.lines import Stream
from studio.stage.director.deeds.said import deeds_of, doers, named, objects_of
from studio.stage.director.deeds.standing import Stand, always, before_camera, ease, shift
from studio.stage.mesh import Floats, Material, compose
from studio.stage.performer import Beat, Performer, Reach
from studio.stage.physics.rigid import simulate
from studio.stage.shapes import lathe
from studio.stage.things import PropPerformer, Thing
from studio.stage.things.prop import Motion
from studio.stage.things.thing import Collider
from studio.stage.things.thing import made as thing_of
from studio.stage.world import Vector

Array = NDArray[np.float64]

_TOSSED = frozenset(["cake", "pancake", "egg", "omelette", "omelet", "crepe", "okonomiyaki", "pizza", "burger"])
_TOSS = frozenset(["flip", "toss"])
_WOKKED = frozenset(["noodle", "noodles", "wok", "fried_rice", "vegetable", "vegetables"])
_CUTS = frozenset(["cut", "slice", "chop", "carve", "dice", "mince"])
_POURS = frozenset(["pour", "serve_tea", "pour_out", "fill"])
_GRAVITY = 9.81
_UP_M_S = 3.6
_HANDLE_M = 0.27
"""From the middle of the pan to the fist."""


def cooking(block: Blocking) -> None:
    """Whoever tosses, cuts or pours something to eat or drink."""
    for i, s in list(doers(block)):
        said, done_to = deeds_of(s), objects_of(s)
        if said & _TOSS and (s.action == "cook" or done_to & _TOSSED) and not done_to & _WOKKED:
            _toss(block, i, s)
        elif said & _CUTS and (food := _food(block, s)):
            _cut(block, i, s, food)
        elif said & _POURS:
            _pour(block, i, s)


def worker(block: Blocking, i: int, s: Subject, stand: Stand, hands: dict[str, Reach], **more: object) -> Performer:
    """Somebody who stands at a place and works with their hands, eyes on the work."""
    beat = Beat(action="stand", start=0.0, end=block.seconds, path=paths.hold(stand.at, stand.yaw), hands=hands)
    block.hands_full.add(i)
    return block.actor(i, 0, block.score(i, 0, [beat], stand.at, stand.yaw, **more))


def eyes_on(table: Bench, left: float) -> Vector:
    """Where somebody's eyes are who looks at what the hands do: a little beyond it, so that the face is seen."""
    return table.on(0.42, left, 0.30)


def over_table(block: Blocking, turned: float = 0.42) -> None:
    """The camera sees over the table, a little from the side."""
    block.heading, block.still = None, True
    block.look_yaw = block.floor.view_yaw + turned


# ------------------------------------------------------------------------------------------------ tossed


def pancake(block: Blocking) -> Thing:
    """Flat, brown and lighter at its rim."""
    g = np.random.default_rng(seed_for(block.seed, "pancake"))
    top = "#b9782f" if g.random() < 0.6 else "#c8873b"
    profile = [(0.002, 0.0), (0.080, 0.0), (0.090, 0.006), (0.084, 0.013), (0.002, 0.014)]
    brown = lathe((0, 0, 0), profile, top, Material(roughness=0.8), 24)
    rim = lathe(
        (0, 0, 0.004), [(0.0885, 0.0), (0.0915, 0.003), (0.0885, 0.006)], "#e8c98a", Material(roughness=0.9), 24
    )
    flat = Collider(shape="box", size=(0.075, 0.075, 0.008), center=(0.0, 0.0, 0.008))
    return thing_of("pancake", [brown, rim], 0.12, "leaf", restitution=0.05, colliders=[flat])


def _toss(block: Blocking, i: int, s: Subject) -> None:
    """Thrown up out of the pan it turns over in the air, and lands in the pan again, or where it is said."""
    missed = bool({"floor", "ground"} & {*block.scene.surroundings, s.attributes.get("lands", "")})
    missed |= s.attributes.get("outcome") == "miss" or bool({"fall", "drop"} & deeds_of(s))
    stand = before_camera(block.floor, -0.25, 0.2, -0.95)
    throw = min(0.40 * block.seconds, 2.2)

    def hand(t: float) -> Vector:
        dip = ease(throw - 0.40, throw - 0.14, t) * (1 - ease(throw - 0.14, throw, t))
        up = ease(throw - 0.14, throw, t) * (1 - ease(throw + 0.05, throw + 0.45, t))
        stir = 0.012 * math.sin(math.tau * 1.3 * t) * (1 - ease(throw - 0.9, throw - 0.5, t))
        return stand.point(0.36 + stir + 0.05 * up, -0.16, 0.99 - 0.09 * dip + 0.15 * up)

    def handle(t: float) -> Vector:
        up = ease(throw - 0.16, throw, t) * (1 - ease(throw + 0.05, throw + 0.4, t))
        return stand.way(0.96, 0.22, 0.05 + 0.28 * up)

    hands = {
        "right": Reach(at=hand, along=handle),
        "left": Reach(at=lambda t: stand.point(0.26, 0.27, 1.05), shape="relaxed", share=lambda t: 0.6),
    }

    def look(t: float) -> Vector:
        air = min(max(t - throw, 0.0), 0.95 if missed else 2 * _UP_M_S / _GRAVITY)
        gone = 0.45 * air if missed else 0.0
        return stand.point(0.62 + gone, -0.10, 1.02 + _UP_M_S * air - _GRAVITY / 2 * air * air)

    chef = worker(block, i, s, stand, hands, look_at=look, mood="happy" if not missed else "surprised")
    pan = made(block, "pan")
    pan_at = gripped(chef, "right_hand", (_HANDLE_M, 0.0, 0.062), (-1, 0, 0), (0, 0, 1))
    block.prop(PropPerformer(pan, pan_at, seconds=block.until))
    cake = pancake(block)
    lying = np.concatenate([np.eye(3), [[0.0], [0.0], [0.012]]], 1).astype(np.float32)
    release = compose(pan_at(throw), lying)
    start = release[:, 3].astype(float)
    ahead = np.array(stand.way(1.0, 0.0, 0.0))
    across = np.array([-ahead[1], ahead[0], 0.0])
    if not missed:
        performer = _caught(block, cake, pan_at, lying, throw, across)
    else:
        go = ahead * 0.45 + [0, 0, _UP_M_S]
        body = body_of(cake, "cake", _point(start), _point(go), _point(across * 7.5))
        body = replace(body, quaternion=_quaternion(release[:, :3].astype(float)))
        run = simulate([body], [ground_of(block, _point(start)), *walls_of(block, _point(start))], block.until - throw)

        def motion(t: float) -> Floats:
            return compose(pan_at(t), lying) if t < throw else run.pose("cake", t - throw)

        cues = contact_cues(block, cake, run.contacts, {"ground": block.floor.place.ground_material}, throw)
        performer = PropPerformer(cake, motion, cues=cues, seconds=block.until)
        end = run.position("cake", 1.6)
        block.leads.append(Spot((end[0], end[1], end[2] + 0.05), 0.12))
    block.prop(performer)
    block.heading, block.still, block.widen = None, True, True
    block.look_yaw = block.floor.view_yaw


def _caught(
    block: Blocking, cake: Thing, pan_at: Motion, lying: Floats, throw: float, across: Array
) -> PropPerformer:  # fmt: skip
    """Up and down on a parabola that ends in the pan, once over on the way."""
    lasts = 2 * _UP_M_S / _GRAVITY
    first, last = compose(pan_at(throw), lying), compose(pan_at(throw + lasts), lying)
    start, end = first[:, 3].astype(float), last[:, 3].astype(float)
    lasts = (_UP_M_S + math.sqrt(max(_UP_M_S**2 - 2 * _GRAVITY * (end[2] - start[2]), 0.01))) / _GRAVITY

    def motion(t: float) -> Floats:
        if not throw <= t < throw + lasts:
            return compose(pan_at(t), lying)
        u = (t - throw) / lasts
        at = start + (end - start) * u
        at[2] = start[2] + _UP_M_S * (t - throw) - _GRAVITY / 2 * (t - throw) ** 2
        turn = _about(across, math.tau * u) @ first[:, :3].astype(float)
        return np.concatenate([turn, at[:, None]], 1).astype(np.float32)

    cue = touch("pancake", "pan", throw + lasts, _point(end), 2.6, cake.mass_kg, "leaf", "metal")
    return PropPerformer(cake, motion, cues=[cue], seconds=block.until)


def _quaternion(turn: Array) -> tuple[float, float, float, float]:
    w, x, y, z = (float(v) for v in matrix_quat(np.ascontiguousarray(turn)))
    return w, x, y, z


def _about(axis: Array, angle: float) -> Array:
    """Rodrigues' rotation (3, 3) about a unit axis."""
    x, y, z = axis
    k = np.array([[0, -z, y], [z, 0, -x], [-y, x, 0]])
    return np.eye(3) + math.sin(angle) * k + (1 - math.cos(angle)) * (k @ k)


def _point(v: Array) -> Vector:
    return (float(v[0]), float(v[1]), float(v[2]))


# --------------------------------------------------------------------------------------------------- cut


_FOODS = ("bread", "cake", "apple", "watermelon", "pizza", "orange", "pumpkin", "sandwich", "banana", "mushroom")


def _food(block: Blocking, s: Subject) -> str:
    words = objects_of(s)
    found = named(block, *_FOODS)
    return next((food for food in _FOODS if food in words), found[1].kind if found else "")


def _cut(block: Blocking, i: int, s: Subject, kind: str) -> None:
    """A knife goes to and fro through it, the other hand holds it still."""
    table = bench(block)
    food = _served(block, kind)
    half = food.size[0] / 2 if food.size[0] > food.size[1] else food.size[1] / 2
    lies = table.on(0.11, 0.06)
    high = lies[2] + float(food.sockets["top"][2, 3])
    block.prop(stood(food, lies, table.worker.yaw + math.pi / 2, seconds=block.until))
    period = 0.62

    def knife(t: float) -> Vector:
        u = t / period
        down = 0.5 - 0.5 * math.cos(math.tau * (t / 2.2))
        x, y, _ = table.on(0.02 + 0.045 * math.sin(math.tau * u), -0.05)
        return (x, y, high + 0.035 - 0.05 * down)

    steady = shift(table.on(0.10, 0.06 + 0.6 * half), (0.0, 0.0, high - lies[2] + 0.01))
    edge = table.worker.way(0.0, 0.0, -1.0)
    hands = {
        "right": Reach(at=knife, along=lambda t: table.worker.way(1.0, 0.10, -0.12), knuckles=lambda t: edge),
        "left": Reach(at=lambda t: steady, shape="cup"),
    }
    middle = eyes_on(table, 0.06)
    block.work = lies
    cook = worker(block, i, s, table.worker, hands, look_at=always(middle))
    times = [period * (k + 0.5) for k in range(int(block.until / period))]
    cues = [touch("knife", kind, t, lies, 0.5, 0.15, "metal", food.material) for t in times]
    tool = made(block, "knife")
    block.prop(
        in_fist(tool, cook, "right_hand", (0, 0, 0), (0, 0, 1), (-1, 0, 0), cues=cues, seconds=block.until)
    )  # fmt: skip
    over_table(block)


def _served(block: Blocking, kind: str) -> Thing:
    """The thing itself; its subject, if it is one, is taken care of."""
    found = named(block, kind)
    if found is None:
        return made(block, kind)
    block.done.add(found[0])
    return block.company.thing(kind, found[1].attributes, seed=block.looks(found[0], kind), style=block.scene.style)


# ------------------------------------------------------------------------------------------------ poured


_LIQUIDS: dict[str, tuple[str, str, Vector]] = {
    "latte": ("kettle", "coffee_cup", (0.80, 0.72, 0.60)),
    "cappuccino": ("kettle", "coffee_cup", (0.80, 0.72, 0.60)),
    "coffee": ("kettle", "coffee_cup", (0.045, 0.022, 0.012)),
    "tea": ("teapot", "teacup", (0.35, 0.22, 0.06)),
    "milk": ("bottle", "cup", (0.85, 0.83, 0.78)),
    "juice": ("bottle", "glass", (0.85, 0.40, 0.05)),
    "beer": ("bottle", "glass", (0.80, 0.50, 0.10)),
    "wine": ("wine_bottle", "wine_glass", (0.25, 0.02, 0.04)),
    "water": ("kettle", "glass", (0.55, 0.66, 0.72)),
}
"""(what it is poured from, into what, its linear colour)."""
_VESSELS = (
    "coffee_cup",
    "teacup",
    "mug",
    "cup",
    "glass",
    "wine_glass",
    "bowl",
    "bottle",
    "water_glass",
    "tea",
    "coffee",
)
_GRIPS: dict[str, tuple[Vector, Vector, Vector]] = {
    "kettle": ((0.0, 0.0, 0.205), (1, 0, 0), (0.135, 0.0, 0.15)),
    "teapot": ((-0.115, 0.0, 0.085), (0.2, 0, 1), (0.135, 0.0, 0.115)),
}
"""(where the fist is, its axis, the spout) of what is poured from; of bottles these follow from their size."""


def _pour(block: Blocking, i: int, s: Subject) -> None:
    """The vessel is tipped over the cup, runs, and is righted again."""
    words = objects_of(s) | {o.kind for _, o in block.subjects("thing")} | {
        o.attributes.get("word", "") for _, o in block.subjects("thing")
    } | set(block.scene.surroundings)  # fmt: skip
    liquid = next((name for name in _LIQUIDS if any(name in w.split("_") for w in words)), "water")
    source_kind, cup_kind, color = _LIQUIDS[liquid]
    found = named(block, *_VESSELS)
    cup_kind = found[1].kind if found and found[1].kind in ("mug", "glass", "bowl", "wine_glass") else cup_kind
    if found:
        block.done.add(found[0])
    table = bench(block)
    cup, source = made(block, cup_kind), made(block, source_kind)
    stands = table.on(0.08, 0.08)
    rim = stands[2] + float(cup.sockets["top"][2, 3])
    block.prop(stood(cup, stands, table.worker.yaw + 1.2, seconds=block.until))
    begin, end = 0.22 * block.seconds, 0.78 * block.seconds
    upright = source_kind in _GRIPS
    grip, axis, spout = _GRIPS.get(
        source_kind, ((0.0, 0.0, 0.45 * source.size[2]), (0, 0, 1), (0.0, 0.0, source.size[2]))
    )
    lever = source_kind == "kettle"

    def tip(t: float) -> float:
        return ease(begin - 0.45, begin, t) * (1 - ease(end, end + 0.45, t))

    def along(t: float) -> Vector:
        angle = (0.62 if upright else 1.75) * tip(t)
        toward = (0.25, 0.95)  # ahead and to the left, over the cup
        if lever:
            c, d = math.cos(angle), math.sin(angle)
            return table.worker.way(toward[0] * c, toward[1] * c, -d)
        return table.worker.way(toward[0] * math.sin(angle), toward[1] * math.sin(angle), math.cos(angle))

    reach = _reach_of(np.array(grip, float), np.array(spout, float), np.array(axis, float), lever)

    def hand(t: float) -> Vector:
        rest = shift(stands, table.worker.way(-0.02, -0.30, 0.0))
        rest = (rest[0], rest[1], stands[2] + (grip[2] if lever else 0.16) + 0.05)
        spill = np.array((stands[0], stands[1], rim + 0.05))
        over = spill - reach(np.array(along(t)))
        share = ease(begin - 0.8, begin - 0.2, t) * (1 - ease(end + 0.2, end + 0.9, t))
        return _point(np.array(rest) + (over - np.array(rest)) * share)

    steady, gaze = table.on(0.0, 0.26, 0.02), eyes_on(table, 0.08)
    hands = {"right": Reach(at=hand, along=along), "left": Reach(at=lambda t: steady, shape="cup", share=lambda t: 0.9)}
    who = worker(block, i, s, table.worker, hands, look_at=always(gaze))
    held_at = gripped(who, "right_hand", grip, axis, (0, 0, 1) if lever else (1, 0, 0), level=lever)
    block.prop(PropPerformer(source, held_at, seconds=block.until))

    def leaves(t: float) -> tuple[Vector, Vector]:
        m = held_at(t).astype(float)
        at = m[:, :3] @ np.array(spout) + m[:, 3]
        gone = (np.array(stands) - at) * [1, 1, 0]
        drop = max(at[2] - stands[2] - 0.02, 0.02)
        return _point(at), _point(gone / math.sqrt(2 * drop / _GRAVITY))

    low = stands[2] + 0.3 * (rim - stands[2])
    block.work = (stands[0], stands[1], rim)
    block.prop(Stream(leaves, lambda t: low, begin, end, color, wide=0.003, radius=0.009, drops=140, seed=block.seed))
    over_table(block)


def _reach_of(grip: Array, spout: Array, axis: Array, lever: bool) -> Callable[[Array], Array]:
    """From the fist to the spout, for a direction of the fist's rod."""
    away = spout - grip

    def reach(along: Array) -> Array:
        x = along / np.linalg.norm(along)
        if lever:
            up = np.array([0, 0, 1.0]) - x * x[2]
            up /= np.linalg.norm(up) + 1e-9
            return x * away[0] + up * away[2]
        return x * float(away @ axis) / float(np.linalg.norm(axis))

    return reach
