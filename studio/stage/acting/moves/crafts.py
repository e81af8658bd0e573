"""Hands at work: eat, drink, read, write, cook, paint, fish, open and close, push, pull, carry, play an instrument."""

import math

from studio.stage.acting.part import Part
from studio.stage.acting.posture import BOTH, Array, Posture, bump, ease, lerp, vector
from studio.stage.acting.rig import LEFT, RIGHT, SIGN
from studio.stage.performer import Cue


def _mouth(p: Posture) -> Array:
    """Before the lips, in the root frame."""
    return p.chest_point(0.185, 0.0, 0.085)


def _table(p: Posture, part: Part) -> float:
    """Height of the table's top in the root frame: told, or elbow height for whoever sits or stands there."""
    if "table_height" in part.beat.params:
        at, _ = part.place(part.start)
        floor = part.score.ground(float(at[0]), float(at[1])) if part.score.ground else 0.0
        return part.param("table_height", 0.72) - (float(at[2]) - floor)
    return float(p.chest_point(0.0, 0.0, -0.47)[2])


def drink(p: Posture, part: Part, t: float) -> None:
    """The cup goes to the lips, tips with the head, and comes down again."""
    u = (t % 4.2) if part.span > 5 else t
    up = bump(0.35, 1.15, 2.05, 2.75, u)
    tip = bump(1.10, 1.50, 1.85, 2.2, u)
    held = ease(0.0, 0.3, t)
    p.head(nod=-0.16 * tip + 0.05 * up)
    p.spine(bend=-0.03 * tip)
    rest = p.chest_point(0.30, 0.10, -0.30, RIGHT)
    lips = _mouth(p) + vector(0.045, -0.01, -0.055 + 0.03 * tip) * p.k
    at = rest + (lips - rest) * up
    p.hold(
        RIGHT,
        at,
        vector(-0.75 * tip, 0.0, 1.0 - 0.3 * tip),
        vector(0.55 - 0.35 * up, 0.75, 0.15),
        (-0.1, 0.75, -0.8),
        held,
    )
    p.fingers(RIGHT, "hold")
    part.own_hand = (False, True)
    part.face = _sip


def _sip(t: float) -> dict[str, float]:
    u = t % 4.2
    x = bump(1.0, 1.2, 1.9, 2.1, u)
    return {"mouthPucker": 0.35 * x, "jawOpen": 0.10 * x}


def eat(p: Posture, part: Part, t: float) -> None:
    """From plate to mouth, then chewing while the hand goes back for more."""
    u = t % 3.0
    up = bump(0.25, 0.95, 1.15, 1.85, u)
    table = _table(p, part)
    held = ease(0.0, 0.35, t)
    p.spine(bend=0.10 + 0.06 * up)
    p.head(nod=0.26 - 0.20 * up)
    plate = vector(0.36 * p.k, -0.10 * p.k, table + 0.09 * p.k)
    at = plate + (_mouth(p) + vector(0.06, -0.04, -0.03) * p.k - plate) * up
    p.reach(
        RIGHT,
        at,
        (-0.2, 0.6, -0.9),
        (0.55 - 0.65 * up, -0.55 - 0.2 * up, -0.45 + 0.75 * up),
        (-0.35, -0.55, -0.6 + 0.3 * up),
        True,
        held,
    )
    p.fingers(RIGHT, "pinch")
    p.reach(
        LEFT,
        vector(0.32 * p.k, 0.17 * p.k, table + 0.04 * p.k),
        (-0.3, 0.9, -0.4),
        (0.75, -0.6, -0.05),
        (0.0, -0.2, -1.0),
        True,
        held,
    )
    p.fingers(LEFT, "cup")
    part.own_hand = (False, True)
    part.face = _chew


def _chew(t: float) -> dict[str, float]:
    u = t % 3.0
    bite = bump(0.75, 0.95, 1.05, 1.25, u)
    chewing = bump(1.2, 1.35, 2.7, 2.95, u)
    turn = math.sin(math.tau * 1.7 * t)
    return {
        "jawOpen": 0.42 * bite + 0.09 * chewing * (0.5 + 0.5 * turn),
        "jawLeft": 0.25 * chewing * max(turn, 0),
        "jawRight": 0.25 * chewing * max(-turn, 0),
        "mouthPress": 0.25 * chewing,
        "cheekPuff": 0.12 * chewing,
    }


