"""The embedded engine behind the ``Engine`` port."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from math import isfinite
from operator import attrgetter
from pathlib import Path
from typing import get_args

import numpy as np
from numpy.typing import NDArray

from studio.core.errors import SceneError
from studio.core.progress import CancelToken, Progress
from studio.ports.engine import Event, Performance, PlacedLine, Plan, Point, ShotRequest
from studio.project.coverage import setup
from studio.project.scene import Angle, CameraMove, Motion, Note, Scene, ShotSize, Subject, TimeOfDay, Weather
from studio.stage.director.clock import clock_for
from studio.stage.director.company import Company
from studio.stage.director.faces import face
from studio.stage.director.hearing import heard
from studio.stage.director.plotting import plan
from studio.stage.director.poses import drawn, people
from studio.stage.director.retiming import film_frames, retimed, world_request
from studio.stage.director.staging import LastBlocking, Staging
from studio.stage.director.staging import stage as make_staging
from studio.stage.matter import matter_of
from studio.stage.matter.twos import held_pose
from studio.stage.performer import Performer
from studio.stage.render import Renderer
from studio.stage.render.depths import Depths
from studio.stage.render.optics import Fisheye, half_shutter, thrown
from studio.stage.world import CameraPose, Lamp, Moment, Place, Sprites, Vector, World

_LEAST, _MOST = 64, 4096
_LONGEST_S = 600.0
_MOST_SUBJECTS, _MOST_OF_ONE = 200, 10_000


class StageEngine:
    """The stage: sets, people, physics and a software renderer. Needs no GPU and no download."""

    def __init__(self, resources: Path, brought: Callable[[str], Path | None] = lambda _: None) -> None:
        """``resources``: the product's data. ``brought``: where the file of a brought subject is, by its SHA-256."""
        self._company = Company(resources, brought)
        self._last = LastBlocking()

    @property
    def name(self) -> str:
        return "stage"

    @property
    def version(self) -> str:
        return "4"

    def stage(self, request: ShotRequest, progress: Progress, cancel: CancelToken) -> Performance:
        """Plan, cast and simulate; the frames are made later, one by one."""
        _check(request)

        def _staged(wish: ShotRequest) -> Staging:
            return make_staging(world_request(wish), self._company, self._last, progress, cancel)

        return StagePerformance(_staged(request), request, _staged)


