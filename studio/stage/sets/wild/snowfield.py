"""A field of snow."""

import numpy as np

from studio.stage import shapes
from studio.stage.sets import materials as mat
from studio.stage.sets.buildings import cottage
from studio.stage.sets.construction import SetBuilder
from studio.stage.sets.forms import Array
from studio.stage.sets.landscape import boulder, range_of_hills, terrain
from studio.stage.sets.plants import bare_tree, grass, pine
from studio.stage.sets.setting import Setting, spread
from studio.stage.sets.street_furniture import rail_fence
from studio.stage.world import Place


def snowfield(setting: Setting) -> Place:
    """A wide plain of snow: drifts, a line of footprints, a broken fence, black pines, white hills."""
    b = SetBuilder(
        Setting(
            setting.place,
            (*setting.words, "snow"),
            setting.time_of_day,
            setting.weather,
            setting.style,
            setting.seed,
            setting.detail,
        )
    )
    rng = b.rng
    drifts = shapes.hills(setting.seed + 1, 0.7, 0.13)
    wind = shapes.hills(setting.seed + 3, 0.06, 1.3)

    def field(x: Array, y: Array) -> Array:
        away = np.clip((np.hypot(x, y) - 3) / 8, 0, 1)
        return (
            drifts(x, y) * away
            + wind(x, y * 2.2) * np.clip((np.hypot(x, y) - 1) / 3, 0, 1)
            + np.clip((y - 30) / 30, 0, 2) * 3
        )

    terrain(b, (-90, 90), (-40, 110), field, "#e9eff6", mat.SNOW, cells=(72, 72), tone=0.03)
    for k in range(26):
        y = 14 - k * 0.62
        x = -2.6 + 0.4 * np.sin(y * 0.4) + (0.14 if k % 2 else -0.14)
        b.lathe((x, y, b.height(x, y) + 0.006), [(0.13, 0), (0.09, 0.004), (0.01, 0.005)], "#aebccc", mat.MATT, 8)
    rail_fence(b, (-13, 7), (-4.2, 10.5), 0.95, "#6a5848")
    rail_fence(b, (5.5, 11), (15, 9.0), 0.95, "#6a5848")
    for x, y, h in (
        (-9.5, 12, 8),
        (-12.5, 9, 10),
        (-7, 15, 6.5),
        (8.5, 13.5, 9),
        (11.5, 11, 7),
        (14.5, 15, 11),
        (6.0, 17.5, 6),
    ):
        pine(b, x, y, h, color="#2f473c")
    bare_tree(b, 5.4, 4.6, 5.6)
    bare_tree(b, -7.4, 4.0, 4.6)
    for _ in range(setting.many(64)):
        a, r = float(rng.uniform(0.2, 2.95)), float(rng.uniform(34, 88))
        pine(b, r * np.cos(a), r * np.sin(a), float(rng.uniform(7, 13)), rich=False, color="#34493f")
    for x, y, s in ((3.9, 3.2, 0.7), (-5.2, 3.4, 0.5), (7.2, 6.6, 1.1)):
        boulder(b, x, y, s, "#5f6268")
    grass(b, spread(rng, 320, (-10, 10), (-5, 10)), 0.45)
    x, y = -26.0, 46.0
    with b.at(x, y, b.height(x, y) - 0.3, 0.3):
        cottage(b, 7, 5, 3.0, "#6a4a34", "#4a3a34")
        if setting.glow > 0:
            b.lamp((0, -2, 2), "#ffb765", 20 * setting.glow, 14, size=0.5, halo=0.5)
    range_of_hills(b, 130, (0.1, 3.05), 22, "#8fa0b0", seed=1, snow_line=0.2)
    range_of_hills(b, 300, (0.2, 2.95), 110, "#8296b0", seed=2, peaky=1.0, snow_line=0.2)
    b.mark("fire", 2.2, 1.0, 0, 0)
    return b.place([(-9, 3.4), (-3, 1.0), (3, -0.4), (9, -1.8)], ground_material="snow", reach=26)
