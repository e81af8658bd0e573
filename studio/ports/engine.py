"""The door to an engine: a scene in, events and frames out.

Times go in (speech), events come out; the engine never calls sound, sound never calls the engine.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path
from typing import Literal, Protocol, runtime_checkable

import numpy as np
from numpy.typing import NDArray

from studio.core.progress import CancelToken, Progress
from studio.core.time import FrameRate
from studio.ports.likeness import Portrait
from studio.ports.speech import Speech
from studio.project.model_use import ModelUse, SoundUse
from studio.project.project import FILM_RATE
from studio.project.scene import Note, Scene
from studio.project.take import Quality

__all__ = [
    "FILM_RATE",
    "Directing",
    "Engine",
    "Event",
    "EventKind",
    "Footage",
    "Heard",
    "Improver",
    "Modelled",
    "ModelsEngine",
    "Performance",
    "PlacedLine",
    "Plan",
    "Point",
    "Quality",
    "Reference",
    "ShotRequest",
    "Traced",
]

EventKind = Literal[
    "contact", "footstep", "hoof", "splash", "shatter", "swing", "voice", "line", "word", "cut", "loop", "ambience",
    "music",
]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """Where something that lasts is heard from at a moment, and how fast it goes. ``sample`` as in ``Event``."""

    sample: int
    pan: float
    distance_m: float
    speed_m_s: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that happens at a moment and can be heard.

    ``sample`` counts 48 kHz samples from the start of the shot; ``until`` (exclusive) ends what lasts.
    ``subject`` and ``other`` name what meets what (``basketball``, ``backboard``; for a voice: ``dog``, ``bark``; for a
    loop: ``train``, ``rolling``). ``material``/``other_material`` are what they are made of: ``wood metal glass rubber
    cloth flesh stone asphalt concrete sand grass soil snow ice water wet tile leaf paper plastic leather wicker``.
    ``pan`` -1 left .. 1 right; ``distance_m`` from the camera. ``path`` tells where what lasts goes meanwhile, in order
    of ``sample`` (empty: it stays). ``hidden`` 0..1: how much of a wall stands between it and the camera.
    """

    kind: EventKind
    sample: int
    subject: str = ""
    other: str = ""
    until: int | None = None
    speed_m_s: float = 0.0
    mass_kg: float = 1.0
    material: str = ""
    other_material: str = ""
    pan: float = 0.0
    distance_m: float = 3.0
    text: str = ""
    path: tuple[Heard, ...] = ()
    hidden: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class ShotRequest:
    """Everything an engine needs, captured whole.

    ``seconds`` None lets the engine choose (at least 4 s, and long enough for the speech). ``timed_seconds`` is the
    length that action and camera are timed for where it is not the shot's own: up to there the shot is as it was at
    that length, then it goes on. ``size`` is (width, height). ``portraits`` are the faces of cameos in the scene, by
    ``Subject.cameo``. ``angle`` is where the pictures are filmed from if not by the scene's own camera
    (``project.coverage``); what happens, and what is heard, is the same for every angle.

    For engines that are driven by models: ``model`` says which and how, ``picture`` (uint8 (height, width, 3) sRGB) is
    what the shot begins with, ``staged`` the shot as the stage plays it, where the model is to follow it; ``preview``
    is told of pictures as they emerge. ``footage`` is a movie that it goes on from, or makes a part of again; ``heard``
    (float32 (n, 2) at 48 kHz) is what its pictures follow, and is then its sound. ``references`` are the people of the
    scene who are cameos, as they were recorded, for models that can be shown somebody.
    """

    scene: Scene
    speech: tuple[Speech, ...] = ()
    size: tuple[int, int] = (854, 480)
    rate: FrameRate = FILM_RATE
    seconds: float | None = None
    timed_seconds: float | None = None
    seed: int = 0
    quality: Quality = "standard"
    portraits: Mapping[str, Portrait] = field(default_factory=dict[str, Portrait])
    brought: Mapping[str, Path] = field(default_factory=dict[str, Path])
    """Files of subjects that a person brought, by their SHA-256 (the attribute ``model`` of a subject)."""
    angle: str = ""
    model: ModelUse | None = None
    picture: NDArray[np.uint8] | None = None
    staged: "Performance | None" = None
    footage: "Footage | None" = None
    heard: NDArray[np.float32] | None = None
    references: tuple["Reference", ...] = ()
    preview: Callable[[NDArray[np.uint8]], None] | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Footage:
    """A movie. ``picture`` gives the one with a number, from 0: uint8 (height, width, 3) sRGB; ``sound`` is float32
    (n, 2) at 48 kHz, None where it is silent. ``part``: the seconds from and to which it is made again; None: the shot
    goes on where it ends."""

    frame_count: int
    rate: FrameRate
    picture: Callable[[int], NDArray[np.uint8]]
    sound: NDArray[np.float32] | None = None
    part: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Reference:
    """Somebody as a model can be shown them. ``cameo`` is as in ``Subject.cameo``; ``pictures``, the best one first:
    uint8 (height, width, 3) sRGB; ``voice``: float32 (n,) mono at 48 kHz, None where there is none."""

    cameo: str
    pictures: tuple[NDArray[np.uint8], ...]
    voice: NDArray[np.float32] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedLine:
    """A spoken line and the sample at which it starts. ``pan`` and ``distance_m`` as in ``Event``."""

    speech: Speech
    sample: int
    pan: float = 0.0
    distance_m: float = 2.0


