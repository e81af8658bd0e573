"""Many at once: pedestrians that cross a place each their own way, fighters in pairs, a herd."""

import math

import numpy as np

from studio.stage.acting import paths
from studio.stage.director.blocking import CROWD_FROM, TRAVELS, Blocking, pace
from studio.stage.director.company import height_of, seed_for
from studio.stage.performer import Beat, Performer
from studio.stage.world import Vector

_MOST = 100
_VARIETY = ("woman", "man", "office_worker", "young_woman", "young_man", "old_man", "student", "businessman")


def crowd(block: Blocking) -> None:
    """Subjects too many to stage one by one."""
    for i, s in block.subjects("person", "animal"):
        if s.count < CROWD_FROM:
            continue
        n = min(s.count, _MOST)
        g = np.random.default_rng(seed_for(block.seed, "crowd", i))
        wide = 13.0 if not block.floor.place.indoor else 3.2
        lanes = max(2, round(math.sqrt(n)))
        for m in range(n):
            lane, row = m % lanes, m // lanes
            kind = s.kind
            if s.kind in ("person", "people", "pedestrian"):
                kind = _VARIETY[int(g.integers(len(_VARIETY)))]
            x = (lane + 0.5) / lanes * wide - wide / 2 + float(g.normal(0, 0.25))
            y = (row + 0.5) / max(n / lanes, 1) * wide - wide / 2 + float(g.normal(0, 0.45))
            speed = pace(s, s.action) * float(g.uniform(0.8, 1.15)) if s.action in TRAVELS else 0.0
            way = (
                block.floor.view_yaw + (math.pi if g.random() < 0.5 else 0.0) + float(g.choice([0.0, 0.0, 0.65, -0.65]))
            )
            start = block.floor.at(x, y)
            if speed:
                dx, dy = math.cos(way) * speed * block.seconds / 2, math.sin(way) * speed * block.seconds / 2
                a: Vector = block.floor.grounded((start[0] - dx, start[1] - dy, 0.0))
                b: Vector = block.floor.grounded((start[0] + dx, start[1] + dy, 0.0))
                path = paths.straight(a, b, 0.0, block.seconds)
            else:
                a, path = start, None
                way = block.floor.facing_camera + float(g.normal(0, 0.5))
            if not (block.floor.clear(a) and block.floor.clear(start)):
                continue
            beat = Beat(action=s.action, start=0.0, end=block.seconds, path=path)
            near = m < 6
            block.actor(i, m, block.score(i, m, [beat], a, way), lod=2 if near else 3, lead=near, kind=kind)
        block.done.add(i)
        block.still = True
        block.heading = None


def fights(block: Blocking) -> None:
    """Two who fight face each other; blades meet on the beat. One who fights alone gets somebody to fight."""
    fighters = [(i, m, s) for i, s in block.subjects("person") if s.action == "fight" for m in range(min(s.count, 6))]
    if not fighters:
        return
    if len(fighters) == 1:
        i, _, s = fighters[0]
        fighters.append((i, 1, s))
    pairs = [fighters[k : k + 2] for k in range(0, len(fighters) - 1, 2)]
    floor = block.floor
    for p, pair in enumerate(pairs):
        middle = (2.6 * (p % 2) * (1 if p % 4 < 2 else -1), 2.4 * p)
        reach = 0.92 * max(height_of(s.kind) for _, _, s in pair) / 1.7
        made: list[Performer] = []
        for k, (i, m, _) in enumerate(pair):
            side = -1.0 if k == 0 else 1.0
            at = floor.at(middle[0] + side * reach, middle[1] + side * 0.25)
            foe = floor.at(middle[0] - side * reach, middle[1] - side * 0.25)
            yaw = math.atan2(foe[1] - at[1], foe[0] - at[0])
            beat = Beat(
                action="fight", start=0.0, end=block.seconds, path=paths.hold(at, yaw),
                target=lambda t, foe=foe: (foe[0], foe[1], foe[2] + 1.2), params={"phase": float(k)},
            )  # fmt: skip
            more: dict[str, object] = {"look_at": made[0].focus} if made else {}
            made.append(block.actor(i, m, block.score(i, m, [beat], at, yaw, **more), lead=p == 0))
    block.heading = None
    block.look_yaw = floor.view_yaw + 0.22
    block.still = True
