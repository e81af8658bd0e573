"""Opening a media file, with a sentence for everything that can be wrong with it, and finding what is in it."""

from pathlib import Path

import av
from av.audio.stream import AudioStream
from av.container import InputContainer
from av.stream import Disposition
from av.video.stream import VideoStream

from studio.core.errors import InputError

RELINK = "Find the file again, or render the take again."

_POINTING = frozenset({"concat", "dash", "hls", "imf", "lavfi", "rtsp", "sdp", "tty", "xwma", "bluray", "vapoursynth"})
"""What FFmpeg opens although it is a list of other files, a script, or plain text."""

_LARGEST = 1 << 28
"""Pixels in a picture; more would not fit into memory."""


def open_movie(path: Path) -> InputContainer:
    """Raises ``InputError``: it is missing, empty, or nothing that can be played. Nothing but this file is read."""
    if not path.is_file():
        raise InputError(f"{path} is missing.", todo=RELINK)
    try:
        if not path.stat().st_size:
            raise InputError(f"{path} is empty.", todo=RELINK)
        container = av.open(path, "r", metadata_errors="replace", options={"protocol_whitelist": "file"})
    except OSError as exc:
        raise InputError(f"{path} cannot be read: {exc.strerror or exc}.", todo=RELINK) from exc
    except ValueError as exc:
        raise InputError(f"{path} is not a movie, or it is damaged.", todo=RELINK) from exc
    if _POINTING & set(container.format.name.split(",")):
        container.close()
        raise InputError(f"{path} is not a movie, or it is damaged.", todo=RELINK)
    return container


def pictures_in(container: InputContainer) -> VideoStream | None:
    """The stream of pictures that is shown: the first that is no cover of a record and can be decoded."""
    for stream in container.streams.video:
        if not stream.disposition & Disposition.attached_pic and _can(stream) and stream.width and stream.height:
            return stream if stream.width * stream.height <= _LARGEST else None
    return None


def sound_in(container: InputContainer) -> AudioStream | None:
    """The stream of sound that is heard: the first that can be decoded."""
    for stream in container.streams.audio:
        if _can(stream) and stream.rate and stream.channels:
            return stream
    return None


def _can(stream: VideoStream | AudioStream) -> bool:
    return getattr(stream, "codec_context", None) is not None
