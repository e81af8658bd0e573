"""Colour scripts: the light of every time of day and weather, as a film would choose it.

Each row is a whole picture's palette in linear RGB. The sun is placed against the camera: three-quarter or back light
at dawn and sunset, side light in the day, never flat from behind the lens.
"""

from dataclasses import dataclass, replace

import numpy as np

from studio.stage.gaffer import plan_for, relit
from studio.stage.styles import style as row_of
from studio.stage.world import Light, Sky, Vector, unit


@dataclass(frozen=True, slots=True, kw_only=True)
class _Palette:
    """``azimuth``, ``elevation``: degrees of the sun from the view direction (0 ahead) and above the horizon.
    ``exposure``: what the picture is exposed at if the meter finds nothing unusual."""

    azimuth: float
    elevation: float
    sun: Vector
    horizon: Vector
    low: Vector
    mid: Vector
    zenith: Vector
    glow: Vector
    cloud_dark: Vector
    cloud_lit: Vector
    bounce: Vector
    fog: Vector
    sun_fog: Vector = (0.0, 0.0, 0.0)
    cover: float = 0.42
    hard: float = 0.22
    clouds: tuple[float, float] = (0.9, 1.8)
    ambient: float = 0.5
    tint: Vector = (1.0, 1.0, 1.0)
    fog_density: float = 0.0035
    fog_start: float = 14.0
    disc: float = 8.0
    stars: float = 0.0
    shafts: float = 0.0
    scatter: float = 0.0025
    key: float = 0.24
    exposure: float = 1.0


_FILM = {
    "dawn": _Palette(
        azimuth=28, elevation=9, sun=(5.4, 3.1, 1.8), horizon=(1.45, 0.80, 0.42), low=(1.06, 0.56, 0.44),
        mid=(0.42, 0.48, 0.74), zenith=(0.11, 0.23, 0.54), glow=(1.6, 0.84, 0.36), cloud_dark=(0.42, 0.34, 0.52),
        cloud_lit=(1.8, 0.88, 0.62), bounce=(0.16, 0.14, 0.16), fog=(0.84, 0.51, 0.45), sun_fog=(0.50, 0.28, 0.12),
        cover=0.34, clouds=(0.8, 4.2), ambient=0.56, tint=(0.80, 0.95, 1.30), fog_density=0.0042, disc=14,
        shafts=0.06, key=0.24, exposure=0.68,
    ),
    "morning": _Palette(
        azimuth=66, elevation=27, sun=(3.9, 3.05, 2.05), horizon=(0.823, 0.756, 0.655), low=(0.588, 0.672, 0.773),
        mid=(0.306, 0.486, 0.828), zenith=(0.15, 0.32, 0.78), glow=(0.714, 0.521, 0.286),
        cloud_dark=(0.533, 0.55, 0.636),
        cloud_lit=(1.066, 0.968, 0.836), bounce=(0.26, 0.24, 0.19), fog=(0.76, 0.78, 0.82),
        sun_fog=(0.30, 0.22, 0.12),
        cover=0.40, ambient=0.62, tint=(0.92, 0.98, 1.12), fog_density=0.0035,
        shafts=0.03, key=0.27, exposure=0.80,
    ),
    "noon": _Palette(
        azimuth=122, elevation=54, sun=(3.7, 3.35, 2.75), horizon=(0.722, 0.79, 0.857), low=(0.487, 0.638, 0.84),
        mid=(0.234, 0.45, 0.855), zenith=(0.10, 0.27, 0.74), glow=(0.336, 0.302, 0.235),
        cloud_dark=(0.568, 0.619, 0.705),
        cloud_lit=(1.115, 1.107, 1.082), bounce=(0.30, 0.28, 0.23), fog=(0.66, 0.77, 0.90), cover=0.38,
        ambient=0.62, fog_density=0.0022, fog_start=24, key=0.30, exposure=0.80,
    ),
    "afternoon": _Palette(
        azimuth=74, elevation=33, sun=(4.2, 3.2, 2.0), horizon=(0.84, 0.739, 0.588), low=(0.622, 0.655, 0.706),
        mid=(0.306, 0.468, 0.774), zenith=(0.13, 0.29, 0.70), glow=(0.672, 0.487, 0.235),
        cloud_dark=(0.55, 0.533, 0.585),
        cloud_lit=(1.148, 1, 0.804), bounce=(0.29, 0.24, 0.17), fog=(0.78, 0.74, 0.70),
        sun_fog=(0.26, 0.18, 0.08),
        cover=0.42, ambient=0.58, tint=(0.92, 0.98, 1.14), fog_density=0.003,
        shafts=0.02, key=0.26, exposure=0.78,
    ),
    "sunset": _Palette(
        azimuth=38, elevation=13.5, sun=(7.2, 3.35, 1.15), horizon=(1.55, 0.68, 0.22), low=(1.02, 0.46, 0.32),
        mid=(0.36, 0.38, 0.64), zenith=(0.075, 0.15, 0.42), glow=(1.5, 0.70, 0.22), cloud_dark=(0.34, 0.20, 0.36),
        cloud_lit=(2.0, 0.84, 0.40), bounce=(0.20, 0.12, 0.09), fog=(0.66, 0.38, 0.34), sun_fog=(0.55, 0.24, 0.05),
        cover=0.40, clouds=(0.9, 2.6), ambient=0.56, tint=(0.76, 0.95, 1.42), fog_density=0.0034, disc=14,
        shafts=0.07, key=0.235, exposure=0.70,
    ),
    "dusk": _Palette(
        azimuth=24, elevation=7, sun=(0.95, 0.46, 0.42), horizon=(0.78, 0.34, 0.26), low=(0.46, 0.26, 0.36),
        mid=(0.15, 0.17, 0.38), zenith=(0.035, 0.06, 0.20), glow=(0.62, 0.24, 0.12), cloud_dark=(0.15, 0.12, 0.24),
        cloud_lit=(0.74, 0.34, 0.34), bounce=(0.07, 0.06, 0.09), fog=(0.26, 0.20, 0.32), sun_fog=(0.22, 0.08, 0.04),
        cover=0.46, clouds=(0.8, 3.4), ambient=0.78, tint=(0.82, 0.94, 1.30), fog_density=0.006, disc=0.0,
        stars=0.25, scatter=0.003, key=0.13, exposure=1.05,
    ),
    "night": _Palette(
        azimuth=58, elevation=40, sun=(0.20, 0.29, 0.50), horizon=(0.060, 0.075, 0.135), low=(0.034, 0.048, 0.10),
        mid=(0.017, 0.028, 0.066), zenith=(0.007, 0.013, 0.036), glow=(0.05, 0.06, 0.09),
        cloud_dark=(0.018, 0.022, 0.040), cloud_lit=(0.085, 0.095, 0.135), bounce=(0.014, 0.015, 0.020),
        fog=(0.030, 0.040, 0.076), cover=0.36, ambient=1.25, tint=(0.92, 0.98, 1.08), fog_density=0.008,
        fog_start=8, disc=2.4, stars=0.8, scatter=0.0032, key=0.085, exposure=1.9,
    ),
}  # fmt: skip

