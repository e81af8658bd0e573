"""A swimming pool."""

import numpy as np

from studio.stage import shapes
from studio.stage.mesh import Material, Texture, srgb
from studio.stage.sets import materials as mat
from studio.stage.sets.construction import SetBuilder
from studio.stage.sets.forms import copies
from studio.stage.sets.landscape import range_of_hills
from studio.stage.sets.plants import hedge, palm, tree
from studio.stage.sets.setting import Setting
from studio.stage.sets.water.beach import parasol
from studio.stage.world import Place

_X, _Y = (-12.5, 12.5), (2.6, 15.0)
_WATER_M = -0.22


def pool(setting: Setting) -> Place:
    """Twenty-five metres of blue water with lanes and blocks, a tiled deck, loungers under parasols, a hedge."""
    b = SetBuilder(setting)
    b.ground = lambda x, y: np.where((x > _X[0]) & (x < _X[1]) & (y > _Y[0]) & (y < _Y[1]), -1.5, 0.0)
    deck = Material(texture=Texture.TILES, scale=1.3, roughness=0.55)
    for x, y in (
        ((-34.0, 34.0), (-14.0, _Y[0])), ((-34.0, _X[0]), _Y), ((_X[1], 34.0), _Y), ((-34.0, 34.0), (_Y[1], 22.0)),
    ):  # fmt: skip
        b.floor(x, y, 0.0, "#d8d0c2", deck, 6)
    b.floor((-90, 90), (22.0, 120.0), -0.02, "#5f7a42", mat.GRASS, 8)
    _basin(b)
    _lanes(b)
    for k in range(6):
        _block(b, _X[0] - 0.45, _Y[0] + 1.24 + 1.98 * k, k + 1)
    for y in (_Y[0] + 0.1, _Y[1] - 0.1):
        _ladder(b, 9.6, y, 1.0 if y < 5 else -1.0)
    for k, color in enumerate(("#2f7fc0", "#e8b030", "#d8503c", "#3c9a78")):
        parasol(b, -9.6 + 6.2 * k, 18.2 + 0.5 * (k % 2), color)
        _lounger(b, -8.0 + 6.2 * k, 17.8, 0.1 * (k - 1.5))
    _watch(b, 4.0, _Y[1] + 0.9)
    hedge(b, (-30, 21.4), (30, 21.4), 1.6)
    for k, x in enumerate(np.linspace(-26, 26, 9)):
        plant = palm if setting.has("tropical", "palm_tree", "hawaii") or k % 3 == 1 else tree
        plant(b, float(x) + float(b.rng.uniform(-1, 1)), 24.0 + 2.0 * (k % 2), float(b.rng.uniform(5.5, 7.5)))
    range_of_hills(b, 130, (0.4, 2.7), 22, "#6a8a70", seed=3)
    b.lamp((0, 8, -0.5), "#7fe8ff", 18.0 * setting.glow, 14.0, halo=0.0)
    for x in (-9.0, 9.0):
        b.lamp((x, 19.5, 3.4), "#ffe0b0", 14.0 * setting.glow, 16.0, halo=0.4)
    b.mark("water", 0, 6.6, _WATER_M, np.pi / 2)
    b.mark("edge", 0, _Y[0], 0.0, np.pi / 2)
    b.mark("plunge", _X[0] - 0.25, _Y[0] + 3.22, 0.68, 0.0)
    return b.place(
        [(-10, -0.4), (-4, 0.0), (2, 0.2), (9, -0.4)], ground_material="stone", water_z=_WATER_M, mirror_z=_WATER_M,
        reach=24, loops=("lapping",),
    )  # fmt: skip


def _basin(b: SetBuilder) -> None:
    """The water, the tiles above it, the white edge all round."""
    b.floor(_X, _Y, _WATER_M, "#2bb0cc", mat.water(0.06 * (3 if b.setting.windy else 1), 0.35))
    tiles = Material(texture=Texture.TILES, scale=4.0, roughness=0.3)
    (x0, x1), (y0, y1) = _X, _Y
    for p, q in (((x0, y1), (x1, y1)), ((x1, y1), (x1, y0)), ((x1, y0), (x0, y0)), ((x0, y0), (x0, y1))):
        low, high = _WATER_M - 0.1, 0.0
        b.quad([[*q, low], [*p, low], [*p, high], [*q, high]], "#3f8fc4", tiles, shadow=False)
    wide, thick = 0.32, 0.06
    for center, size in (
        ((0, y0 - wide / 2, thick / 2), (x1 - x0 + 2 * wide, wide, thick)),
        ((0, y1 + wide / 2, thick / 2), (x1 - x0 + 2 * wide, wide, thick)),
        ((x0 - wide / 2, (y0 + y1) / 2, thick / 2), (wide, y1 - y0, thick)),
        ((x1 + wide / 2, (y0 + y1) / 2, thick / 2), (wide, y1 - y0, thick)),
    ):
        b.box(center, size, "#f1efe8", mat.PAINT)


