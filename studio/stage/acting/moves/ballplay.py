"""Kick, throw, catch, shoot at a basket: the moment that foot or hand meets the ball is a number, and exact."""

import math

import numpy as np

from studio.stage.acting.part import Aloft, Footwork, Part, Step
from studio.stage.acting.posture import BOTH, Array, Posture, bump, ease, vector
from studio.stage.acting.rig import LEFT, RIGHT, SIGN
from studio.stage.performer import Cue


def contact(part: Part, *names: str) -> float:
    """Seconds from the beat's start at which it happens: ``params`` ``contact_s`` or ``release_s``, counted so."""
    for name in names:
        if name in part.beat.params:
            return min(max(float(part.beat.params[name]), 0.0), part.span)
    return min(max(0.55 * part.span, 0.55), 1.1)


def _curve(keys: tuple[tuple[float, Array], ...], t: float) -> Array:
    """A smooth way through timed points (monotone in between: cubic with averaged slopes)."""
    if t <= keys[0][0]:
        return keys[0][1]
    for i in range(len(keys) - 1):
        (a, pa), (b, pb) = keys[i], keys[i + 1]
        if t <= b:
            va = np.zeros(3) if i == 0 else (pb - keys[i - 1][1]) / (b - keys[i - 1][0])
            vb = np.zeros(3) if i + 2 >= len(keys) else (keys[i + 2][1] - pa) / (keys[i + 2][0] - a)
            h = b - a
            u = (t - a) / h
            u2, u3 = u * u, u * u * u
            return (2 * u3 - 3 * u2 + 1) * pa + (u3 - 2 * u2 + u) * h * va + (3 * u2 - 2 * u3) * pb + (u3 - u2) * h * vb
    return keys[-1][1]


def _ball(part: Part, c: float, default: Array) -> Array:
    goal = part.target(part.start + c)
    return default if goal is None else goal


def kick(p: Posture, part: Part, t: float) -> None:
    """The left foot plants beside the ball, the right swings from the hip, meets it at the moment, and follows
    through."""
    k = p.k
    c = contact(part, "contact_s")
    ball = _ball(part, c, vector(0.45 * k, -0.10 * k, 0.11))
    back, through = bump(c - 0.55, c - 0.22, c - 0.20, c - 0.02, t), bump(c - 0.06, c + 0.14, c + 0.22, c + 0.75, t)
    go = bump(c - 0.6, c - 0.1, c + 0.2, c + 0.9, t)
    settled = float(ball[0]) - 0.01 * k
    stay = ease(c + 0.1, c + 0.85, t)
    p.hips((float(ball[0]) * 0.62 - 0.04 * k) * go * (1 - stay) + settled * stay, 0.05 * k * go, (0.045 * go) * k)
    p.tilt(0.0, 0.10 * back - 0.16 * through, -0.35 * back + 0.28 * through)
    p.spine(bend=0.05 + 0.10 * through - 0.05 * back, twist=0.42 * back - 0.38 * through)
    p.head(nod=0.22 * go - 0.15 * through)
    p.aim(LEFT, (0.35 - 0.6 * through, 0.75, -0.55), (0.55 - 0.4 * through, 0.7, -0.2), None, max(back, through))
    p.aim(
        RIGHT,
        (-0.55 * back + 0.45 * through, 0.55, -0.75),
        (-0.35 * back + 0.7 * through, 0.5, -0.6),
        None,
        max(back, through),
    )
    # The instep meets the back of the ball: the ankle is a foot's length short of it.
    hit = ball + vector(-0.165 * k, -0.01, max(0.16 * k - float(ball[2]), 0.035))
    hips = p.middle()
    path = (
        (c - 0.62, vector(-0.05 * k, -0.10 * k, p.rig.ankle)),
        (c - 0.40, vector(hips[0] - 0.40 * k, -0.13 * k, 0.22 * k)),
        (c - 0.20, vector(hips[0] - 0.48 * k, -0.16 * k, 0.50 * k)),
        (c, hit),
        (c + 0.16, vector(hips[0] + 0.62 * k, -0.02 * k, 0.52 * k)),
        (c + 0.30, vector(hips[0] + 0.58 * k, 0.0, 0.62 * k)),
        (c + 0.72, vector(settled + 0.09 * k, -0.10 * k, p.rig.ankle)),
    )
    pitch = 0.9 * bump(c - 0.45, c - 0.25, c + 0.25, c + 0.6, t)
    p.ankle(RIGHT, _curve(path, t), (1.0, 0.15, -0.1), pitch, 0.05)


