"""What comes in, kept as it comes: a Matroska file that can be read up to the last half second whatever happens."""

import contextlib
import os
import queue
import threading
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path
from typing import Any, Final, cast

import av
import numpy as np
from av.video.reformatter import ColorPrimaries, ColorRange, Colorspace, ColorTrc, VideoReformatter
from numpy.typing import NDArray

from studio.capture.feeds import Moment
from studio.core.time import SAMPLE_RATE

MATROSKA: Final = {"cluster_time_limit": "500", "flush_packets": "1", "max_interleave_delta": "500000"}
"""Half a second at a time reaches the file, also when one of the two says nothing."""

_WAITING = 120
"""Pictures that may wait for the encoder; 4 s at 30 a second, 220 MB at 1280x720. With four busy programs to a core, 47
were seen to wait."""

_TICK = Fraction(1, 1000)
"""Matroska's own unit of time."""

_CRF = "20"


@dataclass(slots=True)
class Kept:
    """What is in the file: of every picture, and of every block of sound, its moment; of the blocks, the number of the
    first sample too. ``overrun`` pictures could not be kept, ``trouble`` is what the disk said."""

    pictures: list[Moment] = field(default_factory=list[Moment])
    blocks: list[tuple[int, Moment]] = field(default_factory=list[tuple[int, Moment]])
    samples: int = 0
    overrun: int = 0
    trouble: OSError | None = None


class Keeper:
    """Encodes and writes on a thread of its own. x264's fastest settings, every picture by itself; sound as it is."""

    def __init__(self, path: Path, size: tuple[int, int] | None, rate: Fraction, *, sound: bool) -> None:
        """``size`` None: no pictures. The file is the person's alone. Raises ``OSError``."""
        self.path = path
        self.kept = Kept()
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        self._size, self._rate, self._sound = size, rate, sound
        self._converter = VideoReformatter()
        self._queue: queue.SimpleQueue[tuple[Any, Moment, float] | None] = queue.SimpleQueue()
        self._waiting = 0
        self._lock = threading.Lock()
        self._zero = 0.0
        self._last = -1
        self._first = 0
        self._video: Any = None
        self._audio: Any = None
        self._output: Any = None
        self._thread: threading.Thread | None = None

    def begin(self, zero: float) -> None:
        """``zero`` is the time from which the file's times count, on ``time.monotonic``."""
        self._zero = zero
        self._thread = threading.Thread(target=self._run, name="capture-keeper", daemon=True)
        self._thread.start()

    def picture(self, frame: av.VideoFrame, moment: Moment, when: float) -> None:
        """One more, seen at ``when`` on ``time.monotonic``; counted as lost when too many wait."""
        with self._lock:
            if self._waiting >= _WAITING:
                self.kept.overrun += 1
                return
            self._waiting += 1
        self._queue.put((frame, moment, when))

    def sound(self, samples: NDArray[np.float32], moment: Moment, when: float) -> None:
        """float32 (n,) mono at 48 kHz, heard from ``when`` on."""
        self._queue.put((samples, moment, when))

    def end(self) -> Kept:
        """Write what still waits and close the file."""
        self._queue.put(None)
        if self._thread is not None:
            self._thread.join()
        return self.kept

    def erase(self) -> None:
        """Away with it. It must have ended."""
        with contextlib.suppress(OSError):
            self.path.unlink(missing_ok=True)

    def _run(self) -> None:
        try:
            self._open()
        except OSError as exc:
            self.kept.trouble = exc
        while (item := self._queue.get()) is not None:
            thing, moment, when = item
            if isinstance(thing, av.VideoFrame):
                with self._lock:
                    self._waiting -= 1
            if self.kept.trouble is None:
                try:
                    self._write(thing, moment, when)
                except OSError as exc:
                    self.kept.trouble = exc
        self._close()

    def _write(self, thing: Any, moment: Moment, when: float) -> None:
        if isinstance(thing, av.VideoFrame):
            self._output.mux(self._video.encode(self._stamped(thing, when)))
            self.kept.pictures.append(moment)
            return
        block = av.AudioFrame.from_ndarray(thing[None], format="flt", layout="mono")
        if not self.kept.blocks:
            self._first = max(0, round((when - self._zero) * SAMPLE_RATE))
        block.sample_rate, block.time_base = SAMPLE_RATE, Fraction(1, SAMPLE_RATE)
        block.pts = self._first + self.kept.samples
        self._output.mux(self._audio.encode(block))
        self.kept.blocks.append((self.kept.samples, moment))
        self.kept.samples += len(thing)

    def _stamped(self, frame: av.VideoFrame, when: float) -> av.VideoFrame:
        assert self._size is not None
        width, height = self._size
        picture = self._converter.reformat(
            frame, width, height, "yuv420p", dst_colorspace=Colorspace.ITU709, dst_color_range=ColorRange.MPEG
        )
        tick = max(self._last + 1, round((when - self._zero) * 1000))
        picture.pts, picture.time_base, self._last = tick, _TICK, tick
        return picture

    def _open(self) -> None:
        self._output = cast(Any, av).open(str(self.path), "w", format="matroska", options=dict(MATROSKA))
        if self._size is not None:
            self._video = video = self._output.add_stream("libx264", rate=self._rate)
            video.width, video.height = self._size
            video.pix_fmt = "yuv420p"
            context = video.codec_context
            context.time_base, context.thread_count = _TICK, 2
            context.color_primaries, context.color_trc = ColorPrimaries.BT709, ColorTrc.BT709
            context.colorspace, context.color_range = Colorspace.ITU709, ColorRange.MPEG
            context.options = {"preset": "ultrafast", "tune": "zerolatency", "crf": _CRF, "g": "1", "bf": "0"}
        if self._sound:
            self._audio = self._output.add_stream("pcm_f32le", rate=SAMPLE_RATE, layout="mono")
        self._output.start_encoding()

    def _close(self) -> None:
        if self._output is None:
            return
        try:
            for stream in (self._video, self._audio):
                if stream is not None and self.kept.trouble is None:
                    self._output.mux(stream.encode(None))
            self._output.close()
        except OSError as exc:
            self.kept.trouble = self.kept.trouble or exc
        finally:
            self._output = None
