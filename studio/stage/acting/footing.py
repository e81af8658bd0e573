"""Footprints of a whole shot: each foot is planted, swings to its next print, or is in the posture's hands.

Planted feet never slide: their place is a number, not a pose. Heel strike and toe-off turn the foot about its heel and
ball, which stay where they are.
"""

import math
from bisect import bisect_right
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from studio.stage.acting.posture import ease
from studio.stage.acting.rig import SIGN, Rig
from studio.stage.acting.rotations import euler_quat

Array = NDArray[np.float64]

SWING = 0.32
"""Seconds of a small step of somebody standing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Print:
    """One footprint in the world: from ``land`` to ``lift`` seconds the sole lies at (x, y, z), toes along ``yaw``.

    ``strike``: toes up on landing (negative: heel up), radians; ``roll``: heel up at lift; ``height`` of the swing that
    follows; ``pace`` metres a second of the impact, for its sound; ``gait``: made by walking."""

    land: float
    lift: float
    x: float
    y: float
    z: float
    yaw: float
    strike: float = 0.0
    roll: float = 0.35
    height: float = 0.06
    knock: float = 0.35
    gait: bool = False
    kick: float = 0.0


@dataclass(frozen=True, slots=True)
class Foot:
    """One foot's whole shot: ``prints`` in order of time, ``aloft`` stretches in which the posture has it."""

    prints: tuple[Print, ...]
    lands: tuple[float, ...]
    aloft: tuple[tuple[float, float], ...]


class Footing:
    """Both feet over time."""

    def __init__(self, rig: Rig, feet: tuple[Foot, Foot], end: float) -> None:
        self.rig, self.feet, self.end = rig, feet, end

    def grip(self, side: int, t: float) -> float:
        """How far the foot belongs to its footprints, 0..1."""
        for a, b in self.feet[side].aloft:
            if a <= t <= b:
                ramp = min(0.14, (b - a) / 2.2)
                out = 1.0
                if a > 1e-6:
                    out = ease(a, a + ramp, t)
                if b < self.end - 1e-6:
                    out *= 1 - ease(b - ramp, b, t)
                return 1 - out
        return 1.0 if self.feet[side].prints else 0.0

    def planted(self, side: int, t: float) -> bool:
        """True while the foot carries weight."""
        foot = self.feet[side]
        i = bisect_right(foot.lands, t) - 1
        return i >= 0 and t <= foot.prints[i].lift and self.grip(side, t) > 0.99

    def at(self, side: int, t: float) -> tuple[Array, Array, float, float]:
        """Ankle (3,), foot quaternion (4,), toe bend, yaw of the foot in the world."""
        foot = self.feet[side]
        prints = foot.prints
        i = bisect_right(foot.lands, t) - 1
        if i < 0:
            i, t = 0, max(t, prints[0].land)
        a = prints[i]
        if t <= a.lift or i + 1 >= len(prints):
            t = min(t, a.lift) if i + 1 < len(prints) else t
            stay = max(a.lift - a.land, 1e-6)
            landed = min(0.14 * stay, 0.11)
            rolling = min(0.52 * stay, 0.36 if a.gait else 0.22)
            strike = a.strike * (1 - ease(0.0, landed, t - a.land))
            last = i + 1 >= len(prints) and not self._leaves(side, a.lift)
            roll = 0.0 if last else a.roll * ease(a.lift - rolling, a.lift, t)
            return self._pose(side, a.x, a.y, a.z, a.yaw, strike, roll, roll)
        b = prints[i + 1]
        s = (t - a.lift) / max(b.land - a.lift, 1e-6)
        e = s * s * s * (s * (6 * s - 15) + 10)
        turn = (b.yaw - a.yaw + math.pi) % math.tau - math.pi
        # Toe-off unrolls while the foot swings forward; a runner's heel first flies up behind.
        roll = a.roll * (1 - ease(0.0, 0.45, s)) + a.kick * math.sin(math.pi * min(s * 1.4, 1.0))
        strike = b.strike * ease(0.45, 1.0, s)
        lift = a.height * math.sin(math.pi * s**0.85) * (1 - 0.35 * s)
        lift = max(lift, 0.0) + max(a.z, b.z) * 0
        z = a.z + (b.z - a.z) * e + lift
        if b.z > a.z + 0.03:
            z += (b.z - a.z) * math.sin(math.pi * s) * 0.5
        return self._pose(
            side, a.x + (b.x - a.x) * e, a.y + (b.y - a.y) * e, z, a.yaw + turn * e, strike, roll,
            roll * (1 - ease(0.0, 0.35, s)),
        )  # fmt: skip

    def _leaves(self, side: int, t: float) -> bool:
        return any(abs(a - t) < 0.02 for a, _ in self.feet[side].aloft)

    def _pose(
        self, side: int, x: float, y: float, z: float, yaw: float, strike: float, roll: float, toe: float
    ) -> tuple[Array, Array, float, float]:
        """Ankle and foot when the sole lies at (x, y, z) and turns toes-up by ``strike`` about the heel or heel-up by
        ``roll`` about the ball."""
        rig = self.rig
        dx = dz = 0.0
        for pitch, pivot in ((-strike, rig.heel[side] if strike > 0 else rig.ball[side]), (roll, rig.ball[side])):
            if pitch != 0.0:
                c, s = math.cos(pitch), math.sin(pitch)
                dx += pivot[0] - (c * pivot[0] + s * pivot[2])
                dz += pivot[2] - (-s * pivot[0] + c * pivot[2])
        cy, sy = math.cos(yaw), math.sin(yaw)
        ankle = np.array((x + cy * dx, y + sy * dx, z + rig.ankle + dz))
        toe = max(toe, -strike if strike < 0 else 0.0)
        return ankle, euler_quat(0.0, roll - strike, yaw), toe, yaw


