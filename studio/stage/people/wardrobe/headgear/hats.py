"""Caps and hats; crowns and tiaras."""

import math

import numpy as np

from studio.stage import shapes
from studio.stage.mesh import Material
from studio.stage.people.face import Face
from studio.stage.people.fitting import Fitting
from studio.stage.people.layer import (
    CLOTH,
    GLOSS,
    KNIT,
    METAL,
    Color,
    cloth,
    grid,
    paint,
    spread,
)  # fmt: skip
from studio.stage.people.skeleton import Doubles
from studio.stage.people.wardrobe import tone
from studio.stage.people.wardrobe.headgear.skull import Profile, Skull, dome, fix_on_head, skull

_CROWN: Profile = ((1.0, 0.26), (1.02, 0.42), (0.97, 0.68), (0.74, 0.93), (0.38, 1.05), (0.01, 1.08))


def cap(fit: Fitting, face: Face, color: Color = "#c23b2e", badge: Color | None = None) -> None:
    """A baseball cap."""
    s = dome(fit, face, _CROWN, color, CLOTH, grow=1.14)
    peak(fit, s, tone(color, 0.8), 1.14, 0.28, 0.72)
    fix_on_head(fit, fit.ball((s.x, 0, s.z + s.up * 1.09), 0.008, color, level=1), CLOTH)
    if badge is not None:
        front = (s.x + s.ahead * 1.14, 0, s.z + s.up * 0.60)
        fix_on_head(fit, fit.ball(front, (0.006, 0.018, 0.015), badge, level=2), CLOTH)


def peak(fit: Fitting, s: Skull, color: Color, grow: float, height: float, length: float) -> None:
    """The visor of a cap: ``length`` in skull units."""
    angle = spread(-1.15, 1.15, 24)
    rows: list[Doubles] = []
    for out, drop in ((0.0, 0.03), (0.45, 0.035), (1.0, -0.05), (1.0, -0.08), (0.45, 0.0), (0.0, -0.01)):
        reach = np.cos(angle * 0.9) ** 0.5 * out * length
        rows.append(
            np.stack(
                [
                    grow * np.cos(angle) + reach,
                    grow * np.sin(angle) * (1 + 0.02 * out),
                    height + drop - 0.10 * out * np.sin(angle) ** 2,
                ],
                1,
            )
        )
    p = s.place(np.concatenate(rows))
    fit.put(p, grid(6, 24), fit.bound("Head", len(p)), color, CLOTH)


def peaked_cap(
    fit: Fitting, face: Face, color: Color = "#1b2540", band: Color = "#0d1120", badge: Color = "#d8b24a"
) -> None:
    """Police, conductors, officers: a flat crown wider than its band, a glossy visor, a badge."""
    profile = ((1.0, 0.28), (1.02, 0.52), (1.28, 0.86), (1.30, 0.92), (1.16, 0.99), (0.01, 1.05))
    s = dome(fit, face, profile, color, CLOTH, grow=1.13)
    dome(fit, face, ((1.03, 0.26), (1.05, 0.50)), band, CLOTH, grow=1.13)
    peak(fit, s, "#0b0c10", 1.14, 0.27, 0.42)
    fix_on_head(fit, fit.ball((s.x + s.ahead * 1.26, 0, s.z + s.up * 0.66), (0.006, 0.02, 0.02), badge, level=2), METAL)


def beanie(fit: Fitting, face: Face, color: Color = "#2f4f66") -> None:
    """A knitted cap with a turned-up edge."""
    dome(
        fit,
        face,
        ((1.0, 0.18), (1.02, 0.4), (0.98, 0.7), (0.78, 0.96), (0.42, 1.10), (0.01, 1.14)),
        color,
        cloth(KNIT),
        grow=1.12,
    )
    dome(fit, face, ((1.06, 0.10), (1.09, 0.14), (1.09, 0.36), (1.05, 0.40)), tone(color, 0.8), cloth(KNIT), grow=1.12)


def brimmed(
    fit: Fitting,
    face: Face,
    color: Color,
    *,
    crown: Profile,
    brim: float,
    curl: float = 0.0,
    droop: float = 0.0,
    band: Color | None = None,
    material: Material = CLOTH,
    lean: float = 0.0,
) -> Skull:
    """A hat. ``brim``: its width in skull units; ``curl`` the sides turned up, ``droop`` all of it turned down;
    ``lean`` bends a tall crown back."""

    def bend(p: Doubles) -> Doubles:
        out = p.copy()
        above = np.maximum(p[:, 2] - (s0.z + s0.up * 0.9), 0)
        out[:, 0] -= lean * above**1.6 * 3
        return out

    s0 = skull(fit, face)
    s = dome(fit, face, crown, color, material, grow=1.13, bend=bend)
    low = crown[0][1]
    segments = (56, 40, 26, 16)[fit.level]
    angle = spread(0, 2 * np.pi, segments, endpoint=False)
    rows: list[Doubles] = []
    for out, thick in ((0.0, 0.0), (0.5, 0.0), (1.0, 0.0), (1.0, -0.03), (0.5, -0.03), (0.0, -0.03)):
        radius = 1.12 + brim * out
        rise = curl * out**2 * np.abs(np.sin(angle)) ** 2 - droop * out + thick
        rows.append(np.stack([radius * np.cos(angle), radius * np.sin(angle), low + rise + 0 * angle], 1))
    p = s.place(np.concatenate(rows))
    fit.put(p, grid(6, segments, closed=True, flip=True), fit.bound("Head", len(p)), tone(color, 0.95), material)
    if band is not None:
        first, second = crown[0], crown[1]
        t = 0.75
        edge = (first[0] + (second[0] - first[0]) * t + 0.015, first[1] + (second[1] - first[1]) * t)
        dome(fit, face, ((first[0] + 0.02, first[1] + 0.01), edge), band, CLOTH, grow=1.135)
    return s


