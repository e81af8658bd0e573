"""Kimono and what is made like it: yukata, hakama, shrine and temple dress, ninja."""

import numpy as np

from studio.stage import shapes
from studio.stage.people.fitting import SIDES, Fitting, Groups
from studio.stage.people.garment import Cloth, garment, top
from studio.stage.people.layer import BLOSSOMS, CLOTH, PLAIN, STRIPES, Color, cloth, grid, paint, smoothstep, spread
from studio.stage.people.sewn import strip
from studio.stage.people.skeleton import Doubles
from studio.stage.people.surface import vertex_normals
from studio.stage.people.tube import band, support, tube
from studio.stage.people.wardrobe import footwear, tone
from studio.stage.people.wardrobe.everyday import trousers
from studio.stage.people.wardrobe.uniform import gloves, limb_band

_LAPEL = 0.135
"""How far the crossed edges lie from the middle, metres a metre above the sash."""


def crossed_top(
    fit: Fitting,
    color: Color,
    *,
    pattern: int = PLAIN,
    sleeve: float = 1.7,
    ease: float = 0.017,
    hem: float = 0.06,
    inner: Color = "#f3f0ea",
    edge: Color | None = None,
    under: Color = "#f6efe4",
) -> Cloth:
    """The upper part of a kimono: crossed left over right, collar bands, a white robe below."""
    k = fit.scale
    neck = fit.joint("Neck")
    low = fit.hip + 0.19 * k
    garment(fit, top(fit, neck=-0.02, hem=0.1, sleeve=0.2, vneck=0.045), inner, ease=0.007, smooth=4, hem=0.004)
    inside = top(fit, neck=0.014, hem=hem, sleeve=sleeve)

    def crossed(at: Doubles, parts: Groups) -> Doubles:
        v = np.abs(at[:, 1]) - (at[:, 2] - low) * _LAPEL
        return np.minimum(inside(at, parts), np.where((at[:, 0] > neck[0] - 0.03) & (parts.arm < 0.5), v, 0.3))

    made = garment(
        fit, crossed, color, ease=ease, loose=0.85, smooth=9, folds=0.002, material=cloth(pattern), hem=0.008
    )
    # The wearer's left lies on top.
    for sign, lift, shade in ((-1.0, 0.003, under), (1.0, 0.008, edge if edge is not None else tone(color, 0.6))):
        _collar_band(fit, made, sign, lift, shade, low)
    return made


def _collar_band(fit: Fitting, made: Cloth, sign: float, lift: float, color: Color, low: float) -> None:
    if fit.level >= 3:
        return
    k = fit.scale
    neck = fit.joint("Neck")
    rows = 24 if fit.level < 2 else 10
    points: list[Doubles] = []
    for t in spread(-0.30, 1.0, rows):
        z = low + (neck[2] + 0.030 * k - low) * t
        y = sign * _LAPEL * (z - low)
        points.append(np.stack([y + sign * (np.array([0.0, 0.5, 1.0]) - 0.15) * 0.044 * k, np.full(3, z)], 1))
    yz = np.concatenate(points)
    p, weights = made.laid(made.front(yz[:, 0], yz[:, 1]), np.tile([lift, lift + 0.004, lift], rows))
    # Behind the neck: the band follows the neckline round.
    fit.put(p, grid(rows, 3, flip=sign > 0), weights, color, CLOTH)
    if sign > 0:
        angle = spread(np.radians(38), np.radians(322), 26)
        ring = (
            neck
            + np.stack(
                [
                    0.085 * np.cos(angle) - 0.012,
                    0.092 * np.sin(angle),
                    0.030 + 0.022 * np.cos(angle) - 0.02 * (np.cos(angle) < 0),
                ],
                1,
            )
            * k
        )
        _, bound = made.laid(ring, 0.0)
        rows_ = np.concatenate(
            [
                ring + np.array([0, 0, -0.022 * k]),
                ring + np.array([0, 0, 0.006 * k]),
                ring * [1, 1, 1] + [0, 0, 0.006 * k] - (ring - neck) * [0.1, 0.1, 0],
            ]
        )
        fit.put(rows_, grid(3, 26), np.concatenate([bound] * 3), color, CLOTH)


