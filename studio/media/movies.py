"""Movies and sound files, read and written."""

import contextlib
import secrets
from collections.abc import Generator, Iterable, Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np
from av.container import InputContainer
from av.video.reformatter import VideoReformatter
from numpy.typing import NDArray

from studio.core.errors import DiskError, InputError
from studio.core.time import SAMPLE_RATE, FrameRate
from studio.core.unfinished import Unfinished
from studio.media.dub import dubbed
from studio.media.joining import Mp4Joiner
from studio.media.own import read_sound
from studio.media.picture import to_picture
from studio.media.wav import WavWriter
from studio.media.writer import Mp4Writer
from studio.ports.media import MovieFacts, MovieFormat, SoundFile


class Movies:
    """The ``Media`` port on PyAV. ``unfinished`` is told of every file while it is being written."""

    def __init__(self, unfinished: Unfinished | None = None) -> None:
        self._unfinished = unfinished or Unfinished()

    def writer(self, path: Path, form: MovieFormat) -> Mp4Writer:
        """Raises ``DiskError`` when the folder cannot be written."""
        return Mp4Writer(path, form, self._unfinished)

    def joiner(self, path: Path, form: MovieFormat) -> Mp4Joiner:
        """Raises ``DiskError`` when the folder cannot be written."""
        return Mp4Joiner(path, form, self._unfinished)

    def probe(self, path: Path) -> MovieFacts:
        """What the file holds; decodes it all, so the counts are true.

        Raises:
            InputError: there is no such file, or it is not a movie with pictures and sound.
        """
        with _opened(path) as container:
            video, audio = container.streams.video[0], container.streams.audio[0]
            rate = video.average_rate or Fraction(24)
            size, sample_rate = (video.width, video.height), audio.rate
            frames = sum(1 for _ in container.decode(video))
        return MovieFacts(
            size=size,
            rate=FrameRate(Fraction(rate)),
            frame_count=frames,
            sample_count=len(self.samples(path)),
            sample_rate=sample_rate,
        )

    def dub(self, source: Path, target: Path, sound: Iterable[NDArray[np.float32]], remark: str = "") -> None:
        """Write the pictures of ``source``, as they are, with another sound, to ``target``, in one step."""
        part = target.with_name(f".{target.stem}.{secrets.token_hex(4)}.part")
        self._unfinished.begin(part)
        try:
            with _opened(source):
                pass
            dubbed(source, part, sound, remark)
            part.replace(target)
        except OSError as exc:
            raise DiskError(f"{target} cannot be written: {exc.strerror or exc}.", todo="Free some space.") from exc
        finally:
            with contextlib.suppress(OSError):
                part.unlink(missing_ok=True)
            self._unfinished.end(part)

    def remark(self, path: Path) -> str:
        """The remark that the movie was written with; empty where it has none. Raises ``InputError``."""
        with _opened(path) as container:
            return container.metadata.get("comment", "")

    def frames(self, path: Path) -> Iterator[NDArray[np.uint8]]:
        """Every frame, uint8 (height, width, 3) sRGB."""
        converter = VideoReformatter()
        with _opened(path) as container:
            container.streams.video[0].thread_type = "AUTO"
            for frame in container.decode(video=0):
                yield to_picture(frame, converter)

    def samples(self, path: Path) -> NDArray[np.float32]:
        """The whole sound, float32 (n, 2) at 48 kHz; the encoder's own lead-in and filling are not in it."""
        with _opened(path) as container:
            stream = container.streams.audio[0]
            resampler = av.AudioResampler(format="fltp", layout="stereo", rate=SAMPLE_RATE)
            blocks: list[NDArray[Any]] = []
            for frame in container.decode(stream):
                blocks += [piece.to_ndarray() for piece in resampler.resample(frame)]
            blocks += [piece.to_ndarray() for piece in resampler.resample(None)]
            length = int((stream.duration or 0) * (stream.time_base or 0) * SAMPLE_RATE)
        sound = np.concatenate(blocks, axis=1) if blocks else np.zeros((2, 0), np.float32)
        return np.ascontiguousarray(sound[:, :length].T if length else sound.T, np.float32)

    def sound(self, path: Path) -> SoundFile:
        """A sound file that somebody brought. Raises ``InputError``."""
        return read_sound(path)

    def sound_writer(self, path: Path, time_reference: int = 0) -> WavWriter:
        """A 24-bit WAV, written as it is made. Raises ``DiskError`` when the folder cannot be written."""
        return WavWriter(path, self._unfinished, time_reference)


@contextlib.contextmanager
def _opened(path: Path) -> Generator[InputContainer]:
    try:
        with av.open(path) as container:
            if not container.streams.video or not container.streams.audio:
                raise InputError(f"{path} is not a movie with pictures and sound.")
            yield container
    except OSError as exc:
        raise InputError(f"{path} cannot be read as a movie: {exc.strerror or exc}.") from exc
    except ValueError as exc:
        raise InputError(f"{path} is not a movie: {exc}.") from exc
