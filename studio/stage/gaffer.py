"""The gaffer: what a look does to the light of a place, to its lamps, and to the lights the crew brings along.

The hour and the weather stay what they are (see ``light``); a plan leans on them: less sun, another colour of the air,
gels on the lamps. A look without a plan leaves all as it is.
"""

from dataclasses import dataclass, replace

import numpy as np

from studio.stage.world import Lamp, Light, Sky, Vector

WHITE: Vector = (1.0, 1.0, 1.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Factors on the light of the hour, for a filmed look.

    ``sun``, ``sky``, ``ambient``, ``fog``: colours that multiply; ``even``: share of its colour that the sun loses;
    ``level``: on the exposure; ``haze``: the air is at least so thick, per metre; ``air``: colour that the fog takes on
    at its own brightness; ``wet``: grounds under the sky are at least so wet; ``scatter``: on how lamps light
    the air; ``gels``: colours the lamps take in turn; ``lamps``: on their power; ``key``, ``rim``: colours of the
    crew's two lamps, or None: the moon's; ``crew``: least strength of those by night."""

    sun: Vector = WHITE
    even: float = 0.0
    sky: Vector = WHITE
    ambient: Vector = WHITE
    bounce: Vector = WHITE
    level: float = 1.0
    haze: float = 0.0
    air: Vector | None = None
    wet: float = 0.0
    shafts: float = 0.0
    scatter: float = 1.0
    halo: float = 0.0
    gels: tuple[Vector, ...] = ()
    lamps: float = 1.0
    key: Vector | None = None
    rim: Vector | None = None
    crew: float = 0.0


MAGENTA: Vector = (1.0, 0.10, 0.62)
CYAN: Vector = (0.06, 0.72, 1.0)
VIOLET: Vector = (0.48, 0.16, 1.0)
AMBER: Vector = (1.0, 0.58, 0.22)

DAY = {
    "dread": Plan(
        sun=(0.34, 0.40, 0.42), even=0.7, sky=(0.34, 0.42, 0.44), ambient=(0.66, 0.84, 0.86), bounce=(0.5, 0.6, 0.6),
        level=0.52, haze=0.014, lamps=0.7, gels=((0.92, 1.0, 0.86),), air=(0.80, 1.0, 0.98),
        key=(0.74, 0.92, 1.0), rim=(0.62, 0.86, 1.0), scatter=1.3,
    ),
    "honest": Plan(
        sun=(0.94, 0.94, 0.94), even=0.5, ambient=(1.04, 1.04, 1.04), level=1.0, gels=((1.0, 0.94, 0.86),), lamps=0.85,
    ),
    "neon": Plan(
        sun=(0.86, 0.50, 0.78), sky=(0.92, 0.46, 0.88), ambient=(0.86, 0.72, 1.16), bounce=(1.0, 0.6, 1.1), level=0.82,
        haze=0.009, air=(1.10, 0.62, 1.05), gels=(MAGENTA, CYAN, VIOLET, CYAN), lamps=0.8, key=CYAN, rim=MAGENTA,
        scatter=1.0, halo=0.6,
    ),
    "brass": Plan(
        sun=(1.12, 0.90, 0.60), sky=(0.96, 0.78, 0.52), ambient=(1.10, 0.92, 0.68), bounce=(1.1, 0.9, 0.6), level=0.92,
        haze=0.016, air=(1.20, 0.94, 0.58), shafts=0.06, gels=(AMBER,), lamps=1.3, key=(1.0, 0.78, 0.5), rim=AMBER,
        scatter=1.2, halo=0.7,
    ),
    "clean": Plan(sun=(1.45, 1.36, 1.22), ambient=(0.90, 0.92, 0.98), bounce=(1.3, 1.2, 1.1), level=0.86),
    "tabletop": Plan(sun=(0.92, 0.86, 0.78), ambient=(1.22, 1.16, 1.06), bounce=(1.2, 1.1, 1.0), level=0.78),
}  # fmt: skip
"""Plans by day, by the name that a style gives."""

NIGHT = {
    "dread": replace(
        DAY["dread"], sun=(1.5, 1.9, 1.8), even=0.0, sky=(0.8, 1.0, 0.95), ambient=(0.62, 0.80, 0.78), level=0.84,
        haze=0.016, crew=0.75, lamps=0.8,
    ),
    "neon": replace(
        DAY["neon"], sun=(0.6, 2.6, 3.2), sky=(2.6, 0.9, 2.2), ambient=(1.15, 0.75, 1.35), bounce=(2.0, 0.8, 2.0),
        level=1.0, haze=0.013, air=(1.35, 0.55, 1.45), wet=0.9, crew=1.0, lamps=1.25,
    ),
    "brass": replace(
        DAY["brass"], sun=(1.5, 1.15, 0.75), sky=(1.7, 1.25, 0.7), ambient=(1.35, 1.0, 0.62), air=(1.7, 1.15, 0.6),
        level=1.0, crew=0.4,
    ),
}  # fmt: skip
"""Those that are otherwise by night and at dusk."""

_DARK = frozenset(["night", "dusk"])


def plan_for(lighting: str, time_of_day: str) -> Plan | None:
    """The plan of that name for an hour; None where there is none."""
    return NIGHT.get(lighting, DAY.get(lighting)) if time_of_day in _DARK else DAY.get(lighting)


def relit(light: Light, plan: Plan, *, indoor: bool, airless: bool = False) -> Light:
    """The light of the hour under a plan; ``airless``: nothing hangs in the air, for there is none."""
    sun = np.asarray(light.sun_color)
    sun = (sun + (sun.mean() - sun) * plan.even) * plan.sun
    fog = np.asarray(light.sky.horizon if light.fog_color is None else light.fog_color)
    if plan.air is not None:
        fog = (0.4 * fog + 0.6 * fog.mean()) * plan.air
    haze = 0.0 if airless else plan.haze * (0.4 if indoor else 1.0)
    low, high = light.exposure_range
    return replace(
        light, sun_color=_vector(sun), sky=_gelled_sky(light.sky, plan), bounce=_times(light.bounce, plan.bounce),
        ambient_tint=_times(light.ambient_tint, plan.ambient), fog_color=_vector(fog),
        sun_fog=_times(light.sun_fog, plan.sun), fog_density=max(light.fog_density, haze),
        fog_start=min(light.fog_start, 8.0) if haze > light.fog_density else light.fog_start,
        exposure_key=light.exposure_key * plan.level, exposure_range=(low * plan.level, high * plan.level),
        shafts=light.shafts if indoor else max(light.shafts, plan.shafts), scatter=light.scatter * plan.scatter,
        wet=light.wet if indoor or airless else max(light.wet, plan.wet),
    )  # fmt: skip


def gelled(lamps: tuple[Lamp, ...], plan: Plan) -> tuple[Lamp, ...]:
    """Lamps with the plan's gels before them, in turn; what is coloured already stays nearer to its colour."""
    if not plan.gels:
        return lamps
    out: list[Lamp] = []
    for i, lamp in enumerate(lamps):
        own = np.asarray(lamp.color)
        colorful = float((own.max() - own.min()) / max(own.max(), 1e-6)) ** 3
        gel = np.asarray(plan.gels[i % len(plan.gels)])
        mixed = gel + (own - gel) * min(colorful, 1.0) * 0.5
        color = _vector(mixed / max(float(mixed.max()), 1e-6))
        halo = max(lamp.halo, plan.halo) if lamp.halo > 0 else lamp.halo
        out.append(replace(lamp, color=color, power=lamp.power * plan.lamps, halo=halo))
    return tuple(out)


def _gelled_sky(sky: Sky, plan: Plan) -> Sky:
    return replace(
        sky, horizon=_times(sky.horizon, plan.sky), low=_times(sky.low, plan.sky), mid=_times(sky.mid, plan.sky),
        zenith=_times(sky.zenith, plan.sky), glow=_times(sky.glow, plan.sky),
        cloud_dark=_times(sky.cloud_dark, plan.sky), cloud_lit=_times(sky.cloud_lit, plan.sky),
    )  # fmt: skip


def _times(a: Vector, b: Vector) -> Vector:
    return (a[0] * b[0], a[1] * b[1], a[2] * b[2])


def _vector(v: np.ndarray[tuple[int, ...], np.dtype[np.float64]]) -> Vector:
    return (float(v[0]), float(v[1]), float(v[2]))
