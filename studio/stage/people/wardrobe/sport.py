"""Sports, dance and water."""

import numpy as np

from studio.stage.people.fitting import SIDES, Fitting
from studio.stage.people.garment import Cloth, bottom, garment, top
from studio.stage.people.layer import CLOTH, GLOSS, NYLON, PLAIN, Color, cloth
from studio.stage.people.sewn import patch, strip
from studio.stage.people.tube import band, tube
from studio.stage.people.wardrobe import footwear, tone
from studio.stage.people.wardrobe.everyday import leggings, shorts, tights, trousers, tshirt
from studio.stage.people.wardrobe.japanese import crossed_top
from studio.stage.people.wardrobe.uniform import limb_band, ring

_DIGITS = {
    "0": "abcdef", "1": "bc", "2": "abged", "3": "abgcd", "4": "fgbc", "5": "afgcd", "6": "afgedc", "7": "abc",
    "8": "abcdefg", "9": "abcdfg",
}  # fmt: skip
_SEGMENTS = {
    "a": ((-1, 2), (1, 2)), "b": ((1, 2), (1, 0)), "c": ((1, 0), (1, -2)), "d": ((-1, -2), (1, -2)),
    "e": ((-1, 0), (-1, -2)), "f": ((-1, 2), (-1, 0)), "g": ((-1, 0), (1, 0)),
}  # fmt: skip


def number(
    fit: Fitting, made: Cloth, text: str, y: float, z: float, size: float, color: Color, back: bool = False
) -> None:
    """A shirt number, made of strips; ``size`` its height in metres."""
    if fit.level >= 3:
        return
    unit = size / 4
    mirror = -1.0 if back else 1.0
    for i, digit in enumerate(text):
        # Seen from the front the wearer's left is on the right.
        centre = y + mirror * (i - (len(text) - 1) / 2) * unit * 3.2
        for segment in _DIGITS.get(digit, ""):
            (x0, y0), (x1, y1) = _SEGMENTS[segment]
            way = [(centre + mirror * x0 * unit, z + y0 * unit), (centre + mirror * x1 * unit, z + y1 * unit)]
            strip(fit, made, way, unit * 0.55, color, lift=0.003, count=4, back=back)


def basketball(fit: Fitting, color: Color = "#c8542c", trim: Color = "#f4f2ee", digits: str = "23") -> Cloth:
    """A sleeveless jersey with number, wide shorts, high shoes, a wristband."""
    k = fit.scale
    shorts(fit, color, length=0.52)
    made = tshirt(fit, color, sleeve=0.02, hem=-0.06, vneck=0.06, loose=0.85, trim=trim)
    neck = float(fit.joint("Neck")[2])
    number(fit, made, digits, 0.0, neck - 0.24 * k, 0.13 * k, trim)
    number(fit, made, digits, 0.0, neck - 0.22 * k, 0.20 * k, trim, back=True)
    limb_band(fit, "LeftForeArm", 0.88, 0.036, trim, 0.05)
    footwear.socks(fit, "#f4f2ee", 0.80)
    footwear.shoes(fit, color, "#f4f2ee", shaft=0.06, material=CLOTH, thick=0.024, laces="#f4f2ee", toe="#f4f2ee")
    return made


def football(fit: Fitting, color: Color = "#2a5ab0", trim: Color = "#f4f2ee", digits: str = "10") -> Cloth:
    """A football shirt, shorts, long socks, boots."""
    k = fit.scale
    shorts(fit, trim, length=0.36, pattern=PLAIN)
    made = tshirt(fit, color, sleeve=0.7, hem=-0.07, loose=0.8, trim=trim)
    neck = float(fit.joint("Neck")[2])
    number(fit, made, digits, 0.0, neck - 0.22 * k, 0.10 * k, trim)
    number(fit, made, digits, 0.0, neck - 0.20 * k, 0.20 * k, trim, back=True)
    footwear.socks(fit, color, 0.54)
    for side in SIDES:
        limb_band(fit, side + "Leg", 0.12, 0.066, trim, 0.03)
    footwear.shoes(fit, "#17181c", "#c8d030", material=GLOSS, thick=0.012, laces="#c8d030")
    return made


