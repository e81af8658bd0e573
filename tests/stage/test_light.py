"""Colour scripts: every hour and weather has a light, and it is the right one."""

import numpy as np
import pytest

from studio.project.scene import PLACES, STYLES
from studio.stage.light import light_for

TIMES = ("dawn", "morning", "noon", "afternoon", "sunset", "dusk", "night")
WEATHERS = ("clear", "cloudy", "rain", "after_rain", "snow", "blizzard", "fog", "storm", "wind")


@pytest.mark.parametrize("time_of_day", TIMES)
@pytest.mark.parametrize("style", STYLES)
def test_every_word_has_a_sound_light(time_of_day: str, style: str) -> None:
    for weather in WEATHERS:
        for indoor in (False, True):
            light = light_for(time_of_day, weather, indoor=indoor, style=style, seed=3)
            assert np.linalg.norm(light.sun) == pytest.approx(1.0)
            assert light.sun[2] > 0.05
            values = [*light.sun_color, *light.bounce, *light.sky.horizon, *light.sky.zenith, *(light.fog_color or ())]
            assert all(np.isfinite(v) and v >= 0 for v in values)
            assert 0 < light.exposure_range[0] <= light.exposure_range[1]


def test_places_are_known() -> None:
    for place in sorted(PLACES):
        assert light_for("noon", "clear", place=place).exposure_key > 0


def strength(color: tuple[float, float, float]) -> float:
    return sum(color)


def test_night_is_darker_and_bluer_than_noon() -> None:
    night, noon = light_for("night", "clear"), light_for("noon", "clear")
    assert strength(night.sun_color) < strength(noon.sun_color) / 4
    assert night.sun_color[2] > night.sun_color[0]


def test_rain_wets_and_dims() -> None:
    rain, clear = light_for("noon", "rain"), light_for("noon", "clear")
    assert rain.wet == 1.0 and clear.wet == 0.0
    assert strength(rain.sun_color) < strength(clear.sun_color) / 4
    assert light_for("noon", "rain", indoor=True).wet == 0.0


def test_fog_thickens_the_air() -> None:
    assert light_for("morning", "fog").fog_density > 5 * light_for("morning", "clear").fog_density


@pytest.mark.parametrize("seed", range(4))
def test_sunset_is_back_light_and_noon_is_not(seed: int) -> None:
    yaw = 0.7
    view = np.array([np.cos(yaw), np.sin(yaw)])

    def ahead(time_of_day: str) -> float:
        sun = np.array(light_for(time_of_day, "clear", view_yaw=yaw, seed=seed).sun[:2])
        return float(sun @ view / np.linalg.norm(sun))

    assert ahead("sunset") > 0.6
    assert ahead("noon") < 0
    assert ahead("noon") > -0.9  # not flat from behind the lens


def test_anime_day_has_no_sunset_sun() -> None:
    sun = light_for("noon", "clear", style="anime").sun_color
    assert sun[2] > 0.6 * sun[0]
