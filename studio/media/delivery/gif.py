"""GIF, looping for ever: 256 colours chosen over all pictures, then every picture laid in them."""

from collections.abc import Iterable, Iterator
from fractions import Fraction
from math import ceil
from pathlib import Path
from typing import Any, cast

import av
from av import VideoFrame
from av.filter import Graph

from studio.core.time import FrameRate
from studio.media.delivery.pieces import Pieces
from studio.media.pyav import add_video, create
from studio.ports.delivery import Told

_HUNDREDTH = Fraction(1, 100)
_QUICKEST = 2
"""Hundredths of a second that browsers show a picture at least; less than that they take for ten."""

_COLOURS = "max_colors=256:reserve_transparent=0:stats_mode=full"
_DITHER = "dither=sierra2_4a:diff_mode=rectangle"


def step(rate: FrameRate) -> int:
    """Every how many frames become a picture: all, up to 50 a second."""
    return ceil(rate.fps * _QUICKEST * _HUNDREDTH)


def write(path: Path, pieces: Pieces, size: tuple[int, int], rate: FrameRate, told: Told | None = None) -> None:
    """Write the file at ``path``. Times are whole hundredths, each rounded for itself. Raises ``OSError`` or
    ``ValueError``."""
    total, every = pieces.frames, step(rate)
    palette = _palette(_frames(pieces, every, told and _half(told, 0)), size)
    kept = _frames(pieces, every, told and _half(told, total))
    shown = [*range(0, total, every), total]
    last = _moment(total, rate) - _moment(shown[-2], rate)
    output = create(path, {"fflags": "+bitexact", "loop": "0", "final_delay": str(last)}, "gif")
    try:
        stream = add_video(output, "gif", Fraction(100))
        context = stream.codec_context
        context.width, context.height = size
        context.pix_fmt, context.time_base = "pal8", _HUNDREDTH
        output.start_encoding()
        for number, picture in enumerate(_laid(kept, palette, size)):
            picture.pts, picture.time_base = _moment(number * every, rate), _HUNDREDTH
            output.mux(stream.encode(picture))
        output.mux(stream.encode(None))
    finally:
        output.close()


def _moment(number: int, rate: FrameRate) -> int:
    """When a frame is shown, in hundredths of a second."""
    return round(number * 100 / rate.fps)


def _half(told: Told, before: int) -> Told:
    """All frames pass twice."""
    return lambda done, of: told(before + done, 2 * of)


def _frames(pieces: Pieces, every: int, told: Told | None) -> Iterator[VideoFrame]:
    """Every ``every``-th frame as it was kept."""
    decoder: Any = av.CodecContext.create("png", "r")
    decoder.thread_count = 1  # else frames come late
    for first, packet in pieces.packets(told):
        if not (first + packet.pts) % every:
            still: Any = av.Packet(packet.data)
            still.is_keyframe = True  # else FFmpeg adds the picture to the one before
            yield from decoder.decode(still)


def _palette(frames: Iterable[VideoFrame], size: tuple[int, int]) -> VideoFrame:
    graph = Graph()
    source, sink = _source(graph, size, "rgb24"), graph.add("buffersink")
    graph.link_nodes(source, graph.add("palettegen", _COLOURS), sink).configure()
    for number, frame in enumerate(frames):
        frame.pts, frame.time_base = number, _HUNDREDTH
        source.push(frame)
        _pulled(sink)  # nothing comes yet, but it is asked for: else all frames would wait before the filter
    source.push(None)
    return cast(VideoFrame, sink.pull())


def _laid(frames: Iterable[VideoFrame], palette: VideoFrame, size: tuple[int, int]) -> Iterator[VideoFrame]:
    graph = Graph()
    source, colours = _source(graph, size, "rgb24"), _source(graph, (16, 16), "bgra")
    use, sink = graph.add("paletteuse", _DITHER), graph.add("buffersink")
    source.link_to(use, 0, 0)
    colours.link_to(use, 0, 1)
    use.link_to(sink)
    graph.configure()
    palette.pts, palette.time_base = 0, _HUNDREDTH
    colours.push(palette)
    colours.push(None)
    given = taken = 0
    for frame in frames:
        frame.pts, frame.time_base = given, _HUNDREDTH
        source.push(frame)
        given += 1
        while (made := _pulled(sink)) is not None:
            yield made
            taken += 1
    source.push(None)
    while taken < given:
        yield cast(VideoFrame, sink.pull())
        taken += 1


def _source(graph: Graph, size: tuple[int, int], pixels: str) -> Any:
    return cast(Any, graph).add_buffer(width=size[0], height=size[1], format=pixels, time_base=_HUNDREDTH)


def _pulled(sink: Any) -> VideoFrame | None:
    try:
        return sink.pull()
    except (BlockingIOError, EOFError):
        return None
