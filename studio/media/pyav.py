"""The part of PyAV that writes, typed: its own hints leave packets open."""

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import Any, Protocol, cast

import av
from av.video.stream import VideoStream


class Packet(Protocol):
    """Encoded bytes on their way to the file."""


class VideoContext(Protocol):
    """The settings of a picture encoder."""

    width: int
    height: int
    pix_fmt: str | None
    time_base: Fraction
    thread_count: int
    color_primaries: int
    color_trc: int
    colorspace: int
    color_range: int
    options: dict[str, str]


class AudioContext(Protocol):
    """The settings of a sound encoder."""

    bit_rate: int


class Video(Protocol):
    """A picture stream; ``encode(None)`` gives what is still inside."""

    @property
    def codec_context(self) -> VideoContext: ...
    def encode(self, frame: av.VideoFrame | None) -> list[Packet]: ...


class Audio(Protocol):
    """A sound stream; ``encode(None)`` gives what is still inside."""

    @property
    def codec_context(self) -> AudioContext: ...
    def encode(self, frame: av.AudioFrame | None) -> list[Packet]: ...


class Output(Protocol):
    """A file being written."""

    @property
    def metadata(self) -> dict[str, str]: ...
    def start_encoding(self) -> None: ...
    def mux(self, packets: list[Packet]) -> None: ...
    def close(self) -> None: ...


def create(path: Path, options: dict[str, str], form: str = "mp4") -> Output:
    """An MP4 (or another ``form`` of container) to be written at ``path``. Raises ``OSError``."""
    return cast(Output, av.open(path, "w", format=form, options=options))


def add_video(output: Output, codec: str, rate: Fraction) -> Video:
    """A picture stream of ``rate`` frames a second."""
    return cast(Video, cast(Any, output).add_stream(codec, rate=rate))


def add_copy(output: Output, source: VideoStream) -> "Callable[[av.Packet[Any]], None]":
    """A picture stream like ``source``, for its packets as they are; gives what puts them there."""
    stream: Any = cast(Any, output).add_stream_from_template(source)

    def _copy(packet: "av.Packet[Any]") -> None:
        packet.stream = stream
        cast(Any, output).mux(packet)

    return _copy


def add_audio(output: Output, codec: str, rate: int) -> Audio:
    """A stereo sound stream of ``rate`` samples a second."""
    return cast(Audio, cast(Any, output).add_stream(codec, rate=rate, layout="stereo"))