def hanging_sleeves(fit: Fitting, color: Color, drop: float, *, pattern: int = PLAIN, end: float = 1.72) -> None:
    """Flat bags below the arms; ``drop`` metres."""
    k = fit.scale
    columns, rows = ((20, 16), (16, 14), (10, 8), (8, 5))[fit.level]
    for side in SIDES:
        shoulder, elbow, wrist = (fit.joint(side + b) for b in ("Arm", "ForeArm", "Hand"))
        points: list[Doubles] = []
        weights: list[np.ndarray[tuple[int, ...], np.dtype[np.float32]]] = []
        for t in spread(0.35, end, rows):
            at = shoulder + (elbow - shoulder) * t if t < 1 else elbow + (wrist - elbow) * (t - 1)
            along = (elbow - shoulder) if t < 1 else (wrist - elbow)
            along = along / np.linalg.norm(along)
            down = np.array([-0.85, 0, -0.55])
            down = down - along * (down @ along)
            down /= np.linalg.norm(down)
            aside = np.cross(along, down)
            length = drop * k * float(smoothstep(0.35, 0.85, t))
            turn = spread(0, 2 * np.pi, columns, endpoint=False)
            depth = 0.5 - 0.5 * np.cos(turn)
            thick = np.sin(turn) * 0.058 * k * (1 - 0.55 * depth)
            points.append(
                at - down * 0.055 * k + down[None] * (0.055 * k + (length + 0.05 * k) * depth)[:, None]
                + aside[None] * thick[:, None]
            )  # fmt: skip
            fore = float(smoothstep(0.85, 1.15, t))
            weights.append(fit.mixed({side + "Arm": 1 - fore, side + "ForeArm": fore}, columns))
        p = np.concatenate(points)
        fit.put(
            p, grid(rows, columns, closed=True, flip=side == "Left"), np.concatenate(weights), color, cloth(pattern)
        )


def yukata(
    fit: Fitting,
    color: Color = "#2c3f7a",
    obi: Color = "#d9b23c",
    *,
    pattern: int = BLOSSOMS,
    man: bool = False,
    sleeves: float = 0.30,
    cord: Color = "#c43c4e",
    footwear_: bool = True,
) -> Cloth:
    """A cotton kimono with obi and hanging sleeves; for a man a narrow sash at the hips."""
    k = fit.scale
    band_color = tone(color, 0.55) if man else tone(color, 0.75)
    made = crossed_top(fit, color, pattern=pattern, under=band_color, edge=band_color)
    tube(
        fit, fit.hip + 0.14 * k, fit.ankle + 0.035 * k, color, flare=0.0, ease=0.022, material=cloth(pattern), hug=0.25,
        rings=20, legs=0.9,
    )  # fmt: skip
    _overlap(fit, color)
    band(fit, fit.hip + (0.13 if man else 0.185) * k, (0.075 if man else 0.15) * k, obi, ease=0.034)
    if not man:
        band(fit, fit.hip + 0.185 * k, 0.018 * k, cord, ease=0.041)
        _obi_bow(fit, obi)
    hanging_sleeves(fit, color, sleeves if not man else sleeves * 0.85, pattern=pattern)
    if footwear_:
        footwear.geta(fit)
    return made


def _overlap(fit: Fitting, color: Color) -> None:
    """The edge of the left front, a line down the robe."""
    if fit.level >= 2:
        return
    k = fit.scale
    robe = fit.layers[-1]
    half = len(robe.positions) // 2
    outer = robe.positions[:half]
    faces = robe.triangles[(robe.triangles < half).all(1)]
    made = Cloth(
        positions=outer,
        triangles=faces,
        weights=robe.weights[:half],
        normals=vertex_normals(outer, faces),
        edge=np.zeros(half, bool),
    )
    strip(
        fit, made, [(-0.02 * k, fit.hip + 0.10 * k), (-0.055 * k, fit.knee), (-0.07 * k, fit.ankle + 0.05 * k)],
        np.array([0.012, 0.012, 0.012]) * k, tone(color, 0.55), lift=0.003, count=16,
    )  # fmt: skip


def _obi_bow(fit: Fitting, obi: Color) -> None:
    k = fit.scale
    back = float(support(fit, fit.hip + 0.19 * k, np.array([[-1.0, 0.0]]), 0.03 * k)[0])
    x = float(fit.joint("LeftUpLeg")[0]) - back - 0.055 * k
    for sign in (1.0, -1.0):
        loop = fit.ball((x, sign * 0.085 * k, fit.hip + 0.22 * k), (0.035 * k, 0.095 * k, 0.065 * k), obi, level=3)
        fit.fix(loop, "Spine", CLOTH)
        tail = shapes.box(
            (x - 0.005, sign * 0.04 * k, fit.hip + 0.07 * k), np.array([0.02, 0.07, 0.2]) * k, tone(obi, 0.9)
        )
        fit.fix(tail, "Hips", CLOTH)
    fit.fix(
        fit.ball((x - 0.01, 0, fit.hip + 0.21 * k), (0.045 * k, 0.035 * k, 0.05 * k), tone(obi, 0.85), level=2),
        "Spine",
        CLOTH,
    )


