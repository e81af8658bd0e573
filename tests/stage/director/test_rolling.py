"""A ball that bounces and then rolls is heard rolling; one that drops and stays is not."""

from typing import Literal

from studio.stage import things
from studio.stage.director.rolling import rolling_cues
from studio.stage.mesh import Mesh
from studio.stage.physics.rigid import Body, Collider, Fixed, simulate
from studio.stage.things import Thing

GROUND = Fixed(name="ground", colliders=(Collider(shape="plane"),), restitution=0.6)


def _cues(velocity: float, shape: Literal["sphere", "box"] = "sphere") -> list[tuple[str, float, float]]:
    meshes: tuple[Mesh, ...] = ()
    ball = shape == "sphere"
    thing = Thing(
        kind="ball", meshes=meshes, size=(0.24, 0.24, 0.24), mass_kg=0.6, material="rubber",
        colliders=(things.Collider(shape=shape, size=(0.12, 0.12, 0.12) if ball else (0.1, 0.1, 0.1)),),
    )  # fmt: skip
    collider = Collider(shape=shape, size=(0.12,) if ball else (0.1, 0.1, 0.1))
    body = Body(
        name="ball", colliders=(collider,), mass_kg=0.6, position=(0.0, 0.0, 0.13 if ball else 0.1),
        velocity=(velocity, 0.0, 0.0), friction=0.6 if ball else 0.1,
    )  # fmt: skip
    run = simulate([body], [GROUND], 2.0)
    return [(cue.other, cue.seconds, cue.until or 0.0) for cue in rolling_cues(thing, run, "ball", "wood", 1.0)]


def test_rolling_lasts_as_long_as_it_goes() -> None:
    ((what, start, end),) = _cues(2.0)
    assert what == "rolling"
    assert 1.0 <= start < 1.6
    assert end > 2.5


def test_a_box_slides_and_stops() -> None:
    cues = _cues(3.0, "box")
    assert [what for what, _, _ in cues] == ["sliding"]
    assert cues[0][2] < 2.9


def test_what_lies_still_is_silent() -> None:
    assert _cues(0.0) == []
