"""Pets that push things off tables."""

import math
from functools import partial

from studio.project.scene import Subject
from studio.stage.acting import paths
from studio.stage.animals import animal_height
from studio.stage.director.blocking import Blocking
from studio.stage.director.breakage import off_edge
from studio.stage.director.company import seed_for
from studio.stage.director.deeds.benches import made
from studio.stage.director.deeds.said import deeds_of, doers
from studio.stage.director.deeds.standing import Stand, ease
from studio.stage.performer import Beat, Reach
from studio.stage.things import resting
from studio.stage.world import Vector

_KNOCKS = frozenset(["drop", "push", "knock", "knock_over", "knock_off", "push_off", "tip", "swat", "fall", "topple"])
_SMALL_M = 0.6
"""Beasts that high go upon tables."""


def knocking(block: Blocking) -> None:
    """A small animal, and the thing on a table that it pushes down."""
    for i, s in list(doers(block, "animal")):
        if s.count > 1 or not _KNOCKS & deeds_of(s) or animal_height(s.kind) > _SMALL_M:
            continue
        wished = s.attributes.get("target", "")
        for j, o in block.subjects("thing"):
            if o.kind == wished or o.action in ("fall", "shatter"):
                _push_off(block, i, s, j, o)
                return


def _push_off(block: Blocking, i: int, s: Subject, j: int, o: Subject) -> None:
    """It stands on the table beside the thing, touches it with a paw once, and pushes: over the edge it goes."""
    floor = block.floor
    table = made(block, "table")
    middle = floor.at(-0.15, 0.45)
    block.prop(resting(table, middle, floor.view_yaw - math.pi / 2, seconds=block.until))
    top, half = float(table.sockets["top"][2, 3]), table.size[0] / 2
    out = floor.view_yaw - math.pi / 2  # to the picture's right
    thing = block.company.thing(o.kind, o.attributes, seed=block.looks(j, o.kind), style=block.scene.style)
    radius = max(thing.size[0], thing.size[1]) / 2
    edge = floor.at(-0.15 + half - 0.05, 0.45 - 0.10)
    edge = (edge[0], edge[1], floor.place.ground(edge[0], edge[1]) + top + 0.002)
    wait = min(0.42 * block.seconds, 2.3)
    off_edge(block, j, thing, edge, out, wait, 0.85)
    tall = animal_height(s.kind)
    stand = Stand(Stand(edge, out).point(-0.06 - radius - 1.12 * tall, 0.0, 0.0), out)
    high = min(0.55 * thing.size[2], 0.75 * tall)

    def paw(t: float) -> Vector:
        near = Stand(edge, out).point(-0.035 - radius - 0.015, 0.0, high)
        testing = ease(wait - 1.25, wait - 1.0, t) * (1 - ease(wait - 0.75, wait - 0.5, t))
        push = ease(wait - 0.12, wait + 0.1, t)
        near_by = max(testing, ease(wait - 0.3, wait - 0.05, t))
        return Stand(near, out).point(-0.10 * (1 - near_by) + 0.09 * push, 0.0, 0.0)

    def share(t: float) -> float:
        return ease(wait - 1.6, wait - 1.25, t) * (1 - ease(wait + 0.35, wait + 0.8, t))

    beat = Beat(
        action="look", start=0.0, end=block.seconds, path=paths.hold(stand.at, out),
        hands={"right": Reach(at=paw, share=share)}, target=partial(_watched, edge, high, wait),
    )  # fmt: skip
    score = block.score(
        i, 0, [beat], stand.at, out, ground=partial(_level, stand.at[2]), seed=seed_for(block.seed, "cat")
    )
    block.actor(i, 0, score)
    block.heading, block.still, block.widen = None, True, True
    block.look_yaw = floor.view_yaw + 0.28


def _level(z: float, _x: float, _y: float) -> float:
    return z


def _watched(edge: Vector, high: float, wait: float, t: float) -> Vector:
    """The thing, then the floor where it went."""
    down = ease(wait + 0.2, wait + 0.6, t)
    return (edge[0] + 0.02, edge[1], edge[2] + high - down * (edge[2] + high))
