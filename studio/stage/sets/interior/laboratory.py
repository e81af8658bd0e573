"""A research laboratory."""

from itertools import pairwise

import numpy as np

from studio.stage import shapes
from studio.stage.mesh import Material, Texture, srgb
from studio.stage.sets import materials as mat
from studio.stage.sets.construction import SetBuilder
from studio.stage.sets.interior.fittings import lit_room, row_of
from studio.stage.sets.setting import Setting
from studio.stage.world import Place

_VINYL = Material(texture=Texture.PLASTER, scale=0.6, roughness=0.28, reflectivity=0.12)
_LIQUIDS = ("#2f9ad8", "#e8a02c", "#48b860", "#c84a8a", "#7a5ad0", "#e0d048")
_BOTTLES = ("#7a4418", "#8a5220", "#e8eef0", "#dfe6ea", "#2c4a78", "#6a3a14")
_TOP_M = 0.9
"""Height of the benches."""


def laboratory(setting: Setting) -> Place:
    """Benches with glassware, a microscope and a burner, a fume hood, shelves of bottles, formulas on a whiteboard."""
    b = SetBuilder(setting)
    x, y, h = (-4.3, 4.3), (-5.0, 4.7), 3.0
    room = lit_room(
        b, x, y, h, floor="#8c9aa4", floor_material=_VINYL, wall="#8fa3b0", ceiling="#dfe6ea", tone="#e4efff",
        power=6.0,
    )  # fmt: skip
    with b.at(-0.55, 2.1):
        _bench(b, 4.6, 0.85)
        _reagent_shelf(b, (0.15, 1.9), 0.3)
        _microscope(b, -1.35, -0.12, 0.5)
        _flask(b, -0.72, -0.14, 0.13, 0.22, _LIQUIDS[0])
        _flask(b, -0.38, 0.08, 0.10, 0.17, _LIQUIDS[1])
        _round_flask(b, 0.02, 0.0, _LIQUIDS[2])
        _tubes(b, 0.42, -0.2)
        _beaker(b, 0.95, -0.22, 0.07, 0.15, _LIQUIDS[3])
        _beaker(b, 1.16, -0.1, 0.05, 0.11, _LIQUIDS[5])
        _flask(b, 1.5, -0.2, 0.09, 0.16, _LIQUIDS[4])
        _notes(b, -0.98, -0.26)
        b.mark("table", 0.55, -0.34, _TOP_M, -np.pi / 2)
        b.mark("counter", 0.55, -0.34, _TOP_M, -np.pi / 2)
    with b.at(-1.3, y[1] - 0.36):
        _bench(b, 5.6, 0.7, wall_side=True)
        _centrifuge(b, -1.9, 0.0)
        _screen(b, -0.95, 0.05)
        for k, q in enumerate((0.9, 1.2, 1.42, 1.75, 2.0)):
            _flask(b, q, 0.05 * (-1) ** k, 0.07 + 0.02 * (k % 3), 0.14 + 0.03 * (k % 2), _LIQUIDS[(k * 2 + 1) % 6])
        _tubes(b, 0.35, 0.05)
    _whiteboard(b, -0.5, y[1] - 0.03)
    _wall_cupboards(b, -2.95, y[1] - 0.02)
    with b.at(2.75, y[1] - 0.03):
        _fume_hood(b)
    with b.at(x[1] - 0.03, 2.35, 0, -np.pi / 2):
        _bottle_case(b, 2.1)
    with b.at(x[1] - 0.4, -0.4, 0, -np.pi / 2):
        _bench(b, 2.6, 0.7, wall_side=True)
        _screen(b, -0.5, 0.05)
        _tubes(b, 0.4, -0.05)
        _flask(b, 0.95, 0.0, 0.09, 0.17, _LIQUIDS[2])
    for k, (q, p) in enumerate(((-2.2, 1.32), (2.7, 0.75))):
        _stool(b, q, p, "#2c4a5c" if k == 0 else "#3a3e44")
    b.lamp((3.6, 1.2, 2.3), "#9cc8ff", 3.5, 6.0, toward=(-0.8, -0.35, -0.35), area=True, size=0.8, halo=0.0)
    b.mark("board", 0.4, y[1] - 0.8, 1.6, -np.pi / 2)
    return b.place(
        [(2.0, -3.4), (1.0, -1.2), (0, 0), (-1.9, 0.2)], ground_material="stone", indoor=True,
        camera_limit=(room.low, room.high), reach=9,
    )  # fmt: skip


