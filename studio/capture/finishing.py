"""The recording as it is handed over: pictures at an even rate, sound in step with them from the first to the last."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any, cast

import av
import numpy as np
from av.filter.graph import Graph
from numpy.typing import NDArray

from studio.capture.clocks import Line, Pictures, Sound, hear, place_pictures, to_host
from studio.capture.feeds import Moment
from studio.capture.keeping import MATROSKA, Kept
from studio.core.time import SAMPLE_RATE

_STILL = 0.0005
"""Seconds of drift over the whole recording that are left as they are."""

_BLOCK = SAMPLE_RATE

_FINE = 100
"""Parts of a Hertz in which the resampler is told of rates: 0.2 in a million."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """How sound is brought in step: out of it, ``skip`` samples are left out at the beginning (or that many put before
    it, when below 0), then it runs ``pace`` times as fast."""

    pictures: Pictures | None
    sound: Sound | None
    skip: int
    pace: float
    offset: float
    drift: float


def measure(kept: Kept, likely: Fraction, own_clocks: tuple[bool, bool], *, shared: bool) -> Step:
    """``own_clocks``: whether pictures, and sound, have times on clocks of their own; ``shared``: it is the same."""
    seen, blocks = _times(kept.pictures), _times([moment for _, moment in kept.blocks])
    if shared:
        both = tuple(np.concatenate(pair) for pair in zip(seen, blocks, strict=True))
        order = np.argsort(both[0], kind="stable")
        lines = (to_host(both[0][order], both[1][order]),) * 2 if len(order) else (Line(start=0.0, slope=1.0),) * 2
    else:
        lines = (to_host(*seen), to_host(*blocks))
    straight = Line(start=0.0, slope=1.0)
    eye, ear = (line if own else straight for line, own in zip(lines, own_clocks, strict=True))
    pictures = place_pictures(eye.at(seen[0]), likely) if len(seen[0]) else None
    counts = np.asarray([count for count, _ in kept.blocks], np.int64)
    at = ear.at(blocks[0])
    sound = hear(counts, at, at if own_clocks[1] else blocks[1]) if len(counts) else None
    if pictures is None or sound is None:
        return Step(pictures=pictures, sound=sound, skip=0, pace=1.0, offset=0.0, drift=0.0)
    offset = sound.start - pictures.start
    pace = sound.rate * pictures.period * float(pictures.rate) / SAMPLE_RATE
    last = int(pictures.numbers.max()) + 1
    drift = (pace - 1.0) * last / float(pictures.rate)
    if abs(drift) < _STILL:
        pace = 1.0
    return Step(pictures=pictures, sound=sound, skip=round(-offset * sound.rate), pace=pace, offset=offset, drift=drift)


def compose(raw: Path, target: Path, step: Step) -> tuple[int, int]:
    """Write ``target`` from what was kept in ``raw``; how many pictures and samples it has. Raises ``OSError``."""
    os.close(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    reader: Any = cast(Any, av).open(str(raw), "r")
    writer: Any = cast(Any, av).open(str(target), "w", format="matroska", options=dict(MATROSKA))
    try:
        pictures = samples = 0
        video = reader.streams.video[0] if step.pictures is not None else None
        audio = reader.streams.audio[0] if step.sound is not None else None
        out_video = writer.add_stream_from_template(video) if video is not None else None
        out_audio = writer.add_stream("flac", rate=SAMPLE_RATE, layout="mono") if audio is not None else None
        if out_audio is not None:
            out_audio.codec_context.format = "s16"
        writer.start_encoding()
        limit = _samples(step) if video is not None else None
        sound = _Laid(out_audio, writer, limit) if out_audio is not None else None
        pacer = _Pacer(step)
        laid = _Shown(out_video, writer, step.pictures) if out_video is not None and step.pictures is not None else None
        for packet in reader.demux(*[stream for stream in (video, audio) if stream is not None]):
            if not packet.size:
                continue
            if packet.stream.type == "video" and laid is not None:
                laid.show(bytes(packet))
            elif sound is not None:
                for frame in packet.decode():
                    sound.lay(pacer.push(frame.to_ndarray().reshape(-1)))
        if laid is not None:
            pictures = laid.end()
        if sound is not None:
            sound.lay(pacer.end())
            samples = sound.end()
        writer.close()
    except BaseException:
        with_closed(writer)
        target.unlink(missing_ok=True)
        raise
    finally:
        reader.close()
    return pictures, samples


def with_closed(container: Any) -> None:
    """Close what may be past closing."""
    try:
        container.close()
    except (OSError, ValueError):
        return


def _times(moments: list[Moment]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    return (
        np.asarray([moment.at for moment in moments], np.float64),
        np.asarray([moment.arrived for moment in moments], np.float64),
    )


def _samples(step: Step) -> int | None:
    if step.pictures is None:
        return None
    return int((int(step.pictures.numbers.max()) + 1) * SAMPLE_RATE / step.pictures.rate)


class _Shown:
    """Puts pictures, already encoded, where they belong; where one is missing, the one before stays."""

    def __init__(self, stream: Any, writer: Any, places: Pictures) -> None:
        self._stream, self._writer, self._places = stream, writer, places
        self._seen = 0
        self._next = 0
        self._before = b""

    def show(self, data: bytes) -> None:
        if self._seen >= len(self._places.numbers):
            return
        number = int(self._places.numbers[self._seen])
        self._seen += 1
        if number < 0:
            return
        while self._before and self._next < number:
            self._put(self._before)
        self._before = data
        self._put(data)

    def end(self) -> int:
        return self._next

    def _put(self, data: bytes) -> None:
        packet: Any = av.Packet(data)
        packet.stream = self._stream
        packet.time_base = Fraction(1, 1000)
        packet.pts = packet.dts = round(self._next * 1000 / self._places.rate)
        packet.duration = round((self._next + 1) * 1000 / self._places.rate) - packet.pts
        packet.is_keyframe = True
        self._writer.mux(packet)
        self._next += 1


class _Pacer:
    """Leaves out or puts in what ``Step`` says, and runs it through the resampler."""

    def __init__(self, step: Step) -> None:
        self._skip = step.skip
        self._gaps = list(step.sound.gaps) if step.sound is not None else []
        self._read = 0
        self._stretch = _Stretch(step.pace) if step.pace != 1.0 else None
        self._begun = False

    def push(self, samples: NDArray[np.float32]) -> NDArray[np.float32]:
        pieces: list[NDArray[np.float32]] = []
        if not self._begun and self._skip < 0:
            pieces.append(np.zeros(-self._skip, np.float32))
        self._begun = True
        while self._gaps and self._gaps[0][0] < self._read + len(samples):
            place, length = self._gaps.pop(0)
            cut = max(0, place - self._read)
            pieces += [samples[:cut], np.zeros(length, np.float32)]
            samples, self._read = samples[cut:], self._read + cut
        self._read += len(samples)
        whole = np.concatenate([*pieces, samples]) if pieces else samples
        if self._skip > 0:
            left_out = min(self._skip, len(whole))
            whole, self._skip = whole[left_out:], self._skip - left_out
        return self._stretch.push(whole) if self._stretch is not None else whole

    def end(self) -> NDArray[np.float32]:
        return self._stretch.end() if self._stretch is not None else np.zeros(0, np.float32)


class _Stretch:
    """Resamples by a ratio close to 1: FFmpeg's own resampler, its rates told finely enough."""

    def __init__(self, pace: float) -> None:
        self._rate = round(SAMPLE_RATE * _FINE * pace)
        graph: Any = cast(Any, Graph)()
        self._source = graph.add(
            "abuffer",
            f"sample_rate={self._rate}:sample_fmt=fltp:channel_layout=mono:time_base=1/{self._rate}",
        )
        turn = graph.add("aresample", f"{SAMPLE_RATE * _FINE}:linear_interp=1:filter_size=32:exact_rational=0")
        self._sink = graph.add("abuffersink")
        self._source.link_to(turn)
        turn.link_to(self._sink)
        graph.configure()
        self._graph = graph
        self._count = 0

    def push(self, samples: NDArray[np.float32]) -> NDArray[np.float32]:
        if not len(samples):
            return samples
        frame = av.AudioFrame.from_ndarray(np.ascontiguousarray(samples)[None], format="fltp", layout="mono")
        frame.sample_rate, frame.pts, frame.time_base = self._rate, self._count, Fraction(1, self._rate)
        self._count += len(samples)
        self._source.push(frame)
        return self._pulled()

    def end(self) -> NDArray[np.float32]:
        self._source.push(None)
        return self._pulled()

    def _pulled(self) -> NDArray[np.float32]:
        return np.concatenate([np.zeros(0, np.float32), *self._blocks()])

    def _blocks(self) -> Iterator[NDArray[np.float32]]:
        while True:
            try:
                yield np.asarray(self._sink.pull().to_ndarray()[0], np.float32)
            except (BlockingIOError, EOFError):
                return


class _Laid:
    """Encodes sound, up to the end of the pictures."""

    def __init__(self, stream: Any, writer: Any, limit: int | None) -> None:
        self._stream, self._writer, self._limit = stream, writer, limit
        self._count = 0

    def lay(self, samples: NDArray[np.float32]) -> None:
        if self._limit is not None:
            samples = samples[: max(0, self._limit - self._count)]
        for start in range(0, len(samples), _BLOCK):
            block = np.clip(np.rint(samples[start : start + _BLOCK] * 32768.0), -32768, 32767).astype(np.int16)
            frame = av.AudioFrame.from_ndarray(np.ascontiguousarray(block)[None], format="s16", layout="mono")
            frame.sample_rate, frame.pts, frame.time_base = SAMPLE_RATE, self._count, Fraction(1, SAMPLE_RATE)
            self._count += len(block)
            self._writer.mux(self._stream.encode(frame))

    def end(self) -> int:
        self._writer.mux(self._stream.encode(None))
        return self._count
