"""A fisheye bends what is straight, and puts points where the director reckons with them; a thrown camera smears."""

import math
from dataclasses import replace

import numpy as np
import pytest

from studio.stage.director.sight import in_picture
from studio.stage.render.camera import fisheye_degrees, projection
from studio.stage.render.optics import Fisheye, half_shutter, thrown
from studio.stage.world import CameraPose, Moment

SIZE = (320, 180)
POSE = CameraPose(
    eye=(0.0, 0.0, 0.0), target=(0.0, 1.0, 0.0), fov_degrees=fisheye_degrees(320 / 180), fisheye=True
)  # fmt: skip


def test_a_straight_post_beside_the_middle_is_bowed_outwards() -> None:
    glass = Fisheye(SIZE)
    picture = np.zeros((glass.size[1], glass.size[0], 3), np.uint8)
    post = glass.size[0] * 3 // 4
    picture[:, post - 4 : post + 4] = 255
    bent = glass.bent(picture)[..., 0].astype(float)
    columns = np.arange(SIZE[0])
    top, middle, bottom = (float((bent[row] * columns).sum() / bent[row].sum()) for row in (4, 90, 175))
    assert middle - top > 10 and middle - bottom > 10
    centre = np.zeros_like(picture)
    centre[:, glass.size[0] // 2 - 3 : glass.size[0] // 2 + 3] = 255
    straight = glass.bent(centre)[..., 0].argmax(1)
    assert np.ptp(straight) <= 1


@pytest.mark.parametrize("point", [(0.6, 1.0, 0.2), (-1.5, 1.0, 0.4), (0.1, 1.0, -0.6), (1.9, 1.0, 0.9)])
def test_a_point_is_where_the_director_reckons_with_it(point: tuple[float, float, float]) -> None:
    glass = Fisheye(SIZE)
    x, y, w = projection(glass.straight(POSE), *glass.size).project(np.array(point))
    picture = np.zeros((glass.size[1], glass.size[0], 3), np.uint8)
    row, column = round(float(y / w)), round(float(x / w))
    picture[max(row - 4, 0) : row + 5, max(column - 4, 0) : column + 5] = 255
    lit = np.argwhere(glass.bent(picture)[..., 0] > 100)
    assert len(lit)
    down, across = lit.mean(0)
    ((u, v),) = in_picture(POSE, np.array([point]), 320 / 180)
    assert across == pytest.approx((0.5 + 0.5 * u) * 320, abs=3)
    assert down == pytest.approx((0.5 - 0.5 * v) * 180, abs=3)


def test_every_shape_of_picture_reaches_as_far_into_its_corners() -> None:
    for aspect in (16 / 9, 1.0, 9 / 16):
        pose = replace(POSE, fov_degrees=fisheye_degrees(aspect))
        across, up = (math.tan(math.radians(72)) * side / math.hypot(1, aspect) for side in (aspect, 1.0))
        corner = in_picture(pose, np.array([(across, 1.0, up)]), aspect)
        assert np.allclose(corner, 1.0, atol=0.01)


def test_a_thrown_camera_smears_along_its_way_and_a_slow_one_does_not() -> None:
    picture = np.zeros((180, 320, 3), np.uint8)
    picture[:, 158:162] = 255

    def poses(rad_s: float) -> list[CameraPose]:
        angles = [rad_s * half_shutter() * k for k in (-1, 0, 1)]
        return [CameraPose(eye=(0.0, 0.0, 1.0), target=(math.sin(a), math.cos(a), 1.0)) for a in angles]

    for rad_s, wide in ((0.3, 4), (6.0, 14)):
        before, now, after = poses(rad_s)
        seen = thrown(before, Moment(seconds=0.0, camera=now, positions=(), normals=()), after, picture)
        lit = np.flatnonzero(seen[90, :, 0] > 4)
        assert len(lit) >= wide
        assert (len(lit) == 4) == (wide == 4)
        assert seen.astype(float).sum() == pytest.approx(picture.astype(float).sum(), rel=0.05)
