"""Four-legged bodies are of one piece, near and far: no leg, ear or tail ends in the air."""

from importlib import import_module
from typing import Any

import numpy as np
import pytest

from studio.stage.animals import build_animal
from studio.stage.animals.mammals.plans import PLANS


@pytest.mark.parametrize("lod", [0, 1])
@pytest.mark.parametrize("kind", sorted(PLANS))
def test_the_skin_is_of_one_piece(kind: str, lod: int) -> None:
    sparse: Any = import_module("scipy.sparse")
    graphs: Any = import_module("scipy.sparse.csgraph")
    spatial: Any = import_module("scipy.spatial")
    mesh = build_animal(kind, {}, seed=1, lod=lod).parts[0].mesh
    count, points = len(mesh.positions), mesh.positions.astype(float)
    edges = np.concatenate([mesh.triangles[:, [0, 1]], mesh.triangles[:, [1, 2]]])
    # Finer patches (face, feet) overlap the coarse skin without sharing its vertices: what is that near is joined.
    near = spatial.cKDTree(points).query_pairs(0.035 * PLANS[kind].height_m, output_type="ndarray")
    links = np.concatenate([edges, near])
    graph = sparse.coo_matrix((np.ones(len(links)), (links[:, 0], links[:, 1])), (count, count))
    assert graphs.connected_components(graph, directed=False)[0] == 1
