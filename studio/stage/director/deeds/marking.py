"""Chalk on a board: the strokes appear under the hand that writes them."""

import math
from collections.abc import Sequence
from dataclasses import replace
from functools import partial

import numpy as np
from numpy.typing import NDArray

from studio.project.scene import Subject
from studio.stage.acting import paths
from studio.stage.director.blocking import Blocking
from studio.stage.director.company import seed_for
from studio.stage.director.deeds.fists import in_fist, touch
from studio.stage.director.deeds.said import deeds_of, doers, objects_of
from studio.stage.director.deeds.standing import Stand, ease
from studio.stage.mesh import Floats, Material, Mesh, srgb
from studio.stage.performer import Beat, Cue, Path, Posed, Reach
from studio.stage.shapes import capsule
from studio.stage.things.thing import made as thing_of
from studio.stage.world import Vector

Array = NDArray[np.float64]

_WRITES = frozenset(["write", "draw", "paint", "chalk"])
_BOARDS = frozenset(["blackboard", "whiteboard", "board", "chalkboard"])
_BEHIND_M = 0.66
"""The board's face beyond the place where somebody stands at it."""
_STEP_M = 0.14
"""The podium under a board, over the floor."""
_CHAR_M = 0.125
_STROKE_S = 0.26


def marking(block: Blocking) -> None:
    """Whoever writes or draws on a board that the place has."""
    mark = block.floor.place.marks.get("board")
    if mark is None:
        return
    for i, s in list(doers(block)):
        wall = bool(_BOARDS & (objects_of(s) | set(block.scene.surroundings)))
        teaching = s.kind == "teacher" and block.scene.place == "classroom"
        if _WRITES & deeds_of(s) and (wall or teaching) and s.count == 1:
            _write(block, i, s, mark.position, mark.yaw + math.pi)
            return


def _write(block: Blocking, i: int, s: Subject, at: Vector, yaw: float) -> None:
    ink = "#16324f" if block.scene.place == "office" else "#f2f0e6"
    step = _STEP_M if block.scene.place == "classroom" else 0.0
    wall = Stand((at[0], at[1], step), yaw)
    strokes = _strokes(seed_for(block.seed, "chalk"), block.until)

    def on_board(left: float, up: float, off: float) -> Vector:
        return wall.point(_BEHIND_M - off, left, up)

    points = [(np.array(on_board(*a, 0.006)), np.array(on_board(*b, 0.006))) for a, b in strokes]
    times = [(0.25 + k * _STROKE_S, 0.25 + (k + 0.72) * _STROKE_S) for k in range(len(points))]
    body = Stand(wall.point(_BEHIND_M - 0.42, 0.22, 0.0), yaw - 0.5)

    def tip(t: float) -> Vector:
        k = next((n for n, (_, end) in enumerate(times) if t < end), len(points) - 1)
        start, end = times[k]
        before = points[k - 1][1] if k else points[0][0]
        if t < start:
            since = times[k - 1][1] if k else 0.0
            u = min(max((t - since) / max(start - since, 1e-3), 0.0), 1.0)
            away = np.array(wall.way(-0.05 * math.sin(math.pi * u), 0.0, 0.0))
            at_ = before + (points[k][0] - before) * u + away
        else:
            at_ = points[k][0] + (points[k][1] - points[k][0]) * min((t - start) / (end - start), 1.0)
        return (float(at_[0]), float(at_[1]), float(at_[2]))

    toward = wall.way(-1.0, 0.2, -0.55)
    length = math.sqrt(sum(v * v for v in toward))
    back = tuple(v / length for v in toward)

    rod = (-back[0], -back[1], -back[2])
    hands = {
        "right": Reach(
            at=tip, tip=0.066, along=lambda t: rod, knuckles=lambda t: wall.way(0.2, 0.0, 1.0), shape="pinch"
        )
    }
    path = paths.hold(body.at, body.yaw)
    beats = [Beat(action="stand", start=0.0, end=block.seconds, path=path, hands=hands)]
    look = tip
    done = math.inf
    if s.then or block.lines_of(i):
        # the writing done, round to the class, and then what is said or done to it
        done = min(0.42 * block.seconds, block.lines_of(i)[0][0]) if block.lines_of(i) else 0.45 * block.seconds
        done = max(done - 0.5, 0.25 * block.seconds)
        faced = wall.yaw + math.pi - 0.35
        path = paths.chained([(done, paths.hold(body.at, body.yaw)), (1e9, _turning(body, faced, done))])
        does = next((a for a in s.then if a in ("talk", "shout", "point", "wave", "laugh", "clap")), "stand")
        led = {"right": replace(hands["right"], share=partial(_lowered, done))}
        beats = [
            Beat(action="stand", start=0.0, end=done, path=path, hands=led),
            Beat(action="talk" if block.lines_of(i) else does, start=done, end=block.seconds, path=path, hands=led),
        ]
        class_at = wall.point(-3.0, 0.3, 1.2)

        def look(t: float) -> Vector:
            return tip(t) if t < done else class_at

    ground = block.floor.place.ground

    def floor(x: float, y: float) -> float:
        return max(ground(x, y), step)

    block.hands_full.add(i)
    score = block.score(i, 0, beats, body.at, body.yaw, look_at=look, ground=floor, ground_material="wood")
    writer = block.actor(i, 0, score)
    stick = thing_of(
        "chalk", [capsule((0, 0, -0.02), (0, 0, 0.06), 0.006, 0.006, ink, Material(roughness=0.9), 8, 3)], 0.01, "stone"
    )  # fmt: skip
    written = [k for k, (_, end) in enumerate(times) if end < min(done, block.until)]
    points, times = [points[k] for k in written], [times[k] for k in written]
    cues = [touch("chalk", "board", a, tip(a), 0.5, 0.02, "stone", "wood") for a, _ in times]
    block.prop(in_fist(stick, writer, "right_hand", (0, 0, 0), (0, 0, 1), (1, 0, 0), cues=cues, seconds=block.until))
    block.prop(Chalk([(a, b) for a, b in points], times, ink, np.array(wall.way(-1.0, 0.0, 0.0))))
    block.heading, block.still, block.widen = None, True, True
    block.look_yaw = yaw + 0.62


