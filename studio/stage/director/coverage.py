"""Coverage: cameras for the other angles of a shot that is blocked already.

Each is looked for as an operator would: places are tried about the one that is wished for, on the side of the line of
action where the shot's own camera stands, until the face is free, nothing is cut that must be seen, and walls and
trees leave room. Nobody in the shot is asked to move for it.
"""

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from studio.project.coverage import Frame, Setup
from studio.stage.acting.performer import PersonPerformer
from studio.stage.animals import ANIMALS
from studio.stage.director.action_line import ActionLine, line_of_action
from studio.stage.director.blocking import Blocking
from studio.stage.director.sight import Array, Scenery, bodies_between, in_picture
from studio.stage.performer import Performer
from studio.stage.world import CameraPose, Place, Vector

Filming = Callable[[float], CameraPose]
"""The camera at every second."""

_LOOKS = (0.04, 0.3, 0.55, 0.8, 0.97)
"""Shares of the shot at which a place is tried."""

_LENS_MM: dict[Frame, float] = {
    "wide": 28, "master": 32, "full": 38, "two_shot": 45, "over_shoulder": 50, "medium": 50, "close": 80, "profile": 70,
    "low": 30, "high": 32, "insert": 70,
}  # fmt: skip
_HEIGHTS: dict[Frame, float] = {
    "wide": 2.3, "master": 1.22, "full": 1.18, "two_shot": 0.62, "over_shoulder": 0.6, "medium": 0.62, "close": 0.33,
    "profile": 0.42, "low": 0.95, "high": 1.6, "insert": 0.3,
}  # fmt: skip
"""Height of the picture in heights of who is seen."""
_ROOM: dict[Frame, float] = {"wide": 0.34, "master": 0.16, "full": 0.14, "high": 0.3, "low": 0.22, "close": 0.13}
"""Head room, in halves of the picture's height."""
_USUAL_ROOM = 0.17
_ASIDE: dict[Frame, float] = {"wide": 0.33, "medium": 0.24, "close": 0.16, "profile": 0.28, "low": 0.2, "full": 0.16}
"""How far off the middle who looks or goes somewhere stands, in halves of the width, for the room before them."""
_BEARINGS: dict[Frame, tuple[float, ...]] = {
    "close": (30, 24, 38, 46, 55, 64, 75, 84), "medium": (42, 34, 50, 60, 70, 28, 82),
    "profile": (84, 76, 90, 66, 96, 105), "low": (46, 38, 56, 66, 30, 78), "insert": (55, 70, 40, 85, 25, 100),
    "full": (48, 58, 38, 68, 80, 28),
}  # fmt: skip
"""Degrees between the line and the camera, the wished for first."""
_ALL_BEARINGS = (0, 12, -12, 22, -22, 34, -34, 46, -46, 58, -58, 70, -70)
"""The same for those who hold everybody: degrees from the shot's own camera."""
_LEAST_OFF = math.radians(9)
"""Nearer to the line than this a camera counts as on it."""
_CLOSE: frozenset[Frame] = frozenset(("close", "medium", "over_shoulder", "profile", "two_shot"))
_APERTURE: dict[Frame, float] = {"close": 5.0, "over_shoulder": 4.0, "profile": 4.0, "medium": 2.5, "insert": 5.0}


@dataclass(frozen=True, slots=True)
class Covering:
    """A camera, and how well it does: 0 is all that was wished for; from 100 on somebody is hidden or cut."""

    camera: Filming
    cost: float
    line: ActionLine


def cover(setup: Setup, block: Blocking, own: Filming, facing: float | None, seconds: float, aspect: float) -> Covering:
    """The camera of an angle. ``own`` is the shot's, ``facing`` where the first of the principals looks, ``aspect``
    width over height."""
    people = principals(block)
    line = line_of_action(people[:2], facing, seconds, own)
    return _Search(setup, block, people, line, own, seconds, aspect).best()