def kimono(fit: Fitting, color: Color = "#8a2a4a", obi: Color = "#e0c060") -> Cloth:
    """A silk kimono for a festive day: long sleeves, wide obi, blossoms."""
    return yukata(fit, color, obi, sleeves=0.46, cord="#3a8a6a")


def hakama_skirt(fit: Fitting, color: Color, *, high: float = 0.15, low: float = 0.97) -> None:
    """Wide pleated trousers, each leg a pleated tube; a knotted belt."""
    k, first = fit.scale, len(fit.layers)
    columns, rows = ((48, 16), (40, 14), (24, 8), (14, 5))[fit.level]
    around = spread(0, 2 * np.pi, columns, endpoint=False)
    top_z, crotch, low_z = fit.hip + high * k, fit.hip - 0.10 * k, fit.leg_height(low)
    tube(fit, top_z, crotch - 0.03 * k, color, flare=0.0, ease=0.018, pleats=14, pleat_depth=0.004, rings=8, legs=0.5)
    for side, sign in (("Left", 1.0), ("Right", -1.0)):
        hip, knee, foot = (fit.joint(side + b) for b in ("UpLeg", "Leg", "Foot"))
        points: list[Doubles] = []
        weights: list[np.ndarray[tuple[int, ...], np.dtype[np.float32]]] = []
        for t in spread(0, 1, rows):
            z = crotch + 0.06 * k + (low_z - crotch - 0.06 * k) * t
            u = float(np.clip((hip[2] - z) / (hip[2] - foot[2]), 0, 1))
            x = float(np.interp(u, [0, 0.5, 1], [hip[0], knee[0], foot[0] + 0.02 * k]))
            y = float(np.interp(u, [0, 0.5, 1], [hip[1], knee[1], foot[1]])) + sign * 0.012 * k * t
            radius = (0.118 + 0.075 * t) * k * (1 + 0.06 * np.sin(around * 9) * (0.3 + 0.7 * t))
            px, py = x + radius * np.cos(around) * 1.08, y + radius * np.sin(around) * 0.92
            py = np.where(py * sign < 0.008 * k, 0.008 * k * sign, py)
            points.append(np.stack([px, py, np.full(columns, z)], 1))
            down = float(smoothstep(0.0, 0.45, u)) * 0.9
            shin = float(smoothstep(0.5, 0.8, u)) * 0.7
            w = fit.mixed({"Hips": 1 - down, side + "UpLeg": down * (1 - shin), side + "Leg": down * shin}, columns)
            weights.append(w)
        p, w = np.concatenate(points), np.concatenate(weights)
        faces = grid(rows, columns, closed=True, flip=True)
        fit.put(
            np.concatenate([p, p * [1, 1, 1] - (p - p.reshape(rows, columns, 3).mean(1).repeat(columns, 0)) * 0.03]),
            np.concatenate([faces, faces[:, ::-1] + len(p)]), np.concatenate([w, w]),
            np.concatenate([paint(color, len(p)), paint(tone(color, 0.5), len(p))]), CLOTH, collide=True,
        )  # fmt: skip

    def hidden(at: Doubles, parts: Groups) -> Doubles:
        return np.where((parts.arm < 0.4) & (at[:, 2] < top_z - 0.02) & (at[:, 2] > low_z + 0.15 * k), 1.0, -1.0)

    fit.cover(hidden, *fit.layers[first:])
    band(fit, top_z - 0.005 * k, 0.05 * k, tone(color, 0.85), ease=0.030)
    front = (
        float(support(fit, top_z, np.array([[1.0, 0.0]]), 0.03 * k)[0]) + float(fit.joint("LeftUpLeg")[0]) + 0.045 * k
    )
    fit.fix(
        shapes.box((front, 0, top_z - 0.01 * k), np.array([0.018, 0.07, 0.035]) * k, tone(color, 0.7)), "Spine", CLOTH
    )
    for sign in (1.0, -1.0):
        fit.fix(
            shapes.box(
                (front - 0.004, sign * 0.02 * k, top_z - 0.09 * k),
                np.array([0.008, 0.026, 0.15]) * k,
                tone(color, 0.75),
            ),
            "Hips",
            CLOTH,
        )


