"""Off the ground and down to it: jump, bounce, backflip, fall, roll, spin, rise, kneel, lie, crawl."""

import math
from dataclasses import dataclass

from studio.stage.acting.moves.keyed import hermite, keyed
from studio.stage.acting.part import Aloft, Footwork, Part, Step
from studio.stage.acting.posture import BOTH, Posture, bump, ease, vector
from studio.stage.acting.rig import LEFT, RIGHT
from studio.stage.acting.rotations import euler_quat
from studio.stage.performer import Cue

GRAVITY = 9.81
PUSH = 0.22
"""Seconds from the bottom of the crouch to take-off, and from touch-down to the bottom of the landing."""


@dataclass(frozen=True, slots=True)
class Hop:
    """One leap: seconds from the beat's start and its height in metres."""

    takeoff: float
    height: float
    crouch: float = 0.26
    gravity: float = GRAVITY

    @property
    def speed(self) -> float:
        return math.sqrt(2 * self.gravity * self.height)

    @property
    def landing(self) -> float:
        return self.takeoff + 2 * self.speed / self.gravity

    def air(self, t: float) -> float:
        """0 at take-off, 1 on landing."""
        return min(max((t - self.takeoff) / (self.landing - self.takeoff), 0.0), 1.0)

    def hips(self, t: float, k: float) -> float:
        """Height of the hips against standing, metres: crouch, push, free fall, give, rise."""
        low, high, v = -self.crouch * k, 0.06 * k, self.speed
        if t < self.takeoff - PUSH:
            return low * ease(self.takeoff - PUSH - 0.42, self.takeoff - PUSH, t)
        if t < self.takeoff:
            return hermite(low, 0, high, v, PUSH, t - self.takeoff + PUSH)
        if t < self.landing:
            x = t - self.takeoff
            return high + v * x - self.gravity * x * x / 2
        after = t - self.landing
        low *= 0.9
        if after < PUSH:
            return hermite(high, -v, low, 0, PUSH, after)
        return low * (1 - ease(PUSH, PUSH + 0.45, after))


def bounces(span: float, height: float, gravity: float = GRAVITY) -> list[Hop]:
    """The hops of somebody who bounces for ``span`` seconds."""
    hops: list[Hop] = []
    t = 0.45
    while True:
        hop = Hop(t, height, 0.13, gravity)
        if hop.landing > span - 0.2 and hops:
            return hops
        hops.append(hop)
        t = hop.landing + 2 * PUSH + 0.08


def hops_of(part: Part) -> list[Hop]:
    found = part.notes.get("hops")
    if isinstance(found, list):
        return found  # pyright: ignore[reportUnknownVariableType]
    k = part.k
    hops: list[Hop] = []
    gravity = part.param("gravity", GRAVITY)
    if part.beat.action == "bounce":
        hops = bounces(part.span, part.param("height_m", 0.16 * k), gravity)
    else:
        height = part.param("height_m", 0.62 * k if part.beat.action == "backflip" else 0.36 * k)
        takeoff = part.param("takeoff_s", min(0.75, 0.4 * part.span))
        hops.append(Hop(takeoff, height, 0.30, gravity))
        if part.beat.action == "jump" and "takeoff_s" not in part.beat.params:
            while hops[-1].landing + 2.2 < part.span:
                hops.append(Hop(hops[-1].landing + 1.25, height, 0.28, gravity))
    part.notes["hops"] = hops
    part.landing = hops[0].speed * 0.8
    return hops


def hop_feet(part: Part) -> Footwork:
    """Planted but for the time in the air."""
    k = part.k
    back = -0.30 * k if part.beat.action == "backflip" and part.beat.path is None else 0.0
    out: list[Step | Aloft] = []
    for side in BOTH:
        y = (0.095 if side == LEFT else -0.095) * k
        yaw = 0.12 if side == LEFT else -0.12
        land, x = 0.0, 0.0
        for hop in hops_of(part):
            out.append(Step(side, land, hop.takeoff, x, y, yaw, roll=0.75, strike=-0.35 if land > 0 else 0.0))
            out.append(Aloft(side, hop.takeoff, hop.landing))
            land, x = hop.landing, back
        out.append(Step(side, land, part.span + 1, x, y, yaw, strike=-0.40))
    return tuple(out)


