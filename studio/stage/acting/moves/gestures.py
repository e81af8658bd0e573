"""Standing people: talk, shout, sing, wave, point, clap, bow, weep, laugh, embrace."""

import math
from collections.abc import Callable

from studio.stage.acting.face import Mouth
from studio.stage.acting.part import Part
from studio.stage.acting.posture import BOTH, Posture, bump, ease, vector
from studio.stage.acting.rig import LEFT, RIGHT
from studio.stage.performer import Cue


def stand(p: Posture, part: Part, t: float) -> None:
    """At ease: the base does it all."""


def mouth_of(part: Part) -> Mouth:
    found = part.notes.get("mouth")
    if not isinstance(found, Mouth):
        found = Mouth(part.score.lines)
        part.notes["mouth"] = found
    return found


_MEN = frozenset(
    [
        "man", "king", "father", "grandfather", "uncle", "husband", "prince", "monk", "knight", "viking", "samurai",
        "warrior", "cowboy", "ronin", "pirate", "wizard", "businessman", "fisherman", "policeman", "gentleman",
        "emperor", "soldier", "ninja",
    ]
)  # fmt: skip


def voice(part: Part, what: str, period: float | None = None) -> tuple[Cue, ...]:
    """Cries, laughs, cheers: heard from the head for the whole beat, or again and again."""
    words = set(part.who.split("_"))
    child = part.age == "child" or bool(words & {"child", "kid", "boy", "girl"})
    who = "child" if child else "man" if words & _MEN else "woman"
    at = part.world(vector(0.1, 0.0, part.rig.height * 0.92), part.start)
    if period is None:
        return (Cue(kind="voice", seconds=part.start + 0.15, position=at, subject=who, other=what, until=part.end),)
    return tuple(
        Cue(kind="voice", seconds=part.start + 0.15 + period * n, position=at, subject=who, other=what)
        for n in range(max(int(part.span / period), 1))
    )


def talk(p: Posture, part: Part, t: float) -> None:
    """Hands speak on the stressed syllables, the head nods with them; between lines the arms come down."""
    now = part.start + t
    mouth = mouth_of(part)
    speaking = mouth.speaking(now)
    if speaking <= 0:
        return
    lead = LEFT if part.luck[0] < 0.5 else RIGHT
    nod = 0.0
    stroke = [0.0, 0.0]
    for n, stress in enumerate(mouth.stresses):
        if abs(now - stress) > 0.8:
            continue
        hit = bump(stress - 0.30, stress - 0.02, stress + 0.06, stress + 0.42, now)
        nod += hit * 0.07
        stroke[lead] = max(stroke[lead], hit)
        if n % 3 == 2:
            stroke[1 - lead] = max(stroke[1 - lead], hit)
    p.head(nod=nod - 0.03 * speaking, tilt=0.05 * math.sin(0.9 * now), turn=0.06 * math.sin(0.63 * now + 2))
    p.spine(bend=0.02 * speaking + 0.02 * nod, twist=0.05 * math.sin(0.5 * now))
    for side in BOTH:
        gesturing = part.luck[3 + side]
        amount = speaking * (0.95 if side == lead else 0.25 + 0.65 * stroke[side])
        s = stroke[side]
        open_ = 0.10 + 0.22 * s + 0.08 * math.sin(1.3 * now + 3 * gesturing)
        p.aim(
            side, (0.26 + 0.10 * s, 0.20 + 0.10 * s, -1.0), (0.95, open_, 0.02 + 0.42 * s),
            (0.25 - 0.85 * s, -0.10 + 0.25 * s, 0.05), amount,
        )  # fmt: skip
        p.fingers(side, "flat", 0.55 * s * amount)


