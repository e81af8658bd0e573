"""A take made again is compared bit for bit; what differs is told and kept beside it."""

from pathlib import Path

import pytest

from studio.core.errors import ProjectError
from studio.core.progress import CancelToken, silent
from studio.storage import Bundles
from studio.workflows.film.film import FilmOrder, film
from studio.workflows.remaking.render import Rendered, render
from tests.fakes.engine import FakeEngine
from tests.fakes.studio import FakeStudio


@pytest.fixture
def project(tmp_path: Path) -> Path:
    order = FilmOrder(
        output=tmp_path / "film.mp4",
        prompts=('A woman says "good morning", piano', 'A man says "yes", piano'),
        size=(160, 96),
        seed=5,
        project=tmp_path / "p",
    )
    film(FakeStudio(), order, silent, CancelToken())
    return tmp_path / "p"


def _render(project: Path, studio: FakeStudio, shot: str | None = None, take: str | None = None) -> list[Rendered]:
    return list(render(studio, project, shot, take, silent, CancelToken()))


def test_every_take_comes_out_the_same(project: Path) -> None:
    made = _render(project, FakeStudio())
    assert [one.take.id for one in made] == ["s1t1", "s2t1"]
    assert all(one.identical and one.same_makers and one.kept is None for one in made)
    with Bundles().open(project) as bundle:
        assert len(bundle.document.takes) == 2


def test_one_shot_or_one_take_is_chosen(project: Path) -> None:
    assert [one.take.id for one in _render(project, FakeStudio(), shot="s2")] == ["s2t1"]
    assert [one.take.id for one in _render(project, FakeStudio(), take="s1t1")] == ["s1t1"]


def test_a_lost_movie_is_made_again(project: Path) -> None:
    with Bundles().open(project) as bundle:
        media = bundle.media(bundle.document.takes[0].media)
    before = media.read_bytes()
    media.unlink()
    (made,) = _render(project, FakeStudio(), shot="s1")
    assert made.identical
    assert media.read_bytes() == before


def test_another_engine_gives_a_take_of_its_own(project: Path) -> None:
    (made,) = _render(project, FakeStudio(engine=FakeEngine(version="2", brightness=40)), shot="s1")
    assert (made.same_frames, made.same_samples, made.same_makers) == (False, True, False)
    assert made.kept == "s1t2"
    with Bundles().open(project) as bundle:
        old, new = bundle.document.takes_of("s1")
        assert (old.recipe.engine_version, new.recipe.engine_version) == ("1", "2")
        assert bundle.media(old.media).exists()
        assert bundle.media(new.media).exists()


def test_the_same_makers_with_another_result_are_found_out(project: Path) -> None:
    (made,) = _render(project, FakeStudio(engine=FakeEngine(brightness=40)), shot="s1")
    assert made.same_makers
    assert not made.identical


@pytest.mark.parametrize(("shot", "take"), [("s9", None), (None, "s1t9"), ("s2", "s1t1")])
def test_what_is_not_there_is_said(project: Path, shot: str | None, take: str | None) -> None:
    with pytest.raises(ProjectError):
        _render(project, FakeStudio(), shot, take)


def test_an_empty_project_and_no_project_are_said(tmp_path: Path) -> None:
    Bundles().create(tmp_path / "empty").close()
    with pytest.raises(ProjectError, match="no take"):
        _render(tmp_path / "empty", FakeStudio())
    with pytest.raises(ProjectError):
        _render(tmp_path / "none", FakeStudio())