def kick_feet(part: Part) -> Footwork:
    k = part.k
    c = contact(part, "contact_s")
    ball = _ball(part, c, vector(0.45 * k, -0.10 * k, 0.11))
    beside = float(ball[0]) - 0.10 * k
    plant = c - 0.16
    return (
        Step(LEFT, 0.0, max(c - 0.52, 0.02), 0.0, 0.10 * k, 0.12, height=0.10),
        Step(LEFT, plant, part.span + 1, beside, max(float(ball[1]) + 0.22 * k, 0.06 * k), 0.10, strike=0.15),
        Step(RIGHT, 0.0, max(c - 0.60, 0.02), 0.0, -0.10 * k, -0.12),
        Aloft(RIGHT, max(c - 0.60, 0.02), c + 0.74),
        Step(RIGHT, c + 0.74, part.span + 1, beside + 0.18 * k, -0.10 * k, -0.12),
    )


def kick_cues(part: Part) -> tuple[Cue, ...]:
    c = contact(part, "contact_s")
    at = part.world(_ball(part, c, vector(0.45, -0.1, 0.11)), part.start + c)
    return (
        Cue(kind="swing", seconds=part.start + c - 0.12, position=at, subject="leg", speed_m_s=9.0),
        Cue(
            kind="contact",
            seconds=part.start + c,
            position=at,
            subject="foot",
            other="ball",
            speed_m_s=9.0,
            mass_kg=1.2,
            material="leather",
            other_material="leather",
        ),
    )


def throw(p: Posture, part: Part, t: float) -> None:
    """Turn the side, arm back and up, step, and whip from the hips over the elbow to the wrist."""
    k = p.k
    c = contact(part, "release_s", "contact_s")
    wind = bump(c - 0.75, c - 0.28, c - 0.20, c, t)
    whip = bump(c - 0.16, c + 0.04, c + 0.10, c + 0.75, t)
    stay = ease(c - 0.14, c + 0.2, t)
    p.hips((-0.07 * wind + 0.05 * whip + 0.12 * stay) * k, -0.02 * wind, 0.05 * k * max(wind, whip))
    p.tilt(0.0, 0.14 * whip - 0.04 * wind, -0.50 * wind + 0.30 * whip)
    p.spine(bend=-0.10 * wind + 0.22 * whip, twist=-0.55 * wind + 0.55 * whip, side=0.12 * wind)
    p.head(turn=0.75 * wind - 0.55 * whip, nod=-0.06)
    p.arm(RIGHT, (-0.35, 0.95, 0.22), (-0.30, 0.25, 1.0), (0.9, -0.6, 0.0), (0.05, 0.0), wind)
    p.arm(RIGHT, (0.80, 0.15, 0.45), (0.95, -0.25, -0.05), (1.0, 0.45, 0.0), (0.0, 0.1), whip)
    p.arm(LEFT, (0.75, 0.45, 0.15), (0.90, 0.10, 0.25), (0.9, 0.0, 0.0), (0, 0), wind)
    p.arm(LEFT, (-0.10, 0.40, -0.9), (0.45, 0.10, -0.45), None, (0, 0), whip)
    p.fingers(RIGHT, "grip" if t < c - 0.02 else "relaxed")


def throw_feet(part: Part) -> Footwork:
    k = part.k
    c = contact(part, "release_s", "contact_s")
    return (
        Step(LEFT, 0.0, max(c - 0.46, 0.02), 0.02 * k, 0.10 * k, 0.10, height=0.12),
        Step(LEFT, c - 0.14, part.span + 1, 0.34 * k, 0.10 * k, 0.05, strike=0.18),
        Step(RIGHT, 0.0, part.span + 1, -0.12 * k, -0.10 * k, -0.55),
    )


def throw_cues(part: Part) -> tuple[Cue, ...]:
    c = contact(part, "release_s", "contact_s")
    at = part.world(vector(0.3, -0.3, part.rig.height), part.start + c)
    return (Cue(kind="swing", seconds=part.start + c - 0.08, position=at, subject="arm", speed_m_s=8.0),)


def catch(p: Posture, part: Part, t: float) -> None:
    """Hands up to meet it, close on it at the moment, and draw it in to the chest."""
    k = p.k
    c = contact(part, "contact_s")
    ready = ease(max(c - 0.7, 0.0) - 0.01, max(c - 0.3, 0.15), t)
    drawn = ease(c + 0.02, c + 0.40, t)
    goal = part.target(part.start + c)
    meet = vector(0.48 * k, 0.0, 1.32 * k) if goal is None else goal
    reachable = vector(min(max(float(meet[0]), 0.25 * k), 0.58 * k), max(min(float(meet[1]), 0.35 * k), -0.35 * k),
                       max(min(float(meet[2]), 1.85 * k), 0.55 * k))  # fmt: skip
    low = max(0.0, 1.0 * k - float(reachable[2]))
    p.hips(-0.02 * k * drawn, float(reachable[1]) * 0.15, (0.04 * ready + 0.5 * low) * k)
    p.tilt(0.0, 0.12 * ready + 0.6 * low, 0.0)
    p.spine(bend=0.10 * ready + 0.15 * drawn + 0.5 * low)
    now = part.target(part.start + t)
    seen = reachable if now is None else now
    p.head(nod=-0.5 * math.atan2(float(seen[2]) - 1.5 * k, max(float(seen[0]), 0.4)))
    hold = vector(0.27 * k, 0.02 * k, 1.14 * k)
    at = reachable + (hold - reachable) * drawn
    gap = 0.16 - 0.045 * ease(c - 0.06, c, t)
    for side in BOTH:
        spot = at + vector(-0.02, SIGN[side] * gap * k, 0.0)
        p.reach(side, spot, (-0.2, 0.9, -0.6), (0.75, -0.15 - 0.2 * drawn, 0.6), (0.25, -1.0, 0.0), True, ready)
        p.fingers(side, "spread" if t < c else "cup", ready)


