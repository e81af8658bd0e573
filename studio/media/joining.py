"""One film out of its shots' movies: their pictures are copied one after the other, never encoded again."""

import contextlib
import secrets
from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any, Self

import av
import numpy as np
from numpy.typing import NDArray

from studio.core.errors import FaultError
from studio.core.unfinished import Unfinished
from studio.media.disk import refused, sync
from studio.media.dub import MP4, dubbed
from studio.media.pyav import Output, add_copy, create
from studio.ports.captions import Cue
from studio.ports.media import MovieFormat

REORDERED = 2
"""Frames by which decoding runs ahead of showing, at most: x264 lays one picture that others lean on between two."""


class Mp4Joiner:
    """The ``MovieJoiner`` port. Half files are hidden beside the film, and gone unless it is finished."""

    def __init__(self, path: Path, form: MovieFormat, unfinished: Unfinished) -> None:
        """Raises ``DiskError`` when the folder cannot be written."""
        self._path, self._form, self._unfinished = path, form, unfinished
        self._token = secrets.token_hex(4)
        self._silent = self._hidden("silent.part")
        self._parts: set[Path] = set()
        self._output: Output | None = None
        self._copy: Callable[[av.Packet[Any]], None] | None = None
        self._extradata: bytes | None = None
        self._frames = 0
        unfinished.begin(self._silent)
        try:
            self._output = create(self._silent, MP4)
        except OSError as exc:
            self._discard()
            raise refused(path, exc) from exc

    def part(self) -> Path:
        """A hidden path beside the film for the movie of a shot; gone with the joiner, whatever happens."""
        path = self._hidden(f"{len(self._parts)}.part.mp4")
        self._parts.add(path)
        self._unfinished.begin(path)
        return path

    def append(self, movie: Path) -> None:
        """The pictures of ``movie`` behind those that are there. Raises ``DiskError`` or ``FaultError``."""
        output = self._output
        if output is None:
            raise FaultError("This film is already finished.")
        try:
            with av.open(movie) as shot:
                pictures = shot.streams.video[0]
                if self._copy is None:
                    self._copy = add_copy(output, pictures)
                    if self._form.title:
                        output.metadata["title"] = self._form.title
                    output.start_encoding()
                    self._extradata = pictures.codec_context.extradata
                elif pictures.codec_context.extradata != self._extradata:
                    raise FaultError("The shots of the film were encoded in different ways.")
                before = self._frames
                for packet in shot.demux(pictures):
                    if packet.dts is None or packet.pts is None:
                        continue
                    tick = 1 / (self._form.rate.fps * Fraction(packet.time_base))
                    packet.pts += int(before * tick)
                    packet.dts = int((self._frames - REORDERED) * tick)
                    self._frames += 1
                    self._copy(packet)
        except OSError as exc:
            raise refused(self._path, exc) from exc
        if movie in self._parts:
            self._remove(movie)

    def finish(self, sound: Iterable[NDArray[np.float32]], captions: Sequence[Cue] = ()) -> None:
        """Lay all of the film's sound under its pictures and put it in its place in one step. Raises ``DiskError``."""
        output, self._output = self._output, None
        part = self._hidden("part")
        self._unfinished.begin(part)
        try:
            if output is None or not self._frames:
                raise FaultError("A movie needs at least one frame.")
            output.close()
            dubbed(self._silent, part, sound, self._form.remark, captions)
            sync(part)
            part.replace(self._path)
            sync(self._path.parent)
        except OSError as exc:
            raise refused(self._path, exc) from exc
        finally:
            self._remove(part)
            self._discard()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        self._discard()

    def _hidden(self, end: str) -> Path:
        return self._path.with_name(f".{self._path.stem}.{self._token}.{end}")

    def _remove(self, path: Path) -> None:
        with contextlib.suppress(OSError):
            path.unlink(missing_ok=True)
        self._parts.discard(path)
        self._unfinished.end(path)

    def _discard(self) -> None:
        output, self._output = self._output, None
        if output is not None:
            with contextlib.suppress(OSError):
                output.close()
        for path in (self._silent, *self._parts):
            self._remove(path)