def baseball(fit: Fitting, color: Color = "#f2f1ec", accent: Color = "#22407a") -> Cloth:
    """A striped button shirt, trousers to the calf, long socks."""
    k = fit.scale
    trousers(fit, color, length=0.78, knee=0.09, hem=0.072, pattern=PLAIN, belt=accent)
    made = tshirt(fit, color, sleeve=0.85, hem=-0.02, loose=0.75, trim=accent)
    neck = float(fit.joint("Neck")[2])
    strip(fit, made, [(0.0, neck - 0.03 * k), (0.0, fit.hip + 0.02 * k)], 0.018 * k, accent, lift=0.003)
    number(fit, made, "7", -0.085 * k, neck - 0.20 * k, 0.08 * k, accent)
    number(fit, made, "7", 0.0, neck - 0.20 * k, 0.20 * k, accent, back=True)
    footwear.socks(fit, accent, 0.55)
    footwear.shoes(fit, "#1a1b20", "#d8d8d4", material=CLOTH, laces="#f4f2ee")
    return made


def figure_skater(fit: Fitting, color: Color = "#3a6ac0", man: bool = False) -> Cloth:
    """A sparkling dress with a short skirt over tights, or fitted black and a shirt; white (black) skates."""
    k = fit.scale
    if man:
        leggings(fit, "#15161b")
        made = garment(
            fit,
            top(fit, neck=0.004, hem=-0.02, sleeve=1.95, vneck=0.07),
            color,
            ease=0.008,
            loose=0.4,
            smooth=5,
            folds=0.0014,
        )
        band(fit, fit.hip + 0.10 * k, 0.05 * k, "#15161b", ease=0.014)
        footwear.skates(fit, "#1a1b20")
    else:
        tights(fit, "#d8ae92")
        made = garment(
            fit, top(fit, neck=-0.02, hem=-0.05, sleeve=1.9, vneck=0.06), color, ease=0.006, smooth=4, folds=0.0006,
            material=NYLON,
        )  # fmt: skip
        garment(fit, bottom(fit, waist=0.1, length=0.12), color, ease=0.006, smooth=3, cover=0.012)
        tube(
            fit, fit.hip + 0.115 * k, fit.leg_height(0.22), color, flare=0.55, pleats=11, pleat_depth=0.018, ease=0.010,
            rings=10, legs=0.75, material=NYLON, trim=tone(color, 1.5), trim_rings=1, cover=False,
        )  # fmt: skip
        footwear.skates(fit)
    _sequins(fit, made, tone(color, 2.2))
    return made


def gymnast(fit: Fitting, color: Color = "#8f2540", man: bool = False) -> Cloth:
    """A long-sleeved leotard with bright beads over short tights; a man's vest and long white trousers."""
    if man:
        leggings(fit, "#eeece6")
        return garment(fit, top(fit, neck=-0.03, hem=-0.06, sleeve=0.05), color, ease=0.0065, smooth=3, material=NYLON)
    garment(
        fit, bottom(fit, waist=0.12, length=0.14), color, ease=0.006, smooth=3, material=NYLON, hem=0.003, cover=0.012
    )
    made = garment(
        fit, top(fit, neck=-0.02, hem=-0.06, sleeve=1.9, vneck=0.05), color, ease=0.006, smooth=4, material=NYLON
    )
    _sequins(fit, made, tone(color, 2.2))
    return made


def _sequins(fit: Fitting, made: Cloth, color: Color) -> None:
    """A spray of bright beads over the chest."""
    if fit.level >= 2:
        return
    neck = float(fit.joint("Neck")[2])
    k = fit.scale
    random = np.random.default_rng(4)
    y = random.normal(size=70) * 0.055 * k
    z = neck - (0.07 + 0.22 * random.random(70)) * k
    p, weights = made.laid(made.front(y, z), 0.002)
    bead = fit.ball((0, 0, 0), 0.0032, color, level=0)
    v = (p[:, None] + bead.positions[None]).reshape(-1, 3)
    faces = (bead.triangles[None] + (np.arange(70) * len(bead.positions))[:, None, None]).reshape(-1, 3)
    fit.put(v, faces, np.repeat(weights, len(bead.positions), 0), color, GLOSS)


