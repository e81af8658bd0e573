"""Somebody who takes a challenge in front of a camera that is not there, honestly or not. Pictures are of the stage's
people and are read by the real reader, each once; voices are tones (``fakes.cameo.ActedVoices`` tells them apart)."""

import math
from bisect import bisect_left
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from studio.likeness.face import FaceWatcher
from studio.ports.likeness import Face
from studio.workflows.cameo import phrases
from studio.workflows.cameo.challenge import Challenge, Prompt
from studio.workflows.cameo.evidence import SOUND_RATE, Evidence
from studio.workflows.cameo.witness import Witness
from tests.fakes.sitter import Sitter

WEIGHTS = Path(__file__).parents[2] / "models" / "weights"
RATE = 15
Picture = NDArray[np.uint8]
Sound = NDArray[np.float32]
Actor = Callable[[Prompt, float, float], tuple[Picture, Sound]]
"""What camera and microphone get: of the prompt that is shown, seconds since it was, and seconds in all."""

_SMILE = {"mouthSmile": 0.85, "cheekSquint": 0.5, "mouthDimple": 0.3}
_POSES: Mapping[str, tuple[float, float, Mapping[str, float]]] = {
    "neutral": (0, 0, {}), "left1": (16, 0, {}), "left2": (32, 0, {}), "right1": (-16, 0, {}), "right2": (-32, 0, {}),
    "up1": (0, 12, {}), "up2": (0, 20, {}), "blink": (0, 0, {"eyeBlink": 1.0}), "smile": (0, 0, _SMILE),
    "mouth1": (0, 0, {"jawOpen": 0.25}), "mouth2": (0, 0, {"jawOpen": 0.5}),
}  # fmt: skip


def filmed(kind: str, seed: int, poses: tuple[str, ...] = tuple(_POSES)) -> dict[str, Picture]:
    """Somebody's pictures, by what they do. They never speak, and are filmed once."""
    return {name: _sitter(kind, seed).picture(*_POSES[name]) for name in poses}


@cache
def _sitter(kind: str, seed: int) -> Sitter:
    return Sitter(kind=kind, seed=seed, spoken=Path("nothing is said"), near=1.3, size=(448, 252))


class RememberingFaces(FaceWatcher):
    """The real reader, which reads each picture once."""

    def __init__(self) -> None:
        super().__init__(WEIGHTS)
        self._read: dict[int, tuple[Picture, tuple[Face, ...]]] = {}
        self._known: dict[int, NDArray[np.float32]] = {}

    def faces(self, picture: Picture) -> tuple[Face, ...]:
        if id(picture) not in self._read:
            self._read[id(picture)] = (picture, super().faces(picture))
        return self._read[id(picture)][1]

    def identity(self, picture: Picture, face: Face) -> NDArray[np.float32]:
        if id(picture) not in self._known:
            self._known[id(picture)] = super().identity(picture, face)
        return self._known[id(picture)]


def loudness(text: str, at: float) -> float:
    """0..1: how loud somebody is who says it, ``at`` seconds after they began; uneven syllables, each text its own."""
    length = phrases.seconds(text)
    if not 0 <= at < length:
        return 0.0
    ends, loud = _syllables(text)
    number = bisect_left(ends, at)
    begin = ends[number - 1] if number else 0.0
    return math.sin(math.pi * (at - begin) / (ends[number] - begin)) ** 2 * loud


@cache
def _syllables(text: str) -> tuple[tuple[float, ...], float]:
    """When each is over, and how loud they are."""
    chance = np.random.default_rng(sum(map(ord, text)))
    return tuple(np.cumsum(chance.uniform(0.13, 0.42, 60)).tolist()), float(chance.uniform(0.6, 1))


def voice(text: str, began: float, at: float, pitch: float, seconds: float = 1 / RATE) -> Sound:
    """A piece of it being said, in a voice that is a tone, over the hiss of a room."""
    times = at + np.arange(round(seconds * SOUND_RATE)) / SOUND_RATE
    coarse = np.linspace(at, at + seconds, 6)
    loud = np.interp(times, coarse, [loudness(text, time - began) for time in coarse]) if text else 0.0
    hiss = np.random.default_rng(round(at * 1000)).standard_normal(len(times)) * 4e-4
    return (0.3 * loud * np.sin(2 * np.pi * pitch * times) + hiss).astype(np.float32)


