"""Outdoors and at work: farm, sea, mountain, building site."""

import numpy as np

from studio.stage import shapes
from studio.stage.people.fitting import SIDES, Fitting, Groups
from studio.stage.people.garment import Cloth, garment, top
from studio.stage.people.layer import CLOTH, DENIM, FUR, GLOSS, KNIT, METAL, PLAID, PLAIN, STRIPES, Color, cloth
from studio.stage.people.sewn import button, collar, neckline, patch, strip
from studio.stage.people.skeleton import Doubles
from studio.stage.people.tube import band, tube
from studio.stage.people.wardrobe import footwear, tone
from studio.stage.people.wardrobe.everyday import TUCKED, coat, hood_back, pocket, shirt, sweater, trousers, tshirt
from studio.stage.people.wardrobe.uniform import gloves, limb_band, pack, ring


def overalls(fit: Fitting, color: Color = "#3d5578", under: Color = "#b8623a", pattern: int = PLAID) -> Cloth:
    """Bib overalls over a checked shirt, boots."""
    k = fit.scale
    made = shirt(fit, under, hem=TUCKED, pattern=pattern)
    trousers(fit, color, length=1.0, knee=0.094, hem=0.098, waist=0.15, ease=0.014)
    neck = float(fit.joint("Neck")[2])
    bib = np.array(
        [
            [-0.105 * k, neck - 0.14 * k],
            [0.105 * k, neck - 0.14 * k],
            [0.15 * k, fit.hip + 0.13 * k],
            [-0.15 * k, fit.hip + 0.13 * k],
        ]
    )
    patch(fit, made, bib, color, lift=0.012, cells=9, material=cloth(DENIM))
    patch(
        fit,
        made,
        pocket(0.0, neck - 0.24 * k, 0.12 * k, 0.09 * k),
        tone(color, 0.85),
        lift=0.016,
        material=cloth(DENIM),
    )
    for s in (1.0, -1.0):
        way = [(s * 0.09 * k, neck - 0.13 * k), (s * 0.095 * k, neck - 0.02 * k)]
        strip(fit, made, way, 0.034 * k, color, lift=0.013, material=cloth(DENIM))
        back = [(s * 0.095 * k, neck - 0.02 * k), (s * 0.02 * k, fit.hip + 0.14 * k)]
        strip(fit, made, back, 0.034 * k, color, lift=0.013, material=cloth(DENIM), back=True)
        button(fit, made, s * 0.09 * k, neck - 0.15 * k, "#c9a24a", METAL, 0.011)
    footwear.boots(fit, "#4a3524", shaft=0.20)
    return made


def fisherman(fit: Fitting, color: Color = "#d8a820") -> Cloth:
    """An oilskin coat and trousers over a jersey, rubber boots."""
    sweater(fit, "#2a3a52")
    trousers(fit, tone(color, 0.85), length=0.74, knee=0.098, hem=0.10, material=GLOSS)
    made = coat(fit, color, length=0.34, material=GLOSS, buttons="#2a241a", flare=0.10)
    hood_back(fit, made, color, GLOSS)
    footwear.shoes(fit, "#23303a", "#151c22", shaft=0.28, material=GLOSS, thick=0.018, bulk=0.004)
    return made


def parka(fit: Fitting, color: Color = "#b8442c", *, fur: Color | None = "#8a7660", hem: float = -0.16) -> Cloth:
    """A quilted jacket with a high collar and a hood behind."""
    k = fit.scale
    made = garment(
        fit, top(fit, neck=0.020, hem=hem, sleeve=1.97), color, ease=0.032, loose=0.9, smooth=9, folds=0.003,
        hold_hips=True,
    )  # fmt: skip
    collar(fit, made, tone(color, 0.9), height=0.060, fold=0, gap=0.16, ease=0.018)
    hood_back(fit, made, color, CLOTH)
    neck = float(fit.joint("Neck")[2])
    for z in np.arange(fit.hip + (hem + 0.05) * k, neck - 0.09 * k, 0.075 * k):
        ring(fit, made, float(z), 0.005 * k, tone(color, 0.62), lift=0.001)
    strip(
        fit, made, [(0.0, neck + 0.02 * k), (0.0, fit.hip + (hem + 0.01) * k)], 0.03 * k, tone(color, 0.75), lift=0.003
    )
    for s in (1.0, -1.0):
        strip(
            fit,
            made,
            [(s * 0.09 * k, fit.hip + 0.06 * k), (s * 0.12 * k, fit.hip - 0.04 * k)],
            0.008 * k,
            tone(color, 0.5),
            lift=0.003,
        )
    if fur is not None:
        _, edge, weights = neckline(fit, made, 26, 0.5)
        edge = edge + np.array([0, 0, 0.052 * k]) + (edge - fit.joint("Neck")) * np.array([0.10, 0.10, 0])
        roll = shapes.tube(edge, 0.022 * k, fur, segments=8)
        fit.put(roll.positions, roll.triangles, np.repeat(weights, 8, 0), fur, FUR)
    return made


def mountaineer(fit: Fitting, color: Color = "#c8502a", pack_color: Color = "#2a5a7a") -> Cloth:
    """Parka, shell trousers, gaiters, boots, gloves and a full rucksack."""
    trousers(fit, "#23262d", length=1.0, knee=0.098, hem=0.086, ease=0.014, pattern=PLAIN)
    made = parka(fit, color, fur=None, hem=-0.12)
    for side in SIDES:
        gloves(fit, side, "#1c1d22", 0.009)
        limb_band(fit, side + "Leg", 0.80, 0.070, "#3a3d45", 0.14)
    footwear.boots(fit, "#4a3a2a", "#1c1814", shaft=0.14, heel=0.0)
    pack(fit, pack_color, size=(0.22, 0.32, 0.56), straps="#1c1d22", material=CLOTH)
    return made


