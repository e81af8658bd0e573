"""Storybook and costume: kings, queens, witches, wizards, pirates, cowboys; capes and robes."""

import numpy as np

from studio.stage import shapes
from studio.stage.mesh import Material
from studio.stage.people.fitting import Fitting, Groups
from studio.stage.people.garment import Cloth, garment, legs, top
from studio.stage.people.layer import CLOTH, FUR, LEATHER, METAL, STRIPES, Color, cloth, grid, paint, spread
from studio.stage.people.sewn import button, collar, patch, strip
from studio.stage.people.skeleton import Doubles
from studio.stage.people.tube import band, support, tube
from studio.stage.people.wardrobe import footwear, tone
from studio.stage.people.wardrobe.armour import fur_mantle
from studio.stage.people.wardrobe.everyday import TUCKED, coat, dress, leggings, placket, shirt, trousers
from studio.stage.people.wardrobe.formal import vest
from studio.stage.people.wardrobe.japanese import hanging_sleeves


def cape(
    fit: Fitting,
    color: Color,
    *,
    length: float = 0.92,
    lining: Color | None = None,
    trim: Color | None = None,
    width: float = 1.0,
    material: Material = CLOTH,
) -> None:
    """A cloak from the shoulders down the back to ``length`` of the leg."""
    k = fit.scale
    rows, columns = ((26, 34), (20, 26), (10, 14), (6, 9))[fit.level]
    neck = fit.joint("Neck")
    shoulder = abs(float(fit.joint("LeftArm")[1]))
    low = fit.leg_height(length)
    high = neck[2] + 0.02 * k
    aside = spread(-1, 1, columns)
    heights = spread(0, 1, rows) ** 1.15
    chest = fit.proxy[fit.proxy_groups.arm < 0.9]
    p = np.empty((rows, columns, 3))
    before = np.zeros(columns)
    for i, t in enumerate(heights):
        z = high - (high - low) * t
        # At the neck the cloak lies round it; below it opens over the shoulders and hangs behind.
        open_ = np.clip(t / 0.10, 0, 1)
        angle = np.pi + aside * np.radians(118 - 34 * open_ * np.clip(t * 1.4, 0, 1))
        near = chest[np.abs(chest[:, 2] - z) < 0.05 * k]
        direction = np.stack([np.cos(angle), np.sin(angle)], 1)
        own = ((near[:, :2] - [neck[0], 0.0]) @ direction.T).max(0) if len(near) else np.full(columns, 0.1)
        wide = 0.085 * k * (1 - open_) + open_ * np.maximum(own + 0.03 * k, shoulder * 0.9)
        if i:
            wide = np.maximum(wide, before * 0.985)
        wide = np.convolve(np.pad(wide, 2, mode="edge"), np.ones(5) / 5, "valid")
        before = wide
        fold = 1 + 0.055 * t * np.sin(aside * 15)
        reach = wide * fold + 0.16 * k * t**1.5 * width
        p[i] = np.stack([neck[0] + reach * np.cos(angle), reach * np.sin(angle), np.full(columns, z)], 1)
    flat = p.reshape(-1, 3)
    t = heights.repeat(columns)[:, None].astype(np.float32)
    top_share = np.clip(1.25 - t * 2.2, 0, 1)
    weights = fit.bound("Spine2", len(flat)) * top_share
    weights += fit.mixed({"Spine": 0.5, "Hips": 0.5}, len(flat)) * (1 - top_share)
    colors = paint(color, len(flat)).reshape(rows, columns, 3)
    if trim is not None:
        edge = max(1, rows // 12)
        colors[-edge:] = paint(trim, 1)[0]
        colors[:, :1] = colors[:, -1:] = paint(trim, 1)[0]
    inside = flat.copy()
    inside[:, :2] = np.array([neck[0], 0]) + (flat[:, :2] - np.array([neck[0], 0])) * 0.97
    faces = grid(rows, columns, flip=True)
    fit.put(
        np.concatenate([flat, inside]), np.concatenate([faces, faces[:, ::-1] + len(flat)]),
        np.concatenate([weights, weights]).astype(np.float32),
        np.concatenate([colors.reshape(-1, 3), paint(lining if lining is not None else tone(color, 0.5), len(flat))]),
        material, collide=True,
    )  # fmt: skip
    for sign in (1.0, -1.0):
        clasp = p[0, -1 if sign > 0 else 0]
        fit.fix(fit.ball(clasp, 0.014 * k, "#d8b24a", level=1), "Spine2", METAL)


def robe(
    fit: Fitting, color: Color, *, trim: Color | None = None, belt: Color = "#3a2417", sleeves: float = 0.24
) -> Cloth:
    """A long robe with wide sleeves and a cord."""
    k = fit.scale
    made = garment(
        fit, top(fit, neck=0.012, hem=0.06, sleeve=1.7), color, ease=0.018, loose=0.8, smooth=8, folds=0.0025
    )
    tube(
        fit, fit.hip + 0.10 * k, fit.ankle + 0.02 * k, color, flare=0.10, ease=0.026, pleats=11, pleat_depth=0.014,
        rings=18, legs=0.85, trim=trim, trim_rings=1, start=made,
    )  # fmt: skip
    band(fit, fit.hip + 0.14 * k, 0.035 * k, belt, ease=0.034)
    collar(fit, made, trim if trim is not None else tone(color, 0.8), height=0.02, fold=0.03, gap=0.5)
    if trim is not None:
        strip(
            fit,
            made,
            [(0.0, float(fit.joint("Neck")[2]) - 0.02 * k), (0.0, fit.hip + 0.14 * k)],
            0.05 * k,
            trim,
            lift=0.004,
        )
    if sleeves > 0:
        hanging_sleeves(fit, color, sleeves)
    return made


def king(fit: Fitting, color: Color = "#7a1f2e", gold: Color = "#d8b24a") -> Cloth:
    """A rich robe, an ermine mantle and a train."""
    made = robe(fit, color, trim=gold, belt=gold, sleeves=0.0)
    footwear.shoes(fit, "#3a1418", "#1a0a0a")
    cape(fit, "#8a1c28", lining="#f0ece2", trim="#f4f1ea", length=1.0, width=1.6)
    fur_mantle(fit, "#f1ede4")
    return made


def queen(fit: Fitting, color: Color = "#3d2a6a", gold: Color = "#d8b24a") -> Cloth:
    """A wide gown with long sleeves, gold seams, a mantle."""
    k = fit.scale
    made = dress(fit, color, sleeve=1.9, length=1.10, flare=0.27, neck=-0.01, belt=gold, pleats=13)
    neck = float(fit.joint("Neck")[2])
    for s in (1.0, -1.0):
        strip(
            fit,
            made,
            [(s * 0.10 * k, neck - 0.02 * k), (s * 0.02 * k, fit.hip + 0.18 * k)],
            0.018 * k,
            gold,
            lift=0.003,
        )
    collar(fit, made, "#f0ece2", height=0.06, fold=0, gap=0.9, ease=0.02)
    footwear.shoes(fit, "#d8b24a", "#8a6a2a", low=True)
    cape(fit, "#6a1c3c", lining="#f0ece2", trim=gold, length=1.0, width=1.5)
    return made


def princess(fit: Fitting, color: Color = "#e8a8c0") -> Cloth:
    """A ball gown with puffed sleeves and a layered skirt."""
    k = fit.scale
    made = dress(fit, color, sleeve=0.35, length=1.08, flare=0.36, neck=-0.03, belt="#f6eef2", pleats=15)
    tube(
        fit, fit.hip + 0.16 * k, fit.leg_height(0.55), tone(color, 1.25), flare=0.34, pleats=11, pleat_depth=0.022,
        ease=0.022, cover=False,
    )  # fmt: skip
    for side in ("Left", "Right"):
        at = fit.joint(side + "Arm") * 0.78 + fit.joint(side + "ForeArm") * 0.22
        puff = fit.ball(at, (0.072 * k, 0.072 * k, 0.078 * k), tone(color, 1.2), level=3)
        fit.put(
            puff.positions,
            puff.triangles,
            fit.mixed({side + "Arm": 0.85, side + "Shoulder": 0.15}, len(puff.positions)),
            tone(color, 1.2),
            CLOTH,
        )
    footwear.shoes(fit, "#f2e2ea", "#d8c0cc", low=True, heel=0.03)
    return made


def witch(fit: Fitting, color: Color = "#1f1a2a", accent: Color = "#7a4a9a") -> Cloth:
    """A black dress with ragged hem, purple sash, a short cape, pointed boots, striped stockings."""
    garment(
        fit, legs(fit, high=fit.leg_height(0.2), low=fit.ankle - 0.02), "#6a4a8a", ease=0.004, smooth=2,
        material=cloth(STRIPES), cover=0.008,
    )  # fmt: skip
    made = dress(fit, color, sleeve=1.9, length=0.80, flare=0.30, belt=accent, pleats=9)
    footwear.boots(fit, "#15121a", "#0a090c", shaft=0.16, heel=0.03)
    cape(fit, color, lining=accent, length=0.35)
    return made


def wizard(fit: Fitting, color: Color = "#2c3f7a") -> Cloth:
    """A star-blue robe with gold trim and a cloak."""
    made = robe(fit, color, trim="#d8b24a", belt="#d8b24a", sleeves=0.30)
    cape(fit, tone(color, 0.7), lining="#8a7ac0", length=0.95)
    footwear.boots(fit, "#3a2a1c", shaft=0.10)
    return made


def pirate(fit: Fitting, coat_color: Color = "#5a1f24") -> Cloth:
    """An open frock coat over striped shirt, sash, breeches and high boots."""
    k = fit.scale
    trousers(fit, "#2e2a26", length=0.72, knee=0.095, hem=0.10)
    footwear.boots(fit, "#2b1a10", shaft=0.30, heel=0.02)
    shirt(fit, "#e8e2d4", hem=TUCKED, pattern=STRIPES)
    band(fit, fit.hip + 0.12 * k, 0.11 * k, "#a8342c", ease=0.024)
    neck = fit.joint("Neck")
    inside = top(fit, neck=0.012, hem=0.04, sleeve=1.85)

    def open_front(at: Doubles, parts: Groups) -> Doubles:
        front = (at[:, 0] > neck[0] - 0.02) & (parts.arm < 0.5)
        return np.minimum(inside(at, parts), np.where(front, np.abs(at[:, 1]) - 0.075 * k, 0.3))

    made = garment(
        fit, open_front, coat_color, ease=0.028, loose=0.85, smooth=8, folds=0.002, trim="#d0a64a", trim_width=0.010
    )
    tube(
        fit, fit.hip + 0.05 * k, fit.leg_height(0.60), coat_color, flare=0.18, ease=0.034, opening=0.42, legs=0.8,
        start=made, trim="#d0a64a", trim_rings=1,
    )  # fmt: skip
    for s in (1.0, -1.0):
        for i in range(5):
            button(fit, made, s * 0.085 * k, float(neck[2]) - (0.07 + 0.07 * i) * k, "#d8b24a", METAL, 0.010)
    return made


def cowboy(fit: Fitting, color: Color = "#8a4a34") -> Cloth:
    """Checked shirt, leather vest, neckerchief, jeans, buckled belt, boots."""
    k = fit.scale
    trousers(fit, "#3d5578", length=1.02, knee=0.084, hem=0.088)
    made = shirt(fit, color, hem=TUCKED, pattern=2)
    vest(fit, "#5a3b24", low=0.10)
    band(fit, fit.hip + 0.095 * k, 0.045 * k, "#3a2417", ease=0.022, material=LEATHER)
    front = float(support(fit, fit.hip + 0.095 * k, np.array([[1.0, 0.0]]), 0.03 * k)[0]) + float(
        fit.joint("LeftUpLeg")[0]
    )
    fit.fix(
        fit.ball((front + 0.032, 0, fit.hip + 0.095 * k), (0.008, 0.036 * k, 0.026 * k), "#d0b060", level=2),
        "Hips",
        METAL,
    )
    scarf(fit, made, "#b3242e", short=True)
    footwear.boots(fit, "#4a2f1c", "#20140c", shaft=0.20, heel=0.035)
    return made


def scarf(fit: Fitting, made: Cloth, color: Color, *, short: bool = False, pattern: int = 0) -> None:
    """Wound around the neck; ``short``: a kerchief."""
    k = fit.scale
    neck = fit.joint("Neck")
    axis = fit.joint("Head") - neck
    axis = axis / np.linalg.norm(axis)
    thick = (0.016 if short else 0.026) * k
    angle = spread(0, 2 * np.pi, 33)
    skin = fit.body[(fit.body_groups.head > 0.35) & (fit.body_groups.skull < 0.5)]
    for turn in range(1 if short else 2):
        level = neck + axis * (0.012 + 0.030 * turn) * k
        near = skin[np.abs((skin - level) @ axis) < 0.025 * k] - level
        around = np.stack([np.cos(angle), np.sin(angle), 0 * angle], 1)
        reach = (near @ around.T).max(0) + thick * (0.9 + 0.5 * (1 - turn))
        way = level + around * reach[:, None] - np.array([0, 0, 0.25]) * (around[:, :1] * reach[:, None])
        roll = shapes.tube(way, thick, color, segments=10)
        weights = fit.mixed({"Spine2": 0.45, "Neck": 0.55}, len(roll.positions))
        fit.put(roll.positions, roll.triangles, weights, color, cloth(pattern), rest=roll.positions.astype(float))
    z = float(neck[2]) - 0.05 * k
    ends = ((0.045, 0.07),) if short else ((0.05, 0.26), (0.015, 0.20))
    for y, long in ends:
        wide = np.array([0.5, 1.0, 1.0, 0.9]) * (0.05 if short else 0.075) * k
        strip(
            fit,
            made,
            [(y * k, z + 0.04 * k), (y * k * 1.2, z - long * k * 0.5), (y * k * 1.3, z - long * k)],
            wide,
            color,
            lift=0.016,
            thickness=0.006,
            material=cloth(pattern),
        )
    if short:
        strip(
            fit,
            made,
            [(-0.045 * k, z + 0.04 * k), (-0.054 * k, z - 0.06 * k)],
            0.045 * k,
            color,
            lift=0.016,
            thickness=0.006,
        )


def santa(fit: Fitting, color: Color = "#b81f28") -> Cloth:
    """A red coat with white fur, black belt and boots."""
    k = fit.scale
    trousers(fit, color, length=0.95, knee=0.10, hem=0.10)
    made = coat(fit, color, length=0.28)
    band(fit, fit.hip + 0.12 * k, 0.065 * k, "#17120f", ease=0.038, material=LEATHER)
    tube(
        fit,
        fit.leg_height(0.24),
        fit.leg_height(0.30),
        "#f4f2ee",
        flare=0.12,
        ease=0.062,
        rings=4,
        material=FUR,
        cover=False,
    )
    footwear.boots(fit, "#17120f", shaft=0.20)
    placket(fit, made, float(fit.joint("Neck")[2]) - 0.03 * k, fit.hip + 0.05 * k, "#f4f2ee", "#f4f2ee", 0)
    return made


def superhero(fit: Fitting, color: Color = "#24408a", accent: Color = "#c8262e") -> Cloth:
    """A close suit, boots, belt, emblem and cape."""
    k = fit.scale
    leggings(fit, color)
    made = garment(fit, top(fit, neck=0.006, hem=-0.08, sleeve=1.97), color, ease=0.006, smooth=4, material=CLOTH)
    garment(
        fit,
        lambda at, parts: np.where(
            (parts.arm > 0.4),
            -1.0,
            np.minimum(fit.hip + 0.08 * k - at[:, 2], at[:, 2] - fit.hip + 0.08 * k + np.abs(at[:, 1]) * -0.5),
        ),
        accent,
        ease=0.008,
        smooth=3,
        cover=None,
    )
    band(fit, fit.hip + 0.085 * k, 0.04 * k, "#d8b24a", ease=0.012, material=METAL)
    neck = float(fit.joint("Neck")[2])
    diamond = np.array(
        [[0, neck - 0.10 * k], [0.075 * k, neck - 0.16 * k], [0, neck - 0.25 * k], [-0.075 * k, neck - 0.16 * k]]
    )
    patch(fit, made, diamond, accent, lift=0.003)
    footwear.boots(fit, accent, shaft=0.26)
    cape(fit, accent, length=0.85, width=1.3)
    return made
