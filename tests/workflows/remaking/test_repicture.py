"""Other pictures for a take, its sound untouched; and lines that the person speaks, which the pictures follow."""

from pathlib import Path

import numpy as np
import pytest

from studio.core.errors import InputError, ProjectError
from studio.core.progress import CancelToken, silent
from studio.media import Movies
from studio.project.dub import Dub
from studio.project.mix import OwnSound
from studio.project.project import Project
from studio.storage import Bundles
from studio.workflows.film.film import FilmOrder, film
from studio.workflows.remaking.render import render
from studio.workflows.remaking.repicture import Repicturing, repicture
from studio.workflows.remaking.resound import Resounding, resound
from tests.fakes.studio import FakeStudio
from tests.media import wavs


def _project(folder: Path, studio: FakeStudio, **order: object) -> Path:
    asked: dict[str, object] = {
        "output": folder / "film.mp4",
        "prompts": ('A woman says "good morning", piano',),
        "size": (160, 96),
        "quality": "draft",
        "project": folder / "p",
        **order,
    }
    film(studio, FilmOrder(**asked), silent, CancelToken())  # pyright: ignore[reportArgumentType]
    return folder / "p"


def _document(project: Path) -> Project:
    with Bundles().open(project) as folder:
        return folder.document


def _voice(file: Path, seconds: float, hz: float = 440.0) -> Path:
    wavs.write(file, 0.3 * np.sin(2 * np.pi * hz * np.arange(round(seconds * 48_000)) / 48_000))
    return file


def test_another_size_has_every_sample_of_the_take(tmp_path: Path) -> None:
    studio = FakeStudio()
    project = _project(tmp_path, studio)
    before = _document(project).take("s1t1")
    made, notes = repicture(
        studio, project, "s1t1", Repicturing(size=(320, 180), quality="standard"), silent, CancelToken()
    )
    assert (made.id, made.parents, notes) == ("s1t2", ("s1t1",), ())
    assert made.samples_hash == before.samples_hash
    assert made.frame_count == before.frame_count
    assert made.frames_hash != before.frames_hash
    with Bundles().open(project) as folder:
        assert Movies().probe(folder.media(made.media)).size == (320, 180)
    (again,) = render(studio, project, None, "s1t2", silent, CancelToken())
    assert again.identical


def test_only_what_is_asked_of_the_camera_changes(tmp_path: Path) -> None:
    studio = FakeStudio()
    project = _project(tmp_path, studio)
    camera = _document(project).take("s1t1").recipe.scene.camera
    made, _ = repicture(studio, project, "s1t1", Repicturing(move="orbit", style="anime"), silent, CancelToken())
    scene = made.recipe.scene
    assert (scene.camera.move, scene.style) == ("orbit", "anime")
    assert (scene.camera.shot_size, scene.camera.angle) == (camera.shot_size, camera.angle)


def test_a_recording_of_a_line_is_staged_and_heard(tmp_path: Path) -> None:
    studio = FakeStudio()
    project = _project(tmp_path, studio)
    mine = _voice(tmp_path / "mine.wav", 3.0)
    made, _ = repicture(studio, project, "s1t1", Repicturing(lines={0: mine}), silent, CancelToken())
    staged = studio.engine.requests[-1].speech[0]
    assert len(staged.samples) == 144_000, "the performer is given the recording, not the voice"
    assert made.frame_count > _document(project).take("s1t1").frame_count, "a longer line makes a longer shot"
    mine.unlink()
    (again,) = render(studio, project, None, made.id, silent, CancelToken())
    assert again.identical, "the project keeps the recording"


def test_a_new_recording_takes_the_place_of_a_dub_and_of_an_old_one(tmp_path: Path) -> None:
    studio = FakeStudio()
    project = _project(tmp_path, studio)
    resound(studio, project, "s1t1", Resounding(dubs=(Dub(line=0, text="hi"),)), silent, CancelToken())
    first, _ = repicture(
        studio, project, "s1t2", Repicturing(lines={0: _voice(tmp_path / "a.wav", 0.8)}), silent, CancelToken()
    )
    assert first.recipe.dubs == ()
    second, _ = repicture(
        studio, project, first.id, Repicturing(lines={0: _voice(tmp_path / "b.wav", 0.9)}), silent, CancelToken()
    )
    (line,) = [sound for sound in second.recipe.own if sound.use == "line"]
    assert line.name == "b.wav"


def test_other_music_leaves_a_persons_own_line_where_it_is(tmp_path: Path) -> None:
    studio = FakeStudio()
    project = _project(tmp_path, studio)
    made, _ = repicture(
        studio, project, "s1t1", Repicturing(lines={0: _voice(tmp_path / "a.wav", 0.8)}), silent, CancelToken()
    )
    tune = _voice(tmp_path / "tune.wav", 2.0)
    from studio.workflows.recipe import own

    sound = own.music(studio.media, tune)[0]
    other = resound(studio, project, made.id, Resounding(own=(sound,), files=(tune,)), silent, CancelToken()).take
    assert [one.use for one in other.recipe.own] == ["line", "music"]
    assert other.frames_hash == made.frames_hash


def test_lines_are_counted_through_the_film(tmp_path: Path) -> None:
    studio = FakeStudio()
    mine = _voice(tmp_path / "mine.wav", 1.5)
    project = _project(
        tmp_path, studio, prompts=('A man says "one"', "A dog", 'A woman says "two"'), own_lines={1: mine}
    )
    lengths = [[len(speech.samples) for speech in request.speech] for request in studio.engine.requests]
    assert lengths[1] == []
    assert lengths[2] == [72_000]
    assert lengths[0] != [72_000]
    document = _document(project)
    assert [sound.use for sound in document.take("s3t1").recipe.own] == ["line"]
    assert document.take("s1t1").recipe.own == ()
    (again,) = render(studio, project, "s3", None, silent, CancelToken())
    assert again.identical


def test_what_does_not_fit_is_refused_and_leaves_nothing(tmp_path: Path) -> None:
    studio = FakeStudio()
    project = _project(tmp_path, studio)
    mine = _voice(tmp_path / "mine.wav", 1.0)
    with pytest.raises(InputError, match="no line 3"):
        repicture(studio, project, "s1t1", Repicturing(lines={2: mine}), silent, CancelToken())
    with pytest.raises(InputError, match="no file"):
        repicture(studio, project, "s1t1", Repicturing(lines={0: tmp_path / "none.wav"}), silent, CancelToken())
    with pytest.raises(InputError, match="a line can have"):
        long = _voice(tmp_path / "long.wav", 121.0)
        repicture(studio, project, "s1t1", Repicturing(lines={0: long}), silent, CancelToken())
    with pytest.raises(ProjectError):
        repicture(studio, project, "s9t9", Repicturing(size=(160, 96)), silent, CancelToken())
    with pytest.raises(InputError, match="no line 2 in this film"):
        _project(tmp_path / "p", studio, output=tmp_path / "b.mp4", project=None, own_lines={1: mine})
    assert [take.id for take in _document(project).takes] == ["s1t1"]
    assert not (tmp_path / "b.mp4").exists()


def test_a_silent_recording_is_said(tmp_path: Path) -> None:
    studio = FakeStudio()
    project = _project(tmp_path, studio)
    quiet = tmp_path / "quiet.wav"
    wavs.write(quiet, np.zeros(48_000))
    made, notes = repicture(studio, project, "s1t1", Repicturing(lines={0: quiet}), silent, CancelToken())
    assert "silent" in notes[0]
    assert isinstance(made.recipe.own[-1], OwnSound)
