"""Somebody in front of a camera who is not there: one of the stage's own people, filmed close up, who turns their head,
blinks, smiles and speaks when asked. What they do is written down as a list of acts; a movie of it goes through the
same capture code as a camera's stream."""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from studio.core.progress import CancelToken
from studio.core.time import SAMPLE_RATE, FrameRate
from studio.media import Movies
from studio.ports.media import MovieFormat
from studio.ports.speech import Speech, Voice
from studio.project.scene import Line
from studio.sound.speech import StudioSpeaker
from studio.stage import shapes
from studio.stage.acting.face import Mouth, expression
from studio.stage.light import light_for
from studio.stage.people.cast import Casting
from studio.stage.people.person import Person
from studio.stage.people.skeleton import Pose
from studio.stage.render import Renderer
from studio.stage.world import CameraPose, Lamp, Moment, World

RESOURCES = Path(__file__).parents[2] / "resources"
RATE = FrameRate(Fraction(15))

Picture = NDArray[np.uint8]
What = Literal["front", "left", "right", "up", "down", "blink", "smile", "say", "away"]
"""``left`` and ``right`` are the sitter's own: looking to their left they look to the right of the camera's picture."""

_SECONDS: Mapping[What, float] = {
    "front": 1.0, "left": 1.6, "right": 1.6, "up": 1.6, "down": 1.6, "blink": 1.6, "smile": 1.8, "away": 1.5,
}  # fmt: skip
_TURNS: Mapping[What, tuple[float, float]] = {"left": (32.0, 0.0), "right": (-32.0, 0.0), "up": (0.0, 20.0)}
_SMILE = {"mouthSmile": 0.85, "cheekSquint": 0.5, "mouthDimple": 0.3}
_SAID = ("jawOpen", "mouthFunnel", "mouthPress", "mouthStretchLeft", "mouthStretchRight")
"""What of a face is filmed while somebody speaks, in quarters."""
_STEP = 4.0
"""Degrees that a head turns between two pictures; faces move in twelfths: what has been filmed is not filmed again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """One thing that is done. ``seconds`` 0 takes as long as it takes; ``speech`` is what is said with ``say``."""

    what: What
    seconds: float = 0.0
    speech: Speech | None = None

    @property
    def length(self) -> float:
        if self.seconds:
            return self.seconds
        return len(self.speech.samples) / SAMPLE_RATE + 0.6 if self.speech else _SECONDS.get(self.what, 1.0)


def acts(steps: Iterable[What | Speech], pause: float = 0.6) -> tuple[Act, ...]:
    """These things one after the other, looking straight ahead for a moment between them."""
    out: list[Act] = []
    for step in steps:
        out.append(Act(what="say", speech=step) if isinstance(step, Speech) else Act(what=step))
        if pause:
            out.append(Act(what="front", seconds=pause))
    return tuple(out)


@cache
def _casting() -> Casting:
    return Casting(RESOURCES)


@cache
def _speaker(folder: Path) -> StudioSpeaker:
    return StudioSpeaker(folder)


@dataclass(slots=True, kw_only=True)
class Sitter:
    """``kind``, ``attributes`` and ``seed`` say who it is, ``voice`` how they sound; ``size`` (width, height) of the
    camera's pictures; ``near`` is how close they sit (1: as one sits at a laptop); ``bright`` the light of the room.
    ``spoken`` is a folder for spoken lines."""

    spoken: Path
    kind: str = "woman"
    attributes: dict[str, str] = field(default_factory=dict[str, str])
    seed: int = 4
    voice: Voice = Voice()  # noqa: RUF009  frozen
    size: tuple[int, int] = (640, 360)
    near: float = 1.0
    bright: float = 1.0
    _renderer: Renderer | None = None
    _baked: Person | None = None
    _kept: dict[tuple[object, ...], Picture] = field(default_factory=dict[tuple[object, ...], Picture])

    def says(self, text: str, language: str) -> Speech:
        """Them saying it."""
        return _speaker(self.spoken).speak(
            Line(speaker=self.kind, text=text, language=language), self.voice, CancelToken()
        )

    def picture(self, yaw: float = 0.0, pitch: float = 0.0, face: Mapping[str, float] | None = None) -> Picture:
        """One picture, uint8 (height, width, 3) sRGB: yaw to the picture's right, pitch up, degrees; ``face`` by ARKit
        names."""
        turned = (round(yaw / _STEP) * _STEP, round(pitch / _STEP) * _STEP)
        amounts = {name: round(value * 12) / 12 for name, value in sorted((face or {}).items()) if round(value * 12)}
        key = (*turned, *amounts.items())
        if key not in self._kept:
            if self._renderer is None:
                self._renderer = self._studio()
            self._kept[key] = self._renderer.render(self._moment(*turned, amounts)).copy()
        return self._kept[key]

    def frames(self, doing: Sequence[Act], rate: FrameRate = RATE) -> Iterator[Picture]:
        """Picture after picture."""
        at, number = 0.0, 0
        for act in doing:
            mouth = Mouth(((0.3, act.speech),)) if act.speech else None
            while rate.seconds(number) < at + act.length - 1e-9:
                yield self._at(act, rate.seconds(number) - at, mouth)
                number += 1
            at += act.length

    def sound(self, doing: Sequence[Act], noise: float = 0.0006) -> NDArray[np.float32]:
        """What a microphone hears of it: float32 (n,) mono at 48 kHz, with the hiss of a room."""
        total = round(sum(act.length for act in doing) * SAMPLE_RATE)
        out = (np.random.default_rng(self.seed).standard_normal(total) * noise).astype(np.float32)
        at = 0.0
        for act in doing:
            if act.speech is not None:
                start = round((at + 0.3) * SAMPLE_RATE)
                samples = act.speech.samples[: total - start]
                out[start : start + len(samples)] += samples
            at += act.length
        return out

    def movie(self, path: Path, doing: Sequence[Act], rate: FrameRate = RATE) -> Path:
        """A movie of it, picture and sound."""
        form = MovieFormat(size=self.size, rate=rate, crf=16, preset="ultrafast")
        with Movies().writer(path, form) as writer:
            writer.write_samples(np.repeat(self.sound(doing)[:, None], 2, axis=1))
            for frame in self.frames(doing, rate):
                writer.write_frame(frame)
            writer.finish()
        return path

    def _at(self, act: Act, seconds: float, mouth: Mouth | None) -> Picture:
        share = seconds / act.length
        held = min(1.0, 3.2 * min(share, 1 - share))  # there, a rest, and back
        held = held * held * (3 - 2 * held)
        if act.what in _TURNS:
            yaw, pitch = _TURNS[act.what]
            return self.picture(yaw * held, pitch * held)
        if act.what == "away":
            return self.picture(64.0 * held)
        if act.what == "blink":
            return self.picture(face={"eyeBlink": float(np.clip((0.3 - abs(share - 0.5)) / 0.08, 0, 1))})
        if act.what == "smile":
            return self.picture(face={name: value * held for name, value in _SMILE.items()})
        if mouth is not None:
            moving = expression(mouth, "neutral", 0.0, {}, seconds, self.seed)
            return self.picture(
                face={name: value for name, value in moving.items() if name.startswith(("mouth", "jaw"))}
            )
        return self.picture()

    def _moment(self, yaw: float, pitch: float, face: Mapping[str, float]) -> Moment:
        person = self._person()
        rot = {bone: _turn(yaw * share, pitch * share) for bone, share in (("Neck", 0.35), ("Head", 0.65))}
        positions, normals = person.deform(Pose(rot=rot), face, (0.0, 0.0, 0.0), 0.0)
        z = float(person.skeleton.eyes.mean(0)[2]) - 0.04
        camera = CameraPose(
            eye=(1.1, 0.0, z + 0.02), target=(0.05, 0.0, z - 0.02), fov_degrees=24.0 / self.near, focus_m=1.05
        )
        return Moment(
            seconds=0.0,
            camera=camera,
            positions=positions,
            normals=normals,
            velocities=((0.0, 0.0, 0.0),) * len(positions),
        )

    def _person(self) -> Person:
        if self._baked is None:
            self._baked = _casting().person(self.kind, self.attributes, seed=self.seed, style="photoreal", lod=0)
        return self._baked

    def _studio(self) -> Renderer:
        """A plain room: a wall behind, a lamp in front."""
        person = self._person()
        z = float(person.skeleton.eyes.mean(0)[2])
        wall = shapes.box((-1.4, 0.0, 1.5), (0.1, 8.0, 6.0), "#8d8f8c")
        shelf = shapes.box((-1.2, 0.75, z + 0.1), (0.3, 0.7, 0.03), "#5a4a3a")
        books = shapes.box((-1.2, 0.7, z + 0.22), (0.2, 0.25, 0.2), "#7a5a52")
        lamp = Lamp(
            position=(1.5, 0.9, z + 0.8), color=(1.0, 0.96, 0.9), power=2.2, kind="area", direction=(-0.8, -0.5, -0.45),
            size_m=0.6, halo=0.0,
        )  # fmt: skip
        light = light_for("noon", "cloudy", style="photoreal", view_yaw=math.pi)
        light = replace(light, exposure_range=(0.8 * self.bright, 0.8 * self.bright), fog_density=0.0)
        world = World(scenery=(wall, shelf, books), actors=person.meshes, light=light, lamps=(lamp,), reach=4.0)
        return Renderer(world, self.size, "draft", threads=1, meter=self._moment(0.0, 0.0, {}))


def _turn(yaw: float, pitch: float) -> NDArray[np.float64]:
    """Rotation of a figure that faces +x, degrees."""
    a, b = math.radians(yaw), math.radians(-pitch)
    (ca, sa), (cb, sb) = (math.cos(a), math.sin(a)), (math.cos(b), math.sin(b))
    about_z = np.array([[ca, -sa, 0.0], [sa, ca, 0.0], [0.0, 0.0, 1.0]])
    about_y = np.array([[cb, 0.0, sb], [0.0, 1.0, 0.0], [-sb, 0.0, cb]])
    return about_z @ about_y
