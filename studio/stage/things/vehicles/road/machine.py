"""Tanks, tractors and go-karts."""

import numpy as np

from studio.stage.mesh import Material, Texture
from studio.stage.things.forms import METAL, PLASTIC, RUBBER, bent, ribbon, rod, soft_box, turned
from studio.stage.things.thing import Attributes, paint_of, place
from studio.stage.things.vehicles.parts import (
    DARK_GLASS,
    LACQUER,
    TRIM,
    car_wheel,
    hull_along_x,
)
from studio.stage.things.vehicles.road.parts import GLASS_COLOR, wheels
from studio.stage.things.vehicles.vehicle import MovingPart, Vehicle, grouped, rolling, vehicle_recipe


@vehicle_recipe(2.6, 7.0, "tank", "tractor", "go_kart")
def machine(kind: str, attributes: Attributes, seed: int, style: str) -> Vehicle:
    """Tracked and farm vehicles."""
    if kind == "tank":
        color = paint_of(attributes, "#525a3a")
        matt = Material(roughness=0.8)
        body = [
            hull_along_x(
                [(-3.0, 1.0, 0.75, 1.3), (-2.6, 1.05, 0.5, 1.45), (2.0, 1.05, 0.45, 1.45), (3.1, 1.0, 0.75, 1.05)],
                color,
                matt,
                8,
                20,
            ),
            hull_along_x(
                [(-1.5, 0.7, 1.4, 1.9), (-1.1, 1.05, 1.4, 2.15), (0.6, 1.0, 1.4, 2.15), (1.3, 0.55, 1.45, 1.95)],
                color,
                matt,
                3,
                20,
            ),
            rod((1.1, 0, 1.78), (5.0, 0, 1.86), 0.09, 0.075, color, matt, 10),
            turned([(0.11, 0), (0.12, 0.02), (0.12, 0.3), (0.11, 0.32)], color, matt, 12).moved(
                np.array([[0, 0, 1, 4.7], [0, 1, 0, 0], [-1, 0, 0, 1.855]])
            ),
            turned([(0.0005, 2.28), (0.32, 2.27), (0.33, 2.12)][::-1], color, matt, 16, (-0.5, 0.3, 0)),
            rod((-1.3, -0.6, 2.1), (-1.4, -0.6, 3.6), 0.012, 0.006, "#1b1c1e", METAL, 5),
        ]
        moving: list[MovingPart] = []
        for s in (1.0, -1.0):
            t = np.linspace(0, 2 * np.pi, 40, endpoint=False)
            belt = np.stack(
                [3.0 * np.sign(np.cos(t)) * np.abs(np.cos(t)) ** 0.55, np.full(40, s * 1.35), 0.46 + 0.44 * np.sin(t)],
                1,
            )
            loop = np.concatenate([belt, belt[:1]])
            out = np.stack([np.cos(t), 0 * t, np.sin(t) * 1.6], 1)
            body.append(
                ribbon(
                    loop,
                    np.concatenate([out, out[:1]]),
                    0.55,
                    "#22231f",
                    Material(texture=Texture.PLANKS, roughness=0.9, scale=6.0, two_sided=True),
                )
            )
            body.append(soft_box((0, s * 1.4, 1.02), (6.2, 0.62, 0.06), color, matt, 0.02))
            for x in np.linspace(-2.3, 2.3, 6):
                center = (float(x), s * 1.35, 0.42)
                moving.append(
                    MovingPart(
                        meshes=grouped(car_wheel(center, 0.36, 0.42, "#3d4430", 3)), motion=rolling(center, 0.36)
                    )
                )
        return Vehicle(
            kind=kind,
            medium="road",
            body=grouped(body),
            moving=tuple(moving),
            length_m=6.4,
            width_m=3.3,
            height_m=2.3,
            mass_kg=40000,
            wheel_m=0.36,
            loop=("tank", "engine"),
            sockets={"seat": place(-0.5, 0.3, 2.1), "deck_0": place(-0.4, 0, 2.18), "root": place()},
        )
    color = paint_of(attributes, "#2f7a34" if kind == "tractor" else "#b3161a")
    if kind == "go_kart":
        body = [
            soft_box((0, 0, 0.14), (1.5, 0.7, 0.06), "#1b1c1e", TRIM, 0.02),
            soft_box((-0.25, 0, 0.32), (0.1, 0.45, 0.4), "#1b1c1e", PLASTIC, 0.04),
            soft_box((0.75, 0, 0.22), (0.25, 0.9, 0.14), color, LACQUER, 0.05),
            soft_box((-0.8, 0, 0.25), (0.15, 1.0, 0.16), color, LACQUER, 0.05),
            bent([(0.35, -0.15, 0.48), (0.3, 0, 0.52), (0.35, 0.15, 0.48)], 0.015, "#1b1c1e", RUBBER, 6),
        ]
        return Vehicle(
            kind=kind,
            medium="road",
            body=grouped(body),
            moving=wheels((-0.55, 0.55), 0.5, 0.14, 0.14),
            length_m=1.8,
            width_m=1.2,
            height_m=0.6,
            mass_kg=80,
            wheel_m=0.14,
            loop=("car", "engine"),
            sockets={"seat": place(-0.1, 0, 0.2), "root": place()},
        )
    body = [
        hull_along_x(
            [(-0.2, 0.42, 0.8, 1.45), (0.2, 0.45, 0.75, 1.5), (1.5, 0.4, 0.75, 1.42), (1.7, 0.32, 0.8, 1.3)],
            color,
            LACQUER,
            6,
            18,
        ),
        soft_box((-0.7, 0, 1.2), (0.9, 1.1, 0.6), color, LACQUER, 0.05),
        soft_box((-0.7, 0, 1.9), (1.0, 1.2, 1.0), GLASS_COLOR, DARK_GLASS, 0.06),
        soft_box((-0.7, 0, 2.45), (1.15, 1.3, 0.1), color, LACQUER, 0.04),
        rod((1.2, 0.2, 1.4), (1.2, 0.2, 2.2), 0.05, 0.045, "#1b1c1e", METAL, 8),
    ]
    moving2 = (
        *(
            MovingPart(
                meshes=grouped(car_wheel((-0.85, s * 0.85, 0.8), 0.8, 0.42, "#e0b023", 8)),
                motion=rolling((-0.85, s * 0.85, 0.8), 0.8),
            )
            for s in (1.0, -1.0)
        ),
        *(
            MovingPart(
                meshes=grouped(car_wheel((1.25, s * 0.75, 0.45), 0.45, 0.28, "#e0b023", 6)),
                motion=rolling((1.25, s * 0.75, 0.45), 0.45, True),
            )
            for s in (1.0, -1.0)
        ),
    )
    return Vehicle(
        kind=kind,
        medium="road",
        body=grouped(body),
        moving=moving2,
        length_m=3.6,
        width_m=2.1,
        height_m=2.5,
        mass_kg=3500,
        wheel_m=0.8,
        loop=("tractor", "engine"),
        sockets={"seat": place(-0.7, 0, 1.5), "root": place(), "top": place(-0.7, 0, 2.5)},
    )