def cowboy_hat(fit: Fitting, face: Face, color: Color = "#7a5230") -> None:
    """Wide brim with its sides turned up, creased crown."""
    crown = ((1.0, 0.34), (0.98, 0.70), (0.90, 1.05), (0.72, 1.28), (0.45, 1.24), (0.01, 1.14))
    brimmed(fit, face, color, crown=crown, brim=0.85, curl=0.42, band="#2c1b10")


def straw_hat(fit: Fitting, face: Face, color: Color = "#d8b974", band: Color = "#8a3a2a") -> None:
    """A farmer's hat."""
    crown = ((1.0, 0.38), (0.99, 0.70), (0.92, 0.98), (0.70, 1.10), (0.01, 1.15))
    brimmed(fit, face, color, crown=crown, brim=0.95, droop=0.10, band=band, material=cloth(KNIT))


def fedora(fit: Fitting, face: Face, color: Color = "#3a3530") -> None:
    """Felt, with a pinched crown."""
    crown = ((1.0, 0.34), (0.98, 0.70), (0.88, 1.02), (0.66, 1.18), (0.40, 1.13), (0.01, 1.06))
    brimmed(fit, face, color, crown=crown, brim=0.50, curl=0.10, droop=0.03, band=tone(color, 0.4))


def witch_hat(fit: Fitting, face: Face, color: Color = "#241b33") -> None:
    """Tall, pointed and bent, with a buckle."""
    crown = ((1.0, 0.36), (0.90, 0.65), (0.70, 1.15), (0.48, 1.75), (0.26, 2.35), (0.10, 2.75), (0.01, 2.95))
    s = brimmed(fit, face, color, crown=crown, brim=1.05, droop=0.06, band="#7a4a9a", lean=1.6)
    buckle = shapes.box((s.x + s.ahead * 1.12, 0, s.z + s.up * 0.50), (0.01, 0.036, 0.032), "#d8b24a")
    fix_on_head(fit, buckle, METAL)


def wizard_hat(fit: Fitting, face: Face, color: Color = "#2c3f7a") -> None:
    """Tall and pointed, with stars."""
    crown = ((1.0, 0.34), (0.88, 0.70), (0.66, 1.25), (0.44, 1.90), (0.22, 2.50), (0.01, 3.0))
    s = brimmed(fit, face, color, crown=crown, brim=0.65, droop=0.10, band="#d8b24a", lean=1.0)
    for i in range(7):
        a, up = i * 2.4, 0.85 + 0.2 * i
        r = (0.80 - 0.20 * (up - 0.7)) * 1.15
        at = (
            s.x + s.ahead * r * math.cos(a) - max(up - 0.9, 0) ** 1.6 * 0.05,
            s.aside * r * math.sin(a),
            s.z + s.up * up,
        )
        fix_on_head(fit, fit.ball(at, 0.008, "#f0d060", level=1), METAL)


def kasa(fit: Fitting, face: Face, color: Color = "#c9a866") -> None:
    """A pilgrim's or monk's wide straw cone."""
    dome(
        fit,
        face,
        ((2.6, 0.28), (2.62, 0.32), (1.6, 0.85), (0.7, 1.22), (0.01, 1.40)),
        color,
        cloth(KNIT),
        grow=1.05,
        lining=True,
    )


def chef_hat(fit: Fitting, face: Face, color: Color = "#f6f5f1") -> None:
    """A toque."""
    profile = ((1.0, 0.30), (1.01, 0.95), (1.16, 1.15), (1.25, 1.42), (1.12, 1.62), (0.7, 1.70), (0.01, 1.66))

    def pleated(p: Doubles) -> Doubles:
        out = p.copy()
        a = np.arctan2(p[:, 1], p[:, 0])
        puff = np.clip((p[:, 2] - p[:, 2].min()) / np.ptp(p[:, 2]) - 0.45, 0, 1)
        out[:, :2] *= (1 + 0.05 * puff * np.sin(a * 11))[:, None]
        return out

    dome(fit, face, profile, color, CLOTH, grow=1.12, bend=pleated)


