"""Sound files say where they lie in the film; pictures keep their bytes under another sound."""

import struct
from pathlib import Path

import av
import numpy as np
import pytest

from studio.core.errors import InputError
from studio.core.time import FRAME_RATES, FrameRate
from studio.media import Movies
from studio.ports.media import MovieFormat
from tests.media import wavs


def _chunks(file: Path) -> dict[bytes, bytes]:
    data = file.read_bytes()
    assert (data[:4], data[8:12], struct.unpack("<I", data[4:8])[0]) == (b"RIFF", b"WAVE", len(data) - 8)
    at, out = 12, dict[bytes, bytes]()
    while at < len(data):
        length = struct.unpack("<I", data[at + 4 : at + 8])[0]
        out[data[at : at + 4]] = data[at + 8 : at + 8 + length]
        at += 8 + length
    return out


def test_a_wav_tells_its_place_in_the_film(tmp_path: Path) -> None:
    file = tmp_path / "dialogue.wav"
    samples = np.random.default_rng(0).uniform(-1, 1, (1001, 2)).astype(np.float32)
    with Movies().sound_writer(file, time_reference=48_000 * 3600 * 30) as writer:
        writer.write_samples(samples[:500])
        writer.write_samples(samples[500:])
        writer.finish()
    bext = _chunks(file)[b"bext"]
    assert bext.startswith(b"dialogue\0")
    assert struct.unpack("<Q", bext[338:346])[0] == 48_000 * 3600 * 30
    read, rate = wavs.read(file)
    assert rate == 48_000
    assert np.abs(read - samples).max() < 2.0**-22
    with av.open(file) as container:
        assert container.metadata["time_reference"] == str(48_000 * 3600 * 30)


def test_a_wav_that_is_not_finished_leaves_nothing(tmp_path: Path) -> None:
    with Movies().sound_writer(tmp_path / "a.wav") as writer:
        writer.write_samples(np.zeros((10, 2), np.float32))
    assert not list(tmp_path.iterdir())


def _movie(file: Path, rate: FrameRate, frames: int = 40) -> None:
    form = MovieFormat(size=(160, 96), rate=rate, preset="medium", title="絵コンテ", remark="made so")
    with Movies().writer(file, form) as writer:
        for number in range(frames):
            frame = np.zeros((96, 160, 3), np.uint8)
            frame[:, number : number + 30] = (200, 40, 90)
            writer.write_frame(frame)
        writer.finish()


def _pictures(file: Path) -> list[tuple[int | None, bytes]]:
    """Every packet of the picture stream: when it is shown, and its bytes."""
    with av.open(file) as container:
        return [(packet.pts, bytes(packet)) for packet in container.demux(video=0) if packet.size]


@pytest.mark.parametrize("name", ["24", "29.97", "25"])
def test_another_sound_leaves_the_pictures_as_they_are(tmp_path: Path, name: str) -> None:
    rate = FrameRate(FRAME_RATES[name])
    source, target = tmp_path / "a.mp4", tmp_path / "b.mp4"
    _movie(source, rate)
    length = rate.sample(40)
    tone = np.repeat(0.3 * np.sin(np.arange(length + 999) / 20.0)[:, None], 2, 1).astype(np.float32)
    Movies().dub(source, target, iter([tone[:7000], tone[7000:]]))
    assert _pictures(target) == _pictures(source)
    facts = Movies().probe(target)
    assert (facts.frame_count, facts.sample_count) == (40, length)
    heard = Movies().samples(target)
    assert np.abs(heard[2048:-2048] - tone[2048 : length - 2048]).max() < 0.01
    assert Movies().remark(target) == "made so"
    Movies().dub(source, target, [], remark="made otherwise")
    assert not Movies().samples(target).any()
    assert Movies().remark(target) == "made otherwise"


def test_sound_that_comes_last_is_sound_that_came_first(tmp_path: Path) -> None:
    rate = FrameRate(FRAME_RATES["24"])
    tone = np.repeat(0.3 * np.sin(np.arange(rate.sample(30)) / 20.0)[:, None], 2, 1).astype(np.float32)
    for name, late in (("a.mp4", False), ("b.mp4", True)):
        with Movies().writer(tmp_path / name, MovieFormat(size=(160, 96), rate=rate, preset="veryfast")) as writer:
            if not late:
                writer.write_samples(tone)
            for number in range(30):
                writer.write_frame(np.full((96, 160, 3), number * 8, np.uint8))
            writer.finish([tone] if late else None)
    a, b = (Movies().samples(tmp_path / name) for name in ("a.mp4", "b.mp4"))
    assert np.array_equal(a, b)
    assert _pictures(tmp_path / "a.mp4") == _pictures(tmp_path / "b.mp4")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.mp4", "b.mp4"]


def test_what_is_no_movie_gets_no_sound(tmp_path: Path) -> None:
    (tmp_path / "a.mp4").write_text("no movie")
    with pytest.raises(InputError):
        Movies().dub(tmp_path / "a.mp4", tmp_path / "b.mp4", [])
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.mp4"]
