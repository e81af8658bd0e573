"""Faces as the real networks see them: people of the stage, whose turns and expressions are known."""

import sys
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from studio.core.errors import AssetMissingError
from studio.likeness.face import FaceWatcher
from studio.ports.likeness import LANDMARKS, Face
from tests.fakes.performer import WEIGHTS, filmed

Picture = NDArray[np.uint8]
READER = FaceWatcher(WEIGHTS)


@pytest.fixture(scope="module")
def woman() -> dict[str, Picture]:
    poses = ("neutral", "left2", "right2", "up2", "blink", "smile", "mouth2")
    return filmed("woman", 7, poses)


@pytest.fixture(scope="module")
def man() -> dict[str, Picture]:
    return filmed("man", 3, ("neutral", "left2"))


def only(picture: Picture) -> Face:
    [face] = READER.faces(picture)
    return face


def test_a_face_has_its_points_where_it_is(woman: dict[str, Picture]) -> None:
    face = only(woman["neutral"])
    assert face.points.shape == (LANDMARKS, 3)
    left, top, right, bottom = face.box
    eyes, chin, nose = face.points[[33, 263]], face.points[152], face.points[1]
    assert left < eyes[0, 0] < nose[0] < eyes[1, 0] < right
    assert top < eyes[:, 1].mean() < nose[1] < chin[1] <= bottom
    assert nose[2] < face.points[234, 2], "what is nearer has the smaller z"
    for iris, outer, inner in ((468, 33, 133), (473, 263, 362)):
        low, high = sorted((face.points[outer, 0], face.points[inner, 0]))
        assert low < face.points[iris, 0] < high, "an iris lies between the corners of its eye"


def test_numbers_are_counted_as_before(woman: dict[str, Picture]) -> None:
    FaceWatcher(WEIGHTS).faces(woman["neutral"])
    assert sys.float_info.min / 2 > 0, "the smallest numbers are taken for zero from now on"


def test_turns_are_read_with_their_signs(woman: dict[str, Picture]) -> None:
    straight = only(woman["neutral"])
    assert only(woman["left2"]).yaw - straight.yaw == pytest.approx(32, abs=8)
    assert only(woman["right2"]).yaw - straight.yaw == pytest.approx(-32, abs=8)
    assert only(woman["up2"]).pitch - straight.pitch == pytest.approx(20, abs=8)
    assert abs(straight.roll) < 4


def test_eyes_mouth_and_smile_are_told_apart(woman: dict[str, Picture]) -> None:
    rest = only(woman["neutral"])
    assert min(rest.eyes_open) > 0.8
    assert sum(only(woman["blink"]).eyes_open) < 0.6
    assert only(woman["smile"]).smile - rest.smile > 0.3
    assert only(woman["mouth2"]).mouth_open - rest.mouth_open > 0.3
    assert abs(only(woman["mouth2"]).smile - rest.smile) < 0.2


def test_a_mirrored_picture_is_read_mirrored(woman: dict[str, Picture]) -> None:
    face = only(np.ascontiguousarray(woman["left2"][:, ::-1]))
    assert face.yaw < -20


def test_light_is_measured_on_the_skin(woman: dict[str, Picture]) -> None:
    rest = only(woman["neutral"])
    dark = only((woman["neutral"] * 0.3).astype(np.uint8))
    assert dark.light == pytest.approx(0.3 * rest.light, rel=0.15)
    half = woman["neutral"].copy()
    half[:, : half.shape[1] // 2] = half[:, : half.shape[1] // 2] * 0.3
    assert only(half).uneven > rest.uneven + 0.3


def test_a_blurred_face_is_less_sharp(woman: dict[str, Picture]) -> None:
    soft = woman["neutral"].astype(float)
    for _ in range(3):
        soft = (soft + np.roll(soft, 1, 0) + np.roll(soft, 1, 1) + np.roll(soft, (1, 1), (0, 1))) / 4
    assert only(soft.astype(np.uint8)).sharp < only(woman["neutral"]).sharp / 2


def test_where_nobody_is_no_face_is_seen(woman: dict[str, Picture]) -> None:
    assert READER.faces(np.full((240, 320, 3), 90, np.uint8)) == ()
    assert READER.faces(np.random.default_rng(0).integers(0, 255, (90, 160, 3), np.uint8)) == ()
    assert READER.faces(woman["neutral"][-60:]) == ()


def test_two_people_are_two_faces_the_larger_first(woman: dict[str, Picture], man: dict[str, Picture]) -> None:
    half = woman["neutral"].shape[1] // 4
    small = np.zeros_like(man["neutral"][:, half:-half])
    shrunk = man["neutral"][::2, ::2]
    small[: shrunk.shape[0], : shrunk.shape[1]] = shrunk[:, : small.shape[1]]
    first, second = READER.faces(np.concatenate([small, woman["neutral"][:, half:-half]], axis=1))
    assert first.box[0] > second.box[0]
    assert first.box[3] - first.box[1] > second.box[3] - second.box[1]


def test_a_small_face_in_a_large_picture_is_found(woman: dict[str, Picture]) -> None:
    large = np.full((900, 1600, 3), 120, np.uint8)
    large[600:852, 100:548] = woman["neutral"]
    face = only(large)
    assert 100 < face.box[0] < face.box[2] < 548


def test_who_it_is_stays_the_same(woman: dict[str, Picture], man: dict[str, Picture]) -> None:
    her, him = (READER.identity(one["neutral"], only(one["neutral"])) for one in (woman, man))
    assert float(np.linalg.norm(her)) == pytest.approx(1, abs=1e-5)
    for picture in (woman["left2"], woman["smile"], (woman["neutral"] * 0.5).astype(np.uint8)):
        assert READER.alike(her, READER.identity(picture, only(picture))) >= READER.same_from
    for picture in (man["neutral"], man["left2"]):
        assert READER.alike(her, READER.identity(picture, only(picture))) < READER.same_from
    assert READER.alike(him, him) == 1.0


def test_the_same_picture_gives_the_same_answer(woman: dict[str, Picture]) -> None:
    other = FaceWatcher(WEIGHTS)
    [face] = other.faces(woman["smile"])
    assert face.points.tobytes() == only(woman["smile"]).points.tobytes()
    mine = READER.identity(woman["smile"], face)
    assert mine.tobytes() == other.identity(woman["smile"], face).tobytes()


def test_who_is_in_front_is_cut_out(woman: dict[str, Picture]) -> None:
    picture = woman["neutral"]
    front = READER.cutout(picture)
    assert front.shape == picture.shape[:2]
    left, top, right, bottom = (round(edge) for edge in only(picture).box)
    assert front[top:bottom, left:right].mean() > 0.9
    assert front[:40, :80].mean() < 0.1


def test_without_weights_it_is_said(tmp_path: Path) -> None:
    with pytest.raises(AssetMissingError, match="are not there"):
        FaceWatcher(tmp_path).faces(np.zeros((64, 64, 3), np.uint8))
