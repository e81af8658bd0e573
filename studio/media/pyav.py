"""The part of PyAV that writes, typed: its own hints leave packets open."""

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import Any, Protocol, cast

import av
from av.subtitles.subtitle import SubtitleSet
from av.video.stream import VideoStream

_MILLISECOND = Fraction(1, 1000)


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


def add_text(output: Output, header: bytes, language: str) -> "Callable[[str, int, int], None]":
    """A caption track (``mov_text``) that players leave off until it is asked for; gives what puts a caption there:
    text, start and length in milliseconds."""
    stream: Any = cast(Any, output).add_stream("mov_text")
    context = stream.codec_context
    context.subtitle_header = header
    context.time_base = stream.time_base = _MILLISECOND
    stream.metadata["language"] = language
    stream.disposition = 0

    def _put(text: str, start: int, length: int) -> None:
        made = SubtitleSet.create(text=text.encode(), start=0, end=length, pts=start * 1000)
        packet: Any = context.encode_subtitle(made)
        packet.stream, packet.time_base = stream, _MILLISECOND
        packet.pts = packet.dts = start
        packet.duration = length
        cast(Any, output).mux(packet)

    return _put


def add_audio(output: Output, codec: str, rate: int) -> Audio:
    """A stereo sound stream of ``rate`` samples a second."""
    return cast(Audio, cast(Any, output).add_stream(codec, rate=rate, layout="stereo"))
