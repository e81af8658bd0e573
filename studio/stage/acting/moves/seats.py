"""Sitting and what people sit on or steer: chairs, bicycles, motorcycles, horses, cars, boats."""

import math

import numpy as np

from studio.stage.acting.moves.gestures import talk
from studio.stage.acting.part import Part
from studio.stage.acting.posture import BOTH, Array, Posture, bump, ease, vector
from studio.stage.acting.rig import LEFT, SIGN
from studio.stage.performer import Performer

SEATED = 0.098
"""Hips joint over the seat's surface, metres at 1.70 m."""


def seat_levels(part: Part, t: float) -> tuple[float, float]:
    """(seat, floor) heights in the root frame. A root that floats over its ground is a seat; else the seat is over
    it."""
    k = part.k
    if part.beat.mount is not None:
        seat = part.seat
        z = float(seat[2, 3]) if seat is not None else 0.45
        x, y = (float(seat[0, 3]), float(seat[1, 3])) if seat is not None else (0.0, 0.0)
        floor = part.score.ground(x, y) if part.score.ground else 0.0
        drop = z - floor
        return 0.0, -min(drop, 0.55) if 0.15 < drop < 1.2 else -part.param("seat_height", 0.44)
    at, _ = part.place(part.start + t)
    floor = part.score.ground(float(at[0]), float(at[1])) if part.score.ground else 0.0
    over = float(at[2]) - floor
    if 0.2 < over < 1.2 and "seat_height" not in part.beat.params:
        return 0.0, -over
    height = part.param("seat_height", 0.45 if k > 0.8 else 0.36)
    return height, 0.0


def feet_reach_floor(part: Part) -> bool:
    """False on a horse's back: the seat is higher than a bar stool over the ground."""
    seat = part.seat
    if seat is None or part.score.ground is None:
        return True
    return float(seat[2, 3]) - part.score.ground(float(seat[0, 3]), float(seat[1, 3])) < 0.85


def seated_legs(p: Posture, part: Part, t: float) -> None:
    """Hips on the seat, feet on the floor (or dangling when it is too far), hands on the thighs."""
    k = p.k
    seat, floor = seat_levels(part, t)
    breath = math.sin(math.tau * t / 3.9 + 6 * part.luck[2])
    p.hips_height(seat + SEATED * k)
    p.v[0] = 0.0
    p.tilt(0.0, -0.10, 0.0)
    p.spine(bend=0.12 + 0.012 * breath + (0.10 if part.age == "old" else 0.0), side=0.02 * math.sin(0.4 * t))
    p.head(nod=-0.03 - 0.01 * breath)
    low = seat - floor < 0.16
    reach = seat + SEATED * k - floor - p.rig.ankle
    leg = p.rig.lengths[0, 3]
    for side in BOTH:
        if low:
            # On the ground: knees up, or legs crossed.
            p.ankle(
                side,
                vector(0.36 * k, SIGN[side] * 0.03 * k, floor + p.rig.ankle + 0.02),
                (0.35, 1.0, 0.25),
                0.35,
                0.9,
                0.4,
            )
            continue
        under = 0.40 * k + (0.05 * k if side == LEFT else -0.02 * k)
        drop = min(reach, leg * 1.04)
        p.ankle(
            side,
            vector(under, SIGN[side] * 0.11 * k, seat + SEATED * k - drop),
            (1.0, 0.12, 0.5),
            0.25 if reach > leg * 1.1 else 0.0,
            0.12,
        )
    for side in BOTH:
        target = p.middle() + vector(0.30 * k, SIGN[side] * 0.105 * k, 0.085 * k)
        p.reach(side, target, (-0.5, 0.7, -0.6), (0.85, -0.35, -0.30), (0.0, -0.15, -1.0))
        p.fingers(side, "relaxed")


def sit(p: Posture, part: Part, t: float) -> None:
    seated_legs(p, part, t)
    if part.score.lines:
        talk(p, part, t)


def _socket(part: Part, name: str, t: float) -> tuple[Array, Array] | None:
    """A mount's socket in the seat's frame: point (3,) and rotation (3, 3)."""
    mount, seat = part.beat.mount, part.seat
    if mount is None or seat is None:
        return None
    try:
        m = mount.socket(name, part.start + t).astype(np.float64)
    except KeyError:
        return None
    s = seat.astype(np.float64)
    turn = s[:, :3].T
    return turn @ (m[:, 3] - s[:, 3]), turn @ m[:, :3]


