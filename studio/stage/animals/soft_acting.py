"""Octopuses and jellyfish in motion: arms that step, trail and curl, a bell that beats."""

import numpy as np

from studio.stage.animals.binding import Animal
from studio.stage.animals.chain_acting import Chained
from studio.stage.animals.field import Array
from studio.stage.animals.gait import Feet, Gait
from studio.stage.animals.skeleton import Posture, turn
from studio.stage.animals.soft.jellyfish import HINGES, STRAND_BONES
from studio.stage.animals.soft.octopus import ARM_BONES, ARMS, arm_angle
from studio.stage.animals.soft.strand import lay_strand
from studio.stage.mesh import Floats
from studio.stage.performer import Score
from studio.stage.world import Vector

_SWIMMING = frozenset(["swim", "float", "fly", "rise", "run"])
_ARM_NAMES = tuple(f"arm{k}" for k in range(ARMS))
_CREEP = Gait("creep", (0.0, 0.62, 0.25, 0.87, 0.5, 0.12, 0.75, 0.37), 0.66)
"""Arms take turns, those that are next to each other never together."""


def _pulse(phase: float) -> float:
    """0 open .. 1 drawn together: quick to close, slow to open."""
    u = phase % 1.0
    x = u / 0.3 if u < 0.3 else (1 - u) / 0.7
    return x * x * (3 - 2 * x)


