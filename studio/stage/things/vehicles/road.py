"""Cars, taxis, trucks, buses, carts, tanks."""

import numpy as np

from studio.stage.mesh import Floats, Material, Mesh, Texture
from studio.stage.shapes import ball as sphere
from studio.stage.things.forms import METAL, PLASTIC, RUBBER, WOOD, bent, disc, ribbon, rod, soft_box, turned
from studio.stage.things.thing import Attributes, paint_of, place
from studio.stage.things.vehicles.parts import (
    CHROME,
    DARK_GLASS,
    LACQUER,
    LIT,
    TAIL_LIT,
    TRIM,
    along_y,
    car_wheel,
    cart_wheel,
    glasshouse,
    hull_along_x,
)
from studio.stage.things.vehicles.vehicle import MovingPart, Vehicle, grouped, lights_on, rolling, vehicle_recipe
from studio.stage.world import Lamp

GLASS_COLOR = "#141b21"


def _wheels(axles: tuple[float, ...], track: float, radius: float, width: float) -> tuple[MovingPart, ...]:
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


def _arches(axles: tuple[float, ...], y: float, radius: float) -> list[Mesh]:
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


def _head_lamps(x: float, y: float, z: float, power: float = 26.0) -> tuple[Lamp, ...]:
    return tuple(
        Lamp(
            position=(x, s * y, z),
            color=(1.0, 0.95, 0.84),
            power=power,
            range_m=30.0,
            kind="spot",
            direction=(0.985, 0.0, -0.13),
            cone=(0.955, 0.80),
            halo=0.6,
        )
        for s in (1, -1)
    )


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
    body += _arches(axles, half + 0.003, r)
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
    lamps = _head_lamps(nose + 0.05, 0.62, nz) if lit else ()
    if lit:
        lamps += (Lamp(position=(tail - 0.15, 0, 0.75), color=(1.0, 0.12, 0.08), power=2.5, range_m=5.0, halo=0.4),)
    return Vehicle(
        kind=kind,
        medium="road",
        body=grouped(body),
        moving=_wheels(axles, half - 0.09, r, 0.21),
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
    body += _arches(axles, half + 0.004, r)
    del glass
    lamps = _head_lamps(nose + 0.06, half - 0.28, nz, 30.0) if lit else ()
    sockets: dict[str, Floats] = {"seat": place(nose - 1.2, 0.5, 1.2), "root": place(), "top": place(0, 0, high)}
    return Vehicle(
        kind=kind,
        medium="road",
        body=grouped(body),
        moving=_wheels(axles, axis_y, r, 0.3),
        length_m=nose - tail,
        width_m=2 * half,
        height_m=high,
        mass_kg=9000,
        wheel_m=r,
        loop=(kind, "engine"),
        lamps=lamps,
        sockets=sockets,
    )


@vehicle_recipe(1.6, 2.6, "cart", "carriage", "wagon", "rickshaw", "stroller", "wheelchair", "shopping_cart")
def cart(kind: str, attributes: Attributes, seed: int, style: str) -> Vehicle:
    """Drawn or pushed; sockets ``seat`` and, for those drawn, ``shaft_left shaft_right``."""
    wood = Material(texture=Texture.WOOD, roughness=0.7)
    color = paint_of(attributes, {"carriage": "#3a1c24", "rickshaw": "#7a1f1c"}.get(kind, "#7a5532"))
    if kind in ("wheelchair", "stroller", "shopping_cart"):
        r = 0.3 if kind == "wheelchair" else 0.12
        steel = "#9a9ea2"
        body = [
            soft_box((0, 0, 0.5), (0.42, 0.42, 0.05), color if kind != "shopping_cart" else steel, PLASTIC, 0.02),
            soft_box((-0.22, 0, 0.78), (0.05, 0.42, 0.5), color if kind != "shopping_cart" else steel, PLASTIC, 0.02),
        ]
        for s in (1, -1):
            body += [
                bent(
                    [(-0.24, s * 0.22, 0.95), (-0.22, s * 0.22, 0.5), (0.2, s * 0.22, 0.5), (0.3, s * 0.22, 0.12)],
                    0.014,
                    steel,
                    CHROME,
                    7,
                ),
                rod((-0.24, s * 0.22, 0.95), (-0.38, s * 0.22, 0.97), 0.016, 0.016, "#1b1c1e", RUBBER, 7),
            ]
        back, front = (-0.1 if kind == "wheelchair" else -0.2), 0.3
        moving = tuple(
            MovingPart(
                meshes=grouped(cart_wheel((x, s * 0.28, q), q, "#5a5e62", 12)), motion=rolling((x, s * 0.28, q), q)
            )
            for x, q in ((back, r), (front, 0.1))
            for s in (1.0, -1.0)
        )
        return Vehicle(
            kind=kind,
            medium="road",
            body=grouped(body),
            moving=moving,
            length_m=0.9,
            width_m=0.6,
            height_m=1.0,
            mass_kg=15,
            wheel_m=r,
            loop=("cart", "rolling"),
            sockets={
                "seat": place(0, 0, 0.53),
                "bar_left": place(-0.36, 0.22, 0.97),
                "bar_right": place(-0.36, -0.22, 0.97),
                "root": place(),
            },
        )
    four = kind in ("carriage", "wagon")
    r = 0.55 if four else 0.62
    axles = (-0.9, 0.95) if four else (0.0,)
    body: list[Mesh] = []
    if kind == "carriage":
        body += [
            hull_along_x(
                [(-0.8, 0.45, 0.95, 1.5), (-0.6, 0.62, 0.72, 2.2), (0.5, 0.62, 0.72, 2.2), (0.7, 0.45, 0.95, 1.6)],
                color,
                LACQUER,
                5,
                20,
            ),
            soft_box((1.05, 0, 1.15), (0.4, 1.0, 0.1), "#3a2416", WOOD, 0.03),
        ]
        for s in (1, -1):
            body += [
                soft_box((-0.05, s * 0.625, 1.75), (0.5, 0.02, 0.5), GLASS_COLOR, DARK_GLASS, 0.01),
                sphere((0.6, s * 0.6, 1.7), (0.06, 0.06, 0.1), "#ffd890", LIT if lights_on(attributes) else CHROME, 1),
                soft_box((-0.05, s * 0.63, 1.2), (0.55, 0.015, 0.5), "#c9a23a", CHROME, 0.004),
            ]
        seat = place(1.0, 0, 1.22)
    elif kind == "rickshaw":
        body += [
            soft_box((-0.05, 0, 0.78), (0.7, 0.85, 0.1), color, LACQUER, 0.03),
            soft_box((-0.42, 0, 1.1), (0.08, 0.85, 0.7), "#8f2a22", PLASTIC, 0.04),
            bent(
                [(-0.5, 0, 1.4), (-0.45, 0, 1.9), (0.1, 0, 2.0)],
                0.3,
                "#17181a",
                Material(texture=Texture.CLOTH, roughness=0.8, two_sided=True),
                10,
                3,
            ),
        ]
        seat = place(-0.1, 0, 0.86)
    else:
        body += [soft_box((0, 0, 0.78), (2.2 if four else 1.7, 1.15, 0.08), color, wood, 0.015)]
        for s in (1, -1):
            body += [
                soft_box((0, s * 0.56, z), (2.2 if four else 1.7, 0.035, 0.14), color, wood, 0.01) for z in (0.92, 1.10)
            ] + [rod((x, s * 0.56, 0.78), (x, s * 0.56, 1.2), 0.03, 0.03, "#5a3a20", wood, 6) for x in (-0.8, 0.0, 0.8)]
        seat = place(0.6, 0, 0.86)
    shafts = [rod((0.5, s * 0.42, 0.75), (2.4, s * 0.36, 0.92), 0.035, 0.028, "#5a3a20", wood, 7) for s in (1, -1)]
    moving = tuple(
        MovingPart(meshes=grouped(cart_wheel((x, s * 0.72, r), r, "#5a3a20")), motion=rolling((x, s * 0.72, r), r))
        for x in axles
        for s in (1.0, -1.0)
    )
    body += shafts + [along_y(turned([(0.03, -0.72), (0.03, 0.72)], "#3a2416", wood, 8), (x, 0, r)) for x in axles]
    return Vehicle(
        kind=kind,
        medium="road",
        body=grouped(body),
        moving=moving,
        length_m=2.6,
        width_m=1.6,
        height_m=1.6,
        mass_kg=180,
        wheel_m=r,
        loop=("cart", "rolling"),
        sockets={
            "seat": seat,
            "deck_0": place(-0.4, 0, 0.83),
            "shaft_left": place(2.3, 0.37, 0.91),
            "shaft_right": place(2.3, -0.37, 0.91),
            "root": place(),
        },
    )


@vehicle_recipe(2.6, 7.0, "tank", "tractor", "excavator", "go_kart")
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
    color = paint_of(attributes, {"tractor": "#2f7a34", "excavator": "#d8a01c"}.get(kind, "#b3161a"))
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
            moving=_wheels((-0.55, 0.55), 0.5, 0.14, 0.14),
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
    if kind == "excavator":
        body += [
            bent([(0.6, 0.5, 1.4), (2.4, 0.5, 3.4), (3.6, 0.5, 2.6)], 0.16, color, LACQUER, 8, 4),
            bent([(3.6, 0.5, 2.6), (4.2, 0.5, 1.6), (4.0, 0.5, 0.9)], 0.12, color, LACQUER, 8, 3),
            soft_box((4.0, 0.5, 0.6), (0.6, 0.7, 0.5), "#4a4d51", METAL, 0.08),
        ]
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