def read(p: Posture, part: Part, t: float) -> None:
    """Both hands hold the book low before the chest; the eyes go along the lines, a page turns now and then."""
    up = ease(0.0, 0.5, t)
    turn = bump(0.70, 0.80, 0.86, 0.97, (t / 6.0) % 1.0)
    scan = ((t / 1.9) % 1.0) - 0.5
    p.head(nod=0.36 * up, turn=-0.06 * scan)
    p.spine(bend=0.05)
    for side in BOTH:
        at = p.chest_point(0.31, 0.10, -0.31, side)
        if side == RIGHT:
            at = at + vector(0.02, 0.17 * turn, 0.04 * math.sin(math.pi * turn)) * p.k
        p.reach(side, at, (-0.2, 0.8, -0.8), (0.72, -0.20, 0.55), (-0.45, -0.65, 0.75), True, up)
        p.fingers(side, "hold", up)
    part.own_hand = (False, False)
    part.gaze = 0.0


def write(p: Posture, part: Part, t: float) -> None:
    """Bent over the table, the pen runs along the line in small strokes and goes back to the next."""
    k = p.k
    line = (t / 3.6) % 1.0
    x = lerp(-0.10, 0.08, min(line / 0.9, 1.0)) if line < 0.9 else lerp(0.08, -0.10, (line - 0.9) / 0.1)
    lift = 0.02 * bump(0.88, 0.92, 0.96, 1.0, line)
    wiggle = 0.005 * math.sin(31 * t) * (line < 0.9)
    table = _table(p, part)
    held = ease(0.0, 0.4, t)
    p.spine(bend=0.20)
    p.head(nod=0.42, tilt=0.08)
    p.reach(
        RIGHT,
        vector((0.34 + wiggle) * k, (-0.06 - x) * k, table + (0.035 + lift) * k),
        (-0.3, 1.0, -0.4),
        (0.75, 0.45, -0.25),
        (-0.15, -0.85, -0.5),
        True,
        held,
    )
    p.fingers(RIGHT, "pinch")
    p.reach(
        LEFT,
        vector(0.33 * k, 0.16 * k, table + 0.03 * k),
        (-0.3, 0.9, -0.3),
        (0.70, -0.70, -0.05),
        (0.0, 0.0, -1.0),
        True,
        held,
    )
    p.fingers(LEFT, "flat")
    part.own_hand = (False, True)
    part.gaze = 0.0


def cook(p: Posture, part: Part, t: float) -> None:
    """One hand steadies the pan, the other stirs; now and then the pan is tossed."""
    k = p.k
    table = _table(p, part) + 0.08 * k
    toss = bump(0.74, 0.80, 0.82, 0.92, (t / 4.5) % 1.0)
    a = math.tau * 1.1 * t
    p.spine(bend=0.12)
    p.head(nod=0.32)
    held = ease(0.0, 0.4, t)
    p.hold(
        LEFT,
        vector((0.36 - 0.05 * toss) * k, 0.13 * k, table + (0.02 + 0.10 * toss) * k),
        vector(-0.75, 0.25, 0.35 - 0.3 * toss),
        vector(0.3, -0.6, 0.5),
        (-0.6, 0.6, -0.8),
        held,
    )
    p.fingers(LEFT, "grip")
    stir = vector((0.47 + 0.05 * math.cos(a)) * k, (-0.10 + 0.05 * math.sin(a)) * k, table + (0.13 + 0.08 * toss) * k)
    p.hold(RIGHT, stir, vector(-0.25, -0.15, 0.95), vector(0.6, 0.75, 0.1), (-0.4, 0.6, -0.9), held)
    p.fingers(RIGHT, "grip")
    part.own_hand = (True, True)


