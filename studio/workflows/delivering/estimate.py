"""About how large a file will be, and how long it will take. Measured on the studio's own pictures; films differ."""

from dataclasses import dataclass

from studio.ports.delivery import PictureCoding
from studio.workflows.delivering.plan import Part

_BITS: dict[str, float] = {
    "h264": 0.11, "hevc": 0.075, "av1": 0.06, "vp9": 0.07, "gif": 3.2, "webp": 0.5, "png": 9.0, "exr": 26.0,
    "prores-proxy": 0.74, "prores-lt": 1.67, "prores-standard": 2.42, "prores-hq": 3.62, "prores-4444": 5.4,
    "dnxhr-lb": 0.73, "dnxhr-sq": 2.34, "dnxhr-hq": 3.54, "dnxhr-hqx": 3.54,
}  # fmt: skip
"""Bits a pixel: of ProRes and DNxHR by their makers' tables, of the others at the quality that is usual here."""

_USUAL: dict[str, int] = {"h264": 18, "hevc": 20, "av1": 26, "vp9": 24}
_HALVES: dict[str, float] = {"h264": 6.0, "hevc": 6.0, "av1": 9.0, "vp9": 9.0}
"""By how much a constant quality must be worse for half the bits."""

_SECONDS: dict[str, float] = {
    "h264": 0.022, "hevc": 0.085, "av1": 0.06, "vp9": 0.11, "gif": 0.12, "webp": 0.14, "png": 0.03, "exr": 0.06,
    "prores": 0.03, "dnxhr": 0.02,
}  # fmt: skip
"""Seconds of one core for a million pixels at medium effort."""

_EFFORT = {"fast": 0.45, "medium": 1.0, "slow": 2.4}
_MAKING = 0.012
"""Seconds for a million pixels that are decoded, laid over each other and marked."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """``size`` in bytes, ``seconds`` on one core."""

    size: int
    seconds: float

    def __add__(self, other: "Estimate") -> "Estimate":
        return Estimate(self.size + other.size, self.seconds + other.seconds)


def estimate(part: Part) -> Estimate:
    """Of one file of a plan."""
    bits = _sound(part) * part.seconds
    seconds = 0.01 * part.seconds
    picture = part.coding.picture
    if picture is not None:
        width, height = part.framed.size
        pixels = width * height * part.beats.count
        bits += pixels * _a_pixel(picture)
        seconds += pixels / 1e6 * (_SECONDS[picture.codec] * _EFFORT[picture.effort] + _MAKING)
    return Estimate(round(bits / 8), seconds)


def _sound(part: Part) -> float:
    """Bits a second."""
    sound = part.coding.sound
    if sound is None:
        return 0.0
    return 48_000.0 * 2 * sound.bits if sound.codec == "pcm" else 1000.0 * sound.kilobits


def _a_pixel(picture: PictureCoding) -> float:
    usual = _BITS[f"{picture.codec}-{picture.profile}".rstrip("-")]
    if picture.quality is None or picture.codec not in _USUAL:
        return usual
    return usual * 2.0 ** ((_USUAL[picture.codec] - picture.quality) / _HALVES[picture.codec])
