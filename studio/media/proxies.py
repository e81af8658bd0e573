"""Proxies: every picture a key picture, at most 960x540, sound as plain PCM. Any picture is one short decode away."""

import contextlib
import os
import secrets
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any, Self

import av
import numpy as np
from av import VideoFrame
from av.error import FFmpegError
from av.video.reformatter import ColorPrimaries, ColorRange, Colorspace, ColorTrc, Interpolation, VideoReformatter
from numpy.typing import NDArray

from studio.core.errors import DiskError, FaultError, InputError
from studio.core.progress import CancelToken, Progress
from studio.core.time import SAMPLE_RATE, FrameRate
from studio.core.unfinished import Unfinished
from studio.media.colour import has_rgb, is_wide, space_of, to_bgra
from studio.media.index import Index
from studio.media.opened import RELINK, open_movie, pictures_in
from studio.media.pyav import Audio, Output, Video, add_audio, add_video, create
from studio.media.reader import OpenMovie
from studio.media.turning import UPRIGHT, Turn
from studio.ports.captions import Cue

LIMIT = (960, 540)
"""A proxy fits in this box (or in its upright twin) and is never larger than its movie."""

_SUFFIX = ".mov"
_X264 = {
    "preset": "ultrafast",
    "tune": "fastdecode",
    "crf": "23",
    "g": "1",
    "x264-params": "colorprim=bt709:transfer=bt709:colormatrix=bt709:range=tv",
}
_PIECE = SAMPLE_RATE
_FINEST = 90_000
"""Units of a second in which an uneven proxy counts at most."""


class ProxyFolder:
    """The ``Proxies`` port in a folder; ``unfinished`` is told of every file while it is being written."""

    def __init__(self, folder: Path, unfinished: Unfinished | None = None) -> None:
        self._folder, self._unfinished = folder, unfinished or Unfinished()

    def find(self, digest: str) -> Path | None:
        """The proxy of this movie, if it has been made."""
        path = self._place(digest)
        return path if path.is_file() else None

    def make(self, digest: str, movie: Path, progress: Progress, cancel: CancelToken) -> Path:
        """The proxy of this movie, made now unless it is there. Raises ``InputError`` or ``DiskError``."""
        found = self.find(digest)
        if found is not None:
            return found
        source = OpenMovie(movie)
        try:
            index = source.survey.index
            if index is None or source.alpha:
                raise InputError(f"{movie.name} is shown as it is, without a proxy.")
            facts, place = source.facts, self._place(digest)
            with ProxyFile(place, facts.size, facts.rate, self._unfinished, None if index.rate else index) as proxy:
                done = 0
                for number, frame in _numbered(movie, index):
                    cancel.check()
                    # a picture that cannot be decoded is the one before it: all others keep their numbers
                    for _ in range(done, number + 1):
                        proxy.write_picture(frame, source.turn)
                    done = number + 1
                    progress("proxy", done, facts.frame_count)
                if not done:
                    raise InputError(f"{movie} holds no pictures that can be read.", todo=RELINK)
                end = max(facts.rate.sample(done), facts.sample_count) if facts.sample_count else 0
                for start in range(0, end, _PIECE):
                    cancel.check()
                    proxy.write_samples(source.samples(start, min(_PIECE, end - start)))
                proxy.finish()
                return place
        finally:
            source.close()

    def writer(self, path: Path, size: tuple[int, int], rate: FrameRate) -> "ProxyFile":
        """Begin a proxy of a movie of this size that is just being rendered. Raises ``DiskError``."""
        return ProxyFile(path, size, rate, self._unfinished)

    def _place(self, digest: str) -> Path:
        if len(digest) != 64 or any(letter not in "0123456789abcdef" for letter in digest):
            raise FaultError(f'"{digest}" is not the SHA-256 of a movie.')
        return self._folder / f"{digest}{_SUFFIX}"


