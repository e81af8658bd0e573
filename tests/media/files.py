"""Small files of every kind that people bring, made on the fly."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any, cast

import av
import numpy as np
from numpy.typing import NDArray

from studio.core.time import SAMPLE_RATE
from tests.media.flash import picture


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """``times`` in thousandths of a second say when each picture is shown; without them they come at ``rate``.

    ``turn`` is how the display matrix turns them, in degrees counter-clockwise. ``tags`` are space, range, primaries
    and transfer (ITU-T H.273), on stream and pictures.
    """

    count: int = 12
    rate: Fraction = Fraction(25)
    times: Sequence[int] = ()
    size: tuple[int, int] = (160, 96)
    codec: str = "libx264"
    form: str = "yuv420p"
    shape: Fraction = Fraction(1)
    turn: float | None = None
    tags: tuple[int, int, int, int] | None = None
    sound: NDArray[np.float32] | None = None
    sound_rate: int = SAMPLE_RATE
    layout: str = "stereo"
    pictures: Sequence[NDArray[np.uint8]] = ()
    b_frames: bool = True


def make(path: Path, made: Made | None = None, **changes: Any) -> Path:
    """Write it at ``path``; its suffix says as what. ``sound`` is float32 (channels, n)."""
    what = made or Made(**changes)
    out: Any = av.open(path, "w")
    video = _video(out, what) if what.count else None
    sound = out.add_stream("pcm_s16le", rate=what.sound_rate, layout=what.layout) if what.sound is not None else None
    if video is not None:
        for number in range(what.count):
            out.mux(video.encode(_frame(what, number)))
        out.mux(video.encode(None))
    if sound is not None and what.sound is not None:
        whole = np.round(np.clip(what.sound, -1, 1) * 32767).astype(np.int16)
        for start in range(0, whole.shape[1], 4096):
            piece = np.ascontiguousarray(whole[:, start : start + 4096].T.reshape(1, -1))
            frame = cast(Any, av.AudioFrame.from_ndarray(piece, format="s16", layout=what.layout))
            frame.sample_rate, frame.pts, frame.time_base = what.sound_rate, start, Fraction(1, what.sound_rate)
            out.mux(sound.encode(frame))
        out.mux(sound.encode(None))
    out.close()
    return path


def _video(out: Any, what: Made) -> Any:
    stream = out.add_stream(what.codec, rate=what.rate)
    stream.width, stream.height, stream.pix_fmt = (*what.size, what.form)
    context = stream.codec_context
    context.time_base = Fraction(1, 1000) if what.times else 1 / what.rate
    context.sample_aspect_ratio = what.shape
    context.thread_count = 1
    if what.codec == "libx264":
        context.options = {"preset": "ultrafast" if not what.b_frames else "veryfast", "crf": "8", "g": "5"}
    if what.turn is not None:
        stream.set_display_rotation(what.turn)
    if what.tags is not None:
        context.colorspace, context.color_range, context.color_primaries, context.color_trc = what.tags
    return stream


def _frame(what: Made, number: int) -> av.VideoFrame:
    shown = what.pictures[number] if what.pictures else picture(number, what.size, False)
    form = "rgba" if shown.shape[2] == 4 else "rgb24"
    frame = cast(Any, av.VideoFrame.from_ndarray(np.ascontiguousarray(shown), format=form))
    if what.form not in ("rgb24", "rgba", "rgb8", "pal8"):
        space, span = (what.tags or (1, 1, 1, 1))[:2]
        frame = frame.reformat(
            format=what.form,
            src_colorspace=1,
            dst_colorspace={6: 5, 2: 5}.get(space, space),
            src_color_range=2,
            dst_color_range=span or 1,
        )
        if what.tags is not None:
            frame.colorspace, frame.color_range = what.tags[:2]
            frame.color_primaries, frame.color_trc = what.tags[2:]
    elif what.form != form:
        frame = frame.reformat(format=what.form)
    frame.pts = what.times[number] if what.times else number
    frame.time_base = Fraction(1, 1000) if what.times else 1 / what.rate
    return frame


def tone(seconds: float, rate: int = SAMPLE_RATE, channels: int = 2, only: int | None = None) -> NDArray[np.float32]:
    """float32 (channels, n): 440 Hz at half of full scale, in all channels or in one."""
    wave = 0.5 * np.sin(2 * np.pi * 440 * np.arange(round(seconds * rate)) / rate)
    out = np.zeros((channels, len(wave)), np.float32)
    out[slice(None) if only is None else only] = wave
    return out
