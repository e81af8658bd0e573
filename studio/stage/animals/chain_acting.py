"""Swimming, gliding along the ground, fluttering: the chains and the small winged things in motion."""

import numpy as np

from studio.stage.animals.binding import Animal, skinned, socket_frame
from studio.stage.animals.chains.serpents import SNAKE_BONES
from studio.stage.animals.chains.swimmers import SEGMENTS
from studio.stage.animals.field import Array
from studio.stage.animals.mount import mount_frame
from studio.stage.animals.skeleton import Posture, turn
from studio.stage.animals.voice import Voice
from studio.stage.mesh import Floats, Mesh, compose
from studio.stage.performer import Beat, Cue, Posed, Score
from studio.stage.travel import Travel
from studio.stage.world import Lamp, Vector

_GRAVITY = 9.81
_STEEPEST = 0.5
"""How much of its climb a leap goes forward at least, for its pitch: the body follows its arc, it does not flip."""
_EYE4 = np.concatenate([np.eye(3), np.zeros((3, 1))], 1)


class Chained:
    """What swimmers, serpents and insects share: a posture as a function of time, and all that follows from it."""

    def __init__(self, animal: Animal, score: Score) -> None:
        self.animal = animal
        self.score = score
        self._travel = Travel(score)
        self._voice = Voice(animal.kind, score)
        self._cues = tuple(sorted(self._heard(), key=lambda c: c.seconds))

    @property
    def kind(self) -> str:
        return self.animal.kind

    @property
    def meshes(self) -> tuple[Mesh, ...]:
        return self.animal.meshes

    @property
    def cues(self) -> tuple[Cue, ...]:
        return self._cues

    def _beat(self, seconds: float) -> Beat | None:
        found: Beat | None = None
        for beat in self.score.beats:
            if found is None or seconds >= beat.start:
                found = beat
        return found

    def _posture(self, seconds: float) -> Posture:
        raise NotImplementedError

    def posed(self, seconds: float) -> Posture:
        """Its bones at a moment, in the frame it lives in."""
        return self._posture(seconds)

    def _heard(self) -> list[Cue]:
        spots: list[Vector] = []
        for a, _ in self._voice.cries:
            p, _ = self._travel.frame(a)
            spots.append((float(p[0]), float(p[1]), float(p[2])))
        return self._voice.cues(self.animal.kind, self.animal.mass_kg, spots)

    def _lamps(self, seconds: float) -> tuple[Lamp, ...]:
        del seconds
        return ()

    def _shaped(self, matrices: Floats, posture: Posture, seconds: float) -> Floats:
        """(bones, 3, 4): what swells or shrinks is made larger or smaller here."""
        del posture, seconds
        return matrices

    def _base(self, seconds: float) -> Floats:
        """The frame it lives in: the world's, or that of what it sits on."""
        now = self._beat(seconds)
        if now is not None and now.mount is not None:
            return mount_frame(now.mount, seconds, True)
        return _EYE4.astype(np.float32)

    def _where(self, seconds: float) -> tuple[Array, float]:
        now = self._beat(seconds)
        if now is not None and now.mount is not None:
            return np.zeros(3), 0.0
        return self._travel.frame(seconds)

    def at(self, seconds: float) -> Posed:
        base = self._base(seconds)
        posture = self._posture(seconds)
        matrices = self._shaped(posture.matrices(base), posture, seconds)
        shapes = [skinned(part, matrices) for part in self.animal.parts]
        d = self._travel.velocity(seconds)
        return Posed(
            tuple(p for p, _ in shapes),
            tuple(n for _, n in shapes),
            velocity=(float(d[0]), float(d[1]), float(d[2])),
            lamps=self._lamps(seconds),
        )

    def focus(self, seconds: float) -> Vector:
        m = self.socket("head", seconds)
        return (float(m[0, 3]), float(m[1, 3]), float(m[2, 3]))

    def bounds(self, seconds: float) -> tuple[Vector, Vector]:
        m = self.socket("back", seconds)
        p, half = m[:, 3], 0.6 * self.animal.length_m
        return (float(p[0] - half), float(p[1] - half), float(p[2] - self.animal.height_m)), (
            float(p[0] + half),
            float(p[1] + half),
            float(p[2] + self.animal.height_m),
        )

    def socket(self, name: str, seconds: float) -> Floats:
        return compose(self._base(seconds), socket_frame(self.animal, self._posture(seconds), name))


