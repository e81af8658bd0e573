"""What is worn on the head and face: hats, helmets, crowns, hoods, veils, glasses. All sit over the hair."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from studio.stage import shapes
from studio.stage.mesh import Material, Mesh
from studio.stage.people.data import LEVELS
from studio.stage.people.face import Face
from studio.stage.people.fitting import Fitting
from studio.stage.people.layer import (
    CLOTH,
    FUR,
    GLINT,
    GLOSS,
    KNIT,
    LEATHER,
    METAL,
    PAINT,
    Color,
    cloth,
    compact,
    grid,
    paint,
    spread,
)  # fmt: skip
from studio.stage.people.neighbours import Averaging
from studio.stage.people.skeleton import Doubles, Integers
from studio.stage.people.surface import cut, vertex_normals
from studio.stage.people.wardrobe import tone

Profile = Sequence[tuple[float, float]]
"""(radius, height) in units of the skull: 1 is its half width, height 0 the eyes, 1 the crown."""


@dataclass(frozen=True, slots=True)
class Skull:
    """The cranium in rest space: the vertical axis at ``x``, eye height ``z``; half sizes ahead, aside and up."""

    x: float
    z: float
    ahead: float
    aside: float
    up: float

    def place(self, unit: NDArray[np.floating], grow: float = 1.0) -> Doubles:
        """Points given in skull units to metres."""
        return np.asarray(unit, np.float64) * [self.ahead * grow, self.aside * grow, self.up] + np.array(
            [self.x, 0, self.z]
        )


def skull(fit: Fitting, face: Face) -> Skull:
    """Measure the head above the eyes."""
    body = fit.body
    head = body[(fit.body_groups.head > 0.9) & (body[:, 2] > face.middle[2])]
    level = head[np.abs(head[:, 2] - face.middle[2] - 0.05 * fit.scale) < 0.02]
    z = float(face.middle[2]) + 0.01
    return Skull(
        x=float(level[:, 0].max() + level[:, 0].min()) / 2,
        z=z,
        ahead=float(np.ptp(level[:, 0])) / 2,
        aside=float(np.abs(level[:, 1]).max()),
        up=float(head[:, 2].max()) - z,
    )


def turned(profile: Profile, segments: int) -> tuple[Doubles, Integers]:
    """A surface of revolution with its normals outward; the profile runs from low to high."""
    angle = spread(0, 2 * np.pi, segments, endpoint=False)
    p = np.array([[r * math.cos(a), r * math.sin(a), z] for r, z in profile for a in angle])
    return p, grid(len(profile), segments, closed=True)


def dome(
    fit: Fitting,
    face: Face,
    profile: Profile,
    color: Color,
    material: Material,
    *,
    grow: float = 1.08,
    keep: Callable[[Doubles], NDArray[np.bool_]] | None = None,
    bend: Callable[[Doubles], Doubles] | None = None,
    lining: bool = False,
) -> Skull:
    """A turned shape about the skull. ``keep`` picks triangles by their centres (metres); ``bend`` moves the points."""
    s = skull(fit, face)
    segments = (48, 36, 24, 14)[fit.level]
    unit, faces = turned(profile, segments)
    p = s.place(unit, grow)
    if bend is not None:
        p = bend(p)
    if keep is not None:
        faces = faces[keep(p[faces].mean(1))]
    fit.put(p, faces, fit.bound("Head", len(p)), color, material)
    if lining:
        inner = p.copy()
        inner[:, :2] = np.array([s.x, 0]) + (inner[:, :2] - np.array([s.x, 0])) * 0.96
        fit.put(inner, faces[:, ::-1], fit.bound("Head", len(p)), tone(color, 0.35), PAINT)
    return s


def _fix(fit: Fitting, mesh: Mesh, material: Material, bone: str = "Head") -> None:
    fit.fix(mesh, bone, material)


# ---- caps and hats --------------------------------------------------------------------------------------------------

_CROWN: Profile = ((1.0, 0.26), (1.02, 0.42), (0.97, 0.68), (0.74, 0.93), (0.38, 1.05), (0.01, 1.08))


def cap(fit: Fitting, face: Face, color: Color = "#c23b2e", badge: Color | None = None) -> None:
    """A baseball cap."""
    s = dome(fit, face, _CROWN, color, CLOTH, grow=1.14)
    _peak(fit, s, tone(color, 0.8), 1.14, 0.28, 0.72)
    _fix(fit, fit.ball((s.x, 0, s.z + s.up * 1.09), 0.008, color, level=1), CLOTH)
    if badge is not None:
        front = (s.x + s.ahead * 1.14, 0, s.z + s.up * 0.60)
        _fix(fit, fit.ball(front, (0.006, 0.018, 0.015), badge, level=2), CLOTH)


def _peak(fit: Fitting, s: Skull, color: Color, grow: float, height: float, length: float) -> None:
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
    _peak(fit, s, "#0b0c10", 1.14, 0.27, 0.42)
    _fix(fit, fit.ball((s.x + s.ahead * 1.26, 0, s.z + s.up * 0.66), (0.006, 0.02, 0.02), badge, level=2), METAL)


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
    _fix(fit, buckle, METAL)


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
        _fix(fit, fit.ball(at, 0.008, "#f0d060", level=1), METAL)


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
    _fix(fit, shapes.box(at, (0.006, 0.028, 0.009), "#c8242e"), CLOTH)
    _fix(fit, shapes.box(at, (0.006, 0.009, 0.028), "#c8242e"), CLOTH)


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
    _fix(fit, fit.ball(front, (0.008, 0.017, 0.016), "#efe9dc", level=2), CLOTH)
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
        _fix(fit, bone, CLOTH)


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
            _fix(fit, fit.ball(tip, 0.007, "#f3e2a0", level=1), METAL)
            _fix(fit, fit.ball(low, 0.008, ("#b3242e", "#2a5ab0", "#2a8a4a")[i % 3], level=1), GLOSS)


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
    _fix(fit, fit.ball(s.place(np.array([[0.98, 0, 1.0]]), 1.03)[0], 0.009, "#4a7fd0", level=2), GLOSS)


# ---- hoods, scarves, veils ------------------------------------------------------------------------------------------


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
    fit.put(q, grid(len(rings), len(around), closed=True), fit.bound("Head", len(q)), color, material)
    if fur is not None:
        rim = s.place(p[0])
        closed = np.concatenate([rim, rim[:1]])
        roll = shapes.tube(closed, 0.020 * fit.scale, fur, segments=8)
        fit.put(roll.positions, roll.triangles, fit.bound("Head", len(roll.positions)), fur, FUR)


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
    _fix(fit, fit.ball(knot, (0.016, 0.022, 0.016), tone(color, 1.5), level=2), CLOTH)
    for sign in (1.0, -1.0):
        tail = shapes.tube(
            [knot, (knot[0] - 0.05, sign * 0.03, knot[2] - 0.05), (knot[0] - 0.07, sign * 0.05, knot[2] - 0.16)],
            [0.012, 0.016, 0.006], tone(color, 1.4), segments=6,
        )  # fmt: skip
        _fix(fit, tail, CLOTH)


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
    _fix(fit, fit.ball(at, (0.014, 0.02, 0.016), color, level=2), CLOTH)
    for sign in (1.0, -1.0):
        way = [at, at + np.array([-0.03, sign * 0.02, -0.05]), at + np.array([-0.035, sign * 0.045, -0.12])]
        _fix(fit, shapes.tube(way, [0.008, 0.018, 0.004], tone(color, 0.85), segments=6), CLOTH)


def headband(fit: Fitting, face: Face, color: Color = "#f4f2ee", knot: bool = True) -> None:
    """A band around the forehead (hachimaki, athletes)."""
    dome(fit, face, ((1.04, 0.44), (1.07, 0.46), (1.06, 0.62), (1.02, 0.64)), color, CLOTH, grow=1.06)
    if knot:
        s = skull(fit, face)
        at = np.array([s.x - s.ahead * 1.12, 0, s.z + s.up * 0.54])
        for sign in (1.0, -1.0):
            way = [at, at + np.array([-0.03, sign * 0.03, -0.03]), at + np.array([-0.04, sign * 0.05, -0.13])]
            _fix(fit, shapes.tube(way, [0.008, 0.012, 0.006], color, segments=5), CLOTH)


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
        _fix(fit, fit.ball(bud, 0.013, "#f4e6e6" if i % 2 else "#f0c8cf", level=1), CLOTH)


# ---- helmets --------------------------------------------------------------------------------------------------------


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
    _fix(fit, ridge, METAL)
    for i in range(5):
        t = i / 4
        start = s.place(np.array([[-0.1 - 0.2 * t, 0, 1.12 - 0.03 * t]]))[0]
        way = [
            start,
            start + np.array([-0.04 - 0.02 * t, 0, 0.06 - 0.02 * t]),
            start + np.array([-0.14 - 0.03 * t, 0, -0.02 - 0.06 * t]),
        ]
        _fix(fit, shapes.tube(way, [0.012, 0.020, 0.004], plume, segments=6), FUR)


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
            _fix(fit, shapes.tube(way, [0.028, 0.025, 0.016, 0.002], "#e6dcc4", segments=12), LEATHER)


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
    _peak(fit, s, tone(color, 1.1), 1.18, 0.24, 0.26)

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
        _fix(fit, horn, METAL)
    _fix(fit, fit.ball(s.place(np.array([[1.20, 0, 0.52]]))[0], (0.008, 0.022, 0.022), crest, level=2), METAL)


def hard_helmet(fit: Fitting, face: Face, color: Color = "#e8b92a", *, brim: float = 0.22, ridge: bool = True) -> None:
    """Builders, firefighters, soldiers: a hard shell with a short brim."""
    crown_ = ((1.0, 0.30), (1.02, 0.50), (0.96, 0.78), (0.72, 1.02), (0.36, 1.13), (0.01, 1.16))
    s = brimmed(fit, face, color, crown=crown_, brim=brim, droop=0.05, material=GLOSS)
    if ridge:
        way = [s.place(np.array([[1.14 * math.cos(a), 0, 1.18 * math.sin(a)]]))[0] for a in spread(0.5, 2.5, 10)]
        _fix(fit, shapes.tube(way, 0.009 * fit.scale, tone(color, 0.9), segments=6), GLOSS)


def fire_helmet(fit: Fitting, face: Face, color: Color = "#c8261e") -> None:
    """A firefighter's helmet with its long back brim and badge."""
    hard_helmet(fit, face, color, brim=0.38)
    s = skull(fit, face)
    _fix(fit, shapes.box((s.x + s.ahead * 1.22, 0, s.z + s.up * 0.70), (0.01, 0.045, 0.055), "#e8c34a"), METAL)


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
        _fix(fit, shapes.tube(way, 0.006, "#2c2a20", segments=5), CLOTH)


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
        _fix(fit, shapes.tube(way, 0.005, "#15161a", segments=5), CLOTH)


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
    _fix(fit, ring, METAL, "Neck")
    for sign in (1.0, -1.0):
        at = centre + np.array([0.02, sign * radius[1] * 0.98, radius[2] * 0.55])
        lamp = shapes.box(at, (0.06 * k, 0.022 * k, 0.03 * k), "#c9ced6")
        _fix(fit, lamp, GLOSS)