def _nearest(part: Part, t: float) -> Hop:
    hops = hops_of(part)
    for hop in hops:
        if t < hop.landing + 2 * PUSH:
            return hop
    return hops[-1]


def jump(p: Posture, part: Part, t: float) -> None:
    """Arms swing back in the crouch and up with the take-off; knees give on landing."""
    hop = _nearest(part, t)
    k = p.k
    dz = hop.hips(t, k)
    crouch = max(-dz / (hop.crouch * k), 0.0)
    air = bump(hop.takeoff - 0.1, hop.takeoff + 0.05, hop.landing - 0.12, hop.landing + 0.05, t)
    p.hips(-0.10 * crouch * k, 0.0, -dz)
    p.tilt(0, 0.50 * crouch + 0.05 * air, 0)
    p.spine(bend=0.30 * crouch - 0.06 * air)
    p.head(nod=-0.35 * crouch - 0.08 * air)
    wind = bump(hop.takeoff - 0.65, hop.takeoff - PUSH, hop.takeoff - PUSH, hop.takeoff - 0.02, t)
    up = bump(hop.takeoff - 0.26, hop.takeoff + 0.14, hop.landing - 0.12, hop.landing + 0.35, t)
    after = bump(hop.landing - 0.05, hop.landing + 0.12, hop.landing + 0.2, hop.landing + 0.6, t)
    angle = -0.85 * wind * (1 - up) + 2.55 * up + 0.85 * after * (1 - up)
    for side in BOTH:
        _swing(p, side, angle, 0.20 + 0.35 * up, 0.30, min(wind + up + after, 1.0))
        p.fingers(side, "spread", 0.6 * up)
        lift = 0.10 + 0.35 * bump(hop.takeoff, hop.takeoff + 0.15, hop.landing - 0.18, hop.landing, t)
        p.leg(side, (lift, 0.10, -1.0), (-0.9 * lift, 0.02, -1.0), 0.75)


def _swing(p: Posture, side: int, angle: float, out: float, bend: float, amount: float) -> None:
    """An arm swung by ``angle`` from hanging: negative back, past pi/2 up."""
    p.aim(
        side,
        (math.sin(angle), out, -math.cos(angle)),
        (math.sin(angle + bend), 0.6 * out, -math.cos(angle + bend)),
        None,
        amount,
    )


def backflip(p: Posture, part: Part, t: float) -> None:
    """Set upward, tuck, over backwards about the middle of the body, open, land."""
    hop = hops_of(part)[0]
    k = p.k
    dz = hop.hips(t, k)
    crouch = max(-dz / (0.3 * k), 0.0)
    u = hop.air(t)
    tuck = bump(0.10, 0.34, 0.60, 0.88, u)
    back = (-0.30 * k if part.beat.path is None else 0.0) * ease(hop.takeoff - 0.1, hop.landing, t)
    p.hips(-0.10 * crouch * k + back, 0.0, -dz)
    p.tilt(0, 0.45 * crouch, 0)
    p.spine(bend=0.25 * crouch + 0.55 * tuck - 0.18 * bump(0, 0.08, 0.12, 0.3, u))
    p.head(nod=-0.3 * crouch - 0.25 * bump(-0.1, 0.05, 0.2, 0.4, u) + 0.2 * tuck)
    wind = bump(hop.takeoff - 0.65, hop.takeoff - PUSH, hop.takeoff - PUSH, hop.takeoff - 0.02, t)
    up = bump(hop.takeoff - 0.24, hop.takeoff + 0.08, hop.takeoff + 0.10, hop.takeoff + 0.30, t)
    open_ = bump(hop.landing - 0.18, hop.landing, hop.landing + 0.25, hop.landing + 0.7, t)
    for side in BOTH:
        p.leg(side, (0.15 + 1.0 * tuck, 0.10, -1.0 + 0.75 * tuck), (-0.12 - 0.9 * tuck, 0.02, -1.0 + 0.35 * tuck), 0.8)
        _swing(p, side, -0.85 * wind * (1 - up) + 2.7 * up, 0.22, 0.25, min(wind + up, 1.0))
        p.arm(side, (0.75, 0.30, -0.65), (0.75, -0.10, -0.75), None, (0, 0), tuck)
        p.aim(side, (0.75, 0.5, -0.1), (0.95, 0.2, 0.1), None, open_)
        p.fingers(side, "grip", tuck)
    # Turns fastest when tucked: the angle runs like a falling cat's, slow at both ends.
    angle = math.tau * (0.30 * u + 0.70 * ease(0.02, 0.98, u))
    if 0 < u < 1:
        centre = p.middle() + vector(0.06 * k, 0.0, 0.10 * k)
        p.turn_whole(euler_quat(0.0, -angle, 0.0), centre)


