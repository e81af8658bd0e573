"""Aeroplanes with propellers and jets."""

import numpy as np

from studio.stage.mesh import Material
from studio.stage.shapes import ball as sphere
from studio.stage.shapes import faceted, torus
from studio.stage.things.forms import METAL, PLASTIC, cutout, rod, soft_box, turned
from studio.stage.things.thing import Attributes, paint_of, place
from studio.stage.things.vehicles.air.parts import pair, prop, wing
from studio.stage.things.vehicles.parts import DARK_GLASS, LACQUER, LIT, hull_along_x
from studio.stage.things.vehicles.vehicle import (
    Vehicle,
    grouped,
    lights_on,
    vehicle_recipe,
)
from studio.stage.world import Lamp


@vehicle_recipe(4.0, 10.0, "airplane", "plane", "jet", "biplane", "glider", "fighter_jet", "paper_plane")
def airplane(kind: str, attributes: Attributes, seed: int, style: str) -> Vehicle:
    """Airliner (``airplane``), jet fighter, biplane."""
    color = paint_of(attributes, {"biplane": "#b5231d", "fighter_jet": "#6a7076"}.get(kind, "#eceae4"))
    if kind == "paper_plane":
        white = Material(roughness=0.9, two_sided=True)
        m = faceted(
            [
                (0.15, 0, 0),
                (-0.13, 0.09, 0.02),
                (-0.13, 0.012, 0.0),
                (-0.13, 0, -0.045),
                (-0.13, -0.012, 0),
                (-0.13, -0.09, 0.02),
            ],
            [[0, 1, 2], [0, 2, 3], [0, 3, 4], [0, 4, 5]],
            color,
            white,
        )
        return Vehicle(
            kind=kind,
            medium="air",
            body=(m,),
            length_m=0.28,
            width_m=0.18,
            height_m=0.06,
            mass_kg=0.005,
            loop=(kind, ""),
            sockets={"root": place()},
        )
    if kind in ("biplane", "glider"):
        body = [
            hull_along_x(
                [
                    (-3.2, 0.10, -0.05, 0.3),
                    (-1.5, 0.32, -0.4, 0.45),
                    (0.6, 0.45, -0.55, 0.5),
                    (1.9, 0.45, -0.5, 0.42),
                    (2.2, 0.3, -0.36, 0.3),
                ],
                color,
                LACQUER,
                3,
                20,
            ),
            cutout(np.array([(-3.3, 0.1), (-2.5, 0.15), (-2.9, 1.0), (-3.35, 1.05)]), 0.06, color, LACQUER, (0, 2)),
            sphere((0.0, 0, 0.55), (0.5, 0.3, 0.22), "#1b2730", DARK_GLASS, 2),
        ]
        for z in (0.85, -0.45) if kind == "biplane" else (0.4,):
            body += pair(
                wing(
                    (1.3, 0.0, z),
                    (1.1, 4.4 if kind == "biplane" else 7.5, z + 0.15),
                    (1.3, 1.1 if kind == "biplane" else 0.6),
                    0.12,
                    color,
                )
            )
        body += pair(wing((-2.6, 0.0, 0.25), (-2.75, 1.4, 0.25), (0.75, 0.5), 0.1, color))
        if kind == "biplane":
            for s in (1, -1):
                for y in (1.0, 3.2):
                    body += [
                        rod((1.0, s * y, -0.4), (1.0, s * y, 0.9), 0.03, 0.03, "#8a6440", PLASTIC, 6),
                        rod((0.4, s * y, -0.4), (0.4, s * y, 0.9), 0.03, 0.03, "#8a6440", PLASTIC, 6),
                    ]
                body += [
                    rod((1.2, s * 0.3, -0.5), (1.25, s * 0.75, -1.25), 0.04, 0.04, "#2a2a2c", METAL, 6),
                    torus((0, 0, 0), 0.26, 0.07, "#17181a", PLASTIC, 20, 7).moved(
                        np.array([[1, 0, 0, 1.25], [0, 0, 1, s * 0.78], [0, -1, 0, -1.3]])
                    ),
                ]
        moving = (prop((2.3, 0, 0), "x", 2, 1.05, 0.2, 17.0, "#5a3a20"),) if kind == "biplane" else ()
        return Vehicle(
            kind=kind,
            medium="air",
            body=grouped(body),
            moving=moving,
            length_m=6.4,
            width_m=8.8,
            height_m=2.6,
            mass_kg=700,
            loop=("biplane", "engine") if moving else ("glider", "wind"),
            sockets={"seat": place(-0.3, 0, 0.15), "root": place()},
        )
    if kind in ("jet", "fighter_jet"):
        body = [
            hull_along_x(
                [
                    (-6.0, 0.5, -0.4, 0.6),
                    (-4.0, 0.9, -0.6, 0.7),
                    (0.0, 1.0, -0.65, 0.75),
                    (3.5, 0.7, -0.5, 0.7),
                    (6.0, 0.35, -0.3, 0.35),
                    (8.0, 0.03, 0.0, 0.06),
                ],
                color,
                Material(roughness=0.35),
                2.6,
                22,
            ),
            sphere((3.6, 0, 0.75), (1.5, 0.42, 0.45), "#1b2730", DARK_GLASS, 2),
        ]
        body += pair(wing((1.8, 0.6, 0.0), (-3.0, 4.6, -0.1), (5.6, 1.2), 0.05, color)) + pair(
            wing((-4.2, 0.5, 0.1), (-6.2, 2.4, 0.1), (2.2, 0.9), 0.05, color)
        )
        for s in (1, -1):
            body.append(
                cutout(
                    np.array([(-6.6, 0.5), (-3.6, 0.5), (-5.4, 2.4), (-6.4, 2.5)]),
                    0.08,
                    color,
                    Material(roughness=0.35),
                    (0, 2),
                    (0, s * 0.9, 0),
                )
            )
            body.append(
                turned([(0.36, -0.4), (0.30, 0.0), (0.0005, 0.02)], "#ff9a3c", LIT, 16).moved(
                    np.array([[0, 0, -1, -6.1], [0, 1, 0, s * 0.45], [1, 0, 0, 0.1]])
                )
            )
        return Vehicle(
            kind=kind,
            medium="air",
            body=grouped(body),
            length_m=14,
            width_m=9.2,
            height_m=3.2,
            mass_kg=12000,
            loop=("airplane", "engine"),
            sockets={"seat": place(3.6, 0, 0.3), "root": place()},
        )
    prof = [
        (-18.0, 0.25, 0.9, 1.4),
        (-14.5, 1.1, -0.2, 1.75),
        (-10, 1.85, -1.6, 2.0),
        (-4, 2.0, -2.0, 2.0),
        (8, 2.0, -2.0, 2.0),
        (13, 1.9, -1.95, 1.85),
        (16, 1.4, -1.6, 1.1),
        (17.6, 0.7, -1.0, 0.3),
        (18.2, 0.12, -0.5, -0.25),
    ]
    body = [hull_along_x(prof, color, LACQUER, 2.1, 30)]
    line = paint_of({"color": attributes.get("stripe", "")}, "#24406e")
    lit = lights_on(attributes)
    for s in (1, -1):
        body += [
            soft_box(
                (float(x), s * 1.985, 0.45),
                (0.36, 0.05, 0.5),
                "#ffe6b4" if lit else "#18222a",
                Material(roughness=0.3, emission=1.2) if lit else DARK_GLASS,
                0.02,
            )
            for x in np.linspace(-9.5, 11.5, 22)
        ]
        body.append(soft_box((1, s * 1.99, -0.25), (22, 0.04, 0.28), line, LACQUER, 0.01))
    body += [
        soft_box((16.2, 0, 0.62), (1.0, 1.7, 0.5), "#10161b", DARK_GLASS, 0.15),
        cutout(np.array([(-17.6, 1.2), (-12.6, 1.6), (-16.2, 7.2), (-18.4, 7.2)]), 0.25, line, LACQUER, (0, 2)),
    ]
    body += pair(wing((5.0, 1.2, -1.2), (-4.5, 17.0, 0.6), (6.6, 1.6), 0.09, "#d8d6d0")) + pair(
        wing((-13.4, 0.6, 1.2), (-17.2, 6.2, 1.7), (3.4, 1.3), 0.08, "#d8d6d0")
    )
    for s in (1, -1):
        nacelle = turned([(0.9, 0), (1.05, 0.4), (1.05, 2.0), (0.7, 3.4), (0.35, 3.6)], color, LACQUER, 22).moved(
            np.array([[0, 0, -1, 4.9], [0, 1, 0, s * 6.0], [1, 0, 0, -1.9]])
        )
        body += [
            nacelle,
            turned([(0.0005, 0.35), (0.88, 0.25)], "#22262a", METAL, 20).moved(
                np.array([[0, 0, -1, 5.0], [0, 1, 0, s * 6.0], [1, 0, 0, -1.9]])
            ),
            soft_box((2.6, s * 6.0, -1.0), (2.6, 0.2, 0.9), color, LACQUER, 0.08),
        ]
    lamps = (
        (
            Lamp(
                position=(6, 0, -1.8),
                color=(1, 0.95, 0.85),
                power=60,
                range_m=60,
                kind="spot",
                direction=(0.95, 0, -0.3),
                cone=(0.95, 0.85),
                halo=0.8,
            ),
        )
        if lit
        else ()
    )
    return Vehicle(
        kind=kind,
        medium="air",
        body=grouped(body),
        length_m=36,
        width_m=34,
        height_m=9,
        mass_kg=60000,
        loop=("airplane", "engine"),
        lamps=lamps,
        sockets={"seat": place(15.5, 0.5, 0.1), "root": place(), "window": place(2, 2.0, 0.45, yaw=np.pi / 2)},
    )