class SwimmerPerformer(Chained):
    """Fish sweep their tails sideways, whales up and down; the wave grows toward the tail and quickens with speed.

    ``jump`` beats arc out of the water: ``params["height_m"]``.
    """

    def _flight(self, beat: Beat) -> tuple[float, float, float]:
        """(second it leaves the water, seconds in the air, metres it rises) of a leap: what is let fly falls freely."""
        span = beat.end - beat.start
        top = beat.params.get("height_m", 0.45 * self.animal.length_m + 0.6)
        air = min(2 * float(np.sqrt(2 * top / _GRAVITY)), 0.7 * span)
        return beat.start + 0.5 * (span - air), air, min(top, _GRAVITY * air * air / 8)

    def bounds(self, seconds: float) -> tuple[Vector, Vector]:
        low, high = super().bounds(seconds)
        _, arc = self._leap(seconds)
        tall = 0.5 * self.animal.length_m * abs(float(np.sin(arc)))
        return (low[0], low[1], low[2] - tall), (high[0], high[1], high[2] + tall)

    def _leap(self, seconds: float) -> tuple[float, float]:
        """Height over its way and pitch."""
        for beat in self.score.beats:
            if beat.action in ("jump", "backflip", "spin_jump") and beat.start <= seconds <= beat.end:
                start, air, top = self._flight(beat)
                u = (seconds - start) / air
                rise = 4 * top * u * (1 - u)
                if u < -0.35 or u > 1.35:
                    return 0.0, 0.0
                climb = 4 * top * (1 - 2 * u) / air
                forward = max(self._travel.pace(seconds), _STEEPEST * 4 * top / air)
                soft = float(np.clip(min(u + 0.35, 1.35 - u) / 0.35, 0, 1))
                return rise * soft, -float(np.arctan2(climb, forward)) * soft
        return 0.0, 0.0

    def _posture(self, seconds: float) -> Posture:
        numbers = self.animal.numbers
        p, yaw = self._where(seconds)
        v = self._travel.velocity(seconds)
        flat = float(np.hypot(v[0], v[1]))
        rise, arc = self._leap(seconds)
        pitch = -float(np.arctan2(v[2], max(flat, 0.4))) + arc
        turning = self._travel.turning(seconds)
        w = (
            2
            * np.pi
            * (
                numbers["wave"] * 0.55 * seconds
                + 0.45 * numbers["wave"] * self._travel.along(seconds) / (1.2 * numbers["length"])
            )
        )
        power = 0.45 + 0.55 * float(np.clip(flat / numbers["length"], 0, 1))
        bob = 0.03 * numbers["length"] * float(np.sin(0.9 * seconds + self.score.seed))
        heading = turn(yaw=yaw, pitch=pitch, roll=float(np.clip(-turning * 0.4, -0.6, 0.6)))
        root = np.concatenate([heading, (p + np.array([0, 0, rise + bob]))[:, None]], 1)
        turned: dict[str, Array] = {}
        for i in range(SEGMENTS):
            u = i / (SEGMENTS - 1)
            swing = power * (0.035 + 0.19 * u**1.4) * np.sin(w - 3.6 * u)
            curve = -float(np.clip(turning, -2, 2)) * 0.045
            turned[f"seg{i}"] = turn(yaw=swing + curve) if numbers["sideways"] else turn(pitch=swing, yaw=curve)
        turned["jaw"] = turn(pitch=0.3 * self._voice.open(seconds))
        flap = 0.18 * np.sin(0.5 * w)
        turned["flipper_l"], turned["flipper_r"] = turn(roll=flap, pitch=0.1), turn(roll=-flap, pitch=0.1)
        # the chain turns about its head: keep its middle on the way
        posture = Posture(self.animal.skeleton, root, turned)
        still = root[:, :3] @ self.animal.skeleton.rest("seg3") + root[:, 3]
        posture.joint += still - posture.at("seg3")
        return posture

    def _heard(self) -> list[Cue]:
        out = super()._heard()
        for beat in self.score.beats:
            if beat.action in ("jump", "spin_jump", "backflip"):
                start, air, _ = self._flight(beat)
                for t, force in ((start, 2.0), (start + air, 5.0)):
                    q, _ = self._travel.frame(t)
                    out.append(
                        Cue(
                            kind="splash",
                            seconds=t,
                            position=(float(q[0]), float(q[1]), float(q[2])),
                            subject=self.kind,
                            other="water",
                            speed_m_s=force,
                            mass_kg=self.animal.mass_kg,
                            other_material="water",
                        )
                    )
        return out