_DRAWN = {
    "dawn": _Palette(
        azimuth=34, elevation=14, sun=(1.50, 0.98, 0.74), horizon=(1.05, 0.70, 0.52), low=(0.98, 0.62, 0.62),
        mid=(0.50, 0.58, 0.88), zenith=(0.22, 0.36, 0.78), glow=(0.65, 0.35, 0.18), cloud_dark=(0.72, 0.52, 0.70),
        cloud_lit=(1.15, 0.86, 0.78), bounce=(0.28, 0.24, 0.28), fog=(0.86, 0.66, 0.68), cover=0.26, hard=0.06,
        clouds=(0.6, 1.9), ambient=0.66, tint=(0.86, 0.92, 1.14), disc=3.0, key=0.36, exposure=1.0,
    ),
    "morning": _Palette(
        azimuth=82, elevation=36, sun=(1.46, 1.28, 1.00), horizon=(0.78, 0.90, 0.98), low=(0.50, 0.76, 1.0),
        mid=(0.20, 0.52, 0.94), zenith=(0.08, 0.30, 0.80), glow=(0.30, 0.24, 0.14), cloud_dark=(0.68, 0.78, 0.92),
        cloud_lit=(1.12, 1.10, 1.06), bounce=(0.30, 0.29, 0.26), fog=(0.66, 0.82, 0.95), cover=0.24, hard=0.05,
        clouds=(0.55, 0.9), ambient=0.80, tint=(0.94, 0.98, 1.06), disc=0.0, key=0.38, exposure=1.0,
    ),
    "noon": _Palette(
        azimuth=128, elevation=50, sun=(1.42, 1.30, 1.08), horizon=(0.62, 0.84, 0.98), low=(0.36, 0.68, 0.98),
        mid=(0.14, 0.42, 0.90), zenith=(0.05, 0.22, 0.68), glow=(0.25, 0.22, 0.18), cloud_dark=(0.62, 0.74, 0.90),
        cloud_lit=(1.12, 1.12, 1.10), bounce=(0.30, 0.29, 0.26), fog=(0.55, 0.78, 0.95), cover=0.22, hard=0.05,
        clouds=(0.55, 0.9), ambient=0.80, tint=(0.94, 0.98, 1.06), disc=0.0, key=0.40, exposure=1.0,
    ),
    "afternoon": _Palette(
        azimuth=86, elevation=38, sun=(1.52, 1.28, 0.90), horizon=(0.84, 0.88, 0.88), low=(0.54, 0.74, 0.94),
        mid=(0.20, 0.46, 0.88), zenith=(0.07, 0.25, 0.68), glow=(0.36, 0.26, 0.12), cloud_dark=(0.70, 0.74, 0.88),
        cloud_lit=(1.15, 1.10, 1.00), bounce=(0.32, 0.28, 0.22), fog=(0.70, 0.80, 0.90), cover=0.26, hard=0.05,
        clouds=(0.55, 1.0), ambient=0.78, tint=(0.95, 0.98, 1.08), disc=0.0, key=0.38, exposure=1.0,
    ),
    "sunset": _Palette(
        azimuth=44, elevation=17, sun=(1.65, 0.92, 0.50), horizon=(1.15, 0.62, 0.24), low=(1.05, 0.46, 0.34),
        mid=(0.56, 0.32, 0.58), zenith=(0.20, 0.18, 0.50), glow=(0.80, 0.36, 0.10), cloud_dark=(0.56, 0.28, 0.50),
        cloud_lit=(1.20, 0.66, 0.42), bounce=(0.30, 0.20, 0.20), fog=(0.92, 0.50, 0.38), cover=0.34, hard=0.07,
        clouds=(0.6, 1.7), ambient=0.70, tint=(0.92, 0.88, 1.16), disc=3.5, key=0.34, exposure=1.0,
    ),
    "dusk": _Palette(
        azimuth=30, elevation=12, sun=(0.62, 0.40, 0.52), horizon=(0.82, 0.42, 0.46), low=(0.56, 0.34, 0.60),
        mid=(0.24, 0.24, 0.62), zenith=(0.08, 0.10, 0.38), glow=(0.40, 0.16, 0.12), cloud_dark=(0.28, 0.20, 0.46),
        cloud_lit=(0.88, 0.50, 0.60), bounce=(0.16, 0.13, 0.22), fog=(0.46, 0.32, 0.54), cover=0.30, hard=0.07,
        clouds=(0.6, 1.7), ambient=0.74, disc=0.0, stars=0.3, key=0.28, exposure=1.05,
    ),
    "night": _Palette(
        azimuth=62, elevation=44, sun=(0.30, 0.42, 0.72), horizon=(0.12, 0.19, 0.40), low=(0.07, 0.13, 0.34),
        mid=(0.030, 0.065, 0.22), zenith=(0.012, 0.028, 0.12), glow=(0.08, 0.10, 0.16),
        cloud_dark=(0.06, 0.09, 0.22), cloud_lit=(0.22, 0.28, 0.46), bounce=(0.05, 0.06, 0.10),
        fog=(0.08, 0.13, 0.30), cover=0.24, hard=0.06, clouds=(0.6, 1.2), ambient=1.0, disc=2.2, stars=1.0,
        scatter=0.003, key=0.17, exposure=1.4,
    ),
}  # fmt: skip

