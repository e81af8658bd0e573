"""Kayaks and canoes: narrow, pointed at both ends, driven by a paddle that dips left and right."""

import numpy as np

from studio.stage.mesh import Floats, Mesh, compose, transform
from studio.stage.shapes import torus, tube
from studio.stage.things.forms import PLASTIC, Array, cutout, rod, soft_box
from studio.stage.things.thing import Attributes, paint_of, place
from studio.stage.things.vehicles.boats.boat import PAINT
from studio.stage.things.vehicles.hull import Hull, bow_spray, floor, shell
from studio.stage.things.vehicles.parts import LACQUER, hull_along_x
from studio.stage.things.vehicles.vehicle import Going, MovingPart, Vehicle, grouped, vehicle_recipe

_STROKE_S = 1.7
"""How long a stroke on both sides takes."""
_GRIP_M = 0.36
_SEAT = (-0.15, 0.0, 0.10)


def _paddling(g: Going) -> Floats:
    """Frame of the middle of the paddle, its shaft along y: it dips to one side ahead and is drawn back, then to the
    other; it rests across the lap when there is no work."""
    w = 2 * np.pi * g.seconds / _STROKE_S
    dip, sweep = 0.52 * np.sin(w) * g.work, 0.42 * np.cos(w) * g.work
    middle = (_SEAT[0] + 0.42, 0.0, _SEAT[2] + 0.36 + 0.12 * g.work)
    return transform(middle, yaw=float(sweep * np.sign(np.sin(w) + 1e-9)), roll=float(dip))


def _paddle(color: str) -> list[Mesh]:
    out = [rod((0, -0.95, 0), (0, 0.95, 0), 0.014, 0.014, "#2a2c2f", PLASTIC, 8)]
    t = np.linspace(0, 2 * np.pi, 16, endpoint=False)
    for s in (1.0, -1.0):
        blade = np.stack([s * (1.12 + 0.23 * np.cos(t)), 0.085 * np.sin(t)], 1)
        out.append(cutout(blade if s > 0 else blade[::-1], 0.012, color, PLASTIC, (1, 2)))
    return out


def _kayak_body(color: str) -> list[Mesh]:
    x = np.array([-2.1, -1.95, -1.5, -0.9, -0.2, 0.5, 1.2, 1.7, 2.0, 2.12])
    wide = np.array([0.02, 0.10, 0.22, 0.29, 0.31, 0.30, 0.21, 0.12, 0.05, 0.015])
    low = np.array([0.10, 0.0, -0.07, -0.09, -0.10, -0.09, -0.07, -0.02, 0.08, 0.16])
    high = np.array([0.22, 0.22, 0.22, 0.23, 0.24, 0.25, 0.25, 0.25, 0.26, 0.28])
    stations = [(float(a), float(b), float(c), float(d)) for a, b, c, d in zip(x, wide, low, high, strict=True)]
    ring = torus((0, 0, 0), 0.25, 0.022, "#1d1e20", PLASTIC, 28, 7)
    stretched = np.array([[1.75, 0, 0, _SEAT[0] + 0.12], [0, 0.98, 0, 0], [0, 0, 1, 0.245]], np.float32)
    points = ring.positions @ stretched[:, :3].T + stretched[:, 3]
    t = np.linspace(0, 2 * np.pi, 24, endpoint=False)
    well = np.stack([_SEAT[0] + 0.12 + 0.43 * np.cos(t), 0.24 * np.sin(t)], 1)
    return [
        hull_along_x(stations, color, LACQUER, 2.4, 20),
        Mesh(points.astype(np.float32), ring.normals, ring.colors, ring.triangles, ring.material),
        cutout(well, 0.006, "#141414", PLASTIC, (0, 1), (0.0, 0.0, 0.246)),
        soft_box((_SEAT[0] - 0.26, 0, 0.36), (0.05, 0.34, 0.24), "#1d1e20", PLASTIC, 0.02),
        *(rod((a, 0.14, 0.25), (a + 0.3, -0.14, 0.255), 0.006, 0.006, "#1d1e20", PLASTIC, 4) for a in (0.75, 0.95)),
    ]


def _canoe_body(hull: Hull, color: str) -> list[Mesh]:
    body = [*shell(hull, color, PAINT, 22), floor(hull, 0.0, color, PAINT)]
    body.append(soft_box((_SEAT[0], 0, 0.05), (0.4, 0.4, 0.06), "#2a2a2c", PLASTIC, 0.02))
    for s in (1.0, -1.0):
        rail: Array = hull.rail(20) * [1, s, 1]
        body.append(tube(rail, 0.016, "#2a2019", PAINT, 5))
    return body


@vehicle_recipe(0.5, 4.2, "kayak", "canoe")
def kayak(kind: str, attributes: Attributes, seed: int, style: str) -> Vehicle:
    """``seat`` low in the middle, ``pedal_left pedal_right`` where the feet are stretched to; ``bar_left bar_right``:
    where the paddle is held."""
    closed = kind == "kayak"
    color = paint_of(attributes, "#d2481c" if closed else "#7a4a26")
    hull = Hull(
        length=4.2, beam=0.72, sheer=(0.26, 0.42, 0.42), keel=(-0.12, 0.05, 0.05), full=2.2, strakes=4, step=0.0
    )
    return Vehicle(
        kind=kind,
        medium="water",
        body=grouped(_kayak_body(color) if closed else _canoe_body(hull, color)),
        moving=(MovingPart(meshes=grouped(_paddle("#e8b22a" if closed else "#9a6a3a")), motion=_paddling),),
        length_m=4.2,
        width_m=0.8,
        height_m=0.6,
        mass_kg=30,
        loop=(kind, "lapping"),
        oar_period_s=_STROKE_S / 2,
        sockets={
            "seat": place(*_SEAT),
            "deck_0": place(_SEAT[0], 0, 0.06),
            "root": place(),
            "pedal_left": place(_SEAT[0] + 0.86, 0.11, 0.02),
            "pedal_right": place(_SEAT[0] + 0.86, -0.11, 0.02),
        },
        moving_sockets={
            "bar_left": lambda g: compose(_paddling(g), place(0, _GRIP_M, 0)),
            "bar_right": lambda g: compose(_paddling(g), place(0, -_GRIP_M, 0)),
        },
        spray=bow_spray(hull, 24, seed, 0.3),
    )