class SerpentPerformer(Chained):
    """Every point of the body follows the same winding track: true serpentine motion. ``stand`` and ``sit`` raise
    the head."""

    def _trail(self, seconds: float, behind: float) -> Array:
        """The point of the winding track ``behind`` metres behind the head."""
        travel, length = self._travel, self.animal.numbers["length"]
        s = travel.along(seconds) - behind
        p0, yaw0 = travel.frame(0.0)
        if s <= 0:
            p, yaw = p0 + s * np.array([np.cos(yaw0), np.sin(yaw0), 0.0]), yaw0
        else:
            p = np.array([np.interp(s, travel.distance, travel.position[:, d]) for d in range(3)])
            yaw = float(np.interp(s, travel.distance, travel.yaw))
        wave = 0.085 * length * np.sin(2 * np.pi * s / (0.55 * length) + self.score.seed)
        p = p + wave * np.array([-np.sin(yaw), np.cos(yaw), 0.0])
        if self.score.ground is not None:
            p[2] = self.score.ground(float(p[0]), float(p[1]))
        return p

    def _posture(self, seconds: float) -> Posture:
        sk, numbers = self.animal.skeleton, self.animal.numbers
        length, thick = numbers["length"], numbers["thick"]
        now = self._beat(seconds)
        up = (
            0.16 * length
            if now is not None and now.action in ("stand", "look", "sit", "bark", "fight", "dance", "talk")
            else 0.035 * length
        )
        step = length / (SNAKE_BONES - 1)
        points: list[Array] = []
        for i in range(SNAKE_BONES + 1):
            d = (i - 1) * step
            p = self._trail(seconds, max(d, 0.0))
            if d < 0:
                p = p * 2 - self._trail(seconds, step)
            u = max(d, 0.0) / length
            lift = up * float(np.clip(1 - u / 0.26, 0, 1)) ** 1.6
            sway = 0.25 * lift * float(np.sin(1.1 * seconds + self.score.seed))
            points.append(p + np.array([0, sway, lift + thick]))
        posture = Posture(sk, _EYE4, {})
        for i in range(SNAKE_BONES):
            front, here, back = points[i], points[i + 1], points[min(i + 2, SNAKE_BONES)]
            way = front - back
            way = way / (np.linalg.norm(way) + 1e-9)
            if i == 0:  # the head looks ahead, level
                way = way * [1, 1, 0.15]
                way /= np.linalg.norm(way)
            side = np.cross([0, 0, 1.0], way)
            side /= np.linalg.norm(side) + 1e-9
            posture.place(f"seg{i}", here, np.stack([way, side, np.cross(way, side)], 1))
        flick = float(np.sin(2 * np.pi * 0.6 * seconds + self.score.seed) > 0.55)
        head = posture.rotation[0]
        posture.place(
            "jaw",
            posture.joint[0]
            + head @ (sk.rest("jaw") - sk.rest("seg0"))
            - head @ np.array([0.09 * length * 0.2 * (1 - flick), 0, 0]),
            head @ turn(pitch=0.3 * self._voice.open(seconds)),
        )
        return posture

    def _heard(self) -> list[Cue]:
        out = super()._heard()
        end = max((b.end for b in self.score.beats), default=0.0)
        if float(self._travel.distance[-1]) > 0.1:
            p, _ = self._travel.frame(0.0)
            out.append(
                Cue(
                    kind="loop",
                    seconds=0.0,
                    until=end,
                    position=(float(p[0]), float(p[1]), float(p[2])),
                    subject=self.kind,
                    other="slither",
                    mass_kg=self.animal.mass_kg,
                    other_material=self.score.ground_material,
                )
            )
        return out


class InsectPerformer(Chained):
    """Flutters about its way; sitting, it opens and closes its wings slowly."""

    def _posture(self, seconds: float) -> Posture:
        numbers, seed = self.animal.numbers, self.score.seed
        p, yaw = self._where(seconds)
        now = self._beat(seconds)
        resting = now is not None and now.action in ("sit", "stand", "sleep", "eat", "drink", "lie")
        t = seconds
        if resting:
            open_by = 0.55 + 0.5 * float(np.sin(1.3 * t + seed))
            flap, pitch = open_by, 0.05
        else:
            flap = float(0.15 + 0.95 * np.sin(2 * np.pi * numbers["flaps"] * t))
            drift = np.array(
                [
                    np.sin(1.9 * t + seed) + 0.5 * np.sin(4.3 * t),
                    np.cos(1.6 * t + 2 * seed) + 0.5 * np.sin(3.7 * t + 1),
                    0.8 * np.sin(2.7 * t + seed),
                ]
            )
            p = p + drift * (0.10 if not numbers["clear"] else 0.05) - [0, 0, 0.010 * flap * (not numbers["clear"])]
            yaw += 0.5 * float(np.sin(1.3 * t + seed))
            pitch = -0.25 + 0.15 * float(np.sin(3.1 * t))
        root = np.concatenate([turn(yaw=yaw, pitch=pitch), (p + np.array([0, 0, 0.02 * numbers["span"]]))[:, None]], 1)
        return Posture(self.animal.skeleton, root, {"wing_l": turn(roll=flap), "wing_r": turn(roll=-flap)})

    def _lamps(self, seconds: float) -> tuple[Lamp, ...]:
        if not self.animal.numbers["glow"]:
            return ()
        m = self.socket("root", seconds)
        glow = max(0.0, float(np.sin(1.7 * seconds + self.score.seed))) ** 2
        return (
            Lamp(
                position=(float(m[0, 3]), float(m[1, 3]), float(m[2, 3])),
                color=(0.75, 1.0, 0.25),
                power=0.5 * glow + 0.01,
                range_m=1.5,
                halo=1.0,
            ),
        )
