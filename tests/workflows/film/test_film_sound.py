"""The sound of a whole film: mastered once, its stems in files that sum, its music told where it ends."""

from dataclasses import replace
from pathlib import Path

import numpy as np

from studio.core.progress import CancelToken, silent
from studio.media import Movies
from studio.project.mix import MixSettings, StemMix
from studio.storage import Bundles
from studio.workflows.film.film import FilmOrder, film
from studio.workflows.film.shot import TAIL
from studio.workflows.remaking.render import render
from tests.fakes.studio import FakeStudio
from tests.media import wavs

PROMPTS = ('A woman says "good morning", piano', "A man in the park, piano", "A dog on the beach")


def _order(folder: Path) -> FilmOrder:
    return FilmOrder(output=folder / "film.mp4", prompts=PROMPTS, size=(160, 96), quality="draft", seed=3)


def test_stems_sum_to_the_mix_and_the_mix_is_the_films(tmp_path: Path) -> None:
    film(FakeStudio(), replace(_order(tmp_path), stems=tmp_path / "stems"), silent, CancelToken())
    parts = {
        name: wavs.read(tmp_path / "stems" / f"{name}.wav")[0] for name in ("dialogue", "effects", "ambience", "music")
    }
    mix = wavs.read(tmp_path / "stems" / "mix.wav")[0]
    assert np.abs(sum(parts.values(), np.zeros_like(mix)) - mix).max() <= 10 ** (-120 / 20)
    assert np.abs(Movies().samples(tmp_path / "film.mp4")[4_000:-4_000] - mix[4_000:-4_000]).max() < 0.05


def test_one_master_for_all_shots_and_takes_keep_it(tmp_path: Path) -> None:
    studio = FakeStudio()
    mix = MixSettings(loudness=-23.0, music=StemMix(gain_db=-6.0), fade_out=24_000)
    film(studio, replace(_order(tmp_path), mix=mix, project=tmp_path / "p"), silent, CancelToken())
    assert studio.sound.masters[0] == (-23.0, None)
    assert all(given is not None for _, given in studio.sound.masters[1:])
    assert all(brief.mix.music.gain_db == -6.0 and brief.mix.fade_out == 0 for brief in studio.sound.briefs)
    with Bundles().open(tmp_path / "p") as project:
        takes = project.document.takes
    assert all(take.recipe.master is not None for take in takes)
    for again in render(studio, tmp_path / "p", None, None, silent, CancelToken()):
        assert again.identical
    faded = Movies().samples(tmp_path / "film.mp4")
    assert np.abs(faded[-200:]).max() < 0.01


def test_music_ends_where_the_next_shot_has_none(tmp_path: Path) -> None:
    studio = FakeStudio()
    film(studio, _order(tmp_path), silent, CancelToken())
    first, second, third = studio.sound.briefs
    assert first.music_end is None
    assert second.music_end == second.music_sample + second.sample_count - TAIL
    assert third.music_end is None


def test_own_music_runs_through_all_shots(tmp_path: Path) -> None:
    tune = tmp_path / "tune.wav"
    wavs.write(tune, 0.2 * np.sin(np.arange(200_000) / 40.0)[:, None] * np.ones((1, 7)))
    studio = FakeStudio()
    order = replace(_order(tmp_path), own_music=tune, project=tmp_path / "p")
    made = film(studio, order, silent, CancelToken())
    starts = [order.rate.sample(shot.first_frame) for shot in made.shots]
    assert [brief.music_sample for brief in studio.sound.briefs] == starts
    assert [brief.music_end is not None for brief in studio.sound.briefs] == [False, False, True]
    assert any("7 channels" in note.text for note in made.shots[0].notes)
    tune.unlink()
    for again in render(studio, tmp_path / "p", None, None, silent, CancelToken()):
        assert again.same_samples