def paint(p: Posture, part: Part, t: float) -> None:
    """At the easel: a few strokes, a step of the eyes back, then again; the palette rests on the other arm."""
    k = p.k
    u = (t / 4.0) % 1.0
    work = bump(0.05, 0.20, 0.70, 0.86, u)
    stroke = 0.11 * math.sin(math.tau * 0.9 * t)
    p.spine(bend=0.06 * work - 0.04, twist=0.06)
    p.head(nod=-0.02 + 0.05 * work, tilt=0.14 * (1 - work))
    canvas = vector(
        (0.54 - 0.12 * (1 - work)) * k,
        (-0.04 - stroke * work) * k,
        (1.34 + 0.08 * math.sin(0.8 * t) - 0.2 * (1 - work)) * k,
    )
    p.reach(RIGHT, canvas, (-0.2, 0.9, -0.6), (0.9, 0.25, 0.30), (0.1, -0.9, -0.25), True, ease(0, 0.4, t))
    p.fingers(RIGHT, "pinch")
    p.reach(
        LEFT,
        p.chest_point(0.26, 0.15, -0.36, LEFT),
        (-0.5, 0.7, -0.7),
        (0.8, -0.5, 0.05),
        (0.0, -0.1, 1.0),
        True,
        ease(0, 0.5, t),
    )
    p.fingers(LEFT, "cup")
    part.own_hand = (False, True)


def fish(p: Posture, part: Part, t: float) -> None:
    """Both hands on the rod; small draws, and once in a while a strike and a few turns of the reel."""
    k = p.k
    u = (t / 7.0 + part.luck[4]) % 1.0
    strike = bump(0.60, 0.64, 0.70, 0.86, u)
    reel = bump(0.66, 0.70, 0.92, 0.97, u)
    a = math.tau * 2.2 * t
    p.spine(bend=0.06 - 0.14 * strike)
    p.tilt(0.0, -0.05 * strike, 0.0)
    p.head(nod=0.02)
    held = ease(0.0, 0.4, t)
    hand = p.chest_point(0.26, 0.10, -0.42 + 0.10 * strike + 0.008 * math.sin(1.9 * t), RIGHT)
    rod = vector(0.85 - 0.45 * strike, 0.05, 0.45 + 0.5 * strike)
    p.hold(RIGHT, hand, rod, vector(0.5, 0.1, -0.85), (-0.5, 0.7, -0.6), held)
    p.fingers(RIGHT, "grip")
    side = hand + vector(0.10, 0.11, -0.02) * k + vector(math.cos(a), 0.0, math.sin(a)) * (0.05 * k * reel)
    p.reach(LEFT, side, (-0.3, 0.8, -0.7), (0.55, -0.8, 0.05), (-0.1, -0.4, -0.9), True, held)
    p.fingers(LEFT, "pinch")
    part.own_hand = (False, True)


def open_door(p: Posture, part: Part, t: float) -> None:
    """Reach for the handle, turn it, and draw it open with a shift of the weight."""
    _door(p, part, t, 1.0)


def close_door(p: Posture, part: Part, t: float) -> None:
    """Push it shut, the other way round."""
    _door(p, part, t, -1.0)


def _door(p: Posture, part: Part, t: float, way: float) -> None:
    k = p.k
    span = min(part.span, 2.2)
    reach = ease(0.05, 0.30 * span, t) * (1 - ease(0.86 * span, span + 0.25, t))
    turn = bump(0.30 * span, 0.38 * span, 0.5 * span, 0.6 * span, t)
    swing = ease(0.38 * span, 0.85 * span, t)
    swing = swing if way > 0 else 1 - swing
    goal = part.target(part.start)
    handle = (
        vector(0.52 * k, -0.20 * k, 0.98 * k)
        if goal is None
        else vector(min(float(goal[0]), 0.62 * k), float(goal[1]), max(min(float(goal[2]), 1.5 * k), 0.5 * k))
    )
    at = handle + vector(-0.26 * k * swing, -0.16 * k * swing, 0.0)
    p.hips(-0.07 * k * swing * reach + 0.04 * k * reach, 0.0, 0.015 * k)
    p.spine(bend=0.08 * reach, twist=-0.20 * swing * reach)
    p.head(nod=0.15 * reach)
    p.hold(RIGHT, at, vector(0.15, 0.9, 0.15 + 0.7 * turn), vector(0.9, -0.2, 0.0), (-0.5, 0.7, -0.6), reach)
    p.fingers(RIGHT, "grip", reach)


def door_cues(part: Part) -> tuple[Cue, ...]:
    span = min(part.span, 2.2)
    shut = part.beat.action == "close"
    at = part.world(vector(0.5, -0.2, 1.0), part.start)
    out = [
        Cue(
            kind="contact",
            seconds=part.start + 0.32 * span,
            position=at,
            subject="hand",
            other="handle",
            speed_m_s=0.5,
            mass_kg=0.3,
            material="flesh",
            other_material="metal",
        )
    ]
    if shut:
        out.append(
            Cue(
                kind="contact",
                seconds=part.start + 0.85 * span,
                position=at,
                subject="door",
                other="frame",
                speed_m_s=1.0,
                mass_kg=15.0,
                material="wood",
                other_material="wood",
            )
        )
    return tuple(out)


