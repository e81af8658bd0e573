"""Find where the points of MediaPipe's face mesh lie on the stage's people: ``landmarks.npz``. Run by hand, after
``people.npz`` was made again::

    python -m installer.find_landmarks resources [OUT]

Sixteen people are filmed from the front, the mesh is found in each picture, and every point is followed back to the
triangle that it fell on; the middle of the sixteen, made even from left to right, is put back onto the skin. Writes
``corners`` uint16 (468, 3), ``shares`` float32 (468, 3) and ``trust`` float32 (468,) as
``studio/stage/people/portrait/landmarks.py`` reads them, and tells how far the points lie from those of a file that is
there already.
"""

import math
import sys
import zlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from studio.likeness.face import FaceWatcher
from studio.stage.light import light_for
from studio.stage.people import data as people_data
from studio.stage.people.cast import Casting
from studio.stage.people.character import imagine
from studio.stage.people.data import PeopleData
from studio.stage.people.fitting import Fitting
from studio.stage.people.portrait.landmarks import COUNT
from studio.stage.people.skeleton import Pose
from studio.stage.render.renderer import preview

Doubles = NDArray[np.float64]
Indices = NDArray[np.int64]

PEOPLE, SIZE, FOV, AWAY = 16, 512, 18.0, 1.6
AGES = ("25", "35", "48", "62")
STEADY = 1.5e-3
"""Metres: a point that lies this near on most people is trusted wholly."""


