"""Hoods, kerchiefs, headbands, veils."""

import math
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from studio.stage import shapes
from studio.stage.mesh import Material, Texture
from studio.stage.people.data import LEVELS
from studio.stage.people.face import Face
from studio.stage.people.fitting import Fitting
from studio.stage.people.layer import (
    CLOTH,
    FUR,
    Color,
    compact,
    grid,
    spread,
)  # fmt: skip
from studio.stage.people.neighbours import Averaging
from studio.stage.people.skeleton import Doubles
from studio.stage.people.surface import vertex_normals
from studio.stage.people.wardrobe import tone
from studio.stage.people.wardrobe.headgear.skull import Skull, dome, fix_on_head, skull


def hood(fit: Fitting, face: Face, color: Color, material: Material = CLOTH, fur: Color | None = None) -> None:
    """A hood up over the head, open around the face; ``fur`` trims its rim."""
    s = skull(fit, face)
    rings = spread(0, 1, (16, 14, 9, 6)[fit.level])
    around = spread(0, 2 * np.pi, (40, 32, 20, 12)[fit.level], endpoint=False)
    # From the rim around the face back over the head: each ring is an oval in a plane that leans.
    p: list[Doubles] = []
    for t in rings:
        x = 0.70 - 1.95 * t
        size = math.sqrt(max(1 - max(0.0, (t - 0.35) / 0.65) ** 2.4, 0.0)) if t < 1 else 0.02
        y = 1.28 * size * np.cos(around)
        z = np.where(np.sin(around) > 0, 1.26 * size, 1.02 * size + 0.45 * (1 - t)) * np.sin(around) + 0.08
        p.append(np.stack([np.full(len(around), x) - 0.10 * np.minimum(np.sin(around), 0) * (1 - t), y, z], 1))
    q = s.place(np.concatenate(p))
    _tuck(fit, s)
    fit.put(q, grid(len(rings), len(around), closed=True), fit.bound("Head", len(q)), color, material)
    if fur is not None:
        rim = s.place(p[0])
        closed = np.concatenate([rim, rim[:1]])
        roll = shapes.tube(closed, 0.020 * fit.scale, fur, segments=8)
        fit.put(roll.positions, roll.triangles, fit.bound("Head", len(roll.positions)), fur, FUR)


def _tuck(fit: Fitting, s: Skull) -> None:
    """Push hair that would stick out of a hood in under it, the fringe before its rim apart."""
    for layer in fit.layers:
        if layer.material.texture is not Texture.HAIR:
            continue
        unit = (layer.positions - [s.x, 0.0, s.z]) / [s.ahead, s.aside, s.up]
        x = np.clip(unit[:, 0], -1.12, None)
        t = (0.70 - x) / 1.95
        size = np.sqrt(np.clip(1 - np.maximum(0.0, (t - 0.35) / 0.65) ** 2.4, 0.0, 1.0))
        z = unit[:, 2] - 0.08
        tall = np.where(z > 0, 1.26 * size, 1.02 * size + 0.45 * (1 - t))
        out = np.hypot(unit[:, 1] / (1.28 * size + 1e-6), z / (tall + 1e-6))
        inward = np.where(t > 0, np.minimum(0.90 / np.maximum(out, 1e-6), 1.0), 1.0)
        tucked = np.stack([np.where(t > 0, x, unit[:, 0]), unit[:, 1] * inward, 0.08 + z * inward], 1)
        layer.positions = s.place(tucked)


def ninja_hood(fit: Fitting, face: Face, color: Color = "#16171d") -> None:
    """Black cloth around head and face that leaves the eyes."""
    eyes = float(face.middle[2])
    d = face.eye_distance

    def keep(p: Doubles) -> NDArray[np.bool_]:
        slit = (p[:, 0] > face.middle[0] - 0.5 * d) & (np.abs(p[:, 1]) < 0.95 * d)
        return ~(slit & (p[:, 2] < eyes + 0.42 * d) & (p[:, 2] > eyes - 0.42 * d))

    _wrap(fit, face, color, keep, 0.009)
    s = skull(fit, face)
    knot = (s.x - s.ahead * 1.12, 0.0, s.z + s.up * 0.35)
    fix_on_head(fit, fit.ball(knot, (0.016, 0.022, 0.016), tone(color, 1.5), level=2), CLOTH)
    for sign in (1.0, -1.0):
        tail = shapes.tube(
            [knot, (knot[0] - 0.05, sign * 0.03, knot[2] - 0.05), (knot[0] - 0.07, sign * 0.05, knot[2] - 0.16)],
            [0.012, 0.016, 0.006], tone(color, 1.4), segments=6,
        )  # fmt: skip
        fix_on_head(fit, tail, CLOTH)


