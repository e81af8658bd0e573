"""Fighting with blades: guard, cut, parry. Two fighters with the same ``contact_s`` and period meet edge to edge."""

import math

from studio.stage.acting.part import Footwork, Part, Step
from studio.stage.acting.posture import Posture, bump, vector
from studio.stage.acting.rig import LEFT, RIGHT
from studio.stage.performer import Cue

PERIOD = 1.25
"""Seconds between two meetings of the blades; ``period_s`` overrides."""
ALONG = 0.62
"""Where along the blade they meet, metres from the hand."""


def _clock(part: Part) -> tuple[float, float, int]:
    """(first contact from the beat's start, period, whether this fighter cuts on even (0) or odd (1) contacts)."""
    period = part.param("period_s", PERIOD)
    first = part.param("contact_s", 0.8)
    return first, period, int(part.param("phase", 0.0) >= 0.5)


def _meeting(part: Part, t: float) -> tuple[float, float, float]:
    """The point where blades meet, in the root frame: half way to the opponent, about chest height."""
    k = part.k
    goal = part.target(part.start + t)
    if goal is None:
        return 0.92 * k, 0.0, 1.30 * k
    # Both fighters must find the same point: half of what parts them, at a height that both can reach.
    return float(goal[0]) / 2, float(goal[1]) / 2, 1.28


_CUTS = ((0.74, 0.34, 0.58), (0.74, -0.30, 0.60), (0.80, 0.06, 0.60))
"""Directions (forward, left, up) of the cutting blade as it meets: from the right, from the left, from above."""


