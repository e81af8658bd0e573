"""What is worn any day: shirts, trousers, skirts, dresses, coats; and the base layer under everything."""

import numpy as np

from studio.stage.mesh import Floats, Material, srgb
from studio.stage.people.fitting import Fitting, Groups
from studio.stage.people.garment import Cloth, bottom, garment, top
from studio.stage.people.layer import (
    CLOTH,
    DENIM,
    GLOSS,
    KNIT,
    LEATHER,
    NYLON,
    PLAIN,
    Color,
    cloth,
    grid,
    paint,
    spread,
)
from studio.stage.people.sewn import button, collar, patch, strip
from studio.stage.people.skeleton import Doubles
from studio.stage.people.tube import band, tube
from studio.stage.people.wardrobe import tone

TUCKED = 0.088
"""Hem of a shirt that is worn inside the waistband, metres above the hip joint."""


def base_layer(fit: Fitting, skin: Floats, color: Color = "#3a3f4a") -> None:
    """Always worn, first: what a gap between clothes would show is this, never skin.

    ``skin``: colours of the body (13,380, 3), changed in place.
    """
    upper = top(fit, neck=-0.055, hem=-0.12, sleeve=0.03)
    lower = bottom(fit, waist=0.10, length=0.16)
    if fit.level == 3:
        # From afar a coat of paint will do.
        under = np.maximum(upper(fit.body, fit.body_groups), lower(fit.body, fit.body_groups)) > 0
        skin[under] = srgb(color)
        return
    garment(fit, upper, color, ease=0.003, smooth=1, hem=0, cover=0.012)
    garment(fit, lower, color, ease=0.003, smooth=2, hem=0, cover=0.012)


def tshirt(
    fit: Fitting,
    color: Color,
    *,
    sleeve: float = 0.62,
    hem: float = -0.035,
    neck: float = -0.016,
    vneck: float = 0.0,
    loose: float = 0.7,
    ease: float = 0.009,
    pattern: int = PLAIN,
    rough: float = 0.9,
    trim: Color | None = None,
) -> Cloth:
    """A T-shirt, with a ribbed neckline."""
    where = top(fit, neck=neck, hem=hem, sleeve=sleeve, vneck=vneck)
    made = garment(
        fit, where, color, ease=ease, loose=loose, smooth=6, material=cloth(pattern, rough), folds=0.0020,
        hold_hips=True, trim=trim, trim_width=0.012,
    )  # fmt: skip
    if vneck == 0:
        collar(fit, made, tone(color, 0.85), height=0.012, fold=0, gap=0.02, ease=0.004)
    return made


def shirt(
    fit: Fitting, color: Color, *, hem: float = -0.05, pattern: int = PLAIN, sleeve: float = 1.93, loose: float = 0.7
) -> Cloth:
    """A shirt with collar, placket, buttons, a pocket and cuffs."""
    k = fit.scale
    where = top(fit, hem=hem, sleeve=sleeve, vneck=0.030)
    made = garment(
        fit, where, color, ease=0.011, loose=loose, smooth=6, material=cloth(pattern, 0.88), folds=0.0022,
        hold_hips=True,
    )  # fmt: skip
    collar(fit, made, tone(color, 1.03), height=0.030, fold=0.030, point=0.018, gap=0.34)
    high, low = float(fit.joint("Neck")[2]) - 0.035 * k, fit.hip + (hem + 0.015) * k
    placket(fit, made, high, low, tone(color, 0.94), tone(color, 0.6), 6)
    z = high - 0.115 * k
    patch(fit, made, pocket(0.072 * k, z, 0.085 * k, 0.095 * k), tone(color, 0.93), lift=0.0025)
    return made


def pocket(y: float, z: float, width: float, height: float) -> Doubles:
    """Outline of a square patch centred at (y, z)."""
    w, h = width / 2, height / 2
    return np.array([[y - w, z + h], [y + w, z + h], [y + w, z - h], [y - w, z - h]])


def placket(
    fit: Fitting, made: Cloth, high: float, low: float, color: Color, buttons: Color, count: int, y: float = 0.0
) -> None:
    """A strip down the front with buttons."""
    strip(fit, made, [(y, high), (y, low)], 0.028 * fit.scale, color, lift=0.002, count=12)
    for z in spread(high - 0.02, low + 0.03, count):
        button(fit, made, y, float(z), buttons, CLOTH, 0.0055)


