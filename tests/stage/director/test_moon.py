"""The moon stands in the picture where somebody asks for it, over what hides the sky; else the light is as it was."""

import numpy as np
import pytest

from studio.project.scene import Scene
from studio.stage import shapes
from studio.stage.director.moon import moonlit
from studio.stage.light import light_for
from studio.stage.mesh import Mesh
from studio.stage.render.camera import projection
from studio.stage.world import CameraPose, Light, Place

POSE = CameraPose(eye=(0.0, -6.0, 1.6), target=(0.0, 0.0, 1.6), fov_degrees=36.0)
SIZE = (640, 360)


def _lit(scene: Scene, *scenery: Mesh, indoor: bool = False) -> Light:
    place = Place(name=scene.place, scenery=scenery, indoor=indoor)
    light = light_for(scene.time_of_day, scene.weather, seed=3)
    return moonlit(light, scene, place, lambda _: POSE, 4.0, SIZE[0] / SIZE[1])


def _scene(hour: str = "night", *, moon: bool = True, weather: str = "clear") -> Scene:
    return Scene(
        place="park", time_of_day=hour, weather=weather, surroundings=("moon",) if moon else (),  # type: ignore[arg-type]
    )  # fmt: skip


def _at(light: Light) -> tuple[float, float]:
    x, y, depth = projection(POSE, *SIZE).project(np.asarray(POSE.eye) + 100 * np.asarray(light.sun))
    assert depth > 0
    return float(x / depth), float(y / depth)


def test_it_is_in_the_picture_and_large() -> None:
    light = _lit(_scene())
    x, y = _at(light)
    assert 30 < x < SIZE[0] - 30 and 10 < y < SIZE[1] / 2
    assert light.sky.disc_size > 2 * light_for("night", "clear").sky.disc_size
    assert light.sky.sun_disc > 1.0


def test_it_stands_over_what_hides_the_sky() -> None:
    wall = shapes.box((-6.0, 20.0, 6.0), (16.0, 0.5, 24.0), "#808080")
    other = shapes.box((6.0, 20.0, 6.0), (16.0, 0.5, 24.0), "#808080")
    left_free, right_free = (_at(_lit(_scene(), mesh))[0] for mesh in (other, wall))
    assert left_free < SIZE[0] / 2 < right_free


@pytest.mark.parametrize(
    "scene", [_scene(moon=False), _scene("noon"), _scene(weather="rain")], ids=["unasked", "by day", "in rain"]
)
def test_otherwise_the_light_is_left_alone(scene: Scene) -> None:
    assert _lit(scene) == light_for(scene.time_of_day, scene.weather, seed=3)
    assert _lit(_scene(), indoor=True) == light_for("night", "clear", seed=3)
