"""Another sound under the same pictures, other pictures over the same sound; and the person's own sounds in both."""

from dataclasses import replace
from pathlib import Path

import av
import numpy as np
import pytest
from numpy.typing import NDArray

from studio.core.errors import InputError, ProjectError
from studio.core.progress import CancelToken, silent
from studio.media import Movies
from studio.project.casting import Casting
from studio.project.dub import Dub
from studio.project.mix import MixSettings, StemMix
from studio.project.model_use import ModelUse, SoundUse
from studio.project.scene import Camera, Music
from studio.project.take import Take
from studio.storage import Bundles
from studio.workflows.film import spoken
from studio.workflows.film.film import FilmOrder, film
from studio.workflows.recipe import own
from studio.workflows.remaking.render import render
from studio.workflows.remaking.repicture import repictured
from studio.workflows.remaking.resound import Resounding, resound
from tests.fakes.engine import FakeEngine
from tests.fakes.studio import FakeStudio
from tests.media import wavs


def _project(folder: Path, studio: FakeStudio) -> Path:
    order = FilmOrder(
        output=folder / "film.mp4",
        prompts=('A woman says "good morning", piano',),
        size=(160, 96),
        quality="draft",
        project=folder / "p",
    )
    film(studio, order, silent, CancelToken())
    return folder / "p"


def _again(studio: FakeStudio, project: Path, sound: Resounding, take: str = "s1t1") -> Take:
    return resound(studio, project, take, sound, silent, CancelToken()).take


def _pictures(file: Path) -> list[bytes]:
    with av.open(file) as container:
        return [bytes(packet) for packet in container.demux(video=0) if packet.size]


def _files(project: Path, *takes: str) -> list[Path]:
    with Bundles().open(project) as folder:
        return [folder.media(folder.document.take(take).media) for take in takes]


def test_the_music_goes_and_every_picture_stays(tmp_path: Path) -> None:
    studio = FakeStudio()
    project = _project(tmp_path, studio)
    made = _again(studio, project, Resounding(music="none"))
    assert (made.id, made.parents) == ("s1t2", ("s1t1",))
    assert made.recipe.scene.music is None
    with Bundles().open(project) as folder:
        first = folder.document.take("s1t1")
        strips = [folder.cache("thumbnails") / f"{take.media}.png" for take in (first, made)]
    assert strips[0].read_bytes() == strips[1].read_bytes()
    assert made.frames_hash == first.frames_hash
    assert made.samples_hash != first.samples_hash
    before, after = _files(project, "s1t1", "s1t2")
    assert _pictures(before) == _pictures(after)
    with_music, without = Movies().samples(before), Movies().samples(after)
    assert with_music.shape == without.shape
    assert np.abs(with_music).mean() > 1.2 * np.abs(without).mean()


def test_a_balance_is_kept_in_the_recipe_and_renders_again(tmp_path: Path) -> None:
    studio = FakeStudio()
    project = _project(tmp_path, studio)
    mix = MixSettings(dialogue=StemMix(solo=True), loudness=-23.0)
    _again(studio, project, Resounding(mix=mix, music=Music(genre="jazz")))
    assert studio.sound.masters[-1] == (-23.0, None)
    (again,) = render(studio, project, None, "s1t2", silent, CancelToken())
    assert again.same_frames
    assert again.same_samples


def test_own_music_and_effects_belong_to_the_project(tmp_path: Path) -> None:
    studio = FakeStudio()
    project = _project(tmp_path, studio)
    tune, bang = tmp_path / "tune.wav", tmp_path / "bang.wav"
    wavs.write(tune, 0.5 * np.sin(np.arange(96_000) / 30.0)[:, None])
    wavs.write(bang, 0.5 * np.sin(np.arange(4_800) / 5.0)[:, None])
    mine = (own.music(studio.media, tune)[0], own.effect(studio.media, bang, 0.25, gain_db=-3.0)[0])
    made = _again(studio, project, Resounding(own=mine, files=(tune, bang)))
    brief = studio.sound.briefs[-1]
    assert brief.own_music is not None
    assert len(brief.own_music) == 96_000
    assert [(effect.sample, len(effect.samples), effect.gain_db) for effect in brief.own_effects] == [
        (12_000, 4_800, -3.0)
    ]
    tune.unlink()
    bang.unlink()
    assert made.recipe.own == mine
    (again,) = render(studio, project, None, made.id, silent, CancelToken())
    assert again.same_samples


def test_an_own_sound_that_is_lost_is_named(tmp_path: Path) -> None:
    studio = FakeStudio()
    project = _project(tmp_path, studio)
    tune = tmp_path / "tune.wav"
    wavs.write(tune, np.zeros((4_800, 1)))
    mine, notes = own.music(studio.media, tune)
    assert "silent" in notes[0]
    with pytest.raises(InputError, match="not here"):
        _again(studio, project, Resounding(own=(mine,)))
    with pytest.raises(InputError):
        own.effect(studio.media, tune, -1.0)


