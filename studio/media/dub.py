"""Another sound to the same pictures: the picture stream is copied as it is, packet by packet, never encoded again."""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
from numpy.typing import NDArray

from studio.core.time import SAMPLE_RATE, FrameRate
from studio.media.captions import CaptionTrack
from studio.media.pyav import Audio, Output, add_audio, add_copy, create
from studio.media.track import SoundTrack, planar
from studio.ports.captions import Cue

MP4 = {"movflags": "+faststart+write_colr", "fflags": "+bitexact", "movie_timescale": "240000"}
"""240,000 counts a whole number for every frame rate and for 48 kHz, so edit lists end on the exact sample."""

AUDIO_BITS = 256_000


def dubbed(
    source: Path, target: Path, sound: Iterable[NDArray[np.float32]], remark: str, captions: Sequence[Cue] = ()
) -> None:
    """Write the pictures of ``source`` with ``sound``, float32 (n, 2) blocks at 48 kHz, as an MP4 at ``target``.

    Sound that is longer than the pictures is cut, sound that is shorter is followed by silence. The title stays, and
    the remark unless another is given. ``captions`` become a text track. Raises ``OSError`` or ``ValueError``.
    """
    with av.open(source) as film:
        pictures = film.streams.video[0]
        rate = FrameRate(Fraction(pictures.average_rate or 24))
        output = create(target, MP4)
        try:
            copy = add_copy(output, pictures)
            audio = sound_stream(output)
            texts = CaptionTrack(output, captions) if captions else None
            output.metadata.update({key: film.metadata[key] for key in ("title", "comment") if key in film.metadata})
            if remark:
                output.metadata["comment"] = remark
            output.start_encoding()
            track = SoundTrack(output, audio, sound, planar)
            frames = 0
            for packet in film.demux(pictures):
                if packet.dts is None:
                    continue
                copy(packet)
                frames += 1
                track.run(rate.sample(frames))
                if texts:
                    texts.run(rate.sample(frames))
            track.end()
        finally:
            output.close()


def sound_stream(output: Output) -> Audio:
    """The sound stream that all our movies have."""
    stream = add_audio(output, "aac", SAMPLE_RATE)
    stream.codec_context.bit_rate = AUDIO_BITS
    return stream
