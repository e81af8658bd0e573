"""Four-legged animals acting out a score: gaits with planted feet, rests, looks, voices. Pure functions of time."""

import numpy as np

from studio.stage.animals.binding import Animal, skinned, socket_frame
from studio.stage.animals.field import Array
from studio.stage.animals.gait import (
    BIPED,
    GALLOP,
    HOP,
    LIMBS,
    PACE,
    STRIDE,
    TROT,
    WALK,
    Feet,
    Gait,
    froude,
    stride_length,
)
from studio.stage.animals.limb import limb_lengths, set_limb
from studio.stage.animals.mount import mount_frame
from studio.stage.animals.pose import STAND, Pose, begging, lying, mixed, perched, sitting, sleeping
from studio.stage.animals.quadrupeds.places import TAIL_BONES, TRUNK_BONES
from studio.stage.animals.skeleton import Posture, turn
from studio.stage.animals.voice import Voice
from studio.stage.mesh import Floats, compose
from studio.stage.performer import Beat, Cue, Posed, Score
from studio.stage.travel import Travel
from studio.stage.world import Vector

_REST = {
    "sit": "sit",
    "lie": "lie",
    "sleep": "sleep",
    "kneel": "lie",
    "eat": "eat",
    "drink": "eat",
    "fall": "lie",
    "read": "sit",
}
_CHANGE = 0.45
"""Seconds from one posture to the next."""
_SLIDE = {"fore": 0.12, "hind": 0.05}
"""How far shoulder blade and hip carry the top of a leg along with its foot, parts of the height."""
_CATS = frozenset(["cat", "lion", "tiger", "leopard", "rabbit", "mouse", "fox", "squirrel", "hedgehog"])


def _smooth(x: float) -> float:
    x = min(max(x, 0.0), 1.0)
    return x * x * (3 - 2 * x)


def _wander(t: float, seed: int, rate: float = 1.0) -> float:
    """Slow noise, -1..1, no period one would notice."""
    p = seed * 1.37
    return float(
        np.sin(0.63 * rate * t + p) * 0.5
        + np.sin(1.07 * rate * t + 2.3 * p) * 0.3
        + np.sin(1.73 * rate * t + 4.1 * p) * 0.2
    )


