"""Small things on face and hair: glasses, masks, ribbons; and a machine's head."""

import math

import numpy as np

from studio.stage import shapes
from studio.stage.mesh import Material
from studio.stage.people.face import Face
from studio.stage.people.fitting import Fitting
from studio.stage.people.layer import (
    CLOTH,
    FUR,
    GLINT,
    GLOSS,
    LEATHER,
    METAL,
    Color,
    grid,
    spread,
)  # fmt: skip
from studio.stage.people.skeleton import Doubles
from studio.stage.people.wardrobe import tone
from studio.stage.people.wardrobe.headgear.skull import dome, fix_on_head, skull


def glasses(fit: Fitting, face: Face, color: Color = "#1a1816", dark: bool = False, square: bool = True) -> None:
    """Spectacles; ``dark`` for sunglasses."""
    d = face.eye_distance
    s = skull(fit, face)
    turn = spread(0, 2 * np.pi, 25)
    power = 0.55 if square else 1.0
    for eye, sign in zip(face.eyes, (1.0, -1.0), strict=True):
        width, height = d * 0.38, d * (0.27 if square else 0.33)
        y = eye[1] + sign * 0.002 + width * np.sign(np.cos(turn)) * np.abs(np.cos(turn)) ** power
        z = eye[2] - d * 0.06 + height * np.sign(np.sin(turn)) * np.abs(np.sin(turn)) ** power
        x = face.middle[0] + 0.026 * fit.scale - 0.10 * np.abs(y) + 0 * y
        rim = np.stack([x, y, z], 1)
        fix_on_head(fit, shapes.tube(rim, 0.0022, color, segments=6), GLOSS)
        centre = rim[:-1].mean(0)
        lens = np.concatenate([[centre], rim[:-1]])
        faces = [[0, 1 + i, 1 + (i + 1) % 24] for i in range(24)]
        if dark:
            fit.put(lens, faces, fit.bound("Head", len(lens)), "#0c0d10", GLOSS)
        outer = rim[np.argmax(rim[:, 1] * sign)]
        ear = np.array([s.x + 0.005, sign * s.aside * 1.02, outer[2] + 0.004])
        fix_on_head(
            fit,
            shapes.tube(
                [outer, (outer + ear) / 2 + np.array([0.01, sign * 0.008, 0.002]), ear], 0.0022, color, segments=5
            ),
            GLOSS,
        )
    bridge = face.middle + np.array([0.030 * fit.scale, 0, -d * 0.02])
    half = d * 0.13
    fix_on_head(
        fit,
        shapes.tube(
            [bridge + np.array([0, half, 0]), bridge + np.array([0.002, 0, 0.002]), bridge - np.array([0, half, 0])],
            0.0024,
            color,
            segments=5,
        ),
        GLOSS,
    )


def goggles(fit: Fitting, face: Face, color: Color = "#2a2d33", lens: Color = "#c8702a", up: bool = False) -> None:
    """Ski goggles over the eyes, or pushed up on the forehead."""
    s = skull(fit, face)
    z = face.middle[2] + (0.062 * fit.scale if up else -0.002)
    angle = spread(-0.95, 0.95, 22)
    rise = 1.06 if up else 0.0
    for grow, tall, c, m in ((1.0, 0.034, color, GLOSS), (1.03, 0.026, lens, METAL)):
        rows: list[Doubles] = []
        for t in (-1.0, -0.8, 0.8, 1.0):
            edge = 0.0 if abs(t) == 1 else 0.012
            r = s.ahead * (rise or 1.0) + (0.018 if not up else 0.020) + edge
            x = s.x + (r * grow) * np.cos(angle) ** 0.8
            nose = 0.45 * np.exp(-((angle / 0.16) ** 2)) if t < 0 and not up else 0.0
            rows.append(
                np.stack([x, s.aside * 1.06 * np.sin(angle), z + t * tall * (1 - nose) * fit.scale + 0 * angle], 1)
            )
        p = np.concatenate(rows)
        fit.put(p, grid(4, 22), fit.bound("Head", len(p)), c, m)
    level = (z - s.z) / s.up
    dome(
        fit,
        face,
        ((1.10, level - 0.10), (1.12, level), (1.09, level + 0.10)),
        tone(color, 0.7),
        CLOTH,
        keep=lambda p: p[:, 0] < s.x + s.ahead * 0.62,
    )


