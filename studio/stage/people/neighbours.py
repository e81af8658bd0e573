"""Who is near whom: nearest points, means over a mesh's neighbours, widest values of a polar map. The door to scipy."""

from importlib import import_module
from typing import Any

import numpy as np
from numpy.typing import NDArray

from studio.stage.people.skeleton import Doubles, Integers

Indices = NDArray[np.int64]

_sparse: Any = import_module("scipy.sparse")
_spatial: Any = import_module("scipy.spatial")
_images: Any = import_module("scipy.ndimage")


class Nearest:
    """Finds the nearest of some points (n, 2 or 3)."""

    def __init__(self, points: NDArray[np.floating]) -> None:
        self._tree = _spatial.cKDTree(points)

    def find(self, queries: NDArray[np.floating], count: int = 1) -> tuple[Doubles, Indices]:
        """Distances and indices (queries, count), nearest first."""
        distance, index = self._tree.query(queries, count)
        shape = (len(queries), count)
        return np.asarray(distance, np.float64).reshape(shape), np.asarray(index, np.int64).reshape(shape)


class Averaging:
    """Means over the neighbours of each vertex of a mesh with ``count`` vertices."""

    def __init__(self, triangles: Integers, count: int) -> None:
        ahead = np.concatenate([triangles[:, [0, 1]], triangles[:, [1, 2]], triangles[:, [2, 0]]])
        both = np.concatenate([ahead, ahead[:, ::-1]])
        matrix = _sparse.csr_matrix((np.ones(len(both)), (both[:, 0], both[:, 1])), (count, count))
        matrix.data[:] = 1
        degree = np.asarray(matrix.sum(1)).ravel()
        degree[degree == 0] = 1
        self._matrix = _sparse.diags(1 / degree) @ matrix

    def of(self, values: Doubles) -> Doubles:
        """Each row (count, k) replaced by the mean of its neighbours' rows."""
        return np.asarray(self._matrix @ values, np.float64)


def widest(table: Doubles) -> Doubles:
    """The largest of each 3 x 3 neighbourhood of a polar map whose columns close a circle."""
    return np.asarray(_images.maximum_filter(table, size=3, mode=("nearest", "wrap")), np.float64)