def leap_cues(part: Part) -> tuple[Cue, ...]:
    hops_of(part)
    return ()


# ------------------------------------------------------------------ on the ground


def kneeling(p: Posture, t: float) -> None:
    """On the right knee, the left foot before the body."""
    k = p.k
    p.hips(-0.02 * k, 0.0, 0.40 * k)
    p.hips_height(p.rig.lengths[0, 2] + 0.07 * k)
    p.spine(bend=0.06 + 0.01 * math.sin(1.6 * t))
    p.foot(LEFT, 0.40 * k, 0.10 * k)
    hip = p.middle()
    p.ankle(RIGHT, vector(hip[0] - 0.40 * k, -0.10 * k, 0.080 * k), (1.0, 0.05, -0.9), 2.75)
    p.aim(LEFT, (0.45, 0.12, -1.0), (0.75, 0.05, -0.65), (1.0, 0.1, 0.0))
    p.aim(RIGHT, (0.12, 0.16, -1.0), (0.45, 0.0, -0.9), (0.6, 0.1, 0.0))


def kneel(p: Posture, part: Part, t: float) -> None:
    keyed(p, t, ((0.0, standing), (0.95, kneeling)))


def standing(p: Posture, t: float) -> None:
    p.hips(0, 0, 0.01 * p.k)
    p.spine(bend=0.03 + 0.01 * math.sin(1.7 * t))


def lying(p: Posture, t: float) -> None:
    """On the back, a hand on the belly."""
    k = p.k
    p.tilt(0.0, -math.pi / 2, 0.0)
    p.v[0:3] = (0.0, 0.0, 0.115 * k)
    breath = math.sin(math.tau * t / 4.4)
    p.spine(bend=0.06 + 0.012 * breath)
    p.head(nod=0.16, turn=0.12)
    p.leg(LEFT, (0.05, 0.10, -1.0), (-0.02, 0.05, -1.0), 0.55)
    p.leg(RIGHT, (0.42, 0.12, -1.0), (-0.42, 0.02, -1.0), 0.65)
    p.arm(LEFT, (-0.06, 0.42, -1.0), (0.02, 0.25, -1.0), (0.9, 0.1, 0.0))
    p.reach(
        RIGHT,
        p.chest_point(0.14 + 0.006 * breath, -0.02, -0.34, RIGHT),
        (0.0, 1.0, 0.2),
        (-0.2, -0.9, -0.05),
        (-0.3, 0.0, -1.0),
    )


def on_side(p: Posture, t: float) -> None:
    """Asleep on the right side, curled, a hand under the cheek."""
    k = p.k
    breath = math.sin(math.tau * t / 4.6)
    p.v[0:3] = (0.0, 0.0, 0.155 * k)
    p.tilt(0.0, 0.0, 0.0)
    p.spine(bend=0.42 + 0.014 * breath)
    p.head(nod=0.30, tilt=-0.10)
    p.leg(LEFT, (0.95, -0.10, -0.75), (-0.75, 0.0, -0.9), 0.6)
    p.leg(RIGHT, (0.62, 0.05, -0.9), (-0.70, 0.0, -0.9), 0.6)
    p.arm(LEFT, (0.75, 0.05, -0.75), (0.80, -0.40, 0.1), (0.7, 0.2, 0.0))
    p.arm(RIGHT, (0.92, -0.10, -0.1), (0.15, -0.75, 0.75), (0.2, 0.2, 0.0))
    for side in BOTH:
        p.fingers(side, "relaxed")
    # Upright figure laid down: its right side to the ground, head to the back.
    q = euler_quat(0.0, -math.pi / 2, 0.0)
    p.turn_whole(q, p.middle())
    p.turn_whole(euler_quat(math.pi / 2 - 0.12, 0.0, 0.0), p.middle())


