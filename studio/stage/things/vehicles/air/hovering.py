"""Helicopters, drones and saucers."""

import numpy as np

from studio.stage.mesh import Floats, Material, transform
from studio.stage.shapes import ball as sphere
from studio.stage.things.forms import METAL, PLASTIC, cutout, rod, soft_box, turned
from studio.stage.things.thing import Attributes, paint_of, place
from studio.stage.things.vehicles.air.parts import prop
from studio.stage.things.vehicles.parts import DARK_GLASS, LACQUER, LIT, hull_along_x
from studio.stage.things.vehicles.vehicle import (
    Going,
    MovingPart,
    PartMotion,
    Vehicle,
    grouped,
    vehicle_recipe,
)
from studio.stage.world import Lamp


@vehicle_recipe(3.6, 11.0, "helicopter", "drone", "ufo", "flying_saucer")
def hovering(kind: str, attributes: Attributes, seed: int, style: str) -> Vehicle:
    """What hovers."""
    if kind in ("ufo", "flying_saucer"):
        silver = Material(roughness=0.2)
        profile = [
            (0.0005, -0.7),
            (1.2, -0.66),
            (2.6, -0.35),
            (4.6, 0.0),
            (4.7, 0.06),
            (4.5, 0.14),
            (2.4, 0.62),
            (1.5, 0.8),
        ]
        body = [
            turned(profile, paint_of(attributes, "#aeb4ba"), silver, 44),
            sphere((0, 0, 0.7), (1.5, 1.5, 1.1), "#8fd6c8", Material(roughness=0.08, emission=0.5), 3),
        ]
        ring = [
            sphere((3.7 * np.cos(a), 3.7 * np.sin(a), -0.13), 0.22, ("#7fe8ff", "#ffd060", "#ff7a9a")[i % 3], LIT, 1)
            for i, a in enumerate(np.linspace(0, 2 * np.pi, 12, endpoint=False))
        ]
        beam = Lamp(
            position=(0, 0, -0.8),
            color=(0.6, 0.95, 1.0),
            power=40,
            range_m=25,
            kind="spot",
            direction=(0, 0, -1),
            cone=(0.93, 0.80),
            halo=0.9,
        )
        return Vehicle(
            kind=kind,
            medium="air",
            body=grouped([*body, *ring]),
            length_m=9.4,
            width_m=9.4,
            height_m=2.6,
            mass_kg=8000,
            loop=("ufo", "hum"),
            lamps=(beam,),
            sockets={"seat": place(0, 0, 0.4), "root": place()},
        )
    if kind == "drone":
        body = [
            soft_box((0, 0, 0), (0.2, 0.13, 0.06), paint_of(attributes, "#2a2c2f"), PLASTIC, 0.02),
            sphere((0.10, 0, -0.04), 0.03, "#10161b", DARK_GLASS, 1),
        ]
        moving: list[MovingPart] = []
        for sx in (1, -1):
            for sy in (1, -1):
                tip = (sx * 0.16, sy * 0.18, 0.03)
                body += [
                    rod((sx * 0.06, sy * 0.05, 0), tip, 0.012, 0.009, "#2a2c2f", PLASTIC, 6),
                    rod(
                        (sx * 0.08, sy * 0.06, -0.02),
                        (sx * 0.09, sy * 0.08, -0.09),
                        0.006,
                        0.006,
                        "#2a2c2f",
                        PLASTIC,
                        5,
                    ),
                ]
                moving.append(prop((tip[0], tip[1], tip[2] + 0.02), "z", 2, 0.12, 0.022, 31.0 * sx * sy, "#3a3c40"))
        return Vehicle(
            kind=kind,
            medium="air",
            body=grouped(body),
            moving=tuple(moving),
            length_m=0.5,
            width_m=0.5,
            height_m=0.15,
            mass_kg=0.9,
            loop=("drone", "rotor"),
            sockets={"root": place()},
        )
    color = paint_of(attributes, "#b3161a")
    body = [
        hull_along_x(
            [
                (-1.9, 0.35, 0.8, 1.9),
                (-1.2, 0.85, 0.5, 2.2),
                (0.6, 1.0, 0.42, 2.25),
                (1.8, 0.85, 0.45, 1.7),
                (2.5, 0.35, 0.6, 1.1),
            ],
            color,
            LACQUER,
            3,
            24,
        ),
        hull_along_x(
            [(0.7, 0.95, 1.05, 2.16), (1.5, 0.90, 0.95, 2.0), (2.1, 0.66, 0.9, 1.5), (2.42, 0.4, 0.9, 1.15)],
            "#10161b",
            DARK_GLASS,
            3,
            20,
        ),
        rod((-1.4, 0, 1.75), (-7.0, 0, 2.0), 0.34, 0.12, color, LACQUER, 12),
        cutout(np.array([(-7.3, 1.8), (-6.6, 1.8), (-6.9, 3.1), (-7.4, 3.1)]), 0.1, color, LACQUER, (0, 2)),
        rod((0, 0, 2.2), (0, 0, 2.85), 0.12, 0.08, "#4a4d51", METAL, 10),
        soft_box((-0.5, 0, 2.4), (1.8, 0.8, 0.5), color, LACQUER, 0.15),
        soft_box((-6.6, 0, 2.0), (0.4, 1.8, 0.05), color, LACQUER, 0.02),
    ]
    for s in (1, -1):
        body += [
            rod((-1.6, s * 1.05, 0.06), (2.0, s * 1.05, 0.06), 0.05, 0.05, "#2a2c2f", METAL, 7),
            rod((-0.8, s * 0.6, 0.6), (-0.9, s * 1.05, 0.08), 0.035, 0.035, "#2a2c2f", METAL, 6),
            rod((1.0, s * 0.6, 0.6), (1.1, s * 1.05, 0.08), 0.035, 0.035, "#2a2c2f", METAL, 6),
            soft_box((0.0, s * 0.985, 1.45), (0.9, 0.03, 0.7), "#10161b", DARK_GLASS, 0.02),
        ]

    def tail_spin(g: Going) -> Floats:
        c = np.array([-7.0, 0.16, 2.35])
        r = transform(pitch=2 * np.pi * 13.0 * g.seconds)[:, :3].astype(float)
        return np.concatenate([r, (c - r @ c)[:, None]], 1).astype(np.float32)

    tail: PartMotion = tail_spin
    blades = [
        soft_box((-7.0, 0.16, 2.35), (0.12, 0.02, 1.7), "#2a2c2f", PLASTIC, 0.008),
        soft_box((-7.0, 0.16, 2.35), (1.7, 0.02, 0.12), "#2a2c2f", PLASTIC, 0.008),
    ]
    return Vehicle(
        kind=kind,
        medium="air",
        body=grouped(body),
        moving=(
            prop((0, 0, 2.88), "z", 4, 5.2, 0.34, 4.6, "#2a2c2f"),
            MovingPart(meshes=grouped(blades), motion=tail),
        ),
        length_m=10,
        width_m=10.4,
        height_m=3.2,
        mass_kg=2500,
        loop=("helicopter", "rotor"),
        sockets={
            "seat": place(1.0, -0.4, 0.95),
            "seat_1": place(1.0, 0.4, 0.95),
            "deck_0": place(-0.3, 0.7, 0.65),
            "root": place(),
        },
    )
