"""The lists of cast and sets: who is in which shot, changed in one place, and takes that are no longer so."""

from dataclasses import replace

import pytest

from studio.core.errors import InputError, ProjectError
from studio.project import edits
from studio.project.cast import CastMember
from studio.project.document_json import cast_from_json, cast_to_json, sets_from_json, sets_to_json
from studio.project.project import Project
from studio.project.scene import Reading, Scene, Subject
from studio.project.sets import SetDesign
from studio.project.take import Casting, Take
from studio.workflows.recipe.drafting import draft_recipe
from studio.workflows.session import continuity

COAT = {"clothing": "red coat"}


def story(*shots: tuple[str, Scene]) -> Project:
    return edits.insert_shots(
        Project(name="film"), 0, [Reading(prompt=prompt, language="en", scene=scene) for prompt, scene in shots]
    )


def filmed(project: Project, shot_id: str) -> Project:
    recipe = draft_recipe(project, shot_id)
    take = Take(
        id=edits.next_take_id(project, shot_id), shot_id=shot_id, recipe=recipe, media="0" * 64, frame_count=96,
        frames_hash="", samples_hash="",
    )  # fmt: skip
    return edits.add_take(project, take)


def with_mika() -> Project:
    mika = CastMember(
        handle="mika", name="Mika", words="a woman in a red coat", subject=Subject(kind="woman", attributes=COAT)
    )
    seen = Subject(kind="woman", action="run", cameo="mika")
    project = story(
        ("@mika runs", Scene(subjects=(seen,), place="street")),
        ("a dog", Scene(subjects=(Subject(kind="dog"),), place="park")),
        ("@mika laughs", Scene(subjects=(replace(seen, action="laugh"),), place="street")),
    )
    return edits.set_cast(project, (mika,))


def test_both_lists_tell_who_and_what_is_in_which_shots() -> None:
    project = with_mika()
    mika, dog = continuity.people(project)
    assert (mika.member, mika.shots) == (project.cast[0], ("s1", "s3"))
    assert (dog.member, dog.subject.kind, dog.shots) == (None, "dog", ("s2",))
    assert [(one.name, one.design, one.shots) for one in continuity.places(project)] == [
        ("street", None, ("s1", "s3")),
        ("park", None, ("s2",)),
    ]


def test_other_clothes_and_another_voice_change_every_shot_and_takes_are_named_not_gone() -> None:
    project = with_mika()
    for shot in ("s1", "s2", "s3"):
        project = filmed(project, shot)
    assert continuity.outdated(project) == {}
    member = continuity.changed(project.cast[0], wear={"clothing": "white dress"})
    after = continuity.put_member(project, replace(member, voice=Casting(gender="female", age="old", variant=0)))
    assert continuity.outdated(after) == {"s1t1": ("cast",), "s3t1": ("cast",)}
    assert len(after.takes) == 3
    for shot in ("s1", "s3"):
        assert draft_recipe(after, shot).scene.subjects[0].attributes["clothing"] == "white dress"
    assert continuity.outdated(filmed(after, "s1")).keys() == {"s1t1", "s3t1"}


def test_a_new_handle_is_called_in_every_prompt_and_looks_as_before() -> None:
    project = filmed(with_mika(), "s1")
    looked = draft_recipe(project, "s1").scene.subjects[0].look
    after = continuity.rename(project, "@mika", "yuki")
    assert [shot.prompt for shot in after.shots] == ["@yuki runs", "a dog", "@yuki laughs"]
    assert draft_recipe(after, "s3").scene.subjects[0].look == looked
    assert continuity.outdated(after) == {}
    other = continuity.recast(after, "yuki")
    assert draft_recipe(other, "s3").scene.subjects[0].look != looked
    assert continuity.outdated(other) == {"s1t1": ("cast",)}
    with pytest.raises(ProjectError, match="no handle"):
        continuity.rename(after, "yuki", "two words")
    with pytest.raises(ProjectError, match="Nobody of the cast"):
        continuity.recast(after, "mika")


def test_whom_prompts_speak_of_can_join_the_cast_as_they_are() -> None:
    project = filmed(with_mika(), "s2")
    dog = continuity.people(project)[1]
    after = continuity.adopt(project, dog.key, "pochi", "Pochi")
    assert continuity.people(after)[1].member == after.cast[1] and continuity.people(after)[1].shots == ("s2",)
    assert continuity.outdated(after) in ({}, {"s2t1": ("cast",)})
    assert draft_recipe(after, "s2").scene.subjects[0].look == dog.subject.look
    brown = continuity.put_member(after, continuity.changed(after.cast[1], wear={"color": "brown"}))
    assert draft_recipe(brown, "s2").scene.subjects[0].attributes["color"] == "brown"
    assert continuity.let_go(after, "pochi").cast == project.cast


def test_a_set_is_changed_for_all_its_shots_and_kept_on_disk() -> None:
    project = filmed(filmed(with_mika(), "s1"), "s2")
    design = continuity.rebuilt(continuity.set_named(project, "street"))
    after = continuity.put_set(project, replace(design, surroundings=("cherry_tree",)))
    assert continuity.outdated(after) == {"s1t1": ("set",)}
    assert draft_recipe(after, "s3").scene.layout == design.layout != draft_recipe(project, "s3").scene.layout
    assert draft_recipe(after, "s3").scene.surroundings == ("cherry_tree",)
    renamed = continuity.put_set(after, replace(after.sets[0], name="Old Street"), was="street")
    assert [one.name for one in renamed.sets] == ["Old Street"] and continuity.strike(renamed, "old street").sets == ()
    assert sets_from_json(sets_to_json(after.sets)) == after.sets
    body = replace(project.cast[0], body="chosen")
    assert cast_from_json(cast_to_json((body,))) == (body,)
    with pytest.raises(InputError, match="no place"):
        continuity.put_set(after, SetDesign(name="x", place="nowhere"))
    with pytest.raises(ProjectError, match="no set"):
        continuity.strike(after, "moon")