def lie(p: Posture, part: Part, t: float) -> None:
    lying(p, t)
    _settle_on(p, part)


def sleep(p: Posture, part: Part, t: float) -> None:
    if part.param("side", 1.0 if part.luck[1] > 0.4 else 0.0) > 0.5:
        on_side(p, t)
    else:
        lying(p, t)
        p.head(turn=0.25)
    part.awake = 0.0
    part.gaze = 0.0
    _settle_on(p, part)


def _settle_on(p: Posture, part: Part) -> None:
    """The root is the middle of the bed: the hips lie a little below it along the body."""
    p.move_hips(x=0.05 * p.k)
    for side in BOTH:
        base = 50 + side * 11
        p.v[base] += 0.05 * p.k


def fall(p: Posture, part: Part, t: float) -> None:
    """The knees go, the body twists down over hip and hand, and lies still."""
    k = p.k

    def stagger(q: Posture, x: float) -> None:
        q.hips(-0.10 * k, 0.03 * k, 0.06 * k)
        q.tilt(0.10, -0.22, 0.10)
        q.spine(bend=-0.16, side=0.15)
        q.head(nod=-0.3)
        q.aim(LEFT, (0.5, 0.9, 0.15), (0.6, 0.6, 0.5))
        q.aim(RIGHT, (0.3, 0.9, 0.3), (0.5, 0.5, 0.8))

    def buckled(q: Posture, x: float) -> None:
        q.hips(-0.12 * k, -0.05 * k, 0.0)
        q.hips_height(0.36 * k)
        q.tilt(0.35, -0.15, 0.15)
        q.spine(bend=0.30, side=0.20)
        q.head(nod=0.25)
        q.ankle(LEFT, vector(0.25 * k, 0.12 * k, q.rig.ankle), (1, 0.4, 0.5))
        q.ankle(RIGHT, vector(0.05 * k, -0.20 * k, q.rig.ankle), (1, 0.6, 0.4))
        q.aim(LEFT, (0.5, 0.6, -0.4), (0.8, 0.1, 0.2))
        q.aim(RIGHT, (-0.2, 0.75, -0.9), (-0.1, 0.35, -1.0), (1.0, -0.9, 0))

    def down(q: Posture, x: float) -> None:
        lying(q, x)
        q.head(turn=0.3)
        q.arm(RIGHT, (0.05, 0.9, 0.35), (0.2, 0.3, 1.0), (0.2, 0.1, 0))
        q.turn_whole(euler_quat(0.0, 0.0, 0.18), q.middle())
        q.move_hips(x=-0.25 * k)
        for side in BOTH:
            q.v[50 + 11 * side] -= 0.25 * k

    part.face = _hurt
    if t > 1.4:
        part.awake = 1 - 0.9 * ease(1.6, 2.2, t)
        part.gaze = 0.0
    keyed(p, t, ((0.0, standing), (0.35, stagger), (0.80, buckled), (1.30, down)))


def _hurt(t: float) -> dict[str, float]:
    x = bump(0.0, 0.2, 1.0, 1.8, t)
    return {"browInnerUp": 0.7 * x, "jawOpen": 0.35 * x, "eyeWideLeft": 0.5 * x, "eyeWideRight": 0.5 * x}


def fall_feet(part: Part) -> Footwork:
    k = part.k
    return (
        Step(LEFT, 0.0, 0.42, 0.0, 0.09 * k, 0.14), Step(RIGHT, 0.0, 0.38, 0.0, -0.09 * k, -0.14),
        Aloft(LEFT, 0.42, part.span + 1), Aloft(RIGHT, 0.38, part.span + 1),
    )  # fmt: skip


