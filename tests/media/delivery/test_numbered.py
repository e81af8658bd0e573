"""Numbered pictures, read back bit by bit."""

import struct
import wave
from pathlib import Path

import av
import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from studio.core.time import FRAME_RATES, FrameRate
from studio.core.unfinished import Unfinished
from studio.media.delivery import Deliveries
from tests.media.delivery import films

SIZE = (51, 35)
_LIGHT = np.where(
    np.arange(256) / 255 <= 0.04045, np.arange(256) / 255 / 12.92, ((np.arange(256) / 255 + 0.055) / 1.055) ** 2.4
)


def _planes(path: Path) -> dict[str, NDArray[np.float64]]:
    """An EXR's channels as FFmpeg reads them."""
    frame = next(films.pictures(path))
    kind = "<f2" if "f16" in frame.format.name else "<f4"
    names = "GBRA" if "a" in frame.format.name else "GBR"
    assert len(frame.planes) == len(names)
    return {
        name: np.frombuffer(bytes(plane), kind).reshape(frame.height, -1)[:, : frame.width].astype(np.float64)
        for name, plane in zip(names, frame.planes, strict=True)
    }


def _attribute(data: bytes, name: str) -> bytes:
    """The value of an EXR header's attribute."""
    at = data.index(name.encode() + b"\0") + len(name) + 1
    at = data.index(b"\0", at) + 1
    (length,) = struct.unpack_from("<i", data, at)
    return data[at + 4 : at + 4 + length]


@pytest.mark.parametrize("alpha", [False, True])
def test_png_of_eight_bits_is_the_frame_itself(tmp_path: Path, alpha: bool) -> None:
    films.write(tmp_path / "shot", films.form("png", "png", size=SIZE, alpha=alpha), 12)
    names = sorted(path.name for path in (tmp_path / "shot").iterdir())
    assert names == [*(f"shot.{number:04d}.png" for number in range(1, 13)), "shot.wav"]
    for number in (0, 11):
        with Image.open(tmp_path / "shot" / f"shot.{number + 1:04d}.png") as image:
            assert (np.asarray(image) == films.frame(number, SIZE, alpha=alpha)).all()
            assert "srgb" in image.info


@pytest.mark.parametrize("alpha", [False, True])
def test_png_of_sixteen_bits_goes_from_black_to_white(tmp_path: Path, alpha: bool) -> None:
    films.write(tmp_path / "shot", films.form("png", "png", size=SIZE, alpha=alpha, bits=16), 1)
    frame = next(films.pictures(tmp_path / "shot" / "shot.0001.png"))
    assert frame.format.name == ("rgba64be" if alpha else "rgb48be")
    assert (frame.to_ndarray() == films.frame(0, SIZE, alpha=alpha).astype(np.uint16) * 257).all()


@pytest.mark.parametrize("bits", [16, 32])
@pytest.mark.parametrize("alpha", [False, True])
def test_exr_is_linear_light(tmp_path: Path, bits: int, alpha: bool) -> None:
    films.write(tmp_path / "shot", films.form("exr", "exr", size=SIZE, alpha=alpha, bits=bits), 2)
    frame, planes = films.frame(1, SIZE, alpha=alpha), _planes(tmp_path / "shot" / "shot.0002.exr")
    opacity = frame[..., 3] / 255 if alpha else np.ones(frame.shape[:2])
    for number, name in enumerate("RGB"):
        assert np.abs(planes[name] - _LIGHT[frame[..., number]] * opacity).max() < (1e-3 if bits == 16 else 1e-6)
    if alpha:
        assert np.abs(planes["A"] - opacity).max() < 1e-3


def test_noise_and_one_line_are_kept_too(tmp_path: Path) -> None:
    """What does not get smaller by deflating is stored as it is; the last block may be short."""
    noise = np.random.default_rng(5).integers(0, 256, (17, 3, 3), dtype=np.uint8)
    for frame in (noise, noise[:1], noise[:, :1]):
        form = films.form("exr", "exr", size=(frame.shape[1], frame.shape[0]), bits=32, sound=None)
        with Deliveries(Unfinished()).writer(tmp_path / "shot", form) as writer:
            writer.write_frame(frame)
            writer.finish()
        planes = _planes(tmp_path / "shot" / "shot.0001.exr")
        assert np.abs(planes["B"] - _LIGHT[frame[..., 2]]).max() < 1e-6


def test_exr_knows_its_rate_and_timecode(tmp_path: Path) -> None:
    rate = FrameRate(FRAME_RATES["29.97"])
    form = films.form("exr", "exr", size=SIZE, rate=rate, timecode=107_892 + 17, drop=True)
    films.write(tmp_path / "shot", form, 100)
    data = (tmp_path / "shot" / "shot.0100.exr").read_bytes()
    assert struct.unpack("<iI", _attribute(data, "framesPerSecond")) == (30_000, 1001)
    assert _attribute(data, "timeCode")[:4] == bytes([0x40 | 0x26, 0x03, 0x00, 0x01])  # 01:00:03;26


def test_the_sound_among_them_is_as_long_as_they_are(tmp_path: Path) -> None:
    rate = FrameRate(FRAME_RATES["23.976"])
    form = films.form("png", "png", size=(8, 8), rate=rate)
    for given in (0, 100, 10**6):
        with Deliveries(Unfinished()).writer(tmp_path / "shot", form) as writer:
            for number in range(7):
                writer.write_frame(films.frame(number, (8, 8)))
            writer.finish([np.full((given, 2), 0.5, np.float32)])
        with wave.open(str(tmp_path / "shot" / "shot.wav")) as wav:
            assert (wav.getnframes(), wav.getsampwidth(), wav.getframerate()) == (rate.sample(7), 3, 48_000)


def test_a_folder_takes_the_place_of_another(tmp_path: Path) -> None:
    films.write(tmp_path / "shot", films.form("png", "png", size=SIZE), 5)
    films.write(tmp_path / "shot", films.form("exr", "exr", size=SIZE, sound=None), 2)
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["shot", "shot.0001.exr", "shot.0002.exr"]


def test_every_file_is_sealed(tmp_path: Path) -> None:
    def _seal(source: Path, target: Path) -> None:
        assert source.suffix == target.suffix
        target.write_bytes(source.read_bytes() + b"sealed")

    with Deliveries(Unfinished()).writer(tmp_path / "shot", films.form("png", "png", size=SIZE)) as writer:
        for number in range(3):
            writer.write_frame(films.frame(number, SIZE))
        writer.finish(seal=_seal)
    files = list((tmp_path / "shot").iterdir())
    assert len(files) == 4 and all(path.read_bytes().endswith(b"sealed") for path in files)
    with av.open(tmp_path / "shot" / "shot.0001.png") as opened:
        assert opened.streams.video[0].codec_context.width == SIZE[0]