def push(p: Posture, part: Part, t: float) -> None:
    """Low and leaning, arms nearly straight, the load before the hands; legs do the walking by themselves."""
    k = p.k
    lean = ease(0.0, 0.5, t)
    effort = 0.02 * math.sin(math.tau * 1.4 * t)
    p.move_hips(x=-0.14 * k * lean, z=-0.07 * k * lean)
    p.spine(bend=(0.48 + effort) * lean)
    p.head(nod=-0.22 * lean)
    for side in BOTH:
        at = vector(0.62 * k, SIGN[side] * 0.22 * k, part.param("hands_height", 1.15 * k))
        p.reach(side, at, (-0.4, 0.8, -0.6), (0.25, -0.05, 0.95), (0.95, 0.0, -0.25), False, lean)
        p.fingers(side, "spread", lean)


def pull(p: Posture, part: Part, t: float) -> None:
    """Leaning back against the load, hauling hand by hand."""
    k = p.k
    lean = ease(0.0, 0.5, t)
    u = 0.5 - 0.5 * math.cos(math.tau * t / 1.5)
    p.move_hips(x=-0.16 * k * lean, z=-0.10 * k * lean)
    p.spine(bend=(0.02 - 0.16 * u) * lean)
    p.head(nod=0.10 * lean)
    for side in BOTH:
        at = vector((0.52 - 0.16 * u) * k, SIGN[side] * 0.05 * k - 0.02, (1.02 + (0.03 if side == LEFT else -0.05)) * k)
        p.hold(
            side,
            at + vector(0.10 * (side == LEFT), 0, 0) * k,
            vector(0.95, 0.0, 0.1),
            vector(0.1, -0.4 * SIGN[side], -0.9),
            (-0.5, 0.8, -0.4),
            lean,
        )
        p.fingers(side, "grip", lean)


def carry(p: Posture, part: Part, t: float) -> None:
    """A load in both arms before the belly; the back leans against its weight."""
    up = ease(0.0, 0.5, t)
    p.spine(bend=-0.10 * up)
    for side in BOTH:
        at = p.chest_point(0.34, 0.17, -0.42, side)
        p.reach(side, at, (-0.6, 0.6, -0.7), (0.85, -0.35, 0.15), (-0.05, -0.75, 0.65), True, up)
        p.fingers(side, "cup", up)


# ---------------------------------------------------------------- instruments

INSTRUMENTS = ("guitar", "violin", "piano", "drum", "flute")


def instrument(part: Part) -> str:
    """Told by ``params["instrument"]`` (index into ``INSTRUMENTS``), or by what the hands hold."""
    if "instrument" in part.beat.params:
        return INSTRUMENTS[int(part.param("instrument", 0)) % len(INSTRUMENTS)]
    for _, what in part.score.holding:
        for name, words in (
            ("violin", ("violin", "cello", "fiddle", "erhu")), ("flute", ("flute", "clarinet", "trumpet",
            "recorder", "sax", "shakuhachi")), ("drum", ("drum", "taiko", "tambourine")), ("piano", ("piano",
            "keyboard", "organ", "koto")), ):  # fmt: skip
            if any(w in what for w in words):
                return name
    return "guitar"


