"""A motor scooter: small wheels, a shield before the knees, a flat floor for the feet."""

import numpy as np

from studio.stage.mesh import Floats, Material, Mesh, Texture, compose
from studio.stage.shapes import ball
from studio.stage.things.forms import METAL, RUBBER, bent, rod, soft_box, turned
from studio.stage.things.thing import Attributes, paint_of, place
from studio.stage.things.vehicles.parts import CHROME, LACQUER, LIT, TAIL_LIT, TRIM, car_wheel, hull_along_x
from studio.stage.things.vehicles.vehicle import (
    Going,
    MovingPart,
    Vehicle,
    grouped,
    lights_on,
    rolling,
    spun,
    vehicle_recipe,
)
from studio.stage.world import Lamp

_REAR, _FRONT, _RADIUS = -0.62, 0.62, 0.215
_PIVOT = (0.50, 0.0, 0.75)


def _steered(g: Going) -> Floats:
    return spun(_PIVOT, 0.0, g.steer, _PIVOT)


def _body(color: str, lit: bool) -> list[Mesh]:
    leather = Material(texture=Texture.LEATHER, roughness=0.6)
    shield = [(0.30, 0.17, 0.30, 0.36), (0.36, 0.21, 0.30, 0.62), (0.43, 0.22, 0.32, 0.86), (0.50, 0.15, 0.44, 0.92),
              (0.56, 0.07, 0.56, 0.90)]  # fmt: skip
    tail = [(-0.90, 0.05, 0.58, 0.70), (-0.82, 0.13, 0.44, 0.73), (-0.55, 0.21, 0.28, 0.74), (-0.26, 0.19, 0.28, 0.72),
            (-0.14, 0.12, 0.28, 0.62)]  # fmt: skip
    seat = [(-0.80, 0.08, 0.72, 0.78), (-0.62, 0.14, 0.71, 0.81), (-0.34, 0.14, 0.70, 0.79), (-0.14, 0.09, 0.69, 0.76)]
    return [
        hull_along_x(shield, color, LACQUER, 3.2, 20),
        hull_along_x(tail, color, LACQUER, 3.0, 20),
        hull_along_x(seat, "#2a1d17", leather, 3.0, 16),
        soft_box((0.10, 0, 0.285), (0.56, 0.36, 0.05), "#2b2c2e", TRIM, 0.02),
        *(
            soft_box((0.10, y, 0.315), (0.46, 0.02, 0.012), "#8d9094", RUBBER, 0.004)
            for y in (-0.12, -0.04, 0.04, 0.12)
        ),
        soft_box((-0.90, 0, 0.64), (0.03, 0.11, 0.06), "#a81f1c", TAIL_LIT if lit else TRIM, 0.01),
        bent([(-0.50, -0.17, 0.26), (-0.74, -0.20, 0.28), (-0.92, -0.20, 0.32)], 0.038, "#b4b8bc", CHROME, 9, 4),
        rod((-0.20, 0.15, 0.28), (-0.12, 0.24, 0.03), 0.012, 0.012, "#1b1c1e", METAL, 6),
        bent([(-0.86, 0.12, 0.76), (-0.98, 0.0, 0.80), (-0.86, -0.12, 0.76)], 0.014, "#b4b8bc", CHROME, 7),
    ]


def _fork(color: str, lit: bool) -> list[Mesh]:
    toward = np.array([[0, 0, 1, 0.53], [0, 1, 0, 0], [-1, 0, 0, 1.00]])
    mudguard = [
        (0.42, 0.05, 0.34, 0.42),
        (0.52, 0.075, 0.40, 0.48),
        (0.66, 0.075, 0.41, 0.48),
        (0.80, 0.05, 0.32, 0.41),
    ]
    fork = [
        hull_along_x(mudguard, color, LACQUER, 3.0, 14),
        hull_along_x(
            [(0.40, 0.09, 0.93, 1.04), (0.50, 0.11, 0.90, 1.08), (0.58, 0.09, 0.93, 1.05)], color, LACQUER, 2.6, 16
        ),
        rod((0.46, 0, 0.90), (0.57, 0, 0.45), 0.03, 0.03, "#3a3c3f", METAL, 8),
        turned([(0.0005, 0), (0.06, 0.02), (0.075, 0.06), (0.075, 0.07)], "#b4b8bc", CHROME, 18).moved(toward),
        turned([(0.0005, 0.078), (0.07, 0.07)], "#fff4dc", LIT if lit else Material(roughness=0.1), 18).moved(toward),
    ]
    for s in (1, -1):
        fork += [
            rod((0.57, s * 0.07, 0.45), (_FRONT, s * 0.07, _RADIUS), 0.02, 0.018, "#3a3c3f", METAL, 7),
            bent([(0.48, s * 0.05, 1.02), (0.44, s * 0.20, 1.04), (0.32, s * 0.31, 1.0)], 0.013, "#b4b8bc", CHROME, 7),
            rod((0.36, s * 0.28, 1.015), (0.26, s * 0.335, 0.985), 0.019, 0.019, "#1b1b1d", RUBBER, 7),
            rod((0.42, s * 0.2, 1.04), (0.40, s * 0.26, 1.2), 0.007, 0.007, "#b4b8bc", CHROME, 5),
            ball((0.40, s * 0.27, 1.23), (0.018, 0.06, 0.045), "#2a2c2f", Material(roughness=0.08), 1),
        ]
    return fork


@vehicle_recipe(1.15, 1.8, "scooter")
def scooter(kind: str, attributes: Attributes, seed: int, style: str) -> Vehicle:
    """Sockets as a bicycle's; the feet stand on its floor."""
    color = paint_of(attributes, "#3f9d94")
    lit = lights_on(attributes)
    wheels = [car_wheel((x, 0.0, _RADIUS), _RADIUS, 0.10, spokes=5) for x in (_REAR, _FRONT)]
    lamp = Lamp(position=(0.62, 0, 1.0), color=(1.0, 0.94, 0.82), power=14.0, range_m=18.0, kind="spot",
                direction=(0.97, 0, -0.18), cone=(0.94, 0.7), halo=0.5)  # fmt: skip
    return Vehicle(
        kind=kind,
        medium="road",
        body=grouped(_body(color, lit)),
        moving=(
            MovingPart(meshes=grouped(wheels[0]), motion=rolling((_REAR, 0.0, _RADIUS), _RADIUS)),
            MovingPart(
                meshes=grouped(wheels[1]),
                motion=lambda g: compose(_steered(g), spun((_FRONT, 0.0, _RADIUS), g.distance / _RADIUS)),
            ),
            MovingPart(meshes=grouped(_fork(color, lit)), motion=_steered),
        ),
        length_m=1.8,
        width_m=0.7,
        height_m=1.25,
        mass_kg=100,
        wheel_m=_RADIUS,
        loop=("motorcycle", "engine"),
        lamps=(lamp,) if lit else (),
        leans=1.0,
        sockets={
            "seat": place(-0.30, 0, 0.80),
            "seat_1": place(-0.62, 0, 0.81),
            "root": place(),
            "pedal_left": place(0.16, 0.12, 0.33),
            "pedal_right": place(0.16, -0.12, 0.33),
        },
        moving_sockets={
            "bar_left": lambda g: compose(_steered(g), place(0.31, 0.31, 1.0)),
            "bar_right": lambda g: compose(_steered(g), place(0.31, -0.31, 1.0)),
        },
    )
