"""One beat made ready to be played: its rig, its times, its target and mount seen from the figure's own root."""

import math
from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from studio.stage.acting.manners import WALK, Manner
from studio.stage.acting.posture import Posture
from studio.stage.acting.rig import Rig
from studio.stage.mesh import Floats
from studio.stage.performer import Beat, Cue, Score
from studio.stage.world import Vector

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Stance:
    """Where feet stand: half width and (left, right) forward offsets in metres at 1.70 m, toes-out angle."""

    width: float = 0.088
    ahead: tuple[float, float] = (0.0, 0.0)
    out: float = 0.14


@dataclass(frozen=True, slots=True)
class Step:
    """A footprint an action asks for. ``side`` 0 left, 1 right; ``land``/``lift`` seconds from the beat's start; place
    (forward, left) from the root as it is at ``when`` (seconds from the start of the beat; None: on landing)."""

    side: int
    land: float
    lift: float
    x: float
    y: float
    yaw: float = 0.0
    when: float | None = None
    strike: float = 0.0
    roll: float = 0.35
    height: float = 0.06


@dataclass(frozen=True, slots=True)
class Aloft:
    """From ``start`` to ``end`` (seconds from the beat's start) a foot is where the posture puts it."""

    side: int
    start: float
    end: float


Footwork = tuple[Step | Aloft, ...]


class Part:
    """A beat in a figure's hands. ``place(t)`` gives the root (position, yaw) and ``frame(t)`` its whole turn."""

    def __init__(
        self,
        index: int,
        beat: Beat,
        score: Score,
        rig: Rig,
        who: str,
        age: str,
        place: Callable[[float], tuple[Array, float]],
    ) -> None:
        self.index, self.beat, self.score, self.rig = index, beat, score, rig
        self.who, self.age = who, age
        self.start, self.end = beat.start, beat.end
        self.k = rig.scale
        self._place = place
        self.random = np.random.default_rng((score.seed, index, 77))
        self.luck = [float(x) for x in self.random.random(8)]
        """Eight numbers 0..1 that make this beat unlike another."""
        self.notes: dict[str, object] = {}
        """What an action works out once for the whole beat."""
        self.seat: Floats | None = None
        """The mount's seat at the moment that is being posed."""
        self.face: Callable[[float], dict[str, float]] | None = None
        """What the action adds to the face, by seconds from the beat's start."""
        self.landing = 0.5
        """Speed of the feet that come down after a leap, metres a second."""
        self.relax()

    def relax(self) -> None:
        """Before each posture: awake, free to look about, hands free to carry."""
        self.gaze = self.awake = 1.0
        self.own_hand: tuple[bool, bool] = (False, False)

    @property
    def span(self) -> float:
        return max(self.end - self.start, 1e-6)

    def param(self, name: str, default: float) -> float:
        return float(self.beat.params.get(name, default))

    def place(self, t: float) -> tuple[Array, float]:
        return self._place(t)

    def local(self, point: Vector | Array, t: float) -> Array:
        """A world point in the root frame at ``t`` (upright roots only)."""
        at, yaw = self._place(t)
        c, s = math.cos(yaw), math.sin(yaw)
        x, y, z = float(point[0]) - at[0], float(point[1]) - at[1], float(point[2]) - at[2]
        return np.array((c * x + s * y, -s * x + c * y, z))

    def world(self, point: Array, t: float) -> Vector:
        at, yaw = self._place(t)
        c, s = math.cos(yaw), math.sin(yaw)
        return (
            float(at[0] + c * point[0] - s * point[1]),
            float(at[1] + s * point[0] + c * point[1]),
            float(at[2] + point[2]),
        )

    def target(self, t: float) -> Array | None:
        """What the beat acts on, in the root frame."""
        return None if self.beat.target is None else self.local(self.beat.target(t), t)


Pose = Callable[[Posture, Part, float], None]
"""Writes over a posture what an action does ``t`` seconds after its beat began."""


def _no_feet(part: Part) -> Footwork | None:
    return None


def _silent(part: Part) -> tuple[Cue, ...]:
    return ()


@dataclass(frozen=True, slots=True)
class Action:
    """How one word of ``project.scene.ACTIONS`` is played.

    ``pose`` writes the posture over the base. ``base``: ``upright`` stands or goes on footprints by how the root moves;
    ``free`` starts from attention and owns its feet unless ``feet`` plants them; ``mount`` sits in its mount's frame.
    """

    pose: Pose
    base: str = "upright"
    manner: Manner = WALK
    gait: str = ""
    """Name of the manner where the action is itself a way of going."""
    stance: Stance = field(default_factory=Stance)
    feet: Callable[[Part], Footwork | None] = _no_feet
    cues: Callable[[Part], tuple[Cue, ...]] = _silent
    mood: str | None = None
    blend: float = 0.30
    """Seconds to come into it from what was before."""
    guarded: bool = False
    """Lift the figure where a part of it would sink into the ground (rolling, lying, crawling)."""
    lead: float = 0.0
    """Seconds it has been going on already when a shot opens on it."""
