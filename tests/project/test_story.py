"""Storyboard and film stay one thing, whichever of them is edited."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.project.edits import (
    add_shot,
    add_take,
    approve_take,
    duplicate_shot,
    move_shots,
    next_take_id,
    remove_shots,
    set_settings,
)
from studio.project.project import Project
from studio.project.scene import Reading, Scene
from studio.project.story import in_step, shots_in, with_film
from studio.project.take import Recipe, Take
from studio.project.timeline.clip import Clip, FileSource, Gap, Item, TakeSource
from studio.project.timeline.sequence import Marker, Sequence
from studio.project.timeline.track import Track
from tests.project.timeline import laws

READING = Reading(prompt="犬", language="ja", scene=Scene())
PLANNED = 120
"""Frames of a shot without takes: five seconds at 24."""


def story(*lengths: int) -> Project:
    """A project with one shot of each length, drafted (0: only planned), and its film."""
    project = Project(name="film")
    for length in lengths:
        project = add_shot(project, READING)
        if length:
            project = taken(project, project.shots[-1].id, length)
    return with_film(project)


def taken(project: Project, shot_id: str, length: int) -> Project:
    """One more take of a shot."""
    recipe = Recipe(
        scene=Scene(), engine="stage", engine_version="1", studio="1", size=project.form.size, rate=project.form.rate
    )
    return add_take(
        project,
        Take(
            id=next_take_id(project, shot_id),
            shot_id=shot_id,
            recipe=recipe,
            media="0" * 64,
            frame_count=length,
            frames_hash="",
            samples_hash="",
        ),
    )


def film(project: Project) -> Sequence:
    return project.sequences[0]


def row(project: Project, number: int) -> list[str]:
    """A track of the film in short: ``s1x24``, ``.x5``, ``musicx9``."""
    return [_short(item) for item in film(project).tracks[number].items]


def _short(item: Item) -> str:
    match item:
        case Gap(length=length):
            return f".x{length}"
        case Clip(source=TakeSource(shot_id=shot_id)):
            return f"{shot_id}x{item.length}"
        case Clip(source=FileSource(file_id=file_id)):
            return f"{file_id}x{item.length}"
        case _:
            return f"?x{item.length}"


def with_items(project: Project, number: int, *items: Item) -> Project:
    """The project with another row on a track of the film, laid by hand."""
    tracks = list(film(project).tracks)
    tracks[number] = replace(tracks[number], items=items)
    return replace(project, sequences=(replace(film(project), tracks=tuple(tracks)), *project.sequences[1:]))


def other(name: str, length: int) -> Clip:
    return Clip(id=name, source=FileSource(name), length=length)


def test_a_project_gets_its_film() -> None:
    project = story(24, 0, 48)
    assert [(track.kind, track.name) for track in film(project).tracks] == [
        ("video", "V1"),
        ("subtitle", "S1"),
        ("audio", "A1"),
        ("audio", "A2"),
    ]
    assert film(project).tracks[1].muted
    assert film(project).tracks[3].role == "music"
    assert row(project, 0) == row(project, 2) == ["s1x24", f"s2x{PLANNED}", "s3x48"]
    for picture, sound in zip(film(project).tracks[0].clips, film(project).tracks[2].clips, strict=True):
        assert film(project).linked(picture.id) == (picture.id, sound.id)
    laws.check(film(project))


def test_nothing_needs_no_film() -> None:
    empty = Project(name="film")
    assert in_step(empty, empty) is empty
    assert in_step(empty, add_shot(empty, READING)).sequences


def test_a_project_in_step_stays_the_same_object() -> None:
    before = story(24, 48)
    after = replace(before, name="other")
    assert in_step(before, after) is after


@pytest.mark.parametrize(
    ("moved", "place", "row_after"),
    [("s3", 0, ["s3x72", "s1x24", "s2x48"]), ("s1", 2, ["s2x48", "s1x24", "s3x72"])],
)
def test_a_shot_moved_in_the_storyboard_moves_in_the_film(moved: str, place: int, row_after: list[str]) -> None:
    before = story(24, 48, 72)
    after = in_step(before, move_shots(before, [moved], place))
    assert row(after, 0) == row(after, 2) == row_after
    laws.check(film(after))


def test_music_stays_and_a_title_goes_with_its_shot() -> None:
    before = story(24, 48, 72)
    before = with_items(before, 3, other("music", 100))
    before = with_items(before, 1, Gap(30), other("title", 20))
    before = replace(
        before, sequences=(replace(film(before), markers=(Marker(id="m1", at=30), Marker(id="m2", at=80))),)
    )
    after = in_step(before, move_shots(before, ["s2"], 0))
    assert row(after, 0) == row(after, 2) == ["s2x48", "s1x24", "s3x72"]
    assert row(after, 3) == ["musicx100"]
    assert row(after, 1) == [".x6", "titlex20"]
    assert [(marker.id, marker.at) for marker in film(after).markers] == [("m1", 6), ("m2", 80)]


def test_what_lies_behind_a_shot_moves_with_it() -> None:
    before = story(24, 48, 72)
    clips = film(before).tracks[0].clips
    before = with_items(before, 0, clips[0], other("roll", 10), clips[1], Gap(5), clips[2])
    before = with_items(before, 2)
    after = in_step(before, move_shots(before, ["s1"], 3))
    assert row(after, 0) == ["s2x48", ".x5", "s3x72", "s1x24", "rollx10"]


def test_a_sound_that_begins_early_stays_with_its_picture() -> None:
    before = story(24, 48, 72)
    one, two, three = film(before).tracks[2].clips
    early = replace(two, length=58, offset=-10)
    before = with_items(before, 2, replace(one, length=14), early, three)
    after = in_step(before, move_shots(before, ["s2"], 3))
    assert row(after, 0) == ["s1x24", "s3x72", "s2x48"]
    assert row(after, 2) == ["s1x14", ".x10", "s3x62", "s2x58"]
    laws.check(film(after))


def test_new_shots_come_behind_those_they_follow() -> None:
    before = story(24, 48)
    before = with_items(before, 3, other("music", 72), other("end", 5))
    after = in_step(before, duplicate_shot(before, "s1"))
    assert row(after, 0) == row(after, 2) == ["s1x24", f"s3x{PLANNED}", "s2x48"]
    assert row(after, 3) == ["musicx72", f".x{PLANNED}", "endx5"]
    last = in_step(after, add_shot(after, READING))
    assert row(last, 0)[-1] == f"s4x{PLANNED}"
    laws.check(film(last))


def test_a_new_shot_comes_before_the_end_title() -> None:
    before = story(24)
    before = with_items(before, 0, *film(before).tracks[0].clips, other("title", 30))
    after = in_step(before, add_shot(before, READING))
    assert row(after, 0) == ["s1x24", f"s2x{PLANNED}", "titlex30"]
    assert row(after, 2) == ["s1x24", f"s2x{PLANNED}"]


def test_a_removed_shot_takes_its_time_with_it() -> None:
    before = story(24, 48, 72)
    before = with_items(before, 3, other("music", 144))
    before = with_items(before, 1, Gap(30), other("over", 20), Gap(30), other("later", 10))
    after = in_step(before, remove_shots(before, ["s2"]))
    assert row(after, 0) == row(after, 2) == ["s1x24", "s3x72"]
    assert row(after, 3) == ["musicx144"]
    assert row(after, 1) == [".x32", "laterx10"]


def test_other_sequences_keep_their_timing() -> None:
    before = story(24, 48)
    cut = Sequence(
        id="q2",
        name="Teaser",
        size=(64, 36),
        rate=film(before).rate,
        tracks=(
            Track(
                id="q2v1",
                kind="video",
                items=(Clip(id="q2c1", source=TakeSource("s1"), length=24), other("tail", 9)),
            ),
        ),
    )
    before = replace(before, sequences=(*before.sequences, cut))
    after = in_step(before, remove_shots(before, ["s1"]))
    assert after.sequences[1].tracks[0].items == (Gap(24), other("tail", 9))


def test_clips_follow_the_take_that_stands() -> None:
    before = story(0, 48)
    longer = in_step(before, taken(before, "s1", 150))
    assert row(longer, 0) == row(longer, 2) == ["s1x150", "s2x48"]
    shorter = in_step(longer, taken(longer, "s1", 100))
    assert row(shorter, 0) == row(shorter, 2) == ["s1x100", "s2x48"]
    back = in_step(shorter, approve_take(shorter, "s1t1"))
    assert row(back, 0) == ["s1x150", "s2x48"]
    planned = in_step(before, set_settings(before, "s1", replace(before.shots[0].settings, seconds=2.0)))
    assert row(planned, 0) == ["s1x48", "s2x48"]


def test_trimmed_and_fixed_clips_stay_as_long_as_they_are() -> None:
    before = story(100, 100, 100)
    one, two, three = film(before).tracks[0].clips
    fixed = replace(three, source=TakeSource("s3", "s3t1"))
    before = with_items(before, 0, replace(one, length=90, offset=5), replace(two, length=80), fixed)
    before = with_items(before, 2)
    after = before
    for shot_id in ("s1", "s2", "s3"):
        after = in_step(after, taken(after, shot_id, 40))
    assert row(after, 0) == ["s1x90", "s2x80", "s3x100"]


def test_clips_in_another_order_put_the_shots_in_that_order() -> None:
    before = story(24, 48, 72)
    one, two, three = film(before).tracks[0].clips
    after = in_step(before, with_items(before, 0, three, one, two))
    assert [shot.id for shot in after.shots] == ["s3", "s1", "s2"]
    assert row(after, 0) == ["s3x72", "s1x24", "s2x48"]


def test_a_shot_that_is_not_in_the_film_stays_behind_the_one_it_follows() -> None:
    before = story(24, 48, 72)
    one, _, three = film(before).tracks[0].clips
    after = in_step(before, with_items(before, 0, one, three))
    assert [shot.id for shot in after.shots] == ["s1", "s2", "s3"]
    last = in_step(after, with_items(after, 0, three, one))
    assert [shot.id for shot in last.shots] == ["s3", "s1", "s2"]


def test_the_film_follows_even_when_its_tracks_are_locked() -> None:
    before = story(24, 48)
    tracks = tuple(replace(track, locked=True) for track in film(before).tracks)
    before = with_items(replace(before, sequences=(replace(film(before), tracks=tracks),)), 3, other("music", 9))
    after = in_step(before, move_shots(before, ["s2"], 0))
    assert row(after, 0) == row(after, 2) == ["s2x48", "s1x24"]
    assert row(after, 3) == ["musicx9"]


@given(st.lists(st.integers(1, 60), min_size=1, max_size=5), st.data())
def test_the_film_and_the_story_are_one_whatever_is_done(lengths: list[int], data: st.DataObject) -> None:
    project = story(*lengths)
    for _ in range(4):
        ids = [shot.id for shot in project.shots]
        match data.draw(st.sampled_from(["add", "move", "remove", "take", "order"])):
            case "move" if ids:
                edited = move_shots(project, [data.draw(st.sampled_from(ids))], data.draw(st.integers(0, 6)))
            case "remove" if ids:
                edited = remove_shots(project, [data.draw(st.sampled_from(ids))])
            case "take" if ids:
                edited = taken(project, data.draw(st.sampled_from(ids)), data.draw(st.integers(1, 60)))
            case "order":
                order = data.draw(st.permutations(range(len(ids))))
                edited = with_items(project, 0, *(film(project).tracks[0].items[number] for number in order))
                edited = with_items(edited, 2, *(film(project).tracks[2].items[number] for number in order))
            case _:
                edited = add_shot(project, READING)
        project = in_step(project, edited)
        laws.check(film(project))
        assert list(shots_in(film(project).tracks[0])) == [shot.id for shot in project.shots]
        assert row(project, 0) == row(project, 2)
        assert len(film(project).tracks[0].items) == len(project.shots)
