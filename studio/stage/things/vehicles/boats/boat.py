"""Boats, rowed and with a motor."""

import numpy as np

from studio.stage.mesh import Material, Mesh, Texture
from studio.stage.shapes import ball as sphere
from studio.stage.shapes import torus, tube
from studio.stage.things.forms import METAL, PLASTIC, bent, rod, rods, soft_box
from studio.stage.things.thing import Attributes, paint_of, place
from studio.stage.things.vehicles.hull import PLANKS, Hull, bow_spray, floor, shell
from studio.stage.things.vehicles.parts import DARK_GLASS, LACQUER, LIT, hull_along_x
from studio.stage.things.vehicles.sails import oars
from studio.stage.things.vehicles.vehicle import Vehicle, grouped, lights_on, vehicle_recipe
from studio.stage.world import Lamp

PAINT = Material(roughness=0.3, two_sided=True)


@vehicle_recipe(0.7, 3.8, "rowboat", "boat", "fishing_boat", "motorboat", "speedboat", "gondola")
def boat(kind: str, attributes: Attributes, seed: int, style: str) -> Vehicle:
    """Open boats: sockets ``seat`` (rower or helm) and ``deck_0 deck_1``."""
    if kind in ("motorboat", "speedboat", "fishing_boat"):
        return _motor(kind, attributes, seed)
    long = 9.0 if kind == "gondola" else 3.9
    hull = Hull(
        length=long,
        beam=1.4,
        sheer=(0.46, 0.82, 0.62) if kind != "gondola" else (0.45, 1.3, 1.1),
        keel=(-0.2, 0.1, -0.1),
        full=2.0,
        transom=0.0 if kind == "gondola" else 0.62,
        strakes=5,
        step=0.014,
    )
    color = paint_of(attributes, "#1b1b1e" if kind == "gondola" else "#7a5230")
    wood = Material(texture=Texture.WOOD, roughness=0.6)
    body: list[Mesh] = [*shell(hull, color, PLANKS, 22), floor(hull, -0.02, "#8a6a44")]
    for s in (1.0, -1.0):
        body.append(tube(hull.rail(20) * [1, s, 1], 0.028, "#4a301c", wood, 6))
    for x in (-1.15, 0.05, 1.1):
        y, _ = hull.side(x / (long / 2), 0.78)
        body.append(soft_box((x, 0, 0.29), (0.26, 2 * y - 0.04, 0.04), "#8a6a44", wood, 0.01))
    if kind == "gondola":
        body.append(bent([(4.4, 0, 1.2), (4.75, 0, 1.7), (4.6, 0, 2.0), (4.9, 0, 2.1)], 0.05, "#b4b8bc", METAL, 7))
    y, z = hull.side(0.15, 1.0)
    locks = np.array([(0.3, y, z + 0.03), (0.3, -y, z + 0.03)])
    period = 2.2
    return Vehicle(
        kind=kind,
        medium="water",
        body=grouped(body),
        pliant=(oars(locks, 1.75, 0.62, "#b08a5a", period),),
        length_m=long,
        width_m=1.4,
        height_m=0.8,
        mass_kg=120,
        loop=(kind, "hull"),
        oar_period_s=period,
        spray=bow_spray(hull, 24, seed, 0.3),
        sockets={
            "seat": place(0.05, 0, 0.31, yaw=np.pi),
            "seat_1": place(-1.15, 0, 0.31),
            "deck_0": place(0.6, 0, 0.0),
            "deck_1": place(-0.6, 0, 0.0),
            "root": place(),
        },
    )


