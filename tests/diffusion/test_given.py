"""What models are given besides words: movies to go on from or to make a part of again, sounds to follow, people."""

import pytest

pytest.importorskip("torch", reason="models are not installed (the extra neural)")
pytest.importorskip("diffusers")

import math
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from studio.core.errors import InputError
from studio.core.time import SAMPLE_RATE
from studio.diffusion.hearing import spectrogram
from tests.diffusion.shots import movie, person, shoot, use, usual

Tiny = Callable[[str], Path]
FAMILIES = ["ltx2", pytest.param("wan_vace", marks=pytest.mark.slow)]


@pytest.mark.parametrize("family", FAMILIES)
def test_a_shot_goes_on_from_a_movie(family: str, tiny: Tiny) -> None:
    """Its end is what the model sees, and is not seen again."""
    one = shoot(use(tiny(family)), footage=movie(40))
    other = shoot(use(tiny(family)), footage=movie(20))
    free = shoot(use(tiny(family)))
    assert one.frames.shape == (12, 64, 96, 3)
    assert len({shot.frames.tobytes() for shot in (one, other, free)}) == 3
    assert one.model.frame_count > 17 + 8 - 1
    if family == "ltx2":
        assert one.sound is not None
        assert one.sound.shape == (SAMPLE_RATE // 2, 2)
        assert np.abs(one.sound[-2000:]).max() > 0, "the sound of what was seen before is taken off its start"


@pytest.mark.parametrize("family", FAMILIES)
def test_a_part_of_a_movie_is_made_again_and_nothing_else(family: str, tiny: Tiny) -> None:
    shot = movie(36, (0.5, 1.0))
    made = shoot(use(tiny(family)), footage=shot, seconds=None)
    assert made.frames.shape == (36, 64, 96, 3)
    for number, frame in enumerate(made.frames):
        kept = bool((frame == 10 + 5 * number).all())
        assert kept == (not 12 <= number < 24)
    assert shot.sound is not None
    assert made.sound is not None
    assert made.sound.shape == shot.sound.shape
    assert (made.sound[: SAMPLE_RATE // 2] == shot.sound[: SAMPLE_RATE // 2]).all()
    assert (made.sound[SAMPLE_RATE:] == shot.sound[SAMPLE_RATE:]).all()
    inside = slice(SAMPLE_RATE // 2, SAMPLE_RATE)
    assert (made.sound[inside] == shot.sound[inside]).all() == (family == "wan_vace"), "a silent model keeps the sound"


def test_what_is_around_a_part_is_seen_by_the_model(tiny: Tiny) -> None:
    """Another movie, another part; even where only what comes after it is another one."""
    whole = movie(36, (0.0, 0.75))
    late = replace(whole, picture=_fading)
    one, other = (shoot(use(tiny("ltx2")), footage=film, seconds=None) for film in (whole, late))
    assert one.frames[:18].tobytes() != other.frames[:18].tobytes()


@pytest.mark.parametrize("part", [(1.0, 1.0), (2.0, 3.0), (-1.0, 1.0)])
def test_parts_that_are_none(part: tuple[float, float], tiny: Tiny) -> None:
    with pytest.raises(InputError, match="has no part from"):
        shoot(use(tiny("ltx2")), footage=movie(36, part))


def test_a_movie_that_is_too_long_is_told(tiny: Tiny) -> None:
    with pytest.raises(InputError, match="at once; the movie lasts 30"):
        shoot(use(tiny("ltx2")), footage=movie(24 * 30, (1.0, 2.0)))


def test_pictures_follow_a_sound_and_it_stays_as_it_is(tiny: Tiny) -> None:
    low, high = _tone(300.0), _tone(2500.0)
    one, other = (shoot(use(tiny("ltx2")), heard=sound, seconds=None) for sound in (low, high))
    assert one.frames.shape == (18, 64, 96, 3), "as long as the sound"
    assert one.frames.tobytes() != other.frames.tobytes()
    assert one.sound is not None
    assert (one.sound == low).all()
    assert shoot(use(tiny("ltx2")), heard=low, seconds=None).frames.tobytes() == one.frames.tobytes()
    assert [done for step, done, _ in one.said if step == "denoising"][-1] == 2


def test_guided_models_follow_a_sound_too(tiny: Tiny) -> None:
    """All looks of the network hear the sound itself, without noise."""
    model = use(tiny("ltx2"), guidance=3.0, modality=3.0)
    made = [shoot(model, heard=_tone(hz), seconds=None) for hz in (300.0, 300.0, 2500.0)]
    assert made[0].frames.shape == (18, 64, 96, 3)
    assert made[0].frames.tobytes() == made[1].frames.tobytes() != made[2].frames.tobytes()
    assert made[0].sound is not None
    assert (made[0].sound == _tone(300.0)).all()


@pytest.mark.slow
def test_a_sound_goes_with_a_first_picture(tiny: Tiny) -> None:
    one = shoot(use(tiny("ltx2")), heard=_tone(300.0), picture=True)
    assert one.frames.tobytes() != shoot(use(tiny("ltx2")), heard=_tone(300.0)).frames.tobytes()


def test_a_spectrogram_has_a_tone_where_it_is() -> None:
    wave = torch.tensor(_tone(1000.0).T[:, ::3].copy())
    mel = spectrogram(wave, 16000, 160, 64)
    assert mel.shape == (2, wave.shape[1] // 160 + 1, 64)
    loudest = int(np.asarray(mel[0]).mean(0).argmax())
    edges = _slaney(64, 8000.0)
    assert edges[loudest] < 1060.0
    assert edges[loudest + 2] > 940.0


@pytest.mark.parametrize("kind", ["cannot go on from a movie", "cannot follow a sound"])
def test_a_family_that_cannot_says_so(kind: str, tiny: Tiny) -> None:
    with pytest.raises(InputError, match=kind):
        if kind.endswith("movie"):
            shoot(use(tiny("wan")), footage=movie(20))
        else:
            shoot(use(tiny("wan")), heard=_tone(300.0))


def test_what_goes_against_a_movie_is_refused(tiny: Tiny) -> None:
    with pytest.raises(InputError, match="begins as the movie says"):
        shoot(use(tiny("ltx2"), guide="first"), footage=movie(20))
    with pytest.raises(InputError, match="keeps the sound around it"):
        shoot(use(tiny("ltx2")), footage=movie(20, (0.1, 0.5)), heard=_tone(300.0))


def test_two_stages_make_more_of_it(tiny: Tiny, tmp_path: Path) -> None:
    one = replace(use(tiny("ltx2"), two_stage=True), size=(128, 128))
    twice = shoot(one)
    assert twice.frames.shape == (12, 64, 96, 3)
    assert [done for step, done, _ in twice.said if step == "denoising"] == [0, 1, 2, 2, 3, 4, 5, 5]
    assert twice.frames.tobytes() != shoot(replace(use(tiny("ltx2")), size=(128, 128))).frames.tobytes()
    bare = Path(shutil.copytree(tiny("ltx2"), tmp_path / "bare", ignore=shutil.ignore_patterns("latent_upsampler")))
    with pytest.raises(InputError, match="no latent upsampler"):
        shoot(use(bare, two_stage=True))


@pytest.mark.parametrize(
    "family", ["wan_vace", *(pytest.param(one, marks=pytest.mark.slow) for one in ("minimax_h3",))]
)
def test_a_cameo_reaches_the_pipeline(family: str, tiny: Tiny) -> None:
    free = usual(tiny(family))
    one, other = (shoot(use(tiny(family)), references=(person(seed),)) for seed in (1, 2))
    assert len({shot.frames.tobytes() for shot in (free, one, other)}) == 3
    assert not [note for note in one.performance.notes if note.detail == "references"]


@pytest.mark.slow
def test_a_cameo_moves_as_the_stage_moves(tiny: Tiny) -> None:
    one, other = (
        shoot(use(tiny("wan_animate"), guide="control", segment=17), references=(person(seed),)) for seed in (1, 2)
    )
    assert one.frames.tobytes() != other.frames.tobytes()


@pytest.mark.slow
def test_a_voice_goes_with_a_face(tiny: Tiny) -> None:
    face = person(1)
    spoken = [replace(face, voice=_tone(hz)[:, 0]) for hz in (300.0, 2500.0)]
    made = [shoot(use(tiny("minimax_h3")), references=(one,)) for one in (face, *spoken)]
    assert len({shot.frames.tobytes() for shot in made}) == 3


def test_who_cannot_be_shown_is_told(tiny: Tiny) -> None:
    made = shoot(use(tiny("wan")), references=(person(1),))
    assert [note.text for note in made.performance.notes] == [
        "This model cannot be shown @mina: they look as the words say."
    ]
    assert made.frames.tobytes() == usual(tiny("wan")).frames.tobytes()


def _fading(number: int) -> NDArray[np.uint8]:
    return np.full((72, 128, 3), 200 - number, np.uint8)


def _tone(hz: float) -> NDArray[np.float32]:
    """0.75 s of it."""
    wave = np.sin(np.arange(36_000) * (2 * np.pi * hz / SAMPLE_RATE)).astype(np.float32) * np.float32(0.3)
    return np.stack([wave, wave], 1)


def _slaney(bins: int, top: float) -> list[float]:
    """Edges of the mel bands, in Hz."""
    most = 15 + math.log(top / 1000) * 27 / math.log(6.4)
    mels = [most * number / (bins + 1) for number in range(bins + 2)]
    return [one * 200 / 3 if one < 15 else 1000 * math.exp((one - 15) * math.log(6.4) / 27) for one in mels]
