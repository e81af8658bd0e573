"""After a ball: it is away first, bounces and rolls ahead, and whoever wants it is behind it."""

import math

import numpy as np

from studio.project.scene import Subject
from studio.stage.director.blocking import Blocking, pace
from studio.stage.director.breakage import body_of, contact_cues, ground_of
from studio.stage.director.company import height_of, sort_of
from studio.stage.director.deeds.said import deeds_of, doers
from studio.stage.director.games import BALLS
from studio.stage.director.rolling import rolling_cues
from studio.stage.performer import Beat
from studio.stage.physics.rigid import simulate
from studio.stage.things import PropPerformer
from studio.stage.world import Vector

_CHASES = frozenset(["chase", "run", "run_after", "pursue", "fetch", "follow", "hunt"])
_PREY = BALLS | {"frisbee", "apple", "orange", "watermelon", "pumpkin", "coin", "toy"}


def chasing(block: Blocking) -> None:
    """Whoever runs after something that rolls."""
    for i, s in list(doers(block, "animal", "person")):
        wished = s.attributes.get("target", "")
        prey = next(((j, o) for j, o in block.subjects("thing") if o.kind == wished and o.kind in _PREY), None)
        if prey is not None and s.count == 1 and s.action == "run" and _CHASES & deeds_of(s):
            _after(block, i, s, *prey)
            return


def _after(block: Blocking, i: int, s: Subject, j: int, o: Subject) -> None:
    floor = block.floor
    thing = block.company.thing(o.kind, o.attributes, seed=block.looks(j, o.kind), style=block.scene.style)
    side = -1.0 if s.attributes.get("direction") == "left" else 1.0
    yaw = floor.view_yaw - side * (math.pi / 2 + 0.30)  # across the picture, a little nearer
    ahead = (math.cos(yaw), math.sin(yaw))
    speed = min(pace(s, s.action), 4.2)
    length = speed * block.seconds
    long = height_of(s.kind, s.attributes) * (0.85 if sort_of(s.kind) == "animal" else 0.25)
    radius = thing.size[0] / 2
    origin = floor.at(-side * 0.5 * length * math.cos(0.30), 0.5 * length * math.sin(0.30) + 0.2)
    lead = long + 1.15
    first = (origin[0] + ahead[0] * lead, origin[1] + ahead[1] * lead)
    at = (first[0], first[1], floor.place.ground(*first) + radius + 0.45)
    body = body_of(thing, "ball", at, (ahead[0] * speed * 1.06, ahead[1] * speed * 1.06, 1.9))
    run = simulate([body], [ground_of(block, at)], block.until)
    cues = contact_cues(block, thing, run.contacts, {})
    cues += rolling_cues(thing, run, "ball", floor.place.ground_material)
    ball = PropPerformer(thing, lambda t: run.pose("ball", t), cues=cues, seconds=block.until)

    times = run.times
    gone = (run.positions[0][:, 0] - origin[0]) * ahead[0] + (run.positions[0][:, 1] - origin[1]) * ahead[1]
    gap = lead + (0.42 + 0.62 * long - lead) * np.clip(times / max(block.seconds, 0.1), 0.0, 1.0)
    own = np.maximum.accumulate(gone - gap)

    def path(t: float) -> tuple[Vector, float]:
        way = float(np.interp(t, times, own)) + (min(t, 0.0) * speed)
        x, y = origin[0] + ahead[0] * way, origin[1] + ahead[1] * way
        return (x, y, floor.place.ground(x, y)), yaw

    beats = [Beat(action=s.action, start=0.0, end=block.seconds, path=path)]
    block.hands_full.add(i)
    block.actor(i, 0, block.score(i, 0, beats, path(0.0)[0], yaw, look_at=ball.focus))
    block.add(j, ball, lead=True)
    block.heading = yaw
