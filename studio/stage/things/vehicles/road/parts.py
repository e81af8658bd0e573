"""Wheels, arches and lamps of cars."""

import numpy as np

from studio.stage.mesh import Material, Mesh
from studio.stage.things.forms import disc, ribbon
from studio.stage.things.vehicles.parts import (
    TRIM,
    car_wheel,
)
from studio.stage.things.vehicles.vehicle import MovingPart, grouped, rolling
from studio.stage.world import Lamp

GLASS_COLOR = "#141b21"


def wheels(axles: tuple[float, ...], track: float, radius: float, width: float) -> tuple[MovingPart, ...]:
    out: list[MovingPart] = []
    for i, x in enumerate(axles):
        for s in (1.0, -1.0):
            center = (x, s * track, radius)
            out.append(
                MovingPart(
                    meshes=grouped(car_wheel(center, radius, width)),
                    motion=rolling(center, radius, i == len(axles) - 1),
                )
            )
    return tuple(out)


def arches(axles: tuple[float, ...], y: float, radius: float) -> list[Mesh]:
    out: list[Mesh] = []
    for x in axles:
        for s in (1.0, -1.0):
            out.append(disc((x, s * y, radius), radius * 1.16, (0, s, 0), "#0c0d0e", TRIM, 26))
            a = np.linspace(-0.1, np.pi + 0.1, 18)
            rim = np.stack(
                [x + radius * 1.17 * np.cos(a), np.full(18, s * (y + 0.006)), radius + radius * 1.17 * np.sin(a)], 1
            )
            out.append(ribbon(rim, (0, s, 0), 0.035, "#141517", Material(roughness=0.5, two_sided=True)))
    return out


def head_lamps(x: float, y: float, z: float, power: float = 26.0) -> tuple[Lamp, ...]:
    return tuple(
        Lamp(
            position=(x, s * y, z),
            color=(1.0, 0.95, 0.84),
            power=power,
            range_m=30.0,
            kind="spot",
            direction=(0.985, 0.0, -0.13),
            cone=(0.955, 0.80),
            halo=0.25,
        )
        for s in (1, -1)
    )
