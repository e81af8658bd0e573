"""Many at once: pedestrians that cross a place each their own way, fighters in pairs, a herd."""

import math
from collections.abc import Sequence

import numpy as np

from studio.project.scene import Note
from studio.stage.acting import paths
from studio.stage.director.blocking import CROWD_FROM, TRAVELS, Blocking, pace
from studio.stage.director.company import height_of, seed_for
from studio.stage.performer import Beat, Performer
from studio.stage.world import Vector

_MOST = 100
_TRIES = 80
"""Spots that are tried for somebody whose own is taken, farther about each time."""
_APART_M, _FROM_WALLS_M = 0.55, 0.45
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
        elsewhere = np.random.default_rng(seed_for(block.seed, "crowd elsewhere", i))
        taken: list[Vector] = []
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
            turned = 0.0 if speed else float(g.normal(0, 0.5))
            half = speed * block.seconds / 2
            back = (math.cos(way) * half, math.sin(way) * half)
            start = _free_spot(block, (x, y), back, taken, wide, elsewhere)
            if start is None:
                continue
            taken.append(start)
            if speed:
                a: Vector = block.floor.grounded((start[0] - back[0], start[1] - back[1], 0.0))
                b: Vector = block.floor.grounded((start[0] + back[0], start[1] + back[1], 0.0))
                path = paths.straight(a, b, 0.0, block.seconds)
            else:
                a, path = start, None
                way = block.floor.facing_camera + turned
            beat = Beat(action=s.action, start=0.0, end=block.seconds, path=path)
            near = m < 6
            block.actor(i, m, block.score(i, m, [beat], a, way), lod=2 if near else 3, lead=near, kind=kind)
        if len(taken) < s.count:
            text = f"Of {s.count} there is room for {len(taken)}."
            block.notes.append(Note(text=text, kind="substituted", detail=s.kind))
        block.done.add(i)
        block.still = True
        block.heading = None


def _free_spot(
    block: Blocking, wish: tuple[float, float], back: tuple[float, float], taken: Sequence[Vector], wide: float,
    g: np.random.Generator,
) -> Vector | None:  # fmt: skip
    """Where somebody is in the middle of the shot: at ``wish``, metres right and forward, or at the first spot about
    the place that is free, as is where they come from, ``back`` metres before it. None where there is no room."""
    floor = block.floor
    limit = floor.place.camera_limit

    def inside(point: Vector) -> bool:
        return limit is None or all(
            limit[0][d] + _FROM_WALLS_M < point[d] < limit[1][d] - _FROM_WALLS_M for d in (0, 1)
        )

    for k in range(_TRIES):
        spot = floor.at(*wish)
        come = (spot[0] - back[0], spot[1] - back[1], spot[2])
        if floor.clear(spot) and floor.clear(come):
            apart = all(math.hypot(spot[0] - t[0], spot[1] - t[1]) > _APART_M for t in taken)
            if k == 0 or (apart and inside(spot) and inside(come)):
                return spot
        reach = wide * (0.5 + 0.35 * k / _TRIES)
        wish = (float(g.uniform(-reach, reach)), float(g.uniform(-reach, reach)))
    return None


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
