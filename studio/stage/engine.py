"""The embedded engine behind the ``Engine`` port."""

from collections.abc import Iterable, Iterator, Sequence
from math import isfinite
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from studio.core.errors import SceneError
from studio.core.progress import CancelToken, Progress
from studio.ports.engine import Event, Performance, PlacedLine, Plan, ShotRequest
from studio.project.scene import Note
from studio.stage.director.company import Company
from studio.stage.director.hearing import heard
from studio.stage.director.plotting import plan
from studio.stage.director.staging import LastBlocking, Staging
from studio.stage.director.staging import stage as make_staging
from studio.stage.render import Renderer
from studio.stage.world import Lamp, Moment, Place, Sprites, Vector, World

_LEAST, _MOST = 64, 4096
_LONGEST_S = 600.0


class StageEngine:
    """The stage: sets, people, physics and a software renderer. Needs no GPU and no download."""

    def __init__(self, resources: Path) -> None:
        """``resources``: the product's data."""
        self._company = Company(resources)
        self._last = LastBlocking()

    @property
    def name(self) -> str:
        return "stage"

    @property
    def version(self) -> str:
        return "2"

    def stage(self, request: ShotRequest, progress: Progress, cancel: CancelToken) -> Performance:
        """Plan, cast and simulate; the frames are made later, one by one."""
        _check(request)
        return StagePerformance(make_staging(request, self._company, self._last, progress, cancel), request)


class StagePerformance:
    """A staged shot. Holds no frame; each is a pure function of its number."""

    def __init__(self, staging: Staging, request: ShotRequest) -> None:
        self._staging, self._request = staging, request
        self._events: tuple[Event, ...] | None = None

    @property
    def frame_count(self) -> int:
        return self._staging.frame_count

    @property
    def events(self) -> tuple[Event, ...]:
        """Worked out when somebody listens: a picture needs none."""
        if self._events is None:
            s = self._staging
            self._events = heard(s.performers, s.place, s.camera, s.frame_count, self._request.rate)
        return self._events

    @property
    def lines(self) -> tuple[PlacedLine, ...]:
        return self._staging.lines

    @property
    def notes(self) -> tuple[Note, ...]:
        return self._staging.notes

    @property
    def place(self) -> Place:
        """The set it is played in."""
        return self._staging.place

    @property
    def world(self) -> World:
        """What the renderer films."""
        return self._staging.world

    def moment(self, seconds: float) -> Moment:
        """Everything that moves, at one instant."""
        staging = self._staging
        camera = staging.camera(seconds)
        positions: list[NDArray[np.float32]] = []
        normals: list[NDArray[np.float32]] = []
        velocities: list[Vector] = []
        lamps: list[Lamp] = []
        dots, streaks = staging.air(seconds, camera)
        sprites: list[Sprites] = list(dots)
        carried = self._camera_velocity(seconds)
        for performer in staging.performers:
            posed = performer.at(seconds)
            positions += posed.positions
            normals += posed.normals
            own = posed.velocities or (posed.velocity,) * len(posed.positions)
            velocities += [(v[0] - carried[0], v[1] - carried[1], v[2] - carried[2]) for v in own]
            lamps += posed.lamps
            sprites += posed.sprites
        return Moment(
            seconds=seconds, camera=camera, positions=tuple(positions), normals=tuple(normals),
            velocities=tuple(velocities), lamps=tuple(lamps), sprites=tuple(sprites), streaks=streaks,
        )  # fmt: skip

    def _camera_velocity(self, seconds: float) -> Vector:
        """Metres a second of the eye: what goes along with the camera is not smeared by its going."""
        h = 1 / 96
        a, b = self._staging.camera(seconds - h).eye, self._staging.camera(seconds + h).eye
        return ((b[0] - a[0]) / (2 * h), (b[1] - a[1]) / (2 * h), (b[2] - a[2]) / (2 * h))

    def frames(self, progress: Progress, cancel: CancelToken) -> Iterator[NDArray[np.uint8]]:
        """The pictures, in order."""
        for number, picture in enumerate(self.pictures(range(self.frame_count), cancel), start=1):
            yield picture
            progress("filming", number, self.frame_count)

    def pictures(self, numbers: Iterable[int], cancel: CancelToken) -> Iterator[NDArray[np.uint8]]:
        """Some of them."""
        rate = self._request.rate
        meter = self.moment(0.35 * rate.seconds(self._staging.timed_frames))
        renderer = Renderer(self._staging.world, self._request.size, self._request.quality, meter=meter)
        for number in numbers:
            cancel.check()
            yield renderer.render(self.moment(rate.seconds(number)))

    def plan(self, at: int, numbers: Sequence[int]) -> Plan:
        """Worked out from the staging alone; nothing is drawn."""
        staging, rate = self._staging, self._request.rate
        width, height = self._request.size
        moments = [rate.seconds(number) for number in numbers]
        return plan(staging.camera, staging.played, rate.seconds(at), moments, width / height)


def _check(request: ShotRequest) -> None:
    """Refuse what no staging can mend."""
    width, height = request.size
    if not (_LEAST <= width <= _MOST and _LEAST <= height <= _MOST) or width % 2 or height % 2:
        raise SceneError(
            f"A picture of {width}x{height} cannot be filmed.", field="size", todo="Give even numbers from 64 to 4096."
        )
    for field, seconds in (("seconds", request.seconds), ("timed_seconds", request.timed_seconds)):
        if seconds is not None and not (isfinite(seconds) and 0 < seconds <= _LONGEST_S):
            raise SceneError(f"A shot of {seconds} s cannot be filmed.", field=field, todo="Give 0.5 to 600.")
    for i, subject in enumerate(request.scene.subjects):
        if subject.count < 1:
            raise SceneError(f"{subject.count} of {subject.kind!r} cannot be shown.", field=f"subjects[{i}].count")
    lens = request.scene.camera.lens_mm
    if lens is not None and not (isfinite(lens) and 5 <= lens <= 800):
        raise SceneError(f"A lens of {lens} mm cannot be had.", field="camera.lens_mm", todo="Give 5 to 800.")
