"""Networks that ONNX Runtime runs: larger pictures, pictures between pictures, files that are none."""

from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

from studio.core.errors import Cancelled, InputError
from studio.core.progress import CancelToken, silent
from studio.core.time import FrameRate
from studio.core.unfinished import Unfinished
from studio.diffusion import DiffusionEngine
from studio.diffusion.families.interpolate import retimed
from studio.diffusion.families.upscale import upscaled
from studio.diffusion.folders import FolderModels
from studio.diffusion.onnx import Interpolator, Upscaler, providers, wish
from studio.media import Movies
from studio.ports.media import MovieFormat
from studio.workflows.remaking.enhancing import enhance
from tests.diffusion.networks import interpolator, upscaler
from tests.fakes.studio import FakeStudio

NOISE = np.random.default_rng(0).integers(0, 256, (40, 530, 3), np.uint8)


def test_a_picture_grows_in_tiles_without_seams(tmp_path: Path) -> None:
    network = Upscaler(upscaler(tmp_path / "x2.onnx", 2))
    assert network.scale == 2
    assert network.provider in providers()
    assert (network.larger(NOISE, CancelToken()) == NOISE.repeat(2, 0).repeat(2, 1)).all()


def test_it_stops(tmp_path: Path) -> None:
    token = CancelToken()
    token.cancel()
    with pytest.raises(Cancelled):
        next(upscaled(upscaler(tmp_path / "x2.onnx", 2), [NOISE], token))


@pytest.mark.parametrize("any_moment", [True, False])
def test_pictures_between_pictures(any_moment: bool, tmp_path: Path) -> None:
    file = interpolator(tmp_path / "between.onnx", any_moment=any_moment)
    dark, light = np.zeros((40, 50, 3), np.uint8), np.full((40, 50, 3), 200, np.uint8)
    middle = Interpolator(file).between(dark, light, 0.25)
    assert middle.shape == dark.shape
    assert abs(int(middle[20, 20, 0]) - 50) <= 7
    made = list(retimed(file, iter([dark, light, dark]), Fraction(8), Fraction(16), 6, CancelToken()))
    assert [int(one[0, 0, 0]) for one in made] == [0, 100, 200, 100, 0, 0]


def test_files_that_are_no_such_network(tmp_path: Path) -> None:
    torn = tmp_path / "torn.onnx"
    torn.write_bytes(upscaler(tmp_path / "x2.onnx", 2).read_bytes()[:40])
    with pytest.raises(InputError, match="is damaged"):
        Upscaler(torn)
    with pytest.raises(InputError, match="no upscaler"):
        Upscaler(interpolator(tmp_path / "between.onnx", any_moment=True))
    with pytest.raises(InputError, match="no interpolator"):
        Interpolator(tmp_path / "x2.onnx")
    with pytest.raises(InputError, match="networks; one was expected"):
        next(upscaled(tmp_path, [NOISE], CancelToken()))


def test_a_provider_that_is_not_here_is_told(tmp_path: Path) -> None:
    if "CoreMLExecutionProvider" in providers():
        pytest.skip("this machine has it")
    network = Upscaler(upscaler(tmp_path / "x2.onnx", 2), wish("coreml"))
    assert network.provider == providers()[0]
    assert network.note.startswith("coreml is not to be had here; ")
    assert Upscaler(tmp_path / "x2.onnx", wish("cpu")).note == ""
    assert wish("") == ()
    with pytest.raises(InputError, match="has no provider abacus"):
        wish("abacus")


def _movie(place: Path, size: tuple[int, int] = (64, 36), frames: int = 6) -> Path:
    """A grey that grows lighter, and a tone."""
    form = MovieFormat(size=size, rate=FrameRate(Fraction(24)), crf=1)
    with Movies(Unfinished()).writer(place, form) as writer:
        for number in range(frames):
            writer.write_frame(np.full((size[1], size[0], 3), 40 + number * 20, np.uint8))
        tone = 0.3 * np.sin(2 * np.pi * 440 * np.arange(frames * 2000) / 48_000)
        writer.write_samples(np.repeat(tone.astype(np.float32)[:, None], 2, axis=1))
        writer.finish()
    return place


def test_a_movie_gets_larger_and_smoother_and_keeps_its_sound(tmp_path: Path) -> None:
    studio = FakeStudio()
    studio.neural = DiffusionEngine(FolderModels(), may_load=False)
    made = enhance(
        studio, _movie(tmp_path / "a.mp4"), tmp_path / "b.mp4", silent, CancelToken(),
        upscale=str(upscaler(tmp_path / "x2.onnx", 2)),
        interpolate=str(interpolator(tmp_path / "between.onnx", any_moment=True)),
        rate=FrameRate(Fraction(48)), provider="" if "CUDAExecutionProvider" in providers() else "cuda",
    )  # fmt: skip
    assert (made.size, made.rate.fps, made.frame_count) == ((128, 72), 48, 12)
    if "CUDAExecutionProvider" not in providers():
        assert [note.text for note in made.notes] == ["cuda is not to be had here; cpu does it."]
    reader = studio.readers.open(tmp_path / "b.mp4")
    greys = [int(reader.picture(number)[36, 64, 1]) for number in range(12)]
    reader.close()
    assert greys == sorted(greys)
    assert all(abs(grey - (40 + 10 * min(number, 10))) <= 6 for number, grey in enumerate(greys)), "half way between"
    had, has = (studio.media.sound(tmp_path / name).samples for name in ("a.mp4", "b.mp4"))
    assert abs(len(has) - len(had)) < 1024
    assert float(np.sqrt(np.mean(has[2000:10_000] ** 2))) == pytest.approx(0.3 / np.sqrt(2), rel=0.1)


def test_what_cannot_be_enhanced_says_so_and_leaves_nothing(tmp_path: Path) -> None:
    studio = FakeStudio()
    studio.neural = DiffusionEngine(FolderModels(), may_load=False)
    movie, network = _movie(tmp_path / "a.mp4"), str(upscaler(tmp_path / "x2.onnx", 2))
    with pytest.raises(InputError, match="Nothing is to be better"):
        enhance(studio, movie, tmp_path / "b.mp4", silent, CancelToken())
    with pytest.raises(InputError, match="over itself"):
        enhance(studio, movie, movie, silent, CancelToken(), upscale=network)
    with pytest.raises(InputError, match="no interpolator"):
        enhance(studio, movie, tmp_path / "b.mp4", silent, CancelToken(), interpolate=network)
    token = CancelToken()
    with pytest.raises(Cancelled):
        enhance(studio, movie, tmp_path / "b.mp4", lambda step, done, total: token.cancel(), token, upscale=network)
    assert sorted(one.name for one in tmp_path.iterdir()) == ["a.mp4", "x2.onnx"]
