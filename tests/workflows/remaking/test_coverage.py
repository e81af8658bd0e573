"""Coverage of a shot: takes that are one performance, shots of their own, and cuts between them at a frame."""

from dataclasses import replace
from pathlib import Path

import pytest

from studio.core.errors import InputError, ProjectError, SceneError
from studio.core.progress import CancelToken, silent
from studio.project import edits
from studio.project.timeline.clip import Clip, TakeSource
from studio.project.timeline.sequence import Sequence
from studio.project.timeline.track import Track
from studio.workflows.film.film import FilmOrder, film
from studio.workflows.remaking import coverage
from studio.workflows.session import directing
from tests.fakes.studio import FakeStudio

PROMPT = 'A man in the park says "hello", a woman answers'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    order = FilmOrder(
        output=tmp_path / "film.mp4", prompts=(PROMPT,), size=(160, 96), quality="draft", seed=3,
        project=tmp_path / "film.studio",
    )  # fmt: skip
    film(FakeStudio(), order, silent, CancelToken())
    return tmp_path / "film.studio"


def test_angles_are_takes_of_the_shot_with_one_sound_and_the_shot_stands_as_before(folder: Path) -> None:
    studio = FakeStudio()
    made = list(coverage.cover(studio, folder, "s1", ("master", "close_a"), silent, CancelToken()))
    project = directing.found(studio, folder)
    first = project.takes[0]
    assert [one.angle for one in made] == ["master", "close_a"] and all(one.in_sync for one in made)
    assert [take.recipe.angle for take in project.takes_of("s1")] == ["", "master", "close_a"]
    assert {take.samples_hash for take in project.takes} == {first.samples_hash}
    assert all(take.parents == (first.id,) for take in project.takes[1:])
    assert project.standing("s1") == first
    assert all(coverage.same_performance(first, take) for take in project.takes)


def test_angles_can_be_shots_of_their_own_behind_it(folder: Path) -> None:
    studio = FakeStudio()
    list(coverage.cover(studio, folder, "s1", ("wide", "close_a"), silent, CancelToken(), as_shots=True))
    project = directing.found(studio, folder)
    assert [shot.settings.angle for shot in project.shots] == ["", "wide", "close_a"]
    assert [len(project.takes_of(shot.id)) for shot in project.shots] == [1, 1, 1]
    assert len({take.samples_hash for take in project.takes}) == 1
    assert project.shots[1].settings.seed_locked and project.shots[1].settings.seed == 3


def test_the_film_is_cut_between_angles_at_the_same_frame(folder: Path) -> None:
    studio = FakeStudio()
    list(coverage.cover(studio, folder, "s1", ("close_a",), silent, CancelToken()))
    project = directing.found(studio, folder)
    own, close = project.takes_of("s1")
    clip = Clip(id="c1", source=TakeSource("s1", own.id), length=40, offset=5)
    sound = replace(clip, id="c2")
    tracks = (Track(id="v", kind="video", items=(clip,)), Track(id="a", kind="audio", items=(sound,)))
    sequence = Sequence(id="q", name="film", rate=own.recipe.rate, size=(160, 96), tracks=tracks)
    assert [take.id for take in coverage.beside(project, sequence, 12)] == [own.id, close.id]
    cut = coverage.cut_to(project, sequence, 12, close.id)
    pieces = cut.tracks[0].clips
    assert [(one.length, one.offset, one.source) for one in pieces] == [
        (12, 5, TakeSource("s1", own.id)),
        (28, 17, TakeSource("s1", close.id)),
    ]
    assert cut.tracks[1].items == sequence.tracks[1].items
    back = coverage.cut_to(project, cut, 20, own.id)
    assert [one.offset for one in back.tracks[0].clips] == [5, 17, 25]
    with pytest.raises(ProjectError, match="no shot"):
        coverage.cut_to(project, sequence, 90, close.id)
    with pytest.raises(ProjectError, match="another angle"):
        coverage.cut_to(project, sequence, 12, "s9t1")


def test_another_seed_is_another_performance(folder: Path) -> None:
    project = directing.found(FakeStudio(), folder)
    take = project.takes[0]
    other = replace(take, id="s1t2", recipe=replace(take.recipe, seed=9))
    clip = Clip(id="c", source=TakeSource("s1", take.id), length=9)
    track = Track(id="v", kind="video", items=(clip,))
    sequence = Sequence(id="q", name="", rate=take.recipe.rate, size=(160, 96), tracks=(track,))
    assert coverage.beside(edits.add_take(project, other), sequence, 0) == (take,)
    assert not coverage.same_performance(take, other)


def test_wishes_are_read_and_nonsense_refused() -> None:
    assert coverage.parse(None) is None and coverage.parse("usual") is None
    assert coverage.parse("5") == 5
    assert coverage.parse("close_a, low_b close_a") == ("close_a", "low_b")
    with pytest.raises(InputError, match="12 angles"):
        coverage.parse("12")
    with pytest.raises(SceneError, match="no angle"):
        coverage.parse("upside_down")
