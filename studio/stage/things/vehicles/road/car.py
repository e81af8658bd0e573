"""Cars and what is built like them."""

import numpy as np

from studio.stage.mesh import Material, Mesh
from studio.stage.shapes import ball as sphere
from studio.stage.things.forms import PLASTIC, bent, soft_box
from studio.stage.things.thing import Attributes, paint_of, place
from studio.stage.things.vehicles.parts import (
    DARK_GLASS,
    LACQUER,
    LIT,
    TAIL_LIT,
    TRIM,
    glasshouse,
    hull_along_x,
)
from studio.stage.things.vehicles.road.parts import GLASS_COLOR, arches, head_lamps, wheels
from studio.stage.things.vehicles.vehicle import Vehicle, grouped, lights_on, vehicle_recipe
from studio.stage.world import Lamp


@vehicle_recipe(1.46, 4.4, "car", "taxi", "police_car", "sports_car", "van", "suv", "race_car", "ambulance")
def car(kind: str, attributes: Attributes, seed: int, style: str) -> Vehicle:
    """A present-day hatchback, saloon, sports car, van. ``lights`` = ``on`` lights its lamps. Sockets ``seat
    seat_1``."""
    lit = lights_on(attributes)
    default = {
        "taxi": "#d8a01c",
        "police_car": "#ece9e1",
        "ambulance": "#ece9e1",
        "sports_car": "#b3161a",
        "race_car": "#b3161a",
    }.get(kind, ("#3d5a74", "#8d9195", "#ece9e1", "#7a2420", "#2b2d31")[seed % 5])
    color = paint_of(attributes, default)
    tall = kind in ("van", "ambulance")
    low = kind in ("sports_car", "race_car")
    half = 0.88
    if tall:
        st = [
            (-2.30, 0.80, 0.34, 1.0),
            (-2.22, 0.87, 0.26, 1.12),
            (-1.2, 0.89, 0.22, 1.14),
            (0.8, 0.89, 0.22, 1.14),
            (1.55, 0.88, 0.22, 1.08),
            (2.05, 0.84, 0.26, 0.92),
            (2.26, 0.72, 0.34, 0.78),
        ]
        belt, roof = (-2.26, 1.72, 0.87, 1.05), (-2.20, 0.85, 0.78, 2.05)
        axles, r, height = (-1.42, 1.42), 0.33, 2.08
    elif low:
        st = [
            (-2.12, 0.72, 0.36, 0.80),
            (-2.02, 0.88, 0.24, 0.90),
            (-1.3, 0.94, 0.18, 0.88),
            (-0.2, 0.90, 0.17, 0.80),
            (0.9, 0.91, 0.17, 0.78),
            (1.6, 0.90, 0.19, 0.70),
            (2.05, 0.82, 0.22, 0.58),
            (2.24, 0.58, 0.28, 0.46),
        ]
        belt, roof = (-1.75, 1.10, 0.80, 0.80), (-0.75, 0.15, 0.58, 1.18)
        axles, r, height = (-1.30, 1.34), 0.33, 1.2
        half = 0.93
    else:
        st = [
            (-2.12, 0.70, 0.40, 0.86),
            (-2.04, 0.83, 0.28, 0.98),
            (-1.5, 0.875, 0.22, 1.0),
            (-0.4, 0.88, 0.20, 0.97),
            (0.7, 0.88, 0.20, 0.94),
            (1.25, 0.87, 0.20, 0.88),
            (1.8, 0.84, 0.22, 0.80),
            (2.08, 0.76, 0.27, 0.70),
            (2.18, 0.60, 0.34, 0.60),
        ]
        belt, roof = (-1.98, 1.02, 0.80, 0.94), (-1.42, 0.18, 0.62, 1.46)
        axles, r, height = (-1.32, 1.34), 0.315, 1.47
        if kind == "suv":
            st = [(x, w, lo + 0.12, hi + 0.16) for x, w, lo, hi in st]
            belt, roof = (-2.02, 1.05, 0.81, 1.10), (-1.72, 0.15, 0.66, 1.72)
            r, height = 0.37, 1.74
    body: list[Mesh] = [hull_along_x(st, color, LACQUER, 5.0, 28), glasshouse(belt, roof, GLASS_COLOR, DARK_GLASS)]
    bx0, bx1, bw, bz = roof
    body.append(
        hull_along_x(
            [
                (bx0 - 0.02, bw * 0.72, bz - 0.05, bz - 0.005),
                (bx0 + 0.12, bw * 0.97, bz - 0.055, bz + 0.02),
                ((bx0 + bx1) / 2, bw * 1.0, bz - 0.05, bz + 0.035),
                (bx1 - 0.1, bw * 0.97, bz - 0.055, bz + 0.015),
                (bx1 + 0.04, bw * 0.74, bz - 0.06, bz - 0.02),
            ],
            color,
            LACQUER,
            3.0,
            18,
        )
    )
    # pillars: strips of body colour over the glass
    for s in (1.0, -1.0):
        for t in (0.0, 0.42, 1.0) if not low else (0.0, 1.0):
            foot = np.array(
                [belt[0] * (1 - t) + belt[1] * t, s * belt[2] * (0.985 if 0 < t < 1 else 0.80), belt[3] - 0.02]
            )
            head = np.array(
                [roof[0] * (1 - t) + roof[1] * t, s * roof[2] * (1.0 if 0 < t < 1 else 0.86), roof[3] - 0.01]
            )
            if 0 < t < 1:
                foot[1], head[1] = s * (belt[2] + 0.006), s * (roof[2] + 0.012)
            line = foot + (head - foot) * np.linspace(0, 1, 5)[:, None]
            body.append(
                bent(
                    [tuple(q) for q in line[::2]],
                    0.034 if 0 < t < 1 else 0.042,
                    color if t != 0.42 else "#16181a",
                    LACQUER if t != 0.42 else TRIM,
                    7,
                    3,
                )
            )
    side = half + 0.004
    for s in (1.0, -1.0):  # shut lines, handles, sills, mirrors
        for x in (0.62, -0.42, -1.25) if not low else (0.55, -0.62):
            body.append(
                soft_box(
                    (x, s * side * 0.995, 0.62 if not tall else 0.75),
                    (0.008, 0.012, 0.52 if not tall else 0.7),
                    "#101113",
                    TRIM,
                    0.002,
                )
            )
        for x in (0.30, -0.72) if not low else (0.0,):
            body.append(
                soft_box(
                    (x - 0.42 * (kind == "x"), s * (side + 0.005), 0.80 if not tall else 0.98),
                    (0.17, 0.02, 0.028),
                    color,
                    LACQUER,
                    0.008,
                )
            )
        body.append(soft_box((0.0, s * side * 0.985, 0.235), (2.0, 0.03, 0.07), "#1b1c1e", TRIM, 0.012))
        body.append(
            soft_box((belt[1] - 0.30, s * (belt[2] + 0.13), belt[3] + 0.06), (0.11, 0.19, 0.12), color, LACQUER, 0.04)
        )
    nose, tail = st[-1][0], st[0][0]
    nz = st[-2][3] - 0.13
    body.append(soft_box((nose - 0.07, 0, nz - 0.17), (0.16, 0.95, 0.15), "#101113", TRIM, 0.03))
    body.append(soft_box((nose - 0.02, 0, nz - 0.30), (0.05, 0.52, 0.11), "#e8e6de", PLASTIC, 0.006))
    body.append(soft_box((tail - 0.01, 0, st[1][3] - 0.36), (0.04, 0.52, 0.11), "#e8e6de", PLASTIC, 0.006))
    body.append(soft_box((tail + 0.02, 0, 0.36), (0.12, 1.3, 0.14), "#1b1c1e", TRIM, 0.04))
    head_x = nose - 0.15
    for s in (1.0, -1.0):
        body.append(
            sphere((head_x, s * 0.62, nz), (0.17, 0.17, 0.075), "#f4f2ea", LIT if lit else Material(roughness=0.08), 2)
        )
        body.append(
            sphere(
                (tail + 0.06, s * 0.66, st[1][3] - 0.17),
                (0.09, 0.15, 0.085),
                "#b01818",
                TAIL_LIT if lit else Material(roughness=0.12),
                2,
            )
        )
    body += arches(axles, half + 0.003, r)
    if kind == "taxi":
        body += [
            soft_box(
                (-0.45, 0, height + 0.06),
                (0.22, 0.42, 0.13),
                "#f0eada",
                Material(roughness=0.5, emission=2.5 if lit else 0.4),
                0.04,
            ),
            soft_box((-0.1, half + 0.006, 0.66), (2.2, 0.008, 0.10), "#1c1d20", TRIM, 0.002),
            soft_box((-0.1, -half - 0.006, 0.66), (2.2, 0.008, 0.10), "#1c1d20", TRIM, 0.002),
        ]
    if kind in ("police_car", "ambulance"):
        lamp_mat = Material(roughness=0.3, emission=3.0 if lit else 0.3)
        body.append(soft_box((roof[1] - 0.35, 0, height + 0.06), (0.2, 1.0, 0.11), "#b3161a", lamp_mat, 0.03))
        for s in (1, -1):
            body.append(
                soft_box(
                    (0.0, s * (half + 0.006), 0.60),
                    (3.4, 0.008, 0.26 if kind == "police_car" else 0.12),
                    "#17181a" if kind == "police_car" else "#b3161a",
                    TRIM,
                    0.002,
                )
            )
    lamps = head_lamps(nose + 0.05, 0.62, nz) if lit else ()
    if lit:
        lamps += (Lamp(position=(tail - 0.15, 0, 0.75), color=(1.0, 0.12, 0.08), power=2.5, range_m=5.0, halo=0.4),)
    return Vehicle(
        kind=kind,
        medium="road",
        body=grouped(body),
        moving=wheels(axles, half - 0.09, r, 0.21),
        length_m=nose - tail,
        width_m=2 * half,
        height_m=height,
        mass_kg=1300,
        wheel_m=r,
        loop=("car", "engine"),
        lamps=lamps,
        sockets={
            "seat": place(-0.05, -0.36, 0.62),
            "seat_1": place(-0.05, 0.36, 0.62),
            "root": place(),
            "top": place(-0.5, 0, height),
        },
    )