def _bench(b: SetBuilder, width: float, depth: float, wall_side: bool = False) -> None:
    """A dark top over white drawers and doors, front toward -y; with a sink and tap where it stands at a wall."""
    b.box((0, 0, _TOP_M - 0.02), (width, depth, 0.04), "#23292e", Material(roughness=0.3))
    b.box((0, 0.02, 0.48), (width - 0.08, depth - 0.1, 0.76), "#c9d2d6", mat.PAINT)
    b.box((0, 0.05, 0.05), (width - 0.16, depth - 0.16, 0.1), "#3a4248", mat.PAINT)
    doors = max(round(width / 0.58), 2)
    for k in range(doors):
        q = -width / 2 + 0.04 + (width - 0.08) * (k + 0.5) / doors
        w = (width - 0.08) / doors - 0.02
        for z, tall in ((0.755, 0.17), (0.385, 0.53)):
            b.box((q, -depth / 2 + 0.06, z), (w, 0.025, tall), "#dde5e8" if k % 3 else "#6f9db4", mat.PAINT)
            b.box((q, -depth / 2 + 0.038, z + tall * 0.32), (0.14, 0.014, 0.014), "#b8bec2", mat.CHROME)
    if wall_side:
        q = width / 2 - 0.5
        b.box((q, -0.02, _TOP_M + 0.001), (0.46, 0.36, 0.012), "#9aa4aa", mat.CHROME)
        b.box((q, -0.02, _TOP_M + 0.004), (0.4, 0.3, 0.012), "#39424a", mat.METAL)
        neck = [[q, 0.22, _TOP_M], [q, 0.22, 1.18], [q, 0.18, 1.25], [q, 0.08, 1.26], [q, 0.05, 1.19]]
        b.add(shapes.tube(neck, 0.016, "#c8d0d4", mat.CHROME, 8))
    reach = depth / 2 - 0.02
    b.block_line((-width / 2 + reach, 0), (width / 2 - reach, 0), reach, _TOP_M)


def _glass(b: SetBuilder, x: float, y: float, outer: list[tuple[float, float]], segments: int = 18) -> None:
    b.lathe((x, y, _TOP_M), outer, "#dff0f8", mat.GLASS, segments)


def _liquid(b: SetBuilder, x: float, y: float, inner: list[tuple[float, float]], color: str) -> None:
    """A coloured liquid with a flat surface; light gathers in it, so it glows a little."""
    bright = Material(roughness=0.12, emission=0.22)
    b.lathe((x, y, _TOP_M + 0.004), [(0.002, 0), *inner, (0.002, inner[-1][1] + 0.001)], color, bright, 16)


def _flask(b: SetBuilder, x: float, y: float, radius: float, height: float, color: str) -> None:
    """A conical flask, a third full."""
    r, k = radius, height
    _liquid(b, x, y, [(r * 0.92, 0.0), (r * 0.93, 0.02), (r * 0.62, k * 0.42)], color)
    _glass(b, x, y, [(r * 0.9, 0), (r, 0.012), (r * 0.3, k * 0.75), (r * 0.28, k * 0.97), (r * 0.36, k)])


def _round_flask(b: SetBuilder, x: float, y: float, color: str) -> None:
    """A round flask clamped on a stand over a burner with its blue flame."""
    b.box((x + 0.04, y + 0.06, _TOP_M + 0.01), (0.22, 0.16, 0.02), "#3a4046", mat.METAL)
    b.rod((x + 0.12, y + 0.08, _TOP_M), (x + 0.12, y + 0.08, _TOP_M + 0.62), 0.008, "#c8ced2", mat.CHROME, None, 6)
    b.rod((x + 0.12, y + 0.08, _TOP_M + 0.42), (x, y, _TOP_M + 0.42), 0.007, "#8a9298", mat.METAL, None, 5)
    b.lathe((x, y, _TOP_M), [(0.05, 0), (0.045, 0.015), (0.012, 0.02), (0.014, 0.12)], "#a08a4a", mat.CHROME, 12)
    b.lathe(
        (x, y, _TOP_M + 0.12), [(0.004, 0), (0.014, 0.02), (0.008, 0.05), (0.001, 0.085)], "#5aa8ff",
        mat.lit(3.0), 10,
    )  # fmt: skip
    b.ball((x, y, _TOP_M + 0.295), (0.082, 0.082, 0.07), color, Material(roughness=0.12, emission=0.25), 2)
    profile = [(0.095 * np.sin(a), 0.30 - 0.095 * np.cos(a)) for a in np.linspace(0.05, 2.85, 9)]
    _glass(b, x, y, [*[(float(r), float(z)) for r, z in profile], (0.026, 0.44), (0.032, 0.47)])