class StagePerformance:
    """A staged shot. Holds no frame; each is a pure function of its number."""

    def __init__(
        self, staging: Staging, request: ShotRequest, again: Callable[[ShotRequest], Staging] | None = None
    ) -> None:
        """``again`` stages another request; what an angle sounds like is that of the shot itself."""
        self._matter = matter_of(staging.world.style)
        if self._matter is not None:
            staging = replace(staging, world=self._matter.made(staging.world))
        self._staging, self._request, self._again = staging, request, again
        self._clock = clock_for(request)
        self._events: tuple[Event, ...] | None = None

    @property
    def frame_count(self) -> int:
        return film_frames(self._staging.frame_count, self._request, self._clock)

    @property
    def events(self) -> tuple[Event, ...]:
        """Worked out when somebody listens: a picture needs none."""
        if self._events is None:
            s, rate = self._heard, self._request.rate
            events = heard(s.performers, s.place, s.own_camera, s.frame_count, rate)
            self._events = retimed(events, self._clock, rate.sample(self.frame_count))
        return self._events

    @property
    def lines(self) -> tuple[PlacedLine, ...]:
        return tuple(replace(line, sample=self._clock.sample(line.sample)) for line in self._heard.lines)

    @cached_property
    def _heard(self) -> Staging:
        """The shot as its own camera films it, with bodies as fine as that needs: to the sample what it sounds like."""
        if not self._request.angle or self._again is None:
            return self._staging
        return self._again(replace(self._request, angle=""))

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

    def camera(self, seconds: float) -> CameraPose:
        """From where it is filmed at a second of the film."""
        return self._staging.camera(self._clock.world(seconds))

    def moment(self, seconds: float) -> Moment:
        """Everything that moves, at one instant of the film."""
        if self._matter is not None and self._matter.posed is not None:
            return self._matter.posed(self._moment(self._clock.world(held_pose(seconds))))
        return self._moment(self._clock.world(seconds))

    def _moment(self, seconds: float) -> Moment:
        staging, smeared = self._staging, self._clock.rate(seconds)
        camera = staging.camera(seconds)
        positions: list[NDArray[np.float32]] = []
        normals: list[NDArray[np.float32]] = []
        velocities: list[Vector] = []
        lamps: list[Lamp] = []
        dots, streaks = staging.air(seconds, camera)
        sprites: list[Sprites] = list(dots)
        if staging.place.drift is not None:
            sprites += staging.place.drift(seconds)
        carried = self._camera_velocity(seconds)
        for performer in staging.performers:
            posed = performer.at(seconds)
            positions += posed.positions
            normals += posed.normals
            own = posed.velocities or (posed.velocity,) * len(posed.positions)
            velocities += [_scaled((v[0] - carried[0], v[1] - carried[1], v[2] - carried[2]), smeared) for v in own]
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
        meter = self.moment(self._clock.film(0.35 * rate.seconds(self._staging.timed_frames)))
        glass = Fisheye(self._request.size) if meter.camera.fisheye else None
        size = glass.size if glass else self._request.size
        renderer = Renderer(self._staging.world, size, self._request.quality, meter=_straight(glass, meter))
        for number in numbers:
            cancel.check()
            moment = self.moment(rate.seconds(number))
            picture = renderer.render(_straight(glass, moment))
            yield self._shuttered(moment, glass.bent(picture) if glass else picture)

    def _shuttered(self, moment: Moment, picture: NDArray[np.uint8]) -> NDArray[np.uint8]:
        """The picture as a camera sees it that is thrown round."""
        if self._request.scene.camera.move != "whip_pan" or self._request.angle:
            return picture
        h = half_shutter()
        return thrown(self.camera(moment.seconds - h), moment, self.camera(moment.seconds + h), picture)

    @property
    def performers(self) -> tuple[Performer, ...]:
        """Everybody and everything that moves."""
        return self._staging.performers

    @property
    def posed(self) -> int:
        """How many have a person's bones."""
        return len(people(self.performers))

    def depths(self, numbers: Iterable[int], cancel: CancelToken) -> Iterator[NDArray[np.uint8]]:
        """How far everything is: near is bright, sky black; one scale of greys for the whole shot."""
        rate, count = self._request.rate, self.frame_count
        scale = [self.moment(rate.seconds(number)) for number in sorted({0, count // 2, count - 1})]
        glass = Fisheye(self._request.size) if scale[0].camera.fisheye else None
        size = glass.size if glass else self._request.size
        depths = Depths(self._staging.world, size, [_straight(glass, moment) for moment in scale])
        for number in numbers:
            cancel.check()
            grey = depths.draw(_straight(glass, self.moment(rate.seconds(number))))
            yield glass.bent(grey) if glass else grey

    def poses(self, numbers: Iterable[int], cancel: CancelToken) -> Iterator[NDArray[np.uint8]]:
        """The bones of everybody, coloured on black."""
        persons, rate = people(self.performers), self._request.rate
        for number in numbers:
            cancel.check()
            seconds = self._clock.world(rate.seconds(number))
            pose = self._staging.camera(seconds)
            if pose.fisheye:
                glass = Fisheye(self._request.size)
                yield glass.bent(drawn(persons, seconds, glass.straight(pose), glass.size))
            else:
                yield drawn(persons, seconds, pose, self._request.size)

    def faces(self, numbers: Iterable[int]) -> list[tuple[Point, Point] | None]:
        """Where the largest face is; nothing is drawn."""
        persons, rate = people(self.performers), self._request.rate
        moments = [self._clock.world(rate.seconds(number)) for number in numbers]
        return [face(persons, seconds, self._staging.camera(seconds), self._request.size) for seconds in moments]

    def plan(self, at: int, numbers: Sequence[int]) -> Plan:
        """Worked out from the staging alone; nothing is drawn."""
        staging, rate = self._staging, self._request.rate
        width, height = self._request.size
        moments = [self._clock.world(rate.seconds(number)) for number in numbers]
        shown = self._clock.world(rate.seconds(at))
        return plan(staging.camera, staging.played, shown, moments, width / height)


def _scaled(v: Vector, by: float) -> Vector:
    return v if by == 1.0 else (v[0] * by, v[1] * by, v[2] * by)


def _straight(glass: Fisheye | None, moment: Moment) -> Moment:
    """What is drawn of a moment before the glass bends it."""
    return moment if glass is None else replace(moment, camera=glass.straight(moment.camera))


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
    _check_subjects(request.scene.subjects)
    if request.angle:
        setup(request.angle)  # says what is no angle
    _check_words(request.scene)
    lens = request.scene.camera.lens_mm
    if lens is not None and not (isfinite(lens) and 5 <= lens <= 800):
        raise SceneError(f"A lens of {lens} mm cannot be had.", field="camera.lens_mm", todo="Give 5 to 800.")


_WORDS: dict[str, tuple[str, ...]] = {
    "time_of_day": get_args(TimeOfDay),
    "weather": get_args(Weather),
    "camera.move": get_args(CameraMove),
    "camera.shot_size": get_args(ShotSize),
    "camera.angle": get_args(Angle),
    "camera.speed": ("slow", "normal", "fast"),
    "camera.motion": get_args(Motion),
}
"""What the fields of a scene may say. A place nobody knows is a studio, an unknown action is stood through."""


def _check_words(scene: Scene) -> None:
    """Words that mean nothing were written by hand: say which."""
    for field, known in _WORDS.items():
        said = attrgetter(field)(scene)
        if said not in known:
            raise SceneError(
                f"{said!r} means nothing to a camera or a sky.", field=field, todo=f"Give one of {', '.join(known)}."
            )


def _check_subjects(subjects: Sequence[Subject]) -> None:
    if len(subjects) > _MOST_SUBJECTS:
        raise SceneError(
            f"A scene of {len(subjects)} subjects cannot be filmed.",
            field="subjects",
            todo=f"Give up to {_MOST_SUBJECTS}; a crowd is one subject with a count.",
        )
    for i, subject in enumerate(subjects):
        if not 1 <= subject.count <= _MOST_OF_ONE:
            raise SceneError(f"{subject.count} of {subject.kind!r} cannot be shown.", field=f"subjects[{i}].count")
        if not subject.kind.replace("_", "").replace("-", "").isalnum():
            raise SceneError(f"{subject.kind!r} is no kind of thing.", field=f"subjects[{i}].kind")
        for name in ("size", "speed", "height"):
            try:
                number = float(subject.attributes.get(name, "1"))
            except ValueError:
                continue  # a word
            if not (isfinite(number) and number > 0):
                raise SceneError(f"A {name} of {number} cannot be had.", field=f"subjects[{i}].attributes.{name}")
    _check_bearers(subjects)


def _check_bearers(subjects: Sequence[Subject]) -> None:
    """Who holds whom must end somewhere, and who rides whom."""
    if (found := _circle(subjects, "holding")) is not None:
        at, borne = found
        raise SceneError(
            f"{subjects[at].kind!r} holds {subjects[borne].kind!r}, and is held in turn.",
            field=f"subjects[{at}].attributes.holding",
            todo="Let one of them stand on its own.",
        )
    if (found := _circle(subjects, "riding")) is not None:
        at, borne = found
        raise SceneError(
            f"{subjects[at].kind!r} rides {subjects[borne].kind!r}, and is ridden in turn.",
            field=f"subjects[{at}].attributes.riding",
            todo="Let one of them stand on its own.",
        )


def _circle(subjects: Sequence[Subject], what: str) -> tuple[int, int] | None:
    """Two neighbours of a circle in which each has the next one in hand or under them; None if there is none."""
    first = {subject.kind: i for i, subject in reversed(list(enumerate(subjects)))}
    for start in range(len(subjects)):
        at, seen = start, {start}
        while (borne := first.get(subjects[at].attributes.get(what, ""))) is not None and borne != at:
            if borne in seen:
                return at, borne
            seen.add(borne)
            at = borne
    return None
