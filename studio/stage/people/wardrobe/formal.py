"""Suits, evening dress, wedding dress."""

import math

import numpy as np

from studio.stage.people.fitting import Fitting, Groups
from studio.stage.people.garment import Cloth, garment, top
from studio.stage.people.layer import CLOTH, DENIM, Color, cloth, grid, spread
from studio.stage.people.sewn import button, collar, patch, strip
from studio.stage.people.skeleton import Doubles
from studio.stage.people.tube import band, tube
from studio.stage.people.wardrobe import tone
from studio.stage.people.wardrobe.everyday import TUCKED, dress, pocket, trousers


def suit(
    fit: Fitting,
    color: Color = "#2b3346",
    *,
    shirt: Color = "#f2f0ec",
    tie: Color | None = "#7a1f2b",
    bow: bool = False,
    legs: Color | None = None,
    lapel: Color | None = None,
    closed: float = 0.135,
    tails: float = -0.10,
) -> Cloth:
    """Jacket, shirt, tie and trousers. ``closed`` metres above the hip where the jacket buttons; ``tails`` its hem."""
    k = fit.scale
    neck = float(fit.joint("Neck")[2])
    under = garment(
        fit, top(fit, hem=TUCKED, sleeve=1.98, neck=0.004, vneck=0.012), shirt, ease=0.008, smooth=4, loose=0.4,
        folds=0.001, hold_hips=True,
    )  # fmt: skip
    trousers(fit, legs if legs is not None else color, length=1.05, knee=0.086, hem=0.098, belt="#17110d")
    collar(fit, under, tone(shirt, 1.0), height=0.034, fold=0.032, point=0.02, gap=0.24)
    if bow:
        bow_tie(fit, under, tie if tie is not None else "#101014")
    elif tie is not None:
        _tie(fit, under, tie, neck, fit.hip + 0.11 * k)
    low = fit.hip + closed * k
    jacket_top = top(fit, neck=0.010, hem=tails, sleeve=1.92)

    def open_front(at: Doubles, parts: Groups) -> Doubles:
        front = (at[:, 0] > fit.joint("Spine2")[0]) & (parts.arm < 0.5)
        v = np.where(front, np.abs(at[:, 1]) - (at[:, 2] - low) * 0.175, 0.3)
        below = (at[:, 0] > fit.joint("Hips")[0]) & (at[:, 2] < low - 0.02 * k)
        apart = np.where(below, np.abs(at[:, 1]) - (low - 0.02 * k - at[:, 2]) * 0.28, 0.3)
        return np.minimum(np.minimum(jacket_top(at, parts), v * 0.95), apart)

    jacket = garment(
        fit, open_front, color, ease=0.019, loose=0.75, smooth=7, folds=0.0018, material=cloth(DENIM, 0.85), hem=0.012,
        hold_hips=True,
    )  # fmt: skip
    _lapels(fit, jacket, lapel if lapel is not None else tone(color, 0.80), low, neck)
    for drop in (0.0, 0.10):
        button(fit, jacket, 0.012 * k, low - drop * k - 0.01, "#1a1512", CLOTH, 0.009)
    for s in (1.0, -1.0):
        patch(
            fit, jacket, pocket(s * 0.10 * k, fit.hip + 0.035 * k, 0.11 * k, 0.035 * k), tone(color, 0.84), lift=0.003
        )
    patch(fit, jacket, pocket(0.085 * k, neck - 0.165 * k, 0.075 * k, 0.018 * k), tone(color, 0.75), lift=0.003)
    return jacket


def _tie(fit: Fitting, under: Cloth, color: Color, high: float, low: float) -> None:
    """Knot and blade, lying on the shirt."""
    k = fit.scale
    z = high - 0.018 * k
    width = np.interp(spread(0, 1, 12), [0, 0.08, 0.9, 1.0], [0.034, 0.038, 0.075, 0.004]) * k
    strip(fit, under, [(0.0, z), (0.0, low)], width, color, lift=0.006, thickness=0.004, count=18)
    place, weights = under.laid(under.front(np.zeros(1), np.array([z])), 0.010)
    knot = fit.ball(place[0], (0.012 * k, 0.019 * k, 0.018 * k), color, level=2)
    fit.put(knot.positions, knot.triangles, np.repeat(weights, len(knot.positions), 0), tone(color, 0.9), CLOTH)


def bow_tie(fit: Fitting, under: Cloth, color: Color) -> None:
    """A bow at the collar."""
    k = fit.scale
    z = float(fit.joint("Neck")[2]) - 0.012 * k
    place, weights = under.laid(under.front(np.zeros(1), np.array([z])), 0.014)
    for sign, size in ((1.0, 0.024), (-1.0, 0.024), (0.0, 0.009)):
        ball = fit.ball(place[0] + np.array([0, sign * 0.024 * k, 0]), (0.009 * k, size * k, 0.014 * k), color, level=2)
        fit.put(ball.positions, ball.triangles, np.repeat(weights, len(ball.positions), 0), color, CLOTH)


