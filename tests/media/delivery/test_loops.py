"""GIF and WebP, read by Pillow, which nobody here wrote."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageSequence

from studio.core.time import FRAME_RATES, FrameRate
from studio.core.unfinished import Unfinished
from studio.media.delivery import Deliveries
from tests.media.delivery import films

SIZE = (96, 54)


def _read(path: Path) -> tuple[list[np.ndarray[tuple[int, ...], np.dtype[np.uint8]]], list[float], int | None]:
    """Pictures (RGBA), how long each is shown in milliseconds, and how often all are (0: for ever)."""
    with Image.open(path) as image:
        loop = image.info.get("loop")
        shown = [
            (np.asarray(one.convert("RGBA")), float(one.info["duration"])) for one in ImageSequence.Iterator(image)
        ]
    return [picture for picture, _ in shown], [time for _, time in shown], loop


@pytest.mark.parametrize("name", FRAME_RATES)
@pytest.mark.parametrize("kind", ["gif", "webp"])
def test_every_picture_is_shown_for_its_time_and_for_ever(tmp_path: Path, kind: str, name: str) -> None:
    rate, count = FrameRate(FRAME_RATES[name]), 25
    form = films.form("gif" if kind == "gif" else "webp", "gif" if kind == "gif" else "webp", rate=rate, size=SIZE)
    pictures, times, loop = _read(films.write(tmp_path / f"loop.{kind}", form, count))
    step = 2 if kind == "gif" and rate.fps > 50 else 1
    assert loop == 0
    assert len(pictures) == -(-count // step)
    assert min(times) >= (20 if kind == "gif" else 16)
    assert abs(sum(times) - float(count / rate.fps * 1000)) <= (5 if kind == "gif" else 0.5)
    for number, picture in enumerate(pictures):
        away = np.abs(picture[..., :3].astype(int) - films.frame(number * step, SIZE)).mean()
        assert away < 14, f"picture {number} is {away:.1f} away"


def test_too_many_pictures_for_a_gif_are_told(tmp_path: Path) -> None:
    for name, told in (("50", False), ("59.94", True)):
        form = films.form("gif", "gif", rate=FrameRate(FRAME_RATES[name]), size=SIZE)
        with Deliveries(Unfinished()).writer(tmp_path / "loop.gif", form) as writer:
            assert bool(writer.remarks) == told


def test_a_webp_keeps_what_stands_still_and_shows_every_picture(tmp_path: Path) -> None:
    still = films.frame(3, SIZE)
    moved = still.copy()
    moved[21:30, 31:40] = (0, 0, 255)
    with Deliveries(Unfinished()).writer(tmp_path / "loop.webp", films.form("webp", "webp", size=SIZE)) as writer:
        for frame in (still, still, moved, still):
            writer.write_frame(frame)
        writer.finish()
    pictures, times, _ = _read(tmp_path / "loop.webp")
    assert len(pictures) == 4 and sum(times) == 167
    for picture, frame in zip(pictures, (still, still, moved, still), strict=True):
        assert np.abs(picture[..., :3].astype(int) - frame).mean() < 6
    assert (pictures[2][24:27, 34:37, 2] > 200).all()
    alone = films.write(tmp_path / "one.webp", films.form("webp", "webp", size=SIZE), 1).stat().st_size
    assert (tmp_path / "loop.webp").stat().st_size < 2 * alone


def test_a_webp_can_be_seen_through(tmp_path: Path) -> None:
    form = films.form("webp", "webp", size=SIZE, alpha=True)
    pictures, _, _ = _read(films.write(tmp_path / "loop.webp", form, 3))
    alpha = films.frame(2, SIZE, alpha=True)[..., 3]
    assert np.abs(pictures[2][..., 3].astype(int) - alpha).max() <= 2
