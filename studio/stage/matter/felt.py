"""A puppet play: everybody and everything is cut and needled from felt, and moved by hand, pose by pose.

Wool takes dye in a few full colours and scatters light: no gloss is left but on eyes and glass. From pose to pose the
wool is stirred a little.
"""

from dataclasses import replace

from studio.stage.matter.clay import sticks
from studio.stage.matter.dents import dented
from studio.stage.matter.kinds import SOLID
from studio.stage.matter.twos import pose_number
from studio.stage.mesh import Material, Mesh, Texture
from studio.stage.world import Moment, World

_STIR_M, _REACH_M, _LEAN = 0.0016, 0.11, 0.35


def felted(world: World) -> World:
    """The world in felt."""
    return replace(
        world, scenery=tuple(_felt(mesh) for mesh in world.scenery), actors=tuple(_felt(m) for m in world.actors)
    )


def stirred(moment: Moment) -> Moment:
    """The actors of a moment as the puppeteer left them, at rest."""
    pose = 40 + pose_number(moment.seconds) % 3
    shapes = [
        dented(p, n, pose, _STIR_M, _REACH_M, _LEAN) for p, n in zip(moment.positions, moment.normals, strict=True)
    ]
    return replace(
        moment, positions=tuple(p for p, _ in shapes), normals=tuple(n for _, n in shapes),
        velocities=tuple((0.0, 0.0, 0.0) for _ in moment.velocities),
    )  # fmt: skip


def _felt(mesh: Mesh) -> Mesh:
    material = mesh.material
    if material.texture not in SOLID or material.emission > 0.5:
        return mesh
    rest = None if material.texture is Texture.HAIR else mesh.rest
    felt = Material(texture=Texture.FELT, roughness=0.95, emission=material.emission, two_sided=material.two_sided)
    return replace(mesh, material=felt, colors=sticks(mesh), picture=None, rest=rest)