def catch_cues(part: Part) -> tuple[Cue, ...]:
    c = contact(part, "contact_s")
    at = part.world(vector(0.45, 0, 1.3), part.start + c)
    return (
        Cue(
            kind="contact",
            seconds=part.start + c,
            position=at,
            subject="hand",
            other="ball",
            speed_m_s=4.0,
            mass_kg=0.5,
            material="flesh",
            other_material="leather",
        ),
    )


def shoot_basket(p: Posture, part: Part, t: float) -> None:
    """Dip, set, rise, and release at the top of the jump with a flick of the wrist that stays in the air."""
    k = p.k
    c = contact(part, "release_s", "contact_s")
    takeoff = c - 0.17
    dip = bump(c - 0.85, c - 0.45, c - 0.40, takeoff, t)
    height = 0.22 * k
    speed = math.sqrt(2 * 9.81 * height)
    land = takeoff + 2 * speed / 9.81
    dz = 0.0
    if takeoff < t < land:
        dz = speed * (t - takeoff) - 4.905 * (t - takeoff) ** 2
    give = bump(land - 0.02, land + 0.14, land + 0.2, land + 0.6, t)
    p.hips(
        -0.03 * k * dip,
        0.0,
        0.16 * k * dip - dz + 0.12 * k * give - 0.03 * k * bump(takeoff - 0.12, takeoff, takeoff, takeoff + 0.1, t),
    )
    p.tilt(0.0, 0.22 * dip + 0.08 * give, 0.0)
    p.spine(bend=0.14 * dip - 0.05, twist=0.10)
    p.head(nod=-0.30)
    set_ = ease(c - 0.60, c - 0.22, t)
    extend = ease(c - 0.20, c, t)
    down = ease(c + 0.45, c + 1.0, t)
    low = vector(0.30 * k, -0.03 * k, 1.05 * k - 0.16 * k * dip)
    brow = vector(0.20 * k, -0.09 * k, 1.72 * k + dz)
    top = vector(0.30 * k, -0.10 * k, 2.12 * k + dz)
    at = low + (brow - low) * set_
    at = at + (top - at) * extend
    shot = 1 - down
    flick = bump(c - 0.05, c + 0.06, c + 0.5, c + 0.9, t)
    wrist = at + vector(-0.09 * k, -0.03, -0.05 * k * (1 - extend))
    p.reach(RIGHT, wrist, (0.5, 0.5, -0.7), amount=shot)
    p.wrist(RIGHT, 0.2 + 1.2 * shot, (-0.75 * set_ + 1.75 * flick) * shot, 0.0)
    p.reach(
        LEFT,
        at + vector(-0.02, 0.12 * k + 0.10 * flick, -0.04 * k - 0.12 * flick),
        (0.5, 0.8, -0.6),
        (0.25, 0.0, 0.95),
        (0.1, -1.0, 0.0),
        True,
        shot * (1 - 0.4 * flick),
    )
    for side in BOTH:
        p.fingers(side, "spread", 0.8 * shot)
        p.leg(side, (0.10, 0.09, -1.0), (-0.16, 0.02, -1.0), 0.8)


def shoot_feet(part: Part) -> Footwork:
    k = part.k
    c = contact(part, "release_s", "contact_s")
    takeoff = max(c - 0.17, 0.05)
    land = takeoff + 2 * math.sqrt(2 * 9.81 * 0.22 * k) / 9.81
    out: list[Step | Aloft] = []
    for side, x in ((LEFT, -0.06 * k), (RIGHT, 0.10 * k)):
        y = SIGN[side] * 0.11 * k
        out += [
            Step(side, 0.0, takeoff, x, y, SIGN[side] * 0.10, roll=0.70),
            Aloft(side, takeoff, land),
            Step(side, land, part.span + 1, x + 0.05 * k, y, SIGN[side] * 0.12, strike=-0.35),
        ]
    part.landing = 1.5
    return tuple(out)
