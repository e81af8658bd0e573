"""How the stage's cost grows: with frames, with pixels, and with people.

Each growth is that of two shots filmed without encoding, in CPU seconds of the whole process. Where the cost is in
proportion, ``growth`` is as large as ``more``; it is smaller where some of it is paid once.
"""

import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice

from studio.core.progress import CancelToken, Progress, silent
from studio.ports.engine import FILM_RATE, ShotRequest
from studio.project.scene import Camera, Scene, Subject
from studio.workflows.bench.stage import SCENE
from studio.workflows.studio import Studio

FEW, MANY = 2, 100
CROWD_LIMIT = 3.0
"""What so many people may cost, in times of what a few cost."""
_SQUARE = Scene(
    subjects=(Subject(kind="person", count=FEW, action="walk"),),
    place="street",
    time_of_day="noon",
    camera=Camera(shot_size="wide"),
)
_SECONDS = 2.0
_FRAMES = 48
_WARM = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Growth:
    """How much more ``what`` is there (in times), and how much more it costs. ``small``, ``large``: CPU seconds."""

    what: str
    more: float
    small: float
    large: float
    limit: float
    """``growth`` at most, to be called good."""

    @property
    def growth(self) -> float:
        """The larger cost over the smaller one."""
        return self.large / self.small if self.small else 0.0

    def to_json(self) -> dict[str, object]:
        """In the words of the design."""
        return {
            "bench": "stage scaling",
            "what": self.what,
            "more": round(self.more, 2),
            "growth": round(self.growth, 2),
            "limit": round(self.limit, 2),
            "small_cpu_seconds": round(self.small, 4),
            "large_cpu_seconds": round(self.large, 4),
        }


def bench_scaling(studio: Studio, progress: Progress, cancel: CancelToken) -> Iterator[Growth]:
    """Twice the frames, four times the pixels, fifty times the people."""
    yard = ShotRequest(
        scene=SCENE, size=(640, 360), rate=FILM_RATE, seconds=_SECONDS, seed=1, quality="standard"
    )  # drafts are shaded otherwise from half a million pixels on
    progress("frames and pixels", 0, 0)
    half, whole = _filmed(studio, yard, (_FRAMES // 2, _FRAMES), cancel)
    yield Growth(what="frames", more=2.0, small=half, large=whole, limit=2.2)
    _, wide = _filmed(studio, replace(yard, size=(1280, 720)), (1, _FRAMES), cancel)
    yield Growth(what="pixels", more=4.0, small=whole, large=wide, limit=4.4)
    progress("people", 0, 0)
    street = ShotRequest(scene=_SQUARE, size=(854, 480), rate=FILM_RATE, seconds=_SECONDS, seed=1, quality="draft")
    crowd = replace(_SQUARE, subjects=(replace(_SQUARE.subjects[0], count=MANY),))
    _, few = _filmed(studio, street, (1, _FRAMES), cancel)
    _, many = _filmed(studio, replace(street, scene=crowd), (1, _FRAMES), cancel)
    yield Growth(what="people", more=MANY / FEW, small=few, large=many, limit=CROWD_LIMIT)


def _filmed(studio: Studio, request: ShotRequest, counts: tuple[int, int], cancel: CancelToken) -> tuple[float, float]:
    """CPU seconds of as many frames of a shot as each of ``counts`` says, after a few to warm up."""
    performance = studio.engine.stage(request, silent, cancel)
    frames = performance.frames(silent, cancel)
    for _ in islice(performance.frames(silent, cancel), _WARM):
        cancel.check()
    begun, number, marks = time.process_time(), 0, [0.0, 0.0]
    for number, _ in enumerate(frames, start=1):
        cancel.check()
        for k, count in enumerate(counts):
            if number <= count:
                marks[k] = time.process_time() - begun
    return marks[0], marks[1]
