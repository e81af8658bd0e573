"""A brought figure that moves by its file's own animations, or as a whole where the file has none that fits."""

import numpy as np
from numpy.typing import NDArray

from studio.stage.brought.model import Model
from studio.stage.brought.motions import BY_DISTANCE, Motion, Motions, Stance, mixed, nodes_at, stance_at
from studio.stage.brought.shown import twins_of
from studio.stage.brought.solid import meshes_of
from studio.stage.mesh import Floats, Mesh, transform
from studio.stage.people import skin
from studio.stage.performer import Cue, Posed, Score
from studio.stage.travel import Travel
from studio.stage.world import Vector

Doubles = NDArray[np.float64]

_BLEND = 0.3
"""Seconds from one clip to the next."""


class FigurePerformer:
    """A ``Performer``. Its walk is played by the way that it goes, everything else by the clock."""

    def __init__(self, model: Model, kind: str, score: Score) -> None:
        self._model, self._kind, self.score = model, kind, score
        self._motions = Motions(model)
        self._travel = Travel(score)
        self._starts = [beat.start for beat in score.beats]
        self._meshes = meshes_of(model)
        self._bound = [
            (
                np.ascontiguousarray(one.positions, np.float32),
                np.ascontiguousarray(one.bones, np.int32),
                np.ascontiguousarray(one.weights, np.float32),
                np.ascontiguousarray(one.triangles, np.int32),
                twins_of(one.positions, one.normals),
            )
            for one in model.surfaces
        ]
        self._cues = self._steps()

    @property
    def kind(self) -> str:
        return self._kind

    @property
    def meshes(self) -> tuple[Mesh, ...]:
        return self._meshes

    @property
    def cues(self) -> tuple[Cue, ...]:
        return self._cues

    @property
    def as_a_whole(self) -> bool:
        """Whether some of what it is to do has no animation of its own."""
        return any(
            self._motions.of(beat.action) is None and beat.action not in ("stand", "look") for beat in self.score.beats
        )

    def at(self, seconds: float) -> Posed:
        m = self.matrix(seconds)
        nodes = nodes_at(self._model, self._stance(seconds))
        place = np.eye(4)
        place[:3] = m
        nodes = place @ nodes
        positions: list[Floats] = []
        normals: list[Floats] = []
        for surface, (points, bones, weights, triangles, twins) in zip(self._model.surfaces, self._bound, strict=True):
            palette = np.stack([(nodes[node] @ bind)[:3] for node, bind in surface.palette]).astype(np.float32)
            out, facing = np.empty_like(points), np.empty_like(points)
            skin.skin(points, bones, weights, palette, out)
            skin.normals(out, triangles, facing)
            if len(twins):
                skin.weld(facing, twins)
            if float(np.linalg.det(palette[0, :, :3].astype(np.float64))) < 0:
                facing = -facing  # mirrored: its triangles run the other way round
            positions.append(out)
            normals.append(facing)
        x, y, z = self._travel.velocity(seconds)
        return Posed(tuple(positions), tuple(normals), velocity=(float(x), float(y), float(z)))

    def matrix(self, seconds: float) -> Floats:
        """(3, 4) of its root."""
        at, yaw = self._travel.frame(seconds)
        return transform(at, yaw)

    def focus(self, seconds: float) -> Vector:
        at, _ = self._travel.frame(seconds)
        return float(at[0]), float(at[1]), float(at[2]) + 0.62 * self._model.height_m

    def bounds(self, seconds: float) -> tuple[Vector, Vector]:
        at, yaw = self._travel.frame(seconds)
        long, wide, tall = self._model.size
        c, s = abs(float(np.cos(yaw))), abs(float(np.sin(yaw)))
        x, y = (long * c + wide * s) / 2, (long * s + wide * c) / 2
        low = (float(at[0]) - x, float(at[1]) - y, float(at[2]))
        return low, (float(at[0]) + x, float(at[1]) + y, float(at[2]) + tall)

    def socket(self, name: str, seconds: float) -> Floats:
        m = self.matrix(seconds)
        heights = {"root": 0.0, "top": 1.0, "head_top": 1.0, "head": 0.9, "mouth": 0.85, "back": 0.8, "seat": 0.8}
        m[:, 3] += m[:, 2] * np.float32(heights[name] * self._model.height_m)
        return m

    # ------------------------------------------------------------------ motion

    def _stance(self, t: float) -> Stance:
        i = self._index(t)
        now = self._beat_stance(i, t)
        since = t - (self._starts[i] if self._starts else 0.0)
        if i > 0 and since < _BLEND:
            return mixed(self._beat_stance(i - 1, t), now, since / _BLEND)
        return now

    def _index(self, t: float) -> int:
        return max((k for k, start in enumerate(self._starts) if start <= t), default=0)

    def _beat_stance(self, i: int, t: float) -> Stance:
        action = self.score.beats[i].action if self.score.beats else "stand"
        motion = self._motions.of(action)
        idle = self._motions.any
        if motion is None:
            return stance_at(self._model, idle, t)
        if motion.stride_m <= 0.0:
            return stance_at(self._model, motion, t)
        gone = stance_at(self._model, motion, self._phase(motion, t) * motion.clip.seconds)
        going = min(self._travel.pace(t) / max(0.12 * self._model.height_m, 0.02), 1.0)
        return mixed(stance_at(self._model, idle, t), gone, going)

    def _phase(self, motion: Motion, t: float) -> float:
        return self._travel.along(t) / motion.stride_m

    def _steps(self) -> tuple[Cue, ...]:
        """Two footsteps in every round of a walk."""
        out: list[Cue] = []
        for beat in self.score.beats:
            motion = self._motions.of(beat.action)
            if motion is None or motion.stride_m <= 0.0 or beat.action not in BY_DISTANCE:
                continue
            heard = None
            for t in np.arange(beat.start, beat.end, 1 / 60):
                step = int(2 * self._phase(motion, float(t)))
                if heard is not None and step != heard:
                    at, _ = self._travel.frame(float(t))
                    out.append(
                        Cue(
                            kind="footstep", seconds=float(t), position=(float(at[0]), float(at[1]), float(at[2])),
                            subject=self._kind, other="ground", speed_m_s=0.6,
                            mass_kg=round(62 * (self._model.height_m / 1.7) ** 2.4 + 0.1, 1), material="leather",
                            other_material=self.score.ground_material,
                        )
                    )  # fmt: skip
                heard = step
        return tuple(out)
