"""Armour: knight, viking, samurai, robot."""

import math

import numpy as np

from studio.stage import shapes
from studio.stage.people.fitting import SIDES, Fitting, Groups
from studio.stage.people.garment import Cloth, garment, top
from studio.stage.people.layer import CLOTH, DENIM, FUR, GLINT, GLOSS, LEATHER, MAIL, METAL, Color, cloth, grid, spread
from studio.stage.people.rotation import between
from studio.stage.people.sewn import strip
from studio.stage.people.skeleton import Doubles
from studio.stage.people.tube import band, support, tube
from studio.stage.people.wardrobe import footwear, tone
from studio.stage.people.wardrobe.everyday import TUCKED, shirt, trousers, tshirt
from studio.stage.people.wardrobe.headgear.skull import turned
from studio.stage.people.wardrobe.japanese import hakama_skirt
from studio.stage.people.wardrobe.uniform import gloves, limb_band, ring


def plate(
    fit: Fitting, start: Doubles, end: Doubles, r0: float, r1: float, color: Color, bone: str, segments: int = 16
) -> None:
    """A piece of plate around a limb, with a rolled rim at both ends."""
    k = fit.scale
    axis = end - start
    length = float(np.linalg.norm(axis))
    unit, faces = turned(
        (
            (r0 * 1.06, 0.0),
            (r0 * 1.10, 0.02),
            (r0, 0.05),
            ((r0 + r1) / 2 * 1.05, 0.5),
            (r1, 0.94),
            (r1 * 1.10, 0.98),
            (r1 * 1.05, 1.0),
        ),
        segments if fit.level < 2 else 10,
    )
    p = unit * np.array([k, k, length])
    p = p @ between(np.array([0, 0, 1.0]), axis).T + start
    fit.put(p, faces, fit.bound(bone, len(p)), color, METAL)


def pauldron(fit: Fitting, side: str, color: Color, size: float = 1.0) -> None:
    """Three lames over the shoulder."""
    k = fit.scale
    sign = 1.0 if side == "Left" else -1.0
    shoulder, elbow = fit.joint(side + "Arm"), fit.joint(side + "ForeArm")
    along = (elbow - shoulder) / np.linalg.norm(elbow - shoulder)
    unit, faces = turned(
        ((1.02, -0.30), (1.04, -0.25), (0.96, 0.12), (0.78, 0.40), (0.45, 0.58), (0.01, 0.62)),
        20 if fit.level < 2 else 12,
    )
    for i, (t, r) in enumerate(((0.02, 0.090), (0.17, 0.082), (0.31, 0.073))):
        face = np.array([0, sign * (0.78 + 0.1 * i), 0.62 - 0.16 * i])
        p = unit * r * k * size @ between(np.array([0, 0, 1.0]), face).T
        p = p + shoulder + along * t * np.linalg.norm(elbow - shoulder) + np.array([0, 0, 0.006])
        weights = fit.mixed({side + "Arm": 0.7, side + "Shoulder": 0.3}, len(p))
        fit.put(p, faces, weights, color, METAL)


def knight(fit: Fitting, tabard: Color = "#6e2a2c", steel: Color = "#7d838c", trim: Color = "#d8b24a") -> Cloth:
    """Mail, breastplate, tabard, plate on arms and legs, gauntlets, sabatons."""
    k = fit.scale
    garment(
        fit, top(fit, neck=0.03, hem=-0.14, sleeve=1.9), "#6f757d", ease=0.012, smooth=5, loose=0.5,
        material=cloth(MAIL, 0.5), hold_hips=True,
    )  # fmt: skip
    trousers(fit, "#5a6068", length=1.02, knee=0, material=cloth(MAIL, 0.5))
    garment(
        fit, top(fit, neck=-0.02, hem=0.12, sleeve=0.02), steel, ease=0.027, loose=0.9, smooth=16, material=METAL,
        hem=0.008, cover=None,
    )  # fmt: skip
    chest = garment(
        fit, top(fit, neck=-0.005, hem=-0.02, sleeve=-0.12), tabard, ease=0.033, loose=1.0, smooth=12, hem=0.006,
        cover=None, material=cloth(DENIM), folds=0.002,
    )  # fmt: skip
    tube(
        fit, fit.hip + 0.02 * k, fit.leg_height(0.52), tabard, flare=0.10, ease=0.043, legs=0.85,
        material=cloth(DENIM), trim=trim, pleats=7, pleat_depth=0.012, start=chest,
    )  # fmt: skip
    neck = float(fit.joint("Neck")[2])
    middle = (neck - 0.03 * k + fit.hip + 0.16 * k) / 2
    strip(fit, chest, [(0.0, neck - 0.08 * k), (0.0, fit.hip + 0.13 * k)], 0.045 * k, trim, lift=0.004)
    strip(fit, chest, [(-0.11 * k, middle + 0.05 * k), (0.11 * k, middle + 0.05 * k)], 0.045 * k, trim, lift=0.0045)
    band(fit, fit.hip + 0.09 * k, 0.045 * k, "#3a2417", ease=0.050, material=LEATHER)
    for side in SIDES:
        limbs_of_plate(fit, side, steel)
        pauldron(fit, side, steel)
        gloves(fit, side, "#8d939c")
    footwear.shoes(fit, steel, tone(steel, 0.6), material=METAL)
    return chest


