"""The camera: from what the picture must hold to a path for the eye, with moves that ease and keep the subject."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from studio.project.scene import FISHEYE_MM, Camera
from studio.stage.director.framing import LENS_MM, Subject, picture_m
from studio.stage.director.moves import CANTED, SHALLOW, Where, dolly_zoomed, ease, held, pulled, swung, whipped
from studio.stage.director.sight import Array, Scenery, in_picture
from studio.stage.render.camera import fisheye_degrees, half_height
from studio.stage.world import CameraPose, Place, Vector

_FACED = 0.14
"""By how much of its distance a camera that comes nearer begins farther off, where the shot is of a face all along."""
_DROPS = {"medium": 0.19, "medium_close": 0.10, "close_up": 0.025, "extreme_close_up": 0.0}
_ANIMAL_DROPS = {"medium": 0.14, "medium_close": 0.06, "close_up": 0.0, "extreme_close_up": -0.02}
"""How far under the face the middle of a close picture lies, in heights of the subject."""

_CROWN_AT = {"medium": (0.72, 0.88), "medium_close": (0.70, 0.88), "close_up": (0.64, 0.88)}
"""Between these the tops of heads stand, in halves of the picture's height over its middle: the head room."""
_FROM = {"behind": 0.24, "front": math.pi - 0.24, "side": math.pi / 2}
"""Radians between the way somebody faces and that of the camera which sees them from there."""
_FROM_BELOW_MM, _OWN_EYES_MM = 20.0, 24.0
"""Lenses of a worm and of somebody who looks on."""
_NEAREST_M = 0.55
"""A fisheye that came nearer would touch what it films."""
_WORM_M, _STANDING_M = 0.16, 1.6
"""How high over the ground their eyes are."""
_FREE, _BENEATH = (0.6, 1.3), (0.5, 0.26)
"""How much of a picture's height (2) is free of who is seen, and what part of that lies under their feet."""
_WIDEST = 2.4
"""Farther than so many times its own distance the camera does not step back to hold everything."""

_APERTURE = {"medium": 2.5, "medium_close": 4.0, "close_up": 5.0, "extreme_close_up": 6.0, "full": 1.2}
_WIDE_OPEN = 1.8
"""Long lenses are wished for what they melt: their iris is open."""
_STOPPED_DOWN_M = 0.6
"""Nearer than this a lens is stopped down, or nothing of an insect would be sharp."""
_SPEED = {"slow": 0.65, "normal": 1.0, "fast": 1.5}


@dataclass(frozen=True, slots=True)
class Step:
    """How a camera stands aside from where it would stand: ``turn`` radians round what it films, ``up`` of its distance
    higher, ``nearer`` times its distance with a lens as much wider."""

    turn: float = 0.0
    up: float = 0.0
    nearer: float = 1.0


