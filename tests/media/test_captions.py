"""Captions travel inside the film, and come out of it with their words and times."""

from fractions import Fraction
from pathlib import Path

import av
import numpy as np

from studio.core.time import FrameRate
from studio.media import Movies
from studio.ports.captions import Cue
from studio.ports.media import MovieFormat


def test_a_text_track_is_off_until_it_is_asked_for_and_says_what_was_said(tmp_path: Path) -> None:
    cues = [
        Cue(start=24_000, end=48_000, text="「おしい！」\n{次}", language="ja"),
        Cue(start=60_000, end=90_000, text="二つ目", language="ja"),
    ]
    form = MovieFormat(size=(128, 72), rate=FrameRate(Fraction(24)))
    with Movies().writer(tmp_path / "film.mp4", form) as writer:
        for _ in range(48):
            writer.write_frame(np.zeros((72, 128, 3), np.uint8))
        writer.finish([np.zeros((96_000, 2), np.float32)], captions=cues)
    with av.open(tmp_path / "film.mp4") as film:
        track = film.streams.subtitles[0]
        assert track.metadata["language"] == "jpn"
        told = [
            (float((packet.pts or 0) * packet.time_base), bytes(packet)[2:].decode())
            for packet in film.demux(track)
            if packet.size > 2
        ]
    assert told == [(0.5, "「おしい！」\n(次)"), (1.25, "二つ目")]
    assert Movies().probe(tmp_path / "film.mp4").frame_count == 48
