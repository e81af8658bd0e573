"""Helmets."""

import math

import numpy as np
from numpy.typing import NDArray

from studio.stage import shapes
from studio.stage.people.face import Face
from studio.stage.people.fitting import Fitting
from studio.stage.people.layer import (
    CLOTH,
    FUR,
    GLOSS,
    LEATHER,
    METAL,
    PAINT,
    Color,
    grid,
    spread,
)  # fmt: skip
from studio.stage.people.skeleton import Doubles
from studio.stage.people.surface import cut
from studio.stage.people.wardrobe import tone
from studio.stage.people.wardrobe.headgear.hats import brimmed, peak
from studio.stage.people.wardrobe.headgear.skull import dome, fix_on_head, skull


def knight_helm(fit: Fitting, face: Face, color: Color = "#7d838c", plume: Color = "#a8202e") -> None:
    """A closed helm with an eye slit, breaths and a plume."""
    d = face.eye_distance
    eyes = float(face.middle[2])
    profile = (
        (1.02, -1.02),
        (1.10, -0.82),
        (1.10, -0.2),
        (1.08, 0.25),
        (0.98, 0.62),
        (0.74, 0.90),
        (0.40, 1.06),
        (0.01, 1.12),
    )

    def keep(p: Doubles) -> NDArray[np.bool_]:
        return ~((p[:, 0] > face.middle[0] - 0.01) & (np.abs(p[:, 1]) < 0.055) & (p[:, 2] < eyes + 0.035))

    s = dome(fit, face, profile, color, METAL, grow=1.13, keep=keep)
    heights = spread(eyes + 0.05, eyes - 0.145, 13)
    angle = spread(-1.05, 1.05, 25)
    rows: list[Doubles] = []
    for i, z in enumerate(heights):
        t = i / 12
        bulge = 0.034 * (1 - np.abs(angle) / 1.05) ** 1.4 * (0.35 + 0.65 * math.sin(3.14 * min(t * 0.9 + 0.12, 1)))
        radius = s.ahead * 1.06 + bulge
        rows.append(
            np.stack(
                [s.x + radius * np.cos(angle) + 0.004, s.aside * 1.09 * np.sin(angle), z - 0.02 * np.cos(angle) * t], 1
            )
        )
    p = np.concatenate(rows)
    faces = grid(13, 25)
    cell = p[faces].mean(1)
    slit = np.abs(cell[:, 2] - (eyes + 0.008)) < 0.008
    slit &= (np.abs(cell[:, 1]) > 0.12 * d) & (np.abs(cell[:, 1]) < 0.95 * d)
    column = np.asarray(np.round(np.arctan2(cell[:, 1], cell[:, 0] - s.x) / (2.1 / 24)), np.int64)
    breath = (column % 3 == 0) & (np.abs(cell[:, 2] - (eyes - 0.075)) < 0.018) & (np.abs(cell[:, 1]) < 0.05)
    behind = p.copy()
    behind[:, :2] = np.array([s.x, 0]) + (p[:, :2] - np.array([s.x, 0])) * 0.93
    fit.put(behind, faces, fit.bound("Head", len(p)), "#060607", PAINT)
    fit.put(p, faces[~(slit | breath)], fit.bound("Head", len(p)), tone(color, 0.92), METAL)
    ridge = shapes.tube(
        [s.place(np.array([[1.14 * math.cos(a), 0, 1.16 * math.sin(a)]]))[0] for a in spread(0.35, 2.6, 12)],
        0.008 * fit.scale, color, segments=6,
    )  # fmt: skip
    fix_on_head(fit, ridge, METAL)
    for i in range(5):
        t = i / 4
        start = s.place(np.array([[-0.1 - 0.2 * t, 0, 1.12 - 0.03 * t]]))[0]
        way = [
            start,
            start + np.array([-0.04 - 0.02 * t, 0, 0.06 - 0.02 * t]),
            start + np.array([-0.14 - 0.03 * t, 0, -0.02 - 0.06 * t]),
        ]
        fix_on_head(fit, shapes.tube(way, [0.012, 0.020, 0.004], plume, segments=6), FUR)