class OctopusPerformer(Chained):
    """On the ground it creeps, arm after arm, and each tip stays where it was put; swimming it jets, mantle first,
    arms trailing."""

    def __init__(self, animal: Animal, score: Score) -> None:
        super().__init__(animal, score)
        s = animal.numbers["arm"]
        rest: dict[str, tuple[float, float]] = {}
        for k, name in enumerate(_ARM_NAMES):
            a, far = arm_angle(k), s * (0.74 + 0.08 * np.sin(2.1 * k + score.seed))
            rest[name] = (float(far * np.cos(a)), float(far * np.sin(a)))
        self.feet = Feet(self._travel, [(0.0, _CREEP)], rest, 0.5 * s, score.ground, 0.25 * s, limbs=_ARM_NAMES)

    def _swims(self, seconds: float) -> bool:
        now = self._beat(seconds)
        return now is not None and now.mount is None and now.action in _SWIMMING

    def _posture(self, seconds: float) -> Posture:
        return self._jetting(seconds) if self._swims(seconds) else self._creeping(seconds)

    def _creeping(self, seconds: float) -> Posture:
        s, sk, seed = self.animal.numbers["arm"], self.animal.skeleton, self.score.seed
        where, yaw = self._where(seconds)
        now = self._beat(seconds)
        mounted = now is not None and now.mount is not None
        if self.score.ground is not None and not mounted:
            where[2] = self.score.ground(float(where[0]), float(where[1]))
        heading = turn(yaw=yaw)
        pace = min(self._travel.pace(seconds) / (0.3 * s), 1.0)
        sleepy = now is not None and now.action in ("sleep", "lie")
        lift = s * (0.012 * np.sin(1.4 * seconds + seed) + 0.02 * pace * np.sin(5.0 * seconds) - 0.05 * sleepy)
        root = np.concatenate([heading, (where + np.array([0, 0, lift]))[:, None]], 1)
        breath = np.sin(2 * np.pi * 0.45 * seconds + seed)
        nod, gaze, roll = (float(np.sin(rate * seconds + off)) for rate, off in ((0.9, 0.0), (0.5, seed), (1.1, 0.0)))
        turned = {
            "head": turn(pitch=0.10 * pace + 0.04 * nod, yaw=0.25 * gaze),
            "mantle": turn(pitch=-0.10 - 0.06 * float(breath) - 0.15 * pace, yaw=0.08 * roll),
        }
        posture = Posture(sk, root, turned)
        waves = now is not None and now.action in ("dance", "wave", "fight", "play_instrument")
        for k, name in enumerate(_ARM_NAMES):
            base = posture.at(f"{name}_0")
            a = arm_angle(k) + yaw
            out = np.array([np.cos(a), np.sin(a), 0.0])
            side = np.array([-out[1], out[0], 0.0])
            if mounted:
                tip, swing, down = base + out * 0.5 * s - [0, 0, 0.3 * s], 0.0, True
            else:
                tip, swing, down = self.feet.foot(name, seconds)
            rise = 0.0 if down else 0.16 * s * float(np.sin(np.pi * swing))
            if waves and k in (0, 7, 2):
                rise += s * (0.45 + 0.2 * float(np.sin(3.0 * seconds + 2.0 * k)))
            tip = tip + np.array([0, 0, 0.02 * s + rise])
            middle = (base + tip) / 2 + [0, 0, 0.17 * s + 0.6 * rise]
            middle = middle + side * s * 0.10 * float(np.sin(0.8 * seconds + 1.9 * k + seed))
            curl = 0.9 + 0.35 * float(np.sin(0.7 * seconds + 1.3 * k + seed))
            lay_strand(posture, f"{name}_", self._arm(base, middle, tip, side, curl, s, 1.0 if k % 2 else -1.0))
        return posture

    def _arm(self, base: Array, middle: Array, tip: Array, side: Array, curl: float, s: float, hand: float) -> Array:
        """Points (bones + 1, 3) over the middle to the tip, and on past it in a flat curl."""
        step = s / ARM_BONES
        u = np.linspace(0.0, 1.0, 24)[:, None]
        bow = base * (1 - u) ** 2 + 2 * u * (1 - u) * middle + tip * u**2
        along = np.concatenate([np.zeros(1), np.cumsum(np.linalg.norm(np.diff(bow, axis=0), axis=1))])
        out = [bow[0]]
        way = bow[-1] - bow[-2]
        for i in range(1, ARM_BONES + 1):
            d = i * step
            if d <= along[-1]:
                out.append(np.array([np.interp(d, along, bow[:, c]) for c in range(3)]))
                continue
            flat = np.array([way[0], way[1], 0.0])
            flat /= np.linalg.norm(flat) + 1e-9
            c, n = np.cos(curl * hand), np.sin(curl * hand)
            way = np.array([c * flat[0] - n * flat[1], n * flat[0] + c * flat[1], 0.12])
            out.append(out[-1] + step * way / np.linalg.norm(way))
        del side
        return np.array(out)

    def _beat_of(self, seconds: float) -> float:
        return 0.55 * seconds + 0.6 * self._travel.along(seconds) / self.animal.numbers["arm"] / 2.2 + 0.1

    def _jetting(self, seconds: float) -> Posture:
        s, sk, seed = self.animal.numbers["arm"], self.animal.skeleton, self.score.seed
        p, yaw = self._where(seconds)
        v = self._travel.velocity(seconds)
        going = min(float(np.hypot(v[0], v[1])) / (0.4 * s), 1.0)
        rise = float(np.arctan2(v[2], max(float(np.hypot(v[0], v[1])), 0.3)))
        # the mantle, which leans back at rest, goes ahead: it is turned about and laid down
        tilt = 0.15 + 0.85 * going
        heading = turn(yaw=yaw + np.pi, pitch=float(-0.75 * tilt + rise))
        crown = np.array([0.0, 0.0, self.animal.numbers["crown"]])
        bob = [0, 0, 0.05 * s * float(np.sin(1.1 * seconds + seed))]
        root = np.concatenate([heading, (p + bob - heading @ crown)[:, None]], 1)
        posture = Posture(sk, root, {"mantle": turn(pitch=0.10 * float(np.sin(0.9 * seconds)))})
        front = heading @ np.array([-0.36, 0.0, 0.93])  # where the mantle points
        for k in range(ARMS):
            name = f"arm{k}_"
            base = posture.at(f"{name}0")
            out = heading @ np.array([np.cos(arm_angle(k)), np.sin(arm_angle(k)), 0.0])
            out = out - front * float(out @ front)
            out /= np.linalg.norm(out)
            other = np.cross(front, out)
            points = [base]
            for i in range(ARM_BONES):
                u = i / ARM_BONES
                shut = _pulse(self._beat_of(seconds) - 0.10 - 0.30 * u)
                open_by = (1.25 - 1.05 * shut) * (1 - 0.75 * u) + 0.10 * float(np.sin(2.1 * seconds - 4 * u + 1.7 * k))
                sway = 0.16 * (0.3 + u) * float(np.sin(1.6 * seconds - 3.5 * u + 0.8 * k + seed))
                way = -front * np.cos(open_by) + out * np.sin(open_by) + other * sway
                points.append(points[-1] + s / ARM_BONES * way / np.linalg.norm(way))
            lay_strand(posture, name, np.array(points))
        return posture

    def _shaped(self, matrices: Floats, posture: Posture, seconds: float) -> Floats:
        """The mantle fills and empties: slowly at rest, hard when it jets."""
        if self._swims(seconds):
            size = 1.10 - 0.24 * _pulse(self._beat_of(seconds))
        else:
            size = 1.0 + 0.035 * float(np.sin(2 * np.pi * 0.45 * seconds + self.score.seed))
        i = self.animal.skeleton.index["mantle"]
        at = posture.at("mantle").astype(np.float32)
        matrices[i, :, :3] *= np.float32(size)
        matrices[i, :, 3] = at + (matrices[i, :, 3] - at) * np.float32(size)
        return matrices

    def bounds(self, seconds: float) -> tuple[Vector, Vector]:
        p, _ = self._where(seconds)
        m = self.socket("root", seconds)[:, 3] if not self._swims(seconds) else p
        s = self.animal.numbers["arm"]
        low, high = (0.55 * s, 0.65 * s) if self._swims(seconds) else (0.0, 0.95 * s)
        return (float(m[0] - 0.8 * s), float(m[1] - 0.8 * s), float(m[2] - low)), (
            float(m[0] + 0.8 * s), float(m[1] + 0.8 * s), float(m[2] + high),
        )  # fmt: skip


