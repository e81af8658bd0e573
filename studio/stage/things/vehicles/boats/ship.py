"""Ships, of steel and of pirates."""

import numpy as np

from studio.stage.mesh import Floats, Material, Mesh, Texture
from studio.stage.shapes import tube
from studio.stage.things.forms import METAL, rod, rods, soft_box, turned
from studio.stage.things.thing import Attributes, paint_of, place
from studio.stage.things.vehicles.boats.boat import PAINT
from studio.stage.things.vehicles.hull import PLANKS, Hull, bow_spray, floor, shell
from studio.stage.things.vehicles.parts import DARK_GLASS, LACQUER, LIT, hull_along_x
from studio.stage.things.vehicles.sails import striped_sail
from studio.stage.things.vehicles.vehicle import PliantPart, Vehicle, grouped, lights_on, vehicle_recipe


def pirate(attributes: Attributes, seed: int) -> Vehicle:
    hull = Hull(
        length=24.0,
        beam=6.4,
        sheer=(2.4, 3.6, 5.0),
        keel=(-1.6, 0.4, -0.4),
        full=2.3,
        transom=0.8,
        strakes=7,
        step=0.04,
    )
    dark = paint_of(attributes, "#3a2518")
    wood = Material(texture=Texture.WOOD, roughness=0.75)
    body: list[Mesh] = [
        *shell(hull, dark, PLANKS, 28),
        floor(hull, 1.5, "#8a6540"),
        soft_box((-9.2, 0, 3.3), (4.4, 4.8, 2.6), dark, PLANKS, 0.1),
        soft_box((-11.45, 0, 3.6), (0.1, 3.6, 0.9), "#ffcf80", LIT if lights_on(attributes) else DARK_GLASS, 0.02),
    ]
    for s in (1.0, -1.0):
        body.append(tube(hull.rail(24) * [1, s, 1], 0.10, "#c9a23a", wood, 6))
        for x in np.linspace(-6, 6, 6):
            y, z = hull.side(float(x) / 12, 0.72)
            body.append(soft_box((float(x), s * (y + 0.02), z), (0.6, 0.08, 0.6), "#17120e", wood, 0.02))
            body.append(rod((float(x), s * y, z), (float(x), s * (y + 0.7), z), 0.14, 0.16, "#2c2e31", METAL, 8))
    body.append(rod((11.2, 0, 3.2), (16.0, 0, 5.4), 0.2, 0.09, "#5a3a20", wood, 8))
    sails: list[PliantPart] = []
    rope = Material(texture=Texture.CLOTH, roughness=1.0)
    white = paint_of({"color": attributes.get("sail_color", "")}, "#2a2826")
    for x, tall in ((4.2, 18.0), (-3.6, 19.5)):
        body.append(rod((x, 0, 0), (x, 0, tall), 0.26, 0.12, "#6b4828", wood, 9))
        body.append(turned([(0.5, tall - 5.2), (0.75, tall - 4.5), (0.75, tall - 4.4)], "#5a3a20", wood, 12, (x, 0, 0)))
        for z, w, h in ((tall - 0.8, 6.0, 3.6), (tall - 5.0, 9.0, 6.4)):
            body.append(rod((x + 0.3, -w / 2 - 0.3, z), (x + 0.3, w / 2 + 0.3, z), 0.1, 0.1, "#5a3a20", wood, 7))
            sails.append(striped_sail((x + 0.42, 0.0, z - 0.05), w, h, (white, white), 4, 1.1))
        for s in (-1, 1):
            body += rods(
                [((x, 0, tall - 1), (x + d, s * 3.0, 2.5)) for d in (-1.2, 0.0, 1.2)], 0.03, "#8a7a5c", rope, 4
            )
    body += rods([((4.2, 0, 17.5), (15.8, 0, 5.3)), ((4.2, 0, 17.5), (-3.6, 0, 18.5))], 0.03, "#8a7a5c", rope, 4)
    return Vehicle(
        kind="pirate_ship",
        medium="water",
        body=grouped(body),
        pliant=tuple(sails),
        length_m=24,
        width_m=6.4,
        height_m=20,
        mass_kg=120000,
        loop=("ship", "hull"),
        spray=bow_spray(hull, 90, seed, 1.0),
        sockets={
            "deck_0": place(0, 0, 1.55),
            "deck_1": place(-7.0, 0.8, 4.65),
            "deck_2": place(2, 1.5, 1.55),
            "deck_3": place(-4.5, -1.2, 1.55),
            "deck_4": place(7.5, 0, 1.6),
            "root": place(),
        },
    )


