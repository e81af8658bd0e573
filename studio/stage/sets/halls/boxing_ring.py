"""A boxing ring in a dark hall."""

import numpy as np

from studio.stage import shapes
from studio.stage.mesh import Material, Mesh, Texture, merged, srgb
from studio.stage.sets import materials as mat
from studio.stage.sets.construction import SetBuilder
from studio.stage.sets.forms import copies
from studio.stage.sets.halls.fittings import person_light
from studio.stage.sets.setting import Setting
from studio.stage.world import Place

_HALF, _NEAR, _FAR = 3.6, -3.0, 3.9
"""The ropes: half the width, and how far they are before and behind the middle."""
_SUNK = 1.1
"""The hall's floor lies so far below the canvas."""
_RED, _BLUE, _WHITE = "#c22f2c", "#2a52b0", "#e8e4da"
_COATS = ("#2a2c34", "#3a2e30", "#22303e", "#40382c", "#4a2a2e", "#2c3a34", "#585048")


def boxing_ring(setting: Setting) -> Place:
    """The canvas under a rig of lamps, ropes on three sides, rows of faces in the dark all round.

    The action is on the canvas, so the hall is sunk under it; on the camera's side there are posts but no ropes.
    """
    b = SetBuilder(setting)
    _canvas(b)
    _posts_and_ropes(b)
    _rig(b)
    _hall(b)
    _crowd(b)
    with b.at(-_HALF + 0.55, _FAR - 0.55, 0, -np.pi / 4):
        _stool(b)
    for k, (power, hue) in enumerate(((70.0, "#fff2dc"), (46.0, "#eef2ff"))):
        x = -2.0 if k == 0 else 2.0
        b.lamp((x, -1.5, 5.2), hue, power, 11, toward=(-x, 1.7, -4.8), cone=(0.86, 0.6), size=0.4, shadow=k == 0,
               halo=0.1)  # fmt: skip
    for s, hue in ((-1, "#7fa8ff"), (1, "#ff8f6a")):
        b.lamp(
            (s * 3.2, 3.6, 5.4), hue, 60.0, 10, toward=(-s * 3.0, -3.4, -4.6), cone=(0.88, 0.62), size=0.4, halo=0.12
        )
    person_light(b, 2.6, 6.0, 3.5)
    b.mark("wall", _HALF - 0.1, 0.4, 1.2, np.pi)
    b.mark("edge", 0, _FAR - 0.3, 0, -np.pi / 2)
    return b.place(
        [(-2.6, 0.9), (-1.2, 0.3), (1.0, -0.3), (2.6, -1.0)], ground_material="cloth", indoor=True,
        camera_limit=((-6.5, -8.2, 0.2), (6.5, _FAR - 0.7, 4.6)), reach=14,
    )  # fmt: skip


def _canvas(b: SetBuilder) -> None:
    """Pale blue cloth with a red middle, on a platform skirted all round."""
    x, y0, y1 = _HALF + 0.55, _NEAR - 0.55, _FAR + 0.55
    cloth = Material(texture=Texture.CLOTH, scale=0.6, roughness=0.9)
    b.floor((-x, x), (y0, y1), 0.0, "#8f9fb4", cloth)
    a = np.linspace(0, 2 * np.pi, 41)[:-1]
    middle = (_NEAR + _FAR) / 2
    for r0, r1, color in ((0.95, 1.12, _RED), (0.0, 0.78, "#38559a")):
        v = np.concatenate([np.stack([r * np.cos(a), middle + r * np.sin(a), np.full(40, 0.006)], 1) for r in (r0, r1)])
        i = np.arange(40)
        j = (i + 1) % 40
        f = np.concatenate([np.stack([i, i + 40, j + 40], 1), np.stack([i, j + 40, j], 1)])
        if r0 == 0:
            f = f[:40]
        b.add(shapes.faceted(v, f, color, cloth), shadow=False, mirrored=False, ink=0)
    for s, tone in ((-1, _BLUE), (1, _RED)):
        lo, hi = sorted((s * (_HALF - 1.3), s * (_HALF + 0.55)))
        b.floor((lo, hi), (_FAR - 1.3, y1), 0.004, tone, cloth)
    for s in (-1, 1):
        b.box((s * x, (y0 + y1) / 2, -_SUNK / 2 - 0.02), (0.05, y1 - y0, _SUNK), "#20263a", mat.CLOTH)
        b.box((s * (x + 0.03), (y0 + y1) / 2, -0.1), (0.03, y1 - y0, 0.16), _RED, mat.CLOTH)
    for y in (y0, y1):
        b.box((0, y, -_SUNK / 2 - 0.02), (2 * x, 0.05, _SUNK), "#20263a", mat.CLOTH)
        b.box((0, y - 0.03, -0.1), (2 * x, 0.03, 0.16), _RED, mat.CLOTH)


