"""One MP4, written as it is made, appearing at its path in one step or not at all."""

import contextlib
import secrets
from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Self

import av
import numpy as np
from av.video.reformatter import ColorPrimaries, ColorRange, Colorspace, ColorTrc, VideoReformatter
from numpy.typing import NDArray

from studio.core.errors import FaultError
from studio.core.time import SAMPLE_RATE
from studio.core.unfinished import Unfinished
from studio.media.disk import refused, sync
from studio.media.dub import MP4, dubbed, sound_stream
from studio.media.picture import to_planes
from studio.media.pyav import Audio, Output, Video, add_video, create
from studio.ports.captions import Cue
from studio.ports.media import MovieFormat

_ENCODER_THREADS = 4
"""x264's output depends on this number, so it is ours, not the machine's: one core or sixteen, the same bytes."""

_X264 = "colorprim=bt709:transfer=bt709:colormatrix=bt709:range=tv:cpu-independent=1"
"""``cpu-independent``: without it x264's macroblock tree takes approximate reciprocals from the processor, and two runs
of the same film were seen to differ."""


class Mp4Writer:
    """H.264 + AAC. Sound may run ahead of the pictures; it is interleaved by frame and ends with the last frame.

    Sound that is longer than the pictures is cut, sound that is shorter is followed by silence.
    """

    def __init__(self, path: Path, form: MovieFormat, unfinished: Unfinished) -> None:
        """Raises ``DiskError`` when the folder cannot be written."""
        self._path, self._form, self._unfinished = path, form, unfinished
        self._part = path.with_name(f".{path.stem}.{secrets.token_hex(4)}.part")
        self._waiting: deque[NDArray[np.float32]] = deque()
        self._frames = self._heard = 0
        self._converter = VideoReformatter()
        self._file: _File | None = None
        unfinished.begin(self._part)
        try:
            self._file = _begin(self._part, form)
        except OSError as exc:
            self._discard()
            raise refused(path, exc) from exc

    def write_samples(self, samples: NDArray[np.float32]) -> None:
        """float32 (n, 2) at 48 kHz, -1..1. May run ahead of the frames."""
        if samples.ndim != 2 or samples.shape[1] != 2:
            raise FaultError(f"Sound must be (samples, 2), not {samples.shape}.")
        if len(samples):
            self._waiting.append(np.asarray(samples, np.float32))

    def write_frame(self, frame: NDArray[np.uint8]) -> None:
        """uint8 (height, width, 3) sRGB."""
        width, height = self._form.size
        if frame.shape != (height, width, 3):
            raise FaultError(f"A frame must be {(height, width, 3)}, not {frame.shape}.")
        picture = to_planes(frame, self._converter)
        picture.pts, picture.time_base = self._frames, 1 / self._form.rate.fps
        try:
            self._open.container.mux(self._open.video.encode(picture))
            self._frames += 1
            self._hear(self._form.rate.sample(self._frames), pad=False)
        except OSError as exc:
            raise refused(self._path, exc) from exc

    def finish(
        self,
        sound: Iterable[NDArray[np.float32]] | None = None,
        remark: str = "",
        captions: Sequence[Cue] = (),
    ) -> None:
        """Close the file and put it in its place in one step.

        With ``sound``, all of the film's sound in blocks, the movie gets that and nothing that was written before; and
        ``remark``, if one is given, in place of the form's own. ``captions``
        become a text track, together with ``sound``.
        """
        try:
            if not self._frames:
                raise FaultError("A movie needs at least one frame.")
            if sound is None:
                self._hear(self._form.rate.sample(self._frames), pad=True)
            self._open.container.mux(self._open.video.encode(None))
            if sound is None:
                self._open.container.mux(self._open.audio.encode(None))
            self._open.container.close()
            self._file = None
            if sound is not None:
                self._dub(sound, remark, captions)
            sync(self._part)
            self._part.replace(self._path)
            sync(self._path.parent)
        except OSError as exc:
            self._discard()
            raise refused(self._path, exc) from exc
        self._unfinished.end(self._part)

    def _dub(self, sound: Iterable[NDArray[np.float32]], remark: str, captions: Sequence[Cue]) -> None:
        """Lay ``sound`` under the finished pictures."""
        silent = self._part.with_suffix(".silent")
        self._unfinished.begin(silent)
        try:
            self._part.replace(silent)
            dubbed(silent, self._part, sound, remark, captions)
        finally:
            with contextlib.suppress(OSError):
                silent.unlink(missing_ok=True)
            self._unfinished.end(silent)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        if self._file is not None:
            self._discard()

    @property
    def _open(self) -> "_File":
        if self._file is None:
            raise FaultError("This movie is already finished.")
        return self._file

    def _hear(self, until: int, *, pad: bool) -> None:
        """Encode waiting sound up to, not including, sample ``until``; with ``pad``, silence for what is missing."""
        while self._heard < until and (self._waiting or pad):
            block = self._waiting.popleft() if self._waiting else np.zeros((until - self._heard, 2), np.float32)
            now, later = block[: until - self._heard], block[until - self._heard :]
            if len(later):
                self._waiting.appendleft(later)
            sound = av.AudioFrame.from_ndarray(np.ascontiguousarray(now.T), format="fltp", layout="stereo")
            sound.sample_rate, sound.pts, sound.time_base = SAMPLE_RATE, self._heard, Fraction(1, SAMPLE_RATE)
            self._heard += len(now)
            self._open.container.mux(self._open.audio.encode(sound))

    def _discard(self) -> None:
        file, self._file = self._file, None
        if file is not None:
            with contextlib.suppress(OSError):
                file.container.close()
        with contextlib.suppress(OSError):
            self._part.unlink(missing_ok=True)
        self._unfinished.end(self._part)


@dataclass(frozen=True, slots=True)
class _File:
    """What is let go of when a movie is finished: encoders are heavy."""

    container: Output
    video: Video
    audio: Audio


def _begin(path: Path, form: MovieFormat) -> _File:
    container = create(path, MP4)
    file = _File(container, _video(container, form), sound_stream(container))
    if form.title:
        container.metadata["title"] = form.title
    if form.remark:
        container.metadata["comment"] = form.remark
    container.start_encoding()
    return file


def _video(container: Output, form: MovieFormat) -> Video:
    stream = add_video(container, "libx264", form.rate.fps)
    context = stream.codec_context
    context.width, context.height = form.size
    context.pix_fmt = "yuv420p"
    context.time_base = 1 / form.rate.fps
    context.thread_count = _ENCODER_THREADS
    context.color_primaries, context.color_trc = ColorPrimaries.BT709, ColorTrc.BT709
    context.colorspace, context.color_range = Colorspace.ITU709, ColorRange.MPEG
    context.options = {
        "preset": form.preset,
        "crf": str(form.crf),
        "x264-params": _X264,
    }
    return stream