class QuadrupedPerformer:
    """A ``Performer`` for the body plan ``quadruped``."""

    def __init__(self, animal: Animal, score: Score) -> None:
        self.animal = animal
        self.score = score
        sk = animal.skeleton
        self._h = animal.numbers["withers"]
        h = self._h
        self._travel = Travel(score)
        self._hip = float(sk.rest("hind1_l")[2])
        self._lengths = {limb: limb_lengths(sk, limb) for limb in LIMBS}
        self._standing = tuple(x for x in LIMBS if x.startswith("hind") or not animal.numbers.get("arms"))
        self._joints = {limb: [sk.rest(f"{limb[:4]}{i}{limb[4:]}") for i in range(1, 5)] for limb in LIMBS}
        self._limits = [
            (
                float(j[0][2] - j[3][2]),
                0.975 * sum(float(np.linalg.norm(j[i + 1] - j[i])) for i in range(3)),
                h * _SLIDE[limb[:4]],
            )
            for limb, j in self._joints.items()
            if limb in self._standing
        ]
        excursion = min(
            slide + float(np.sqrt(max(long**2 - (0.92 * high) ** 2, 0.01 * h * h)))
            for high, long, slide in self._limits
        )
        rest = {limb: (float(j[3][0]), float(j[3][1])) for limb, j in self._joints.items() if limb in self._standing}
        self._flights = [self._flight(b) for b in score.beats if b.action in ("jump", "backflip", "bounce")]
        self.feet = Feet(self._travel, self._gaits(), rest, self._hip, score.ground, excursion, self._flights)
        self._voice = Voice(animal.kind, score)
        trunk = float(sk.rest("fore1_l")[0] - sk.rest("pelvis")[0]) / h
        belly = (animal.numbers.get("belly", 0.5) * h) / h
        self._poses = {
            "sit": sitting(float(sk.rest("pelvis")[2]) / h, trunk),
            "lie": lying(belly, self._tail_up()),
            "sleep": sleeping(belly, self._tail_up()),
            "perch": perched(belly),
        }
        self._poses["eat"] = self._grazing()
        if animal.numbers.get("begs"):
            self._poses["sit"] = self._poses["eat"] = begging(float(sk.rest("pelvis")[2]) / h, trunk)
        self._heads: dict[int, Array] = {}
        self._cues = self._heard()

    # -- what it is ---------------------------------------------------------------------------------------------------

    @property
    def kind(self) -> str:
        return self.animal.kind

    @property
    def meshes(self):
        return self.animal.meshes

    @property
    def cues(self) -> tuple[Cue, ...]:
        return self._cues

    # -- the score ----------------------------------------------------------------------------------------------------

    def _flight(self, beat: Beat) -> tuple[float, float]:
        span = beat.end - beat.start
        air = min(0.75, 0.55 * span)
        start = beat.start + 0.45 * (span - air)
        return (start, start + air)

    def _gaits(self) -> list[tuple[float, Gait]]:
        """The order of footfall of each beat, by its action and its typical speed."""
        out: list[tuple[float, Gait]] = []
        for beat in self.score.beats:
            if beat.path is None:
                continue
            inside = (self._travel.times >= beat.start) & (self._travel.times < beat.end)
            speed = float(np.median(self._travel.speed[inside])) if inside.any() else 0.0
            f = froude(speed, self._hip)
            if self.animal.numbers.get("hops"):
                gait = HOP
            elif self.animal.numbers.get("arms"):
                gait = BIPED if f < 0.7 else STRIDE
            elif self.animal.numbers.get("paces") and f < 2.2:
                gait = PACE
            elif f < 0.5:
                gait = WALK
            elif f < 2.2 or self.animal.kind == "elephant":
                gait = TROT if self.animal.kind != "elephant" else WALK
            else:
                gait = GALLOP
            out.append((beat.start, gait))
        return out or [(0.0, WALK)]

    def _pose_of(self, beat: Beat) -> Pose:
        if beat.mount is not None and self._on_head(beat):
            return self._poses["perch"]
        name = _REST.get(beat.action)
        if name == "sit" and self.animal.numbers["hoofed"]:
            name = "lie"  # no hoofed animal sits on its haunches
        return self._poses[name] if name else STAND

    def _on_head(self, beat: Beat) -> bool:
        return beat.mount is not None and self._h < 0.45 and "head_top" in mount_frame.names(beat.mount)

    def _beat(self, seconds: float) -> tuple[Beat | None, Beat | None, float]:
        """The beat before, the beat now, and how far the change between them has come."""
        beats = self.score.beats
        if not beats:
            return None, None, 1.0
        i = 0
        while i < len(beats) - 1 and seconds >= beats[i].end:
            i += 1
        return (beats[i - 1] if i else None), beats[i], _smooth((seconds - beats[i].start) / _CHANGE) if i else 1.0

    def pose(self, seconds: float) -> Pose:
        """The posture at a moment, before gait and gaze."""
        before, now, share = self._beat(seconds)
        if now is None:
            return STAND
        own = self._pose_of(now)
        return mixed(self._pose_of(before), own, share) if before else own

    # -- motion -------------------------------------------------------------------------------------------------------

    def _moving(self, seconds: float) -> tuple[float, float, float, float]:
        """Phase, and how much of walk, trot and gallop there is (0..1 each)."""
        travel = self._travel
        phase = travel.of(self.feet.phase, seconds)
        v = travel.pace(seconds)
        going = _smooth(v / (0.25 * np.sqrt(9.81 * self._hip)))
        f = froude(v, self._hip)
        gallop = _smooth((f - 1.6) / 1.2)
        if self.animal.numbers.get("hops"):
            return phase, 0.0, 0.0, going
        if self.animal.numbers.get("arms"):
            run = _smooth((f - 0.5) / 0.5)
            return phase, going * (1 - run), going * run, 0.0
        trot = _smooth((f - 0.35) / 0.3) * (1 - gallop)
        return phase, going * (1 - trot) * (1 - gallop), going * trot, going * gallop

    def _leap(self, seconds: float) -> tuple[float, float, float, float]:
        """Height over the ground in metres, pitch, crouch (parts of height) and share of flight."""
        for (up, down), beat in zip(
            self._flights, [b for b in self.score.beats if b.action in ("jump", "backflip", "bounce")], strict=True
        ):
            if up - 0.3 < seconds < down + 0.35:
                top = beat.params.get("height_m", min(9.81 * (down - up) ** 2 / 8, 1.2 * self._h))
                if seconds < up:
                    return 0.0, -0.05, 0.16 * float(np.sin(np.pi * (seconds - up + 0.3) / 0.3)), 0.0
                if seconds > down:
                    return (
                        0.0,
                        0.10 * (1 - (seconds - down) / 0.35),
                        0.16 * float(np.sin(np.pi * (seconds - down) / 0.35)),
                        0.0,
                    )
                u = (seconds - up) / (down - up)
                spin = -2 * np.pi * _smooth(u) if beat.action == "backflip" else 0.0
                return 4 * top * u * (1 - u), 0.45 * (2 * u - 1) + spin, 0.0, float(min(1.0, 6 * u, 6 * (1 - u)))
        return 0.0, 0.0, 0.0, 0.0

    def _gaze(self, seconds: float, head: Array, yaw: float) -> tuple[float, float]:
        """Where it looks, yaw and pitch off straight ahead."""
        look = self.score.look_at
        _, now, _ = self._beat(seconds)
        if now is not None and now.target is not None and now.action in ("look", "stand", "sit", "bark"):
            look = now.target
        if look is not None:
            to = np.array(look(seconds)) - head
            side = float(np.arctan2(to[1], to[0])) - yaw
            side = (side + np.pi) % (2 * np.pi) - np.pi
            down = -float(np.arctan2(to[2], np.hypot(to[0], to[1]) + 1e-6))
            return float(np.clip(side, -1.2, 1.2)), float(np.clip(down, -0.7, 0.7))
        calm = 1.0 if now is None or now.action not in ("sleep", "eat", "run") else 0.15
        seed = self.score.seed
        glance = np.tanh(2.2 * _wander(seconds, seed + 3, 0.9)) * 0.55
        return float(glance) * calm * (0.35 if self._travel.pace(seconds) > 0.3 else 1.0), 0.10 * _wander(
            seconds, seed + 9, 0.8
        ) * calm

    def _base(self, seconds: float) -> tuple[Array, Array, float]:
        """The frame it lives in ((3, 4); the world's, or that of its mount), and position and yaw in it."""
        _, now, _ = self._beat(seconds)
        if now is not None and now.mount is not None:
            frame = mount_frame(now.mount, seconds, self._on_head(now))
            return np.asarray(frame, float), np.zeros(3), 0.0
        p, yaw = self._travel.frame(seconds)
        swim = self._swimming(seconds)  # who swims lies in the water, not on its bed
        p[2] = swim * p[2] + (1 - swim) * self._ground(p, yaw)[0]
        return np.concatenate([np.eye(3), np.zeros((3, 1))], 1), p, yaw

    def _ground(self, p: Array, yaw: float) -> tuple[float, float]:
        """Height under the body and pitch of the ground it stands on."""
        if self.score.ground is None:
            return float(p[2]), 0.0
        c, s = np.cos(yaw), np.sin(yaw)
        back = self._joints["hind_l"][3][0]
        front = self._joints["fore_l"][3][0] if "fore_l" in self._standing else back + 0.2 * self._h
        zf = self.score.ground(p[0] + c * front, p[1] + s * front)
        zb = self.score.ground(p[0] + c * back, p[1] + s * back)
        tilt = -float(np.arctan2(zf - zb, front - back))
        return (zf + zb) / 2, tilt if "fore_l" in self._standing else 0.0  # who stands on two feet keeps level

    def posture(self, seconds: float) -> tuple[Posture, Array]:
        """Its bones at a moment, in the frame it lives in ((3, 4))."""
        h, sk, numbers = self._h, self.animal.skeleton, self.animal.numbers
        base, where, yaw = self._base(seconds)
        mounted = bool(self._beat(seconds)[1] is not None and self._beat(seconds)[1].mount is not None)  # type: ignore[union-attr]
        pose = self.pose(seconds)
        phase, walk, trot, gallop = self._moving(seconds) if not mounted else (0.0, 0.0, 0.0, 0.0)
        leap_z, leap_pitch, crouch, flight = self._leap(seconds)
        w = 2 * np.pi * phase
        seed = self.score.seed
        swim = self._swimming(seconds)
        slope = 0.0 if mounted else (1 - swim) * self._ground(where, yaw)[1]
        v = self._travel.pace(seconds)
        half = 0.5 * stride_length(v, self._hip) * self._travel.of(self.feet.duty, seconds) * (v > 0.02)
        low = max(
            0.0,
            *(
                high - float(np.sqrt(max(long**2 - max(half - slide, 0.0) ** 2, 1e-4)))
                for high, long, slide in self._limits
            ),
        )
        bounce = (
            gallop * 0.05 * np.cos(w - 5.6) + trot * 0.022 * np.cos(2 * w - 1.0) + walk * 0.008 * np.cos(2 * w - 0.8)
        )
        if numbers.get("hops"):
            bounce = gallop * numbers.get("bound", 0.22) * max(np.sin(w - 2.6), -0.25)
        flex = gallop * np.cos(w + 0.25) * numbers.get("supple", 1.0)
        breath = 0.006 * np.sin(2 * np.pi * seconds * (0.35 if v < 0.3 else 1.6))
        pelvis = sk.rest("pelvis")
        pitch = (
            pose.pitch
            + slope
            + leap_pitch
            - 0.26 * flex
            + gallop * 0.07 * np.sin(w + 0.6)
            + walk * 0.012 * np.sin(2 * w)
            + numbers.get("lean", 0.0) * (gallop + trot)
        )
        lift = leap_z + h * (bounce - pose.drop - crouch) - low - swim * numbers.get("draft", 0.66) * h
        place = np.array([pelvis[0] + pose.shift * h, 0.0, pelvis[2]])
        heading = turn(yaw=yaw)
        lean = float(np.clip(self._travel.turning(seconds) * v * 0.05, -0.25, 0.25)) if not mounted else 0.0
        rotation = heading @ turn(pitch=pitch, roll=-lean + walk * 0.02 * np.sin(w))
        root = np.empty((3, 4))
        root[:, :3] = rotation
        root[:, 3] = where + heading @ place + [0, 0, lift] - rotation @ pelvis

        bend = pose.bend + breath
        aside = pose.curl + 0.35 * np.clip(self._travel.turning(seconds), -1.5, 1.5) * (not mounted)
        sway = (
            (walk + 0.4 * trot) * numbers.get("sway", 0.05) * np.sin(w)
            if "sway" in numbers
            else walk * 0.05 * np.sin(w)
        )
        head_at = root[:, :3] @ sk.rest("head") + root[:, 3]
        gaze_yaw, gaze_pitch = (
            self._gaze(seconds, head_at, yaw) if not mounted else (0.35 * _wander(seconds, seed + 5), 0.0)
        )
        nod = walk * 0.035 * np.sin(2 * w + 0.6) + trot * 0.02 * np.sin(2 * w) - gallop * 0.10 * np.sin(w + 0.8)
        stretch = 0.42 * gallop if not numbers.get("hops") else 0.0
        level = 0.14 * flex
        cry = self._voice.crying(seconds)
        howl = -0.5 * cry if self._voice.name in ("howl", "crow", "song") else -0.12 * cry
        turned = {
            "spine": turn(pitch=0.5 * bend + 0.26 * flex * 0.75, yaw=0.5 * aside - sway),
            "chest": turn(pitch=0.5 * bend + 0.26 * flex * 0.55, yaw=0.5 * aside + sway),
            "neck": turn(
                pitch=0.6 * pose.neck + 0.5 * nod + stretch * 0.6 + level * 0.3,
                yaw=0.25 * (pose.turn + gaze_yaw) + 0.15 * aside,
            ),
            "neck2": turn(pitch=0.4 * pose.neck + 0.3 * gaze_pitch + 0.4 * howl, yaw=0.35 * (pose.turn + gaze_yaw)),
            "head": turn(
                pitch=pose.head + 0.7 * gaze_pitch - 0.6 * nod - stretch * 0.75 + howl,
                yaw=0.40 * (pose.turn + gaze_yaw),
                roll=0.06 * _wander(seconds, seed + 21) * (v < 0.3),
            ),
            "jaw": turn(pitch=0.05 + 0.55 * self._jaw(seconds, v)),
        }
        for sign, side in ((1.0, "l"), (-1.0, "r")):
            flick = max(0.0, _wander(seconds, seed + 31 + int(sign), 3.1) - 0.55) * 1.6
            drop_ear = gallop * 0.35 * np.sin(w + 1.0)
            turned[f"ear_{side}"] = turn(
                pitch=-0.25 * gallop - 0.5 * pose.ears + drop_ear * 0.4,
                yaw=sign * 0.35 * flick,
                roll=-sign * (0.2 * gallop + 0.25 * abs(drop_ear)),
            )
        turned.update(self._tail(seconds, pose, w, walk, trot, gallop, v))
        if "fore_l" not in self._standing:
            turned.update(self._arms(seconds, w, walk, trot, gallop))
        if "trunk0" in sk.index:
            for i in range(TRUNK_BONES):
                swing = 0.10 * np.sin(1.3 * seconds - 0.6 * i + seed) + walk * 0.05 * np.sin(w - 0.5 * i)
                raise_up = -0.55 * cry * (1 if i < 4 else 1.3)
                turned[f"trunk{i}"] = turn(pitch=swing * 0.6 + raise_up + 0.02 * i, yaw=0.5 * swing)
        if "wing1_l" in sk.index:
            turned.update(self._wings(seconds))
        posture = Posture(sk, root, turned)
        if not mounted:
            self._tail_on_ground(posture, float(where[2]))
        self._legs(posture, seconds, pose, heading, where, flight, mounted, swim, phase)
        return posture, base

    def _tail_on_ground(self, posture: Posture, ground: float) -> None:
        """No part of the tail goes into the ground: it is laid along it."""
        low = ground + 0.075 * self._h
        laid = False
        for i in range(TAIL_BONES):
            name = f"tail{i}"
            if i:
                posture.carry(name)
            if i + 1 == TAIL_BONES:
                if laid:
                    posture.follow(name)
                break
            start, end = posture.at(name), posture.reached(name, f"tail{i + 1}")
            laid = bool(end[2] < low)
            if laid:
                way = end - start
                length = float(np.linalg.norm(way))
                drop = float(np.clip((low - start[2]) / length, -0.98, 0.98))
                flat = np.array([way[0], way[1], 0.0])
                flat /= np.linalg.norm(flat) + 1e-9
                posture.aim(
                    name, f"tail{i + 1}", start, start + length * (flat * np.sqrt(1 - drop**2) + np.array([0, 0, drop]))
                )

    def _jaw(self, seconds: float, v: float) -> float:
        voice = self._voice.open(seconds)
        _, now, _ = self._beat(seconds)
        if now is not None and now.action in ("eat", "drink"):
            voice = max(voice, 0.25 * (0.5 + 0.5 * float(np.sin(2 * np.pi * 1.6 * seconds))))
        pants = self.animal.kind in ("dog", "wolf", "fox") and froude(v, self._hip) > 0.8
        return max(voice, (0.42 + 0.10 * float(np.sin(2 * np.pi * 3.1 * seconds))) if pants else 0.0)

    def _tail(
        self, seconds: float, pose: Pose, w: float, walk: float, trot: float, gallop: float, v: float
    ) -> dict[str, Array]:
        kind, seed = self.animal.kind, self.score.seed
        happy = self.score.mood in ("happy", "laughing", "neutral")
        out: dict[str, Array] = {}
        heavy = self._heavy_tail(seconds, w, walk, trot, gallop) if self.animal.numbers.get("balance") else None
        for i in range(TAIL_BONES):
            u = i / (TAIL_BONES - 1)
            if heavy is not None:
                side, up = heavy[i]
            elif kind in ("dog",):
                rate, size = (2 * np.pi * 2.4, 0.22) if happy and v < 2.5 else (2 * np.pi * 1.2, 0.08)
                side = size * np.sin(rate * seconds - 0.7 * i)
                up = 0.10 * trot + gallop * 0.16 * np.sin(w - 0.6 * i) * (i < 3) - gallop * 0.12 * (i == 0)
            elif kind == "cat":
                side = 0.13 * np.sin(1.5 * seconds - 0.9 * i + seed) * (0.4 + u) + walk * 0.10 * np.sin(w - 0.8 * i)
                up = walk * 0.10 * (i < 2) + 0.10 * np.sin(1.1 * seconds - 1.1 * i) * u
            else:
                swish = max(0.0, _wander(seconds, seed + 12, 1.6)) ** 2
                side = (0.10 + 0.35 * swish) * np.sin(2 * np.pi * 0.8 * seconds - 0.9 * i) + walk * 0.08 * np.sin(w)
                up = gallop * (0.35 if i == 0 else 0.08)
            root = pose.tail if i == 0 else 0.0
            out[f"tail{i}"] = turn(
                pitch=root + up + (pose.tail_curl * 0.2), yaw=side + pose.tail_side * (0.30 if i else 0.15)
            )
        return out

    def _heavy_tail(
        self, seconds: float, w: float, walk: float, trot: float, gallop: float
    ) -> list[tuple[float, float]]:
        """(sideways, up) of each bone of a tail that balances the body: it sways against the steps and drives it in
        water."""
        seed, swim = self.score.seed, self._swimming(seconds)
        out: list[tuple[float, float]] = []
        for i in range(TAIL_BONES):
            u = (i + 1) / TAIL_BONES
            side = (walk * 0.07 + trot * 0.05) * np.sin(w - 0.7 * i) + 0.05 * u * np.sin(0.8 * seconds - 0.7 * i + seed)
            side += swim * (0.10 + 0.22 * u) * np.sin(2 * np.pi * 0.75 * seconds - 0.95 * i)
            out.append((float(side), float(gallop * 0.13 * np.sin(w - 0.6 * i - 0.9))))
        return out

    def _arms(self, seconds: float, w: float, walk: float, trot: float, gallop: float) -> dict[str, Array]:
        """Fore limbs that carry nothing: they hang, and swing a little with the steps."""
        out: dict[str, Array] = {}
        for sign, side in ((1.0, "l"), (-1.0, "r")):
            swing = 0.16 * (walk + trot) * sign * np.sin(w + 0.4) + 0.22 * gallop * np.sin(w)
            idle = 0.10 * _wander(seconds, self.score.seed + 50 + int(sign), 1.7)
            out[f"fore1_{side}"] = turn(pitch=float(swing) + idle, roll=-0.05 * sign)
            out[f"fore2_{side}"] = turn(pitch=-0.5 * abs(float(swing)) - 0.6 * idle)
        return out

    def _wings(self, seconds: float) -> dict[str, Array]:
        _, now, share = self._beat(seconds)
        fly = share if now is not None and now.action in ("fly", "rise") else 0.0
        beat = np.sin(2 * np.pi * 0.9 * seconds)
        late = np.sin(2 * np.pi * 0.9 * seconds - 0.9)
        out: dict[str, Array] = {}
        for sign, side in ((1.0, "l"), (-1.0, "r")):
            out[f"wing1_{side}"] = turn(roll=sign * (fly * 0.55 * beat - (1 - fly) * -0.35), yaw=sign * (1 - fly) * 0.9)
            out[f"wing2_{side}"] = turn(roll=sign * (fly * 0.35 * late - (1 - fly) * 0.5), yaw=sign * (1 - fly) * 0.7)
            out[f"wing3_{side}"] = turn(roll=sign * fly * 0.3 * late, yaw=sign * (1 - fly) * 1.1)
        return out

    def _swimming(self, seconds: float) -> float:
        before, now, share = self._beat(seconds)
        is_now = now is not None and now.action in ("swim", "float")
        was = before is not None and before.action in ("swim", "float")
        return share * is_now + (1 - share) * was if before else float(is_now)

    def _legs(
        self,
        posture: Posture,
        seconds: float,
        pose: Pose,
        heading: Array,
        where: Array,
        flight: float,
        mounted: bool,
        swim: float,
        phase: float,
    ) -> None:
        h = self._h
        _, now, _ = self._beat(seconds)
        lazy = min(1.0, max(abs(pose.hock), abs(pose.wrist)))
        flying = self._airborne(seconds)
        for limb in self._standing:
            hind = limb.startswith("hind")
            joints = self._joints[limb]
            sign = 1.0 if limb.endswith("_l") else -1.0
            home = joints[3] + h * np.array(
                [pose.hind_x if hind else pose.fore_x, sign * (pose.hind_y if hind else pose.fore_y), 0.0]
            )
            stand = where + heading @ home
            if mounted:
                foot, swing, down = stand, 0.0, True
            else:
                foot, swing, down = self.feet.foot(limb, seconds)
                foot = foot + np.array([0, 0, joints[3][2]])
                if lazy > 0:
                    foot = (
                        foot * (1 - lazy) + (heading @ (home - joints[3]) + foot) * lazy
                        if down
                        else foot * (1 - lazy) + stand * lazy
                    )
                    local = heading.T @ (foot - where)
                    goal = home
                    foot = where + heading @ (local * (1 - lazy) + goal * lazy)
            name, suffix = limb[:4], limb[4:]
            top = posture.at(f"{name}1{suffix}")
            relative = float((heading.T @ (foot - where))[0] - joints[3][0]) / h
            slide = _SLIDE[name]
            if not mounted:
                top = top + heading @ np.array([h * slide * float(np.tanh(0.45 * relative / slide)), 0.0, 0.0])
            tip = (0.9 if hind else 1.1) * max(-relative, 0.0) - 0.45 * max(relative, 0.0)
            toe = 0.0
            if not down:
                rise = np.sin(np.pi * swing) ** 0.8
                pace = min(froude(self._travel.pace(seconds), self._hip), 4.0)
                height = h * (0.10 + 0.07 * min(pace, 2.0)) * (0.8 if hind else 1.0)
                foot = foot + np.array([0, 0, height * rise])
                curl = np.sin(np.pi * min(swing * 1.15, 1.0)) * (1.25 - 0.5 * swing)
                tip = tip * (1 - rise) + curl * (0.55 if hind else 1.35) * (0.7 + 0.15 * min(pace, 2.0))
                toe = 0.75 * curl
            if flight > 0 or flying > 0:  # legs tucked or trailing in the air
                air = max(flight, flying)
                tuck = (
                    where + [0, 0, 0] + (posture.at("pelvis") - (where + heading @ self.animal.skeleton.rest("pelvis")))
                )
                goal = tuck + heading @ (joints[3] + h * np.array([-0.22 if hind else 0.12, 0, 0.16 if hind else 0.26]))
                foot = foot * (1 - air) + goal * air
                tip, toe = tip * (1 - air) + (0.5 if hind else 1.2) * air, 0.5 * air
            if swim > 0:
                a = 2 * np.pi * (1.5 * seconds + (0.5 if (limb in ("hind_l", "fore_r")) else 0.0))
                body = posture.at("pelvis") - heading @ self.animal.skeleton.rest("pelvis")
                goal = body + heading @ (joints[3] + h * np.array([0.22 * np.cos(a), 0, 0.22 + 0.12 * np.sin(a)]))
                foot = foot * (1 - swim) + goal * swim
                tip = tip * (1 - swim) + swim * 0.8 * (0.5 + 0.5 * np.sin(a))
            paw = None if hind else now.hands.get("left" if limb.endswith("_l") else "right") if now else None
            led = 0.0 if paw is None else paw.share(seconds) if paw.share else 1.0
            if paw is not None and led > 0:  # a paw that is led to something
                foot = foot * (1 - led) + np.array(paw.at(seconds)) * led
                tip, down = tip * (1 - led) + 0.35 * led, down and led < 0.05
            if not hind and pose.paws > 0:
                chest = self.animal.skeleton.index["chest"]
                near = joints[0] - self.animal.skeleton.rest("chest") + h * np.array([0.20, -0.09 * sign, -0.20])
                foot = foot * (1 - pose.paws) + (posture.joint[chest] + posture.rotation[chest] @ near) * pose.paws
                down, tip, toe = down and pose.paws < 0.05, tip * (1 - pose.paws) + 0.4 * pose.paws, 0.3 * pose.paws
            lay = pose.hock if hind else pose.wrist
            tip = tip * (1 - min(abs(lay), 1.0)) + lay
            if down and not mounted:  # the last of the reach comes from the shoulder blade
                longest = sum(self._lengths[limb][1:4]) * 0.985
                gap = top - foot
                lacking = float(np.linalg.norm(gap)) - longest
                if lacking > 0:
                    top = top - gap / np.linalg.norm(gap) * min(lacking, 0.18 * h)
            self._limb(posture, name, suffix, top, foot, heading, tip, toe, hind)

    def _airborne(self, seconds: float) -> float:
        before, now, share = self._beat(seconds)
        is_now = now is not None and now.action in ("fly", "rise")
        was = before is not None and before.action in ("fly", "rise")
        return share * is_now + (1 - share) * was if before else float(is_now)

    def _limb(
        self,
        posture: Posture,
        name: str,
        suffix: str,
        top: Array,
        foot: Array,
        heading: Array,
        tip: float,
        toe: float,
        hind: bool,
    ) -> None:
        first, upper, lower, cannon, rest = self._lengths[name + suffix]
        pole = (1.0, 0.0, 0.15) if hind else (-1.0, 0.0, -0.1)
        set_limb(
            posture.rotation, posture.joint, posture.skeleton.rows, posture.skeleton.heads, first, top, foot, heading,
            tip, toe, upper, lower, cannon, rest, pole,
        )  # fmt: skip

    def _grazing(self) -> Pose:
        """The posture with the mouth at the ground, found by bending neck and back until it is there."""
        best = Pose()
        for s in np.linspace(0.1, 1.0, 16).tolist():
            pose = Pose(
                neck=1.9 * s,
                head=min(1.35 - 1.9 * s - self.animal.numbers["head_pitch"], 0.0),
                bend=0.0,
                pitch=(0.16 if "fore_l" in self._standing else 0.75) * s * s,
                drop=0.02 * s,
                fore_x=0.04 * s,
                fore_y=0.03 * s,
            )
            sk = self.animal.skeleton
            pelvis = sk.rest("pelvis")
            root = np.concatenate([turn(pitch=pose.pitch), np.zeros((3, 1))], 1)
            root[:, 3] = pelvis - root[:, :3] @ pelvis
            trial = Posture(
                sk,
                root,
                {
                    "neck": turn(pitch=0.6 * pose.neck),
                    "neck2": turn(pitch=0.4 * pose.neck),
                    "head": turn(pitch=pose.head),
                },
            )
            bone, point = self.animal.sockets["mouth"]
            best = pose
            if float(trial.frame(bone, point)[2, 3]) < 0.06 * self._h:
                break
        return best

    # -- what is heard ------------------------------------------------------------------------------------------------

    def _heard(self) -> tuple[Cue, ...]:
        out: list[Cue] = []
        hoofed = self.animal.numbers.get("hoofed", 0.0) > 0
        weight = self.animal.mass_kg
        for t, _, place in self.feet.footfalls():
            beat = self._beat(t)[1]
            if beat is not None and (beat.mount is not None or beat.action in ("fly", "swim", "sleep", "lie", "rise")):
                continue
            speed = 0.3 + 0.5 * self._travel.pace(t)
            soft = 0.35 if self.animal.kind in _CATS else 1.0
            out.append(
                Cue(
                    kind="hoof" if hoofed else "footstep",
                    seconds=t,
                    position=place,
                    subject=self.animal.kind,
                    other="ground",
                    speed_m_s=speed * soft,
                    mass_kg=weight * soft,
                    other_material=self.score.ground_material,
                    material="stone" if hoofed else "flesh",
                )
            )
        for _, down in self._flights:
            p, _ = self._travel.frame(down)
            out.append(
                Cue(
                    kind="contact",
                    seconds=down,
                    position=(float(p[0]), float(p[1]), float(p[2])),
                    subject=self.animal.kind,
                    other="ground",
                    speed_m_s=2.0,
                    mass_kg=weight,
                    material="flesh",
                    other_material=self.score.ground_material,
                )
            )
        for beat in self.score.beats:
            if beat.action == "swim":
                for t in np.arange(beat.start + 0.3, beat.end, 0.66):
                    p, _ = self._travel.frame(float(t))
                    out.append(
                        Cue(
                            kind="splash",
                            seconds=float(t),
                            position=(float(p[0]), float(p[1]), float(p[2])),
                            subject=self.animal.kind,
                            speed_m_s=1.0,
                            mass_kg=0.05 * weight,
                            other_material="water",
                        )
                    )
        mouths = [self._spot("mouth", a) for a, _ in self._voice.cries]
        out += self._voice.cues(self.animal.kind, weight, mouths)
        return tuple(sorted(out, key=lambda c: c.seconds))

    def _spot(self, name: str, seconds: float) -> Vector:
        m = self.socket(name, seconds)
        return (float(m[0, 3]), float(m[1, 3]), float(m[2, 3]))

    # -- Performer ----------------------------------------------------------------------------------------------------

    def at(self, seconds: float) -> Posed:
        posture, base = self.posture(seconds)
        matrices = posture.matrices(base)
        shapes = [skinned(part, matrices) for part in self.animal.parts]
        return Posed(tuple(p for p, _ in shapes), tuple(n for _, n in shapes), velocity=self._velocity(seconds))

    def _velocity(self, seconds: float) -> Vector:
        a, b = self._origin(seconds - 0.01), self._origin(seconds + 0.01)
        v = (b - a) / 0.02
        return (float(v[0]), float(v[1]), float(v[2]))

    def _origin(self, seconds: float) -> Array:
        base, where, _ = self._base(seconds)
        return base[:, :3] @ where + base[:, 3]

    def focus(self, seconds: float) -> Vector:
        """Its head, held still: a camera that follows it does not nod with every step."""
        p = self._origin(seconds)
        yaw = self._base(seconds)[2]
        before, now, share = self._beat(seconds)
        at = self._head_in(now)
        if before is not None and share < 1.0:
            at = (1 - share) * self._head_in(before) + share * at
        x, y, z = p + turn(yaw=yaw) @ at
        return float(x), float(y), float(z)

    def _head_in(self, beat: Beat | None) -> Array:
        """Where its head is in the posture of a beat, before its own origin; found once."""
        key = id(beat)
        if key not in self._heads:
            sk = self.animal.skeleton
            self._heads[key] = np.array([sk.rest("head")[0], 0.0, sk.rest("head")[2]])
            if beat is not None and beat.path is None and beat.mount is None and beat.action in _REST:
                seconds = (beat.start + beat.end) / 2
                posture, base = self.posture(seconds)
                head = base[:, :3] @ posture.at("head") + base[:, 3]
                self._heads[key] = turn(yaw=self._base(seconds)[2]).T @ (head - self._origin(seconds))
        return self._heads[key]

    def _tail_up(self) -> float:
        """The angle at which it carries its tail, radians over the level."""
        sk = self.animal.skeleton
        along = sk.rest(f"tail{TAIL_BONES - 1}") - sk.rest("tail0")
        return float(np.arctan2(along[2], np.hypot(along[0], along[1])))

    def bounds(self, seconds: float) -> tuple[Vector, Vector]:
        p = self._origin(seconds)
        half = self.animal.numbers.get("reach", 0.62) * self.animal.length_m
        down = self.pose(seconds).drop * self._h if self._beat(seconds)[1] is not None else 0.0
        top = self.animal.height_m * 1.1 - 0.85 * down + self._leap(seconds)[0]
        return (float(p[0] - half), float(p[1] - half), float(p[2])), (
            float(p[0] + half),
            float(p[1] + half),
            float(p[2] + top),
        )

    def socket(self, name: str, seconds: float) -> Floats:
        if name == "root":
            base, where, yaw = self._base(seconds)
            return compose(base, np.concatenate([turn(yaw=yaw), where[:, None]], 1))
        posture, base = self.posture(seconds)
        return compose(base, socket_frame(self.animal, posture, name))