Point = tuple[float, float]
"""Across and down in a picture: 0..1 from its left and its top; beyond, outside of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Traced:
    """Somebody or something that plays, as a camera sees it. ``subject`` is its number in ``Scene.subjects``, -1 for a
    thing that belongs to the shot. ``boxes``: for each frame asked for, its upper left and lower right corner; None
    where it is behind the camera."""

    kind: str
    subject: int
    boxes: tuple[tuple[Point, Point] | None, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How a shot moves, seen by the camera of one frame that stands still. ``views``: for each frame asked for, the
    corners of its picture (from upper left, clockwise) at the distance of what is filmed; None where they cannot be
    seen. ``traces``: where everybody is at these frames."""

    views: tuple[tuple[Point, Point, Point, Point] | None, ...]
    traces: tuple[Traced, ...]


class Performance(Protocol):
    """A shot that has been staged and simulated, and is ready to be filmed."""

    @property
    def frame_count(self) -> int: ...

    @property
    def events(self) -> tuple[Event, ...]:
        """In order of ``sample``; contacts, footsteps, voices, splashes, loops. Words and lines are not in it."""
        ...

    @property
    def lines(self) -> tuple[PlacedLine, ...]: ...

    @property
    def notes(self) -> tuple[Note, ...]:
        """What the engine had to substitute or could not stage."""
        ...

    def frames(self, progress: Progress, cancel: CancelToken) -> Iterator[NDArray[np.uint8]]:
        """``frame_count`` pictures, uint8 (height, width, 3) sRGB, C-contiguous, made one by one."""
        ...

    def pictures(self, numbers: Iterable[int], cancel: CancelToken) -> Iterator[NDArray[np.uint8]]:
        """Only the pictures with these numbers, from 0, in this order."""
        ...

    def plan(self, at: int, numbers: Sequence[int]) -> Plan:
        """How camera and subjects move over the frames ``numbers``, drawn into the picture of frame ``at``."""
        ...


