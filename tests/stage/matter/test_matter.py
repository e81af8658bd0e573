"""What the world of a look is made of: felt has no gloss, plastic no pores, brass takes metal alone, faces stay."""

from pathlib import Path

import numpy as np
import pytest

from studio.core.progress import CancelToken, silent
from studio.ports.engine import ShotRequest
from studio.project.scene import STYLES, Scene, Subject
from studio.stage import shapes
from studio.stage.engine import StageEngine, StagePerformance
from studio.stage.light import light_for
from studio.stage.matter import MATTERS, matter_of
from studio.stage.matter.twos import held_pose
from studio.stage.mesh import Material, Mesh, Texture
from studio.stage.styles import style
from studio.stage.world import World

RESOURCES = Path(__file__).parents[3] / "resources"


def _world(*meshes: Mesh) -> World:
    return World(scenery=meshes, actors=meshes, light=light_for("noon", "clear"))


def _box(texture: Texture, color: str = "#808080", rough: float = 0.8, emission: float = 0.0, a: float = 0.0) -> Mesh:
    return shapes.box((0, 0, 1), (1, 1, 1), color, Material(texture, roughness=rough, emission=emission, a=a))


def test_every_style_names_a_matter_that_there_is() -> None:
    named = {style(name).matter for name in STYLES} - {""}
    assert named == set(MATTERS)
    assert matter_of("photoreal") is None and matter_of("anime") is None


def test_felt_is_rough_and_light_shines_on() -> None:
    lamp = _box(Texture.PLAIN, emission=3.0)
    matte, shining = MATTERS["felt"].made(_world(_box(Texture.METAL, rough=0.2), lamp)).actors
    assert matte.material.texture is Texture.FELT and matte.material.roughness > 0.9
    assert shining.material.emission == 3.0


def test_plastic_loses_dirt_but_keeps_patterns_and_faces() -> None:
    dirt, plaid, skin = _box(Texture.GRIME), _box(Texture.CLOTH, a=2.0), _box(Texture.SKIN)
    clean, kept, face = MATTERS["plastic"].made(_world(dirt, plaid, skin)).actors
    assert clean.material.texture is Texture.PLAIN
    assert kept.material == plaid.material and face.material == skin.material


def test_brass_plates_metal_and_spares_skin() -> None:
    steel, skin = _box(Texture.METAL, "#b0b0b4"), _box(Texture.SKIN, "#d0a080")
    plated, bare = MATTERS["brass"].made(_world(steel, skin)).actors
    assert (plated.colors[:, 0] > 1.6 * plated.colors[:, 2]).all()
    assert np.array_equal(bare.colors, skin.colors)


@pytest.mark.parametrize("name", ["puppet", "cgi"])
def test_puppets_are_moved_on_twos_and_animation_is_not(name: str) -> None:
    scene = Scene(subjects=(Subject(kind="woman", action="walk"),), place="studio", style=name)
    request = ShotRequest(scene=scene, size=(128, 72), seconds=2.0, quality="draft")
    shot = StageEngine(RESOURCES).stage(request, silent, CancelToken())
    assert isinstance(shot, StagePerformance)
    first, second = (shot.moment(n / 24).positions for n in (24, 25))
    assert held_pose(25 / 24) == held_pose(1.0)
    held = all(np.array_equal(a, b) for a, b in zip(first, second, strict=True))
    assert held == (name == "puppet")