def principals(block: Blocking) -> list[Performer]:
    """Whom the shot is about, as the letters name them: who speaks first, then the others with a face, then things."""
    speakers = [speech.line.subject for speech in block.request.speech if speech.line.subject >= 0]
    faces: list[Performer] = [one for one in block.leads if _has_face(one)]
    faces += [
        one
        for index in sorted(block.of_subject)
        for one in block.of_subject[index]
        if _has_face(one) and one not in faces and len(block.of_subject[index]) <= 8
    ]
    first = [one for index in dict.fromkeys(speakers) for one in block.of_subject.get(index, [])[:1] if one in faces]
    ordered = [*first, *(one for one in faces if one not in first)]
    return ordered[:8] or list(block.leads[:3]) or list(block.performers[:3])


def _has_face(one: Performer) -> bool:
    return isinstance(one, PersonPerformer) or one.kind in ANIMALS


class Track:
    """Where somebody is over the shot, without the bobbing of their steps."""

    def __init__(self, where: Callable[[float], Vector], seconds: float, stiff_s: float) -> None:
        """``stiff_s``: how slowly the camera takes up what they do."""
        self._times = np.linspace(0.0, seconds, max(4, round(seconds * 8)))
        points = np.array([where(float(t)) for t in self._times], float)
        self.travel_m = float(np.linalg.norm(np.ptp(points, axis=0)))
        step = float(self._times[1] - self._times[0])
        reach = max(1, round(2.5 * stiff_s / step))
        kernel = np.exp(-0.5 * (np.arange(-reach, reach + 1) * step / stiff_s) ** 2)
        kernel /= kernel.sum()
        ahead = 2 * points[:1] - points[1 : reach + 1][::-1] if len(points) > reach else points[:1].repeat(reach, 0)
        after = 2 * points[-1:] - points[-reach - 1 : -1][::-1] if len(points) > reach else points[-1:].repeat(reach, 0)
        padded = np.concatenate([ahead, points, after])
        self._points = np.stack([np.convolve(padded[:, axis], kernel, "valid") for axis in range(3)], 1)
        self.middle: Array = np.median(points, axis=0)

    def __call__(self, seconds: float) -> Array:
        return np.array([np.interp(seconds, self._times, self._points[:, axis]) for axis in range(3)])


@dataclass(frozen=True, slots=True)
class _Rig:
    """A camera that stands, or goes along with somebody without turning."""

    eye: Array
    target: Array
    fov_degrees: float
    focus: Callable[[float], Vector]
    aperture: float
    carried: Track | None
    start: Array
    place: Place

    def __call__(self, seconds: float) -> CameraPose:
        moved = self.carried(seconds) - self.start if self.carried is not None else np.zeros(3)
        eye, target = self.eye + moved, self.target + moved
        floor = self.place.ground(float(eye[0]), float(eye[1]))
        if self.place.water_z is not None and not self.place.name.startswith("underwater"):
            floor = max(floor, self.place.water_z)
        eye[2] = max(eye[2], floor + 0.15)
        return CameraPose(
            eye=_vector(eye), target=_vector(target), fov_degrees=self.fov_degrees,
            focus_m=max(math.dist(eye, self.focus(seconds)), 0.3), aperture=self.aperture,
        )  # fmt: skip


