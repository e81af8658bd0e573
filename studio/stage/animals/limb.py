"""A four-jointed leg bent so that its foot stands where it must."""

import math

import numpy as np

from studio.stage.animals.field import Array
from studio.stage.animals.skeleton import Integers, Skeleton, align, reach, turn_matrix
from studio.stage.render.jit import kernel

Lengths = tuple[int, float, float, float, Array]


def limb_lengths(skeleton: Skeleton, limb: str) -> Lengths:
    """Of ``fore_l hind_r`` …: number of its first bone, lengths of upper, lower and cannon bone in metres, and the
    vector (3,) from foot to cannon at rest."""
    bones = [f"{limb[:4]}{i}{limb[4:]}" for i in range(1, 5)]
    first = skeleton.index[bones[0]]
    if [skeleton.index[b] for b in bones] != list(range(first, first + 4)):
        raise ValueError(f"the bones of {limb} do not follow each other")
    rest = [skeleton.rest(b) for b in bones]
    upper, lower, cannon = (float(np.linalg.norm(rest[i + 1] - rest[i])) for i in range(3))
    return first, upper, lower, cannon, rest[2] - rest[3]


@kernel()
def set_limb(
    rotation: Array, joint: Array, parents: Integers, heads: Array, first: int, top: Array, foot: Array,
    heading: Array, tip: float, toe: float, upper: float, lower: float, cannon: float, rest: Array,
    pole: tuple[float, float, float],
) -> None:  # fmt: skip
    """Write the four bones of a leg that hangs from ``top`` and stands at ``foot``: ``tip`` leans its cannon, ``toe``
    bends its foot, ``pole`` is where its middle joint points, seen from the body (``heading`` (3, 3))."""
    way, bend, at = np.empty(3), np.empty(3), np.empty(3)
    tipped = turn_matrix(tip, 0.0, 0.0)
    gap = 0.0
    for i in range(3):
        at[i] = (tipped[i, 0] * rest[0] + tipped[i, 1] * rest[1] + tipped[i, 2] * rest[2]) / cannon
        gap += (top[i] - foot[i]) ** 2
    gap = math.sqrt(gap) + 1e-9
    for i in range(3):
        way[i] = heading[i, 0] * at[0] + heading[i, 1] * at[1] + heading[i, 2] * at[2]
        bend[i] = heading[i, 0] * pole[0] + heading[i, 1] * pole[1] + heading[i, 2] * pole[2]
    for _ in range(6):  # a cannon that stands too far leans toward the hip
        far = 0.0
        for i in range(3):
            at[i] = foot[i] + way[i] * cannon
            far += (top[i] - at[i]) ** 2
        if math.sqrt(far) <= 0.992 * (upper + lower):
            break
        length = 0.0
        for i in range(3):
            way[i] = way[i] * 0.6 + (top[i] - foot[i]) / gap * 0.4
            length += way[i] * way[i]
        for i in range(3):
            way[i] /= math.sqrt(length)
    for i in range(3):
        at[i] = foot[i] + way[i] * cannon
    middle, end = reach(top, at, upper, lower, bend)
    _aim(rotation, joint, parents, heads, first, top, middle)
    _aim(rotation, joint, parents, heads, first + 1, middle, end)
    _aim(rotation, joint, parents, heads, first + 2, end, foot)
    length = 1e-18
    for i in range(3):
        at[i] = foot[i] - end[i]
        length += at[i] * at[i]
    tipped = turn_matrix(toe, 0.0, 0.0)
    last = first + 3
    for i in range(3):
        joint[last, i] = end[i] + at[i] / math.sqrt(length) * cannon
        for j in range(3):
            rotation[last, i, j] = (
                heading[i, 0] * tipped[0, j] + heading[i, 1] * tipped[1, j] + heading[i, 2] * tipped[2, j]
            )


@kernel()
def _aim(rotation: Array, joint: Array, parents: Integers, heads: Array, bone: int, start: Array, end: Array) -> None:
    """Put a bone at ``start`` and turn it so that the next one's joint lies toward ``end``."""
    p = parents[bone]
    rest, way = np.empty(3), np.empty(3)
    for i in range(3):
        rest[i] = 0.0
        way[i] = end[i] - start[i]
        for j in range(3):
            rest[i] += rotation[p, i, j] * (heads[bone + 1, j] - heads[bone, j])
    turned = align(rest, way)
    for i in range(3):
        joint[bone, i] = start[i]
        for j in range(3):
            rotation[bone, i, j] = (
                turned[i, 0] * rotation[p, 0, j] + turned[i, 1] * rotation[p, 1, j] + turned[i, 2] * rotation[p, 2, j]
            )
