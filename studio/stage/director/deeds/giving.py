"""From hand to hand: one holds a thing out, the other takes it, and both look at each other over it."""

import math

from studio.project.scene import Subject
from studio.stage.acting import paths
from studio.stage.director.blocking import Blocking
from studio.stage.director.company import height_of, sort_of
from studio.stage.director.deeds.dining import COUNTER_M, Steam, stall_over
from studio.stage.director.deeds.fists import placed
from studio.stage.director.deeds.said import deeds_of, doers, objects_of
from studio.stage.director.deeds.standing import Stand, always, ease, shift
from studio.stage.mesh import Floats
from studio.stage.performer import Beat, Reach
from studio.stage.things import THINGS, PropPerformer, Thing
from studio.stage.world import Vector

_GIVES = frozenset(
    ["give", "hand", "hand_over", "present", "offer", "serve", "deliver", "pass", "hold_out", "bring", "sell"]
)  # fmt: skip
_STALLS = frozenset(["market_stall", "food_stall", "stall", "yatai", "ramen_stall", "ラーメン屋", "ramen_shop"])
_HOT = frozenset(["bowl", "coffee_cup", "coffee", "tea", "teacup", "mug", "pot"])
_APART_M = 1.06
_MOST_M = 0.45
"""Higher things are not handed over."""


def giving(block: Blocking) -> None:
    """Whoever gives somebody something."""
    for i, s in list(doers(block)):
        if s.count > 1 or not _GIVES & deeds_of(s):
            continue
        kind = _gift(block, s)
        taker = _taker(block, i, s)
        if kind and taker is not None:
            _give(block, i, s, taker, kind)
            return


def _gift(block: Blocking, s: Subject) -> str:
    words = [s.attributes.get("holding", ""), s.attributes.get("target", "")]
    words += [o.kind for _, o in block.subjects("thing") if o.kind in objects_of(s) or o.action in ("stand", "fly")]
    return next((w for w in words if w in THINGS and sort_of(w) == "thing" and height_of(w) < _MOST_M), "")


def _taker(block: Blocking, i: int, s: Subject) -> int | None:
    others = [(j, o) for j, o in doers(block) if j != i and o.count == 1]
    wished = s.attributes.get("target", "")
    return next((j for j, o in others if o.kind == wished), others[0][0] if others else None)


def _give(block: Blocking, i: int, s: Subject, j: int, kind: str) -> None:
    floor, other = block.floor, block.scene.subjects[j]
    for k, o in block.subjects("thing"):
        if o.kind == kind:
            block.done.add(k)
    stall = bool(_STALLS & set(block.scene.surroundings)) and not floor.place.indoor
    turned = 0.42
    if stall:
        middle = Stand(floor.at(-0.25, 0.2), floor.view_yaw - math.pi / 2)
        stall_over(block, middle, 1)
        one = Stand(floor.grounded(middle.point(-0.05, 0.60, 0.0)), floor.facing_camera + 0.3)
        two = Stand(floor.at(0.62, -0.42), floor.view_yaw + 0.75)
    else:
        one = Stand(floor.at(-_APART_M / 2, 0.0), floor.facing_camera + math.pi / 2 - turned)
        two = Stand(floor.at(_APART_M / 2, 0.0), floor.facing_camera - math.pi / 2 + turned)
    tall = [height_of(o.kind, o.attributes) / 1.7 for o in (s, other)]
    thing = block.company.thing(kind, {}, seed=block.looks(i, kind), style=block.scene.style)
    out, taken = 0.22 * block.seconds, 0.55 * block.seconds
    mid = _between(one, two, max(1.02 * min(tall), (COUNTER_M + 0.24) if stall else 0.0))
    near, mine = one.point(0.30 * tall[0], 0.0, 1.02 * tall[0]), two.point(0.29 * tall[1], 0.0, 1.06 * tall[1])

    def where(t: float) -> Vector:
        a, b = ease(out, out + 0.7, t), ease(taken, taken + 0.9, t)
        first = shift(near, _way(near, mid), a)
        return shift(first, _way(mid, mine), b) if b > 0.0 else first

    half = max(min(thing.size[1], thing.size[0]) / 2, 0.04)

    def hand(side: float, stand: Stand, share_on: bool) -> Reach:
        def at(t: float) -> Vector:
            return shift(where(t), stand.way(-0.02, side * (half + 0.015), _grip_m(thing)))

        def share(t: float) -> float:
            mine_now = ease(taken - 0.65, taken - 0.15, t)
            return mine_now if share_on else 1.0 - ease(taken + 0.15, taken + 0.75, t)

        return Reach(at=at, along=lambda t: stand.way(0.25, 0.0, 0.95), knuckles=lambda t: stand.way(0.9, 0.0, -0.2),
                     shape="hold", share=share)  # fmt: skip

    for n, o, stand, takes in ((i, s, one, False), (j, other, two, True)):
        hands = {"left": hand(1.0, stand, takes), "right": hand(-1.0, stand, takes)}
        there = (two if not takes else one).point(0.0, 0.0, 1.55 * tall[0 if takes else 1])
        beats = [Beat(action="stand", start=0.0, end=block.seconds, path=paths.hold(stand.at, stand.yaw), hands=hands)]
        mood = o.attributes.get("mood", "") or ("happy" if {"laugh", "smile"} & deeds_of(o) or not takes else "neutral")
        block.hands_full.add(n)
        block.actor(n, 0, block.score(n, 0, beats, stand.at, stand.yaw, look_at=always(there), mood=mood))

    def motion(t: float) -> Floats:
        return placed(where(t), one.yaw)

    block.prop(PropPerformer(thing, motion, seconds=block.until))
    if kind in _HOT:
        block.prop(Steam(shift(mid, (0.0, 0.0, thing.size[2])), block.seed))
    block.heading, block.still, block.widen = None, True, stall
    block.look_yaw = floor.view_yaw + (0.35 if stall else 0.0)


def _grip_m(thing: Thing) -> float:
    """How high over its foot it is held."""
    return min(0.5 * thing.size[2], 0.12)


def _between(one: Stand, two: Stand, high: float) -> Vector:
    (ax, ay, az), (bx, by, bz) = one.at, two.at
    return ((ax + bx) / 2, (ay + by) / 2, max(az, bz) + high)


def _way(a: Vector, b: Vector) -> Vector:
    return (b[0] - a[0], b[1] - a[1], b[2] - a[2])