def fall_cues(part: Part) -> tuple[Cue, ...]:
    spots = ((0.78, "knees", 1.6, 20.0), (1.24, "body", 2.2, 45.0))
    return tuple(
        Cue(
            kind="contact",
            seconds=part.start + t,
            position=part.world(vector(-0.2, 0, 0), part.start + t),
            subject="body",
            other="ground",
            speed_m_s=v,
            mass_kg=m,
            material="cloth",
            other_material=part.score.ground_material,
        )
        for t, _, v, m in spots
    )


def rise(p: Posture, part: Part, t: float) -> None:
    """From lying over sitting and kneeling to the feet."""

    def sitting_up(q: Posture, x: float) -> None:
        k = q.k
        q.tilt(0.0, -0.35, 0.0)
        q.v[0:3] = (0.0, 0.0, 0.115 * k)
        q.spine(bend=0.50)
        q.head(nod=0.1)
        q.ankle(LEFT, vector(0.62 * k, 0.12 * k, q.rig.ankle), (0.5, 0.2, 1.0))
        q.ankle(RIGHT, vector(0.48 * k, -0.14 * k, q.rig.ankle), (0.5, 0.2, 1.0))
        q.aim(LEFT, (0.5, 0.2, -0.6), (0.9, 0.0, -0.1))
        q.aim(RIGHT, (-0.5, 0.35, -1.0), (-0.2, 0.15, -1.0), (1.1, -1.0, 0.0))

    def forward(q: Posture, x: float) -> None:
        k = q.k
        kneeling(q, x)
        q.tilt(0, 0.35, 0)
        q.spine(bend=0.3)
        q.aim(LEFT, (0.7, 0.15, -0.8), (0.5, 0.0, -1.0), (1.0, 0.0, 0.0))
        q.move_hips(x=0.12 * k)

    keyed(p, t, ((0.15, lying), (0.95, sitting_up), (1.65, forward), (2.45, standing)))
    part.awake = ease(0, 0.5, t)


def rise_feet(part: Part) -> Footwork | None:
    k = part.k
    return (
        Aloft(LEFT, 0.0, 1.55),
        Aloft(RIGHT, 0.0, 2.2),
        Step(LEFT, 1.55, part.span + 1, 0.40 * k * 0.0 + 0.0, 0.09 * k, 0.14),
        Step(RIGHT, 2.2, part.span + 1, 0.0, -0.09 * k, -0.14),
    )


def roll(p: Posture, part: Part, t: float) -> None:
    """A forward roll: down over tucked head and round back, and up on the feet."""
    k = p.k
    period = 1.5
    u = min(t / period, 1.0) if part.span < 2 * period else (t % period) / period
    tuck = bump(0.08, 0.30, 0.70, 0.95, u)
    p.hips(0, 0, 0)
    p.spine(bend=1.15 * tuck)
    p.head(nod=0.75 * tuck)
    for side in BOTH:
        p.leg(side, (1.1 * tuck + 0.05, 0.10, -1.0 + 0.9 * tuck), (-0.75 * tuck - 0.05, 0.0, -1.0 + 0.45 * tuck), 0.3)
        p.arm(side, (0.9 * tuck, 0.25, -1 + 0.5 * tuck), (0.75 * tuck + 0.1, 0.0, -1 + 0.4 * tuck), (0.9, -0.3, 0))
    height = (p.rig.hips_height * (1 - tuck) + 0.30 * k * tuck) + 0.04 * k * math.sin(math.tau * u) ** 2 * tuck
    p.v[2] += height - p.rig.hips_height
    for side in BOTH:
        p.v[50 + 11 * side + 2] += height - p.rig.hips_height
    p.turn_whole(
        euler_quat(0.0, math.tau * ease(0.10, 0.92, u), 0.0), vector(0.0, 0.0, max(height + 0.05 * k, 0.30 * k))
    )


