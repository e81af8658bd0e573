"""What is heard from the camera: sides, distances, ways, and walls."""

from fractions import Fraction

import numpy as np
import pytest

from studio.core.time import FrameRate
from studio.ports.engine import Event
from studio.stage.director.hearing import Walls, heard
from studio.stage.mesh import Floats, Material, Mesh, Texture
from studio.stage.performer import Cue, Posed
from studio.stage.world import CameraPose, Place, Vector


def _wall(texture: Texture = Texture.BRICK, size: float = 4.0) -> Mesh:
    """An upright square across the y axis, at y = 5."""
    half = size / 2
    corners = np.array([(-half, 5, -half), (half, 5, -half), (half, 5, half), (-half, 5, half)], np.float32)
    return Mesh(
        positions=corners,
        normals=np.tile(np.array([0, -1, 0], np.float32), (4, 1)),
        colors=np.ones((4, 3), np.float32),
        triangles=np.array([(0, 1, 2), (0, 2, 3)], np.int32),
        material=Material(texture=texture),
    )


def test_a_wall_hides_what_is_behind_it_and_nothing_else() -> None:
    walls, eye = Walls([_wall()]), (0.0, 0.0, 0.0)
    assert walls.between(eye, (0.0, 10.0, 0.0)) == 1.0
    assert walls.between(eye, (0.0, 3.0, 0.0)) == 0.0
    assert walls.between(eye, (0.0, 5.0, 0.0)) == 0.0, "a ball that meets the wall is heard"
    assert walls.between(eye, (9.0, 10.0, 0.0)) == 0.0
    assert 0.0 < walls.between(eye, (4.0, 10.0, 0.0)) < 1.0


def test_leaves_and_small_things_stop_no_sound() -> None:
    for mesh in (_wall(Texture.LEAVES), _wall(size=0.5)):
        assert Walls([mesh]).between((0.0, 0.0, 0.0), (0.0, 10.0, 0.0)) == 0.0
    assert Walls([]).between((0.0, 0.0, 0.0), (0.0, 10.0, 0.0)) == 0.0


class _Car:
    """Drives from left to right past the camera, 3 m before it, at 10 m/s."""

    kind = "car"
    meshes: tuple[Mesh, ...] = ()

    def __init__(self, speed: float) -> None:
        self.speed = speed
        self.cues = (
            Cue(kind="loop", seconds=0.5, until=3.5, position=self.focus(0.5), subject="car", other="engine"),
            Cue(kind="contact", seconds=2.0, position=self.focus(2.0), subject="car", other="kerb"),
            Cue(kind="contact", seconds=99.0, position=self.focus(2.0), subject="car", other="kerb"),
        )

    def focus(self, seconds: float) -> Vector:
        return (self.speed * (seconds - 2.0), 3.0, 0.0)

    def at(self, seconds: float) -> Posed:
        return Posed(positions=(), normals=())

    def bounds(self, seconds: float) -> tuple[Vector, Vector]:
        return self.focus(seconds), self.focus(seconds)

    def socket(self, name: str, seconds: float) -> Floats:
        raise KeyError(name)


def _heard(speed: float) -> tuple[Event, ...]:
    camera = CameraPose(eye=(0.0, 0.0, 0.0), target=(0.0, 3.0, 0.0))
    return heard([_Car(speed)], Place(name="road", scenery=()), lambda _: camera, 96, FrameRate(Fraction(24)))


def test_what_goes_by_is_told_on_its_way() -> None:
    loop, contact = _heard(10.0)
    assert (loop.sample, loop.until, contact.sample) == (24_000, 168_000, 96_000)
    assert (loop.path[0].sample, loop.path[-1].sample) == (24_000, 168_000)
    pans = [point.pan for point in loop.path]
    assert pans == sorted(pans)
    assert pans[0] < -0.9 < 0.9 < pans[-1]
    nearest = min(loop.path, key=lambda point: point.distance_m)
    assert nearest.distance_m == pytest.approx(3.0, abs=0.1)
    assert {round(point.speed_m_s, 3) for point in loop.path} == {10.0}
    assert contact.pan == pytest.approx(0.0, abs=1e-6)
    assert contact.path == ()


def test_what_stays_has_no_way() -> None:
    assert _heard(0.0)[0].path == ()