class ProxyFile:
    """One proxy being written, as a ``MovieWriter``."""

    def __init__(
        self,
        path: Path,
        size: tuple[int, int],
        rate: FrameRate,
        unfinished: Unfinished,
        uneven: Index | None = None,
    ) -> None:
        """``uneven``: when each picture is shown, where they do not come at ``rate``. Raises ``DiskError`` when the
        folder cannot be written."""
        self._times, self._base = _times(uneven) if uneven is not None else (None, 1 / rate.fps)
        self._path, self._rate, self._unfinished = path, rate, unfinished
        self.size = fitted(size)
        self._part = path.with_name(f".{secrets.token_hex(6)}.part")
        self._converter, self._reader = VideoReformatter(), VideoReformatter()
        self._frames = self._heard = 0
        self._output: Output | None = None
        unfinished.begin(self._part)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._output = create(self._part, {"movflags": "+faststart", "fflags": "+bitexact"}, form="mov")
            self._video: Video = _video(self._output, self.size, rate, self._base)
            self._audio: Audio = add_audio(self._output, "pcm_s16le", SAMPLE_RATE)
            self._output.start_encoding()
        except OSError as exc:
            self._discard()
            raise _disk(path, exc) from exc

    def write_frame(self, frame: NDArray[np.uint8]) -> None:
        """uint8 (height, width, 3) sRGB, in the size of the movie itself."""
        picture = VideoFrame.from_ndarray(np.ascontiguousarray(frame), format="rgb24")
        self._encode(picture, Colorspace.ITU709, ColorRange.JPEG)

    def write_picture(self, frame: VideoFrame, turn: Turn = UPRIGHT) -> None:
        """A decoded picture as it is in the file; shown turned."""
        if turn == UPRIGHT and not is_wide(frame) and not has_rgb(frame):
            self._encode(frame, *space_of(frame))
            return
        picture = turn.turned(to_bgra(frame, turn.shown(self.size), self._reader))
        self._encode(VideoFrame.from_ndarray(picture, format="bgra"), Colorspace.ITU709, ColorRange.JPEG)

    def write_samples(self, samples: NDArray[np.float32]) -> None:
        """float32 (n, 2) at 48 kHz, -1..1; what is beyond is clipped."""
        if not len(samples):
            return
        whole = np.round(np.clip(samples, -1.0, 1.0) * 32767.0).astype(np.int16)
        sound: Any = av.AudioFrame.from_ndarray(whole.reshape(1, -1), format="s16", layout="stereo")
        sound.sample_rate, sound.pts, sound.time_base = SAMPLE_RATE, self._heard, Fraction(1, SAMPLE_RATE)
        self._heard += len(samples)
        try:
            self._open.mux(self._audio.encode(sound))
        except OSError as exc:
            raise _disk(self._path, exc) from exc

    def finish(
        self,
        sound: Iterable[NDArray[np.float32]] | None = None,
        remark: str = "",
        captions: Sequence[Cue] = (),
    ) -> None:
        """Close the file and put it in its place in one step. A proxy keeps no remark and no captions.

        Raises:
            FaultError: there is no picture, or sound was written before that ``sound`` should take the place of.
        """
        if not self._frames:
            raise FaultError("A proxy needs at least one picture.")
        if sound is not None and self._heard:
            raise FaultError("A proxy has either sound as it is made or sound at the end.")
        for block in sound or ():
            self.write_samples(block)
        try:
            output = self._open
            output.mux(self._video.encode(None))
            output.mux(self._audio.encode(None))
            output.close()
            self._output = None
            self._part.replace(self._path)
        except OSError as exc:
            raise _disk(self._path, exc) from exc
        finally:
            self._discard()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        self._discard()

    @property
    def _open(self) -> Output:
        if self._output is None:
            raise FaultError("The proxy is finished; nothing more can be written.")
        return self._output

    def _encode(self, frame: VideoFrame, space: Colorspace, span: ColorRange) -> None:
        planes = self._converter.reformat(
            frame,
            width=self.size[0],
            height=self.size[1],
            format="yuv420p",
            src_colorspace=space,
            dst_colorspace=Colorspace.ITU709,
            src_color_range=span,
            dst_color_range=ColorRange.MPEG,
            dst_color_trc=ColorTrc.BT709,
            dst_color_primaries=ColorPrimaries.BT709,
            interpolation=Interpolation.AREA | Interpolation.ACCURATE_RND,
            threads=1,
        )
        planes.colorspace, planes.color_range = Colorspace.ITU709, ColorRange.MPEG
        planes.pts = self._frames if self._times is None else int(self._times[self._frames])
        planes.time_base = self._base
        try:
            self._open.mux(self._video.encode(planes))
        except OSError as exc:
            raise _disk(self._path, exc) from exc
        self._frames += 1

    def _discard(self) -> None:
        output, self._output = self._output, None
        if output is not None:
            with contextlib.suppress(OSError, ValueError):
                output.close()
        with contextlib.suppress(OSError):
            self._part.unlink(missing_ok=True)
        self._unfinished.end(self._part)


def fitted(size: tuple[int, int]) -> tuple[int, int]:
    """The size of the proxy of a movie of this size: the same shape, both sides even."""
    long, short = LIMIT
    box = (short, long) if size[1] > size[0] else (long, short)
    scale = min(Fraction(1), Fraction(box[0], size[0]), Fraction(box[1], size[1]))
    return max(2, round(size[0] * scale / 2) * 2), max(2, round(size[1] * scale / 2) * 2)


def _times(index: Index) -> tuple[NDArray[np.int64], Fraction]:
    """When each picture of a proxy is shown, and in which unit: that of the movie where MOV has room for it."""
    times = index.times - index.times[0]
    if index.base.denominator // index.base.numerator <= _FINEST:
        return times, index.base
    step = Fraction(1, _FINEST)
    coarse = np.asarray([int(int(time) * index.base / step) for time in times], np.int64)
    return np.maximum(coarse, np.arange(len(coarse), dtype=np.int64)), step


def _video(output: Output, size: tuple[int, int], rate: FrameRate, base: Fraction) -> Video:
    stream = add_video(output, "libx264", rate.fps)
    context = stream.codec_context
    context.width, context.height = size
    context.pix_fmt = "yuv420p"
    context.time_base = base
    context.thread_count = max(1, min(2, os.cpu_count() or 1))
    context.color_primaries, context.color_trc = ColorPrimaries.BT709, ColorTrc.BT709
    context.colorspace, context.color_range = Colorspace.ITU709, ColorRange.MPEG
    context.options = dict(_X264)
    return stream


def _numbered(movie: Path, index: Index) -> Iterator[tuple[int, VideoFrame]]:
    """Every picture that can be decoded, and its number, in the order they are shown."""
    with open_movie(movie) as container:
        stream = pictures_in(container)
        if stream is None:
            return
        stream.thread_type = "AUTO"
        packets: Iterator[Any] = container.demux(stream)
        coming = 0
        while True:
            try:
                packet = next(packets, None)
                if packet is None:
                    return
                frames = packet.decode()
            except (FFmpegError, EOFError):
                continue
            for frame in frames:
                number = coming if index.counted else index.number(frame.pts) if frame.pts is not None else None
                if number is None or not coming <= number < index.count:
                    continue
                yield number, frame
                coming = number + 1


def _disk(path: Path, exc: OSError) -> DiskError:
    return DiskError(
        f"A proxy cannot be written in {path.parent}: {exc.strerror or exc}.", todo="Free some space on the disk."
    )