def hiker(fit: Fitting, color: Color = "#6a7f4a", pack_color: Color = "#b8622c") -> Cloth:
    """A light jacket, walking trousers, boots and a day pack."""
    trousers(fit, "#6a5f4a", length=1.0, knee=0.088, hem=0.082, pattern=PLAIN)
    made = tshirt(fit, color, sleeve=1.95, hem=-0.06, ease=0.015, loose=0.8)
    collar(fit, made, tone(color, 0.85), height=0.035, fold=0.02, gap=0.3)
    k = fit.scale
    strip(fit, made, [(0.0, float(fit.joint("Neck")[2])), (0.0, fit.hip - 0.05 * k)], 0.008 * k, "#2a2c24", lift=0.003)
    footwear.boots(fit, "#5a4430", "#2a2018", shaft=0.10, heel=0.0)
    pack(fit, pack_color, size=(0.18, 0.28, 0.44), straps="#2a2520", material=CLOTH)
    return made


def hi_vis(fit: Fitting, color: Color = "#e87a1c", legs: Color = "#2a3346") -> Cloth:
    """Work trousers and a bright vest with reflecting bands."""
    k = fit.scale
    trousers(fit, legs, length=1.0, knee=0.092, hem=0.090)
    tshirt(fit, "#3a4250", sleeve=1.93, hem=-0.02)
    made = garment(
        fit,
        top(fit, neck=-0.01, hem=-0.06, sleeve=-0.02),
        color,
        ease=0.022,
        loose=0.9,
        smooth=9,
        cover=None,
        hold_hips=True,
    )
    neck = float(fit.joint("Neck")[2])
    for z in (fit.hip + 0.04 * k, fit.hip + 0.20 * k):
        ring(fit, made, z, 0.045 * k, "#e6e8c8")
    for s in (1.0, -1.0):
        strip(
            fit,
            made,
            [(s * 0.095 * k, neck - 0.0 * k), (s * 0.10 * k, fit.hip + 0.20 * k)],
            0.045 * k,
            "#e6e8c8",
            lift=0.004,
        )
    footwear.boots(fit, "#6a4a2a", "#2a2018", shaft=0.12, heel=0.0)
    return made


def peasant(fit: Fitting, color: Color = "#8a7a5a", legs: Color = "#4f4636") -> Cloth:
    """A coarse belted tunic, wool trousers, soft boots."""
    k = fit.scale
    trousers(fit, legs, length=0.98, knee=0.092, hem=0.08)
    made = tshirt(fit, color, sleeve=1.7, hem=TUCKED, vneck=0.04, pattern=DENIM)
    tube(
        fit,
        fit.hip + 0.07 * k,
        fit.leg_height(0.24),
        color,
        flare=0.14,
        ease=0.018,
        material=cloth(DENIM),
        rings=8,
        start=made,
    )
    band(fit, fit.hip + 0.12 * k, 0.035 * k, "#4a3220", ease=0.024)
    footwear.boots(fit, "#4a3524", shaft=0.14)
    return made


def painter(fit: Fitting, color: Color = "#d8cfc0") -> Cloth:
    """A loose smock over trousers, a striped jersey at the neck."""
    trousers(fit, "#3a4250", length=1.03)
    tshirt(fit, "#f0eee8", sleeve=1.9, pattern=STRIPES)
    made = garment(
        fit,
        top(fit, neck=-0.01, hem=-0.16, sleeve=1.8),
        color,
        ease=0.024,
        loose=0.95,
        smooth=9,
        folds=0.004,
        hold_hips=True,
    )
    k = fit.scale
    for y, z, c in (
        (0.06, 0.06, "#b3342a"),
        (-0.05, 0.12, "#2a5ab0"),
        (0.02, -0.02, "#d8b030"),
        (-0.09, 0.02, "#3a8a4a"),
    ):
        patch(fit, made, pocket(y * k, fit.hip + z * k, 0.03 * k, 0.035 * k), c, lift=0.003)
    footwear.sneakers(fit, "#4a4f58")
    return made


def open_jacket(
    fit: Fitting, color: Color, *, knit: bool = False, hem: float = -0.05, material_rough: float = 0.85
) -> Cloth:
    """A jacket worn open over what is below: bomber, denim, leather."""
    k = fit.scale
    neck = fit.joint("Neck")
    inside = top(fit, neck=0.010, hem=hem, sleeve=1.95)

    def open_front(at: Doubles, parts: Groups) -> Doubles:
        front = (at[:, 0] > neck[0] - 0.01) & (parts.arm < 0.5)
        return np.minimum(inside(at, parts), np.where(front, np.abs(at[:, 1]) - 0.045 * k, 0.3))

    made = garment(
        fit, open_front, color, ease=0.022, loose=0.75, smooth=7, folds=0.0025, hold_hips=True,
        material=cloth(KNIT if knit else DENIM, material_rough),
    )  # fmt: skip
    collar(fit, made, tone(color, 0.85), height=0.032, fold=0.030, gap=0.75)
    for s in (1.0, -1.0):
        strip(
            fit,
            made,
            [(s * 0.10 * k, fit.hip + 0.12 * k), (s * 0.125 * k, fit.hip + 0.05 * k)],
            0.010 * k,
            tone(color, 0.6),
            lift=0.003,
        )
    return made
