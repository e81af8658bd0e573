"""The body above its feet: standing at ease and going, as one continuous thing led by the speed of the root."""

import math

from studio.stage.acting.manners import RUN, Manner, between, frequency
from studio.stage.acting.posture import Posture, lerp
from studio.stage.acting.rig import LEFT, RIGHT, SIGN


def base(p: Posture, phase: float, speed: float, run: float, manner: Manner, age: str, t: float, luck: float) -> None:
    """Write hips, spine, head and arms. ``phase`` in cycles (left foot lands at whole numbers), ``speed`` m/s."""
    k = p.k
    amp = min(speed / (manner.pace * math.sqrt(k)), 1.0)
    amp = amp * amp * (3 - 2 * amp) if amp < 1 else 1.0
    m = between(manner, RUN, run if manner is not RUN else 0.0)
    run = max(run, 1.0 if manner is RUN else 0.0)
    w = math.tau * phase
    breath = math.sin(math.tau * t / 3.7 + 6 * luck)
    shift = (1 - amp) * _weight(t, luck)
    # Hips: a walker is lowest when both feet are down, a runner in the middle of a stance.
    walking = m.bob * math.cos(2 * w - 0.25)
    quick = 4 * math.pi * max(frequency(speed, m, run, k), 0.3)
    running = min(m.bob, 10.0 / (quick * quick * k)) * math.cos(2 * w + 1.2)
    drop = lerp(0.006 + 0.006 * abs(shift), m.drop + lerp(walking, running, run), amp) * k
    drop += amp * m.dip * k * max(0.0, -math.sin(w)) + (0.0 if age != "old" else 0.022 * k * (1 - amp))
    sway = 0.018 * (1 - run) * m.sway * math.sin(w) * amp + 0.028 * shift
    p.hips(0.0, sway * k, drop - 0.0015 * breath)
    yaw = -0.11 * m.sway * math.cos(w) * amp
    p.tilt(0.035 * m.sway * math.sin(w) * amp + 0.055 * shift, amp * (0.015 + 0.07 * run + 0.3 * m.lean), yaw)
    p.spine(
        bend=amp * (m.lean * 0.7)
        + 0.012 * breath * (1 - 0.5 * amp)
        + (0.05 if age != "old" else 0.24) * (1 - 0.3 * amp),
        side=-0.045 * m.sway * math.sin(w) * amp
        - 0.085 * shift
        + amp * 0.10 * m.dip / 0.045 * max(0.0, -math.sin(w)) * (m.dip > 0),
        twist=-2.0 * yaw,
    )
    stoop = 0.0 if age != "old" else -0.16
    p.head(
        nod=-0.04 + stoop - amp * (0.5 * m.lean + 0.02) + 0.010 * math.sin(2 * w) * amp - 0.008 * breath,
        tilt=0.03 * shift, turn=0.8 * yaw,
    )  # fmt: skip
    swing = m.arm * amp * math.cos(w)
    if m.arm and run < 0.5:
        swing *= min(speed / (0.9 * m.pace * math.sqrt(k)), 1.25)
    elbows = lerp(0.24 if age != "old" else 0.55, m.elbow + 0.05, amp)
    out = lerp(0.155, m.out, amp)
    for side in (LEFT, RIGHT):
        # The left arm goes forward with the right foot.
        s = -SIGN[side] * swing - 0.02 * amp + 0.01 * breath
        b = elbows + 0.22 * max(0.0, SIGN[side] * -math.cos(w)) * amp
        inward = 0.22 * run * amp
        p.aim(
            side, (math.sin(s), out, -math.cos(s)), (math.sin(s + b), out * 0.55 - inward, -math.cos(s + b)),
            (lerp(0.25, 0.05, amp), 0.06, 0.0),
        )  # fmt: skip
        p.fingers(side, "relaxed")
        if m.fists > 0 and amp > 0:
            p.fingers(side, "fist", 0.8 * m.fists * amp)


def _weight(t: float, luck: float) -> float:
    """Which leg somebody at ease leans on, -1..1: rests on one, then in a second goes over to the other."""
    span = 5.5
    x = t / span + luck * 2
    n = math.floor(x)
    u = min(max((x - n - 0.80) / 0.20, 0.0), 1.0)
    u = u * u * u * (u * (6 * u - 15) + 10)
    a = 0.75 if n % 2 else -0.75
    return a + (-2 * a) * u + 0.10 * math.sin(1.7 * t + 9 * luck)