# weather: share of grey, its brightness against the clear sky, sun left, cover, fog density, fog start, wet
_WEATHER: dict[str, tuple[float, float, float, float, float, float, float]] = {
    "cloudy": (0.72, 0.80, 0.22, 0.86, 0.0040, 12.0, 0.0),
    "rain": (0.92, 0.52, 0.05, 1.0, 0.0150, 5.0, 1.0),
    "after_rain": (0.22, 0.92, 0.85, 0.56, 0.0040, 12.0, 0.85),
    "snow": (0.88, 1.12, 0.16, 1.0, 0.0150, 6.0, 0.0),
    "blizzard": (0.98, 1.05, 0.03, 1.0, 0.0600, 1.0, 0.0),
    "fog": (0.86, 0.90, 0.14, 1.0, 0.0480, 2.0, 0.15),
    "storm": (0.90, 0.30, 0.03, 0.9, 0.0065, 9.0, 1.0),
}


_BUILT_UP = frozenset(
    ("street", "alley", "crossing", "road", "city", "station", "village", "castle", "temple", "shrine", "schoolyard",
     "court", "stadium", "forest", "garden", "battlefield", "park")
)  # fmt: skip
"""Places whose background would stand between a low sun and the people."""


def light_for(
    time_of_day: str,
    weather: str,
    *,
    indoor: bool = False,
    place: str = "",
    style: str = "photoreal",
    view_yaw: float = np.pi / 2,
    seed: int = 0,
) -> Light:
    """The light of a shot. Words as in ``project.scene``; an unknown time is noon, an unknown weather clear.

    ``view_yaw``: where the camera mostly looks, radians counter-clockwise from +x; the seed picks the sun's side.
    """
    light = _of_the_hour(time_of_day, weather, indoor, place, style, view_yaw, seed)
    plan = plan_for(row_of(style).lighting, time_of_day)
    return light if plan is None else relit(light, plan, indoor=indoor, airless=place == "space")