def ballerina(fit: Fitting, color: Color = "#f2c8d2") -> Cloth:
    """A fitted bodice, a flat tutu, pink tights, slippers with ribbons."""
    k = fit.scale
    tights(fit, "#f0c4bc")
    made = garment(fit, top(fit, neck=-0.045, hem=-0.05, sleeve=-0.02), color, ease=0.006, smooth=4, material=NYLON)
    garment(fit, bottom(fit, waist=0.1, length=0.12), color, ease=0.006, smooth=3, cover=0.012)
    for i in range(3):
        z = fit.hip + (0.055 - 0.018 * i) * k
        tube(
            fit, z, z - 0.055 * k, tone(color, 1.0 - 0.06 * i), flare=4.2 - 0.5 * i, ease=0.006, pleats=22,
            pleat_depth=0.014, rings=6, legs=0.1, cover=False,
        )  # fmt: skip
    footwear.shoes(fit, "#eeb8b4", "#e0a8a4", low=True, thick=0.006, material=CLOTH)
    for side in SIDES:
        limb_band(fit, side + "Leg", 0.88, 0.040, "#eeb8b4", 0.012)
        limb_band(fit, side + "Leg", 0.80, 0.043, "#eeb8b4", 0.012)
    return made


def swimmer(fit: Fitting, color: Color = "#1f3a6a", man: bool = False, stripe: Color = "#e8ecf0") -> Cloth:
    """A racing suit from shoulders to mid-thigh (man: a rash top and long trunks): modest, one piece with its base."""
    k = fit.scale
    garment(
        fit,
        bottom(fit, waist=0.12, length=0.34),
        color,
        ease=0.006,
        smooth=3,
        material=NYLON,
        hem=0.003,
        cover=0.012,
    )
    made = garment(
        fit, top(fit, neck=-0.03, hem=-0.10, sleeve=0.45 if man else 0.08), color, ease=0.0065, smooth=3,
        material=NYLON, hem=0.003, cover=0.012,
    )  # fmt: skip
    neck = float(fit.joint("Neck")[2])
    for s in (1.0, -1.0):
        strip(
            fit,
            made,
            [(s * 0.12 * k, neck - 0.12 * k), (s * 0.105 * k, fit.hip + 0.16 * k), (s * 0.12 * k, fit.hip + 0.02 * k)],
            0.022 * k,
            stripe,
            lift=0.002,
        )
    return made


def wetsuit(fit: Fitting, color: Color = "#16181d", accent: Color = "#2a8ac0") -> Cloth:
    """Neoprene from neck to wrist and ankle, with coloured panels."""
    k = fit.scale
    leggings(fit, color)
    made = garment(
        fit,
        top(fit, neck=0.02, hem=-0.10, sleeve=1.95),
        color,
        ease=0.006,
        smooth=3,
        material=NYLON,
        hem=0.004,
    )
    neck = float(fit.joint("Neck")[2])
    chest = np.array(
        [[-0.12, neck - 0.09 * k], [0.12, neck - 0.09 * k], [0.10, neck - 0.20 * k], [-0.10, neck - 0.20 * k]]
    )
    chest[:, 0] *= k
    patch(fit, made, chest, accent, lift=0.002, cells=8)
    for side in SIDES:
        limb_band(fit, side + "ForeArm", 0.3, 0.044, accent, 0.03)
        limb_band(fit, side + "Leg", 0.2, 0.064, accent, 0.03)
    return made


def cyclist(fit: Fitting, color: Color = "#d83a2a", shorts_color: Color = "#15161a") -> Cloth:
    """A close jersey with a zip and stripes, bib shorts, gloves, cleats."""
    k = fit.scale
    garment(
        fit,
        bottom(fit, waist=0.12, length=0.46),
        shorts_color,
        ease=0.005,
        smooth=3,
        material=NYLON,
        hem=0.004,
    )
    made = garment(
        fit, top(fit, neck=0.012, hem=-0.04, sleeve=0.85), color, ease=0.0075, loose=0.2, smooth=4, folds=0.0008,
        hold_hips=True, material=cloth(PLAIN, 0.6),
    )  # fmt: skip
    neck = float(fit.joint("Neck")[2])
    strip(fit, made, [(0.0, neck - 0.01 * k), (0.0, fit.hip + 0.0 * k)], 0.006 * k, "#e8e8e4", lift=0.003)
    ring(fit, made, neck - 0.22 * k, 0.05 * k, "#f4f2ee")
    footwear.socks(fit, "#f4f2ee", 0.84)
    footwear.shoes(fit, "#f0f0ee", "#17181c", material=GLOSS)
    return made


