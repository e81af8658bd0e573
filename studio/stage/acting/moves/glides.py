"""Where feet do not walk: swim, float, fly, climb, skate, and the figure skater's jump."""

import math

from studio.stage.acting.moves.leaps import GRAVITY, part_distance
from studio.stage.acting.part import Part
from studio.stage.acting.posture import BOTH, Posture, bump, ease, lerp, vector
from studio.stage.acting.rig import LEFT, RIGHT, SIGN
from studio.stage.acting.rotations import euler_quat
from studio.stage.performer import Cue


def swim(p: Posture, part: Part, t: float) -> None:
    """Front crawl (``style`` 0) or breaststroke (1); the root is on the water's surface over the hips."""
    k = p.k
    if part.param("style", 0.0) == 1.0:
        _breast(p, part, t)
        return
    w = math.tau * t / 1.35 + 6 * part.luck[0]
    roll = 0.55 * math.sin(w)
    p.tilt(0.0, math.pi / 2 - 0.07, 0.0)
    p.v[0:3] = (0.0, 0.0, -0.10 * k)
    p.spine(bend=-0.10, side=0.05 * math.sin(w))
    # The face turns out of the water on the breathing side once a cycle.
    breathe = bump(0.18, 0.30, 0.42, 0.58, ((w / math.tau) % 1.0))
    p.head(nod=-0.42 + 0.2 * breathe, turn=-0.75 * breathe)
    for side in BOTH:
        a = w + (0.0 if side == LEFT else math.pi)
        u = (a / math.tau) % 1.0
        if u < 0.52:
            # Under water: from reaching ahead, elbow high, past the thigh.
            s = u / 0.52
            angle = lerp(0.0, math.pi * 0.98, s)
            bend = 0.9 * math.sin(math.pi * s)
            p.arm(side, (math.sin(angle), 0.22 + 0.15 * math.sin(math.pi * s), math.cos(angle)),
                  (math.sin(angle + bend), -0.12, math.cos(angle + bend)), (0.6, 0.15, 0.0))  # fmt: skip
        else:
            s = (u - 0.52) / 0.48
            angle = lerp(-math.pi, 0.0, s)
            bend = 1.5 * math.sin(math.pi * s)
            p.arm(side, (0.65 * math.sin(angle), 0.75 * math.sin(math.pi * s) + 0.15, math.cos(angle)),
                  (math.sin(angle + bend) * 0.7, 0.30, math.cos(angle + bend)), (0.6, 0.0, 0.0))  # fmt: skip
        p.fingers(side, "flat")
        kick = 0.20 * math.sin(3 * w + (0.0 if side == LEFT else math.pi))
        p.leg(
            side,
            (kick, 0.06, -1.0),
            (kick - 0.18 - 0.12 * math.cos(3 * w + (0 if side == LEFT else math.pi)), 0.0, -1.0),
            0.95,
        )
    p.turn_whole(euler_quat(roll, 0.0, 0.0), p.middle())


def _breast(p: Posture, part: Part, t: float) -> None:
    k = p.k
    u = (t / 1.7 + part.luck[0]) % 1.0
    pull = bump(0.0, 0.22, 0.28, 0.48, u)
    fold = bump(0.18, 0.38, 0.42, 0.56, u)
    p.tilt(0.0, math.pi / 2 - 0.12 - 0.28 * pull, 0.0)
    p.v[0:3] = (0.0, 0.0, (-0.16 + 0.04 * pull) * k)
    p.spine(bend=-0.22 * pull)
    p.head(nod=-0.45 - 0.35 * pull)
    for side in BOTH:
        p.arm(
            side,
            (0.25 * pull, 0.15 + 0.75 * pull, 1.0 - 0.75 * pull),
            (0.55 * pull, 0.05 + 0.25 * pull - 0.4 * fold, 1.0 - 0.25 * pull),
            (0.9, 0.1, 0.0),
        )
        p.fingers(side, "flat")
        p.leg(
            side,
            (0.75 * fold, 0.10 + 0.55 * fold, -1.0),
            (-1.2 * fold, 0.02 + 0.35 * bump(0.42, 0.52, 0.56, 0.7, u), -1.0),
            0.9 - 1.3 * fold,
        )


