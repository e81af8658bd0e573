"""An engine that draws moving bars: every frame differs, events lie where things happen, cancelling is honoured."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from studio.core.errors import InputError, SceneError
from studio.core.progress import CancelToken, Progress, silent
from studio.ports.engine import Event, Improver, PlacedLine, Plan, Point, ShotRequest, Traced
from studio.project.model_use import ModelUse, SoundUse
from studio.project.scene import Note, Scene

FIRST_CONTACT = 12_000
"""Sample at which a ball meets the floor in every shot."""


@dataclass(slots=True)
class FakePerformance:
    """Bars that move to the right; a white flash on the frame of each contact."""

    request: ShotRequest
    frame_count: int
    lines: tuple[PlacedLine, ...]
    events: tuple[Event, ...]
    notes: tuple[Note, ...]
    brightness: int = 0
    drawn: int = 0

    def frames(self, progress: Progress, cancel: CancelToken) -> Iterator[NDArray[np.uint8]]:
        """uint8 (height, width, 3)."""
        for number, frame in enumerate(self.pictures(range(self.frame_count), cancel)):
            progress("drawing", number, self.frame_count)
            self.drawn += 1
            yield frame

    def pictures(self, numbers: Iterable[int], cancel: CancelToken) -> Iterator[NDArray[np.uint8]]:
        """uint8 (height, width, 3)."""
        width, height = self.request.size
        rate = self.request.rate
        flashes = {rate.frame(event.sample) for event in self.events if event.kind == "contact"}
        for number in numbers:
            cancel.check()
            frame = np.zeros((height, width, 3), np.uint8)
            frame[:] = ((self.request.seed * 37) % 200, 60, 90 + self.brightness)
            left = (number * 4) % width
            frame[:, left : left + 16] = (240, 200, 40)
            if number in flashes:
                frame[:] = 255
            yield frame

    @property
    def posed(self) -> int:
        """One for each person in the scene."""
        return sum(subject.kind in ("woman", "man") for subject in self.request.scene.subjects)

    def depths(self, numbers: Iterable[int], cancel: CancelToken) -> Iterator[NDArray[np.uint8]]:
        """Nearer toward the bottom; the bar is nearest."""
        width, height = self.request.size
        for number in numbers:
            cancel.check()
            frame = np.zeros((height, width, 3), np.uint8)
            frame[:] = np.linspace(20, 160, height).astype(np.uint8)[:, None, None]
            left = (number * 4) % width
            frame[:, left : left + 16] = 255
            yield frame

    def poses(self, numbers: Iterable[int], cancel: CancelToken) -> Iterator[NDArray[np.uint8]]:
        """A red line in the middle of the bar, on black."""
        width, height = self.request.size
        for number in numbers:
            cancel.check()
            frame = np.zeros((height, width, 3), np.uint8)
            frame[height // 4 : height * 3 // 4, (number * 4 + 8) % width] = (255, 0, 0)
            yield frame

    def faces(self, numbers: Iterable[int]) -> list[tuple[Point, Point] | None]:
        """The upper end of the bar; there is none in the first picture."""
        width, height = self.request.size
        side = 16 / height
        lefts = [((number * 4) % width) / width for number in numbers]
        return [
            None if number == 0 else ((left, 0.3), (left + 16 / width, 0.3 + side))
            for number, left in zip(numbers, lefts, strict=True)
        ]

    def plan(self, at: int, numbers: Sequence[int]) -> Plan:
        """The camera closes in on the middle; the bar goes to the right."""
        width = self.request.size[0]
        views: list[tuple[Point, Point, Point, Point]] = []
        for number in numbers:
            inset = 0.3 * (number - at) / max(1, self.frame_count)
            low, high = inset, 1.0 - inset
            views.append(((low, low), (high, low), (high, high), (low, high)))
        lefts = [((number * 4) % width) / width for number in numbers]
        boxes = tuple(((left, 0.3), (left + 16 / width, 0.9)) for left in lefts)
        return Plan(views=tuple(views), traces=(Traced(kind="ball", subject=0, boxes=boxes),))


@dataclass(slots=True, kw_only=True)
class FakeModelled(FakePerformance):
    """By a model."""

    model: ModelUse
    sound: NDArray[np.float32] | None


@dataclass(slots=True)
class FakeEngine:
    """Speech one after the other from 0.5 s on; two contacts; a note for what it cannot stage."""

    name: str = "fake"
    version: str = "1"
    usual_seconds: float = 1.0
    brightness: int = 0
    fails_at: str = ""
    """A place this engine refuses."""
    requests: list[ShotRequest] = field(default_factory=list[ShotRequest])

    def told(self, model: str, scene: Scene) -> tuple[str, str]:
        """The place alone."""
        return f"{model}: {scene.place}", ""

    def brings_sound(self, use: ModelUse) -> bool:
        """Models of the family "loud"."""
        return use.heard and use.family == "loud"

    def again(self, request: ShotRequest, frame_count: int, sound: NDArray[np.float32] | None) -> FakePerformance:
        """As it is staged, as long as it was."""
        played = self.stage(replace(request, seconds=frame_count / float(request.rate.fps)), silent, CancelToken())
        assert request.model is not None
        return FakeModelled(
            request=request, frame_count=frame_count, lines=played.lines, events=played.events, notes=(),
            model=request.model, sound=sound,
        )  # fmt: skip

    def improver(self, upscale: str, interpolate: str, provider: str) -> Improver:
        """There are none."""
        raise InputError("There are no networks here.")

    def sound(
        self, use: SoundUse, scene: Scene, seconds: float, seed: int, progress: Progress, cancel: CancelToken
    ) -> tuple[NDArray[np.float32], SoundUse]:
        """A tone that knows its seed."""
        progress("making the sound", 1, 1)
        cancel.check()
        time = np.arange(round(seconds * 48_000)) / 48_000
        tone = (0.2 * np.sin(2 * np.pi * (700 + seed) * time)).astype(np.float32)
        return np.repeat(tone[:, None], 2, axis=1), replace(use, prompt=use.prompt or scene.place, digest="d")

    def stage(self, request: ShotRequest, progress: Progress, cancel: CancelToken) -> FakePerformance:
        """Raises ``SceneError`` for the place it was told to refuse."""
        self.requests.append(request)
        if request.scene.place == self.fails_at:
            raise SceneError(f'The place "{self.fails_at}" cannot be staged.', field="place")
        progress("building", 1, 2)
        cancel.check()
        at, lines = FIRST_CONTACT * 2, list[PlacedLine]()
        for speech in request.speech:
            lines.append(PlacedLine(speech=speech, sample=at))
            at += len(speech.samples) + 4800
        seconds = request.seconds or max(self.usual_seconds, at / 48_000 if lines else 0.0)
        count = request.rate.frames(seconds)
        contacts = tuple(
            Event(kind="contact", sample=sample, subject="ball", other="floor", speed_m_s=3.0, material="rubber")
            for sample in (FIRST_CONTACT, FIRST_CONTACT * 3)
            if sample < request.rate.sample(count)
        )
        missing = tuple(
            Note(text=f"No {subject.kind} here.", kind="substituted", detail=subject.kind)
            for subject in request.scene.subjects
            if subject.kind == "unicorn"
        )
        return FakePerformance(
            request=request,
            frame_count=count,
            lines=tuple(lines),
            events=contacts,
            notes=missing,
            brightness=self.brightness,
        )
