"""A movie that is written comes back: the same counts, colours and onsets, and the same bytes every time."""

import hashlib
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import av
import numpy as np
import pytest
from numpy.typing import NDArray

from studio.core.errors import DiskError, FaultError, InputError
from studio.core.time import FRAME_RATES, SAMPLE_RATE, FrameRate
from studio.core.unfinished import Unfinished
from studio.media import Movies
from studio.ports.media import MovieFormat

SIZE = (160, 96)
FRAMES = 72
FLASHES = (7, 31, 55)


def _form(rate: FrameRate, preset: str = "veryfast") -> MovieFormat:
    return MovieFormat(size=SIZE, rate=rate, preset=preset, title="絵コンテ")


def _picture(number: int) -> NDArray[np.uint8]:
    frame = np.full((SIZE[1], SIZE[0], 3), (200, 40, 90), np.uint8)
    frame[:, number * 2 : number * 2 + 12] = (30, 160, 220)
    if number in FLASHES:
        frame[:] = 255
    return frame


def _beeps(rate: FrameRate) -> NDArray[np.float32]:
    sound = np.zeros((rate.sample(FRAMES), 2), np.float32)
    for frame in FLASHES:
        start = rate.sample(frame)
        time = np.arange(min(4800, len(sound) - start)) / SAMPLE_RATE
        sound[start : start + len(time)] = (0.5 * np.sin(2 * np.pi * 1000 * time)).astype(np.float32)[:, None]
    return sound


def _write(path: Path, rate: FrameRate, preset: str = "veryfast") -> Path:
    with Movies().writer(path, _form(rate, preset)) as writer:
        writer.write_samples(_beeps(rate))
        for number in range(FRAMES):
            writer.write_frame(_picture(number))
        writer.finish()
    return path


@pytest.fixture(params=sorted(FRAME_RATES))
def rate(request: pytest.FixtureRequest) -> FrameRate:
    return FrameRate(FRAME_RATES[request.param])


def test_counts_rate_and_size_come_back_exactly(tmp_path: Path, rate: FrameRate) -> None:
    facts = Movies().probe(_write(tmp_path / "a.mp4", rate))
    assert (facts.size, facts.rate, facts.frame_count) == (SIZE, rate, FRAMES)
    assert (facts.sample_count, facts.sample_rate) == (rate.sample(FRAMES), SAMPLE_RATE)


def test_a_beep_starts_on_the_sample_and_its_flash_on_the_frame(tmp_path: Path, rate: FrameRate) -> None:
    path = _write(tmp_path / "a.mp4", rate)
    sound = Movies().samples(path)[:, 0]
    for frame in FLASHES:
        start = rate.sample(frame)
        window = np.abs(sound[start - 480 : start + 480])
        onset = int(np.flatnonzero(window > 0.05)[0]) - 480
        assert 0 <= onset <= 4, "0.1 ms is 4.8 samples; a 1 kHz sine needs one to cross the threshold"
    bright = [number for number, frame in enumerate(Movies().frames(path)) if frame.mean() > 250]
    assert tuple(bright) == FLASHES


@pytest.mark.parametrize("preset", ["veryfast", "medium"])
def test_the_same_pictures_and_sound_give_the_same_bytes(tmp_path: Path, preset: str) -> None:
    rate = FrameRate(FRAME_RATES["29.97"])
    files = {hashlib.sha256(_write(tmp_path / f"{n}.mp4", rate, preset).read_bytes()).hexdigest() for n in range(6)}
    assert len(files) == 1


def test_one_core_gives_the_same_bytes_as_all(tmp_path: Path) -> None:
    rate = FrameRate(FRAME_RATES["24"])
    here = hashlib.sha256(_write(tmp_path / "a.mp4", rate).read_bytes()).hexdigest()
    program = (
        "import os, sys; from pathlib import Path\n"
        "if hasattr(os, 'sched_setaffinity'): os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})\n"
        "from tests.media import test_movies as t; from studio.core.time import FrameRate, FRAME_RATES\n"
        "t._write(Path(sys.argv[1]), FrameRate(FRAME_RATES['24']))"
    )
    there = tmp_path / "b.mp4"
    root = Path(__file__).parents[2]
    subprocess.run([sys.executable, "-c", program, str(there)], cwd=root, check=True, timeout=120)
    assert hashlib.sha256(there.read_bytes()).hexdigest() == here