def adrift(p: Posture, part: Part, t: float) -> None:
    """Weightless or in water: on the back, limbs loose, slowly turning."""
    k = p.k
    slow = math.tau * t / 6.0 + 6 * part.luck[0]
    upright_ = part.param("upright", 0.0)
    p.tilt(0.0, -math.pi / 2 + 0.25 + upright_ * 1.2, 0.0)
    p.v[0:3] = (0.0, 0.0, 0.02 * k * math.sin(slow) - (0.05 * k if upright_ == 0 else -0.8 * k))
    p.spine(bend=0.18 + 0.05 * math.sin(slow + 1), side=0.06 * math.sin(0.7 * slow))
    p.head(nod=-0.12, turn=0.15 * math.sin(0.6 * slow))
    for side in BOTH:
        d = 0.10 * math.sin(slow + side * 1.7)
        p.arm(side, (0.25 + d, 0.9, 0.1 + 2 * d), (0.55, 0.75 + d, 0.25), (0.4, 0.1, 0.0))
        p.leg(side, (0.30 + d, 0.16, -1.0), (-0.25 - d, 0.05, -1.0), 0.75)
        p.fingers(side, "relaxed")


def fly(p: Posture, part: Part, t: float) -> None:
    """A hero's flight: body stretched along the way, one fist ahead; slower, more upright. The root is below the
    hips."""
    k = p.k
    a, _ = part.place(part.start + t - 0.05)
    b, _ = part.place(part.start + t + 0.05)
    d = (b - a) / 0.10
    level = float(math.hypot(d[0], d[1]))
    fast = ease(0.5, 5.0, math.hypot(level, float(d[2]))) if part.beat.path is not None else 0.85
    climb = math.atan2(float(d[2]), max(level, 1.0))
    sway = 0.03 * math.sin(1.7 * t) + 0.02 * math.sin(2.9 * t)
    pitch = lerp(0.12, math.pi / 2 - 0.18, fast) - climb * fast
    p.tilt(0.06 * math.sin(0.9 * t), pitch, 0.0)
    p.hips_height(p.rig.hips_height * lerp(1.0, 0.55, fast) + 0.04 * k * math.sin(1.3 * t))
    p.spine(bend=-0.16 * fast, side=sway)
    p.head(nod=-0.62 * fast)
    p.arm(RIGHT, (0.14, 0.06, 1.0), (0.06, 0.0, 1.0), (0.6, 0.0, 0.0), (0.0, 0.0), fast)
    p.arm(LEFT, (-0.10, 0.22, -1.0), (0.02, 0.14, -1.0), None, (0.0, 0.0), fast)
    p.fingers(RIGHT, "fist")
    p.fingers(LEFT, "fist", fast)
    p.leg(LEFT, (0.04 + sway, 0.05, -1.0), (-0.10, 0.0, -1.0), 0.95)
    p.leg(RIGHT, (0.32, 0.07, -1.0), (-0.55 - sway, 0.0, -1.0), 0.95)


def climb(p: Posture, part: Part, t: float) -> None:
    """Up a wall or ladder before the body: hand and opposite foot go up in turn, then the body follows."""
    k = p.k
    rung = 0.32 * k
    u = t / 0.95
    if part.beat.path is None:
        done = 0.0
    else:
        at, _ = part.place(part.start + t)
        first, _ = part.place(part.start)
        done = float(at[2] - first[2])
        if abs(done) > 0.02:
            u = done / rung
    n = math.floor(u)
    s = u - n
    move = ease(0.08, 0.62, s)
    p.hips(0.08 * k, 0.03 * k * math.sin(math.pi * u), 0.10 * k)
    p.tilt(0.05 * math.sin(math.pi * u), 0.06, 0.0)
    p.spine(bend=0.05, side=-0.08 * math.sin(math.pi * u))
    p.head(nod=-0.40)
    for side in BOTH:
        # The left hand moves in even steps, the right in odd; the foot of the other side goes with it.
        mine = (n % 2 == 0) == (side == LEFT)
        # A hold sinks past the rising body by one rung a step; its own step carries it up two.
        high = 1.42 * k + rung * (2 * move - s if mine else 1 - s)
        away = 0.07 * math.sin(math.pi * move) * k if mine else 0.0
        p.reach(
            side,
            vector(0.36 * k - away, SIGN[side] * 0.20 * k, high),
            (-0.2, 0.8, -0.7),
            (0.35, -0.1, 0.9),
            (1.0, 0.0, -0.3),
        )
        p.fingers(side, "hook")
        moving_foot = not mine
        low = 0.10 * k + rung * (2 * move - s if moving_foot else 1 - s)
        back = 0.08 * math.sin(math.pi * move) * k if moving_foot else 0.0
        p.ankle(side, vector(0.20 * k - back, SIGN[side] * 0.13 * k, low + p.rig.ankle), (1.0, 0.55, 0.4), 0.15, 0.35)


STROKE = 1.35
"""Seconds of one skating stroke."""


