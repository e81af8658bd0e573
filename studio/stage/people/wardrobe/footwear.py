"""Shoes, boots, sandals, skates, socks. Each sets the fitting's ``sole``."""

import math

import numpy as np

from studio.stage import shapes
from studio.stage.mesh import Material
from studio.stage.people.fitting import SIDES, Field, Fitting, Groups
from studio.stage.people.garment import garment, legs
from studio.stage.people.layer import CLOTH, LEATHER, METAL, Color, grid, paint, smoothstep, spread
from studio.stage.people.rotation import about_z
from studio.stage.people.skeleton import Doubles


def _feet(fit: Fitting) -> tuple[tuple[str, Doubles, Doubles, Doubles], ...]:
    """(side, ankle, unit vector to the toes, unit vector to the left) of both feet."""
    out: list[tuple[str, Doubles, Doubles, Doubles]] = []
    for side in SIDES:
        ankle = fit.joint(side + "Foot")
        toward = fit.bones.tail(side + "ToeBase") - ankle
        toward = np.array([toward[0], toward[1], 0.0])
        toward /= np.linalg.norm(toward)
        out.append((side, ankle, toward, np.array([-toward[1], toward[0], 0.0])))
    return tuple(out)


def shoes(
    fit: Fitting,
    color: Color,
    sole: Color = "#efece4",
    *,
    shaft: float = 0.0,
    heel: float = 0.0,
    material: Material = LEATHER,
    thick: float = 0.014,
    laces: Color | None = None,
    toe: Color | None = None,
    bulk: float = 0.0,
    low: bool = False,
) -> None:
    """Shoes lofted around the feet. ``shaft`` metres above the ankle make boots of them; ``heel`` and ``thick``
    metres of sole; ``laces`` and ``toe`` cap colours; ``bulk`` metres wider all round; ``low``: open instep (pumps)."""
    k, first = fit.scale, len(fit.layers)
    ground = float(fit.proxy[:, 2].min())
    fit.sole = min(fit.sole, ground - thick * k)
    base = ground + 0.004 * k if fit.level < 3 else fit.sole  # a speck's shoe is its own sole
    columns, sections = ((22, 17), (14, 12), (10, 8), (6, 5))[fit.level]
    for side, ankle, toward, left in _feet(fit):
        foot = (fit.proxy_groups.feet[side] > 0.5) & (fit.proxy[:, 2] < ankle[2] + 0.02 * k)
        offset = fit.proxy[foot] - ankle
        x, y, z = offset @ toward, offset @ left, fit.proxy[foot][:, 2] - ground
        x0, x1 = float(x.min()), float(x.max())
        ball = float((fit.joint(side + "ToeBase") - ankle) @ toward)
        points: list[Doubles] = []
        weights: list[np.ndarray[tuple[int, ...], np.dtype[np.float32]]] = []
        colors: list[np.ndarray[tuple[int, ...], np.dtype[np.float32]]] = []
        around = spread(0, 2 * np.pi, columns, endpoint=False)
        share = spread(0, 1, sections)
        cross, rise = np.sign(np.cos(around)) * np.abs(np.cos(around)) ** 0.75, np.sin(around)
        outline: list[Doubles] = []
        for q in share:
            at = x0 - 0.010 * k + (x1 - x0 + 0.024 * k) * q
            near = np.abs(x - np.clip(at, x0 + 0.012, x1 - 0.012)) < (0.034 if fit.level < 2 else 0.05) * k
            centre = float(y[near].max() + y[near].min()) / 2
            half = float(y[near].max() - y[near].min()) / 2 + 0.003 * k + bulk * k
            tall = min(
                (float(z[near].max()) + 0.005 * k + bulk * k) * (1 - 0.22 * max(q - 0.55, 0) / 0.45),
                ankle[2] - ground + 0.005 * k,
            )
            round_toe = math.sqrt(max(1 - max(0.0, (q - 0.80) / 0.20) ** 2.4, 0.0))
            round_heel = math.sqrt(max(1 - max(0.0, (0.12 - q) / 0.12) ** 2.2, 0.0))
            full = round_toe * round_heel if 0 < q < 1 else 0.0
            half *= max(full, 0.02)
            if q > 0.5:
                tall = 0.024 * k + (tall - 0.024 * k) * full**0.6
            else:
                tall *= max(full, 0.25)
            if low:
                tall = min(tall, (0.035 + 0.05 * float(smoothstep(0.3, 0.0, q))) * k)
            up = np.where(rise > 0, tall * np.abs(rise) ** 0.8, 0.0)
            points.append(
                ankle + toward * at + left * (centre + half * cross)[:, None]
                + np.stack([0 * up, 0 * up, base + up - ankle[2]], 1)
            )  # fmt: skip
            bend = float(smoothstep(ball - 0.012, ball + 0.02, at))
            weights.append(fit.mixed({side + "Foot": 1 - bend, side + "ToeBase": bend}, columns))
            colors.append(paint(toe if toe is not None and q > 0.80 else color, columns))
            edge = half + 0.0035 * k
            outline.append(np.stack([ankle + toward * at + left * (centre + s * edge) for s in (1.0, -1.0)]))
        p, w = np.concatenate(points), np.concatenate(weights)
        faces = grid(sections, columns, closed=True, flip=True)
        fit.put(p, faces, w, np.concatenate(colors), fit.closed(material))
        _sole(fit, np.array(outline), w.reshape(sections, columns, -1)[:, 0], share, sole, ground, thick * k, heel * k)
        if laces is not None and fit.level < 2:
            _laces(fit, p.reshape(sections, columns, 3), w.reshape(sections, columns, -1), laces)
    if shaft > 0:
        garment(
            fit, legs(fit, high=fit.ankle + shaft * k, low=fit.ankle - 0.045 * k), color,
            ease=0.010 + bulk, smooth=4, material=material, hem=0.006,
        )  # fmt: skip
    high = ankle_cover(fit, 0.03 if shaft > 0 else 0.0, low)
    fit.cover(high, *fit.layers[first:])