class Planner:
    """Collects footprints beat by beat, in order of time, and makes them agree."""

    def __init__(self, rig: Rig) -> None:
        self.rig = rig
        self.prints: tuple[list[Print], list[Print]] = ([], [])
        self.aloft: tuple[list[tuple[float, float]], list[tuple[float, float]]] = ([], [])

    def _free_at(self, side: int, t: float) -> bool:
        return bool(self.aloft[side]) and self.aloft[side][-1][1] >= t - 1e-6

    def leave(self, side: int, start: float, end: float) -> None:
        """From ``start`` to ``end`` the foot is in the posture's hands."""
        own, free = self.prints[side], self.aloft[side]
        if own and own[-1].lift > start:
            own[-1] = replace(own[-1], lift=max(start, own[-1].land))
        if free and free[-1][1] >= start - 0.02:
            free[-1] = (free[-1][0], max(end, free[-1][1]))
        else:
            free.append((start, end))

    def plant(self, side: int, new: Print) -> None:
        """Add a print; if the foot stands there already it just stays, else it has time to swing."""
        own = self.prints[side]
        free = self.aloft[side]
        if free and free[-1][1] > new.land:
            free[-1] = (free[-1][0], new.land)
        if own:
            old = own[-1]
            flew = bool(free) and free[-1][1] >= old.lift - 1e-6 and free[-1][0] >= old.land
            near = math.hypot(new.x - old.x, new.y - old.y) < 0.03 and abs(new.z - old.z) < 0.02
            turn = abs((new.yaw - old.yaw + math.pi) % math.tau - math.pi)
            if not flew and near and turn < 0.15 and not new.gait and new.land - old.lift < 0.6:
                own[-1] = replace(old, lift=new.lift, roll=new.roll, height=new.height)
                return
            if not flew and new.land - old.lift < 0.2:
                shorter = new.land - (0.34 if not new.gait else 0.30)
                if shorter > old.land + 0.05:
                    own[-1] = replace(old, lift=shorter)
                else:
                    new = replace(new, land=old.lift + 0.24)
                    if new.lift <= new.land:
                        return
        own.append(new)

    def stand(self, a: float, b: float, spots: tuple[tuple[float, float, float, float], ...], first: bool) -> None:
        """Both feet to their spots (x, y, z, yaw) from ``a`` on, until ``b``; one after the other, the farther one
        first."""
        jobs: list[tuple[float, int]] = []
        ready = a
        for side in (0, 1):
            x, y, z, yaw = spots[side]
            own = self.prints[side]
            if not own or first or self._free_at(side, a):
                self.plant(side, Print(land=a, lift=b, x=x, y=y, z=z, yaw=yaw))
                continue
            old = own[-1]
            if old.lift < a - 1e-6 or old.land > a:
                # In the air when the stretch begins: it comes down at its new spot.
                if old.land > a:
                    own.pop()
                    if not own:
                        self.plant(side, Print(land=a, lift=b, x=x, y=y, z=z, yaw=yaw))
                        continue
                    old = own[-1]
                land = max(a + 0.03, old.lift + 0.28)
                ready = max(ready, land + 0.04)
                self.plant(side, Print(land=land, lift=b, x=x, y=y, z=z, yaw=yaw, strike=0.08))
            else:
                far = math.hypot(x - old.x, y - old.y) + 0.3 * abs((yaw - old.yaw + math.pi) % math.tau - math.pi)
                jobs.append((far, side))
        for far, side in sorted(jobs, reverse=True):
            x, y, z, yaw = spots[side]
            own = self.prints[side]
            if far < 0.05:
                own[-1] = replace(own[-1], lift=b)
                continue
            own[-1] = replace(own[-1], lift=max(ready, own[-1].land + 0.05), roll=0.45, height=0.05 * self.rig.scale)
            land = own[-1].lift + SWING + 0.15 * min(far, 1.0)
            own.append(Print(land=land, lift=max(b, land), x=x, y=y, z=z, yaw=yaw, strike=0.06))
            ready = land + 0.04

    def finish(self, end: float) -> Footing:
        feet: list[Foot] = []
        for side in (0, 1):
            prints = sorted(self.prints[side], key=lambda p: p.land)
            fixed: list[Print] = []
            for p in prints:
                if fixed and fixed[-1].lift > p.land - 0.1 and not self._between(side, fixed[-1].land, p.land):
                    fixed[-1] = replace(fixed[-1], lift=max(p.land - 0.24, fixed[-1].land))
                fixed.append(p)
            feet.append(Foot(tuple(fixed), tuple(p.land for p in fixed), tuple(self.aloft[side])))
        return Footing(self.rig, (feet[0], feet[1]), end)

    def _between(self, side: int, a: float, b: float) -> bool:
        return any(a <= start and end <= b + 1e-6 for start, end in self.aloft[side])


def outward(side: int, yaw: float, toes_out: float) -> float:
    """World yaw of a foot whose toes point outward by an angle."""
    return yaw + SIGN[side] * toes_out
