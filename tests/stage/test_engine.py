"""The stage as an engine: same request, same bytes; events come from the simulation; nonsense is refused."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from studio.core.errors import SceneError
from studio.core.progress import CancelToken, silent
from studio.ports.engine import Performance, ShotRequest
from studio.project.scene import Camera, Scene, Subject
from studio.stage.engine import StageEngine

RESOURCES = Path(__file__).resolve().parents[2] / "resources"
SIZE = (128, 72)


@pytest.fixture(scope="module")
def engine() -> StageEngine:
    return StageEngine(RESOURCES)


def staged(engine: StageEngine, scene: Scene, **more: object) -> Performance:
    request = ShotRequest(scene=scene, size=SIZE, quality="draft", **more)  # type: ignore[arg-type]
    return engine.stage(request, silent, CancelToken())


def some_frames(shot: Performance, count: int) -> list[bytes]:
    frames = shot.frames(silent, CancelToken())
    return [next(frames).tobytes() for _ in range(count)]


def test_a_shot_is_made_again_byte_for_byte(engine: StageEngine) -> None:
    scene = Scene(subjects=(Subject(kind="dog", action="run"),), place="beach", time_of_day="sunset")
    one, other = staged(engine, scene, seed=4), staged(engine, scene, seed=4)
    assert one.events == other.events
    assert some_frames(one, 3) == some_frames(other, 3)


def test_a_missed_shot_meets_the_board_and_is_heard(engine: StageEngine) -> None:
    player = Subject(kind="boy", action="shoot_basket", attributes={"outcome": "miss"})
    shot = staged(engine, Scene(subjects=(player,), place="schoolyard"), seed=1)
    met = [e for e in shot.events if e.kind == "contact" and e.subject == "basketball"]
    assert met and met[0].other == "backboard" and met[0].speed_m_s > 1
    assert any(e.other == "ground" for e in met)
    assert [e.sample for e in shot.events] == sorted(e.sample for e in shot.events)


def test_a_glass_that_falls_shatters_once(engine: StageEngine) -> None:
    glass = Subject(kind="glass", action="fall", then=("shatter",))
    shot = staged(engine, Scene(subjects=(glass,), place="kitchen"), seed=1)
    assert [e.kind for e in shot.events].count("shatter") == 1


def test_an_empty_scene_is_a_picture_of_its_place(engine: StageEngine) -> None:
    shot = staged(engine, Scene(place="forest"))
    assert shot.frame_count >= 96
    frame = next(iter(shot.frames(silent, CancelToken())))
    assert frame.shape == (72, 128, 3) and frame.dtype == np.uint8 and frame.std() > 5


@pytest.mark.parametrize(
    "subject",
    [
        Subject(kind="dog", action="read"),
        Subject(kind="umbrella", action="shout"),
        Subject(kind="unheard_of_thing", action="walk"),
        Subject(kind="woman", action="stand", attributes={"holding": "elephant", "on": "head:nobody"}),
        Subject(kind="car", action="cry"),
        Subject(kind="balloon", action="rise", count=500),
    ],
)
def test_odd_scenes_are_staged_all_the_same(engine: StageEngine, subject: Subject) -> None:
    shot = staged(engine, Scene(subjects=(subject,), place="street"), seconds=1.0)
    assert shot.frame_count == 24
    some_frames(shot, 1)


@pytest.mark.parametrize(
    ("scene", "field"),
    [
        (Scene(subjects=(Subject(kind="dog", count=-1),)), "subjects[0].count"),
        (Scene(subjects=(Subject(kind="dog", count=1_000_000),)), "subjects[0].count"),
        (Scene(subjects=(Subject(kind="dog"),) * 10_000), "subjects"),
        (Scene(subjects=(Subject(kind="?!"),)), "subjects[0].kind"),
        (Scene(subjects=(Subject(kind="dog", attributes={"size": "nan"}),)), "subjects[0].attributes.size"),
        (
            Scene(subjects=(Subject(kind="man"), Subject(kind="dog", attributes={"height": "-inf"}))),
            "subjects[1].attributes.height",
        ),
        (
            Scene(
                subjects=(
                    Subject(kind="man", attributes={"holding": "dog"}),
                    Subject(kind="dog", attributes={"holding": "man"}),
                )
            ),
            "subjects[1].attributes.holding",
        ),
        (
            Scene(
                subjects=(
                    Subject(kind="man", attributes={"riding": "horse"}),
                    Subject(kind="horse", attributes={"riding": "man"}),
                )
            ),
            "subjects[1].attributes.riding",
        ),
        (Scene(camera=Camera(lens_mm=float("nan"))), "camera.lens_mm"),
    ],
)
def test_nonsense_is_refused_by_name(engine: StageEngine, scene: Scene, field: str) -> None:
    with pytest.raises(SceneError) as caught:
        staged(engine, scene)
    assert caught.value.field == field


def test_an_unknown_kind_is_staged_as_the_nearest_with_a_note(engine: StageEngine) -> None:
    scene = Scene(subjects=(Subject(kind="unheard_of_thing", action="walk"),), place="street")
    shot = staged(engine, scene, seconds=1.0)
    assert any(note.kind == "substituted" and note.detail == "unheard_of_thing" for note in shot.notes)


def test_an_odd_size_is_refused(engine: StageEngine) -> None:
    with pytest.raises(SceneError):
        engine.stage(ShotRequest(scene=Scene(), size=(127, 72)), silent, CancelToken())


@pytest.mark.parametrize("size", ["wide", "full"])
def test_another_camera_on_the_same_scene_films_what_a_fresh_stage_would(engine: StageEngine, size: str) -> None:
    people = (Subject(kind="woman", action="wave"), Subject(kind="dog", action="sit"))
    first = Scene(subjects=people, place="station", weather="snow")
    moved = replace(first, camera=Camera(move="orbit", shot_size=size, angle="low"))  # type: ignore[arg-type]
    some_frames(staged(engine, first, seed=2), 1)
    again = staged(engine, moved, seed=2)
    fresh = staged(StageEngine(RESOURCES), moved, seed=2)
    assert some_frames(again, 2) == some_frames(fresh, 2)
    assert again.events == fresh.events


def test_another_action_is_blocked_anew(engine: StageEngine) -> None:
    def picture(action: str) -> list[bytes]:
        return some_frames(staged(engine, Scene(subjects=(Subject(kind="man", action=action),)), seed=2), 1)

    assert picture("wave") != picture("sit")