def _level(samples: NDArray[np.float32], hz: float) -> float:
    """How much there is of one tone in it."""
    wave = samples.mean(axis=1)
    return float(np.abs(np.exp(-2j * np.pi * hz * np.arange(len(wave)) / 48_000) @ wave)) / len(wave)


def _by_model(folder: Path, studio: FakeStudio, family: str, prompt: str = 'A woman says "good morning"') -> Path:
    order = FilmOrder(
        output=folder / "film.mp4",
        prompts=(prompt,),
        size=(160, 96),
        project=folder / family,
        model=ModelUse(model="m", family=family, guide="depth"),
    )
    film(studio, order, silent, CancelToken())
    return folder / family


def test_a_silent_models_take_gets_other_sound_and_its_model_is_not_asked(tmp_path: Path) -> None:
    studio = FakeStudio()
    project = _by_model(tmp_path, studio, "mute")
    asked = len(studio.sound.briefs)
    made = _again(studio, project, Resounding(music=Music(genre="jazz"), dubs=(Dub(line=0, text="hi"),)))
    brief = studio.sound.briefs[asked]
    assert brief.scene.music == Music(genre="jazz")
    assert [line.speech.line.text for line in brief.lines] == ["hi"]
    assert brief.events, "what happens is known from the stage that directed it"
    before, after = _files(project, "s1t1", made.id)
    assert _pictures(before) == _pictures(after)
    assert made.recipe.model == ModelUse(model="m", family="mute", guide="depth", scored=True)
    more = _again(studio, project, Resounding(sounds=(SoundUse(model="effects"),)), made.id)
    assert [use.digest for use in more.recipe.sounds] == ["d"]


def test_sound_that_came_with_its_pictures_stays_under_other_music_or_makes_way_whole(tmp_path: Path) -> None:
    studio = FakeStudio()
    project = _by_model(tmp_path, studio, "loud")
    neural = studio.neural
    assert isinstance(neural, FakeEngine)
    songs = Resounding(sounds=(SoundUse(model="songs", part="music", seconds=1.0),))
    made = _again(studio, project, songs)
    assert made.recipe.model is not None
    assert made.recipe.model.heard
    with pytest.raises(InputError, match="came with its pictures"):
        _again(studio, project, Resounding(dubs=(Dub(line=0, text="hi"),)))
    again = _again(studio, project, songs, made.id)
    assert again.samples_hash == made.samples_hash, "from the sound that came first, not from what was made of it"
    own_again = _again(studio, project, Resounding(sounds=(), anew=True), made.id)
    assert own_again.recipe.model is not None
    assert not own_again.recipe.model.heard
    assert own_again.samples_hash != made.samples_hash
    with Bundles().open(project) as folder:
        assert folder.document.take(own_again.id).recipe.model == own_again.recipe.model


def test_the_studios_music_and_own_effects_go_under_sound_that_came_with_its_pictures(tmp_path: Path) -> None:
    studio = FakeStudio()
    project = _by_model(tmp_path, studio, "loud")
    jazz = _again(studio, project, Resounding(music=Music(genre="jazz")))
    assert jazz.recipe.model is not None
    assert (jazz.recipe.model.heard, jazz.recipe.model.scored) == (True, True)
    without = _again(studio, project, Resounding(music="none"), jazz.id)
    first, scored, plain = (Movies().samples(file) for file in _files(project, "s1t1", jazz.id, without.id))
    assert _level(scored, 330.0) > 0.02 > 20 * _level(first, 330.0), "the music is heard"
    assert np.abs(plain - first).mean() < 0.02 * np.abs(scored - first).mean(), "under it is what was there"
    assert _again(studio, project, Resounding(), jazz.id).samples_hash == jazz.samples_hash, "its recipe has all of it"
    bang = tmp_path / "bang.wav"
    wavs.write(bang, 0.5 * np.sin(np.arange(4_800) / 5.0)[:, None])
    mine = (own.effect(studio.media, bang, 0.25)[0],)
    _again(studio, project, Resounding(own=mine, files=(bang,)))
    assert [effect.sample for effect in studio.sound.briefs[-1].own_effects] == [12_000]
    assert not studio.sound.briefs[-1].events, "and nothing that the pictures have sounded already"


def test_music_that_a_model_was_told_to_play_stays_and_that_is_said(tmp_path: Path) -> None:
    studio = FakeStudio()
    project = _by_model(tmp_path, studio, "loud", "A woman, piano")
    for sound, why in (
        (Resounding(music=Music(genre="waltz")), "has music in it already"),
        (Resounding(music="none"), "cannot be taken out"),
    ):
        with pytest.raises(InputError, match=why):
            _again(studio, project, sound)
    _again(studio, project, Resounding(mix=MixSettings(effects=StemMix(gain_db=-3.0))))


