"""Sound alone by tiny models: as long as it is wanted, the same from the same seed, stopped at once."""

import pytest

pytest.importorskip("torch", reason="models are not installed (the extra neural)")

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

import numpy as np

from studio.core.errors import InputError
from studio.core.progress import Cancelled, CancelToken, silent
from studio.project.model_use import SoundUse
from studio.project.scene import Music, Scene
from tests.diffusion.shots import engine

Tiny = Callable[[str], Path]
SCENE = Scene(place="beach", sounds=("waves", "dog_bark"), music=Music(genre="jazz", mood="calm", tempo_bpm=90))


def _use(folder: Path, steps: int = 2) -> SoundUse:
    return SoundUse(model=str(folder), settings=MappingProxyType({"steps": steps}))


@pytest.mark.parametrize(("family", "prompt"), [("stable_audio3", "waves, dog bark"), ("ace_step", "calm jazz music")])
def test_a_sound_is_as_long_as_wanted_and_the_same_again(family: str, prompt: str, tiny: Tiny) -> None:
    steps: list[tuple[str, int, int]] = []

    def _said(step: str, done: int, total: int) -> None:
        steps.append((step, done, total))

    made, ran = engine().sound(_use(tiny(family)), SCENE, 1.25, 7, _said, CancelToken())
    assert (made.shape, made.dtype) == ((60_000, 2), np.float32)
    assert float(np.abs(made).max()) > 0.0
    assert steps[-1] == ("making the sound", 2, 2)
    assert (ran.family, len(ran.digest)) == (family, 64)
    assert ran.prompt.startswith(prompt)
    again, same = engine().sound(ran, replace(SCENE, sounds=()), 1.25, 7, silent, CancelToken())
    assert np.array_equal(again, made), "the recipe has all that it was told"
    assert same == ran
    other, _ = engine().sound(ran, SCENE, 1.25, 8, silent, CancelToken())
    assert not np.array_equal(other, made)


def test_it_is_stopped_between_two_blocks_and_the_model_stays_usable(tiny: Tiny) -> None:
    cancel = CancelToken()

    def _stop(step: str, done: int, total: int) -> None:
        if step == "making the sound" and done == 1:
            cancel.cancel()

    with pytest.raises(Cancelled):
        engine().sound(_use(tiny("stable_audio3"), steps=50), SCENE, 1.0, 0, _stop, cancel)
    made, _ = engine().sound(_use(tiny("stable_audio3")), SCENE, 1.0, 0, silent, CancelToken())
    assert len(made) == 48_000


def test_models_of_pictures_and_other_weights_make_no_sound(tiny: Tiny) -> None:
    with pytest.raises(InputError, match="makes no sound by itself"):
        engine().sound(_use(tiny("wan")), SCENE, 1.0, 0, silent, CancelToken())
    with pytest.raises(InputError, match="not those that this take was made with"):
        engine().sound(replace(_use(tiny("stable_audio3")), digest="0" * 64), SCENE, 1.0, 0, silent, CancelToken())
    with pytest.raises(InputError, match="schedule"):
        engine().sound(replace(_use(tiny("stable_audio3")), schedule="slow"), SCENE, 1.0, 0, silent, CancelToken())
