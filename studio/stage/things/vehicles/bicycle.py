"""Two wheels: bicycles with turning cranks and spokes, motorcycles."""

import numpy as np

from studio.stage.mesh import Floats, Material, Mesh, Texture, compose
from studio.stage.shapes import smooth, torus
from studio.stage.things.forms import METAL, PLASTIC, RUBBER, Array, bent, cutout, rod, rods, soft_box, turned
from studio.stage.things.thing import Attributes, paint_of, place
from studio.stage.things.vehicles.parts import (
    CHROME,
    LACQUER,
    LIT,
    TAIL_LIT,
    along_y,
    car_wheel,
    hull_along_x,
    loft,
    superellipse,
)
from studio.stage.things.vehicles.vehicle import (
    Going,
    MovingPart,
    PartMotion,
    Vehicle,
    grouped,
    lights_on,
    rolling,
    spun,
    vehicle_recipe,
)
from studio.stage.world import Lamp

WHEEL = 0.335
GEAR = 2.4
"""Turns of the wheel for one of the cranks."""
CRANK = 0.165
BOTTOM = (-0.02, 0.0, 0.285)
"""Bottom bracket."""
_FLAT = np.array([[1, 0, 0, 0], [0, 0, 1, 0], [0, -1, 0, 0]], float)