def _posts_and_ropes(b: SetBuilder) -> None:
    """A post in each corner with its pad, four ropes behind and at both sides, tied together by bands."""
    corners = {(-1, 1): _BLUE, (1, 1): _RED, (-1, -1): _WHITE, (1, -1): _WHITE}
    heights = ((0.46, _BLUE), (0.76, _WHITE), (1.06, _WHITE), (1.36, _RED))
    for (sx, sy), color in corners.items():
        y = _FAR if sy > 0 else _NEAR
        px, py = sx * (_HALF + 0.16), y + sy * 0.16
        b.rod((px, py, -_SUNK), (px, py, 1.5), 0.055, "#7a8086", mat.METAL, None, 10)
        b.ball((px, py, 1.52), 0.075, color, mat.PAINT, 1)
        with b.at(sx * _HALF, y, 0, -sx * sy * np.pi / 4):
            if sy > 0:
                b.box((0, 0, 0.9), (0.26, 0.14, 1.12), color, mat.LEATHER)
                for z in (0.6, 0.9, 1.2):
                    b.box((0, -0.075, z), (0.2, 0.012, 0.03), _WHITE, mat.PAINT)
        b.block(sx * _HALF, y, 0.25, 1.5)
    for z, color in heights:
        b.rod((-_HALF, _FAR, z), (_HALF, _FAR, z), 0.024, color, mat.LEATHER, None, 7)
        for s in (-1, 1):
            b.rod((s * _HALF, _NEAR, z), (s * _HALF, _FAR, z), 0.024, color, mat.LEATHER, None, 7)
    for t in (-0.33, 0.33):
        b.box((t * 2 * _HALF, _FAR, 0.91), (0.045, 0.06, 0.98), "#1e2230", mat.CLOTH)
        for s in (-1, 1):
            b.box((s * _HALF, (_NEAR + _FAR) / 2 + t * (_FAR - _NEAR), 0.91), (0.06, 0.045, 0.98), "#1e2230", mat.CLOTH)
    b.block_line((-_HALF, _FAR), (_HALF, _FAR), 0.12, 1.4)
    b.block_line((-_HALF, _NEAR), (_HALF, _NEAR), 0.12, 0.2)
    for s in (-1, 1):
        b.block_line((s * _HALF, _NEAR), (s * _HALF, _FAR), 0.12, 1.4)


def _stool(b: SetBuilder) -> None:
    """The corner's: a stool, a bucket, a towel over the rope."""
    b.lathe((0, -0.1, 0.4), [(0.01, 0.05), (0.17, 0.045), (0.18, 0.0), (0.01, 0.0)], _BLUE, mat.LEATHER, 14)
    for k in range(3):
        a = k * 2.1
        b.rod((0.1 * np.cos(a), -0.1 + 0.1 * np.sin(a), 0.4), (0.18 * np.cos(a), -0.1 + 0.18 * np.sin(a), 0.0), 0.014,
              "#c0c4c8", mat.METAL, None, 5)  # fmt: skip
    b.lathe((0.42, 0.05, 0), [(0.11, 0), (0.15, 0.28), (0.16, 0.29), (0.14, 0.27)], "#c8cccf", mat.METAL, 14)
    b.block(0.1, 0, 0.4, 0.5)
    b.mark("seat_0", 0, -0.1, 0.45, -np.pi / 2)