# ---- small things ---------------------------------------------------------------------------------------------------


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
        _fix(fit, shapes.tube(rim, 0.0022, color, segments=6), GLOSS)
        centre = rim[:-1].mean(0)
        lens = np.concatenate([[centre], rim[:-1]])
        faces = [[0, 1 + i, 1 + (i + 1) % 24] for i in range(24)]
        if dark:
            fit.put(lens, faces, fit.bound("Head", len(lens)), "#0c0d10", GLOSS)
        outer = rim[np.argmax(rim[:, 1] * sign)]
        ear = np.array([s.x + 0.005, sign * s.aside * 1.02, outer[2] + 0.004])
        _fix(
            fit,
            shapes.tube(
                [outer, (outer + ear) / 2 + np.array([0.01, sign * 0.008, 0.002]), ear], 0.0022, color, segments=5
            ),
            GLOSS,
        )
    bridge = face.middle + np.array([0.030 * fit.scale, 0, -d * 0.02])
    half = d * 0.13
    _fix(
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
    _fix(fit, shapes.tube(way, 0.010 * fit.scale, color, segments=8), GLOSS)
    for sign in (1.0, -1.0):
        at = (s.x - 0.005, sign * s.aside * 1.12, s.z - 0.01)
        _fix(fit, fit.ball(at, (0.036, 0.018, 0.042), tone(color, 1.3), level=2), GLOSS)


def ribbon(fit: Fitting, face: Face, color: Color = "#c8323e") -> None:
    """A bow on the back of the head."""
    s = skull(fit, face)
    at = s.place(np.array([[-0.55, 0, 1.0]]), 1.08)[0]
    for sign in (1.0, -1.0):
        _fix(fit, fit.ball(at + np.array([0, sign * 0.045, 0.006]), (0.014, 0.042, 0.028), color, level=2), CLOTH)
    _fix(fit, fit.ball(at, (0.016, 0.013, 0.015), tone(color, 0.8), level=2), CLOTH)


def kanzashi(fit: Fitting, face: Face, color: Color = "#e0567a") -> None:
    """Flower hairpins with hanging beads at the side of the head."""
    s = skull(fit, face)
    for j, (x, y, z) in enumerate(((0.15, 0.95, 0.72), (-0.15, 0.98, 0.62), (0.35, 0.86, 0.60))):
        at = s.place(np.array([[x, y, z]]), 1.14)[0]
        for i in range(5):
            a = i * 2 * np.pi / 5 + j
            petal = at + np.array([math.cos(a) * 0.012, 0.004, math.sin(a) * 0.012])
            _fix(fit, fit.ball(petal, (0.009, 0.005, 0.009), color if j != 1 else "#f6e9d2", level=1), CLOTH)
        _fix(fit, fit.ball(at + np.array([0, 0.006, 0]), 0.005, "#e8c34a", level=1), METAL)
    at = s.place(np.array([[0.1, 1.02, 0.55]]), 1.14)[0]
    for i in range(4):
        _fix(fit, fit.ball(at + np.array([0.0, 0.002, -0.014 * i]), 0.0045, color, level=1), CLOTH)


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
            _fix(
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
        _fix(
            fit,
            fit.ball(
                (centre[0], sign * half[1] * 1.0, s.z - 0.01),
                (0.03 * k, 0.016 * k, 0.03 * k),
                tone(color, 0.6),
                level=2,
            ),
            METAL,
        )
    _fix(
        fit,
        shapes.capsule(
            centre + np.array([0, 0, half[2]]), centre + np.array([-0.01, 0, half[2] * 1.25]), 0.004, 0.004, "#2a2e36"
        ),
        METAL,
    )
    _fix(fit, fit.ball(centre + np.array([-0.01, 0, half[2] * 1.28]), 0.010, light, level=1), GLINT)
    fit.cover(lambda at, parts: parts.skull - 0.45, *fit.layers[first:])


def earmuffs(fit: Fitting, face: Face, color: Color = "#d86a7a") -> None:
    """Fluffy, on a band."""
    s = skull(fit, face)
    way = [s.place(np.array([[-0.02, 1.10 * math.cos(a), 1.14 * math.sin(a)]]))[0] for a in spread(0.0, np.pi, 14)]
    _fix(fit, shapes.tube(way, 0.006, "#f0f0f0", segments=6), GLOSS)
    for sign in (1.0, -1.0):
        _fix(fit, fit.ball((s.x, sign * s.aside * 1.14, s.z - 0.01), (0.04, 0.024, 0.042), color, level=2), FUR)


def sunglasses(fit: Fitting, face: Face, color: Color = "#101114") -> None:
    """Dark glasses."""
    glasses(fit, face, color, dark=True)