def _of_the_hour(
    time_of_day: str, weather: str, indoor: bool, place: str, style: str, view_yaw: float, seed: int
) -> Light:
    look = row_of(style)
    drawn = look.sky == "drawn"
    table = _DRAWN if drawn else _FILM
    if place == "space":
        return _space(view_yaw, seed)
    if place == "underwater":
        return _underwater(view_yaw, time_of_day)
    palette = table.get(time_of_day, table["noon"])
    side = 1.0 if np.random.default_rng(seed + 17).random() < 0.5 else -1.0
    palette = _weathered(palette, weather, drawn)
    palette = _placed(palette, place, time_of_day)
    if look.bright != 1.0:
        palette = replace(palette, exposure=palette.exposure * look.bright, key=palette.key * look.bright)
    if style == "watercolor":
        palette = replace(
            palette, exposure=palette.exposure * 1.45, key=palette.key * 1.4, fog_density=palette.fog_density * 1.1
        )
    if style == "cinematic":  # lower sun, deeper shade
        palette = replace(
            palette, elevation=palette.elevation * 0.62, sun=_warmed(palette.sun), ambient=palette.ambient * 0.8,
            key=palette.key * 0.84,
        )  # fmt: skip
    if style == "claymation":
        palette = replace(palette, ambient=palette.ambient * 1.25, sun=_scaled(palette.sun, 0.85))
    wet = 0.0 if indoor else _WEATHER.get(weather, (0.0,) * 7)[6]
    return _light(palette, view_yaw, side, wet, indoor, time_of_day)


def _light(palette: _Palette, view_yaw: float, side: float, wet: float, indoor: bool, time_of_day: str) -> Light:
    yaw = view_yaw + np.radians(palette.azimuth) * side
    elevation = np.radians(palette.elevation)
    sun = unit((np.cos(yaw) * np.cos(elevation), np.sin(yaw) * np.cos(elevation), np.sin(elevation)))
    sky = Sky(
        horizon=palette.horizon, low=palette.low, mid=palette.mid, zenith=palette.zenith, glow=palette.glow,
        cloud_dark=palette.cloud_dark, cloud_lit=palette.cloud_lit, cover=palette.cover, hard=palette.hard,
        cloud_scale=palette.clouds, stars=palette.stars, sun_disc=palette.disc,
        cloud_opacity=0.97 if palette.hard < 0.1 else 0.86,
    )  # fmt: skip
    light = Light(
        sun=sun, sun_color=palette.sun, sky=sky, bounce=palette.bounce, ambient=palette.ambient,
        ambient_tint=palette.tint, fog_density=palette.fog_density, fog_start=palette.fog_start,
        fog_max=0.97 if palette.fog_density > 0.03 else 0.85,
        fog_color=palette.fog, sun_fog=palette.sun_fog, exposure_key=palette.key,
        exposure_range=(palette.exposure * 0.76, palette.exposure * 1.24), shafts=palette.shafts,
        scatter=palette.scatter, wet=wet,
    )  # fmt: skip
    return _indoors(light, palette, time_of_day) if indoor else light