def ankle_cover(fit: Fitting, above: float, low: bool) -> Field:
    """Feet are hidden in shoes, but for the instep of low ones."""
    height = fit.ankle + above * fit.scale

    def inside(at: Doubles, parts: Groups) -> Doubles:
        foot = parts.feet["Left"] + parts.feet["Right"]
        limit = np.where(at[:, 0] > fit.joint("LeftFoot")[0] + 0.06 * fit.scale, 9.0, height - 0.045 * fit.scale)
        return np.where((foot > 0.5) & (at[:, 2] < (limit if low else height)), 1.0, -1.0)

    return inside


def _sole(
    fit: Fitting,
    outline: Doubles,
    weights: np.ndarray[tuple[int, ...], np.dtype[np.float32]],
    share: Doubles,
    color: Color,
    ground: float,
    thick: float,
    heel: float,
) -> None:
    """A slab under the shoe: ``outline`` (sections, 2 sides, 3)."""
    rim = np.concatenate([outline[:, 0], outline[::-1, 1]])
    w = np.concatenate([weights, weights[::-1]])
    m = len(rim)
    back = np.concatenate([share, share[::-1]]) < 0.34
    top, bottom = rim.copy(), rim.copy()
    top[:, 2] = ground + 0.012 * fit.scale
    bottom[:, 2] = ground - thick
    p = np.concatenate([top, bottom, [bottom.mean(0)]])
    w = np.concatenate([w, w, w[m // 4 : m // 4 + 1]])
    i = np.arange(m)
    j = (i + 1) % m
    faces = np.concatenate(
        [np.stack([i, m + j, j], 1), np.stack([i, m + i, m + j], 1), np.stack([np.full(m, 2 * m), m + j, m + i], 1)]
    )
    if fit.level < 3:
        fit.put(p, faces, w, color, LEATHER)
    if heel > 0:
        use = np.where(back)[0]
        block_top, block_low = bottom[use], bottom[use].copy()
        block_low[:, 2] -= heel
        fit.sole = min(fit.sole, ground - thick - heel)
        n = len(use)
        a = np.arange(n)
        b = (a + 1) % n
        faces = np.concatenate([np.stack([a, n + b, b], 1), np.stack([a, n + a, n + b], 1)])
        fit.put(np.concatenate([block_top, block_low]), faces, np.concatenate([w[use], w[use]]), color, LEATHER)


def _laces(fit: Fitting, p: Doubles, w: np.ndarray[tuple[int, ...], np.dtype[np.float32]], color: Color) -> None:
    """Bars across the instep."""
    columns = p.shape[1]
    top = columns // 4
    for row in range(5, min(10, len(p) - 3)):
        pick = [top - 2, top - 1, top, top + 1, top + 2]
        line, bound = p[row, pick], w[row, pick]
        lift = np.array([0, 0, 0.0035 * fit.scale])
        along = (p[row + 1, top] - p[row, top]) * 0.18
        fit.put(
            np.concatenate([line + lift - along, line + lift + along]), grid(2, 5), np.concatenate([bound, bound]),
            color, CLOTH,
        )  # fmt: skip


def boots(fit: Fitting, color: Color, sole: Color = "#14100c", *, shaft: float = 0.22, heel: float = 0.012) -> None:
    """Leather boots to the calf."""
    shoes(fit, color, sole, shaft=shaft, heel=heel, thick=0.018, bulk=0.002)


def sneakers(fit: Fitting, color: Color) -> None:
    """Canvas shoes with a white sole, toe and laces."""
    shoes(fit, color, "#efece4", material=CLOTH, thick=0.020, laces="#f6f4ee", bulk=0.001)


def socks(fit: Fitting, color: Color, length: float = 0.55, *, foot: bool = False) -> None:
    """From the ankle (``foot``: from the toes, for sandals) up to ``length`` of the leg (0 hip, 1 ankle)."""
    garment(
        fit, legs(fit, high=fit.leg_height(length), low=-1.0 if foot else fit.ankle - 0.02), color,
        ease=0.0035, smooth=2, hem=0.004, cover=0.008,
    )  # fmt: skip


def geta(fit: Fitting, color: Color = "#7a4a2a", strap: Color = "#b3242e") -> None:
    """Wooden sandals on two teeth."""
    k = fit.scale
    ground = float(fit.proxy[:, 2].min())
    fit.sole = min(fit.sole, ground - 0.05 * k)
    for side, ankle, toward, _ in _feet(fit):
        turn = about_z(math.atan2(toward[1], toward[0]))
        centre = ankle + toward * 0.05 * k
        for offset, size in (
            ((0, 0, -0.014), (0.255, 0.095, 0.022)),
            ((0.05, 0, -0.036), (0.03, 0.09, 0.028)),
            ((-0.06, 0, -0.036), (0.03, 0.09, 0.028)),
        ):
            block = shapes.box((0, 0, 0), np.array(size) * k, color)
            p = (block.positions + np.array(offset) * k) @ turn.T + np.array([centre[0], centre[1], ground])
            fit.put(p, block.triangles, fit.bound(side + "Foot", len(p)), color, LEATHER)
        if fit.level < 2:
            front = fit.bones.tail(side + "ToeBase")
            for s in (1.0, -1.0):
                mid = ankle + toward * 0.06 * k + np.array([0, s * 0.045 * k, 0])
                way = np.array(
                    [front + np.array([-0.02 * k, 0, 0]), (front + mid) / 2 + np.array([0, 0, 0.035 * k]), mid]
                )
                way[0, 2], way[1, 2], way[2, 2] = ground + 0.02 * k, ground + 0.055 * k, ground
                bar = shapes.tube(way, 0.006 * k, strap, segments=6)
                fit.put(bar.positions, bar.triangles, fit.bound(side + "Foot", len(bar.positions)), strap, CLOTH)


def skates(fit: Fitting, color: Color = "#f4f2ee") -> None:
    """Figure skates: laced white boots on a blade."""
    k = fit.scale
    shoes(fit, color, "#3a2c22", shaft=0.13, heel=0.03, thick=0.012, laces="#d8d4cc")
    blade = 0.036 * k
    for side, ankle, toward, _ in _feet(fit):
        turn = about_z(math.atan2(toward[1], toward[0]))
        low = fit.sole + 0.0
        centre = ankle + toward * 0.06 * k
        for size, at in (
            ((0.30, 0.005, 0.016), (0.0, -blade)),
            ((0.035, 0.012, blade), (0.085, -blade / 2 + 0.015)),
            ((0.035, 0.012, blade * 0.8), (-0.075, -blade / 2)),
        ):
            bar = shapes.box((0, 0, 0), np.array([size[0] * k, size[1] * k, size[2]]), "#c9ced6")
            p = bar.positions @ turn.T + np.array([centre[0], centre[1], low + at[1]]) + toward * at[0] * k
            fit.put(p, bar.triangles, fit.bound(side + "Foot", len(p)), "#c9ced6", METAL)
    fit.sole -= blade + 0.008


def sandals(fit: Fitting, color: Color = "#8a6a45") -> None:
    """Straw sandals: a sole and a thong."""
    k = fit.scale
    ground = float(fit.proxy[:, 2].min())
    fit.sole = min(fit.sole, ground - 0.014 * k)
    for side, ankle, toward, left in _feet(fit):
        t = spread(0, 2 * np.pi, 18, endpoint=False)
        centre = ankle + toward * 0.055 * k
        rim = centre + toward * (np.cos(t) * 0.135 * k)[:, None] + left * (np.sin(t) * 0.048 * k)[:, None]
        top, low = rim.copy(), rim.copy()
        top[:, 2], low[:, 2] = ground + 0.001, ground - 0.014 * k
        middle = np.array([[centre[0], centre[1], ground + 0.001]])
        p = np.concatenate([top, low, middle])
        i, j = np.arange(18), (np.arange(18) + 1) % 18
        faces = np.concatenate(
            [np.stack([i, 18 + j, j], 1), np.stack([i, 18 + i, 18 + j], 1), np.stack([np.full(18, 36), i, j], 1)]
        )
        fit.put(p, faces, fit.bound(side + "Foot", len(p)), color, CLOTH)
