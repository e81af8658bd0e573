"""Approved drafts become finals with one call: each once, by their own seeds, at night where that is wanted."""

from dataclasses import replace
from pathlib import Path

import pytest

from studio.core.errors import ProjectError
from studio.ports.queue import Past, TakeWork, Waiting
from studio.project import edits
from studio.project.model_use import ModelUse
from studio.project.project import Project
from studio.project.take import Quality, Take
from studio.storage import Bundles
from studio.storage.queue import open_queue
from studio.workflows.queue import NIGHT, Job, Wishing, finals
from studio.workflows.queue.estimates import Estimates, size_of
from studio.workflows.recipe.drafting import draft_recipe
from tests.workflows.queue.desk import document, make_project


def _approve(folder: Path, shot: str, *, quality: Quality = "draft", parents: tuple[str, ...] = ()) -> str:
    """A take of the shot by seed 7, approved."""
    added: list[str] = []

    def _add(project: Project) -> Project:
        recipe = replace(draft_recipe(project, shot, quality=quality, seed=7), seconds=4.0)
        added.append(edits.next_take_id(project, shot))
        take = Take(
            id=added[0], shot_id=shot, recipe=recipe, media="0" * 64, frame_count=96, frames_hash="", samples_hash="",
            parents=parents,
        )  # fmt: skip
        return edits.approve_take(edits.add_take(project, take), take.id)

    with Bundles().open(folder) as bundle:
        bundle.apply(_add)
    return added[0]


def _work(job: Job) -> TakeWork:
    assert isinstance(job.wish.work, TakeWork)
    return job.wish.work


@pytest.fixture
def wishing(tmp_path: Path) -> Wishing:
    return Wishing(open_queue(tmp_path / "queue"), Bundles())


def test_every_approved_draft_gets_one_final(wishing: Wishing, tmp_path: Path) -> None:
    folder = make_project(tmp_path / "film.studio", 4)
    first = _approve(folder, "s1")
    _approve(folder, "s3", quality="final")
    fourth = _approve(folder, "s4")
    made = finals(wishing, folder, hours=NIGHT)
    assert [(_work(job).shot, _work(job).base, _work(job).quality) for job in made.jobs] == [
        ("s1", first, "final"), ("s4", fourth, "final"),
    ]  # fmt: skip
    assert {job.wish.hours for job in made.jobs} == {NIGHT}
    assert made.left == (("s2", "not approved"), ("s3", "final already"))
    assert made.seconds > 0
    again = finals(wishing, folder)
    assert again.jobs == ()
    assert dict(again.left) | {"s2": "", "s3": ""} == {"s1": "in the queue", "s4": "in the queue", "s2": "", "s3": ""}


def test_a_final_that_was_made_is_not_made_again_but_by_another_model(wishing: Wishing, tmp_path: Path) -> None:
    folder = make_project(tmp_path / "film.studio", 1)
    draft = _approve(folder, "s1")
    _approve(folder, "s1", quality="final", parents=(draft,))
    with Bundles().open(folder) as bundle:
        bundle.apply(lambda project: edits.approve_take(project, draft))
    assert finals(wishing, folder).left == (("s1", "made already"),)
    (job,) = finals(wishing, folder, model=ModelUse(model="wan-vace-1.3b", guide="control")).jobs
    assert job.estimate is None, "nothing by this model was made here yet: no figure is made up"
    past = Past(kind="take", quality="final by wan-vace-1.3b", pixels=64 * 36, frames=48, seconds=24.0)
    assert Estimates((past,)).seconds(size_of(_work(job), document(folder))) == pytest.approx(48.0), "96 frames"
    model = _work(job).model
    assert model is not None
    assert (model.model, model.guide) == ("wan-vace-1.3b", "control")
    assert document(folder).shot("s1").approved == draft


def test_without_approval_nothing_is_queued(wishing: Wishing, tmp_path: Path) -> None:
    folder = make_project(tmp_path / "film.studio", 2)
    with pytest.raises(ProjectError, match="approved"):
        finals(wishing, folder)
    assert not [job for job in wishing.queue.jobs() if isinstance(job.state, Waiting)]