def _lapels(fit: Fitting, jacket: Cloth, color: Color, low: float, neck: float) -> None:
    """Turned-back fronts from the button to behind the neck; they lie on the jacket, notched."""
    if fit.level >= 3:
        return
    k = fit.scale
    rows = 18 if fit.level < 2 else 8
    for sign in (1.0, -1.0):
        points: list[Doubles] = []
        for t in spread(0, 0.93, rows):
            z = low + (neck + 0.010 * k - low) * t
            inner = max(0.175 * (z - low), 0.0) + 0.002
            wide = 0.070 * k * math.sin(min(t * 1.3, 1) * 1.57)
            if 0.70 < t < 0.76:
                wide *= 0.62
            elif t >= 0.76:
                wide *= 0.80
            q = np.array([0.0, 0.5, 1.0])
            points.append(np.stack([inner + wide * q, z + (0.028 * q * (t > 0.74) - 0.012 * q) * k], 1))
        yz = np.concatenate(points)
        guess = jacket.front(sign * yz[:, 0], yz[:, 1])
        lift = np.tile([0.004, 0.009, 0.005], rows)
        p, weights = jacket.laid(guess, lift)
        fit.put(p, grid(rows, 3, flip=sign > 0), weights, color, CLOTH)


def tuxedo(fit: Fitting, color: Color = "#14151a") -> Cloth:
    """Evening dress with a bow tie and silk lapels."""
    return suit(fit, color, bow=True, tie="#0c0c0f", lapel="#23242b")


def gown(fit: Fitting, color: Color, *, belt: Color | None = None, flare: float = 0.25, sleeve: float = -0.05) -> Cloth:
    """A floor-length dress with bare shoulders."""
    return dress(fit, color, sleeve=sleeve, length=1.10, flare=flare, neck=-0.035, belt=belt, pleats=13)


def wedding_dress(fit: Fitting, color: Color = "#f8f6f1") -> Cloth:
    """White, long and wide, with lace sleeves."""
    made = dress(fit, color, sleeve=1.5, length=1.12, flare=0.33, neck=-0.02, belt="#e8e2d6", pleats=15)
    k = fit.scale
    tube(
        fit, fit.hip + 0.15 * k, fit.leg_height(0.6), tone(color, 0.97), flare=0.30, pleats=11, pleat_depth=0.02,
        ease=0.02, cover=False,
    )  # fmt: skip
    return made


def vest(fit: Fitting, color: Color, *, low: float = 0.13) -> Cloth:
    """A waistcoat over a shirt."""
    k = fit.scale
    inside = top(fit, neck=0.006, hem=-0.01, sleeve=-0.02)
    start = fit.hip + low * k + 0.06 * k

    def cut_front(at: Doubles, parts: Groups) -> Doubles:
        front = (at[:, 0] > fit.joint("Spine2")[0]) & (parts.arm < 0.5)
        return np.minimum(inside(at, parts), np.where(front, np.abs(at[:, 1]) - (at[:, 2] - start) * 0.22, 0.3))

    made = garment(fit, cut_front, color, ease=0.017, loose=0.5, smooth=6, material=cloth(DENIM), hold_hips=True)
    for i in range(4):
        button(fit, made, 0.0, start - (0.01 + 0.045 * i) * k, tone(color, 0.4), CLOTH)
    return made


def apron(
    fit: Fitting, over: Cloth, color: Color, *, bib: bool = True, length: float = 0.55, whole: bool = False
) -> None:
    """An apron: a front skirt tied behind, with or without a bib."""
    k = fit.scale
    tube(
        fit, fit.hip + 0.11 * k, fit.leg_height(length), color, flare=0.05, ease=0.026, cover=False, rings=10,
    )  # fmt: skip
    layer = fit.layers[-1]
    if not whole:
        centre = layer.positions[layer.triangles].mean(1)
        layer.triangles = layer.triangles[centre[:, 0] > fit.joint("LeftUpLeg")[0] - 0.02 * k]
    band(fit, fit.hip + 0.11 * k, 0.03 * k, color, ease=0.026)
    if bib:
        neck = float(fit.joint("Neck")[2])
        outline = np.array(
            [
                [-0.10 * k, neck - 0.10 * k],
                [0.10 * k, neck - 0.10 * k],
                [0.14 * k, fit.hip + 0.11 * k],
                [-0.14 * k, fit.hip + 0.11 * k],
            ]
        )
        patch(fit, over, outline, color, lift=0.010, cells=9)
        for s in (1.0, -1.0):
            strip(
                fit,
                over,
                [(s * 0.095 * k, neck - 0.10 * k), (s * 0.085 * k, neck + 0.0 * k)],
                0.022 * k,
                color,
                lift=0.011,
            )