def viking_helmet(fit: Fitting, face: Face, color: Color = "#757b82", horns: bool = True) -> None:
    """Iron with a bronze rim and nose guard; horns as everybody expects."""
    profile = ((1.02, 0.20), (1.02, 0.36), (0.97, 0.55), (0.80, 0.80), (0.50, 1.0), (0.2, 1.10), (0.01, 1.14))
    s = dome(fit, face, profile, color, METAL, grow=1.20)
    dome(fit, face, ((1.035, 0.17), (1.06, 0.18), (1.06, 0.36), (1.035, 0.37)), "#b08a3c", METAL, grow=1.20)
    x = s.x + s.ahead * 1.26
    top, low = s.z + s.up * 0.3, s.z - 0.03
    guard = np.array(
        [[x, -0.013, top], [x, 0.013, top], [x + 0.014, 0.015, low], [x + 0.014, -0.015, low], [x + 0.012, 0, top],
         [x + 0.024, 0, low - 0.012]]
    )  # fmt: skip
    fit.put(guard, [[0, 4, 5], [0, 5, 3], [4, 1, 2], [4, 2, 5]], fit.bound("Head", 6), "#b08a3c", METAL)
    if horns:
        for sign in (1.0, -1.0):
            b = s.aside
            way = [
                (s.x, sign * b * 1.12, s.z + s.up * 0.42), (s.x, sign * (b + 0.06), s.z + s.up * 0.60),
                (s.x + 0.02, sign * (b + 0.088), s.z + s.up * 1.0), (s.x + 0.05, sign * (b + 0.075), s.z + s.up * 1.32),
            ]  # fmt: skip
            fix_on_head(fit, shapes.tube(way, [0.028, 0.025, 0.016, 0.002], "#e6dcc4", segments=12), LEATHER)


def kabuto(
    fit: Fitting, face: Face, color: Color = "#23222a", crest: Color = "#d8b040", lacing: Color = "#8a2230"
) -> None:
    """A samurai's helmet: ribbed bowl, flared neck guard of laced plates, golden crest."""
    ribs = ((1.02, 0.22), (1.03, 0.38), (0.98, 0.62), (0.78, 0.88), (0.42, 1.06), (0.01, 1.12))

    def ribbed(p: Doubles) -> Doubles:
        out = p.copy()
        a = np.arctan2(p[:, 1], p[:, 0] - s0.x)
        out[:, :2] = (
            np.array([s0.x, 0]) + (p[:, :2] - np.array([s0.x, 0])) * (1 + 0.014 * np.abs(np.sin(a * 12)))[:, None]
        )
        return out

    s0 = skull(fit, face)
    s = dome(fit, face, ribs, color, METAL, grow=1.16, bend=ribbed)
    peak(fit, s, tone(color, 1.1), 1.18, 0.24, 0.26)

    def behind(p: Doubles) -> NDArray[np.bool_]:
        return p[:, 0] < face.middle[0] - 0.028 * fit.scale

    for i in range(4):
        low, high = 0.10 - 0.28 * i, 0.28 - 0.28 * i
        ring = ((1.22 + 0.16 * i, low), (1.20 + 0.16 * i, low + 0.02), (1.10 + 0.15 * i, high))
        dome(fit, face, ring, lacing if i % 2 else color, METAL if i % 2 == 0 else CLOTH, keep=behind)
    for sign in (1.0, -1.0):
        base = s.place(np.array([[1.20, sign * 0.10, 0.52]]))[0]
        way = [
            base,
            base + np.array([0.012, sign * 0.045, 0.05]),
            base + np.array([0.012, sign * 0.075, 0.13]),
            base + np.array([0.004, sign * 0.07, 0.20]),
        ]
        horn = shapes.tube(way, [0.010, 0.013, 0.009, 0.001], crest, segments=8)
        fix_on_head(fit, horn, METAL)
    fix_on_head(fit, fit.ball(s.place(np.array([[1.20, 0, 0.52]]))[0], (0.008, 0.022, 0.022), crest, level=2), METAL)


def hard_helmet(fit: Fitting, face: Face, color: Color = "#e8b92a", *, brim: float = 0.22, ridge: bool = True) -> None:
    """Builders, firefighters, soldiers: a hard shell with a short brim."""
    crown_ = ((1.0, 0.30), (1.02, 0.50), (0.96, 0.78), (0.72, 1.02), (0.36, 1.13), (0.01, 1.16))
    s = brimmed(fit, face, color, crown=crown_, brim=brim, droop=0.05, material=GLOSS)
    if ridge:
        way = [s.place(np.array([[1.14 * math.cos(a), 0, 1.18 * math.sin(a)]]))[0] for a in spread(0.5, 2.5, 10)]
        fix_on_head(fit, shapes.tube(way, 0.009 * fit.scale, tone(color, 0.9), segments=6), GLOSS)


def fire_helmet(fit: Fitting, face: Face, color: Color = "#c8261e") -> None:
    """A firefighter's helmet with its long back brim and badge."""
    hard_helmet(fit, face, color, brim=0.38)
    s = skull(fit, face)
    fix_on_head(fit, shapes.box((s.x + s.ahead * 1.22, 0, s.z + s.up * 0.70), (0.01, 0.045, 0.055), "#e8c34a"), METAL)


