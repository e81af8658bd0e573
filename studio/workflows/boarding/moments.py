"""The telling moments of a shot: where somebody speaks or something happens, everybody in the picture, and the camera
at the end of its move that shows where it goes."""

from dataclasses import dataclass
from itertools import pairwise

from studio.core.time import FrameRate
from studio.ports.engine import Event, Performance, Plan
from studio.project.scene import CameraMove, Scene

MOVING = 8.0
"""Seconds from which a moving shot has two pictures; a still one from half as much again."""
MOST = 3

_WISHED: dict[str, float] = {
    "dolly_in": 0.06, "zoom_in": 0.06, "dolly_out": 0.94, "zoom_out": 0.94, "pan_left": 0.2, "pan_right": 0.2,
    "tilt_up": 0.2, "tilt_down": 0.2, "truck_left": 0.35, "truck_right": 0.35, "crane_up": 0.25, "crane_down": 0.25,
    "dolly_zoom": 0.06, "whip_pan": 0.8, "rack_focus": 0.15,
}  # fmt: skip
"""Where in a shot its picture is best taken for the move's sake, 0..1."""
_STILL = 0.45
_STRICT = 4.0
"""What being far from there costs where the picture shows the move, and where it does not."""
_LOOSE = 1.2
_TRIED = 28
_AHEAD = 1.0
"""Seconds that should follow the picture, for arrows to tell where it goes from there."""

_QUIET = frozenset(("ground", "floor", "footstep"))


@dataclass(frozen=True, slots=True)
class Window:
    """The frames of a take that are used: from ``first`` up to, not with, ``end``."""

    first: int
    end: int

    def parts(self, count: int) -> tuple["Window", ...]:
        """As many even parts."""
        length = self.end - self.first
        cuts = [self.first + length * number // count for number in range(count + 1)]
        return tuple(Window(low, max(high, low + 1)) for low, high in pairwise(cuts))


def panels(scene: Scene, length: int, rate: FrameRate) -> int:
    """How many pictures tell a shot of so many frames."""
    seconds = rate.seconds(length)
    still = scene.camera.move in ("static", "handheld") and all(not subject.then for subject in scene.subjects)
    return max(1, min(MOST, int(seconds / (MOVING * (1.5 if still else 1.0))) + 1))


def wished(move: CameraMove, window: Window) -> int:
    """The moment where nothing is known but the move."""
    share = _WISHED.get(move, _STILL)
    return min(window.end - 1, window.first + round(share * (window.end - window.first)))


def telling(performance: Performance, move: CameraMove, window: Window, rate: FrameRate) -> int:
    """The frame of the window that tells most."""
    length = window.end - window.first
    step = max(1, length // _TRIED)
    ahead = 0 if move in ("dolly_out", "zoom_out") else min(length // 3, rate.frames(_AHEAD))
    tried = range(window.first, max(window.first + 1, window.end - ahead), step)
    spoken = [
        (rate.frame(line.sample), rate.frame(line.sample + len(line.speech.samples))) for line in performance.lines
    ]
    struck = [(rate.frame(event.sample), weight) for event in performance.events if (weight := _weight(event))]
    strongest = max((weight for _, weight in struck), default=1.0)
    strict = move in _WISHED

    def worth(frame: int) -> tuple[float, int]:
        away = abs(frame - wished(move, window)) / max(1, length)
        value = -(_STRICT if strict else _LOOSE) * away
        if any(start + (end - start) * 0.15 <= frame <= end for start, end in spoken):
            value += 0.5
        near = [weight for at, weight in struck if -1 <= frame - at <= 0.12 * float(rate.fps)]
        value += 0.6 * max(near, default=0.0) / strongest
        return value + 1.5 * _seen(performance.plan(frame, (frame,))), -frame

    return max(tried, key=worth)


def _weight(event: Event) -> float:
    """How much something that happens is to be seen."""
    if event.kind in ("shatter", "splash"):
        return 2.0 + event.speed_m_s
    if event.kind == "contact" and event.other not in _QUIET:
        return 0.5 + event.speed_m_s
    return 0.0


def _seen(plan: Plan) -> float:
    """How much of everybody is in the picture, 0..1."""
    shares = [_share(trace.boxes[0]) for trace in plan.traces if trace.subject >= 0]
    return sum(shares) / len(shares) if shares else 1.0


def _share(box: tuple[tuple[float, float], tuple[float, float]] | None) -> float:
    if box is None:
        return 0.0
    (left, top), (right, bottom) = box
    whole = max(1e-6, (right - left) * (bottom - top))
    inside = max(0.0, min(right, 1.0) - max(left, 0.0)) * max(0.0, min(bottom, 1.0) - max(top, 0.0))
    return inside / whole