def dancer(fit: Fitting, color: Color = "#8a2a5a", man: bool = False) -> Cloth:
    """Loose trousers and a wrapped top to move in, or a short flared dress over tights."""
    if man:
        trousers(fit, "#1d1e24", length=1.02, knee=0.10, hem=0.105, pattern=PLAIN)
        made = tshirt(fit, color, sleeve=0.3, vneck=0.06, hem=-0.05, loose=0.9)
    else:
        k = fit.scale
        tights(fit, "#2a2228")
        made = garment(
            fit, top(fit, neck=-0.02, hem=0.0, sleeve=0.4, vneck=0.06), color, ease=0.008, smooth=4, folds=0.001
        )
        garment(fit, bottom(fit, waist=0.1, length=0.14), color, ease=0.006, smooth=3, cover=0.012)
        tube(
            fit,
            fit.hip + 0.12 * k,
            fit.leg_height(0.40),
            color,
            flare=0.42,
            pleats=10,
            pleat_depth=0.018,
            ease=0.012,
            rings=12,
            legs=0.8,
        )
    footwear.shoes(fit, "#1a1718", "#100e0e", low=not man, material=CLOTH, thick=0.008)
    return made


def tracksuit(fit: Fitting, color: Color = "#24406a", stripe: Color = "#f4f2ee") -> Cloth:
    """A zipped jacket and trousers with side stripes."""
    k = fit.scale
    trousers(fit, color, length=1.02, knee=0.088, hem=0.078, pattern=PLAIN)
    made = tshirt(fit, color, sleeve=1.95, hem=-0.07, ease=0.015, loose=0.8)
    neck = float(fit.joint("Neck")[2])
    strip(fit, made, [(0.0, neck), (0.0, fit.hip - 0.05 * k)], 0.008 * k, stripe, lift=0.003)
    for side, sign in (("Left", 1.0), ("Right", -1.0)):
        way = [fit.joint(side + b) + np.array([0, sign * 0.075 * k, 0]) for b in ("Arm", "ForeArm", "Hand")]
        strip(fit, made, way, 0.016 * k, stripe, lift=0.003, count=16)
    footwear.sneakers(fit, "#f4f2ee")
    return made


def gi(fit: Fitting, color: Color = "#f4f2ec", belt: Color = "#17171a") -> Cloth:
    """Judo or karate dress with a knotted belt."""
    k = fit.scale
    trousers(fit, color, length=0.95, knee=0.10, hem=0.105, pattern=PLAIN)
    made = crossed_top(fit, color, sleeve=1.7, hem=-0.10, edge=tone(color, 0.92), under=tone(color, 0.95))
    tube(fit, fit.hip + 0.11 * k, fit.leg_height(0.22), color, flare=0.10, ease=0.024, rings=8, cover=False)
    band(fit, fit.hip + 0.12 * k, 0.045 * k, belt, ease=0.034)
    return made


def boxer(fit: Fitting, color: Color = "#b3242e") -> Cloth:
    """A vest, satin trunks, gloves."""
    shorts(fit, color, length=0.42, pattern=PLAIN)
    made = tshirt(fit, "#f4f2ee", sleeve=0.02, hem=-0.02, vneck=0.05)
    for side in SIDES:
        wrist, middle = fit.joint(side + "Hand"), fit.joint(side + "HandMiddle2")
        at = wrist * 0.35 + middle * 0.65
        ball = fit.ball(at, 0.072 * fit.scale, color, level=3)
        fit.fix(ball, side + "Hand", GLOSS)
        limb_band(fit, side + "ForeArm", 0.94, 0.044, color, 0.07)
    footwear.boots(fit, "#f0f0ee", shaft=0.12, heel=0.0)
    return made