def ride(p: Posture, part: Part, t: float) -> None:
    """A saddle: pedals turn the legs, bars take the hands; on an animal the legs hug and the hips follow its gait."""
    if part.beat.mount is None:
        seated_legs(p, part, t)
        p.move_hips(z=0.0)
        for side in BOTH:
            p.reach(
                side,
                p.middle() + vector(0.42 * p.k, SIGN[side] * 0.12 * p.k, 0.22 * p.k),
                (-0.5, 0.6, -0.8),
                (0.9, -0.2, 0.1),
                (0, -1, 0),
            )
            p.fingers(side, "grip")
        return
    k = p.k
    bars = [_socket(part, name, t) for name in ("bar_left", "bar_right")]
    pedals = [_socket(part, name, t) for name in ("pedal_left", "pedal_right")]
    p.hips_height(0.085 * k)
    if bars[0] is not None and bars[1] is not None:
        mean = (bars[0][0] + bars[1][0]) / 2
        lean = min(max((float(mean[0]) - 0.38 * k) * 1.0, 0.10), 0.75)
        p.tilt(0.0, lean * 0.55, 0.0)
        p.spine(bend=lean * 0.55 + 0.05)
        p.head(nod=-lean * 0.85)
        # A cyclist rocks a little over the pedal that goes down.
        if pedals[0] is not None and pedals[1] is not None:
            rock = float(pedals[0][0][2] - pedals[1][0][2])
            p.move_hips(y=-0.02 * rock)
            p.spine(side=0.10 * rock)
        for side in BOTH:
            bar = bars[side]
            assert bar is not None
            p.hold(side, bar[0], vector(0.25, -SIGN[side], 0.05), vector(0.8, 0.0, -0.55), (-0.5, 0.8, -0.5))
            p.fingers(side, "grip")
    else:
        rein = math.sin(math.tau * 1.7 * t)
        p.tilt(0.0, 0.04 + 0.03 * rein, 0.0)
        p.spine(bend=0.06 - 0.03 * rein)
        for side in BOTH:
            p.hold(
                side,
                vector(0.36 * k + 0.015 * rein, SIGN[side] * 0.07 * k, 0.24 * k),
                vector(0.5, -0.3 * SIGN[side], 0.8),
                vector(0.8, 0.0, -0.4),
            )
            p.fingers(side, "grip")
    for side in BOTH:
        pedal = pedals[side]
        if pedal is not None:
            # The ball of the foot is on the pedal, the heel low at the top and high at the bottom.
            pitch = 0.20 - 0.5 * (float(pedal[0][2]) + 0.5 * k)
            pitch = min(max(pitch, -0.1), 0.55)
            c, s = math.cos(pitch), math.sin(pitch)
            ball = (p.rig.ball[side, 0], 0.0, -p.rig.ankle)
            at = pedal[0] + vector(0.0, 0.0, 0.025) - vector(c * ball[0] + s * ball[2], 0.0, -s * ball[0] + c * ball[2])
            p.ankle(side, at, (1.0, 0.10, 0.35), pitch, 0.03)
        else:
            p.leg(side, (0.75, 0.62, -0.62), (-0.22, 0.02, -1.0), -0.05)


def drive(p: Posture, part: Part, t: float) -> None:
    """In the seat, both hands on the wheel, small corrections, a look at the mirror now and then."""
    bars = [_socket(part, name, t) for name in ("bar_left", "bar_right")]
    if bars[0] is not None and _socket(part, "pedal_left", t) is not None:
        ride(p, part, t)
        return
    k = p.k
    steer = 0.10 * math.sin(0.8 * t) + 0.05 * math.sin(2.1 * t)
    seat = 0.0 if part.beat.mount is not None else part.param("seat_height", 0.40)
    p.hips_height(seat + SEATED * k)
    p.tilt(0.0, -0.24, 0.0)
    p.spine(bend=0.16)
    p.head(nod=0.03, turn=0.22 * bump(0.1, 0.18, 0.3, 0.4, (t / 4.3) % 1.0))
    for side in BOTH:
        p.ankle(side, vector(0.66 * k, SIGN[side] * 0.11 * k, seat - 0.22 * k), (0.7, 0.15, 1.0), -0.45)
        bar = bars[side]
        a = SIGN[side] * 1.15 + steer
        at = (
            bar[0]
            if bar is not None
            else vector(0.46 * k, math.sin(a) * 0.17 * k, seat + 0.36 * k + math.cos(a) * 0.14 * k)
        )
        p.hold(
            side,
            at,
            vector(0.15, -math.cos(a) * SIGN[side] * 0.4, 0.9),
            vector(0.75, -0.45 * SIGN[side], -0.1),
            (-0.4, 0.8, -0.6),
        )
        p.fingers(side, "grip")


