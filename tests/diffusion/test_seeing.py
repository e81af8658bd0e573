"""Movies as a model's reader of words and pictures sees them, and as MiniMax-H3 is given one to follow."""

import pytest

pytest.importorskip("torch", reason="models are not installed (the extra neural)")

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import torch

from studio.core.errors import InputError
from studio.core.progress import CancelToken, silent
from studio.diffusion.families import minimax_h3
from studio.diffusion.folders import FolderModels
from studio.diffusion.loading import SHELF
from studio.diffusion.planning import plan
from studio.diffusion.running import Run
from studio.diffusion.seeing import Eyes, MovieEyes
from studio.diffusion.watch import Watch
from studio.ports.engine import ShotRequest
from tests.diffusion.shots import SCENE, SIZE, person, shoot, use, usual
from tests.fakes.engine import FakeEngine

Tiny = Callable[[str], Path]


def test_a_movie_that_stands_still_is_cut_up_as_its_picture_is(tiny: Tiny) -> None:
    eyes = Eyes.read(tiny("minimax_h3") / "processor")
    picture = np.random.default_rng(1).integers(0, 256, (64, 32, 3), np.uint8)
    still = eyes.video_processor(videos=[np.stack([picture] * 4)], do_sample_frames=False)
    mean, deviation = eyes.video_processor.mean, eyes.video_processor.deviation
    one: Any = eyes.image_processor(
        images=[picture], return_tensors="pt", image_mean=list(mean), image_std=list(deviation)
    )
    assert torch.equal(still["video_grid_thw"][0], torch.tensor([2, 4, 2]))
    assert torch.equal(one["image_grid_thw"][0], torch.tensor([1, 4, 2]))
    first, second = still["pixel_values_videos"].chunk(2)
    assert torch.allclose(first, one["pixel_values"], atol=1e-5)
    assert torch.equal(first, second)


def test_what_moves_is_seen_in_its_order_and_an_odd_frame_is_held() -> None:
    movie = np.stack([np.full((32, 32, 3), level, np.uint8) for level in (0, 255, 51)])
    seen = MovieEyes(least=32 * 32, most=64 * 64)(videos=[movie])
    assert torch.equal(seen["video_grid_thw"], torch.tensor([[2, 2, 2]]))
    pairs = seen["pixel_values_videos"].reshape(2, 4, 3, 2, 16, 16)
    assert torch.equal(pairs[0, :, :, 0], torch.full((4, 3, 16, 16), -1.0))
    assert torch.equal(pairs[0, :, :, 1], torch.full((4, 3, 16, 16), 1.0))
    assert torch.allclose(pairs[1], torch.tensor(51 / 255 * 2 - 1))


@pytest.mark.parametrize(("size", "seen"), [((768, 1344), (288, 512)), ((64, 64), (128, 128)), ((20, 200), (64, 384))])
def test_a_movie_is_seen_as_large_as_its_reader_can(size: tuple[int, int], seen: tuple[int, int]) -> None:
    eyes = MovieEyes(most=768 * 32 * 32 * 2)
    down, across = eyes.size(10, *size)
    assert (down, across) == seen
    assert down % 32 == across % 32 == 0
    assert eyes.least <= 10 * down * across <= eyes.most


def test_what_its_folder_says_of_it_is_followed(tmp_path: Path) -> None:
    assert MovieEyes.read(tmp_path) == MovieEyes()
    told = {"video_processor": {"patch_size": 14, "size": {"longest_edge": 5000}, "image_mean": [0.1, 0.2, 0.3]}}
    (tmp_path / "processor_config.json").write_text(json.dumps(told))
    assert MovieEyes.read(tmp_path) == MovieEyes(patch_size=14, most=5000, mean=(0.1, 0.2, 0.3))


@pytest.mark.slow
def test_the_half_for_references_follows_the_stages_movie_and_shows_people(tiny: Tiny, tmp_path: Path) -> None:
    whole = tiny("minimax_h3")
    half = Path(shutil.copytree(whole, tmp_path / "half", ignore=shutil.ignore_patterns("transformer")))
    followed = shoot(use(half, guide="control"))
    assert followed.frames.shape == (12, 64, 96, 3)
    assert followed.model.guide == "control"
    assert followed.sound is not None
    shown = shoot(use(half, guide="control"), references=(person(1),))
    assert len({one.frames.tobytes() for one in (followed, shown, usual(whole))}) == 3
    assert shoot(followed.model).frames.tobytes() == followed.frames.tobytes()
    other = Path(shutil.copytree(whole, tmp_path / "other", ignore=shutil.ignore_patterns("transformer_ref")))
    with pytest.raises(InputError, match="cannot follow a movie"):
        shoot(use(other, guide="control"))
    with pytest.raises(InputError, match="with cameos, or that follow the stage"):
        shoot(use(half))


@pytest.mark.slow
def test_the_movie_is_given_frame_by_frame_between_people_and_their_voices(tiny: Tiny) -> None:
    token = CancelToken()
    staged = FakeEngine().stage(ShotRequest(scene=SCENE, size=SIZE, seconds=0.5), silent, token)
    model = use(tiny("minimax_h3"), guide="control")
    found = FolderModels().find(model.model)
    voice = np.zeros(48_000, np.float32)
    people = tuple(type(one)(cameo=one.cameo, pictures=one.pictures * 9, voice=voice) for one in (person(1),) * 4)
    request = ShotRequest(scene=SCENE, size=SIZE, seconds=0.5, model=model, staged=staged, references=people)
    loaded = SHELF.take(found, "resident", "float32", torch.device("cpu"))
    run = Run(
        plan(request, model, found), "control", request, loaded, Watch(2, silent, token, None), token, tiled=False
    )
    given = minimax_h3.condition(run)["references"]
    assert [one.kind for one in given] == ["image"] * 8 + ["video"] + ["audio"] * 3, "twelve at most"
    movie = given[8]
    assert (len(movie.frames), movie.fps) == (run.plan.frame_count, 24.0)
    first, last = (np.asarray(movie.frames[number])[..., 0].mean(axis=0).argmax() for number in (0, 11))
    assert first < last, "the stage's bar moves"
