"""Birds acting out a score: walking with planted feet and a held head, flying and gliding, swimming, pecking,
perching."""

import numpy as np

from studio.stage.animals.binding import Animal, skinned, socket_frame
from studio.stage.animals.field import Array
from studio.stage.animals.gait import BIPED, Feet
from studio.stage.animals.mount import mount_frame
from studio.stage.animals.skeleton import Posture, reach, turn
from studio.stage.animals.voice import Voice
from studio.stage.mesh import Floats, Mesh, compose
from studio.stage.performer import Beat, Cue, Posed, Score
from studio.stage.travel import Travel
from studio.stage.world import Vector

_IN_AIR = frozenset(["fly", "rise", "float"])


def _smooth(x: float) -> float:
    x = min(max(x, 0.0), 1.0)
    return x * x * (3 - 2 * x)


class BirdPerformer:
    """A ``Performer`` for the body plan ``bird``. On a path it flies where the action says so, swims if it can,
    else walks."""

    def __init__(self, animal: Animal, score: Score) -> None:
        self.animal = animal
        self.score = score
        sk = animal.skeleton
        self._s = animal.numbers["body"]
        self._travel = Travel(score)
        self._legs = {side: [sk.rest(f"hind{i}_{side}") for i in range(1, 5)] for side in ("l", "r")}
        rest = {f"hind_{side}": (float(j[3][0]), float(j[3][1])) for side, j in self._legs.items()}
        hip = float(self._legs["l"][0][2])
        self._feet = Feet(self._travel, [(0.0, BIPED)], rest, hip, score.ground, 0.42 * hip)
        self._voice = Voice(animal.kind, score)
        self._cues = self._heard()

    @property
    def kind(self) -> str:
        return self.animal.kind

    @property
    def meshes(self) -> tuple[Mesh, ...]:
        return self.animal.meshes

    @property
    def cues(self) -> tuple[Cue, ...]:
        return self._cues

    def _beats(self, seconds: float) -> tuple[Beat | None, Beat | None, float]:
        beats = self.score.beats
        if not beats:
            return None, None, 1.0
        i = 0
        while i < len(beats) - 1 and seconds >= beats[i].end:
            i += 1
        return (beats[i - 1] if i else None), beats[i], _smooth((seconds - beats[i].start) / 0.4) if i else 1.0

    def _share(self, seconds: float, *actions: str) -> float:
        """How much it is doing one of the actions, 0..1, through changes of beat."""
        before, now, share = self._beats(seconds)
        is_now = float(now is not None and now.action in actions)
        return share * is_now + (1 - share) * float(before.action in actions) if before else is_now

    def _wings(self, seconds: float, fly: float) -> tuple[dict[str, Array], float]:
        """Rotations of the spread wings, and how much the body is thrown up by the stroke."""
        numbers = self.animal.numbers
        climb = float(np.clip(self._travel.velocity(seconds)[2], -3, 3))
        glide = numbers["glides"] * _smooth(0.5 + 1.6 * float(np.sin(0.8 * seconds + self.score.seed)) - 0.35 * climb)
        power = fly * (1 - 0.92 * glide)
        w = 2 * np.pi * numbers["beats"] * seconds
        stroke = np.sin(w)
        out: dict[str, Array] = {}
        for sign, side in ((1.0, "l"), (-1.0, "r")):
            out[f"wing1_{side}"] = turn(roll=sign * (0.62 * stroke * power + 0.12), pitch=0.15 * np.cos(w) * power)
            out[f"wing2_{side}"] = turn(
                roll=sign * (0.40 * np.sin(w - 0.8) - 0.05) * power, yaw=sign * 0.22 * max(np.cos(w), 0) * power
            )
            out[f"wing3_{side}"] = turn(
                roll=sign * (0.45 * np.sin(w - 1.5) + 0.06) * power, yaw=sign * 0.38 * max(np.cos(w), 0) * power
            )
        return out, float(power * np.cos(w)) * 0.05

    def _posture(self, seconds: float) -> tuple[Posture, Array, float, float]:
        sk, s, numbers = self.animal.skeleton, self._s, self.animal.numbers
        now = self._beats(seconds)[1]
        mounted = now is not None and now.mount is not None
        if mounted:
            assert now is not None and now.mount is not None
            base = np.asarray(mount_frame(now.mount, seconds, "head_top" in mount_frame.names(now.mount)), float)
            where, yaw = np.zeros(3), 0.0
        else:
            base = np.concatenate([np.eye(3), np.zeros((3, 1))], 1)
            where, yaw = self._travel.frame(seconds)
        fly = 0.0 if mounted else self._share(seconds, *_IN_AIR)
        swim = self._share(seconds, "swim") if not mounted else 0.0
        if self.score.ground is not None and not mounted and fly < 0.5 and swim < 0.5:
            where[2] = self.score.ground(float(where[0]), float(where[1]))
        v = self._travel.pace(seconds) if not mounted else 0.0
        phase = self._travel.of(self._feet.phase, seconds)
        w = 2 * np.pi * phase
        walk = _smooth(v / 0.2) * (1 - fly) * (1 - swim)
        wings, heave = self._wings(seconds, fly)
        tilt = numbers["tilt"]
        velocity = self._travel.velocity(seconds)
        rise = float(np.arctan2(velocity[2], max(np.hypot(velocity[0], velocity[1]), 1.0)))
        eat = self._share(seconds, "eat", "drink")
        peck = eat * max(0.0, float(np.sin(2 * np.pi * 0.9 * seconds)) * 1.2 - 0.1)
        sit = self._share(seconds, "sit", "sleep", "lie")
        sleep = self._share(seconds, "sleep")
        bow = 0.85 * eat
        waddle = numbers["waddle"] * walk * 0.10 * np.sin(w)
        bank = float(np.clip(-self._travel.turning(seconds) * v * 0.09, -0.7, 0.7)) * fly
        pitch = (
            fly * (tilt * 0.92 - 0.7 * rise) + bow * (0.75 if tilt < 0.9 else 0.35) - 0.10 * self._voice.crying(seconds)
        )
        stance = numbers["stance"]
        lift = (
            heave * s
            - sit * (stance - 0.30 * s) * 0.75 * (1 - fly)
            - bow * 0.10 * stance
            + walk * 0.012 * s * np.cos(2 * w)
        )
        if swim:
            lift -= swim * (stance - 0.20 * s) - swim * 0.012 * s * np.sin(2 * seconds + self.score.seed)
        heading = turn(yaw=yaw)
        rotation = heading @ turn(pitch=float(pitch), roll=float(waddle - bank))
        middle = sk.rest("body")
        root = np.empty((3, 4))
        root[:, :3] = rotation
        root[:, 3] = where + heading @ middle + [0, 0, lift] - rotation @ middle
        seed = self.score.seed
        glance = float(np.tanh(4 * (np.sin(0.9 * seconds + seed) + 0.6 * np.sin(2.3 * seconds + 2 * seed)))) * 0.5
        nod = walk * 0.22 * np.sin(2 * w + 0.9)  # the head is held while the body passes under it
        reach_down = bow * 0.5 + peck * 0.5
        turned = {
            "neck1": turn(
                pitch=reach_down * 0.9 + nod - 0.5 * fly * (pitch > 0.1) + 0.2 * fly, yaw=0.3 * glance * (1 - fly)
            ),
            "neck2": turn(pitch=reach_down * 0.6 - 0.6 * nod, yaw=0.4 * glance * (1 - fly) + 0.9 * sleep),
            "head": turn(
                pitch=-pitch * 0.55 * (1 - eat) - 0.4 * nod + 0.5 * sleep,
                yaw=0.6 * glance * (1 - 0.7 * fly) + 1.3 * sleep,
            ),
            "jaw": turn(pitch=0.45 * self._voice.open(seconds) + 0.12 * peck),
            "tail": turn(pitch=-0.15 * fly + 0.06 * np.sin(1.7 * seconds), yaw=0.1 * np.sin(0.9 * seconds) * (1 - fly)),
            **wings,
        }
        if self.animal.kind == "penguin":
            for sign, side in ((1.0, "l"), (-1.0, "r")):
                turned[f"fold_{side}"] = turn(roll=sign * (0.10 + 0.10 * np.sin(w) * walk))
        posture = Posture(sk, root, turned)
        self._stand(posture, seconds, heading, where, fly, swim, sit, mounted)
        return posture, base, fly, swim

    def _stand(
        self,
        posture: Posture,
        seconds: float,
        heading: Array,
        where: Array,
        fly: float,
        swim: float,
        sit: float,
        mounted: bool,
    ) -> None:
        for side, j in self._legs.items():
            limb = f"hind_{side}"
            top = posture.at(f"hind1_{side}")
            if mounted:
                foot, swing, down = where + heading @ j[3], 0.0, True
            else:
                foot, swing, down = self._feet.foot(limb, seconds)
                foot = foot + np.array([0, 0, j[3][2]])
            toe = 0.0
            if not down:
                foot = foot + np.array([0, 0, 0.22 * self._s * np.sin(np.pi * swing)])
                toe = 0.9 * float(np.sin(np.pi * min(1.2 * swing, 1.0)))
            air = max(fly, swim)
            if air > 0:
                body = posture.rotation[0]
                tucked = top + body @ (np.array([-0.30, 0, -0.10]) * self._s)
                foot = foot * (1 - air) + tucked * air
                toe = toe * (1 - air) + 1.2 * air
            shank = j[2] - j[3]
            cannon = float(np.linalg.norm(shank))
            lean = 0.35 * sit + 1.0 * air
            way = heading @ turn(pitch=lean) @ (shank / cannon)
            joint = foot + way * cannon
            middle, end = reach(
                top,
                joint,
                float(np.linalg.norm(j[1] - j[0])),
                float(np.linalg.norm(j[2] - j[1])),
                heading @ np.array([1.0, 0, 0.1]),
            )
            posture.aim(f"hind1_{side}", f"hind2_{side}", top, middle)
            posture.aim(f"hind2_{side}", f"hind3_{side}", middle, end)
            posture.aim(f"hind3_{side}", f"hind4_{side}", end, foot)
            toward = (foot - end) / (np.linalg.norm(foot - end) + 1e-9)
            posture.place(f"hind4_{side}", end + toward * cannon, heading @ turn(pitch=toe))

    def _matrices(self, posture: Posture, fly: float) -> Floats:
        """Bone matrices, the wings that are not in use shrunk into the shoulder."""
        m = posture.matrices()
        index = self.animal.skeleton.index
        for side in ("l", "r"):
            at = posture.at(f"wing1_{side}").astype(np.float32)
            for name, size in (
                (f"wing1_{side}", fly),
                (f"wing2_{side}", fly),
                (f"wing3_{side}", fly),
                (f"fold_{side}", 1 - fly),
            ):
                k = np.float32(max(size, 1e-3))
                i = index[name]
                m[i, :, :3] *= k
                m[i, :, 3] = at + (m[i, :, 3] - at) * k
        return m

    def _heard(self) -> tuple[Cue, ...]:
        out: list[Cue] = []
        kind, mass = self.animal.kind, self.animal.mass_kg
        for t, _, place in self._feet.footfalls():
            now = self._beats(t)[1]
            if now is not None and (now.mount is not None or now.action in (*_IN_AIR, "swim")):
                continue
            out.append(
                Cue(
                    kind="footstep",
                    seconds=t,
                    position=place,
                    subject=kind,
                    other="ground",
                    speed_m_s=0.3,
                    mass_kg=mass,
                    material="flesh",
                    other_material=self.score.ground_material,
                )
            )
        for beat in self.score.beats:
            if beat.action in ("fly", "rise"):
                p, _ = self._travel.frame(beat.start)
                out.append(
                    Cue(
                        kind="loop",
                        seconds=beat.start,
                        until=beat.end,
                        position=(float(p[0]), float(p[1]), float(p[2])),
                        subject=kind,
                        other="wings",
                        mass_kg=mass,
                    )
                )
            if beat.action == "swim":
                for t in np.arange(beat.start + 0.4, beat.end, 1.3):
                    p, _ = self._travel.frame(float(t))
                    out.append(
                        Cue(
                            kind="splash",
                            seconds=float(t),
                            position=(float(p[0]), float(p[1]), float(p[2])),
                            subject=kind,
                            speed_m_s=0.4,
                            mass_kg=0.1 * mass,
                            other_material="water",
                        )
                    )
        spots: list[Vector] = []
        for a, _ in self._voice.cries:
            m = self.socket("mouth", a)
            spots.append((float(m[0, 3]), float(m[1, 3]), float(m[2, 3])))
        out += self._voice.cues(kind, mass, spots)
        return tuple(sorted(out, key=lambda c: c.seconds))

    def at(self, seconds: float) -> Posed:
        posture, base, fly, _ = self._posture(seconds)
        matrices = self._matrices(posture, fly)
        matrices = base[:, :3].astype(np.float32) @ matrices
        matrices[:, :, 3] += base[:, 3].astype(np.float32)
        shapes = [skinned(part, matrices) for part in self.animal.parts]
        d = self._travel.velocity(seconds)
        return Posed(
            tuple(p for p, _ in shapes), tuple(n for _, n in shapes), velocity=(float(d[0]), float(d[1]), float(d[2]))
        )

    def focus(self, seconds: float) -> Vector:
        m = self.socket("head", seconds)
        return (float(m[0, 3]), float(m[1, 3]), float(m[2, 3]))

    def bounds(self, seconds: float) -> tuple[Vector, Vector]:
        m = self.socket("root", seconds)
        fly = self._share(seconds, *_IN_AIR)
        half = max(0.6 * self.animal.length_m, 0.5 * self.animal.numbers["span"] * fly)
        p = m[:, 3]
        return (float(p[0] - half), float(p[1] - half), float(p[2] - 0.3 * fly * half)), (
            float(p[0] + half),
            float(p[1] + half),
            float(p[2] + self.animal.height_m * 1.1),
        )

    def socket(self, name: str, seconds: float) -> Floats:
        posture, base, _, _ = self._posture(seconds)
        if name == "root":
            now = self._beats(seconds)[1]
            where, yaw = (
                (np.zeros(3), 0.0) if now is not None and now.mount is not None else self._travel.frame(seconds)
            )
            return compose(base, np.concatenate([turn(yaw=yaw), where[:, None]], 1))
        return compose(base, socket_frame(self.animal, posture, name))
