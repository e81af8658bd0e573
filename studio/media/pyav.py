"""The part of PyAV that writes, typed: its own hints leave packets open."""

from collections.abc import Callable, Sequence
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
    framerate: Fraction
    thread_count: int
    color_primaries: int
    color_trc: int
    colorspace: int
    color_range: int
    codec_tag: str
    flags: int
    options: dict[str, str]


class Encoded(Protocol):
    """Encoded bytes with their times, in frames."""

    pts: int | None
    dts: int | None
    is_keyframe: bool


class Encoder(VideoContext, Protocol):
    """A picture encoder by itself, without a file; ``encode(None)`` gives what is still inside."""

    def encode(self, frame: av.VideoFrame | None) -> list[Encoded]: ...


class AudioContext(Protocol):
    """The settings of a sound encoder."""

    bit_rate: int


class Video(Protocol):
    """A picture stream; ``encode(None)`` gives what is still inside."""

    @property
    def codec_context(self) -> VideoContext: ...
    @property
    def metadata(self) -> dict[str, str]: ...
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


def encoder(name: str) -> Encoder:
    """A picture encoder to be set up; it opens with the first frame. Raises ``ValueError`` where there is none."""
    return cast(Encoder, av.CodecContext.create(name, "w"))


def add_video(output: Output, codec: str, rate: Fraction) -> Video:
    """A picture stream of ``rate`` frames a second."""
    return cast(Video, cast(Any, output).add_stream(codec, rate=rate))


def put_data(output: Output, stream: Video, base: Fraction) -> "Callable[[bytes, int, int, bool], None]":
    """What puts pictures that are already encoded into ``stream``: bytes, when they are shown, when they are decoded
    (both in ``base``), whether they lean on no other."""

    def _put(data: bytes, pts: int, dts: int, key: bool) -> None:
        packet: Any = av.Packet(data)
        packet.stream, packet.time_base = stream, base
        packet.pts, packet.dts, packet.duration, packet.is_keyframe = pts, dts, 1, key
        cast(Any, output).mux(packet)

    return _put


def set_chapters(output: Output, starts: Sequence[tuple[int, str]], end: int, base: Fraction) -> None:
    """Chapters by where each begins, in ``base``, and its name; the last goes on to ``end``."""
    ends = [start for start, _ in starts[1:]] + [end]
    chapters = [
        {"id": number, "start": start, "end": stop, "time_base": base, "metadata": {"title": name}}
        for number, ((start, name), stop) in enumerate(zip(starts, ends, strict=True))
    ]
    cast(Any, output).set_chapters(chapters)


def add_copy(output: Output, source: VideoStream) -> "Callable[[av.Packet[Any]], None]":
    """A picture stream like ``source``, for its packets as they are; gives what puts them there."""
    stream: Any = cast(Any, output).add_stream_from_template(source)

    def _copy(packet: "av.Packet[Any]") -> None:
        packet.stream = stream
        cast(Any, output).mux(packet)

    return _copy


def add_text(
    output: Output, header: bytes, language: str, codec: str = "mov_text"
) -> "Callable[[str, int, int], None]":
    """A caption track (or another ``codec``'s) that players leave off until asked; gives what puts a caption there:
    text, start and length in milliseconds."""
    stream: Any = cast(Any, output).add_stream(codec)
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