@vehicle_recipe(22.0, 60.0, "ship", "cruise_ship", "ferry", "cargo_ship", "warship", "submarine")
def ship(kind: str, attributes: Attributes, seed: int, style: str) -> Vehicle:
    """Large ships; a submarine runs awash."""
    if kind == "submarine":
        dark = paint_of(attributes, "#2c3238")
        steel = Material(roughness=0.4)
        st = [
            (-21.0, 0.3, -1.2, -0.4),
            (-18, 1.4, -2.2, 0.3),
            (-10, 2.7, -3.6, 0.9),
            (4, 3.0, -4.0, 1.0),
            (15, 2.7, -3.7, 0.9),
            (19.5, 1.7, -2.8, 0.5),
            (21.0, 0.3, -1.4, -0.5),
        ]
        body = [
            hull_along_x(st, dark, steel, 2.2, 24),
            hull_along_x(
                [(1.5, 0.15, 0.5, 3.6), (2.6, 0.8, 0.4, 4.4), (5.5, 0.8, 0.4, 4.4), (7.2, 0.15, 0.5, 4.2)],
                dark,
                steel,
                3,
                16,
            ),
            rod((4.6, 0, 4.3), (4.6, 0, 6.6), 0.08, 0.08, "#4a4f55", METAL, 8),
            rod((3.8, 0.2, 4.3), (3.8, 0.2, 5.8), 0.05, 0.05, "#4a4f55", METAL, 6),
            soft_box((4.4, 0, 3.2), (1.2, 4.2, 0.12), dark, steel, 0.04),
            soft_box((-19, 0, 1.2), (2.0, 0.25, 3.2), dark, steel, 0.08),
        ]
        hull = Hull(length=42, beam=6, sheer=(1, 1, 1), keel=(-4, -2, -2))
        return Vehicle(
            kind=kind,
            medium="water",
            body=grouped(body),
            length_m=42,
            width_m=6,
            height_m=6.6,
            mass_kg=2e6,
            loop=("submarine", "engine"),
            spray=bow_spray(hull, 40, seed, 0.6),
            sockets={"deck_0": place(4.4, 0, 4.4), "deck_1": place(-6, 0, 0.95), "root": place()},
        )
    hull = Hull(
        length=60, beam=10, sheer=(4.2, 7.0, 5.0), keel=(-3.0, 0.5, -1.0), full=3.0, transom=0.8, strakes=3, step=0.0
    )
    color = paint_of(attributes, {"cargo_ship": "#7a2a22", "warship": "#7d8388"}.get(kind, "#ece9e1"))
    body = [*shell(hull, color, PAINT, 30), floor(hull, 3.8, "#a89c84", PAINT)]
    white = "#ece9e1" if kind != "warship" else "#7d8388"
    lit = LIT if lights_on(attributes) else DARK_GLASS
    glass = "#ffdf9e" if lights_on(attributes) else "#1b2730"
    if kind == "cargo_ship":
        g = np.random.default_rng(seed)
        for x in np.linspace(-14, 20, 9):
            for y in (-3.2, 0, 3.2):
                for k in range(int(g.integers(1, 4))):
                    body.append(
                        soft_box(
                            (float(x), y, 5.1 + 2.5 * k),
                            (3.6, 2.8, 2.4),
                            ("#9c3a2a", "#2a5a7a", "#c08a2a", "#4a6a4a", "#8a8f94")[int(g.integers(5))],
                            Material(texture=Texture.PLANKS, roughness=0.6, scale=3),
                            0.05,
                        )
                    )
        house = [(-23.0, 6.0, 8.0, 11.0)]
    elif kind == "warship":
        house = [(-2.0, 16.0, 6.0, 4.0), (-1.0, 9.0, 4.6, 7.5)]
        body += [
            soft_box((15, 0, 5.2), (3.6, 2.6, 1.6), color, LACQUER, 0.3),
            rod((16.4, 0, 5.4), (20.5, 0, 5.8), 0.16, 0.13, color, METAL, 8),
        ]
    else:
        house = [(-2.0, 40.0, 8.6, 2.6), (-3.0, 36.0, 8.0, 5.2), (-4.0, 31.0, 7.4, 7.8), (4.0, 12.0, 7.0, 10.2)]
    for cx, long, w, z in house:
        body += [
            soft_box(
                (cx, 0, 4.0 + z * 0.5 if kind == "cargo_ship" else 3.8 + z - 1.3 + 0.6),
                (long, w, z if kind == "cargo_ship" else 2.6),
                white,
                LACQUER,
                0.2,
            ),
            soft_box(
                (cx, 0, (4.0 + z * 0.85) if kind == "cargo_ship" else 3.8 + z - 0.5),
                (long * 0.98, w + 0.06, 0.8),
                glass,
                lit,
                0.02,
            ),
        ]
    if kind in ("ship", "cruise_ship", "ferry"):
        for x in (-8.0, -1.0):
            body.append(
                hull_along_x(
                    [(x - 1.8, 0.9, 12, 17.2), (x, 1.3, 12, 17.5), (x + 1.8, 0.9, 12, 17.8)],
                    paint_of({"color": attributes.get("funnel", "")}, "#b5231d"),
                    LACQUER,
                    2.2,
                    16,
                )
            )
    body.append(rod((6, 0, 12), (6, 0, 20), 0.14, 0.06, white, METAL, 6))
    sockets: dict[str, Floats] = {
        "deck_0": place(24, 0, 4.0),
        "deck_1": place(-26, 0, 3.9),
        "deck_2": place(24, 1.5, 4.0),
        "root": place(),
    }
    return Vehicle(
        kind=kind,
        medium="water",
        body=grouped(body),
        length_m=60,
        width_m=10,
        height_m=20,
        mass_kg=4e6,
        loop=("ship", "engine"),
        sockets=sockets,
        spray=bow_spray(hull, 90, seed, 1.0),
    )