def headphones(fit: Fitting, face: Face, color: Color = "#20242c") -> None:
    """Large headphones."""
    s = skull(fit, face)
    way = [s.place(np.array([[-0.02, 1.16 * math.cos(a), 1.22 * math.sin(a)]]))[0] for a in spread(0.0, np.pi, 16)]
    fix_on_head(fit, shapes.tube(way, 0.010 * fit.scale, color, segments=8), GLOSS)
    for sign in (1.0, -1.0):
        at = (s.x - 0.005, sign * s.aside * 1.12, s.z - 0.01)
        fix_on_head(fit, fit.ball(at, (0.036, 0.018, 0.042), tone(color, 1.3), level=2), GLOSS)


def ribbon(fit: Fitting, face: Face, color: Color = "#c8323e") -> None:
    """A bow on the back of the head."""
    s = skull(fit, face)
    at = s.place(np.array([[-0.55, 0, 1.0]]), 1.08)[0]
    for sign in (1.0, -1.0):
        fix_on_head(
            fit, fit.ball(at + np.array([0, sign * 0.045, 0.006]), (0.014, 0.042, 0.028), color, level=2), CLOTH
        )
    fix_on_head(fit, fit.ball(at, (0.016, 0.013, 0.015), tone(color, 0.8), level=2), CLOTH)


def kanzashi(fit: Fitting, face: Face, color: Color = "#e0567a") -> None:
    """Flower hairpins with hanging beads at the side of the head."""
    s = skull(fit, face)
    for j, (x, y, z) in enumerate(((0.15, 0.95, 0.72), (-0.15, 0.98, 0.62), (0.35, 0.86, 0.60))):
        at = s.place(np.array([[x, y, z]]), 1.14)[0]
        for i in range(5):
            a = i * 2 * np.pi / 5 + j
            petal = at + np.array([math.cos(a) * 0.012, 0.004, math.sin(a) * 0.012])
            fix_on_head(fit, fit.ball(petal, (0.009, 0.005, 0.009), color if j != 1 else "#f6e9d2", level=1), CLOTH)
        fix_on_head(fit, fit.ball(at + np.array([0, 0.006, 0]), 0.005, "#e8c34a", level=1), METAL)
    at = s.place(np.array([[0.1, 1.02, 0.55]]), 1.14)[0]
    for i in range(4):
        fix_on_head(fit, fit.ball(at + np.array([0.0, 0.002, -0.014 * i]), 0.0045, color, level=1), CLOTH)


def eyepatch(fit: Fitting, face: Face, color: Color = "#14110f") -> None:
    """Over the right eye, on a string."""
    d = face.eye_distance
    eye = face.eyes[1]
    t = spread(0, 2 * np.pi, 16, endpoint=False)
    y, z = eye[1] + d * 0.30 * np.cos(t), eye[2] + d * 0.24 * np.sin(t)
    rim = face.on_face(y, z, 0.004)
    centre = np.array([[eye[0] + 0.022, eye[1], eye[2]]])
    p = np.concatenate([centre, rim])
    fit.put(p, [[0, 1 + i, 1 + (i + 1) % 16] for i in range(16)], fit.bound("Head", 17), color, LEATHER)
    s = skull(fit, face)
    level = (eye[2] - s.z) / s.up + 0.35
    dome(fit, face, ((1.05, level), (1.06, level + 0.06)), color, LEATHER, grow=1.07)


