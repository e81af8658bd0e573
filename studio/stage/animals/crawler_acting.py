"""Eight legs in motion: every foot stays where it was put, and those of two sides take turns."""

import numpy as np

from studio.stage.animals.binding import Animal
from studio.stage.animals.chain_acting import Chained
from studio.stage.animals.crawlers.body import LEGS
from studio.stage.animals.field import Array
from studio.stage.animals.gait import Feet, Gait
from studio.stage.animals.skeleton import Posture, reach, turn
from studio.stage.performer import Score
from studio.stage.world import Vector

_SCUTTLE = Gait("scuttle", (0.0, 0.5, 0.12, 0.62, 0.5, 0.0, 0.62, 0.12), 0.62)
_FREE = frozenset(["swim", "float", "fly", "rise", "fall"])
_THREATS = frozenset(["fight", "dance", "wave", "bark", "shout", "clap"])


class CrawlerPerformer(Chained):
    """A crab goes sideways with its claws raised; a spider goes ahead."""

    def __init__(self, animal: Animal, score: Score) -> None:
        super().__init__(animal, score)
        sk = animal.skeleton
        walks = any(beat.path is not None for beat in score.beats)
        self._aside = np.pi / 2 if walks and animal.numbers["sideways"] else 0.0
        """How far its body is turned from the way it goes."""
        to_body = turn(yaw=self._aside)
        self._rest = {leg: to_body @ sk.rest(f"{leg}3") for leg in LEGS}
        rest = {leg: (float(p[0]), float(p[1])) for leg, p in self._rest.items()}
        high = animal.numbers["high"]
        self.feet = Feet(self._travel, [(0.0, _SCUTTLE)], rest, 1.3 * high, score.ground, 1.1 * high, limbs=LEGS)

    def _mounted(self, seconds: float) -> bool:
        now = self._beat(seconds)
        return now is not None and now.mount is not None

    def _posture(self, seconds: float) -> Posture:
        sk, numbers, seed = self.animal.skeleton, self.animal.numbers, self.score.seed
        where, yaw = self._where(seconds)
        now = self._beat(seconds)
        action = now.action if now is not None else "stand"
        loose = action in _FREE or self._mounted(seconds)
        if self.score.ground is not None and not loose:
            where[2] = self.score.ground(float(where[0]), float(where[1]))
        s = numbers["across"]
        pace = min(self._travel.pace(seconds) / (2.0 * s), 1.0)
        w = 2 * np.pi * self._travel.of(self.feet.phase, seconds)
        down = 0.45 if action in ("sleep", "lie") else 0.0
        lift = numbers["high"] * (0.05 * np.sin(1.7 * seconds + seed) + 0.07 * pace * np.sin(2 * w) - down)
        heading = turn(yaw=yaw)
        body = heading @ turn(yaw=self._aside)
        tilt = turn(pitch=0.05 * float(np.sin(1.1 * seconds + seed)), roll=0.05 * pace * float(np.sin(w)))
        root = np.concatenate([body @ tilt, (where + np.array([0, 0, lift]))[:, None]], 1)
        posture = Posture(sk, root, self._arms(seconds, action) if numbers["claws"] else {})
        for leg in LEGS:
            top = posture.at(f"{leg}1")
            if loose:
                kick = 0.25 * s * float(np.sin(5.0 * seconds + 1.3 * LEGS.index(leg))) if action in _FREE else 0.0
                foot = where + heading @ self._rest[leg] + [0.0, 0.0, kick]
            else:
                foot, swing, stands = self.feet.foot(leg, seconds)
                if not stands:
                    foot = foot + np.array([0, 0, 0.45 * numbers["high"] * float(np.sin(np.pi * swing))])
            out = foot - top
            pole = np.array([0.25 * out[0], 0.25 * out[1], float(np.hypot(out[0], out[1]))])
            knee, end = reach(
                top, foot, sk.length(f"{leg}1", f"{leg}2"), sk.length(f"{leg}2", f"{leg}3"), pole
            )  # fmt: skip
            posture.aim(f"{leg}1", f"{leg}2", top, knee)
            posture.aim(f"{leg}2", f"{leg}3", knee, end)
            posture.follow(f"{leg}3")
        return posture

    def _arms(self, seconds: float, action: str) -> dict[str, Array]:
        """The claws are raised, higher to threaten; their fingers open and snap shut."""
        seed, threat = self.score.seed, action in _THREATS
        out: dict[str, Array] = {}
        for sign, side in ((1.0, "l"), (-1.0, "r")):
            t = seconds + 0.9 * sign + 0.37 * seed
            sway = float(np.sin((3.2 if threat else 0.9) * t))
            up = -0.55 - 0.30 * sway if threat else -0.12 - 0.14 * sway
            feeds = 0.35 * (1 + float(np.sin(2.2 * t + sign))) if action in ("eat", "drink") else 0.0
            out[f"arm1_{side}"] = turn(pitch=0.35 * up, yaw=sign * (0.12 * sway - 0.15 * feeds))
            out[f"arm2_{side}"] = turn(pitch=0.65 * up + 0.4 * feeds, yaw=-sign * 0.8 * feeds)
            gape = max(0.0, float(np.sin((4.5 if threat else 1.3) * t + 1.1))) ** 3
            out[f"arm4_{side}"] = turn(yaw=-sign * 0.55 * gape)
        return out

    def bounds(self, seconds: float) -> tuple[Vector, Vector]:
        m = self.socket("back", seconds)[:, 3]
        p, half = m, 0.55 * self.animal.length_m
        low = float(p[2]) - 1.6 * self.animal.numbers["high"]
        return (float(p[0] - half), float(p[1] - half), low), (
            float(p[0] + half), float(p[1] + half), low + 1.15 * self.animal.height_m,
        )  # fmt: skip