def _weathered(palette: _Palette, weather: str, drawn: bool) -> _Palette:
    """The palette under a weather: colours move to the grey of their own light, the sun dims, the air thickens."""
    if weather == "wind":
        return replace(
            palette, cover=min(palette.cover + 0.12, 0.7), clouds=(palette.clouds[0] * 0.6, palette.clouds[1] * 1.8)
        )
    if weather not in _WEATHER:
        return palette
    grey, level, sun_left, cover, density, start, _ = _WEATHER[weather]
    base = np.mean([palette.horizon, palette.low, palette.mid], 0)
    tone = (
        base.mean() * level * (np.array([0.93, 1.0, 1.10]) if weather != "after_rain" else np.array([1.0, 1.0, 1.02]))
    )
    tone = tone * (base / base.mean()) ** 0.22  # a trace of the hour stays in the grey

    def dull(color: Vector, gain: float = 1.0) -> Vector:
        c = np.asarray(color) * (1 - grey) * (level + (1 - level) * 0.4) + tone * grey * gain
        return (float(c[0]), float(c[1]), float(c[2]))

    lit_keep = 1.0 if weather == "after_rain" else 0.8
    dulled = replace(
        palette,
        sun=_scaled(palette.sun, sun_left), horizon=dull(palette.horizon, 1.08), low=dull(palette.low, 1.0),
        mid=dull(palette.mid, 0.86), zenith=dull(palette.zenith, 0.72), glow=_scaled(palette.glow, 1 - 0.95 * grey),
        cloud_dark=dull(palette.cloud_dark, 0.66), cloud_lit=dull(palette.cloud_lit, 1.15 * lit_keep),
        bounce=dull(palette.bounce, 0.30 if weather not in ("snow", "blizzard") else 0.75), fog=dull(palette.fog, 1.0),
        sun_fog=_scaled(palette.sun_fog, 1 - grey), cover=max(cover, palette.cover),
        hard=max(palette.hard, 0.12 if drawn else 0.4),
        ambient=palette.ambient + (max(0.95, palette.ambient) - palette.ambient) * grey,
        tint=tuple(1 + (t - 1) * (1 - grey) for t in palette.tint),  # type: ignore[arg-type]
        fog_density=max(density, palette.fog_density) if density > 0.005 else density, fog_start=start,
        disc=palette.disc * max(0.0, 1 - grey * 1.3), stars=palette.stars * (1 - grey),
        shafts=palette.shafts * (1 - grey),
        scatter=palette.scatter * (1.0 + 0.35 * min(density / 0.015, 2.5) * (grey > 0.5)),
        exposure=palette.exposure * (1 + 0.35 * grey * (1 - min(level, 1.0))),
        key=palette.key * {"storm": 0.72, "rain": 0.84, "snow": 1.3, "blizzard": 1.4, "fog": 1.1}.get(weather, 1.0),
    )  # fmt: skip
    if weather == "storm":  # torn clouds: black bellies, pale rims
        return replace(
            dulled, cover=0.86, hard=0.3, cloud_dark=dull(palette.cloud_dark, 0.30),
            cloud_lit=dull(palette.cloud_lit, 1.25), zenith=dull(palette.zenith, 0.42), clouds=(0.8, 2.6),
        )  # fmt: skip
    if weather not in ("fog", "blizzard"):
        return dulled
    # thick air: the sky is the fog, and what is far away ends in it without an edge
    fog = dulled.fog
    return replace(
        dulled, horizon=fog, low=_scaled(fog, 0.99), mid=_scaled(fog, 0.94), zenith=_scaled(fog, 0.84),
        cloud_dark=_scaled(fog, 0.93), cloud_lit=_scaled(fog, 1.0), glow=_scaled(dulled.glow, 0.3),
    )  # fmt: skip


def _placed(palette: _Palette, place: str, time_of_day: str) -> _Palette:
    """What the surroundings do: walls want the low sun from the side, leaves filter, snow and sand throw light up, a
    city glows at night."""
    if time_of_day in ("dawn", "sunset") and place in _BUILT_UP:
        palette = replace(palette, azimuth=64, elevation=palette.elevation + 4)
    if place == "forest":
        b = palette.bounce
        return replace(
            palette, bounce=(b[0] * 0.7, b[1] * 0.95, b[2] * 0.55), ambient=palette.ambient * 1.45,
            shafts=max(palette.shafts, 0.08), fog_density=palette.fog_density * 1.7, exposure=palette.exposure * 1.2,
        )  # fmt: skip
    if place in ("snowfield", "ice_rink", "mountain"):
        return replace(palette, bounce=_scaled(palette.bounce, 1.5), key=palette.key * 1.15)
    if place in ("beach", "desert"):
        return replace(palette, bounce=_scaled(palette.bounce, 1.3), key=palette.key * 1.1)
    if time_of_day == "night" and place in (
        "street",
        "alley",
        "crossing",
        "city",
        "rooftop",
        "station",
        "bridge",
        "road",
    ):
        return replace(
            palette, horizon=(0.105, 0.082, 0.125), low=(0.052, 0.052, 0.095), fog=(0.062, 0.054, 0.092),
            fog_density=max(palette.fog_density, 0.011), stars=palette.stars * 0.25, sun=_scaled(palette.sun, 0.5),
            ambient=palette.ambient * 1.7, key=palette.key * 1.25, exposure=palette.exposure * 0.5,
        )  # fmt: skip
    return palette