def limbs_of_plate(fit: Fitting, side: str, steel: Color) -> None:
    """Plate on upper arm, forearm, thigh and shin; caps on elbow and knee."""
    k = fit.scale
    shoulder, elbow, wrist = (fit.joint(side + b) for b in ("Arm", "ForeArm", "Hand"))
    hip, knee, ankle = (fit.joint(side + b) for b in ("UpLeg", "Leg", "Foot"))
    plate(fit, elbow + (wrist - elbow) * 0.12, elbow + (wrist - elbow) * 0.98, 0.056, 0.045, steel, side + "ForeArm")
    plate(
        fit,
        shoulder + (elbow - shoulder) * 0.45,
        shoulder + (elbow - shoulder) * 0.92,
        0.064,
        0.056,
        steel,
        side + "Arm",
    )
    plate(fit, knee + (ankle - knee) * 0.08, knee + (ankle - knee) * 0.96, 0.072, 0.053, steel, side + "Leg")
    plate(fit, hip + (knee - hip) * 0.50, hip + (knee - hip) * 0.94, 0.095, 0.078, steel, side + "UpLeg")
    fit.fix(fit.ball(elbow, 0.054 * k, steel, level=2), side + "ForeArm", METAL)
    fit.fix(
        fit.ball(knee + np.array([0.022 * k, 0, 0]), (0.066 * k, 0.066 * k, 0.07 * k), steel, level=2),
        side + "Leg",
        METAL,
    )


def viking(fit: Fitting, tunic: Color = "#5a3a2e", fur: Color = "#6b533c", trim: Color = "#d0a64a") -> Cloth:
    """A belted tunic with a woven edge, wool trousers, bound boots, a fur over the shoulders."""
    k = fit.scale
    trousers(fit, "#4a4638", length=1.0, knee=0.09, hem=0.075)
    made = tshirt(fit, tunic, sleeve=1.93, hem=0.04, pattern=DENIM, ease=0.011)
    tube(
        fit, fit.hip + 0.07 * k, fit.leg_height(0.36), tunic, flare=0.22, ease=0.02, material=cloth(DENIM), pleats=8,
        pleat_depth=0.012, trim=trim, start=made,
    )  # fmt: skip
    band(fit, fit.hip + 0.12 * k, 0.055 * k, "#2c1b10", ease=0.026, material=LEATHER)
    front = float(support(fit, fit.hip + 0.12 * k, np.array([[1.0, 0.0]]), 0.03 * k)[0]) + float(
        fit.joint("LeftUpLeg")[0]
    )
    fit.fix(
        shapes.box((front + 0.036, 0, fit.hip + 0.12 * k), np.array([0.012, 0.06, 0.06]) * k, "#c9a24a"), "Spine", METAL
    )
    footwear.boots(fit, "#3b2616", "#1d130b", shaft=0.22)
    for side in SIDES:
        for i in range(4):
            limb_band(fit, side + "Leg", 0.52 + 0.12 * i, 0.070 - 0.004 * i, "#8a6a45", 0.014)
        limb_band(fit, side + "ForeArm", 0.75, 0.046, "#4a3220", 0.09)
    fur_mantle(fit, fur)
    return made


def fur_mantle(fit: Fitting, color: Color = "#6b533c") -> None:
    """A pelt over the shoulders."""
    k = fit.scale
    neck = fit.joint("Neck")
    inside = top(fit, neck=0.018, hem=0.2, sleeve=0.36)
    rough = np.random.default_rng(3).standard_normal(len(fit.proxy))

    def ragged(at: Doubles, parts: Groups) -> Doubles:
        edge = at[:, 2] - (neck[2] - 0.16 * k) + 0.016 * np.sin(np.arctan2(at[:, 1], at[:, 0] - neck[0]) * 17)
        return np.minimum(inside(at, parts), edge)

    def shaggy(p: Doubles, normal: Doubles, parts: Groups) -> Doubles:
        del parts
        x, y, z = fit.proxy.T
        tufts = 0.010 * np.sin(z * 140 + y * 60) * np.sin(y * 110 + x * 90) + 0.006 * rough
        return p + normal * tufts[:, None]

    garment(fit, ragged, color, ease=0.040, loose=0.5, smooth=6, material=FUR, hem=0.03, cover=None, shape=shaggy)


