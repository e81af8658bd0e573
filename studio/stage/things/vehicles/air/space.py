"""Rockets and spaceships."""

import numpy as np

from studio.stage.mesh import Floats, Material, transform
from studio.stage.shapes import ball as sphere
from studio.stage.shapes import torus
from studio.stage.things.fire import Flames
from studio.stage.things.forms import METAL, cutout, rod, soft_box, turned
from studio.stage.things.thing import Attributes, paint_of, place
from studio.stage.things.vehicles.air.parts import pair, wing
from studio.stage.things.vehicles.parts import CHROME, DARK_GLASS, LACQUER, hull_along_x
from studio.stage.things.vehicles.vehicle import (
    Going,
    PliantPart,
    Vehicle,
    grouped,
    vehicle_recipe,
)
from studio.stage.world import Lamp, Sprites


@vehicle_recipe(30.0, 8.0, "rocket", "spaceship", "space_shuttle", "satellite", "space_station")
def space(kind: str, attributes: Attributes, seed: int, style: str) -> Vehicle:
    """A rocket stands upright (nose up, origin at its foot); the others point along +x."""
    white = paint_of(attributes, "#eceae4")
    hot = Material(roughness=0.9, emission=5.0)
    if kind == "rocket":
        body = [
            turned(
                [
                    (0.0005, 1.6),
                    (1.2, 1.6),
                    (1.6, 2.0),
                    (1.75, 6.0),
                    (1.7, 14),
                    (1.45, 18),
                    (0.9, 21.5),
                    (0.35, 23.8),
                    (0.0005, 24.4),
                ],
                white,
                LACQUER,
                32,
            ),
            turned([(0.8, 1.7), (1.15, 0.4), (1.2, 0.3)], "#4a4d51", METAL, 24),
            turned([(1.765, 10.0), (1.76, 11.2)], "#b5231d", LACQUER, 32),
            turned([(0.36, 23.78), (0.0005, 24.45)], "#b5231d", LACQUER, 20),
            sphere((1.48, 0, 16.5), (0.25, 0.55, 0.55), "#1b2730", DARK_GLASS, 2),
            torus((0, 0, 0), 0.55, 0.09, "#b4b8bc", CHROME, 24, 7).moved(
                np.array([[0, 0, 1, 1.6], [0, 1, 0, 0], [-1, 0, 0, 16.5]])
            ),
        ]
        for a in np.arange(4) * np.pi / 2 + np.pi / 4:
            fin = cutout(
                np.array([(1.5, 1.8), (1.7, 6.2), (3.2, 2.6), (3.4, -0.2), (3.1, -0.2)]),
                0.18,
                "#b5231d",
                LACQUER,
                (0, 2),
            )
            body.append(fin.moved(transform(yaw=float(a))))
        flames = Flames(6, 1.0, 9.0, seed)

        def exhaust(g: Going) -> tuple[Floats, Floats]:
            p, n = flames.shape(g.seconds * 2.0)
            s = np.float32(max(g.work, 0.001))
            p = p * s * np.array([1, 1, -1], np.float32) + np.array([0, 0, 0.5], np.float32)
            return p, n * np.array([1, 1, -1], np.float32)

        def plume(g: Going) -> tuple[Sprites, ...]:
            if g.work < 0.05:
                return ()
            rng = np.random.default_rng(seed)
            k = 90
            age = np.mod(g.seconds / 1.6 + np.arange(k) / k, 1.0)
            a = rng.uniform(0, 6.28, k)
            spread = 0.8 + 5.0 * age
            c = np.stack(
                [
                    spread * np.cos(a) * rng.uniform(0.2, 1, k),
                    spread * np.sin(a) * rng.uniform(0.2, 1, k),
                    -1 - 22 * age,
                ],
                1,
            )
            return (
                Sprites(
                    centers=c.astype(np.float32),
                    radii=(0.7 + 2.6 * age).astype(np.float32),
                    color=(0.72, 0.70, 0.68),
                    opacity=0.16 * g.work,
                ),
            )

        lamp = Lamp(position=(0, 0, -3), color=(1.0, 0.7, 0.35), power=160, range_m=80, size_m=2.0, halo=0.5)
        return Vehicle(
            kind=kind,
            medium="air",
            body=grouped(body),
            pliant=(PliantPart(mesh=flames.mesh(), shape=exhaust),),
            spray=plume,
            length_m=6.8,
            width_m=6.8,
            height_m=24.5,
            mass_kg=90000,
            loop=("rocket", "engine"),
            lamps=(lamp,),
            sockets={"seat": place(0, 0, 16.2), "root": place(), "top": place(0, 0, 24.4)},
        )
    if kind in ("satellite", "space_station"):
        gold = Material(roughness=0.3)
        panel = "#1d2b4d"
        big = kind == "space_station"
        s = 4.0 if big else 1.0
        body = [soft_box((0, 0, 0), (1.2 * s, 1.0 * s, 1.0 * s), "#c9a23a" if not big else white, gold, 0.05 * s)]
        for y in (1, -1):
            body += [
                soft_box((0, y * s * 2.3, 0), (1.1 * s, 2.8 * s, 0.04 * s), panel, Material(roughness=0.15), 0.01),
                rod((0, 0, 0), (0, y * s * 1.0, 0), 0.05 * s, 0.05 * s, "#8a8f94", METAL, 6),
            ]
            body += [
                soft_box(
                    (0, y * s * (1.2 + 0.55 * i), 0.022 * s), (1.1 * s, 0.02 * s, 0.01 * s), "#8a8f94", METAL, 0.002
                )
                for i in range(5)
            ]
        dish = turned(
            [(0.0005, 0), (0.3, 0.03), (0.55, 0.14), (0.56, 0.15)], white, Material(roughness=0.4, two_sided=True), 24
        )
        body.append(dish.moved(np.array([[0, 0, s, 0.62 * s], [0, s, 0, 0], [-s, 0, 0, 0]], float)))
        if big:
            body += [
                rod((-9, 0, 0), (9, 0, 0), 1.4, 1.4, white, LACQUER, 16),
                rod((4, 0, -5), (4, 0, 5), 1.2, 1.2, white, LACQUER, 14),
            ]
        return Vehicle(
            kind=kind,
            medium="air",
            body=grouped(body),
            length_m=2 * s,
            width_m=7 * s,
            height_m=1.2 * s,
            mass_kg=1000,
            loop=(kind, ""),
            sockets={"root": place(), "seat": place()},
        )
    color = white if kind == "space_shuttle" else paint_of(attributes, "#8a9096")
    body = [
        hull_along_x(
            [
                (-6.5, 1.3, -1.2, 1.2),
                (-5, 1.9, -1.4, 1.5),
                (-1, 2.0, -1.35, 1.5),
                (3, 1.5, -1.15, 1.3),
                (6, 0.8, -0.8, 0.75),
                (7.6, 0.06, -0.2, 0.0),
            ],
            color,
            Material(roughness=0.35),
            2.8,
            26,
        ),
        sphere((4.2, 0, 0.85), (1.5, 0.75, 0.5), "#10161b", DARK_GLASS, 2),
    ]
    body += pair(wing((1.5, 1.2, -0.7), (-5.0, 6.2, -0.9 if kind == "space_shuttle" else 0.2), (7.0, 1.8), 0.06, color))
    body += pair(
        cutout(
            np.array([(-6.6, 1.0), (-3.8, 1.2), (-6.0, 3.6), (-7.2, 3.6)]), 0.14, color, LACQUER, (0, 2), (0, 1.1, 0)
        )
    )
    for y, z in ((0.8, 0.3), (-0.8, 0.3), (0.0, -0.6)):
        body += [
            turned([(0.45, 0), (0.62, 0.8), (0.64, 0.82)], "#4a4d51", METAL, 18).moved(
                np.array([[0, 0, -1, -6.3], [0, 1, 0, y], [1, 0, 0, z]])
            ),
            turned([(0.0005, 0.6), (0.55, 0.6)], "#7fc8ff", hot, 16).moved(
                np.array([[0, 0, -1, -6.3], [0, 1, 0, y], [1, 0, 0, z]])
            ),
        ]
    for s in (1, -1):
        body += [
            soft_box((x, s * 1.98, 0.1), (0.5, 0.06, 0.22), "#ffe6b4", Material(roughness=0.4, emission=1.8), 0.03)
            for x in (-3.2, -2.2, -1.2)
        ]
        body.append(soft_box((-1.0, s * 1.75, 0.9), (6.0, 0.08, 0.10), "#b5231d", LACQUER, 0.03))
    glow = Lamp(position=(-7.5, 0, 0), color=(0.45, 0.75, 1.0), power=30, range_m=15, size_m=1.0, halo=0.5)
    return Vehicle(
        kind=kind,
        medium="air",
        body=grouped(body),
        length_m=14.2,
        width_m=12.4,
        height_m=4.0,
        mass_kg=30000,
        loop=("spaceship", "engine"),
        lamps=(glow,),
        sockets={"seat": place(4.2, 0, 0.3), "root": place(), "window": place(4.2, 0, 0.9)},
    )