def _beaker(b: SetBuilder, x: float, y: float, radius: float, height: float, color: str) -> None:
    _liquid(b, x, y, [(radius * 0.93, 0), (radius * 0.93, height * 0.55)], color)
    _glass(b, x, y, [(radius * 0.9, 0), (radius, 0.008), (radius, height * 0.94), (radius * 1.07, height)])


def _tubes(b: SetBuilder, x: float, y: float) -> None:
    """A rack of test tubes, each with something else in it."""
    for z in (0.012, 0.085):
        b.box((x, y, _TOP_M + z), (0.34, 0.09, 0.012), "#d8b888", mat.WOOD)
    for e in (-0.165, 0.165):
        b.box((x + e, y, _TOP_M + 0.05), (0.012, 0.09, 0.1), "#d8b888", mat.WOOD)
    for k in range(6):
        q = x - 0.13 + 0.052 * k
        full = float(b.rng.uniform(0.05, 0.11))
        _liquid(b, q, y, [(0.013, 0.018), (0.014, 0.02 + full)], _LIQUIDS[int(b.rng.integers(6))])
        _glass(b, q, y, [(0.004, 0.014), (0.016, 0.026), (0.016, 0.165), (0.019, 0.17)], 10)


def _microscope(b: SetBuilder, x: float, y: float, yaw: float) -> None:
    """A compound microscope, its eyepieces toward its own -y."""
    dark, pale = Material(roughness=0.35), "#e4e8ea"
    with b.at(x, y, _TOP_M, yaw):
        b.box((0, 0.02, 0.025), (0.2, 0.28, 0.05), "#2c3238", dark)
        b.box((0, 0.13, 0.2), (0.08, 0.07, 0.34), pale, dark)
        b.box((0, 0.05, 0.37), (0.09, 0.2, 0.06), pale, dark)
        b.box((0, -0.02, 0.16), (0.17, 0.15, 0.016), "#23282c", dark)
        b.box((0, -0.02, 0.172), (0.075, 0.025, 0.004), "#bfe4f4", mat.lit(0.8))
        for k in range(3):
            a = -0.5 + 0.5 * k
            b.rod((0.02 * a, -0.01, 0.34), (0.07 * a, -0.03 - 0.02 * abs(a), 0.235), 0.016, "#b8a060", mat.CHROME)
        for e in (-0.032, 0.032):
            b.rod((e, 0.02, 0.39), (e, -0.13, 0.485), 0.021, "#23282c", dark, None, 10)
        for e in (-0.06, 0.06):
            b.rod((e * 0.7, 0.13, 0.14), (e, 0.13, 0.14), 0.032, "#23282c", dark, None, 10)
        b.ball((0, -0.02, 0.07), (0.035, 0.035, 0.025), "#fff4d8", mat.lit(2.5), 1)


def _centrifuge(b: SetBuilder, x: float, y: float) -> None:
    b.box((x, y, _TOP_M + 0.13), (0.46, 0.44, 0.26), "#d4dce0", mat.PAINT)
    b.lathe((x, y + 0.02, _TOP_M + 0.26), [(0.19, 0), (0.18, 0.05), (0.002, 0.075)], "#8fa6b4", mat.PAINT, 24)
    b.box((x, y - 0.225, _TOP_M + 0.1), (0.3, 0.012, 0.11), "#22303a", mat.screen(6, 0.9, 5))


