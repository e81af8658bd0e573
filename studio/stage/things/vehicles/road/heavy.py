"""Buses and trucks."""

import numpy as np

from studio.stage.mesh import Floats, Material, Texture
from studio.stage.shapes import ball as sphere
from studio.stage.things.forms import METAL, PLASTIC, rod, soft_box
from studio.stage.things.thing import Attributes, paint_of, place
from studio.stage.things.vehicles.parts import (
    DARK_GLASS,
    LACQUER,
    LIT,
    TAIL_LIT,
    TRIM,
    hull_along_x,
)
from studio.stage.things.vehicles.road.parts import GLASS_COLOR, arches, head_lamps, wheels
from studio.stage.things.vehicles.vehicle import Vehicle, grouped, lights_on, vehicle_recipe


@vehicle_recipe(3.1, 8.5, "bus", "truck", "fire_truck", "school_bus", "dump_truck")
def heavy(kind: str, attributes: Attributes, seed: int, style: str) -> Vehicle:
    """Buses and lorries."""
    lit = lights_on(attributes)
    glass = LIT if lit else DARK_GLASS
    if kind in ("bus", "school_bus"):
        color = paint_of(attributes, "#e0a81e" if kind == "school_bus" else ("#b5453a", "#2f6a86", "#3d7a4c")[seed % 3])
        band = "#e8e4d8" if kind == "bus" else "#1b1c1e"
        long, half, high = 9.8, 1.22, 3.0
        body = [
            hull_along_x(
                [
                    (-long / 2, half * 0.93, 0.42, 2.86),
                    (-long / 2 + 0.12, half, 0.34, 2.98),
                    (long / 2 - 0.25, half, 0.34, 2.98),
                    (long / 2 - 0.04, half * 0.97, 0.38, 2.9),
                    (long / 2, half * 0.9, 0.5, 2.7),
                ],
                color,
                LACQUER,
                9.0,
                28,
            )
        ]
        for s in (1.0, -1.0):
            body.append(soft_box((-0.1, s * (half + 0.002), 0.92), (long - 0.5, 0.012, 0.28), band, LACQUER, 0.003))
            for i in range(7):
                x = -long / 2 + 0.95 + 1.16 * i
                body.append(
                    soft_box(
                        (x, s * (half + 0.004), 1.95),
                        (1.04, 0.016, 0.86),
                        "#ffdca0" if lit else GLASS_COLOR,
                        Material(roughness=0.2, emission=1.1) if lit else DARK_GLASS,
                        0.006,
                    )
                )
        for x in (3.65, 0.2):
            body.append(soft_box((x, -half - 0.006, 1.45), (1.0, 0.02, 2.0), "#2a3138", DARK_GLASS, 0.01))
            body.append(soft_box((x, -half - 0.016, 1.45), (0.03, 0.01, 2.0), "#101113", TRIM, 0.003))
        body += [
            soft_box((long / 2, 0, 1.80), (0.04, 2.1, 1.15), GLASS_COLOR, DARK_GLASS, 0.01),
            soft_box(
                (long / 2 + 0.002, 0, 2.64),
                (0.04, 1.5, 0.26),
                "#ffb040",
                Material(roughness=0.5, emission=1.6, texture=Texture.SCREEN, a=3),
                0.01,
            ),
            soft_box((-long / 2, 0, 2.0), (0.04, 1.9, 0.8), GLASS_COLOR, DARK_GLASS, 0.01),
        ]
        axles, r, axis_y = (-2.4, 3.0), 0.48, 1.09
        nz, nose, tail = 0.72, long / 2, -long / 2
    else:
        color = paint_of(
            attributes,
            {"fire_truck": "#b3161a", "dump_truck": "#d8a01c"}.get(kind, ("#ece9e1", "#2f5a86", "#8a2a24")[seed % 3]),
        )
        half, high, nose, tail = 1.15, 3.1, 4.0, -4.0
        cab = [
            (1.75, half * 0.97, 0.55, 2.66),
            (1.85, half, 0.5, 2.75),
            (3.5, half, 0.5, 2.75),
            (3.85, half * 0.97, 0.5, 2.2),
            (4.0, half * 0.93, 0.55, 1.5),
        ]
        body = [
            hull_along_x(cab, color, LACQUER, 8.0, 26),
            soft_box((3.80, 0, 1.98), (0.16, 2.0, 0.78), GLASS_COLOR, DARK_GLASS, 0.05),
            soft_box((-0.3, 0, 0.72), (7.2, 1.0, 0.24), "#1b1c1e", TRIM, 0.03),
            soft_box((4.0, 0, 1.05), (0.06, 1.5, 0.4), "#141517", TRIM, 0.02),
        ]
        for s in (1.0, -1.0):
            body += [
                soft_box((2.75, s * (half + 0.003), 2.0), (1.1, 0.016, 0.7), GLASS_COLOR, DARK_GLASS, 0.01),
                soft_box((3.6, s * (half + 0.2), 2.1), (0.1, 0.2, 0.42), "#1b1c1e", TRIM, 0.04),
            ]
        if kind == "fire_truck":
            body += [
                soft_box((-1.2, 0, 1.65), (5.4, 2.3, 1.7), color, LACQUER, 0.06),
                soft_box(
                    (2.6, 0, 2.86),
                    (0.3, 1.7, 0.18),
                    "#e03030",
                    Material(roughness=0.3, emission=3 if lit else 0.4),
                    0.05,
                ),
            ]
            for s in (1.0, -1.0):
                body += [
                    soft_box((x, s * 1.16, 1.6), (1.2, 0.02, 1.2), "#b4b8bc", METAL, 0.02) for x in (-3.0, -1.6, -0.2)
                ] + [rod((-3.8, s * 0.35, 2.62), (1.6, s * 0.35, 2.72), 0.05, 0.05, "#c4c8cc", METAL, 7)]
            body += [
                rod((x, -0.35, 2.64), (x, 0.35, 2.64), 0.03, 0.03, "#c4c8cc", METAL, 5)
                for x in np.linspace(-3.6, 1.4, 12)
            ]
            body.append(soft_box((-0.2, 0, 1.2), (7.4, 2.34, 0.12), "#ece9e1", LACQUER, 0.01))
        elif kind == "dump_truck":
            body += (
                [soft_box((-1.3, 0, 1.0), (5.2, 2.3, 0.14), color, LACQUER, 0.03)]
                + [soft_box((-1.3, s * 1.12, 1.6), (5.2, 0.1, 1.1), color, LACQUER, 0.03) for s in (1, -1)]
                + [
                    soft_box((1.28, 0, 1.75), (0.12, 2.3, 1.5), color, LACQUER, 0.03),
                    soft_box((-3.85, 0, 1.5), (0.12, 2.3, 0.9), color, LACQUER, 0.03),
                ]
            )
        else:
            body.append(
                soft_box(
                    (-1.2, 0, 1.95),
                    (5.5, 2.36, 2.3),
                    paint_of({"color": attributes.get("box", "")}, "#d8d5cc"),
                    Material(texture=Texture.PLANKS, roughness=0.5, scale=2.0),
                    0.04,
                )
            )
        axles, r, axis_y = (-2.6, -1.4, 2.9) if kind != "fire_truck" else (-2.3, 2.9), 0.46, 1.02
        nz = 0.95
    for s in (1.0, -1.0):
        body += [
            sphere(
                (nose - 0.03, s * (half - 0.28), nz),
                (0.06, 0.17, 0.12),
                "#f4f2ea",
                LIT if lit else Material(roughness=0.08),
                2,
            ),
            soft_box(
                (tail + 0.01, s * (half - 0.2), 0.9), (0.05, 0.22, 0.3), "#b01818", TAIL_LIT if lit else PLASTIC, 0.01
            ),
        ]
    body += arches(axles, half + 0.004, r)
    del glass
    lamps = head_lamps(nose + 0.06, half - 0.28, nz, 30.0) if lit else ()
    sockets: dict[str, Floats] = {"seat": place(nose - 1.2, 0.5, 1.2), "root": place(), "top": place(0, 0, high)}
    return Vehicle(
        kind=kind,
        medium="road",
        body=grouped(body),
        moving=wheels(axles, axis_y, r, 0.3),
        length_m=nose - tail,
        width_m=2 * half,
        height_m=high,
        mass_kg=9000,
        wheel_m=r,
        loop=(kind, "engine"),
        lamps=lamps,
        sockets=sockets,
    )
