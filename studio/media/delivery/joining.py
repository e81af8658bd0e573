"""Pieces of pictures, sound, captions, chapters and timecode in one file; no picture is encoded again."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from studio.core.time import SAMPLE_RATE
from studio.core.timecode import timecode
from studio.media.captions import CaptionTrack
from studio.media.delivery.coding import Coder
from studio.media.delivery.encoding import set_up
from studio.media.delivery.pieces import Pieces
from studio.media.delivery.standing_back import standing_back
from studio.media.pyav import Output, Video, add_audio, add_video, create, put_data, set_chapters
from studio.media.track import SoundTrack, packed, planar, whole
from studio.ports.captions import Cue
from studio.ports.delivery import Chapter, DeliveryForm, SoundCoding, Told

_COMMON = {"fflags": "+bitexact", "max_interleave_delta": "1000000"}
"""Without the second, up to ten seconds of pictures would wait in memory for the next caption."""

_ISO = {"movie_timescale": "240000"}
"""Counts a whole number for every frame rate and for 48 kHz, so edit lists end on the exact sample."""

_WHOLE_DELAY = -24
"""WebM counts in milliseconds, and Opus runs 6.5 of them ahead: half a millisecond earlier, every packet begins on a
whole one, as the delay in the file's head says."""

_MIDWAY = 12
"""Samples. FFmpeg reads that delay as 7 ms where others take it as it is; so both hear it within a quarter of one."""

_CAPTIONS = {"mp4": "mov_text", "mov": "mov_text", "webm": "webvtt"}


def join(
    path: Path,
    form: DeliveryForm,
    coder: Coder,
    pieces: Pieces,
    sound: Iterable[NDArray[np.float32]],
    captions: Sequence[Cue],
    told: Told | None = None,
) -> None:
    """Write an MP4, MOV or WebM at ``path``. Raises ``OSError`` or ``ValueError``."""
    rate, total = form.rate, pieces.frames
    output = create(path, _options(form), form.container)
    try:
        video = _pictures(output, form, coder)
        audio = _sound(output, form, form.sound, sound) if form.sound else None
        cues = _within(captions, rate.sample(total))
        texts = CaptionTrack(output, cues, _CAPTIONS[form.container]) if cues else None
        output.metadata.update(form.tags)
        if chapters := _chapters(form.chapters, total):
            set_chapters(output, chapters, total, 1 / rate.fps)
        put = put_data(output, video, 1 / rate.fps)
        with standing_back():
            output.start_encoding()
        for count, (first, packet) in enumerate(pieces.packets(told), start=1):
            put(packet.data, first + packet.pts, first + packet.dts, packet.key)
            if audio:
                audio.run(rate.sample(count))
            if texts:
                texts.run(rate.sample(count))
        if audio:
            audio.end()
    finally:
        output.close()


def _options(form: DeliveryForm) -> dict[str, str]:
    if form.container == "webm":
        return dict(_COMMON)
    flags = "+write_colr"
    if form.container == "mp4":
        flags += "+faststart"  # a web player begins at once; a master of many gigabytes is not copied again for it
    own = {"write_tmcd": "1" if form.timecode is not None else "0"}
    return _COMMON | _ISO | own | {"movflags": flags}


def _pictures(output: Output, form: DeliveryForm, coder: Coder) -> Video:
    """The stream is described by the very encoder that wrote the pieces; nothing is encoded with it."""
    stream = add_video(output, coder.name, form.rate.fps)
    set_up(stream.codec_context, coder, form.size, form.rate)
    if form.timecode is not None:
        stream.metadata["timecode"] = timecode(form.timecode, form.rate, drop=form.drop)
    return stream


def _sound(output: Output, form: DeliveryForm, coding: SoundCoding, sound: Iterable[NDArray[np.float32]]) -> SoundTrack:
    match coding.codec:
        case "pcm":
            return SoundTrack(
                output, add_audio(output, f"pcm_s{coding.bits}le", SAMPLE_RATE), sound, whole(coding.bits)
            )
        case "aac":
            audio, pack, origin = add_audio(output, "aac", SAMPLE_RATE), planar, 0
        case "opus":
            audio, pack, origin = add_audio(output, "libopus", SAMPLE_RATE), packed, 0
            if form.container == "webm":
                sound, origin = _later(sound), _WHOLE_DELAY
    audio.codec_context.bit_rate = coding.kilobits * 1000
    return SoundTrack(output, audio, sound, pack, origin)


def _later(sound: Iterable[NDArray[np.float32]]) -> Iterator[NDArray[np.float32]]:
    yield np.zeros((_MIDWAY, 2), np.float32)
    yield from sound


def _within(captions: Sequence[Cue], end: int) -> list[Cue]:
    """Those that begin before the end, and end with it."""
    return [replace(cue, end=min(cue.end, end)) for cue in captions if cue.start < end]


def _chapters(chapters: Sequence[Chapter], total: int) -> list[tuple[int, str]]:
    """By where they begin; of those that begin together the last one counts."""
    inside = {chapter.frame: chapter.name for chapter in chapters if 0 <= chapter.frame < total}
    return sorted(inside.items())
