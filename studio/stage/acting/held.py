"""How things are carried while the rest of the body does something else: one way of holding for each kind of thing."""

import math
from collections.abc import Callable

from studio.stage.acting.posture import Array, Posture, vector
from studio.stage.acting.rig import LEFT, RIGHT, SIGN

Carry = Callable[[Posture, int, float, float, float, float], None]
"""(posture in the world, side, yaw, gait phase, speed, seconds) -> None"""

UPRIGHT = frozenset(["bag", "suitcase", "shopping_bag", "bucket", "lantern", "basket", "briefcase", "balloon"])
"""Things that hang from the hand or rise from it: their socket keeps z up whatever the wrist does."""

SPREAD = frozenset(["newspaper", "map", "letter", "magazine"])
"""Sheets that are read in both hands, spread before the eyes."""

_WAYS = {
    "umbrella": "umbrella parasol",
    "blade": "sword katana knife dagger stick cane bat racket wand axe hammer spear staff club torch lightsaber",
    "hang": "bag suitcase shopping_bag bucket basket briefcase lantern",
    "cup": "cup mug glass bottle coffee tea ice_cream candle microphone flower bouquet phone smartphone can",
    "board": "surfboard skateboard snowboard painting ladder",
    "low": "rope leash fishing_rod guitar violin flute",
    "chest": "book box ball basketball football baby cat teddy_bear shield package newspaper tray present gift",
    "string": "balloon kite",
    "flag": "flag banner sign",
}


def holders(holding: tuple[tuple[str, str], ...]) -> tuple[tuple[int, Carry], ...]:
    """(side, how to carry) for each thing of a score's ``holding``."""
    ways = {word: way for way, words in _WAYS.items() for word in words.split()}
    return tuple((LEFT if side == "left" else RIGHT, _CARRIES[ways.get(kind, _own(kind))]) for side, kind in holding)


def _own(kind: str) -> str:
    """How what somebody brought is carried: what is tall like a blade, all else like a cup."""
    word, _, rest = kind.partition(":")
    return "blade" if word == "own_thing" and float(rest.partition(":")[0] or 0.0) > _TALL_M else "cup"


_TALL_M = 0.5


def _axes(side: int, yaw: float) -> tuple[Array, Array, Array]:
    """World directions forward, outward, up of a figure that faces ``yaw``."""
    c, s = math.cos(yaw), math.sin(yaw)
    return vector(c, s, 0.0), vector(-s, c, 0.0) * SIGN[side], vector(0.0, 0.0, 1.0)


def _hint(side: int, yaw: float, forward: float, out: float, up: float) -> tuple[float, float, float]:
    """An elbow hint for ``hold`` from the figure's own directions; ``hold`` mirrors y, so it is unmirrored here."""
    f, o, u = _axes(side, yaw)
    d = f * forward + o * out + u * up
    return float(d[0]), float(d[1]) * SIGN[side], float(d[2])


def _umbrella(p: Posture, side: int, yaw: float, phase: float, speed: float, t: float) -> None:
    f, o, u = _axes(side, yaw)
    give = 0.008 * math.sin(math.tau * 2 * phase) * min(speed, 1.0) + 0.004 * math.sin(1.1 * t)
    target = p.chest_point(0.27, 0.10, -0.27 + give, side)
    p.hold(side, target, u - 0.10 * o - 0.05 * f, f * 0.75 - o * 0.65, _hint(side, yaw, -0.2, 0.5, -1.0))
    p.fingers(side, "grip")


def _blade(p: Posture, side: int, yaw: float, phase: float, speed: float, t: float) -> None:
    f, o, u = _axes(side, yaw)
    swing = 0.05 * math.sin(math.tau * phase + (0 if side == RIGHT else math.pi)) * min(speed, 1.3)
    target = p.chest_point(0.20 + swing, 0.27, -0.52, side)
    p.hold(side, target, f * 0.80 + u * 0.55 + o * 0.10, f * 0.55 - u * 0.80, _hint(side, yaw, -0.8, 0.5, -0.2))
    p.fingers(side, "grip")


def _hang(p: Posture, side: int, yaw: float, phase: float, speed: float, t: float) -> None:
    f, o, u = _axes(side, yaw)
    swing = 0.04 * math.sin(math.tau * phase + (0 if side == RIGHT else math.pi)) * min(speed, 1.3)
    target = p.chest_point(0.03 + swing, 0.27, -0.64, side)
    p.hold(side, target, f - 0.1 * o, -u + 0.05 * o, _hint(side, yaw, -0.8, 0.5, -0.1))
    p.fingers(side, "hook")


def _cup(p: Posture, side: int, yaw: float, phase: float, speed: float, t: float) -> None:
    f, o, u = _axes(side, yaw)
    target = p.chest_point(0.30, 0.10, -0.30 + 0.004 * math.sin(1.3 * t), side)
    p.hold(side, target, u, f * 0.72 - o * 0.70, _hint(side, yaw, -0.2, 0.45, -1.0))
    p.fingers(side, "hold")


def _board(p: Posture, side: int, yaw: float, phase: float, speed: float, t: float) -> None:
    f, o, u = _axes(side, yaw)
    target = p.chest_point(0.10, 0.30, -0.58, side)
    p.hold(side, target, f, -u - 0.15 * o, _hint(side, yaw, -0.3, 1.0, 0.0))
    p.fingers(side, "cup")


def _low(p: Posture, side: int, yaw: float, phase: float, speed: float, t: float) -> None:
    f, _, u = _axes(side, yaw)
    target = p.chest_point(0.26, 0.16, -0.42, side)
    p.hold(side, target, f * 0.65 + u * 0.75, f * 0.75 - u * 0.65, _hint(side, yaw, -0.7, 0.5, -0.6))
    p.fingers(side, "grip")


def _chest(p: Posture, side: int, yaw: float, phase: float, speed: float, t: float) -> None:
    f, o, u = _axes(side, yaw)
    target = p.chest_point(0.28, 0.13, -0.30, side)
    palm = -o * 0.8 - f * 0.5
    hand = f * 0.55 - o * 0.75 + u * 0.2
    sign = SIGN[side]
    p.reach(
        side, target, _hint(side, yaw, -0.3, 0.7, -0.8), (float(hand[0]), float(hand[1]) * sign, float(hand[2])),
        (float(palm[0]), float(palm[1]) * sign, float(palm[2])),
    )  # fmt: skip
    p.fingers(side, "cup")


def _string(p: Posture, side: int, yaw: float, phase: float, speed: float, t: float) -> None:
    f, o, u = _axes(side, yaw)
    target = p.chest_point(0.30, 0.18, -0.14 + 0.02 * math.sin(0.9 * t), side)
    p.hold(side, target, u, f * 0.8 - o * 0.5, _hint(side, yaw, -0.2, 0.6, -1.0))
    p.fingers(side, "fist")


def _flag(p: Posture, side: int, yaw: float, phase: float, speed: float, t: float) -> None:
    f, o, u = _axes(side, yaw)
    target = p.chest_point(0.30, 0.22, 0.05, side)
    p.hold(
        side, target, u + 0.12 * f + 0.06 * math.sin(1.9 * t) * o, f * 0.8 - o * 0.4, _hint(side, yaw, 0.1, 0.7, -0.9)
    )
    p.fingers(side, "grip")


_CARRIES: dict[str, Carry] = {
    "umbrella": _umbrella,
    "blade": _blade,
    "hang": _hang,
    "cup": _cup,
    "board": _board,
    "low": _low,
    "chest": _chest,
    "string": _string,
    "flag": _flag,
}