def trousers(
    fit: Fitting,
    color: Color,
    *,
    length: float = 1.03,
    knee: float = 0.078,
    hem: float = 0.080,
    ease: float = 0.008,
    pattern: int = DENIM,
    waist: float = 0.10,
    belt: Color | None = None,
    material: Material | None = None,
) -> Cloth:
    """Long trousers with side seams, pockets and a belt; ``length`` of the leg, ``knee`` and ``hem`` radii."""
    k = fit.scale
    made = garment(
        fit, bottom(fit, waist=waist, length=length), color, ease=ease, smooth=7,
        material=material or cloth(pattern, 0.9), straight=(knee, hem) if knee else None, folds=0.0016,
    )  # fmt: skip
    dark = tone(color, 0.72)
    for s in (1.0, -1.0):
        slash = [(s * 0.105 * k, fit.hip - 0.065 * k), (s * 0.135 * k, fit.hip - 0.12 * k)]
        strip(fit, made, slash, 0.005 * k, dark, lift=0.001, count=5)
        back = pocket(s * 0.075 * k, fit.hip - 0.10 * k, 0.09 * k, 0.10 * k)
        patch(fit, made, back, tone(color, 0.85), lift=0.002, back=True)
        if length > 0.8:
            crease = [fit.joint(side(s) + b) + np.array([0, s * 0.08 * k, 0]) for b in ("UpLeg", "Leg", "Foot")]
            crease[2][2] += 0.05
            strip(fit, made, crease, 0.004 * k, dark, lift=0.001, count=14)
    if belt is not None:
        band(fit, fit.hip + (waist - 0.015) * k, 0.032 * k, belt, ease=ease + 0.004, thickness=0.004, material=LEATHER)
    return made


def side(sign: float) -> str:
    """``Left`` for positive y."""
    return "Left" if sign > 0 else "Right"


def shorts(fit: Fitting, color: Color, length: float = 0.42, pattern: int = DENIM) -> Cloth:
    """To just above the knee."""
    return trousers(fit, color, length=length, knee=0.115, hem=0.12, pattern=pattern)


def tights(fit: Fitting, color: Color) -> Cloth:
    """Close to the skin, to the toes."""
    return garment(
        fit, bottom(fit, waist=0.1, length=1.2), color, ease=0.003, smooth=2, material=NYLON, hem=0, cover=0.0
    )


def leggings(fit: Fitting, color: Color, length: float = 0.98) -> Cloth:
    """Close to the skin, to the ankle."""
    return garment(
        fit, bottom(fit, waist=0.1, length=length), color, ease=0.004, smooth=3, material=NYLON, hem=0.004, cover=0.01
    )


def skirt(
    fit: Fitting,
    color: Color,
    *,
    length: float = 0.45,
    flare: float = 0.20,
    pleats: int = 14,
    depth: float = 0.010,
    pattern: int = PLAIN,
    trim: Color | None = None,
) -> Cloth:
    """From the waist down to ``length`` of the leg."""
    k = fit.scale
    made = tube(
        fit, fit.hip + 0.12 * k, fit.leg_height(length), color, flare=flare, pleats=pleats, pleat_depth=depth,
        material=cloth(pattern), ease=0.012, legs=0.85, trim=trim, trim_rings=1,
    )  # fmt: skip
    band(fit, fit.hip + 0.115 * k, 0.03 * k, tone(color, 0.8), ease=0.010, thickness=0.004)
    return made


def dress(
    fit: Fitting,
    color: Color,
    *,
    sleeve: float = 0.5,
    length: float = 0.62,
    flare: float = 0.17,
    pattern: int = PLAIN,
    neck: float = -0.02,
    belt: Color | None = None,
    vneck: float = 0.0,
    pleats: int = 9,
) -> Cloth:
    """A bodice and a wide skirt from the same cloth, joined under a sash."""
    k = fit.scale
    fabric = cloth(pattern, 0.8)
    bodice = garment(
        fit, top(fit, neck=neck, hem=0.13, sleeve=sleeve, vneck=vneck), color, ease=0.009, loose=0.15, smooth=5,
        material=fabric, folds=0.0012,
    )  # fmt: skip
    tube(
        fit, fit.hip + 0.165 * k, fit.leg_height(length), color, flare=flare, pleats=pleats, pleat_depth=0.014,
        material=fabric, ease=0.010, rings=18,
    )  # fmt: skip
    band(fit, fit.hip + 0.165 * k, 0.030 * k, belt if belt is not None else tone(color, 0.6), ease=0.012)
    collar(fit, bodice, tone(color, 0.8), height=0.008, fold=0, gap=0.02, ease=0.004)
    return bodice


