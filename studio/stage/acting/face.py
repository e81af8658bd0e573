"""Faces over time: mouths that follow phonemes, moods, blinks. Amounts 0..1 by ARKit name."""

import math
from bisect import bisect_right
from collections.abc import Mapping

import numpy as np

from studio.ports.speech import Speech

SAMPLE_RATE = 48000

Expression = Mapping[str, float]

VISEMES: dict[str, Expression] = {
    "rest": {},
    "A": {"jawOpen": 0.38, "mouthLowerDown": 0.30, "mouthUpperUp": 0.30},
    "I": {"jawOpen": 0.13, "mouthStretch": 0.55, "mouthSmile": 0.25, "mouthLowerDown": 0.35, "mouthUpperUp": 0.35},
    "U": {"jawOpen": 0.12, "mouthPucker": 0.62, "mouthFunnel": 0.25},
    "E": {"jawOpen": 0.34, "mouthStretch": 0.40, "mouthLowerDown": 0.35, "mouthUpperUp": 0.30},
    "O": {"jawOpen": 0.27, "mouthFunnel": 0.58, "mouthPucker": 0.22},
    "M": {"mouthClose": 0.05, "mouthPress": 0.45, "mouthRollLower": 0.25, "mouthRollUpper": 0.25},
    "F": {"jawOpen": 0.10, "mouthRollLower": 0.65, "mouthUpperUp": 0.35},
    "L": {"jawOpen": 0.25, "mouthUpperUp": 0.20, "tongueOut": 0.12},
    "S": {"jawOpen": 0.05, "mouthStretch": 0.35, "mouthLowerDown": 0.40, "mouthUpperUp": 0.25},
}
"""One mouth shape for each of ``ports.speech.VISEMES``."""

MOODS: dict[str, Expression] = {
    "neutral": {"mouthSmile": 0.06},
    "happy": {"mouthSmile": 0.60, "cheekSquint": 0.35, "eyeSquint": 0.15, "browOuterUp": 0.08},
    "laughing": {"mouthSmile": 0.85, "cheekSquint": 0.60, "eyeSquint": 0.40, "browOuterUp": 0.20},
    "angry": {"browDown": 0.85, "noseSneer": 0.40, "mouthPress": 0.35, "eyeSquint": 0.30, "mouthFrown": 0.30},
    "sad": {"browInnerUp": 0.80, "mouthFrown": 0.60, "eyeLookDown": 0.20, "eyeSquint": 0.10, "mouthShrugLower": 0.25},
    "crying": {"browInnerUp": 0.95, "mouthFrown": 0.75, "eyeSquint": 0.55, "mouthStretch": 0.30, "cheekSquint": 0.30},
    "afraid": {"browInnerUp": 0.80, "browOuterUp": 0.40, "eyeWide": 0.70, "mouthStretch": 0.45, "jawOpen": 0.08},
    "surprised": {"browInnerUp": 0.60, "browOuterUp": 0.80, "eyeWide": 0.60, "jawOpen": 0.18},
    "tired": {"eyeBlink": 0.42, "browInnerUp": 0.25, "mouthFrown": 0.18, "eyeLookDown": 0.15},
    "effort": {"browDown": 0.50, "eyeSquint": 0.35, "mouthStretch": 0.30, "noseSneer": 0.20},
    "calm": {"eyeSquint": 0.05, "mouthSmile": 0.10},
    "cold": {"browDown": 0.32, "eyeSquint": 0.18, "eyeBlink": 0.16, "mouthPress": 0.30, "mouthFrown": 0.12},
    "stern": {"browDown": 0.75, "eyeSquint": 0.18, "mouthPress": 0.45, "mouthFrown": 0.30},
    "annoyed": {"browDown": 0.45, "browInnerUp": 0.15, "mouthFrown": 0.55, "mouthShrugLower": 0.40, "eyeSquint": 0.25,
                "noseSneerLeft": 0.35, "mouthPucker": 0.15},
    "excited": {"mouthSmile": 0.70, "cheekSquint": 0.30, "browInnerUp": 0.30, "browOuterUp": 0.55, "eyeWide": 0.40},
    "proud": {"mouthSmile": 0.34, "cheekSquint": 0.15, "eyeBlink": 0.22, "browOuterUp": 0.30, "mouthPress": 0.15,
              "eyeLookDown": 0.12},
    "pleading": {"browInnerUp": 1.0, "eyeWide": 0.25, "mouthFrown": 0.40, "eyeLookUp": 0.10},
    "sarcastic": {"mouthSmileLeft": 0.65, "cheekSquintLeft": 0.30, "browOuterUpRight": 0.70, "browDownLeft": 0.30,
                  "eyeBlink": 0.24},
    "deadpan": {"eyeBlink": 0.26},
    "playful": {"mouthSmile": 0.40, "mouthSmileLeft": 0.25, "browOuterUpRight": 0.55, "cheekSquint": 0.25,
                "eyeSquint": 0.15},
    "shy": {"mouthSmile": 0.28, "mouthPress": 0.20, "browInnerUp": 0.35, "eyeLookDown": 0.40, "cheekSquint": 0.15},
    "asleep": {"eyeBlink": 1.0, "mouthSmile": 0.05},
}  # fmt: skip