def shout(p: Posture, part: Part, t: float) -> None:
    """Both hands cupped about the mouth; the body leans back for breath, then forward into the call."""
    period = 1.9
    u = (t % period) / period
    call = bump(0.18, 0.30, 0.70, 0.92, u)
    raised = ease(0.0, 0.35, t)
    p.spine(bend=-0.14 * (1 - call) + 0.10 * call)
    p.head(nod=-0.22 * raised - 0.10 * call)
    p.move_hips(x=0.03 * call - 0.02, z=-0.01)
    for side in BOTH:
        target = p.chest_point(0.20, 0.095, 0.12, side)
        p.reach(side, target, (0.2, 1.0, -0.5), (0.15, -0.28, 0.95), (0.35, -0.95, 0.0), True, raised)
        p.fingers(side, "cup", raised)
    part.face = _shouting(part)


def _shouting(part: Part) -> Callable[[float], dict[str, float]]:
    mouth = mouth_of(part)

    def face(t: float) -> dict[str, float]:
        if mouth.spans:
            v = mouth.loud(part.start + t)
            return {"jawOpen": 0.35 * v, "browInnerUp": 0.25, "noseSneerLeft": 0.15 * v, "noseSneerRight": 0.15 * v}
        call = bump(0.18, 0.30, 0.70, 0.92, (t % 1.9) / 1.9)
        return {
            "jawOpen": 0.75 * call,
            "mouthFunnel": 0.3 * call,
            "eyeSquintLeft": 0.3 * call,
            "eyeSquintRight": 0.3 * call,
        }

    return face


def shout_cues(part: Part) -> tuple[Cue, ...]:
    return () if part.score.lines else voice(part, "cheer", 1.9)


def sing(p: Posture, part: Part, t: float) -> None:
    """One hand at the heart, the other opening with each phrase; the chest lifts, the body sways."""
    phrase = 0.5 - 0.5 * math.cos(math.tau * t / 4.2)
    p.move_hips(y=0.025 * math.sin(math.tau * t / 4.2) * p.k)
    p.spine(
        bend=-0.05 - 0.05 * phrase, side=0.05 * math.sin(math.tau * t / 4.2), twist=0.05 * math.sin(math.tau * t / 6)
    )
    p.head(nod=-0.10 * phrase, tilt=0.06 * math.sin(math.tau * t / 4.2))
    lead = LEFT if part.luck[0] < 0.5 else RIGHT
    up = ease(0, 0.8, t)
    p.reach(
        1 - lead,
        p.chest_point(0.155, -0.02, -0.17, 1 - lead),
        (-0.1, 0.8, -0.9),
        (-0.05, -0.9, 0.35),
        (-1, -0.1, 0),
        True,
        up,
    )
    p.aim(
        lead,
        (0.35 + 0.2 * phrase, 0.55, -0.75 + 0.45 * phrase),
        (0.75, 0.45 + 0.3 * phrase, 0.15 + 0.5 * phrase),
        (-0.9, -0.2, 0.0),
        up,
    )
    p.fingers(lead, "spread", 0.6 * up)
    p.fingers(1 - lead, "flat", 0.7 * up)
    if not part.score.lines:
        part.face = _singing


def _singing(t: float) -> dict[str, float]:
    u = (t * 1.6) % 1.0
    open_ = bump(0.05, 0.25, 0.65, 0.95, u)
    vowel = int(t * 1.6) % 3
    return {"jawOpen": 0.45 * open_, "mouthFunnel": 0.5 * open_ * (vowel == 1), "browInnerUp": 0.35 * open_}


def wave(p: Posture, part: Part, t: float) -> None:
    """A raised hand that waves from the elbow, the whole side lifting with it."""
    side = LEFT if part.param("side", 1.0) < 0.5 else RIGHT
    up = ease(0.0, 0.45, t) * (1 - ease(part.span - 0.4, part.span, t) * (part.span > 1.2))
    swing = math.sin(math.tau * 2.0 * (t - 0.2)) * 0.34 * ease(0.25, 0.55, t)
    p.spine(side=(-0.06 if side == RIGHT else 0.06) * up, twist=0.04 * swing)
    p.head(tilt=(0.07 if side == RIGHT else -0.07) * up)
    p.aim(
        side,
        (0.30, 0.62, 0.10),
        (0.28, 0.22 + swing, 1.0),
        (0.75, 0.0, 0.35 * math.sin(math.tau * 2.0 * (t - 0.26))),
        up,
    )
    p.fingers(side, "spread", up)


