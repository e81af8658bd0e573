"""Cameos on engines that are driven by models: they are shown as they were recorded, and only where they are let in."""

from dataclasses import replace
from pathlib import Path

import pytest

from studio.core.errors import InputError
from studio.core.progress import CancelToken, silent
from studio.ports.consent import RevokedError
from studio.project.cameo import Permission
from studio.project.model_use import ModelUse
from studio.project.take import Recipe
from studio.storage import Bundles
from studio.workflows.cameo.admitting import Admitted
from studio.workflows.film.shot import play
from tests.consent.people import likeness
from tests.fakes.engine import FakeEngine
from tests.workflows.cameo.home import Home


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """With a project that has a take with the cameo in it."""
    one = Home(tmp_path / "home", Permission(limits=("violence",)))
    one.film("@haru walks", project="p")
    return one


def recipe_of(home: Home) -> Recipe:
    """The same shot, by a model."""
    with Bundles().open(home.folder / "p") as project:
        return replace(project.document.takes[0].recipe, model=ModelUse(model="somewhere"))


def test_the_pictures_and_the_voice_that_were_recorded_reach_the_model(home: Home) -> None:
    home.studio.neural = neural = FakeEngine()
    play(home.studio, recipe_of(home), silent, CancelToken(), words="@haru walks")
    (request,) = neural.requests
    (shown,) = request.references
    own = likeness(1)
    assert shown.cameo == "haru"
    assert [picture.tobytes() for picture in shown.pictures] == [own.pictures[0][1].tobytes()]
    assert shown.voice is not None
    assert shown.voice.tobytes() == own.recordings[0].tobytes()
    assert all(not one.references for one in home.studio.engine.requests), "the stage has their portrait"


def test_the_picture_from_the_front_comes_first(home: Home) -> None:
    own = likeness(1)
    (front,) = own.pictures
    left = ("left", front[1][::-1])
    many = replace(own, pictures=(left, front), recordings=(own.recordings[0][:10], own.recordings[0]))
    (shown,) = Admitted(recipe=recipe_of(home), likenesses={"haru": many}).references
    assert shown.pictures[0].tobytes() == front[1].tobytes()
    assert shown.voice is not None
    assert len(shown.voice) == len(own.recordings[0])


def test_whoever_is_not_let_in_is_shown_to_no_model(home: Home) -> None:
    recipe = recipe_of(home)
    home.studio.neural = neural = FakeEngine()
    scene = replace(recipe.scene, subjects=(replace(recipe.scene.subjects[0], action="fight"),))
    with pytest.raises(InputError):
        play(home.studio, replace(recipe, scene=scene), silent, CancelToken(), words="@haru fights with a knife")
    home.person.consent.revoke(home.cameo.id, "enough")
    with pytest.raises(RevokedError):
        play(home.studio, recipe, silent, CancelToken(), words="@haru walks")
    assert neural.requests == []
