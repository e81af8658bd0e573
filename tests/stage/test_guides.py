"""What models follow of the stage: how far everything is, and how everybody stands."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from studio.core.progress import CancelToken, silent
from studio.ports.engine import Directing, ShotRequest
from studio.project.scene import Camera, Scene, Subject
from studio.stage.director.poses import people, points
from studio.stage.engine import StageEngine, StagePerformance

SIZE = (160, 96)


@pytest.fixture(scope="module")
def staged() -> StagePerformance:
    scene = Scene(subjects=(Subject(kind="woman", action="walk"),), place="park", camera=Camera(shot_size="full"))
    request = ShotRequest(scene=scene, size=SIZE, seconds=2.0, seed=3)
    made = StageEngine(Path(__file__).parents[2] / "resources").stage(request, silent, CancelToken())
    assert isinstance(made, StagePerformance)
    return made


def test_what_is_near_is_bright_and_the_sky_black(staged: StagePerformance) -> None:
    assert isinstance(staged, Directing)
    first, later = staged.depths((0, 40), CancelToken())
    assert first.shape == (SIZE[1], SIZE[0], 3)
    assert first.dtype == np.uint8
    assert (first[..., 0] == first[..., 1]).all()
    below, above = first[-4:].mean(), first[: SIZE[1] // 4].mean()
    assert below > 150 > 60 > above, "the ground before the lens; trees and sky"
    (again,) = staged.depths((40,), CancelToken())
    assert np.array_equal(again, later), "a picture does not hang on those before it"


def test_bones_stand_where_the_body_is_seen(staged: StagePerformance) -> None:
    assert staged.posed == 1
    (pose,) = staged.poses((20,), CancelToken())
    (there,) = staged.depths((20,), CancelToken())
    drawn = pose.max(axis=2) > 60
    assert 0.002 < drawn.mean() < 0.2
    rows, columns = np.nonzero(drawn)
    assert rows.max() - rows.min() > SIZE[1] // 4, "from the face to the ankles"
    # whoever is drawn covers what is behind: at their bones it is nearer than beside them
    left, right = columns.min() - 12, columns.max() + 12
    middle = (rows.min() + rows.max()) // 2
    body = int(np.median(there[middle, columns[np.abs(rows - middle) < 3], 0]))
    beside = there[middle, [max(0, left), min(SIZE[0] - 1, right)], 0]
    assert body > int(beside.min())


def test_a_face_that_is_turned_away_has_no_eyes(staged: StagePerformance) -> None:
    (woman,) = people(staged.performers)
    camera = staged.moment(0.5).camera
    seen = points(woman, 0.5, camera)
    body, away = seen[1], np.subtract(seen[1], camera.eye)
    behind = replace(camera, eye=tuple(float(one) for one in body + away), target=tuple(float(one) for one in body))
    from_behind = points(woman, 0.5, behind)
    assert np.array_equal(seen[1:14], from_behind[1:14])
    assert seen[1, 2] > (seen[8, 2] + seen[11, 2]) / 2 + 0.3, "upright"
    eyes = [int(np.isfinite(one[14:16]).all()) for one in (seen, from_behind)]
    assert sorted(eyes) == [0, 1], "from one of the two sides, but not from both"


def test_the_square_of_a_face_goes_with_it(staged: StagePerformance) -> None:
    found = staged.faces((0, 20, 40))
    poses = list(staged.poses((0, 20, 40), CancelToken()))
    middles: list[float] = []
    for box, pose in zip(found, poses, strict=True):
        assert box is not None
        (left, top), (right, bottom) = box
        assert (right - left) * SIZE[0] == pytest.approx((bottom - top) * SIZE[1]), "a square"
        rows = np.nonzero(pose.max(axis=2).max(axis=1) > 60)[0] / SIZE[1]
        assert top < rows[0] < bottom < (rows[0] + rows[-1]) / 2, "the head, and nothing below the chest"
        middles.append((left + right) / 2)
    assert len(set(middles)) == 3, "she walks"