def skate(p: Posture, part: Part, t: float) -> None:
    """Stroke and glide: one knee bends, the other leg pushes out and back, comes in, and the weight goes over."""
    k = p.k
    x = t / STROKE + part.luck[0]
    n = math.floor(x)
    u = x - n
    glide = LEFT if n % 2 == 0 else RIGHT
    push = 1 - glide
    out = bump(0.0, 0.34, 0.42, 0.96, u)
    over = math.cos(math.pi * u) * (1 if glide == LEFT else -1)
    deep = 0.10 + 0.06 * bump(0.0, 0.25, 0.4, 0.9, u)
    p.hips(-0.04 * k, SIGN[glide] * 0.045 * k * bump(-0.15, 0.2, 0.75, 1.1, u), deep * k)
    p.tilt(-0.05 * SIGN[glide] * out, 0.34, 0.10 * SIGN[glide] * out)
    p.spine(bend=0.16, side=0.05 * SIGN[glide] * out, twist=-0.16 * SIGN[glide] * out)
    p.head(nod=-0.38)
    p.foot(glide, 0.02 * k, 0.055 * k, 0.0, 0.05)
    p.foot(
        push,
        (-0.02 - 0.44 * out) * k,
        (0.075 + 0.36 * out) * k,
        (0.0 if u < 0.30 else 0.14 * bump(0.30, 0.45, 0.6, 0.97, u)) * k,
        0.12 + 0.42 * out,
        0.30 * bump(0.3, 0.45, 0.6, 0.95, u),
    )
    swing = 0.75 * math.sin(math.pi * (u - 0.5)) * SIGN[glide]
    for side in BOTH:
        s = -SIGN[side] * swing
        p.aim(side, (0.75 * s - 0.05, 0.35, -1.0), (0.9 * s + 0.35, 0.22, -0.9), (0.3, 0.0, 0.0))
    p.move_hips(y=0.01 * over * k)


def _curve(part: Part) -> tuple[float, float, float, float]:
    """(takeoff, landing, height, turns) of a spin jump, seconds from the beat's start."""
    k = part.k
    height = part.param("height_m", 0.52 * math.sqrt(k))
    air = 2 * math.sqrt(2 * height / GRAVITY)
    takeoff = part.param("takeoff_s", max(min(0.42 * part.span, part.span - air - 1.0), 0.6))
    return takeoff, takeoff + air, height, part.param("turns", 2.0)