def _lowered(start: float, t: float) -> float:
    return 1.0 - ease(start - 0.1, start + 0.4, t)


def _turning(body: Stand, yaw: float, start: float) -> Path:
    """On the spot, round to where the class is."""
    by = math.remainder(yaw - body.yaw, math.tau)

    def path(t: float) -> tuple[Vector, float]:
        return body.at, body.yaw + by * ease(start, start + 0.9, t)

    return path


def _strokes(seed: int, seconds: float) -> list[tuple[tuple[float, float], tuple[float, float]]]:
    """(from, to) of each stroke, (left, up) on the board: characters of a few strokes in a line from left to right."""
    g = np.random.default_rng(seed)
    out: list[tuple[tuple[float, float], tuple[float, float]]] = []
    kinds = (
        ((0, 0.9), (1, 0.9)), ((0.5, 1), (0.5, 0)), ((0.1, 0.5), (0.9, 0.5)), ((0.5, 0.6), (0.05, 0.02)),
        ((0.5, 0.55), (0.95, 0.02)), ((0, 0.05), (1, 0.05)), ((0.1, 0.9), (0.1, 0.1)), ((0.9, 0.9), (0.9, 0.1)),
        ((0.3, 0.72), (0.7, 0.72)), ((0.2, 0.3), (0.8, 0.3)),
    )  # fmt: skip
    many = max(int((seconds - 0.25) / _STROKE_S), 1)
    column = 0
    while len(out) < many:
        left, up = 0.06 - (column % 3) * 1.25 * _CHAR_M, 1.36 - (column // 3) * 1.35 * _CHAR_M
        picked = sorted(int(k) for k in g.choice(len(kinds), int(g.integers(3, 6)), replace=False))
        for k in picked:
            (a, b), (c, d) = kinds[k]
            out.append(((left - a * _CHAR_M, up + b * _CHAR_M), (left - c * _CHAR_M, up + d * _CHAR_M)))
        column += 1
    return out[:many]


class Chalk:
    """A ``Performer``: strokes that grow while they are written, and stay."""

    kind = "writing"
    cues: tuple[Cue, ...] = ()

    def __init__(
        self, strokes: Sequence[tuple[Array, Array]], times: Sequence[tuple[float, float]], color: str, face: Array
    ) -> None:
        self._strokes, self._times, self._face = strokes, times, face
        triangles = np.concatenate([np.array([[0, 1, 2], [0, 2, 3]]) + 4 * k for k in range(len(strokes))])
        n = 4 * len(strokes)
        self._normals = np.tile(face.astype(np.float32), (n, 1))
        self._mesh = Mesh(
            self._shape(1e9), self._normals, np.tile(srgb(color), (n, 1)).astype(np.float32),
            triangles.astype(np.int32), Material(roughness=0.95, two_sided=True), smooth=False, casts_shadow=False,
            ink=0.0,
        )  # fmt: skip

    @property
    def meshes(self) -> tuple[Mesh, ...]:
        return (self._mesh,)

    def _shape(self, seconds: float) -> Floats:
        out: list[Array] = []
        for (a, b), (start, end) in zip(self._strokes, self._times, strict=True):
            share = min(max((seconds - start) / (end - start), 0.0), 1.0)
            way = b - a
            side = np.cross(way / (np.linalg.norm(way) + 1e-9), self._face) * 0.0065 * (share > 0)
            tip = a + way * share
            out += [a - side, tip - side, tip + side, a + side]
        return np.array(out, np.float32)

    def at(self, seconds: float) -> Posed:
        return Posed((self._shape(seconds),), (self._normals,))

    def focus(self, seconds: float) -> Vector:
        x, y, z = (float(v) for v in self._strokes[0][0])
        return (x, y, z)

    def bounds(self, seconds: float) -> tuple[Vector, Vector]:
        points = self._shape(1e9)
        low, high = points.min(0), points.max(0)
        return (float(low[0]), float(low[1]), float(low[2])), (float(high[0]), float(high[1]), float(high[2]))

    def socket(self, name: str, seconds: float) -> Floats:
        raise KeyError(name)