def _rig(b: SetBuilder) -> None:
    """A square of lattice girders over the ring, its lamps turned down on the canvas."""
    z, w, y0, y1 = 5.9, 3.4, -2.4, 3.4
    corners = [(-w, y0), (w, y0), (w, y1), (-w, y1)]
    for k in range(4):
        (x0, ya), (x1, yb) = corners[k], corners[(k + 1) % 4]
        for dz in (0, 0.34):
            b.rod((x0, ya, z + dz), (x1, yb, z + dz), 0.035, "#5a6068", mat.METAL, None, 5)
        n = 9
        for i in range(n):
            lo, hi = (0, 0.34) if i % 2 == 0 else (0.34, 0)
            start, end = ((x0 + (x1 - x0) * t, ya + (yb - ya) * t) for t in (i / n, (i + 1) / n))
            b.rod((*start, z + lo), (*end, z + hi), 0.018, "#5a6068", mat.METAL, None, 4)
        for i in range(5):
            t = (i + 0.5) / 5
            x, y = x0 + (x1 - x0) * t, ya + (yb - ya) * t
            inward = np.array([-x, 0.5 - y]) / 9
            b.rod((x, y, z - 0.06), (x + inward[0], y + inward[1], z - 0.36), 0.10, "#17181c", mat.METAL, 0.15, 9)
            b.ball((x + inward[0] * 1.1, y + inward[1] * 1.1, z - 0.45), 0.11, "#fff0d8", mat.lit(6.0), 1)
    for x, y in corners:
        b.rod((x, y, z + 0.3), (x, y, 10.0), 0.012, "#3a3c40", mat.METAL, None, 4)


def _hall(b: SetBuilder) -> None:
    """Dark walls, an aisle with steps to each corner, banners, far coloured lamps."""
    x, y0, y1, top = 13.0, -11.5, 13.5, 9.5
    b.floor((-x, x), (y0, y1), -_SUNK, "#22222a", Material(texture=Texture.GRIME, scale=0.5, roughness=0.7))
    for s in (-1, 1):
        b.box((s * (x + 0.1), 1, 4), (0.2, y1 - y0, 11), "#1d1f2a", mat.PLASTER)
    for y in (y0, y1):
        b.box((0, y, 4), (2 * x, 0.2, 11), "#1d1f2a", mat.PLASTER)
    b.box((0, 1, top + 0.1), (2 * x + 1, y1 - y0 + 1, 0.2), "#101118", mat.MATT)
    for k, color in enumerate((_BLUE, "#e0b23a", _RED)):
        q = -5.4 + 5.4 * k
        b.box((q, y1 - 0.2, 4.9), (2.6, 0.05, 3.6), srgb(color) * 0.7, mat.CLOTH)
        b.box((q, y1 - 0.24, 4.9), (1.5, 0.02, 1.5), _WHITE if k != 1 else "#2a2c34", mat.CLOTH, shadow=False)
        b.lamp((q, y1 - 1.6, 7.4), color, 18.0, 6.5, toward=(0, 0.5, -0.9), area=True, size=1.4, halo=0.0)
    for s in (-1, 1):
        with b.at(s * (_HALF + 1.1), _FAR - 0.4, -_SUNK):
            for k in range(4):
                h = 0.24 * (4 - k)
                b.box((s * (0.3 * k - 0.35), 0, h / 2), (0.3, 1.0, h), "#33363f", mat.METAL)
    # the table of the judges behind the ring
    b.box((0, _FAR + 1.5, -_SUNK + 0.4), (3.4, 0.7, 0.8), "#2b3350", mat.CLOTH)
    for q in (-1.1, 0, 1.1):
        b.box((q, _FAR + 1.4, -_SUNK + 0.92), (0.34, 0.03, 0.24), "#8fc8f0", mat.screen(2.0, 0.8, 1.2))
    # tubes of light along the walls draw the hall's size in the dark
    for z, hue in ((2.9, "#3f6fe0"), (8.2, "#e0483a")):
        b.box((0, y1 - 0.15, z), (2 * x - 0.4, 0.05, 0.07), hue, mat.lit(1.4), shadow=False)
        for s in (-1, 1):
            b.box((s * (x - 0.05), 1, z), (0.05, y1 - y0 - 0.4, 0.07), hue, mat.lit(1.4), shadow=False)
    b.lamp((0, _FAR + 0.9, 3.4), "#9fb4ea", 85.0, 12, toward=(0, 0.85, -0.6), area=True, size=3.0, halo=0.0)
    for s in (-1, 1):
        b.lamp((s * 4.6, 1.5, 3.2), "#8fa4e0", 55.0, 10, toward=(s * 0.9, 0.2, -0.5), area=True, size=3.0, halo=0.0)


