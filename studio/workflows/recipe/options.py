"""What a film may be asked to be: sizes, rates, lengths, names of files. Checked before any work begins."""

from fractions import Fraction
from pathlib import Path

from studio.core.errors import InputError
from studio.core.time import FRAME_RATES, FrameRate
from studio.project.scene import STYLES

SIZES = (
    (640, 360), (854, 480), (1280, 720), (1920, 1080), (720, 1280), (1080, 1920), (720, 720), (1080, 1080),
)  # fmt: skip
"""(width, height) of the sizes people ask for; any even size within ``SIDE`` works as well."""

SIDE = (128, 2160)
"""Shortest and longest side in pixels."""

PIXELS = 1920 * 1200
SECONDS = (0.5, 600.0)


def size(text: str) -> tuple[int, int]:
    """``854x480`` as (width, height). Raises ``InputError``."""
    parts = text.lower().replace("×", "x").split("x")
    if len(parts) != 2 or not all(part.strip().isascii() and part.strip().isdigit() for part in parts):
        raise InputError(f'"{text}" is not a size.', todo=f"Write it as WIDTHxHEIGHT, such as {_sizes()}.")
    width, height = (int(part) for part in parts)
    if width % 2 or height % 2 or not all(SIDE[0] <= side <= SIDE[1] for side in (width, height)):
        raise InputError(
            f"A film cannot be {width}x{height}: sides are even numbers from {SIDE[0]} to {SIDE[1]}.",
            todo=f"Try {_sizes()}.",
        )
    if width * height > PIXELS:
        raise InputError(f"{width}x{height} is more than the studio draws.", todo="The largest is 1920x1080.")
    return width, height


def rate(text: str) -> FrameRate:
    """``24`` or ``29.97`` as an exact rate. Raises ``InputError``."""
    fps: Fraction | None = FRAME_RATES.get(text.strip())
    if fps is None:
        raise InputError(f'"{text}" is not a frame rate.', todo=f"Choose one of {', '.join(FRAME_RATES)}.")
    return FrameRate(fps)


def seconds(value: float | None) -> float | None:
    """A length in seconds, or None. Raises ``InputError``."""
    if value is not None and not SECONDS[0] <= value <= SECONDS[1]:
        raise InputError(
            f"A shot cannot last {value:g} seconds.", todo=f"Choose {SECONDS[0]:g} to {SECONDS[1]:g} seconds."
        )
    return value


def style(name: str | None) -> str | None:
    """The name of a style, or None. Raises ``InputError``."""
    if name is not None and name not in STYLES:
        raise InputError(f'There is no style "{name}".', todo=f"Choose one of {', '.join(STYLES)}.")
    return name


def output(path: Path, *suffixes: str) -> Path:
    """A file that can be written, with one of these suffixes. Raises ``InputError``."""
    suffix = suffixes[0]
    if path.suffix.lower() not in suffixes:
        raise InputError(
            f"{path} does not end in {' or '.join(suffixes)}.", todo=f"Call it {path.stem or 'film'}{suffix}."
        )
    if path.is_dir():
        raise InputError(f"{path} is a folder.", todo=f"Give the name of a file, such as {path}/film{suffix}.")
    if not path.parent.is_dir():
        raise InputError(f"There is no folder {path.parent}.", todo="Make it first, or choose another.")
    return path


def _sizes() -> str:
    return ", ".join(f"{width}x{height}" for width, height in SIZES)