def _wrap(fit: Fitting, face: Face, color: Color, keep: Callable[[Doubles], NDArray[np.bool_]], lift: float) -> None:
    """Cloth that follows the whole head, eased off the skin, smoothed over nose, ears and hair."""
    triangles = fit.data.triangles[LEVELS[min(fit.level, 2)]]
    use = (fit.body_groups.head[triangles] > 0.25).all(1) & (fit.mask("inside_mouth")[triangles] < 0.25).all(1)
    used, faces = compact(triangles[use])
    body = fit.points[used]
    normal = vertex_normals(body, faces)
    mean = Averaging(faces, len(body))
    p = body + normal * lift * fit.scale
    for _ in range(18):
        q = 0.5 * p + 0.5 * (mean.of(p))
        p = q + normal * np.maximum(lift * 0.6 * fit.scale - ((q - body) * normal).sum(1), 0)[:, None]
    faces = faces[keep(p[faces].mean(1))]
    fit.put(p, faces, fit.weights[used], color, CLOTH)


def headscarf(fit: Fitting, face: Face, color: Color = "#a33f36") -> None:
    """A kerchief knotted at the back (pirates, farmers, cleaners)."""
    dome(
        fit,
        face,
        ((1.0, 0.36), (1.02, 0.5), (0.96, 0.74), (0.72, 0.96), (0.36, 1.06), (0.01, 1.08)),
        color,
        CLOTH,
        grow=1.11,
    )
    s = skull(fit, face)
    at = np.array([s.x - s.ahead * 1.14, 0, s.z + s.up * 0.36])
    fix_on_head(fit, fit.ball(at, (0.014, 0.02, 0.016), color, level=2), CLOTH)
    for sign in (1.0, -1.0):
        way = [at, at + np.array([-0.03, sign * 0.02, -0.05]), at + np.array([-0.035, sign * 0.045, -0.12])]
        fix_on_head(fit, shapes.tube(way, [0.008, 0.018, 0.004], tone(color, 0.85), segments=6), CLOTH)


def headband(fit: Fitting, face: Face, color: Color = "#f4f2ee", knot: bool = True) -> None:
    """A band around the forehead (hachimaki, athletes)."""
    dome(fit, face, ((1.04, 0.44), (1.07, 0.46), (1.06, 0.62), (1.02, 0.64)), color, CLOTH, grow=1.06)
    if knot:
        s = skull(fit, face)
        at = np.array([s.x - s.ahead * 1.12, 0, s.z + s.up * 0.54])
        for sign in (1.0, -1.0):
            way = [at, at + np.array([-0.03, sign * 0.03, -0.03]), at + np.array([-0.04, sign * 0.05, -0.13])]
            fix_on_head(fit, shapes.tube(way, [0.008, 0.012, 0.006], color, segments=5), CLOTH)


def veil(fit: Fitting, face: Face, color: Color = "#fbfaf7", length: float = 0.55) -> None:
    """A bride's veil from the back of the head down the back."""
    s = skull(fit, face)
    k = fit.scale
    columns, rows = 25, 14
    angle = spread(np.radians(80), np.radians(280), columns)
    p: list[Doubles] = []
    for t in spread(0, 1, rows):
        r = 1.10 + 0.9 * t**0.7
        fold = 1 + 0.05 * t * np.sin(angle * 13)
        x, y = r * np.cos(angle) * fold, r * np.sin(angle) * fold * 0.95
        z = 0.95 - 0.3 * t - length * k / s.up * t**1.1
        p.append(s.place(np.stack([x, y, np.full(columns, z)], 1)))
    q = np.concatenate(p)
    share = np.repeat(spread(0, 1, rows) ** 0.7 * 0.7, columns)[:, None].astype(np.float32)
    weights = fit.bound("Head", len(q)) * (1 - share) + fit.bound("Spine2", len(q)) * share
    fit.put(q, grid(rows, columns), weights.astype(np.float32), color, CLOTH)
    for i in range(-3, 4):
        a = i * 0.33
        bud = s.place(np.array([[0.75 * math.cos(a) - 0.1, 1.0 * math.sin(a), 1.02]]), 1.04)[0]
        fix_on_head(fit, fit.ball(bud, 0.013, "#f4e6e6" if i % 2 else "#f0c8cf", level=1), CLOTH)