def test_pictures_of_an_earlier_stage_get_sound_of_their_length_and_a_note(tmp_path: Path) -> None:
    project = _project(tmp_path, FakeStudio())
    later = FakeStudio(engine=FakeEngine(version="2", usual_seconds=5.0))
    made = resound(later, project, "s1t1", Resounding(music="none"), silent, CancelToken())
    assert [note.detail for note in made.notes] == ["1"]
    assert made.take.recipe.engine_version == "1"
    assert made.take.recipe.seconds is None


def test_when_somebody_spoke_last_is_remembered_of_takes_of_films_and_other_sound(tmp_path: Path) -> None:
    studio = FakeStudio()
    project = _project(tmp_path, studio)
    made = _again(studio, project, Resounding(music="none"))
    with Bundles().open(project) as folder:
        first = folder.document.take("s1t1")
        kept = folder.cache(spoken.NAME)
        assert (kept / f"{first.media}.json").is_file()
        assert (kept / f"{made.media}.json").read_text() == (kept / f"{first.media}.json").read_text()
        assert '"spoken": null' not in (kept / f"{first.media}.json").read_text()


def test_what_cannot_be_laid_under_leaves_nothing(tmp_path: Path) -> None:
    studio = FakeStudio()
    project = _project(tmp_path, studio)
    files = {path.name for path in (project / "media").rglob("*") if path.is_file()}
    with pytest.raises(ProjectError):
        _again(studio, project, Resounding(), take="s9t9")
    with pytest.raises(InputError, match="made by fake"):
        _again(FakeStudio(engine=FakeEngine(name="other")), project, Resounding())
    with pytest.raises(InputError, match="frames"):
        _again(FakeStudio(engine=FakeEngine(usual_seconds=5.0)), project, Resounding())
    assert {path.name for path in (project / "media").rglob("*") if path.is_file()} == files
    _files(project, "s1t1")[0].unlink()
    with pytest.raises(InputError, match="lost"):
        _again(studio, project, Resounding())


def test_other_pictures_keep_the_performance(tmp_path: Path) -> None:
    studio = FakeStudio()
    project = _project(tmp_path, studio)
    with Bundles().open(project) as folder:
        take = folder.document.take("s1t1")
    recipe = repictured(take, size=(320, 180), quality="standard", style="anime")
    assert recipe.seconds is not None
    assert recipe.rate.frames(recipe.seconds) == take.frame_count
    assert (recipe.seed, recipe.voices, recipe.master) == (take.recipe.seed, take.recipe.voices, take.recipe.master)
    assert replace(recipe.scene, style=take.recipe.scene.style) == take.recipe.scene
    assert repictured(take, camera=Camera(move="orbit")).scene.camera.move == "orbit"


def test_a_line_is_spoken_over_and_every_picture_stays(tmp_path: Path) -> None:
    studio = FakeStudio()
    project = _project(tmp_path, studio)
    dub = Dub(line=0, text="good night", tone="whisper", voice=Casting(gender="male"))
    made = _again(studio, project, Resounding(dubs=(dub,)))
    assert made.recipe.dubs == (dub,)
    line, voice = studio.speaker.spoken[-1]
    assert (line.text, line.tone, voice.gender) == ("good night", "whisper", "male")
    before, after = _files(project, "s1t1", "s1t2")
    assert _pictures(before) == _pictures(after)
    assert not np.array_equal(Movies().samples(before), Movies().samples(after))
    (again,) = render(studio, project, None, "s1t2", silent, CancelToken())
    assert again.identical
    back = _again(studio, project, Resounding(dubs=(Dub(line=0),)), "s1t2")
    assert back.recipe.dubs == ()
    with Bundles().open(project) as folder:
        assert back.samples_hash == folder.document.take("s1t1").samples_hash


def test_a_recording_is_heard_in_place_of_a_line(tmp_path: Path) -> None:
    studio = FakeStudio()
    project = _project(tmp_path, studio)
    file = tmp_path / "mine.wav"
    wavs.write(file, 0.3 * np.sin(np.arange(24_000) * 0.06))
    sound, _ = own.line(studio.media, file, 0)
    made = _again(studio, project, Resounding(dubs=(Dub(line=0, media=sound.media),), files=(file,)))
    assert made.recipe.dubs[0].media == sound.media
    with Bundles().open(project) as folder:
        assert folder.media(sound.media).is_file()


def test_a_line_that_does_not_fit_or_is_not_there_is_refused(tmp_path: Path) -> None:
    studio = FakeStudio()
    project = _project(tmp_path, studio)
    with pytest.raises(InputError, match="beyond the end"):
        _again(studio, project, Resounding(dubs=(Dub(line=0, text="word " * 200),)))
    with pytest.raises(InputError, match="no line 4"):
        _again(studio, project, Resounding(dubs=(Dub(line=3, text="hello"),)))
    with Bundles().open(project) as folder:
        assert [take.id for take in folder.document.takes] == ["s1t1"]
