"""Beards and moustaches: hairs rooted in the skin, that move with the face."""

import numpy as np

from studio.stage.people.face import Face
from studio.stage.people.fitting import Fitting
from studio.stage.people.layer import HAIR, Color, grid, paint, smoothstep, spread
from studio.stage.people.scalp import Scalp
from studio.stage.people.skeleton import Doubles
from studio.stage.people.surface import vertex_normals


def beard(fit: Fitting, face: Face, color: Color, length: float, seed: int) -> None:
    """A full beard and moustache, ``length`` metres at the chin."""
    scalp, random = Scalp(fit, face), np.random.default_rng(seed)
    k, body = scalp.unit, fit.body
    tip, mouth = face.nose_tip, face.mouth
    lips = fit.mask("lips") > 0.16
    high_lip = float(body[lips][:, 2].max())
    jaw = (
        (fit.body_groups.head > 0.5) & (body[:, 0] > scalp.centre[0] + 0.012) & (body[:, 2] < tip[2] - 0.010 * k)
        & (body[:, 2] > mouth[2] - 0.064 * k) & ~lips & (fit.mask("inside_mouth") < 0.16)
    )  # fmt: skip
    y = np.abs(body[:, 1])
    around = (body[:, 2] < mouth[2] - 0.004) | (y > 0.026 * k) | (body[:, 2] > high_lip + 0.001)
    limit = np.interp(
        y,
        np.array([0, 0.02, 0.035, 0.05, 0.07]) * k,
        [tip[2] - 0.012 * k, tip[2] - 0.014 * k, mouth[2] - 0.004 * k, mouth[2] + 0.012 * k, mouth[2] + 0.05 * k],
    )
    covered = jaw & around & (body[:, 2] < limit)
    triangles = fit.data.triangles["body"]
    normal = vertex_normals_of(fit)
    mine = triangles[covered[triangles].all(1)]
    if not len(mine):
        return
    used = np.unique(mine)
    number = np.full(len(body), -1, np.int32)
    number[used] = np.arange(len(used))
    skin = body[used]
    texture = np.stack([skin[:, 1] * 160, skin[:, 2] * 20, 0 * skin[:, 0]], 1)
    fit.put(
        skin + normal[used] * 0.0035, number[mine], fit.weights[used], paint(color, len(used)) * 0.7, HAIR,
        rest=texture, follow=used,
    )  # fmt: skip
    count = min(int(230 * (1.6, 1, 0.4, 0)[fit.level]), len(used))
    if not count:
        return
    chosen = random.choice(used, count, replace=False)
    at, n = body[chosen], normal[chosen]
    moustache = (at[:, 2] > mouth[2] + 0.002) & (np.abs(at[:, 1]) < 0.03 * k)
    side = np.sign(at[:, 1] + 1e-6)
    down = np.where(
        moustache[:, None],
        np.stack([np.full(count, 0.15), side * 1.1, np.full(count, -0.45)], 1),
        np.stack([np.full(count, 0.35), side * 0.15, np.full(count, -1.0)], 1),
    )
    down /= np.linalg.norm(down, axis=1, keepdims=True)
    long = length * (0.35 + 0.9 * smoothstep(mouth[2] + 0.02, mouth[2] - 0.05, at[:, 2]))
    long = np.where(moustache, min(length * 0.5, 0.026), long) * k * (0.8 + 0.4 * random.random(count))
    t = spread(0, 1, 6)[:, None, None]
    way = (n * 0.35 + down)[None]
    p = at[None] + t * long[None, :, None] * way
    p = p + np.array([0, 0, -1.0]) * (long[None, :, None] * 0.35 * t**2) - n[None] * 0.002
    if length > 0.05:
        p[..., 1] *= np.where(moustache, 1, 1 - 0.35 * t[..., 0])
    across = np.cross(way, n[None])
    across = across / (np.linalg.norm(across, axis=2, keepdims=True) + 1e-9)
    half = (
        0.0042 * k * np.interp(t[:, 0, 0], [0, 0.3, 1], [0.8, 1, 0.08])[:, None, None] * (1.6 if length > 0.05 else 1)
    )
    v = np.stack([p - across * half, p + n[None] * half * 0.4, p + across * half], 2)
    v = v.transpose(1, 0, 2, 3).reshape(-1, 3)
    faces = (grid(6, 3)[None] + (np.arange(count) * 18)[:, None, None]).reshape(-1, 3)
    seed_of = random.random(count)
    texture = np.zeros((count, 6, 3, 3))
    texture[..., 0] = seed_of[:, None, None] * 97 + np.array([-1, 0, 1.0])
    texture[..., 1] = spread(0, 0.3, 6)[:, None]
    colors = (paint(color, 1)[0] * (0.8 + 0.4 * seed_of)[:, None]).repeat(18, 0)
    fit.put(
        v, faces, fit.bound("Head", len(v)), np.clip(colors, 0, 1), HAIR, rest=texture.reshape(-1, 3),
        follow=chosen.repeat(18),
    )  # fmt: skip


def vertex_normals_of(fit: Fitting) -> Doubles:
    """Unit normals of the full skin (13,380, 3)."""
    return vertex_normals(fit.body, fit.data.triangles["body"])
