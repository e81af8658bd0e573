"""Footfalls: when each foot is on the ground and where. A foot that stands stays where it was put.

Stride length from speed by dynamic similarity, Alexander and Jayes, "A dynamic similarity hypothesis for the gaits of
quadrupedal mammals" (1983): stride / hip height = 2.4 Fr ** 0.34 below Fr = 1 and 1.9 Fr ** 0.40 above, Fr = v^2 /
(g h); here one curve between the two, so that an animal that speeds up has no jump in its stride.
Orders of footfall after Hildebrand (1965).
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from studio.stage.animals.field import Array
from studio.stage.travel import RATE, Travel

GRAVITY = 9.81
LIMBS = ("hind_l", "fore_l", "hind_r", "fore_r")


@dataclass(frozen=True, slots=True)
class Gait:
    """``offsets``: part of the stride at which each of the limbs (``LIMBS``) comes down; ``duty``: part it stays
    down."""

    name: str
    offsets: tuple[float, ...]
    duty: float


WALK = Gait("walk", (0.0, 0.25, 0.5, 0.75), 0.64)
TROT = Gait("trot", (0.0, 0.5, 0.5, 0.0), 0.44)
GALLOP = Gait("gallop", (0.0, 0.46, 0.10, 0.58), 0.26)
HOP = Gait("hop", (0.0, 0.52, 0.02, 0.60), 0.34)
BIPED = Gait("biped", (0.0, 0.0, 0.5, 0.5), 0.62)
STRIDE = Gait("stride", (0.0, 0.0, 0.5, 0.5), 0.40)
"""Two feet, running."""
PACE = Gait("pace", (0.0, 0.06, 0.5, 0.56), 0.60)
"""Both legs of a side together: a camel's way."""


def stride_length(speed: float, hip: float) -> float:
    """Metres from one footfall of a foot to its next."""
    return float(hip * 2.25 * froude(max(speed, 0.02), hip) ** 0.36)


def froude(speed: float, hip: float) -> float:
    return speed * speed / (GRAVITY * hip)


@dataclass(frozen=True, slots=True)
class Step:
    """One stand of a foot: from ``down`` to ``up`` seconds at ``place`` (x, y, ground z)."""

    down: float
    up: float
    place: tuple[float, float, float]


