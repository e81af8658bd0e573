"""A proxy is small, shows the same pictures at the same numbers, sounds the same, and any of it may be thrown away."""

from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest

from studio.core.errors import Cancelled, DiskError, FaultError, InputError
from studio.core.progress import CancelToken, silent
from studio.core.unfinished import Unfinished
from studio.media.proxies import ProxyFolder, fitted
from studio.media.reader import Readers
from tests.media.flash import RATE, beeps, movie, number_in, picture

DIGEST = "ab" * 32


def test_it_shows_and_sounds_like_its_movie(tmp_path: Path) -> None:
    source = movie(tmp_path / "a.mp4", 40, size=(1280, 720), flashes=(7, 31))
    folder = ProxyFolder(tmp_path / "proxies")
    assert folder.find(DIGEST) is None
    steps: list[int] = []
    path = folder.make(DIGEST, source, lambda _step, done, _total: steps.append(done), CancelToken())
    assert steps == list(range(1, 41))
    assert folder.find(DIGEST) == path
    proxy, original = Readers().open(path), Readers().open(source)
    assert (proxy.facts.size, proxy.facts.frame_count, proxy.facts.rate) == ((960, 540), 40, RATE)
    assert proxy.facts.sample_count == original.facts.sample_count
    for number in (39, 0, 31, 7, 8):
        assert proxy.distance(number) <= 1
        assert number_in(proxy.picture(number)) == number
        a, b = proxy.picture(number, (320, 180)).astype(int), original.picture(number, (320, 180)).astype(int)
        assert np.abs(a - b).mean() < 4
    whole = original.facts.sample_count
    assert np.abs(proxy.samples(0, whole) - original.samples(0, whole)).max() < 0.01
    proxy.close()
    original.close()


def test_it_is_made_once_and_again_after_it_was_deleted(tmp_path: Path) -> None:
    source = movie(tmp_path / "a.mp4", 4)
    folder = ProxyFolder(tmp_path / "proxies")
    path = folder.make(DIGEST, source, silent, CancelToken())
    stamp = path.stat().st_mtime_ns
    assert folder.make(DIGEST, source, silent, CancelToken()).stat().st_mtime_ns == stamp
    path.unlink()
    assert folder.find(DIGEST) is None
    assert folder.make(DIGEST, source, silent, CancelToken()).is_file()


def test_straight_from_frames(tmp_path: Path) -> None:
    folder = ProxyFolder(tmp_path / "proxies")
    path = tmp_path / "new.mov"
    with folder.writer(path, (1280, 720), RATE) as writer:
        for number in range(12):
            writer.write_frame(picture(number, (1280, 720), False))
        writer.write_samples(beeps((3,), 12))
        writer.finish()
    reader = Readers().open(path)
    assert [number_in(reader.picture(number)) for number in (11, 0, 5)] == [11, 0, 5]
    onset = int(np.flatnonzero(np.abs(reader.samples(0, RATE.sample(12))[:, 0]) > 0.05)[0])
    assert 0 <= onset - RATE.sample(3) <= 4
    reader.close()


def test_sound_may_come_at_the_end(tmp_path: Path) -> None:
    path = tmp_path / "new.mov"
    sound = beeps((3,), 12)
    with ProxyFolder(tmp_path).writer(path, (320, 180), RATE) as writer:
        for number in range(12):
            writer.write_frame(picture(number, (320, 180), False))
        writer.finish(sound=(sound[start : start + 5_000] for start in range(0, len(sound), 5_000)))
    reader = Readers().open(path)
    assert np.abs(reader.samples(0, len(sound)) - sound).max() < 1e-4
    assert number_in(reader.picture(11)) == 11
    reader.close()
    with ProxyFolder(tmp_path).writer(path, (320, 180), RATE) as writer, pytest.raises(FaultError):
        writer.write_frame(picture(0, (320, 180), False))
        writer.write_samples(sound)
        writer.finish(sound=(sound,))


def test_every_picture_is_a_key_picture(tmp_path: Path) -> None:
    path = ProxyFolder(tmp_path).make(DIGEST, movie(tmp_path / "a.mp4", 30), silent, CancelToken())
    with av.open(path) as container:
        packets = [packet for packet in container.demux(video=0) if packet.size]
    assert len(packets) == 30
    assert all(packet.is_keyframe for packet in packets)


def test_stopping_leaves_nothing(tmp_path: Path) -> None:
    source, token = movie(tmp_path / "a.mp4", 20), CancelToken()
    unfinished = Unfinished()
    folder = ProxyFolder(tmp_path / "proxies", unfinished)

    def _stop(_step: str, done: int, _total: int) -> None:
        if done == 5:
            token.cancel()

    with pytest.raises(Cancelled):
        folder.make(DIGEST, source, _stop, token)
    assert list((tmp_path / "proxies").iterdir()) == []


def test_a_bad_movie_and_a_bad_folder_say_so(tmp_path: Path) -> None:
    (tmp_path / "b.mp4").write_bytes(b"no")
    with pytest.raises(InputError):
        ProxyFolder(tmp_path / "p").make(DIGEST, tmp_path / "b.mp4", silent, CancelToken())
    (tmp_path / "file").write_text("not a folder")
    with pytest.raises(DiskError):
        ProxyFolder(tmp_path / "file").writer(tmp_path / "file" / "a.mov", (320, 180), RATE)


@pytest.mark.parametrize(
    ("size", "small"),
    [
        ((1280, 720), (960, 540)),
        ((1920, 1080), (960, 540)),
        ((640, 360), (640, 360)),
        ((1080, 1920), (540, 960)),
        ((1024, 1024), (540, 540)),
        ((1920, 804), (960, 402)),
    ],
)
def test_it_keeps_the_shape(size: tuple[int, int], small: tuple[int, int]) -> None:
    assert fitted(size) == small


def test_rate_survives(tmp_path: Path) -> None:
    rate = type(RATE)(Fraction(30000, 1001))
    path = ProxyFolder(tmp_path).make(DIGEST, movie(tmp_path / "a.mp4", 30, rate=rate), silent, CancelToken())
    reader = Readers().open(path)
    assert (reader.facts.rate, reader.facts.frame_count) == (rate, 30)
    assert reader.facts.sample_count == rate.sample(30)
    reader.close()
