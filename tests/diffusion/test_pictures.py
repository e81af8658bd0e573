"""Single pictures by models of video, and shots that begin with a picture."""

import pytest

pytest.importorskip("torch", reason="models are not installed (the extra neural)")

from collections.abc import Callable
from pathlib import Path

import numpy as np

from studio.core.errors import InputError
from studio.core.progress import CancelToken, silent
from studio.project.model_use import ModelUse
from studio.storage import Bundles
from studio.workflows.film.film import FilmOrder, film
from studio.workflows.film.first_picture import imagined, looked_at
from studio.workflows.small import png
from tests.diffusion.shots import SCENE, engine, use
from tests.fakes.studio import FakeStudio

Tiny = Callable[[str], Path]


def _imagined(folder: Path, output: Path, seed: int = 0) -> ModelUse:
    studio = FakeStudio()
    studio.neural = engine()
    ran, _ = imagined(studio, SCENE, use(folder), output, silent, CancelToken(), size=(96, 64), seed=seed)
    return ran


def _png(place: Path, size: tuple[int, int]) -> Path:
    wide, tall = size
    across = np.linspace(0, 255, wide).astype(np.uint8)
    place.write_bytes(png(np.ascontiguousarray(np.broadcast_to(across[None, :, None], (tall, wide, 3)))))
    return place


@pytest.mark.parametrize(
    "family",
    [
        "wan",
        "ltx2",
        *(
            pytest.param(one, marks=pytest.mark.slow)
            for one in ("sana_video", "kandinsky5", "cogvideox", "hunyuan_video15")
        ),
    ],
)
def test_a_family_of_video_makes_one_picture(family: str, tiny: Tiny, tmp_path: Path) -> None:
    ran = _imagined(tiny(family), tmp_path / "a.png")
    assert (ran.family, ran.frame_count) == (family, 1)
    _imagined(tiny(family), tmp_path / "b.png")
    assert (tmp_path / "a.png").read_bytes() == (tmp_path / "b.png").read_bytes()


@pytest.mark.slow
def test_a_picture_that_was_made_is_what_a_shot_begins_with(tiny: Tiny, tmp_path: Path) -> None:
    """By the whole way of a film, in this process: the picture goes into the model, and its hash into the recipe."""
    studio = FakeStudio()
    studio.neural = engine()
    _imagined(tiny("wan"), tmp_path / "first.png", seed=5)
    made: list[tuple[str, str]] = []
    for number, image in enumerate((tmp_path / "first.png", _png(tmp_path / "wide.png", (300, 100)))):
        order = FilmOrder(
            output=tmp_path / f"{number}.mp4", prompts=("a dog",), size=(96, 64), seconds=0.5,
            project=tmp_path / f"{number}.studio", model=use(tiny("wan")), image=image,
        )  # fmt: skip
        done = film(studio, order, silent, CancelToken())
        with Bundles().open(tmp_path / f"{number}.studio") as folder:
            (take,) = folder.document.takes
            assert take.recipe.model is not None
            assert folder.media(take.recipe.model.image).read_bytes() == image.read_bytes(), "kept with the take"
            made.append((take.frames_hash, " ".join(note.text for note in done.shots[0].notes)))
    assert made[0][0] != made[1][0]
    assert "cut off" not in made[0][1]
    assert "wide.png is of another shape (300x100): 50% of its width is cut off." in made[1][1]


def test_a_dropped_file_that_will_not_do_says_why(tmp_path: Path) -> None:
    studio = FakeStudio()
    (tmp_path / "notes.png").write_text("no picture at all", "utf-8")
    (tmp_path / "cut.png").write_bytes(_png(tmp_path / "whole.png", (200, 100)).read_bytes()[:90])
    for name in ("missing.png", "notes.png", "cut.png"):
        with pytest.raises(InputError):
            looked_at(studio, tmp_path / name, (96, 64))
    with pytest.raises(InputError, match=r"too small to begin with: 40x30"):
        looked_at(studio, _png(tmp_path / "small.png", (40, 30)), (96, 64))
    assert looked_at(studio, _png(tmp_path / "same.png", (192, 128)), (96, 64)) == ()
    (soft,) = looked_at(studio, _png(tmp_path / "soft.png", (96, 64)), (192, 128))
    assert "enlarged" in soft.text
    with pytest.raises(InputError, match=r"\.png"):
        imagined(studio, SCENE, ModelUse(model="m"), tmp_path / "a.jpg", silent, CancelToken())


def test_a_model_that_makes_many_frames_at_once_makes_no_picture(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="makes no single pictures"):
        imagined(FakeStudio(), SCENE, ModelUse(model="minimax-h3"), tmp_path / "a.png", silent, CancelToken())
    assert not list(tmp_path.iterdir())