def sail(p: Posture, part: Part, t: float) -> None:
    """On a deck: hauls a rope hand over hand; in a low boat rows; with ``style`` 2 holds the rail and looks out."""
    k = p.k
    style = part.param("style", 0.0)
    rowing = style == 1.0 or (style == 0.0 and _row_period(part) > 0)
    if rowing:
        row(p, part, t)
        return
    roll = 0.05 * math.sin(math.tau * t / 4.5)
    if style == 2.0:
        p.hips(0.03 * k, 0, 0.02 * k)
        p.spine(bend=0.10, side=-roll)
        for side in BOTH:
            p.reach(
                side,
                vector(0.42 * k, SIGN[side] * 0.24 * k, 1.02 * k),
                (-0.5, 0.6, -0.6),
                (0.7, -0.3, -0.2),
                (0.1, 0, -1.0),
            )
            p.fingers(side, "grip")
    else:
        pull = 0.5 - 0.5 * math.cos(math.tau * t / 1.7)
        lean = 0.5 - 0.5 * math.cos(math.tau * 2 * t / 1.7)
        p.hips(-0.06 * k * lean, 0.02 * k * math.sin(math.tau * t / 1.7), 0.10 * k)
        p.tilt(0.0, -0.06 - 0.10 * lean, 0.0)
        p.spine(bend=0.18 - 0.16 * lean, side=-roll, twist=0.16 * (pull - 0.5))
        p.head(nod=-0.20)
        for side in BOTH:
            u = pull if side == LEFT else 1 - pull
            at = vector((0.52 - 0.30 * u) * k, SIGN[side] * 0.05 * k, (1.42 - 0.34 * u) * k)
            p.hold(side, at, vector(0.6, 0.0, 0.75), vector(0.7, -0.2 * SIGN[side], -0.5), (-0.4, 0.8, -0.5))
            p.fingers(side, "grip")
    for side in BOTH:
        p.foot(side, (0.20 if side == LEFT else -0.16) * k, 0.15 * k, 0.0, 0.30)


def rows(mount: Performer | None) -> bool:
    """Whether the mount has oars in the hands of whoever sits in it."""
    return _period(mount) > 0 and getattr(mount, "kind", "") not in ("viking_ship", "longship", "galley")


def _period(mount: Performer | None) -> float:
    vehicle = getattr(mount, "vehicle", None)
    return float(getattr(vehicle, "oar_period_s", 0.0) or 0.0)


def _row_period(part: Part) -> float:
    return _period(part.beat.mount) if rows(part.beat.mount) else 0.0


def row(p: Posture, part: Part, t: float) -> None:
    """Catch, drive with legs and back, finish at the ribs, hands away."""
    k = p.k
    period = _row_period(part) or part.param("period_s", 2.2)
    u = ((part.start + t) / period) % 1.0
    drive_ = ease(0.05, 0.45, u) * (1 - ease(0.55, 1.0, u))
    p.hips_height(SEATED * k)
    p.tilt(0.0, 0.22 - 0.42 * drive_, 0.0)
    p.spine(bend=0.36 - 0.30 * drive_)
    p.head(nod=-0.25 + 0.10 * drive_)
    dip = 0.09 * math.sin(math.tau * (u - 0.05))
    for side in BOTH:
        p.ankle(side, vector(0.62 * k, SIGN[side] * 0.10 * k, -0.16 * k), (0.5, 0.2, 1.0), -0.25)
        handle = _socket(part, "oar_left" if side == LEFT else "oar_right", t)
        at = (
            handle[0]
            if handle is not None
            else vector((0.62 - 0.38 * drive_) * k, SIGN[side] * 0.14 * k, (0.30 - dip) * k)
        )
        p.hold(side, at, vector(0.1, -SIGN[side], 0.0), vector(0.9, 0.0, -0.1), (-0.6, 0.7, -0.2))
        p.fingers(side, "grip")
