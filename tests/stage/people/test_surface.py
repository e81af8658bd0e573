"""Cutting and refining surfaces."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from studio.stage import shapes
from studio.stage.people.surface import border, cut, subdivided, vertex_normals


@given(st.floats(-0.9, 0.9))
def test_a_cut_keeps_one_side_and_its_area(height: float) -> None:
    ball = shapes.ball((0, 0, 0), 1.0, "#ffffff", level=3)
    p = ball.positions.astype(np.float64)
    faces, (q,), edge = cut(ball.triangles, p[:, 2] - height, [p])
    assert q[:, 2].min() >= height - 1e-6
    assert np.allclose(q[edge][:, 2], height, atol=1e-6)
    corner = q[faces]
    area = np.linalg.norm(np.cross(corner[:, 1] - corner[:, 0], corner[:, 2] - corner[:, 0]), axis=1).sum() / 2
    assert abs(area - 2 * np.pi * (1 - height)) < 0.12
    rim = border(faces)
    assert edge[rim].all()


def test_a_cut_keeps_triangles_facing_outward() -> None:
    ball = shapes.ball((0, 0, 0), 1.0, "#ffffff", level=2)
    p = ball.positions.astype(np.float64)
    faces, (q,), _ = cut(ball.triangles, p @ [0.3, 0.5, 0.8] - 0.1, [p])
    corner = q[faces]
    normal = np.cross(corner[:, 1] - corner[:, 0], corner[:, 2] - corner[:, 0])
    assert ((normal * corner.mean(1)).sum(1) > -1e-9).all()


def test_subdivision_quarters_and_normals_point_out() -> None:
    ball = shapes.ball((0, 0, 0), 1.0, "#ffffff", level=1)
    p = ball.positions.astype(np.float64)
    q, faces, w = subdivided(p, ball.triangles, np.ones((len(p), 2), np.float32))
    assert len(faces) == 4 * len(ball.triangles)
    assert len(w) == len(q)
    assert ((vertex_normals(q, faces) * q).sum(1) > 0.8).all()