def _indoors(light: Light, palette: _Palette, time_of_day: str) -> Light:
    """Rooms: the sun comes through openings only, little of the sky reaches in, and lamps do the rest."""
    night = time_of_day in ("night", "dusk")
    share = 0.30 if night else 0.20
    return replace(
        light, ambient=light.ambient * share, ambient_tint=(1.0, 0.98, 0.95) if not night else light.ambient_tint,
        bounce=tuple(0.9 * c for c in palette.sun) if not night else palette.bounce,
        fog_density=0.004, fog_start=3.0, fog_max=0.25, fog_color=_scaled(palette.fog, 0.4 if not night else 0.8),
        exposure_key=0.20 if not night else 0.14, exposure_range=(0.55, 1.45), shafts=0.0, scatter=0.005, wet=0.0,
    )  # fmt: skip


def _underwater(view_yaw: float, time_of_day: str) -> Light:
    level = {"night": 0.16, "dusk": 0.45, "dawn": 0.6, "sunset": 0.6}.get(time_of_day, 1.0)
    yaw = view_yaw + 0.5

    def at(*color: float) -> Vector:
        return (color[0] * level, color[1] * level, color[2] * level)

    sky = Sky(
        horizon=at(0.02, 0.17, 0.24), low=at(0.03, 0.24, 0.32), mid=at(0.08, 0.42, 0.50), zenith=at(0.35, 0.86, 0.90),
        glow=at(0.9, 1.1, 0.95), cloud_dark=at(0.2, 0.5, 0.55), cloud_lit=at(0.6, 1.0, 1.0), cover=0.0, sun_disc=0.0,
    )  # fmt: skip
    return Light(
        sun=unit((np.cos(yaw) * 0.35, np.sin(yaw) * 0.35, 1.0)), sun_color=at(0.9, 2.1, 2.0), sky=sky,
        bounce=at(0.04, 0.16, 0.18), ambient=0.9, fog_density=0.075, fog_start=1.0, fog_max=0.97,
        fog_color=at(0.02, 0.19, 0.26), sun_fog=at(0.05, 0.20, 0.20), exposure_key=0.20,
        exposure_range=(0.9, 2.2 / level), shafts=0.16, scatter=0.01, caustics=0.8,
    )  # fmt: skip


def _space(view_yaw: float, seed: int) -> Light:
    side = 1.0 if np.random.default_rng(seed + 17).random() < 0.5 else -1.0
    yaw = view_yaw + 1.15 * side
    black = (0.0015, 0.002, 0.004)
    sky = Sky(
        horizon=black, low=black, mid=(0.002, 0.003, 0.007), zenith=black, glow=(0.03, 0.03, 0.04),
        cloud_dark=(0.004, 0.003, 0.010), cloud_lit=(0.030, 0.016, 0.045), cover=0.34, hard=0.5, cloud_scale=(0.5, 0.7),
        stars=2.2, sun_disc=14.0,
    )  # fmt: skip
    return Light(
        sun=unit((np.cos(yaw), np.sin(yaw), 0.42)), sun_color=(4.4, 4.2, 3.9), sky=sky, bounce=(0.10, 0.13, 0.20),
        ambient=1.0, ambient_tint=(1.0, 1.1, 1.4), fog_density=0.0, exposure_key=0.16,
        exposure_range=(0.55, 1.0), scatter=0.0,
    )  # fmt: skip


def _warmed(color: Vector) -> Vector:
    """Sunlight that came a longer way through the air."""
    return (color[0] * 1.06, color[1] * 0.95, color[2] * 0.80)


def _scaled(color: Vector, gain: float) -> Vector:
    return (color[0] * gain, color[1] * gain, color[2] * gain)
