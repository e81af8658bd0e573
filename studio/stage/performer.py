"""What moves on the stage, and the score it follows: the words between the director and people, animals and things."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from studio.ports.speech import Speech
from studio.stage.mesh import Floats, Mesh
from studio.stage.world import Lamp, Sprites, Vector


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """Something heard that a performer causes: the stage turns it into an ``Event`` once it knows where the camera is.

    ``kind``, ``subject``, ``other``, materials as in ``ports.engine.Event``; ``position`` in the world.
    """

    kind: str
    seconds: float
    position: Vector
    subject: str = ""
    other: str = ""
    until: float | None = None
    speed_m_s: float = 0.0
    mass_kg: float = 1.0
    material: str = ""
    other_material: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Posed:
    """One performer at one instant: for each of its meshes float32 (n, 3) world positions and unit normals.

    ``velocity`` of the whole, metres a second; ``velocities`` of each mesh where they differ (a sword, a limb).
    """

    positions: tuple[Floats, ...]
    normals: tuple[Floats, ...]
    velocity: Vector = (0.0, 0.0, 0.0)
    velocities: tuple[Vector, ...] | None = None
    lamps: tuple[Lamp, ...] = ()
    sprites: tuple[Sprites, ...] = ()


class Performer(Protocol):
    """Somebody or something that moves through a shot. Everything it does was settled when it was made: ``at`` is a
    pure function of time, so frames can be made in any order."""

    @property
    def kind(self) -> str: ...

    @property
    def meshes(self) -> tuple[Mesh, ...]:
        """Topology, colours and materials; constant."""
        ...

    @property
    def cues(self) -> tuple[Cue, ...]:
        """What is heard of it, in order of time."""
        ...

    def at(self, seconds: float) -> Posed: ...

    def focus(self, seconds: float) -> Vector:
        """The point the camera cares about: the eyes of a face, the middle of a thing."""
        ...

    def bounds(self, seconds: float) -> tuple[Vector, Vector]:
        """Low and high corner of the box it fills (cheap: no skinning)."""
        ...

    def socket(self, name: str, seconds: float) -> Floats:
        """(3, 4) matrix of a named place on it, x forward, z up: ``root head head_top mouth right_hand left_hand back
        hips``; for mounts and vehicles ``seat seat_1 … bar_left bar_right pedal_left pedal_right deck_0 deck_1 …``;
        for things ``root top``. Raises KeyError for one it has not."""
        ...


Path = Callable[[float], tuple[Vector, float]]
"""Seconds -> (position on the ground, yaw). Continuous; the speed is its derivative."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """Where a hand is during a beat, whatever the rest of the body does: world points by the shot's seconds.

    ``along``: the direction of a rod that the hand is closed about, past the thumb; None: an open hand, palm down.
    ``knuckles``: where the knuckles of that fist point. ``shape``: the fingers', in the words of ``posture.HANDS``.
    ``tip``: metres past the thumb at which the rod is at that point, 0 for the fist itself. ``share``: 0 the hand is
    the action's .. 1 it is there.
    """

    at: Callable[[float], Vector]
    along: Callable[[float], Vector] | None = None
    knuckles: Callable[[float], Vector] | None = None
    shape: str = "grip"
    tip: float = 0.0
    share: Callable[[float], float] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Beat:
    """One action of a performer from ``start`` to ``end`` seconds.

    ``action`` is one of ``project.scene.ACTIONS``. ``path`` moves it (None: it stays where it is). ``target`` gives the
    point it acts on (a ball to kick, a face to look at, a hoop), as a function of time. ``mount`` is what it rides,
    drives, sits or stands on. ``params``: free numbers an action knows (``turns`` of a spin jump, ``height_m`` of a
    jump, ``contact_s``: the moment foot or hand meets the ball).
    """

    action: str
    start: float
    end: float
    path: Path | None = None
    target: Callable[[float], Vector] | None = None
    mount: Performer | None = None
    params: Mapping[str, float] = field(default_factory=dict[str, float])
    hands: Mapping[str, Reach] = field(default_factory=dict[str, Reach])


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """All one performer does in a shot: beats in order of time without gaps from 0, what it says, how it feels."""

    beats: tuple[Beat, ...]
    position: Vector = (0.0, 0.0, 0.0)
    yaw: float = 0.0
    lines: tuple[tuple[float, Speech], ...] = ()
    """(start in seconds, speech): the mouth follows the phonemes."""
    mood: str = "neutral"
    """``neutral happy sad angry afraid surprised laughing crying``"""
    look_at: Callable[[float], Vector] | None = None
    ground_material: str = "asphalt"
    ground: Callable[[float, float], float] | None = None
    holding: tuple[tuple[str, str], ...] = ()
    """(side, what) for each hand that holds a thing all through: ``("right", "umbrella")``, ``("left", "bag")``. The
    arm carries it as such a thing is carried; the thing itself is placed by the socket ``right_hand`` or
    ``left_hand``."""
    seed: int = 0