def test_colours_are_bt709_and_tagged_so_everywhere(tmp_path: Path) -> None:
    rate = FrameRate(FRAME_RATES["24"])
    colors = [(255, 255, 255), (0, 0, 0), (255, 0, 0), (0, 255, 0), (0, 0, 255), (128, 128, 128), (200, 40, 90)]
    path = tmp_path / "a.mp4"
    with Movies().writer(path, MovieFormat(size=SIZE, rate=rate, crf=4)) as writer:
        for color in colors:
            writer.write_frame(np.full((SIZE[1], SIZE[0], 3), color, np.uint8))
        writer.finish()
    for color, frame in zip(colors, Movies().frames(path), strict=True):
        assert np.abs(frame.astype(int) - color).max() <= 3, color
    with av.open(path) as container:
        context = container.streams.video[0].codec_context
        assert (context.color_primaries, context.color_trc, context.colorspace, context.color_range) == (1, 1, 1, 1)
        for frame, (red, green, blue) in zip(container.decode(video=0), colors, strict=True):
            assert (frame.colorspace, frame.color_range, frame.color_primaries, frame.color_trc) == (1, 1, 1, 1)
            luma = 16 + 219 * (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255
            assert abs(float(frame.to_ndarray()[: SIZE[1]].mean()) - luma) < 1.5
    data = path.read_bytes()
    assert b"colrnclx" in data
    assert data.index(b"moov") < data.index(b"mdat"), "the index comes first, so playing can start at once"


def test_sound_is_cut_or_filled_to_the_length_of_the_pictures(tmp_path: Path) -> None:
    rate = FrameRate(FRAME_RATES["25"])
    for seconds in (0.0, 0.5, 9.0):
        path = tmp_path / f"{seconds}.mp4"
        with Movies().writer(path, _form(rate)) as writer:
            for number in range(30):
                writer.write_frame(_picture(number))
            writer.write_samples(np.full((int(seconds * SAMPLE_RATE), 2), 0.1, np.float32))
            writer.finish()
        assert Movies().probe(path).sample_count == rate.sample(30)


def test_nothing_appears_before_finish_and_nothing_stays_without_it(tmp_path: Path) -> None:
    rate = FrameRate(FRAME_RATES["24"])
    target = tmp_path / "film.mp4"
    target.write_bytes(b"the film of yesterday")
    with Movies().writer(target, _form(rate)) as writer:
        writer.write_frame(_picture(0))
        assert target.read_bytes() == b"the film of yesterday"
    assert [path.name for path in tmp_path.iterdir()] == ["film.mp4"]
    assert target.read_bytes() == b"the film of yesterday"


def test_leaving_in_a_hurry_removes_the_half_file(tmp_path: Path) -> None:
    unfinished = Unfinished()
    writer = Movies(unfinished).writer(tmp_path / "film.mp4", _form(FrameRate(FRAME_RATES["24"])))
    writer.write_frame(_picture(0))
    assert len(list(tmp_path.iterdir())) == 1
    unfinished.discard()
    assert not list(tmp_path.iterdir())


def test_a_full_disk_is_said_and_leaves_nothing(tmp_path: Path) -> None:
    """The limit on a file's size stands in for the disk; it fails in the same system call."""
    pytest.importorskip("resource")
    program = (
        "import resource, signal, sys; from pathlib import Path; import numpy as np\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "from tests.media import test_movies as t; from studio.core.errors import DiskError\n"
        "from studio.core.time import FrameRate, FRAME_RATES\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (3000, 3000))\n"
        "try: t._write(Path(sys.argv[1]), FrameRate(FRAME_RATES['24']))\n"
        "except DiskError as exc: print(exc)\n"
        "else: sys.exit('no error')"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path / "film.mp4")],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    assert "cannot be written" in done.stdout
    assert not list(tmp_path.iterdir())


def test_a_missing_folder_is_a_disk_error(tmp_path: Path) -> None:
    with pytest.raises(DiskError, match="cannot be written"):
        Movies().writer(tmp_path / "nowhere" / "film.mp4", _form(FrameRate(FRAME_RATES["24"])))


def test_wrong_shapes_and_empty_movies_are_our_faults(tmp_path: Path) -> None:
    with Movies().writer(tmp_path / "a.mp4", _form(FrameRate(FRAME_RATES["24"]))) as writer:
        with pytest.raises(FaultError):
            writer.write_frame(np.zeros((2, 2, 3), np.uint8))
        with pytest.raises(FaultError):
            writer.write_samples(np.zeros(5, np.float32))
        with pytest.raises(FaultError):
            writer.finish()
    assert not list(tmp_path.iterdir())


def test_what_is_not_a_movie_is_said(tmp_path: Path) -> None:
    text = tmp_path / "a.mp4"
    text.write_text("not a movie")
    with pytest.raises(InputError):
        Movies().probe(text)
    with pytest.raises(InputError):
        Movies().samples(tmp_path / "none.mp4")


def _levels() -> Iterator[float]:
    yield from (-1.5, -1.0, -0.5, 0.0, 0.25, 1.0, 1.5)


def test_a_wav_comes_back_within_one_step_of_24_bits(tmp_path: Path) -> None:
    samples = np.array([[level, -level] for level in _levels()], np.float32)
    path = tmp_path / "a.wav"
    with Movies().sound_writer(path) as writer:
        writer.write_samples(samples)
        writer.finish()
    with av.open(path) as container:
        assert container.streams.audio[0].codec_context.name == "pcm_s24le"
        back = np.concatenate([frame.to_ndarray() for frame in container.decode(audio=0)], axis=1)
    values = back.reshape(-1, 2) / 2.0**31
    assert np.abs(values - np.clip(samples, -1, 1)).max() < 2**-22