_OF_TONES = {
    "neutral": "", "tearful": "crying", "scared": "afraid", "breathless": "effort", "hurried": "excited",
    "mutter": "deadpan", "robotic": "deadpan",
}  # fmt: skip


def mood_of(tone: str) -> str:
    """The mood of somebody who speaks in a tone: one of ``MOODS``, or nothing where a face has no part in it."""
    return _OF_TONES.get(tone, tone if tone in MOODS else "")


MIDLINE = frozenset(
    [
        "jawOpen",
        "jawForward",
        "jawLeft",
        "jawRight",
        "mouthClose",
        "mouthFunnel",
        "mouthPucker",
        "mouthLeft",
        "mouthRight",
        "mouthRollLower",
        "mouthRollUpper",
        "mouthShrugLower",
        "mouthShrugUpper",
        "browInnerUp",
        "cheekPuff",
        "tongueOut",
    ]
)
"""Actions of the asset that have no side."""

LEAD = 0.022
"""Seconds that lips move before the sound they make."""
BLEND = 0.034
"""Half width of the blend between two mouth shapes, seconds: 68 ms in all."""

_VOWELS = frozenset("AIUEO")


def add(face: dict[str, float], expression: Expression, amount: float) -> None:
    """Add an expression, at most 1 each; a name without its side goes to both."""
    if amount <= 0:
        return
    for name, value in expression.items():
        sided = name in MIDLINE or name.endswith(("Left", "Right"))
        for full in (name,) if sided else (name + "Left", name + "Right"):
            face[full] = min(face.get(full, 0.0) + value * amount, 1.0)


class Mouth:
    """The mouth over one shot: which shapes, how far, from the speech's phonemes."""

    def __init__(self, lines: tuple[tuple[float, Speech], ...]) -> None:
        self._marks: list[tuple[float, float, str]] = []
        for start, speech in lines:
            for phoneme in speech.phonemes:
                shape = phoneme.text if phoneme.text in VISEMES else "rest"
                self._marks.append((start + phoneme.start / SAMPLE_RATE, start + phoneme.end / SAMPLE_RATE, shape))
        self._marks.sort()
        self._starts = [m[0] for m in self._marks]
        self._loud = _loudness(lines)
        self.spans = tuple((start, start + len(s.samples) / SAMPLE_RATE) for start, s in lines)
        self.stresses = _stresses(lines)

    def speaking(self, t: float) -> float:
        """0..1: a line is being said."""
        best = 0.0
        for a, b in self.spans:
            if a - 0.2 < t < b + 0.2:
                best = max(best, min((t - a + 0.2) / 0.2, (b + 0.2 - t) / 0.2, 1.0))
        return best

    def at(self, t: float) -> list[tuple[str, float]]:
        """Shapes and their shares at a moment. A shape leads its sound slightly, grows within it and melts into the
        next over about 70 ms; lips always close for an M."""
        if not self._marks:
            return []
        x = t + LEAD
        i = bisect_right(self._starts, x + BLEND)
        out: list[tuple[str, float]] = []
        for a, b, shape in self._marks[max(i - 5, 0) : i]:
            if shape == "rest":
                continue
            rise = min(max((x - a + BLEND) / (2 * BLEND), 0.0), 1.0)
            fall = min(max((b + BLEND - x) / (2 * BLEND), 0.0), 1.0)
            share = min(rise * rise * (3 - 2 * rise), fall * fall * (3 - 2 * fall))
            if share <= 0:
                continue
            if shape in _VOWELS:
                # A vowel opens to its middle and closes again, rather than staying like a stencil.
                u = min(max((x - a) / max(b - a, 1e-3), 0.0), 1.0)
                share *= 0.78 + 0.22 * math.sin(math.pi * u)
                share *= 0.62 + 0.55 * self.loud(t)
            out.append((shape, share))
        closed = max((s for n, s in out if n == "M"), default=0.0)
        return [(n, s if n == "M" else s * (1 - 0.9 * closed)) for n, s in out]

    def loud(self, t: float) -> float:
        """Loudness of the voice, 0..1 of its loud parts."""
        for start, envelope in self._loud:
            i = int((t - start) * 100)
            if 0 <= i < len(envelope):
                return float(envelope[i])
        return 0.0


