"""What is in a file that somebody brings. Its own word is checked against its packets."""

from fractions import Fraction
from pathlib import Path

from av import AudioFrame
from av.audio.stream import AudioStream
from av.container import InputContainer
from av.error import FFmpegError
from av.video.stream import VideoStream

from studio.core.errors import InputError
from studio.core.progress import CancelToken, Progress
from studio.core.time import SAMPLE_RATE
from studio.media.index import Index, packets_of
from studio.media.opened import open_movie, pictures_in, sound_in
from studio.media.pictures import Pictures
from studio.media.still import Still, is_still
from studio.media.survey import walk
from studio.ports.footage import FileFacts

ANOTHER = "Choose another file, or save it again in another format."

_RATES = (4_000, 768_000)
_LIE = Fraction(1, 2)
"""Seconds that a file may be shorter than it says without a word about it."""

UNEVEN = "Its pictures come at uneven times; each is shown from its own moment on."
HDR = "It is HDR; its light is mapped to an ordinary screen's."
CUT_OFF = "It says that it is longer than it is: only what is there is used."
NO_SOUND = "Its sound cannot be decoded."
NO_PICTURES = "Its pictures cannot be decoded; only its sound is used."
MIXED = "Its {channels} channels are mixed to two."


class Prober:
    """The ``Probe`` port."""

    def glance(self, path: Path) -> None:
        """Whether it can be used at all. Raises ``InputError``."""
        with open_file(path) as container:
            _check(container, path)

    def probe(self, path: Path, progress: Progress, cancel: CancelToken) -> FileFacts:
        """What is in it. Raises ``InputError`` or ``Cancelled``."""
        container = open_file(path)
        try:
            _check(container, path)
            video, audio = pictures_in(container), sound_in(container)
            if video is not None and is_still(container):
                return _image(container, video, path)
            survey = walk(container, video, audio, progress, cancel)
            notes: list[str] = []
            told = _told(container, video, audio)
            if video is None and any(True for _ in container.streams.video if not _is_cover(_)):
                notes.append(NO_PICTURES)
            if audio is None and container.streams.audio:
                notes.append(NO_SOUND)
            samples = survey.samples
            if audio is not None and samples and not _sounds(container, audio):
                samples, audio = 0, None
                notes.append(NO_SOUND)
            if audio is not None and audio.channels > 2:
                notes.append(MIXED.format(channels=audio.channels))
            sound = Fraction(samples, SAMPLE_RATE)
            channels = audio.channels if audio is not None and samples else 0
            index = survey.index
            if video is None or index is None or not index.count:
                if not samples:
                    raise InputError(f"{path.name} has no pictures and no sound that can be used.", todo=ANOTHER)
                if told - sound > _LIE:
                    notes.append(CUT_OFF)
                return FileFacts(
                    kind="audio", seconds=sound, sample_count=samples, channels=channels, notes=tuple(notes)
                )
            return _video(container, video, path, index, samples, channels, told, notes)
        finally:
            container.close()


def open_file(path: Path) -> InputContainer:
    """A file that somebody brings. Raises ``InputError`` in words about such a file."""
    if not path.is_file():
        raise InputError(f"There is no file {path}.")
    if not path.stat().st_size:
        raise InputError(f"{path.name} is empty (0 bytes).", todo="Copy it again from where it came from.")
    try:
        return open_movie(path)
    except InputError as exc:
        raise InputError(
            f"{path.name} is no video, sound or image that can be read, or it is damaged.", todo=ANOTHER
        ) from exc


def _video(
    container: InputContainer,
    video: VideoStream,
    path: Path,
    index: Index,
    samples: int,
    channels: int,
    told: Fraction,
    notes: list[str],
) -> FileFacts:
    pictures = Pictures(container, video, path, index)
    pictures.picture(0)
    if pictures.bright:
        notes.append(HDR)
    if index.count == 1 and not samples:
        return _still(pictures, tuple(notes))
    seconds = max(index.seconds, Fraction(samples, SAMPLE_RATE)) if index.count == 1 else index.seconds
    if index.rate is None:
        notes.append(UNEVEN)
    if told - max(seconds, Fraction(samples, SAMPLE_RATE)) > max(_LIE, index.last * index.base):
        notes.append(CUT_OFF)
    return FileFacts(
        kind="video",
        seconds=seconds,
        size=pictures.size,
        rate=index.rate,
        frame_count=index.count,
        sample_count=samples,
        channels=channels,
        rotation=pictures.turn.rotation,
        alpha=pictures.alpha,
        notes=tuple(notes),
    )


def _image(container: InputContainer, video: VideoStream, path: Path) -> FileFacts:
    still = Still(container, video, path)
    return _still(still, (HDR,) if still.bright else ())


def _still(still: Still | Pictures, notes: tuple[str, ...]) -> FileFacts:
    return FileFacts(
        kind="image",
        seconds=Fraction(0),
        size=still.size,
        frame_count=1,
        rotation=still.turn.rotation,
        alpha=still.alpha,
        notes=notes,
    )


def _check(container: InputContainer, path: Path) -> None:
    """Raises ``InputError`` when there is nothing in it that can be used."""
    video, audio = pictures_in(container), sound_in(container)
    if audio is not None and not _RATES[0] <= (audio.rate or 0) <= _RATES[1]:
        audio = None
    if video is None and audio is None:
        raise InputError(f"{path.name} has no pictures and no sound that can be used.", todo=ANOTHER)


def _told(container: InputContainer, video: VideoStream | None, audio: AudioStream | None) -> Fraction:
    """How long the file says it is, in seconds; 0 where it says nothing."""
    told = [(one.duration or 0) * (one.time_base or Fraction(0)) for one in (video, audio) if one is not None]
    return max(*told, Fraction(container.duration or 0, 1_000_000), Fraction(0))


def _is_cover(stream: VideoStream) -> bool:
    return bool(stream.disposition & stream.disposition.attached_pic)


def _sounds(container: InputContainer, audio: AudioStream) -> bool:
    """Whether any of its first packets can be decoded."""
    try:
        container.seek(0)
    except (OSError, ValueError):
        return True
    for number, packet in enumerate(packets_of(container, audio)):
        try:
            if any(isinstance(frame, AudioFrame) for frame in packet.decode()):
                return True
        except (FFmpegError, EOFError):
            pass
        if number > 100:
            return False
    return False
