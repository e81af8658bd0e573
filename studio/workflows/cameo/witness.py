"""Sees and hears a challenge being done, and tells what is asked next. It decides nothing about who it is: that is
``judging``'s."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from studio.ports.likeness import Face, FaceReader
from studio.workflows.cameo import advice, liveness, phrases
from studio.workflows.cameo.challenge import Challenge, Prompt, Step
from studio.workflows.cameo.evidence import SOUND_RATE, Evidence, Sight, Still
from studio.workflows.cameo.liveness import Rest

IDENTIFY_EVERY = 0.8
"""Seconds between two pictures whose face is identified; it takes longer than all the rest."""
_SILENCE = 0.8
"""Seconds of silence after which a line is held to be over."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """Where the challenge is after a picture. ``prompt`` is what is asked now, None when all of it is over; ``number``
    counts from 0. ``done`` tells that this picture ended a prompt. ``late`` tells that its time ran out: the challenge
    is lost. ``advice`` are sentences, most pressing first."""

    prompt: Prompt | None
    number: int
    done: bool
    late: bool
    face: Face | None
    advice: tuple[str, ...]


class Witness:
    """One challenge, from its first prompt to its last. Pictures must not be mirrored. One thread at a time.

    Feed it every picture (or every other) with ``look``, all sound with ``listen``, with times on one clock, live or
    out of a file; it goes on to the next prompt by itself. ``said`` ends a line early.
    """

    def __init__(self, challenge: Challenge, faces: FaceReader) -> None:
        self._challenge = challenge
        self._faces = faces
        self._number: int = 0
        self._asked: list[float] = []
        self._sights: list[Sight] = []
        self._stills: dict[Step, tuple[float, Still]] = {}
        self._sound: list[NDArray[np.float32]] = []
        self._sound_at: float | None = None
        self._sound_end = 0.0
        self._identified = -1e9
        self._ended = 0.0
        self._rest: Rest | None = None
        self._said = False
        self._late = False

    @property
    def prompt(self) -> Prompt | None:
        """What is asked now."""
        over = self._late or self._number >= len(self._challenge.prompts)
        return None if over else self._challenge.prompts[self._number]

    @property
    def number(self) -> int:
        """How many prompts are over."""
        return self._number

    @property
    def stills(self) -> Mapping[Step, Still]:
        """The best picture of each step so far."""
        return {step: still for step, (_, still) in self._stills.items()}

    def look(self, picture: NDArray[np.uint8], at: float) -> Look:
        """A picture, uint8 (height, width, 3) sRGB, of the time ``at`` in seconds. Some 15 ms at 1280x720, 15 more for
        each that is identified. Raises as the reader."""
        faces = self._faces.faces(picture)
        size = (picture.shape[1], picture.shape[0])
        identity = None
        if faces and at - self._identified >= IDENTIFY_EVERY:
            identity, self._identified = self._faces.identity(picture, faces[0]), at
        sight = Sight(at=at, faces=faces, size=size, identity=identity)
        prompt = self.prompt
        turned = prompt is not None and prompt.step in liveness.TURNS
        told = advice.looking(faces, size, turned=turned)
        if prompt is None:
            return Look(prompt=None, number=self._number, done=False, late=self._late, face=_one(faces), advice=told)
        if len(self._asked) == self._number:
            self._asked.append(at)
        self._sights.append(sight)
        if faces:
            self._keep(prompt.step, sight, picture)
        done = self._over(prompt, at)
        self._late = not done and at - self._asked[-1] > prompt.limit
        self._ended = at
        if done:
            self._number += 1
            self._said = False
        return Look(prompt=self.prompt, number=self._number, done=done, late=self._late, face=_one(faces), advice=told)

    def listen(self, samples: NDArray[np.float32], at: float) -> None:
        """Sound, float32 (n,) mono at 48 kHz, whose first sample was heard at ``at``. What is missing between two
        pieces is silence; what overlaps is heard once."""
        if self._sound_at is None:
            self._sound_at = self._sound_end = at
        gap = round((at - self._sound_end) * SOUND_RATE)
        if gap > SOUND_RATE // 100:
            self._sound.append(np.zeros(gap, np.float32))
        elif gap < -SOUND_RATE // 100:
            samples = samples[-gap:]
        self._sound.append(samples)
        self._sound_end = self._sound_at + sum(map(len, self._sound)) / SOUND_RATE

    def said(self) -> None:
        """The line that is asked for has been said (a person pressed a key); the next picture goes on."""
        self._said = True

    def evidence(self) -> Evidence:
        """All that was seen and heard so far."""
        return Evidence(
            sights=tuple(self._sights),
            stills=tuple(still for _, still in self._stills.values()),
            asked=tuple(self._asked),
            ended=self._ended,
            sound=np.concatenate(self._sound) if self._sound else np.zeros(0, np.float32),
            sound_at=self._sound_at or 0.0,
        )

    def _over(self, prompt: Prompt, at: float) -> bool:
        asked = self._asked[-1]
        if prompt.step == "say":
            return self._said or self._fallen_silent(prompt, asked, at)
        sights = [sight for sight in self._sights[-240:] if sight.at >= asked]
        if prompt.step == "neutral":
            return self._settled(sights, at)
        return self._rest is not None and liveness.first(prompt.step, sights, self._rest, asked) is not None

    def _settled(self, sights: list[Sight], at: float) -> bool:
        """Whether the last second was one of a face that looks ahead and keeps still."""
        last = [sight for sight in sights if sight.at > at - 1.0]
        faces = [sight.faces[0] for sight in last if sight.faces]
        if at - sights[0].at < 1.0 or len(faces) < max(3, len(last) - 1):
            return False
        calm = max(np.ptp([face.yaw for face in faces]), np.ptp([face.pitch for face in faces])) < 8
        ahead = all(abs(face.yaw) < 15 and abs(face.pitch) < 20 for face in faces)
        rest = liveness.at_rest(last)
        if calm and ahead and rest is not None:
            self._rest = rest
            return True
        return False

    def _fallen_silent(self, prompt: Prompt, asked: float, at: float) -> bool:
        """Whether enough was said since ``asked``, and then nothing for a while."""
        if self._sound_at is None:
            return False
        sound = self._recent(asked)
        block = SOUND_RATE // 20
        blocks = sound[: len(sound) // block * block].reshape(-1, block).astype(np.float64)
        quiet = round(_SILENCE * 20)
        if len(blocks) < 2 * quiet:
            return False
        levels = 10 * np.log10(np.mean(blocks**2, axis=1) + 1e-10)
        floor, top = np.percentile(levels, 5), levels.max()
        loud = levels > max(floor + 0.35 * (top - floor), -60)
        return top - floor > 12 and loud.sum() / 20 > 0.35 * phrases.seconds(prompt.text) and not loud[-quiet:].any()

    def _recent(self, since: float) -> NDArray[np.float32]:
        wanted = round((self._sound_end - since) * SOUND_RATE)
        pieces: list[NDArray[np.float32]] = []
        have = 0
        for piece in reversed(self._sound):
            if have >= wanted:
                break
            pieces.append(piece)
            have += len(piece)
        return np.concatenate(pieces[::-1])[max(0, have - wanted) :] if pieces else np.zeros(0, np.float32)

    def _keep(self, step: Step, sight: Sight, picture: NDArray[np.uint8]) -> None:
        """Keep the picture if it shows the step better than the one that is kept."""
        face = sight.faces[0]
        worth = _worth(step, face, self._rest)
        kept = self._stills.get(step)
        if kept is None or worth > kept[0]:
            self._stills[step] = (worth, Still(step=step, at=sight.at, picture=picture.copy(), face=face))


def _one(faces: tuple[Face, ...]) -> Face | None:
    return faces[0] if faces else None


def _worth(step: Step, face: Face, rest: Rest | None) -> float:
    """How well a picture shows a step: done enough but not too far, sharp, and evenly lit."""
    yaw, pitch = face.yaw - (rest.yaw if rest else 0), face.pitch - (rest.pitch if rest else 0)
    fine = 0.2 * min(face.sharp / advice.SHARP, 4) / 4 - 0.2 * face.uneven
    match step:
        case "left":
            return fine - abs(yaw - 35) / 35
        case "right":
            return fine - abs(yaw + 35) / 35
        case "up":
            return fine - abs(pitch - 20) / 20
        case "smile":
            return fine + face.smile - (abs(yaw) + abs(pitch)) / 30
        case "blink":
            return fine - sum(face.eyes_open) - (abs(yaw) + abs(pitch)) / 30
        case _:
            tilt = (abs(face.yaw) + abs(face.pitch) + abs(face.roll)) / 20
            return fine - tilt - face.mouth_open - face.smile / 2 + min(face.eyes_open) / 2
