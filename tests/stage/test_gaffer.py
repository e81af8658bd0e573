"""The gaffer: what a look does to light and lamps; a look without a plan leaves both as they are."""

import numpy as np
import pytest

from studio.stage.gaffer import DAY, NIGHT, gelled, plan_for, relit
from studio.stage.light import light_for
from studio.stage.world import Lamp, Vector

WHITE = Lamp(position=(0, 0, 3), color=(1.0, 0.95, 0.9), power=10.0)


def _mean(color: Vector) -> float:
    return float(np.mean(color))


@pytest.mark.parametrize("lighting", sorted(DAY))
@pytest.mark.parametrize("hour", ["noon", "night"])
def test_a_plan_keeps_a_light_whole(lighting: str, hour: str) -> None:
    plan = plan_for(lighting, hour)
    assert plan is not None
    light = relit(light_for(hour, "clear"), plan, indoor=False)
    assert 0 < light.exposure_range[0] < light.exposure_range[1]
    for color in (light.sun_color, light.bounce, light.sky.horizon, light.fog_color or (0, 0, 0)):
        assert all(np.isfinite(c) and c >= 0 for c in color)


def test_no_plan_no_change() -> None:
    assert plan_for("", "noon") is None and plan_for("unknown", "night") is None
    assert light_for("noon", "clear", style="cinematic").wet == 0.0
    assert gelled((WHITE,), DAY["clean"]) == (WHITE,)


def test_dread_takes_sun_and_level_but_leaves_enough_to_see_by() -> None:
    plain, dread = (light_for("noon", "clear", style=style) for style in ("photoreal", "horror"))
    assert _mean(dread.sun_color) < 0.5 * _mean(plain.sun_color)
    assert 0.4 * plain.exposure_key < dread.exposure_key < 0.7 * plain.exposure_key
    red, _, blue = dread.sun_color
    assert abs(red - blue) < abs(plain.sun_color[0] - plain.sun_color[2])


def test_neon_wets_the_night_outdoors_alone() -> None:
    assert light_for("night", "clear", place="street", style="cyberpunk").wet > 0.5
    assert light_for("noon", "clear", place="street", style="cyberpunk").wet == 0.0
    assert light_for("night", "clear", indoor=True, style="cyberpunk").wet == 0.0
    assert light_for("night", "clear", place="space", style="cyberpunk").fog_density == 0.0


def test_gels_take_turns_and_respect_what_is_coloured() -> None:
    lamps = gelled((WHITE, WHITE, Lamp(position=(0, 0, 3), color=(0.02, 1.0, 0.05))), NIGHT["neon"])
    first, second, green = (np.asarray(lamp.color) for lamp in lamps)
    assert first[0] > 2 * first[1] and second[2] > 2 * second[0]
    assert green[1] > 0.4
    assert all(max(lamp.color) == pytest.approx(1.0) for lamp in lamps)