@dataclass(slots=True, kw_only=True)
class Person:
    """Does what is asked. ``pitch`` (Hz) is their voice; ``phrase_pitch`` that of whoever says ``phrase``."""

    pictures: Mapping[str, Picture]
    pitch: float = 140.0
    phrase: str = ""
    phrase_pitch: float = 0.0
    speaking: Mapping[str, Picture] = field(default_factory=dict[str, Picture])
    """Who is seen while lines are said, where that is somebody else."""
    _last: str = "neutral"

    def __call__(self, prompt: Prompt, since: float, at: float) -> tuple[Picture, Sound]:
        text = prompt.text if prompt.step == "say" else ""
        other = self.phrase_pitch and text == self.phrase
        sound = voice(text, 0.6, since, self.phrase_pitch if other else self.pitch)
        seen = self.speaking if text and self.speaking else self.pictures
        does = self._does(prompt, since)
        if self._last[:-1] in ("left", "right", "up") and self._last[-1] == "2" and does == "neutral":
            does = f"{self._last[:-1]}1"  # on the way back
        self._last = does
        return seen.get(does, seen["neutral"]), sound

    @staticmethod
    def _does(prompt: Prompt, since: float) -> str:
        if prompt.step == "say":
            loud = loudness(prompt.text, since - 0.6 + 0.5 / RATE)
            return "mouth2" if loud > 0.55 else "mouth1" if loud > 0.2 else "neutral"
        if prompt.step == "neutral" or since < 0.5:
            return "neutral"
        if prompt.step in ("blink", "smile"):
            return prompt.step
        return f"{prompt.step}{1 if since < 0.7 else 2}"


def perform(challenge: Challenge, faces: RememberingFaces, actor: Actor) -> Evidence:
    """What the witness has at the end: all of it done, or a prompt not done in time."""
    witness = Witness(challenge, faces)
    number, asked = 0, 0.0
    for frame in range(RATE * 150):
        at = frame / RATE
        prompt = witness.prompt
        if prompt is None:
            break
        if witness.number != number:
            number, asked = witness.number, at
        picture, sound = actor(prompt, at - asked, at)
        witness.listen(sound, at)
        witness.look(picture, at)
    return witness.evidence()


def recorded(challenge: Challenge, faces: RememberingFaces, person: Person) -> list[tuple[Picture, Sound]]:
    """The movie of somebody who took another challenge."""
    movie: list[tuple[Picture, Sound]] = []

    def _actor(prompt: Prompt, since: float, at: float) -> tuple[Picture, Sound]:
        movie.append(person(prompt, since, at))
        return movie[-1]

    perform(challenge, faces, _actor)
    return movie


def slanted(picture: Picture, yaw: float, pitch: float) -> Picture:
    """A photo of it held before the camera and turned by degrees."""
    height, width = picture.shape[:2]
    a, b = np.radians(yaw), np.radians(pitch)
    about_y = np.array([[np.cos(a), 0, np.sin(a)], [0, 1, 0], [-np.sin(a), 0, np.cos(a)]])
    about_x = np.array([[1, 0, 0], [0, np.cos(b), -np.sin(b)], [0, np.sin(b), np.cos(b)]])
    corners = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float64)
    held = np.column_stack([corners - [width / 2, height / 2], np.zeros(4)]) @ (about_y @ about_x).T
    seen = held[:, :2] / (held[:, 2:] / width + 1.6) * 1.3 + [width / 2, height / 2]
    one, none = np.ones(4), np.zeros(4)
    (x, y), (u, v) = seen.T, corners.T
    rows = np.concatenate(
        [
            np.column_stack([x, y, one, none, none, none, -u * x, -u * y]),
            np.column_stack([none, none, none, x, y, one, -v * x, -v * y]),
        ]
    )
    numbers = np.linalg.solve(rows, np.concatenate([u, v]))
    photo = Image.fromarray(picture)
    return np.asarray(
        photo.transform((width, height), Image.Transform.PERSPECTIVE, numbers.tolist(), Image.Resampling.BILINEAR)
    )
