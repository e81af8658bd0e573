"""Coverage: one performance from several places on one side of the line; faces free, heads and feet in the picture."""

import math
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from studio.core.errors import SceneError
from studio.core.progress import CancelToken, silent
from studio.ports.engine import FILM_RATE
from studio.project.coverage import setup, usual
from studio.project.scene import Line, Scene, Subject
from studio.project.take import Recipe
from studio.stage.director.company import Company
from studio.stage.director.composition import crown, whole
from studio.stage.director.sight import in_picture
from studio.stage.director.staging import LastBlocking, Staging
from studio.stage.director.staging import stage as staging_of
from studio.stage.engine import StageEngine
from studio.stage.performer import Performer
from studio.stage.world import CameraPose, Vector
from studio.workflows.jobs.orders import mimed

RESOURCES = Path(__file__).resolve().parents[3] / "resources"
ASPECT = 16 / 9
MOMENTS = (0.05, 0.3, 0.55, 0.8, 0.95)


def talk(place: str) -> Scene:
    pair = (Subject(kind="man", action="talk"), Subject(kind="woman", action="talk"))
    lines = (
        Line(speaker="man", text="もう一度やり直そう", language="ja"),
        Line(speaker="woman", text="No.", subject=1),
    )
    return Scene(subjects=pair, place=place, dialogue=lines)


SCENES = {
    "at a table": talk("cafe"),
    "in the street": talk("street"),
    "a fight": Scene(subjects=(Subject(kind="samurai", count=2, action="fight"),), place="temple"),
    "a walk": Scene(subjects=(Subject(kind="woman", action="walk"),), place="park"),
    "a run": Scene(subjects=(Subject(kind="dog", action="run"),), place="beach"),
    "one stands": Scene(subjects=(Subject(kind="old_man", action="stand"),), place="village"),
}


def rarely(*names: str) -> list[object]:
    """Scenes that are filmed by the slow tests alone."""
    return [pytest.param(name, marks=pytest.mark.slow) for name in names]


SOME = ["at a table", *rarely("in the street", "a fight", "a walk", "a run", "one stands")]
TALKS = ["in the street", *rarely("at a table")]


class Filmed:
    """A scene, filmed from any angle."""

    def __init__(self, scene: Scene, seed: int) -> None:
        self._scene, self._seed = scene, seed
        self._company, self._last = Company(RESOURCES), LastBlocking()

    def by(self, angle: str) -> Staging:
        recipe = Recipe(
            scene=self._scene, engine="stage", engine_version="", studio="", size=(320, 180), rate=FILM_RATE,
            seed=self._seed, angle=angle,
        )  # fmt: skip
        return staging_of(mimed(recipe), self._company, self._last, silent, CancelToken())


def at(shot: Staging) -> list[float]:
    return [share * shot.frame_count / 24 for share in MOMENTS]


def across(line: tuple[Vector, Vector], eye: Vector) -> float:
    """Metres that an eye is to the left of the way from one point to another."""
    (ax, ay, _), (bx, by, _) = line
    dx, dy = bx - ax, by - ay
    return (dx * (eye[1] - ay) - dy * (eye[0] - ax)) / math.hypot(dx, dy)


def action_line(shot: Staging, t: float) -> tuple[Vector, Vector]:
    """Worked out anew: between two people, else along the way of one, else along what they look at."""
    played = [one for _, one in shot.played]
    first = played[0]
    people = [one for number, one in shot.played if number >= 0 and "head_top" in sockets(one)]
    if len(people) > 1:
        return people[0].focus(t), people[1].focus(t)
    start, end = first.focus(0.0), first.focus(shot.frame_count / 24)
    if math.dist(start, end) > 1.2:
        x, y, z = first.focus(t)
        return (x, y, z), (x + end[0] - start[0], y + end[1] - start[1], z)
    m = first.socket("root", shot.frame_count / 48)
    x, y, z = first.focus(t)
    return (x, y, z), (x + float(m[0, 0]), y + float(m[1, 0]), z)


def sockets(one: Performer) -> set[str]:
    try:
        one.socket("head_top", 0.0)
    except KeyError:
        return set()
    return {"head_top"}


def covered_by(front: Performer, face: Performer, pose: CameraPose, t: float) -> bool:
    """Whether the head of one is drawn over the eyes of another."""
    heads = in_picture(pose, np.array([front.focus(t), face.focus(t)]), ASPECT)
    far, near = (math.dist(pose.eye, one.focus(t)) for one in (face, front))
    if near > far or np.any(np.isnan(heads)):
        return False
    half = math.tan(math.radians(pose.fov_degrees) / 2)
    radius = 0.12 / (near * half)
    return math.hypot((heads[0, 0] - heads[1, 0]) * ASPECT, heads[0, 1] - heads[1, 1]) < radius


