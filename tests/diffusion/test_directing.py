"""From a script to finals, by commands alone: a model that follows the stage's depth, its sound and music by models."""

import pytest

pytest.importorskip("torch", reason="models are not installed (the extra neural)")

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from studio.core.unfinished import Unfinished
from studio.media import Movies
from studio.project import edits
from studio.storage import Bundles
from tests.diffusion.networks import upscaler

Tiny = Callable[[str], Path]
ROOT = Path(__file__).parents[2]


def ekonte(*arguments: str, place: Path) -> list[dict[str, object]]:
    made = subprocess.run(
        [sys.executable, "-P", "-m", "studio.app.main", *arguments, "--json"],
        capture_output=True, text=True, check=False, cwd=place,
        env={**os.environ, "PYTHONPATH": str(ROOT), "EKONTE_QUEUE": str(place / "queue")},
    )  # fmt: skip
    assert made.returncode == 0, made.stderr
    return [json.loads(line) for line in made.stdout.splitlines()]


@pytest.mark.slow
def test_a_silent_model_follows_depth_and_sounds_by_models(tiny: Tiny, tmp_path: Path) -> None:
    sound, music = str(tiny("stable_audio3")), str(tiny("ace_step"))
    ekonte(
        "film", 'A woman walks on the beach. She says "hello".', "--engine", "diffusion", "--model",
        str(tiny("wan_vace")), "--guide", "depth", "--set", "steps=2", "--set", "size=96x64", "--seconds", "1.5",
        "--size", "128x128", "--sound-model", sound, "--music-model", music, "--set-sound", "steps=2", "--set-sound",
        "seconds=2", "--project", "story.studio", "-o", "a.mp4", "--stems", "stems", "--no-provenance", place=tmp_path,
    )  # fmt: skip
    with Bundles().open(tmp_path / "story.studio") as folder:
        (take,) = folder.document.takes
    recipe = take.recipe
    assert recipe.model is not None
    assert (recipe.model.guide, recipe.model.family) == ("depth", "wan_vace")
    assert [(use.part, use.family, len(use.digest)) for use in recipe.sounds] == [
        ("scene", "stable_audio3", 64), ("music", "ace_step", 64),
    ]  # fmt: skip
    stems = {one.stem.split("-")[-1]: Movies(Unfinished()).sound(one).samples for one in (tmp_path / "stems").iterdir()}
    assert stems["dialogue"].any(), "lines are the studio's"
    assert stems["effects"].any()
    assert stems["music"].any()
    assert not stems["ambience"].any(), "it is in the model's sound of the scene"
    (again,) = ekonte("render", "story.studio", place=tmp_path)
    assert again["identical"] is True


@pytest.mark.slow
def test_drafts_of_the_stage_become_finals_of_a_model_with_their_seeds(tiny: Tiny, tmp_path: Path) -> None:
    ekonte(
        "film", "A woman walks in the park.", "A man waves.", "--quality", "draft", "--size", "128x128", "--seconds",
        "1", "--seed", "7", "--project", "story.studio", "-o", "a.mp4", "--no-provenance", place=tmp_path,
    )  # fmt: skip
    with Bundles().open(tmp_path / "story.studio") as folder:
        folder.apply(lambda project: edits.approve_take(edits.approve_take(project, "s1t1"), "s2t1"))
    jobs = ekonte(
        "queue", "add", "finals", "story.studio", "--engine", "diffusion", "--model", str(tiny("wan_vace")), "--guide",
        "pose", "--set", "steps=2", "--set", "size=96x64", place=tmp_path,
    )  # fmt: skip
    assert [one["shot"] for one in jobs] == ["s1", "s2"]
    ekonte("queue", "run", "--until-empty", place=tmp_path)
    with Bundles().open(tmp_path / "story.studio") as folder:
        made = folder.document
    for shot in ("s1", "s2"):
        draft, final = made.takes_of(shot)
        assert final.parents == (draft.id,)
        assert (final.recipe.seed, final.recipe.quality, final.frame_count) == (7, "final", draft.frame_count)
        assert final.recipe.model is not None
        assert final.recipe.model.guide == "pose"
    network = upscaler(tmp_path / "x2.onnx", 2)
    (larger,) = ekonte(
        "enhance", "story.studio", "--take", "s1t2", "--upscale", str(network), "-o", "large.mp4", place=tmp_path
    )
    assert (larger["size"], larger["frames"]) == ([256, 256], 24)
