"""A camera, a file or a stream, read by FFmpeg on a thread of its own."""

import contextlib
import threading
import time
from fractions import Fraction
from typing import Any, cast

import av
import numpy as np
from av.container import InputContainer
from av.error import FFmpegError

from studio.capture import refusals
from studio.capture.feeds import Moment, Taker
from studio.capture.origin import Origin
from studio.core.errors import MachineError
from studio.core.time import SAMPLE_RATE

_SILENT = 3.0
"""Seconds without a picture after which a camera or stream counts as gone."""

_NEAR = 5.0
"""Seconds that a driver's timestamp may be from this machine's clock to be taken for one of it."""

_JOIN = 1.0
"""Seconds to wait for a driver or a sender that hangs: the window waits as long."""


class MovieFeed:
    """The ``Feed`` port of what FFmpeg reads. A file is paced at its own rate, as if it were live."""

    def __init__(self, origin: Origin, *, picture: bool, sound: bool) -> None:
        """Raises ``MachineError``."""
        self._origin = origin
        self._container = _open(origin)
        streams = self._container.streams
        self._video = streams.video[0] if picture and streams.video else None
        self._audio = streams.audio[0] if sound and streams.audio else None
        if (picture and self._video is None) or (sound and self._audio is None):
            self._container.close()
            if picture and self._video is None:
                raise MachineError(f"{origin.name} holds no pictures.", todo="Check the file or the address.")
            raise MachineError(f"{origin.name} holds no sound.", todo="Check the file or the address.")
        if self._video is not None:
            self._video.thread_type = "SLICE"  # pictures come out at once
        self._own_clock = not origin.paced
        self._epoch: float | None = None
        self._heard = time.monotonic()
        self._closing = threading.Event()
        self._thread: threading.Thread | None = None
        self._resampler = av.AudioResampler("fltp", "mono", SAMPLE_RATE)

    @property
    def name(self) -> str:
        """As a person calls it."""
        return self._origin.name

    @property
    def own_clock(self) -> bool:
        """Files are paced by us, and drivers mostly use our clock; streams have their sender's."""
        return self._own_clock

    @property
    def rate(self) -> Fraction | None:
        """Pictures a second, as the stream says."""
        rate = (self._video.average_rate or self._video.guessed_rate) if self._video is not None else None
        return Fraction(rate) if rate and 1 <= rate <= 240 else None

    def start(self, taker: Taker) -> None:
        """Begin to read."""
        self._heard = time.monotonic()
        self._thread = threading.Thread(target=self._run, args=(taker,), name="capture-feed", daemon=True)
        self._taker = taker
        self._thread.start()

    def check(self) -> None:
        """A stream or camera that says nothing any more has gone."""
        if not self._origin.paced and not self._closing.is_set() and time.monotonic() - self._heard > _SILENT:
            self._closing.set()
            self._taker.ended(self, self._gone(), True)

    def close(self) -> None:
        """Stop reading; a driver that hangs is left behind."""
        self._closing.set()
        thread = self._thread
        if thread is None:
            self._container.close()
        elif thread is not threading.current_thread():
            thread.join(_JOIN)

    def _gone(self) -> str:
        return refusals.camera_gone(self.name) if self._video is not None else refusals.microphone_gone(self.name)

    def _run(self, taker: Taker) -> None:
        try:
            self._read(taker)
        finally:
            with contextlib.suppress(OSError, ValueError):
                self._container.close()
        if not self._closing.is_set():
            self._closing.set()
            paced = self._origin.paced
            taker.ended(self, refusals.come_to_its_end(self.name) if paced else self._gone(), not paced)

    def _read(self, taker: Taker) -> None:
        wanted = [stream for stream in (self._video, self._audio) if stream is not None]
        while not self._closing.is_set():
            try:
                for packet in self._container.demux(*wanted):
                    self._heard = time.monotonic()
                    for frame in _decoded(packet):
                        self._hand_over(frame, taker)
                    if self._closing.is_set():
                        return
                return
            except BlockingIOError:  # devices of some systems have nothing yet
                self._closing.wait(0.002)
            except (OSError, ValueError):  # unplugged, or the sender hung up
                return

    def _hand_over(self, frame: object, taker: Taker) -> None:
        if isinstance(frame, av.VideoFrame):
            moment = self._moment(frame)
            if moment is not None:
                taker.picture(frame, moment)
        elif isinstance(frame, av.AudioFrame):
            moment = self._moment(frame)
            if moment is None:
                return
            for block in self._resampler.resample(frame):
                samples = np.ascontiguousarray(block.to_ndarray()[0], np.float32)
                if len(samples):
                    taker.sound(samples, moment)
                    seconds = len(samples) / SAMPLE_RATE
                    moment = Moment(at=moment.at + seconds, arrived=moment.arrived + seconds)

    def _moment(self, frame: "av.VideoFrame | av.AudioFrame") -> Moment | None:
        """When it was; for a file, once that is now. None when it is too late for anything."""
        now = time.monotonic()
        if frame.pts is None or frame.time_base is None:
            at = now - (self._epoch or 0.0)
        else:
            at = float(frame.pts * frame.time_base)
        if self._epoch is None:
            self._epoch = now - at if self._origin.paced else 0.0
            if self._origin.same_clock and abs(now - at) < _NEAR:
                self._own_clock = False
        if self._origin.paced:
            due = self._epoch + at
            if due > now and self._closing.wait(due - now):
                return None
            return Moment(at=due, arrived=due)
        return Moment(at=at, arrived=now)


def _open(origin: Origin) -> InputContainer:
    """Raises ``MachineError``."""
    trouble: OSError | ValueError | None = None
    for options in origin.options:
        try:
            return cast(
                InputContainer,
                cast(Any, av).open(origin.url, "r", format=origin.form, options=options, timeout=origin.timeout),
            )
        except (OSError, ValueError) as exc:
            trouble = exc
            if isinstance(exc, OSError) and exc.errno in refusals.FINAL:
                break
    assert trouble is not None
    refusal = refusals.camera if origin.device else refusals.source
    raise refusal(origin.name, trouble) from trouble


def _decoded(packet: Any) -> "list[av.VideoFrame | av.AudioFrame]":
    """A damaged picture is left out."""
    try:
        return list(packet.decode())
    except (FFmpegError, ValueError):
        return []