def play(p: Posture, part: Part, t: float) -> None:
    """Fretting and strumming, bowing, hands over the keys, sticks, or fingers on a pipe; the body keeps the beat."""
    k = p.k
    what = instrument(part)
    tempo = part.param("tempo_bpm", 96.0) / 60.0
    beat = math.tau * tempo * t
    held = ease(0.0, 0.4, t)
    p.spine(side=0.03 * math.sin(beat / 2))
    part.own_hand = (True, True)
    if what == "guitar":
        p.head(nod=0.20 + 0.04 * math.sin(beat), turn=0.20)
        strum = 0.05 * math.sin(beat * 2)
        fret = 0.06 * math.sin(0.7 * t) + 0.03 * math.sin(1.9 * t)
        p.reach(
            RIGHT,
            p.chest_point(0.19, 0.04, -0.40 - strum, RIGHT),
            (-0.4, 1.0, 0.1),
            (0.15, -0.95, -0.35 - 2 * strum),
            (-0.95, -0.15, 0.1),
            True,
            held,
        )
        p.fingers(RIGHT, "pinch")
        p.reach(
            LEFT,
            p.chest_point(0.30 - 0.1 * fret, 0.36 + fret, -0.24 + 0.3 * fret, LEFT),
            (-0.1, 0.7, -0.9),
            (0.10, -0.50, 0.85),
            (-0.85, -0.45, -0.1),
            True,
            held,
        )
        p.fingers(LEFT, "hold")
    elif what == "violin":
        p.head(tilt=-0.20, turn=0.42, nod=0.16)
        bow = 0.5 - 0.5 * math.cos(beat / 2)
        neck = p.chest_point(0.36, 0.26, 0.0, LEFT)
        p.reach(LEFT, neck, (0.2, 0.3, -1.0), (-0.25, -0.55, 0.75), (-0.6, -0.65, 0.25), True, held)
        p.fingers(LEFT, "hold")
        at = p.chest_point(0.22 + 0.14 * bow, 0.00 + 0.30 * bow, 0.0 - 0.16 * bow, RIGHT)
        p.reach(RIGHT, at, (-0.1, 1.0, -0.25), (0.55, 0.25 - 0.4 * bow, -0.35), (0.1, -0.45, -0.85), True, held)
        p.fingers(RIGHT, "pinch")
    elif what == "piano":
        table = _table(p, part)
        p.spine(bend=0.10 + 0.03 * math.sin(beat / 4))
        p.head(nod=0.28)
        for side in BOTH:
            run = 0.10 * math.sin(0.9 * t + 2 * side) + 0.05 * math.sin(2.3 * t + side)
            tap = max(0.0, math.sin(beat * 2 + math.pi * side))
            at = vector(0.44 * k, SIGN[side] * (0.20 + run) * k, table + (0.045 + 0.03 * tap) * k)
            p.reach(side, at, (-0.5, 0.9, -0.3), (0.98, -0.06, -0.12), (0.0, 0.0, -1.0), False, held)
            p.fingers(side, "cup")
            base = 16 + side * 17 + 11
            for f in range(1, 5):
                p.v[base + f] += 0.22 * max(0.0, math.sin(beat * 2 + 1.7 * f + 2 * side))
    elif what == "drum":
        p.head(nod=0.12 + 0.07 * math.sin(beat))
        p.spine(bend=0.10)
        for side in BOTH:
            hit = stick(t * tempo * 2 + 0.5 * side)
            at = p.chest_point(0.34, 0.16, -0.40 + 0.20 * hit, side)
            p.hold(
                side,
                at,
                vector(0.75, -0.25 * SIGN[side], -0.30 + 1.1 * hit),
                vector(0.6, 0.0, -0.75),
                (-0.5, 0.9, -0.4),
                held,
            )
            p.fingers(side, "grip")
    else:
        p.head(turn=0.15, nod=0.04 + 0.03 * math.sin(beat / 2))
        lips = _mouth(p)
        p.reach(
            LEFT,
            lips + vector(0.05, -0.16, -0.06) * k,
            (0.3, 0.7, -0.8),
            (-0.15, -0.75, 0.55),
            (-0.9, 0.1, 0.3),
            True,
            held,
        )
        p.reach(
            RIGHT,
            lips + vector(0.02, -0.40, -0.08) * k,
            (0.1, 0.9, -0.6),
            (0.60, 0.20, 0.55),
            (-0.45, -0.3, -0.85),
            True,
            held,
        )
        for side in BOTH:
            p.fingers(side, "hold")
            base = 16 + side * 17 + 11
            for f in range(1, 5):
                p.v[base + f] += 0.3 * (math.sin(2.2 * beat + 2.4 * f + side) > 0)


def stick(u: float) -> float:
    """Height of a drum stick over a stroke (0 at the hit), ``u`` in strokes: up slowly, down fast."""
    s = u % 1.0
    return math.sin(math.pi * min(s / 0.72, 1.0)) if s < 0.36 else (1 - ((s - 0.36) / 0.64) ** 2 if s < 1.0 else 0.0)