def _screen(b: SetBuilder, x: float, y: float) -> None:
    """A computer with curves on its screen, and its keyboard."""
    b.box((x, y + 0.06, _TOP_M + 0.008), (0.24, 0.18, 0.016), "#2c3238", mat.PAINT)
    b.rod((x, y + 0.1, _TOP_M), (x, y + 0.1, _TOP_M + 0.2), 0.02, "#2c3238", mat.PAINT)
    b.box((x, y + 0.07, _TOP_M + 0.32), (0.56, 0.035, 0.35), "#1c2126", mat.PAINT)
    b.quad(_upright(x, y + 0.05, _TOP_M + 0.32, 0.52, 0.31), "#0f2a3c", mat.lit(1.0))
    t = np.linspace(0, 1, 24)
    for k, color in enumerate(("#5ae0c0", "#ffc050")):
        wave = 0.06 * np.exp(-((t - 0.3 - 0.3 * k) ** 2) * 60) + 0.012 * np.sin(31 * t + k) + 0.07 * k - 0.06
        line = np.stack([x - 0.22 + 0.44 * t, np.full(24, y + 0.046), _TOP_M + 0.31 + wave], 1)
        b.add(shapes.tube(line, 0.004, color, mat.lit(1.8), 4), shadow=False, ink=0.0)
    b.box((x, y - 0.17, _TOP_M + 0.012), (0.4, 0.13, 0.02), "#4a5258", mat.PAINT)


def _upright(x: float, y: float, z: float, width: float, height: float) -> list[list[float]]:
    """Corners of a sheet that faces -y."""
    w, k = width / 2, height / 2
    return [[x - w, y, z - k], [x + w, y, z - k], [x + w, y, z + k], [x - w, y, z + k]]


def _notes(b: SetBuilder, x: float, y: float) -> None:
    """An open notebook and a pen."""
    with b.at(x, y, _TOP_M, 0.25):
        for e in (-1, 1):
            b.box((e * 0.085, 0, 0.008), (0.165, 0.23, 0.014), "#f2efe4", mat.MATT)
            for k in range(6):
                b.box((e * 0.085, 0.08 - 0.03 * k, 0.0155), (0.11, 0.006, 0.001), "#5a6a80", mat.MATT, shadow=False)
        b.rod((0.2, -0.06, 0.008), (0.24, 0.07, 0.008), 0.006, "#a83a32", mat.PAINT, None, 5)


def _reagent_shelf(b: SetBuilder, x: tuple[float, float], y: float) -> None:
    """The two boards over the middle of a bench, with bottles."""
    mid, w = (x[0] + x[1]) / 2, x[1] - x[0]
    for e in x:
        b.box((e, y, _TOP_M + 0.3), (0.03, 0.22, 0.6), "#b8c4ca", mat.METAL)
    for k in range(2):
        z = _TOP_M + 0.26 + 0.3 * k
        b.box((mid, y, z), (w, 0.22, 0.022), "#b8c4ca", mat.METAL)
        _bottles(b, (x[0] + 0.05, x[1] - 0.05), y, z + 0.011, 0.19 - 0.03 * k, 7 + k)


def _bottles(b: SetBuilder, x: tuple[float, float], y: float, z: float, height: float, count: int) -> None:
    """Brown and clear bottles with labels and coloured caps, fronts toward -y."""
    for k in range(count):
        if b.rng.random() < 0.12:
            continue
        q = x[0] + (x[1] - x[0]) * (k + 0.5) / count
        r = min(0.045, (x[1] - x[0]) / count * 0.42) * float(b.rng.uniform(0.8, 1.0))
        k_m = height * float(b.rng.uniform(0.72, 1.0))
        color = _BOTTLES[int(b.rng.integers(len(_BOTTLES)))]
        b.lathe(
            (q, y, z), [(r, 0), (r, k_m * 0.62), (r * 0.4, k_m * 0.8), (r * 0.4, k_m * 0.86)], color,
            Material(roughness=0.15), 10,
        )  # fmt: skip
        cap = ("#e8e4dc", "#2f6aa8", "#b83a34", "#23282c")[int(b.rng.integers(4))]
        b.lathe((q, y, z + k_m * 0.84), [(r * 0.5, 0), (r * 0.5, k_m * 0.13), (0.001, k_m * 0.135)], cap, mat.PAINT, 8)
        b.box((q, y - r * 0.86, z + k_m * 0.3), (r * 1.25, r * 0.4, k_m * 0.3), "#f2f0e8", mat.MATT, shadow=False)