def army_helmet(fit: Fitting, face: Face, color: Color = "#4f5738") -> None:
    """A soldier's helmet that comes down over the ears."""
    profile = ((1.10, -0.02), (1.08, 0.10), (1.04, 0.40), (0.97, 0.70), (0.72, 0.98), (0.36, 1.10), (0.01, 1.13))

    def shaped(p: Doubles) -> Doubles:
        out = p.copy()
        front = np.clip((p[:, 0] - face.middle[0] + 0.05) / 0.06, 0, 1)
        out[:, 2] += front * np.clip(1 - (p[:, 2] - s0.z) / (0.4 * s0.up), 0, 1) * 0.30 * s0.up
        return out

    s0 = skull(fit, face)
    dome(fit, face, profile, color, GLOSS, grow=1.16, bend=shaped)
    for sign in (1.0, -1.0):
        way = [
            (s0.x + 0.01, sign * s0.aside * 1.12, s0.z),
            (s0.x + 0.03, sign * s0.aside * 0.85, s0.z - 0.10),
            (s0.x + 0.045, 0, s0.z - 0.145),
        ]
        fix_on_head(fit, shapes.tube(way, 0.006, "#2c2a20", segments=5), CLOTH)


def bicycle_helmet(fit: Fitting, face: Face, color: Color = "#d8dce2") -> None:
    """Vented, on a chin strap."""
    profile = ((1.0, 0.34), (1.06, 0.46), (1.02, 0.72), (0.80, 1.0), (0.42, 1.16), (0.01, 1.20))

    def vents(p: Doubles) -> NDArray[np.bool_]:
        y = np.abs(p[:, 1]) / s0.aside
        hole = (
            (np.abs((y * 3.2) % 1 - 0.5) < 0.22)
            & (p[:, 2] > s0.z + 0.62 * s0.up)
            & (np.abs(p[:, 0] - s0.x) < s0.ahead * 0.9)
        )
        return ~hole

    s0 = skull(fit, face)
    dome(fit, face, ((1.0, 0.4), (0.95, 0.72), (0.72, 0.98), (0.01, 1.12)), "#15161a", PAINT, grow=1.09)
    dome(fit, face, profile, color, GLOSS, grow=1.18, keep=vents)
    for sign in (1.0, -1.0):
        way = [
            (s0.x + 0.02, sign * s0.aside * 1.10, s0.z + 0.03),
            (s0.x + 0.03, sign * s0.aside * 0.85, s0.z - 0.10),
            (s0.x + 0.045, 0, s0.z - 0.145),
        ]
        fix_on_head(fit, shapes.tube(way, 0.005, "#15161a", segments=5), CLOTH)


def space_helmet(fit: Fitting, face: Face, color: Color = "#eceef0") -> None:
    """A white shell on a neck ring with a golden visor."""
    s = skull(fit, face)
    k = fit.scale
    centre = np.array([s.x + 0.012 * k, 0, s.z + 0.005])
    radius = np.array([0.158, 0.148, 0.165]) * k * max(fit.head_scale, 1.0)
    level = (4, 3, 3, 2)[fit.level]
    # The window's rim is cut exactly; a ball's own triangles would saw it.
    for grow, tint, material, keep in ((1.0, color, GLOSS, -1.0), (0.985, "#b8862c", METAL, 1.0)):
        ball = shapes.ball(centre, radius * grow, tint, level=level)
        out = (ball.positions - centre) / (radius * grow)
        window = np.minimum(np.minimum(out[:, 0] - 0.36, 0.60 - out[:, 2]), out[:, 2] + 0.56) + (
            0.03 if keep > 0 else 0
        )
        faces, (p,), _ = cut(ball.triangles, np.asarray(window * keep, np.float64), [ball.positions])
        fit.put(p, faces, fit.bound("Head", len(p)), tint, material)
    ring = shapes.torus(
        centre - [0.012 * k, 0, radius[2] * 0.90], 0.105 * k, 0.018 * k, "#b9bfc6", segments=32, sides=8
    )
    fix_on_head(fit, ring, METAL, "Neck")
    for sign in (1.0, -1.0):
        at = centre + np.array([0.02, sign * radius[1] * 0.98, radius[2] * 0.55])
        lamp = shapes.box(at, (0.06 * k, 0.022 * k, 0.03 * k), "#c9ced6")
        fix_on_head(fit, lamp, GLOSS)