def _motor(kind: str, attributes: Attributes, seed: int) -> Vehicle:
    fishing = kind == "fishing_boat"
    long, beam = (9.0, 3.0) if fishing else (6.2, 2.2)
    hull = Hull(
        length=long,
        beam=beam,
        sheer=(0.8, 1.7 if fishing else 1.1, 0.85),
        keel=(-0.5, 0.2, -0.35),
        full=2.4,
        transom=0.85,
        strakes=3,
        step=0.0,
    )
    color = paint_of(attributes, "#e8e4da" if fishing else "#b5231d")
    body: list[Mesh] = [*shell(hull, color, PAINT, 24), floor(hull, 0.35, "#cfc6b2", PAINT)]
    for s in (1.0, -1.0):
        body.append(tube(hull.rail(22) * [1, s, 1], 0.045, "#24406e" if fishing else "#ece9e1", PAINT, 6))
    lamps: tuple[Lamp, ...] = ()
    if fishing:
        body += [
            soft_box((0.6, 0, 1.35), (2.2, 1.8, 2.0), "#ece9e1", LACQUER, 0.08),
            soft_box((0.6, 0, 1.85), (2.24, 1.82, 0.6), "#1b2730", DARK_GLASS, 0.03),
            soft_box((0.6, 0, 2.42), (2.6, 2.1, 0.12), "#24406e", LACQUER, 0.04),
            rod((-0.6, 0, 0.3), (-0.6, 0, 4.2), 0.06, 0.04, "#8a8f94", METAL, 8),
            rod((-0.6, 0, 3.6), (-3.6, 0, 2.2), 0.035, 0.03, "#8a8f94", METAL, 6),
        ]
        body += rods(
            [((-0.6, 0, 4.1), (long * 0.46, 0, 1.6)), ((-0.6, 0, 4.1), (-long * 0.46, 0, 0.9))],
            0.012,
            "#4a4c50",
            METAL,
            4,
        )
        for x in np.linspace(-3.6, 3.2, 5):
            y, z = hull.side(float(x) / (long / 2), 0.75)
            for s in (1, -1):
                body.append(
                    torus((0, 0, 0), 0.22, 0.09, "#17181a", PLASTIC, 14, 7).moved(
                        np.array([[1, 0, 0, x], [0, 0, 1, s * (y + 0.06)], [0, -1, 0, z]])
                    )
                )
        if lights_on(attributes):
            lamps = (Lamp(position=(-0.6, 0, 4.1), color=(1, 0.9, 0.7), power=10, range_m=14),)
            body.append(sphere((-0.6, 0, 4.25), 0.1, "#fff0cc", LIT, 1))
    else:
        body += [
            hull_along_x(
                [(0.2, 0.6, 0.5, 0.9), (0.9, 0.75, 0.6, 1.05), (2.2, 0.5, 0.7, 1.0), (2.9, 0.1, 0.85, 0.95)],
                color,
                LACQUER,
                3.5,
                16,
            ),
            soft_box((0.35, 0, 1.12), (0.05, 1.2, 0.42), "#22333e", DARK_GLASS, 0.01),
            soft_box((-0.7, 0.4, 0.55), (0.6, 0.55, 0.35), "#ece9e1", PLASTIC, 0.06),
            soft_box((-0.7, -0.4, 0.55), (0.6, 0.55, 0.35), "#ece9e1", PLASTIC, 0.06),
            soft_box((-3.1, 0, 0.6), (0.4, 0.5, 0.8), "#1b1b1e", PLASTIC, 0.08),
        ]
    return Vehicle(
        kind=kind,
        medium="water",
        body=grouped(body),
        length_m=long,
        width_m=beam,
        height_m=4.2 if fishing else 1.4,
        mass_kg=3000,
        loop=("boat", "engine"),
        lamps=lamps,
        spray=bow_spray(hull, 60, seed, 0.8),
        sockets={
            "seat": place(-0.6, 0.4, 0.75),
            "seat_1": place(-0.6, -0.4, 0.75),
            "deck_0": place(-1.8 if fishing else 1.6, 0, 0.36),
            "deck_1": place(-3.0 if fishing else -1.6, 0, 0.36),
            "root": place(),
        },
    )