def nurse_cap(fit: Fitting, face: Face, color: Color = "#f6f6f4") -> None:
    """A folded white cap with a red cross."""
    s = skull(fit, face)
    angle = spread(-1.2, 1.2, 18)
    rows = [
        np.stack([r * np.cos(angle) + dx, r * np.sin(angle) * 0.9, h + 0.05 * np.cos(angle)], 1)
        for r, dx, h in ((0.80, 0.10, 0.86), (0.98, 0.02, 1.16), (0.90, -0.10, 1.14), (0.70, 0.0, 0.95))
    ]
    p = s.place(np.concatenate(rows))
    fit.put(p, grid(4, 18), fit.bound("Head", len(p)), color, CLOTH)
    at = (s.x + s.ahead * 1.0, 0, s.z + s.up * 1.06)
    fix_on_head(fit, shapes.box(at, (0.006, 0.028, 0.009), "#c8242e"), CLOTH)
    fix_on_head(fit, shapes.box(at, (0.006, 0.009, 0.028), "#c8242e"), CLOTH)


def tricorn(fit: Fitting, face: Face, color: Color = "#1d1815") -> None:
    """A pirate's hat: three sides of the brim turned up, gold edge, a white skull badge."""
    crown = ((1.0, 0.34), (0.98, 0.62), (0.80, 0.92), (0.45, 1.05), (0.01, 1.08))
    s = dome(fit, face, crown, color, CLOTH, grow=1.12)
    segments = 60
    angle = spread(0, 2 * np.pi, segments, endpoint=False)
    up = np.abs(np.cos(1.5 * (angle - np.pi))) ** 0.7
    rows: list[Doubles] = []
    for out in (0.0, 0.35, 0.7, 1.0):
        radius = 1.10 + 0.55 * out * (0.45 + 0.55 * (1 - up))
        rows.append(
            np.stack([radius * np.cos(angle), radius * np.sin(angle) * 1.1, 0.36 + out * (0.05 + 0.62 * up)], 1)
        )
    p = s.place(np.concatenate(rows))
    colors = paint(color, len(p))
    colors[-segments:] = paint("#c9a24a", 1)[0]
    fit.put(p, grid(4, segments, closed=True), fit.bound("Head", len(p)), colors, CLOTH)
    front = np.array([s.x + s.ahead * 1.42, 0, s.z + s.up * 0.78])
    fix_on_head(fit, fit.ball(front, (0.008, 0.017, 0.016), "#efe9dc", level=2), CLOTH)
    for sign in (1.0, -1.0):
        bone = shapes.capsule(
            front + np.array([-0.004, sign * 0.028, -0.026]),
            front + np.array([-0.004, -sign * 0.028, -0.008]),
            0.004,
            0.004,
            "#efe9dc",
            segments=6,
            rings=2,
        )
        fix_on_head(fit, bone, CLOTH)


def crown(fit: Fitting, face: Face, color: Color = "#d8b040", points: int = 8) -> None:
    """A gold crown with jewels."""
    s = skull(fit, face)
    segments = points * 6
    angle = spread(0, 2 * np.pi, segments, endpoint=False)
    tooth = np.abs(((angle * points / (2 * np.pi)) % 1) - 0.5) * 2
    rows = [
        np.stack([r * np.cos(angle), r * np.sin(angle), h + t * tooth**1.5], 1)
        for r, h, t in ((1.02, 0.66, 0.0), (1.06, 0.66, 0.0), (1.10, 0.92, 0.42), (1.06, 0.92, 0.42), (1.02, 0.66, 0.0))
    ]
    p = s.place(np.concatenate(rows), 1.02)
    fit.put(p, grid(5, segments, closed=True), fit.bound("Head", len(p)), color, METAL)
    for i in range(points):
        a = (i + 0.0) * 2 * np.pi / points
        tip = s.place(np.array([[1.10 * math.cos(a), 1.10 * math.sin(a), 1.38]]), 1.02)[0]
        low = s.place(np.array([[1.085 * math.cos(a), 1.085 * math.sin(a), 0.80]]), 1.02)[0]
        if fit.level < 3:
            fix_on_head(fit, fit.ball(tip, 0.007, "#f3e2a0", level=1), METAL)
            fix_on_head(fit, fit.ball(low, 0.008, ("#b3242e", "#2a5ab0", "#2a8a4a")[i % 3], level=1), GLOSS)


def tiara(fit: Fitting, face: Face, color: Color = "#dfe3ea") -> None:
    """A silver half crown."""
    s = skull(fit, face)
    angle = spread(-1.35, 1.35, 40)
    high = 0.10 + 0.30 * np.cos(angle) ** 2 * (0.6 + 0.4 * np.abs(np.cos(angle * 5)))
    rows = [
        np.stack([r * np.cos(angle) * 0.92 - 0.02, r * np.sin(angle), 0.84 + h], 1)
        for r, h in ((1.06, 0 * angle), (1.10, high), (1.05, high), (1.02, 0 * angle))
    ]
    p = s.place(np.concatenate(rows), 1.02)
    fit.put(p, grid(4, 40), fit.bound("Head", len(p)), color, METAL)
    fix_on_head(fit, fit.ball(s.place(np.array([[0.98, 0, 1.0]]), 1.03)[0], 0.009, "#4a7fd0", level=2), GLOSS)