def samurai_armour(
    fit: Fitting, color: Color = "#26242c", lacing: Color = "#8a2230", under: Color = "#2b3350"
) -> Cloth:
    """Laced plates on chest, shoulders and thighs over kimono and hakama; shin guards; straw sandals."""
    k = fit.scale
    garment(
        fit, top(fit, neck=0.012, hem=0.0, sleeve=1.9, vneck=0.02), under, ease=0.012, loose=0.6, smooth=6, folds=0.002
    )
    hakama_skirt(fit, under, low=0.78)
    chest = garment(
        fit, top(fit, neck=-0.03, hem=0.09, sleeve=-0.10), color, ease=0.034, loose=0.95, smooth=16, material=GLOSS,
        cover=None,
    )  # fmt: skip
    neck = float(fit.joint("Neck")[2])
    for i, z in enumerate(spread(fit.hip + 0.12 * k, neck - 0.13 * k, 6)):
        ring(fit, chest, float(z), 0.016 * k, lacing if i % 2 == 0 else "#c9a24a", lift=0.004)
    band(fit, fit.hip + 0.10 * k, 0.05 * k, "#e8e2d2", ease=0.042)
    # Thigh guards: panels of four rows hanging from the waist.
    for angle in np.radians([0, 52, 104, 156, 204, 256, 308]):
        _hanging_plates(fit, float(angle), color, lacing)
    for side in SIDES:
        _shoulder_plates(fit, side, color, lacing)
        elbow, wrist = fit.joint(side + "ForeArm"), fit.joint(side + "Hand")
        knee, ankle = fit.joint(side + "Leg"), fit.joint(side + "Foot")
        plate(fit, elbow + (wrist - elbow) * 0.2, elbow + (wrist - elbow) * 0.98, 0.052, 0.044, color, side + "ForeArm")
        plate(fit, knee + (ankle - knee) * 0.15, knee + (ankle - knee) * 0.9, 0.070, 0.056, color, side + "Leg")
        gloves(fit, side, tone(color, 1.6))
    footwear.socks(fit, "#26242c", 0.86, foot=True)
    footwear.sandals(fit)
    return chest


def _hanging_plates(fit: Fitting, angle: float, color: Color, lacing: Color) -> None:
    k = fit.scale
    out = np.array([math.cos(angle), math.sin(angle), 0.0])
    across = np.array([-out[1], out[0], 0.0])
    middle = np.array([float(fit.joint("LeftUpLeg")[0]), 0.0, 0.0])
    reach = float(support(fit, fit.hip + 0.02 * k, out[None, :2], 0.05 * k)[0]) + 0.050 * k
    side = "Left" if math.sin(angle) > 0.1 else "Right" if math.sin(angle) < -0.1 else ""
    rows, width = 4, 0.125 * k
    for i in range(rows):
        z = fit.hip + (0.055 - 0.062 * i) * k
        r = reach + 0.012 * k * i
        corner = [
            middle + out * (r + dr) + across * (s * width * (0.5 + 0.02 * i)) + np.array([0, 0, z + dz])
            for s in (-1, 1)
            for dr, dz in ((0.0, 0.0), (0.014 * k, -0.052 * k))
        ]
        p = np.array([corner[0], corner[2], corner[3], corner[1]])
        p = np.concatenate([p, p - out * 0.006])
        faces = [[0, 3, 2], [0, 2, 1], [4, 5, 6], [4, 6, 7], [0, 1, 5], [0, 5, 4], [3, 7, 6], [3, 6, 2]]
        share = min(0.15 + 0.2 * i, 0.75) if side else 0.2
        weights = fit.mixed({"Hips": 1 - share, (side or "Left") + "UpLeg": share if side else share / 2}, 8)
        if not side:
            weights += fit.mixed({"RightUpLeg": share / 2}, 8)
        fit.put(p, faces, weights, lacing if i % 2 else color, CLOTH if i % 2 else GLOSS)


