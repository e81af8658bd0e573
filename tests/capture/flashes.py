"""A movie that flashes where it beeps, as a file or sent live; and where a recording has both."""

import socket
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any, cast

import av
import numpy as np
from numpy.typing import NDArray

from studio.core.time import SAMPLE_RATE
from studio.media.reader import Readers

RATE = 30
SIZE = (64, 36)


@dataclass(frozen=True, slots=True)
class Meeting:
    """Numbers of the pictures that flash, and where beeps begin, in pictures."""

    flashes: list[int]
    beeps: list[float]
    frame_count: int
    sample_count: int
    rate: Fraction


def shown(number: int, size: tuple[int, int] = SIZE) -> av.VideoFrame:
    """Picture ``number``: white once a second, half a second after its beginning."""
    level = 235 if number % RATE == RATE // 2 else 16
    frame = av.VideoFrame.from_ndarray(np.full((size[1], size[0], 3), level, np.uint8), format="rgb24")
    frame.pts, frame.time_base = number, Fraction(1, RATE)
    return frame


def heard(start: float, count: int, rate: float = SAMPLE_RATE) -> NDArray[np.float32]:
    """float32 (count,): what sounds from second ``start`` on, when heard ``rate`` times a second; one beep a second, as
    long as a picture, beginning with the flash."""
    time_ = start + np.arange(count) / rate
    on = np.floor(time_ * RATE + 1e-6).astype(np.int64) % RATE == RATE // 2
    return np.where(on, 0.5 * np.sin(time_ * 2 * np.pi * 1000), 0.0).astype(np.float32)


def flash_movie(place: str, seconds: float, form: str = "matroska", *, live: bool = False) -> None:
    """Write it; ``live`` as slowly as it plays. A place that hangs up ends it."""
    with cast(Any, av).open(place, "w", format=form) as out:
        video = out.add_stream("libx264", rate=RATE)
        video.width, video.height = SIZE
        video.pix_fmt = "yuv420p"
        video.codec_context.options = {"preset": "ultrafast", "tune": "zerolatency", "g": "15"}
        audio = out.add_stream("pcm_s16le" if form == "matroska" else "mp2", rate=SAMPLE_RATE, layout="mono")
        began, count = time.monotonic(), 0
        for number in range(round(seconds * RATE)):
            until = (number + 1) * SAMPLE_RATE // RATE
            sound = (heard(count / SAMPLE_RATE, until - count) * 32767).astype(np.int16)
            block = av.AudioFrame.from_ndarray(sound[None], format="s16", layout="mono")
            block.sample_rate, block.pts, block.time_base = SAMPLE_RATE, count, Fraction(1, SAMPLE_RATE)
            count = until
            if live:
                time.sleep(max(0.0, began + number / RATE - time.monotonic()))
            for stream, thing in ((video, shown(number)), (audio, block)):
                for packet in stream.encode(thing):
                    out.mux(packet)
        for stream in (video, audio):
            for packet in stream.encode(None):
                out.mux(packet)


def send(url: str, seconds: float) -> threading.Thread:
    """The movie, live as MPEG-TS, as soon as somebody listens there."""

    def _send() -> None:
        for _ in range(100):
            try:
                flash_movie(url, seconds, "mpegts", live=True)
            except ConnectionRefusedError:
                time.sleep(0.05)
            except OSError:
                return
            else:
                return

    thread = threading.Thread(target=_send, daemon=True)
    thread.start()
    return thread


def look(movie: Path) -> Meeting:
    """Where it flashes and beeps."""
    reader = Readers().open(movie)
    facts = reader.facts
    white = [number for number in range(facts.frame_count) if reader.picture(number)[..., :3].mean() > 128]
    sound = reader.samples(0, facts.sample_count)[:, 0]
    reader.close()
    return Meeting(white, beginnings(sound, float(facts.rate.fps)), facts.frame_count, len(sound), facts.rate.fps)


def beginnings(sound: NDArray[np.float32], rate: float = RATE) -> list[float]:
    """Where beeps begin, in pictures. One that the sound begins with is left out."""
    loud = np.flatnonzero(np.abs(sound) > 0.1)
    if not len(loud):
        return []
    begins = loud[np.flatnonzero(np.diff(loud, prepend=-SAMPLE_RATE) > SAMPLE_RATE // 10)]
    return [float(sample) / SAMPLE_RATE * rate for sample in begins if sample > SAMPLE_RATE // RATE]


def until(so: Callable[[], bool], seconds: float = 20.0) -> None:
    """Wait for it. Raises ``TimeoutError``."""
    end = time.monotonic() + seconds
    while not so():
        if time.monotonic() > end:
            raise TimeoutError
        time.sleep(0.01)


def free_port() -> int:
    """One that nobody listens on."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])
