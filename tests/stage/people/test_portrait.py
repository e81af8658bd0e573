"""Somebody's face on the stage's people: from landmarks of a head that is known to what is drawn."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from studio.core.errors import InputError
from studio.core.progress import CancelToken
from studio.ports.likeness import Face, Portrait, Sitting
from studio.stage.mesh import Texture
from studio.stage.people import shape as shapes
from studio.stage.people.cast import Casting
from studio.stage.people.data import PeopleData, load
from studio.stage.people.portrait import landmarks
from studio.stage.people.portrait.facemap import HEIGHT, WIDTH
from studio.stage.people.portrait.images import filled, from_polygon
from studio.stage.people.portrait.landmarks import Landmarks
from studio.stage.people.portrait.portraitist import StagePortraitist
from studio.stage.people.portrait.pose import Pose
from studio.stage.people.portrait.sculpt import Sculptor, Seen, plain
from studio.stage.people.skeleton import Doubles

RESOURCES = Path(__file__).parents[3] / "resources"
FOLDER = RESOURCES / "assets" / "people"
SKIN = (203, 150, 120)


@pytest.fixture(scope="module")
def asset() -> tuple[PeopleData, Landmarks]:
    return load(FOLDER / "people.npz"), landmarks.load(FOLDER / "landmarks.npz")


def seen_from(points: Doubles, yaw: float) -> Doubles:
    """Pixels (n, 3) of points of a figure in a picture of 400 x 400, turned by ``yaw`` radians."""
    c, s = np.cos(yaw), np.sin(yaw)
    ahead = np.array([[0.0, 1, 0], [0, 0, -1], [-1, 0, 0]]) @ np.array([[c, -s, 0], [s, c, 0], [0, 0, 1.0]])
    pose = Pose(turn=ahead, scale=1500.0, shift=np.array([200.0, 200.0]), center=points.mean(0), distance=1.2)
    away = ((points - pose.center) @ ahead.T)[:, 2:] * pose.scale
    return np.concatenate([pose.project(points), away], 1)


def face_of(points: Doubles) -> Face:
    return Face(
        box=(0, 0, 1, 1), points=np.concatenate([points, np.zeros((10, 3))]).astype(np.float32), yaw=0, pitch=0, roll=0,
        eyes_open=(1, 1), mouth_open=0, smile=0, light=0.5, uneven=0, sharp=1, score=1,
    )  # fmt: skip


def picture(marked: tuple[int, int, int]) -> NDArray[np.uint8]:
    """Skin all over, with one patch beside the nose."""
    out = np.full((400, 400, 3), SKIN, np.uint8)
    out[210:230, 235:255] = marked
    return out


@pytest.fixture(scope="module")
def portrait(asset: tuple[PeopleData, Landmarks]) -> Portrait:
    data, marks = asset
    head, _ = shapes.points(data, plain(1.0, 30, (0.2, 0.3, 0.5), {"nose_wide": 0.8}))
    sitting = Sitting(picture=picture((90, 40, 30)), face=face_of(seen_from(marks.of(head), 0.0)))
    portraitist = StagePortraitist(RESOURCES)
    made = portraitist.portrait((sitting,), {"gender": "female", "age": "30"}, CancelToken())
    again = portraitist.portrait((sitting,), {"gender": "female", "age": "30"}, CancelToken())
    assert made.texture.tobytes() == again.texture.tobytes()
    assert made.offsets.tobytes() == again.offsets.tobytes()
    assert made.targets == again.targets
    return made


def test_landmarks_lie_where_faces_have_them(asset: tuple[PeopleData, Landmarks]) -> None:
    data, marks = asset
    at = marks.of(data.points)
    assert at[1, 0] == pytest.approx(at[:, 0].max(), abs=0.003)  # the tip of the nose is foremost
    assert at[152, 2] < at[17, 2] < at[13, 2] < at[1, 2] < at[9, 2] < at[10, 2]
    assert at[33, 1] < at[133, 1] < 0 < at[362, 1] < at[263, 1]  # the picture's left is the figure's right
    assert np.abs(at[[33, 61, 234]] * [1, -1, 1] - at[[263, 291, 454]]).max() < 0.006


def test_a_known_face_is_found_again(asset: tuple[PeopleData, Landmarks]) -> None:
    data, marks = asset
    shaped = {"nose_wide": 0.9, "chin_prominent": 0.7, "eye_scale+": 0.5}
    truth, _ = shapes.points(data, plain(0.0, 40, (0.1, 0.2, 0.7), shaped))
    points = marks.of(truth)
    views = [Seen(points=seen_from(points, yaw), look="neutral") for yaw in (0.0, 0.5)]
    found = Sculptor(data, marks).sculpt(views, female=0.0, age=40)
    mine, _ = shapes.points(data, found.shape)
    plainly, _ = shapes.points(data, plain(0.0, 40, (1 / 3, 1 / 3, 1 / 3)))

    def off(other: Doubles) -> float:
        a, b = marks.of(other), points
        a, b = a - a.mean(0), b - b.mean(0)
        return float(np.linalg.norm(a * (np.linalg.norm(b) / np.linalg.norm(a)) - b, axis=1).mean())

    assert off(mine) < 0.0011 < off(plainly)
    assert found.error_m < 0.0012
    assert float(np.linalg.norm(found.offsets, axis=1).max()) < 0.02


def test_a_portrait_keeps_what_the_picture_shows(portrait: Portrait) -> None:
    assert portrait.texture.shape == (HEIGHT, WIDTH, 3)
    covered = portrait.cover > 200
    dark = (portrait.texture.mean(2) < 110) & covered
    rows, columns = np.nonzero(dark)
    # the patch is at the figure's left of the nose, and nowhere else
    assert 100 < len(rows) < 6000
    assert np.median(columns) > WIDTH * 0.52
    assert portrait.targets["face/nose_wide"] > 0.2
    size = portrait.texture.nbytes + portrait.cover.nbytes + portrait.offsets.nbytes
    assert size < 2_000_000


def test_the_portrait_is_worn(casting: Casting, portrait: Portrait) -> None:
    mine = casting.person("woman", {}, seed=3, style="photoreal", lod=1, portrait=portrait)
    other = casting.person("woman", {}, seed=3, style="photoreal", lod=1)
    (shown,) = [m for m in mine.meshes if m.material.texture is Texture.FACE]
    assert shown.picture is not None and shown.rest is not None
    assert shown.rest.min() >= -0.2 and shown.rest[:, 2].max() <= 1.0
    assert not [m for m in other.meshes if m.material.texture is Texture.FACE]
    assert len(mine.baked.twins) > 20
    drawn = casting.person("woman", {}, seed=3, style="anime", lod=1, portrait=portrait)
    assert not [m for m in drawn.meshes if m.material.texture is Texture.FACE]
    again = casting.person("woman", {}, seed=3, style="photoreal", lod=1, portrait=portrait)
    assert again.baked.positions.tobytes() == mine.baked.positions.tobytes()


def test_age_and_gender_are_the_portraits_own(casting: Casting, portrait: Portrait) -> None:
    small = casting.person("person", {}, seed=1, style="anime", lod=2, portrait=portrait)
    child = replace(portrait, attributes={**portrait.attributes, "age": "7"})
    assert casting.person("person", {}, seed=1, style="anime", lod=2, portrait=child).height < small.height - 0.2


def test_a_pet_has_its_colours(asset: tuple[PeopleData, Landmarks]) -> None:
    fur = np.full((120, 160, 3), (40, 160, 60), np.uint8)
    fur[30:90, 40:120] = (180, 110, 50)
    fur[60:90, 60:100] = (240, 235, 225)
    made = StagePortraitist(RESOURCES).portrait((Sitting(picture=fur),), {"kind": "dog"}, CancelToken())
    first, second = made.attributes["color"].split()
    assert int(first[1:3], 16) > 150 and int(first[5:7], 16) < 90
    assert int(second[1:3], 16) > 200 and int(second[5:7], 16) > 190


def test_refusals_say_what_is_wrong(asset: tuple[PeopleData, Landmarks]) -> None:
    data, marks = asset
    small = face_of(seen_from(marks.of(data.points), 0.0) * 0.2)
    with pytest.raises(InputError, match="too small"):
        StagePortraitist(RESOURCES).portrait((Sitting(picture=picture(SKIN), face=small),), {}, CancelToken())
    with pytest.raises(InputError, match="no picture"):
        StagePortraitist(RESOURCES).portrait((), {}, CancelToken())


def test_holes_are_filled_from_nearby() -> None:
    values = np.zeros((40, 40, 1))
    values[:, 20:] = 1.0
    weight = np.ones((40, 40))
    weight[15:25, 28:36] = 0
    values[weight == 0] = 9.0
    assert np.abs(filled(values, weight)[15:25, 28:36] - 1).max() < 0.05


def test_distance_from_a_polygon() -> None:
    square = np.array([[0.0, 0], [4, 0], [4, 4], [0, 4]])
    assert from_polygon(np.array([[2.0, 2], [6, 2], [2, 3.5]]), square) == pytest.approx([-2, 2, -0.5])