def _bottle_case(b: SetBuilder, width: float) -> None:
    """An open case for chemicals against a wall: bottles in rows, boxes and files on top."""
    tall = 2.3
    b.box((0, -0.015, tall / 2), (width, 0.03, tall), "#7f929e", mat.PAINT)
    for e in (-width / 2, 0.0, width / 2):
        b.box((e, -0.17, tall / 2), (0.03, 0.34, tall), "#aab8c0", mat.PAINT)
    for k in range(6):
        z = 0.1 + 0.43 * k
        b.box((0, -0.17, z), (width, 0.34, 0.03), "#aab8c0", mat.PAINT)
        if k == 5:
            break
        for side in (-1, 1):
            span = (0.04, width / 2 - 0.04) if side > 0 else (-width / 2 + 0.04, -0.04)
            if (k + (side > 0)) % 3 == 0:
                row_of(b, span, -0.16, z + 0.016, (0.075, 0.24, 0.3), ("#3a5a78", "#a84a3a", "#d8d4c8", "#4a7a6a"))
            else:
                _bottles(b, span, -0.2, z + 0.016, 0.28, 8)
    b.block_line((-width / 2, -0.17), (width / 2, -0.17), 0.3, tall)


def _wall_cupboards(b: SetBuilder, x: float, back: float) -> None:
    for k in range(3):
        b.box((x + 0.66 * (k - 1), back - 0.17, 2.05), (0.64, 0.34, 0.72), "#cdd6da", mat.PAINT)
        b.box((x + 0.66 * (k - 1), back - 0.345, 2.05), (0.52, 0.012, 0.6), "#4f6a7a", Material(roughness=0.1))
        b.box((x + 0.66 * (k - 1) + 0.29, back - 0.36, 1.9), (0.014, 0.02, 0.14), "#b8bec2", mat.CHROME)


def _whiteboard(b: SetBuilder, x: float, back: float) -> None:
    """A whiteboard over the bench: two molecules, a curve on its axes, lines of formulas."""
    b.box((x, back - 0.02, 1.88), (2.5, 0.04, 1.2), "#a8b0b4", mat.METAL)
    b.box((x, back - 0.036, 1.88), (2.42, 0.02, 1.12), "#dfe6e8", Material(roughness=0.35))
    b.box((x, back - 0.07, 1.27), (1.5, 0.1, 0.03), "#a8b0b4", mat.METAL)
    y = back - 0.05

    def line(points: list[tuple[float, float]], color: str) -> None:
        for (u0, v0), (u1, v1) in pairwise(points):  # a tube would fold over at its sharp turns
            stroke = shapes.tube([[x + u0, y, 1.88 + v0], [x + u1, y, 1.88 + v1]], 0.0065, color, mat.MATT, 4)
            b.add(stroke, shadow=False, ink=0)

    def ring(u: float, v: float, r: float, color: str) -> None:
        corners = [(u + r * float(np.sin(a)), v + r * float(np.cos(a))) for a in np.linspace(0, 2 * np.pi, 7)]
        line(corners, color)
        for k in (0, 2, 4):
            (u0, v0), (u1, v1) = corners[k], corners[k + 1]
            line([(u + 0.75 * (u0 - u), v + 0.75 * (v0 - v)), (u + 0.75 * (u1 - u), v + 0.75 * (v1 - v))], color)

    blue, red, ink = "#1f4a9a", "#b02a2a", "#22282e"
    ring(-0.82, 0.2, 0.17, blue)
    ring(-0.82 + 0.295, 0.2, 0.17, blue)
    for u0, v0, u1, v1 in ((-0.97, 0.285, -1.1, 0.36), (-0.38, 0.115, -0.25, 0.04), (-0.38, 0.285, -0.25, 0.36)):
        line([(u0, v0), (u1, v1)], red)
    line([(0.3, 0.48), (0.3, 0.02)], ink)
    line([(0.3, 0.02), (1.02, 0.02)], ink)
    t = np.linspace(0, 1, 20)
    line([(0.33 + 0.66 * float(u), 0.05 + 0.36 * float(np.exp(-((u - 0.45) ** 2) * 22))) for u in t], red)
    g = b.rng
    for row in range(4):
        u = -1.08
        while u < (0.1 if row % 2 else 0.9) - 0.3 * (row == 3):
            wide = float(g.uniform(0.03, 0.055))
            tall = float(g.uniform(0.04, 0.08))
            v = -0.1 - 0.12 * row
            line(
                [(u + wide * s, v + tall * float(g.uniform(-0.5, 0.5))) for s in (0.0, 0.3, 0.7, 1.0)],
                ink if row % 3 else blue,
            )
            u += wide + (0.03 if g.random() < 0.8 else 0.11)
    for k, color in enumerate((blue, red, ink)):
        u = x - 0.4 + 0.2 * k
        b.rod((u, back - 0.09, 1.295), (u + 0.12, back - 0.09, 1.295), 0.011, color, mat.PAINT)


