"""Parts of a shot's sound by models of sound: in takes, in films, said in the recipe, and the same bytes again."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from studio.cli.models_of_shots import sound_uses
from studio.core.errors import InputError
from studio.core.progress import CancelToken, silent
from studio.farm.messages import report_from, report_message
from studio.ports.sound import SoundBrief
from studio.ports.worker import Delivered, ShotFilmed
from studio.project.document_json import recipe_from_json, recipe_to_json
from studio.project.model_use import SoundUse
from studio.project.scene import Scene
from studio.sound import SoundStudio
from studio.storage import Bundles
from studio.workflows.film.film import FilmOrder, film
from studio.workflows.film.sounding import repeated
from studio.workflows.remaking.render import render
from studio.workflows.remaking.resound import Resounding, resound
from tests.fakes.studio import FakeStudio

SOUNDS = (
    SoundUse(model="effects", part="scene"),
    SoundUse(model="songs", part="music", seconds=1.0, lyrics="la"),
)


def _tone(seconds: float, level: float = 0.3) -> np.ndarray[tuple[int, int], np.dtype[np.float32]]:
    wave = np.sin(2 * np.pi * 440 * np.arange(round(seconds * 48_000)) / 48_000) * level
    return np.repeat(wave.astype(np.float32)[:, None], 2, axis=1)


def test_a_film_with_sound_by_models_is_the_same_when_its_takes_are_rendered_again(tmp_path: Path) -> None:
    studio = FakeStudio()
    order = FilmOrder(
        output=tmp_path / "a.mp4", prompts=("a dog", "a cat"), size=(64, 36), project=tmp_path / "p.studio",
        sounds=SOUNDS,
    )  # fmt: skip
    film(studio, order, silent, CancelToken())
    first, second = studio.sound.briefs[:2]
    assert first.made_scene is not None
    assert first.own_music is not None
    assert len(first.made_scene) == first.sample_count
    assert second.own_music is not None
    assert len(second.own_music) >= second.music_sample + second.sample_count, "the piece is repeated under the film"
    assert np.array_equal(first.own_music[:24_000], second.own_music[:24_000]), "one piece for all of its shots"
    with Bundles().open(tmp_path / "p.studio") as folder:
        recipes = [take.recipe for take in folder.document.takes]
    assert [use.digest for use in recipes[0].sounds] == ["d", "d"]
    assert recipes[0].sounds[0].prompt == recipes[0].scene.place
    assert recipe_from_json(recipe_to_json(recipes[0])) == recipes[0]
    for again in render(studio, tmp_path / "p.studio", None, None, silent, CancelToken()):
        assert again.identical


def test_a_take_gets_music_by_a_model_and_its_own_sound_back(tmp_path: Path) -> None:
    studio = FakeStudio()
    folder = tmp_path / "p.studio"
    film(
        studio,
        FilmOrder(output=tmp_path / "a.mp4", prompts=("a dog",), size=(64, 36), project=folder),
        silent,
        CancelToken(),
    )
    made = resound(studio, folder, "s1t1", Resounding(sounds=SOUNDS[1:]), silent, CancelToken()).take
    assert [(use.part, use.digest) for use in made.recipe.sounds] == [("music", "d")]
    back = resound(studio, folder, made.id, Resounding(sounds=()), silent, CancelToken()).take
    assert [brief.own_music is not None for brief in studio.sound.briefs] == [False, True, False]
    assert back.recipe.sounds == ()


def test_what_models_have_made_travels_from_the_worker() -> None:
    filmed = ShotFilmed(
        frame_count=1, frames_hash="", strip=b"", made={"music": _tone(0.1), "scene": _tone(0.2)}, sounds=SOUNDS
    )
    back = report_from(report_message(Delivered(result=filmed)))
    assert isinstance(back, Delivered)
    assert isinstance(back.result, ShotFilmed)
    assert back.result.sounds == SOUNDS
    assert back.result.sound is None
    assert list(back.result.made) == ["music", "scene"]
    assert np.array_equal(back.result.made["scene"], _tone(0.2))


def test_the_desk_takes_the_sound_of_a_scene_in_place_of_effects_and_ambience() -> None:
    brief = SoundBrief(scene=Scene(place="beach"), sample_count=48_000)
    own = SoundStudio().compose(brief, CancelToken())
    made = SoundStudio().compose(replace(brief, made_scene=_tone(1.0)), CancelToken())
    assert own.ambience.any()
    assert not made.ambience.any()
    assert 20 * np.log10(np.sqrt(np.mean(made.effects**2))) == pytest.approx(-26.0, abs=0.5)
    air = SoundStudio().compose(replace(brief, made_air=_tone(1.0)), CancelToken())
    level = [float(np.sqrt(np.mean(one.ambience**2))) for one in (own, air)]
    assert level[1] == pytest.approx(level[0], rel=0.01), "as loud as the studio's own air of the place"


def test_a_piece_goes_over_into_its_beginning() -> None:
    piece = _tone(1.0)
    whole = repeated(piece, 200_000)
    assert len(whole) >= 200_000
    assert np.array_equal(whole[:30_000], piece[:30_000])
    assert float(np.abs(whole).max()) < 0.3 * 1.5
    quiet = [np.sqrt(np.mean(whole[at : at + 4800] ** 2)) for at in range(0, 190_000, 4800)]
    assert min(quiet) > 0.1
    assert repeated(piece, 1000) is piece


def test_the_commands_say_what_does_not_go_together() -> None:
    with pytest.raises(InputError, match="No model of sound"):
        sound_uses("", "", "", "waves", "", "", ())
    with pytest.raises(InputError, match="air of its place"):
        sound_uses("a", "b", "", "", "", "", ())
    uses = sound_uses("a", "", "c", "waves", "a waltz", "la", ("steps=4", "seconds=20", "seed=7"))
    assert [(use.part, use.model, use.prompt, use.seconds, use.seed) for use in uses] == [
        ("scene", "a", "waves", 0.0, 7), ("music", "c", "a waltz", 20.0, 7),
    ]  # fmt: skip
    assert dict(uses[0].settings) == {"steps": 4}
