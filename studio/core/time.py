"""Time as integers: frames or samples with a ``Fraction`` rate, never float seconds."""

from dataclasses import dataclass
from fractions import Fraction

SAMPLE_RATE = 48_000
"""Samples a second of all sound in the studio."""

FRAME_RATES: dict[str, Fraction] = {
    "23.976": Fraction(24000, 1001),
    "24": Fraction(24),
    "25": Fraction(25),
    "29.97": Fraction(30000, 1001),
    "30": Fraction(30),
    "50": Fraction(50),
    "59.94": Fraction(60000, 1001),
    "60": Fraction(60),
}
"""The frame rates a film can have, by the name people use."""


@dataclass(frozen=True, slots=True)
class FrameRate:
    """Frames a second, exact. ``FrameRate(Fraction(30000, 1001))`` is 29.97."""

    fps: Fraction

    def __str__(self) -> str:
        return f"{self.fps.numerator}/{self.fps.denominator}"

    def seconds(self, frame: int) -> float:
        """Time at which ``frame`` begins, in seconds (for drawing and simulating only)."""
        return float(frame / self.fps)

    def sample(self, frame: int) -> int:
        """First sample (48 kHz) of ``frame``: rounded down, so consecutive frames tile the sound without gaps."""
        return int(frame * SAMPLE_RATE / self.fps)

    def frame(self, sample: int) -> int:
        """The frame that is on screen at ``sample``: the last one whose first sample is not after it."""
        frame = int(sample * self.fps / SAMPLE_RATE)
        return frame + 1 if self.sample(frame + 1) <= sample else frame

    def frames(self, seconds: float) -> int:
        """The smallest number of frames that lasts at least ``seconds``, at least 1."""
        return max(1, -int(-Fraction(seconds).limit_denominator(100_000) * self.fps // 1))
