"""Small deliveries, and what is found in them by decoding."""

import json
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path
from typing import Any, cast

import av
import numpy as np
import pytest
from numpy.typing import NDArray

from studio.core.time import FRAME_RATES, SAMPLE_RATE, FrameRate
from studio.core.unfinished import Unfinished
from studio.media.delivery import Deliveries
from studio.ports.captions import Cue
from studio.ports.delivery import Container, DeliveryForm, PictureCodec, PictureCoding, SoundCodec, SoundCoding
from tests.media.flash import beeps

SIZE = (256, 128)
RATE = FrameRate(FRAME_RATES["24"])
SOUNDS: dict[Container, SoundCodec] = {"mp4": "aac", "mov": "pcm", "webm": "opus", "png": "pcm", "exr": "pcm"}

needs_ffprobe = pytest.mark.skipif(shutil.which("ffprobe") is None, reason="ffprobe is not installed")


def form(container: Container, codec: PictureCodec, **changes: Any) -> DeliveryForm:
    """A form with the container's usual sound. What is of the picture's coding may be given too."""
    asked = ("profile", "bits", "quality", "alpha", "hardware")
    of_coding = {name: changes.pop(name) for name in asked if name in changes}
    profile = {"prores": "proxy", "dnxhr": "lb"}.get(codec, "")
    coding = replace(PictureCoding(codec=codec, profile=profile, effort="fast"), **of_coding)
    sound = SoundCoding(codec=SOUNDS[container], kilobits=128) if container in SOUNDS else None
    usual = DeliveryForm(container=container, size=SIZE, rate=RATE, picture=coding, sound=sound)
    return replace(usual, **changes)


def frame(number: int, size: tuple[int, int] = SIZE, *, alpha: bool = False) -> NDArray[np.uint8]:
    """A shade that moves, with an edge."""
    width, height = size
    across, down = np.arange(width)[None, :], np.arange(height)[:, None]
    made = np.stack(
        [(across + 3 * number) % 256 + 0 * down, 2 * down % 256 + 0 * across, (across + down) // 2 % 256], 2
    )
    made[height // 3 : height // 2, (5 * number) % width // 2 :][:, : width // 4] = (240, 60, 30)
    if alpha:
        made = np.dstack([made, np.broadcast_to((across + number) % 256, (height, width))])
    return made.astype(np.uint8)


def write(
    path: Path,
    what: DeliveryForm,
    count: int = 12,
    *,
    flashes: Sequence[int] = (),
    captions: Sequence[Cue] = (),
    resumable: Path | None = None,
) -> Path:
    """Write it whole, taking up what is there."""
    alpha = what.picture is not None and what.picture.alpha
    with Deliveries(Unfinished()).writer(path, what, resumable) as writer:
        for number in range(writer.done, count if what.picture else 0):
            made = np.full((what.size[1], what.size[0], 3), 255 if number in flashes else 20, np.uint8)
            writer.write_frame(made if flashes else frame(number, what.size, alpha=alpha))
        writer.finish([beeps(flashes, count, what.rate)], captions)
    return path


@dataclass(frozen=True, slots=True)
class Events:
    """What was decoded: pictures, samples, and when each flash and each beep begins, in seconds."""

    pictures: int
    samples: int
    flashes: list[float]
    beeps: list[float]


def events(path: Path) -> Events:
    """By the times that the decoder gives."""
    seen: list[tuple[float, float]] = []
    heard: list[tuple[float, NDArray[np.float64]]] = []
    with av.open(path) as container:
        streams = [*container.streams.video[:1], *container.streams.audio[:1]]
        for packet in container.demux(streams):
            for decoded in cast(Any, packet).decode():
                at = float(decoded.pts * decoded.time_base)
                if isinstance(decoded, av.VideoFrame):
                    seen.append((at, float(decoded.to_ndarray(format="gray").mean())))
                else:
                    heard.append((at, _left(decoded)))
    flashes = [at for (at, now), (_, before) in zip(seen, [(0.0, 0.0), *seen], strict=False) if now > 150 >= before]
    sound = np.concatenate([block for _, block in heard])
    times = np.concatenate([at + np.arange(len(block)) / SAMPLE_RATE for at, block in heard])
    loud = times[np.abs(sound) > 0.1]
    first = loud[np.diff(loud, prepend=-1) > 0.15]
    return Events(len(seen), len(sound), flashes, [float(at) - _CROSSING for at in first])


_CROSSING = float(np.arcsin(0.1 / 0.5) / (2 * np.pi * 1000))
"""Seconds until a beep of 0.5 reaches 0.1."""


def _left(block: av.AudioFrame) -> NDArray[np.float64]:
    samples: NDArray[Any] = block.to_ndarray()
    full = {"i": float(np.iinfo(samples.dtype).max) if samples.dtype.kind == "i" else 1.0}.get(samples.dtype.kind, 1.0)
    left = samples[0] if block.format.is_planar else samples.reshape(-1, 2)[:, 0]
    return left.astype(np.float64) / full


def pictures(path: Path) -> Iterator[av.VideoFrame]:
    """Every decoded picture."""
    with av.open(path) as container:
        yield from container.decode(video=0)


def probed(path: Path) -> dict[str, Any]:
    """What ffprobe says of a file."""
    asked = ["ffprobe", "-v", "error", "-show_streams", "-show_chapters", "-show_format", "-of", "json", str(path)]
    return json.loads(subprocess.run(asked, check=True, capture_output=True).stdout)


def of_kind(told: dict[str, Any], kind: str) -> list[dict[str, Any]]:
    """Its streams of one kind."""
    return [stream for stream in told["streams"] if stream["codec_type"] == kind]


def seconds(text: str) -> Fraction:
    """ffprobe's decimal seconds."""
    return Fraction(text)
