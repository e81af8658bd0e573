"""Waiting in line: one behind another before a counter, a step forward now and then."""

import math

import numpy as np

from studio.project.scene import Subject
from studio.stage.acting import paths
from studio.stage.director.blocking import Blocking, Spot
from studio.stage.director.company import seed_for, sort_of
from studio.stage.director.deeds.company import extra
from studio.stage.director.deeds.dining import stall_over
from studio.stage.director.deeds.said import deeds_of, doers
from studio.stage.director.deeds.standing import Stand, ease
from studio.stage.performer import Beat, Path
from studio.stage.world import Vector

_QUEUES = frozenset(["queue", "line_up", "wait_in_line", "stand_in_line", "queue_up", "form_line", "並ぶ", "行列"])
_LEAST = 6
_GAP_M = 0.68
_PEOPLE = (
    "woman",
    "man",
    "young_woman",
    "old_man",
    "student",
    "office_worker",
    "young_man",
    "old_woman",
    "businessman",
)


def queueing(block: Blocking) -> None:
    """Those who stand in a line."""
    said = {"queue", "line", "waiting_line"} & set(block.scene.surroundings)
    for i, s in list(doers(block)):
        if sort_of(s.kind) == "person" and s.count > 1 and (_QUEUES & deeds_of(s) or (said and s.action == "stand")):
            _queue(block, i, s)
            return


def _queue(block: Blocking, i: int, s: Subject) -> None:
    """Slanting away from the camera, faces to the head of the line, where somebody serves."""
    floor = block.floor
    n = max(s.count, _LEAST) if s.count <= 3 else min(s.count, 14)
    way = floor.view_yaw + math.pi - 0.78  # to the head of the line: toward the camera and to its left
    head = Stand(floor.at(-1.15, -0.35), way)
    g = np.random.default_rng(seed_for(block.seed, "queue"))
    counter = head.point(0.95, 0.0, 0.0)
    if not floor.place.indoor:
        stall_over(block, Stand((counter[0], counter[1], head.at[2]), way - math.pi / 2), 1)
        keeper = Stand(floor.grounded(head.point(1.55, 0.1, 0.0)), way + math.pi)
        beats = [Beat(action="talk", start=0.0, end=block.seconds, path=paths.hold(keeper.at, keeper.yaw))]
        extra(block, 80, "shopkeeper", beats, keeper.at, keeper.yaw)
    moves = 0.55 * block.seconds
    for m in range(n):
        back = _GAP_M * m + float(g.uniform(-0.05, 0.05))
        aside = float(g.uniform(-0.07, 0.07))
        start, end = (floor.grounded(head.point(0.30 * share - back, aside, 0.0)) for share in (0.0, 1.0))
        turned = way + float(g.uniform(-0.12, 0.12))
        begin = moves + 0.16 * m

        beats = [Beat(action="walk", start=0.0, end=block.seconds, path=_forward(start, end, begin, turned))]
        if m < s.count:
            kind = _PEOPLE[m % len(_PEOPLE)] if s.kind in ("person", "people") else None
            block.actor(i, m, block.score(i, m, beats, start, turned), lead=False, kind=kind)
        else:
            kind = _PEOPLE[m % len(_PEOPLE)] if s.kind in ("person", "people") else s.kind
            extra(block, 60 + m, kind, beats, start, turned, far=m > 4)
    block.leads += [Spot(head.point(0.75, 0.1, 1.0), 0.8), Spot(head.point(-_GAP_M * min(n, 6), 0.0, 0.9), 0.8)]
    block.heading, block.still, block.widen = None, True, True
    block.look_yaw = floor.view_yaw


def _forward(start: Vector, end: Vector, begin: float, yaw: float) -> Path:
    """One place on in the line, from ``begin`` on."""

    def path(t: float) -> tuple[Vector, float]:
        share = ease(begin, begin + 0.9, t)
        x, y, z = (a + (b - a) * share for a, b in zip(start, end, strict=True))
        return (x, y, z), yaw

    return path