def main() -> None:
    """Film, find, write."""
    resources = Path(sys.argv[1])
    there = resources / "assets" / "people" / "landmarks.npz"
    data = people_data.load(resources / "assets" / "people" / "people.npz")
    triangles = _skin(data)
    base = np.asarray(data.points[: data.body_count], np.float64)
    reader = FaceWatcher(resources.parent / "models" / "weights")
    found = np.array([_one(reader, triangles, base, *seen) for seen in _filmed(resources, data)])
    middle = np.nanmedian(found, 0)
    spread = np.linalg.norm(np.nanmedian(np.abs(found - middle), 0), axis=1)
    missed = np.isnan(found[:, :, 0]).sum(0)
    corners, shares = np.zeros((COUNT, 3), np.uint16), np.zeros((COUNT, 3), np.float32)
    for number, place in enumerate(_even(middle)):
        corners[number], shares[number] = _onto(base, triangles, place)
    trust = np.clip(STEADY / np.maximum(spread, 1e-3), 0.1, 1.0) * np.where(missed > PEOPLE // 4, 0.3, 1.0)
    if there.exists():
        with np.load(there) as known:
            before = np.einsum("ijk,ij->ik", base[known["corners"].astype(int)], known["shares"])
        apart = np.linalg.norm(np.einsum("ijk,ij->ik", base[corners.astype(int)], shares) - before, axis=1)
        median, most = np.percentile(apart * 1e3, (50, 95))
        sys.stdout.write(f"From those that are there: {median:.2f} mm, 95 of 100 within {most:.2f} mm\n")
    np.savez(Path(sys.argv[2]) if len(sys.argv) > 2 else there, corners=corners, shares=shares, trust=np.float32(trust))


def _skin(data: PeopleData) -> Indices:
    """Triangles of the head's own skin, without the inside of the mouth."""
    body = np.asarray(data.triangles["body"], np.int64)
    inside = data.masks["inside_mouth"][: data.body_count] > 0.5
    head = data.weights[: data.body_count, data.bones.index("Head")] > 0.2
    return body[head[body].all(1) & ~inside[body].any(1)]


def _filmed(resources: Path, data: PeopleData) -> Iterator[tuple[NDArray[np.uint8], Doubles]]:
    """Pictures uint8 (SIZE, SIZE, 3) of women and men of four ages, and where in them every vertex of the body is:
    (n, 3) x, y in pixels and metres away."""
    casting, light = Casting(resources), light_for("noon", "cloudy", view_yaw=math.pi)
    for number in range(PEOPLE):
        kind = "woman" if number % 2 else "man"
        attributes = {"hair": "bun" if number % 2 else "crop", "clothing": "tshirt", "age": AGES[number // 4]}
        who = imagine(kind, attributes, 100 + number)
        who = replace(who, beard=0.0, hats=(), look=replace(who.look, stubble=0, freckles=0))
        person = casting.bake(who, seed=100 + number, drawn=False, lod=0)
        own = zlib.crc32(f"{who.kind}:{100 + number}".encode())
        head = who.head * (1.0 + 0.45 * (1 - who.shape.size))
        fit = Fitting(data, who.shape, level=0, drawn=False, seed=own, head=head)
        points = np.asarray(fit.points[: data.body_count], np.float64)
        points[:, 2] += (person.skeleton.eyes - fit.bones.eyes).mean(0)[2]  # what their shoes lift them by
        positions, normals = person.deform(Pose(), {}, (0.0, 0.0, 0.0), 0.0)
        meshes = [
            replace(mesh, positions=at, normals=normal, rest=mesh.rest if mesh.rest is not None else mesh.positions)
            for mesh, at, normal in zip(person.meshes, positions, normals, strict=True)
        ]
        target = person.skeleton.eyes.mean(0) + np.array([-0.02, 0.0, -0.03])
        eye = target + AWAY * np.array([1.0, 0.0, 0.0])
        picture = preview(meshes, light, eye, target, size=(SIZE, SIZE), fov_degrees=FOV)
        yield picture, _seen(points, eye, target)


def _seen(points: Doubles, eye: Doubles, target: Doubles) -> Doubles:
    """x, y in pixels and metres away of points (n, 3)."""
    ahead = (target - eye) / np.linalg.norm(target - eye)
    right = np.cross(ahead, [0.0, 0.0, 1.0])
    right /= np.linalg.norm(right)
    away = points - eye
    far = away @ ahead
    focus = SIZE / 2 / math.tan(math.radians(FOV) / 2)
    x, y = away @ right / far, away @ np.cross(right, ahead) / far
    return np.stack([SIZE / 2 + focus * x, SIZE / 2 - focus * y, far], 1)


def _one(reader: FaceWatcher, triangles: Indices, base: Doubles, picture: NDArray[np.uint8], seen: Doubles) -> Doubles:
    """Where each point of the mesh lies on the head of the asset (468, 3); not a number where it fell beside it."""
    (face, *_) = reader.faces(picture)
    a, b, c = (seen[triangles[:, corner], :2] for corner in range(3))
    area = _cross(b - a, c - a)
    out = np.full((COUNT, 3), np.nan)
    front = area > 0 if np.median(area) > 0 else area < 0
    for number, point in enumerate(face.points[:COUNT, :2].astype(np.float64)):
        second, third = _cross(point - a, c - a) / area, _cross(b - a, point - a) / area
        shares = np.stack([1 - second - third, second, third], 1)
        hit = np.flatnonzero((shares >= -1e-6).all(1) & front)
        if not hit.size:
            continue
        far = (shares[hit] * seen[triangles[hit], 2]).sum(1)
        nearest = hit[far.argmin()]
        out[number] = shares[nearest] @ base[triangles[nearest]]
    return out


def _cross(one: Doubles, other: Doubles) -> Doubles:
    return one[..., 0] * other[..., 1] - one[..., 1] * other[..., 0]


def _even(places: Doubles) -> Doubles:
    """The same at the left and at the right: each with the one that mirrors it."""
    mirrored = places * [1.0, -1.0, 1.0]
    twin = np.array([np.linalg.norm(places - place, axis=1).argmin() for place in mirrored])
    paired = twin[twin] == np.arange(len(places))
    return np.where(paired[:, None], (places + mirrored[twin]) / 2, places)


def _onto(base: Doubles, triangles: Indices, place: Doubles) -> tuple[Indices, Doubles]:
    """Corners and shares of the nearest point of the skin."""
    near = np.argsort(np.linalg.norm(base[triangles].mean(1) - place, axis=1))[:60]
    best, found = np.inf, (triangles[near[0]], np.full(3, 1 / 3))
    for corners in triangles[near]:
        a, b, c = base[corners]
        edges = np.stack([b - a, c - a], 1)
        along: Doubles = np.asarray(np.linalg.solve(edges.T @ edges, edges.T @ (place - a)), np.float64)
        shares: Doubles = np.clip(np.array([1.0 - along[0] - along[1], along[0], along[1]]), 0.0, None)
        shares /= shares.sum()
        apart = float(np.linalg.norm(shares @ base[corners] - place))
        if apart < best:
            best, found = apart, (corners, shares)
    return found


if __name__ == "__main__":
    main()