def fight(p: Posture, part: Part, t: float) -> None:
    """The blade goes back, comes over and meets the other's; then it is the other's turn."""
    k = p.k
    first, period, parity = _clock(part)
    n = math.floor((t - first) / period + 0.5)
    c = first + n * period
    mine = (n - parity) % 2 == 0
    kind = (n * 7 + (n // 2)) % 3
    mx, my, mz = _meeting(part, c)
    along = min(ALONG, max(0.8 * mx - 0.06, 0.35))
    away = bump(c - 0.50, c - 0.28, c - 0.22, c - 0.02, t)
    hit = bump(c - 0.16, c, c + 0.05, c + 0.42, t)
    lunge = bump(c - 0.26, c - 0.02, c + 0.08, c + 0.50, t)
    forward = max(mx - 0.95 * k, 0.0)
    bob = 0.012 * math.sin(math.tau * t / 0.62)
    p.hips(
        0.02 * k + (0.14 * k + 0.6 * forward) * lunge * (1.0 if mine else 0.35), 0.0, (0.085 + 0.04 * lunge) * k + bob
    )
    p.tilt(0.0, 0.12 + 0.12 * lunge, -0.28 + 0.25 * hit)
    lean = 0.16 * hit + 0.5 * forward * hit
    if mine:
        p.spine(bend=0.06 + lean, twist=-0.30 * away + 0.30 * hit)
    else:
        p.spine(bend=0.06 + 0.7 * lean - 0.05 * away, twist=0.12 * hit)
    p.head(nod=-0.10, turn=0.22 - 0.15 * hit)
    side_, up_ = _CUTS[kind][1], _CUTS[kind][2]
    guard_at = vector(0.36 * k, -0.16 * k, 1.06 * k + bob)
    guard_up = vector(0.62, 0.12, 0.78)
    at, blade = guard_at, guard_up
    if mine:
        d = vector(_CUTS[kind][0], side_, up_)
        d /= math.sqrt(float(d @ d))
        back_at = vector(0.06 * k, (-0.26 if side_ >= 0 else 0.10) * k, (1.42 if kind != 2 else 1.62) * k)
        back_up = vector(-0.55, -0.35 * math.copysign(1.0, side_), 0.75)
        contact_at = vector(mx, my, mz) - d * along
        at = guard_at + (back_at - guard_at) * away
        blade = guard_up + (back_up - guard_up) * away
        w = bump(c - 0.20, c - 0.001, c + 0.05, c + 0.42, t)
        at = at + (contact_at - at) * w
        blade = blade + (d - blade) * w
    else:
        # The parry stands across the cut's line: where that comes from the right, this leans left.
        d = vector(0.46, -0.55 if side_ >= 0.0 else 0.55, 0.70)
        d /= math.sqrt(float(d @ d))
        w = bump(c - 0.24, c - 0.01, c + 0.06, c + 0.40, t)
        contact_at = vector(mx, my, mz) - d * (0.85 * along)
        at = guard_at + (contact_at - guard_at) * w
        blade = guard_up + (d - guard_up) * w
    jar = 0.012 * math.sin(70 * (t - c)) * math.exp(-22 * (t - c)) if c < t < c + 0.2 else 0.0
    hint = (-0.4, 0.8, -0.6)
    aim = at + vector(-jar, 0, jar)
    p.hold(RIGHT, aim, blade, vector(0.7, 0.1, -0.6), hint)
    # The knuckles go where the forearm points; where the wrist cannot give the blade its wished direction, the hand
    # moves until the blade passes the point all the same.
    for _ in range(5 if w > 0.02 else 1):
        hand, axis, fore = p.grip(RIGHT)
        if w > 0.02:
            error = vector(mx, my, mz) - hand - axis * (along if mine else 0.85 * along)
            aim = aim + error * (0.8 * w)
        p.hold(RIGHT, aim, blade, fore, hint)
    p.fingers(RIGHT, "grip")
    if part.param("hands", 1.0) >= 2:
        b = blade / (math.sqrt(float(blade @ blade)) + 1e-9)
        p.hold(LEFT, at - b * 0.11 * k, blade, vector(0.7, -0.3, -0.6), (-0.3, 0.8, -0.6))
        p.fingers(LEFT, "grip")
    else:
        p.aim(LEFT, (-0.15, 0.55, -0.75), (0.35, 0.45, 0.35))
        p.fingers(LEFT, "relaxed")
    part.own_hand = (False, True)


def fight_feet(part: Part) -> Footwork:
    """Right foot ahead; it steps into each cut and back."""
    k = part.k
    first, period, parity = _clock(part)
    out: list[Step] = [Step(LEFT, 0.0, part.span + 1, -0.24 * k, 0.12 * k, 0.75)]
    last, x = 0.0, 0.20 * k
    n = math.floor((0.2 - first) / period)
    while True:
        c = first + n * period
        if c > part.span - 0.3:
            break
        if (n - parity) % 2 == 0 and c - 0.30 > last + 0.1:
            out.append(Step(RIGHT, last, c - 0.28, x, -0.08 * k, -0.05, roll=0.3, height=0.05))
            out.append(Step(RIGHT, c - 0.03, c + 0.26, 0.38 * k, -0.08 * k, -0.05, strike=0.15, roll=0.25, height=0.05))
            last, x = c + 0.52, 0.20 * k
        n += 1
    out.append(Step(RIGHT, last, part.span + 1, x, -0.08 * k, -0.05))
    return tuple(out)


def fight_cues(part: Part) -> tuple[Cue, ...]:
    """A swing before each own cut, and the clash at its end where there is an opponent."""
    first, period, parity = _clock(part)
    out: list[Cue] = []
    n = math.ceil(-first / period)
    while (c := first + n * period) < part.span:
        if (n - parity) % 2 == 0:
            at = part.world(vector(*_meeting(part, c)), part.start + c)
            out.append(
                Cue(
                    kind="swing",
                    seconds=max(part.start + c - 0.13, part.start),
                    position=at,
                    subject="sword",
                    speed_m_s=11.0,
                    mass_kg=1.2,
                    material="metal",
                )
            )
            if part.beat.target is not None:
                out.append(
                    Cue(
                        kind="contact",
                        seconds=part.start + c,
                        position=at,
                        subject="sword",
                        other="sword",
                        speed_m_s=7.0,
                        mass_kg=1.2,
                        material="metal",
                        other_material="metal",
                    )
                )
        n += 1
    return tuple(out)
