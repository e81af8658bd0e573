"""Age, build and face → the rest body of one person."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from studio.stage.people.data import EXTRA_POINTS, PeopleData
from studio.stage.people.layer import compact
from studio.stage.people.neighbours import Averaging
from studio.stage.people.rotation import about_x
from studio.stage.people.skeleton import Doubles, Pose, Skeleton


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """A person's build. ``age`` in years, 6..90; ``female weight muscle height ideal cup`` 0..1 with 0.5 the average;
    ``ancestry`` the shares of the three base faces (African, Asian, European), any sum; ``face`` amounts of the
    asset's ``face/`` targets, about -1..1; ``size`` scales the whole (small
    children); ``tall``: scaled to this height in metres; ``offsets`` (points, 3) metres move the asset's own points,
    in its own size, or None."""

    age: float = 25
    female: float = 0.5
    weight: float = 0.5
    muscle: float = 0.5
    height: float = 0.5
    ideal: float = 0.5
    cup: float = 0.5
    ancestry: tuple[float, float, float] = (0.0, 0.5, 0.5)
    face: Mapping[str, float] = field(default_factory=dict[str, float])
    size: float = 1.0
    tall: float | None = None
    offsets: NDArray[np.floating] | None = field(default=None, compare=False)


def points(data: PeopleData, shape: Shape) -> tuple[Doubles, float]:
    """All points of the person, float64 (vertices + joints, 3), standing on z = 0 with bare soles; and how much the
    asset's own size was scaled for it."""
    out = data.points.astype(np.float64)

    def add(name: str, amount: float) -> None:
        target = data.targets.get(name)
        if target is not None and abs(amount) > 1e-4:
            out[target.indices] += amount * target.deltas

    child = 1 - float(np.clip((shape.age - 10) / 12, 0, 1))
    old = float(np.clip((shape.age - 30) / 55, 0, 1))
    ages = {"child": child, "old": old, "young": 1 - child - old}
    total = sum(shape.ancestry) or 1.0
    for gender, of_gender in (("female", shape.female), ("male", 1 - shape.female)):
        for age, of_age in ages.items():
            share = of_gender * of_age
            if share < 1e-4:
                continue
            key = f"/{gender}/{age}"
            add("body" + key, share)
            for name, part in zip(("african", "asian", "caucasian"), shape.ancestry, strict=True):
                add(f"race/{name}{key}", share * part / total)
            for low, high, value in (
                ("slim", "heavy", shape.weight),
                ("soft", "muscle", shape.muscle),
                ("minheight", "maxheight", shape.height),
            ):
                add(low + key, share * max(0.0, 1 - 2 * value))
                add(high + key, share * max(0.0, 2 * value - 1))
            add("ideal" + key, share * shape.ideal)
    adult = shape.female * ages["young"]
    add("mincup", adult * max(0.0, 1 - 2 * shape.cup))
    add("maxcup", adult * max(0.0, 2 * shape.cup - 1))
    for name, amount in shape.face.items():
        add("face/" + name, amount)
    if shape.offsets is not None:
        out += shape.offsets
    ground = data.vertex_count + 2 * len(data.bones) + EXTRA_POINTS.index("ground")
    out[:, 2] -= out[ground, 2]
    scale = shape.size if shape.tall is None else shape.tall / float(out[: data.body_count, 2].max())
    return _at_ease(data, out * scale), scale


_ARMS_DOWN = 0.42
"""Radians by which the arms of the asset (45 degrees out) are lowered in our rest."""
_COLLAR_DOWN = 0.13


def _at_ease(data: PeopleData, rest: Doubles) -> Doubles:
    """Lower arms and collarbones: most of the time arms hang, and skinning is best near the rest it starts from.

    Linear skinning leaves a bulge over the shoulder and a crease under it; both are smoothed away here, once.
    """
    bones = skeleton(data, rest)
    pose = Pose()
    for side, sign in (("Left", 1.0), ("Right", -1.0)):
        pose.rot[side + "Shoulder"] = about_x(-sign * _COLLAR_DOWN)
        pose.rot[side + "Arm"] = about_x(-sign * _ARMS_DOWN)
    bent = bones.bend(pose)
    matrices = bones.matrices(bent, (0.0, 0.0, 0.0), 0.0).astype(np.float64)
    n, count = data.vertex_count, len(data.bones)
    out = rest.copy()
    blended = np.tensordot(data.weights, matrices, 1)
    out[:n] = np.einsum("nij,nj->ni", blended[:, :, :3], rest[:n]) + blended[:, :, 3]
    out[n : n + count] = bent.positions
    tails = rest[n + count : n + 2 * count]
    out[n + count : n + 2 * count] = np.einsum("nij,nj->ni", matrices[:, :, :3], tails) + matrices[:, :, 3]
    for part in ("body", "tights"):
        start, end = data.ranges[part]
        p = out[start:end]
        share = np.zeros(end - start)
        for side in ("Left", "Right"):
            joint = out[n + data.bones.index(side + "Arm")]
            distance = np.linalg.norm(p - joint, axis=1) / (bones.height / 1.7)
            share = np.maximum(share, np.clip((0.16 - distance) / 0.08, 0, 1))
        faces = data.local_triangles(part)
        used, faces = compact(faces[(share > 0)[faces].any(1)])
        mean, amount = Averaging(faces, len(used)), 0.6 * share[used, None]
        for _ in range(10):
            p[used] += (mean.of(p[used]) - p[used]) * amount
    return out


def skeleton(data: PeopleData, rest: NDArray[np.float64], floor: float = 0.0) -> Skeleton:
    """The bones of a body whose ``points`` are ``rest``; ``floor`` is the height of its soles."""
    n, bones = data.vertex_count, len(data.bones)
    eyes = n + 2 * bones + EXTRA_POINTS.index("eyeball_left")
    return Skeleton(
        bones=data.bones,
        parents=data.parents,
        joints=rest[n : n + bones].copy(),
        tails=rest[n + bones : n + 2 * bones].copy(),
        eyes=rest[eyes : eyes + 2].copy(),
        height=float(rest[: data.body_count, 2].max()) - floor,
        floor=floor,
    )