def _wheel(x: float, radius: float, spokes: int = 20) -> list[Mesh]:
    flat = _FLAT.copy()
    flat[:, 3] = (x, 0, radius)
    tyre = torus((0, 0, 0), radius - 0.018, 0.018, "#1b1c1e", RUBBER, 40, 7).moved(flat)
    rim = torus((0, 0, 0), radius - 0.042, 0.011, "#b4b8bc", CHROME, 40, 5).moved(flat)
    parts = [
        tyre,
        rim,
        along_y(
            turned(
                [(0.0005, -0.05), (0.018, -0.05), (0.014, -0.02), (0.014, 0.02), (0.018, 0.05), (0.0005, 0.05)],
                "#8d9195",
                METAL,
                10,
            ),
            (x, 0, radius),
        ),
    ]
    for i in range(spokes):
        a = 2 * np.pi * i / spokes
        side = 0.03 if i % 2 else -0.03
        lag = 0.32 if (i // 2) % 2 else -0.32
        start = (x + 0.016 * np.cos(a + lag * 3), side, radius + 0.016 * np.sin(a + lag * 3))
        end = (x + (radius - 0.05) * np.cos(a), 0.0, radius + (radius - 0.05) * np.sin(a))
        parts += rods([(start, end)], 0.0016, "#c4c8cc", CHROME, 3)
    return parts


@vehicle_recipe(1.05, 1.75, "bicycle", "bike", "mamachari")
def bicycle(kind: str, attributes: Attributes, seed: int, style: str) -> Vehicle:
    """A Japanese city bicycle: step-through frame, basket, mudguards, rack, bell. Sockets ``seat bar_left bar_right
    pedal_left pedal_right rack basket`` follow cranks and handlebar."""
    color = paint_of(attributes, ("#2f6a86", "#8f2a26", "#2d3a33", "#c9c4b4")[seed % 4])
    xr, xf = -0.53, 0.55
    head_low, head_top = np.array([0.42, 0, 0.62]), np.array([0.345, 0, 0.86])
    seat_top = np.array([-0.20, 0, 0.70])
    bb = np.array(BOTTOM)
    lug = LACQUER
    frame = [
        bent(
            [tuple(head_low + np.array([0, 0, 0.02])), (0.25, 0, 0.42), tuple(bb + np.array([0.03, 0, 0.02]))],
            0.021,
            color,
            lug,
            9,
            4,
        ),
        bent(
            [tuple(head_top - [0, 0, 0.09]), (0.16, 0, 0.55), tuple(bb + np.array([-0.05, 0, 0.13]))],
            0.016,
            color,
            lug,
            8,
            4,
        ),
        rod(bb, seat_top, 0.018, 0.017, color, lug, 9),
        rod(head_low, head_top, 0.021, 0.021, color, lug, 9),
        rod(seat_top, seat_top + np.array([-0.035, 0, 0.14]), 0.013, 0.013, "#b4b8bc", CHROME, 8),
        along_y(turned([(0.0005, -0.04), (0.024, -0.04), (0.024, 0.04), (0.0005, 0.04)], "#8d9195", METAL, 12), bb),
    ]
    for s in (-1, 1):
        axle = (xr, s * 0.055, WHEEL)
        frame += [
            rod(bb + np.array([-0.03, s * 0.03, 0]), axle, 0.011, 0.009, color, lug, 7),
            rod(seat_top + np.array([0, s * 0.02, -0.03]), axle, 0.009, 0.008, color, lug, 7),
        ]
        frame += [
            rod((xr - 0.02, s * 0.065, 0.73), axle, 0.006, 0.006, "#b4b8bc", CHROME, 5),
            rod((xr - 0.2, s * 0.065, 0.735), (xr + 0.18, s * 0.065, 0.735), 0.007, 0.007, "#b4b8bc", CHROME, 5),
        ]
    frame += [
        rod(
            (xr - 0.2 + 0.13 * i, -0.065, 0.735),
            (xr - 0.2 + 0.13 * i, 0.065, 0.735),
            0.006,
            0.006,
            "#b4b8bc",
            CHROME,
            5,
        )
        for i in range(4)
    ]
    frame += rods([((xr, -0.06, WHEEL), (xr - 0.12, -0.09, 0.03))], 0.007, "#5a5e62", METAL, 5)
    saddle = [
        (-0.14, 0.095, -0.01, 0.05),
        (-0.10, 0.11, 0.0, 0.06),
        (-0.02, 0.085, 0.005, 0.058),
        (0.06, 0.04, 0.01, 0.052),
        (0.13, 0.022, 0.012, 0.046),
    ]
    rings: list[Array] = []
    at = seat_top + np.array([-0.04, 0, 0.15])
    for x, w, lo, hi in saddle:
        o = superellipse(w, (hi - lo) / 2, 2.6, 12)
        rings.append(np.stack([np.full(12, x), o[:, 0], o[:, 1] + (lo + hi) / 2], 1) + at)
    frame.append(loft(rings, "#2a211c", Material(texture=Texture.LEATHER, roughness=0.55)))
    frame += [
        _guard(xr, 0.75, 4.0, color),
        soft_box(
            (xr - 0.245, 0, 0.66), (0.015, 0.05, 0.05), "#a81f1c", TAIL_LIT if lights_on(attributes) else PLASTIC, 0.006
        ),
    ]
    frame += [
        cutout(
            np.array(
                [
                    (xr - 0.05, 0.40),
                    (bb[0] + 0.12, 0.385),
                    (bb[0] + 0.14, 0.30),
                    (bb[0] + 0.10, 0.20),
                    (xr - 0.03, 0.27),
                ]
            ),
            0.012,
            color,
            lug,
            (0, 2),
            (0, -0.055, 0),
        )
    ]
    front: list[Mesh] = _wheel(xf, WHEEL)
    fork: list[Mesh] = []
    for s in (-1, 1):
        fork.append(
            bent(
                [tuple(head_low + np.array([0.0, s * 0.045, -0.01])), (0.46, s * 0.05, 0.5), (xf, s * 0.05, WHEEL)],
                0.011,
                color,
                lug,
                7,
                4,
            )
        )
    stem = head_top + np.array([-0.02, 0, 0.10])
    fork += [
        rod(head_top, stem, 0.013, 0.013, "#b4b8bc", CHROME, 8),
        soft_box(head_low + np.array([0.01, 0, -0.01]), (0.05, 0.11, 0.04), color, lug, 0.014),
    ]
    left, right = (0.14, 0.27, 1.02), (0.14, -0.27, 1.02)
    for s, grip in ((1, left), (-1, right)):
        fork.append(
            bent(
                [
                    tuple(stem),
                    tuple(stem + np.array([0.05, s * 0.10, 0.03])),
                    (0.32, s * 0.22, 1.01),
                    (0.24, s * 0.26, 1.02),
                    (0.10, s * 0.275, 1.015),
                ],
                0.0115,
                "#b4b8bc",
                CHROME,
                7,
                4,
            )
        )
        fork.append(rod((0.19, s * 0.268, 1.02), (0.08, s * 0.277, 1.015), 0.016, 0.016, "#1b1c1e", RUBBER, 8))
        fork.append(
            bent(
                [(0.27, s * 0.25, 0.99), (0.20, s * 0.26, 0.97), (0.12, s * 0.268, 0.985)], 0.005, "#b4b8bc", CHROME, 5
            )
        )
        del grip
    fork.append(_guard(xf, 0.95, 3.2, color))
    fork += _basket((0.55, 0.0, 0.78))
    lamp_on = lights_on(attributes)
    fork += [
        turned([(0.0005, 0), (0.022, 0.006), (0.032, 0.04), (0.0005, 0.045)], "#b4b8bc", CHROME, 12).moved(
            np.array([[0, 0, 1, 0.50], [0, 1, 0, 0.07], [-1, 0, 0, 0.52]])
        ),
        turned([(0.0005, 0.044), (0.028, 0.042)], "#fff0cc", LIT if lamp_on else PLASTIC, 12).moved(
            np.array([[0, 0, 1, 0.503], [0, 1, 0, 0.07], [-1, 0, 0, 0.52]])
        ),
    ]
    crank = [
        along_y(
            turned([(0.06, -0.003), (0.092, -0.003), (0.092, 0.003), (0.06, 0.003)], "#9a9ea2", CHROME, 28),
            bb + np.array([0, -0.045, 0]),
        )
    ]
    for s in (1.0, -1.0):
        crank.append(
            rod(
                bb + np.array([0, s * 0.06, 0]),
                bb + np.array([s * CRANK, s * 0.075, 0]),
                0.011,
                0.009,
                "#b4b8bc",
                CHROME,
                7,
            )
        )
    pedals = [soft_box((0, 0, 0), (0.085, 0.095, 0.022), "#1b1c1e", RUBBER, 0.008)]
    pivot = (0.40, 0.0, 0.70)

    def steered(g: Going) -> Floats:
        return spun(pivot, 0.0, g.steer, pivot)

    def crank_angle(g: Going) -> float:
        return g.distance / (WHEEL * GEAR)

    def pedal_at(side: float) -> PartMotion:
        def frame_of(g: Going) -> Floats:
            a = crank_angle(g)
            x, z = side * CRANK * np.cos(a), -side * CRANK * np.sin(a)
            return place(BOTTOM[0] + x, side * 0.125, BOTTOM[2] + z)

        return frame_of

    ped_l, ped_r = pedal_at(1.0), pedal_at(-1.0)

    def front_motion(g: Going) -> Floats:
        return compose(steered(g), spun((xf, 0.0, WHEEL), g.distance / WHEEL))

    def barred(point: tuple[float, float, float]) -> PartMotion:
        return lambda g: compose(steered(g), place(*point))

    moving = (
        MovingPart(meshes=grouped(_wheel(xr, WHEEL)), motion=rolling((xr, 0.0, WHEEL), WHEEL)),
        MovingPart(meshes=grouped(front), motion=front_motion),
        MovingPart(meshes=grouped(fork), motion=steered),
        MovingPart(meshes=grouped(crank), motion=lambda g: spun(BOTTOM, crank_angle(g))),
        MovingPart(meshes=grouped(pedals), motion=ped_l),
        MovingPart(meshes=grouped(pedals), motion=ped_r),
    )
    lamp = Lamp(
        position=(0.56, 0.07, 0.52),
        color=(1.0, 0.92, 0.75),
        power=5.0,
        range_m=9.0,
        kind="spot",
        direction=(0.95, 0, -0.22),
        cone=(0.93, 0.75),
        halo=0.3,
    )
    return Vehicle(
        kind=kind,
        medium="road",
        body=grouped(frame),
        moving=moving,
        length_m=1.75,
        width_m=0.56,
        height_m=1.05,
        mass_kg=18,
        wheel_m=WHEEL,
        loop=("bicycle", "freewheel"),
        lamps=(lamp,) if lamp_on else (),
        leans=1.0,
        sockets={
            "seat": place(float(at[0]) - 0.03, 0, float(at[2]) + 0.055),
            "seat_1": place(xr, 0, 0.75),
            "rack": place(xr, 0, 0.75),
            "root": place(),
        },
        moving_sockets={
            "bar_left": barred((0.13, 0.272, 1.02)),
            "bar_right": barred((0.13, -0.272, 1.02)),
            "pedal_left": ped_l,
            "pedal_right": ped_r,
            "basket": barred((0.55, 0, 0.80)),
        },
    )


def _guard(x: float, start: float, span: float, color: str) -> Mesh:
    """A mudguard: a strip around part of a wheel."""
    a = np.linspace(start, start + span * 0.62, 14)
    r = WHEEL + 0.022
    across = np.array([-0.028, -0.014, 0.0, 0.014, 0.028])
    drop = np.array([-0.012, -0.002, 0.0, -0.002, -0.012])
    rows = np.stack(
        [
            x + (r + drop[None]) * np.cos(a)[:, None],
            np.broadcast_to(across, (14, 5)),
            WHEEL + (r + drop[None]) * np.sin(a)[:, None],
        ],
        -1,
    )
    i = np.arange(70).reshape(14, 5)
    p, q, s, t = i[:-1, :-1].ravel(), i[:-1, 1:].ravel(), i[1:, 1:].ravel(), i[1:, :-1].ravel()
    return smooth(
        rows.reshape(-1, 3),
        np.concatenate([np.stack([p, t, s], 1), np.stack([p, s, q], 1)]),
        color,
        Material(roughness=0.2, two_sided=True),
    )


def _basket(at: tuple[float, float, float]) -> list[Mesh]:
    x, y, z = at
    out: list[Mesh] = []
    top, low = (0.15, 0.18), (0.105, 0.13)
    h = 0.24

    def corners(s: tuple[float, float], zz: float) -> list[tuple[float, float, float]]:
        return [(x + sx * s[0], y + sy * s[1], zz) for sx, sy in ((1, 1), (1, -1), (-1, -1), (-1, 1))]

    for s, zz, r in ((top, z + h, 0.006), ((0.13, 0.16), z + h * 0.55, 0.0025), (low, z, 0.0035)):
        c = corners(s, zz)
        out += rods([(c[i], c[(i + 1) % 4]) for i in range(4)], r, "#b9bdc1", CHROME, 4)
    ct, cl = np.array(corners(top, z + h)), np.array(corners(low, z))
    for i in range(4):
        for t in np.linspace(0, 1, 7)[:-1]:
            a = ct[i] * (1 - t) + ct[(i + 1) % 4] * t
            b = cl[i] * (1 - t) + cl[(i + 1) % 4] * t
            out += rods([(b, a)], 0.0022, "#b9bdc1", CHROME, 3)
    for t in np.linspace(-0.9, 0.9, 6):
        out += rods([((x - low[0], y + t * low[1], z), (x + low[0], y + t * low[1], z))], 0.0022, "#b9bdc1", CHROME, 3)
    return out


@vehicle_recipe(1.1, 2.1, "motorcycle", "motorbike")
def motorcycle(kind: str, attributes: Attributes, seed: int, style: str) -> Vehicle:
    """Sockets as a bicycle's."""
    color = paint_of(attributes, "#a81f1c")
    r, xr, xf = 0.31, -0.70, 0.72
    black = Material(roughness=0.4)
    tank = [
        (-0.15, 0.10, 0.78, 0.92),
        (0.0, 0.15, 0.74, 1.0),
        (0.2, 0.16, 0.74, 1.02),
        (0.36, 0.11, 0.76, 0.96),
        (0.44, 0.05, 0.8, 0.9),
    ]
    seat_st = [(-0.82, 0.07, 0.82, 0.90), (-0.6, 0.13, 0.76, 0.86), (-0.3, 0.15, 0.72, 0.82), (-0.1, 0.11, 0.76, 0.84)]
    body = [
        hull_along_x(tank, color, LACQUER, 3.0, 16),
        hull_along_x(seat_st, "#1b1b1d", Material(texture=Texture.LEATHER, roughness=0.6), 3.0, 14),
        soft_box((0.1, 0, 0.48), (0.42, 0.30, 0.36), "#4a4d51", METAL, 0.06),
        soft_box((0.14, 0, 0.66), (0.26, 0.24, 0.16), "#6a6e72", METAL, 0.04),
        bent(
            [(0.25, -0.14, 0.45), (0.1, -0.17, 0.25), (-0.3, -0.18, 0.24), (-0.85, -0.19, 0.36)],
            0.04,
            "#b4b8bc",
            CHROME,
            9,
            5,
        ),
        rod((0.42, 0, 0.9), (0.0, 0, 0.3), 0.03, 0.03, "#1b1b1d", black, 8),
        soft_box((-0.88, 0, 0.8), (0.03, 0.12, 0.06), "#a81f1c", TAIL_LIT if lights_on(attributes) else PLASTIC, 0.01),
    ]
    for s in (-1, 1):
        body += [
            rod((-0.1, s * 0.12, 0.36), (xr, s * 0.12, r), 0.03, 0.025, "#1b1b1d", black, 8),
            rod((-0.45, s * 0.13, 0.7), (xr + 0.05, s * 0.13, r + 0.05), 0.025, 0.025, "#b4b8bc", CHROME, 8),
            rod((0.0, s * 0.15, 0.28), (0.0, s * 0.27, 0.28), 0.014, 0.014, "#1b1b1d", RUBBER, 6),
        ]
    pivot = (0.45, 0.0, 0.9)
    fork: list[Mesh] = []
    for s in (-1, 1):
        fork += [
            rod((0.42, s * 0.09, 0.98), (xf, s * 0.09, r), 0.025, 0.022, "#b4b8bc", CHROME, 8),
            bent([(0.40, s * 0.06, 1.02), (0.38, s * 0.25, 1.06), (0.25, s * 0.36, 1.03)], 0.013, "#b4b8bc", CHROME, 7),
            rod((0.32, s * 0.32, 1.04), (0.22, s * 0.38, 1.02), 0.018, 0.018, "#1b1b1d", RUBBER, 7),
        ]
    fork += [
        turned([(0.0005, 0), (0.06, 0.02), (0.085, 0.09), (0.085, 0.10)], "#1b1b1d", black, 18).moved(
            np.array([[0, 0, 1, 0.48], [0, 1, 0, 0], [-1, 0, 0, 0.95]])
        ),
        turned([(0.0005, 0.105), (0.08, 0.098)], "#fff4dc", LIT if lights_on(attributes) else DARK, 18).moved(
            np.array([[0, 0, 1, 0.48], [0, 1, 0, 0], [-1, 0, 0, 0.95]])
        ),
    ]

    def steered(g: Going) -> Floats:
        return spun(pivot, 0.0, g.steer, pivot)

    wheels = [car_wheel((xr, 0.0, r), r, 0.16, spokes=6), car_wheel((xf, 0.0, r), r, 0.12, spokes=6)]
    moving = (
        MovingPart(meshes=grouped(wheels[0]), motion=rolling((xr, 0.0, r), r)),
        MovingPart(meshes=grouped(wheels[1]), motion=lambda g: compose(steered(g), spun((xf, 0.0, r), g.distance / r))),
        MovingPart(meshes=grouped(fork), motion=steered),
    )
    lamp = Lamp(
        position=(0.6, 0, 0.95),
        color=(1.0, 0.94, 0.82),
        power=18.0,
        range_m=22.0,
        kind="spot",
        direction=(0.97, 0, -0.16),
        cone=(0.94, 0.7),
        halo=0.5,
    )
    return Vehicle(
        kind=kind,
        medium="road",
        body=grouped(body),
        moving=moving,
        length_m=2.1,
        width_m=0.75,
        height_m=1.1,
        mass_kg=190,
        wheel_m=r,
        loop=("motorcycle", "engine"),
        lamps=(lamp,) if lights_on(attributes) else (),
        leans=1.0,
        sockets={
            "seat": place(-0.25, 0, 0.84),
            "seat_1": place(-0.6, 0, 0.88),
            "root": place(),
            "pedal_left": place(0.0, 0.22, 0.29),
            "pedal_right": place(0.0, -0.22, 0.29),
        },
        moving_sockets={
            "bar_left": lambda g: compose(steered(g), place(0.26, 0.35, 1.03)),
            "bar_right": lambda g: compose(steered(g), place(0.26, -0.35, 1.03)),
        },
    )


DARK = Material(roughness=0.1)