def spin(p: Posture, part: Part, t: float) -> None:
    """Round and round on the spot, arms flung out."""
    turns = part.param("turns", max(1.0, round(part.span / 1.1)))
    u = min(t / part.span, 1.0)
    angle = math.tau * turns * (u - math.sin(math.tau * u) / math.tau * 0.5)
    fling = bump(0.0, 0.35, part.span - 0.5, part.span, t)
    k = p.k
    p.hips(0.0, 0.0, 0.02 * k)
    p.spine(side=0.10 * fling, bend=-0.06 * fling)
    p.head(nod=-0.14 * fling, turn=0.2 * fling)
    for side in BOTH:
        p.aim(side, (0.15, 1.0, 0.0), (0.22, 1.0, 0.12), (0.9, 0.0, 0.0), 0.95 * fling)
        # Small steps round: the feet come up in turn.
        step = max(0.0, math.sin(2.0 * angle + (0 if side == LEFT else math.pi)))
        p.foot(side, 0.0, 0.085 * k, 0.035 * k * step * fling, 0.14, 0.35 * step * fling, 0.3 * step)
    p.turn_whole(euler_quat(0.0, 0.0, angle), vector(0, 0, 0))


def crawl(p: Posture, part: Part, t: float) -> None:
    """On hands and knees, the opposite hand with each knee."""
    k = p.k
    _, speed, _ = _pace(part, t)
    w = math.tau * (0.9 * t if speed < 0.05 else part_distance(part, t) / (0.62 * k))
    p.tilt(0.05 * math.sin(w), math.pi / 2 - 0.16, 0.06 * math.sin(w))
    p.v[0:3] = (-0.12 * k, 0.02 * k * math.sin(w), p.rig.lengths[0, 2] + 0.075 * k)
    p.spine(bend=-0.05, twist=-0.05 * math.sin(w))
    p.head(nod=-0.62)
    for side in BOTH:
        phase = w + (0.0 if side == LEFT else math.pi)
        # Knee on the ground for 60 % of a cycle.
        x, lift = _tread(phase / math.tau, 0.62 * k, 0.60)
        knee_x = -0.12 * k + x * 0.9
        p.ankle(
            side,
            vector(knee_x - 0.40 * k, (1 if side == LEFT else -1) * 0.12 * k, 0.075 * k + 0.4 * lift),
            (1.0, 0.05, -1.2),
            1.35,
        )
        hx, hand_lift = _tread(phase / math.tau + 0.5, 0.62 * k, 0.60)
        target = vector(0.42 * k + hx, (1 if side == LEFT else -1) * 0.17 * k, 0.060 * k + hand_lift)
        p.reach(side, target, (-0.8, 0.6, 0.2), (0.95, 0.1, -0.25), (0.0, 0.0, -1.0), False)
        p.fingers(side, "flat")


def _tread(u: float, stride: float, duty: float) -> tuple[float, float]:
    """(forward, lift) of a hand or knee in a cycle: back along the ground, then forward through the air."""
    u %= 1.0
    half = stride * duty / 2
    if u < duty:
        return half * (1 - 2 * u / duty), 0.0
    s = (u - duty) / (1 - duty)
    return -half + 2 * half * (s * s * (3 - 2 * s)), 0.07 * math.sin(math.pi * s)


def _pace(part: Part, t: float) -> tuple[float, float, float]:
    a, _ = part.place(part.start + t - 0.02)
    b, _ = part.place(part.start + t + 0.02)
    return 0.0, float(math.hypot(b[0] - a[0], b[1] - a[1])) / 0.04, 0.0


def part_distance(part: Part, t: float) -> float:
    """Metres the root has gone since the beat began (from a table made once)."""
    table = part.notes.get("gone")
    if not isinstance(table, list):
        table = [0.0]
        before, _ = part.place(part.start - 1.0)
        for n in range(1, int((part.span + 2) * 30) + 2):
            now, _ = part.place(part.start - 1.0 + n / 30)
            table.append(table[-1] + math.hypot(float(now[0] - before[0]), float(now[1] - before[1])))
            before = now
        part.notes["gone"] = table
    x = (t + 1.0) * 30
    i = int(min(max(x, 0), len(table) - 2))  # pyright: ignore[reportUnknownArgumentType]
    return float(table[i] + (table[i + 1] - table[i]) * (x - i))  # pyright: ignore[reportUnknownArgumentType]
