"""The open sea."""

import numpy as np

from studio.stage.sets.construction import SetBuilder
from studio.stage.sets.landscape import range_of_hills, water_plane
from studio.stage.sets.open_water import REACH_M, OpenWater
from studio.stage.sets.setting import Setting
from studio.stage.sets.water.shore import headland, sailing_boat
from studio.stage.world import Place

SEA = {
    "dawn": "#1e4458",
    "morning": "#1a5a78",
    "noon": "#146488",
    "afternoon": "#1a5f7c",
    "sunset": "#23405a",
    "dusk": "#1a3048",
    "night": "#0c1a2c",
}


def sea_color(setting: Setting) -> str:
    if setting.weather in ("storm", "rain", "blizzard", "fog", "cloudy", "snow"):
        return "#2a4450"
    return SEA[setting.time_of_day]


def ripples(setting: Setting, calm: float) -> float:
    if setting.has("rough") or setting.weather in ("storm", "blizzard"):
        return 0.42
    if setting.has("calm", "quiet"):
        return calm * 0.6
    return calm * (1.7 if setting.weather == "wind" else 1.0)


def sea(setting: Setting) -> Place:
    """Open water to the horizon, islands far off. The acting area is the surface itself.

    What moves near the origin is ``open_water``'s; the still sheet here carries it to the horizon and lies under it.
    """
    b = SetBuilder(setting)
    rng = b.rng
    rough = sea_is_rough(setting)
    far, near = 1500.0, REACH_M * 0.66
    color, ripple = sea_color(setting), ripples(setting, 0.2)
    for x, y in (
        ((-far, far), (near, 2200)),
        ((-far, far), (-600, -near)),
        ((-far, -near), (-near, near)),
        ((near, far), (-near, near)),
    ):
        water_plane(b, x, y, 0.0, color, ripple, 0.95)
    water_plane(b, (-near, near), (-near, near), -2.0 if rough else -0.6, color, ripple, 0.95)
    if not setting.has("open"):
        range_of_hills(b, 700, (0.75, 1.2), 52, "#6f839c", seed=1)
        range_of_hills(b, 560, (1.85, 2.6), 60, "#6a7f98", seed=2)
        headland(b, 120, 330, (40, 18, 16), "#4f6658")
    if not rough:
        for bx, by, s in ((-60, 190, 1.8), (90, 230, 1.8)):
            sailing_boat(b, bx, by, s, float(rng.uniform(-0.6, 0.6)))
    b.mark("water", 0, 0, 0, np.pi / 2)
    path = [(-14, 4.5), (-6, 2.0), (0, 0), (8, -2.4)]
    return b.place(path, ground_material="water", water_z=0.0, mirror_z=0.0, reach=30, loops=("waves",))


def sea_is_rough(setting: Setting) -> bool:
    return ripples(setting, 0.2) > 0.3


def open_water(setting: Setting, sea_state: float) -> OpenWater:
    """The moving surface of ``sea`` in the colours of the hour."""
    return OpenWater(sea_state, sea_color(setting), 0.22 if sea_is_rough(setting) else 0.16, setting.seed)