def _loudness(
    lines: tuple[tuple[float, Speech], ...],
) -> list[tuple[float, np.ndarray[tuple[int, ...], np.dtype[np.float64]]]]:
    out: list[tuple[float, np.ndarray[tuple[int, ...], np.dtype[np.float64]]]] = []
    for start, speech in lines:
        step = SAMPLE_RATE // 100
        n = len(speech.samples) // step
        if n == 0:
            continue
        blocks = speech.samples[: n * step].astype(np.float64).reshape(n, step)
        rms = np.sqrt((blocks**2).mean(1))
        rms = np.convolve(rms, np.ones(5) / 5, "same")
        out.append((start, np.clip(rms / (np.quantile(rms, 0.9) + 1e-9), 0.0, 1.0)))
    return out


def _stresses(lines: tuple[tuple[float, Speech], ...]) -> tuple[float, ...]:
    """Seconds of the syllables that gestures fall on: the loudest vowel of each half second or so."""
    found: list[float] = []
    for start, speech in lines:
        samples = speech.samples
        marks = [
            (start + (p.start + p.end) / 2 / SAMPLE_RATE, float(np.abs(samples[p.start : p.end]).mean()))
            for p in speech.phonemes
            if p.text in _VOWELS and p.end > p.start and p.start < len(samples)
        ]
        while marks:
            window = [m for m in marks if m[0] < marks[0][0] + 0.65]
            best = max(window, key=lambda m: m[1])
            if not found or best[0] - found[-1] > 0.4:
                found.append(best[0])
            marks = [m for m in marks if m[0] > max(best[0], window[-1][0])]
    return tuple(found)


def blink(t: float, seed: int) -> float:
    """Lids 0 open .. 1 shut: about every three and a half seconds, never regularly, 0.17 s long."""
    n = math.floor(t / 3.4)
    out = 0.0
    for k in (n - 1, n, n + 1):
        x = math.sin((k + 0.37) * 12.9898 + seed * 4.137) * 43758.5453
        x -= math.floor(x)
        at = 3.4 * k + 0.3 + 2.6 * x
        for moment in (at, at + 0.32) if x > 0.82 else (at,):
            out = max(out, 1 - abs(t - moment - 0.07) / 0.085)
    return max(out, 0.0)


def saccade(t: float, seed: int) -> tuple[float, float]:
    """Small jumps of the eyes (left, up), radians: they rest on a spot, then move at once."""
    n = math.floor(t / 0.9 + 0.31 * (seed % 7))
    u = min((t / 0.9 + 0.31 * (seed % 7) - n) / 0.06, 1.0)

    def spot(k: int) -> tuple[float, float]:
        a = math.sin((k + seed) * 78.233) * 43758.5453
        b = math.sin((k + seed) * 39.425 + 1.7) * 24634.6345
        return (a - math.floor(a) - 0.5) * 0.10, (b - math.floor(b) - 0.5) * 0.05

    (ax, ay), (bx, by) = spot(n - 1), spot(n)
    return ax + (bx - ax) * u, ay + (by - ay) * u


def expression(
    mouth: Mouth, mood: str, strength: float, extra: Expression, t: float, seed: int, awake: float = 1.0
) -> dict[str, float]:
    """The whole face at ``t``. ``extra``: what an action adds (a shout's open jaw)."""
    face: dict[str, float] = {}
    speaking = mouth.speaking(t)
    for name, value in MOODS.get(mood, MOODS["neutral"]).items():
        # A mood leaves the mouth to the speech, all but its corners.
        mouthy = name.startswith(("mouth", "jaw"))
        add(face, {name: value}, strength * (1 - (0.55 if mouthy else 0.0) * speaking))
    shapes = mouth.at(t)
    for shape, share in shapes:
        add(face, VISEMES[shape], share)
    add(face, extra, 1.0)
    closed = max((s for n, s in shapes if n == "M"), default=0.0)
    if closed > 0 and "jawOpen" in face:
        face["jawOpen"] *= 1 - closed
    lids = max(blink(t, seed) * awake, 1 - awake)
    if speaking > 0:
        near = min((abs(t - s) for s in mouth.stresses), default=9.0)
        add(face, {"browInnerUp": 0.22, "browOuterUp": 0.16}, max(0.0, 1 - near / 0.25) * speaking)
    add(face, {"eyeBlink": 1.0}, lids)
    return face
