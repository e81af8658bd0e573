"""How cues are heard from where the camera is: left or right, near or far, on their way, behind walls."""

from collections.abc import Callable, Sequence
from typing import cast

import numpy as np
from numpy.typing import NDArray

from studio.core.time import SAMPLE_RATE, FrameRate
from studio.ports.engine import Event, EventKind, Heard
from studio.stage.mesh import Mesh, Texture
from studio.stage.performer import Cue, Performer
from studio.stage.world import CameraPose, Place, Vector

Filming = Callable[[float], CameraPose]
"""The camera at every second."""

Array = NDArray[np.float64]

_TOLD_S = 0.1
"""Seconds between two points of a path."""

_WALL_M2 = 0.4
"""Triangles smaller than this stop no sound: leaves, furniture, people."""

_CLEAR = frozenset((Texture.WATER, Texture.LEAVES, Texture.FLAME, Texture.HAIR))


def heard(
    performers: Sequence[Performer], place: Place, camera: Filming, frames: int, rate: FrameRate
) -> tuple[Event, ...]:
    """Everybody's cues, and the place's own, as they are heard from the camera; in order."""
    last, walls = rate.sample(frames), Walls(place.scenery)
    cues: list[tuple[Cue, Performer | None]] = [(cue, who) for who in performers for cue in who.cues]
    for loop in place.loops:
        at = place.marks.get(loop, place.marks["center"]).position
        lasts = frames / float(rate.fps)
        cues.append((Cue(kind="loop", seconds=0.0, until=lasts, position=at, subject=loop, other=loop), None))
    out: list[Event] = []
    for cue, who in cues:
        sample = round(cue.seconds * SAMPLE_RATE)
        if not 0 <= sample < last:
            continue
        pan, distance = heard_from(camera, cue.seconds, cue.position)
        until = None if cue.until is None else min(round(cue.until * SAMPLE_RATE), last)
        out.append(
            Event(
                kind=cast(EventKind, cue.kind), sample=sample, subject=cue.subject, other=cue.other, until=until,
                speed_m_s=cue.speed_m_s, mass_kg=cue.mass_kg, material=cue.material, other_material=cue.other_material,
                pan=pan, distance_m=distance, hidden=walls.between(camera(cue.seconds).eye, cue.position),
                path=() if who is None or until is None else _path(who, camera, sample, until),
            )
        )  # fmt: skip
    return tuple(sorted(out, key=lambda e: (e.sample, e.kind, e.subject)))


def heard_from(camera: Filming, seconds: float, position: Vector) -> tuple[float, float]:
    """(pan -1..1, distance in metres) of a point, from where the camera is."""
    pose = camera(seconds)
    eye, target, at = np.array(pose.eye), np.array(pose.target), np.array(position)
    ahead = target - eye
    ahead /= np.linalg.norm(ahead) + 1e-9
    right = np.array([ahead[1], -ahead[0], 0.0])
    right /= np.linalg.norm(right) + 1e-9
    away = at - eye
    distance = float(np.linalg.norm(away))
    return float(np.clip(1.25 * (away @ right) / max(distance, 0.3), -1, 1)), max(distance, 0.3)


def _path(who: Performer, camera: Filming, start: int, until: int) -> tuple[Heard, ...]:
    """Where somebody is heard from while a cue lasts; empty if that hardly changes."""
    times = np.linspace(start, until, max(2, round((until - start) / SAMPLE_RATE / _TOLD_S) + 1)) / SAMPLE_RATE
    points = np.array([who.focus(float(t)) for t in times], np.float64)
    placed = [heard_from(camera, float(t), cast(Vector, tuple(p))) for t, p in zip(times, points, strict=True)]
    pans, metres = np.array([pan for pan, _ in placed]), np.array([distance for _, distance in placed])
    steps = np.linalg.norm(np.diff(points, axis=0), axis=1) / np.diff(times)
    speeds = np.append(steps, steps[-1]) if len(steps) else np.zeros(len(times))
    if np.ptp(pans) < 0.03 and np.ptp(metres) < 0.03 * metres.min() and np.ptp(speeds) < 0.5:
        return ()
    return tuple(
        Heard(sample=round(t * SAMPLE_RATE), pan=round(float(pan), 4), distance_m=round(float(m), 3),
              speed_m_s=round(float(v), 3))
        for t, pan, m, v in zip(times, pans, metres, speeds, strict=True)
    )  # fmt: skip


class Walls:
    """What of the scenery is large and solid enough to stop sound."""

    def __init__(self, scenery: Sequence[Mesh]) -> None:
        corners: list[Array] = []
        for mesh in scenery:
            if mesh.material.texture in _CLEAR or not len(mesh.triangles):
                continue
            triangles = mesh.positions[mesh.triangles].astype(np.float64)
            size = np.linalg.norm(
                np.cross(triangles[:, 1] - triangles[:, 0], triangles[:, 2] - triangles[:, 0]), axis=1
            )
            corners.append(triangles[size > 2 * _WALL_M2])
        every = np.concatenate(corners) if corners else np.zeros((0, 3, 3))
        self._corner, self._a, self._b = every[:, 0], every[:, 1] - every[:, 0], every[:, 2] - every[:, 0]

    def between(self, eye: Vector, position: Vector) -> float:
        """0..1: how much of the way's width from ``position`` to the eye they block. What lies within half a metre of
        either end is no wall between them: a ball is heard although the wall it meets is large."""
        if not len(self._corner):
            return 0.0
        start, end = np.array(eye, np.float64), np.array(position, np.float64)
        end[2] += 0.3  # what stands on the ground is not in it
        side = np.cross(end - start, (0.0, 0.0, 1.0))
        side *= 0.4 / (np.linalg.norm(side) + 1e-9)
        return sum(self._blocked(start, end + shift) for shift in (-side, 0.0 * side, side)) / 3.0

    def _blocked(self, start: Array, end: Array) -> bool:
        """Möller and Trumbore (1997), on all walls at once."""
        way = end - start
        length = float(np.linalg.norm(way))
        if length < 1.5:
            return False
        p = np.cross(way, self._b)
        det = np.einsum("ij,ij->i", self._a, p)
        inverse = 1.0 / np.where(np.abs(det) < 1e-9, np.inf, det)
        t = start - self._corner
        u = np.einsum("ij,ij->i", t, p) * inverse
        q = np.cross(t, self._a)
        v = (q @ way) * inverse
        along = np.einsum("ij,ij->i", self._b, q) * inverse
        edge = 0.5 / length
        return bool(np.any((u >= 0) & (v >= 0) & (u + v <= 1) & (along > edge) & (along < 1 - edge)))