def hakama(
    fit: Fitting, upper: Color = "#d9d4c8", lower: Color = "#22283a", *, pattern: int = PLAIN, sleeves: float = 0.22
) -> Cloth:
    """A man's kimono with hakama, white split-toe socks and straw sandals."""
    made = crossed_top(fit, upper, pattern=pattern, edge=tone(upper, 0.5), hem=0.10)
    hakama_skirt(fit, lower)
    hanging_sleeves(fit, upper, sleeves, pattern=pattern)
    footwear.socks(fit, "#f0eee8", 0.86, foot=True)
    footwear.sandals(fit)
    return made


def shrine_maiden(fit: Fitting) -> Cloth:
    """White upper robe, scarlet hakama."""
    return hakama(fit, "#f7f5f0", "#c0261f", sleeves=0.32)


def monk(fit: Fitting, robe: Color = "#2c2a2e", kesa: Color = "#c98a2c") -> Cloth:
    """A dark robe with a saffron cloth over the left shoulder."""
    k = fit.scale
    made = crossed_top(fit, robe, edge=tone(robe, 0.7))
    tube(fit, fit.hip + 0.14 * k, fit.ankle + 0.05 * k, robe, flare=0.03, ease=0.024, hug=0.2, rings=18, legs=0.9)
    band(fit, fit.hip + 0.15 * k, 0.05 * k, tone(kesa, 0.8), ease=0.034)
    hanging_sleeves(fit, robe, 0.30)
    neck = fit.joint("Neck")
    inside = top(fit, neck=0.0, hem=0.12, sleeve=0.12)

    def across(at: Doubles, parts: Groups) -> Doubles:
        line = (
            (at[:, 1] + 0.16 * k) * 0.80
            - (neck[2] - 0.02 * k - at[:, 2]) * 0.0
            + (at[:, 2] - (neck[2] - 0.16 * k)) * 0.55
        )
        return np.minimum(np.minimum(inside(at, parts), line), 0.2 - 0.6 * parts.arms["Right"])

    garment(
        fit,
        across,
        kesa,
        ease=0.030,
        loose=0.9,
        smooth=10,
        folds=0.004,
        cover=0.015,
        trim=tone(kesa, 0.7),
        trim_width=0.015,
    )
    tube(
        fit,
        fit.hip + 0.14 * k,
        fit.leg_height(0.45),
        kesa,
        flare=0.06,
        ease=0.042,
        pleats=5,
        pleat_depth=0.008,
        legs=0.85,
        cover=True,
    )
    footwear.sandals(fit)
    return made


def ninja(fit: Fitting, color: Color = "#191a21") -> Cloth:
    """Black jacket and trousers bound at wrists and shins, gloves, split-toe boots."""
    k = fit.scale
    trousers(fit, color, length=1.0, knee=0.10, hem=0.062, pattern=0)
    made = crossed_top(
        fit, color, sleeve=1.9, hem=-0.10, inner="#2a2b33", edge=tone(color, 1.8), under=tone(color, 1.8)
    )
    tube(fit, fit.hip + 0.10 * k, fit.hip - 0.16 * k, color, flare=0.08, ease=0.024, rings=7, cover=False)
    band(fit, fit.hip + 0.13 * k, 0.07 * k, "#6a1f26", ease=0.034)
    for side in SIDES:
        for i in range(4):
            limb_band(fit, side + "ForeArm", 0.35 + 0.17 * i, 0.050 - 0.003 * i, tone(color, 1.9), 0.03)
            limb_band(fit, side + "Leg", 0.42 + 0.14 * i, 0.066 - 0.003 * i, tone(color, 1.9), 0.04)
        gloves(fit, side, color)
    footwear.shoes(fit, color, "#101014", shaft=0.10, material=CLOTH, thick=0.008)
    return made


def haori(fit: Fitting, color: Color = "#3a4a44") -> None:
    """A short open coat over a kimono."""
    k = fit.scale
    neck = fit.joint("Neck")
    inside = top(fit, neck=0.02, hem=-0.05, sleeve=1.6)

    def open_front(at: Doubles, parts: Groups) -> Doubles:
        gap = np.abs(at[:, 1]) - 0.05 * k
        return np.minimum(inside(at, parts), np.where((at[:, 0] > neck[0] - 0.02) & (parts.arm < 0.5), gap, 0.3))

    garment(fit, open_front, color, ease=0.034, loose=0.95, smooth=9, cover=None, material=cloth(STRIPES))
    hanging_sleeves(fit, color, 0.30)