class CameraPath:
    """Where the camera is at every moment of a shot. A pure function of time."""

    def __init__(
        self, camera: Camera, subject: Subject, place: Place, seconds: float, aspect: float, seed: int,
        look_yaw: float | None = None, keep: Callable[[float], Array] | None = None,
        side: int = 0, step: Step | None = None, others: Sequence[Where] = (), seen_from: str = "",
    ) -> None:  # fmt: skip
        """``step``: aside from where it would stand; without it, it turns out of the way of walls by itself.
        ``aspect``: width over height. ``look_yaw``: where it looks, if that is settled. ``keep``: points, (n, 3),
        that are not to be cut: the tops of heads where the shot is close, else all of those it is of. ``side``: 1 where
        what moves goes to the right of the picture, -1 to the left, 0 where it does not matter. ``others``: where whip
        pans look first, and pulled focuses. ``seen_from``: ``behind``, ``front`` or ``side`` of who has a heading."""
        self._camera, self._subject, self._place, self._seconds = camera, subject, place, seconds
        self._random = np.random.default_rng(seed + 101)
        self._side = side
        self._step, self._others, self._seen_from = step, others, seen_from
        self._aspect = aspect
        tight = camera.shot_size in ("medium", "medium_close", "close_up", "extreme_close_up") and not subject.faceless
        self._tight = tight
        picture = picture_m(camera.shot_size, subject, aspect, tight)
        own = {"worms_eye": _FROM_BELOW_MM, "pov": _OWN_EYES_MM}.get(camera.angle) if not tight else None
        lens = camera.lens_mm or own or LENS_MM[camera.shot_size]
        self._fisheye = lens <= FISHEYE_MM
        # at the same framing a longer lens melts more of what is behind
        longer = (lens / LENS_MM[camera.shot_size]) ** 2 if camera.lens_mm else 1.0
        if longer > 2.0:
            longer *= _WIDE_OPEN
        self._aperture = _APERTURE.get(camera.shot_size, 0.0) * min(max(longer, 0.3), 14.0)
        self._fov = math.radians(fisheye_degrees(aspect)) if self._fisheye else 2 * math.atan(12.0 / lens)
        self._distance = picture / 2 / half_height(math.degrees(self._fov), self._fisheye)
        if self._fisheye:
            self._distance = max(self._distance, _NEAREST_M)
        if camera.angle == "worms_eye":
            self._distance *= 0.7
        if step is not None and step.nearer != 1.0:
            self._distance *= step.nearer
            self._fov = min(2 * math.atan(picture / 2 / self._distance), math.radians(70))
        self._picture = picture
        self._yaw = self._choose_yaw(look_yaw) + (step.turn if step is not None else 0.0)
        self._pitch = {"low": -0.24, "high": 0.42, "birds_eye": 1.15, "over_shoulder": 0.03}.get(camera.angle, 0.0)
        if camera.angle == "birds_eye":
            self._distance = max(self._distance, 9.0) * 1.25
            self._under_the_ceiling(seconds)
        self._follow = (camera.move == "follow" and camera.angle != "pov") or (
            subject.moving and camera.move in ("static", "handheld", "dolly_in", "dolly_out", "zoom_in", "zoom_out",
                                               "dolly_zoom", "rack_focus",
                                               "truck_left", "truck_right")
            and subject.speed_m_s * seconds > 0.55 * picture * aspect and camera.angle not in ("birds_eye", "pov")
        )  # fmt: skip
        # a mouse is met at the height of mice
        self._small = max(2.2 * max(subject.height_m, 0.45 * subject.width_m), 0.16)
        self._phase: list[float] = self._random.uniform(0, 2 * math.pi, 6).tolist()
        self._scenery = Scenery(place, subject.center(seconds / 2))
        self._anchor = 0.62 * seconds
        self._ground = subject.center(self._anchor)[2] - subject.height_m / 2
        self._standing = self._aim(self._anchor)
        self._shift = self._look_room()
        self._wider, self._lift = 1.0, (0.0, 0.0)
        self._distance = self._fit_distance(self._distance)
        if keep is not None and camera.angle != "birds_eye" and not camera.move.startswith(("pan", "tilt", "crane")):
            self._compose(keep)

    # ------------------------------------------------------------------ where it looks from

    def _under_the_ceiling(self, seconds: float) -> None:
        """From above in a room: as high as the room is, with a lens as much wider."""
        box = self._place.camera_limit
        if box is None:
            return
        under = (box[1][2] - self._subject.center(seconds / 2)[2]) / math.sin(self._pitch)
        if 0.4 < under < self._distance:
            self._distance = under
            self._fov = min(2 * math.atan(self._picture / 2 / under), math.radians(78))

    def _choose_yaw(self, look_yaw: float | None) -> float:
        """Toward the best background, as far as the subject's face allows."""
        view = float(self._place.view_yaw) if look_yaw is None else look_yaw
        if self._seen_from in _FROM and self._subject.heading is not None:
            turn = _wrapped(view - self._subject.heading)
            return self._subject.heading + math.copysign(_FROM[self._seen_from], turn)
        if look_yaw is not None or self._subject.heading is None:
            return view + float(self._random.uniform(-0.08, 0.08))
        turn = _wrapped(view - self._subject.heading)
        natural = 1.0 if turn >= 0 else -1.0
        side = float(self._side) if self._side and self._subject.moving else natural
        if side != natural:  # across the way, as little round as can be
            return self._subject.heading + side * math.radians(162)
        low, high = (
            (math.radians(104), math.radians(162)) if self._subject.moving else (math.radians(138), math.radians(168))
        )
        return self._subject.heading + side * min(max(abs(turn), low), high)

    def _look_room(self) -> float:
        """Share of the picture's width by which the subject stands off the middle, on the side it comes from."""
        if self._subject.heading is None:
            return 0.0
        across = math.sin(_wrapped(self._subject.heading - self._yaw))
        return (0.09 if self._tight else 0.11) * across

    def _fit_distance(self, distance: float) -> float:
        """No further than the room allows; the lens opens instead. Sidesteps what would stand before the subject."""
        t = self._anchor
        middle = self._aim(t)
        for turn in (0.0, 0.26, -0.26, 0.5, -0.5, 0.8, -0.8, 1.1, -1.1) if self._step is None else ():
            eye = self._eye_from(middle, self._yaw + turn, distance)
            if self._clear(eye, middle):
                self._yaw += turn
                break
        box = self._place.camera_limit
        if box is not None:
            reach = distance
            for _ in range(60):
                eye = self._eye_from(middle, self._yaw, reach)
                if all(low <= v <= high for v, low, high in zip(eye[:2], box[0][:2], box[1][:2], strict=True)):
                    break
                reach *= 0.95
            if reach < distance and self._fisheye:
                return max(reach, 0.4)
            if reach < distance:
                self._fov = min(2 * math.atan(math.tan(self._fov / 2) * distance / max(reach, 0.4)), math.radians(78))
                return max(reach, 0.4)
        return distance

    def _eye_from(self, middle: Vector, yaw: float, distance: float) -> Vector:
        flat = distance * math.cos(self._pitch)
        return (
            middle[0] - math.cos(yaw) * flat,
            middle[1] - math.sin(yaw) * flat,
            middle[2] + distance * math.sin(self._pitch),
        )

    def _clear(self, eye: Vector, middle: Vector) -> bool:
        return not self._scenery.between(eye, (middle,))

    def _compose(self, keep: Callable[[float], Array]) -> None:
        """Step back and raise or lower the view until nothing that must be seen is cut."""
        first = 12 if self._camera.move == "whip_pan" else 0  # before it has come to rest it shows others
        times = [k / 16 * self._seconds for k in range(first, 17)]
        points = [keep(t) for t in times]
        if self._tight:
            low, high = _CROWN_AT.get(self._camera.shot_size, (-9.0, 9.0))
            for _ in range(2):
                ends: list[float] = []
                for part in (range(5), range(-5, 0)):
                    tops = [in_picture(self(times[i]), points[i], self._aspect)[:, 1].max() for i in part]
                    top = float(np.nan_to_num(max(tops), nan=high))
                    pose = self(times[part[2]])
                    half = math.dist(pose.eye, pose.target) * half_height(pose.fov_degrees, pose.fisheye)
                    ends.append((top - min(max(top, low), high)) * half)
                self._lift = (self._lift[0] + ends[0], self._lift[1] + ends[1])
            return
        while self._wider < _WIDEST and self._cut(times, points) > 0.0:
            self._wider += 0.04
        if self._grounded():
            self._stand_low(times[:-2:3], points[:-2:3])

    def _grounded(self) -> bool:
        """Whether what it films stands on something, under a sky or before walls, and is seen level."""
        place = self._place
        afloat = place.name.startswith(("underwater", "space")) or self._subject.rise_m > 0.8
        x, y, _ = self._subject.center(self._anchor)
        low = self._ground - max(place.ground(x, y), place.water_z if place.water_z is not None else -math.inf)
        return self._camera.angle in ("eye", "low", "dutch") and not afloat and low < 0.4

    def _stand_low(self, times: Sequence[float], points: Sequence[Array]) -> None:
        """What fills little of the picture's height stands low in it: over it is sky, before it is only ground."""
        shown = [in_picture(self(t), at, self._aspect)[:, 1] for t, at in zip(times, points, strict=True)]
        flat = np.concatenate(shown)
        if np.any(np.isnan(flat)):
            return
        bottom, top = float(flat.min()), float(flat.max())
        free = 2.0 - (top - bottom)
        share = float(np.interp(free, _FREE, _BENEATH))
        pose = self(self._anchor)
        half = math.dist(pose.eye, pose.target) * half_height(pose.fov_degrees, pose.fisheye)
        raised = max((bottom + 1.0) - share * free, 0.0) * half
        self._lift = (self._lift[0] + raised, self._lift[1] + raised)

    def _cut(self, times: Sequence[float], points: Sequence[Array]) -> float:
        """How far anything is out of the picture, in halves of it. The view is raised or lowered as far as it helps."""
        shown = [in_picture(self(t), at, self._aspect) for t, at in zip(times, points, strict=True)]
        flat = np.concatenate(shown)
        if np.any(np.isnan(flat)):
            return 1.0
        top, bottom = float(flat[:, 1].max()), float(flat[:, 1].min())
        aside = 0.0 if self._camera.move.startswith("truck") else float(np.abs(flat[:, 0]).max()) - 0.98
        pose = self(self._anchor)
        half = math.dist(pose.eye, pose.target) * half_height(pose.fov_degrees, pose.fisheye)
        if top > 0.9 or bottom < -0.93:
            raised = (top - 0.9 + bottom + 0.93) / 2 * half
            self._lift = (self._lift[0] + raised, self._lift[1] + raised)
            moved = raised / half
            top, bottom = top - moved, bottom - moved
        return max(top - 0.91, -0.94 - bottom, aside)

    # ------------------------------------------------------------------ moment by moment

    def _aim(self, t: float) -> Vector:
        """The point in the middle of the picture, before look room."""
        s, size = self._subject, self._camera.shot_size
        at = s.center(t) if not self._tight else s.focus(t)
        if not self._tight:
            return at
        drop = (_ANIMAL_DROPS if s.animal else _DROPS)[size] * s.height_m
        return (at[0], at[1], at[2] - drop)

    def __call__(self, t: float) -> CameraPose:
        """The pose at ``t`` seconds."""
        c = self._camera
        u = ease(t / max(self._seconds, 0.1)) if self._seconds else 0.0
        speed = _SPEED[c.speed]
        tracked = self._aim(t)
        middle = tracked if self._follow else self._standing
        distance, yaw, lift, fov = self._distance, self._yaw, 0.0, self._fov
        side = 0.0
        match c.move:
            case "dolly_in":
                afar = _FACED if self._tight else 0.32
                distance *= 1.0 + afar * speed * (1 - u) - 0.10 * speed * u
            case "dolly_out":
                distance *= max(0.7, 1.0 - 0.17 * speed) + 0.85 * speed * u
            case "zoom_in":
                fov *= 1.18 - 0.40 * speed * u
            case "zoom_out":
                fov *= 0.72 + 0.42 * speed * u
            case "dolly_zoom":
                walls = self._place.camera_limit is not None
                distance *= dolly_zoomed(u, math.tan(fov / 2) * distance, distance, walls)
            case "orbit":
                yaw += (u - 0.5) * 1.15 * speed
            case "crane_up":
                lift = (0.05 + 0.85 * speed * u) * self._distance * 0.62
            case "crane_down":
                lift = (0.05 + 0.85 * speed * (1 - u)) * self._distance * 0.62
            case "truck_left" | "truck_right":
                side = (
                    (u - 0.5)
                    * (0.65 * speed)
                    * self._distance
                    * (0.35 if self._tight else 1.0)
                    * (-1 if c.move == "truck_left" else 1)
                    * (0.3 if self._follow else 1.0)
                )
            case _:
                pass
        wider = self._widened(u)
        if self._place.camera_limit is None:
            distance *= wider
        else:  # a room has walls: the lens opens instead
            fov = 2 * math.atan(math.tan(fov / 2) * wider)
        flat = distance * math.cos(self._pitch)
        right = (math.sin(yaw), -math.cos(yaw))
        eye = [
            middle[0] - math.cos(yaw) * flat + right[0] * side,
            middle[1] - math.sin(yaw) * flat + right[1] * side,
            self._eye_height(middle, distance) + lift,
        ]
        target = [middle[0] + right[0] * side * 0.9, middle[1] + right[1] * side * 0.9, middle[2]]
        if self._subject.rise_m > 0.8 and not self._follow:
            lift = max(tracked[2] - middle[2], -1.0) * 0.85 + (0.5 * u if c.move == "crane_up" else 0.0)
            eye[2] = self._eye_height(middle, distance) + lift
        if (c.move.startswith("crane") and self._subject.moving) or self._subject.rise_m > 0.8:
            # what rises is looked after: half by the crane, half by the head
            target = [a + (b - a) * 0.8 for a, b in zip(target, tracked, strict=True)]
        if c.move in ("static", "handheld") and not self._follow and self._subject.moving and c.angle != "birds_eye":
            # a standing camera turns a little after what moves, as an operator would
            target = [a + (b - a) * 0.55 for a, b in zip(target, tracked, strict=True)]
        if c.move.startswith(("pan", "tilt")):
            target = swung(c.move, eye, target, u, speed)
        shift = self._shift * self._picture * self._aspect
        raised = self._lift[0] + (self._lift[1] - self._lift[0]) * u
        target = [target[0] + right[0] * shift, target[1] + right[1] * shift, target[2] + raised]
        eye = [eye[0] + right[0] * shift, eye[1] + right[1] * shift, eye[2]]
        if c.move == "handheld":
            eye, target = held(eye, target, t, self._phase, self._distance)
        eye = self._kept_in(eye)
        if c.move == "whip_pan":
            target = whipped(eye, target, t, self._seconds, c.speed, self._others)
        focus, aperture = math.dist(eye, tracked), self._aperture
        if c.move == "rack_focus":
            nearer = math.dist(eye, self._others[0](t)) if self._others else 0.35 * focus
            focus, aperture = pulled(t / max(self._seconds, 0.1), nearer, focus), max(aperture, SHALLOW)
        if c.move == "dolly_zoom":  # what it is of keeps its size to the hair
            half = math.tan(self._fov / 2) * self._distance * wider
            fov = 2 * math.atan(half / max(_depth(eye, target, middle), 0.1))
        return CameraPose(
            eye=(float(eye[0]), float(eye[1]), float(eye[2])),
            target=(float(target[0]), float(target[1]), float(target[2])),
            fov_degrees=math.degrees(min(fov, math.radians(80))),
            focus_m=max(focus, 0.3),
            aperture=aperture * min(1.0, focus / _STOPPED_DOWN_M),
            roll=math.copysign(CANTED, -self._shift) if c.angle == "dutch" else 0.0,
            fisheye=self._fisheye,
        )

    def _widened(self, u: float) -> float:
        """What the distance is multiplied by, where the move comes nearest: its other end stays as it was."""
        if self._camera.move in ("dolly_in", "zoom_in"):
            return 1.0 + (self._wider - 1.0) * u
        if self._camera.move in ("dolly_out", "zoom_out"):
            return 1.0 + (self._wider - 1.0) * (1.0 - u)
        return self._wider

    def _eye_height(self, middle: Vector, distance: float) -> float:
        return self._eye_level(middle, distance) + (self._step.up * distance if self._step is not None else 0.0)

    def _eye_level(self, middle: Vector, distance: float) -> float:
        if self._camera.angle in ("high", "birds_eye"):
            return middle[2] + distance * math.sin(self._pitch)
        ground = self._ground
        if self._camera.angle == "low":
            return ground + max(0.22, 0.22 * self._subject.height_m)
        if self._camera.angle in ("worms_eye", "pov"):
            return ground + (_WORM_M if self._camera.angle == "worms_eye" else _STANDING_M)
        if self._tight:
            return middle[2] + 0.02 * distance
        # a full or wide shot is seen from a standing person's chest; small animals from just over their backs
        long = 0.2 * self._subject.width_m if self._subject.animal else 0.0  # and so what lies low and long
        eye = ground + min(max(0.80 * self._subject.height_m, min(0.34, self._small), long), 1.45)
        if self._subject.height_m > 3:
            eye = ground + 0.34 * self._subject.height_m
        return eye + 0.03 * max(distance - 6, 0.0)

    def _kept_in(self, eye: list[float]) -> list[float]:
        """Over the ground, and inside the room."""
        out = list(eye)
        box = self._place.camera_limit
        if box is not None:
            out = [min(max(v, low), high) for v, low, high in zip(out, box[0], box[1], strict=True)]
        floor = self._place.ground(out[0], out[1])
        if self._place.water_z is not None and not self._place.name.startswith("underwater"):
            floor = max(floor, self._place.water_z)
        out[2] = max(out[2], floor + min(_WORM_M if self._camera.angle == "worms_eye" else 0.18, self._small))
        return out


def _depth(eye: Sequence[float], target: Sequence[float], point: Sequence[float]) -> float:
    """How far before the eye a point is, along where it looks."""
    ahead = [b - a for a, b in zip(eye, target, strict=True)]
    return sum((c - a) * d for a, c, d in zip(eye, point, ahead, strict=True)) / max(math.hypot(*ahead), 1e-9)


def _wrapped(angle: float) -> float:
    """The angle in -pi..pi."""
    return (angle + math.pi) % (2 * math.pi) - math.pi
