"""The bench finds what is there to be found, and a short one runs through."""

from pathlib import Path

import numpy as np
import pytest

from studio.core.progress import CancelToken, silent
from studio.core.time import SAMPLE_RATE
from studio.media import Movies
from studio.media.hearing import PortAudioHearing
from studio.media.loudspeaker import PortAudioSpeaker
from studio.media.proxies import ProxyFolder
from studio.media.reader import Readers
from studio.workflows.bench.window import Machine, beginnings, bench_playing, flash_frames, flashes, meeting
from tests.devices.null_sink import NullSink


def test_beeps_are_found_where_they_begin() -> None:
    sound = np.zeros(SAMPLE_RATE * 3, np.float32)
    for start in (1_000, 50_000, 100_000):
        sound[start : start + 2_400] = 0.5 * np.sin(np.arange(2_400) * 0.3).astype(np.float32)
    assert all(
        0 <= found - start <= 2 for found, start in zip(beginnings(sound), (1_000, 50_000, 100_000), strict=True)
    )
    assert beginnings(np.zeros(480, np.float32)) == []


def test_a_flash_is_measured_against_the_nearest_beep() -> None:
    sound = np.zeros(SAMPLE_RATE * 2, np.float32)
    sound[24_000:26_000] = sound[72_000:74_000] = 0.5
    figures = meeting(sound, 10.0, {12: 10.51, 36: 11.49})
    assert figures["beeps_heard"] == figures["flashes_seen"] == 2
    assert figures["flash_after_beep_ms_median"] == pytest.approx(0.0, abs=0.1)
    assert figures["flash_after_beep_ms_least"] == pytest.approx(-10.0, abs=0.1)
    assert figures["flash_after_beep_ms_most"] == pytest.approx(10.0, abs=0.1)
    assert meeting(np.zeros(480, np.float32), 0.0, {1: 1.0})["flash_after_beep_ms_median"] is None


def test_the_movie_flashes_where_it_beeps(tmp_path: Path) -> None:
    path = flashes(Movies(), tmp_path / "a.mp4", 48, silent, CancelToken(), size=(320, 180))
    white = [number for number, frame in enumerate(Movies().frames(path)) if frame.min() > 240]
    assert white == list(flash_frames(48)) == [12, 36]
    found = beginnings(Movies().samples(path)[:, 0])
    assert [round(sample / 2_000) for sample in found] == white


@pytest.mark.slow
def test_picture_and_sound_meet_within_a_frame(null_sink: NullSink, tmp_path: Path) -> None:
    machine = Machine(
        media=Movies(),
        readers=Readers(),
        proxies=ProxyFolder(tmp_path),
        loudspeaker=PortAudioSpeaker(),
        hearing=PortAudioHearing("studio_mon"),
    )
    playing, scrubbing, looping = bench_playing(machine, 4.0, silent, CancelToken())
    assert playing["beeps_heard"] == playing["flashes_seen"] == 4
    apart = playing["flash_after_beep_ms_median"]
    assert isinstance(apart, float)
    assert abs(apart) < 1_000 / 24
    assert scrubbing["seeks"] == 300
    assert looping["memory_mb_start"]
    assert list(tmp_path.iterdir()) == []
