"""What a frame costs: the stage filming a schoolyard with two people and a dog, beside x264 encoding the same frames.

Costs are CPU seconds of the whole process, user and system time of all its threads: a wall clock would measure the
machine's other work too.
"""

import itertools
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from studio.core.progress import CancelToken, Progress, silent
from studio.ports.engine import FILM_RATE, ShotRequest
from studio.ports.media import MovieFormat
from studio.project.scene import Camera, Scene, Subject
from studio.project.take import Quality
from studio.workflows.film.shot import encoding
from studio.workflows.studio import Studio

SCENE = Scene(
    subjects=(
        Subject(kind="boy", action="run"),
        Subject(kind="woman", action="walk"),
        Subject(kind="dog", action="run"),
    ),
    place="schoolyard",
    time_of_day="afternoon",
    camera=Camera(shot_size="full", move="static"),
)
CASES: tuple[tuple[tuple[int, int], Quality], ...] = (
    ((640, 360), "draft"),
    ((1280, 720), "draft"),
    ((1280, 720), "standard"),
)
SECONDS = 4.0
_WARM_FRAMES = 4
_KEPT_FRAMES = 48
"""Frames held for the second encoding; 133 MB at 1280x720."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StageCost:
    """Costs at one size, all in CPU seconds. ``encode`` is x264 ``medium`` alone, on the same frames."""

    size: tuple[int, int]
    quality: Quality
    frames: int
    staging: float
    """Planning, building and simulating the shot, once."""
    filming: float
    """A frame of the film as it is made: posed, drawn, encoded with the quality's own settings."""
    encode: float

    @property
    def whole(self) -> float:
        """A frame with its share of the staging."""
        return self.filming + self.staging / self.frames

    def to_json(self) -> dict[str, object]:
        """In the words of the design."""
        return {
            "bench": "stage",
            "scene": SCENE.place,
            "size": f"{self.size[0]}x{self.size[1]}",
            "quality": self.quality,
            "frames": self.frames,
            "cpu_seconds_per_frame": round(self.filming, 4),
            "cpu_seconds_per_frame_with_staging": round(self.whole, 4),
            "staging_cpu_seconds": round(self.staging, 3),
            "encode_cpu_seconds_per_frame": round(self.encode, 4),
            "ratio": round(self.filming / self.encode, 2) if self.encode else None,
        }


def bench_stage(studio: Studio, progress: Progress, cancel: CancelToken) -> Iterator[StageCost]:
    """The cost at each size, one after the other; each is warmed first, so no compiling is in it."""
    for size, quality in CASES:
        label = f"{size[0]}x{size[1]} {quality}"
        request = ShotRequest(scene=SCENE, size=size, rate=FILM_RATE, seconds=SECONDS, seed=1, quality=quality)
        progress(f"{label}: warming up", 0, 0)
        warm = studio.engine.stage(request, progress, cancel)
        for _ in itertools.islice(warm.frames(silent, cancel), _WARM_FRAMES):
            cancel.check()
        with tempfile.TemporaryDirectory() as folder:
            yield _cost(studio, request, Path(folder), label, progress, cancel)


def _cost(
    studio: Studio, request: ShotRequest, folder: Path, label: str, progress: Progress, cancel: CancelToken
) -> StageCost:
    preset, crf = encoding(request.quality)
    kept: list[NDArray[np.uint8]] = []
    begun = time.process_time()
    performance = studio.engine.stage(request, silent, cancel)
    staged = time.process_time()
    form = MovieFormat(size=request.size, rate=request.rate, crf=crf, preset=preset)
    with studio.media.writer(folder / "film.mp4", form) as writer:
        for number, frame in enumerate(performance.frames(silent, cancel), start=1):
            cancel.check()
            writer.write_frame(frame)
            if len(kept) < _KEPT_FRAMES:
                kept.append(frame.copy())
            progress(f"{label}: filming", number, performance.frame_count)
        writer.finish()
    filmed = time.process_time()
    with studio.media.writer(
        folder / "again.mp4", MovieFormat(size=request.size, rate=request.rate, preset="medium")
    ) as writer:
        for frame in kept:
            cancel.check()
            writer.write_frame(frame)
        writer.finish()
    encoded = time.process_time()
    return StageCost(
        size=request.size,
        quality=request.quality,
        frames=performance.frame_count,
        staging=staged - begun,
        filming=(filmed - staged) / performance.frame_count,
        encode=(encoded - filmed) / len(kept),
    )
