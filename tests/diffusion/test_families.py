"""Every family that makes pictures, end to end on a tiny model: the same path that a take goes."""

import pytest

pytest.importorskip("torch", reason="models are not installed (the extra neural)")
pytest.importorskip("diffusers")


import shutil
from collections.abc import Callable
from pathlib import Path

import numpy as np

from studio.core.errors import Cancelled, InputError
from studio.core.progress import CancelToken
from studio.core.time import SAMPLE_RATE
from studio.diffusion.facts import BY_ID, FACTS
from studio.project.model_use import Guide
from tests.diffusion.shots import shoot, use, usual

Tiny = Callable[[str], Path]

QUICK = ("ltx2", "wan")
REST = ("wan_vace", "sana_video", "cogvideox", "kandinsky5", "kandinsky6", "hunyuan_video15", "minimax_h3")
ANY = [*QUICK, *(pytest.param(family, marks=pytest.mark.slow) for family in REST)]

GUIDED: list[tuple[str, Guide]] = [
    ("ltx2", "first"), ("ltx2", "first_last"), ("ltx2", "keyframes"), ("ltx2", "draft"), ("ltx2", "control"),
    ("wan", "first"),
    ("wan_vace", "first"), ("wan_vace", "first_last"), ("wan_vace", "keyframes"), ("wan_vace", "control"),
    ("wan_animate", "control"), ("kandinsky6", "first"), ("minimax_h3", "first"), ("minimax_h3", "first_last"),
    ("minimax_h3", "control"),
]  # fmt: skip


@pytest.mark.parametrize("family", ANY)
def test_a_shot_is_made_and_what_the_recipe_remembers_makes_it_again(family: str, tiny: Tiny) -> None:
    one, other = (shoot(use(tiny(family)), seed=seed) for seed in (1, 2))
    again = shoot(one.model, seed=1)
    assert one.frames.shape == (12, 64, 96, 3)
    assert one.frames.std() > 1.0
    assert one.frames.tobytes() == again.frames.tobytes()
    assert one.frames.tobytes() != other.frames.tobytes()
    assert [done for step, done, _ in one.said if step == "denoising"][-1] == 2
    assert one.model.family == family
    assert again.model == one.model
    assert one.previews, "pictures emerge"
    assert one.previews[0].dtype == np.uint8
    assert one.previews[0].shape[0] >= 64


@pytest.mark.parametrize("family", ANY)
def test_it_stops_within_a_step(family: str, tiny: Tiny) -> None:
    token, seen = CancelToken(), list[int]()

    def _stop(step: str, done: int, total: int) -> None:
        if step == "denoising":
            seen.append(done)
            if done == 1:
                token.cancel()

    with pytest.raises(Cancelled):
        shoot(use(tiny(family), steps=50), cancel=token, told=_stop)
    assert max(seen) <= 2
    assert shoot(use(tiny(family))).frames.shape == (12, 64, 96, 3)


def test_sound_is_as_long_as_the_pictures(tiny: Tiny) -> None:
    made = shoot(use(tiny("ltx2")), seconds=1.0)
    assert made.sound is not None
    assert made.sound.shape == (SAMPLE_RATE, 2)
    assert np.abs(made.sound).max() > 0.001
    assert usual(tiny("wan")).sound is None


@pytest.mark.slow
@pytest.mark.parametrize("family", ["minimax_h3", "kandinsky6"])
def test_sound_comes_with_the_pictures(family: str, tiny: Tiny) -> None:
    made = shoot(use(tiny(family)), seconds=0.5)
    assert made.sound is not None
    assert made.sound.shape == (SAMPLE_RATE // 2, 2)
    assert np.abs(made.sound).max() > 0.001


@pytest.mark.slow
def test_a_modular_pipeline_is_read_from_its_folder_alone(tiny: Tiny, tmp_path: Path) -> None:
    """Its index names the repository that its parts came from; and half of it will do, but no less."""
    whole = tiny("minimax_h3")
    assert "MiniMaxAI/MiniMax-H3" in (whole / "modular_model_index.json").read_text()
    half = Path(shutil.copytree(whole, tmp_path / "half", ignore=shutil.ignore_patterns("transformer_ref")))
    assert shoot(use(half)).frames.tobytes() == usual(whole).frames.tobytes()
    shutil.rmtree(half / "audio_vae")
    with pytest.raises(InputError, match="lacks its part audio_vae"):
        shoot(use(half))


@pytest.mark.parametrize(
    ("family", "guide"),
    [pytest.param(*one, marks=() if one in (("ltx2", "first_last"), ("wan", "first")) else pytest.mark.slow)
     for one in GUIDED],
)  # fmt: skip
def test_the_stage_directs(family: str, guide: Guide, tiny: Tiny) -> None:
    followed = shoot(use(tiny(family), guide=guide))
    assert followed.frames.shape == (12, 64, 96, 3)
    if family != "wan_animate":
        free = usual(tiny(family))
        assert followed.frames.tobytes() != free.frames.tobytes()


def test_a_shot_begins_with_a_dropped_picture(tiny: Tiny) -> None:
    given, free = shoot(use(tiny("wan")), picture=True), usual(tiny("wan"))
    assert given.frames.tobytes() != free.frames.tobytes()


def test_what_a_family_cannot_follow_is_refused(tiny: Tiny) -> None:
    with pytest.raises(InputError, match="cannot follow control"):
        shoot(use(tiny("wan"), guide="control"))


@pytest.mark.parametrize("family", ["wan", pytest.param("ltx2", marks=pytest.mark.slow)])
@pytest.mark.parametrize("mode", ["group_offload"])
def test_where_weights_lie_changes_no_pixel(family: str, mode: str, tiny: Tiny) -> None:
    assert shoot(use(tiny(family), mode=mode)).frames.tobytes() == usual(tiny(family)).frames.tobytes()


@pytest.mark.parametrize("precision", ["fp8", "int8"])
def test_fewer_bits_change_little(precision: str, tiny: Tiny) -> None:
    few, all_ = shoot(use(tiny("wan"), precision=precision)), usual(tiny("wan"))
    assert few.model.precision == precision
    assert few.frames.tobytes() != all_.frames.tobytes()
    assert np.abs(few.frames.astype(int) - all_.frames).mean() < 25


def test_every_family_has_a_driver_and_a_tiny_model() -> None:
    here = {path.stem for path in Path(__file__).parents[2].joinpath("studio/diffusion/families").glob("*.py")}
    built = {path.stem for path in Path(__file__).parent.joinpath("tiny").glob("*.py")}
    assert {facts.id for facts in FACTS} == here - {"__init__"}
    assert {facts.id for facts in FACTS if facts.pipelines} <= built
    assert BY_ID["ltx2"].sound