class JellyfishPerformer(Chained):
    """The bell beats and throws it upward and on; what hangs from it follows the way it came."""

    _HZ = 0.55

    def _shut(self, seconds: float) -> float:
        return _pulse(self._HZ * seconds + 0.17 * self.score.seed)

    def _middle(self, seconds: float) -> Array:
        """Where the bell is: each beat lifts it, and it sinks between them."""
        p, _ = self._where(max(seconds, 0.0))
        if seconds < 0:  # it came from somewhere
            p = p + self._travel.velocity(0.05) * seconds
        s, seed = self.animal.numbers["bell"], self.score.seed
        u = (self._HZ * seconds + 0.17 * seed) % 1.0
        hop = np.sin(np.pi * min(u / 0.55, 1.0)) ** 2 if u < 0.55 else 0.0
        drift = np.array([np.sin(0.43 * seconds + seed), np.sin(0.37 * seconds + 2 * seed), 0.0])
        return p + 0.16 * s * drift + np.array([0.0, 0.0, s * (0.28 * float(hop) + 0.10 * np.sin(0.5 * seconds))])

    def _posture(self, seconds: float) -> Posture:
        sk, numbers, seed = self.animal.skeleton, self.animal.numbers, self.score.seed
        s, shut = numbers["bell"], self._shut(seconds)
        at = self._middle(seconds)
        _, yaw = self._where(seconds)
        pace = self._travel.pace(seconds)
        lean = 0.75 * float(np.tanh(pace / 0.6)) + 0.10 * float(np.sin(0.6 * seconds + seed))
        heading = turn(yaw=yaw) @ turn(pitch=lean, roll=0.10 * float(np.sin(0.5 * seconds)))
        root = np.concatenate([heading, at[:, None]], 1)
        turned: dict[str, Array] = {}
        for k in range(HINGES):
            a = 2 * np.pi * k / HINGES
            bend = 0.62 * shut - 0.16
            c, n = np.cos(a), np.sin(a)
            frame = np.array([[c, -n, 0], [n, c, 0], [0, 0, 1.0]])
            turned[f"rim{k}"] = frame @ turn(pitch=bend) @ frame.T
        posture = Posture(sk, root, turned)
        lags: dict[float, Array] = {}
        for bone in sk.bones:
            if not bone.name.endswith("_0"):
                continue
            name, rest = bone.name[:-1], sk.rest(bone.name)
            a = float(np.arctan2(rest[1], rest[0]))
            narrow = 1 - 0.30 * shut if name.startswith("tentacle") else 1.0
            base = heading @ (rest * [narrow, narrow, 1.0]) + at
            long = sk.length(bone.name, f"{name}1")
            points = [base]
            for i in range(1, STRAND_BONES + 1):
                d = i * long
                if d not in lags:
                    lags[d] = self._middle(seconds - 0.385 * d / s) - at
                late = lags[d]  # where the bell was
                wave = 0.10 * s * (d / s) ** 0.8
                swing = wave * np.array(
                    [
                        np.sin(1.3 * seconds - 2.2 * d / s * 0.6 + 3 * a),
                        np.cos(1.1 * seconds - 1.9 * d / s * 0.6 + 2 * a),
                        0.0,
                    ]
                )
                points.append(base + np.array([late[0], late[1], -d + 0.4 * late[2]]) + swing)
            lay_strand(posture, name, np.array(points))
        return posture

    def bounds(self, seconds: float) -> tuple[Vector, Vector]:
        p, s = self._middle(seconds), self.animal.numbers["bell"]
        return (float(p[0] - 1.2 * s), float(p[1] - 1.2 * s), float(p[2] - 2.6 * s)), (
            float(p[0] + 1.2 * s), float(p[1] + 1.2 * s), float(p[2] + 0.8 * s),
        )  # fmt: skip