def _shoulder_plates(fit: Fitting, side: str, color: Color, lacing: Color) -> None:
    """Large square shoulder guards of laced rows."""
    k = fit.scale
    sign = 1.0 if side == "Left" else -1.0
    shoulder = fit.joint(side + "Arm")
    bone = side + "Arm"
    for i in range(5):
        z = shoulder[2] + (0.055 - 0.05 * i) * k
        y = shoulder[1] + sign * (0.050 + 0.004 * i) * k
        rows: list[Doubles] = []
        for dz, dy in ((0.0, 0.0), (-0.044, 0.010)):
            x = spread(-0.095, 0.095, 7)
            curve = 0.030 * (1 - (x / 0.095) ** 2)
            rows.append(np.stack([shoulder[0] + x * k, y + sign * (dy + curve) * k, np.full(7, z + dz * k)], 1))
        p = np.concatenate(rows)
        weights = fit.mixed({bone: 0.75, side + "Shoulder": 0.25}, len(p))
        fit.put(p, grid(2, 7, flip=sign < 0), weights, lacing if i % 2 else color, CLOTH if i % 2 else GLOSS)


def robot(fit: Fitting, color: Color = "#c3c9d2", dark: Color = "#2a2e36", light: Color = "#6fd0ff") -> Cloth:
    """A humanoid machine: shells over a dark frame, lit seams."""
    k = fit.scale
    trousers(fit, dark, length=1.05, knee=0, pattern=0)
    garment(fit, top(fit, neck=0.06, hem=-0.1, sleeve=2.0), dark, ease=0.008, smooth=6, material=GLOSS)
    chest = garment(
        fit, top(fit, neck=-0.02, hem=0.14, sleeve=-0.02), color, ease=0.024, loose=0.9, smooth=16, material=GLOSS,
        cover=None,
    )  # fmt: skip
    for side in SIDES:
        shoulder, elbow, wrist = (fit.joint(side + b) for b in ("Arm", "ForeArm", "Hand"))
        hip, knee, ankle = (fit.joint(side + b) for b in ("UpLeg", "Leg", "Foot"))
        for start, end, r0, r1, bone in (
            (shoulder + (elbow - shoulder) * 0.2, elbow - (elbow - shoulder) * 0.12, 0.062, 0.054, "Arm"),
            (elbow + (wrist - elbow) * 0.12, wrist, 0.055, 0.042, "ForeArm"),
            (hip + (knee - hip) * 0.22, knee - (knee - hip) * 0.10, 0.098, 0.076, "UpLeg"),
            (knee + (ankle - knee) * 0.10, ankle, 0.074, 0.055, "Leg"),
        ):
            plate(fit, start, end, r0, r1, color, side + bone)
        fit.fix(fit.ball(shoulder, 0.078 * k, tone(color, 0.9), level=2), side + "Arm", GLOSS)
        for joint, bone, r in ((elbow, "ForeArm", 0.046), (knee, "Leg", 0.064)):
            fit.fix(fit.ball(joint, r * k, dark, level=2), side + bone, METAL)
            limb_band(fit, side + bone, 0.16, r + 0.012, light, 0.008)
        gloves(fit, side, dark)
    neck = float(fit.joint("Neck")[2])
    place, weights = chest.laid(chest.front(np.zeros(1), np.array([neck - 0.18 * k])), 0.004)
    core = fit.ball(place[0], (0.012 * k, 0.036 * k, 0.036 * k), light, level=2)
    fit.put(core.positions, core.triangles, np.repeat(weights, len(core.positions), 0), light, GLINT)
    band(fit, fit.hip + 0.04 * k, 0.10 * k, color, ease=0.020, material=GLOSS)
    footwear.shoes(fit, color, dark, material=GLOSS, thick=0.02, bulk=0.006)
    return chest


def leather_armour(fit: Fitting, color: Color = "#5a3b26") -> Cloth:
    """A boiled-leather vest over a shirt: archers, guards, adventurers."""
    shirt(fit, "#8a8064", hem=TUCKED)
    made = garment(
        fit,
        top(fit, neck=-0.03, hem=-0.03, sleeve=-0.04),
        color,
        ease=0.022,
        loose=0.8,
        smooth=10,
        material=LEATHER,
        cover=None,
    )
    k = fit.scale
    band(fit, fit.hip + 0.11 * k, 0.05 * k, "#2c1b10", ease=0.030, material=LEATHER)
    for s in (1.0, -1.0):
        strip(
            fit,
            made,
            [(s * 0.10 * k, float(fit.joint("Neck")[2]) - 0.03 * k), (s * 0.06 * k, fit.hip + 0.12 * k)],
            0.02 * k,
            tone(color, 0.6),
            lift=0.003,
        )
    return made
