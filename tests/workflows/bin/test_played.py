"""Files that were brought in play in a sequence as takes do: every frame shows and sounds what it should."""

from bisect import bisect_right
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

from studio.core.progress import CancelToken, silent
from studio.core.time import SAMPLE_RATE, FrameRate
from studio.media.proxies import ProxyFolder
from studio.media.reader import Readers
from studio.project.timeline.clip import Clip, FileSource
from studio.project.timeline.sequence import Sequence
from studio.project.timeline.track import Track
from studio.workflows.playback.shelf import Shelf
from studio.workflows.sequence import CutReader, Resolver
from tests.fakes.compositor import FakeCompositor
from tests.media.files import make, tone
from tests.media.flash import number_in
from tests.workflows.bin.conftest import Room

TIMES = [0, 33, 67, 100, 167, 200, 300, 333, 500, 533, 567, 700]
"""Milliseconds: a telephone that drops pictures."""


def _reader(room: Room, rate: Fraction, picture: Clip | None, sound: Clip | None, *, light: bool = False) -> CutReader:
    tracks: list[Track] = []
    if picture is not None:
        tracks.append(Track(id="q1v1", kind="video", items=(picture,)))
    if sound is not None:
        tracks.append(Track(id="q1a1", kind="audio", items=(sound,)))
    cut = Sequence(id="q1", name="Film", size=(160, 96), rate=FrameRate(rate), tracks=tuple(tracks))
    project = replace(room.session.project, sequences=(cut,))
    folder = room.session.folder
    found = Resolver(folder.media, folder.cache("proxies")).cut(project, "q1")
    return CutReader(found, Shelf(Readers()), FakeCompositor(), light=light)


@pytest.mark.parametrize("light", [False, True])
@pytest.mark.parametrize("rate", [Fraction(24), Fraction(30000, 1001), Fraction(25)])
def test_uneven_pictures_are_on_time_at_any_rate(room: Room, desk: Path, rate: Fraction, light: bool) -> None:
    room.bring(make(desk / "phone.mp4", times=TIMES))
    digest = room.files[0].digest
    folder = room.session.folder
    if light:
        ProxyFolder(folder.cache("proxies")).make(digest, folder.media(digest), silent, CancelToken())
    clip = Clip(id="c1", source=FileSource("f1"), length=int(Fraction(6, 10) * rate), offset=1)
    reader = _reader(room, rate, clip, None, light=light)
    for frame in range(clip.length):
        moment = (frame + 1) / rate * 1000
        assert number_in(reader.picture(frame)) == bisect_right(TIMES, moment) - 1
    assert not reader.problems


def test_sound_of_any_kind_is_heard_on_its_sample(room: Room, desk: Path) -> None:
    wave = tone(2.0, 44_100, 1)
    wave[:, :44_100] = 0
    room.bring(make(desk / "late.wav", count=0, sound=wave, sound_rate=44_100, layout="mono"))
    clip = Clip(id="c1", source=FileSource("f1"), length=48, offset=0)
    heard = _reader(room, Fraction(24), None, clip).samples(0, 2 * SAMPLE_RATE)
    onset = int(np.flatnonzero(np.abs(heard[:, 0]) > 0.02)[0])
    assert abs(onset - SAMPLE_RATE) < 20
    assert np.abs(heard[:, 0] - heard[:, 1]).max() < 1e-6


def test_an_image_stands_as_long_as_one_likes(room: Room, desk: Path) -> None:
    room.bring(make(desk / "plan.png", codec="png", form="rgb24", count=1))
    reader = _reader(room, Fraction(24), Clip(id="c1", source=FileSource("f1"), length=240, offset=9_999), None)
    assert [number_in(reader.picture(frame)) for frame in (0, 100, 239)] == [0, 0, 0]
    assert not reader.problems


def test_a_file_that_is_gone_is_said_and_the_rest_plays_on(room: Room, desk: Path) -> None:
    room.bring(make(desk / "a.mp4"), make(desk / "b.wav", count=0, sound=tone(1.0)))
    room.bin.entries[0].path.unlink()
    picture = Clip(id="c1", source=FileSource("f1"), length=12)
    sound = Clip(id="c2", source=FileSource("f2"), length=12)
    reader = _reader(room, Fraction(24), picture, sound)
    assert reader.picture(3).shape == (96, 160, 4)
    assert np.abs(reader.samples(2_000, 10_000)).max() > 0.1
    assert any("missing" in problem for problem in reader.problems)