class _Search:
    """Places tried for one angle."""

    def __init__(
        self, setup: Setup, block: Blocking, people: Sequence[Performer], line: ActionLine, own: Filming,
        seconds: float, aspect: float,
    ) -> None:  # fmt: skip
        self._frame: Frame = setup.frame
        self._block, self._line, self._own, self._seconds, self._aspect = block, line, own, seconds, aspect
        self._place = block.floor.place
        self._people = people
        self._one = people[min(setup.who, len(people) - 1)]
        other = [one for one in people if one is not self._one]
        self._other = other[0] if other else None
        if self._frame == "over_shoulder" and self._other is None:
            self._frame = "medium"
        if self._frame == "insert" and not self._thing():
            self._frame = "close"
        self._seen: list[Performer] = self._whom()
        self._times = [share * seconds for share in _LOOKS]
        self._track = Track(self._middle_at, seconds, self._stiffness())
        self._goes = self._track.travel_m > (0.6 if self._frame in _CLOSE or self._frame == "insert" else 1.6)
        self._start: Array = self._track(seconds / 2) if self._goes else self._track.middle
        self._scenery = Scenery(self._place, _vector(self._start))
        self._tall = self._stature()

    def _stiffness(self) -> float:
        """Seconds in which the camera takes up what they do: near ones leave the picture sooner."""
        if self._frame == "insert":
            return 0.2
        return 0.3 if self._frame == "close" else 0.55

    # ------------------------------------------------------------------ what it films

    def _whom(self) -> list[Performer]:
        match self._frame:
            case "master" | "wide" | "high":
                return list(self._people)
            case "two_shot":
                return [self._one, *([self._other] if self._other else [])]
            case "insert":
                return self._thing()[:1]
            case _:
                return [self._one]

    def _thing(self) -> list[Performer]:
        """What it is about: the thing that moves most."""
        half = self._seconds / 2
        things = [one for one in self._block.performers if not _has_face(one) and one.meshes and _size(one, half) < 1.6]

        def moves(one: Performer) -> float:
            spots = np.array([one.focus(t) for t in (0.0, half / 2, half, 1.5 * half, self._seconds)])
            return float(np.linalg.norm(np.ptp(spots, axis=0)))

        return sorted(things, key=moves, reverse=True)

    def _middle_at(self, seconds: float) -> Vector:
        if self._frame in _CLOSE and self._frame != "two_shot":
            return self._one.focus(seconds)
        corners = np.array([one.bounds(seconds) for one in self._seen], float)
        middle = (corners[:, 0].min(0) + corners[:, 1].max(0)) / 2
        return _vector(middle)

    def _stature(self) -> float:
        if self._frame == "insert":
            return max(_size(self._seen[0], self._seconds / 2) * 9, 1.2)
        low, high = self._extent(self._seconds / 2)
        if self._frame in _CLOSE or self._frame == "low":
            return max(max(float(b[2] - a[2]) for a, b in (one.bounds(self._seconds / 2) for one in self._seen)), 0.25)
        return max(float(high[2] - low[2]), 0.25)

    def _extent(self, seconds: float) -> tuple[Array, Array]:
        corners = np.array([one.bounds(seconds) for one in self._seen], float)
        return corners[:, 0].min(0), corners[:, 1].max(0)

    # ------------------------------------------------------------------ places

    def best(self) -> Covering:
        """The first place without a fault, else the one with the least."""
        found: Covering | None = None
        for number, rig in enumerate(self._places()):
            cost = number * 0.5 + self._faults(rig)
            if found is None or cost < found.cost:
                found = Covering(rig, cost, self._line)
            if cost < 10 + number * 0.5:
                break
        assert found is not None, "there is always a place to try"
        return found

    def _places(self) -> Iterator[_Rig]:
        frame = self._frame
        if frame == "over_shoulder":
            yield from self._over_shoulder()
            return
        side = self._line.side
        if frame in _BEARINGS:
            gaze = self._gaze()
            if self._line.between and self._one is self._people[1]:
                side = -side
            signs = (side, -side) if self._line.between and self._one not in self._people[:2] else (side,)
            bearings = [gaze + sign * math.radians(b) for sign in signs for b in _BEARINGS[frame]]
        else:
            pose = self._own(self._seconds / 2)
            back = math.atan2(pose.eye[1] - pose.target[1], pose.eye[0] - pose.target[0])
            bearings = [back + math.radians(b) for b in _ALL_BEARINGS]
        for nearer in (1.0, 0.82, 1.18):
            for bearing in bearings:
                yield self._placed(bearing, nearer)

    def _gaze(self) -> float:
        """Where the one looks, as the line tells: the second of two looks back along it."""
        if self._line.between and self._one is self._people[1]:
            return self._line.yaw + math.pi
        if not self._line.between or self._one is self._people[0] or self._frame == "insert":
            return self._line.yaw
        here, there = self._one.focus(self._seconds / 2), self._people[0].focus(self._seconds / 2)
        return math.atan2(there[1] - here[1], there[0] - here[0])

    def _placed(self, bearing: float, nearer: float) -> _Rig:
        """A camera in a direction from what it films, as far away as the frame wants."""
        frame, tall = self._frame, self._tall
        picture = _HEIGHTS[frame] * tall * nearer
        if frame in _CLOSE and self._one.kind in ANIMALS:  # a head stands before the body, and swings as it runs
            picture *= 1.8 if self._goes else 1.35
        if frame in ("master", "wide", "high", "two_shot"):
            picture = max(picture, 1.2 * self._broad(bearing) / self._aspect, 0.5)
        fov = 2 * math.atan(12.0 / _LENS_MM[frame])
        away = picture / 2 / math.tan(fov / 2)
        middle = self._start
        low, _ = self._extent(self._seconds / 2)
        ground = float(low[2]) if self._goes else self._place.ground(float(middle[0]), float(middle[1]))
        pitch = math.radians(34) if frame == "high" else 0.0
        flat = away * math.cos(pitch)
        eye = np.array([middle[0] + math.cos(bearing) * flat, middle[1] + math.sin(bearing) * flat, middle[2]])
        if frame == "high":
            eye[2] = middle[2] + away * math.sin(pitch)
        elif frame == "low":
            eye[2] = ground + 0.28 * min(tall, 1.7)
        elif frame in _CLOSE:
            eye[2] = float(np.median([self._one.focus(t)[2] for t in self._times])) - 0.02 * away
        elif frame == "insert":
            eye[2] = middle[2] + 0.35 * away
        else:
            eye[2] = ground + min(max(0.8 * tall, 0.34), 1.45)
        eye, fov = self._within(eye, middle, fov)
        return self._composed(eye, fov)

    def _broad(self, bearing: float) -> float:
        """Metres across the picture that all who are seen fill, at any time of the shot."""
        across = np.array([-math.sin(bearing), math.cos(bearing)])
        spans: list[float] = []
        for t in self._times:
            carried = self._track(t) - self._start if self._goes else np.zeros(3)
            for one in self._seen:
                low, high = (np.asarray(corner, float) - carried for corner in one.bounds(t))
                spans += [float(np.array(p) @ across) for p in ((low[0], low[1]), (high[0], high[1]))]
                spans += [float(np.array(p) @ across) for p in ((low[0], high[1]), (high[0], low[1]))]
        return max(spans) - min(spans)

    def _within(self, eye: Array, middle: Array, fov: float) -> tuple[Array, float]:
        """No farther than the room allows; the lens opens instead."""
        box = self._place.camera_limit
        if box is None:
            return eye, fov
        low, high = np.asarray(box[0], float)[:2], np.asarray(box[1], float)[:2]
        share = 1.0
        while share > 0.3 and not np.all((low <= (at := middle[:2] + (eye[:2] - middle[:2]) * share)) & (at <= high)):
            share *= 0.94
        opened = 2 * math.atan(math.tan(fov / 2) / share)
        return np.array([*(middle[:2] + (eye[:2] - middle[:2]) * share), eye[2]]), min(opened, math.radians(74))

    def _over_shoulder(self) -> Iterator[_Rig]:
        """From behind the other, past the shoulder on the cameras' side."""
        assert self._other is not None
        half = self._seconds / 2
        here = np.array(self._other.focus(half))
        there = np.array(self._one.focus(half))
        way = there - here
        apart = float(np.linalg.norm(way[:2])) or 1.0
        along = np.array([way[0], way[1], 0.0]) / apart
        left = np.array([-along[1], along[0], 0.0])
        turned = self._one is not self._people[1] if len(self._people) > 1 else True
        side = self._line.side * (-1 if turned else 1)
        for tall in (0.95, 1.2, 1.5):
            for back, off in ((0.7, 0.5), (0.85, 0.5), (0.7, 0.62), (0.55, 0.45), (0.95, 0.7), (0.6, 0.8), (1.2, 0.9)):
                eye = here - along * back + left * side * off
                eye[2] = max(here[2], there[2]) * 0.5 + here[2] * 0.5 + 0.03
                away = float(np.linalg.norm(there - eye))
                fov = 2 * math.atan(tall / 2 / away)
                eye, fov = self._within(eye, there, min(max(fov, math.radians(14)), math.radians(52)))
                yield self._composed(eye, fov)

    # ------------------------------------------------------------------ composing

    def _composed(self, eye: Array, fov: float) -> _Rig:
        """Turned so that heads have their room above, and gazes and ways theirs before them."""
        target = np.array(self._start, float)
        rig = self._rig(eye, target, fov)
        crown_at = 1.0 - _ROOM.get(self._frame, _USUAL_ROOM)
        aside = self._aside(eye)
        for _ in range(3):
            away = float(np.linalg.norm(target - eye)) * math.tan(fov / 2)
            shown = [in_picture(rig(t), self._crowns(t), self._aspect) for t in self._times]
            heights = np.array([np.nanmax(at[:, 1]) for at in shown if not np.all(np.isnan(at[:, 1]))])
            across = np.array([np.nanmean(at[:, 0]) for at in shown if not np.all(np.isnan(at[:, 0]))])
            if not len(heights):
                break
            if self._frame == "insert":
                target[2] += 0.0
            else:
                target[2] += (float(heights.max()) - crown_at) * away
            ahead = target - eye
            right = np.array([ahead[1], -ahead[0], 0.0]) / (float(np.linalg.norm(ahead[:2])) + 1e-9)
            target = target + right * (float(across.mean()) - aside) * away * self._aspect
            rig = self._rig(eye, target, fov)
        return rig

    def _rig(self, eye: Array, target: Array, fov: float) -> _Rig:
        carried = self._track if self._goes else None
        focus = self._one.focus if self._frame not in ("insert",) else self._seen[0].focus
        return _Rig(
            eye.copy(), target.copy(), math.degrees(fov), focus, _APERTURE.get(self._frame, 0.8), carried,
            self._start, self._place,
        )  # fmt: skip

    def _aside(self, eye: Array) -> float:
        """Where across the picture who is seen is put: away from where they look or go."""
        if self._frame == "over_shoulder":
            assert self._other is not None
            return self._across(eye, np.array(self._one.focus(0.0)), np.array(self._other.focus(0.0))) * -0.3
        if self._frame not in _ASIDE or (self._frame == "wide" and len(self._people) > 1):
            return 0.0
        yaw = self._gaze()
        ahead = self._start + np.array([math.cos(yaw), math.sin(yaw), 0.0])
        return -self._across(eye, self._start, ahead) * _ASIDE[self._frame]

    def _across(self, eye: Array, middle: Array, point: Array) -> float:
        """-1 or 1: on which side of the middle of the picture a point is; 0..1 for how much a metre of it shows."""
        ahead = middle[:2] - eye[:2]
        right = np.array([ahead[1], -ahead[0]]) / (float(np.linalg.norm(ahead)) + 1e-9)
        shown = float((point[:2] - middle[:2]) @ right)
        return float(np.clip(shown * 1.6, -1.0, 1.0)) if self._frame != "over_shoulder" else math.copysign(1.0, shown)

    def _crowns(self, seconds: float) -> Array:
        """Tops of the heads, or of what has none."""
        tops: list[Array] = []
        for one in self._seen:
            low, high = (np.asarray(corner, float) for corner in one.bounds(seconds))
            try:
                top = np.asarray(one.socket("head_top", seconds)[:, 3], float) if _has_face(one) else None
            except KeyError:
                top = None
            tops.append(top if top is not None else np.array([*(low + high)[:2] / 2, high[2]]))
        return np.array(tops)

    # ------------------------------------------------------------------ faults

    def _faults(self, rig: _Rig) -> float:
        cost = 0.0
        for t in self._times:
            pose = rig(t)
            cost += self._side_fault(pose, t) + self._cut(pose, t) + self._hidden(pose, t)
        return cost

    def _side_fault(self, pose: CameraPose, t: float) -> float:
        """Over the line is out of the question; on it is nobody's wish."""
        if len(self._people) < 2 and self._line_is_free():
            return 0.0
        off = self._line.off(pose.eye, t)
        return 1000.0 if off < 0 else 8.0 if off < _LEAST_OFF else 0.0

    def _line_is_free(self) -> bool:
        return not _has_face(self._people[0]) and not self._goes

    def _cut(self, pose: CameraPose, t: float) -> float:
        if self._frame in ("master", "wide", "full", "high"):
            points, limit = self._whole(t), 0.97
        elif self._frame == "insert":
            points, limit = np.array([self._seen[0].focus(t)]), 0.8
        else:
            points, limit = np.concatenate([self._crowns(t), np.array([one.focus(t) for one in self._seen])]), 0.98
        shown = in_picture(pose, points, self._aspect)
        if np.any(np.isnan(shown)):
            return 120.0
        over = float(np.maximum(np.abs(shown) - limit, 0.0).max())
        cost = 60.0 + 100 * over if over > 0 else 0.0
        if self._frame == "over_shoulder":
            cost += self._shoulder_fault(pose, t)
        return cost

    def _shoulder_fault(self, pose: CameraPose, t: float) -> float:
        """The one in front is to be seen at the picture's edge, beside the face and not before it."""
        assert self._other is not None
        front, face = (np.asarray(one.focus(t), float) for one in (self._other, self._one))
        (ax, _), (bx, _) = in_picture(pose, np.array([front, face]), self._aspect)
        if math.isnan(ax):
            return 15.0
        half = math.tan(math.radians(pose.fov_degrees) / 2) * self._aspect
        wide = 0.13 / (math.dist(pose.eye, front) * half), 0.1 / (math.dist(pose.eye, face) * half)
        gap = abs(ax - bx) - wide[0] - wide[1]
        return (70.0 if gap < 0.02 else 0.0) + (6.0 if abs(ax) - wide[0] > 0.9 else 0.0)

    def _whole(self, seconds: float) -> Array:
        """Heads and feet of all who are seen, and their sides."""
        points: list[Array] = []
        for one in self._seen:
            low, high = (np.asarray(corner, float) for corner in one.bounds(seconds))
            middle = (low + high) / 2
            points += [np.array([middle[0], middle[1], high[2]]), np.array([middle[0], middle[1], low[2]])]
            points += [np.array([x, y, middle[2]]) for x in (low[0], high[0]) for y in (low[1], high[1])]
        return np.array(points)

    def _hidden(self, pose: CameraPose, t: float) -> float:
        """Faces behind others, or behind what is built."""
        cost = 0.0
        for one in self._seen[:3]:
            face = one.focus(t)
            others = [each for each in self._people if each is not one]
            if bodies_between(pose.eye, face, others, t):
                cost += 45.0
            if self._scenery.between(pose.eye, (face,)):
                cost += 45.0
        return cost


def _size(one: Performer, seconds: float) -> float:
    low, high = one.bounds(seconds)
    return max(b - a for a, b in zip(low, high, strict=True))


def _vector(point: Array) -> Vector:
    return (float(point[0]), float(point[1]), float(point[2]))
