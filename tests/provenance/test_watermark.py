"""The mark that no eye sees, in real encodings: laid, worn down, found again; and never found where none was laid."""

import subprocess
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from studio.media.reader import Readers
from studio.provenance import payloads
from studio.provenance.looking import frames_of
from studio.provenance.watermark import code
from studio.provenance.watermark.detecting import Found, find
from studio.provenance.watermark.embedding import embedding
from tests.provenance.office import CLAIM

PAYLOAD = bytes.fromhex("0bcee3c9f7bc")
SIZE = (1280, 720)


def _frames(count: int, size: tuple[int, int] = SIZE) -> list[NDArray[np.uint8]]:
    """A sky without a cloud over hills that pass by, and a ball: flat, smooth, busy and moving parts."""
    width, height = size
    noise = np.random.default_rng(11).normal(0, 22, (height, 2 * width))
    y, x = np.mgrid[0:height, 0:width] / height
    frames: list[NDArray[np.uint8]] = []
    for number in range(count):
        hills = 0.62 + 0.06 * np.sin(5 * x + 0.1 * number) + 0.02 * np.sin(23 * x + 0.3 * number)
        ground = (y > hills)[..., None]
        texture = noise[:, 4 * number : 4 * number + width, None]
        sky = np.stack([120 + 60 * y, 160 + 40 * y, 225 - 10 * y], axis=-1)
        land = np.stack([90 - 30 * y, 120 - 40 * y, 60 - 10 * y], axis=-1) + texture
        ball = ((x - 0.5 - 0.02 * number) ** 2 + (y - 0.4) ** 2 < 0.01)[..., None]
        drawn = np.where(ball, [200, 60, 40], np.where(ground, land, sky))
        frames.append(np.clip(drawn, 0, 255).astype(np.uint8))
    return frames


@pytest.fixture(scope="module")
def marked() -> list[NDArray[np.uint8]]:
    mark = embedding(SIZE, PAYLOAD)
    return [mark(frame) for frame in _frames(12)]


def _encoded(path: Path, frames: list[NDArray[np.uint8]], *options: str) -> Path:
    height, width = frames[0].shape[:2]
    command = ["ffmpeg", "-v", "error", "-y", "-f", "rawvideo", "-pix_fmt", "rgb24", "-s", f"{width}x{height}"]
    command += ["-r", "24", "-i", "-", "-preset", "veryfast", *options, "-pix_fmt", "yuv420p", str(path)]
    subprocess.run(command, input=b"".join(frame.tobytes() for frame in frames), check=True)
    return path


def _again(source: Path, name: str, *options: str) -> Path:
    path = source.with_name(name)
    subprocess.run(["ffmpeg", "-v", "error", "-y", "-i", str(source), *options, str(path)], check=True)
    return path


def _found(path: Path) -> Found | None:
    return find(frames_of(Readers(), path))


def test_it_is_faint(marked: list[NDArray[np.uint8]]) -> None:
    error = np.stack(marked[:3]).astype(np.float64) - np.stack(_frames(3))
    assert 10 * np.log10(255**2 / np.mean(error**2)) >= 42
    sky = error[:, :200]
    assert np.abs(sky).max() <= 2 and np.sqrt(np.mean(sky**2)) < 0.9
    assert abs(float(sky.mean())) < 0.02
    assert np.array_equal(error[0, :200], error[1, :200]), "the same in every frame, so that nothing flickers"


@pytest.mark.parametrize("crf", [23, 28])
def test_it_survives_h264(marked: list[NDArray[np.uint8]], tmp_path: Path, crf: int) -> None:
    found = _found(_encoded(tmp_path / "a.mp4", marked, "-c:v", "libx264", "-crf", str(crf)))
    assert found is not None and found.payload == PAYLOAD


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("scaled.mp4", ("-vf", "scale=854:480", "-crf", "23")),
        ("remuxed.mkv", ("-c", "copy")),
        ("cropped.mp4", ("-vf", "crop=1254:706", "-crf", "23")),
        ("brighter.mp4", ("-vf", "eq=brightness=0.08:contrast=1.1", "-crf", "23")),
    ],
)
def test_it_survives_what_people_do(
    marked: list[NDArray[np.uint8]], tmp_path: Path, name: str, options: tuple[str, ...]
) -> None:
    first = _encoded(tmp_path / "a.mp4", marked, "-c:v", "libx264", "-crf", "23")
    found = _found(_again(first, name, *options))
    assert found is not None and found.payload == PAYLOAD


def test_one_picture_is_enough(marked: list[NDArray[np.uint8]]) -> None:
    found = find(marked[:1])
    assert found is not None and found.payload == PAYLOAD


@pytest.mark.parametrize("size", [(1280, 720), (640, 360), (720, 1280), (1080, 1080), (1001, 563), (64, 48)])
def test_any_size(size: tuple[int, int]) -> None:
    frames = _frames(1, size)
    assert find(frames) is None
    marked = embedding(size, PAYLOAD)(frames[0])
    found = find([marked])
    assert marked.shape == frames[0].shape and marked.dtype == np.uint8
    assert (found.payload if found else None) == (PAYLOAD if size[0] > 64 else None)


def test_black_and_white_do_not_turn_over() -> None:
    for level in (0, 1, 254, 255):
        frame = np.full((360, 640, 3), level, np.uint8)
        assert np.abs(embedding((640, 360), PAYLOAD)(frame).astype(int) - level).max() <= 2


def test_opacity_is_left_as_it_is() -> None:
    frame = np.dstack([_frames(1, (640, 360))[0], np.full((360, 640), 77, np.uint8)])
    marked = embedding((640, 360), PAYLOAD)(frame)
    assert marked.shape == frame.shape and np.all(marked[..., 3] == 77) and np.any(marked != frame)


@given(st.binary(min_size=6, max_size=6), st.integers(0, 2**32 - 1))
def test_the_code_mends_a_fifth_of_its_bits(payload: bytes, seed: int) -> None:
    rng = np.random.default_rng(seed)
    signs = code.encoded(payload).astype(np.float64)
    assert code.decoded(signs) == payload
    noisy = signs + rng.normal(0, 1.0, len(signs))  # about 16 % of the signs are wrong
    assert code.decoded(noisy) in (payload, None)
    wrong = signs.copy()
    wrong[rng.choice(len(signs), 20, replace=False)] *= -1
    assert code.decoded(wrong) == payload


def test_noise_is_no_payload() -> None:
    """One in 65,536 by its checksum alone, before the known spots are asked."""
    rng = np.random.default_rng(1)
    taken = sum(code.decoded(rng.normal(0, 1, code.CODED)) is not None for _ in range(300))
    assert taken <= 1


def test_a_payload_tells_whose_and_what() -> None:
    told = payloads.of_claim(CLAIM, "bcee3" + "0" * 59)
    assert payloads.unpacked(told.packed()) == told
    assert (told.source, told.key) == ("synthetic", "bcee3")
    assert len(told.packed()) == 6
    assert payloads.unpacked(b"\xff" * 6).source is None
