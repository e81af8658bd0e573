"""What an operator does with a camera where it should stand: swings, whips, pulled focus, a hand that breathes."""

import math
from collections.abc import Callable, Sequence

from studio.project.scene import CameraMove
from studio.stage.world import Vector

CANTED = 0.23
"""Radians by which a dutch angle's horizon leans."""
SHALLOW = 7.0
"""The least aperture at which a pulled focus is seen."""
_WHIP_S = {"slow": 0.5, "normal": 0.34, "fast": 0.22}
_ASIDE = 1.1
"""Radians beside the subject where a whip starts that has nobody else to start from."""
_NEAREST, _FARTHEST = 0.5, 1.75
"""Of its usual distance: where a dolly zoom starts and ends outdoors."""
_STEEPEST = math.tan(math.radians(38))
"""Half of the widest picture of a dolly zoom: no lens is wider."""

Where = Callable[[float], Vector]


def ease(x: float) -> float:
    """0..1 with soft start and stop (smootherstep, Perlin 2002)."""
    x = min(max(x, 0.0), 1.0)
    return x * x * x * (x * (6 * x - 15) + 10)


def swung(
    move: CameraMove, eye: Sequence[float], target: Sequence[float], u: float, speed: float
) -> list[float]:  # fmt: skip
    """Where a pan or tilt looks, ``u`` of the way through."""
    swing = (u - 0.62) * 0.62 * speed
    dx, dy, dz = (target[i] - eye[i] for i in range(3))
    if move in ("pan_left", "pan_right"):
        a = swing * (1 if move == "pan_left" else -1)
        return [*_turned(eye, dx, dy, a), target[2]]
    a = swing * (1 if move == "tilt_up" else -1) * 0.8
    return [target[0], target[1], eye[2] + dz + math.hypot(dx, dy) * math.tan(a)]


def held(
    eye: Sequence[float], target: Sequence[float], t: float, phase: Sequence[float], distance: float
) -> tuple[list[float], list[float]]:
    """A hand-held camera breathes: slow drift of the body, small tremor of the hands."""
    p = phase
    sway = [
        math.sin(2.1 * t + p[0]) + 0.5 * math.sin(5.3 * t + p[1]),
        math.sin(1.7 * t + p[2]) + 0.5 * math.sin(6.1 * t + p[3]),
        math.sin(2.6 * t + p[4]) + 0.6 * math.sin(4.7 * t + p[5]),
    ]
    moved = [e + 0.022 * s for e, s in zip(eye, sway, strict=True)]
    turned = [a + 0.011 * distance * s for a, s in zip(target, (sway[1], sway[2], sway[0]), strict=True)]
    return moved, turned


def whipped(
    eye: Sequence[float], target: Sequence[float], t: float, seconds: float, pace: str, others: Sequence[Where]
) -> list[float]:
    """Where a whip pan looks: held on the others in turn, thrown to the next, at last on ``target``, where the hand
    overshoots a little and comes to rest. Without others it starts beside the subject."""
    stops = [_toward(eye, other(t)) for other in others]
    if not stops:
        yaw, pitch, away = _toward(eye, target)
        stops = [(yaw + _ASIDE, pitch, away)]
    stops.append(_toward(eye, target))
    each = 0.7 * seconds / (len(stops) - 1)
    yaw, pitch, away = stops[0]
    for number, stop in enumerate(stops[1:], 1):
        since = t - number * each + each * 0.35
        share = _thrown(since, _WHIP_S[pace])
        yaw += share * _short(stop[0] - yaw)
        pitch += share * (stop[1] - pitch)
        away += share * (stop[2] - away)
    flat = away * math.cos(pitch)
    return [eye[0] + flat * math.cos(yaw), eye[1] + flat * math.sin(yaw), eye[2] + away * math.sin(pitch)]


def dolly_zoomed(u: float, half_m: float, distance: float, walls: bool) -> float:
    """The share of its usual distance a dolly zoom stands off: away, while the lens closes in. ``half_m`` is half of
    what the picture holds, which stays; between walls the camera has only the room in front of where it would stand."""
    near = max(_NEAREST, half_m / _STEEPEST / max(distance, 0.1))
    far = 1.0 if walls else _FARTHEST
    near = min(near, 0.85 * far)
    return near * (far / near) ** u  # the angle of view closes evenly


def pulled(u: float, first_m: float, last_m: float) -> float:
    """What a focus puller has sharp: the first, then in the middle of the shot over to the last, evenly in diopters."""
    share = ease((u - 0.36) / 0.28)
    return 1.0 / ((1 - share) / max(first_m, 0.2) + share / max(last_m, 0.2))


def _thrown(since: float, whole: float) -> float:
    if since <= 0.0:
        return 0.0
    if since < whole:
        return ease(since / whole)
    after = since - whole
    return 1.0 + 0.03 * math.exp(-7 * after) * math.sin(17 * after)


def _toward(eye: Sequence[float], at: Sequence[float]) -> tuple[float, float, float]:
    dx, dy, dz = (at[i] - eye[i] for i in range(3))
    return math.atan2(dy, dx), math.atan2(dz, math.hypot(dx, dy)), math.sqrt(dx * dx + dy * dy + dz * dz)


def _short(angle: float) -> float:
    return (angle + math.pi) % (2 * math.pi) - math.pi


def _turned(eye: Sequence[float], dx: float, dy: float, a: float) -> tuple[float, float]:
    return eye[0] + dx * math.cos(a) - dy * math.sin(a), eye[1] + dx * math.sin(a) + dy * math.cos(a)
