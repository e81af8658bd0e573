"""Bones: kinematics, aims, collarbones, and limbs that reach."""

import numpy as np
import pytest

from studio.stage.people.cast import Casting
from studio.stage.people.rotation import about, about_z
from studio.stage.people.skeleton import Aim, Pose, Skeleton, reach, two_bone


@pytest.fixture(scope="module")
def bones(casting: Casting) -> Skeleton:
    return casting.person("man", {}, seed=3, style="photoreal", lod=3).skeleton


def test_rest_is_rest(bones: Skeleton) -> None:
    bent = bones.bend(Pose())
    assert np.allclose(bent.positions, bones.joints)
    assert np.allclose(bent.rotations, np.eye(3))
    moved = bones.matrices(bent, (1.0, 2.0, 3.0), np.pi / 2)
    assert np.allclose(moved[0, :, 3], [1, 2, 3], atol=1e-6)
    assert np.allclose(moved[0, :, :3] @ [1, 0, 0], [0, 1, 0], atol=1e-6)


def test_soles_stand_on_the_ground(casting: Casting) -> None:
    for kind in ("man", "geisha", "figure_skater", "viking"):
        person = casting.person(kind, {}, seed=5, style="photoreal", lod=2)
        assert abs(float(person.baked.positions[:, 2].min())) < 0.02, kind
        assert 1.2 < person.height < 2.1


def test_an_aimed_bone_points_there(bones: Skeleton) -> None:
    direction = np.array([0.3, 0.9, 0.2])
    pose = Pose(aim={"LeftArm": Aim((0.3, 0.9, 0.2), 0.4)}, rot={"Spine": about((0, 1, 0), 0.3)})
    bent = bones.bend(pose)
    i, j = bones.index["LeftArm"], bones.index["LeftForeArm"]
    way = bent.positions[j] - bent.positions[i]
    assert np.allclose(way / np.linalg.norm(way), direction / np.linalg.norm(direction), atol=1e-6)
    assert np.isclose(np.linalg.norm(way), bones.length("LeftArm"))


def test_bones_keep_their_length(bones: Skeleton) -> None:
    pose = Pose(
        hips=np.array([0.1, 0.0, -0.2]),
        rot={"Spine1": about_z(0.4), "Head": about((0, 1, 0), -0.3)},
        aim={"RightUpLeg": Aim((1, 0, 0)), "RightLeg": Aim((0, 0, -1))},
        glob={"LeftFoot": about_z(0.7)},
    )
    bent = bones.bend(pose)
    for i, parent in enumerate(bones.parents):
        if parent >= 0:
            length = np.linalg.norm(bent.positions[i] - bent.positions[parent])
            assert np.isclose(length, np.linalg.norm(bones.joints[i] - bones.joints[parent]))
    assert np.allclose(bent.rotations[bones.index["LeftFoot"]], about_z(0.7))


def test_collarbones_follow_raised_arms_only_when_left_alone(bones: Skeleton) -> None:
    up = Pose(aim={"LeftArm": Aim((0, 0.3, 1))})
    i = bones.index["LeftArm"]
    free = bones.bend(up).positions[i][2]
    up.rot["LeftShoulder"] = np.eye(3)
    held = bones.bend(up).positions[i][2]
    assert free > held + 0.01


def test_an_unknown_bone_is_an_error(bones: Skeleton) -> None:
    with pytest.raises(KeyError):
        bones.bend(Pose(rot={"Tail": np.eye(3)}))


def test_two_bones_reach_what_they_can() -> None:
    middle, end = two_bone((0, 0, 1), (0.3, 0.1, 0.3), 0.45, 0.42, (1, 0, 0))
    assert np.allclose(end, [0.3, 0.1, 0.3])
    assert np.isclose(np.linalg.norm(middle - [0, 0, 1]), 0.45)
    assert np.isclose(np.linalg.norm(end - middle), 0.42)
    _, far = two_bone((0, 0, 1), (0, 0, -5), 0.45, 0.42, (1, 0, 0))
    assert 0.86 < 1 - far[2] < 0.87


def test_reach_puts_the_ankle_there(bones: Skeleton) -> None:
    pose = Pose()
    hip = bones.bend(pose).positions[bones.index["LeftUpLeg"]]
    target = hip + np.array([0.2, 0.05, -0.6])
    reach(bones, pose, "LeftUpLeg", "LeftLeg", hip, target, (1, 0, 0))
    assert np.allclose(bones.bend(pose).positions[bones.index["LeftFoot"]], target, atol=1e-6)
