"""A brought file as a thing: it lies, falls, is thrown and held like any other."""

from importlib import import_module
from typing import Any

import numpy as np
from numpy.typing import NDArray

from studio.stage.brought.model import Model, posed
from studio.stage.brought.shown import mesh_of
from studio.stage.mesh import Floats, Mesh
from studio.stage.things.thing import Collider, Thing, made

Doubles = NDArray[np.float64]

# scipy ships no type information: Any stops here.
_spatial: Any = import_module("scipy.spatial")

_DENSITY = 350.0
"""Kilograms a cubic metre of its hull: what things weigh that are partly hollow."""
_HULL_POINTS = 48


def meshes_of(model: Model) -> tuple[Mesh, ...]:
    """Its meshes as the file has them, in the stage's axes, on the ground."""
    world = model.rest()
    turn = model.turn
    out: list[Mesh] = []
    for surface in model.surfaces:
        points = posed(surface, world) @ turn[:3, :3].T + turn[:3, 3]
        node, bind = surface.palette[0]
        axes = turn[:3, :3] @ (world[node] @ bind)[:3, :3]
        if abs(float(np.linalg.det(axes))) < 1e-18:
            axes = turn[:3, :3]
        normals = surface.normals @ np.linalg.inv(axes)  # inverse transpose, from the right
        normals /= np.maximum(np.linalg.norm(normals, axis=1, keepdims=True), 1e-12)
        out.append(mesh_of(surface, points, normals))
    return tuple(out)


def thing_of(model: Model, kind: str) -> Thing:
    """The thing, with a hull to collide with and a mass by its size."""
    meshes = meshes_of(model)
    points = np.concatenate([mesh.positions for mesh in meshes]).astype(np.float64)
    collider, volume = _hull(points)
    mass = min(max(_DENSITY * volume, 0.02), 20_000.0)
    return made(
        kind, meshes, round(mass, 3), "plastic" if mass < 3 else "wood", restitution=0.35,
        colliders=(collider,) if collider is not None else (), handheld=max(float(v) for v in np.ptp(points, 0)) <= 2.5,
        sockets={"grip": _grip(points)},
    )  # fmt: skip


_HANDLE = 2.2
"""What is as many times longer than wide has a handle."""


def _grip(points: Doubles) -> Floats:
    """Where a hand takes it, (3, 4): what is long by its thinner end, its length going up; all else by its middle."""
    low, high = points.min(0), points.max(0)
    size, out = high - low, np.concatenate([np.eye(3), ((low + high) / 2)[:, None]], 1)
    axis = int(np.argmax(size))
    across = [k for k in range(3) if k != axis]
    if size[axis] < _HANDLE * max(float(size[across].max()), 1e-6):
        return out.astype(np.float32)
    along = (points[:, axis] - low[axis]) / size[axis]
    ends = [points[part][:, across] for part in (along < 0.3, along > 0.7)]
    wide = [float(np.ptp(end, 0).max()) if len(end) else 0.0 for end in ends]
    below = wide[0] <= wide[1] * 1.05
    up = np.zeros(3)
    up[axis] = 1.0 if below else -1.0
    ahead = np.zeros(3)
    ahead[across[int(np.argmax(size[across]))]] = 1.0
    out[:, :3] = np.stack([ahead, np.cross(up, ahead), up], 1)
    share = 0.16 if below else 0.84
    out[axis, 3] = low[axis] + share * size[axis]
    return out.astype(np.float32)


def _hull(points: Doubles) -> tuple[Collider | None, float]:
    """A hull of few points, and its volume, cubic metres; no hull of what is flat."""
    extent: Doubles = points.max(0) - points.min(0)
    x, y, z = (max(float(side), 1e-3) for side in extent)
    box = x * y * z
    ways = _directions()
    corners = np.unique((points @ ways.T).argmax(0))
    some: Doubles = points[corners]
    try:
        hull = _spatial.ConvexHull(some)
    except (RuntimeError, ValueError):  # Qhull's own error is a RuntimeError
        return None, 0.5 * box
    few = some[np.asarray(hull.vertices, np.int64)].astype(np.float32)
    return Collider(shape="hull", size=(0.0, 0.0, 0.0), points=few), float(hull.volume)


def _directions() -> Doubles:
    """Unit vectors (n, 3) spread evenly over a sphere. Fibonacci's lattice."""
    k = np.arange(_HULL_POINTS) + 0.5
    z, around = 1 - 2 * k / _HULL_POINTS, np.pi * (1 + 5**0.5) * k
    flat = np.sqrt(1 - z * z)
    axes = np.concatenate([np.eye(3), -np.eye(3)])
    return np.concatenate([axes, np.stack([flat * np.cos(around), flat * np.sin(around), z], 1)])