def _fume_hood(b: SetBuilder) -> None:
    """A cupboard for poisons: a pale frame, a sash of glass half up, a lit white inside with flasks."""
    w, d = 1.9, 0.85
    b.box((0, -d / 2, 0.45), (w, d, 0.9), "#c9d2d6", mat.PAINT)
    for e in (-0.47, 0.47):
        b.box((e, -d - 0.005, 0.42), (0.88, 0.02, 0.7), "#dde5e8", mat.PAINT)
    b.box((0, -d / 2, 0.92), (w + 0.02, d + 0.04, 0.05), "#23292e", Material(roughness=0.3))
    for e in (-1, 1):
        b.box((e * (w / 2 - 0.06), -d / 2, 1.65), (0.12, d, 1.45), "#c9d2d6", mat.PAINT)
    b.box((0, -0.02, 1.65), (w, 0.04, 1.45), "#e8eef0", mat.PAINT)
    b.box((0, -d / 2, 2.55), (w, d, 0.4), "#bcc7cc", mat.PAINT)
    b.box((0, -d / 2, 2.87), (0.5, 0.5, 0.26), "#a8b4ba", mat.METAL)
    b.box((0, -d / 2, 2.335), (w - 0.3, 0.3, 0.03), "#f0f6ff", mat.lit(1.6), shadow=False)
    b.box((0, -d + 0.03, 1.62), (w - 0.24, 0.04, 0.05), "#8a969c", mat.METAL)
    b.quad(_upright(0, -d + 0.03, 1.99, w - 0.24, 0.7), "#cfe4ee", mat.GLASS, shadow=False)
    b.box((0.5, -d - 0.005, 2.55), (0.3, 0.012, 0.12), "#123040", mat.screen(9, 1.0, 5))
    b.box((-0.4, -d - 0.005, 2.55), (0.5, 0.012, 0.16), "#e8c030", mat.PAINT)
    with b.at(0, 0, 0.045):
        for k, q in enumerate((-0.6, -0.3, 0.35, 0.62)):
            _flask(b, q, -0.42, 0.09 + 0.02 * (k % 2), 0.2, _LIQUIDS[(k + 2) % 6])
        _round_flask(b, 0.05, -0.4, _LIQUIDS[0])
    b.lamp((0, -d / 2, 2.25), "#dcecff", 3.0, 3.0, toward=(0, -0.15, -1), area=True, size=0.8, halo=0.0)
    b.block_line((-w / 2 + 0.3, -d / 2), (w / 2 - 0.3, -d / 2), d / 2, 2.4)


def _stool(b: SetBuilder, x: float, y: float, color: str) -> None:
    """A round stool on a column."""
    b.lathe((x, y, 0.6), [(0.16, 0), (0.18, 0.03), (0.17, 0.07), (0.002, 0.08)], color, mat.LEATHER, 18)
    b.rod((x, y, 0.06), (x, y, 0.6), 0.025, "#b8c0c4", mat.CHROME)
    b.add(shapes.torus((x, y, 0.24), 0.15, 0.012, "#b8c0c4", mat.CHROME, 20, 6))
    for k in range(5):
        a = 1.257 * k + 0.3
        b.rod((x, y, 0.07), (x + 0.24 * np.cos(a), y + 0.24 * np.sin(a), 0.03), 0.018, srgb("#8a9298"), mat.METAL)
    b.block(x, y, 0.24, 0.68)