def point(p: Posture, part: Part, t: float) -> None:
    """The arm goes out to what is meant, the eyes before it."""
    goal = part.target(t)
    d = vector(1.0, -0.35, 0.1) if goal is None else goal - vector(0.0, 0.0, p.rig.height * 0.80)
    side = LEFT if d[1] > 0.15 else RIGHT
    n = math.sqrt(float(d @ d)) + 1e-9
    out = float(d[1]) / n * (1 if side == LEFT else -1)
    f, u = float(d[0]) / n, float(d[2]) / n
    up = ease(0.05, 0.5, t)
    settle = 0.03 * math.sin(9 * t) * math.exp(-4 * max(t - 0.45, 0)) * (t > 0.45)
    p.spine(twist=0.22 * math.atan2(float(d[1]), max(float(d[0]), 0.2)) * up)
    p.aim(side, (f, out + 0.08, u - 0.06 + settle), (f, out - 0.02, u + 0.04 + settle), (0.9, 0.0, 0.0), up)
    p.fingers(side, "point", up)
    p.head(turn=0.5 * math.atan2(float(d[1]), max(float(d[0]), 0.2)) * ease(0, 0.3, t), nod=-0.3 * u)


CLAP_S = 0.36


def clap(p: Posture, part: Part, t: float) -> None:
    """Hands meet before the chest about three times a second; the palms touch at the cue."""
    up = ease(0, 0.3, t)
    apart = 0.5 - 0.5 * math.cos(math.tau * (t - 0.4) / CLAP_S)
    for side in BOTH:
        gap = 0.012 + 0.095 * apart
        target = p.chest_point(0.30, gap, -0.20 + (0.02 if side == LEFT else -0.01), side)
        p.reach(side, target, (-0.1, 0.8, -0.7), (0.75, -0.25 + 0.2 * apart, 0.55), (0.0, -1.0, 0.1), True, up)
        p.fingers(side, "flat", up)
    p.head(nod=0.02 * (1 - apart))


def clap_cues(part: Part) -> tuple[Cue, ...]:
    out: list[Cue] = []
    t = 0.4
    while t < part.span:
        at = part.world(vector(0.3, 0, part.rig.height * 0.72), part.start + t)
        out.append(Cue(kind="contact", seconds=part.start + t, position=at, subject="hand", other="hand", speed_m_s=1.6,
                       mass_kg=0.4, material="flesh", other_material="flesh"))  # fmt: skip
        t += CLAP_S
    return tuple(out)


def bow(p: Posture, part: Part, t: float) -> None:
    """From the hips with a straight back, hands sliding down the thighs; a moment below, and slowly up."""
    span = min(part.span, 2.6)
    down = bump(0.05, 0.34 * span, 0.58 * span, 0.98 * span, t) * part.param("depth", 0.85)
    p.move_hips(x=-0.13 * down * p.k, z=-0.015 * down)
    p.tilt(0, 0.62 * down, 0)
    p.spine(bend=0.36 * down)
    p.head(nod=0.22 * down)
    for side in BOTH:
        p.aim(
            side, (0.10 + 0.22 * down, 0.10, -1.0), (0.18 + 0.30 * down, -0.02, -1.0), (0.6, 0.1, 0.0), ease(0, 0.3, t)
        )
        p.fingers(side, "flat", 0.7)


def weep(p: Posture, part: Part, t: float) -> None:
    """Face in both hands, shoulders shaking in sobs of breath."""
    up = ease(0.1, 0.9, t)
    sob = max(0.0, math.sin(math.tau * 0.42 * t)) * math.sin(math.tau * 4.3 * t)
    p.spine(bend=0.26 * up + 0.018 * sob)
    p.head(nod=0.34 * up + 0.02 * sob)
    p.move_hips(z=-0.02 * up)
    for side in BOTH:
        p.shrug(side, 0.12 * up + 0.05 * sob, 0.10 * up)
        target = p.chest_point(0.185, 0.055, 0.02 + 0.006 * sob, side)
        p.reach(side, target, (0.3, 0.45, -1.0), (0.12, -0.20, 0.97), (-0.95, -0.25, 0.1), True, up)
        p.fingers(side, "cup", up)
    part.gaze = 1 - up