def coat(
    fit: Fitting,
    color: Color,
    *,
    length: float = 0.60,
    material: Material = CLOTH,
    belt: Color | None = None,
    flare: float = 0.12,
    buttons: Color | None = None,
) -> Cloth:
    """A coat to ``length`` of the leg: one body, a folded collar, a covered front, pockets."""
    k = fit.scale
    made = garment(
        fit, top(fit, neck=0.014, hem=0.05, sleeve=1.95, vneck=0.02), color, ease=0.024, loose=0.85, smooth=8, hem=0,
        folds=0.003, material=material,
    )  # fmt: skip
    tails = tube(
        fit, fit.hip + 0.075 * k, fit.leg_height(length), color, flare=flare, ease=0.030, opening=0.025,
        material=material, legs=0.8, start=made,
    )  # fmt: skip
    collar(fit, made, tone(color, 0.92), height=0.042, fold=0.050, point=0.022, gap=0.42, material=material, ease=0.012)
    high = float(fit.joint("Neck")[2]) - 0.02 * k
    strip(fit, made, [(0.0, high), (0.0, fit.hip + 0.06 * k)], 0.045 * k, tone(color, 0.93), material=material)
    for z in spread(high - 0.05 * k, fit.hip + 0.10 * k, 4):
        button(fit, made, 0.008, float(z), buttons if buttons is not None else tone(color, 0.35), GLOSS, 0.011)
    for s in (1.0, -1.0):
        flap = pocket(s * 0.105 * k, fit.hip - 0.01 * k, 0.12 * k, 0.05 * k)
        patch(fit, tails, flap, tone(color, 0.88), lift=0.006, material=material)
    if belt is not None:
        band(fit, fit.hip + 0.14 * k, 0.045 * k, belt, ease=0.032, material=material)
    return made


def raincoat(fit: Fitting, color: Color, hood: bool = True) -> Cloth:
    """A rubbered coat with its hood thrown back."""
    made = coat(fit, color, length=0.55, material=GLOSS, buttons="#f2ede0")
    if hood:
        hood_back(fit, made, color, GLOSS)
    return made


def hood_back(fit: Fitting, made: Cloth, color: Color, material: Material) -> None:
    """A hood lying on the back: a fat crescent behind the neck."""
    k = fit.scale
    neck = fit.joint("Neck")
    angle = spread(np.radians(62), np.radians(298), 22)
    rows: list[Doubles] = []
    for turn in spread(0, 2 * np.pi, 9)[:-1]:
        fat = (0.018 + 0.040 * np.sin((angle - angle[0]) / (angle[-1] - angle[0]) * np.pi) ** 1.2) * k
        radius = 0.105 * k + fat * np.cos(turn) * 0.8
        drop = -0.02 * k - 0.035 * k * np.maximum(-np.cos(angle), 0)
        rows.append(
            neck + np.stack([radius * np.cos(angle), radius * np.sin(angle), drop + fat * np.sin(turn) + 0.012 * k], 1)
        )
    p = np.stack(rows, 1).reshape(-1, 3)
    _, weights = made.laid(p, 0.0)
    fit.put(p, grid(22, 8, closed=True), weights, paint(tone(color, 0.95), len(p)), material)


def hoodie(fit: Fitting, color: Color) -> Cloth:
    """A sweatshirt with a hood and a belly pocket."""
    k = fit.scale
    made = tshirt(fit, color, sleeve=1.95, hem=-0.06, ease=0.016, loose=0.85)
    hood_back(fit, made, color, CLOTH)
    z = fit.hip + 0.10 * k
    bag = np.array([[-0.08, z + 0.06 * k], [0.08, z + 0.06 * k], [0.12, z - 0.07 * k], [-0.12, z - 0.07 * k]])
    bag[:, 0] *= k
    patch(fit, made, bag, tone(color, 0.9), lift=0.008, cells=14)
    for s in (1.0, -1.0):
        top_z = float(fit.joint("Neck")[2]) - 0.04 * k
        strip(fit, made, [(s * 0.03 * k, top_z), (s * 0.035 * k, top_z - 0.16 * k)], 0.006 * k, "#efece4", lift=0.004)
    return made


def sweater(fit: Fitting, color: Color, pattern: int = KNIT) -> Cloth:
    """A knitted pullover with a high neck."""
    made = tshirt(fit, color, sleeve=1.95, hem=-0.055, ease=0.014, loose=0.8, pattern=pattern)
    collar(fit, made, tone(color, 0.92), height=0.035, fold=0, gap=0.02, ease=0.007, material=cloth(pattern))
    return made


def cardigan(fit: Fitting, color: Color) -> Cloth:
    """An open knitted jacket over what is below."""
    k = fit.scale
    joint = fit.joint("Neck")
    inside = top(fit, neck=0.004, hem=-0.075, sleeve=1.9)

    def open_front(at: Doubles, parts: Groups) -> Doubles:
        gap = np.abs(at[:, 1]) - 0.035 * k - (at[:, 2] - fit.hip) * 0.05
        return np.minimum(inside(at, parts), np.where((at[:, 0] > joint[0]) & (parts.arm < 0.5), gap * 0.95, 0.3))

    return garment(
        fit, open_front, color, ease=0.020, loose=0.8, smooth=7, material=cloth(KNIT), folds=0.002, hold_hips=True,
        trim=tone(color, 0.8), trim_width=0.012,
    )  # fmt: skip