@runtime_checkable
class Directing(Performance, Protocol):
    """A performance that can show how far everything is, and how everybody stands, as models can follow it."""

    @property
    def posed(self) -> int:
        """How many in it have a person's bones."""
        ...

    def depths(self, numbers: Iterable[int], cancel: CancelToken) -> Iterator[NDArray[np.uint8]]:
        """As ``pictures``: grey by the inverse of the distance, near is bright, where nothing is black; one scale for
        the whole shot."""
        ...

    def poses(self, numbers: Iterable[int], cancel: CancelToken) -> Iterator[NDArray[np.uint8]]:
        """As ``pictures``: the bones of everybody, in the colours of OpenPose's eighteen points, on black."""
        ...

    def faces(self, numbers: Iterable[int]) -> list[tuple[Point, Point] | None]:
        """Where the largest face is in each of these pictures: corners as in ``Traced``; None: there is none."""
        ...


@runtime_checkable
class Modelled(Protocol):
    """What a performance by a model tells besides."""

    @property
    def sound(self) -> NDArray[np.float32] | None:
        """The sound that came with the pictures: float32 (n, 2) at 48 kHz, as long as they are; None: it is silent."""
        ...

    @property
    def model(self) -> ModelUse:
        """The model as it was run at last."""
        ...


class Engine(Protocol):
    """Makes shots."""

    @property
    def name(self) -> str: ...

    @property
    def version(self) -> str:
        """Changes whenever the same request could give other bytes."""
        ...

    def stage(self, request: ShotRequest, progress: Progress, cancel: CancelToken) -> Performance:
        """Plan and simulate the shot.

        Raises:
            SceneError: a field of the scene makes no sense; the error names it.
        """
        ...


class Improver(Protocol):
    """Makes the pictures of a movie larger, or more of them."""

    @property
    def scale(self) -> int:
        """How many times as wide and as high."""
        ...

    @property
    def providers(self) -> tuple[str, ...]:
        """What its networks run on."""
        ...

    @property
    def notes(self) -> tuple[Note, ...]:
        """What had to do in place of what was wished."""
        ...

    def larger(self, pictures: Iterable[NDArray[np.uint8]], cancel: CancelToken) -> Iterator[NDArray[np.uint8]]:
        """uint8 (height, width, 3) sRGB, one after the other."""
        ...

    def smoother(
        self, pictures: Iterable[NDArray[np.uint8]], had: Fraction, wanted: Fraction, count: int, cancel: CancelToken
    ) -> Iterator[NDArray[np.uint8]]:
        """``count`` pictures at ``wanted`` a second, of pictures at ``had``."""
        ...


class ModelsEngine(Engine, Protocol):
    """Makes shots by models."""

    def improver(self, upscale: str, interpolate: str, provider: str) -> Improver:
        """``upscale`` and ``interpolate`` name networks (empty: none), ``provider`` what they should run on (empty: the
        best that is here). May be used in any process.

        Raises:
            InputError: there is no such network, or it is of another kind, or damaged; or no such provider.
        """
        ...

    def brings_sound(self, use: ModelUse) -> bool:
        """Whether the pictures of a model, as it was run, came with sound that belongs to them."""
        ...

    def again(self, request: ShotRequest, frame_count: int, sound: NDArray[np.float32] | None) -> Performance:
        """A shot that a model has made before, but for its pictures: what is said in it and when, what happens in it.
        ``sound`` came with the pictures, float32 (n, 2) at 48 kHz; None: none did. Nothing is loaded; may be used in
        any process."""
        ...

    def told(self, model: str, scene: Scene) -> tuple[str, str]:
        """What a model (its id, its folder, or the name of its family) is told of a scene, and what it is to avoid.

        Raises:
            InputError: there is no such model, or it is told nothing.
        """
        ...

    def sound(
        self, use: SoundUse, scene: Scene, seconds: float, seed: int, progress: Progress, cancel: CancelToken
    ) -> tuple[NDArray[np.float32], SoundUse]:
        """A part of a shot's sound: float32 (n, 2) at 48 kHz, at most ``seconds`` long; and the model as it was run.

        Raises:
            InputError: there is no such model, it is damaged, or makes no sound by itself.
            MachineError: this machine cannot run it.
        """
        ...
