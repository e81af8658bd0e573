"""A city of towers."""

import numpy as np

from studio.stage import shapes
from studio.stage.mesh import Material
from studio.stage.sets import materials as mat
from studio.stage.sets.buildings import (
    tower,
)
from studio.stage.sets.construction import SetBuilder
from studio.stage.sets.forms import pick, vary
from studio.stage.sets.landscape import (
    asphalt,
    pavement,
    zebra,
)
from studio.stage.sets.plants import grass, tree
from studio.stage.sets.setting import Setting, spread
from studio.stage.sets.signs import NEON, sign_board
from studio.stage.sets.street_furniture import (
    bench,
    car,
    mesh_fence,
    street_lamp,
)
from studio.stage.world import Place


def city(setting: Setting) -> Place:
    """A plaza before skyscrapers: trees in planters, steps, a fountain of light, an avenue leading away."""
    b = SetBuilder(setting)
    rng = b.rng
    wet = setting.wet
    slab = Material(
        texture=mat.PAVING.texture, scale=0.8, roughness=0.6 - 0.3 * wet, wet=wet, reflectivity=0.12 + 0.7 * wet
    )
    b.floor((-26, 26), (-30, 24), 0.0, "#e6ecf3" if setting.snowy else "#a09a92", mat.SNOW if setting.snowy else slab)
    asphalt(b, (-90, 90), (24, 34), -0.1)
    asphalt(b, (-5, 5), (34, 160), -0.1)
    with b.at(0, 26.2, -0.1):
        zebra(b, 9, 3.6)
    for s in (-1, 1):
        pavement(b, (5, 60) if s > 0 else (-60, -5), (34, 160), 0.02, "#8d8880")
        for y in (2.0, 8.0, 14.0, 20.0):
            b.box((s * 6.2, y, 0.25), (2.2, 2.2, 0.5), "#8a847a", mat.STONE)
            b.box((s * 6.2, y, 0.5), (1.9, 1.9, 0.06), "#4a3e30", mat.MATT)
            tree(b, s * 6.2, y, 5.6, rich=y < 10)
            grass(b, spread(rng, 24, (s * 6.2 - 0.9, s * 6.2 + 0.9), (y - 0.9, y + 0.9)), 0.3)
            b.block(s * 6.2, y, 1.4, 0.5)
        for y in (5.0, 11.0):
            bench(b, s * 5.6, y, np.pi / 2 if s < 0 else -np.pi / 2)
        for y, h in ((-2, 0), (5, 1), (17, 2)):
            street_lamp(b, s * 4.2, y, 0 if s < 0 else np.pi, 4.6, power=28, shadow=h == 1 and s < 0)
        x = 15.0
        for w, d, h, y in ((14, 16, 46, -8), (13, 16, 64, 9), (16, 18, 52, 36), (14, 18, 84, 58), (16, 18, 66, 80)):
            with b.at(s * (x if y < 30 else 13.0), y + w / 2, 0, -s * np.pi / 2):
                tower(b, w, d, h, vary(pick(rng, ["#7f8c98", "#98907f", "#8a98a4", "#6f7a84"]), rng))
                glass = "#9fc0d8"
                b.box((0, -0.3, 2.6), (w * 0.9, 0.5, 5.0), glass, mat.lit(0.1 + 0.9 * setting.glow))
                for q in np.linspace(-0.45, 0.45, 8):
                    b.box((float(q) * w, -0.6, 2.6), (0.12, 0.12, 5.2), "#2f353a", mat.METAL)
                b.box((0, -1.2, 5.4), (w * 0.96, 2.6, 0.4), "#5a6066", mat.METAL)
                sign_board(b, 0, -2.5, 5.5, w * 0.4, 0.6, pick(rng, list(NEON)))
                if setting.glow > 0:
                    b.lamp(
                        (0, -1.4, 3.0),
                        "#ffe2b8",
                        30 * setting.glow,
                        13,
                        toward=(0, -1, -0.2),
                        area=True,
                        size=2.0,
                        halo=0.05,
                    )
    for x, y, h, w in (
        (-2, 150, 120, 22),
        (24, 120, 96, 18),
        (-30, 130, 104, 20),
        (40, 170, 130, 24),
        (-58, 120, 80, 20),
        (60, 110, 74, 20),
    ):
        with b.at(x, y):
            tower(b, w, 18, h, vary("#8592a0", rng, 0.12))
    # a low round pool with a sculpture
    b.lathe((0, 13.5, 0), [(3.2, 0), (3.2, 0.42), (2.8, 0.46), (2.75, 0.3), (0.01, 0.3)], "#8a857d", mat.STONE, 32)
    b.lathe((0, 13.5, 0.33), [(2.74, 0), (0.01, 0.005)], "#3a6a7a", mat.water(0.06), 32)
    for k in range(3):
        t = np.linspace(0, 1, 12)
        a = k * 2.09 + t * 3.0
        b.add(
            shapes.tube(
                np.stack([1.1 * np.cos(a) * (1 - t * 0.7), 13.5 + 1.1 * np.sin(a) * (1 - t * 0.7), 0.3 + 4.2 * t], 1),
                0.16 - 0.1 * t,
                "#b8c0c4",
                mat.CHROME,
                9,
            )
        )
    b.block(0, 13.5, 3.3, 3.5)
    mesh_fence(b, (-26, 23.6), (-10, 23.6), 0.9)
    mesh_fence(b, (10, 23.6), (26, 23.6), 0.9)
    car(b, -9, 27, 0.0)
    car(b, 14, 30.5, np.pi)
    for _ in range(24):
        x, y = float(rng.uniform(-4.4, 4.4)), float(rng.uniform(3, 22))
        if np.hypot(x, y - 13.5) > 4:
            b.stand(x, y, float(rng.choice([-1, 1])) * np.pi / 2)
    b.mark("road", 0, 29, -0.1, 0.0)
    return b.place(
        [(3.6, 9.5), (1.2, 4.0), (-0.2, -1.0), (-0.8, -9.0)],
        ground_material="stone",
        mirror_z=0.0 if wet else None,
        reach=26,
        loops=("traffic",),
    )