def _onlooker() -> Mesh:
    """Somebody seated facing -y, as far and as dark as may be."""
    coat, plain = (1.0, 1.0, 1.0), Material(roughness=0.9)
    return merged([
        shapes.capsule((0, 0.05, 0.42), (0, 0.02, 0.86), 0.17, 0.19, coat, plain, 6, 2),
        shapes.box((0, -0.22, 0.44), (0.4, 0.5, 0.16), coat, plain),
        shapes.capsule((-0.23, 0, 0.86), (-0.2, -0.24, 0.56), 0.06, 0.05, coat, plain, 4, 2),
        shapes.capsule((0.23, 0, 0.86), (0.2, -0.24, 0.56), 0.06, 0.05, coat, plain, 4, 2),
    ])  # fmt: skip


def _crowd(b: SetBuilder) -> None:
    """Rows that climb away from the ring on three sides; some seats stay empty, a few telephones shine."""
    g = b.rng
    spots: list[tuple[float, float, float, float]] = []
    for row in range(5):
        z = -_SUNK + 0.34 * row
        y = _FAR + 2.8 + 0.95 * row
        b.box((0, y + 0.1, z - 0.18), (22.0, 0.95, 0.36), "#2a2a32", mat.CONCRETE)
        spots += [(q, y, z, 0.0) for q in np.arange(-9.2, 9.3, 0.7).tolist() if abs(abs(q) - 5.2) > 0.6]
    for s in (-1, 1):
        for row in range(3):
            z = -_SUNK + 0.34 * row
            x = _HALF + 2.9 + 0.95 * row
            b.box((s * (x + 0.1), 0.6, z - 0.18), (0.95, 11.0, 0.36), "#2a2a32", mat.CONCRETE)
            spots += [(s * x, q, z, -s * np.pi / 2) for q in np.arange(-4.4, 5.2, 0.7).tolist()]
    at = np.array(spots)
    at = at[g.random(len(at)) < 0.86]
    at[:, :2] += g.normal(0, 0.05, (len(at), 2))
    size = g.uniform(0.92, 1.06, len(at))
    yaw = at[:, 3] + g.normal(0, 0.12, len(at))
    coats = np.array([srgb(_COATS[int(k)]) for k in g.integers(len(_COATS), size=len(at))], float)
    b.add(copies(_onlooker(), at[:, :3], yaw, size, coats), shadow=False, ink=0.2)
    heads = at[:, :3] + np.stack([0 * size, 0 * size, 1.2 * size], 1) + g.normal(0, 0.025, (len(at), 3))
    skins = np.array([srgb(("#c89a7c", "#8a5c44", "#d8b090", "#b07f60")[int(k)]) for k in g.integers(4, size=len(at))])
    face = shapes.ball((0, -0.02, 0), (0.095, 0.105, 0.125), (1.0, 1.0, 1.0), mat.MATT, 1)
    b.add(copies(face, heads, yaw, size, skins * 0.75), shadow=False, ink=0.2)
    hair = shapes.ball((0, 0.035, 0.05), (0.12, 0.115, 0.115), (1.0, 1.0, 1.0), mat.MATT, 0)
    tones = np.array([srgb(("#17130f", "#2c1e14", "#4a3826", "#8a8682")[int(k)]) for k in g.integers(4, size=len(at))])
    b.add(copies(hair, heads, yaw, size, tones), shadow=False, ink=0.2)
    for p in heads[g.random(len(heads)) < 0.05]:
        b.box(
            (float(p[0]), float(p[1]) - 0.28, float(p[2]) + 0.05),
            (0.09, 0.012, 0.16),
            "#cfe4ff",
            mat.lit(1.6),
            shadow=False,
        )