def surgical_mask(fit: Fitting, face: Face, color: Color = "#a9cfe0") -> None:
    """A cloth mask over nose and mouth."""
    d = face.eye_distance
    z = spread(face.nose_tip[2] + d * 0.30, face.mouth[2] - d * 0.62, 9)
    y = spread(-d * 0.82, d * 0.82, 13)
    yy, zz = np.meshgrid(y, z)
    p = face.on_face(yy.ravel(), zz.ravel(), 0.006)
    for _ in range(3):
        g = p.reshape(9, 13, 3)
        g[1:-1, 1:-1, 0] = np.maximum(
            g[1:-1, 1:-1, 0], (g[:-2, 1:-1, 0] + g[2:, 1:-1, 0] + g[1:-1, :-2, 0] + g[1:-1, 2:, 0]) / 4
        )
        p = g.reshape(-1, 3)
    fit.put(p, grid(9, 13, flip=True), fit.bound("Head", len(p)), color, CLOTH, follow=face.followed(p))
    s = skull(fit, face)
    for sign in (1.0, -1.0):
        for row in (0, 8):
            edge = p.reshape(9, 13, 3)[row, 12 if sign > 0 else 0]
            ear = np.array([s.x + 0.005, sign * s.aside * 1.02, s.z - 0.02])
            fix_on_head(
                fit,
                shapes.tube(
                    [edge, (edge + ear) / 2 + np.array([0, sign * 0.006, 0]), ear], 0.0015, "#f0f0f0", segments=4
                ),
                CLOTH,
            )


def robot_head(fit: Fitting, face: Face, color: Color = "#c3c9d2", light: Color = "#6fd0ff") -> None:
    """A machine's head over the wearer's: shell, dark face plate with a lit eye band, ear discs."""
    s, first = skull(fit, face), len(fit.layers)
    k = fit.scale
    centre = np.array([s.x + 0.006 * k, 0, s.z - 0.035 * k])
    half = np.array([s.ahead * 1.16, s.aside * 1.12, s.up * 1.28])
    level = 3 if fit.level < 2 else 2

    def block(radius: Doubles, tint: Color, material: Material, power: float, where: float | None) -> None:
        ball = fit.ball((0, 0, 0), 1.0, tint, level=level)
        unit = np.sign(ball.positions) * np.abs(ball.positions) ** power
        faces = ball.triangles
        if where is not None:
            faces = faces[(unit[:, 0] > where)[faces].all(1)]
        p = unit * radius + centre
        fit.put(p, faces, fit.bound("Head", len(p)), tint, material)

    block(half, color, GLOSS, 0.72, None)
    block(half * [1.03, 0.86, 0.72], "#14161c", GLOSS, 0.62, 0.45)
    angle = spread(-0.62, 0.62, 16)
    rows = [
        np.stack(
            [
                centre[0] + half[0] * 1.07 * np.cos(angle) ** 0.3,
                half[1] * 1.05 * np.sin(angle),
                np.full(16, face.middle[2] + dz),
            ],
            1,
        )
        for dz in (-0.011, 0.011)
    ]
    p = np.concatenate(rows)
    fit.put(p, grid(2, 16), fit.bound("Head", len(p)), light, GLINT)
    for sign in (1.0, -1.0):
        fix_on_head(
            fit,
            fit.ball(
                (centre[0], sign * half[1] * 1.0, s.z - 0.01),
                (0.03 * k, 0.016 * k, 0.03 * k),
                tone(color, 0.6),
                level=2,
            ),
            METAL,
        )
    fix_on_head(
        fit,
        shapes.capsule(
            centre + np.array([0, 0, half[2]]), centre + np.array([-0.01, 0, half[2] * 1.25]), 0.004, 0.004, "#2a2e36"
        ),
        METAL,
    )
    fix_on_head(fit, fit.ball(centre + np.array([-0.01, 0, half[2] * 1.28]), 0.010, light, level=1), GLINT)
    fit.cover(lambda at, parts: parts.skull - 0.45, *fit.layers[first:])


def earmuffs(fit: Fitting, face: Face, color: Color = "#d86a7a") -> None:
    """Fluffy, on a band."""
    s = skull(fit, face)
    way = [s.place(np.array([[-0.02, 1.10 * math.cos(a), 1.14 * math.sin(a)]]))[0] for a in spread(0.0, np.pi, 14)]
    fix_on_head(fit, shapes.tube(way, 0.006, "#f0f0f0", segments=6), GLOSS)
    for sign in (1.0, -1.0):
        fix_on_head(fit, fit.ball((s.x, sign * s.aside * 1.14, s.z - 0.01), (0.04, 0.024, 0.042), color, level=2), FUR)


def sunglasses(fit: Fitting, face: Face, color: Color = "#101114") -> None:
    """Dark glasses."""
    glasses(fit, face, color, dark=True)