def _lanes(b: SetBuilder) -> None:
    """Ropes of floats, red at their ends, white and blue between."""
    n = b.setting.many(110)
    x = np.linspace(_X[0] + 0.2, _X[1] - 0.2, n)
    near_end = np.minimum(x - _X[0], _X[1] - x) < 3.5
    tints = np.where(near_end[:, None], srgb("#d8402f"), np.where((np.arange(n) // 8 % 2)[:, None], srgb("#f4f4f0"),
                                                                  srgb("#2f6ab8")))  # fmt: skip
    float_ = shapes.ball((0, 0, 0), (0.09, 0.05, 0.05), (1.0, 1.0, 1.0), mat.PAINT, 0)
    for k in range(1, 6):
        y = _Y[0] + (_Y[1] - _Y[0]) * k / 6 + 0.0 * x
        b.add(copies(float_, np.stack([x, y, np.full(n, _WATER_M + 0.02)], 1), 0.0, 1.0, tints), ink=0.3, shadow=False)


def _block(b: SetBuilder, x: float, y: float, number: int) -> None:
    """A starting block whose swimmer dives toward +x."""
    with b.at(x, y):
        b.box((0, 0, 0.3), (0.22, 0.24, 0.6), "#c8ccd0", mat.METAL)
        b.box((0.02, 0, 0.64), (0.56, 0.5, 0.08), "#2f5a98" if number % 2 else "#d8503c", mat.PAINT)
        b.box((-0.285, 0, 0.45), (0.02, 0.4, 0.3), "#f4f2ec", mat.PAINT)
        b.block(0, 0, 0.3, 0.7)


def _ladder(b: SetBuilder, x: float, y: float, out: float) -> None:
    """Two chrome rails over the edge; ``out`` is the side of the deck: 1 toward -y."""
    for q in (-0.27, 0.27):
        points = [(x + q, y - out * 0.75, 0.0), (x + q, y - out * 0.72, 0.72), (x + q, y - out * 0.4, 0.92),
                  (x + q, y + out * 0.05, 0.72), (x + q, y + out * 0.1, _WATER_M - 0.1)]  # fmt: skip
        b.add(shapes.tube(points, 0.022, "#d4d8dc", mat.CHROME, 8))


def _lounger(b: SetBuilder, x: float, y: float, yaw: float) -> None:
    """Its head raised, away from the water."""
    with b.at(x, y, 0, yaw):
        for q in (-0.3, 0.3):
            for p in (-0.7, 0.6):
                b.rod((q, p, 0), (q, p, 0.3), 0.025, "#e8e6e0", mat.PAINT, None, 6)
        b.box((0, -0.2, 0.33), (0.68, 1.3, 0.05), "#f2f0ea", mat.CLOTH)
        b.quad(
            [[-0.34, 0.45, 0.35], [0.34, 0.45, 0.35], [0.34, 1.0, 0.85], [-0.34, 1.0, 0.85]], "#f2f0ea",
            Material(texture=Texture.CLOTH, roughness=0.9, two_sided=True),
        )  # fmt: skip
        b.box((0, 0.1, 0.37), (0.5, 0.7, 0.03), "#3c8ac0", mat.CLOTH)
        b.block(0, 0.1, 0.7, 0.6)


def _watch(b: SetBuilder, x: float, y: float) -> None:
    """The lifeguard's high chair, and its ring."""
    with b.at(x, y):
        for q in (-0.4, 0.4):
            for p in (0.0, 0.8):
                b.rod((q * 1.15, p, 0), (q * 0.85, 0.4 + (p - 0.4) * 0.7, 1.9), 0.04, "#f0ece2", mat.PAINT, None, 6)
        for z in (0.5, 0.95, 1.4):
            b.rod((-0.42, 0.05, z), (0.42, 0.05, z), 0.025, "#f0ece2", mat.PAINT, None, 6)
        b.box((0, 0.4, 1.9), (0.8, 0.65, 0.06), "#d8402f", mat.PAINT)
        b.box((0, 0.7, 2.3), (0.8, 0.06, 0.7), "#d8402f", mat.PAINT)
        ring = shapes.torus((0, 0, 0), 0.3, 0.07, "#f0602c", mat.PAINT, 24, 8)
        upright = np.array([[1, 0, 0, 0], [0, 0, -1, -0.08], [0, 1, 0, 1.15]], float)
        b.add(ring.moved(upright))
        b.block(0, 0.4, 0.6, 2.6)
