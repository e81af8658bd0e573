"""Operations on triangle surfaces: neighbours, normals, subdivision, cutting along a field."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from studio.stage.mesh import Floats
from studio.stage.people.layer import compact
from studio.stage.people.skeleton import Doubles, Integers
from studio.stage.people.skin import normals


def edges(triangles: Integers) -> Integers:
    """All directed edges (3 m, 2), each triangle's in order."""
    return np.concatenate([triangles[:, [0, 1]], triangles[:, [1, 2]], triangles[:, [2, 0]]])


def border(triangles: Integers) -> Integers:
    """Directed edges (k, 2) that only one triangle has."""
    e = edges(triangles)
    _, inverse, counts = np.unique(np.sort(e, 1), axis=0, return_inverse=True, return_counts=True)
    return e[counts[inverse.ravel()] == 1]


def vertex_normals(positions: NDArray[np.floating], triangles: Integers) -> Doubles:
    """Unit normals (n, 3)."""
    out = np.empty(positions.shape, np.float32)
    normals(np.ascontiguousarray(positions, np.float32), np.ascontiguousarray(triangles, np.int32), out)
    return out.astype(np.float64)


def subdivided(positions: Doubles, triangles: Integers, weights: Floats) -> tuple[Doubles, Integers, Floats]:
    """Every triangle in four; new vertices in the middle of edges."""
    e = np.sort(edges(triangles), 1)
    unique, inverse = np.unique(e, axis=0, return_inverse=True)
    m, n = len(triangles), len(positions)
    middle = n + inverse.ravel()
    ab, bc, ca = middle[:m], middle[m : 2 * m], middle[2 * m :]
    a, b, c = triangles.T
    out = np.concatenate([np.stack(t, 1) for t in ((a, ab, ca), (b, bc, ab), (c, ca, bc), (ab, bc, ca))])
    return (
        np.concatenate([positions, positions[unique].mean(1)]),
        out.astype(np.int32),
        np.concatenate([weights, weights[unique].mean(1)]),
    )


def cut(
    triangles: Integers, field: Doubles, attributes: Sequence[NDArray[np.floating]]
) -> tuple[Integers, list[NDArray[np.floating]], NDArray[np.bool_]]:
    """Keep what has ``field >= 0``, cutting triangles along its zero line.

    ``field`` (n,); ``attributes`` arrays of n rows, interpolated at new vertices. Gives the new triangles, the
    attributes of the vertices that are left, and which vertices lie on the cut.
    """
    inside = field >= 0
    count = inside[triangles].sum(1)
    pieces: list[Integers] = [triangles[count == 3]]
    pairs: list[NDArray[np.int64]] = []
    made: list[tuple[int, NDArray[np.int64]]] = []
    for kept in (1, 2):
        some = triangles[count == kept]
        # Turn each triangle so that its odd corner comes first.
        odd = inside[some] if kept == 1 else ~inside[some]
        turn = odd.argmax(1)
        rolled = some[np.arange(len(some))[:, None], (turn[:, None] + np.arange(3)) % 3].astype(np.int64)
        a, b, c = rolled.T
        pairs += [np.stack([a, b], 1), np.stack([a, c], 1)]
        made.append((kept, rolled))
    all_pairs = np.sort(np.concatenate(pairs), 1)
    unique, inverse = np.unique(all_pairs, axis=0, return_inverse=True)
    new = len(field) + inverse.ravel()
    start = 0
    for kept, rolled in made:
        a, b, c = rolled.T
        ab, ac = new[start : start + len(a)], new[start + len(a) : start + 2 * len(a)]
        start += 2 * len(a)
        if kept == 1:
            pieces.append(np.stack([a, ab, ac], 1).astype(np.int32))
        else:
            pieces.append(np.concatenate([np.stack([b, c, ac], 1), np.stack([b, ac, ab], 1)]).astype(np.int32))
    low, high = unique.T if len(unique) else (np.zeros(0, np.int64), np.zeros(0, np.int64))
    t = field[low] / (field[low] - field[high]) if len(low) else np.zeros(0)
    out: list[NDArray[np.floating]] = []
    used, faces = compact(np.concatenate(pieces))
    for x in attributes:
        share = t.reshape((-1,) + (1,) * (x.ndim - 1))
        out.append(np.concatenate([x, x[low] * (1 - share) + x[high] * share])[used])
    return faces, out, used >= len(field)
