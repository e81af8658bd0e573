"""Dancing: stepping side to side, bouncing in place, a waltz box, and the slow hands of a summer festival."""

import math
from itertools import pairwise

from studio.stage.acting.part import Footwork, Part, Step
from studio.stage.acting.posture import BOTH, Posture, bump, ease
from studio.stage.acting.rig import LEFT, RIGHT, SIGN

STYLES = ("pop", "bounce", "waltz", "festival")


def style_of(part: Part) -> str:
    """``params["style"]`` is an index into ``STYLES``; else luck decides between the first two."""
    if "style" in part.beat.params:
        return STYLES[int(part.param("style", 0)) % len(STYLES)]
    return STYLES[0] if part.luck[5] < 0.6 else STYLES[1]


def _beat(part: Part) -> float:
    bpm = {"pop": 112.0, "bounce": 104.0, "waltz": 138.0, "festival": 76.0}[style_of(part)]
    return 60.0 / part.param("tempo_bpm", bpm)


_SIDE = ((RIGHT, -0.22), (LEFT, -0.06), (LEFT, 0.22), (RIGHT, 0.06))
_WALTZ = (
    (LEFT, 0.26, 0.09),
    (RIGHT, 0.26, -0.24),
    (LEFT, 0.26, -0.06),
    (RIGHT, 0.0, -0.24),
    (LEFT, 0.0, 0.09),
    (RIGHT, 0.0, -0.09),
)
_FESTIVAL = ((RIGHT, 0.16, -0.09), (LEFT, 0.0, 0.09), (LEFT, 0.16, 0.09), (RIGHT, 0.0, -0.09))


def dance_feet(part: Part) -> Footwork | None:
    """Each foot's prints on the beat."""
    style = style_of(part)
    k, beat = part.k, _beat(part)
    spots: list[tuple[float, float]] = [(0.0, 0.10 * k), (0.0, -0.10 * k)]
    since = [0.0, 0.0]
    out: list[Step] = []
    n = 0
    while style != "bounce" and (n + 1.5) * beat < part.span:
        if style == "pop":
            side, y = _SIDE[n % 4]
            x = 0.0
        elif style == "waltz":
            side, x, y = _WALTZ[n % 6]
        else:
            side, x, y = _FESTIVAL[n % 4]
        land = (n + 1) * beat
        lift = land - min(0.42, 0.75 * beat)
        if lift > since[side] + 0.05:
            at = spots[side]
            out.append(Step(side, since[side], lift, at[0], at[1], SIGN[side] * 0.14, roll=0.45, height=0.07))
            spots[side], since[side] = (x * k, y * k), land
        n += 1
    for side in BOTH:
        at = spots[side] if style != "bounce" else (0.0, SIGN[side] * 0.15 * k)
        out.append(Step(side, since[side], part.span + 1, at[0], at[1], SIGN[side] * 0.16))
    part.notes["spots"] = out
    return tuple(out)


def _support(part: Part, t: float) -> tuple[float, float]:
    """Where the weight is: the mean of both feet, the landed one counting more, smoothed over the step."""
    prints = part.notes.get("spots")
    x = y = 0.0
    if not isinstance(prints, list):
        return 0.0, 0.0
    for side in BOTH:
        own = [s for s in prints if isinstance(s, Step) and s.side == side]  # pyright: ignore[reportUnknownVariableType]
        at = (own[0].x, own[0].y)
        for a, b in pairwise(own):
            u = ease(a.lift, b.land + 0.08, t)
            at = (a.x + (b.x - a.x) * u, a.y + (b.y - a.y) * u) if t >= a.lift else at
        x += at[0] / 2
        y += at[1] / 2
    return x, y


def dance(p: Posture, part: Part, t: float) -> None:
    """Hips on the beat, chest against hips, arms that finish each move a little late."""
    k = p.k
    style, beat = style_of(part), _beat(part)
    u = t / beat
    x, y = _support(part, t)
    go = ease(0.0, 0.5, t)
    down = 0.5 + 0.5 * math.cos(math.tau * u)
    half = math.sin(math.pi * u)
    if style == "waltz":
        rise = 0.5 - 0.5 * math.cos(math.tau * u / 3)
        turn = 0.10 * math.sin(math.tau * u / 6)
        p.hips(x, y, (0.065 - 0.05 * rise) * k)
        p.tilt(0.05 * math.sin(math.tau * u / 6), 0.0, turn)
        p.spine(bend=-0.04, side=-0.07 * math.sin(math.tau * u / 6))
        p.head(turn=0.35, tilt=-0.06)
        p.arm(LEFT, (0.35, 0.90, 0.08), (0.45, 0.35, 0.70), (0.3, 0.0, 0.0), (0, 0), go)
        p.arm(RIGHT, (0.55, 0.75, -0.05), (0.75, -0.60, 0.05), (0.6, 0.2, 0.0), (0, 0), go)
        return
    if style == "festival":
        slow = math.tau * u / 4
        p.hips(x, y, (0.05 + 0.025 * down) * k)
        p.tilt(0.04 * math.sin(slow), 0.03, 0.20 * math.sin(slow))
        p.spine(bend=0.05, side=0.06 * math.sin(slow), twist=0.16 * math.sin(slow))
        p.head(tilt=0.10 * math.sin(slow), turn=0.25 * math.sin(slow))
        for side in BOTH:
            high = 0.5 + 0.5 * math.sin(slow * 1.0 + (0.0 if side == LEFT else math.pi))
            p.arm(
                side,
                (0.55, 0.55, -0.35 + 0.75 * high),
                (0.55, -0.10 + 0.2 * high, 0.35 + 0.65 * high),
                (0.7 - 0.9 * high, -0.5 + 0.9 * high, 0.0),
                (0, 0),
                go,
            )
            p.fingers(side, "flat", 0.9)
        return
    sway = 0.045 if style == "pop" else 0.055
    p.hips(x, y + sway * half * k, (0.035 + 0.045 * down * go) * k)
    p.tilt(0.10 * half * go, 0.04, 0.16 * math.sin(math.pi * u + 0.7) * go)
    p.spine(bend=0.05 + 0.07 * down * go, side=-0.15 * half * go, twist=-0.30 * math.sin(math.pi * u + 0.7) * go)
    p.head(nod=0.09 * down - 0.04, tilt=0.10 * half, turn=0.12 * math.sin(math.pi * u / 2))
    phrase = int(u // 8) % 2
    for side in BOTH:
        mine = SIGN[side]
        late = math.sin(math.pi * u - 0.5)
        if style == "pop" and phrase == 0:
            p.aim(
                side,
                (0.35 + 0.45 * late * mine, 0.35, -0.85),
                (0.95, -0.10 - 0.15 * late, 0.30 + 0.40 * late * mine),
                (0.3, 0.0, 0.0),
                go,
            )
        elif style == "pop":
            up = 0.5 + 0.5 * late * mine
            p.aim(side, (0.30, 0.55, -0.55 + 1.35 * up), (0.30, 0.15, 0.55 + 0.6 * up), (0.2, 0.0, 0.0), go)
        else:
            hit = bump(0.0, 0.10, 0.32, 0.60, (u / 2 + 0.25 * (side == RIGHT)) % 1.0)
            p.aim(
                side,
                (0.25 + 0.5 * hit, 0.55 - 0.2 * hit, -0.75 + 0.45 * hit),
                (0.75, -0.50 + 0.7 * hit, 0.45 - 0.15 * hit),
                (0.8, 0.0, 0.0),
                go,
            )
        p.fingers(side, "relaxed" if style == "pop" else "fist")
