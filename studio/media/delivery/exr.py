"""OpenEXR 2 scan-line files in linear light, ZIP-compressed (openexr.com, "OpenEXR File Layout")."""

import struct
import zlib
from dataclasses import dataclass
from functools import cache
from typing import Any, BinaryIO

import numpy as np
from numpy.typing import NDArray

from studio.core.time import FrameRate

_MAGIC = struct.pack("<II", 20_000_630, 2)
_ZIP = 3
_LINES = 16
_BT709 = (0.64, 0.33, 0.30, 0.60, 0.15, 0.06, 0.3127, 0.3290)
_LEVEL = 4


@dataclass(frozen=True, slots=True)
class Numbered:
    """What a picture says of its place: its timecode as ``HH:MM:SS:FF`` or ``;``, and its rate."""

    timecode: str
    rate: FrameRate


def write(file: BinaryIO, frame: NDArray[np.uint8], bits: int, place: Numbered | None = None) -> None:
    """``frame`` is uint8 (height, width, 3 or 4) sRGB; the file has half or (``bits`` 32) float numbers, colours
    multiplied by opacity as EXR has it. Raises ``OSError``."""
    height, width, channels = frame.shape
    names = "RGBA"[:channels]
    full = bits == 32
    linear = _light(full)[frame[..., :3]]
    if channels == 4:
        opacity = frame[..., 3:].astype(np.float32) / 255
        linear = np.concatenate([linear.astype(np.float32) * opacity, opacity], axis=2)
    planes = {name: linear[..., number].astype("<f4" if full else "<f2") for number, name in enumerate(names)}
    header = _header(sorted(planes), (width, height), 2 if full else 1, place)
    blocks = [
        _squeezed(np.stack([planes[name][top : top + _LINES] for name in sorted(planes)], axis=1))
        for top in range(0, height, _LINES)
    ]
    at = len(_MAGIC) + len(header) + 8 * len(blocks)
    places: list[int] = []
    for block in blocks:
        places.append(at)
        at += 8 + len(block)
    file.write(_MAGIC + header + struct.pack(f"<{len(places)}Q", *places))
    for number, block in enumerate(blocks):
        file.write(struct.pack("<ii", number * _LINES, len(block)) + block)


def _squeezed(lines: NDArray[Any]) -> bytes:
    """Bytes at even places, then those at odd ones, each as the difference from the one before; deflated unless that
    is longer."""
    data = np.frombuffer(lines.tobytes(), np.uint8)
    parted = np.concatenate([data[::2], data[1::2]]).astype(np.int16)
    parted[1:] = parted[1:] - parted[:-1] + 128
    packed = zlib.compress(parted.astype(np.uint8).tobytes(), _LEVEL)
    return packed if len(packed) < len(data) else data.tobytes()


@cache
def _light(full: bool) -> NDArray[Any]:
    """Linear light of every sRGB number (IEC 61966-2-1)."""
    value = np.arange(256) / 255
    light = np.where(value <= 0.04045, value / 12.92, ((value + 0.055) / 1.055) ** 2.4)
    return light.astype(np.float32 if full else np.float16)


def _header(names: list[str], size: tuple[int, int], kind: int, place: Numbered | None) -> bytes:
    channels = b"".join(name.encode() + struct.pack("<xiBxxxii", kind, 0, 1, 1) for name in names) + b"\0"
    window = struct.pack("<iiii", 0, 0, size[0] - 1, size[1] - 1)
    made = [
        _attribute("channels", "chlist", channels),
        _attribute("chromaticities", "chromaticities", struct.pack("<8f", *_BT709)),
        _attribute("compression", "compression", bytes([_ZIP])),
        _attribute("dataWindow", "box2i", window),
        _attribute("displayWindow", "box2i", window),
        _attribute("lineOrder", "lineOrder", b"\0"),
        _attribute("pixelAspectRatio", "float", struct.pack("<f", 1)),
        _attribute("screenWindowCenter", "v2f", struct.pack("<ff", 0, 0)),
        _attribute("screenWindowWidth", "float", struct.pack("<f", 1)),
    ]
    if place is not None:
        fps = place.rate.fps
        made.append(_attribute("framesPerSecond", "rational", struct.pack("<iI", fps.numerator, fps.denominator)))
        made.append(_attribute("timeCode", "timecode", struct.pack("<II", _coded(place.timecode), 0)))
    return b"".join(made) + b"\0"


def _attribute(name: str, kind: str, value: bytes) -> bytes:
    return name.encode() + b"\0" + kind.encode() + b"\0" + struct.pack("<i", len(value)) + value


def _coded(timecode: str) -> int:
    """SMPTE ST 12-1's bits, as EXR packs them: two digits a field, drop-frame at bit 6."""
    hours, minutes, seconds, frames = (int(part) for part in timecode.replace(";", ":").split(":"))
    if frames > 39:  # two bits for tens: above 39 frames a second, numbers count pairs
        frames //= 2
    packed = 0
    for at, number in ((0, frames), (8, seconds), (16, minutes), (24, hours)):
        packed |= (number // 10 << 4 | number % 10) << at
    return packed | (0x40 if ";" in timecode else 0)
