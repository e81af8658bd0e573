"""Networks that ONNX Runtime runs: larger pictures, pictures between pictures, files that are none."""

from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

from studio.core.errors import Cancelled, InputError, MachineError
from studio.core.progress import CancelToken
from studio.diffusion.families.interpolate import retimed
from studio.diffusion.families.upscale import upscaled
from studio.diffusion.onnx import Interpolator, Upscaler, providers
from tests.diffusion.networks import interpolator, upscaler

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
    with pytest.raises(MachineError, match="has no CoreMLExecutionProvider"):
        Upscaler(upscaler(tmp_path / "x2.onnx", 2), ("CoreMLExecutionProvider",))
