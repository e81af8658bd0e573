"""Breaking: the pieces of a vessel, cut exactly along the planes between seeded points, so that together they are
it."""

import numpy as np

from studio.stage.mesh import Mesh
from studio.stage.shapes import faceted
from studio.stage.things.forms import Array
from studio.stage.things.thing import Collider, Thing, place


def _clipped(polygon: Array, colors: Array, normal: Array, offset: float) -> tuple[Array, Array]:
    """The part of a polygon (k, 3) where normal . p <= offset (Sutherland and Hodgman), its colours with it."""
    side = polygon @ normal - offset
    points: list[Array] = []
    tints: list[Array] = []
    k = len(polygon)
    for i in range(k):
        j = (i + 1) % k
        if side[i] <= 0:
            points.append(polygon[i])
            tints.append(colors[i])
        if (side[i] < 0) != (side[j] < 0) and side[i] != side[j]:
            t = side[i] / (side[i] - side[j])
            points.append(polygon[i] + (polygon[j] - polygon[i]) * t)
            tints.append(colors[i] + (colors[j] - colors[i]) * t)
    if len(points) < 3:
        return np.zeros((0, 3)), np.zeros((0, 3))
    return np.array(points), np.array(tints)


def _sites(mesh: Mesh, count: int, seed: int) -> Array:
    """Points on the surface, denser toward the low end, where a dropped vessel strikes."""
    g = np.random.default_rng(seed)
    p = mesh.positions[mesh.triangles].astype(float)
    area = np.linalg.norm(np.cross(p[:, 1] - p[:, 0], p[:, 2] - p[:, 0]), axis=1)
    height = p.mean(1)[:, 2]
    spread = max(float(np.ptp(height)), 1e-6)
    weight = area * (1.6 - (height - height.min()) / spread)
    pick = g.choice(len(p), size=count, replace=len(p) < count, p=weight / weight.sum())
    mix = g.dirichlet((1, 1, 1), count)
    return np.einsum("nij,ni->nj", p[pick], mix)


def shards(thing: Thing, n: int, seed: int) -> list[Thing]:
    """Up to ``n`` pieces of a thing's body. Each has its own centre as origin; its socket ``home`` is the matrix
    that puts it where it was in the whole. Drinks and labels are left out: only the largest glass, tile or clay
    surface breaks.

    The pieces' surfaces add up to that of the body: cells of a Voronoi diagram are convex.
    """
    body = max((m for m in thing.meshes), key=lambda m: _area(m))
    sites = _sites(body, n, seed)
    corner = body.positions[body.triangles].astype(float)
    tint = body.colors[body.triangles].astype(float)
    nearest = np.linalg.norm(corner[:, :, None] - sites[None, None], axis=3).argmin(2)
    whole = (nearest == nearest[:, :1]).all(1)
    total = _area(body)
    pieces: list[Thing] = []
    polygons: list[list[tuple[Array, Array]]] = [[] for _ in range(n)]
    for t in np.flatnonzero(whole):
        polygons[int(nearest[t, 0])].append((corner[t], tint[t]))
    for t in np.flatnonzero(~whole):
        for i in range(n):
            part, shade = corner[t], tint[t]
            for j in range(n):
                if i == j:
                    continue
                normal = sites[j] - sites[i]
                offset = float(normal @ (sites[i] + sites[j]) / 2)
                part, shade = _clipped(part, shade, normal, offset)
                if len(part) == 0:
                    break
            if len(part):
                polygons[i].append((part, shade))
    for cell in polygons:
        if not cell:
            continue
        points: list[Array] = []
        colors: list[Array] = []
        faces: list[tuple[int, int, int]] = []
        for part, shade in cell:
            start = len(points)
            points += list(part)
            colors += list(shade)
            faces += [(start, start + k, start + k + 1) for k in range(1, len(part) - 1)]
        p = np.array(points)
        centre = (p.min(0) + p.max(0)) / 2
        flat = faceted(p - centre, np.array(faces), "#ffffff", body.material)
        c = np.array(colors)[np.array(faces)].reshape(-1, 3).astype(np.float32)
        mesh = Mesh(flat.positions, flat.normals, c, flat.triangles, body.material, smooth=False)
        size = np.ptp(p, axis=0)
        hull = np.asarray((p - centre) * 0.92, np.float64)
        # a hull needs volume: give flat shards the thickness of their wall
        hull = np.concatenate([hull, hull * 0.9 + np.array([0, 0, 0.0012])])
        mass = max(thing.mass_kg * _area(mesh) / max(total, 1e-9), 1e-4)
        pieces.append(
            Thing(
                kind=f"{thing.kind}_shard",
                meshes=(mesh,),
                size=(float(size[0]), float(size[1]), float(size[2])),
                mass_kg=mass,
                material=thing.material,
                restitution=0.35,
                colliders=(Collider(shape="hull", size=(0.0, 0.0, 0.0), points=hull.astype(np.float32)),),
                sockets={"root": place(), "top": place(0, 0, float(size[2] / 2)), "home": place(*centre.tolist())},
            )
        )
    return pieces


def _area(mesh: Mesh) -> float:
    p = mesh.positions[mesh.triangles].astype(float)
    return float(np.linalg.norm(np.cross(p[:, 1] - p[:, 0], p[:, 2] - p[:, 0]), axis=1).sum() / 2)