def weep_cues(part: Part) -> tuple[Cue, ...]:
    return voice(part, "cry")


def laugh(p: Posture, part: Part, t: float) -> None:
    """Rocks back, then folds over the held belly; shoulders bounce with each ha."""
    u = (t % 2.8) / 2.8
    back = bump(0.02, 0.18, 0.30, 0.48, u)
    fold = bump(0.36, 0.56, 0.72, 0.98, u)
    ha = math.sin(math.tau * 4.6 * t) * (0.4 + 0.6 * bump(0.02, 0.12, 0.8, 1.0, u))
    p.spine(bend=-0.16 * back + 0.34 * fold + 0.014 * ha)
    p.tilt(0, 0.16 * fold - 0.03 * back, 0)
    p.move_hips(x=-0.05 * fold * p.k, z=-0.03 * fold)
    p.head(nod=-0.34 * back + 0.10 * fold + 0.02 * ha, tilt=0.08 * math.sin(1.7 * t))
    held = ease(0, 0.4, t)
    for side in BOTH:
        p.shrug(side, 0.05 + 0.04 * ha)
    p.reach(
        RIGHT,
        p.chest_point(0.145, 0.02, -0.40, RIGHT),
        (-0.3, 0.8, -0.6),
        (0.1, -0.95, -0.1),
        (-1.0, -0.1, 0.0),
        True,
        held,
    )
    p.aim(LEFT, (0.2 + 0.2 * fold, 0.3, -1), (0.6, 0.1, -0.45 + 0.4 * back), (0.2, 0, 0), held)
    p.fingers(RIGHT, "flat", held)

    def face(x: float) -> dict[str, float]:
        h = 0.5 + 0.5 * math.sin(math.tau * 4.6 * x)
        return {"jawOpen": 0.22 + 0.20 * h}

    part.face = face


def laugh_cues(part: Part) -> tuple[Cue, ...]:
    return voice(part, "laugh")


def hug(p: Posture, part: Part, t: float) -> None:
    """Arms open, close about the other's back, and hold; the head comes to rest beside the other's."""
    opened = bump(0.0, 0.35, 0.45, 0.85, t)
    closed = ease(0.45, 0.95, t)
    p.move_hips(x=0.05 * closed * p.k)
    p.spine(bend=0.10 * closed, side=0.04 * math.sin(0.9 * t) * closed)
    p.head(nod=0.10 * closed, tilt=0.18 * closed, turn=0.28 * closed)
    for side in BOTH:
        p.aim(side, (0.65, 0.75, -0.15), (0.95, 0.35, 0.1), (0.0, 0.0, 0.0), max(opened, closed))
        high = 0.02 if side == RIGHT else -0.14
        target = p.chest_point(0.44, 0.015, -0.16 + high + 0.01 * math.sin(2.2 * t), side)
        p.reach(side, target, (0.15, 1.0, -0.35), (0.35, -0.92, 0.12), (-0.92, -0.35, 0.0), True, closed)
        p.fingers(side, "flat", closed)
    part.gaze = 1 - closed


def push_hands_out(p: Posture, part: Part, t: float) -> None:
    """Flinch: arms thrown up before the face, weight back."""
    up = bump(0.05, 0.25, max(part.span - 0.8, 0.5), part.span, t)
    p.spine(bend=-0.12 * up, twist=0.25 * up)
    p.head(nod=0.15 * up, turn=0.35 * up)
    p.move_hips(x=-0.05 * up, z=-0.06 * up)
    for side in BOTH:
        p.aim(side, (0.6, 0.45, 0.1), (0.45, -0.35, 0.9), (0.9, -0.3, 0), up)
        p.fingers(side, "spread", up)
