"""The stage as director: pictures, depth and poses of its own staging reach the model as the movie that it follows."""

import pytest

pytest.importorskip("torch", reason="models are not installed (the extra neural)")

from collections.abc import Callable
from pathlib import Path

import numpy as np
import torch

from studio.core.errors import InputError
from studio.core.progress import CancelToken, silent
from studio.diffusion.families import wan_animate, wan_vace
from studio.diffusion.folders import FolderModels
from studio.diffusion.loading import SHELF
from studio.diffusion.planning import plan
from studio.diffusion.running import Run
from studio.diffusion.watch import Watch
from studio.ports.engine import ShotRequest
from studio.project.model_use import Guide
from tests.diffusion.shots import SCENE, SIZE, shoot, use
from tests.fakes.engine import FakeEngine

Tiny = Callable[[str], Path]
FOLLOWED: tuple[Guide, ...] = ("control", "depth", "pose")


def test_a_model_that_follows_depth_makes_other_pictures_than_one_that_follows_poses(tiny: Tiny) -> None:
    made = {guide: shoot(use(tiny("wan_vace"), guide=guide)) for guide in FOLLOWED}
    for guide, shot in made.items():
        assert shot.model.guide == guide, "the recipe says what it followed"
    for one, two in (("control", "depth"), ("control", "pose"), ("depth", "pose")):
        assert not np.array_equal(made[one].frames, made[two].frames)
    again = shoot(use(tiny("wan_vace"), guide="depth"))
    assert np.array_equal(again.frames, made["depth"].frames)


def test_what_the_stage_draws_is_the_control_video_frame_by_frame(tiny: Tiny) -> None:
    token, processor = CancelToken(), torch.device("cpu")
    bare = ShotRequest(scene=SCENE, size=SIZE, seconds=0.5)
    staged = FakeEngine().stage(bare, silent, token)
    videos: dict[str, np.ndarray[tuple[int, ...], np.dtype[np.uint8]]] = {}
    for guide in FOLLOWED:
        model = use(tiny("wan_vace"), guide=guide)
        found = FolderModels().find(model.model)
        request = ShotRequest(scene=SCENE, size=SIZE, seconds=0.5, model=model, staged=staged)
        planned = plan(request, model, found)
        loaded = SHELF.take(found, "resident", "float32", processor)
        run = Run(planned, guide, request, loaded, Watch(2, silent, token, None), token, tiled=False)
        given = wan_vace.condition(run)
        assert {picture.getextrema() for picture in given["mask"]} == {(255, 255)}, "all of it is made"
        assert len(given["video"]) == planned.frame_count
        videos[guide] = np.stack([np.asarray(picture) for picture in given["video"]])
    assert videos["depth"][:, -1].min() >= 150, "near below"
    assert (videos["depth"][..., 0] == videos["depth"][..., 2]).all(), "grey"
    assert np.median(videos["pose"]) == 0, "bones on black"
    assert videos["pose"][..., 0].max() > 100 > videos["pose"][..., 2].max()
    columns = [int(frame[..., 0].sum(axis=0).argmax()) for frame in videos["pose"]]
    assert columns == sorted(columns)
    assert columns[-1] > columns[0], "and they move"


def test_who_cannot_follow_depth_says_so(tiny: Tiny) -> None:
    with pytest.raises(InputError, match="cannot follow depth"):
        shoot(use(tiny("wan"), guide="depth"))


def test_a_face_is_cut_out_where_it_is(tiny: Tiny) -> None:
    """The fake's bar goes to the right and its upper end counts as a face; before it is seen, where it will be."""
    token = CancelToken()
    staged = FakeEngine().stage(ShotRequest(scene=SCENE, size=SIZE, seconds=0.5), silent, token)
    model = use(tiny("wan_animate"), guide="control", segment=17)
    found = FolderModels().find(model.model)
    request = ShotRequest(scene=SCENE, size=SIZE, seconds=0.5, model=model, staged=staged)
    loaded = SHELF.take(found, "resident", "float32", torch.device("cpu"))
    run = Run(
        plan(request, model, found), "control", request, loaded, Watch(2, silent, token, None), token, tiled=False
    )
    given = wan_animate.condition(run, loaded.base)
    faces = [np.asarray(one) for one in given["face_video"]]
    assert len(faces) == len(given["pose_video"])
    assert {one.shape for one in faces} == {(16, 16, 3)}
    followed = [one for one in faces[1:] if (one[..., 0] > 200).mean() > 0.9]
    assert len(followed) >= len(faces) - 3, "the bar fills it, wherever it is"