@pytest.mark.parametrize("name", SOME)
def test_all_cameras_stand_on_one_side_of_the_line(name: str) -> None:
    scene = SCENES[name]
    filmed = Filmed(scene, seed=1)
    own = filmed.by("")
    middle = own.frame_count / 48
    side = math.copysign(1.0, across(action_line(own, middle), own.camera(middle).eye))
    for angle in usual(scene):
        shot = filmed.by(angle)
        assert shot.covering is not None and shot.covering.cost < 40, (angle, shot.covering)
        for t in at(shot):
            eye = shot.camera(t).eye
            assert side * across(action_line(shot, t), eye) > 0.0, (name, angle, t)
            assert eye[2] > shot.place.ground(eye[0], eye[1])


@pytest.mark.parametrize("name", TALKS)
def test_no_face_is_behind_a_head_and_over_a_shoulder_there_is_one(name: str) -> None:
    filmed = Filmed(SCENES[name], seed=2)
    for angle in usual(SCENES[name]):
        shot = filmed.by(angle)
        pair = [one for _, one in shot.played if "head_top" in sockets(one)][:2]
        shown = pair[setup(angle).who]
        other = pair[1 - setup(angle).who]
        for t in at(shot):
            pose = shot.camera(t)
            assert not covered_by(other, shown, pose, t), (angle, t)
            x, y = in_picture(pose, np.array([shown.focus(t)]), ASPECT)[0]
            assert abs(x) < 0.9 and abs(y) < 0.9, (angle, t, x, y)
        if angle.startswith("over_shoulder"):
            pose = shot.camera(at(shot)[2])
            near, far = (math.dist(pose.eye, one.focus(1.0)) for one in (other, shown))
            front = in_picture(pose, np.array([other.focus(1.0)]), ASPECT)[0]
            assert near < far and abs(front[0]) < 1.3  # they are in the picture, or their shoulder is


@pytest.mark.parametrize("name", SOME)
def test_who_is_seen_whole_keeps_head_and_feet_and_close_ones_their_head_room(name: str) -> None:
    filmed = Filmed(SCENES[name], seed=0)
    for angle in ("master", "wide", "medium_a", "close_a"):
        shot = filmed.by(angle)
        people = [one for number, one in shot.played if number >= 0]
        tops: list[float] = []
        for t in at(shot):
            pose = shot.camera(t)
            if angle in ("master", "wide"):
                points = in_picture(pose, np.concatenate([whole(one, t) for one in people]), ASPECT)
                assert np.abs(points).max() < 1.0, (name, angle, t)
            first = people[0]
            tops.append(float(in_picture(pose, crown(first, t)[None], ASPECT)[0, 1]))
        if angle in ("medium_a", "close_a"):
            assert 0.35 < max(tops) < 1.0, (name, angle, tops)


def test_motion_and_sound_are_the_same_from_every_angle() -> None:
    engine, scene = StageEngine(RESOURCES), SCENES["in the street"]
    request = mimed(
        Recipe(scene=scene, engine="stage", engine_version="", studio="", size=(320, 180), rate=FILM_RATE, seed=5)
    )
    own = engine.stage(request, silent, CancelToken())
    filmed = Filmed(scene, seed=5)
    places = np.array([one.focus(1.5) for _, one in filmed.by("").played])
    for angle in ("over_shoulder_b", "close_a"):
        other = engine.stage(replace(request, angle=angle), silent, CancelToken())
        assert other.frame_count == own.frame_count
        assert other.events == own.events
        assert [(one.sample, one.pan, one.distance_m) for one in other.lines] == [
            (one.sample, one.pan, one.distance_m) for one in own.lines
        ]
        moved = np.array([one.focus(1.5) for _, one in filmed.by(angle).played])
        assert np.allclose(places, moved, atol=2e-3)


def test_an_angle_there_is_none_of_is_said() -> None:
    with pytest.raises(SceneError, match="no angle"):
        setup("sideways_a")
    assert setup("close_c").who == 2 and setup("two_shot").frame == "two_shot"


def test_a_director_asks_for_what_the_scene_needs() -> None:
    assert usual(SCENES["at a table"]) == ("master", "over_shoulder_a", "over_shoulder_b", "close_a", "close_b")
    assert usual(SCENES["a fight"]) == ("wide", "low_a", "insert")
    assert usual(SCENES["a walk"]) == ("wide", "medium_a", "close_a")
    assert len(usual(SCENES["a walk"], 8)) == 8 and len(set(usual(SCENES["at a table"], 8))) == 8
