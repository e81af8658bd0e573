"""How everybody stands, as a picture of coloured bones on black: for models that follow poses.

Eighteen points a person in the order, the bones and the colours of OpenPose's body model (COCO), which networks that
follow poses were taught with: https://github.com/CMU-Perceptual-Computing-Lab/openpose.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from studio.stage.acting.performer import PersonPerformer
from studio.stage.performer import Performer
from studio.stage.render.camera import Projection, projection
from studio.stage.world import CameraPose

Doubles = NDArray[np.float64]

_BONES = (
    (1, 2), (1, 5), (2, 3), (3, 4), (5, 6), (6, 7), (1, 8), (8, 9), (9, 10), (1, 11), (11, 12), (12, 13), (1, 0),
    (0, 14), (14, 16), (0, 15), (15, 17),
)  # fmt: skip
_COLORS = np.array(
    [
        (255, 0, 0), (255, 85, 0), (255, 170, 0), (255, 255, 0), (170, 255, 0), (85, 255, 0), (0, 255, 0), (0, 255, 85),
        (0, 255, 170), (0, 255, 255), (0, 170, 255), (0, 85, 255), (0, 0, 255), (85, 0, 255), (170, 0, 255),
        (255, 0, 255), (255, 0, 170), (255, 0, 85),
    ],
    np.float64,
)  # fmt: skip
_LIMBS = ("RightArm", "RightForeArm", "RightHand", "LeftArm", "LeftForeArm", "LeftHand")
_LEGS = ("RightUpLeg", "RightLeg", "RightFoot", "LeftUpLeg", "LeftLeg", "LeftFoot")
_NEAR = 0.1
_BONE_SHARE = 0.6
"""How bright bones are against their points."""


def people(performers: Sequence[Performer]) -> tuple[PersonPerformer, ...]:
    """Those who have a person's bones."""
    return tuple(one for one in performers if isinstance(one, PersonPerformer))


def drawn(
    persons: Sequence[PersonPerformer], seconds: float, camera: CameraPose, size: tuple[int, int]
) -> NDArray[np.uint8]:
    """uint8 (height, width, 3): the bones of everybody, the farthest first."""
    width, height = size
    seen = projection(camera, width, height)
    picture = np.zeros((height, width, 3), np.float64)
    bodies = [points(person, seconds, camera) for person in persons]
    bodies.sort(key=lambda body: -float(seen.project(body[1:2])[0, 2]))
    for body in bodies:
        _draw(picture, body, seen)
    return np.ascontiguousarray(np.round(picture), np.uint8)


def points(person: PersonPerformer, seconds: float, camera: CameraPose) -> Doubles:
    """(18, 3) in the world: nose, neck, right shoulder, elbow, wrist, the left ones, right hip, knee, ankle, the left
    ones, right eye, left eye, right ear, left ear. Parts of a face that is turned away are not numbers."""
    _, bent = person.bent(seconds)
    index, at = person.person.skeleton.index, bent.positions
    found = np.full((18, 3), np.nan)
    found[2:8] = at[[index[name] for name in _LIMBS]]
    found[8:14] = at[[index[name] for name in _LEGS]]
    found[1] = (found[2] + found[5]) / 2
    head, scale = index["Head"], person.rig.scale
    turn = bent.rotations[head]
    eyes = at[head] + (person.person.skeleton.eyes - person.rig.joints[head]) @ turn.T  # the left one first
    ahead, left = turn[:, 0], turn[:, 1]
    middle = eyes.mean(axis=0)
    toward = np.asarray(camera.eye, float) - middle
    toward /= max(float(np.linalg.norm(toward)), 1e-9)
    faces, beside = float(ahead @ toward), float(left @ toward)
    if faces > -0.25:
        found[0] = middle + scale * (0.035 * ahead - 0.035 * turn[:, 2])
        found[14], found[15] = eyes[1], eyes[0]
    ears = middle - scale * 0.085 * ahead - scale * 0.02 * turn[:, 2]
    if beside < 0.55:
        found[16] = ears - scale * 0.075 * left
    if beside > -0.55:
        found[17] = ears + scale * 0.075 * left
    return found


def _draw(picture: NDArray[np.float64], body: Doubles, seen: Projection) -> None:
    """Bones over what was drawn, then points. A bone is as thick as a fiftieth of the person is tall."""
    height = picture.shape[0]
    there = seen.project(body)
    ahead = there[:, 2] > _NEAR
    with np.errstate(invalid="ignore", divide="ignore"):
        flat = np.where(ahead[:, None], there[:, :2] / there[:, 2:3], np.nan)
    tall = np.nanmax(flat[:, 1]) - np.nanmin(flat[:, 1]) if np.isfinite(flat).any() else 0.0
    radius = float(np.clip(tall / 100.0, 1.0, max(1.0, height / 90.0)))
    for number, (one, two) in enumerate(_BONES):
        _capsule(picture, flat[one], flat[two], radius, _COLORS[number] * _BONE_SHARE)
    for number in range(len(body)):
        _capsule(picture, flat[number], flat[number], radius, _COLORS[number])


def _capsule(picture: NDArray[np.float64], one: Doubles, two: Doubles, radius: float, color: Doubles) -> None:
    """All that is within ``radius`` pixels of the line from one to two, its edge smooth."""
    if not (np.isfinite(one).all() and np.isfinite(two).all()):
        return
    tall, wide = picture.shape[:2]
    low = np.floor(np.minimum(one, two) - radius - 1)
    high = np.ceil(np.maximum(one, two) + radius + 2)
    x0, y0 = (int(np.clip(value, 0, limit)) for value, limit in zip(low, (wide, tall), strict=True))
    x1, y1 = (int(np.clip(value, 0, limit)) for value, limit in zip(high, (wide, tall), strict=True))
    if x0 >= x1 or y0 >= y1:
        return
    y, x = np.mgrid[y0:y1, x0:x1] + 0.5
    along = two - one
    length = float(along @ along)
    share = 0.0 if length < 1e-9 else np.clip(((x - one[0]) * along[0] + (y - one[1]) * along[1]) / length, 0.0, 1.0)
    away = np.hypot(x - one[0] - share * along[0], y - one[1] - share * along[1])
    cover = np.clip(radius + 0.5 - away, 0.0, 1.0)[:, :, None]
    picture[y0:y1, x0:x1] = picture[y0:y1, x0:x1] * (1.0 - cover) + color * cover