class Feet:
    """The steps of every limb over a shot. ``rest``: limb -> (x, y) under the standing animal, metres. ``reach``:
    how far a standing foot may get ahead of or behind its place. ``flights``: (from, until) seconds with all feet
    in the air.

    ``gaits``: (time, gait) in order; the phase glides from one order of footfall to the next over half a second.
    """

    def __init__(
        self,
        travel: Travel,
        gaits: Sequence[tuple[float, Gait]],
        rest: Mapping[str, tuple[float, float]],
        hip: float,
        ground: Callable[[float, float], float] | None,
        reach: float,
        flights: Sequence[tuple[float, float]] = (),
        limbs: Sequence[str] = LIMBS,
    ) -> None:
        """``limbs``: the names of those that ``offsets`` of a gait are about, in their order."""
        self._travel = travel
        times = travel.times
        lengths = np.array([stride_length(float(v), hip) for v in travel.speed])
        rate = np.where(travel.speed > 0.03, travel.speed / lengths, 0.0)
        self.phase: Array = np.r_[0.0, np.cumsum(rate[:-1]) / RATE] + 0.15
        self.stride: Array = lengths
        blend = int(RATE * 0.5)
        kernel = np.ones(blend) / blend

        def eased(values: Array) -> Array:
            return np.convolve(np.pad(values, (blend // 2, blend - 1 - blend // 2), mode="edge"), kernel, "valid")

        def table(pick: Callable[[Gait], float]) -> Array:
            out = np.full(len(times), pick(gaits[0][1]))
            for t0, gait in gaits:
                out[times >= t0] = pick(gait)
            return eased(out)

        self.duty: Array = np.minimum(table(lambda g: g.duty), np.maximum(2 * reach / np.maximum(lengths, 1e-6), 0.12))
        self.steps: dict[str, list[Step]] = {}
        self._downs: dict[str, Array] = {}
        for i, limb in enumerate(limbs):
            if limb not in rest:
                continue
            offset = table(lambda g, i=i: g.offsets[i])
            phase = np.maximum.accumulate(self.phase - offset)
            steps = self._limb(phase, rest[limb], ground)
            for flight in flights:
                steps = self._leaping(steps, flight, rest[limb], ground)
            self.steps[limb] = steps
            self._downs[limb] = np.array([s.down for s in self.steps[limb]])

    def _place(
        self, t: float, rest: tuple[float, float], ground: Callable[[float, float], float] | None
    ) -> tuple[float, float, float]:
        p, yaw = self._travel.frame(t)
        c, s = np.cos(yaw), np.sin(yaw)
        x, y = p[0] + c * rest[0] - s * rest[1], p[1] + s * rest[0] + c * rest[1]
        return (float(x), float(y), ground(float(x), float(y)) if ground else float(p[2]))

    def _limb(
        self, phase: Array, rest: tuple[float, float], ground: Callable[[float, float], float] | None
    ) -> list[Step]:
        times = self._travel.times
        end = float(times[-1])
        first, last = int(np.floor(phase[0])), int(np.floor(phase[-1]))

        def when(value: float) -> float:
            if value <= phase[0]:
                return -1e3
            i = int(np.searchsorted(phase, value))
            if i >= len(phase):
                return np.inf
            step = phase[i] - phase[i - 1]
            return float(times[i - 1] + (value - phase[i - 1]) / max(step, 1e-12) / RATE)

        steps: list[Step] = []
        for k in range(first, last + 1):
            down = when(float(k))
            near = float(np.clip(down, 0, end)) if np.isfinite(down) else end
            up = when(k + float(np.interp(near, times, self.duty)))
            middle = (max(down, 0.0) + min(up, end)) / 2 if down > 0 else max(min(up, end), 0.0) / 2
            if down < 0 and up > 0:
                middle = 0.0
            if not np.isfinite(up):
                middle = max(down, 0.0) + 0.5 * float(np.interp(near, times, self.duty)) / max(self._rate(near), 0.4)
            steps.append(Step(down, up, self._place(min(middle, end), rest, ground)))
        return self._settled(steps, rest, ground)

    def _rate(self, t: float) -> float:
        return float(np.interp(t, self._travel.times, self._travel.speed / self.stride))

    def _settled(
        self, steps: list[Step], rest: tuple[float, float], ground: Callable[[float, float], float] | None
    ) -> list[Step]:
        """A foot in the air when the animal stops comes down soon, and is taken up again when it goes on."""
        out: list[Step] = []
        longest = 0.5
        for i, step in enumerate(steps):
            out.append(step)
            following = steps[i + 1].down if i + 1 < len(steps) else np.inf
            if np.isfinite(step.up) and following - step.up > longest:
                down = step.up + 0.28
                up = following - 0.3 if np.isfinite(following) else np.inf
                if up > down:
                    out.append(Step(down, up, self._place(down + 0.1, rest, ground)))
        return out

    def _leaping(
        self,
        steps: list[Step],
        flight: tuple[float, float],
        rest: tuple[float, float],
        ground: Callable[[float, float], float] | None,
    ) -> list[Step]:
        """The steps with a leap put in: no foot stands during it, each lands where the body lands."""
        up, down = flight
        before = [s for s in steps if s.down < up - 0.12] or steps[:1]
        after = [s for s in steps if s.down > down + 0.25]
        leave = Step(before[-1].down, up, before[-1].place)
        if before[-1].up < up - 0.3:  # it was lifted long before: set it down once more
            before.append(Step(max(before[-1].up + 0.1, up - 0.2), up, self._place(up, rest, ground)))
        else:
            before[-1] = leave
        until = after[0].down - 0.2 if after else np.inf
        return [*before, Step(down, max(until, down + 0.05), self._place(down, rest, ground)), *after]

    def foot(self, limb: str, seconds: float) -> tuple[Array, float, bool]:
        """Place of a foot (3,), how far it is through its swing (0..1), and whether it stands."""
        steps = self.steps[limb]
        i = max(int(np.searchsorted(self._downs[limb], seconds, side="right")) - 1, 0)
        here = steps[i]
        if seconds <= here.up or i + 1 >= len(steps):
            return np.array(here.place), 0.0, True
        nxt = steps[i + 1]
        u = (seconds - here.up) / max(nxt.down - here.up, 1e-6)
        s = u * u * (3 - 2 * u)
        return np.array(here.place) * (1 - s) + np.array(nxt.place) * s, float(u), False

    def footfalls(self) -> list[tuple[float, str, tuple[float, float, float]]]:
        """(seconds, limb, place) of every foot that comes down, in order of time."""
        falls = [(s.down, limb, s.place) for limb, steps in self.steps.items() for s in steps if 0 < s.down < 1e3]
        return sorted(falls)