def spin_jump(p: Posture, part: Part, t: float) -> None:
    """A skater's jump: glide forward, turn backward on the edge, leap, ``turns`` rotations with arms in, and land
    backward on one edge with the free leg and both arms stretched."""
    k = p.k
    takeoff, landing, height, turns = _curve(part)
    v = math.sqrt(2 * GRAVITY * height)
    three = ease(takeoff - 0.75, takeoff - 0.28, t)
    if t < takeoff:
        set_ = bump(takeoff - 0.75, takeoff - 0.30, takeoff - 0.22, takeoff, t)
        leap = ease(takeoff - 0.22, takeoff, t)
        dz = -0.06 - 0.17 * set_ + 0.06 * leap
    elif t < landing:
        x = t - takeoff
        dz = v * x - GRAVITY * x * x / 2
    else:
        give = bump(landing, landing + 0.16, landing + 0.24, landing + 0.75, t)
        dz = -0.20 * give - 0.05 * ease(landing, landing + 0.2, t)
    u = min(max((t - takeoff) / (landing - takeoff), 0.0), 1.0)
    tight = bump(takeoff - 0.02, takeoff + 0.14, landing - 0.13, landing + 0.08, t)
    open_ = ease(landing - 0.12, landing + 0.32, t)
    free = ease(landing - 0.05, landing + 0.38, t)
    p.hips(0.0, 0.0, -dz * (k if t < takeoff or t >= landing else 1.0))
    lean = lerp(0.20, 0.0, tight) * (1 - open_) + 0.30 * open_
    p.tilt(0.0, lean, 0.0)
    p.spine(bend=0.06 + 0.05 * (1 - tight) - 0.22 * open_)
    p.head(nod=-0.12 - 0.20 * open_, turn=0.30 * tight)
    # Air: ankles crossed, body a spindle.
    if takeoff <= t < landing:
        cross = tight
        p.leg(LEFT, (0.08, 0.07 - 0.15 * cross, -1.0), (-0.06, -0.02, -1.0), 0.75)
        p.leg(RIGHT, (0.16, 0.08 - 0.09 * cross, -1.0), (-0.16, -0.05, -1.0), 0.75)
    elif t < takeoff:
        swing = ease(takeoff - 0.26, takeoff + 0.02, t)
        p.foot(LEFT, 0.02 * k, 0.05 * k, 0.0, 0.05, 0.35 * ease(takeoff - 0.14, takeoff, t), 0.2)
        p.leg(RIGHT, (lerp(-0.50, 0.55, swing), 0.16, -1.0), (lerp(-0.45, -0.35, swing), 0.04, -1.0), 0.85)
        if t > takeoff - 0.3:
            # Toe-up: the skating leg follows the rising hips.
            up = max(dz, 0.0)
            p.v[52] += up
    if t >= landing:
        p.foot(RIGHT, 0.02 * k, 0.03 * k, 0.0, 0.02)
        p.leg(
            LEFT,
            (lerp(0.05, -0.95, free), 0.10 + 0.22 * free, -1.0 + 0.45 * free),
            (lerp(-0.05, -1.0, free), 0.20 * free, -1.0 + 0.62 * free),
            0.95,
        )
    for side in BOTH:
        # Toes of the free leg stay off the ice.
        base = 50 + 11 * side + 2
        if dz < 0.12:
            p.v[base] = max(p.v[base], p.rig.ankle + (0.12 * k if side == (RIGHT if t < takeoff else LEFT) else 0.0))
    entry = 1 - ease(takeoff - 0.30, takeoff + 0.02, t)
    for side in BOTH:
        lead = side == LEFT
        p.aim(
            side, (0.30 if lead else -0.20, 0.95, -0.18), (0.50 if lead else -0.05, 0.90, -0.02), (0.9, 0.0, 0.0), entry
        )
        p.arm(side, (0.62, 0.12, -0.85), (0.55, -0.85, 0.42), (0.1, 0.3, 0.0), (0.0, 0.15), tight)
        p.aim(side, (0.35 if lead else -0.10, 1.0, 0.02), (0.52 if lead else 0.05, 0.95, 0.14), (0.9, -0.1, 0.0), open_)
        p.fingers(side, "fist", 0.6 * tight)
        p.fingers(side, "flat", 0.7 * max(entry, open_))
    # Rotation: half a turn on the ice (to face backward), then the turns in the air, checked on landing.
    angle = math.pi * three + math.tau * turns * (0.55 * u + 0.45 * u * u * (3 - 2 * u))
    p.turn_whole(euler_quat(0.0, 0.0, angle), vector(0.0, 0.0, 0.0))


def _blade_cue(
    part: Part, t: float, speed: float, other: str, until: float | None = None, kind: str = "contact"
) -> Cue:
    at, _ = part.place(part.start + t)
    return Cue(
        kind=kind,
        seconds=part.start + t,
        position=(float(at[0]), float(at[1]), float(at[2])),
        subject="skate",
        other=other,
        until=None if until is None else part.start + until,
        speed_m_s=speed,
        mass_kg=30.0,
        material="metal",
        other_material="ice",
    )


def spin_jump_cues(part: Part) -> tuple[Cue, ...]:
    takeoff, landing, height, _ = _curve(part)
    speed = part_distance(part, takeoff) / max(takeoff + 1.0, 0.1)
    return (
        _blade_cue(part, 0.0, speed, "glide", max(takeoff - 0.02, 0.1), "loop"),
        _blade_cue(part, takeoff, 1.6, "ice"),
        _blade_cue(part, landing, math.sqrt(2 * GRAVITY * height), "ice"),
        _blade_cue(part, landing + 0.02, speed, "glide", part.span, "loop"),
    )


def skate_cues(part: Part) -> tuple[Cue, ...]:
    out = [_blade_cue(part, 0.0, part_distance(part, part.span) / (part.span + 1.0), "glide", part.span, "loop")]
    n = math.ceil(part.luck[0])
    while True:
        t = (n - part.luck[0]) * STROKE
        if t >= part.span:
            return tuple(out)
        if t > 0:
            out.append(_blade_cue(part, t, 1.2, "scrape"))
        n += 1


def swim_cues(part: Part) -> tuple[Cue, ...]:
    """A hand enters twice a cycle."""
    out: list[Cue] = []
    t = 0.0
    while t < part.span:
        at, _ = part.place(part.start + t)
        out.append(
            Cue(
                kind="splash",
                seconds=part.start + t,
                position=(float(at[0]), float(at[1]), float(at[2])),
                subject="hand",
                other="water",
                speed_m_s=1.1,
                mass_kg=1.5,
                material="flesh",
                other_material="water",
            )
        )
        t += 1.35 / 2
    return tuple(out)
